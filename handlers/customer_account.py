"""A customer's account: the balance, what is open, the latest receipts, and what to do next (10.3)."""

from __future__ import annotations

from datetime import date

from markupsafe import Markup

from bot import texts
from bot.panels import GREEN, Button, Panel, View, button, named, turn_pages
from bot.router import Router
from bot.turn import Turn
from handlers.bills import bill_in_words
from handlers.debt_words import LATE, NOT_DUE, block, today_of
from handlers.order_sight import sight_of
from handlers.sheets import sheet_button
from models import promises, receivables
from models.customers import Customer
from models.errors import Refused
from models.facts import term
from models.instalments import Instalment
from models.receipts import Receipt, ReceiptState
from models.staff import Role, Staff

router = Router()

A_PAGE = 6
LATEST = 3  # receipts

AFTER_DELIVERY = "❔"
SIGNS = {
    ReceiptState.WAITING: "⏳",
    ReceiptState.CONFIRMED: "✅",
    ReceiptState.REFUSED: "❌",
    ReceiptState.WITHDRAWN: "↩️",
    ReceiptState.BOUNCED: "🚫",
}


@router.button(r"receivables:customer:([0-9]{1,18})(?::([0-9]{1,4}))?", role=Role.PAYMENTS)
async def show_the_account(turn: Turn, number: str, page: str | None) -> None:
    """From a list or the customer's card, which stays where it is; another page in its place."""
    customer = await customer_of(turn.view, number)
    panel = await account_panel(turn.view, customer, int(page or 0))
    if page is None:
        turn.show(panel)
    else:
        await turn.change(panel)


async def customer_of(view: View, number: str) -> Customer:
    """Whoever sees the customer and debts, and finance; refused alike where there is none (1.3)."""
    customer = await view.session.get(Customer, int(number))
    if customer is None or not await may_see(view, customer):
        raise Refused("receivables-not-yours")
    return customer


async def may_see(view: View, customer: Customer) -> bool:
    if view.reader.keeps_the_money:
        return True
    return sight_of(view.reader).debt and await customer.visible_to(view.session, view.reader)


async def account_panel(view: View, customer: Customer, page: int = 0) -> Panel:
    """What is open, overdue first, and what came last, each a button; how promises were kept."""
    today = today_of()
    lines = [view.t("account-head", name=customer.name, day=today)]
    if customer.owner_id != view.reader.id:
        owner = await view.session.get_one(Staff, customer.owner_id)
        lines.append(view.t("account-owner", name=owner.name))
    reliability = await promises.reliability_of(view.session, customer.id)
    if reliability.made:
        kept, made = reliability.kept, reliability.made
        lines.append(view.t("promise-kept-of", kept=kept, made=made))
    parts = [Markup("\n").join(lines)]
    debts = await receivables.debt_of(view.session, customer.id)
    parts += [block(view, debt) for debt in debts.values()]
    if not debts:
        parts.append(view.t("account-nothing"))
    bills = await Instalment.open_of(view.session, customer.id)
    shown, leaves = turn_pages(bills, page, f"receivables:customer:{customer.id}", A_PAGE)
    if bills:
        parts.append(view.t("account-instalments"))
    rows = [[await bill_button(view, one, today)] for one in shown]
    rows.append(leaves)
    receipts = await Receipt.of_customer(view.session, customer.id, LATEST)
    if receipts:
        here = dict.fromkeys(one.state for one in receipts)
        signs = tuple(view.t("account-sign", sign=SIGNS[one], state=one) for one in here)
        parts.append(view.t("account-receipts", signs=signs))
    rows += [[receipt_button(view, one, today)] for one in receipts]
    if bills:
        rows.append([sheet_button("account", customer.id)])
    rows.append(deeds(view, customer))
    return Panel(Markup("\n\n").join(parts), rows)


async def bill_button(view: View, one: Instalment, today: date) -> Button:
    """⚠️ 10-01 · SO202610-0003 · ¥500.00"""
    if one.due_on is None:
        sign, day = AFTER_DELIVERY, []
    else:
        sign = LATE if one.due_on < today else NOT_DUE
        day = [in_short(one.due_on, today)]
    bill = texts.plain(await bill_in_words(view, one))
    said = [*day, bill, texts.money(view.reader.speaks, one.open)]
    return named(f"{sign} {' · '.join(said)}", one.about)


def receipt_button(view: View, one: Receipt, today: date) -> Button:
    """✅ 11-20 · ¥500.00 · transfer"""
    method = texts.plain(view.t(term(one.method)))
    said = [in_short(one.day, today), texts.money(view.reader.speaks, one.amount), method]
    return named(f"{SIGNS[one.state]} {' · '.join(said)}", one.about)


def in_short(day: date, today: date) -> str:
    return f"{day:%m-%d}" if day.year == today.year else day.isoformat()


def ways_to_account(view: View, customer: Customer) -> list[Button]:
    """From the customer's card, for who sees debts."""
    if not view.reader.may(Role.PAYMENTS) or not sight_of(view.reader).debt:
        return []
    return [button("customer-account", f"receivables:customer:{customer.id}")]


def deeds(view: View, customer: Customer) -> list[Button]:
    """A payment, unless the customer is put away; the statement; the file for who sells."""
    buttons = [button("account-statement", f"statement:customer:{customer.id}")]
    if customer.archived_at is None:
        buttons.insert(0, button("payment-record", f"pay:new:{customer.id}", style=GREEN))
    if view.reader.may(Role.SELLER):
        buttons.append(button("account-customer", customer.about))
    return buttons
