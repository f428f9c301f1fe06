"""Lists of notices: what somebody has to read, what was sent, who read when, and whom to remind (17.1)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import ColumnElement, and_, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from models import audit, calendar, clock, policy
from models.errors import Refused
from models.notices import DAY_PASSED, REMINDER, STATUS, Notice, NoticeReader
from models.outbox import Urgency, notify, redraw
from models.positions import Position
from models.reminders import Reminder, ReminderState
from models.staff import Staff

TIME_TO_READ = timedelta(hours=3)  # what is to be read on the day it came


@dataclass(frozen=True)
class WhoRead:
    """A line of the sheet of a notice: somebody it was sent to, and when they read it."""

    name: str
    position: Position
    told_at: datetime | None  # None: no Telegram yet
    read_at: datetime | None
    left_at: datetime | None


async def who_read(session: AsyncSession, notice: Notice) -> list[WhoRead]:
    """Everybody whom a notice was sent to, those who left included: the unread first, then by when."""
    found = await session.execute(
        select(
            Staff.name, Staff.position, NoticeReader.told_at, NoticeReader.read_at, Staff.left_at
        )
        .join(NoticeReader, NoticeReader.staff_id == Staff.id)
        .where(NoticeReader.notice_id == notice.id)
        .order_by(NoticeReader.read_at.is_not(None), NoticeReader.read_at, Staff.name)
    )
    return [WhoRead(*row) for row in found]


# Of one person


async def number_unread(session: AsyncSession, person: Staff) -> int:
    found = await session.scalar(
        select(func.count(NoticeReader.id)).join(Notice).where(*_has_to_read(person))
    )
    return found or 0


async def unread_of(session: AsyncSession, person: Staff) -> Sequence[Notice]:
    """What somebody has to read; the oldest first."""
    found = await session.scalars(
        select(Notice).join(NoticeReader).where(*_has_to_read(person)).order_by(Notice.id)
    )
    return found.all()


async def received_by(
    session: AsyncSession, person: Staff, at_most: int
) -> Sequence[tuple[Notice, datetime | None]]:
    """What was sent to somebody and stands, with when they read it: the unread first, then the latest."""
    found = await session.execute(
        select(Notice, NoticeReader.read_at)
        .join(NoticeReader)
        .where(NoticeReader.staff_id == person.id, Notice.taken_back_at.is_(None))
        .order_by(NoticeReader.read_at.is_not(None), Notice.id.desc())
        .limit(at_most)
    )
    return [(notice, read_at) for notice, read_at in found]


async def sent_by(session: AsyncSession, people: Sequence[int], at_most: int) -> Sequence[Notice]:
    """What these people have sent, the latest first; also what was taken back."""
    found = await session.scalars(
        select(Notice)
        .where(Notice.author_id.in_(people))
        .order_by(Notice.said_at.desc(), Notice.id.desc())
        .limit(at_most)
    )
    return found.all()


def _has_to_read(person: Staff) -> list[ColumnElement[bool]]:
    return [
        NoticeReader.staff_id == person.id,
        NoticeReader.read_at.is_(None),
        Notice.taken_back_at.is_(None),
    ]


# Reminding


def who_is_reminded(today: date) -> ColumnElement[bool]:
    """Which of the `Staff` are to be reminded today of anything unread, however many notices there are:
    what was said so many days ago, to who was not reminded for so many days; or what is to be read by
    today, if it came yesterday or some hours ago.
    """
    last = today - timedelta(days=policy.current().notices.remind_every_days)
    after_last = calendar.day_begins(last + timedelta(days=1))
    lately = select(Reminder.staff_id).where(
        # Each state by name, so that the index by state and kind is of use.
        Reminder.state.in_([ReminderState.WAITING, ReminderState.SAID, ReminderState.MISSED]),
        Reminder.kind == REMINDER,
        Reminder.due_at >= after_last,
    )
    is_today = calendar.day_begins(today)
    due = (
        select(NoticeReader.staff_id)
        .join(Notice)
        .where(
            NoticeReader.read_at.is_(None),
            Notice.taken_back_at.is_(None),
            or_(
                (NoticeReader.told_at < is_today)
                & (Notice.said_at < after_last)
                & NoticeReader.staff_id.not_in(lately),
                (NoticeReader.told_at < max(is_today, clock.now() - TIME_TO_READ))
                & (Notice.read_by == today),
            ),
        )
    )
    return and_(Staff.id.in_(due), *_can_be_written_to())


async def remind_now(session: AsyncSession, notice: Notice, person: Staff) -> int:
    """Remind the unread of one notice, in the next working hours at the latest; how many are.

    Who was reminded today already is not again. Refused more than once a day, when everybody has
    read it, when it was taken back, and to who does not keep it.
    """
    if not await notice.is_kept_by(session, person):
        raise Refused("not-for-you")
    if notice.taken_back_at:
        raise Refused("notice-is-taken-back")
    now = clock.now()
    day = calendar.business_day(now)
    begins, ends = await calendar.work_begins(session, day), await calendar.work_ends(session, day)
    if begins is None or ends is None or now >= ends:
        begins = await calendar.next_work_begins(session, calendar.local_date(now))
        day = calendar.local_date(begins)
        ends = await calendar.work_ends(session, day)
    assert ends
    due_at = max(begins, now)
    people = await _waited_for(session, notice)
    if not people:
        raise Refused("notice-nobody-to-remind")
    marked = await session.scalar(
        update(Notice)
        .where(Notice.id == notice.id, or_(Notice.reminded_on.is_(None), Notice.reminded_on < day))
        .values(reminded_on=day)
        .returning(Notice.id)
    )
    if marked is None:
        raise Refused("notice-reminded-today")
    await session.refresh(notice)
    ids = [one.id for one in people]
    of_the_day = (Reminder.kind == REMINDER) & (Reminder.day == day) & Reminder.staff_id.in_(ids)
    # Planned for this morning, when there was nothing left to read: now there is.
    await session.execute(
        update(Reminder)
        .where(of_the_day, Reminder.state.in_([ReminderState.MOOT, ReminderState.MISSED]))
        .values(state=ReminderState.WAITING, due_at=due_at, useful_until=ends)
    )
    await Reminder.plan_all(session, REMINDER, people, day, due_at=due_at, useful_until=ends)
    waiting = await session.scalar(
        select(func.count(Reminder.id)).where(of_the_day, Reminder.state == ReminderState.WAITING)
    )
    audit.record(session, person, "notice-reminded", about=notice.about, people=waiting or 0)
    await redraw(session, notice.about, STATUS, DAY_PASSED)
    return waiting or 0


async def _waited_for(session: AsyncSession, notice: Notice) -> Sequence[Staff]:
    found = await session.scalars(
        select(Staff)
        .join(NoticeReader, NoticeReader.staff_id == Staff.id)
        .where(
            NoticeReader.notice_id == notice.id,
            NoticeReader.read_at.is_(None),
            NoticeReader.told_at.is_not(None),
            *_can_be_written_to(),
        )
        .order_by(Staff.id)
    )
    return found.all()


def _can_be_written_to() -> list[ColumnElement[bool]]:
    return [Staff.left_at.is_(None), Staff.telegram_id.is_not(None), Staff.reachable.is_(True)]


# What the clock does


async def tell_one_who_joined(session: AsyncSession) -> bool:
    """Bring one notice to somebody who had no Telegram when it was sent; False when there is none."""
    row = await session.scalar(
        select(NoticeReader)
        .join(Notice)
        .join(Staff, Staff.id == NoticeReader.staff_id)
        .where(
            NoticeReader.told_at.is_(None),
            Notice.taken_back_at.is_(None),
            *_can_be_written_to(),
        )
        .order_by(NoticeReader.id)
        .limit(1)
        .with_for_update(skip_locked=True, of=NoticeReader)
    )
    if row is None:
        return False
    notice = await session.get_one(Notice, row.notice_id)
    await notice.bring(session, await session.get_one(Staff, row.staff_id), Urgency.BULK)
    row.told_at = clock.now()
    return True


async def follow_one_up(session: AsyncSession, today: date) -> bool:
    """Tell whoever keeps a notice who has not read it by its day; False when none has passed."""
    notice = await session.scalar(
        select(Notice)
        .where(
            Notice.read_by < today,
            Notice.followed_up_at.is_(None),
            Notice.taken_back_at.is_(None),
        )
        .order_by(Notice.id)
        .limit(1)
        .with_for_update(skip_locked=True)
    )
    if notice is None:
        return False
    notice.followed_up_at = clock.now()
    keeper = await notice.keeper(session)
    if keeper and (await notice.tally(session)).unread:
        await notify(session, keeper, DAY_PASSED, about=notice.about)
    return True
