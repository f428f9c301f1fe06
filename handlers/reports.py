"""Daily reports: a representative files the day from the phone, the superior hears of it (4.1, 4.4, 4.5)."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from markupsafe import Markup

from bot import days, filling, texts
from bot.days import day_of_the_button
from bot.fields import Text
from bot.forms import Becomes, Form
from bot.panels import RED, Button, Panel, Rows, View, button, in_pairs, named
from bot.router import Router
from bot.turn import Turn
from handlers.recorded import visits_button, what_is_planned, what_was_done
from models import absences, calendar, clock, records
from models.drafts import Draft
from models.errors import Refused
from models.reports import (
    CARD,
    DIGEST,
    PLEASE,
    REMINDER,
    Digest,
    Report,
    day_to_report,
    people_who_owe_reports,
    reader_of,
    reports_due_at,
)
from models.staff import Role, Staff
from models.visits import Visit

router = Router()

LONGEST_DONE = 2000  # UTF-16 units
COUNT_TAKES = 10  # of them, for how much of the day was left out
PERSON_TAKES = 40  # of a person on a card, beside 3800 of answers
NAMES_TAKE = 2000  # UTF-16 units for the names of a digest
ON_LEAVE_TAKE = 400  # for those on leave
UNFULFILLED_TAKE = 300  # and for those with plans not fulfilled


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
        await turn.take_away(CARD, report.about)
        return Becomes(CARD, report.about)


@router.command("report", role=Role.MEMBER, takes_words=True)
async def write_a_report(turn: Turn, words: str) -> None:
    """`/report`, `/report yesterday`, `/report yesterday saw three customers`."""
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
    await Report.check_may_be_filed(turn.session, turn.me, day, turn.said_at)
    answers: dict[str, Any] = {}
    offered: dict[str, str] = {}
    # A withdrawn one as well: what was written is not to be written again.
    before = await Report.of(turn.session, turn.me.id, day)
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
    await open_the_form(turn, report.day)


@router.button(r"report:([0-9]{1,18}):withdraw", role=Role.MEMBER)
async def withdraw_a_report(turn: Turn, number: str) -> None:
    report = await find_report(turn, number)
    await report.withdraw(turn.session, turn.me)
    turn.hint("report-withdrawn-hint")


async def find_report(turn: Turn, number: str) -> Report:
    """A report this person may see; a button's id is never trusted."""
    return await records.require(turn.session, Report, number, turn.me, "report-gone-or-not-yours")


@router.card(CARD)
async def report_card(view: View) -> Panel:
    """The report as it stands now: with its deeds for the author, to be answered by the superior."""
    report: Report = view.record
    author = await view.session.get_one(Staff, report.author_id)
    is_mine = author.id == view.reader.id
    name = texts.clip(author.name, PERSON_TAKES)
    head = view.t("report-mine" if is_mine else "report-of", name=name, day=report.day)
    if report.withdrawn_at:
        again: Rows = [[button("report-again", f"report:day:{report.day}")]] if is_mine else []
        return Panel(Markup("{}\n{}").format(head, view.t("report-withdrawn")), again)
    parts = [Markup("{}\n{}").format(head, stamp(view, report))]
    for name, words in report.words.items():
        if words:
            label = view.t(f"report-{name}.label")
            parts.append(Markup("<b>{}</b>\n{}").format(label, texts.shield(str(words))))
    if not is_mine:
        visits = await Visit.count_of_day(view.session, [author.id], report.day)
        rows = visits_button(author, report.day, visits.get(author.id, 0))
        if report.answered_at:
            parts.append(view.t("report-was-answered"))
        else:
            parts.append(view.t("report-how-to-answer"))
            rows = [[named("👍", f"report:{report.id}:thumb")], *rows]
        return Panel(Markup("\n\n").join(parts), rows)
    if report.answered_at:
        parts.append(view.t("report-answered"))
        return Panel(Markup("\n\n").join(parts))
    reader = await reader_of(view.session, author)
    if reader:
        parts.append(view.t("report-is-read-by", name=texts.clip(reader.name, PERSON_TAKES)))
    else:
        parts.append(view.t("report-has-no-reader"))
    deeds = [
        button("report-change", f"report:{report.id}:change"),
        button("report-withdraw", f"report:{report.id}:withdraw", style=RED),
    ]
    return Panel(Markup("\n\n").join(parts), [deeds])


def stamp(view: View, report: Report) -> Markup:
    """When it was filed, whether late, and which version it is; the day unless it is the report's own."""

    def at(moment: datetime) -> str:
        return texts.moment(
            view.reader.speaks, moment, with_day=calendar.local(moment).date() != report.day
        )

    key = "report-late" if report.is_late else "report-in-time"
    stamps = [view.t(key, at=at(report.first_filed_at))]
    if report.version > 1:
        stamps.append(view.t("report-version", version=report.version, at=at(report.filed_at)))
    return Markup(" · ").join(stamps)


@router.card(DIGEST)
async def digest_card(view: View) -> Panel | None:
    """Who filed, who was late, who is missing; each a button that opens the report (4.5)."""
    day: date = view.facts["day"]
    digest = await Digest.of(view.session, view.reader, day)
    if digest.is_empty:
        return None
    parts = [
        view.t(
            "report-digest",
            day=day,
            filed=len(digest.filed),
            late=len(digest.late),
            missing=len(digest.missing),
        )
    ]
    if visits := sum(digest.visits.values()):
        parts.append(view.t("report-digest-visits", visits=visits))
    if digest.orders:
        parts.append(view.t("report-digest-orders", orders=digest.orders))
    if digest.missing:
        names = texts.shortened([person.name for person in digest.missing], NAMES_TAKE)
        parts.append(view.t("report-digest-missing", names=names))
    if digest.on_leave:
        names = texts.shortened([person.name for person in digest.on_leave], ON_LEAVE_TAKE)
        parts.append(view.t("report-digest-on-leave", names=names))
    if digest.unfulfilled:
        behind = [
            f"{person.name} {len(done.done)}/{len(done.planned)}"
            for person, done in digest.unfulfilled
        ]
        names = texts.shortened(behind, UNFULFILLED_TAKE)
        parts.append(view.t("report-digest-unfulfilled", names=names))
    buttons = [
        person_button(digest, "✓", person, f"report:{report.id}:open")
        for person, report in digest.filed
    ]
    buttons += [
        button("report-digest-late", f"report:{r.id}:open", name=person.name, day=r.day)
        for person, r in digest.late
    ]
    buttons += [
        person_button(digest, "✗", person, f"report:missing:{person.id}:{day}")
        for person in digest.missing
    ]
    buttons += [
        person_button(digest, "·", person, f"visit:day:{person.id}:{day}")
        for person in digest.others
    ]
    # Telegram takes 100 buttons; a superior with more people than that reads the first of them.
    return Panel(Markup("\n\n").join(parts), in_pairs(buttons[:90]))


def person_button(digest: Digest, sign: str, person: Staff, data: str) -> Button:
    """Who it is, and how many visits the day had."""
    if visits := digest.visits.get(person.id):
        return button("report-digest-person", data, sign=sign, name=person.name, visits=visits)
    return named(f"{sign} {person.name}", data)


@router.card(REMINDER)
async def reminder_card(view: View) -> Panel | None:
    """Looked at again when it is sent: filed meanwhile, a day off, or a new day, and nothing is said."""
    day: date = view.facts["day"]
    owing = {person.id for person in await people_who_owe_reports(view.session, day)}
    if view.reader.id not in owing or calendar.local(clock.now()).date() > day:
        return None
    if await Report.standing(view.session, view.reader.id, day):
        return None
    due = await reports_due_at(view.session, day)
    write = button("report-write", f"report:day:{day}")
    return Panel(view.t("report-reminder", day=day, due=due), [[write]])


@router.card(PLEASE)
async def please_card(view: View) -> Panel | None:
    """A superior asks for a report; answering the message talks to the superior."""
    day: date = view.facts["day"]
    if await Report.standing(view.session, view.reader.id, day):
        return None
    if view.reader.id in await absences.are_excused(view.session, [view.reader.id], day):
        return None
    superior: Staff = view.record
    write = button("report-write", f"report:day:{day}")
    return Panel(view.t("report-please", name=superior.name, day=day), [[write]])


@router.button(r"report:missing:([0-9]{1,18}):([0-9]{4}-[0-9]{2}-[0-9]{2})", role=Role.MEMBER)
async def open_a_missing_report(turn: Turn, person_id: str, day: str) -> None:
    """It may have come meanwhile; otherwise the superior can ask for it with one tap."""
    person = await find_report_writer(turn, person_id)
    if report := await Report.standing(turn.session, person.id, day_of_the_button(day)):
        turn.bring(CARD, report.about)
        return
    on = day_of_the_button(day)
    visits = await Visit.count_of_day(turn.session, [person.id], on)
    rows = visits_button(person, on, visits.get(person.id, 0))
    if person.id in await absences.are_excused(turn.session, [person.id], on):
        turn.say("report-excused", rows, name=person.name, day=on)
        return
    ask = [button("report-ask-for-it", f"report:ask:{person.id}:{day}")]
    turn.say("report-still-missing", [ask, *rows], name=person.name, day=on)


@router.button(r"report:ask:([0-9]{1,18}):([0-9]{4}-[0-9]{2}-[0-9]{2})", role=Role.MEMBER)
async def ask_for_a_missing_report(turn: Turn, person_id: str, day: str) -> None:
    person = await find_report_writer(turn, person_id)
    if report := await Report.standing(turn.session, person.id, day_of_the_button(day)):
        turn.bring(CARD, report.about)
        return
    await Report.ask_for(turn.session, turn.me, person, day_of_the_button(day))
    await turn.change(Panel(turn.t("report-asked-for", name=person.name)))


async def find_report_writer(turn: Turn, person_id: str) -> Staff:
    """Somebody whose reports this person reads: below in the tree (1.3). Refused otherwise."""
    person = await turn.session.get(Staff, int(person_id))
    if person is None or not await turn.me.leads(turn.session, person):
        raise Refused("report-gone-or-not-yours")
    return person
