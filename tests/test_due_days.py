"""Days on which bills are due, and what was said of them, outlast exchanges and changes (10.1, 10.2)."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from models import bill_disputes, clock, promises, write_offs
from models.approvals import Approval, Outcome
from models.bill_disputes import BillDispute
from models.customers import Customer
from models.instalments import Instalment
from models.order_returns import ReturnKind
from models.order_terms import Terms
from models.orders import Order
from models.products import Product
from models.promises import Promise, PromiseState
from models.receivables import debt_of
from models.write_offs import WriteOff
from tests.conftest import Office
from tests.goods import give_back, ship
from tests.paying import account, bounce, instalments, pay
from tests.phone import Phone
from tests.records import open_file, staff
from tests.selling import Parties, change, line, parties, place, price, product

IN_ADVANCE = Terms.read("in_advance")
A_WEEK = Terms.read("days:7")
DELIVERED_DUE = date(2026, 11, 28)  # on 21 November, and a week


@pytest.fixture
async def shop(office: Office, rep: Phone) -> Customer:
    return await open_file(office, rep, "Hualian")


@pytest.fixture
async def water(office: Office) -> Product:
    return await product(office)


@pytest.fixture
async def them(office: Office, shop: Customer) -> Parties:
    return await parties(office)


async def days(office: Office, order_id: int) -> list[date | None]:
    return [due_on for _, due_on, _ in await instalments(office, order_id)]


async def changed(office: Office, author: Phone, order_id: int, **values: object) -> None:
    """Changed, and agreed to by whoever decides."""
    await change(office, author, order_id, **values)
    async with office.session() as session:
        approval = await Approval.of_record(session, f"order:{order_id}")
        while approval and approval.outcome is Outcome.OPEN:
            [first, *_] = await approval.who_decides(session)
            await approval.decide(session, first, yes=True)
        order = await session.get_one(Order, order_id)
        assert order.pending is None


async def delivered(office: Office, rep: Phone, shop: Customer, water: Product) -> int:
    """Two cases on 21 November, payable in a week."""
    order_id = await place(office, rep, shop.id, [line(water, 2)], terms=A_WEEK)
    await ship(office, order_id, {1: 2})
    assert await days(office, order_id) == [DELIVERED_DUE]
    return order_id


async def exchanged(office: Office, rep: Phone, boss: Phone, order_id: int) -> None:
    await office.at("2027-01-15 15:00")
    await give_back(office, rep, order_id, {1: 1}, ReturnKind.EXCHANGE, decided_by=boss)


async def with_more(office: Office, rep: Phone, shop: Customer, water: Product, fin: Phone) -> int:
    """A case in advance, paid; a change added another."""
    order_id = await place(office, rep, shop.id, [line(water, 1)], terms=IN_ADVANCE)
    await pay(office, rep, shop.id, "54.24", confirmed_by=fin)
    await changed(office, rep, order_id, lines=[line(water, 2, number=1)])
    return order_id


async def the_second(office: Office, order_id: int) -> Instalment:
    async with office.session() as session:
        return (await Instalment.of_order(session, order_id))[1]


# Days.


async def test_an_exchanged_carton_puts_no_bill_off(
    office: Office, rep: Phone, boss: Phone, shop: Customer, water: Product, them: Parties
) -> None:
    order_id = await delivered(office, rep, shop, water)
    await exchanged(office, rep, boss, order_id)
    await ship(office, order_id, {1: 1})
    assert await days(office, order_id) == [DELIVERED_DUE]
    async with office.session() as session:
        assert (await debt_of(session, shop.id))["CNY"].is_overdue


@pytest.mark.parametrize("quantity", [None, 1, 3])
async def test_a_change_while_something_is_exchanged_leaves_the_day(
    office: Office,
    rep: Phone,
    boss: Phone,
    shop: Customer,
    water: Product,
    them: Parties,
    quantity: int | None,
) -> None:
    order_id = await delivered(office, rep, shop, water)
    await exchanged(office, rep, boss, order_id)
    if quantity is None:
        await changed(office, rep, order_id, note="Call before")
    elif quantity == 3:
        await changed(office, rep, order_id, lines=[line(water, 3, number=1)])
    else:
        await changed(office, rep, order_id, deposit=price("10"))
        assert await days(office, order_id) == [date(2027, 1, 15), DELIVERED_DUE]
        return
    assert await days(office, order_id) == [DELIVERED_DUE]


async def test_other_terms_put_the_day_where_they_say(
    office: Office, rep: Phone, shop: Customer, water: Product, them: Parties
) -> None:
    order_id = await place(office, rep, shop.id, [line(water, 2)], terms=A_WEEK)
    await office.at("2026-12-30 15:00")
    soon = date(2026, 12, 31)
    await changed(office, rep, order_id, terms=IN_ADVANCE, deliver_on=soon)
    assert await days(office, order_id) == [date(2026, 12, 30)]
    await changed(office, rep, order_id, terms=A_WEEK)
    assert await days(office, order_id) == [None]


async def test_what_a_change_adds_is_due_when_it_was_agreed(
    office: Office, rep: Phone, shop: Customer, water: Product, them: Parties
) -> None:
    order_id = await place(office, rep, shop.id, [line(water, 1)], terms=IN_ADVANCE)
    await pay(office, rep, shop.id, "54.24", confirmed_by=them.finance)
    await office.at("2026-12-30 15:00")
    more = [line(water, 3, number=1)]
    await changed(office, rep, order_id, lines=more, deliver_on=date(2026, 12, 31))
    assert await days(office, order_id) == [date(2026, 11, 21), date(2026, 12, 30)]
    async with office.session() as session:
        assert not (await debt_of(session, shop.id))["CNY"].is_overdue


# What was said of a bill.


async def test_a_dispute_of_what_a_change_added_outlasts_the_next_change(
    office: Office, rep: Phone, shop: Customer, water: Product, them: Parties
) -> None:
    order_id = await with_more(office, rep, shop, water, them.finance)
    two = await the_second(office, order_id)
    async with office.session() as session:
        one = await session.get_one(Instalment, two.id)
        await bill_disputes.dispute(session, one, await staff(session, rep), "?", clock.now())
    await changed(office, rep, order_id, lines=[line(water, 3, number=1)])
    assert (await the_second(office, order_id)).id == two.id
    assert [one[0] for one in await instalments(office, order_id)] == [
        price("54.24"),
        price("108.48"),
    ]
    dispute = await office.one(select(BillDispute))
    assert (dispute.instalment_id, dispute.settled_at) == (two.id, None)


async def test_a_promise_of_it_outlasts_a_change_and_a_bounce_of_the_first(
    office: Office, rep: Phone, shop: Customer, water: Product, them: Parties
) -> None:
    order_id = await with_more(office, rep, shop, water, them.finance)
    two = await the_second(office, order_id)
    async with office.session() as session:
        one = await session.get_one(Instalment, two.id)
        who = await staff(session, rep)
        await promises.promise(session, one, who, date(2026, 11, 27), clock.now())
    await changed(office, rep, order_id, note="Call before")
    await bounce(office, them.finance, 1)
    await changed(office, rep, order_id, lines=[line(water, 3, number=1)])
    assert (await office.one(select(Promise))).state is PromiseState.OPEN
    assert (await the_second(office, order_id)).id == two.id
    assert (await account(office, shop.id))[0] == price("162.72")


async def test_a_write_off_of_it_is_written_off_after_a_change(
    office: Office, rep: Phone, boss: Phone, shop: Customer, water: Product, them: Parties
) -> None:
    order_id = await with_more(office, rep, shop, water, them.finance)
    two = await the_second(office, order_id)
    async with office.session() as session:
        one = await session.get_one(Instalment, two.id)
        who = await staff(session, rep)
        await write_offs.ask(session, one, who, price("54.24"), "Gone", clock.now())
    await changed(office, rep, order_id, note="Call before")
    await changed(office, rep, order_id, lines=[line(water, 3, number=1)])
    async with office.session() as session:
        approval = await Approval.of_record(session, "write-off:1")
        assert approval
        while approval.outcome is Outcome.OPEN:
            [first, *_] = await approval.who_decides(session)
            await approval.decide(session, first, yes=True)
    assert (await office.one(select(WriteOff))).amount == price("54.24")
    assert (await account(office, shop.id))[0] == price("54.24")


async def test_other_terms_close_what_was_said_of_a_bill_that_they_leave_out(
    office: Office, rep: Phone, shop: Customer, water: Product, them: Parties
) -> None:
    order_id = await place(
        office,
        rep,
        shop.id,
        [line(water, 2)],
        terms=Terms.read("plan:50%@in_advance+50%@on_delivery"),
    )
    two = await the_second(office, order_id)
    async with office.session() as session:
        one = await session.get_one(Instalment, two.id)
        who = await staff(session, rep)
        await promises.promise(session, one, who, date(2026, 11, 27), clock.now())
    await changed(office, rep, order_id, terms=A_WEEK)
    assert await instalments(office, order_id) == [(price("108.48"), None, price("108.48"))]
    assert (await office.one(select(Promise))).state is PromiseState.VOID
