"""The sandbox written down and read back, so that a demo can stop and go on."""

from __future__ import annotations

import json
import os
from collections import deque
from dataclasses import asdict
from pathlib import Path
from typing import Any

from bot.sandbox.chats import Chat, Message, Tap
from bot.sandbox.files import Stored
from bot.sandbox.telegram import Telegram
from bot.sandbox.updates import Queued
from bot.sandbox.wire import JSON

# Not kept: the log of calls, ordered faults and what is left of the flood allowances.
COUNTERS = ("next_message_id", "next_query_id", "next_album_id")


def save(telegram: Telegram, path: Path) -> None:
    """Write the whole state; a crash in the middle leaves the older file whole."""
    folder = _folder(path)
    folder.mkdir(parents=True, exist_ok=True)
    for stored in telegram.files.by_id.values():
        target = folder / stored.unique_id
        if not target.exists():
            _write(target, stored.content)
    _write(path, json.dumps(_as_json(telegram), ensure_ascii=False).encode())


def _folder(path: Path) -> Path:
    return path.with_name(path.name + ".files")


def _write(path: Path, content: bytes) -> None:
    draft = path.with_name(path.name + ".part")
    with draft.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    draft.replace(path)


def _as_json(telegram: Telegram) -> JSON:
    queue = telegram.queue
    return {
        "token": telegram.token,
        "username": telegram.username,
        "name": telegram.name,
        "privacy": telegram.privacy,
        "floods": telegram.floods.on,
        "counters": {name: getattr(telegram, name) for name in COUNTERS},
        "people": [
            {"id": one.id, "name": one.name, "about": one.about, "language": one.language}
            for one in telegram.people.values()
        ],
        "chats": [asdict(chat) for chat in telegram.chats.values()],
        "taps": [asdict(tap) for tap in telegram.taps.values()],
        "inline_queries": telegram.inline_queries,
        "done": telegram.done,
        "commands": [[*key, commands] for key, commands in telegram.commands.lists.items()],
        "queue": {
            "next_id": queue.next_id,
            "allowed": queue.allowed,
            "waiting": [asdict(queued) for queued in queue.waiting],
            "again": [asdict(queued) for queued in queue.again],
            "confirmed": [asdict(queued) for queued in queue.confirmed],
        },
        "webhook": {"url": telegram.webhook.url, "secret": telegram.webhook.secret},
        "files": {
            "next_number": telegram.files.next_number,
            "stored": [
                {key: value for key, value in vars(stored).items() if key != "content"}
                for stored in telegram.files.by_id.values()
            ],
        },
    }


def load(path: Path) -> Telegram:
    """A Telegram in the state that was saved."""
    state: dict[str, Any] = json.loads(path.read_text("utf-8"))
    telegram = Telegram(
        state["token"],
        state["username"],
        state["name"],
        floods=state["floods"],
        privacy=state["privacy"],
        first_update_id=state["queue"]["next_id"],
    )
    for name in COUNTERS:
        setattr(telegram, name, state["counters"][name])
    for one in state["people"]:
        telegram.register(one["id"], one["name"], one["about"], one["language"])
    for one in state["chats"]:
        # A demo saved by an older version knows of no ticks.
        messages = [Message(**{"fetched": True, **message}) for message in one.pop("messages")]
        one.pop("reply_keyboard", None)  # a demo saved by version 0.1
        telegram.chats[one["id"]] = Chat(**one, messages=messages)
    telegram.taps = {one["id"]: Tap(**one) for one in state["taps"]}
    telegram.inline_queries = state["inline_queries"]
    telegram.done = state.get("done", {})  # a demo saved by version 0.1 knows of none
    telegram.commands.lists = {
        (scope, language): commands for scope, language, commands in state["commands"]
    }
    queue = telegram.queue
    queue.allowed = state["queue"]["allowed"]
    queue.waiting = [Queued(**one) for one in state["queue"]["waiting"]]
    queue.again = [Queued(**one) for one in state["queue"]["again"]]
    queue.confirmed = deque((Queued(**one) for one in state["queue"]["confirmed"]), maxlen=1000)
    telegram.files.next_number = state["files"]["next_number"]
    for one in state["files"]["stored"]:
        content = (_folder(path) / one["unique_id"]).read_bytes()
        telegram.files.by_id[one["file_id"]] = Stored(**one, content=content)
    if state["webhook"]["url"]:
        telegram.webhook.aim(state["webhook"]["url"], state["webhook"]["secret"])
    return telegram
