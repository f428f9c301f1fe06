"""Receivables: what is owed and for how long, by customer and by person, each as far as one sees (10.3)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup
from moneyed import Money

from bot import texts
from bot.panels import Button, Panel, View, button, in_pairs, named, turn_pages
from bot.router import Router
from bot.turn import Turn
from handlers.customer_account import account_panel, customer_of
from handlers.debt_words import CREDIT, LATE, NOT_DUE, block, in_a_line, leading, today_of
from handlers.finding import find_account
from models import ageing, cash
from models.ageing import Aged, People, PromisedSum
from models.errors import Refused
from models.money import added
from models.receivables import Debt
from models.staff import LEADING, Role, Staff

router = Router()

A_PAGE = 8
NAME_TAKES = 24  # UTF-16 units of a button
PERSON_TAKES = 40
AMOUNTS = 3  # of as many currencies a button tells

WHOSE = r"(customers|people|of:[0-9]{1,18})"
WHICH = r"(all|late)"


@dataclass(frozen=True)
class Listing:
    """Which list somebody looks at: customers or people of all whom they see, or one's customers."""

    whose: str
    people: People
    person: Staff | None = None

    @property
    def is_by_person(self) -> bool:
        return self.whose == "people"

    def data(self, which: str, page: int = 0) -> str:
        return f"receivables:{self.whose}:{which}:{page}"


async def listing_of(view: View, whose: str) -> Listing:
    """The list behind a button; refused where it is not the reader's (1.3)."""
    _, _, number = whose.partition(":")
    if whose == "people" and not has_people(view.reader):
        raise Refused("receivables-not-yours")
    people = await ageing.whose(view.session, view.reader, int(number) if number else None)
    person = await view.session.get(Staff, int(number)) if number else None
    if number and person is None:
        raise Refused("receivables-not-yours")
    return Listing(whose, people, person)


def has_people(reader: Staff) -> bool:
    """Whether others answer for what they see."""
    return reader.keeps_the_money or reader.position in LEADING


@router.command("receivables", role=Role.PAYMENTS, takes_words=True)
async def show_receivables(turn: Turn, words: str = "") -> None:
    """`/receivables`, 应收, 账龄, 欠款: whoever owes most of what is overdue first; `应收 华联` is one
    customer's account."""
    if words:
        await show_whose(turn, words)
        return
    turn.show(await panel_of(turn.view, await listing_of(turn.view, "customers"), "all"))


async def show_whose(turn: Turn, words: str) -> None:
    """The account of the only customer whom the words may mean, or all of them to choose from."""
    which = "receivables-which", "receivables:customer:{}"
    if number := await find_account(turn, words, "receivables-nobody", *which):
        customer = await customer_of(turn.view, str(number))
        turn.show(await account_panel(turn.view, customer))


@router.button(r"receivables", role=Role.PAYMENTS)
async def show_from_a_button(turn: Turn) -> None:
    await show_receivables(turn)


@router.button(r"receivables:team", role=Role.PAYMENTS)
async def show_the_team(turn: Turn) -> None:
    """From the team: by person, with what is promised and the cash in hand."""
    turn.show(await panel_of(turn.view, await listing_of(turn.view, "people"), "all"))


@router.button(r"receivables:(of:[0-9]{1,18})", role=Role.PAYMENTS)
async def show_a_person(turn: Turn, whose: str) -> None:
    """Their customers, as a message of its own."""
    turn.show(await panel_of(turn.view, await listing_of(turn.view, whose), "all"))


@router.button(rf"receivables:{WHOSE}:{WHICH}:([0-9]{{1,4}})", role=Role.PAYMENTS)
async def turn_to(turn: Turn, whose: str, which: str, page: str) -> None:
    """The list that was tapped becomes another: a page, overdue only, by person, somebody's."""
    listing = await listing_of(turn.view, whose)
    await turn.change(await panel_of(turn.view, listing, which, int(page)))


# How a list looks.


async def panel_of(view: View, listing: Listing, which: str, page: int = 0) -> Panel:
    """The sums by age and currency; below, customers or people, each a button."""
    in_all = await ageing.in_all(view.session, listing.people)
    parts = [head_of(view, listing, which), *(block(view, debt) for debt in in_all.values())]
    if listing.is_by_person:
        said, rows = await people_of(view, listing, which, page)
    else:
        said, rows = await customers_of(view, listing, which, page)
    parts += said
    if in_all:
        other = "all" if which == "late" else "late"
        key = "receivables-all-of-it" if which == "late" else "receivables-late-only"
        rows.append([button(key, listing.data(other))])
        opened = [currency for currency, debt in in_all.items() if debt.owed]
        rows += files_of(listing, opened)
    else:
        parts.append(view.t("receivables-nothing"))
    rows.append(switch(view.reader, listing, which))
    return Panel(Markup("\n\n").join(parts), rows)


def head_of(view: View, listing: Listing, which: str) -> Markup:
    title = title_of(view, listing)
    late_only = which == "late"
    return view.t("receivables-head", title=title, day=today_of(), late_only=late_only)


def title_of(view: View, listing: Listing) -> Markup:
    if listing.person and listing.person.id != view.reader.id:
        return view.t("receivables-of-person", name=listing.person.name)
    if view.reader.keeps_the_money and not listing.person:
        return view.t("receivables-of-everybody")
    is_alone = listing.people == [view.reader.id]
    return view.t("receivables-of-mine" if is_alone else "receivables-of-branch")


async def customers_of(
    view: View, listing: Listing, which: str, page: int
) -> tuple[list[Markup], list[list[Button]]]:
    """A page, each customer and currency a button; how many there are nobody counts."""
    found = await ageing.by_customer(
        view.session,
        listing.people,
        overdue_only=which == "late",
        first=page * A_PAGE,
        at_most=A_PAGE + 1,
    )
    if page and not found:
        return await customers_of(view, listing, which, 0)
    rows = [[customer_button(view, one)] for one in found[:A_PAGE]]
    leaves = []
    if page:
        leaves.append(named(f"‹ {page}", listing.data(which, page - 1)))
    if len(found) > A_PAGE:
        leaves.append(named(f"{page + 2} ›", listing.data(which, page + 1)))
    if found:
        return [view.t("receivables-legend")], [*rows, leaves]
    return [view.t("receivables-nothing-late")] if which == "late" else [], []


def customer_button(view: View, one: Aged) -> Button:
    """⚠️ 华联超市 · ¥1,000.00"""
    sign, amount = leading(one.debt)
    name = texts.shield(texts.clip(one.name, NAME_TAKES))
    said = texts.money(view.reader.speaks, amount)
    return named(f"{sign} {name} · {said}", f"receivables:customer:{one.id}")


def files_of(listing: Listing, currencies: Sequence[str]) -> list[list[Button]]:
    """A picture has one currency, of which something is open; the sheet has all."""
    buttons = []
    for currency in currencies:
        data = f"receivables:picture:{listing.whose}:{currency}"
        if len(currencies) == 1:
            buttons.append(button("receivables-picture", data))
        else:
            buttons.append(button("receivables-picture-in", data, currency=currency))
    return in_pairs([*buttons, button("receivables-sheet", f"receivables:sheet:{listing.whose}")])


def switch(reader: Staff, listing: Listing, which: str) -> list[Button]:
    if not has_people(reader):
        return []
    by_person = button("receivables-by-person", f"receivables:people:{which}:0")
    by_customer = button("receivables-by-customer", f"receivables:customers:{which}:0")
    ways = {"customers": [by_person], "people": [by_customer]}
    return ways.get(listing.whose, [by_person, by_customer])


# By person: what is overdue, promised, and in hand.


@dataclass
class Share:
    """What one person answers for."""

    id: int
    name: str
    debts: list[Debt]
    promised: list[PromisedSum]
    cash: tuple[Money, ...] = ()


async def people_of(
    view: View, listing: Listing, which: str, page: int
) -> tuple[list[Markup], list[list[Button]]]:
    """The promises of the week day by day, the cash in hand, and a page of people."""
    promised = await ageing.promised(view.session, listing.people)
    purses = await purses_of(view)
    said = [promises_by_day(view, promised)] if promised else []
    if in_hand := added(amount for _, sums in purses.values() for amount in sums):
        said.append(view.t("receivables-cash", amounts=in_hand))
    rows = await ageing.by_person(view.session, listing.people, overdue_only=which == "late")
    shares = shares_of(rows, promised, purses if which == "all" else {})
    shown, leaves = turn_pages(shares, page, listing.data(which, 0).removesuffix(":0"), A_PAGE)
    if shown:
        said.append(Markup("\n").join(line for one in shown for line in share_in_words(view, one)))
    elif which == "late":
        said.append(view.t("receivables-nothing-late"))
    buttons = [[person_button(view, one, which)] for one in shown]
    to_cash = [button("receivables-to-cash", "cash:branch")] if in_hand else []
    to_promises = [button("receivables-to-promises", "sheet:promises")] if promised else []
    return said, [*buttons, leaves, [*to_promises, *to_cash]]


async def purses_of(view: View) -> Mapping[int, tuple[str, tuple[Money, ...]]]:
    """Who of those whom the reader sees has cash in hand, the reader too: name and sums."""
    found = {
        one.holder.id: (one.holder.name, cash.sums(one.held))
        for one in await cash.held_in_branch(view.session, view.reader)
    }
    if mine := await cash.held_by(view.session, view.reader):
        found[view.reader.id] = (view.reader.name, cash.sums(mine))
    return found


def shares_of(
    rows: Sequence[Aged],
    promised: Sequence[PromisedSum],
    purses: Mapping[int, tuple[str, tuple[Money, ...]]],
) -> list[Share]:
    """Person by person in the order of what is overdue; then whoever only has cash."""
    shares: dict[int, Share] = {}
    for row in rows:
        share = shares.setdefault(row.id, Share(row.id, row.name, [], []))
        share.debts.append(row.debt)
    for one in promised:
        if one.owner_id in shares:
            shares[one.owner_id].promised.append(one)
    for holder_id, (name, sums) in purses.items():
        shares.setdefault(holder_id, Share(holder_id, name, [], [])).cash = sums
    return list(shares.values())


def share_in_words(view: View, share: Share) -> list[Markup]:
    name = texts.clip(share.name, PERSON_TAKES)
    is_late = any(debt.is_overdue for debt in share.debts)
    sums = in_a_line(view, share.debts)
    lines = [view.t("receivables-person", name=name, is_late=is_late, sums=sums)]
    if share.promised:
        number = sum(one.number for one in share.promised)
        amounts = added(one.amount for one in share.promised)
        lines.append(view.t("receivables-person-promised", amounts=amounts, number=number))
    if share.cash:
        lines.append(view.t("receivables-person-cash", amounts=share.cash))
    return lines


def person_button(view: View, share: Share, which: str) -> Button:
    """⚠️ 李伟 · ¥1,000.00, as of a customer; it opens to their customers."""
    name = texts.shield(texts.clip(share.name, NAME_TAKES))
    data = f"receivables:of:{share.id}:{which}:0"
    if not share.debts:
        return named(name, data)
    # As of a customer; of several currencies those in which it matters most.
    each = [leading(debt) for debt in share.debts]
    sign = next(sign for sign in (LATE, NOT_DUE, CREDIT) if sign in dict(each))
    said = [texts.money(view.reader.speaks, amount) for one, amount in each if one == sign]
    more = [] if len(said) <= AMOUNTS else ["…"]
    return named(f"{sign} {' · '.join([name, *said[:AMOUNTS], *more])}", data)


def promises_by_day(view: View, promised: Sequence[PromisedSum]) -> Markup:
    days: dict[date, list[PromisedSum]] = defaultdict(list)
    for one in promised:
        days[one.day].append(one)
    lines = [promises_in_words(view, "receivables-promised", promised)]
    lines += [
        promises_in_words(view, "receivables-promised-on", some, day=day)
        for day, some in days.items()
    ]
    return Markup("\n").join(lines)


def promises_in_words(
    view: View, key: str, promised: Sequence[PromisedSum], **facts: object
) -> Markup:
    number = sum(one.number for one in promised)
    return view.t(key, amounts=added(one.amount for one in promised), number=number, **facts)


async def mine_in_words(view: View) -> list[Markup]:
    """For `/me`: what one's own customers owe, what is promised this week, the cash in hand."""
    people = [view.reader.id]
    debts = await ageing.in_all(view.session, people)
    lines = [view.t("receivables-mine", sums=in_a_line(view, debts.values()))]
    if promised := await ageing.promised(view.session, people):
        lines.append(promises_in_words(view, "receivables-promised", promised))
    if held := await cash.held_by(view.session, view.reader):
        lines.append(view.t("receivables-cash", amounts=cash.sums(held)))
    return lines
