"""How a debt is told: the balance, the columns of its age, and the sign of what matters most (10.3)."""

from __future__ import annotations

from datetime import date

from markupsafe import Markup
from moneyed import Money

from bot.panels import View
from models import calendar, clock, policy
from models.receivables import Debt

LATE, NOT_DUE, CREDIT = "⚠️", "▫️", "💳"


def block(view: View, debt: Debt) -> Markup:
    """The balance in one currency, and what it is made of."""
    columns = [(view.t("receivables-current"), debt.current)]
    columns += zip(ages(view), debt.overdue, strict=True)
    lines = [view.t("receivables-balance", amount=debt.total)]
    lines += [view.t("receivables-line", column=name, amount=amount) for name, amount in columns]
    if debt.is_overdue:
        lines.append(view.t("receivables-late", amount=debt.late))
    if debt.credit:
        lines.append(view.t("receivables-credit-line", amount=debt.credit))
    return Markup("\n").join(lines)


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
