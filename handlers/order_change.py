"""An order that stands is changed: the same questions, filled with what it says (8.6)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from markupsafe import Markup

from bot import filling, texts
from bot.basket_panel import line_in_words
from bot.fields import Day, Field, Photos, Text, today
from bot.fields.order_lines import OrderLines
from bot.forms import TITLE, Answers, Becomes, Form
from bot.goods_lines import Market, asked_of, kept_line, kept_money
from bot.router import Router
from bot.turn import Turn
from handlers.order_deeds import find_order
from handlers.order_fields import DeliveryDay, Handling, WhereTo, kept_where
from handlers.order_form import (
    OrderForm,
    Outlook,
    content_of_answers,
    is_same,
    look_ahead,
    new_prices,
    paying_in_words,
    too_late_in_words,
    totals_in_words,
    who_decides,
)
from handlers.order_paying import Deposit, Paying
from models import calendar, order_authority, order_changes, policy
from models.customers import Customer
from models.drafts import Draft
from models.errors import Refused
from models.language import Language
from models.order_lines import OrderLine
from models.order_versions import LONGEST_NOTE, MOST_PHOTOS, OrderVersion
from models.orders import ORDER_CARD, Order
from models.staff import Role

router = Router()

LONGEST_WHY = 300
DIFFERENCES = 12  # told below the summary
LONGEST = 80  # UTF-16 units of what was said before and is said now
WAS = "was"  # beside what the questions are offered: the order as it stands
PARTS = (
    "deliver_on",
    "needed_on",
    "place",
    "packing",
    "transport",
    "terms",
    "deposit",
    "note",
    "photos",
)


class LinesOfOrder(OrderLines):
    """The lines of an order that stands: each keeps the price that was agreed on."""

    async def market(self, turn: Turn) -> Market:
        assert turn.draft
        return await market_of(turn, turn.draft.subject)


class PlaceOfOrder(WhereTo):
    async def customer(self, turn: Turn) -> Customer | None:
        assert turn.draft
        order = await find_order(turn, turn.draft.subject.partition(":")[0])
        return await order.customer(turn.session)


class OrderChangeForm(Form, name="change-order"):
    """The subject is the order's id and the version that is changed: "12:1"."""

    lines = LinesOfOrder()
    deliver_on = DeliveryDay(earliest=today)
    needed_on = Day(earliest=today, aside=True)
    place = PlaceOfOrder()
    packing = Handling(lambda: policy.current().orders.packings)
    transport = Handling(lambda: policy.current().orders.transports)
    terms = Paying(aside=True)
    deposit = Deposit()
    note = Text(max_length=LONGEST_NOTE, aside=True)
    photos = Photos(at_most=MOST_PHOTOS, optional=True, aside=True)
    why = Text(max_length=LONGEST_WHY, aside=True)

    # Said as they are where an order is entered.
    alike: ClassVar[frozenset[str]] = frozenset(("lines", *PARTS))

    @classmethod
    def _key(cls, name: str, part: str) -> str:
        return OrderForm._key(name, part) if name in cls.alike else super()._key(name, part)

    @classmethod
    async def as_of_now(cls, turn: Turn, subject: str, answers: Answers) -> Answers:
        kept = answers.get("lines")
        if not kept:
            return answers
        market = await market_of(turn, subject)
        return {**answers, "lines": {**kept, "lines": await market.as_of_now(kept["lines"])}}

    @classmethod
    async def before_sending(cls, turn: Turn, subject: str, answers: Answers) -> Sequence[Markup]:
        """What is different, what it comes to, and whose word it needs."""
        order = await changeable(turn, subject)
        was = turn.draft.offered.get(WAS, {}) if turn.draft else {}
        told = differences(turn.language, was, answers)
        if not told:
            return [turn.t("change-order-nothing-yet")]
        market = await market_of(turn, subject)
        outlook = await look_ahead(turn, market, answers)
        customer = await order.customer(turn.session)
        needs = await order_authority.needs_of(
            turn.session,
            turn.me,
            customer,
            outlook.lines,
            outlook.totals.total,
            order,
            list(market.standing.values()),
        )
        parts = [
            Markup("\n").join([turn.t("change-order-differs"), *told]),
            totals_in_words(turn, outlook),
            new_prices(turn, answers),
            *await paying_in_words(turn, customer, answers, outlook, order),
            too_late_in_words(turn, answers),
        ]
        parts += await who_decides(turn, needs, customer, outlook.totals.total, order)
        return [part for part in parts if part]

    async def submit(self, turn: Turn) -> Becomes:
        """Refused as `order_changes.change` says."""
        order = await changeable(turn, self.subject)
        market = await market_of(turn, self.subject)
        outlook: Outlook = await look_ahead(turn, market, self.answers)
        await order_changes.change(
            turn.session,
            order,
            turn.me,
            content_of_answers(self, outlook),
            base_of(self.subject),
            self.why,
            turn.said_at,
        )
        await turn.take_away(ORDER_CARD, order.about)
        return Becomes(ORDER_CARD, order.about)


@router.button(r"order:([0-9]{1,18}):change", role=Role.ORDERS)
async def change(turn: Turn, number: str) -> None:
    """The summary of the order, each answer with a button to change it."""
    order = await find_order(turn, number)
    await order_changes.require_changeable(turn.session, order, turn.me)
    subject = f"{order.id}:{order.version}"
    begun = await Draft.unfinished(
        turn.session, turn.me.id, OrderChangeForm.name, subject, put_away=False
    )
    if begun:
        await filling.resume(turn, begun)
        return
    version = await order.shown_version(turn.session)
    answers = await kept_answers(turn, order, version)
    customer = await order.customer(turn.session)
    title = {"number": order.number, "customer": customer.name}
    await filling.start(
        turn,
        OrderChangeForm,
        subject=subject,
        answers=answers,
        offered={WAS: answers, TITLE: title},
    )


async def kept_answers(turn: Turn, order: Order, version: OrderVersion) -> dict[str, Any]:
    """A version as a draft keeps its answers; a line keeps its number."""
    content = await order_changes.content_of(turn.session, version)
    named = {line.number: line for line in await version.lines(turn.session)}
    lines = [
        kept_line(one, named[one.number or 0].name, named[one.number or 0].code)
        for one in content.lines
    ]
    photos = [
        {"message": 0, "file_id": photo.file_id, "caption": photo.caption}
        for photo in content.photos
    ]
    has_place = content.address or content.place
    return {
        "lines": {
            "lines": lines,
            "open": [],
            "at": None,
            "page": None,
            "of": order.customer_id,
        },
        "deliver_on": content.deliver_on.isoformat(),
        "needed_on": content.needed_on.isoformat() if content.needed_on else None,
        "place": kept_where(content.address, content.place) if has_place else None,
        "packing": {"words": content.packing} if content.packing else None,
        "transport": {"words": content.transport} if content.transport else None,
        "terms": {"words": str(content.terms)},
        "deposit": kept_money(content.deposit) if content.deposit else None,
        "note": content.note,
        "photos": photos or None,
    }


async def changeable(turn: Turn, subject: str) -> Order:
    """Refused where somebody else changed it meanwhile, where something waits, where it is over."""
    order = await find_order(turn, subject.partition(":")[0])
    await order_changes.require_changeable(turn.session, order, turn.me)
    day = (await order.shown_version(turn.session)).deliver_on.isoformat()
    begun_with = turn.draft.offered.get(WAS, {}).get("deliver_on", day) if turn.draft else day
    # A date that the customer agreed to since would go back unsaid.
    if order.version != base_of(subject) or day != begun_with:
        raise Refused("order-changed-meanwhile", final=True)
    return order


def base_of(subject: str) -> int:
    return int(subject.partition(":")[2])


async def market_of(turn: Turn, subject: str) -> Market:
    """The order's customer, and the lines of the version that is changed."""
    number, _, base = subject.partition(":")
    order = await find_order(turn, number)
    version = await OrderVersion.of_order(turn.session, order.id, int(base))
    standing: dict[int, OrderLine] = {
        line.number: line for line in await version.lines(turn.session)
    }
    return Market(
        turn.session,
        await order.customer(turn.session),
        calendar.business_day(turn.said_at),
        standing,
        version.rounding,
    )


# The difference


def differences(language: Language, was: Answers, now: Answers) -> list[Markup]:
    """Line by line, then answer by answer; as many as are read."""
    told = [*_of_lines(language, was, now)]
    fields = OrderChangeForm.fields()
    for name in PARTS:
        before, after = was.get(name), now.get(name)
        if not is_same(before, after):
            label = OrderChangeForm.said(language, name, "label")
            said = [_shown(language, fields[name], kept) for kept in (before, after)]
            told.append(
                texts.t(language, "change-order-part", label=label, before=said[0], after=said[1])
            )
    if (more := len(told) - DIFFERENCES) > 0:
        told = [*told[:DIFFERENCES], texts.t(language, "basket-more", number=more)]
    return told


def _shown(language: Language, field: Field[Any], kept: Any) -> str:
    if kept is None:
        return texts.plain(texts.t(language, "form-nothing"))
    return texts.clip(texts.plain(field.shown(language, kept)), LONGEST)


def _of_lines(language: Language, was: Answers, now: Answers) -> list[Markup]:
    before = {line["number"]: line for line in (was.get("lines") or {}).get("lines", [])}
    after = list(enumerate((now.get("lines") or {}).get("lines", [])))
    left = {line["number"] for _, line in after}
    told = []
    for at, line in after:
        old = before.get(line["number"])
        if old is None:
            added = line_in_words(language, at, line)
            told.append(texts.t(language, "change-order-added", line=added))
        elif _counts(old) != _counts(line):
            told.append(_changed(language, old, line))
    for number, line in before.items():
        if number not in left:
            asked = asked_of(line)
            told.append(
                texts.t(
                    language,
                    "change-order-gone",
                    name=texts.clip(line["name"], LONGEST),
                    quantity=asked.quantity,
                    measure=asked.measure,
                )
            )
    return told


def _counts(line: Mapping[str, Any]) -> tuple[Any, ...]:
    asked = asked_of(line)
    return asked.measure, asked.quantity, asked.price


def _changed(language: Language, old: Mapping[str, Any], new: Mapping[str, Any]) -> Markup:
    before, after = asked_of(old), asked_of(new)
    return texts.t(
        language,
        "change-order-line",
        name=texts.clip(new["name"], LONGEST),
        measure=after.measure,
        before=before.quantity,
        after=after.quantity,
        more=before.quantity != after.quantity,
        was=before.price,
        price=after.price,
        priced=before.price != after.price,
    )
