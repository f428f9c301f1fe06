"""Balances: what is left of each kind of leave, line by line, and what HR adds to it (3.4)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from markupsafe import Markup
from sqlalchemy import select

from bot import filling, texts
from bot.days import Looking, day_of_the_button
from bot.fields import Day, Number, Option, Reading, Text
from bot.forms import TITLE, Becomes, Form
from bot.panels import Button, Panel, View, button, named, turn_pages
from bot.router import Router
from bot.turn import Turn
from handlers.sheets import sheet_button
from models import calendar, policy
from models.errors import Refused
from models.facts import term
from models.language import Language
from models.leave_balance import Balance, Line, give_credit, is_kept
from models.policy import LeaveKind
from models.staff import Role, Staff

router = Router()

MOST_DAYS = 100  # in one credit
LINES = 20  # of an explanation at once
REASON_TAKES = 60  # UTF-16 units in a line of it
NAME_TAKES = 40
YEARS = 5  # as far as they are leafed, back and ahead


class HalfSteps(Number):
    """Days that are counted in halves; below zero they are taken away."""

    async def read(self, turn: Turn, offered: Any, before: Any) -> Reading:
        reading = await super().read(turn, offered, before)
        days = Decimal(reading.value)
        if not days or days * 2 % 1:
            raise Refused("leave-credit-halves", words=texts.clip(turn.words, 60))
        return reading


def kinds_kept() -> Mapping[str, Mapping[Language, str]]:
    """The kinds that have a balance from year to year."""
    return {
        kind.value: {language: texts.t(language, term(kind)) for language in Language}
        for kind, rule in policy.current().leave.kinds.items()
        if is_kept(rule)
    }


class LeaveCreditForm(Form, name="leave-credit"):
    """The subject is the id of whoever it is for."""

    kind = Option(kinds_kept)
    days = HalfSteps(minimum=-MOST_DAYS, maximum=MOST_DAYS, whole=False)
    day = Day(looking=Looking.BACK)
    reason = Text(max_length=200)

    async def submit(self, turn: Turn) -> Becomes:
        await give_credit(
            turn.session,
            turn.me,
            await find_person(turn.view, self.subject),
            LeaveKind(self.kind),
            self.day,
            int(self.days * 2),
            self.reason,
        )
        return Becomes("leave-credit-given")


@router.button(r"leave:balance", role=Role.MEMBER)
async def show_mine(turn: Turn) -> None:
    """A message of its own: a form may be open above."""
    turn.show(await balance_panel(turn, turn.me, calendar.business_day(turn.said_at).year))


@router.button(r"leave:balance:([0-9]{1,18})(?::([0-9]{4}))?", role=Role.MEMBER)
async def show_somebodys(turn: Turn, person_id: str, year: str | None) -> None:
    person = await find_person(turn.view, person_id)
    this_year = calendar.business_day(turn.said_at).year
    shown = year_of_the_button(year) if year else this_year
    await turn.change(await balance_panel(turn, person, shown))


@router.button(
    r"leave:balance:([0-9]{1,18}):([0-9]{4}):([a-z]{1,20})(?::([0-9]{1,4}))?", role=Role.MEMBER
)
async def explain(turn: Turn, person_id: str, year: str, kind: str, page: str | None) -> None:
    """Line by line what came and what went (3.4)."""
    person = await find_person(turn.view, person_id)
    if kind not in policy.current().leave.kinds:
        raise Refused("button-out-of-date")
    balance = await Balance.of(turn.session, person, LeaveKind(kind), year_of_the_button(year))
    here = f"leave:balance:{person.id}:{year}"
    shown, leaves = turn_pages(balance.lines, int(page or 0), f"{here}:{kind}", LINES)
    rows = [leaves, [sheet_button("leave-balance", person.id, year, kind)]] if shown else []
    lines = [line_in_words(turn, line) for line in shown] or [turn.t("leave-balance-nothing")]
    name = texts.clip(person.name, NAME_TAKES)
    head = turn.t("leave-balance-of-kind", name=name, kind=balance.kind, year=year)
    said = [head, Markup("\n").join(lines)]
    if balance.left is not None:
        said.append(turn.t("leave-balance-makes", left=balance.left))
    if balance.waiting:
        said.append(turn.t("leave-balance-waiting", waiting=balance.waiting))
    back = [button("leave-balance-back", here)]
    await turn.change(Panel(Markup("\n\n").join(said), [*rows, back]))


@router.button(r"leave:people(?::([0-9]{1,4}))?", role=Role.MEMBER)
async def list_people(turn: Turn, page: str | None) -> None:
    """Everybody who works here, for those who see all leave (1.3)."""
    if not turn.me.sees_all_leave:
        raise Refused("not-for-you")
    people = (
        await turn.session.scalars(
            select(Staff).where(Staff.left_at.is_(None)).order_by(Staff.name)
        )
    ).all()
    shown, leaves = turn_pages(people, int(page or 0), "leave:people")
    rows = [[named(one.name, f"leave:balance:{one.id}")] for one in shown]
    await turn.change(Panel(turn.t("leave-people", people=len(people)), [*rows, leaves]))


@router.button(r"leave:credit:([0-9]{1,18})", role=Role.MEMBER)
async def begin_a_credit(turn: Turn, person_id: str) -> None:
    person = await find_person(turn.view, person_id)
    if not may_give(turn.me, person):
        raise Refused("not-for-you")
    about = {"name": person.name}
    await filling.start(turn, LeaveCreditForm, subject=str(person.id), offered={TITLE: about})


def year_of_the_button(year: str) -> int:
    """The year that a button carries; refused when it never was one."""
    return day_of_the_button(f"{year}-01-01").year


async def find_person(view: View, person_id: str) -> Staff:
    """Oneself, somebody below, or anybody for those who see all leave (1.3)."""
    person = await view.session.get(Staff, int(person_id))
    if person is None or not (
        person.id == view.reader.id
        or view.reader.sees_all_leave
        or await view.reader.leads(view.session, person)
    ):
        raise Refused("team-not-yours")
    return person


def may_give(giver: Staff, person: Staff) -> bool:
    """HR, and not to oneself."""
    return giver.may(Role.HR) and giver.id != person.id


async def balance_panel(turn: Turn, person: Staff, year: int) -> Panel:
    """What is left of each kind, or was taken of it; each leads to its explanation."""
    rows: list[Sequence[Button]] = []
    for kind, rule in policy.current().leave.kinds.items():
        balance = await Balance.of(turn.session, person, kind, year)
        if not (rule.offered or balance.lines):
            continue
        data = f"leave:balance:{person.id}:{year}:{kind.value}"
        waiting = balance.waiting
        if balance.left is not None:
            rows.append(
                [button("leave-balance-left", data, kind=kind, left=balance.left, waiting=waiting)]
            )
        elif rule.balance == "each_time":
            rows.append([button("leave-balance-each-time", data, kind=kind, limit=rule.days)])
        else:
            taken = -sum((line.days for line in balance.lines), Decimal()) - waiting
            rows.append(
                [button("leave-balance-taken", data, kind=kind, taken=taken, waiting=waiting)]
            )
    here = f"leave:balance:{person.id}"
    rows.append(
        [
            named(text, f"{here}:{other}")
            for text, other in ((f"‹ {year - 1}", year - 1), (f"{year + 1} ›", year + 1))
            if abs(other - calendar.business_day(turn.said_at).year) <= YEARS
        ]
    )
    is_mine = person.id == turn.me.id
    if is_mine:
        rows.append([button("leave-see-mine", "leave:mine"), button("leave-ask-anew", "leave:new")])
    elif await turn.me.leads(turn.session, person):
        rows.append([button("team-back-to", f"team:self:{person.id}", name=person.name)])
    if may_give(turn.me, person):
        rows.append([button("leave-credit-give", f"leave:credit:{person.id}")])
    if turn.me.sees_all_leave:
        rows.append(
            [
                button("leave-people-open", "leave:people"),
                button("leave-calendar-open", "leave:calendar"),
            ]
        )
    name = texts.clip(person.name, NAME_TAKES)
    key = "leave-balance-mine" if is_mine else "leave-balance-of"
    return Panel(turn.t(key, name=name, year=str(year)), rows)


def line_in_words(turn: Turn, line: Line) -> Markup:
    """What came or went, with its sign before it."""
    facts = dict(line.facts)
    if "reason" in facts:
        facts["reason"] = texts.clip(facts["reason"], REASON_TAKES)
    number = f"{line.days:+f}".replace("-", "−")
    return Markup("{}  {}").format(number, turn.t(line.key, **facts))
