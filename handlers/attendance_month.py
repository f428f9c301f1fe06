"""A month of attendance: one's own, and that of one's people (2.3, 2.4)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import AsyncIterator, Iterator, Sequence
from datetime import date, timedelta

from markupsafe import Markup
from sqlalchemy import select

from bot import texts
from bot.panels import Button, Panel, button, named
from bot.router import Router
from bot.turn import Turn
from handlers.attendance_people import is_anybody_seen, people_panel
from handlers.corrections import ways_to_mend
from handlers.leave_calendar import in_words, month_before, month_of_the_button, next_month
from handlers.signing_cards import named_customers, remark_in_words
from models import calendar, policy
from models.attendance import Remark, Signing, Way, may_see_attendance_of, must_sign_in
from models.attendance_day import DayFound, stays_of
from models.attendance_month import Month, last_of_month, month_of
from models.corrections import Correction
from models.errors import Refused
from models.staff import LONGEST_NAME, Role, Staff, same_name

router = Router()

MEND = {
    "in": "attendance-mend-in-of",
    "out": "attendance-mend-out-of",
    "both": "attendance-mend-in-of",
}
FOUND_TAKES = 2800  # UTF-16 units of what was found in a month
TO_MEND = 20  # buttons; the others come when these are done
NAME_TAKES = 60
MINUTE = timedelta(minutes=1)


@router.command("attendance", role=Role.MEMBER, takes_words=True)
async def show_my_month(turn: Turn, words: str = "") -> None:
    """`/attendance`, 考勤: one's own month; the people, for who need not sign in; with a name theirs."""
    this_month = calendar.business_day(turn.said_at).replace(day=1)
    if words:
        person = await person_called(turn, words)
        turn.show(await month_panel(turn, person, this_month))
    elif must_sign_in(turn.me):
        turn.show(await month_panel(turn, turn.me, this_month))
    elif await sees_people(turn, this_month):
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
    first = month_of_the_button(month)
    if not first_month_of(person) <= first <= calendar.business_day(turn.said_at):
        raise Refused("button-out-of-date")
    await turn.change(await month_panel(turn, person, first))


async def find_person(turn: Turn, person_id: str) -> Staff:
    """Somebody whose attendance this person may see; refused alike where there is nobody (1.3)."""
    person = await turn.session.get(Staff, int(person_id))
    if person is None or not await may_see_attendance_of(turn.session, turn.me, person):
        raise Refused("attendance-gone-or-not-yours")
    return person


async def person_called(turn: Turn, name: str) -> Staff:
    """The one of that name whose attendance this person may see, also who left."""
    everybody = (await turn.session.scalars(select(Staff).order_by(Staff.id))).all()
    for person in everybody:
        if same_name(person.name) == same_name(name) and await may_see_attendance_of(
            turn.session, turn.me, person
        ):
            return person
    raise Refused("attendance-nobody-called", name=texts.clip(name, LONGEST_NAME))


async def sees_people(turn: Turn, first: date) -> bool:
    """Whether there is anybody to see in this month or the last."""
    return await is_anybody_seen(turn.view, first, month_before(first))


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
    if found := [line async for line in what_was_found(turn, month)]:
        parts.append(as_much_as_fits(found))
    if month.proposals:
        parts.append(turn.t("attendance-people-decide"))
    rows: list[Sequence[Button]] = []
    if is_mine:
        rows += [[one] for one in what_may_be_mended(turn, month)]
    rows.append(months_beside(turn, person, first))
    if is_mine and await sees_people(turn, first):
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
    if month.days_off_worked:
        minutes = month.time_on_days_off // MINUTE
        lines.append(
            turn.t(
                "attendance-days-off",
                days=len(month.days_off_worked),
                hours=minutes // 60,
                minutes=minutes % 60,
            )
        )
    if month.forgotten:
        lines.append(turn.t("attendance-forgotten", number=month.forgotten))
    return Markup("\n").join(lines)


async def what_was_found(turn: Turn, month: Month) -> AsyncIterator[Markup]:
    """Day by day: what the rules name, what was forgotten or waits, and where it was elsewhere (2.2)."""
    whose, last = [month.person.id], last_of_month(month.first)
    remarks: dict[date, list[Remark]] = defaultdict(list)
    for one in await Signing.remarks(turn.session, whose, month.first, last):
        remarks[one.day].append(one)
    of_the_month = [one.customer_id for those in remarks.values() for one in those]
    customers = await named_customers(turn.session, turn.me, of_the_month)
    waiting = await Correction.open_between(turn.session, whose, month.first, last)
    for day in month.days:
        said = [turn.t(one.key, **one.facts) for one in month.proposals if one.day == day.day]
        said += what_costs_nothing(turn, day)
        said += [
            turn.t(
                "attendance-waits",
                way="both" if one.until else one.way.value,
                times=one.times,
            )
            for one in waiting
            if one.day == day.day
        ]
        said += [remark_in_words(turn.language, customers, one) for one in remarks[day.day]]
        if said:
            yield turn.t("attendance-line", day=day.day, said=tuple(said))


def what_costs_nothing(turn: Turn, day: DayFound) -> Iterator[Markup]:
    """What was found of a day beside that for which the rules name something."""
    for one in day.late:
        if one.tier is None:
            yield turn.t("attendance-late", minutes=one.minutes)
    for one in day.early:
        if one.tier is None:
            yield turn.t("attendance-early", minutes=one.minutes)
    if day.worked_on_day_off:
        yield turn.t("attendance-day-off", times=tuple(stays_in_words(day)))
    if day.forgot_to_sign_in and Way.IN not in day.asked:
        yield turn.t("attendance-no-sign-in")
    if day.forgot_to_sign_out and Way.OUT not in day.asked:
        yield turn.t("attendance-no-sign-out")


def stays_in_words(day: DayFound) -> Iterator[str]:
    for start, end in stays_of(day.signs):
        until = f"{calendar.local(end):%H:%M}" if end else ""
        yield f"{calendar.local(start):%H:%M}–{until}"


def what_may_be_mended(turn: Turn, month: Month) -> list[Button]:
    """The latest first; what was asked for already waits for the superior."""
    since = calendar.business_day(turn.said_at) - policy.current().attendance.mended_within
    buttons = [
        button(MEND[way], f"attendance:mend:{day.day}:{way}", day=day.day)
        for day in reversed(month.days)
        if day.day >= since
        for way in ways_to_mend(day)
    ]
    return buttons[:TO_MEND]


def first_month_of(person: Staff) -> date:
    return calendar.local(person.created_at).date().replace(day=1)


def months_beside(turn: Turn, person: Staff, first: date) -> list[Button]:
    """The month before, as far back as the person is known, and the one after, up to this one."""
    this_month = calendar.business_day(turn.said_at).replace(day=1)
    leaves = []
    if first > first_month_of(person):
        before = month_before(first)
        leaves.append((f"‹ {in_words(turn.language, before)}", before))
    if first < this_month:
        after = next_month(first)
        leaves.append((f"{in_words(turn.language, after)} ›", after))
    return [named(words, f"attendance:{person.id}:{month:%Y-%m}") for words, month in leaves]
