"""The superior's Monday: a picture, ten lines and what to do about it, once for each week (4.2)."""

from __future__ import annotations

from datetime import date, datetime, time
from decimal import Decimal
from functools import partial

import pytest

from bot import texts
from bot.panels import View
from handlers.mondays import drawn_visits, most_first
from models import calendar, clock, policy
from models.calendar import DayKind
from models.charts import Row as Bar
from models.customers import Customer
from models.earnings import Measure
from models.language import Language
from models.mondays import TeamWeek, told_at
from models.plans import Plan
from models.policy import Weekday
from models.positions import Position
from models.report_kinds import ReportKind
from models.reports import Report, Words
from models.staff import Staff
from models.targets import Target, Whom
from scheduler.mondays import plan_the_monday, tell_of_a_week
from tests.conftest import Office
from tests.leaves import approved_leave, enter_years
from tests.paying import owed_before, pay
from tests.phone import Phone
from tests.records import joined, log_visit, open_file, staff
from tests.selling import line, place, product
from tests.test_pace import move, statements

# The week from Monday, 16 November 2026; told on Monday, 23 November at 09:00.
WEEK, TODAY = date(2026, 11, 16), date(2026, 11, 21)
MONDAY = "2026-11-23 09:00"
PLAN, TELL = "plan_the_monday", "tell_of_a_week"


async def tell(office: Office, at: str = MONDAY) -> None:
    await office.at(at)
    await office.beat(PLAN, TELL)
    await office.beat(PLAN, TELL)


async def plan(office: Office, author: Phone, day: date, *customers: int) -> None:
    async with office.session() as session:
        who = await staff(session, author)
        one = await Plan.open(session, who, day, who)
        for customer in customers:
            await one.add(session, who, customer)


async def shop(office: Office, owner: Phone, name: str) -> Customer:
    return await open_file(office, owner, name)


async def week_of(office: Office, phone: Phone, first: date = WEEK) -> TeamWeek:
    async with office.session() as session:
        return await TeamWeek.of(session, await staff(session, phone), first)


async def test_the_week_comes_as_one_message_with_picture_lines_and_buttons(
    office: Office, boss: Phone, rep: Phone
) -> None:
    await joined(office, "2026-11-01 09:00")
    first, second, third = [await shop(office, rep, f"Shop {n}") for n in ("Ash", "Oak", "Fir")]
    await plan(office, rep, TODAY, first.id, second.id)
    await log_visit(office, rep, first.id)
    await log_visit(office, rep, third.id)
    await tell(office)
    [picture] = boss.pictures
    assert picture.content.startswith(b"\x89PNG")
    assert boss.last.photo
    said = boss.last.text.splitlines()
    assert said == [
        "Your team’s week · Mon, Nov 16 – Sun, Nov 22 · one person",
        "🚶 Visits: 2 (C 2)",
        "🗓 Of the plan: 1 of 2 visited (50%)",
        "🆕 New customers: 3",
        "📝 Weekly reports in: 0 of 1",
    ]
    assert boss.last.labels == ["＋ Give a task", "Tasks I gave", "Weekly reports", "👥 My team"]
    assert rep.inbox == []


async def test_orders_money_overdue_leave_and_shares_of_the_target(
    office: Office, director: Phone, boss: Phone, rep: Phone
) -> None:
    await enter_years(office)
    await joined(office, "2026-11-01 09:00")
    ann = await office.hire("Ann", Position.REPRESENTATIVE, boss)
    await joined(office, "2026-11-01 09:00", ann)
    finance = await office.hire("Fay", Position.FINANCE, director)
    customer = await shop(office, rep, "Hualian")
    await owed_before(office, customer.id, "300", date(2026, 11, 10))
    await place(office, rep, customer.id, [line(await product(office), 100)])
    await pay(office, rep, customer.id, "50", confirmed_by=finance)
    async with office.session() as session:
        for phone, units in ((rep, 1000_00), (ann, 500_00)):
            session.add(
                Target(
                    whom=Whom.PERSON,
                    staff_id=(await staff(session, phone)).id,
                    period="2026-11",
                    measure=Measure.SALES,
                    currency="CNY",
                    units=units,
                )
            )
    week = await week_of(office, boss)
    assert week.work.orders == 1
    assert week.shares
    [(best, most), (weakest, least)] = week.shares.percents
    assert (best.name, weakest.name, least) == ("Mei", "Ann", 0)
    assert most == 100 * week.work.sales[0].amount // 1000
    await tell(office)
    said = boss.last.text
    assert "🧾 Orders: 1 (CN¥" in said
    assert "💰 Sales CN¥" in said
    assert "receipts CN¥50.00" in said
    assert "⏰ Overdue now: CN¥250.00" in said
    assert f"November 2026, share of target (Sales): best Mei {most}%, weakest Ann 0%" in said
    assert len(said.splitlines()) <= 10


async def test_where_nobody_has_a_target_for_sales_another_measure_tells_who_is_best(
    office: Office, boss: Phone, rep: Phone
) -> None:
    ann = await office.hire("Ann", Position.REPRESENTATIVE, boss)
    customer = await shop(office, rep, "Hualian")
    await log_visit(office, rep, customer.id)
    async with office.session() as session:
        for phone in (rep, ann):
            session.add(
                Target(
                    whom=Whom.PERSON,
                    staff_id=(await staff(session, phone)).id,
                    period="2026-11",
                    measure=Measure.VISITS,
                    units=4,
                )
            )
    await tell(office)
    assert "November 2026, share of target (Visits): best Mei 25%, weakest Ann 0%" in boss.last.text


@pytest.mark.parametrize(
    ("due_on", "due_at", "at"),
    [
        ("sunday", time(20), "2026-11-23 09:00"),
        ("monday", time(11), "2026-11-23 11:00"),
        ("monday", time(20), "2026-11-23 09:00"),
        ("tuesday", time(9), "2026-11-23 09:00"),
    ],
)
async def test_it_comes_on_monday_morning_whenever_reports_are_due(
    office: Office,
    boss: Phone,
    rep: Phone,
    monkeypatch: pytest.MonkeyPatch,
    due_on: str,
    due_at: time,
    at: str,
) -> None:
    rules = policy.current()
    due = {"weekly_due_on": Weekday(due_on), "weekly_due_at": due_at}
    changed = rules.model_copy(update={"reports": rules.reports.model_copy(update=due)})
    monkeypatch.setattr(policy, "current", lambda: changed)
    async with office.session() as session:
        assert await told_at(session, WEEK) == datetime.fromisoformat(at).replace(
            tzinfo=calendar.zone()
        )
    await tell(office, at)
    assert "Your team’s week" in boss.last.text


async def test_a_week_of_leave_alone_is_told_in_words(
    office: Office, director: Phone, boss: Phone, rep: Phone
) -> None:
    await enter_years(office)
    await joined(office, "2026-11-01 09:00")
    await office.at("2026-11-13 10:00")
    await approved_leave(office, rep, director, "2026-11-16 … 2026-11-21")
    await tell(office)
    assert boss.pictures == []
    assert "🌴 Leave: 6 days" in boss.last.text
    assert "Weekly reports in" not in boss.last.text


async def test_an_empty_week_is_told_in_one_line(office: Office, boss: Phone, rep: Phone) -> None:
    await tell(office)
    assert boss.last.text.splitlines()[:2] == [
        "Your team’s week · Mon, Nov 16 – Sun, Nov 22 · one person",
        "Nothing was recorded in this week.",
    ]
    assert "＋ Give a task" in boss.last.labels


async def test_once_a_week_and_to_each_superior(
    office: Office, director: Phone, boss: Phone, rep: Phone, other_rep: Phone
) -> None:
    await tell(office, "2026-11-23 08:59")
    assert boss.inbox == director.inbox == []
    await tell(office)
    await tell(office, "2026-11-23 16:00")
    await tell(office, "2026-11-24 09:00")
    for phone, people in ((boss, "one person"), (director, "4 people")):
        assert len(phone.inbox) == 1
        assert people in phone.last.text
    assert "团队一周" in office.phones["王芳"].last.text
    await tell(office, "2026-11-30 09:00")
    assert len(boss.inbox) == 2
    assert "Mon, Nov 23 – Sun, Nov 29" in boss.last.text


async def test_who_leads_nobody_and_the_administrator_hear_nothing(office: Office) -> None:
    alone = await office.hire("Solo", Position.SUPERVISOR)
    admin = await office.hire("Root", Position.ADMIN)
    await office.hire("Max", Position.REPRESENTATIVE, admin)
    await tell(office)
    assert alone.inbox == admin.inbox == []


async def test_who_leads_nobody_any_more_when_it_is_sent_gets_nothing(
    office: Office, boss: Phone, rep: Phone
) -> None:
    customer = await shop(office, rep, "Hualian")
    await log_visit(office, rep, customer.id)
    await office.at(MONDAY)
    for job in (plan_the_monday, tell_of_a_week):
        async with office.session() as session:
            await job(session)
    async with office.session() as session:
        (await staff(session, rep)).superior_id = None
    await office.settle()
    assert boss.inbox == []


async def test_it_waits_for_the_first_working_day(office: Office, boss: Phone, rep: Phone) -> None:
    async with office.session() as session:
        for day in (23, 24):
            await calendar.set_day(session, date(2026, 11, day), DayKind.OFF, None, None)
        due = await told_at(session, WEEK)
    assert due == datetime(2026, 11, 25, 9, tzinfo=calendar.zone())
    await tell(office)
    assert boss.inbox == []
    await tell(office, "2026-11-25 09:00")
    assert "Mon, Nov 16" in boss.last.text


async def test_a_week_of_days_off_is_not_told(office: Office, boss: Phone, rep: Phone) -> None:
    async with office.session() as session:
        for day in range(16, 23):
            await calendar.set_day(session, date(2026, 11, day), DayKind.OFF, None, None)
    await tell(office)
    assert boss.inbox == []


async def test_from_the_message_a_task_is_given_below_it(
    office: Office, boss: Phone, rep: Phone
) -> None:
    customer = await shop(office, rep, "Hualian")
    await log_visit(office, rep, customer.id)
    await tell(office)
    picture = boss.last
    await boss.taps("Give a task")
    await boss.taps("Mei")
    await boss.types("Call Hualian")
    await boss.taps("Today")
    await boss.taps("Send")
    assert "Task from Hugo" in rep.last.text
    assert picture in boss.chat
    await boss.taps("My team", picture)
    assert boss.last.id > picture.id


async def test_the_weekly_reports_are_one_tap_away(office: Office, boss: Phone, rep: Phone) -> None:
    await joined(office, "2026-11-01 09:00")
    await tell(office)
    await boss.taps("Weekly reports")
    assert "✗ Mei" in boss.last.labels
    await office.forge(boss, "monday:reports:2026-01-05")
    assert "There are no weekly reports" in boss.last.text


async def test_who_filed_a_weekly_report_is_not_missing(
    office: Office, boss: Phone, rep: Phone
) -> None:
    await joined(office, "2026-11-01 09:00")
    async with office.session() as session:
        words = Words(done="Much", results=None, problems=None, plan="More")
        author = await staff(session, rep)
        await Report.file(session, author, WEEK, clock.now(), words, ReportKind.WEEKLY)
    assert (await week_of(office, boss)).reports == (1, 1)


async def test_the_day_counts_for_the_team_of_that_day(
    office: Office, director: Phone, boss: Phone, rep: Phone
) -> None:
    await office.at("2026-11-17 10:00")
    olga = await office.hire("Olga", Position.SUPERVISOR, director)
    customer = await shop(office, rep, "Hualian")
    await log_visit(office, rep, customer.id)
    await owed_before(office, customer.id, "300", date(2026, 11, 10))
    await office.at("2026-11-19 10:00")
    await move(office, rep, olga)
    await log_visit(office, rep, customer.id)
    await log_visit(office, rep, customer.id)
    hers, his = await week_of(office, olga), await week_of(office, boss)
    assert (his.work.number_of_visits, hers.work.number_of_visits) == (1, 2)
    assert (len(his.work.overdue), len(hers.work.overdue)) == (0, 1)
    all_of_it = await week_of(office, director)
    assert all_of_it.work.number_of_visits == 3
    assert all_of_it.work.overdue[0].amount == 300
    by_name = {row.person.name: row.work.number_of_visits for row in all_of_it.rows}
    assert (by_name["Hugo"], by_name["Olga"]) == (1, 2)


async def test_many_people_take_as_many_questions_and_fit_a_caption(
    office: Office, director: Phone, boss: Phone, rep: Phone
) -> None:
    await joined(office, "2026-11-01 09:00")

    async def asked() -> int:
        with statements(office) as said:
            await week_of(office, director)
        return len(said)

    few = await asked()
    async with office.session() as session:
        hugo = await staff(session, boss)
        since = clock.now()
        session.add_all(
            Staff(
                name=f"{'很长的名字' * 10} {number}",
                position=Position.REPRESENTATIVE,
                superior_id=hugo.id,
                telegram_id=5_000_000 + number,
                joined_at=since.replace(day=1),
                language=Language.ZH_HANS,
            )
            for number in range(600)
        )
    assert await asked() == few
    customer = await shop(office, rep, "Hualian")
    await log_visit(office, rep, customer.id)
    await tell(office)
    assert boss.last.photo
    assert "Weekly reports in: 0 of 601" in boss.last.text
    assert texts.units(boss.last.text) <= 1024


@pytest.mark.parametrize(("people", "bars"), [(2, 2), (16, 16), (300, 16)])
async def test_the_picture_has_the_first_fifteen_and_one_bar_for_all_others(
    people: int, bars: int
) -> None:
    view = FakeView()
    rows = [Bar(f"P{n}", (n, 0, 1)) for n in range(people)]
    shown = most_first(view, rows)  # type: ignore[arg-type]  # it only says something
    assert len(shown) == bars
    assert [bar.values[0] for bar in shown[:15]] == sorted(range(people), reverse=True)[:15]
    if people == 300:
        assert shown[-1] == Bar("285 others on average", (Decimal("142.0"), 0, 1))


async def test_the_picture_speaks_of_a_plan_only_where_there_was_one(
    office: Office, boss: Phone, rep: Phone
) -> None:
    async def drawn() -> tuple[str, list[str], list[str]]:
        week = await week_of(office, boss)
        async with office.session() as session:
            draw = drawn_visits(View(session, await staff(session, boss), None), week)
        assert isinstance(draw, partial)
        _, note, _, ends, series, *_ = draw.args
        return note.partition("; ")[2], ends, [one.name for one in series]

    customer = await shop(office, rep, "Hualian")
    await log_visit(office, rep, customer.id)
    assert await drawn() == ("visits", ["1"], ["Visits"])
    await plan(office, rep, TODAY, customer.id)
    assert await drawn() == ("visits (of the plan)", ["1 (1/1)"], ["As planned"])


class FakeView:
    def t(self, key: str, **facts: object) -> str:
        return texts.t(Language.EN, key, **facts)


async def test_nothing_of_a_team_is_read_by_others(
    office: Office, boss: Phone, rep: Phone, other_rep: Phone
) -> None:
    customer = await shop(office, rep, "Hualian")
    await log_visit(office, rep, customer.id)
    wang = office.phones["王芳"]
    await tell(office)
    assert "没有任何记录" in wang.last.text
