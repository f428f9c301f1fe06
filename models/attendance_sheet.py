"""The month sheet: one row a person with the totals, and every day behind them (2.4)."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any, NamedTuple

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from models import calendar
from models.attendance import Signing, Way
from models.attendance_day import DayFound, stays_of
from models.attendance_month import Month, Proposal, in_days
from models.facts import term
from models.policy import LeaveKind
from models.sheets import as_text

Say = Callable[..., str]
"""A sentence in the reader's language, from its key and facts."""
Value = Any  # what openpyxl writes: words, numbers, days, times, None

WORDS, NUMBER, DAYS, MONEY = "General", "0", "0.0", "#,##0.00"
DAY, TIME = "yyyy-mm-dd", "hh:mm"
NARROW, WIDE, WIDEST = 11, 22, 48
HOUR = timedelta(hours=1)


class Column(NamedTuple):
    heading: str
    width: int
    number_format: str


def month_sheet(
    months: Sequence[Month],
    signings: Iterable[Signing],
    names: Mapping[int, str],
    until: date,
    say: Say,
) -> bytes:
    """The content of an .xlsx file; `names` are everybody's by id, days after `until` are left out.

    Everything has its type: days are days, times times, and words are never calculated. It asks
    no database, and may run in a thread.
    """
    book = Workbook(write_only=True)
    kinds = [kind for kind in LeaveKind if any(month.leave.get(kind) for month in months)]
    people = (_totals(month, kinds, names, say) for month in months)
    _write(book, say("sheet-people"), _people_columns(kinds, say), people)
    signed: dict[tuple[int, date], list[Signing]] = {}
    for one in signings:
        signed.setdefault((one.staff_id, one.day), []).append(one)
    days = (
        _of_day(month, day, signed.get((month.person.id, day.day), []), say)
        for month in months
        for day in month.days
        if day.day <= until and (day.is_working_day or day.signs)
    )
    _write(book, say("sheet-days"), _day_columns(say), days)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def _write(
    book: Workbook, title: str, columns: Sequence[Column], rows: Iterable[Sequence[Value]]
) -> None:
    sheet = book.create_sheet(title)
    sheet.freeze_panes = "B2"
    for number, column in enumerate(columns, 1):
        sheet.column_dimensions[get_column_letter(number)].width = column.width
    headings = []
    for column in columns:
        cell = as_text(sheet, column.heading)
        cell.font, cell.alignment = Font(bold=True), Alignment(wrap_text=True, vertical="top")
        headings.append(cell)
    sheet.append(headings)
    for row in rows:
        sheet.append([_cell(sheet, *each) for each in zip(row, columns, strict=True)])


def _cell(sheet: Any, value: Value, column: Column) -> Any:
    if value is None:
        return None
    if isinstance(value, str):
        return as_text(sheet, value)
    cell = WriteOnlyCell(sheet, value)
    cell.number_format = column.number_format
    return cell


# One row a person


def _people_columns(kinds: Sequence[LeaveKind], say: Say) -> list[Column]:
    return [
        Column(say("sheet-name"), WIDE, WORDS),
        Column(say("sheet-position"), WIDE, WORDS),
        Column(say("sheet-superior"), WIDE, WORDS),
        Column(say("sheet-present"), NARROW, DAYS),
        Column(say("sheet-late-times"), NARROW, NUMBER),
        Column(say("sheet-late-minutes"), NARROW, NUMBER),
        Column(say("sheet-early-times"), NARROW, NUMBER),
        Column(say("sheet-early-minutes"), NARROW, NUMBER),
        Column(say("sheet-absent"), NARROW, DAYS),
        *(Column(say("sheet-leave-of", kind=kind), NARROW, DAYS) for kind in kinds),
        Column(say("sheet-forgotten"), NARROW, NUMBER),
        Column(say("sheet-fines"), NARROW, MONEY),
        Column(say("sheet-pay"), NARROW, DAYS),
        Column(say("sheet-remarks"), WIDEST, WORDS),
    ]


def _totals(
    month: Month, kinds: Sequence[LeaveKind], names: Mapping[int, str], say: Say
) -> list[Value]:
    person = month.person
    fines = [one.facts["fine"].amount for one in month.proposals if "fine" in one.facts]
    pay = [one.facts["days"] for one in month.proposals if "days" in one.facts]
    in_a_row = [one for one in month.proposals if one.key == "proposal-absent-in-a-row"]
    return [
        person.name,
        say(term(person.position)),
        names.get(person.superior_id or 0, ""),
        month.worked_days,
        month.late,
        sum(one.minutes for day in month.days for one in day.late),
        month.early,
        sum(one.minutes for day in month.days for one in day.early),
        month.absent,
        *(month.leave.get(kind, Decimal()) for kind in kinds),
        month.forgotten,
        sum(fines, Decimal()),
        sum(pay, Decimal()),
        _in_words(in_a_row, say),
    ]


# One row a day


def _day_columns(say: Say) -> list[Column]:
    return [
        Column(say("sheet-name"), WIDE, WORDS),
        Column(say("sheet-day"), NARROW, DAY),
        Column(say("sheet-hours"), WIDE, WORDS),
        Column(say("sheet-in"), NARROW, TIME),
        Column(say("sheet-out"), NARROW, TIME),
        Column(say("sheet-spent"), NARROW, MONEY),
        Column(say("sheet-late-minutes"), NARROW, NUMBER),
        Column(say("sheet-early-minutes"), NARROW, NUMBER),
        Column(say("sheet-absent"), NARROW, DAYS),
        Column(say("sheet-leave"), NARROW, DAYS),
        Column(say("sheet-forgotten"), NARROW, WORDS),
        Column(say("sheet-where"), WIDEST, WORDS),
        Column(say("sheet-proposed"), WIDEST, WORDS),
    ]


def _of_day(month: Month, day: DayFound, signed: Sequence[Signing], say: Say) -> list[Value]:
    came = next((sign.at for sign in day.signs if sign.way is Way.IN), None)
    gone = next((sign.at for sign in reversed(day.signs) if sign.way is Way.OUT), None)
    stays = [(stay.start, stay.end) for stay in stays_of(day.signs) if stay.end]
    spent = sum((end - start for start, end in stays), timedelta())
    forgotten = [say(term(way)) for way in _forgotten(day)]
    return [
        month.person.name,
        day.day,
        ", ".join(f"{start:%H:%M}–{end:%H:%M}" for start, end in day.hours),
        _o_clock(came),
        _o_clock(gone),
        round(Decimal(spent // timedelta(minutes=1)) / 60, 2) if stays else None,
        sum(one.minutes for one in day.late) or None,
        sum(one.minutes for one in day.early) or None,
        in_days(len(day.absent_halves)) or None,
        in_days(len(day.excused)) or None,
        ", ".join(forgotten) or None,
        "; ".join(_elsewhere(signed, say)) or None,
        _in_words([one for one in month.proposals if one.day == day.day], say) or None,
    ]


def _forgotten(day: DayFound) -> Iterator[Way]:
    if day.forgot_to_sign_in:
        yield Way.IN
    if day.forgot_to_sign_out:
        yield Way.OUT


def _o_clock(moment: datetime | None) -> time | None:
    return calendar.local(moment).time() if moment else None


def _elsewhere(signed: Sequence[Signing], say: Say) -> Iterator[str]:
    """Where it was that nobody expected, and why; and what was mended later."""
    for one in signed:
        at = f"{calendar.local(one.said_at):%H:%M}"
        if one.correction_id:
            yield say("sheet-mended", at=at)
        elif one.reason:
            yield say("sheet-reason", at=at, reason=one.reason)


def _in_words(proposals: Iterable[Proposal], say: Say) -> str:
    return "; ".join(say(one.key, **one.facts) for one in proposals)
