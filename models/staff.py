"""People: who they are, whom they answer to, and what they may do."""

from __future__ import annotations

import enum
import unicodedata
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache

from sqlalchemy import (
    BigInteger,
    BindParameter,
    ColumnElement,
    ForeignKey,
    Select,
    String,
    bindparam,
    exists,
    func,
    or_,
    select,
    update,
)
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, aliased, mapped_column

from models import audit, clock, policy
from models.base import Base
from models.drafts import Draft
from models.errors import Refused
from models.language import Language
from models.positions import SEE_NO_PRICES, Position

LEADING = frozenset(
    {
        Position.SUPERVISOR,
        Position.MANAGER,
        Position.DIRECTOR,
        Position.GENERAL_MANAGER,
        Position.DEPUTY_GENERAL_MANAGER,
    }
)

# Those at the top, and whose work is to tell everybody of rules, dates and the machinery itself (17.1).
ANNOUNCE_TO_ALL = frozenset(
    {
        Position.GENERAL_MANAGER,
        Position.DEPUTY_GENERAL_MANAGER,
        Position.SALES_ADMIN,
        Position.HR,
        Position.ADMIN,
    }
)

# Who may have customers.
SELLING = LEADING | {Position.REPRESENTATIVE}

LONGEST_NAME = 64


class Role(enum.StrEnum):
    """Whom a handler is for. Positions hold roles; handlers name one."""

    ANYBODY = "anybody"  # strangers too: only `/start` is
    MEMBER = "member"
    SELLER = "seller"  # has customers, or people below who have
    SUPERIOR = "superior"
    LEADER = "leader"  # a superior who reads their people's work: not the administrator
    ANNOUNCER = "announcer"  # writes notices: to the own branch, or to everybody (17.1)
    HR = "hr"  # attendance, leave and the calendar of everybody (1.3)
    ORDERS = "orders"  # sells, or has to do with orders by the company's rules (8.2)
    PAYMENTS = "payments"  # sells, or confirms receipts by the company's rules (10.1)


class Staff(Base):
    __tablename__ = "staff"

    name: Mapped[str] = mapped_column(String(LONGEST_NAME), unique=True)
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
    def is_here(self) -> bool:
        """Whether they work here and have joined: they can be written to."""
        return self.left_at is None and self.telegram_id is not None

    @property
    def sees_all_leave(self) -> bool:
        """HR sees everybody's leave and attendance, and so do those at the top (1.3)."""
        return self.position in (
            Position.HR,
            Position.GENERAL_MANAGER,
            Position.DEPUTY_GENERAL_MANAGER,
        )

    @property
    def sees_cost(self) -> bool:
        """What products cost the company is shown to nobody below the director (8.3)."""
        return self.position in (
            Position.DIRECTOR,
            Position.GENERAL_MANAGER,
            Position.DEPUTY_GENERAL_MANAGER,
            Position.FINANCE,
        )

    @property
    def keeps_the_money(self) -> bool:
        """Whether they confirm receipts, and see what every customer owes (10.1)."""
        return self.position in policy.current().payments.confirmed_by

    @property
    def sees_prices(self) -> bool:
        """What things are sold for, on the list and in an order (1.3, 8.2)."""
        return self.position not in SEE_NO_PRICES

    @property
    def keeps_the_calendar(self) -> bool:
        return self.position is Position.HR or self.manages_people

    @property
    def manages_people(self) -> bool:
        """The administrator lets in and removes anybody, without reading their work (1.3)."""
        return self.position is Position.ADMIN

    def may(self, role: Role) -> bool:
        """Whether a handler for this role is for this person. Deny by default (1.3)."""
        match role:
            case Role.ANYBODY | Role.MEMBER:
                return True
            case Role.SELLER:
                return self.position in SELLING
            case Role.SUPERIOR:
                return self.position in LEADING or self.manages_people
            case Role.LEADER:
                return self.position in LEADING
            case Role.ANNOUNCER:
                return self.position in LEADING or self.position in ANNOUNCE_TO_ALL
            case Role.HR:
                return self.position is Position.HR
            case Role.ORDERS:
                rules = policy.current().orders
                return self.may(Role.SELLER) or rules.are_seen_by(self.position)
            case Role.PAYMENTS:
                return self.may(Role.SELLER) or self.keeps_the_money

    # Questions

    @staticmethod
    def can_be_written_to() -> ColumnElement[bool]:
        """The condition that somebody `is_here`."""
        return Staff.left_at.is_(None) & Staff.telegram_id.is_not(None)

    @classmethod
    async def by_telegram(cls, session: AsyncSession, telegram_id: int) -> Staff | None:
        """The person behind a Telegram account, while they work here."""
        return await session.scalar(_by_telegram(), {"account": telegram_id})

    @classmethod
    async def named(cls, session: AsyncSession, name: str) -> Staff | None:
        return await session.scalar(select(cls).where(cls.name == name.strip()))

    @classmethod
    async def here(cls, session: AsyncSession, positions: Collection[Position]) -> Sequence[Staff]:
        """Everybody of these positions who works here and can be written to."""
        found = await session.scalars(
            select(cls).where(cls.position.in_(positions), cls.can_be_written_to()).order_by(cls.id)
        )
        return found.all()

    @classmethod
    async def administrators(cls, session: AsyncSession) -> Sequence[Staff]:
        """Who hears of what the machinery cannot mend; where there is none, the highest who is in."""
        for position in (
            Position.ADMIN,
            Position.GENERAL_MANAGER,
            Position.DEPUTY_GENERAL_MANAGER,
            Position.DIRECTOR,
            Position.MANAGER,
            Position.SUPERVISOR,
        ):
            if people := await cls.here(session, [position]):
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

    async def branch(self, session: AsyncSession, at_most: int | None = None) -> list[int]:
        """The ids of this person and everybody below, those who left included (1.3); or of so many of
        them, one at least."""
        below = _below().limit(None if at_most is None else at_most - 1)
        return [self.id, *await session.scalars(below, {"person": self.id})]

    async def others(
        self, session: AsyncSession, *which: ColumnElement[bool], at_most: int
    ) -> Sequence[int]:
        """The ids of some outside this person's branch, of those `which` are asked for."""
        stands_outside = Staff.superior_id.is_(None) | Staff.superior_id.not_in(_leading(self.id))
        others = select(Staff.id).where(Staff.id != self.id, stands_outside, *which)
        return (await session.scalars(others.limit(at_most))).all()

    async def people_directly_below(self, session: AsyncSession) -> Sequence[Staff]:
        found = await session.scalars(
            select(Staff)
            .where(Staff.superior_id == self.id, Staff.left_at.is_(None))
            .order_by(Staff.id)
        )
        return found.all()

    async def colleagues(self, session: AsyncSession) -> Sequence[Staff]:
        """Who sells beside this person and is here: same superior, directly below, the own superior."""
        above = await self.answers_to(session)
        ways = [Staff.superior_id == self.id]
        if self.superior_id:
            ways.append(Staff.superior_id == self.superior_id)
        if above:
            ways.append(Staff.id == above.id)
        found = await session.scalars(
            select(Staff).where(or_(*ways), Staff.id != self.id).order_by(Staff.id)
        )
        return [one for one in found if one.is_here and one.may(Role.SELLER)]

    async def people_in_reach(
        self,
        session: AsyncSession,
        *which: ColumnElement[bool],
        first: int = 0,
        at_most: int | None = None,
    ) -> Sequence[Staff]:
        """Whom this person may invite and remove: the branch below; everybody for the administrator.

        Of them those `which` are asked for, by the order in which they came.
        """
        here = select(Staff).where(self.are_in_reach(), *which)
        return (await session.scalars(here.order_by(Staff.id).offset(first).limit(at_most))).all()

    async def number_in_reach(self, session: AsyncSession) -> int:
        """How many `people_in_reach` finds, none of whom is read."""
        found = select(func.count()).select_from(Staff).where(self.are_in_reach())
        return await session.scalar(found) or 0

    def are_in_reach(self) -> ColumnElement[bool]:
        """The condition that somebody is one of `people_in_reach`."""
        here = Staff.left_at.is_(None) & (Staff.id != self.id)
        return here if self.manages_people else here & Staff.superior_id.in_(_leading(self.id))

    async def reaches(self, session: AsyncSession, person: Staff) -> bool:
        """Whether somebody is one of `people_in_reach`."""
        if person.left_at or person.id == self.id:
            return False
        return self.manages_people or await self.leads(session, person)

    async def in_reach(self, session: AsyncSession, person_id: int) -> Staff:
        """One of `people_in_reach`; refused when somebody else's (a button's id is never trusted)."""
        person = await session.get(Staff, person_id)
        if person is None or not await self.reaches(session, person):
            raise Refused("team-not-yours")
        return person

    async def in_reach_called(self, session: AsyncSession, name: str) -> Staff | None:
        """The one of `people_in_reach` whom somebody means who types this name."""
        for person in await self.people_in_reach(session):
            if same_name(person.name) == same_name(name):
                return person
        return None

    async def visible_to(self, session: AsyncSession, reader: Staff) -> bool:
        """People see themselves, those above and those below (1.3)."""
        return (
            self.id == reader.id
            or reader.manages_people
            or await reader.leads(session, self)
            or await self.leads(session, reader)
        )

    async def partner_of(self, session: AsyncSession, person: Staff) -> Partner | None:
        """Who hears it when a message about this person is answered: they themselves."""
        return None if person.id == self.id or self.telegram_id is None else Partner(self, None)

    # Deeds

    async def join(
        self,
        session: AsyncSession,
        telegram_id: int,
        language: Language,
        *,
        by_console: bool = False,
    ) -> None:
        """Bind this person to a Telegram account (1.2); the one before is no longer theirs.

        Whoever only has a new phone has been in since they first joined.
        """
        from models import duties  # it stands on this file

        facts = {"was": self.telegram_id} if self.telegram_id else {}
        await self.lose_account(session)
        self.telegram_id = telegram_id
        self.language = self.language or language
        self.joined_at = self.joined_at or clock.now()
        self.reachable = True
        await duties.keep_up_with(session, self)
        who = None if by_console else self
        audit.record(session, who, "joined", about=self.about, telegram_id=telegram_id, **facts)

    async def lose_account(self, session: AsyncSession) -> None:
        """Unbind the account: its phone shows no commands of ours, and open forms go on at the next."""
        from models.outbox import Act, Outgoing, Urgency  # it stands on this file

        if self.telegram_id is None:
            return
        # To nobody of the company: an empty list of commands.
        session.add(Outgoing(chat_id=self.telegram_id, act=Act.COMMANDS, urgency=Urgency.BULK))
        await session.execute(
            update(Draft)
            .where(Draft.staff_id == self.id)
            .values(panel_id=None, touched_at=Draft.touched_at)
        )
        self.telegram_id = None
        self.menu = ""

    async def leave(self, session: AsyncSession, removed_by: Staff | None) -> None:
        """End access at once (1.4): the account, open forms and invitations; the people below move up,
        and what they were at is put before their superior.

        Nothing happens to somebody who left already.
        """
        from models.handover import clear_the_desk  # these stand on this file
        from models.invitations import Invitation

        # Two who leave at once would hand their people to each other: one waits for the other.
        everybody = await session.scalars(
            select(Staff)
            .order_by(Staff.id)
            .with_for_update()
            .execution_options(populate_existing=True)
        )
        below = [person for person in everybody if person.superior_id == self.id]
        if self.left_at:
            return
        audit.record(session, removed_by, "left", about=self.about, telegram_id=self.telegram_id)
        await self.lose_account(session)
        self.left_at = clock.now()
        self.joined_at = None
        await Draft.close_all_of(session, self.id)
        await Invitation.revoke_all_of(session, self.id)
        for person in below:
            person.superior_id = self.superior_id
            audit.record(
                session,
                removed_by,
                "staff-changed",
                about=person.about,
                superior=self.superior_id,
                superior_was=self.id,
            )
        await clear_the_desk(session, self, removed_by)


async def wait_for_leavers(session: AsyncSession) -> None:
    """Before anything else is held: whoever is leaving at this moment is waited for.

    Somebody who leaves holds everybody, from the first on, and then takes what waits for them.
    Waited for at that first one, with nothing in hand, the two cannot wait for each other.
    """
    if session.get_bind().dialect.name == "sqlite":
        return  # one writes at a time
    await session.execute(
        select(Staff.id).order_by(Staff.id).limit(1).with_for_update(read=True, key_share=True)
    )


@dataclass(frozen=True)
class Partner:
    """Whom an answer goes to, and the message in that person's chat which it answers."""

    staff: Staff
    message_id: int | None


def same_name(name: str) -> str:
    """What two spellings of a person's name have in common: not width, capitals or double spaces."""
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())


@cache
def _by_telegram() -> Select[Staff]:
    """Built once: every turn asks for it, and building it takes as long as running it."""
    return select(Staff).where(Staff.telegram_id == bindparam("account"), Staff.left_at.is_(None))


def _leading(person: int | BindParameter[int]) -> Select[int]:
    """The ids of somebody and of everybody below who leads others: whoever has one of them as superior
    is of the branch. Of a branch most lead nobody, so that few are gone through."""
    leads = select(Staff.id).where(Staff.id == person).cte("leads", recursive=True)
    below = aliased(Staff)
    has_people = exists().where(below.superior_id == Staff.id)
    # UNION, not UNION ALL: should somebody be their own superior's superior, it still ends.
    leads = leads.union(
        select(Staff.id).join(leads, Staff.superior_id == leads.c.id).where(has_people)
    )
    return select(leads.c.id)


@cache
def _below() -> Select[int]:
    """Built once: whose customers somebody sees hangs on it."""
    person: BindParameter[int] = bindparam("person")
    return select(Staff.id).where(Staff.superior_id.in_(_leading(person)), Staff.id != person)
