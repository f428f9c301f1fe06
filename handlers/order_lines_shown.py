"""Lines of an order as its cards show them: first ones, pages, each for who may see prices or not (8.2)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from markupsafe import Markup
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot import texts
from bot.panels import Button, Panel, View, button, turn_pages
from handlers.order_sight import Sight
from handlers.order_words import packed_in_words, percent
from models.order_lines import OrderLine
from models.order_versions import OrderVersion
from models.orders import Order
from models.products import Product

A_PAGE = 20
LONGEST_SHOWN = (120, 60, 30)  # UTF-16 units of a name on a page: the first with which it fits
REASON_TAKES = 100

Units = Mapping[int, str]


async def units_of(session: AsyncSession, lines: Sequence[OrderLine]) -> Units:
    """The own unit of every product, by its id: what a pack is told in besides."""
    products = {line.product_id for line in lines}
    found = await session.execute(select(Product.id, Product.unit).where(Product.id.in_(products)))
    return {row.id: row.unit for row in found}


def line_in_words(
    view: View, line: OrderLine, units: Units, sight: Sight, longest: int, at: int
) -> Markup:
    """What, how much, and for who sees prices at which price; `at` is its place among the lines."""
    language = view.reader.speaks
    name = texts.clip(line.name, longest)
    quantity = packed_in_words(
        language, line.quantity, line.measure, line.factor, units.get(line.product_id, "")
    )
    if not sight.prices:
        return view.t("order-line-goods", number=at, name=name, code=line.code, quantity=quantity)
    said = view.t(
        "order-line-priced",
        number=at,
        name=name,
        quantity=quantity,
        price=line.price,
        discount=percent(line.discount),
        amount=line.amount,
    )
    if not line.reason:
        return said
    why = view.t("order-line-reason", reason=texts.clip(line.reason, min(longest, REASON_TAKES)))
    return Markup("{}\n   {}").format(said, why)


def first_lines(
    view: View,
    lines: Sequence[OrderLine],
    units: Units,
    sight: Sight,
    longest: int,
    at_most: int,
) -> Markup:
    """So many of them, and how many more there are."""
    told = [
        line_in_words(view, line, units, sight, longest, at)
        for at, line in enumerate(lines[:at_most], 1)
    ]
    if (more := len(lines) - at_most) > 0:
        told.append(view.t("order-lines-more", number=more))
    return Markup("\n").join(told)


def to_all_lines(order: Order, number_of_lines: int, version: OrderVersion | None = None) -> Button:
    """The button that leafs through them; through those of the version that stands without one."""
    return button("order-lines-all", f"{_data(order, version)}:0", number=number_of_lines)


async def page_of_lines(
    view: View, order: Order, sight: Sight, page: int, version_number: int | None
) -> Panel:
    """One page of all the lines, and the way back to the card."""
    named = version_number is not None and version_number <= await OrderVersion.last_number(
        view.session, order.id
    )
    if named and version_number:
        version = await OrderVersion.of_order(view.session, order.id, version_number)
    else:
        version = await order.shown_version(view.session)
    lines = await version.lines(view.session)
    units = await units_of(view.session, lines)
    on_page, leaves = turn_pages(lines, page, _data(order, version if named else None), A_PAGE)
    first = lines.index(on_page[0]) + 1
    customer = await order.customer(view.session)
    head = view.t(
        "order-lines-of",
        name=order.number or customer.name,
        first=first,
        last=first + len(on_page) - 1,
        number=len(lines),
    )
    words = head
    for longest in LONGEST_SHOWN:
        told = [
            line_in_words(view, line, units, sight, longest, at)
            for at, line in enumerate(on_page, first)
        ]
        words = Markup("\n").join([head, *told])
        if texts.fits(words):
            break
    return Panel(words, [leaves, [button("order-back-to-card", f"{order.about}:card")]])


def _data(order: Order, version: OrderVersion | None) -> str:
    return f"{order.about}:v{version.number}:lines" if version else f"{order.about}:lines"
