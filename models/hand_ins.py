"""Handing in: cash that was collected in the field comes to finance (10.4)."""

from __future__ import annotations

import enum
from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from moneyed import Money
from sqlalchemy import JSON, ColumnElement, ForeignKey, Index, Text, select, text
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from models import audit, cash, clock, policy
from models.base import Base
from models.cash import Held
from models.customers import Customer
from models.errors import Refused
from models.money import from_minor_units
from models.outbox import Outgoing, notify, redraw, tell_administrators
from models.receipts import RECEIPT_CARD, Receipt, ReceiptState
from models.staff import Partner, Staff, wait_for_leavers

HAND_IN_CARD = "hand-in-card"
LONGEST_REASON = 500
WAITS = text("state = 'waiting'")


class HandInState(enum.StrEnum):
    WAITING = "waiting"  # for finance to count it
    CONFIRMED = "confirmed"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"  # also by nobody, where no receipt is left in it


class HandIn(Base):
    """Somebody hands in the cash of some receipts, which name it (`Receipt.hand_in_id`)."""

    __tablename__ = "hand_ins"
    __table_args__ = (
        Index("ix_hand_ins_staff_id", "staff_id"),
        Index("ix_hand_ins_waiting", "said_at", sqlite_where=WAITS, postgresql_where=WAITS),
    )

    staff_id: Mapped[int] = mapped_column(ForeignKey("staff.id"))  # who had collected it
    by_id: Mapped[int] = mapped_column(
        ForeignKey("staff.id")
    )  # who brings it: theirs, or a leaver's
    said_at: Mapped[datetime]
    state: Mapped[HandInState] = mapped_column(default=HandInState.WAITING)
    decided_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    decided_at: Mapped[datetime | None]
    reason: Mapped[str | None] = mapped_column(Text)
    # What it held when it was refused or withdrawn: {"id": 3, "currency": "CNY", "units": 30000}
    gave_back: Mapped[list[Any]] = mapped_column(JSON, default=list)

    @property
    def about(self) -> str:
        return f"hand-in:{self.id}"

    # Questions

    async def visible_to(self, session: AsyncSession, reader: Staff) -> bool:
        """Whoever hands it in, their superiors, and finance (1.3)."""
        return reader.keeps_the_money or self.staff_id in await reader.branch(session)

    async def partner_of(self, session: AsyncSession, person: Staff) -> Partner | None:
        """Who hears it when somebody answers its card: the holder; of theirs who decided."""
        other = await session.get_one(Staff, self.staff_id)
        if person.id == other.id:
            if self.decided_by_id is None:
                return None
            other = await session.get_one(Staff, self.decided_by_id)
        if other.id == person.id or other.telegram_id is None:
            return None
        return Partner(
            other, await Outgoing.message_showing(session, self.about, HAND_IN_CARD, other)
        )

    async def receipts(self, session: AsyncSession) -> Sequence[Receipt]:
        """What is handed in, the oldest first; none once it was refused or withdrawn."""
        found = await session.scalars(
            select(Receipt)
            .where(Receipt.hand_in_id == self.id)
            .order_by(Receipt.day, Receipt.id)
            .execution_options(populate_existing=True)
        )
        return found.all()

    async def content(self, session: AsyncSession) -> Sequence[tuple[Receipt, Money]]:
        """Each receipt and what of it is handed in, the oldest first; of one that was refused or
        withdrawn what it gave back, as it was then."""
        amounts = {
            one["id"]: from_minor_units(one["units"], one["currency"]) for one in self.gave_back
        }
        if not amounts:
            return [(one, one.amount) for one in await self.receipts(session)]
        found = await session.scalars(
            select(Receipt).where(Receipt.id.in_(amounts)).order_by(Receipt.day, Receipt.id)
        )
        return [(one, amounts[one.id]) for one in found]

    async def back_in_hand(self, session: AsyncSession) -> Sequence[Held]:
        """Of what it gave back, what the holder still has and has not handed in anew."""
        ids = {one["id"] for one in self.gave_back}
        holder = await session.get_one(Staff, self.staff_id)
        held = cash.in_hand(await cash.held_by(session, holder)) if ids else ()
        return [one for one in held if one.receipt.id in ids]

    def may_be_confirmed_by(self, person: Staff) -> bool:
        """Finance, and never of what they collected or bring."""
        is_finance = person.keeps_the_money and person.left_at is None
        return is_finance and person.id not in (self.staff_id, self.by_id)

    @classmethod
    async def waiting_for(cls, session: AsyncSession, person: Staff) -> Sequence[HandIn]:
        """What somebody may count, the oldest first."""
        if not person.keeps_the_money:
            return []
        found = await session.scalars(
            select(cls)
            .where(
                cls.state == HandInState.WAITING,
                cls.staff_id != person.id,
                cls.by_id != person.id,
            )
            .order_by(cls.said_at, cls.id)
        )
        return found.all()


async def waiting_by(session: AsyncSession, person: Staff) -> Sequence[HandIn]:
    """What somebody brings that nobody has counted, the oldest first."""
    found = await session.scalars(
        select(HandIn)
        .where(HandIn.state == HandInState.WAITING, HandIn.by_id == person.id)
        .order_by(HandIn.said_at, HandIn.id)
    )
    return found.all()


async def confirmers_of(session: AsyncSession, hand_in: HandIn) -> Sequence[Staff]:
    """Everybody who may count it, and can be written to."""
    found = await Staff.here(session, policy.current().payments.confirmed_by)
    return [person for person in found if hand_in.may_be_confirmed_by(person)]


def require_confirmer(hand_in: HandIn, who: Staff) -> None:
    """Refused to whoever collected it or brings it, and to whoever is not named for it."""
    if who.id in (hand_in.staff_id, hand_in.by_id):
        raise Refused("hand-in-own", final=True)
    if not hand_in.may_be_confirmed_by(who):
        raise Refused("hand-in-gone-or-not-yours", final=True)


async def require_waiting(session: AsyncSession, hand_in: HandIn, who: Staff) -> None:
    """Refused once it is over: whoever comes second hears who was first."""
    if hand_in.state is HandInState.WAITING:
        return
    number = hand_in.decided_by_id
    first = await session.get_one(Staff, number) if number else None
    raise Refused(
        "hand-in-over-already",
        final=True,
        state=hand_in.state,
        by=first.name if first else "",
        whose="nobodys" if first is None else "mine" if first.id == who.id else "anothers",
    )


# Deeds


async def hand_in(
    session: AsyncSession,
    person: Staff,
    receipt_ids: Collection[int],
    said_at: datetime,
    by: Staff | None = None,
) -> HandIn:
    """The cash of some receipts goes to finance, who gets a card to count it by (10.4).

    `by` hands in what a leaver left. Where nobody else of finance may count it, it waits, and
    administrators hear so. Refused: to others, without a receipt, of one that is not in this
    person's hand, and of one that is handed in already.
    """
    who = by or person
    await wait_for_leavers(session)
    await session.refresh(person)
    await session.refresh(who)
    if who.left_at or not await cash.may_hand_in_for(session, who, person):
        raise Refused("cash-not-yours", final=True)
    wanted = Receipt.id.in_(sorted(set(receipt_ids)))
    receipts = await _alone_with(session, wanted, Receipt.held_by_id == person.id)
    if not receipt_ids:
        raise Refused("cash-nothing-to-hand-in", final=True)
    if len(receipts) < len(set(receipt_ids)) or any(one.hand_in_id for one in receipts):
        raise Refused("cash-changed", final=True)
    made = HandIn(staff_id=person.id, by_id=who.id, said_at=said_at)
    session.add(made)
    await session.flush()
    for receipt in receipts:
        receipt.hand_in_id = made.id
    await session.flush()
    audit.record(
        session,
        who,
        "hand-in-made",
        about=made.about,
        holder=person.id,
        receipts=tuple(one.id for one in receipts),
        amount=cash.sums_of(receipts),
    )
    confirmers = await confirmers_of(session, made)
    for one in confirmers:
        await notify(session, one, HAND_IN_CARD, about=made.about)
    if not confirmers:
        await tell_administrators(session, "hand-in-nobody-confirms", name=who.name)
    await _redraw(session, made, receipts)
    return made


async def confirm(session: AsyncSession, hand_in: HandIn, who: Staff) -> None:
    """Counted: the cash is in the house, and receipts of it that waited are confirmed along (10.4).

    Refused to whoever hands it in, to whoever is not named for it, and once it is over.
    """
    from models import month_sums, receiving  # they stand on this file

    receipts = await _begin(session, hand_in, who)
    waiting = [one for one in receipts if one.state is ReceiptState.WAITING]
    await month_sums.hold_for(session, waiting)
    taken_in = [(one, await receiving.take_in(session, one, who)) for one in waiting]
    for receipt in receipts:
        receipt.held_by_id = None
    _decide(session, hand_in, HandInState.CONFIRMED, who)
    await session.flush()
    await _tell(session, hand_in, receipts, who, "hand-in-confirmed", along=len(waiting))
    # Cards last: between the locks of the next customer's bills they could be waited for.
    for receipt, bills in taken_in:
        await receiving.show_taken_in(session, receipt, bills)
    await _redraw(session, hand_in, receipts)


async def refuse(session: AsyncSession, hand_in: HandIn, who: Staff, reason: str) -> None:
    """It was not there, or not all of it: it is in hand again, and the holder hears why.

    Refused as `confirm` is, and without a reason.
    """
    receipts = await _begin(session, hand_in, who)
    if not reason.strip():
        raise Refused("hand-in-needs-reason", field="reason")
    _decide(session, hand_in, HandInState.REFUSED, who, reason)
    await _give_back(session, hand_in, receipts)
    await _tell(session, hand_in, receipts, who, "hand-in-refused", reason=reason)
    await _redraw(session, hand_in, receipts)


async def withdraw(session: AsyncSession, hand_in: HandIn, who: Staff) -> None:
    """Whoever hands it in wants to do so no longer. Refused to others, and once it is over."""
    receipts = await _alone(session, hand_in, who)
    holder = await session.get_one(Staff, hand_in.staff_id)
    if not await cash.may_hand_in_for(session, who, holder):
        raise Refused("hand-in-gone-or-not-yours", final=True)
    await require_waiting(session, hand_in, who)
    _decide(session, hand_in, HandInState.WITHDRAWN, who)
    await _give_back(session, hand_in, receipts)
    await _redraw(session, hand_in, receipts)


async def keep_up(session: AsyncSession, receipt: Receipt) -> None:
    """Something became of a receipt that is handed in: of one that is over the cash is not waited for
    any more. Called with its customer held.
    """
    if receipt.hand_in_id is None:
        return
    concerned = await session.get_one(HandIn, receipt.hand_in_id)
    await _lock(session, concerned)
    if concerned.state is HandInState.WAITING and receipt.held_by_id is None:
        receipt.hand_in_id = None
        await session.flush()
        if not await concerned.receipts(session):
            concerned.state, concerned.decided_at = HandInState.WITHDRAWN, clock.now()
    await redraw(session, concerned.about, HAND_IN_CARD)


# How


async def _begin(session: AsyncSession, hand_in: HandIn, who: Staff) -> Sequence[Receipt]:
    receipts = await _alone(session, hand_in, who)
    require_confirmer(hand_in, who)
    await require_waiting(session, hand_in, who)
    return receipts


async def _alone(session: AsyncSession, hand_in: HandIn, who: Staff) -> Sequence[Receipt]:
    """Its receipts and it are ours until the commit, after all of their customers."""
    await wait_for_leavers(session)
    await session.refresh(who)
    await _alone_with(session, Receipt.hand_in_id == hand_in.id)
    await _lock(session, hand_in)
    return await hand_in.receipts(session)


async def _alone_with(session: AsyncSession, *those: ColumnElement[bool]) -> Sequence[Receipt]:
    """Receipts, and before them their customers in the order of their numbers, as everywhere."""
    ids = await session.scalars(select(Receipt.customer_id).where(*those).distinct())
    for number in sorted(ids):
        await (await session.get_one(Customer, number)).alone(session)
    found = await session.scalars(
        select(Receipt)
        .where(*those)
        .order_by(Receipt.id)
        .with_for_update(key_share=True)
        .execution_options(populate_existing=True)
    )
    return found.all()


async def _lock(session: AsyncSession, hand_in: HandIn) -> None:
    await session.flush()
    await session.refresh(hand_in, with_for_update={"key_share": True})


def _decide(
    session: AsyncSession,
    hand_in: HandIn,
    state: HandInState,
    who: Staff,
    reason: str | None = None,
) -> None:
    hand_in.state, hand_in.reason = state, reason
    hand_in.decided_by_id, hand_in.decided_at = who.id, clock.now()
    audit.record(session, who, f"hand-in-{state.value}", about=hand_in.about, reason=reason)


async def _give_back(session: AsyncSession, hand_in: HandIn, receipts: Sequence[Receipt]) -> None:
    hand_in.gave_back = [
        {"id": one.id, "currency": one.currency, "units": one.amount_units} for one in receipts
    ]
    for receipt in receipts:
        receipt.hand_in_id = None
    await session.flush()


async def _tell(
    session: AsyncSession,
    hand_in: HandIn,
    receipts: Sequence[Receipt],
    by: Staff,
    key: str,
    **facts: Any,
) -> None:
    """Who brought it; where they have left, the superior."""
    holder = await session.get_one(Staff, hand_in.staff_id)
    by_whom = await session.get_one(Staff, hand_in.by_id)
    person = by_whom if by_whom.is_here else await by_whom.answers_to(session)
    if person is None:
        return
    await notify(
        session,
        person,
        key,
        about=hand_in.about,
        reply_to=await Outgoing.message_showing(session, hand_in.about, HAND_IN_CARD, person),
        by=by.name,
        holder=holder.name,
        is_mine=person.id == holder.id,
        amount=cash.sums_of(receipts),
        number=len(receipts),
        **facts,
    )


async def _redraw(session: AsyncSession, hand_in: HandIn, receipts: Sequence[Receipt]) -> None:
    await redraw(session, hand_in.about, HAND_IN_CARD)
    for receipt in receipts:
        await redraw(session, receipt.about, RECEIPT_CARD)
