"""The day of each customer's last visit is kept with the visits, and is always theirs (5.2)."""

from __future__ import annotations

from datetime import date, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from models import clock, joining, seen
from models.customers import Customer
from models.visits import Visit
from tests.conftest import Office
from tests.phone import Phone
from tests.records import log_visit, open_file, staff
from tests.two_at_once import at_once

TODAY = date(2026, 11, 21)


async def seen_on(office: Office, customer_id: int) -> date | None:
    """As it is kept; everybody's is that of their visits."""
    async with office.session() as session:
        assert not await seen.differing(session)
        return (await session.get_one(Customer, customer_id)).seen_on


async def withdraw(office: Office, author: Phone, visit_id: int) -> None:
    async with office.session() as session:
        visit = await session.get_one(Visit, visit_id)
        await visit.withdraw(session, await staff(session, author))


async def test_the_later_visit_counts_in_whatever_order_they_come(
    office: Office, rep: Phone
) -> None:
    shop = await open_file(office, rep, "Hualian")
    assert await seen_on(office, shop.id) is None
    for days, expected in ((3, 3), (9, 3), (1, 1)):
        await log_visit(office, rep, shop.id, said_at=clock.now() - timedelta(days=days))
        assert await seen_on(office, shop.id) == TODAY - timedelta(days=expected)


async def test_a_visit_that_is_withdrawn_leaves_the_one_before_it_or_none(
    office: Office, rep: Phone
) -> None:
    shop, other = [await open_file(office, rep, name) for name in ("Hualian", "Metro")]
    await log_visit(office, rep, shop.id, said_at=clock.now() - timedelta(days=3))
    twice = [await log_visit(office, rep, shop.id) for _ in range(2)]
    only = await log_visit(office, rep, other.id)
    await withdraw(office, rep, twice[0])
    assert await seen_on(office, shop.id) == TODAY
    await withdraw(office, rep, twice[1])
    assert await seen_on(office, shop.id) == TODAY - timedelta(days=3)
    await withdraw(office, rep, only)
    assert await seen_on(office, other.id) is None


async def test_of_two_files_that_are_joined_the_later_visit_counts(
    office: Office, rep: Phone
) -> None:
    ended, kept = [await open_file(office, rep, name) for name in ("Hualian", "Metro")]
    await log_visit(office, rep, kept.id, said_at=clock.now() - timedelta(days=3))
    await log_visit(office, rep, ended.id)
    async with office.session() as session:
        files = [await session.get_one(Customer, one.id) for one in (ended, kept)]
        await joining.join(session, await staff(session, rep), *files)
    assert await seen_on(office, kept.id) == TODAY
    assert await seen_on(office, ended.id) is None


async def test_a_visit_withdrawn_while_its_customer_is_joined_to_another_leaves_the_others(
    office: Office, rep: Phone
) -> None:
    ended, kept = [await open_file(office, rep, name) for name in ("Hualian", "Metro")]
    await log_visit(office, rep, kept.id, said_at=clock.now() - timedelta(days=3))
    gone = await log_visit(office, rep, ended.id)

    async def joins(session: AsyncSession) -> None:
        files = [await session.get_one(Customer, one.id) for one in (ended, kept)]
        await joining.join(session, await staff(session, rep), *files)

    async def withdraws(session: AsyncSession) -> None:
        await (await session.get_one(Visit, gone)).withdraw(session, await staff(session, rep))

    await at_once(office, joins, withdraws)
    assert await seen_on(office, kept.id) == TODAY - timedelta(days=3)
