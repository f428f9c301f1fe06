"""Lists of orders: mine, the team's, everybody's, a customer's; what waits, what is to be delivered (8.4)."""

from __future__ import annotations

from datetime import date

from markupsafe import Markup

from bot import texts
from bot.panels import Button, Panel, View, button, named, turn_pages
from bot.router import Router
from bot.turn import Turn
from handlers.order_sight import sight_of
from handlers.sheets import sheet_button
from models import calendar, clock, order_lists, search
from models.facts import term
from models.order_lists import OrderFilter, Page, Scope, Whose, scope_of
from models.orders import ORDER_CARD, UNDELIVERED, Order, OrderState
from models.staff import LEADING, Role, Staff

router = Router()

FOUND = 8  # customers
NAME_TAKES = 24  # UTF-16 units of a button
WORDS_TAKE = 60

OVERDUE = "⚠️"
SIGNS = {
    OrderState.WAITING: "⏳",
    OrderState.CONFIRMED: "🆕",
    OrderState.IN_PRODUCTION: "🏭",
    OrderState.INSPECTED: "🔍",
    OrderState.READY: "📦",
    OrderState.PART_SHIPPED: "🚛",
    OrderState.SHIPPED: "🚚",
    OrderState.DELIVERED: "✅",
    OrderState.CLOSED: "☑️",
    OrderState.REFUSED: "❌",
    OrderState.WITHDRAWN: "↩️",
    OrderState.CANCELLED: "🚫",
}

TITLES = {
    Whose.MINE: "orders-of-mine",
    Whose.TEAM: "orders-of-team",
    Whose.EVERYBODY: "orders-of-everybody",
    Whose.PERSON: "orders-of-person",
    Whose.CUSTOMER: "orders-of-customer",
}
WAYS = {
    Whose.MINE: "orders-to-mine",
    Whose.TEAM: "orders-to-team",
    Whose.EVERYBODY: "orders-to-everybody",
}
NOTHING = {
    OrderFilter.WAITING: "orders-none-waiting",
    OrderFilter.UNDELIVERED: "orders-none-undelivered",
    OrderFilter.DELIVERED: "orders-none-delivered",
    OrderFilter.ALL: "orders-none-all",
}

LISTS = "|".join(Whose)
FILTERS = "|".join(OrderFilter)


@router.command("orders", role=Role.ORDERS, takes_words=True)
async def show_or_find(turn: Turn, words: str) -> None:
    """`/orders`; with words that customer's orders, or the order of that number."""
    if words:
        await find(turn, words)
    else:
        await show_usual(turn)


@router.button(r"orders", role=Role.ORDERS)
async def show_usual(turn: Turn) -> None:
    scope = await scope_of(turn.session, turn.me, order_lists.usual(turn.me))
    turn.show(await list_of(turn, scope, OrderFilter.UNDELIVERED, 0))


@router.button(r"orders:customer:([0-9]{1,18})", role=Role.ORDERS)
async def show_those_of_a_customer(turn: Turn, number: str) -> None:
    """From the customer's card, which stays where it is."""
    scope = await scope_of(turn.session, turn.me, Whose.CUSTOMER, int(number))
    turn.show(await list_of(turn, scope, OrderFilter.ALL, 0))


@router.button(
    rf"orders:({LISTS})(?::([0-9]{{1,18}}))?:({FILTERS}):([0-9]{{1,3}})", role=Role.ORDERS
)
async def turn_to(turn: Turn, whose: str, number: str | None, wanted: str, page: str) -> None:
    """The list that was tapped becomes another: a page, a filter, somebody's."""
    scope = await scope_of(turn.session, turn.me, Whose(whose), int(number or 0))
    await turn.change(await list_of(turn, scope, OrderFilter(wanted), int(page)))


@router.button(r"orders:people(?::([0-9]{1,3}))?", role=Role.SUPERIOR)
async def choose_whose(turn: Turn, page: str | None) -> None:
    """Whoever sells below, each a button."""
    people = await order_lists.sellers_below(turn.session, turn.me)
    shown, leaves = turn_pages(people, int(page or 0), "orders:people")
    rows = [
        [named(one.name, f"orders:{Whose.PERSON}:{one.id}:{OrderFilter.UNDELIVERED}:0")]
        for one in shown
    ]
    back = button("orders-to-team", f"orders:{Whose.TEAM}:{OrderFilter.UNDELIVERED}:0")
    await turn.change(Panel(turn.t("orders-of-whom"), [*rows, leaves, [back]]))


# By words.


async def find(turn: Turn, words: str) -> None:
    """An order by its number; else the customer's list, or customers to choose from."""
    if await open_numbered(turn, words):
        return
    found = list(await order_lists.customers_called(turn.session, turn.me, words, FOUND))
    if not found and turn.me.may(Role.SELLER):
        alike = await search.find(turn.session, turn.me, words, at_most=FOUND)
        found = [(one.customer_id, one.name) for one in alike]
    if len(found) == 1:
        scope = await scope_of(turn.session, turn.me, Whose.CUSTOMER, found[0][0])
        turn.show(await list_of(turn, scope, OrderFilter.ALL, 0))
        return
    rows = [
        [named(texts.shield(name), f"orders:{Whose.CUSTOMER}:{number}:{OrderFilter.ALL}:0")]
        for number, name in found
    ]
    if found:
        turn.say("orders-which-customer", rows)
    else:
        back = [[button("orders-see-mine", "orders")]]
        turn.say("orders-nothing-found", back, words=texts.clip(words, WORDS_TAKE))


async def open_numbered(turn: Turn, words: str) -> bool:
    """The card of the order of this number at the bottom of the chat; False: there is none, or not theirs."""
    order = await order_lists.numbered(turn.session, turn.me, words)
    if order is None:
        return False
    await turn.take_away(ORDER_CARD, order.about)
    turn.bring(ORDER_CARD, order.about)
    return True


# How a list looks.


async def list_of(turn: Turn, scope: Scope, wanted: OrderFilter, number: int) -> Panel:
    """A page: each order a button; below, the other pages, filters and lists."""
    page = await order_lists.page_of(turn.session, scope, wanted, number)
    if not page.orders and number:
        number, page = 0, await order_lists.page_of(turn.session, scope, wanted, 0)
    today = calendar.business_day(clock.now())
    rows = [[button_of(turn, scope, order, name, today)] for order, name in page.orders]
    rows.append(leaves_of(scope, wanted, number, page))
    rows += await filters_of(turn, scope, wanted)
    rows.append(lists_of(turn.me, scope, wanted))
    if turn.me.may(Role.SELLER):
        of = f":{scope.customer.id}" if scope.customer and not scope.customer.archived_at else ""
        rows.append([button("orders-enter", f"order:new{of}")])
    if page.orders:
        rows.append([sheet_button("orders", *said_of(scope, wanted))])
    lines = [title_of(turn.view, scope, wanted), legend_of(turn, page, today)]
    if not page.orders:
        lines[1] = turn.t(NOTHING[wanted])
        if turn.me.may(Role.SELLER):
            lines.append(turn.t("orders-none-hint"))
    return Panel(Markup("\n\n").join(line for line in lines if line), rows)


def title_of(view: View, scope: Scope, wanted: OrderFilter) -> Markup:
    whom = scope.person or scope.customer
    title = view.t(TITLES[scope.whose], name=whom.name if whom else "")
    return view.t("orders-title", title=title, filter=wanted)


def legend_of(turn: Turn, page: Page, today: date) -> Markup:
    """What the signs on this page stand for."""
    said = []
    if any(is_overdue(order, today) for order, _ in page.orders):
        said.append(Markup("{} {}").format(OVERDUE, turn.t("orders-overdue")))
    here = {order.state for order, _ in page.orders}
    said += [
        Markup("{} {}").format(sign, turn.t(term(state)))
        for state, sign in SIGNS.items()
        if state in here
    ]
    return Markup(" · ").join(said)


def button_of(turn: Turn, scope: Scope, order: Order, name: str, today: date) -> Button:
    """⚠️🚚 华联超市 · 11-25 · ¥480.00; in a customer's list its number, to works no amount."""
    sign = SIGNS[order.state]
    if is_overdue(order, today):
        sign = OVERDUE + sign
    customer = texts.shield(texts.clip(name, NAME_TAKES))
    in_a_customers = scope.whose is Whose.CUSTOMER and order.number
    said = [f"{sign} {order.number if in_a_customers else customer}"]
    same_year = order.deliver_on.year == today.year
    said.append(f"{order.deliver_on:%m-%d}" if same_year else order.deliver_on.isoformat())
    if sight_of(turn.me).prices:
        said.append(texts.money(turn.language, order.total))
    return named(" · ".join(said), order.about)


def is_overdue(order: Order, today: date) -> bool:
    return order.state in UNDELIVERED and order.deliver_on < today


def leaves_of(scope: Scope, wanted: OrderFilter, number: int, page: Page) -> list[Button]:
    """To the page before and the next one; how many there are nobody counts."""
    leaves = []
    if number:
        leaves.append(named(f"‹ {number}", data_of(scope, wanted, number - 1)))
    if page.has_next:
        leaves.append(named(f"{number + 2} ›", data_of(scope, wanted, number + 1)))
    return leaves


async def filters_of(turn: Turn, scope: Scope, wanted: OrderFilter) -> list[list[Button]]:
    """The other filters; what waits with how many do."""
    waiting = await order_lists.number_waiting(turn.session, scope)
    buttons: list[Button] = []
    for one in OrderFilter:
        data = data_of(scope, one, 0)
        if one is wanted:
            continue
        if one is OrderFilter.WAITING and waiting:
            buttons.append(button("orders-waiting", data, filter=one, number=waiting))
        else:
            buttons.append(button(term(one), data))
    return [buttons]


def lists_of(me: Staff, scope: Scope, wanted: OrderFilter) -> list[Button]:
    """The other lists this person has; whoever has one alone comes back to it from a customer's."""
    buttons = [
        button(WAYS[whose], f"orders:{whose}:{wanted}:0")
        for whose in order_lists.may_switch_to(me)
        if whose is not scope.whose
    ]
    if me.position in LEADING:
        buttons.append(button("orders-to-people", "orders:people"))
    return buttons


def data_of(scope: Scope, wanted: OrderFilter, page: int) -> str:
    return ":".join(["orders", *said_of(scope, wanted), str(page)])


def said_of(scope: Scope, wanted: OrderFilter) -> list[str]:
    """What a button says of which list it is."""
    whom = scope.person or scope.customer
    return [scope.whose, *([str(whom.id)] if whom else []), wanted]
