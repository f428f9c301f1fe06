"""What a day recorded: notes, visits, orders, receipts, tasks; a report starts from it (4.4, 4.5)."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from markupsafe import Markup

from bot import texts
from bot.panels import Button, Panel, in_pairs, named
from bot.router import Router
from bot.turn import Turn
from handlers.plans import find_author, planned_day
from handlers.sheets import sheet_button
from handlers.visit_history import away_mark
from models import calendar, order_lists, receipt_lists
from models.customers import Customer
from models.follow_ups import FollowUp
from models.notes import Note
from models.orders import Order
from models.plans import DayDone, Plan
from models.staff import Role, Staff
from models.tasks import Task
from models.visits import Visit

router = Router()

# UTF-16 units of the first answer that the day may fill by itself, and one line of it.
DAY_TAKES, LINE_TAKES = 1500, 700
PLAN_TAKES = 500  # of what is planned next
NAMES_TAKE = 200  # of who was not visited
PRODUCTS, PRODUCT_TAKES = 3, 30  # of an order that are named, and UTF-16 units of one
SHOWN = 60  # visits of a day that are shown to a superior
SHOWN_TAKES, SHOWN_LINE_TAKES = 3200, 150


@dataclass(frozen=True)
class Line:
    """Something that happened, in the words of the person's language."""

    at: datetime
    words: str
    kept_at: datetime  # later than `at` where the line was bad


Source = Callable[[Turn, date], Awaitable[Sequence[Line]]]
"""What one feature knows of a person's day."""


async def notes(turn: Turn, day: date) -> Sequence[Line]:
    kept = await Note.of_day(turn.session, turn.me.id, day)
    return [Line(note.said_at, note.words, note.created_at) for note in kept]


async def visits(turn: Turn, day: date) -> Sequence[Line]:
    return await lines_of(turn, await Visit.of_day(turn.session, turn.me.id, day))


async def orders(turn: Turn, day: date) -> Sequence[Line]:
    """Each order that was entered: the customer, number, total, what of."""
    return [
        Line(order.said_at, texts.plain(await order_in_words(turn, order)), order.created_at)
        for order in await order_lists.entered_on(turn.session, turn.me.id, day)
    ]


async def order_in_words(turn: Turn, order: Order) -> Markup:
    lines = await order.lines(turn.session)
    products = [texts.clip(line.name, PRODUCT_TAKES) for line in lines[:PRODUCTS]]
    if len(lines) > PRODUCTS:
        products.append("…")
    return turn.t(
        "report-order",
        customer=(await order.customer(turn.session)).name,
        number=order.number or "none",
        total=order.total,
        products=tuple(products),
    )


async def receipts(turn: Turn, day: date) -> Sequence[Line]:
    """Each receipt that was recorded: the customer, how much, how, and whether finance has it."""
    lines: list[Line] = []
    for receipt in await receipt_lists.recorded_on(turn.session, turn.me.id, day):
        customer = await turn.session.get_one(Customer, receipt.customer_id)
        said = turn.t(
            "report-receipt",
            customer=customer.name,
            amount=receipt.amount,
            method=receipt.method,
            state=receipt.state,
        )
        lines.append(Line(receipt.said_at, texts.plain(said), receipt.created_at))
    return lines


async def tasks(turn: Turn, day: date) -> Sequence[Line]:
    """Each task that was done: what, and what came of it."""
    return [
        Line(
            task.settled_at,
            texts.plain(
                turn.t(
                    "task-in-report",
                    what=task.what,
                    has=bool(task.result),
                    result=task.result or "",
                )
            ),
            task.settled_at,
        )
        for task in await Task.done_on(turn.session, turn.me.id, day)
        if task.settled_at
    ]


# A feature whose work belongs into the daily report adds its source here.
SOURCES: tuple[Source, ...] = (notes, visits, orders, receipts, tasks)


async def what_was_done(
    turn: Turn, day: date, since: datetime | None = None, at_most: int = DAY_TAKES
) -> str:
    """The person's day in the order of time, as much as fits; what had to be left out is counted.

    After it the plan against what was done. `since` leaves out what an earlier version could
    start from, and the plan, which stands there.
    """
    found = [line for source in SOURCES for line in await source(turn, day)]
    found = sorted(found, key=lambda line: line.at)
    if since:
        found = [line for line in found if line.kept_at > since]
    lines = clipped([timed(line, LINE_TAKES) for line in found], min(at_most, DAY_TAKES))
    if since is None:
        done = await Plan.done_of_day(turn.session, turn.me, day)
        lines += [texts.plain(said) for said in against_the_plan(turn, done)]
    return "\n".join(lines)


def timed(line: Line, at_most: int) -> str:
    return f"{calendar.local(line.at):%H:%M} {texts.clip(line.words, at_most)}"


def clipped(lines: Sequence[str], at_most: int) -> list[str]:
    """As many lines as fit, and a count of the others."""
    taken: list[str] = []
    for line in lines:
        if texts.units("\n".join([*taken, line])) > at_most:
            return [*taken, f"… +{len(lines) - len(taken)}"]
        taken.append(line)
    return taken


async def lines_of(turn: Turn, visits: Sequence[Visit], *, marked: bool = False) -> Sequence[Line]:
    """Each visit: the customer, what for, what came of it, and what comes next.

    `marked`: who was too far away to be there is seen first.
    """
    lines: list[Line] = []
    for visit in visits:
        customer = await turn.session.get_one(Customer, visit.customer_id)
        said = turn.t("report-visit", customer=customer.name, purpose=visit.purpose)
        if visit.outcome:
            outcome = " ".join(visit.outcome.split())
            said = turn.t("report-visit-outcome", visit=said, outcome=outcome)
        next_on = texts.day_in_words(turn.language, visit.next_on) if visit.next_on else ""
        if step := f"{next_on} {visit.next_step or ''}".strip():
            said = turn.t("report-visit-next", visit=said, step=step)
        if marked and (mark := away_mark(turn.language, visit)):
            said = Markup("{} · {}").format(mark, said)
        lines.append(Line(visit.said_at, texts.plain(said), visit.created_at))
    return lines


def against_the_plan(turn: Turn, done: DayDone) -> list[Markup]:
    """One line: how many were planned and visited, and who was not; none without a plan."""
    if not done.planned:
        return []
    said = turn.t(
        "plan-progress",
        planned=len(done.planned),
        done=len(done.done),
        unplanned=len(done.unplanned),
    )
    if done.missed:
        names = texts.shortened([customer.name for customer in done.missed], NAMES_TAKE)
        said = turn.t("report-not-visited", progress=said, names=names)
    return [said]


async def what_is_planned(turn: Turn, day: date) -> str:
    """Of the working day after `day`: whom the plan names, who else is due by then, and tasks."""
    next_day = await calendar.next_working_day(turn.session, day)
    steps: dict[int, tuple[str, str | None]] = {}
    if plan := await Plan.of(turn.session, turn.me, next_day):
        reasons = await plan.reasons(turn.session)
        for customer in await plan.customers(turn.session):
            reason = reasons.get(customer.id)
            is_due = reason is not None and reason.due_on <= next_day
            steps[customer.id] = customer.name, reason.words if reason and is_due else None
    for follow_up, customer in await FollowUp.open_of(turn.session, turn.me.id, next_day):
        if follow_up.due_on > day:
            steps.setdefault(customer.id, (customer.name, follow_up.words))
    # Written late, the day may have begun.
    visited = await Visit.of_day(turn.session, turn.me.id, next_day) if steps else ()
    seen = {visit.customer_id for visit in visited}
    lines = [
        texts.plain(turn.t("report-next", customer=name, step=step)) if step else name
        for customer_id, (name, step) in steps.items()
        if customer_id not in seen
    ]
    lines += [task.what for task in await Task.to_do(turn.session, turn.me.id, next_day)]
    return "\n".join(clipped(lines, PLAN_TAKES))


@router.button(r"visit:day:([0-9]{1,18}):([0-9]{4}-[0-9]{2}-[0-9]{2})", role=Role.SELLER)
async def show_the_visits_of_a_day(turn: Turn, author_id: str, day: str) -> None:
    """A person's day for those above (4.5), or for the person: what was visited, and a way to each."""
    author = await find_author(turn, author_id)
    on = planned_day(day)
    made = await Visit.of_day(turn.session, author.id, on)
    shown = await lines_of(turn, made, marked=author.id != turn.me.id)
    lines = [timed(line, SHOWN_LINE_TAKES) for line in shown]
    parts = [turn.t("report-visits-of", name=author.name, day=on, count=len(made))]
    parts += against_the_plan(turn, await Plan.done_of_day(turn.session, author, on))
    parts.append(Markup("{}").format("\n".join(clipped(lines, SHOWN_TAKES))))
    ways = await ways_to(turn, made)
    if made:
        ways.append([sheet_button("visits-of", author.id, on)])
    turn.show(Panel(Markup("\n\n").join(part for part in parts if part), ways))


async def ways_to(turn: Turn, visits: Sequence[Visit]) -> list[list[Button]]:
    """A button for each visit."""
    buttons: list[Button] = []
    for visit in visits[:SHOWN]:
        customer = await turn.session.get_one(Customer, visit.customer_id)
        at = calendar.local(visit.said_at)
        buttons.append(named(f"{at:%H:%M} {customer.name}", visit.about))
    return in_pairs(buttons)


def visits_button(author: Staff, day: date, count: int) -> list[list[Button]]:
    """The way to a day's visits; none where there were none."""
    if not count:
        return []
    data = f"visit:day:{author.id}:{day}"
    return [[{"key": "report-visits", "facts": {"count": count}, "data": data}]]
