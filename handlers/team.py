"""The team: who is there, what they filed, and removing somebody who left (1.3, 1.4)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from markupsafe import Markup

from bot.panels import RED, Button, Panel, button, named, turn_pages
from bot.router import Router
from bot.texts import clip
from bot.turn import Turn
from handlers.recorded import visits_button
from models import absences, calendar, handover
from models.customers import Customer
from models.errors import Refused
from models.follow_ups import FollowUp
from models.outbox import notify
from models.reports import Report, owes_reports
from models.staff import LONGEST_NAME, Role, Staff
from models.visits import Visit

router = Router()

LATEST = 7  # reports shown of a person
MOST_CUSTOMERS = 2000  # of one person in the list
LEAVERS = 20  # shown with what they left behind


@router.command("team", role=Role.SUPERIOR)
async def show_the_team(turn: Turn, name: str = "") -> None:
    """`/team` lists the people; with a name it opens that person."""
    if not name:
        turn.show(await team_panel(turn))
        return
    person = await turn.me.in_reach_called(turn.session, name)
    if person is None:
        raise Refused("team-nobody-called", name=clip(name, LONGEST_NAME))
    await show_a_person(turn, str(person.id))


@router.button(r"menu:team", role=Role.SUPERIOR)
async def team_from_the_menu(turn: Turn) -> None:
    await show_the_team(turn)


@router.button(r"team:all(?::([0-9]{1,4}))?", role=Role.SUPERIOR)
async def back_to_the_team(turn: Turn, page: str | None) -> None:
    await turn.change(await team_panel(turn, int(page or 0)))


async def team_panel(turn: Turn, page: int = 0) -> Panel:
    """The people directly below, each with the day's report; everybody for the administrator.

    First whoever left the branch and has customers to be handed over (1.4).
    """
    people = (
        await turn.me.people_in_reach(turn.session)
        if turn.me.manages_people
        else await turn.me.people_directly_below(turn.session)
    )
    rows: list[Sequence[Button]] = []
    if not turn.me.manages_people:
        rows += [
            [button("handover-left-with", f"handover:{one.id}", name=one.name, customers=customers)]
            for one, customers in await handover.left_with_customers(turn.session, turn.me, LEAVERS)
        ]
    if not people:
        return Panel(turn.t("team-nobody"), rows)
    day = calendar.business_day(turn.said_at)
    shown, leaves = turn_pages(people, page, "team:all")
    for person in shown:
        sign = await sign_of(turn, person, day)
        rows.append([named(f"{sign} {person.name}".strip(), f"team:{person.id}")])
    rows.append(leaves)
    if not turn.me.manages_people:
        ways = [button("team-away", "leave:calendar")]
        if turn.me.may(Role.PAYMENTS):
            ways.append(button("team-receivables", "receivables:team"))
        rows.append(ways)
    if turn.me.manages_people:
        return Panel(turn.t("team-all-title", people=len(people)), rows)
    return Panel(turn.t("team-title", day=day, people=len(people)), rows)


async def sign_of(turn: Turn, person: Staff, day: date) -> str:
    """✓ filed, ⌂ on leave, · not yet, ○ has not joined; nothing for somebody who owes no report."""
    if person.telegram_id is None:
        return "○"
    if turn.me.manages_people:
        return "●"  # the administrator does not read their work
    if await Report.standing(turn.session, person.id, day):
        return "✓"
    if person.id in await absences.are_excused(turn.session, [person.id], day):
        return "⌂"
    return "·" if owes_reports(person, day) else "  "


@router.button(r"team:([0-9]{1,18})(?::below:([0-9]{1,4}))?", role=Role.SUPERIOR)
async def show_a_person(turn: Turn, person_id: str, page: str | None = None) -> None:
    """Who somebody is, the way to their work, the people below them, and the way out."""
    person = await turn.me.in_reach(turn.session, int(person_id))
    superior = await person.answers_to(turn.session)
    lines = [turn.t("team-person", name=person.name, position=person.position)]
    if superior:
        lines.append(turn.t("team-answers-to", name=superior.name))
    if person.telegram_id is None:
        lines.append(turn.t("team-not-joined"))
    rows: list[Sequence[Button]] = []
    if not turn.me.manages_people:
        if person.may(Role.SELLER):
            lines += await said_of_their_work(turn, person)
            rows += await ways_to_their_work(turn, person)
        rows.append(
            [
                button("team-leave", f"leave:balance:{person.id}"),
                button("team-attendance", f"attendance:{person.id}"),
            ]
        )
        rows += [
            [button("team-report", f"report:{report.id}:open", day=report.day)]
            for report in await Report.latest_of(turn.session, person.id, LATEST)
        ]
        below = await person.people_directly_below(turn.session)
        shown, leaves = turn_pages(below, int(page or 0), f"team:{person.id}:below")
        rows += [[named(one.name, f"team:{one.id}")] for one in shown]
        rows.append(leaves)
    if person.telegram_id is None:
        rows.append([button("team-invite", f"invite:{person.id}")])
    rows.append(
        [
            button("team-back", "team:all"),
            button("team-remove", f"team:{person.id}:remove", style=RED),
        ]
    )
    await turn.change(Panel(Markup("\n").join(lines), rows))


async def said_of_their_work(turn: Turn, person: Staff) -> list[Markup]:
    """What they have let lie, if anything."""
    yesterday = calendar.business_day(turn.said_at) - timedelta(days=1)
    overdue = len(await FollowUp.open_of(turn.session, person.id, until=yesterday))
    return [turn.t("team-overdue", number=overdue)] if overdue else []


async def ways_to_their_work(turn: Turn, person: Staff) -> list[list[Button]]:
    """Their customers, today's visits and the plan (1.3, 4.2)."""
    day = calendar.business_day(turn.said_at)
    visits = (await Visit.count_of_day(turn.session, [person.id], day)).get(person.id, 0)
    customers = await handover.customers_of(turn.session, person)
    first = [button("team-plan", f"plan:{day}:{person.id}:open")]
    if customers:
        data = f"team:{person.id}:customers"
        first.insert(0, button("team-customers", data, number=customers))
    money = [button("team-receivables", f"receivables:of:{person.id}")]
    return [first, *visits_button(person, day, visits), money]


@router.button(r"team:([0-9]{1,18}):customers(?::([0-9]{1,4}))?", role=Role.SELLER)
async def show_their_customers(turn: Turn, person_id: str, page: str | None) -> None:
    """The latest contact first, each a button; the administrator does not read them (1.3)."""
    person = await turn.me.in_reach(turn.session, int(person_id))
    customers = await Customer.latest(turn.session, person, MOST_CUSTOMERS)
    shown, leaves = turn_pages(customers, int(page or 0), f"team:{person.id}:customers")
    rows: list[Sequence[Button]] = [
        [named(f"{one.name} · {one.customer_class}", one.about)] for one in shown
    ]
    back = [button("team-back-to", f"team:{person.id}", name=person.name)]
    await turn.change(Panel(turn.t("team-customers-of", name=person.name), [*rows, leaves, back]))


@router.button(r"team:([0-9]{1,18}):remove", role=Role.SUPERIOR)
async def ask_before_removing(turn: Turn, person_id: str) -> None:
    person = await turn.me.in_reach(turn.session, int(person_id))
    rows = [
        [
            button("team-remove-no", f"team:{person.id}"),
            button("team-remove-yes", f"team:{person.id}:gone", style=RED),
        ]
    ]
    await turn.change(Panel(turn.t("team-remove-sure", name=person.name), rows))


@router.button(r"team:([0-9]{1,18}):gone", role=Role.SUPERIOR)
async def remove(turn: Turn, person_id: str) -> None:
    """End access at once; the person's own superior hears of it when it was somebody else."""
    person = await turn.me.in_reach(turn.session, int(person_id))
    superior = await person.answers_to(turn.session)
    await person.leave(turn.session, turn.me)
    if superior and superior.id != turn.me.id:
        await notify(turn.session, superior, "team-was-removed", name=person.name, by=turn.me.name)
    await turn.change(
        Panel(turn.t("team-removed", name=person.name), [[button("team-back", "team:all")]])
    )
