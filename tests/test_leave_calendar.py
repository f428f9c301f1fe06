"""Who is away when: for superiors their branch, for HR and those at the top everybody (3.6, 1.3)."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select

from models import clock
from models.leave import LeaveRequest
from models.leave_returns import LeaveReturn
from models.policy import LeaveKind
from models.positions import Position
from models.spans import Half, Span
from tests.conftest import Office
from tests.phone import Phone
from tests.records import staff
from tests.test_leave_cards import (
    FRI,
    MON,
    THU,
    TUE,
    ask_leave,
    decide,
    hr,
    known_years,
    on_leave,
)

__all__ = ["hr", "known_years"]  # fixtures


async def test_the_superior_sees_the_branch_by_day_with_today_on_top(
    office: Office, rep: Phone, boss: Phone, director: Phone
) -> None:
    tom = await office.hire("Tom", Position.REPRESENTATIVE, boss)
    await on_leave(office, rep, Span(MON, TUE), director, LeaveKind.ANNUAL)
    await on_leave(office, tom, Span(TUE, TUE, Half.AFTERNOON), boss)
    await ask_leave(office, tom, Span(FRI, FRI))
    await office.at("2026-11-24 10:00")
    await boss.types("/team")
    await office.forge(boss, "leave:calendar")
    assert boss.last.text.split("\n\n") == [
        "Who is away · November 2026",
        "Today: Mei, Tom (afternoon)",
        "Mon, Nov 23: Mei\nTue, Nov 24: Mei, Tom (afternoon)\nFri, Nov 27: Tom?",
        "? not decided yet",
    ]
    await boss.taps("Mei · Annual leave · Mon, Nov 23 – Tue, Nov 24")
    assert boss.last.text.startswith("Mei’s leave")


async def test_days_on_which_the_same_people_are_away_make_one_line(
    office: Office, rep: Phone, director: Phone
) -> None:
    gm = await top(office)
    await on_leave(office, rep, Span(THU, date(2026, 11, 30)), gm, LeaveKind.ANNUAL)
    await office.forge(gm, "leave:calendar")
    assert "Thu, Nov 26 – Mon, Nov 30: Mei" in gm.last.text


async def top(office: Office) -> Phone:
    """A general manager, above nobody."""
    phone = await office.hire("Gina", Position.GENERAL_MANAGER)
    await phone.types("/me")
    return phone


async def test_months_are_leafed_in_the_same_message(
    office: Office, rep: Phone, boss: Phone
) -> None:
    await on_leave(office, rep, Span(date(2026, 12, 1), date(2026, 12, 1)), boss)
    await boss.types("/team")
    await office.forge(boss, "leave:calendar")
    assert "Nobody is away this month." in boss.last.text
    said = len(boss.inbox)
    await boss.taps("December 2026 ›")
    assert "Tue, Dec 1: Mei" in boss.last.text
    assert "Nobody is away today." in boss.last.text
    assert len(boss.inbox) == said


async def test_another_branch_is_not_shown_and_a_person_sees_oneself(
    office: Office, rep: Phone, boss: Phone, other_rep: Phone
) -> None:
    await on_leave(office, rep, Span(MON, MON), boss)
    for phone in (rep, other_rep):
        await phone.types("/me")
        await office.forge(phone, "leave:calendar")
    assert "Mei" in rep.last.text
    assert "Mei" not in other_rep.last.text
    assert not any("Mei" in label for label in other_rep.last.labels)


async def test_of_colleagues_only_that_they_are_away_is_shown(
    office: Office, rep: Phone, boss: Phone
) -> None:
    tom = await office.hire("Tom", Position.REPRESENTATIVE, boss)
    await on_leave(office, rep, Span(MON, MON), boss)
    await ask_leave(office, rep, Span(TUE, TUE))
    await tom.types("/me")
    await office.forge(tom, "leave:calendar")
    assert "Mon, Nov 23: Mei\n" in f"{tom.last.text}\n"
    assert "Tue, Nov 24" not in tom.last.text
    assert not any("Mei" in label for label in tom.last.labels)


async def test_hr_sees_everybody(office: Office, rep: Phone, boss: Phone, hr: Phone) -> None:
    await on_leave(office, rep, Span(MON, MON), boss)
    await hr.types("/me")
    await office.forge(hr, "leave:calendar")
    assert "Mon, Nov 23: Mei" in hr.last.text
    await hr.taps("Everybody")
    await hr.taps("Mei")
    assert "Mei’s leave 2026" in hr.last.text


async def test_whoever_came_back_early_is_not_away_any_more(
    office: Office, rep: Phone, boss: Phone, director: Phone
) -> None:
    await on_leave(office, rep, Span(MON, TUE), director)
    await office.at("2026-11-23 10:00")
    async with office.session() as session:
        applicant = await staff(session, rep)
        [request] = await LeaveRequest.latest_of(session, applicant, 1)
        await LeaveReturn.ask(session, applicant, request, MON, Half.AFTERNOON, "Done", clock.now())
    await office.settle()
    [returned] = await office.all(select(LeaveReturn))
    await decide(office, boss, returned.about)
    await boss.types("/team")
    await office.forge(boss, "leave:calendar")
    assert "\n\nMon, Nov 23: Mei (morning)\n" in f"{boss.last.text}\n"
    assert "Tue, Nov 24" not in boss.last.text.split("\n\n")[2]
