"""THE card of an order: one for everybody, with what concerns whoever reads it (8.1, 8.2, 8.6)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from markupsafe import Markup

from bot import texts
from bot.panels import Button, Panel, View, button
from bot.router import Router
from bot.turn import Turn
from handlers import (
    delays,
    goods_returns,
    invoicing,
    order_deeds,
    order_instalments,
    payments,
    shipment_cards,
    works,
)
from handlers.approval_steps import steps_of
from handlers.order_deeds import find_order
from handlers.order_differences import (
    differences,
    first_differences,
    page_of_differences,
    to_all_differences,
)
from handlers.order_lines_shown import first_lines, page_of_lines, to_all_lines, units_of
from handlers.order_parts import PartOf
from handlers.order_shown import (
    debt_in_words,
    head,
    how,
    joined,
    knows_customer,
    margin_in_words,
    sums,
    together,
    when,
    where,
    whose,
)
from handlers.order_sight import Sight, sight_of
from models.approvals import Approval
from models.errors import Refused
from models.facts import pack
from models.order_news import BIG_ORDER, CHANGE_CARD
from models.order_versions import OrderVersion
from models.orders import ORDER_CARD, Asks, Order, OrderState
from models.outbox import edit
from models.staff import Role, Staff

router = Router()

# How many lines, and UTF-16 units of people's own words: the first with which the card fits.
SHOWN = ((12, 400), (12, 100), (8, 60), (5, 40), (3, 20))

PARTS: tuple[PartOf, ...] = (
    order_deeds.to_decide,
    works.progress_part,
    shipment_cards.shipping_part,
    delays.delay_part,
    invoicing.invoices_part,
    order_instalments.instalments_part,
    payments.payment_part,
    goods_returns.returns_part,
    order_deeds.to_change,
    order_deeds.to_look_at,
)
"""From top to bottom; a feature that has more to say of an order adds its own."""


# Role.MEMBER where it is only looked at: an administrator may have to decide about one (3.5).


@router.button(r"order:([0-9]{1,18})", role=Role.MEMBER)
async def open_the_card(turn: Turn, number: str) -> None:
    """Bring the card to the bottom of the chat, where it can be answered."""
    order = await find_order(turn, number)
    await turn.take_away(ORDER_CARD, order.about)
    turn.bring(ORDER_CARD, order.about)


@router.button(r"order:([0-9]{1,18}):card", role=Role.MEMBER)
async def back_to_the_card(turn: Turn, number: str) -> None:
    order = await find_order(turn, number)
    await show_here(turn, order)


@router.button(r"order:([0-9]{1,18})(?::v([0-9]{1,9}))?:lines:([0-9]{1,3})", role=Role.MEMBER)
async def leaf_through_lines(turn: Turn, number: str, version: str | None, page: str) -> None:
    """All lines of the order, or of one of its versions, in pages."""
    order = await find_order(turn, number)
    facts = {"lines": int(page)} | ({"version": int(version)} if version else {})
    await show_here(turn, order, **facts)


@router.button(
    r"order:([0-9]{1,18}):v([0-9]{1,9})-([0-9]{1,9}):changes:([0-9]{1,3})", role=Role.MEMBER
)
async def leaf_through_changes(turn: Turn, number: str, was: str, version: str, page: str) -> None:
    """All that a version changed of an earlier one, in pages."""
    order = await find_order(turn, number)
    if not 0 < int(was) < int(version):
        raise Refused("button-out-of-date")
    await show_here(turn, order, changes=int(page), was=int(was), version=int(version))


async def show_here(turn: Turn, order: Order, **facts: Any) -> None:
    """The card that was tapped becomes another view of the order; below any other message a new one."""
    if turn.tapped is None or turn.tapped.key != ORDER_CARD:
        turn.bring(ORDER_CARD, order.about).facts = pack(facts)
        return
    turn.tapped.facts = pack(facts)  # when it is drawn anew it is still this view
    await edit(turn.session, turn.tapped, key=ORDER_CARD, about=order.about, facts=pack(facts))


@router.card(ORDER_CARD)
async def order_card(view: View) -> Panel | None:
    """As it stands now, with the next deeds; or a page of its lines."""
    order: Order | None = view.record
    if order is None:
        return None  # a later card took the place of this one before it was sent
    sight = sight_of(view.reader)
    if "lines" in view.facts:
        return await page_of_lines(
            view, order, sight, int(view.facts["lines"]), view.facts.get("version")
        )
    if "changes" in view.facts:
        page, was, number = (int(view.facts[name]) for name in ("changes", "was", "version"))
        return await page_of_differences(view, order, sight, page, was, number)
    more = [await part(view, order) for part in PARTS]
    rows: list[Sequence[Button]] = [row for part in more for row in part.rows]
    added = [joined(part.lines) for part in more]
    version = await order.shown_version(view.session)
    lines = await version.lines(view.session)
    units = await units_of(view.session, lines)
    customer = await order.customer(view.session)
    is_known = await knows_customer(view, order, customer)
    debt = await debt_in_words(view, customer) if sight.debt and is_known else Markup()
    words, parts, at_most = Markup(), list[Markup](), 0
    for at_most, longest in SHOWN:
        parts = [
            joined([head(view, order, version), await whose(view, order, customer, longest)]),
            first_lines(view, lines, units, sight, longest, at_most),
            sums(view, version, lines, sight),
            joined(
                [
                    when(view, order, version),
                    await where(view, version, customer if is_known else None, longest),
                    how(view, version, sight, longest),
                ]
            ),
            debt,
            await what_waits(view, order, sight, longest, at_most),
        ]
        words = together([*parts, *added])
        if texts.fits(words):
            break
    while added and not texts.fits(words):
        del added[-1]
        words = together([*parts, *added])
    if len(lines) > at_most:
        rows.insert(0, [to_all_lines(order, len(lines))])
    if (pending := await order.pending_version(view.session)) and order.version:
        rows.insert(0, [to_all_differences(order, version, pending)])
    return Panel(words, rows)


async def what_waits(view: View, order: Order, sight: Sight, longest: int, at_most: int) -> Markup:
    """What is asked for, and whom it waits for; of a refused order by whom and why."""
    told: list[Markup] = []
    if order.asks is Asks.CANCEL:
        reason = texts.clip(order.cancel_reason or "", longest)
        told.append(view.t("order-waits-cancel", reason=reason, said=bool(reason)))
    elif order.asks:
        told.append(view.t(f"order-waits-{order.asks.value}"))
    pending = await order.pending_version(view.session)
    if order.asks is Asks.CHANGE and pending:
        before = await order.shown_version(view.session)
        changes = await differences(view, before, pending, sight, longest)
        told.append(first_differences(view, changes, at_most))
    is_told = order.asks or order.state is OrderState.REFUSED
    # Whoever decides may mention a price in a reason.
    if is_told and sight.prices:
        approval = await Approval.of_record(view.session, order.about)
        told += await steps_of(view, approval) if approval else []
    return joined(told)


@router.card(CHANGE_CARD)
async def change_card(view: View) -> Panel | None:
    """What is different since a change, for who has the order."""
    order: Order = view.record
    sight = sight_of(view.reader)
    after = await OrderVersion.of_order(view.session, order.id, int(view.facts["version"]))
    before = await OrderVersion.of_order(view.session, order.id, int(view.facts["was"]))
    author = await view.session.get_one(Staff, after.author_id)
    customer = await order.customer(view.session)
    changed = view.t(
        "order-changed-by", number=order.number or "", name=author.name, version=after.number
    )
    money: list[Markup] = []
    if sight.debt and (moved := view.facts.get("moved")):
        money.append(view.t("order-change-moved", moved=moved))
    if sight.debt and (credit := view.facts.get("credit")):
        money.append(view.t("order-change-credit", credit=credit))
    words, told, at_most = Markup(), list[Markup](), 0
    for at_most, longest in SHOWN:
        # Of prices as well, as people say things: nothing for who sees none.
        why = texts.shield(texts.clip(after.why or "", longest)) if sight.prices else ""
        told = await differences(view, before, after, sight, longest)
        parts = [
            joined([changed, view.t("order-customer", name=texts.clip(customer.name, longest))]),
            Markup("<blockquote>{}</blockquote>").format(why) if why else Markup(),
            first_differences(view, told, at_most),
            joined(money),
        ]
        words = together(parts)
        if texts.fits(words):
            break
    ways = [button("order-open", order.about)]
    if len(told) > at_most:
        ways.insert(0, to_all_differences(order, before, after))
    return Panel(words, [ways])


@router.card(BIG_ORDER)
async def big_order_card(view: View) -> Panel:
    """In short, for the director: how much, for whom, by whom."""
    order: Order = view.record
    version = await order.shown_version(view.session)
    customer = await order.customer(view.session)
    seller = await view.session.get_one(Staff, order.seller_id)
    lines = [
        view.t("order-big-head", number=order.number or "", total=version.total),
        view.t("order-customer", name=customer.name),
        view.t("order-seller", name=seller.name),
        view.t("order-deliver-on", day=order.deliver_on),
    ]
    if sight_of(view.reader).cost:
        lines.append(margin_in_words(view, version, await version.lines(view.session)))
    return Panel(joined(lines), [[button("order-open", order.about)]])
