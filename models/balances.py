"""Opening balances: what customers owed when Fieldbook began, from a spreadsheet, all or nothing (10.3)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import ClassVar, NamedTuple, TypeVar

from moneyed import Money, get_currency
from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from models import audit, booking, calendar, clock, names, policy
from models.customer_cells import HEADINGS as OF_CUSTOMERS
from models.customers import Customer
from models.ledger import CORRECTION, EntryKind, LedgerEntry
from models.money import from_minor_units, minor_units, rounded
from models.product_cells import AMOUNT, CURRENCY, currency, day, plain
from models.sheets import Listing, Mistake, WrongSheet, alike, shown
from models.staff import Staff, same_name, wait_for_leavers

HEADINGS = {
    "customer": OF_CUSTOMERS["name"],
    "owner": OF_CUSTOMERS["owner"],
    "amount": "amount balance opening_balance 金额 金額 余额 餘額 期初余额 期初餘額 开账余额 開帳餘額"
    " 欠款 应收 應收 应收余额 應收餘額 应收账款 應收帳款",
    "currency": CURRENCY,
    "due": "due due_date 到期 到期日 到期日期 应付日期 應付日期 付款日 付款日期",
}
T = TypeVar("T")

MOST_UNITS = 10**15  # minor units: more is a slip of the hand


@dataclass
class Row:
    """What a customer owed; below nothing, their credit."""

    number: int
    customer: str
    owner: str
    amount: Money | None  # None: it cannot be read, which `mistakes` say
    due_on: date | None  # None: today


@dataclass
class Summary:
    """What an import booked, by currency, and what it left as it was."""

    owed: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))  # minor units
    corrected: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))  # by so much
    unchanged: int = 0
    nothing: int = 0

    def __str__(self) -> str:
        lines = []
        for code, units in sorted(self.owed.items()):
            debts = [one for one in units if one > 0]
            credits = [-one for one in units if one < 0]
            lines.append(
                f"{code}: {len(debts):,} owe {_in_words(sum(debts), code)},"
                f" {len(credits):,} have {_in_words(sum(credits), code)} in credit;"
                f" together {_in_words(sum(units), code)}."
            )
        for code, units in sorted(self.corrected.items()):
            more, less = sum(one for one in units if one > 0), -sum(one for one in units if one < 0)
            lines.append(
                f"{code}: corrected by {_in_words(more, code)} upwards, {_in_words(less, code)} downwards."
            )
        booked = sum(map(len, self.owed.values()))
        corrected = sum(map(len, self.corrected.values()))
        said = f"{booked:,} booked, {self.unchanged:,} as booked before, {self.nothing:,} of zero."
        if corrected:
            said = f"{corrected:,} corrected, {said}"
        return "\n".join([said, *lines])


def _in_words(units: int, code: str) -> str:
    return f"{rounded(from_minor_units(units, code)).amount:,}"


class Known(NamedTuple):
    """A customer's file."""

    id: int
    name: str
    owner: str
    is_archived: bool


@dataclass
class BalanceList(Listing):
    """The rows of a sheet, and what is wrong with them by themselves."""

    columns: ClassVar[Mapping[str, str]] = {
        alike(word): column for column, words in HEADINGS.items() for word in words.split()
    }
    needed: ClassVar[Sequence[str]] = ("customer", "amount")
    dates: ClassVar[Sequence[str]] = ("due",)

    rows: list[Row] = field(default_factory=list)

    @classmethod
    def read(cls, path: Path) -> BalanceList:
        """Read a .csv or .xlsx file under the company's rules; WrongSheet when it is no list at all."""
        listed = cls()
        for number, cells in listed.given(path):
            listed.rows.append(listed._read_row(number, cells))
        if not listed.rows:
            raise WrongSheet([Mistake(0, "", f"there is no balance in {path}")])
        return listed

    async def apply(self, session: AsyncSession, *, correct: bool = False) -> Summary:
        """Book what the list says; WrongSheet, and nothing done, when any of it is wrong.

        A customer is the one of that normal name, among those of the owner where one is named. What
        a customer has in a currency already is left as it is where it is the same; another is wrong,
        unless it is to `correct` that: then the difference is booked.
        """
        await wait_for_leavers(session)
        known = await self._customers(session)
        # One after the other by their ids, as everybody takes them; then nobody else books for them.
        customers: dict[int, Customer] = {}
        for number in sorted({one.id for one in known.values()}):
            customers[number] = await session.get_one(Customer, number)
            await customers[number].alone(session)
        before = await _booked(session)
        summary = Summary()
        today = calendar.business_day(clock.now())
        wanted: list[tuple[int, Money, Money | None, date]] = []  # with what was booked before
        for row in self.rows:
            customer = known.get(row.number)
            if customer is None or row.amount is None:
                continue
            was = before.get((customer.id, row.amount.currency.code))
            if was is None and not row.amount:
                summary.nothing += 1
            elif was == row.amount:
                summary.unchanged += 1
            elif was is None or correct:
                wanted.append((customer.id, row.amount, was, row.due_on or today))
            else:
                self.wrong(row.number, "amount", _how_they_differ(was, row.amount))
        if self.mistakes:
            raise WrongSheet(self.mistakes)
        for customer_id, amount, was, due_on in wanted:
            if was is None:
                await _open(session, customers[customer_id], amount, due_on)
                summary.owed[amount.currency.code].append(minor_units(amount))
            else:
                await _correct(session, customers[customer_id], was, amount, due_on)
                summary.corrected[amount.currency.code].append(minor_units(amount - was))
        if wanted:
            audit.record(session, None, "balances-imported", number=len(wanted))
        return summary

    def _read_row(self, number: int, cells: Mapping[str, str | None]) -> Row:
        row = Row(number, cells["customer"] or "", cells["owner"] or "", None, None)
        for needed in self.needed:
            if cells[needed] is None:
                self.wrong(number, needed, "is missing")
        code: str | None = policy.current().company.currency
        if found := cells["currency"]:
            code = self._taken(number, "currency", found, currency)
        if found := cells["due"]:
            row.due_on = self._taken(number, "due", found, day)
        if (found := cells["amount"]) and code:
            known = code
            row.amount = self._taken(number, "amount", found, lambda said: _amount(said, known))
        return row

    def _taken(self, number: int, column: str, found: str, read: Callable[[str], T]) -> T | None:
        try:
            return read(found)
        except ValueError as error:
            self.wrong(number, column, str(error))
            return None

    async def _customers(self, session: AsyncSession) -> Mapping[int, Known]:
        """By row, whom it is about; what is wrong with it is noted."""
        by_name = await _by_normal_name(session)
        customers: dict[int, Known] = {}
        first_row_of: dict[str, int] = {}
        for row in self.rows:
            if not row.customer:
                continue
            found = by_name.get(names.normal(row.customer), [])
            theirs = [one for one in found if same_name(one.owner) == same_name(row.owner)]
            those = theirs if row.owner else found
            here = [one for one in those if not one.is_archived]
            if len(here) == 1:
                customers[row.number] = here[0]
                code = row.amount.currency.code if row.amount else ""
                self.claim(row.number, "customer", f"{here[0].id} {code}", first_row_of)
            else:
                self.wrong(row.number, "customer", _why_none(row, found, those, here))
        return customers


def _why_none(
    row: Row, found: Sequence[Known], those: Sequence[Known], here: Sequence[Known]
) -> str:
    """Why a row is about nobody, or about nobody knows whom, and what mends it."""
    called = f"“{shown(row.customer)}”"
    owners = ", ".join(dict.fromkeys(one.owner for one in here or found))
    if here:
        if row.owner:
            return (
                f"{len(here)} customers of {row.owner} are called {called}; rename one in the chat"
            )
        return f"{len(here)} customers are called {called}; say whose in a column owner: {owners}"
    if those:
        return f"{called} is archived; bring it back in the chat first"
    if found:
        return f"{called} is not {shown(row.owner)}’s but of {owners}"
    return (
        f"no customer is called {called}; import the customers first (fieldbook customers import)"
    )


def _amount(found: str, code: str) -> Money:
    """-1,200.50, ¥1200.5, (300), 300元: in a currency; ValueError where it is none or too fine."""
    said = plain(found)
    in_brackets = said.startswith("(") and said.endswith(")")  # as accountants write what is credit
    match = AMOUNT.fullmatch(said[1:-1] if in_brackets else said)
    if match is None or (in_brackets and match["sign"]):
        raise ValueError(
            f"“{shown(found)}” is no amount; write one like 1200.50, or -300 for credit"
        )
    named = match["currency"]
    if named not in (None, "元", code) or ("¥" in said and code not in ("CNY", "JPY")):
        raise ValueError(f"“{shown(found)}” is not in {code}, as the row is")
    number = Money(match["whole"].replace(",", "") + (match["part"] or ""), get_currency(code))
    if rounded(number) != number:
        smallest = rounded(from_minor_units(1, code)).amount
        raise ValueError(f"“{shown(found)}” is finer than {code} is; the smallest is {smallest}")
    if minor_units(number) > MOST_UNITS:
        raise ValueError(f"“{shown(found)}” is more than can be meant")
    return -number if in_brackets or match["sign"] else number


async def _by_normal_name(session: AsyncSession) -> Mapping[str, list[Known]]:
    found = await session.execute(
        select(
            Customer.normal_name,
            Customer.id,
            Customer.name,
            Staff.name,
            Customer.archived_at.is_not(None),
        )
        .join(Staff, Staff.id == Customer.owner_id)
        .order_by(Customer.id)
    )
    by_name: defaultdict[str, list[Known]] = defaultdict(list)
    for normal, id_, name, owner, is_archived in found:
        by_name[normal].append(Known(id_, name, owner, is_archived))
    return by_name


def _how_they_differ(was: Money, amount: Money) -> str:
    code = was.currency.code
    difference = minor_units(amount - was)
    way = "more" if difference > 0 else "less"
    return (
        f"{_in_words(minor_units(was), code)} {code} is booked already; here it is"
        f" {_in_words(abs(difference), code)} {way}. If that is what was owed when you began, import it"
        " with --correct, which books the difference; what came since is recorded as a receipt"
    )


async def _booked(session: AsyncSession) -> Mapping[tuple[int, str], Money]:
    """The opening balances there are, as they were corrected, by customer and currency."""
    found = await session.execute(
        select(LedgerEntry.customer_id, LedgerEntry.currency, func.sum(LedgerEntry.units))
        .where(LedgerEntry.kind == EntryKind.OPENING)
        .group_by(LedgerEntry.customer_id, LedgerEntry.currency)
    )
    return {(id_, code): from_minor_units(int(units), code) for id_, code, units in found}


async def _open(session: AsyncSession, customer: Customer, amount: Money, due_on: date) -> None:
    """Book one: what the customer has paid too much already counts towards it."""
    await booking.opened(session, customer.id, amount, due_on, f"balance:{customer.id}")
    audit.record(
        session, None, "balance-opened", about=customer.about, amount=amount, due_on=due_on
    )


async def _correct(
    session: AsyncSession, customer: Customer, was: Money, amount: Money, due_on: date
) -> None:
    """Book the difference, both ways: what is more is another bill, what is less is owed no more."""
    await booking.opened(session, customer.id, amount - was, due_on, f"{CORRECTION}:{customer.id}")
    audit.record(
        session,
        None,
        "balance-corrected",
        about=customer.about,
        amount=amount,
        amount_was=was,
        due_on=due_on,
    )
