"""What each did in a month is kept as it happens, and is always what adding up gives (15.2)."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select, text
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.util import await_only

from models import clock, customer_list, joining, month_sums, pace
from models.customer_list import CustomerList
from models.customers import Customer
from models.earnings import Earning, Measure
from models.month_sums import MonthSum
from models.pace import achieved
from models.period_work import work_of
from models.policy import CustomerClass
from models.positions import Position
from models.staff import Staff
from models.targets import COMPANY, Who
from models.visits import Visit
from tests.conftest import Office
from tests.paying import bounce, pay
from tests.phone import Phone
from tests.records import log_visit, open_file, staff
from tests.selling import line, parties, place, product
from tests.test_pace import cancel, give, move
from tests.test_payment_locks import meet
from tests.test_team_figures import earn
from tests.two_at_once import Deed, at_once

A, C = CustomerClass.A, CustomerClass.C
OCTOBER, NOVEMBER = date(2026, 10, 1), date(2026, 11, 1)  # it is Saturday, 21 November


@asynccontextmanager
async def adding_up(office: Office) -> AsyncIterator[AsyncSession]:
    """What is done meanwhile leaves every sum as the records have it."""
    async with office.session() as session:
        yield session
    async with office.session() as session:
        assert not await month_sums.differing(session)


async def visits(office: Office, phone: Phone) -> dict[tuple[date, str], int]:
    """Somebody's, by month and class."""
    async with office.session() as session:
        found = await session.execute(
            select(MonthSum.month, MonthSum.kind, MonthSum.units).where(
                MonthSum.staff_id == (await staff(session, phone)).id,
                MonthSum.measure == Measure.VISITS,
                MonthSum.units != 0,
            )
        )
        return {(month, kind): units for month, kind, units in found}


def classes(who: Phone, customer_id: int, customer_class: CustomerClass) -> Deed:
    async def deed(session: AsyncSession) -> None:
        customer = await session.get_one(Customer, customer_id)
        file = replace(await customer.file(session), customer_class=customer_class)
        await customer.change(session, await staff(session, who), file)

    return deed


async def change_class(
    office: Office, who: Phone, customer_id: int, customer_class: CustomerClass
) -> None:
    async with adding_up(office) as session:
        await classes(who, customer_id, customer_class)(session)


async def test_visits_count_with_the_class_that_the_customer_has_now(
    office: Office, rep: Phone
) -> None:
    shop = await open_file(office, rep, "Hualian", customer_class=A)
    for days in (0, 1, 40):
        await log_visit(office, rep, shop.id, said_at=clock.now() - timedelta(days=days))
    assert await visits(office, rep) == {(NOVEMBER, "A"): 2, (OCTOBER, "A"): 1}
    await change_class(office, rep, shop.id, C)
    assert await visits(office, rep) == {(NOVEMBER, "C"): 2, (OCTOBER, "C"): 1}
    await log_visit(office, rep, shop.id)
    assert await visits(office, rep) == {(NOVEMBER, "C"): 3, (OCTOBER, "C"): 1}


async def test_two_customers_change_their_classes_the_one_for_the_others_at_one_moment(
    office: Office, rep: Phone, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, other = [
        await open_file(office, rep, name, customer_class=customer_class)
        for name, customer_class in (("Hualian", A), ("Metro", C))
    ]
    for shop in (one, one, other):
        await log_visit(office, rep, shop.id)
    has_come, may_go = asyncio.Event(), asyncio.Event()
    real = month_sums._add

    def between_two_sums(*args: Any) -> None:
        real(*args)
        if not has_come.is_set():
            has_come.set()
            await_only(may_go.wait())

    monkeypatch.setattr(month_sums, "_add", between_two_sums)
    there, back = classes(rep, one.id, C), classes(rep, other.id, A)
    await meet(office, there, back, has_come, may_go)
    assert await visits(office, rep) == {(NOVEMBER, "C"): 2, (NOVEMBER, "A"): 1}


async def test_a_list_changes_classes_while_somebody_is_with_a_later_customer(
    office: Office, rep: Phone, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(customer_list, "AT_ONCE", 1)
    one, other = [
        await open_file(office, rep, name, customer_class=A) for name in ("Hualian", "Metro")
    ]
    gone = await log_visit(office, rep, other.id)
    await log_visit(office, rep, one.id)
    path, name = tmp_path / "customers.csv", rep.person.name
    path.write_text(f"name,owner,class\nHualian,{name},C\nMetro,{name},C\n", "utf-8")
    has_come, may_go = asyncio.Event(), asyncio.Event()

    async def withdraws(session: AsyncSession) -> None:
        await (await session.get_one(Customer, other.id)).alone(session)
        has_come.set()
        await may_go.wait()
        await (await session.get_one(Visit, gone)).withdraw(session, await staff(session, rep))

    await meet(office, withdraws, CustomerList.read(path).apply, has_come, may_go)
    assert await visits(office, rep) == {(NOVEMBER, "C"): 1}


async def test_a_visit_that_is_withdrawn_counts_no_more(office: Office, rep: Phone) -> None:
    shop = await open_file(office, rep, "Hualian", customer_class=A)
    await log_visit(office, rep, shop.id)
    gone = await log_visit(office, rep, shop.id)
    async with adding_up(office) as session:
        await (await session.get_one(Visit, gone)).withdraw(session, await staff(session, rep))
    assert await visits(office, rep) == {(NOVEMBER, "A"): 1}
    await change_class(office, rep, shop.id, C)
    assert await visits(office, rep) == {(NOVEMBER, "C"): 1}


async def test_visits_at_a_file_that_was_joined_to_another_count_with_that_ones_class(
    office: Office, rep: Phone
) -> None:
    ended = await open_file(office, rep, "Hualian", customer_class=A)
    kept = await open_file(office, rep, "Metro")
    for one in (ended, ended, kept):
        await log_visit(office, rep, one.id)
    async with adding_up(office) as session:
        files = [await session.get_one(Customer, one.id) for one in (ended, kept)]
        await joining.join(session, await staff(session, rep), *files)
    assert await visits(office, rep) == {(NOVEMBER, "C"): 3}


async def test_a_visit_withdrawn_while_its_customer_is_joined_to_another_is_taken_off_the_others(
    office: Office, rep: Phone, other_rep: Phone
) -> None:
    ended = await open_file(office, rep, "Hualian", customer_class=A)
    kept = await open_file(office, rep, "Metro")
    gone = await log_visit(office, other_rep, ended.id)

    async def joins(session: AsyncSession) -> None:
        files = [await session.get_one(Customer, one.id) for one in (ended, kept)]
        await joining.join(session, await staff(session, rep), *files)

    async def withdraws(session: AsyncSession) -> None:
        visit = await session.get_one(Visit, gone)
        await visit.withdraw(session, await staff(session, other_rep))

    await at_once(office, joins, withdraws)
    assert not await visits(office, other_rep)


async def test_what_is_cancelled_bounces_is_archived_or_changes_hands_is_kept_alike(
    office: Office, rep: Phone, boss: Phone
) -> None:
    them = await parties(office)
    shop = await open_file(office, rep, "Hualian")
    water = await product(office)
    orders = [await place(office, rep, shop.id, [line(water, number)]) for number in (1, 2)]
    cheque = await pay(office, rep, shop.id, "30.55", confirmed_by=them.finance)
    otto = await office.hire("Otto", Position.REPRESENTATIVE, boss)
    await give(office, boss, shop, otto)
    await pay(office, otto, shop.id, "10", confirmed_by=them.finance)
    await office.at("2026-12-02 09:00")
    await bounce(office, them.finance, cheque)
    await cancel(office, otto, orders[0])  # who looks after it by now
    other = await open_file(office, otto, "Metro")
    async with adding_up(office) as session:
        customer = await session.get_one(Customer, other.id)
        await customer.archive(session, await staff(session, otto))
    async with office.session() as session:
        december = select(MonthSum.measure, func.sum(MonthSum.units)).where(
            MonthSum.month == date(2026, 12, 1)
        )
        found = dict((await session.execute(december.group_by(MonthSum.measure))).all())
    assert found == {Measure.SALES: -5424, Measure.RECEIPTS: -3055, Measure.NEW_CUSTOMERS: 0}


async def by_the_day(session: AsyncSession, person: Staff, first: date, last: date) -> list[int]:
    """Sales and visits, added up record by record."""
    sales = await session.scalar(
        select(func.sum(Earning.units)).where(
            Earning.staff_id == person.id,
            Earning.measure == Measure.SALES,
            Earning.day.between(first, last),
        )
    )
    number = await session.scalar(
        select(func.count()).where(
            Visit.author_id == person.id,
            Visit.day.between(first, last),
            Visit.withdrawn_at.is_(None),
        )
    )
    return [int(sales or 0), number or 0]


async def test_any_days_come_to_what_was_recorded_on_them(
    office: Office, rep: Phone, boss: Phone
) -> None:
    """Also where somebody moved in the middle, which breaks the days in two."""
    shop = await open_file(office, rep, "Hualian")
    for number in range(25):
        back = timedelta(days=number * 37 % 110)
        await earn(office, rep, number * 131 - 500, clock.now().date() - back)
        await log_visit(office, rep, shop.id, said_at=clock.now() - back)
    await move(office, rep, boss)
    async with office.session() as session:
        person = await staff(session, rep)
        for number in range(60):
            last = clock.now().date() - timedelta(days=number * 37 % 95 - 15)
            first = last - timedelta(days=number * 53 % 75)
            until = first + timedelta(days=number * 29 % 75)
            found = await achieved(session, first, last, people=[person.id], until=until)
            reached = found.of(Who.person(person.id))
            sums = [
                reached.get((Measure.SALES, "CNY"), 0),
                reached.get((Measure.VISITS, None), 0),
            ]
            work = (await work_of(session, [person.id], first, last))[person.id]
            expected = await by_the_day(session, person, first, last)
            assert sums == expected, (first, last, until)
            sales = sum(one.amount * 100 for one in work.sales)
            assert [sales, work.number_of_visits] == expected, (first, last)


@pytest.mark.parametrize("few", [0, 50])
async def test_added_up_by_team_it_is_what_each_of_them_reached(
    office: Office, rep: Phone, boss: Phone, monkeypatch: pytest.MonkeyPatch, few: int
) -> None:
    monkeypatch.setattr(pace, "FEW", few)
    monkeypatch.setattr(pace, "MOST_NAMED", 0)
    otto = await office.hire("Otto", Position.REPRESENTATIVE, boss)
    lee = await office.hire("Lee", Position.SUPERVISOR, boss)
    everybody = [rep, boss, otto, lee]
    for number, phone in enumerate(everybody):
        await earn(office, phone, 10**number, date(2026, 11, 3))
        await earn(office, phone, 7 * 10**number, clock.now().date())
    await move(office, otto, lee)
    async with office.session() as session:
        ids = [(await staff(session, one)).id for one in everybody]
        yesterday = date(2026, 11, 20)
        days = (session, NOVEMBER, date(2026, 11, 30))
        each = await achieved(*days, until=yesterday)
        for leader in ids:
            theirs = [Who.team(leader), Who.person(leader)]
            for teams_of, whose in ((None, [COMPANY, *theirs]), ([leader], theirs)):
                together = await achieved(*days, teams_of=teams_of, until=yesterday, apart=[leader])
                for who in whose:
                    assert together.of(who) == each.of(who), who
                    assert together.of(who, yesterday) == each.of(who, yesterday), who


@pytest.mark.parametrize(
    "kept", ["UPDATE month_sums SET units = units + 1", "DELETE FROM month_sums"]
)
async def test_a_sum_that_is_not_that_of_the_records_is_found(
    office: Office, rep: Phone, kept: str
) -> None:
    await log_visit(office, rep, (await open_file(office, rep, "Hualian")).id)
    async with office.session() as session:
        await session.execute(text(kept))
        assert {one.measure for one in await month_sums.differing(session)} == {
            Measure.VISITS,
            Measure.NEW_CUSTOMERS,
        }
