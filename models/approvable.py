"""What can be decided about: the record of a request, and what becomes of it (3.2)."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Protocol

from sqlalchemy.ext.asyncio import AsyncSession

from models.staff import Staff

if TYPE_CHECKING:
    from models.approvals import Approval


class Approvable(Protocol):
    """A record that a chain decides about."""

    card: ClassVar[str]

    @property
    def about(self) -> str: ...

    async def visible_to(self, session: AsyncSession, reader: Staff) -> bool:
        """Whoever may read it: those who decide as well (`approvals.has_seat`)."""

    async def settle(
        self, session: AsyncSession, approval: Approval, by: Staff | None, reason: str | None
    ) -> None:
        """It is over: take `approval.outcome` over, act, tell the applicant.

        `by` is who decided last, the applicant of what was withdrawn, None where they left.
        """

    async def reopen(self, session: AsyncSession, approval: Approval, by: Staff) -> None:
        """The last decision was taken back: it waits again. Refused where that can no longer be."""

    async def may_be_taken_back(self, session: AsyncSession) -> bool:
        """Whether what was decided may still become something else."""
