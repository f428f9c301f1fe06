"""The month sheet: one row a person with the totals, every day behind them, and what it is of (2.4)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any, NamedTuple

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from models import calendar, policy, working_time
from models.absences import AbsentHalf
from models.attendance import Remark, Way
from models.attendance_day import DayFound
from models.attendance_month import Month, Proposal, in_days, is_paid
from models.facts import term
from models.leave import LeaveRequest
from models.policy import LeaveKind
from models.sheet_tables import (
    DAY,
    DAYS,
    MOMENT,
    MONEY,
    NARROW,
    NUMBER,
    TIME,
    WIDE,
    WIDEST,
    WORDS,
    Column,
    Facts,
    Table,
    Value,
    workbook,
)
from models.spans import Half

KindsOfLeave = Mapping[tuple[int, date], Mapping[Half, LeaveKind]]
"""By person and day, which leave each half of it is."""

MINUTE = timedelta(minutes=1)


class Words(NamedTuple):
    """What the reader's language says; none of it asks a database."""

    say: Callable[..., str]  # a sentence, from its key and facts
    weekday: Callable[[date], str]
    month: Callable[[date], str]
    remark: Callable[[Remark], str]


async def kinds_of_leave(
    session: AsyncSession, staff_ids: Collection[int], first: date, last: date
) -> KindsOfLeave:
    """The approved leave of several people from one day to another."""
    found = await session.execute(
        select(AbsentHalf.staff_id, AbsentHalf.day, AbsentHalf.half, LeaveRequest.kind)
        .join(LeaveRequest, LeaveRequest.id == AbsentHalf.request_id)
        .where(
            AbsentHalf.staff_id.in_(staff_ids),
            AbsentHalf.day.between(first, last),
            AbsentHalf.approved,
        )
    )
    kinds: dict[tuple[int, date], dict[Half, LeaveKind]] = defaultdict(dict)
    for staff_id, day, half, kind in found:
        kinds[staff_id, day][half] = kind
    return kinds


def month_sheet(
    months: Sequence[Month],
    remarks: Iterable[Remark],
    leave: KindsOfLeave,
    names: Mapping[int, str],
    as_of: datetime,
    words: Words,
) -> bytes:
    """The content of an .xlsx file; `names` are everybody's by id.

    Everything has its type: days are days, times times, and words are never calculated. It asks
    no database, and may run in a thread.
    """
    say = words.say
    kinds = [kind for kind in LeaveKind if any(month.leave.get(kind) for month in months)]
    people = [_totals(month, kinds, names, as_of, say) for month in months]
    said: dict[tuple[int, date], list[str]] = defaultdict(list)
    for one in remarks:
        said[one.staff_id, one.day].append(words.remark(one))
    days = (
        _of_day(month, day, said.get(at, ()), leave.get(at, {}), words)
        for month in months
        for day in month.days
        for at in [(month.person.id, day.day)]
    )
    columns = _people_columns(kinds, say)
    return workbook(
        Table(say("sheet-people"), "B2", columns, people, say("sheet-total")),
        Table(say("sheet-days"), "C2", _day_columns(say), days),
        Facts(say("sheet-about"), _what_it_is(months[0].first, as_of, words)),
    )


def _what_it_is(first: date, as_of: datetime, words: Words) -> list[tuple[str, Value, str]]:
    """Whose, of which month, and of when."""
    company = policy.current().company
    now = calendar.local(as_of).replace(second=0, microsecond=0, tzinfo=None)
    facts = (
        ("sheet-company", company.name, WORDS),
        ("sheet-month", words.month(first), WORDS),
        ("sheet-as-of", now, MOMENT),
        ("sheet-currency", company.currency, WORDS),
        ("sheet-remarks", words.say("sheet-people-decide"), WORDS),
    )
    return [(words.say(key), value, number_format) for key, value, number_format in facts]


# One row a person


def _people_columns(kinds: Sequence[LeaveKind], say: Callable[..., str]) -> list[Column]:
    def column(key: str, number_format: str, **facts: Any) -> Column:
        return Column(say(key, **facts), NARROW, number_format, is_summed=True)

    return [
        Column(say("sheet-name"), WIDE, WORDS),
        Column(say("sheet-position"), WIDE, WORDS),
        Column(say("sheet-superior"), WIDE, WORDS),
        column("sheet-expected", DAYS),
        column("sheet-present", DAYS),
        column("sheet-late-times", NUMBER),
        column("sheet-late-minutes", NUMBER),
        column("sheet-early-times", NUMBER),
        column("sheet-early-minutes", NUMBER),
        column("sheet-absent", DAYS),
        *(column("sheet-leave-of", DAYS, kind=kind, is_paid=is_paid(kind)) for kind in kinds),
        column("sheet-days-off", NUMBER),
        column("sheet-hours-off", MONEY),
        column("sheet-forgotten", NUMBER),
        column("sheet-fines", MONEY, currency=policy.current().company.currency),
        column("sheet-pay", DAYS),
        Column(say("sheet-remarks"), WIDEST, WORDS),
    ]


def _totals(
    month: Month,
    kinds: Sequence[LeaveKind],
    names: Mapping[int, str],
    as_of: datetime,
    say: Callable[..., str],
) -> list[Value]:
    person = month.person
    today = calendar.business_day(as_of)
    expected = sum(len(day.expected) for day in month.days if day.day <= today)
    fines = [one.facts["fine"].amount for one in month.proposals if "fine" in one.facts]
    pay = [one.facts["days"] for one in month.proposals if "days" in one.facts]
    in_a_row = [one for one in month.proposals if one.key == "proposal-absent-in-a-row"]
    return [
        person.name,
        say(term(person.position)),
        names.get(person.superior_id or 0, ""),
        in_days(expected),
        month.worked_days,
        month.late,
        sum(one.minutes for day in month.days for one in day.late),
        month.early,
        sum(one.minutes for day in month.days for one in day.early),
        month.absent,
        *(month.leave.get(kind, Decimal()) for kind in kinds),
        len(month.days_off_worked),
        _hours(month.time_on_days_off),
        month.forgotten,
        sum(fines, Decimal()),
        sum(pay, Decimal()),
        _in_words(in_a_row, say) or None,
    ]


def _hours(spent: timedelta) -> Decimal:
    return round(Decimal(spent // MINUTE) / 60, 2)


# One row a day


def _day_columns(say: Callable[..., str]) -> list[Column]:
    return [
        Column(say("sheet-name"), WIDE, WORDS),
        Column(say("sheet-day"), NARROW, DAY),
        Column(say("sheet-weekday"), NARROW, WORDS),
        Column(say("sheet-hours"), WIDE, WORDS),
        Column(say("sheet-state"), WIDE, WORDS),
        Column(say("sheet-in"), NARROW, TIME),
        Column(say("sheet-out"), NARROW, TIME),
        Column(say("sheet-spent"), NARROW, MONEY),
        Column(say("sheet-late-minutes"), NARROW, NUMBER),
        Column(say("sheet-early-minutes"), NARROW, NUMBER),
        Column(say("sheet-absent"), NARROW, DAYS),
        Column(say("sheet-leave"), NARROW, DAYS),
        Column(say("sheet-leave-kind"), WIDE, WORDS),
        Column(say("sheet-forgotten"), NARROW, WORDS),
        Column(say("sheet-where"), WIDEST, WORDS),
        Column(say("sheet-proposed"), WIDEST, WORDS),
    ]


def _of_day(
    month: Month,
    day: DayFound,
    remarks: Sequence[str],
    leave: Mapping[Half, LeaveKind],
    words: Words,
) -> list[Value]:
    say = words.say
    came = next((sign.at for sign in day.signs if sign.way is Way.IN), None)
    gone = next((sign.at for sign in reversed(day.signs) if sign.way is Way.OUT), None)
    kinds = dict.fromkeys(leave[half] for half in Half if half in day.excused and half in leave)
    leave_kinds = [say("sheet-leave-kind-of", kind=kind, is_paid=is_paid(kind)) for kind in kinds]
    proposals = [one for one in month.proposals if one.day == day.day]
    return [
        month.person.name,
        day.day,
        words.weekday(day.day),
        ", ".join(f"{start:%H:%M}–{end:%H:%M}" for start, end in day.hours) or None,
        _state(day, say) or None,
        _o_clock(came),
        _o_clock(gone),
        _hours(day.time_there) if day.time_there else None,
        sum(one.minutes for one in day.late) or None,
        sum(one.minutes for one in day.early) or None,
        in_days(len(day.absent_halves)) or None,
        in_days(len(day.excused)) or None,
        ", ".join(leave_kinds) or None,
        ", ".join(say(term(way)) for way in _forgotten(day)) or None,
        "; ".join(remarks) or None,
        _in_words(proposals, say) or None,
    ]


def _state(day: DayFound, say: Callable[..., str]) -> str:
    """What the day was, in a word; half by half where they differ. Nothing where nobody was expected."""
    if not day.hours:
        return say("sheet-off-worked" if day.signs else "sheet-off")
    halves = working_time.halves_of(day.hours)
    states = {half: _state_of(day, half) for half in Half if half in halves}
    if len(set(states.values())) == 1:
        [state] = set(states.values())
        return say(state) if state else ""
    said = [
        say("sheet-half", half=half, state=say(state)) for half, state in states.items() if state
    ]
    return "; ".join(said)


def _state_of(day: DayFound, half: Half) -> str | None:
    if half in day.excused:
        return "sheet-on-leave"
    if half in day.absent_halves:
        return "sheet-is-absent"
    if half in day.present:
        return "sheet-is-present"
    return "sheet-not-yet" if half in day.expected else None


def _forgotten(day: DayFound) -> Iterator[Way]:
    if day.forgot_to_sign_in:
        yield Way.IN
    if day.forgot_to_sign_out:
        yield Way.OUT


def _o_clock(moment: datetime | None) -> time | None:
    return calendar.local(moment).time() if moment else None


def _in_words(proposals: Iterable[Proposal], say: Callable[..., str]) -> str:
    return "; ".join(say(one.key, **one.facts) for one in proposals)
