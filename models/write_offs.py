"""Write-offs: what will never be paid is owed no more, once a chain has agreed (10.1)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import ClassVar

from moneyed import Money
from sqlalchemy import BigInteger, ForeignKey, Index, String, Text, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from models import approvals, audit, booking, policy
from models.approvals import Approval, Outcome
from models.approvers import holder_of
from models.base import Base
from models.customers import CUSTOMER_CARD, Customer
from models.errors import Refused
from models.instalments import INSTALMENT_CARD, Instalment
from models.money import from_minor_units, minor_units, rounded
from models.orders import ORDER_CARD
from models.outbox import Outgoing, notify, redraw
from models.policy_values import SUPERIOR
from models.staff import Partner, Staff, wait_for_leavers

WRITE_OFF_CARD = "write-off-card"
LONGEST_REASON = 500


class WriteOff(Base):
    """So much of an instalment is given up."""

    __tablename__ = "write_offs"
    __table_args__ = (Index("ix_write_offs_instalment_id", "instalment_id", "outcome"),)
    card: ClassVar[str] = WRITE_OFF_CARD

    customer_id: Mapped[int] = mapped_column(ForeignKey("customers.id"))
    instalment_id: Mapped[int] = mapped_column(ForeignKey("instalments.id"))
    author_id: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    said_at: Mapped[datetime]
    currency: Mapped[str] = mapped_column(String(3))
    # What was asked for; of an approved one what was written off, for some may have been paid.
    amount_units: Mapped[int] = mapped_column(BigInteger)
    reason: Mapped[str] = mapped_column(Text)
    outcome: Mapped[Outcome] = mapped_column(default=Outcome.OPEN)

    @property
    def about(self) -> str:
        return f"write-off:{self.id}"

    @property
    def amount(self) -> Money:
        return from_minor_units(self.amount_units, self.currency)

    # Questions

    async def instalment(self, session: AsyncSession) -> Instalment:
        return await session.get_one(Instalment, self.instalment_id)

    async def customer(self, session: AsyncSession) -> Customer:
        return await session.get_one(Customer, self.customer_id)

    async def visible_to(self, session: AsyncSession, reader: Staff) -> bool:
        """Whoever sees the customer, asked for it or decides, and finance (1.3)."""
        if reader.keeps_the_money or reader.id == self.author_id:
            return True
        if await (await self.customer(session)).visible_to(session, reader):
            return True
        return await approvals.has_seat(session, self.about, reader)

    async def partner_of(self, session: AsyncSession, person: Staff) -> Partner | None:
        """Who hears it when somebody answers its card: whoever asked; of theirs the superior."""
        author = await session.get_one(Staff, self.author_id)
        other = await author.answers_to(session) if person.id == author.id else author
        if other is None or other.telegram_id is None:
            return None
        return Partner(
            other, await Outgoing.message_showing(session, self.about, WRITE_OFF_CARD, other)
        )

    async def may_be_taken_back(self, session: AsyncSession) -> bool:
        """Only a refusal: what is booked stays as it is."""
        return self.outcome is Outcome.REFUSED

    # Deeds

    async def settle(
        self, session: AsyncSession, approval: Approval, by: Staff | None, reason: str | None
    ) -> None:
        """Take over what was decided: written off or not, and everybody concerned hears."""
        customer = await self.customer(session)
        asked = self.amount
        if approval.outcome is Outcome.APPROVED:
            await customer.alone(session)
            await self._take_effect(session, by)
        self.outcome = approval.outcome
        await session.flush()
        if self.outcome is not Outcome.WITHDRAWN:
            await self._tell(session, customer, by, asked, reason)
        await self._redraw(session)

    async def reopen(self, session: AsyncSession, approval: Approval, by: Staff) -> None:
        """A refusal was taken back: it waits again. Refused where it was asked for anew since, or
        nothing is open any more."""
        await (await self.customer(session)).alone(session)
        instalment = await self.instalment(session)
        await session.refresh(instalment)
        is_asked = await open_at(session, instalment) is not None
        if not await self.may_be_taken_back(session) or is_asked or instalment.open_units <= 0:
            raise Refused("approval-too-late-to-take-back", final=True)
        self.outcome = Outcome.OPEN
        await session.flush()
        author = await session.get_one(Staff, self.author_id)
        customer = await self.customer(session)
        if author.id != by.id:
            await notify(
                session,
                author,
                "write-off-reopened",
                about=self.about,
                by=by.name,
                customer=customer.name,
                amount=self.amount,
            )
        await self._redraw(session)

    async def withdraw(self, session: AsyncSession, person: Staff) -> None:
        """Whoever asked wants it no longer; refused to others, and when it is over."""
        approval = await Approval.of_record(session, self.about)
        if approval is None:
            raise Refused("write-off-over-already", final=True)
        await approval.withdraw(session, person)

    async def _take_effect(self, session: AsyncSession, by: Staff | None) -> None:
        """Of what was asked for at most what is open now; nothing where it was paid meanwhile."""
        instalment = await self.instalment(session)
        await session.refresh(instalment, with_for_update={"key_share": True})
        asked = self.amount
        self.amount_units = min(self.amount_units, max(instalment.open_units, 0))
        if self.amount_units:
            await booking.written_off(session, self)
        audit.record(session, by, "written-off", about=self.about, amount=self.amount, asked=asked)

    async def _tell(
        self,
        session: AsyncSession,
        customer: Customer,
        by: Staff | None,
        asked: Money,
        reason: str | None,
    ) -> None:
        """Whoever asked, and whose customer it is; where it was agreed, finance too."""
        ids = {self.author_id, customer.owner_id}
        people = {number: await session.get_one(Staff, number) for number in sorted(ids)}
        is_approved = self.outcome is Outcome.APPROVED
        if is_approved:
            found = await Staff.here(session, policy.current().payments.confirmed_by)
            people |= {person.id: person for person in found}
        for person in people.values():
            if by and person.id == by.id:
                continue
            await notify(
                session,
                person,
                "write-off-approved" if is_approved else "write-off-refused",
                about=self.about,
                reply_to=await Outgoing.message_showing(
                    session, self.about, WRITE_OFF_CARD, person
                ),
                customer=customer.name,
                amount=self.amount,
                asked=asked,
                became="all" if self.amount == asked else "part" if self.amount else "nothing",
                by=by.name if by else "",
                reason=reason or "",
            )

    async def _redraw(self, session: AsyncSession) -> None:
        await redraw(session, self.about, WRITE_OFF_CARD)
        instalment = await self.instalment(session)
        await redraw(session, instalment.about, INSTALMENT_CARD)
        if instalment.order_id:
            await redraw(session, f"order:{instalment.order_id}", ORDER_CARD)
        await redraw(session, f"customer:{self.customer_id}", CUSTOMER_CARD)


async def open_at(session: AsyncSession, instalment: Instalment) -> WriteOff | None:
    """The one that waits for a decision; there is no second beside it."""
    return await session.scalar(
        select(WriteOff)
        .where(WriteOff.instalment_id == instalment.id, WriteOff.outcome == Outcome.OPEN)
        .limit(1)
    )


async def may_ask(session: AsyncSession, instalment: Instalment, person: Staff) -> bool:
    """The customer's owner, everybody above, and finance."""
    customer = await session.get_one(Customer, instalment.customer_id)
    return person.keeps_the_money or await customer.may_be_changed_by(session, person)


async def require_askable(session: AsyncSession, instalment: Instalment, who: Staff) -> None:
    """Refused as `ask` would, before the amount is asked for."""
    if who.left_at or not await may_ask(session, instalment, who):
        raise Refused("write-off-not-yours", final=True)
    if instalment.open_units <= 0:
        raise Refused("write-off-nothing-open", final=True)
    if await open_at(session, instalment):
        raise Refused("write-off-asked-already", final=True)


def check_amount(instalment: Instalment, amount: Money) -> None:
    """Refused: another currency, nothing, too fine, and more than is open."""
    if amount.currency.code != instalment.currency:
        raise Refused("write-off-currency", field="amount", currency=instalment.currency)
    if amount.amount <= 0 or rounded(amount) != amount:
        raise Refused("write-off-amount-impossible", field="amount", amount=amount)
    if amount > instalment.open:
        raise Refused("write-off-too-much", field="amount", amount=amount, open=instalment.open)


async def chain_of(session: AsyncSession, who: Staff) -> Sequence[str]:
    """Who decides it: always somebody else, so without a superior where nobody is above, and without
    a position that nobody has but whoever asks."""
    chain = policy.current().payments.write_off_approvers
    others = []
    for wanted in chain:
        holder = await holder_of(session, who, wanted)
        is_theirs = holder.id == who.id if holder else wanted == SUPERIOR
        if not is_theirs:
            others.append(wanted)
    return others or chain[:1]  # an administrator stands in


async def ask(
    session: AsyncSession,
    instalment: Instalment,
    who: Staff,
    amount: Money,
    reason: str,
    said_at: datetime,
) -> WriteOff:
    """So much of an instalment is to be given up: the company's chain decides (10.1).

    Refused: to whoever may not, where nothing is open, beside another that waits, without a reason,
    and as `check_amount` does.
    """
    await wait_for_leavers(session)
    await session.refresh(who)
    customer = await session.get_one(Customer, instalment.customer_id)
    await customer.alone(session)
    await session.refresh(instalment)
    await require_askable(session, instalment, who)
    check_amount(instalment, amount)
    if not reason.strip():
        raise Refused("write-off-needs-reason", field="reason")
    asked = WriteOff(
        customer_id=customer.id,
        instalment_id=instalment.id,
        author_id=who.id,
        said_at=said_at,
        currency=instalment.currency,
        amount_units=minor_units(amount),
        reason=reason.strip(),
    )
    session.add(asked)
    await session.flush()
    audit.record(
        session,
        who,
        "write-off-asked",
        about=asked.about,
        instalment=instalment.id,
        amount=amount,
        reason=asked.reason,
    )
    rules = policy.current().payments
    chain = await chain_of(session, who)
    await Approval.open(session, asked, who, chain, rules.when_away)
    await asked._redraw(session)
    return asked
