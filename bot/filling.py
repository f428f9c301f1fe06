"""A form and a person: asks, and keeps every answer in a draft the moment it is given."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from markupsafe import Markup

from bot.fields import Look
from bot.form_panel import (
    VIEWS,
    panel_to_change,
    progress_of,
    question,
    show,
    show_below,
    summary,
    title,
    together,
    told,
)
from bot.forms import (
    Begun,
    Changes,
    Corrected,
    Event,
    Form,
    Given,
    Kept,
    Mistaken,
    Skipped,
    WentBack,
    step,
)
from bot.heard import (
    note_the_line,
    opened_by_this_line,
    remember,
)
from bot.line import fill, left_over
from bot.panels import GREEN, Panel, Rows, button
from bot.turn import Turn
from models import clock
from models.drafts import Draft, DraftState
from models.errors import Refused
from models.outbox import edit


async def start(
    turn: Turn,
    form: type[Form],
    *,
    subject: str = "",
    words: str = "",
    offered: Mapping[str, Any] | None = None,
    answers: Mapping[str, Any] | None = None,
    problems: Iterable[Refused] = (),
) -> None:
    """Open a form, or go on with the same form about the same thing.

    `words` fill what they clearly answer, and what they do not is said; `offered` is what
    answers may start from; `answers` are known already, and `problems` what is to be told of
    them. Another open form is parked and
    offered again later. A line that was edited begins the form anew that it had opened.
    """
    # Put away and opened again: nothing is to be said twice. Known answers and words begin anew.
    is_bare = not answers and not words
    is_anew = form.new_each_time and not subject
    draft = await opened_by_this_line(turn, form)
    if draft:
        draft.subject, draft.answers, draft.offered = subject, dict(answers or {}), {}
        draft.asking, draft.changing, draft.wrong = None, False, 0
    is_opened = draft is not None
    if draft is None and (is_bare or not is_anew):
        put_away = is_bare and not is_anew
        draft = await Draft.unfinished(
            turn.session, turn.me.id, form.name, subject, put_away=put_away
        )
    if draft is None:
        draft = Draft(
            staff_id=turn.me.id,
            form=form.name,
            subject=subject,
            state=DraftState.PARKED,
            answers=dict(answers or {}),
            offered={},
            heard={},
        )
        if turn.update.message:
            draft.note_writing(turn.said_at)
        turn.session.add(draft)
        await turn.session.flush()
        is_opened = True
    draft.offered = {**draft.offered, **(offered or {})}
    turn.draft = draft
    await draft.take_the_floor(turn.session)
    rest, problem = await fill(turn, draft, words)
    await go_on(
        turn, draft, Begun(), together(told(turn, problems), problem, left_over(turn, rest))
    )
    if is_opened:
        note_the_line(turn, draft)


async def put_by(
    turn: Turn, form: type[Form], words: str = "", *, subject: str
) -> tuple[Draft, str]:
    """A form that nobody has asked for yet, with what was sent filled in, and the words that are
    left over: the button of `open_it` begins it."""
    draft = Draft(
        staff_id=turn.me.id,
        form=form.name,
        subject=subject,
        state=DraftState.CANCELLED,
        answers={},
        offered={},
        heard={},
    )
    turn.session.add(draft)
    await turn.session.flush()
    draft.note_writing(turn.said_at)
    turn.draft = draft
    rest, _ = await fill(turn, draft, words)
    return draft, rest


def open_it(draft: Draft) -> str:
    """The data of a button that brings a form back that was put away."""
    return f"f:{draft.id}:{draft.rev}:undo"


async def resume(turn: Turn, draft: Draft) -> None:
    """Go on where the person stopped; a cancelled form comes back with all that was said."""
    turn.draft = draft
    await draft.take_the_floor(turn.session)
    await go_on(turn, draft, Begun())


def asks_what_is_gone(draft: Draft) -> bool:
    """The question came from the company's rules, and they were changed."""
    form = Form.known[draft.form]
    return draft.asking is not None and draft.asking not in form.questions(draft.answers)


async def tap(turn: Turn, draft: Draft, rev: int, verb: str, choice: str) -> None:
    """A button of the panel. One of an earlier step harms nothing."""
    turn.draft = draft
    if draft.state is DraftState.CANCELLED and verb == "undo":
        await resume(turn, draft)
        return
    if draft.state is not DraftState.OPEN or draft.rev != rev:
        turn.hint("button-out-of-date")
        return
    if asks_what_is_gone(draft) and verb != "cancel":
        await go_on(turn, draft, Begun())
        return
    match verb:
        case "send":
            await send(turn, draft)
        case "cancel":
            await cancel(turn, draft)
        case "skip":
            await go_on(turn, draft, Skipped())
        case "back":
            await go_on(turn, draft, WentBack())
        case "keep" if draft.asking:
            await keep(turn, draft)
        case "fresh" if draft.asking:
            draft.offered = {k: v for k, v in draft.offered.items() if k != draft.asking}
            await go_on(turn, draft, Begun())
        case "change":
            await go_on(turn, draft, Changes(choice))
        case "pick" if draft.asking:
            await _pick(turn, draft, draft.asking, choice)


async def send(turn: Turn, draft: Draft) -> None:
    """Do what the form is for, once. If a rule refuses an answer, that question is asked again."""
    form = Form.known[draft.form]
    if draft.state is not DraftState.OPEN or draft.asking is not None:
        turn.hint("button-out-of-date")
        return
    # The company's rules may have changed since the summary was shown.
    await advance(turn, draft, Begun())
    if draft.asking:
        await place(turn, draft)
        return
    try:
        async with turn.session.begin_nested():
            becomes = await form(draft.subject, draft.answers).submit(turn)
    except Refused as refusal:
        # After the rollback the rows are found again.
        await turn.session.refresh(draft)
        await turn.session.refresh(turn.me)
        if turn.tapped:
            await turn.session.refresh(turn.tapped)
        problem = turn.t(refusal.key, **refusal.facts)
        if refusal.final:
            draft.state = DraftState.CLOSED
            await show(turn, draft, Panel(problem))
            await offer_parked(turn)
            return
        if refusal.field:
            await advance(turn, draft, Changes(refusal.field))
        ways_out = await form.ways_out(turn, draft, refusal)
        await place(turn, draft, problem, ways_out=ways_out, may_keep=not refusal.field)
        return
    if draft.subject or not form.new_each_time:
        await draft.close_others(turn.session)
    draft.state = DraftState.SENT
    draft.rev += 1
    panel = await panel_to_change(turn, draft)
    if panel:
        await edit(turn.session, panel, key=becomes.key, about=becomes.about)
    else:
        await show_below(turn, draft, turn.bring(becomes.key, becomes.about))
    if becomes.then:
        await start(turn, becomes.then.form, subject=becomes.then.subject)
    else:
        await offer_parked(turn)


async def cancel(turn: Turn, draft: Draft) -> None:
    """Put the form away; one tap brings it back with all that was said."""
    draft.state = DraftState.CANCELLED
    draft.rev += 1
    await show(turn, draft, _cancelled(turn, draft))
    await offer_parked(turn)


async def discard(turn: Turn, draft: Draft) -> None:
    """Put away a form that waits, from the message that offered it; one tap brings it back."""
    draft.state = DraftState.CANCELLED
    draft.rev += 1
    await turn.change(_cancelled(turn, draft))


def _cancelled(turn: Turn, draft: Draft) -> Panel:
    undo = button("form-undo", open_it(draft))
    return Panel(turn.t("form-cancelled", title=title(turn, draft)), [[undo]])


async def offer_parked(turn: Turn) -> None:
    """Another form waits: offer to go on with it."""
    await turn.session.flush()
    if draft := await Draft.latest_parked(turn.session, turn.me.id):
        rows = [
            [
                button("form-go-on", f"d:{draft.id}:go-on", style=GREEN),
                button("form-discard", f"d:{draft.id}:discard"),
            ]
        ]
        turn.say("form-waiting", rows, title=title(turn, draft))


def park(draft: Draft) -> None:
    """Another command came between; the form keeps what was said and waits."""
    draft.state = DraftState.PARKED
    draft.touched_at = clock.now()


async def keep(turn: Turn, draft: Draft) -> None:
    """Take what was offered as the answer, or leave the answer as it was."""
    assert draft.asking
    if draft.asking in draft.answers:
        field, kept = Form.known[draft.form].fields()[draft.asking], draft.answers[draft.asking]
        lacks = field.lacks(kept) if kept is not None else None
        await go_on(turn, draft, Kept(), told(turn, [lacks] if lacks else []))
    elif draft.asking in draft.offered:
        remember(turn, draft, draft.asking)
        await go_on(turn, draft, Given(draft.offered[draft.asking]))


async def _pick(turn: Turn, draft: Draft, name: str, choice: str) -> None:
    field = Form.known[draft.form].fields()[name]
    try:
        meant = await field.tapped(turn, choice, draft.answers.get(name))
    except Refused as refusal:
        await go_on(turn, draft, Mistaken(), problem=turn.t(refusal.key, **refusal.facts))
        return
    if isinstance(meant, Look):
        await look(turn, draft, name, meant)
    elif meant:
        remember(turn, draft, name)
        given = Given(meant.value, meant.complete)
        await go_on(turn, draft, given, told(turn, meant.problems))


async def look(turn: Turn, draft: Draft, name: str, look: Look) -> None:
    """Show other buttons of the question; some of what was tapped is kept."""
    if Form.known[draft.form].fields()[name].keeps_look:
        _keep_view(draft, name, look.view)
    problem = turn.t(look.problem.key, **look.problem.facts) if look.problem else None
    await show(turn, draft, await question(turn, draft, problem, view=look.view))


def _keep_view(draft: Draft, name: str, view: str) -> None:
    draft.offered = {**draft.offered, VIEWS: {**draft.offered.get(VIEWS, {}), name: view}}


async def go_on(turn: Turn, draft: Draft, event: Event, problem: Markup | None = None) -> None:
    answered = _answered_by(event, draft)
    fields = Form.known[draft.form].fields()
    is_left = not isinstance(event, Begun | Mistaken)
    if draft.asking and is_left and fields[draft.asking].keeps_look:
        _keep_view(draft, draft.asking, "")
    await advance(turn, draft, event)
    form = Form.known[draft.form]
    for name in answered:
        try:
            if name in draft.answers:
                await form.check(turn, draft.subject, draft.answers, name)
        except Refused as refusal:
            await advance(turn, draft, Changes(name))
            problem = together(problem, turn.t(refusal.key, **refusal.facts))
            ways_out = await form.ways_out(turn, draft, refusal)
            await place(turn, draft, problem, ways_out=ways_out, may_keep=False)
            return
    await place(turn, draft, problem)


def _answered_by(event: Event, draft: Draft) -> list[str]:
    """The questions whose answers an event gives or lets stand."""
    match event:
        case Begun():
            return list(Form.known[draft.form].fields())
        case Corrected(field):
            return [field]
        case Given() | Kept() if draft.asking:
            return [draft.asking]
    return []


async def advance(turn: Turn, draft: Draft, event: Event) -> None:
    form = Form.known[draft.form]
    progress = step(form, progress_of(draft), event)
    if more := await form.follows(turn, progress.answers):
        known = replace(progress, answers={**progress.answers, **more})
        progress = step(form, known, Kept() if known.asking in more else Begun())
    draft.answers = dict(progress.answers)
    draft.asking = progress.asking
    draft.changing = progress.changing
    draft.wrong = progress.wrong
    draft.rev += 1


async def place(
    turn: Turn,
    draft: Draft,
    problem: Markup | None = None,
    *,
    ways_out: Rows = (),
    may_keep: bool = True,
) -> None:
    """Show where the form stands: in the same message after a tap, below what was typed otherwise."""
    if draft.asking is None and problem is None and Form.known[draft.form].at_once:
        await send(turn, draft)
        return
    if draft.asking is None:
        form = Form.known[draft.form]
        draft.answers = dict(await form.as_of_now(turn, draft.subject, draft.answers))
        try:
            notes = await form.before_sending(turn, draft.subject, draft.answers)
        except Refused as refusal:
            problem = problem or turn.t(refusal.key, **refusal.facts)
            notes = ()
            if refusal.field:
                await advance(turn, draft, Changes(refusal.field))
                may_keep = False
            # Its buttons are of the step where the form stands now.
            ways_out = ways_out or await form.ways_out(turn, draft, refusal)
    if draft.asking:
        panel = await question(turn, draft, problem, ways_out=ways_out, may_keep=may_keep)
    else:
        panel = await summary(turn, draft, problem, notes=notes, ways_out=ways_out)
    await show(turn, draft, panel)
