"""A question answered with a customer: one of the nearest, one of the latest, or a part of the name."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import islice, takewhile
from typing import TYPE_CHECKING, Any, ClassVar

from markupsafe import Markup, escape
from sqlalchemy import select

from bot import texts
from bot.fields.base import Claim, Field, Look, Reading
from bot.fields.choice import pieces, without
from bot.fields.where import position_said
from bot.panels import Rows, named
from models import calendar, search
from models.customer_file import LONGEST_NAME
from models.customers import Customer
from models.errors import Refused
from models.language import Language
from models.names import PINYIN_FROM, fold, normal, search_keys, syllables
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
SHORTEST_BEGINNING = 4  # Latin letters that several names may begin with
WORDS_LOOKED_AT = 6  # of a line: each few of them are a search
WORD = re.compile(r"[^\s,;:!?，、。；：！？]+")


class Pick(Field[int]):
    """A customer visible to the person (1.3), kept as {"id": 12, "name": "华联超市"}.

    `near=False`: where the person is does not matter here.
    """

    claim_order: ClassVar[int] = -1  # a name may hold a day, a number, a choice
    finds: ClassVar[bool] = True
    accounts: ClassVar[bool] = False  # found by whoever sees what they owe: finance finds all

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
        if len(sure) == 1 and await search.is_found_by(turn.session, sure[0].customer_id, words):
            return Reading(kept_customer(sure[0].customer_id, sure[0].name))
        if found:
            return Look(words)
        raise Refused("field-pick-nobody", words=texts.clip(words, 60))

    async def tapped(self, turn: Turn, choice: str, before: Any) -> Reading:
        if not (choice.isascii() and choice.isdigit() and len(choice) <= LONGEST_ID):
            raise Refused("button-out-of-date")
        customer = await self._of(turn, int(choice))
        if customer.archived_at:
            raise Refused("customer-gone-or-not-yours")
        return Reading(kept_customer(customer.id, customer.name))

    async def _of(self, turn: Turn, number: int) -> Customer:
        return await Customer.of(turn.session, turn.me, number)

    async def claim(self, turn: Turn, words: str, offered: Any) -> Claim | None:
        """The customer whom the line begins with or else names.

        Where it begins with what several are called, or nearly so, those are shown.
        """
        first = WORD.search(words)
        if first is None:
            return None
        ends = [word.end() for word in islice(WORD.finditer(words), WORDS_LOOKED_AT)]
        spans = list(pieces(words[: ends[-1]], LONGEST_NAME_IN_A_LINE))
        theirs = await search.seen_by(turn.session, turn.me, accounts=self.accounts)
        begins = [span for span in spans if span[0] == first.start()]
        others = [span for span in spans if span[0] != first.start()]
        for start, end in begins:
            called = await _called(turn, theirs, words[start:end], begins_line=True)
            if len(called) == 1:
                return Claim(_kept(called[0]), without(words, start, end))
            if called and _begins_each(words[start:end], called):
                return Claim(None, without(words, start, end), view=words[start:end])
        if begun := await _begun_with(turn, first[0]):
            end = first.start() + begun.length
            rest = without(words, first.start(), end)
            if begun.one:
                return Claim(_kept(begun.one), rest)
            return Claim(None, rest, view=words[first.start() : end])
        for start, end in others:
            called = await _called(turn, theirs, words[start:end], begins_line=False)
            if len(called) == 1:
                return Claim(_kept(called[0]), without(words, start, end))
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
        return await search.find(
            turn.session,
            turn.me,
            words,
            near=near,
            accounts=self.accounts,
            at_most=MOST_FOUND,
        )

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


def kept_customer(customer_id: int, name: str) -> dict[str, Any]:
    """A customer as the draft keeps one, also where it is known before it is asked."""
    return {"id": customer_id, "name": name}


def _kept(row: Any) -> dict[str, Any]:
    return kept_customer(row.id, row.name)


def _words(turn: Turn) -> str:
    """What to look for: a name, a shared contact's phone, the choice of an inline search."""
    message = turn.message
    if message and message.contact:
        return message.contact.phone_number
    if message and message.via_bot:
        return turn.words.partition("\n")[0]
    return turn.words


async def _called(
    turn: Turn, theirs: search.Seen, piece: str, *, begins_line: bool
) -> Sequence[Any]:
    """The customers who are really called so; the only one whose whole name it is, if there is one.

    Not by `search.find`: for each word that is no name at all it would look for likely ones.
    """
    query = search.Query.of(piece)
    if query is None or len(query.words) < 2 or len(piece) > LONGEST_NAME:
        return ()
    found = await turn.session.execute(
        select(Customer.id, Customer.name)
        .where(*theirs.found_by(query))
        .order_by(query.rank(), Customer.id)
        .limit(MOST_FOUND)
    )
    called = [one for one in found if _is_called(one.name, piece, begins_line=begins_line)]
    exact = [one for one in called if fold(one.name) == fold(piece)]
    return exact or called


def _begins_each(piece: str, called: Sequence[Any]) -> bool:
    """Whether all their names begin so; 超市 and "the" stand in many a name."""
    said = fold(piece)
    is_short = said.isascii() and len(said) < SHORTEST_BEGINNING
    return not is_short and all(fold(one.name).startswith(said) for one in called)


def _is_called(name: str, piece: str, *, begins_line: bool) -> bool:
    """Whether a piece of a line is a name, not a word that happens to stand inside one.

    Latin letters are words of their own, or at the line's beginning pinyin or initials.
    """
    said = fold(piece)
    if said in (fold(name), normal(name)):
        return True
    if not said.isascii():
        return said in fold(name)
    if said.isdigit():
        return False
    if not begins_line:
        return said in map(fold, name.split())
    _, _, sounds = search_keys(name, (), ()).partition(PINYIN_FROM)
    each = [*map(fold, name.split()), *sounds.split()]
    # Two letters begin too many a name: an, he, to.
    return said in each or (len(said) > 2 and any(one.startswith(said) for one in each))


@dataclass(frozen=True)
class Begun:
    """How far a name goes in a word, and whose it is; None where the person should say so."""

    length: int
    one: Any


async def _begun_with(turn: Turn, word: str) -> Begun | None:
    """The person's own customer whose name a word without blanks begins with.

    华联谈了新品: a whole name, else the beginning of only one. A sign that sounds like the name's
    is a slip: 沃尔马 is 沃尔玛. None where no name begins so.
    """
    if fold(word).isascii():
        return None
    own = await turn.session.execute(
        select(Customer.id, Customer.name).where(
            Customer.owner_id == turn.me.id, Customer.archived_at.is_(None)
        )
    )
    said = fold(word)
    whole: list[tuple[int, Any]] = []
    begun: list[tuple[int, Any]] = []
    for customer in own:
        names = {fold(customer.name), normal(customer.name)}
        whole += [(len(name), customer) for name in names if said.startswith(name)]
        begun.append((max(_common(said, name) for name in names), customer))
    # 20箱 does not begin the name of 20号店.
    begun = [(length, customer) for length, customer in begun if not said[:length][-2:].isascii()]
    for some in (whole, begun):
        longest = max((length for length, _ in some), default=0)
        meant = {customer.id: customer for length, customer in some if length == longest}
        if longest >= 2:
            [one, *others] = meant.values()
            is_sure = not others and fold(one.name).startswith(said[:2])
            # One sign that is left beside half a name is no word: it was written wrong, too.
            is_slip = some is begun and is_sure and len(said) - longest == 1
            length = len(said) if is_slip else longest
            return Begun(_signs(word, length), one if is_sure else None)
    return None


def _common(said: str, name: str) -> int:
    """How many signs two words have in common from their beginning; but for the first, in sound."""
    if said[:1] != name[:1]:
        return 0
    pairs = zip(said, name, syllables(said), syllables(name), strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1] or pair[2] == pair[3], pairs))


def _signs(word: str, folded: int) -> int:
    """How many signs as written make so many folded ones: brackets count for nothing there."""
    end = next(end for end in range(1, len(word) + 1) if len(fold(word[:end])) >= folded)
    return end + len(word[end:]) - len(word[end:].lstrip(")）]】》」』”"))


async def _told_apart(turn: Turn, found: Iterable[Found]) -> dict[int, str]:
    """What tells customers of equal name apart: who owns them, or else where they are."""
    alike: dict[str, list[int]] = {}
    for one in found:
        alike.setdefault(fold(one.name), []).append(one.customer_id)
    ids = [number for same in alike.values() if len(same) > 1 for number in same]
    if not ids:
        return {}
    rows = await turn.session.execute(
        select(Customer.id, Customer.address, Staff.name)
        .join(Staff, Staff.id == Customer.owner_id)
        .where(Customer.id.in_(ids))
    )
    known = {number: (owner, address) for number, address, owner in rows}
    apart: dict[int, str] = {}
    for same in alike.values():
        by_owner = len({known[number][0] for number in same if number in known}) == len(same)
        for number in same if len(same) > 1 else ():
            owner, address = known[number]
            apart[number] = owner if by_owner else address or owner
    return apart


def _label(turn: Turn, one: Found, apart: str | None) -> str:
    parts = [texts.clip(texts.shield(one.name), NAME_ON_BUTTON)]
    if apart:
        parts.append(texts.clip(texts.shield(apart), NAME_ON_BUTTON // 2))
    parts.append(one.customer_class.value)
    if one.metres is not None:
        parts.append(texts.distance(turn.language, one.metres))
    return " · ".join(parts)
