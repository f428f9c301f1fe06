"""No two people fight for one customer: free, yours or protected, and nothing else (5.3)."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import select

from models import calendar, clock, ownership
from models.audit import Entry
from models.contacts import Contact
from models.customer_file import File
from models.customers import Customer
from models.errors import Refused
from models.follow_ups import FollowUp
from models.outbox import Outgoing
from models.ownership import Check, Protected, Standing
from models.places import Place
from models.policy import CustomerClass
from models.staff import Staff
from tests.conftest import Office
from tests.phone import Phone
from tests.records import staff
from tests.test_customer_files import opened

HERE = Place(39.99, 116.47)
NEARBY = Place(39.993, 116.47)  # 334 metres
ELSEWHERE = Place(40.01, 116.47)  # 2.2 km
HUALIAN = File(name="华联超市", phone="+8613800138000", place=HERE)
TODAY = date(2026, 11, 21)
LAPSES = "2027-02-20 10:00"  # on the 91st day
LAST_DAY = "2027-02-19 10:00"


async def ask(
    office: Office,
    asker: Phone,
    name: str,
    phone: str | None = None,
    place: Place | None = None,
) -> Check:
    async with office.session() as session:
        return await ownership.check(session, await staff(session, asker), name, phone, place)


async def hualian(office: Office, phone: Phone, file: File = HUALIAN) -> int:
    async with office.session() as session:
        return (await opened(session, phone, file)).id


@pytest.mark.parametrize(
    ("name", "phone", "place", "standing"),
    [
        ("华联超市", None, None, Standing.PROTECTED),
        ("華 聯 超市（有限公司）", None, None, Standing.PROTECTED),
        ("永辉超市", "+8613800138000", None, Standing.PROTECTED),
        ("花联超市", None, NEARBY, Standing.PROTECTED),
        ("花联超市", None, ELSEWHERE, Standing.FREE),
        ("花联超市", None, None, Standing.FREE),
        ("永辉超市", "+8613800138001", NEARBY, Standing.FREE),
        ("华润超市", None, HERE, Standing.FREE),
    ],
)
async def test_a_name_a_phone_or_a_name_alike_nearby_is_protected(
    office: Office,
    rep: Phone,
    other_rep: Phone,
    name: str,
    phone: str | None,
    place: Place | None,
    standing: Standing,
) -> None:
    await hualian(office, rep)
    assert (await ask(office, other_rep, name, phone, place)).standing is standing


async def test_latin_names_nearly_the_same_nearby_are_protected(
    office: Office, rep: Phone, other_rep: Phone
) -> None:
    await hualian(office, rep, File(name="Walmart Wangjing", place=HERE))
    found = await ask(office, other_rep, "Wallmart Wangjing Ltd.", place=NEARBY)
    assert found.standing is Standing.PROTECTED


async def test_another_contact_s_phone_counts_as_well(
    office: Office, rep: Phone, other_rep: Phone
) -> None:
    async with office.session() as session:
        customer = await opened(session, rep)
        await Contact.add(session, await staff(session, rep), customer, phone="+8613700137000")
    found = await ask(office, other_rep, "永辉超市", "+8613700137000")
    assert found.standing is Standing.PROTECTED


async def test_near_the_date_line_and_at_the_pole_it_still_looks_around(
    office: Office, rep: Phone, other_rep: Phone
) -> None:
    await hualian(office, rep, File(name="Taveuni Store", place=Place(-16.8, 179.9999)))
    found = await ask(office, other_rep, "Taveuni Stores", place=Place(-16.8, -179.9999))
    assert found.standing is Standing.PROTECTED
    await hualian(office, rep, File(name="South Pole Store", place=Place(-89.9999, 10)))
    found = await ask(office, other_rep, "South Pole Stores", place=Place(-89.9999, -170))
    assert found.standing is Standing.PROTECTED


async def test_the_refusal_of_a_protected_one_tells_nothing(
    office: Office, rep: Phone, other_rep: Phone
) -> None:
    await hualian(office, rep)
    async with office.session() as session:
        with pytest.raises(Protected) as refused:
            await opened(session, other_rep)
    assert (refused.value.key, refused.value.facts, refused.value.field) == (
        "customer-protected",
        {},
        "name",
    )
    assert len(await office.all(select(Customer))) == 1


async def test_one_s_own_of_the_same_name_is_refused_by_its_name(
    office: Office, rep: Phone
) -> None:
    number = await hualian(office, rep)
    async with office.session() as session:
        with pytest.raises(Refused) as refused:
            await opened(session, rep, File(name="華聯超市有限公司"))
    assert refused.value.key == "customer-yours"
    assert refused.value.facts == {"name": "华联超市", "customer_id": number}
    assert not refused.value.final


async def test_one_purchasing_manager_may_have_several_shops_of_one_owner(
    office: Office, rep: Phone
) -> None:
    await hualian(office, rep)
    await hualian(office, rep, replace(HUALIAN, name="华联超市东门店"))
    assert len(await office.all(select(Customer))) == 2


async def test_a_superior_is_told_which_customer_of_the_branch_it_is(
    office: Office, rep: Phone, boss: Phone, director: Phone
) -> None:
    number = await hualian(office, rep)
    for superior in (boss, director):
        found = await ask(office, superior, "华联超市")
        assert found.standing is Standing.YOURS
        assert found.customer
        assert found.customer.id == number


async def test_a_superior_s_customer_is_protected_from_those_below(
    office: Office, rep: Phone, boss: Phone
) -> None:
    await hualian(office, boss)
    assert (await ask(office, rep, "华联超市")).standing is Standing.PROTECTED


async def test_one_s_own_archived_one_is_still_one_s_own_and_another_s_is_free(
    office: Office, rep: Phone, other_rep: Phone
) -> None:
    number = await hualian(office, rep)
    async with office.session() as session:
        customer = await session.get_one(Customer, number)
        await customer.archive(session, await staff(session, rep))
    assert (await ask(office, rep, "华联超市")).standing is Standing.YOURS
    assert await ask(office, other_rep, "华联超市", HUALIAN.phone, HERE) == Check(Standing.FREE)


async def test_protection_lasts_to_the_last_day_and_then_the_file_goes_over_with_its_history(
    office: Office, rep: Phone, boss: Phone, other_rep: Phone
) -> None:
    number = await hualian(office, rep, replace(HUALIAN, contact="王经理", note="Mondays"))
    await office.at(LAST_DAY)
    assert (await ask(office, other_rep, "华联超市")).standing is Standing.PROTECTED
    await office.at(LAPSES)
    async with office.session() as session:
        file = File(name="华联超市有限公司", customer_class=CustomerClass.A, needs="Milk")
        customer = await opened(session, other_rep, file)
        li = await staff(session, other_rep)
        assert customer.id == number
        assert (customer.owner_id, customer.first_contact_on) == (li.id, TODAY)
        assert customer.last_contact_on == date(2027, 2, 20)
        now = await customer.file(session)
        assert now == replace(
            file, contact="王经理", phone=HUALIAN.phone, place=HERE, note="Mondays"
        )
        assert {one.staff_id for one in await FollowUp.of_customer(session, number)} == {li.id}
        assert not await customer.visible_to(session, await staff(session, rep))
    given = await office.one(select(Entry).where(Entry.deed == "customer-given"))
    assert given.facts["why"] == "lapsed"


async def test_the_old_owner_and_the_superiors_of_both_hear_that_it_went_over(
    office: Office, rep: Phone, boss: Phone, other_rep: Phone
) -> None:
    await hualian(office, rep)
    await office.at(LAPSES)
    await hualian(office, other_rep)
    told = await office.all(select(Outgoing).where(Outgoing.key.startswith("customer-went-over")))
    assert {(one.chat_id, one.key) for one in told} == {
        (rep.id, "customer-went-over"),
        (boss.id, "customer-went-over-below"),
        (office.phones["王芳"].id, "customer-went-over-below"),
    }
    assert {tuple(one.facts.values()) for one in told} == {
        ("华联超市",),
        ("华联超市", "李伟", "Mei"),
    }


async def test_a_superior_of_both_hears_it_once(office: Office, boss: Phone, rep: Phone) -> None:
    async with office.session() as session:
        position = (await staff(session, rep)).position
    colleague = await office.hire("Ben", position, boss)
    await hualian(office, rep)
    await office.at(LAPSES)
    await hualian(office, colleague)
    told = await office.all(select(Outgoing).where(Outgoing.key == "customer-went-over-below"))
    assert [one.chat_id for one in told] == [boss.id]


@pytest.mark.parametrize(
    "file",
    [
        replace(HUALIAN, phone=None, place=ELSEWHERE),  # another shop of the chain
        File(name="大润发", phone=HUALIAN.phone),  # its manager went elsewhere
        File(name="花联超市", place=NEARBY),  # perhaps another
    ],
)
async def test_a_lapsed_one_that_may_be_another_stays_and_a_new_file_is_opened(
    office: Office, rep: Phone, other_rep: Phone, file: File
) -> None:
    number = await hualian(office, rep)
    await office.at(LAPSES)
    assert await ask(office, other_rep, file.name, file.phone, file.place) == Check(Standing.FREE)
    assert await hualian(office, other_rep, file) != number
    async with office.session() as session:
        mei = await staff(session, rep)
        assert (await session.get_one(Customer, number)).owner_id == mei.id


async def test_a_lapsed_one_with_the_same_phone_and_nearly_the_same_name_goes_over(
    office: Office, rep: Phone, other_rep: Phone
) -> None:
    number = await hualian(office, rep)
    await office.at(LAPSES)
    file = File(name="花联超市", phone=HUALIAN.phone)
    assert await hualian(office, other_rep, file) == number


async def test_a_leaver_s_customers_wait_for_their_successor(
    office: Office, rep: Phone, boss: Phone, other_rep: Phone
) -> None:
    await hualian(office, rep)
    async with office.session() as session:
        await (await staff(session, rep)).leave(session, await staff(session, boss))
    await office.at(LAPSES)
    assert (await ask(office, other_rep, "华联超市")).standing is Standing.PROTECTED
    assert (await ask(office, boss, "华联超市")).standing is Standing.YOURS


async def test_a_change_into_somebody_else_s_is_refused_and_what_stayed_is_not_asked_again(
    office: Office, rep: Phone, other_rep: Phone
) -> None:
    await hualian(office, rep)
    number = await hualian(office, other_rep, File(name="永辉超市"))
    async with office.session() as session:
        customer = await session.get_one(Customer, number)
        li = await staff(session, other_rep)
        for file in (
            File(name="华联超市"),
            File(name="永辉超市", phone=HUALIAN.phone),
        ):
            with pytest.raises(Protected):
                await customer.change(session, li, file)
        # Two files of one customer, from whatever time: each can still be kept.
        customer.name, customer.normal_name = "华联超市", "华联超市"
        await session.flush()
        await customer.change(session, li, File(name="华联超市", note="A note", place=ELSEWHERE))
        assert customer.note == "A note"
        with pytest.raises(Protected):
            await customer.change(session, li, File(name="华联超市", place=NEARBY))


async def test_a_superior_may_give_one_phone_to_two_files_of_one_owner(
    office: Office, rep: Phone, boss: Phone
) -> None:
    await hualian(office, rep)
    number = await hualian(office, rep, File(name="永辉超市"))
    async with office.session() as session:
        customer = await session.get_one(Customer, number)
        file = File(name="永辉超市", phone=HUALIAN.phone)
        await customer.change(session, await staff(session, boss), file)
        assert (await customer.file(session)).phone == HUALIAN.phone


async def test_of_two_who_enter_one_customer_at_the_same_moment_one_wins(
    office: Office, rep: Phone, other_rep: Phone
) -> None:
    at_the_start = asyncio.Barrier(2)

    async def enter(phone: Phone) -> bool:
        async with office.app.database.reading() as session:
            who = await staff(session, phone)
        await at_the_start.wait()
        try:
            async with office.session() as session:
                mine = await session.get_one(Staff, who.id)
                await Customer.open_file(session, mine, HUALIAN, clock.now())
                await asyncio.sleep(0.05)  # the other one is asking by now
        except Protected:
            return False
        return True

    assert sorted(await asyncio.gather(enter(rep), enter(other_rep))) == [False, True]
    assert len(await office.all(select(Customer))) == 1


async def test_an_owner_who_is_there_at_that_moment_keeps_the_lapsed_customer(
    office: Office, rep: Phone, other_rep: Phone
) -> None:
    number = await hualian(office, rep)
    await office.at(LAPSES)
    is_there = asyncio.Event()

    async def visit() -> None:
        async with office.session() as session:
            customer = await session.get_one(Customer, number)
            await customer.had_contact(session, calendar.business_day(clock.now()))
            is_there.set()
            await asyncio.sleep(0.1)  # the other one is asking by now

    async def enter() -> None:
        await is_there.wait()
        async with office.session() as session:
            await opened(session, other_rep, HUALIAN)

    _, refused = await asyncio.gather(visit(), enter(), return_exceptions=True)
    assert isinstance(refused, Protected)
    owner = await office.one(select(Customer.owner_id))
    assert owner == (await office.one(select(Staff.id).where(Staff.name == "Mei")))


def test_the_days_of_these_tests_are_the_last_protected_one_and_the_next() -> None:
    customer = Customer(last_contact_on=TODAY)
    assert customer.protected_until == TODAY + timedelta(days=90)
