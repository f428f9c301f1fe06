"""A form and a person: asks, hears, and keeps every answer in a draft the moment it is given."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from markupsafe import Markup

from bot import texts
from bot.fields import Field, Look, Reading
from bot.form_panel import (
    VIEWS,
    panel_to_change,
    progress_of,
    question,
    show,
    show_below,
    summary,
    title,
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
    LINE,
    is_rest_of_what_was_cut,
    note_if_cut,
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
) -> None:
    """Open a form, or go on with the same form about the same thing.

    `words` fill what they clearly answer, and what they do not is said; `offered` is what
    answers may start from; `answers` are known already. Another open form is parked and
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
        turn.session.add(draft)
        await turn.session.flush()
        is_opened = True
        if turn.update.message:
            draft.note_writing(turn.said_at)
    draft.offered = {**draft.offered, **(offered or {})}
    await draft.take_the_floor(turn.session)
    rest, problem = await fill(turn, draft, words)
    await _go_on(turn, draft, Begun(), _together(problem, left_over(turn, rest)))
    if is_opened:
        note_the_line(turn, draft)


async def resume(turn: Turn, draft: Draft) -> None:
    """Go on where the person stopped; a cancelled form comes back with all that was said."""
    await draft.take_the_floor(turn.session)
    await _go_on(turn, draft, Begun())


async def hear(turn: Turn, draft: Draft) -> None:
    """What was written or sent is the answer to the open question, or a word for a button."""
    form = Form.known[draft.form]
    if _means(turn, "form-cancel"):
        await cancel(turn, draft)
        return
    if _asks_what_is_gone(draft):
        await _go_on(turn, draft, Begun())
        return
    if await _kept_for_its_question(turn, draft):
        return
    if draft.asking is None:
        if _means(turn, "form-send"):
            await send(turn, draft)
        else:
            await _place(turn, draft, problem=turn.t("form-choose"))
        return
    if is_rest_of_what_was_cut(turn, draft):
        await _place(turn, draft, problem=turn.t("form-rest"))
        return
    field = form.fields()[draft.asking]
    if field.optional and (
        _means(turn, "form-skip") or (not field.hears_no and _means(turn, "form-none"))
    ):
        await _go_on(turn, draft, Skipped())
        return
    if not field.optional and _means(turn, "form-skip"):
        await _go_on(turn, draft, Mistaken(), problem=turn.t("form-needed"))
        return
    if _means(turn, "form-back"):
        await _go_on(turn, draft, WentBack())
        return
    before = draft.answers.get(draft.asking)
    if before is not None and _means(turn, field.keep_key):
        await _keep(turn, draft)
        return
    if field.gathers and field.optional and _means(turn, field.keep_key):
        await _go_on(turn, draft, Skipped())
        return
    if before is not None:
        # What the answer started from is part of it by now, or was thrown out.
        draft.offered = {name: of for name, of in draft.offered.items() if name != draft.asking}
    if await _gave_way(turn, draft, field):
        await hear(turn, draft)
        return
    try:
        reading = await field.read(turn, draft.offered.get(draft.asking), before)
    except Refused as refusal:
        note_if_cut(turn, draft)
        remember(turn, draft, draft.asking, answered=False)
        # One photo too many is no misunderstanding.
        event = Begun() if field.gathers and before is not None else Mistaken()
        stays = field.stays(turn.language, draft.offered.get(VIEWS, {}).get(draft.asking, ""))
        problem = _together(turn.t(refusal.key, **refusal.facts), stays)
        await _go_on(turn, draft, event, problem=problem)
        return
    if isinstance(reading, Look):
        await _look(turn, draft, draft.asking, reading)
        return
    remember(turn, draft, draft.asking)
    await _go_on(turn, draft, Given(reading.value, reading.complete))


async def _kept_for_its_question(turn: Turn, draft: Draft) -> bool:
    """A photo that was sent while something else is asked counts as sent where photos are asked for."""
    form = Form.known[draft.form]
    fields = form.fields()
    if turn.message is None or not turn.message.photo:
        return False
    takes_photos = [name for name in form.questions(draft.answers) if fields[name].gathers]
    if not takes_photos or (draft.asking and fields[draft.asking].gathers):
        return False
    name = takes_photos[-1]
    try:
        reading = await fields[name].read(turn, None, draft.answers.get(name))
    except Refused as refusal:
        await _place(turn, draft, problem=turn.t(refusal.key, **refusal.facts))
        return True
    assert isinstance(reading, Reading)
    remember(turn, draft, name)
    await _go_on(turn, draft, Corrected(name, reading.value, reading.complete))
    return True


def _asks_what_is_gone(draft: Draft) -> bool:
    """The question came from the company's rules, and they were changed."""
    form = Form.known[draft.form]
    return draft.asking is not None and draft.asking not in form.questions(draft.answers)


async def _gave_way(turn: Turn, draft: Draft, field: Field[Any]) -> bool:
    """Words were written where only photos or a position count: they answer what is next."""
    assert draft.asking
    is_text = turn.message is not None and turn.message.text is not None
    has_answer = draft.answers.get(draft.asking) is not None
    if not is_text or not (field.optional or has_answer):
        return False
    form = Form.known[draft.form]
    onward = Kept() if has_answer else Skipped()
    to = step(form, progress_of(draft), onward).asking
    # None: nothing is left that they could answer.
    if to is None or not await field.gives_way(turn, form.fields()[to]):
        return False
    await _step(turn, draft, onward)
    return True


async def hear_again(turn: Turn, draft: Draft, name: str) -> None:
    """A message that answered a question was edited: the answer changes, the place in the form stays."""
    form = Form.known[draft.form]
    if name.startswith(LINE):
        await _place(turn, draft, problem=turn.t("form-line-edited"))
        return
    if name not in form.questions(draft.answers):
        return
    offered, before = draft.offered.get(name), draft.answers.get(name)
    try:
        reading = await form.fields()[name].read(turn, offered, before)
    except Refused as refusal:
        label = form.said(turn.language, name, "label")
        said = turn.t(refusal.key, **refusal.facts)
        await _place(turn, draft, problem=Markup("<b>{}</b> · {}").format(label, said))
        return
    if isinstance(reading, Look):
        return  # several may be meant: the question can be asked again from the summary
    remember(turn, draft, name)
    await _go_on(turn, draft, Corrected(name, reading.value, reading.complete))


async def tap(turn: Turn, draft: Draft, rev: int, verb: str, choice: str) -> None:
    """A button of the panel. One of an earlier step harms nothing."""
    if draft.state is DraftState.CANCELLED and verb == "undo":
        await resume(turn, draft)
        return
    if draft.state is not DraftState.OPEN or draft.rev != rev:
        turn.hint("button-out-of-date")
        return
    if _asks_what_is_gone(draft) and verb != "cancel":
        await _go_on(turn, draft, Begun())
        return
    match verb:
        case "send":
            await send(turn, draft)
        case "cancel":
            await cancel(turn, draft)
        case "skip":
            await _go_on(turn, draft, Skipped())
        case "back":
            await _go_on(turn, draft, WentBack())
        case "keep" if draft.asking:
            await _keep(turn, draft)
        case "fresh" if draft.asking:
            draft.offered = {k: v for k, v in draft.offered.items() if k != draft.asking}
            await _go_on(turn, draft, Begun())
        case "change":
            await _go_on(turn, draft, Changes(choice))
        case "pick" if draft.asking:
            await _pick(turn, draft, draft.asking, choice)


async def send(turn: Turn, draft: Draft) -> None:
    """Do what the form is for, once. If a rule refuses an answer, that question is asked again."""
    form = Form.known[draft.form]
    if draft.state is not DraftState.OPEN or draft.asking is not None:
        turn.hint("button-out-of-date")
        return
    # The company's rules may have changed since the summary was shown.
    await _step(turn, draft, Begun())
    if draft.asking:
        await _place(turn, draft)
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
            await _step(turn, draft, Changes(refusal.field))
        ways_out = await form.ways_out(turn, draft, refusal)
        await _place(turn, draft, problem, ways_out=ways_out, may_keep=not refusal.field)
        return
    draft.state = DraftState.SENT
    draft.rev += 1
    if draft.subject or not form.new_each_time:
        await draft.close_others(turn.session)
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
    undo = button("form-undo", f"f:{draft.id}:{draft.rev}:undo")
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


async def _keep(turn: Turn, draft: Draft) -> None:
    """Take what was offered as the answer, or leave the answer as it was."""
    assert draft.asking
    if draft.asking in draft.answers:
        await _go_on(turn, draft, Kept())
    elif draft.asking in draft.offered:
        remember(turn, draft, draft.asking)
        await _go_on(turn, draft, Given(draft.offered[draft.asking]))


async def _pick(turn: Turn, draft: Draft, name: str, choice: str) -> None:
    field = Form.known[draft.form].fields()[name]
    try:
        meant = await field.tapped(turn, choice, draft.answers.get(name))
    except Refused as refusal:
        await _go_on(turn, draft, Mistaken(), problem=turn.t(refusal.key, **refusal.facts))
        return
    if isinstance(meant, Look):
        await _look(turn, draft, name, meant)
    elif meant:
        remember(turn, draft, name)
        await _go_on(turn, draft, Given(meant.value, meant.complete))


async def _look(turn: Turn, draft: Draft, name: str, look: Look) -> None:
    """Show other buttons of the question; some of what was tapped is kept."""
    if Form.known[draft.form].fields()[name].keeps_look:
        _keep_view(draft, name, look.view)
    problem = turn.t(look.problem.key, **look.problem.facts) if look.problem else None
    await show(turn, draft, await question(turn, draft, problem, view=look.view))


def _keep_view(draft: Draft, name: str, view: str) -> None:
    draft.offered = {**draft.offered, VIEWS: {**draft.offered.get(VIEWS, {}), name: view}}


def _together(*said: Markup | None) -> Markup | None:
    return Markup("\n\n").join(part for part in said if part) or None


async def _go_on(turn: Turn, draft: Draft, event: Event, problem: Markup | None = None) -> None:
    answered = _answered_by(event, draft)
    fields = Form.known[draft.form].fields()
    is_left = not isinstance(event, Begun | Mistaken)
    if draft.asking and is_left and fields[draft.asking].keeps_look:
        _keep_view(draft, draft.asking, "")
    await _step(turn, draft, event)
    form = Form.known[draft.form]
    for name in answered:
        try:
            if name in draft.answers:
                await form.check(turn, draft.subject, draft.answers, name)
        except Refused as refusal:
            await _step(turn, draft, Changes(name))
            problem = _together(problem, turn.t(refusal.key, **refusal.facts))
            ways_out = await form.ways_out(turn, draft, refusal)
            await _place(turn, draft, problem, ways_out=ways_out, may_keep=False)
            return
    await _place(turn, draft, problem)


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


async def _step(turn: Turn, draft: Draft, event: Event) -> None:
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


async def _place(
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
        try:
            notes = await form.before_sending(turn, draft.subject, draft.answers)
        except Refused as refusal:
            problem = problem or turn.t(refusal.key, **refusal.facts)
            notes = ()
            if refusal.field:
                await _step(turn, draft, Changes(refusal.field))
                may_keep = False
            # Its buttons are of the step where the form stands now.
            ways_out = ways_out or await form.ways_out(turn, draft, refusal)
    if draft.asking:
        panel = await question(turn, draft, problem, ways_out=ways_out, may_keep=may_keep)
    else:
        panel = await summary(turn, draft, problem, notes=notes, ways_out=ways_out)
    await show(turn, draft, panel)


def _means(turn: Turn, key: str) -> bool:
    """Whether the words are those of a button, in any of our languages."""
    said = turn.words.casefold()
    if not said or not texts.has(f"{key}.words"):
        return False
    # Its label as well: a key of the phone's keyboard says that.
    meant = set(texts.in_every_language(key))
    for words in texts.in_every_language(f"{key}.words"):
        meant.update(words.split())
    return said in {word.casefold() for word in meant}
