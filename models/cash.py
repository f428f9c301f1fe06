"""Cash in hand: what was collected in the field and has not come to finance, by person and age (10.4)."""

from __future__ import annotations

from calendar import monthrange
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from moneyed import Money
from sqlalchemy import ColumnElement, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from models import calendar, policy
from models.among import branch_of
from models.customers import Customer
from models.errors import Refused
from models.money import added
from models.outbox import notify
from models.receipts import Receipt
from models.reminders import Reminder, ReminderState
from models.staff import Staff

WARNING = "cash-in-hand"
LEFT_BEHIND = "cash-left-behind"


@dataclass(frozen=True)
class Held:
    """A receipt whose cash somebody has, and from whom it came."""

    receipt: Receipt
    customer: Customer
    holder: Staff

    @property
    def waits(self) -> bool:
        """Whether it is on its way to finance, and neither warned of nor handed in once more."""
        return self.receipt.hand_in_id is not None

    @property
    def deadline(self) -> date:
        """The last day on which it may be handed in (10.4)."""
        day, rules = self.receipt.day, policy.current().payments.cash_in_hand
        years, month = divmod(day.month - 1 + rules.hand_in_within_months, 12)
        year, month = day.year + years, month + 1
        return date(year, month, min(day.day, monthrange(year, month)[1]))

    def age(self, day: date) -> int:
        return (day - self.receipt.day).days

    def is_warned_of(self, day: date, since: date | None) -> bool:
        """Whether it came to one of the ages after `since` and by this day; from the deadline on always.

        What was recorded late comes to those that were over by then on the day after.
        """
        if day >= self.deadline:
            return True
        recorded = calendar.business_day(self.receipt.said_at) + timedelta(days=1)
        ages = policy.current().payments.cash_in_hand.warn_days
        reached = [max(self.receipt.day + timedelta(days=age), recorded) for age in ages]
        return any(one <= day and (since is None or one > since) for one in reached)


@dataclass(frozen=True)
class Purse:
    """All that one person has, the oldest first."""

    holder: Staff
    held: Sequence[Held]

    @property
    def oldest(self) -> date:
        return self.held[0].receipt.day


# Questions


async def held_by(session: AsyncSession, person: Staff) -> Sequence[Held]:
    """What somebody has in hand, the oldest first; what waits for finance included."""
    return await _held(session, Receipt.held_by_id == person.id)


async def held_in_branch(session: AsyncSession, reader: Staff) -> Sequence[Purse]:
    """Who below a superior has cash in hand, whoever left included, the oldest first; finance sees
    everybody (1.3)."""
    purses: dict[int, list[Held]] = defaultdict(list)
    for one in await _held(session, await _seen_by(session, reader)):
        if one.holder.id != reader.id:
            purses[one.holder.id].append(one)
    return [Purse(held[0].holder, held) for held in purses.values()]


async def may_see(session: AsyncSession, reader: Staff, person: Staff) -> bool:
    """Whether it is theirs to know what cash somebody has: of who is below them; finance of everybody
    (1.3)."""
    return reader.keeps_the_money or await reader.leads(session, person)


async def holder(session: AsyncSession, reader: Staff, person_id: int) -> Staff:
    """Somebody whose cash this reader may see; refused otherwise (a button's id is never trusted)."""
    person = await session.get(Staff, person_id)
    if person is None or not await may_see(session, reader, person):
        raise Refused("cash-not-yours")
    return person


async def may_hand_in_for(session: AsyncSession, who: Staff, person: Staff) -> bool:
    """Everybody their own; a leaver's whoever is above them, and finance where nobody is (1.4)."""
    if person.left_at is None:
        return who.id == person.id
    above = await person.superiors(session)
    return who.id in [one.id for one in above] if above else who.keeps_the_money


async def left_by(session: AsyncSession, person: Staff) -> int:
    """How many receipts' cash somebody has, for the checklist (1.4)."""
    found = await session.scalar(select(func.count()).where(Receipt.held_by_id == person.id))
    return found or 0


def in_hand(held: Iterable[Held]) -> list[Held]:
    """Of these, what is not on its way to finance."""
    return [one for one in held if not one.waits]


def sums(held: Iterable[Held]) -> tuple[Money, ...]:
    """What it comes to, by currency."""
    return sums_of(one.receipt for one in held)


def sums_of(receipts: Iterable[Receipt]) -> tuple[Money, ...]:
    return added(one.amount for one in receipts)


# Warnings


async def warned_of(session: AsyncSession, reader: Staff, day: date) -> Sequence[Held]:
    """What somebody is warned of on a working day: their own, that of those who answer to them; for
    finance what is overdue or a leaver has."""
    if not await calendar.is_working_day(session, day):
        return []
    seen = await _held(session, Receipt.hand_in_id.is_(None), await _seen_by(session, reader))
    return (await _by_reader(session, seen, day)).get(reader.id, [])


async def who_is_warned(session: AsyncSession, day: date) -> Collection[int]:
    """The ids of everybody who is warned of something on a working day."""
    if not await calendar.is_working_day(session, day):
        return []
    held = await _held(session, Receipt.hand_in_id.is_(None), Receipt.held_by_id.is_not(None))
    found = await _by_reader(session, held, day)
    return found.keys()


async def tell_of_leaver(session: AsyncSession, person: Staff) -> None:
    """Somebody left with cash in hand: the superior and finance hear it at once (1.4)."""
    if not await left_by(session, person):
        return
    for reader in await _who_else_hears(session, person, is_overdue=True):
        await notify(session, reader, LEFT_BEHIND, holder=person.id)


async def _by_reader(
    session: AsyncSession, held: Sequence[Held], day: date
) -> Mapping[int, Sequence[Held]]:
    """By the number of each who is here, what they have not been warned of since it came to an age.

    Since when they last were, not since yesterday: nothing is lost on a day off, on leave, or while
    the clock stood still.
    """
    since = await _last_warned(session, day)
    others: dict[tuple[int, bool], Sequence[Staff]] = {}
    found: dict[int, list[Held]] = defaultdict(list)
    for one in held:
        is_overdue = day >= one.deadline
        key = one.holder.id, is_overdue
        if key not in others:
            others[key] = await _who_else_hears(session, one.holder, is_overdue=is_overdue)
        for reader in {one.holder, *others[key]}:
            if reader.is_here and one.is_warned_of(day, since.get(reader.id)):
                found[reader.id].append(one)
    return found


async def _who_else_hears(
    session: AsyncSession, person: Staff, *, is_overdue: bool
) -> Sequence[Staff]:
    """The nearest superior; finance too from the deadline on, and where the holder has left."""
    superior = await person.answers_to(session)
    found = [superior] if superior else []
    if is_overdue or person.left_at:
        found += await Staff.here(session, policy.current().payments.confirmed_by)
    return found


async def _last_warned(session: AsyncSession, before: date) -> Mapping[int, date]:
    found = await session.execute(
        select(Reminder.staff_id, func.max(Reminder.day).label("last"))
        .where(
            Reminder.kind == WARNING,
            Reminder.state == ReminderState.SAID,
            Reminder.day < before,
        )
        .group_by(Reminder.staff_id)
    )
    return {one.staff_id: one.last for one in found}


async def _seen_by(session: AsyncSession, reader: Staff) -> ColumnElement[bool]:
    if reader.keeps_the_money:
        return Receipt.held_by_id.is_not(None)
    theirs = await branch_of(session, reader)
    return Receipt.held_by_id.is_not(None) & theirs(Receipt.held_by_id)


async def _held(session: AsyncSession, *those: ColumnElement[bool]) -> Sequence[Held]:
    found = await session.execute(
        select(Receipt, Customer, Staff)
        .join(Customer, Customer.id == Receipt.customer_id)
        .join(Staff, Staff.id == Receipt.held_by_id)
        .where(*those)
        .order_by(Receipt.day, Receipt.id)
    )
    return [Held(*one) for one in found]
