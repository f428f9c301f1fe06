"""Finding customers: by any part of the name, by pinyin, by phone, with typing errors, and nearby."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, radians
from typing import Any

from rapidfuzz import fuzz
from sqlalchemy import (
    ColumnElement,
    Row,
    SQLColumnExpression,
    and_,
    case,
    literal,
    or_,
    select,
    true,
)
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import InstrumentedAttribute

from models import names
from models.among import FEW, branch_of
from models.customer_file import LONGEST_NAME
from models.customers import Customer
from models.names import CONTACTS_FROM, PINYIN_FROM
from models.places import EARTH_RADIUS, Place
from models.policy import CustomerClass
from models.staff import Staff

Keys = InstrumentedAttribute[str]

METRES_A_DEGREE = radians(EARTH_RADIUS)
MOST_PIECES = 6  # each is a look into every key
MOST_COMPARED = 300
SHORTEST_WITH_ERRORS = 4  # letters; three with an error could be anything
NEARLY_WRITTEN = 66  # percent: two characters of three …
NEARLY_HEARD = 80  # … but of Latin letters, of which there are more, four of five
WIDER_AND_WIDER = (1_000, 5_000, 25_000, 125_000, 625_000)  # metres around somebody; then anywhere


@dataclass(frozen=True)
class Found:
    """A customer as a button shows it; `metres` when it was asked how far."""

    customer_id: int
    name: str
    customer_class: CustomerClass
    metres: int | None
    is_archived: bool = False


async def find(
    session: AsyncSession,
    reader: Staff,
    words: str,
    *,
    near: Place | None = None,
    own_only: bool = False,
    archived_too: bool = False,
    accounts: bool = False,
    guesses: bool = True,
    at_most: int = 8,
) -> list[Found]:
    """Customers that somebody sees, the best first: by name, pinyin, initials, contact, phone.

    The name itself, then one that begins so, then one with it inside, then pinyin and initials,
    then contacts and phones; what is nearly written so only when there is nothing else, and `guesses`
    are of use.
    Among equals the nearest first where `near` is known, else the last contact. Archived ones
    come last, and only with `archived_too`; nothing is found by one Latin letter. With `accounts`
    those of whom somebody sees what they owe: finance finds everybody by that.
    """
    query = Query.of(words)
    if query is None:
        return []
    theirs = await seen_by(
        session, reader, own_only=own_only, archived_too=archived_too, accounts=accounts
    )
    live_first = [Customer.archived_at.is_not(None)] if archived_too else []
    rows = (
        await session.execute(
            select(*_SHOWN)
            .where(*theirs.found_by(query))
            .order_by(*live_first, query.rank(), *_among_equals(near))
            .limit(at_most)
        )
    ).all()
    if rows or not guesses:
        return [_found(row, near) for row in rows]
    return await _nearly(session, theirs.those, query, near, at_most)


async def is_found_by(session: AsyncSession, customer_id: int, words: str) -> bool:
    """Whether each word stands in what the customer is found by; otherwise it is a guess."""
    customer = await session.get_one(Customer, customer_id)
    return all(names.fold(word) in customer.keys for word in words.split())


@dataclass(frozen=True)
class Query:
    """What is looked for, folded: no wildcard is left in it."""

    words: str
    sound: str | None  # of characters, for those that sound alike
    apart: tuple[str, ...] = ()  # several words may stand anywhere

    @classmethod
    def of(cls, words: str) -> Query | None:
        """None when there is nothing sensible to look for."""
        words = words[:LONGEST_NAME]
        folded = names.fold(words)
        if folded.isdigit():
            folded = folded.removeprefix("00")  # as +, which the keys are without
        if len(folded) < 2 and folded.isascii():  # one letter is in every name
            return None
        sound = names.sound(folded) if len(folded) > 1 and not folded.isascii() else None
        apart = tuple(part for part in map(names.fold, words.split()) if part)
        return cls(folded, sound, apart if len(apart) > 1 else ())

    def is_in_keys(self, keys: Keys = Customer.keys) -> ColumnElement[bool]:
        """`keys` are what others than customers are found by."""
        ways: list[ColumnElement[bool]] = [keys.like(f"%{self.words}%")]
        if self.sound:
            ways.append(keys.like(f"%{self.sound}%"))
        if self.apart:
            ways.append(and_(*(keys.like(f"%{one}%") for one in self.apart)))
        return or_(*ways)

    def is_in_keys_of_many(self) -> ColumnElement[bool]:
        """The same of customers, where nearly all of the company would be read for it: first those are
        picked by an index that have each pair of letters somewhere."""
        ways = [_have_pairs(self.words)]
        if self.sound:
            ways.append(_have_pairs(self.sound))
        if self.apart:
            ways.append(_have_pairs(" ".join(self.apart)))
        # By itself: else PostgreSQL sees that both are customers, and reads all of each.
        picked = select(Customer.id).where(or_(*ways)).cte("picked")
        picked = picked.prefix_with("MATERIALIZED", dialect="postgresql")
        return and_(Customer.id.in_(select(picked.c.id)), self.is_in_keys())

    def rank(self, keys: Keys = Customer.keys) -> ColumnElement[int]:
        """The kind of hit, the best is 0; by where in the keys it stands (`names.search_keys`)."""
        known, heard = self.words, self.sound or self.words
        in_name = [f"%{one}%{PINYIN_FROM}%" for one in self.apart or (known,)]
        return case(
            (keys.like(f"% {known} %{PINYIN_FROM}%"), 0),
            (keys.like(f"% {known}%{PINYIN_FROM}%"), 1),
            (and_(*(keys.like(one) for one in in_name)), 2),
            (keys.like(f"%{PINYIN_FROM}% {heard}%{CONTACTS_FROM}%"), 3),
            (keys.like(f"%{PINYIN_FROM}%{heard}%{CONTACTS_FROM}%"), 4),
            else_=5,
        )

    def pieces(self) -> list[str]:
        """Small parts, some of which are in whatever is nearly written so."""
        if self.sound:  # SQLite looks for Latin letters twice as fast as for characters
            parts = names.syllables(self.words)
        else:
            parts = [self.words[at : at + 2] for at in range(len(self.words) - 1)]
        return list(dict.fromkeys(parts))[:MOST_PIECES]

    @property
    def may_hold_errors(self) -> bool:
        """Whether it is long enough that something else nearly so may be meant."""
        return not self.words.isdigit() and len(self.sound or self.words) >= SHORTEST_WITH_ERRORS

    def in_common(self, keys: Keys = Customer.keys) -> ColumnElement[int]:
        """How many of the pieces stand in the keys."""
        return sum(
            (case((keys.like(f"%{piece}%"), 1), else_=0) for piece in self.pieces()),
            start=literal(0),
        )

    def likeness(self, keys: str) -> float:
        """How nearly it stands somewhere in the keys, in percent; 0 when it is too far."""
        found = fuzz.partial_ratio(self.words, keys, score_cutoff=NEARLY_WRITTEN)
        if self.sound:
            found = max(found, fuzz.partial_ratio(self.sound, keys, score_cutoff=NEARLY_HEARD))
        elif found < NEARLY_HEARD:
            return 0
        return found


async def _nearly(
    session: AsyncSession,
    theirs: ColumnElement[bool],
    query: Query,
    near: Place | None,
    at_most: int,
) -> list[Found]:
    """With typing errors. The database picks the likely ones: a director sees 100,000."""
    if not query.may_hold_errors:
        return []
    rows = await session.execute(
        select(*_SHOWN, Customer.keys)
        .where(theirs)
        .order_by(query.in_common().desc(), *_among_equals(near))
        .limit(MOST_COMPARED)
    )
    # Sorting keeps the order of equals.
    compared = sorted(
        ((query.likeness(row.keys), row) for row in rows), key=lambda pair: pair[0], reverse=True
    )
    return [_found(row, near) for likeness, row in compared if likeness][:at_most]


async def nearest(
    session: AsyncSession,
    reader: Staff,
    place: Place,
    at_most: int = 5,
    own_only: bool = False,
) -> list[Found]:
    """The nearest customers that somebody sees and whose place is known, in order."""
    theirs = await seen_by(session, reader, own_only=own_only)
    for metres in (*WIDER_AND_WIDER, None):
        rows = (
            await session.execute(
                select(*_SHOWN)
                .where(
                    theirs.those,
                    within(place, metres) if metres else Customer.latitude.is_not(None),
                )
                .order_by(_roughly_far(place))
                .limit(at_most * 2)  # the order is rough
            )
        ).all()
        found = sorted(
            (_found(row, place) for row in rows), key=lambda one: (one.metres, one.customer_id)
        )[:at_most]
        # In the corners of the box stand some who are farther than others outside it.
        if metres is None or (len(found) == at_most and (found[-1].metres or 0) <= metres):
            return found
    raise AssertionError("the last round has no bounds")


def within(place: Place, metres: float) -> ColumnElement[bool]:
    """A box of degrees around a place, for the index; what stands in its corners is farther."""
    north = metres / METRES_A_DEGREE
    farthest_north = abs(place.latitude) + north
    box = Customer.latitude.between(place.latitude - north, place.latitude + north)
    if farthest_north >= 90:  # a pole is in it
        return box
    east = north / cos(radians(farthest_north))
    if abs(place.longitude) + east > 180:  # where a day ends and begins: all around
        return box
    return and_(box, Customer.longitude.between(place.longitude - east, place.longitude + east))


_SHOWN = (
    Customer.id,
    Customer.name,
    Customer.customer_class,
    Customer.latitude,
    Customer.longitude,
    Customer.archived_at,
)


@dataclass(frozen=True)
class Seen:
    """Which customers are meant, and whether they are of many people."""

    those: ColumnElement[bool]
    are_many: bool

    def found_by(self, query: Query) -> Sequence[ColumnElement[bool]]:
        """Those of them with the words in their keys."""
        return self.those, query.is_in_keys_of_many() if self.are_many else query.is_in_keys()


async def seen_by(
    session: AsyncSession,
    reader: Staff,
    *,
    own_only: bool = False,
    archived_too: bool = False,
    accounts: bool = False,
) -> Seen:
    """Somebody's own customers, or all that they see; with `accounts` those of whom they see what is owed."""
    are_many = False
    if own_only:
        whose: ColumnElement[bool] = Customer.owner_id == reader.id
    elif accounts and reader.keeps_the_money:
        whose, are_many = true(), True  # as `Customer.with_account` has it
    else:
        branch = await branch_of(session, reader)
        whose, are_many = (
            await Customer.visible(session, reader, branch),
            branch.if_few(FEW) is None,
        )
    those = whose if archived_too else and_(whose, Customer.archived_at.is_(None))
    return Seen(those, are_many)


def _have_pairs(words: str) -> ColumnElement[bool]:
    """Of one letter there is none, and everybody may have it."""
    columns = (Customer.pairs_1, Customer.pairs_2, Customer.pairs_3, Customer.pairs_4)
    looked_for = zip(columns, names.pairs(words), strict=True)
    return and_(true(), *(column.bitwise_and(bits) == bits for column, bits in looked_for if bits))


def _among_equals(near: Place | None) -> Sequence[SQLColumnExpression[Any]]:
    if near is None:
        return Customer.last_contact_on.desc(), Customer.id
    return (Customer.latitude.is_(None), _roughly_far(near), Customer.id)


def _roughly_far(place: Place) -> ColumnElement[float | None]:
    north = Customer.latitude - place.latitude
    east = (Customer.longitude - place.longitude) * cos(radians(place.latitude))
    return north * north + east * east


def _found(row: Row[*tuple[Any, ...]], near: Place | None) -> Found:
    metres = None
    if near and row.latitude is not None:
        metres = round(Place(row.latitude, row.longitude).metres_to(near))
    is_archived = row.archived_at is not None
    return Found(row.id, row.name, row.customer_class, metres, is_archived)
