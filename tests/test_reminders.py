"""Reminders are planned for some people at a time: for each once, and nobody is forgotten."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from datetime import timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from models import reminders
from models.agenda import MORNING
from models.database import Database
from models.positions import Position
from models.reminders import Reminder
from models.staff import Staff
from models.teams import Leaders
from scheduler import clock as clocks
from scheduler.agenda import JOBS, plan_the_agenda
from scheduler.clock import Job, for_everybody, run
from tests.conftest import Office
from tests.phone import Phone
from tests.records import staff

PLAN = JOBS[0]


class DiedError(Exception):
    """The process did, in the middle of it."""


@pytest.fixture
async def morning(office: Office, rep: Phone, monkeypatch: pytest.MonkeyPatch) -> Office:
    """One after the other is planned for: Diana, Hugo, Mei."""
    monkeypatch.setattr(reminders, "A_PIECE", 1)
    await office.at("2026-11-21 08:00")
    assert rep
    return office


async def a_piece(office: Office) -> bool:
    async with office.session() as session:
        return await plan_the_agenda(session)


async def planned(office: Office) -> list[str]:
    """For whom, in the order in which it was."""
    return await office.all(
        select(Staff.name)
        .join(Reminder, Reminder.staff_id == Staff.id)
        .where(Reminder.kind == MORNING)
        .order_by(Reminder.id)
    )


async def test_who_joins_between_two_pieces_is_planned_for_and_who_leaves_is_not(
    morning: Office, boss: Phone, rep: Phone
) -> None:
    assert await a_piece(morning)
    assert await planned(morning) == ["Diana"]
    await morning.hire("Otto", Position.REPRESENTATIVE, boss)
    async with morning.session() as session:
        await (await staff(session, rep)).leave(session, None)
    await run(PLAN, morning.app.database)
    assert await planned(morning) == ["Diana", "Hugo", "Otto"]


async def test_what_was_planned_before_the_process_died_stays_and_the_next_beat_goes_on(
    morning: Office,
) -> None:
    assert await a_piece(morning)
    with pytest.raises(DiedError):
        async with morning.session() as session:
            assert await plan_the_agenda(session)
            raise DiedError
    assert await planned(morning) == ["Diana"]
    await run(PLAN, morning.app.database)
    assert await planned(morning) == ["Diana", "Hugo", "Mei"]


async def test_two_processes_that_plan_at_the_same_moment_plan_for_each_once(
    morning: Office, database_url: str
) -> None:
    """The second waits for what the first has not committed yet, and finds it planned."""
    second = Database(database_url)
    async with morning.session() as session:
        assert await plan_the_agenda(session)
        other = asyncio.create_task(run(PLAN, second))
        await asyncio.sleep(0.2)
        assert not other.done()
    await other
    await run(PLAN, morning.app.database)
    assert sorted(await planned(morning)) == ["Diana", "Hugo", "Mei"]
    await second.close()


async def test_who_leads_somebody_only_since_the_leaders_were_read_is_found_at_the_next_beat(
    office: Office, director: Phone, rep: Phone
) -> None:
    nora = await office.hire("Nora", Position.SUPERVISOR, director)
    async with office.session() as session:
        before = await Leaders.read(session)
        new, moved = await staff(session, nora), await staff(session, rep)
        moved.superior_id = new.id
        await session.flush()
        assert before.nearest(moved.superior_id) is None
        assert (await Leaders.read(session)).nearest(moved.superior_id) is new


# What goes through everybody


async def everybody(office: Office) -> list[int]:
    return await office.all(select(Staff.id).order_by(Staff.id))


@pytest.mark.parametrize("a_few", [1, 2, 3, 4])
async def test_at_each_beat_everybody_is_looked_at_once(
    office: Office, rep: Phone, monkeypatch: pytest.MonkeyPatch, a_few: int
) -> None:
    monkeypatch.setattr(clocks, "A_FEW", a_few)
    looked_at: list[int] = []

    @for_everybody
    async def look(_: AsyncSession, people: Sequence[int]) -> None:
        assert len(people) <= a_few
        looked_at.extend(people)

    for _ in range(2):
        looked_at.clear()
        await run(Job(timedelta(minutes=1), look), office.app.database)
        assert looked_at == await everybody(office)
    assert rep


async def test_after_an_error_everybody_is_looked_at_again(
    office: Office, rep: Phone, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clocks, "A_FEW", 1)
    looked_at: list[int] = []

    @for_everybody
    async def look(_: AsyncSession, people: Sequence[int]) -> None:
        looked_at.extend(people)
        if len(looked_at) == 2:
            raise DiedError

    job = Job(timedelta(minutes=1), look)
    with pytest.raises(DiedError):
        await run(job, office.app.database)
    await run(job, office.app.database)
    first, second, *again = looked_at
    assert again == await everybody(office)
    assert again[:2] == [first, second]
    assert rep
