"""Daily reports: a representative files the day from the phone, the superior hears of it (4.1, 4.4, 4.5)."""

from __future__ import annotations

from datetime import date
from typing import Any

from bot import days, filling, texts
from bot.days import day_of_the_button
from bot.fields import Text
from bot.forms import Becomes, Form
from bot.router import Router
from bot.turn import Turn
from handlers import period_reports
from handlers.recorded import what_is_planned, what_was_done
from models import calendar, records
from models.drafts import Draft
from models.errors import Refused
from models.report_kinds import ReportKind
from models.reports import CARD, Report, day_to_report
from models.staff import Role

router = Router()

LONGEST_DONE = 2000  # UTF-16 units
COUNT_TAKES = 10  # of them, for how much of the day was left out


class ReportForm(Form, name="report"):
    """The subject is the day, as YYYY-MM-DD."""

    done = Text(max_length=LONGEST_DONE)
    results = Text(max_length=600, optional=True)
    problems = Text(max_length=600, optional=True)
    plan = Text(max_length=600)

    @classmethod
    def facts(cls, subject: str) -> dict[str, Any]:
        return {"day": date.fromisoformat(subject)}

    async def submit(self, turn: Turn) -> Becomes:
        report = await Report.file(
            turn.session,
            turn.me,
            date.fromisoformat(self.subject),
            turn.said_at,
            {
                "done": self.done,
                "results": self.results,
                "problems": self.problems,
                "plan": self.plan,
            },
        )
        if report.version > 1:
            await turn.take_away(CARD, report.about)
        return Becomes(CARD, report.about)


@router.command("report", role=Role.MEMBER, takes_words=True)
async def write_a_report(turn: Turn, words: str) -> None:
    """`/report`, `/report yesterday`, `/report yesterday saw three customers`; `/report last week`."""
    if await period_reports.open_if_named(turn, words):
        return
    day, rest = await read_the_day(turn, words)
    await open_the_form(turn, day, rest)


@router.button(r"report:new", role=Role.MEMBER)
async def write_from_a_button(turn: Turn) -> None:
    await open_the_form(turn, await day_to_report(turn.session, turn.me, turn.said_at))


@router.button(r"report:day:([0-9]{4}-[0-9]{2}-[0-9]{2})", role=Role.MEMBER)
async def write_for_another_day(turn: Turn, day: str) -> None:
    await open_the_form(turn, day_of_the_button(day))


async def open_the_form(turn: Turn, day: date, words: str = "") -> None:
    """Start from what the day recorded and what is planned; one filed before is opened to be changed."""
    # A withdrawn one as well: what was written is not to be written again.
    before = await Report.check_may_be_filed(turn.session, turn.me, day, turn.said_at)
    answers: dict[str, Any] = {}
    offered: dict[str, str] = {}
    if before:
        answers = {**before.words}
        begun = await Draft.unfinished(
            turn.session, turn.me.id, ReportForm.name, day.isoformat(), put_away=False
        )
        if not begun:
            answers["done"], words = await with_what_came_since(turn, before, words)
    else:
        offered = {
            "done": await what_was_done(turn, day),
            "plan": await what_is_planned(turn, day),
        }
    await filling.start(
        turn,
        ReportForm,
        subject=day.isoformat(),
        words=words,
        offered={name: words for name, words in offered.items() if words},
        answers=answers,
    )


async def with_what_came_since(turn: Turn, before: Report, words: str) -> tuple[str, str]:
    """What a report tells as done, with the day's later records and `words` below, and words left over.

    The words come first where there is no room for both; those that do not fit are left over.
    """
    fits = texts.units(f"{before.done}\n{words}") <= LONGEST_DONE
    told = [before.done, words] if fits else [before.done]
    room = LONGEST_DONE - texts.units("\n".join(told)) - COUNT_TAKES
    if room > 0:
        told.insert(1, await what_was_done(turn, before.day, before.filed_at, at_most=room))
    return "\n".join(piece for piece in told if piece), "" if fits else words


async def read_the_day(turn: Turn, words: str) -> tuple[date, str]:
    """The day that the words begin with, and the other words; without one the usual day.

    A day further on belongs to what was done: "Wang ordered 20 boxes friday".
    """
    today = calendar.business_day(turn.said_at)
    try:
        said = days.find_day(words, today, looking=days.Looking.BACK) if words else None
    except days.NoSuchDay as no_such:
        if words.startswith(no_such.words):
            raise Refused("day-does-not-exist", words=texts.clip(words, 100)) from None
        said = None
    if said is None or not words.startswith(said.words):
        return await day_to_report(turn.session, turn.me, turn.said_at), words
    return said.first, said.rest


@router.button(r"report:([0-9]{1,18}):open", role=Role.MEMBER)
async def open_a_report(turn: Turn, number: str) -> None:
    """Bring the report to the bottom of the chat, where it can be answered."""
    report = await find_report(turn, number)
    turn.bring(CARD, report.about)


@router.button(r"report:([0-9]{1,18}):change", role=Role.MEMBER)
async def change_a_report(turn: Turn, number: str) -> None:
    report = await find_report(turn, number)
    if report.author_id != turn.me.id:
        raise Refused("not-for-you")
    if report.kind is ReportKind.DAILY:
        await open_the_form(turn, report.day)
    else:
        await period_reports.open_the_form(turn, report.kind, report.day)


@router.button(r"report:([0-9]{1,18}):withdraw", role=Role.MEMBER)
async def withdraw_a_report(turn: Turn, number: str) -> None:
    report = await find_report(turn, number)
    await report.withdraw(turn.session, turn.me)
    turn.hint("report-withdrawn-hint")


async def find_report(turn: Turn, number: str) -> Report:
    """A report this person may see; a button's id is never trusted."""
    return await records.require(turn.session, Report, number, turn.me, "report-gone-or-not-yours")
