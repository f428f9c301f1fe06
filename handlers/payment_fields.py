"""What a receipt asks: who paid, for what, and how much (10.1)."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from itertools import islice
from typing import TYPE_CHECKING, Any, ClassVar

from markupsafe import Markup, escape
from moneyed import Money
from sqlalchemy import select

from bot import texts
from bot.fields import Claim, Field, Look, Reading
from bot.fields.amount import money_in, only_amount
from bot.fields.choice import folded, without
from bot.fields.pick import MOST_PROPOSED, WORD, WORDS_LOOKED_AT, kept_customer
from bot.goods_lines import kept_money
from bot.panels import Rows, in_pairs, named
from handlers.order_fields import Buyer
from models import ageing, calendar, clock, order_lists, policy, receipt_check
from models.customers import Customer
from models.errors import Refused
from models.instalments import Instalment
from models.language import Language
from models.money import from_minor_units, minor_units
from models.names import fold
from models.orders import Order
from models.search import Found

if TYPE_CHECKING:
    from bot.turn import Turn

MOST = Decimal(10**11)  # of any currency; with more digits it is a number of something
ORDERS = 8  # proposed
SHORTEST_TAIL = 3  # digits of an order's number that stand for it
ORDER = "order"  # in another answer: the order that it names


class Payer(Buyer):
    """Whoever paid; the number of an order names its customer as well, and is kept beside.

    Finance finds everybody by name: it records for them all.
    """

    accounts = True

    async def read(self, turn: Turn, offered: Any, before: Any) -> Reading | Look:
        if (number := order_number_in(turn.words)) and number == turn.words.strip():
            order = await find_by_number(turn, number)
            customer = await order.customer(turn.session)
            kept = kept_customer(customer.id, customer.name)
            return Reading({**kept, ORDER: kept_order(order)})
        is_said = turn.me.keeps_the_money and turn.words
        if is_said and not await self._find(turn, turn.words):
            raise Refused("payment-nobody", words=texts.clip(turn.words, 60))
        return await super().read(turn, offered, before)

    async def claim(self, turn: Turn, words: str, offered: Any) -> Claim | None:
        """Also a whole name that a later word begins with: 昨天 华联超市一万二."""
        found = await super().claim(turn, words, offered)
        for word in islice(WORD.finditer(words), 1, WORDS_LOOKED_AT):
            if found:
                break
            begun = await super().claim(turn, word[0], offered)
            if begun and begun.value and fold(word[0]).startswith(fold(begun.value["name"])):
                rest = f"{words[: word.start()]}{begun.rest}{words[word.end() :]}"
                found = Claim(begun.value, rest)
        return found

    async def _proposed(self, turn: Turn) -> Sequence[Found]:
        """Who is near; else who owes most of what is overdue, then who is known."""
        known = await super()._proposed(turn)
        if await self._place(turn):
            return known
        people = await ageing.whose(turn.session, turn.me)
        owing = await ageing.by_customer(turn.session, people, at_most=MOST_PROPOSED)
        ids = list(dict.fromkeys(one.id for one in owing if one.debt.current or one.debt.late))
        theirs = await turn.session.scalars(
            select(Customer).where(Customer.id.in_(ids), Customer.archived_at.is_(None))
        )
        found = sorted(theirs, key=lambda one: ids.index(one.id))
        first = [Found(one.id, one.name, one.customer_class, None) for one in found]
        others = [one for one in known if one.customer_id not in ids]
        return [*first, *others][:MOST_PROPOSED]

    async def _of(self, turn: Turn, number: int) -> Customer:
        return await payer_of(turn, number)


async def payer_of(turn: Turn, customer_id: int) -> Customer:
    """Refused where the customer is not theirs to record money of (1.3), and where put away."""
    customer = await turn.session.get(Customer, customer_id)
    if customer is None or not (
        turn.me.keeps_the_money or await customer.visible_to(turn.session, turn.me)
    ):
        raise Refused("customer-gone-or-not-yours", field="customer")
    if customer.archived_at:
        raise Refused("payment-customer-archived", field="customer", name=customer.name)
    return customer


async def payer_said(turn: Turn) -> Customer | None:
    """Whose receipt is being recorded; None before that is said, and where they are not theirs."""
    picked = turn.draft.answers.get("customer") if turn.draft else None
    try:
        return await payer_of(turn, picked["id"]) if picked else None
    except Refused:
        return None


# For what


class Against(Field[int | None]):
    """The order whose instalments it pays first, or None: the oldest first.

    Kept as {"id": 12, "number": "SO202611-0003", "customer": 3}, or {"id": None}.
    """

    claim_order: ClassVar[int] = -2  # its number holds digits that are no amount and no day
    claims_aside: ClassVar[bool] = True

    async def read(self, turn: Turn, offered: Any, before: Any) -> Reading:
        said = folded(turn.words)
        oldest = texts.in_every_language("payment-oldest-first.words")
        if said and said in {folded(word) for words in oldest for word in words.split(",")}:
            return Reading(OLDEST_FIRST)
        if number := order_number_in(turn.words):
            return Reading(kept_order(await find_by_number(turn, number)))
        # 0003 is enough of a number among the customer's own.
        meant = [
            one
            for one in await self._open(turn)
            if len(said) >= SHORTEST_TAIL and folded(one.number).endswith(said)
        ]
        if len(meant) == 1:
            return Reading({"id": meant[0].id, "number": meant[0].number, **meant[0].of})
        raise Refused("payment-order-unclear", words=texts.clip(turn.words, 60))

    async def tapped(self, turn: Turn, choice: str, before: Any) -> Reading:
        if choice == "oldest":
            return Reading(OLDEST_FIRST)
        for one in await self._open(turn):
            if choice == str(one.id):
                return Reading({"id": one.id, "number": one.number, **one.of})
        raise Refused("button-out-of-date")

    async def claim(self, turn: Turn, words: str, offered: Any) -> Claim | None:
        """An order's number, wherever it stands in the line."""
        number = order_number_in(words)
        if number is None:
            return None
        start = words.index(number)
        rest = without(words, start, start + len(number))
        try:
            return Claim(kept_order(await find_by_number(turn, number)), rest)
        except Refused as refusal:
            return Claim(None, rest, problem=refusal)

    async def buttons(
        self, turn: Turn, before: Any, tap: Callable[[str], str], view: str = ""
    ) -> Rows:
        rows = [[named(texts.plain(turn.t("payment-oldest-first")), tap("oldest"))]]
        for one in (await self._open(turn))[:ORDERS]:
            label = turn.t("payment-open-of", number=one.number, amount=one.open)
            rows.append([named(texts.plain(label), tap(str(one.id)))])
        return rows

    async def _open(self, turn: Turn) -> Sequence[OpenOrder]:
        customer = await payer_said(turn)
        return await open_orders(turn, customer.id) if customer else []

    def load(self, kept: Any) -> int | None:
        return kept["id"]  # type: ignore[no-any-return]  # JSON

    def shown(self, language: Language, kept: Any) -> Markup:
        if kept["id"] is None:
            return texts.t(language, "payment-oldest-first")
        return escape(kept["number"])

    def at_a_glance(self, language: Language, kept: Any) -> Markup:
        return Markup() if kept["id"] is None else self.shown(language, kept)


OLDEST_FIRST: Mapping[str, Any] = {"id": None}


def kept_order(order: Order) -> dict[str, Any]:
    """An order as the draft keeps it."""
    return {"id": order.id, "number": order.number or "", "customer": order.customer_id}


def order_number_in(words: str) -> str | None:
    """What looks like the number of an order by the company's pattern; None without just one."""
    pattern = re.escape(policy.current().orders.number)
    for name, length in (("yyyy", 4), ("yy", 2), ("mm", 2), ("dd", 2)):
        pattern = pattern.replace(rf"\{{{name}\}}", f"[0-9]{{{length}}}")
    pattern = re.sub(r"\\\{(n+)\\\}", lambda found: f"[0-9]{{{len(found[1])},}}", pattern, count=1)
    # Of digits alone it might be an amount, a day, a number of the bank's.
    if not re.search("[A-Za-z]", re.sub(r"\{[a-z]+\}", "", policy.current().orders.number)):
        return None
    found = re.findall(rf"(?<![A-Za-z0-9]){pattern}(?![A-Za-z0-9])", words, re.I)
    return found[0] if len(found) == 1 else None


async def find_by_number(turn: Turn, number: str) -> Order:
    """Refused alike where there is none, and where it is not this person's to see (1.3)."""
    order = await order_lists.numbered(turn.session, turn.me, number)
    if order is None:
        raise Refused("payment-order-unknown", field="order", number=number)
    return order


@dataclass(frozen=True)
class OpenOrder:
    """An order of a customer, and what of it is open and nobody has recorded yet."""

    id: int
    number: str
    open: Money
    of: Mapping[str, int]


async def open_orders(
    turn: Turn, customer_id: int, *, but_recorded: bool = True
) -> Sequence[OpenOrder]:
    """A customer's orders that are not paid, the one that is due first before the others.

    `but_recorded`: without what receipts that wait speak of.
    """
    sums: dict[tuple[int, str], int] = {}
    for one in await Instalment.open_of(turn.session, customer_id):
        units = one.chased_units if but_recorded else one.open_units
        if one.order_id and units:
            key = one.order_id, one.currency
            sums[key] = sums.get(key, 0) + units
    found = []
    for (order_id, currency), units in sums.items():
        order = await turn.session.get_one(Order, order_id)
        amount = from_minor_units(units, currency)
        found.append(OpenOrder(order_id, order.number or "", amount, {"customer": customer_id}))
    return found


# How much


class Received(Field[Money]):
    """Money in a currency that the customer buys in; with a button's, the order that it pays.

    Kept as {"amount": "12000.00", "currency": "CNY"}.
    """

    claim_order: ClassVar[int] = 1

    async def read(self, turn: Turn, offered: Any, before: Any) -> Reading | Look:
        known, said = await self._currencies(turn), texts.clip(turn.words, 60)
        money = money_in(turn.words, known)
        if money is None:
            example = texts.money(turn.language, Money(1200, known[0]))
            key = "field-amount-unclear" if said else "field-amount-only"
            raise Refused(key, words=said, example=example)
        whole = in_whole_units(money)
        kept = await self._within(turn, whole, said, known)
        if whole != money:
            return Look(_choice(whole), problem=_too_fine(turn, said, whole))
        return Reading(kept)

    async def claim(self, turn: Turn, words: str, offered: Any) -> Claim | None:
        """The only amount in the line; of one that cannot be it is said why."""
        known = await self._currencies(turn)
        only = only_amount(words, lambda piece: money_in(piece, known))
        if only is None:
            return None
        start, end, money = only
        said, rest = words[start:end], without(words, start, end)
        whole = in_whole_units(money)
        try:
            kept = await self._within(turn, whole, said, known)
        except Refused as refusal:
            return Claim(None, rest, problem=refusal)
        if whole != money:
            return Claim(None, rest, view=_choice(whole), problem=_too_fine(turn, said, whole))
        return Claim(kept, rest)

    async def tapped(self, turn: Turn, choice: str, before: Any) -> Reading:
        customer = await payer_said(turn)
        for label in await likely_sums(turn, customer, self._order(turn)) if customer else ():
            if choice == label.choice:
                kept: dict[str, Any] = kept_money(label.amount)
                return Reading({**kept, ORDER: label.order} if label.order else kept)
        if (meant := _meant_by(choice)) and meant.currency.code in await self._currencies(turn):
            return Reading(kept_money(meant))
        raise Refused("button-out-of-date")

    async def buttons(
        self, turn: Turn, before: Any, tap: Callable[[str], str], view: str = ""
    ) -> Rows:
        """What was nearly said; what is due, open of each order, and in all."""
        meant = _meant_by(view)
        first = [named(texts.money(turn.language, meant), tap(view))] if meant else []
        customer = await payer_said(turn)
        if customer is None:
            return [first]
        sums = await likely_sums(turn, customer, self._order(turn))
        likely = [named(texts.plain(one.words), tap(one.choice)) for one in sums]
        return in_pairs([*first, *likely])

    def load(self, kept: Any) -> Money:
        return Money(Decimal(kept["amount"]), kept["currency"])

    def shown(self, language: Language, kept: Any) -> Markup:
        return escape(texts.money(language, self.load(kept)))

    def _order(self, turn: Turn) -> int | None:
        picked = turn.draft.answers.get("order") if turn.draft else None
        return picked["id"] if picked else None

    async def _currencies(self, turn: Turn) -> Sequence[str]:
        """Those that may be, and first what is meant where none is named: of the order, of what is
        open, the company's."""
        if (order_id := self._order(turn)) and (order := await turn.session.get(Order, order_id)):
            return [order.currency]
        company, customer = policy.current().company.currency, await payer_said(turn)
        if customer is None:
            return [company]
        open_ones = {one.currency for one in await Instalment.open_of(turn.session, customer.id)}
        known = await receipt_check.currencies_of(turn.session, customer.id)
        return sorted(known, key=lambda one: (one not in open_ones, one != company))

    async def _within(
        self, turn: Turn, money: Money, said: str, known: Sequence[str]
    ) -> dict[str, str]:
        """Refused: nothing or less, too much, another currency than theirs."""
        if money.amount <= 0:
            example = texts.money(turn.language, Money(1200, known[0]))
            raise Refused("payment-nothing-came", field="amount", words=said, example=example)
        if money.amount > MOST:
            most = texts.money(turn.language, Money(MOST, money.currency))
            raise Refused("field-number-too-big", field="amount", words=said, maximum=most)
        is_known = money.currency.code in known or await payer_said(turn) is None
        if not is_known:
            raise Refused(
                "receipt-other-currency",
                field="amount",
                amount=money,
                currencies=" / ".join(known),
            )
        return kept_money(money)


def in_whole_units(money: Money) -> Money:
    """The nearest sum that the currency has coins for."""
    if abs(money.amount) > MOST:
        return money  # it is refused for that
    unit = Decimal(1) / money.currency.sub_unit
    return Money(money.amount.quantize(unit, ROUND_HALF_UP), money.currency)


def _choice(money: Money) -> str:
    return f"{minor_units(money)}{money.currency.code}"


def _meant_by(choice: str) -> Money | None:
    said = re.fullmatch(r"([1-9][0-9]{0,12})([A-Z]{3})", choice)
    return from_minor_units(int(said[1]), said[2]) if said else None


def _too_fine(turn: Turn, said: str, whole: Money) -> Refused:
    example = texts.money(turn.language, whole)
    return Refused("field-amount-too-fine", field="amount", words=said, example=example)


@dataclass(frozen=True)
class Likely:
    """A sum that may have come: what the button says, and the order that it is of."""

    words: Markup
    amount: Money
    order: Mapping[str, Any] | None = None

    @property
    def choice(self) -> str:
        order = self.order["id"] if self.order else 0
        return f"{_choice(self.amount)}{order}"


async def likely_sums(turn: Turn, customer: Customer, order_id: int | None) -> Sequence[Likely]:
    """By currency what is due today, then what is open of each order, then all that is open.

    Of one order only, where that was said: what is due of it, and all of it. What receipts that
    wait speak of is not asked for again.
    """
    today = calendar.business_day(clock.now())
    due: dict[str, int] = {}
    open_: dict[str, int] = {}
    for one in await Instalment.open_of(turn.session, customer.id):
        if order_id in (None, one.order_id):
            open_[one.currency] = open_.get(one.currency, 0) + one.chased_units
            is_due = one.due_on is not None and one.due_on <= today
            due[one.currency] = due.get(one.currency, 0) + one.chased_units * is_due
    found = [_likely(turn, "payment-due", units, currency) for currency, units in due.items()]
    if order_id is None:
        for order in (await open_orders(turn, customer.id))[:ORDERS]:
            label = turn.t("payment-open-of", number=order.number, amount=order.open)
            kept = {"id": order.id, "number": order.number, **order.of}
            found.append(Likely(label, order.open, kept))
    found += [_likely(turn, "payment-open", units, currency) for currency, units in open_.items()]
    # The same sum twice is one button: the first says most of it.
    by_amount: dict[Money, Likely] = {}
    for likely in found:
        if likely.amount:
            by_amount.setdefault(likely.amount, likely)
    return list(by_amount.values())


def _likely(turn: Turn, key: str, units: int, currency: str) -> Likely:
    amount = from_minor_units(units, currency)
    return Likely(turn.t(key, amount=amount), amount)
