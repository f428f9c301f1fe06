"""What people do with orders, in whatever order, each deed drawn with its particulars (8)."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from functools import partial
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import (
    initialize,
    rule,
)
from sqlalchemy.ext.asyncio import AsyncSession

from models import calendar, clock, handover, invoicing, policy
from models.approval_steps import Step
from models.approvals import Approval, Outcome
from models.customers import Customer
from models.delays import Delay, DelayAnswer
from models.delegations import Delegation
from models.errors import Refused
from models.invoices import Invoice, InvoiceState
from models.money import from_minor_units, rounded
from models.order_changes import approve_with, cancel, change, content_of
from models.order_lines import Asked, exact
from models.order_progress import inspect, last_step, move, undo
from models.order_returns import GoodsReturn, ReturnKind, returnable
from models.orders import UNDELIVERED, UNSHIPPED, Order, OrderState
from models.policy_values import SUPERIOR
from models.positions import Position
from models.products import Product
from models.shipments import Shipment, ShipmentState
from models.staff import Staff
from scheduler.approvals import JOBS as APPROVALS
from scheduler.clock import Job
from scheduler.orders import JOBS as ORDERS
from tests.deck import Deck, Drawn
from tests.order_books import LEFT, all_of
from tests.order_company import (
    Firm,
    Sale,
    Wanted,
    any_number,
    as_asked,
    called,
    lines,
    mostly,
    next_decides,
    people,
    picked,
    sales,
    some_of,
    standing,
    works,
)

MAY_LEAVE = ("Mei", "Hugo", "Diana", "Fina", "Willi")
EDITS = ("keep", "more", "one", "one", "off", "cheaper", "dearer")
# Most of what is done is done to one order, so that much happens to it.
first_ones = st.sampled_from([0, 0, 0, 1, 2])
checkers = st.sampled_from([None, None, "Sally", "Willi", "Wanda"])
takers = st.sampled_from(["Mei", "Ann", "Hugo", "Fina"])
parts = st.sampled_from([Decimal(1), Decimal(1), Decimal("0.5"), Decimal("0.1"), Decimal(2)])


def edited(asked: Asked, how: str) -> Asked | None:
    match how:
        case "more":
            return replace(asked, quantity=asked.quantity + 1)
        case "one":
            return replace(asked, quantity=Decimal(1))
        case "off":
            return None
        case "cheaper":
            return replace(asked, agreed=rounded(asked.price * Decimal("0.98")), discount=None)
        case "dearer":
            return replace(asked, agreed=rounded(asked.list_price * Decimal("1.2")), discount=None)
    return asked


DECK = Deck()
deed = DECK.deed


class Deeds(Firm):
    """A company in which any of these comes next."""

    @contextmanager
    def one_order(self, number: int) -> Iterator[None]:
        """What is done within is done to one that is not delivered."""

        async def find(session: AsyncSession, _: Staff) -> int:
            orders = await standing(session)
            return picked([one for one in orders if one.state in UNDELIVERED], number).id

        self.focus = self.does(None, find)
        yield
        self.focus = None

    # Deeds

    @initialize(
        begun=st.lists(st.tuples(sales, st.integers(0, 5), parts), min_size=2, max_size=3),
    )
    def begin(self, begun: list[tuple[Sale, int, Decimal]]) -> None:
        for number, (sale, steps, part) in enumerate(begun):
            self.place(sale)
            self.bring_on(number, steps, part)

    @deed(often=2, number=first_ones, steps=st.integers(1, 2), part=parts)
    def go_on(self, number: int, steps: int, part: Decimal) -> None:
        self.bring_on(number, steps, part)

    @deed(often=2, sale=sales)
    def order(self, sale: Sale) -> None:
        self.place(sale)

    @deed(number=any_number, yes=mostly)
    def decide(self, number: int, yes: bool) -> None:
        async def does(session: AsyncSession, _: Staff) -> None:
            await next_decides(session, await an_open_one(session, number), yes=yes)

        self.does(None, does)

    @deed(number=any_number, by=people)
    def decide_without_being_asked(self, number: int, by: str) -> None:
        async def does(session: AsyncSession, person: Staff) -> None:
            approval = picked(await all_of(session, Approval), number)
            await approval.decide(session, person, yes=True)

        self.does(by, does)

    @deed(sale=st.none() | sales, number=any_number, most=st.sampled_from([0, 3, 6, 20]))
    def approve_with_another_discount(self, sale: Sale | None, number: int, most: int) -> None:
        """Something that waits, or an order that is made for it."""

        async def does(session: AsyncSession, _: Staff) -> None:
            approval = await an_open_one(session, -1 if sale else number)
            step = await approval.open_step(session)
            if step is None or not approval.record.startswith("order:"):
                raise Refused("no-discount-there")
            _seat, decider = picked(await step.seats(session), number)
            await approve_with(session, approval, decider, Decimal(most))

        if sale:
            cheap = [one._replace(discount=Decimal(30), part=None) for one in sale.lines]
            self.place(sale._replace(lines=cheap))
        self.does(None, does)

    @deed(number=any_number)
    def take_back(self, number: int) -> None:
        async def does(session: AsyncSession, _: Staff) -> None:
            decided = [one for one in await all_of(session, Step) if one.decided_by_id]
            step = picked(decided, number)
            approval = await session.get_one(Approval, step.approval_id)
            person = await session.get_one(Staff, step.decided_by_id)
            if person.left_at is None:
                await approval.take_back(session, person)

        self.does(None, does)

    @deed(number=any_number)
    def withdraw(self, number: int) -> None:
        async def does(session: AsyncSession, _: Staff) -> None:
            approval = await an_open_one(session, number)
            await approval.withdraw(session, await approval.applicant(session))

        self.does(None, does)

    @deed(
        often=4,
        number=first_ones,
        by=st.sampled_from([None, None, None, None, "Hugo", "Ann"]),
        edits=st.lists(st.sampled_from(EDITS), min_size=1, max_size=3),
        more=st.lists(lines, max_size=1),
        later=st.sampled_from([0, 0, 0, 1, 3]),
        decided=st.sampled_from([None, True, True, False]),
    )
    def change(
        self,
        number: int,
        by: str | None,
        edits: list[str],
        more: list[Wanted],
        later: int,
        decided: bool | None,
    ) -> None:
        """By whoever looks after it or somebody else; left to wait, or decided at once."""

        async def does(session: AsyncSession, _: Staff) -> int:
            orders = await standing(session)
            may = [one for one in orders if one.state in UNDELIVERED and not one.asks]
            order = self.picks(orders if by else may or orders, number)
            who = await (called(session, by) if by else session.get_one(Staff, order.seller_id))
            version = await order.shown_version(session)
            content = await content_of(session, version)
            customer = await order.customer(session)
            kept = [
                edited(asked, edits[place % len(edits)])
                for place, asked in enumerate(content.lines)
            ]
            new = [await as_asked(session, customer, one) for one in more]
            wanted = replace(
                content,
                lines=[*(one for one in kept if one), *new],
                deliver_on=content.deliver_on + timedelta(days=later),
            )
            if who.left_at is None:
                await change(session, order, who, wanted, order.version, "so", clock.now())
            return order.id

        async def word(session: AsyncSession, _: Staff) -> None:
            approval = await Approval.of_record(session, f"order:{order_id}")
            while approval and decided is not None and approval.outcome is Outcome.OPEN:
                await next_decides(session, approval, yes=decided)

        if order_id := self.does(by, does):
            self.does(None, word)

    @deed(number=first_ones, by=st.sampled_from([None, None, "Ann", "Gustav"]), decided=mostly)
    def cancel(self, number: int, by: str | None, decided: bool) -> None:
        async def does(session: AsyncSession, _: Staff) -> None:
            order = self.picks(await standing(session), number)
            who = await (called(session, by) if by else session.get_one(Staff, order.seller_id))
            if who.left_at is None:
                await cancel(session, order, who, "so")
            approval = await Approval.of_record(session, order.about)
            if order.asks and decided and approval:
                await next_decides(session, approval, yes=True)

        self.does(by, does)

    @deed(
        number=any_number,
        by=works,
        what=st.sampled_from(["passed", "failed", "undo", *OrderState]),
    )
    def take_a_step(self, number: int, by: str, what: str) -> None:
        async def does(session: AsyncSession, person: Staff) -> None:
            order = picked(await all_of(session, Order), number)
            if isinstance(what, OrderState):
                await move(session, order, person, what)
            elif what == "undo":
                await undo(session, order, person)
            else:
                last = await last_step(session, order.id)
                passed, after = what == "passed", last.id if last else 0
                await inspect(
                    session, order, person, passed=passed, note="so", photos=(), after=after
                )

        self.does(by, does)

    @deed(often=3, number=first_ones, by=works, part=parts, checked_by=checkers)
    def ship(self, number: int, by: str, part: Decimal, checked_by: str | None) -> None:
        """Out of the stock where nothing was made; somebody checks at once, or it waits for that."""

        async def does(session: AsyncSession, person: Staff) -> None:
            orders = await standing(session)
            may = [one for one in orders if one.state in UNSHIPPED and not one.asks]
            order = self.picks(may or orders, number)
            if order.state is OrderState.CONFIRMED:
                await move(session, order, person, OrderState.READY)
            chosen = await some_of(session, order, part)
            await Shipment.make(session, order, person, chosen)

        async def checks(session: AsyncSession, person: Staff) -> None:
            shipment = picked(await all_of(session, Shipment), -1)
            await shipment.check(session, person, right=True)

        self.does(by, does)
        if checked_by:
            self.does(checked_by, checks)

    @deed(
        often=2,
        number=any_number,
        by=st.sampled_from([None, "Willi", "Wanda", "Sally"]) | people,
        what=st.sampled_from(["right", "right", "wrong", "back", "arrived"]),
        ago=st.sampled_from([0, 0, 1, -1]),
    )
    def look_at_a_shipment(self, number: int, by: str | None, what: str, ago: int) -> None:
        """By its maker, by who may be the second, and by everybody else."""

        async def does(session: AsyncSession, person: Staff) -> None:
            state = ShipmentState.SHIPPED if what == "arrived" else ShipmentState.WAITING
            shipments = await all_of(session, Shipment)
            # The one that waits, or any where none does.
            those = [one for one in shipments if one.state is state] or shipments
            shipment = picked(those, number)
            who = person if by else await session.get_one(Staff, shipment.made_by_id)
            if what == "back":
                await shipment.take_back(session, who)
            elif what == "arrived":
                day = calendar.business_day(clock.now()) - timedelta(days=ago)
                await shipment.deliver(session, who, day)
            else:
                await shipment.check(session, who, right=what == "right", reason="so")

        self.does(by, does)

    @deed(
        number=first_ones,
        by=works,
        later=st.sampled_from([0, 1, 2, 9]),
        answer=st.sampled_from([None, True, True, False]),
        edits=st.sampled_from([None, ["more"], ["more"]]),
    )
    def delay(
        self, number: int, by: str, later: int, answer: bool | None, edits: list[str] | None
    ) -> None:
        """Answered or not; then something else of the order is changed."""

        async def does(session: AsyncSession, person: Staff) -> None:
            order = self.picks(await standing(session), number)
            day = order.deliver_on + timedelta(days=later)
            await Delay.announce(session, order, person, day, "so")

        async def answered(session: AsyncSession, _: Staff) -> None:
            delay = picked((await all_of(session, Delay))[::-1], 0)
            order = await delay.order(session)
            who = await session.get_one(Staff, order.seller_id)
            said = DelayAnswer.ACCEPTED if answer else DelayAnswer.REFUSED
            await delay.record(session, who, said, "so")

        with self.one_order(number):
            self.does(by, does)
            if answer is not None:
                self.does(None, answered)
            if edits:
                self.change(number, None, edits, [], later=0, decided=True)

    @deed(
        often=2,
        number=first_ones,
        by=st.sampled_from(["Fina", "Fred", "Fred", "Mei"]),
        scope=st.sampled_from(invoicing.Scope),
        off=st.sampled_from([0, 0, 0, 1]),
    )
    def invoice(self, number: int, by: str, scope: invoicing.Scope, off: int) -> None:
        async def does(session: AsyncSession, person: Staff) -> None:
            order = self.picks(await standing(session), number)
            bill = await invoicing.bill_of(session, order, scope)
            printed = f"{order.id}-{len(await all_of(session, Invoice))}"
            total = bill.totals.total + from_minor_units(off, order.currency)
            await invoicing.make(session, order, person, printed, total, scope)

        self.does(by, does)

    @deed(
        number=any_number,
        by=st.sampled_from(["Fina", "Fred"]) | people,
        refusal=st.sampled_from([None, None, "so"]),
    )
    def check_invoice(self, number: int, by: str, refusal: str | None) -> None:
        async def does(session: AsyncSession, person: Staff) -> None:
            invoices = await all_of(session, Invoice)
            waiting = [one for one in invoices if one.state is InvoiceState.WAITING]
            invoice = picked(waiting or invoices, number)
            await invoicing.check(session, invoice, person, refusal)

        self.does(by, does)

    @deed(
        often=3,
        number=first_ones,
        kind=st.sampled_from(ReturnKind),
        part=parts,
        decided=st.sampled_from([None, None, True, True, False]),
    )
    def give_back(self, number: int, kind: ReturnKind, part: Decimal, decided: bool | None) -> None:
        async def does(session: AsyncSession, _: Staff) -> None:
            left = [one for one in await all_of(session, Shipment) if one.state in LEFT]
            shipped = {one.order_id for one in left}
            those = [one for one in await standing(session) if one.id in shipped]
            order = self.picks(those, number)
            who = await session.get_one(Staff, order.seller_id)
            there = await returnable(session, order)
            some = {
                line: max(exact(quantity) * part // 1, Decimal(1))
                for line, quantity in there.items()
                if quantity
            }
            if who.left_at:
                return
            made = await GoodsReturn.ask(session, order, who, kind, some, "so", (), clock.now())
            approval = await Approval.of_record(session, made.about)
            if approval and decided is not None and approval.outcome is Outcome.OPEN:
                await next_decides(session, approval, yes=decided)

        self.does(None, does)

    @deed(
        often=2,
        number=first_ones,
        kinds=st.lists(st.sampled_from(ReturnKind), max_size=3),
        edits=st.sampled_from([None, ["off", "keep"], ["off", "keep"], ["more"], ["one"]]),
    )
    def come_back_bit_by_bit(
        self, number: int, kinds: list[ReturnKind], edits: list[str] | None
    ) -> None:
        """All was shipped; then perhaps what is to be shipped again is wanted no more, or more of it."""
        with self.one_order(number):
            self.bring_on(number, 3, Decimal(1))
            self.everything_holds()  # a change may stand by now, and another one will
            for kind in kinds:
                part = Decimal("0.5") if len(kinds) > 1 else Decimal(1)
                self.give_back(number, kind, part, True)
            if edits:
                self.change(number, None, edits, [], later=0, decided=True)

    @deed(name=st.sampled_from(MAY_LEAVE), sure=st.sampled_from([False, False, True]))
    def leave_the_company(self, name: str, sure: bool) -> None:
        async def does(session: AsyncSession, person: Staff) -> None:
            await person.leave(session, removed_by=None)

        if sure and len(self.left) < 2:
            self.does(name, does)
            self.left.add(name)

    @deed(name=people, to=st.none() | people)
    def be_away(self, name: str, to: str | None) -> None:
        """On leave, or somebody decides in their place."""

        async def does(session: AsyncSession, person: Staff) -> None:
            today = calendar.business_day(clock.now())
            await Delegation.name(session, person, await called(session, to or ""), today, today)

        if to:
            self.does(name, does)
        else:
            self.is_away(name)

    @deed(
        number=any_number,
        by=st.sampled_from(["Hugo", "Diana"]),
        to=st.sampled_from(["Mei", "Ann", "Hugo", "Fina"]),
    )
    def give_a_customer(self, number: int, by: str, to: str) -> None:
        """Of somebody who is here, or who left."""

        async def does(session: AsyncSession, person: Staff) -> None:
            customer = picked(await all_of(session, Customer), number)
            new = await called(session, to)
            await handover.give(session, person, customer.id, new.id)

        self.does(by, does)

    @deed(
        rounding=st.sampled_from(["line", "document"]),
        prices_include_tax=st.booleans(),
        tax_percent=st.sampled_from([Decimal(13), Decimal(9)]),
        change_approvers=st.sampled_from([(), (SUPERIOR,), (SUPERIOR, Position.FINANCE)]),
        limit=st.sampled_from([Decimal(0), Decimal(5), Decimal(50)]),
    )
    def rule_otherwise(self, limit: Decimal, **rules: Any) -> None:
        limits = policy.current().orders.discount_limits
        limits = {**limits, Position.REPRESENTATIVE: limit}
        self.rule_for_orders(discount_limits=limits, **rules)

    @deed(number=any_number, price=st.integers(150, 400), is_sold=mostly)
    def price_anew(self, number: int, price: int, is_sold: bool) -> None:
        async def does(session: AsyncSession, _: Staff) -> None:
            product = picked(await all_of(session, Product), number)
            product.list_price_units, product.active = price, is_sold

        self.does(None, does)

    @deed(hours=st.integers(1, 60))
    def let_time_pass(self, hours: int) -> None:
        clock.move_by(timedelta(hours=hours))
        for job in [*APPROVALS, *ORDERS]:
            while self.does(None, partial(beat, job)):
                pass

    # Shuffled: Hypothesis prefers small numbers, and what it drew before.
    @rule(which=DECK.drawn())
    def somebody_does(self, which: Drawn) -> None:
        name, given = which
        getattr(self, name)(**given)


async def beat(job: Job, session: AsyncSession, _: Staff) -> bool:
    return await job.do_one(session)


async def an_open_one(session: AsyncSession, number: int) -> Approval:
    approvals = await all_of(session, Approval)
    return picked([one for one in approvals if one.outcome is Outcome.OPEN], number)
