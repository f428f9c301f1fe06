"""Tasks in lists: what one gave, what one has to do, and what is overdue (4.2)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from markupsafe import Markup

from bot import texts
from bot.panels import GREEN, Button, Panel, Rows, View, button, named, turn_pages
from bot.router import Router
from bot.turn import Turn
from handlers.sheets import sheet_button
from models import calendar, clock
from models.errors import Refused
from models.staff import LONGEST_NAME, Role, Staff
from models.tasks import OVERDUE, Task

router = Router()

GIVEN = "tasks-given"
A_PAGE = 10  # of a list: what a phone shows at once
NAME_TAKES, WHAT_TAKES = 20, 60  # UTF-16 units of a button or a line
PEOPLE, LATELY = 12, 5  # lines of a list
LISTED = 20  # tasks in one message
SIGNS = {True: "⏰", False: "📌"}  # overdue or not


@router.command("tasks", role=Role.LEADER, takes_words=True)
async def show_what_was_given(turn: Turn, words: str = "") -> None:
    """`/tasks` lists what one gave and is open; with a name, what that person has to do."""
    if not words:
        turn.show(await given_panel(turn.view))
        return
    person = await turn.me.in_reach_called(turn.session, words)
    if person is None:
        raise Refused("team-nobody-called", name=texts.clip(words, LONGEST_NAME))
    turn.show(await given_panel(turn.view, to=person))


@router.button(r"tasks:all(?::([0-9]{1,4}))?", role=Role.LEADER)
async def turn_to_what_was_given(turn: Turn, page: str | None) -> None:
    await turn.change(await given_panel(turn.view, int(page or 0)))


@router.button(r"tasks:of:([0-9]{1,18})(?::([0-9]{1,4}))?", role=Role.LEADER)
async def show_the_tasks_of_a_person(turn: Turn, person_id: str, page: str | None) -> None:
    person = await turn.me.in_reach(turn.session, int(person_id))
    await turn.change(await given_panel(turn.view, int(page or 0), to=person))


@router.card(GIVEN)
async def given_card(view: View) -> Panel:
    return await given_panel(view)


async def given_panel(view: View, page: int = 0, to: Staff | None = None) -> Panel:
    """What is open, overdue first, each a button; who has how much; and what was done lately."""
    now = calendar.business_day(clock.now())
    found = await Task.given_by(view.session, view.reader, to)
    head = view.t("tasks-of", name=to.name) if to else view.t("tasks-given")
    data = f"tasks:of:{to.id}" if to else "tasks:all"
    give = button("task-give", f"task:new:{to.id}" if to else "task:new", style=GREEN)
    parts = [head]
    if found:
        overdue = sum(task.due_on < now for task, _ in found)
        due = sum(task.due_on == now for task, _ in found)
        counts = view.t(
            "tasks-counts", overdue=overdue, today=due, later=len(found) - overdue - due
        )
        parts[0] = Markup("{}\n{}").format(head, counts)
    else:
        parts.append(view.t("tasks-nothing"))
    if to is None and found:
        parts.append(Markup("\n").join(by_person(view, found)))
    lately = [
        view.t(
            "tasks-done-line" if to is None else "tasks-done-line-of",
            name=person.name,
            what=texts.clip(task.what, WHAT_TAKES),
            has=bool(task.result),
            result=texts.clip(task.result or "", WHAT_TAKES),
            at=task.settled_at,
        )
        for task, person in await Task.done_lately(view.session, view.reader, LATELY, to)
    ]
    if lately:
        parts.append(Markup("\n").join([view.t("tasks-done-lately"), *lately]))
    shown, leaves = turn_pages(found, page, data, A_PAGE)
    rows: list[Sequence[Button]] = [
        [named(label(view, task, None if to else person), task.about)] for task, person in shown
    ]
    back = [button("team-back-to", f"team:{to.id}", name=to.name)] if to else []
    if found:
        back.append(sheet_button("tasks-of", to.id) if to else sheet_button("tasks-given"))
    return Panel(Markup("\n\n").join(parts), [*rows, leaves, [give], back])


def by_person(view: View, found: Sequence[tuple[Task, Staff]]) -> list[Markup]:
    """Who has how many, and how many of them are overdue: whoever has most of those first."""
    now = calendar.business_day(clock.now())
    counts: dict[str, tuple[int, int]] = {}
    for task, person in found:
        overdue, open_ones = counts.get(person.name, (0, 0))
        counts[person.name] = overdue + (task.due_on < now), open_ones + 1
    order = sorted(counts.items(), key=lambda one: (-one[1][0], -one[1][1], one[0]))
    lines = [
        view.t("tasks-person", name=name, number=open_ones, overdue=overdue)
        for name, (overdue, open_ones) in order[:PEOPLE]
    ]
    if len(order) > PEOPLE:
        lines.append(view.t("tasks-more-people", number=len(order) - PEOPLE))
    return lines


def label(view: View, task: Task, person: Staff | None = None) -> str:
    """Whether it is overdue, whose it is, what, and the day."""
    parts = [texts.clip(person.name, NAME_TAKES)] if person else []
    parts += [
        texts.clip(" ".join(task.what.split()), WHAT_TAKES // 2),
        texts.day_in_words(view.reader.speaks, task.due_on),
    ]
    return f"{SIGNS[task.days_late() > 0]} {' · '.join(parts)}"


@router.button(r"tasks:mine(?::([0-9]{1,4}))?", role=Role.MEMBER)
async def turn_to_my_tasks(turn: Turn, page: str | None) -> None:
    await turn.change(await my_tasks(turn, int(page or 0)))


async def my_tasks(turn: Turn, page: int = 0) -> Panel:
    """What somebody has to do, the longest overdue first; the agenda holds it as well."""
    found = await Task.to_do(turn.session, turn.me.id, date.max)
    shown, leaves = turn_pages(found, page, "tasks:mine", A_PAGE)
    rows: Rows = [[named(label(turn.view, task), task.about)] for task in shown]
    ways = [button("agenda-open", "agenda")] if turn.me.may(Role.SELLER) else []
    if not found:
        return Panel(turn.t("tasks-nothing-to-do"), [ways])
    ways.append(sheet_button("tasks-mine"))
    return Panel(turn.t("tasks-to-do", number=len(found)), [*rows, leaves, ways])


@router.card(OVERDUE)
async def overdue_card(view: View) -> Panel | None:
    """What people have not done by its day, to who gave it; without what was settled meanwhile."""
    found = await Task.overdue_of(view.session, view.reader, view.facts["day"])
    if not found:
        return None
    lines = [
        view.t(
            "tasks-overdue-line",
            name=person.name,
            what=texts.clip(" ".join(task.what.split()), WHAT_TAKES),
            days=task.days_late(),
        )
        for task, person in found[:LISTED]
    ]
    if len(found) > LISTED:
        lines.append(view.t("agenda-more", number=len(found) - LISTED))
    said = Markup("{}\n{}").format(
        view.t("tasks-overdue", number=len(found)), Markup("\n").join(lines)
    )
    rows: list[Sequence[Button]] = [
        [named(label(view, task, person), f"{task.about}:bring")] for task, person in found[:A_PAGE]
    ]
    return Panel(said, [*rows, [button("tasks-all", "tasks:all")]])
