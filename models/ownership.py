"""Whose a customer is: no two people fight for one (5.3)."""

from __future__ import annotations

import enum
from collections.abc import Collection
from dataclasses import dataclass, fields, replace
from datetime import date, timedelta
from typing import Any

from rapidfuzz import fuzz
from sqlalchemy import ColumnElement, Row, func, literal, select, union_all
from sqlalchemy.ext.asyncio import AsyncSession

from models import calendar, clock, names, policy
from models.customers import Contact, Customer, File
from models.errors import Refused
from models.outbox import notify
from models.places import Place
from models.search import within
from models.staff import Staff

# The number of a lock that all share who enter customers; nothing else uses it.
ENTERING_CUSTOMERS = 503

ALL = ("name", "phone", "place")


class Standing(enum.StrEnum):
    FREE = "free"
    YOURS = "yours"
    PROTECTED = "protected"


@dataclass(frozen=True)
class Check:
    """The answer. `customer` is for the house: the asker may know it only when it is `YOURS`.

    With `FREE` it is a file whose protection lapsed, and which goes over to the asker.
    """

    standing: Standing
    customer: Customer | None = None


class Protected(Refused):
    """Somebody else's, and that is all the asker hears (1.3)."""

    def __init__(self) -> None:
        super().__init__("customer-protected", field="name")


def is_protected(customer: Customer, today: date) -> bool:
    """Whether the last contact is recent enough for the customer to stay the owner's (5.3)."""
    return _lasts_until(customer.last_contact_on) >= today


async def one_at_a_time(session: AsyncSession) -> None:
    """Until the commit nobody else enters a customer, so that two cannot enter the same one.

    SQLite lets one write at a time anyway.
    """
    if session.get_bind().dialect.name == "postgresql":
        await session.execute(select(func.pg_advisory_xact_lock(ENTERING_CUSTOMERS)))


async def check(
    session: AsyncSession,
    asker: Staff,
    name: str,
    phone: str | None,
    place: Place | None,
    besides: int | None = None,
    *,
    owner_id: int | None = None,
    changed: Collection[str] = ALL,
) -> Check:
    """Hold a file against all customers, whatever the asker may see (5.3).

    The same normal name, the same phone (E.164), and a name alike nearby. `besides` is the
    file itself, `owner_id` whose it is to be (the asker's if not said), `changed` what is new in it:
    what was so before is not asked about again. One owner may have several of one phone (a
    purchasing manager of several shops), not two of one name.
    """
    owner_id = owner_id or asker.id
    found = await _alike(session, name, phone, place, changed)
    found = {id_: one for id_, one in found.items() if id_ != besides}
    same_name = names.normal(name)
    for one in found.values():
        if one.owner_id == owner_id and one.normal_name == same_name and "name" in changed:
            return await _answer(session, Standing.YOURS, one)
    others = [one for one in found.values() if one.owner_id != owner_id and not one.archived_at]
    if not others:
        return Check(Standing.FREE)
    branch = set(await asker.branch(session))
    for one in others:
        if one.owner_id in branch:
            return await _answer(session, Standing.YOURS, one)
    today = calendar.business_day(clock.now())
    # A leaver's customers wait to be handed over.
    owners = {one.owner_id for one in others}
    leavers = await session.scalars(
        select(Staff.id).where(Staff.id.in_(owners), Staff.left_at.is_not(None))
    )
    waiting = set(leavers)
    for one in others:
        if one.owner_id in waiting or _lasts_until(one.last_contact_on) >= today:
            return await _answer(session, Standing.PROTECTED, one)
    same = [one for one in others if _is_the_same(one, same_name, place, phone)]
    if not same:
        return Check(Standing.FREE)
    return await _answer(session, Standing.FREE, max(same, key=lambda one: one.last_contact_on))


async def require_free(
    session: AsyncSession,
    who: Staff,
    file: File,
    *,
    owner_id: int,
    besides: Customer | None = None,
    changed: Collection[str] = ALL,
) -> Customer | None:
    """Refused unless `check` says free; the file that goes over, if there is one."""
    found = await check(
        session,
        who,
        file.name,
        file.phone,
        file.place,
        besides.id if besides else None,
        owner_id=owner_id,
        changed=changed,
    )
    if found.standing is Standing.PROTECTED:
        raise Protected
    if found.standing is Standing.YOURS and found.customer:
        raise Refused("customer-yours", field="name", name=found.customer.name)
    return found.customer


async def go_over(
    session: AsyncSession, customer: Customer, who: Staff, owner: Staff, file: File, on: date
) -> None:
    """A file whose protection lapsed becomes `owner`'s, with its history; the others hear of it (5.3).

    What was written now counts; what was not, is as the old owner left it.
    """
    old_owner = await session.get_one(Staff, customer.owner_id)
    before = await customer.file(session)
    said = {field.name: getattr(file, field.name) for field in fields(File)}
    given = {name: value for name, value in said.items() if value is not None}
    await customer.write(session, replace(before, **given))
    await customer.give_to(session, who, owner, why="lapsed")
    await customer.had_contact(session, on)
    await notify(session, old_owner, "customer-went-over", name=before.name)
    above = [await old_owner.answers_to(session), await owner.answers_to(session)]
    for superior in {one.id: one for one in above if one and one.id != who.id}.values():
        await notify(
            session,
            superior,
            "customer-went-over-below",
            name=before.name,
            person=owner.name,
            was=old_owner.name,
        )


async def _alike(
    session: AsyncSession,
    name: str,
    phone: str | None,
    place: Place | None,
    changed: Collection[str],
) -> dict[int, Row[*tuple[Any, ...]]]:
    """Everything that may be the customer, in one question to the database."""
    rules = policy.current().customers
    same_name = names.normal(name)
    asked: dict[str, ColumnElement[bool]] = {}
    if "name" in changed:
        asked["name"] = Customer.normal_name == same_name
    if "phone" in changed and phone:
        at_phone = select(Contact.customer_id).where(Contact.phone == phone)
        asked["phone"] = Customer.id.in_(at_phone)
    if place and not {"name", "place"}.isdisjoint(changed):
        asked["near"] = within(place, rules.alike_within_metres)
    if not asked:
        return {}
    rows = (
        await session.execute(
            union_all(
                *(
                    select(
                        Customer.id,
                        Customer.owner_id,
                        Customer.normal_name,
                        Customer.latitude,
                        Customer.longitude,
                        Customer.last_contact_on,
                        Customer.archived_at,
                        literal(how).label("how"),
                    ).where(condition)
                    for how, condition in asked.items()
                )
            )
        )
    ).all()
    return {
        one.id: one
        for one in sorted(
            rows, key=lambda one: one.how
        )  # found nearby and by phone: the phone counts
        if one.how != "near"
        or (place and _is_near(one, place) and names_are_alike(one.normal_name, same_name))
    }


def names_are_alike(one: str, other: str) -> bool:
    """Whether two normal names, or what they sound like, are nearly the same (company.toml)."""
    at_least = float(policy.current().customers.alike_from_percent)
    if fuzz.ratio(one, other) >= at_least:
        return True
    # By syllables: by letters any two small shops of a trade would sound alike.
    return fuzz.ratio(names.syllables(one), names.syllables(other)) >= at_least


def _is_near(one: Row[*tuple[Any, ...]], place: Place) -> bool:
    return (
        Place(one.latitude, one.longitude).metres_to(place)
        <= policy.current().customers.alike_within_metres
    )


def _is_the_same(
    one: Row[*tuple[Any, ...]], same_name: str, place: Place | None, phone: str | None
) -> bool:
    """Whether a lapsed file is surely this customer: a chain has shops of one name everywhere."""
    if place and one.latitude is not None and not _is_near(one, place):
        return False
    if one.normal_name == same_name:
        return True
    return one.how == "phone" and names_are_alike(one.normal_name, same_name)


def _lasts_until(last_contact_on: date) -> date:
    return last_contact_on + timedelta(days=policy.current().customers.protected_days)


async def _answer(session: AsyncSession, standing: Standing, one: Row[*tuple[Any, ...]]) -> Check:
    return Check(standing, await session.get_one(Customer, one.id))
