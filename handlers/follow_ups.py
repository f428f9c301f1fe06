"""Follow-ups: what is to be done at customers', put off, handed on and done from the phone (5.2, 6.1)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from markupsafe import Markup

from bot import filling, texts
from bot.days import day_of_the_button
from bot.fields import Day, NextStep, Pick, today
from bot.fields.pick import kept_customer
from bot.forms import Becomes, Form
from bot.panels import GREEN, Button, Panel, View, button, named, turn_pages
from bot.router import Router
from bot.turn import Turn
from models import calendar, clock
from models.customers import Customer
from models.errors import Refused
from models.follow_ups import CARD, Cause, FollowUp, FollowUpState
from models.staff import Role, Staff
from models.visits import Visit

router = Router()

OUTCOME_TAKES = 600  # UTF-16 units of what the last visit told


class FollowUpForm(Form, name="follow-up"):
    """A next step noted by hand."""

    new_each_time = True

    customer = Pick()
    step = NextStep()

    async def submit(self, turn: Turn) -> Becomes:
        customer = await Customer.of(turn.session, turn.me, self.customer)
        follow_up = await FollowUp.promise(
            turn.session, turn.me, customer, self.step.day, self.step.words, turn.said_at
        )
        return Becomes(CARD, follow_up.about)


class SnoozeForm(Form, name="snooze"):
    """The subject is the follow-up's number."""

    at_once = True

    day = Day(earliest=today)

    async def submit(self, turn: Turn) -> Becomes:
        follow_up = await FollowUp.of(turn.session, turn.me, int(self.subject))
        await follow_up.snooze(turn.session, turn.me, self.day)
        return Becomes(CARD, follow_up.about)


@router.button(r"follow-up:new(?::([0-9]{1,18}))?", role=Role.SELLER)
async def note_a_next_step(turn: Turn, customer_id: str | None) -> None:
    if customer_id is None:
        await filling.start(turn, FollowUpForm)
        return
    customer = await Customer.of(turn.session, turn.me, int(customer_id))
    known = {"customer": kept_customer(customer.id, customer.name)}
    await filling.start(turn, FollowUpForm, answers=known)


@router.button(r"follow-up:([0-9]{1,18})", role=Role.SELLER)
async def open_a_follow_up(turn: Turn, number: str) -> None:
    follow_up = await find(turn, number)
    await turn.become(CARD, follow_up.about)


async def find(turn: Turn, number: str) -> FollowUp:
    """One that this person may see; a button's id is never trusted."""
    return await FollowUp.of(turn.session, turn.me, int(number))


async def is_still_mine(turn: Turn, follow_up: FollowUp) -> bool:
    """Whether this person can still do something about it; otherwise the card shows how it stands."""
    if follow_up.is_open and follow_up.staff_id == turn.me.id:
        return True
    turn.hint("follow-up-settled" if not follow_up.is_open else "follow-up-with-another")
    await turn.become(CARD, follow_up.about)
    return False


@router.button(r"follow-up:([0-9]{1,18}):done", role=Role.SELLER)
async def done(turn: Turn, number: str) -> None:
    follow_up = await find(turn, number)
    if await is_still_mine(turn, follow_up):
        await follow_up.done(turn.session, turn.me)
        await leave_or_stay(turn, follow_up, "follow-up-is-done", at=follow_up.settled_at)


@router.button(r"follow-up:([0-9]{1,18}):snooze", role=Role.SELLER)
async def offer_days(turn: Turn, number: str) -> None:
    """Tomorrow, in three days, in a week: on working days; or a day to choose."""
    follow_up = await find(turn, number)
    if not await is_still_mine(turn, follow_up):
        return
    now = calendar.business_day(turn.said_at)
    ahead = [
        await calendar.next_working_day(turn.session, now + timedelta(days=days - 1))
        for days in (1, 3, 7)
    ]
    is_tomorrow = ahead[0] == now + timedelta(days=1)
    first = "follow-up-tomorrow" if is_tomorrow else "follow-up-next-working-day"
    rows: list[Sequence[Button]] = [
        [button(key, f"{follow_up.about}:until:{day}", day=day)]
        for key, day in zip((first, "follow-up-soon", "follow-up-week"), ahead, strict=True)
    ]
    rows.append([button("follow-up-other-day", f"{follow_up.about}:day")])
    rows.append([button("follow-up-back", follow_up.about)])
    customer = await turn.session.get_one(Customer, follow_up.customer_id)
    await turn.change(Panel(turn.t("follow-up-until-when", name=customer.name), rows))


@router.button(r"follow-up:([0-9]{1,18}):until:([0-9]{4}-[0-9]{2}-[0-9]{2})", role=Role.SELLER)
async def snooze(turn: Turn, number: str, until: str) -> None:
    follow_up = await find(turn, number)
    day = day_of_the_button(until)
    if await is_still_mine(turn, follow_up):
        await follow_up.snooze(turn.session, turn.me, day)
        await turn.become(CARD, follow_up.about)


@router.button(r"follow-up:([0-9]{1,18}):day", role=Role.SELLER)
async def choose_another_day(turn: Turn, number: str) -> None:
    follow_up = await find(turn, number)
    if await is_still_mine(turn, follow_up):
        await filling.start(turn, SnoozeForm, subject=str(follow_up.id))


@router.button(r"follow-up:([0-9]{1,18}):hand(?::([0-9]{1,4}))?", role=Role.SELLER)
async def offer_colleagues(turn: Turn, number: str, page: str | None) -> None:
    follow_up = await find(turn, number)
    if not await is_still_mine(turn, follow_up):
        return
    people = await follow_up.may_go_to(turn.session)
    shown, leaves = turn_pages(people, int(page or 0), f"{follow_up.about}:hand")
    rows: list[Sequence[Button]] = [
        [named(person.name, f"{follow_up.about}:to:{person.id}")] for person in shown
    ]
    back = [button("follow-up-back", follow_up.about)]
    customer = await turn.session.get_one(Customer, follow_up.customer_id)
    key = "follow-up-to-whom" if people else "follow-up-to-nobody"
    await turn.change(Panel(turn.t(key, name=customer.name), [*rows, leaves, back]))


@router.button(r"follow-up:([0-9]{1,18}):to:([0-9]{1,18})", role=Role.SELLER)
async def hand_over(turn: Turn, number: str, person_id: str) -> None:
    follow_up = await find(turn, number)
    if not await is_still_mine(turn, follow_up):
        return
    people = {person.id: person for person in await follow_up.may_go_to(turn.session)}
    if int(person_id) not in people:
        raise Refused("follow-up-no-colleague")
    await follow_up.hand_to(turn.session, turn.me, people[int(person_id)])
    to = people[int(person_id)]
    await leave_or_stay(turn, follow_up, "follow-up-handed-to", name=to.name)


async def leave_or_stay(turn: Turn, follow_up: FollowUp, key: str, **facts: Any) -> None:
    """The card, or a sentence for whom it was handed to: they see the customer no more (1.3)."""
    if await follow_up.visible_to(turn.session, turn.me):
        await turn.become(CARD, follow_up.about)
        return
    await turn.change(Panel(turn.t(key, **facts), [[button("agenda-open", "agenda")]]))


# What is drawn when it is sent.


@router.card(CARD)
async def follow_up_card(view: View) -> Panel:
    """What is to be done and all it takes; with its deeds for whoever is to do it."""
    follow_up: FollowUp = view.record
    customer = await view.session.get_one(Customer, follow_up.customer_id)
    agenda = button("agenda-open", "agenda")
    head = view.t("follow-up-title-of", name=customer.name, its_class=customer.customer_class.value)
    if not follow_up.is_open:
        return Panel(Markup("{}\n{}").format(head, await _how_it_ended(view, customer)), [[agenda]])
    parts = [head, *await _what_is_to_be_done(view)]
    known = [await _last_visit(view, customer), await _whom_to_call(view, customer)]
    parts += [line for line in known if line]
    open_customer = button("follow-up-open-customer", customer.about)
    if follow_up.staff_id != view.reader.id:
        return Panel(Markup("\n").join(parts), [[open_customer, agenda]])
    if follow_up.handed_by_id:
        parts.append(view.t("follow-up-answer"))
    return Panel(Markup("\n").join(parts), [*deeds(follow_up), [open_customer, agenda]])


def deeds(follow_up: FollowUp) -> list[list[Button]]:
    """What whoever is to do it can do about it."""
    return [
        [
            button("follow-up-log-visit", f"visit:new:{follow_up.customer_id}"),
            button("follow-up-do", f"{follow_up.about}:done", style=GREEN),
        ],
        [
            button("follow-up-snooze", f"{follow_up.about}:snooze"),
            button("follow-up-hand", f"{follow_up.about}:hand"),
        ],
    ]


async def _how_it_ended(view: View, customer: Customer) -> Markup:
    """Done or not needed any more, and what comes next for the same person."""
    follow_up: FollowUp = view.record
    key = "follow-up-is-done" if follow_up.state is FollowUpState.DONE else "follow-up-is-dropped"
    assert follow_up.settled_at
    ended = view.t(key, at=follow_up.settled_at)
    for next_one in await FollowUp.of_customer(view.session, customer.id):
        if next_one.staff_id == view.reader.id:
            return Markup("{}\n{}").format(ended, view.t("follow-up-next", day=next_one.due_on))
    return ended


async def _what_is_to_be_done(view: View) -> list[Markup]:
    follow_up: FollowUp = view.record
    late = (calendar.business_day(clock.now()) - follow_up.due_on).days
    if late > 0:
        when = view.t("follow-up-overdue-since", day=follow_up.due_on, days=late)
    else:
        when = view.t("follow-up-due", day=follow_up.due_on)
        if not await calendar.is_working_day(view.session, follow_up.due_on):
            when = view.t("follow-up-day-off", said=when)
    if follow_up.words:
        what = view.t("follow-up-promised", words=follow_up.words)
    elif follow_up.cause is Cause.PROMISED:
        what = view.t("follow-up-promised-bare")
    else:
        what = view.t("follow-up-rhythm")
    lines = [what, when]
    if follow_up.staff_id != view.reader.id:
        holder = await view.session.get_one(Staff, follow_up.staff_id)
        lines.append(view.t("follow-up-is-with", name=holder.name))
    elif follow_up.handed_by_id:
        giver = await view.session.get_one(Staff, follow_up.handed_by_id)
        lines.append(view.t("follow-up-from", name=giver.name))
    return lines


async def _last_visit(view: View, customer: Customer) -> Markup | None:
    for visit in await Visit.of_customer(view.session, customer.id, at_most=1):
        if not visit.outcome:
            return view.t("follow-up-last-visit", day=visit.day)
        said = texts.clip(visit.outcome, OUTCOME_TAKES)
        return view.t("follow-up-last-visit-said", day=visit.day, words=said)
    return None


async def _whom_to_call(view: View, customer: Customer) -> Markup | None:
    """The first contact with a telephone; an app makes the number one to tap on."""
    contact = await customer.contact_to_call(view.session)
    if contact is None:
        return None
    return view.t("follow-up-call", name=contact.name or "", phone=contact.phone_shown)
