"""Weekly and monthly reports, through people's phones (4.2–4.5)."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from models import calendar
from models.calendar import DayKind
from models.period_work import ReportedWork
from models.plans import Plan
from models.policy import CustomerClass
from models.positions import Position
from models.report_kinds import ReportKind
from models.reports import Report, ReportVersion
from models.spans import Span
from tests.conftest import Office
from tests.paying import pay
from tests.phone import Phone
from tests.records import joined, log_visit, open_file, staff
from tests.selling import line, parties, place, product
from tests.test_reports import file_a_report

WEEK = "Mon, Nov 16 – Sun, Nov 22"  # it is Saturday the 21st


async def file_the_week(
    author: Phone, done: str = "Two new shops", command: str = "/weekly"
) -> None:
    await author.types(command)
    await author.types(done)
    await author.taps("Skip")
    await author.types("Visit the market")
    await author.taps("Send")


async def worked(office: Office, rep: Phone) -> None:
    """Two visits, an order, a receipt."""
    them = await parties(office)
    shop = await open_file(office, rep, "Hualian", customer_class=CustomerClass.A)
    await log_visit(office, rep, shop.id, outcome="Wants the new tea")
    await log_visit(office, rep, shop.id, outcome="Took two cases")
    await place(office, rep, shop.id, [line(await product(office), 2)])
    await pay(office, rep, shop.id, "30.55", confirmed_by=them.finance)


async def test_the_week_is_prepared_summed_up_in_words_and_reaches_the_superior(
    office: Office, rep: Phone, boss: Phone
) -> None:
    await worked(office, rep)
    await rep.types("/weekly")
    assert f"Weekly report · {WEEK} · 1/3" in rep.last.text
    assert "Visits: 2 (A 2 · B 0 · C 0)" in rep.last.text
    assert "Hualian ×2: Took two cases" in rep.last.text
    await rep.taps("Use it")
    await rep.taps("Skip")
    await rep.types("Visit the market")
    for figure in (
        "Visits: 2 (A 2 · B 0 · C 0)",
        "Orders: 1 · CN¥108.48",
        "Sales: CN¥108.48",
        "Received: CN¥30.55",
        "New customers: 1",
    ):
        assert figure in rep.last.text
    await rep.taps("Send")
    assert "Hugo reads it" in rep.last.text
    [card] = [one for one in boss.inbox if "weekly report" in one.text]
    assert f"Mei’s weekly report · {WEEK}" in card.text
    for told in (
        "Received: CN¥30.55",
        "Hualian ×2",
        "Next week\nHualian\nVisit the market",
        "Filed",
    ):
        assert told in card.text
    report = await office.one(select(Report))
    assert (report.kind, report.day) == (ReportKind.WEEKLY, date(2026, 11, 16))


async def test_the_figures_stay_as_they_stood_until_a_new_version_is_filed(
    office: Office, rep: Phone, boss: Phone
) -> None:
    shop = await open_file(office, rep, "Hualian")
    await file_the_week(rep)
    await log_visit(office, rep, shop.id)
    report = await office.one(select(Report))
    await boss.types("/menu")
    await office.forge(boss, f"report:{report.id}:open")
    assert "Visits" not in boss.last.text
    await rep.taps("Change")
    assert "Visits: 1" in rep.last.text
    await rep.taps("Send")
    assert "Visits: 1" in boss.message_with("weekly report").text
    assert "version 2" in boss.message_with("weekly report").text
    first, second = await office.all(select(ReportVersion).order_by(ReportVersion.version))
    assert ReportedWork.from_kept(first.work).own.number_of_visits == 0
    assert ReportedWork.from_kept(second.work).own.number_of_visits == 1


async def test_an_empty_week_says_so_and_can_be_filed(rep: Phone, boss: Phone) -> None:
    await rep.types("/weekly")
    assert "Nothing was recorded" in rep.last.text
    assert "Use it" not in rep.last.labels
    await rep.types("At home, ill")
    await rep.taps("Skip")
    await rep.types("Back on the road")
    await rep.taps("Send")
    assert "Nothing was recorded" in boss.last.text
    assert "At home, ill" in boss.last.text


async def test_a_week_starts_from_the_results_of_its_days_and_a_month_from_those_of_its_weeks(
    office: Office, rep: Phone, boss: Phone
) -> None:
    await file_a_report(rep)
    await rep.types("/weekly")
    assert "Sat, Nov 21: One order" in rep.last.text
    await rep.taps("Use it")
    await rep.taps("Skip")
    await rep.types("The station")
    await rep.taps("Send")
    await rep.types("/monthly")
    assert "Monthly report · November 2026 · 1/3" in rep.last.text
    assert f"{WEEK}: Sat, Nov 21: One order" in rep.last.text


async def test_the_lines_of_a_week_stay_apart_in_the_month(office: Office, rep: Phone) -> None:
    await rep.types("/weekly")
    await rep.types("Opened two shops.\nWon the station.")
    await rep.taps("Skip")
    await rep.types("The airport")
    await rep.taps("Send")
    await rep.types("/monthly")
    assert f"{WEEK}: Opened two shops. · Won the station." in rep.last.text


async def test_a_superior_sums_up_the_team(office: Office, rep: Phone, boss: Phone) -> None:
    shop = await open_file(office, rep, "Hualian")
    await log_visit(office, rep, shop.id)
    await file_the_week(boss, "The team did well")
    assert "Nothing was recorded" in boss.last.text
    assert "The whole team\n📍 Visits: 1" in boss.last.text


@pytest.mark.parametrize(
    ("said", "first"),
    [
        ("/weekly", "Mon, Nov 16"),
        ("/weekly last week", "Mon, Nov 9"),
        ("/weekly this week", "Mon, Nov 16"),
        ("/weekly 11月3日", "Mon, Nov 2"),
        ("周报 上周", "Mon, Nov 9"),
        ("週報 上週", "Mon, Nov 9"),
        ("/report week", "Mon, Nov 16"),
        ("/report last week", "Mon, Nov 9"),
        ("周报 上周谈下两家", "Mon, Nov 9"),
        ("周报 上周三谈下两家", "Mon, Nov 9"),
        ("週報 這禮拜談了三家", "Mon, Nov 16"),
        ("月报 上个月回款不错", "October 2026"),
        ("日报 上周", "Mon, Nov 9"),
        ("/monthly", "November 2026"),
        ("月报 上个月", "October 2026"),
        ("/monthly October", "October 2026"),
        ("/report last month", "October 2026"),
        ("/report month", "November 2026"),
    ],
)
async def test_the_period_is_named_as_people_say_it(
    office: Office, rep: Phone, said: str, first: str
) -> None:
    await rep.types(said)
    assert f" report · {first}" in rep.last.text


async def test_one_line_does_it(office: Office, rep: Phone) -> None:
    await rep.types("周报 上周 谈下两家新客户")
    assert "Mon, Nov 9" in rep.last.text
    assert "✓ Summary: 谈下两家新客户" in rep.last.text
    await rep.types("/cancel")
    await rep.types("周报 上上周五签了永辉")  # the day is part of what is told
    assert "Mon, Nov 2" in rep.last.text
    assert "✓ Summary: 上上周五签了永辉" in rep.last.text
    await rep.types("/cancel")
    await rep.types("月报 上月回款不错")
    assert "October 2026" in rep.last.text
    assert "✓ Summary: 上月回款不错" in rep.last.text
    await rep.types("/report week was long")  # of the day: it says more than which week
    assert "Daily report" in rep.last.text


async def test_what_is_missing_of_last_week_is_meant_until_half_of_this_one_is_over(
    office: Office, rep: Phone
) -> None:
    await joined(office, "2026-11-02 09:00")
    await office.at("2026-11-19 10:00")  # a Thursday
    await rep.types("/weekly")
    assert "Mon, Nov 9" in rep.last.text
    await office.at("2026-11-20 10:00")
    await rep.types("/weekly")
    assert WEEK in rep.last.text


async def test_once_last_week_is_filed_this_one_is_meant(office: Office, rep: Phone) -> None:
    await joined(office, "2026-11-02 09:00")
    await office.at("2026-11-17 10:00")
    await file_the_week(rep)
    assert "Mon, Nov 9" in rep.last.text
    await rep.types("/weekly")
    assert WEEK in rep.last.text


async def test_after_a_week_of_holidays_the_one_before_is_meant(office: Office, rep: Phone) -> None:
    await joined(office, "2026-11-02 09:00")
    async with office.session() as session:
        for day in Span(date(2026, 11, 16), date(2026, 11, 23)).days():
            await calendar.set_day(session, day, DayKind.OFF, "Fair", None)
    await office.at("2026-11-24 08:30")  # when that of the 9th is due
    await file_the_week(rep)
    assert "Mon, Nov 9" in rep.last.text
    assert "Filed late" not in rep.last.text
    await rep.types("/weekly")
    assert "Mon, Nov 23" in rep.last.text


async def test_what_is_said_while_a_filed_one_is_being_changed_is_not_lost(
    office: Office, rep: Phone, boss: Phone
) -> None:
    await file_the_week(rep)
    await rep.taps("Change")
    await rep.types("/weekly Won the tender")
    assert "Won the tender" in rep.last.text
    await file_the_week(rep, command="/monthly")
    await rep.types("/monthly Won the tender")  # nothing is begun: it goes below what was filed
    assert "Two new shops Won the tender" in " ".join(rep.last.text.split())


async def test_late_ones_are_accepted_and_stamped(office: Office, rep: Phone, boss: Phone) -> None:
    await file_the_week(rep, command="/weekly last week")  # it was due on Monday at nine
    assert "⏰ Filed late" in boss.last.text
    await file_the_week(rep)
    assert "Filed late" not in boss.last.text


@pytest.mark.parametrize(
    ("said", "problem"),
    [
        ("/weekly 2026-06-01", "is too long ago for a report. Try /weekly last week"),
        ("/monthly 2026-06", "June 2026 is too long ago for a report. Try /monthly last month"),
        ("/monthly 2026-12", "December 2026 has not begun yet"),
    ],
)
async def test_what_has_not_begun_or_is_long_past_is_refused(
    rep: Phone, said: str, problem: str
) -> None:
    await rep.types(said)
    assert problem in rep.last.text


async def test_the_superior_answers_both_ways_and_then_it_stands(
    office: Office, rep: Phone, boss: Phone
) -> None:
    await file_the_week(rep)
    await boss.answers(boss.last, "Well done")
    assert "Well done" in rep.last.text
    await rep.answers(rep.last, "Thank you")
    assert "Thank you" in boss.last.text
    await rep.types("/weekly this week")
    assert "The weekly report for" in rep.last.text
    assert "has been answered" in rep.last.text
    assert "Answered" in rep.message_with("My weekly report").text


async def test_it_is_withdrawn_and_filed_again(office: Office, rep: Phone, boss: Phone) -> None:
    await file_the_week(rep)
    await rep.taps("Withdraw")
    assert "Two new shops" not in boss.message_with("weekly report").text
    await rep.taps("File it again")
    assert "Two new shops" in rep.last.text
    await rep.taps("Send")
    assert "has filed the weekly report for" in boss.last.text


async def test_the_month_goes_to_whoever_company_toml_names(
    office: Office, director: Phone, boss: Phone
) -> None:
    manager = await office.hire("Max", Position.MANAGER, director)
    supervisor = await office.hire("Sue", Position.SUPERVISOR, manager)
    rep = await office.hire("Nan", Position.REPRESENTATIVE, supervisor)
    await file_the_week(rep, command="/monthly")
    assert "Max reads it" in rep.last.text
    assert "Nan’s monthly report · November 2026" in manager.last.text
    assert supervisor.inbox == []
    await manager.answers(manager.last, "Good month")
    assert "Good month" in rep.last.text
    await file_the_week(rep)
    assert "weekly report" in supervisor.last.text


async def test_a_week_and_a_day_of_the_same_date_are_two_reports(
    office: Office, rep: Phone, boss: Phone
) -> None:
    await office.at("2026-11-16 18:00")  # a Monday
    await file_a_report(rep)
    await file_the_week(rep, command="/weekly this week")
    await file_the_week(rep, command="/monthly 2026-11")
    kinds = [one.kind for one in await office.all(select(Report).order_by(Report.id))]
    assert kinds == list(ReportKind)
    assert (await office.one(select(Report).where(Report.kind == "daily"))).work is None
    await boss.types("/team Mei")
    shown = [one for one in boss.last.labels if "eport" in one]
    assert shown == [
        "Monthly report November 2026",
        f"Weekly report {WEEK}",
        "Report Mon, Nov 16",
    ]
    await boss.taps("Monthly report")
    assert "Mei’s monthly report" in boss.last.text


async def test_the_card_leads_both_to_the_plan_of_the_coming_week(
    office: Office, rep: Phone, boss: Phone
) -> None:
    shop = await open_file(office, rep, "Hualian")
    async with office.session() as session:
        who = await staff(session, rep)
        plan = await Plan.open(session, who, date(2026, 11, 24), who)
        await plan.add(session, who, shop.id)
    await rep.types("/weekly")
    await rep.types("Fine")
    await rep.taps("Skip")
    assert "Tue, Nov 24: Hualian" in rep.last.text  # offered
    await rep.taps("Use it")
    await rep.taps("Send")
    card = boss.last
    await rep.taps("Plan of the coming week")
    assert "My plan · week of Mon, Nov 23" in rep.last.text
    await rep.taps("Send the week to Hugo")
    await boss.taps("Plan of the coming week", card)
    assert "Mei’s plan · week of Mon, Nov 23" in boss.last.text
    assert "Two new" not in card.text
    assert "weekly report" in card.text  # it stays as it is


async def test_only_the_author_changes_it_and_only_those_above_read_it(
    office: Office, rep: Phone, boss: Phone, other_rep: Phone, director: Phone
) -> None:
    await file_the_week(rep)
    report = await office.one(select(Report))
    for deed in ("open", "change", "withdraw", "thumb"):
        await other_rep.types("/menu")
        await office.forge(other_rep, f"report:{report.id}:{deed}")
        assert "Two new shops" not in " ".join(other_rep.texts)
    await boss.types("/menu")
    await office.forge(boss, f"report:{report.id}:change")
    assert "Two new shops" not in boss.last.text
    await director.types("/menu")
    await office.forge(director, f"report:{report.id}:open")
    assert "Two new shops" in director.last.text
    await office.forge(rep, "report:weekly:2026-11-17")  # no week begins on a Tuesday
    assert not any("1/3" in text for text in rep.texts)
    assert len(await office.all(select(Report))) == 1


async def test_the_menu_offers_it_to_whoever_owes_it(
    office: Office, rep: Phone, boss: Phone, director: Phone
) -> None:
    for phone in (rep, boss):
        await phone.types("/menu")
        assert {"📝 Weekly report", "📝 Monthly report"} <= set(phone.last.labels)
    await director.types("/menu")
    assert "📝 Weekly report" not in director.last.labels
    await rep.taps("📝 Monthly report")
    assert "Monthly report · November 2026" in rep.last.text


async def test_chinese_people_write_and_read_chinese(office: Office, other_rep: Phone) -> None:
    shop = await open_file(office, other_rep, "华联", customer_class=CustomerClass.B)
    await log_visit(office, other_rep, shop.id)
    await other_rep.types("周报")
    assert "这一周做得怎么样？" in other_rep.last.text
    assert "拜访 1 次（A 0 · B 1 · C 0）" in other_rep.last.text
    await other_rep.types("谈下一家")
    await other_rep.taps("跳过")
    await other_rep.types("去市场")
    await other_rep.taps("发送") if "发送" in other_rep.last.labels else await other_rep.taps(
        "提交"
    )
    assert "李伟的周报 · 11月16日周一" in office.phones["王芳"].last.text


async def test_the_longest_answers_and_all_figures_fit_into_one_message(
    office: Office, rep: Phone, boss: Phone
) -> None:
    await worked(office, rep)
    await rep.types("/weekly")
    await rep.taps("Start empty")
    await rep.types("字" * 1600)
    await rep.types("<" * 500)
    await rep.taps("Start empty")
    await rep.types("计" * 800)
    await rep.taps("Send")
    card = boss.message_with("weekly report")
    assert "计" * 800 in card.text
    assert "Received: CN¥30.55" in card.text
    await rep.types("/weekly")
    await rep.taps("Change: Summary")
    await rep.types("字" * 1601)
    assert "1,600" in rep.last.text
