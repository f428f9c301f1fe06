"""Protection: whose customers are free soon, and which are free now (5.3, 5.4)."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from markupsafe import Markup

from bot import texts
from bot.panels import Button, Panel, View, button, named, turn_pages
from bot.router import Router
from bot.turn import Turn
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
    rows = [rows_of_ending(one) for one in shown]
    if len(ending) > len(shown):
        rows.append([button("protection-all", "protection:ending", number=len(ending))])
    lines = [view.t("protection-warning", number=view.facts["number"])]
    return Panel(Markup("\n").join([*lines, *(line(view.t, one) for one in shown)]), rows)


@router.card(LAPSED)
async def lapsed_card(view: View) -> Panel | None:
    """For the superior, each with a button to give the customer to somebody else."""
    today = calendar.business_day(clock.now())
    ended = await protection.ended_below(view.session, view.reader, today)
    shown = those_of_the_message(view, ended)
    if not shown:
        return None
    rows = [rows_of_ended(one) for one in shown]
    if len(ended) > len(shown):
        rows.append([button("protection-all", "protection:ended", number=len(ended))])
    lines = [view.t("protection-lapsed", number=view.facts["number"])]
    for one in shown:
        owner = await view.session.get_one(Staff, one.owner_id)
        lines.append(line(view.t, one, owner))
    return Panel(Markup("\n").join(lines), rows)


def those_of_the_message(view: View, customers: Sequence[Customer]) -> list[Customer]:
    """Of what is true now, what the message was owed for."""
    owed = {int(one) for one in view.facts["customers"].split(",")}
    return [one for one in customers if one.id in owed]


@router.button(r"protection:ending(?::([0-9]{1,4}))?", role=Role.MEMBER)
async def all_that_end_soon(turn: Turn, page: str | None) -> None:
    today = calendar.business_day(turn.said_at)
    ending = await protection.ending_for(turn.session, turn.me, today)
    shown, leaves = turn_pages(ending, int(page or 0), "protection:ending")
    lines = [turn.t("protection-warning", number=len(ending))]
    lines += [line(turn.t, one) for one in shown]
    await turn.change(
        Panel(Markup("\n").join(lines), [*(rows_of_ending(one) for one in shown), leaves])
    )


@router.button(r"protection:ended(?::([0-9]{1,4}))?", role=Role.MEMBER)
async def all_that_have_ended(turn: Turn, page: str | None) -> None:
    today = calendar.business_day(turn.said_at)
    ended = await protection.ended_below(turn.session, turn.me, today)
    shown, leaves = turn_pages(ended, int(page or 0), "protection:ended")
    lines = [turn.t("protection-lapsed", number=len(ended))]
    for one in shown:
        lines.append(line(turn.t, one, await turn.session.get_one(Staff, one.owner_id)))
    await turn.change(
        Panel(Markup("\n").join(lines), [*(rows_of_ended(one) for one in shown), leaves])
    )


def line(t: Callable[..., Markup], customer: Customer, owner: Staff | None = None) -> Markup:
    """A customer and the last day of protection; for the superior whose it is, and since when free."""
    facts = {
        "customer": texts.clip(customer.name, CUSTOMER),
        "until": customer.protected_until,
    }
    if owner is None:
        return t("protection-until", **facts)
    return t("protection-ended", name=texts.clip(owner.name, OWNER), **facts)


def rows_of_ending(customer: Customer) -> Sequence[Button]:
    return [
        named(customer.name, f"customer:{customer.id}"),
        button("protection-visit", f"visit:new:{customer.id}"),
    ]


def rows_of_ended(customer: Customer) -> Sequence[Button]:
    return [
        named(customer.name, f"customer:{customer.id}"),
        button("protection-give", f"give:{customer.id}"),
    ]
