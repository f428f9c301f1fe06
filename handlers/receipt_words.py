"""What is told of a receipt: what it pays, or paid, and which other may be the same money (10.1)."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup
from moneyed import Money

from bot.panels import View
from handlers.bills import bill_in_words
from models import ledger, settling
from models.instalments import Instalment
from models.ledger import EntryKind
from models.money import from_minor_units, minor_units
from models.receipts import Receipt, ReceiptState
from models.receivables import debt_of
from models.staff import Staff

BILLS = 10  # on the card


async def what_it_pays(view: View, receipt: Receipt) -> Markup | None:
    """While it waits, what is owed and what it would pay; once confirmed, what it paid."""
    if receipt.state is ReceiptState.WAITING:
        waiting = await Receipt.waiting_of(view.session, receipt.customer_id)
        earlier = [one for one in waiting if one.id < receipt.id]
        pays = await settling.would_settle(
            view.session, receipt.customer_id, receipt.amount, receipt.order_id, earlier
        )
        left = minor_units(receipt.amount) - sum(minor_units(part) for _, part, _ in pays)
        credit = from_minor_units(left, receipt.currency)
        said = [await what_is_owed(view, receipt)]
        said += await bills_in_words(view, "receipt-will-settle", pays)
        said += credit_in_words(view, "receipt-will-be-credit", credit)
        return Markup("\n").join([*said, *earlier_in_words(view, earlier, receipt.currency)])
    if receipt.state is ReceiptState.CONFIRMED:
        settled = await ledger.settled_by(view.session, receipt.about)
        entry = await ledger.entry_of(view.session, receipt.about, EntryKind.RECEIPT)
        assert entry, "what is confirmed stands in the ledger"
        credit = from_minor_units(entry.free_units, receipt.currency)
        # What is left of them changes after that: the bills' own cards say it.
        paid = [(bill, amount, None) for bill, amount in settled]
        said = await bills_in_words(view, "receipt-settled", paid)
        return Markup("\n").join([*said, *credit_in_words(view, "receipt-is-credit", credit)])
    return None


async def what_it_opened(view: View) -> list[Markup]:
    """As it bounced: which bills are open again, and how much of each."""
    opened = [
        (await view.session.get_one(Instalment, number), amount, None)
        for number, amount in zip(view.facts["bills"], view.facts["opened"], strict=True)
    ]
    if not opened:
        return [view.t("receipt-opens-nothing")]
    return await bills_in_words(view, "receipt-open-again", opened)


async def what_is_owed(view: View, receipt: Receipt) -> Markup:
    debt = (await debt_of(view.session, receipt.customer_id)).get(receipt.currency)
    if debt is None or not debt.net:
        return view.t("receipt-owes-nothing")
    if debt.net.amount < 0:
        return view.t("receipt-has-credit", credit=-debt.net)
    return view.t("receipt-owes", total=debt.net, is_late=debt.is_overdue, late=debt.late)


async def bills_in_words(
    view: View, head: str, pays: Sequence[tuple[Instalment, Money, Money | None]]
) -> list[Markup]:
    """A line for each: how much of it is paid, and what stays open then, where that is known."""
    if not pays:
        return []
    said = [view.t(head)]
    for bill, amount, left in pays[:BILLS]:
        name = await bill_in_words(view, bill)
        said.append(
            view.t(
                "receipt-bill",
                bill=name,
                has_day=bill.due_on is not None,
                due=bill.due_on,
                amount=amount,
                is_open=bool(left),
                open=left or "",
            )
        )
    if len(pays) > BILLS:
        said.append(view.t("receipt-bills-more", number=len(pays) - BILLS))
    return said


def credit_in_words(view: View, key: str, credit: Money) -> list[Markup]:
    return [view.t(key, credit=credit)] if credit else []


def earlier_in_words(view: View, earlier: Sequence[Receipt], currency: str) -> list[Markup]:
    """What was recorded before and waits for finance counts first."""
    if waiting := sum(one.amount_units for one in earlier if one.currency == currency):
        return [view.t("payment-waits-already", amount=from_minor_units(waiting, currency))]
    return []


async def how_it_is_alike(view: View, other: Receipt) -> Markup:
    """Another that is perhaps the same money, when and by whom; of whom only where that is theirs (1.3)."""
    author = await view.session.get_one(Staff, other.author_id)
    if not await other.visible_to(view.session, view.reader):
        return view.t("receipt-like-unseen", name=author.name, day=other.day)
    return view.t(
        "receipt-like",
        has_reference=other.reference is not None,
        name=author.name,
        day=other.day,
        state=other.state,
    )
