"""Promises: until when a bill will be paid, kept, broken or put off (10.2)."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from models import bill_disputes, calendar, clock, promises, receiving
from models.bill_disputes import BillDispute
from models.customers import Customer
from models.instalments import Instalment
from models.order_changes import cancel
from models.orders import Order
from models.positions import Position
from models.promises import Promise, PromiseState, Reliability
from models.receipts import Receipt
from tests.conftest import Office
from tests.paying import bounce, owed_before, pay, write_off
from tests.phone import Phone
from tests.records import open_file, staff
from tests.selling import line, place, product
from tests.two_at_once import at_once, who

BILL = "instalment:1"
WEDNESDAY = date(2026, 11, 25)
FRIDAY = date(2026, 11, 27)


@pytest.fixture
async def shop(office: Office, rep: Phone) -> Customer:
    """On Monday morning; it owes ¥100 since the first of October."""
    async with office.session() as session:
        await calendar.seed(session, 2026)
        await calendar.seed(session, 2027)
    await office.at("2026-11-23 09:05")
    file = await open_file(office, rep, "Hualian")
    await owed_before(office, file.id, "100", date(2026, 10, 1))
    await office.settle()
    await rep.types("/menu")
    return file


@pytest.fixture
async def finance(office: Office, director: Phone) -> Phone:
    return await office.hire("Fay", Position.FINANCE, director)


async def promised(office: Office, phone: Phone, day: date, number: int = 1) -> bool:
    """Without the conversation."""
    async with office.session() as session:
        one = await session.get_one(Instalment, number)
        return await promises.promise(session, one, await staff(session, phone), day, clock.now())


async def made(office: Office) -> list[tuple[date, PromiseState]]:
    found = await office.all(select(Promise).order_by(Promise.id))
    return [(one.promised_for, one.state) for one in found]


async def reliability(office: Office, shop: Customer) -> Reliability:
    async with office.session() as session:
        return await promises.reliability_of(session, shop.id)


async def mornings(office: Office, *days: str) -> None:
    """The clock's job as it runs on each of these days."""
    for day in days:
        await office.at(f"{day} 08:50")
        await office.beat("break_a_promise")


# Said.


async def test_two_taps_note_a_promise_and_the_card_shows_it(
    office: Office, rep: Phone, shop: Customer
) -> None:
    await office.forge(rep, f"{BILL}:promise")
    assert "By when will the customer pay?" in rep.last.text
    assert "Hualian · owed from before · CN¥100.00" in rep.last.text
    await rep.taps("In 3 days · Thu, Nov 26")
    assert "Promised for Thu, Nov 26 · Mei" in rep.last.text
    assert await made(office) == [(date(2026, 11, 26), PromiseState.OPEN)]


@pytest.mark.parametrize(
    ("label", "day"),
    [
        ("Tomorrow · Tue, Nov 24", date(2026, 11, 24)),
        ("Fri, Nov 27", FRIDAY),
        ("End of month · Mon, Nov 30", date(2026, 11, 30)),
        ("28", date(2026, 11, 28)),
    ],
)
async def test_the_days_that_customers_name_most_often_are_buttons(
    office: Office, rep: Phone, shop: Customer, label: str, day: date
) -> None:
    await office.forge(rep, f"{BILL}:promise")
    await rep.taps(label, rep.last)
    assert await made(office) == [(day, PromiseState.OPEN)]


async def test_on_the_last_day_of_a_month_its_end_is_that_of_the_next(
    office: Office, rep: Phone, shop: Customer
) -> None:
    await office.at("2026-11-30 10:00")
    await office.forge(rep, f"{BILL}:promise")
    assert "End of month · Thu, Dec 31" in rep.last.labels


async def test_on_a_thursday_tomorrow_and_friday_are_one_button(
    office: Office, rep: Phone, shop: Customer
) -> None:
    await office.at("2026-11-26 10:00")
    await office.forge(rep, f"{BILL}:promise")
    shown = rep.last.labels
    assert [text for text in shown if "Nov 27" in text] == ["Tomorrow · Fri, Nov 27"]


async def test_a_day_in_words_is_understood(office: Office, rep: Phone, shop: Customer) -> None:
    await office.forge(rep, f"{BILL}:promise")
    await rep.types("下周三")
    assert await made(office) == [(date(2026, 12, 2), PromiseState.OPEN)]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("2026-11-20", "too early"),
        ("2036-11-20", "too late"),
        ("soon", "cannot read a day"),
        ("2月30日", "There is no such day"),
    ],
)
async def test_a_day_that_cannot_be_is_told_and_asked_again(
    office: Office, rep: Phone, shop: Customer, words: str, told: str
) -> None:
    await office.forge(rep, f"{BILL}:promise")
    await rep.types(words)
    assert told in rep.last.text
    assert await made(office) == []
    await rep.types("friday")
    assert await made(office) == [(FRIDAY, PromiseState.OPEN)]


async def test_forged_days_are_refused(office: Office, rep: Phone, shop: Customer) -> None:
    await office.forge(rep, f"{BILL}:promise")
    _, tomorrow = rep.find("Tomorrow")
    assert tomorrow.data
    for day in ("2026-11-20", "2036-11-20", "2026-02-31"):
        await office.forge(rep, tomorrow.data.replace("2026-11-24", day))
    assert await made(office) == []


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("Friday", FRIDAY),
        ("promised friday", FRIDAY),
        ("The customer will pay on Friday.", FRIDAY),
        ("周五", FRIDAY),
        ("客户答应周五付款", FRIDAY),
        ("老闆說週五匯款", FRIDAY),
        ("月底付清", date(2026, 11, 30)),
    ],
)
async def test_words_below_the_card_are_a_promise(
    office: Office, rep: Phone, shop: Customer, words: str, day: date
) -> None:
    await office.forge(rep, BILL)
    await rep.answers(rep.last, words)
    assert await made(office) == [(day, PromiseState.OPEN)]
    assert f"promised for {day:%a, %b}" in rep.last.text


async def test_a_promise_without_a_day_asks_for_it(
    office: Office, rep: Phone, shop: Customer
) -> None:
    await office.forge(rep, BILL)
    card = rep.last
    await rep.answers(card, "答应付款")
    assert "By when will the customer pay?" in rep.last.text
    await rep.taps("Cancel")
    await rep.answers(card, "2月30日付款")
    assert "There is no such day" in rep.last.text
    assert await made(office) == []


async def test_words_that_say_more_reach_the_superior(
    office: Office, rep: Phone, boss: Phone, shop: Customer
) -> None:
    await office.forge(rep, BILL)
    await rep.answers(rep.last, "客户说周五再谈")
    assert await made(office) == []
    assert "客户说周五再谈" in boss.last.text


async def test_a_promise_that_was_written_without_a_line_counts_from_when_it_was_said(
    office: Office, rep: Phone, shop: Customer
) -> None:
    """Work after midnight belongs to the day before until four."""
    await office.at("2026-11-24 03:50")
    await office.forge(rep, f"{BILL}:promise")
    await office.at("2026-11-24 03:55")
    said = clock.now()
    await office.at("2026-11-24 04:05")
    await rep.types("tomorrow", at=said)
    assert await made(office) == [(date(2026, 11, 24), PromiseState.OPEN)]


# Refused.


async def test_a_paid_bill_needs_no_promise(
    office: Office, rep: Phone, shop: Customer, finance: Phone
) -> None:
    await office.forge(rep, f"{BILL}:promise")
    await pay(office, rep, shop.id, "100", confirmed_by=finance)
    await rep.taps("Fri, Nov 27")
    assert rep.message_with("Nothing is open on this bill any more")
    await office.forge(rep, f"{BILL}:promise")
    assert "Nothing is open on this bill any more" in rep.last.text
    assert await made(office) == []


async def test_while_a_receipt_over_all_of_it_waits_none_is_needed(
    office: Office, rep: Phone, shop: Customer
) -> None:
    await pay(office, rep, shop.id, "100")
    await office.forge(rep, f"{BILL}:promise")
    assert "waiting for finance" in rep.last.text


async def test_of_a_disputed_bill_none_is_taken(office: Office, rep: Phone, shop: Customer) -> None:
    async with office.session() as session:
        one = await session.get_one(Instalment, 1)
        me = await staff(session, rep)
        await bill_disputes.dispute(session, one, me, "Short", clock.now())
    await office.forge(rep, f"{BILL}:promise")
    assert "disputed" in rep.last.text
    assert await made(office) == []


async def test_somebody_elses_bill_is_not_there(
    office: Office, rep: Phone, other_rep: Phone, shop: Customer
) -> None:
    await other_rep.types("/menu")
    for number in ("1", "99", "999999999999999999"):
        for deed in ("", ":promise", ":dispute", ":help", ":settle", ":texts"):
            await office.forge(other_rep, f"instalment:{number}{deed}")
            assert "没有这笔应收" in other_rep.last.text
    assert await made(office) == []


async def test_finance_sees_the_bill_and_promises_nothing(
    office: Office, shop: Customer, finance: Phone
) -> None:
    await finance.types("/menu")
    await office.forge(finance, BILL)
    assert "Open: CN¥100.00" in finance.last.text
    await office.forge(finance, f"{BILL}:promise")
    assert "Only the customer’s owner" in finance.last.text


async def test_a_superior_may_note_one(office: Office, boss: Phone, shop: Customer) -> None:
    assert await promised(office, boss, FRIDAY)


# Words below the bill's card that are neither.


async def test_words_that_reach_the_superior_stand_below_the_bill_and_open_it(
    office: Office, rep: Phone, boss: Phone, shop: Customer
) -> None:
    await office.forge(rep, BILL)
    await rep.answers(rep.last, "They are moving house")
    told = boss.last
    for words in ("Hualian", "Open: CN¥100.00", "Mei: They are moving house"):
        assert words in told.text
    await boss.answers(told, "Go there")
    assert "Hugo: Go there" in rep.last.text
    await boss.taps("Open the bill", told)
    assert "Open: CN¥100.00" in boss.last.text and "They are" not in boss.last.text


async def test_it_is_disputed_in_the_words_people_use(
    office: Office, rep: Phone, shop: Customer
) -> None:
    await office.forge(rep, BILL)
    await rep.answers(rep.last, "客户不认账，说少送了")
    dispute = await office.one(select(BillDispute))
    assert dispute.reason == "说少送了"


async def test_what_may_be_a_dispute_is_offered_as_one(
    office: Office, rep: Phone, shop: Customer
) -> None:
    await office.forge(rep, BILL)
    await rep.answers(rep.last, "少送了两箱")
    assert "少送了两箱" in rep.last.text
    assert not await office.all(select(BillDispute))
    await rep.taps("Send it as a dispute")
    assert (await office.one(select(BillDispute))).reason == "少送了两箱"


async def test_paid_with_an_amount_opens_the_receipt_with_it(
    office: Office, rep: Phone, shop: Customer
) -> None:
    await office.forge(rep, BILL)
    await rep.answers(rep.last, "付了50")
    assert "CN¥50.00" in rep.last.text


# Put off.


async def test_the_same_day_again_is_no_new_promise(
    office: Office, rep: Phone, shop: Customer
) -> None:
    assert await promised(office, rep, FRIDAY)
    assert not await promised(office, rep, FRIDAY)
    assert await made(office) == [(FRIDAY, PromiseState.OPEN)]


async def test_a_double_tap_makes_one_promise(office: Office, rep: Phone, shop: Customer) -> None:
    await office.forge(rep, f"{BILL}:promise")
    message, friday = rep.find("Fri, Nov 27")
    rep.person.presses(message, friday)
    await rep.presses(message, friday)
    assert await made(office) == [(FRIDAY, PromiseState.OPEN)]


async def test_one_that_is_put_off_was_not_kept(office: Office, rep: Phone, shop: Customer) -> None:
    await promised(office, rep, WEDNESDAY)
    await office.at("2026-11-24 09:05")
    await promised(office, rep, FRIDAY)
    assert await made(office) == [
        (WEDNESDAY, PromiseState.POSTPONED),
        (FRIDAY, PromiseState.OPEN),
    ]
    assert await reliability(office, shop) == Reliability(kept=0, made=1)


async def test_a_mistaken_tap_put_right_on_the_same_day_is_no_broken_word(
    office: Office, rep: Phone, boss: Phone, shop: Customer
) -> None:
    await promised(office, rep, WEDNESDAY)
    await promised(office, rep, FRIDAY)
    assert await made(office) == [(WEDNESDAY, PromiseState.VOID), (FRIDAY, PromiseState.OPEN)]
    # What somebody else said was meant.
    await promised(office, boss, date(2026, 11, 30))
    assert await reliability(office, shop) == Reliability(kept=0, made=1)


async def test_who_noted_it_takes_it_back_that_day_and_nobody_else(
    office: Office, rep: Phone, boss: Phone, shop: Customer
) -> None:
    await promised(office, rep, FRIDAY)
    await boss.types("/help")
    await boss.types("/menu")
    await office.forge(boss, BILL)
    assert "Take the promise back" not in str(boss.last.labels)
    await office.forge(boss, f"{BILL}:promise:back")
    await office.forge(rep, BILL)
    await rep.taps("Take the promise back")
    assert await made(office) == [(FRIDAY, PromiseState.VOID)]
    assert "Take the promise back" not in str(rep.last.labels)
    await promised(office, rep, FRIDAY)
    await office.at("2026-11-24 09:05")
    await office.forge(rep, f"{BILL}:promise:back")
    assert await made(office) == [(FRIDAY, PromiseState.VOID), (FRIDAY, PromiseState.OPEN)]


async def test_an_earlier_day_takes_the_place_of_a_later_one(
    office: Office, rep: Phone, shop: Customer
) -> None:
    await promised(office, rep, FRIDAY)
    await promised(office, rep, WEDNESDAY)
    assert await made(office) == [(FRIDAY, PromiseState.VOID), (WEDNESDAY, PromiseState.OPEN)]
    assert await reliability(office, shop) == Reliability(kept=0, made=0)


async def test_a_new_one_after_the_day_is_over_leaves_the_old_one_broken(
    office: Office, rep: Phone, shop: Customer
) -> None:
    await promised(office, rep, WEDNESDAY)
    await office.at("2026-11-26 07:00")
    await promised(office, rep, FRIDAY)
    assert await made(office) == [(WEDNESDAY, PromiseState.BROKEN), (FRIDAY, PromiseState.OPEN)]


async def test_of_two_at_once_for_the_same_day_there_is_one(
    office: Office, rep: Phone, boss: Phone, shop: Customer
) -> None:
    def by(name: str):  # type: ignore[no-untyped-def]  # a deed of tests/two_at_once.py
        async def deed(session):  # type: ignore[no-untyped-def]
            one = await session.get_one(Instalment, 1)
            person = await who(session, name)
            await promises.promise(session, one, person, FRIDAY, clock.now())

        return deed

    assert await at_once(office, by("Mei"), by("Hugo")) is None
    assert await made(office) == [(FRIDAY, PromiseState.OPEN)]


# Kept or broken.


async def test_paid_by_the_day_it_is_kept(
    office: Office, rep: Phone, shop: Customer, finance: Phone
) -> None:
    await promised(office, rep, FRIDAY)
    await office.at("2026-11-27 16:00")
    await pay(office, rep, shop.id, "100", confirmed_by=finance)
    assert await made(office) == [(FRIDAY, PromiseState.KEPT)]
    assert await reliability(office, shop) == Reliability(kept=1, made=1)
    await office.forge(rep, BILL)
    assert "Promises kept: 1 of 1" in rep.last.text


async def test_on_the_morning_after_its_day_it_is_broken(
    office: Office, rep: Phone, shop: Customer
) -> None:
    await promised(office, rep, WEDNESDAY)
    await mornings(office, "2026-11-25")
    assert await made(office) == [(WEDNESDAY, PromiseState.OPEN)]
    await mornings(office, "2026-11-26")
    assert await made(office) == [(WEDNESDAY, PromiseState.BROKEN)]
    one = await office.one(select(Promise))
    assert one.decided_on == date(2026, 11, 26)


async def test_on_a_day_off_nothing_is_broken_and_after_it_all_is(
    office: Office, rep: Phone, shop: Customer
) -> None:
    """A Sunday is the day that was said; on Monday it is over."""
    sunday = date(2026, 11, 29)
    await promised(office, rep, sunday)
    await mornings(office, "2026-11-29")
    assert await made(office) == [(sunday, PromiseState.OPEN)]
    await mornings(office, "2026-11-30")
    assert await made(office) == [(sunday, PromiseState.BROKEN)]


async def test_paid_in_part_it_is_broken(
    office: Office, rep: Phone, shop: Customer, finance: Phone
) -> None:
    await promised(office, rep, WEDNESDAY)
    await pay(office, rep, shop.id, "60", confirmed_by=finance)
    await mornings(office, "2026-11-26")
    assert await made(office) == [(WEDNESDAY, PromiseState.BROKEN)]


async def test_with_less_left_than_is_chased_it_is_kept(
    office: Office, rep: Phone, shop: Customer, finance: Phone
) -> None:
    await promised(office, rep, WEDNESDAY)
    await pay(office, rep, shop.id, "90.01", confirmed_by=finance)
    await mornings(office, "2026-11-26")
    assert await made(office) == [(WEDNESDAY, PromiseState.KEPT)]


async def test_where_a_receipt_waits_it_is_decided_with_that(
    office: Office, rep: Phone, shop: Customer, finance: Phone
) -> None:
    await promised(office, rep, WEDNESDAY)
    await office.at("2026-11-25 18:00")
    receipt = await pay(office, rep, shop.id, "100")
    await mornings(office, "2026-11-26", "2026-11-27")
    assert await made(office) == [(WEDNESDAY, PromiseState.OPEN)]
    async with office.session() as session:
        held = await session.get_one(Receipt, receipt)
        await receiving.confirm(session, held, await staff(session, finance))
    assert await made(office) == [(WEDNESDAY, PromiseState.KEPT)]


async def test_a_receipt_that_finance_refuses_keeps_nothing(
    office: Office, rep: Phone, shop: Customer, finance: Phone
) -> None:
    await promised(office, rep, WEDNESDAY)
    receipt = await pay(office, rep, shop.id, "100")
    await mornings(office, "2026-11-26")
    async with office.session() as session:
        held = await session.get_one(Receipt, receipt)
        await receiving.refuse(session, held, await staff(session, finance), "Nothing came")
    await mornings(office, "2026-11-26")
    assert await made(office) == [(WEDNESDAY, PromiseState.BROKEN)]


@pytest.mark.parametrize(
    ("came", "state"), [(WEDNESDAY, PromiseState.KEPT), (FRIDAY, PromiseState.BROKEN)]
)
async def test_what_counts_is_when_the_money_came(
    office: Office,
    rep: Phone,
    shop: Customer,
    finance: Phone,
    came: date,
    state: PromiseState,
) -> None:
    """However late the clock's job ran, or the receipt was recorded."""
    await promised(office, rep, WEDNESDAY)
    await office.at("2026-11-27 10:00")
    await pay(office, rep, shop.id, "100", day=came, confirmed_by=finance)
    assert await made(office) == [(WEDNESDAY, state)]


async def test_a_bounced_receipt_breaks_what_it_kept(
    office: Office, rep: Phone, shop: Customer, finance: Phone
) -> None:
    await promised(office, rep, WEDNESDAY)
    cheque = await pay(office, rep, shop.id, "100", confirmed_by=finance)
    assert await made(office) == [(WEDNESDAY, PromiseState.KEPT)]
    await office.at("2026-11-26 10:00")
    await bounce(office, finance, cheque)
    assert await made(office) == [(WEDNESDAY, PromiseState.BROKEN)]


async def test_a_receipt_that_bounces_before_the_day_leaves_it_open(
    office: Office, rep: Phone, shop: Customer, finance: Phone
) -> None:
    await promised(office, rep, FRIDAY)
    cheque = await pay(office, rep, shop.id, "100", confirmed_by=finance)
    await office.at("2026-11-24 10:00")
    await bounce(office, finance, cheque)
    assert await made(office) == [(FRIDAY, PromiseState.OPEN)]


async def test_of_a_cancelled_order_it_is_void(office: Office, rep: Phone, shop: Customer) -> None:
    order = await place(office, rep, shop.id, [line(await product(office), 1)])
    bill = await office.one(select(Instalment).where(Instalment.order_id == order))
    await promised(office, rep, FRIDAY, bill.id)
    async with office.session() as session:
        gone = await session.get_one(Order, order)
        await cancel(session, gone, await staff(session, rep), "Changed mind")
    assert await made(office) == [(FRIDAY, PromiseState.VOID)]
    assert await reliability(office, shop) == Reliability(kept=0, made=0)


@pytest.mark.parametrize("is_before", [True, False])
async def test_what_is_written_off_keeps_no_promise(
    office: Office, rep: Phone, shop: Customer, finance: Phone, *, is_before: bool
) -> None:
    """Unless money came since it was said: with that the customer did what they could."""
    if is_before:
        await pay(office, rep, shop.id, "10", confirmed_by=finance)
        await office.at("2026-11-24 10:00")
    await promised(office, rep, FRIDAY)
    if not is_before:
        await pay(office, rep, shop.id, "10", confirmed_by=finance)
    await write_off(office, rep, shop.id, "90")
    state = PromiseState.VOID if is_before else PromiseState.KEPT
    assert await made(office) == [(FRIDAY, state)]
    number = 0 if is_before else 1
    assert await reliability(office, shop) == Reliability(kept=number, made=number)


async def test_what_is_credited_keeps_no_promise(
    office: Office, rep: Phone, shop: Customer, finance: Phone
) -> None:
    await pay(office, rep, shop.id, "10", confirmed_by=finance)
    await office.at("2026-11-24 10:00")
    await promised(office, rep, FRIDAY)
    # As of an order that was credited by more than what was open of it.
    await owed_before(office, shop.id, "-90", FRIDAY, record="balance:2")
    assert await made(office) == [(FRIDAY, PromiseState.VOID)]


async def test_two_clocks_break_it_once(office: Office, rep: Phone, shop: Customer) -> None:
    await promised(office, rep, WEDNESDAY)
    await office.at("2026-11-26 08:50")
    today = date(2026, 11, 26)

    async def one(session):  # type: ignore[no-untyped-def]  # a deed of tests/two_at_once.py
        await promises.break_one(session, today)

    assert await at_once(office, one, one) is None
    assert await made(office) == [(WEDNESDAY, PromiseState.BROKEN)]
    async with office.session() as session:
        assert not await promises.break_one(session, today)


async def test_the_new_owner_looks_after_what_was_promised(
    office: Office, rep: Phone, boss: Phone, shop: Customer
) -> None:
    """It goes along with the customer; whoever had it may say nothing any more."""
    second = await office.hire("Tom", Position.REPRESENTATIVE, boss)
    await promised(office, rep, FRIDAY)
    await boss.types("/menu")
    async with office.session() as session:
        tom = await staff(session, second)
        number = tom.id
    await office.forge(boss, f"give:{shop.id}:to:{number}")
    brief = second.last.text
    assert "Owes CN¥100.00" in brief and "Promised: Fri, Nov 27 · CN¥100.00" in brief
    await office.forge(rep, f"{BILL}:promise")
    assert "There is no such bill" in rep.last.text
    await office.forge(second, f"{BILL}:promise")
    await second.taps("End of month")
    assert [day for day, _ in await made(office)] == [FRIDAY, date(2026, 11, 30)]


async def test_a_leavers_checklist_names_bills_and_promises(
    office: Office, rep: Phone, boss: Phone, shop: Customer
) -> None:
    await promised(office, rep, FRIDAY)
    async with office.session() as session:
        await (await staff(session, rep)).leave(session, await staff(session, boss))
    await office.settle()
    assert "one unpaid bill" in boss.last.text
    assert "one promise to pay" in boss.last.text
