"""What reaches somebody: whatever a message, a sheet, a picture or a paper says, heard before it is made."""

from __future__ import annotations

import contextlib
import json
import pickle
import re
from collections.abc import Iterator
from concurrent.futures import Executor, Future
from dataclasses import dataclass, field, is_dataclass
from decimal import Decimal
from typing import Any

import pytest

from bot import worker
from models import typesetting
from models.charts.press import Press

NUMBER = re.compile(r"[0-9][0-9,\u00a0\u202f]*(?:\.[0-9]+)?")


Added = tuple[str, str, str, int]
"""A new row's table, and what a column of it points at: table and number."""
Card = dict[str, Any] | None
"""A message of ours as it was owed; None where it was no card."""


@dataclass
class Seen:
    """What came of an attempt."""

    said: list[str] = field(default_factory=list)  # all that reached the person
    numbers: set[Decimal] = field(default_factory=set)
    buttons: dict[str, Card] = field(default_factory=dict)  # the data, and where it stood
    owed: list[dict[str, Any]] = field(default_factory=list)  # cards and files of this person's
    changed: set[tuple[str, int]] = field(default_factory=set)  # table and number
    left: set[int] = field(default_factory=set)  # whoever was changed and has left
    added: set[Added] = field(default_factory=set)
    told: set[str] = field(default_factory=set)  # what others were told about
    drawn: set[str] = field(default_factory=set)  # the keys of cards and files that came
    form: dict[str, Any] | None = None  # what is open now
    by_others: dict[str, Seen] = field(default_factory=dict)  # what reached whom besides

    def staff(self) -> list[int]:
        """The people who were changed."""
        return [number for table, number in self.changed if table == "staff"]

    def hear(self, told: Any) -> None:
        """Whatever is plain data: sentences, sheets, what a picture is drawn of."""
        match told:
            case str():
                self.said.append(told)
                # A number in a sentence is as good as one in a cell.
                self.numbers |= numbers_in(told)
            case bytes():
                with contextlib.suppress(pickle.UnpicklingError, EOFError):
                    self.hear(pickle.loads(told))  # noqa: S301 - rows for a sheet, of our own
            case bool() | None:
                pass
            case int() | float() | Decimal():
                self.numbers.add(Decimal(str(told)))
            case dict():
                for key, value in told.items():
                    self.hear(key)
                    self.hear(value)
            case list() | tuple() | set() | frozenset():
                for each in told:
                    self.hear(each)
            case _ if is_dataclass(told):
                self.hear(vars(told) if hasattr(told, "__dict__") else str(told))
            case _:
                self.hear(str(told))


def numbers_in(words: str) -> set[Decimal]:
    return {Decimal(re.sub(r"[^0-9.]", "", found)) for found in NUMBER.findall(words)}


class Ears:
    """A bot whose calls go no further than to whoever listens."""

    username = "fieldbook_bot"

    def __init__(self) -> None:
        self.seen = Seen()
        self.card: Card = None  # that is being made

    def __getattr__(self, call: str) -> Any:
        async def called(*args: Any, **how: Any) -> Any:
            markup = how.pop("reply_markup", None)
            if markup:
                self._look_at(markup.to_dict())
            self.seen.hear([*map(_plain, args), {key: _plain(how[key]) for key in how}])
            return [Sent()] if call == "send_media_group" else Sent()

        return called

    def _look_at(self, markup: dict[str, Any]) -> None:
        for row in markup.get("inline_keyboard", markup.get("keyboard", ())):
            for button in row:
                self.seen.hear([button["text"], button.get("copy_text", {}).get("text", "")])
                if data := button.get("callback_data"):
                    self.seen.buttons[data] = self.card


class Sent:
    message_id = 1


def _plain(argument: Any) -> Any:
    """What is in a file is heard while it is made; of an album the pictures and what is below them."""
    if isinstance(argument, list):
        return [(one.media, one.caption) for one in argument if hasattr(one, "media")]
    return argument if isinstance(argument, str) else None


class AtOnce(Executor):
    """Makes files without a thread."""

    def submit(self, do: Any, /, *args: Any, **how: Any) -> Future[Any]:
        future: Future[Any] = Future()
        future.set_result(do(*args, **how))
        return future


@contextlib.contextmanager
def nothing_is_drawn(monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[str, Ears]]:
    """What sheets, pictures and papers are made of is heard instead: it is plain data."""
    listening: dict[str, Ears] = {}

    def heard(told: Any) -> bytes:
        for ears in listening.values():
            ears.seen.hear(told)
        return b"%"

    def drawn(_: Press, job: bytes) -> bytes:
        return heard(pickle.loads(job))  # noqa: S301 - of our own

    def set_(layout: str, paper: str) -> bytes:
        return heard(json.loads(paper))

    class Nobody:
        def submit(self, _do: Any, layout: str, paper: str) -> Future[bytes]:
            future: Future[bytes] = Future()
            future.set_result(set_(layout, paper))
            return future

    with monkeypatch.context() as patch:
        patch.setattr(Press, "draw", drawn)
        patch.setattr(typesetting, "PRESS", Nobody())
        # Each phone has its commands already: they are the same turn after turn.
        patch.setattr(worker, "keep_menu_current", lambda turn, switchboard: None)
        yield listening
