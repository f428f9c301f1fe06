"""Leave that was asked for: its card, what can be done about it, coming back early, balances (3)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from models import calendar, clock, policy
from models.absences import AbsentHalf
from models.approvals import Approval, Outcome
from models.leave import LeaveRequest
from models.leave_returns import LeaveReturn
from models.policy import LeaveKind
from models.positions import Position
from models.spans import Half, Span
from tests.conftest import Office
from tests.phone import Phone
from tests.records import staff

# Monday, 23 November 2026, and the days after it.
MON, TUE, WED, THU, FRI = (date(2026, 11, day) for day in range(23, 28))


@pytest.fixture(autouse=True)
async def known_years(office: Office) -> None:
    async with office.session() as session:
        for year in (2026, 2027):
            await calendar.seed(session, year)


@pytest.fixture
async def hr(office: Office) -> Phone:
    return await office.hire("Helen", Position.HR)


async def ask_leave(
    office: Office,
    who: Phone,
    span: Span,
    kind: LeaveKind = LeaveKind.PERSONAL,
    reason: str = "Family matter",
) -> int:
    """Leave that was asked for; its number."""
    async with office.session() as session:
        applicant = await staff(session, who)
        request = await LeaveRequest.ask(session, applicant, kind, span, reason, [], clock.now())
        number = request.id
    await office.settle()
    return number


async def decide(office: Office, who: Phone, about: str, no: str | None = None) -> None:
    """Approve a record, or refuse it with a reason."""
    async with office.session() as session:
        approval = await Approval.of_record(session, about)
        assert approval
        await approval.decide(session, await staff(session, who), yes=no is None, reason=no)
    await office.settle()


async def on_leave(
    office: Office,
    who: Phone,
    span: Span,
    by: Phone,
    kind: LeaveKind = LeaveKind.PERSONAL,
) -> int:
    """Leave that was approved; its number."""
    number = await ask_leave(office, who, span, kind)
    await decide(office, by, f"leave:{number}")
    return number


async def card_of(office: Office, who: Phone, number: int) -> str:
    """Open the card of a request; what it says."""
    await who.types("/me")
    await office.forge(who, f"leave:{number}")
    return who.last.text


async def of_number(office: Office, number: int) -> LeaveRequest:
    request: LeaveRequest = await office.one(select(LeaveRequest).where(LeaveRequest.id == number))
    return request


# The card


async def test_the_card_says_what_was_asked_and_whom_it_waits_for(
    office: Office, rep: Phone, boss: Phone
) -> None:
    number = await ask_leave(office, rep, Span(MON, MON, Half.AFTERNOON))
    said = await card_of(office, rep, number)
    assert said.startswith("My leave\n")
    assert "Personal leave · Mon, Nov 23, afternoon · 0.5 working days" in said
    assert "Family matter" in said
    assert "Waiting for Hugo" in said
    assert rep.last.labels == ["Withdraw", "📷 Add a photo", "🌴 Who is away"]


async def test_the_superior_sees_the_same_with_the_way_to_the_decision(
    office: Office, rep: Phone, boss: Phone
) -> None:
    number = await ask_leave(office, rep, Span(MON, MON))
    said = await card_of(office, boss, number)
    assert said.startswith("Mei’s leave\n")
    assert "Family matter" in said
    assert boss.last.labels == ["Decide", "🌴 Who is away"]
    await boss.taps("Decide")
    assert "Rule: leave this long is decided by: superior" in boss.last.text


async def test_a_colleague_learns_nothing_of_it(
    office: Office, rep: Phone, other_rep: Phone
) -> None:
    number = await ask_leave(office, rep, Span(MON, MON))
    await other_rep.types("/me")
    for data in ("", ":withdraw", ":cancel", ":cancel:yes", ":keep", ":picture", ":pictures"):
        await office.forge(other_rep, f"leave:{number}{data}")
        await office.forge(other_rep, f"leave:999{data}")
    assert set(other_rep.texts[1:] + other_rep.toasts) == {"没有这次请假，或者您不能查看。"}
    assert (await of_number(office, number)).outcome is Outcome.OPEN


async def test_a_superior_cannot_withdraw_or_cancel_for_somebody_else(
    office: Office, rep: Phone, boss: Phone
) -> None:
    number = await on_leave(office, rep, Span(MON, MON), boss)
    await boss.types("/me")
    for data in ("withdraw", "cancel:yes", "picture", "return"):
        await office.forge(boss, f"leave:{number}:{data}")
    assert (await of_number(office, number)).is_standing
    assert not await office.all(select(LeaveReturn))


async def test_the_approver_sees_balance_clashes_and_the_rule(
    office: Office, rep: Phone, boss: Phone, director: Phone
) -> None:
    tom = await office.hire("Tom", Position.REPRESENTATIVE, boss)
    await on_leave(office, tom, Span(TUE, TUE), boss)
    await ask_leave(office, rep, Span(MON, TUE), LeaveKind.ANNUAL)
    said = director.message_with("Annual leave").text
    assert "Mon, Nov 23 – Tue, Nov 24 · 2 working days" in said
    assert "Annual leave 2026: 5 days left, 3 after this" in said
    assert "· Tom: Tue, Nov 24" in said
    assert "Rule: leave this long is decided by: director" in said


async def test_leave_right_beside_it_is_added_up_for_the_approver(
    office: Office, rep: Phone, boss: Phone
) -> None:
    saturday = date(2026, 11, 28)
    await on_leave(office, rep, Span(saturday, saturday), boss, LeaveKind.SICK)
    await ask_leave(office, rep, Span(FRI, FRI))
    await ask_leave(office, rep, Span(TUE, TUE))
    monday = saturday + timedelta(days=2)
    await ask_leave(office, rep, Span(monday, monday, to_half=Half.MORNING))
    said = boss.last.text
    spans = "Fri, Nov 27, Sat, Nov 28"
    assert f"Also asked for, right beside it: {spans}. Together 2.5 days." in said


async def test_of_a_kind_without_balance_the_approver_sees_what_else_was_taken(
    office: Office, rep: Phone, boss: Phone
) -> None:
    await on_leave(office, rep, Span(TUE, TUE), boss)
    await ask_leave(office, rep, Span(WED, WED))
    await ask_leave(office, rep, Span(FRI, FRI))
    assert "Personal leave 2026: 1 day taken besides this" in boss.last.text


async def test_the_rule_on_the_card_is_the_one_that_was_opened(
    office: Office, rep: Phone, boss: Phone, director: Phone
) -> None:
    await ask_leave(office, rep, Span(MON, TUE))
    before = policy.current()
    band = before.leave.bands[0].model_copy(update={"up_to_days": None})
    policy.use(
        before.model_copy(update={"leave": before.leave.model_copy(update={"bands": (band,)})})
    )
    async with office.session() as session:
        [request] = await LeaveRequest.latest_of(session, await staff(session, rep), 1)
        await request.redraw_everywhere(session)
    await office.settle()
    policy.use(before)
    assert "is decided by: director" in director.message_with("Rule").text


async def test_what_is_provisional_or_was_counted_anew_is_said(
    office: Office, rep: Phone, director: Phone
) -> None:
    number = await ask_leave(
        office, rep, Span(date(2026, 12, 31), date(2027, 1, 5)), LeaveKind.PERSONAL
    )
    said = await card_of(office, rep, number)
    assert "3 working days" in said
    assert "Provisional: the make-up working days of 2027" in said
    async with office.session() as session:
        await calendar.set_day(session, date(2027, 1, 4), calendar.DayKind.OFF, "Bridge", None)
    await office.settle()
    assert "2 working days" in rep.message_with("My leave").text
    assert "When it was asked for, it was 3 days." in rep.message_with("My leave").text
    assert "now counts 2 instead of 3 days" in rep.last.text


async def test_withdrawn_before_the_decision_it_holds_no_days(
    office: Office, rep: Phone, boss: Phone
) -> None:
    await card_of(office, rep, await ask_leave(office, rep, Span(MON, MON)))
    await rep.taps("Withdraw")
    assert "Withdrawn" in rep.last.text
    assert rep.last.labels == ["🌴 Who is away"]
    assert await office.all(select(AbsentHalf)) == []


async def test_who_decided_and_why_stands_on_the_card(
    office: Office, rep: Phone, boss: Phone
) -> None:
    number = await ask_leave(office, rep, Span(MON, MON))
    await decide(office, boss, f"leave:{number}", no="Too many away")
    assert "Hugo has refused your leave" in rep.last.text
    said = await card_of(office, rep, number)
    assert "✗ Refused\n✗ Hugo · 15:00\nToo many away" in said


async def test_approved_leave_is_cancelled_only_with_a_second_tap(
    office: Office, rep: Phone, boss: Phone
) -> None:
    number = await on_leave(office, rep, Span(MON, MON), boss)
    assert "Hugo has approved your leave: Personal leave, Mon, Nov 23." in rep.last.text
    await card_of(office, rep, number)
    await rep.taps("Cancel the leave")
    await rep.taps("No, keep it")
    assert (await of_number(office, number)).is_standing
    await rep.taps("Cancel the leave")
    await rep.taps("Yes, cancel")
    assert "Cancelled" in rep.last.text
    assert rep.last.labels == ["🌴 Who is away"]
    assert "Mei has cancelled the leave: Personal leave, Mon, Nov 23." in boss.last.text
    assert await office.all(select(AbsentHalf)) == []


async def test_once_it_has_begun_an_old_button_offers_to_come_back_early_instead(
    office: Office, rep: Phone, boss: Phone
) -> None:
    number = await on_leave(office, rep, Span(MON, MON), boss)
    await card_of(office, rep, number)
    await office.at("2026-11-23 09:00")
    await rep.taps("Cancel the leave")
    assert "can no longer be cancelled" in rep.toasts[-1]
    assert (await of_number(office, number)).is_standing
    assert "Come back early" in rep.last.labels


async def test_a_certificate_that_was_missing_is_added_and_shown(
    office: Office, rep: Phone, boss: Phone
) -> None:
    number = await ask_leave(office, rep, Span(MON, MON), LeaveKind.SICK, "Fever")
    assert "The certificate is still missing." in await card_of(office, rep, number)
    await rep.taps("Add a photo")
    await rep.sends_photo()
    await rep.taps("Done")
    await rep.taps("Send")
    assert "missing" not in rep.last.text
    assert "missing" not in boss.message_with("Sick leave").text
    await card_of(office, boss, number)
    await boss.taps("Show the photo")
    assert boss.last.photo


async def test_photos_that_there_is_no_room_for_are_left_out_and_that_is_said(
    office: Office, rep: Phone
) -> None:
    number = await ask_leave(office, rep, Span(MON, MON), LeaveKind.SICK, "Fever")
    await card_of(office, rep, number)
    await rep.taps("Add a photo")
    async with office.session() as session:
        request = await session.get_one(LeaveRequest, number)
        request.pictures = [{"file_id": str(one), "caption": ""} for one in range(8)]
    for caption in ("a", "b", "c"):
        await rep.sends_photo(caption=caption)
    await rep.taps("Done")
    await rep.taps("Send")
    captions = [one["caption"] for one in (await of_number(office, number)).pictures]
    assert captions[8:] == ["a", "b"]
    assert rep.message_with("The last photo was not added: there can be no more than 10.")
    await card_of(office, rep, number)
    await rep.taps("Add a photo")
    assert "no more than 10 photos" in rep.last.text


async def test_my_requests_are_listed_with_how_they_stand(
    office: Office, rep: Phone, boss: Phone
) -> None:
    await rep.types("/me")
    await office.forge(rep, "leave:mine")
    assert rep.last.text == "You have not asked for leave yet."
    await on_leave(office, rep, Span(MON, MON), boss)
    await ask_leave(office, rep, Span(TUE, TUE))
    await office.forge(rep, "leave:mine")
    assert rep.last.labels[:2] == [
        "⏳ Personal leave · Tue, Nov 24",
        "✓ Personal leave · Mon, Nov 23",
    ]
    await rep.taps("⏳ Personal")
    assert "Waiting for Hugo" in rep.last.text


# Coming back early


async def test_coming_back_early_gives_the_rest_back_once_the_superior_agrees(
    office: Office, rep: Phone, boss: Phone, director: Phone
) -> None:
    number = await on_leave(office, rep, Span(MON, TUE), director, LeaveKind.ANNUAL)
    await office.at("2026-11-23 10:00")
    await card_of(office, rep, number)
    await rep.taps("Come back early")
    assert rep.last.labels == [
        "Mon, Nov 23, afternoon",
        "Tue, Nov 24, morning",
        "Tue, Nov 24, afternoon",
        "Cancel",
    ]
    await rep.types("whenever")
    assert "I cannot read a day in" in rep.last.text
    await rep.types("tomorrow pm")
    await rep.types("Done sooner")
    await rep.taps("Send")
    assert "Back early, from Tue, Nov 24, afternoon" in rep.last.text
    assert "0.5 days are not used and come back" in rep.last.text
    assert "Waiting for Hugo" in rep.last.text
    assert "Annual leave · Mon, Nov 23 – Tue, Nov 24" in boss.last.text
    [returned] = await office.all(select(LeaveReturn))
    await decide(office, boss, returned.about)
    assert "Hugo agrees: you are back from Tue, Nov 24, afternoon" in rep.last.text
    said = await card_of(office, rep, number)
    assert "Back early, from Tue, Nov 24, afternoon." in said
    assert "1.5 working days" in said
    assert "It was" not in said  # nothing was counted anew
    held = await office.all(select(AbsentHalf))
    assert len(held) == 3


async def test_a_return_that_is_not_within_the_leave_is_asked_again(
    office: Office, rep: Phone, boss: Phone
) -> None:
    number = await on_leave(office, rep, Span(MON, MON), boss)
    await office.at("2026-11-23 10:00")
    await card_of(office, rep, number)
    await on_leave(office, rep, Span(WED, WED), boss)
    await rep.taps("Come back early")
    assert rep.last.labels == ["Mon, Nov 23, afternoon", "Cancel"]  # of this leave alone
    for words in ("wed", "today am"):
        await rep.types(words)
        assert "not within your leave" in rep.last.text
    await rep.taps("Mon, Nov 23, afternoon")
    await rep.types("Done sooner")
    await rep.taps("Send")
    await rep.taps("Withdraw")
    [returned] = await office.all(select(LeaveReturn))
    assert returned.outcome is Outcome.WITHDRAWN
    assert len(await office.all(select(AbsentHalf))) == 4
