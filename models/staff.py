"""People: who they are, whom they answer to, and what they may do."""

from __future__ import annotations

import enum
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import BigInteger, ForeignKey, String, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from models import audit, clock
from models.base import Base
from models.drafts import Draft
from models.errors import Refused
from models.language import Language
from models.positions import Position

LEADING = frozenset(
    {
        Position.SUPERVISOR,
        Position.MANAGER,
        Position.DIRECTOR,
        Position.GENERAL_MANAGER,
        Position.DEPUTY_GENERAL_MANAGER,
    }
)


class Role(enum.StrEnum):
    """Whom a handler is for. Positions hold roles; handlers name one."""

    ANYBODY = "anybody"  # strangers too: only `/start` is
    MEMBER = "member"
    SUPERIOR = "superior"


class Staff(Base):
    __tablename__ = "staff"

    name: Mapped[str] = mapped_column(String(64), unique=True)
    position: Mapped[Position]
    superior_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"), index=True)
    language: Mapped[Language | None]  # None: nobody said; Telegram's is taken on joining
    telegram_id: Mapped[int | None] = mapped_column(BigInteger, unique=True)
    joined_at: Mapped[datetime | None]
    left_at: Mapped[datetime | None]
    reachable: Mapped[bool] = mapped_column(default=True)
    menu: Mapped[str] = mapped_column(String(32), default="")  # the commands their phone shows

    def __str__(self) -> str:
        return self.name

    @property
    def about(self) -> str:
        return f"staff:{self.id}"

    @property
    def speaks(self) -> Language:
        return self.language or Language.ZH_HANS

    @property
    def manages_people(self) -> bool:
        """The administrator lets in and removes anybody, without reading their work (1.3)."""
        return self.position is Position.ADMIN

    def may(self, role: Role) -> bool:
        """Whether a handler for this role is for this person. Deny by default (1.3)."""
        match role:
            case Role.ANYBODY | Role.MEMBER:
                return True
            case Role.SUPERIOR:
                return self.position in LEADING or self.manages_people

    # Questions

    @classmethod
    async def by_telegram(cls, session: AsyncSession, telegram_id: int) -> Staff | None:
        """The person behind a Telegram account, while they work here."""
        return await session.scalar(
            select(cls).where(cls.telegram_id == telegram_id, cls.left_at.is_(None))
        )

    @classmethod
    async def named(cls, session: AsyncSession, name: str) -> Staff | None:
        return await session.scalar(select(cls).where(cls.name == name.strip()))

    @classmethod
    async def administrators(cls, session: AsyncSession) -> Sequence[Staff]:
        """Who hears of what the machinery cannot mend; the general manager where there is none."""
        for position in (Position.ADMIN, Position.GENERAL_MANAGER):
            found = await session.scalars(
                select(cls).where(
                    cls.position == position, cls.left_at.is_(None), cls.telegram_id.is_not(None)
                )
            )
            if people := found.all():
                return people
        return []

    async def superiors(self, session: AsyncSession) -> list[Staff]:
        """Everybody above, the nearest first (1.1); those who left are passed over."""
        above: list[Staff] = []
        seen = {self.id}
        next_id = self.superior_id
        while next_id and next_id not in seen:
            seen.add(next_id)
            superior = await session.get_one(Staff, next_id)
            if superior.left_at is None:
                above.append(superior)
            next_id = superior.superior_id
        return above

    async def answers_to(self, session: AsyncSession) -> Staff | None:
        """The nearest superior who can be written to."""
        for superior in await self.superiors(session):
            if superior.telegram_id:
                return superior
        return None

    async def leads(self, session: AsyncSession, other: Staff) -> bool:
        """Whether the other stands somewhere below (1.3)."""
        return self.id in {superior.id for superior in await other.superiors(session)}

    async def people_directly_below(self, session: AsyncSession) -> Sequence[Staff]:
        found = await session.scalars(
            select(Staff)
            .where(Staff.superior_id == self.id, Staff.left_at.is_(None))
            .order_by(Staff.id)
        )
        return found.all()

    async def people_in_reach(self, session: AsyncSession) -> Sequence[Staff]:
        """Whom this person may invite and remove: the branch below; everybody for the administrator."""
        everybody = (
            await session.scalars(select(Staff).where(Staff.left_at.is_(None)).order_by(Staff.id))
        ).all()
        if self.manages_people:
            return [person for person in everybody if person.id != self.id]
        superior_of = {person.id: person.superior_id for person in everybody}
        below: list[Staff] = []
        for person in everybody:
            above = person.superior_id
            while above is not None and above != self.id:
                above = superior_of.get(above)
            if above == self.id:
                below.append(person)
        return below

    async def in_reach(self, session: AsyncSession, person_id: int) -> Staff:
        """One of `people_in_reach`; refused when somebody else's (a button's id is never trusted)."""
        for person in await self.people_in_reach(session):
            if person.id == person_id:
                return person
        raise Refused("team-not-yours")

    async def visible_to(self, session: AsyncSession, reader: Staff) -> bool:
        return self.id == reader.id or reader.manages_people or await reader.leads(session, self)

    # Deeds

    async def join(self, session: AsyncSession, telegram_id: int, language: Language) -> None:
        """Bind this person to a Telegram account (1.2)."""
        self.telegram_id = telegram_id
        self.language = self.language or language
        self.joined_at = clock.now()
        self.reachable = True
        audit.record(session, self, "joined", about=self.about, telegram_id=telegram_id)

    async def leave(self, session: AsyncSession, removed_by: Staff | None) -> None:
        """End access at once (1.4): the account, open forms and invitations; the people below move up."""
        from models.invitations import Invitation  # it stands on this file

        audit.record(session, removed_by, "left", about=self.about, telegram_id=self.telegram_id)
        self.left_at = clock.now()
        self.telegram_id = None
        await Draft.close_all_of(session, self.id)
        await Invitation.revoke_all_of(session, self.id)
        await session.execute(
            update(Staff).where(Staff.superior_id == self.id).values(superior_id=self.superior_id)
        )
