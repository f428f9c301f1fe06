"""What the clock does by itself: on every day of the history what leaves something behind, in the end all."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from functools import partial

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.demo.company.diary import Diary
from models import policy
from models.approval_seats import CARD
from models.approvals import Approval, Outcome
from models.outbox import Act, Delivery, Outgoing, Urgency, notify
from models.receipts import RECEIPT_CARD, Receipt
from models.staff import Staff
from scheduler import JOBS, alerts, notices, payments, promises, statements
from scheduler.clock import Job

EACH_DAY = promises.JOBS
EACH_WEEK = [*statements.JOBS, *notices.JOBS]
LATELY, SINCE = payments.JOBS, timedelta(days=6)
EVENINGS = alerts.JOBS


def note_mornings(diary: Diary) -> None:
    """Promises are broken when work begins, statements sent and alerts told when a week does.

    Bills are chased on the last days: what was not told before is told then, as after a failure.
    """
    week = 0
    for day in diary.working:
        jobs = list(EACH_DAY)
        is_late, is_new = day > diary.today - SINCE, day.isocalendar().week != week
        if is_new:
            jobs += EACH_WEEK
        if is_late:
            jobs += LATELY
        if is_new or is_late:
            diary.note(diary.moment(day, 16.9), partial(run, diary, EVENINGS))
        week = day.isocalendar().week
        begins = diary.hours[day][0].start
        at = diary.moment(day, begins.hour + begins.minute / 60 + 0.02)
        diary.note(at, partial(run, diary, jobs))


async def catch_up(diary: Diary) -> None:
    """All that would have happened by now has, and was read: nobody finds sixty days in the chat."""
    await run(diary, JOBS)
    await diary.forget_the_chats()
    await bring_what_waits(diary.session)
    await bring_menus(diary.session)


async def bring_what_waits(session: AsyncSession) -> None:
    """The cards of what somebody has still to decide, and of money that finance has to confirm."""
    approvals = await session.scalars(select(Approval).where(Approval.outcome == Outcome.OPEN))
    await session.execute(
        update(Outgoing)
        .where(Outgoing.key == CARD, Outgoing.about.in_([one.about for one in approvals]))
        .values(state=Delivery.WAITING, error=None)
    )
    for person in await Staff.here(session, policy.current().payments.confirmed_by):
        for receipt in await Receipt.waiting_for(session, person):
            await notify(session, person, RECEIPT_CARD, about=receipt.about)


async def bring_menus(session: AsyncSession) -> None:
    """The list behind everybody's `/`: it is there before they write for the first time."""
    for person in await session.scalars(select(Staff).where(Staff.telegram_id.is_not(None))):
        assert person.telegram_id
        session.add(
            Outgoing(
                chat_id=person.telegram_id,
                staff_id=person.id,
                act=Act.COMMANDS,
                urgency=Urgency.BULK,
            )
        )


async def run(diary: Diary, jobs: Sequence[Job]) -> None:
    for job in jobs:
        while await job.do_one(diary.session):
            pass
