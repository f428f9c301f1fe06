"""Approvals: decided by a tap or in a few words; asked back, and taken back while that is possible (3.5)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from bot import filling, texts
from bot.fields import Text
from bot.forms import TITLE, Becomes, Form
from bot.panels import Panel
from bot.router import Router
from bot.turn import Turn
from bot.verdicts import UNCLEAR, may_be_a_reason, verdict_of
from handlers.approval_cards import KINDS
from models import records
from models.albums import LONGEST_CAPTION
from models.approval_questions import Question, tell_of_words
from models.approval_refusals import why_not
from models.approval_seats import CARD, OUTCOME, WHAT_IS_MEANT
from models.approvals import Approval, Outcome
from models.drafts import Draft, DraftState
from models.errors import Refused
from models.facts import pack
from models.outbox import Act, Outgoing
from models.staff import Role, Staff

router = Router()

LONGEST_REASON = LONGEST_CAPTION  # UTF-16 units
SENT_BELOW = "📎"  # an answer that is no text stands below its message
NAMES_TAKE = 200  # UTF-16 units


class RefusalForm(Form, name="refusal"):
    """The subject is the approval's id. A refusal needs a reason, and that alone is asked."""

    at_once = True
    reason = Text(max_length=LONGEST_REASON)

    async def submit(self, turn: Turn) -> Becomes:
        approval = await find(turn, self.subject)
        await approval.decide(turn.session, turn.me, yes=False, reason=self.reason)
        return Becomes(OUTCOME, approval.about)


class QuestionForm(Form, name="question"):
    """The subject is the approval's id."""

    at_once = True
    words = Text(max_length=LONGEST_REASON)

    async def submit(self, turn: Turn) -> Becomes:
        await ask_back(turn, await find(turn, self.subject), self.words)
        return Becomes("approval-asked")


class ReplyForm(Form, name="reply"):
    """The subject is the question's id."""

    at_once = True
    words = Text(max_length=LONGEST_REASON)

    async def submit(self, turn: Turn) -> Becomes:
        question = await find_question(turn, self.subject)
        await question.reply(turn.session, turn.me, self.words, turn.said_at)
        return Becomes("approval-replied")


# Buttons.


@router.button(r"approval:([0-9]{1,18})", role=Role.MEMBER)
async def bring_the_card(turn: Turn, number: str) -> None:
    await bring_to_the_bottom(turn, await find(turn, number))


@router.button(r"approval:([0-9]{1,18}):yes", role=Role.MEMBER)
async def approve(turn: Turn, number: str) -> None:
    await decide_by_tap(turn, await find(turn, number), yes=True)


@router.button(r"approval:([0-9]{1,18}):no", role=Role.MEMBER)
async def refuse(turn: Turn, number: str) -> None:
    """A refusal needs a reason: it is asked for first."""
    approval = await find(turn, number)
    if await still_decides(turn, approval):
        await ask_for_the_reason(turn, approval)


@router.button(r"approval:([0-9]{1,18}):ask", role=Role.MEMBER)
async def ask(turn: Turn, number: str) -> None:
    approval = await find(turn, number)
    if await still_decides(turn, approval):
        await start(turn, QuestionForm, approval)


@router.button(r"approval:([0-9]{1,18}):take-back", role=Role.MEMBER)
async def take_back(turn: Turn, number: str) -> None:
    approval = await find(turn, number)
    await approval.take_back(turn.session, turn.me)
    turn.hint("approval-taken-back-hint")


@router.button(r"approval:([0-9]{1,18}):sent", role=Role.MEMBER)
async def show_what_was_sent(turn: Turn, number: str) -> None:
    """What the applicant answered with besides words, once more, for whoever may read it."""
    approval = await find(turn, number)
    for question in await approval.questions(turn.session):
        for message in question.sent:
            copy_to(turn, turn.me, question.about, message)


@router.button(r"approval:([0-9]{1,18}):meant:(yes|no|ask)", role=Role.MEMBER)
async def say_what_was_meant(turn: Turn, number: str, meant: str) -> None:
    """Below words that were no clear verdict: they are kept as its reason, or go on as a question."""
    approval = await find(turn, number)
    if not await still_decides(turn, approval):
        return
    words = words_below(turn, approval)
    if meant == "yes":
        await decide_by_tap(turn, approval, yes=True, reason=words)
    elif meant == "no" and words:
        await decide_by_tap(turn, approval, yes=False, reason=words)
    elif meant == "no":
        await ask_for_the_reason(turn, approval)
    elif words:
        await ask_back(turn, approval, words)
        await turn.change(Panel(turn.t("approval-asked")))
    else:
        await start(turn, QuestionForm, approval)


@router.button(r"question:([0-9]{1,18}):answer", role=Role.MEMBER)
async def answer_by_button(turn: Turn, number: str) -> None:
    question = await find_question(turn, number)
    asker = await turn.session.get_one(Staff, question.asker_id)
    await filling.start(
        turn, ReplyForm, subject=str(question.id), offered={TITLE: {"name": asker.name}}
    )


# Answers to a message.


async def answer_a_card(turn: Turn, approval: Approval) -> None:
    """Decide by the words of an answer. One that is decided says so; unclear words get two buttons."""
    await approval.lock(turn.session)
    if await approval.seat_of(turn.session, turn.me) is None:
        answer_below(turn, OUTCOME, approval, unheard=True)
        return
    check_length(turn)
    is_text = turn.message is not None and turn.message.text is not None
    if is_text and await decides_otherwise(turn, approval):
        await ask_for_no_reason(turn, approval)
        answer_below(turn, OUTCOME, approval)
        return
    yes, reason = verdict_of(turn.words) if is_text else UNCLEAR
    is_open = yes is None and is_text and may_be_a_reason(turn.words)
    if is_open and await is_asked_why(turn, approval):
        yes, reason = False, turn.words  # as an answer to the card instead
    if yes is None:
        answer_below(turn, WHAT_IS_MEANT, approval, words=turn.words)
    elif yes or reason:
        await approval.decide(turn.session, turn.me, yes=yes, reason=reason)
        await ask_for_no_reason(turn, approval)
        answer_below(turn, OUTCOME, approval)
    else:
        await ask_for_the_reason(turn, approval)


async def answer_a_question(turn: Turn, question: Question) -> None:
    """What the applicant says; a picture, such as a doctor's note, is passed on as it is."""
    check_length(turn)
    sent = None if is_words(turn) else (turn.chat_id, turn.message_id)
    told = await question.reply(
        turn.session, turn.me, turn.words or SENT_BELOW, turn.said_at, sent=sent
    )
    say_whom_it_reached(turn, told, question.about)


async def speak_to_who_decides(turn: Turn, approval: Approval, told: Sequence[Staff]) -> None:
    """What the applicant says of what waits reaches these, with what it is about."""
    check_length(turn)
    await tell_of_words(turn.session, approval, told, turn.me, turn.words or SENT_BELOW)
    say_whom_it_reached(turn, told, approval.record)


def say_whom_it_reached(turn: Turn, told: Sequence[Staff], about: str) -> None:
    """What is no text goes to them as it is; where nobody is told, it stands on the card."""
    for person in told if not is_words(turn) else ():
        copy_to(turn, person, about, (turn.chat_id, turn.message_id))
    if told:
        names = texts.shortened([person.name for person in told], NAMES_TAKE)
        said = turn.say("approval-words-carried", names=names)
    else:
        said = turn.say("approval-words-wait")
    said.silent = True
    said.reply_to_message_id = turn.message_id


def copy_to(turn: Turn, to: Staff, about: str, message: Sequence[int]) -> None:
    """A message of somebody's chat; the right to it is looked at again when it is sent."""
    chat_id, message_id = message
    turn.session.add(
        Outgoing(
            chat_id=to.telegram_id,
            staff_id=to.id,
            act=Act.COPY,
            about=about,
            facts={"chat_id": chat_id, "message_id": message_id},
        )
    )


def is_words(turn: Turn) -> bool:
    return turn.message is not None and turn.message.text is not None


def check_length(turn: Turn) -> None:
    """What does not fit on the card is not cut in silence."""
    if (length := texts.units(turn.words)) > LONGEST_REASON:
        raise Refused("field-too-long", limit=LONGEST_REASON, length=length)


def answer_below(turn: Turn, key: str, approval: Approval, **facts: Any) -> None:
    """A card as an answer to what was written."""
    card = turn.bring(key, approval.about)
    card.facts = pack(facts)
    card.silent = True
    card.reply_to_message_id = turn.message_id


# Deeds.


async def bring_to_the_bottom(turn: Turn, approval: Approval) -> None:
    """Of the chat, where it can be answered."""
    await turn.take_away(CARD, approval.about)
    turn.bring(CARD, approval.about)


async def decide_by_tap(turn: Turn, approval: Approval, *, yes: bool, reason: str = "") -> None:
    """Whoever comes second reads who was first. What was tapped on changes by itself."""
    try:
        async with turn.session.begin_nested():
            await approval.decide(turn.session, turn.me, yes=yes, reason=reason)
    except Refused as refusal:
        # After the rollback the rows are found again.
        await turn.session.refresh(turn.me)
        turn.hint(refusal.key, **refusal.facts)
        return
    await ask_for_no_reason(turn, approval)
    turn.hint("approval-decided-hint", outcome=Outcome.APPROVED if yes else Outcome.REFUSED)


async def decides_otherwise(turn: Turn, approval: Approval) -> bool:
    """Whether the words were more than a yes or a no to this kind of record, and decided it."""
    kind = KINDS[type(await approval.the_record(turn.session))]
    return await kind.hears(turn.session, approval, turn.me, turn.words)


async def still_decides(turn: Turn, approval: Approval) -> bool:
    """Whether this person may decide it now; else a hint says why not."""
    await approval.lock(turn.session)  # of a decision at this moment they read at once
    if await approval.seat_of(turn.session, turn.me):
        return True
    refusal = await why_not(turn.session, approval, turn.me)
    turn.hint(refusal.key, **refusal.facts)
    return False


async def ask_for_the_reason(turn: Turn, approval: Approval) -> None:
    await start(turn, RefusalForm, approval)


async def ask_back(turn: Turn, approval: Approval, words: str) -> None:
    """Whoever asks has not refused: the next words are no reason."""
    await approval.ask(turn.session, turn.me, words, turn.said_at)
    await ask_for_no_reason(turn, approval)


async def start(turn: Turn, form: type[Form], approval: Approval) -> None:
    applicant = await approval.applicant(turn.session)
    await filling.start(
        turn, form, subject=str(approval.id), offered={TITLE: {"name": applicant.name}}
    )


async def is_asked_why(turn: Turn, approval: Approval) -> bool:
    """Whether the reason for refusing it is what the person was asked last."""
    draft = await Draft.open_one(turn.session, turn.me.id)
    asked = (RefusalForm.name, str(approval.id))
    return draft is not None and (draft.form, draft.subject) == asked


async def ask_for_no_reason(turn: Turn, approval: Approval) -> None:
    """It was decided or asked about: nobody waits for the reason any more."""
    draft = await Draft.unfinished(
        turn.session, turn.me.id, RefusalForm.name, str(approval.id), put_away=True
    )
    if draft is None:
        return
    was_asked = draft.state is DraftState.OPEN
    draft.state = DraftState.CLOSED
    if draft.panel_id and (panel := await turn.session.get(Outgoing, draft.panel_id)):
        turn.remove(panel)
    if was_asked:
        await filling.offer_parked(turn)


def words_below(turn: Turn, approval: Approval) -> str:
    """The words that the tapped message asks about."""
    ours = turn.tapped
    if ours is None or ours.key != WHAT_IS_MEANT or ours.about != approval.about:
        return ""
    return str(ours.facts.get("words", ""))


async def find(turn: Turn, number: str) -> Approval:
    """One this person may see; a button's id is never trusted."""
    return await records.require(
        turn.session, Approval, number, turn.me, "approval-gone-or-not-yours"
    )


async def find_question(turn: Turn, number: str) -> Question:
    return await records.require(
        turn.session, Question, number, turn.me, "approval-gone-or-not-yours"
    )
