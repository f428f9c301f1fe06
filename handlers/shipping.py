"""Shipping: what leaves the house, checked by a second person, and arrives (8.4, 8.5)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Any

from markupsafe import Markup

from bot import days, filling, texts
from bot.fields import Day, Photo, Photos, Reading, Text, today
from bot.fields.goods import Goods, Left
from bot.fields.option import short
from bot.forms import Answers, Becomes, Form
from bot.panels import GREEN, RED, Button, Rows, button, in_pairs, named
from bot.router import Router
from bot.turn import Turn
from handlers.carrying import carry_beside
from handlers.checks import RIGHT, WRONG, verdict_of_check
from handlers.order_deeds import find_order
from handlers.works import title_of
from models import order_people, policy, records, shipment_check, shipments
from models.albums import send_photos
from models.drafts import Draft
from models.errors import Refused
from models.facts import Term, term
from models.order_lines import exact
from models.order_progress import to_ship
from models.orders import Order
from models.products import Product
from models.shipments import (
    CARD,
    LONGEST_CARRIER,
    LONGEST_REASON,
    LONGEST_SLIP,
    MOST_PHOTOS,
    Shipment,
)
from models.staff import Role

router = Router()

CARRIERS = 6  # buttons
NAMES_TAKE = 120  # UTF-16 units


class ToShip(Goods):
    """What is left to ship of the order that the open form is about."""

    async def left(self, turn: Turn) -> Sequence[Left]:
        order = await order_of_form(turn)
        left = await to_ship(turn.session, order)
        lines = await order.lines(turn.session)
        return [Left(line, exact(left[line.number])) for line in lines if left[line.number] > 0]

    async def check_quantity(self, turn: Turn, of: Left, quantity: Decimal) -> None:
        product = await turn.session.get_one(Product, of.line.product_id)
        shipment_check.check_quantity(product, of.line, quantity, of.quantity)


async def order_of_form(turn: Turn) -> Order:
    draft = await Draft.open_one(turn.session, turn.me.id)
    return await find_order(turn, draft.subject if draft and draft.form == ShipForm.name else "0")


class Carrier(Text):
    """Words, or one of who carried lately; a button carries a short mark of the name."""

    async def tapped(self, turn: Turn, choice: str, before: Any) -> Reading:
        for name in await carriers(turn):
            if choice == short(name):
                return Reading(name)
        raise Refused("button-out-of-date")

    async def buttons(
        self, turn: Turn, before: Any, tap: Callable[[str], str], view: str = ""
    ) -> Rows:
        known = await carriers(turn)
        return in_pairs([named(texts.shield(name), tap(short(name))) for name in known])


async def carriers(turn: Turn) -> Sequence[str]:
    """Who carried lately; nobody to whoever ships no more and still has the form open (1.3)."""
    if not order_people.moves_orders(turn.me):
        return ()
    return await shipments.carriers(turn.session, CARRIERS)


class ShipForm(Form, name="ship"):
    """The subject is the order's number."""

    lines = ToShip()
    carrier = Carrier(max_length=LONGEST_CARRIER, optional=True)
    slip = Text(max_length=LONGEST_SLIP, optional=True)
    photos = Photos(at_most=MOST_PHOTOS, optional=True)

    @classmethod
    async def check(cls, turn: Turn, subject: str, answers: Answers, name: str) -> None:
        """Somebody else may have shipped some of it since it was answered."""
        if name == "lines" and answers.get("lines") and answers["lines"]["lines"]:
            order = await find_order(turn, subject)
            chosen = cls(subject, answers).lines
            await shipment_check.check_quantities(turn.session, order, chosen)

    @classmethod
    async def before_sending(cls, turn: Turn, subject: str, answers: Answers) -> Sequence[Markup]:
        """Who is to check it, or that nobody but its maker could (8.5)."""
        order = await find_order(turn, subject)
        order_people.require_mover(turn.me)
        shipment_check.require_shippable(order)
        others = await order_people.checkers(turn.session, but=turn.me.id)
        if not others:
            return [turn.t("ship-nobody-checks", positions=positions_that_check())]
        names = texts.shortened([person.name for person in others], NAMES_TAKE)
        return [turn.t("ship-is-checked", names=names)]

    async def submit(self, turn: Turn) -> Becomes:
        shipment = await Shipment.make(
            turn.session,
            await find_order(turn, self.subject),
            turn.me,
            self.lines,
            self.carrier,
            self.slip,
            self.photos,
        )
        return Becomes(CARD, shipment.about)


class ShipmentRefusalForm(Form, name="shipment-refusal"):
    """The subject is the shipment's number: what is not right with it."""

    at_once = True

    reason = Text(max_length=LONGEST_REASON)

    async def submit(self, turn: Turn) -> Becomes:
        shipment = await find(turn, self.subject)
        await shipment.check(turn.session, turn.me, right=False, reason=self.reason)
        await turn.take_away(CARD, shipment.about)
        return Becomes(CARD, shipment.about)


class DeliveredForm(Form, name="delivered"):
    """The subject is the shipment's number; the photo of the signed slip may be left out."""

    at_once = True

    day = Day(looking=days.Looking.BACK, latest=today)
    signed = Photos(at_most=MOST_PHOTOS, optional=True)

    @classmethod
    async def check(cls, turn: Turn, subject: str, answers: Answers, name: str) -> None:
        if name == "day":
            shipment = await find(turn, subject)
            shipment.check_day(cls(subject, answers).day)

    async def submit(self, turn: Turn) -> Becomes:
        shipment = await find(turn, self.subject)
        await shipment.deliver(turn.session, turn.me, self.day, self.signed)
        await turn.take_away(CARD, shipment.about)
        return Becomes(CARD, shipment.about)


class ShipmentTroubleForm(Form, name="shipment-trouble"):
    """The subject is the shipment's number: what works should look into."""

    at_once = True

    words = Text(max_length=LONGEST_REASON)

    async def submit(self, turn: Turn) -> Becomes:
        shipment = await find(turn, self.subject)
        await shipment.has_trouble(turn.session, turn.me, self.words)
        turn.say("shipment-trouble-noted")
        await turn.take_away(CARD, shipment.about)
        return Becomes(CARD, shipment.about)


async def find(turn: Turn, number: str) -> Shipment:
    """One that this person sees; a button's id is never trusted (1.3)."""
    return await records.require(
        turn.session, Shipment, number, turn.me, "shipment-gone-or-not-yours"
    )


def positions_that_check() -> tuple[Term, ...]:
    return tuple(term(one) for one in policy.current().orders.shipping_checked_by)


# Putting together.


@router.button(r"order:([0-9]{1,18}):ship", role=Role.ORDERS)
async def ship(turn: Turn, number: str) -> None:
    order = await find_order(turn, number)
    order_people.require_mover(turn.me)
    shipment_check.require_shippable(order)
    if not any(quantity > 0 for quantity in (await to_ship(turn.session, order)).values()):
        raise Refused("shipment-nothing-left")
    await filling.start(turn, ShipForm, subject=str(order.id), offered=await title_of(turn, order))


@router.button(r"shipment:([0-9]{1,18}):take-back", role=Role.ORDERS)
async def take_back(turn: Turn, number: str) -> None:
    shipment = await find(turn, number)
    await shipment.take_back(turn.session, turn.me)
    turn.hint("shipment-taken-back-hint")


# The second person (8.5).


@router.button(r"shipment:([0-9]{1,18}):right", role=Role.ORDERS)
async def is_right(turn: Turn, number: str) -> None:
    shipment = await find(turn, number)
    await shipment.check(turn.session, turn.me, right=True)
    turn.hint("shipment-checked-hint")


@router.button(r"shipment:([0-9]{1,18}):wrong", role=Role.ORDERS)
async def is_wrong(turn: Turn, number: str) -> None:
    """It needs a reason: its maker has to put it right."""
    shipment = await find(turn, number)
    await shipment.require_checkable(turn.session, turn.me)
    await begin(turn, ShipmentRefusalForm, shipment)


async def answer_a_card(turn: Turn, shipment: Shipment) -> bool:
    """Words below a shipment that waits for this person say whether it is right; False: not for them.

    A no without a reason asks for one; what is neither shows the two buttons again.
    """
    if not shipment.may_be_checked_by(turn.me):
        return False
    verdict = verdict_of_check(turn.words)
    if verdict.yes:
        await shipment.check(turn.session, turn.me, right=True)
        turn.say("shipment-checked-hint")
        await carry_beside(turn, shipment, verdict.reason)
    elif verdict.yes is False and verdict.reason:
        reason = texts.clip(verdict.reason, LONGEST_REASON)
        await shipment.check(turn.session, turn.me, right=False, reason=reason)
        turn.say("shipment-refused-hint")
    elif verdict.yes is False:
        await begin(turn, ShipmentRefusalForm, shipment)
    else:
        turn.say("shipment-what-is-meant", [check_buttons(shipment)])
    return True


def check_buttons(shipment: Shipment) -> list[Button]:
    return [
        button(RIGHT, f"{shipment.about}:right", style=GREEN),
        button(WRONG, f"{shipment.about}:wrong", style=RED),
    ]


# Arriving.


@router.button(r"shipment:([0-9]{1,18}):arrived", role=Role.ORDERS)
async def arrived(turn: Turn, number: str) -> None:
    shipment = await find(turn, number)
    await shipment.require_on_its_way(turn.session, turn.me)
    await begin(turn, DeliveredForm, shipment)


@router.button(r"shipment:([0-9]{1,18}):not-yet", role=Role.ORDERS)
async def not_yet(turn: Turn, number: str) -> None:
    """Nothing changes: on the next working day it is asked again."""
    shipment = await find(turn, number)
    await shipment.require_on_its_way(turn.session, turn.me)
    turn.hint("shipment-not-yet-hint")


@router.button(r"shipment:([0-9]{1,18}):trouble", role=Role.ORDERS)
async def has_trouble(turn: Turn, number: str) -> None:
    shipment = await find(turn, number)
    await shipment.require_on_its_way(turn.session, turn.me)
    await begin(turn, ShipmentTroubleForm, shipment)


async def begin(turn: Turn, form: type[Form], shipment: Shipment) -> None:
    """A form about a shipment, its title with the order's number and the customer."""
    order = await shipment.order(turn.session)
    subject = str(shipment.id)
    await filling.start(turn, form, subject=subject, offered=await title_of(turn, order))


# Looking.


@router.button(r"shipment:([0-9]{1,18})", role=Role.ORDERS)
async def open_a_shipment(turn: Turn, number: str) -> None:
    """Bring the card to the bottom of the chat, where it can be answered."""
    shipment = await find(turn, number)
    await turn.take_away(CARD, shipment.about)
    turn.bring(CARD, shipment.about)


@router.button(r"shipment:([0-9]{1,18}):(photos|signed)", role=Role.ORDERS)
async def show_photos(turn: Turn, number: str, which: str) -> None:
    shipment = await find(turn, number)
    kept = shipment.photos if which == "photos" else shipment.signed
    photos = [Photo(**photo) for photo in kept]
    send_photos(turn.session, turn.me, photos, about=shipment.about, reply_to=turn.message_id)
