"""What a week recorded: visits by class, the plan against them, orders, money, customers, leave (4.4)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from decimal import Decimal

import pytest
from moneyed import Money
from sqlalchemy import event, select

from models import among, audit, clock
from models.customers import Customer
from models.period_work import PeriodWork, ReportedWork, in_sum, work_of
from models.plans import Plan
from models.policy import CustomerClass
from models.positions import Position
from models.spans import Half, Span
from models.staff import Staff
from models.visits import Visit
from tests.conftest import Office
from tests.paying import owed_before, pay
from tests.phone import Phone
from tests.records import log_visit, open_file, staff
from tests.selling import line, parties, place, price, product
from tests.test_leave_cards import known_years, on_leave

__all__ = ["known_years"]  # a fixture

MONDAY, SUNDAY = date(2026, 11, 16), date(2026, 11, 22)  # it is Saturday the 21st
A, B, C = CustomerClass.A, CustomerClass.B, CustomerClass.C


async def of(office: Office, phone: Phone, first: date = MONDAY, last: date = SUNDAY) -> PeriodWork:
    async with office.session() as session:
        person = await staff(session, phone)
        return (await work_of(session, [person.id], first, last))[person.id]


async def plan(office: Office, author: Phone, day: date, *customers: int) -> None:
    async with office.session() as session:
        who = await staff(session, author)
        one = await Plan.open(session, who, day, who)
        for customer in customers:
            await one.add(session, who, customer)


async def test_nothing_at_all_is_empty(office: Office, rep: Phone) -> None:
    work = await of(office, rep)
    assert work == PeriodWork()
    assert work.is_empty


async def test_visits_count_by_class_within_the_period_and_not_once_withdrawn(
    office: Office, rep: Phone
) -> None:
    key = await open_file(office, rep, "Hualian", customer_class=A)
    shop = await open_file(office, rep, "Metro")
    for customer in (key, key, shop):
        await log_visit(office, rep, customer.id)
    await log_visit(office, rep, key.id, said_at=clock.now() - timedelta(days=6))  # a Sunday
    gone = await log_visit(office, rep, shop.id)
    async with office.session() as session:
        await (await session.get_one(Visit, gone)).withdraw(session, await staff(session, rep))
    work = await of(office, rep)
    assert work.visits == {A: 2, C: 1}
    assert (work.number_of_visits, work.new_customers) == (3, 2)


async def test_the_plan_counts_up_to_today_and_whoever_is_no_customer_any_more_is_not_missed(
    office: Office, rep: Phone
) -> None:
    seen, unseen, gone, later = [
        (await open_file(office, rep, name)).id for name in ("Hualian", "Metro", "Yonghui", "Rt")
    ]
    await office.at("2026-11-20 08:00")
    await plan(office, rep, date(2026, 11, 20), seen, unseen, gone)
    await plan(office, rep, date(2026, 11, 22), later)
    await log_visit(office, rep, seen)
    await log_visit(office, rep, seen)
    await log_visit(office, rep, later)  # not on its day
    async with office.session() as session:
        customer = await session.get_one(Customer, gone)
        await customer.archive(session, await staff(session, rep))
    work = await of(office, rep)
    assert (work.planned, work.done) == (2, 1)


async def test_orders_sales_receipts_and_what_is_overdue_by_currency(
    office: Office, rep: Phone
) -> None:
    them = await parties(office)
    shop = await open_file(office, rep, "Hualian")
    await owed_before(office, shop.id, "500", date(2026, 11, 1))
    await place(office, rep, shop.id, [line(await product(office), 2)])  # a case at 54.24
    await pay(office, rep, shop.id, "30.55", confirmed_by=them.finance)
    await pay(office, rep, shop.id, "10")  # nobody has confirmed it
    work = await of(office, rep)
    assert (work.orders, work.ordered) == (1, (price("108.48"),))
    assert (work.sales, work.receipts) == ((price("108.48"),), (price("30.55"),))
    assert work.overdue == (price("469.45"),)
    before = await of(office, rep, MONDAY - timedelta(days=7), SUNDAY - timedelta(days=7))
    assert before == PeriodWork(overdue=(price("469.45"),))
    assert before.is_empty  # what is overdue is so at any time


async def test_days_of_leave_are_counted_by_the_half(
    office: Office, rep: Phone, boss: Phone
) -> None:
    monday, tuesday = date(2026, 11, 23), date(2026, 11, 24)
    await on_leave(office, rep, Span(monday, monday), boss)
    await on_leave(office, rep, Span(tuesday, tuesday, to_half=Half.MORNING), boss)
    assert (await of(office, rep)).days_of_leave == 0
    work = await of(office, rep, date(2026, 11, 23), date(2026, 11, 29))
    assert work.days_of_leave == Decimal("1.5")


async def test_it_adds_up_and_comes_back_from_where_it_is_kept(office: Office, rep: Phone) -> None:
    one = PeriodWork(
        {A: 2, B: 1}, 4, 3, 2, (price("10"), Money(5, "USD")), (price("10"),), (), 1, (), 3
    )
    other = PeriodWork({B: 1}, 1, 0, 1, (price("2.50"),), (price("-10"),), (price("7"),), 0, (), 1)
    both = in_sum([one, other])
    assert both.visits == {A: 2, B: 2}
    assert (both.planned, both.done, both.orders, both.new_customers) == (5, 3, 3, 1)
    assert both.ordered == (price("12.50"), Money(5, "USD"))
    assert (both.sales, both.receipts) == ((), (price("7"),))  # what makes nothing is not said
    assert both.days_of_leave == 2
    kept = ReportedWork(one, both)
    assert ReportedWork.from_kept(json.loads(json.dumps(kept.as_kept()))) == kept
    assert ReportedWork.from_kept(ReportedWork(other).as_kept()) == ReportedWork(other)


async def test_what_another_version_kept_can_still_be_read() -> None:
    """One that did not count orders yet, and counted complaints, which nobody does any more."""
    kept = PeriodWork({A: 2}, 4, 3, 2, (), (price("10"),)).as_kept() | {"complaints": 1}
    del kept["orders"], kept["ordered"]
    assert PeriodWork.from_kept(kept) == PeriodWork({A: 2}, 4, 3, 0, (), (price("10"),))


@pytest.mark.parametrize("few", [0, among.FEW])
async def test_a_team_has_the_work_of_each_day_of_whoever_stood_there_then(
    office: Office,
    rep: Phone,
    boss: Phone,
    director: Phone,
    monkeypatch: pytest.MonkeyPatch,
    few: int,
) -> None:
    """Mei moves on Thursday: what she did before stays with the old team, what is overdue goes along."""
    monkeypatch.setattr(among, "FEW", few)  # of more the others are named
    other = await office.hire("Olga", Position.SUPERVISOR, director)
    shop = await open_file(office, rep, "Hualian")
    await owed_before(office, shop.id, "500", date(2026, 11, 1))
    for day in ("2026-11-17 10:00", "2026-11-19 10:00", "2026-11-20 10:00"):
        await office.at(day)
        if day.startswith("2026-11-19"):
            async with office.session() as session:
                person, superior = await staff(session, rep), await staff(session, other)
                was, person.superior_id = person.superior_id, superior.id
                audit.record(
                    session,
                    None,
                    "staff-changed",
                    about=person.about,
                    superior=superior.id,
                    superior_was=was,
                )
        await log_visit(office, rep, shop.id)
    async with office.session() as session:
        old, new, above = [
            (await ReportedWork.of(session, await staff(session, one), MONDAY, SUNDAY)).team
            for one in (boss, other, director)
        ]
    assert old
    assert new
    assert above
    assert (old.number_of_visits, old.overdue) == (1, ())
    assert (new.number_of_visits, new.overdue) == (2, (price("500"),))
    assert (above.number_of_visits, above.overdue) == (3, (price("500"),))


@pytest.mark.parametrize("few", [0, among.FEW])
async def test_a_team_together_is_the_sum_of_its_people(
    office: Office,
    rep: Phone,
    boss: Phone,
    director: Phone,
    monkeypatch: pytest.MonkeyPatch,
    few: int,
) -> None:
    """The database adds up, and what is withdrawn, planned or somebody else's counts the same."""
    monkeypatch.setattr(among, "FEW", few)
    paul = await office.hire("Paul", Position.REPRESENTATIVE, boss)
    stranger = await office.hire("Olga", Position.SUPERVISOR, director)
    goods = await product(office)
    for phone, money in ((rep, "30"), (paul, "20"), (stranger, "10")):
        shop = await open_file(office, phone, f"Shop of {phone.id}", customer_class=A)
        other = await open_file(office, phone, f"Other of {phone.id}", customer_class=B)
        await owed_before(office, shop.id, "500", date(2026, 11, 1))
        await plan(office, phone, date(2026, 11, 21), shop.id, other.id)
        for customer in (shop, shop, other):
            await log_visit(office, phone, customer.id)
        async with office.session() as session:
            [visit, *_] = await Visit.of_customer(session, shop.id, 1)
            await visit.withdraw(session, await staff(session, phone))
        await place(office, phone, shop.id, [line(goods, "2")])
        await pay(office, phone, shop.id, money)
    async with office.session() as session:
        leader = await staff(session, boss)
        each = await work_of(session, await leader.branch(session), MONDAY, SUNDAY)
        found = await ReportedWork.of(session, leader, MONDAY, SUNDAY)
    assert found.team == in_sum(each.values())
    assert found.team.visits == {A: 2, B: 2}
    assert (found.team.planned, found.team.done, found.team.orders) == (4, 4, 2)
    assert found.team.overdue == (price("1000"),)


@contextmanager
def statements(office: Office) -> Iterator[list[str]]:
    """What the database is asked meanwhile."""
    asked: list[str] = []

    def note(_c: object, _cursor: object, statement: str, *_: object) -> None:
        asked.append(statement)

    engine = office.app.database.engine.sync_engine
    event.listen(engine, "before_cursor_execute", note)
    try:
        yield asked
    finally:
        event.remove(engine, "before_cursor_execute", note)


@pytest.mark.parametrize("people", [1, 2000])
async def test_many_people_take_as_many_questions_as_one(
    office: Office, boss: Phone, people: int
) -> None:
    async with office.session() as session:
        above = await staff(session, boss)
        session.add_all(
            Staff(name=f"Rep {at}", position=Position.REPRESENTATIVE, superior_id=above.id)
            for at in range(people)
        )
        await session.flush()
        ids = (await session.scalars(select(Staff.id))).all()
        with statements(office) as asked:
            found = await work_of(session, ids, MONDAY, SUNDAY)
    assert len([one for one in asked if "SELECT" in one]) == 6
    assert set(found) == set(ids)
