"""The try-out page's way in: read chats, act as people, hear of changes."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path
from typing import Any
from urllib.parse import quote

from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, Response, StreamingResponse
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from bot.sandbox.chats import Message, Tap
from bot.sandbox.person import Impossible, Person
from bot.sandbox.telegram import Telegram
from bot.sandbox.wire import JSON, Refusal, Upload
from bot.sandbox.words import words_of_the_page

PAGE = Path(__file__).parent / "page"
TOAST_WAIT = 3.0


class Nobody(Impossible):
    """The person is not registered."""


Deed = Callable[[Person, Request], Awaitable[JSON | None]]


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
        given = await _json(request)
        person_id, name = given.get("id"), given.get("name")
        if not isinstance(person_id, int) or person_id <= 0 or not isinstance(name, str):
            return _wrong("A person needs an id (a positive number) and a name.")
        telegram.register(
            person_id, name, str(given.get("about", "")), str(given.get("language", "en"))
        )
        telegram.changed(person_id)
        return JSONResponse({"id": person_id}, 201)

    async def chat(request: Request) -> Response:
        try:
            person = _person(telegram, request)
        except Nobody as nobody:
            return _wrong(str(nobody), 404)
        return JSONResponse(
            {
                "messages": [shown(telegram, message) for message in person.chat.visible],
                "commands": telegram.commands_in(person.id),
                "reply_keyboard": person.chat.keys
                and [
                    [
                        {"text": key["text"], "position": bool(key.get("request_location"))}
                        for key in row
                    ]
                    for row in person.chat.keys
                ],
                "blocked": person.chat.blocked,
            }
        )

    async def file(request: Request) -> Response:
        stored = telegram.files.by_id.get(request.path_params["file_id"])
        if stored is None:
            return _wrong("There is no such file.", 404)
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

    def act(deed: Deed) -> Callable[[Request], Awaitable[Response]]:
        async def endpoint(request: Request) -> Response:
            try:
                return JSONResponse(await deed(_person(telegram, request), request) or {})
            except Nobody as nobody:
                return _wrong(str(nobody), 404)
            except Impossible as impossible:
                return _wrong(str(impossible), 409)
            except Refusal as refusal:
                return _wrong(refusal.description)
            except (KeyError, TypeError, ValueError):
                return _wrong("Something is missing in this request, or it is of the wrong kind.")

        return endpoint

    deeds: dict[str, Deed] = {
        "types": _types,
        "edits": _edits,
        "taps": _taps,
        "photos": _photos,
        "position": _position,
        "contact": _contact,
        "block": _block,
    }
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
            for name, deed in deeds.items()
        ),
    ]


async def _types(person: Person, request: Request) -> JSON:
    given = await _json(request)
    return {"id": person.types(str(given["text"]), _number(given.get("reply_to"))).id}


async def _edits(person: Person, request: Request) -> JSON:
    given = await _json(request)
    return {"id": person.edits(int(given["message"]), str(given["text"])).id}


async def _taps(person: Person, request: Request) -> JSON:
    given = await _json(request)
    message = person.chat.find(int(given["message"]))
    if message is None:
        raise Impossible("The message is gone.")
    tap = person.taps(message, int(given["row"]), int(given["column"]))
    for _ in range(int(TOAST_WAIT / 0.02)):
        if tap is None or tap.answered:
            break
        await asyncio.sleep(0.02)
    return _answer(tap)


def _answer(tap: Tap | None) -> JSON:
    return {"toast": tap.toast if tap else None, "alert": bool(tap and tap.alert)}


async def _photos(person: Person, request: Request) -> JSON:
    async with request.form(max_part_size=60 * 1024 * 1024) as form:
        parts = [part for part in form.getlist("files") if isinstance(part, UploadFile)]
        photos = [
            Upload(part.filename or "photo.jpg", await part.read(), part.content_type or "")
            for part in parts
        ]
        caption, reply_to = str(form.get("caption") or ""), _number(form.get("reply_to"))
    if not photos:
        raise Impossible("There is no picture.")
    if len(photos) == 1:
        return {"ids": [person.sends_photo(photos[0], caption, reply_to).id]}
    return {"ids": [message.id for message in person.sends_album(photos, caption, reply_to)]}


async def _position(person: Person, request: Request) -> JSON:
    given = await _json(request)
    latitude, longitude = float(given["latitude"]), float(given["longitude"])
    if not (-90 <= latitude <= 90 and -180 <= longitude <= 180):
        raise Impossible("There is no such place.")
    reply_to = _number(given.get("reply_to"))
    return {"id": person.shares_position(latitude, longitude, reply_to).id}


async def _contact(person: Person, request: Request) -> JSON:
    given = await _json(request)
    return {"id": person.shares_contact(str(given["name"]), str(given["phone"])).id}


async def _block(person: Person, request: Request) -> JSON:
    if (await _json(request))["blocked"]:
        person.blocks()
    else:
        person.unblocks()
    return {"blocked": person.chat.blocked}


def shown(telegram: Telegram, message: Message) -> JSON:
    """A message as the page draws it."""
    body = message.body
    document, contact, location = (body.get(name) for name in ("document", "contact", "location"))
    answered = body.get("reply_to_message")
    return {
        "id": message.id,
        "out": message.out,
        "date": message.date.isoformat(),
        # Below a keyboard Telegram does not say that the bot has edited.
        "edited": message.edited and not message.buttons,
        "html": message.html,
        "reply_to": _quoted(answered, telegram.id) if answered else None,
        "photos": [f"/try/files/{message.photo}"] if message.photo else [],
        "document": document
        and {"name": document["file_name"], "url": f"/try/files/{document['file_id']}"},
        "location": location
        and {"latitude": location["latitude"], "longitude": location["longitude"]},
        "contact": contact and {"name": contact["first_name"], "phone": contact["phone_number"]},
        "forwarded_from": _origin(body.get("forward_origin")),
        "note": next((note for note in ("sticker", "voice") if note in body), None),
        "album": message.album,
        "buttons": [
            [
                {
                    "text": button.text,
                    "kind": button.kind,
                    "style": button.style,
                    "url": button.url,
                    "copy_text": button.copy_text,
                }
                for button in row
            ]
            for row in message.buttons
        ],
    }


def _quoted(body: JSON, bot: int) -> JSON:
    kinds = ("photo", "document", "location", "contact", "sticker", "voice")
    kind = next((f"[{kind}]" for kind in kinds if kind in body), "")
    text = body.get("text") or body.get("caption") or kind
    return {"id": body["message_id"], "out": body["from"]["id"] != bot, "text": text}


def _origin(origin: JSON | None) -> str | None:
    if origin is None:
        return None
    return str(origin.get("sender_user_name") or origin["sender_user"]["first_name"])


async def _changes(telegram: Telegram, ending: asyncio.Event) -> AsyncIterator[str]:
    """One event per change of a private chat; ends when the server does."""
    changed: asyncio.Queue[int | None] = asyncio.Queue()
    telegram.on_change.append(changed.put_nowait)
    ended = asyncio.ensure_future(ending.wait())
    ended.add_done_callback(lambda _: changed.put_nowait(None))
    try:
        yield ": here\n\n"
        while (chat := await changed.get()) is not None:
            if chat > 0:
                yield f'data: {{"chat": {chat}}}\n\n'
    finally:
        telegram.on_change.remove(changed.put_nowait)
        ended.cancel()


def _person(telegram: Telegram, request: Request) -> Person:
    person = telegram.people.get(request.path_params["person"])
    if person is None:
        raise Nobody("There is no such person.")
    return person


async def _json(request: Request) -> dict[str, Any]:
    with contextlib.suppress(ValueError):
        given = await request.json()
        if isinstance(given, dict):
            return given
    return {}


def _number(value: Any) -> int | None:
    return int(value) if value not in (None, "") else None


def _wrong(sentence: str, status: int = 400) -> Response:
    return JSONResponse({"error": sentence}, status)
