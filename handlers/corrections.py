"""A forgotten sign-in or sign-out, mended in the chat with the superior's agreement (2.4)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, time
from typing import Any

from markupsafe import Markup, escape

from bot import filling, o_clock, texts
from bot.days import day_of_the_button
from bot.fields import Field, Reading
from bot.forms import Becomes, Form
from bot.o_clock import OClock
from bot.panels import GREEN, RED, Button, Panel, Rows, View, button, named
from bot.router import Router
from bot.turn import Turn
from handlers.approval_steps import steps_of
from handlers.attendance import Reason
from models import calendar, records, working_time
from models.approvals import Approval, Outcome
from models.attendance import Signing, Way, moment_on
from models.attendance_day import DayFound, day_of
from models.corrections import Correction
from models.drafts import Draft
from models.errors import Refused
from models.language import Language
from models.spans import Half
from models.staff import Role

router = Router()

FORGOT = "attendance-forgot"


class AtTime(Field[time]):
    """A time of the day that the form's subject names; hours of work as buttons."""

    async def read(self, turn: Turn, offered: Any, before: Any) -> Reading:
        said = o_clock.read(turn.words)
        if said is None:
            raise Refused("correction-at-unclear", words=texts.clip(turn.words, 60))
        return Reading((await which_is_meant(turn, said)).isoformat("minutes"))

    async def buttons(
        self, turn: Turn, before: Any, tap: Callable[[str], str], view: str = ""
    ) -> Rows:
        usual = await usual_times(turn)
        return [[named(said, tap(said)) for said in usual]]

    async def tapped(self, turn: Turn, choice: str, before: Any) -> Reading:
        if choice not in await usual_times(turn):
            raise Refused("button-out-of-date")
        return Reading(choice)

    def load(self, kept: Any) -> time:
        return time.fromisoformat(kept)

    def shown(self, language: Language, kept: Any) -> Markup:
        return escape(kept)


async def usual_times(turn: Turn) -> list[str]:
    """When the hours of that day begin, or when those end that came after the sign-in."""
    day, way = await subject_asked(turn)
    hours = await calendar.hours_of(turn.session, day)
    if way is Way.IN:
        return [f"{one.start:%H:%M}" for one in hours]
    since = await last_sign_in(turn, day)
    ends = [one.end for one in hours if since is None or moment_on(day, one.end) > since]
    return [f"{end:%H:%M}" for end in ends]


async def which_is_meant(turn: Turn, said: OClock) -> time:
    """六点半 is in the morning or the evening: the first after the sign-in, or nearer to when work begins."""
    day, way = await subject_asked(turn)
    if said.is_sure:
        return said.at
    if way is Way.OUT:
        since = await last_sign_in(turn, day)
        return said.at if since is None or moment_on(day, said.at) > since else said.later
    begins = await calendar.work_begins(turn.session, day)
    if begins is None:
        return said.at
    earlier, later = moment_on(day, said.at), moment_on(day, said.later)
    return said.at if abs(earlier - begins) <= abs(later - begins) else said.later


async def last_sign_in(turn: Turn, day: date) -> datetime | None:
    signed = await Signing.of_day(turn.session, turn.me.id, day)
    return max((one.said_at for one in signed if one.way is Way.IN), default=None)


async def subject_asked(turn: Turn) -> tuple[date, Way]:
    """What the open form is to mend."""
    draft = await Draft.open_one(turn.session, turn.me.id)
    assert draft, "questions are only asked of the open form"
    return date.fromisoformat(draft.subject), FORMS_OF[draft.form]


class OfADay:
    """The subject is the day."""

    @classmethod
    def facts(cls, subject: str) -> dict[str, Any]:
        return {"day": date.fromisoformat(subject)}


class ForgotInForm(OfADay, Form, name="forgot-in"):
    at = AtTime()
    reason = Reason("reason-forgot", "reason-no-phone")

    async def submit(self, turn: Turn) -> Becomes:
        return await ask(turn, date.fromisoformat(self.subject), Way.IN, self.at, self.reason)


class ForgotOutForm(OfADay, Form, name="forgot-out"):
    at = AtTime()
    reason = Reason("reason-forgot", "reason-no-phone")

    async def submit(self, turn: Turn) -> Becomes:
        return await ask(turn, date.fromisoformat(self.subject), Way.OUT, self.at, self.reason)


FORMS: Mapping[Way, type[Form]] = {Way.IN: ForgotInForm, Way.OUT: ForgotOutForm}
FORMS_OF: Mapping[str, Way] = {form.name: way for way, form in FORMS.items()}


async def ask(turn: Turn, day: date, way: Way, at: time, reason: str) -> Becomes:
    """Ask for it to be mended. Refused for good where another time would not help."""
    try:
        correction = await Correction.ask(
            turn.session, turn.me, day, way, moment_on(day, at), reason, turn.said_at
        )
    except Refused as refusal:
        is_about_the_time = refusal.field == "at"
        field = refusal.field if is_about_the_time else None
        raise Refused(
            refusal.key, field=field, final=not is_about_the_time, **refusal.facts
        ) from None
    return Becomes(Correction.card, correction.about)


@router.button(r"attendance:mend:([0-9]{4}-[0-9]{2}-[0-9]{2}):(in|out)", role=Role.MEMBER)
async def mend(turn: Turn, day: str, way: str) -> None:
    """Ask for the time, from any card on which something is missing."""
    on = day_of_the_button(day)
    await filling.start(turn, FORMS[Way(way)], subject=on.isoformat())


@router.button(r"attendance:mend:([0-9]{4}-[0-9]{2}-[0-9]{2}):out:end", role=Role.MEMBER)
async def mend_with_the_end_of_work(turn: Turn, day: str) -> None:
    """One tap where nothing is to be said: the person went home when work ended."""
    on = day_of_the_button(day)
    end = end_of_work(await day_of(turn.session, turn.me, on))
    if end is None:
        raise Refused("button-out-of-date")
    reason = texts.plain(turn.t("reason-forgot"))
    asked = await ask(turn, on, Way.OUT, end, reason)
    assert asked.about
    await turn.become(asked.key, asked.about)


def end_of_work(day: DayFound) -> time | None:
    """When the last hours of a day end that were no leave; None where none were after the sign-in."""
    for half in reversed(Half):
        hours = () if half in day.excused else working_time.segments_of(day.hours, half)
        if hours:
            ends = hours[-1].end
            comes_after = all(sign.at < moment_on(day.day, ends) for sign in day.signs)
            return ends if comes_after else None
    return None


@router.button(r"correction:([0-9]{1,18})", role=Role.MEMBER)
async def open_a_correction(turn: Turn, number: str) -> None:
    correction = await find_correction(turn, number)
    turn.bring(Correction.card, correction.about)


@router.button(r"correction:([0-9]{1,18}):withdraw", role=Role.MEMBER)
async def withdraw(turn: Turn, number: str) -> None:
    correction = await find_correction(turn, number)
    approval = await Approval.of_record(turn.session, correction.about)
    assert approval, "each is opened with one"
    await approval.withdraw(turn.session, turn.me)
    turn.hint("correction-withdrawn-hint")


async def find_correction(turn: Turn, number: str) -> Correction:
    """One this person may see; a button's id is never trusted."""
    refused = "correction-gone-or-not-yours"
    return await records.require(turn.session, Correction, number, turn.me, refused)


# Cards


@router.card(FORGOT)
async def forgot_card(view: View) -> Panel | None:
    """The morning after: looked at again when it is sent, and mended with a tap."""
    day = await day_of(view.session, view.reader, view.facts["day"])
    asked = await Correction.open_of(view.session, view.reader, day.day)
    if not day.forgot_to_sign_out or any(one.way is Way.OUT for one in asked):
        return None
    data = f"attendance:mend:{day.day}:out"
    rows: list[Sequence[Button]] = [[button("attendance-mend-other", data)]]
    if end := end_of_work(day):
        at_the_end = button("attendance-mend-end", f"{data}:end", style=GREEN, end=f"{end:%H:%M}")
        rows.insert(0, [at_the_end])
    came = day.signs[-1].at
    return Panel(view.t("attendance-forgot", day=day.day, at=f"{calendar.local(came):%H:%M}"), rows)


@router.card(Correction.card)
async def correction_card(view: View) -> Panel:
    """What was asked for, and how the decision stands."""
    correction: Correction = view.record
    lines = await describe_correction(view, correction)
    approval = await Approval.of_record(view.session, correction.about)
    if approval:
        lines += await steps_of(view, approval)
    rows: list[Sequence[Button]] = []
    if correction.outcome is Outcome.WITHDRAWN:
        lines.append(view.t("correction-withdrawn"))
    elif correction.outcome is Outcome.OPEN and correction.applicant_id == view.reader.id:
        rows.append([button("correction-withdraw", f"{correction.about}:withdraw", style=RED)])
    return Panel(Markup("\n").join(lines), rows)


async def describe_correction(view: View, correction: Correction) -> list[Markup]:
    """All that the decision needs: which time of which day, why, and what was signed that day."""
    signed = await Signing.of_day(view.session, correction.applicant_id, correction.day)
    lines = [
        await name_correction(view, correction),
        view.t("correction-reason", reason=correction.reason),
    ]
    said = [
        view.t("correction-sign", way=one.way.value, at=f"{calendar.local(one.said_at):%H:%M}")
        for one in signed
        if one.correction_id != correction.id
    ]
    if said:
        lines.append(view.t("correction-signed", signs=tuple(said)))
    return lines


async def name_correction(view: View, correction: Correction) -> Markup:
    """One line, without whose it is."""
    return view.t(
        "correction-of",
        way=correction.way.value,
        day=correction.day,
        at=f"{calendar.local(correction.at):%H:%M}",
    )
