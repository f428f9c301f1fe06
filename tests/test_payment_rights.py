"""Whose money and whose words: former owners, leavers, and whoever brings cash themselves (1.3, 10.4)."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import date
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from models import (
    bill_disputes,
    chase_lists,
    clock,
    hand_ins,
    instalments,
    promises,
    receiving,
    settling,
)
from models.bill_disputes import BillDispute
from models.customers import Customer
from models.hand_ins import HandIn, HandInState
from models.instalments import Instalment
from models.positions import Position
from models.promises import Promise
from models.receipts import PaymentMethod, Receipt, ReceiptState
from models.staff import Staff
from scheduler.receipts import JOBS as RECEIPTS
from tests.conftest import Office
from tests.goods import tap
from tests.paying import account, owed_before, pay
from tests.phone import Phone
from tests.records import open_file, staff
from tests.selling import Parties, parties, price
from tests.two_at_once import at_once


@pytest.fixture
async def shop(office: Office, rep: Phone) -> Customer:
    return await open_file(office, rep, "Hualian")


@pytest.fixture
async def them(office: Office, shop: Customer) -> Parties:
    found = await parties(office)
    await owed_before(office, shop.id, "1000", date(2026, 10, 1))
    return found


# Former owners.


@pytest.mark.parametrize("is_theirs", [True, False])
async def test_who_no_longer_sees_the_customer_reads_no_credit(
    office: Office, rep: Phone, other_rep: Phone, shop: Customer, them: Parties, is_theirs: bool
) -> None:
    mine = await pay(office, rep, shop.id, "90")
    if not is_theirs:
        async with office.session() as session:
            customer = await session.get_one(Customer, shop.id)
            customer.owner_id = (await staff(session, other_rep)).id
    author = rep if is_theirs else other_rep
    await pay(office, author, shop.id, "1444", confirmed_by=them.finance)
    async with office.session() as session:
        receipt = await session.get_one(Receipt, mine)
        await receiving.confirm(session, receipt, await staff(session, them.finance))
    await office.settle()
    told = rep.message_with("90.00").text
    assert "Fay" in told
    assert ("534.00" in told) is is_theirs


# Somebody removed at this moment.


async def removed(office: Office, person: Phone, deed: Callable[..., Awaitable[Any]]) -> str | None:
    """What somebody is refused who does something while they are being removed."""

    async def leaves(session: AsyncSession) -> None:
        await (await staff(session, person)).leave(session, None)

    async with office.session() as session:
        number = (await staff(session, person)).id

    async def does(session: AsyncSession) -> None:
        who = await session.get_one(Staff, number)
        await deed(session, who)

    return await at_once(office, leaves, does)


@pytest.mark.parametrize("what", ["promise", "dispute", "help"])
async def test_whoever_is_removed_says_nothing_of_a_bill(
    office: Office, rep: Phone, shop: Customer, them: Parties, what: str
) -> None:
    async def says(session: AsyncSession, who: Staff) -> None:
        [bill] = (await session.scalars(select(Instalment))).all()
        if what == "promise":
            await promises.promise(session, bill, who, date(2026, 11, 27), clock.now())
        elif what == "dispute":
            await bill_disputes.dispute(session, bill, who, "Broken", clock.now())
        else:
            await instalments.ask_for_help(session, bill, who)

    assert await removed(office, rep, says) == "instalment-not-yours"
    assert not await office.all(select(Promise)) + await office.all(select(BillDispute))


async def test_whoever_is_removed_settles_no_dispute(
    office: Office, rep: Phone, shop: Customer, them: Parties
) -> None:
    async with office.session() as session:
        [bill] = (await session.scalars(select(Instalment))).all()
        who = await staff(session, rep)
        await bill_disputes.dispute(session, bill, who, "Broken", clock.now())

    async def settles(session: AsyncSession, who: Staff) -> None:
        [bill] = (await session.scalars(select(Instalment))).all()
        await bill_disputes.settle(session, bill, who, "All well")

    assert await removed(office, them.finance, settles) == "bill-dispute-settled-by-others"
    assert (await office.one(select(BillDispute))).settled_at is None


async def test_whoever_is_removed_withdraws_no_receipt(
    office: Office, rep: Phone, shop: Customer, them: Parties
) -> None:
    number = await pay(office, rep, shop.id, "90")

    async def withdraws(session: AsyncSession, who: Staff) -> None:
        await receiving.withdraw(session, await session.get_one(Receipt, number), who)

    assert await removed(office, rep, withdraws) == "receipt-gone-or-not-yours"
    assert (await office.one(select(Receipt))).state is ReceiptState.WAITING


# Cash.


async def leaver_without_superior(office: Office, them: Parties) -> int:
    """The general manager left with 80 in cash: nobody is above, so finance brings it."""
    theirs = await open_file(office, them.chief, "Metro")
    await owed_before(office, theirs.id, "1000", date(2026, 10, 1), "balance:2")
    await pay(office, them.chief, theirs.id, "80", PaymentMethod.CASH, day=date(2026, 11, 20))
    async with office.session() as session:
        await (await staff(session, them.chief)).leave(session, None)
    await office.settle()
    return theirs.id


async def test_who_brings_a_leavers_cash_does_not_count_it(office: Office, them: Parties) -> None:
    admin = await office.hire("Root", Position.ADMIN)
    await leaver_without_superior(office, them)
    await them.finance.taps("Hand in all CN¥80.00", them.finance.message_with("in cash"))
    made = await office.one(select(HandIn))
    assert any("Nobody can count" in said and "Fay" in said for said in admin.texts)
    assert "Counted, all there" not in them.finance.last.labels
    await tap(office, them.finance, f"{made.about}:yes")
    await them.finance.answers(them.finance.last, "ok")
    assert (await office.one(select(HandIn))).state is HandInState.WAITING


async def test_another_of_finance_counts_it_and_who_brought_it_hears(
    office: Office, them: Parties
) -> None:
    finn = await office.hire("Finn", Position.FINANCE)
    metro = await leaver_without_superior(office, them)
    await them.finance.taps("Hand in all CN¥80.00", them.finance.message_with("in cash"))
    await finn.taps("Counted, all there")
    assert await account(office, metro) == (price("920"), price("0"))
    assert "Finn" in them.finance.message_with("CN¥80.00 · one receipt").text


async def test_a_button_hands_in_what_was_shown_with_it_and_no_other_receipts(
    office: Office, rep: Phone, shop: Customer, them: Parties
) -> None:
    """1 and 4 are as many as 2 and 3, and as large in all."""
    ids = [
        await pay(office, rep, shop.id, amount, PaymentMethod.CASH)
        for amount in ("100", "200", "300", "400")
    ]

    async def brings(*which: int) -> int:
        async with office.session() as session:
            who = await staff(session, rep)
            made = await hand_ins.hand_in(session, who, which, clock.now())
        await office.settle()
        return made.id

    first = await brings(ids[1], ids[2])
    await rep.types("/cash")
    shown = rep.last
    await brings(ids[0], ids[3])
    async with office.session() as session:
        made = await session.get_one(HandIn, first)
        await hand_ins.refuse(session, made, await staff(session, them.finance), "Not there")
    await office.settle()
    await rep.taps("Hand in all CN¥500.00", shown)
    async with office.session() as session:
        for number in (ids[1], ids[2]):
            assert (await session.get_one(Receipt, number)).hand_in_id is None


async def test_cards_are_drawn_when_every_lock_of_a_hand_in_is_taken(
    office: Office, rep: Phone, shop: Customer, them: Parties, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = await open_file(office, rep, "Lianhua")
    await owed_before(office, other.id, "1000", date(2026, 10, 1), "balance:2")
    ids = [await pay(office, rep, one.id, "100", PaymentMethod.CASH) for one in (shop, other)]
    async with office.session() as session:
        made = await hand_ins.hand_in(session, await staff(session, rep), ids, clock.now())
    await office.settle()
    happened: list[str] = []

    def noted(name: str, real: Callable[..., Awaitable[Any]]) -> Callable[..., Awaitable[Any]]:
        async def does(*args: Any, **kwargs: Any) -> Any:
            happened.append(name)
            return await real(*args, **kwargs)

        return does

    monkeypatch.setattr(receiving, "take_in", noted("taken in", receiving.take_in))
    monkeypatch.setattr(settling, "redraw_bills", noted("drawn", chase_lists.redraw_bills))
    async with office.session() as session:
        who = await staff(session, them.finance)
        await hand_ins.confirm(session, await session.get_one(HandIn, made.id), who)
    assert happened[:2] == ["taken in", "taken in"]
    assert "drawn" in happened


# Nobody above.


@pytest.mark.parametrize("has_admin", [True, False])
async def test_what_lies_where_nobody_is_above_finance_is_told_to_who_keeps_it_all_going(
    office: Office, rep: Phone, director: Phone, shop: Customer, has_admin: bool
) -> None:
    finance = await office.hire("Fay", Position.FINANCE)
    hears = await office.hire("Root", Position.ADMIN) if has_admin else director
    receipt = await pay(office, rep, shop.id, "60")
    lies = "waiting for finance for 3 working days"

    async def told_on(moment: str) -> int:
        await office.at(moment)
        await office.beat(*(job.do_one.__name__ for job in RECEIPTS))
        assert not any(lies in said for said in finance.texts)
        assert not has_admin or not any(lies in said for said in director.texts)
        return len([said for said in hears.texts if lies in said])

    assert await told_on("2026-11-24 10:01") == 0
    assert await told_on("2026-11-25 10:01") == 1
    assert await told_on("2026-11-25 10:31") == 1
    # The administrator lets people in, and reads nothing of their work.
    assert ("Hualian" in hears.last.text + str(hears.last.labels)) is not has_admin
    await tap(office, finance, f"receipt:{receipt}:yes")
    assert await told_on("2026-11-26 10:01") == 1
