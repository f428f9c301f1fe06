"""How an open form looks: the question with what was said so far, or the summary; and where."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from markupsafe import Markup

from bot import texts
from bot.forms import TITLE, Form, Progress, WentBack, asked, step
from bot.panels import GREEN, RED, Panel, Rows, button, has_keyboard, in_pairs, spoken
from bot.turn import Turn
from models.drafts import Draft
from models.errors import Refused
from models.outbox import Delivery, Outgoing, edit

LATEST = 15  # answers shown above a question
VIEWS = "views"  # beside what a draft offers: by question, the view that it opens with
GLANCE = 60  # UTF-16 units of an earlier answer shown above a question
READABLE = 3800  # UTF-16 units of answers in a summary; Telegram takes 4096 in all
MOST_TOLD = 900  # of what was not understood of one answer
WHOLE = 3950  # of everything: the company may ask many long questions


def progress_of(draft: Draft) -> Progress:
    return Progress(draft.answers, draft.asking, draft.changing, draft.wrong)


def title(turn: Turn, draft: Draft) -> Markup:
    """What the form is, and of what."""
    form = Form.known[draft.form]
    return turn.t(f"{form.name}-title", **form.facts(draft.subject), **draft.offered.get(TITLE, {}))


async def question(
    turn: Turn,
    draft: Draft,
    problem: Markup | None = None,
    *,
    ways_out: Rows = (),
    view: str | None = None,
    may_keep: bool = True,
) -> Panel:
    """The open question and what was said so far; `view` is what of its buttons a field shows.

    The answer given before may be kept, but not one that was just refused.
    """
    form = Form.known[draft.form]
    assert draft.asking
    asking = draft.asking
    if view is None:
        view = draft.offered.get(VIEWS, {}).get(asking, "")
    field = form.fields()[asking]
    questions = asked(form, progress_of(draft))
    head = turn.t(
        "form-head",
        title=title(turn, draft),
        at=questions.index(asking) + 1,
        of=len(questions),
    )
    so_far = [
        turn.t("form-answered", label=_label(turn, form, name), answer=answer)
        for name in form.questions(draft.answers)
        if draft.answers.get(name) is not None and name != asking
        if (answer := _at_a_glance(turn, form, draft, name))
    ][-LATEST:]
    parts = [head, problem and Markup("⚠️ {}").format(problem)]
    parts.append(await form.beside(turn, draft.subject, asking))
    parts.append(Markup("<b>{}</b>").format(form.said(turn.language, asking)))
    before, offered = draft.answers.get(asking), draft.offered.get(asking)
    gathered = await field.so_far(turn, before, view) if before is not None else None
    may_keep = may_keep and before is not None
    if gathered:
        parts.append(gathered)
    elif may_keep:
        shown = field.shown(turn.language, before)
        parts.append(turn.t(field.before_key, answer=_clipped(shown, READABLE // 2)))
    elif before is None and offered:
        shown = field.shown(turn.language, offered)
        words = _clipped(shown, READABLE // 2)
        parts.append(turn.t(f"{form.name}-{asking}.offered", offered=words))
    elif form.has_said(asking, "hint"):
        parts.append(Markup("<i>{}</i>").format(form.said(turn.language, asking, "hint")))
    if progress_of(draft).needs_help:
        parts.append(turn.t("form-help"))
    while so_far and not texts.fits(_joined([*parts, *so_far]), WHOLE):
        del so_far[0]
    parts.insert(1, Markup("\n").join(so_far))
    words = _joined(parts)
    may_keep = (may_keep or gathered is not None) and field.lacks(before) is None
    if keyboard := field.keyboard(turn):
        keep = [spoken(field.keep_key)] if may_keep else []
        return Panel(words, [*keyboard, keep, [spoken(key) for key, _, _ in _leaving(draft)]])
    choices = await field.buttons(turn, before, lambda choice: data(draft, "pick", choice), view)
    return Panel(words, [*ways_out, *_question_buttons(draft, choices, may_keep=may_keep)])


def _question_buttons(draft: Draft, choices: Rows, *, may_keep: bool) -> Rows:
    form = Form.known[draft.form]
    assert draft.asking
    field = form.fields()[draft.asking]
    rows = [list(row) for row in choices]
    if may_keep:
        style = GREEN if field.gathers else None
        rows.append([button(field.keep_key, data(draft, "keep"), style=style)])
    elif draft.answers.get(draft.asking) is None and draft.offered.get(draft.asking):
        rows.append(
            [
                button(f"{form.name}-{draft.asking}.keep", data(draft, "keep"), style=GREEN),
                button(f"{form.name}-{draft.asking}.fresh", data(draft, "fresh")),
            ]
        )
    last = [button(key, data(draft, verb), style=style) for key, verb, style in _leaving(draft)]
    return [*rows, last]


def _leaving(draft: Draft) -> list[tuple[str, str, str | None]]:
    """The ways to leave a question: what each is called, what it does, its colour."""
    form = Form.known[draft.form]
    assert draft.asking
    ways: list[tuple[str, str, str | None]] = []
    if step(form, progress_of(draft), WentBack()) != progress_of(draft):
        ways.append(("form-back", "back", None))
    if form.fields()[draft.asking].optional:
        ways.append(("form-skip", "skip", None))
    return [*ways, ("form-cancel", "cancel", RED)]


async def summary(
    turn: Turn,
    draft: Draft,
    problem: Markup | None = None,
    *,
    notes: Sequence[Markup] = (),
    ways_out: Rows = (),
) -> Panel:
    """Everything that was answered, with what to know of it, to be sent or changed."""
    form = Form.known[draft.form]
    questions = form.questions(draft.answers)
    fields = form.fields()
    told = [
        name
        for name in questions
        if not fields[name].stands_aside(draft.answers) or draft.answers.get(name) is not None
    ]
    whole = turn.t("form-summary", title=title(turn, draft))
    labels = {name: _label(turn, form, name) for name in told}
    room = WHOLE - texts.units(texts.plain(whole))
    room -= sum(texts.units(texts.plain(label)) + len("\n\n\n") for label in labels.values())
    room -= sum(texts.units(texts.plain(note)) + len("\n\n") for note in notes)
    room = min(READABLE, room) - (texts.units(texts.plain(problem)) if problem else 0)
    lengths = [texts.units(texts.plain(_answer(turn, form, draft, name))) for name in told]
    # What fields allow usually fits; should a form ask for more, every answer is cut alike.
    each = room if sum(lengths) <= room else room // len(told)
    lines = []
    for name in told:
        answer = _clipped(_answer(turn, form, draft, name), each)
        said = [Markup("<b>{}</b>").format(labels[name]), answer]
        if (kept := draft.answers.get(name)) is not None:
            said.append(await fields[name].remark(turn, kept) or Markup())
        lines.append(Markup("\n").join(part for part in said if part))
    parts = [whole, *lines, *notes]
    if problem:
        parts.append(Markup("⚠️ {}").format(problem))
    changes = [
        button(
            "form-change",
            data(draft, "change", name),
            field=texts.plain(form.said(turn.language, name, "label")),
        )
        for name in questions
    ]
    rows = [*ways_out, [button("form-send", data(draft, "send"), style=GREEN)]]
    rows += in_pairs(changes)
    rows.append([button("form-cancel", data(draft, "cancel"), style=RED)])
    return Panel(Markup("\n\n").join(parts), rows)


def _joined(parts: Iterable[Markup | None]) -> Markup:
    return Markup("\n\n").join(part for part in parts if part)


def _label(turn: Turn, form: type[Form], name: str) -> Markup:
    return _clipped(form.said(turn.language, name, "label"), GLANCE)


def _answer(turn: Turn, form: type[Form], draft: Draft, name: str) -> Markup:
    kept = draft.answers.get(name)
    if kept is None:
        return turn.t("form-nothing")
    return form.fields()[name].shown(turn.language, kept)


def _at_a_glance(turn: Turn, form: type[Form], draft: Draft, name: str) -> Markup:
    shown = form.fields()[name].at_a_glance(turn.language, draft.answers[name])
    first_line = texts.plain(shown).replace("\n", " · ")
    return Markup("{}").format(texts.clip(first_line, GLANCE))


def _clipped(shown: Markup, at_most: int) -> Markup:
    """Escaped words cut to a length that is counted as Telegram does: without the escapes."""
    return Markup("{}").format(texts.clip(texts.plain(shown), at_most))


def data(draft: Draft, verb: str, choice: str = "") -> str:
    """What a button of this step sends back."""
    return f"f:{draft.id}:{draft.rev}:{verb}:{choice}".rstrip(":")


# What is said beside.


def together(*said: Markup | None) -> Markup | None:
    return Markup("\n\n").join(part for part in said if part) or None


def told(turn: Turn, problems: Iterable[Refused]) -> Markup | None:
    """What is to be told of an answer that was understood but for that, once; as much as is read."""
    said = list(dict.fromkeys(turn.t(one.key, **one.facts) for one in problems))
    while len(said) > 1 and not texts.fits(together(*said) or Markup(), MOST_TOLD):
        said.pop()
    return together(*said)


# Where it stands in the chat.


async def show(turn: Turn, draft: Draft, panel: Panel) -> None:
    """In the form's message where it can be changed, else in a new one below."""
    rows = [list(row) for row in panel.rows]
    message = await panel_to_change(turn, draft)
    # Telegram lets nobody change a message into one that stands for the phone's letters.
    if message and not has_keyboard(rows):
        await edit(turn.session, message, html=str(panel.html), buttons=rows)
    else:
        await show_below(turn, draft, turn.show(panel))


async def panel_to_change(turn: Turn, draft: Draft) -> Outgoing | None:
    """The form's message, if the person is looking at it and it can be changed.

    They tapped on it, or it stands below what they wrote: a message that was edited, the
    second photo of an album, words that came while we were answering.
    """
    if await draft.awaitable_attrs.panel in turn.session.new:
        await turn.session.flush()  # shown for the second time in this turn: it needs its number
    if turn.message is None or draft.panel_id is None:
        return turn.tapped if turn.tapped and turn.tapped.id == draft.panel_id else None
    panel = await turn.session.get_one(Outgoing, draft.panel_id)
    if has_keyboard(panel.buttons):
        return None
    if panel.state in (Delivery.WAITING, Delivery.SENDING):
        return panel
    is_below = panel.message_id is not None and panel.message_id > turn.message.message_id
    return panel if is_below else None


async def show_below(turn: Turn, draft: Draft, panel: Outgoing) -> None:
    """One panel a form: the one above goes when the new one has come."""
    if above := await draft.awaitable_attrs.panel:
        turn.remove(above)
    draft.panel = panel
