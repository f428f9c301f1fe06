"""Bills are chased: one list per person and day, answered line by line, and what climbs (10.2)."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from datetime import date, timedelta

import pytest
from sqlalchemy import select

from bot.sandbox.chats import Message
from models import bill_disputes, calendar, clock, policy, promises, receiving
from models.calendar import DayKind
from models.chase_ladder import Ladder, Person
from models.chase_lists import PAYMENTS_DUE
from models.customers import Customer
from models.instalments import Instalment
from models.language import Language
from models.order_terms import Terms, TermsKind
from models.outbox import Outgoing
from models.policy import LeaveKind
from models.positions import Position
from models.receipts import Receipt
from models.reminders import Reminder, ReminderState
from models.staff import Staff
from scheduler import clock as clocks
from scheduler import payments
from scheduler.clock import run
from scheduler.payments import JOBS, list_the_payments, plan_the_payments
from scheduler.promises import break_a_promise
from tests.conftest import Office
from tests.leaves import approved_leave, enter_years
from tests.paying import bounce, owed_before, pay
from tests.phone import Phone
from tests.records import open_file, staff
from tests.selling import line, parties, place, product

WEDNESDAY = date(2026, 11, 25)


@dataclass
class Debts:
    """A company in which somebody owes something."""

    office: Office
    rep: Phone
    boss: Phone
    director: Phone
    chief: Phone
    finance: Phone

    async def owes(
        self, amount: str, due_on: date, name: str = "Hualian", owner: Phone | None = None
    ) -> int:
        """A new customer's only bill; its id."""
        customer = await open_file(self.office, owner or self.rep, name)
        await owed_before(self.office, customer.id, amount, due_on)
        return await self.newest()

    async def newest(self) -> int:
        bills = await self.office.all(select(Instalment).order_by(Instalment.id))
        return int(bills[-1].id)

    async def customer_of(self, bill_id: int) -> int:
        bill = await self.office.one(select(Instalment).where(Instalment.id == bill_id))
        return int(bill.customer_id)

    async def morning(self, day: date | str, o_clock: str = "10:01") -> None:
        """The clock's jobs that morning, in their order."""
        await self.office.at(f"{day} {o_clock}")
        await self.office.beat(*(job.__name__ for job in (break_a_promise, *ALL)))

    async def promise(self, bill_id: int, day: date, who: Phone | None = None) -> None:
        async with self.office.session() as session:
            bill = await session.get_one(Instalment, bill_id)
            by = await staff(session, who or self.rep)
            await promises.promise(session, bill, by, day, clock.now())

    async def dispute(self, bill_id: int) -> None:
        async with self.office.session() as session:
            bill = await session.get_one(Instalment, bill_id)
            by = await staff(session, self.rep)
            await bill_disputes.dispute(session, bill, by, "Two cases short", clock.now())

    async def pays(self, bill_id: int, amount: str, *, confirmed: bool = False) -> int:
        customer_id = await self.customer_of(bill_id)
        by = self.finance if confirmed else None
        return await pay(self.office, self.rep, customer_id, amount, confirmed_by=by)

    async def lists(self, phone: Phone) -> list[Message]:
        """The lists of bills in a chat, as they are now."""
        sent = await self.office.all(
            select(Outgoing.message_id).where(
                Outgoing.chat_id == phone.id,
                Outgoing.key == PAYMENTS_DUE,
                Outgoing.target_id.is_(None),
                Outgoing.message_id.is_not(None),
            )
        )
        return [one for one in phone.inbox if one.id in sent]

    async def heard(self) -> tuple[int, ...]:
        """How many lists the owner, the superior, the director and the general manager have."""
        return await self.counts(self.rep, self.boss, self.director, self.chief)

    async def no_days_off(self, first: date, days: int) -> None:
        async with self.office.session() as session:
            for number in range(days):
                day = first + timedelta(days=number)
                await calendar.set_day(session, day, DayKind.WORKING, "", who=None)

    async def days_off(self, first: date, days: int) -> None:
        async with self.office.session() as session:
            for number in range(days):
                day = first + timedelta(days=number)
                await calendar.set_day(session, day, DayKind.OFF, "A holiday", who=None)

    async def has_no_account(self, *phones: Phone) -> None:
        async with self.office.session() as session:
            for phone in phones:
                (await staff(session, phone)).telegram_id = None

    async def leaves(self, phone: Phone) -> None:
        async with self.office.session() as session:
            await (await staff(session, phone)).leave(session, None)

    async def is_given_to(self, bill_id: int, phone: Phone) -> None:
        async with self.office.session() as session:
            customer = await session.get_one(Customer, await self.customer_of(bill_id))
            await customer.give_to(session, None, await staff(session, phone), "moved")

    async def refuse(self, receipt_id: int) -> None:
        async with self.office.session() as session:
            one = await session.get_one(Receipt, receipt_id)
            await receiving.refuse(session, one, await staff(session, self.finance), "Never came")

    async def settle(self, bill_id: int) -> None:
        async with self.office.session() as session:
            one = await session.get_one(Instalment, bill_id)
            await bill_disputes.settle(session, one, await staff(session, self.boss), "Agreed")

    async def stops_before_sending(self, day: date) -> None:
        """The lists of a morning are owed when the machine stops."""
        await self.office.at(f"{day} 10:01")
        for job in JOBS:
            await run(job, self.office.app.database)

    async def counts(self, *phones: Phone) -> tuple[int, ...]:
        return tuple([len(await self.lists(phone)) for phone in phones])


ALL = (plan_the_payments, list_the_payments)


@pytest.fixture(params=[50, 0])
def they_or_the_others_are_named(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Those whose bills somebody hears of, or, where they are more than so many, everybody else."""
    monkeypatch.setattr("models.among.FEW", request.param)


@pytest.fixture
async def debts(office: Office, rep: Phone, boss: Phone, director: Phone) -> Debts:
    others = await parties(office)
    return Debts(office, rep, boss, director, others.chief, others.finance)


# When.


async def test_the_owner_is_reminded_on_these_days_only(debts: Debts) -> None:
    due = WEDNESDAY + timedelta(days=8)
    await debts.owes("1200", due)
    await debts.no_days_off(WEDNESDAY, 70)
    heard = {}
    for days in range(-8, 62):
        before = len(await debts.lists(debts.rep))
        await debts.morning(due + timedelta(days=days), "13:31")
        for said in (await debts.lists(debts.rep))[before:]:
            assert "CN¥1,200.00 · Hualian · owed from before" in said.text
            heard[days] = said.text.splitlines()[3].partition(" ")[2]
    assert heard == {
        -7: "due in 7 days",
        -3: "due in 3 days",
        -1: "due tomorrow",
        0: "due today",
        1: "1 day overdue",
        7: "7 days overdue",
        14: "14 days overdue",
        30: "30 days overdue",
    }


async def test_each_threshold_reaches_another_superior_and_no_day_beside_it(debts: Debts) -> None:
    due = WEDNESDAY - timedelta(days=7)
    await debts.owes("1200", due)
    await debts.no_days_off(due, 70)
    heard = {}
    for days in (1, 6, 7, 8, 29, 30, 31, 59, 60, 61):
        before = await debts.heard()
        await debts.morning(due + timedelta(days=days), "13:31")
        heard[days] = tuple(b - a for a, b in zip(before, await debts.heard(), strict=True))
    assert heard == {
        1: (1, 0, 0, 0),
        6: (0, 0, 0, 0),
        7: (1, 1, 0, 0),
        8: (0, 0, 0, 0),
        29: (1, 0, 0, 0),  # at 14 nothing ran
        30: (1, 0, 1, 0),
        31: (0, 0, 0, 0),
        59: (0, 0, 0, 0),
        60: (0, 0, 0, 1),
        61: (0, 0, 0, 0),
    }


async def test_what_falls_on_a_day_off_is_said_after_it_and_before_it_where_it_is_to_come(
    debts: Debts,
) -> None:
    sunday = date(2026, 11, 29)
    await debts.owes("100", sunday - timedelta(days=7), "Seven days late on Sunday")
    await debts.morning(sunday - timedelta(days=6))
    await debts.owes("200", sunday + timedelta(days=3), "Three days before on Sunday")
    await debts.morning(sunday - timedelta(days=1))
    [_, saturday] = await debts.lists(debts.rep)
    assert "Three days before on Sunday" in saturday.text
    assert "due in 4 days" in saturday.text
    assert "Seven days late on Sunday" not in saturday.text
    await debts.morning(sunday)
    assert await debts.counts(debts.rep) == (2,)
    await debts.morning(sunday + timedelta(days=1))
    assert await debts.counts(debts.rep, debts.boss) == (3, 1)
    assert "Seven days late on Sunday" in (await debts.lists(debts.rep))[-1].text
    assert "8 days overdue" in (await debts.lists(debts.boss))[-1].text
    assert "Three days before on Sunday" not in (await debts.lists(debts.rep))[-1].text


async def test_nothing_is_said_before_work_begins_nor_when_it_is_over(debts: Debts) -> None:
    await debts.owes("1200", WEDNESDAY)
    await debts.morning(WEDNESDAY, "08:59")
    assert await debts.counts(debts.rep) == (0,)
    await debts.morning(WEDNESDAY, "09:00")
    assert await debts.counts(debts.rep) == (1,)


# What.


@pytest.mark.parametrize(("amount", "number"), [("9.99", 0), ("10", 1)])
async def test_little_is_not_chased(debts: Debts, amount: str, number: int) -> None:
    await debts.owes(amount, WEDNESDAY)
    await debts.morning(WEDNESDAY)
    assert await debts.counts(debts.rep) == (number,)


@pytest.mark.parametrize(("amount", "number"), [("8", 0), ("9", 1)])  # with VAT 9 and 10 yen
async def test_the_least_is_a_number_in_whatever_currency(
    debts: Debts, amount: str, number: int
) -> None:
    water = await product(
        debts.office, "Water", price=int(amount), unit="piece", pack=None, currency="JPY"
    )
    customer = await open_file(debts.office, debts.rep, "Tokyo")
    await place(
        debts.office, debts.rep, customer.id, [line(water, 1)], terms=Terms(TermsKind.IN_ADVANCE)
    )
    await debts.office.settle()
    due = (await debts.office.one(select(Instalment))).due_on
    assert due
    await debts.morning(due + timedelta(days=7 + 2 * (due.weekday() == 6)))
    assert await debts.counts(debts.rep) == (number,)


async def test_the_biggest_comes_first_and_the_sums_stand_above(debts: Debts) -> None:
    for number, amount in enumerate(("300", "1200.50", "45")):
        await debts.owes(amount, WEDNESDAY, f"Shop {number}")
    await debts.morning(WEDNESDAY)
    [said] = await debts.lists(debts.rep)
    assert said.text.startswith("3 bills to ")
    assert " · Wed, Nov 25 · CN¥1,545.50\n" in said.text
    assert said.text.index("Shop 1") < said.text.index("Shop 0") < said.text.index("Shop 2")
    assert "1. CN¥1,200.50" in said.text


async def test_an_order_is_named_by_its_number(debts: Debts) -> None:
    water = await product(debts.office)
    customer = await open_file(debts.office, debts.rep, "Hualian")
    await place(
        debts.office, debts.rep, customer.id, [line(water, 10)], terms=Terms(TermsKind.IN_ADVANCE)
    )
    await debts.office.settle()
    await debts.morning("2026-11-28")
    assert "CN¥542.40 · Hualian · SO202611-0001" in (await debts.lists(debts.rep))[0].text


async def test_what_is_confirmed_or_waits_for_finance_is_not_chased(debts: Debts) -> None:
    bill = await debts.owes("1000", WEDNESDAY)
    await debts.pays(bill, "300", confirmed=True)
    await debts.pays(bill, "250")
    await debts.morning(WEDNESDAY)
    assert "CN¥450.00" in (await debts.lists(debts.rep))[0].text
    await debts.pays(bill, "450")
    await debts.morning(WEDNESDAY + timedelta(days=1))
    assert await debts.counts(debts.rep) == (1,)


async def test_what_was_paid_a_second_before_is_not_in_it(debts: Debts) -> None:
    bill = await debts.owes("1000", WEDNESDAY)
    other = await debts.owes("500", WEDNESDAY, "Wumart")
    await debts.stops_before_sending(WEDNESDAY)
    await debts.pays(bill, "1000")
    await debts.office.settle()
    [said] = await debts.lists(debts.rep)
    assert "Hualian" not in said.text
    assert said.text.startswith("One bill to ")
    await debts.stops_before_sending(WEDNESDAY + timedelta(days=1))
    await debts.pays(other, "500")
    await debts.office.settle()
    assert await debts.counts(debts.rep) == (1,)


async def test_a_bounced_receipt_opens_it_again(debts: Debts) -> None:
    bill = await debts.owes("1000", WEDNESDAY - timedelta(days=6))
    receipt = await debts.pays(bill, "1000", confirmed=True)
    await bounce(debts.office, debts.finance, receipt)
    await debts.morning(WEDNESDAY + timedelta(days=1))
    assert "7 days overdue" in (await debts.lists(debts.rep))[0].text


async def test_a_disputed_bill_is_not_chased(debts: Debts) -> None:
    bill = await debts.owes("1000", WEDNESDAY - timedelta(days=7))
    await debts.dispute(bill)
    await debts.morning(WEDNESDAY)
    assert await debts.counts(debts.rep, debts.boss) == (0, 0)
    await debts.settle(bill)
    await debts.morning(WEDNESDAY + timedelta(days=7))
    assert "14 days overdue" in (await debts.lists(debts.rep))[0].text


async def test_an_archived_customer_still_owes(debts: Debts) -> None:
    bill = await debts.owes("1000", WEDNESDAY)
    async with debts.office.session() as session:
        customer = await session.get_one(Customer, await debts.customer_of(bill))
        await customer.archive(session, await staff(session, debts.rep))
    await debts.morning(WEDNESDAY)
    assert await debts.counts(debts.rep) == (1,)


# Promises.


async def test_a_promise_pauses_until_its_day_and_climbs_when_it_breaks(debts: Debts) -> None:
    bill = await debts.owes("1000", WEDNESDAY)  # one day overdue on Thursday
    await debts.promise(bill, WEDNESDAY + timedelta(days=2))
    await debts.morning(WEDNESDAY)
    await debts.morning(WEDNESDAY + timedelta(days=1))
    assert await debts.counts(debts.rep, debts.boss, debts.director) == (0, 0, 0)
    await debts.morning(WEDNESDAY + timedelta(days=2))
    assert (
        "🤝 promised for Fri, Nov 27 · 🔴 2 days overdue" in (await debts.lists(debts.rep))[0].text
    )
    await debts.morning(WEDNESDAY + timedelta(days=3))
    assert await debts.counts(debts.rep, debts.boss, debts.director) == (2, 1, 0)
    for phone in (debts.rep, debts.boss):
        assert "💔 promised for Fri, Nov 27, not paid" in (await debts.lists(phone))[-1].text
    await debts.morning(WEDNESDAY + timedelta(days=5))
    assert await debts.counts(debts.rep, debts.boss, debts.director) == (2, 1, 0)
    # Its superior has heard by then: at seven days the next one up does.
    await debts.morning(WEDNESDAY + timedelta(days=7))
    assert await debts.counts(debts.rep, debts.boss, debts.director) == (3, 1, 1)


@pytest.mark.usefixtures("they_or_the_others_are_named")
async def test_each_broken_promise_climbs_one_level_up_to_the_top(debts: Debts) -> None:
    bill = await debts.owes("1000", date(2026, 12, 24))
    day = WEDNESDAY
    heard = []
    for _ in range(4):
        await debts.office.at(f"{day} 11:00")
        await debts.promise(bill, day)
        before = await debts.counts(debts.rep, debts.boss, debts.director, debts.chief)
        day = day + timedelta(days=1)
        if day.weekday() == 6:
            day += timedelta(days=1)
        await debts.morning(day)
        after = await debts.counts(debts.rep, debts.boss, debts.director, debts.chief)
        heard.append(tuple(b - a for a, b in zip(before, after, strict=True)))
    assert heard == [(1, 1, 0, 0), (1, 0, 1, 0), (1, 0, 0, 1), (1, 0, 0, 1)]


async def test_who_was_to_hear_while_it_was_promised_hears_when_that_breaks(debts: Debts) -> None:
    bill = await debts.owes("1000", WEDNESDAY - timedelta(days=6))
    await debts.promise(bill, WEDNESDAY + timedelta(days=2))
    await debts.morning(WEDNESDAY + timedelta(days=1))  # seven days overdue
    assert await debts.counts(debts.rep, debts.boss, debts.director) == (0, 0, 0)
    await debts.morning(WEDNESDAY + timedelta(days=2))
    assert await debts.counts(debts.rep, debts.boss, debts.director) == (1, 0, 0)
    await debts.morning(WEDNESDAY + timedelta(days=3))
    assert await debts.counts(debts.rep, debts.boss, debts.director) == (2, 1, 1)


async def test_a_promise_for_a_day_off_is_named_before_it(debts: Debts) -> None:
    bill = await debts.owes("1000", WEDNESDAY - timedelta(days=2))
    await debts.promise(bill, date(2026, 11, 29))
    await debts.morning("2026-11-28")
    assert "🤝 promised for Sun, Nov 29" in (await debts.lists(debts.rep))[0].text
    await debts.morning("2026-11-30")
    assert "💔 promised for Sun, Nov 29, not paid" in (await debts.lists(debts.boss))[0].text


async def test_what_breaks_after_the_list_is_said_the_next_day(debts: Debts) -> None:
    """A receipt that covered it was refused at noon: the promise breaks then."""
    bill = await debts.owes("1000", WEDNESDAY - timedelta(days=3))
    await debts.owes("50", WEDNESDAY, "Wumart")  # else there would be no list yet
    await debts.promise(bill, WEDNESDAY - timedelta(days=1))
    receipt = await debts.pays(bill, "1000")
    await debts.morning(WEDNESDAY)
    assert "Hualian" not in (await debts.lists(debts.rep))[0].text
    await debts.office.at(f"{WEDNESDAY} 12:00")
    await debts.refuse(receipt)
    await debts.morning(WEDNESDAY, "13:31")
    assert await debts.counts(debts.rep, debts.boss) == (1, 1)
    await debts.morning(WEDNESDAY + timedelta(days=1))
    assert await debts.counts(debts.rep, debts.boss) == (2, 1)
    assert "💔" in (await debts.lists(debts.rep))[-1].text
    await debts.morning(WEDNESDAY + timedelta(days=2))
    assert await debts.counts(debts.rep, debts.boss) == (2, 1)


# Who.


async def test_the_superior_reads_whose_it_is_in_the_same_message(debts: Debts) -> None:
    await debts.owes("1000", WEDNESDAY - timedelta(days=7))
    await debts.owes("2000", WEDNESDAY, "Hugo's own", owner=debts.boss)
    await debts.morning(WEDNESDAY)
    [said] = await debts.lists(debts.boss)
    assert "1. CN¥2,000.00 · Hugo's own" in said.text
    assert "7 days overdue · Mei’s" in said.text
    assert [label for label in said.labels if label.endswith("Paid")] == ["1 Paid"]
    await debts.boss.taps("🔍 2", said)
    assert "Hualian" in debts.boss.last.text
    await debts.boss.answers(debts.boss.last, "Please call them")
    assert "Please call them" in debts.rep.last.text


async def test_an_answer_to_a_list_of_one_persons_bills_reaches_them(debts: Debts) -> None:
    await debts.owes("1000", WEDNESDAY - timedelta(days=7))
    await debts.morning(WEDNESDAY)
    [said] = await debts.lists(debts.boss)
    assert "Answer this message to write to Mei" in said.text
    await debts.boss.answers(said, "Please call them")
    assert "Please call them" in debts.rep.last.text


async def test_a_position_that_is_not_above_has_no_way_to_the_bill(debts: Debts) -> None:
    await debts.owes("1000", WEDNESDAY - timedelta(days=60))
    await debts.morning(WEDNESDAY)
    [said] = await debts.lists(debts.chief)
    assert "60 days overdue · Mei’s" in said.text
    assert said.labels == ["📄 Sheet"]


async def test_customers_of_somebody_who_left_are_the_superiors_to_see_to(debts: Debts) -> None:
    await debts.owes("1000", WEDNESDAY)
    await debts.leaves(debts.rep)
    await debts.morning(WEDNESDAY)
    [said] = await debts.lists(debts.boss)
    assert "due today · Mei’s" in said.text
    assert "1 Promised" in said.labels
    assert await debts.counts(debts.rep, debts.director) == (0, 0)


async def test_nobody_reads_what_is_anothers(debts: Debts, other_rep: Phone) -> None:
    await debts.owes("1000", WEDNESDAY)
    await debts.owes("70", WEDNESDAY, "李的店", owner=other_rep)
    await debts.morning(WEDNESDAY)
    assert "Hualian" not in (await debts.lists(other_rep))[0].text
    assert "李的店" not in (await debts.lists(debts.rep))[0].text
    await debts.office.forge(other_rep, f"payments-due:{WEDNESDAY}:0")
    assert "Hualian" not in other_rep.last.text
    bill = await debts.office.one(select(Instalment).where(Instalment.amount_units == 100_000))
    await debts.office.forge(other_rep, f"instalment:{bill.id}:promise")
    assert "Hualian" not in other_rep.last.text


async def test_who_lost_the_customer_sees_it_in_the_list_no_more(
    debts: Debts, other_rep: Phone
) -> None:
    bill = await debts.owes("1000", WEDNESDAY - timedelta(days=7))
    await debts.morning(WEDNESDAY)
    await debts.is_given_to(bill, other_rep)
    await debts.office.settle()
    [said] = await debts.lists(debts.rep)
    assert "Hualian" not in said.text
    assert said.labels == []
    await debts.morning(WEDNESDAY + timedelta(days=1))
    assert "已逾期 8 天" in (await debts.lists(other_rep))[0].text
    assert await debts.heard() == (1, 1, 0, 0)


async def test_whoever_is_above_the_new_owner_hears_as_well(debts: Debts) -> None:
    other = await debts.office.hire("Other", Position.MANAGER, debts.director)
    person = await debts.office.hire("Below", Position.REPRESENTATIVE, other)
    bill = await debts.owes("1000", WEDNESDAY - timedelta(days=30))
    await debts.morning(WEDNESDAY)
    await debts.is_given_to(bill, person)
    await debts.morning(WEDNESDAY + timedelta(days=1))
    assert await debts.counts(other, person) == (1, 1)
    assert await debts.heard() == (1, 1, 1, 0)  # the director is above both
    assert "Hualian" not in (await debts.lists(debts.boss))[0].text


async def test_whoever_looks_after_what_somebody_left_hears_all_that_is_due(debts: Debts) -> None:
    await debts.owes("1000", WEDNESDAY - timedelta(days=3))
    await debts.morning(WEDNESDAY)
    await debts.leaves(debts.rep)
    await debts.morning(WEDNESDAY + timedelta(days=1))
    [said] = await debts.lists(debts.boss)
    assert "4 days overdue" in said.text
    assert "1 Promised" in said.labels
    assert "write to" not in said.text
    await debts.morning(WEDNESDAY + timedelta(days=2))
    assert await debts.counts(debts.boss) == (1,)


async def test_what_somebody_at_the_top_left_is_read_by_who_is_highest(debts: Debts) -> None:
    top = await debts.office.hire("Top", Position.MANAGER)
    await debts.owes("1000", WEDNESDAY, owner=top)
    await debts.leaves(top)
    await debts.morning(WEDNESDAY)
    assert await debts.heard() == (0, 0, 0, 1)
    [said] = await debts.lists(debts.chief)
    assert "due today · Top’s" in said.text
    assert said.labels == ["📄 Sheet"]  # whose it is to be, is still to be decided


async def test_without_a_director_the_next_above_hears(debts: Debts) -> None:
    await debts.has_no_account(debts.director)
    await debts.owes("1000", WEDNESDAY - timedelta(days=30))
    await debts.morning(WEDNESDAY)
    assert await debts.counts(debts.rep, debts.boss, debts.chief) == (1, 1, 1)
    assert "30 days overdue" in (await debts.lists(debts.chief))[0].text
    await debts.morning(WEDNESDAY + timedelta(days=30))
    assert await debts.counts(debts.rep, debts.boss, debts.chief) == (1, 1, 2)


async def test_another_director_hears_before_the_general_manager(debts: Debts) -> None:
    other = await debts.office.hire("Second", Position.DIRECTOR)
    await debts.leaves(debts.director)
    await debts.owes("1000", WEDNESDAY - timedelta(days=30))
    await debts.morning(WEDNESDAY)
    assert await debts.counts(debts.boss, other, debts.chief) == (1, 1, 0)


async def test_who_stands_in_by_the_companys_rule_hears(debts: Debts) -> None:
    deputy = await debts.office.hire("Deputy", Position.DEPUTY_GENERAL_MANAGER)
    await debts.owes("1000", WEDNESDAY - timedelta(days=60))
    await debts.leaves(debts.chief)
    await debts.morning(WEDNESDAY)
    assert await debts.counts(debts.rep, debts.boss, debts.director, deputy) == (1, 1, 1, 1)


async def test_the_nearest_superior_who_is_there_hears(debts: Debts) -> None:
    await debts.has_no_account(debts.boss)
    await debts.owes("1000", WEDNESDAY - timedelta(days=7))
    await debts.morning(WEDNESDAY)
    assert await debts.counts(debts.rep, debts.director, debts.chief) == (1, 1, 0)


async def test_nobody_is_written_to_once_they_have_left(debts: Debts) -> None:
    await debts.owes("1000", WEDNESDAY - timedelta(days=7))
    await debts.stops_before_sending(WEDNESDAY)
    await debts.leaves(debts.rep)
    await debts.office.settle()
    [said] = await debts.lists(debts.boss)
    assert "Mei’s" in said.text
    assert "write to" not in said.text
    assert "whoever looks after" not in said.text


# What was told.


async def test_days_on_which_nothing_ran_lose_nothing(debts: Debts) -> None:
    await debts.morning(WEDNESDAY)
    await debts.owes("1000", WEDNESDAY + timedelta(days=1) - timedelta(days=7))
    await debts.owes("3000", WEDNESDAY + timedelta(days=2) - timedelta(days=30), "Thirty")
    for later in (3, 5, 6):
        await debts.morning(WEDNESDAY + timedelta(days=later))
    assert await debts.heard() == (1, 1, 1, 0)
    [said] = await debts.lists(debts.boss)
    assert "Hualian" in said.text
    assert "Thirty" in said.text
    assert "Hualian" not in (await debts.lists(debts.director))[0].text


async def test_levels_that_are_reached_in_the_same_days_off_all_hear(
    debts: Debts, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Chinese New Year: the superior's three days and the director's seven pass in it."""
    rules = policy.current()
    rungs = {"superior": 3, "director": 7, "general_manager": 60}
    changed = rules.payments.model_copy(update={"overdue_to": rungs})
    monkeypatch.setattr(policy, "current", lambda: rules.model_copy(update={"payments": changed}))
    due = date(2027, 2, 4)
    await debts.office.at(f"{due} 08:00")
    await debts.owes("1000", due)
    await debts.no_days_off(due - timedelta(days=3), 20)
    await debts.days_off(due + timedelta(days=1), 8)
    heard = {}
    for later in range(12):
        await debts.morning(due + timedelta(days=later), "13:31")
        heard[later] = await debts.heard()
    assert heard == {
        **dict.fromkeys(range(9), (1, 0, 0, 0)),
        **dict.fromkeys((9, 10, 11), (2, 1, 1, 0)),
    }
    assert "9 days overdue" in (await debts.lists(debts.rep))[-1].text


async def test_a_month_of_days_off_is_caught_up_with_in_one_list(debts: Debts) -> None:
    await debts.owes("1000", WEDNESDAY)
    await debts.morning(WEDNESDAY)
    await debts.days_off(WEDNESDAY + timedelta(days=1), 35)
    await debts.morning(WEDNESDAY + timedelta(days=36), "13:31")
    assert await debts.heard() == (2, 1, 1, 0)


async def test_what_crossed_while_a_receipt_waited_climbs_when_it_is_refused(debts: Debts) -> None:
    bill = await debts.owes("1000", WEDNESDAY - timedelta(days=6))
    await debts.morning(WEDNESDAY - timedelta(days=1))
    receipt = await debts.pays(bill, "1000")
    for later in (0, 1):
        await debts.morning(WEDNESDAY + timedelta(days=later))
    assert await debts.heard() == (1, 0, 0, 0)
    await debts.refuse(receipt)
    for later in (2, 3):
        await debts.morning(WEDNESDAY + timedelta(days=later))
    assert await debts.heard() == (2, 1, 0, 0)


async def test_what_crossed_while_it_was_disputed_climbs_when_that_is_settled(debts: Debts) -> None:
    bill = await debts.owes("1000", WEDNESDAY - timedelta(days=5))
    await debts.dispute(bill)
    for later in (0, 1, 2):
        await debts.morning(WEDNESDAY + timedelta(days=later))
    assert await debts.heard() == (0, 0, 0, 0)
    await debts.settle(bill)
    await debts.morning(WEDNESDAY + timedelta(days=3))
    await debts.morning(WEDNESDAY + timedelta(days=5))
    assert await debts.heard() == (1, 1, 0, 0)


async def test_a_bill_that_appears_late_is_told_on_the_next_morning_and_once(debts: Debts) -> None:
    await debts.owes("1000", WEDNESDAY - timedelta(days=10))
    await debts.morning(WEDNESDAY)
    await debts.morning(WEDNESDAY + timedelta(days=1))
    assert await debts.heard() == (1, 1, 0, 0)


async def test_a_bill_that_is_due_on_another_day_is_told_anew(debts: Debts) -> None:
    bill = await debts.owes("1000", WEDNESDAY - timedelta(days=7))
    await debts.morning(WEDNESDAY)
    async with debts.office.session() as session:
        (await session.get_one(Instalment, bill)).due_on = WEDNESDAY + timedelta(days=1)
    await debts.morning(WEDNESDAY + timedelta(days=1))
    assert "due today" in (await debts.lists(debts.rep))[-1].text
    assert await debts.heard() == (2, 1, 0, 0)


async def test_a_promise_on_the_morning_of_the_threshold_keeps_it_from_nobody(debts: Debts) -> None:
    bill = await debts.owes("1000", WEDNESDAY - timedelta(days=7))
    await debts.office.at(f"{WEDNESDAY} 08:30")
    await debts.promise(bill, WEDNESDAY + timedelta(days=1))
    await debts.morning(WEDNESDAY)
    assert await debts.heard() == (0, 0, 0, 0)
    for later in (1, 2):
        await debts.morning(WEDNESDAY + timedelta(days=later))
    assert await debts.heard() == (2, 1, 1, 0)  # seven days, and a broken promise


async def test_a_promise_that_is_put_off_hides_nothing_from_those_above(debts: Debts) -> None:
    bill = await debts.owes("1000", WEDNESDAY - timedelta(days=5))
    await debts.no_days_off(WEDNESDAY, 60)
    heard = []
    for later in range(56):
        day = WEDNESDAY + timedelta(days=later)
        await debts.office.at(f"{day} 08:00")
        await debts.promise(bill, day + timedelta(days=5))
        await debts.morning(day, "13:31")
        heard.append(await debts.heard())
    assert heard[1] == (0, 0, 0, 0)
    assert heard[2] == heard[24] == (0, 1, 0, 0)
    assert heard[25] == heard[54] == (0, 1, 1, 0)
    assert heard[55] == (0, 1, 1, 1)
    [said] = await debts.lists(debts.boss)
    assert "🤝 promised for Fri, Jan 1, 2027 · 🔴 7 days overdue" in said.text  # as it is by now


async def test_what_no_list_had_room_for_is_in_the_next(
    debts: Debts, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(payments, "LISTED", 2)
    for number in range(3):
        await debts.owes(str(1000 - number), WEDNESDAY, f"Shop {number}")
    await debts.morning(WEDNESDAY)
    [said] = await debts.lists(debts.rep)
    assert said.text.startswith("2 bills")
    await debts.morning(WEDNESDAY + timedelta(days=1))
    await debts.morning(WEDNESDAY + timedelta(days=2))
    _, second, third = await debts.lists(debts.rep)
    assert "Shop 0" in second.text  # a day overdue by now
    assert "Shop 2" in third.text


@pytest.mark.usefixtures("they_or_the_others_are_named")
async def test_what_is_heard_for_two_reasons_is_told_once_however_little_room_there_is(
    debts: Debts, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A leaver's bills are the superior's to see to, and climb to them as well."""
    monkeypatch.setattr(payments, "LISTED", 1)
    for number in range(2):
        await debts.owes(str(1000 - number), WEDNESDAY - timedelta(days=2), f"Shop {number}")
    await debts.leaves(debts.rep)
    for later in range(3):
        await debts.morning(WEDNESDAY + timedelta(days=later))
    first, second = await debts.lists(debts.boss)
    assert "Shop 0" in first.text
    assert "Shop 1" in second.text


async def test_people_on_the_ladder_are_what_they_are(debts: Debts) -> None:
    """Of a person the ladder reads less, and says the same."""
    await debts.office.hire("Not joined", Position.REPRESENTATIVE, debts.boss)
    await debts.leaves(debts.rep)
    async with debts.office.session() as session:
        ladder = await Ladder.read(session)
        everybody = (await session.scalars(select(Staff))).all()
        assert len(ladder.people) == len(everybody)
        for person in everybody:
            one = ladder.people[person.id]
            assert one == Person.of(person)
            assert (one.about, one.is_here) == (person.about, person.is_here)
        assert {one.is_here for one in everybody} == {True, False}


@pytest.mark.usefixtures("they_or_the_others_are_named")
async def test_bills_of_others_leave_the_room_to_ones_own(
    debts: Debts, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The superior hears of most people's; the director's own customer owes more."""
    monkeypatch.setattr(payments, "LISTED", 1)
    for number in range(6):
        await debts.office.hire(f"Seller {number}", Position.REPRESENTATIVE, debts.boss)
    long_ago = WEDNESDAY - timedelta(days=40)
    await debts.owes("1000", long_ago, "Ours")
    await debts.owes("60000", long_ago, "Elsewhere", debts.director)
    await debts.morning(WEDNESDAY)
    [said] = await debts.lists(debts.boss)
    assert "Ours" in said.text
    assert "Elsewhere" not in said.text


async def test_of_several_currencies_there_is_room_for_the_biggest_number(
    debts: Debts, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In minor units the yen would come behind."""
    monkeypatch.setattr(payments, "LISTED", 1)
    await debts.owes("1000", WEDNESDAY, "Hualian")
    tokyo = await open_file(debts.office, debts.rep, "Tokyo")
    await owed_before(debts.office, tokyo.id, "60000", WEDNESDAY, currency="JPY")
    await debts.morning(WEDNESDAY)
    [said] = await debts.lists(debts.rep)
    assert "¥60,000 · Tokyo" in said.text
    assert "Hualian" not in said.text


# Once.


async def test_two_clocks_and_many_beats_say_it_once(debts: Debts) -> None:
    await debts.owes("1000", WEDNESDAY)
    await debts.owes("70", WEDNESDAY - timedelta(days=7), "Wumart")
    await debts.office.at(f"{WEDNESDAY} 10:01")
    for _ in range(2):
        for job in JOBS:
            await run(job, debts.office.app.database)
            await run(job, debts.office.app.database)
    await debts.office.settle()
    await debts.morning(WEDNESDAY, "14:00")
    assert await debts.counts(debts.rep, debts.boss) == (1, 1)


async def test_owners_are_looked_at_some_at_a_time_and_none_is_left_out(
    debts: Debts, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clocks, "A_FEW", 1)
    await debts.owes("1000", WEDNESDAY)
    await debts.owes("70", WEDNESDAY - timedelta(days=7), "Wumart")
    await debts.office.at(f"{WEDNESDAY} 10:01")
    async with debts.office.session() as session:
        assert await plan_the_payments(session)  # and so on
    await debts.morning(WEDNESDAY)
    assert await debts.counts(debts.rep, debts.boss) == (1, 1)


async def test_two_clocks_at_the_same_moment_lose_nothing_and_say_it_once(
    debts: Debts, boss: Phone
) -> None:
    """Somebody is back from leave: the lists of two days wait for them, and each clock takes one."""
    await debts.owes("1000", WEDNESDAY, "Wednesday")
    await debts.owes("3000", WEDNESDAY + timedelta(days=1), "Thursday")
    await enter_years(debts.office)
    await approved_leave(debts.office, debts.rep, boss, str(WEDNESDAY), LeaveKind.SICK)
    await debts.morning(WEDNESDAY)
    await debts.office.at(f"{WEDNESDAY + timedelta(days=1)} 09:01")
    plan, say = JOBS
    database = debts.office.app.database
    await asyncio.gather(run(plan, database), run(plan, database))
    await asyncio.gather(*(run(say, database) for _ in range(3)))
    await debts.office.settle()
    [said] = await debts.lists(debts.rep)
    assert "Wednesday" in said.text
    assert "Thursday" in said.text


async def test_what_is_due_again_later_that_day_makes_no_second_message(debts: Debts) -> None:
    bill = await debts.owes("1000", WEDNESDAY)
    await debts.morning(WEDNESDAY)
    await debts.owes("300", WEDNESDAY, "Wumart")
    await debts.morning(WEDNESDAY, "14:00")
    assert await debts.counts(debts.rep) == (1,)
    sent = await debts.office.all(select(Outgoing).where(Outgoing.key == "payments-due"))
    assert len(sent) == 1
    assert bill


async def test_after_leave_one_list_tells_what_fell_into_it(debts: Debts, boss: Phone) -> None:
    await debts.owes("1000", WEDNESDAY - timedelta(days=1), "Tuesday")
    await debts.owes("2000", WEDNESDAY, "Wednesday")
    await debts.owes("3000", WEDNESDAY + timedelta(days=1), "Thursday")
    await enter_years(debts.office)
    for ago in (1, 0):
        day = WEDNESDAY - timedelta(days=ago)
        await approved_leave(debts.office, debts.rep, boss, str(day), LeaveKind.SICK)
    for ago in (1, 0):
        await debts.morning(WEDNESDAY - timedelta(days=ago))
    assert await debts.counts(debts.rep) == (0,)
    await debts.morning(WEDNESDAY + timedelta(days=1))
    await debts.morning(WEDNESDAY + timedelta(days=1), "14:00")
    [said] = await debts.lists(debts.rep)
    for name in ("Tuesday", "Wednesday", "Thursday"):
        assert name in said.text
    reminders = await debts.office.all(select(Reminder).where(Reminder.kind == "payments-due"))
    assert ReminderState.WAITING not in {one.state for one in reminders}


async def test_a_list_that_nobody_sent_that_day_is_said_the_next(debts: Debts) -> None:
    await debts.owes("1000", WEDNESDAY - timedelta(days=7))
    await debts.office.at(f"{WEDNESDAY} 08:00")
    await debts.office.beat("plan_the_payments")
    await debts.morning(WEDNESDAY + timedelta(days=1))
    assert await debts.counts(debts.rep, debts.boss) == (1, 1)
    assert "8 days overdue" in (await debts.lists(debts.boss))[0].text


async def test_a_list_that_was_owed_when_the_machine_stopped_is_in_that_of_the_next_day(
    debts: Debts,
) -> None:
    await debts.owes("1000", WEDNESDAY - timedelta(days=7))
    await debts.owes("500", WEDNESDAY - timedelta(days=6), "Wumart")
    await debts.stops_before_sending(WEDNESDAY)
    await debts.morning(WEDNESDAY + timedelta(days=1))
    assert await debts.heard() == (1, 1, 0, 0)
    [said] = await debts.lists(debts.boss)
    assert "Thu, Nov 26" in said.text
    assert "8 days overdue" in said.text
    assert "Wumart" in said.text
    await debts.morning(WEDNESDAY + timedelta(days=2))
    assert await debts.heard() == (1, 1, 0, 0)


async def test_a_list_that_is_to_be_sent_in_the_night_is_said_in_the_morning(debts: Debts) -> None:
    await debts.owes("1000", WEDNESDAY - timedelta(days=7))
    await debts.stops_before_sending(WEDNESDAY)
    await debts.office.at(f"{WEDNESDAY + timedelta(days=1)} 07:00")
    await debts.office.settle()
    assert await debts.heard() == (0, 0, 0, 0)
    await debts.morning(WEDNESDAY + timedelta(days=1))
    assert await debts.heard() == (1, 1, 0, 0)


async def test_what_was_answered_before_the_list_was_sent_was_not_told(debts: Debts) -> None:
    bill = await debts.owes("1000", WEDNESDAY - timedelta(days=7))
    await debts.owes("500", WEDNESDAY - timedelta(days=7), "Wumart")
    await debts.stops_before_sending(WEDNESDAY)
    receipt = await debts.pays(bill, "1000")
    await debts.office.settle()
    [said] = await debts.lists(debts.boss)
    assert "Hualian" not in said.text
    await debts.refuse(receipt)
    await debts.morning(WEDNESDAY + timedelta(days=1))
    assert await debts.heard() == (2, 2, 0, 0)
    said = (await debts.lists(debts.boss))[-1]
    assert "Hualian" in said.text
    assert "Wumart" not in said.text


# Answers.


async def test_what_is_answered_shows_it_and_has_no_buttons(debts: Debts) -> None:
    paid = await debts.owes("1000", WEDNESDAY, "Paid")
    promised = await debts.owes("900", WEDNESDAY, "Promised")
    disputed = await debts.owes("800", WEDNESDAY, "Disputed")
    await debts.owes("700", WEDNESDAY, "Open")
    await debts.morning(WEDNESDAY)
    [said] = await debts.lists(debts.rep)
    assert [label[0] for label in said.labels if "Paid" in label] == ["1", "2", "3", "4"]
    await debts.pays(paid, "1000")
    await debts.promise(promised, WEDNESDAY + timedelta(days=5))
    await debts.dispute(disputed)
    await debts.office.settle()
    [said] = await debts.lists(debts.rep)
    assert said.text.startswith("One bill to ")
    assert " · Wed, Nov 25 · CN¥700.00\n" in said.text
    assert " for finance" in said.text
    assert "🤝 Promised for Mon, Nov 30" in said.text
    assert "❗ Disputed" in said.text
    assert [label[0] for label in said.labels if "Paid" in label] == ["4"]
    assert [label for label in said.labels if "🔍" in label] == ["🔍 1", "🔍 2", "🔍 3", "🔍 4"]


async def test_the_last_answer_is_shown_as_well(debts: Debts) -> None:
    bill = await debts.owes("1000", WEDNESDAY)
    await debts.morning(WEDNESDAY)
    await debts.pays(bill, "1000", confirmed=True)
    await debts.office.settle()
    [said] = await debts.lists(debts.rep)
    assert said.text.startswith("Every bill ")
    assert "✓ Nothing is " in said.text


async def test_a_promise_is_given_from_the_list(debts: Debts) -> None:
    await debts.owes("1000", WEDNESDAY)
    await debts.morning(WEDNESDAY)
    [said] = await debts.lists(debts.rep)
    await debts.rep.taps("1 Promised", said)
    await debts.rep.types("friday")
    assert "🤝 Promised for Fri, Nov 27" in (await debts.lists(debts.rep))[0].text


async def test_five_stand_on_a_page_that_stays_open_while_they_are_answered(debts: Debts) -> None:
    bills = [await debts.owes(str(1000 - n), WEDNESDAY, f"Shop {n:02}") for n in range(12)]
    await debts.morning(WEDNESDAY)
    [said] = await debts.lists(debts.rep)
    assert "12 bills to " in said.text
    assert "Shop 04" in said.text
    assert "Shop 05" not in said.text
    await debts.rep.taps("2/3 ›", said)
    await debts.pays(bills[6], "994")
    await debts.office.settle()
    [said] = await debts.lists(debts.rep)
    assert "11 bills to " in said.text
    assert "7. CN¥994.00 · Shop 06 · owed from before\n✓ " in said.text
    assert "6 Paid" in said.labels
    assert "7 Paid" not in said.labels
    assert "1 Paid" not in said.labels
    await debts.rep.taps("3/3 ›", said)
    assert "Shop 11" in (await debts.lists(debts.rep))[0].text


@pytest.mark.parametrize("day", ["9999-12-31", "2026-11-24"])
async def test_a_page_of_no_list_is_out_of_date(debts: Debts, day: str) -> None:
    await debts.owes("1000", WEDNESDAY)
    await debts.morning(WEDNESDAY)
    await debts.office.forge(debts.rep, f"payments-due:{day}:0")
    assert "out of date" in debts.rep.last.text + " ".join(debts.rep.toasts)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (Language.EN, ("One bill to ", "7 days overdue", "1 Promised")),
        (Language.ZH_HANS, ("有 1 笔应收要跟进", "已逾期 7 天", "1 承诺")),
        (Language.ZH_HANT, ("有 1 筆應收要追", "已逾期 7 天", "1 承諾")),
    ],
)
async def test_it_is_said_in_the_readers_language(
    debts: Debts, language: Language, words: tuple[str, ...]
) -> None:
    person = await debts.office.hire("Lan", Position.REPRESENTATIVE, debts.boss, language)
    await debts.owes("1000", WEDNESDAY - timedelta(days=7), owner=person)
    await debts.morning(WEDNESDAY)
    [said] = await debts.lists(person)
    for each in words:
        assert each in said.text + " ".join(said.labels)


async def test_a_list_shows_for_weeks_what_became_of_its_bills(debts: Debts) -> None:
    bill = await debts.owes("1000", WEDNESDAY)
    await debts.morning(WEDNESDAY)
    await debts.office.at(f"{WEDNESDAY + timedelta(days=20)} 10:30")
    await debts.pays(bill, "1000", confirmed=True)
    await debts.office.settle()
    [said] = await debts.lists(debts.rep)
    assert "✓ Nothing" in said.text
    assert said.labels == ["🔍 1", "📄 Sheet"]


async def test_nobody_to_hear_is_no_trouble(debts: Debts) -> None:
    await debts.owes("1000", WEDNESDAY - timedelta(days=30))
    everybody = (debts.chief, debts.director, debts.boss, debts.rep)
    ids = [phone.id for phone in everybody]
    await debts.has_no_account(*everybody)
    await debts.morning(WEDNESDAY)
    assert await debts.heard() == (0, 0, 0, 0)
    async with debts.office.session() as session:
        for phone, number in zip(everybody, ids, strict=True):
            person = await Staff.named(session, phone.person.name)
            assert person
            person.telegram_id = number
    await debts.morning(WEDNESDAY + timedelta(days=1))
    assert await debts.heard() == (1, 1, 1, 0)
