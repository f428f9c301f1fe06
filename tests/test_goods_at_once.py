"""Two at one moment: never more comes back, or is billed, than there is (8.5, 8.6)."""

from __future__ import annotations

from decimal import Decimal

import pytest
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from models import clock, invoicing
from models.approvals import Approval, Outcome
from models.invoices import Invoice, InvoiceState, invoiced_of
from models.invoicing import Scope
from models.order_returns import GoodsReturn, ReturnKind, came_back, returnable
from models.orders import Order
from models.positions import Position
from tests.conftest import Office
from tests.goods import bill, give_back, ship
from tests.phone import Phone
from tests.records import open_file
from tests.selling import line, place, product
from tests.two_at_once import Deed, at_once, who


@pytest.fixture
async def order_id(office: Office, rep: Phone, director: Phone) -> int:
    """10 cases of water that arrived; Fay and Finn are finance, Sally checks as well."""
    water = await product(office)
    shop = await open_file(office, rep, "Hualian")
    made = await place(office, rep, shop.id, [line(water, 10)])
    await ship(office, made, {1: 10})
    await office.hire("Fay", Position.FINANCE, director)
    await office.hire("Finn", Position.FINANCE, director)
    await office.hire("Sally", Position.SALES_ADMIN, director)
    return made


def asks(order_id: int, name: str, quantity: int, kind: ReturnKind = ReturnKind.RETURN) -> Deed:
    async def deed(session: AsyncSession) -> None:
        order = await session.get_one(Order, order_id)
        some = {1: Decimal(quantity)}
        person = await who(session, name)
        await GoodsReturn.ask(session, order, person, kind, some, "Broken", [], clock.now())

    return deed


def writes(order_id: int, name: str, number: str) -> Deed:
    async def deed(session: AsyncSession) -> None:
        order = await session.get_one(Order, order_id)
        due = (await invoicing.bill_of(session, order, Scope.SHIPPED)).totals.total
        person = await who(session, name)
        await invoicing.make(session, order, person, number, due, Scope.SHIPPED)

    return deed


def checks(invoice_id: int, name: str, refusal: str | None = None) -> Deed:
    async def deed(session: AsyncSession) -> None:
        invoice = await session.get_one(Invoice, invoice_id)
        await invoicing.check(session, invoice, await who(session, name), refusal)

    return deed


def decides(return_id: int, name: str) -> Deed:
    async def deed(session: AsyncSession) -> None:
        approval = await Approval.of_record(session, f"return:{return_id}")
        assert approval
        await approval.decide(session, await who(session, name), yes=True)

    return deed


async def test_two_who_take_back_the_same_goods(office: Office, order_id: int) -> None:
    key = await at_once(
        office, asks(order_id, "Mei", 6), asks(order_id, "Hugo", 5, ReturnKind.EXCHANGE)
    )
    assert key == "return-too-much"
    async with office.session() as session:
        assert await returnable(session, await session.get_one(Order, order_id)) == {1: 4000}


async def test_two_credits_at_once_have_two_numbers_and_the_right_sums(
    office: Office, rep: Phone, order_id: int
) -> None:
    first = await give_back(office, rep, order_id, {1: 3})
    second = await give_back(office, rep, order_id, {1: 7})
    assert await at_once(office, decides(first, "Hugo"), decides(second, "Hugo")) is None
    found = await office.all(select(GoodsReturn).order_by(GoodsReturn.id))
    assert [one.number for one in found] == ["CN202611-0001", "CN202611-0002"]
    order = await office.one(select(Order))
    assert sum(one.credit_units for one in found) == order.total_units
    async with office.session() as session:
        assert await came_back(session, order_id, Outcome.APPROVED) == {1: 10_000}


async def test_two_who_bill_the_same_goods(office: Office, order_id: int) -> None:
    key = await at_once(office, writes(order_id, "Fay", "A-1"), writes(order_id, "Finn", "A-2"))
    assert key in ("invoice-nothing-to-bill", "invoice-total-differs")
    async with office.session() as session:
        assert await invoiced_of(session, order_id) == {1: 10_000}


async def test_the_same_number_for_two_orders(office: Office, rep: Phone, order_id: int) -> None:
    order = await office.one(select(Order))
    tea = await product(office, "Tea")
    other = await place(office, rep, order.customer_id, [line(tea, 1)])
    await ship(office, other, {1: 1})
    key = await at_once(office, writes(order_id, "Fay", "A-1"), writes(other, "Finn", "a-1"))
    assert key == "invoice-number-taken"
    assert len(await office.all(select(Invoice))) == 1


async def test_two_who_check_one(office: Office, order_id: int) -> None:
    invoice_id = await bill(office, office.phones["Fay"], order_id)
    key = await at_once(
        office, checks(invoice_id, "Sally"), checks(invoice_id, "Finn", "Wrong name")
    )
    assert key == "invoice-checked-already"
    invoice = await office.one(select(Invoice))
    assert (invoice.state, invoice.refusal) == (InvoiceState.CHECKED, None)
