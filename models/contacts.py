"""Contacts: who is at a customer's, and how to reach them (5.1)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sqlalchemy import ForeignKey, String
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from models import audit, names, policy
from models.base import Base
from models.customer_file import LONGEST_NAME
from models.staff import Staff

if TYPE_CHECKING:
    from models.customers import Customer


class Contact(Base):
    """Somebody at a customer's."""

    __tablename__ = "contacts"

    customer_id: Mapped[int] = mapped_column(ForeignKey("customers.id"), index=True)
    name: Mapped[str | None] = mapped_column(String(LONGEST_NAME))
    phone: Mapped[str | None] = mapped_column(String(20), index=True)  # E.164: +8613800138000
    job: Mapped[str | None] = mapped_column(String(LONGEST_NAME))
    birthday: Mapped[str | None] = mapped_column(
        String(5), index=True
    )  # "MM-DD": the year is nobody's business

    @property
    def phone_shown(self) -> str | None:
        """As the company's country writes it."""
        country = policy.current().company.country
        return names.phone_shown(self.phone, country) if self.phone else None

    @classmethod
    async def add(
        cls,
        session: AsyncSession,
        who: Staff,
        customer: Customer,
        *,
        name: str | None = None,
        phone: str | None = None,
        job: str | None = None,
        birthday: str | None = None,
    ) -> Contact:
        """One more at a customer's (5.1); refused when the phone is somebody else's customer's (5.3)."""
        from models import ownership

        await customer.require_rights(session, who)
        if phone:
            await ownership.one_at_a_time(session)
            await ownership.require_free(
                session,
                who,
                replace(await customer.file(session), phone=phone),
                owner_id=customer.owner_id,
                besides=customer,
                changed=["phone"],
            )
        contact = cls(customer_id=customer.id, name=name, phone=phone, job=job, birthday=birthday)
        session.add(contact)
        await session.flush()
        await customer.keep_keys(session)
        audit.record(
            session, who, "contact-added", about=customer.about, name=name, phone=phone, job=job
        )
        return contact
