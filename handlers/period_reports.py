"""Weekly and monthly reports: the figures are prepared, the person sums up and plans on (4.2–4.4)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, ClassVar

from markupsafe import Markup

from bot import days, filling, texts
from bot.fields import Text
from bot.forms import Answers, Becomes, Form
from bot.monthwords import read_month
from bot.router import Router
from bot.turn import Turn
from handlers.period_words import figures_in_words, what_is_ahead, what_it_brought
from models import calendar
from models.drafts import Draft
from models.errors import Refused
from models.period_work import ReportedWork
from models.report_kinds import OF_PERIODS, ReportKind
from models.reports import CARD, Report, Words, day_to_report
from models.staff import Role

router = Router()

# UTF-16 units of the answers, which stand on the card beside the figures.
DONE, PROBLEMS, PLAN = 1600, 500, 800
MOST_WORDS = 3  # that say which week or month is meant: "in November 2026"

# What may be typed for the week or month that is usually meant, for this one, and for the last.
NAMES = {
    ReportKind.WEEKLY: ("weekly-usual.words", "weekly-this.words", "weekly-last.words"),
    ReportKind.MONTHLY: ("monthly-usual.words", "monthly-this.words", "monthly-last.words"),
}


class OfAPeriod:
    """What the two forms share. The subject is the period's first day, as YYYY-MM-DD."""

    kind: ClassVar[ReportKind]

    subject: str

    @classmethod
    def facts(cls, subject: str) -> dict[str, Any]:
        return {"period": cls.kind.said(date.fromisoformat(subject))}

    @classmethod
    async def beside(cls, turn: Turn, subject: str, name: str) -> Markup | None:
        return await figures_so_far(turn, cls.kind, subject) if name == "done" else None

    @classmethod
    async def before_sending(cls, turn: Turn, subject: str, answers: Answers) -> Sequence[Markup]:
        return [await figures_so_far(turn, cls.kind, subject)]

    async def file(self, turn: Turn, words: Words) -> Becomes:
        day = date.fromisoformat(self.subject)
        report = await Report.file(turn.session, turn.me, day, turn.said_at, words, self.kind)
        await turn.take_away(CARD, report.about)
        return Becomes(CARD, report.about)


class WeeklyForm(OfAPeriod, Form, name="weekly"):
    kind = ReportKind.WEEKLY

    done = Text(max_length=DONE)
    problems = Text(max_length=PROBLEMS, optional=True)
    plan = Text(max_length=PLAN)

    async def submit(self, turn: Turn) -> Becomes:
        return await self.file(turn, words_of(self.done, self.problems, self.plan))


class MonthlyForm(OfAPeriod, Form, name="monthly"):
    kind = ReportKind.MONTHLY

    done = Text(max_length=DONE)
    problems = Text(max_length=PROBLEMS, optional=True)
    plan = Text(max_length=PLAN)

    async def submit(self, turn: Turn) -> Becomes:
        return await self.file(turn, words_of(self.done, self.problems, self.plan))


def words_of(done: str, problems: str | None, plan: str) -> Words:
    """What came of a week or a month stands in its figures and what was done."""
    return {"done": done, "results": None, "problems": problems, "plan": plan}


FORMS: dict[ReportKind, type[Form]] = {
    ReportKind.WEEKLY: WeeklyForm,
    ReportKind.MONTHLY: MonthlyForm,
}


async def figures_so_far(turn: Turn, kind: ReportKind, subject: str) -> Markup:
    first = date.fromisoformat(subject)
    figures = await ReportedWork.of(turn.session, turn.me, first, kind.last_of(first))
    return figures_in_words(turn.view, figures)


@router.command("weekly", role=Role.MEMBER, takes_words=True)
async def write_of_a_week(turn: Turn, words: str) -> None:
    """`/weekly`, `/weekly last week`, `周报 上周 谈下两家新客户`; any day names its week."""
    first, rest = await read_the_period(turn, ReportKind.WEEKLY, words)
    await open_the_form(turn, ReportKind.WEEKLY, first, rest)


@router.command("monthly", role=Role.MEMBER, takes_words=True)
async def write_of_a_month(turn: Turn, words: str) -> None:
    """`/monthly`, `/monthly last month`, `/monthly October`, `月报 10月`."""
    first, rest = await read_the_period(turn, ReportKind.MONTHLY, words)
    await open_the_form(turn, ReportKind.MONTHLY, first, rest)


@router.button(r"report:(weekly|monthly):new", role=Role.MEMBER)
async def write_from_a_button(turn: Turn, of: str) -> None:
    kind = ReportKind(of)
    first = await day_to_report(turn.session, turn.me, turn.said_at, kind)
    await open_the_form(turn, kind, first)


@router.button(r"report:(weekly|monthly):([0-9]{4}-[0-9]{2}-[0-9]{2})", role=Role.MEMBER)
async def write_for_another_period(turn: Turn, of: str, day: str) -> None:
    first, kind = days_of_the_button(day, of)
    await open_the_form(turn, kind, first)


def days_of_the_button(day: str, of: str | None) -> tuple[date, ReportKind]:
    """Which report a button is about; refused where no period of the kind begins on that day."""
    kind = ReportKind(of or ReportKind.DAILY)
    first = days.day_of_the_button(day)
    if kind.first_of(first) != first:
        raise Refused("button-out-of-date")
    return first, kind


async def open_the_form(turn: Turn, kind: ReportKind, first: date, words: str = "") -> None:
    """Start from what was reported and is planned; one filed before is opened to be changed."""
    await Report.check_may_be_filed(turn.session, turn.me, first, turn.said_at, kind)
    answers: dict[str, Any] = {}
    offered: dict[str, str] = {}
    # A withdrawn one as well: what was written is not to be written again.
    if before := await Report.of(turn.session, turn.me.id, first, kind):
        answers = {"done": before.done, "problems": before.problems, "plan": before.plan}
        begun = await Draft.unfinished(
            turn.session, turn.me.id, FORMS[kind].name, first.isoformat(), put_away=False
        )
        longer = f"{before.done}\n{words}"
        if words and not begun and texts.units(longer) <= DONE:
            answers["done"], words = longer, ""
    else:
        offered = {
            "done": await what_it_brought(turn, kind, first),
            "plan": await what_is_ahead(turn, kind, first),
        }
    await filling.start(
        turn,
        FORMS[kind],
        subject=first.isoformat(),
        words=words,
        offered={name: said for name, said in offered.items() if said},
        answers=answers,
    )


async def open_if_named(turn: Turn, words: str) -> bool:
    """`/report week`, 日报 上月: open the form of the week or month that the words are, if they are one."""
    for kind in OF_PERIODS:
        if (first := await _named(turn, kind, words)) is not None:
            await open_the_form(turn, kind, first)
            return True
    return False


async def read_the_period(turn: Turn, kind: ReportKind, words: str) -> tuple[date, str]:
    """The first day of the period that the words begin with, and the other words; else the usual one.

    A day names its week, and a month itself. Where more is said of a day (周五签约), or the name
    stands close to what was done (上周谈下两家), nothing of it is taken away.
    """
    today = calendar.business_day(turn.said_at)
    for many in range(MOST_WORDS, 0, -1):
        said = words.split(maxsplit=many)
        name, rest = " ".join(said[:many]), "".join(said[many:])
        if len(said) < many:
            continue
        if (first := await _named(turn, kind, name)) is not None:
            return first, rest
        if kind is ReportKind.MONTHLY and (month := read_month(name, today)):
            return month, rest
    if kind is ReportKind.WEEKLY and words:
        try:
            day = days.find_day(words, today, looking=days.Looking.BACK)
        except days.NoSuchDay:
            day = None  # it is said of what was done, or asked again there
        if day and words.startswith(day.words):
            return kind.first_of(day.first), words if day.rest else ""
    if first := _named_close_to(turn, kind, words):
        return first, words
    return await day_to_report(turn.session, turn.me, turn.said_at, kind), words


async def _named(turn: Turn, kind: ReportKind, words: str) -> date | None:
    """The first day of the period that a name such as 上周 means; None where it is no such name."""
    said = "".join(words.split()).casefold()
    usual, this, last = (said in names_of(key) for key in NAMES[kind])
    now = kind.first_of(calendar.business_day(turn.said_at))
    if usual:
        return await day_to_report(turn.session, turn.me, turn.said_at, kind)
    if this:
        return now
    return kind.before(now) if last else None


def _named_close_to(turn: Turn, kind: ReportKind, words: str) -> date | None:
    """The same of Chinese words that begin with a name and go on without a space: 上周谈下两家."""
    now = kind.first_of(calendar.business_day(turn.said_at))
    _, this, last = NAMES[kind]
    for key, first in ((this, now), (last, kind.before(now))):
        if words.startswith(tuple(name for name in names_of(key) if not name.isascii())):
            return first
    return None


def names_of(key: str) -> set[str]:
    return {name for each in texts.in_every_language(key) for name in each.split()}
