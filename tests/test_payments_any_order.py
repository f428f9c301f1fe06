"""Payments in any order of deeds: whatever is sold, paid, bounced and given back, the sums hold (10)."""

from __future__ import annotations

import asyncio
import shutil
from collections import Counter
from datetime import date
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis.stateful import invariant, run_state_machine_as_test
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from models import account_months, calendar, chasing, clock, ledger, month_sums
from models.bill_disputes import BillDispute
from models.chase_lists import LISTED, PAYMENTS_DUE
from models.chase_memory import OWNER
from models.database import Database
from models.instalments import Instalment
from models.outbox import Act, Outgoing
from models.promises import Promise, PromiseState
from models.receipts import Receipt, ReceiptState
from models.receivables import debt_of
from tests.order_books import all_of
from tests.order_company import START, found_company
from tests.payment_books import (
    Account,
    Accounts,
    each_settlement_counts_on_both_sides,
    instalments_sum_to_their_order,
    the_balance_is_what_is_open,
    what_happened_is_booked,
    what_was_booked_is_earned_by_somebody,
)
from tests.payment_deeds import PaymentDeeds


class AnyPayment(PaymentDeeds):
    def __init__(self) -> None:
        super().__init__()
        self.balances: dict[date, dict[Account, int]] = {}  # as they were at the end of each day
        self.due: dict[int, tuple[str, date]] = {}  # terms and day of the bills that were open
        self.waited_for: set[int] = set()  # promises that were open
        self.disputed: set[int] = set()  # disputes that were
        self.last_dispute = 0

    def teardown(self) -> None:
        self.looks(self.every_day_is_as_it_was)
        super().teardown()

    @invariant()
    def everything_holds(self) -> None:
        if self.something_happened:
            self.looks(self.look)
        self.something_happened = False

    async def look(self, session: AsyncSession) -> None:
        accounts = await Accounts.read(session)
        what_happened_is_booked(accounts, self.opened)
        the_balance_is_what_is_open(accounts)
        each_settlement_counts_on_both_sides(accounts)
        what_was_booked_is_earned_by_somebody(accounts)
        instalments_sum_to_their_order(accounts)
        await debts_are_balances(session, accounts)
        assert not await ledger.differing(session)
        assert not await account_months.differing(session)
        assert not await month_sums.differing(session)
        await promises_are_of_what_is_open(session, accounts)
        self.no_day_was_put_off(accounts)
        await self.nothing_said_has_vanished(session, accounts)
        await cash_is_of_what_counts(session)
        today = calendar.business_day(clock.now())
        self.balances[today] = {key: units for key, units in accounts.booked().items() if units}

    def no_day_was_put_off(self, accounts: Accounts) -> None:
        """Of a bill that is still open under the terms that it had."""
        open_ones = {one.id: one for one in accounts.instalments if one.open_units > 0}
        for number, (terms, due_on) in self.due.items():
            one = open_ones.get(number)
            if one and one.terms_said == terms:
                assert one.due_on and one.due_on <= due_on
        self.due = {
            one.id: (one.terms_said, one.due_on) for one in open_ones.values() if one.due_on
        }

    async def nothing_said_has_vanished(self, session: AsyncSession, accounts: Accounts) -> None:
        """A dispute or a promise ends with its bill, or because somebody said so, or its day is over."""
        bills = {one.id: one for one in accounts.instalments}
        disputes = await all_of(session, BillDispute)
        said = await all_of(session, Promise)
        for dispute in disputes:
            if dispute.id in self.disputed and dispute.settled_at and not dispute.settled_by_id:
                assert bills[dispute.instalment_id].open_units == 0
        # One deed may dispute a bill and settle that at once.
        news = [one for one in disputes if not one.settled_at or one.id > self.last_dispute]
        in_dispute = {one.instalment_id for one in news}
        self.disputed = {one.id for one in disputes if not one.settled_at}
        self.last_dispute = max((one.id for one in disputes), default=0)
        latest = {one.instalment_id: one.id for one in said}
        today = calendar.business_day(clock.now())
        for one in said:
            if one.id not in self.waited_for or one.state is PromiseState.OPEN:
                continue
            was_replaced = latest[one.instalment_id] != one.id
            is_by_a_deed = was_replaced or one.instalment_id in in_dispute
            assert (
                is_by_a_deed or one.promised_for < today or bills[one.instalment_id].open_units == 0
            )
        self.waited_for = {one.id for one in said if one.state is PromiseState.OPEN}

    def a_day_is_over(self) -> None:
        self.everything_holds()
        self.looks(reminders_are_right)

    async def every_day_is_as_it_was(self, session: AsyncSession) -> None:
        """Nothing that is booked later changes a day that is over."""
        accounts = await Accounts.read(session)
        for day, balances in self.balances.items():
            until = accounts.booked(until=day)
            assert {key: units for key, units in until.items() if units} == balances


async def debts_are_balances(session: AsyncSession, accounts: Accounts) -> None:
    """What cards and credit limits say of a customer is what is booked."""
    for (customer_id, currency), units in accounts.booked().items():
        debt = (await debt_of(session, customer_id)).get(currency)
        total = debt.net.amount * debt.net.currency.sub_unit if debt else 0
        assert total == units


async def promises_are_of_what_is_open(session: AsyncSession, accounts: Accounts) -> None:
    bills = {one.id: one for one in accounts.instalments}
    open_ones = [one for one in await all_of(session, Promise) if one.state is PromiseState.OPEN]
    assert all(bills[one.instalment_id].open_units for one in open_ones)
    assert max(Counter(one.instalment_id for one in open_ones).values(), default=1) == 1


async def cash_is_of_what_counts(session: AsyncSession) -> None:
    counting = (ReceiptState.WAITING, ReceiptState.CONFIRMED)
    for receipt in await all_of(session, Receipt):
        assert receipt.held_by_id is None or receipt.state in counting


async def reminders_are_right(session: AsyncSession) -> None:
    """One message per person and day, and no line of it names what is paid or not to be chased."""
    today = calendar.business_day(clock.now())
    sent = await session.execute(
        select(Outgoing.staff_id, Outgoing.facts).where(
            Outgoing.key == PAYMENTS_DUE, Outgoing.act == Act.SEND
        )
    )
    told = Counter((staff_id, facts["day"]["day"]) for staff_id, facts in sent)
    assert max(told.values(), default=1) == 1
    bills = {one.id: one for one in await all_of(session, Instalment)}
    promises = await all_of(session, Promise)
    # What is promised for a day off is spoken of before it.
    works_again = await calendar.next_working_day(session, today)
    later = {
        one.instalment_id
        for one in promises
        if one.state is PromiseState.OPEN and one.promised_for >= works_again
    }
    # Those above are spared by the first promise of a bill, not by one that was put off or broken.
    was_put_off = {
        one.instalment_id
        for one in promises
        if one.state in (PromiseState.POSTPONED, PromiseState.BROKEN)
    }
    disputed = {
        one.instalment_id for one in await all_of(session, BillDispute) if not one.settled_at
    }
    for person in await chasing.who_hears(session, today):
        for line in await chasing.lines_of(session, person, today, LISTED):
            assert bills[line.bill.id].chased_units > 0
            assert line.bill.id not in disputed
            if line.bill.id in later:
                assert line.bill.id in was_put_off
                assert OWNER not in line.heard_at


def test_whatever_the_order_of_deeds_the_accounts_hold(sqlite: Path, tmp_path: Path) -> None:
    AnyPayment.prepared = tmp_path / "prepared.db"
    shutil.copy(sqlite, AnyPayment.prepared)
    clock.move_to(START)

    async def prepare() -> None:
        database = Database(f"sqlite+aiosqlite:///{AnyPayment.prepared}")
        await found_company(database)
        await database.close()

    asyncio.run(prepare())
    run_state_machine_as_test(
        AnyPayment,
        settings=settings(
            max_examples=12,
            stateful_step_count=40,
            deadline=None,
            derandomize=True,
            suppress_health_check=list(HealthCheck),
        ),
    )
