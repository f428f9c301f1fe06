"""A question answered with the lines of an order: typed, pasted, tapped, or as last time (8.1)."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any, ClassVar

from markupsafe import Markup
from sqlalchemy import select

from bot import texts, unknown_buyer
from bot.basket_panel import REASONS, buttons_of, drawn, head_in_words, lines_in_words
from bot.fields.base import Claim, Field, Reading
from bot.fields.choice import folded
from bot.fields.numerals import number_in
from bot.form_panel import VIEWS
from bot.goods_basket import AGAIN, HOW_MUCH, WHICH, WHY, Basket, is_product, looked_up
from bot.goods_lines import Market, asked_of
from bot.goods_words import Wanted, change_in, goods_in
from bot.panels import Rows
from models import calendar, policy
from models.customers import Customer
from models.errors import Refused
from models.language import Language
from models.order_buying import last_order
from models.order_lines import LONGEST_REASON, MOST_LINES, Asked
from models.products import Product

if TYPE_CHECKING:
    from bot.turn import Turn

MOST_PIECES = MOST_LINES  # of one message
SHOWN = 1200  # UTF-16 units of lines in the summary
NAME_SAID = 60  # … of a name that nobody has
UNREAD = 200  # … of what was not understood
AT_SAME = {"+": "basket-same-add", "=": "basket-same-replace", "&": "basket-same-apart"}


class OrderLines(Field[list[Asked]]):
    """Lines gathered until *done*, with their prices; see `Basket` for what the draft keeps.

    `customer` names the question whose answer is whom they are for: prices and habits are theirs.
    """

    claim_order: ClassVar[int] = 1  # what is left when customer, day and terms are found
    gathers: ClassVar[bool] = True
    nothing: ClassVar[Any] = ()
    keep_key: ClassVar[str] = "basket-done"

    def __init__(self, customer: str = "customer", **common: Any) -> None:
        super().__init__(**common)
        self.customer = customer

    async def market(self, turn: Turn) -> Market:
        """Whom they are for. Of a customer who is no longer this person's nothing is told (1.3)."""
        picked = turn.draft.answers.get(self.customer) if turn.draft else None
        customer = await turn.session.get(Customer, picked["id"]) if picked else None
        if customer and not await customer.visible_to(turn.session, turn.me):
            customer = None
        return Market(turn.session, customer, calendar.business_day(turn.said_at))

    def lacks(self, kept: Any) -> Refused | None:
        if kept["open"]:
            return Refused("basket-open")
        return None if kept["lines"] else Refused("order-no-lines")

    # What is typed

    async def read(self, turn: Turn, offered: Any, before: Any) -> Reading:
        if not turn.words:
            raise Refused("basket-only")
        basket = Basket(await self.market(turn), before)
        message = turn.message_id
        if turn.update.edited_message:
            basket.forget(message)
        known = await known_measures(turn)
        if await _is_answer(turn, basket, known):
            return Reading(basket.kept, complete=False, problems=basket.problems)
        words = await self._as_last_time(basket, turn.words)
        unread = await _take(basket, goods_in(words, known), message)
        if unread:
            words = texts.clip(" · ".join(unread), UNREAD)
            basket.problems.append(Refused("basket-unread", words=words))
        was = Basket(basket.market, before)
        is_taken = (basket.lines, basket.open) != (was.lines, was.open)
        if basket.problems and not is_taken and not turn.update.edited_message:
            raise basket.problems[0]
        basket.at = basket.page = None
        return Reading(basket.kept, complete=False, problems=basket.problems)

    async def claim(self, turn: Turn, words: str, offered: Any) -> Claim | None:
        """The goods in a line; what else there is stays in it."""
        basket = Basket(await self.market(turn), None)
        words = await self._as_last_time(basket, words)
        known = await known_measures(turn)
        if self._waits_for_whom(turn):
            name, words = await unknown_buyer.parted(turn.session, words, known)
            if name:
                said = texts.clip(name, NAME_SAID)
                nobody = Refused("field-pick-nobody", field=self.customer, words=said)
                basket.problems.append(nobody)
        unread = await _take(basket, goods_in(words, known), None, sure_only=True)
        kept = basket.kept
        if not kept["lines"] and not kept["open"]:
            if not basket.problems:
                return None
            first, *others = basket.problems
            return Claim(None, words, problem=first, problems=others)
        return Claim(kept, " ".join(unread), problems=basket.problems)

    def _waits_for_whom(self, turn: Turn) -> bool:
        """Whether the line may still begin with the customer; not where several were found."""
        if turn.draft is None or turn.draft.answers.get(self.customer):
            return False
        return self.customer not in turn.draft.offered.get(VIEWS, {})

    async def _as_last_time(self, basket: Basket, words: str) -> str:
        """Take the lines of the last order where that is said; the words beside."""
        rest = _beside_again(words)
        customer = basket.market.customer
        if rest is None or customer is None or basket.lines or basket.open:
            return words
        order = await last_order(basket.session, customer.id)
        if order is None:
            return words
        await basket.again(order)
        return rest

    # What is tapped

    async def tapped(self, turn: Turn, choice: str, before: Any) -> Reading:
        basket = Basket(await self.market(turn), before)
        verb, what = choice[:1], choice[1:]
        if choice == "again":
            await self._again(turn, basket)
        elif basket.open:
            await _answer(turn, basket, verb, what)
        elif basket.at is not None:
            await _alter(basket, basket.at, verb, what)
        elif verb == "b":
            await basket.put(await _product(turn, what), Wanted("", ""), None, first=True)
        elif verb == "e" and _number(what) < len(basket.lines):
            basket.at = _number(what)
        elif verb == "p":
            basket.page = _number(what)
        else:
            raise Refused("button-out-of-date")
        return Reading(basket.kept, complete=False, problems=basket.problems)

    async def _again(self, turn: Turn, basket: Basket) -> None:
        customer = basket.market.customer
        order = await last_order(turn.session, customer.id) if customer else None
        if order is None or basket.lines or basket.open:
            raise Refused("button-out-of-date")
        await basket.again(order)

    # What is shown

    async def buttons(
        self, turn: Turn, before: Any, tap: Callable[[str], str], view: str = ""
    ) -> Rows:
        return await buttons_of(turn, Basket(await self.market(turn), before), tap)

    async def so_far(self, turn: Turn, kept: Any, view: str) -> Markup | None:
        return await drawn(turn, Basket(await self.market(turn), kept))

    def load(self, kept: Any) -> list[Asked]:
        return [asked_of(line) for line in kept["lines"]]

    def at_a_glance(self, language: Language, kept: Any) -> Markup:
        return head_in_words(language, kept["lines"]) if kept["lines"] else Markup()

    def shown(self, language: Language, kept: Any) -> Markup:
        return lines_in_words(language, kept["lines"], SHOWN)


async def known_measures(turn: Turn) -> set[str]:
    """By which products are counted, whichever they are, and what else people call that."""
    found: set[str] = set()
    rules = policy.current().orders
    for column in (Product.unit, Product.pack_name):
        names = await turn.session.scalars(select(column).distinct())
        for name in filter(None, names):
            found |= {name, *rules.measures_like(name)}
    return found


async def _take(
    basket: Basket, wanted: list[Wanted], message: int | None, *, sure_only: bool = False
) -> list[str]:
    """Put everything into the basket; the pieces that mean nothing, as they were written.

    With `sure_only` a word without a quantity is a product only where one is called so.
    """
    # Each piece is several searches.
    unread = [one.words for one in wanted[MOST_PIECES:]] if sure_only else []
    if len(wanted) > MOST_PIECES and not sure_only:
        basket.problems.append(Refused("order-too-many-lines", limit=MOST_LINES))
    for one in wanted[:MOST_PIECES]:
        is_loose = sure_only and one.quantity is None
        is_read = not is_loose or await is_product(basket.session, one.name)
        if not is_read or not await basket.want(one, message):
            unread.append(one.words)
    return unread


async def _is_answer(turn: Turn, basket: Basket, known: set[str]) -> bool:
    """Whether the words are the answer to what is asked of a piece or line; then it is taken."""
    words = turn.words
    asked = basket.open[0] if basket.open else None
    change = change_in(words, known)
    if change is None and (number := number_in(words)) is not None:
        change = Wanted(words, "", quantity=number)
    if asked and asked["is"] == HOW_MUCH and change:
        await basket.so_much(change)
        return True
    if asked and asked["is"] == WHICH:
        return await _is_one_of(basket, asked, words)
    if asked and asked["is"] == AGAIN:
        verb = next((verb for verb, key in AT_SAME.items() if _means(words, key)), None)
        if verb:
            await _answer(turn, basket, verb, "")
        return verb is not None
    if asked and asked["is"] == WHY and not _are_goods(goods_in(words, known)):
        if texts.units(words) > LONGEST_REASON:
            raise Refused("field-too-long", limit=LONGEST_REASON, length=texts.units(words))
        await basket.give_reason(words)
        return True
    if not asked and basket.at is not None and basket.at < len(basket.lines) and change:
        await basket.change(basket.at, change)
        return True
    return False


async def _is_one_of(basket: Basket, asked: Mapping[str, Any], words: str) -> bool:
    """A name that only one of those has that may be meant."""
    found, is_sure = await looked_up(basket.session, words)
    meant = [product for product in found if product.id in asked["ids"]]
    if not is_sure or len(meant) != 1:
        return False
    await basket.choose(meant[0])
    return True


def _are_goods(wanted: list[Wanted]) -> bool:
    """Rather than a reason: everything has a name and so much of a measure."""
    return bool(wanted) and all(one.name and one.measure for one in wanted)


def _means(words: str, key: str) -> bool:
    """Whether a button is named."""
    each = " ".join(texts.in_every_language(f"{key}.words"))
    return folded(words) in set(map(folded, each.split()))


def _beside_again(words: str) -> str | None:
    """What is said beside "the same as last time"; None where that is not said."""
    said = words.casefold()
    if len(said) != len(words):
        return None
    known = {
        phrase.strip()
        for listed in texts.in_every_language("basket-again.words")
        for phrase in listed.split(",")
    }
    for phrase in sorted(known, key=len, reverse=True):
        if found := re.search(rf"(?<!\w){re.escape(phrase)}(?!\w)", said):
            return f"{words[: found.start()]} {words[found.end() :]}".strip()
    return None


async def _answer(turn: Turn, basket: Basket, verb: str, what: str) -> None:
    """A button of what is asked of a piece."""
    asked = basket.open[0]
    kind = asked["is"]
    if verb == "x":
        basket.open.pop(0)
    elif kind == WHICH and verb == "w" and _number(what) in asked["ids"]:
        await basket.choose(await _product(turn, what))
    elif kind == HOW_MUCH and verb == "q":
        await basket.so_much(Wanted("", "", quantity=_quantity(what)))
    elif kind == HOW_MUCH and verb == "m":
        product = await Product.of(turn.session, asked["id"])
        asked["said"] = {**asked["said"], "measure": _of(product.measures, what).name}
    elif kind == AGAIN and verb == "+":
        await basket.merge()
    elif kind == AGAIN and verb == "=":
        basket.replace()
    elif kind == AGAIN and verb == "&":
        basket.keep_apart()
    elif kind == WHY and verb == "r":
        await basket.give_reason(texts.plain(turn.t(_of(REASONS, what))))
    elif kind == WHY and verb == "l":
        await basket.at_list_price()
    else:
        raise Refused("button-out-of-date")


async def _alter(basket: Basket, at: int, verb: str, what: str) -> None:
    """A button of a line that is looked at."""
    if at >= len(basket.lines):
        raise Refused("button-out-of-date")
    if verb == "u":
        basket.at = None
    elif verb == "-":
        basket.remove(at)
    elif verb == "q":
        await basket.change(at, Wanted("", "", quantity=_quantity(what)))
    elif verb == "d":
        await basket.change(at, Wanted("", "", discount=_quantity(what)))
    elif verb == "l":
        await basket.alter(at, {**basket.lines[at], "agreed": None, "discount": None})
    elif verb == "m":
        product = await Product.of(basket.session, basket.lines[at]["id"])
        await basket.change(at, Wanted("", "", measure=_of(product.measures, what).name))
    else:
        raise Refused("button-out-of-date")


def _of(items: Any, what: str) -> Any:
    number = _number(what)
    if number >= len(items):
        raise Refused("button-out-of-date")
    return items[number]


def _number(what: str) -> int:
    if not (what.isascii() and what.isdigit() and len(what) <= 15):
        raise Refused("button-out-of-date")
    return int(what)


def _quantity(what: str) -> Decimal:
    try:
        quantity = Decimal(what)
    except InvalidOperation:
        raise Refused("button-out-of-date") from None
    if not quantity.is_finite() or len(what) > 20:
        raise Refused("button-out-of-date")
    return quantity


async def _product(turn: Turn, what: str) -> Product:
    """One that is sold; a button's number is never trusted."""
    product = await Product.of(turn.session, _number(what))
    if not product.active:
        raise Refused("order-product-not-sold", name=product.name)
    return product
