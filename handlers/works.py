"""Works moves an order on with the buttons of its card: production, inspection, ready (8.4)."""

from __future__ import annotations

import enum
from collections.abc import Sequence

from markupsafe import Markup

from bot import filling, texts
from bot.fields import Choice, Photo, Photos, Text
from bot.forms import TITLE, Becomes, Form
from bot.panels import GREEN, Button, View, button
from bot.router import Router
from bot.turn import Turn
from handlers.order_deeds import find_order
from handlers.order_parts import Part
from models import order_progress
from models.albums import send_photos
from models.errors import Refused
from models.order_people import moves_orders, require_mover
from models.order_progress import INSPECTABLE, LONGEST_NOTE, MOST_PHOTOS, Progress
from models.orders import ORDER_CARD, Order, OrderState
from models.staff import Role, Staff

router = Router()

NOTE_TAKES = 300  # UTF-16 units of an inspection's words on the card


class Inspection(enum.StrEnum):
    """How an inspection ended."""

    PASSED = "passed"
    FAILED = "failed"


class InspectionForm(Form, name="inspection"):
    """The subject is the order's number and that of its last step: `12:34`, `12:0` where there is none."""

    result = Choice(Inspection)
    why = Text(
        max_length=LONGEST_NOTE, when=lambda answers: answers.get("result") == Inspection.FAILED
    )
    note = Text(
        max_length=LONGEST_NOTE,
        aside=True,
        when=lambda answers: answers.get("result") != Inspection.FAILED,
    )
    photos = Photos(at_most=MOST_PHOTOS, optional=True)

    async def submit(self, turn: Turn) -> Becomes:
        number, _, after = self.subject.partition(":")
        order = await find_order(turn, number)
        await order_progress.inspect(
            turn.session,
            order,
            turn.me,
            passed=self.result is Inspection.PASSED,
            note=self.why or self.note,
            photos=self.photos,
            after=int(after),
        )
        await turn.take_away(ORDER_CARD, order.about)
        return Becomes(ORDER_CARD, order.about)


@router.button(r"order:([0-9]{1,18}):move:(in_production|ready)", role=Role.ORDERS)
async def move(turn: Turn, number: str, state: str) -> None:
    order = await find_order(turn, number)
    to = OrderState(state)
    if await order_progress.move(turn.session, order, turn.me, to):
        turn.hint("works-moved-hint", state=to)
        return
    step = await order_progress.last_step(turn.session, order.id)
    by = await turn.session.get(Staff, step.by_id) if step and step.by_id else None
    turn.hint("works-already-hint", state=to, by=by.name if by else "")


@router.button(r"order:([0-9]{1,18}):inspect", role=Role.ORDERS)
async def begin_an_inspection(turn: Turn, number: str) -> None:
    order = await find_order(turn, number)
    require_mover(turn.me)
    if order.state not in INSPECTABLE:
        raise Refused("order-step-not-now", state=order.state)
    step = await order_progress.last_step(turn.session, order.id)
    subject = f"{order.id}:{step.id if step else 0}"
    await filling.start(turn, InspectionForm, subject=subject, offered=await title_of(turn, order))


@router.button(r"order:([0-9]{1,18}):undo", role=Role.ORDERS)
async def undo(turn: Turn, number: str) -> None:
    order = await find_order(turn, number)
    await order_progress.undo(turn.session, order, turn.me)
    turn.hint("works-undone-hint", state=order.state)


@router.button(r"order:([0-9]{1,18}):inspection", role=Role.ORDERS)
async def show_the_inspection(turn: Turn, number: str) -> None:
    order = await find_order(turn, number)
    step = await order_progress.last_inspection(turn.session, order.id)
    photos = [Photo(**photo) for photo in step.photos] if step else []
    send_photos(turn.session, turn.me, photos, about=order.about, reply_to=turn.message_id)


async def title_of(turn: Turn, order: Order) -> dict[str, dict[str, str]]:
    """What the title of a form about an order mentions."""
    customer = await order.customer(turn.session)
    return {TITLE: {"number": order.number or "", "customer": customer.name}}


# On the order's card.


async def progress_part(view: View, order: Order) -> Part:
    """The last step and the last inspection; for works the next steps (8.4)."""
    if not order.is_standing:
        return Part()
    lines: list[Markup] = []
    step = await order_progress.last_step(view.session, order.id)
    if step:
        lines.append(
            view.t("works-last-step", state=step.state, at=step.created_at, by=await by(view, step))
        )
    rows: list[Sequence[Button]] = []
    inspection = await order_progress.last_inspection(view.session, order.id)
    if inspection:
        lines.append(await inspection_in_words(view, inspection))
        if inspection.photos:
            show = f"{order.about}:inspection"
            rows.append([button("works-photos", show, number=len(inspection.photos))])
    if moves_orders(view.reader):
        has_failed = inspection is not None and inspection.passed is False
        rows = [*next_steps(order, has_failed=has_failed), *rows]
        if await order_progress.may_be_undone(view.session, order, view.reader):
            rows.append([button("works-undo", f"{order.about}:undo", state=order.state)])
    return Part(lines, rows)


def next_steps(order: Order, *, has_failed: bool) -> list[Sequence[Button]]:
    """The usual next step in green, "ready" from stock beside it; what failed is inspected again."""
    inspect = f"{order.about}:inspect"
    ready = f"{order.about}:move:{OrderState.READY.value}"
    match order.state:
        case OrderState.CONFIRMED:
            begin = f"{order.about}:move:{OrderState.IN_PRODUCTION.value}"
            return [
                [
                    button("works-begin", begin, style=GREEN),
                    button("works-ready-from-stock", ready),
                ]
            ]
        case OrderState.IN_PRODUCTION if has_failed:
            return [[button("works-inspect-again", inspect, style=GREEN)]]
        case OrderState.IN_PRODUCTION:
            return [[button("works-inspect", inspect, style=GREEN), button("works-ready", ready)]]
        case OrderState.INSPECTED:
            return [
                [button("works-ready", ready, style=GREEN), button("works-inspect-again", inspect)]
            ]
    return []


async def inspection_in_words(view: View, step: Progress) -> Markup:
    said = view.t(
        "works-inspection", passed=step.passed, at=step.created_at, by=await by(view, step)
    )
    if not step.note:
        return said
    note = texts.shield(texts.clip(step.note, NOTE_TAKES))
    return Markup("{}\n<blockquote>{}</blockquote>").format(said, note)


async def by(view: View, step: Progress) -> str:
    person = await view.session.get(Staff, step.by_id) if step.by_id else None
    return person.name if person else ""
