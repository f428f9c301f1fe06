"""Chasing: which bills somebody should see to on a day, and who is told of them (10.2)."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from moneyed import Money
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from models import calendar, policy
from models.among import Among
from models.chase_bills import Bill, Morning, bills_numbered, owners, untold
from models.chase_ladder import Ladder, Person, levels, rungs
from models.chase_memory import OWNER, remember
from models.money import from_minor_units
from models.staff import LEADING, Staff


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
    owner: Person | None  # whose customer it is, if not the reader's own
    is_own: bool  # the reader's to answer
    may_open: bool
    heard_at: frozenset[int] = frozenset()  # the levels at which it is to be told to the reader

    @property
    def is_chased(self) -> bool:
        return self.state is LineState.CHASED

    @property
    def may_write(self) -> bool:
        """Whether an answer to the bill's card reaches somebody else, its owner."""
        return self.owner is not None and self.owner.is_here and self.may_open

    @property
    def amount(self) -> Money:
        """What is chased; of what was answered, what is open."""
        units = self.bill.chased_units if self.is_chased else self.bill.open_units
        return from_minor_units(units, self.bill.currency)


# For one reader.


async def lines_of(session: AsyncSession, reader: Staff, day: date, at_most: int) -> Sequence[Line]:
    """What a reader has still to hear of on a day, the biggest amounts, the very biggest first (10.2).

    Their own customers' bills, those of owners who are not there any more, and what has climbed to
    them. Nothing that is paid, promised for later, disputed, covered by receipts that wait for
    finance, or below the company's minimum: that is told when chasing goes on.
    """
    desk = await _Desk.of(session, reader, day)
    heard_at = await desk.untold(at_most)
    bills = await bills_numbered(session, desk.morning, heard_at)
    found: list[Line | None] = []
    for number, bill in bills.items():
        # Between the two questions it may have been paid, disputed or given to somebody else.
        levels_left = {one for one in heard_at[number] if bill.owner_id in desk.owners[one]}
        if bill.is_chased and not bill.is_disputed and levels_left:
            found.append(desk.line(bill, frozenset(levels_left)))
    lines = [line for line in found if line]
    return sorted(lines, key=lambda line: (-line.amount.amount, line.bill.id))[:at_most]


async def lines_again(
    session: AsyncSession, reader: Staff, day: date, shown: Sequence[int]
) -> Sequence[Line]:
    """The bills that a list of this day names, in the same order, as they are now: answered ones too.

    Without those that are the reader's no longer.
    """
    desk = await _Desk.of(session, reader, day)
    found = await bills_numbered(session, desk.morning, shown)
    lines = [desk.line(found[number]) for number in shown if number in found]
    return [line for line in lines if line]


async def tell(session: AsyncSession, reader: Staff, day: date, lines: Sequence[Line]) -> None:
    """These are in the list that the reader is owed: at their levels they are told of."""
    rows = [
        {
            "instalment_id": line.bill.id,
            "level": level,
            "due_on": line.bill.due_on,
            "days": line.bill.days if level == OWNER else rungs()[level - 1][1],
            "broken": line.bill.broken,
            "staff_id": reader.id,
            "told_on": day,
        }
        for line in lines
        for level in line.heard_at
    ]
    await remember(session, rows)


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
    morning: Morning
    branch: frozenset[int]
    people: Mapping[int, Person]
    owners: Mapping[int, frozenset[int]]  # of whose customers they hear, by level

    @classmethod
    async def of(cls, session: AsyncSession, reader: Staff, day: date) -> _Desk:
        branch = frozenset(await reader.branch(session))
        people: Mapping[int, Person] = {reader.id: Person.of(reader)}
        hears = {OWNER: frozenset({reader.id})}
        if len(branch) > 1 or _may_be_on_the_ladder(reader):
            ladder = await Ladder.read(session)
            people = ladder.people
            hears = {level: ladder.heard_by(reader, level) for level in levels()}
        return cls(session, reader, await Morning.of(session, day), branch, people, hears)

    async def untold(self, at_most: int) -> Mapping[int, set[int]]:
        """The bills they have still to hear of, and at which levels: so many of the biggest, and some
        more.

        Whichever is one of the biggest of all is so at each of its levels: none is left out.
        """
        heard_at: dict[int, set[int]] = {}
        for level, owner_ids in self.owners.items():
            if not owner_ids:
                continue
            whose = Among.within(owner_ids, self.people)
            for number in await untold(self.session, self.morning, level, whose, at_most):
                heard_at.setdefault(number, set()).add(level)
        return heard_at

    def line(self, bill: Bill, heard_at: frozenset[int] | None = None) -> Line | None:
        """How it stands in the list; None where it has no place there.

        Where it is to be told, it is chased; `heard_at` None: it was told, and may be answered.
        """
        state = LineState.CHASED if heard_at else self._state(bill)
        if state is None or not any(bill.owner_id in some for some in self.owners.values()):
            return None
        return Line(
            bill,
            state,
            days=(self.morning.day - bill.due_on).days if bill.due_on else None,
            owner=None if bill.owner_id == self.reader.id else self.people[bill.owner_id],
            is_own=bill.owner_id in self.owners[OWNER] and bill.owner_id in self.branch,
            may_open=bill.owner_id in self.branch or self.reader.keeps_the_money,
            heard_at=heard_at or frozenset(),
        )

    def _state(self, bill: Bill) -> LineState | None:
        """None: so little is left that nobody chases it."""
        if bill.open_units <= 0:
            return LineState.SETTLED
        if bill.is_disputed:
            return LineState.DISPUTED
        if not bill.is_chased:
            return LineState.RECEIPT_WAITS if bill.pending_units else None
        # Put off or broken once, it is no answer to those above.
        counts = bill.is_first or bill.owner_id in self.owners[OWNER]
        is_answered = counts and self.morning.is_answered(bill)
        return LineState.PROMISED if is_answered else LineState.CHASED


def _may_be_on_the_ladder(reader: Staff) -> bool:
    """Whether bills may climb to them although nobody stands below: by their position."""
    rules = policy.current().payments
    named = {*rules.overdue_to, *rules.when_away.values()}
    return reader.position in LEADING or reader.position in named


# For the clock: who has a list.


async def who_hears(
    session: AsyncSession, day: date, of: Collection[int] | None = None
) -> Sequence[Staff]:
    """Everybody who has still to hear of something on a working day, of these owners' customers or of
    all; none on a day off."""
    if not await calendar.is_working_day(session, day):
        return []
    morning = await Morning.of(session, day)
    hit = {level: await owners(session, morning, level, of) for level in levels()}
    if not any(hit.values()):
        return []
    ladder = await Ladder.of(session, set().union(*hit.values()))
    found = [ladder.hearer(owner_id, level) for level in hit for owner_id in hit[level]]
    readers = {one.id for one in found if one}
    return (
        await session.scalars(select(Staff).where(Staff.id.in_(readers)).order_by(Staff.id))
    ).all()
