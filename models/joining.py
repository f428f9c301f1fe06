"""Joining: somebody has two files of one customer, and one of them goes on (5.3)."""

from __future__ import annotations

from sqlalchemy import and_, not_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from models import audit, month_sums, seen
from models.contacts import Contact
from models.customers import Customer
from models.follow_ups import Cause, FollowUp, FollowUpState
from models.plans import PlannedVisit
from models.staff import Staff
from models.visits import Visit


async def join(session: AsyncSession, by: Staff, ended: Customer, kept: Customer) -> None:
    """What was done and is to be done at `ended` is done at `kept`, of the same owner; nothing is lost.

    Visits, follow-ups, planned visits and contacts go over. What else the file says stays to be
    read there: it is archived. Nobody is told here; who may, the caller knows.
    """
    await month_sums.go_over(session, ended, kept)
    of_ended = Visit.customer_id == ended.id
    await session.execute(update(Visit).where(of_ended).values(customer_id=kept.id))
    await seen.keep_up(session, ended, kept)
    is_rhythm = and_(FollowUp.state == FollowUpState.OPEN, FollowUp.cause == Cause.RHYTHM)
    await session.execute(
        update(FollowUp)
        .where(FollowUp.customer_id == ended.id, not_(is_rhythm))
        .values(customer_id=kept.id)
    )
    planned = select(PlannedVisit.plan_id).where(PlannedVisit.customer_id == kept.id)
    await session.execute(
        update(PlannedVisit)
        .where(PlannedVisit.customer_id == ended.id, PlannedVisit.plan_id.not_in(planned))
        .values(customer_id=kept.id)
    )
    known = {(one.name, one.phone) for one in await kept.contacts(session)}
    for one in await ended.contacts(session):
        if (one.name, one.phone) not in known:
            facts = {name: getattr(one, name) for name in ("name", "phone", "job", "birthday")}
            session.add(Contact(customer_id=kept.id, **facts))
    await session.flush()
    await kept.keep_keys(session)
    kept.first_contact_on = min(kept.first_contact_on, ended.first_contact_on)
    # Not by a visit: one that went over may be withdrawn and leaves what was before it.
    await kept.had_contact(session, max(kept.last_contact_on, ended.last_contact_on))
    audit.record(session, by, "customer-joined", about=kept.about, ended=ended.id)
    await ended.archive(session, by)
    await FollowUp.keep_rhythm(session, kept)
