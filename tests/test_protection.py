"""Protection: a warning before it ends, the superior afterwards, each once (5.3, 5.4)."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import date, timedelta

import pytest
from sqlalchemy import select

from models import calendar, clock, policy
from models.calendar import DayKind
from models.customer_file import File
from models.customers import Customer
from models.positions import Position
from tests.conftest import Office
from tests.phone import Phone
from tests.records import staff

SATURDAY = date(2026, 11, 21)
BEATS = ("plan_the_day", "warn_one", "tell_one")
WithoutContact = Callable[[Phone, int, str], Awaitable[int]]


@pytest.fixture
def without_contact(office: Office) -> WithoutContact:
    """A customer of somebody's whose last contact is so many days ago."""

    async def open_one(phone: Phone, days: int, name: str = "Hualian Market") -> int:
        async with office.session() as session:
            owner = await staff(session, phone)
            customer = await Customer.open_file(session, owner, File(name=name), clock.now())
            customer.last_contact_on = SATURDAY - timedelta(days=days)
            return customer.id

    return open_one


async def at_the_slot(office: Office, day: str = "2026-11-21") -> None:
    await office.at(f"{day} 16:00")
    await office.beat(*BEATS)


def said(phone: Phone, words: str) -> list[str]:
    return [text for text in phone.texts if words in text]


@pytest.mark.parametrize(("days", "is_warned"), [(75, False), (76, True), (90, True), (91, False)])
async def test_the_owner_is_warned_within_the_last_days(
    office: Office, rep: Phone, without_contact: WithoutContact, days: int, is_warned: bool
) -> None:
    await without_contact(rep, days, "Hualian Market")
    await at_the_slot(office)
    assert bool(said(rep, "will lose protection soon")) is is_warned
    if is_warned:
        ends = SATURDAY + timedelta(days=90 - days)
        assert f"Hualian Market: protected until {ends:%a, %b} {ends.day}" in rep.last.text
        assert rep.last.labels == ["Hualian Market", "Log a visit"]


@pytest.mark.parametrize("days", [89, 90, 91, 92])
async def test_what_is_said_to_have_ended_is_what_is_free_for_others(
    office: Office, boss: Phone, rep: Phone, without_contact: WithoutContact, days: int
) -> None:
    customer_id = await without_contact(rep, days, "Hualian Market")
    await at_the_slot(office)
    customer = await office.one(select(Customer).where(Customer.id == customer_id))
    has_ended = customer.protected_until < SATURDAY
    assert has_ended is (days > 90)
    assert bool(said(boss, "no longer protected")) is has_ended


async def test_across_the_last_day_the_superior_hears_the_day_after(
    office: Office, boss: Phone, rep: Phone, without_contact: WithoutContact
) -> None:
    await without_contact(rep, 88, "Hualian Market")  # the last day is Monday
    await at_the_slot(office)
    assert said(rep, "protected until Mon, Nov 23")
    await at_the_slot(office, "2026-11-23")
    assert not said(boss, "no longer protected")
    await at_the_slot(office, "2026-11-24")
    assert said(boss, "Hualian Market (Mei): protected until Mon, Nov 23")
    assert boss.last.labels == ["Hualian Market", "Give to…"]


async def test_one_message_for_all_and_each_customer_once(
    office: Office, boss: Phone, rep: Phone, without_contact: WithoutContact
) -> None:
    for n in range(3):
        await without_contact(rep, 80 + n, f"Ending {n}")
        await without_contact(rep, 100 + n, f"Ended {n}")
    for moment in ("2026-11-21 16:00", "2026-11-21 16:05", "2026-11-23 16:00"):
        await office.at(moment)
        await office.beat(*BEATS)
    [warned] = said(rep, "will lose protection soon")
    assert [line.split(":")[0] for line in warned.split("\n")[1:4]] == [
        "· Ending 2",
        "· Ending 1",
        "· Ending 0",
    ]
    [told] = said(boss, "no longer protected")
    assert "3 customers" in told


async def test_contact_begins_it_anew(
    office: Office, boss: Phone, rep: Phone, without_contact: WithoutContact
) -> None:
    customer_id = await without_contact(rep, 80, "Hualian Market")
    await at_the_slot(office)
    async with office.session() as session:
        customer = await session.get_one(Customer, customer_id)
        await customer.had_contact(session, SATURDAY)
    await at_the_slot(office, "2026-12-10")
    assert len(said(rep, "will lose protection soon")) == 1
    await at_the_slot(office, "2027-02-05")  # 76 days later
    assert len(said(rep, "will lose protection soon")) == 2
    await at_the_slot(office, "2027-02-22")
    assert len(said(boss, "no longer protected")) == 1


async def test_whoever_has_contact_before_the_message_goes_out_is_not_in_it(
    office: Office, rep: Phone, without_contact: WithoutContact
) -> None:
    customer_id = await without_contact(rep, 80, "Hualian Market")
    await office.at("2026-11-21 16:00")
    async with office.session() as session:
        from scheduler.protection import plan_the_day, warn_one

        await plan_the_day(session)
        assert await warn_one(session)
        customer = await session.get_one(Customer, customer_id, populate_existing=True)
        await customer.had_contact(session, SATURDAY)
    await office.settle()
    assert rep.inbox == []


async def test_nobody_is_told_before_the_hour_or_on_a_day_off(
    office: Office, rep: Phone, without_contact: WithoutContact
) -> None:
    await without_contact(rep, 80, "Hualian Market")
    for moment in ("2026-11-21 15:59", "2026-11-22 16:00"):
        await office.at(moment)
        await office.beat(*BEATS)
    async with office.session() as session:
        await calendar.set_day(session, date(2026, 11, 23), DayKind.OFF, "outing", None)
    await at_the_slot(office, "2026-11-23")
    assert rep.inbox == []
    await at_the_slot(office, "2026-11-24")
    assert said(rep, "will lose protection soon")


async def test_nothing_of_archived_customers_or_of_whoever_left(
    office: Office, director: Phone, boss: Phone, rep: Phone, without_contact: WithoutContact
) -> None:
    archived = await without_contact(rep, 80, "Archived")
    async with office.session() as session:
        person = await staff(session, rep)
        await (await session.get_one(Customer, archived)).archive(session, person)
    leaver = await office.hire("Lee", Position.REPRESENTATIVE, boss)
    await without_contact(leaver, 100, "Left behind")
    async with office.session() as session:
        person = await staff(session, leaver)
        await person.leave(session, None)
    await at_the_slot(office)
    assert rep.inbox == []
    assert not said(boss, "no longer protected")


async def test_the_superior_gives_it_away_from_the_message(
    office: Office, boss: Phone, rep: Phone, without_contact: WithoutContact
) -> None:
    otto = await office.hire("Otto", Position.REPRESENTATIVE, boss)
    await without_contact(rep, 100, "Hualian Market")
    await at_the_slot(office)
    await boss.taps("Give to…")
    assert boss.last.labels == ["Hugo", "Otto"]
    await boss.taps("Otto")
    assert "Hualian Market is now with Otto" in boss.last.text
    assert "gave you a customer of Mei" in otto.last.text
    await at_the_slot(office, "2026-11-23")
    assert len(said(boss, "no longer protected")) == 1


async def test_a_long_list_is_leafed_through(
    office: Office, boss: Phone, rep: Phone, without_contact: WithoutContact
) -> None:
    for n in range(30):
        await without_contact(rep, 100 + n, f"Shop {n:02} " + "x" * 90)
    await at_the_slot(office)
    assert "30 customers" in boss.last.text
    assert len(boss.last.labels) == 21
    await boss.taps("All 30")
    assert len(boss.last.labels) == 49 + 1
    await boss.taps("2/2 ›")
    assert len([label for label in boss.last.labels if label.startswith("Shop")]) == 6


async def test_lists_are_ones_own(
    office: Office, boss: Phone, rep: Phone, other_rep: Phone, without_contact: WithoutContact
) -> None:
    await without_contact(rep, 80, "Ending")
    await without_contact(rep, 100, "Ended")
    for phone in (other_rep, rep, boss):
        await phone.types("/menu")
        await office.forge(phone, "protection:ended")
        assert ("Ended" in phone.last.text) is (phone is boss)
        await office.forge(phone, "protection:ending")
        assert ("Ending" in phone.last.text) is (phone is rep)


async def test_the_days_are_the_companys(
    office: Office, rep: Phone, without_contact: WithoutContact
) -> None:
    before = policy.current()
    rules = before.customers.model_copy(update={"protected_days": 30, "warned_days_before": 3})
    policy.use(before.model_copy(update={"customers": rules}))
    try:
        await without_contact(rep, 27, "Hualian Market")
        await without_contact(rep, 26, "Another")
        await at_the_slot(office)
        assert "Hualian Market" in rep.last.text
        assert "Another" not in rep.last.text
    finally:
        policy.use(before)
