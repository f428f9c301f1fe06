"""Approval cards: all that a decision needs, what came of it, and what was asked in between (3.5)."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from bot import texts
from bot.panels import GREEN, RED, Button, Panel, View, button
from bot.router import Router
from handlers.approval_steps import steps_of
from handlers.corrections import describe_correction, name_correction
from handlers.leave_cards import describe_leave, name_leave, ways_in
from handlers.leave_returns import describe_return, name_return
from models.approval_questions import Question
from models.approval_seats import CARD, REMINDER
from models.approvals import Approval, Outcome
from models.corrections import Correction
from models.leave import LeaveRequest
from models.leave_returns import LeaveReturn
from models.staff import Staff

router = Router()

OUTCOME = "approval-outcome"
WHAT_IS_MEANT = "approval-unclear"
QUESTION, ANSWERED = "approval-question", "approval-question-answered"

WORDS_TAKE = 600  # UTF-16 units of a question or an answer on the card
WHOLE_WORDS_TAKE = 2500  # where they are what the message is for
LINE_TAKES = 200  # of a record in one line


@dataclass(frozen=True)
class Kind:
    """How a kind of record is told to whoever decides about it."""

    name: Callable[[View, Any], Awaitable[Markup]]  # one line, without whose it is
    describe: Callable[[View, Any], Awaitable[list[Markup]]]  # all that the decision needs
    ways_in: Callable[[Any], list[Button]] = lambda _: []  # to what one may want to look at


KINDS: dict[type[Any], Kind] = {
    Correction: Kind(name_correction, describe_correction),
    LeaveRequest: Kind(name_leave, describe_leave, ways_in),
    LeaveReturn: Kind(name_return, describe_return),
}


@router.card(CARD)
async def approval_card(view: View) -> Panel:
    """Who asks for what, with all that the decision needs; once it is made, what it was."""
    approval: Approval = view.record
    record = await approval.the_record(view.session)
    kind = KINDS[type(record)]
    seat = await approval.seat_of(view.session, view.reader)
    parts = [await who_asks(view, approval, is_mine=seat is not None)]
    parts += await kind.describe(view, record)
    talk = await talk_about(view, approval)
    below = [await how_it_stands(view, approval)]
    if seat and seat.for_id:
        place_of = await view.session.get_one(Staff, seat.for_id)
        below.append(view.t("approval-in-place-of", name=place_of.name))
    if seat:
        below.append(view.t("approval-how-to-answer"))
    while talk and not texts.fits(joined([*parts, *talk, *below])):
        del talk[0]
    rows = [*await deeds(view, approval), kind.ways_in(record)]
    return Panel(joined([*parts, *talk, *below]), rows)


@router.card(REMINDER)
async def reminder_card(view: View) -> Panel | None:
    """In short what waits; the same buttons, and one to the whole card."""
    approval: Approval = view.record
    if await approval.seat_of(view.session, view.reader) is None:
        return await outcome_card(view)
    parts = [view.t("approval-waits-for-you"), await in_one_line(view, approval)]
    whole = button("approval-open", approval.about)
    return Panel(joined(parts), [*await deeds(view, approval), [whole]])


@router.card(OUTCOME)
async def outcome_card(view: View) -> Panel:
    """Who decided what and when, in short; whoever did it can take it back while that is possible."""
    approval: Approval = view.record
    line = await in_one_line(view, approval)
    parts = [
        view.t("approval-outcome", what=line, outcome=approval.outcome),
        await how_it_stands(view, approval),
    ]
    if approval.outcome in (Outcome.APPROVED, Outcome.REFUSED):
        applicant = await approval.applicant(view.session)
        parts.append(view.t("approval-is-told", name=applicant.name))
    return Panel(joined(parts), await deeds(view, approval))


@router.card(WHAT_IS_MEANT)
async def unclear_card(view: View) -> Panel | None:
    """Two buttons instead of a guess, and one that passes the words on."""
    approval: Approval = view.record
    if await approval.seat_of(view.session, view.reader) is None:
        return await outcome_card(view)
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


@router.card(QUESTION)
async def question_card(view: View) -> Panel:
    """For the applicant: what somebody wants to know before deciding."""
    question: Question = view.record
    approval = await view.session.get_one(Approval, question.approval_id)
    asker = await view.session.get_one(Staff, question.asker_id)
    parts = [
        view.t("approval-asks", name=asker.name),
        await in_one_line(view, approval),
        quoted(question.words, WHOLE_WORDS_TAKE),
    ]
    if question.answer:
        parts.append(view.t("approval-answered-already"))
    if approval.outcome is not Outcome.OPEN:
        return Panel(joined(parts))
    if not question.answer:
        parts.append(view.t("approval-how-to-reply"))
    return Panel(joined(parts), [[button("approval-reply", f"{question.about}:answer")]])


@router.card(ANSWERED)
async def answered_card(view: View) -> Panel:
    """For whoever asked: what the applicant says, and the buttons to decide."""
    approval: Approval = view.record
    name, words = str(view.facts["name"]), str(view.facts["words"])
    said = view.t("approval-answers", name=name)
    parts = [said, quoted(words, WHOLE_WORDS_TAKE), await in_one_line(view, approval)]
    return Panel(joined(parts), await deeds(view, approval))


async def deeds(view: View, approval: Approval) -> list[Sequence[Button]]:
    """What the reader can do about it now."""
    if await approval.seat_of(view.session, view.reader):
        yes = button("approval-yes", f"{approval.about}:yes", style=GREEN)
        no = button("approval-no", f"{approval.about}:no", style=RED)
        return [[yes, no], [button("approval-ask", f"{approval.about}:ask")]]
    if await approval.may_take_back(view.session, view.reader):
        return [[button("approval-take-back", f"{approval.about}:take-back")]]
    return []


async def who_asks(view: View, approval: Approval, *, is_mine: bool) -> Markup:
    applicant = await approval.applicant(view.session)
    state = "mine" if is_mine else approval.outcome.value
    return view.t("approval-of", name=applicant.name, position=applicant.position, state=state)


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


def in_short(words: str) -> str:
    return texts.clip(" ".join(words.split()), WORDS_TAKE)


def quoted(words: str, at_most: int) -> Markup:
    if not words:
        return Markup()
    clipped = texts.shield(texts.clip(words, at_most))
    return Markup("<blockquote>{}</blockquote>").format(clipped)


def joined(parts: Sequence[Markup]) -> Markup:
    return Markup("\n\n").join(part for part in parts if part)
