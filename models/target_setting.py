"""Setting targets: who may and who sees them, whether they add up, and what fills the gap (15.1)."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from moneyed import Money, get_currency
from sqlalchemy import ColumnElement, exists, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from models import calendar, clock
from models.among import Among
from models.earnings import Measure
from models.errors import Refused
from models.facts import pack
from models.mailings import mail, redraw_each
from models.outbox import Delivery, Outgoing
from models.periods import Period
from models.staff import LEADING, SELLING, Role, Staff, wait_for_leavers
from models.targets import (
    COMPANY,
    MOST_COUNTED,
    MOST_UNITS,
    Aim,
    Difference,
    Target,
    Who,
    Whom,
    amount_of,
    differences_between,
    in_units,
    keep,
    next_above,
    one_at_a_time,
    target_of,
    targets_in,
    targets_of,
    ways_above,
    within_a_year,
)
from models.teams import Teams, Tree

NEWS = "targets-news"
ONE_SITTING = timedelta(minutes=30)  # what is set within it is one message


# Who


async def is_at_the_top(session: AsyncSession, person: Staff) -> bool:
    """Whether somebody leads, and nobody stands above: the company's targets are theirs to set.

    Not the administrator's, who lets people in and does not read what they reach (1.3).
    """
    return person.position in LEADING and not await person.superiors(session)


async def may_see_of(session: AsyncSession, reader: Staff, person: Staff) -> bool:
    """Whether somebody's targets, and what they reach, are the reader's to see: their own, and
    those of whom they lead (1.3)."""
    if not (reader.may(Role.SELLER) and person.may(Role.SELLER)):
        return False
    return reader.id == person.id or await reader.leads(session, person)


async def may_see(session: AsyncSession, reader: Staff, who: Who) -> bool:
    """The company's are seen by the top; a team's by who leads it and those above, not by its people:
    it says what each colleague is to bring."""
    if who.staff_id is None:
        return await is_at_the_top(session, reader)
    person = await session.get(Staff, who.staff_id)
    return person is not None and await may_see_of(session, reader, person)


async def may_set(session: AsyncSession, by: Staff, who: Who) -> bool:
    """Whoever stands above: nobody sets what they are measured by themselves, but at the top, where
    nobody else could."""
    if who.staff_id is None or who.staff_id == by.id:
        return await is_at_the_top(session, by)
    return await may_see(session, by, who)


async def own(session: AsyncSession, reader: Staff) -> Sequence[Who]:
    """What somebody is measured by themselves: the company, their team, what is their own."""
    mine = Who.person(reader.id)
    if reader.position not in LEADING:
        return [mine]
    top = [COMPANY] if await is_at_the_top(session, reader) else []
    return [*top, Who.team(reader.id), mine]


async def targets_directly_below(
    session: AsyncSession, leader: Staff, period: Period
) -> Sequence[Target]:
    """Of those who stand directly below somebody, or did when they left, and of their teams."""
    below = select(Staff.id).where(Staff.superior_id == leader.id)
    found = await session.scalars(
        select(Target).where(Target.period == str(period), Target.staff_id.in_(below))
    )
    return found.all()


async def leavers_below(
    session: AsyncSession, leader: Staff, targets: Iterable[Target]
) -> Sequence[Staff]:
    """Who was directly below somebody when they left, and has one of these targets."""
    aimed_at = {one.staff_id for one in targets}
    found = await session.scalars(
        select(Staff)
        .where(Staff.superior_id == leader.id, Staff.left_at.is_not(None))
        .order_by(Staff.id)
    )
    return [one for one in found if one.id in aimed_at]


def directly(person: Staff) -> Who:
    """How somebody's superior sees them: a leader as their team."""
    return Who.team(person.id) if person.position in LEADING else Who.person(person.id)


async def require_may_set(session: AsyncSession, by: Staff, who: Who, period: Period) -> None:
    """Refused where it is not theirs to set, or nobody could reach it."""
    await require_may_take_back(session, by, who)
    if who.staff_id is None:
        return
    person = await session.get_one(Staff, who.staff_id)
    if who.whom is Whom.TEAM and person.position not in LEADING:
        raise Refused("target-leads-nobody", field="who", name=person.name)
    if person.left_at and period.first > calendar.business_day(person.left_at):
        raise Refused("target-has-left", field="who", name=person.name, period=period)


async def require_may_take_back(session: AsyncSession, by: Staff, who: Who) -> None:
    """Also what nobody reaches any more: of who left, or leads no longer."""
    if not await may_set(session, by, who):
        raise Refused("target-not-yours", final=True)


# Whether they add up


async def differences_around(
    session: AsyncSession, whose: Collection[Who], period: Period
) -> Sequence[Difference]:
    """Where targets of this period do not add up: with their parts, and with what they are a part of.

    Of people and of time; each once. Asks for this period, and for these targets of the year.
    """
    year = within_a_year(period.year)
    teams = await Teams.since(session, Period(period.year).first)
    today = calendar.business_day(clock.now())
    tree = teams.on(min(period.first, today))
    theirs = await targets_of(session, whose, *year)
    above = {way for who in whose for way in ways_above(who, tree)}.difference(whose)
    near = [
        *(one for one in theirs if one.period == str(period)),
        *await targets_of(session, above, period),
    ]
    known: dict[Measure, set[Who]] = {}
    for one in near:
        known.setdefault(one.measure, set()).add(one.who)
    # Of whom parts are to be added up, and so who has to be read: nobody else's target is.
    wholes = {
        whole
        for there in known.values()
        for who in whose
        for whole in (who if who in there else None, next_above(who, there, tree))
        if whole
    }
    parts = await _targets_below(session, wholes, period, tree)
    of_time = [one for one in theirs if one.period != str(period)]
    targets = {one.id: one for one in (*near, *parts, *of_time)}.values()

    def concerns(one: Difference) -> bool:
        if one.over_time:
            return one.who in whose and one.period.first <= period.first <= one.period.last
        if one.period != period:
            return False
        there = known.get(one.measure, ())
        return one.who in whose or any(one.who == next_above(who, there, tree) for who in whose)

    return [one for one in differences_between(targets, teams, today) if concerns(one)]


async def _targets_below(
    session: AsyncSession, wholes: Collection[Who], period: Period, tree: Tree
) -> Sequence[Target]:
    """Of a period, all that is part of these targets."""
    if COMPANY in wholes:
        return await targets_in(session, period)
    leaders = [who.staff_id for who in wholes if who.whom is Whom.TEAM and who.staff_id]
    people = {one for leader in leaders for one in tree.branch(leader)}
    if not people:
        return []
    below = Among.within(people, tree.superiors)
    found = await session.scalars(
        select(Target).where(Target.period == str(period), below(Target.staff_id))
    )
    return found.all()


@dataclass(frozen=True)
class Gap:
    """What the parts of a target lack, and who could fill it: each with what they aim at so far."""

    who: Who
    period: Period
    measure: Measure
    currency: str | None
    units: int
    among: Mapping[Who, int]

    @property
    def amount(self) -> Money | int:
        return amount_of(self.units, self.currency)

    def split(self) -> dict[Who, int]:
        """The target of each afterwards, so that the sum holds: in whole units of the currency, what
        is left over one by one from the first on."""
        step = get_currency(self.currency).sub_unit if self.currency else 1
        whole, rest = divmod(self.units, step)
        each, more = divmod(whole, len(self.among))
        shares = {
            who: (each + (at < more)) * step + (rest if at == 0 else 0)
            for at, who in enumerate(self.among)
        }
        return {who: self.among[who] + share for who, share in shares.items() if share}


async def gaps(session: AsyncSession, by: Staff, who: Who, period: Period) -> Sequence[Gap]:
    """By measure what of the company's or a team's target nobody below has, where some are directly
    below: those who have none yet, or else all."""
    if who.whom is Whom.PERSON or not await may_see(session, by, who):
        return []
    if not await targets_of(session, [who], period):
        return []
    targets = await targets_in(session, period)
    leader = by.id if who.staff_id is None else who.staff_id
    today = calendar.business_day(clock.now())
    teams = await Teams.since(session, min(period.first, today))
    tree = teams.on(min(period.first, today))
    below = tree.directly_below.get(leader, ())
    people = await by.people_in_reach(session, Staff.id.in_(below))
    parts = [directly(one) for one in people if one.may(Role.SELLER)]
    found = []
    # A target of the top's own team is the company's only part: it is what has to be raised.
    for measure in Measure:
        by_who = {one.who: one for one in targets if one.measure is measure}
        if who == COMPANY and Who.team(leader) in by_who:
            continue
        if parts and who in by_who and (gap := _gap(by_who, who, parts, tree)):
            found.append(gap)
    return found


def _gap(by_who: Mapping[Who, Target], who: Who, parts: Sequence[Who], tree: Tree) -> Gap | None:
    whole = by_who[who]
    same = {
        one: target.units for one, target in by_who.items() if target.currency == whole.currency
    }
    direct = [one for one in same if next_above(one, by_who, tree) == who]
    missing = whole.units - sum(same[one] for one in direct)
    if missing <= 0:
        return None

    def inside(team: Who) -> Iterable[Who]:
        """What goes past a team that has no target itself; a person has nobody inside."""
        at_all = direct if team.whom is Whom.TEAM else ()
        return (one for one in at_all if _is_inside(one, team, tree))

    so_far = {
        part: same[part] if part in same else sum(same[one] for one in inside(part))
        for part in parts
        if part in same or part not in by_who
    }
    empty = {part: units for part, units in so_far.items() if not units}
    among = empty or so_far
    if not among:
        return None
    period = Period.read(whole.period)
    return Gap(who, period, whole.measure, whole.currency, missing, among)


def _is_inside(one: Who, team: Who, tree: Tree) -> bool:
    if one.staff_id is None or team.staff_id is None or one == team:
        return False
    return one.staff_id == team.staff_id or team.staff_id in tree.above(one.staff_id)


# Deeds


async def set_target(
    session: AsyncSession,
    by: Staff,
    who: Who,
    period: Period,
    measure: Measure,
    aim: Money | int | None,
) -> Target | None:
    """Set it, or take it back (None); whom it concerns hears of it, quietly (15.1).

    Refused where it is not theirs to set, and where nothing would be aimed at. Two at once come one
    after the other; what is so already is no deed.
    """
    await _alone(session)
    if aim is None:
        await require_may_take_back(session, by, who)
    else:
        await require_may_set(session, by, who, period)
        _, units = in_units(aim)
        if units <= 0:
            raise Refused("target-zero", field="aim")
        if units > (MOST_UNITS if isinstance(aim, Money) else MOST_COUNTED):
            raise Refused("target-too-big", field="aim")
    one = await target_of(session, who, period, measure)
    if (one.amount if one else None) == aim:
        return one
    await keep(session, by, [Aim(one, who, period, measure, aim)])
    await session.flush()
    await _tell(session, by, [who], period)
    return await target_of(session, who, period, measure)


async def split(
    session: AsyncSession, by: Staff, who: Who, period: Period, measure: Measure, units: int
) -> int:
    """Fill a gap of so much equally; how many aim at more now. Refused where it is another by now."""
    await _alone(session)
    found = await gaps(session, by, who, period)
    gap = next((one for one in found if (one.measure, one.units) == (measure, units)), None)
    if gap is None:
        raise Refused("target-changed")
    shares = gap.split()
    theirs = await targets_of(session, shares, period)
    there = {one.who: one for one in theirs if one.measure is measure}
    aims = [
        Aim(there.get(part), part, period, measure, amount_of(units, gap.currency))
        for part, units in shares.items()
    ]
    await keep(session, by, aims)
    await session.flush()
    await _tell(session, by, shares, period)
    return len(shares)


async def copy(session: AsyncSession, by: Staff, period: Period) -> int:
    """All that somebody may set and that had a target in the period before has the same, where it has
    none yet; how many targets that are."""
    await _alone(session)
    copied = await to_copy(session, by, period)
    await keep(session, by, [Aim(None, one.who, period, one.measure, one.amount) for one in copied])
    await _tell(session, by, {one.who for one in copied}, period)
    return len(copied)


async def to_copy(session: AsyncSession, by: Staff, period: Period) -> Sequence[Target]:
    """Of the targets of the period before, those that somebody may set and that have none yet."""
    theirs = await _may_be_copied(session, by, period)
    return (await session.scalars(select(Target).where(*theirs).order_by(Target.id))).all()


async def number_to_copy(session: AsyncSession, by: Staff, period: Period) -> int:
    """How many `to_copy` finds, none of which is read."""
    theirs = await _may_be_copied(session, by, period)
    return await session.scalar(select(func.count()).select_from(Target).where(*theirs)) or 0


async def _may_be_copied(
    session: AsyncSession, by: Staff, period: Period
) -> Sequence[ColumnElement[bool]]:
    there = aliased(Target)
    is_there = exists().where(
        there.period == str(period),
        there.whom == Target.whom,
        there.staff_id.is_not_distinct_from(Target.staff_id),
        there.measure == Target.measure,
    )
    may_have_one = or_(Target.whom == Whom.PERSON, Staff.position.in_(LEADING))
    sell_below = exists().where(
        Staff.id == Target.staff_id, Staff.position.in_(SELLING), may_have_one, by.are_in_reach()
    )
    ways: list[ColumnElement[bool]] = [sell_below]
    if await is_at_the_top(session, by):
        ways += [Target.staff_id.is_(None), Target.staff_id == by.id]
    return [Target.period == str(period.moved(-1)), ~is_there, or_(*ways)]


async def _alone(session: AsyncSession) -> None:
    await wait_for_leavers(session)
    await one_at_a_time(session)


async def _tell(session: AsyncSession, by: Staff, whose: Collection[Who], period: Period) -> None:
    """One message to each, which goes on to show what is true while somebody is at setting them."""
    concerned = {who.staff_id for who in whose if who.staff_id not in (None, by.id)}
    card: dict[str, Any] = {"key": NEWS, "about": by.about, "facts": pack({"period": period})}
    cards = await session.execute(
        select(Outgoing.staff_id, Outgoing.id, Outgoing.facts).where(
            Outgoing.about == by.about,
            Outgoing.key == NEWS,
            Outgoing.target_id.is_(None),
            Outgoing.created_at > clock.now() - ONE_SITTING,
            Outgoing.state.in_([Delivery.WAITING, Delivery.SENDING, Delivery.SENT]),
        )
    )
    shown = {who: number for who, number, facts in cards.all() if facts == card["facts"]}
    await redraw_each(session, [shown[who] for who in concerned if who in shown], **card)
    anew = [who for who in concerned if who not in shown]
    to = select(Staff.telegram_id, Staff.id).where(
        Staff.id.in_(anew), Staff.telegram_id.is_not(None)
    )
    await mail(session, to.order_by(Staff.id), **card, silent=True)
