"""Orders counted anew, from their rows alone: what has to hold whatever people did (8)."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import TypeVar

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from models.approval_steps import Seat, Step, StepState
from models.approvals import Approval, Outcome
from models.base import Base
from models.invoices import Invoice, InvoiceLine, InvoiceState
from models.order_lines import OrderLine
from models.order_news import BIG_ORDER, CHANGE_CARD
from models.order_returns import GoodsReturn, GoodsReturnLine, ReturnKind
from models.order_versions import OrderVersion
from models.orders import ORDER_CARD, STANDING, Asks, Order, OrderState
from models.outbox import Act, Outgoing
from models.shipments import Shipment, ShipmentLine, ShipmentState
from models.staff import Staff

Row = TypeVar("Row", bound=Base)
Quantities = Mapping[int, int]

BY_HAND = (OrderState.CONFIRMED, OrderState.IN_PRODUCTION, OrderState.INSPECTED, OrderState.READY)
LEFT = (ShipmentState.SHIPPED, ShipmentState.DELIVERED)


async def all_of(session: AsyncSession, table: type[Row]) -> list[Row]:
    return list((await session.scalars(select(table).order_by(table.id))).all())


@dataclass
class Books:
    """Every row that says something of an order."""

    people: list[Staff]
    orders: list[Order]
    versions: list[OrderVersion]
    lines: list[OrderLine]
    shipments: list[Shipment]
    shipped: list[ShipmentLine]
    invoices: list[Invoice]
    invoiced: list[InvoiceLine]
    returns: list[GoodsReturn]
    returned: list[GoodsReturnLine]
    approvals: list[Approval]
    steps: list[Step]
    seats: list[Seat]
    cards: list[Outgoing]  # that were owed about orders

    @classmethod
    async def read(cls, session: AsyncSession) -> Books:
        cards = await session.scalars(
            select(Outgoing)
            .where(Outgoing.key.in_([ORDER_CARD, CHANGE_CARD, BIG_ORDER]), Outgoing.act == Act.SEND)
            .order_by(Outgoing.id)
        )
        return cls(
            await all_of(session, Staff),
            await all_of(session, Order),
            await all_of(session, OrderVersion),
            await all_of(session, OrderLine),
            await all_of(session, Shipment),
            await all_of(session, ShipmentLine),
            await all_of(session, Invoice),
            await all_of(session, InvoiceLine),
            await all_of(session, GoodsReturn),
            await all_of(session, GoodsReturnLine),
            [one for one in await all_of(session, Approval) if _is_of_orders(one)],
            await all_of(session, Step),
            await all_of(session, Seat),
            [card for card in cards if card.target_id is None],
        )

    # Questions

    def versions_of(self, order: Order) -> list[OrderVersion]:
        return [one for one in self.versions if one.order_id == order.id]

    def version(self, order: Order, number: int | None) -> OrderVersion:
        [found] = [one for one in self.versions_of(order) if one.number == number]
        return found

    def lines_of(self, version: OrderVersion) -> list[OrderLine]:
        return [one for one in self.lines if one.version_id == version.id]

    def ordered(self, order: Order, version: int | None = None) -> Quantities:
        """Of the standing version, if nothing else is said; nothing where there is none."""
        number = version or order.version
        if not number:
            return {}
        lines = self.lines_of(self.version(order, number))
        return {line.number: line.quantity_milli for line in lines}

    def in_shipments(self, order: Order, *states: ShipmentState) -> Quantities:
        ids = {one.id for one in self.shipments if one.order_id == order.id and one.state in states}
        return summed(
            (one.line_number, one.quantity_milli) for one in self.shipped if one.shipment_id in ids
        )

    def taken(self, order: Order) -> Quantities:
        return self.in_shipments(order, *set(ShipmentState) - {ShipmentState.REFUSED})

    def billed(self, order: Order, *states: InvoiceState) -> Quantities:
        ids = {one.id for one in self.invoices if one.order_id == order.id and one.state in states}
        return summed(
            (one.line_number, one.quantity_milli) for one in self.invoiced if one.invoice_id in ids
        )

    def back(self, order: Order, kinds: Iterable[ReturnKind], *outcomes: Outcome) -> Quantities:
        ids = {
            one.id
            for one in self.returns
            if one.order_id == order.id and one.kind in kinds and one.outcome in outcomes
        }
        return summed(
            (one.line_number, one.quantity_milli) for one in self.returned if one.return_id in ids
        )

    def exchanged(self, order: Order) -> Quantities:
        return self.back(order, [ReturnKind.EXCHANGE], Outcome.APPROVED)

    def for_credit(self, order: Order) -> Quantities:
        return self.back(order, [ReturnKind.RETURN], Outcome.APPROVED)

    def credited_unbilled(self, order: Order) -> Quantities:
        credited = {
            one.id
            for one in self.returns
            if one.order_id == order.id
            and one.kind is ReturnKind.RETURN
            and one.outcome is Outcome.APPROVED
        }
        return summed(
            (one.line_number, one.unbilled_milli)
            for one in self.returned
            if one.return_id in credited
        )

    def credited(self, order: Order) -> int:
        return sum(
            one.credit_units
            for one in self.returns
            if one.order_id == order.id
            and one.kind is ReturnKind.RETURN
            and one.outcome is Outcome.APPROVED
        )


def _is_of_orders(approval: Approval) -> bool:
    return approval.record.startswith(("order:", "return:"))


def summed(pairs: Iterable[tuple[int, int]]) -> Quantities:
    found: dict[int, int] = defaultdict(int)
    for number, quantity in pairs:
        found[number] += quantity
    return found


def half_up(units: Fraction) -> int:
    return int(units + Fraction(1, 2))  # nothing here is below nothing


def worth(
    lines: Sequence[OrderLine], quantities: Quantities, version: OrderVersion
) -> tuple[int, int]:
    """Net and tax of so much of each line under a version's rounding, in minor units."""
    amounts = {
        line.number: half_up(Fraction(line.price_units * quantities.get(line.number, 0), 1000))
        for line in lines
    }

    def tax(amount: int, basis_points: int) -> int:
        whole = 10000 + basis_points if version.tax_included else 10000
        return half_up(Fraction(amount * basis_points, whole))

    if version.by_document:
        by_rate: dict[int, int] = defaultdict(int)
        for line in lines:
            by_rate[line.tax_basis_points] += amounts[line.number]
        taxes = sum(tax(amount, rate) for rate, amount in by_rate.items())
    else:
        taxes = sum(tax(amounts[line.number], line.tax_basis_points) for line in lines)
    amount = sum(amounts.values())
    return (amount - taxes if version.tax_included else amount), taxes


# What holds


def totals_are_the_sums_of_lines(books: Books) -> None:
    for order in books.orders:
        versions = books.versions_of(order)
        for version in versions:
            lines = books.lines_of(version)
            net, tax = worth(lines, {one.number: one.quantity_milli for one in lines}, version)
            assert (version.net_units, version.tax_units) == (net, tax)
            assert version.total_units == net + tax
            for line in lines:
                if line.discount_basis_points is not None:
                    kept = Fraction(10000 - line.discount_basis_points, 10000)
                    assert line.price_units == half_up(line.list_units * kept)
        shown = books.version(order, order.version or len(versions))
        assert (order.total_units, order.currency) == (shown.total_units, shown.currency)
        # An order keeps the rounding of its day, though the company's is another by now.
        assert len({(one.by_document, one.tax_included) for one in versions}) == 1


def never_more_is_shipped_billed_or_given_back_than_there_is(books: Books) -> None:
    for order in books.orders:
        ordered, taken = books.ordered(order), books.taken(order)
        exchanged, returned = books.exchanged(order), books.for_credit(order)
        shipped = books.in_shipments(order, *LEFT)
        back = books.back(order, ReturnKind, Outcome.APPROVED, Outcome.OPEN)
        billed = books.billed(order, InvoiceState.WAITING, InvoiceState.CHECKED)
        pending = books.ordered(order, order.pending) if order.pending else ordered
        for number in {*ordered, *taken, *back, *billed}:
            wanted = ordered.get(number, 0)
            assert taken.get(number, 0) - exchanged.get(number, 0) <= wanted
            assert back.get(number, 0) <= shipped.get(number, 0)
            gave_back = returned.get(number, 0)
            has = shipped.get(number, 0) - gave_back - exchanged.get(number, 0)
            assert has <= wanted - gave_back
            assert billed.get(number, 0) <= wanted
            if order.version:
                going = taken.get(number, 0) - exchanged.get(number, 0)
                assert going <= pending.get(number, 0)


def a_second_person_checks(books: Books) -> None:
    for shipment in books.shipments:
        if shipment.state in LEFT:
            assert shipment.checked_by_id not in (None, shipment.made_by_id)
        assert (shipment.checked_by_id is None) is (shipment.state is ShipmentState.WAITING)
        assert (shipment.delivered_on is None) is (shipment.state is not ShipmentState.DELIVERED)
    for invoice in books.invoices:
        is_waiting = invoice.state is InvoiceState.WAITING
        assert (invoice.checked_by_id is None) is is_waiting
        assert invoice.checked_by_id != invoice.made_by_id
    numbers = [one.number for one in books.invoices if one.state is not InvoiceState.REFUSED]
    assert len(numbers) == len(set(numbers))


def states_are_those_of_the_goods(books: Books) -> None:
    for order in books.orders:
        if order.number is None:
            assert (order.state is OrderState.WAITING) is (order.asks is Asks.PLACE)
            ended = (OrderState.WAITING, OrderState.REFUSED, OrderState.WITHDRAWN)
            assert order.state in ended
            assert order.version == 0
            continue
        assert order.asks is not Asks.PLACE
        taken = books.taken(order)
        if order.state is OrderState.CANCELLED:
            assert not taken
            assert order.asks is None
            assert not books.billed(order, InvoiceState.WAITING, InvoiceState.CHECKED)
            continue
        assert order.state in STANDING
        arrivals = [
            one.delivered_on
            for one in books.shipments
            if one.order_id == order.id and one.state is not ShipmentState.REFUSED
        ]
        state, delivered_on = _state_of(books, order, arrivals)
        if state is None:
            assert order.state in BY_HAND
        else:
            assert order.state is state
        assert order.delivered_on == delivered_on


def _state_of(
    books: Books, order: Order, arrivals: list[date | None]
) -> tuple[OrderState | None, date | None]:
    """By what was shipped, arrived and was billed; None while nothing was shipped."""
    shipped, exchanged = books.in_shipments(order, *LEFT), books.exchanged(order)
    if not shipped:
        return None, None
    for number, wanted in books.ordered(order).items():
        if shipped.get(number, 0) - exchanged.get(number, 0) < wanted:
            return OrderState.PART_SHIPPED, None
    if None in arrivals:
        return OrderState.SHIPPED, None
    last = max(day for day in arrivals if day)
    checked = books.billed(order, InvoiceState.CHECKED)
    never = books.credited_unbilled(order)
    for number, quantity in shipped.items():
        kept = quantity - exchanged.get(number, 0) - never.get(number, 0)
        if checked.get(number, 0) < kept:
            return OrderState.DELIVERED, last
    return OrderState.CLOSED, last


def what_waits_is_with_somebody(books: Books) -> None:
    open_ = Counter(one.record for one in books.approvals if one.outcome is Outcome.OPEN)
    expected = [one.about for one in books.orders if one.asks]
    expected += [one.about for one in books.returns if one.outcome is Outcome.OPEN]
    assert open_ == Counter(expected)
    people = {one.id: one for one in books.people}
    for order in books.orders:
        waiting = [one.number for one in books.versions_of(order) if one.outcome is Outcome.OPEN]
        assert waiting == ([order.pending] if order.pending else [])
        assert (order.pending is not None) is (order.asks in (Asks.PLACE, Asks.CHANGE))
    for approval in books.approvals:
        steps = [one for one in books.steps if one.approval_id == approval.id]
        decided = [one.decided_by_id for one in steps if one.decided_by_id]
        assert len(decided) == len(set(decided))
        ids = {one.id for one in steps}
        seated = [one for one in books.seats if one.step_id in ids]
        assert approval.applicant_id not in {*decided, *(one.staff_id for one in seated)}
        if approval.outcome is Outcome.OPEN:
            [step] = [one for one in steps if one.state is StepState.OPEN]
            here = [one for one in seated if one.step_id == step.id and not one.ended_at]
            assert here
            assert any(people[one.staff_id].left_at is None for one in here)
            assert people[approval.applicant_id].left_at is None


def numbers_have_no_gap(books: Books) -> None:
    for order in books.orders:
        assert (order.number is None) is (order.version == 0)
    for return_ in books.returns:
        is_credit = return_.kind is ReturnKind.RETURN and return_.outcome is Outcome.APPROVED
        assert (return_.number is not None) is is_credit
    _count_on([one.number for one in books.orders], r"SO\d{6}-(\d{4})")
    _count_on([one.number for one in books.returns], r"CN\d{6}-(\d{4})")


def _count_on(numbers: Iterable[str | None], pattern: str) -> None:
    """1, 2, 3 … of each month."""
    of_months: dict[str, list[int]] = defaultdict(list)
    for number in numbers:
        if number:
            found = re.fullmatch(pattern, number)
            assert found
            of_months[number[:8]].append(int(found[1]))
    for counted in of_months.values():
        assert sorted(counted) == list(range(1, len(counted) + 1))


def credits_are_what_came_back_is_worth(books: Books) -> None:
    for order in books.orders:
        if not order.version:
            continue
        version, returned = books.version(order, order.version), books.for_credit(order)
        lines = books.lines_of(version)
        assert books.credited(order) == sum(worth(lines, returned, version))
        if returned == books.ordered(order):
            assert books.credited(order) == order.total_units
        assert all(one.credit_units >= 0 for one in books.returns)


def invoices_come_to_the_total(books: Books) -> None:
    """Of an order that was never changed, once all of it is billed."""
    for order in books.orders:
        its = [
            one
            for one in books.invoices
            if one.order_id == order.id and one.state is not InvoiceState.REFUSED
        ]
        assert all(one.total_units >= 0 for one in its)
        billed = books.billed(order, InvoiceState.WAITING, InvoiceState.CHECKED)
        if order.version == 1:
            total = sum(one.total_units for one in its)
            assert total <= order.total_units
            assert billed != books.ordered(order) or total == order.total_units


def debts(books: Books) -> dict[tuple[int, str], int]:
    """What each customer owes in a currency, in minor units."""
    found: dict[tuple[int, str], int] = defaultdict(int)
    for order in books.orders:
        if order.state in STANDING:
            total = books.version(order, order.version).total_units
            found[order.customer_id, order.currency] += total - books.credited(order)
    return {key: units for key, units in found.items() if units}


HOLDS: list[Callable[[Books], None]] = [
    totals_are_the_sums_of_lines,
    never_more_is_shipped_billed_or_given_back_than_there_is,
    a_second_person_checks,
    states_are_those_of_the_goods,
    what_waits_is_with_somebody,
    numbers_have_no_gap,
    credits_are_what_came_back_is_worth,
    invoices_come_to_the_total,
]
