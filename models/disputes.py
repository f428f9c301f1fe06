"""Disputes: two people claim one customer, and the superior of both rules (5.3)."""

from __future__ import annotations

import enum
from datetime import date, datetime
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Date,
    ForeignKey,
    Index,
    String,
    Text,
    select,
    text,
    update,
)
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from models import audit, clock
from models.base import Base
from models.credit import CreditShare
from models.customer_file import LONGEST_NAME
from models.customers import Customer
from models.database import insert_new
from models.errors import Refused
from models.outbox import Outgoing, notify, redraw
from models.staff import Partner, Staff

CARD = "dispute-card"
REMINDER = "dispute-reminder"


class Ruling(enum.StrEnum):
    STAYS = "stays"
    GOES = "goes"
    SPLIT = "split"


class Dispute(Base):
    """A claim to a customer who is somebody else's; open until it is ruled or withdrawn."""

    __tablename__ = "disputes"
    __table_args__ = (
        Index(
            "uq_disputes_open",
            "customer_id",
            "claimant_id",
            unique=True,
            sqlite_where=text("closed_at IS NULL"),
            postgresql_where=text("closed_at IS NULL"),
        ),
    )

    customer_id: Mapped[int] = mapped_column(ForeignKey("customers.id"))
    claimant_id: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    holder_id: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    judge_id: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    # The claimant's own file that is of this customer, where the claim came from changing one.
    own_file_id: Mapped[int | None] = mapped_column(ForeignKey("customers.id"))
    # As the claimant wrote it: what the file says is not theirs to read.
    called: Mapped[str] = mapped_column(String(LONGEST_NAME))
    contact_since: Mapped[date | None] = mapped_column(Date)  # as the claimant says
    reason: Mapped[str] = mapped_column(Text)
    said_at: Mapped[datetime]
    ruling: Mapped[Ruling | None]
    percent: Mapped[int | None]  # the claimant's, of a split credit
    ruled_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    closed_at: Mapped[datetime | None]  # with a ruling, or withdrawn without one

    @property
    def about(self) -> str:
        return f"dispute:{self.id}"

    @property
    def gives_the_file(self) -> bool:
        """Whether the ruling makes the claimant the owner."""
        return self.ruling is Ruling.GOES or (self.percent or 0) > 50

    @property
    def outcome(self) -> dict[str, Any]:
        """The ruling as facts of a sentence: what, and whose part of a split credit is how much."""
        what = str(self.ruling)
        if self.ruling is Ruling.SPLIT:
            what = "split-goes" if self.gives_the_file else "split-stays"
        percent = self.percent or 0
        return {"outcome": what, "percent": percent, "rest": 100 - percent}

    # Questions

    @classmethod
    async def of(cls, session: AsyncSession, reader: Staff, dispute_id: int) -> Dispute:
        """A dispute this person may see; refused otherwise (a button's id is never trusted)."""
        dispute = await session.get(cls, dispute_id)
        if dispute is None or not await dispute.visible_to(session, reader):
            raise Refused("dispute-gone-or-not-yours")
        return dispute

    @classmethod
    async def open_ones(cls, session: AsyncSession, *those: ColumnElement[bool]) -> list[Dispute]:
        found = await session.scalars(
            select(cls).where(cls.closed_at.is_(None), *those).order_by(cls.id)
        )
        return list(found.all())

    @classmethod
    async def waiting(
        cls, session: AsyncSession, since_before: datetime, judge: Staff | None = None
    ) -> list[Dispute]:
        """Open ones that were claimed before a moment, of one judge or of all."""
        those = [cls.said_at < since_before]
        if judge:
            those.append(cls.judge_id == judge.id)
        return await cls.open_ones(session, *those)

    async def visible_to(self, session: AsyncSession, reader: Staff) -> bool:
        """The claimant, everybody above both sides, and the holder once it is ruled (1.3)."""
        if reader.id == self.claimant_id:
            return True
        if reader.id == self.holder_id and self.ruling:
            return True
        return await self.may_be_ruled_by(session, reader)

    async def may_be_ruled_by(self, session: AsyncSession, person: Staff) -> bool:
        """Whoever stands above both; nobody is a judge in a matter of their own (5.3)."""
        claimant, holder = await self.sides(session)
        return await person.leads(session, claimant) and await person.leads(session, holder)

    async def sides(self, session: AsyncSession) -> tuple[Staff, Staff]:
        """The claimant and the holder."""
        return (
            await session.get_one(Staff, self.claimant_id),
            await session.get_one(Staff, self.holder_id),
        )

    async def own_file(self, session: AsyncSession) -> Customer | None:
        """The claimant's own file of the same customer, while it is theirs."""
        own = await session.get(Customer, self.own_file_id) if self.own_file_id else None
        is_theirs = own and own.owner_id == self.claimant_id and own.archived_at is None
        return own if is_theirs else None

    async def partner_of(self, session: AsyncSession, person: Staff) -> Partner | None:
        """Who hears it when somebody answers the card: the claimant and the judge talk to each other."""
        is_a_side = person.id in (self.claimant_id, self.holder_id)
        judge_id = self.ruled_by_id or self.judge_id
        other = await session.get_one(Staff, judge_id if is_a_side else self.claimant_id)
        if other.telegram_id is None:
            return None
        return Partner(other, await Outgoing.message_showing(session, self.about, CARD, other))

    # Deeds

    @classmethod
    async def open(
        cls,
        session: AsyncSession,
        claimant: Staff,
        customer: Customer,
        *,
        called: str,
        contact_since: date | None,
        reason: str,
        said_at: datetime,
        own_file: Customer | None = None,
    ) -> Dispute:
        """Claim a customer and owe the nearest superior of both sides the card (5.3).

        `called` is the name as the claimant wrote it, `own_file` a file of theirs that is of this
        customer: it counts as evidence. Refused while an earlier claim of theirs waits, and
        when nobody above both can be written to. The holder hears nothing yet.
        """
        holder = await session.get_one(Staff, customer.owner_id)
        judge = await judge_of(session, claimant, holder)
        if judge is None:
            raise Refused("dispute-nobody-above", final=True)
        # The database lets one of two open claims through.
        dispute_id = await insert_new(
            session,
            cls,
            customer_id=customer.id,
            claimant_id=claimant.id,
            holder_id=holder.id,
            judge_id=judge.id,
            own_file_id=own_file.id if own_file and own_file.owner_id == claimant.id else None,
            called=called,
            contact_since=contact_since,
            reason=reason,
            said_at=said_at,
        )
        if dispute_id is None:
            raise Refused("dispute-waits-already", final=True)
        dispute = await session.get_one(cls, dispute_id)
        audit.record(
            session,
            claimant,
            "dispute-opened",
            about=dispute.about,
            customer=customer.id,
            holder=holder.id,
            judge=judge.id,
        )
        await dispute._reach(session, judge)
        return dispute

    async def rule(
        self, session: AsyncSession, judge: Staff, ruling: Ruling, percent: int | None = None
    ) -> None:
        """Decide once; both sides are told, and every card shows it (5.3).

        `percent` of the credit is the claimant's when it is split, the rest the holder's; whoever
        has more has the file, with equal parts the holder. A claimant who gets it has no second
        file of it: their own is joined to it and archived, and they are told. Refused to whoever
        is not above both sides, and when it was decided or withdrawn before.
        """
        from models.handover import owe_briefs, pass_on  # these stand on this file
        from models.joining import join

        # Whoever gives the customer away at this moment waits, or is waited for.
        customer = await session.get_one(Customer, self.customer_id)
        await customer.alone(session)
        await self.keep_up(session)
        await self.require_judge(session, judge)
        if (ruling is Ruling.SPLIT) != (percent is not None and 0 < percent < 100):
            raise Refused("dispute-not-100", field="percent")
        claimant = await session.get_one(Staff, self.claimant_id)
        await self._close(session, ruling=ruling, percent=percent, ruled_by_id=judge.id)
        audit.record(
            session,
            judge,
            "dispute-ruled",
            about=self.about,
            ruling=ruling.value,
            percent=percent,
            customer=customer.id,
            claimant=self.claimant_id,
            holder=self.holder_id,
        )
        if self.gives_the_file:
            await pass_on(session, judge, [customer], claimant, why=self.about)
        if percent is not None:
            shares = {self.claimant_id: percent, self.holder_id: 100 - percent}
            await CreditShare.set(session, customer.id, shares, self.id)
        elif ruling is Ruling.GOES:
            await CreditShare.end(session, customer.id)
        await self._tell_both(session, judge, customer)
        own = await self.own_file(session)
        if self.gives_the_file and own:
            await join(session, judge, own, customer)
            await notify(session, claimant, "dispute-joined", name=own.name, customer=customer.name)
        if self.gives_the_file:
            await owe_briefs(session, claimant, [customer.id])
        await redraw(session, self.about, CARD)

    async def withdraw(self, session: AsyncSession, claimant: Staff) -> None:
        """Take the claim back while it is open; refused to anybody but the claimant."""
        if claimant.id != self.claimant_id:
            raise Refused("dispute-gone-or-not-yours")
        await self._close(session)
        audit.record(session, claimant, "dispute-withdrawn", about=self.about)
        await redraw(session, self.about, CARD)

    async def keep_up(self, session: AsyncSession) -> None:
        """While it is open, whoever owns the customer holds it, and whoever can rule is the judge.

        Closed without a ruling when the claimant has the customer by now, or has left, and when
        it was archived: the claimant hears that nothing keeps them from entering it.
        """
        # Somebody may be ruling at this moment.
        await session.refresh(self, with_for_update=True)
        if self.closed_at:
            return
        customer = await session.get_one(Customer, self.customer_id)
        claimant = await session.get_one(Staff, self.claimant_id)
        is_the_claimants = customer.owner_id == claimant.id
        if is_the_claimants or claimant.left_at or customer.archived_at:
            await self._close(session)
            audit.record(session, None, "dispute-closed", about=self.about)
            await redraw(session, self.about, CARD)
            if not is_the_claimants:
                await notify(
                    session, claimant, "dispute-free", about=self.about, called=self.called
                )
            return
        if customer.owner_id != self.holder_id:
            self.holder_id = customer.owner_id
            await redraw(session, self.about, CARD)
        await self._find_a_judge(session)

    async def _find_a_judge(self, session: AsyncSession) -> None:
        """The next above when the judge has left, cannot be written to, or now stands elsewhere."""
        judge = await session.get_one(Staff, self.judge_id)
        if can_be_written_to(judge) and await self.may_be_ruled_by(session, judge):
            return
        next_judge = await judge_of(session, *await self.sides(session))
        if next_judge is None:
            return  # looked for again at the next beat
        audit.record(
            session,
            None,
            "dispute-moved",
            about=self.about,
            judge=next_judge.id,
            was=self.judge_id,
        )
        self.judge_id = next_judge.id
        await redraw(session, self.about, CARD)
        await self._reach(session, next_judge)

    async def require_judge(self, session: AsyncSession, person: Staff) -> None:
        """Refused unless it is open and this person may rule."""
        if not await self.may_be_ruled_by(session, person):
            raise Refused("dispute-gone-or-not-yours", final=True)
        if self.closed_at:
            raise await self._why_closed(session)

    async def ask_the_holder(self, session: AsyncSession, judge: Staff) -> Staff:
        """The judge wants to hear the other side; the holder's answer reaches the judge (5.3).

        More than once changes nothing. Refused when the holder cannot be written to.
        """
        await self.require_judge(session, judge)
        _, holder = await self.sides(session)
        if not can_be_written_to(holder):
            raise Refused("answer-unreachable", name=holder.name)
        customer = await session.get_one(Customer, self.customer_id)
        owed = await notify(
            session,
            holder,
            "dispute-asked",
            about=judge.about,
            dedupe=f"dispute-asked:{self.id}:{judge.id}:{holder.id}",
            by=judge.name,
            customer=customer.name,
        )
        if owed:
            audit.record(session, judge, "dispute-asked", about=self.about, holder=holder.id)
        return holder

    async def _reach(self, session: AsyncSession, judge: Staff) -> None:
        await notify(session, judge, CARD, about=self.about, dedupe=f"{self.about}:{judge.id}")

    async def _close(self, session: AsyncSession, **values: Any) -> None:
        """End it with or without a ruling. The database lets one of two through."""
        closed = await session.execute(
            update(Dispute)
            .where(Dispute.id == self.id, Dispute.closed_at.is_(None))
            .values(closed_at=clock.now(), **values)
            .returning(Dispute.id)
        )
        is_mine = closed.one_or_none() is not None
        await session.refresh(self)
        if not is_mine:
            raise await self._why_closed(session)

    async def _why_closed(self, session: AsyncSession) -> Refused:
        """Whoever comes second hears who was first."""
        if self.ruled_by_id is None:
            return Refused("dispute-closed-already", final=True)
        first = await session.get_one(Staff, self.ruled_by_id)
        return Refused("dispute-ruled-already", final=True, by=first.name)

    async def _tell_both(self, session: AsyncSession, judge: Staff, customer: Customer) -> None:
        """The loser learns no more than needed: not who holds what stays with somebody else (1.3)."""
        claimant, holder = await self.sides(session)
        await notify(
            session,
            claimant,
            "dispute-told-claimant",
            about=self.about,
            reply_to=await Outgoing.message_showing(session, self.about, CARD, claimant),
            called=self.called,
            by=judge.name,
            **self.outcome,
        )
        await notify(
            session,
            holder,
            "dispute-told-holder",
            about=self.about,
            customer=customer.name,
            name=claimant.name if self.gives_the_file else "",
            by=judge.name,
            **self.outcome,
        )


async def judge_of(session: AsyncSession, claimant: Staff, holder: Staff) -> Staff | None:
    """The nearest person above both sides who can be written to (5.3)."""
    above_the_holder = {superior.id for superior in await holder.superiors(session)}
    for superior in await claimant.superiors(session):
        if superior.id in above_the_holder and can_be_written_to(superior):
            return superior
    return None


def can_be_written_to(person: Staff) -> bool:
    return person.telegram_id is not None and person.reachable
