"""Tasks: a superior gives one in a line or a few taps, and hears when it is done (4.2)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from markupsafe import Markup

from bot import filling, texts, verdicts
from bot.days import day_of_the_button
from bot.fields import Day, Text, today
from bot.fields.pick import kept_customer
from bot.forms import Answers, Becomes, Form
from bot.panels import GREEN, RED, Button, Panel, View, button
from bot.router import Router
from bot.turn import Turn
from handlers.carrying import carry_beside
from handlers.task_fields import At, People, TaskDay, given_to, people_of
from handlers.task_lists import GIVEN, my_tasks
from models import calendar, records
from models.customers import Customer
from models.errors import Refused
from models.staff import Role, Staff
from models.task_people import away_on
from models.tasks import CARD, LONGEST_RESULT, LONGEST_TASK, Task, TaskState

router = Router()

AWAY_TAKE = 300  # for the names of who is on leave
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


class MoveForm(Form, name="task-move"):
    """Who gave it sets another day; the subject is the task's number, here and in the next two."""

    at_once = True

    day = Day(earliest=today)

    async def submit(self, turn: Turn) -> Becomes:
        task = await find(turn, self.subject)
        await task.move_to(turn.session, turn.me, self.day)
        return await card_below(turn, task)


class AskForm(Form, name="task-ask"):
    """Whose it is asks for another day."""

    at_once = True

    day = Day(earliest=today)

    async def submit(self, turn: Turn) -> Becomes:
        task = await find(turn, self.subject)
        await task.ask_for(turn.session, turn.me, self.day)
        return await card_below(turn, task)


class HandForm(Form, name="task-hand"):
    """Who gave it gives it to somebody else."""

    at_once = True

    person = People(only_one=True)

    async def submit(self, turn: Turn) -> Becomes:
        task = await find(turn, self.subject)
        [person] = await people_of(turn, self.person)
        await task.hand_to(turn.session, turn.me, person)
        return await card_below(turn, task)


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


async def card_below(turn: Turn, task: Task) -> Becomes:
    """The form's message becomes the card, and the one above goes: one is enough."""
    await turn.take_away(CARD, task.about)
    return Becomes(CARD, task.about)


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


@router.button(r"task:([0-9]{1,18}):back", role=Role.MEMBER)
async def take_back(turn: Turn, number: str) -> None:
    task = await find(turn, number)
    if await is_open(turn, task):
        await task.take_back(turn.session, turn.me)
        await turn.become(CARD, task.about)


@router.button(r"task:([0-9]{1,18}):reopen", role=Role.MEMBER)
async def reopen(turn: Turn, number: str) -> None:
    """The way back from a tap too many, also for who gave it and is not content."""
    task = await find(turn, number)
    if task.is_open:
        turn.hint("task-has-changed")
    else:
        await task.reopen(turn.session, turn.me)
    await turn.become(CARD, task.about)


@router.button(r"task:([0-9]{1,18}):(move|ask|hand)", role=Role.MEMBER)
async def ask_what_is_to_change(turn: Turn, number: str, deed: str) -> None:
    """Another day, which who gave it sets and whose it is asks for; or somebody else."""
    forms: dict[str, type[Form]] = {"move": MoveForm, "ask": AskForm, "hand": HandForm}
    task = await find(turn, number)
    if await is_open(turn, task):
        await filling.start(turn, forms[deed], subject=str(task.id))


@router.button(r"task:([0-9]{1,18}):grant:([0-9]{4}-[0-9]{2}-[0-9]{2})", role=Role.MEMBER)
async def grant_the_day(turn: Turn, number: str, day: str) -> None:
    """The day that was asked for; where another was asked for since, the card shows that one."""
    task = await find(turn, number)
    if await is_open(turn, task):
        await answer_the_question(turn, task, grants=task.asked_for == day_of_the_button(day))


@router.button(r"task:([0-9]{1,18}):stay", role=Role.MEMBER)
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
        return Panel(Markup("\n").join(lines), [*way_back(view, task), *ways_on(view, task)])
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


def way_back(view: View, task: Task) -> list[list[Button]]:
    is_their_own = task.state is TaskState.DONE and view.reader.id == task.staff_id
    if is_their_own or view.reader.id == task.giver_id:
        return [[button("task-reopen", f"{task.about}:reopen")]]
    return []


def ways_on(view: View, task: Task) -> list[list[Button]]:
    """Whose it is goes on to all they have to do, who gave it to all that they gave, others above to
    what that person has to do."""
    if view.reader.id == task.staff_id:
        return [[button("tasks-mine", "tasks:mine")]]
    if not view.reader.may(Role.LEADER):
        return []
    if view.reader.id == task.giver_id:
        return [[button("tasks-all", "tasks:all"), button("task-give", "task:new")]]
    return [[button("team-tasks", f"tasks:of:{task.staff_id}")]]
