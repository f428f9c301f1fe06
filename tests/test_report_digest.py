"""Digests of many people: page by page, in as many questions as of one (4.5)."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from models import clock
from models.customers import Customer
from models.follow_ups import Cause, FollowUp
from models.plan_progress import Progress, progress_of_day
from models.plans import Plan
from models.positions import Position
from models.reminders import Reminder
from models.report_digest import Digest
from models.report_kinds import ReportKind
from models.staff import Staff
from tests.conftest import Office
from tests.phone import Phone
from tests.records import joined, log_visit, open_file, staff
from tests.test_period_work import statements
from tests.test_report_reminders import joined_long_ago
from tests.test_reports_from_visits import plans

SATURDAY = date(2026, 11, 21)
WEEK = "2026-11-16"


async def many(office: Office, boss: Phone, people: int) -> None:
    async with office.session() as session:
        above = await staff(session, boss)
        for at in range(people):
            session.add(
                Staff(
                    name=f"Rep {at:03}",
                    position=Position.REPRESENTATIVE,
                    superior_id=above.id,
                    telegram_id=50000 + at,
                )
            )
    await joined(office, "2026-10-01 09:00")


async def test_a_digest_of_many_has_pages(
    office: Office, rep: Phone, boss: Phone, other_rep: Phone
) -> None:
    await many(office, boss, 119)
    await office.at("2026-11-23 09:00")
    await office.beat("plan_the_period", "digest_one")
    digest = boss.message_with("Weekly reports")
    assert "120 missing" in digest.text
    assert len(digest.labels) == 48 + 1
    await boss.taps("2/3 ›", digest)
    assert digest.labels[0] == "✗ Rep 047"
    await boss.taps("3/3 ›", digest)
    assert digest.labels[-2:] == ["✗ Rep 118", "‹ 2/3"]
    await boss.taps("✗ Rep 118", digest)
    assert "Rep 118 has not filed the weekly report" in boss.last.text
    await boss.taps("‹ 2/3", digest)
    assert "✗ Rep 060" in digest.labels
    # Somebody else has a digest of their own people, or none.
    await other_rep.types("/menu")
    await office.forge(other_rep, f"report:digest:weekly:{WEEK}:0")
    assert not any("Rep 0" in text for text in other_rep.texts)
    for forged in ("2026-11-17:0", "1999-11-01:0", f"{WEEK}:9999"):
        await boss.types("/menu")
        await office.forge(boss, f"report:digest:weekly:{forged}")
    assert not any("went wrong" in text for text in boss.texts)


@pytest.mark.parametrize("kind", list(ReportKind))
async def test_a_digest_of_500_asks_no_more_than_one_of_few(
    office: Office, rep: Phone, boss: Phone, kind: ReportKind
) -> None:
    async def asked(people: int) -> int:
        async with office.session() as session:
            reader = await staff(session, boss)
            with statements(office) as those:
                digest = await Digest.of(session, reader, kind.first_of(SATURDAY), kind)
        assert len(digest.missing) == people
        return len(those)

    await joined_long_ago(office)
    few = await asked(1)
    await many(office, boss, 500)
    assert await asked(501) == few


async def test_a_day_of_500_is_planned_in_few_questions(
    office: Office, rep: Phone, boss: Phone
) -> None:
    await many(office, boss, 500)
    await office.at("2026-11-23 09:00")
    with statements(office) as asked:
        await office.beat("plan_the_day")
    assert len(asked) < 150  # in two pieces; never one for each person
    assert (
        len(await office.all(select(Reminder).where(Reminder.day == SATURDAY))) == 501 + 1
    )  # and the digest


async def test_the_progress_of_many_is_what_each_of_their_days_shows(
    office: Office, rep: Phone, boss: Phone, other_rep: Phone
) -> None:
    """Whose file was closed or given away does not count; whom a follow-up was handed over for does."""
    tom = await office.hire("Tom", Position.REPRESENTATIVE, boss)
    shops = [await open_file(office, rep, name) for name in ("Hualian", "Metro", "Aldi", "Lotus")]
    seen, _, closed, given = shops
    handed = await open_file(office, tom, "Wumart")
    below = await open_file(office, tom, "Yonghui")
    async with office.session() as session:
        mei, away = await staff(session, rep), await staff(session, other_rep)
        session.add(
            FollowUp(
                customer_id=handed.id,
                staff_id=mei.id,
                cause=Cause.PROMISED,
                due_on=SATURDAY,
                handed_by_id=(await staff(session, tom)).id,
            )
        )
        await session.flush()
        ids = [one.id for one in (*shops, handed)]
    await plans(office, rep, SATURDAY, *ids, sent=True)
    await plans(office, boss, SATURDAY, below.id, sent=True)
    await plans(office, tom, SATURDAY, below.id)
    await log_visit(office, rep, seen.id)
    async with office.session() as session:
        (await session.get_one(Customer, closed.id)).archived_at = clock.now()
        (await session.get_one(Customer, given.id)).owner_id = away.id
    async with office.session() as session:
        people = [await staff(session, one) for one in (rep, boss, tom, other_rep)]
        found = await progress_of_day(session, [one.id for one in people], SATURDAY)
        for person in people[:2]:
            done = await Plan.done_of_day(session, person, SATURDAY)
            assert found[person.id] == Progress(len(done.planned), len(done.done))
        assert found == {people[0].id: Progress(3, 1), people[1].id: Progress(1, 0)}
