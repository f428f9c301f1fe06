"""Corrections: a forgotten sign-in or sign-out, mended with the superior's agreement (2.4)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any, ClassVar

from sqlalchemy import Date, ForeignKey, Text, delete, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, aliased, mapped_column

from models import approvals, audit, calendar, clock, policy
from models.approvals import Approval, Outcome
from models.attendance import Signing, Way, may_see_attendance_of
from models.attendance_day import Sign, days_of, stays_of, to_the_minute
from models.base import Base
from models.errors import Refused
from models.outbox import Outgoing, notify
from models.policy_values import SUPERIOR
from models.staff import Partner, Staff


class Correction(Base):
    """Somebody says when they came or went on a day on which they forgot to sign."""

    __tablename__ = "corrections"
    card: ClassVar[str] = "correction-card"

    applicant_id: Mapped[int] = mapped_column(ForeignKey("staff.id"), index=True)
    day: Mapped[date] = mapped_column(Date)
    way: Mapped[Way]
    at: Mapped[datetime]
    reason: Mapped[str] = mapped_column(Text)
    said_at: Mapped[datetime]
    outcome: Mapped[Outcome] = mapped_column(default=Outcome.OPEN)

    @property
    def about(self) -> str:
        return f"correction:{self.id}"

    # Questions

    @classmethod
    async def open_of(cls, session: AsyncSession, person: Staff, day: date) -> Sequence[Correction]:
        """What somebody asked to be mended of a day and nobody decided yet."""
        found = await session.scalars(
            select(cls).where(
                cls.applicant_id == person.id, cls.day == day, cls.outcome == Outcome.OPEN
            )
        )
        return found.all()

    async def visible_to(self, session: AsyncSession, reader: Staff) -> bool:
        """Whoever may see the applicant's attendance, and whoever decides or decided it (1.3)."""
        applicant = await session.get_one(Staff, self.applicant_id)
        return await may_see_attendance_of(session, reader, applicant) or await approvals.has_seat(
            session, self.about, reader
        )

    async def partner_of(self, session: AsyncSession, person: Staff) -> Partner | None:
        """Who hears it when a message about it is answered: the applicant, and the superior."""
        applicant = await session.get_one(Staff, self.applicant_id)
        is_own = person.id == applicant.id
        other = await applicant.answers_to(session) if is_own else applicant
        if other is None or other.telegram_id is None:
            return None
        return Partner(other, await Outgoing.message_showing(session, self.about, self.card, other))

    async def may_be_taken_back(self, session: AsyncSession) -> bool:
        """Whether the decision may be taken back: while it could still be asked for."""
        today = calendar.business_day(clock.now())
        if self.day < today - policy.current().attendance.mended_within:
            return False
        # Refused, and signed or asked for anew since: another one stands in its place.
        return self.outcome is Outcome.APPROVED or await self._what_speaks_against(session) is None

    # Deeds

    @classmethod
    async def ask(
        cls,
        session: AsyncSession,
        applicant: Staff,
        day: date,
        way: Way,
        at: datetime,
        reason: str,
        said_at: datetime,
    ) -> Correction:
        """Ask for a sign-in or sign-out to be added; the superior decides (2.4).

        `at` is a moment of the business day `day`. Refused for a moment to come, a day long past,
        a sign-out before any sign-in, and where nothing is missing: what was signed and what is
        asked for already count.
        """
        assert calendar.business_day(at) == day
        correction = cls(
            applicant_id=applicant.id,
            day=day,
            way=way,
            at=to_the_minute(at),
            reason=reason,
            said_at=said_at,
        )
        if at > said_at:
            raise Refused("correction-future", field="at")
        within = policy.current().attendance.mended_within
        if day < calendar.business_day(said_at) - within:
            raise Refused("correction-long-past", field="day", days=within.days)
        if refusal := await correction._what_speaks_against(session):
            raise refusal
        session.add(correction)
        await session.flush()
        audit.record(
            session,
            applicant,
            "correction-asked",
            about=correction.about,
            day=day,
            way=way.value,
            at=correction.at,
        )
        await Approval.open(session, correction, applicant, [SUPERIOR])
        return correction

    async def settle(
        self, session: AsyncSession, approval: Approval, by: Staff | None, reason: str | None
    ) -> None:
        """Take over the decision: agreed to, it counts as if it had been signed then."""
        self.outcome = approval.outcome
        if self.outcome is Outcome.REFUSED:
            await self._tell(session, "correction-refused", by, reason=reason or "")
        elif self.outcome is Outcome.APPROVED:
            session.add(
                Signing(
                    staff_id=self.applicant_id,
                    day=self.day,
                    way=self.way,
                    said_at=self.at,
                    arrived_at=clock.now(),
                    correction_id=self.id,
                )
            )
            await self._tell(session, "correction-approved", by)

    async def reopen(self, session: AsyncSession, approval: Approval, by: Staff) -> None:
        """The decision was taken back: what it added goes, and it waits again."""
        await session.execute(delete(Signing).where(Signing.correction_id == self.id))
        self.outcome = Outcome.OPEN
        await self._tell(session, "correction-reopened", by)

    async def _tell(self, session: AsyncSession, key: str, by: Staff | None, **facts: Any) -> None:
        applicant = await session.get_one(Staff, self.applicant_id)
        await notify(
            session,
            applicant,
            key,
            about=self.about,
            way=self.way,
            day=self.day,
            at=self.at,
            by=by.name if by else "",
            **facts,
        )

    async def _what_speaks_against(self, session: AsyncSession) -> Refused | None:
        """Why nothing of the kind is missing, if nothing is; others that are asked for count as signed."""
        applicant = await session.get_one(Staff, self.applicant_id)
        signed = await Signing.of_day(session, self.applicant_id, self.day)
        signs = [Sign(one.way, one.said_at) for one in signed] + [
            Sign(one.way, one.at)
            for one in await Correction.open_of(session, applicant, self.day)
            if one is not self
        ]
        return why_not_missing(self.way, self.at, sorted(signs, key=lambda sign: sign.at))


def why_not_missing(way: Way, at: datetime, signs: Sequence[Sign]) -> Refused | None:
    """Why a day's signs, in order, have no gap where this one would stand; None where they have."""
    stays = stays_of(signs)
    if way is Way.IN:
        is_in = any(stay.covers(at) for stay in stays)
        return Refused("correction-not-missing", field="way") if is_in else None
    before = [stay for stay in stays if stay.start < at]
    if not before:
        return Refused("correction-before-sign-in", field="at")
    is_out = before[-1].end is not None
    return Refused("correction-not-missing", field="way") if is_out else None


async def who_forgot_to_sign_out(session: AsyncSession, day: date) -> list[Staff]:
    """Who signed in and never out on a day with findings, and has not asked to mend it (2.4)."""
    later = aliased(Signing)
    signed_out_later = select(later.id).where(
        later.staff_id == Signing.staff_id,
        later.day == day,
        later.way == Way.OUT,
        later.said_at >= Signing.said_at,
    )
    is_asked_for = select(Correction.id).where(
        Correction.applicant_id == Signing.staff_id,
        Correction.day == day,
        Correction.way == Way.OUT,
        Correction.outcome == Outcome.OPEN,
    )
    found = await session.scalars(
        select(Staff)
        .where(
            Staff.id.in_(
                select(Signing.staff_id).where(
                    Signing.day == day,
                    Signing.way == Way.IN,
                    ~signed_out_later.exists(),
                    ~is_asked_for.exists(),
                )
            )
        )
        .order_by(Staff.id)
    )
    people = list(found)
    days = await days_of(session, people, day, day)
    return [person for person in people if days[person.id][0].forgot_to_sign_out]
