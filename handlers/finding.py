"""Finding customers: by `/find`, by a button, and inline from any chat (1.3)."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup
from sqlalchemy import select
from telegram import Message
from telegram.ext.filters import MessageFilter

from bot import filling, texts
from bot.fields.pick import Pick
from bot.forms import Becomes, Form
from bot.inline import Article
from bot.panels import Button, Panel, button, named
from bot.router import Router
from bot.turn import Turn
from models import search
from models.customers import CUSTOMER_CARD, Customer
from models.places import Whereabouts
from models.search import Found
from models.staff import Role, Staff

router = Router()

SHOWN = 8
SHOWN_INLINE = 10
NAME_TAKES = 30  # UTF-16 units of a button that also says more


class FindForm(Form, name="find"):
    """One question: the answer opens the card."""

    at_once = True

    customer = Pick()

    async def submit(self, turn: Turn) -> Becomes:
        customer = await Customer.of(turn.session, turn.me, self.customer)
        await turn.take_away(CUSTOMER_CARD, customer.about)
        return Becomes(CUSTOMER_CARD, customer.about)


@router.command("find", role=Role.SELLER, takes_words=True)
async def find(turn: Turn, words: str) -> None:
    """`/find hlcs` opens the only one there is, or lists what it may be; without words it asks."""
    if not words:
        await ask_for_words(turn)
        return
    near = await Whereabouts.just_said(turn.session, turn.me, turn.said_at)
    found = await search.find(
        turn.session, turn.me, words, near=near, archived_too=True, at_most=SHOWN
    )
    if not found:
        rows = [[button("find-again", "find"), button("customer-new", "customer:new")]]
        turn.say("find-nothing", rows, words=texts.clip(words, 60))
    elif len(found) == 1:
        await bring(turn, await Customer.of(turn.session, turn.me, found[0].customer_id))
    else:
        turn.show(Panel(turn.t("find-found"), await rows_of(turn, found)))


@router.button(r"find", role=Role.SELLER)
async def ask_for_words(turn: Turn) -> None:
    await filling.start(turn, FindForm)


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
