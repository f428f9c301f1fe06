"""Bills: how an instalment is found behind a button, and what people call it (10.2)."""

from __future__ import annotations

from typing import Any

from markupsafe import Markup

from bot import texts
from bot.forms import TITLE
from bot.panels import View
from bot.turn import Turn
from models import calendar, clock, records
from models.customers import Customer
from models.instalments import Instalment
from models.orders import Order

NAME_TAKES = 60  # UTF-16 units


async def find_bill(turn: Turn, number: str) -> Instalment:
    """One that this person sees; a button's id is never trusted (1.3)."""
    return await records.require(
        turn.session, Instalment, number, turn.me, "instalment-gone-or-not-yours"
    )


async def bill_in_words(view: View, one: Instalment) -> Markup:
    """By its order and which part of it it is, or as what was owed when Fieldbook began."""
    if one.order_id is None:
        return view.t("instalment-from-before")
    order = await view.session.get_one(Order, one.order_id)
    each = await Instalment.of_order(view.session, order.id)
    numbers = [other.number for other in each if other.currency == one.currency]
    if len(numbers) < 2 or one.number not in numbers:
        return view.t("instalment-of-order", order=order.number or "")
    at = numbers.index(one.number) + 1
    return view.t("instalment-part", order=order.number or "", number=at, of=len(numbers))


def days_late(one: Instalment) -> int | None:
    """Below nothing: so many days are left. None where a delivery is still to come."""
    if one.due_on is None:
        return None
    return (calendar.business_day(clock.now()) - one.due_on).days


async def title_of(turn: Turn, one: Instalment) -> dict[str, Any]:
    """What the title of a form about a bill mentions."""
    customer = await turn.session.get_one(Customer, one.customer_id)
    return {
        TITLE: {
            "customer": texts.clip(customer.name, NAME_TAKES),
            "bill": texts.plain(await bill_in_words(turn.view, one)),
            "amount": texts.money(turn.language, one.open),
        }
    }
