"""A question answered with photos: an album is one answer, gathered until *done*."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from markupsafe import Markup, escape

from bot import texts
from bot.fields.base import Field, Reading
from bot.panels import Rows, button
from models.albums import LONGEST_CAPTION, PHOTOS
from models.errors import Refused
from models.language import Language

if TYPE_CHECKING:
    from telegram import Message

    from bot.turn import Turn


@dataclass(frozen=True)
class Photo:
    """A photo, or a file, as Telegram keeps it, what was written under it, and which album takes it."""

    file_id: str
    caption: str
    kind: str = PHOTOS


class Photos(Field[tuple[Photo, ...]]):
    """Up to `at_most` photos. The draft keeps the message of each, for what is edited later."""

    gathers: ClassVar[bool] = True
    nothing: ClassVar[Any] = ()
    before_key: ClassVar[str] = "field-photos-so-far"
    keep_key: ClassVar[str] = "field-photos-done"
    enough_key: ClassVar[str] = "field-photos-enough"

    def __init__(self, *, at_most: int = 10, **common: Any) -> None:
        super().__init__(**common)
        self.at_most = at_most

    async def read(self, turn: Turn, offered: Any, before: Any) -> Reading:
        message = turn.message
        if message and (document := message.document):
            is_picture = (document.mime_type or "").startswith("image/")
            key = "field-photos-as-file" if is_picture else "field-photos-no-photo"
            raise Refused(key, file=texts.clip(document.file_name or "…", 60))
        if message is None or not message.photo:
            raise Refused("field-photos-only")
        photo = {
            "message": message.message_id,
            "file_id": message.photo[-1].file_id,  # the largest size comes last
            "caption": texts.clip(turn.words, LONGEST_CAPTION),
        }
        return self.gather(photo, before)

    def gather(self, one_more: dict[str, Any], before: Any) -> Reading:
        """What was sent so far and one more, or the same one as it was edited. Refused where it is full."""
        gathered = list(before or ())
        for at, one in enumerate(gathered):
            if one["message"] == one_more["message"]:
                return Reading([*gathered[:at], one_more, *gathered[at + 1 :]], complete=False)
        if len(gathered) >= self.at_most:
            raise Refused(self.enough_key, limit=self.at_most)
        return Reading([*gathered, one_more], complete=False)

    def takes(self, message: Message) -> bool:
        return bool(message.photo)

    async def gives_way(self, turn: Turn, to: Field[Any]) -> bool:
        return True

    async def tapped(self, turn: Turn, choice: str, before: Any) -> Reading:
        if choice != "none":
            raise Refused("button-out-of-date")
        return Reading(None, complete=False)

    async def buttons(
        self, turn: Turn, before: Any, tap: Callable[[str], str], view: str = ""
    ) -> Rows:
        return [[button("field-photos-without", tap("none"))]] if before else []

    def load(self, kept: Any) -> tuple[Photo, ...]:
        return tuple(Photo(one["file_id"], one["caption"]) for one in kept)

    def shown(self, language: Language, kept: Any) -> Markup:
        captions = (escape(texts.shield(one["caption"])) for one in kept if one["caption"])
        count = texts.t(language, "field-photos-shown", count=len(kept))
        return Markup("\n").join([count, *captions])
