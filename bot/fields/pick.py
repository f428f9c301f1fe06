"""A question answered with a customer: one of the nearest, one of the latest, or a part of the name."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from itertools import takewhile
from typing import TYPE_CHECKING, Any, ClassVar

from markupsafe import Markup, escape
from sqlalchemy import select

from bot import texts
from bot.fields.base import Claim, Field, Look, Reading
from bot.fields.choice import pieces, without
from bot.fields.where import position_said
from bot.panels import Rows, named
from models import calendar, search
from models.customers import Customer
from models.errors import Refused
from models.language import Language
from models.names import PINYIN_FROM, fold, normal, search_keys
from models.places import Place, Whereabouts
from models.plans import Plan
from models.search import Found
from models.staff import Staff

if TYPE_CHECKING:
    from bot.turn import Turn

MOST_FOUND = 8
MOST_PROPOSED = 6
NAME_ON_BUTTON = 36  # UTF-16 units; a class and a distance stand behind it
LONGEST_ID = 15  # digits
LONGEST_NAME_IN_A_LINE = 4  # words
WORDS_LOOKED_AT = 6  # of a line: each few of them are a search
FIRST_WORD = re.compile(r"[^\s,;:!?，、。；：！？]+")


class Pick(Field[int]):
    """A customer visible to the person (1.3), kept as {"id": 12, "name": "华联超市"}.

    `near=False`: where the person is does not matter here.
    """

    claim_order: ClassVar[int] = -1  # a name may hold a day, a number, a choice

    def __init__(self, *, near: bool = True, **common: Any) -> None:
        super().__init__(**common)
        self.near = near

    async def read(self, turn: Turn, offered: Any, before: Any) -> Reading | Look:
        if self.near and (place := await position_said(turn)):
            if not await search.nearest(turn.session, turn.me, place, at_most=1):
                raise Refused("field-pick-none-near")
            return Look("")  # the nearest are what is proposed then
        words = _words(turn)
        if not words:
            raise Refused("field-pick-only")
        found = await self._find(turn, words)
        exact = [one for one in found if fold(one.name) == fold(words)]
        sure = exact if len(exact) == 1 else found
        # The only one that is a little like it is a guess: the person confirms it.
        if len(sure) == 1 and await _is_found_by(turn, sure[0].customer_id, words):
            return Reading(_kept(sure[0].customer_id, sure[0].name))
        if found:
            return Look(words)
        raise Refused("field-pick-nobody", words=texts.clip(words, 60))

    async def tapped(self, turn: Turn, choice: str, before: Any) -> Reading:
        if not (choice.isascii() and choice.isdigit() and len(choice) <= LONGEST_ID):
            raise Refused("button-out-of-date")
        customer = await Customer.of(turn.session, turn.me, int(choice))
        if customer.archived_at:
            raise Refused("customer-gone-or-not-yours")
        return Reading(_kept(customer.id, customer.name))

    async def claim(self, turn: Turn, words: str, offered: Any) -> Claim | None:
        """The customer whom the line begins with or else names; none where it may be another."""
        first = FIRST_WORD.search(words)
        if first is None:
            return None
        looked_at = [match.end() for match in FIRST_WORD.finditer(words)][:WORDS_LOOKED_AT]
        spans = [
            span for span in pieces(words[: looked_at[-1]], LONGEST_NAME_IN_A_LINE)
        ]
        begins = [span for span in spans if span[0] == first.start()]
        others = [span for span in spans if span[0] != first.start()]
        for start, end in begins:
            if one := await self._called(turn, words[start:end], begins_line=True):
                return Claim(one, without(words, start, end))
        if run := await _begun_with(turn, first[0]):
            one, length = run
            return Claim(one, without(words, first.start(), first.start() + length))
        for start, end in others:
            if one := await self._called(turn, words[start:end], begins_line=False):
                return Claim(one, without(words, start, end))
        return None

    async def buttons(
        self, turn: Turn, before: Any, tap: Callable[[str], str], view: str = ""
    ) -> Rows:
        """Who was found by the words of `view`; without: who is near, or else planned and known."""
        found = await self._find(turn, view) if view else await self._proposed(turn)
        apart = await _told_apart(turn, found)
        return [
            [named(_label(turn, one, apart.get(one.customer_id)), tap(str(one.customer_id)))]
            for one in found
        ]

    def load(self, kept: Any) -> int:
        return int(kept["id"])

    def shown(self, language: Language, kept: Any) -> Markup:
        return escape(texts.shield(kept["name"]))

    async def _place(self, turn: Turn) -> Place | None:
        if not self.near:
            return None
        return await Whereabouts.just_said(turn.session, turn.me, turn.said_at)

    async def _find(self, turn: Turn, words: str) -> Sequence[Found]:
        near = await self._place(turn)
        return await search.find(turn.session, turn.me, words, near=near, at_most=MOST_FOUND)

    async def _proposed(self, turn: Turn) -> Sequence[Found]:
        if (place := await self._place(turn)) and (
            near := await search.nearest(turn.session, turn.me, place)
        ):
            return near
        today = calendar.business_day(turn.said_at)
        plan = await Plan.of(turn.session, turn.me, today)
        planned = await plan.customers(turn.session) if plan else []
        latest = await Customer.latest(turn.session, turn.me, MOST_PROPOSED)
        each = {customer.id: customer for customer in [*planned, *latest]}
        return [
            Found(customer.id, customer.name, customer.customer_class, None)
            for customer in list(each.values())[:MOST_PROPOSED]
        ]

    async def _called(self, turn: Turn, piece: str, *, begins_line: bool) -> dict[str, Any] | None:
        """The only customer who is really called so."""
        if len(fold(piece)) < 2 or len(piece) > 100:
            return None
        found = await self._find(turn, piece)
        called = [one for one in found if _is_called(one.name, piece, begins_line=begins_line)]
        exact = [one for one in called if fold(one.name) == fold(piece)]
        sure = exact or called
        return _kept(sure[0].customer_id, sure[0].name) if len(sure) == 1 else None
