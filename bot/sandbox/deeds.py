"""What people do on the try-out page, as it comes in over HTTP."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Awaitable, Callable
from typing import Any, TypeVar

from starlette.datastructures import UploadFile
from starlette.requests import Request

from bot.sandbox.impossible import Impossible
from bot.sandbox.person import Person
from bot.sandbox.telegram import Telegram
from bot.sandbox.wire import JSON, Upload

TOAST_WITHIN = 3.0  # seconds
FOUND_WITHIN = 5.0
KEYS_KEPT = 1000
BYTES = "application/octet-stream"

T = TypeVar("T")
Deed = Callable[[Person, Request], Awaitable[JSON]]


class Once:
    """Deeds by the keys that phones gave them: what is sent again after a broken line is done once,
    also when the demo was ended and begun again in between."""

    def __init__(self, telegram: Telegram) -> None:
        self._done = telegram.done
        self._under_way: dict[str, asyncio.Task[JSON]] = {}

    async def do(self, deed: Deed, person: Person, request: Request) -> JSON:
        """Do it, or give what came of it when this key was here before; what failed is tried anew."""
        name = request.headers.get("x-once")
        if not name:
            return await deed(person, request)
        key = f"{person.id} {name}"
        if key in self._done:
            return self._done[key]
        if key not in self._under_way:
            doing = self._under_way[key] = asyncio.create_task(self._do(key, deed, person, request))
            doing.add_done_callback(lambda _: self._under_way.pop(key))
        # Shielded: whoever hangs up does not undo it for the one who asks again.
        return await asyncio.shield(self._under_way[key])

    async def _do(self, key: str, deed: Deed, person: Person, request: Request) -> JSON:
        answer = await deed(person, request)
        # Nothing is awaited in between: it is saved together with what was said, or not at all.
        self._done[key] = answer
        while len(self._done) > KEYS_KEPT:
            del self._done[next(iter(self._done))]
        return answer


async def _types(person: Person, request: Request) -> JSON:
    given = await given_in(request)
    return {"id": person.types(str(given["text"]), _number(given.get("reply_to"))).id}


async def _edits(person: Person, request: Request) -> JSON:
    given = await given_in(request)
    return {"id": person.edits(int(given["message"]), str(given["text"])).id}


async def _taps(person: Person, request: Request) -> JSON:
    given = await given_in(request)
    message = person.chat.find(int(given["message"]))
    if message is None:
        raise Impossible("page-impossible-message")
    tap = person.taps(message, int(given["row"]), int(given["column"]))
    if tap:
        await _until(lambda: tap.answered or None, TOAST_WITHIN)
    return {"toast": tap.toast if tap else None, "alert": bool(tap and tap.alert)}


async def _until(look: Callable[[], T | None], seconds: float) -> T | None:
    """What is there as soon as it is; None after so many seconds."""
    for _ in range(int(seconds / 0.02)):
        if (found := look()) is not None:
            return found
        await asyncio.sleep(0.02)
    return None


async def _photos(person: Person, request: Request) -> JSON:
    photos, caption, reply_to = await _files(request)
    if len(photos) == 1:
        return {"ids": [person.sends_photo(photos[0], caption, reply_to).id]}
    return {"ids": [message.id for message in person.sends_album(photos, caption, reply_to)]}


async def _documents(person: Person, request: Request) -> JSON:
    documents, caption, reply_to = await _files(request)
    sent = [
        person.sends_document(document, "" if index else caption, reply_to)
        for index, document in enumerate(documents)
    ]
    return {"ids": [message.id for message in sent]}


async def _files(request: Request) -> tuple[list[Upload], str, int | None]:
    """The files of a form, the words below them, and which message they answer."""
    async with request.form(max_part_size=60 * 1024 * 1024) as form:
        files = [
            Upload(part.filename or "file", await part.read(), part.content_type or BYTES)
            for part in form.getlist("files")
            if isinstance(part, UploadFile)
        ]
        caption, reply_to = str(form.get("caption") or ""), _number(form.get("reply_to"))
    if not files:
        raise Impossible("page-impossible-file")
    if any(not file.content for file in files):
        raise Impossible("page-impossible-empty-file")
    return files, caption, reply_to


async def _position(person: Person, request: Request) -> JSON:
    given = await given_in(request)
    latitude, longitude = float(given["latitude"]), float(given["longitude"])
    if not (-90 <= latitude <= 90 and -180 <= longitude <= 180):
        raise Impossible("page-impossible-place")
    reply_to = _number(given.get("reply_to"))
    return {"id": person.shares_position(latitude, longitude, reply_to).id}


async def _contact(person: Person, request: Request) -> JSON:
    given = await given_in(request)
    return {"id": person.shares_contact(str(given["name"]), str(given["phone"])).id}


async def _forwards(person: Person, request: Request) -> JSON:
    given = await given_in(request)
    return {"id": person.forwards(str(given["text"]), str(given["name"])).id}


async def _deletes(person: Person, request: Request) -> JSON:
    message = person.chat.find(int((await given_in(request))["message"]))
    if message is None:
        raise Impossible("page-impossible-message")
    person.deletes(message)
    return {}


async def _asks_inline(person: Person, request: Request) -> JSON:
    """What the bot finds for `@bot words`; `results` is null when it answers too late or not at all."""
    query = person.asks_inline(str((await given_in(request))["query"]))
    results = await _until(lambda: person.found(query), FOUND_WITHIN)
    shown = [{name: one[name] for name in ("title", "description")} for one in results or ()]
    return {"query": query, "results": None if results is None else shown}


async def _chooses(person: Person, request: Request) -> JSON:
    given = await given_in(request)
    return {"id": person.chooses(str(given["query"]), int(given["result"])).id}


async def _block(person: Person, request: Request) -> JSON:
    if (await given_in(request))["blocked"]:
        person.blocks()
    else:
        person.unblocks()
    return {"blocked": person.chat.blocked}


DEEDS: dict[str, Deed] = {
    "types": _types,
    "edits": _edits,
    "taps": _taps,
    "photos": _photos,
    "documents": _documents,
    "position": _position,
    "contact": _contact,
    "forwards": _forwards,
    "deletes": _deletes,
    "inline": _asks_inline,
    "chooses": _chooses,
    "block": _block,
}


async def given_in(request: Request) -> dict[str, Any]:
    with contextlib.suppress(ValueError):
        given = await request.json()
        if isinstance(given, dict):
            return given
    return {}


def _number(value: Any) -> int | None:
    return int(value) if value not in (None, "") else None
