"""A form and words: what is written or sent while one is open answers its question, or names a button."""

from __future__ import annotations

from typing import Any

from markupsafe import Markup

from bot import texts
from bot.fields import Field, Look, Reading
from bot.filling import (
    advance,
    asks_what_is_gone,
    cancel,
    go_on,
    keep,
    look,
    place,
    send,
)
from bot.form_panel import VIEWS, progress_of, together, told
from bot.forms import Begun, Corrected, Form, Given, Kept, Mistaken, Skipped, WentBack, step
from bot.heard import LINE, is_rest_of_what_was_cut, note_if_cut, remember
from bot.turn import Turn
from models.drafts import Draft
from models.errors import Refused


async def hear(turn: Turn, draft: Draft) -> None:
    """What was written or sent is the answer to the open question, or a word for a button."""
    form = Form.known[draft.form]
    turn.draft = draft
    if _means(turn, "form-cancel"):
        await cancel(turn, draft)
        return
    if asks_what_is_gone(draft):
        await go_on(turn, draft, Begun())
        return
    if await _kept_for_its_question(turn, draft):
        return
    if draft.asking is None:
        if _means(turn, "form-send"):
            await send(turn, draft)
        elif name := answered_by_name(draft, turn.words):
            reading = await form.fields()[name].read(turn, None, None)
            assert isinstance(reading, Reading)
            remember(turn, draft, name)
            await go_on(turn, draft, Corrected(name, reading.value))
        else:
            await place(turn, draft, problem=turn.t("form-choose"))
        return
    if is_rest_of_what_was_cut(turn, draft):
        await place(turn, draft, problem=turn.t("form-rest"))
        return
    field = form.fields()[draft.asking]
    if field.optional and (
        _means(turn, "form-skip") or (not field.hears_no and _means(turn, "form-none"))
    ):
        await go_on(turn, draft, Skipped())
        return
    if not field.optional and _means(turn, "form-skip"):
        await go_on(turn, draft, Mistaken(), problem=turn.t("form-needed"))
        return
    if _means(turn, "form-back"):
        await go_on(turn, draft, WentBack())
        return
    before = draft.answers.get(draft.asking)
    if before is not None and _means(turn, field.keep_key):
        await keep(turn, draft)
        return
    if field.gathers and field.optional and _means(turn, field.keep_key):
        await go_on(turn, draft, Skipped())
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
        problem = together(turn.t(refusal.key, **refusal.facts), stays)
        await go_on(turn, draft, event, problem=problem)
        return
    if isinstance(reading, Look):
        await look(turn, draft, draft.asking, reading)
        return
    remember(turn, draft, draft.asking)
    given = Given(reading.value, reading.complete)
    await go_on(turn, draft, given, told(turn, reading.problems))


def answered_by_name(draft: Draft, words: str) -> str | None:
    """The question one of whose few answers is called so: the open one, on the summary the only one."""
    form = Form.known[draft.form]
    fields = form.fields()
    asked = [draft.asking] if draft.asking else form.questions(draft.answers)
    named = [name for name in asked if name in fields and fields[name].names_one(words)]
    return named[0] if len(named) == 1 else None


async def _kept_for_its_question(turn: Turn, draft: Draft) -> bool:
    """A photo or a file that was sent while something else is asked counts as sent where it is asked for."""
    form = Form.known[draft.form]
    fields = form.fields()
    message = turn.message
    if message is None:
        return False
    takers = [name for name in form.questions(draft.answers) if fields[name].takes(message)]
    if not takers or draft.asking in takers:
        return False
    name = takers[-1]
    try:
        reading = await fields[name].read(turn, None, draft.answers.get(name))
    except Refused as refusal:
        await place(turn, draft, problem=turn.t(refusal.key, **refusal.facts))
        return True
    assert isinstance(reading, Reading)
    remember(turn, draft, name)
    await go_on(turn, draft, Corrected(name, reading.value, reading.complete))
    return True


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
    await advance(turn, draft, onward)
    return True


async def hear_again(turn: Turn, draft: Draft, name: str) -> None:
    """A message that answered a question was edited: the answer changes, the place in the form stays."""
    form = Form.known[draft.form]
    turn.draft = draft
    if name.startswith(LINE):
        await place(turn, draft, problem=turn.t("form-line-edited"))
        return
    if name not in form.questions(draft.answers):
        return
    offered, before = draft.offered.get(name), draft.answers.get(name)
    try:
        reading = await form.fields()[name].read(turn, offered, before)
    except Refused as refusal:
        label = form.said(turn.language, name, "label")
        said = turn.t(refusal.key, **refusal.facts)
        await place(turn, draft, problem=Markup("<b>{}</b> · {}").format(label, said))
        return
    if isinstance(reading, Look):
        # Several may be meant: the question can be asked again from the summary.
        if why := reading.problem:
            await place(turn, draft, problem=turn.t(why.key, **why.facts))
        return
    remember(turn, draft, name)
    corrected = Corrected(name, reading.value, reading.complete)
    await go_on(turn, draft, corrected, told(turn, reading.problems))


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
