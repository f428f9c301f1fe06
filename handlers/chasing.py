"""The day's list of bills: due, overdue, promised; each is answered with a tap (10.2)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from markupsafe import Markup

from bot import texts
from bot.panels import Button, Panel, View, button, named, turn_pages
from bot.router import Router
from bot.turn import Turn
from handlers.sheets import sheet_button
from models import calendar, clock
from models.chase_lists import PAYMENTS_DUE, bills_in, redraw_list
from models.chase_memory import forget_list
from models.chasing import Line, LineState, lines_again, totals
from models.errors import Refused
from models.facts import unpack
from models.staff import Role

router = Router()

A_PAGE = 5
NAME_TAKES = 40  # UTF-16 units


@router.card(PAYMENTS_DUE)
async def payments_due_card(view: View) -> Panel | None:
    """What is left to be seen to when it is sent, and what became of each once it is there.

    Nothing is sent when nothing is left, or when its day is over: then it is told on another (10.2).
    """
    day: date = view.facts["day"]
    lines = await lines_again(view.session, view.reader, day, bills_in(view.facts))
    if "is_there" in view.facts:
        return list_panel(view, lines, day) if lines else Panel(view.t("chase-nothing"))
    is_over = day != calendar.business_day(clock.now())
    left = [line for line in lines if line.is_chased and not is_over]
    await forget_list(view.session, view.reader.id, day, but=[line.bill.id for line in left])
    return list_panel(view, left, day) if left else None


def list_panel(view: View, lines: Sequence[Line], day: date) -> Panel:
    """A page of it: the sums above, and below a row for each line that is still to be answered."""
    numbered = list(enumerate(lines, 1))
    page, leaves = turn_pages(numbered, view.facts["page"], f"{PAYMENTS_DUE}:{day}", A_PAGE)
    chased = [line for line in lines if line.is_chased]
    sums = tuple(texts.money(view.reader.speaks, amount) for amount in totals(lines))
    head = view.t("chase-head", number=len(chased), day=day, sums=sums)
    parts = [head, *(line_in_words(view, place, line) for place, line in page)]
    if view.record and view.record.is_here and not is_answered(lines):
        parts.append(view.t("chase-answer", name=view.record.name))
    elif any(line.may_write for line in lines):
        parts.append(view.t("chase-how-to-write"))
    own = [place for place, line in numbered if line.is_own and line.is_chased]
    if own:
        several = [line for line in chased if line.is_own or line.may_write]
        here = [place for place, _ in page if place in own]
        place = (here or own)[-1]
        parts.append(view.t("chase-how-to-answer", number=len(several), place=place))
    rows = [answers(place, line) for place, line in page if place in own]
    open_ = [named(f"🔍 {place}", about(line)) for place, line in page if line.may_open]
    to_sheet = [sheet_button(PAYMENTS_DUE, day)]
    return Panel(Markup("\n\n").join(parts), [*rows, open_, leaves, to_sheet])


def is_answered(lines: Sequence[Line]) -> bool:
    """Whether words below it are the reader's own answers, also where it was sent about one owner who
    has left since, or whose customer changed hands; else they are for that owner."""
    return any(line.is_own for line in lines)


def answers(place: int, line: Line) -> list[Button]:
    """Paid, promised, disputed, help."""
    return [
        button("chase-paid", f"pay:{about(line)}", place=place),
        button("chase-promised", f"{about(line)}:promise", place=place),
        button("chase-disputed", f"{about(line)}:dispute", place=place),
        button("chase-help", f"{about(line)}:help", place=place),
    ]


def about(line: Line) -> str:
    return f"instalment:{line.bill.id}"


def line_in_words(view: View, place: int, line: Line) -> Markup:
    """How much, who, of which order; how late it is or how it was answered, and whose it is."""
    said = view.t(
        "chase-line",
        place=place,
        amount=line.amount,
        customer=texts.clip(line.bill.customer, NAME_TAKES),
        bill=line.bill.order_number or view.t("instalment-from-before"),
    )
    how = why_in_words(view, line) if line.is_chased else [answer_in_words(view, line)]
    if line.owner:
        how.append(view.t("chase-owner", name=line.owner.name))
    return Markup("{}\n{}").format(said, Markup(" · ").join(how))


def why_in_words(view: View, line: Line) -> list[Markup]:
    """When it is due, and what became of a promise."""
    why = [when_in_words(view, line.days)]
    if line.bill.promised_for:
        why.insert(0, view.t("chase-promised-for", day=line.bill.promised_for))
    elif line.bill.broken_for:
        why.insert(0, view.t("chase-broken", day=line.bill.broken_for))
    return why


def when_in_words(view: View, days: int | None) -> Markup:
    if days is None:
        return view.t("chase-no-day")
    if days > 0:
        return view.t("chase-overdue", days=days)
    return view.t("chase-due", days=-days)


def answer_in_words(view: View, line: Line) -> Markup:
    if line.state is LineState.PROMISED and line.bill.promised_for:
        return view.t("chase-is-promised", day=line.bill.promised_for)
    return view.t("chase-is-answered", state=line.state.value)


@router.button(
    rf"{PAYMENTS_DUE}:([0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}):([0-9]{{1,4}})", role=Role.MEMBER
)
async def turn_a_page(turn: Turn, said: str, page: str) -> None:
    """Another page of the list that was tapped; there is no other way to one."""
    tapped = turn.tapped
    if tapped is None or tapped.key != PAYMENTS_DUE or str(unpack(tapped.facts)["day"]) != said:
        raise Refused("button-out-of-date")
    await redraw_list(turn.session, tapped, int(page))
