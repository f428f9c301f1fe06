"""Whether what an attempt showed and changed was the person's to see and to change (1.3)."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from models.base import Base
from models.records import KINDS
from tests.rights.company import FORMER, HANDED_OVER, NAMES, Company
from tests.rights.ears import Seen, numbers_in
from tests.rights.table import (
    ADDED_FOR_OTHERS,
    ADDED_UP,
    AS_THEIR_RECORD,
    CLAIMS,
    PRIVATE,
    RECORDS,
    SAY_WHOSE,
    TABLES,
    THE_COMPANY,
    THE_COMPANYS,
    WHOSE,
    allows,
)
from tests.rights.watch import MACHINERY

SECRET = re.compile("|".join([r"zq[a-z]{4}x", *NAMES, HANDED_OVER[0]]), re.IGNORECASE)
# What a name or an amount says besides: a customer is named by orders, by payments, by visits …
ALSO = {
    ("customers", "name"): ("customer", "order", "money"),
    ("customers", "address"): ("customer", "order", "money"),  # whom to send goods and bills
    ("contacts", "name"): ("customer", "order", "money"),
}
# What many things point at: who decides about one of them does not read it for that.
OFTEN = {"customers", "staff"}
PRICES = {"orders", "order_versions", "order_lines", "goods_returns"}

IN_UNITS = {"before", "credits", "opening", "receipts", "sales"}  # of a customer's month
PASSED_ON = {"customers", "tasks"}
NOBODY: set[str] = set()

Owned = tuple[str, str]
"""Whose something is, and of which kind (`RULES`)."""


def added_up(numbers: set[Decimal]) -> set[Decimal]:
    """What a form makes of what was answered: so much, at such a price, with such a discount."""
    off = [1 - one / 100 for one in numbers if one < 100]
    prices = numbers | {round(one * share, 2) for one in numbers for share in off}
    return numbers | {one * price for one in numbers for price in prices}


def part_of(column: str) -> int:
    """Into how many one is divided of which a column keeps the number: money, days; 0 where it keeps none."""
    return 100 if column.endswith("units") or column in IN_UNITS else 2 * (column == "halves")


class Judge:
    """Knows where each word and each amount stands."""

    def __init__(self, company: Company) -> None:
        self.company = company
        self.names = {number: name for name, number in company.people.items()}
        self.kinds: dict[tuple[str, int], str] = {}
        self.words: dict[str, set[Owned]] = {}
        self.numbers: dict[Decimal, set[Owned]] = defaultdict(set)
        self.asked_of: dict[int, set[str]] = defaultdict(set)  # who decides: about whose
        self.between: dict[tuple[str, int], set[int]] = defaultdict(set)
        self.names_people: dict[tuple[str, int], set[int]] = {}  # of what says whose it is

    async def learn(self, session: AsyncSession) -> None:
        """Read what belongs to whom; a table nobody said anything about is told of."""
        await self._learn_what_says_whose(session)
        await self._learn_kinds(session)
        await self._learn_who_decides(session)
        for word, (table, number, column) in self.company.words.items():
            owner = self.company.rows[table, number]
            kinds = ALSO.get((table, column), (self.kinds[table, number],))
            self.words[word] = {(owner, kind) for kind in kinds}
        for name, rows in Base.metadata.tables.items():
            columns = [one.name for one in rows.columns if part_of(one.name)]
            if not columns or name in MACHINERY or TABLES.get(name) in THE_COMPANYS:
                continue
            for row in (await session.execute(select(rows))).mappings():
                whose = self.company.rows.get((name, row["id"]))
                for column in columns:
                    if whose and row[column]:
                        kind = "price" if name in PRICES else self.kinds[name, row["id"]]
                        amount = abs(Decimal(row[column])) / part_of(column)
                        if amount >= 100 and amount % 1:
                            self.numbers[amount].add((whose, kind))
                            if column == "credit_limit_units":  # also beside what is owed
                                self.numbers[amount].add((whose, "money"))

    async def _learn_what_says_whose(self, session: AsyncSession) -> None:
        for name in SAY_WHOSE:
            table = Base.metadata.tables[name]
            people = [one.parent for one in table.foreign_keys if one.column.table.name == "staff"]
            for row in (await session.execute(select(table))).mappings():
                self.company.rows[name, row["id"]] = self.names[row["staff_id"]]
                self.names_people[name, row["id"]] = {row[one.name] for one in people}

    async def _learn_kinds(self, session: AsyncSession) -> None:
        records: dict[tuple[str, int], str] = {}
        parents = {
            "approval_steps": ("approvals", "approval_id"),
            "approval_questions": ("approvals", "approval_id"),
            "approval_seats": ("approval_steps", "step_id"),
        }
        for name in ["approvals", "approval_steps", "approval_questions", "approval_seats"]:
            table = Base.metadata.tables[name]
            for row in (await session.execute(select(table))).mappings():
                if name == "approvals":
                    records[name, row["id"]] = row["record"].partition(":")[0]
                else:
                    above, column = parents[name]
                    records[name, row["id"]] = records[above, row[column]]
        for name, number in self.company.rows:
            if name in AS_THEIR_RECORD:
                record = records.get((name, number))
                if record:
                    self.kinds[name, number] = RECORDS[record]
            elif name in TABLES:
                self.kinds[name, number] = TABLES[name]
        readers = Base.metadata.tables["notice_readers"]
        for row in (await session.execute(select(readers))).mappings():
            self.between["notices", row["notice_id"]].add(row["staff_id"])
            self.between["notice_readers", row["id"]].add(row["staff_id"])
        answers = Base.metadata.tables["answers"]
        for row in (await session.execute(select(answers))).mappings():
            self.between["answers", row["id"]] |= {row["author_id"], row["to_id"]}
        disputes = Base.metadata.tables["disputes"]
        for row in (await session.execute(select(disputes))).mappings():
            # Whoever holds the customer, or leads who does, may put it away, which ends the dispute (5.3).
            holder = self.names[row["holder_id"]]
            leaders = {self.company.people[one] for one in self.company.leaders_of(holder)}
            self.between["disputes", row["id"]] |= {row["holder_id"], *leaders}

    async def _learn_who_decides(self, session: AsyncSession) -> None:
        """Whoever was asked to decide about something reads it, also in somebody's place (decision 14)."""
        tables = Base.metadata.tables
        approvals, steps, seats = (
            tables[name] for name in ("approvals", "approval_steps", "approval_seats")
        )
        asked = select(approvals.c.id, approvals.c.record, seats.c.staff_id).where(
            seats.c.step_id == steps.c.id, steps.c.approval_id == approvals.c.id
        )
        for approval, about, person in await session.execute(asked):
            record, _, number = about.partition(":")
            self.between[KINDS[record].__tablename__, int(number)].add(person)
            self.between["approvals", approval].add(person)
            self.asked_of[person].add(self.company.rows["approvals", approval])
        for _ in range(2):  # what is of it, and what is of that
            for name in {name for name, _ in self.company.rows} - MACHINERY.keys():
                for column in (key.parent for key in tables[name].foreign_keys):
                    above = next(iter(column.foreign_keys)).column.table.name
                    if above in OFTEN:
                        continue
                    for number, of in await session.execute(select(tables[name].c.id, column)):
                        self.between[name, number] |= self.between.get((above, of), set())
        orders, contacts = tables["orders"], tables["contacts"]
        for number, customer in await session.execute(select(orders.c.id, orders.c.customer_id)):
            self.between["customers", customer] |= self.between.get(("orders", number), set())
        at = select(contacts.c.id, contacts.c.customer_id)
        for number, customer in await session.execute(at):  # whom an order is sent to
            self.between["contacts", number] |= self.between.get(("customers", customer), set())

    # Judging

    def seen(self, name: str, seen: Seen, said: str, passed_on: set[str] = NOBODY) -> Iterator[str]:
        """What reached somebody that is not theirs; what was `said` is no secret, nor what is of
        those whose work was just `passed_on`."""
        heard = " ".join(seen.said).lower()
        own = set(SECRET.findall(said.lower()))
        for word in sorted(set(SECRET.findall(heard)) - own):
            owned = self.words.get(word)
            if owned is None or passed_on & {owner for owner, _ in owned}:
                continue
            if not self._may(name, owned, self.company.words[word]):
                table, number, column = self.company.words[word]
                yield f"sees {column} of {table} {number}, {self._whose(owned)}"
        amounts = seen.numbers & self.numbers.keys()
        if amounts:
            amounts -= added_up(numbers_in(said))
        # A card that asks for a decision says what is owed besides, and what it would be then.
        asked_of = self.asked_of.get(self.company.people.get(name, 0), set()) | passed_on
        for amount in sorted(amounts):
            owned = self.numbers[amount]
            if any(owner in asked_of for owner, _ in owned):
                continue
            if not self._may(name, owned):
                yield f"sees the amount {amount}, {self._whose(owned)}"

    def passed_on(self, seen: Seen) -> set[str]:
        """Whose customers or tasks somebody just gave to others, who read of them from now on."""
        given = {where for where in seen.changed if where[0] in PASSED_ON}
        return {self.company.rows[where] for where in given & self.company.rows.keys()}

    def shown(self, name: str, seen: Seen) -> Iterator[Owned]:
        """What of others' reached them rightly: a test that shows nothing proves nothing."""
        for word in set(SECRET.findall(" ".join(seen.said).lower())):
            for owned in self.words.get(word, ()):
                if allows(self.company, name, *owned):
                    yield owned

    def changed(self, name: str, seen: Seen) -> Iterator[str]:
        """What they changed of others', and what they told others about; but for what follows from
        what they were asked to decide, and from somebody's leaving, whom they may say so of (1.4)."""
        decided = {where for where in seen.changed if where[0] == "approvals"}
        about = {self.company.rows.get(one) for one in decided if self._addressed(name, *one)}

        def of_others(*where: Any) -> Owned | None:
            owner, kind = self._owned(*where)
            if owner is None or kind is None or self._addressed(name, *where):
                return None
            return None if owner in about and kind not in PRIVATE else (owner, kind)

        moved = {
            number
            for number in seen.left & self.names.keys()
            if self._allows(name, self.names[number], "person", change=True)
        }
        for table, number in sorted(seen.changed):
            if table in ADDED_UP or self._goes_along((table, number), moved):
                continue
            if (one := of_others(table, number)) and not self._allows(name, *one, change=True):
                yield f"changes {table} {number}, {one[1]} of {one[0]}"
        if moved:
            return
        for name_of, column, table, number in sorted(seen.added):
            if column in WHOSE and name_of not in ADDED_UP | ADDED_FOR_OTHERS:
                whose, kind = self.names.get(number, name), TABLES.get(name_of, "")
                if kind and not self._allows(name, whose, kind, change=True):
                    yield f"adds to {name_of}, as {kind} of {whose}"
            if (name_of, column) not in CLAIMS and (one := of_others(table, number)):
                kinds = ALSO.get((table, "name"), (one[1],))
                if not any(self._allows(name, one[0], kind) for kind in kinds):
                    yield f"adds to {name_of}, for {table} {number}, {one[1]} of {one[0]}"
        for told in sorted(seen.told):
            record, _, said = told.partition(":")
            one = of_others(KINDS[record].__tablename__, int(said))
            if one and not self._allows(name, *one):
                yield f"has others told about {told}, {one[1]} of {one[0]}"

    def _owned(self, *where: Any) -> tuple[str | None, str | None]:
        """Whose a row is and of which kind, as far as that is known."""
        table, number = where
        kind = TABLES.get(table)
        if kind in THE_COMPANYS:
            return THE_COMPANY, kind
        if table == "staff":
            return self.names.get(number), kind
        return self.company.rows.get(where), self.kinds.get(where)

    def _goes_along(self, where: tuple[str, int], moved: set[int]) -> bool:
        """Whether it follows from these people's leaving: all but what is the company's or others' own."""
        if not moved or where[0] == "staff" or TABLES.get(where[0]) in THE_COMPANYS:
            return False
        owner = self.company.people.get(self.company.rows.get(where, ""), 0)
        named = self.names_people.get(where, {owner} | self.between.get(where, set()))
        return bool(named & moved)

    def _allows(self, name: str, owner: str, kind: str, *, change: bool = False) -> bool:
        return allows(self.company, name, owner, kind, change=change)

    def _may(self, name: str, owned: set[Owned], where: tuple[str, int, str] = ("", 0, "")) -> bool:
        table, number, _ = where
        if table != "disputes" and self._addressed(name, table, number):
            return True  # who holds what is disputed reads nothing of it before the ruling
        return any(allows(self.company, name, owner, kind) for owner, kind in owned)

    def _addressed(self, name: str, table: str, number: int) -> bool:
        """A notice is for whom it addresses, an answer for the two who talk, a dispute for both sides."""
        person = self.company.people.get(name)
        if name == FORMER or person is None:
            return False
        return person in self.between.get((table, number), ())

    def _whose(self, owned: set[Owned]) -> str:
        return " / ".join(sorted(f"{kind} of {owner}" for owner, kind in owned))
