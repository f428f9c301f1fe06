"""A question answered with a birthday: 12-05, 12月5日, 5 Dec. The year is nobody's business."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from typing import TYPE_CHECKING, Any

from babel import Locale
from babel.dates import format_skeleton
from markupsafe import Markup, escape

from bot import days, texts
from bot.fields.base import Field, Reading
from models import calendar
from models.errors import Refused
from models.language import Language

if TYPE_CHECKING:
    from bot.turn import Turn

LEAP = 2000  # a year that has a 29 February
_NUMBERS = re.compile(r"(?:[0-9]{4}[-/.年] *)?([0-9]{1,2})[-/.月] *([0-9]{1,2})[日号]?")


class Birthday(Field[str]):
    """A day of any year, kept as MM-DD; a year that is said is let go."""

    async def read(self, turn: Turn, offered: Any, before: Any) -> Reading:
        said = unicodedata.normalize("NFKC", turn.words).strip(" .。")
        if numbers := _NUMBERS.fullmatch(said):
            return Reading(_day(turn, int(numbers[1]), int(numbers[2])))
        try:
            found = days.read_day(said, calendar.business_day(turn.said_at))
        except days.NoSuchDay:
            found = None
        if found is None or found.first != found.last:
            raise _unclear(turn)
        return Reading(_day(turn, found.first.month, found.first.day))

    def shown(self, language: Language, kept: Any) -> Markup:
        month, day = kept.split("-")
        locale = Locale.parse(language.value, sep="-")
        return escape(format_skeleton("MMMd", date(LEAP, int(month), int(day)), locale=locale))


def _day(turn: Turn, month: int, day: int) -> str:
    try:
        return f"{date(LEAP, month, day):%m-%d}"
    except ValueError:
        raise _unclear(turn) from None


def _unclear(turn: Turn) -> Refused:
    return Refused("field-birthday-unclear", words=texts.clip(turn.words, 60))
