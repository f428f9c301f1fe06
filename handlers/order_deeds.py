"""What is done with an order from its card: cancel, withdraw, its papers and photos, the same again (8.6)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from markupsafe import Markup
from moneyed import Money

from bot import filling
from bot.fields import Text
from bot.forms import TITLE, Answers, Becomes, Form
from bot.panels import GREEN, RED, Button, View, button
from bot.router import Router
from bot.turn import Turn
from handlers.approval_steps import approver_in_words
from handlers.order_parts import Part
from handlers.order_shown import map_of
from handlers.order_sight import sight_of
from models import order_changes, policy, records, settling
from models.albums import send_photos
from models.approvals import Approval
from models.errors import Refused
from models.instalments import Instalment
from models.money import from_minor_units
from models.order_news import PAPERS
from models.orders import BEFORE_PRODUCTION, ORDER_CARD, UNSHIPPED, Order, OrderState
from models.receipts import Receipt
from models.shipments import taken_of
from models.staff import Role

router = Router()

LONGEST_REASON = 500  # UTF-16 units
PAPER = dict(zip(("pdf", "sheet"), PAPERS, strict=True))


class OrderCancelForm(Form, name="order-cancel"):
    """The subject is the order's id. What it means stands below the reason before it is sent."""

    reason = Text(max_length=LONGEST_REASON)

    @classmethod
    async def before_sending(cls, turn: Turn, subject: str, answers: Answers) -> Sequence[Markup]:
        """Whether it is cancelled at once, or somebody decides; and what becomes of what is paid."""
        order = await find_order(turn, subject)
        await order_changes.require_cancellable(turn.session, order, turn.me)
        told = await what_becomes_of_the_money(turn, order)
        if order.state in BEFORE_PRODUCTION or not await turn.me.superiors(turn.session):
            return [*told, turn.t("order-cancel-at-once")]
        asked = policy.current().orders.cancel_approvers
        names = tuple(approver_in_words(turn.view, one) for one in asked)
        return [*told, turn.t("order-cancel-by-approval", approvers=names)]

    async def submit(self, turn: Turn) -> Becomes:
        order = await find_order(turn, self.subject)
        await order_changes.cancel(turn.session, order, turn.me, self.reason)
        await turn.take_away(ORDER_CARD, order.about)
        return Becomes(ORDER_CARD, order.about)


async def what_becomes_of_the_money(turn: Turn, order: Order) -> list[Markup]:
    """What is paid for it pays other bills first, and the rest is credit; what waits for finance does
    the same. How much that is only for who sees the customer (1.3)."""
    told = []
    customer = await order.customer(turn.session)
    paid = await settling.paid_for(turn.session, order.id, order.currency)
    if paid and await customer.visible_to(turn.session, turn.me):
        those = await Instalment.open_of(turn.session, customer.id, order.currency)
        nothing = Money(0, paid.currency)
        others = sum((one.open for one in those if one.order_id != order.id), nothing)
        moved = min(paid, others)
        where = "credit" if not moved else "both" if moved < paid else "bills"
        told.append(
            turn.t("order-cancel-money", paid=paid, where=where, moved=moved, credit=paid - moved)
        )
    waiting = await Receipt.waiting_of(turn.session, customer.id)
    units = sum(one.amount_units for one in waiting if one.order_id == order.id)
    if units:
        amount = from_minor_units(units, order.currency)
        told.append(turn.t("order-cancel-waiting", amount=amount))
    return told


@router.button(r"order:([0-9]{1,18}):cancel", role=Role.ORDERS)
async def cancel(turn: Turn, number: str) -> None:
    """It needs a reason, and is looked over before it is sent."""
    order = await find_order(turn, number)
    await order_changes.require_cancellable(turn.session, order, turn.me)
    customer = await order.customer(turn.session)
    title: dict[str, Any] = {"number": order.number, "customer": customer.name}
    await filling.start(turn, OrderCancelForm, subject=str(order.id), offered={TITLE: title})


@router.button(r"order:([0-9]{1,18}):withdraw", role=Role.ORDERS)
async def withdraw(turn: Turn, number: str) -> None:
    """What waits for a decision: the order, its change or its cancelling."""
    order = await find_order(turn, number)
    await order.withdraw(turn.session, turn.me)
    turn.hint("order-withdrawn-hint")


@router.button(r"order:([0-9]{1,18}):(pdf|sheet)", role=Role.ORDERS)
async def bring_the_paper(turn: Turn, number: str, which: str) -> None:
    """The order form once more, to be forwarded to the customer."""
    order = await find_order(turn, number)
    if not sight_of(turn.me).prices:
        turn.hint("order-paper-not-for-you")
    elif not order.is_standing:
        turn.hint("order-paper-not-yet")
    else:
        is_owed = await turn.bring_document(PAPER[which], order.about, version=order.version)
        turn.hint("order-paper-comes" if is_owed else "order-paper-comes-already")


@router.button(r"order:([0-9]{1,18}):photos", role=Role.MEMBER)
async def show_photos(turn: Turn, number: str) -> None:
    """The order on paper; it has prices on it."""
    order = await find_order(turn, number)
    if not sight_of(turn.me).prices:
        raise Refused("order-gone-or-not-yours")
    version = await order.pending_version(turn.session) or await order.shown_version(turn.session)
    send_photos(
        turn.session, turn.me, version.pictures, about=order.about, reply_to=turn.message_id
    )


async def find_order(turn: Turn, number: str) -> Order:
    """An order this person may see; a button's id is never trusted."""
    return await records.require(turn.session, Order, number, turn.me, "order-gone-or-not-yours")


# Parts of the card.


async def to_decide(view: View, order: Order) -> Part:
    """For who may decide what waits, and for who may take it back."""
    if order.asks is None:
        return Part()
    approval = await Approval.of_record(view.session, order.about)
    if approval is None:
        return Part()
    row: list[Button] = []
    if await approval.seat_of(view.session, view.reader):
        row.append(button("order-decide", approval.about, style=GREEN))
    if approval.applicant_id == view.reader.id:
        row.append(button("order-withdraw", f"{order.about}:withdraw", style=RED))
    return Part(rows=[row])


async def to_change(view: View, order: Order) -> Part:
    """For whoever looks after it and those above: change, cancel, the same again, its form."""
    row: list[Button] = []
    is_theirs = await order.may_be_changed_by(view.session, view.reader)
    is_on = order.state in UNSHIPPED or order.state is OrderState.SHIPPED
    if is_theirs and is_on and order.asks is None:
        row.append(button("order-change-it", f"{order.about}:change"))
        if not await taken_of(view.session, order.id):
            row.append(button("order-cancel-it", f"{order.about}:cancel"))
    return Part(rows=[row])


async def to_look_at(view: View, order: Order) -> Part:
    """The order form, the photos, the place on a map, the customer, the same once more."""
    sight = sight_of(view.reader)
    customer = await order.customer(view.session)
    shown = await order.pending_version(view.session) or await order.shown_version(view.session)
    papers: list[Button] = []
    if sight.prices and order.is_standing:
        papers = [
            button("order-pdf-again", f"{order.about}:pdf"),
            button("order-sheet-again", f"{order.about}:sheet"),
        ]
    more: list[Button] = []
    if sight.prices and shown.photos:
        number = len(shown.photos)
        more.append(button("order-show-photos", f"{order.about}:photos", number=number))
    more += map_of(shown.place)
    last: list[Button] = []
    sells = view.reader.may(Role.SELLER)
    if sells and await customer.visible_to(view.session, view.reader):
        if customer.archived_at is None:
            last.append(button("order-again", f"order:again:{order.id}"))
        last.append(button("order-to-customer", customer.about))
    return Part(rows=[papers, more, last])
