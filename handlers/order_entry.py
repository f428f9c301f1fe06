"""Orders are entered: by a command, in a line of words, from a customer's card, like an earlier one (8.1)."""

from __future__ import annotations

from bot import filling
from bot.fields.pick import kept_customer
from bot.goods_basket import Basket
from bot.goods_lines import Market
from bot.router import Router
from bot.turn import Turn
from handlers.order_deeds import find_order
from handlers.order_form import OrderForm
from handlers.visits import subject_of_a_line
from models import calendar
from models.customers import Customer
from models.drafts import Draft
from models.errors import Refused
from models.staff import Role

router = Router()


@router.command("order", role=Role.SELLER, takes_words=True)
async def enter_an_order(turn: Turn, words: str) -> None:
    """`/order`, or all of it in a line: `/order 华联 矿泉水 20箱 可乐 5箱@48 周五送`."""
    if words:
        # A line of its own is an order of its own.
        subject = subject_of_a_line(turn.message_id, turn.said_at)
        await filling.start(turn, OrderForm, subject=subject, words=words)
    else:
        await filling.start(turn, OrderForm)


@router.button(r"order:new", role=Role.SELLER)
async def enter_another(turn: Turn) -> None:
    await filling.start(turn, OrderForm)


@router.button(r"order:new:([0-9]{1,18})", role=Role.SELLER)
async def enter_one_of(turn: Turn, customer_id: str) -> None:
    """From the customer's card."""
    customer = await customer_to_sell_to(turn, int(customer_id))
    known = {"customer": kept_customer(customer.id, customer.name)}
    subject = f"{customer.about}:{calendar.business_day(turn.said_at)}"
    await filling.start(turn, OrderForm, subject=subject, answers=known)


@router.button(r"order:again:([0-9]{1,18})", role=Role.SELLER)
async def enter_the_same_again(turn: Turn, number: str) -> None:
    """The customer and the lines of that order, at the prices of today."""
    order = await find_order(turn, number)
    customer = await customer_to_sell_to(turn, order.customer_id)
    subject = f"again:{order.id}"
    begun = await Draft.unfinished(
        turn.session, turn.me.id, OrderForm.name, subject, put_away=False
    )
    if begun:
        await filling.resume(turn, begun)
        return
    basket = Basket(Market(turn.session, customer, calendar.business_day(turn.said_at)), None)
    await basket.again(order)
    known = {"customer": kept_customer(customer.id, customer.name), "lines": basket.kept}
    await filling.start(turn, OrderForm, subject=subject, answers=known, problems=basket.problems)


async def customer_to_sell_to(turn: Turn, customer_id: int) -> Customer:
    """Refused where there is none, where it is somebody else's, and where it was put away."""
    customer = await Customer.of(turn.session, turn.me, customer_id)
    if customer.archived_at:
        raise Refused("order-customer-archived", name=customer.name)
    return customer
