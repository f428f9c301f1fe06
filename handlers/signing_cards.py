"""The card of a sign-in or sign-out: on time or not, from where, why, and what may be mended (2.2, 2.3)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta

from markupsafe import Markup, escape
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot import texts
from bot.panels import Button, Panel, View, button
from bot.router import Router
from models import calendar, clock, policy, working_time
from models.attendance import CARD, Remark, Signing, Way, moment_on
from models.attendance_day import DayFound, Deviation, day_of, to_the_minute
from models.customers import Customer
from models.language import Language
from models.money import in_company_currency
from models.policy_people import Tier
from models.spans import Half
from models.staff import Staff

router = Router()

REASON_TAKES = 100  # UTF-16 units in a list
MINUTE = timedelta(minutes=1)


@router.card(CARD)
async def signing_card(view: View) -> Panel:
    """For whoever signed: where, on time or how late with the rule beside it, the hours of the day."""
    signing: Signing = view.record
    person = await view.session.get_one(Staff, signing.staff_id)
    day = await day_of(view.session, person, signing.day)
    found = came(view, signing, day) if signing.way is Way.IN else went(view, signing, day)
    head = view.t("signing", way=signing.way.value, at=signing.said_at)
    lines = [head, *found, *where_it_was(view, signing)]
    if signing.reason:
        customers = await named_customers(view.session, view.reader, [signing.customer_id])
        reason = reason_in_words(view.reader.speaks, customers, signing)
        lines.append(view.t("signing-reason", reason=reason))
    rows: list[Sequence[Button]] = []
    if signing.lacks_a_reason:
        rows.append([button("signing-give-reason", f"{signing.about}:reason")])
    rows += [[one] for one in await ways_to_mend(view, person, signing, day)]
    return Panel(Markup("\n").join(lines), rows)


def came(view: View, signing: Signing, day: DayFound) -> list[Markup]:
    """On time, or late: said kindly, with the rule."""
    if not day.is_working_day:
        return [view.t("signing-day-off")]
    at = to_the_minute(signing.said_at)
    lines: list[Markup] = []
    if missed := halves_missed(signing, day):
        lines.append(view.t("signing-too-late", halves=tuple(missed)))
    for one in day.late:
        if one.at == at:
            lines += [late_in_words(view, one), *rule(view, one)]
    if lines:
        return lines
    begins_or_ends = [
        (moment_on(day.day, start), moment_on(day.day, end)) for start, end in day.hours
    ]
    came_back = not is_first(signing, day) and any(s < at < e for s, e in begins_or_ends)
    is_expected = day.begins is not None and at < begins_or_ends[-1][1]
    return [view.t("signing-on-time")] if is_expected and not came_back else []


def late_in_words(view: View, one: Deviation) -> Markup:
    """The time that counts stands beside it: when work begins, or until when one may come."""
    if grace := policy.current().attendance.grace:
        return view.t("signing-late-grace", minutes=one.minutes, by=one.due + grace)
    return view.t("signing-late", minutes=one.minutes, due=one.due)


def halves_missed(signing: Signing, day: DayFound) -> list[Half]:
    """Halves that count as absent because of when the person came: the first time, all before it."""
    is_the_first = is_first(signing, day)
    return [
        half
        for half in Half
        if half in day.absent_halves
        and (is_the_first or half is working_time.half_at(signing.said_at))
        and begins(day, half) < signing.said_at
    ]


def begins(day: DayFound, half: Half) -> datetime:
    return moment_on(day.day, working_time.segments_of(day.hours, half)[0].start)


def is_first(signing: Signing, day: DayFound) -> bool:
    came_at = next((sign.at for sign in day.signs if sign.way is Way.IN), None)
    return came_at == to_the_minute(signing.said_at)


def went(view: View, signing: Signing, day: DayFound) -> list[Markup]:
    """How long the day was, and whether it was left before its end."""
    at = to_the_minute(signing.said_at)
    is_today = day.day == calendar.business_day(clock.now())
    if not any(sign.way is Way.IN and sign.at <= at for sign in day.signs):
        return [view.t("signing-never-in", is_today=is_today)]
    spent = day.time_there // MINUTE
    hours, minutes = spent // 60, spent % 60
    lines = [view.t("signing-hours", is_today=is_today, day=day.day, hours=hours, minutes=minutes)]
    for one in day.early:
        if one.at == at:
            lines += [view.t("signing-early", minutes=one.minutes, due=one.due), *rule(view, one)]
            return lines
    for start, end in day.hours:
        # Not early yet: whoever comes back was only out for a while.
        starts_at, ends_at = moment_on(day.day, start), moment_on(day.day, end)
        is_excused = working_time.half_at(at) in day.excused
        if starts_at <= at < ends_at and clock.now() < ends_at and not is_excused:
            lines.append(view.t("signing-before-end", end=f"{end:%H:%M}"))
    return lines


def rule(view: View, one: Deviation) -> list[Markup]:
    """What the company's rules name for so many minutes; a proposal, and people decide (2.3)."""
    if one.tier is None:
        return []
    return [Markup("<i>{}</i>").format(rule_in_words(view, one.tier))]


def rule_in_words(view: View, tier: Tier) -> Markup:
    up_to = tier.up_to // MINUTE
    if tier.fine is not None:
        return view.t("rule-fine", up_to=up_to, fine=in_company_currency(tier.fine))
    return view.t("rule-pay", up_to=up_to, days=tier.days_pay)


def where_it_was(view: View, signing: Signing) -> list[Markup]:
    """As it was found then, whatever is expected by now; and how old the position was."""
    if signing.correction_id:
        return [view.t("signing-mended")]
    if signing.latitude is None:
        return [view.t("signing-without-position")]
    if signing.was_there:
        line = view.t("signing-there", place=signing.place)
    elif signing.place:
        distance = texts.distance(view.reader.speaks, signing.metres_away or 0)
        line = view.t("signing-elsewhere", place=signing.place, distance=distance)
    else:
        line = view.t("signing-somewhere")
    said_at = signing.place_said_at or signing.said_at
    if (minutes := (signing.said_at - said_at) // MINUTE) > 0:
        return [line, view.t("signing-position-before", at=said_at, minutes=minutes)]
    return [line]


async def ways_to_mend(view: View, person: Staff, signing: Signing, day: DayFound) -> list[Button]:
    """What may have been forgotten before this: to sign in, or to sign out the day before."""
    if signing.way is Way.IN:
        if Way.IN in day.to_mend and halves_missed(signing, day):
            return [button("attendance-mend-earlier", f"attendance:mend:{day.day}:in")]
        return []
    ways = []
    if Way.IN in day.to_mend and day.forgot_to_sign_in:
        ways.append(button("attendance-mend-in", f"attendance:mend:{day.day}:in"))
    if not any(sign.way is Way.IN and sign.at <= signing.said_at for sign in day.signs):
        last = await calendar.last_working_day(view.session, day.day)
        before = await day_of(view.session, person, last)
        if Way.OUT in before.to_mend:
            ways.append(button("attendance-mend-before", f"attendance:mend:{last}:out", day=last))
    return ways


# Where and why, in a list


async def named_customers(
    session: AsyncSession, reader: Staff, ids: Iterable[int | None]
) -> dict[int, str]:
    """The names of those customers whose files this reader may see: a reason gives no more away (1.3)."""
    wanted = {one for one in ids if one is not None}
    if not wanted:
        return {}
    visible = await Customer.visible(session, reader)
    found = await session.execute(
        select(Customer.id, Customer.name).where(Customer.id.in_(wanted), visible)
    )
    return {row.id: row.name for row in found}


def remark_in_words(language: Language, customers: Mapping[int, str], one: Remark) -> Markup:
    """08:58 2.2 km from Office, no reason given; what was mended later says so."""
    at = f"{calendar.local(one.said_at):%H:%M}"
    if one.correction_id:
        return texts.t(language, "attendance-mended", at=at)
    said: list[Markup] = []
    if not one.has_position:
        said.append(texts.t(language, "attendance-no-position"))
    elif one.is_elsewhere:
        distance = texts.distance(language, one.metres_away or 0)
        said.append(texts.t(language, "attendance-away", place=one.place, distance=distance))
    said.append(reason_in_words(language, customers, one))
    return texts.t(language, "attendance-elsewhere", at=at, said=tuple(said))


def reason_in_words(
    language: Language, customers: Mapping[int, str], one: Remark | Signing
) -> Markup:
    if one.customer_id:
        name = customers.get(one.customer_id)
        if name is None:
            return texts.t(language, "reason-customer")
        return texts.t(language, "reason-at", customer=texts.clip(name, REASON_TAKES))
    if one.reason is None:
        return texts.t(language, "attendance-no-reason")
    return escape(texts.shield(one.reason))
