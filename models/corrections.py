"""Corrections: a forgotten sign-in or sign-out, mended with the superior's agreement (2.4)."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, datetime
from typing import Any, ClassVar

from sqlalchemy import Date, ForeignKey, Text, delete, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, aliased, mapped_column

from models import approvals, audit, calendar, clock, policy
from models.approvals import Approval, Outcome
from models.attendance import Signing, Way, may_see_attendance_of, redraw_cards
from models.attendance_day import Sign, days_of, stays_of, to_the_minute, unsigned_until
from models.base import Base
from models.errors import Refused
from models.outbox import Outgoing, notify
from models.policy_values import SUPERIOR
from models.staff import Partner, Staff

NOT_MISSING = "correction-not-missing"


class Correction(Base):
    """Somebody says when they came or went on a day on which they forgot to sign."""

    __tablename__ = "corrections"
    card: ClassVar[str] = "correction-card"

    applicant_id: Mapped[int] = mapped_column(ForeignKey("staff.id"), index=True)
    day: Mapped[date] = mapped_column(Date)
    way: Mapped[Way]
    at: Mapped[datetime]
    until: Mapped[datetime | None]  # the sign-out of a whole stay that was forgotten
    reason: Mapped[str] = mapped_column(Text)
    said_at: Mapped[datetime]
    outcome: Mapped[Outcome] = mapped_column(default=Outcome.OPEN)

    @property
    def about(self) -> str:
        return f"correction:{self.id}"

    @property
    def signs(self) -> list[Sign]:
        """What it would add."""
        added = [Sign(self.way, self.at)]
        return [*added, Sign(Way.OUT, self.until)] if self.until else added

    @property
    def times(self) -> str:
        """ "09:00", or from when to when on the company's wall."""
        return "–".join(f"{calendar.local(sign.at):%H:%M}" for sign in self.signs)

    # Questions

    @classmethod
    async def open_of(cls, session: AsyncSession, person: Staff, day: date) -> Sequence[Correction]:
        """What somebody asked to be mended of a day and nobody decided yet."""
        return await cls.open_between(session, [person.id], day, day)

    @classmethod
    async def open_between(
        cls, session: AsyncSession, staff_ids: Collection[int], first: date, last: date
    ) -> Sequence[Correction]:
        """What several people asked to be mended from one day to another, and nobody decided yet."""
        found = await session.scalars(
            select(cls)
            .where(
                cls.applicant_id.in_(staff_ids),
                cls.day.between(first, last),
                cls.outcome == Outcome.OPEN,
            )
            .order_by(cls.day, cls.at)
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
        until: datetime | None = None,
    ) -> Correction:
        """Ask for a sign-in or sign-out to be added; the superior decides (2.4).

        `at` is a moment of the business day `day`, and so is `until`: the sign-out that goes with a
        sign-in, where all of a stay was forgotten. Refused for a moment to come, a day long past,
        a sign-out before any sign-in, and where it would mend nothing: what was signed and what is
        asked for already count.
        """
        assert all(calendar.business_day(one) == day for one in (at, until or at))
        assert until is None or way is Way.IN
        correction = cls(
            applicant_id=applicant.id,
            day=day,
            way=way,
            at=to_the_minute(at),
            until=to_the_minute(until) if until else None,
            reason=reason,
            said_at=said_at,
        )
        for field, moment in (("at", at), ("until", until or at)):
            if moment > said_at:
                raise Refused("correction-future", field=field)
        if until and until <= at:
            raise Refused("correction-backwards", field="until")
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
            until=correction.until,
        )
        await Approval.open(session, correction, applicant, [SUPERIOR])
        return correction

    async def settle(
        self, session: AsyncSession, approval: Approval, by: Staff | None, reason: str | None
    ) -> None:
        """Take over the decision: agreed to, it counts as if it had been signed then.

        Not where that arrived meanwhile, signed in time by a phone that was offline: then it counts.
        """
        self.outcome = approval.outcome
        if self.outcome is Outcome.REFUSED:
            await self._tell(session, "correction-refused", by, reason=reason or "")
        elif self.outcome is Outcome.APPROVED:
            refusal = await self._what_speaks_against(session)
            if refusal and refusal.key == NOT_MISSING:
                await self._tell(session, "correction-not-needed", by)
                return
            session.add_all(
                Signing(
                    staff_id=self.applicant_id,
                    day=self.day,
                    way=way,
                    said_at=at,
                    arrived_at=clock.now(),
                    correction_id=self.id,
                )
                for way, at in self.signs
            )
            await self._tell(session, "correction-approved", by)
            await self._redraw_the_day(session)

    async def reopen(self, session: AsyncSession, approval: Approval, by: Staff) -> None:
        """The decision was taken back: what it added goes, and it waits again."""
        await session.execute(delete(Signing).where(Signing.correction_id == self.id))
        self.outcome = Outcome.OPEN
        await self._tell(session, "correction-reopened", by)
        await self._redraw_the_day(session)

    async def _redraw_the_day(self, session: AsyncSession) -> None:
        await redraw_cards(session, await Signing.of_day(session, self.applicant_id, self.day))

    async def _tell(self, session: AsyncSession, key: str, by: Staff | None, **facts: Any) -> None:
        applicant = await session.get_one(Staff, self.applicant_id)
        await notify(
            session,
            applicant,
            key,
            about=self.about,
            way=self.way,
            day=self.day,
            times=self.times,
            is_whole=self.until is not None,
            by=by.name if by else "",
            **facts,
        )

    async def _what_speaks_against(self, session: AsyncSession) -> Refused | None:
        """Why nothing of the kind is missing, if nothing is; others that are asked for count as signed."""
        applicant = await session.get_one(Staff, self.applicant_id)
        signed = await Signing.of_day(session, self.applicant_id, self.day)
        signs = [Sign(one.way, one.said_at) for one in signed] + [
            sign
            for one in await Correction.open_of(session, applicant, self.day)
            if one is not self
            for sign in one.signs
        ]
        signs.sort(key=lambda sign: sign.at)
        return why_not_missing(self.way, self.at, signs, until=self.until)


def why_not_missing(
    way: Way, at: datetime, signs: Sequence[Sign], *, until: datetime | None = None
) -> Refused | None:
    """Why a day's signs, in order, have no gap where this one would stand; None where they have.

    With `until` it is a whole stay, from a sign-in to the sign-out.
    """
    stays = stays_of(signs)
    if until:
        meets = any(stay.touches(at, until) for stay in stays)
        return Refused(NOT_MISSING, field="until") if meets else None
    if way is Way.IN:
        if any(stay.covers(at) for stay in stays):
            return Refused(NOT_MISSING, field="way")
        # It is before that sign-out that they came.
        out = unsigned_until(signs)
        is_too_late = out is not None and at >= out
        return Refused("correction-after-sign-out", field="at", out=out) if is_too_late else None
    before = [stay for stay in stays if stay.start < at]
    if not before:
        return Refused("correction-before-sign-in", field="at")
    is_out = before[-1].end is not None
    return Refused(NOT_MISSING, field="way") if is_out else None


async def forgotten_sign_outs(
    session: AsyncSession, first: date, last: date
) -> list[tuple[Staff, date]]:
    """Who signed in and never out on which of these days, and has not asked to mend it (2.4)."""
    later = aliased(Signing)
    signed_out_later = select(later.id).where(
        later.staff_id == Signing.staff_id,
        later.day == Signing.day,
        later.way == Way.OUT,
        later.said_at >= Signing.said_at,
    )
    is_still_in = select(Signing.staff_id).where(
        Signing.day.between(first, last), Signing.way == Way.IN, ~signed_out_later.exists()
    )
    people = (await session.scalars(select(Staff).where(Staff.id.in_(is_still_in)))).all()
    days = await days_of(session, people, first, last)
    return [
        (person, day.day)
        for person in people
        for day in days[person.id]
        if day.forgot_to_sign_out and Way.OUT not in day.asked
    ]
