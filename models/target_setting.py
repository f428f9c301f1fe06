"""Setting targets: who may, for whom, and who sees them (15.1)."""

from __future__ import annotations

from sqlalchemy.ext.asyncio import AsyncSession

from models.staff import LEADING, Role, Staff


async def is_at_the_top(session: AsyncSession, person: Staff) -> bool:
    """Whether somebody leads, and nobody stands above: the company's targets are theirs to set.

    Not the administrator's, who lets people in and does not read what they reach (1.3).
    """
    return person.position in LEADING and not await person.superiors(session)


async def may_see_of(session: AsyncSession, reader: Staff, person: Staff) -> bool:
    """Whether somebody's targets, and what they reach, are the reader's to see: their own, and
    those of whom they lead (1.3)."""
    if not (reader.may(Role.SELLER) and person.may(Role.SELLER)):
        return False
    return reader.id == person.id or await reader.leads(session, person)
