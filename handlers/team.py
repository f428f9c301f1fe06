"""The team: one's own people by figures, one of them, and removing somebody who left (1.3, 1.4)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from markupsafe import Markup

from bot.panels import RED, Button, Panel, button, named, turn_pages
from bot.router import Router
from bot.texts import clip
from bot.turn import Turn
from handlers.pace_words import pace_buttons
from handlers.recorded import visits_button
from handlers.report_cards import report_button
from handlers.sheets import sheet_button
from handlers.team_ranking import LOOK, Look, person_in_words, team_panel
from models import calendar, handover
from models.customers import Customer
from models.errors import Refused
from models.follow_ups import FollowUp
from models.outbox import notify
from models.reports import Report
from models.staff import LONGEST_NAME, Role, Staff
from models.visits import Visit

router = Router()

LATEST = 7  # reports shown of a person
MOST_CUSTOMERS = 2000  # of one person in the list


@router.command("team", role=Role.SUPERIOR)
async def show_the_team(turn: Turn, name: str = "") -> None:
    """`/team` ranks the people; with a name it opens that person."""
    if not name:
        turn.show(await team_of_mine(turn))
        return
    person = await turn.me.in_reach_called(turn.session, name)
    if person is None:
        raise Refused("team-nobody-called", name=clip(name, LONGEST_NAME))
    await open_one(turn, str(person.id), None, None)


@router.button(r"menu:team", role=Role.SUPERIOR)
async def team_from_the_menu(turn: Turn) -> None:
    await show_the_team(turn)


@router.button(r"team:all(?::([0-9]{1,4}))?", role=Role.SUPERIOR)
async def back_to_the_team(turn: Turn, page: str | None) -> None:
    await turn.change(await team_of_mine(turn, int(page or 0)))


async def team_of_mine(turn: Turn, page: int = 0) -> Panel:
    """Whom one leads, ranked; everybody, by name alone, for the administrator (1.3)."""
    if turn.me.may(Role.LEADER):
        return await team_panel(turn.view, turn.me, Look.first(), page=page)
    number = await turn.me.number_in_reach(turn.session)
    if not number:
        return Panel(turn.t("team-nobody"))
    places, leaves = turn_pages(range(number), page, "team:all")
    shown = await turn.me.people_in_reach(turn.session, first=places[0], at_most=len(places))
    rows: list[Sequence[Button]] = [
        [named(f"{'●' if one.telegram_id else '○'} {one.name}", f"team:{one.id}")] for one in shown
    ]
    rows += [leaves, [sheet_button("team")]]
    return Panel(turn.t("team-all-title", people=number), rows)


@router.button(rf"team:([0-9]{{1,18}})(?::{LOOK})?", role=Role.SUPERIOR)
async def open_one(turn: Turn, person_id: str, measure: str | None, period: str | None) -> None:
    """The team of who leads others, else the person."""
    person = await turn.me.in_reach(turn.session, int(person_id))
    if turn.me.may(Role.LEADER) and await person.people_directly_below(turn.session):
        await turn.change(await team_panel(turn.view, person, Look.read(measure, period)))
    else:
        await show_a_person(turn, person_id, measure, period)


@router.button(rf"team:self:([0-9]{{1,18}})(?::{LOOK})?", role=Role.SUPERIOR)
async def show_a_person(
    turn: Turn, person_id: str, measure: str | None, period: str | None
) -> None:
    """Who somebody is, their figures, the ways to their work, and the way out."""
    person, look = await turn.me.in_reach(turn.session, int(person_id)), Look.read(measure, period)
    superior = await person.answers_to(turn.session)
    lines = [turn.t("team-person", name=person.name, position=person.position)]
    if superior:
        lines.append(turn.t("team-answers-to", name=superior.name))
    if person.telegram_id is None:
        lines.append(turn.t("team-not-joined"))
    rows: list[Sequence[Button]] = []
    back = button("team-back", "team:all")
    if turn.me.may(Role.LEADER):
        if person.may(Role.SELLER):
            lines += await said_of_their_work(turn, person, look)
            rows += await ways_to_their_work(turn, person, look)
        rows.append(
            [
                button("team-leave", f"leave:balance:{person.id}"),
                button("team-attendance", f"attendance:{person.id}"),
            ]
        )
        rows.append(
            [
                button("team-tasks", f"tasks:of:{person.id}"),
                button("task-give", f"task:new:{person.id}"),
            ]
        )
        rows += [
            [report_button(report)]
            for report in await Report.latest_of(turn.session, person.id, LATEST)
        ]
        back = button("team-back", f"team:above:{person.id}:{look.data}")
        if await person.people_directly_below(turn.session):
            back = button("team-back-to-theirs", f"team:of:{person.id}:{look.data}")
    if person.telegram_id is None:
        rows.append([button("team-invite", f"invite:{person.id}")])
    rows.append([back, button("team-remove", f"team:{person.id}:remove", style=RED)])
    await turn.change(Panel(Markup("\n").join(lines), rows))


async def said_of_their_work(turn: Turn, person: Staff, look: Look) -> list[Markup]:
    """What they reached, and what they have let lie, if anything."""
    lines = await person_in_words(turn.view, person, look.period)
    yesterday = calendar.business_day(turn.said_at) - timedelta(days=1)
    overdue = len(await FollowUp.open_of(turn.session, person.id, until=yesterday))
    return [*lines, turn.t("team-overdue", number=overdue)] if overdue else lines


async def ways_to_their_work(turn: Turn, person: Staff, look: Look) -> list[list[Button]]:
    """Their customers, today's visits and the plan (1.3, 4.2)."""
    day = calendar.business_day(turn.said_at)
    visits = (await Visit.count_of_day(turn.session, [person.id], day)).get(person.id, 0)
    customers = await handover.customers_of(turn.session, person)
    first = [button("team-plan", f"plan:{day}:{person.id}:open")]
    if customers:
        data = f"team:{person.id}:customers:{look.data}"
        first.insert(0, button("team-customers", data, number=customers))
    money = [button("team-receivables", f"receivables:of:{person.id}")]
    money += await pace_buttons(turn.session, person, look.period)
    return [first, *visits_button(person, day, visits), money]


@router.button(rf"team:([0-9]{{1,18}}):customers(?::{LOOK})?(?::([0-9]{{1,4}}))?", role=Role.LEADER)
async def show_their_customers(
    turn: Turn, person_id: str, measure: str | None, period: str | None, page: str | None
) -> None:
    """The latest contact first, each a button; the administrator does not read them (1.3)."""
    person = await turn.me.in_reach(turn.session, int(person_id))
    customers = await Customer.latest(turn.session, person, MOST_CUSTOMERS)
    look = Look.read(measure, period).data
    shown, leaves = turn_pages(customers, int(page or 0), f"team:{person.id}:customers:{look}")
    rows: list[Sequence[Button]] = [
        [named(f"{one.name} · {one.customer_class}", one.about)] for one in shown
    ]
    back = [
        button("team-back-to", f"team:self:{person.id}:{look}", name=person.name),
        sheet_button("customers-of", person.id),
    ]
    await turn.change(Panel(turn.t("team-customers-of", name=person.name), [*rows, leaves, back]))


@router.button(r"team:([0-9]{1,18}):remove", role=Role.SUPERIOR)
async def ask_before_removing(turn: Turn, person_id: str) -> None:
    person = await turn.me.in_reach(turn.session, int(person_id))
    rows = [
        [
            button("team-remove-no", f"team:self:{person.id}"),
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
