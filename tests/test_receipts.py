"""The card of a receipt: finance confirms, refuses, corrects, and says that it bounced (10.1)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from models import bill_disputes, clock, hand_ins, handover, ledger, receiving, settling
from models.answers import Answer
from models.audit import Entry
from models.instalments import Instalment
from models.ledger import LedgerEntry
from models.order_changes import cancel
from models.order_terms import Terms
from models.order_versions import Picture
from models.orders import Order
from models.positions import Position
from models.products import Product
from models.receipts import PaymentMethod, Receipt, ReceiptState
from models.reminders import Reminder, ReminderState
from scheduler.receipts import JOBS
from tests.chains import refusal
from tests.conftest import Office
from tests.goods import tap
from tests.paying import account, owed_before, pay
from tests.phone import Phone
from tests.records import open_file, staff
from tests.selling import change, line, place, price, product
from tests.two_at_once import at_once, who

IN_ADVANCE = Terms.read("in_advance")


@dataclass
class Desk:
    """Hualian owes 54.24 for an order and 100 from before; finance and a second person there."""

    office: Office
    rep: Phone
    finance: Phone
    second: Phone
    customer_id: int
    order_id: int

    async def receive(self, amount: str = "60", author: Phone | None = None, **values: Any) -> int:
        """Recorded in the field; finance has its card."""
        receipt = await pay(self.office, author or self.rep, self.customer_id, amount, **values)
        await self.office.settle()
        return receipt

    async def look(self, receipt_id: int) -> Receipt:
        found: Receipt = await self.office.one(select(Receipt).where(Receipt.id == receipt_id))
        return found

    async def owed(self) -> str:
        """The balance, in yuan."""
        balance, _ = await account(self.office, self.customer_id)
        return str(balance.amount)


@pytest.fixture
async def desk(office: Office, rep: Phone, director: Phone) -> Desk:
    water = await product(office)
    shop = await open_file(office, rep, "Hualian")
    await owed_before(office, shop.id, "100", date(2026, 10, 1))
    order_id = await place(office, rep, shop.id, [line(water, 1)], terms=IN_ADVANCE)
    finance = await office.hire("Fay", Position.FINANCE, director)
    second = await office.hire("Finn", Position.FINANCE, director)
    await office.settle()
    return Desk(office, rep, finance, second, shop.id, order_id)


def heard(phone: Phone) -> str:
    """The newest message, and what popped up last."""
    return " ".join([*phone.toasts[-1:], phone.last.text])


# The card.


async def test_finance_gets_all_that_the_decision_needs(desk: Desk) -> None:
    await desk.receive("120", reference="TX-88 123", note="Mr. Wu paid at the counter")
    card = desk.finance.last
    for told in (
        "CN¥120.00 · Hualian",
        "transfer · waiting for finance",
        "No. TX-88 123",
        "Came in on Sat, Nov 21",
        "For the oldest bills first",
        "Recorded by Mei, 15:00",
        "Mr. Wu paid at the counter",
        "owes CN¥154.24, CN¥100.00 of it overdue",
        "due Thu, Oct 1): CN¥100.00\n",
        "CN¥20.00, CN¥34.24 left open",
        "To be confirmed by Fay, Finn",
    ):
        assert told in card.text
    assert card.labels[:3] == ["✓ Arrived", "✗ Not arrived", "✎ Correct"]


async def test_the_slip_arrives_with_the_card_and_comes_again_with_a_tap(
    office: Office, desk: Desk
) -> None:
    slip = await desk.rep.sends_photo()
    picture = Picture(slip.body["photo"][-1]["file_id"], "The slip")
    await desk.receive(photos=[picture])
    *_, photo, card = desk.finance.inbox
    assert photo.text == "The slip" and "photo" in photo.body
    assert "✓ Arrived" in card.labels
    await desk.finance.taps("The photo", card)
    assert desk.finance.last.text == "The slip"


async def test_confirming_settles_and_every_copy_shows_which_bills(desk: Desk) -> None:
    receipt = await desk.receive("120", order_id=desk.order_id)
    await tap(desk.office, desk.rep, f"receipt:{receipt}")
    await desk.finance.taps("Arrived")
    assert await desk.owed() == "34.24"
    for phone in (desk.finance, desk.second, desk.rep):
        card = phone.message_with("Confirmed by Fay")
        assert "Applied to:" in card.text
        assert "CN¥54.24\n" in card.text
        assert "CN¥65.76" in card.text and "left open" not in card.text
        assert "Arrived" not in str(card.labels)
    assert "Fay: CN¥120.00 from Hualian has arrived" in desk.rep.message_with("has arrived").text
    await desk.rep.taps("Open the receipt")
    assert "Applied to:" in desk.rep.last.text


async def test_what_the_card_foresees_is_what_happens(desk: Desk) -> None:
    receipt_id = await desk.receive("120", order_id=desk.order_id)
    async with desk.office.session() as session:
        receipt = await session.get_one(Receipt, receipt_id)
        foreseen = await settling.would_settle(
            session, desk.customer_id, receipt.amount, receipt.order_id
        )
        expected = [(one.id, amount) for one, amount, _ in foreseen]
        await receiving.confirm(session, receipt, await staff(session, desk.finance))
        paid = await ledger.settled_by(session, receipt.about)
        assert [(one.id, amount) for one, amount in paid] == expected


async def test_what_was_recorded_before_and_waits_counts_first_on_every_card(desk: Desk) -> None:
    first, second = await desk.receive("60"), await desk.receive("70")
    assert "CN¥40.00\n" in desk.finance.last.text
    assert "CN¥30.00, CN¥24.24 left open" in desk.finance.last.text
    assert "CN¥60.00 recorded earlier is not confirmed yet" in desk.finance.last.text
    async with desk.office.session() as session:
        foreseen = await settling.would_settle(
            session, desk.customer_id, price("70"), None, [await session.get_one(Receipt, first)]
        )
        for number in (first, second):
            receipt = await session.get_one(Receipt, number)
            await receiving.confirm(session, receipt, await staff(session, desk.finance))
        paid = await ledger.settled_by(session, f"receipt:{second}")
        assert [(bill.id, amount) for bill, amount in paid] == [
            (bill.id, amount) for bill, amount, _ in foreseen
        ]


async def test_what_waits_is_drawn_anew_when_the_account_changes(desk: Desk) -> None:
    first = await desk.receive("60")
    await desk.receive("70", order_id=desk.order_id)
    assert "CN¥54.24\n" in desk.finance.last.text and "CN¥15.76, CN¥24.24" in desk.finance.last.text
    await tap(desk.office, desk.finance, f"receipt:{first}:yes")
    assert "owes CN¥94.24" in desk.finance.message_with("CN¥70.00 · Hualian").text
    assert "recorded earlier" not in desk.finance.message_with("CN¥70.00 · Hualian").text
    async with desk.office.session() as session:
        order = await session.get_one(Order, desk.order_id)
        await cancel(session, order, await staff(session, desk.rep), "Changed their mind")
    await desk.office.settle()
    card = desk.finance.message_with("CN¥70.00 · Hualian")
    assert "which was cancelled" in card.text
    assert "owes CN¥40.00" in card.text and "CN¥40.00\n" in card.text
    assert "CN¥30.00 is more than is owed" in card.text


async def test_whoever_recorded_it_reads_how_much_is_credit_now(desk: Desk) -> None:
    await desk.receive("200")
    assert "CN¥45.76 is more than is owed" in desk.finance.last.text
    await desk.finance.taps("Arrived")
    assert "Hualian has arrived. The customer now has CN¥45.76 in credit" in desk.rep.last.text
    assert "CN¥45.76 of it is the customer’s credit" in desk.finance.last.text


async def test_of_two_who_confirm_the_second_hears_who_was_first(desk: Desk) -> None:
    receipt = await desk.receive()
    card, yes = desk.second.find("Arrived")
    await desk.finance.taps("Arrived")
    await desk.second.presses(card, yes)
    assert "Fay was first: confirmed" in heard(desk.second)
    await desk.finance.presses(desk.finance.last, yes)
    assert "You have said so already" in heard(desk.finance)
    entries = await desk.office.all(
        select(LedgerEntry).where(LedgerEntry.record == f"receipt:{receipt}")
    )
    assert len(entries) == 1


async def test_two_who_confirm_at_one_moment_confirm_once(desk: Desk) -> None:
    receipt_id = await desk.receive()
    said = []

    def confirmed_by(name: str) -> Any:
        async def deed(session: AsyncSession) -> None:
            receipt = await session.get_one(Receipt, receipt_id)
            said.append(await receiving.confirm(session, receipt, await who(session, name)))

        return deed

    assert await at_once(desk.office, confirmed_by("Fay"), confirmed_by("Finn")) is None
    assert said == [True, False]
    assert await desk.owed() == "94.24"


async def test_of_a_refusal_and_a_yes_at_one_moment_the_first_counts(desk: Desk) -> None:
    receipt_id = await desk.receive()

    async def refuses(session: AsyncSession) -> None:
        receipt = await session.get_one(Receipt, receipt_id)
        await receiving.refuse(session, receipt, await who(session, "Fay"), "Not there")

    async def confirms(session: AsyncSession) -> None:
        receipt = await session.get_one(Receipt, receipt_id)
        await receiving.confirm(session, receipt, await who(session, "Finn"))

    assert await at_once(desk.office, refuses, confirms) == "receipt-not-now"
    assert (await desk.look(receipt_id)).state is ReceiptState.REFUSED
    assert await desk.owed() == "154.24"


async def test_nobody_confirms_their_own(desk: Desk) -> None:
    receipt = await desk.receive(author=desk.finance)
    assert not desk.finance.inbox
    await tap(desk.office, desk.finance, f"receipt:{receipt}")
    assert desk.finance.last.labels == ["Withdraw"]
    await tap(desk.office, desk.finance, f"receipt:{receipt}:yes")
    assert "You recorded this receipt yourself" in heard(desk.finance)
    await desk.finance.answers(desk.finance.message_with("To be confirmed by Finn"), "ok")
    assert "You recorded this receipt yourself" in desk.finance.last.text
    for deed in ("no", "correct", "bounced"):
        await tap(desk.office, desk.finance, f"receipt:{receipt}:{deed}")
        assert "You recorded this receipt yourself" in heard(desk.finance)
    assert (await desk.look(receipt)).state is ReceiptState.WAITING


async def test_where_nobody_else_can_confirm_administrators_hear_it_once(desk: Desk) -> None:
    admin = await desk.office.hire("Root", Position.ADMIN)
    async with desk.office.session() as session:
        await (await staff(session, desk.second)).leave(session, None)
    receipt = await desk.receive(author=desk.finance)
    assert len([one for one in admin.texts if "Nobody can confirm" in one]) == 1
    await tap(desk.office, desk.finance, f"receipt:{receipt}")
    assert "At the moment nobody can confirm it" in desk.finance.last.text


async def test_others_decide_nothing_and_strangers_see_nothing(
    desk: Desk, boss: Phone, other_rep: Phone
) -> None:
    receipt = await desk.receive()
    await tap(desk.office, boss, f"receipt:{receipt}")
    assert "Arrived" not in str(boss.last.labels)
    for deed in ("yes", "no", "correct", "bounced", "withdraw"):
        await tap(desk.office, boss, f"receipt:{receipt}:{deed}")
        assert "not yours to decide" in heard(boss)
    await tap(desk.office, other_rep, f"receipt:{receipt}")
    assert "没有这笔回款" in heard(other_rep)
    assert not any("60.00" in words for words in other_rep.texts)
    assert (await desk.look(receipt)).state is ReceiptState.WAITING


async def test_the_author_withdraws_while_nobody_has_decided(desk: Desk) -> None:
    receipt = await desk.receive()
    await tap(desk.office, desk.rep, f"receipt:{receipt}")
    card, withdraw = desk.rep.find("Withdraw")
    await desk.rep.taps("Withdraw")
    assert "Withdrawn by Mei" in desk.finance.last.text
    assert desk.finance.last.labels == []
    await tap(desk.office, desk.finance, f"receipt:{receipt}:yes")
    assert "Mei was first: withdrawn" in heard(desk.finance)
    other = await desk.receive("70")
    await tap(desk.office, desk.rep, f"receipt:{other}")
    card, withdraw = desk.rep.find("Withdraw")
    await desk.finance.taps("Arrived")
    await desk.rep.presses(card, withdraw)
    assert "Fay was first: confirmed" in heard(desk.rep)


# Not arrived.


async def test_a_refusal_asks_the_reason_and_the_author_reads_it(desk: Desk) -> None:
    receipt = await desk.receive()
    await desk.finance.taps("Not arrived")
    assert "CN¥60.00 from Hualian has not arrived" in desk.finance.last.text
    await desk.finance.types("No such number on the account")
    assert "says Fay" in desk.finance.last.text
    assert "No such number on the account" in desk.rep.last.text
    assert (await desk.look(receipt)).state is ReceiptState.REFUSED
    assert await desk.owed() == "154.24"


async def test_a_reason_that_comes_too_late_says_who_was_first(desk: Desk) -> None:
    await desk.receive()
    await desk.finance.taps("Not arrived")
    await desk.second.taps("Arrived")
    await desk.finance.types("Nothing came")
    assert "Finn was first: confirmed" in desk.finance.last.text
    assert await desk.owed() == "94.24"


async def test_what_was_refused_may_have_come_after_all(desk: Desk) -> None:
    receipt = await desk.receive(method=PaymentMethod.CASH)
    await desk.finance.taps("Not arrived")
    await desk.finance.types("No envelope in the safe")
    assert (await desk.look(receipt)).held_by_id is None
    refused, after_all = desk.finance.find("It came after all")
    await desk.finance.presses(refused, after_all)
    found = await desk.look(receipt)
    assert (found.state, found.reason) == (ReceiptState.CONFIRMED, None)
    assert found.held_by_id == found.author_id
    assert await desk.owed() == "94.24"
    assert "CN¥60.00 from Hualian has arrived" in desk.rep.last.text
    assert "No envelope" not in desk.finance.last.text
    await desk.finance.presses(refused, after_all)
    assert await desk.owed() == "94.24"


async def test_other_money_of_the_same_amount_keeps_nothing_from_having_come(desk: Desk) -> None:
    first = await desk.receive()
    await desk.finance.taps("Not arrived")
    await desk.finance.types("Nothing came")
    second = await desk.receive()
    await tap(desk.office, desk.finance, f"receipt:{first}")
    assert "⚠️" in desk.finance.last.text  # it may be the same
    await desk.finance.taps("It came after all", desk.finance.last)
    assert (await desk.look(first)).state is ReceiptState.CONFIRMED
    assert (await desk.look(second)).state is ReceiptState.WAITING


async def test_what_came_after_all_is_never_forged(desk: Desk) -> None:
    receipt = await desk.receive()
    await desk.office.forge(desk.finance, f"receipt:{receipt}:after-all")
    await desk.finance.taps("Not arrived")
    await desk.finance.types("Nothing came")
    await desk.office.forge(desk.rep, f"receipt:{receipt}:after-all")
    await desk.office.forge(desk.second, "receipt:999:after-all")
    assert await desk.owed() == "154.24"


async def test_who_recorded_it_records_it_again_with_all_that_was_said(desk: Desk) -> None:
    first = await desk.receive(reference="TX1", note="Paid by the wife")
    await desk.finance.taps("Not arrived")
    await desk.finance.types("Nothing came")
    await tap(desk.office, desk.rep, f"receipt:{first}")
    card, again = desk.rep.find("Record it again")
    await desk.rep.presses(card, again)
    for said in ("CN¥60.00", "TX1", "Paid by the wife"):
        assert said in desk.rep.last.text
    await desk.rep.taps("Change: Reference")
    await desk.rep.types("TX2")
    await desk.rep.taps("Send")
    second = (await desk.office.all(select(Receipt)))[-1]
    assert (second.reference, second.state) == ("TX2", ReceiptState.WAITING)
    await tap(desk.office, desk.finance, f"receipt:{first}")
    await desk.finance.taps("It came after all", desk.finance.last)
    assert "recorded once more" in heard(desk.finance)
    assert await desk.owed() == "154.24"
    await tap(desk.office, desk.rep, f"pay:again:{first}")
    assert "again already" in heard(desk.rep)
    await desk.office.forge(desk.second, f"pay:again:{first}")
    await desk.office.forge(desk.rep, f"pay:again:{second.id}")
    assert len(await desk.office.all(select(Receipt))) == 2


# Words below the card.


@pytest.mark.parametrize(
    ("words", "state", "reason"),
    [
        ("到账", ReceiptState.CONFIRMED, None),
        ("到账了", ReceiptState.CONFIRMED, None),
        ("已到賬", ReceiptState.CONFIRMED, None),
        ("确认", ReceiptState.CONFIRMED, None),
        ("收到", ReceiptState.CONFIRMED, None),
        ("入帳了", ReceiptState.CONFIRMED, None),
        ("ok", ReceiptState.CONFIRMED, None),
        ("Yes!", ReceiptState.CONFIRMED, None),
        ("received", ReceiptState.CONFIRMED, None),
        ("没到，银行查不到", ReceiptState.REFUSED, "银行查不到"),
        ("未到账 客户填错账号", ReceiptState.REFUSED, "客户填错账号"),
        ("不行，金额不对", ReceiptState.REFUSED, "金额不对"),
        ("no, nothing on the account", ReceiptState.REFUSED, "nothing on the account"),
        ("not arrived: wrong bank", ReceiptState.REFUSED, "wrong bank"),
        ("没到", ReceiptState.WAITING, None),
        ("没到账吗？", ReceiptState.WAITING, None),
        ("到账了吗", ReceiptState.WAITING, None),
        ("到账5000", ReceiptState.WAITING, None),
        ("hm", ReceiptState.WAITING, None),
        ("no", ReceiptState.WAITING, None),
        ("没有，客户骗人", ReceiptState.REFUSED, "客户骗人"),
        ("还没", ReceiptState.WAITING, None),
        ("未见", ReceiptState.WAITING, None),
        ("not yet, ask the bank", ReceiptState.REFUSED, "ask the bank"),
        ("没有 问题", ReceiptState.CONFIRMED, None),
        ("没有，到账了", ReceiptState.WAITING, None),
        ("还没，等等，到账了", ReceiptState.WAITING, None),
        ("没有，是我看错了，已收到", ReceiptState.WAITING, None),
        ("没有问题", ReceiptState.CONFIRMED, None),
        ("没有付款回单", ReceiptState.WAITING, None),
    ],
)
async def test_words_below_the_card_decide(
    desk: Desk, words: str, state: ReceiptState, reason: str | None
) -> None:
    receipt = await desk.receive()
    await desk.finance.answers(desk.finance.last, words)
    found = await desk.look(receipt)
    assert (found.state, found.reason) == (state, reason)
    assert not await desk.office.all(select(Answer))
    if words == "hm":
        assert "Has the money arrived?" in desk.finance.last.text
        await desk.finance.taps("Arrived", desk.finance.last)
        assert (await desk.look(receipt)).state is ReceiptState.CONFIRMED
    if words == "没有付款回单":
        asked = desk.finance.last
        await desk.finance.taps("Not arrived", asked)
        assert not asked.labels and "says Fay" in asked.text
        assert (await desk.look(receipt)).reason == words
    if words in ("no", "没到", "还没", "未见"):
        await desk.finance.types("Nothing came")
        assert (await desk.look(receipt)).reason == "Nothing came"


async def test_words_of_the_second_person_decide_nothing_and_others_are_carried(
    desk: Desk,
) -> None:
    receipt = await desk.receive()
    card = desk.second.last
    await desk.finance.taps("Arrived")
    await desk.second.answers(card, "ok")
    assert "Fay was first: confirmed" in desk.second.last.text
    await desk.second.answers(card, "Thank Mr. Wu for being so quick")
    assert "Thank Mr. Wu" in desk.rep.last.text
    await desk.rep.answers(desk.rep.last, "ok")
    assert (await desk.look(receipt)).state is ReceiptState.CONFIRMED


# Corrected.


async def test_a_correction_confirms_at_once_and_the_author_reads_what_was_changed(
    desk: Desk,
) -> None:
    receipt_id = await desk.receive("120", reference="TX1")
    await desk.finance.taps("Correct")
    assert "How much arrived?" in desk.finance.last.text
    await desk.finance.types("100")
    assert "Sending corrects the receipt and confirms it. Mei is told" in desk.finance.last.text
    await desk.finance.taps("Change: Method")
    await desk.finance.taps("WeChat")
    await desk.finance.taps("Send")
    assert "Confirmed by Fay" in desk.finance.last.text
    assert "Amount: CN¥120.00 → CN¥100.00" in desk.finance.last.text
    receipt = await desk.look(receipt_id)
    assert (receipt.amount, receipt.method) == (price("100"), PaymentMethod.WECHAT)
    assert await desk.owed() == "54.24"
    told = desk.rep.last.text
    assert "Fay has corrected and confirmed the receipt from Hualian" in told
    assert "Amount: CN¥120.00 → CN¥100.00" in told
    assert "Method: transfer → WeChat" in told
    assert "Reference" not in told
    audited = await desk.office.one(select(Entry).where(Entry.deed == "receipt-corrected"))
    assert audited.facts["amount_was"]["money"] == "120"
    assert audited.facts["amount"]["money"] == "100"


async def test_all_that_was_recorded_may_be_corrected(desk: Desk) -> None:
    receipt_id = await desk.receive("60", reference="TX1")
    order = await desk.office.one(select(Order).where(Order.id == desk.order_id))
    await desk.finance.taps("Correct")
    await desk.finance.taps("as recorded")
    await desk.finance.taps("Change: Reference")
    await desk.finance.types("TX2")
    await desk.finance.taps("Change: For")
    await desk.finance.taps(order.number)
    await desk.finance.taps("Change: Day")
    await desk.finance.types("today")
    await desk.finance.taps("Send")
    receipt = await desk.look(receipt_id)
    assert (receipt.reference, receipt.order_id) == ("TX2", desk.order_id)
    assert "Reference: TX1 → TX2" in desk.rep.last.text
    assert f"For: Oldest bills first → {order.number}" in desk.rep.last.text
    async with desk.office.session() as session:
        paid = await ledger.settled_by(session, receipt.about)
        assert [(one.order_id, amount) for one, amount in paid] == [
            (desk.order_id, price("54.24")),
            (None, price("5.76")),
        ]


async def test_an_amount_below_the_card_is_what_to_correct_it_to(desk: Desk) -> None:
    receipt = await desk.receive()
    await desk.finance.answers(desk.finance.last, "到账50")
    await desk.finance.taps("Correct to CN¥50.00")
    assert "Sending corrects the receipt and confirms it" in desk.finance.last.text
    await desk.finance.taps("Send")
    found = await desk.look(receipt)
    assert (found.state, found.amount) == (ReceiptState.CONFIRMED, price("50"))


async def test_another_amount_below_the_card_is_another_correction(desk: Desk) -> None:
    receipt = await desk.receive()
    card = desk.finance.last
    await desk.finance.taps("Correct")
    await desk.finance.types("55")
    await desk.finance.answers(card, "到账50")
    await desk.finance.taps("Correct to CN¥50.00")
    assert "CN¥50.00" in desk.finance.last.text
    await desk.finance.taps("Send")
    assert (await desk.look(receipt)).amount == price("50")


async def test_the_amount_that_was_recorded_is_none_to_correct_it_to(desk: Desk) -> None:
    await desk.receive()
    await desk.finance.answers(desk.finance.last, "60 是哪家的")
    assert "Correct to" not in str(desk.finance.last.labels)


async def test_words_too_long_for_a_reason_are_asked_for_again(desk: Desk) -> None:
    receipt = await desk.receive()
    await desk.finance.answers(desk.finance.last, "hm " * 200)
    await desk.finance.taps("Not arrived", desk.finance.last)
    assert (await desk.look(receipt)).state is ReceiptState.WAITING
    await desk.finance.types("Nothing came")
    assert (await desk.look(receipt)).reason == "Nothing came"


async def test_a_correction_that_changes_nothing_only_confirms(desk: Desk) -> None:
    await desk.receive()
    await desk.finance.taps("Correct")
    await desk.finance.taps("as recorded")
    await desk.finance.taps("Send")
    assert "CN¥60.00 from Hualian has arrived" in desk.rep.last.text
    assert not await desk.office.all(select(Entry).where(Entry.deed == "receipt-corrected"))


@pytest.mark.parametrize(
    ("field", "said", "told"),
    [
        ("Amount", "0", "0"),
        ("Amount", "-5", "-5"),
        ("Amount", "100 USD", "CNY"),
        ("Amount", "1234567890123", "1234567890123"),
        ("Amount", "a lot", "a lot"),
        ("Day", "tomorrow", "Nov 22"),
        ("Day", "2026-05-01", "May 1"),
    ],
)
async def test_what_cannot_be_is_refused_and_nothing_is_lost(
    desk: Desk, field: str, said: str, told: str
) -> None:
    receipt = await desk.receive()
    await desk.finance.taps("Correct")
    await desk.finance.taps("as recorded")
    await desk.finance.taps("Change: Reference")
    await desk.finance.types("TX7")
    await desk.finance.taps(f"Change: {field}")
    await desk.finance.types(said)
    assert "⚠️" in desk.finance.last.text and told in desk.finance.last.text
    assert (await desk.look(receipt)).state is ReceiptState.WAITING
    await desk.finance.types("50" if field == "Amount" else "today")
    assert "TX7" in desk.finance.last.text
    await desk.finance.taps("Send")
    assert (await desk.look(receipt)).state is ReceiptState.CONFIRMED


async def test_a_correction_whose_receipt_was_decided_meanwhile_changes_nothing(
    desk: Desk,
) -> None:
    receipt = await desk.receive()
    await desk.finance.taps("Correct")
    await desk.finance.types("50")
    await desk.second.taps("Arrived")
    await desk.finance.taps("Send")
    assert "Finn was first: confirmed" in desk.finance.last.text
    assert (await desk.look(receipt)).amount == price("60")


async def test_an_old_receipt_is_corrected_as_it_was_recorded_in_time(desk: Desk) -> None:
    receipt = await desk.receive(day=date(2026, 8, 25))
    await desk.office.at("2026-11-30 10:00")
    await desk.finance.taps("Correct")
    await desk.finance.taps("as recorded")
    await desk.finance.taps("Send")
    assert (await desk.look(receipt)).state is ReceiptState.CONFIRMED


async def test_what_was_no_cash_after_all_is_in_nobodys_hands(desk: Desk) -> None:
    receipt = await desk.receive(method=PaymentMethod.CASH)
    assert "Mei still has the cash" in desk.finance.last.text
    await desk.finance.taps("Correct")
    await desk.finance.taps("as recorded")
    await desk.finance.taps("Change: Method")
    await desk.finance.taps("transfer")
    await desk.finance.taps("Send")
    assert (await desk.look(receipt)).held_by_id is None


# Perhaps the same money.


async def test_the_same_reference_and_amount_warns_and_opens_the_other(
    desk: Desk, boss: Phone
) -> None:
    await desk.receive(reference="TX-1")
    await desk.receive(reference="tx 1", author=boss)
    card = desk.finance.last
    assert "the same reference and amount: recorded by Mei for Sat, Nov 21" in card.text
    await desk.finance.taps("The other receipt", card)
    assert "Recorded by Mei" in desk.finance.last.text
    await desk.receive("61", reference="tx 1")
    assert "same reference" not in desk.finance.last.text


async def test_of_anothers_receipt_the_warning_tells_nothing_of_the_customer(
    desk: Desk, other_rep: Phone
) -> None:
    theirs = await open_file(desk.office, other_rep, "Jiale")
    await pay(desk.office, other_rep, theirs.id, "60", reference="TX-1")
    receipt = await desk.receive(reference="TX-1")
    await tap(desk.office, desk.rep, f"receipt:{receipt}")
    assert "It may be the same money" in desk.rep.last.text
    assert "Jiale" not in desk.rep.last.text
    assert desk.rep.last.labels == ["Withdraw"]


# Bounced.


async def test_a_bounce_opens_the_bills_again_and_everybody_concerned_hears(
    desk: Desk, boss: Phone, director: Phone
) -> None:
    receipt = await desk.receive("120", author=boss, method=PaymentMethod.CHEQUE)
    await desk.finance.taps("Arrived")
    await desk.second.taps("Bounced")
    await desk.second.types("The cheque has no cover")
    assert "Bounced, says Finn" in desk.finance.last.text
    assert await desk.owed() == "154.24"
    for phone in (boss, desk.rep):
        assert len([one for one in phone.texts if "from Hualian bounced" in one]) == 1
        assert "The cheque has no cover" in phone.last.text
        opened = phone.last.text.partition("Open again:\n")[2].splitlines()
        assert opened[0] == "• owed from before (due Thu, Oct 1): CN¥100.00"
        assert opened[1].startswith("• SO202611-0001 (due") and opened[1].endswith("): CN¥20.00")
        assert not [line for line in opened[2:] if line.startswith("•")]
    assert not any("Hualian bounced" in words for words in director.texts)
    await tap(desk.office, desk.finance, f"receipt:{receipt}:bounced")
    assert "Finn was first: bounced" in heard(desk.finance)


async def test_what_other_money_pays_is_not_told_as_open_again(desk: Desk) -> None:
    await desk.receive("154.24", method=PaymentMethod.CHEQUE)
    await desk.finance.taps("Arrived")
    await desk.receive("120")
    await desk.finance.taps("Arrived")
    await desk.finance.taps("Bounced", desk.finance.message_with("CN¥154.24 · Hualian"))
    await desk.finance.types("No cover")
    told = desk.rep.message_with("CN¥154.24 from Hualian bounced").text
    # The credit of 120 pays the older bill and a part of the other.
    assert "): CN¥34.24" in told and "CN¥100.00" not in told
    await desk.receive("134.24")
    await desk.finance.taps("Arrived")
    await desk.finance.taps("Bounced", desk.finance.message_with("CN¥120.00 · Hualian"))
    await desk.finance.types("No cover")
    told = desk.rep.message_with("CN¥120.00 from Hualian bounced").text
    assert "): CN¥20.00" in told and "CN¥100.00" not in told
    for amount in ("70", "30"):
        await desk.receive(amount)
        await desk.finance.taps("Arrived")
    await desk.finance.taps("Bounced", desk.finance.message_with("CN¥30.00 · Hualian"))
    await desk.finance.types("No cover")
    told = desk.rep.message_with("CN¥30.00 from Hualian bounced").text
    assert "No bill is open again" in told and "•" not in told


async def test_who_does_not_see_the_customer_any_more_reads_of_no_bill(
    desk: Desk, director: Phone, other_rep: Phone
) -> None:
    await desk.receive("120")
    await desk.finance.taps("Arrived")
    async with desk.office.session() as session:
        new = await staff(session, other_rep)
        await handover.give(session, await staff(session, director), desk.customer_id, new.id)
    await desk.office.settle()
    await desk.finance.taps("Bounced", desk.finance.message_with("CN¥120.00 · Hualian"))
    await desk.finance.types("No cover")
    told = desk.rep.message_with("CN¥120.00 from Hualian bounced").text
    assert "No cover" in told and "Open again" not in told and "SO2026" not in told
    assert "恢复为未付" in other_rep.message_with("被退回").text


async def test_only_what_was_confirmed_can_bounce(desk: Desk) -> None:
    receipt = await desk.receive()
    await tap(desk.office, desk.finance, f"receipt:{receipt}:bounced")
    assert "still waits for finance" in heard(desk.finance)


# What changes meanwhile.


async def test_whoever_has_the_customer_now_sees_it_and_hears_for_who_left(
    desk: Desk, director: Phone, other_rep: Phone
) -> None:
    receipt = await desk.receive()
    async with desk.office.session() as session:
        new = await staff(session, other_rep)
        await handover.give(session, await staff(session, director), desk.customer_id, new.id)
        await (await staff(session, desk.rep)).leave(session, None)
    await desk.office.settle()
    await tap(desk.office, other_rep, f"receipt:{receipt}")
    assert "Mei登记" in other_rep.last.text
    await desk.finance.taps("Arrived")
    assert "已到账" in other_rep.last.text
    assert await desk.owed() == "94.24"


async def test_what_was_for_an_order_cancelled_meanwhile_pays_the_oldest_first(
    desk: Desk,
) -> None:
    await desk.receive("120", order_id=desk.order_id)
    async with desk.office.session() as session:
        order = await session.get_one(Order, desk.order_id)
        await cancel(session, order, await staff(session, desk.rep), "Changed their mind")
    await desk.office.settle()
    await desk.finance.taps("Arrived")
    assert await account(desk.office, desk.customer_id) == (price("-20"), price("20"))
    assert "The customer now has CN¥20.00 in credit" in desk.rep.last.text
    assert desk.finance.message_with("which was cancelled: now for the oldest bills first")


async def test_whoever_cancels_or_lessens_an_order_reads_what_is_credit_now(
    office: Office, desk: Desk
) -> None:
    await desk.receive("154.24")
    await desk.finance.taps("Arrived")
    await tap(office, desk.rep, f"order:{desk.order_id}")
    assert "The customer owes nothing" in desk.rep.last.text
    water = await office.one(select(Product))
    await change(office, desk.rep, desk.order_id, lines=[line(water, "0.5", number=1)])
    await office.settle()
    assert desk.rep.message_with("The customer has CN¥27.12 in credit")
    await tap(office, desk.rep, f"order:{desk.order_id}")
    await desk.rep.taps("Cancel the order")
    await desk.rep.types("Changed their mind")
    await desk.rep.taps("Send")
    assert desk.rep.message_with("The customer has CN¥54.24 in credit")
    await tap(office, desk.rep, f"customer:{desk.customer_id}")
    assert "CN¥54.24 in credit" in desk.rep.last.text


async def test_whoever_cancels_what_is_paid_reads_which_bills_it_pays_then(
    office: Office, desk: Desk
) -> None:
    await desk.receive("54.24", order_id=desk.order_id)
    await desk.finance.taps("Arrived")
    await desk.receive("10", order_id=desk.order_id)
    water = await office.one(select(Product))
    await change(office, desk.rep, desk.order_id, lines=[line(water, "0.5", number=1)])
    await office.settle()
    for phone in (desk.rep, desk.finance):
        assert phone.message_with("CN¥27.12 paid for it is now applied to other bills")
    await tap(office, desk.rep, f"order:{desk.order_id}")
    await desk.rep.taps("Cancel the order")
    await desk.rep.types("Changed their mind")
    assert "CN¥27.12 has already been paid for it. It will be applied to" in desk.rep.last.text
    assert "CN¥10.00 recorded for it still waits for finance" in desk.rep.last.text
    await desk.rep.taps("Send")
    told = desk.finance.message_with("is cancelled by Mei")
    assert "CN¥27.12 paid for it is now applied to other bills" in told.text
    assert await account(office, desk.customer_id) == (price("45.76"), price("0"))


async def test_who_has_left_finance_confirms_nothing(desk: Desk) -> None:
    receipt_id = await desk.receive()
    async with desk.office.session() as session:
        person = await staff(session, desk.second)
        await person.leave(session, None)
        receipt = await session.get_one(Receipt, receipt_id)
        refused = await refusal(receiving.confirm(session, receipt, person))
    assert refused.key == "receipt-gone-or-not-yours"


async def test_a_reason_of_blanks_is_none(desk: Desk) -> None:
    receipt_id = await desk.receive()
    async with desk.office.session() as session:
        receipt = await session.get_one(Receipt, receipt_id)
        person = await staff(session, desk.finance)
        refused = await refusal(receiving.refuse(session, receipt, person, " "))
    assert (refused.key, refused.field) == ("receipt-needs-reason", "reason")


async def test_a_customers_receipts_come_the_latest_first_and_page_by_page(desk: Desk) -> None:
    early = await desk.receive("1", day=date(2026, 11, 1))
    late = await desk.receive("2")
    middle = await desk.receive("3", day=date(2026, 11, 10))
    async with desk.office.session() as session:
        found = await Receipt.of_customer(session, desk.customer_id, 2)
        behind = await Receipt.of_customer(session, desk.customer_id, 2, behind=2)
    assert [one.id for one in found] == [late, middle]
    assert [one.id for one in behind] == [early]


# What waits.


async def test_waiting_ones_are_found_in_pending(desk: Desk) -> None:
    await desk.receive()
    await desk.receive("70", author=desk.finance)
    await desk.finance.types("/pending")
    assert "Receipts to confirm: 1" in desk.finance.last.text
    await desk.finance.taps("Hualian", desk.finance.last)
    assert "✓ Arrived" in desk.finance.last.labels
    await desk.second.types("/pending")
    assert "Receipts to confirm: 2" in desk.second.last.text
    await desk.rep.types("/pending")
    assert "Receipts to confirm" not in desk.rep.last.text
    assert "With finance or your superior: 1" in desk.rep.last.text
    await desk.rep.taps("Hualian", desk.rep.last)
    assert "Withdraw" in desk.rep.last.labels


async def test_cash_and_disputes_of_ones_own_are_found_in_pending(desk: Desk) -> None:
    receipt_id = await desk.receive("20", method=PaymentMethod.CASH)
    async with desk.office.session() as session:
        me = await staff(session, desk.rep)
        await hand_ins.hand_in(session, me, [receipt_id], clock.now(), me)
        bill = await session.get_one(Instalment, 1)
        await bill_disputes.dispute(session, bill, me, "Short", clock.now())
    await desk.rep.types("/pending")
    assert "With finance or your superior: 3" in desk.rep.last.text
    assert any("💵" in label for label in desk.rep.last.labels)
    assert any("❗" in label for label in desk.rep.last.labels)


async def test_what_lies_for_days_is_told_to_who_is_above_finance(
    desk: Desk, director: Phone
) -> None:
    receipt_id = await desk.receive()
    lies = "waiting for finance for 3 working days"
    await morning(desk, "2026-11-24 10:01")
    assert not any(lies in said for said in director.texts)
    for _ in range(2):
        await morning(desk, "2026-11-25 10:01")
    assert len([said for said in director.texts if lies in said]) == 1
    assert "Hualian · CN¥60.00" in director.last.text
    await director.taps("Hualian", director.last)
    assert "waiting for finance" in director.last.text and "✓ Arrived" not in director.last.labels
    await tap(desk.office, desk.finance, f"receipt:{receipt_id}:yes")
    await morning(desk, "2026-11-26 10:01")
    assert len([said for said in director.texts if lies in said]) == 1


async def morning(desk: Desk, moment: str) -> None:
    await desk.office.at(moment)
    await desk.office.beat(*(job.do_one.__name__ for job in JOBS))


def listed(phone: Phone) -> int:
    return len([said for said in phone.texts if "since before today" in said])


async def test_each_working_morning_finance_reads_what_has_waited(desk: Desk) -> None:
    await desk.receive()
    await desk.receive("70", author=desk.finance)
    await morning(desk, "2026-11-21 16:00")
    assert listed(desk.finance) == listed(desk.second) == 0
    await morning(desk, "2026-11-22 11:00")  # a Sunday
    assert listed(desk.finance) == 0
    for _ in range(2):
        await morning(desk, "2026-11-23 10:01")
    assert listed(desk.finance) == listed(desk.second) == 1
    assert "One receipt has been waiting" in desk.finance.last.text
    assert "2 receipts have been waiting" in desk.second.last.text
    assert "Hualian · CN¥70.00 · transfer · Fay, Sat, Nov 21 15:00" in desk.second.last.text
    await desk.second.taps("CN¥70.00", desk.second.last)
    await desk.second.taps("Arrived", desk.second.last)
    await morning(desk, "2026-11-24 10:01")
    assert listed(desk.finance) == listed(desk.second) == 2
    assert "One receipt has been waiting" in desk.second.last.text


async def test_what_is_decided_a_moment_before_is_in_no_list(desk: Desk) -> None:
    receipt_id = await desk.receive()
    await morning(desk, "2026-11-23 06:00")
    async with desk.office.session() as session:
        receipt = await session.get_one(Receipt, receipt_id)
        await receiving.confirm(session, receipt, await staff(session, desk.finance))
    await morning(desk, "2026-11-23 10:01")
    assert listed(desk.finance) == 0
    states = [one.state for one in await desk.office.all(select(Reminder))]
    assert set(states) == {ReminderState.MOOT}


async def test_a_long_list_is_read_page_by_page(desk: Desk) -> None:
    for number in range(14):
        await pay(desk.office, desk.rep, desk.customer_id, f"{number + 1}")
    await morning(desk, "2026-11-23 10:01")
    assert len([one for one in desk.finance.last.labels if "Hualian" in one]) == 12
    await desk.finance.taps("2/2 ›", desk.finance.last)
    assert len([one for one in desk.finance.last.labels if "Hualian" in one]) == 2
