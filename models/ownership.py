"""Whose a customer is: no two people fight for one (5.3)."""

from __future__ import annotations

import enum
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date

from rapidfuzz import fuzz
from sqlalchemy import func, select, union_all
from sqlalchemy.ext.asyncio import AsyncSession

from models import calendar, clock, names, policy
from models.contacts import Contact
from models.customer_file import File
from models.customers import Customer
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
    same_name = names.normal(name)
    found = await _alike(session, same_name, phone, place, changed, besides)
    for one in found:
        if one.owner_id == owner_id and one.normal_name == same_name and "name" in changed:
            return Check(Standing.YOURS, one)
    others = [one for one in found if one.owner_id != owner_id and not one.archived_at]
    if not others:
        return Check(Standing.FREE)
    branch = set(await asker.branch(session))
    for one in others:
        if one.owner_id in branch:
            return Check(Standing.YOURS, one)
    today = calendar.business_day(clock.now())
    leavers = await session.scalars(select(Staff.id).where(Staff.left_at.is_not(None)))
    wait_to_be_handed_over = set(leavers)
    for one in others:
        if one.protected_until >= today or one.owner_id in wait_to_be_handed_over:
            return Check(Standing.PROTECTED, one)
    same = [one for one in others if await _is_the_same(session, one, same_name, phone, place)]
    return Check(Standing.FREE, max(same, key=lambda one: one.last_contact_on, default=None))


async def require_free(
    session: AsyncSession,
    who: Staff,
    file: File,
    *,
    owner_id: int,
    besides: Customer | None = None,
    changed: Collection[str] = ALL,
) -> Customer | None:
    """Refused unless `check` says free; the file that goes over, if there is one.

    A name of signs alone is refused: all such would be one name, and nobody could find them.
    """
    if "name" in changed and not names.fold(file.name):
        raise Refused("customer-name-unclear", field="name")

    async def look() -> Check:
        return await check(
            session,
            who,
            file.name,
            file.phone,
            file.place,
            besides.id if besides else None,
            owner_id=owner_id,
            changed=changed,
        )

    found = await look()
    if found.standing is Standing.FREE and found.customer:
        # Its owner may be there at this moment: whoever is with it is waited for, and protects it.
        await found.customer.alone(session)
        found = await look()
    if found.standing is Standing.PROTECTED:
        raise Protected
    if found.standing is Standing.YOURS and found.customer:
        one = found.customer
        raise Refused("customer-yours", field="name", name=one.name, customer_id=one.id)
    return found.customer


async def go_over(
    session: AsyncSession, customer: Customer, who: Staff, owner: Staff, file: File, on: date
) -> None:
    """A file whose protection lapsed becomes `owner`'s, with its history; the others hear of it (5.3).

    What was written now counts; what was not, is as the old owner left it.
    """
    from models.handover import pass_on  # it stands on this file

    old_owner = await session.get_one(Staff, customer.owner_id)
    before = await customer.file(session)
    said = {field.name: getattr(file, field.name) for field in fields(File)}
    given = {name: value for name, value in said.items() if value is not None}
    await customer.rewrite(session, who, replace(before, **given))
    await pass_on(session, who, [customer], owner, why="lapsed")
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
    same_name: str,
    phone: str | None,
    place: Place | None,
    changed: Collection[str],
    besides: int | None,
) -> Sequence[Customer]:
    """Everything that may be the customer; ids first, since mostly there are none."""
    ids: set[int] = set()
    surely = []
    if "name" in changed:
        surely.append(select(Customer.id).where(Customer.normal_name == same_name))
    if "phone" in changed and phone:
        surely.append(select(Contact.customer_id).where(Contact.phone == phone))
    if surely:
        ids.update(await session.scalars(union_all(*surely)))
    if place and not {"name", "place"}.isdisjoint(changed):
        ids.update(await alike_nearby(session, same_name, place))
    ids -= {besides}
    if not ids:
        return []
    found = await session.scalars(
        select(Customer).where(Customer.id.in_(ids)).order_by(Customer.id)
    )
    return found.all()


async def alike_nearby(
    session: AsyncSession, same_name: str, place: Place, *, not_of: int | None = None
) -> list[int]:
    """The ids of customers near a place whose normal names are nearly this one; `not_of` an owner."""
    is_alike = alike_to(same_name)
    nearby = select(Customer.id, Customer.normal_name, Customer.latitude, Customer.longitude).where(
        within(place, policy.current().customers.alike_within_metres)
    )
    if not_of:
        nearby = nearby.where(Customer.owner_id != not_of, Customer.archived_at.is_(None))
    return [
        id_
        for id_, name, latitude, longitude in await session.execute(nearby)
        if is_alike(name)
        # Whoever is in the box has a place.
        and _is_near(Place(latitude or 0.0, longitude or 0.0), place)
    ]


def alike_to(normal_name: str) -> Callable[[str], bool]:
    """Whether a normal name, or what it sounds like, is nearly the same as this one (company.toml)."""
    at_least = float(policy.current().customers.alike_from_percent)
    sounds = names.syllables(normal_name)

    def is_alike(other: str) -> bool:
        # By syllables: by letters any two small shops of a trade would sound alike.
        return (
            fuzz.ratio(other, normal_name) >= at_least
            or fuzz.ratio(names.syllables(other), sounds) >= at_least
        )

    return is_alike


def _is_near(one: Place, other: Place) -> bool:
    return one.metres_to(other) <= policy.current().customers.alike_within_metres


async def _is_the_same(
    session: AsyncSession, one: Customer, same_name: str, phone: str | None, place: Place | None
) -> bool:
    """Whether a lapsed file is surely this customer: a chain has shops of one name everywhere."""
    if place and one.place and not _is_near(one.place, place):
        return False
    if one.normal_name == same_name:
        return True
    has_phone = phone in [contact.phone for contact in await one.contacts(session)]
    return bool(phone) and has_phone and alike_to(same_name)(one.normal_name)
