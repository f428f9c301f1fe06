"""Alerts: superiors choose what they are told of at once, from what on, and when (16.1)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Any

from markupsafe import Markup

from bot import filling, texts
from bot.fields import Number, spanwords
from bot.fields.amount import Amount
from bot.fields.base import Reading
from bot.fields.numerals import numeral
from bot.forms import Becomes, Form
from bot.panels import Button, Panel, Rows, View, button, in_pairs, named
from bot.router import Router
from bot.turn import Turn
from models import alerts, policy
from models.alerts import AlertTime, Choice
from models.errors import Refused
from models.money import in_company_currency, minor_units
from models.policy import AlertKind
from models.staff import Role

router = Router()

SETTINGS = "alerts-settings"
AMOUNTS = (50_000, 100_000, 500_000, 1_000_000)  # offered, in the company's currency
DAYS = (1, 3, 7, 14)
MOST_DAYS = 365

KINDS = "|".join(AlertKind)
TIMES = "|".join(AlertTime)


@router.command("alerts", role=Role.LEADER)
async def show_the_settings(turn: Turn, words: str = "") -> None:
    turn.bring(SETTINGS, None)


@router.button(r"alerts", role=Role.LEADER)
async def settings_from_a_button(turn: Turn) -> None:
    turn.bring(SETTINGS, None)


@router.card(SETTINGS)
async def settings_card(view: View) -> Panel:
    return await settings_panel(view)


async def settings_panel(view: View) -> Panel:
    """Each kind is turned on or off by one tap; beside it from what on, below it when they may come."""
    choices = await alerts.choices_of(view.session, view.reader)
    at = await alerts.time_of(view.session, view.reader)
    rows: list[Sequence[Button]] = []
    for kind, choice in choices.items():
        key, tap = ("alerts-is-on", "off") if choice.is_on else ("alerts-is-off", "on")
        row = [button(key, f"alerts:{kind}:{tap}", kind=kind)]
        if choice.threshold is not None:
            row.append(from_what_on(view, kind, choice))
        rows.append(row)
    until = f"{policy.current().alerts.evening_until:%H:%M}"
    rows.append(
        [
            button(
                "alerts-time", f"alerts:at:{one}", at=one.value, until=until, is_chosen=one is at
            )
            for one in AlertTime
        ]
    )
    parts = [view.t("alerts-settings"), view.t("alerts-come", at=at.value, until=until)]
    if not await view.reader.people_directly_below(view.session):
        parts.append(view.t("alerts-nobody-below"))
    return Panel(Markup("\n\n").join(parts), rows)


def from_what_on(view: View, kind: AlertKind, choice: Choice) -> Button:
    if kind is AlertKind.BIG_ORDER:
        amount = texts.money_in_short(view.reader.speaks, choice.amount)
        return button("alerts-from", f"alerts:{kind}:from", amount=amount)
    return button("alerts-days-over", f"alerts:{kind}:from", days=choice.threshold)


@router.button(rf"alerts:({KINDS}):(on|off)", role=Role.LEADER)
async def turn_on_or_off(turn: Turn, kind: str, be: str) -> None:
    await alerts.choose(turn.session, turn.me, AlertKind(kind), is_on=be == "on")
    await turn.change(await settings_panel(turn.view))


@router.button(rf"alerts:at:({TIMES})", role=Role.LEADER)
async def choose_when(turn: Turn, at: str) -> None:
    await alerts.choose_time(turn.session, turn.me, AlertTime(at))
    await turn.change(await settings_panel(turn.view))


class FromAmount(Amount):
    """An amount above nothing; the usual ones are buttons."""

    async def buttons(
        self, turn: Turn, before: Any, tap: Callable[[str], str], view: str = ""
    ) -> Rows:
        offered = [(one, in_company_currency(one)) for one in AMOUNTS]
        return in_pairs(
            [
                named(texts.money_in_short(turn.language, money), tap(str(one)))
                for one, money in offered
            ]
        )

    async def tapped(self, turn: Turn, choice: str, before: Any) -> Reading:
        if choice not in map(str, AMOUNTS):
            raise Refused("button-out-of-date")
        return Reading(self._within(turn, Decimal(choice), choice))


class DaysOver(Number):
    """So many days, or weeks or months of them; the usual ones are buttons."""

    async def read(self, turn: Turn, offered: Any, before: Any) -> Reading:
        number, unit = numeral(turn.words) or (Decimal(0), "")
        days = number * spanwords.days_in(unit)
        if self.minimum <= days <= self.maximum and days == int(days):
            return Reading(str(int(days)))
        return await super().read(turn, offered, before)

    async def buttons(
        self, turn: Turn, before: Any, tap: Callable[[str], str], view: str = ""
    ) -> Rows:
        return [[button("alerts-days-over", tap(str(one)), days=one) for one in DAYS]]

    async def tapped(self, turn: Turn, choice: str, before: Any) -> Reading:
        if choice not in map(str, DAYS):
            raise Refused("button-out-of-date")
        return Reading(choice)


class BigOrderForm(Form, name="big-order"):
    at_once = True
    new_each_time = True

    amount = FromAmount(minimum=1)

    async def submit(self, turn: Turn) -> Becomes:
        units = minor_units(self.amount)
        await alerts.choose(turn.session, turn.me, AlertKind.BIG_ORDER, threshold=units)
        return Becomes(SETTINGS)


class NotSeenForm(Form, name="not-seen"):
    at_once = True
    new_each_time = True

    days = DaysOver(minimum=1, maximum=MOST_DAYS)

    async def submit(self, turn: Turn) -> Becomes:
        days = int(self.days)
        await alerts.choose(turn.session, turn.me, AlertKind.NOT_SEEN, threshold=days)
        return Becomes(SETTINGS)


@router.button(rf"alerts:{AlertKind.BIG_ORDER}:from", role=Role.LEADER)
async def ask_from_which_amount(turn: Turn) -> None:
    await filling.start(turn, BigOrderForm)


@router.button(rf"alerts:{AlertKind.NOT_SEEN}:from", role=Role.LEADER)
async def ask_after_how_many_days(turn: Turn) -> None:
    await filling.start(turn, NotSeenForm)
