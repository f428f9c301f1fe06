"""Customers: one file each, with an owner, contacts and a place (5.1)."""

from __future__ import annotations

from datetime import date, datetime

from moneyed import Money
from sqlalchemy import BigInteger, Date, ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base
from models.money import from_minor_units, minor_units
from models.places import Place
from models.policy import CustomerClass

LONGEST_NAME = 100  # of a customer or a contact
LONGEST_LINE = 200  # an address, an industry
LONGEST_WORDS = 2000  # needs, a note


class Customer(Base):
    """A customer's file. Archived, never deleted: visits and payments point at it."""

    __tablename__ = "customers"
    __table_args__ = (
        Index("ix_customers_owner_id_latitude", "owner_id", "latitude"),
        Index("ix_customers_latitude_longitude", "latitude", "longitude"),
        Index("ix_customers_owner_id_last_contact_on", "owner_id", "last_contact_on"),
    )

    name: Mapped[str] = mapped_column(String(LONGEST_NAME))
    owner_id: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    customer_class: Mapped[CustomerClass] = mapped_column(default=CustomerClass.C)
    industry: Mapped[str | None] = mapped_column(String(LONGEST_LINE))
    address: Mapped[str | None] = mapped_column(String(LONGEST_LINE))
    latitude: Mapped[float | None]
    longitude: Mapped[float | None]
    shop: Mapped[str | None] = mapped_column(String(64))  # a kind of shop in company.toml (6.2)
    needs: Mapped[str | None] = mapped_column(Text)
    note: Mapped[str | None] = mapped_column(Text)
    credit_limit_units: Mapped[int | None] = mapped_column(BigInteger)
    currency: Mapped[str | None] = mapped_column(String(3))

    normal_name: Mapped[str] = mapped_column(String(LONGEST_NAME), index=True)  # names.normal
    keys: Mapped[str] = mapped_column(Text)  # all by which it is found: names.search_keys

    first_contact_on: Mapped[date] = mapped_column(Date)
    last_contact_on: Mapped[date] = mapped_column(Date)  # protection counts from here (5.3)
    lapse_warned: Mapped[bool] = mapped_column(default=False)  # of this last contact
    lapse_told: Mapped[bool] = mapped_column(default=False)
    archived_at: Mapped[datetime | None]

    def __str__(self) -> str:
        return self.name

    @property
    def about(self) -> str:
        return f"customer:{self.id}"

    @property
    def place(self) -> Place | None:
        if self.latitude is None or self.longitude is None:
            return None
        return Place(self.latitude, self.longitude)

    @place.setter
    def place(self, place: Place | None) -> None:
        self.latitude = place.latitude if place else None
        self.longitude = place.longitude if place else None

    @property
    def credit_limit(self) -> Money | None:
        if self.credit_limit_units is None or self.currency is None:
            return None
        return from_minor_units(self.credit_limit_units, self.currency)

    @credit_limit.setter
    def credit_limit(self, limit: Money | None) -> None:
        self.credit_limit_units = minor_units(limit) if limit is not None else None
        self.currency = limit.currency.code if limit is not None else None


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
