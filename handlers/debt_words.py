"""How a debt is told: what is owed, the columns of its age, and the sign of what matters most (10.3)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from markupsafe import Markup
from moneyed import Money

from bot.panels import View
from models import calendar, clock, policy
from models.receivables import Debt

LATE, NOT_DUE, CREDIT = "⚠️", "▫️", "💳"


def block(view: View, debt: Debt) -> Markup:
    """What is owed in one currency and what that is made of; the credit, and the net of both."""
    lines = []
    if debt.owed:
        lines.append(view.t("receivables-sum", column=view.t("receivables-owed"), amount=debt.owed))
        columns = [(view.t("receivables-current"), debt.current)]
        columns += zip(ages(view), debt.overdue, strict=True)
        lines += [
            view.t("receivables-line", column=name, amount=amount)
            for name, amount in columns
            if amount
        ]
    if debt.is_overdue:
        lines.append(view.t("receivables-late", amount=debt.late))
    if debt.credit:
        lines.append(
            view.t("receivables-line", column=view.t("receivables-credit"), amount=debt.credit)
        )
    if debt.owed and debt.credit:
        lines.append(view.t("receivables-sum", column=view.t("receivables-net"), amount=debt.net))
    return Markup("\n").join(lines)


def in_a_line(view: View, debts: Iterable[Debt]) -> Markup:
    """Of each currency what is owed, what of that is overdue, and the credit; without zeros."""
    each = list(debts)
    owed = tuple(debt.owed for debt in each if debt.owed)
    late = tuple(debt.late for debt in each if debt.is_overdue)
    credit = tuple(debt.credit for debt in each if debt.credit)
    return view.t(
        "receivables-in-a-line",
        is_owed=bool(owed),
        owed=owed,
        is_late=bool(late),
        late=late,
        has_credit=bool(credit),
        credit=credit,
    )


def ages(view: View) -> list[Markup]:
    """What the columns of what is overdue are called, as the rules say where they end."""
    edges = policy.current().payments.ageing_days
    firsts = [1, *(edge + 1 for edge in edges[:-1])]
    names = [
        view.t("receivables-age", first=first, last=last)
        for first, last in zip(firsts, edges, strict=True)
    ]
    return [*names, view.t("receivables-age-over", days=edges[-1])]


def leading(debt: Debt) -> tuple[str, Money]:
    """What matters most: what is overdue; else what is open; else the credit."""
    if debt.is_overdue:
        return LATE, debt.late
    return (NOT_DUE, debt.current) if debt.current else (CREDIT, debt.credit)


def today_of() -> date:
    return calendar.business_day(clock.now())
