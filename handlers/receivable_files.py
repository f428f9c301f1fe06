"""Receivables as a bar picture and as .xlsx, of whom the reader sees when they are sent (10.3)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from moneyed import Money

from bot import texts
from bot.panels import Document, Picture, View
from bot.router import Router
from bot.turn import Turn
from handlers.debt_words import ages, in_a_line, today_of
from handlers.order_papers import file_name, words_of
from handlers.receivables import WHOSE, Listing, listing_of, title_of
from handlers.sheets import keep
from models import ageing, charts, clock
from models.ageing import Aged
from models.ageing_sheet import Words, ageing_sheet
from models.charts import Series
from models.errors import Refused
from models.receivables import Debt
from models.staff import Role

router = Router()

PICTURE, SHEET = "receivables-picture", "receivables-sheet"
BARS = 10  # and one for all others


@router.button(rf"receivables:picture:{WHOSE}:([A-Z]{{3}})", role=Role.PAYMENTS)
async def bring_the_picture(turn: Turn, whose: str, currency: str) -> None:
    await listing_of(turn.view, whose)
    await turn.bring_document(PICTURE, whose=whose, currency=currency)
    turn.hint("receivables-coming")


@router.button(rf"receivables:sheet:{WHOSE}", role=Role.PAYMENTS)
async def bring_the_sheet(turn: Turn, whose: str) -> None:
    await listing_of(turn.view, whose)
    await turn.bring_document(SHEET, silent=True, whose=whose)
    turn.hint("receivables-coming")


async def listing_now(view: View) -> Listing | None:
    """The list that was asked for; None where it is not the reader's any more."""
    if not view.reader.may(Role.PAYMENTS):
        return None
    try:
        return await listing_of(view, view.facts["whose"])
    except Refused:
        return None


# The picture


@router.document(PICTURE)
async def picture(view: View) -> Document | None:
    """A bar for each of the customers or people with most overdue, and one for all others."""
    listing, currency = await listing_now(view), view.facts["currency"]
    if listing is None:
        return None
    in_all = (await ageing.in_all(view.session, listing.people)).get(currency)
    if in_all is None or not any(columns_of(in_all)):
        return None
    if listing.is_by_person:
        found = await ageing.by_person(view.session, listing.people, currency=currency)
    else:
        found = await ageing.by_customer(
            view.session, listing.people, currency=currency, at_most=BARS
        )
    rows = bars_of(view, found[:BARS], in_all)
    title, language = texts.plain(title_of(view, listing)), view.reader.speaks
    day, sums = today_of(), in_a_line(view, [in_all])
    note = texts.plain(view.t("receivables-picture-note", day=day, sums=sums))
    write = partial(
        charts.bars,
        title,
        note,
        [name for name, _ in rows],
        [texts.money(language, sum(columns, Money(0, currency))) for _, columns in rows],
        series_of(view, [columns for _, columns in rows]),
        texts.in_short(language, currency),
        language,
    )
    caption = view.t(
        "receivables-picture-caption",
        title=title,
        currency=currency,
        day=day,
        sums=sums,
    )
    return Picture("receivables.png", write, caption)


def bars_of(view: View, found: Sequence[Aged], in_all: Debt) -> list[tuple[str, list[Money]]]:
    """Names with what is open by age; of who has credit only there is nothing to draw."""
    rows = [(one.name, columns_of(one.debt)) for one in found]
    sums = [sum(each, start=0 * each[0]) for each in zip(*(some for _, some in rows), strict=True)]
    others = [a - b for a, b in zip(columns_of(in_all), sums, strict=True)]
    rows.append((texts.plain(view.t("receivables-others")), others))
    return [(name, columns) for name, columns in rows if any(columns)]


def columns_of(debt: Debt) -> list[Money]:
    return [debt.current, *debt.overdue]


def series_of(view: View, rows: list[list[Money]]) -> list[Series]:
    """What is not due is calm; the longer overdue, the hotter."""
    names = [view.t("receivables-current"), *ages(view)]
    colours = [charts.CALM, *charts.heat(len(names) - 1)]
    return [
        Series(texts.plain(name), [columns[at].amount for columns in rows], colour)
        for at, (name, colour) in enumerate(zip(names, colours, strict=True))
    ]


# The sheet


@router.document(SHEET)
async def sheet(view: View) -> Document | None:
    """All customers and all people of the list; None where nobody owes or is owed anything."""
    listing = await listing_now(view)
    if listing is None:
        return None
    customers = await ageing.by_customer(view.session, listing.people)
    people = await ageing.by_person(view.session, listing.people)
    if not customers:
        return None
    title, day = title_of(view, listing), today_of()
    words = Words(
        words_of(view.reader.speaks).say,
        [texts.plain(one) for one in ages(view)],
        texts.plain(title),
    )
    said = texts.plain(view.t("receivables-sheet-file", day=day.isoformat()))
    return Document(
        f"{file_name(said)}.xlsx",
        partial(ageing_sheet, customers, people, clock.now(), words),
        view.t("receivables-sheet-caption", title=title, day=day),
        partial(keep, SHEET, view.facts["whose"], len(customers)),
    )
