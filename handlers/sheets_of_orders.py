"""Sheets of orders and the price list: for works without prices, the cost for few (8.2, 8.3)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from sqlalchemy import select

from bot.days import day_of_the_button
from bot.panels import View
from handlers.debt_words import today_of
from handlers.order_lists import FILTERS, LISTS, title_of
from handlers.order_sight import sight_of
from handlers.order_watch import A_YEAR, KINDS
from handlers.sheets import DAY, ID, a_list, some_at_a_time, title
from models import order_lists, policy
from models.errors import Refused
from models.facts import Term
from models.lists_as_sheets import Heading, Holds, Listed, Row, money
from models.order_lists import OrderFilter, Whose, scope_of
from models.orders import UNDELIVERED, Order
from models.products import Product, ProductPrice
from models.staff import Role, Staff

ORDER = (
    Heading("list-number"),
    Heading("list-customer"),
    Heading("list-state"),
    Heading("list-day", Holds.DAY),
    Heading("list-deliver-on", Holds.DAY),
    Heading("list-delivered-on", Holds.DAY),
    Heading("list-days-late", Holds.NUMBER),
    Heading("list-seller"),
)
TOTAL = money("list-order-total")


@a_list("orders", role=Role.ORDERS, chosen=f"({LISTS})(?::{ID})?:({FILTERS})")
async def orders(view: View, at_most: int, whose: str, number: str | None, wanted: str) -> Listed:
    """As on the screen, with all pages (8.4)."""
    scope = await scope_of(view.session, view.reader, Whose(whose), int(number or 0))
    which = OrderFilter(wanted)
    rows = await rows_of(view)
    found: list[Row] = []
    ids = await order_lists.ids_of(view.session, scope, which, 0, at_most)
    for some in some_at_a_time(ids):
        found += rows(await order_lists.with_names(view.session, some))
    return as_listed(view, title(title_of(view, scope, which)), found)


@a_list(
    "order-watch",
    role=Role.ORDERS,
    chosen=f"({'|'.join(KINDS)}):{DAY}",
)
async def watched(view: View, at_most: int, name: str, said: str) -> Listed:
    """Nearly due, perhaps arrived, late: the list of a day as it is now (8.4)."""
    day = day_of_the_button(said)
    if abs(day - today_of()) > A_YEAR:
        raise Refused("button-out-of-date")
    kind = KINDS[name]
    found = await kind.find(view.session, view.reader, day)
    called = title(view.t(kind.head, number=len(found)))
    rows = await rows_of(view)
    those = [(one.order, one.customer.name) for one in found[:at_most]]
    return as_listed(view, called, rows(those))


def as_listed(view: View, called: str, rows: Sequence[Row]) -> Listed:
    return Listed(called, [*ORDER, TOTAL] if sight_of(view.reader).prices else ORDER, rows)


async def rows_of(view: View) -> Callable[[Sequence[tuple[Order, str]]], list[Row]]:
    """What makes rows of orders and their customers' names, as the reader may see them."""
    sellers = await view.session.execute(select(Staff.id, Staff.name))
    names = {row.id: row.name for row in sellers}
    today, sees_prices = today_of(), sight_of(view.reader).prices
    return lambda found: [row_of(*one, names, today, sees_prices) for one in found]


def row_of(
    order: Order, customer: str, names: dict[int, str], today: date, sees_prices: bool
) -> Row:
    late = (today - order.deliver_on).days if order.state in UNDELIVERED else 0
    row = [
        order.number,
        customer,
        order.state,
        order.day,
        order.deliver_on,
        order.delivered_on,
        late if late > 0 else None,
        names[order.seller_id],
    ]
    return [*row, order.total] if sees_prices else row


# The price list

PRODUCT = (
    Heading("list-code"),
    Heading("list-product"),
    Heading("list-group"),
    Heading("list-unit"),
    Heading("list-pack"),
    Heading("list-pack-size", Holds.NUMBER),
    Heading("list-sold"),
)
PRICES = (
    Heading("list-tax", Holds.PERCENT),
    Heading("list-for-class"),
    Heading("list-from", Holds.DAY),
    Heading("list-until", Holds.DAY),
    Heading("list-price", Holds.MONEY),
)
COST = Heading("list-cost", Holds.MONEY)


@a_list("products", role=Role.MEMBER)
async def price_list(view: View, at_most: int) -> Listed:
    """Every product; for who sees prices a row for each price that counts or was announced (8.1)."""
    found = await view.session.scalars(select(Product).order_by(Product.code).limit(at_most))
    products = found.all()
    headings: list[Heading] = [*PRODUCT]
    if not view.reader.sees_prices:
        return Listed(
            title(view.t("list-products")), headings, [product_row(one) for one in products]
        )
    today = today_of()
    special: dict[int, list[ProductPrice]] = {}
    for price in await view.session.scalars(
        select(ProductPrice)
        .where((ProductPrice.valid_until.is_(None)) | (ProductPrice.valid_until >= today))
        .order_by(ProductPrice.customer_class, ProductPrice.valid_from, ProductPrice.id)
    ):
        special.setdefault(price.product_id, []).append(price)
    sees_cost = view.reader.sees_cost
    rows: list[Row] = []
    for one in products:
        first = [*product_row(one), one.tax_percent, Term("list-for-all"), None, None]
        first.append(one.list_price)
        rows.append([*first, one.cost] if sees_cost else first)
        for price in special.get(one.id, ()):
            for_whom = price.customer_class.value if price.customer_class else Term("list-for-all")
            row = [*product_row(one), one.tax_percent, for_whom]
            row += [price.valid_from, price.valid_until, price.price]
            rows.append([*row, None] if sees_cost else row)
    headings += [*PRICES, *([COST] if sees_cost else [])]
    included = policy.current().orders.prices_include_tax
    key = "list-prices-with-tax" if included else "list-prices-without-tax"
    return Listed(title(view.t(key)), headings, rows[:at_most])


def product_row(one: Product) -> list[object]:
    return [
        one.code,
        one.name,
        one.product_group,
        one.unit,
        one.pack_name,
        one.pack_size,
        Term("yesno-yes" if one.active else "yesno-no"),
    ]
