"""Targets in the chat: seen as far as they are one's own, set by whoever stands above (15.1)."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from bot import filling, texts
from bot.forms import TITLE, Answers, Becomes, Form
from bot.panels import GREEN, Button, Panel, View, button, named, turn_pages
from bot.router import Router
from bot.turn import Turn
from handlers.pace_words import PERIOD, in_full, in_short, period_of, today
from handlers.target_fields import (
    ForPeriod,
    HowMuch,
    Measured,
    Said,
    Whose,
    code_of,
    name_of,
    read_subject,
    subject_of,
    who_of,
)
from models import target_setting
from models.earnings import Measure
from models.errors import Refused
from models.facts import term
from models.periods import Period, PeriodKind
from models.staff import LEADING, Role, Staff
from models.target_setting import NEWS, Gap, directly, may_see, may_set, own, set_target
from models.targets import (
    Difference,
    Target,
    Who,
    Whom,
    amount_of,
    target_of,
    targets_in,
    targets_of,
)

router = Router()

CARD = "target"
WHO = r"(c|[tp][0-9]{1,18})"
MEASURE = f"({'|'.join(Measure)})"
A_PAGE = 10  # people, each a line and a button
NAME_TAKES = 40  # UTF-16 units


class TargetForm(Form, name="target"):
    """A target from a line of words, or asked for piece by piece; read back before it is set."""

    new_each_time = True

    who = Whose()
    measure = Measured()
    period = ForPeriod()
    aim = HowMuch()

    @classmethod
    async def before_sending(cls, turn: Turn, subject: str, answers: Answers) -> Sequence[Markup]:
        """What it is now, and that a period is over."""
        asked = cls(subject, answers)
        who, period, measure, said = asked.who, asked.period, asked.measure, asked.aim
        said.as_aim(measure)
        one = await target_of(turn.session, who, period, measure)
        notes = [turn.t("target-so-far", amount=in_full(turn.view, one.amount))] if one else []
        if period.last < today():
            notes.append(turn.t("target-period-over", period=period))
        return notes

    async def submit(self, turn: Turn) -> Becomes:
        return await set_and_show(turn, self.who, self.period, self.measure, self.aim)


class AimForm(Form, name="aim"):
    """The number alone, of a target that was tapped."""

    at_once = True

    aim = HowMuch()

    async def submit(self, turn: Turn) -> Becomes:
        who, period, measure = read_subject(self.subject)
        return await set_and_show(turn, who, period, measure, self.aim)


async def set_and_show(
    turn: Turn, who: Who, period: Period, measure: Measure, said: Said
) -> Becomes:
    one = await set_target(turn.session, turn.me, who, period, measure, said.as_aim(measure))
    assert one
    return Becomes(CARD, one.about)


@router.command("target", role=Role.SELLER, takes_words=True)
async def show_or_set(turn: Turn, words: str = "") -> None:
    """`/target`, 目标: this month's, one's own and those of the people below; `目标 李伟` is one
    person's, `目标 李伟 销售 10月 50万` sets one (15.1)."""
    month = Period.month_of(today())
    if not words or not await sets_any(turn.view):
        turn.show(await panel_of(turn.view, month))
        return
    claim = await TargetForm.who.claim(turn, words, None)
    if claim and claim.value and not claim.rest:
        turn.show(await page_of(turn.view, who_of(claim.value["who"]), month))
        return
    await filling.start(turn, TargetForm, words=words)


@router.command("targets", role=Role.SELLER)
async def show_them(turn: Turn, words: str = "") -> None:
    """The same word in the plural."""
    await show_or_set(turn, words)


@router.button(rf"target:{PERIOD}(?::([0-9]{{1,4}}))?", role=Role.SELLER)
async def show_a_period(turn: Turn, said: str, page: str | None) -> None:
    await turn.change(await panel_of(turn.view, period_of(said), int(page or 0)))


@router.button(rf"target:new:{PERIOD}", role=Role.LEADER)
async def set_another(turn: Turn, said: str) -> None:
    await filling.start(turn, TargetForm, answers={"period": str(period_of(said))})


@router.button(rf"target:of:{WHO}:{PERIOD}", role=Role.SELLER)
async def show_one(turn: Turn, code: str, said: str) -> None:
    await turn.change(await page_of(turn.view, await who_they_see(turn, code), period_of(said)))


@router.button(rf"target:set:{WHO}:{PERIOD}:{MEASURE}", role=Role.LEADER)
async def set_one(turn: Turn, code: str, said: str, measure: str) -> None:
    who, period = who_of(code), period_of(said)
    await target_setting.require_may_set(turn.session, turn.me, who, period)
    title = {
        "name": await name_of(turn, who),
        "measure": texts.plain(turn.t(term(Measure(measure)))),
        "period": texts.period_in_words(turn.language, period),
    }
    subject = subject_of(who, period, Measure(measure))
    await filling.start(turn, AimForm, subject=subject, offered={TITLE: title})


@router.button(rf"target:back:{WHO}:{PERIOD}:{MEASURE}", role=Role.LEADER)
async def take_back(turn: Turn, code: str, said: str, measure: str) -> None:
    """There is no target of 0: what is not aimed at any more is taken back."""
    who, period = who_of(code), period_of(said)
    await set_target(turn.session, turn.me, who, period, Measure(measure), None)
    turn.hint("target-taken-back")
    await turn.change(await page_of(turn.view, who, period))


@router.button(rf"target:split:{WHO}:{PERIOD}:{MEASURE}:([0-9]{{1,16}})", role=Role.LEADER)
async def fill_a_gap(turn: Turn, code: str, said: str, measure: str, units: str) -> None:
    who, period = await who_they_see(turn, code), period_of(said)
    people = await target_setting.split(
        turn.session, turn.me, who, period, Measure(measure), int(units)
    )
    turn.hint("target-split-hint", people=people)
    await turn.change(await page_of(turn.view, who, period))


@router.button(rf"target:copy:{PERIOD}", role=Role.LEADER)
async def copy_the_last(turn: Turn, said: str) -> None:
    period = period_of(said)
    copied = await target_setting.copy(turn.session, turn.me, period)
    turn.hint("target-copied-hint" if copied else "target-nothing-to-copy", number=copied)
    await turn.change(await panel_of(turn.view, period))


async def who_they_see(turn: Turn, code: str) -> Who:
    who = who_of(code)
    if not await may_see(turn.session, turn.me, who):
        raise Refused("target-not-yours")
    return who


async def sets_any(view: View) -> bool:
    """Whether there is anybody whose targets are the reader's to set."""
    reader = view.reader
    if reader.position not in LEADING:
        return False
    top = await target_setting.is_at_the_top(view.session, reader)
    return top or bool(await reader.people_directly_below(view.session))


# How they look


async def panel_of(view: View, period: Period, page: int = 0) -> Panel:
    """The reader's own first, then everybody directly below; of who leads nobody their own page."""
    if not await sets_any(view):
        [*_, alone] = await own(view.session, view.reader)
        return await page_of(view, alone, period)
    session = view.session
    before = period.moved(-1)
    people = await view.reader.people_directly_below(session)
    below = [(one, directly(one)) for one in people if one.may(Role.SELLER)]
    shown, leaves = turn_pages(below, page, f"target:{period}", A_PAGE)
    targets = await targets_in(session, before, period)
    now = [one for one in targets if one.period == str(period)]
    first, *others = await own(session, view.reader)
    mine = [first, *(who for who in others if any(one.who == who for one in now))]
    lines = [view.t("target-head", period=period)]
    for who in mine:
        lines.append(line_of(view, view.t(f"pace-of-{who.whom}"), who, now))
    if below:
        lines.append(view.t("target-below"))
    for person, who in shown:
        name = view.t("target-row", name=texts.clip(person.name, NAME_TAKES), whom=who.whom.value)
        lines.append(line_of(view, name, who, now))
    wrong = [one for who in mine for one in await differences_of(view, who, period)]
    lines += texts.as_many_as_fit([difference_line(view, one) for one in wrong], lines)
    rows: list[Sequence[Button]] = [
        [button(f"target-open-{who.whom}", f"target:of:{code_of(who)}:{period}") for who in mine]
    ]
    rows += [
        [
            named(
                texts.clip(texts.shield(person.name), NAME_TAKES),
                f"target:of:{code_of(who)}:{period}",
            )
        ]
        for person, who in shown
    ]
    rows.append(leaves)
    if copied := await target_setting.to_copy(session, view.reader, targets, period):
        rows.append(
            [
                button(
                    "target-copy",
                    f"target:copy:{period}",
                    style=GREEN,
                    period=before,
                    number=len(copied),
                )
            ]
        )
    rows.append([button("target-new", f"target:new:{period}")])
    return Panel(Markup("\n").join(lines), [*rows, *ways_in_time(period, "target")])


def line_of(view: View, name: Markup, who: Who, targets: Sequence[Target]) -> Markup:
    """李伟: Sales ¥50万 · Visits 60"""
    theirs = sorted(
        (one for one in targets if one.who == who),
        key=lambda one: list(Measure).index(one.measure),
    )
    said = [
        view.t("target-of", measure=one.measure, amount=in_short(view, one.amount))
        for one in theirs
    ]
    return view.t("target-line", name=name, targets=Markup(" · ").join(said) or "—")


async def page_of(view: View, who: Who, period: Period) -> Panel:
    """One's targets of a period beside those of the one before, each to be set and taken back; where
    they do not add up, and what would mend it."""
    session = view.session
    before = period.moved(-1)
    found = await targets_of(session, [who], before, period)
    now = {one.measure: one for one in found if one.period == str(period)}
    was = {one.measure: one for one in found if one.period == str(before)}
    lines = [await title_of(view, who, period)]
    lines += [measure_line(view, one, now.get(one), was.get(one)) for one in Measure]
    if was:
        lines.append(view.t("target-before", period=before))
    rows: list[Sequence[Button]] = []
    if await may_set(session, view.reader, who):
        rows += [deeds_of(who, period, one, is_set=one in now) for one in Measure]
    gaps = await target_setting.gaps(session, view.reader, who, period)
    wrong = await differences_of(view, who, period)
    told = [difference_line(view, one) for one in wrong]
    told += [open_line(view, gap) for gap in gaps if not _is_told(gap, wrong)]
    lines += texts.as_many_as_fit(told, lines)
    rows += [split_row(view, gap) for gap in gaps]
    rows += ways_in_time(period, f"target:of:{code_of(who)}")
    if who not in await own(session, view.reader) or await sets_any(view):
        rows.append([button("target-all", f"target:{period}")])
    return Panel(Markup("\n").join(lines), rows)


async def title_of(view: View, who: Who, period: Period) -> Markup:
    if who.staff_id is None:
        return view.t("target-page-company", period=period)
    person = await view.session.get_one(Staff, who.staff_id)
    is_team = who.whom is Whom.TEAM
    return view.t("target-page", name=person.name, is_team=is_team, period=period)


def measure_line(view: View, measure: Measure, now: Target | None, was: Target | None) -> Markup:
    return view.t(
        "target-amount-line",
        measure=measure,
        amount=in_full(view, now.amount) if now else "—",
        was=in_short(view, was.amount) if was else "",
        has_been=was is not None,
    )


def deeds_of(who: Who, period: Period, measure: Measure, *, is_set: bool) -> list[Button]:
    rest = f"{code_of(who)}:{period}:{measure}"
    deeds = [button("target-set", f"target:set:{rest}", measure=measure)]
    if is_set:
        deeds.append(button("target-take-back", f"target:back:{rest}", measure=measure))
    return deeds


def ways_in_time(period: Period, data: str) -> list[list[Button]]:
    """The one before and the next; a month, a quarter or a year of the same time."""
    times = [
        button("target-earlier", f"{data}:{period.moved(-1)}", period=period.moved(-1)),
        button("target-later", f"{data}:{period.moved(1)}", period=period.moved(1)),
    ]
    now = today()
    day = now if period.first <= now <= period.last else period.first
    kinds = [
        button(f"periodkind-{kind}", f"{data}:{Period.around(day, kind)}")
        for kind in (PeriodKind.MONTH, PeriodKind.QUARTER, PeriodKind.YEAR)
        if kind is not period.kind
    ]
    return [times, kinds]


# Where they do not add up


async def differences_of(view: View, who: Who, period: Period) -> list[Difference]:
    """Those that the reader may see: not what a colleague's part is."""
    found = await target_setting.differences_around(view.session, who, period)
    return [one for one in found if await may_see(view.session, view.reader, one.who)]


def difference_line(view: View, one: Difference) -> Markup:
    """⚠️ Sales, team Hugo: ¥500,000; the people come to ¥450,000, ¥50,000 short. Raise somebody's …"""
    return view.t(
        "target-difference",
        measure=one.measure,
        period=one.period,
        whom=one.who.whom.value,
        over="time" if one.over_time else "people",
        amount=in_full(view, amount_of(one.units, one.currency)),
        parts=in_full(view, amount_of(one.parts, one.currency)),
        way="short" if one.missing > 0 else "over",
        difference=in_full(view, amount_of(abs(one.missing), one.currency)),
    )


def _is_told(gap: Gap, wrong: Sequence[Difference]) -> bool:
    return any(
        (one.who, one.period, one.measure, one.over_time)
        == (gap.who, gap.period, gap.measure, False)
        for one in wrong
    )


def open_line(view: View, gap: Gap) -> Markup:
    return view.t("target-unsplit", measure=gap.measure, amount=in_full(view, gap.amount))


def split_row(view: View, gap: Gap) -> list[Button]:
    data = f"target:split:{code_of(gap.who)}:{gap.period}:{gap.measure}:{gap.units}"
    amount = texts.plain(in_short(view, gap.amount))
    return [
        button("target-split", data, measure=gap.measure, amount=amount, people=len(gap.split()))
    ]


# The cards


@router.card(CARD)
async def target_card(view: View) -> Panel | None:
    """The page of the target that was set."""
    return await page_of(view, view.record.who, Period.read(view.record.period))


@router.card(NEWS)
async def news_card(view: View) -> Panel | None:
    """To whom a target was set or changed: all that they have in that period, in one message."""
    period = view.facts["period"]
    mine = [who for who in await own(view.session, view.reader) if who.staff_id is not None]
    found = await targets_of(view.session, mine, period)
    by = view.record.name
    if not found:
        return Panel(view.t("targets-news-none", by=by, period=period))
    lines = [view.t("targets-news", by=by, period=period)]
    for who in mine:
        theirs = [one for one in found if one.who == who]
        if theirs and len(mine) > 1:
            lines.append(view.t(f"pace-of-{who.whom}"))
        lines += [
            view.t("target-of-line", measure=one.measure, amount=in_full(view, one.amount))
            for one in sorted(theirs, key=lambda one: list(Measure).index(one.measure))
        ]
    return Panel(Markup("\n").join(lines), [[button("targets-news-me", f"me:{period}")]])
