"""Handing over: a superior gives on what a leaver left behind, or a single customer (1.4, 5.4)."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from bot import texts
from bot.panels import GREEN, Button, Panel, View, button, named, turn_pages
from bot.router import Router
from bot.turn import Turn
from handlers.sheets import sheet_button
from models import handover
from models.cash import sums_of
from models.customers import Customer
from models.handover import BRIEFS, CARD, Brief
from models.orders import Order
from models.staff import Role, Staff

router = Router()

AT_MOST = 2000  # customers of one person in the list to choose from

# UTF-16 units of a line in a brief: five briefs and who gave them fit into a message.
LINE, PIECE = 60, 40
ORDERS = 2
ALONE = 3  # times as much where a message has one brief


@router.card(CARD)
async def handover_card(view: View) -> Panel | None:
    """The checklist of somebody who left, for those above them: what is left as it stands now."""
    person: Staff = view.record
    if not await view.reader.leads(view.session, person):
        return None
    if person.left_at is None:
        return Panel(view.t("handover-is-back", name=person.name))
    left = await handover.belongings(view.session, person)
    if not await handover.customers_of(view.session, person):
        return Panel(view.t("handover-nothing-left", name=person.name))
    lines = [view.t("handover-title", name=person.name)]
    lines += [view.t(key, number=number) for key, number in left]
    rows = [
        [
            button("handover-all", f"handover:{person.id}:all"),
            button("handover-one-by-one", f"handover:{person.id}:list"),
        ]
    ]
    return Panel(Markup("\n").join(lines), rows)


@router.button(r"handover:([0-9]{1,18})", role=Role.MEMBER)
async def show_the_checklist(turn: Turn, person_id: str) -> None:
    person = await handover.leaver(turn.session, turn.me, int(person_id))
    await turn.become(CARD, person.about)


@router.button(r"handover:([0-9]{1,18}):all(?::([0-9]{1,4}))?", role=Role.MEMBER)
async def choose_who_gets_all(turn: Turn, person_id: str, page: str | None) -> None:
    person = await handover.leaver(turn.session, turn.me, int(person_id))
    rows = await people_to_choose(turn, f"handover:{person.id}:all", int(page or 0))
    rows.append([button("handover-back", f"handover:{person.id}")])
    await turn.change(Panel(turn.t("handover-all-to-whom", name=person.name), rows))


@router.button(r"handover:([0-9]{1,18}):all:to:([0-9]{1,18})", role=Role.MEMBER)
async def ask_before_giving_all(turn: Turn, person_id: str, successor_id: str) -> None:
    person = await handover.leaver(turn.session, turn.me, int(person_id))
    successor = await handover.taker(turn.session, turn.me, int(successor_id))
    customers = await handover.customers_of(turn.session, person)
    question = turn.t("handover-all-sure", name=person.name, to=successor.name, customers=customers)
    sure = button("handover-all-yes", f"handover:{person.id}:all:sure:{successor.id}", style=GREEN)
    await turn.change(
        Panel(question, [[button("handover-back", f"handover:{person.id}:all"), sure]])
    )


@router.button(r"handover:([0-9]{1,18}):all:sure:([0-9]{1,18})", role=Role.MEMBER)
async def give_all(turn: Turn, person_id: str, successor_id: str) -> None:
    person = await handover.leaver(turn.session, turn.me, int(person_id))
    number = await handover.hand_over(turn.session, turn.me, person, int(successor_id))
    turn.hint("handover-done-hint", customers=number)
    await turn.become(CARD, person.about)


@router.button(r"handover:([0-9]{1,18}):list(?::([0-9]{1,4}))?", role=Role.MEMBER)
async def list_what_is_left(turn: Turn, person_id: str, page: str | None) -> None:
    person = await handover.leaver(turn.session, turn.me, int(person_id))
    await show_what_is_left(turn, person, int(page or 0))


async def show_what_is_left(turn: Turn, person: Staff, page: int = 0) -> None:
    """The customers, each a button; the checklist again once there are none."""
    customers = await handover.customers_left(turn.session, person, AT_MOST)
    if not customers:
        await turn.become(CARD, person.about)
        return
    shown, leaves = turn_pages(customers, page, f"handover:{person.id}:list")
    rows: list[Sequence[Button]] = [
        [named(f"{one.customer_class} · {one.name}", f"handover:{person.id}:one:{one.id}")]
        for one in shown
    ]
    to_sheet = sheet_button("customers-left", person.id)
    rows += [leaves, [button("handover-back", f"handover:{person.id}"), to_sheet]]
    title = turn.t("handover-which", name=person.name, customers=len(customers))
    await turn.change(Panel(title, rows))


@router.button(r"handover:([0-9]{1,18}):one:([0-9]{1,18})(?::([0-9]{1,4}))?", role=Role.MEMBER)
async def choose_who_gets_one(
    turn: Turn, person_id: str, customer_id: str, page: str | None
) -> None:
    person = await handover.leaver(turn.session, turn.me, int(person_id))
    customer = await handover.to_be_given(turn.session, turn.me, int(customer_id))
    data = f"handover:{person.id}:one:{customer.id}"
    rows = await people_to_choose(turn, data, int(page or 0))
    rows.append([button("handover-back", f"handover:{person.id}:list")])
    await turn.change(Panel(turn.t("handover-to-whom", customer=customer.name), rows))


@router.button(r"handover:([0-9]{1,18}):one:([0-9]{1,18}):to:([0-9]{1,18})", role=Role.MEMBER)
async def give_one(turn: Turn, person_id: str, customer_id: str, successor_id: str) -> None:
    """Then the next one, until none is left."""
    person = await handover.leaver(turn.session, turn.me, int(person_id))
    number = await handover.hand_over(
        turn.session, turn.me, person, int(successor_id), [int(customer_id)]
    )
    turn.hint("handover-done-hint", customers=number)
    await show_what_is_left(turn, person)


@router.button(r"give:([0-9]{1,18})(?::([0-9]{1,4}))?", role=Role.MEMBER)
async def choose_who_gets_it(turn: Turn, customer_id: str, page: str | None) -> None:
    """From a customer's card, or the list of those that are protected no longer."""
    customer = await handover.to_be_given(turn.session, turn.me, int(customer_id))
    rows = await people_to_choose(
        turn, f"give:{customer.id}", int(page or 0), besides=customer.owner_id
    )
    panel = Panel(turn.t("handover-to-whom", customer=customer.name), rows)
    if page is None:
        turn.show(panel)  # the card or list stays where it is
    else:
        await turn.change(panel)


@router.button(r"give:([0-9]{1,18}):to:([0-9]{1,18})", role=Role.MEMBER)
async def give_it(turn: Turn, customer_id: str, new_owner_id: str) -> None:
    customer = await handover.give(turn.session, turn.me, int(customer_id), int(new_owner_id))
    new_owner = await turn.session.get_one(Staff, customer.owner_id)
    await turn.change(Panel(turn.t("handover-given", customer=customer.name, name=new_owner.name)))


async def people_to_choose(
    turn: Turn, data: str, page: int, besides: int | None = None
) -> list[Sequence[Button]]:
    """Whoever may get it, each a button `data:to:<id>`."""
    people = [one for one in await handover.takers(turn.session, turn.me) if one.id != besides]
    shown, leaves = turn_pages(people, page, data)
    return [*([named(one.name, f"{data}:to:{one.id}")] for one in shown), leaves]


@router.card(BRIEFS)
async def briefs(view: View) -> Panel | None:
    """What the new owner should know first; without what went on to somebody else meanwhile."""
    ids = [int(one) for one in view.facts["customers"].split(",")]
    customers = [await view.session.get_one(Customer, one) for one in ids]
    theirs = [one for one in customers if one.owner_id == view.reader.id]
    if not theirs:
        return None
    room = ALONE if len(theirs) == 1 else 1
    parts = [
        brief_in_words(view, await handover.brief(view.session, customer), room)
        for customer in theirs
    ]
    if view.facts["number"]:
        facts = {name: view.facts[name] for name in ("by", "was", "number")}
        parts.insert(0, view.t("handover-yours", **facts))
    rows = [[named(one.name, f"customer:{one.id}")] for one in theirs]
    return Panel(Markup("\n\n").join(parts), rows)


def brief_in_words(view: View, brief: Brief, room: int) -> Markup:
    """Class, contacts, needs, the last visits, what comes next, what is owed and what came, the note; each
    line clipped."""
    customer = brief.customer
    line, piece = LINE * room, PIECE * room
    lines = [
        Markup("<b>{}</b> · {}").format(
            texts.shield(texts.clip(customer.name, piece)), customer.customer_class
        )
    ]
    known = [(one.name, one.phone_shown) for one in brief.contacts]
    if known:
        contacts = tuple(in_a_line(" ".join(filter(None, one)), piece) for one in known)
        lines.append(view.t("handover-brief-contacts", contacts=contacts))
    if customer.needs:
        lines.append(view.t("handover-brief-needs", words=in_a_line(customer.needs, line)))
    for visit in brief.visits:
        head = view.t("handover-brief-visit", day=visit.day, purpose=visit.purpose)
        lines.append(with_words(head, visit.outcome, piece))
    for follow_up in brief.follow_ups:
        head = view.t("handover-brief-follow-up", day=follow_up.due_on)
        lines.append(with_words(head, follow_up.words, piece))
    for key, orders in (
        ("handover-brief-orders", brief.orders.undelivered),
        ("handover-brief-orders-ended", brief.orders.ended),
    ):
        if orders:
            lines.append(view.t(key, orders=orders_in_words(view, orders, ORDERS * room)))
    for debt in brief.debts:
        if debt.net.amount > 0:
            lines.append(
                view.t(
                    "handover-brief-owes",
                    total=debt.net,
                    overdue=debt.is_overdue,
                    late=debt.late,
                )
            )
    for promise, bill in brief.promises:
        lines.append(view.t("handover-brief-promise", day=promise.promised_for, amount=bill.open))
    if brief.waiting:
        lines.append(waiting_in_words(view, brief, piece))
    if customer.note:
        lines.append(view.t("handover-brief-note", words=in_a_line(customer.note, line)))
    return Markup("\n").join(lines)


def waiting_in_words(view: View, brief: Brief, at_most: int) -> Markup:
    """What finance has not confirmed, and who has the cash of it."""
    return view.t(
        "handover-brief-waiting",
        amount=sums_of(brief.waiting),
        number=len(brief.holders),
        cash=sums_of(one for one in brief.waiting if one.held_by_id),
        names=texts.shortened([in_a_line(one.name, at_most) for one in brief.holders], at_most),
    )


def orders_in_words(view: View, orders: Sequence[Order], at_most: int) -> tuple[str, ...]:
    """The first of them: by number, or the day it was entered while it has none, and what day it is for."""
    said: list[str] = [
        view.t("handover-brief-order", number=one.number or one.day, deliver_on=one.deliver_on)
        for one in orders[:at_most]
    ]
    return (*said, "…") if len(orders) > at_most else tuple(said)


def with_words(head: Markup, words: str | None, at_most: int) -> Markup:
    """A line with what was said beside it, if anything was."""
    return (
        Markup("{} · {}").format(head, texts.shield(in_a_line(words, at_most))) if words else head
    )


def in_a_line(words: str, at_most: int) -> str:
    return texts.clip(" ".join(words.split()), at_most)
