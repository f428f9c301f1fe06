"""Asking for leave in the chat: in one line or step by step, refused where it cannot be (3.1–3.4)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import cast

import pytest
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from telegram import Chat, Message, Update, User

from bot.texts import plain
from bot.turn import Turn
from handlers.leave import KindOfLeave, asks_for_a_picture, who_decides
from models import calendar, policy
from models.approvers import Foreseen
from models.language import Language
from models.leave import LeaveRequest
from models.policy import LeaveKind
from models.positions import Position
from models.spans import Half, Span
from models.staff import Staff
from tests.conftest import Office
from tests.phone import Phone

SATURDAY = datetime(2026, 11, 21, 7, 0, tzinfo=UTC)


@pytest.fixture
async def office(office: Office) -> Office:
    """The calendar of this year and the next is known."""
    async with office.session() as session:
        for year in (2026, 2027):
            await calendar.seed(session, year)
    return office


@pytest.fixture
async def taiwanese(office: Office, boss: Phone) -> Phone:
    return await office.hire("怡君", Position.REPRESENTATIVE, boss, Language.ZH_HANT)


async def asked(office: Office) -> list[tuple[LeaveKind, Span, str]]:
    found = await office.all(select(LeaveRequest).order_by(LeaveRequest.id))
    return [(request.kind, request.span, request.reason) for request in found]


def day(said: str) -> date:
    return date.fromisoformat(f"2026-{said}")


# In one line


async def test_one_line_asks_for_leave_and_is_seen_whole_before_it_is_sent(
    office: Office, boss: Phone, rep: Phone
) -> None:
    await rep.types("/leave mon pm personal family matter")
    said = rep.last.text
    assert "ready to send" in said
    for told in ("Personal leave", "Mon, Nov 23, afternoon", "family matter"):
        assert told in said
    assert "Counts 0.5 working days." in said
    assert "Decides: Hugo" in said
    assert await asked(office) == []
    await rep.taps("Send")
    span = Span(day("11-23"), day("11-23"), Half.AFTERNOON)
    assert await asked(office) == [(LeaveKind.PERSONAL, span, "family matter")]
    assert "Hugo" in rep.last.text  # the card: whom it waits for
    assert "Mei" in boss.last.text


async def test_one_line_in_chinese(office: Office, other_rep: Phone) -> None:
    await other_rep.types("请假 周一下午 事假 家里有事")
    said = other_rep.last.text
    for told in ("事假", "11月23日周一下午", "家里有事", "共 0.5 个工作日", "审批人：王芳"):
        assert told in said
    await other_rep.taps("提交")
    span = Span(day("11-23"), day("11-23"), Half.AFTERNOON)
    assert await asked(office) == [(LeaveKind.PERSONAL, span, "家里有事")]


async def test_one_line_in_traditional_chinese(
    office: Office, director: Phone, taiwanese: Phone
) -> None:
    await taiwanese.types("請假 23號下午至25號上午 特休 回老家")
    said = taiwanese.last.text
    for told in ("特休", "11月23日 週一下午至11月25日 週三上午", "共 2 個工作天", "簽核人：Diana"):
        assert told in said


async def test_what_a_line_leaves_open_is_asked(office: Office, rep: Phone) -> None:
    await rep.types("/leave mon to wed")
    assert "What kind of leave?" in rep.last.text
    assert "Mon, Nov 23 – Wed, Nov 25" in rep.last.text
    await rep.taps("Sick")
    assert "What is the reason?" in rep.last.text


async def test_a_line_with_days_that_cannot_be_asks_for_the_days(
    office: Office, rep: Phone
) -> None:
    await rep.types("/leave tomorrow personal family matter")
    assert "These are days off" in rep.last.text
    assert "From when to when?" in rep.last.text
    await rep.types("mon")
    assert "ready to send" in rep.last.text
    assert "family matter" in rep.last.text


# Step by step


async def test_step_by_step_with_few_taps(office: Office, rep: Phone) -> None:
    await rep.types("/leave")
    await rep.taps("Annual leave · 5 left")
    await rep.taps("24")
    await rep.taps("26")
    await rep.taps("Tue, Nov 24: only the afternoon")
    await rep.taps("✓ Tue, Nov 24, afternoon – Thu, Nov 26")
    await rep.types("My sister marries")
    said = rep.last.text
    assert "Counts 2.5 working days." in said
    assert "Annual leave 2026: 5 days left, 2.5 after this" in said
    assert "Decides: Diana" in said
    await rep.taps("Send")
    span = Span(day("11-24"), day("11-26"), Half.AFTERNOON)
    assert await asked(office) == [(LeaveKind.ANNUAL, span, "My sister marries")]


async def test_tomorrow_is_one_tap(office: Office, rep: Phone) -> None:
    await office.at("2026-11-23 10:00")
    await rep.types("/leave")
    await rep.taps("Personal")
    await rep.taps("Tomorrow")
    assert "When: Tue, Nov 24" in rep.last.text
    assert "What is the reason?" in rep.last.text


async def test_step_by_step_in_chinese(office: Office, other_rep: Phone) -> None:
    await other_rep.types("请假")
    await other_rep.taps("年假 · 剩 5 天")
    await other_rep.taps("24")
    await other_rep.taps("上午")
    await other_rep.types("带孩子看牙")
    said = other_rep.last.text
    assert "11月24日周二上午" in said
    assert "共 0.5 个工作日" in said
    await other_rep.taps("提交")
    span = Span(day("11-24"), day("11-24"), to_half=Half.MORNING)
    assert await asked(office) == [(LeaveKind.ANNUAL, span, "带孩子看牙")]


async def test_the_menu_opens_the_form(office: Office, rep: Phone) -> None:
    await rep.types("/menu")
    await office.forge(rep, "leave:new")
    assert "What kind of leave?" in rep.last.text


async def test_what_was_said_waits_while_something_else_is_done(office: Office, rep: Phone) -> None:
    await rep.types("/leave")
    await rep.taps("Sick")
    await rep.taps("24")
    await rep.types("/me")
    await rep.taps("Go on")
    assert "Kind: Sick leave" in rep.last.text
    await rep.taps("24")
    await rep.taps("Afternoon")
    assert "When: Tue, Nov 24, afternoon" in rep.last.text


# What cannot be


async def test_each_wrong_span_is_refused_at_its_question_and_costs_nothing_else(
    office: Office, rep: Phone
) -> None:
    await rep.types("/leave")
    await rep.taps("Personal")
    for words, told in {
        "0 days": "I cannot read a day or days in “0 days”",
        "12/8-12/5": "“12/8-12/5” ends before it begins",
        "2027-02-29": "There is no such day: “2027-02-29”",
        "2026-11-25 - 2028-01-25": "longer than 366 days",
        "2028-02-29": "The calendar of 2028 is not entered yet",
        "2027-01-01": "These are days off",
        "sunday": "These are days off",
        "today": "at least 1 day ahead",
        "yesterday": "is too early",
    }.items():
        await rep.types(words)
        assert told in rep.last.text, words
        assert "From when to when?" in rep.last.text, words
        assert "Kind: Personal leave" in rep.last.text, words
    await rep.types("tuesday")
    assert "What is the reason?" in rep.last.text


async def test_days_that_were_asked_for_already_are_refused_by_the_half(
    office: Office, rep: Phone
) -> None:
    await rep.types("/leave mon pm personal bank")
    await rep.taps("Send")
    await rep.types("/leave mon personal again")
    assert "You have already asked for leave then: Mon, Nov 23, afternoon." in rep.last.text
    await rep.types("mon am")
    assert "ready to send" in rep.last.text


async def test_another_kind_is_offered_where_that_helps(office: Office, rep: Phone) -> None:
    await rep.types("/leave today pm personal feeling ill")
    assert "at least 1 day ahead" in rep.last.text
    await rep.taps("Another kind")
    await rep.taps("Sick")
    assert "ready to send" in rep.last.text
    assert "Today" not in rep.last.text
    assert "feeling ill" in rep.last.text


async def test_more_than_is_left_is_refused_and_another_kind_is_a_way_out(
    office: Office, rep: Phone
) -> None:
    await rep.types("/leave 23-28 Nov personal travelling")
    await rep.taps("Change: Kind")
    await rep.taps("Annual")
    assert "this takes 6 days, only 5 can still be taken" in rep.last.text
    assert "From when to when?" in rep.last.text
    await rep.taps("Another kind")
    await rep.taps("Personal")
    assert "Counts 6 working days." in rep.last.text


async def test_an_occasion_has_its_limit(office: Office, rep: Phone) -> None:
    await rep.types("/leave 23-26 Nov marriage my own")
    assert "Marriage leave: at most 3 days each time" in rep.last.text


async def test_where_nobody_could_decide_the_summary_says_so(
    office: Office, director: Phone
) -> None:
    await director.types("/leave mon personal tired")
    assert "There is nobody who could decide this" in director.last.text
    await director.taps("Send")
    assert await asked(office) == []


async def test_two_taps_on_send_ask_once(office: Office, rep: Phone) -> None:
    await rep.types("/leave mon personal bank")
    form = rep.last
    _, send = rep.find("Send")
    await rep.presses(form, send)
    await rep.presses(form, send)
    assert len(await asked(office)) == 1


async def test_the_same_line_twice_asks_once(office: Office, rep: Phone) -> None:
    await rep.types("/leave mon personal bank")
    await rep.types("/leave mon personal bank")
    await rep.taps("Send")
    await rep.taps("Go on")
    assert "You have already asked for leave then" in rep.last.text
    assert len(await asked(office)) == 1


# What the summary says


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


@pytest.mark.parametrize(
    ("kind", "days", "asked_for"),
    [
        ("sick", "0.5", False),
        ("sick", "1", True),
        ("marriage", "1", True),
        ("annual", "5", False),
    ],
)
def test_a_certificate_depends_on_the_kind_and_the_days(
    kind: str, days: str, asked_for: bool
) -> None:
    span = {"span": "2026-11-23m2026-11-23a", "counted": {"kind": kind, "days": days}}
    assert asks_for_a_picture({"kind": kind, "span": span}) is asked_for
    assert not asks_for_a_picture({"kind": "personal", "span": span})


# The kinds and who decides, without an office


def turn(words: str = "") -> Turn:
    """Somebody wrote something; the database is not asked."""
    user = User(id=1, first_name="Mei", is_bot=False, language_code="en")
    message = Message(1, SATURDAY, Chat(1, "private"), from_user=user, text=words)
    return Turn(cast(AsyncSession, None), Update(1, message=message), SATURDAY, user, "bot", None)


kinds = KindOfLeave(LeaveKind)


@pytest.mark.parametrize(
    ("line", "kind", "rest"),
    [
        ("personal family matter", "personal", "family matter"),
        ("Sick leave, fever", "sick", "fever"),
        ("annual leave", "annual", ""),
        ("time off in lieu for Sunday", "compensatory", "for Sunday"),
        ("personal: my sick mother", "personal", "my sick mother"),
        ("my mother is sick, emergency", None, "my mother is sick, emergency"),
        ("回老家 年假", "annual", "回老家"),
        ("事假 家里有事", "personal", "家里有事"),
        ("事假家里有事", "personal", "家里有事"),
        ("病假，发烧", "sick", "发烧"),
        ("陪产假", "paternity", ""),
        ("產假", "maternity", ""),
        ("喪假 祖父", "bereavement", "祖父"),
        ("补休", "compensatory", ""),
        ("急事 回家", "emergency", "回家"),
        ("婚假", "marriage", ""),
        ("急事回老家", None, "急事回老家"),
        ("生病了在家休息", None, "生病了在家休息"),
        ("family matter", None, "family matter"),
    ],
)
async def test_a_kind_is_found_in_a_line(line: str, kind: str | None, rest: str) -> None:
    claim = await kinds.claim(turn(), line, None)
    assert (claim.value if claim else None) == kind
    assert (claim.rest.strip(" ,，:") if claim else line) == rest


@pytest.fixture
def without_marriage_leave(tmp_path: Path) -> Iterator[None]:
    path = tmp_path / "company.toml"
    path.write_text("[leave.kinds.marriage]\noffered = false\n", "utf-8")
    policy.use(policy.load(path))
    yield
    policy.use(policy.load(None))


async def test_a_kind_that_the_company_does_not_offer_is_none(
    without_marriage_leave: None,
) -> None:
    assert "marriage" not in kinds.values()
    assert await kinds.claim(turn(), "marriage leave", None) is None


def test_who_decides_is_named_with_the_place_they_sit_in() -> None:
    ann, ben, cat = (Staff(name=name) for name in ("Ann", "Ben", "Cat <b>"))
    chain = [Foreseen("superior", ann, None), Foreseen("general_manager", ben, cat)]
    assert plain(who_decides(turn(), chain)) == "Decides: Ann, Ben (for Cat <b>)"
