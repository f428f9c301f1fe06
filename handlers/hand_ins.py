"""Hand-ins: finance counts the cash that somebody brings, and says whether it is there (10.4)."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup
from moneyed import Money

from bot import filling, texts
from bot.fields import Text
from bot.forms import TITLE, Becomes, Form
from bot.panels import GREEN, RED, Button, Panel, View, button, in_pairs, named
from bot.router import Router
from bot.turn import Turn
from handlers.carrying import carry_beside
from handlers.cash import STAMP, hand_in_what_was_shown, stamp_of
from handlers.checks import verdict_of_check
from models import cash, hand_ins, records
from models.customers import Customer
from models.hand_ins import HAND_IN_CARD, LONGEST_REASON, HandIn, HandInState
from models.money import added
from models.outbox import redraw
from models.receipts import Receipt, ReceiptState
from models.staff import Role, Staff

router = Router()

ON_THE_CARD = 30  # receipts
WITH_A_BUTTON = 10
NAME_TAKES = 40  # UTF-16 units
COUNTED, NOT_THERE = "hand-in-counted", "hand-in-not-there"


class HandInRefusalForm(Form, name="hand-in-refusal"):
    """The subject is the hand-in's id."""

    at_once = True

    reason = Text(max_length=LONGEST_REASON)

    async def submit(self, turn: Turn) -> Becomes:
        hand_in = await find(turn, self.subject)
        await hand_ins.refuse(turn.session, hand_in, turn.me, self.reason)
        return Becomes(HAND_IN_CARD, hand_in.about)


@router.button(r"hand-in:([0-9]{1,18})", role=Role.PAYMENTS)
async def open_a_hand_in(turn: Turn, number: str) -> None:
    hand_in = await find(turn, number)
    await turn.take_away(HAND_IN_CARD, hand_in.about)
    turn.bring(HAND_IN_CARD, hand_in.about)


@router.button(r"hand-in:([0-9]{1,18}):yes", role=Role.PAYMENTS)
async def counted(turn: Turn, number: str) -> None:
    await hand_ins.confirm(turn.session, await find(turn, number), turn.me)
    turn.hint("hand-in-confirmed-hint")


@router.button(r"hand-in:([0-9]{1,18}):no", role=Role.PAYMENTS)
async def not_there(turn: Turn, number: str) -> None:
    hand_in = await find(turn, number)
    hand_ins.require_confirmer(hand_in, turn.me)
    await hand_ins.require_waiting(turn.session, hand_in, turn.me)
    await ask_why_not(turn, hand_in)


@router.button(r"hand-in:([0-9]{1,18}):withdraw", role=Role.PAYMENTS)
async def withdraw(turn: Turn, number: str) -> None:
    await hand_ins.withdraw(turn.session, await find(turn, number), turn.me)
    turn.hint("hand-in-withdrawn-hint")


@router.button(rf"hand-in:([0-9]{{1,18}}):again:{STAMP}", role=Role.PAYMENTS)
async def hand_in_again(turn: Turn, number: str, stamp: str) -> None:
    """What was refused or withdrawn, as another hand-in with a card of its own."""
    hand_in = await find(turn, number)
    holder = await turn.session.get_one(Staff, hand_in.staff_id)
    held = await hand_in.back_in_hand(turn.session)
    turn.bring(HAND_IN_CARD, await hand_in_what_was_shown(turn, holder, held, stamp))
    await redraw(turn.session, hand_in.about, HAND_IN_CARD)


async def answer_a_card(turn: Turn, hand_in: HandIn) -> bool:
    """Words below a hand-in that waits say whether the cash is there; False: not for finance.

    A no without a reason asks for one; what is neither shows the two buttons again. Refused to who
    is second.
    """
    if not hand_in.may_be_confirmed_by(turn.me):
        return False
    verdict = verdict_of_check(turn.words, COUNTED, NOT_THERE)
    if hand_in.state is not HandInState.WAITING:
        # "ok" from whoever is second is no message to anybody.
        if verdict.yes is None or verdict.reason:
            return False
        await hand_ins.require_waiting(turn.session, hand_in, turn.me)
    if verdict.yes:
        await hand_ins.confirm(turn.session, hand_in, turn.me)
        turn.say("hand-in-confirmed-hint")
        await carry_beside(turn, hand_in, verdict.reason)
    elif verdict.yes is False and verdict.reason:
        reason = texts.clip(verdict.reason, LONGEST_REASON)
        await hand_ins.refuse(turn.session, hand_in, turn.me, reason)
        turn.say("hand-in-refused-hint")
    elif verdict.yes is False:
        await ask_why_not(turn, hand_in)
    else:
        turn.say("hand-in-what-is-meant", [check_buttons(hand_in)])
    return True


async def ask_why_not(turn: Turn, hand_in: HandIn) -> None:
    holder = await turn.session.get_one(Staff, hand_in.staff_id)
    offered = {TITLE: {"name": holder.name}}
    await filling.start(turn, HandInRefusalForm, subject=str(hand_in.id), offered=offered)


async def find(turn: Turn, number: str) -> HandIn:
    """One this person may see; a button's id is never trusted."""
    return await records.require(turn.session, HandIn, number, turn.me, "hand-in-gone-or-not-yours")


# How it looks.


@router.card(HAND_IN_CARD)
async def hand_in_card(view: View) -> Panel:
    """Whose cash, how much, of which receipts; for finance the two answers, for the holder the way
    back, and again."""
    hand_in: HandIn = view.record
    holder = await view.session.get_one(Staff, hand_in.staff_id)
    content = await hand_in.content(view.session)
    back = await hand_in.back_in_hand(view.session)
    may_hand_in = await cash.may_hand_in_for(view.session, view.reader, holder)
    parts = [view.t("hand-in-head", name=holder.name, state=hand_in.state)]
    if content:
        parts.append(await receipts_in_words(view, content, is_over=bool(hand_in.gave_back)))
    parts.append(await how_it_stands(view, hand_in, is_back=bool(back)))
    rows: list[Sequence[Button]] = []
    if hand_in.state is HandInState.WAITING:
        if hand_in.may_be_confirmed_by(view.reader):
            parts.append(view.t("hand-in-how-to-count"))
            rows.append(check_buttons(hand_in))
        elif may_hand_in:
            rows.append([button("hand-in-withdraw", f"{hand_in.about}:withdraw", style=RED)])
    if back and may_hand_in:
        data = f"{hand_in.about}:again:{stamp_of(back)}"
        rows.append([button("hand-in-again", data, style=GREEN, amount=cash.sums(back))])
    rows += in_pairs(
        [
            named(f"🧾 {texts.money(view.reader.speaks, amount)}", one.about)
            for one, amount in content[:WITH_A_BUTTON]
        ]
    )
    return Panel(Markup("\n\n").join(part for part in parts if part), rows)


def check_buttons(hand_in: HandIn) -> list[Button]:
    return [
        button(COUNTED, f"{hand_in.about}:yes", style=GREEN),
        button(NOT_THERE, f"{hand_in.about}:no", style=RED),
    ]


async def receipts_in_words(
    view: View, content: Sequence[tuple[Receipt, Money]], *, is_over: bool
) -> Markup:
    """The sum, and each receipt: from whom, when, and, unless it is over, whether finance has
    confirmed it."""
    sums = added(amount for _, amount in content)
    lines = [view.t("hand-in-sum", amount=sums, number=len(content))]
    for one, amount in content[:ON_THE_CARD]:
        customer = await view.session.get_one(Customer, one.customer_id)
        lines.append(
            view.t(
                "hand-in-line",
                customer=texts.clip(customer.name, NAME_TAKES),
                amount=amount,
                day=one.day,
                is_over=is_over,
                is_confirmed=one.state is not ReceiptState.WAITING,
            )
        )
    if len(content) > ON_THE_CARD:
        lines.append(view.t("cash-lines-more", number=len(content) - ON_THE_CARD))
    return Markup("\n").join(lines)


async def how_it_stands(view: View, hand_in: HandIn, *, is_back: bool) -> Markup:
    """Whom it waits for; who decided and why, and whether it is in hand again, or that nothing was left
    to count."""
    if hand_in.state is HandInState.WAITING:
        others = [one.name for one in await hand_ins.confirmers_of(view.session, hand_in)]
        names = texts.shortened(others, NAME_TAKES * 2)
        return view.t("hand-in-waits-for", names=names, number=len(others))
    if hand_in.decided_by_id is None:
        return view.t("hand-in-nothing-left")
    by = await view.session.get_one(Staff, hand_in.decided_by_id)
    said = [
        view.t("hand-in-decided", state=hand_in.state.value, name=by.name, at=hand_in.decided_at)
    ]
    if hand_in.reason:
        said.append(Markup("<blockquote>{}</blockquote>").format(texts.shield(hand_in.reason)))
    if is_back:
        said.append(view.t("hand-in-is-back"))
    return Markup("\n").join(said)


# In the list of what waits.


async def waits_in_words(view: View, hand_in: HandIn) -> tuple[Markup, Button]:
    """A line of `/pending` for finance, and the button that brings the card."""
    holder = await view.session.get_one(Staff, hand_in.staff_id)
    what = view.t(
        "hand-in-in-a-list",
        name=texts.clip(holder.name, NAME_TAKES),
        amount=cash.sums_of(await hand_in.receipts(view.session)),
    )
    line = view.t("pending-since", what=what, since=hand_in.said_at)
    return line, named(f"💵 {texts.plain(what)}", hand_in.about)
