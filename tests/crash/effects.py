"""What came of what people did: one record of each deed, as it was said, and sums that agree."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from models import clock
from models.approval_steps import Step
from models.approvals import Approval, Outcome
from models.audit import first_broken_seal
from models.instalments import Instalment
from models.leave import LeaveRequest
from models.ledger import EntryKind, LedgerEntry
from models.order_versions import OrderVersion
from models.orders import Order, OrderState
from models.outbox import Delivery, Outgoing
from models.receipts import Receipt, ReceiptState
from models.reminders import Reminder, ReminderState
from models.reports import Report, ReportVersion
from models.tasks import OVERDUE
from models.visits import Visit
from tests.crash.findings import EFFECTS_DOUBLED, EFFECTS_LOST, SUMS, Findings
from tests.crash.load import Deed, Load


async def effect(session: AsyncSession, deed: Deed, findings: Findings) -> None:
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


async def sums(session: AsyncSession, findings: Findings) -> None:
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


async def reminders(session: AsyncSession, load: Load, findings: Findings) -> None:
    """What was planned and is due was said, by one message; nothing else was."""
    due = (
        await session.scalars(
            select(Reminder).where(Reminder.kind == OVERDUE, Reminder.due_at <= clock.now())
        )
    ).all()
    said = select(Outgoing.dedupe).where(
        Outgoing.key == OVERDUE, Outgoing.state.in_([Delivery.SENT, Delivery.UNKNOWN])
    )
    times_said = Counter((await session.scalars(said)).all())
    known = {reminder.key for reminder in due}
    for key in load.reminded:
        if key not in known:
            findings.promise(EFFECTS_LOST).append(f"reminder {key} is gone")
    for reminder in due:
        if reminder.state is not ReminderState.SAID or times_said[reminder.key] != 1:
            found = f"{reminder.state.value}, said {times_said[reminder.key]} times"
            findings.promise(EFFECTS_LOST).append(f"reminder {reminder.key}: {found}")
    findings.figures["reminders"] = len(due)
