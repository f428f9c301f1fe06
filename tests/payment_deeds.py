"""What people do with orders and money, in whatever order, each deed drawn with its particulars (10)."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

from hypothesis import strategies as st
from hypothesis.stateful import initialize, rule
from sqlalchemy.ext.asyncio import AsyncSession

from models import (
    bill_disputes,
    booking,
    calendar,
    clock,
    hand_ins,
    promises,
    receiving,
    write_offs,
)
from models.approvals import Approval, Outcome
from models.bill_disputes import BillDispute
from models.customers import Customer
from models.hand_ins import HandIn, HandInState
from models.instalments import Instalment
from models.money import from_minor_units
from models.order_changes import cancel, change, content_of
from models.order_lines import exact
from models.order_returns import GoodsReturn, ReturnKind, returnable
from models.order_terms import Terms
from models.order_versions import Content
from models.orders import UNDELIVERED, Order
from models.receipts import PaymentMethod, Receipt, ReceiptState
from models.staff import Staff
from scheduler.cash import JOBS as CASH
from scheduler.clock import Job
from scheduler.payments import JOBS as PAYMENTS
from scheduler.promises import JOBS as PROMISES
from tests.deck import Deck, Drawn
from tests.order_books import all_of
from tests.order_company import (
    START,
    Firm,
    Sale,
    any_number,
    as_asked,
    mostly,
    next_decides,
    people,
    picked,
    sales,
    standing,
)

DECK = Deck()
deed = DECK.deed
WORDS = [
    "in_advance",
    "on_delivery",
    "days:7",
    "month_end:0",
    "plan:33.333%@in_advance+33.333%@on_delivery+rest@days:7",
    "plan:50%@in_advance+50%@days:3",
    "plan:2@in_advance+rest@on_delivery",
]
terms = st.sampled_from([Terms.read(one) for one in WORDS])
# Of what is open: too little, what it comes to, too much.
parts = st.sampled_from([Decimal(one) for one in ("0.01", "0.333", "0.5", "1", "1", "1.7")])
counters = st.sampled_from(["Fina", "Fina", "Fina", "Fred", "Mei"])
authors = st.sampled_from([None, None, None, None, "Hugo", "Ann", "Fina"])


class PaymentDeeds(Firm):
    """A company in which any of these comes next."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: dict[tuple[int, str], int] = {}
        clock.move_to(START + timedelta(hours=1))  # work has begun

    @initialize(
        begun=st.lists(st.tuples(sales, terms, st.integers(0, 6)), min_size=2, max_size=4),
        before=st.lists(st.integers(-9000, 9000), min_size=3, max_size=3),
    )
    def begin(self, begun: list[tuple[Sale, Terms, int]], before: list[int]) -> None:
        self.opens(before)
        for number, (sale, agreed, steps) in enumerate(begun):
            self.sell(sale, agreed, None)
            self.bring_on(number, steps, Decimal(1))

    def opens(self, before: list[int]) -> None:
        """What customers owed, or had as credit, when Fieldbook began."""

        async def does(session: AsyncSession, _: Staff) -> None:
            due = calendar.business_day(clock.now()) - timedelta(days=40)
            for customer, units in zip(await all_of(session, Customer), before, strict=True):
                if not units:
                    continue
                await customer.alone(session)
                amount = from_minor_units(units, "CNY")
                await booking.opened(session, customer.id, amount, due, f"balance:{customer.id}")
                self.opened[customer.id, "CNY"] = units

        self.does(None, does)

    # Deeds

    @deed(often=2, sale=sales, agreed=terms, deposit=st.none() | parts)
    def sell(self, sale: Sale, agreed: Terms, deposit: Decimal | None) -> None:
        name, number = sale.seller

        async def does(session: AsyncSession, person: Staff) -> None:
            customer = (await all_of(session, Customer))[number]
            asked = [await as_asked(session, customer, one) for one in sale.lines]
            due = calendar.business_day(clock.now()) + timedelta(days=sale.days)
            currency = asked[0].list_price.currency.code
            paid_first = from_minor_units(int(deposit * 500), currency) if deposit else None
            content = Content(asked, due, terms=agreed, deposit=paid_first)
            order = await Order.place(session, person, customer, content, clock.now())
            approval = await Approval.of_record(session, order.about)
            while approval and approval.outcome is Outcome.OPEN:
                await next_decides(session, approval, yes=True)

        self.does(name, does)

    @deed(often=3, number=any_number, steps=st.integers(1, 4))
    def go_on(self, number: int, steps: int) -> None:
        self.bring_on(number, steps, Decimal(1))

    @deed(
        often=2,
        number=any_number,
        quantity=st.sampled_from([Decimal("0.5"), Decimal(2), Decimal(3)]),
        agreed=st.none() | terms,
    )
    def change(self, number: int, quantity: Decimal, agreed: Terms | None) -> None:
        """Less, more, and perhaps to be paid otherwise."""

        async def does(session: AsyncSession, _: Staff) -> None:
            orders = [one for one in await standing(session) if one.state in UNDELIVERED]
            order = picked(orders, number)
            content = await content_of(session, await order.shown_version(session))
            lines = [
                replace(one, quantity=max(one.quantity * quantity // 1, Decimal(1)))
                for one in content.lines
            ]
            wanted = replace(content, lines=lines, terms=agreed or content.terms)
            who = await session.get_one(Staff, order.seller_id)
            await change(session, order, who, wanted, order.version, "so", clock.now())
            approval = await Approval.of_record(session, order.about)
            while approval and approval.outcome is Outcome.OPEN:
                await next_decides(session, approval, yes=True)

        self.does(None, does)

    @deed(number=any_number)
    def cancel(self, number: int) -> None:
        async def does(session: AsyncSession, _: Staff) -> None:
            order = picked(await standing(session), number)
            who = await session.get_one(Staff, order.seller_id)
            await cancel(session, order, who, "so")
            approval = await Approval.of_record(session, order.about)
            if order.asks and approval:
                await next_decides(session, approval, yes=True)

        self.does(None, does)

    @deed(often=2, number=any_number, kind=st.sampled_from(ReturnKind), decided=mostly)
    def give_back(self, number: int, kind: ReturnKind, decided: bool) -> None:
        async def does(session: AsyncSession, _: Staff) -> None:
            order = picked(await standing(session), number)
            there = await returnable(session, order)
            some = {line: max(exact(much) // 2, Decimal(1)) for line, much in there.items() if much}
            who = await session.get_one(Staff, order.seller_id)
            made = await GoodsReturn.ask(session, order, who, kind, some, "so", (), clock.now())
            approval = await Approval.of_record(session, made.about)
            if approval and approval.outcome is Outcome.OPEN:
                await next_decides(session, approval, yes=decided)

        self.does(None, does)

    @deed(
        often=6,
        number=any_number,
        by=authors,
        part=parts,
        method=st.sampled_from(PaymentMethod),
        names_order=mostly,
        confirmed_by=st.none() | counters,
    )
    def pay(
        self,
        number: int,
        by: str | None,
        part: Decimal,
        method: PaymentMethod,
        names_order: bool,
        confirmed_by: str | None,
    ) -> None:
        """Some part of what a customer has to pay, against that order or the oldest first."""

        async def does(session: AsyncSession, person: Staff) -> None:
            open_ones = [one for one in await all_of(session, Instalment) if one.open_units]
            one = picked(open_ones, number)
            customer = await session.get_one(Customer, one.customer_id)
            who = person if by else await session.get_one(Staff, customer.owner_id)
            amount = from_minor_units(max(int(one.open_units * part), 1), one.currency)
            order = await session.get_one(Order, one.order_id) if one.order_id else None
            await receiving.record(
                session,
                who,
                customer,
                amount,
                method,
                calendar.business_day(clock.now()),
                clock.now(),
                order=order if names_order else None,
            )

        async def confirms(session: AsyncSession, person: Staff) -> None:
            await receiving.confirm(session, (await all_of(session, Receipt))[-1], person)

        before = self.something_happened
        self.something_happened = False
        self.does(by, does)
        if confirmed_by and self.something_happened:
            self.does(confirmed_by, confirms)
        self.something_happened = self.something_happened or before

    @deed(
        often=4,
        number=any_number,
        by=counters | people,
        what=st.sampled_from(["confirm", "confirm", "refuse", "withdraw", "bounce", "bounce"]),
    )
    def look_at_a_receipt(self, number: int, by: str, what: str) -> None:
        async def does(session: AsyncSession, person: Staff) -> None:
            state = ReceiptState.CONFIRMED if what == "bounce" else ReceiptState.WAITING
            receipts = await all_of(session, Receipt)
            receipt = picked([one for one in receipts if one.state is state] or receipts, number)
            if what == "confirm":
                await receiving.confirm(session, receipt, person)
            elif what == "refuse":
                await receiving.refuse(session, receipt, person, "so")
            elif what == "bounce":
                await receiving.bounce(session, receipt, person, "so")
            else:
                who = await session.get_one(Staff, receipt.author_id)
                await receiving.withdraw(session, receipt, who)

        self.does(by, does)

    @deed(number=any_number, part=parts, by=counters)
    def correct(self, number: int, part: Decimal, by: str) -> None:
        """Finance found another amount."""

        async def does(session: AsyncSession, person: Staff) -> None:
            receipts = await all_of(session, Receipt)
            receipt = picked([one for one in receipts if one.state is ReceiptState.WAITING], number)
            units = max(int(receipt.amount_units * part), 1)
            amount = from_minor_units(units, receipt.currency)
            order_id = receipt.order_id
            order = await session.get_one(Order, order_id) if order_id else None
            method, day = receipt.method, receipt.day
            await receiving.correct(session, receipt, person, amount, method, None, day, order)

        self.does(by, does)

    @deed(often=2, number=any_number, whole=mostly, decided_by=st.none() | counters, yes=mostly)
    def hand_in(self, number: int, whole: bool, decided_by: str | None, yes: bool) -> None:
        """Somebody's cash, all of it or one receipt; counted, or left to wait."""

        async def does(session: AsyncSession, _: Staff) -> None:
            held = [one for one in await all_of(session, Receipt) if one.held_by_id]
            holder = await session.get_one(Staff, picked(held, number).held_by_id)
            theirs = [one.id for one in held if one.held_by_id == holder.id]
            if not whole:
                theirs = [picked(theirs, number)]
            await hand_ins.hand_in(session, holder, theirs, clock.now())

        async def decides(session: AsyncSession, person: Staff) -> None:
            waiting = [
                one for one in await all_of(session, HandIn) if one.state is HandInState.WAITING
            ]
            one = picked(waiting, number)
            if yes:
                await hand_ins.confirm(session, one, person)
            else:
                await hand_ins.refuse(session, one, person, "so")

        self.does(None, does)
        if decided_by:
            self.does(decided_by, decides)

    @deed(often=2, number=any_number, days=st.sampled_from([-1, 0, 1, 2, 5, 400]))
    def promise(self, number: int, days: int) -> None:
        async def does(session: AsyncSession, _: Staff) -> None:
            one, who = await a_bill_and_who_asks(session, number)
            day = calendar.business_day(clock.now()) + timedelta(days=days)
            await promises.promise(session, one, who, day, clock.now())

        self.does(None, does)

    @deed(number=any_number, settled=st.booleans())
    def dispute(self, number: int, settled: bool) -> None:
        async def does(session: AsyncSession, _: Staff) -> None:
            one, who = await a_bill_and_who_asks(session, number)
            await bill_disputes.dispute(session, one, who, "so", clock.now())

        async def settles(session: AsyncSession, person: Staff) -> None:
            open_ones = [one for one in await all_of(session, BillDispute) if not one.settled_at]
            bill = await session.get_one(Instalment, picked(open_ones, number).instalment_id)
            await bill_disputes.settle(session, bill, person, "so")

        self.does(None, does)
        if settled:
            self.does("Hugo", settles)

    @deed(number=any_number, part=parts, decided=mostly)
    def write_off(self, number: int, part: Decimal, decided: bool) -> None:
        async def does(session: AsyncSession, _: Staff) -> None:
            one, who = await a_bill_and_who_asks(session, number)
            units = max(int(one.open_units * part), 1)
            amount = from_minor_units(units, one.currency)
            made = await write_offs.ask(session, one, who, amount, "so", clock.now())
            approval = await Approval.of_record(session, made.about)
            while approval and approval.outcome is Outcome.OPEN:
                await next_decides(session, approval, yes=decided)

        self.does(None, does)

    @deed(often=3, days=st.sampled_from([1, 1, 1, 2, 5]))
    def time_goes_by(self, days: int) -> None:
        """Each day's work begins, and the clock does what is due."""
        for _ in range(days):
            clock.move_to(clock.now() + timedelta(days=1))
            for job in (*PROMISES, *PAYMENTS, *CASH):
                self.until_nothing_is_due(job)
            self.a_day_is_over()

    def a_day_is_over(self) -> None:
        """Looked at on each day."""

    def until_nothing_is_due(self, job: Job) -> None:
        async def beat(session: AsyncSession, _: Staff) -> bool:
            return await job.do_one(session)

        while self.does(None, beat):
            pass

    @rule(which=DECK.drawn())
    def somebody_does(self, which: Drawn) -> None:
        name, given = which
        getattr(self, name)(**given)


async def a_bill_and_who_asks(session: AsyncSession, number: int) -> tuple[Instalment, Staff]:
    """One that is open, and who looks after its customer."""
    open_ones = [one for one in await all_of(session, Instalment) if one.open_units]
    one = picked(open_ones, number)
    customer = await session.get_one(Customer, one.customer_id)
    return one, await session.get_one(Staff, customer.owner_id)
