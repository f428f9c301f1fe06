"""Notices: somebody tells many something, sees who has read it, and only the unread are reminded (17.1)."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, TypedDict

from sqlalchemy import (
    JSON,
    Date,
    ForeignKey,
    Index,
    String,
    Text,
    UniqueConstraint,
    case,
    cast,
    func,
    insert,
    literal,
    select,
    text,
    update,
)
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from models import audit, calendar, clock
from models.albums import DOCUMENTS, LARGEST, PHOTOS
from models.base import Base
from models.errors import Refused
from models.mailings import mail, redraw_everywhere, remove_albums
from models.notice_address import Address, Audience, addressed
from models.outbox import Act, Delivery, Outgoing, Urgency, notify, redraw
from models.positions import Position
from models.staff import Partner, Staff, wait_for_leavers

CARD = "notice-card"
STATUS = "notice-status"
DAY_PASSED = "notice-day-passed"
REMINDER = "notice-reminder"

LONGEST = 3600  # UTF-16 units of a notice: what a message takes beside its head and its foot
MOST_FILES = 10
CAN_BE_TAKEN_OUT = timedelta(hours=48)  # a message, by Telegram

UNTOLD = text("told_at IS NULL")
UNREAD = text("read_at IS NULL")


class File(TypedDict):
    """A photo or a document as Telegram keeps it; `kind` says which album takes it."""

    kind: str
    file_id: str
    caption: str


@dataclass(frozen=True)
class Tally:
    """How far a notice has come. Who left without reading it is not waited for."""

    in_all: int
    read: int
    unreachable: int  # of the unread: no Telegram yet, or the bot is blocked

    @property
    def unread(self) -> int:
        return self.in_all - self.read


class Notice(Base):
    """What was said to whom. Those who read it are rows of their own, and stay whatever becomes of them:
    whoever is hired later gets none of the notices before (what still matters is said again), and
    whoever moves to another team keeps what was said to them.
    """

    __tablename__ = "notices"
    __table_args__ = (Index("ix_notices_author_id", "author_id", "said_at"),)

    author_id: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    audience: Mapped[Audience]
    leader_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    positions: Mapped[list[str]] = mapped_column(JSON)
    words: Mapped[str] = mapped_column(Text)
    files: Mapped[list[File]] = mapped_column(JSON)
    read_by: Mapped[date | None] = mapped_column(Date)
    said_at: Mapped[datetime]
    reminded_on: Mapped[date | None] = mapped_column(Date)  # by the author's own hand
    taken_back_at: Mapped[datetime | None]
    followed_up_at: Mapped[datetime | None]  # the author heard who had not read it by its day

    @property
    def about(self) -> str:
        return f"notice:{self.id}"

    @property
    def addressed_positions(self) -> list[Position]:
        return [Position(one) for one in self.positions]

    @property
    def files_stay(self) -> bool:
        """Whether there are files in the chats that Telegram takes out no more."""
        return bool(self.files) and clock.now() - self.said_at > CAN_BE_TAKEN_OUT

    # Questions

    async def visible_to(self, session: AsyncSession, reader: Staff) -> bool:
        """Those it was sent to, the author, and everybody above the author (1.3)."""
        if await self.reading_of(session, reader):
            return True
        return await self.is_followed_by(session, reader)

    async def is_followed_by(self, session: AsyncSession, person: Staff) -> bool:
        """Who sees who has read it: the author, and everybody above the author."""
        if person.id == self.author_id:
            return True
        return await person.leads(session, await session.get_one(Staff, self.author_id))

    async def is_kept_by(self, session: AsyncSession, person: Staff) -> bool:
        """Who may remind and take it back: the author; whoever is above once the author has left."""
        author = await session.get_one(Staff, self.author_id)
        if person.id == author.id:
            return True
        return author.left_at is not None and await person.leads(session, author)

    async def keeper(self, session: AsyncSession) -> Staff | None:
        """Who hears what becomes of it: the author, or the superior of one who has left (1.4)."""
        author = await session.get_one(Staff, self.author_id)
        return author if author.is_here else await author.answers_to(session)

    async def partner_of(self, session: AsyncSession, person: Staff) -> Partner | None:
        """A reader's question goes to whoever keeps the notice, below its card.

        Refused to the author: nobody in particular is behind a message to many.
        """
        if person.id == self.author_id:
            raise Refused("notice-answer-to-all")
        keeper = await self.keeper(session)
        if keeper is None or keeper.id == person.id:
            return None
        shown = await Outgoing.message_showing(session, self.about, STATUS, keeper)
        return Partner(keeper, shown)

    async def reading_of(self, session: AsyncSession, person: Staff) -> NoticeReader | None:
        return await session.scalar(
            select(NoticeReader).where(
                NoticeReader.notice_id == self.id, NoticeReader.staff_id == person.id
            )
        )

    async def tally(self, session: AsyncSession) -> Tally:
        return (await tallies(session, [self.id]))[self.id]

    async def unread_by(self, session: AsyncSession, at_most: int | None = None) -> Sequence[Staff]:
        """Who works here and has not read it, by name."""
        found = await session.scalars(
            select(Staff)
            .join(NoticeReader, NoticeReader.staff_id == Staff.id)
            .where(
                NoticeReader.notice_id == self.id,
                NoticeReader.read_at.is_(None),
                Staff.left_at.is_(None),
            )
            .order_by(Staff.name)
            .limit(at_most)
        )
        return found.all()

    def albums(self) -> Iterator[dict[str, Any]]:
        """Its files as albums are kept: photos and documents apart, as Telegram has them."""
        for kind in (PHOTOS, DOCUMENTS):
            of_kind = [
                [one["file_id"], one["caption"]] for one in self.files if one["kind"] == kind
            ]
            for at in range(0, len(of_kind), LARGEST):
                yield {kind: of_kind[at : at + LARGEST]}

    # Deeds

    @classmethod
    async def send(
        cls,
        session: AsyncSession,
        author: Staff,
        address: Address,
        words: str,
        files: Sequence[File] = (),
        *,
        read_by: date | None = None,
    ) -> Notice:
        """Owe it to everybody addressed, in a handful of statements however many they are (17.1).

        It waits behind all that is said to anybody, and comes without a sound outside working hours.
        Refused to who may not write notices (any more), when nobody is addressed, and for a day
        that is over.
        """
        await wait_for_leavers(session)
        await session.refresh(author)
        people = await addressed(session, author, address)
        now = clock.now()
        if read_by and read_by < calendar.business_day(now):
            raise Refused("notice-day-over", field="read_by", day=read_by)
        notice = cls(
            author_id=author.id,
            audience=address.audience,
            leader_id=address.leader_id,
            positions=sorted(address.positions),
            words=words,
            files=list(files),
            read_by=read_by,
            said_at=now,
        )
        session.add(notice)
        await session.flush()
        # Whoever has no Telegram yet is told when they have: `tell_one_who_joined`.
        told_at = case((Staff.telegram_id.is_not(None), literal(now, NoticeReader.told_at.type)))
        await session.execute(
            insert(NoticeReader).from_select(
                ["notice_id", "staff_id", "told_at"],
                select(literal(notice.id, NoticeReader.notice_id.type), Staff.id, told_at)
                .where(people)
                .order_by(Staff.id),
            )
        )
        if not (await notice.tally(session)).in_all:
            raise Refused("notice-to-nobody", field="audience")
        to = (
            select(Staff.telegram_id, Staff.id)
            .join(NoticeReader, NoticeReader.staff_id == Staff.id)
            .where(
                NoticeReader.notice_id == notice.id,
                NoticeReader.told_at.is_not(None),
                Staff.telegram_id.is_not(None),
            )
            .order_by(Staff.id)
        )
        for album in notice.albums():
            await mail(session, to, act=Act.PHOTOS, facts=album, about=notice.about, silent=True)
        await mail(
            session,
            to,
            dedupe=literal(f"{CARD}:{notice.id}:") + cast(Staff.id, String),
            key=CARD,
            about=notice.about,
            silent=await calendar.is_quiet(session, now),
        )
        audit.record(
            session,
            author,
            "notice-sent",
            about=notice.about,
            audience=address.audience,
            leader=address.leader_id,
        )
        return notice

    async def bring(self, session: AsyncSession, reader: Staff, urgency: Urgency) -> None:
        """Owe one reader the whole of it, at the bottom of the chat: the files, the words below."""
        if reader.telegram_id is None:
            return
        for album in self.albums():
            session.add(
                Outgoing(
                    chat_id=reader.telegram_id,
                    staff_id=reader.id,
                    act=Act.PHOTOS,
                    facts=album,
                    about=self.about,
                    urgency=urgency,
                    silent=True,
                )
            )
        await session.flush()
        await notify(session, reader, CARD, about=self.about, urgency=urgency)

    async def read(self, session: AsyncSession, reader: Staff) -> bool:
        """Somebody has read it; False when that is known already. Refused where it was not sent to them,
        and once it is taken back: then there is nothing to read.
        """
        if self.taken_back_at:
            raise Refused("notice-is-taken-back")
        read = await session.scalar(
            update(NoticeReader)
            .where(
                NoticeReader.notice_id == self.id,
                NoticeReader.staff_id == reader.id,
                NoticeReader.read_at.is_(None),
            )
            .values(read_at=clock.now())
            .returning(NoticeReader.id)
        )
        if read is None and await self.reading_of(session, reader) is None:
            raise Refused("notice-gone-or-not-yours")
        await redraw(session, self.about, CARD, to=reader)
        if read is None:
            return False
        audit.record(session, reader, "notice-read", about=self.about)
        await redraw(session, self.about, STATUS, DAY_PASSED)
        return True

    async def take_back(self, session: AsyncSession, person: Staff) -> None:
        """Every copy says that it was taken back, and nobody is reminded of it any more.

        Refused to who does not keep it, and when it was taken back before.
        """
        await self._require_keeper(session, person)
        taken = await session.execute(
            update(Notice)
            .where(Notice.id == self.id, Notice.taken_back_at.is_(None))
            .values(taken_back_at=clock.now())
            .returning(Notice.id)
        )
        if taken.one_or_none() is None:
            raise Refused("notice-is-taken-back")
        await session.refresh(self)
        await session.execute(
            update(Outgoing)
            .where(
                Outgoing.about == self.about,
                Outgoing.state == Delivery.WAITING,
                Outgoing.target_id.is_(None),
                (Outgoing.act == Act.PHOTOS) | (Outgoing.key == CARD),
            )
            .values(state=Delivery.DROPPED, error="it was taken back")
        )
        audit.record(session, person, "notice-taken-back", about=self.about)
        await remove_albums(session, self.about)
        await redraw_everywhere(session, self.about, CARD)
        await redraw(session, self.about, STATUS, DAY_PASSED)

    async def _require_keeper(self, session: AsyncSession, person: Staff) -> None:
        if not await self.is_kept_by(session, person):
            raise Refused("not-for-you")


class NoticeReader(Base):
    """Somebody whom a notice was sent to, and since when they have read it."""

    __tablename__ = "notice_readers"
    __table_args__ = (
        UniqueConstraint("notice_id", "staff_id"),
        Index("ix_notice_readers_staff_id", "staff_id", "read_at"),
        Index("ix_notice_readers_untold", "staff_id", sqlite_where=UNTOLD, postgresql_where=UNTOLD),
        Index(
            "ix_notice_readers_unread", "notice_id", sqlite_where=UNREAD, postgresql_where=UNREAD
        ),
    )

    notice_id: Mapped[int] = mapped_column(ForeignKey("notices.id"))
    staff_id: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    told_at: Mapped[datetime | None]  # None: had no Telegram yet
    read_at: Mapped[datetime | None]


async def tallies(session: AsyncSession, notices: Collection[int]) -> Mapping[int, Tally]:
    """How far each of these notices has come, by its id."""
    is_read = NoticeReader.read_at.is_not(None)
    is_reached = Staff.reachable & Staff.telegram_id.is_not(None)
    found = await session.execute(
        select(
            NoticeReader.notice_id,
            func.count(case((is_read | Staff.left_at.is_(None), 1))),
            func.count(case((is_read, 1))),
            func.count(case((~is_read & Staff.left_at.is_(None) & ~is_reached, 1))),
        )
        .join(Staff, Staff.id == NoticeReader.staff_id)
        .where(NoticeReader.notice_id.in_(notices))
        .group_by(NoticeReader.notice_id)
    )
    counted = {number: Tally(*counts) for number, *counts in found}
    return {number: counted.get(number, Tally(0, 0, 0)) for number in notices}
