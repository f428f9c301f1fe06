"""What somebody did before a test begins: records made without the conversation."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from models import calendar, clock, duties
from models.customer_file import File
from models.customers import Customer
from models.duties import Duty
from models.products import Product, ProductPrice, keys_of
from models.staff import Staff
from models.visits import Purpose, Visit
from tests.conftest import Office
from tests.phone import Phone


async def staff(session: AsyncSession, phone: Phone) -> Staff:
    """Whose phone it is."""
    person = await Staff.by_telegram(session, phone.id)
    assert person, f"{phone.person.name} is not in"
    return person


async def joined(office: Office, at: str, *phones: Phone) -> None:
    """These, or all who are here, have been in since then, on the company's wall."""
    moment = datetime.fromisoformat(at).replace(tzinfo=calendar.zone())
    async with office.session() as session:
        everybody = (await session.scalars(select(Staff).where(Staff.left_at.is_(None)))).all()
        for person in [await staff(session, one) for one in phones] or everybody:
            person.joined_at = moment
            await duties.keep_up_with(session, person)
            await session.execute(
                update(Duty).where(Duty.staff_id == person.id).values(since=moment)
            )


async def open_file(
    office: Office, owner: Phone, name: str, said_at: datetime | None = None, **file: Any
) -> Customer:
    """A customer of this person's; `file` is what else is known of it."""
    async with office.session() as session:
        who = await staff(session, owner)
        return await Customer.open_file(session, who, File(name, **file), said_at or clock.now())


async def log_visit(
    office: Office,
    author: Phone,
    customer_id: int,
    next_on: date | None = None,
    next_step: str | None = None,
    *,
    purpose: Purpose = Purpose.ROUTINE,
    outcome: str | None = "Talked",
    said_at: datetime | None = None,
) -> int:
    """A visit without position, photos and checks; its id."""
    async with office.session() as session:
        visit = await Visit.log(
            session,
            await staff(session, author),
            await session.get_one(Customer, customer_id),
            purpose=purpose,
            outcome=outcome,
            next_on=next_on,
            next_step=next_step,
            place=None,
            photos=[],
            shop=None,
            checks=[],
            said_at=said_at or clock.now(),
        )
        return visit.id


def product(code: str, name: str, list_price: int = 2_00, **more: Any) -> Product:
    """A product not yet on the price list; its price in minor units of its currency (CNY)."""
    given: dict[str, Any] = {"unit": "瓶", "currency": "CNY", "aliases": "", "active": True} | more
    keys = keys_of(name, code, given["aliases"])
    return Product(code=code, name=name, list_price_units=list_price, keys=keys, **given)


async def keep_products(office: Office, *products: Product | ProductPrice) -> None:
    """Put products, and prices of those that are there, on the price list."""
    async with office.session() as session:
        session.add_all(products)
