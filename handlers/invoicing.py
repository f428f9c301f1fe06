"""Invoices: finance enters one as it is printed, and a second person holds it against the order (8.5)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from markupsafe import Markup, escape
from moneyed import Money

from bot import filling, texts
from bot.fields import Photos, Text
from bot.fields.amount import MOST, amount_in
from bot.fields.base import Field, Reading
from bot.forms import TITLE, Answers, Becomes, Form
from bot.panels import GREEN, RED, Button, Panel, Rows, View, button, in_pairs, named, turn_pages
from bot.router import Router
from bot.turn import Turn
from handlers.order_parts import Part
from handlers.order_sight import sight_of
from handlers.order_words import quantity_in_words
from models import invoices, invoicing, records
from models.albums import send_photos
from models.drafts import Draft
from models.errors import Refused
from models.invoices import INVOICE_CARD, LONGEST_INVOICE_NUMBER, Invoice, InvoiceState
from models.invoicing import BilledLine, Scope
from models.language import Language
from models.money import from_minor_units, rounded
from models.order_lines import exact
from models.order_versions import Picture
from models.orders import Order
from models.pricing import Counted, Totals
from models.staff import Role, Staff

router = Router()

A_PAGE = 20  # lines of an invoice
ON_THE_CARD = 20
NAME_TAKES = 60  # UTF-16 units
LONGEST_REASON = 500
LATEST = 6  # invoices on the order's card
MOST_PHOTOS = 10
MATCHES, MATCHES_NOT = "invoice-matches", "invoice-does-not-match"
SCOPES = "|".join(scope.value for scope in Scope)


# What is to be billed.


@router.button(r"order:([0-9]{1,18}):invoice", role=Role.ORDERS)
async def propose(turn: Turn, number: str) -> None:
    """What was shipped and is not billed; without that, what is ordered."""
    order = await find_billable(turn, number)
    shipped = await invoicing.bill_of(turn.session, order, Scope.SHIPPED)
    turn.show(await proposal(turn, order, Scope.SHIPPED if shipped else Scope.ORDERED))


@router.button(rf"order:([0-9]{{1,18}}):invoice:({SCOPES})", role=Role.ORDERS)
async def propose_one(turn: Turn, number: str, scope: str) -> None:
    """From a form that was refused: a message of its own."""
    order = await find_billable(turn, number)
    turn.show(await proposal(turn, order, Scope(scope)))


@router.button(rf"order:([0-9]{{1,18}}):invoice:({SCOPES}):([0-9]{{1,3}})", role=Role.ORDERS)
async def leaf_through(turn: Turn, number: str, scope: str, page: str) -> None:
    order = await find_billable(turn, number)
    await turn.change(await proposal(turn, order, Scope(scope), int(page)))


@router.button(rf"order:([0-9]{{1,18}}):invoice:({SCOPES}):write", role=Role.ORDERS)
async def write(turn: Turn, number: str, scope: str) -> None:
    order = await find_billable(turn, number)
    if not await invoicing.bill_of(turn.session, order, Scope(scope)):
        raise Refused("invoice-nothing-to-bill")
    offered = {TITLE: {"order": order.number or ""}}
    await filling.start(turn, InvoiceForm, subject=f"{order.id}:{scope}", offered=offered)


async def find_billable(turn: Turn, number: str) -> Order:
    """One that this person may bill; a button's id is never trusted."""
    order = await records.require(
        turn.session, Order, number, turn.me, "invoice-not-yours-to-write"
    )
    if not invoicing.may_invoice(turn.me):
        raise Refused("invoice-not-yours-to-write")
    invoicing.require_billable(order)
    return order


async def proposal(turn: Turn, order: Order, scope: Scope, page: int = 0) -> Panel:
    """Goods, quantities and prices as the invoice has to have them, page by page."""
    view = turn.view
    bill = await invoicing.bill_of(view.session, order, scope)
    if not bill:
        return Panel(view.t("invoice-nothing-to-bill"))
    data = f"{order.about}:invoice:{scope.value}"
    shown, leaves = turn_pages(bill.lines, page, data, A_PAGE)
    customer = await order.customer(view.session)
    version = await order.shown_version(view.session)
    parts = [
        view.t("invoice-to-bill", order=order.number or "", customer=customer.name, scope=scope),
        Markup("\n").join(line_in_words(view, line) for line in shown),
        sums_in_words(view, bill.totals, tax_included=version.tax_included),
        view.t("invoice-how-to-write"),
    ]
    rows: list[Sequence[Button]] = [leaves]
    rows.append([button("invoice-enter", f"{data}:write", style=GREEN)])
    other = Scope.ORDERED if scope is Scope.SHIPPED else Scope.SHIPPED
    differs = await invoicing.bill_of(view.session, order, other)
    if differs and differs.lines != bill.lines:
        switch = f"{order.about}:invoice:{other.value}:0"
        rows.append([button("invoice-scope-instead", switch, scope=other.value)])
    return Panel(Markup("\n\n").join(parts), rows)


# The form.


class PrintedTotal(Field[Money]):
    """The total as it is printed, in the order's currency; never proposed, so that it is compared."""

    async def read(self, turn: Turn, offered: Any, before: Any) -> Reading:
        assert turn.draft
        order = await turn.session.get_one(Order, order_and_scope(turn.draft.subject)[0])
        words, said = turn.words, texts.clip(turn.words, 60)
        example = from_minor_units(123450, order.currency)
        if not words or (turn.message and turn.message.text is None):
            raise Refused("invoice-total-only", example=example)
        amount = amount_in(words, order.currency)
        if amount is None or abs(amount) > MOST * 1000:
            raise Refused(
                "invoice-total-unclear", words=said, currency=order.currency, example=example
            )
        total = Money(amount, order.currency)
        if rounded(total) != total or amount < 0:
            raise Refused(
                "invoice-total-unclear", words=said, currency=order.currency, example=example
            )
        return Reading({"amount": str(amount), "currency": order.currency})

    def load(self, kept: Any) -> Money:
        return Money(kept["amount"], kept["currency"])

    def shown(self, language: Language, kept: Any) -> Markup:
        return escape(texts.money(language, self.load(kept)))


class InvoiceForm(Form, name="invoice"):
    """The subject is the order's id and what is billed of it: `12:shipped`."""

    number = Text(max_length=LONGEST_INVOICE_NUMBER)
    total = PrintedTotal()
    photos = Photos(at_most=MOST_PHOTOS, optional=True)

    @classmethod
    async def check(cls, turn: Turn, subject: str, answers: Answers, name: str) -> None:
        """A number that is there already, and a total that is not the order's, are told at once."""
        form = cls(subject, answers)
        if name == "number":
            await invoicing.check_number(turn.session, turn.me, form.number)
        elif name == "total":
            invoicing.check_total(await form.bill(turn), form.total)

    @classmethod
    async def before_sending(cls, turn: Turn, subject: str, answers: Answers) -> Sequence[Markup]:
        """What stands on it by the order, and who is asked to check it."""
        form = cls(subject, answers)
        bill = await form.bill(turn)
        if not bill:
            raise Refused("invoice-nothing-to-bill")
        lines = lines_in_words(turn.view, bill.lines, ON_THE_CARD // 2)
        return [lines, turn.t("invoice-is-checked-next")]

    @classmethod
    async def ways_out(cls, turn: Turn, draft: Draft, refusal: Refused) -> Rows:
        if refusal.key != "invoice-total-differs":
            return ()
        order_id, scope = order_and_scope(draft.subject)
        return [[button("invoice-see-what", f"order:{order_id}:invoice:{scope.value}")]]

    async def bill(self, turn: Turn) -> invoicing.Bill:
        order_id, scope = order_and_scope(self.subject)
        order = await find_billable(turn, str(order_id))
        return await invoicing.bill_of(turn.session, order, scope)

    async def submit(self, turn: Turn) -> Becomes:
        order_id, scope = order_and_scope(self.subject)
        order = await find_billable(turn, str(order_id))
        invoice = await invoicing.make(
            turn.session, order, turn.me, self.number, self.total, scope, self.photos
        )
        return Becomes(INVOICE_CARD, invoice.about)


def order_and_scope(subject: str) -> tuple[int, Scope]:
    number, _, scope = subject.partition(":")
    return int(number), Scope(scope)


# The second person.


class InvoiceRefusalForm(Form, name="invoice-refusal"):
    """The subject is the invoice's id."""

    at_once = True

    reason = Text(max_length=LONGEST_REASON)

    async def submit(self, turn: Turn) -> Becomes:
        invoice = await find_invoice(turn, self.subject)
        await invoicing.check(turn.session, invoice, turn.me, self.reason)
        return Becomes(INVOICE_CARD, invoice.about)


@router.button(r"invoice:([0-9]{1,18})", role=Role.ORDERS)
async def open_an_invoice(turn: Turn, number: str) -> None:
    invoice = await find_invoice(turn, number)
    await turn.take_away(INVOICE_CARD, invoice.about)
    turn.bring(INVOICE_CARD, invoice.about)


@router.button(r"invoice:([0-9]{1,18}):yes", role=Role.ORDERS)
async def matches(turn: Turn, number: str) -> None:
    invoice = await find_invoice(turn, number)
    await invoicing.check(turn.session, invoice, turn.me)
    turn.hint("invoice-checked-hint")


@router.button(r"invoice:([0-9]{1,18}):no", role=Role.ORDERS)
async def does_not_match(turn: Turn, number: str) -> None:
    invoice = await find_invoice(turn, number)
    invoicing.require_checker(invoice, turn.me)
    if invoice.state is not InvoiceState.WAITING:
        raise await invoicing.checked_already(turn.session, invoice, turn.me)
    await ask_what_differs(turn, invoice)


async def ask_what_differs(turn: Turn, invoice: Invoice) -> None:
    offered = {TITLE: {"number": invoice.number}}
    await filling.start(turn, InvoiceRefusalForm, subject=str(invoice.id), offered=offered)


def check_buttons(invoice: Invoice) -> list[Button]:
    return [
        button(MATCHES, f"{invoice.about}:yes", style=GREEN),
        button(MATCHES_NOT, f"{invoice.about}:no", style=RED),
    ]


@router.button(r"invoice:([0-9]{1,18}):photos", role=Role.ORDERS)
async def show_photos(turn: Turn, number: str) -> None:
    invoice = await find_invoice(turn, number)
    pictures = [Picture(**one) for one in invoice.photos]
    send_photos(turn.session, turn.me, pictures, about=invoice.about, reply_to=turn.message_id)


@router.button(r"invoice:([0-9]{1,18}):lines", role=Role.ORDERS)
async def all_lines(turn: Turn, number: str) -> None:
    """Too many for the card: a message of its own, page by page."""
    turn.show(await page_of_lines(turn, await find_invoice(turn, number), 0))


@router.button(r"invoice:([0-9]{1,18}):lines:([0-9]{1,3})", role=Role.ORDERS)
async def leaf_through_lines(turn: Turn, number: str, page: str) -> None:
    await turn.change(await page_of_lines(turn, await find_invoice(turn, number), int(page)))


async def find_invoice(turn: Turn, number: str) -> Invoice:
    """One this person may see; a button's id is never trusted."""
    return await records.require(
        turn.session, Invoice, number, turn.me, "invoice-gone-or-not-yours"
    )


async def page_of_lines(turn: Turn, invoice: Invoice, page: int) -> Panel:
    lines = await invoicing.lines_on(turn.session, invoice)
    shown, leaves = turn_pages(lines, page, f"{invoice.about}:lines", A_PAGE)
    words = [line_in_words(turn.view, line) for line in shown]
    head = turn.t("invoice-lines-of", number=invoice.number, lines=len(lines))
    return Panel(Markup("\n").join([head, *words]), [leaves])


# How it looks.


@router.card(INVOICE_CARD)
async def invoice_card(view: View) -> Panel:
    """Goods, quantities, prices and tax, who wrote it, and the second person's buttons."""
    invoice: Invoice = view.record
    order = await invoice.order(view.session)
    customer = await order.customer(view.session)
    lines = await invoicing.lines_on(view.session, invoice)
    totals = await invoicing.totals_on(view.session, invoice, lines)
    version = await order.shown_version(view.session)
    parts = [
        view.t(
            "invoice-head",
            number=invoice.number,
            state=invoice.state,
            order=order.number or "",
            customer=customer.name,
        ),
        lines_in_words(view, lines, ON_THE_CARD),
        sums_in_words(view, totals, tax_included=version.tax_included),
        await how_it_stands(view, invoice),
    ]
    rows: list[Sequence[Button]] = []
    if invoice.state is InvoiceState.WAITING and invoice.may_be_checked_by(view.reader):
        parts.append(view.t("invoice-how-to-check"))
        rows.append(check_buttons(invoice))
    ways: list[Button] = []
    if invoice.photos:
        number = len(invoice.photos)
        ways.append(button("invoice-show-photos", f"{invoice.about}:photos", number=number))
    if len(lines) > ON_THE_CARD:
        ways.append(button("invoice-all-lines", f"{invoice.about}:lines", lines=len(lines)))
    rows += in_pairs([*ways, button("invoice-open-order", order.about)])
    return Panel(Markup("\n\n").join(part for part in parts if part), rows)


async def how_it_stands(view: View, invoice: Invoice) -> Markup:
    """Who wrote it; who checked it, or whom it waits for."""
    maker = await view.session.get_one(Staff, invoice.made_by_id)
    said = [view.t("invoice-written-by", name=maker.name, at=invoice.created_at)]
    if invoice.state is InvoiceState.WAITING:
        others = [one.name for one in await invoicing.checkers_of(view.session, invoice)]
        names = texts.shortened(others, NAME_TAKES * 2)
        said.append(view.t("invoice-waits-for", names=names, number=len(others)))
    else:
        by = await view.session.get_one(Staff, invoice.checked_by_id)
        said.append(
            view.t(
                "invoice-decided", state=invoice.state.value, name=by.name, at=invoice.checked_at
            )
        )
    if invoice.refusal:
        reason = texts.shield(invoice.refusal)
        said.append(Markup("<blockquote>{}</blockquote>").format(reason))
    return Markup("\n").join(said)


def lines_in_words(view: View, lines: Sequence[BilledLine], at_most: int) -> Markup:
    said = [line_in_words(view, line) for line in lines[:at_most]]
    if len(lines) > at_most:
        said.append(view.t("invoice-lines-more", number=len(lines) - at_most))
    return Markup("\n").join(said)


def line_in_words(view: View, billed: BilledLine) -> Markup:
    line, quantity = billed.line, exact(billed.quantity_milli)
    return view.t(
        "invoice-line",
        number=line.number,
        name=texts.clip(line.name, NAME_TAKES),
        quantity=quantity_in_words(view.reader.speaks, quantity, line.measure),
        price=line.price,
        amount=Counted(line.price, quantity, line.tax_percent).amount,
        tax=line.tax_percent,
    )


def sums_in_words(view: View, totals: Totals, *, tax_included: bool) -> Markup:
    key = "invoice-sums-taxed" if tax_included else "invoice-sums"
    return view.t(key, net=totals.net, tax=totals.tax, total=totals.total)


async def invoices_part(view: View, order: Order) -> Part:
    """On the order's card: what was billed, for who sees prices; for finance the way to bill more."""
    if not sight_of(view.reader).prices:
        return Part()
    found = await invoices.of_order(view.session, order.id)
    lines = [
        view.t("invoice-on-the-card", number=one.number, total=one.total, state=one.state)
        for one in found[-LATEST:]
    ]
    if len(found) > LATEST:
        lines.insert(0, view.t("invoice-earlier", number=len(found) - LATEST))
    rows = in_pairs([named(f"🧾 {one.number}", one.about) for one in found[-LATEST:]])
    may_write = order.is_standing and invoicing.may_invoice(view.reader)
    if may_write and await invoicing.bill_of(view.session, order, Scope.ORDERED):
        rows.append([button("invoice-write", f"{order.about}:invoice")])
    return Part(lines, rows)


async def waits_in_words(view: View, invoice: Invoice) -> tuple[Markup, Button]:
    """In the list of what waits for somebody: a line, and the button that brings the card."""
    order = await invoice.order(view.session)
    customer = await order.customer(view.session)
    what = view.t(
        "invoice-in-a-list",
        number=invoice.number,
        customer=texts.clip(customer.name, NAME_TAKES),
        total=invoice.total,
    )
    line = view.t("pending-since", what=what, since=invoice.created_at)
    return line, named(f"🧾 {invoice.number}", invoice.about)
