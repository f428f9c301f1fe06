"""Handing over: what a leaver had to do, and customers given to somebody else (1.4, 5.4)."""

from __future__ import annotations

import asyncio
from datetime import date
from typing import Any

import pytest
from sqlalchemy import select

from models import clock, handover
from models.audit import Entry
from models.contacts import Contact
from models.credit import CreditShare
from models.customer_file import File
from models.customers import Customer
from models.disputes import Dispute
from models.errors import Refused
from models.follow_ups import FollowUp, FollowUpState
from models.outbox import Outgoing
from models.plans import Plan, PlannedVisit
from models.positions import Position
from models.receipts import PaymentMethod
from models.staff import Staff
from models.visits import Purpose, Visit
from tests.conftest import Office
from tests.paying import owed_before, pay
from tests.phone import Phone
from tests.records import log_visit, staff
from tests.test_disputes import claim, owner_of

MONDAY = date(2026, 11, 23)


async def opens(office: Office, whose: Phone, *names: str, **file: Any) -> list[int]:
    """New customers of this person's."""
    async with office.session() as session:
        owner = await staff(session, whose)
        files = [File(name=name, **file) for name in names]
        opened = [await Customer.open_file(session, owner, one, clock.now()) for one in files]
        return [one.id for one in opened]


async def removes(boss: Phone, name: str) -> None:
    await boss.types(f"/team {name}")
    await boss.taps("Remove")
    await boss.taps("Yes, remove")


async def owners(office: Office, ids: list[int]) -> list[str]:
    return [await owner_of(office, customer_id) for customer_id in ids]


@pytest.fixture
async def otto(office: Office, boss: Phone) -> Phone:
    """Another representative of `boss`'s."""
    return await office.hire("Otto", Position.REPRESENTATIVE, boss)


async def test_whoever_removes_somebody_below_gets_the_checklist(
    office: Office, boss: Phone, rep: Phone, otto: Phone
) -> None:
    ids = await opens(office, rep, "North shop", "South shop")
    async with office.session() as session:
        mei = await staff(session, rep)
        plan = await Plan.open(session, mei, MONDAY, mei)
        await plan.put(session, mei, ids[:1])
    await removes(boss, "Mei")
    card = boss.message_with("Mei has left")
    for line in ("2 customers", "2 open follow-ups", "one planned visit"):
        assert line in card.text
    assert card.labels == ["Give all to…", "One by one"]


async def test_all_go_to_one_with_follow_ups_plans_and_briefs_and_the_past_stays(
    office: Office, boss: Phone, rep: Phone, otto: Phone
) -> None:
    [customer_id] = await opens(
        office,
        rep,
        "Hualian Market",
        contact="Old Wang",
        phone="+8613800138000",
        needs="A new shelf",
        note="Closed on Mondays",
    )
    await log_visit(
        office,
        rep,
        customer_id,
        date(2026, 11, 25),
        "Bring the price list",
        purpose=Purpose.ORDER,
        outcome="Ordered 20 boxes",
    )
    async with office.session() as session:
        mei = await staff(session, rep)
        plan = await Plan.open(session, mei, MONDAY, mei)
        await plan.put(session, mei, [customer_id])
        mei_id = mei.id
    await removes(boss, "Mei")
    await boss.taps("Give all to…")
    assert boss.last.labels == ["Hugo", "Otto", "Back"]
    await boss.taps("Otto")
    assert "Give the one customer of Mei to Otto?" in boss.last.text
    await boss.taps("Yes, give all")
    assert "All customers of Mei are handed over" in boss.last.text
    assert await owner_of(office, customer_id) == "Otto"
    for words in (
        "Hugo gave you a customer of Mei",
        "Hualian Market · C",
        "Old Wang",
        "138 0013 8000",
        "A new shelf",
        "Ordered 20 boxes",
        "Bring the price list",
        "Closed on Mondays",
    ):
        assert words in otto.last.text
    assert otto.last.labels == ["Hualian Market"]
    person = await office.one(select(Staff).where(Staff.name == "Otto"))
    open_ones = await office.all(select(FollowUp).where(FollowUp.state == FollowUpState.OPEN))
    assert {one.staff_id for one in open_ones} == {person.id}
    planned = await office.one(select(PlannedVisit))
    plan = await office.one(select(Plan).where(Plan.id == planned.plan_id))
    assert (plan.author_id, plan.day) == (person.id, MONDAY)
    assert (await office.one(select(Visit))).author_id == mei_id
    handed = await office.one(select(Entry).where(Entry.deed == "handed-over"))
    assert handed.facts == {"to": person.id, "customers": 1}


async def test_one_by_one_until_none_is_left(
    office: Office, boss: Phone, rep: Phone, otto: Phone
) -> None:
    lisa = await office.hire("Lisa", Position.REPRESENTATIVE, boss)
    ids = await opens(office, rep, "A shop", "B shop", "C shop")
    await removes(boss, "Mei")
    await boss.taps("One by one")
    assert boss.last.labels == ["C · A shop", "C · B shop", "C · C shop", "Back", "📄 Sheet"]
    for shop, who in (("B shop", "Lisa"), ("A shop", "Otto"), ("C shop", "Hugo")):
        await boss.taps(shop)
        await boss.taps(who)
        assert f"C · {shop}" not in boss.message_with("Mei").labels
    assert boss.message_with("All customers of Mei are handed over")
    assert not any("gave you" in said for said in boss.texts)
    assert await owners(office, ids) == ["Otto", "Lisa", "Hugo"]
    assert "B shop" in lisa.last.text
    assert "A shop" in otto.last.text


async def test_many_customers_come_in_few_quiet_messages(
    office: Office, boss: Phone, rep: Phone, otto: Phone
) -> None:
    long = "很" * 1900
    await opens(
        office,
        rep,
        *(f"Shop {n:02} {'x' * 90}" for n in range(12)),
        contact="王" * 100,
        needs=long,
        note=long,
    )
    await removes(boss, "Mei")
    await boss.taps("Give all to…")
    await boss.taps("Otto")
    await boss.taps("Yes, give all")
    assert [len(message.labels) for message in otto.inbox] == [5, 5, 2]
    assert "12 customers of Mei" in otto.inbox[0].text
    assert "gave you" not in otto.inbox[1].text


async def test_the_cards_of_whom_it_was_taken_from_show_nothing_any_more(
    office: Office, boss: Phone, rep: Phone, otto: Phone
) -> None:
    await opens(office, rep, "North shop", note="secret price")
    for phone in (rep, boss):
        await phone.types("/find North shop")
    card, superiors = rep.last, boss.last
    await rep.types("/agenda")
    await office.at("2026-12-20 10:00")
    await rep.types("/agenda")
    await rep.taps("North shop")
    follow_up = rep.last
    await boss.taps("Give to")
    await boss.taps("Otto")
    for message in (card, follow_up):
        assert message.text == "This is no longer yours to see."
        assert message.labels == []
    assert "Owner: Otto" in superiors.text


async def test_of_many_that_are_handed_over_only_the_first_message_has_a_sound(
    office: Office, boss: Phone, rep: Phone, otto: Phone
) -> None:
    await opens(office, rep, *(f"Shop {at}" for at in range(12)))
    await removes(boss, "Mei")
    await boss.taps("Give all to…")
    await boss.taps("Otto")
    await boss.taps("Yes, give all")
    assert [message.silent for message in otto.inbox] == [False, True, True]


async def test_of_many_that_are_given_one_by_one_only_the_first_has_a_sound(
    office: Office, boss: Phone, rep: Phone, otto: Phone
) -> None:
    ids = await opens(office, rep, "North shop", "South shop", "West shop")
    await boss.types("/menu")
    for at, customer_id in enumerate(ids):
        if at == 2:
            await office.at("2026-11-21 16:00")
        await office.forge(boss, f"give:{customer_id}")
        await boss.taps("Otto")
    assert [message.silent for message in otto.inbox] == [False, True, False]


async def test_the_longest_briefs_fit_into_a_message(
    office: Office, boss: Phone, rep: Phone, otto: Phone
) -> None:
    ids = await opens(
        office, rep, *(f"{n}" + "<" * 99 for n in range(5)), needs="&" * 2000, note="&" * 2000
    )
    async with office.session() as session:
        mei = await staff(session, rep)
        for customer_id in ids:
            customer = await session.get_one(Customer, customer_id)
            for n in range(2):
                session.add(
                    Contact(customer_id=customer_id, name="王" * 100, phone=f"+86138{n:08}")
                )
                await FollowUp.promise(session, mei, customer, MONDAY, "w" * 300, clock.now())
    for customer_id in ids:
        await owed_before(office, customer_id, "1000", date(2026, 12, 1), f"balance:{customer_id}")
        await pay(office, rep, customer_id, "30", PaymentMethod.CASH)
    for customer_id in ids * 3:
        await log_visit(office, rep, customer_id, purpose=Purpose.NEW_CUSTOMER, outcome="o" * 2000)
    await removes(boss, "Mei")
    await boss.taps("Give all to…")
    await boss.taps("Otto")
    await boss.taps("Yes, give all")
    assert len(otto.last.labels) == 5


async def test_the_administrator_removes_and_the_superior_gets_the_card(
    office: Office, boss: Phone, rep: Phone
) -> None:
    admin = await office.hire("Ada", Position.ADMIN)
    await opens(office, rep, "North shop")
    await removes(admin, "Mei")
    assert "one customer" in boss.message_with("Mei has left").text
    assert not any("customer" in said for said in admin.texts)
    mei = await office.one(select(Staff).where(Staff.name == "Mei"))
    await office.forge(admin, f"handover:{mei.id}")
    assert "not in your team" in admin.last.text
    await admin.types("/team")
    assert not any("Mei" in label for label in admin.last.labels)


async def test_a_superior_above_finds_it_in_the_team(
    office: Office, director: Phone, boss: Phone, rep: Phone
) -> None:
    await opens(office, rep, "North shop", "South shop")
    await removes(boss, "Mei")
    await director.types("/team")
    await director.taps("Mei left: 2 customers to hand over")
    await director.taps("Give all to…")
    await director.taps("Hugo")
    await director.taps("Yes, give all")
    assert "All customers of Mei are handed over" in boss.message_with("All customers of Mei").text
    await director.types("/team")
    assert not any("Mei" in label for label in director.last.labels)


async def test_of_two_superiors_the_second_is_told_that_nothing_is_left(
    office: Office, director: Phone, boss: Phone, rep: Phone, otto: Phone
) -> None:
    ids = await opens(office, rep, "North shop")
    await removes(boss, "Mei")
    mei = await office.one(select(Staff).where(Staff.name == "Mei"))
    await director.types("/menu")
    await office.forge(director, f"handover:{mei.id}:all")
    await director.taps("Hugo")
    await boss.taps("Give all to…")
    await boss.taps("Otto")
    await boss.taps("Yes, give all")
    await director.taps("Yes, give all")
    assert "All customers of Mei are handed over" in director.last.text
    assert await owners(office, ids) == ["Otto"]


async def test_two_who_hand_over_at_once_move_each_customer_once(
    office: Office, director: Phone, boss: Phone, rep: Phone, otto: Phone
) -> None:
    ids = await opens(office, rep, *(f"Shop {n}" for n in range(20)))
    await removes(boss, "Mei")

    async def hand_over(by: Phone, to: str) -> int:
        async with office.session() as session:
            mei = await session.scalar(select(Staff).where(Staff.name == "Mei"))
            successor = await session.scalar(select(Staff).where(Staff.name == to))
            assert mei
            assert successor
            try:
                return await handover.hand_over(
                    session, await staff(session, by), mei, successor.id
                )
            except Refused:
                return 0

    moved = await asyncio.gather(hand_over(boss, "Otto"), hand_over(director, "Hugo"))
    assert sorted(moved) == [0, 20]
    assert len(set(await owners(office, ids))) == 1
    given = await office.all(select(Entry).where(Entry.deed == "customer-given"))
    assert len(given) == 20


async def test_only_people_of_the_branch_who_sell_and_are_in_take_over(
    office: Office, director: Phone, boss: Phone, rep: Phone, otto: Phone, other_rep: Phone
) -> None:
    await office.hire("Fay", Position.FINANCE, boss)
    ids = await opens(office, rep, "North shop")
    gone = await office.hire("Gus", Position.REPRESENTATIVE, boss)
    for who in ("Mei", "Gus"):
        await removes(boss, who)
    people = {one.name: one.id for one in await office.all(select(Staff))}
    await boss.types("/menu")
    for name in ("Diana", "李伟", "Fay", "Gus", "Mei"):
        for deed in ("all:to", "all:sure", f"one:{ids[0]}:to"):
            await office.forge(boss, f"handover:{people['Mei']}:{deed}:{people[name]}")
            assert "cannot take customers" in boss.last.text
    await office.forge(boss, f"handover:{people['Mei']}:all:sure:999999")
    assert "cannot take customers" in boss.last.text
    assert await owners(office, ids) == ["Mei"]
    assert gone.inbox == []


async def test_nobody_hands_over_what_is_not_below_them(
    office: Office, boss: Phone, rep: Phone, otto: Phone, other_rep: Phone
) -> None:
    ids = await opens(office, rep, "North shop")
    theirs = await opens(office, otto, "Of Otto")
    await removes(boss, "Mei")
    people = {one.name: one.id for one in await office.all(select(Staff))}
    mei, stranger = people["Mei"], office.phones["王芳"]
    for phone in (otto, other_rep, stranger):
        await phone.types("/menu")
        for deed in (
            f"handover:{mei}",
            f"handover:{mei}:all",
            f"handover:{mei}:list",
            f"handover:{mei}:all:sure:{people['Otto']}",
            f"handover:{mei}:one:{ids[0]}:to:{people['Otto']}",
            f"give:{ids[0]}",
            f"give:{ids[0]}:to:{people['Otto']}",
        ):
            await office.forge(phone, deed)
            assert "Mei" not in phone.last.text
            assert "North" not in phone.last.text
    await boss.types("/menu")
    # Whoever works here hands over nothing, and another's customer is not the leaver's.
    await office.forge(boss, f"handover:{people['Otto']}:all:sure:{people['Hugo']}")
    await office.forge(boss, f"handover:{mei}:one:{theirs[0]}:to:{people['Hugo']}")
    assert await owners(office, [*ids, *theirs]) == ["Mei", "Otto"]


async def test_follow_ups_handed_to_the_leaver_go_back_to_the_customers_owner(
    office: Office, boss: Phone, rep: Phone, otto: Phone
) -> None:
    await opens(office, otto, "Of Otto")
    async with office.session() as session:
        [follow_up] = (await session.scalars(select(FollowUp))).all()
        await follow_up.hand_to(session, await staff(session, otto), await staff(session, rep))
    await removes(boss, "Mei")
    assert "Mei has left" in otto.last.text
    follow_up = await office.one(select(FollowUp))
    assert follow_up.staff_id == (await office.one(select(Staff).where(Staff.name == "Otto"))).id
    assert not any("To hand over" in said for said in boss.texts)


async def test_disputes_about_what_is_handed_over_go_on_with_the_successor(
    office: Office, director: Phone, boss: Phone, rep: Phone, otto: Phone, other_rep: Phone
) -> None:
    ids = await opens(office, rep, "North shop", phone="+8613800138000")
    lisa = await office.hire("Lisa", Position.REPRESENTATIVE, office.phones["王芳"])
    await claim(office, lisa)
    await removes(boss, "Mei")
    assert "one open claim" in boss.message_with("Mei has left").text
    await boss.taps("Give all to…", boss.message_with("Mei has left"))
    await boss.taps("Otto")
    await boss.taps("Yes, give all")
    assert "Owner: Otto" in director.message_with("Lisa claims").text
    await director.taps("Split the credit")
    await director.types("30")
    await director.taps("Send")
    assert "it stays yours with 70%" in otto.last.text
    await removes(boss, "Otto")
    await boss.taps("Give all to…")
    await boss.taps("Hugo")
    await boss.taps("Yes, give all")
    names = {one.id: one.name for one in await office.all(select(Staff))}
    shares = {names[one.staff_id]: one.percent for one in await office.all(select(CreditShare))}
    assert shares == {"Lisa": 30, "Hugo": 70}
    assert await owners(office, ids) == ["Hugo"]
    assert (await office.one(select(Dispute))).closed_at is not None


async def test_whoever_returns_finds_what_was_not_handed_over(
    office: Office, boss: Phone, rep: Phone, otto: Phone
) -> None:
    ids = await opens(office, rep, "A shop", "B shop")
    await removes(boss, "Mei")
    await boss.taps("One by one")
    await boss.taps("A shop")
    await boss.taps("Otto")
    async with office.session() as session:
        mei = await session.scalar(select(Staff).where(Staff.name == "Mei"))
        assert mei
        mei.left_at = None
        assert [one.id for one in await Customer.latest(session, mei, 9)] == ids[1:]
    await boss.taps("B shop")
    assert "Mei is back" in boss.last.text
    assert await owners(office, ids) == ["Otto", "Mei"]


async def test_without_anybody_above_the_administrator_hears_that_somebody_is_needed(
    office: Office,
) -> None:
    admin = await office.hire("Ada", Position.ADMIN)
    await opens(office, await office.hire("Solo", Position.REPRESENTATIVE), "North shop")
    await removes(admin, "Solo")
    assert "Solo has left one customer" in admin.message_with("no superior to hand over").text
    assert not any("North" in said for said in admin.texts)


async def test_archived_customers_are_left_alone(office: Office, boss: Phone, rep: Phone) -> None:
    [customer_id] = await opens(office, rep, "North shop")
    async with office.session() as session:
        customer = await session.get_one(Customer, customer_id)
        await customer.archive(session, await staff(session, rep))
    await removes(boss, "Mei")
    assert (await office.one(select(Staff).where(Staff.name == "Mei"))).left_at
    assert handover.CARD not in await office.all(select(Outgoing.key))


async def test_a_superior_gives_a_customer_to_somebody_below(
    office: Office, boss: Phone, rep: Phone, otto: Phone
) -> None:
    [customer_id] = await opens(office, rep, "North shop")
    await boss.types("/menu")
    await office.forge(boss, f"give:{customer_id}")
    assert boss.last.labels == ["Hugo", "Otto"]
    await boss.taps("Otto")
    assert "North shop is now with Otto" in boss.last.text
    assert "Hugo gave North shop to Otto" in rep.last.text
    assert "Hugo gave you a customer of Mei" in otto.last.text
    assert await owner_of(office, customer_id) == "Otto"
    otto_id = (await office.one(select(Staff).where(Staff.name == "Otto"))).id
    await office.forge(boss, f"give:{customer_id}:to:{otto_id}")
    assert "already has this customer" in boss.last.text


async def test_the_new_owner_reads_what_waits_for_finance_and_who_has_the_cash(
    office: Office, boss: Phone, rep: Phone, otto: Phone
) -> None:
    finance = await office.hire("Fay", Position.FINANCE)
    [customer_id] = await opens(office, rep, "North shop")
    await owed_before(office, customer_id, "1000", date(2026, 12, 1))
    await pay(office, rep, customer_id, "500", confirmed_by=finance)
    await pay(office, rep, customer_id, "30")
    async with office.session() as session:
        hugo, mei, person = [await staff(session, one) for one in (boss, rep, otto)]
        await handover.give(session, hugo, customer_id, person.id)
    await office.settle()
    told = otto.last.text
    assert "Owes CN¥500.00\n⏳ CN¥30.00 waits for finance\n" in f"{told}\n"
    await pay(office, otto, customer_id, "60", PaymentMethod.CASH)
    async with office.session() as session:
        await handover.give(session, hugo, customer_id, mei.id)
    await office.settle()
    assert "⏳ CN¥90.00 waits for finance, CN¥60.00 of it in cash with Otto" in rep.last.text


async def test_a_brief_of_what_went_on_to_somebody_else_is_not_sent(
    office: Office, boss: Phone, rep: Phone, otto: Phone
) -> None:
    [customer_id] = await opens(office, rep, "North shop")
    async with office.session() as session:
        hugo, mei, person = [await staff(session, one) for one in (boss, rep, otto)]
        await handover.give(session, hugo, customer_id, person.id)
        await handover.give(session, hugo, customer_id, mei.id)
    await office.settle()
    assert not any("gave you" in said for said in otto.texts)
    assert any("gave you" in said for said in rep.texts)
