"""Delays: works names a later date, whoever sells asks the customer and records the answer (8.4)."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from bot import filling, texts, verdicts
from bot.fields import Choice, Day, Text, today
from bot.forms import Answers, Becomes, Form
from bot.panels import GREEN, RED, Button, Panel, View, button, named
from bot.router import Router
from bot.turn import Turn
from handlers.order_deeds import find_order
from handlers.order_parts import Part
from handlers.works import title_of
from models import delays, records
from models.delays import CARD, LONGEST_REASON, Delay, DelayAnswer
from models.errors import Refused
from models.order_people import moves_orders, require_mover
from models.orders import UNSHIPPED, Order
from models.staff import Role, Staff

router = Router()

REASON_TAKES = 300  # UTF-16 units on a card
NAME_TAKES = 60


class DelayForm(Form, name="delay"):
    """The subject is the order's number."""

    day = Day(earliest=today)
    reason = Text(max_length=LONGEST_REASON)

    @classmethod
    async def check(cls, turn: Turn, subject: str, answers: Answers, name: str) -> None:
        if name == "day":
            delays.check_date(await find_order(turn, subject), cls(subject, answers).day)

    async def submit(self, turn: Turn) -> Becomes:
        order = await find_order(turn, self.subject)
        delay = await Delay.announce(turn.session, order, turn.me, self.day, self.reason)
        return Becomes(CARD, delay.about)


def needs_words(answers: Answers) -> bool:
    """Of a refusal it counts what the customer said; words that were said already stay."""
    return answers.get("answer") != DelayAnswer.ACCEPTED or bool(answers.get("words"))


class DelayAnswerForm(Form, name="delay-answer"):
    """The subject is the delay's number: what the customer said."""

    at_once = True

    answer = Choice(DelayAnswer)
    words = Text(max_length=LONGEST_REASON, when=needs_words)

    async def submit(self, turn: Turn) -> Becomes:
        delay = await find(turn, self.subject)
        await delay.record(turn.session, turn.me, self.answer, self.words)
        await turn.take_away(CARD, delay.about)
        return Becomes(CARD, delay.about)


async def find(turn: Turn, number: str) -> Delay:
    """One that this person sees; a button's id is never trusted (1.3)."""
    return await records.require(turn.session, Delay, number, turn.me, "order-gone-or-not-yours")


@router.button(r"order:([0-9]{1,18}):delay", role=Role.ORDERS)
async def announce(turn: Turn, number: str) -> None:
    order = await find_order(turn, number)
    require_mover(turn.me)
    if order.state not in UNSHIPPED:
        raise Refused("delay-nothing-to-ship")
    await filling.start(turn, DelayForm, subject=str(order.id), offered=await title_of(turn, order))


@router.button(r"delay:([0-9]{1,18})", role=Role.ORDERS)
async def open_a_delay(turn: Turn, number: str) -> None:
    """Bring the card to the bottom of the chat, where it can be answered."""
    delay = await find(turn, number)
    await turn.take_away(CARD, delay.about)
    turn.bring(CARD, delay.about)


@router.button(r"delay:([0-9]{1,18}):accepted", role=Role.ORDERS)
async def accepted(turn: Turn, number: str) -> None:
    delay = await find(turn, number)
    await delay.record(turn.session, turn.me, DelayAnswer.ACCEPTED, None)
    turn.hint("delay-accepted-hint")


@router.button(r"delay:([0-9]{1,18}):refused", role=Role.ORDERS)
async def refused(turn: Turn, number: str) -> None:
    """It needs the customer's words: works and the superior have to go by them."""
    delay = await find(turn, number)
    await delay.require_answerable(turn.session, turn.me)
    await begin_the_answer(turn, delay, {"answer": DelayAnswer.REFUSED.value})


async def answer_a_card(turn: Turn, delay: Delay) -> bool:
    """Words below a delay that waits for this person are the customer's answer; False: not for them.

    Unclear ones are kept, and only whether it was a yes or a no is asked.
    """
    if not turn.words or not await delay.waits_for(turn.session, turn.me):
        return False
    verdict = verdicts.verdict_of(turn.words)
    words = texts.clip(verdict.reason if verdict.yes is not None else turn.words, LONGEST_REASON)
    if verdict.yes or (verdict.yes is False and words):
        answer = DelayAnswer.ACCEPTED if verdict.yes else DelayAnswer.REFUSED
        await delay.record(turn.session, turn.me, answer, words or None)
        turn.say("delay-accepted-hint" if verdict.yes else "delay-refused-hint")
    elif verdict.yes is False:
        await begin_the_answer(turn, delay, {"answer": DelayAnswer.REFUSED.value})
    else:
        await begin_the_answer(turn, delay, {"words": words})
    return True


async def begin_the_answer(turn: Turn, delay: Delay, known: dict[str, str]) -> None:
    order = await delay.order(turn.session)
    offered = await title_of(turn, order)
    await filling.start(
        turn, DelayAnswerForm, subject=str(delay.id), answers=known, offered=offered
    )


# How it looks.


@router.card(CARD)
async def delay_card(view: View) -> Panel:
    """The new date and why; for whoever speaks with the customer, the two answers."""
    delay: Delay = view.record
    order = await delay.order(view.session)
    customer = await order.customer(view.session)
    announcer = await view.session.get_one(Staff, delay.by_id)
    waits = await delay.waits_for(view.session, view.reader)
    head = view.t(
        "delay-head",
        number=order.number or "",
        customer=texts.clip(customer.name, NAME_TAKES),
        by=announcer.name,
        was=delay.was_on,
        new=delay.new_on,
    )
    reason = texts.shield(texts.clip(delay.reason or "", REASON_TAKES))
    parts = [head, Markup("<blockquote>{}</blockquote>").format(reason)]
    rows: list[Sequence[Button]] = []
    if waits:
        parts.append(view.t("delay-please-ask"))
        rows.append(
            [
                button("delay-customer-accepts", f"{delay.about}:accepted", style=GREEN),
                button("delay-customer-refuses", f"{delay.about}:refused", style=RED),
            ]
        )
    else:
        parts.append(await how_it_stands(view, delay))
    rows.append([button("shipment-open-order", order.about)])
    return Panel(Markup("\n\n").join(parts), rows)


async def how_it_stands(view: View, delay: Delay) -> Markup:
    if delay.answer and delay.answered_by_id:
        by = await view.session.get_one(Staff, delay.answered_by_id)
        said = view.t("delay-answered", answer=delay.answer, by=by.name, at=delay.answered_at)
        if not delay.words:
            return said
        words = texts.shield(texts.clip(delay.words, REASON_TAKES))
        return Markup("{}\n<blockquote>{}</blockquote>").format(said, words)
    if not await delay.is_last(view.session):
        return view.t("delay-replaced")
    if not await delay.waits(view.session):
        return view.t("delay-over")
    return view.t("delay-is-asked")


# On the order's card.


async def delay_part(view: View, order: Order) -> Part:
    """The latest delay while it matters; for works the way to announce one."""
    if order.state not in UNSHIPPED:
        return Part()
    lines: list[Markup] = []
    rows: list[Sequence[Button]] = []
    delay = await Delay.of_order(view.session, order.id)
    if delay:
        lines.append(view.t("delay-line", was=delay.was_on, new=delay.new_on))
        lines.append(await how_it_stands(view, delay))
        if await delay.waits_for(view.session, view.reader):
            rows.append([button("delay-record", delay.about, style=GREEN)])
    if moves_orders(view.reader):
        rows.append([button("delay-announce", f"{order.about}:delay")])
    return Part(lines, rows)


# In the list of what waits.


async def waits_in_words(view: View, delay: Delay, order: Order) -> tuple[Markup, Button]:
    """A line of `/pending` for whoever is to ask the customer, and the way to its card."""
    customer = await order.customer(view.session)
    what = view.t(
        "pending-delay",
        number=order.number or "",
        customer=texts.clip(customer.name, NAME_TAKES),
        day=delay.new_on,
    )
    line = view.t("pending-since", what=what, since=delay.created_at)
    return line, named(f"⏰ {texts.plain(what)}", delay.about)
