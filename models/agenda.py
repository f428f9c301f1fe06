"""What is to be done at customers', told when it helps: in the slots, in the morning, and when overdue."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import TypeVarTuple

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Select,
    and_,
    bindparam,
    exists,
    not_,
    or_,
    select,
)
from sqlalchemy.ext.asyncio import AsyncSession

from models import calendar, policy
from models.contacts import Contact
from models.customers import Customer
from models.follow_ups import Cause, FollowUp, FollowUpState
from models.plans import Plan
from models.policy import CustomerClass, Segment
from models.staff import Staff
from models.tasks import Task
from models.teams import Leaders
from models.visits import Visit

REMINDER = "agenda-reminder"
OVERDUE = "agenda-overdue"
MORNING = "agenda-morning"

Columns = TypeVarTuple("Columns")


async def slots_on(
    session: AsyncSession, day: date
) -> Sequence[tuple[Segment, ColumnElement[bool]]]:
    """The slots of a working day, and which of the `Staff` have something to be reminded of in each (5.2)."""
    works_again = await calendar.next_working_day(session, day)
    classes: dict[Segment, list[CustomerClass]] = {}
    for one in policy.current().customers.classes:
        classes.setdefault(slot_of(one, day), []).append(one)
    return [
        (
            slot,
            exists().where(
                FollowUp.staff_id == Staff.id,
                FollowUp.state == FollowUpState.OPEN,
                _is_told_on(day, works_again),
                Customer.id == FollowUp.customer_id,
                Customer.customer_class.in_(its_classes),
            ),
        )
        for slot, its_classes in sorted(classes.items())
    ]


def slot_of(its_class: CustomerClass, day: date) -> Segment:
    """When a class's follow-ups are reminded of on a day (5.2)."""
    rules = policy.current().customers
    return rules.slot_on(day.weekday(), rules.classes[its_class])


def name_of(slot: Segment) -> str:
    """What tells the slots of a day apart: when it begins."""
    return f"{slot.start:%H%M}"


async def to_do_on(
    session: AsyncSession, staff_id: int, day: date, slot: str = ""
) -> Sequence[tuple[FollowUp, Customer]]:
    """What one person is told of on a working day, the longest overdue first.

    `slot` leaves only what is reminded of in the slot of that name.
    """
    works_again = await calendar.next_working_day(session, day)
    return [
        (follow_up, customer)
        for follow_up, customer in await _told_to(session, staff_id, day, works_again)
        if slot in ("", name_of(slot_of(customer.customer_class, day)))
    ]


async def _told_to(
    session: AsyncSession, staff_id: int, day: date, works_again: date
) -> Sequence[tuple[FollowUp, Customer]]:
    facts = {"staff_id": staff_id, "day": day, "works_again": works_again}
    result = await session.execute(_told_to_one(), facts)
    found = [(follow_up, customer) for follow_up, customer in result]
    return await FollowUp.still_seen(session, staff_id, found)


@cache
def _told_to_one() -> Select[FollowUp, Customer]:
    """Built once: every morning of everybody asks it twice, and building it takes longer than running it."""
    return (
        select(FollowUp, Customer)
        .join(Customer, Customer.id == FollowUp.customer_id)
        .where(
            FollowUp.staff_id == bindparam("staff_id"),
            FollowUp.state == FollowUpState.OPEN,
            _is_told_on(bindparam("day"), bindparam("works_again")),
        )
        .order_by(FollowUp.due_on, FollowUp.id)
    )


def _is_told_on(
    day: date | BindParameter[date], works_again: date | BindParameter[date]
) -> ColumnElement[bool]:
    """Due by then, or promised for the days off that follow: nobody is told on those.

    Of the latter nothing where the person was there that day, after it was promised.
    """
    visited_meanwhile = exists().where(
        Visit.customer_id == FollowUp.customer_id,
        Visit.author_id == FollowUp.staff_id,
        Visit.day == day,
        Visit.said_at > FollowUp.created_at,
        Visit.withdrawn_at.is_(None),
    )
    return or_(
        FollowUp.due_on <= day,
        and_(
            FollowUp.cause == Cause.PROMISED,
            FollowUp.due_on < works_again,
            not_(visited_meanwhile),
        ),
    )


async def who_hears_of_overdue(session: AsyncSession, today: date) -> set[int]:
    """The ids of superiors to whom something is `long_overdue`."""
    columns = (Staff.id, Staff.superior_id, Customer.owner_id)
    found = await session.execute(_long_overdue(select(*columns), today).distinct())
    leaders, branches = await Leaders.read(session), {}
    hear: set[int] = set()
    for person, superior_id, owner in found:
        superior = leaders.nearest(superior_id)
        if superior is None or superior.id in hear:
            continue
        if owner != person and superior.id not in branches:
            branches[superior.id] = await superior.branch(session)
        if owner == person or owner in branches[superior.id]:
            hear.add(superior.id)
    return hear


async def long_overdue(
    session: AsyncSession, today: date, superior: Staff
) -> Sequence[tuple[FollowUp, Customer, Staff]]:
    """What is overdue for so long that a superior hears of it, and has not yet (5.4).

    Of people who are in and answer to them, with customers that the superior sees.
    """
    branch = await superior.branch(session)
    wanted = _long_overdue(select(FollowUp, Customer, Staff), today)
    found = await session.execute(
        wanted.where(FollowUp.staff_id.in_(branch), Customer.owner_id.in_(branch)).order_by(
            FollowUp.due_on, FollowUp.id
        )
    )
    return [
        (follow_up, customer, person)
        for follow_up, customer, person in found
        if await person.answers_to(session) is superior
    ]


def _long_overdue(what: Select[*Columns], today: date) -> Select[*Columns]:
    last = today - timedelta(days=policy.current().customers.overdue_to_superior_days)
    return (
        what.join_from(FollowUp, Customer, Customer.id == FollowUp.customer_id)
        .join(Staff, Staff.id == FollowUp.staff_id)
        .where(
            FollowUp.state == FollowUpState.OPEN,
            FollowUp.due_on <= last,
            FollowUp.superior_told.is_(False),
            Staff.can_be_written_to(),
        )
    )


@dataclass(frozen=True)
class Morning:
    """What somebody should know before a working day begins."""

    planned: Sequence[Customer]
    to_do: Sequence[tuple[FollowUp, Customer]]
    birthdays: Sequence[tuple[Contact, Customer]]
    tasks: Sequence[Task] = ()

    @property
    def is_empty(self) -> bool:
        return not (self.planned or self.to_do or self.birthdays or self.tasks)

    @classmethod
    async def of(cls, session: AsyncSession, person: Staff, day: date) -> Morning:
        """The day's plan, follow-ups and tasks, and birthdays until work begins again."""
        works_again = await calendar.next_working_day(session, day)
        plan = await Plan.of(session, person, day)
        return cls(
            planned=await plan.customers(session) if plan else [],
            to_do=await _told_to(session, person.id, day, works_again),
            birthdays=await _birthdays(session, person, day, works_again),
            tasks=await Task.to_do(session, person.id, works_again - timedelta(days=1)),
        )

    @classmethod
    async def brings_something(cls, session: AsyncSession, person: Staff, day: date) -> bool:
        """Whether it is not empty; looked at no further than to the first thing, the likeliest first."""
        works_again = await calendar.next_working_day(session, day)
        if await _told_to(session, person.id, day, works_again):
            return True
        plan = await Plan.of(session, person, day)
        return bool(
            (plan and await plan.customers(session))
            or await Task.to_do(session, person.id, works_again - timedelta(days=1))
            or await _birthdays(session, person, day, works_again)
        )


async def _birthdays(
    session: AsyncSession, person: Staff, day: date, works_again: date
) -> Sequence[tuple[Contact, Customer]]:
    found: list[tuple[Contact, Customer]] = []
    for days in range((works_again - day).days):
        found += await Customer.birthdays(session, [person.id], day + timedelta(days=days))
    return found
