"""Approval cards: all that a decision needs, what came of it, and what was asked in between (3.5)."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from markupsafe import Markup
from sqlalchemy.ext.asyncio import AsyncSession

from bot import texts
from bot.panels import GREEN, RED, Button, Panel, View, button
from bot.router import Router
from handlers.approval_steps import steps_of
from handlers.corrections import describe_correction, name_correction
from handlers.goods_returns import describe_goods_return, name_goods_return
from handlers.goods_returns import ways_in as ways_into_goods
from handlers.leave_cards import begins, describe_leave, how_it_ended, name_leave, ways_in
from handlers.leave_returns import describe_return, name_return
from handlers.order_decisions import (
    deeds_of_order,
    describe_order,
    hears_of_order,
    name_order,
    ways_into_order,
)
from handlers.write_offs import describe_write_off, name_write_off, ways_into_write_off
from models import clock
from models.approval_questions import QUESTION, Question
from models.approval_seats import ANSWERED, CARD, OUTCOME, REMINDER, WHAT_IS_MEANT
from models.approval_steps import Seat
from models.approvals import Approval, Outcome
from models.corrections import Correction
from models.leave import LeaveRequest
from models.leave_returns import LeaveReturn
from models.order_returns import GoodsReturn
from models.orders import Order
from models.staff import Staff
from models.write_offs import WriteOff

router = Router()

WORDS_TAKE = 600  # UTF-16 units of a question or an answer on the card
WHOLE_WORDS_TAKE = 2500  # where they are what the message is for
LINE_TAKES = 200  # of a record in one line
NAMES_TAKE = 80

Draw = Callable[[View, Approval], Awaitable[Panel]]


async def no_moment(_view: View, _record: Any) -> datetime | None:
    return None


async def no_deeds(_view: View, _record: Any) -> list[Button]:
    return []


async def hears_nothing(
    _session: AsyncSession, _approval: Approval, _person: Staff, _words: str
) -> bool:
    return False


@dataclass(frozen=True)
class Kind:
    """How a kind of record is told to whoever decides about it."""

    name: Callable[[View, Any], Awaitable[Markup]]  # one line, without whose it is
    describe: Callable[[View, Any], Awaitable[list[Markup]]]  # all that the decision needs
    ways_in: Callable[[Any], list[Button]] = lambda _: []  # to what one may want to look at
    # What came after the decision as well; None: nothing does.
    state: Callable[[View, Any], Awaitable[str]] | None = None
    begins: Callable[[View, Any], Awaitable[datetime | None]] = no_moment  # by then it is needed
    # What else whoever decides can do than say yes or no: buttons, and words that do it.
    deeds: Callable[[View, Any], Awaitable[list[Button]]] = no_deeds
    hears: Callable[[AsyncSession, Approval, Staff, str], Awaitable[bool]] = hears_nothing


KINDS: dict[type[Any], Kind] = {
    Correction: Kind(name_correction, describe_correction),
    GoodsReturn: Kind(name_goods_return, describe_goods_return, ways_into_goods),
    LeaveRequest: Kind(name_leave, describe_leave, ways_in, how_it_ended, begins),
    LeaveReturn: Kind(name_return, describe_return),
    Order: Kind(
        name_order,
        describe_order,
        ways_into_order,
        deeds=deeds_of_order,
        hears=hears_of_order,
    ),
    WriteOff: Kind(name_write_off, describe_write_off, ways_into_write_off),
}


def card(key: str) -> Callable[[Draw], Draw]:
    """How a card about an approval is drawn for whoever may read it; others see its end alone (1.3)."""

    def register(draw: Draw) -> Draw:
        @router.card(key)
        async def drawn(view: View) -> Panel:
            approval: Approval = view.record
            if await approval.may_be_read_by(view.session, view.reader):
                return await draw(view, approval)
            return Panel(await who_asked(view, approval))

        return draw

    return register


@card(CARD)
async def approval_card(view: View, approval: Approval) -> Panel:
    """Who asks for what, with all that the decision needs; once it is made, what it was."""
    record = await approval.the_record(view.session)
    kind = KINDS[type(record)]
    seat = await approval.seat_of(view.session, view.reader)
    parts = [await who_asks(view, approval, is_mine=seat is not None)]
    parts += await kind.describe(view, record)
    talk = await talk_about(view, approval)
    below = [await how_it_stands(view, approval)]
    if seat:
        below += [await why_it_came(view, approval, seat), view.t("approval-how-to-answer")]
    while talk and not texts.fits(joined([*parts, *talk, *below])):
        del talk[0]
    rows = [*await deeds(view, approval), await ways_to(view, approval, kind, record)]
    return Panel(joined([*parts, *talk, *below]), rows)


@card(REMINDER)
@card(OUTCOME)
async def short_card(view: View, approval: Approval) -> Panel:
    """In short what waits for the reader, with a way to the whole card; or what was decided."""
    line = await in_one_line(view, approval)
    if seat := await approval.seat_of(view.session, view.reader):
        parts = [view.t("approval-waits-for-you"), line, await since_when(view, approval, seat)]
        whole = button("approval-open", approval.about)
        return Panel(joined(parts), [*await deeds(view, approval), [whole]])
    state = await state_of(view, approval)
    parts = [
        view.t("approval-outcome", what=line, state=state),
        await how_it_stands(view, approval),
    ]
    may_take_back = await approval.may_take_back(view.session, view.reader)
    if view.facts.get("unheard"):
        parts.append(view.t("approval-words-too-late", may_take_back=may_take_back))
    elif state in (Outcome.APPROVED, Outcome.REFUSED):
        applicant = await approval.applicant(view.session)
        parts.append(view.t("approval-is-told", name=applicant.name))
    return Panel(joined(parts), await deeds(view, approval))


@card(WHAT_IS_MEANT)
async def unclear_card(view: View, approval: Approval) -> Panel:
    """Two buttons instead of a guess, and one that passes the words on."""
    if await approval.seat_of(view.session, view.reader) is None:
        return await short_card(view, approval)
    words = quoted(str(view.facts["words"]), WHOLE_WORDS_TAKE)
    key = "approval-what-is-meant" if words else "approval-words-only"
    data = f"{approval.about}:meant"
    pass_on = "approval-pass-on" if words else "approval-ask"
    rows = [
        [
            button("approval-yes", f"{data}:yes", style=GREEN),
            button("approval-no", f"{data}:no", style=RED),
        ],
        [button(pass_on, f"{data}:ask")],
    ]
    return Panel(joined([view.t(key), words]), rows)


@card(ANSWERED)
async def answered_card(view: View, approval: Approval) -> Panel:
    """For whoever decides: what the applicant says, and the buttons; then what was decided."""
    name, words = str(view.facts["name"]), str(view.facts["words"])
    said = view.t("approval-answers", name=name)
    parts = [said, quoted(words, WHOLE_WORDS_TAKE), await line_with_its_end(view, approval)]
    return Panel(joined(parts), await deeds(view, approval))


@router.card(QUESTION)
async def question_card(view: View) -> Panel:
    """For the applicant: what somebody wants to know before deciding."""
    question: Question = view.record
    approval = await question.approval(view.session)
    asker = await view.session.get_one(Staff, question.asker_id)
    parts = [
        view.t("approval-asks", name=asker.name),
        await line_with_its_end(view, approval),
        quoted(question.words, WHOLE_WORDS_TAKE),
    ]
    if question.answer:
        parts.append(view.t("approval-answered-already"))
    if approval.outcome is not Outcome.OPEN:
        return Panel(joined(parts))
    if not question.answer:
        parts.append(view.t("approval-how-to-reply"))
    return Panel(joined(parts), [[button("approval-reply", f"{question.about}:answer")]])


async def deeds(view: View, approval: Approval) -> list[Sequence[Button]]:
    """What the reader can do about it now."""
    if await approval.seat_of(view.session, view.reader):
        yes = button("approval-yes", f"{approval.about}:yes", style=GREEN)
        no = button("approval-no", f"{approval.about}:no", style=RED)
        record = await approval.the_record(view.session)
        more = await KINDS[type(record)].deeds(view, record)
        return [[yes, no], more, [button("approval-ask", f"{approval.about}:ask")]]
    if await approval.may_take_back(view.session, view.reader):
        return [[button("approval-take-back", f"{approval.about}:take-back")]]
    return []


async def ways_to(view: View, approval: Approval, kind: Kind, record: Any) -> list[Button]:
    """What belongs to it and does not stand on the card."""
    ways = kind.ways_in(record)
    if number := sum(len(one.sent) for one in await approval.questions(view.session)):
        ways = [button("approval-show-sent", f"{approval.about}:sent", number=number), *ways]
    return ways


async def who_asks(view: View, approval: Approval, *, is_mine: bool) -> Markup:
    applicant = await approval.applicant(view.session)
    state = "mine" if is_mine else await state_of(view, approval)
    return view.t("approval-of", name=applicant.name, position=applicant.position, state=state)


async def who_asked(view: View, approval: Approval) -> Markup:
    """For who may not read it any more: whose it is, and what came of it."""
    applicant = await approval.applicant(view.session)
    return view.t("approval-was", name=applicant.name, state=await state_of(view, approval))


async def state_of(view: View, approval: Approval) -> str:
    """What was decided, or what the record has become since."""
    if approval.outcome is Outcome.OPEN:
        return Outcome.OPEN.value
    record = await approval.the_record(view.session)
    state = KINDS[type(record)].state
    return await state(view, record) if state else approval.outcome.value


async def why_it_came(view: View, approval: Approval, seat: Seat) -> Markup:
    """In whose place the reader decides, or who had it before and said nothing."""
    if seat.for_id:
        place_of = await view.session.get_one(Staff, seat.for_id)
        return view.t("approval-in-place-of", name=place_of.name)
    step = await approval.open_step(view.session)
    seats = await step.seats(view.session) if step else ()
    silent = [(other, person) for other, person in seats if other.id < seat.id]
    if not silent:
        return Markup()
    names = texts.shortened([person.name for _, person in silent], NAMES_TAKE)
    return view.t("approval-silent", names=names, since=silent[0][0].created_at)


async def since_when(view: View, approval: Approval, seat: Seat) -> Markup:
    """How long it waits for the reader, for which reason, and when it will be needed."""
    said = [view.t("approval-since", since=seat.created_at)]
    if why := await why_it_came(view, approval, seat):
        said.append(why)
    record = await approval.the_record(view.session)
    if begins := await KINDS[type(record)].begins(view, record):
        said.append(view.t("approval-begins", at=begins, has_begun=begins <= clock.now()))
    return Markup("\n").join(said)


async def how_it_stands(view: View, approval: Approval) -> Markup:
    """Each step, who decided it or has to; that it was withdrawn."""
    lines = await steps_of(view, approval)
    if approval.outcome is Outcome.WITHDRAWN:
        lines.append(view.t("approval-withdrawn", at=approval.closed_at))
    return Markup("\n").join(lines)


async def talk_about(view: View, approval: Approval) -> list[Markup]:
    """Questions and what was said to them, the oldest first."""
    applicant = await approval.applicant(view.session)
    said = []
    for question in await approval.questions(view.session):
        asker = await view.session.get_one(Staff, question.asker_id)
        lines = [view.t("approval-asked-by", name=asker.name, words=in_short(question.words))]
        if question.answer:
            words = in_short(question.answer)
            lines.append(view.t("approval-said-by", name=applicant.name, words=words))
        said.append(Markup("\n").join(lines))
    return said


async def in_one_line(view: View, approval: Approval) -> Markup:
    """Who asks for what, in a list."""
    record = await approval.the_record(view.session)
    name = (await KINDS[type(record)].name(view, record)).striptags()
    applicant = await approval.applicant(view.session)
    is_mine = applicant.id == view.reader.id
    line = name if is_mine else f"{texts.shield(applicant.name)} · {name}"
    return Markup("{}").format(texts.clip(line, LINE_TAKES))


async def line_with_its_end(view: View, approval: Approval) -> Markup:
    """The same, with what came of it."""
    line = await in_one_line(view, approval)
    if approval.outcome is Outcome.OPEN:
        return line
    return view.t("approval-outcome", what=line, state=await state_of(view, approval))


def in_short(words: str) -> str:
    return texts.clip(" ".join(words.split()), WORDS_TAKE)


def quoted(words: str, at_most: int) -> Markup:
    if not words:
        return Markup()
    clipped = texts.shield(texts.clip(words, at_most))
    return Markup("<blockquote>{}</blockquote>").format(clipped)


def joined(parts: Sequence[Markup]) -> Markup:
    return Markup("\n\n").join(part for part in parts if part)
