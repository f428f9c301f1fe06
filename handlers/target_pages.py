"""How targets look: all that somebody sets, one's page, and what does not add up (15.1)."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from bot import texts
from bot.panels import GREEN, Button, Panel, View, button, named, turn_pages
from handlers.pace_words import in_full, in_short, today
from handlers.sheets import sheet_button
from handlers.target_fields import code_of
from models import target_setting
from models.earnings import Measure
from models.periods import Period, PeriodKind
from models.staff import LEADING, Role, Staff
from models.target_setting import Gap, directly, may_see, may_set, own
from models.targets import (
    Difference,
    Target,
    Who,
    Whom,
    amount_of,
    targets_of,
)

A_PAGE = 10  # people, each a line and a button
NAME_TAKES = 40  # UTF-16 units


async def sets_any(view: View) -> bool:
    """Whether there is anybody whose targets are the reader's to set."""
    reader = view.reader
    if reader.position not in LEADING:
        return False
    top = await target_setting.is_at_the_top(view.session, reader)
    return top or bool(await reader.people_directly_below(view.session))


async def panel_of(view: View, period: Period, page: int = 0) -> Panel:
    """The reader's own first, then everybody directly below; of who leads nobody their own page."""
    if not await sets_any(view):
        [*_, alone] = await own(view.session, view.reader)
        return await page_of(view, alone, period)
    session = view.session
    first, *others = await own(session, view.reader)
    now = await targets_of(session, [first, *others], period)
    mine = [first, *(who for who in others if any(one.who == who for one in now))]
    lines = [view.t("target-head", period=period)]
    for who in mine:
        lines.append(line_of(view, view.t(f"pace-of-{who.whom}"), who, now))
    below, people = await people_below(view, view.reader, period, page, f"target:{period}")
    lines += below
    wrong = await differences_of(view, mine, period)
    lines += texts.as_many_as_fit([await difference_line(view, one) for one in wrong], lines)
    rows: list[Sequence[Button]] = [
        [button(f"target-open-{who.whom}", f"target:of:{code_of(who)}:{period}") for who in mine]
    ]
    rows += people
    if copied := await target_setting.number_to_copy(session, view.reader, period):
        rows.append(
            [
                button(
                    "target-copy",
                    f"target:copy:{period}",
                    style=GREEN,
                    period=period.moved(-1),
                    number=copied,
                )
            ]
        )
    rows.append([button("target-new", f"target:new:{period}"), sheet_button("targets", period)])
    rows += [*ways_in_time(period, "target"), [button("target-my-pace", f"me:{period}")]]
    return Panel(Markup("\n").join(lines), rows)


async def people_below(
    view: View, leader: Staff, period: Period, page: int, data: str
) -> tuple[list[Markup], list[Sequence[Button]]]:
    """A page of those directly below somebody: their targets, and the way to each. Who left is among
    them while they have one, for it counts until it is taken back."""
    targets = await target_setting.targets_directly_below(view.session, leader, period)
    people = [
        *await leader.people_directly_below(view.session),
        *await target_setting.leavers_below(view.session, leader, targets),
    ]
    sellers = [(one, directly(one)) for one in people if one.may(Role.SELLER)]
    if not sellers:
        return [], []
    shown, leaves = turn_pages(sellers, page, data, A_PAGE)
    lines = [view.t("target-below")]
    rows: list[Sequence[Button]] = []
    for person, who in shown:
        name = texts.clip(person.name, NAME_TAKES)
        has_left = person.left_at is not None
        said = view.t("target-row", name=name, whom=who.whom.value, has_left=has_left)
        lines.append(line_of(view, said, who, targets))
        rows.append([named(texts.shield(name), f"target:of:{code_of(who)}:{period}")])
    return lines, [*rows, leaves]


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


async def page_of(view: View, who: Who, period: Period, page: int = 0) -> Panel:
    """One's targets of a period beside those of the one before, each to be set and taken back; where
    they do not add up, and what would mend it; of a team the people in it."""
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
    wrong = await differences_of(view, [who], period)
    told = [await difference_line(view, one) for one in wrong]
    told += [open_line(view, gap) for gap in gaps if not _is_told(gap, wrong)]
    lines += texts.as_many_as_fit(told, lines)
    rows += [split_row(view, gap) for gap in gaps]
    if who.whom is Whom.TEAM and who.staff_id != view.reader.id:
        leader = await session.get_one(Staff, who.staff_id)
        data = f"target:of:{code_of(who)}:{period}"
        below, people = await people_below(view, leader, period, page, data)
        lines += below
        own_page = button("target-open-person", f"target:of:p{leader.id}:{period}")
        rows += [[own_page], *people]
    elif who.whom is Whom.PERSON and who.staff_id != view.reader.id:
        person = await session.get_one(Staff, who.staff_id)
        team = Who.team(person.id)
        # Who leads no longer may have one left.
        if person.position in LEADING or await targets_of(session, [team], period):
            rows.append([button("target-open-team", f"target:of:{code_of(team)}:{period}")])
    rows += ways_in_time(period, f"target:of:{code_of(who)}")
    is_own = who in await own(session, view.reader)
    if not is_own or await sets_any(view):
        rows.append([button("target-all", f"target:{period}")])
    if is_own:
        rows.append([button("target-my-pace", f"me:{period}")])
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


async def differences_of(view: View, whose: Sequence[Who], period: Period) -> list[Difference]:
    """Those that the reader may see: not what a colleague's part is."""
    found = await target_setting.differences_around(view.session, whose, period)
    return [one for one in found if await may_see(view.session, view.reader, one.who)]


async def difference_line(view: View, one: Difference) -> Markup:
    """⚠️ Sales: Hugo's team aims at ¥500,000, those below come to ¥450,000, ¥50,000 short. Split it …

    Another's page may tell of the reader's own team, and of the team between them: each is named.
    """
    is_theirs = one.who.whom is Whom.TEAM and one.who.staff_id != view.reader.id
    leader = await view.session.get_one(Staff, one.who.staff_id) if is_theirs else None
    return view.t(
        "target-difference",
        measure=one.measure,
        period=one.period,
        whom="theirs" if leader else one.who.whom.value,
        name=leader.name if leader else "",
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
