"""A customer's statement of a month: every entry with the balance after it, and as PDF to forward (10.3)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, timedelta
from functools import partial

from markupsafe import Markup
from moneyed import Money

from bot import texts
from bot.panels import Button, Document, Panel, View, button, named
from bot.router import Router
from bot.turn import Turn
from handlers.leave_calendar import in_words, month_before, month_of_the_button, next_month
from handlers.order_papers import file_name, words_of
from models import audit, calendar, clock, customer_statement, ledger, policy
from models.attendance_month import last_of_month
from models.customer_statement import Account
from models.customers import Customer
from models.errors import Refused
from models.instalments import Instalment
from models.orders import Order
from models.staff import Role, Staff
from models.statement_paper import Due, StatementPaper, statement_pdf
from models.statements import NAMES

router = Router()

PAPER = "statement-paper"
KEPT = timedelta(days=3660)  # a button of an older month was never made
ENTRIES_TAKE = 2400  # UTF-16 units; the file has them all
REFERENCE_TAKES = 40


@router.button(r"statement:customer:([0-9]{1,18})", role=Role.PAYMENTS)
async def open_this_month(turn: Turn, number: str) -> None:
    """This month so far."""
    await open_account(turn, number, None, is_new=True)


@router.button(r"statement:of:([0-9]{1,18}):([0-9]{4}-[0-9]{2})", role=Role.PAYMENTS)
async def open_a_month(turn: Turn, number: str, month: str) -> None:
    """A customer's, in a message of its own: the list stays."""
    await open_account(turn, number, month, is_new=True)


@router.button(r"statement:customer:([0-9]{1,18}):([0-9]{4}-[0-9]{2})", role=Role.PAYMENTS)
async def leaf_through(turn: Turn, number: str, month: str) -> None:
    await open_account(turn, number, month, is_new=False)


async def open_account(turn: Turn, number: str, month: str | None, *, is_new: bool) -> None:
    """A month of a customer whose account this person sees; in a new message or the tapped one."""
    customer = await customer_statement.account_of(turn.session, turn.me, int(number))
    today = calendar.business_day(turn.said_at)
    first = month_of(month, today) if month else today.replace(day=1)
    panel = await account_panel(turn.view, customer, first)
    if is_new:
        turn.show(panel)
    else:
        await turn.change(panel)


def month_of(month: str, today: date) -> date:
    """The month of a button; refused when it was never made: one to come, or long before Fieldbook."""
    first = month_of_the_button(month)
    if not today - KEPT <= first <= today:
        raise Refused("button-out-of-date")
    return first


def is_recent(first: date, today: date) -> bool:
    """Whether what is open today still belongs to a month: this one or the one before."""
    return first >= month_before(today.replace(day=1))


async def account_panel(view: View, customer: Customer, first: date) -> Panel:
    """The sums and the latest entries, the paper, the months beside."""
    last, today = last_of_month(first), calendar.business_day(clock.now())
    language = view.reader.speaks
    accounts = await customer_statement.accounts_of(view.session, customer.id, first)
    parts = [
        view.t(
            "statement-of",
            customer=customer.name,
            month=in_words(language, first),
            running=last >= today,
        )
    ]
    each = ENTRIES_TAKE // max(len(accounts), 1)
    parts += [account_in_words(view, account, each) for account in accounts]
    if not accounts:
        parts.append(view.t("statement-of-nothing"))
    data = f"statement:customer:{customer.id}"
    months: list[Button] = []
    if await customer_statement.has_earlier(view.session, customer.id, first):
        before = month_before(first)
        months.append(named(f"‹ {in_words(language, before)}", f"{data}:{before:%Y-%m}"))
    if (after := next_month(first)) <= today:
        months.append(named(f"{in_words(language, after)} ›", f"{data}:{after:%Y-%m}"))
    paper = button("statement-get-paper", f"statement:paper:{customer.id}:{first:%Y-%m}")
    return Panel(Markup("\n\n").join(parts), [[paper], months])


def account_in_words(view: View, account: Account, at_most: int) -> Markup:
    """Before, the latest entries that fit, and what they come to."""
    sums = account.sums

    def line(name: str, key: str = "statement-line") -> Markup:
        return view.t(key, label=view.t(NAMES[name]), amount=sums.money(name))

    entries = [
        view.t(
            "statement-entry",
            day=one.day,
            what=view.t(one.key, **shortened(one.facts)),
            amount=one.amount,
            balance=one.balance,
        )
        for one in account.booked
    ]
    shown = list(entries)
    while not texts.fits(Markup("\n").join(shown), at_most):
        shown.pop(0)
    lines = [line("before")]
    if left := len(entries) - len(shown):
        lines.append(view.t("statement-entries-more", number=left))
    lines += [*shown, line("now", "statement-line-now")]
    return Markup("\n").join(lines)


def shortened(facts: customer_statement.Facts) -> customer_statement.Facts:
    return {
        name: texts.clip(said, REFERENCE_TAKES) if type(said) is str else said
        for name, said in facts.items()
    }


# On paper


@router.button(r"statement:paper:([0-9]{1,18}):([0-9]{4}-[0-9]{2})", role=Role.PAYMENTS)
async def bring_the_paper(turn: Turn, number: str, month: str) -> None:
    """Made when it is sent, if the person may see it then."""
    customer = await customer_statement.account_of(turn.session, turn.me, int(number))
    first = month_of(month, calendar.business_day(turn.said_at))
    if await turn.bring_document(PAPER, customer=customer.id, month=first):
        audit.record(turn.session, turn.me, "statement-taken", about=customer.about, month=first)
    turn.hint("statement-coming")


@router.document(PAPER)
async def paper(view: View) -> Document | None:
    """The month of a customer as PDF, in the reader's language."""
    if not view.reader.may(Role.PAYMENTS):
        return None
    try:
        customer = await customer_statement.account_of(
            view.session, view.reader, view.facts["customer"]
        )
    except Refused:
        return None
    first: date = view.facts["month"]
    language = view.reader.speaks
    told = await paper_of(view, customer, first)
    name = texts.plain(
        view.t("statement-paper-file", customer=customer.name, month=f"{first:%Y-%m}")
    )
    caption = view.t(
        "statement-paper-caption", customer=customer.name, month=in_words(language, first)
    )
    return Document(
        f"{file_name(name)}.pdf", partial(statement_pdf, told, words_of(language)), caption
    )


async def paper_of(view: View, customer: Customer, first: date) -> StatementPaper:
    """What is printed; of a month that is long over not what is open today."""
    session, today = view.session, calendar.business_day(clock.now())
    last = min(last_of_month(first), today)
    due: dict[str, list[Due]] = defaultdict(list)
    credit: Sequence[Money] = ()
    if is_recent(first, today):
        for one in await Instalment.open_of(session, customer.id):
            order = await session.get(Order, one.order_id) if one.order_id else None
            number = (order.number if order else None) or ""
            due[one.currency].append(Due(number, one.due_on, one.open))
        credit = await ledger.credit_in_hand(session, customer.id)
    contacts = await customer.contacts(session)
    contact = contacts[0] if contacts else None
    owner = await session.get_one(Staff, customer.owner_id)
    known = (contact.name, contact.phone_shown) if contact else ()
    return StatementPaper(
        company=policy.current().company.name,
        customer=customer.name,
        address=customer.address or "",
        contact=" ".join(each for each in known if each),
        owner=owner.name,
        first=first,
        last=last,
        as_of=today,
        accounts=await customer_statement.accounts_of(session, customer.id, first),
        due=due,
        credit={one.currency.code: one for one in credit},
    )
