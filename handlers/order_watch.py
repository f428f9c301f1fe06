"""Lists of orders that somebody should look at today: nearly due, perhaps arrived, late (8.4)."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from markupsafe import Markup
from sqlalchemy.ext.asyncio import AsyncSession

from bot import texts
from bot.panels import Button, Panel, View, named, turn_pages
from bot.router import Router
from bot.turn import Turn
from handlers.sheets import sheet_button
from handlers.shipment_cards import deeds
from models import calendar, clock, order_watch
from models.errors import Refused
from models.order_watch import ARRIVED, OVERDUE, WARNING, Watched
from models.staff import Role, Staff

router = Router()

A_PAGE = 12
A_YEAR = timedelta(days=366)
NAME_TAKES = 40  # UTF-16 units


@dataclass(frozen=True)
class Kind:
    """What stands in a list for one reader on a day, and how it is told."""

    find: Callable[[AsyncSession, Staff, date], Awaitable[Sequence[Watched]]]
    head: str
    line: str


KINDS = {
    WARNING: Kind(order_watch.nearly_due, "order-warning-head", "order-warning-line"),
    ARRIVED: Kind(order_watch.on_their_way, "order-arrived-head", "order-arrived-line"),
    OVERDUE: Kind(order_watch.overdue, "order-overdue-head", "order-overdue-line"),
}


async def list_panel(view: View, name: str, day: date, page: int) -> Panel | None:
    """A page of the list as it is now; None where nothing is left in it."""
    kind = KINDS[name]
    found = await kind.find(view.session, view.reader, day)
    if not found:
        return None
    shown, leaves = turn_pages(found, page, f"order-watch:{name}:{day}", A_PAGE)
    lines = [line_in_words(view, kind, one, day) for one in shown]
    head = view.t(kind.head, number=len(found))
    rows: list[Sequence[Button]] = [[to_card(one)] for one in shown]
    if len(found) == 1 and (only := found[0].shipment):
        rows = [*await deeds(view, only), *rows]
    return Panel(
        Markup("\n").join([head, *lines]), [*rows, leaves, [sheet_button("order-watch", name, day)]]
    )


def line_in_words(view: View, kind: Kind, one: Watched, day: date) -> Markup:
    return view.t(
        kind.line,
        number=one.order.number or "",
        customer=texts.clip(one.customer.name, NAME_TAKES),
        state=one.order.state,
        day=one.order.deliver_on,
        late=(day - one.order.deliver_on).days,
        shipment=one.shipment.number if one.shipment else 0,
    )


def to_card(one: Watched) -> Button:
    what = one.shipment or one.order
    customer = texts.clip(one.customer.name, NAME_TAKES)
    mark = "🚚" if one.shipment else "📦"
    return named(f"{mark} {one.order.number} · {customer}", what.about)


@router.card(WARNING)
async def warning_card(view: View) -> Panel | None:
    return await list_panel(view, WARNING, view.facts["day"], 0)


@router.card(ARRIVED)
async def arrived_card(view: View) -> Panel | None:
    return await list_panel(view, ARRIVED, view.facts["day"], 0)


@router.card(OVERDUE)
async def overdue_card(view: View) -> Panel | None:
    return await list_panel(view, OVERDUE, view.facts["day"], 0)


@router.button(
    rf"order-watch:({WARNING}|{ARRIVED}|{OVERDUE}):([0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}):([0-9]{{1,4}})",
    role=Role.ORDERS,
)
async def turn_a_page(turn: Turn, name: str, said: str, page: str) -> None:
    """Another page of the reader's own list, as it is now; of those of a year, as no other was sent."""
    try:
        day = date.fromisoformat(said)
    except ValueError:
        raise Refused("button-out-of-date") from None
    if abs(day - calendar.business_day(clock.now())) > A_YEAR:
        raise Refused("button-out-of-date")
    panel = await list_panel(turn.view, name, day, int(page))
    await turn.change(panel or Panel(turn.t("order-watch-nothing")))
