"""An answer in figures: the picture, the lines below it, and the table as a whole (16.1)."""

from __future__ import annotations

import enum
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from markupsafe import Markup

from bot import texts
from bot.panels import View
from models.facts import Term
from models.lists_as_sheets import Heading, Holds
from models.lists_as_sheets import Row as SheetRow
from models.pace import whole_percent
from models.periods import Period
from models.staff import Role


class Figure(enum.StrEnum):
    TURNOVER = "turnover"
    PEOPLE = "people"
    CUSTOMERS = "customers"
    PRODUCTS = "products"
    FUNNEL = "funnel"
    COMPARED = "compared"


@dataclass(frozen=True)
class Answer:
    """A picture of one currency, or of numbers, and what stands behind it."""

    figure: Figure
    period: Period
    draw: Callable[[], bytes]
    head: Markup
    lines: Sequence[Markup]
    foot: Markup
    headings: Sequence[Heading] = ()
    rows: Sequence[SheetRow] = ()
    currency: str | None = None
    others: Sequence[str] = ()
    """Currencies of which there is a picture too."""


def whose_of(view: View) -> Term:
    """Whose figures somebody sees: of who leads, the team's."""
    return Term("figures-of-team" if view.reader.may(Role.LEADER) else "figures-of-mine")


def title_of(view: View, figure: Figure, period: Period) -> Markup:
    """Turnover is of a whole year, whatever period was looked at."""
    if figure is Figure.TURNOVER:
        period = Period(period.year)
    return view.t("figures-title", figure=figure, whose=whose_of(view), period=period)


def on_the_picture(view: View, figure: Figure, period: Period) -> str:
    """Shorter than `title_of`: whose it is stands below."""
    return texts.plain(view.t("figures-picture-title", figure=figure, period=period))


# Shares


SHARE = Heading("figures-share", Holds.PERCENT)
ALL, ALMOST_ALL = Decimal(100), Decimal("99.9")


def share_of(units: int, of: int) -> Decimal | None:
    """In percent, to a tenth, 100 only of all; None where shares say nothing."""
    if of <= 0 or units < 0:
        return None
    share = round(Decimal(100 * units) / of, 1)
    return ALMOST_ALL if share == ALL and units < of else share


def percent_of(units: int, of: int) -> str:
    """In words: whole percents as everywhere, but what is not nothing is never 0 %."""
    if share_of(units, of) is None:
        return "none"
    share = whole_percent(Decimal(100 * units) / of)
    return "<1%" if units and not share else f"{share}%"
