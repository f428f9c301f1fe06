"""Sixty days of the try-out's company, told by the rules themselves, the same at each start."""

from __future__ import annotations

import csv
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import timedelta
from functools import partial
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.demo.company.customers import CUSTOMERS, Known
from bot.demo.company.diary import Diary
from bot.demo.company.goals import Goals
from bot.demo.company.mornings import catch_up, note_mornings
from bot.demo.company.office import Office
from bot.demo.company.ordering import Ordering
from bot.demo.company.paying import Paying
from bot.demo.company.people import COMPANY, FIRST_NUMBER
from bot.demo.company.products import list_products
from bot.demo.company.selling import Selling
from bot.demo.company.talking import Talking
from models import calendar, clock
from models.balances import BalanceList
from models.customer_file import File
from models.customer_list import CustomerList
from models.customers import Customer
from models.places import Place
from models.staff import Staff


async def make_up(session: AsyncSession) -> bool:
    """Let the company have worked with Fieldbook for sixty days; False where it is there already.

    Relative to now: nothing of it lies ahead, and of today there is only who has come to work.
    """
    if await session.scalar(select(Staff.id).limit(1)):
        return False
    now = calendar.local(clock.now())
    with clock.standing_still():
        diary = Diary(session, now)
        clock.move_to(diary.moment(diary.first, 7.5))
        for year in sorted({diary.first.year, now.year, now.year + 1}):
            await calendar.seed(session, year)
        await hire(session)
        await list_products(session)
        await import_customers(diary)
        await diary.look_up()
        await import_balances(diary)
        office = note_all(diary)
        await diary.live()
        await office.sign_in_today()
        clock.move_to(now)
        await catch_up(diary)
    return True


async def hire(session: AsyncSession) -> None:
    """Everybody, with their telephone."""
    for number, person in enumerate(COMPANY, start=FIRST_NUMBER):
        superior = await Staff.named(session, person.superior) if person.superior else None
        staff = Staff(
            name=person.name,
            position=person.position,
            superior_id=superior.id if superior else None,
        )
        session.add(staff)
        await session.flush()
        await staff.join(session, number, person.language)


def note_all(diary: Diary) -> Office:
    """What will have happened by today, as far as nobody decides it on the way."""
    paying = Paying(diary)
    ordering = Ordering(diary, paying)
    selling = Selling(diary, ordering)
    office, goals, talking = Office(diary, selling), Goals(diary), Talking(diary)
    note_mornings(diary)
    office.note_leave()
    office.note_signs()
    goals.note_goals()
    for one in CUSTOMERS:
        if one.habits.won:
            diary.note(diary.moment(diary.ago(one.habits.won), 11, 60), partial(win, diary, one))
    ordering.note_orders()
    selling.note_days()
    paying.note_balances()
    paying.note_the_rest()
    talking.note_tasks()
    talking.note_notices()
    talking.note_reports()
    return office


# Customers


async def import_customers(diary: Diary) -> None:
    """Those the company had before, from its list."""
    known = [one for one in CUSTOMERS if not one.habits.won]
    rows = [
        (
            one.name,
            one.customer_class.value,
            one.owner,
            phone_of(one),
            one.contact,
            one.address,
            one.latitude,
            one.longitude,
            one.habits.limit or "",
        )
        for one in known
    ]
    headings = [
        "name",
        "class",
        "owner",
        "phone",
        "contact",
        "address",
        "latitude",
        "longitude",
        "credit_limit",
    ]
    with tempfile.TemporaryDirectory() as folder:
        path = written(Path(folder), headings, rows)
        await CustomerList.read(path).apply(diary.session)
    found = await diary.session.scalars(select(Customer))
    diary.customers = {customer.name: customer for customer in found}
    for one in known:
        customer = diary.customers[one.name]
        if one.habits.shop:
            owner = await diary.session.get_one(Staff, customer.owner_id)
            file = await customer.file(diary.session)
            await customer.change(diary.session, owner, replace(file, shop=one.habits.shop))


async def import_balances(diary: Diary) -> None:
    """What they owed."""
    rows = [
        (one.name, one.owner, one.habits.owed, diary.first + timedelta(days=one.habits.owed_due))
        for one in CUSTOMERS
        if one.habits.owed
    ]
    with tempfile.TemporaryDirectory() as folder:
        path = written(Path(folder), ["customer", "owner", "amount", "due"], rows)
        await BalanceList.read(path).apply(diary.session)


def written(folder: Path, headings: Sequence[str], rows: Iterable[Sequence[object]]) -> Path:
    """A sheet as such lists come."""
    path = folder / "list.csv"
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows([headings, *rows])
    return path


async def win(diary: Diary, one: Known) -> None:
    """A new customer's file, opened where the owner stands."""
    owner = diary.people[one.owner]
    file = File(
        name=one.name,
        customer_class=one.customer_class,
        contact=one.contact,
        phone=phone_of(one),
        address=one.address,
        place=Place(one.latitude, one.longitude),
        shop=one.habits.shop,
    )
    customer = await Customer.open_file(diary.session, owner, file, clock.now())
    diary.customers[one.name] = customer


def phone_of(one: Known) -> str:
    """Numbers that nobody has."""
    return f"+86139000100{CUSTOMERS.index(one):02}"
