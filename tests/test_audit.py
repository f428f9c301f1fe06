"""The audit is sealed: what was rewritten is seen (1.5)."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import func, select, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncSession

from models import audit, clock
from models.audit import Entry, Seal
from models.language import Language
from models.outbox import Delivery, Outgoing
from models.positions import Position
from scheduler import housekeeping
from tests.conftest import Office
from tests.phone import Phone
from tests.test_reports import file_a_report

on_postgresql = pytest.mark.parametrize("database_kind", ["postgresql"])


async def test_who_did_what_and_when_is_written_down(office: Office, rep: Phone) -> None:
    await file_a_report(rep)
    entry = (await office.all(select(Entry).where(Entry.deed == "report-filed")))[0]
    assert (entry.about, entry.facts, entry.created_at.minute) == ("report:1", {"version": 1}, 0)


async def test_the_database_refuses_to_rewrite_it(office: Office, rep: Phone) -> None:
    for statement in ("UPDATE audit SET deed = 'x'", "DELETE FROM audit"):
        with pytest.raises(DBAPIError, match="never rewritten"):
            async with office.session() as session:
                await session.execute(text(statement))


async def test_sealed_entries_that_were_changed_or_removed_are_found(
    office: Office, rep: Phone, other_rep: Phone
) -> None:
    clock.move_by(timedelta(minutes=5))
    await office.beat("seal_one")
    await file_a_report(rep)
    clock.move_by(timedelta(minutes=5))
    await office.beat("seal_one")
    assert len(await office.all(select(Seal))) == 2
    async with office.session() as session:
        assert await audit.first_broken_seal(session) is None
        await drop_the_guard(office, session)
        await session.execute(text("UPDATE audit SET deed = 'nothing' WHERE deed = 'report-filed'"))
        broken = await audit.first_broken_seal(session)
        assert broken and broken.up_to == (await session.scalar(select(func.max(Entry.id))))
        await session.execute(text("DELETE FROM audit WHERE id = 1"))
        broken = await audit.first_broken_seal(session)
        assert broken and broken.id == 1


async def test_entries_still_young_wait_for_their_seal(office: Office, rep: Phone) -> None:
    await office.beat("seal_one")
    assert await office.all(select(Seal)) == []


async def test_many_entries_are_sealed_in_batches(office: Office, boss: Phone) -> None:
    async with office.session() as session:
        for number in range(audit.A_SEAL_COVERS + 1):
            audit.record(session, None, "counted", number=number, language=Language.EN)
    clock.move_by(timedelta(minutes=5))
    await office.beat("seal_one")
    assert len(await office.all(select(Seal))) == 2
    async with office.session() as session:
        assert await audit.first_broken_seal(session) is None


@on_postgresql
async def test_two_clocks_seal_once(office: Office, rep: Phone) -> None:
    clock.move_by(timedelta(minutes=3))
    async with office.session() as session:
        audit.record(session, None, "counted")
    async with office.session() as first:
        await audit.seal_one(first)
        clock.move_by(timedelta(minutes=3))  # the second sees more that is old enough
        second = asyncio.create_task(office.beat("seal_one"))
        await asyncio.sleep(0.2)
    await second
    assert len(await office.all(select(Seal))) == 1
    await office.beat("seal_one")
    assert len(await office.all(select(Seal))) == 2
    async with office.session() as session:
        assert await audit.first_broken_seal(session) is None


@on_postgresql
async def test_two_clocks_tell_once_of_what_was_not_delivered(office: Office, rep: Phone) -> None:
    admin = await office.hire("Ada", Position.ADMIN)
    async with office.session() as session:
        session.add(Outgoing(chat_id=rep.id, html="x", state=Delivery.DEAD))
    async with office.session() as first:
        await housekeeping.list_undelivered(first)
        await office.beat("list_undelivered")
    await office.settle()
    assert len(admin.inbox) == 1


async def drop_the_guard(office: Office, session: AsyncSession) -> None:
    """As somebody with a database client might."""
    if office.app.database.is_sqlite:
        await session.execute(text("DROP TRIGGER audit_no_update"))
        await session.execute(text("DROP TRIGGER audit_no_delete"))
    else:
        await session.execute(text("DROP TRIGGER audit_is_kept ON audit"))
