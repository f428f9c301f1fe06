"""One of everything that a person of the company has, deed by deed."""

from __future__ import annotations

import contextlib
from collections.abc import AsyncIterator
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from moneyed import Money
from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from models import bill_disputes, calendar, clock, hand_ins, promises, write_offs
from models.answers import Answer
from models.approvals import Approval
from models.attendance import Signing, Way, moment_on
from models.base import Base
from models.corrections import Correction
from models.customers import Customer
from models.delays import Delay
from models.delegations import Delegation
from models.disputes import Dispute
from models.drafts import Draft, DraftState
from models.earnings import Measure
from models.follow_ups import FollowUp
from models.instalments import Instalment
from models.invoicing import Scope
from models.leave import LeaveRequest
from models.leave_balance import give_credit
from models.leave_returns import LeaveReturn
from models.notes import Note
from models.notice_address import Address, Audience
from models.notices import Notice
from models.order_progress import inspect, last_step, move
from models.order_returns import GoodsReturn, ReturnKind
from models.orders import Order, OrderState
from models.periods import Period
from models.plans import Plan
from models.policy import LeaveKind
from models.receipts import PaymentMethod
from models.report_kinds import ReportKind
from models.reports import Report, Words
from models.shipments import Shipment
from models.spans import Half, Span
from models.staff import Staff
from models.target_setting import set_target
from models.targets import Who
from models.tasks import Task
from models.visits import Purpose, Visit
from tests import goods, paying, selling
from tests.conftest import Office
from tests.phone import Phone
from tests.records import open_file, staff
from tests.rights.company import MONTH, NAMES, TODAY, Company, phone_of, place_of


class Founding:
    """Everybody's work of some days, deed by deed."""

    def __init__(self, office: Office, company: Company) -> None:
        self.office = office
        self.company = company

    @contextlib.asynccontextmanager
    async def of(self, name: str) -> AsyncIterator[None]:
        """What is written meanwhile belongs to somebody."""
        before = await self._last()
        yield
        after = await self._last()
        for table, last in after.items():
            for number in range(before[table] + 1, last + 1):
                self.company.rows[table, number] = name

    async def _last(self) -> dict[str, int]:
        async with self.office.session() as session:
            return {
                name: await session.scalar(select(func.max(table.c.id))) or 0
                for name, table in Base.metadata.tables.items()
            }

    def phone(self, name: str) -> Phone:
        return self.office.phones[name]

    @contextlib.asynccontextmanager
    async def doing(self, name: str) -> AsyncIterator[tuple[AsyncSession, Staff]]:
        """One transaction of somebody's."""
        async with self.office.session() as session:
            yield session, await staff(session, self.phone(name))

    def above(self, name: str) -> str:
        superior = self.company.superiors[name]
        assert superior
        return superior

    # A person's work

    async def works(self, name: str, number: int) -> None:
        """All that somebody has, but for claims; `number` makes their amounts unlike those of others."""
        async with self.of(name):
            await self.office.at("2026-11-17 09:00")
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
            await self.sees_the_customer(name, customer.id)
            await self.sells(name, customer.id, number)
            await self.is_paid(name, customer.id, number)
            await self.reports(name, customer.id)
            await self.is_away(name)
            await self.signs(name, customer.id)
            await self.is_measured(name, number)

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

    async def sells(self, name: str, customer_id: int, number: int) -> None:
        office, price = self.office, 1000 + 10 * number
        water = await selling.product(
            office, f"Water {number}", price, code=f"W{number}", pack=None, cost_units=500 + number
        )
        lines = [selling.line(water, 1234 + number)]
        words = {"address": "Gate 3", "packing": "Pallet", "transport": "Truck", "note": "Hurry"}
        order_id = await selling.place(
            office, self.phone(name), customer_id, lines, TODAY, photos=[A_PHOTO], **words
        )
        order = await office.one(select(Order).where(Order.id == order_id))
        self.company.orders[name] = order.number
        discount = [selling.line(water, 200 + number, discount=Decimal(9), reason="Rival")]
        await selling.place(office, self.phone(name), customer_id, discount, TODAY, **words)
        async with self.doing("Wendy") as (session, works):
            order = await session.get_one(Order, order_id)
            await move(session, order, works, OrderState.IN_PRODUCTION)
            last = await last_step(session, order_id)
            await inspect(
                session,
                order,
                works,
                passed=True,
                note="Fine",
                photos=[A_PHOTO],
                after=last.id if last else 0,
            )
            await move(session, order, works, OrderState.READY)
            await Delay.announce(session, order, works, TODAY + timedelta(days=5), "No truck")
            for quantity in (100, 50):
                shipment = await Shipment.make(
                    session, order, works, {1: Decimal(quantity)}, "SF Express", "SF1", [A_PHOTO]
                )
                if quantity == 100:
                    await shipment.check(
                        session, await staff(session, self.phone("Otto")), right=True
                    )
        await goods.bill(office, self.phone("Fay"), order_id, f"INV-{number}", Scope.SHIPPED)
        async with self.doing(name) as (session, me):
            order = await session.get_one(Order, order_id)
            await GoodsReturn.ask(
                session,
                order,
                me,
                ReturnKind.RETURN,
                {1: Decimal(7)},
                "Broken",
                [A_PHOTO],
                clock.now(),
            )

    async def is_paid(self, name: str, customer_id: int, number: int) -> None:
        office, me, fay = self.office, self.phone(name), self.phone("Fay")
        for part, due in ((1, 10), (2, 12), (3, 14)):
            await paying.owed_before(
                office,
                customer_id,
                f"{2000 + 10 * number + part}.25",
                date(2026, 11, due),
                f"balance:{number}{part}",
            )
        more: dict[str, Any] = {"note": "In two parts", "photos": [A_PHOTO]}
        await paying.pay(office, me, customer_id, f"{100 + number}.35", confirmed_by=fay, **more)
        await paying.pay(
            office, me, customer_id, f"{110 + number}.45", reference=f"REF{number}", **more
        )
        cash = await paying.pay(
            office, me, customer_id, f"{120 + number}.55", PaymentMethod.CASH, **more
        )
        await paying.pay(office, me, customer_id, f"{130 + number}.65", PaymentMethod.CASH, **more)
        async with self.doing(name) as (session, who):
            await hand_ins.hand_in(session, who, [cash], clock.now())
            one, two, three, *_ = await Instalment.open_of(session, customer_id)
            await promises.promise(session, one, who, TODAY + timedelta(days=4), clock.now())
            await bill_disputes.dispute(session, two, who, "Never came", clock.now())
            await write_offs.ask(session, three, who, yuan(40 + number), "Closed", clock.now())

    async def reports(self, name: str, customer_id: int) -> None:
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

    async def is_away(self, name: str) -> None:
        """Leave that goes on, of which a part comes back; and more, of which somebody asks why."""
        await self.office.at("2026-11-18 08:00")
        async with self.doing("Hana") as (session, hr):
            person = await staff(session, self.phone(name))
            await give_credit(
                session, hr, person, LeaveKind.COMPENSATORY, date(2026, 11, 2), 4, "A Sunday"
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
        await self.office.at("2026-11-20 08:10")
        async with self.doing(name) as (session, me):
            request = await session.get_one(LeaveRequest, leave.id)
            await LeaveReturn.ask(
                session, me, request, date(2026, 11, 20), Half.AFTERNOON, "Well again", clock.now()
            )
        await self.office.at("2026-11-18 09:00")

    async def _all_agree(self, session: AsyncSession, about: str) -> None:
        approval = await Approval.of_record(session, about)
        assert approval
        while step := await approval.open_step(session):
            _, person = (await step.seats(session))[0]
            await approval.decide(session, person, yes=True)

    async def signs(self, name: str, customer_id: int) -> None:
        async with self.doing(name) as (session, me):
            now = clock.now()
            signing = await Signing.note(session, me, Way.IN, now, now, None)
            signing.reason, signing.place, signing.was_there = "At the doctor's", "Office", False
        await self.office.at("2026-11-20 08:20")
        async with self.doing(name) as (session, me):
            day = date(2026, 11, 18)
            at = moment_on(day, datetime(2026, 11, 18, 18, 0).time())  # noqa: DTZ001 - only its time
            await Correction.ask(session, me, day, Way.OUT, at, "Forgot", clock.now())

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

    async def announces(self, name: str) -> None:
        async with self.of(name), self.doing(name) as (session, me):
            await Notice.send(
                session, me, Address(Audience.BRANCH, me.id), "Meeting moved", read_by=TODAY
            )

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
            given = await session.get_one(Customer, file.id)
            await given.give_to(session, gina, await staff(session, self.phone(now)), "Moved")


class APhoto:
    file_id, caption = "photo", "A shelf"


A_PHOTO = APhoto()


def yuan(amount: int) -> Money:
    return Money(Decimal(amount) + Decimal("0.95"), "CNY")
