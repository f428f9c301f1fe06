"""Records that a message can be about: found by their name, shown only to whom they are visible."""

from __future__ import annotations

from typing import Protocol, TypeVar, runtime_checkable

from sqlalchemy.ext.asyncio import AsyncSession

from models.answers import Answer
from models.approval_questions import Question
from models.approvals import Approval
from models.attendance import Signing
from models.base import Base
from models.corrections import Correction
from models.customers import Customer
from models.delays import Delay
from models.disputes import Dispute
from models.errors import Refused
from models.follow_ups import FollowUp
from models.hand_ins import HandIn
from models.instalments import Instalment
from models.invoices import Invoice
from models.leave import LeaveRequest
from models.leave_returns import LeaveReturn
from models.notices import Notice
from models.order_returns import GoodsReturn
from models.orders import Order
from models.plans import Plan
from models.products import Product
from models.receipts import Receipt
from models.reports import Report
from models.shipments import Shipment
from models.staff import Partner, Staff
from models.targets import Target
from models.tasks import Task
from models.visits import Visit
from models.write_offs import WriteOff

R = TypeVar("R", bound=Base)

KINDS: dict[str, type[Base]] = {
    "answer": Answer,
    "approval": Approval,
    "correction": Correction,
    "customer": Customer,
    "delay": Delay,
    "dispute": Dispute,
    "follow-up": FollowUp,
    "hand-in": HandIn,
    "instalment": Instalment,
    "invoice": Invoice,
    "leave": LeaveRequest,
    "leave-return": LeaveReturn,
    "notice": Notice,
    "order": Order,
    "plan": Plan,
    "product": Product,
    "question": Question,
    "receipt": Receipt,
    "report": Report,
    "return": GoodsReturn,
    "shipment": Shipment,
    "signing": Signing,
    "staff": Staff,
    "target": Target,
    "task": Task,
    "visit": Visit,
    "write-off": WriteOff,
}


class Visible(Protocol):
    """A record that knows who may see it (1.3)."""

    @property
    def about(self) -> str: ...

    async def visible_to(self, session: AsyncSession, reader: Staff) -> bool: ...


@runtime_checkable
class Answerable(Visible, Protocol):
    """A record that people can talk about: it knows who hears an answer."""

    async def partner_of(self, session: AsyncSession, person: Staff) -> Partner | None: ...


async def find(session: AsyncSession, about: str, reader: Staff) -> Visible | None:
    """The record behind `report:12`, or None where there is none or it is not this reader's."""
    kind, _, number = about.partition(":")
    if kind not in KINDS or not number.isascii() or not number.isdigit():
        return None
    record = await session.get(KINDS[kind], int(number))
    if record is None:
        return None
    visible: Visible = record  # type: ignore[assignment]  # every kind listed above is one
    return visible if await visible.visible_to(session, reader) else None


async def require(
    session: AsyncSession, kind: type[R], number: str, reader: Staff, refused: str
) -> R:
    """The record of a kind behind a button, whose number is never trusted (1.3).

    Refused alike, with the sentence `refused`, where there is none and where it is not this reader's.
    """
    name = next(name for name, one in KINDS.items() if one is kind)
    record = await find(session, f"{name}:{number}", reader)
    if not isinstance(record, kind):
        raise Refused(refused)
    return record
