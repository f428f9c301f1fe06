"""Signing in and out: one tap with the position, and why where it was somewhere else (2.2)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from typing import Any

from markupsafe import Markup
from sqlalchemy import select

from bot import filling, texts
from bot.fields import Reading, Text, Where
from bot.forms import Becomes, Form, Then
from bot.panels import Button, Panel, Rows, View, button
from bot.router import Router
from bot.turn import Turn
from models import calendar, records, search, working_time
from models.attendance import Nearest, Signing, Way, must_sign_in, where_expected
from models.attendance_day import DayFound, Deviation, day_of, stays_of, to_the_minute
from models.customers import Customer
from models.drafts import Draft
from models.errors import Refused
from models.money import in_company_currency
from models.places import Place, Whereabouts
from models.policy_people import Tier
from models.staff import Role, Staff

router = Router()

CARD = "signing-card"
REMINDER = "attendance-reminder"

AT_A_CUSTOMER = 1000  # metres: who is farther away is not there
CUSTOMERS = 2  # named as where one may be
NAME_TAKES = 30  # UTF-16 units on a button
REASON_TAKES = 300

MINUTE = timedelta(minutes=1)


# Signing


class CheckInForm(Form, name="checkin"):
    """Without a position it is recorded all the same, and the reason asked."""

    at_once = True

    place = Where(optional=True)

    async def submit(self, turn: Turn) -> Becomes:
        return await sign(turn, Way.IN, self.place)


class CheckOutForm(Form, name="checkout"):
    at_once = True

    place = Where(optional=True)

    async def submit(self, turn: Turn) -> Becomes:
        return await sign(turn, Way.OUT, self.place)


FORMS: dict[Way, type[Form]] = {Way.IN: CheckInForm, Way.OUT: CheckOutForm}


@router.command("checkin", role=Role.MEMBER)
async def sign_in(turn: Turn, words: str = "") -> None:
    """`/checkin`, 签到."""
    await ask_where(turn, Way.IN)


@router.command("checkout", role=Role.MEMBER)
async def sign_out(turn: Turn, words: str = "") -> None:
    """`/checkout`, 签退."""
    await ask_where(turn, Way.OUT)


@router.button(r"check(in|out)", role=Role.MEMBER)
async def sign_from_a_button(turn: Turn, way: str) -> None:
    await ask_where(turn, Way(way))


async def ask_where(turn: Turn, way: Way) -> None:
    """The key that sends the position; one said a moment ago is offered. Whoever is in hears since when."""
    if not must_sign_in(turn.me):
        raise Refused("attendance-need-not")
    if way is Way.IN and (since := await in_since(turn)):
        rows = [[button("menu-checkout", "checkout")]]
        turn.say("attendance-signed-in-already", rows, at=since)
        return
    said = await position_just_said(turn)
    if said is None:
        await filling.start(turn, FORMS[way])
        return
    there = button("attendance-from-there", f"check{way}:there", at=said.said_at)
    turn.say("attendance-where", [[there], [button("attendance-from-here", f"check{way}:here")]])


async def in_since(turn: Turn) -> datetime | None:
    """When the person signed in, where they have not signed out since."""
    today = calendar.business_day(turn.said_at)
    signed = await Signing.of_day(turn.session, turn.me.id, today)
    return signed[-1].said_at if signed and signed[-1].way is Way.IN else None


async def position_just_said(turn: Turn) -> Whereabouts | None:
    if await Whereabouts.just_said(turn.session, turn.me, turn.said_at) is None:
        return None
    return await turn.session.scalar(select(Whereabouts).where(Whereabouts.staff_id == turn.me.id))


@router.button(r"check(in|out):here", role=Role.MEMBER)
async def sign_from_here(turn: Turn, way: str) -> None:
    """Where one was a moment ago is not where one is now."""
    await filling.start(turn, FORMS[Way(way)])


@router.button(r"check(in|out):there", role=Role.MEMBER)
async def sign_from_there(turn: Turn, way: str) -> None:
    """With the position said a moment ago; asked anew where that has grown old."""
    if not must_sign_in(turn.me):
        raise Refused("attendance-need-not")
    said = await position_just_said(turn)
    if said is None:
        await filling.start(turn, FORMS[Way(way)])
        return
    signed = await sign(turn, Way(way), said.place)
    assert signed.about
    await turn.become(signed.key, signed.about)
    if signed.then:
        await filling.start(turn, signed.then.form, subject=signed.then.subject)


async def sign(turn: Turn, way: Way, place: Place | None) -> Becomes:
    """Record it, wherever that is; where nobody expects the person, the reason is asked then."""
    signing = await Signing.note(turn.session, turn.me, way, turn.said_at, turn.arrived_at, place)
    why = Then(ElsewhereForm, str(signing.id)) if needs_a_reason(signing) else None
    return Becomes(CARD, signing.about, then=why)


def needs_a_reason(signing: Signing) -> bool:
    """Whether it was not at an expected place, or nobody knows where (2.2)."""
    if signing.reason or signing.correction_id:
        return False
    nearest = nearest_of(signing)
    return place_of(signing) is None or (nearest is not None and not nearest.is_there)


def place_of(signing: Signing) -> Place | None:
    if signing.latitude is None or signing.longitude is None:
        return None
    return Place(signing.latitude, signing.longitude)


def nearest_of(signing: Signing) -> Nearest | None:
    return where_expected(place_of(signing))


# The reason


class Reason(Text):
    """A reason in words; the usual ones are buttons, which say so in the person's language."""

    def __init__(self, *usual: str) -> None:
        super().__init__(max_length=REASON_TAKES)
        self.usual = usual

    async def buttons(
        self, turn: Turn, before: Any, tap: Callable[[str], str], view: str = ""
    ) -> Rows:
        return [[button(key, tap(key))] for key in self.usual]

    async def tapped(self, turn: Turn, choice: str, before: Any) -> Reading:
        if choice not in self.usual:
            raise Refused("button-out-of-date")
        return Reading(texts.plain(turn.t(choice)))


class WhyElsewhere(Reason):
    """The customers that are near are named first."""

    async def buttons(
        self, turn: Turn, before: Any, tap: Callable[[str], str], view: str = ""
    ) -> Rows:
        rows: list[Sequence[Button]] = [
            [
                button(
                    "reason-at",
                    tap(str(one.customer_id)),
                    customer=texts.clip(one.name, NAME_TAKES),
                )
            ]
            for one in await customers_near(turn)
        ]
        return [*rows, *await super().buttons(turn, before, tap)]

    async def tapped(self, turn: Turn, choice: str, before: Any) -> Reading:
        if not choice.isdecimal():
            return await super().tapped(turn, choice, before)
        customer = await Customer.of(turn.session, turn.me, int(choice))
        return Reading(texts.plain(turn.t("reason-at", customer=customer.name)))


async def customers_near(turn: Turn) -> list[search.Found]:
    """The person's customers at whose door the open form's signing was sent."""
    draft = await Draft.open_one(turn.session, turn.me.id)
    place = place_of(await find_signing(turn, draft.subject)) if draft else None
    if place is None or not turn.me.may(Role.SELLER):
        return []
    found = await search.nearest(turn.session, turn.me, place, CUSTOMERS)
    return [one for one in found if one.metres is not None and one.metres <= AT_A_CUSTOMER]


class ElsewhereForm(Form, name="elsewhere"):
    """The subject is the signing's id."""

    at_once = True

    reason = WhyElsewhere("reason-customer", "reason-on-the-road", "reason-no-position")

    async def submit(self, turn: Turn) -> Becomes:
        signing = await find_signing(turn, self.subject)
        await signing.give_reason(turn.session, turn.me, self.reason)
        await turn.take_away(CARD, signing.about)
        return Becomes(CARD, signing.about)


@router.button(r"signing:([0-9]{1,18}):reason", role=Role.MEMBER)
async def give_the_reason_later(turn: Turn, number: str) -> None:
    signing = await find_signing(turn, number)
    await filling.start(turn, ElsewhereForm, subject=str(signing.id))


async def find_signing(turn: Turn, number: str) -> Signing:
    """The person's own; a button's id is never trusted."""
    refused = "signing-gone-or-not-yours"
    signing = await records.require(turn.session, Signing, number, turn.me, refused)
    if signing.staff_id != turn.me.id:
        raise Refused(refused)
    return signing


# The card


@router.card(CARD)
async def signing_card(view: View) -> Panel:
    """For whoever signed: where, on time or how late with the rule beside it, the hours of the day."""
    signing: Signing = view.record
    person = await view.session.get_one(Staff, signing.staff_id)
    head = view.t("signing", way=signing.way.value, at=signing.said_at)
    day = await day_of(view.session, person, signing.day)
    found = came(view, signing, day) if signing.way is Way.IN else went(view, signing, day)
    lines = [head, *found, where_it_was(view, signing)]
    if signing.reason:
        lines.append(view.t("signing-reason", reason=signing.reason))
    rows: list[Sequence[Button]] = []
    if needs_a_reason(signing):
        rows.append([button("signing-give-reason", f"{signing.about}:reason")])
    if day.forgot_to_sign_in:
        rows.append([button("attendance-mend-in", f"attendance:mend:{day.day}:in")])
    return Panel(Markup("\n").join(lines), rows)


def where_it_was(view: View, signing: Signing) -> Markup:
    if signing.correction_id:
        return view.t("signing-mended")
    nearest = nearest_of(signing)
    if nearest and nearest.is_there:
        return view.t("signing-there", place=nearest.name)
    if nearest:
        distance = texts.distance(view.reader.speaks, nearest.metres)
        return view.t("signing-elsewhere", place=nearest.name, distance=distance)
    return view.t("signing-somewhere" if place_of(signing) else "signing-without-position")


def came(view: View, signing: Signing, day: DayFound) -> list[Markup]:
    """On time, or late: said kindly, with the rule."""
    at = to_the_minute(signing.said_at)
    if not day.is_working_day:
        return [view.t("signing-day-off")]
    for one in day.late:
        if one.at == at:
            return [view.t("signing-late", minutes=one.minutes, due=one.due), *rule(view, one)]
    half = working_time.half_at(signing.said_at)
    if half in day.absent_halves:
        return [view.t("signing-too-late", half=half)]
    o_clock = calendar.local(at).time()
    is_first = bool(day.signs) and day.signs[0].at == at
    came_back = any(start < o_clock < end for start, end in day.hours) and not is_first
    is_expected = day.begins is not None and o_clock < day.hours[-1].end
    return [view.t("signing-on-time")] if is_expected and not came_back else []


def went(view: View, signing: Signing, day: DayFound) -> list[Markup]:
    """How long the day was, and whether it was left before its end."""
    at = to_the_minute(signing.said_at)
    stays = [(stay.start, stay.end) for stay in stays_of(day.signs) if stay.end]
    if not stays:
        return [view.t("signing-never-in")]
    spent = sum((end - start for start, end in stays), timedelta()) // MINUTE
    lines = [view.t("signing-hours", hours=spent // 60, minutes=spent % 60)]
    for one in day.early:
        if one.at == at:
            lines += [view.t("signing-early", minutes=one.minutes, due=one.due), *rule(view, one)]
            return lines
    o_clock = calendar.local(at).time()
    for start, end in day.hours:
        # Not early yet: whoever comes back was only out for a while.
        if start <= o_clock < end and working_time.half_at(at) not in day.excused:
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


# What the clock says


@router.card(REMINDER)
async def reminder_card(view: View) -> Panel | None:
    """Looked at again when it is sent: signed in meanwhile, or on leave, and nothing is said."""
    day, begins = view.facts["day"], view.facts["begins"]
    if await Signing.of_day(view.session, view.reader.id, day):
        return None
    return Panel(
        view.t("attendance-reminder", begins=begins), [[button("menu-checkin", "checkin")]]
    )
