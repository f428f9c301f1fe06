"""A month of attendance: one's own, that of one's people, and the sheet for HR (2.3, 2.4)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial
from typing import Any

from markupsafe import Markup
from sqlalchemy import select

from bot import texts
from bot.panels import Button, Document, Panel, View, button, in_pairs, named, turn_pages
from bot.router import Router
from bot.turn import Turn
from handlers.leave_calendar import in_words, month_before, month_of_the_button, next_month
from models import absences, audit, calendar, clock, policy
from models.attendance import Signing, Way, may_see_attendance_of, must_sign_in
from models.attendance_day import DayFound, missing_below
from models.attendance_month import (
    Month,
    last_of_month,
    month_of,
    months_of,
    people_of_month,
)
from models.attendance_sheet import month_sheet
from models.corrections import Correction
from models.errors import Refused
from models.language import Language
from models.staff import Role, Staff

router = Router()

SHEET = "attendance-sheet"
MISSING = "attendance-missing"
ABSENT = "attendance-absent-in-a-row"

MEND = {Way.IN: "attendance-mend-in-of", Way.OUT: "attendance-mend-out-of"}
FOUND_TAKES = 2800  # UTF-16 units of what was found in a month
TO_MEND = 20  # buttons; the others come when these are done
NAMES_TAKE = 2000  # UTF-16 units
NAME_TAKES = 60
REASON_TAKES = 100
AT_ONCE = 25  # people of a sheet: between them, others are answered


# One person


@router.command("attendance", role=Role.MEMBER)
async def show_my_month(turn: Turn, words: str = "") -> None:
    """`/attendance`, 考勤: one's own month; the people, for who need not sign in."""
    this_month = calendar.business_day(turn.said_at).replace(day=1)
    if must_sign_in(turn.me):
        turn.show(await month_panel(turn, turn.me, this_month))
    elif await people_seen(turn.view, this_month):
        turn.show(await people_panel(turn))
    else:
        raise Refused("attendance-need-not")


@router.button(r"attendance", role=Role.MEMBER)
async def month_from_a_button(turn: Turn) -> None:
    await show_my_month(turn)


@router.button(r"attendance:([0-9]{1,18})", role=Role.MEMBER)
async def show_their_month(turn: Turn, person_id: str) -> None:
    person = await find_person(turn, person_id)
    this_month = calendar.business_day(turn.said_at).replace(day=1)
    turn.show(await month_panel(turn, person, this_month))


@router.button(r"attendance:([0-9]{1,18}):([0-9]{4}-[0-9]{2})", role=Role.MEMBER)
async def leaf_through(turn: Turn, person_id: str, month: str) -> None:
    person = await find_person(turn, person_id)
    await turn.change(await month_panel(turn, person, month_of_the_button(month)))


async def find_person(turn: Turn, person_id: str) -> Staff:
    """Somebody whose attendance this person may see; refused alike where there is nobody (1.3)."""
    person = await turn.session.get(Staff, int(person_id))
    if person is None or not await may_see_attendance_of(turn.session, turn.me, person):
        raise Refused("attendance-gone-or-not-yours")
    return person


async def month_panel(turn: Turn, person: Staff, first: date) -> Panel:
    """The totals, what the rules name day by day, and a button for each that was forgotten."""
    month = await month_of(turn.session, person, first)
    is_mine = person.id == turn.me.id
    head = turn.t(
        "attendance-mine" if is_mine else "attendance-of",
        name=texts.clip(person.name, NAME_TAKES),
        month=in_words(turn.language, first),
    )
    parts = [head, totals(turn, month)]
    signings = await Signing.between(turn.session, [person.id], first, last_of_month(first))
    if found := list(what_was_found(turn, month, signings)):
        parts.append(as_much_as_fits(found))
    if month.proposals:
        parts.append(turn.t("attendance-people-decide"))
    rows: list[Sequence[Button]] = []
    if is_mine:
        rows += [[one] for one in await what_may_be_mended(turn, month)]
    rows.append(months_beside(turn, person, first))
    if is_mine and await people_seen(turn.view, first):
        whose = "attendance-everybody" if turn.me.sees_all_leave else "attendance-my-people"
        rows.append([button(whose, "attendance:people")])
    return Panel(_joined(parts), rows)


def as_much_as_fits(lines: Sequence[Markup]) -> Markup:
    """The sheet has them all."""
    shown = list(lines)
    while not texts.fits(Markup("\n").join(shown), FOUND_TAKES):
        shown.pop()
    return Markup("\n").join([*shown, "…"] if len(shown) < len(lines) else shown)


def _joined(parts: Sequence[Markup]) -> Markup:
    return Markup("\n\n").join(parts)


def totals(turn: Turn, month: Month) -> Markup:
    lines = [
        turn.t(
            "attendance-totals",
            present=month.worked_days,
            late=month.late,
            early=month.early,
            absent=month.absent,
        )
    ]
    if month.leave:
        kinds = tuple(
            turn.t("attendance-leave-of", kind=kind, days=days)
            for kind, days in month.leave.items()
        )
        lines.append(turn.t("attendance-leave", kinds=kinds))
    if month.forgotten:
        lines.append(turn.t("attendance-forgotten", number=month.forgotten))
    return Markup("\n").join(lines)


def what_was_found(turn: Turn, month: Month, signings: Sequence[Signing]) -> Iterator[Markup]:
    """Day by day: what the rules name, what was forgotten, and why it was elsewhere (2.2)."""
    for day in month.days:
        said = [turn.t(one.key, **one.facts) for one in month.proposals if one.day == day.day]
        without_a_rule = [one for one in day.late if one.tier is None]
        said += [turn.t("attendance-late", minutes=one.minutes) for one in without_a_rule]
        without_a_rule = [one for one in day.early if one.tier is None]
        said += [turn.t("attendance-early", minutes=one.minutes) for one in without_a_rule]
        if day.forgot_to_sign_in:
            said.append(turn.t("attendance-no-sign-in"))
        if day.forgot_to_sign_out:
            said.append(turn.t("attendance-no-sign-out"))
        said += [
            turn.t(
                "attendance-elsewhere",
                at=f"{calendar.local(one.said_at):%H:%M}",
                reason=texts.clip(one.reason, REASON_TAKES),
            )
            for one in signings
            if one.day == day.day and one.reason
        ]
        if said:
            yield turn.t("attendance-line", day=day.day, said=tuple(said))


async def what_may_be_mended(turn: Turn, month: Month) -> list[Button]:
    """The latest first; what was asked for already waits for the superior."""
    within = policy.current().attendance.mended_within
    since = calendar.business_day(turn.said_at) - within
    buttons: list[Button] = []
    for day in reversed(month.days):
        ways = ways_to_mend(day)
        if day.day < since or not ways:
            continue
        asked = {one.way for one in await Correction.open_of(turn.session, turn.me, day.day)}
        buttons += [
            button(MEND[way], f"attendance:mend:{day.day}:{way}", day=day.day)
            for way in ways
            if way not in asked
        ]
    return buttons[:TO_MEND]


def ways_to_mend(day: DayFound) -> list[Way]:
    """What may have been forgotten; of a day without any sign, to sign in."""
    forgot_all = bool(day.absent_halves) and not day.signs
    ways = [Way.IN] if day.forgot_to_sign_in or forgot_all else []
    return [*ways, Way.OUT] if day.forgot_to_sign_out else ways


def months_beside(turn: Turn, person: Staff, first: date) -> list[Button]:
    """The month before, as far back as the person is known, and the one after, up to this one."""
    this_month = calendar.business_day(turn.said_at).replace(day=1)
    leaves = []
    if first > calendar.local(person.created_at).date():
        before = month_before(first)
        leaves.append((f"‹ {in_words(turn.language, before)}", before))
    if first < this_month:
        after = next_month(first)
        leaves.append((f"{in_words(turn.language, after)} ›", after))
    return [named(words, f"attendance:{person.id}:{month:%Y-%m}") for words, month in leaves]


# Many


@router.button(r"attendance:people(?::([0-9]{1,4}))?", role=Role.MEMBER)
async def show_the_people(turn: Turn, page: str | None) -> None:
    if page is None:
        turn.show(await people_panel(turn))
    else:
        await turn.change(await people_panel(turn, int(page)))


async def people_panel(turn: Turn, page: int = 0) -> Panel:
    """A button each with whether they signed in today, and the month as a sheet."""
    today = calendar.business_day(turn.said_at)
    this_month = today.replace(day=1)
    seen = await people_seen(turn.view, this_month)
    people = [one for one in seen if one.id != turn.me.id and one.left_at is None]
    shown, leaves = turn_pages(people, page, "attendance:people")
    ids = [person.id for person in shown]
    signed = {
        one.staff_id: one.way for one in await Signing.between(turn.session, ids, today, today)
    }
    on_leave = await absences.on_leave(turn.session, today)
    signs = {person.id: sign_of(signed.get(person.id), person.id in on_leave) for person in shown}
    rows: list[Sequence[Button]] = list(
        in_pairs([named(f"{signs[one.id]} {one.name}", f"attendance:{one.id}") for one in shown])
    )
    rows.append(leaves)
    rows += [
        [
            button(
                "attendance-get-sheet",
                f"attendance:sheet:{month:%Y-%m}",
                month=in_words(turn.language, month),
            )
        ]
        for month in (this_month, month_before(this_month))
    ]
    return Panel(turn.t("attendance-people", day=today, people=len(people)), rows)


def sign_of(way: Way | None, is_on_leave: bool) -> str:
    """✓ signed in, ◂ signed out again, ⌂ on leave, · not yet."""
    if way:
        return "✓" if way is Way.IN else "◂"
    return "⌂" if is_on_leave else "·"


async def people_seen(view: View, first: date) -> list[Staff]:
    """Whose attendance of a month this reader may see: everybody's for HR, else the branch (1.3).

    Nobody where that is the reader alone.
    """
    people = await people_of_month(view.session, first)
    if not view.reader.sees_all_leave:
        branch = set(await view.reader.branch(view.session))
        people = [person for person in people if person.id in branch]
    return people if any(person.id != view.reader.id for person in people) else []


@router.button(r"attendance:sheet:([0-9]{4}-[0-9]{2})", role=Role.MEMBER)
async def bring_the_sheet(turn: Turn, month: str) -> None:
    """Made when it is sent, of whom the person may see then."""
    first = month_of_the_button(month)
    if not await people_seen(turn.view, first):
        raise Refused("attendance-gone-or-not-yours")
    audit.record(turn.session, turn.me, "attendance-sheet-taken", month=first)
    turn.bring_document(SHEET, month=first)
    turn.hint("attendance-sheet-coming")


@router.document(SHEET)
async def sheet(view: View) -> Document | None:
    """The month as .xlsx in the reader's language (2.4)."""
    first: date = view.facts["month"]
    people = await people_seen(view, first)
    if not people:
        return None
    months = [
        month
        for at in range(0, len(people), AT_ONCE)
        for month in await months_of(view.session, people[at : at + AT_ONCE], first)
    ]
    ids = [person.id for person in people]
    signings = await Signing.between(view.session, ids, first, last_of_month(first))
    superiors = {person.superior_id for person in people}
    named_ = await view.session.execute(select(Staff.id, Staff.name).where(Staff.id.in_(superiors)))
    write = partial(
        month_sheet,
        months,
        signings,
        {row.id: row.name for row in named_},
        calendar.business_day(clock.now()),
        partial(in_plain_words, view.reader.speaks),
    )
    month = in_words(view.reader.speaks, first)
    return Document(
        f"{texts.plain(view.t('attendance-sheet-file', month=f'{first:%Y-%m}'))}.xlsx",
        write,
        view.t("attendance-sheet", month=month, people=len(people)),
    )


def in_plain_words(language: Language, key: str, **facts: Any) -> str:
    return texts.plain(texts.t(language, key, **facts))


# What the clock says


@router.card(MISSING)
async def missing_card(view: View) -> Panel | None:
    """Who has not signed in: looked at again when it is sent."""
    day: date = view.facts["day"]
    if calendar.business_day(clock.now()) != day:
        return None
    people = await missing_below(view.session, view.reader, day)
    if not people:
        return None
    names = texts.shortened([person.name for person in people], NAMES_TAKE)
    buttons = [named(person.name, f"attendance:{person.id}") for person in people]
    # Telegram takes 100 buttons; of more people than that the first are opened from here.
    return Panel(
        view.t("attendance-missing", day=day, number=len(people), names=names),
        in_pairs(buttons[:90]),
    )


@router.card(ABSENT)
async def absent_card(view: View) -> Panel | None:
    """Absent so many days in a row: people ask why, and decide (2.3)."""
    person = await view.session.get_one(Staff, view.facts["person"])
    if not await may_see_attendance_of(view.session, view.reader, person):
        return None
    said = view.t(
        "attendance-absent-in-a-row",
        name=person.name,
        since=view.facts["since"],
        number=view.facts["number"],
    )
    return Panel(said, [[button("attendance-open", f"attendance:{person.id}")]])
