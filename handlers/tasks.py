"""Tasks: a superior gives one in a line or a few taps, and hears when it is done (4.2)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from markupsafe import Markup

from bot import filling, texts, verdicts
from bot.days import day_of_the_button
from bot.fields import Day, Text, today
from bot.fields.pick import kept_customer
from bot.forms import Answers, Becomes, Form
from bot.panels import GREEN, RED, Button, Panel, Rows, View, button, named, turn_pages
from bot.router import Router
from bot.turn import Turn
from handlers.carrying import carry_beside
from handlers.sheets import sheet_button
from handlers.task_fields import At, People, TaskDay, given_to, people_of
from models import calendar, clock, records
from models.customers import Customer
from models.errors import Refused
from models.staff import Role, Staff
from models.tasks import (
    CARD,
    LONGEST_RESULT,
    LONGEST_TASK,
    OVERDUE,
    Task,
    TaskState,
    away_on,
)

router = Router()

GIVEN = "tasks-given"
A_PAGE = 10  # of a list: what a phone shows at once
NAME_TAKES, WHAT_TAKES = 20, 60  # UTF-16 units of a button or a line
PEOPLE, LATELY = 12, 5  # lines of a list
AWAY_TAKE = 300  # for the names of who is on leave
LISTED = 20  # tasks in one message about what is overdue
SIGNS = {True: "⏰", False: "📌"}  # overdue or not
DONE_ENDS = " \t\n,.;:!-–—…·，。；：！、～"  # what may stand behind a word that says it is done


class TaskForm(Form, name="task"):
    """What is given: to whom, what, by when; the customer where one is named."""

    new_each_time = True

    people = People()
    what = Text(max_length=LONGEST_TASK)
    day = TaskDay(earliest=today)
    customer = At()

    @classmethod
    async def before_sending(cls, turn: Turn, subject: str, answers: Answers) -> Sequence[Markup]:
        """Who is on leave that day, and that it is a day off: it may be given all the same."""
        form = cls(subject, answers)
        people = await people_of(turn, form.people)
        notes = []
        if away := await away_on(turn.session, people, form.day):
            names = texts.shortened([one.name for one in away], AWAY_TAKE)
            notes.append(turn.t("task-away", names=names, number=len(away), day=form.day))
        elif not await calendar.is_working_day(turn.session, form.day):
            notes.append(turn.t("task-day-off", day=form.day))
        return notes

    async def submit(self, turn: Turn) -> Becomes:
        customer = (
            await Customer.of(turn.session, turn.me, self.customer) if self.customer else None
        )
        given = await Task.give(
            turn.session,
            turn.me,
            await people_of(turn, self.people),
            self.what,
            self.day,
            turn.said_at,
            customer,
        )
        return Becomes(CARD, given[0].about) if len(given) == 1 else Becomes(GIVEN)


class OneTaskForm(Form, name="one-task"):
    """One question about a task, whose number is the subject."""

    at_once = True

    async def task(self, turn: Turn) -> Task:
        return await find(turn, self.subject)

    async def becomes(self, turn: Turn, task: Task) -> Becomes:
        await turn.take_away(CARD, task.about)
        return Becomes(CARD, task.about)

    async def submit(self, turn: Turn) -> Becomes:
        raise NotImplementedError


class MoveForm(OneTaskForm, name="task-move"):
    """Who gave it sets another day."""

    day = Day(earliest=today)

    async def submit(self, turn: Turn) -> Becomes:
        task = await self.task(turn)
        await task.move_to(turn.session, turn.me, self.day)
        return await self.becomes(turn, task)


class AskForm(OneTaskForm, name="task-ask"):
    """Whose it is asks for another day."""

    day = Day(earliest=today)

    async def submit(self, turn: Turn) -> Becomes:
        task = await self.task(turn)
        await task.ask_for(turn.session, turn.me, self.day)
        return await self.becomes(turn, task)


class HandForm(OneTaskForm, name="task-hand"):
    """Who gave it gives it to somebody else."""

    person = People()

    async def submit(self, turn: Turn) -> Becomes:
        task = await self.task(turn)
        people = await people_of(turn, self.person)
        if len(people) != 1:
            raise Refused("task-to-one-only", field="person")
        await task.hand_to(turn.session, turn.me, people[0])
        return await self.becomes(turn, task)


# Giving


@router.command("task", role=Role.MEMBER, takes_words=True)
async def give_a_task(turn: Turn, words: str = "") -> None:
    """`/task Li Wei friday call Hualian` gives one; who leads nobody sees their own."""
    if turn.me.may(Role.LEADER):
        await filling.start(turn, TaskForm, words=words)
    elif words:
        raise Refused("task-nobody-below")
    else:
        turn.show(await my_tasks(turn))


@router.button(r"task:new(?::([0-9]{1,18}))?(?::at:([0-9]{1,18}))?", role=Role.LEADER)
async def give_from_a_button(turn: Turn, person_id: str | None, customer_id: str | None) -> None:
    """From the Monday message, a person's page or a customer's file, where it is known to whom."""
    answers: dict[str, Any] = {}
    if person_id:
        person = await turn.me.in_reach(turn.session, int(person_id))
        answers["people"] = given_to([person])
    if customer_id:
        customer = await Customer.of(turn.session, turn.me, int(customer_id))
        answers["customer"] = kept_customer(customer.id, customer.name)
    await filling.start(turn, TaskForm, answers=answers)


# One task


async def find(turn: Turn, number: str) -> Task:
    """One that this person may see; a button's id is never trusted."""
    return await records.require(turn.session, Task, number, turn.me, "task-gone-or-not-yours")


@router.button(r"task:([0-9]{1,18})", role=Role.MEMBER)
async def open_a_task(turn: Turn, number: str) -> None:
    task = await find(turn, number)
    await turn.become(CARD, task.about)


@router.button(r"task:([0-9]{1,18}):bring", role=Role.MEMBER)
async def bring_a_task(turn: Turn, number: str) -> None:
    """At the bottom of the chat, where what named it stays to be read."""
    task = await find(turn, number)
    turn.bring(CARD, task.about)


@router.button(r"task:([0-9]{1,18}):done", role=Role.MEMBER)
async def done(turn: Turn, number: str) -> None:
    task = await find(turn, number)
    if await is_open(turn, task):
        await task.done(turn.session, turn.me)
        await turn.become(CARD, task.about)


@router.button(r"task:([0-9]{1,18}):back", role=Role.LEADER)
async def take_back(turn: Turn, number: str) -> None:
    task = await find(turn, number)
    if await is_open(turn, task):
        await task.take_back(turn.session, turn.me)
        await turn.become(CARD, task.about)


@router.button(r"task:([0-9]{1,18}):(move|ask|hand)", role=Role.MEMBER)
async def ask_what_is_to_change(turn: Turn, number: str, deed: str) -> None:
    """Another day, which who gave it sets and whose it is asks for; or somebody else."""
    forms: dict[str, type[OneTaskForm]] = {"move": MoveForm, "ask": AskForm, "hand": HandForm}
    task = await find(turn, number)
    if await is_open(turn, task):
        await filling.start(turn, forms[deed], subject=str(task.id))


@router.button(r"task:([0-9]{1,18}):grant:([0-9]{4}-[0-9]{2}-[0-9]{2})", role=Role.LEADER)
async def grant_the_day(turn: Turn, number: str, day: str) -> None:
    """The day that was asked for; where another was asked for since, the card shows that one."""
    task = await find(turn, number)
    if await is_open(turn, task):
        await answer_the_question(turn, task, grants=task.asked_for == day_of_the_button(day))


@router.button(r"task:([0-9]{1,18}):stay", role=Role.LEADER)
async def keep_the_day(turn: Turn, number: str) -> None:
    task = await find(turn, number)
    if await is_open(turn, task):
        await answer_the_question(turn, task, grants=False, keeps=True)


async def answer_the_question(turn: Turn, task: Task, *, grants: bool, keeps: bool = False) -> None:
    if task.asked_for and grants:
        await task.move_to(turn.session, turn.me, task.asked_for)
    elif task.asked_for and keeps:
        await task.keep_the_day(turn.session, turn.me)
    else:
        turn.hint("task-has-changed")
    await turn.become(CARD, task.about)


async def is_open(turn: Turn, task: Task) -> bool:
    """Whether anything can still be done about it; otherwise the card shows how it stands."""
    if task.is_open:
        return True
    turn.hint("task-settled")
    await turn.become(CARD, task.about)
    return False


async def answer_a_card(turn: Turn, task: Task) -> bool:
    """Words below a task that say it is done, or decide about the day that was asked for; False: they
    are for the other side."""
    if not task.is_open:
        return False
    if turn.me.id == task.staff_id:
        result = result_in(turn.words)
        if result is None:
            return False
        if texts.units(result) > LONGEST_RESULT:
            raise Refused("field-too-long", limit=LONGEST_RESULT, length=texts.units(result))
        await task.done(turn.session, turn.me, result or None)
        turn.say("task-noted-as-done")
        return True
    if turn.me.id == task.giver_id and task.asked_for:
        verdict = verdicts.verdict_of(turn.words)
        if verdict.yes is None:
            return False
        if verdict.yes:
            await task.move_to(turn.session, turn.me, task.asked_for)
        else:
            await task.keep_the_day(turn.session, turn.me)
        turn.say("task-day-answered", day=task.due_on)
        await carry_beside(turn, task, verdict.reason)
        return True
    return False


def result_in(words: str) -> str | None:
    """What came of it, behind the word that says it is done; None where no such word stands first."""
    said = words.strip()
    for each in sorted(texts.in_every_language("task-do.words"), key=len, reverse=True):
        for word in sorted(each.split(","), key=len, reverse=True):
            if said.casefold().startswith(word.strip().casefold()):
                rest = said[len(word.strip()) :]
                if not rest or rest[0] in DONE_ENDS:
                    return rest.strip(DONE_ENDS)
    return None


@router.card(CARD)
async def task_card(view: View) -> Panel:
    """What is to be done, by whom and when, as it stands now; with the deeds of whoever looks at it."""
    task: Task = view.record
    holder = await view.session.get_one(Staff, task.staff_id)
    giver = await view.session.get_one(Staff, task.giver_id)
    is_mine = view.reader.id == holder.id
    head = view.t(
        "task-from" if is_mine else "task-of", name=giver.name if is_mine else holder.name
    )
    lines = [head, Markup("<b>{}</b>").format(texts.shield(task.what))]
    customer = await task.customer_for(view.session, view.reader)
    if customer:
        lines.append(view.t("task-at", name=customer.name))
    if not task.is_open:
        key = "task-ended-done" if task.state is TaskState.DONE else "task-ended-taken-back"
        lines.append(view.t(key, at=task.settled_at))
        if task.result:
            lines.append(view.t("task-result", words=task.result))
        if is_mine and task.state is TaskState.DONE:
            lines.append(view.t("task-how-to-add", name=giver.name))
        return Panel(Markup("\n").join(lines), ways_on(view, task))
    lines.append(await when(view, task))
    if task.asked_for:
        key = "task-you-asked-for" if is_mine else "task-they-ask-for"
        lines.append(view.t(key, day=task.asked_for, name=giver.name if is_mine else holder.name))
    rows: list[Sequence[Button]] = []
    if is_mine:
        lines.append(view.t("task-how-to-answer", name=giver.name))
        rows += holders_deeds(task)
    elif view.reader.id == giver.id:
        if not holder.is_here:
            lines.append(view.t("task-holder-left", name=holder.name))
        rows += givers_deeds(task)
    else:
        lines.append(view.t("task-given-by", name=giver.name))
    if customer:
        ways = [button("task-customer-open", customer.about)]
        if is_mine and view.reader.may(Role.SELLER):
            ways.insert(0, button("follow-up-log-visit", f"visit:new:{customer.id}"))
        rows.append(ways)
    return Panel(Markup("\n").join(lines), [*rows, *ways_on(view, task)])


async def when(view: View, task: Task) -> Markup:
    if late := task.days_late():
        return view.t("task-overdue", day=task.due_on, days=late)
    if not await calendar.is_working_day(view.session, task.due_on):
        return view.t("task-due-on-day-off", day=task.due_on)
    return view.t("task-due", day=task.due_on)


def holders_deeds(task: Task) -> list[list[Button]]:
    return [
        [
            button("task-do", f"{task.about}:done", style=GREEN),
            button("task-another-day", f"{task.about}:ask"),
        ]
    ]


def givers_deeds(task: Task) -> list[list[Button]]:
    rows = []
    if task.asked_for:
        rows.append(
            [
                button(
                    "task-grant",
                    f"{task.about}:grant:{task.asked_for}",
                    style=GREEN,
                    day=task.asked_for,
                ),
                button("task-stay", f"{task.about}:stay"),
            ]
        )
    return [
        *rows,
        [
            button("task-change-day", f"{task.about}:move"),
            button("task-hand-on", f"{task.about}:hand"),
        ],
        [button("task-take-back", f"{task.about}:back", style=RED)],
    ]


def ways_on(view: View, task: Task) -> list[list[Button]]:
    """Whose it is goes back to the agenda, who gave it to all that they gave."""
    if view.reader.id == task.staff_id:
        return [[button("tasks-mine", "tasks:mine")]]
    if view.reader.id == task.giver_id and view.reader.may(Role.LEADER):
        return [[button("tasks-all", "tasks:all"), button("task-give", "task:new")]]
    return []


# Lists


@router.command("tasks", role=Role.LEADER, takes_words=True)
async def show_what_was_given(turn: Turn, words: str = "") -> None:
    """`/tasks` lists what one gave and is open; with a name, what that person has to do."""
    if not words:
        turn.show(await given_panel(turn.view))
        return
    person = await turn.me.in_reach_called(turn.session, words)
    if person is None:
        raise Refused("team-nobody-called", name=texts.clip(words, 64))
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


@router.button(r"tasks:mine", role=Role.MEMBER)
async def turn_to_my_tasks(turn: Turn) -> None:
    await turn.change(await my_tasks(turn))


async def my_tasks(turn: Turn) -> Panel:
    """What somebody has to do, the longest overdue first; the agenda holds it as well."""
    found = await Task.to_do(turn.session, turn.me.id, date.max)
    rows: Rows = [[named(label(turn.view, task), task.about)] for task in found[:LISTED]]
    ways = [button("agenda-open", "agenda")] if turn.me.may(Role.SELLER) else []
    if not found:
        return Panel(turn.t("tasks-nothing-to-do"), [ways])
    ways.append(sheet_button("tasks-mine"))
    return Panel(turn.t("tasks-to-do", number=len(found)), [*rows, ways])


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
