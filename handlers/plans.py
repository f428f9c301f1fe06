"""Visit plans: a day or a week, suggested, put in order, sent, changed and agreed to (4.2, 6.1)."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from bot import days, filling, texts
from bot.fields import Pick
from bot.forms import TITLE, Becomes, Form
from bot.panels import Panel, View
from bot.router import Router
from bot.turn import Turn
from handlers.plan_panels import changed_card, day_panel, remove_panel, sent_card, week_panel
from models import calendar, clock, planning, records
from models.errors import Refused
from models.places import Whereabouts
from models.planning import day_to_plan, monday_of, working_days_of_week
from models.plans import CARD, CHANGED, Plan, may_open
from models.staff import Role, Staff

router = Router()

DAY = "plan-panel"
REACHES = timedelta(days=366)  # how far from today a plan is looked at
A_DAY = r"([0-9]{4}-[0-9]{2}-[0-9]{2})"
WHOSE = r"([0-9]{1,18})"


class PlanForm(Form, name="plan"):
    """Who else is to be visited. The subject is the day and whose plan it is: `2026-11-23:5`."""

    at_once = True

    customer = Pick(near=True)

    @classmethod
    def facts(cls, subject: str) -> dict[str, Any]:
        return {"day": date.fromisoformat(subject.partition(":")[0])}

    async def submit(self, turn: Turn) -> Becomes:
        day, _, author_id = self.subject.partition(":")
        author = await find_author(turn, author_id)
        plan = await Plan.open(turn.session, author, date.fromisoformat(day), turn.me)
        await plan.add(turn.session, turn.me, self.customer)
        return Becomes(DAY, plan.about)


@router.command("plan", role=Role.SELLER, takes_words=True)
async def plan_visits(turn: Turn, words: str) -> None:
    """`/plan`, `/plan tomorrow`, `/plan 本周`; `/plan monday Hualian` puts a customer on that day.

    `/plan Mei` shows a superior the plan of somebody below.
    """
    if monday := week_meant(turn, words):
        turn.show(await week_panel(turn.view, turn.me, monday))
        return
    day, rest = await read_the_day(turn, words)
    if rest and (person := await turn.me.in_reach_called(turn.session, rest)):
        author = await find_author(turn, str(person.id))
        turn.show(await day_panel(turn.view, author, day))
    elif rest:
        await add_somebody(turn, turn.me, day, rest)
    else:
        await open_my_day(turn, day)


@router.button(r"plan", role=Role.SELLER)
async def plan_from_the_menu(turn: Turn) -> None:
    await open_my_day(turn, await day_to_plan(turn.session, turn.said_at))


@router.button(rf"plan:{A_DAY}", role=Role.SELLER)
async def plan_from_another_message(turn: Turn, day: str) -> None:
    await open_my_day(turn, planned_day(day))


async def open_my_day(turn: Turn, day: date) -> None:
    """Below, in a message of its own. Today and the next working day get a plan suggested at once.

    A later one is only looked at: what it should hold shows when it is near, or on a tap.
    """
    before = await Plan.of(turn.session, turn.me, day)
    today = calendar.business_day(clock.now())
    is_near = today <= day <= await calendar.next_working_day(turn.session, today)
    if before is None and is_near and await calendar.is_working_day(turn.session, day):
        plan = await Plan.open(turn.session, turn.me, day, turn.me)
        await planning.suggest(turn.session, plan, turn.me)
    turn.show(await day_panel(turn.view, turn.me, day))


def week_meant(turn: Turn, words: str) -> date | None:
    """The Monday of the week that the words name; None when they name none."""
    said = "".join(words.split()).casefold()
    monday = monday_of(calendar.business_day(turn.said_at))
    for key, weeks in (("plan-week-button.words", 0), ("plan-after.words", 1)):
        if any(said in each.split() for each in texts.in_every_language(key)):
            return monday + timedelta(weeks=weeks)
    return None


async def read_the_day(turn: Turn, words: str) -> tuple[date, str]:
    """The day that the words begin with, and the other words; without one the usual day."""
    today = calendar.business_day(turn.said_at)
    try:
        said = days.find_day(words, today) if words else None
    except days.NoSuchDay as no_such:
        raise Refused("day-does-not-exist", words=texts.clip(no_such.words, 100)) from None
    if said is None or not words.startswith(said.words):
        return await day_to_plan(turn.session, turn.said_at), words
    return within_reach(said.first), said.rest


def planned_day(day: str) -> date:
    """The day that a button carries; refused when no plan is looked at so far from today."""
    return within_reach(days.day_of_the_button(day))


def within_reach(day: date) -> date:
    if abs(day - calendar.business_day(clock.now())) > REACHES:
        raise Refused("plan-too-far", day=day)
    return day


async def find_author(turn: Turn, author_id: str) -> Staff:
    """Whose plan a button is about: one's own, or of somebody below (1.3, 4.2). Refused otherwise."""
    author = await turn.session.get(Staff, int(author_id))
    if author is None or not await may_open(turn.session, turn.me, author):
        raise Refused("plan-not-yours")
    return author


async def show_day(turn: Turn, author: Staff, day: date) -> None:
    await turn.change(await day_panel(turn.view, author, day))


# A day, its author's or of somebody below.


@router.button(rf"plan:{A_DAY}:{WHOSE}", role=Role.SELLER)
async def leaf_to_a_day(turn: Turn, day: str, author_id: str) -> None:
    """In the same message, as it is: leafing suggests nothing."""
    await show_day(turn, await find_author(turn, author_id), planned_day(day))


@router.button(rf"plan:{A_DAY}:{WHOSE}:open", role=Role.SELLER)
async def open_a_day(turn: Turn, day: str, author_id: str) -> None:
    """From a card, which stays as it is."""
    author = await find_author(turn, author_id)
    turn.show(await day_panel(turn.view, author, planned_day(day)))


@router.button(rf"plan:{A_DAY}:{WHOSE}:(suggest|order)", role=Role.SELLER)
async def fill_or_order(turn: Turn, day: str, author_id: str, deed: str) -> None:
    author = await find_author(turn, author_id)
    plan = await Plan.open(turn.session, author, planned_day(day), turn.me)
    if deed == "suggest":
        if not await planning.suggest(turn.session, plan, turn.me):
            turn.hint("plan-nobody-to-suggest")
    else:
        is_mine = author.id == turn.me.id
        here = await Whereabouts.just_said(turn.session, turn.me, turn.said_at) if is_mine else None
        if not await planning.order_from(turn.session, plan, turn.me, here):
            turn.hint("plan-no-places")
    await show_day(turn, author, plan.day)


@router.button(rf"plan:{A_DAY}:{WHOSE}:add", role=Role.SELLER)
async def add_from_a_button(turn: Turn, day: str, author_id: str) -> None:
    await add_somebody(turn, await find_author(turn, author_id), planned_day(day))


async def add_somebody(turn: Turn, author: Staff, day: date, words: str = "") -> None:
    await Plan.open(turn.session, author, day, turn.me)
    whose = "mine" if author.id == turn.me.id else author.name
    offered = {TITLE: {"whose": whose}}
    subject = f"{day}:{author.id}"
    await filling.start(turn, PlanForm, subject=subject, words=words, offered=offered)


@router.button(rf"plan:{A_DAY}:{WHOSE}:off", role=Role.SELLER)
async def ask_whom_to_remove(turn: Turn, day: str, author_id: str) -> None:
    author = await find_author(turn, author_id)
    await turn.change(await remove_panel(turn.view, author, planned_day(day)))


@router.button(rf"plan:{A_DAY}:{WHOSE}:remove:([0-9]{{1,18}})", role=Role.SELLER)
async def remove(turn: Turn, day: str, author_id: str, customer_id: str) -> None:
    author = await find_author(turn, author_id)
    plan = await Plan.open(turn.session, author, planned_day(day), turn.me)
    await plan.remove(turn.session, turn.me, int(customer_id))
    await turn.change(await remove_panel(turn.view, author, plan.day))


@router.button(rf"plan:{A_DAY}:{WHOSE}:(send|agree)", role=Role.SELLER)
async def send_or_agree(turn: Turn, day: str, author_id: str, deed: str) -> None:
    author = await find_author(turn, author_id)
    plan = await Plan.open(turn.session, author, planned_day(day), turn.me)
    if deed == "agree":
        await Plan.agree(turn.session, turn.me, [plan])
    elif author.id == turn.me.id:
        await Plan.send(turn.session, turn.me, [plan])
    else:
        raise Refused("not-for-you")
    await show_day(turn, author, plan.day)


# A week.


@router.button(rf"plan:week:{A_DAY}:{WHOSE}", role=Role.SELLER)
async def leaf_to_a_week(turn: Turn, monday: str, author_id: str) -> None:
    author = await find_author(turn, author_id)
    begins = monday_of(planned_day(monday))
    await turn.change(await week_panel(turn.view, author, begins))


@router.button(rf"plan:week:{A_DAY}:{WHOSE}:open", role=Role.SELLER)
async def open_a_week(turn: Turn, monday: str, author_id: str) -> None:
    """From a card, which stays as it is."""
    author = await find_author(turn, author_id)
    turn.show(await week_panel(turn.view, author, monday_of(planned_day(monday))))


@router.button(rf"plan:week:{A_DAY}:{WHOSE}:(suggest|send)", role=Role.SELLER)
async def plan_a_week(turn: Turn, monday: str, author_id: str, deed: str) -> None:
    """Over the days that still can be planned. A week is sent by its author alone."""
    author = await find_author(turn, author_id)
    if author.id != turn.me.id:
        raise Refused("not-for-you")
    begins = monday_of(planned_day(monday))
    first = await day_to_plan(turn.session, turn.said_at)
    left = [day for day in await working_days_of_week(turn.session, begins) if day >= first]
    if not left:
        raise Refused("plan-week-over")
    if deed == "suggest":
        if not await planning.suggest_week(turn.session, author, left, turn.me):
            turn.hint("plan-nobody-to-suggest")
    else:
        plans = [await Plan.open(turn.session, author, day, turn.me) for day in left]
        await Plan.send(turn.session, author, plans)
    await turn.change(await week_panel(turn.view, author, begins))


# Cards.


@router.button(r"plan:([0-9]{1,18}):agree", role=Role.SELLER)
async def agree_on_the_card(turn: Turn, number: str) -> None:
    """To all that was sent with it and is not over."""
    plan = await find_plan(turn, number)
    today = calendar.business_day(clock.now())
    open_ones = [one for one in await plan.sent_together(turn.session) if one.day >= today]
    if not open_ones:
        raise Refused("plan-day-over", day=plan.day)
    await Plan.agree(turn.session, turn.me, open_ones)
    turn.hint("plan-agreed-hint")


async def find_plan(turn: Turn, number: str) -> Plan:
    """A plan this person may see; a button's id is never trusted."""
    return await records.require(turn.session, Plan, number, turn.me, "plan-not-yours")


@router.card(DAY)
async def panel_card(view: View) -> Panel:
    plan: Plan = view.record
    return await day_panel(view, await plan.author(view.session), plan.day)


@router.card(CARD)
async def superiors_card(view: View) -> Panel:
    return await sent_card(view, view.record)


@router.card(CHANGED)
async def authors_card(view: View) -> Panel:
    return await changed_card(view, view.record)
