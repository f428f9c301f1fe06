"""The doctor: each check says what is wrong and what mends it, beside a Fieldbook at work."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from filelock import FileLock
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession
from typer.testing import CliRunner

from bot import cli
from bot.doctor import Finding, disk, examine
from bot.sandbox.server import serving
from bot.sandbox.telegram import Telegram
from models import audit, calendar, clock, ledger, month_sums, policy
from models.customers import Customer
from models.database import Database
from models.earnings import Earning, Measure
from models.inbox import Incoming, Lane, Received
from models.ledger import EntryKind
from models.money import from_minor_units
from models.outbox import Delivery, Outgoing
from models.positions import Position
from models.staff import Staff
from tests.conftest import TOKEN

on_sqlite = pytest.mark.parametrize("database_kind", ["sqlite"])

Examined = Callable[[], Awaitable[dict[str, Finding]]]


@pytest.fixture
async def examined(
    database_url: str, telegram: Telegram, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Examined]:
    """Everything is in place but people and calendar; gives what the doctor finds, by check."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("FIELDBOOK_DATABASE_URL", database_url)
    monkeypatch.setenv("FIELDBOOK_TOKEN", TOKEN)

    async def examined() -> dict[str, Finding]:
        findings = [finding async for finding in examine()]
        assert TOKEN not in "".join(map(str, findings))
        return {finding.what: finding for finding in findings}

    async with serving(telegram) as server:
        monkeypatch.setenv("FIELDBOOK_API_URL", server.url)
        yield examined


@pytest.fixture(autouse=True)
def the_next_test_has_the_default_rules() -> Iterator[None]:
    yield
    policy.use(policy.load(None))


async def add(database: Database, *rows: Any) -> None:
    async with database.writing() as session:
        for row in rows:
            session.add(row)
            await session.flush()


def ill(findings: dict[str, Finding]) -> dict[str, str]:
    return {finding.what: finding.says for finding in findings.values() if not finding.well}


def person(name: str, position: Position, superior: Staff | None = None, **more: Any) -> Staff:
    return Staff(name=name, position=position, superior_id=superior and superior.id, **more)


async def test_all_is_well_once_people_and_days_are_known(
    examined: Examined, database: Database
) -> None:
    found = ill(await examined())
    assert found.keys() == {"calendar", "staff"}
    assert found["calendar"].startswith("nothing is known about 2026; fieldbook run enters it")
    assert found["staff"].startswith("nobody is listed; run: fieldbook staff import")
    grace = person("Grace", Position.GENERAL_MANAGER, telegram_id=1)
    await add(database, grace)
    await add(database, person("Mei", Position.HR, grace))
    await add(database, person("Ben", Position.HR, grace, telegram_id=2, reachable=False))
    async with database.writing() as session:
        for year in (2026, 2027):
            await calendar.seed(session, year)
    findings = await examined()
    assert not ill(findings)
    assert findings["token"].says == "we are @fieldbook_bot"
    assert findings["calendar"].says.startswith("2026 announced, 2027 provisional")
    assert findings["staff"].says == (
        "3 people, 1 without access (fieldbook invite NAME): Mei, 1 who blocked the bot: Ben"
    )


async def test_people_without_a_superior_are_named(examined: Examined, database: Database) -> None:
    await add(database, person("Diana", Position.DIRECTOR))
    await add(database, person("Root", Position.ADMIN))
    assert "staff" not in ill(await examined())  # one may lead, whatever the position
    await add(database, person("Mei", Position.REPRESENTATIVE))
    assert "without a superior: Diana, Mei" in ill(await examined())["staff"]


async def test_what_did_not_arrive_is_listed_with_person_and_reason(
    examined: Examined, database: Database
) -> None:
    mei = person("Mei", Position.HR, telegram_id=7)
    await add(database, mei)
    await add(
        database,
        Outgoing(chat_id=7, staff_id=mei.id, state=Delivery.DEAD, error="Forbidden: blocked"),
        Outgoing(chat_id=8, state=Delivery.UNKNOWN, error="Timed out"),
        Outgoing(chat_id=8, state=Delivery.SENT),
    )
    finding = (await examined())["messages"]
    assert not finding.well
    assert finding.says.startswith("2 undelivered")
    assert [line.partition(" to ")[2] for line in finding.more] == [
        "Mei, dead: Forbidden: blocked",
        "chat 8, unknown: Timed out",
    ]


async def test_what_was_set_aside_is_listed_by_incident(
    examined: Examined, database: Database
) -> None:
    await add(database, Lane(id=7))
    broken = Incoming(
        bot_id=1,
        update_id=1,
        lane_id=7,
        payload={},
        state=Received.QUARANTINED,
        error="Traceback\n  a line\nZeroDivisionError: division by zero",
    )
    await add(database, broken)
    finding = (await examined())["updates"]
    assert not finding.well
    assert list(finding.more) == [f"{broken.incident}: ZeroDivisionError: division by zero"]


async def test_a_rewritten_audit_is_noticed(
    examined: Examined, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(audit, "STILL_OPEN_FOR", -audit.STILL_OPEN_FOR)
    async with database.writing() as session:
        audit.record(session, None, "stranger", telegram_id=666)
    async with database.writing() as session:
        assert await audit.seal_one(session)
    assert (await examined())["audit"].well
    async with database.writing() as session:
        # Whoever owns the database can take the guard away, and the seal tells.
        guard = "audit_no_update" if database.is_sqlite else "audit_is_kept ON audit"
        await session.execute(text(f"DROP TRIGGER {guard}"))
        await session.execute(text("UPDATE audit SET deed = 'nothing'"))
    assert "an entry up to number 1 was changed" in ill(await examined())["audit"]


async def test_a_balance_that_is_not_what_was_booked_is_found(
    examined: Examined, database: Database
) -> None:
    today = clock.now().date()
    await add(database, person("Grace", Position.GENERAL_MANAGER))
    days = dict.fromkeys(("owner_since", "first_contact_on", "last_contact_on"), today)
    shop = Customer(
        name="Hualian", normal_name="hualian", keys="", owner_id=1, customer_class="A", **days
    )
    await add(database, shop)
    async with database.writing() as session:
        for units in (500, -200):
            amount = from_minor_units(units, "CNY")
            ledger.book(session, shop.id, EntryKind.SALE, amount, "order:1")
    assert (await examined())["accounts"].well
    async with database.writing() as session:
        assert await ledger.balance(session, shop.id, "CNY") == from_minor_units(300, "CNY")
        await session.execute(text("UPDATE balances SET units = 299"))
    assert f"customer {shop.id} in CNY" in ill(await examined())["accounts"]
    async with database.writing() as session:
        await session.execute(text("DELETE FROM balances"))
    assert f"customer {shop.id} in CNY" in ill(await examined())["accounts"]


TODAY = date(2026, 11, 20)


async def a_shop(database: Database) -> Customer:
    """A customer of Grace's, who is there as well."""
    await add(database, person("Grace", Position.GENERAL_MANAGER))
    days = dict.fromkeys(("owner_since", "first_contact_on", "last_contact_on"), TODAY)
    shop = Customer(
        name="Hualian", normal_name="hualian", keys="", owner_id=1, customer_class="A", **days
    )
    await add(database, shop)
    return shop


async def test_a_month_of_an_account_that_is_not_what_was_booked_is_found(
    examined: Examined, database: Database
) -> None:
    shop = await a_shop(database)
    async with database.writing() as session:
        amount = from_minor_units(500, "CNY")
        ledger.book(session, shop.id, EntryKind.SALE, amount, "order:1").day = TODAY
    assert (await examined())["accounts"].well
    for wrong, named in (
        ("UPDATE account_months SET sales = 499", ["2026-11"]),
        ("UPDATE account_months SET sales = 500, before = 1", ["2026-11"]),
        ("UPDATE account_months SET before = 0, month = '2026-10-01'", ["2026-10", "2026-11"]),
        ("DELETE FROM account_months", ["2026-11"]),
    ):
        async with database.writing() as session:
            await session.execute(text(wrong))
        told = ill(await examined())["accounts"]
        assert f"{', '.join(f'customer {shop.id} in CNY in {month}' for month in named)};" in told


async def test_a_month_that_is_not_what_was_earned_is_found(
    examined: Examined, database: Database
) -> None:
    await add(database, person("Grace", Position.GENERAL_MANAGER))
    for day in (date(2026, 11, 2), date(2026, 11, 20)):
        sold = Earning(
            staff_id=1, measure=Measure.SALES, currency="CNY", percent=100, record="order:1"
        )
        sold.day, sold.units = day, 500
        await add(database, sold)
    assert (await examined())["months"].well
    async with database.writing() as session:
        await session.execute(text("UPDATE month_sums SET units = 999"))
    assert ill(await examined())["months"].count("sales of person 1 in 2026-11") == 1
    async with database.writing() as session:
        await session.execute(text("DELETE FROM month_sums"))
    assert "sales of person 1 in 2026-11" in ill(await examined())["months"]


async def test_what_is_earned_while_the_doctor_looks_is_nothing_wrong(
    examined: Examined, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    await add(database, person("Grace", Position.GENERAL_MANAGER))
    real = month_sums.added_up

    async def between_records_and_sums(session: AsyncSession) -> Mapping[month_sums.Kept, int]:
        found = await real(session)
        sold = Earning(
            staff_id=1, measure=Measure.SALES, currency="CNY", percent=100, record="order:1"
        )
        sold.day, sold.units = date(2026, 11, 20), 500
        await add(database, sold)
        return found

    with monkeypatch.context() as patch:
        patch.setattr(month_sums, "added_up", between_records_and_sums)
        assert (await examined())["months"].well
    async with database.reading() as session:
        assert await month_sums.added_up(session)


async def test_a_last_visit_that_never_was_is_found(examined: Examined, database: Database) -> None:
    shop = await a_shop(database)
    assert (await examined())["visits"].well
    async with database.writing() as session:
        await session.execute(text("UPDATE customers SET seen_on = '2026-11-20'"))
    assert f"customer {shop.id}" in ill(await examined())["visits"]


async def test_a_database_that_is_not_of_this_version_is_said(
    examined: Examined, database: Database
) -> None:
    async with database.writing() as session:
        await session.execute(text("UPDATE alembic_version SET version_num = '0000'"))
    findings = await examined()
    assert ill(findings) == {"migrations": "are not those of this version; run: fieldbook migrate"}
    assert "staff" not in findings


@on_sqlite
async def test_settings_that_are_wrong_end_the_examination(
    examined: Examined, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FIELDBOOK_HTTP", "everywhere")
    assert ill(await examined()) == {
        "settings": "FIELDBOOK_HTTP must be host:port, like 127.0.0.1:8700 or [::1]:8700"
    }


@on_sqlite
async def test_a_wrong_or_missing_token_and_wrong_rules_are_said(
    examined: Examined, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("company.toml").write_text('[company]\nzone = "Mars"\n')  # noqa: ASYNC240 - two lines
    monkeypatch.setenv("FIELDBOOK_TOKEN", "70001:wrong")
    found = ill(await examined())
    assert found["token"].startswith("Telegram does not accept FIELDBOOK_TOKEN")
    assert found["company file"].startswith("company.toml:2: company.zone")
    monkeypatch.delenv("FIELDBOOK_TOKEN")
    assert ill(await examined())["token"].startswith("FIELDBOOK_TOKEN is missing")


@on_sqlite
async def test_telegram_and_the_database_may_be_away(
    examined: Examined, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FIELDBOOK_API_URL", "http://127.0.0.1:1")
    monkeypatch.setenv("FIELDBOOK_DATABASE_URL", "postgresql://me:hidden-word@127.0.0.1:1/x")
    findings = await examined()
    assert findings["token"].says.startswith("Telegram cannot be reached at 127.0.0.1:1")
    assert findings["clock"].well  # nothing to compare with is no fault of the clock's
    assert findings["database"].says.startswith("PostgreSQL at 127.0.0.1, database x: ")
    assert "hidden-word" not in str(findings)
    monkeypatch.setenv("FIELDBOOK_DATABASE_URL", "sqlite:///none.db")
    found = ill(await examined())
    assert found["database"] == "there is no none.db yet; run: fieldbook migrate"
    assert not Path("none.db").exists()  # noqa: ASYNC240 - one look


@on_sqlite
@pytest.mark.parametrize(
    ("date", "says"),
    [
        ("Sat, 21 Nov 2020 07:00:00 GMT", " s ahead of Telegram's; let the system set it (NTP)"),
        ("Sat, 21 Nov 2099 07:00:00 GMT", " s behind Telegram's; let the system set it (NTP)"),
    ],
)
async def test_a_clock_that_is_off_is_said(
    examined: Examined, monkeypatch: pytest.MonkeyPatch, date: str, says: str
) -> None:
    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(
            f"HTTP/1.1 404 Not Found\r\nDate: {date}\r\nContent-Length: 0\r\n\r\n".encode()
        )
        writer.close()

    async with await asyncio.start_server(answer, "127.0.0.1", 0) as server:
        port = server.sockets[0].getsockname()[1]
        monkeypatch.setenv("FIELDBOOK_API_URL", f"http://127.0.0.1:{port}")
        assert ill(await examined())["clock"].endswith(says)


@on_sqlite
async def test_a_fieldbook_at_work_is_no_fault(examined: Examined, tmp_path: Path) -> None:
    assert "process" not in await examined()
    with FileLock(tmp_path / "fieldbook.db.lock"):
        finding = (await examined())["process"]
    assert finding.well
    assert finding.says == "fieldbook run is at work on this database"
    assert "process" not in await examined()  # looking did not take the lock


def test_a_disk_that_is_nearly_full_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "GB free" in disk(tmp_path / "fieldbook.db").says
    monkeypatch.setattr("bot.doctor.FREE_AT_LEAST", 10**9)
    finding = disk(tmp_path / "fieldbook.db")
    assert not finding.well
    assert finding.says.startswith("only ")


@on_sqlite
async def test_the_command_prints_a_line_for_each_check_and_exits_with_1(
    examined: Examined, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cli, "write_logs", lambda *_: None)
    result = await asyncio.to_thread(CliRunner().invoke, cli.app, ["doctor"])
    assert result.exit_code == 1
    lines = result.stdout.splitlines()
    assert "✓ settings: understood" in lines
    assert [line for line in lines if line.startswith("✗")] == [
        "✗ calendar: nothing is known about 2026; fieldbook run enters it when it starts",
        "✗ staff: nobody is listed; run: fieldbook staff import people.csv",
    ]
    assert all(line[0] in "✓✗" for line in lines)
    await add(database, person("Grace", Position.GENERAL_MANAGER))
    async with database.writing() as session:
        for year in (2026, 2027):
            await calendar.seed(session, year)
    with contextlib.suppress(SystemExit):
        result = await asyncio.to_thread(CliRunner().invoke, cli.app, ["doctor"])
    assert result.exit_code == 0


async def test_it_says_how_inline_finding_is_turned_on(
    examined: Examined, telegram: Telegram
) -> None:
    assert (await examined())["token"].more == ()
    telegram.inline = False
    found = (await examined())["token"]
    assert found.well
    assert "/setinline at @BotFather" in found.more[0]
