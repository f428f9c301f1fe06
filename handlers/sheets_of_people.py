"""Sheets of people: who is there, who is away, what leave is left, what waits, special days (1.3, 16.1)."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

from sqlalchemy import select
from sqlalchemy.orm import aliased

from bot.panels import View
from handlers.calendar import YEAR, name_of, names_of
from handlers.leave_balance import find_person, year_of_the_button
from handlers.leave_calendar import in_words, month_of_the_button, next_month
from handlers.pending import everything_pending
from handlers.sheets import ID, a_list, title
from models import calendar, policy
from models.delegations import Delegation
from models.errors import Refused
from models.leave import LeaveRequest
from models.leave_balance import Balance
from models.lists_as_sheets import Heading, Holds, Listed, Row
from models.policy import LeaveKind
from models.staff import Role, Staff

MONTH = r"([0-9]{4}-[0-9]{2})"

PERSON = (
    Heading("list-person"),
    Heading("list-position"),
    Heading("list-superior"),
    Heading("list-joined-at", Holds.MOMENT),
)


@a_list("team", role=Role.SUPERIOR)
async def team(view: View, at_most: int) -> Listed:
    """Everybody below, for the administrator everybody: who they are, never what they do (1.3)."""
    everybody = view.reader.manages_people
    called = title(view.t("list-everybody" if everybody else "list-team"))
    return await people(view, called, at_most)


@a_list("not-joined", role=Role.SUPERIOR)
async def not_joined(view: View, at_most: int) -> Listed:
    """Who has still to be invited."""
    return await people(view, title(view.t("list-not-joined")), at_most, joined=False)


async def people(view: View, called: str, at_most: int, *, joined: bool | None = None) -> Listed:
    in_reach = await view.reader.people_in_reach(view.session)
    ids = [one.id for one in in_reach if joined is None or (one.telegram_id is not None) is joined]
    above = aliased(Staff)
    found = await view.session.execute(
        select(Staff, above.name)
        .outerjoin(above, above.id == Staff.superior_id)
        .where(Staff.id.in_(ids))
        .order_by(Staff.name)
        .limit(at_most)
    )
    rows = [(one.name, one.position, name, one.joined_at) for one, name in found]
    return Listed(called, PERSON, rows)


# Leave


@a_list("leave", role=Role.MEMBER, chosen=MONTH)
async def leave_of_a_month(view: View, at_most: int, month: str) -> Listed:
    """The requests that the calendar shows: of the branch, of everybody for who sees all leave (3.6)."""
    first = month_of_the_button(month)
    last = next_month(first) - timedelta(days=1)
    found = await LeaveRequest.in_sight(view.session, view.reader, first, last)
    rows = [
        (
            person.name,
            one.kind,
            one.first,
            one.from_half,
            one.last,
            one.to_half,
            Decimal(one.asked_halves) / 2,
            one.outcome,
        )
        for one, person in found[:at_most]
    ]
    headings = (
        Heading("list-person"),
        Heading("list-leave-kind"),
        Heading("list-from", Holds.DAY),
        Heading("list-from-half"),
        Heading("list-until", Holds.DAY),
        Heading("list-until-half"),
        Heading("list-days", Holds.QUANTITY, is_summed=True),
        Heading("list-state"),
    )
    called = view.t("leave-calendar", month=in_words(view.reader.speaks, first))
    return Listed(title(called), headings, rows)


@a_list("leave-balance", role=Role.MEMBER, chosen=rf"{ID}:([0-9]{{4}}):([a-z]{{1,20}})")
async def leave_explained(view: View, at_most: int, person_id: str, year: str, kind: str) -> Listed:
    """What came and what went of a kind of leave, line by line; the sum is what is left (3.4)."""
    person = await find_person(view, person_id)
    if kind not in policy.current().leave.kinds:
        raise Refused("button-out-of-date")
    balance = await Balance.of(view.session, person, LeaveKind(kind), year_of_the_button(year))
    rows = [(title(view.t(line.key, **line.facts)), line.days) for line in balance.lines[:at_most]]
    headings = (
        Heading("list-what-it-was"),
        Heading("list-days", Holds.QUANTITY, is_summed=True),
    )
    called = view.t("leave-balance-of-kind", name=person.name, kind=balance.kind, year=year)
    return Listed(title(called), headings, rows)


# What waits


@a_list("pending", role=Role.MEMBER)
async def pending(view: View, at_most: int) -> Listed:
    """What the reader has to decide, check or ask, and what they wait for themselves (3.5)."""
    rows: list[Row] = []
    for section in await everything_pending(view):
        head = title(section.head(view))
        entries = await section.entries(view, at_most - len(rows))
        rows += [(head, title(entry.line)) for entry in entries]
    headings = (Heading("list-waits-for"), Heading("list-what-it-is"))
    return Listed(title(view.t("list-pending")), headings, rows)


@a_list("delegates", role=Role.SUPERIOR)
async def delegates(view: View, at_most: int) -> Listed:
    """Who decides in the reader's place, from today on (3.5)."""
    coming = await Delegation.coming_of(view.session, view.reader)
    names = await view.session.execute(
        select(Staff.id, Staff.name).where(Staff.id.in_([one.delegate_id for one in coming]))
    )
    by_id = {row.id: row.name for row in names}
    rows = [(by_id[one.delegate_id], one.first, one.last) for one in coming[:at_most]]
    headings = (
        Heading("list-person"),
        Heading("list-from", Holds.DAY),
        Heading("list-until", Holds.DAY),
    )
    return Listed(title(view.t("delegate-yours")), headings, rows)


@a_list("calendar", role=Role.MEMBER, chosen=YEAR)
async def special_days(view: View, at_most: int, year: str) -> Listed:
    """The days of a year that are not as the week has them."""
    found = await calendar.special_days(view.session, int(year))
    names = names_of(view.reader.speaks, int(year))
    rows = [(one.day, one.kind, name_of(one, names)) for one in found[:at_most]]
    headings = (
        Heading("list-day", Holds.DAY),
        Heading("list-day-kind"),
        Heading("list-day-name"),
    )
    return Listed(title(view.t("calendar-title", year=year)), headings, rows)
