"""Finding customers and products: by `/find`, by a button, and customers inline from any chat (1.3)."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any

from markupsafe import Markup
from sqlalchemy import select
from telegram import Message
from telegram.ext.filters import MessageFilter

from bot import filling, texts
from bot.fields.base import Look, Reading
from bot.fields.pick import Pick, kept_customer
from bot.forms import Becomes, Form
from bot.inline import Article
from bot.panels import Button, Panel, Rows, button, named
from bot.router import Router
from bot.turn import Turn
from handlers.order_lists import open_numbered
from handlers.products import bring_product, rows_of_products
from models import search
from models.customers import CUSTOMER_CARD, Customer
from models.errors import Refused
from models.places import Whereabouts
from models.product_search import find_products, is_named
from models.products import PRODUCT_CARD, Product
from models.search import Found
from models.staff import Role, Staff

router = Router()

SHOWN = 8
SHOWN_INLINE = 10
PRODUCT_CHOICE = re.compile(r"p([0-9]{1,15})")
NAME_TAKES = 30  # UTF-16 units of a button that also says more


class PickAnything(Pick):
    """A customer that somebody sees, or a product, which everybody does; the latter with a mark."""

    async def read(self, turn: Turn, offered: Any, before: Any) -> Reading | Look:
        message = turn.message
        if not turn.words or (message and (message.contact or message.via_bot)):
            return await super().read(turn, offered, before)
        customers, products = await both(turn, turn.words)
        if not products:
            return await super().read(turn, offered, before)
        if not customers and len(products) == 1 and is_named(products[0], turn.words):
            return Reading(_kept(products[0]))
        return Look(turn.words)

    async def tapped(self, turn: Turn, choice: str, before: Any) -> Reading:
        if number := PRODUCT_CHOICE.fullmatch(choice):
            return Reading(_kept(await Product.of(turn.session, int(number[1]))))
        return await super().tapped(turn, choice, before)

    async def buttons(
        self, turn: Turn, before: Any, tap: Callable[[str], str], view: str = ""
    ) -> Rows:
        if not view:
            return await super().buttons(turn, before, tap)
        customers, products = await both(turn, view)
        rows = await super().buttons(turn, before, tap, view) if customers else ()
        return [*rows, *rows_of_products(turn, products, tap("p{}"))]


class FindForm(Form, name="find"):
    """One question: the answer opens the card."""

    at_once = True

    customer = PickAnything()

    async def submit(self, turn: Turn) -> Becomes:
        if self.answers["customer"].get("is_product"):
            product = await Product.of(turn.session, self.customer)
            await turn.take_away(PRODUCT_CARD, product.about)
            return Becomes(PRODUCT_CARD, product.about)
        customer = await Customer.of(turn.session, turn.me, self.customer)
        await turn.take_away(CUSTOMER_CARD, customer.about)
        return Becomes(CUSTOMER_CARD, customer.about)


@router.command("find", role=Role.MEMBER, takes_words=True)
async def find(turn: Turn, words: str) -> None:
    """`/find hlcs` opens the only one there is, or lists what it may be; without words it asks."""
    if not words:
        await ask_for_words(turn)
        return
    if await open_numbered(turn, words):
        return
    customers, products = await both(turn, words, archived_too=True)
    if len(customers) + len(products) > 1:
        rows = [*await rows_of(turn, customers), *rows_of_products(turn, products)]
        turn.show(Panel(turn.t("find-found"), rows))
    elif customers:
        await bring(turn, await Customer.of(turn.session, turn.me, customers[0].customer_id))
    elif products:
        await bring_product(turn, products[0])
    else:
        rows = [[button("find-again", "find")]]
        if turn.me.may(Role.SELLER):
            rows[0].append(button("customer-new", "customer:new"))
        turn.say("find-nothing", rows, words=texts.clip(words, 60))


@router.button(r"find", role=Role.MEMBER)
async def ask_for_words(turn: Turn) -> None:
    await filling.start(turn, FindForm)


async def both(
    turn: Turn, words: str, *, archived_too: bool = False
) -> tuple[Sequence[Found], Sequence[Product]]:
    """Customers and products that words may mean: guesses of one only where the other is one too.

    What is archived or not sold any more is among them with `archived_too`.
    """
    near = await Whereabouts.just_said(turn.session, turn.me, turn.said_at)
    customers: Sequence[Found] = await search.find(
        turn.session, turn.me, words, near=near, archived_too=archived_too, at_most=SHOWN
    )
    products = await find_products(turn.session, words, SHOWN, active_only=not archived_too)
    if customers and products:
        ids = [one.customer_id for one in customers]
        sure = [id_ for id_ in ids if await search.is_found_by(turn.session, id_, words)]
        is_sure = any(is_named(product, words) for product in products)
        if sure and not is_sure:
            products = []
        elif is_sure and not sure:
            customers = []
    return customers, products


def _kept(product: Product) -> dict[str, Any]:
    return {**kept_customer(product.id, product.name), "is_product": True}


async def bring(turn: Turn, customer: Customer) -> None:
    """The card at the bottom of the chat; the one above goes."""
    await turn.take_away(CUSTOMER_CARD, customer.about)
    turn.bring(CUSTOMER_CARD, customer.about)


async def rows_of(
    turn: Turn, found: Sequence[Found], data: str = "customer:{}"
) -> list[list[Button]]:
    """A button each: name, class, how far, whose where it is somebody else's, that it is archived."""
    owners = await owners_of(turn, found)
    rows: list[list[Button]] = []
    for one in found:
        said = [texts.clip(texts.shield(one.name), NAME_TAKES), one.customer_class.value]
        if one.metres is not None:
            said.append(texts.distance(turn.language, one.metres))
        if one.customer_id in owners:
            said.append(texts.shield(owners[one.customer_id]))
        if one.is_archived:
            said.append(texts.plain(turn.t("find-archived")))
        rows.append([named(" · ".join(said), data.format(one.customer_id))])
    return rows


async def find_account(turn: Turn, words: str, nobody: str, which: str, data: str) -> int | None:
    """The only customer whom words may mean, of all whose account the person sees; of several it is
    asked `which`. Refused with `nobody` where there is none."""
    found = await search.find(
        turn.session, turn.me, words, archived_too=True, accounts=True, at_most=SHOWN
    )
    if not found:
        raise Refused(nobody, words=texts.clip(words, NAME_TAKES))
    if len(found) == 1:
        return found[0].customer_id
    turn.say(which, await rows_of(turn, found, data))
    return None


async def owners_of(turn: Turn, found: Sequence[Found]) -> dict[int, str]:
    """By customer, the names of owners who are not the person asking."""
    owners = await turn.session.execute(
        select(Customer.id, Staff.name)
        .join(Staff, Staff.id == Customer.owner_id)
        .where(Customer.id.in_([one.customer_id for one in found]), Staff.id != turn.me.id)
    )
    return {row.id: row.name for row in owners}


@router.inline_query(role=Role.SELLER)
async def find_inline(turn: Turn, words: str) -> Sequence[Article]:
    """The person's own customers: what is sent may land in a group, so it holds name and address alone."""
    near = await Whereabouts.just_said(turn.session, turn.me, turn.said_at)
    if words:
        found = await search.find(
            turn.session, turn.me, words, near=near, own_only=True, at_most=SHOWN_INLINE
        )
    elif near:
        found = await search.nearest(turn.session, turn.me, near, SHOWN_INLINE, own_only=True)
    else:
        return [article(one) for one in await Customer.latest(turn.session, turn.me, SHOWN_INLINE)]
    return [article(await turn.session.get_one(Customer, one.customer_id)) for one in found]


def article(customer: Customer) -> Article:
    address = " ".join((customer.address or "").split())
    lines = [texts.shield(line) for line in (customer.name, address) if line]
    return Article(
        id=str(customer.id),
        title=customer.name,
        description=" · ".join(each for each in (customer.customer_class.value, address) if each),
        html=Markup("\n").join(lines),
    )


class ChosenInline(MessageFilter):
    """A result of ours that the person chose here: `@bot 华联`."""

    def filter(self, message: Message) -> bool:
        return message.via_bot is not None and message.via_bot.id == message.get_bot().id


@router.message(ChosenInline(), role=Role.SELLER)
async def open_the_chosen(turn: Turn) -> None:
    """The first line is exactly the name of a customer of one's own."""
    name, _, _ = turn.words.partition("\n")
    found = await search.find(turn.session, turn.me, name, own_only=True, at_most=SHOWN)
    same = [one for one in found if one.name == name]
    if len(same) == 1:
        await bring(turn, await Customer.of(turn.session, turn.me, same[0].customer_id))
    else:
        await find(turn, name)
