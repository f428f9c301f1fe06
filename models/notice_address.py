"""To whom a notice may go: who may write to whom, and to how many that is (17.1)."""

from __future__ import annotations

import enum
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, false, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.errors import Refused
from models.positions import Position
from models.staff import ANNOUNCE_TO_ALL, LEADING, Role, Staff


class Audience(enum.StrEnum):
    EVERYBODY = "everybody"  # whom the author may write to
    BRANCH = "branch"  # a leader and everybody below
    POSITIONS = "positions"


@dataclass(frozen=True)
class Address:
    """To whom a notice goes, of those whom its author may write to."""

    audience: Audience
    leader_id: int | None = None
    positions: Collection[Position] = ()


async def reach_of(session: AsyncSession, author: Staff) -> ColumnElement[bool]:
    """The condition of those whom somebody may write to; nobody, by default (1.3).

    Everybody: the general managers, sales administration, HR and the administrator, whose notices
    concern all; a director with nobody above, who is the top of the tree. Every other superior: the
    branch below. A supervisor with nobody above is a tree not finished yet, not its top.
    """
    others = Staff.left_at.is_(None) & (Staff.id != author.id)
    if author.left_at or not author.may(Role.ANNOUNCER):
        return false()
    is_top = author.position is Position.DIRECTOR and author.superior_id is None
    if author.position in ANNOUNCE_TO_ALL or is_top:
        return others
    if author.position in LEADING:
        return others & Staff.id.in_(await author.branch(session))
    return false()


async def addressed(session: AsyncSession, author: Staff, address: Address) -> ColumnElement[bool]:
    """The condition of those whom a notice would go to now. Refused where its leader has left."""
    reach = await reach_of(session, author)
    match address.audience:
        case Audience.EVERYBODY:
            return reach
        case Audience.POSITIONS:
            return reach & Staff.position.in_(address.positions)
        case Audience.BRANCH:
            leader = await session.get(Staff, address.leader_id) if address.leader_id else None
            if leader is None or leader.left_at:
                raise Refused("notice-leader-gone", field="leader")
            return reach & Staff.id.in_(await leader.branch(session))


async def how_many(session: AsyncSession, author: Staff, address: Address) -> tuple[int, int]:
    """How many a notice would go to now, and how many of them have no Telegram yet."""
    people = await addressed(session, author, address)
    found = await session.execute(
        select(func.count(), func.count(Staff.telegram_id)).select_from(Staff).where(people)
    )
    in_all, joined = found.one()
    return in_all, in_all - joined


async def leaders_in_reach(session: AsyncSession, author: Staff) -> Sequence[Staff]:
    """Those with somebody below, whose branches somebody may write to; by name."""
    below = select(Staff.superior_id).where(Staff.left_at.is_(None), Staff.superior_id.is_not(None))
    found = await session.scalars(
        select(Staff)
        .where(await reach_of(session, author), Staff.id.in_(below))
        .order_by(Staff.name)
    )
    return found.all()


async def positions_in_reach(session: AsyncSession, author: Staff) -> dict[Position, int]:
    """The positions somebody may write to, with how many have each, in the order of the enum."""
    found = await session.execute(
        select(Staff.position, func.count().label("number"))
        .where(await reach_of(session, author))
        .group_by(Staff.position)
    )
    number = {row.position: row.number for row in found}
    return {position: number[position] for position in Position if position in number}
