"""Delegates: named for some days in a few taps or one line, shown, ended (3.5)."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from models.delegations import Delegation
from models.language import Language
from models.positions import Position
from tests.conftest import Office
from tests.leaves import ask_for_leave, enter_years
from tests.phone import Phone


async def named(office: Office) -> list[tuple[date, date]]:
    """The days of every delegation that is not ended."""
    running = select(Delegation).where(Delegation.ended_at.is_(None)).order_by(Delegation.first)
    return [(one.first, one.last) for one in await office.all(running)]


async def test_in_one_line(office: Office, boss: Phone, director: Phone) -> None:
    await boss.types("/delegate Diana tomorrow to friday")
    assert "Diana" in boss.last.text
    await boss.taps("Send")
    assert await named(office) == [(date(2026, 11, 22), date(2026, 11, 27))]
    assert "Diana: Sun, Nov 22 – Fri, Nov 27" in boss.last.text
    assert "Hugo has named you" in director.last.text
    assert "Sun, Nov 22 – Fri, Nov 27" in director.last.text


async def test_with_a_tap_on_the_person_and_two_on_the_days(
    office: Office, boss: Phone, director: Phone
) -> None:
    await boss.types("/delegate")
    await boss.taps("Diana")
    await boss.taps("25")
    await boss.taps("27")
    await boss.taps("Send")
    assert await named(office) == [(date(2026, 11, 25), date(2026, 11, 27))]


async def test_half_a_day_counts_as_the_day(office: Office, boss: Phone, director: Phone) -> None:
    await boss.types("/delegate diana tomorrow pm")
    await boss.taps("Send")
    assert await named(office) == [(date(2026, 11, 22), date(2026, 11, 22))]


async def test_in_chinese_without_a_slash_and_by_a_piece_of_the_name(
    office: Office, director: Phone, other_rep: Phone
) -> None:
    wang = office.phones["王芳"]
    await office.hire("欧阳建国", Position.SUPERVISOR, director, Language.ZH_HANS)
    await wang.types("委托 明天到周五")
    await wang.types("欧阳")
    await wang.taps("提交")
    assert "欧阳建国：11月22日周日至11月27日周五" in wang.last.text
    assert "王芳委托您代批" in office.phones["欧阳建国"].last.text


async def test_who_is_not_found_is_asked_for_again(office: Office, boss: Phone) -> None:
    await boss.types("/delegate")
    await boss.types("Mei")
    assert "nobody called “Mei”" in boss.last.text
    assert "Diana" in boss.last.labels


async def test_ones_own_name_is_no_delegate(office: Office, boss: Phone) -> None:
    await boss.types("/delegate")
    await boss.types("hugo")
    assert "You cannot stand in for yourself" in boss.last.text


async def test_of_two_who_are_called_so_one_is_tapped(
    office: Office, boss: Phone, director: Phone
) -> None:
    await office.hire("Nora Zhang", Position.SUPERVISOR, director)
    await office.hire("Nora Li", Position.MANAGER, director)
    await boss.types("/delegate")
    await boss.types("nora")
    assert boss.last.labels[:2] == ["Nora Zhang", "Nora Li"]
    await boss.taps("Nora Li")
    assert "✓ Who: Nora Li" in boss.last.text


async def test_a_circle_is_refused_and_somebody_else_asked_for(
    office: Office, boss: Phone, director: Phone
) -> None:
    await director.types("/delegate Hugo today")
    await director.taps("Send")
    await boss.types("/delegate Diana today")
    await boss.taps("Send")
    assert "it would come back to you" in boss.last.text
    assert len(await named(office)) == 1


async def test_a_running_one_is_shown_and_ended(
    office: Office, boss: Phone, director: Phone
) -> None:
    await boss.types("/delegate Diana today")
    await boss.taps("Send")
    await boss.types("/delegate")
    assert "Diana: Sat, Nov 21\n" in boss.last.text
    await boss.taps("End: Diana", boss.last)
    assert await named(office) == []
    assert "Nobody decides in your place" in boss.last.text
    assert "You no longer decide in Hugo’s place" in director.last.text


async def test_nobody_ends_what_somebody_else_named(
    office: Office, boss: Phone, director: Phone
) -> None:
    await boss.types("/delegate Diana today")
    await boss.taps("Send")
    await office.forge(director, "delegate:1:end")
    assert "not yours" in director.last.text
    assert len(await named(office)) == 1


async def test_what_waits_goes_to_the_delegate(
    office: Office, rep: Phone, boss: Phone, director: Phone
) -> None:
    await enter_years(office)
    await ask_for_leave(office, rep, "2026-11-25")
    await boss.types("/delegate Diana today")
    await boss.taps("Send")
    assert "You decide for Hugo." in director.last.text
    assert "Mei (representative) asks for your decision" in director.last.text


@pytest.mark.parametrize("words", ["/delegate", "/delegate Diana today"])
async def test_it_is_for_those_who_lead(
    office: Office, rep: Phone, director: Phone, words: str
) -> None:
    await rep.types(words)
    assert "not available" in rep.last.text or "your position" in rep.last.text.casefold()
