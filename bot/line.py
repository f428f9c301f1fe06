"""A form filled at one go: /visit Hualian promised an order, friday call."""

from __future__ import annotations

from typing import Any

from markupsafe import Markup

from bot import texts
from bot.fields.base import Reading
from bot.form_panel import VIEWS, together, told
from bot.forms import Form
from bot.turn import Turn
from models.drafts import Draft

LEFT_OVER = 200  # UTF-16 units shown of words that no question took
BETWEEN = " \t\n,;:，；：、"  # marks that part the pieces of a line


async def fill(turn: Turn, draft: Draft, words: str) -> tuple[str, Markup | None]:
    """Answer what one line of words clearly answers; the words that are left over.

    Words that look like an answer and are none: that question is asked next, and why is said.
    """
    problem: Markup | None = None
    form = Form.known[draft.form]
    answers = {**await _photo_above(turn, form, draft), **draft.answers}
    views: dict[str, str] = {}
    for name, field in sorted(form.fields().items(), key=lambda each: each[1].claim_order):
        if not words or name in answers or not field.applies(answers):
            continue
        if field.stands_aside(answers) and not field.claims_aside:
            continue
        if claim := await field.claim(turn, words, draft.offered.get(name)):
            words = claim.rest.strip(BETWEEN)
            if claim.view:
                views[name] = claim.view
                draft.offered = {**draft.offered, VIEWS: dict(views)}
            if claim.problem:
                problem = together(problem, told(turn, [claim.problem, *claim.problems]))
                of = claim.problem.field
                draft.asking = of if of in form.questions(draft.answers) else name
            if claim.view or claim.problem:
                continue
            problem = together(problem, told(turn, claim.problems))
            answers[name] = claim.value
            draft.answers = dict(answers)  # the next question may depend on it
            if name == draft.asking:
                draft.asking = None
    draft.answers = dict(answers)
    return words, problem


async def _photo_above(turn: Turn, form: type[Form], draft: Draft) -> dict[str, Any]:
    """The photo below which the line was written, as an answer to the question that takes it."""
    fields, message = form.fields(), turn.message
    asked = form.questions(draft.answers) if message else ()
    takers = [name for name in asked if message and fields[name].takes(message)]
    if not takers:
        return {}
    reading = await fields[takers[-1]].read(turn, None, None)
    assert isinstance(reading, Reading)
    [photo] = reading.value
    return {takers[-1]: [{**photo, "caption": ""}]}  # what it says is the line


def left_over(turn: Turn, rest: str) -> Markup | None:
    """What is said of words that no question took; none where all were."""
    if not rest:
        return None
    key = "form-left-over-long" if texts.units(rest) > LEFT_OVER else "form-left-over"
    return turn.t(key, words=texts.clip(rest, LEFT_OVER))
