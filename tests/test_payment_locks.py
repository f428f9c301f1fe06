"""Payments beside shipping: neither waits for what the other will not let go (10.1)."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from models import booking, clock, hand_ins, receiving, settling
from models.customers import Customer
from models.hand_ins import HandIn
from models.handover import give
from models.instalments import Instalment
from models.order_terms import Terms
from models.orders import Order
from models.positions import Position
from models.receipts import PaymentMethod, Receipt, ReceiptState
from tests.conftest import Office
from tests.goods import put_on_the_way
from tests.paying import instalments, pay
from tests.phone import Phone
from tests.records import open_file, staff
from tests.selling import line, parties, place, price, product
from tests.two_at_once import Deed, who


def stops_once(monkeypatch: pytest.MonkeyPatch, module: object, name: str) -> Any:
    """The first who comes there waits until they may go on: whether they have come, and the way on."""
    has_come, may_go = asyncio.Event(), asyncio.Event()
    real: Callable[..., Awaitable[Any]] = getattr(module, name)

    async def stopped(*args: Any, **kwargs: Any) -> Any:
        is_first = not has_come.is_set()
        has_come.set()
        if is_first:
            await may_go.wait()
        return await real(*args, **kwargs)

    monkeypatch.setattr(module, name, stopped)
    return has_come, may_go


async def meet(office: Office, first: Deed, second: Deed, has_come: Any, may_go: Any) -> None:
    """The second begins while the first stands in the middle of its deed; both come to an end."""

    async def does(deed: Deed) -> None:
        async with office.session() as session:
            await deed(session)

    one = asyncio.create_task(does(first))
    await has_come.wait()
    two = asyncio.create_task(does(second))
    await asyncio.sleep(0.5)  # as far as it can: SQLite lets nobody else begin
    may_go.set()
    async with asyncio.timeout(20):
        await asyncio.gather(one, two)


async def test_finance_confirms_while_works_notes_the_delivery(
    office: Office, rep: Phone, monkeypatch: pytest.MonkeyPatch
) -> None:
    await parties(office)
    shop = await open_file(office, rep, "Hualian")
    water = await product(office)
    order_id = await place(office, rep, shop.id, [line(water, 2)], terms=Terms.read("days:7"))
    receipt_id = await pay(office, rep, shop.id, "20")
    await office.settle()

    async def confirms(session: AsyncSession) -> None:
        receipt = await session.get_one(Receipt, receipt_id)
        await receiving.confirm(session, receipt, await who(session, "Fay"))

    async def arrives(session: AsyncSession) -> None:
        order = await session.get_one(Order, order_id)
        await order.lock(session)
        await put_on_the_way(session, order, {1: 2}, arrived=True)

    await meet(office, confirms, arrives, *stops_once(monkeypatch, settling, "_keep_pending"))
    [(_, due_on, is_open)] = await instalments(office, order_id)
    assert due_on and is_open == price("88.48")


async def test_a_customer_is_given_away_while_somebody_writes_of_them(
    office: Office, director: Phone, rep: Phone, other_rep: Phone
) -> None:
    """Whoever writes of a customer holds their row a little; who gives it away waits for none."""
    shop = await open_file(office, rep, "Hualian")
    written, given = asyncio.Event(), asyncio.Event()

    async def writes() -> None:
        async with office.session() as session:
            session.add(
                Instalment(
                    customer_id=shop.id,
                    number=1,
                    terms_said="in_advance",
                    currency="CNY",
                    amount_units=100,
                )
            )
            await session.flush()
            written.set()
            if not is_alone:
                await given.wait()

    async def gives() -> None:
        async with office.session() as session:
            to = await staff(session, other_rep)
            await give(session, await staff(session, director), shop.id, to.id)
        given.set()

    async with office.session() as session:
        is_alone = session.get_bind().dialect.name == "sqlite"  # there nobody else may begin
    writing = asyncio.create_task(writes())
    await written.wait()
    async with asyncio.timeout(20):
        await gives()
        await writing
    async with office.session() as session:
        owner_id = (await session.get_one(Customer, shop.id)).owner_id
        assert owner_id == (await staff(session, other_rep)).id


async def test_two_hand_ins_of_what_the_same_people_earned_are_counted_at_once(
    office: Office, boss: Phone, director: Phone, monkeypatch: pytest.MonkeyPatch
) -> None:
    them = await parties(office)
    await office.hire("Finn", Position.FINANCE, them.chief)
    otto, ina = [await office.hire(name, Position.REPRESENTATIVE, boss) for name in ("Otto", "Ina")]
    made = []
    for holder, owners in ((boss, (otto, ina)), (director, (ina, otto))):
        shops = [await open_file(office, one, f"{holder.id} {one.id}") for one in owners]
        ids = [await pay(office, holder, one.id, "10", PaymentMethod.CASH) for one in shops]
        async with office.session() as session:
            person = await staff(session, holder)
            made.append((await hand_ins.hand_in(session, person, ids, clock.now())).id)

    def counts(name: str, number: int) -> Deed:
        async def deed(session: AsyncSession) -> None:
            one = await session.get_one(HandIn, number)
            await hand_ins.confirm(session, one, await who(session, name))

        return deed

    between_two_receipts = stops_once(monkeypatch, settling, "_keep_pending")
    await meet(office, counts("Fay", made[0]), counts("Finn", made[1]), *between_two_receipts)
    states = [one.state for one in await office.all(select(Receipt))]
    assert states == [ReceiptState.CONFIRMED] * 4


async def test_of_two_orders_at_once_the_second_waits_for_no_number_while_the_first_is_booked(
    office: Office, rep: Phone, other_rep: Phone, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The row of the numbers is the whole company's: it is taken behind the ledger's locks."""
    await parties(office)
    water = await product(office)
    shops = [
        await open_file(office, rep, "Hualian"),
        await open_file(office, other_rep, "Lianhua"),
    ]
    async with office.session() as session:
        is_alone = session.get_bind().dialect.name == "sqlite"
    has_come, may_go = stops_once(monkeypatch, booking, "_plan")
    one = asyncio.create_task(place(office, rep, shops[0].id, [line(water, 2)]))
    await has_come.wait()
    two = asyncio.create_task(place(office, other_rep, shops[1].id, [line(water, 2)]))
    async with asyncio.timeout(20):
        if not is_alone:
            await two
        may_go.set()
        await asyncio.gather(one, two)
