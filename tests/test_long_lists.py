"""Lists of money with long names and many lines: each fits into one message of Telegram's."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from models import cash, clock, hand_ins, promises
from models.instalments import Instalment
from models.outbox import Delivery, Outgoing
from models.positions import Position
from models.receipts import PaymentMethod, Receipt, ReceiptState
from scheduler.cash import JOBS as CASH
from scheduler.payments import JOBS as PAYMENTS
from scheduler.receipts import JOBS as RECEIPTS
from tests.conftest import Office
from tests.paying import owed_before, pay
from tests.phone import Phone
from tests.records import open_file, staff

MANY = 17  # more than a page of any list
LONG = "Hualian {} 上海华联超市股份有限公司徐汇第三分公司及其全部连锁门店与配送中心联合采购部"


async def collected(office: Office, author: Phone, first: int) -> list[int]:
    """From each of many customers 12,345.50 in cash, and as much promised of a large bill."""
    made = []
    for number in range(first, first + MANY):
        shop = await open_file(office, author, LONG.format(number))
        await owed_before(office, shop.id, "1000000", date(2026, 10, 1), f"balance:{number}")
        amount = f"{12345 + number}.50"
        day = date(2026, 11, 20)
        made.append(await pay(office, author, shop.id, amount, PaymentMethod.CASH, day=day))
    return made


@pytest.fixture
async def fay(office: Office, director: Phone) -> Phone:
    return await office.hire("Fay", Position.FINANCE, director)


@pytest.fixture
async def full(office: Office, director: Phone, fay: Phone) -> tuple[Phone, Phone, list[int]]:
    """A supervisor and somebody of theirs with many customers, bills and receipts each."""
    lead = await office.hire("Lead " + "很长的名字" * 8, Position.SUPERVISOR, director)
    member = await office.hire("Member " + "很长的名字" * 8, Position.REPRESENTATIVE, lead)
    await collected(office, lead, 0)
    receipts = await collected(office, member, 50)
    await office.settle()
    return lead, member, receipts


async def nothing_is_lost(office: Office) -> None:
    assert not await office.all(select(Outgoing).where(Outgoing.state == Delivery.DEAD))


async def test_the_warning_of_cash_arrives_and_says_how_many_more_there_are(
    office: Office, full: tuple[Phone, Phone, list[int]]
) -> None:
    lead, _, _ = full
    await office.at("2027-03-16 10:01")
    await office.beat(*(job.do_one.__name__ for job in CASH))
    await nothing_is_lost(office)
    warned = lead.message_with("Please hand in").text
    shown = warned.count("Hualian")
    assert f"{2 * MANY - shown} more" in warned
    assert shown >= 20
    assert await office.all(select(Outgoing).where(Outgoing.key == cash.WARNING))


async def test_each_list_in_the_chat_fits(
    office: Office, full: tuple[Phone, Phone, list[int]], fay: Phone, director: Phone
) -> None:
    lead, member, receipts = full
    async with office.session() as session:
        who = await staff(session, member)
        for bill in (await session.scalars(select(Instalment).where(Instalment.id > MANY))).all():
            await promises.promise(session, bill, who, date(2026, 11, 27), clock.now())
        made = await hand_ins.hand_in(session, who, receipts, clock.now())
    await office.settle()
    for phone in (lead, member, fay, director):
        for said in ("/cash", "/receivables", "/statement", "/pending", "/team", "/me"):
            await phone.types(said)
        for data in ("cash:branch", "receivables:people:all:0", "receivables:people:late:0"):
            await office.forge(phone, data)
    await office.forge(fay, made.about)
    assert "Hualian" in fay.last.text
    await nothing_is_lost(office)


async def test_each_list_of_the_morning_fits(
    office: Office, full: tuple[Phone, Phone, list[int]], fay: Phone
) -> None:
    lead, _, _ = full
    async with office.session() as session:
        found = await session.scalars(select(Receipt))
        for receipt in list(found)[:MANY]:
            receipt.state = ReceiptState.REFUSED
            receipt.held_by_id = None
        for bill in (await session.scalars(select(Instalment))).all():
            bill.pending_units = 0
    await office.at("2026-12-07 09:31")
    await office.beat(*(job.do_one.__name__ for job in [*PAYMENTS, *RECEIPTS]))
    await nothing_is_lost(office)
    assert "Hualian" in lead.last.text
    assert "Hualian" in fay.message_with("12,395.50").text
