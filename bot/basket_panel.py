"""How lines of an order look while they are gathered: pages of them, what is asked, what may be tapped."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from bot import texts
from bot.goods_basket import Basket
from bot.goods_lines import Line, amount_of, asked_of, discount_shown, money_of, sum_of
from bot.panels import RED, Button, Rows, button, in_pairs, named
from models import policy
from models.errors import Refused
from models.language import Language
from models.order_buying import last_order
from models.products import Measure, Product

if TYPE_CHECKING:
    from bot.turn import Turn

Tap = Callable[[str], str]

A_PAGE = 10  # lines: each has a button
PROPOSED = 8  # products bought before
OFTEN = (1, 2, 5, 10, 20)
DISCOUNTS = (3, 5, 10)  # percent, as far as the person may give them
OF_GIFTS = ("basket-why-gift", "basket-why-sample")
REASONS = (*OF_GIFTS, "basket-why-clearance")
NAME = 40  # UTF-16 units of a product's name in a line …
NAME_ON_BUTTON = 24  # … and on a button, where more is said
WORDS = 80


# Words


def lines_in_words(language: Language, lines: Sequence[Line], at_most: int) -> Markup:
    """How many lines and what they come to, then as many of them as fit."""
    said = [head_in_words(language, lines)]
    for at, line in enumerate(lines):
        more = line_in_words(language, at, line)
        if not texts.fits(Markup("\n").join([*said, more]), at_most):
            said.append(texts.t(language, "basket-more", number=len(lines) - at))
            break
        said.append(more)
    return Markup("\n").join(said)


def head_in_words(language: Language, lines: Sequence[Line]) -> Markup:
    """How many lines and what they come to."""
    if not lines:
        return texts.t(language, "basket-none")
    taxed = policy.current().orders.prices_include_tax
    return texts.t(language, "basket-head", count=len(lines), total=sum_of(lines), taxed=taxed)


def line_in_words(language: Language, at: int, line: Line) -> Markup:
    """1. Water 20 cases × ¥48.00 (−5%) = ¥960.00"""
    asked = asked_of(line)
    return texts.t(
        language,
        "basket-line",
        number=at + 1,
        name=texts.clip(line["name"], NAME),
        quantity=asked.quantity,
        measure=asked.measure,
        price=asked.price,
        discount=discount_shown(line),
        amount=amount_of(line),
    )


async def drawn(turn: Turn, basket: Basket) -> Markup:
    """A page of the lines, and below what is asked of a piece or of a line."""
    said: list[Markup] = []
    if basket.lines:
        first = _page(basket) * A_PAGE
        shown = list(enumerate(basket.lines))[first : first + A_PAGE]
        each = [line_in_words(turn.language, at, line) for at, line in shown]
        head = Markup("<b>{}</b>").format(head_in_words(turn.language, basket.lines))
        said.append(Markup("\n").join([head, *each]))
    if basket.open:
        said.append(await _asked(turn, basket, basket.open[0]))
        if len(basket.open) > 1:
            said.append(turn.t("basket-open-more", number=len(basket.open) - 1))
    elif _is_at_line(basket):
        assert basket.at is not None
        said.append(await _of_line(turn, basket.lines[basket.at]))
    else:
        said.append(turn.t("basket-go-on"))
    return Markup("\n\n").join(said)


async def _asked(turn: Turn, basket: Basket, one: dict[str, Any]) -> Markup:
    match one["is"]:
        case "which":
            return turn.t("basket-which", words=texts.clip(one["said"]["words"], WORDS))
        case "quantity":
            product = await Product.of(turn.session, one["id"])
            measure = await _measure(basket, product, one)
            price = await basket.market.list_price(product, measure)
            return turn.t(
                "basket-how-much",
                name=texts.clip(product.name, WORDS),
                measure=measure.name,
                price=price,
            )
        case "same":
            line = one["line"]
            return turn.t(
                "basket-same",
                name=texts.clip(line["name"], WORDS),
                measure=line["measure"],
                before=_quantity_before(basket, line),
                quantity=Decimal(line["quantity"]),
            )
    asked = asked_of(one["line"])
    return turn.t(
        "basket-why",
        name=texts.clip(one["line"]["name"], WORDS),
        price=asked.price,
        list_price=asked.list_price,
        is_free=not asked.price,
    )


def _quantity_before(basket: Basket, line: Line) -> Decimal:
    same = basket.same(line)
    return Decimal(same["quantity"]) if same else Decimal()


async def _measure(basket: Basket, product: Product, one: dict[str, Any]) -> Measure:
    """The one that was said, as long as the product still has it."""
    try:
        return await basket.market.measure(product, one["said"]["measure"])
    except Refused:
        return await basket.market.measure(product, "")


async def _of_line(turn: Turn, line: Line) -> Markup:
    asked = asked_of(line)
    return turn.t(
        "basket-line-is",
        name=texts.clip(line["name"], WORDS),
        measure=asked.measure,
        list_price=asked.list_price,
        reason=texts.clip(line["reason"] or "", WORDS),
        has_reason=bool(line["reason"]),
    )


# Buttons


async def buttons_of(turn: Turn, basket: Basket, tap: Tap) -> Rows:
    if basket.open:
        return await _to_answer(turn, basket, basket.open[0], tap)
    if _is_at_line(basket):
        return await _to_alter(turn, basket, tap)
    return [*_to_lines(basket, tap), *await _to_add(turn, basket, tap)]


async def _to_answer(turn: Turn, basket: Basket, one: dict[str, Any], tap: Tap) -> Rows:
    leave_out = [button("basket-leave-out", tap("x"))]
    match one["is"]:
        case "which":
            rows = [[await _candidate(turn, basket, number, tap)] for number in one["ids"]]
        case "quantity":
            product = await Product.of(turn.session, one["id"])
            measure = await _measure(basket, product, one)
            last = (await basket.market.bought()).get(product.id)
            usual = [last.quantity] if last and last.measure == measure.name else []
            said = [Decimal(one["maybe"])] if "maybe" in one else []
            rows = [
                _quantities([*usual, *said], tap),
                _other_measures(product, measure.name, tap),
            ]
        case "same":
            line = one["line"]
            both = _quantity_before(basket, line) + Decimal(line["quantity"])
            facts = {"measure": line["measure"]}
            rows = [
                [button("basket-same-add", tap("+"), quantity=both, **facts)],
                [
                    button(
                        "basket-same-replace",
                        tap("="),
                        quantity=Decimal(line["quantity"]),
                        **facts,
                    )
                ],
                [button("basket-same-apart", tap("&"))],
            ]
        case _:
            is_free = not asked_of(one["line"]).price
            fitting = [at for at, key in enumerate(REASONS) if (key in OF_GIFTS) is is_free]
            rows = [[button(REASONS[at], tap(f"r{at}")) for at in fitting]]
            rows.append([button("basket-at-list", tap("l"), price=money_of(one["line"]["list"]))])
            if one.get("at") is not None:
                leave_out = [button("basket-as-before", tap("x"))]
    return [*rows, leave_out]


async def _candidate(turn: Turn, basket: Basket, number: int, tap: Tap) -> Button:
    product = await Product.of(turn.session, number)
    measure = product.measures[-1]
    price = texts.money(turn.language, await basket.market.list_price(product, measure))
    name = texts.clip(texts.shield(product.name), NAME)
    return named(f"{name} · {price}/{measure.name}", tap(f"w{number}"))


def _quantities(usual: Sequence[Decimal], tap: Tap) -> list[Button]:
    """Those that are said most often, and the usual ones."""
    often = sorted({*map(Decimal, OFTEN), *usual})
    return [named(f"{one:f}", tap(f"q{one}")) for one in often]


def _other_measures(product: Product, measure: str, tap: Tap) -> list[Button]:
    return [
        button("basket-in", tap(f"m{at}"), measure=one.name)
        for at, one in enumerate(product.measures)
        if one.name != measure
    ]


async def _to_alter(turn: Turn, basket: Basket, tap: Tap) -> Rows:
    assert basket.at is not None
    line = basket.lines[basket.at]
    product = await Product.of(turn.session, line["id"])
    limit = policy.current().orders.discount_limit(turn.me.position)
    given = [one for one in DISCOUNTS if one <= limit]
    prices = [button("basket-off", tap(f"d{one}"), percent=one) for one in given]
    is_other = line["agreed"] is not None or line["discount"] is not None
    back = [button("basket-at-list", tap("l"), price=money_of(line["list"]))] if is_other else []
    return [
        _quantities([Decimal(line["quantity"])], tap),
        prices,
        back,
        _other_measures(product, line["measure"], tap),
        [
            button("basket-to-lines", tap("u")),
            button("basket-remove", tap("-"), style=RED),
        ],
    ]


def _to_lines(basket: Basket, tap: Tap) -> list[list[Button]]:
    """A button for each line of the page, and those that leaf."""
    page, last = _page(basket), max(len(basket.lines) - 1, 0) // A_PAGE
    shown = list(enumerate(basket.lines))[page * A_PAGE : (page + 1) * A_PAGE]
    rows = in_pairs([_line_button(at, line, tap) for at, line in shown])
    leaves = []
    if page > 0:
        leaves.append(named(f"‹ {page}/{last + 1}", tap(f"p{page - 1}")))
    if page < last:
        leaves.append(named(f"{page + 2}/{last + 1} ›", tap(f"p{page + 1}")))
    return [*rows, leaves]


def _line_button(at: int, line: Line, tap: Tap) -> Button:
    name = texts.clip(texts.shield(line["name"]), NAME_ON_BUTTON)
    return named(f"✏️ {at + 1}. {name}", tap(f"e{at}"))


async def _to_add(turn: Turn, basket: Basket, tap: Tap) -> list[list[Button]]:
    """The same as last time where nothing is said yet, and what was bought before."""
    customer = basket.market.customer
    rows: list[list[Button]] = []
    if customer and not basket.lines:
        order = await last_order(turn.session, customer.id)
        if order:
            lines = await order.lines(turn.session)
            rows.append([button("basket-again", tap("again"), count=len(lines), day=order.day)])
    taken = {line["id"] for line in basket.lines}
    bought = [one for one in (await basket.market.bought()).values() if one.product.id not in taken]
    return [*rows, *in_pairs([_bought_button(one.product, tap) for one in bought[:PROPOSED]])]


def _bought_button(product: Product, tap: Tap) -> Button:
    name = texts.clip(texts.shield(product.name), NAME_ON_BUTTON)
    return named(f"➕ {name}", tap(f"b{product.id}"))


def _is_at_line(basket: Basket) -> bool:
    return basket.at is not None and basket.at < len(basket.lines)


def _page(basket: Basket) -> int:
    """The one that is looked at, else where the last line stands."""
    last = max(len(basket.lines) - 1, 0) // A_PAGE
    return last if basket.page is None else min(basket.page, last)
