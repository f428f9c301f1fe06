"""How the try-out's customers pay: in time or late, in part, in cash, and what finance has to confirm."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from functools import partial

from sqlalchemy import select

from bot.demo.company.customers import CUSTOMERS, KNOWN, C, Known
from bot.demo.company.diary import Diary
from bot.demo.company.habits import NEVER
from bot.demo.company.people import FINANCE, SELLERS
from models import calendar, clock, hand_ins, promises, receiving
from models.instalments import Instalment
from models.money import from_minor_units
from models.orders import Order
from models.receipts import PaymentMethod, Receipt

CASH, TRANSFER = PaymentMethod.CASH, PaymentMethod.TRANSFER
# Who pays so late tells until when; who never does breaks the promise.
PROMISES_FROM = 4  # days
IN_PART = (
    "福满家便利店",
    16,
    40,
)  # days ago in cash, percent of the oldest bill; it is still in 李伟's hand
UNCONFIRMED = ["江滨酒楼", "上体馆阳光超市"]  # what they pay of the oldest bill waits for finance


class Paying:
    def __init__(self, diary: Diary) -> None:
        self.diary = diary
        self._references = 88_410

    def note_balances(self) -> None:
        """What was owed when Fieldbook began is paid like everything else."""
        for one in CUSTOMERS:
            if one.habits.owed:
                self._note(one, self.diary.first + timedelta(days=one.habits.owed_due), None)

    def note_the_rest(self) -> None:
        """A part in cash, what waits for finance, and each Friday the cash that is handed in."""
        diary = self.diary
        name, ago, percent = IN_PART
        at = diary.moment(diary.ago(ago), 11, 60)
        diary.note(at, partial(self.pay, KNOWN[name], None, percent=percent))
        for name in UNCONFIRMED:
            at = diary.moment(diary.ago(1), 15, 60)
            diary.note(at, partial(self.pay, KNOWN[name], None, is_confirmed=False))
        for day in diary.working:
            if diary.working_day(day + timedelta(days=1)).isocalendar()[1] != day.isocalendar()[1]:
                for seller in SELLERS:
                    diary.note(diary.moment(day, 16.2, 30), partial(self._hand_in, seller))

    async def note_payment(self, order: Order) -> None:
        """When the bills of an order that was delivered come to be paid."""
        customer = await order.customer(self.diary.session)
        for one in await Instalment.of_order(self.diary.session, order.id):
            if one.due_on:
                self._note(KNOWN[customer.name], one.due_on, order)

    def _note(self, known: Known, due_on: date, order: Order | None) -> None:
        diary = self.diary
        early = 0 if known.habits.pays_late else diary.dice.choice([2, 1, 1, 0, 0])
        day = due_on + timedelta(
            days=known.habits.pays_late + diary.dice.choice([0, 0, 1, 2]) - early
        )
        paid_on = (
            diary.working_day(max(day, self._today())) if known.habits.pays_late < NEVER else None
        )
        if known.habits.pays_late >= PROMISES_FROM:
            said_on = diary.working_day(max(due_on + timedelta(days=2), self._today()))
            until = paid_on or diary.after(said_on, 4)
            if said_on < until:
                at = diary.moment(said_on, 16.5, 60)
                diary.note(at, partial(self._promise, known, order, until))
        if paid_on:
            at = diary.moment(paid_on, 10, 300)
            diary.note(at, partial(self.pay, known, order))

    async def _bills(self, known: Known, order: Order | None) -> Sequence[Instalment]:
        customer = self.diary.customers[known.name]
        found = await Instalment.open_of(self.diary.session, customer.id)
        if order:
            return [one for one in found if one.order_id == order.id]
        return [one for one in found if one.order_id is None] or list(found[:1])

    async def _promise(self, known: Known, order: Order | None, until: date) -> None:
        owner = self.diary.people[known.owner]
        for bill in await self._bills(known, order):
            if bill.chased_units > 0:
                await promises.promise(self.diary.session, bill, owner, until, clock.now())

    async def pay(
        self, known: Known, order: Order | None, percent: int = 100, *, is_confirmed: bool = True
    ) -> None:
        """The bills of an order, or the oldest: recorded by the owner, confirmed by finance."""
        diary, session = self.diary, self.diary.session
        bills = await self._bills(known, order)
        owner, customer = diary.people[known.owner], diary.customers[known.name]
        if not bills:
            return
        currency = bills[0].currency
        units = sum(one.open_units for one in bills)
        if percent < 100:  # in whole yuan
            units = units * percent // 10_000 * 100
        method = CASH if percent < 100 or known.customer_class is C else TRANSFER
        self._references += 7
        receipt = await receiving.record(
            session,
            owner,
            customer,
            from_minor_units(units, currency),
            method,
            self._today(),
            clock.now(),
            reference=None if method is CASH else f"6222 {self._references:08}",
            order=order,
        )
        if is_confirmed:
            later = clock.now() + timedelta(minutes=40 + diary.dice.randrange(80))
            confirm = partial(receiving.confirm, session, receipt, diary.people[FINANCE])
            diary.note(later, confirm)

    async def _hand_in(self, seller: str) -> None:
        """All the cash in hand, but what is still to be warned of; finance counts it an hour later."""
        diary, session = self.diary, self.diary.session
        person = diary.people[seller]
        kept = diary.customers[IN_PART[0]].id
        held = await session.scalars(
            select(Receipt.id)
            .where(
                Receipt.held_by_id == person.id,
                Receipt.hand_in_id.is_(None),
                Receipt.customer_id != kept,
            )
            .order_by(Receipt.id)
        )
        if not (ids := held.all()):
            return
        made = await hand_ins.hand_in(session, person, ids, clock.now())
        count = partial(hand_ins.confirm, session, made, diary.people[FINANCE])
        diary.note(clock.now() + timedelta(minutes=20), count)

    def _today(self) -> date:
        return calendar.business_day(clock.now())
