"""Sheets of what was given to do and of targets: one's own and those of the people below (4.2, 15.1)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from moneyed import Money
from sqlalchemy import select

from bot.panels import View
from handlers.sheets import ID, a_list, title
from handlers.signing_cards import named_customers
from models.lists_as_sheets import Heading, Holds, Listed, Row, money
from models.periods import Period
from models.staff import Role, Staff
from models.target_setting import directly, own
from models.targets import Who, Whom, targets_of
from models.tasks import Task

PERIOD = r"(20[0-9]{2}(?:-(?:0[1-9]|1[0-2])|Q[1-4])?)"

TASK = (
    Heading("list-due-on", Holds.DAY),
    Heading("list-person"),
    Heading("list-task"),
    Heading("list-customer"),
    Heading("list-days-late", Holds.NUMBER),
    Heading("list-given-by"),
    Heading("list-given-at", Holds.MOMENT),
    Heading("list-asked-for", Holds.DAY),
)
TARGET = (
    Heading("list-person"),
    Heading("list-measured-as"),
    Heading("list-measure"),
    money("list-target"),
    Heading("list-target-number", Holds.NUMBER),
)
MEASURED_AS = {
    Whom.COMPANY: "pace-of-company",
    Whom.TEAM: "pace-of-team",
    Whom.PERSON: "pace-of-person",
}


# Tasks


@a_list("tasks-given", role=Role.LEADER)
async def given(view: View, at_most: int) -> Listed:
    """What the reader gave and is open, the longest overdue first."""
    found = await Task.given_by(view.session, view.reader)
    return Listed(title(view.t("tasks-given")), TASK, await task_rows(view, found[:at_most]))


@a_list("tasks-of", role=Role.LEADER, chosen=ID)
async def tasks_of_a_person(view: View, at_most: int, person_id: str) -> Listed:
    """What somebody below has to do, whoever gave it."""
    person = await view.reader.in_reach(view.session, int(person_id))
    found = await Task.given_by(view.session, view.reader, person)
    called = title(view.t("tasks-of", name=person.name))
    return Listed(called, TASK, await task_rows(view, found[:at_most]))


@a_list("tasks-mine", role=Role.MEMBER)
async def my_tasks(view: View, at_most: int) -> Listed:
    found = await Task.to_do(view.session, view.reader.id, date.max)
    rows = await task_rows(view, [(one, view.reader) for one in found[:at_most]])
    return Listed(title(view.t("list-tasks")), TASK, rows)


async def task_rows(view: View, found: Sequence[tuple[Task, Staff]]) -> Sequence[Row]:
    """The customer only where the reader sees that one now (1.3)."""
    ids = [one.customer_id for one, _ in found]
    customers = await named_customers(view.session, view.reader, ids)
    givers = await names_of(view, (one.giver_id for one, _ in found))
    return [
        (
            one.due_on,
            person.name,
            one.what,
            customers.get(one.customer_id or 0),
            one.days_late() or None,
            givers[one.giver_id],
            one.created_at,
            one.asked_for,
        )
        for one, person in found
    ]


async def names_of(view: View, ids: Iterable[int | None]) -> dict[int, str]:
    found = await view.session.execute(select(Staff.id, Staff.name).where(Staff.id.in_(set(ids))))
    return {row.id: row.name for row in found}


# Targets


@a_list("targets", role=Role.SELLER, chosen=PERIOD)
async def targets(view: View, at_most: int, period: str) -> Listed:
    """The reader's own, and those of everybody directly below (15.1)."""
    read = Period.read(period)
    people = await view.reader.people_directly_below(view.session)
    whose = [*await own(view.session, view.reader)]
    whose += [directly(one) for one in people if one.may(Role.SELLER)]
    found = await targets_of(view.session, whose, read)
    names = await names_of(view, (who.staff_id for who in whose))
    place = {who: at for at, who in enumerate(whose)}
    rows = [
        row_of(view, one.who, names, one.measure, one.amount)
        for one in sorted(found, key=lambda one: place[one.who])
    ]
    return Listed(title(view.t("target-head", period=read)), TARGET, rows[:at_most])


def row_of(
    view: View, who: Who, names: dict[int, str], measure: object, amount: Money | int
) -> Row:
    name = names.get(who.staff_id) if who.staff_id else None
    is_money = isinstance(amount, Money)
    return (
        name,
        title(view.t(MEASURED_AS[who.whom])),
        measure,
        amount if is_money else None,
        None if is_money else amount,
    )
