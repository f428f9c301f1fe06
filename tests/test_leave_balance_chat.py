"""Balances in the chat: explained line by line, and changed by HR (3.4, 1.3)."""

from __future__ import annotations

from sqlalchemy import select

from models.leave_balance import LeaveCredit
from models.policy import LeaveKind
from models.spans import Half, Span
from tests.conftest import Office
from tests.phone import Phone
from tests.records import staff
from tests.test_leave_cards import MON, TUE, WED, ask_leave, hr, known_years, on_leave

__all__ = ["hr", "known_years"]  # fixtures


async def test_a_year_that_no_button_has_is_out_of_date(office: Office, rep: Phone) -> None:
    async with office.session() as session:
        me = (await staff(session, rep)).id
    await rep.types("/me")
    forged = [f"balance:{me}:0000", f"balance:{me}:9999", f"balance:{me}:0000:annual"]
    forged += [f"calendar:{month}" for month in ("0001-01", "9999-12", "2026-13", "9999-12:0")]
    for data in forged:
        await office.forge(rep, f"leave:{data}")
    assert len(rep.texts) == 1 + len(forged)
    assert {said[:26] for said in rep.texts[1:]} == {"This button is out of date"}


async def test_the_balance_is_explained_line_by_line(
    office: Office, rep: Phone, boss: Phone, director: Phone
) -> None:
    await on_leave(office, rep, Span(MON, TUE), director, LeaveKind.ANNUAL)
    await ask_leave(office, rep, Span(WED, WED, Half.MORNING, Half.MORNING), LeaveKind.ANNUAL)
    await rep.types("/me")
    await office.forge(rep, "leave:balance")
    assert "My leave 2026" in rep.last.text
    assert "Annual leave · 2.5 days left (0.5 not decided yet)" in rep.last.labels
    assert "Sick leave · 0 days taken" in rep.last.labels
    await rep.taps("Annual leave")
    assert "+5  for 2026" in rep.last.text
    assert "−2  Mon, Nov 23 – Tue, Nov 24" in rep.last.text
    assert "−0.5  Wed, Nov 25, morning (not decided yet)" in rep.last.text
    assert "= 2.5 days left" in rep.last.text
    await rep.taps("Back")
    await rep.taps("2027 ›")
    assert "My leave 2027" in rep.last.text


async def test_superiors_see_the_balances_of_their_people_and_others_do_not(
    office: Office, rep: Phone, boss: Phone, other_rep: Phone
) -> None:
    async with office.session() as session:
        number = (await staff(session, rep)).id
    await boss.types("/team Mei")
    await boss.taps("Leave")
    assert "Mei’s leave 2026" in boss.last.text
    assert "Give or take days" not in str(boss.last.labels)
    await boss.taps("Back to Mei")
    await other_rep.types("/me")
    for data in (
        f"balance:{number}",
        f"balance:{number}:2026:annual",
        f"credit:{number}",
        "people",
    ):
        await office.forge(other_rep, f"leave:{data}")
    assert not [text for text in other_rep.texts + other_rep.toasts if "Mei" in text]


async def test_hr_sees_everybody_and_gives_days_for_work_on_a_day_off(
    office: Office, rep: Phone, hr: Phone
) -> None:
    await hr.types("/me")
    await office.forge(hr, "leave:balance")
    await hr.taps("👥 Everybody")
    await hr.taps("Mei")
    await hr.taps("Give or take days")
    await hr.taps("Time off in lieu")
    await hr.types("0.3")
    assert "is not in half-days" in hr.last.text
    await hr.types("1.5")
    await hr.types("last sunday")
    await hr.types("Trade fair")
    await hr.taps("Send")
    [credit] = await office.all(select(LeaveCredit))
    assert (credit.kind, credit.halves, credit.reason) == (LeaveKind.COMPENSATORY, 3, "Trade fair")
    assert "Time off in lieu 2026: HR has changed your balance by 1.5 days" in rep.last.text
    await office.forge(rep, "leave:balance")
    await rep.taps("Time off in lieu · 1.5 days left")
    assert "+1.5  Sun, Nov 15: Trade fair" in rep.last.text
