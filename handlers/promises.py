"""Promises: the seller says until when a customer will pay a bill (10.2)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from bot import filling
from bot.fields import Day, today
from bot.fields.day import month_grid
from bot.forms import Becomes, Form
from bot.panels import Button, Rows, View, button, in_pairs
from bot.router import Router
from handlers.bills import find_bill, title_of
from models import calendar, policy, promises
from models.errors import Refused
from models.instalments import INSTALMENT_CARD, Instalment
from models.promises import Promise, PromiseState
from models.staff import Role, Staff

if TYPE_CHECKING:
    from bot.turn import Turn

router = Router()

SHOWN = 4  # promises on the card, the latest
FRIDAY = 4
SOON = timedelta(days=3)


def last_day(day: date) -> date:
    """The latest for which a promise is taken that is made on this day."""
    return day + timedelta(days=policy.current().payments.promise_within_days)


class PromisedDay(Day):
    """The days that customers name most often before a month to tap on."""

    async def buttons(
        self, turn: Turn, before: Any, tap: Callable[[str], str], view: str = ""
    ) -> Rows:
        now = calendar.business_day(turn.said_at)
        first, last = self.bounds(now)
        each: dict[date, Button] = {}
        for key, day in often_named(now):
            if day <= last:
                each.setdefault(day, button(key, tap(day.isoformat()), day=day))
        shown = view or before or now.isoformat()
        grid = month_grid(turn.language, shown[:7], first, last, tap)
        return [*in_pairs(list(each.values())), *grid]


def often_named(now: date) -> Sequence[tuple[str, date]]:
    """Tomorrow, in three days, Friday, at the end of the month; of two the same the first counts."""
    tomorrow = now + timedelta(days=1)
    friday = tomorrow + timedelta(days=(FRIDAY - tomorrow.weekday()) % 7)
    # On the last day of a month people mean the next one's end.
    next_month = (tomorrow.replace(day=1) + timedelta(days=31)).replace(day=1)
    return (
        ("field-day-tomorrow", tomorrow),
        ("promise-in-three-days", now + SOON),
        ("promise-friday", friday),
        ("promise-end-of-month", next_month - timedelta(days=1)),
    )


class PromiseForm(Form, name="promise"):
    """The subject is the instalment's number."""

    at_once = True

    day = PromisedDay(earliest=today, latest=last_day)

    async def submit(self, turn: Turn) -> Becomes:
        one = await find_bill(turn, self.subject)
        await promises.promise(turn.session, one, turn.me, self.day, turn.said_at)
        await turn.take_away(INSTALMENT_CARD, one.about)
        return Becomes(INSTALMENT_CARD, one.about)


@router.button(r"instalment:([0-9]{1,18}):promise", role=Role.PAYMENTS)
async def promised(turn: Turn, number: str) -> None:
    await ask_when(turn, await find_bill(turn, number))


@router.button(r"instalment:([0-9]{1,18}):promise:back", role=Role.PAYMENTS)
async def taken_back(turn: Turn, number: str) -> None:
    """A mistaken tap; the card shows what is left."""
    await promises.take_back(turn.session, await find_bill(turn, number), turn.me)
    turn.hint("promise-taken-back-hint")


async def ask_when(turn: Turn, one: Instalment, *, problems: Sequence[Refused] = ()) -> None:
    """Refused before the day is asked for, where no promise can be taken."""
    await promises.require_promisable(turn.session, one, turn.me)
    offered = await title_of(turn, one)
    await filling.start(turn, PromiseForm, subject=str(one.id), offered=offered, problems=problems)


# On the bill's card.


async def way_to_take_back(view: View, one: Instalment) -> list[Button]:
    """For who said it, on that day."""
    made = await Promise.open_at(view.session, one.id)
    if made is None or not made.may_be_taken_back_by(view.reader):
        return []
    return [button("promise-take-back", f"{one.about}:promise:back")]


async def promises_in_words(view: View, one: Instalment) -> Sequence[Markup]:
    """What is waited for, what became of earlier ones, and how reliable the customer is."""
    made = await Promise.of_instalment(view.session, one.id)
    told: list[Markup] = []
    for each in made[:SHOWN]:
        if each.state is PromiseState.OPEN:
            by = await view.session.get_one(Staff, each.author_id)
            facts = {"day": each.promised_for, "by": by.name, "at": each.said_at}
            told.append(view.t("promise-open", **facts))
        else:
            told.append(view.t("promise-was", day=each.promised_for, state=each.state))
    if len(made) > SHOWN:
        told.append(view.t("promise-more", number=len(made) - SHOWN))
    reliability = await promises.reliability_of(view.session, one.customer_id)
    if reliability.made:
        told.append(view.t("promise-kept-of", kept=reliability.kept, made=reliability.made))
    return told
