"""Chasing: which bills somebody should see to on a day, and who is told of them (10.2)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from moneyed import Money
from sqlalchemy.ext.asyncio import AsyncSession

from models import calendar, policy
from models.chase_bills import (
    Bill,
    Hits,
    Promised,
    bills,
    bills_numbered,
    broken_on,
    due_on,
    hits_on,
    owners,
    owners_by_day,
    promised_on,
    promises_of,
    was_broken,
)
from models.chase_ladder import Ladder, rungs
from models.chase_lists import said_on
from models.customers import Customer
from models.money import from_minor_units
from models.promises import PromiseState
from models.staff import Staff


class LineState(StrEnum):
    """Whether a bill in a list is still to be seen to, or how it was answered."""

    CHASED = "chased"
    RECEIPT_WAITS = "receipt_waits"  # for finance
    PROMISED = "promised"
    DISPUTED = "disputed"
    SETTLED = "settled"  # nothing is open any more


@dataclass(frozen=True)
class Line:
    """A bill in one reader's list of a day."""

    bill: Bill
    state: LineState
    days: int | None  # overdue; below nothing: still to come; None: due after a delivery
    promised: bool  # for that day
    broken: date | None  # the day of a promise that was broken just now
    owner: Staff | None  # whose customer it is, if not the reader's own
    is_own: bool  # the reader's to answer
    may_open: bool

    @property
    def is_chased(self) -> bool:
        return self.state is LineState.CHASED

    @property
    def amount(self) -> Money:
        """What is chased; of what was answered, what is open."""
        units = self.bill.chased_units if self.is_chased else self.bill.open_units
        return from_minor_units(units, self.bill.currency)


# For one reader: looked at again when the list is sent.


async def lines_of(
    session: AsyncSession, reader: Staff, day: date, first: date | None = None
) -> Sequence[Line]:
    """What a reader should see to on a day, the biggest amount first (10.2).

    Their own customers' bills, those of owners who are not there any more, and what has climbed to
    them, since before `first` if they have heard nothing since. Nothing that is paid, promised for
    later, disputed, covered by receipts that wait for finance, or below the company's minimum.
    """
    desk = await _Desk.of(session, reader, await hits_on(session, day, first))
    found = await desk.bills()
    promises = await promises_of(session, found)
    lines = [await desk.line(bill, promises.get(bill.id, ())) for bill in found.values()]
    chased = [line for line in lines if line and line.is_chased]
    return sorted(chased, key=lambda line: (-line.amount.amount, line.bill.id))


async def lines_again(
    session: AsyncSession, reader: Staff, day: date, first: date | None, shown: Sequence[int]
) -> Sequence[Line]:
    """The bills that a list of this day named, in the same order, as they are now: answered ones too.

    Without those that are the reader's no longer.
    """
    desk = await _Desk.of(session, reader, await hits_on(session, day, first))
    found = await bills_numbered(session, shown)
    promises = await promises_of(session, found)
    lines = [
        await desk.line(found[number], promises.get(number, ()), was_shown=True)
        for number in shown
        if number in found
    ]
    return [line for line in lines if line]


def totals(lines: Sequence[Line]) -> Sequence[Money]:
    """What of the lines is chased, by currency."""
    sums: dict[str, Decimal] = {}
    for line in lines:
        if line.is_chased:
            code = line.bill.currency
            sums[code] = sums.get(code, Decimal()) + line.amount.amount
    return [Money(sums[code], code) for code in sorted(sums)]


@dataclass(frozen=True)
class _Desk:
    """What a reader has to do with bills on a day."""

    session: AsyncSession
    reader: Staff
    hits: Hits
    branch: frozenset[int]
    own: frozenset[int]  # whose customers they look after
    ladder: Ladder | None  # None: nothing climbs to them
    told: frozenset[int]  # the bills of their list before

    @classmethod
    async def of(cls, session: AsyncSession, reader: Staff, hits: Hits) -> _Desk:
        branch = await reader.branch(session)
        own, ladder = {reader.id}, None
        if len(branch) > 1 or _is_named(reader):
            ladder = await Ladder.read(session)
            for below in branch:
                looks_after = await ladder.looks_after(below)
                if looks_after and looks_after.id == reader.id:
                    own.add(below)
        told = await said_on(session, reader, hits.before)
        return cls(
            session, reader, hits, frozenset(branch), frozenset(own), ladder, frozenset(told)
        )

    async def bills(self) -> Mapping[int, Bill]:
        """All of which the lines are chosen."""
        found: dict[int, Bill] = {}
        own = Customer.owner_id.in_(self.own)
        for those in (due_on(self.hits.due), promised_on(self.hits), broken_on(self.hits)):
            found |= await bills(self.session, own, *those)
        if self.ladder:
            # A position may hear of people who do not stand below.
            below = [] if _is_named(self.reader) else [Customer.owner_id.in_(self.branch)]
            for those in (due_on(self.hits.crossed), broken_on(self.hits)):
                found |= await bills(self.session, *below, *those)
        return found

    async def line(
        self, bill: Bill, promises: Sequence[Promised], *, was_shown: bool = False
    ) -> Line | None:
        """How it stands in the list; None where it has no place there."""
        levels, broken = self._climbs(bill, promises)
        is_promised = self.hits.is_promised(bill)
        is_own = bill.owner_id in self.own
        hears_at: Sequence[int] = ()
        if self.ladder:
            hears_at = await self.ladder.hears_at(self.reader, bill.owner_id)
        is_hit = bill.due_on in self.hits.due or is_promised or broken
        if was_shown:
            has_place = is_own or bool(hears_at)
        else:
            has_place = bool((is_own and is_hit) or levels.intersection(hears_at))
        state = self._state(bill)
        if state is None or not has_place:
            return None
        owner = None
        if bill.owner_id != self.reader.id:
            assert self.ladder, "without one there are no others"
            owner = self.ladder.people[bill.owner_id]
        return Line(
            bill,
            state,
            days=(self.hits.day - bill.due_on).days if bill.due_on else None,
            promised=is_promised,
            broken=broken,
            owner=owner,
            is_own=is_own,
            may_open=bill.owner_id in self.branch or self.reader.keeps_the_money,
        )

    def _state(self, bill: Bill) -> LineState | None:
        """None: so little is left that nobody chases it."""
        if bill.open_units <= 0:
            return LineState.SETTLED
        if bill.is_disputed:
            return LineState.DISPUTED
        if not bill.is_chased:
            return LineState.RECEIPT_WAITS if bill.pending_units else None
        return LineState.PROMISED if self.hits.is_put_off(bill) else LineState.CHASED

    def _climbs(self, bill: Bill, promises: Sequence[Promised]) -> tuple[set[int], date | None]:
        """The levels that hear of it now, and the day of a promise that was broken just now.

        A level is how many thresholds are reached, and one more for each broken promise. Those hear
        that it has passed since the last list; while it was promised there was none.
        """
        broken_before, broken_now, broken = 0, 0, None
        heard_on, promised_on = self.hits.before, None
        for one in promises:
            promised_on = promised_on or calendar.business_day(one.said_at)
            if one.state is not PromiseState.BROKEN or one.decided_on is None:
                continue
            if one.decided_on < self.hits.before or (
                one.decided_on == self.hits.before and bill.id in self.told
            ):
                broken_before += 1
            else:
                heard_on = min(heard_on, promised_on)
                broken_now, broken = broken_now + 1, one.promised_for
            promised_on = None
        reached = self.hits.level(bill.due_on, self.hits.day) + broken_before + broken_now
        level = min(reached, len(rungs()))
        before = min(self.hits.level(bill.due_on, heard_on) + broken_before, len(rungs()))
        levels = set(range(before + 1, level + 1))
        return (levels | {level}) if broken_now else levels, broken


def _is_named(reader: Staff) -> bool:
    """Whether the company's rule names their position."""
    return reader.position in policy.current().payments.overdue_to


# For the clock: who has a list.


async def who_hears(session: AsyncSession, day: date) -> Sequence[Staff]:
    """Everybody who may have something to see to on a working day; none on a day off.

    A few questions in all: whether a promise or a dispute spares somebody, and how high exactly a
    bill has climbed, is looked at when the list is said.
    """
    if not await calendar.is_working_day(session, day):
        return []
    hits = await hits_on(session, day)
    broken = await owners(session, broken_on(hits))
    hit = {*broken, *await owners(session, due_on(hits.due))}
    hit.update(await owners(session, promised_on(hits)))
    crossed = due_on(hits.crossed)
    top = len(rungs())
    climbed = {(one, level) for one in broken for level in range(1, top + 1)}
    for owner_id, due in await owners_by_day(session, crossed):
        climbed.add((owner_id, hits.level(due, day)))
    for owner_id, due in await owners_by_day(session, [*crossed, was_broken()]):
        climbed |= {(owner_id, level) for level in range(hits.level(due, day), top + 1)}
    if not hit and not climbed:
        return []
    ladder = await Ladder.read(session)
    found = [await ladder.looks_after(owner_id) for owner_id in hit]
    found += [await ladder.holder(owner_id, level) for owner_id, level in climbed]
    readers = {one.id: one for one in found if one and one.is_here}
    return [readers[number] for number in sorted(readers)]
