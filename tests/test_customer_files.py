"""Customers' files: opened, changed, archived, given away, and who sees them (5.1, 1.3)."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from moneyed import Money
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from models import clock
from models.audit import Entry
from models.contacts import Contact
from models.customer_file import File
from models.customers import Customer
from models.errors import Refused
from models.follow_ups import FollowUp, FollowUpState
from models.places import Place
from models.policy import CustomerClass
from models.positions import Position
from models.search import find
from tests.conftest import Office
from tests.phone import Phone
from tests.records import staff

TODAY = date(2026, 11, 21)
HUALIAN = File(
    name="华联超市",
    customer_class=CustomerClass.B,
    contact="王经理",
    phone="+8613800138000",
    birthday="03-08",
    industry="零售",
    address="望京街 9 号",
    place=Place(39.99, 116.47),
    needs="Fresh milk",
    note="Closed on Mondays",
    credit_limit=Money("5000.00", "CNY"),
)


async def opened(session: AsyncSession, phone: Phone, file: File = HUALIAN) -> Customer:
    return await Customer.open_file(session, await staff(session, phone), file, clock.now())


async def test_a_file_holds_what_was_written_down(office: Office, rep: Phone) -> None:
    async with office.session() as session:
        customer = await opened(session, rep)
        number, mei = customer.id, await staff(session, rep)
    async with office.session() as session:
        customer = await session.get_one(Customer, number)
        assert await customer.file(session) == HUALIAN
        assert customer.owner_id == mei.id
        assert customer.first_contact_on == customer.last_contact_on == TODAY
    entry = await office.one(select(Entry).where(Entry.deed == "customer-opened"))
    assert (entry.staff_id, entry.about) == (mei.id, f"customer:{number}")


async def test_what_was_said_after_midnight_is_a_contact_of_the_day_before(
    office: Office, rep: Phone
) -> None:
    await office.at("2026-11-22 01:30")
    async with office.session() as session:
        assert (await opened(session, rep)).last_contact_on == TODAY


async def test_a_new_file_has_its_first_follow_up(office: Office, rep: Phone) -> None:
    async with office.session() as session:
        await opened(session, rep)
    follow_up = await office.one(select(FollowUp))
    assert follow_up.due_on >= TODAY + timedelta(days=14)


async def test_a_superior_opens_a_file_for_somebody_below_and_nobody_else(
    office: Office, boss: Phone, rep: Phone, other_rep: Phone
) -> None:
    async with office.session() as session:
        hugo, mei = await staff(session, boss), await staff(session, rep)
        customer = await Customer.open_file(session, hugo, HUALIAN, clock.now(), owner=mei)
        assert customer.owner_id == mei.id
        with pytest.raises(Refused, match="customer-gone-or-not-yours"):
            await Customer.open_file(
                session,
                hugo,
                replace(HUALIAN, name="Other"),
                clock.now(),
                owner=await staff(session, other_rep),
            )


async def test_a_change_is_kept_with_what_was_before_and_found_by_the_new_words(
    office: Office, rep: Phone
) -> None:
    async with office.session() as session:
        customer = await opened(session, rep)
        mei = await staff(session, rep)
        file = replace(
            HUALIAN,
            name="永辉超市",
            phone="+8613900139000",
            place=None,
            credit_limit=Money(6000, "CNY"),
        )
        await customer.change(session, mei, file)
        assert await customer.file(session) == file
        assert [one.name for one in await find(session, mei, "yhcs")] == ["永辉超市"]
        assert [one.name for one in await find(session, mei, "13900139000")] == ["永辉超市"]
        assert await find(session, mei, "13800138000") == []
    entry = await office.one(select(Entry).where(Entry.deed == "customer-changed"))
    assert entry.facts == {
        "name": "永辉超市",
        "name_was": "华联超市",
        "phone": "+8613900139000",
        "phone_was": "+8613800138000",
        "place": None,
        "place_was": "39.99, 116.47",
        "credit_limit": "6000 CNY",
        "credit_limit_was": "5000 CNY",
    }


async def test_a_change_that_changes_nothing_leaves_no_trace(office: Office, rep: Phone) -> None:
    async with office.session() as session:
        customer = await opened(session, rep)
        await customer.change(session, await staff(session, rep), HUALIAN)
    assert await office.all(select(Entry).where(Entry.deed == "customer-changed")) == []


async def test_another_class_has_another_rhythm(office: Office, rep: Phone) -> None:
    async with office.session() as session:
        customer = await opened(session, rep)
        file = replace(HUALIAN, customer_class=CustomerClass.A)
        await customer.change(session, await staff(session, rep), file)
    follow_up = await office.one(select(FollowUp).where(FollowUp.state == FollowUpState.OPEN))
    assert follow_up.due_on <= TODAY + timedelta(days=9)


async def test_only_the_owner_and_those_above_may_change_archive_or_add(
    office: Office, rep: Phone, boss: Phone, director: Phone, other_rep: Phone
) -> None:
    async with office.session() as session:
        customer = await opened(session, rep)
        li = await staff(session, other_rep)
        for may in (rep, boss, director):
            assert await customer.may_be_changed_by(session, await staff(session, may))
        assert not await customer.may_be_changed_by(session, li)
        with pytest.raises(Refused, match="customer-gone-or-not-yours"):
            await customer.change(session, li, replace(HUALIAN, note="Mine"))
        with pytest.raises(Refused, match="customer-gone-or-not-yours"):
            await customer.archive(session, li)
        with pytest.raises(Refused, match="customer-gone-or-not-yours"):
            await Contact.add(session, li, customer, name="Spy")


async def test_another_s_customer_and_none_at_all_are_refused_alike(
    office: Office, rep: Phone, boss: Phone, other_rep: Phone
) -> None:
    async with office.session() as session:
        customer = await opened(session, rep)
        refusals = []
        for number in (customer.id, 999):
            with pytest.raises(Refused) as refused:
                await Customer.of(session, await staff(session, other_rep), number)
            refusals.append((refused.value.key, refused.value.facts))
        assert refusals[0] == refusals[1] == ("customer-gone-or-not-yours", {})
        for reader in (rep, boss):
            assert await Customer.of(session, await staff(session, reader), customer.id) == customer


async def test_whoever_a_follow_up_was_handed_to_sees_the_customer_until_it_is_done(
    office: Office, boss: Phone, rep: Phone
) -> None:
    colleague = await office.hire("Ben", Position.REPRESENTATIVE, boss)
    async with office.session() as session:
        customer = await opened(session, rep)
        mei, ben = await staff(session, rep), await staff(session, colleague)
        assert not await customer.visible_to(session, ben)
        [follow_up] = await FollowUp.of_customer(session, customer.id)
        await follow_up.hand_to(session, mei, ben)
        assert await customer.visible_to(session, ben)
        assert not await customer.may_be_changed_by(session, ben)
        assert [one.name for one in await find(session, ben, "华联")] == ["华联超市"]
        assert await find(session, ben, "华联", own_only=True) == []
        await follow_up.done(session, ben)
        assert not await customer.visible_to(session, ben)
        assert await find(session, ben, "华联") == []


async def test_an_archived_customer_is_not_found_and_nothing_is_due_there(
    office: Office, rep: Phone
) -> None:
    async with office.session() as session:
        customer = await opened(session, rep)
        mei = await staff(session, rep)
        await customer.archive(session, mei)
        await customer.archive(session, mei)  # a second tap
        assert await find(session, mei, "华联") == []
        assert await Customer.latest(session, mei, 5) == []
        assert await FollowUp.of_customer(session, customer.id) == []
        assert await Customer.of(session, mei, customer.id) == customer
        await customer.bring_back(session, mei)
        assert [one.name for one in await find(session, mei, "华联")] == ["华联超市"]
        assert len(await FollowUp.of_customer(session, customer.id)) == 1
    deeds = await office.all(select(Entry.deed).where(Entry.deed.startswith("customer-")))
    assert deeds == ["customer-opened", "customer-archived", "customer-brought-back"]


async def test_what_somebody_else_opened_meanwhile_cannot_be_brought_back(
    office: Office, rep: Phone, other_rep: Phone
) -> None:
    async with office.session() as session:
        customer = await opened(session, rep)
        mei = await staff(session, rep)
        await customer.archive(session, mei)
        await opened(session, other_rep)
        with pytest.raises(Refused, match="customer-protected"):
            await customer.bring_back(session, mei)
        assert customer.archived_at


async def test_given_to_somebody_else_with_what_is_due_and_protection_anew(
    office: Office, boss: Phone, rep: Phone, other_rep: Phone
) -> None:
    async with office.session() as session:
        customer = await opened(session, rep)
    await office.at("2027-02-01 10:00")
    async with office.session() as session:
        customer = await session.get_one(Customer, customer.id)
        mei, li = await staff(session, rep), await staff(session, other_rep)
        customer.lapse_warned = True
        await customer.give_to(session, await staff(session, boss), li, "Mei has too many")
        assert (customer.owner_id, customer.last_contact_on) == (li.id, date(2027, 2, 1))
        assert not customer.lapse_warned
        assert {one.staff_id for one in await FollowUp.of_customer(session, customer.id)} == {li.id}
        assert not await customer.visible_to(session, mei)
    entry = await office.one(select(Entry).where(Entry.deed == "customer-given"))
    assert entry.facts == {"owner": li.id, "owner_was": mei.id, "why": "Mei has too many"}


async def test_a_later_contact_protects_anew_and_an_earlier_one_changes_nothing(
    office: Office, rep: Phone
) -> None:
    async with office.session() as session:
        customer = await opened(session, rep)
        customer.lapse_warned = customer.lapse_told = True
        await session.flush()
        await customer.had_contact(session, TODAY - timedelta(days=1))
        assert (customer.last_contact_on, customer.lapse_warned) == (TODAY, True)
        await customer.had_contact(session, TODAY + timedelta(days=1))
        assert customer.last_contact_on == TODAY + timedelta(days=1)
        assert not (customer.lapse_warned or customer.lapse_told)


async def test_more_contacts_are_found_too_and_the_first_stays_the_main_one(
    office: Office, rep: Phone
) -> None:
    async with office.session() as session:
        customer = await opened(session, rep)
        mei = await staff(session, rep)
        await Contact.add(session, mei, customer, name="李小姐", phone="+8613700137000")
        assert [one.name for one in await customer.contacts(session)] == ["王经理", "李小姐"]
        assert (await customer.file(session)).contact == "王经理"
        for words in ("李小姐", "lxj", "13700137000", "王经理"):
            assert len(await find(session, mei, words)) == 1, words


async def test_two_who_change_a_file_at_one_moment_make_one_main_contact(
    office: Office, rep: Phone, boss: Phone
) -> None:
    async with office.session() as session:
        number = (await opened(session, rep, File(name="华联超市"))).id

    async def change(phone: Phone, **new: Any) -> None:
        async with office.session() as session:
            customer = await session.get_one(Customer, number)
            file = replace(await customer.file(session), **new)
            await asyncio.sleep(0.05)  # both have read it by now
            await customer.change(session, await staff(session, phone), file)
            await asyncio.sleep(0.1)  # the other one is writing by now

    await asyncio.gather(change(rep, contact="王经理"), change(boss, birthday="03-08"))
    [contact] = await office.all(select(Contact))
    assert (contact.name, contact.birthday) == ("王经理", "03-08")


async def test_a_contact_whose_phone_is_protected_is_refused(
    office: Office, rep: Phone, other_rep: Phone
) -> None:
    async with office.session() as session:
        await opened(session, rep)
        other = await opened(session, other_rep, File(name="永辉超市"))
        li = await staff(session, other_rep)
        with pytest.raises(Refused, match="customer-protected"):
            await Contact.add(session, li, other, name="王经理", phone="+8613800138000")


async def test_the_contact_goes_when_nothing_of_it_is_left(office: Office, rep: Phone) -> None:
    async with office.session() as session:
        customer = await opened(session, rep)
        file = replace(HUALIAN, contact=None, phone=None, birthday=None)
        await customer.change(session, await staff(session, rep), file)
        assert await customer.contacts(session) == []


async def test_the_last_contact_comes_first(office: Office, rep: Phone, other_rep: Phone) -> None:
    async with office.session() as session:
        for days, name in ((3, "Three"), (1, "One"), (2, "Two")):
            customer = await opened(session, rep, File(name=name))
            customer.last_contact_on = TODAY - timedelta(days=days)
        await opened(session, other_rep, File(name="Another's"))
        await session.flush()
        found = await Customer.latest(session, await staff(session, rep), 2)
        assert [one.name for one in found] == ["One", "Two"]


@pytest.mark.parametrize(
    ("day", "whose"),
    [
        (date(2027, 3, 8), ["March"]),
        (date(2027, 2, 28), ["The 28th", "The 29th"]),
        (date(2028, 2, 28), ["The 28th"]),
        (date(2028, 2, 29), ["The 29th"]),
        (date(2027, 3, 1), []),
    ],
)
async def test_birthdays_are_of_one_s_own_customers_and_29_february_is_never_forgotten(
    office: Office, rep: Phone, other_rep: Phone, day: date, whose: list[str]
) -> None:
    async with office.session() as session:
        for name, birthday in (("March", "03-08"), ("The 28th", "02-28"), ("The 29th", "02-29")):
            await opened(session, rep, File(name=name, contact=name, birthday=birthday))
        await opened(session, other_rep, File(name="Li's", contact="Li's", birthday="03-08"))
        archived = await opened(session, rep, File(name="Gone", contact="Gone", birthday="03-08"))
        mei = await staff(session, rep)
        await archived.archive(session, mei)
        found = await Customer.birthdays(session, [mei.id], day)
        assert [contact.name for contact, _ in found] == whose
        assert [customer.name for _, customer in found] == whose
