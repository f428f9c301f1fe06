"""Credit limits: how much a customer may owe, which an owner grants and the superior hears of (5.1)."""

from __future__ import annotations

from moneyed import Money
from sqlalchemy.ext.asyncio import AsyncSession

from models.customers import Customer
from models.outbox import notify
from models.staff import Staff


async def tell_of_change(
    session: AsyncSession, who: Staff, customer: Customer, was: Money | None
) -> None:
    """The owner's superior is told what the owner changed the limit to; nothing where it is the same.

    Whoever stands above changes it without a word: it is theirs to grant.
    """
    if customer.credit_limit == was or who.id != customer.owner_id:
        return
    if superior := await who.answers_to(session):
        await notify(
            session,
            superior,
            "customer-limit-changed",
            about=customer.about,
            name=who.name,
            customer=customer.name,
            limit=customer.credit_limit,
            was=was,
            is_new=was is None,
            is_gone=customer.credit_limit is None,
        )
