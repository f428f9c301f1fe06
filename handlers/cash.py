"""Cash in hand: what somebody has collected and not handed in, and how old it is (10.4)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from hashlib import sha256

from markupsafe import Markup

from bot import filling, texts
from bot.panels import GREEN, Button, Panel, View, button, named, turn_pages
from bot.router import Router
from bot.turn import Turn
from handlers.cash_form import HandInForm
from handlers.sheets import sheet_button
from models import calendar, cash, clock, hand_ins
from models.cash import LEFT_BEHIND, WARNING, Held, in_hand
from models.errors import Refused
from models.hand_ins import HAND_IN_CARD
from models.staff import Role, Staff

router = Router()

A_PAGE = 15
NAME_TAKES = 40  # UTF-16 units
STAMP = r"([0-9a-f]{16})"


# Mine.


@router.command("cash", role=Role.PAYMENTS)
async def show_cash(turn: Turn, words: str = "") -> None:
    """My own; where I have none, what those below me have, and for finance everybody's."""
    if not await cash.held_by(turn.session, turn.me) and await has_others(turn.view):
        turn.show(await everybodys(turn.view))
    else:
        turn.show(await mine(turn.view))


@router.button(r"cash", role=Role.PAYMENTS)
async def show_mine(turn: Turn) -> None:
    turn.show(await mine(turn.view))


@router.button(r"cash:mine:([0-9]{1,4})", role=Role.PAYMENTS)
async def leaf_through_mine(turn: Turn, page: str) -> None:
    await turn.change(await mine(turn.view, int(page)))


@router.button(r"cash:choose", role=Role.PAYMENTS)
async def choose_receipts(turn: Turn) -> None:
    if not in_hand(await cash.held_by(turn.session, turn.me)):
        raise Refused("cash-nothing-to-hand-in")
    await filling.start(turn, HandInForm)


@router.button(rf"cash:hand-in:{STAMP}", role=Role.PAYMENTS)
async def hand_in_all_of_mine(turn: Turn, stamp: str) -> None:
    held = await cash.held_by(turn.session, turn.me)
    await turn.become(HAND_IN_CARD, await hand_in_what_was_shown(turn, turn.me, held, stamp))


# Others'.


@router.button(r"cash:(?:branch|all)(?::([0-9]{1,4}))?", role=Role.PAYMENTS)
async def show_everybodys(turn: Turn, page: str | None) -> None:
    """Who of the branch has cash; for finance, who of the company."""
    panel = await everybodys(turn.view, int(page or 0))
    if page is None:
        turn.show(panel)
    else:
        await turn.change(panel)


@router.button(r"cash:of:([0-9]{1,18})(?::([0-9]{1,4}))?", role=Role.PAYMENTS)
async def show_somebodys(turn: Turn, person_id: str, page: str | None) -> None:
    person = await cash.holder(turn.session, turn.me, int(person_id))
    await turn.change(await somebodys(turn.view, person, int(page or 0)))


@router.button(rf"cash:of:([0-9]{{1,18}}):hand-in:{STAMP}", role=Role.PAYMENTS)
async def hand_in_for_a_leaver(turn: Turn, person_id: str, stamp: str) -> None:
    person = await cash.holder(turn.session, turn.me, int(person_id))
    held = await cash.held_by(turn.session, person)
    await turn.become(HAND_IN_CARD, await hand_in_what_was_shown(turn, person, held, stamp))


async def hand_in_what_was_shown(
    turn: Turn, person: Staff, held: Sequence[Held], stamp: str
) -> str:
    """All of it that is free, if it still is what stood on the button; a second tap finds nothing.

    What the card of the hand-in is about.
    """
    free = in_hand(held)
    if stamp != stamp_of(free):
        raise Refused("cash-changed")
    ids = [one.receipt.id for one in free]
    made = await hand_ins.hand_in(turn.session, person, ids, turn.said_at, turn.me)
    turn.hint("hand-in-made-hint")
    return made.about


# How it looks.


async def mine(view: View, page: int = 0) -> Panel:
    """What the reader has in hand, with the ways to hand it in, and to what those below have."""
    held = await cash.held_by(view.session, view.reader)
    shown, leaves = turn_pages(held, page, "cash:mine", A_PAGE)
    rows: list[Sequence[Button]] = ways_to_hand_in(held, "cash")
    if len(in_hand(held)) > 1:
        rows.append([button("cash-choose", "cash:choose")])
    rows += [leaves, *ways_to_hand_ins(held)]
    if await has_others(view):
        rows.append([button("cash-others", "cash:branch")])
    if not held:
        return Panel(view.t("cash-nothing"), rows)
    rows.append([sheet_button("cash-mine")])
    head = view.t("cash-mine", amount=cash.sums(held), number=len(held))
    return Panel(Markup("\n").join([head, *(line_in_words(view, one) for one in shown)]), rows)


async def has_others(view: View) -> bool:
    """Whether there is somebody else's to see; finance, in whose house it all comes, looks anyway."""
    if view.reader.keeps_the_money:
        return True
    return bool(await cash.held_in_branch(view.session, view.reader))


async def everybodys(view: View, page: int = 0) -> Panel:
    """Who has cash that is not handed in, the oldest first: how much and since when."""
    purses = await cash.held_in_branch(view.session, view.reader)
    if not purses:
        return Panel(view.t("cash-nobody"))
    shown, leaves = turn_pages(purses, page, "cash:branch", A_PAGE)
    in_all = cash.sums(one for purse in purses for one in purse.held)
    lines = [view.t("cash-of-all", amount=in_all, people=len(purses))]
    lines += [
        view.t(
            "cash-of-one",
            name=texts.clip(purse.holder.name, NAME_TAKES),
            amount=cash.sums(purse.held),
            day=purse.oldest,
            days=purse.held[0].age(today()),
            has_left=purse.holder.left_at is not None,
        )
        for purse in shown
    ]
    rows = [[named(f"💵 {purse.holder.name}", f"cash:of:{purse.holder.id}")] for purse in shown]
    return Panel(Markup("\n").join(lines), [*rows, leaves, [sheet_button("cash-all")]])


async def somebodys(view: View, person: Staff, page: int = 0) -> Panel:
    """What somebody has; a leaver's is handed in by whoever is above."""
    held = await cash.held_by(view.session, person)
    shown, leaves = turn_pages(held, page, f"cash:of:{person.id}", A_PAGE)
    rows: list[Sequence[Button]] = []
    is_left = person.left_at is not None
    if is_left and await cash.may_hand_in_for(view.session, view.reader, person):
        rows = ways_to_hand_in(held, f"cash:of:{person.id}")
    rows += [leaves, *ways_to_hand_ins(held), [button("cash-others", "cash:branch:0")]]
    if not held:
        return Panel(view.t("cash-nothing-of", name=person.name), rows)
    rows.append([sheet_button("cash-of", person.id)])
    key = "cash-of-leaver" if is_left else "cash-of-person"
    head = view.t(key, name=person.name, amount=cash.sums(held), number=len(held))
    return Panel(Markup("\n").join([head, *(line_in_words(view, one) for one in shown)]), rows)


@router.card(WARNING)
async def warning_card(view: View) -> Panel | None:
    """What has been in hand for too long: the reader's own first, then that of others."""
    found = await cash.warned_of(view.session, view.reader, view.facts["day"])
    own = [one for one in found if one.holder.id == view.reader.id]
    others = [one for one in found if one.holder.id != view.reader.id]
    if not found:
        return None
    lines: list[Markup] = []
    rows: list[Sequence[Button]] = []
    left = 0
    if own:
        head = view.t("cash-please-hand-in", amount=cash.sums(own), number=len(own))
        lines, left = fill(view, [head], own)
        rows += ways_to_hand_in(await cash.held_by(view.session, view.reader), "cash")
        rows.append([button("cash-open", "cash")])
    if others:
        head = view.t("cash-of-others", amount=cash.sums(others), number=len(others))
        lines, others_left = fill(view, [*lines, head], others, with_name=True)
        left += others_left
        rows.append([button("cash-others", "cash:branch")])
    if left:
        lines.append(view.t("cash-lines-more", number=left))
    return Panel(Markup("\n").join(lines), rows)


def fill(
    view: View, lines: list[Markup], held: Sequence[Held], *, with_name: bool = False
) -> tuple[list[Markup], int]:
    """These lines and below them as many of what is held as a message takes; how many it does not."""
    more = [line_in_words(view, one, with_name=with_name) for one in held[:A_PAGE]]
    shown = texts.as_many_as_fit(more, lines)
    return [*lines, *shown], len(held) - len(shown)


@router.card(LEFT_BEHIND)
async def left_behind_card(view: View) -> Panel | None:
    """Somebody has left with cash in hand; None where it is handed in meanwhile."""
    person = await view.session.get_one(Staff, view.facts["holder"])
    if not await cash.may_see(view.session, view.reader, person):
        return None
    if not await cash.held_by(view.session, person):
        return None
    return await somebodys(view, person)


def line_in_words(view: View, one: Held, *, with_name: bool = False) -> Markup:
    """From whom, how much, since when, and until when it has to be handed in."""
    left = (one.deadline - today()).days
    urgency = "waits" if one.waits else "overdue" if left < 0 else "today" if not left else "later"
    customer = texts.clip(one.customer.name, NAME_TAKES)
    holder = texts.clip(one.holder.name, NAME_TAKES)
    return view.t(
        "cash-line",
        whose=f"{holder} · {customer}" if with_name else customer,
        amount=one.receipt.amount,
        day=one.receipt.day,
        days=one.age(today()),
        deadline=one.deadline,
        urgency=urgency,
        late=-left,
    )


def ways_to_hand_in(held: Sequence[Held], data: str) -> list[Sequence[Button]]:
    """All at once, as it is shown now."""
    free = in_hand(held)
    if not free:
        return []
    data = f"{data}:hand-in:{stamp_of(free)}"
    return [[button("cash-hand-in-all", data, style=GREEN, amount=cash.sums(free))]]


def ways_to_hand_ins(held: Sequence[Held]) -> list[Sequence[Button]]:
    """To what is with finance to be counted."""
    waiting: dict[int, list[Held]] = {}
    for one in held:
        if number := one.receipt.hand_in_id:
            waiting.setdefault(number, []).append(one)
    return [
        [button("cash-with-finance", f"hand-in:{number}", amount=cash.sums(some))]
        for number, some in waiting.items()
    ]


def stamp_of(held: Sequence[Held]) -> str:
    """What tells these receipts from others: a button does what was shown with it, or nothing."""
    ids = ",".join(str(number) for number in sorted(one.receipt.id for one in held))
    return sha256(ids.encode()).hexdigest()[:16]


def today() -> date:
    return calendar.business_day(clock.now())
