"""Protection: whose customers are free soon, and which are free now (5.3, 5.4)."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from bot import texts
from bot.panels import Button, Panel, View, button, named, turn_pages
from bot.router import Router
from bot.turn import Turn
from handlers.sheets import sheet_button
from models import calendar, clock, protection
from models.customers import Customer
from models.protection import LAPSED, WARNING
from models.staff import Role, Staff

router = Router()

CUSTOMER, OWNER = 40, 30  # UTF-16 units of a name: a page of them fits into a message


@router.card(WARNING)
async def warning_card(view: View) -> Panel | None:
    """Looked at again when it is sent: who had contact meanwhile is not among them."""
    today = calendar.business_day(clock.now())
    ending = await protection.ending_for(view.session, view.reader, today)
    shown = those_of_the_message(view, ending)
    if not shown:
        return None
    last_row = way_to_all("protection:ending", ending, shown)
    return ending_panel(view, shown, view.facts["number"], last_row)


@router.card(LAPSED)
async def lapsed_card(view: View) -> Panel | None:
    """For the superior, each with a button to give the customer to somebody else."""
    today = calendar.business_day(clock.now())
    ended = await protection.ended_below(view.session, view.reader, today)
    shown = those_of_the_message(view, ended)
    if not shown:
        return None
    last_row = way_to_all("protection:ended", ended, shown)
    return await ended_panel(view, shown, view.facts["number"], last_row)


def those_of_the_message(view: View, customers: Sequence[Customer]) -> list[Customer]:
    """Of what is true now, what the message was owed for."""
    owed = {int(one) for one in view.facts["customers"].split(",")}
    return [one for one in customers if one.id in owed]


def way_to_all(data: str, customers: Sequence[Customer], shown: Sequence[Customer]) -> list[Button]:
    """A button, where the message does not show all there are."""
    number = len(customers)
    return [button("protection-all", data, number=number)] if number > len(shown) else []


@router.button(r"protection:ending(?::([0-9]{1,4}))?", role=Role.MEMBER)
async def all_that_end_soon(turn: Turn, page: str | None) -> None:
    today = calendar.business_day(turn.said_at)
    ending = await protection.ending_for(turn.session, turn.me, today)
    shown, leaves = turn_pages(ending, int(page or 0), "protection:ending")
    ways = [*leaves, sheet_button("protection-ending")]
    await turn.change(ending_panel(turn.view, shown, len(ending), ways))


@router.button(r"protection:ended(?::([0-9]{1,4}))?", role=Role.MEMBER)
async def all_that_have_ended(turn: Turn, page: str | None) -> None:
    today = calendar.business_day(turn.said_at)
    ended = await protection.ended_below(turn.session, turn.me, today)
    shown, leaves = turn_pages(ended, int(page or 0), "protection:ended")
    ways = [*leaves, sheet_button("protection-ended")]
    await turn.change(await ended_panel(turn.view, shown, len(ended), ways))


def ending_panel(
    view: View, shown: Sequence[Customer], number: int, last_row: Sequence[Button]
) -> Panel:
    """Customers of one's own, each with a button to log the visit that keeps it."""
    lines = [view.t("protection-warning", number=number), *(line(view, one) for one in shown)]
    rows = [row_of(one, button("protection-visit", f"visit:new:{one.id}")) for one in shown]
    return Panel(Markup("\n").join(lines), [*rows, last_row])


async def ended_panel(
    view: View, shown: Sequence[Customer], number: int, last_row: Sequence[Button]
) -> Panel:
    """Customers of people below, each with a button to give it to somebody else."""
    lines = [view.t("protection-lapsed", number=number)]
    for one in shown:
        lines.append(line(view, one, await view.session.get_one(Staff, one.owner_id)))
    rows = [row_of(one, button("protection-give", f"give:{one.id}")) for one in shown]
    return Panel(Markup("\n").join(lines), [*rows, last_row])


def line(view: View, customer: Customer, owner: Staff | None = None) -> Markup:
    """A customer and the last day of protection; for the superior whose it is, and since when free."""
    facts = {
        "customer": texts.clip(customer.name, CUSTOMER),
        "until": customer.protected_until,
    }
    if owner is None:
        return view.t("protection-until", **facts)
    return view.t("protection-ended", name=texts.clip(owner.name, OWNER), **facts)


def row_of(customer: Customer, deed: Button) -> Sequence[Button]:
    """A way to the customer, and what may be done."""
    return [named(customer.name, customer.about), deed]
