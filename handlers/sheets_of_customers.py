"""Sheets of customers, visits and follow-ups: one's own, and those of the people below (1.3, 16.1)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import aliased

from bot.days import day_of_the_button
from bot.panels import View
from handlers.agenda import COMING
from handlers.debt_words import today_of
from handlers.order_sight import sight_of
from handlers.sheets import DAY, ID, a_list, some_at_a_time, title
from handlers.signing_cards import named_customers
from models import handover, protection
from models.contacts import Contact
from models.customers import Customer
from models.errors import Refused
from models.facts import Term
from models.follow_ups import FollowUp, FollowUpState
from models.lists_as_sheets import Heading, Holds, Listed, Row
from models.planning import working_days_of_week
from models.plans import Plan, may_open
from models.staff import Role, Staff
from models.tasks import Task
from models.visits import Visit

FILE = (
    Heading("list-customer"),
    Heading("list-class"),
    Heading("list-contact"),
    Heading("list-phone"),
    Heading("list-address"),
    Heading("list-industry"),
    Heading("list-owner"),
    Heading("list-last-contact", Holds.DAY),
    Heading("list-protected-until", Holds.DAY),
    Heading("list-first-contact", Holds.DAY),
)
LIMIT = Heading("list-credit-limit", Holds.MONEY)
VISIT = (
    Heading("list-at", Holds.MOMENT),
    Heading("list-customer"),
    Heading("list-person"),
    Heading("list-purpose"),
    Heading("list-outcome"),
    Heading("list-next-on", Holds.DAY),
    Heading("list-next-step"),
    Heading("list-metres-away", Holds.NUMBER),
)
FOLLOW_UP = (
    Heading("list-due-on", Holds.DAY),
    Heading("list-customer"),
    Heading("list-class"),
    Heading("list-step"),
    Heading("list-person"),
    Heading("list-days-late", Holds.NUMBER),
)


# Customers


@a_list("customers", role=Role.SELLER, is_told=True)
async def my_customers(view: View, at_most: int) -> Listed:
    those = (Customer.owner_id == view.reader.id, Customer.archived_at.is_(None))
    return await files(view, title(view.t("list-customers")), at_most, *those)


@a_list("customers-of", role=Role.SELLER, chosen=ID, is_told=True)
async def their_customers(view: View, at_most: int, person_id: str) -> Listed:
    """Of somebody below who is here."""
    person = await view.reader.in_reach(view.session, int(person_id))
    those = (Customer.owner_id == person.id, Customer.archived_at.is_(None))
    called = title(view.t("list-customers-of", name=person.name))
    return await files(view, called, at_most, *those)


@a_list("customers-left", role=Role.MEMBER, chosen=ID, is_told=True)
async def left_customers(view: View, at_most: int, person_id: str) -> Listed:
    """What somebody who left still has (1.4)."""
    person = await handover.leaver(view.session, view.reader, int(person_id))
    those = (Customer.owner_id == person.id, Customer.archived_at.is_(None))
    called = title(view.t("list-customers-of", name=person.name))
    return await files(view, called, at_most, *those)


@a_list("protection-ending", role=Role.MEMBER, is_told=True)
async def free_soon(view: View, at_most: int) -> Listed:
    found = await protection.ending_for(view.session, view.reader, today_of())
    return await these_files(view, title(view.t("list-protection-ending")), found[:at_most])


@a_list("protection-ended", role=Role.MEMBER, is_told=True)
async def free_now(view: View, at_most: int) -> Listed:
    found = await protection.ended_below(view.session, view.reader, today_of())
    return await these_files(view, title(view.t("list-protection-ended")), found[:at_most])


async def these_files(view: View, called: str, customers: Sequence[Customer]) -> Listed:
    rows: list[Row] = []
    for some in some_at_a_time(customers):
        ids = [one.id for one in some]
        rows += (await files(view, called, len(ids), Customer.id.in_(ids))).rows
    return Listed(called, headings(view), rows)


async def files(view: View, called: str, at_most: int, *those: ColumnElement[bool]) -> Listed:
    """The last contact first; the credit limit for who sees what customers owe (8.2)."""
    main = aliased(Contact)
    first = (
        select(func.min(Contact.id))
        .where(Contact.customer_id == Customer.id)
        .correlate(Customer)
        .scalar_subquery()
    )
    found = await view.session.execute(
        select(Customer, main, Staff.name)
        .join(Staff, Staff.id == Customer.owner_id)
        .outerjoin(main, main.id == first)
        .where(*those)
        .order_by(Customer.last_contact_on.desc(), Customer.id.desc())
        .limit(at_most)
    )
    sees_debt = sight_of(view.reader).debt
    rows: list[Row] = []
    for customer, contact, owner in found:
        row = [
            customer.name,
            customer.customer_class.value,
            contact.name if contact else None,
            contact.phone_shown if contact else None,
            customer.address,
            customer.industry,
            owner,
            customer.last_contact_on,
            customer.protected_until,
            customer.first_contact_on,
        ]
        rows.append([*row, customer.credit_limit] if sees_debt else row)
    return Listed(called, headings(view), rows)


def headings(view: View) -> Sequence[Heading]:
    return [*FILE, LIMIT] if sight_of(view.reader).debt else FILE


# Visits


@a_list("visits-at", role=Role.SELLER, chosen=ID)
async def visits_at_a_customer(view: View, at_most: int, customer_id: str) -> Listed:
    customer = await Customer.of(view.session, view.reader, int(customer_id))
    called = title(view.t("visit-history", name=customer.name))
    return await visits(view, called, at_most, Visit.customer_id == customer.id)


@a_list("visits-of", role=Role.SELLER, chosen=f"{ID}:{DAY}")
async def visits_of_a_day(view: View, at_most: int, author_id: str, day: str) -> Listed:
    """Of one's own, or of somebody below (4.5)."""
    author = await planner(view, author_id)
    on = day_of_the_button(day)
    called = title(view.t("list-visits-of", name=author.name, day=on))
    return await visits(view, called, at_most, Visit.author_id == author.id, Visit.day == on)


async def visits(view: View, called: str, at_most: int, *those: ColumnElement[bool]) -> Listed:
    found = await view.session.execute(
        select(Visit, Customer.name, Staff.name)
        .join(Customer, Customer.id == Visit.customer_id)
        .join(Staff, Staff.id == Visit.author_id)
        .where(*those, Visit.withdrawn_at.is_(None))
        .order_by(Visit.said_at.desc(), Visit.id.desc())
        .limit(at_most)
    )
    rows = [
        (
            visit.said_at,
            customer,
            author,
            visit.purpose,
            visit.outcome,
            visit.next_on,
            visit.next_step,
            visit.metres_away,
        )
        for visit, customer, author in found
    ]
    return Listed(called, VISIT, rows)


async def planner(view: View, person_id: str) -> Staff:
    """Whose day or week a button is about: one's own, or of somebody below; refused otherwise (1.3)."""
    person = await view.session.get(Staff, int(person_id))
    if person is None or not await may_open(view.session, view.reader, person):
        raise Refused("plan-not-yours")
    return person


# What is to be done


@a_list("agenda", role=Role.SELLER)
async def my_agenda(view: View, at_most: int) -> Listed:
    """What is overdue, for today and for the coming week, as the agenda has it (5.2)."""
    now = today_of()
    found = await FollowUp.open_of(view.session, view.reader.id, until=now + COMING)
    rows = [follow_up_row(one, customer, view.reader.name, now) for one, customer in found]
    tasks = await Task.to_do(view.session, view.reader.id, until=now + COMING)
    ids = [one.customer_id for one in tasks]
    names = await named_customers(view.session, view.reader, ids)
    rows += [task_row(one, view.reader.name, names) for one in tasks]
    rows.sort(key=lambda row: row[0])
    return Listed(title(view.t("agenda-title", day=now)), FOLLOW_UP, rows[:at_most])


@a_list("overdue", role=Role.LEADER)
async def overdue_below(view: View, at_most: int) -> Listed:
    """What people below have let lie (5.4), the longest first."""
    now = today_of()
    branch = await view.reader.branch(view.session)
    found = await view.session.execute(
        select(FollowUp, Customer, Staff.name)
        .join(Customer, Customer.id == FollowUp.customer_id)
        .join(Staff, Staff.id == FollowUp.staff_id)
        .where(
            FollowUp.state == FollowUpState.OPEN,
            FollowUp.due_on < now,
            FollowUp.staff_id.in_(branch),
            FollowUp.staff_id != view.reader.id,
            Customer.owner_id.in_(branch),
        )
        .order_by(FollowUp.due_on, FollowUp.id)
        .limit(at_most)
    )
    rows = [follow_up_row(one, customer, name, now) for one, customer, name in found]
    return Listed(title(view.t("list-overdue")), FOLLOW_UP, rows)


def follow_up_row(one: FollowUp, customer: Customer, person: str, now: date) -> Row:
    late = (now - one.due_on).days
    return (
        one.due_on,
        customer.name,
        customer.customer_class.value,
        one.words,
        person,
        late if late > 0 else None,
    )


def task_row(one: Task, person: str, customers: Mapping[int, str]) -> Row:
    """Among the follow-ups; the customer only where the reader sees that one now (1.3)."""
    customer = customers.get(one.customer_id or 0)
    return (one.due_on, customer, None, one.what, person, one.days_late() or None)


@a_list("plan", role=Role.SELLER, chosen=f"{DAY}:{ID}")
async def plan_of_a_week(view: View, at_most: int, monday: str, author_id: str) -> Listed:
    """Who is to be visited on which day of it, and whether they were (4.2, 6.1)."""
    author = await planner(view, author_id)
    begins = day_of_the_button(monday)
    if begins.weekday() or abs(begins - today_of()) > timedelta(days=2 * 366):
        raise Refused("button-out-of-date")
    days = await working_days_of_week(view.session, begins)
    plans = {day: await Plan.of(view.session, author, day) for day in days}
    rows: list[Row] = []
    for day, plan in plans.items():
        if plan is None:
            continue
        visited = {one.customer_id for one in await Visit.of_day(view.session, author.id, day)}
        reasons = await plan.reasons(view.session)
        for at, customer in enumerate(await plan.customers(view.session, view.reader), 1):
            reason = reasons.get(customer.id)
            rows.append(
                (
                    day,
                    at,
                    customer.name,
                    customer.customer_class.value,
                    reason.words if reason else None,
                    Term("yesno-yes" if customer.id in visited else "yesno-no"),
                )
            )
    if author.id == view.reader.id:
        called = view.t("plan-week", day=begins)
    else:
        called = view.t("plan-week-of", day=begins, name=author.name)
    headings = (
        Heading("list-day", Holds.DAY),
        Heading("list-place", Holds.NUMBER),
        Heading("list-customer"),
        Heading("list-class"),
        Heading("list-step"),
        Heading("list-visited"),
    )
    return Listed(title(called), headings, rows[:at_most])
