"""What is seen before leave is asked for: days, balance, who else is away, certificates (3.1–3.4)."""

from __future__ import annotations

from sqlalchemy import select

from models.leave import LeaveRequest
from models.positions import Position
from tests.conftest import Office
from tests.leaves import office
from tests.phone import Phone

__all__ = ["office"]  # the fixture


async def test_leave_over_the_end_of_the_year_is_counted_year_by_year(
    office: Office, rep: Phone
) -> None:
    await rep.types("/leave 2026-12-30 - 2027-01-05 annual skiing")
    said = rep.last.text
    assert "Annual leave 2026: 5 days left, 3 after this" in said
    assert "Annual leave 2027: " in said
    assert "Wed, Dec 30 – Tue, Jan 5, 2027" in said
    assert "the make-up working days of 2027 are not entered yet" in said


async def test_days_off_count_where_the_kind_says_so(office: Office, rep: Phone) -> None:
    await rep.types("/leave 2026-11-23 - 2026-11-30 paternity")
    await rep.types("A son")
    await rep.taps("Skip")
    assert "Counts 8 days, days off included." in rep.last.text


async def test_the_summary_names_who_else_is_away_and_never_why(
    office: Office, boss: Phone, rep: Phone
) -> None:
    tom = await office.hire("Tom", Position.REPRESENTATIVE, boss)
    await tom.types("/leave tue bereavement grandfather")
    await tom.taps("Send")
    await rep.types("/leave tue personal bank")
    assert "Tom" not in rep.last.text
    await rep.types("/cancel")
    await boss.answers(boss.last, "ok")
    await rep.types("/leave tue personal bank")
    said = rep.last.text
    assert "Tom: Tue, Nov 24" in said
    assert "ereavement" not in said
    assert "grandfather" not in said


async def test_what_the_own_people_have_asked_for_is_known(
    office: Office, boss: Phone, rep: Phone
) -> None:
    await rep.types("/leave tue personal bank")
    await rep.taps("Send")
    await boss.types("/leave tue personal dentist")
    assert "Mei: Tue, Nov 24 (not decided yet)" in boss.last.text


async def test_a_certificate_is_asked_for_where_the_kind_needs_one_and_may_come_later(
    office: Office, rep: Phone
) -> None:
    await rep.types("/leave mon sick fever")
    assert "Please send a photo of the certificate" in rep.last.text
    await rep.sends_photo(caption="the note")
    await rep.taps("Done")
    assert "1 photo" in rep.last.text
    await rep.taps("Send")
    request = await office.one(select(LeaveRequest))
    assert [picture["caption"] for picture in request.pictures] == ["the note"]
    await rep.types("/leave tue to wed sick fever still")
    await rep.taps("Skip")
    assert "ready to send" in rep.last.text


async def test_half_a_day_needs_no_certificate_until_it_is_a_whole_one(
    office: Office, rep: Phone
) -> None:
    await rep.types("/leave mon pm sick fever")
    assert "ready to send" in rep.last.text
    await rep.taps("Change: When")
    await rep.types("mon")
    assert "Please send a photo of the certificate" in rep.last.text
    await rep.taps("Skip")
    await rep.taps("Change: Kind")
    await rep.taps("Personal")
    assert "Certificate" not in rep.last.text
    assert "ready to send" in rep.last.text
