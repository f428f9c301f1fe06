"""Planning: which day is planned, whom to visit then, and in what order (4.2, 6.1)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from sqlalchemy import or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from models import calendar, clock, policy
from models.customers import Customer
from models.follow_ups import Cause, FollowUp
from models.places import Place
from models.plans import Plan, PlannedVisit
from models.rhythm import rhythm_of
from models.staff import Staff
from models.visits import Visit


async def day_to_plan(session: AsyncSession, now: datetime) -> date:
    """The day somebody means who says just "plan": today until its work ends, then the next one."""
    today = calendar.business_day(now)
    ends = await calendar.work_ends(session, today)
    if ends and now < ends:
        return today
    return await calendar.next_working_day(session, today)


def monday_of(day: date) -> date:
    return day - timedelta(days=day.weekday())


async def working_days_of_week(session: AsyncSession, monday: date) -> list[date]:
    """The week's working days, none of which may be left by holidays (3.3)."""
    days = [monday + timedelta(days=at) for at in range(7)]
    return [day for day in days if await calendar.is_working_day(session, day)]


async def suggest(session: AsyncSession, plan: Plan, by: Staff) -> int:
    """Fill a day up with who is due since the working day before it, then who is due next (6.1).

    What is older stays for the day before; the overdue come first, on the first day that can
    still be planned. Of the same day class A first; nobody who was visited that day, or stands
    on another day of that week still to come. Before their day come only those of the rhythm,
    once half of it has passed: any earlier day would be farther from theirs. Returns how many
    were added.
    """
    author = await plan.author(session)
    is_first = plan.day <= await day_to_plan(session, clock.now())
    after = date.min if is_first else await calendar.last_working_day(session, plan.day)
    room = policy.current().visits.planned_a_day - len(await plan.customers(session))
    taken = await _planned_in_week(session, author, plan.day)
    taken |= {visit.customer_id for visit in await Visit.of_day(session, author.id, plan.day)}
    found = [
        customer.id
        for follow_up, customer in await _whom_to_see(session, author, after=after)
        if customer.id not in taken and _is_worth_a_visit(follow_up, customer, plan.day)
    ]
    return await _put(session, plan, by, found[: max(room, 0)])


async def suggest_week(
    session: AsyncSession, author: Staff, days: Sequence[date], by: Staff
) -> int:
    """Spread whoever is due till the end of the week over these days of it: nobody twice (4.2).

    The due day first, else the nearest earlier day with room, else the nearest later one.
    Returns how many were added.
    """
    plans = [await Plan.open(session, author, day, by) for day in days]
    a_day = policy.current().visits.planned_a_day
    room = {plan.day: a_day - len(await plan.customers(session)) for plan in plans}
    taken = await _planned_in_week(session, author, days[0])
    added: dict[date, list[int]] = {day: [] for day in days}
    sunday = monday_of(days[0]) + timedelta(days=6)
    for follow_up, customer in await _whom_to_see(session, author, until=sunday):
        due_on = follow_up.due_on
        free = [day for day in days if room[day] > 0]
        if free and customer.id not in taken:
            best = min(free, key=lambda day: (day > due_on, abs(day - due_on)))
            added[best].append(customer.id)
            room[best] -= 1
    return sum([await _put(session, plan, by, added[plan.day]) for plan in plans])


async def order_from(session: AsyncSession, plan: Plan, by: Staff, place: Place | None) -> bool:
    """Put a day in a good order, each time the nearest next, from `place` or the first with one (6.1).

    Whom the author visited already stays in front; who has no place goes to the end. False
    when there is nothing to order.
    """
    visits = await Visit.of_day(session, plan.author_id, plan.day)
    visited = {visit.customer_id for visit in visits}
    customers = await plan.customers(session)
    ahead = [customer for customer in customers if customer.id not in visited]
    if not any(customer.place for customer in ahead):
        return False
    behind = [customer for customer in customers if customer.id in visited]
    order = {one.id: at for at, one in enumerate([*behind, *nearest_next(ahead, place)])}
    for row in await plan.rows(session):
        row.at = order.get(row.customer_id, len(order))
    await plan.was_changed(session, by, "plan-ordered")
    return True


def nearest_next(customers: Sequence[Customer], start: Place | None) -> list[Customer]:
    """Always on to the nearest one left; those without a place at the end, in their order."""
    left = [customer for customer in customers if customer.place]
    ordered: list[Customer] = []
    here = start or (left[0].place if left else None)
    while left and here:
        stands_at = here
        nearest = min(left, key=lambda one: one.place.metres_to(stands_at) if one.place else 0)
        left.remove(nearest)
        ordered.append(nearest)
        here = nearest.place
    return ordered + [customer for customer in customers if customer.place is None]


async def _put(session: AsyncSession, plan: Plan, by: Staff, customer_ids: Sequence[int]) -> int:
    if customer_ids:
        await plan.put(session, by, customer_ids)
        await plan.was_changed(session, by, "plan-suggested", customers=len(customer_ids))
    return len(customer_ids)


async def _whom_to_see(
    session: AsyncSession, author: Staff, *, after: date = date.min, until: date = date.max
) -> list[tuple[FollowUp, Customer]]:
    """Everybody with a follow-up of the author's due between two days, once: due first, then class A."""
    found = await FollowUp.open_of(session, author.id, until)
    first: dict[int, tuple[FollowUp, Customer]] = {}
    for follow_up, customer in found:
        if customer.archived_at is None and follow_up.due_on > after:
            first.setdefault(customer.id, (follow_up, customer))
    return sorted(
        first.values(), key=lambda each: (each[0].due_on, each[1].customer_class, each[1].id)
    )


def _is_worth_a_visit(follow_up: FollowUp, customer: Customer, day: date) -> bool:
    """A promised day is kept as it is; the rhythm may be ahead of its time by half."""
    if follow_up.due_on <= day:
        return True
    half_has_passed = 2 * (follow_up.due_on - day) <= rhythm_of(customer)
    return follow_up.cause is Cause.RHYTHM and half_has_passed


async def _planned_in_week(session: AsyncSession, author: Staff, day: date) -> set[int]:
    """Whom the author has planned from today to the end of that week.

    Whoever was taken off stays off for that week alone.
    """
    monday = monday_of(day)
    today = calendar.business_day(clock.now())
    found = await session.scalars(
        select(PlannedVisit.customer_id)
        .join(Plan, Plan.id == PlannedVisit.plan_id)
        .where(
            Plan.author_id == author.id,
            Plan.day.between(today, monday + timedelta(days=6)),
            or_(PlannedVisit.taken_off_by_id.is_(None), Plan.day >= monday),
        )
    )
    return set(found)
