"""Alerts: what superiors want to hear of at once, kept until it is said, alone or together (16.1)."""

from __future__ import annotations

import enum
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from moneyed import Money
from sqlalchemy import (
    JSON,
    BigInteger,
    ColumnElement,
    ForeignKey,
    Index,
    Row,
    Select,
    String,
    UniqueConstraint,
    func,
    select,
    text,
)
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from models import audit, calendar, clock, policy
from models.attendance import MISSING
from models.base import Base, BigId
from models.database import insert_new_ones, insert_or_replace
from models.errors import Refused
from models.facts import pack, unpack
from models.money import from_minor_units, in_company_currency, minor_units
from models.outbox import notify
from models.policy import AlertKind
from models.staff import LEADING, Staff

ALERT = "alert"  # one, about its record
ALERTS = "alerts-together"
HOUR = timedelta(hours=1)
WAITS = text("said_at IS NULL")


class AlertTime(enum.StrEnum):
    """When alerts may come; what is noticed at another time waits."""

    WORKING = "working"
    EVENING = "evening"
    ALWAYS = "always"  # on leave too


class AlertChoice(Base):
    """What one superior chose about one kind; of what nobody chose, company.toml says how it is."""

    __tablename__ = "alert_choices"
    __table_args__ = (UniqueConstraint("staff_id", "kind"),)

    staff_id: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    kind: Mapped[AlertKind]
    is_on: Mapped[bool]
    threshold: Mapped[int | None] = mapped_column(BigInteger)


class AlertHours(Base):
    """When one superior wants to hear alerts."""

    __tablename__ = "alert_hours"

    staff_id: Mapped[int] = mapped_column(ForeignKey("staff.id"), unique=True)
    at: Mapped[AlertTime]


class Alert(Base):
    """One thing that one superior is told of once. What they need not hear any more is deleted."""

    __tablename__ = "alerts"
    __table_args__ = (
        Index("ix_alerts_waiting", "due_at", sqlite_where=WAITS, postgresql_where=WAITS),
        Index("ix_alerts_staff_id", "staff_id", "said_at"),
        Index("ix_alerts_message", "message"),
    )

    key: Mapped[str] = mapped_column(String(160), unique=True)
    staff_id: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    kind: Mapped[AlertKind]
    # Who of the branch it is about; of a list of several, whoever leads them.
    subject_id: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    about: Mapped[str] = mapped_column(String(64))
    facts: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    due_at: Mapped[datetime]
    waited: Mapped[bool] = mapped_column(default=False)  # for its hour: it comes with the others
    said_at: Mapped[datetime | None]
    message: Mapped[int | None] = mapped_column(BigId)  # the first alert of those said together

    @property
    def told(self) -> dict[str, Any]:
        """What it says that its record does not."""
        return unpack(self.facts)


@dataclass(frozen=True)
class Choice:
    """Whether somebody hears of a kind, and from what on: minor units of the company's currency, days."""

    is_on: bool
    threshold: int | None

    @property
    def amount(self) -> Money:
        return from_minor_units(self.threshold or 0, policy.current().company.currency)

    @classmethod
    def usual(cls, kind: AlertKind) -> Choice:
        rules = policy.current().alerts
        threshold = None
        if kind is AlertKind.BIG_ORDER:
            threshold = minor_units(in_company_currency(rules.big_order_from))
        elif kind is AlertKind.NOT_SEEN:
            threshold = rules.not_seen_days_over
        return cls(kind in rules.on, threshold)

    @classmethod
    def read(cls, kind: AlertKind, is_on: bool | None, threshold: int | None) -> Choice:
        """What stands in somebody's row; None where there is none."""
        usual = cls.usual(kind)
        return cls(
            usual.is_on if is_on is None else is_on,
            usual.threshold if threshold is None else threshold,
        )


# What was chosen


async def choices_of(session: AsyncSession, leader: Staff) -> Mapping[AlertKind, Choice]:
    """What one superior hears of, each kind in its order."""
    found = await session.execute(
        select(AlertChoice.kind, AlertChoice.is_on, AlertChoice.threshold).where(
            AlertChoice.staff_id == leader.id
        )
    )
    chosen = {row.kind: Choice.read(row.kind, row.is_on, row.threshold) for row in found}
    return {kind: chosen.get(kind) or Choice.usual(kind) for kind in AlertKind}


async def time_of(session: AsyncSession, leader: Staff) -> AlertTime:
    chosen = select(AlertHours.at).where(AlertHours.staff_id == leader.id)
    return await session.scalar(chosen) or AlertTime.WORKING


async def who_hears(session: AsyncSession, kind: AlertKind) -> Mapping[int, Choice]:
    """Every superior who hears of a kind, by their id; the administrator never does (1.3)."""
    return _hearing(kind, (await session.execute(_choosing(kind))).all())


async def choose(
    session: AsyncSession,
    leader: Staff,
    kind: AlertKind,
    *,
    is_on: bool = True,
    threshold: int | None = None,
) -> None:
    """One superior hears of a kind, or not; from a `threshold` on, or the one they had.

    What waits of a kind that is turned off is said no more. Refused: a threshold below 1, or of a
    kind without.
    """
    before = (await choices_of(session, leader))[kind]
    if threshold is not None and (threshold < 1 or before.threshold is None):
        raise Refused("button-out-of-date")
    mine = select(AlertChoice.threshold).where(
        AlertChoice.staff_id == leader.id, AlertChoice.kind == kind
    )
    row = {
        "staff_id": leader.id,
        "kind": kind,
        "is_on": is_on,
        # One that was never chosen goes on following the company's.
        "threshold": await session.scalar(mine) if threshold is None else threshold,
    }
    await insert_or_replace(session, AlertChoice, ["staff_id", "kind"], [row])
    if not is_on:
        for one in await _take_what_waits(session, leader, Alert.kind == kind):
            await session.delete(one)
    audit.record(
        session, leader, "alert-chosen", kind=kind.value, on=is_on, threshold=row["threshold"]
    )


async def choose_time(session: AsyncSession, leader: Staff, at: AlertTime) -> None:
    """When one superior wants to hear alerts; what waits is looked at anew."""
    row = {"staff_id": leader.id, "at": at}
    await insert_or_replace(session, AlertHours, ["staff_id"], [row])
    for one in await _take_what_waits(session, leader):
        one.due_at = clock.now()
    audit.record(session, leader, "alert-time-chosen", at=at.value)


def _choosing(kind: AlertKind) -> Select[int, bool | None, int | None]:
    """Superiors who are here, with what they chose about a kind."""
    theirs = (AlertChoice.staff_id == Staff.id) & (AlertChoice.kind == kind)
    return (
        select(Staff.id, AlertChoice.is_on, AlertChoice.threshold)
        .outerjoin(AlertChoice, theirs)
        .where(Staff.position.in_(LEADING), Staff.left_at.is_(None), Staff.telegram_id.is_not(None))
        .order_by(Staff.id)
    )


def _hearing(
    kind: AlertKind, rows: Iterable[Row[int, bool | None, int | None]]
) -> Mapping[int, Choice]:
    each = {number: Choice.read(kind, is_on, threshold) for number, is_on, threshold in rows}
    return {number: choice for number, choice in each.items() if choice.is_on}


# What is noticed


@dataclass(frozen=True)
class Noticed:
    """Something for one superior: about a record and somebody of the branch; `part` tells it from the
    same of another time."""

    staff_id: int
    about: str
    subject_id: int
    part: str = ""
    facts: Mapping[str, Any] | None = None


async def raise_(
    session: AsyncSession,
    kind: AlertKind,
    about: str,
    subject_id: int,
    *,
    part: str = "",
    besides: Collection[int] = (),
    amount: Money | None = None,
) -> None:
    """Something happened to a record of somebody's: everybody above who wants to hear of it will, once.

    In the same transaction as the deed; `part` tells it from the same of another time. `besides` are
    those who know already: whoever did it, decided it, or is told by another message. Of an `amount`
    they hear from their threshold on, in the company's currency; of one in another nobody can say
    whether it is as much.
    """
    if amount is not None and amount.currency.code != policy.current().company.currency:
        return
    above = select(Staff.superior_id).where(Staff.id == subject_id).cte("above", recursive=True)
    # UNION, not UNION ALL: should somebody be their own superior's superior, it still ends.
    above = above.union(select(Staff.superior_id).join(above, Staff.id == above.c.superior_id))
    found = await session.execute(
        _choosing(kind).where(Staff.id.in_(select(above.c.superior_id)), Staff.id != subject_id)
    )
    hearing = _hearing(kind, found.all())
    units = None if amount is None else minor_units(amount)
    noticed = [
        Noticed(number, about, subject_id, part)
        for number, choice in hearing.items()
        if number not in besides and (units is None or units >= (choice.threshold or 0))
    ]
    await keep(session, kind, noticed)


async def keep(session: AsyncSession, kind: AlertKind, noticed: Iterable[Noticed]) -> None:
    """What was noticed waits to be said; what was noticed before does not come again."""
    now = clock.now()
    rows = [
        {
            "key": f"{kind}:{one.staff_id}:{one.about}:{one.part}",
            "staff_id": one.staff_id,
            "kind": kind,
            "subject_id": one.subject_id,
            "about": one.about,
            "facts": pack(dict(one.facts or {})),
            "due_at": now,
        }
        for one in noticed
    ]
    await insert_new_ones(session, Alert, rows)


# What is said


async def next_to_hear(session: AsyncSession) -> Staff | None:
    """For whom something waits whose time has come."""
    return await session.scalar(
        select(Staff)
        .join(Alert, Alert.staff_id == Staff.id)
        .where(WAITS, Alert.due_at <= clock.now())
        .order_by(Alert.due_at, Alert.id)
        .limit(1)
    )


async def due_for(session: AsyncSession, leader: Staff) -> Sequence[Alert]:
    """All of it, ours until the commit; what they need not hear any more is gone."""
    due = await _take_what_waits(session, leader, Alert.due_at <= clock.now())
    choices = await choices_of(session, leader)
    wanted = [one for one in await still_theirs(session, leader, due) if choices[one.kind].is_on]
    for one in set(due) - set(wanted):
        await session.delete(one)
    return wanted


async def still_theirs(
    session: AsyncSession, leader: Staff, each: Sequence[Alert]
) -> Sequence[Alert]:
    """Those about people who are below somebody now, and lists of their own (1.3)."""
    if not leader.is_here or leader.position not in LEADING:
        return []
    branch = set(await leader.branch(session))
    return [one for one in each if one.subject_id in branch]


async def said_in(session: AsyncSession, leader: Staff, message: int) -> Sequence[Alert]:
    """What somebody was told in one message, as far as it is still theirs to know."""
    found = await session.scalars(
        select(Alert)
        .where(Alert.staff_id == leader.id, Alert.message == message)
        .order_by(Alert.id)
    )
    return await still_theirs(session, leader, found.all())


async def room(session: AsyncSession, leader: Staff, now: datetime) -> tuple[int, datetime]:
    """How many messages may still come in this hour, and from when on there is room for one."""
    at_most = policy.current().alerts.single_per_hour
    found = await session.scalars(
        select(func.max(Alert.said_at))
        .where(Alert.staff_id == leader.id, Alert.said_at > now - HOUR)
        .group_by(Alert.message)
        .order_by(func.max(Alert.said_at))
    )
    said = [one for one in found if one]
    left = at_most - len(said)
    return max(left, 0), now if left > 0 else said[-at_most] + HOUR


async def may_come(session: AsyncSession, at: AlertTime, now: datetime) -> datetime:
    """When alerts may come next; now, if they may now.

    From when work begins until it ends, breaks between included. A day off is quiet, unless they
    always may come.
    """
    if at is AlertTime.ALWAYS:
        return now
    today = calendar.local_date(now)
    if hours := await calendar.hours_of(session, today):
        ends = hours[-1].end
        if at is AlertTime.EVENING:
            ends = max(ends, policy.current().alerts.evening_until)
        if now < _at(today, ends):
            return max(now, _at(today, hours[0].start))
    return await calendar.next_work_begins(session, today)


def put_off(each: Iterable[Alert], until: datetime) -> None:
    """They wait, and come together."""
    for one in each:
        one.due_at, one.waited = until, True


async def say(session: AsyncSession, leader: Staff, together: Sequence[Alert]) -> None:
    """Owe somebody one message of these. Answering it reaches who is behind it, where that is one person."""
    first = together[0]
    for one in together:
        one.said_at, one.message = clock.now(), first.id
    key, about = ALERT, first.about
    facts: dict[str, Any] = {"message": first.id}
    if len(together) > 1:
        key, about = ALERTS, f"staff:{first.subject_id}"
    elif first.kind is AlertKind.MISSING:
        key, facts = MISSING, first.told
    is_of_one = {one.subject_id for one in together} == {first.subject_id} - {leader.id}
    await notify(
        session,
        leader,
        key,
        about=about if is_of_one else None,
        dedupe=f"alert:{first.id}",
        **facts,
    )


async def _take_what_waits(
    session: AsyncSession, leader: Staff, *which: ColumnElement[bool]
) -> Sequence[Alert]:
    """Ours until the commit; in one order: of two who take it, one waits for the other at the first."""
    found = await session.scalars(
        select(Alert)
        .where(Alert.staff_id == leader.id, Alert.said_at.is_(None), *which)
        .order_by(Alert.id)
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    return found.all()


def _at(day: date, o_clock: time) -> datetime:
    return datetime.combine(day, o_clock, tzinfo=calendar.zone())
