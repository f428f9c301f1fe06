"""The agenda: what is overdue, for today and coming; and what is said of it by itself (5.2, 5.4)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from markupsafe import Markup

from bot import filling, texts
from bot.panels import Panel, Rows, View, button, in_pairs, named, turn_pages
from bot.router import Router
from bot.turn import Turn
from handlers.follow_ups import FollowUpForm, deeds
from handlers.sheets import sheet_button
from handlers.task_lists import label as task_label
from models import calendar, clock
from models.agenda import MORNING, OVERDUE, REMINDER, Morning, to_do_on
from models.customers import Customer
from models.follow_ups import FollowUp
from models.staff import Role, Staff
from models.tasks import Task

router = Router()

COMING = timedelta(days=7)
A_PAGE = 10  # of the agenda: what a phone shows at once
LISTED = 20  # follow-ups in one message
NAMED = 8  # customers in one line
TASKS = 5  # that the morning has a button for
NAME_TAKES, STEP_TAKES = 40, 60  # UTF-16 units


@router.command("agenda", role=Role.SELLER, takes_words=True)
async def show_the_agenda(turn: Turn, words: str = "") -> None:
    """`/agenda` lists what is to be done; `/agenda Hualian friday bring samples` notes a next step."""
    if words:
        await filling.start(turn, FollowUpForm, words=words)
    else:
        turn.show(await agenda_panel(turn))


@router.button(r"agenda(?::([0-9]{1,4}))?", role=Role.SELLER)
async def turn_to_the_agenda(turn: Turn, page: str | None) -> None:
    await turn.change(await agenda_panel(turn, int(page or 0)))


async def agenda_panel(turn: Turn, page: int = 0) -> Panel:
    """Overdue, today and the coming week, each a button that opens it; tasks before follow-ups."""
    now = calendar.business_day(turn.said_at)
    tasks = await Task.to_do(turn.session, turn.me.id, until=now + COMING)
    follow_ups = await FollowUp.open_of(turn.session, turn.me.id, until=now + COMING)
    found = [(task.due_on, task_label(turn.view, task), task.about) for task in tasks]
    found += [
        (follow_up.due_on, label(turn, follow_up, customer, now), follow_up.about)
        for follow_up, customer in follow_ups
    ]
    found.sort(key=lambda one: one[0])
    overdue = sum(due_on < now for due_on, _, _ in found)
    coming = sum(due_on > now for due_on, _, _ in found)
    title = turn.t("agenda-title", day=now)
    add = button("agenda-add", "follow-up:new")
    if not found:
        return Panel(Markup("{}\n{}").format(title, turn.t("agenda-nothing")), [[add]])
    counts = turn.t(
        "agenda-counts", overdue=overdue, today=len(found) - overdue - coming, coming=coming
    )
    shown, leaves = turn_pages(found, page, "agenda", A_PAGE)
    rows: Rows = [[named(words, about)] for _, words, about in shown]
    return Panel(
        Markup("{}\n{}").format(title, counts), [*rows, leaves, [add, sheet_button("agenda")]]
    )


def label(turn: Turn, follow_up: FollowUp, customer: Customer, now: date) -> str:
    """The customer and the day; whether it is late or for today is seen at once."""
    sign = "⏰ " if follow_up.due_on < now else "● " if follow_up.due_on == now else ""
    day = texts.day_in_words(turn.language, follow_up.due_on)
    return f"{sign}{texts.clip(customer.name, NAME_TAKES)} · {day}"


@router.card(REMINDER)
async def reminder_card(view: View) -> Panel | None:
    """What is to be done in this slot, as it stands when it is sent; nothing once the day is over.

    The only one can be done from the message itself.
    """
    day: date = view.facts["day"]
    if calendar.business_day(clock.now()) > day:
        return None
    found = await to_do_on(view.session, view.reader.id, day, view.facts["slot"])
    if not found:
        return None
    lines = [line(view, follow_up, customer, day) for follow_up, customer in found[:LISTED]]
    if len(found) > LISTED:
        lines.append(view.t("agenda-more", number=len(found) - LISTED))
    buttons = [
        named(texts.clip(customer.name, NAME_TAKES), follow_up.about)
        for follow_up, customer in found[:LISTED]
    ]
    said = Markup("{}\n\n{}").format(
        view.t("agenda-reminder", number=len(found)), Markup("\n").join(lines)
    )
    if len(found) == 1:
        return Panel(said, [buttons, *deeds(found[0][0]), [button("agenda-open", "agenda")]])
    return Panel(said, [*in_pairs(buttons), [button("agenda-open", "agenda")]])


def line(view: View, follow_up: FollowUp, customer: Customer, day: date) -> Markup:
    """One follow-up: the customer, what was promised, and since when it is due."""
    name = texts.clip(customer.name, NAME_TAKES)
    said = view.t("agenda-line", name=name)
    if follow_up.words:
        words = texts.clip(follow_up.words, STEP_TAKES)
        said = view.t("agenda-line-promised", name=name, words=words)
    if follow_up.due_on == day:
        return said
    key = "agenda-line-overdue" if follow_up.due_on < day else "agenda-line-coming"
    return view.t(key, line=said, day=follow_up.due_on)


@router.card(MORNING)
async def morning_card(view: View) -> Panel | None:
    """Before work begins: the plan, tasks, follow-ups, whose birthday it is."""
    day: date = view.facts["day"]
    if calendar.business_day(clock.now()) > day:
        return None
    morning = await Morning.of(view.session, view.reader, day)
    if morning.is_empty:
        return None
    parts = [view.t("agenda-morning", name=view.reader.name, day=day)]
    row = []
    if morning.planned:
        names = some(customer.name for customer in morning.planned)
        parts.append(view.t("agenda-morning-plan", number=len(morning.planned), names=names))
        row.append(button("agenda-morning-open-plan", f"plan:{day}"))
    for key, is_late in (("tasks-morning-overdue", True), ("tasks-morning", False)):
        whats = [one.what for one in morning.tasks if (one.due_on < day) == is_late]
        if whats:
            parts.append(view.t(key, number=len(whats), names=some(whats)))
    for key, is_late in (("agenda-morning-overdue", True), ("agenda-morning-due", False)):
        those = [one for one in morning.to_do if (one[0].due_on < day) == is_late]
        if those:
            names = some(customer.name for _, customer in those)
            parts.append(view.t(key, number=len(those), names=names))
    if morning.to_do:
        row.append(button("agenda-open", "agenda"))
    if morning.birthdays:
        people = some(
            f"{contact.name} ({customer.name})" if contact.name else customer.name
            for contact, customer in morning.birthdays
        )
        parts.append(view.t("agenda-morning-birthdays", names=people))
    tasks: Rows = [
        [named(task_label(view, task), f"{task.about}:bring")] for task in morning.tasks[:TASKS]
    ]
    if len(morning.tasks) > TASKS:
        row.append(button("tasks-mine", "tasks:mine"))
    return Panel(Markup("\n\n").join(parts), [*tasks, row])


def some(names: Iterable[str]) -> tuple[str, ...]:
    """The first names of a list, each once, short enough for one line."""
    short = [texts.clip(name, NAME_TAKES) for name in dict.fromkeys(names)]
    return (*short[:NAMED], "…") if len(short) > NAMED else tuple(short)


@router.card(OVERDUE)
async def overdue_card(view: View) -> Panel | None:
    """What people below have let lie for long (5.4); without what was settled meanwhile."""
    day: date = view.facts["day"]
    lines, buttons = [], []
    branch = set(await view.reader.branch(view.session))
    for number in str(view.facts["numbers"]).split():
        follow_up = await view.session.get(FollowUp, int(number))
        if follow_up is None or not follow_up.is_open or follow_up.due_on >= day:
            continue
        customer = await view.session.get_one(Customer, follow_up.customer_id)
        if customer.owner_id not in branch:
            continue
        person = await view.session.get_one(Staff, follow_up.staff_id)
        name = texts.clip(customer.name, NAME_TAKES)
        days = (day - follow_up.due_on).days
        lines.append(view.t("agenda-overdue-line", person=person.name, name=name, days=days))
        buttons.append(named(name, customer.about))
    if not lines:
        return None
    parts = [view.t("agenda-overdue"), Markup("\n").join(lines)]
    if more := view.facts["more"]:
        parts.append(view.t("agenda-more", number=more))
    if view.record:
        parts.append(view.t("agenda-overdue-answer", name=view.record.name))
    rows = [*in_pairs(buttons), [sheet_button("overdue")]]
    return Panel(Markup("\n\n").join(parts), rows)
