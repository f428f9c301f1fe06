"""The auditor: holds what phones said, what is in the database and what was delivered against each other."""

from __future__ import annotations

import asyncio
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.sandbox.telegram import Call
from models import clock
from models.approval_steps import Step
from models.approvals import Approval, Outcome
from models.audit import first_broken_seal
from models.database import Database
from models.inbox import Incoming, Received
from models.instalments import Instalment
from models.leave import LeaveRequest
from models.ledger import EntryKind, LedgerEntry
from models.order_versions import OrderVersion
from models.orders import Order, OrderState
from models.outbox import REFERENCE, REST_OF_ALBUM, Act, Delivery, Outgoing
from models.receipts import Receipt, ReceiptState
from models.reminders import Reminder, ReminderState
from models.reports import Report, ReportVersion
from models.staff import Staff
from models.tasks import OVERDUE
from models.visits import Visit
from tests.crash.load import Deed, Load
from tests.crash.process import WatchedTelegram

MAKES_A_MESSAGE = ("sendMessage", "sendPhoto", "sendDocument", "copyMessage", "sendMediaGroup")
# Two transactions of PostgreSQL's that owe one chat something at once: either may be first.
AT_ONCE = timedelta(seconds=3)
QUESTION = re.compile(r"report\b.* · (\d)/4")
PATIENCE = 120.0  # seconds
NAMED_AT_MOST = 5


@dataclass
class Findings:
    """What is not as promised: by promise, each case in words. Nothing is 0 by being left out."""

    cases: dict[str, list[str]] = field(default_factory=dict)
    figures: dict[str, float] = field(default_factory=dict)  # what was looked at

    def promise(self, name: str) -> list[str]:
        return self.cases.setdefault(name, [])

    @property
    def broken(self) -> dict[str, list[str]]:
        return {name: cases for name, cases in self.cases.items() if cases}

    def lines(self) -> Iterator[str]:
        for name, cases in self.broken.items():
            yield f"{len(cases)} {name}:"
            for case in cases[:NAMED_AT_MOST]:
                yield f"  {case}"
            if len(cases) > NAMED_AT_MOST:
                yield f"  … and {len(cases) - NAMED_AT_MOST} more"


UPDATES_LOST = "updates lost"
EFFECTS_LOST = "effects lost"
EFFECTS_DOUBLED = "effects doubled"
MESSAGES_LOST = "messages silently lost"
MESSAGES_DOUBLED = "messages silently doubled"
OUT_OF_ORDER = "messages out of order in their chat"
BACKWARDS = "questions asked again that were answered"
IN_DOUBT = "messages in doubt beyond those in flight"
NOT_LISTED = "messages in doubt that no administrator was told of"
IN_VAIN = "people who waited in vain"
SUMS = "sums that do not agree"
ERRORS = "errors that the bot logged"
PROMISES = (
    UPDATES_LOST,
    EFFECTS_LOST,
    EFFECTS_DOUBLED,
    MESSAGES_LOST,
    MESSAGES_DOUBLED,
    OUT_OF_ORDER,
    BACKWARDS,
    IN_DOUBT,
    NOT_LISTED,
    IN_VAIN,
    SUMS,
    ERRORS,
)


async def audit(
    telegram: WatchedTelegram,
    database: Database,
    load: Load,
    *,
    in_flight: int,
    logs: Sequence[Path] = (),
) -> Findings:
    """Everything there is to hold against each other, once all is at rest (`until_at_rest`).

    `in_flight` is how many messages were under way, all in all, at the moments of the crashes
    (`under_way`): no more than so many may be in doubt. `logs` are those of the processes.
    """
    findings = Findings()
    for name in PROMISES:
        findings.promise(name)
    findings.promise(IN_VAIN).extend(load.in_vain)
    for log in logs:
        lines = log.read_text(errors="replace").splitlines()
        findings.promise(ERRORS).extend(line for line in lines if "level='error'" in line)
    async with database.reading() as session:
        await _updates(session, telegram, findings)
        for deed in load.deeds:
            await _effect(session, deed, findings)
        await _sums(session, findings)
        await _reminders(session, load, findings)
        await _messages(session, telegram, findings, database.is_sqlite, in_flight)
    findings.figures |= {
        "deeds": len(load.deeds),
        "deeds in doubt": sum(deed.in_doubt for deed in load.deeds),
        "updates": len(telegram.said),
        "in flight at crashes": in_flight,
    }
    return findings


async def under_way(database: Database) -> int:
    """How many messages are being sent; just after a crash, how many were."""
    async with database.reading() as session:
        sending = Outgoing.state == Delivery.SENDING
        return await session.scalar(select(func.count()).where(sending)) or 0


async def left_over(session: AsyncSession) -> int:
    """What still waits for a turn, for being sent, for being said or for being listed."""
    undone = Outgoing.state.in_([Delivery.WAITING, Delivery.SENDING])
    counts = (
        select(func.count()).where(Incoming.state == Received.WAITING),
        select(func.count()).where(undone),
        select(func.count()).where(Outgoing.state == Delivery.UNKNOWN, _not_listed()),
        select(func.count()).where(
            Reminder.state == ReminderState.WAITING,
            Reminder.kind == OVERDUE,
            Reminder.due_at <= clock.now(),
        ),
    )
    return sum([await session.scalar(count) or 0 for count in counts])


def _not_listed() -> ColumnElement[bool]:
    # An alert of what is in doubt is not told of in another one.
    return Outgoing.listed.is_(False) & (Outgoing.key != "undelivered-alert")


async def until_at_rest(telegram: WatchedTelegram, database: Database) -> bool:
    """Wait until nothing is left to be fetched, done, sent or told; False when that takes too long.

    A clock that has just started does at once what else it does every few minutes.
    """
    try:
        async with asyncio.timeout(PATIENCE):
            while True:
                if not telegram.queue.pending():
                    async with database.reading() as session:
                        if not await left_over(session):
                            return True
                await asyncio.sleep(0.05)
    except TimeoutError:
        return False


# What people said


async def _updates(session: AsyncSession, telegram: WatchedTelegram, findings: Findings) -> None:
    """Each update of a person's has one row, which is done, in the order of its chat."""
    rows = (await session.execute(select(Incoming).order_by(Incoming.id))).scalars().all()
    kept = Counter(row.update_id for row in rows)
    states = {row.update_id: row.state for row in rows}
    for number in telegram.said:
        if not kept[number]:
            findings.promise(UPDATES_LOST).append(f"update {number} was never kept")
        elif states[number] is not Received.DONE:
            findings.promise(UPDATES_LOST).append(f"update {number} is {states[number].value}")
    for number, times in kept.items():
        if times > 1:
            findings.promise(EFFECTS_DOUBLED).append(f"update {number} was kept {times} times")
    last: dict[int, int] = {}
    for row in rows:
        if row.update_id < last.get(row.lane_id, 0):
            findings.promise(OUT_OF_ORDER).append(f"update {row.update_id} of chat {row.lane_id}")
        last[row.lane_id] = row.update_id


# What came of it


async def _effect(session: AsyncSession, deed: Deed, findings: Findings) -> None:
    """One record of each deed, as it was said, decided as often as it had to be."""
    found = await RECORDS[deed.kind](session, deed)
    name = f"{deed.kind} {deed.mark}"
    if len(found) > 1:
        findings.promise(EFFECTS_DOUBLED).append(f"{name}: {len(found)} records")
    # Whose answer is in doubt gave up, perhaps before it was sent: one at most.
    if deed.done and not found:
        findings.promise(EFFECTS_LOST).append(f"{name}: no record")
    for record in found if deed.done else ():
        if wrong := await STATES[deed.kind](session, deed, record):
            findings.promise(EFFECTS_LOST).append(f"{name}: {wrong}")


async def _reports(session: AsyncSession, deed: Deed) -> Sequence[Any]:
    query = select(ReportVersion).where(ReportVersion.done == f"Done {deed.mark}")
    return (await session.scalars(query)).all()


async def _visits(session: AsyncSession, deed: Deed) -> Sequence[Any]:
    query = select(Visit).where(Visit.outcome.contains(deed.mark))
    return (await session.scalars(query)).all()


async def _leave(session: AsyncSession, deed: Deed) -> Sequence[Any]:
    query = select(LeaveRequest).where(LeaveRequest.reason.contains(deed.mark))
    return (await session.scalars(query)).all()


async def _orders(session: AsyncSession, deed: Deed) -> Sequence[Any]:
    query = select(OrderVersion).where(OrderVersion.note == f"Bring {deed.mark}")
    return (await session.scalars(query)).all()


async def _receipts(session: AsyncSession, deed: Deed) -> Sequence[Any]:
    query = select(Receipt).where(Receipt.reference == deed.mark)
    return (await session.scalars(query)).all()


async def _report_is_whole(session: AsyncSession, deed: Deed, version: ReportVersion) -> str:
    report = await session.get_one(Report, version.report_id)
    plan = report.plan.splitlines()[-1]  # below the tasks that are due, which come by themselves
    said = (report.day, report.done, report.results, report.problems, plan, report.version)
    mark = deed.mark
    meant = (deed.day, f"Done {mark}", f"Results {mark}", None, f"Plan {mark}", 1)
    return "" if said == meant else f"{said} instead of {meant}"


async def _visit_is_whole(_session: AsyncSession, deed: Deed, visit: Visit) -> str:
    return "" if visit.outcome == f"routine talked {deed.mark}" else f"said {visit.outcome!r}"


async def _leave_is_decided(session: AsyncSession, deed: Deed, request: LeaveRequest) -> str:
    if request.outcome is not Outcome.APPROVED or request.span.first != deed.day:
        return f"{request.outcome.value} for {request.span}"
    return await _decided(session, request.about, steps=2)


async def _decided(session: AsyncSession, about: str, steps: int) -> str:
    """Each step by one person, and each by another."""
    approval = await Approval.of_record(session, about)
    if approval is None:
        return "" if steps == 0 else "nobody was asked"
    query = select(Step.decided_by_id).where(Step.approval_id == approval.id)
    deciders = (await session.scalars(query)).all()
    is_right = len(deciders) == steps == len(set(deciders)) and None not in deciders
    return "" if is_right else f"decided by {deciders}, not by {steps}"


async def _order_is_confirmed(session: AsyncSession, deed: Deed, version: OrderVersion) -> str:
    order = await session.get_one(Order, version.order_id)
    if order.state is not OrderState.CONFIRMED or not order.number:
        return f"{order.state.value}, number {order.number}"
    query = select(LedgerEntry).where(LedgerEntry.record == order.about)
    entries = (await session.scalars(query)).all()
    if [entry.units for entry in entries] != [order.total_units]:
        return f"booked {[entry.units for entry in entries]} instead of {order.total_units}"
    return await _decided(session, order.about, steps=int(deed.discounted))


async def _receipt_is_booked(session: AsyncSession, deed: Deed, receipt: Receipt) -> str:
    if receipt.state is not ReceiptState.CONFIRMED or receipt.amount_units != deed.units:
        return f"{receipt.state.value}, {receipt.amount_units} instead of {deed.units}"
    query = select(LedgerEntry).where(LedgerEntry.record == receipt.about)
    entries = (await session.scalars(query)).all()
    booked = [(entry.kind, entry.units) for entry in entries]
    return "" if booked == [(EntryKind.RECEIPT, -deed.units)] else f"booked {booked}"


RECORDS = {
    "report": _reports,
    "visit": _visits,
    "leave": _leave,
    "order": _orders,
    "payment": _receipts,
}
STATES: dict[str, Any] = {
    "report": _report_is_whole,
    "visit": _visit_is_whole,
    "leave": _leave_is_decided,
    "order": _order_is_confirmed,
    "payment": _receipt_is_booked,
}


async def _sums(session: AsyncSession, findings: Findings) -> None:
    """What customers owe in the ledger is what is open less credit; order numbers have no gap; seals fit."""
    booked = select(
        LedgerEntry.customer_id, func.sum(LedgerEntry.units + LedgerEntry.free_units)
    ).group_by(LedgerEntry.customer_id)
    unpaid = select(
        Instalment.customer_id, func.sum(Instalment.amount_units - Instalment.settled_units)
    ).group_by(Instalment.customer_id)
    ledger = {customer: units for customer, units in await session.execute(booked)}  # noqa: C416 - typed
    is_open = {customer: units for customer, units in await session.execute(unpaid)}  # noqa: C416 - typed
    for customer in ledger.keys() | is_open.keys():
        if int(ledger.get(customer, 0)) != int(is_open.get(customer, 0)):
            findings.promise(SUMS).append(
                f"customer {customer}: {ledger.get(customer)} booked, {is_open.get(customer)} open"
            )
    numbers = sorted(
        int(number.rpartition("-")[2])
        for number in await session.scalars(select(Order.number).where(Order.number.is_not(None)))
        if number
    )
    if numbers != list(range(1, len(numbers) + 1)):
        findings.promise(SUMS).append(f"order numbers {numbers}")
    if broken := await first_broken_seal(session):
        findings.promise(SUMS).append(f"the audit's seal {broken.id} does not fit")


async def _reminders(session: AsyncSession, load: Load, findings: Findings) -> None:
    """What was planned and is due was said, by one message; nothing else was."""
    due = (
        await session.scalars(
            select(Reminder).where(Reminder.kind == OVERDUE, Reminder.due_at <= clock.now())
        )
    ).all()
    owed = Counter(
        (await session.scalars(select(Outgoing.dedupe).where(Outgoing.key == OVERDUE))).all()
    )
    known = {reminder.key for reminder in due}
    for key in load.reminded:
        if key not in known:
            findings.promise(EFFECTS_LOST).append(f"reminder {key} is gone")
    for reminder in due:
        if reminder.state is not ReminderState.SAID or owed[reminder.key] != 1:
            said = f"{reminder.state.value}, owed {owed[reminder.key]} times"
            findings.promise(EFFECTS_LOST).append(f"reminder {reminder.key}: {said}")
    findings.figures["reminders"] = len(due)


# What was delivered


async def _messages(
    session: AsyncSession,
    telegram: WatchedTelegram,
    findings: Findings,
    in_strict_order: bool,
    in_flight: int,
) -> None:
    rows = (await session.scalars(select(Outgoing).order_by(Outgoing.id))).all()
    delivered = [call for call in telegram.log if call.status == 200]
    by_message = _messages_of(delivered)
    owners, by_id = _owners(rows), {row.id: row for row in rows}
    lost, doubled = findings.promise(MESSAGES_LOST), findings.promise(MESSAGES_DOUBLED)
    edited = {
        (int(call.params["chat_id"]), int(call.params["message_id"]))
        for call in telegram.log
        if call.method == "editMessageText"
    }
    for row in rows:
        if row.state in (Delivery.WAITING, Delivery.SENDING):
            lost.append(f"{_name(row)} was never sent")
        elif row.state is Delivery.DEAD:
            lost.append(f"{_name(row)} is dead: {row.error}")
        elif row.state is Delivery.SENT and row.act.makes_a_message:
            if row.message_id not in by_message:
                lost.append(f"{_name(row)} counts as sent, and Telegram has no such message")
        elif row.state is Delivery.SENT and row.act is Act.EDIT:
            target = by_id.get(row.target_id or 0)
            if target and (row.chat_id, target.message_id) not in edited:
                lost.append(f"{_name(row)} counts as made, and Telegram changed no message")
    spare = _spare_copies(rows, by_message)
    extras = 0
    for message_id, call in by_message.items():
        if message_id in owners:
            continue
        extras += 1
        if not _belongs_to_one_in_doubt(call, spare):
            text = str(call.params.get("text") or call.params.get("caption") or "")
            doubled.append(
                f"message {message_id} in chat {call.params['chat_id']}: {text[-150:]!r}"
            )
    _questions(delivered, findings)
    _order(rows, by_message, findings, in_strict_order)
    unknown = [row for row in rows if row.state is Delivery.UNKNOWN]
    again = [row for row in rows if row.again]
    in_doubt = len({row.id for row in (*unknown, *again)})
    if max(in_doubt, extras) > in_flight:
        findings.promise(IN_DOUBT).append(f"{in_doubt} and {extras} copies, {in_flight} in flight")
    await _are_listed(session, unknown, findings)
    findings.figures |= {
        "messages": sum(row.state is Delivery.SENT for row in rows),
        "sent again": len(again),
        "copies delivered": extras,
        "unknown": len(unknown),
    }


def _messages_of(delivered: Sequence[Call]) -> dict[int, Call]:
    """By message id the call that made it."""
    made: dict[int, Call] = {}
    for call in delivered:
        if call.method in MAKES_A_MESSAGE:
            for one in call.result if isinstance(call.result, list) else [call.result]:
                made[int(one["message_id"])] = call
    return made


def _owners(rows: Sequence[Outgoing]) -> dict[int, Outgoing]:
    """By message id the row that was sent as it; an album has several."""
    owners: dict[int, Outgoing] = {}
    for row in rows:
        for message_id in (row.message_id, *row.facts.get(REST_OF_ALBUM, ())):
            if message_id:
                owners.setdefault(message_id, row)
    return owners


def _spare_copies(rows: Sequence[Outgoing], by_message: dict[int, Call]) -> list[dict[str, Any]]:
    """For each row in doubt how many copies of which message may lie in its chat beside the known one."""
    spare = []
    # What could not be changed came anew, and the message before it has no row any more.
    came_anew = Counter(row.target_id for row in rows if row.act is Act.SEND and row.target_id)
    for row in rows:
        copies = (row.state is Delivery.UNKNOWN) + row.again + came_anew[row.id]
        if copies:
            call = by_message.get(row.message_id or 0)
            spare.append({"row": row, "left": copies, "text": _text(call) if call else None})
    return spare


def _belongs_to_one_in_doubt(call: Call, spare: list[dict[str, Any]]) -> bool:
    """A copy of a message that the database knows to be in doubt: by its reference, or its words."""
    text, chat = str(call.params.get("text", "")), int(call.params["chat_id"])
    references = {int(mark, 16) for mark in REFERENCE.findall(text)}
    mine = [one for one in spare if one["row"].chat_id == chat and one["left"] > 0]
    for one in mine:
        row: Outgoing = one["row"]
        if row.carries_reference:
            if row.id not in references:
                continue
        elif references or (one["text"] is not None and one["text"] != _text(call)):
            continue
        one["left"] -= 1
        return True
    return False


def _text(call: Call) -> str:
    """Its first line: the last one marks a copy as such, and others may have moved on meanwhile."""
    said = str(call.params.get("text") or call.params.get("caption") or call.method)
    return said.split("\n")[0]


def _order(
    rows: Sequence[Outgoing], by_message: dict[int, Call], findings: Findings, is_strict: bool
) -> None:
    """In each chat messages stand in the order in which they were owed."""
    chats: dict[int, list[Outgoing]] = defaultdict(list)
    for row in rows:
        is_sent = row.state is Delivery.SENT and row.message_id in by_message
        if is_sent and row.act.makes_a_message and row.target_id is None:
            chats[row.chat_id].append(row)
    for chat, owed in chats.items():
        latest: Outgoing | None = None
        for row in owed:
            assert row.message_id
            if latest and row.message_id < (latest.message_id or 0):
                apart = row.created_at - latest.created_at
                if is_strict or apart > AT_ONCE:
                    findings.promise(OUT_OF_ORDER).append(
                        f"{_name(row)} came before {_name(latest)} in chat {chat}"
                    )
            else:
                latest = row


def _questions(delivered: Sequence[Call], findings: Findings) -> None:
    """A report's questions only ever go on; the first one begins another report."""
    asked: dict[int, int] = {}
    for call in delivered:
        found = QUESTION.search(str(call.params.get("text", "")))
        if found is None or call.method not in ("sendMessage", "editMessageText"):
            continue
        chat, number = int(call.params["chat_id"]), int(found[1])
        if 1 < number < asked.get(chat, 0):
            findings.promise(BACKWARDS).append(f"{number} after {asked[chat]} in chat {chat}")
        asked[chat] = number


async def _are_listed(
    session: AsyncSession, unknown: Sequence[Outgoing], findings: Findings
) -> None:
    """Each is, and the alerts to each administrator say how many in all."""
    for row in unknown:
        if not row.listed and row.key != "undelivered-alert":
            findings.promise(NOT_LISTED).append(_name(row))
    told = select(Outgoing).where(Outgoing.key == "undelivered-alert")
    counted: Counter[int] = Counter()
    for alert in await session.scalars(told):
        counted[alert.chat_id] += int(alert.facts["count"])
    listed = sum(row.listed for row in unknown)
    for administrator in await Staff.administrators(session):
        if counted[administrator.telegram_id or 0] < listed:
            findings.promise(NOT_LISTED).append(
                f"{administrator.name} heard of {counted[administrator.telegram_id or 0]} of {listed}"
            )


def _name(row: Outgoing) -> str:
    what = row.key or (row.html or "").split("\n")[0][:40]
    return f"{row.act.value} {row.id} ({what})"
