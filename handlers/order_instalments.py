"""What of an order is to be paid when: before it is sent, and on its card with what became of it (10.1)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from markupsafe import Markup
from moneyed import Money

from bot.panels import Button, View, button
from bot.turn import Turn
from handlers.order_parts import Part
from handlers.order_sight import sight_of
from handlers.order_words import terms_in_words
from models import calendar, clock, ledger
from models.bill_disputes import BillDispute
from models.customers import Customer
from models.instalments import Instalment, day_planned, planned, replanned
from models.money import from_minor_units
from models.order_terms import Terms
from models.orders import Order
from models.promises import Promise

SHOWN = 12  # a plan has no more parts; changes may have added some
BUTTONS = 3  # the oldest that are open


# Before it is sent.


async def what_follows(
    turn: Turn,
    customer: Customer,
    total: Money,
    terms: Terms,
    deposit: Money | None,
    order: Order | None = None,
) -> list[Markup]:
    """The instalments, where there are several; what is paid already, or will be by credit in hand.

    Of an order that stands they are those that a change makes of it. Refused as `planned` does.
    """
    found = await Instalment.of_order(turn.session, order.id) if order else ()
    existing = {one.number: one for one in found if one.currency == total.currency.code}
    paid = sum(one.settled_units for one in existing.values())
    told = [await _plan(turn, existing, total, terms, deposit, order)]
    told.append(await _credit(turn, customer, total, from_minor_units(paid, total.currency.code)))
    return [part for part in told if part]


async def _plan(
    turn: Turn,
    existing: Mapping[int, Instalment],
    total: Money,
    terms: Terms,
    deposit: Money | None,
    order: Order | None,
) -> Markup:
    parts = replanned(existing, planned(total, terms, deposit))
    numbers = sorted(number for number, part in parts.items() if part.units)
    if len(numbers) < 2 and deposit is None:
        return Markup()  # the terms say it all
    today = calendar.business_day(clock.now())
    told = [turn.t("basket-instalments")]
    for at, number in enumerate(numbers, 1):
        part, before = parts[number], existing.get(number)
        delivered_on = order.delivered_on if order else None
        due = await day_planned(turn.session, number, part, existing, today, delivered_on)
        told.append(
            turn.t(
                "basket-instalment",
                number=at,
                amount=from_minor_units(part.units, total.currency.code),
                when=due or terms_in_words(turn.language, part.terms),
                is_paid=before is not None and not before.open_units,
            )
        )
    return Markup("\n").join(told)


async def _credit(turn: Turn, customer: Customer, total: Money, paid: Money) -> Markup:
    """What is left to pay after what is paid and the customer's credit in hand; nothing of either to
    whoever does not see the customer (1.3)."""
    if not await customer.visible_to(turn.session, turn.me):
        return Markup()
    if paid > total:
        return turn.t("basket-becomes-credit", credit=paid - total)
    in_hand = await ledger.credit_in_hand(turn.session, customer.id)
    credit = next((one for one in in_hand if one.currency == total.currency), None)
    to_pay = total - paid
    if credit is None or not to_pay:
        return Markup()
    used = min(credit, to_pay)
    left = to_pay - used
    facts = {"credit": credit, "used": used, "left": left}
    return turn.t("basket-credit-counts", **facts, is_all=not left)


# On its card.


async def instalments_part(view: View, order: Order) -> Part:
    """For who sees prices: each with its day; for who sees what is owed (1.3), whether it is paid,
    overdue, promised, disputed; a button for the oldest that are due and open, for who sees the
    customer's bills."""
    sight = sight_of(view.reader)
    if not sight.prices:
        return Part()
    found = await Instalment.of_order(view.session, order.id)
    if not found:
        return Part()
    disputed = set(await BillDispute.open_at(view.session, order.customer_id))
    promises = await Promise.open_of(view.session, order.customer_id)
    promised = {one.instalment_id: one.promised_for for one in promises}
    numbered = list(enumerate(found, 1))
    lines: list[Markup] = []
    if len(found) > SHOWN and sight.debt:
        over = [one for one in found if not one.open_units]
        lines += [view.t("order-instalments-paid", number=len(over))] if over else []
        numbered = [(at, one) for at, one in numbered if one.open_units]
    for at, one in numbered[:SHOWN]:
        state = _state(view, one, is_disputed=one.id in disputed, promised=promised.get(one.id))
        lines.append(
            view.t(
                "order-instalment",
                number=at,
                of=len(found),
                amount=one.amount,
                when=one.due_on or terms_in_words(view.reader.speaks, Terms.read(one.terms_said)),
                has_state=sight.debt,
                state=state,
            )
        )
    if (more := len(numbered) - SHOWN) > 0:
        lines.append(view.t("order-instalments-more", number=more))
    return Part(lines, [await _buttons(view, found)])


def _state(view: View, one: Instalment, *, is_disputed: bool, promised: date | None) -> Markup:
    """All that is to be known of it, one behind the other."""
    if not one.open_units:
        return view.t("order-instalment-settled")
    today = calendar.business_day(clock.now())
    late = (today - one.due_on).days if one.due_on else 0
    told: list[Markup] = []
    if late > 0:
        told.append(view.t("order-instalment-overdue", days=late))
    if one.settled_units:
        told.append(view.t("order-instalment-part-paid", open=one.open))
    if one.pending_units:
        pending = from_minor_units(one.pending_units, one.currency)
        told.append(view.t("order-instalment-pending", amount=pending))
    if promised:
        told.append(view.t("order-instalment-promised", day=promised))
    if is_disputed:
        told.append(view.t("order-instalment-disputed"))
    return Markup(" · ").join(told or [view.t("order-instalment-open")])


async def _buttons(view: View, found: Sequence[Instalment]) -> list[Button]:
    row: list[Button] = []
    for at, one in enumerate(found, 1):
        is_due = one.due_on is not None and one.open_units > 0
        if is_due and len(row) < BUTTONS and await one.visible_to(view.session, view.reader):
            label = "order-instalment-show"
            row.append(button(label, one.about, number=at, of=len(found), open=one.open))
    return row
