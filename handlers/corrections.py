"""A forgotten sign-in or sign-out, mended in the chat with the superior's agreement (2.4)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, time
from typing import Any, NamedTuple

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
from models import calendar, clock, policy, records, working_time
from models.approvals import Approval, Outcome
from models.attendance import FORGOT, Signing, Way, moment_on
from models.attendance_day import DayFound, day_of, stays_of
from models.corrections import Correction
from models.drafts import Draft
from models.errors import Refused
from models.language import Language
from models.policy import Segment
from models.spans import Half
from models.staff import Role, Staff

router = Router()


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
    """When the hours of that day begin or end, as far as a sign is missing there."""
    day, way = await subject_asked(turn)
    hours = await calendar.hours_of(turn.session, day)
    if way is Way.OUT:
        since = await last_sign_in(turn, day)
        ends = [one.end for one in hours if since is None or moment_on(day, one.end) > since]
        return [f"{end:%H:%M}" for end in ends]
    signs = (await day_of(turn.session, turn.me, day)).signs
    starts = [(one.start, moment_on(day, one.start)) for one in hours]
    return [
        f"{start:%H:%M}"
        for start, at in starts
        if at <= turn.said_at
        and any(sign.at > at for sign in signs)
        and not any(stay.covers(at) for stay in stays_of(signs))
    ]


async def which_is_meant(turn: Turn, said: OClock) -> time:
    """六点半 is in the morning or the evening: the first after the sign-in, or nearer to when work begins."""
    day, way = await subject_asked(turn)
    if way is Way.OUT:
        return after(day, await last_sign_in(turn, day), said)
    return await near_the_beginning(turn, day, said)


async def near_the_beginning(turn: Turn, day: date, said: OClock) -> time:
    begins = await calendar.work_begins(turn.session, day)
    if said.is_sure or begins is None:
        return said.at
    earlier, later = moment_on(day, said.at), moment_on(day, said.later)
    return said.at if abs(earlier - begins) <= abs(later - begins) else said.later


def after(day: date, since: datetime | None, said: OClock) -> time:
    is_after = since is None or moment_on(day, said.at) > since
    return said.at if said.is_sure or is_after else said.later


async def last_sign_in(turn: Turn, day: date) -> datetime | None:
    signed = await Signing.of_day(turn.session, turn.me.id, day)
    return max((one.said_at for one in signed if one.way is Way.IN), default=None)


async def subject_asked(turn: Turn) -> tuple[date, Way]:
    """What the open form is to mend."""
    draft = await Draft.open_one(turn.session, turn.me.id)
    assert draft, "questions are only asked of the open form"
    return date.fromisoformat(draft.subject), FORMS_OF.get(draft.form, Way.IN)


class Times(NamedTuple):
    """When somebody came and went."""

    came: time
    went: time


class FromTo(Field[Times]):
    """Two times of the day that the form's subject names; the hours that were missed as one button."""

    async def read(self, turn: Turn, offered: Any, before: Any) -> Reading:
        said = o_clock.read_two(turn.words)
        if said is None:
            raise Refused("correction-times-unclear", words=texts.clip(turn.words, 60))
        day, _ = await subject_asked(turn)
        came = await near_the_beginning(turn, day, said[0])
        went = after(day, moment_on(day, came), said[1])
        if moment_on(day, went) <= moment_on(day, came):
            raise Refused("correction-backwards")
        return Reading(_noted(came, went))

    async def buttons(
        self, turn: Turn, before: Any, tap: Callable[[str], str], view: str = ""
    ) -> Rows:
        hours = await hours_missed(turn)
        return [[named(self.shown(turn.language, hours), tap(hours))]] if hours else []

    async def tapped(self, turn: Turn, choice: str, before: Any) -> Reading:
        if choice != await hours_missed(turn):
            raise Refused("button-out-of-date")
        return Reading(choice)

    def load(self, kept: Any) -> Times:
        came, went = kept.split("-")
        return Times(time.fromisoformat(came), time.fromisoformat(went))

    def shown(self, language: Language, kept: Any) -> Markup:
        return escape(kept.replace("-", "–"))


def _noted(came: time, went: time) -> str:
    return f"{came:%H:%M}-{went:%H:%M}"


async def hours_missed(turn: Turn) -> str | None:
    """The hours of the day in which nobody saw them, from the first to the last."""
    day, _ = await subject_asked(turn)
    missed = spans_missed(await day_of(turn.session, turn.me, day))
    return _noted(missed[0].start, missed[-1].end) if missed else None


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


class ForgotBothForm(OfADay, Form, name="forgot-both"):
    """A day, or half a day, without any sign."""

    times = FromTo()
    reason = Reason("reason-forgot", "reason-no-phone")

    async def submit(self, turn: Turn) -> Becomes:
        day = date.fromisoformat(self.subject)
        came, went = self.times
        return await ask(turn, day, Way.IN, came, self.reason, until=went)


FORMS: Mapping[Way, type[Form]] = {Way.IN: ForgotInForm, Way.OUT: ForgotOutForm}
FORMS_OF: Mapping[str, Way] = {form.name: way for way, form in FORMS.items()}


async def ask(
    turn: Turn, day: date, way: Way, at: time, reason: str, *, until: time | None = None
) -> Becomes:
    """Ask for it to be mended. Refused for good where another time would not help."""
    try:
        correction = await Correction.ask(
            turn.session,
            turn.me,
            day,
            way,
            moment_on(day, at),
            reason,
            turn.said_at,
            moment_on(day, until) if until else None,
        )
    except Refused as refusal:
        is_about_the_time = refusal.field in ("at", "until")
        field = ("times" if until else "at") if is_about_the_time else None
        raise Refused(
            refusal.key, field=field, final=not is_about_the_time, **refusal.facts
        ) from None
    return Becomes(Correction.card, correction.about)


@router.button(r"attendance:mend:([0-9]{4}-[0-9]{2}-[0-9]{2}):(in|out|both)", role=Role.MEMBER)
async def mend(turn: Turn, day: str, what: str) -> None:
    """Ask for the time, from any card on which something is missing."""
    on = await day_to_mend(turn, day, Way.OUT if what == "out" else Way.IN)
    form = ForgotBothForm if what == "both" else FORMS[Way(what)]
    await filling.start(turn, form, subject=on.isoformat())


async def day_to_mend(turn: Turn, day: str, way: Way) -> date:
    """The day of a button; refused where nothing of the kind is missing, or no more to be mended."""
    on = day_of_the_button(day)
    today = calendar.business_day(turn.said_at)
    within = policy.current().attendance.mended_within
    if on > today:
        raise Refused("button-out-of-date")
    if today - on > within:
        raise Refused("correction-long-past", days=within.days)
    if way not in (await day_of(turn.session, turn.me, on)).to_mend:
        raise Refused("correction-not-missing")
    return on


def ways_to_mend(day: DayFound) -> list[str]:
    """What a day may be asked to be mended in; both at once where it, or its rest, has no sign."""
    ways: list[str] = [way.value for way in day.to_mend]
    missed = spans_missed(day)
    if Way.IN not in day.to_mend or not missed or not _is_over(day):
        return ways
    was_seen = any(sign.at > moment_on(day.day, missed[0].start) for sign in day.signs)
    return ways if was_seen else ["both"]


def spans_missed(day: DayFound) -> list[Segment]:
    """Spans of work, in the halves that count as absent, in which nobody was seen at all."""
    stays = stays_of(day.signs)
    return [
        Segment(start, end)
        for half in Half
        if half in day.absent_halves
        for start, end in working_time.segments_of(day.hours, half)
        if not any(s.touches(moment_on(day.day, start), moment_on(day.day, end)) for s in stays)
    ]


def _is_over(day: DayFound) -> bool:
    """Whether work has ended: before that, whoever comes late signs in."""
    return moment_on(day.day, day.hours[-1].end) <= clock.now()


@router.button(r"attendance:mend:([0-9]{4}-[0-9]{2}-[0-9]{2}):out:end", role=Role.MEMBER)
async def mend_with_the_end_of_work(turn: Turn, day: str) -> None:
    """One tap where nothing is to be said: the person went home when work ended."""
    on = await day_to_mend(turn, day, Way.OUT)
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
    if Way.OUT not in day.to_mend:
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
    applicant = await view.session.get_one(Staff, correction.applicant_id)
    if correction.outcome is Outcome.WITHDRAWN:
        has_left = applicant.left_at is not None
        if has_left:
            lines.append(view.t("correction-applicant-left", name=applicant.name))
        else:
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
        way="both" if correction.until else correction.way.value,
        day=correction.day,
        times=correction.times,
    )
