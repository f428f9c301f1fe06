"""A company in which everything goes on at once: who sells, who decides, and a phone for each of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from sqlalchemy.ext.asyncio import AsyncSession

from bot.sandbox.telegram import Telegram
from models import calendar, clock
from models.customer_file import File
from models.customers import Customer
from models.database import Database
from models.language import Language
from models.positions import Position
from models.products import Product, keys_of
from models.staff import Staff
from models.tasks import Task
from tests.phone import Phone

# Everything is made up of a Tuesday on which the company works, whenever it is run: 10:00 in Shanghai.
TUESDAY = datetime(2026, 12, 1, 2, 0, tzinfo=UTC)

# Two decide about each day of leave; nobody signs in; nobody runs out of days to report.
RULES = """
[attendance]
by = []

[reports]
accepted_for = "3600 days"

[[leave.bands]]
approvers = ["superior", "director"]
"""


@dataclass
class Seller:
    """Who talks most, where they sell, and who decides for them."""

    phone: Phone
    shop: str
    deciders: Sequence[Phone]
    # Each is reported, or taken off, once.
    to_report: list[date] = field(default_factory=list)
    to_take_off: list[date] = field(default_factory=list)


@dataclass
class Company:
    sellers: list[Seller]
    deciders: list[Phone]
    director: Phone
    finance: Phone
    works: Phone
    admin: Phone


async def found(
    database: Database, telegram: Telegram, *, branches: int = 2, sellers: int = 6
) -> Company:
    """A company on an empty, migrated database: so many branches with so many sellers each.

    Their phones are in `telegram`; the clock is where it was moved to.
    """
    async with database.writing() as session:
        today = calendar.business_day(clock.now())
        for year in (today.year, today.year + 1):
            await calendar.seed(session, year)
        chief = await _hire(session, telegram, 1, "Gina", Position.GENERAL_MANAGER)
        director = await _hire(session, telegram, 2, "Diana", Position.DIRECTOR, chief)
        finance = await _hire(session, telegram, 3, "Fay", Position.FINANCE, chief)
        works = await _hire(session, telegram, 4, "Wendy", Position.WORKS, chief)
        admin = await _hire(session, telegram, 5, "Root", Position.ADMIN)
        session.add(
            Product(
                code="WATER",
                name="Water",
                unit="bottle",
                pack_name="case",
                pack_size=24,
                list_price_units=200,
                currency="CNY",
                aliases="",
                active=True,
                keys=keys_of("Water", "WATER", ""),
            )
        )
        first = await calendar.next_working_day(session, today + timedelta(days=7))
        hours = await calendar.hours_between(session, first, date(first.year + 1, 12, 31))
        working = [day for day, segments in hours.items() if segments]
        company = Company([], [director], director, finance, works, admin)
        for branch in range(branches):
            boss = await _hire(
                session, telegram, 10 + branch, f"Boss {branch}", Position.SUPERVISOR, director
            )
            company.deciders.append(boss)
            # What is overdue of somebody's, given by the boss: the clock reminds of it. Whoever
            # reports has none of it, or their plan would begin with it.
            idle = await _hire(
                session, telegram, 20 + branch, f"Idle {branch}", Position.REPRESENTATIVE, boss
            )
            session.add(
                Task(
                    giver_id=(await _of(session, boss)).id,
                    staff_id=(await _of(session, idle)).id,
                    what="Call everybody",
                    due_on=today - timedelta(days=1),
                )
            )
            for number in range(100 * (branch + 1), 100 * (branch + 1) + sellers):
                phone = await _hire(
                    session, telegram, number, f"Seller {number}", Position.REPRESENTATIVE, boss
                )
                shop = f"Shop{number}"
                person = await _of(session, phone)
                await Customer.open_file(session, person, File(shop), clock.now())
                # Not today: a report begins with what was recorded on its day.
                days = [today - timedelta(days=back) for back in range(1, 3000)]
                company.sellers.append(
                    Seller(phone, shop, [boss, director, finance], days[::-1], working[::-1])
                )
    return company


async def _hire(
    session: AsyncSession,
    telegram: Telegram,
    number: int,
    name: str,
    position: Position,
    superior: Phone | None = None,
) -> Phone:
    """Somebody who is in, with a phone that has opened the chat."""
    above = await _of(session, superior) if superior else None
    person = Staff(name=name, position=position, superior_id=above.id if above else None)
    session.add(person)
    await session.flush()
    await person.join(session, 1000 + number, Language.EN)
    phone = Phone(telegram, 1000 + number, name=name)
    phone.person.chat.started = True
    return phone


async def _of(session: AsyncSession, phone: Phone) -> Staff:
    person = await Staff.by_telegram(session, phone.id)
    assert person
    return person


def rules_in(folder: Path) -> Path:
    """The company's rules as a file in a folder: FIELDBOOK_COMPANY of each process."""
    path = folder / "crash.toml"
    path.write_text(RULES)
    return path
