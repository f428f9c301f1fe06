"""What superiors hear of because time passed: key customers not seen, targets at risk (5.4, 15.2)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from sqlalchemy import exists, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from models import calendar, policy
from models.alerts import Choice, Noticed, keep
from models.customers import Customer
from models.follow_ups import FollowUp, FollowUpState
from models.pace import achieved, days_of, paces
from models.periods import Period
from models.policy import AlertKind, CustomerClass
from models.staff import Staff
from models.targets import Who, Whom, targets_of
from models.teams import Leaders, Tree
from models.visits import Visit


async def watch_customers(
    session: AsyncSession, hearing: Mapping[int, Choice], today: date
) -> None:
    """These superiors hear of each key customer below who was not visited for so many days beyond the
    rhythm: once per gap, which a visit ends (5.2, 5.4). A new file counts from the first contact.

    Who was told of its overdue follow-up already is not told again.
    """
    rhythm = policy.current().customers.classes[CustomerClass.A].rhythm_days
    soonest = min((choice.threshold or 0) for choice in hearing.values())
    seen_by = today - timedelta(days=rhythm + soonest)
    visits = (Visit.customer_id == Customer.id) & Visit.withdrawn_at.is_(None)
    # By the moment, as its index has it: nearly all were visited since.
    since = visits & (Visit.said_at >= calendar.day_begins(seen_by + timedelta(days=1)))
    last = select(func.max(Visit.day)).where(visits).scalar_subquery()
    told = exists().where(
        FollowUp.customer_id == Customer.id,
        FollowUp.state == FollowUpState.OPEN,
        FollowUp.superior_told,
    )
    found = await session.execute(
        select(Customer.id, Customer.owner_id, Customer.first_contact_on, last, told)
        .join(Staff, Staff.id == Customer.owner_id)
        .where(
            Customer.customer_class == CustomerClass.A,
            Customer.archived_at.is_(None),
            Customer.first_contact_on <= seen_by,
            Staff.left_at.is_(None),
            ~exists().where(since),
        )
        .order_by(Customer.id)
    )
    tree, here = await _people(session)
    noticed = []
    for number, owner, first_contact, last_visit, is_told in found:
        seen = last_visit or first_contact
        late = (today - seen).days - rhythm
        nearest = next((one for one in tree.above(owner) if one in here), None)
        noticed += [
            Noticed(one, f"customer:{number}", owner, str(seen), {"seen": seen})
            for one in tree.above(owner)
            if one in hearing
            and late >= (hearing[one].threshold or 0)
            and not (is_told and one == nearest)
        ]
    await keep(session, AlertKind.NOT_SEEN, noticed)


async def is_mid_month(session: AsyncSession, today: date) -> bool:
    """Whether it is the middle one of the month's working days, or a later day."""
    month = Period.month_of(today)
    hours = await calendar.hours_between(session, month.first, month.last)
    working = [day for day, segments in hours.items() if segments]
    return bool(working) and today >= working[(len(working) - 1) // 2]


async def watch_targets(session: AsyncSession, superior: Staff, today: date) -> None:
    """A superior hears of whoever answers to them, and of their teams, whose pace towards a target of
    the month is below the company's line: once per target (15.2)."""
    month = Period.month_of(today)
    leaders = await Leaders.read(session)
    under = [one for one in leaders.people if leaders.nearest(one) is superior]
    answer = await session.scalars(
        select(Staff.id).where(Staff.superior_id.in_(under), Staff.can_be_written_to())
    )
    whose = [who(one) for one in answer for who in (Who.person, Who.team)]
    targets = await targets_of(session, whose, month)
    if not targets:
        return
    days = await days_of(session, month)
    ids = {one.staff_id for one in targets if one.staff_id}
    sums = await achieved(
        session, month.first, month.last, teams_of=ids, until=days.until, apart=ids
    )
    noticed = []
    for target, pace in zip(targets, paces(targets, sums, days), strict=True):
        assert target.staff_id
        percent = pace.percent_of_pace
        if percent is not None and percent < policy.current().targets.at_risk_below_percent:
            noticed.append(
                Noticed(
                    superior.id,
                    f"staff:{target.staff_id}",
                    target.staff_id,
                    f"{month}:{target.whom}:{target.measure}",
                    {
                        "month": month,
                        "is_team": target.whom is Whom.TEAM,
                        "measure": target.measure,
                        "percent": percent,
                        "achieved": pace.amount(pace.before),
                        "target": target.amount,
                    },
                )
            )
    await keep(session, AlertKind.AT_RISK, noticed)


async def _people(session: AsyncSession) -> tuple[Tree, set[int]]:
    """Who stands above whom, and who is here."""
    found = await session.execute(
        select(Staff.id, Staff.superior_id, Staff.left_at, Staff.telegram_id)
    )
    rows = found.all()
    tree = Tree({row.id: row.superior_id for row in rows})
    return tree, {row.id for row in rows if row.left_at is None and row.telegram_id is not None}
