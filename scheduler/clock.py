"""The clock: runs each job on its beat, one transaction for each piece of work."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta

import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncSession

from models.database import Database

log = structlog.get_logger()

DoOne = Callable[[AsyncSession], Awaitable[bool]]
"""Takes one piece of work that is due and does it; False when there was none."""


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
