"""The price list: a spreadsheet becomes prices by class and day, all of them or none, and back (8)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, ClassVar

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from models import audit, product_cells
from models.customer_list import Summary
from models.money import rounded
from models.policy import CustomerClass
from models.product_cells import PRICE_HEADINGS, PRICE_READERS, PRICES_MAY_GO, Amount, same_code
from models.product_list import one_list_at_a_time, record_import, redraw_shown
from models.products import Product, ProductPrice
from models.sheets import Listing, Mistake, Written, WrongSheet, alike, shown
from models.staff_list import HINTS, closest

Key = tuple[int, CustomerClass | None, date]


@dataclass
class Row:
    """One price as listed; `given` are its cells that are not blank, None for what shall go."""

    number: int
    given: dict[str, Any]

    @property
    def code(self) -> str:
        return same_code(self.given.get("code", ""))


@dataclass
class PriceList(Listing):
    """The rows of a sheet, and what is wrong with them by themselves.

    A blank class means all; a blank cell in other columns leaves what is known.
    """

    columns: ClassVar[Mapping[str, str]] = {
        alike(word): column for column, words in PRICE_HEADINGS.items() for word in words.split()
    }
    needed: ClassVar[Sequence[str]] = ("code", "from", "price")
    dates: ClassVar[Sequence[str]] = ("from", "until")

    rows: list[Row] = field(default_factory=list)

    @classmethod
    def read(cls, path: Path) -> PriceList:
        """Read a .csv or .xlsx file; WrongSheet when it is no list at all."""
        listed = cls()
        first_row_of: dict[str, int] = {}
        for number, cells in listed.given(path):
            given, wrong = product_cells.read(cells, PRICE_READERS, PRICES_MAY_GO)
            wrong |= {needed: "is missing" for needed in cls.needed if cells[needed] is None}
            for column, says in wrong.items():
                listed.wrong(number, column, says)
            row = Row(number, given)
            if not wrong.keys() & {"code", "class", "from"}:
                same = f"{row.code} {given.get('class', '')} {given.get('from', '')}"
                listed.claim(number, "from", same, first_row_of)
            listed.rows.append(row)
        if not listed.rows:
            raise WrongSheet([Mistake(0, "", f"there is no price in {path}")])
        return listed

    async def apply(self, session: AsyncSession) -> Summary:
        """Make the prices what the list says; WrongSheet, and nothing done, when any of it is wrong.

        A row is about the price of that product and class that begins on the day, or else about a
        new one; its currency is the product's where the row names none.
        """
        await one_list_at_a_time(session)
        products = {same_code(one.code): one for one in await session.scalars(select(Product))}
        prices = {
            (one.product_id, one.customer_class, one.valid_from): one
            for one in await session.scalars(select(ProductPrice))
        }
        self._check_codes(products)
        wanted = [self._wanted(row, products.get(row.code), prices) for row in self.rows]
        if self.mistakes:
            raise WrongSheet(self.mistakes)
        summary = Summary()
        touched: list[str] = []
        for row, values in zip(self.rows, wanted, strict=True):
            product = products[row.code]
            known = prices.get(_key(row, product))
            if await _write(session, row, product, known, values):
                touched.append(product.about)
                summary.new += known is None
                summary.changed += known is not None
            else:
                summary.unchanged += 1
            if values and (says := _remark(product, values)):
                summary.remarks.append(f"row {row.number}: {says}")
        await session.flush()
        await redraw_shown(session, list(dict.fromkeys(touched)))
        record_import(session, "prices-imported", summary)
        return summary

    def _check_codes(self, products: Mapping[str, Product]) -> None:
        unknown = 0
        for row in self.rows:
            if row.code and row.code not in products:
                unknown += 1
                # Looking for codes that are alike takes long in a long list.
                known = [product.code for product in products.values()]
                close = closest(row.given["code"], known) if unknown <= HINTS else ""
                hint = f"; did you mean {close}?" if close else "; import the product first"
                says = f"no product has the code “{shown(row.given['code'])}”{hint}"
                self.wrong(row.number, "code", says)

    def _wanted(
        self, row: Row, product: Product | None, prices: Mapping[Key, ProductPrice]
    ) -> dict[str, Any] | None:
        """What the price's columns shall hold; None where it shall go, or cannot be told."""
        price: Amount | None = row.given.get("price")
        if product is None or price is None or "from" not in row.given:
            return None
        known = prices.get(_key(row, product))
        currency = (
            row.given.get("currency")
            or price.currency
            or (known.currency if known else product.currency)
        )
        until = row.given.get("until", known.valid_until if known else None)
        if until and until < row.given["from"]:
            says = f"{until} is before {row.given['from']}, on which it begins"
            self.wrong(row.number, "until" if "until" in row.given else "from", says)
        try:
            units = product_cells.in_units(price, currency)
        except ValueError as error:
            self.wrong(row.number, "price", str(error))
            return None
        return {"valid_until": until, "price_units": units, "currency": currency}


async def table(session: AsyncSession) -> list[Sequence[Written]]:
    """All prices by class and day: a list that can be imported again."""
    found = await session.execute(
        select(Product, ProductPrice)
        .join(Product, Product.id == ProductPrice.product_id)
        .order_by(Product.code, ProductPrice.valid_from, ProductPrice.id)
    )
    return [list(PRICE_HEADINGS), *(product_cells.price_written(*row) for row in found)]


def _key(row: Row, product: Product) -> Key:
    return (product.id, row.given.get("class"), row.given["from"])


async def _write(
    session: AsyncSession,
    row: Row,
    product: Product,
    known: ProductPrice | None,
    values: dict[str, Any] | None,
) -> bool:
    """Let the price be what the row says, and the audit say what that changed; whether it did."""
    facts: dict[str, Any] = {"customer_class": row.given.get("class"), "day": row.given["from"]}
    if values is None:
        if known is None:
            return False
        await session.delete(known)
        facts |= {"price_was": known.price, "valid_until_was": known.valid_until}
        audit.record(session, None, "price-removed", about=product.about, **facts)
        return True
    before = {name: getattr(known, name) for name in values} if known else {}
    if values == before:
        return False
    if known is None:
        known = ProductPrice(
            product_id=product.id,
            customer_class=row.given.get("class"),
            valid_from=row.given["from"],
        )
        session.add(known)
    for name, value in values.items():
        setattr(known, name, value)
        if value != before.get(name):
            facts |= {name: value} | ({f"{name}_was": before[name]} if before else {})
    deed = "price-changed" if before else "price-set"
    audit.record(session, None, deed, about=product.about, **facts)
    return True


def _remark(product: Product, values: Mapping[str, Any]) -> str | None:
    """What to look at though it is taken: a price below the cost."""
    price = ProductPrice(price_units=values["price_units"], currency=values["currency"]).price
    cost = product.cost
    if cost is None or cost.currency != price.currency or cost <= price:
        return None
    return f"“{product.name}” costs {rounded(cost).amount} and is sold for {rounded(price).amount}"
