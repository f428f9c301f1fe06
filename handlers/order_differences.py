"""What a version of an order changes of another, in words, for who may see it (8.2, 8.6)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from markupsafe import Markup
from moneyed import Money

from bot import texts
from bot.panels import Button, Panel, View, button, turn_pages
from handlers.order_lines_shown import Units, line_in_words, units_of
from handlers.order_sight import Sight
from handlers.order_words import handling_in_words, packed_in_words, terms_in_words
from models.order_difference import (
    HANDLING,
    Difference,
    LineDifference,
    PartDifference,
    difference,
)
from models.order_handling import ways_of
from models.order_lines import OrderLine
from models.order_terms import Terms
from models.order_versions import OrderVersion
from models.orders import Order
from models.places import Place

A_PAGE = 15
LONGEST_SHOWN = (
    120,
    60,
    30,
)  # UTF-16 units of people's words on a page: the first with which it fits
OF_MONEY = ("terms", "deposit", "total", "photos")  # not for who sees no prices


async def differences(
    view: View,
    before: OrderVersion,
    after: OrderVersion,
    sight: Sight,
    longest: int,
) -> list[Markup]:
    """Line by line and part by part; says so where nothing of it is for the reader."""
    found = await difference(view.session, before, after)
    told = [
        *await _of_lines(view, found, sight, longest),
        *_of_parts(view, found, sight, longest),
    ]
    return told or [view.t("order-change-nothing-of-goods")]


def first_differences(view: View, told: Sequence[Markup], at_most: int) -> Markup:
    """So many of them, and how many more there are."""
    shown = list(told[:at_most])
    if (more := len(told) - at_most) > 0:
        shown.append(view.t("order-differences-more", number=more))
    return Markup("\n").join(shown)


def to_all_differences(order: Order, before: OrderVersion, after: OrderVersion) -> Button:
    """The button that leafs through them."""
    return button("order-all-changes", f"{_data(order, before.number, after.number)}:0")


async def page_of_differences(
    view: View, order: Order, sight: Sight, page: int, was: int, version: int
) -> Panel:
    """One page of what a version changed of an earlier one, and the way back to the card."""
    last = await OrderVersion.last_number(view.session, order.id)
    before = await OrderVersion.of_order(view.session, order.id, min(was, last))
    after = await OrderVersion.of_order(view.session, order.id, min(version, last))
    words, leaves = Markup(), list[Button]()
    for longest in LONGEST_SHOWN:
        told = await differences(view, before, after, sight, longest)
        on_page, leaves = turn_pages(told, page, _data(order, was, version), A_PAGE)
        number = order.number or ""
        head = view.t("order-changes-of", number=number, version=after.number)
        words = Markup("\n").join([head, *on_page])
        if texts.fits(words):
            break
    return Panel(words, [leaves, [button("order-back-to-card", f"{order.about}:card")]])


def _data(order: Order, was: int, version: int) -> str:
    return f"{order.about}:v{was}-{version}:changes"


async def _of_lines(view: View, found: Difference, sight: Sight, longest: int) -> list[Markup]:
    lines = [each for one in found.lines for each in (one.before, one.after) if each]
    units = await units_of(view.session, lines)
    told = [_of_line(view, one, units, sight, longest) for one in found.lines]
    return [each for each in told if each]


def _of_line(
    view: View, one: LineDifference, units: Units, sight: Sight, longest: int
) -> Markup | None:
    """None where only its price differs, for who sees none."""
    before, after = one.before, one.after
    if after is None:
        assert before
        quantity = _quantity(view, before, units)
        return view.t("order-line-gone", name=texts.clip(before.name, longest), quantity=quantity)
    if before is None:
        line = line_in_words(view, after, units, sight, longest, after.number)
        return view.t("order-line-added", line=line)
    changes: list[Markup] = []
    was, now = _quantity(view, before, units), _quantity(view, after, units)
    if was != now:
        changes.append(view.t("order-from-to", before=was, after=now))
    if sight.prices and before.price != after.price:
        changes.append(view.t("order-from-to", before=before.price, after=after.price))
    if not changes:
        return None
    name = texts.clip(after.name, longest)
    return view.t("order-line-differs", name=name, changes=Markup(" · ").join(changes))


def _quantity(view: View, line: OrderLine, units: Units) -> Markup:
    unit = units.get(line.product_id, "")
    return packed_in_words(view.reader.speaks, line.quantity, line.measure, line.factor, unit)


def _of_parts(view: View, found: Difference, sight: Sight, longest: int) -> list[Markup]:
    return [
        _of_part(view, one, longest)
        for one in found.parts
        if sight.prices or one.name not in OF_MONEY
    ]


def _of_part(view: View, one: PartDifference, longest: int) -> Markup:
    return view.t(
        "order-differs",
        label=view.t(f"order-part-{one.name}"),
        before=_in_words(view, one.name, one.before, longest),
        after=_in_words(view, one.name, one.after, longest),
    )


def _in_words(view: View, name: str, value: Any, longest: int) -> Any:
    match value:
        case None | "":
            return view.t("order-nothing")
        case Terms():
            return terms_in_words(view.reader.speaks, value)
        case Place():
            return f"{value.latitude:.5f}, {value.longitude:.5f}"
        case str() if name in HANDLING:
            words = handling_in_words(view.reader.speaks, value, ways_of(name))
            return texts.clip(words, longest)
        case str():
            return texts.clip(value, longest)
        case date() | Money() | int():
            return value
    raise TypeError(f"{value!r} is no part of an order")
