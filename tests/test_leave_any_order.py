"""Leave in any order of deeds: whatever is asked, decided, withdrawn and changed, the sums hold."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import Awaitable, Callable, Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path
from typing import ClassVar, NamedTuple, TypeVar

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from models import calendar, clock, policy, working_time
from models.absences import AbsentHalf
from models.approval_steps import Seat, Step, StepState
from models.approvals import Approval, Outcome
from models.base import Base
from models.calendar import DayKind, SpecialDay
from models.database import Database
from models.delegations import Delegation
from models.errors import Refused
from models.language import Language
from models.leave import LeaveRequest
from models.leave_balance import Balance, LeaveCredit, give_credit
from models.leave_returns import LeaveReturn
from models.policy import LeaveKind
from models.policy_people import Band
from models.policy_values import SUPERIOR
from models.positions import Position
from models.spans import Half, HalfDay, Span
from models.staff import Staff
from scheduler.approvals import JOBS

T = TypeVar("T")
Row = TypeVar("Row", bound=Base)

START = datetime(2026, 12, 21, 0, 30, tzinfo=UTC)  # a Monday, half past eight in Shanghai
FIRST = date(2026, 12, 21)
# Whom each answers to; the administrator and HR stand beside the line.
COMPANY: list[tuple[str, Position, str | None]] = [
    ("Gustav", Position.GENERAL_MANAGER, None),
    ("Dora", Position.DEPUTY_GENERAL_MANAGER, "Gustav"),
    ("Diana", Position.DIRECTOR, "Gustav"),
    ("Hugo", Position.SUPERVISOR, "Diana"),
    ("Mei", Position.REPRESENTATIVE, "Hugo"),
    ("Ann", Position.REPRESENTATIVE, "Hugo"),
    ("Root", Position.ADMIN, None),
    ("Rosa", Position.HR, None),
]
MAY_LEAVE = ("Mei", "Hugo", "Diana")
KEPT = (LeaveKind.ANNUAL, LeaveKind.COMPENSATORY)

people = st.sampled_from([name for name, _, _ in COMPANY])
leading = st.sampled_from(["Hugo", "Diana", "Gustav", "Dora"])
applicants = st.sampled_from(["Mei", "Ann", "Hugo", "Diana", "Gustav"])
kinds = st.sampled_from([*KEPT, LeaveKind.SICK, LeaveKind.MATERNITY])
days = st.integers(1, 16).map(lambda number: FIRST + timedelta(days=number))
halves = st.sampled_from(Half)
any_number = st.integers(0, 99)


class Wish(NamedTuple):
    """Who wants to be away when; decided at once with a yes or a no, or not."""

    name: str
    kind: LeaveKind
    span: Span
    decided: bool | None


def span_from(first: date, from_half: Half, lasts: int) -> Span:
    """So many half-days."""
    begins = 2 * first.toordinal() + (from_half is Half.AFTERNOON)
    last, to_half = divmod(begins + lasts - 1, 2)
    return Span(first, date.fromordinal(last), from_half, list(Half)[to_half])


wishes = st.builds(
    Wish,
    applicants,
    kinds,
    st.builds(span_from, days, halves, st.integers(1, 14)),
    st.sampled_from([None, True, True, False]),
)


async def found_company(database: Database) -> None:
    async with database.writing() as session:
        for year in (2026, 2027):
            await calendar.seed(session, year)
        for number, (name, position, superior) in enumerate(COMPANY):
            above = await Staff.named(session, superior) if superior else None
            person = Staff(name=name, position=position, superior_id=above.id if above else None)
            session.add(person)
            await session.flush()
            await person.join(session, 1000 + number, Language.EN)


class AnyOrder(RuleBasedStateMachine):
    """A company on a database of its own; each rule is somebody's deed, which may be refused."""

    prepared: ClassVar[Path]  # a database with the company in it

    def __init__(self) -> None:
        super().__init__()
        path = self.prepared.parent / "fieldbook.db"
        for old in path.parent.glob(f"{path.name}*"):
            old.unlink()
        shutil.copy(self.prepared, path)
        clock.move_to(START)
        self.loop = asyncio.new_event_loop()
        self.database = Database(f"sqlite+aiosqlite:///{path}")
        self.touched: set[str] = set()
        self.left: dict[str, HalfDay] = {}  # from which half-day on somebody is gone
        self.calendar_is_as_it_was = True

    def teardown(self) -> None:
        self.touched = {name for name, _, _ in COMPANY}
        self.balances_are_what_came_less_what_is_taken()
        self.loop.run_until_complete(self.database.close())
        self.loop.close()

    # Deeds

    @initialize(wishes=st.lists(wishes, min_size=3, max_size=6))
    def begin(self, wishes: list[Wish]) -> None:
        for wish in wishes:
            self.ask(wish)

    @rule(wish=wishes)
    def ask(self, wish: Wish) -> None:
        """Left to wait, or decided at once by whoever's turn it is."""

        async def deed(session: AsyncSession) -> None:
            person = await self.person(session, wish.name)
            request = await LeaveRequest.ask(
                session, person, wish.kind, wish.span, "family", [], clock.now()
            )
            while wish.decided is not None and request.outcome is Outcome.OPEN:
                await next_decides(session, request.about, yes=wish.decided)

        if wish.name not in self.left:  # the bot no longer listens to them
            self.does(wish.name, deed)

    @rule(number=any_number, yes=st.booleans())
    def decide(self, number: int, yes: bool) -> None:
        async def deed(session: AsyncSession) -> None:
            approvals = await all_of(session, Approval)
            waiting = [one for one in approvals if one.outcome is Outcome.OPEN]
            if approval := picked(waiting, number):
                await next_decides(session, approval.record, yes=yes)

        self.does(None, deed)

    @rule(number=any_number, by=people)
    def decide_without_being_asked(self, number: int, by: str) -> None:
        async def deed(session: AsyncSession) -> None:
            if approval := picked(await all_of(session, Approval), number):
                await approval.decide(session, await self.person(session, by), yes=True)

        self.does(None, deed)

    @rule(number=any_number)
    def take_back(self, number: int) -> None:
        async def deed(session: AsyncSession) -> None:
            decided = [one for one in await all_of(session, Step) if one.decided_by_id]
            if step := picked(decided, number):
                approval = await session.get_one(Approval, step.approval_id)
                person = await session.get_one(Staff, step.decided_by_id)
                if person.left_at is None:
                    await approval.take_back(session, person)

        self.does(None, deed)

    @rule(number=any_number)
    def withdraw(self, number: int) -> None:
        async def deed(session: AsyncSession) -> None:
            requests = await all_of(session, LeaveRequest)
            if request := picked([one for one in requests if not one.is_standing], number):
                await request.withdraw(session, await applicant_of(session, request))

        self.does(None, deed)

    @rule(number=any_number)
    def cancel(self, number: int) -> None:
        async def deed(session: AsyncSession) -> None:
            if request := picked(await standing(session), number):
                await request.cancel(session, await applicant_of(session, request))

        self.does(None, deed)

    @rule(number=any_number, later=st.integers(0, 7), yes=st.booleans())
    def come_back_early(self, number: int, later: int, yes: bool) -> None:
        """On the morning of a leave's first day somebody asks to work again, so many halves later."""

        async def deed(session: AsyncSession) -> None:
            if request := picked(await standing(session), number):
                clock.move_to(max(clock.now(), await request.starts_at(session)))
                held = await request.halves(session)
                place = held[later % len(held)].place if held else HalfDay(FIRST, Half.MORNING)
                person = await applicant_of(session, request)
                returned = await LeaveReturn.ask(
                    session, person, request, *place, "finished", clock.now()
                )
                await next_decides(session, returned.about, yes=yes)

        self.does(None, deed)

    @rule(name=leading, to=people, first=days, lasts=st.integers(0, 5))
    def delegate(self, name: str, to: str, first: date, lasts: int) -> None:
        async def deed(session: AsyncSession) -> None:
            person, delegate = await self.person(session, name), await self.person(session, to)
            last = first + timedelta(days=lasts)
            await Delegation.name(session, person, delegate, first, last)

        self.does(None, deed)

    @rule(to=st.sampled_from(["Hugo", "Dora"]), first=days, lasts=st.integers(3, 8))
    def delegate_and_ask(self, to: str, first: date, lasts: int) -> None:
        """The only director names somebody, and then asks for leave that a director decides."""
        self.delegate("Diana", to, calendar.business_day(clock.now()), 5)
        span = span_from(first, Half.MORNING, lasts)
        self.ask(Wish("Diana", LeaveKind.SICK, span, decided=True))

    @precondition(lambda self: len(self.left) < 2)
    @rule(name=st.sampled_from(MAY_LEAVE))
    def leave_the_company(self, name: str) -> None:
        async def deed(session: AsyncSession) -> None:
            await (await self.person(session, name)).leave(session, removed_by=None)

        if name not in self.left:
            now = clock.now()
            self.left[name] = HalfDay(calendar.business_day(now), working_time.half_at(now))
            self.does(name, deed)

    @precondition(lambda self: len(self.left) < 2)
    @rule(number=any_number, later=st.integers(0, 7))
    def leave_when_back_early(self, number: int, later: int) -> None:
        """Coming back early was agreed; they leave, and then it is taken back."""

        async def agreed(session: AsyncSession) -> tuple[str, str]:
            returns = await all_of(session, LeaveReturn)
            found = [one for one in returns if one.outcome is Outcome.APPROVED]
            if not found:
                raise Refused("nobody-came-back")
            return found[-1].about, (await applicant_of(session, found[-1])).name

        self.come_back_early(number, later, yes=True)
        about, name = self.does(None, agreed) or ("", "")
        if name not in MAY_LEAVE:
            return
        self.leave_the_company(name)

        async def thinks_again(session: AsyncSession) -> None:
            approval = await Approval.of_record(session, about)
            assert approval
            [step] = await approval.steps(session)
            decider = await session.get_one(Staff, step.decided_by_id)
            await approval.take_back(session, decider)

        self.does(name, thinks_again)

    @rule(day=days, kind=st.sampled_from(DayKind))
    def change_the_calendar(self, day: date, kind: DayKind) -> None:
        async def deed(session: AsyncSession) -> None:
            await calendar.set_day(session, day, kind, "Ours", who=None)

        self.calendar_is_as_it_was = False
        self.does(None, deed)

    @rule(name=applicants, day=days, number=st.integers(1, 4))
    def work_on_a_day_off(self, name: str, day: date, number: int) -> None:
        async def deed(session: AsyncSession) -> None:
            by, person = await self.person(session, "Rosa"), await self.person(session, name)
            await give_credit(
                session, by, person, LeaveKind.COMPENSATORY, day, number, "stock-taking"
            )

        self.does(name, deed)

    @rule(hours=st.integers(1, 60))
    def let_time_pass(self, hours: int) -> None:
        clock.move_by(timedelta(hours=hours))
        for job in JOBS:
            while self.does(None, job.do_one):
                pass

    # What holds

    @invariant()
    def half_days_are_those_of_what_waits_and_stands(self) -> None:
        """No half-day is held twice, and none of what came to nothing."""

        async def look(session: AsyncSession) -> None:
            working = await self.working_days(session)
            names = {one.id: one.name for one in await all_of(session, Staff)}
            returns = [
                one for one in await all_of(session, LeaveReturn) if one.outcome is Outcome.APPROVED
            ]
            expected: dict[tuple[int, date, Half], tuple[int, bool, bool]] = {}
            for request in await all_of(session, LeaveRequest):
                if request.outcome in (Outcome.REFUSED, Outcome.WITHDRAWN) or request.cancelled_at:
                    continue
                ends = [one.place for one in returns if one.request_id == request.id]
                if gone := self.left.get(names[request.applicant_id]):
                    ends.append(gone)
                for place in request.span.halves():
                    if any(in_order(end) <= in_order(place) for end in ends):
                        continue
                    key = (request.applicant_id, *place)
                    assert key not in expected, f"{place} is held twice"
                    counts = place.day in working or request.kind is LeaveKind.MATERNITY
                    is_approved = request.outcome is Outcome.APPROVED
                    expected[key] = (request.id, counts, is_approved)
            held = {
                (row.staff_id, row.day, row.half): (row.request_id, row.counted, row.approved)
                for row in await all_of(session, AbsentHalf)
            }
            assert held == expected

        self.looks(look)

    @invariant()
    def every_request_has_one_outcome(self) -> None:
        async def look(session: AsyncSession) -> None:
            approvals = await all_of(session, Approval)
            records: list[LeaveRequest | LeaveReturn] = [
                *await all_of(session, LeaveRequest),
                *await all_of(session, LeaveReturn),
            ]
            assert sorted(one.record for one in approvals) == sorted(one.about for one in records)
            outcomes = {one.record: one.outcome for one in approvals}
            for one in records:
                assert outcomes[one.about] is one.outcome
            for approval in approvals:
                assert (approval.closed_at is None) is (approval.outcome is Outcome.OPEN)

        self.looks(look)

    @invariant()
    def those_decide_whom_the_rule_names_for_so_many_days(self) -> None:
        async def look(session: AsyncSession) -> None:
            for request in await all_of(session, LeaveRequest):
                if request.outcome is Outcome.OPEN:
                    steps = await (await request.approval(session)).steps(session)
                    asked = {one.wanted for one in steps if one.state is not StepState.DROPPED}
                    assert asked.issuperset(
                        policy.current().leave.band(await request.days(session)).approvers
                    )
                    assert await request.days(session) > 0

        self.looks(look)

    @invariant()
    def nobody_decides_twice_or_for_themselves(self) -> None:
        async def look(session: AsyncSession) -> None:
            seats = await all_of(session, Seat)
            steps = await all_of(session, Step)
            people = {one.id: one for one in await all_of(session, Staff)}
            for approval in await all_of(session, Approval):
                its = [step for step in steps if step.approval_id == approval.id]
                decided = [step.decided_by_id for step in its if step.decided_by_id]
                assert len(decided) == len(set(decided))
                ids = {step.id for step in its}
                seated = {seat.staff_id for seat in seats if seat.step_id in ids}
                assert approval.applicant_id not in {*decided, *seated}
                # Nor whom they named; who stands in by the company's rule is another matter.
                in_place_of = {seat.for_id for seat in seats if seat.step_id in ids}
                if people[approval.applicant_id].position not in approval.when_away:
                    assert approval.applicant_id not in in_place_of

        self.looks(look)

    @invariant()
    def balances_are_what_came_less_what_is_taken(self) -> None:
        async def look(session: AsyncSession) -> None:
            credits_ = await all_of(session, LeaveCredit)
            requests = {one.id: one for one in await all_of(session, LeaveRequest)}
            taken = [row for row in await all_of(session, AbsentHalf) if row.counted]
            for name in self.touched:
                person = await self.person(session, name)
                for kind in KEPT:
                    came_by_rule = 5 if kind is LeaveKind.ANNUAL else 0
                    expected = Decimal()
                    for year in (2026, 2027):
                        carried = max(Decimal(), min(expected, Decimal(5)))
                        earned = [
                            one.halves
                            for one in credits_
                            if (one.staff_id, one.kind, one.day.year) == (person.id, kind, year)
                        ]
                        went = [
                            row
                            for row in taken
                            if (row.staff_id, row.day.year) == (person.id, year)
                            and requests[row.request_id].kind is kind
                        ]
                        came = carried + came_by_rule + Decimal(sum(earned)) / 2
                        expected = came - Decimal(len(went)) / 2
                        found = await Balance.of(session, person, kind, year)
                        assert found.left == expected
                        assert found.left == sum(line.days for line in found.lines)
                        assert expected >= 0 or not self.calendar_is_as_it_was

        self.looks(look)

    # How it is done

    def does(self, name: str | None, deed: Callable[[AsyncSession], Awaitable[T]]) -> T | None:
        """One transaction; a deed may be refused, and nothing else may go wrong."""

        async def turn() -> T | None:
            try:
                async with self.database.writing() as session:
                    return await deed(session)
            except Refused:
                return None

        self.touched = {name} if name else {"Mei", "Hugo"}
        return self.loop.run_until_complete(turn())

    def looks(self, look: Callable[[AsyncSession], Awaitable[None]]) -> None:
        async def turn() -> None:
            async with self.database.reading() as session:
                await look(session)

        self.loop.run_until_complete(turn())

    async def person(self, session: AsyncSession, name: str) -> Staff:
        person = await Staff.named(session, name)
        assert person
        return person

    async def working_days(self, session: AsyncSession) -> set[date]:
        special = {one.day: one.kind for one in await all_of(session, SpecialDay)}
        dates = [FIRST + timedelta(days=number) for number in range(40)]
        return {
            day
            for day in dates
            if special.get(day, DayKind.WORKING if day.weekday() < 6 else DayKind.OFF)
            is DayKind.WORKING
        }


def in_order(place: HalfDay) -> datetime:
    return datetime.combine(place.day, time(12 * (place.half is Half.AFTERNOON)))


async def all_of(session: AsyncSession, table: type[Row]) -> list[Row]:
    return list((await session.scalars(select(table).order_by(table.id))).all())


def picked(rows: Sequence[Row], number: int) -> Row | None:
    return rows[number % len(rows)] if rows else None


async def standing(session: AsyncSession) -> list[LeaveRequest]:
    return [one for one in await all_of(session, LeaveRequest) if one.is_standing]


async def next_decides(session: AsyncSession, about: str, *, yes: bool) -> None:
    """Whoever's turn it is says yes or no; nothing happens while it is nobody's."""
    approval = await Approval.of_record(session, about)
    assert approval
    step = await approval.open_step(session)
    seats = await step.seats(session) if step else []
    if not seats:
        raise Refused("nobody-is-there")
    _, person = seats[-1]
    await approval.decide(session, person, yes=yes, reason="so")


async def applicant_of(session: AsyncSession, record: LeaveRequest | LeaveReturn) -> Staff:
    return await session.get_one(Staff, record.applicant_id)


@pytest.fixture
def long_chains() -> Iterator[None]:
    """Up to three decide one after the other, so that nobody may be asked twice."""
    before = policy.current()
    bands = (
        Band(up_to_days=Decimal(1), approvers=(SUPERIOR,)),
        Band(less_than_days=Decimal(3), approvers=(SUPERIOR, Position.DIRECTOR)),
        Band(
            approvers=(SUPERIOR, Position.DIRECTOR, Position.GENERAL_MANAGER),
            when_away={Position.GENERAL_MANAGER: Position.DEPUTY_GENERAL_MANAGER},
        ),
    )
    policy.use(
        before.model_copy(update={"leave": before.leave.model_copy(update={"bands": bands})})
    )
    yield
    policy.use(before)


def test_whatever_the_order_of_deeds_the_sums_hold(
    sqlite: Path, tmp_path: Path, long_chains: None
) -> None:
    AnyOrder.prepared = tmp_path / "prepared.db"
    shutil.copy(sqlite, AnyOrder.prepared)
    clock.move_to(START)

    async def prepare() -> None:
        database = Database(f"sqlite+aiosqlite:///{AnyOrder.prepared}")
        await found_company(database)
        await database.close()

    asyncio.run(prepare())
    run_state_machine_as_test(
        AnyOrder,
        settings=settings(
            max_examples=20,
            stateful_step_count=25,
            deadline=None,
            derandomize=True,
            suppress_health_check=list(HealthCheck),
        ),
    )
