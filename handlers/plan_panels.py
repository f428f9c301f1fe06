"""How plans look: a day, a week, and the superior's card of what was sent (4.2, 6.1)."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from markupsafe import Markup

from bot import texts
from bot.panels import GREEN, RED, Button, Panel, View, button, in_pairs, named
from handlers.sheets import sheet_button
from models import calendar, clock
from models.customers import Customer
from models.follow_ups import FollowUp
from models.places import Whereabouts
from models.planning import monday_of, working_days_of_week
from models.plans import Plan
from models.staff import Staff
from models.visits import Visit

NAME_TAKES, STEP_TAKES = 40, 60  # UTF-16 units of a line
# The same where a message would be too long: the first with which it is not. Zero: not said.
TAKES = ((NAME_TAKES, STEP_TAKES), (NAME_TAKES, 30), (NAME_TAKES, 0), (24, 0), (12, 0))
NAMES_TAKE = 450  # of a day on a card of several
GONE_TAKE = 600  # of all who were taken off
SHOWN = 60  # customers in a message: handing over may put more on a day; Telegram takes 100 buttons


@dataclass(frozen=True)
class Day:
    """A day of somebody's, loaded for whoever looks at it."""

    author: Staff
    day: date
    plan: Plan | None
    customers: Sequence[Customer]
    visited: frozenset[int]  # ids of customers, planned or not

    @classmethod
    async def of(cls, view: View, author: Staff, day: date) -> Day:
        plan = await Plan.of(view.session, author, day)
        customers = await plan.customers(view.session, view.reader) if plan else []
        visits = await Visit.of_day(view.session, author.id, day)
        return cls(author, day, plan, customers, frozenset(visit.customer_id for visit in visits))

    @property
    def is_over(self) -> bool:
        return self.day < calendar.business_day(clock.now())

    @property
    def next_one(self) -> Customer | None:
        """Who is to be visited next."""
        return next((one for one in self.customers if one.id not in self.visited), None)

    def data(self, deed: str = "") -> str:
        """What a button about this day sends back."""
        return f"plan:{self.day}:{self.author.id}{deed and ':'}{deed}"


async def day_panel(view: View, author: Staff, day: date) -> Panel:
    """The customers in their order, what each is there for, and what can be done with the day."""
    shown = await Day.of(view, author, day)
    parts = [_title(view, author, "plan-day", "plan-day-of", day=day)]
    parts.append(Markup("\n").join(await _state(view, shown)))
    parts.append(await _lines(view, shown, _left_by(parts)))
    rows = await _rows(view, shown)
    return Panel(Markup("\n\n").join(part for part in parts if part), rows)


def _left_by(parts: Sequence[Markup]) -> int:
    """UTF-16 units that a message has beside these parts."""
    return texts.A_MESSAGE - texts.units(texts.plain(Markup("\n\n").join(parts)))


def _title(view: View, author: Staff, mine: str, of: str, day: date) -> Markup:
    if author.id == view.reader.id:
        return view.t(mine, day=day)
    return view.t(of, day=day, name=author.name)


async def _state(view: View, shown: Day) -> list[Markup]:
    """Where the plan stands: sent, agreed, over; and how far the day has come."""
    said: list[Markup] = []
    if not await calendar.is_working_day(view.session, shown.day):
        said.append(view.t("plan-day-off"))
    if shown.visited:
        done = [one for one in shown.customers if one.id in shown.visited]
        said.append(
            view.t(
                "plan-progress",
                planned=len(shown.customers),
                done=len(done),
                unplanned=len(shown.visited) - len(done),
            )
        )
    if not shown.customers:
        said.append(view.t("plan-nobody-yet"))
    elif shown.plan:
        said.append(await state_of(view, shown.plan))
    return said


async def state_of(view: View, plan: Plan) -> Markup:
    if plan.agreed_by_id:
        by = await view.session.get_one(Staff, plan.agreed_by_id)
        return view.t("plan-is-agreed", name=by.name)
    return view.t("plan-is-sent" if plan.sent_at else "plan-is-not-sent")


async def _lines(view: View, shown: Day, room: int) -> Markup:
    """One customer a line, and below what the visit is for; as much of both as there is room for."""
    reasons = await shown.plan.reasons(view.session) if shown.plan else {}
    lines: list[Markup] = []
    for name_takes, step_takes in TAKES:
        lines = _lines_of(view, shown, reasons if step_takes else {}, name_takes, step_takes)
        if texts.fits(Markup("\n").join(lines), room):
            break
    return Markup("\n").join(lines)


def _lines_of(
    view: View, shown: Day, reasons: Mapping[int, FollowUp], name_takes: int, step_takes: int
) -> list[Markup]:
    lines: list[Markup] = []
    before: Customer | None = None
    for at, customer in enumerate(shown.customers[:SHOWN], start=1):
        sign = "✓" if customer.id in shown.visited else f"{at}."
        said = [f"{sign} {_name(customer, name_takes)}", customer.customer_class.value]
        line = Markup("{}").format(" · ".join(said))
        if before and before.place and customer.place:
            metres = round(before.place.metres_to(customer.place))
            line = Markup("{} · {}").format(line, texts.distance(view.reader.speaks, metres))
        lines.append(line)
        if reason := reasons.get(customer.id):
            words = reason_in_words(view, reason, shown.day, step_takes)
            lines.append(Markup("    <i>{}</i>").format(words))
        before = customer if customer.place else before
    return [*lines, *_others(view, shown)]


def _others(view: View, shown: Day) -> list[Markup]:
    """How many are not shown."""
    number = len(shown.customers) - SHOWN
    return [view.t("plan-more", number=number)] if number > 0 else []


def _name(customer: Customer, at_most: int = NAME_TAKES) -> str:
    return texts.shield(texts.clip(customer.name, at_most))


def reason_in_words(view: View, reason: FollowUp, day: date, at_most: int) -> Markup:
    """The next step and since when, or when, it is due; `day` is the day of the visit."""
    today = calendar.business_day(clock.now())
    when: Markup | None = None
    if reason.due_on < today:
        when = view.t("plan-overdue", days=(today - reason.due_on).days)
    elif reason.due_on != day:
        when = view.t("plan-due", day=reason.due_on)
    step = texts.shield(texts.clip(reason.words, at_most)) if reason.words else None
    words = Markup("{}").format(step) if step else view.t("plan-rhythm")
    return Markup(" · ").join(part for part in (words, when) if part)


async def _rows(view: View, shown: Day) -> list[list[Button]]:
    customers = [
        named(f"{at}. {_name(customer)}", customer.about)
        for at, customer in enumerate(shown.customers[:SHOWN], start=1)
    ]
    rows = in_pairs(customers)
    if not shown.is_over:
        rows += await _deeds(view, shown)
    rows.append(await _leaves(view, shown))
    return rows


async def _deeds(view: View, shown: Day) -> list[list[Button]]:
    """What may be done with a day that is not over, by the author and those above alike."""
    is_mine = view.reader.id == shown.author.id
    rows: list[list[Button]] = []
    is_today = shown.day == calendar.business_day(clock.now())
    if is_mine and is_today and (next_one := shown.next_one):
        name = texts.clip(next_one.name, NAME_TAKES)
        rows.append([button("plan-log", f"visit:new:{next_one.id}", name=name)])
    change = [button("plan-add", shown.data("add"))]
    if await calendar.is_working_day(view.session, shown.day):
        style = None if shown.customers else GREEN
        change.insert(0, button("plan-suggest", shown.data("suggest"), style=style))
    if shown.customers:
        change.append(button("plan-remove", shown.data("off")))
    rows.append(change)
    if sum(1 for customer in shown.customers if customer.place) > 1:
        here = is_mine and await Whereabouts.just_said(view.session, view.reader, clock.now())
        rows.append([button("plan-order-here" if here else "plan-order", shown.data("order"))])
    if shown.plan and shown.customers:
        rows.append(await _last_word(view, shown.plan, shown, is_mine=is_mine))
    return rows


async def _last_word(view: View, plan: Plan, shown: Day, *, is_mine: bool) -> list[Button]:
    """Send it, or agree to it."""
    if not is_mine:
        is_open = plan.sent_at and not plan.agreed_at
        return [button("plan-agree", shown.data("agree"), style=GREEN)] if is_open else []
    superior = await shown.author.answers_to(view.session)
    if superior is None or await plan.has_reached(view.session, superior):
        return []
    return [button("plan-send", shown.data("send"), style=GREEN, name=superior.name)]


async def _leaves(view: View, shown: Day) -> list[Button]:
    """To the working day before and after, and to the week."""
    before = await calendar.last_working_day(view.session, shown.day)
    after = await calendar.next_working_day(view.session, shown.day)
    who = shown.author.id
    return [
        button("plan-before", f"plan:{before}:{who}", day=before),
        button("plan-week-button", f"plan:week:{monday_of(shown.day)}:{who}"),
        button("plan-after", f"plan:{after}:{who}", day=after),
    ]


async def remove_panel(view: View, author: Staff, day: date) -> Panel:
    """Whom to take off: a button each."""
    shown = await Day.of(view, author, day)
    crosses = [
        {**named(f"✕ {_name(one)}", shown.data(f"remove:{one.id}")), "style": RED}
        for one in shown.customers[:SHOWN]
    ]
    title = _title(view, author, "plan-day", "plan-day-of", day=day)
    return Panel(
        Markup("{}\n\n{}").format(title, view.t("plan-remove-whom")),
        [*in_pairs(crosses), [button("plan-back", shown.data())]],
    )


async def week_panel(view: View, author: Staff, monday: date) -> Panel:
    """The working days of a week with how many are planned, a button for each."""
    days = await working_days_of_week(view.session, monday)
    shown = [await Day.of(view, author, day) for day in days]
    lines = [await _line_of_day(view, one) for one in shown]
    parts = [_title(view, author, "plan-week", "plan-week-of", day=monday)]
    parts.append(Markup("\n").join(lines) if lines else view.t("plan-week-off"))
    rows = in_pairs([_button_of_day(view, one) for one in shown])
    who = author.id
    if author.id == view.reader.id and any(not one.is_over for one in shown):
        rows.append([button("plan-week-suggest", f"plan:week:{monday}:{who}:suggest")])
        superior = await author.answers_to(view.session)
        if superior and await _may_be_sent(view, shown, superior):
            send = f"plan:week:{monday}:{who}:send"
            rows.append([button("plan-week-send", send, style=GREEN, name=superior.name)])
    week = timedelta(days=7)
    rows.append(
        [
            button("plan-before", f"plan:week:{monday - week}:{who}", day=monday - week),
            button("plan-after", f"plan:week:{monday + week}:{who}", day=monday + week),
        ]
    )
    if any(one.customers for one in shown):
        rows.append([sheet_button("plan", monday, who)])
    return Panel(Markup("\n\n").join(parts), rows)


async def _may_be_sent(view: View, shown: Sequence[Day], superior: Staff) -> bool:
    """Whether there is a day whose plan the superior does not have yet."""
    plans = [one.plan for one in shown if one.plan and one.customers and not one.is_over]
    return not all([await plan.has_reached(view.session, superior) for plan in plans])


async def _line_of_day(view: View, shown: Day) -> Markup:
    if shown.is_over:
        done = sum(1 for one in shown.customers if one.id in shown.visited)
        return view.t("plan-day-was", day=shown.day, planned=len(shown.customers), done=done)
    if shown.plan is None or not shown.customers:
        return view.t("plan-day-empty", day=shown.day)
    state = await state_of(view, shown.plan)
    return view.t("plan-day-has", day=shown.day, planned=len(shown.customers), state=state)


def _button_of_day(view: View, shown: Day) -> Button:
    sign = "✓ " if shown.plan and shown.plan.agreed_at else ""
    day = texts.day_in_words(view.reader.speaks, shown.day)
    return named(f"{sign}{day} · {len(shown.customers)}", shown.data())


async def sent_card(view: View, plan: Plan) -> Panel:
    """What the superior gets: one day in full, or a week with the names of each day."""
    author = await plan.author(view.session)
    together = await plan.sent_together(view.session)
    shown = [await Day.of(view, author, one.day) for one in together]
    how_to_answer = view.t("plan-how-to-answer")
    if len(shown) == 1:
        parts = [_title(view, author, "plan-day", "plan-day-of", day=plan.day)]
        parts.append(Markup("\n").join(await _state(view, shown[0])))
        parts.append(await _lines(view, shown[0], _left_by([*parts, how_to_answer])))
    else:
        monday = monday_of(plan.day)
        parts = [_title(view, author, "plan-week", "plan-week-of", day=monday)]
        heads = [await _line_of_day(view, one) for one in shown]
        room = _left_by([*parts, *heads, how_to_answer]) // len(shown)
        parts += [_day_on_the_card(one, head, room) for one, head in zip(shown, heads, strict=True)]
    open_ones = [one for one in shown if one.plan and not one.plan.agreed_at and not one.is_over]
    if author.id != view.reader.id:
        parts.append(how_to_answer)
    rows: list[list[Button]] = []
    if open_ones and author.id != view.reader.id:
        rows.append([button("plan-agree", f"{plan.about}:agree", style=GREEN)])
    rows += in_pairs(
        [button("plan-open", one.data("open"), day=one.day) for one in shown if not one.is_over]
    )
    return Panel(Markup("\n\n").join(part for part in parts if part), rows)


def _day_on_the_card(shown: Day, head: Markup, room: int) -> Markup:
    names = " · ".join(
        f"{at}. {texts.clip(customer.name, NAME_TAKES)}"
        for at, customer in enumerate(shown.customers, start=1)
    )
    said = texts.shield(texts.clip(names, min(NAMES_TAKE, room)))
    return Markup("<b>{}</b>\n{}").format(head, said)


async def changed_card(view: View, plan: Plan) -> Panel:
    """What the author gets: who of those above changed the day, and how it stands now."""
    shown = await Day.of(view, await plan.author(view.session), plan.day)
    by = await view.session.get_one(Staff, plan.changed_by_id or plan.author_id)
    rows = await plan.rows(view.session)
    added = {row.customer_id for row in rows if row.added_by_id != plan.author_id}
    off = [row.customer_id for row in rows if row.taken_off_by_id]
    parts = [view.t("plan-was-changed", name=by.name, day=plan.day)]
    gone = [await view.session.get_one(Customer, each) for each in off]
    visible = [_name(one) for one in gone if await one.visible_to(view.session, view.reader)]
    if visible:
        names = texts.shortened(visible, GONE_TAKE)
        parts.append(view.t("plan-taken-off", names=names))
    parts.insert(1, _names(view, shown, added, _left_by(parts)))
    opens = [] if shown.is_over else [[button("plan-open", shown.data("open"), day=plan.day)]]
    return Panel(Markup("\n\n").join(part for part in parts if part), opens)


def _names(view: View, shown: Day, added: Collection[int], room: int) -> Markup:
    """One customer a line, with a sign at those who are new; as much of the names as there is room for."""
    lines: list[Markup] = []
    for name_takes, _ in TAKES:
        lines = [
            Markup("{}").format(f"{at}. {_name(one, name_takes)}{' ✚' if one.id in added else ''}")
            for at, one in enumerate(shown.customers[:SHOWN], start=1)
        ]
        lines += _others(view, shown)
        if texts.fits(Markup("\n").join(lines), room):
            break
    return Markup("\n").join(lines)
