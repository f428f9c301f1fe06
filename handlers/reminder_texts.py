"""Texts for the customer, to be copied: polite, firm, and the last before deliveries stop (10.2)."""

from __future__ import annotations

import enum
from collections.abc import Sequence
from datetime import timedelta

from markupsafe import Markup

from bot import texts
from bot.panels import Button, Panel, button, named
from bot.router import Router
from bot.turn import Turn
from handlers.bills import days_late, find_bill
from handlers.menu import LANGUAGES
from models import calendar, clock, policy
from models.bill_disputes import BillDispute
from models.customers import Customer
from models.errors import Refused
from models.facts import term
from models.instalments import Instalment
from models.language import Language
from models.orders import Order
from models.staff import Role

router = Router()

A_COPY = 256  # UTF-16 units that a copy button takes
NAMES_TAKE = (60, 40, 25, 15, 8)  # UTF-16 units: the first with which the text fits
RESPITE = timedelta(days=2)  # until the day that the last text names, or the working day after
CODES = "|".join(language.value for language in Language)


class Tone(enum.StrEnum):
    POLITE = "polite"
    FIRM = "firm"
    FINAL = "final"


@router.button(r"instalment:([0-9]{1,18}):texts", role=Role.PAYMENTS)
async def offer_texts(turn: Turn, number: str) -> None:
    one = await find_bill(turn, number)
    turn.show(await reminder_panel(turn, one, turn.language))


@router.button(rf"instalment:([0-9]{{1,18}}):texts:({CODES})", role=Role.PAYMENTS)
async def in_another_language(turn: Turn, number: str, code: str) -> None:
    one = await find_bill(turn, number)
    await turn.change(await reminder_panel(turn, one, Language(code)))


async def reminder_panel(turn: Turn, one: Instalment, language: Language) -> Panel:
    """Each text with a button that copies it, and the other languages.

    Of what is not due yet only the polite one. Refused: to whoever does not look after the
    customer, and where there is nothing to ask a customer for.
    """
    customer = await turn.session.get_one(Customer, one.customer_id)
    if not await customer.may_be_changed_by(turn.session, turn.me):
        raise Refused("instalment-not-yours")
    late = days_late(one)
    if one.chased_units <= 0 or late is None or await BillDispute.open_one(turn.session, one.id):
        raise Refused("reminder-nothing-to-ask")
    parts = [turn.t("reminder-head", customer=customer.name)]
    copies: list[Button] = []
    for tone in Tone if late > 0 else (Tone.POLITE,):
        words = await reminder(turn, one, customer, tone, language)
        parts.append(turn.t("reminder-in-tone", tone=tone, words=words))
        copies.append({"key": f"{term(tone)}.copy", "facts": {}, "copy": words})
    data = f"{one.about}:texts"
    others = [
        named(name, f"{data}:{other.value}")
        for other, name in LANGUAGES.items()
        if other != language
    ]
    rows: Sequence[Sequence[Button]] = [copies, others, [button("reminder-back", one.about)]]
    return Panel(Markup("\n\n").join(parts), rows)


async def reminder(
    turn: Turn, one: Instalment, customer: Customer, tone: Tone, language: Language
) -> str:
    """What to write to the customer, short enough to be copied by a button."""
    today = calendar.business_day(clock.now())
    until = await calendar.next_working_day(turn.session, today + RESPITE)
    order = await turn.session.get_one(Order, one.order_id) if one.order_id else None
    late = days_late(one) or 0
    when = "overdue" if late > 0 else "later" if late else "today"
    company = policy.current().company.name
    words = ""
    for longest in NAMES_TAKE:
        said = texts.t(
            language,
            f"{term(tone)}.text",
            customer=texts.clip(customer.name, longest),
            company=texts.clip(company, longest),
            is_signed=bool(company),
            order=order.number or "" if order else "none",
            amount=one.chased,
            day=one.due_on,
            days=late,
            when=when,
            until=until,
        )
        words = texts.plain(said)
        if texts.units(words) <= A_COPY:
            break
    return words
