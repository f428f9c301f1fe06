"""What the try-out's customers order, how it reaches them, and what of it is still on its way."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from functools import partial

from sqlalchemy import select

from bot.demo.company.customers import CUSTOMERS, KNOWN, A, B, C, Known
from bot.demo.company.diary import Deed, Diary
from bot.demo.company.paying import Paying
from bot.demo.company.people import DIRECTOR, FINANCE, SALES_ADMIN, WORKS
from bot.demo.company.products import PRODUCTS
from models import calendar, clock, invoicing, order_changes, order_progress
from models.approvals import Approval
from models.order_check import list_price_of, measure_of
from models.order_lines import Asked
from models.order_terms import Terms
from models.order_versions import Content
from models.orders import Order, OrderState
from models.products import Product, prices_for
from models.shipments import Shipment

# Days between two orders, lines of one, and packs of a line, by class.
EVERY = {A: 23, B: 46, C: 55}
LINES = {A: (3, 4), B: (2, 3), C: (1, 2)}
PACKS = {A: (40, 50, 60, 80, 100), B: (12, 15, 20, 24, 30, 40), C: (2, 3, 4, 5, 6)}
BILLED_AFTER = 8  # working days: finance does what is to be billed by the week
BY_WEIGHT = 10  # so many kg stand for a pack

CONFIRMED, MADE, SENT = OrderState.CONFIRMED, OrderState.IN_PRODUCTION, OrderState.SHIPPED
DELIVERED, WAITING = OrderState.DELIVERED, OrderState.WAITING
REFUSED, CANCELLED = OrderState.REFUSED, OrderState.CANCELLED


@dataclass(frozen=True)
class Ordered:
    """An order that everybody can rely on, by the days ago on which it was entered."""

    customer: str
    days_ago: int
    products: str  # codes, each with packs
    state: OrderState = DELIVERED
    within: int = 4  # days that were agreed on for the delivery
    discount: int = 0  # percent
    is_paid: bool = False


ORDERED = [
    Ordered("福满家便利店", 29, "LC-500:12 BG-120:8"),
    Ordered("福满家便利店", 15, "LC-500:15 KL-2000:10 SP-070:8"),
    Ordered("江滨酒楼", 20, "SY-5L:30 DM-25:60"),
    Ordered("江滨酒楼", 6, "SY-5L:24 DM-25:50 ZJ-10:20", MADE, within=16),
    Ordered("Harbour Fresh Market", 8, "SQ-550:60 SP-070:30 KL-2000:40", MADE, within=6),  # late
    Ordered("虹橋聯合商場", 8, "KL-330:400 LC-500:240 SY-5L:160 ZJ-10:120", MADE, within=18),
    Ordered("好邻居超市(徐家汇店)", 7, "SQ-1500:80 ZJ-10:60", SENT, within=10),
    Ordered("徐家汇食品商行", 24, "SQ-550:40 NN-250:30", REFUSED, discount=13),
    Ordered("Xintiandi Wine & Food", 26, "SP-070:20 BG-120:15", CANCELLED),
]
# What waits for somebody since the last working day: by whom it is decided follows from the discount.
TO_DECIDE = [
    Ordered("陆家嘴优品超市", 1, "SQ-550:40 KL-330:30", WAITING, within=9, discount=8),
    Ordered(
        "French Quarter Grocer", 1, "SP-070:40 BG-120:30 FB-001:30", WAITING, within=8, discount=7
    ),
    Ordered("五角场万家超市", 1, "FB-001:120 SP-070:60 KL-330:80", WAITING, within=12, discount=12),
]
# Delivered thirty days before the next working day: that is when they are to be paid.
DUE_NEXT = {
    "华联超市(人民广场店)": "SQ-550:60 KL-330:40 NN-250:30",
    "Corner Deli": "LC-500:20 BG-120:15",
}
QUIET_BEFORE = timedelta(days=14)  # of such an order nobody orders anything else there


class Ordering:
    def __init__(self, diary: Diary, paying: Paying) -> None:
        self.diary, self.paying = diary, paying
        self.of_day: dict[tuple[str, date], list[str]] = defaultdict(list)  # customers, by seller
        self._due: dict[str, date] = {}
        self._quiet_from: dict[str, date] = {}
        self._shipments: dict[int, Shipment] = {}  # by order
        self._invoices = 25_310_400

    def note_orders(self) -> None:
        """Those that are told of by name, and from when on every other customer orders."""
        diary = self.diary
        for number, one in enumerate(CUSTOMERS):
            first = diary.ago(one.habits.won) if one.habits.won else diary.first
            every = EVERY[one.customer_class]
            self._due[one.name] = first + timedelta(days=number * 5 % every)
        for ordered in ORDERED:
            self._quiet(ordered.customer, diary.ago(ordered.days_ago))
            at = diary.moment(diary.ago(ordered.days_ago), 10, 60)
            diary.note(at, partial(self.enter, ordered))
        due_on = diary.after(diary.today, 1)
        for name, products in DUE_NEXT.items():
            arrived = due_on - timedelta(days=30)
            day = diary.working_day(arrived - timedelta(days=3), step=-1)
            self._quiet(name, day)
            ordered = Ordered(name, (diary.today - day).days, products)
            diary.note(diary.moment(day, 10, 60), partial(self.enter, ordered, arrived))
        for ordered in TO_DECIDE:
            day = diary.ago(ordered.days_ago)
            self._quiet(ordered.customer, day)
            diary.note(diary.moment(day, 16, 30), partial(self.enter, ordered))

    def _quiet(self, name: str, day: date) -> None:
        quiet_from = day - QUIET_BEFORE
        self._quiet_from[name] = min(self._quiet_from.get(name, quiet_from), quiet_from)

    def is_due(self, known: Known, day: date) -> bool:
        """Whether a visit on this day ends with an order."""
        quiet_from = self._quiet_from.get(known.name)
        return self._due[known.name] <= day and (quiet_from is None or day < quiet_from)

    def ordered(self, known: Known) -> Deed:
        """An order of the usual size of such a customer."""
        dice, of = self.diary.dice, known.customer_class
        chosen = dice.sample(PRODUCTS, dice.choice(LINES[of]))
        products = " ".join(f"{one.code}:{dice.choice(PACKS[of])}" for one in chosen)
        every = EVERY[of]
        today = self._today()
        self._due[known.name] = today + timedelta(days=dice.randrange(every - 4, every + 5))
        within = dice.choice([3, 4, 4, 5, 7])
        ago = (self.diary.today - today).days
        return partial(self.enter, Ordered(known.name, ago, products, within=within, is_paid=True))

    async def enter(self, ordered: Ordered, arrives: date | None = None) -> None:
        """The representative enters it; what becomes of it is noted for later."""
        diary, session = self.diary, self.diary.session
        known, customer = KNOWN[ordered.customer], diary.customers[ordered.customer]
        seller, day = diary.people[known.owner], self._today()
        order = await Order.place(
            session,
            seller,
            customer,
            Content(
                await self._lines(ordered, known, day),
                diary.working_day(day + timedelta(days=ordered.within)),
                terms=Terms.read(known.habits.terms),
                address=customer.address,
            ),
            clock.now(),
        )
        self.of_day[known.owner, day].append(known.name)
        if ordered.state is REFUSED:
            diary.note(diary.moment(diary.after(day, 1), 10, 60), partial(self._refuse, order))
        elif ordered.state is CANCELLED:
            reason = "The customer has found other stock"
            deed = partial(order_changes.cancel, session, order, seller, reason)
            diary.note(clock.now() + timedelta(hours=3), deed)
        elif ordered.state not in (WAITING, CONFIRMED):
            self._note_way(order, ordered, day, arrives)

    async def _lines(self, ordered: Ordered, known: Known, day: date) -> list[Asked]:
        session, lines = self.diary.session, []
        discount = Decimal(ordered.discount) if ordered.discount else None
        packs_of = dict(word.split(":") for word in ordered.products.split())
        found = await session.scalars(select(Product).where(Product.code.in_(packs_of)))
        products = {product.code: product for product in found}
        prices = await prices_for(session, products.values(), known.customer_class, day)
        for code, packs in packs_of.items():
            product = products[code]
            how = measure_of(product, product.pack_name or product.unit)
            quantity = Decimal(packs) * (1 if product.pack_name else BY_WEIGHT)
            price = list_price_of(prices[product.id], how)
            lines.append(Asked(product.id, how.name, quantity, price, discount=discount))
        return lines

    async def _refuse(self, order: Order) -> None:
        approval = await Approval.of_record(self.diary.session, order.about)
        assert approval
        reason = "13 % leaves us nothing on milk. 8 % for 60 cases of each."
        await approval.decide(
            self.diary.session, self.diary.people[DIRECTOR], yes=False, reason=reason
        )

    # On its way

    def _note_way(self, order: Order, ordered: Ordered, day: date, arrives: date | None) -> None:
        """Made, shipped and looked over by a second person, delivered, invoiced, paid."""
        diary = self.diary
        made = diary.after(day, 1)
        if ordered.state is MADE:
            diary.note(diary.moment(made, 9.5, 60), partial(self._move, order, MADE))
            return
        sent = diary.after(day, 2) if arrives is None or arrives > diary.after(day, 2) else made
        diary.note(diary.moment(made, 13.6, 20), partial(self._move, order, OrderState.READY))
        diary.note(diary.moment(sent, 14.2, 60), partial(self._ship, order))
        if ordered.state is SENT:
            return
        day_there = arrives or diary.after(sent, diary.dice.choice([1, 1, 1, 2]))
        noted = diary.moment(diary.working_day(day_there), 15.6, 60)
        diary.note(noted, partial(self._arrive, order, day_there, is_paid=ordered.is_paid))

    async def _move(self, order: Order, to: OrderState) -> None:
        await order_progress.move(self.diary.session, order, self.diary.people[WORKS], to)

    async def _ship(self, order: Order) -> None:
        """All of it; a second person looks over it."""
        session, people = self.diary.session, self.diary.people
        quantities = {line.number: line.quantity for line in await order.lines(session)}
        shipment = await Shipment.make(session, order, people[WORKS], quantities)
        check = partial(shipment.check, session, people[SALES_ADMIN], right=True)
        self.diary.note(clock.now() + timedelta(minutes=25), check)
        self._shipments[order.id] = shipment

    async def _arrive(self, order: Order, day: date, *, is_paid: bool) -> None:
        shipment = self._shipments[order.id]
        await shipment.deliver(self.diary.session, self.diary.people[WORKS], day)
        billed_on = self.diary.after(self._today(), BILLED_AFTER)
        self.diary.note(self.diary.moment(billed_on, 10.2, 90), partial(self._invoice, order))
        if is_paid:
            await self.paying.note_payment(order)

    async def _invoice(self, order: Order) -> None:
        """By finance, looked over by sales administration: then it is closed."""
        session, people = self.diary.session, self.diary.people
        self._invoices += 1
        bill = await invoicing.bill_of(session, order, invoicing.Scope.SHIPPED)
        invoice = await invoicing.make(
            session,
            order,
            people[FINANCE],
            str(self._invoices),
            bill.totals.total,
            invoicing.Scope.SHIPPED,
        )
        check = partial(invoicing.check, session, invoice, people[SALES_ADMIN])
        self.diary.note(clock.now() + timedelta(minutes=50), check)

    def _today(self) -> date:
        return calendar.business_day(clock.now())
