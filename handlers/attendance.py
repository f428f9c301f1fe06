"""Signing in and out: one tap with the position, and why where it was somewhere else (2.2)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any, NamedTuple

from markupsafe import Markup, escape
from sqlalchemy import select

from bot import filling, texts
from bot.fields import Field, Look, Reading, Text, Where
from bot.forms import Becomes, Form, Then
from bot.panels import Panel, Rows, View, button
from bot.router import Router
from bot.turn import Turn
from models import calendar, policy, records, search
from models.attendance import CARD, REMINDER, Signing, Way, must_sign_in
from models.customers import Customer
from models.drafts import Draft
from models.errors import Refused
from models.language import Language
from models.places import Place, Whereabouts
from models.staff import Role

router = Router()

AT_A_CUSTOMER = 1000  # metres: who is farther away is not there
CUSTOMERS = 2  # named as where one may be
NAME_TAKES = 30  # UTF-16 units on a button
REASON_TAKES = 300


# Signing


class HereNow(Where):
    """Where the person is as they sign; one sent long after it was asked was meant for something else."""

    async def read(self, turn: Turn, offered: Any, before: Any) -> Reading:
        draft = await Draft.open_one(turn.session, turn.me.id)
        assert draft, "a question is asked by an open form"
        asked_at = draft.touched_at
        reading = await super().read(turn, offered, before)
        if turn.said_at - asked_at > policy.current().visits.position_counts_for:
            raise Refused("attendance-asked-long-ago", at=asked_at)
        return reading


class CheckInForm(Form, name="checkin"):
    """Without a position it is recorded all the same, and the reason asked."""

    at_once = True

    place = HereNow(optional=True)

    async def submit(self, turn: Turn) -> Becomes:
        return await sign(turn, Way.IN, self.place)


class CheckOutForm(Form, name="checkout"):
    at_once = True

    place = HereNow(optional=True)

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


@router.command("signin", role=Role.MEMBER)
async def sign_in_or_out(turn: Turn, words: str = "") -> None:
    """打卡, "clock in": in, and out for whoever is in."""
    await ask_where(turn, Way.OUT if await in_since(turn) else Way.IN)


@router.button(r"check(in|out)", role=Role.MEMBER)
async def sign_from_a_button(turn: Turn, way: str) -> None:
    await ask_where(turn, Way(way))


@router.button(r"checkout:again", role=Role.MEMBER)
async def sign_out_again(turn: Turn) -> None:
    """The last sign-out counts."""
    await ask_where(turn, Way.OUT, again=True)


async def ask_where(turn: Turn, way: Way, *, again: bool = False) -> None:
    """The key that sends the position; one said a moment ago is offered.

    Whoever is in hears since when, and so does whoever is out and signs out once more.
    """
    if not must_sign_in(turn.me):
        raise Refused("attendance-need-not")
    if way is Way.IN and (since := await in_since(turn)):
        rows = [[button("menu-checkout", "checkout")]]
        turn.say("attendance-signed-in-already", rows, at=since)
        return
    if way is Way.OUT and not again and (gone_at := await out_since(turn)):
        rows = [[button("attendance-out-again", "checkout:again")]]
        rows.append([button("menu-checkin", "checkin")])
        turn.say("attendance-signed-out-already", rows, at=gone_at)
        return
    said = await position_just_said(turn)
    if said is None:
        await filling.start(turn, FORMS[way])
        return
    there = button("attendance-from-there", f"check{way}:there", at=said.said_at)
    turn.say("attendance-where", [[there], [button("attendance-from-here", f"check{way}:here")]])


async def in_since(turn: Turn) -> datetime | None:
    """When the person signed in, where they have not signed out since."""
    return await Signing.in_since(turn.session, turn.me, turn.said_at)


async def out_since(turn: Turn) -> datetime | None:
    """When the person signed out, where they have not signed in since."""
    today = calendar.business_day(turn.said_at)
    signed = await Signing.of_day(turn.session, turn.me.id, today)
    before = [one for one in signed if one.said_at <= turn.said_at]
    return before[-1].said_at if before and before[-1].way is Way.OUT else None


async def position_just_said(turn: Turn) -> Whereabouts | None:
    """One said up to a while before; what was sent later tells nothing of where one was then."""
    if await Whereabouts.just_said(turn.session, turn.me, turn.said_at) is None:
        return None
    return await turn.session.scalar(
        select(Whereabouts).where(
            Whereabouts.staff_id == turn.me.id, Whereabouts.said_at <= turn.said_at
        )
    )


@router.button(r"check(in|out):here", role=Role.MEMBER)
async def sign_from_here(turn: Turn, way: str) -> None:
    """Where one was a moment ago is not where one is now."""
    if not must_sign_in(turn.me):
        raise Refused("attendance-need-not")
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
    signed = await sign(turn, Way(way), said.place, said.said_at)
    assert signed.about
    await turn.become(signed.key, signed.about)
    if signed.then:
        await filling.start(turn, signed.then.form, subject=signed.then.subject)


async def sign(
    turn: Turn, way: Way, place: Place | None, place_said_at: datetime | None = None
) -> Becomes:
    """Record it, wherever that is; where nobody expects the person, the reason is asked then."""
    signing = await Signing.note(
        turn.session, turn.me, way, turn.said_at, turn.arrived_at, place, place_said_at
    )
    why = Then(ElsewhereForm, str(signing.id)) if signing.lacks_a_reason else None
    return Becomes(CARD, signing.about, then=why)


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


class Why(NamedTuple):
    """A reason as anybody may read it, and the customer whose name only some may (1.3)."""

    words: str
    customer_id: int | None


class WhyElsewhere(Field[Why]):
    """A reason; the customers that are near are named first."""

    def __init__(self, *usual: str) -> None:
        super().__init__()
        self.reason = Reason(*usual)

    async def read(self, turn: Turn, offered: Any, before: Any) -> Reading:
        return _kept(await self.reason.read(turn, offered, before))

    async def buttons(
        self, turn: Turn, before: Any, tap: Callable[[str], str], view: str = ""
    ) -> Rows:
        near = [
            [
                button(
                    "reason-at",
                    tap(str(one.customer_id)),
                    customer=texts.clip(one.name, NAME_TAKES),
                )
            ]
            for one in await customers_near(turn)
        ]
        return [*near, *await self.reason.buttons(turn, before, tap, view)]

    async def tapped(self, turn: Turn, choice: str, before: Any) -> Reading | Look | None:
        if not choice.isdecimal():
            return _kept(await self.reason.tapped(turn, choice, before))
        customer = await Customer.of(turn.session, turn.me, int(choice))
        return _kept(Reading(texts.plain(turn.t("reason-customer"))), customer.id)

    def load(self, kept: Any) -> Why:
        return Why(kept["words"], kept["customer_id"])

    def shown(self, language: Language, kept: Any) -> Markup:
        return escape(kept["words"])


def _kept(reading: Reading, customer_id: int | None = None) -> Reading:
    return Reading({"words": reading.value, "customer_id": customer_id})


async def customers_near(turn: Turn) -> list[search.Found]:
    """The person's customers at whose door the open form's signing was sent."""
    draft = await Draft.open_one(turn.session, turn.me.id)
    signing = await find_signing(turn, draft.subject) if draft else None
    if signing is None or signing.latitude is None or signing.longitude is None:
        return []
    if not turn.me.may(Role.SELLER):
        return []
    place = Place(signing.latitude, signing.longitude)
    found = await search.nearest(turn.session, turn.me, place, CUSTOMERS)
    return [one for one in found if one.metres is not None and one.metres <= AT_A_CUSTOMER]


class ElsewhereForm(Form, name="elsewhere"):
    """The subject is the signing's id."""

    at_once = True

    reason = WhyElsewhere("reason-customer", "reason-on-the-road", "reason-no-position")

    async def submit(self, turn: Turn) -> Becomes:
        signing = await find_signing(turn, self.subject)
        await signing.give_reason(turn.session, turn.me, self.reason.words, self.reason.customer_id)
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
