"""What an order says beside its lines: sums, when and where, how it is sent and paid (8.1, 8.2)."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from markupsafe import Markup

from bot import texts
from bot.panels import Button, View
from handlers.order_sight import Sight
from handlers.order_words import handling_in_words, percent, terms_in_words
from models import approvals, policy
from models.customers import Customer
from models.order_handling import ways_of
from models.order_lines import OrderLine
from models.order_margin import margin_of
from models.order_versions import OrderVersion
from models.orders import Order, OrderState
from models.places import Place
from models.pricing import HUNDREDTHS
from models.receivables import Debt, debt_of
from models.staff import Staff

CUSTOMER_TAKES = 120  # UTF-16 units


def joined(lines: Sequence[Markup | None]) -> Markup:
    return Markup("\n").join(line for line in lines if line)


def together(parts: Sequence[Markup]) -> Markup:
    """Paragraphs of a card; those that say nothing are left out."""
    return Markup("\n\n").join(part for part in parts if part)


async def knows_customer(view: View, order: Order, customer: Customer) -> bool:
    """Whether the customer's telephone and debt are the reader's to know as well.

    An author whose customer went over to somebody else still sees what they entered (1.3).
    """
    if policy.current().orders.are_seen_by(view.reader.position):
        return True
    if await customer.visible_to(view.session, view.reader):
        return True
    return await approvals.has_seat(view.session, order.about, view.reader)


def head(view: View, order: Order, version: OrderVersion) -> Markup:
    """Its number and state."""
    if order.number is None:
        return view.t("order-head-unnumbered", state=order.state)
    return view.t("order-head", number=order.number, state=order.state, version=order.version)


async def whose(view: View, order: Order, customer: Customer, longest: int) -> Markup:
    """For which customer, who sells it, who entered it and when it was confirmed."""
    name = texts.clip(customer.name, min(longest, CUSTOMER_TAKES))
    lines = [view.t("order-customer", name=name)]
    people = {order.seller_id, order.author_id}
    if order.seller_id != view.reader.id:
        seller = await view.session.get_one(Staff, order.seller_id)
        lines.append(view.t("order-seller", name=seller.name))
    if len(people) > 1:
        author = await view.session.get_one(Staff, order.author_id)
        lines.append(view.t("order-entered-by", name=author.name, day=order.day))
    if order.confirmed_on:
        lines.append(view.t("order-confirmed-on", day=order.confirmed_on))
    # Not kept from who sees no prices: whoever gives it is told that everybody reads it.
    if order.state is OrderState.CANCELLED and order.cancel_reason:
        reason = texts.clip(order.cancel_reason, longest)
        lines.append(view.t("order-cancelled-because", reason=reason))
    return joined(lines)


def sums(view: View, version: OrderVersion, lines: Sequence[OrderLine], sight: Sight) -> Markup:
    """Totals, what the approver made of the discount, the margin; nothing to who sees no prices."""
    if not sight.prices:
        return Markup()
    key = "order-sums-taxed" if version.tax_included else "order-sums"
    told = [view.t(key, net=version.net, tax=version.tax, total=version.total)]
    if version.capped_basis_points is not None:
        most = percent(Decimal(version.capped_basis_points) / HUNDREDTHS)
        told.append(view.t("order-capped", most=most))
    if sight.cost:
        told.append(margin_in_words(view, version, lines))
    return joined(told)


def margin_in_words(view: View, version: OrderVersion, lines: Sequence[OrderLine]) -> Markup:
    """For who sees the cost: of the lines whose cost is known."""
    margin = margin_of(lines, version.rounding)
    if margin is None:
        return view.t("order-margin-unknown")
    share = "none" if margin.percent is None else percent(margin.percent)
    return view.t("order-margin", amount=margin.amount, percent=share, unknown=margin.unknown)


def when(view: View, order: Order, version: OrderVersion) -> Markup:
    """When it is to arrive; of what stands the day that was agreed on since."""
    stands = order.is_standing and version.number == order.version
    day = order.deliver_on if stands else version.deliver_on
    lines = [view.t("order-deliver-on", day=day)]
    if version.needed_on:
        lines.append(view.t("order-needed-on", day=version.needed_on))
    return joined(lines)


async def where(
    view: View, version: OrderVersion, customer: Customer | None, longest: int
) -> Markup:
    """The place, and whom to call there if the customer is the reader's to know."""
    lines: list[Markup] = []
    if version.address:
        lines.append(view.t("order-address", address=texts.clip(version.address, longest)))
    elif version.place:
        lines.append(view.t("order-place-known"))
    contacts = await customer.contacts(view.session) if customer else ()
    for one in contacts[:1]:
        known = [texts.clip(each, longest) for each in (one.name, one.phone_shown) if each]
        if known:
            lines.append(view.t("order-contact", name=" · ".join(known)))
    return joined(lines)


def how(view: View, version: OrderVersion, sight: Sight, longest: int) -> Markup:
    """Packing and transport; terms and deposit for who sees prices; the note."""
    lines: list[Markup] = []
    if version.packing:
        words = handling_in_words(view.reader.speaks, version.packing, ways_of("packing"))
        lines.append(view.t("order-packing", words=texts.clip(words, longest)))
    if version.transport:
        words = handling_in_words(view.reader.speaks, version.transport, ways_of("transport"))
        lines.append(view.t("order-transport", words=texts.clip(words, longest)))
    if sight.prices:
        lines.append(view.t("order-terms", terms=terms_in_words(view.reader.speaks, version.terms)))
        if version.deposit:
            lines.append(view.t("order-deposit", amount=version.deposit))
    if version.note:
        note = texts.shield(texts.clip(version.note, longest))
        quoted = Markup("<blockquote>{}</blockquote>").format(note)
        lines.append(Markup("{}{}").format(view.t("order-note"), quoted))
    return joined(lines)


async def debt_in_words(view: View, customer: Customer) -> Markup:
    """What the customer owes in each currency, and how much of it is overdue."""
    debts = await debt_of(view.session, customer.id)
    if not debts:
        return view.t("order-owes-nothing")
    return joined([_debt(view, debt) for debt in debts.values()])


def _debt(view: View, debt: Debt) -> Markup:
    return view.t(
        "order-owes",
        total=abs(debt.net),
        is_credit=debt.net.amount < 0,
        overdue=debt.is_overdue,
        late=debt.late,
    )


def map_of(place: Place | None) -> list[Button]:
    """A button that shows it on a map; none without a position."""
    if place is None:
        return []
    url = policy.current().company.map.format(
        latitude=f"{place.latitude:.6f}", longitude=f"{place.longitude:.6f}"
    )
    return [{"key": "order-on-map", "facts": {}, "url": url}]
