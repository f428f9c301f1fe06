"""What an order asks beside its goods: for whom, when, where to, how it is packed and sent (8.1)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from markupsafe import Markup, escape
from moneyed import Money

from bot import days, texts
from bot.fields import Claim, Day, Field, Pick, Reading
from bot.fields.choice import pieces, without
from bot.fields.option import short
from bot.fields.spot import place_said
from bot.panels import Rows, button, in_pairs, named
from bot.terms_words import day_of_delivery
from handlers.order_words import handling_in_words
from models import calendar, promises
from models.customers import Customer
from models.errors import Refused
from models.language import Language
from models.order_authority import credit_with
from models.order_versions import LONGEST_ADDRESS
from models.orders import Order
from models.places import Place
from models.policy_sales import LONGEST_HANDLING
from models.receivables import debt_of

if TYPE_CHECKING:
    from bot.turn import Turn

USUAL = "usual"  # in an answer that came from the customer's habits
ADDRESSES = 6  # proposed
LOOKED_BACK = 20  # orders whose addresses are proposed


class Buyer(Pick):
    """A customer, with what they owe and may owe."""

    async def remark(self, turn: Turn, kept: Any) -> Markup | None:
        return await credit_in_words(turn, kept["id"])


async def credit_in_words(turn: Turn, customer_id: int) -> Markup | None:
    """What is owed, overdue, and left of the limit; None to whoever does not see that (1.3)."""
    customer = await turn.session.get(Customer, customer_id)
    if customer is None or not (
        turn.me.keeps_the_money or await customer.visible_to(turn.session, turn.me)
    ):
        return None
    said = [
        turn.t(
            "basket-owes",
            total=abs(debt.net),
            is_credit=debt.net.amount < 0,
            overdue=debt.is_overdue,
            late=debt.late,
        )
        for debt in (await debt_of(turn.session, customer.id)).values()
    ]
    if limit := customer.credit_limit:
        credit = await credit_with(turn.session, customer, Money(0, limit.currency))
        assert credit
        left = limit - credit.owed
        is_left = left.amount > 0
        said.append(turn.t("basket-limit", limit=limit, is_left=is_left, left=abs(left)))
    reliability = await promises.reliability_of(turn.session, customer.id)
    if reliability.made:
        said.append(turn.t("promise-kept-of", kept=reliability.kept, made=reliability.made))
    return Markup(" · ").join(said) or None


class DeliveryDay(Day):
    """The day on which it is to be there: 周五送, 25号前要货, by friday."""

    async def claim(self, turn: Turn, words: str, offered: Any) -> Claim | None:
        now = calendar.business_day(turn.said_at)
        for start, end in pieces(words, 3):
            stem = day_of_delivery(words[start:end])
            if stem is None:
                continue
            try:
                found = days.read_day(stem, now, looking=self.looking)
            except days.NoSuchDay:
                continue
            first, last = self.bounds(now)
            if found and found.first == found.last and first <= found.first <= last:
                return Claim(found.first.isoformat(), without(words, start, end))
        return await super().claim(turn, words, offered)

    async def read(self, turn: Turn, offered: Any, before: Any) -> Reading:
        try:
            return await super().read(turn, offered, before)
        except Refused:
            claim = await self.claim(turn, turn.words, offered)
            if claim is None or claim.rest.strip(days.EDGES):
                raise
            return Reading(claim.value)

    async def buttons(
        self, turn: Turn, before: Any, tap: Callable[[str], str], view: str = ""
    ) -> Rows:
        """Tomorrow and the next days on which work is done, and a month."""
        now = calendar.business_day(turn.said_at)
        often = [now + timedelta(days=1)]
        while len(often) < 4:
            often.append(await calendar.next_working_day(turn.session, often[-1]))
        _, *month = await super().buttons(turn, before, tap, view)
        first, *others = often
        return [
            [button("field-day-tomorrow", tap(first.isoformat()), day=first)],
            [named(texts.day_in_words(turn.language, day), tap(day.isoformat())) for day in others],
            *month,
        ]


class Usual(Field[Any]):
    """An answer that begins with the customer's habit; what the person says stands in its place.

    Kept as {"words": …}, with `usual` beside where it came by itself.
    """

    def load(self, kept: Any) -> Any:
        return kept["words"]

    def shown(self, language: Language, kept: Any) -> Markup:
        return escape(texts.shield(kept["words"]))


class Handling(Usual):
    """A way to pack or to send: one of the company's, or another in words of one's own."""

    def __init__(self, ways: Callable[[], Sequence[Mapping[Language, str]]], **common: Any) -> None:
        super().__init__(aside=True, **common)
        self.ways = ways

    async def read(self, turn: Turn, offered: Any, before: Any) -> Reading:
        words = " ".join(turn.words.split())
        if not words:
            raise Refused("field-words-only")
        if texts.units(words) > LONGEST_HANDLING:
            length = texts.units(words)
            raise Refused("field-too-long", limit=LONGEST_HANDLING, length=length)
        return Reading({"words": words})

    async def tapped(self, turn: Turn, choice: str, before: Any) -> Reading:
        for way in self.ways():
            if choice == short(way[Language.EN]):
                return Reading({"words": way[turn.language]})
        raise Refused("button-out-of-date")

    async def buttons(
        self, turn: Turn, before: Any, tap: Callable[[str], str], view: str = ""
    ) -> Rows:
        return in_pairs(
            [named(way[turn.language], tap(short(way[Language.EN]))) for way in self.ways()]
        )

    def shown(self, language: Language, kept: Any) -> Markup:
        return escape(texts.shield(handling_in_words(language, kept["words"], self.ways())))


class WhereTo(Field[Any]):
    """Where it goes: an address that is known, one that is typed, or a place on the map.

    Kept as {"address": …, "latitude": …, "longitude": …}, each maybe None.
    """

    def __init__(self, **common: Any) -> None:
        super().__init__(aside=True, **common)

    async def customer(self, turn: Turn) -> Customer | None:
        """Of one who is no longer this person's nothing is told (1.3)."""
        picked = turn.draft.answers.get("customer") if turn.draft else None
        customer = await turn.session.get(Customer, picked["id"]) if picked else None
        is_theirs = customer and await customer.visible_to(turn.session, turn.me)
        return customer if is_theirs else None

    async def read(self, turn: Turn, offered: Any, before: Any) -> Reading:
        if place := await place_said(turn):
            return Reading(kept_where(None, place))
        words = " ".join(turn.words.split())
        if not words:
            raise Refused("basket-where-only")
        if texts.units(words) > LONGEST_ADDRESS:
            raise Refused("field-too-long", limit=LONGEST_ADDRESS, length=texts.units(words))
        return Reading(kept_where(words, None))

    async def tapped(self, turn: Turn, choice: str, before: Any) -> Reading:
        for address, place in await self._known(turn):
            if choice == short(address):
                return Reading(kept_where(address, place))
        raise Refused("button-out-of-date")

    async def buttons(
        self, turn: Turn, before: Any, tap: Callable[[str], str], view: str = ""
    ) -> Rows:
        return [
            [named(texts.clip(texts.shield(address), 60), tap(short(address)))]
            for address, _ in await self._known(turn)
        ]

    async def _known(self, turn: Turn) -> list[tuple[str, Place | None]]:
        """The customer's own address, then those of the latest orders."""
        customer = await self.customer(turn)
        if customer is None:
            return []
        known: dict[str, Place | None] = {}
        if customer.address:
            known[" ".join(customer.address.split())] = customer.place
        for order in await Order.latest_of(turn.session, customer.id, LOOKED_BACK):
            version = await order.shown_version(turn.session)
            if version.address:
                known.setdefault(version.address, version.place)
        return list(known.items())[:ADDRESSES]

    def load(self, kept: Any) -> tuple[str | None, Place | None]:
        place = None
        if kept["latitude"] is not None:
            place = Place(kept["latitude"], kept["longitude"])
        return kept["address"], place

    def shown(self, language: Language, kept: Any) -> Markup:
        address, place = self.load(kept)
        if address:
            return escape(texts.shield(address))
        assert place
        return escape(f"📍 {place.latitude:.5f}, {place.longitude:.5f}")


def kept_where(address: str | None, place: Place | None, **more: Any) -> dict[str, Any]:
    """A place as the draft keeps one."""
    return {
        "address": address,
        "latitude": place.latitude if place else None,
        "longitude": place.longitude if place else None,
        **more,
    }
