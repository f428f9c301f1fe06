"""Hand-ins: finance counts the cash that somebody brings, and says whether it is there (10.4)."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from bot import filling, texts
from bot.fields import Text
from bot.forms import TITLE, Becomes, Form
from bot.panels import GREEN, RED, Button, Panel, View, button, in_pairs, named
from bot.router import Router
from bot.turn import Turn
from handlers.carrying import carry_beside
from handlers.checks import verdict_of_check
from models import cash, hand_ins, records
from models.customers import Customer
from models.hand_ins import HAND_IN_CARD, LONGEST_REASON, HandIn, HandInState
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
    """Whose cash, how much, of which receipts; for finance the two answers, for the holder the way back."""
    hand_in: HandIn = view.record
    holder = await view.session.get_one(Staff, hand_in.staff_id)
    receipts = await hand_in.receipts(view.session)
    parts = [view.t("hand-in-head", name=holder.name, state=hand_in.state)]
    if receipts:
        parts.append(await receipts_in_words(view, receipts))
    parts.append(await how_it_stands(view, hand_in, has_receipts=bool(receipts)))
    rows: list[Sequence[Button]] = []
    if hand_in.state is HandInState.WAITING:
        if hand_in.may_be_confirmed_by(view.reader):
            parts.append(view.t("hand-in-how-to-count"))
            rows.append(check_buttons(hand_in))
        elif await cash.may_hand_in_for(view.session, view.reader, holder):
            rows.append([button("hand-in-withdraw", f"{hand_in.about}:withdraw", style=RED)])
    rows += in_pairs(
        [
            named(f"🧾 {texts.money(view.reader.speaks, one.amount)}", one.about)
            for one in receipts[:WITH_A_BUTTON]
        ]
    )
    return Panel(Markup("\n\n").join(part for part in parts if part), rows)


def check_buttons(hand_in: HandIn) -> list[Button]:
    return [
        button(COUNTED, f"{hand_in.about}:yes", style=GREEN),
        button(NOT_THERE, f"{hand_in.about}:no", style=RED),
    ]


async def receipts_in_words(view: View, receipts: Sequence[Receipt]) -> Markup:
    """The sum, and each receipt: from whom, when, and whether finance has confirmed it."""
    lines = [view.t("hand-in-sum", amount=cash.sums_of(receipts), number=len(receipts))]
    for one in receipts[:ON_THE_CARD]:
        customer = await view.session.get_one(Customer, one.customer_id)
        lines.append(
            view.t(
                "hand-in-line",
                customer=texts.clip(customer.name, NAME_TAKES),
                amount=one.amount,
                day=one.day,
                is_confirmed=one.state is not ReceiptState.WAITING,
            )
        )
    if len(receipts) > ON_THE_CARD:
        lines.append(view.t("cash-lines-more", number=len(receipts) - ON_THE_CARD))
    return Markup("\n").join(lines)


async def how_it_stands(view: View, hand_in: HandIn, *, has_receipts: bool) -> Markup:
    """Whom it waits for; who decided and why, or that nothing was left to count."""
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
    if not has_receipts:
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
