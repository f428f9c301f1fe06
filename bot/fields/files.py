"""A question answered with photos and documents, gathered until *done*."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from markupsafe import Markup, escape

from bot import texts
from bot.fields.base import Reading
from bot.fields.photos import Photo, Photos
from models.albums import DOCUMENTS, LONGEST_CAPTION, PHOTOS
from models.errors import Refused
from models.language import Language

if TYPE_CHECKING:
    from telegram import Message

    from bot.turn import Turn

NAME_TAKES = 60  # UTF-16 units of a file's name


class Files(Photos):
    """Up to `at_most` photos and documents together, of whatever size Telegram took them."""

    enough_key: ClassVar[str] = "field-files-enough"

    def takes(self, message: Message) -> bool:
        return bool(message.photo or message.document)

    async def read(self, turn: Turn, offered: Any, before: Any) -> Reading:
        message = turn.message
        if message is None or not self.takes(message):
            raise Refused("field-files-only")
        file = {
            "message": message.message_id,
            "caption": texts.clip(turn.words, LONGEST_CAPTION),
        }
        if document := message.document:
            name = texts.clip(texts.cleaned(document.file_name or "…"), NAME_TAKES)
            file |= {"kind": DOCUMENTS, "file_id": document.file_id, "name": name}
        else:
            file |= {"kind": PHOTOS, "file_id": message.photo[-1].file_id}
        return self.gather(file, before)

    def load(self, kept: Any) -> tuple[Photo, ...]:
        return tuple(Photo(one["file_id"], one["caption"], one["kind"]) for one in kept)

    def shown(self, language: Language, kept: Any) -> Markup:
        """How many photos, the names of the documents, and what was written under any."""
        photos = [one for one in kept if one["kind"] == PHOTOS]
        lines = [super().shown(language, photos)] if photos else []
        for one in kept:
            if one["kind"] == DOCUMENTS:
                said = " · ".join(filter(None, (one["name"], one["caption"])))
                lines.append(Markup("📎 {}").format(escape(texts.shield(said))))
        return Markup("\n").join(lines)
