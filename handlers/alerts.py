"""Alerts: what the message says that tells a superior of something at once, or of several (16.1)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from markupsafe import Markup

from bot import texts
from bot.panels import Button, Panel, View, button, in_pairs, named, turn_pages
from bot.router import Router
from bot.turn import Turn
from handlers.answers import answer_a_message
from handlers.team import open_one
from models import alerts, calendar, clock, records
from models.alerts import ALERT, ALERTS, Alert
from models.approvals import Outcome
from models.attendance_day import missing_told_to
from models.bill_disputes import BillDispute
from models.customers import Customer
from models.errors import Refused
from models.instalments import Instalment
from models.order_returns import GoodsReturn
from models.orders import Order, OrderState
from models.outbox import edit
from models.policy import AlertKind, CustomerClass
from models.records import Answerable
from models.staff import Role, Staff
from models.visits import Visit

router = Router()

A_PAGE = 12  # alerts of one message; so many fit
NAME_TAKES = 40  # UTF-16 units
WORDS_TAKE = 100  # beside others
WORDS_ALONE = 1000
NAMES_TAKE = 400  # of who is missing

LOST = (OrderState.REFUSED, OrderState.WITHDRAWN, OrderState.CANCELLED)


@router.card(ALERT)
async def alert_card(view: View) -> Panel | None:
    """One alert, as things are now: what is no longer so, or not theirs to know, is not said."""
    for one in await alerts.said_in(view.session, view.reader, view.facts["message"]):
        told = await told_of(view, [one], WORDS_ALONE)
        if told:
            parts = [Markup("{}\n{}").format(view.t("alert-head", kind=one.kind), told.words)]
            if isinstance(view.record, Answerable):
                partner = await view.record.partner_of(view.session, view.reader)
                if partner:
                    parts.append(view.t("alert-answer", name=name_of(partner.staff)))
            return Panel(Markup("\n\n").join(parts), [[button("alert-open", opens(one))]])
    return None


@router.card(ALERTS)
async def alerts_card(view: View) -> Panel | None:
    return await together_panel(view, view.facts["message"], view.facts.get("page", 0))


@router.button(r"alerts:page:([0-9]{1,4})", role=Role.LEADER)
async def turn_a_page(turn: Turn, page: str) -> None:
    """It stays the message it is: an answer to any page reaches the same person."""
    if turn.tapped is None or turn.tapped.key != ALERTS:
        raise Refused("button-out-of-date")
    facts = {**turn.tapped.facts, "page": int(page)}
    await edit(turn.session, turn.tapped, key=ALERTS, about=turn.tapped.about, facts=facts)


async def together_panel(view: View, message: int, page: int) -> Panel | None:
    """A page of what one message tells, kind by kind, each with a button that opens it.

    A page of nothing but what is no longer so gives way to the next.
    """
    each = in_lines(await alerts.said_in(view.session, view.reader, message))
    pages = -(-len(each) // A_PAGE)
    page = min(page, pages)
    for at in (*range(page, pages), *range(page)):
        shown, leaves = turn_pages(each, at, "alerts:page", A_PAGE)
        told = [(line[0], await told_of(view, line, WORDS_TAKE)) for line in shown]
        if lines := [(one, what) for one, what in told if what]:
            break
    else:
        return None
    parts = [view.t("alerts-head", number=len(each) if leaves else len(lines))]
    for kind, group in groupby(lines, key=lambda line: line[0].kind):
        said = [view.t("alerts-line", words=what.words) for _, what in group]
        parts.append(Markup("\n").join([view.t("alerts-of-a-kind", kind=kind), *said]))
    return Panel(Markup("\n\n").join(parts), [*in_pairs(ways_to(lines)), leaves])


def in_lines(each: Sequence[Alert]) -> list[list[Alert]]:
    """What one line tells, kind by kind: an alert, or all targets of somebody that are at risk."""
    lines = dict[tuple[AlertKind, int], list[Alert]]()
    for one in each:
        of = one.subject_id if one.kind is AlertKind.AT_RISK else one.id
        lines.setdefault((one.kind, of), []).append(one)
    kinds = list(AlertKind)
    return sorted(lines.values(), key=lambda line: kinds.index(line[0].kind))


def ways_to(lines: Sequence[tuple[Alert, Told]]) -> list[Button]:
    """A button for each place that lines lead to: one for all that is told of a person, one for each
    complaint of a customer, counted."""
    places = dict[str, str]()
    for one, what in lines:
        places.setdefault(opens(one), texts.clip(texts.shield(what.of), NAME_TAKES))
    in_all, so_far = Counter(places.values()), Counter[str]()
    buttons = []
    for place, name in places.items():
        so_far[name] += 1
        which = f" {so_far[name]}" if in_all[name] > 1 else ""
        buttons.append(named(name + which, place))
    return buttons


@router.reply_to(ALERTS, role=Role.LEADER)
async def answer_several(turn: Turn) -> None:
    """Words are for the only person behind them; of several it is asked which."""
    assert turn.replied_to
    if turn.replied_to.about:
        await answer_a_message(turn)
    else:
        turn.say("alerts-answer-which")


def opens(one: Alert) -> str:
    """What the button of an alert brings: its record; of a person how they stand; who is in today."""
    match one.kind:
        case AlertKind.AT_RISK:
            return f"alerts:person:{one.subject_id}"
        case AlertKind.MISSING:
            return "attendance:people"
    return one.about


@router.button(r"alerts:person:([0-9]{1,18})", role=Role.LEADER)
async def open_a_person(turn: Turn, number: str) -> None:
    turn.tapped = None  # below the alert, which stays and can be answered
    await open_one(turn, number, None, None)


@dataclass(frozen=True)
class Told:
    """What an alert tells in a line, and the customer or person it is of."""

    words: Markup
    of: str


async def told_of(view: View, line: Sequence[Alert], at_most: int) -> Told | None:
    """What a line of `in_lines` says; None where it is no longer so, or not the reader's to know (1.3).
    Somebody's own words take `at_most` so many UTF-16 units."""
    one = line[0]
    record = await records.find(view.session, one.about, view.reader)
    if record is None:
        return None
    if isinstance(record, Staff) and len(line) > 1:
        return of_targets(view, line, record)
    subject = await view.session.get_one(Staff, one.subject_id)
    return await TELL[type(record)](view, one, record, name_of(subject), at_most)


async def of_an_order(view: View, one: Alert, order: Order, name: str, at_most: int) -> Told | None:
    customer = await order.customer(view.session)
    facts = {"name": name, "customer": clipped(customer), "total": order.total}
    if one.kind is AlertKind.BIG_ORDER and order.is_standing:
        words = view.t("alert-big-order", number=order.number or "", **facts)
    elif one.kind is AlertKind.LOST_ORDER and order.state in LOST:
        reason = texts.clip(order.cancel_reason or "", at_most)
        said = {"reason": reason, "has_reason": order.state is OrderState.CANCELLED}
        words = view.t("alert-lost-order", state=order.state, **said, **facts)
    else:
        return None
    return Told(words, customer.name)


async def of_a_visit(view: View, one: Alert, visit: Visit, name: str, at_most: int) -> Told | None:
    if visit.withdrawn_at:
        return None
    customer = await view.session.get_one(Customer, visit.customer_id)
    words = texts.clip(visit.outcome or "", at_most)
    said = view.t("alert-complaint", name=name, customer=clipped(customer), words=words)
    return Told(said, customer.name)


async def of_a_return(
    view: View, one: Alert, back: GoodsReturn, name: str, at_most: int
) -> Told | None:
    if back.outcome is Outcome.WITHDRAWN:
        return None
    order = await back.order(view.session)
    customer = await order.customer(view.session)
    said = view.t(
        "alert-return",
        name=name,
        customer=clipped(customer),
        number=order.number or "",
        words=texts.clip(back.reason, at_most),
    )
    return Told(said, customer.name)


async def of_a_bill(
    view: View, one: Alert, bill: Instalment, name: str, at_most: int
) -> Told | None:
    dispute = await BillDispute.open_one(view.session, bill.id)
    if dispute is None:
        return None
    customer = await view.session.get_one(Customer, bill.customer_id)
    said = view.t(
        "alert-bill",
        name=name,
        customer=clipped(customer),
        amount=bill.open,
        words=texts.clip(dispute.reason, at_most),
    )
    return Told(said, customer.name)


async def of_a_customer(
    view: View, one: Alert, customer: Customer, name: str, at_most: int
) -> Told | None:
    visits = await Visit.of_customer(view.session, customer.id, 1)
    last = visits[0].day if visits else None
    seen = last or customer.first_contact_on
    is_key = customer.customer_class is CustomerClass.A and not customer.archived_at
    if not is_key or seen != one.told["seen"]:
        return None  # it is none any more, or they were there meanwhile
    days = (calendar.business_day(clock.now()) - seen).days
    key = "alert-not-seen" if last else "alert-never-seen"
    # Who looks after it by now goes there.
    name = name_of(await view.session.get_one(Staff, customer.owner_id))
    said = view.t(key, name=name, customer=clipped(customer), day=seen, days=days)
    return Told(said, customer.name)


async def of_people(view: View, one: Alert, person: Staff, name: str, at_most: int) -> Told | None:
    if one.kind is AlertKind.AT_RISK:
        return Told(view.t("alert-at-risk", name=name, **one.told), person.name)
    day, begins = one.told["day"], one.told["begins"]
    if calendar.business_day(clock.now()) != day:
        return None
    missing = await missing_told_to(view.session, view.reader, day)
    people = [person.name for person, since in missing if since == begins]
    if not people:
        return None
    names = texts.shortened(people, NAMES_TAKE)
    said = view.t("alert-missing", begins=begins, number=len(people), names=names)
    return Told(said, texts.plain(view.t("alertkind-missing")))


def of_targets(view: View, line: Sequence[Alert], person: Staff) -> Told:
    """Each with how far it is; the amounts are a tap away, for there may be eight."""
    each = tuple(view.t("alert-at-risk-one", **one.told) for one in line)
    month = line[0].told["month"]
    said = view.t("alert-at-risk-several", name=name_of(person), month=month, each=each)
    return Told(said, person.name)


def clipped(customer: Customer) -> str:
    return texts.clip(customer.name, NAME_TAKES)


def name_of(person: Staff) -> str:
    return texts.clip(person.name, NAME_TAKES)


TELL: Mapping[type[Any], Callable[..., Awaitable[Told | None]]] = {
    Order: of_an_order,
    Visit: of_a_visit,
    GoodsReturn: of_a_return,
    Instalment: of_a_bill,
    Customer: of_a_customer,
    Staff: of_people,
}
