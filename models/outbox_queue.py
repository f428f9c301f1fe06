"""The outbox as a queue: what goes out next, what was left on its way, and what is old enough to forget."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime, timedelta
from functools import cache
from typing import NamedTuple, cast

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Select,
    Table,
    Update,
    bindparam,
    case,
    delete,
    exists,
    false,
    func,
    literal_column,
    select,
    text,
    true,
    update,
)
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased, joinedload

from models import clock
from models.allowances import ALL
from models.database import is_sqlite
from models.drafts import Draft
from models.outbox import OUT_OF_REACH, Act, Delivery, Outgoing, Urgency
from models.pauses import Pause

SOON = timedelta(seconds=3)
KEPT_FOR = timedelta(days=180)  # an answer to a message finds its record for half a year
# PostgreSQL keeps a plan that it made when few waited. For a few it would look at all of them and sort,
# and go through the whole outbox for each: with thousands, seconds.
WALK_ALONG_THE_INDEX, AS_USUAL = (
    text(
        f"SELECT set_config('enable_seqscan', '{either}', true), set_config('enable_sort', '{either}', true)"
    )
    for either in ("off", "on")
)


class Arrived(NamedTuple):
    """A message that Telegram took: since when it was on its way, and its number in the chat."""

    outgoing_id: int
    claimed_at: datetime
    message_id: int | None


async def next_due(
    session: AsyncSession, at_most: int = 1, *, not_to: Sequence[int] = (), files: int = 1
) -> Sequence[Outgoing]:
    """The first one due in the chat where the most urgent waits, and with an answer those to others;
    `not_to` are chats to spare, beside those that were told to wait. Each comes with whom it is to and
    the message that it changes: the session knows them, and need not ask.

    At most so many `files` that have to be made first.
    """
    not_now = [] if files > 0 else [Act.DOCUMENT]
    on_postgresql = not is_sqlite(session)
    if on_postgresql:
        await session.execute(WALK_ALONG_THE_INDEX)
    facts = {"now": clock.now(), "not_to": list(not_to), "not_now": not_now, "at_most": at_most}
    due: list[Outgoing] = []
    found = (await session.execute(_next_due(), facts)).all()
    if on_postgresql and found:  # what they say is looked up in the same transaction
        await session.execute(AS_USUAL)
    for urgency, outgoing in found:
        if due and urgency > Urgency.ANSWER:
            break  # these go one by one: an answer may come meanwhile
        if outgoing in due:
            continue
        files -= outgoing.act is Act.DOCUMENT
        if files >= 0 or outgoing.act is not Act.DOCUMENT:
            due.append(outgoing)
    return due


async def claim(session: AsyncSession, claimed: Mapping[int, datetime]) -> None:
    """These messages are on their way, by their ids, each since that moment; they are ours already."""
    if claimed:
        rows = [{"outgoing": number, "since": since} for number, since in claimed.items()]
        # Not by the mapper, which would sort all it knows for two words.
        await session.execute(_claim(), rows)


async def locked(session: AsyncSession, ids: Collection[int]) -> dict[int, Outgoing]:
    """These messages, ours until the commit; in order, so that two who lock them wait for no other."""
    found = await session.scalars(_locked(), {"ids": list(ids)})
    return {outgoing.id: outgoing for outgoing in found}


async def arrived(session: AsyncSession, messages: Sequence[Arrived]) -> None:
    """These were sent, and nothing but their own rows changes by it (`Outgoing.sent`): neither those of
    which it is known already, nor those that somebody took over for lost and sends.
    """
    at = clock.now()
    rows = [
        {"outgoing": one.outgoing_id, "since": one.claimed_at, "message": one.message_id, "at": at}
        for one in sorted(messages)
    ]
    # Not by the mapper: it would read each of them whole before it writes three words.
    await session.execute(_arrived(), rows)


async def something_is_on_its_way(session: AsyncSession) -> bool:
    return bool(await session.scalar(select(exists().where(Outgoing.state == Delivery.SENDING))))


async def lost(session: AsyncSession, after: timedelta | None) -> Sequence[Outgoing]:
    """What has been on its way for so long that its process must have died, or all that is: whatever
    the time, which a clock that was set back has lived through before. Ours until the commit."""
    on_its_way = select(Outgoing).where(Outgoing.state == Delivery.SENDING)
    if after is not None:
        on_its_way = on_its_way.where(Outgoing.retry_at <= clock.now() - after)
    found = await session.scalars(
        on_its_way.order_by(Outgoing.id).with_for_update(skip_locked=True)
    )
    return found.all()


async def must_wait_until(session: AsyncSession, chat_id: int) -> datetime | None:
    """Until when nothing may go to this chat; None where something may now."""
    told = Pause.id.in_([chat_id, ALL]), Pause.until > clock.now()
    return await session.scalar(select(func.max(Pause.until)).where(*told))


async def give_back(session: AsyncSession, outgoing_id: int, claimed_at: datetime) -> None:
    """Undo a claim whose call was never made; one that was made anew meanwhile stays."""
    await session.execute(
        update(Outgoing)
        .where(
            Outgoing.id == outgoing_id,
            Outgoing.state == Delivery.SENDING,
            Outgoing.retry_at == claimed_at,
        )
        # Due at once: a file's claim is of the minutes that making it may take.
        .values(state=Delivery.WAITING, retry_at=clock.now())
    )


async def in_reach_again(session: AsyncSession) -> None:
    """Telegram answers: what waits because it did not goes at once, unless it goes soon anyway."""
    # Passing over what others are at: two processes that come back together cannot wait for each other.
    held_up = (
        select(Outgoing.id)
        .where(
            waiting(Outgoing),
            Outgoing.error.startswith(OUT_OF_REACH),
            Outgoing.retry_at > clock.now() + SOON,
        )
        .with_for_update(skip_locked=True)
    )
    await session.execute(
        update(Outgoing).where(Outgoing.id.in_(held_up)).values(retry_at=clock.now())
    )


async def forget_old(session: AsyncSession) -> int:
    """Delete what was settled long ago and nothing points at; how many."""
    pointing = aliased(Outgoing)
    old = (
        select(Outgoing.id)
        .where(
            Outgoing.created_at < clock.now() - KEPT_FOR,
            Outgoing.state.not_in([Delivery.WAITING, Delivery.SENDING]),
            ~select(pointing.id).where(pointing.target_id == Outgoing.id).exists(),
            ~select(Draft.id).where(Draft.panel_id == Outgoing.id).exists(),
        )
        .limit(1000)
    )
    deleted = await session.scalars(
        delete(Outgoing).where(Outgoing.id.in_(old)).returning(Outgoing.id)
    )
    return len(deleted.all())


@cache
def _next_due() -> Select[int, Outgoing]:
    """Built once: building it takes longer than running it.

    It walks along the index of what waits, the most urgent first, and stops at the first chat that
    may go on: with thousands waiting to be told the news, an answer is found as quickly as with none.
    """
    now: BindParameter[datetime] = bindparam("now")
    not_to: BindParameter[list[int]] = bindparam("not_to", expanding=True)
    not_now: BindParameter[list[Act]] = bindparam("not_now", expanding=True)
    urgent, earlier = aliased(Outgoing), aliased(Outgoing)
    # As urgent as the most urgent behind it: an answer does not wait as long as the
    # news to everybody that stands before it in the same chat.
    first_in_its_chat = (
        select(earlier.id)
        .where(earlier.chat_id == urgent.chat_id, undone(earlier))
        .order_by(earlier.id)
        .limit(1)
        .scalar_subquery()
    )
    told_to_wait = exists().where(Pause.id.in_([urgent.chat_id, ALL]), Pause.until > now)
    # A case, whose odds PostgreSQL does not guess: believing that few wait, it would look for each
    # message among all of those and not by its id.
    may_go = case(
        (
            (Outgoing.state == Delivery.WAITING)
            & (Outgoing.retry_at <= now)
            & Outgoing.act.not_in(not_now),
            true(),
        ),
        else_=false(),
    )
    return (
        select(urgent.urgency, Outgoing)
        .join(urgent, Outgoing.id == first_in_its_chat)
        .where(waiting(urgent), urgent.chat_id.not_in(not_to), ~told_to_wait, may_go)
        .order_by(urgent.urgency, urgent.id)
        .limit(bindparam("at_most"))
        .options(joinedload(Outgoing.reader), joinedload(Outgoing.target))
        .with_for_update(skip_locked=True, of=Outgoing)
    )


# Built once, for every answer: building them takes as long as running them.


@cache
def _locked() -> Select[Outgoing]:
    these = Outgoing.id.in_(bindparam("ids", expanding=True))
    return select(Outgoing).where(these).order_by(Outgoing.id).with_for_update()


@cache
def _claim() -> Update:
    outbox = cast(Table, Outgoing.__table__)
    return (
        update(outbox)
        .where(outbox.c.id == bindparam("outgoing"))
        .values(state=Delivery.SENDING, retry_at=bindparam("since"))
    )


@cache
def _arrived() -> Update:
    outbox = cast(Table, Outgoing.__table__)
    taken_over = (outbox.c.state == Delivery.SENDING) & (outbox.c.retry_at != bindparam("since"))
    return (
        update(outbox)
        .where(outbox.c.id == bindparam("outgoing"), outbox.c.state != Delivery.SENT, ~taken_over)
        .values(
            state=Delivery.SENT,
            sent_at=bindparam("at"),
            message_id=bindparam("message"),
            error=None,
        )
    )


def waiting(outgoing: type[Outgoing]) -> ColumnElement[bool]:
    """In the words of the index over what waits: with a bound value SQLite would not see that."""
    return outgoing.state == literal_column(f"'{Delivery.WAITING.value}'")


def undone(outgoing: type[Outgoing]) -> ColumnElement[bool]:
    """In the words of the index over the few that are: with bound values SQLite would not see that."""
    words: list[ColumnElement[str]] = [
        literal_column(f"'{state.value}'") for state in (Delivery.WAITING, Delivery.SENDING)
    ]
    return outgoing.state.in_(words)
