"""Products: a card for each that everybody finds, its prices by class and day for who sees them (8.1)."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from bot import texts
from bot.panels import Button, Panel, View, named
from bot.router import Router
from bot.turn import Turn
from handlers.sheets import sheet_button
from models import calendar, clock, policy, records
from models.policy import CustomerClass
from models.products import PRODUCT_CARD, Product, ProductPrice
from models.staff import Role

router = Router()

NAME_TAKES = 34  # UTF-16 units of a button that also says the price
MOST_ANNOUNCED = 10


@router.button(r"product:([0-9]{1,18})", role=Role.MEMBER)
async def open_card(turn: Turn, number: str) -> None:
    await bring_product(
        turn, await records.require(turn.session, Product, number, turn.me, "product-gone")
    )


async def bring_product(turn: Turn, product: Product) -> None:
    """The card at the bottom of the chat; the one above goes."""
    await turn.take_away(PRODUCT_CARD, product.about)
    turn.bring(PRODUCT_CARD, product.about)


def rows_of_products(
    turn: Turn, products: Sequence[Product], data: str = "product:{}"
) -> list[list[Button]]:
    """A button each: name, list price for who sees prices, that it is not sold any more."""
    rows: list[list[Button]] = []
    for product in products:
        said = [texts.clip(texts.shield(product.name), NAME_TAKES)]
        if turn.me.sees_prices:
            price = texts.money(turn.language, product.list_price)
            said.append(f"{price}/{texts.shield(product.unit)}")
        if not product.active:
            said.append(texts.plain(turn.t("product-inactive-short")))
        rows.append([named(" · ".join(said), data.format(product.id))])
    return rows


@router.card(PRODUCT_CARD)
async def product_card(view: View) -> Panel | None:
    """What it is, how it is counted, and for who sees prices those of today and those announced."""
    product: Product | None = view.record
    if product is None:
        return None  # a later card took the place of this one before it was sent
    parts = [head(view, product)]
    if view.reader.sees_prices:
        parts += [prices(view, product), await special_prices(view, product) or Markup()]
    said = Markup("\n\n").join(part for part in parts if part)
    return Panel(said, [[sheet_button("products")]])


def head(view: View, product: Product) -> Markup:
    lines = [view.t("product-head", name=product.name, code=product.code)]
    if not product.active:
        lines.append(view.t("product-inactive"))
    lines.append(
        view.t(
            "product-unit",
            unit=product.unit,
            is_divisible=product.is_divisible,
            has_pack=product.pack_name is not None,
            pack=product.pack_name or "",
            size=product.pack_size or 0,
        )
    )
    if product.product_group:
        lines.append(view.t("product-group", name=product.product_group))
    if product.aliases:
        lines.append(view.t("product-aliases", names=tuple(product.aliases.split())))
    return Markup("\n").join(lines)


def prices(view: View, product: Product) -> Markup:
    """List price and tax; the cost only for those who see it (8.3)."""
    pack = product.list_price * (product.pack_size or 1)
    lines = [
        view.t(
            "product-list-price",
            price=product.list_price,
            unit=product.unit,
            has_pack=product.pack_name is not None,
            pack=product.pack_name or "",
            pack_price=pack,
        ),
        view.t(
            "product-tax",
            percent=f"{product.tax_percent.normalize():f}",
            is_included=policy.current().orders.prices_include_tax,
        ),
    ]
    if product.cost is not None and view.reader.sees_cost:
        lines.append(view.t("product-cost", price=product.cost, unit=product.unit))
    return Markup("\n").join(lines)


async def special_prices(view: View, product: Product) -> Markup | None:
    """What counts today for all and for each class, and what was announced; None without any."""
    today = calendar.business_day(clock.now())
    counts: dict[CustomerClass | None, ProductPrice] = {}
    announced: list[ProductPrice] = []
    for one in await product.prices(view.session, today):
        if one.valid_from > today:
            announced.append(one)
        else:
            counts[one.customer_class] = one  # the latest that has begun stays
    lines = [_line(view, "product-price-now", one) for one in counts.values()]
    lines += [_line(view, "product-price-from", one) for one in announced[:MOST_ANNOUNCED]]
    if (more := len(announced) - MOST_ANNOUNCED) > 0:
        lines.append(view.t("product-prices-more", number=more))
    return Markup("\n").join([view.t("product-prices"), *lines]) if lines else None


def _line(view: View, key: str, one: ProductPrice) -> Markup:
    return view.t(
        key,
        customer_class=one.customer_class or view.t("product-price-all"),
        price=one.price,
        first=one.valid_from,
        until=one.valid_until or "",
        has_end=one.valid_until is not None,
    )
