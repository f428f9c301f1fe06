"""Goods as they are ordered one after the other: what is taken, and what is still to be asked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

from moneyed import Money
from sqlalchemy.ext.asyncio import AsyncSession

from bot import texts
from bot.goods_lines import (
    Line,
    Market,
    agreed_price,
    asked_of,
    kept_line,
    kept_money,
    money_of,
    same_goods,
    with_measure,
)
from bot.goods_words import Price, Wanted, without_verb
from models.errors import Refused
from models.names import fold
from models.order_changes import asked_again
from models.order_lines import MOST_LINES, Asked
from models.orders import Order
from models.product_search import find_products, is_named
from models.products import Product

MOST_FOUND = 8
MOST_GUESSED = 5  # names of one message that nothing is called by
MOST_OPEN = 50  # pieces of one message that are asked about
LONGEST_BEFORE = 4  # words that are no part of a name

WHICH, HOW_MUCH, AGAIN, WHY = "which", "quantity", "same", "reason"
# Sentences after which the same product is asked for its quantity.
OF_QUANTITY = ("order-measure-unknown", "order-quantity-")


class Basket:
    """The kept answer of the question, taken apart: `kept` puts it together again.

    `open` are pieces that wait for a word, each with what it `is`: which product, how much, whether
    the same again is more of it, why for that price. `at` is the line that is looked at.
    """

    def __init__(self, market: Market, kept: Mapping[str, Any] | None) -> None:
        self.market = market
        self.session = market.session
        self.lines: list[Line] = [dict(line) for line in (kept or {}).get("lines", [])]
        self.open: list[dict[str, Any]] = [dict(one) for one in (kept or {}).get("open", [])]
        self.at: int | None = (kept or {}).get("at")
        self.page: int | None = (kept or {}).get("page")
        self.problems: list[Refused] = []
        self.guessed = 0

    @property
    def kept(self) -> dict[str, Any]:
        customer = self.market.customer
        return {
            "lines": self.lines,
            "open": self.open,
            "at": self.at,
            "page": self.page,
            "of": customer.id if customer else None,
        }

    def forget(self, message: int) -> None:
        """What a message said, before it is read anew."""
        self.lines = [line for line in self.lines if line.get("message") != message]
        self.open = [one for one in self.open if one.get("message") != message]
        self.at = None
        for one in [each for each in self.open if each["is"] == AGAIN]:
            if self.same(one["line"]) is None:  # it was the same as what is gone
                self.open.remove(one)
                self.lines.append(one["line"])

    # What was said

    async def want(self, wanted: Wanted, message: int | None) -> bool:
        """Take a piece, or keep it to be asked about; False where it means nothing."""
        may_guess = self.guessed < MOST_GUESSED
        found, is_sure = await looked_up(self.session, wanted.name, nearly=may_guess)
        self.guessed += not is_sure
        if not found:
            if gone := await _sold_no_more(self.session, wanted.name):
                self.problems.append(Refused("order-product-not-sold", name=gone.name))
                return True
            return False
        if wanted.is_twofold and not is_sure:
            wanted = replace(wanted, quantity=None, measure="")
        if len(found) == 1 and is_sure:
            await self.put(found[0], wanted, message)
        elif len(self.open) < MOST_OPEN:
            ids = [product.id for product in found[:MOST_FOUND]]
            self.open.append(
                {"is": WHICH, "ids": ids, "said": _kept_said(wanted), "message": message}
            )
        else:
            return False
        return True

    async def put(
        self, product: Product, wanted: Wanted, message: int | None, *, first: bool = False
    ) -> None:
        """So much of a product; without a quantity that is asked."""
        ask = {
            "is": HOW_MUCH,
            "id": product.id,
            "name": product.name,
            "said": _kept_said(wanted),
            "message": message,
        }
        if wanted.quantity is None:
            self.open.insert(0 if first else len(self.open), ask)
            return
        try:
            asked = await self._asked(product, wanted)
            line = kept_line(asked, product.name, product.code, message=message)
            await self.add(line, first=first)
        except Refused as refusal:
            self.problems.append(refusal)
            if refusal.key.startswith(OF_QUANTITY):
                if refusal.key == "order-measure-unknown" and wanted.quantity > 0:
                    ask["maybe"] = str(wanted.quantity)  # 20件 may be 20 of what is asked for
                ask["said"] = _kept_said(replace(wanted, quantity=None, measure=""))
                self.open.insert(0 if first else len(self.open), ask)

    async def _asked(self, product: Product, wanted: Wanted) -> Asked:
        assert wanted.quantity is not None
        measure = await self.market.measure(product, wanted.measure)
        list_price = await self.market.list_price(product, measure)
        asked = Asked(product.id, measure.name, wanted.quantity, list_price)
        return _as_said(asked, wanted)

    async def add(self, line: Line, *, first: bool = False) -> None:
        """One more line, unless something has to be asked before. Refused as placing the order is."""
        if self.lines and money_of(line["list"]).currency != self._currency:
            raise Refused("order-one-currency", field="lines")
        if len(self.lines) >= MOST_LINES:
            raise Refused("order-too-many-lines", field="lines", limit=MOST_LINES)
        [line] = await self.market.as_of_now([line])  # the list may have changed since it was said
        ask = {"line": line, "message": line.get("message")}
        if not await self._may_stand(line):
            ask["is"] = WHY
        elif self.same(line):
            ask["is"] = AGAIN
        else:
            self.lines.append(line)
            return
        self.open.insert(0 if first else len(self.open), ask)

    async def _may_stand(self, line: Line) -> bool:
        """Whether nothing is missing; False: a reason for its price."""
        try:
            await self.market.check([asked_of(line)])
        except Refused as refusal:
            if refusal.key == "order-reason-needed":
                return False
            raise
        return True

    @property
    def _currency(self) -> Any:
        return money_of(self.lines[0]["list"]).currency

    # What was asked

    async def choose(self, product: Product) -> None:
        """It was this one."""
        one = self.open.pop(0)
        await self.put(product, _said_of(one), one["message"], first=True)

    async def so_much(self, wanted: Wanted) -> None:
        """Of the product that was asked about; what was said of its price before stays."""
        one = self.open.pop(0)
        product = await Product.of(self.session, one["id"])
        before = _said_of(one)
        whole = replace(
            before,
            quantity=wanted.quantity if wanted.quantity is not None else before.quantity,
            measure=wanted.measure or before.measure,
            price=wanted.price or before.price,
            discount=before.discount if wanted.discount is None else wanted.discount,
            is_gift=before.is_gift or wanted.is_gift,
        )
        await self.put(product, whole, one["message"], first=True)

    async def merge(self) -> None:
        """More of the same, at the price said last. Refused where that is too much: it stays open."""
        line = self.open[0]["line"]
        at = self._index_of_same(line)
        before = self.lines[at]
        is_priced = line["agreed"] is not None or line["discount"] is not None
        said = line if is_priced else before
        both = {
            **before,
            "quantity": str(Decimal(before["quantity"]) + Decimal(line["quantity"])),
            **{name: said[name] for name in ("agreed", "discount", "reason")},
        }
        [both] = await self.market.as_of_now([both])
        await self._may_stand(both)
        self.lines[at] = both
        self.open.pop(0)

    def replace(self) -> None:
        """This instead of the one before."""
        line = self.open.pop(0)["line"]
        at = self._index_of_same(line)
        # A line of an order that stands keeps the list price of that order.
        before = self.lines[at]
        self.lines[at] = {**line, "number": before["number"], "list": before["list"]}

    def keep_apart(self) -> None:
        self.lines.append(self.open.pop(0)["line"])

    def same(self, line: Line) -> Line | None:
        """The line that has the same goods already."""
        return next((one for one in self.lines if same_goods(line, one)), None)

    def _index_of_same(self, line: Line) -> int:
        same = self.same(line)
        if same is None:
            raise Refused("button-out-of-date")
        return self.lines.index(same)

    async def give_reason(self, words: str) -> None:
        one = self.open.pop(0)
        await self._priced({**one["line"], "reason": words}, one.get("at"))

    async def at_list_price(self) -> None:
        """No other price after all."""
        one = self.open.pop(0)
        await self._priced({**one["line"], "agreed": None, "discount": None}, one.get("at"))

    async def _priced(self, line: Line, at: int | None) -> None:
        if at is None or at >= len(self.lines):
            await self.add(line, first=True)
        else:
            await self.alter(at, line)

    # Lines that are there

    async def change(self, at: int, wanted: Wanted) -> None:
        """Another quantity, measure, price or discount. Refused as placing the order is."""
        line = self.lines[at]
        asked = asked_of(line)
        if wanted.measure:
            product = await Product.of(self.session, line["id"])
            if not any(wanted.measure == measure.name for measure in product.measures):
                measure = await self.market.measure(product, wanted.measure)
            else:
                measure = next(one for one in product.measures if one.name == wanted.measure)
            list_price = await self.market.list_price(product, measure)
            asked = with_measure(asked, measure, list_price)
        if wanted.quantity is not None:
            asked = replace(asked, quantity=wanted.quantity)
        changed = kept_line(
            _as_said(asked, wanted), line["name"], line["code"], message=line.get("message")
        )
        await self.alter(at, changed)

    async def alter(self, at: int, line: Line) -> None:
        """Take this line instead; without a reason that it needs, that is asked first."""
        [line] = await self.market.as_of_now([line])
        if await self._may_stand(line):
            is_counted_otherwise = line["measure"] != self.lines[at]["measure"]
            self.lines[at] = line
            self.at = at if is_counted_otherwise else None
        else:
            message = line.get("message")
            self.open.insert(0, {"is": WHY, "line": line, "at": at, "message": message})

    def remove(self, at: int) -> None:
        del self.lines[at]
        self.at = None
        # Behind the one that is gone every line stands one further up.
        self.open = [one for one in self.open if one.get("at") is None]

    # As last time

    async def again(self, order: Order) -> None:
        """The lines of an order at today's prices; what cannot be had any more is said."""
        for line in await order.lines(self.session):
            product = await self.session.get(Product, line.product_id)
            asked = replace(asked_again(line), number=None)
            try:
                if product is None or not product.active:
                    raise Refused("order-product-not-sold", name=line.name)
                measure = await self.market.measure(product, line.measure)
                list_price = await self.market.list_price(product, measure)
                more = {}
                if list_price != line.list_price:
                    more["was"] = kept_money(line.list_price)
                asked = _in_the_list(asked, list_price)
                if len(self.lines) >= MOST_LINES:
                    raise Refused("order-too-many-lines", field="lines", limit=MOST_LINES)
                made = kept_line(asked, product.name, product.code, **more)
                if await self._may_stand(made):
                    self.lines.append(made)
                else:
                    self.open.append({"is": WHY, "line": made, "message": None})
            except Refused as refusal:
                self.problems.append(refusal)


def _in_the_list(asked: Asked, list_price: Money) -> Asked:
    """At the list price of now; a price agreed in another currency is one no more."""
    agreed = asked.agreed
    if agreed is not None and agreed.currency != list_price.currency:
        agreed = None
    return replace(asked, list_price=list_price, agreed=agreed)


def _as_said(asked: Asked, wanted: Wanted) -> Asked:
    """With the price or discount that was said; nothing to pay for what is given."""
    if wanted.is_gift:
        return replace(asked, agreed=Money(0, asked.list_price.currency), discount=None)
    if wanted.price:
        agreed = agreed_price(wanted.price, asked.list_price)
        if wanted.discount is None:
            return replace(asked, agreed=agreed, discount=None, reason=None)
        raise Refused("order-price-or-discount", field="lines")
    if wanted.discount is not None:
        return replace(asked, agreed=None, discount=wanted.discount, reason=None)
    return asked


# Products by what they are called


async def looked_up(
    session: AsyncSession, name: str, *, nearly: bool = True
) -> tuple[Sequence[Product], bool]:
    """The products that may be meant, and whether they are called so; `nearly`: also written wrong.

    Words before a name are left out where it is not found with them; then it is a guess.
    """
    if not name:
        return [], False
    guesses: Sequence[Product] = []
    shorter = without_verb(name)
    for words in dict.fromkeys((name, shorter)):
        found = await find_products(session, words, MOST_FOUND + 1, nearly=nearly)
        if named := [product for product in found if is_named(product, words)]:
            return _called(named, words), True
        guesses = guesses or found
    said = name.split()
    for at in range(1, min(len(said), LONGEST_BEFORE + 1)):
        words = " ".join(said[at:])
        found = await find_products(session, words, MOST_FOUND + 1, nearly=False)
        if named := [product for product in found if is_named(product, words)]:
            return named, False
    return guesses, False


async def is_product(session: AsyncSession, words: str) -> bool:
    """Whether that is what a product is called, and not a word inside its name."""
    found, is_sure = await looked_up(session, words, nearly=False)
    return is_sure and any(_is_called(product, without_verb(words)) for product in found)


def _called(found: Sequence[Product], words: str) -> Sequence[Product]:
    """The only one whose name, code or other name it is, if there is one."""
    exact = [product for product in found if _is_called(product, words)]
    return exact if len(exact) == 1 else found


def _is_called(product: Product, words: str) -> bool:
    called = (product.name, product.code, *product.aliases.split())
    return fold(words) in map(fold, called)


async def _sold_no_more(session: AsyncSession, name: str) -> Product | None:
    found = await find_products(session, name, 1, active_only=False, nearly=False)
    return found[0] if found and not found[0].active and is_named(found[0], name) else None


# A piece that waits, as the draft keeps it


def _kept_said(wanted: Wanted) -> dict[str, Any]:
    return {
        "words": texts.clip(wanted.words, 100),
        "quantity": str(wanted.quantity) if wanted.quantity is not None else None,
        "measure": wanted.measure,
        "price": [str(wanted.price.amount), wanted.price.mark] if wanted.price else None,
        "discount": str(wanted.discount) if wanted.discount is not None else None,
        "gift": wanted.is_gift,
    }


def _said_of(one: Mapping[str, Any]) -> Wanted:
    said = one["said"]
    price, discount = said["price"], said["discount"]
    return Wanted(
        words=said["words"],
        name="",
        quantity=Decimal(said["quantity"]) if said["quantity"] is not None else None,
        measure=said["measure"],
        price=Price(Decimal(price[0]), price[1]) if price else None,
        discount=Decimal(discount) if discount is not None else None,
        is_gift=said["gift"],
    )
