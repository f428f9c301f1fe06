"""The customer list: a spreadsheet becomes customers' files, all of it or nothing, and back (5.1)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import AsyncIterator, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any, ClassVar, NamedTuple

from sqlalchemy import func, select, true
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from models import audit, calendar, clock, customer_cells, names, ownership
from models.contacts import Contact
from models.customer_cells import HEADINGS
from models.customer_file import OF_THE_CUSTOMER, File, as_audited
from models.customers import Customer
from models.follow_ups import FollowUp
from models.sheets import Listing, Mistake, Written, WrongSheet, alike, shown
from models.staff import Role, Staff, same_name
from models.staff_list import HINTS, closest

AT_ONCE = 1000  # ids in one question to the database
MOST_REMARKS = 20


@dataclass
class Row:
    """One customer as listed; `given` are the parts of its `File` whose cells are not blank."""

    number: int
    owner: str
    given: dict[str, Any]
    normal: str
    keys: str  # of a new file; worked out before the database is locked

    @property
    def name(self) -> str:
        return str(self.given.get("name", ""))

    @property
    def phone(self) -> str | None:
        return self.given.get("phone")


@dataclass
class Summary:
    """How many files an import opened, changed and left as they were, and what to look at."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    remarks: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        said = f"{self.new:,} new, {self.changed:,} changed, {self.unchanged:,} unchanged."
        if len(self.remarks) > MOST_REMARKS:
            more = f"… and {len(self.remarks) - MOST_REMARKS:,} more like these"
            return "\n".join([said, *self.remarks[:MOST_REMARKS], more])
        return "\n".join([said, *self.remarks])


class Known(NamedTuple):
    """A file that is there already."""

    id: int
    name: str
    normal: str
    owner_id: int
    archived_at: datetime | None


@dataclass
class Books:
    """What is known when an import begins: everybody, and all customers by name and phone."""

    staff: Mapping[str, Staff]
    owner_names: Mapping[int, str]
    by_name: Mapping[str, Sequence[Known]]
    by_phone: Mapping[str, Sequence[Known]]  # archived ones hold no phone

    @classmethod
    async def read(cls, session: AsyncSession) -> Books:
        everybody = (await session.scalars(select(Staff).order_by(Staff.id))).all()
        found = await session.execute(
            select(
                Customer.id,
                Customer.name,
                Customer.normal_name,
                Customer.owner_id,
                Customer.archived_at,
            ).order_by(Customer.id)
        )
        files = {row.id: Known(*row) for row in found}
        by_name: defaultdict[str, list[Known]] = defaultdict(list)
        by_phone: defaultdict[str, list[Known]] = defaultdict(list)
        for one in files.values():
            by_name[one.normal].append(one)
        phones = select(Contact.phone, Contact.customer_id).where(Contact.phone.is_not(None))
        for phone, customer_id in await session.execute(phones):
            if phone and files[customer_id].archived_at is None:
                by_phone[phone].append(files[customer_id])
        return cls(
            staff={same_name(person.name): person for person in everybody},
            owner_names={person.id: person.name for person in everybody},
            by_name=by_name,
            by_phone=by_phone,
        )

    def file_of(self, row: Row) -> Known | None:
        """The file that a row is about: its owner's of the same normal name."""
        owner = self.staff.get(same_name(row.owner))
        own = [
            one for one in self.by_name.get(row.normal, ()) if owner and one.owner_id == owner.id
        ]
        return min(own, key=lambda one: one.archived_at is not None, default=None)


@dataclass
class CustomerList(Listing):
    """The rows of a sheet, and what is wrong with them by themselves.

    A blank cell, and a column that is not there, leave what is known.
    """

    columns: ClassVar[Mapping[str, str]] = {
        alike(word): column for column, words in HEADINGS.items() for word in words.split()
    }
    needed: ClassVar[Sequence[str]] = ("name", "owner")

    rows: list[Row] = field(default_factory=list)

    @classmethod
    def read(cls, path: Path) -> CustomerList:
        """Read a .csv or .xlsx file under the company's rules; WrongSheet when it is no list at all."""
        listed = cls()
        first_row_of: dict[str, int] = {}
        for number, cells in listed.given(path):
            row = listed._read_row(number, cells)
            same = f"{row.normal} {same_name(row.owner)}" if row.normal else ""
            listed.claim(number, "name", same, first_row_of)
            listed.rows.append(row)
        if not listed.rows:
            raise WrongSheet([Mistake(0, "", f"there is no customer in {path}")])
        return listed

    async def apply(self, session: AsyncSession) -> Summary:
        """Make the files say what the list says; WrongSheet, and nothing done, when any of it is wrong.

        A row is about its owner's customer of the same normal name, or else about a new one.
        """
        await ownership.one_at_a_time(session)
        books = await Books.read(session)
        self._check_owners(books)
        self._check_names(books)
        self._check_phones(books)
        if self.mistakes:
            raise WrongSheet(self.mistakes)
        known: dict[int, Row] = {}
        new: list[Row] = []
        for row in self.rows:
            if file := books.file_of(row):
                known[file.id] = row
            else:
                new.append(row)
        summary = Summary(new=len(new))
        await self._open_files(session, new, books)
        async for customer, contacts in _files(session, sorted(known)):
            if await _bring_up_to_date(session, known[customer.id], customer, contacts):
                summary.changed += 1
            else:
                summary.unchanged += 1
        if summary.new or summary.changed:
            audit.record(
                session,
                None,
                "customers-imported",
                new=summary.new,
                changed=summary.changed,
                unchanged=summary.unchanged,
            )
        await session.flush()
        summary.remarks = [said async for said in _alike_nearby(session, new, books)]
        return summary

    async def _open_files(self, session: AsyncSession, rows: Sequence[Row], books: Books) -> None:
        """Many at once, with contacts, entries in the audit and first follow-ups over the rhythm (5.2)."""
        today = calendar.business_day(clock.now())
        files = [File(**row.given) for row in rows]
        customers = [
            Customer(
                owner_id=books.staff[same_name(row.owner)].id,
                owner_since=today,
                first_contact_on=today,
                last_contact_on=today,
                normal_name=row.normal,
                keys=row.keys,
                **{name: getattr(file, name) for name in OF_THE_CUSTOMER},
            )
            for row, file in zip(rows, files, strict=True)
        ]
        session.add_all(customers)
        await session.flush()
        for customer, file in zip(customers, files, strict=True):
            if file.contact or file.phone:
                contact = Contact(customer_id=customer.id, name=file.contact, phone=file.phone)
                session.add(contact)
            audit.record(
                session,
                None,
                "customer-opened",
                about=customer.about,
                name=customer.name,
                owner=customer.owner_id,
            )
        await FollowUp.for_new(session, *customers, spread=True)

    def _read_row(self, number: int, cells: Mapping[str, str | None]) -> Row:
        given, wrong = customer_cells.read(cells)
        wrong |= {needed: "is missing" for needed in self.needed if cells[needed] is None}
        for column, says in wrong.items():
            self.wrong(number, column, says)
        name: str = given.get("name", "")
        return Row(
            number,
            owner=cells["owner"] or "",
            given=given,
            normal=names.normal(name) if name else "",
            keys=_keys(name, [given.get("contact")], [given.get("phone")]),
        )

    # What is wrong beside what is known already

    def _check_owners(self, books: Books) -> None:
        unknown = 0
        working = [person.name for person in books.staff.values() if not person.left_at]
        for row in self.rows:
            owner = books.staff.get(same_name(row.owner))
            if owner is None and row.owner:
                unknown += 1
                # Looking for names that are alike takes long in a long list.
                close = closest(row.owner, working) if unknown <= HINTS else ""
                hint = f"; did you mean {close}?" if close else ""
                self.wrong(row.number, "owner", f"nobody is called “{shown(row.owner)}”{hint}")
            elif owner and owner.left_at and not books.file_of(row):
                # Files that a leaver still has are changed like all others.
                self.wrong(row.number, "owner", f"{owner.name} has left")
            elif owner and not owner.may(Role.SELLER) and not books.file_of(row):
                position = owner.position.value.replace("_", " ")
                says = f"{owner.name} is {position}; only those who sell have customers"
                self.wrong(row.number, "owner", says)

    def _check_names(self, books: Books) -> None:
        """Nobody gets a second file of a customer, and none that is somebody else's (5.3)."""
        first_row_of: dict[str, Row] = {}
        for row in self.rows:
            owner = books.staff.get(same_name(row.owner))
            if not row.normal or owner is None:
                continue
            first = first_row_of.setdefault(row.normal, row)
            own = books.file_of(row)
            if own and own.archived_at:
                says = (
                    f"“{own.name}” was archived on {calendar.local(own.archived_at).date()};"
                    " take the row out, or bring it back in the chat"
                )
                self.wrong(row.number, "name", says)
            if own:
                continue
            others = [one for one in books.by_name.get(row.normal, ()) if not one.archived_at]
            if others:
                self.wrong(row.number, "name", _whose(others[0], books))
            else:
                self._check_owner_is_that_of(first, row, "name")

    def _check_phones(self, books: Books) -> None:
        """No phone leads to the customers of two people (5.3)."""
        first_row_of: dict[str, Row] = {}
        for row in self.rows:
            owner = books.staff.get(same_name(row.owner))
            if not row.phone or owner is None:
                continue
            first = first_row_of.setdefault(row.phone, row)
            holders = books.by_phone.get(row.phone, ())
            if books.file_of(row) in holders:
                continue
            if others := [one for one in holders if one.owner_id != owner.id]:
                self.wrong(row.number, "phone", f"is at {_whose(others[0], books)}")
            else:
                self._check_owner_is_that_of(first, row, "phone")

    def _check_owner_is_that_of(self, first: Row, row: Row, column: str) -> None:
        if same_name(first.owner) != same_name(row.owner):
            says = f"the same stands in row {first.number}, under another owner"
            self.wrong(row.number, column, says)


async def _alike_nearby(
    session: AsyncSession, rows: Sequence[Row], books: Books
) -> AsyncIterator[str]:
    """New customers that may be somebody else's under another name (5.3).

    Only said, not refused: whoever imports a list sees all customers, and knows which are two.
    """
    for row in rows:
        place = row.given.get("place")
        if place is None:
            continue
        owner = books.staff[same_name(row.owner)]
        for id_ in await ownership.alike_nearby(session, row.normal, place, not_of=owner.id):
            other = await session.get_one(Customer, id_)
            theirs = books.owner_names[other.owner_id]
            yield f"row {row.number}: “{other.name}” of {theirs} is near and called much alike"
            break


async def table(session: AsyncSession, owner: Staff | None = None) -> list[Sequence[Written]]:
    """All customers, or one owner's, that are not archived: a list that can be imported again."""
    other = aliased(Contact)
    main = select(func.min(other.id)).where(other.customer_id == Customer.id).scalar_subquery()
    found = await session.execute(
        select(Customer, Staff.name, Contact.name, Contact.phone)
        .join(Staff, Staff.id == Customer.owner_id)
        .outerjoin(Contact, Contact.id == main)
        .where(Customer.archived_at.is_(None), Customer.owner_id == owner.id if owner else true())
        .order_by(Customer.id)
    )
    return [list(HEADINGS), *(customer_cells.written(*row) for row in found)]


async def _files(
    session: AsyncSession, ids: Sequence[int]
) -> AsyncIterator[tuple[Customer, list[Contact]]]:
    """Customers with their contacts, the main one first; nobody else changes them till the commit."""
    parts = [ids[begin : begin + AT_ONCE] for begin in range(0, len(ids), AT_ONCE)]
    # All before any is changed: who is with a later one may wait for a sum that the change holds.
    for some in parts:
        of = select(Customer.id).where(Customer.id.in_(some)).order_by(Customer.id)
        await session.execute(of.with_for_update(key_share=True))
    for some in parts:
        customers = await session.scalars(
            select(Customer).where(Customer.id.in_(some)).order_by(Customer.id)
        )
        contacts = defaultdict(list)
        for contact in await session.scalars(
            select(Contact).where(Contact.customer_id.in_(some)).order_by(Contact.id)
        ):
            contacts[contact.customer_id].append(contact)
        for customer in customers:
            yield customer, contacts[customer.id]


async def _bring_up_to_date(
    session: AsyncSession, row: Row, customer: Customer, contacts: list[Contact]
) -> bool:
    """Let the file say what the row says, and the audit what that changed."""
    main = contacts[0] if contacts else Contact(customer_id=customer.id)
    before = {name: getattr(customer, name) for name in OF_THE_CUSTOMER}
    before |= {"contact": main.name, "phone": main.phone}
    changed = {
        name: value
        for name, value in row.given.items()
        if customer_cells.differs(name, value, before[name])
    }
    if any(_is_listed(contact, row) for contact in contacts):
        changed = {name: changed[name] for name in changed if name not in ("contact", "phone")}
    if not changed:
        return False
    for name in OF_THE_CUSTOMER:
        if name in changed:
            setattr(customer, name, changed[name])
    if not {"contact", "phone"}.isdisjoint(changed):
        main.name = changed.get("contact", main.name)
        main.phone = changed.get("phone", main.phone)
        session.add(main)
        contacts = [main, *contacts[1:]]
    if not {"name", "contact", "phone"}.isdisjoint(changed):
        customer.keys = _keys(
            customer.name, (one.name for one in contacts), (one.phone for one in contacts)
        )
    facts: dict[str, Any] = {}
    for name, value in changed.items():
        facts |= {name: as_audited(value), f"{name}_was": as_audited(before[name])}
    audit.record(session, None, "customer-changed", about=customer.about, **facts)
    if "customer_class" in changed:
        await FollowUp.keep_rhythm(session, customer)
    return True


def _is_listed(contact: Contact, row: Row) -> bool:
    """Whether it is this contact, maybe not the main one, that the row names."""
    known = {"contact": contact.name, "phone": contact.phone}
    return not any(
        name in row.given and customer_cells.differs(name, row.given[name], known[name])
        for name in known
    )


def _keys(name: str, contact_names: Iterable[str | None], phones: Iterable[str | None]) -> str:
    return names.search_keys(name, filter(None, contact_names), filter(None, phones))


def _whose(one: Known, books: Books) -> str:
    owner = books.owner_names[one.owner_id]
    return f"“{one.name}”, a customer of {owner}'s; in the chat their superior can give it away"
