"""The try-out belongs to its own page: other sites get no say, and the page sends nothing elsewhere."""

from __future__ import annotations

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

# Pictures are shown before they are sent (blob:); the empty icon of the page is data:.
POLICY = "; ".join(
    (
        "default-src 'self'",
        "img-src 'self' blob: data:",
        "object-src 'none'",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
    )
)
HARMLESS = {"GET", "HEAD", "OPTIONS"}


class OwnPage:
    """Guards the page and what is below /try; the Bot API beside it stays as Telegram has it."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        path = scope.get("path", "")
        if scope["type"] != "http" or not (path == "/" or path.startswith("/try/")):
            await self.app(scope, receive, send)
            return

        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers["Content-Security-Policy"] = POLICY
                headers["Referrer-Policy"] = "no-referrer"
                headers["X-Content-Type-Options"] = "nosniff"
            await send(message)

        if scope["method"] not in HARMLESS and _from_another_site(scope):
            refusal = JSONResponse({"error": "Only the page of this try-out may do that."}, 403)
            await refusal(scope, receive, send_guarded)
            return
        await self.app(scope, receive, send_guarded)


def _from_another_site(scope: Scope) -> bool:
    """Whether a browser says so; what is no browser (a script, a test) says nothing."""
    headers = Headers(scope=scope)
    # Another port of this machine is the same *site*, and yet not ours.
    if headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        return True
    origin = headers.get("origin")
    return origin is not None and origin != f"{scope['scheme']}://{headers.get('host')}"
