"""The clock: runs each job on its beat, one transaction for each piece of work."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import wraps
from weakref import WeakKeyDictionary

import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler
from sqlalchemy import select
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncSession

from models.database import Database
from models.staff import Staff

log = structlog.get_logger()

A_FEW = 100  # people who are looked at in one transaction

DoOne = Callable[[AsyncSession], Awaitable[bool]]
"""Takes one piece of work that is due and does it; False when there was none."""

DoSome = Callable[[AsyncSession, Sequence[int]], Awaitable[None]]
"""Does something for these people, by their ids; where it was done for one already, nothing."""


def for_everybody(do_some: DoSome) -> DoOne:
    """A job's work that goes through all people, a few of them in each transaction.

    How far it is stands in no row: after an error it begins with the first again, and who is left out
    because a commit failed is looked at by the next beats.
    """
    reached: WeakKeyDictionary[object, int] = WeakKeyDictionary()  # by database

    @wraps(do_some)
    async def do_one(session: AsyncSession) -> bool:
        after = reached.pop(session.get_bind(), 0)
        found = await session.scalars(
            select(Staff.id).where(Staff.id > after).order_by(Staff.id).limit(A_FEW)
        )
        people = found.all()
        await do_some(session, people)
        if len(people) < A_FEW:
            return False
        reached[session.get_bind()] = people[-1]
        return True

    return do_one


@dataclass(frozen=True)
class Job:
    every: timedelta
    do_one: DoOne

    @property
    def name(self) -> str:
        return f"{self.do_one.__module__}.{self.do_one.__name__}"


async def run(job: Job, database: Database) -> None:
    """Do pieces of work until there is none left, committing after each; people come in between."""
    while True:
        async with database.writing_behind() as session:
            if not await job.do_one(session):
                return


async def run_and_ring(job: Job, database: Database, ring: Callable[[], None]) -> None:
    """Run a job; what fails is tried again at its next beat, and other jobs go on."""
    try:
        await run(job, database)
    except SQLAlchemyError as error:
        log.warning("a job waits for the database", job=job.name, reason=type(error).__name__)
    except Exception:
        log.exception("a job failed", job=job.name)
    ring()


async def start(
    jobs: Sequence[Job], database: Database, ring: Callable[[], None]
) -> AsyncIOScheduler:
    """Run every job once in the order given, then let them beat; `ring`: messages may be owed."""
    for job in jobs:
        await run_and_ring(job, database, ring)
    scheduler = AsyncIOScheduler(
        timezone="UTC",
        # APScheduler drops a run that starts over a second late. Ours find their work in
        # the database, so a late run is exactly as good as a punctual one.
        job_defaults={"misfire_grace_time": None, "coalesce": True, "max_instances": 1},
    )
    for job in jobs:
        scheduler.add_job(
            run_and_ring,
            "interval",
            [job, database, ring],
            seconds=job.every.total_seconds(),
            id=job.name,
        )
    scheduler.start()
    return scheduler
