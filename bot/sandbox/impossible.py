"""What cannot be done in the try-out, and why: its page says it in whatever language it speaks."""

from __future__ import annotations

from starlette.responses import JSONResponse, Response

from bot.texts import plain, t
from models.language import Language


class Impossible(Exception):  # noqa: N818 - names what was tried
    """A phone would not let the person do that; `key` is the page's sentence that says why."""

    def __init__(self, key: str, **facts: str) -> None:
        super().__init__(plain(t(Language.EN, key, **facts)))
        self.key = key
        self.facts = facts


def wrong(reason: Impossible | str, status: int = 400) -> Response:
    """The answer where something cannot be: a sentence in English, and its key where people read it."""
    if isinstance(reason, str):
        return JSONResponse({"error": reason}, status)
    told = {"error": str(reason), "key": reason.key, "facts": reason.facts}
    return JSONResponse(told, status)
