"""What a message shows: words and the buttons under them."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from markupsafe import Markup
from sqlalchemy.ext.asyncio import AsyncSession
from telegram import (
    CopyTextButton,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    KeyboardButton,
    ReplyKeyboardMarkup,
)

from bot.texts import clip, plain, t
from models.facts import pack, unpack
from models.language import Language
from models.outbox import Outgoing
from models.staff import Staff

GREEN = "success"
RED = "danger"
A_PAGE = 24  # of a list; Telegram takes 100 buttons, a thumb fewer

T = TypeVar("T")

Button = Mapping[str, Any]
"""As kept in the outbox: `text` or `key` with `facts`; one of `data`, `url`, `copy`; maybe `style`.
A key of the phone's keyboard has `key` and `says` alone."""
Rows = Sequence[Sequence[Button]]


def button(key: str, data: str, *, style: str | None = None, **facts: Any) -> Button:
    """A button whose words are a sentence in the reader's language; `data` comes back when tapped."""
    return {"key": key, "facts": pack(facts), "data": data, "style": style}


def spoken(key: str, *, position: bool = False) -> Button:
    """A key of the phone's keyboard: it says its own words, or where the phone is."""
    return {"key": key, "says": "position" if position else "words"}


def has_keyboard(rows: Rows) -> bool:
    """Whether these are keys of the phone's keyboard and not buttons below the message."""
    return any("says" in button for row in rows for button in row)


def named(text: str, data: str) -> Button:
    """A button that shows a name."""
    return {"text": text, "data": data}


def in_pairs(buttons: Sequence[Button]) -> list[list[Button]]:
    """Rows of two."""
    return [list(buttons[at : at + 2]) for at in range(0, len(buttons), 2)]


def turn_pages(
    items: Sequence[T], page: int, data: str, a_page: int = A_PAGE
) -> tuple[Sequence[T], list[Button]]:
    """What stands on a page of a list, and the buttons that leaf through it: `data:page`."""
    last = max(len(items) - 1, 0) // a_page
    page = min(page, last)  # the list may be shorter by now
    leaves = []
    if page > 0:
        leaves.append(named(f"‹ {page}/{last + 1}", f"{data}:{page - 1}"))
    if page < last:
        leaves.append(named(f"{page + 2}/{last + 1} ›", f"{data}:{page + 1}"))
    return items[page * a_page : (page + 1) * a_page], leaves


@dataclass(frozen=True)
class Panel:
    """Words (Telegram's HTML) and rows of buttons."""

    html: Markup
    rows: Rows = ()


@dataclass(frozen=True)
class View:
    """Somebody looks at a card: who, at what, and the facts it was owed with."""

    session: AsyncSession
    reader: Staff
    record: Any  # what the card is about, already known to be visible to the reader
    facts: Mapping[str, Any] = field(default_factory=dict)

    def t(self, key: str, **facts: Any) -> Markup:
        return t(self.reader.speaks, key, **facts)


Card = Callable[[View], Awaitable[Panel | None]]
"""Draws a message from what is true when it is sent; None when there is nothing left to say."""


Taken = Callable[[AsyncSession, Outgoing], Awaitable[None]]


@dataclass(frozen=True)
class Document:
    """A file to be sent. `write` makes its content in a thread: it asks no database.

    `taken` keeps who got what, in the commit before it leaves the house; once more where it has to
    be sent again. What its buttons bring comes below it: Telegram changes no file into words.
    """

    file_name: str
    write: Callable[[], bytes]
    caption: Markup
    taken: Taken | None = None
    rows: Rows = ()


class Picture(Document):
    """A file that the chat shows: a PNG or JPEG."""


Maker = Callable[[View], Awaitable[Document | Markup | None]]
"""Makes a file from what is true when it is sent, or says why there is none; None when it is not for
the reader."""


def keyboard(language: Language, rows: Rows) -> InlineKeyboardMarkup | ReplyKeyboardMarkup | None:
    """The rows as Telegram takes them."""
    if has_keyboard(rows):
        keys = [[_key(language, button) for button in row] for row in rows if row]
        return ReplyKeyboardMarkup(keys, resize_keyboard=True, one_time_keyboard=True)
    drawn = [[_drawn(language, button) for button in row] for row in rows if row]
    return InlineKeyboardMarkup(drawn) if drawn else None


def _key(language: Language, button: Button) -> KeyboardButton:
    words = plain(t(language, button["key"]))
    return KeyboardButton(clip(words, 60), request_location=button["says"] == "position")


def _drawn(language: Language, button: Button) -> InlineKeyboardButton:
    if "key" in button:
        text = plain(t(language, button["key"], **unpack(button.get("facts", {}))))
    else:
        text = button["text"]
    return InlineKeyboardButton(
        clip(text, 60),
        callback_data=button.get("data"),
        url=button.get("url"),
        copy_text=CopyTextButton(button["copy"]) if "copy" in button else None,
        style=button.get("style"),
    )
