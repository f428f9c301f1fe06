"""What a customer buys, for the customer's card: purchases, their rhythm, what is due again, debt (8)."""

from __future__ import annotations

from markupsafe import Markup

from bot import texts
from bot.panels import Button, View, button
from handlers.order_sight import sight_of
from models import calendar, clock, order_rhythm, promises, receivables
from models.customers import Customer
from models.order_rhythm import Purchases
from models.staff import Role

DUE_SHOWN = 5
PRODUCT_TAKES = 40  # UTF-16 units


async def what_is_bought(view: View, customer: Customer, longest: int) -> Markup | None:
    """This year, the last order, how often and when next, what is due again, what is owed and how promises
    to pay it were kept."""
    if not sight_of(view.reader).debt:
        return None
    today = calendar.business_day(clock.now())
    bought = await order_rhythm.purchases_of(view.session, customer.id, today)
    lines: list[Markup] = []
    if bought.last:
        lines.append(
            view.t(
                "customer-bought",
                year=f"{today.year}",
                number=bought.number,
                sums=in_sum(view, bought),
            )
        )
        last = bought.last
        lines.append(
            view.t("customer-last-order", day=last.day, total=last.total, state=last.state)
        )
    if rhythm := bought.rhythm:
        late = max((today - rhythm.next_on).days, 0)
        lines.append(
            view.t("customer-buys-every", days=rhythm.every, next=rhythm.next_on, late=late)
        )
    if bought.due:
        at_most = min(longest, PRODUCT_TAKES)
        due = tuple(
            view.t(
                "customer-due-product", name=texts.clip(one.name, at_most), last=one.rhythm.last_on
            )
            for one in bought.due[:DUE_SHOWN]
        )
        lines.append(view.t("customer-usually-due", products=due))
    lines += await debts(view, customer)
    reliability = await promises.reliability_of(view.session, customer.id)
    if reliability.made:
        lines.append(view.t("promise-kept-of", kept=reliability.kept, made=reliability.made))
    return Markup("\n").join(lines) or None


def in_sum(view: View, bought: Purchases) -> Markup:
    """¥12,000.00 + US$300.00"""
    language = view.reader.speaks
    return Markup(" + ").join(texts.money(language, one) for one in bought.sums)


async def debts(view: View, customer: Customer) -> list[Markup]:
    """A line for each currency: what is owed, what of it is overdue, the limit."""
    limit = customer.credit_limit
    lines = []
    for currency, debt in (await receivables.debt_of(view.session, customer.id)).items():
        is_limited = limit is not None and limit.currency.code == currency
        lines.append(
            view.t(
                "customer-owes",
                total=abs(debt.net),
                is_credit=debt.net.amount < 0,
                has_overdue=debt.is_overdue,
                overdue=debt.late,
                has_limit=is_limited,
                limit=limit if is_limited else "",
            )
        )
    return lines


def ways_to_orders(view: View, customer: Customer) -> list[Button]:
    """To enter an order for the customer, and to those there are; of an archived one only these."""
    buttons: list[Button] = []
    if view.reader.may(Role.SELLER) and customer.archived_at is None:
        buttons.append(button("customer-order", f"order:new:{customer.id}"))
    buttons.append(button("customer-orders", f"orders:customer:{customer.id}"))
    return buttons
