"""The try-out page's way in: read chats, act as people, hear of changes."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, Response, StreamingResponse
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from bot.sandbox.deeds import DEEDS, Deed, Once, given_in
from bot.sandbox.impossible import Impossible, wrong
from bot.sandbox.person import Person
from bot.sandbox.shown import chat_as_shown
from bot.sandbox.telegram import Telegram
from bot.sandbox.wire import JSON, Refusal
from bot.sandbox.words import words_of_the_page

PAGE = Path(__file__).parent / "page"


class Nobody(Impossible):
    """The person is not registered."""


def routes(telegram: Telegram, ending: asyncio.Event) -> list[BaseRoute]:
    """Everything below /try, and the page itself."""

    async def page(request: Request) -> Response:
        if not (PAGE / "index.html").exists():
            return Response("The page is missing.", 404)
        return FileResponse(PAGE / "index.html")

    async def state(request: Request) -> Response:
        people = [
            {"id": one.id, "name": one.name, "about": one.about, "language": one.language}
            for one in telegram.people.values()
        ]
        bot = {"name": telegram.name, "username": telegram.username}
        return JSONResponse({"bot": bot, "people": people, "zone": telegram.zone})

    async def texts(request: Request) -> Response:
        return JSONResponse(words_of_the_page())

    async def register(request: Request) -> Response:
        given = await given_in(request)
        person_id, name = given.get("id"), given.get("name")
        if not isinstance(person_id, int) or person_id <= 0 or not isinstance(name, str):
            return wrong("A person needs an id (a positive number) and a name.")
        telegram.register(
            person_id, name, str(given.get("about", "")), str(given.get("language", "en"))
        )
        telegram.changed(person_id)
        return JSONResponse({"id": person_id}, 201)

    async def chat(request: Request) -> Response:
        try:
            person = _person(telegram, request)
        except Nobody as nobody:
            return wrong(nobody, 404)
        return JSONResponse(chat_as_shown(telegram, person))

    async def file(request: Request) -> Response:
        stored = telegram.files.by_id.get(request.path_params["file_id"])
        if stored is None:
            return wrong("There is no such file.", 404)
        kind = stored.mime if stored.mime in ("image/png", "image/jpeg", "image/webp") else None
        # Anything but a picture is saved and never shown: a page sent as a file is not ours.
        headers = {"X-Content-Type-Options": "nosniff", "Cache-Control": "max-age=86400"}
        if kind is None:
            name = quote(stored.name, safe="")
            headers["Content-Disposition"] = f"attachment; filename*=UTF-8''{name}"
        return Response(
            stored.content, media_type=kind or "application/octet-stream", headers=headers
        )

    async def events(request: Request) -> Response:
        return StreamingResponse(
            _changes(telegram, ending),
            media_type="text/event-stream",
            headers={"Cache-Control": "no-store"},
        )

    once = Once(telegram)

    def act(deed: Deed) -> Callable[[Request], Awaitable[Response]]:
        async def endpoint(request: Request) -> Response:
            try:
                person = _person(telegram, request)
                return JSONResponse(await once.do(deed, person, request))
            except Nobody as nobody:
                return wrong(nobody, 404)
            except Impossible as impossible:
                return wrong(impossible, 409)
            except Refusal as refusal:
                return wrong(refusal.description)
            except (KeyError, TypeError, ValueError):
                return wrong("Something is missing in this request, or it is of the wrong kind.")

        return endpoint

    return [
        Route("/", page),
        Mount("/try/static", StaticFiles(directory=PAGE, check_dir=False)),
        Route("/try/state", state),
        Route("/try/texts", texts),
        Route("/try/people", register, methods=["POST"]),
        Route("/try/events", events),
        Route("/try/files/{file_id}", file),
        Route("/try/chats/{person:int}", chat),
        *(
            Route(f"/try/chats/{{person:int}}/{name}", act(deed), methods=["POST"])
            for name, deed in DEEDS.items()
        ),
    ]


async def _changes(telegram: Telegram, ending: asyncio.Event) -> AsyncIterator[str]:
    """One event per change of a private chat and per piece of news; ends when the server does."""
    told: asyncio.Queue[str | None] = asyncio.Queue()

    def changed(chat: int) -> None:
        if chat > 0:
            told.put_nowait(f'data: {{"chat": {chat}}}\n\n')

    def news(kind: str, facts: JSON) -> None:
        told.put_nowait(f"event: {kind}\ndata: {json.dumps(facts, ensure_ascii=False)}\n\n")

    telegram.on_change.append(changed)
    telegram.on_news.append(news)
    ended = asyncio.ensure_future(ending.wait())
    ended.add_done_callback(lambda _: told.put_nowait(None))
    try:
        yield ": here\n\n"
        while (event := await told.get()) is not None:
            yield event
    finally:
        telegram.on_change.remove(changed)
        telegram.on_news.remove(news)
        ended.cancel()


def _person(telegram: Telegram, request: Request) -> Person:
    person = telegram.people.get(request.path_params["person"])
    if person is None:
        raise Nobody("page-impossible-person")
    return person
