"""Orders: of two at one moment the second sees what the first did, and neither waits for ever (8)."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from models import clock, handover, invoicing
from models.approvals import Approval
from models.customers import Customer
from models.errors import Refused
from models.order_changes import approve_with, cancel, change, content_of
from models.order_progress import move
from models.order_returns import GoodsReturn, ReturnKind
from models.order_versions import Content
from models.orders import Order, OrderState
from models.positions import Position
from models.products import Product
from models.shipments import Shipment
from tests.conftest import Office
from tests.order_books import HOLDS, Books
from tests.phone import Phone
from tests.records import open_file
from tests.selling import WEDNESDAY, line, place, price, product, set_state
from tests.two_at_once import Deed, at_once, who

ORDER, SHOP = 1, 1
TOTAL = price("542.40")  # of 10 cases at 48.00, with 13 % of tax


@pytest.fixture
async def water(office: Office) -> Product:
    return await product(office)


@pytest.fixture
async def order(office: Office, rep: Phone, director: Phone, water: Product) -> int:
    """10 cases, confirmed; Ann sells beside Mei, Wendy is works, Fay finance."""
    boss = office.phones["Hugo"]
    await office.hire("Ann", Position.REPRESENTATIVE, boss)
    await office.hire("Wendy", Position.WORKS, director)
    await office.hire("Otto", Position.WORKS, director)
    await office.hire("Fay", Position.FINANCE, director)
    shop = await open_file(office, rep, "Hualian", credit_limit=price("1000"))
    made = await place(office, rep, shop.id, [line(water, 10)])
    assert (made, shop.id) == (ORDER, SHOP)
    return made


# What one of them does


async def asked(session: AsyncSession, about: str = f"order:{ORDER}") -> Approval:
    approval = await Approval.of_record(session, about)
    if approval is None:
        raise Refused("nothing-was-asked")
    return approval


def changes(name: str, quantity: int, *, discount: int = 0, base: int = 1) -> Deed:
    async def deed(session: AsyncSession) -> None:
        order = await session.get_one(Order, ORDER)
        content = await content_of(session, await order.shown_version(session))
        [asked] = content.lines
        less = Decimal(discount) if discount else None
        lines = [replace(asked, quantity=Decimal(quantity), discount=less)]
        person = await who(session, name)
        wanted = replace(content, lines=lines)
        await change(session, order, person, wanted, base, None, clock.now())

    return deed


def cancels(name: str) -> Deed:
    async def deed(session: AsyncSession) -> None:
        await cancel(session, await session.get_one(Order, ORDER), await who(session, name), "so")

    return deed


def ships(name: str, quantity: int) -> Deed:
    async def deed(session: AsyncSession) -> None:
        order = await session.get_one(Order, ORDER)
        await Shipment.make(session, order, await who(session, name), {1: Decimal(quantity)})

    return deed


def bills(name: str, number: str = "A-1") -> Deed:
    async def deed(session: AsyncSession) -> None:
        order, person = await session.get_one(Order, ORDER), await who(session, name)
        await invoicing.make(session, order, person, number, TOTAL, invoicing.Scope.ORDERED)

    return deed


def decides(name: str, *, yes: bool = True, about: str = f"order:{ORDER}") -> Deed:
    async def deed(session: AsyncSession) -> None:
        approval = await asked(session, about)
        await approval.decide(session, await who(session, name), yes=yes, reason="so")

    return deed


def gives_less(name: str, most: int) -> Deed:
    async def deed(session: AsyncSession) -> None:
        approval = await asked(session)
        await approve_with(session, approval, await who(session, name), Decimal(most))

    return deed


def withdraws(name: str) -> Deed:
    async def deed(session: AsyncSession) -> None:
        approval = await asked(session)
        await approval.withdraw(session, await who(session, name))

    return deed


def places(name: str, of: Product, *, discount: int = 0) -> Deed:
    async def deed(session: AsyncSession) -> None:
        shop, person = await session.get_one(Customer, SHOP), await who(session, name)
        lines = [line(of, 8, discount=Decimal(discount) if discount else None)]
        await Order.place(session, person, shop, Content(lines, WEDNESDAY), clock.now())

    return deed


def gives_the_shop(by: str, to: str) -> Deed:
    async def deed(session: AsyncSession) -> None:
        new = await who(session, to)
        await handover.give(session, await who(session, by), SHOP, new.id)

    return deed


def leaves(name: str) -> Deed:
    async def deed(session: AsyncSession) -> None:
        await (await who(session, name)).leave(session, None)

    return deed


def is_begun(name: str) -> Deed:
    async def deed(session: AsyncSession) -> None:
        order = await session.get_one(Order, ORDER)
        await move(session, order, await who(session, name), OrderState.IN_PRODUCTION)

    return deed


# What is true then


async def told(office: Office) -> str:
    """How the order is: "ready, version 2 of 10"."""
    order = await office.one(select(Order).where(Order.id == ORDER))
    async with office.app.database.reading() as session:
        lines = await order.lines(session)
    waits = f", {order.asks.value} waits" if order.asks else ""
    return f"{order.state.value}, version {order.version} of {lines[0].quantity}{waits}"


async def everything_holds(office: Office) -> None:
    async with office.app.database.reading() as session:
        books = await Books.read(session)
        for holds in HOLDS:
            holds(books)


Pair = tuple[Deed, Deed, str | None, str]

CONFIRMED: dict[str, Pair] = {
    "two change it": (
        changes("Mei", 12),
        changes("Hugo", 9),
        "order-changed-meanwhile",
        "confirmed, version 2 of 12",
    ),
    "changed and cancelled": (
        changes("Mei", 12),
        cancels("Hugo"),
        None,
        "cancelled, version 2 of 12",
    ),
    "cancelled and changed": (
        cancels("Mei"),
        changes("Hugo", 12),
        "order-over",
        "cancelled, version 1 of 10",
    ),
    "two cancel it": (
        cancels("Mei"),
        cancels("Hugo"),
        "order-over",
        "cancelled, version 1 of 10",
    ),
    "begun and cancelled": (
        is_begun("Wendy"),
        cancels("Mei"),
        None,
        "in_production, version 1 of 10, cancel waits",
    ),
    "cancelled and begun": (
        cancels("Mei"),
        is_begun("Wendy"),
        "order-not-standing",
        "cancelled, version 1 of 10",
    ),
    "billed and cancelled": (
        bills("Fay"),
        cancels("Mei"),
        "order-invoiced-already",
        "confirmed, version 1 of 10",
    ),
    "cancelled and billed": (
        cancels("Mei"),
        bills("Fay"),
        "invoice-order-not-standing",
        "cancelled, version 1 of 10",
    ),
    "billed and lessened": (
        bills("Fay"),
        changes("Mei", 9),
        "order-below-shipped",
        "confirmed, version 1 of 10",
    ),
    "lessened and billed": (
        changes("Mei", 9),
        bills("Fay"),
        "invoice-total-differs",
        "confirmed, version 2 of 9",
    ),
    "given away and changed": (
        gives_the_shop("Hugo", "Ann"),
        changes("Mei", 9),
        "order-gone-or-not-yours",
        "confirmed, version 1 of 10",
    ),
    "changed and given away": (
        changes("Mei", 9),
        gives_the_shop("Hugo", "Ann"),
        None,
        "confirmed, version 2 of 9",
    ),
}

READY: dict[str, Pair] = {
    "shipped and lessened": (
        ships("Wendy", 8),
        changes("Mei", 7),
        "order-below-shipped",
        "ready, version 1 of 10",
    ),
    "lessened and shipped": (
        changes("Mei", 7),
        ships("Wendy", 8),
        "shipment-change-waits",
        "ready, version 1 of 10, change waits",
    ),
    "shipped and cancelled": (
        ships("Wendy", 1),
        cancels("Mei"),
        "order-shipped-already",
        "ready, version 1 of 10",
    ),
    "cancelled and shipped": (
        cancels("Mei"),
        ships("Wendy", 1),
        "shipment-cancel-waits",
        "ready, version 1 of 10, cancel waits",
    ),
}

CHANGE_WAITS: dict[str, Pair] = {  # for Hugo: seven cases at 9 % less
    "decided and withdrawn": (
        decides("Hugo"),
        withdraws("Mei"),
        "approval-decided-already",
        "ready, version 2 of 7",
    ),
    "withdrawn and decided": (
        withdraws("Mei"),
        decides("Hugo"),
        "approval-withdrawn-already",
        "ready, version 1 of 10",
    ),
    "yes and no": (
        decides("Hugo"),
        decides("Hugo", yes=False),
        "approval-decided-already",
        "ready, version 2 of 7",
    ),
    "a smaller discount and a no": (
        gives_less("Hugo", 6),
        decides("Hugo", yes=False),
        "approval-decided-already",
        "ready, version 2 of 7",
    ),
    "a no and a smaller discount": (
        decides("Hugo", yes=False),
        gives_less("Hugo", 6),
        "approval-decided-already",
        "ready, version 1 of 10",
    ),
    "decided and shipped": (
        decides("Hugo"),
        ships("Wendy", 8),
        "shipment-more-than-left",
        "ready, version 2 of 7",
    ),
    "decided and billed": (
        decides("Hugo"),
        bills("Fay"),
        "invoice-total-differs",
        "ready, version 2 of 7",
    ),
    "decided and given away": (
        decides("Hugo"),
        gives_the_shop("Hugo", "Ann"),
        None,
        "ready, version 2 of 7",
    ),
    "whoever asked leaves, and it is decided": (
        leaves("Mei"),
        decides("Hugo"),
        "approval-withdrawn-already",
        "ready, version 1 of 10",
    ),
    "decided, and whoever asked leaves": (
        decides("Hugo"),
        leaves("Mei"),
        None,
        "ready, version 2 of 7",
    ),
}


def each_of(pairs: dict[str, Pair]) -> Callable[..., pytest.MarkDecorator]:
    return pytest.mark.parametrize(
        ("first", "second", "key", "is_now"), pairs.values(), ids=pairs.keys()
    )


@each_of(CONFIRMED)
async def test_of_two_before_production(
    office: Office, order: int, first: Deed, second: Deed, key: str | None, is_now: str
) -> None:
    assert await at_once(office, first, second) == key
    assert await told(office) == is_now
    await everything_holds(office)


@each_of(READY)
async def test_of_two_when_it_is_ready(
    office: Office, order: int, first: Deed, second: Deed, key: str | None, is_now: str
) -> None:
    await set_state(office, order, OrderState.READY)
    assert await at_once(office, first, second) == key
    assert await told(office) == is_now
    await everything_holds(office)


@each_of(CHANGE_WAITS)
async def test_of_two_while_a_change_waits(
    office: Office, order: int, first: Deed, second: Deed, key: str | None, is_now: str
) -> None:
    await set_state(office, order, OrderState.READY)
    async with office.session() as session:
        await changes("Mei", 7, discount=9)(session)
    assert await at_once(office, first, second) == key
    assert await told(office) == is_now
    await everything_holds(office)


async def test_goods_that_are_credited_keep_their_price_though_another_one_waits(
    office: Office, order: int
) -> None:
    await set_state(office, order, OrderState.READY)
    async with office.session() as session:
        await ships("Wendy", 10)(session)
        [shipment] = (await session.scalars(select(Shipment))).all()
        await shipment.check(session, await who(session, "Otto"), right=True)
        it, mei = await session.get_one(Order, order), await who(session, "Mei")
        some, now = {1: Decimal(3)}, clock.now()
        returned = await GoodsReturn.ask(session, it, mei, ReturnKind.RETURN, some, "so", [], now)
        await changes("Mei", 10, discount=5)(session)
    key = await at_once(office, decides("Hugo", about=returned.about), decides("Hugo"))
    assert key == "order-change-overtaken"
    async with office.session() as session:
        await decides("Hugo", yes=False)(session)
    with pytest.raises(Refused, match="order-credited-price"):
        async with office.session() as session:
            await changes("Mei", 10, discount=4)(session)
    assert await told(office) == "shipped, version 1 of 10"
    await everything_holds(office)


# Orders of one customer


async def states(office: Office) -> list[OrderState]:
    return [one.state for one in await office.all(select(Order).order_by(Order.id))]


async def test_two_orders_do_not_both_come_below_the_credit_limit(
    office: Office, order: int, water: Product
) -> None:
    async with office.session() as session:
        await changes("Mei", 1)(session)  # each of the others is below the limit by itself
    assert await at_once(office, places("Mei", water), places("Hugo", water)) is None
    limit = [OrderState.CONFIRMED, OrderState.CONFIRMED]
    assert (await states(office))[:2] == limit
    # 54.24 and 433.92 each: all three are below 1000.
    assert await at_once(office, places("Mei", water), places("Hugo", water)) is None
    assert (await states(office))[3:] == [OrderState.WAITING, OrderState.WAITING]
    await everything_holds(office)


async def test_an_order_and_a_larger_one_do_not_both_come_below_the_limit(
    office: Office, order: int, water: Product
) -> None:
    assert await at_once(office, places("Mei", water), changes("Mei", 12)) is None
    assert await told(office) == "confirmed, version 1 of 10, change waits"
    assert await states(office) == [OrderState.CONFIRMED, OrderState.CONFIRMED]
    await everything_holds(office)


@pytest.mark.parametrize("discount", [0, 8])
async def test_who_leaves_at_that_moment_orders_nothing_more(
    office: Office, order: int, water: Product, discount: int
) -> None:
    second = places("Mei", water, discount=discount)
    assert await at_once(office, leaves("Mei"), second) == "customer-gone-or-not-yours"
    assert await states(office) == [OrderState.CONFIRMED]
    await everything_holds(office)


@pytest.mark.parametrize(
    ("discount", "becomes"), [(0, OrderState.CONFIRMED), (8, OrderState.WITHDRAWN)]
)
async def test_what_was_ordered_before_somebody_left_stands_or_ends(
    office: Office, order: int, water: Product, discount: int, becomes: OrderState
) -> None:
    assert await at_once(office, places("Mei", water, discount=discount), leaves("Mei")) is None
    assert await states(office) == [OrderState.CONFIRMED, becomes]
    await everything_holds(office)


async def test_however_many_do_something_at_once_all_come_to_an_end(
    office: Office, order: int, water: Product
) -> None:
    await set_state(office, order, OrderState.READY)

    async def does(deed: Deed) -> None:
        with contextlib.suppress(Refused):
            async with office.session() as session:
                await deed(session)

    for base in range(1, 4):
        deeds = [
            changes("Mei", 9, discount=8, base=base),
            changes("Hugo", 11, base=base),
            ships("Wendy", 2),
            ships("Otto", 3),
            bills("Fay", f"A-{base}"),
            places("Mei", water),
            places("Hugo", water, discount=12),
            decides("Hugo"),
            withdraws("Mei"),
            gives_the_shop("Hugo", "Ann" if base % 2 else "Mei"),
            cancels("Mei"),
            *([leaves("Ann")] if base == 3 else []),
        ]
        async with asyncio.timeout(20):
            await asyncio.gather(*map(does, deeds[base:] + deeds[:base]))
        await everything_holds(office)


async def test_who_withdraws_does_not_wait_for_works_that_waits_for_them(
    office: Office, order: int
) -> None:
    """Both draw the order's card anew, while neither has yet been sent what was drawn before."""
    await office.settle()
    await set_state(office, order, OrderState.IN_PRODUCTION)
    async with office.session() as session:
        await changes("Mei", 12)(session)
    holds_it = asyncio.Event()

    async def moves() -> None:
        async with office.session() as session:
            held = await session.get_one(Order, order)
            await held.lock(session)
            holds_it.set()
            await asyncio.sleep(0.2)
            await move(session, held, await who(session, "Wendy"), OrderState.READY)

    async def withdraws_meanwhile() -> None:
        await holds_it.wait()
        async with office.session() as session:
            await withdraws("Mei")(session)

    await asyncio.gather(moves(), withdraws_meanwhile())
    found: Order = await office.one(select(Order).where(Order.id == order))
    assert (found.state, found.asks) == (OrderState.READY, None)
