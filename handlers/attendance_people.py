"""The attendance of many: who is in today, the sheet, and what superiors are told (2.2–2.4)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from functools import partial
from typing import Any

from babel import Locale
from babel.dates import format_date
from sqlalchemy import ColumnElement, select

from bot import texts
from bot.panels import Button, Document, Panel, View, button, in_pairs, named, turn_pages
from bot.router import Router
from bot.turn import Turn
from handlers.leave_calendar import in_words, month_before, month_of_the_button
from handlers.sheets import keep
from handlers.signing_cards import named_customers, remark_in_words
from models import absences, calendar, clock
from models.among import branch_of
from models.attendance import ABSENT, MISSING, Remark, Signing, Way, may_see_attendance_of
from models.attendance_day import missing_below
from models.attendance_month import (
    is_anybody_in_months,
    last_of_month,
    months_of,
    named_in_months,
    number_in_months,
    people_of_month,
)
from models.attendance_sheet import Words, kinds_of_leave, month_sheet
from models.errors import Refused
from models.language import Language
from models.staff import Role, Staff

router = Router()

SHEET = "attendance-sheet"
KEPT = timedelta(days=3660)  # a button of an older month was never made
NAMES_TAKE = 2000  # UTF-16 units
AT_ONCE = 25  # people of a sheet: between them, others are answered


@router.button(r"attendance:people(?::([0-9]{1,4}))?", role=Role.MEMBER)
async def show_the_people(turn: Turn, page: str | None) -> None:
    if page is None:
        turn.show(await people_panel(turn))
    else:
        await turn.change(await people_panel(turn, int(page)))


async def people_panel(turn: Turn, page: int = 0) -> Panel:
    """A button each with whether they signed in today, and the month and the last as a sheet.

    Whoever left during them comes last. Refused to whoever has nobody to see.
    """
    today = calendar.business_day(turn.said_at)
    this_month = today.replace(day=1)
    whose = await others_seen(turn.view)
    months = [
        month
        for month in (this_month, month_before(this_month))
        if await is_anybody_in_months(turn.session, [month], whose)
    ]
    if not months:
        raise Refused("attendance-gone-or-not-yours")
    number, here = await number_in_months(turn.session, months, whose)
    places, leaves = turn_pages(range(number), page, "attendance:people")
    shown = await named_in_months(
        turn.session, months, whose, behind=min(places, default=0), at_most=len(places)
    )
    ids = [person.id for person in shown]
    signed = {
        one.staff_id: one.way for one in await Signing.between(turn.session, ids, today, today)
    }
    on_leave = await absences.on_leave(turn.session, today)
    signs = {
        one.id: "✗" if one.left_at else sign_of(signed.get(one.id), one.id in on_leave)
        for one in shown
    }
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
        for month in months
    ]
    return Panel(turn.t("attendance-people", day=today, people=here), rows)


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


async def is_anybody_seen(view: View, *months: date) -> bool:
    """Whether `people_seen` has anybody in one of the months, none of whom is read."""
    return await is_anybody_in_months(view.session, months, await others_seen(view))


async def others_seen(view: View) -> ColumnElement[bool]:
    """Whose attendance but their own the reader may see."""
    others = Staff.id != view.reader.id
    if view.reader.sees_all_leave:
        return others
    return others & (await branch_of(view.session, view.reader))(Staff.id)


@router.button(r"attendance:sheet:([0-9]{4}-[0-9]{2})", role=Role.MEMBER)
async def bring_the_sheet(turn: Turn, month: str) -> None:
    """Made when it is sent, of whom the person may see then."""
    first = month_of_the_button(month)
    today = calendar.business_day(turn.said_at)
    if not today - KEPT <= first <= today:
        raise Refused("button-out-of-date")
    if not await people_seen(turn.view, first):
        raise Refused("attendance-gone-or-not-yours")
    await turn.bring_document(SHEET, silent=True, month=first)
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
    remarks = await Signing.remarks(view.session, ids, first, last_of_month(first))
    customers = await named_customers(
        view.session, view.reader, [one.customer_id for one in remarks]
    )
    superiors = {person.superior_id for person in people}
    named_ = await view.session.execute(select(Staff.id, Staff.name).where(Staff.id.in_(superiors)))
    write = partial(
        month_sheet,
        months,
        remarks,
        await kinds_of_leave(view.session, ids, first, last_of_month(first)),
        {row.id: row.name for row in named_},
        clock.now(),
        words_of(view.reader.speaks, customers),
    )
    month = in_words(view.reader.speaks, first)
    return Document(
        f"{texts.plain(view.t('attendance-sheet-file', month=f'{first:%Y-%m}'))}.xlsx",
        write,
        view.t("attendance-sheet", month=month, people=len(people)),
        partial(keep, SHEET, f"{first:%Y-%m}", len(people)),
    )


def words_of(language: Language, customers: Mapping[int, str]) -> Words:
    """What the sheet says, in a language; customers only by the names that its reader may know."""
    locale = Locale.parse(language.value, sep="-")

    def say(key: str, **facts: Any) -> str:
        return texts.plain(texts.t(language, key, **facts))

    def weekday(day: date) -> str:
        return format_date(day, "EEE", locale=locale)

    def remark(one: Remark) -> str:
        return texts.plain(remark_in_words(language, customers, one))

    return Words(say, weekday, partial(in_words, language), remark)


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
