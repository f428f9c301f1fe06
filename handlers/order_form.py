"""Entering an order: the questions, a customer's habits, and what sending it will mean (8.1, 8.3)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from markupsafe import Markup
from moneyed import Money

from bot import texts
from bot.fields import Day, Photos, Text, today
from bot.fields.order_lines import OrderLines
from bot.forms import Answers, Becomes, Form
from bot.goods_lines import Market, asked_of, money_of
from bot.turn import Turn
from handlers.order_fields import (
    USUAL,
    Buyer,
    DeliveryDay,
    Handling,
    WhereTo,
    kept_where,
)
from handlers.order_instalments import what_follows
from handlers.order_paying import Deposit, Paying
from handlers.order_words import owed_only, percent
from models import approvers, calendar, order_authority, policy
from models.customers import Customer
from models.errors import Refused
from models.money import rounded
from models.order_buying import last_order
from models.order_lines import OrderLine, totals_of
from models.order_terms import Terms
from models.order_versions import LONGEST_NOTE, MOST_PHOTOS, Content
from models.orders import ORDER_CARD, Order
from models.pricing import HUNDRED, Rounding, Totals

NAMES_TAKE = 300  # UTF-16 units
PRICES_TOLD = 10  # that are not what they were
HABITS = ("place", "packing", "transport", "terms")


class OrderForm(Form, name="new-order"):
    """The subject tells orders apart that are begun side by side: see `order_entry`."""

    new_each_time = True

    customer = Buyer(near=True)
    lines = OrderLines()
    deliver_on = DeliveryDay(earliest=today)
    needed_on = Day(earliest=today, aside=True)
    place = WhereTo()
    packing = Handling(lambda: policy.current().orders.packings)
    transport = Handling(lambda: policy.current().orders.transports)
    terms = Paying(aside=True)
    deposit = Deposit()
    note = Text(max_length=LONGEST_NOTE, aside=True)
    photos = Photos(at_most=MOST_PHOTOS, optional=True, aside=True)

    @classmethod
    async def follows(cls, turn: Turn, answers: Answers) -> Answers:
        """How this customer is delivered to and pays, and the prices that are theirs."""
        picked = answers.get("customer")
        if not picked:
            return {}
        more: dict[str, Any] = {}
        customer = None
        if not picked.get("known") and (customer := await turn.session.get(Customer, picked["id"])):
            habits = await habits_of(turn, customer)
            # What a line said and could not be is asked: the habit is no answer to it.
            asked = turn.draft.asking if turn.draft else None
            unsaid = [name for name in HABITS if _is_unsaid(answers.get(name)) and name != asked]
            more = {name: habits[name] for name in unsaid}
            more["customer"] = {**picked, "known": True}
        kept = answers.get("lines")
        if kept and kept.get("of") != picked["id"]:
            customer = customer or await turn.session.get(Customer, picked["id"])
            market = Market(turn.session, customer, calendar.business_day(turn.said_at))
            lines = await market.as_of_now(kept["lines"], noted=False)
            more["lines"] = {**kept, "lines": lines, "of": picked["id"]}
        return more

    @classmethod
    async def as_of_now(cls, turn: Turn, subject: str, answers: Answers) -> Answers:
        kept = answers.get("lines")
        if not kept:
            return answers
        market = await basis_of(turn, answers)
        return {**answers, "lines": {**kept, "lines": await market.as_of_now(kept["lines"])}}

    @classmethod
    async def check(cls, turn: Turn, subject: str, answers: Answers, name: str) -> None:
        if name == "customer":
            await customer_of(turn, answers)

    @classmethod
    async def before_sending(cls, turn: Turn, subject: str, answers: Answers) -> Sequence[Markup]:
        """What it comes to, which prices are new, and whose word it needs."""
        customer = await customer_of(turn, answers)
        market = await basis_of(turn, answers)
        outlook = await look_ahead(turn, market, answers)
        needs = await order_authority.needs_of(
            turn.session, turn.me, customer, outlook.lines, outlook.totals.total
        )
        parts = [totals_in_words(turn, outlook), new_prices(turn, answers)]
        parts += await paying_in_words(turn, customer, answers, outlook)
        parts.append(too_late_in_words(turn, answers))
        parts += await who_decides(turn, needs, customer, outlook.totals.total)
        return [part for part in parts if part]

    async def submit(self, turn: Turn) -> Becomes:
        """Refused as `Order.place` says; a price that changed at the last moment is shown first."""
        customer = await customer_of(turn, self.answers)
        market = await basis_of(turn, self.answers)
        outlook = await look_ahead(turn, market, self.answers)
        order = await Order.place(
            turn.session, turn.me, customer, content_of_answers(self, outlook), turn.said_at
        )
        return Becomes(ORDER_CARD, order.about)


def _is_unsaid(kept: Mapping[str, Any] | None) -> bool:
    """Nothing was said to it, or it is the habit of a customer who was chosen before."""
    return kept is None or USUAL in kept


async def habits_of(turn: Turn, customer: Customer) -> dict[str, Any]:
    """Where to, how and on which terms the last order went; else what is usual here."""
    rules, usual = policy.current().orders, {USUAL: True}
    address = " ".join((customer.address or "").split()) or None
    place = customer.place
    terms = rules.terms[0]
    packing = rules.packings[0][turn.language] if rules.packings else None
    transport = rules.transports[0][turn.language] if rules.transports else None
    if last := await last_order(turn.session, customer.id):
        version = await last.shown_version(turn.session)
        terms = version.terms
        packing, transport = version.packing or packing, version.transport or transport
        if version.address or version.place:
            address, place = version.address, version.place
    known = address or place
    return {
        "place": kept_where(address, place, **usual) if known else None,
        "packing": {"words": packing, **usual} if packing else None,
        "transport": {"words": transport, **usual} if transport else None,
        "terms": {"words": str(terms), **usual},
    }


async def customer_of(turn: Turn, answers: Answers) -> Customer:
    """Refused where the customer is no longer this person's to sell to."""
    try:
        customer = await Customer.of(turn.session, turn.me, answers["customer"]["id"])
    except Refused as refusal:
        raise Refused(refusal.key, field="customer", **refusal.facts) from None
    if customer.archived_at:
        raise Refused("customer-gone-or-not-yours", field="customer")
    return customer


async def basis_of(turn: Turn, answers: Answers) -> Market:
    customer = await turn.session.get(Customer, answers["customer"]["id"])
    return Market(turn.session, customer, calendar.business_day(turn.said_at))


@dataclass(frozen=True)
class Outlook:
    """What the lines are as they would be written, what they come to, and the deposit of that."""

    lines: Sequence[OrderLine]
    rounding: Rounding
    totals: Totals
    deposit: Money | None


async def look_ahead(turn: Turn, market: Market, answers: Answers) -> Outlook:
    """Refused as placing is."""
    try:
        lines = await market.check([asked_of(line) for line in answers["lines"]["lines"]])
    except Refused as refusal:
        # A price that changed is no mistake of anybody: the summary shows the new one. One in
        # other money is not taken over, the line has to be entered anew.
        is_shown = (
            refusal.key == "order-price-changed"
            and refusal.facts["was"].currency == refusal.facts["price"].currency
        )
        field = None if is_shown else refusal.field
        raise Refused(refusal.key, field=field, **refusal.facts) from None
    totals = totals_of(lines, lines[0].currency, market.rounding)
    return Outlook(lines, market.rounding, totals, deposit_of(answers, totals.total))


def deposit_of(answers: Answers, total: Money) -> Money | None:
    kept = answers.get("deposit")
    if kept is None:
        return None
    if "percent" in kept:
        return rounded(Money(total.amount * Decimal(kept["percent"]) / HUNDRED, total.currency))
    return money_of(kept)


def content_of_answers(form: Any, outlook: Outlook) -> Content:
    """What the answers of either form ask for."""
    address, place = form.place or (None, None)
    return Content(
        lines=form.lines,
        deliver_on=form.deliver_on,
        needed_on=form.needed_on,
        address=address,
        place=place,
        packing=form.packing,
        transport=form.transport,
        terms=form.terms or policy.current().orders.terms[0],
        deposit=outlook.deposit,
        note=form.note,
        photos=form.photos,
    )


# What is said below the summary


def totals_in_words(turn: Turn, outlook: Outlook) -> Markup:
    totals, rounding = outlook.totals, outlook.rounding
    return turn.t(
        "basket-totals",
        net=totals.net,
        tax=totals.tax,
        total=totals.total,
        taxed=rounding.tax_included,
        by_document=rounding.by_document,
    )


def new_prices(turn: Turn, answers: Answers) -> Markup | None:
    """The lines whose list price is not the one with which they were entered."""
    changed = [line for line in answers["lines"]["lines"] if line.get("was")]
    if not changed:
        return None
    said = [turn.t("basket-price-changed")]
    for line in changed[:PRICES_TOLD]:
        facts: dict[str, Any] = {"was": money_of(line["was"]), "price": money_of(line["list"])}
        name = texts.clip(line["name"], 40)
        is_agreed = line["agreed"] is not None
        said.append(
            turn.t(
                "basket-price-was", name=name, measure=line["measure"], agreed=is_agreed, **facts
            )
        )
    if more := len(changed) - PRICES_TOLD:
        said += [turn.t("basket-more", number=more)] if more > 0 else []
    return Markup("\n").join(said)


async def paying_in_words(
    turn: Turn, customer: Customer, answers: Answers, outlook: Outlook, order: Order | None = None
) -> list[Markup]:
    """The instalments that follow, and what is paid already or by credit in hand."""
    kept = answers.get("terms")
    terms = Terms.read(kept["words"]) if kept else policy.current().orders.terms[0]
    total, deposit = outlook.totals.total, outlook.deposit
    if deposit and (deposit.currency != total.currency or deposit > total):
        return []  # it is refused when it is sent, and there is nothing to tell before
    return await what_follows(turn, customer, total, terms, deposit, order)


def too_late_in_words(turn: Turn, answers: Answers) -> Markup | None:
    """It is told, not refused: the customer may have agreed."""
    day, needed = answers["deliver_on"], answers.get("needed_on")
    if needed is None or day <= needed:
        return None
    days = {"day": date.fromisoformat(day), "needed": date.fromisoformat(needed)}
    return turn.t("basket-too-late", **days)


async def who_decides(
    turn: Turn,
    needs: order_authority.Needs,
    customer: Customer,
    total: Money,
    order: Order | None = None,
) -> list[Markup]:
    """Why it has to be decided and by whom; refused where a step has nobody, as placing is."""
    if not needs.chain:
        return [turn.t("basket-at-once")]
    rules = policy.current().orders
    said: list[Markup] = []
    if needs.over_discount is not None:
        limit = rules.discount_limit(turn.me.position)
        said.append(
            turn.t("basket-over-discount", discount=percent(needs.over_discount), limit=limit)
        )
    if needs.over_credit:
        credit = await order_authority.credit_with(turn.session, customer, total, order)
        assert credit
        said.append(
            turn.t(
                "basket-over-credit",
                limit=credit.limit,
                owed=owed_only(credit.owed),
                is_comparable=credit.with_order is not None,
            )
        )
    names = []
    for step in await approvers.foresee(turn.session, turn.me, needs.chain, rules.when_away):
        if step.staff is None:
            raise Refused("approval-nobody")
        name = step.staff.name
        if step.for_:
            name = turn.t("leave-decides-for", name=name, holder=step.for_.name)
        names.append(name)
    said.append(turn.t("basket-goes-to", names=texts.shortened(names, NAMES_TAKE)))
    return [Markup("\n").join(said)]


def is_same(one: Mapping[str, Any] | None, other: Mapping[str, Any] | None) -> bool:
    """Whether two kept answers say the same, wherever they came from."""

    def said(kept: Any) -> Any:
        return {k: v for k, v in kept.items() if k != USUAL} if isinstance(kept, dict) else kept

    return bool(said(one) == said(other))
