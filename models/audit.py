"""The audit: who did what and when, sealed so that nothing is rewritten unseen (1.5)."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import BigInteger, ForeignKey, Index, String, insert, select, text
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from models import clock
from models.base import Base
from models.database import insert_new
from models.facts import pack

if TYPE_CHECKING:
    from models.staff import Staff

A_SEAL_COVERS = 500  # entries
# A slow transaction may still add an entry with an earlier number; a seal waits for it.
STILL_OPEN_FOR = timedelta(minutes=2)
OF_PEOPLE = text("deed = 'staff-changed'")  # another superior is among them: models/teams.py


class Entry(Base):
    """One deed. The database itself refuses to change or delete it."""

    __tablename__ = "audit"
    __table_args__ = (
        Index(
            "ix_audit_of_people",
            "created_at",
            sqlite_where=OF_PEOPLE,
            postgresql_where=OF_PEOPLE,
        ),
    )

    staff_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    deed: Mapped[str] = mapped_column(String(64))
    about: Mapped[str | None] = mapped_column(String(64), index=True)
    facts: Mapped[dict[str, Any]]

    def as_sealed(self) -> str:
        """The entry as one line whose every letter the seal depends on."""
        return json.dumps(
            [
                self.id,
                self.created_at.isoformat(),
                self.staff_id,
                self.deed,
                self.about,
                self.facts,
            ],
            ensure_ascii=False,
            sort_keys=True,
        )


class Seal(Base):
    """A hash over the seal before and the entries up to one: change any and no later seal fits."""

    __tablename__ = "audit_seals"

    up_to: Mapped[int] = mapped_column(BigInteger, unique=True)
    digest: Mapped[str] = mapped_column(String(64))


NO_SEAL = Seal(id=0, up_to=0, digest="")


def record(
    session: AsyncSession, who: Staff | None, deed: str, *, about: str | None = None, **facts: Any
) -> None:
    """Write down a deed in the caller's transaction; `who` is None for a stranger or the console."""
    session.add(Entry(**_entry(who, deed, about, facts)))


async def record_all(
    session: AsyncSession,
    who: Staff | None,
    deed: str,
    each: Iterable[tuple[str | None, dict[str, Any]]],
) -> None:
    """As `record`, of very many things in one statement: what each is about, and its facts."""
    if entries := [_entry(who, deed, about, facts) for about, facts in each]:
        await session.execute(insert(Entry), entries)


def _entry(
    who: Staff | None, deed: str, about: str | None, facts: dict[str, Any]
) -> dict[str, Any]:
    return {
        "staff_id": who.id if who else None,
        "deed": deed,
        "about": about,
        "facts": pack(facts),
        "created_at": clock.now(),
    }


async def seal_one(session: AsyncSession) -> bool:
    """Seal the next entries; False when there are none, or another clock is at it."""
    last = await _last_seal(session)
    entries = await _entries_after(session, last.up_to, before=clock.now() - STILL_OPEN_FOR)
    if not entries:
        return False
    # Of two clocks the database lets one set the next number; the other finds it taken.
    sealed = await insert_new(
        session,
        Seal,
        id=last.id + 1,
        up_to=entries[-1].id,
        digest=_digest(last.digest, entries),
    )
    return sealed is not None


async def first_broken_seal(session: AsyncSession) -> Seal | None:
    """Work out every seal anew; the first that does not fit what is there now, or None (1.5)."""
    before = NO_SEAL
    for seal in (await session.scalars(select(Seal).order_by(Seal.up_to))).all():
        entries = await session.scalars(
            select(Entry).where(Entry.id > before.up_to, Entry.id <= seal.up_to).order_by(Entry.id)
        )
        if _digest(before.digest, list(entries)) != seal.digest:
            return seal
        before = seal
    return None


def _digest(before: str, entries: list[Entry]) -> str:
    lines = "\n".join([before, *(entry.as_sealed() for entry in entries)])
    return hashlib.sha256(lines.encode()).hexdigest()


async def _last_seal(session: AsyncSession) -> Seal:
    found = await session.scalar(select(Seal).order_by(Seal.up_to.desc()).limit(1))
    return found or NO_SEAL


async def _entries_after(session: AsyncSession, number: int, before: datetime) -> list[Entry]:
    found = await session.scalars(
        select(Entry).where(Entry.id > number).order_by(Entry.id).limit(A_SEAL_COVERS)
    )
    ready: list[Entry] = []
    for entry in found:
        if entry.created_at >= before:
            break
        ready.append(entry)
    return ready
