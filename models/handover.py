"""Handing over: what a leaver had to do, and customers given to somebody else (1.4, 5.4)."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from models import (
    approval_upkeep,
    audit,
    calendar,
    cash,
    clock,
    duties,
    leave_upkeep,
    order_handover,
    task_handover,
)
from models.chase_memory import forget_leaver
from models.contacts import Contact
from models.credit import CreditShare
from models.customers import Customer
from models.delegations import Delegation
from models.disputes import Dispute
from models.errors import Refused
from models.follow_ups import FollowUp, FollowUpState
from models.instalments import Instalment
from models.order_handover import OrdersLeft
from models.outbox import Outgoing, Urgency, notify, redraw, tell_administrators
from models.plans import Plan, PlannedVisit
from models.promises import Promise, PromiseState
from models.receipts import Receipt
from models.receivables import Debt, debt_of
from models.staff import LEADING, SELLING, Staff
from models.visits import Visit

CARD = "handover-card"
BRIEFS = "handover-briefs"
IN_A_MESSAGE = 5  # briefs
SOON = timedelta(minutes=10)


# Questions


async def customers_of(session: AsyncSession, person: Staff) -> int:
    found = await session.scalar(
        select(func.count()).where(Customer.owner_id == person.id, Customer.archived_at.is_(None))
    )
    return found or 0


async def follow_ups_of(session: AsyncSession, person: Staff) -> int:
    found = await session.scalar(
        select(func.count()).where(
            FollowUp.staff_id == person.id, FollowUp.state == FollowUpState.OPEN
        )
    )
    return found or 0


async def planned_visits_of(session: AsyncSession, person: Staff) -> int:
    """From today on."""
    found = await session.scalar(
        select(func.count())
        .select_from(PlannedVisit)
        .join(Plan, Plan.id == PlannedVisit.plan_id)
        .where(
            Plan.author_id == person.id,
            Plan.day >= calendar.business_day(clock.now()),
            PlannedVisit.taken_off_by_id.is_(None),
        )
    )
    return found or 0


async def disputes_of(session: AsyncSession, person: Staff) -> int:
    return len(await Dispute.open_ones(session, Dispute.holder_id == person.id))


async def unpaid_bills_of(session: AsyncSession, person: Staff) -> int:
    found = await session.scalar(
        select(func.count(Instalment.id))
        .join(Customer, Customer.id == Instalment.customer_id)
        .where(Customer.owner_id == person.id, Instalment.is_open())
    )
    return found or 0


async def promises_of(session: AsyncSession, person: Staff) -> int:
    found = await session.scalar(
        select(func.count(Promise.id))
        .join(Customer, Customer.id == Promise.customer_id)
        .where(Customer.owner_id == person.id, Promise.state == PromiseState.OPEN)
    )
    return found or 0


# What is handed over together with the customers: a sentence with `number`, and the count.
LEFT_BEHIND: list[tuple[str, Callable[[AsyncSession, Staff], Awaitable[int]]]] = [
    ("handover-customers", customers_of),
    ("handover-follow-ups", follow_ups_of),
    ("handover-planned-visits", planned_visits_of),
    ("handover-disputes", disputes_of),
    ("handover-orders", order_handover.left_by),
    ("handover-bills", unpaid_bills_of),
    ("handover-promises", promises_of),
    ("handover-cash", cash.left_by),
    ("handover-tasks", task_handover.left_by),
]


async def belongings(session: AsyncSession, person: Staff) -> list[tuple[str, int]]:
    """The checklist: sentences with how many, of what there is (1.4)."""
    counted = [(key, await count(session, person)) for key, count in LEFT_BEHIND]
    return [(key, number) for key, number in counted if number]


async def left_with_customers(
    session: AsyncSession, reader: Staff, at_most: int
) -> list[tuple[Staff, int]]:
    """Who left the reader's branch and still has customers, and how many."""
    found = await session.execute(
        select(Staff, func.count(Customer.id))
        .join(Customer, Customer.owner_id == Staff.id)
        .where(Staff.left_at.is_not(None), Customer.archived_at.is_(None))
        .group_by(Staff.id)
        .order_by(Staff.id)
    )
    leavers = found.all()
    # Of those who left few still have any: nearly always nobody is asked for their branch.
    branch = set(await reader.branch(session)) if leavers else set()
    theirs = [(person, customers) for person, customers in leavers if person.id in branch]
    return theirs[:at_most]


async def leaver(session: AsyncSession, by: Staff, person_id: int) -> Staff:
    """Somebody who left `by`'s branch; refused otherwise (a button's id is never trusted)."""
    person = await session.get(Staff, person_id)
    if person is None or not await by.leads(session, person):
        raise Refused("handover-not-yours")
    if person.left_at is None:
        raise Refused("handover-is-back", name=person.name)
    return person


async def customers_left(session: AsyncSession, person: Staff, at_most: int) -> Sequence[Customer]:
    """What a leaver still has, by name."""
    found = await session.scalars(
        select(Customer)
        .where(Customer.owner_id == person.id, Customer.archived_at.is_(None))
        .order_by(Customer.name, Customer.id)
        .limit(at_most)
    )
    return found.all()


async def takers(session: AsyncSession, by: Staff) -> Sequence[Staff]:
    """To whom somebody may give customers: themselves and whoever sells below them and is in."""
    found = await session.scalars(
        select(Staff)
        .where(
            Staff.id.in_(await by.branch(session)),
            Staff.position.in_(SELLING),
            Staff.left_at.is_(None),
            Staff.telegram_id.is_not(None),
        )
        .order_by(Staff.id)
    )
    return found.all()


async def taker(session: AsyncSession, by: Staff, person_id: int) -> Staff:
    """One of `takers`; refused otherwise (a button's id is never trusted)."""
    for person in await takers(session, by):
        if person.id == person_id:
            return person
    raise Refused("handover-no-taker")


async def to_be_given(session: AsyncSession, by: Staff, customer_id: int) -> Customer:
    """A customer that `by` may give to somebody else: a superior of the owner may (5.4).

    A leading person may give their own as well. Refused otherwise.
    """
    customer = await Customer.of(session, by, customer_id)
    owner = await session.get_one(Staff, customer.owner_id)
    is_own = owner.id == by.id and by.position in LEADING
    if not is_own and not await by.leads(session, owner):
        raise Refused("customer-gone-or-not-yours")
    return customer


@dataclass(frozen=True)
class Brief:
    """What whoever takes a customer over should know first."""

    customer: Customer
    contacts: Sequence[Contact]
    visits: Sequence[Visit]
    follow_ups: Sequence[FollowUp]
    orders: OrdersLeft
    debts: Sequence[Debt]
    promises: Sequence[tuple[Promise, Instalment]]
    waiting: Sequence[Receipt]
    holders: Sequence[Staff]


async def brief(session: AsyncSession, customer: Customer) -> Brief:
    """The two main contacts, the last three visits, the next two follow-ups, open orders, what the
    customer owes, the next two promises to pay, and which receipts wait for finance, in whose hands
    the cash of them is."""
    made = (await Promise.open_of(session, customer.id))[:2]
    waiting = await Receipt.waiting_of(session, customer.id)
    holders = dict.fromkeys(one.held_by_id for one in waiting if one.held_by_id)
    return Brief(
        customer,
        (await customer.contacts(session))[:2],
        await Visit.of_customer(session, customer.id, at_most=3),
        (await FollowUp.of_customer(session, customer.id))[:2],
        await order_handover.left_at(session, customer, at_most=5),
        list((await debt_of(session, customer.id)).values()),
        [(one, await session.get_one(Instalment, one.instalment_id)) for one in made],
        waiting,
        [await session.get_one(Staff, number) for number in holders],
    )


# Deeds


async def give(session: AsyncSession, by: Staff, customer_id: int, new_owner_id: int) -> Customer:
    """A superior gives a customer to somebody of the branch; old and new owner are told (5.4).

    Refused for what is not `to_be_given`, to who is not one of `takers`, and to the owner.
    """
    customer = await to_be_given(session, by, customer_id)
    new_owner = await taker(session, by, new_owner_id)
    # Of two who give it at this moment, the second sees whose it has become.
    await customer.alone(session)
    old_owner = await session.get_one(Staff, customer.owner_id)
    if old_owner.id == new_owner.id:
        raise Refused("handover-has-it-already", name=new_owner.name)
    await pass_on(session, by, [customer], new_owner, why="given")
    if old_owner.id != by.id:
        await notify(
            session,
            old_owner,
            "handover-given-away",
            by=by.name,
            customer=customer.name,
            name=new_owner.name,
        )
    await owe_briefs(session, new_owner, [customer.id], by=by, was=old_owner)
    if old_owner.left_at:
        await redraw(session, old_owner.about, CARD)
    return customer


async def hand_over(
    session: AsyncSession,
    by: Staff,
    person: Staff,
    successor_id: int,
    customer_ids: Sequence[int] | None = None,
) -> int:
    """Give what somebody who left still has, or these of it, to a successor; how many customers (1.4).

    Open follow-ups, planned visits, orders and disputes go along; visits, reports and what was
    sold stay with whoever made them. The successor gets a brief of each. Refused when nothing of it
    is left: somebody else was first.
    """
    person = await leaver(session, by, person.id)
    successor = await taker(session, by, successor_id)
    theirs = (
        select(Customer)
        .where(Customer.owner_id == person.id, Customer.archived_at.is_(None))
        .order_by(Customer.id)
    )
    if customer_ids is not None:
        theirs = theirs.where(Customer.id.in_(customer_ids))
    # Of two who hand over at this moment, the second finds only what the first left.
    customers = (await session.scalars(theirs.with_for_update(key_share=True))).all()
    if not customers:
        raise Refused("handover-nothing-left", name=person.name)
    await pass_on(session, by, customers, successor, why=person.about)
    audit.record(
        session,
        by,
        "handed-over",
        about=person.about,
        to=successor.id,
        customers=len(customers),
    )
    await owe_briefs(session, successor, [one.id for one in customers], by=by, was=person)
    await redraw(session, person.about, CARD)
    return len(customers)


async def pass_on(
    session: AsyncSession,
    by: Staff,
    customers: Sequence[Customer],
    new_owner: Staff,
    why: str,
) -> None:
    """Customers of one owner become another's, with all that is still to be done there.

    Nobody is told here; who may, the caller knows.
    """
    old_id = customers[0].owner_id
    ids = [customer.id for customer in customers]
    for customer in customers:
        await customer.give_to(session, by, new_owner, why)
    today = calendar.business_day(clock.now())
    await Plan.move_all(session, ids, old_id, new_owner.id, today)
    await CreditShare.move(session, ids, old_id, new_owner.id)
    await order_handover.go_along(session, ids, old_id, new_owner)
    await task_handover.go_along(session, ids, old_id, new_owner)
    for dispute in await Dispute.open_ones(session, Dispute.customer_id.in_(ids)):
        await dispute.keep_up(session)


async def owe_briefs(
    session: AsyncSession,
    new_owner: Staff,
    customer_ids: Sequence[int],
    *,
    by: Staff | None = None,
    was: Staff | None = None,
) -> None:
    """Tell the new owner, several customers in a message; the first says who gave them.

    Only that one has a sound, and none that follows soon: many are given one by one. Whoever gave
    them to themselves knows that.
    """
    has_heard = await Outgoing.was_heard(session, new_owner, BRIEFS, since=clock.now() - SOON)
    for first in range(0, len(customer_ids), IN_A_MESSAGE):
        some = customer_ids[first : first + IN_A_MESSAGE]
        is_told = first == 0 and by is not None and by.id != new_owner.id
        await notify(
            session,
            new_owner,
            BRIEFS,
            urgency=Urgency.ALERT if is_told else Urgency.BULK,
            silent=has_heard or not is_told,
            customers=",".join(map(str, some)),
            number=len(customer_ids) if is_told else 0,
            by=by.name if by else "",
            was=was.name if was else "",
        )


async def clear_the_desk(session: AsyncSession, person: Staff, removed_by: Staff | None) -> None:
    """Somebody has just left: what needs no decision is done, the rest is put before the superior (1.4).

    Follow-ups that others handed them and orders at others' customers go back, their claims and
    requests end, disputes they were to rule and approvals go to the next above. Whoever removed
    them gets the checklist too, if above: the administrator does not read their work (1.3).
    """
    await _give_back_follow_ups(session, person, removed_by)
    concerned = or_(
        Dispute.claimant_id == person.id,
        Dispute.judge_id == person.id,
        Dispute.holder_id == person.id,
    )
    for dispute in await Dispute.open_ones(session, concerned):
        await dispute.keep_up(session)
    await Delegation.end_all_of(session, person)
    await approval_upkeep.keep_up_with(session, person)
    await order_handover.bring_back(session, person, removed_by)
    await leave_upkeep.clear_desk(session, person)
    await duties.keep_up_with(session, person)
    await cash.tell_of_leaver(session, person)
    await task_handover.keep_up_with_leaver(session, person)
    await forget_leaver(session, person)
    customers = await customers_of(session, person)
    if not customers:
        return
    readers = {}
    if superior := await person.answers_to(session):
        readers[superior.id] = superior
    if removed_by and await removed_by.leads(session, person):
        readers[removed_by.id] = removed_by
    for reader in readers.values():
        await notify(session, reader, CARD, about=person.about)
    if not readers:
        await tell_administrators(
            session, "handover-nobody-above", name=person.name, customers=customers
        )


async def _give_back_follow_ups(
    session: AsyncSession, person: Staff, removed_by: Staff | None
) -> None:
    """To the owners of the customers, who hear of it."""
    found = await session.execute(
        select(Customer.owner_id, Customer.id)
        .join(FollowUp, FollowUp.customer_id == Customer.id)
        .where(
            FollowUp.staff_id == person.id,
            FollowUp.state == FollowUpState.OPEN,
            Customer.owner_id != person.id,
        )
        .order_by(Customer.owner_id)
    )
    by_owner: dict[int, list[int]] = {}
    for owner_id, customer_id in found:
        by_owner.setdefault(owner_id, []).append(customer_id)
    for owner_id, customer_ids in by_owner.items():
        await FollowUp.go_back(session, customer_ids, person.id, owner_id)
        number = len(customer_ids)
        audit.record(
            session, removed_by, "follow-ups-back", about=person.about, to=owner_id, number=number
        )
        owner = await session.get_one(Staff, owner_id)
        await notify(session, owner, "handover-follow-ups-back", name=person.name, number=number)
