"""Write-offs: what will never be paid is given up by a chain, never more than is open (10.1)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from moneyed import Money
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from models import clock, ledger, receiving, write_offs
from models.approvals import Approval, Outcome
from models.audit import Entry
from models.customers import Customer
from models.handover import hand_over
from models.instalments import Instalment
from models.ledger import EntryKind, LedgerEntry
from models.order_changes import cancel
from models.order_terms import Terms
from models.orders import Order
from models.outbox import Outgoing
from models.positions import Position
from models.receipts import Receipt
from models.write_offs import WRITE_OFF_CARD, WriteOff
from tests.chains import refusal
from tests.conftest import Office
from tests.paying import account, owed_before, pay
from tests.phone import Phone
from tests.records import open_file, staff
from tests.selling import Parties, change, line, parties, place, price, product, today
from tests.two_at_once import Deed, at_once, who

DUE = date(2026, 10, 1)


@pytest.fixture
async def shop(office: Office, rep: Phone) -> Customer:
    return await open_file(office, rep, "Hualian")


@pytest.fixture
async def them(office: Office, shop: Customer) -> Parties:
    """Fay is finance; Hualian has owed 100 from before, due 51 days ago."""
    found = await parties(office)
    await owed_before(office, shop.id, "100", DUE)
    await office.settle()
    return found


async def the_bill(office: Office) -> Instalment:
    found: Instalment = await office.one(select(Instalment).order_by(Instalment.id).limit(1))
    return found


async def latest(office: Office) -> WriteOff:
    found: WriteOff = await office.one(select(WriteOff).order_by(WriteOff.id.desc()).limit(1))
    return found


async def ask(
    office: Office, who_asks: Phone, amount: str = "100", reason: str = "The shop was closed"
) -> int:
    async with office.session() as session:
        bill = await session.get_one(Instalment, (await the_bill(office)).id)
        person = await staff(session, who_asks)
        made = await write_offs.ask(session, bill, person, price(amount), reason, clock.now())
    await office.settle()
    return made.id


async def begin(office: Office, phone: Phone) -> None:
    bill = await the_bill(office)
    await phone.types("/menu")
    await office.forge(phone, bill.about)
    await phone.taps("Write off")


async def owed(office: Office, shop: Customer) -> Money:
    balance, _ = await account(office, shop.id)
    return balance


def heard(phone: Phone) -> str:
    """The newest message, and what popped up last."""
    return " ".join([*phone.toasts[-1:], phone.last.text])


def card(phone: Phone) -> str:
    return phone.message_with("Write-off of CN¥").text


async def test_all_that_is_open_is_written_off_with_a_few_taps(
    office: Office, rep: Phone, boss: Phone, shop: Customer, them: Parties
) -> None:
    await begin(office, rep)
    await rep.taps("Everything open: CN¥100.00")
    await rep.types("The shop was closed")
    summary = rep.last.text
    for told in (
        "CN¥100.00",
        "The shop was closed",
        "Nothing of this bill is still to be paid",
        "Decides: Hugo, Fay",
    ):
        assert told in summary
    await rep.taps("Send")
    asked = boss.message_with("The shop was closed")
    for told in (
        "Write-off of CN¥100.00 · Hualian · owed from before",
        "Open now: CN¥100.00 of CN¥100.00",
        "51 days overdue",
        "owes CN¥100.00 in all",
    ):
        assert told in asked.text
    assert await owed(office, shop) == price("100")
    await boss.taps("Approve", asked)
    assert await owed(office, shop) == price("100")
    await them.finance.taps("Approve", them.finance.message_with("The shop was closed"))
    assert await owed(office, shop) == price("0")
    told = "Fay has approved it: CN¥100.00 of Hualian is written off"
    assert told in rep.message_with("is written off").text
    booked = await office.all(select(LedgerEntry).where(LedgerEntry.kind == EntryKind.WRITE_OFF))
    assert [(one.units, one.record) for one in booked] == [(-10000, "write-off:1")]
    names = ("write-off-asked", "written-off")
    found = await office.all(select(Entry).where(Entry.deed.in_(names)).order_by(Entry.id))
    assert [one.deed for one in found] == list(names)


async def test_a_part_is_written_off_and_the_rest_stays(
    office: Office, rep: Phone, boss: Phone, shop: Customer, them: Parties
) -> None:
    await begin(office, rep)
    await rep.types("¥30.5")
    await rep.types("Broken goods")
    assert "after that: CN¥69.50" in rep.last.text
    await rep.taps("Send")
    await boss.taps("Approve")
    await them.finance.taps("Approve")
    assert await owed(office, shop) == price("69.50")
    await office.forge(rep, (await the_bill(office)).about)
    assert "Write-off" in rep.last.text and "CN¥30.50" in rep.last.text


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("0", "cannot be written off"),
        ("-5", "cannot be written off"),
        ("1.234", "cannot be written off"),
        ("100.01", "Only CN¥100.00 of this bill is open, not CN¥100.01"),
        ("9999999999999", "Only CN¥100.00"),
        ("5 USD", "This bill is in CNY"),
        ("a lot", "cannot read an amount in “a lot”"),
        ("1" + ",000" * 9, "cannot read an amount"),
        ("1" + ",000" * 10, "cannot read an amount"),
        ("9" * 15 + "亿", "CN¥100.00"),
    ],
)
async def test_amounts_that_cannot_be_are_told_and_asked_again(
    office: Office, rep: Phone, shop: Customer, them: Parties, words: str, told: str
) -> None:
    await begin(office, rep)
    await rep.types(words)
    assert told in rep.last.text
    assert "How much is written off?" in rep.last.text
    await rep.taps("Everything open")
    assert "Why will it never be paid?" in rep.last.text
    assert not await office.all(select(WriteOff))


@pytest.mark.parametrize(
    ("amount", "reason", "key"),
    [
        ("0", "Gone", "write-off-amount-impossible"),
        ("-1", "Gone", "write-off-amount-impossible"),
        ("100.01", "Gone", "write-off-too-much"),
        ("9" * 40, "Gone", "write-off-too-much"),
        ("100", " ", "write-off-needs-reason"),
    ],
)
async def test_the_rules_refuse_them_without_the_conversation_too(
    office: Office, rep: Phone, shop: Customer, them: Parties, amount: str, reason: str, key: str
) -> None:
    async with office.session() as session:
        bill = await session.get_one(Instalment, (await the_bill(office)).id)
        person = await staff(session, rep)
        now = clock.now()
        deed = write_offs.ask(session, bill, person, price(amount), reason, now)
        assert (await refusal(deed)).key == key


async def test_where_nothing_is_open_nothing_is_asked(
    office: Office, rep: Phone, shop: Customer, them: Parties
) -> None:
    await pay(office, rep, shop.id, "100", confirmed_by=them.finance)
    bill = await the_bill(office)
    await rep.types("/menu")
    await office.forge(rep, f"{bill.about}:write-off")
    assert "Nothing is open on this bill" in heard(rep)


async def test_nobody_asks_for_what_is_not_theirs(
    office: Office, rep: Phone, other_rep: Phone, shop: Customer, them: Parties
) -> None:
    bill = await the_bill(office)
    await other_rep.types("/menu")
    await office.forge(other_rep, f"{bill.about}:write-off")
    assert "Hualian" not in other_rep.last.text
    async with office.session() as session:
        found = await session.get_one(Instalment, bill.id)
        person = await who(session, "李伟")
        deed = write_offs.ask(session, found, person, price("100"), "Gone", clock.now())
        assert (await refusal(deed)).key == "write-off-not-yours"
    made = await ask(office, rep)
    for data in (f"write-off:{made}", f"write-off:{made}:withdraw"):
        await office.forge(other_rep, data)
        assert "Hualian" not in other_rep.last.text
    assert (await latest(office)).outcome is Outcome.OPEN


async def test_only_an_overdue_bill_offers_it(
    office: Office, rep: Phone, shop: Customer, them: Parties
) -> None:
    bill = await the_bill(office)
    await rep.types("/menu")
    for due_on, is_offered in ((today(), False), (today() - timedelta(days=1), True)):
        async with office.session() as session:
            (await session.get_one(Instalment, bill.id)).due_on = due_on
        await office.forge(rep, bill.about)
        assert ("Write off" in rep.last.labels) is is_offered


async def test_only_one_waits_for_a_bill(
    office: Office, rep: Phone, boss: Phone, shop: Customer, them: Parties
) -> None:
    await ask(office, rep, "40")
    bill = await the_bill(office)
    await rep.types("/menu")
    await office.forge(rep, bill.about)
    assert "A write-off of CN¥40.00 waits for a decision" in rep.last.text
    assert "Write off" not in rep.last.labels
    await office.forge(rep, f"{bill.about}:write-off")
    assert "is already waiting for a decision" in heard(rep)
    await boss.taps("Refuse")
    await boss.types("Ask once more")
    await ask(office, rep, "40")
    assert len(await office.all(select(WriteOff))) == 2


async def test_a_refusal_is_heard_with_its_reason_and_changes_nothing(
    office: Office, rep: Phone, boss: Phone, shop: Customer, them: Parties
) -> None:
    await ask(office, rep)
    await boss.answers(boss.message_with("The shop was closed"), "不同意 再去催一次")
    told = rep.message_with("has refused to write off").text
    assert "Hugo has refused to write off CN¥100.00 of Hualian" in told and "再去催一次" in told
    assert await owed(office, shop) == price("100")
    assert (await latest(office)).outcome is Outcome.REFUSED


async def test_a_refusal_is_taken_back_while_nothing_followed(
    office: Office, rep: Phone, boss: Phone, shop: Customer, them: Parties
) -> None:
    await ask(office, rep)
    await boss.taps("Refuse")
    await boss.types("Ask once more")
    back = boss.find("Take back")
    await boss.presses(*back)
    assert (await latest(office)).outcome is Outcome.OPEN
    assert "has taken the decision back" in rep.message_with("taken the decision back").text
    await boss.taps("Refuse")
    await boss.types("No, after all")
    await ask(office, rep, "40")
    await boss.presses(*back)
    found = await office.all(select(WriteOff).order_by(WriteOff.id))
    assert [one.outcome for one in found] == [Outcome.REFUSED, Outcome.OPEN]


async def test_what_is_booked_is_not_taken_back(
    office: Office, rep: Phone, boss: Phone, shop: Customer, them: Parties
) -> None:
    await ask(office, rep)
    await boss.taps("Approve")
    await them.finance.taps("Approve")
    approval = await office.one(select(Approval))
    await office.forge(them.finance, f"{approval.about}:take-back")
    assert (await latest(office)).outcome is Outcome.APPROVED
    assert await owed(office, shop) == price("0")


async def test_who_asked_withdraws_while_nobody_has_decided(
    office: Office, rep: Phone, boss: Phone, shop: Customer, them: Parties
) -> None:
    await begin(office, rep)
    await rep.taps("Everything open")
    await rep.types("The shop was closed")
    await rep.taps("Send")
    button = rep.find("Withdraw")
    await rep.presses(*button)
    assert (await latest(office)).outcome is Outcome.WITHDRAWN
    assert "Approve" not in boss.message_with("The shop was closed").labels
    await rep.presses(*button)
    assert await owed(office, shop) == price("100")


@pytest.mark.parametrize(("paid", "left", "told"), [("60", "40", "CN¥40.00"), ("100", "0", "")])
async def test_of_what_was_paid_meanwhile_nothing_is_written_off(
    office: Office,
    rep: Phone,
    boss: Phone,
    shop: Customer,
    them: Parties,
    paid: str,
    left: str,
    told: str,
) -> None:
    await ask(office, rep)
    await boss.taps("Approve")
    await pay(office, rep, shop.id, paid, confirmed_by=them.finance)
    await them.finance.taps("Approve", them.finance.message_with("The shop was closed"))
    made = await latest(office)
    assert (made.outcome, made.amount) == (Outcome.APPROVED, price(left))
    assert await account(office, shop.id) == (price("0"), price("0"))
    booked = await office.all(select(LedgerEntry).where(LedgerEntry.kind == EntryKind.WRITE_OFF))
    if told:
        assert "CN¥40.00 of Hualian is written off" in rep.last.text
        assert "CN¥100.00 was asked for; the rest has been paid meanwhile" in rep.last.text
        assert len(booked) == 1
    else:
        assert "Nothing was written off" in rep.message_with("has been paid meanwhile").text
        assert booked == []


async def test_receipts_that_wait_are_shown_to_whoever_decides(
    office: Office, rep: Phone, boss: Phone, shop: Customer, them: Parties
) -> None:
    await pay(office, rep, shop.id, "60")
    await ask(office, rep)
    assert "Receipts for CN¥60.00 of it are waiting for finance" in card(boss)


async def test_finance_asks_and_somebody_else_decides(
    office: Office, shop: Customer, them: Parties, rep: Phone
) -> None:
    await begin(office, them.finance)
    await them.finance.taps("Everything open")
    await them.finance.types("The shop was closed")
    await them.finance.taps("Send")
    await them.finance.answers(them.finance.message_with("Write-off of CN¥"), "ok")
    assert await owed(office, shop) == price("100")
    await them.chief.taps("Approve")
    assert await owed(office, shop) == price("0")
    assert "is written off" in rep.message_with("is written off").text


async def test_where_finance_asks_a_colleague_of_theirs_decides_too(
    office: Office, shop: Customer, them: Parties
) -> None:
    finn = await office.hire("Finn", Position.FINANCE, them.chief)
    await ask(office, them.finance)
    await them.chief.taps("Approve")
    assert await owed(office, shop) == price("100")
    await finn.taps("Approve")
    assert await owed(office, shop) == price("0")


async def test_who_has_nobody_above_is_decided_about_by_the_others(
    office: Office, shop: Customer, them: Parties
) -> None:
    theirs = await open_file(office, them.chief, "Metro")
    await owed_before(office, theirs.id, "80", DUE, "balance:2")
    async with office.session() as session:
        bill = (await Instalment.open_of(session, theirs.id))[0]
        person = await staff(session, them.chief)
        await write_offs.ask(session, bill, person, price("80"), "Gone", clock.now())
    await office.settle()
    assert await owed(office, theirs) == price("80")
    await them.finance.taps("Approve")
    assert await owed(office, theirs) == price("0")


async def test_finance_without_a_superior_never_decides_alone(
    office: Office, rep: Phone, director: Phone
) -> None:
    shop = await open_file(office, rep, "Hualian")
    await owed_before(office, shop.id, "100", DUE)
    alone = await office.hire("Finn", Position.FINANCE)
    async with office.session() as session:
        bill = (await Instalment.open_of(session, shop.id))[0]
        person = await staff(session, alone)
        await write_offs.ask(session, bill, person, price("100"), "Gone", clock.now())
    await office.settle()
    assert not alone.inbox
    await director.taps("Approve")
    assert await owed(office, shop) == price("0")


async def test_double_taps_write_off_once(
    office: Office, rep: Phone, boss: Phone, shop: Customer, them: Parties
) -> None:
    await begin(office, rep)
    await rep.taps("Everything open")
    await rep.types("The shop was closed")
    panel, send = rep.find("Send")
    rep.person.presses(panel, send)
    rep.person.presses(panel, send)
    await office.settle()
    assert len(await office.all(select(WriteOff))) == 1
    for phone in (boss, them.finance):
        message, yes = phone.find("Approve")
        phone.person.presses(message, yes)
        phone.person.presses(message, yes)
        await office.settle()
    booked = await office.all(select(LedgerEntry).where(LedgerEntry.kind == EntryKind.WRITE_OFF))
    assert len(booked) == 1
    assert await account(office, shop.id) == (price("0"), price("0"))


async def test_of_an_order_its_cards_are_drawn_anew_and_its_other_bills_stay(
    office: Office, rep: Phone, boss: Phone
) -> None:
    shop = await open_file(office, rep, "Hualian")
    them = await parties(office)
    water = await product(office)
    order = await place(
        office, rep, shop.id, [line(water, 1)], terms=Terms.read("days:30"), deposit=price("10")
    )
    await office.settle()
    await rep.types("/menu")
    await office.forge(rep, f"order:{order}")
    await ask(office, rep, "10")
    await boss.taps("Approve", boss.message_with("Write-off of"))
    before = len(await office.all(select(Outgoing.id).where(Outgoing.about == f"order:{order}")))
    async with office.session() as session:
        approval = await Approval.of_record(session, "write-off:1")
        assert approval
        await approval.decide(session, await staff(session, them.finance), yes=True)
    redrawn = await office.all(select(Outgoing.id).where(Outgoing.about == f"order:{order}"))
    assert len(redrawn) > before
    async with office.session() as session:
        found = await Instalment.of_order(session, order)
        assert [one.open for one in found] == [price("0"), price("44.24")]


async def test_what_was_written_off_of_an_order_is_no_credit_once_that_is_cancelled(
    office: Office, rep: Phone, boss: Phone
) -> None:
    shop = await open_file(office, rep, "Hualian")
    them = await parties(office)
    water = await product(office)
    order = await place(office, rep, shop.id, [line(water, 2)])
    await pay(office, rep, shop.id, "50", confirmed_by=them.finance)
    await ask(office, rep, "30")
    await boss.taps("Approve", boss.message_with("Write-off of"))
    await them.finance.taps("Approve", them.finance.message_with("Write-off of"))
    assert await account(office, shop.id) == (price("28.48"), price("0"))
    await change(office, rep, order, lines=[line(water, 1, number=1)])
    # 54.24 is owed, 50 paid, and of the 30 that were given up 4.24 are left.
    assert await account(office, shop.id) == (price("0"), price("0"))
    async with office.session() as session:
        gone = await session.get_one(Order, order)
        await cancel(session, gone, await staff(session, rep), "Changed mind")
    assert await account(office, shop.id) == (price("-50"), price("50"))


async def test_a_customer_handed_over_meanwhile_both_hear_the_outcome(
    office: Office, rep: Phone, boss: Phone, shop: Customer, them: Parties
) -> None:
    await ask(office, rep)
    async with office.session() as session:
        customer = await session.get_one(Customer, shop.id)
        hugo = await staff(session, boss)
        await customer.give_to(session, hugo, hugo, "test")
    await boss.taps("Approve", boss.message_with("The shop was closed"))
    await them.finance.taps("Approve", them.finance.message_with("The shop was closed"))
    for phone in (rep, boss):
        assert "CN¥100.00 of Hualian is written off" in phone.message_with("is written off").text


async def test_what_a_leaver_asked_for_is_withdrawn(
    office: Office, rep: Phone, boss: Phone, shop: Customer, them: Parties
) -> None:
    await ask(office, rep)
    async with office.session() as session:
        mei = await staff(session, rep)
        hugo = await staff(session, boss)
        await mei.leave(session, hugo)
        await hand_over(session, hugo, mei, hugo.id)
    await office.settle()
    assert (await latest(office)).outcome is Outcome.WITHDRAWN
    await ask(office, boss)
    assert (await latest(office)).outcome is Outcome.OPEN


async def test_it_stands_in_the_lists_of_what_waits(
    office: Office, rep: Phone, boss: Phone, shop: Customer, them: Parties
) -> None:
    await ask(office, rep)
    await rep.types("/pending")
    await rep.taps("Write-off of CN¥100.00", rep.last)
    assert "Withdraw" in rep.last.labels
    await boss.types("/pending")
    assert "Write-off of CN¥100.00 · Hualian" in boss.last.text
    async with office.session() as session:
        cards = await Outgoing.cards_about(session, "write-off:1", WRITE_OFF_CARD)
        assert len(cards) == 1


# Two at one moment.


def asks(name: str, bill_id: int, amount: str = "100") -> Deed:
    async def deed(session: AsyncSession) -> None:
        bill = await session.get_one(Instalment, bill_id)
        person = await who(session, name)
        await write_offs.ask(session, bill, person, price(amount), "Gone", clock.now())

    return deed


def decides(name: str) -> Deed:
    async def deed(session: AsyncSession) -> None:
        approval = await Approval.of_record(session, "write-off:1")
        assert approval
        await approval.decide(session, await who(session, name), yes=True)

    return deed


def confirms(receipt_id: int) -> Deed:
    async def deed(session: AsyncSession) -> None:
        receipt = await session.get_one(Receipt, receipt_id)
        await receiving.confirm(session, receipt, await who(session, "Finn"))

    return deed


async def test_two_who_ask_at_once(
    office: Office, rep: Phone, shop: Customer, them: Parties
) -> None:
    bill = (await the_bill(office)).id
    assert await at_once(office, asks("Mei", bill, "70"), asks("Hugo", bill)) == (
        "write-off-asked-already"
    )
    assert len(await office.all(select(WriteOff))) == 1


@pytest.mark.parametrize("is_paid_first", [True, False])
async def test_agreed_to_while_it_is_paid(
    office: Office, rep: Phone, boss: Phone, shop: Customer, them: Parties, is_paid_first: bool
) -> None:
    await office.hire("Finn", Position.FINANCE, them.chief)
    await ask(office, rep)
    await boss.taps("Approve")
    receipt = await pay(office, rep, shop.id, "100")
    both = [confirms(receipt), decides("Fay")]
    assert await at_once(office, *(both if is_paid_first else reversed(both))) is None
    credit = price("0") if is_paid_first else price("100")
    assert await account(office, shop.id) == (-credit, credit)
    async with office.session() as session:
        assert await ledger.credit_in_hand(session, shop.id) == ([credit] if credit else [])
