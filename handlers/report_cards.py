"""How reports look: the card, the digest, the reminder; and asking for what is missing (4.1–4.5)."""

from __future__ import annotations

from datetime import date, datetime

from markupsafe import Markup

from bot import texts
from bot.forms import Form
from bot.panels import A_PAGE, RED, Button, Panel, Rows, View, button, in_pairs, named, turn_pages
from bot.router import Router
from bot.turn import Turn
from handlers import period_reports
from handlers.period_reports import days_of_the_button
from handlers.period_words import figures_in_words
from handlers.recorded import visits_button
from handlers.reports import ReportForm
from models import calendar, clock
from models.errors import Refused
from models.report_digest import Digest
from models.report_duties import is_excused, is_expected, reader_of
from models.report_kinds import ReportKind
from models.reports import CARD, PLEASE, Report, facts_of
from models.staff import Role, Staff
from models.visits import Visit

router = Router()

PERSON_TAKES = 40  # of a person on a card, beside 3800 of answers
NAMES_TAKE = 2000  # UTF-16 units for the names of a digest
ON_LEAVE_TAKE = 400  # for those on leave
UNFULFILLED_TAKE = 300  # and for those with plans not fulfilled
FORMS: dict[ReportKind, type[Form]] = {ReportKind.DAILY: ReportForm, **period_reports.FORMS}


@router.card(CARD)
async def report_card(view: View) -> Panel:
    """The report as it stands now: with its deeds for the author, to be answered by the superior."""
    report: Report = view.record
    author = await view.session.get_one(Staff, report.author_id)
    is_mine = author.id == view.reader.id
    name = texts.clip(author.name, PERSON_TAKES)
    head = view.t("report-mine" if is_mine else "report-of", name=name, **report.facts)
    if report.withdrawn_at:
        write = write_data(report.kind, report.day)
        again: Rows = [[button("report-again", write)]] if is_mine else []
        return Panel(Markup("{}\n{}").format(head, view.t("report-withdrawn")), again)
    parts = [Markup("{}\n{}").format(head, stamp(view, report))]
    if report.figures:
        parts.append(figures_in_words(view, report.figures))
    for name, words in report.words.items():
        if words:
            label = view.t(f"{FORMS[report.kind].name}-{name}.label")
            parts.append(Markup("<b>{}</b>\n{}").format(label, texts.shield(str(words))))
    if not is_mine:
        rows = [*await visits_of(view, author, report), *plan_of_the_week(view, author, report)]
        if report.answered_at:
            parts.append(view.t("report-was-answered"))
        else:
            parts.append(view.t("report-how-to-answer"))
            rows = [[named("👍", f"report:{report.id}:thumb")], *rows]
        return Panel(Markup("\n\n").join(parts), rows)
    if report.answered_at:
        parts.append(view.t("report-answered"))
        return Panel(Markup("\n\n").join(parts), plan_of_the_week(view, author, report))
    reader = await reader_of(view.session, author, report.kind)
    if reader:
        parts.append(view.t("report-is-read-by", name=texts.clip(reader.name, PERSON_TAKES)))
    else:
        parts.append(view.t("report-has-no-reader"))
    deeds = [
        button("report-change", f"report:{report.id}:change"),
        button("report-withdraw", f"report:{report.id}:withdraw", style=RED),
    ]
    rows = [*plan_of_the_week(view, author, report), deeds]
    return Panel(Markup("\n\n").join(parts), rows)


async def visits_of(view: View, author: Staff, report: Report) -> list[list[Button]]:
    """The way to the visits of a daily report's day."""
    if report.kind is not ReportKind.DAILY:
        return []
    visits = await Visit.count_of_day(view.session, [author.id], report.day)
    return visits_button(author, report.day, visits.get(author.id, 0))


def plan_of_the_week(view: View, author: Staff, report: Report) -> list[list[Button]]:
    """From a weekly report to the visits planned for the coming week: to be sent, agreed, changed (4.2)."""
    is_for_both = author.may(Role.SELLER) and view.reader.may(Role.SELLER)
    if report.kind is not ReportKind.WEEKLY or not is_for_both:
        return []
    data = f"plan:week:{report.kind.after(report.day)}:{author.id}:open"
    return [[button("report-plan-of-the-week", data)]]


def write_data(kind: ReportKind, day: date) -> str:
    """What a button that opens the form sends back."""
    return f"report:{'day' if kind is ReportKind.DAILY else kind}:{day}"


def report_button(report: Report) -> Button:
    """The way to a report from a list of somebody's latest ones."""
    return button("report-latest", f"report:{report.id}:open", **report.facts)


def stamp(view: View, report: Report) -> Markup:
    """When it was filed, whether late, and which version it is; the day unless it is the report's own."""

    def at(moment: datetime) -> str:
        return texts.moment(
            view.reader.speaks, moment, with_day=calendar.local(moment).date() != report.day
        )

    key = "report-late" if report.is_late else "report-in-time"
    stamps = [view.t(key, at=at(report.first_filed_at))]
    if report.version > 1:
        stamps.append(view.t("report-version", version=report.version, at=at(report.filed_at)))
    return Markup(" · ").join(stamps)


@router.card(ReportKind.DAILY.digest)
@router.card(ReportKind.WEEKLY.digest)
@router.card(ReportKind.MONTHLY.digest)
async def digest_card(view: View) -> Panel | None:
    """Who filed, who was late, who is missing; each a button that opens the report (4.5)."""
    return await digest_panel(view, *what_of(view))


@router.button(
    r"report:digest:(daily|weekly|monthly):([0-9]{4}-[0-9]{2}-[0-9]{2}):([0-9]{1,4})",
    role=Role.MEMBER,
)
async def turn_the_digest(turn: Turn, of: str, said: str, page: str) -> None:
    day, kind = days_of_the_button(said, of)
    panel = await digest_panel(turn.view, day, kind, int(page))
    if panel is None:
        raise Refused("button-out-of-date")
    await turn.change(panel)


async def digest_panel(view: View, day: date, kind: ReportKind, page: int = 0) -> Panel | None:
    """A page of a digest as it stands now; None where there is nothing to tell."""
    digest = await Digest.of(view.session, view.reader, day, kind)
    if digest.is_empty:
        return None
    parts = [
        view.t(
            "report-digest",
            **facts_of(day, kind),
            filed=len(digest.filed),
            late=len(digest.late),
            missing=len(digest.missing),
        )
    ]
    if visits := sum(digest.visits.values()):
        parts.append(view.t("report-digest-visits", visits=visits))
    if digest.orders:
        parts.append(view.t("report-digest-orders", orders=digest.orders))
    if digest.missing:
        names = texts.shortened([person.name for person in digest.missing], NAMES_TAKE)
        parts.append(view.t("report-digest-missing", names=names))
    if digest.on_leave:
        names = texts.shortened([person.name for person in digest.on_leave], ON_LEAVE_TAKE)
        parts.append(view.t("report-digest-on-leave", names=names))
    if digest.unfulfilled:
        behind = [
            f"{person.name} {done}/{planned}" for person, (planned, done) in digest.unfulfilled
        ]
        names = texts.shortened(behind, UNFULFILLED_TAKE)
        parts.append(view.t("report-digest-unfulfilled", names=names))
    buttons = [
        person_button(digest, "✓", person, f"report:{report.id}:open")
        for person, report in digest.filed
    ]
    buttons += [
        button("report-digest-late", f"report:{r.id}:open", name=person.name, **r.facts)
        for person, r in digest.late
    ]
    buttons += [
        person_button(digest, "✗", person, missing_data("missing", person, day, kind))
        for person in digest.missing
    ]
    buttons += [
        person_button(digest, "·", person, f"visit:day:{person.id}:{day}")
        for person in digest.others
    ]
    shown, leaves = turn_pages(buttons, page, f"report:digest:{kind}:{day}", 2 * A_PAGE)
    return Panel(Markup("\n\n").join(parts), [*in_pairs(shown), leaves])


def person_button(digest: Digest, sign: str, person: Staff, data: str) -> Button:
    """Who it is, and how many visits the day had."""
    if visits := digest.visits.get(person.id):
        return button("report-digest-person", data, sign=sign, name=person.name, visits=visits)
    return named(f"{sign} {person.name}", data)


def missing_data(deed: str, person: Staff, day: date, kind: ReportKind) -> str:
    """What a button about a missing report sends back."""
    return f"report:{deed}:{person.id}:{day}" + ("" if kind is ReportKind.DAILY else f":{kind}")


def what_of(view: View) -> tuple[date, ReportKind]:
    """The days that a message is about; one that was owed before there were kinds is of a day."""
    return view.facts["day"], ReportKind(view.facts.get("of", ReportKind.DAILY))


@router.card(ReportKind.DAILY.reminder)
@router.card(ReportKind.WEEKLY.reminder)
@router.card(ReportKind.MONTHLY.reminder)
async def reminder_card(view: View) -> Panel | None:
    """Looked at again when it is sent: filed meanwhile, a day off, or too late, and nothing is said."""
    day, kind = what_of(view)
    due = await kind.due_at(view.session, day)
    # The next morning the digest tells the reader; till a week's report is due it still helps.
    is_over = calendar.local(clock.now()).date() > day if kind is ReportKind.DAILY else False
    if is_over or clock.now() > due:
        return None
    if not await is_expected(view.session, view.reader, day, kind):
        return None
    if await Report.standing(view.session, view.reader.id, day, kind):
        return None
    return Panel(view.t("report-reminder", due=due, **facts_of(day, kind)), [[write(kind, day)]])


def write(kind: ReportKind, day: date) -> Button:
    return button("report-write", write_data(kind, day), kind=kind)


@router.card(PLEASE)
async def please_card(view: View) -> Panel | None:
    """A superior asks for a report; answering the message talks to the superior."""
    day, kind = what_of(view)
    if await Report.standing(view.session, view.reader.id, day, kind):
        return None
    if await is_excused(view.session, view.reader, day, kind):
        return None
    superior: Staff = view.record
    said = view.t("report-please", name=superior.name, **facts_of(day, kind))
    return Panel(said, [[write(kind, day)]])


MISSING = r"([0-9]{1,18}):([0-9]{4}-[0-9]{2}-[0-9]{2})(?::(weekly|monthly))?"


@router.button(rf"report:missing:{MISSING}", role=Role.MEMBER)
async def open_a_missing_report(turn: Turn, person_id: str, said: str, of: str | None) -> None:
    """It may have come meanwhile; otherwise the superior can ask for it with one tap."""
    person = await find_report_writer(turn, person_id)
    day, kind = days_of_the_button(said, of)
    if report := await Report.standing(turn.session, person.id, day, kind):
        turn.bring(CARD, report.about)
        return
    rows: list[list[Button]] = []
    if kind is ReportKind.DAILY:
        visits = await Visit.count_of_day(turn.session, [person.id], day)
        rows = visits_button(person, day, visits.get(person.id, 0))
    facts = {"name": person.name, **facts_of(day, kind)}
    if await is_excused(turn.session, person, day, kind):
        turn.say("report-excused", rows, **facts)
        return
    ask = [button("report-ask-for-it", missing_data("ask", person, day, kind))]
    turn.say("report-still-missing", [ask, *rows], **facts)


@router.button(rf"report:ask:{MISSING}", role=Role.MEMBER)
async def ask_for_a_missing_report(turn: Turn, person_id: str, said: str, of: str | None) -> None:
    person = await find_report_writer(turn, person_id)
    day, kind = days_of_the_button(said, of)
    if report := await Report.standing(turn.session, person.id, day, kind):
        turn.bring(CARD, report.about)
        return
    await Report.ask_for(turn.session, turn.me, person, day, kind)
    await turn.change(Panel(turn.t("report-asked-for", name=person.name, kind=kind)))


async def find_report_writer(turn: Turn, person_id: str) -> Staff:
    """Somebody whose reports this person reads: below in the tree (1.3). Refused otherwise."""
    person = await turn.session.get(Staff, int(person_id))
    if person is None or not await turn.me.leads(turn.session, person):
        raise Refused("report-gone-or-not-yours")
    return person
