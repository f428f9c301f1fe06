"""Customers: one file each, with an owner, contacts and a place (5.1)."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

from moneyed import Money
from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Date,
    ForeignKey,
    Index,
    String,
    Text,
    or_,
    select,
    true,
    update,
)
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column, validates

from models import audit, calendar, clock, names, policy
from models.among import Among, Those, branch_of
from models.base import Base
from models.contacts import Contact
from models.customer_file import (
    LONGEST_LINE,
    LONGEST_NAME,
    OF_THE_CUSTOMER,
    File,
    as_audited,
    differing,
)
from models.errors import Refused
from models.money import from_minor_units, minor_units
from models.outbox import redraw
from models.places import Place
from models.policy import CustomerClass
from models.staff import Partner, Staff

CUSTOMER_CARD = "customer-card"


def _pairs_in_rows(number: int) -> Callable[[Any], int]:
    """Of rows that are inserted past the mapper."""
    return lambda context: names.pairs(context.get_current_parameters()["keys"])[number]


class Customer(Base):
    """A customer's file. Archived, never deleted: visits and payments point at it."""

    __tablename__ = "customers"
    __table_args__ = (
        Index("ix_customers_owner_id_latitude", "owner_id", "latitude"),
        Index("ix_customers_latitude_longitude", "latitude", "longitude"),
        Index("ix_customers_owner_id_last_contact_on", "owner_id", "last_contact_on"),
        Index(
            "ix_customers_to_be_seen",
            "owner_id",
            "archived_at",
            "customer_class",
            "first_contact_on",
            "seen_on",
        ),
        Index("ix_customers_pairs", "pairs_1", "pairs_2", "pairs_3", "pairs_4", "id"),
    )

    name: Mapped[str] = mapped_column(String(LONGEST_NAME))
    owner_id: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    owner_since: Mapped[date] = mapped_column(Date)
    customer_class: Mapped[CustomerClass] = mapped_column(
        default=CustomerClass.C,
        active_history=True,  # models/month_sums.py has to know what it was
    )
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
    # What a look through all customers reads first: names.pairs of the keys.
    pairs_1: Mapped[int] = mapped_column(BigInteger, default=_pairs_in_rows(0))
    pairs_2: Mapped[int] = mapped_column(BigInteger, default=_pairs_in_rows(1))
    pairs_3: Mapped[int] = mapped_column(BigInteger, default=_pairs_in_rows(2))
    pairs_4: Mapped[int] = mapped_column(BigInteger, default=_pairs_in_rows(3))

    first_contact_on: Mapped[date] = mapped_column(Date)
    last_contact_on: Mapped[date] = mapped_column(Date)  # protection counts from here (5.3)
    seen_on: Mapped[date | None] = mapped_column(Date)  # the last visit: models/seen.py
    lapse_warned: Mapped[bool] = mapped_column(default=False)  # of this last contact
    lapse_told: Mapped[bool] = mapped_column(default=False)
    archived_at: Mapped[datetime | None]

    def __str__(self) -> str:
        return self.name

    @validates("keys")
    def _keep_the_pairs(self, _: str, keys: str) -> str:
        self.pairs_1, self.pairs_2, self.pairs_3, self.pairs_4 = names.pairs(keys)
        return keys

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

    @property
    def protected_until(self) -> date:
        """The last day on which it is nobody else's (5.3)."""
        return self.last_contact_on + timedelta(days=policy.current().customers.protected_days)

    # Questions

    @classmethod
    async def visible(
        cls, session: AsyncSession, reader: Staff, branch: Those | None = None
    ) -> ColumnElement[bool]:
        """Which customers somebody sees: the branch's, and those of a follow-up handed over (1.3).

        Archived ones are among them. The reader's `branch` is asked for where it is not known yet.
        """
        from models.follow_ups import FollowUp, FollowUpState  # it stands on this file

        # Numbers, not a query within: either database then uses the index of each side of the OR.
        handed = await session.scalars(
            select(FollowUp.customer_id).where(
                FollowUp.staff_id == reader.id,
                FollowUp.state == FollowUpState.OPEN,
                FollowUp.handed_by_id.is_not(None),
            )
        )
        below = (branch or await branch_of(session, reader))(cls.owner_id)
        if theirs := handed.all():
            return or_(below, cls.id.in_(theirs))
        return below

    @classmethod
    async def are_all_of(cls, session: AsyncSession, among: Among) -> bool:
        """Whether no customer is anybody else's: then nobody need ask whose one is."""
        if among.others is None:
            return False
        others = select(cls.id).where(cls.owner_id.in_(among.others)).limit(1)
        return await session.scalar(others) is None

    @classmethod
    async def with_account(cls, session: AsyncSession, reader: Staff) -> ColumnElement[bool]:
        """Whose accounts somebody sees: finance everybody's, others those that are `visible` (1.3, 10.3)."""
        return true() if reader.keeps_the_money else await cls.visible(session, reader)

    async def visible_to(self, session: AsyncSession, reader: Staff) -> bool:
        """The owner, everybody above, and whom a follow-up was handed to (1.3)."""
        if reader.id == self.owner_id:
            return True
        visible = await Customer.visible(session, reader)
        found = await session.scalar(select(Customer.id).where(Customer.id == self.id, visible))
        return found is not None

    async def partner_of(self, session: AsyncSession, person: Staff) -> Partner | None:
        """Who hears it when somebody answers a card of the customer: the owner."""
        if person.id == self.owner_id:
            return None
        owner = await session.get_one(Staff, self.owner_id)
        return Partner(owner, None) if owner.telegram_id else None

    async def may_be_changed_by(self, session: AsyncSession, person: Staff) -> bool:
        """The owner and everybody above."""
        return self.owner_id == person.id or self.owner_id in await person.branch(session)

    async def require_rights(self, session: AsyncSession, person: Staff) -> None:
        """Refused to whoever may not change it."""
        if not await self.may_be_changed_by(session, person):
            raise Refused("customer-gone-or-not-yours")

    @classmethod
    async def of(cls, session: AsyncSession, reader: Staff, customer_id: int) -> Customer:
        """The customer behind a button; refused alike when there is none and when not the reader's (1.3)."""
        customer = await session.get(cls, customer_id)
        if customer is None or not await customer.visible_to(session, reader):
            raise Refused("customer-gone-or-not-yours")
        return customer

    @classmethod
    async def latest(cls, session: AsyncSession, owner: Staff, at_most: int) -> Sequence[Customer]:
        """Somebody's own customers, the last contact first; archived ones are left out."""
        found = await session.scalars(
            select(cls)
            .where(cls.owner_id == owner.id, cls.archived_at.is_(None))
            .order_by(cls.last_contact_on.desc(), cls.id.desc())
            .limit(at_most)
        )
        return found.all()

    @classmethod
    async def with_phone(cls, session: AsyncSession, reader: Staff, phone: str) -> Customer | None:
        """The customer with a contact of this number (E.164), among those somebody sees."""
        at_phone = select(Contact.customer_id).where(Contact.phone == phone)
        return await session.scalar(
            select(cls)
            .where(
                cls.id.in_(at_phone),
                await cls.visible(session, reader),
                cls.archived_at.is_(None),
            )
            .order_by(cls.last_contact_on.desc(), cls.id.desc())
            .limit(1)
        )

    @classmethod
    async def birthdays(
        cls, session: AsyncSession, owner_ids: Collection[int], day: date
    ) -> Sequence[tuple[Contact, Customer]]:
        """Whose birthday it is at these people's customers; 29 February counts on the 28th (5.1)."""
        days = [f"{day:%m-%d}"]
        if days == ["02-28"] and (day + timedelta(days=1)).month == 3:
            days.append("02-29")
        found = await session.execute(
            select(Contact, cls)
            .join(cls, cls.id == Contact.customer_id)
            .where(
                Contact.birthday.in_(days),
                cls.owner_id.in_(owner_ids),
                cls.archived_at.is_(None),
            )
            .order_by(cls.id, Contact.id)
        )
        return [(contact, customer) for contact, customer in found]

    async def contacts(self, session: AsyncSession) -> Sequence[Contact]:
        """Who is there; the main one first."""
        found = await session.scalars(
            select(Contact).where(Contact.customer_id == self.id).order_by(Contact.id),
            # After waiting in `alone` they are what somebody else has just made of them.
            execution_options={"populate_existing": True},
        )
        return found.all()

    async def contact_to_call(self, session: AsyncSession) -> Contact | None:
        """The first one with a telephone."""
        return next((one for one in await self.contacts(session) if one.phone), None)

    async def file(self, session: AsyncSession) -> File:
        """What the file holds now."""
        contacts = await self.contacts(session)
        main = contacts[0] if contacts else Contact()
        return File(
            contact=main.name,
            phone=main.phone,
            birthday=main.birthday,
            **{name: getattr(self, name) for name in OF_THE_CUSTOMER},
        )

    # Deeds

    @classmethod
    async def open_file(
        cls,
        session: AsyncSession,
        who: Staff,
        file: File,
        said_at: datetime,
        *,
        owner: Staff | None = None,
    ) -> Customer:
        """A new customer of `who`, or of an `owner` below (5.1, 5.3).

        Refused when the owner has one of that name, when `who` sees one that it may be, and
        when somebody else's is protected. One whose protection lapsed goes over, with its
        history; its old owner and the superiors hear of it.
        """
        from models import earnings, limits, ownership
        from models.follow_ups import FollowUp

        owner = owner or who
        if owner.id not in await who.branch(session):
            raise Refused("customer-gone-or-not-yours")
        await ownership.one_at_a_time(session)
        lapsed = await ownership.require_free(session, who, file, owner_id=owner.id)
        today = calendar.business_day(said_at)
        if lapsed:
            was = lapsed.credit_limit
            await ownership.go_over(session, lapsed, who, owner, file, today)
            await limits.tell_of_change(session, who, lapsed, was)
            return lapsed
        customer = cls(
            owner_id=owner.id, owner_since=today, first_contact_on=today, last_contact_on=today
        )
        await customer._write(session, file)
        earnings.won(session, customer, today)
        audit.record(
            session, who, "customer-opened", about=customer.about, name=file.name, owner=owner.id
        )
        await FollowUp.for_new(session, customer)
        await limits.tell_of_change(session, who, customer, None)
        return customer

    async def change(self, session: AsyncSession, who: Staff, file: File) -> None:
        """Write the file anew (5.1); refused like a new one where name, phone or place are new.

        Nothing happens when nothing is different. What somebody else changes at this moment stays.
        """
        from models import limits, ownership
        from models.follow_ups import FollowUp

        changed = differing(await self.file(session), file)
        is_checked = not {"name", "phone", "place"}.isdisjoint(changed)
        if is_checked:
            await ownership.one_at_a_time(session)
        await self.alone(session)
        await self.require_rights(session, who)
        mine = {name: getattr(file, name) for name in changed}
        file = replace(await self.file(session), **mine)
        if is_checked:
            await ownership.require_free(
                session, who, file, owner_id=self.owner_id, besides=self, changed=changed
            )
        was = self.credit_limit
        await self.rewrite(session, who, file)
        await limits.tell_of_change(session, who, self, was)
        if "customer_class" in changed:
            await FollowUp.keep_rhythm(session, self)

    async def archive(self, session: AsyncSession, who: Staff) -> None:
        """Out of sight, never deleted: visits point at it. Nothing more is due or disputed there."""
        from models import earnings
        from models.disputes import Dispute
        from models.follow_ups import FollowUp

        await self.require_rights(session, who)
        if self.archived_at:
            return
        self.archived_at = clock.now()
        await session.flush()
        audit.record(session, who, "customer-archived", about=self.about)
        await earnings.keep_up(session, self)
        await FollowUp.keep_rhythm(session, self)
        for dispute in await Dispute.open_ones(session, Dispute.customer_id == self.id):
            await dispute.keep_up(session)

    async def bring_back(self, session: AsyncSession, who: Staff) -> None:
        """Undo `archive`; refused when somebody else has the customer by now (5.3)."""
        from models import earnings, ownership
        from models.follow_ups import FollowUp

        await self.require_rights(session, who)
        if self.archived_at is None:
            return
        await ownership.one_at_a_time(session)
        file = await self.file(session)
        await ownership.require_free(session, who, file, owner_id=self.owner_id, besides=self)
        self.archived_at = None
        await session.flush()
        audit.record(session, who, "customer-brought-back", about=self.about)
        await earnings.keep_up(session, self)
        await FollowUp.keep_rhythm(session, self)

    async def give_to(
        self, session: AsyncSession, by: Staff | None, new_owner: Staff, why: str
    ) -> None:
        """Another owner, whose protection begins today (5.3, 5.4, 1.4); who may, the caller knows.

        What was still to be done there is the new one's to do. Nobody is told here.
        """
        from models.chase_lists import change_hands
        from models.follow_ups import CARD as FOLLOW_UP_CARD
        from models.follow_ups import FollowUp

        old_id = self.owner_id
        if old_id == new_owner.id:
            return
        today = calendar.business_day(clock.now())
        self.owner_id, self.owner_since = new_owner.id, today
        self.lapse_warned = self.lapse_told = False
        await session.flush()
        await self.had_contact(session, today)
        audit.record(
            session,
            by,
            "customer-given",
            about=self.about,
            owner=new_owner.id,
            owner_was=old_id,
            why=why,
        )
        await FollowUp.go_along(session, self, new_owner)
        await FollowUp.keep_rhythm(session, self)
        # Whoever sees it no more has none of it left in the chat, the others see whose it is.
        await redraw(session, self.about, CUSTOMER_CARD)
        for follow_up in await FollowUp.of_customer(session, self.id):
            await redraw(session, follow_up.about, FOLLOW_UP_CARD)
        await change_hands(session, self.id, old_id)

    async def alone(self, session: AsyncSession) -> None:
        """Of two who change it at one moment, one waits here and sees what the other did."""
        await session.flush()
        # Not FOR UPDATE: that would wait for whoever has just written of this customer, and they for us.
        await session.refresh(self, with_for_update={"key_share": True})

    async def had_contact(self, session: AsyncSession, on: date, *, by_visit: bool = False) -> None:
        """Protection counts from this day on, unless there was contact later (5.3).

        A visit may be withdrawn; any other contact of its day stays then.
        """
        from models.visits import Visit  # it stands on this file

        # In one statement: of two visits at once the later one counts.
        await session.execute(
            update(Customer)
            .where(Customer.id == self.id, Customer.last_contact_on < on)
            .values(last_contact_on=on, lapse_warned=False, lapse_told=False)
        )
        if not by_visit:
            await session.execute(
                update(Visit)
                .where(Visit.customer_id == self.id, Visit.day == on)
                .values(contact_before=on)
            )
        await session.refresh(self)

    async def keep_keys(self, session: AsyncSession) -> None:
        """What it is found by, after a name or a contact changed."""
        contacts = await self.contacts(session)
        self.normal_name = names.normal(self.name)
        self.keys = names.search_keys(
            self.name,
            [contact.name for contact in contacts if contact.name],
            [contact.phone for contact in contacts if contact.phone],
        )
        await session.flush()

    async def rewrite(self, session: AsyncSession, who: Staff, file: File) -> None:
        """What is different, old and new, goes into the audit; who may, the caller knows."""
        before = await self.file(session)
        said: dict[str, Any] = {}
        for name in differing(before, file):
            said[name] = as_audited(getattr(file, name))
            said[f"{name}_was"] = as_audited(getattr(before, name))
        if said:
            await self._write(session, file)
            audit.record(session, who, "customer-changed", about=self.about, **said)

    async def _write(self, session: AsyncSession, file: File) -> None:
        for name in OF_THE_CUSTOMER:
            setattr(self, name, getattr(file, name))
        if self.id is None:
            self.normal_name = self.keys = ""  # below, once the contact is there
            session.add(self)
            await session.flush()
        main = next(iter(await self.contacts(session)), None)
        known = (file.contact, file.phone, file.birthday)
        if main is None and any(known):
            main = Contact(customer_id=self.id)
            session.add(main)
        if main:
            main.name, main.phone, main.birthday = known
            if not any((*known, main.job)):
                await session.delete(main)
        await session.flush()
        await self.keep_keys(session)
