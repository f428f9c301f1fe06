"""The product list: a spreadsheet becomes what is sold, all of it or nothing, and back (8)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, ClassVar

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from models import audit, names, policy, product_cells
from models.customer_list import AT_ONCE, Summary
from models.money import from_minor_units, rounded
from models.outbox import Outgoing, redraw
from models.product_cells import COUNTED, HEADINGS, MAY_GO, READERS, Amount, Pack, same_code
from models.products import PRODUCT_CARD, Product, keys_of
from models.sheets import Listing, Mistake, Written, WrongSheet, alike, shown

LISTING_PRODUCTS = 4_719_118  # any number, as long as every process asks for the same one

# Columns of the table that a list may change.
LISTED = (
    "code",
    "name",
    "unit",
    "pack_name",
    "pack_size",
    "list_price_units",
    "currency",
    "tax_basis_points",
    "cost_units",
    "product_group",
    "active",
    "aliases",
)
AS_IN_THE_TABLE = {"tax_rate": "tax_basis_points", "group": "product_group"}


async def one_list_at_a_time(session: AsyncSession) -> None:
    """Until the commit nobody else takes over a list, so that two cannot enter the same product.

    SQLite lets one write at a time anyway.
    """
    if session.get_bind().dialect.name == "postgresql":
        await session.execute(select(func.pg_advisory_xact_lock(LISTING_PRODUCTS)))


@dataclass
class Row:
    """One product as listed; `given` are its cells that are not blank, None for what shall go."""

    number: int
    given: dict[str, Any]

    @property
    def code(self) -> str:
        return same_code(self.given.get("code", ""))


@dataclass
class ProductList(Listing):
    """The rows of a sheet, and what is wrong with them by themselves.

    A blank cell, and a column that is not there, leave what is known.
    """

    columns: ClassVar[Mapping[str, str]] = {
        alike(word): column for column, words in HEADINGS.items() for word in words.split()
    }
    needed: ClassVar[Sequence[str]] = ("code", "name", "unit", "list_price")

    rows: list[Row] = field(default_factory=list)
    keys: dict[tuple[str, str, str], str] = field(default_factory=dict)

    @classmethod
    def read(cls, path: Path) -> ProductList:
        """Read a .csv or .xlsx file; WrongSheet when it is no list at all."""
        listed = cls()
        first_row_of: dict[str, int] = {}
        for number, cells in listed.given(path):
            given, wrong = product_cells.read(cells, READERS, MAY_GO)
            wrong |= {needed: "is missing" for needed in cls.needed if cells[needed] is None}
            row = Row(number, given)
            if says := _wrong_pack(given):
                wrong["pack"] = says
            for column, says in wrong.items():
                listed.wrong(number, column, says)
            listed.claim(number, "code", row.code, first_row_of)
            listed.rows.append(row)
        if not listed.rows:
            raise WrongSheet([Mistake(0, "", f"there is no product in {path}")])
        return listed

    async def look_ahead(self, session: AsyncSession) -> None:
        """Work out what new names are found by, which takes a while, before the database is held."""
        if self.mistakes:
            return
        known = await _known(session)
        for row in self.rows:
            product = known.get(row.code)
            wanted = self._wanted(row, product)
            if product is None or _called(wanted) != _called(_values(product)):
                self._keys(wanted)
        self.mistakes = []  # `apply` finds them anew

    async def apply(self, session: AsyncSession) -> Summary:
        """Make the products what the list says; WrongSheet, and nothing done, when any of it is wrong.

        A row is about the product of the same code, or else about a new one. Prices are in the
        row's currency, else in the product's, else in the company's.
        """
        await one_list_at_a_time(session)
        known = await _known(session)
        wanted = [self._wanted(row, known.get(row.code)) for row in self.rows]
        if self.mistakes:
            raise WrongSheet(self.mistakes)
        summary = Summary()
        new: list[Product] = []
        changed: list[str] = []
        for row, values in zip(self.rows, wanted, strict=True):
            product = known.get(row.code)
            if product is None:
                new.append(Product(**values, keys=self._keys(values)))
            elif self._bring_up_to_date(session, product, values):
                changed.append(product.about)
            if says := _remark(values):
                summary.remarks.append(f"row {row.number}: {says}")
        session.add_all(new)
        await session.flush()
        for product in new:
            facts = {"name": product.name, "price": product.list_price}
            audit.record(session, None, "product-listed", about=product.about, **facts)
        await redraw_shown(session, changed)
        summary.new, summary.changed = len(new), len(changed)
        summary.unchanged = len(self.rows) - len(new) - len(changed)
        record_import(session, "products-imported", summary)
        return summary

    def _bring_up_to_date(
        self, session: AsyncSession, product: Product, values: Mapping[str, Any]
    ) -> bool:
        """Let the product be what the row says, and the audit say what that changed."""
        before = _values(product)
        differing = [name for name in LISTED if values[name] != before[name]]
        if not differing:
            return False
        if _called(values) != _called(before):
            product.keys = self._keys(values)
        facts: dict[str, Any] = {}
        for name in differing:
            setattr(product, name, values[name])
            facts |= {name: values[name], f"{name}_was": before[name]}
        audit.record(session, None, "product-changed", about=product.about, **facts)
        return True

    def _wanted(self, row: Row, product: Product | None) -> dict[str, Any]:
        """What the product's columns shall hold; what is wrong with the amounts is noted."""
        values = _values(product) if product else dict.fromkeys(LISTED)
        given = row.given
        for name in ("code", "name", "unit", "tax_rate", "group", "active"):
            if name in given:
                values[AS_IN_THE_TABLE.get(name, name)] = given[name]
        if "pack" in given:
            pack: Pack | None = given["pack"]
            values |= {
                "pack_name": pack.name if pack else None,
                "pack_size": pack.size if pack else None,
            }
        if "aliases" in given:
            values["aliases"] = given["aliases"] or ""
        if product is None:
            values["active"] = given.get("active", True)
            values["aliases"] = values["aliases"] or ""
        price: Amount | None = given.get("list_price")
        currency: str = (
            given.get("currency")
            or (price and price.currency)
            or (product.currency if product else policy.current().company.currency)
        )
        values["currency"] = currency
        for name in ("list_price", "cost"):
            if name in given:
                values[f"{name}_units"] = self._units(row, name, currency)
        is_other = product is not None and product.currency != values["currency"]
        if product and is_other and product.cost is not None and "cost" not in given:
            says = (
                f"is known in {product.currency}; write it in {values['currency']}, or “-” for none"
            )
            self.wrong(row.number, "cost", says)
        if product and "pack" not in given and _same_word(product.pack_name, values["unit"]):
            says = (
                f"one {product.pack_name} held {product.pack_size}; say what it holds now, or “-”"
            )
            self.wrong(row.number, "pack", says)
        return values

    def _units(self, row: Row, column: str, currency: str) -> int | None:
        said: Amount | None = row.given[column]
        if said is None:
            return None
        try:
            return product_cells.in_units(said, currency)
        except ValueError as error:
            self.wrong(row.number, column, str(error))
            return None

    def _keys(self, values: Mapping[str, Any]) -> str:
        called = _called(values)
        if called not in self.keys:
            self.keys[called] = keys_of(*called)
        return self.keys[called]


async def table(session: AsyncSession) -> list[Sequence[Written]]:
    """All products: a list that can be imported again."""
    found = await session.scalars(select(Product).order_by(Product.code))
    return [list(HEADINGS), *map(product_cells.written, found)]


async def redraw_shown(session: AsyncSession, abouts: Sequence[str]) -> None:
    """Cards of these products that stand in chats show what is true now."""
    for begin in range(0, len(abouts), AT_ONCE):
        some = abouts[begin : begin + AT_ONCE]
        in_chats = await session.scalars(
            select(Outgoing.about)
            .where(Outgoing.about.in_(some), Outgoing.key == PRODUCT_CARD)
            .distinct()
        )
        for about in in_chats.all():
            await redraw(session, str(about), PRODUCT_CARD)


async def _known(session: AsyncSession) -> dict[str, Product]:
    found = await session.scalars(select(Product).order_by(Product.id))
    return {same_code(product.code): product for product in found}


def _values(product: Product) -> dict[str, Any]:
    return {name: getattr(product, name) for name in LISTED}


def _called(values: Mapping[str, Any]) -> tuple[str, str, str]:
    return (values["name"], values["code"], values["aliases"])


def _wrong_pack(given: Mapping[str, Any]) -> str | None:
    """What does not fit between a pack and the unit; None where all does."""
    pack: Pack | None = given.get("pack")
    unit: str | None = given.get("unit")
    if pack is None or unit is None:
        return None
    if _same_word(pack.name, unit):
        return f"holds {pack.size} of what it is called itself; unit is what one is sold by"
    if pack.of and not _same_word(pack.of, unit) and alike(pack.of) not in COUNTED:
        return f"counts “{shown(pack.of)}”, but one is sold by “{shown(unit)}”; make them the same"
    return None


def _same_word(one: str | None, other: str | None) -> bool:
    """Whether two units are the same word, in whatever script; bottle and bottles are."""
    if one is None or other is None:
        return False
    first, second = sorted((names.fold(one), names.fold(other)), key=len)
    return second in (first, f"{first}s", f"{first}es") if first.isascii() else first == second


def _remark(values: Mapping[str, Any]) -> str | None:
    """What to look at though it is taken: a cost above the price."""
    price, cost, currency = values["list_price_units"], values["cost_units"], values["currency"]
    if cost is None or cost <= price:
        return None
    costs, sold = (rounded(from_minor_units(one, currency)).amount for one in (cost, price))
    return f"“{values['name']}” costs {costs} and is sold for {sold}"


def record_import(session: AsyncSession, deed: str, summary: Summary) -> None:
    """One entry for a list that changed anything."""
    if summary.new or summary.changed:
        audit.record(
            session,
            None,
            deed,
            new=summary.new,
            changed=summary.changed,
            unchanged=summary.unchanged,
        )
