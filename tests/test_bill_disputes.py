"""Disputed bills: said with a reason, settled in words by who is above or finance (10.2)."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from models import bill_disputes, calendar, clock, handover, promises
from models.bill_disputes import BillDispute
from models.customers import Customer
from models.instalments import Instalment
from models.positions import Position
from models.promises import Promise, PromiseState
from models.receivables import debt_of
from tests.conftest import Office
from tests.paying import owed_before, pay, write_off
from tests.phone import Phone
from tests.records import open_file, staff
from tests.selling import price
from tests.two_at_once import Deed, at_once, who

BILL = "instalment:1"


@pytest.fixture
async def finance(office: Office, director: Phone) -> Phone:
    return await office.hire("Fay", Position.FINANCE, director)


@pytest.fixture
async def shop(office: Office, rep: Phone, boss: Phone, finance: Phone) -> Customer:
    """On Monday morning; it owes ¥100 since the first of October."""
    async with office.session() as session:
        await calendar.seed(session, 2026)
        await calendar.seed(session, 2027)
    await office.at("2026-11-23 09:05")
    file = await open_file(office, rep, "Hualian")
    await owed_before(office, file.id, "100", date(2026, 10, 1))
    for phone in (rep, boss, finance):
        await phone.types("/menu")
    return file


async def disputes(office: Office, rep: Phone, reason: str = "Two <cases> short") -> None:
    await office.forge(rep, f"{BILL}:dispute")
    await rep.types(reason)


def disputed_by(name: str, reason: str = "Short") -> Deed:
    """For two at once."""

    async def deed(session: AsyncSession) -> None:
        one = await session.get_one(Instalment, 1)
        person = await who(session, name)
        await bill_disputes.dispute(session, one, person, reason, clock.now())

    return deed


def settled_by(name: str, outcome: str) -> Deed:
    async def deed(session: AsyncSession) -> None:
        one = await session.get_one(Instalment, 1)
        await bill_disputes.settle(session, one, await who(session, name), outcome)

    return deed


async def is_disputed(office: Office) -> bool:
    found = await office.all(select(BillDispute).where(BillDispute.settled_at.is_(None)))
    return bool(found)


async def test_the_superior_and_finance_hear_it_with_the_card(
    office: Office, rep: Phone, boss: Phone, shop: Customer, finance: Phone
) -> None:
    await disputes(office, rep)
    assert "Disputed · Mei" in rep.last.text
    for phone in (boss, finance):
        assert "Mei: the customer disputes this bill" in phone.last.text
        assert "Two <cases> short" in phone.last.text
        assert "CN¥100.00" in phone.last.text
    assert await is_disputed(office)


async def test_it_counts_in_the_ageing_still(office: Office, rep: Phone, shop: Customer) -> None:
    await disputes(office, rep)
    async with office.session() as session:
        assert (await debt_of(session, shop.id))["CNY"].late == price("100")


async def test_it_needs_a_reason(office: Office, rep: Phone, shop: Customer) -> None:
    await office.forge(rep, f"{BILL}:dispute")
    await rep.sends_photo()
    assert "Please type your answer" in rep.last.text
    await rep.types("x" * 501)
    assert "500 fit here" in rep.last.text
    assert await office.all(select(BillDispute)) == []
    await rep.types("Price was wrong")
    assert (await office.one(select(BillDispute))).reason == "Price was wrong"


@pytest.mark.parametrize(
    "words", ["disputed: two cases short", "有异议：two cases short", "有爭議，two cases short"]
)
async def test_words_below_the_card_dispute_it(
    office: Office, rep: Phone, shop: Customer, words: str
) -> None:
    await office.forge(rep, BILL)
    await rep.answers(rep.last, words)
    assert (await office.one(select(BillDispute))).reason == "two cases short"
    assert "Your superior and finance have been told" in rep.last.text


async def test_words_without_a_reason_ask_for_it(
    office: Office, rep: Phone, shop: Customer
) -> None:
    await office.forge(rep, BILL)
    await rep.answers(rep.last, "有异议")
    assert "Why does the customer dispute it?" in rep.last.text
    await rep.types("Two cases short")
    assert (await office.one(select(BillDispute))).reason == "Two cases short"


async def test_what_was_promised_is_void(office: Office, rep: Phone, shop: Customer) -> None:
    async with office.session() as session:
        one = await session.get_one(Instalment, 1)
        me = await staff(session, rep)
        await promises.promise(session, one, me, date(2026, 11, 25), clock.now())
    await disputes(office, rep)
    assert (await office.one(select(Promise))).state is PromiseState.VOID


# Settled.


async def test_a_superior_settles_it_and_the_owner_hears(
    office: Office, rep: Phone, boss: Phone, shop: Customer, finance: Phone
) -> None:
    await disputes(office, rep)
    await boss.taps("✓ Dispute settled")
    await boss.types("Price corrected to ¥90")
    assert "Hugo has settled the dispute" in rep.last.text
    assert "Price corrected to ¥90" in rep.last.text
    # The copy that finance has shows it as well.
    assert "Settled by Hugo" in finance.message_with("the customer disputes").text
    assert not await is_disputed(office)
    await office.forge(rep, f"{BILL}:promise")
    assert "By when will the customer pay?" in rep.last.text


@pytest.mark.parametrize("words", ["settled: price corrected", "已解决：price corrected"])
async def test_words_below_the_card_settle_it(
    office: Office, rep: Phone, shop: Customer, finance: Phone, words: str
) -> None:
    await disputes(office, rep)
    await finance.answers(finance.last, words)
    one = await office.one(select(BillDispute))
    assert (one.outcome, one.settled_at is None) == ("price corrected", False)
    assert "Fay has settled the dispute" in rep.last.text


async def test_settled_without_words_asks_for_them(
    office: Office, rep: Phone, boss: Phone, shop: Customer
) -> None:
    await disputes(office, rep)
    await boss.answers(boss.last, "settled")
    assert "What became of it?" in boss.last.text
    assert await is_disputed(office)


async def test_other_words_reach_the_owner(
    office: Office, rep: Phone, boss: Phone, shop: Customer
) -> None:
    await disputes(office, rep)
    await boss.answers(boss.last, "Which cases?")
    assert "Which cases?" in rep.last.text
    assert await is_disputed(office)


async def test_the_owner_does_not_settle_it(office: Office, rep: Phone, shop: Customer) -> None:
    await disputes(office, rep)
    assert "✓ Dispute settled" not in rep.last.labels
    await office.forge(rep, f"{BILL}:settle")
    assert "settled by somebody above" in rep.last.text
    assert await is_disputed(office)


async def test_what_is_paid_meanwhile_is_disputed_no_more(
    office: Office, rep: Phone, boss: Phone, shop: Customer, finance: Phone
) -> None:
    await disputes(office, rep)
    await office.forge(boss, f"{BILL}:settle")
    await pay(office, rep, shop.id, "100", confirmed_by=finance)
    await boss.types("Price corrected")
    assert boss.message_with("not disputed any more")
    assert (await office.one(select(BillDispute))).settled_by_id is None


async def test_a_paid_bill_is_not_disputed(
    office: Office, rep: Phone, shop: Customer, finance: Phone
) -> None:
    await pay(office, rep, shop.id, "100", confirmed_by=finance)
    await office.settle()
    await office.forge(rep, f"{BILL}:dispute")
    assert "Nothing is open on this bill any more" in rep.last.text


# Twice.


async def test_it_is_said_once(office: Office, rep: Phone, boss: Phone, shop: Customer) -> None:
    await disputes(office, rep)
    await office.forge(rep, f"{BILL}:dispute")
    assert "You have already noted" in rep.last.text
    await office.forge(boss, f"{BILL}:dispute")
    assert "Mei was first" in boss.last.text


async def test_of_two_who_say_it_at_once_one_is_told_who_was_first(
    office: Office, shop: Customer
) -> None:
    refused = await at_once(office, disputed_by("Mei"), disputed_by("Hugo"))
    assert refused == "bill-dispute-already"
    assert len(await office.all(select(BillDispute))) == 1


async def test_of_two_who_settle_it_at_once_one_is_told_who_was_first(
    office: Office, rep: Phone, shop: Customer
) -> None:
    await disputes(office, rep)
    refused = await at_once(office, settled_by("Hugo", "Corrected"), settled_by("Fay", "Nonsense"))
    assert refused == "bill-dispute-settled-already"
    assert (await office.one(select(BillDispute))).outcome == "Corrected"


async def test_disputed_and_paid_at_once_it_is_not_left_open(
    office: Office, rep: Phone, shop: Customer, finance: Phone
) -> None:
    async def paid(session: AsyncSession) -> None:
        from models import receiving
        from models.receipts import PaymentMethod

        receipt = await receiving.record(
            session,
            await who(session, "Mei"),
            await session.get_one(Customer, shop.id),
            price("100"),
            PaymentMethod.TRANSFER,
            date(2026, 11, 23),
            clock.now(),
        )
        await receiving.confirm(session, receipt, await who(session, "Fay"))

    assert await at_once(office, paid, disputed_by("Mei")) == "instalment-paid-already"
    assert await office.all(select(BillDispute)) == []


async def test_once_settled_it_may_be_disputed_anew(
    office: Office, rep: Phone, boss: Phone, shop: Customer
) -> None:
    await disputes(office, rep)
    await boss.taps("✓ Dispute settled")
    await boss.types("Corrected")
    await disputes(office, rep, "Wrong again")
    assert "Wrong again" in boss.last.text
    assert await is_disputed(office)


async def test_it_waits_in_pending_for_the_superior_and_finance(
    office: Office, rep: Phone, boss: Phone, shop: Customer, finance: Phone
) -> None:
    await disputes(office, rep)
    for phone in (boss, finance):
        await phone.types("/pending")
        assert "Disputed bills to settle: 1" in phone.last.text
        assert "Hualian · CN¥100.00" in phone.last.text
    await rep.types("/pending")
    assert "Disputed bills" not in rep.last.text
    await boss.types("/pending")
    await boss.taps("Hualian", boss.last)
    await boss.taps("✓ Dispute settled", boss.last)
    await boss.types("Corrected")
    await finance.types("/pending")
    assert "Disputed bills" not in finance.last.text


async def test_it_waits_for_whoever_said_it_while_the_customer_is_theirs(
    office: Office, rep: Phone, director: Phone, other_rep: Phone, shop: Customer
) -> None:
    await disputes(office, rep)
    await rep.types("/pending")
    assert "Hualian · CN¥100.00" in rep.last.text
    async with office.session() as session:
        new = await staff(session, other_rep)
        await handover.give(session, await staff(session, director), shop.id, new.id)
    await office.settle()
    await rep.types("/pending")
    assert "Hualian" not in rep.last.text + str(rep.last.labels)
    assert await is_disputed(office)


async def test_where_the_direct_superior_is_not_in_it_waits_for_the_next_above(
    office: Office, rep: Phone, boss: Phone, director: Phone, shop: Customer
) -> None:
    async with office.session() as session:
        (await staff(session, boss)).telegram_id = None
    await director.types("/menu")
    await disputes(office, rep)
    assert "disputes this bill" in director.last.text
    await director.types("/pending")
    assert "Disputed bills to settle: 1" in director.last.text


async def test_it_does_not_wait_for_those_further_above(
    office: Office, rep: Phone, director: Phone, shop: Customer
) -> None:
    await disputes(office, rep)
    await director.types("/pending")
    assert "Disputed bills" not in director.last.text


async def test_words_that_are_too_long_are_not_cut_but_refused(
    office: Office, rep: Phone, boss: Phone, shop: Customer
) -> None:
    await office.forge(rep, BILL)
    card = rep.last
    await rep.answers(card, "disputed: " + "x" * 501)
    assert "That is 501 characters; 500 fit here" in rep.last.text
    assert not await is_disputed(office)
    await rep.answers(card, "disputed: " + "x" * 500)
    assert (await office.one(select(BillDispute))).reason == "x" * 500
    await boss.answers(boss.message_with("disputes this bill"), "settled: " + "y" * 501)
    assert "That is 501 characters; 500 fit here" in boss.last.text
    assert await is_disputed(office)


@pytest.mark.parametrize(
    ("paid", "said"),
    [("", "CN¥100.00 is written off."), ("30", "✓ CN¥30.00 is paid, CN¥70.00 written off.")],
)
async def test_what_is_written_off_is_not_called_paid(
    office: Office, rep: Phone, shop: Customer, finance: Phone, paid: str, said: str
) -> None:
    await disputes(office, rep)
    if paid:
        await pay(office, rep, shop.id, paid, confirmed_by=finance)
    await write_off(office, rep, shop.id, "70" if paid else "100")
    await office.forge(rep, BILL)
    assert said in rep.last.text
    assert "Closed: nothing is open any more" in rep.last.text
    assert "after all" not in rep.last.text
