"""The diary of sixty days: what happens when, in the order of time, and nothing that is still to come."""

from __future__ import annotations

import heapq
import random
from collections.abc import Awaitable, Callable, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from itertools import count

from sqlalchemy import delete, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from models import calendar, clock
from models.customers import Customer
from models.outbox import NO_CHATS, Delivery, Outgoing
from models.policy import Segment
from models.staff import Staff

DAYS = 60
SEED = 8
A_DAY = timedelta(days=1)
NINE = 9  # o'clock

Deed = Callable[[], Awaitable[object]]


class Diary:
    """Deeds by their moments. Each is done with the clock at its moment; what comes of it may be noted
    for later. What would happen today or later does not: that is for whoever tries it out."""

    def __init__(self, session: AsyncSession, now: datetime) -> None:
        self.session = session
        self.now = now
        self.today = calendar.business_day(now)
        self.first = self.today - timedelta(days=DAYS)
        self.dice = random.Random(SEED)  # noqa: S311 - no secret
        self.people: Mapping[str, Staff] = {}
        self.customers: dict[str, Customer] = {}
        self.hours: Mapping[date, Sequence[Segment]] = {}
        self._heap: list[tuple[datetime, int, Deed]] = []
        self._number = count()
        self._until = datetime.combine(self.today, time(), calendar.zone())

    async def look_up(self) -> None:
        """Who works here, and on which days."""
        everybody = await self.session.scalars(select(Staff))
        self.people = {person.name: person for person in everybody}
        far = timedelta(days=45)
        self.hours = await calendar.hours_between(self.session, self.first - far, self.today + far)

    # Days

    @property
    def working(self) -> Sequence[date]:
        """The working days of these sixty, yesterday's the last that may be one."""
        return [
            day for day, hours in self.hours.items() if hours and self.first <= day < self.today
        ]

    def is_half(self, day: date) -> bool:
        """Whether it ends in the afternoon: there is less to do on a Saturday."""
        return self.hours[day][0].start.hour > NINE

    def working_day(self, day: date, step: int = 1) -> date:
        """This day, or the next one (the one before) on which work is done."""
        while not self.hours[day]:
            day += A_DAY * step
        return day

    def after(self, day: date, number: int) -> date:
        """So many working days later, or earlier."""
        step = 1 if number > 0 else -1
        for _ in range(abs(number)):
            day = self.working_day(day + A_DAY * step, step)
        return day

    def ago(self, days: int) -> date:
        """So many days before today, or the working day before that."""
        return self.working_day(self.today - timedelta(days=days), step=-1)

    def moment(self, day: date, o_clock: float, within: int = 0) -> datetime:
        """A time of that day in hours, or some minutes later."""
        minutes = self.dice.randrange(within + 1)
        begins = datetime.combine(day, time(), calendar.zone())
        return begins + timedelta(hours=o_clock, minutes=minutes)

    # Deeds

    def note(self, moment: datetime, deed: Deed) -> None:
        """It happens then."""
        heapq.heappush(self._heap, (moment, next(self._number), deed))

    async def live(self) -> None:
        """All that is noted, one after the other. What was written in the chats was read long ago."""
        day = self.first
        self.session.info[NO_CHATS] = True
        while self._heap and self._heap[0][0] < self._until:
            moment, _, deed = heapq.heappop(self._heap)
            if moment.date() > day:
                day = moment.date()
                await self.forget_the_chats()
            clock.move_to(moment)
            await deed()
        await self.forget_the_chats()
        del self.session.info[NO_CHATS]

    async def forget_the_chats(self) -> None:
        """Nothing of what was owed so far goes out; that it was said once stays known."""
        await self.session.flush()
        waiting = Outgoing.state == Delivery.WAITING
        await self.session.execute(delete(Outgoing).where(waiting, Outgoing.dedupe.is_(None)))
        await self.session.execute(
            update(Outgoing)
            .where(waiting)
            .values(state=Delivery.DROPPED, error="said before the try-out began")
        )
