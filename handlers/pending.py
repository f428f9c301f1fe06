"""Pending: what waits for somebody's decision, and whose decision they wait for (3.5)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from markupsafe import Markup

from bot import texts
from bot.panels import Button, Panel, View, named
from bot.router import Router
from bot.turn import Turn
from handlers import bill_disputes, delays, hand_ins, invoicing, receipt_cards, shipment_cards
from handlers.approval_cards import in_one_line
from models.approvals import Approval
from models.bill_disputes import BillDispute
from models.customers import Customer
from models.delays import Delay
from models.disputes import Dispute
from models.errors import Refused
from models.hand_ins import HandIn
from models.hand_ins import waiting_by as hand_ins_of
from models.invoices import Invoice
from models.receipts import Receipt
from models.shipments import Shipment
from models.staff import Role

router = Router()

AT_MOST = 12  # of each kind; the oldest come first, and those behind them move up
LINE_TAKES = 100  # UTF-16 units
NAMES_TAKE = 80
NAME_TAKES = 30

T = TypeVar("T")


@dataclass(frozen=True)
class Entry:
    """A line of a list, and the button that brings its card."""

    line: Markup
    button: Button


@router.command("pending", role=Role.MEMBER)
async def list_what_is_pending(turn: Turn, words: str = "") -> None:
    turn.show(await pending_panel(turn.view))


@router.button(r"pending", role=Role.MEMBER)
async def list_from_a_button(turn: Turn) -> None:
    await list_what_is_pending(turn)


@router.button(r"pending:mine:([0-9]{1,18})", role=Role.MEMBER)
async def bring_my_own(turn: Turn, number: str) -> None:
    """The card of what I asked for, to the bottom of the chat."""
    approval = await turn.session.get(Approval, int(number))
    if approval is None or approval.applicant_id != turn.me.id:
        raise Refused("approval-gone-or-not-yours")
    record = await approval.the_record(turn.session)
    await turn.take_away(record.card, record.about)
    turn.bring(record.card, record.about)


async def number_waiting(turn: Turn) -> int:
    """How much waits for this person: what to decide, to rule, to check, to ask."""
    to_decide = await Approval.waiting_for(turn.session, turn.me)
    claims = await Dispute.open_ones(turn.session, Dispute.judge_id == turn.me.id)
    bills = await Invoice.waiting_for(turn.session, turn.me)
    to_check = await Shipment.waiting_for(turn.session, turn.me)
    to_ask = await Delay.asked_of(turn.session, turn.me)
    receipts = await Receipt.waiting_for(turn.session, turn.me)
    to_count = await HandIn.waiting_for(turn.session, turn.me)
    disputed = await BillDispute.waiting_for(turn.session, turn.me)
    waiting = (to_decide, claims, bills, to_count, receipts, disputed, to_check, to_ask)
    return sum(map(len, waiting))


async def pending_panel(view: View) -> Panel:
    """Lists of what the reader has to do: decide, rule, check, ask; and of what they wait for."""
    to_decide = await Approval.waiting_for(view.session, view.reader)
    claims = await Dispute.open_ones(view.session, Dispute.judge_id == view.reader.id)
    bills = await Invoice.waiting_for(view.session, view.reader)
    receipts = await Receipt.waiting_for(view.session, view.reader)
    to_count = await HandIn.waiting_for(view.session, view.reader)
    disputed = await BillDispute.waiting_for(view.session, view.reader)
    to_check = await Shipment.waiting_for(view.session, view.reader)
    to_ask = await Delay.asked_of(view.session, view.reader)
    mine = await Approval.of_applicant_open(view.session, view.reader)
    said = await said_by_me(view)
    lists = [
        (
            "pending-to-decide",
            len(to_decide),
            [await decided_by_me(view, a) for a in first(to_decide)],
        ),
        (
            "pending-claims",
            len(claims),
            [await ruled_by_me(view, claim) for claim in first(claims)],
        ),
        (
            "pending-invoices",
            len(bills),
            [Entry(*await invoicing.waits_in_words(view, bill)) for bill in first(bills)],
        ),
        (
            "pending-receipts",
            len(receipts),
            [Entry(*await receipt_cards.waits_in_words(view, one)) for one in first(receipts)],
        ),
        (
            "pending-hand-ins",
            len(to_count),
            [Entry(*await hand_ins.waits_in_words(view, one)) for one in first(to_count)],
        ),
        (
            "pending-disputed-bills",
            len(disputed),
            [Entry(*await bill_disputes.waits_in_words(view, *one)) for one in first(disputed)],
        ),
        (
            "pending-shipments",
            len(to_check),
            [Entry(*await shipment_cards.waits_in_words(view, one)) for one in first(to_check)],
        ),
        (
            "pending-delays",
            len(to_ask),
            [Entry(*await delays.waits_in_words(view, *one)) for one in first(to_ask)],
        ),
        ("pending-mine", len(mine), [await asked_by_me(view, a) for a in first(mine)]),
        ("pending-with-others", len(said), [Entry(*one) for one in first(said)]),
    ]
    parts: list[Markup] = []
    rows: list[Sequence[Button]] = []
    for title, number, entries in lists:
        if number:
            more = number - len(entries)
            lines = [view.t(title, number=number), *(entry.line for entry in entries)]
            lines += [view.t("pending-more", number=more)] if more else []
            parts.append(Markup("\n").join(lines))
            rows += [[entry.button] for entry in entries]
    return Panel(Markup("\n\n").join(parts or [view.t("pending-nothing")]), rows)


async def said_by_me(view: View) -> Sequence[tuple[Markup, Button]]:
    """Receipts and cash that finance has not seen to, and disputed bills that nobody has settled."""
    receipts = await Receipt.waiting_by(view.session, view.reader)
    brought = await hand_ins_of(view.session, view.reader)
    disputed = await BillDispute.waiting_by(view.session, view.reader)
    return [
        *[await receipt_cards.waits_in_words(view, one) for one in receipts],
        *[await hand_ins.waits_in_words(view, one) for one in brought],
        *[await bill_disputes.waits_in_words(view, *one) for one in disputed],
    ]


def first(found: Sequence[T]) -> Sequence[T]:
    return found[:AT_MOST]


async def decided_by_me(view: View, approval: Approval) -> Entry:
    what = texts.plain(await in_one_line(view, approval))
    seat = await approval.seat_of(view.session, view.reader)
    since = seat.created_at if seat else approval.created_at
    line = view.t("pending-since", what=texts.clip(what, LINE_TAKES), since=since)
    return Entry(line, named(f"⚖️ {what}", approval.about))


async def ruled_by_me(view: View, dispute: Dispute) -> Entry:
    claimant, holder = await dispute.sides(view.session)
    customer = await view.session.get_one(Customer, dispute.customer_id)
    what = view.t(
        "pending-claim",
        customer=texts.clip(customer.name, NAME_TAKES),
        claimant=texts.clip(claimant.name, NAME_TAKES),
        holder=texts.clip(holder.name, NAME_TAKES),
    )
    line = view.t("pending-since", what=what, since=dispute.said_at)
    return Entry(line, named(f"🏪 {customer.name}", dispute.about))


async def asked_by_me(view: View, approval: Approval) -> Entry:
    """With whom it is, and since when."""
    what = texts.plain(await in_one_line(view, approval))
    step = await approval.open_step(view.session)
    seats = await step.seats(view.session) if step else ()
    line = view.t(
        "pending-with" if seats else "pending-with-nobody",
        what=texts.clip(what, LINE_TAKES),
        names=texts.shortened([staff.name for _, staff in seats], NAMES_TAKE),
        since=seats[0][0].created_at if seats else approval.created_at,
    )
    return Entry(line, named(f"🙋 {what}", f"pending:mine:{approval.id}"))
