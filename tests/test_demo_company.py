"""The try-out's sixty days: the same each time, told by the rules, over, and worth looking at (issue 8)."""

from __future__ import annotations

import asyncio
import shutil
from collections import Counter
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select

from bot.demo.company.customers import CUSTOMERS
from bot.demo.company.history import make_up
from bot.demo.company.people import COMPANY, FIRST_NUMBER, SELLERS
from bot.demo.start import seed
from bot.sandbox.telegram import Telegram
from models import audit, calendar, clock
from models.attendance import Signing
from models.base import Base
from models.customers import Customer
from models.database import Database
from models.instalments import Instalment
from models.outbox import Delivery, Outgoing
from models.plans import Plan
from models.reports import Report
from models.staff import Staff
from models.visits import Visit
from tests import order_books, payment_books
from tests.conftest import TOKEN, Office
from tests.order_books import all_of
from tests.payment_books import Accounts
from tests.phone import Phone

WEDNESDAY_MORNING = datetime(2026, 11, 25, 2, 0, tzinfo=UTC)  # 10:00
WEDNESDAY_EVENING = datetime(2026, 11, 25, 12, 30, tzinfo=UTC)  # 20:30
SUNDAY_NIGHT = datetime(2026, 11, 29, 16, 30, tzinfo=UTC)  # 00:30: by the date it is Monday
NEW_YEAR = datetime(2027, 1, 1, 1, 30, tzinfo=UTC)  # 09:30 of a holiday, the first of a month
NIGHT_AFTER_WORK = datetime(2026, 10, 8, 16, 30, tzinfo=UTC)  # 00:30; a day of work is over


async def lived(migrated: Path, path: Path, now: datetime) -> Path:
    """A company whose sixty days end on the day of `now`."""
    shutil.copy(migrated, path)
    database = Database(f"sqlite+aiosqlite:///{path}")
    with clock.standing_still():
        clock.move_to(now)
        async with database.writing() as session:
            assert await make_up(session)
    await database.close()
    return path


@pytest.fixture(scope="module")
def on_wednesday(sqlite: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("lived") / "wednesday.db"
    return asyncio.run(lived(sqlite, path, WEDNESDAY_MORNING))


@pytest.fixture
def database_url(on_wednesday: Path, tmp_path: Path) -> str:
    """A copy of the company: for the office, too."""
    clock.move_to(WEDNESDAY_MORNING)
    shutil.copy(on_wednesday, tmp_path / "company.db")
    return f"sqlite+aiosqlite:///{tmp_path / 'company.db'}"


def phones(office: Office) -> dict[str, Phone]:
    """Everybody's, who has opened the chat."""
    made = {}
    for number, one in enumerate(COMPANY, start=FIRST_NUMBER):
        phone = Phone(
            office.telegram, number, office.settle, name=one.name, language=one.language.value
        )
        phone.person.chat.started = True
        made[one.name] = phone
    return made


def shown(phone: Phone) -> str:
    """All that stands in a chat, buttons included."""
    labels = [button.text for message in phone.inbox for row in message.buttons for button in row]
    return "\n".join([*phone.texts, *labels])


async def dump(path: Path, *, besides: str = "") -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table."""
    database = Database(f"sqlite+aiosqlite:///{path}")
    async with database.reading() as session:
        rows = {
            table.name: [tuple(row) for row in await session.execute(select(table))]
            for table in Base.metadata.sorted_tables
            if table.name not in besides
        }
    await database.close()
    return rows


async def everything_holds(database: Database, now: datetime) -> None:
    """What has to be true of any sixty days, whatever day it is."""
    today = calendar.business_day(now)
    async with database.reading() as session:
        for table in Base.metadata.sorted_tables:
            if "created_at" in table.c:
                last = await session.scalar(select(func.max(table.c.created_at)))
                assert last is None or last <= now, table.name
        for one in [Visit.said_at, Report.filed_at, Signing.said_at]:
            latest = await session.scalar(select(func.max(one)))
            assert latest and latest <= now
        # Of today there is nothing but who came to work.
        for day in (Visit.day, Report.day, Plan.day):
            latest_day = await session.scalar(select(func.max(day)))
            assert latest_day
            assert latest_day < today
        waiting = await session.execute(
            select(Outgoing.key, Outgoing.about, Outgoing.chat_id).where(
                Outgoing.state.in_([Delivery.WAITING, Delivery.SENDING])
            )
        )
        owed = {
            (key, about or chat) for key, about, chat in waiting
        }  # an approval may have climbed
        cards = {"approval-card": 4, "receipt-card": 2}
        # And the list behind everybody's /.
        assert Counter(key for key, _ in owed) == cards | {"": len(COMPANY)}
        assert await audit.first_broken_seal(session) is None
        accounts = await Accounts.read(session)
        known = {one.name: one.id for one in await all_of(session, Customer)}
        opened = Counter(
            {
                (known[one.name], "CNY"): one.habits.owed * 100
                for one in CUSTOMERS
                if one.habits.owed
            }
        )
        payment_books.what_happened_is_booked(accounts, opened)
        payment_books.the_balance_is_what_is_open(accounts)
        payment_books.each_settlement_counts_on_both_sides(accounts)
        payment_books.what_was_booked_is_earned_by_somebody(accounts)
        payment_books.instalments_sum_to_their_order(accounts)
        books = await order_books.Books.read(session)
        order_books.totals_are_the_sums_of_lines(books)
        order_books.never_more_is_shipped_billed_or_given_back_than_there_is(books)
        order_books.a_second_person_checks(books)
        order_books.states_are_those_of_the_goods(books)
        order_books.numbers_have_no_gap(books)
        order_books.invoices_come_to_the_total(books)
        # Nobody works on a day off, and nobody visits in the night.
        for visit in await all_of(session, Visit):
            here = calendar.local(visit.said_at)
            assert 9 <= here.hour < 18
            assert await calendar.is_working_day(session, visit.day)
        await scenes_can_rely_on_it(session, today)


async def scenes_can_rely_on_it(session: Any, today: date) -> None:
    """One of 李伟's and one of Mei Carter's customers have to pay soon."""
    for name in ("华联超市(人民广场店)", "Corner Deli"):
        customer = (await session.scalars(select(Customer).where(Customer.name == name))).one()
        bills = await Instalment.open_of(session, customer.id)
        due = [one.due_on for one in bills if one.due_on]
        assert due
        assert due[0] == await calendar.next_working_day(session, today)
        assert not bills[0].pending_units


async def test_what_sixty_days_leave_behind_holds_together(database_url: str) -> None:
    database = Database(database_url)
    await everything_holds(database, WEDNESDAY_MORNING)
    async with database.reading() as session:
        assert len(await all_of(session, Customer)) == len(CUSTOMERS)
        visitors = await session.execute(
            select(Visit.author_id, func.count()).group_by(Visit.author_id)
        )
        assert len(visitors.all()) == len(SELLERS)
        everybody = await all_of(session, Staff)
        assert [one.telegram_id for one in everybody] == [*range(1001, 1015)]
    await database.close()


@pytest.mark.parametrize(
    "now",
    [SUNDAY_NIGHT, NEW_YEAR, NIGHT_AFTER_WORK],
    ids=["Sunday night", "New Year", "night after work"],
)
async def test_it_may_begin_on_any_day(sqlite: Path, tmp_path: Path, now: datetime) -> None:
    path = await lived(sqlite, tmp_path / "lived.db", now)
    database = Database(f"sqlite+aiosqlite:///{path}")
    await everything_holds(database, now)
    await database.close()


async def test_every_start_of_a_day_finds_the_same_days(
    sqlite: Path, on_wednesday: Path, tmp_path: Path
) -> None:
    again = await lived(sqlite, tmp_path / "again.db", WEDNESDAY_MORNING)
    assert await dump(again) == await dump(on_wednesday)


async def test_seeding_again_changes_nothing(database_url: str) -> None:
    path = Path(database_url.removeprefix("sqlite+aiosqlite:///"))
    before = await dump(path)
    clock.move_to(WEDNESDAY_EVENING)
    telegram = Telegram(TOKEN)
    await seed(telegram, database_url)
    assert await dump(path) == before
    assert len(telegram.people) == len(COMPANY)
    assert clock.now() >= WEDNESDAY_EVENING


LISTS = [
    ("李伟", "待办", "福满家便利店"),
    ("李伟", "我的", "回款"),
    ("Mei Carter", "/agenda", "Corner Deli"),
    ("Mei Carter", "/orders", "Harbour Fresh Market"),
    ("Hugo Lang", "/tasks", "Get the signed account"),
    ("王芳", "/pending", "陆家嘴优品超市"),
    ("王芳", "/team", "林雅婷"),
    ("Hugo Lang", "/pending", "French Quarter Grocer"),
    ("Diana Reed", "/pending", "五角场万家超市"),
    ("Diana Reed", "/team", "Hugo Lang"),
    ("陈建国", "/receivables", "Expo Hotel"),
    ("周静", "/pending", "江滨酒楼"),
    ("吴刚", "/orders", "虹橋聯合商場"),
    ("Emma Clark", "/orders", "江滨酒楼"),
]


@pytest.mark.parametrize(("name", "says", "sees"), LISTS)
async def test_everybody_finds_something_to_do(
    office: Office, name: str, says: str, sees: str
) -> None:
    one = phones(office)[name]
    await one.types(says)
    assert sees in shown(one)
