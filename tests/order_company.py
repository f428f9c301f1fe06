"""A company that sells, on a database of its own, where anybody may do anything in any order (8)."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import Awaitable, Callable, Sequence
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any, ClassVar, NamedTuple, TypeVar

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine
from moneyed import Money
from sqlalchemy.ext.asyncio import AsyncSession

from models import calendar, clock, invoicing, policy
from models.approvals import Approval, Outcome
from models.customer_file import File
from models.customers import Customer
from models.database import Database
from models.errors import Refused
from models.invoices import Invoice, InvoiceState
from models.language import Language
from models.leave import LeaveRequest
from models.money import rounded
from models.order_check import list_price_of
from models.order_lines import Asked, exact
from models.order_progress import move, to_ship
from models.order_versions import Content
from models.orders import STANDING, Order, OrderState
from models.policy import CustomerClass, LeaveKind
from models.positions import Position
from models.products import Product, keys_of, prices_for
from models.shipments import Shipment, ShipmentState
from models.spans import Half, Span
from models.staff import Staff
from tests.order_books import all_of

T = TypeVar("T")

START = datetime(2026, 11, 23, 0, 30, tzinfo=UTC)  # a Monday, half past eight in Shanghai
LARGE = Decimal(1000)  # an order of which the director hears
# Whom each answers to.
COMPANY: list[tuple[str, Position, str | None]] = [
    ("Gustav", Position.GENERAL_MANAGER, None),
    ("Diana", Position.DIRECTOR, "Gustav"),
    ("Hugo", Position.SUPERVISOR, "Diana"),
    ("Mei", Position.REPRESENTATIVE, "Hugo"),
    ("Ann", Position.REPRESENTATIVE, "Hugo"),
    ("Fina", Position.FINANCE, "Gustav"),
    ("Fred", Position.FINANCE, "Gustav"),
    ("Willi", Position.WORKS, "Gustav"),
    ("Wanda", Position.WORKS, "Gustav"),
    ("Sally", Position.SALES_ADMIN, "Diana"),
    ("Root", Position.ADMIN, None),
]
# Whose, and how much they may owe.
CUSTOMERS = [("Hualian", "Mei", None), ("Jiale", "Mei", 500), ("Wumei", "Ann", 300)]
# Name, unit, pack, price and tax in minor units and basis points, currency.
PRODUCTS = [
    ("Water", "bottle", ("case", 24), 200, None, "CNY"),
    ("Juice", "bottle", None, 1005, 1300, "CNY"),
    ("Flour", "kg", ("sack", 25), 333, 900, "CNY"),
    ("Dates", "kg", None, 12345, 500, "KWD"),
]

people = st.sampled_from([name for name, _, _ in COMPANY])
# Who sells to whom; Ann has no business with Mei's.
sellers = st.sampled_from(
    [("Mei", 0), ("Mei", 0), ("Mei", 1), ("Ann", 2), ("Hugo", 0), ("Gustav", 1), ("Ann", 0)]
)
works = st.sampled_from(["Willi", "Willi", "Wanda", "Wanda", "Mei"])
any_number = st.integers(0, 99)
mostly = st.sampled_from([True, True, True, False])


class Wanted(NamedTuple):
    """A line as it comes to somebody's mind: at a discount, or at such a part of the list price."""

    product: int
    by_pack: bool
    quantity: Decimal
    discount: Decimal | None
    part: Decimal | None


class Sale(NamedTuple):
    seller: tuple[str, int]  # and the customer
    lines: list[Wanted]
    days: int  # until it is delivered


usual_products, usual_quantities = [0, 1, 2], [Decimal(one) for one in (1, 2, 3, 7, 10)]
kilos = st.sampled_from([*usual_quantities, Decimal("0.5"), Decimal("0.333")])
lines = st.builds(
    Wanted,
    st.sampled_from(usual_products),
    st.booleans(),
    st.sampled_from(usual_quantities),
    st.sampled_from([None, None, None, Decimal(3), Decimal(5), Decimal("7.5"), Decimal(30)]),
    st.sampled_from([None, None, None, None, Decimal("0.97"), Decimal("0.5"), Decimal("1.1")]),
)
by_weight = st.builds(
    Wanted, st.sampled_from([2, 3]), st.just(False), kilos, st.none(), st.sampled_from([None])
)
sales = st.builds(
    Sale,
    sellers,
    st.lists(lines, min_size=1, max_size=3)
    | st.lists(lines, min_size=1, max_size=3)
    | st.lists(by_weight, min_size=1, max_size=2),
    st.integers(0, 9),
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
        for name, owner, limit in CUSTOMERS:
            person = await called(session, owner)
            file = File(name, credit_limit=Money(limit, "CNY") if limit else None)
            await Customer.open_file(session, person, file, clock.now())
        session.add_all(
            Product(
                code=name.upper(),
                name=name,
                unit=unit,
                pack_name=pack[0] if pack else None,
                pack_size=pack[1] if pack else None,
                list_price_units=price,
                tax_basis_points=tax,
                currency=currency,
                keys=keys_of(name, name.upper(), ""),
            )
            for name, unit, pack, price, tax, currency in PRODUCTS
        )


async def called(session: AsyncSession, name: str) -> Staff:
    person = await Staff.named(session, name)
    assert person
    return person


class Firm(RuleBasedStateMachine):
    """Each deed is somebody's, and may be refused."""

    prepared: ClassVar[Path]  # a database with the company in it

    def __init__(self) -> None:
        super().__init__()
        path = self.prepared.parent / "fieldbook.db"
        for old in path.parent.glob(f"{path.name}*"):
            old.unlink()
        shutil.copy(self.prepared, path)
        clock.move_to(START)
        self.company_rules = policy.current()
        self.rule_for_orders(director_told_from=LARGE)
        self.loop = asyncio.new_event_loop()
        self.database = Database(f"sqlite+aiosqlite:///{path}")
        self.left: set[str] = set()
        self.focus: int | None = (
            None  # the order to which several things are done one after the other
        )
        self.something_happened = True

    def teardown(self) -> None:
        self.loop.run_until_complete(self.database.close())
        self.loop.close()
        policy.use(self.company_rules)

    def rule_for_orders(self, **rules: Any) -> None:
        """From now on the company does it so."""
        before = policy.current()
        orders = before.orders.model_copy(update=rules)
        policy.use(before.model_copy(update={"orders": orders}))

    def does(
        self, name: str | None, deed: Callable[[AsyncSession, Staff], Awaitable[T]]
    ) -> T | None:
        """One transaction of somebody's, of nobody's the administrator's.

        It may be refused, and nothing else may go wrong. To those who left the bot no longer listens.
        """
        if name in self.left:
            return None

        async def turn() -> T | None:
            try:
                async with self.database.writing() as session:
                    done = await deed(session, await called(session, name or "Root"))
            except Refused:
                return None
            self.something_happened = True
            return done

        return self.loop.run_until_complete(turn())

    def looks(self, look: Callable[[AsyncSession], Awaitable[None]]) -> None:
        async def turn() -> None:
            async with self.database.reading() as session:
                await look(session)

        self.loop.run_until_complete(turn())

    def picks(self, orders: Sequence[Order], number: int) -> Order:
        return picked([one for one in orders if one.id == self.focus] or orders, number)

    def everything_holds(self) -> None:
        """Looked at after each deed, and between those that are one after the other."""
        raise NotImplementedError

    # What several deeds do

    def place(self, sale: Sale) -> None:
        name, number = sale.seller

        async def deed(session: AsyncSession, person: Staff) -> None:
            customer = (await all_of(session, Customer))[number]
            asked = [await as_asked(session, customer, one) for one in sale.lines]
            due = calendar.business_day(clock.now()) + timedelta(days=sale.days)
            await Order.place(session, person, customer, Content(asked, due), clock.now())

        self.does(name, deed)

    def bring_on(self, number: int, steps: int, part: Decimal) -> None:
        """The usual course of things with one order, so many steps on."""

        async def deed(session: AsyncSession, _: Staff) -> None:
            await next_step(session, self.picks(await all_of(session, Order), number), part)

        for _ in range(steps):
            self.does(None, deed)

    def is_away(self, name: str) -> None:
        """On leave today."""

        async def deed(session: AsyncSession, person: Staff) -> None:
            day = calendar.business_day(clock.now())
            span = Span(day, day, Half.MORNING, Half.AFTERNOON)
            request = await LeaveRequest.ask(
                session, person, LeaveKind.SICK, span, "flu", [], clock.now()
            )
            while request.outcome is Outcome.OPEN:
                await next_decides(session, await request.approval(session), yes=True)

        self.does(name, deed)


async def as_asked(session: AsyncSession, customer: Customer, wanted: Wanted) -> Asked:
    product = (await all_of(session, Product))[wanted.product]
    measure = product.measures[-1 if wanted.by_pack else 0]
    day = calendar.business_day(clock.now())
    prices = await prices_for(session, [product], CustomerClass.C, day)
    price = list_price_of(prices[product.id], measure)
    agreed = rounded(price * wanted.part) if wanted.part is not None else None
    discount = wanted.discount if agreed is None else None
    return Asked(product.id, measure.name, wanted.quantity, price, agreed, discount, reason="so")


def picked(rows: Sequence[T], number: int) -> T:
    """One of them; without any nothing can be done."""
    if not rows:
        raise Refused("there-is-none")
    return rows[number % len(rows)]


async def standing(session: AsyncSession) -> list[Order]:
    return [one for one in await all_of(session, Order) if one.state in STANDING]


async def next_decides(session: AsyncSession, approval: Approval, *, yes: bool) -> None:
    """Whoever's turn it is says yes or no."""
    step = await approval.open_step(session)
    seats = await step.seats(session) if step else []
    _, person = picked(seats, -1)
    await approval.decide(session, person, yes=yes, reason="so")


async def next_step(session: AsyncSession, order: Order, part: Decimal) -> None:
    """Decided, made ready, shipped in part or whole, checked, delivered, billed, checked."""
    willi, wanda = await called(session, "Willi"), await called(session, "Wanda")
    approval = await Approval.of_record(session, order.about)
    if order.asks and approval:
        await next_decides(session, approval, yes=True)
    elif order.state in (OrderState.CONFIRMED, OrderState.IN_PRODUCTION, OrderState.INSPECTED):
        await move(session, order, willi, OrderState.READY)
    elif waiting := await _shipments(session, order, ShipmentState.WAITING):
        await waiting[0].check(session, wanda, right=True)
    elif order.state in (OrderState.READY, OrderState.PART_SHIPPED):
        await Shipment.make(session, order, willi, await some_of(session, order, part))
    elif on_their_way := await _shipments(session, order, ShipmentState.SHIPPED):
        day = calendar.business_day(clock.now())
        await on_their_way[0].deliver(session, willi, day)
    elif order.state is OrderState.DELIVERED:
        await bill_or_check(session, order)


async def bill_or_check(session: AsyncSession, order: Order) -> None:
    fina, fred = await called(session, "Fina"), await called(session, "Fred")
    its = [one for one in await all_of(session, Invoice) if one.order_id == order.id]
    waiting = [one for one in its if one.state is InvoiceState.WAITING]
    if waiting:
        await invoicing.check(session, waiting[0], fred)
        return
    bill = await invoicing.bill_of(session, order, invoicing.Scope.SHIPPED)
    number = f"{order.id}-{len(its)}"
    total = bill.totals.total
    await invoicing.make(session, order, fina, number, total, invoicing.Scope.SHIPPED)


async def _shipments(
    session: AsyncSession, order: Order, state: ShipmentState
) -> Sequence[Shipment]:
    its = [one for one in await all_of(session, Shipment) if one.order_id == order.id]
    return [one for one in its if one.state is state]


async def some_of(session: AsyncSession, order: Order, part: Decimal) -> dict[int, Decimal]:
    """Such a part of what is left of each line; more than there is with a part above one."""
    left = {number: exact(milli) for number, milli in (await to_ship(session, order)).items()}
    return {
        number: quantity * part
        if part >= 1
        else max(quantity * part // 1, min(quantity, Decimal(1)))
        for number, quantity in left.items()
        if quantity > 0
    }
