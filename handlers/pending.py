"""Pending: what waits for somebody's decision, and whose decision they wait for (3.5)."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from bot import texts
from bot.panels import Button, Panel, View, named
from bot.router import Router
from bot.turn import Turn
from handlers import bill_disputes, delays, hand_ins, invoicing, receipt_cards, shipment_cards
from handlers.approval_cards import in_one_line
from handlers.sheets import sheet_button
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


@dataclass(frozen=True)
class Entry:
    """A line of a list, and the button that brings its card."""

    line: Markup
    button: Button


InWords = Callable[..., Awaitable[tuple[Markup, Button]]]
Tell = Callable[[View, Any], Awaitable[Entry]]


@dataclass(frozen=True)
class Section:
    """What was found of one kind, and how each of it is told."""

    title: str
    found: Sequence[Any]
    tell: Tell
    in_all: int | None = None  # where only the first of them were read

    @property
    def number(self) -> int:
        return len(self.found) if self.in_all is None else self.in_all

    def head(self, view: View) -> Markup:
        return view.t(self.title, number=self.number)

    async def entries(self, view: View, at_most: int) -> Sequence[Entry]:
        return [await self.tell(view, one) for one in self.found[:at_most]]


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
    receipts = await Receipt.number_waiting_for(turn.session, turn.me)
    to_count = await HandIn.waiting_for(turn.session, turn.me)
    disputed = await BillDispute.waiting_for(turn.session, turn.me)
    waiting = (to_decide, claims, bills, to_count, disputed, to_check, to_ask)
    return receipts + sum(map(len, waiting))


async def pending_panel(view: View) -> Panel:
    """What the reader has to do and what they wait for, list by list, each entry with a button."""
    parts: list[Markup] = []
    rows: list[Sequence[Button]] = []
    for section in await everything_pending(view, AT_MOST):
        entries = await section.entries(view, AT_MOST)
        more = section.number - len(entries)
        lines = [section.head(view), *(entry.line for entry in entries)]
        lines += [view.t("pending-more", number=more)] if more else []
        parts.append(Markup("\n").join(lines))
        rows += [[entry.button] for entry in entries]
    if not parts:
        return Panel(view.t("pending-nothing"))
    return Panel(Markup("\n\n").join(parts), [*rows, [sheet_button("pending")]])


async def everything_pending(view: View, at_most: int | None = None) -> Sequence[Section]:
    """Of what the reader has to do: decide, rule, check, ask; and of what they wait for. None is empty.

    Receipts wait for finance by the thousand: of them no more than `at_most` are read.
    """
    session, reader = view.session, view.reader
    claims = await Dispute.open_ones(session, Dispute.judge_id == reader.id)
    bills, receipts = invoicing.waits_in_words, receipt_cards.waits_in_words
    to_count, disputed = hand_ins.waits_in_words, bill_disputes.waits_in_words
    shipments, asked = shipment_cards.waits_in_words, delays.waits_in_words
    lists = [
        Section("pending-to-decide", await Approval.waiting_for(session, reader), decided_by_me),
        Section("pending-claims", claims, ruled_by_me),
        Section("pending-invoices", await Invoice.waiting_for(session, reader), told(bills)),
        Section(
            "pending-receipts",
            await Receipt.waiting_for(session, reader, at_most=at_most),
            told(receipts),
            await Receipt.number_waiting_for(session, reader),
        ),
        Section("pending-hand-ins", await HandIn.waiting_for(session, reader), told(to_count)),
        Section(
            "pending-disputed-bills",
            await BillDispute.waiting_for(session, reader),
            told_of_two(disputed),
        ),
        Section("pending-shipments", await Shipment.waiting_for(session, reader), told(shipments)),
        Section("pending-delays", await Delay.asked_of(session, reader), told_of_two(asked)),
        Section("pending-mine", await Approval.of_applicant_open(session, reader), asked_by_me),
        Section("pending-with-others", await said_by_me(view), as_it_is),
    ]
    return [one for one in lists if one.found]


def told(in_words: InWords) -> Tell:
    async def tell(view: View, one: Any) -> Entry:
        return Entry(*await in_words(view, one))

    return tell


def told_of_two(in_words: InWords) -> Tell:
    """Of what was found together with what it is about."""

    async def tell(view: View, both: Any) -> Entry:
        return Entry(*await in_words(view, *both))

    return tell


async def as_it_is(view: View, entry: Entry) -> Entry:
    return entry


async def said_by_me(view: View) -> Sequence[Entry]:
    """Receipts and cash that finance has not seen to, and disputed bills that nobody has settled."""
    receipts = await Receipt.waiting_by(view.session, view.reader)
    brought = await hand_ins_of(view.session, view.reader)
    disputed = await BillDispute.waiting_by(view.session, view.reader)
    return [
        *[Entry(*await receipt_cards.waits_in_words(view, one)) for one in receipts],
        *[Entry(*await hand_ins.waits_in_words(view, one)) for one in brought],
        *[Entry(*await bill_disputes.waits_in_words(view, *one)) for one in disputed],
    ]


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
