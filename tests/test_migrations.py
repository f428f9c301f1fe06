"""Migrations: a company's database comes along with the version, with everything in it."""

from __future__ import annotations

import ast
from collections.abc import AsyncIterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import JSON, URL, Column, Connection, MetaData, Table, select, text

import models
from models import Base, account_months, ledger, month_sums, names, seen, settling
from models.customers import Customer
from models.database import Database
from models.earnings import Earning, Measure
from models.instalments import Instalment, Settlement
from models.ledger import EntryKind, LedgerEntry
from models.migrate import changing, is_current, migrate
from models.money import minor_units
from models.month_sums import MonthSum
from tests.migrating import down, nothing_yet, shape, up

OURS = ("models", "bot", "handlers", "scheduler")
A_CUSTOMER = (
    "INSERT INTO customers (id, name, owner_id, owner_since, customer_class, normal_name, keys,"
    " pairs_1, pairs_2, pairs_3, pairs_4, first_contact_on, last_contact_on, lapse_warned,"
    " lapse_told, created_at) VALUES (7, 'Hualian', 1, '2026-11-01', 'A', 'hualian', '', 0, 0, 0,"
    " 0, '2026-11-01', '2026-11-01', false, false, '2026-11-20 00:00:00')"
)


@pytest.fixture
async def empty(migrated_on: Path | URL, tmp_path: Path) -> AsyncIterator[str]:
    """The address of a database with nothing in it, on either engine."""
    async with nothing_yet(migrated_on, tmp_path) as url:
        yield url


REPORTS_OF_DAYS = [
    "INSERT INTO staff (id, name, position, reachable, menu, created_at)"
    " VALUES (1, 'Mei', 'representative', true, '', '2026-11-20 00:00:00')",
    "INSERT INTO reports (id, author_id, day, done, plan, version, due_at, first_filed_at, filed_at,"
    " created_at) VALUES (7, 1, '2026-11-16', 'Saw Hualian', 'Metro', 1, '2026-11-17 01:00:00',"
    " '2026-11-16 10:00:00', '2026-11-16 10:00:00', '2026-11-16 10:00:00')",
    "INSERT INTO report_versions (id, report_id, version, done, plan, filed_at, created_at)"
    " VALUES (9, 7, 1, 'Saw Hualian', 'Metro', '2026-11-16 10:00:00', '2026-11-16 10:00:00')",
]
OF_THE_WEEK = [
    "INSERT INTO reports (id, author_id, kind, day, done, plan, work, version, due_at,"
    " first_filed_at, filed_at, created_at) SELECT 8, author_id, 'weekly', day, done, plan, '{}', 1,"
    " due_at, first_filed_at, filed_at, created_at FROM reports WHERE id = 7",
    "INSERT INTO report_versions (id, report_id, version, done, plan, work, filed_at, created_at)"
    " SELECT 10, 8, 1, done, plan, '{}', filed_at, created_at FROM report_versions WHERE id = 9",
]


async def test_reports_of_days_stay_beside_those_of_weeks_and_there_is_a_way_back(
    empty: str,
) -> None:
    database = Database(empty)

    async def kept() -> list[tuple[Any, ...]]:
        async with database.reading() as session:
            reports = await session.execute(text("SELECT id, done FROM reports ORDER BY id"))
            versions = await session.execute(
                text("SELECT id, report_id FROM report_versions ORDER BY id")
            )
            return [*map(tuple, reports), *map(tuple, versions)]

    of_the_day = [(7, "Saw Hualian"), (9, 7)]
    async with changing(database) as connection:
        await connection.run_sync(up, "0007")
        for statement in REPORTS_OF_DAYS:
            await connection.execute(text(statement))
    async with changing(database) as connection:
        await connection.run_sync(up, "0008")
    assert await kept() == of_the_day
    async with database.engine.begin() as connection:
        found = await connection.execute(text("SELECT kind, work FROM reports"))
        assert [tuple(row) for row in found] == [("daily", None)]
        for statement in OF_THE_WEEK:  # of the same first day
            await connection.execute(text(statement))
    async with changing(database) as connection:
        await connection.run_sync(down, "0007")
    assert await kept() == of_the_day
    await migrate(database)
    assert await is_current(database)
    assert await kept() == of_the_day
    if database.is_sqlite:
        async with database.reading() as session:
            assert (await session.execute(text("PRAGMA foreign_keys"))).scalar_one() == 1
        with pytest.raises(RuntimeError, match="point at nothing"):
            async with changing(database) as connection:
                await connection.execute(text("DELETE FROM reports"))
        assert await kept() == of_the_day
    await database.close()


# Orders from before there was a ledger: state, terms, deposit and total, delivered on.
ORDERS = {
    1: ("confirmed", "days:30", 3000, 10000, None),
    2: ("delivered", "days:30", None, 5424, date(2026, 11, 10)),
    3: ("closed", "month_end:15", None, 7000, date(2026, 11, 5)),
    4: ("confirmed", "in_advance", None, 100, None),
    5: ("delivered", "on_delivery", 1000, 1000, date(2026, 11, 3)),  # paid for by its deposit
    6: ("cancelled", "days:30", None, 999, None),
    7: ("waiting", "days:30", None, 888, None),
    8: ("refused", "days:30", None, 777, None),
    9: ("delivered", "month_end:0", None, 2000, date(2027, 1, 31)),
    10: ("confirmed", "in_advance", None, 0, None),
}
# Credit notes: of which order, how much, how it was decided.
CREDITED = {
    1: (2, 1000, "approved"),
    2: (2, 500, "approved"),
    3: (2, 400, "refused"),
    4: (9, 2100, "approved"),  # more than its order came to
    5: (6, 999, "approved"),  # of an order that was cancelled
    6: (3, 0, "approved"),  # exchanged
}
CONFIRMED_ON, MOMENT = date(2026, 11, 2), datetime(2026, 11, 20, 17, 0, tzinfo=UTC)


def _some(column: Column[Any]) -> Any:
    """What a column takes that says nothing here."""
    if isinstance(column.type, JSON):
        return []
    usual = {datetime: MOMENT, date: CONFIRMED_ON}
    kind = column.type.python_type
    return usual[kind] if kind in usual else kind()


def fill(connection: Connection, table: str, **values: Any) -> None:
    """A row with what is said of it; all else that must be there says nothing."""
    there = Table(table, MetaData(), autoload_with=connection)
    needed = {one.name: _some(one) for one in there.columns if not one.nullable}
    connection.execute(there.insert().values(**{**needed, **values}))


def sell_without_a_ledger(connection: Connection) -> None:
    fill(connection, "staff", id=1, name="Mei", position="representative")
    for number in (1, 2):
        fill(connection, "customers", id=number, name="Hualian", owner_id=1, customer_class="C")
    for number, (state, terms, deposit, total, delivered_on) in ORDERS.items():
        is_numbered = state not in ("waiting", "refused")
        common = {"currency": "CNY", "total_units": total}
        fill(
            connection,
            "orders",
            id=number,
            customer_id=2 if number == 4 else 1,
            seller_id=1,
            author_id=1,
            number=f"SO-{number}" if is_numbered else None,
            state=state,
            version=2 if number == 1 else 1,
            confirmed_on=CONFIRMED_ON if is_numbered else None,
            delivered_on=delivered_on,
            **common,
        )
        version = {"order_id": number, "author_id": 1, "terms_said": terms, **common}
        if number == 1:
            earlier = {**version, "terms_said": "days:60", "total_units": 1}
            fill(connection, "order_versions", id=100, number=1, outcome="approved", **earlier)
        fill(
            connection,
            "order_versions",
            id=number,
            number=2 if number == 1 else 1,
            outcome="approved",
            deposit_units=deposit,
            **version,
        )
    for number, (order, credit, outcome) in CREDITED.items():
        fill(
            connection,
            "goods_returns",
            id=number,
            order_id=order,
            author_id=1,
            kind="return" if credit else "exchange",
            outcome=outcome,
            currency="CNY",
            credit_units=credit,
        )
    # Agreed two days later; of the others nobody was asked, and they stood at once.
    fill(
        connection,
        "approvals",
        id=1,
        record="return:1",
        applicant_id=1,
        outcome="approved",
        closed_at=MOMENT + timedelta(days=1, hours=4),  # of the second day here, not by UTC
    )


async def test_what_was_sold_before_there_was_a_ledger_is_owed(empty: str) -> None:
    database = Database(empty)
    async with database.engine.begin() as connection:
        await connection.run_sync(up, "0005")
        await connection.run_sync(sell_without_a_ledger)
        kept = (await connection.execute(text("SELECT * FROM order_versions ORDER BY id"))).all()
    await migrate(database)
    assert await is_current(database)
    async with database.engine.begin() as connection:
        now = (await connection.execute(text("SELECT * FROM order_versions ORDER BY id"))).all()
        assert now == kept
        long = "plan:" + "+".join(["8%@in_advance"] * 17) + "+rest@days:30"
        await connection.execute(
            text("UPDATE order_versions SET terms_said = :said WHERE id = 8"),
            {"said": long.ljust(255, "0")},
        )
        if database.is_sqlite:
            assert (await connection.execute(text("PRAGMA foreign_key_check"))).all() == []
            assert (await connection.execute(text("PRAGMA integrity_check"))).all() == [("ok",)]
            assert "terms_said VARCHAR(255)" in str(
                await connection.scalar(
                    text("SELECT sql FROM sqlite_master WHERE name = 'order_versions'")
                )
            )
    async with database.reading() as session:
        found = await session.scalars(select(Instalment).order_by(Instalment.id))
        assert [
            (one.order_id, one.number, one.terms_said, one.due_on, one.amount_units, one.open_units)
            for one in found
        ] == [
            (1, 1, "in_advance", CONFIRMED_ON, 3000, 2900),  # the oldest: 100 were over of SO-9
            (1, 2, "days:30", None, 7000, 7000),
            (2, 1, "days:30", date(2026, 12, 10), 5424, 3924),
            (3, 1, "month_end:15", date(2026, 12, 15), 7000, 7000),
            (4, 1, "in_advance", CONFIRMED_ON, 100, 100),
            (5, 1, "in_advance", CONFIRMED_ON, 1000, 1000),
            (9, 1, "month_end:0", date(2027, 1, 31), 2000, 0),
        ]
        entries = (await session.scalars(select(LedgerEntry).order_by(LedgerEntry.id))).all()
        assert {one.record: one.day for one in entries if one.kind is EntryKind.CREDIT_NOTE} == {
            "return:1": date(2026, 11, 22),
            "return:2": date(2026, 11, 20),  # asked at one in the night, by the clock here
            "return:4": date(2026, 11, 20),
        }
        assert {one.day for one in entries if one.kind is EntryKind.SALE} == {CONFIRMED_ON}
        for customer_id, owed in ((1, 10000 + 5424 + 7000 + 1000 + 2000 - 3600), (2, 100)):
            balance = await ledger.balance(session, customer_id, "CNY")
            still = await Instalment.open_of(session, customer_id)
            credit = await ledger.credit_in_hand(session, customer_id)
            assert minor_units(balance) == owed == sum(one.open_units for one in still)
            assert credit == []
        settled = await session.scalars(select(Settlement).order_by(Settlement.id))
        assert sum(one.units for one in settled) == 3600
        # And all of it is earned by somebody, on the day.
        earned = (await session.scalars(select(Earning).order_by(Earning.id))).all()
        assert {(one.staff_id, one.measure, one.percent) for one in earned} == {
            (1, Measure.SALES, 100)
        }
        assert sorted((one.record, one.day, one.units) for one in earned) == sorted(
            (one.record, one.day, one.units) for one in entries
        )
    # What was migrated is an account like any other.
    async with database.writing() as session:
        customer = await session.get_one(Customer, 1)
        await customer.alone(session)
        await settling.settle_up(session, 1)
        assert minor_units(await ledger.balance(session, 1, "CNY")) == 21824
    await database.close()


async def test_what_was_reached_before_it_was_kept_is_whose_it_was(empty: str) -> None:
    """Mei entered it, and 李伟 has the customer by now; Hugo entered one for 李伟; Gina's list came first."""

    def reach(connection: Connection) -> None:
        mei, li, hugo = 1, 2, 3
        for number, position in (
            (mei, "representative"),
            (li, "representative"),
            (hugo, "manager"),
        ):
            fill(connection, "staff", id=number, name=str(number), position=position)
        for number, by in ((1, mei), (2, None)):
            customer = {"id": number, "owner_id": li, "first_contact_on": CONFIRMED_ON}
            fill(connection, "customers", name="Hualian", customer_class="C", **customer)
            facts = {"name": "Hualian", "owner": mei}
            deed = {"deed": "customer-opened", "about": f"customer:{number}", "facts": facts}
            fill(connection, "audit", id=number, staff_id=by, **deed)
        for number, author in ((1, mei), (2, hugo)):
            order = {"id": number, "author_id": author, "customer_id": 1}
            fill(connection, "orders", seller_id=li, state="confirmed", **order)
            receipt = {"id": number, "author_id": author, "customer_id": 1}
            fill(connection, "receipts", method="cash", state="confirmed", **receipt)
        booked = (
            ("order:1", "sale", 900),
            ("order:2", "sale", 80),
            ("receipt:1", "receipt", -500),
            ("receipt:2", "receipt", -60),
            ("receipt:2", "bounce", 60),
            ("balance:1", "opening", 7),
        )
        for number, (record, kind, units) in enumerate(booked, 1):
            entry = {"id": number, "record": record, "kind": kind, "units": units}
            fill(connection, "ledger_entries", customer_id=1, currency="CNY", **entry)

    database = Database(empty)
    async with database.engine.begin() as connection:
        await connection.run_sync(up, "0006")
        await connection.run_sync(reach)
    await migrate(database)
    async with database.reading() as session:
        earned = await session.scalars(select(Earning))
        assert sorted((one.staff_id, one.measure, one.record, one.units) for one in earned) == [
            (1, Measure.NEW_CUSTOMERS, "customer:1", 1),
            (1, Measure.RECEIPTS, "receipt:1", 500),
            (1, Measure.SALES, "order:1", 900),
            (2, Measure.RECEIPTS, "receipt:2", -60),
            (2, Measure.RECEIPTS, "receipt:2", 60),
            (2, Measure.SALES, "order:2", 80),
        ]
    await database.close()


async def test_what_is_new_is_taken_back_and_made_anew_although_terms_are_long(empty: str) -> None:
    account = text("SELECT record, day, units, free_units FROM ledger_entries ORDER BY id")
    bills = text("SELECT order_id, number, due_on, settled_units FROM instalments ORDER BY id")
    long = "plan:" + "+".join(["8%@in_advance"] * 12) + "+rest@days:30"
    database = Database(empty)
    async with database.engine.begin() as connection:
        await connection.run_sync(up, "0005")
        await connection.run_sync(sell_without_a_ledger)
    await migrate(database)
    async with database.engine.begin() as connection:
        made = [(await connection.execute(one)).all() for one in (account, bills)]
        assert all(made)
        said = text("UPDATE order_versions SET terms_said = :said WHERE id = 8")
        await connection.execute(said, {"said": long})
    async with database.engine.begin() as connection:
        await connection.run_sync(down, "0005")
        kept = text("SELECT terms_said FROM order_versions WHERE id = 8")
        assert await connection.scalar(kept) == long
    await migrate(database)
    async with database.engine.begin() as connection:
        assert [(await connection.execute(one)).all() for one in (account, bills)] == made
    await database.close()


async def test_what_was_booked_before_is_kept_by_the_month_and_there_is_a_way_back(
    empty: str,
) -> None:
    database = Database(empty)
    entry = (
        "INSERT INTO ledger_entries (customer_id, day, kind, currency, units, record, free_units,"
        " created_at) VALUES (7, '{}', '{}', '{}', {}, 'order:1', 0, '2026-11-20 00:00:00')"
    )
    booked = [
        ("2026-09-30", "opening", "CNY", 1000),
        ("2026-11-01", "sale", "CNY", 500),
        ("2026-11-30", "sale", "CNY", -20),
        ("2026-11-30", "receipt", "CNY", -300),
        ("2026-11-30", "bounce", "CNY", 300),
        ("2026-12-01", "receipt", "CNY", -700),
        ("2026-12-31", "credit_note", "CNY", -4),
        ("2026-12-31", "write_off", "CNY", -6),
        ("2026-11-30", "sale", "USD", 7),
    ]
    async with changing(database) as connection:
        await connection.run_sync(up, "0017")
        for statement in (REPORTS_OF_DAYS[0], A_CUSTOMER, *(entry.format(*one) for one in booked)):
            await connection.execute(text(statement))
    await migrate(database)
    september, november, december = (date(2026, month, 1) for month in (9, 11, 12))
    async with database.reading() as session:
        assert sorted(await account_months.added_up(session)) == [
            (7, "CNY", september, 0, 1000, 0, 0, 0),
            (7, "CNY", november, 1000, 0, 480, 0, 0),
            (7, "CNY", december, 1480, 0, 0, 700, 10),
            (7, "USD", november, 0, 0, 7, 0, 0),
        ]
        assert not await account_months.differing(session)
    async with changing(database) as connection:
        await connection.run_sync(down, "0017")
        found = await connection.scalar(text("SELECT count(*) FROM ledger_entries"))
        assert found == len(booked)
    await database.close()


async def test_customers_of_before_are_found_among_many_and_there_is_a_way_back(empty: str) -> None:
    keys = " 华联超市 ~ hualianchaoshi hlcs @ 王经理 wangjingli wjl 13800138000 "
    database = Database(empty)
    async with changing(database) as connection:
        await connection.run_sync(up, "0014")
        await connection.execute(text(REPORTS_OF_DAYS[0]))
        await connection.execute(
            text(
                "INSERT INTO customers (id, name, owner_id, owner_since, customer_class, normal_name,"
                " keys, first_contact_on, last_contact_on, lapse_warned, lapse_told, created_at)"
                " VALUES (7, '华联超市', 1, '2026-11-01', 'A', '华联超市', :keys, '2026-11-01',"
                " '2026-11-01', false, false, '2026-11-20 00:00:00')"
            ),
            {"keys": keys},
        )
    await migrate(database)
    async with database.reading() as session:
        one = await session.get_one(Customer, 7)
        assert (one.pairs_1, one.pairs_2, one.pairs_3, one.pairs_4) == names.pairs(keys)
    async with changing(database) as connection:
        await connection.run_sync(down, "0014")
        kept = await connection.execute(text("SELECT id, keys FROM customers"))
        assert [tuple(row) for row in kept] == [(7, keys)]
    await database.close()


def test_a_migration_imports_nothing_that_may_change_after_it() -> None:
    folder = Path(models.__file__).parent / "migrations" / "versions"
    files = sorted(folder.glob("0*.py"))
    assert len(files) >= 6
    for file in files:
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith(OURS):
                assert ast.unparse(node) == "from models.base import UTCDateTime", file.name
            elif isinstance(node, ast.Import):
                assert not [one for one in node.names if one.name.startswith(OURS)], file.name


async def test_the_migrations_make_the_tables_that_the_models_describe(
    database_url: str, empty: str
) -> None:
    """As Alembic compares them; and to the last default, condition of an index and check."""

    def differences(connection: Connection) -> list[object]:
        return list(compare_metadata(MigrationContext.configure(connection), Base.metadata))

    migrated, described = Database(database_url), Database(empty)
    async with migrated.engine.connect() as connection:
        assert await connection.run_sync(differences) == []
        there = await connection.run_sync(shape)
    async with described.engine.begin() as connection:
        await connection.run_sync(Base.metadata.create_all)
        assert there == await connection.run_sync(shape)
    await migrated.close()
    await described.close()


async def test_what_each_did_before_is_kept_by_the_month_and_there_is_a_way_back(
    empty: str,
) -> None:
    database = Database(empty)
    visit = (
        "INSERT INTO visits (customer_id, author_id, said_at, day, purpose, checks, contact_before,"
        " settled, withdrawn_at, created_at) VALUES (7, 1, '2026-11-20 00:00:00', '{day}', 'routine',"
        " '[]', '2026-11-01', '[]', {withdrawn}, '2026-11-20 00:00:00')"
    )
    earning = (
        "INSERT INTO earnings (staff_id, day, measure, currency, units, percent, record, created_at)"
        " VALUES (1, '{day}', '{measure}', {currency}, {units}, 100, 'order:1', '2026-11-20 00:00:00')"
    )
    async with changing(database) as connection:
        await connection.run_sync(up, "0015")
        for statement in (
            REPORTS_OF_DAYS[0],
            A_CUSTOMER,
            visit.format(day="2026-10-31", withdrawn="NULL"),
            visit.format(day="2026-11-01", withdrawn="NULL"),
            visit.format(day="2026-11-30", withdrawn="NULL"),
            visit.format(day="2026-11-30", withdrawn="'2026-11-30 09:00:00'"),
            earning.format(day="2026-10-31", measure="sales", currency="'CNY'", units=300),
            earning.format(day="2026-11-01", measure="sales", currency="'CNY'", units=500),
            earning.format(day="2026-11-30", measure="sales", currency="'CNY'", units=-200),
            earning.format(day="2026-11-30", measure="sales", currency="'USD'", units=7),
            earning.format(day="2026-11-30", measure="new_customers", currency="NULL", units=1),
        ):
            await connection.execute(text(statement))
    await migrate(database)
    october, november = date(2026, 10, 1), date(2026, 11, 1)
    async with database.reading() as session:
        columns = (MonthSum.month, MonthSum.measure, MonthSum.kind, MonthSum.units)
        found = (await session.execute(select(*columns).order_by(*columns))).all()
        assert [tuple(row) for row in found] == [
            (october, Measure.SALES, "CNY", 300),
            (october, Measure.VISITS, "A", 1),
            (november, Measure.NEW_CUSTOMERS, "", 1),
            (november, Measure.SALES, "CNY", 300),
            (november, Measure.SALES, "USD", 7),
            (november, Measure.VISITS, "A", 2),
        ]
        assert not await month_sums.differing(session)
        assert not await seen.differing(session)
        assert await session.scalar(select(Customer.seen_on)) == date(2026, 11, 30)
    async with changing(database) as connection:
        await connection.run_sync(down, "0015")
        assert await connection.scalar(text("SELECT count(*) FROM visits")) == 4
    await database.close()
