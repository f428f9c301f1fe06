"""Whether what an attempt showed and changed was the person's to see and to change (1.3)."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from models.base import Base
from models.records import KINDS
from tests.rights.company import FORMER, Company
from tests.rights.table import AS_THEIR_RECORD, EVERYBODYS, RECORDS, TABLES, allows
from tests.rights.watch import MACHINERY, Seen

SECRET = re.compile(
    r"zq[a-z]{4}x|quibworth|zelmark|vuxford|jyndale|kroptin|waxholm|brindlow", re.IGNORECASE
)
HUNDREDTH = Decimal("0.01")
# What a name or an amount says besides: a customer is named by orders, by payments, by visits …
ALSO = {
    ("customers", "name"): ("customer", "order", "money"),
    ("customers", "address"): ("customer", "order", "money"),  # whom to send goods and bills
    ("contacts", "name"): ("customer", "order", "money"),
}
# What many things point at: who decides about one of them does not read it for that.
OFTEN = {"customers", "staff"}
PRICES = {"orders", "order_versions", "order_lines", "goods_returns"}

Owned = tuple[str, str]
"""Whose something is, and of which kind (`RULES`)."""


class Judge:
    """Knows where each word and each amount stands."""

    def __init__(self, company: Company) -> None:
        self.company = company
        self.kinds: dict[tuple[str, int], str] = {}
        self.words: dict[str, set[Owned]] = {}
        self.numbers: dict[Decimal, set[Owned]] = defaultdict(set)
        self.asked_of: dict[int, set[str]] = defaultdict(set)  # who decides: about whose
        self.addressed: dict[int, set[int]] = defaultdict(set)
        self.between: dict[tuple[str, int], set[int]] = defaultdict(set)

    async def learn(self, session: AsyncSession) -> None:
        """Read what belongs to whom; a table nobody said anything about is told of."""
        await self._learn_kinds(session)
        await self._learn_who_decides(session)
        for word, (table, number, column) in self.company.words.items():
            owner = self.company.rows[table, number]
            kinds = ALSO.get((table, column), (self.kinds[table, number],))
            self.words[word] = {(owner, kind) for kind in kinds}
        for name, rows in Base.metadata.tables.items():
            columns = [one.name for one in rows.columns if one.name.endswith("_units")]
            if not columns or name in EVERYBODYS | MACHINERY:
                continue
            for row in (await session.execute(select(rows))).mappings():
                whose = self.company.rows.get((name, row["id"]))
                for column in columns:
                    if whose and row[column]:
                        kind = "price" if name in PRICES else self.kinds[name, row["id"]]
                        amount = abs(Decimal(row[column])) / 100
                        if amount >= 100 and amount % 1:
                            self.numbers[amount].add((whose, kind))

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
            self.addressed[row["notice_id"]].add(row["staff_id"])
        answers = Base.metadata.tables["answers"]
        for row in (await session.execute(select(answers))).mappings():
            self.between["answers", row["id"]] |= {row["author_id"], row["to_id"]}
        disputes = Base.metadata.tables["disputes"]
        for row in (await session.execute(select(disputes))).mappings():
            # Whoever holds the customer may put it away, which ends the dispute (5.3).
            self.between["disputes", row["id"]].add(row["holder_id"])

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
            for name in {name for name, _ in self.company.rows} - MACHINERY - EVERYBODYS:
                for column in (key.parent for key in tables[name].foreign_keys):
                    above = next(iter(column.foreign_keys)).column.table.name
                    if above in OFTEN:
                        continue
                    for number, of in await session.execute(select(tables[name].c.id, column)):
                        self.between[name, number] |= self.between.get((above, of), set())
        orders = tables["orders"]
        for number, customer in await session.execute(select(orders.c.id, orders.c.customer_id)):
            self.between["customers", customer] |= self.between.get(("orders", number), set())

    # Judging

    def seen(self, name: str, seen: Seen, said: str) -> Iterator[str]:
        """What reached somebody that is not theirs; what they `said` themselves is no secret."""
        heard = " ".join(seen.said).lower()
        own = set(SECRET.findall(said.lower()))
        for word in sorted(set(SECRET.findall(heard)) - own):
            owned = self.words.get(word)
            if owned and not self._may(name, owned, self.company.words[word]):
                table, number, column = self.company.words[word]
                yield f"sees {column} of {table} {number}, {self._whose(owned)}"
        for amount in sorted(seen.numbers & self.numbers.keys()):
            owned = self.numbers[amount]
            # A card that asks for a decision says what is owed besides, and what it would be then.
            asked_of = self.asked_of.get(self.company.people.get(name, 0), set())
            if str(amount) in said or any(owner in asked_of for owner, _ in owned):
                continue
            if not self._may(name, owned):
                yield f"sees the amount {amount}, {self._whose(owned)}"

    def shown(self, name: str, seen: Seen) -> Iterator[Owned]:
        """What of others' reached them rightly: a test that shows nothing proves nothing."""
        for word in set(SECRET.findall(" ".join(seen.said).lower())):
            for owned in self.words.get(word, ()):
                if allows(self.company, name, *owned):
                    yield owned

    def changed(self, name: str, seen: Seen) -> Iterator[str]:
        """What they changed of others', and what they told others about."""
        for table, number in sorted(seen.changed):
            owner = self.company.rows.get((table, number))
            kind = self.kinds.get((table, number))
            if owner is None or kind is None or self._addressed(name, table, number):
                continue
            if not allows(self.company, name, owner, kind, change=True):
                yield f"changes {table} {number}, {kind} of {owner}"
        for name_of, table, number in sorted(seen.added):
            owner, kind = self.company.rows.get((table, number)), self.kinds.get((table, number))
            if owner is None or kind is None or self._addressed(name, table, number):
                continue
            kinds = ALSO.get((table, "name"), (kind,))
            if not any(allows(self.company, name, owner, one) for one in kinds):
                yield f"adds to {name_of}, for {table} {number}, {kind} of {owner}"
        for about in sorted(seen.told):
            record, _, said = about.partition(":")
            where = KINDS[record].__tablename__, int(said)
            owner, kind = self.company.rows.get(where), self.kinds.get(where)
            if owner is None or kind is None or self._addressed(name, *where):
                continue
            if not allows(self.company, name, owner, kind):
                yield f"has others told about {about}, {kind} of {owner}"

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
        if table in ("notices", "notice_readers"):
            return person in self.addressed[number]
        return person in self.between.get((table, number), ())

    def _whose(self, owned: set[Owned]) -> str:
        return " / ".join(sorted(f"{kind} of {owner}" for owner, kind in owned))
