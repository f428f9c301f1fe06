"""One of everything that a person of the company has, deed by deed."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from handlers.task_lists import GIVEN
from models import alerts, calendar, clock
from models.alerts import AlertTime
from models.answers import Answer
from models.approvals import Approval
from models.attendance import Signing, Way, moment_on
from models.corrections import Correction
from models.customers import Customer
from models.delegations import Delegation
from models.disputes import Dispute
from models.drafts import Draft, DraftState
from models.earnings import Measure
from models.follow_ups import FollowUp
from models.handover import give
from models.leave import LeaveRequest
from models.leave_balance import give_credit
from models.leave_returns import LeaveReturn
from models.notes import Note
from models.notice_address import Address, Audience
from models.notices import Notice
from models.outbox import notify
from models.periods import Period
from models.places import Whereabouts
from models.plans import Plan
from models.policy import AlertKind, LeaveKind
from models.report_kinds import ReportKind
from models.reports import Report, Words
from models.spans import Half, Span
from models.target_setting import set_target
from models.targets import Who
from models.tasks import Task
from models.visits import Purpose, Visit
from tests.records import open_file, staff
from tests.rights.company import MONTH, NAMES, OWNERS, TODAY, phone_of, place_of
from tests.rights.trade import A_PHOTO, Trade, yuan

OVERDUE_SOON = date(2026, 10, 30)
READ_BY = YESTERDAY = date(2026, 11, 19)


class Founding(Trade):
    """A person's work; `number` makes their amounts unlike those of others."""

    async def begins(self, name: str, number: int) -> None:
        """A customer, and what lies about it until it is overdue."""
        async with self.of(name):
            customer = await open_file(
                self.office,
                self.phone(name),
                NAMES[number],
                contact=f"Contact {number}",
                phone=phone_of(name),
                place=place_of(name),
                industry="Retail",
                address=f"{number} Nanjing Road",
                shop="hypermarket",
                needs="Shelves",
                note="Pays late",
                credit_limit=yuan(900_000 + number),
            )
            self.customers[name] = customer.id
            await self.owes_work(name, customer.id)
            await self.sells_late(name, customer.id, number)
            await self.owes_money(customer.id, number)

    async def works(self, name: str, number: int) -> None:
        """All that somebody has, but for claims and absence."""
        customer_id = self.customers[name]
        async with self.of(name):
            await self.sees_the_customer(name, customer_id)
            await self.sells(name, customer_id, number)
            await self.is_paid(name, customer_id, number)
            await self.reports(name)
            await self.is_measured(name, number)

    async def owes_work(self, name: str, customer_id: int) -> None:
        async with self.doing(name) as (session, me):
            customer = await session.get_one(Customer, customer_id)
            await Visit.log(
                session,
                me,
                customer,
                purpose=Purpose.ROUTINE,
                outcome="First",
                next_on=OVERDUE_SOON,
                next_step="Ring",
                place=None,
                photos=[],
                shop=None,
                checks=[],
                said_at=clock.now(),
            )
            for kind in ReportKind:
                results = "One" if kind is ReportKind.DAILY else None
                words = Words(done="Seen", results=results, problems="Fog", plan="Much")
                day = kind.first_of(calendar.business_day(clock.now()))
                await Report.file(session, me, day, clock.now(), words, kind)
        async with self.doing(self.above(name)) as (session, above):
            person = await staff(session, self.phone(name))
            await Task.give(session, above, [person], "Soon", OVERDUE_SOON, clock.now())

    async def sees_the_customer(self, name: str, customer_id: int) -> None:
        async with self.doing(name) as (session, me):
            customer = await session.get_one(Customer, customer_id)
            visit = await Visit.log(
                session,
                me,
                customer,
                purpose=Purpose.ROUTINE,
                outcome="Talked",
                next_on=TODAY,
                next_step="Call",
                place=None,
                photos=[A_PHOTO],
                shop=None,
                checks=[],
                said_at=clock.now(),
            )
            assert visit
            await FollowUp.promise(session, me, customer, TODAY, "Samples", clock.now())
            session.add(
                Draft(
                    staff_id=me.id,
                    form="report",
                    state=DraftState.PARKED,
                    answers={"done": f"Half {name}"},
                    subject=TODAY.isoformat(),
                    offered={},
                    heard={},
                    asking="results",
                )
            )
        async with self.doing(self.above(name)) as (session, above):
            person = await staff(session, self.phone(name))
            customer = await session.get_one(Customer, customer_id)
            day = TODAY + timedelta(days=3)
            await Task.give(session, above, [person], "Bring the list", day, clock.now(), customer)
            session.add(
                Answer(
                    record=f"customer:{customer_id}",
                    author_id=above.id,
                    to_id=person.id,
                    words="Well done",
                    message_id=1,
                    said_at=clock.now(),
                )
            )
        async with self.doing(name) as (session, me):
            plan = await Plan.open(session, me, TODAY + timedelta(days=3), me)
            await plan.add(session, me, customer_id)
            await Plan.send(session, me, [plan])

    async def reports(self, name: str) -> None:
        words = Words(done="Called", results="Two", problems="Rain", plan="More")
        async with self.doing(name) as (session, me):
            today = calendar.business_day(clock.now())
            await Report.file(session, me, today, clock.now(), words)
            weekly = Words(done="A week", results=None, problems="Snow", plan="Less")
            await Report.file(
                session, me, date(2026, 11, 9), clock.now(), weekly, ReportKind.WEEKLY
            )
            session.add(
                Note(
                    author_id=me.id,
                    day=TODAY,
                    words="Rumour",
                    said_at=clock.now(),
                    message_id=1,
                    kept=True,
                )
            )

    async def is_away(self, name: str, number: int) -> None:
        """Leave to come, and more, of which somebody asks why."""
        async with self.of(name):
            await self._asks_for_leave(name, number)

    async def _asks_for_leave(self, name: str, number: int) -> None:
        async with self.doing("Hana") as (session, hr):
            person = await staff(session, self.phone(name))
            halves = 201 + 2 * number  # days that are nobody else's
            await give_credit(
                session, hr, person, LeaveKind.COMPENSATORY, date(2026, 11, 2), halves, "A Sunday"
            )
        pictures = [A_PHOTO]
        async with self.doing(name) as (session, me):
            span = Span(date(2026, 11, 19), date(2026, 11, 20), Half.AFTERNOON, Half.AFTERNOON)
            leave = await LeaveRequest.ask(
                session, me, LeaveKind.SICK, span, "Flu", pictures, clock.now()
            )
            await self._all_agree(session, leave.about)
            later = Span(date(2026, 12, 7), date(2026, 12, 7))
            other = await LeaveRequest.ask(
                session, me, LeaveKind.PERSONAL, later, "Wedding", pictures, clock.now()
            )
            approval = await Approval.of_record(session, other.about)
            assert approval
            step = await approval.open_step(session)
            assert step
            _, decides = (await step.seats(session))[0]
            await approval.ask(session, decides, "Whose?", clock.now())
        self.leaves[name] = leave.id

    async def _all_agree(self, session: AsyncSession, about: str) -> None:
        approval = await Approval.of_record(session, about)
        assert approval
        while step := await approval.open_step(session):
            _, person = (await step.seats(session))[0]
            await approval.decide(session, person, yes=True)

    async def signs_in(self, name: str) -> None:
        async with self.of(name), self.doing(name) as (session, me):
            now = clock.now()
            signing = await Signing.note(session, me, Way.IN, now, now, None)
            signing.reason, signing.place, signing.was_there = "At the doctor's", "Office", False
            if name in OWNERS:
                await Whereabouts.note(session, me, place_of(name), now)

    async def comes_back(self, name: str) -> None:
        """Before leave is over; and says when they went home on the last day before."""
        async with self.of(name), self.doing(name) as (session, me):
            request = await session.get_one(LeaveRequest, self.leaves[name])
            await LeaveReturn.ask(
                session, me, request, TODAY, Half.AFTERNOON, "Well again", clock.now()
            )
            day = date(2026, 11, 18)
            at = moment_on(day, datetime(2026, 11, 18, 18, 0).time())  # noqa: DTZ001 - only its time
            await Correction.ask(session, me, day, Way.OUT, at, "Forgot", clock.now())

    async def asks_for_a_report(self, name: str) -> None:
        async with self.doing(self.above(name)) as (session, above):
            await Report.ask_for(session, above, await staff(session, self.phone(name)), YESTERDAY)

    async def gave_several_a_task(self, name: str) -> None:
        """What they are shown then."""
        async with self.doing(name) as (session, me):
            await notify(session, me, GIVEN)

    async def is_measured(self, name: str, number: int) -> None:
        async with self.doing(self.above(name)) as (session, above):
            person = await staff(session, self.phone(name))
            await set_target(
                session,
                above,
                Who.person(person.id),
                Period.read(MONTH),
                Measure.SALES,
                yuan(500_000 + number),
            )

    async def claims(self, name: str, whose: str, number: int) -> None:
        """Somebody says that another one's customer is theirs."""
        async with self.of(name), self.doing(name) as (session, me):
            holder = self.company.people[whose]
            customer = await session.scalar(
                select(Customer).where(Customer.owner_id == holder).order_by(Customer.id).limit(1)
            )
            assert customer
            await Dispute.open(
                session,
                me,
                customer,
                called="Old friends",
                contact_since=date(2026, 10, 1),
                reason="I was first",
                said_at=clock.now(),
            )

    async def is_refused_a_file(self, name: str) -> None:
        """Of another's customer, where the phone is known."""
        owners = list(OWNERS)
        whose = owners[owners.index(name) - 2]
        async with self.of(name), self.doing(name) as (session, me):
            session.add(
                Draft(
                    staff_id=me.id,
                    form="customer",
                    state=DraftState.CANCELLED,
                    answers={"name": "Old friends", "phone": phone_of(whose)},
                    offered={},
                    heard={},
                )
            )

    async def announces(self, name: str) -> None:
        async with self.of(name), self.doing(name) as (session, me):
            await Notice.send(
                session, me, Address(Audience.BRANCH, me.id), "Meeting moved", read_by=READ_BY
            )

    async def chooses_alerts(self, name: str) -> None:
        """As they are where nobody chose."""
        async with self.doing(name) as (session, me):
            await alerts.choose(session, me, AlertKind.BIG_ORDER)
            await alerts.choose_time(session, me, AlertTime.WORKING)

    async def names_a_delegate(self, name: str, delegate: str) -> None:
        async with self.doing(name) as (session, me):
            other = await staff(session, self.phone(delegate))
            await Delegation.name(session, me, other, TODAY, TODAY)

    async def hands_over(self, customer: str, was: str, now: str) -> None:
        """A customer is somebody else's from today on."""
        async with self.of(now):
            file = await open_file(
                self.office, self.phone(was), customer, contact="Old friend", needs="Shelves"
            )
        async with self.doing("Gina") as (session, gina):
            await give(session, gina, file.id, self.company.people[now])
