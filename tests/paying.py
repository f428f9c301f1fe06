"""What was paid before a test begins: receipts made without the conversation."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from moneyed import Money
from sqlalchemy import func, select

from models import booking, clock, ledger, receiving
from models.approvals import Outcome
from models.customers import Customer
from models.instalments import Instalment
from models.ledger import LedgerEntry
from models.money import from_minor_units
from models.orders import Order
from models.receipts import PaymentMethod, Receipt
from models.write_offs import WriteOff
from tests.conftest import Office
from tests.phone import Phone
from tests.records import staff
from tests.selling import price, today


async def pay(
    office: Office,
    author: Phone,
    customer_id: int,
    amount: Money | str,
    method: PaymentMethod = PaymentMethod.TRANSFER,
    *,
    day: date | None = None,
    order_id: int | None = None,
    confirmed_by: Phone | None = None,
    **values: Any,
) -> int:
    """A receipt as somebody records it, confirmed if somebody does; its id."""
    async with office.session() as session:
        receipt = await receiving.record(
            session,
            await staff(session, author),
            await session.get_one(Customer, customer_id),
            price(amount) if isinstance(amount, str) else amount,
            method,
            day or today(),
            clock.now(),
            order=await session.get_one(Order, order_id) if order_id else None,
            **values,
        )
        if confirmed_by:
            await receiving.confirm(session, receipt, await staff(session, confirmed_by))
        return receipt.id


async def bounce(office: Office, finance: Phone, receipt_id: int, reason: str = "No cover") -> None:
    async with office.session() as session:
        receipt = await session.get_one(Receipt, receipt_id)
        await receiving.bounce(session, receipt, await staff(session, finance), reason)


async def write_off(office: Office, author: Phone, customer_id: int, amount: str) -> None:
    """Agreed by everybody who has to."""
    async with office.session() as session:
        await (await session.get_one(Customer, customer_id)).alone(session)
        one = (await Instalment.open_of(session, customer_id))[0]
        given_up = WriteOff(
            customer_id=customer_id,
            instalment_id=one.id,
            author_id=(await staff(session, author)).id,
            said_at=clock.now(),
            currency="CNY",
            amount_units=int(Decimal(amount) * 100),
            reason="Closed",
            outcome=Outcome.APPROVED,
        )
        session.add(given_up)
        await session.flush()
        await booking.written_off(session, given_up)


async def owed_before(
    office: Office,
    customer_id: int,
    amount: str,
    due_on: date,
    record: str = "balance:1",
    currency: str = "CNY",
) -> None:
    """What a customer owed when Fieldbook began; below nothing, their credit."""
    async with office.session() as session:
        await (await session.get_one(Customer, customer_id)).alone(session)
        await booking.opened(session, customer_id, price(amount, currency), due_on, record)


async def instalments(office: Office, order_id: int) -> list[tuple[Money, date | None, Money]]:
    """Amount, day and what is open of each that an order has."""
    async with office.session() as session:
        found = await Instalment.of_order(session, order_id)
        return [(one.amount, one.due_on, one.open) for one in found]


async def account(office: Office, customer_id: int, currency: str = "CNY") -> tuple[Money, Money]:
    """The balance and the credit in hand, held against each other on the way (10.3)."""
    async with office.session() as session:
        balance = await ledger.balance(session, customer_id, currency)
        credit = await session.scalar(
            select(func.sum(LedgerEntry.free_units)).where(
                LedgerEntry.customer_id == customer_id, LedgerEntry.currency == currency
            )
        )
        in_hand = from_minor_units(int(credit or 0), currency)
        open_ones = await Instalment.open_of(session, customer_id, currency)
        is_open = sum((one.open for one in open_ones), price("0", currency))
        assert balance == is_open - in_hand
        assert not (is_open.amount and in_hand.amount), "credit lies beside what is open"
        return balance, in_hand
