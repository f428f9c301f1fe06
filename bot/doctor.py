"""The doctor: looks at everything Fieldbook stands on, and says what is wrong and what mends it."""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import AsyncIterator, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from pathlib import Path

import httpx
from filelock import FileLock, Timeout
from sqlalchemy import select, text
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncSession

from bot.console import Problem, follow_company, open_database, sqlite_file, what_ails, who_we_are
from bot.over_http import trusted
from bot.settings import Settings, SettingsError
from models import account_months, audit, calendar, clock, ledger, migrate, month_sums, policy, seen
from models.database import Database
from models.inbox import Incoming, Received
from models.outbox import Delivery, Outgoing
from models.positions import Position
from models.staff import Staff

LOOKS_BACK = timedelta(days=30)
OFF_AT_MOST = timedelta(seconds=30)
FREE_AT_LEAST = 500  # megabytes
NAMED_AT_MOST = 10
ON_TOP = (Position.GENERAL_MANAGER, Position.ADMIN)


@dataclass(frozen=True)
class Finding:
    """What one check saw; `more` are lines of detail below it."""

    what: str
    says: str
    well: bool = True
    more: Sequence[str] = ()

    def __str__(self) -> str:
        first = f"{'✓' if self.well else '✗'} {self.what}: {self.says}"
        return "\n".join([first, *(f"    {line}" for line in self.more)])


async def examine() -> AsyncIterator[Finding]:
    """Check after check, each as soon as it is known; works beside a running Fieldbook."""
    try:
        settings = Settings.read()
    except SettingsError as wrong:
        for line in str(wrong).splitlines():
            yield Finding("settings", line, well=False)
        return
    yield Finding("settings", "understood")
    yield await token(settings)
    yield await telegrams_clock(settings)
    for finding in company_file(settings):
        yield finding
    async for finding in the_database(settings):
        yield finding


# Telegram


async def token(settings: Settings) -> Finding:
    try:
        me = await who_we_are(settings)
    except (Problem, SettingsError) as wrong:
        return Finding("token", str(wrong), well=False)
    off = f"“@{me.username} Hualian” finds nothing in other chats: /setinline at @BotFather turns it on"
    return Finding(
        "token", f"we are @{me.username}", more=() if me.supports_inline_queries else [off]
    )


async def telegrams_clock(settings: Settings) -> Finding:
    """Compare our clock with Telegram's; reminders and deadlines hang on it."""
    try:
        client = httpx.AsyncClient(
            proxy=settings.proxy,
            timeout=5,
            verify=trusted(),
            trust_env=False,  # the settings have its proxies
        )
        async with client:
            asked = datetime.now(UTC)
            answer = await client.head(settings.api_url)
        theirs = parsedate_to_datetime(answer.headers["Date"])
    except (httpx.HTTPError, KeyError, ValueError):
        return Finding("clock", "not compared; Telegram did not say what time it is")
    # Their moment lies between question and answer, and is cut to whole seconds.
    earliest, latest = asked - timedelta(seconds=1), datetime.now(UTC)
    off = max(earliest - theirs, theirs - latest, timedelta())
    if off > OFF_AT_MOST:
        way = "behind" if theirs > latest else "ahead of"
        says = f"{off.total_seconds():.0f} s {way} Telegram's; let the system set it (NTP)"
        return Finding("clock", says, well=False)
    return Finding("clock", "agrees with Telegram's")


# The company's rules


def company_file(settings: Settings) -> Iterator[Finding]:
    """The file is read; what the later checks see follows it."""
    try:
        follow_company(settings)
    except policy.PolicyError as wrong:
        for line in str(wrong).splitlines():
            yield Finding("company file", line, well=False)
    else:
        where = settings.company or "none, so every rule is the default (fieldbook company)"
        yield Finding("company file", str(where))


# The database


async def the_database(settings: Settings) -> AsyncIterator[Finding]:
    """Whether it is there, takes what is written, and is what this version needs; then what is in it."""
    path = sqlite_file(settings)
    if path and not path.is_file():
        yield Finding("database", f"there is no {path} yet; run: fieldbook migrate", well=False)
        return
    database = open_database(settings)
    try:
        yield await writing(database)
        if path:
            yield disk(path)
            if works_on(path):
                yield Finding("process", "fieldbook run is at work on this database")
        if not await migrate.is_current(database):
            says = "are not those of this version; run: fieldbook migrate"
            yield Finding("migrations", says, well=False)
            return
        yield Finding("migrations", "all applied")
        async with database.reading() as session:
            if not database.is_sqlite:
                # What is kept and its records as of one moment: somebody writes both meanwhile.
                await session.connection(execution_options={"isolation_level": "REPEATABLE READ"})
            for finding in (
                await next_years(session),
                await people(session),
                await undelivered(session),
                await set_aside(session),
                await seals(session),
                await accounts(session),
                await months(session),
                await visited(session),
            ):
                yield finding
    except (SQLAlchemyError, OSError) as error:
        yield Finding("database", what_ails(database, error), well=False)
    finally:
        await database.close()


async def writing(database: Database) -> Finding:
    async with database.engine.connect() as connection:
        # Made and taken back: nothing shorter touches the file itself on both databases.
        await connection.execute(text("CREATE TABLE the_doctor_was_here (looked INTEGER)"))
        await connection.rollback()
    return Finding("database", "is there and takes what is written")


def disk(path: Path) -> Finding:
    free = shutil.disk_usage(path.resolve().parent).free // 1_000_000
    if free < FREE_AT_LEAST:
        says = f"only {free} MB are free beside {path}; make room"
        return Finding("disk", says, well=False)
    return Finding("disk", f"{free / 1000:.1f} GB free")


def works_on(path: Path) -> bool:
    """Whether a process holds the lock that `run` takes."""
    lock = Path(f"{path}.lock")
    if not lock.exists():
        return False
    holding = FileLock(lock)
    with contextlib.suppress(OSError):
        try:
            holding.acquire(timeout=0)
        except Timeout:
            return True
        holding.release()
    return False


async def next_years(session: AsyncSession) -> Finding:
    """Working days are known for this year and the next."""
    this_year = calendar.local(clock.now()).year
    said = []
    for year in (this_year, this_year + 1):
        source = await calendar.covers(session, year)
        if source is None:
            says = f"nothing is known about {year}; fieldbook run enters it when it starts"
            return Finding("calendar", says, well=False)
        said.append(f"{year} {source.value}")
    says = ", ".join(said)
    if "provisional" in says:
        says += (
            " (make-up days are not announced; fieldbook calendar import takes a list of them,"
            " and --complete says that it has them all)"
        )
    return Finding("calendar", says)


async def people(session: AsyncSession) -> Finding:
    """Somebody is listed, and everybody below the top has a superior."""
    found = await session.scalars(select(Staff).where(Staff.left_at.is_(None)).order_by(Staff.name))
    staff = found.all()
    if not staff:
        says = "nobody is listed; run: fieldbook staff import people.csv"
        return Finding("staff", says, well=False)
    says = f"{len(staff)} people"
    if outside := [person.name for person in staff if person.telegram_id is None]:
        says += f", {len(outside)} without access (fieldbook invite NAME): {_names(outside)}"
    if lost := [person.name for person in staff if person.telegram_id and not person.reachable]:
        says += f", {len(lost)} who blocked the bot: {_names(lost)}"
    tops = [p for p in staff if p.superior_id is None and p.position is not Position.ADMIN]
    lone = [person.name for person in tops if person.position not in ON_TOP]
    # A company may be led by somebody of any position, but only by one.
    if lone and len(tops) > 1:
        says += f"; without a superior: {_names(lone)} (fieldbook staff import gives them one)"
        return Finding("staff", says, well=False)
    return Finding("staff", says)


def _names(names: Sequence[str]) -> str:
    more = len(names) - NAMED_AT_MOST
    return ", ".join(names[:NAMED_AT_MOST]) + (f" and {more} more" if more > 0 else "")


async def undelivered(session: AsyncSession) -> Finding:
    """Messages of the last weeks that did not arrive, or of which nobody knows."""
    since = clock.now() - LOOKS_BACK
    found = [
        outgoing
        for outgoing in await Outgoing.in_state(session, Delivery.DEAD, Delivery.UNKNOWN)
        if outgoing.created_at >= since
    ]
    if not found:
        return Finding("messages", "none undelivered")
    staff = await session.scalars(
        select(Staff).where(Staff.id.in_({outgoing.staff_id for outgoing in found}))
    )
    names = {person.id: person.name for person in staff}
    lines = [
        f"{outgoing.created_at:%Y-%m-%d %H:%M}Z to"
        f" {names.get(outgoing.staff_id or 0, f'chat {outgoing.chat_id}')},"
        f" {outgoing.state.value}: {outgoing.error or 'no reason was given'}"
        for outgoing in found[-NAMED_AT_MOST:]
    ]
    says = f"{len(found)} undelivered in {LOOKS_BACK.days} days; tell those people another way"
    return Finding("messages", says, well=False, more=lines)


async def set_aside(session: AsyncSession) -> Finding:
    """Updates on which a bug of ours struck five times."""
    found = await session.scalars(
        select(Incoming)
        .where(
            Incoming.state == Received.QUARANTINED,
            Incoming.created_at >= clock.now() - LOOKS_BACK,
        )
        .order_by(Incoming.id)
    )
    quarantined = found.all()
    if not quarantined:
        return Finding("updates", "none set aside")
    lines = [
        f"{one.incident}: {((one.error or '').splitlines() or ['no reason was given'])[-1]}"
        for one in quarantined[-NAMED_AT_MOST:]
    ]
    says = (
        f"{len(quarantined)} set aside in {LOOKS_BACK.days} days after a bug of ours;"
        " send these lines and the log to whoever keeps Fieldbook, the people may say it again"
    )
    return Finding("updates", says, well=False, more=lines)


async def seals(session: AsyncSession) -> Finding:
    """Nobody rewrote who did what (1.5)."""
    broken = await audit.first_broken_seal(session)
    if broken:
        says = (
            f"an entry up to number {broken.up_to} was changed or deleted; compare with a backup"
            f" from before {broken.created_at:%Y-%m-%d %H:%M}Z"
        )
        return Finding("audit", says, well=False)
    return Finding("audit", "every seal fits")


async def accounts(session: AsyncSession) -> Finding:
    """What each customer owes, now and at the end of each month, is what was booked, entry by entry
    (10.3)."""
    if wrong := await ledger.differing(session):
        named = _names([f"customer {customer} in {currency}" for customer, currency in wrong])
        says = f"the balance is not the sum of the entries: {named}; compare with a backup"
        return Finding("accounts", says, well=False)
    if differing := await account_months.differing(session):
        named = _names(
            [
                f"customer {customer} in {currency} in {month:%Y-%m}"
                for customer, currency, month in differing
            ]
        )
        says = f"the sums of a month are not those of its entries: {named}; compare with a backup"
        return Finding("accounts", says, well=False)
    return Finding("accounts", "every balance is what was booked")


async def months(session: AsyncSession) -> Finding:
    """What each person reached in a month is what was earned and visited, record by record (15.2)."""
    if wrong := await month_sums.differing(session):
        named = _names(
            [f"{one.measure} of person {one.staff_id} in {one.month:%Y-%m}" for one in wrong]
        )
        says = f"the sum of a month is not that of its records: {named}; compare with a backup"
        return Finding("months", says, well=False)
    return Finding("months", "every sum is that of its records")


async def visited(session: AsyncSession) -> Finding:
    """Each customer was seen last on the day of the last visit (5.2)."""
    if wrong := await seen.differing(session):
        named = _names([f"customer {one}" for one in wrong])
        says = (
            f"the day of the last visit is not that of the visits: {named}; compare with a backup"
        )
        return Finding("visits", says, well=False)
    return Finding("visits", "every customer's last one is known")
