"""What a company says in an ordinary hour: reports, visits, leave, orders, payments, decisions, by chat.

Nobody ever says anything twice. Whoever does not see what they wait for waits, and whoever waits in
vain is a finding: then something was lost.
"""

from __future__ import annotations

import asyncio
import random
import re
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from sqlalchemy import Select, func, select
from sqlalchemy.exc import SQLAlchemyError

from bot.sandbox.chats import Message
from models import calendar, clock
from models.database import Database
from models.outbox import Delivery, Outgoing
from models.reminders import Reminder
from models.staff import Staff
from models.tasks import OVERDUE
from tests.crash.company import Company, Seller
from tests.phone import Phone

PATIENCE = 300.0  # seconds somebody waits, also on a busy machine, once nothing goes wrong any more
LOOKS_EVERY = 0.02
DOUBTS_EVERY = 2.0  # seconds between questions whether what is waited for may never come
THINKS = (0.0, 0.3)
REMINDS_EVERY = 8.0  # seconds; Telegram takes one message a second, and leaders hear of much else
How = Callable[[Iterable[bool]], bool]  # all, or any
MARK = re.compile(r"\bmark\d+x\b")
SEARCH_BACK = 60  # messages


@dataclass
class Deed:
    """Something that somebody did, told by the mark in its words; what came of it is looked at later."""

    kind: str
    mark: str
    who: int
    done: bool = False
    in_doubt: bool = False  # what it waited for is listed as perhaps delivered
    day: date | None = None
    discounted: bool = False
    units: int = 0


class NeverCame(Exception):  # noqa: N818 - names what happened
    """What was waited for is listed for the administrator: perhaps delivered."""


@dataclass
class Load:
    """Everybody at once; `deeds` are what the auditor looks for afterwards."""

    company: Company
    database: Database
    dice: random.Random
    kinds: Sequence[str] = ("report", "visit", "leave", "order", "payment")
    deeds: list[Deed] = field(default_factory=list)
    reminded: list[str] = field(default_factory=list)  # the keys of what the clock is to say
    in_vain: list[str] = field(default_factory=list)  # who waited for what
    _over: asyncio.Event = field(default_factory=asyncio.Event)
    _reminds: bool = True

    async def run(self) -> None:
        """Until `stop`; what was begun is done to its end."""
        async with asyncio.TaskGroup() as everybody:
            deciding = [everybody.create_task(self._decides(one)) for one in self._deciders()]
            reminding = everybody.create_task(self._reminders_fall_due())
            async with asyncio.TaskGroup() as selling:
                for seller in self.company.sellers:
                    selling.create_task(self._sells(seller))
            for task in (*deciding, reminding):
                task.cancel()

    def remind_no_more(self) -> None:
        """Nothing more falls due, so that a clock that is started says all there is."""
        self._reminds = False

    def stop(self) -> None:
        """Nothing goes wrong any more, and nobody begins anything more."""
        self._over.set()

    @property
    def is_over(self) -> bool:
        return self._over.is_set()

    def _deciders(self) -> list[Phone]:
        return [*self.company.deciders, self.company.finance]

    async def _sells(self, seller: Seller) -> None:
        # Dice of their own: what somebody does next does not depend on how fast the others are.
        dice = random.Random(self.dice.random())  # noqa: S311 - repeatable dice, not a secret
        while not self.is_over:
            kind = dice.choice(self.kinds)
            if kind == "leave" and not seller.to_take_off:
                continue
            deed = Deed(kind, f"mark{len(self.deeds) + 1}x", seller.phone.id)
            self.deeds.append(deed)
            somebody = _Somebody(self, seller, deed, dice)
            try:
                await getattr(somebody, kind)()
                deed.done = True
            except NeverCame:
                deed.in_doubt = True
                await somebody.gives_up()
            except TimeoutError:
                self.in_vain.append(f"{seller.phone.person.name}, {kind} {deed.mark}: {somebody}")
                return
            await asyncio.sleep(dice.uniform(*THINKS))

    async def _decides(self, phone: Phone) -> None:
        """Each card once, whichever of its copies: says yes, and waits until that is seen."""
        dice = random.Random(self.dice.random())  # noqa: S311 - as above
        decided: set[str] = set()
        while True:
            await asyncio.sleep(LOOKS_EVERY * 2)
            for label in ("Approve", "✓ Arrived"):
                cards = [one for one in recent(phone) if label in one.labels]
                new = [one for one in cards if (m := mark_of(one)) and m not in decided]
                if not new:
                    continue
                mark = mark_of(new[0])
                assert mark
                decided.add(mark)
                await asyncio.sleep(dice.uniform(*THINKS))
                # A card that came twice is one card: either copy does it.
                same = [one for one in recent(phone) if mark_of(one) == mark]
                card = dice.choice([one for one in same if label in one.labels] or new[:1])
                phone.person.presses(*phone.find(label, card))

    async def _reminders_fall_due(self) -> None:
        """One after the other, as if planned long before; the clock of whichever process says them."""
        number = 0
        while self._reminds and not self.is_over:
            number += 1
            for boss in self.company.deciders:
                if boss is not self.company.director:
                    with suppress(SQLAlchemyError, OSError):  # away for everybody
                        await self._plan(boss, number)
            await asyncio.sleep(REMINDS_EVERY)

    async def _plan(self, boss: Phone, number: int) -> None:
        now = clock.now()
        async with self.database.writing() as session:
            giver = await Staff.by_telegram(session, boss.id)
            assert giver
            day = calendar.business_day(now)
            later = now + timedelta(hours=5)
            part = f"n{number}"
            await Reminder.plan(
                session, OVERDUE, giver, day, due_at=now, useful_until=later, part=part
            )
        self.reminded.append(f"{OVERDUE}:{giver.id}:{day}:{part}")

    async def may_never_come(self, chats: Sequence[int], since: datetime) -> bool:
        """Whether a message to one of these chats is perhaps delivered, and no more is done about it."""
        try:
            async with self.database.reading() as session:
                return bool(await session.scalar(_in_doubt(chats, since)))
        except (SQLAlchemyError, OSError):  # away for everybody: then it is asked again
            return False


def _in_doubt(chats: Sequence[int], since: datetime) -> Select[int]:
    return select(func.count()).where(
        Outgoing.chat_id.in_(chats),
        Outgoing.state == Delivery.UNKNOWN,
        Outgoing.created_at >= since - timedelta(seconds=1),
    )


@dataclass
class _Somebody:
    """A seller at one deed: does, then waits until it is seen."""

    load: Load
    seller: Seller
    deed: Deed
    dice: random.Random
    waits_for: str = ""

    def __post_init__(self) -> None:
        self._begins()

    def _begins(self) -> None:
        self.since = clock.now()
        self.before = self.seller.phone.inbox[-1].id if self.seller.phone.inbox else 0

    def __str__(self) -> str:
        return f"never saw {self.waits_for!r}; newest: {self.seller.phone.texts[-3:]}"

    # Deeds

    async def report(self) -> None:
        """Four answers; now and then three of them in one go, which must be taken in order."""
        self.deed.day = self.seller.to_report.pop()
        mark = self.deed.mark
        self.types(f"/report {self.deed.day}")
        if self.dice.random() < 0.5:
            self.types(f"Done {mark}")
            self.types(f"Results {mark}")
        else:
            await self.sees("1/4")
            self.types(f"Done {mark}")
            await self.sees("2/4")
            self.types(f"Results {mark}")
        await self.sees("3/4")
        await self.taps("Skip")
        await self.sees("4/4")
        self.types(f"Plan {mark}")
        await self.sees("ready to send", mark)
        await self.taps("Send")
        await self.sees("reads it")

    async def visit(self) -> None:
        self.types(f"/visit {self.seller.shop} routine talked {self.deed.mark}")
        await self.sees("Where are you")
        self.types("skip")
        await self.sees("next", self.deed.mark)
        await self.taps("Skip")
        await self.sees("ready to send", self.deed.mark)
        await self.taps("Send")
        await self.sees("my visit", self.deed.mark)

    async def leave(self) -> None:
        """A day, decided by two: the superior, then the director."""
        day = self.deed.day = self.seller.to_take_off.pop()
        self.types(f"/leave {day} personal bank {self.deed.mark}")
        await self.sees("ready to send", self.deed.mark)
        await self.taps("Send")
        await self.sees("My leave", self.deed.mark)
        await self.sees("✓ Diana", self.deed.mark)

    async def order(self) -> None:
        """At a discount that the superior decides, or at none."""
        self.deed.discounted = self.dice.random() < 0.5
        discount = " -8%" if self.deed.discounted else ""
        cases = self.dice.randint(1, 9)
        day = calendar.business_day(clock.now()) + timedelta(days=9)
        self.types(f"/order {self.seller.shop} water {cases}{discount} deliver {day}")
        await self.sees("Order", "ready to send")
        await self.taps("Change: Note")
        await self.sees("Anything else to note?")
        self.types(f"Bring {self.deed.mark}")
        await self.sees("ready to send", self.deed.mark)
        await self.taps("Send")
        # The paper of a confirmed one, or the card of one that waits, and then the news of it.
        await self.sees(" · Shop" if not self.deed.discounted else "has approved the order")

    async def payment(self) -> None:
        """Recorded here, confirmed by finance."""
        self.deed.units = self.dice.randint(1, 500) * 100
        mark = self.deed.mark
        self.types(f"/pay {self.seller.shop} {self.deed.units // 100} transfer ref {mark}")
        await self.sees("ready to send", mark)
        await self.taps("Send")
        await self.sees("Recorded by", mark)
        await self.sees("Confirmed by", mark)

    async def gives_up(self) -> None:
        """What was waited for is in doubt: whatever is open is put away, and something else begun."""
        self._begins()
        self.types("/cancel")
        # What comes before that belongs to what is given up.
        with suppress(NeverCame, TimeoutError):
            await self.sees("Closed: ", "No form is open", how=any)

    # What a deed is made of

    def types(self, words: str) -> None:
        self.seller.phone.person.types(words)

    async def taps(self, label: str) -> None:
        await asyncio.sleep(self.dice.uniform(*THINKS))
        self.seller.phone.person.presses(*self.seller.phone.find(label))

    async def sees(self, *words: str, how: How = all) -> None:
        """Wait until a message that came with this deed has all of the words, or any."""
        self.waits_for = " … ".join(words)
        doubts_at = clock.now() + timedelta(seconds=DOUBTS_EVERY)
        async with asyncio.timeout(None) as limit:
            while not self._shown(words, how):
                await asyncio.sleep(LOOKS_EVERY)
                if self.load.is_over and limit.when() is None:
                    limit.reschedule(asyncio.get_running_loop().time() + PATIENCE)
                if clock.now() > doubts_at:
                    chats = [one.id for one in (self.seller.phone, *self.seller.deciders)]
                    if await self.load.may_never_come(chats, self.since):
                        raise NeverCame
                    doubts_at = clock.now() + timedelta(seconds=DOUBTS_EVERY)

    def _shown(self, words: Sequence[str], how: How) -> bool:
        new = [one for one in recent(self.seller.phone) if one.id > self.before]
        return any(how(word in one.text for word in words) for one in new)


def recent(phone: Phone) -> list[Message]:
    """What the bot wrote lately; a chat of an hour is long, and it is looked at all the time."""
    latest = phone.person.chat.messages[-SEARCH_BACK:]
    return [one for one in latest if not one.out and not one.deleted]


def mark_of(message: Message) -> str | None:
    """Of which deed a message tells."""
    found = MARK.search(message.text)
    return found[0] if found else None
