"""Who is away: by the half-day, and excused only where all work of a day is missed (3.6)."""

from __future__ import annotations

from datetime import date

from models import absences, clock, policy
from models.spans import Half
from tests.conftest import Office
from tests.leaves import (
    approved_leave,
    ask_for_leave,
    changed,
    manager,
    office,
    rules_as_before,
    span_of,
)
from tests.phone import Phone
from tests.records import staff

__all__ = ["manager", "office", "rules_as_before"]  # fixtures


# Who is away


async def test_whoever_is_on_leave_is_away_by_the_half_day(
    office: Office, rep: Phone, boss: Phone
) -> None:
    await approved_leave(office, rep, boss, "2026-11-23 pm … 2026-11-24 am")
    await ask_for_leave(office, rep, "2026-11-25 am")
    async with office.session() as session:
        person = await staff(session, rep)
        away = {}
        for moment in ("23 10:00", "23 14:00", "24 01:00", "24 08:00", "24 14:00", "25 09:00"):
            await office.at(f"2026-11-{moment}")
            away[moment] = await absences.is_away(session, person, clock.now())
        assert [moment for moment, is_away in away.items() if is_away] == [
            "23 14:00",
            "24 01:00",
            "24 08:00",
        ]
        monday = date(2026, 11, 23)
        assert await absences.on_leave(session, monday) == {person.id: {Half.AFTERNOON}}
        assert await absences.are_excused(session, [person.id], monday) == set()
        assert await absences.away_all(session, person, span_of("2026-11-23 pm"))
        assert not await absences.away_all(session, person, span_of("2026-11-23"))


async def test_a_whole_day_of_leave_excuses_and_a_day_off_excuses_nobody(
    office: Office, rep: Phone, director: Phone
) -> None:
    await approved_leave(office, rep, director, "2026-11-28 … 2026-11-30")
    async with office.session() as session:
        person = await staff(session, rep)
        excused = [
            await absences.are_excused(session, [person.id], date(2026, 11, day))
            for day in (28, 29, 30)
        ]
    assert excused == [{person.id}, set(), {person.id}]


async def test_where_only_the_morning_is_worked_its_leave_is_enough(
    office: Office, rep: Phone, boss: Phone
) -> None:
    hours = policy.current().hours
    changed("hours", monday=hours.monday[:1])
    await approved_leave(office, rep, boss, "2026-11-23 am")
    async with office.session() as session:
        person = await staff(session, rep)
        found = await absences.are_excused(session, [person.id], date(2026, 11, 23))
    assert found == {person.id}
