"""What a person of the company sells, ships and is paid for, deed by deed."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from moneyed import Money
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from models import bill_disputes, clock, hand_ins, promises, receiving, write_offs
from models.delays import Delay
from models.instalments import Instalment
from models.invoicing import Scope
from models.order_progress import inspect, last_step, move
from models.order_returns import GoodsReturn, ReturnKind
from models.orders import Order, OrderState
from models.products import ProductPrice
from models.receipts import PaymentMethod, Receipt
from models.shipments import Shipment
from models.staff import Staff
from tests import goods, paying, selling
from tests.records import keep_products, open_file, staff
from tests.rights.company import TODAY
from tests.rights.founder import Founder

LATE_FROM = date(2026, 11, 3)
NEXT_YEAR = date(2027, 1, 1)


class Trade(Founder):
    """Orders and money; `number` makes their amounts unlike those of others."""

    async def sells_late(self, name: str, customer_id: int, number: int) -> None:
        """An order that nobody makes ready in time, and a little more of it than was said first."""
        oil = await selling.product(
            self.office, f"Oil {number}", 707, code=f"O{number}", pack=None, cost_units=300
        )
        phone = self.phone(name)
        lines = [selling.line(oil, 331 + number)]
        late = await selling.place(self.office, phone, customer_id, lines, LATE_FROM)
        await selling.change(
            self.office, phone, late, lines=[selling.line(oil, 341 + number, number=1)]
        )
        self.late_orders[name] = late

    async def sells_much(self, name: str, customer: str) -> None:
        """So much that the director hears of it; what is paid for it nobody confirms."""
        async with self.of(name):
            phone = self.phone(name)
            file = await open_file(self.office, phone, customer)
            gold = await selling.product(
                self.office, "Gold", 9_907, code="G", pack=None, cost_units=9
            )
            await keep_products(
                self.office,
                ProductPrice(
                    product_id=gold.id,
                    valid_from=NEXT_YEAR,
                    price_units=9_908,
                    currency=gold.currency,
                ),
            )
            await selling.place(self.office, phone, file.id, [selling.line(gold, 11_111)], TODAY)
            await paying.pay(self.office, phone, file.id, "160.75")

    async def ships_late(self, name: str) -> None:
        """Half of it, which should have arrived long ago."""
        async with self.of(name), self.doing("Wendy") as (session, works):
            order = await session.get_one(Order, self.late_orders[name])
            await self._make_ready(session, order, works, "Late")
            half = {1: Decimal(100)}
            shipment = await Shipment.make(session, order, works, half, "SF Express", "SF2", [])
            await shipment.check(session, await staff(session, self.phone("Otto")), right=True)

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
            await self._make_ready(session, order, works, "Fine")
            await Delay.announce(session, order, works, TODAY + timedelta(days=5), "No truck")
            otto = await staff(session, self.phone("Otto"))
            shipment = await Shipment.make(
                session, order, works, {1: Decimal(100)}, "SF Express", "SF1", [A_PHOTO]
            )
            await shipment.check(session, otto, right=True)
            await Shipment.make(
                session, order, otto, {1: Decimal(50)}, "SF Express", "SF3", [A_PHOTO]
            )
        # Checked by another than whoever wrote it, so that those who try may do so.
        await goods.bill(office, self.phone("Finn"), order_id, f"INV-{number}", Scope.SHIPPED)
        lines = [selling.line(water, 30 + number)]
        begun = await selling.place(office, self.phone(name), customer_id, lines, TODAY, **words)
        async with self.doing("Wendy") as (session, works):
            order = await session.get_one(Order, begun)
            await move(session, order, works, OrderState.IN_PRODUCTION)
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

    async def _make_ready(
        self, session: AsyncSession, order: Order, works: Staff, note: str
    ) -> None:
        await move(session, order, works, OrderState.IN_PRODUCTION)
        last = await last_step(session, order.id)
        after = last.id if last else 0
        await inspect(session, order, works, passed=True, note=note, photos=[A_PHOTO], after=after)
        await move(session, order, works, OrderState.READY)

    async def owes_money(self, customer_id: int, number: int) -> None:
        for part, due in ((1, 10), (2, 12), (3, 14), (4, 14)):  # two that nothing is said of
            await paying.owed_before(
                self.office,
                customer_id,
                f"{2000 + 10 * number + part}.25",
                date(2026, 11, due),
                f"balance:{number}{part}",
            )

    async def is_paid(self, name: str, customer_id: int, number: int) -> None:
        office, me, fay = self.office, self.phone(name), self.phone("Fay")
        more: dict[str, Any] = {"note": "In two parts", "photos": [A_PHOTO]}
        await paying.pay(office, me, customer_id, f"{100 + number}.35", confirmed_by=fay, **more)
        await paying.pay(
            office, me, customer_id, f"{110 + number}.45", reference=f"REF{number}", **more
        )
        cash = await paying.pay(
            office, me, customer_id, f"{120 + number}.55", PaymentMethod.CASH, **more
        )
        await paying.pay(
            office,
            me,
            customer_id,
            f"{130 + number}.65",
            PaymentMethod.CASH,
            day=date(2026, 11, 11),  # in hand for a week on the next day
            **more,
        )
        wrong = await paying.pay(office, me, customer_id, f"{140 + number}.75")
        async with self.doing("Fay") as (session, finance):
            receipt = await session.get_one(Receipt, wrong)
            came, method = selling.price(f"{150 + number}.85"), PaymentMethod.TRANSFER
            await receiving.correct(
                session, receipt, finance, came, method, None, receipt.day, order=None
            )
        async with self.doing(name) as (session, who):
            await hand_ins.hand_in(session, who, [cash], clock.now())
            one, two, three, *_ = await Instalment.open_of(session, customer_id)
            await promises.promise(session, one, who, TODAY + timedelta(days=4), clock.now())
            await bill_disputes.dispute(session, two, who, "Never came", clock.now())
            await write_offs.ask(session, three, who, yuan(40 + number), "Closed", clock.now())


class APhoto:
    file_id, caption = "photo", "A shelf"


A_PHOTO = APhoto()


def yuan(amount: int) -> Money:
    return Money(Decimal(amount) + Decimal("0.95"), "CNY")
