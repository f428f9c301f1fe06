"""The monthly statement: what all customers of a reader owed, bought, paid and owe, and as a sheet (10.3)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial

from markupsafe import Markup
from moneyed import Money

from bot import texts
from bot.monthwords import is_no_month, read_month
from bot.panels import Button, Document, Panel, View, button, named
from bot.router import Router
from bot.turn import Turn
from handlers.customer_statement import (
    account_panel,
    is_recent,
    month_of,
)
from handlers.finding import find_account
from handlers.leave_calendar import in_words, month_before, next_month
from handlers.order_papers import words_of
from handlers.sheets import keep
from models import ageing, calendar, clock, customer_statement, policy, statements
from models.attendance_month import last_of_month
from models.errors import Refused
from models.money import from_minor_units
from models.staff import Role
from models.statement_sheet import Sheet, statement_sheet
from models.statements import NAMES, STATEMENT, Sums

router = Router()

SHEET = "statement-sheet"
A_PAGE = 10
NAME_TAKES = 30  # UTF-16 units of a button


@router.command("statement", role=Role.PAYMENTS, takes_words=True)
async def show_a_month(turn: Turn, words: str = "") -> None:
    """`/statement`, 对账单: the month before; with a month that one, with a customer theirs, with both
    theirs of that month."""
    today = calendar.business_day(turn.said_at)
    first, rest = month_in(words, today)
    if first and first > today:
        raise Refused("statement-to-come", month=in_words(turn.language, first))
    if is_no_month(rest):
        raise Refused("statement-nobody", words=texts.clip(rest, NAME_TAKES))
    if rest:
        await show_whose(turn, rest, first or today.replace(day=1))
        return
    panel = await month_panel(turn.view, first or month_before(today.replace(day=1)))
    turn.show(panel)


def month_in(words: str, today: date) -> tuple[date | None, str]:
    """The month that a line names, alone or at one of its ends, and the rest of the line."""
    said = words.split()
    for begin, end in ((0, len(said)), (0, 2), (0, 1), (-2, len(said)), (-1, len(said))):
        if first := read_month(" ".join(said[begin:end]), today):
            rest = said[end:] if begin == 0 else said[:begin]
            return first, " ".join(rest)
    return None, words


async def show_whose(turn: Turn, words: str, first: date) -> None:
    """The only customer whom the words may mean, or all of them to choose from."""
    which = "statement-which", f"statement:of:{{}}:{first:%Y-%m}"
    if number := await find_account(turn, words, "statement-nobody", *which):
        customer = await customer_statement.account_of(turn.session, turn.me, number)
        turn.show(await account_panel(turn.view, customer, first))


@router.button(r"statement(?::([0-9]{4}-[0-9]{2}))?", role=Role.PAYMENTS)
async def open_a_month(turn: Turn, month: str | None) -> None:
    """A message of its own: from the menu or a card."""
    today = calendar.business_day(turn.said_at)
    first = month_of(month, today) if month else month_before(today.replace(day=1))
    turn.show(await month_panel(turn.view, first))


@router.button(r"statement:([0-9]{4}-[0-9]{2}):([0-9]{1,6})", role=Role.PAYMENTS)
async def leaf_through(turn: Turn, month: str, page: str) -> None:
    first = month_of(month, calendar.business_day(turn.said_at))
    await turn.change(await month_panel(turn.view, first, int(page)))


@router.card(STATEMENT)
async def statement_card(view: View) -> Panel | None:
    """Of the month before, when it has ended; nothing to who has nothing in it any more."""
    first: date = view.facts["month"]
    people = await ageing.whose(view.session, view.reader)
    if not await statements.has_any(view.session, people, first):
        return None
    return await month_panel(view, first)


async def month_panel(view: View, first: date, page: int = 0) -> Panel:
    """The sums by currency, a button for each customer, who owes most first, the sheet, other months."""
    last, today = last_of_month(first), calendar.business_day(clock.now())
    language = view.reader.speaks
    people = await ageing.whose(view.session, view.reader)
    found = await statements.totals(view.session, people, first)
    head = view.t("statement-head", month=in_words(language, first), running=last >= today)
    parts = [head]
    rows: list[Sequence[Button]] = []
    if found:
        late: Mapping[str, Money] = {}
        if is_recent(first, today):
            late = await ageing.late(view.session, people)
        for currency, (number, sums) in found.items():
            lines = [
                view.t(
                    "statement-currency",
                    currency=currency,
                    customers=view.t("statement-customers", number=number),
                ),
                *sums_in_words(view, sums),
            ]
            if currency in late:
                lines.append(view.t("statement-overdue", day=today, amount=late[currency]))
            parts.append(Markup("\n").join(lines))
        parts.append(view.t("statement-tap"))
        number = sum(number for number, _ in found.values())
        rows += await customers_of_page(view, people, first, number, page)
        rows.append([button("statement-get-sheet", f"statement:sheet:{first:%Y-%m}")])
    else:
        parts.append(view.t("statement-nothing"))
    months = []
    if await statements.has_earlier(view.session, people, first):
        before = month_before(first)
        months.append(named(f"‹ {in_words(language, before)}", f"statement:{before:%Y-%m}:0"))
    if (after := next_month(first)) <= today:
        months.append(named(f"{in_words(language, after)} ›", f"statement:{after:%Y-%m}:0"))
    rows.append(months)
    return Panel(Markup("\n\n").join(parts), rows)


def sums_in_words(view: View, sums: Sums) -> list[Markup]:
    """A line each; opening balances only where there are any."""
    return [
        view.t(
            "statement-line-now" if name == "now" else "statement-line",
            label=view.t(key),
            amount=sums.money(name),
        )
        for name, key in NAMES.items()
        if name != "opening" or sums.opening
    ]


async def customers_of_page(
    view: View, people: ageing.People, first: date, number: int, page: int
) -> list[Sequence[Button]]:
    """A page of the customers, and the leaves; only that page is read."""
    last_page = max(number - 1, 0) // A_PAGE
    page = min(page, last_page)
    lines = await statements.lines(
        view.session,
        people,
        first,
        at_most=A_PAGE,
        behind=page * A_PAGE,
    )
    rows: list[Sequence[Button]] = []
    for line in lines:
        name = texts.clip(texts.shield(line.customer), NAME_TAKES)
        amount = from_minor_units(line.sums.now, line.sums.currency)
        data = f"statement:of:{line.customer_id}:{first:%Y-%m}"
        rows.append([named(f"{name} · {texts.money(view.reader.speaks, amount)}", data)])
    leaves = []
    if page > 0:
        data = f"statement:{first:%Y-%m}:{page - 1}"
        leaves.append(named(f"‹ {page}/{last_page + 1}", data))
    if page < last_page:
        data = f"statement:{first:%Y-%m}:{page + 1}"
        leaves.append(named(f"{page + 2}/{last_page + 1} ›", data))
    return [*rows, leaves]


# As a sheet


@router.button(r"statement:sheet:([0-9]{4}-[0-9]{2})", role=Role.PAYMENTS)
async def bring_the_sheet(turn: Turn, month: str) -> None:
    """Made when it is sent, of what the person may see then."""
    first = month_of(month, calendar.business_day(turn.said_at))
    await turn.bring_document(SHEET, silent=True, month=first)
    turn.hint("statement-coming")


@router.document(SHEET)
async def sheet(view: View) -> Document | None:
    """The month as .xlsx in the reader's language; with the ageing of today where it is not long over."""
    if not view.reader.may(Role.PAYMENTS):
        return None
    first: date = view.facts["month"]
    today = calendar.business_day(clock.now())
    last = last_of_month(first)
    people = await ageing.whose(view.session, view.reader)
    lines = await statements.lines(view.session, people, first)
    if not lines:
        return None
    aged = None
    if is_recent(first, today):
        aged = await ageing.by_customer(view.session, people)
    rules = policy.current()
    written = Sheet(
        company=rules.company.name,
        first=first,
        last=min(last, today),
        as_of=today,
        lines=lines,
        aged=aged,
        edges=rules.payments.ageing_days,
    )
    month = in_words(view.reader.speaks, first)
    customers = view.t("statement-customers", number=len({one.customer_id for one in lines}))
    return Document(
        f"{texts.plain(view.t('statement-sheet-file', month=f'{first:%Y-%m}'))}.xlsx",
        partial(statement_sheet, written, words_of(view.reader.speaks)),
        view.t("statement-sheet", month=month, customers=customers),
        partial(keep, SHEET, f"{first:%Y-%m}", len(lines)),
    )
