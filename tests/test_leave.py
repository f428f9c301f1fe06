"""Asking for leave in the chat: in one line or step by step, refused where it cannot be (3.1–3.4)."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from models import calendar
from models.drafts import Draft
from models.language import Language
from models.leave import LeaveRequest
from models.notes import Note
from models.policy import LeaveKind
from models.positions import Position
from models.spans import Half, Span
from tests.conftest import Office
from tests.phone import Phone


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


async def test_half_a_day_asks_which_half(office: Office, rep: Phone) -> None:
    await rep.types("/leave half day tuesday personal bank")
    assert "Half of Tue, Nov 24: the morning or the afternoon?" in rep.last.text
    await rep.taps("Afternoon")
    await rep.taps("Send")
    span = Span(day("11-24"), day("11-24"), Half.AFTERNOON)
    assert await asked(office) == [(LeaveKind.PERSONAL, span, "bank")]


async def test_a_length_is_counted_as_the_kind_counts(office: Office, rep: Phone) -> None:
    """From Friday: the Saturday is a working day, the Sunday is none."""
    await office.at("2026-11-23 10:00")
    await rep.types("/leave 3 days from friday annual")
    assert "When: Fri, Nov 27 – Mon, Nov 30" in rep.last.text
    await rep.types("seeing my parents")
    assert "Counts 3 working days." in rep.last.text
    await rep.taps("Change: Kind")
    await rep.taps("Paternity")
    await rep.taps("Skip")
    assert "Fri, Nov 27 – Sun, Nov 29" in rep.last.text
    assert "Counts 3 days, days off included." in rep.last.text


async def test_a_week_is_its_working_days(office: Office, rep: Phone, other_rep: Phone) -> None:
    await office.at("2026-11-23 10:00")
    await rep.types("/leave next week personal moving")
    assert "Mon, Nov 30 – Sat, Dec 5" in rep.last.text
    await other_rep.types("请假 下周 事假 回老家")
    assert "11月30日周一至12月5日周六" in other_rep.last.text
    assert "回老家" in other_rep.last.text


async def test_what_looks_like_days_is_never_a_reason_without_a_word(
    office: Office, rep: Phone
) -> None:
    for line, told in {
        "31/11 personal errand": "There is no such day: “31/11”",
        "yesterday personal errand": "Fri, Nov 20 is too early",
        "26号至24号 personal errand": "“26号至24号” ends before it begins",
        "400 days personal errand": "I cannot read a day or days in “400 days”",
        "2 days personal errand": "“2 days”: which day?",
        "tue 15:00 personal errand": "I did not understand “15:00”. Is it Tue, Nov 24?",
    }.items():
        await rep.types(f"/leave {line}")
        assert told in rep.last.text, line
        assert "From when to when?" in rep.last.text, line
        await rep.types("tue")
        assert "ready to send" in rep.last.text, line
        assert rep.last.text.count("errand") == 1, line
        assert line.removesuffix(" personal errand") not in rep.last.text, line
        await rep.types("/cancel")


async def test_the_days_are_asked_before_the_kind_where_they_were_not_understood(
    office: Office, rep: Phone
) -> None:
    await rep.types("/leave tue 15:00")
    await rep.taps("✓ Tue, Nov 24: whole day")
    assert "What kind of leave?" in rep.last.text


# From a note


async def test_a_note_that_names_leave_offers_to_ask_for_it(
    office: Office, other_rep: Phone
) -> None:
    await office.at("2026-11-23 09:00")
    for words, told in {
        "明天请假": ["11月24日周二"],
        "请假明天一天": ["11月24日周二"],
        "请病假 今天 发烧": ["病假", "11月23日周一", "发烧"],
        "请半天假 明天": ["11月24日周二请半天"],
        "休假 明天": ["11月24日周二"],
        "调休 周五": ["假别：调休"],
        "年假 下周一到下周三": ["年假", "11月30日周一至12月2日周三"],
        "leave tomorrow sick": ["病假", "11月24日周二"],
        "sick tomorrow": ["病假", "11月24日周二"],
    }.items():
        await other_rep.types(words)
        assert other_rep.last.labels == ["记下", "🌴 请假"], words
        await other_rep.taps("🌴 请假")
        for one in told:
            assert one in other_rep.last.text, words
        draft = (await office.all(select(Draft).order_by(Draft.id)))[-1]
        assert draft.answers.get("reason") in (None, "发烧"), words
        await other_rep.types("取消")


async def test_leave_is_offered_only_where_it_is_named_and_on_the_day(
    office: Office, rep: Phone, other_rep: Phone
) -> None:
    for words in ("urgent: Hualian wants a price list", "华联换了老板", "private label"):
        await rep.types(words)
        assert rep.last.labels == ["Keep as note"]
    await rep.types("leave tomorrow sick")
    await other_rep.types("/menu")
    note = (await office.all(select(Note).order_by(Note.id)))[-1]
    await office.forge(other_rep, f"leave:note:{note.id}")
    await office.at("2026-11-23 09:00")
    await rep.taps("Ask for leave")
    assert await office.all(select(Draft)) == []


# Step by step


async def test_what_was_tapped_outlasts_words_that_are_no_day(office: Office, rep: Phone) -> None:
    await rep.types("/leave")
    await rep.taps("Personal")
    await rep.taps("24")
    await rep.types("as soon as possible")
    assert "I cannot read a day or days in “as soon as possible”" in rep.last.text
    assert "Tue, Nov 24 stays chosen." in rep.last.text
    await rep.taps("26")
    await rep.taps("✓ Tue, Nov 24 – Thu, Nov 26")
    await rep.types("moving")
    await rep.taps("Change: When")
    assert "[24]" in rep.last.labels
    assert "✓ Tue, Nov 24 – Thu, Nov 26" not in rep.last.labels


async def test_half_of_tomorrow_is_one_tap(office: Office, rep: Phone) -> None:
    await office.at("2026-11-23 10:00")
    await rep.types("/leave")
    await rep.taps("Personal")
    await rep.taps("Tomorrow morning")
    assert "When: Tue, Nov 24, morning" in rep.last.text


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


async def test_after_midnight_today_is_the_date_on_the_wall(office: Office, rep: Phone) -> None:
    await office.at("2026-11-24 01:00")  # a Tuesday; the business day is Monday
    await rep.types("/leave today sick flu")
    await rep.taps("Skip")
    assert "Tue, Nov 24" in rep.last.text
    assert "ready to send" in rep.last.text
    await rep.types("/cancel")
    await rep.types("/leave")
    await rep.taps("Personal")
    await rep.taps("Tomorrow")
    assert "When: Wed, Nov 25" in rep.last.text
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
