"""The clock of the whole try-out: people and bot go on together to the next morning, or a payment's day."""

from __future__ import annotations

import asyncio
import enum
from collections.abc import Sequence
from contextlib import suppress
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.demo.process import DemoBot, Gone
from bot.sandbox.impossible import Impossible
from bot.sandbox.telegram import Telegram
from models import calendar, clock
from models.chase_bills import Bill, Morning, bills_numbered, untold
from models.chase_lists import LISTED
from models.chase_memory import OWNER
from models.database import Database
from models.inbox import Incoming
from models.instalments import Instalment
from models.money import from_minor_units
from models.outbox import Delivery, Outgoing
from models.staff import Staff

HOUR = timedelta(hours=1)
MORNING_OF_A_DAY_OFF = time(9)
PAYMENTS_TOLD = timedelta(minutes=5)  # after work has begun, and with it the lists of what is due
LOOKS_AHEAD = 40  # working days
STEP = 0.05  # seconds between looks
SETTLES_WITHIN = 6.0  # seconds: what was said before the clock moves
LOOKS_WITHIN = 90.0  # seconds: the bot, at everything that fell due because of it
ARRIVES_WITHIN = 60.0  # seconds: what it says then
STARTS_WITHIN = 20.0  # seconds: a bot that was killed just now


class To(enum.StrEnum):
    """Where the clock goes."""

    NEXT_MORNING = "next-morning"
    HOUR = "hour"
    DUE_DATE = "due-date"


class StandsStill(Impossible):
    """The clock stays where it is."""


class DemoClock:
    """Moves everybody's clock; it is kept in `kept`, so that it goes back at no restart."""

    def __init__(self, telegram: Telegram, bot: DemoBot, database: Database, kept: Path) -> None:
        self._telegram = telegram
        self._bot = bot
        self._database = database
        self._kept = kept
        self._moving = False

    async def shown(self) -> dict[str, Any]:
        """What the page shows: what time it is, and where each of its buttons leads."""
        async with self._database.reading() as session:
            morning, due = await next_morning(session), await next_due(session)
            works = await calendar.is_working_day(session, morning.date())
        return {
            "now": calendar.local(clock.now()).isoformat(timespec="seconds"),
            "ahead": round(clock.ahead().total_seconds(), 3),  # rounded more, it would be 8:59
            "moving": self._moving,
            "morning": {"at": morning.isoformat(), "day_off": not works},
            "due": due and due.shown,
        }

    async def move(self, to: To) -> dict[str, Any]:
        """Go there. What it shows then, and whether all is `done` that fell due, and has arrived.

        What was said before is heard before. StandsStill while it moves already, and where no payment
        is due.
        """
        if self._moving:
            raise StandsStill("page-clock-moves-already")
        self._moving = True
        try:
            await self._until_quiet(SETTLES_WITHIN)
            self._go_to(await self._moment(to))
            self._telegram.tell("clock", await self.shown())
            done = await self._bot_follows() and await self._until_quiet(ARRIVES_WITHIN)
        finally:
            self._moving = False
            # However it ended: the pages let their buttons be pressed again.
            facts = await self.shown()
            self._telegram.tell("clock", facts)
        return facts | {"done": done}

    async def _moment(self, to: To) -> datetime:
        if to is To.HOUR:
            return clock.now() + HOUR
        async with self._database.reading() as session:
            if to is To.NEXT_MORNING:
                return await next_morning(session)
            due = await next_due(session)
            if due is None:
                raise StandsStill("page-clock-nothing-due")
            return due.at

    def _go_to(self, moment: datetime) -> None:
        """Telegram and its people are there at once; the bot follows."""
        step = moment - clock.now()
        # Written down first: a crash in between must not bring anybody back.
        keep(self._kept, clock.ahead() + step)
        clock.move_by(step)
        queue = self._telegram.queue
        for queued in (*queue.waiting, *queue.again):
            queued.at += step.total_seconds()  # it did not really wait so long for the bot
        for tap in self._telegram.taps.values():
            tap.at += step.total_seconds()

    async def _bot_follows(self) -> bool:
        """Whether it did; killed in between, the next one starts at our time and looks at everything."""
        loop = asyncio.get_running_loop()
        there_by = loop.time() + STARTS_WITHIN
        with suppress(TimeoutError):
            async with asyncio.timeout(LOOKS_WITHIN):
                while self._bot.alive or loop.time() < there_by:
                    with suppress(Gone):
                        await self._bot.follow_the_clock()
                        return True
                    await asyncio.sleep(STEP)
        return False

    async def _until_quiet(self, patience: float) -> bool:
        """Whether everything said was heard and everything due was sent, within so many seconds."""
        if self._telegram.faults.standing.down:
            return await self._is_quiet()  # waiting brings nothing; nothing is lost meanwhile
        with suppress(TimeoutError):
            async with asyncio.timeout(patience):
                while not await self._is_quiet():  # noqa: ASYNC110 - the bot is another process
                    await asyncio.sleep(STEP)
                return True
        return False

    async def _is_quiet(self) -> bool:
        if self._telegram.queue.pending() or self._telegram.queue.again:
            return False
        async with self._database.reading() as session:
            if await Incoming.waiting(session):
                return False
            is_due = (Outgoing.state == Delivery.WAITING) & (Outgoing.retry_at <= clock.now())
            is_under_way = Outgoing.state == Delivery.SENDING
            owed = select(Outgoing.id).where(or_(is_due, is_under_way)).limit(1)
            return await session.scalar(owed) is None


def keep(path: Path, ahead: timedelta) -> None:
    """Write down how far ahead the clock is; a crash in the middle leaves what was there."""
    draft = path.with_name(path.name + ".part")
    draft.write_text(f"{ahead.total_seconds()}\n", "utf-8")
    draft.replace(path)


def kept(path: Path) -> timedelta:
    """How far ahead the clock was when it last moved; nothing where it never did."""
    with suppress(FileNotFoundError, ValueError):
        return timedelta(seconds=float(path.read_text("utf-8")))
    return timedelta()


async def next_morning(session: AsyncSession) -> datetime:
    """When work begins next; on a day off it would at nine."""
    today = calendar.local_date(clock.now())
    begins = await _begins(session, today)
    return begins if clock.now() < begins else await _begins(session, today + timedelta(days=1))


async def _begins(session: AsyncSession, day: date) -> datetime:
    at_nine = datetime.combine(day, MORNING_OF_A_DAY_OFF, tzinfo=calendar.zone())
    return await calendar.work_begins(session, day) or at_nine


class Due:
    """A morning on which owners are told of payments that fall due, or are overdue since the last one."""

    def __init__(
        self, day: date, at: datetime, bills: Sequence[Bill], owners: dict[int, str]
    ) -> None:
        self.at = at
        self._day = day
        self._bills = bills
        self._owners = owners

    @property
    def shown(self) -> dict[str, Any]:
        """The day, the largest bill (its amount in the currency's main unit), and how many others."""
        first = self._bills[0]
        amount = from_minor_units(first.chased_units, first.currency)
        return {
            "day": self._day.isoformat(),
            "at": self.at.isoformat(),
            "kind": "due" if first.due_on and first.due_on >= self._day else "overdue",
            "customer": first.customer,
            "owner": self._owners.get(first.owner_id, ""),
            "amount": str(amount.amount),
            "currency": first.currency,
            "others": len(self._bills) - 1,
        }


async def next_due(session: AsyncSession) -> Due | None:
    """The next morning on which a bill is told to its owner on its day, or as overdue since its day.

    The one leads to the other: pressing again goes from the reminder to the alarm.
    """
    last = await session.scalar(select(func.max(Instalment.due_on)).where(Instalment.is_open()))
    day = calendar.business_day(clock.now())
    if last is None:
        return None
    before = await calendar.last_working_day(session, day)
    for _ in range(LOOKS_AHEAD):
        if before > last:
            break
        begins = await calendar.work_begins(session, day)
        if begins and clock.now() < begins + PAYMENTS_TOLD:
            bills = await _told_on(session, day, before)
            if bills:
                owners = await session.execute(
                    select(Staff.id, Staff.name).where(Staff.id == bills[0].owner_id)
                )
                return Due(day, begins + PAYMENTS_TOLD, bills, {row.id: row.name for row in owners})
        before, day = day, await calendar.next_working_day(session, day)
    return None


async def _told_on(session: AsyncSession, day: date, before: date) -> Sequence[Bill]:
    """The bills due that day first, then those due since the working day before; each the largest first."""
    morning = await Morning.of(session, day)
    # Its company never has as many bills as a list has room for.
    numbers = await untold(session, morning, OWNER, None, LISTED)
    told = (await bills_numbered(session, morning, numbers)).values()
    those = [one for one in told if one.due_on and before <= one.due_on < morning.until]
    return sorted(those, key=lambda one: (one.due_on < day, -one.chased_units))  # type: ignore[operator]
