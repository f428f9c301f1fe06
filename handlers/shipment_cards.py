"""Shipment cards: what is in one, whether it was checked, and where it is (8.4, 8.5)."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from bot import texts
from bot.panels import GREEN, RED, Button, Panel, View, button, named, turn_pages
from bot.router import Router
from bot.turn import Turn
from handlers.order_deeds import find_order
from handlers.order_parts import Part
from handlers.shipping import check_buttons, find, positions_that_check
from models import order_people, shipments
from models.order_progress import to_ship
from models.orders import Order
from models.shipment_check import SHIPS_FROM
from models.shipments import CARD, Shipment, ShipmentState, Shipped
from models.staff import Role, Staff

router = Router()

LINES = 25  # on the card
A_PAGE = 30  # of them all
ON_THE_ORDER = 4  # shipments; all are behind a button
NAME_TAKES = 60  # UTF-16 units
REASON_TAKES = 300
NAMES_TAKE = 120


@router.card(CARD)
async def shipment_card(view: View) -> Panel:
    """As it stands now; for whoever may check it the two buttons, for who hears of arrivals theirs."""
    shipment: Shipment = view.record
    order = await shipment.order(view.session)
    customer = await order.customer(view.session)
    lines = await shipment.lines(view.session)
    head = view.t(
        "shipment-head",
        shipment=shipment.number,
        number=order.number or "",
        customer=texts.clip(customer.name, NAME_TAKES),
        state=shipment.state,
    )
    goods = [line_in_words(view, one) for one in lines[:LINES]]
    if more := max(len(lines) - LINES, 0):
        goods.append(view.t("goods-more", number=more))
    parts = [
        head,
        Markup("\n").join(goods),
        Markup("\n").join(await how_it_goes(view, shipment)),
        await what_it_waits_for(view, shipment),
    ]
    rows = [*await deeds(view, shipment)]
    if more:
        rows.append([button("shipment-all-lines", f"{shipment.about}:lines:0", number=len(lines))])
    rows.append(ways_in(shipment))
    return Panel(Markup("\n\n").join(part for part in parts if part), rows)


@router.button(r"shipment:([0-9]{1,18}):lines:([0-9]{1,3})", role=Role.ORDERS)
async def leaf_through_lines(turn: Turn, number: str, page: str) -> None:
    """All lines in pages, below the card."""
    shipment = await find(turn, number)
    order = await shipment.order(turn.session)
    lines = await shipment.lines(turn.session)
    shown, leaves = turn_pages(lines, int(page), f"{shipment.about}:lines", A_PAGE)
    head = turn.t("shipment-lines-of", shipment=shipment.number, number=order.number or "")
    words = Markup("\n").join([head, *(line_in_words(turn.view, one) for one in shown)])
    panel = Panel(words, [leaves])
    # The card stays: it has the buttons that matter.
    if turn.tapped and turn.tapped.key != CARD:
        await turn.change(panel)
    else:
        turn.show(panel)


@router.button(r"order:([0-9]{1,18}):shipments:([0-9]{1,3})", role=Role.ORDERS)
async def list_shipments(turn: Turn, number: str, page: str) -> None:
    """Every shipment of an order, each a button, the latest first."""
    order = await find_order(turn, number)
    found = list(reversed(await shipments.of_order(turn.session, order.id)))
    shown, leaves = turn_pages(found, int(page), f"{order.about}:shipments")
    lines = [in_one_line(turn.view, shipment) for shipment in shown]
    head = turn.t("shipment-list", number=order.number or "")
    rows = [*([to_card(shipment)] for shipment in shown), leaves]
    panel = Panel(Markup("\n").join([head, *lines]), rows)
    if turn.tapped and not turn.tapped.key:
        await turn.change(panel)
    else:
        turn.show(panel)


def line_in_words(view: View, one: Shipped) -> Markup:
    return view.t(
        "goods-line",
        name=texts.clip(one.line.name, NAME_TAKES),
        quantity=one.quantity,
        measure=one.line.measure,
    )


async def how_it_goes(view: View, shipment: Shipment) -> list[Markup]:
    """Who carries it, who made, checked, refused it, when it arrived."""
    maker = await view.session.get_one(Staff, shipment.made_by_id)
    said = []
    if shipment.carrier or shipment.slip:
        said.append(
            view.t("shipment-carried", carrier=shipment.carrier or "–", slip=shipment.slip or "–")
        )
    said.append(view.t("shipment-made-by", by=maker.name, at=shipment.created_at))
    if shipment.checked_by_id and shipment.checked_at:
        checker = await view.session.get_one(Staff, shipment.checked_by_id)
        facts = {"by": checker.name, "at": shipment.checked_at}
        if shipment.state is not ShipmentState.REFUSED:
            said.append(view.t("shipment-checked-by", **facts))
        elif checker.id == maker.id:
            said.append(view.t("shipment-taken-back", **facts))
        else:
            reason = texts.clip(shipment.refusal or "", REASON_TAKES)
            said.append(view.t("shipment-refused-by", **facts, reason=reason))
    if shipment.delivered_on:
        said.append(view.t("shipment-arrived-on", day=shipment.delivered_on))
        if not shipment.signed:
            said.append(view.t("shipment-no-slip"))
    return said


async def what_it_waits_for(view: View, shipment: Shipment) -> Markup:
    if shipment.state is not ShipmentState.WAITING:
        return Markup()
    if shipment.may_be_checked_by(view.reader):
        return view.t("shipment-please-check")
    others = await order_people.checkers(view.session, but=shipment.made_by_id)
    if not others:
        return view.t("ship-nobody-checks", positions=positions_that_check())
    names = texts.shortened([person.name for person in others], NAMES_TAKE)
    return view.t("ship-is-checked", names=names)


async def deeds(view: View, shipment: Shipment) -> list[Sequence[Button]]:
    """What the reader can do about it now."""
    if shipment.may_be_checked_by(view.reader):
        return [check_buttons(shipment)]
    if shipment.state is ShipmentState.WAITING and view.reader.id == shipment.made_by_id:
        return [[button("shipment-take-back", f"{shipment.about}:take-back", style=RED)]]
    if not await shipment.may_be_delivered_by(view.session, view.reader):
        return []
    rows: list[Sequence[Button]] = [
        [button("shipment-arrived", f"{shipment.about}:arrived", style=GREEN)]
    ]
    order = await shipment.order(view.session)
    if await order_people.sees_to_customer(view.session, order, view.reader):
        rows.append(
            [
                button("shipment-not-yet", f"{shipment.about}:not-yet"),
                button("shipment-trouble", f"{shipment.about}:trouble"),
            ]
        )
    return rows


def ways_in(shipment: Shipment) -> list[Button]:
    """To the photos and the order."""
    ways = []
    if number := len(shipment.photos):
        ways.append(button("shipment-photos", f"{shipment.about}:photos", number=number))
    if number := len(shipment.signed):
        ways.append(button("shipment-signed", f"{shipment.about}:signed", number=number))
    return [*ways, button("shipment-open-order", f"order:{shipment.order_id}")]


# On the order's card.


async def shipping_part(view: View, order: Order) -> Part:
    """The latest shipments; for works the way to make one, for both sides that one has arrived."""
    found = await shipments.of_order(view.session, order.id)
    latest = found[-ON_THE_ORDER:]
    lines = [in_one_line(view, shipment) for shipment in latest]
    rows: list[Sequence[Button]] = []
    is_works = order_people.moves_orders(view.reader)
    if is_works and order.is_standing and order.state in SHIPS_FROM:
        left = await to_ship(view.session, order)
        if not any(quantity > 0 for quantity in left.values()):
            pass  # all of it is in shipments that wait
        elif order.asks is not None:
            lines.append(view.t("shipment-waits-for-decision"))
        else:
            rows.append([button("ship-begin", f"{order.about}:ship", style=GREEN)])
    for shipment in latest:
        row = [to_card(shipment)]
        if await shipment.may_be_delivered_by(view.session, view.reader):
            row.append(button("shipment-arrived", f"{shipment.about}:arrived"))
        rows.append(row)
    if len(found) > ON_THE_ORDER:
        rows.append([button("shipment-all", f"{order.about}:shipments:0", number=len(found))])
    return Part(lines, rows)


def in_one_line(view: View, shipment: Shipment) -> Markup:
    carried = " ".join(said for said in (shipment.carrier, shipment.slip) if said)
    return view.t(
        "shipment-line",
        shipment=shipment.number,
        state=shipment.state,
        at=shipment.delivered_on or shipment.checked_at or shipment.created_at,
        is_known=bool(carried),
        carried=texts.clip(carried, NAME_TAKES),
    )


def to_card(shipment: Shipment) -> Button:
    return button("shipment-open", shipment.about, shipment=shipment.number, state=shipment.state)


# In the list of what waits.


async def waits_in_words(view: View, shipment: Shipment) -> tuple[Markup, Button]:
    """A line of `/pending` for whoever may check it, and the way to its card."""
    order = await shipment.order(view.session)
    customer = await order.customer(view.session)
    what = view.t(
        "pending-shipment",
        number=order.number or "",
        shipment=shipment.number,
        customer=texts.clip(customer.name, NAME_TAKES),
    )
    line = view.t("pending-since", what=what, since=shipment.created_at)
    return line, named(f"🚚 {texts.plain(what)}", shipment.about)
