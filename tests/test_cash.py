"""Cash in hand: handed in, counted by finance, warned of until it is (10.4)."""

from __future__ import annotations

from datetime import date
from hashlib import sha256

import pytest
from moneyed import Money
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from models import booking, calendar, cash, clock, hand_ins, receiving
from models.among import AllBut, Among, branch_of
from models.answers import Answer
from models.audit import Entry
from models.calendar import DayKind
from models.customers import Customer
from models.errors import Refused
from models.hand_ins import HandIn, HandInState
from models.policy import LeaveKind
from models.positions import Position
from models.receipts import PaymentMethod, Receipt, ReceiptState
from models.reminders import Reminder, ReminderState
from models.staff import Staff
from scheduler.cash import JOBS
from scheduler.clock import run
from tests.conftest import Office
from tests.leaves import approved_leave, enter_years
from tests.paying import account, owed_before, pay
from tests.phone import Phone
from tests.records import open_file, staff
from tests.selling import Parties, parties, price
from tests.two_at_once import Deed, at_once, who

HAND_IN = "Please hand in"
OTHERS = "Cash held for too long"


@pytest.fixture
async def shop(office: Office, rep: Phone) -> Customer:
    return await open_file(office, rep, "Hualian")


@pytest.fixture
async def them(office: Office, shop: Customer) -> Parties:
    """Fay is finance."""
    found = await parties(office)
    await owed_before(office, shop.id, "1000", date(2026, 10, 1))
    return found


async def collect(
    office: Office,
    author: Phone,
    customer_id: int,
    amount: str | Money,
    day: date = date(2026, 11, 20),
    confirmed_by: Phone | None = None,
) -> int:
    """Cash from a customer; its receipt's id."""
    made = await pay(
        office, author, customer_id, amount, PaymentMethod.CASH, day=day, confirmed_by=confirmed_by
    )
    await office.settle()
    return made


async def hand_in(office: Office, holder: Phone, *receipt_ids: int) -> int:
    async with office.session() as session:
        person = await staff(session, holder)
        made = await hand_ins.hand_in(session, person, receipt_ids, clock.now())
    await office.settle()
    return made.id


def stamp(*receipt_ids: int) -> str:
    """What a button says of these receipts."""
    return sha256(",".join(map(str, sorted(receipt_ids))).encode()).hexdigest()[:16]


async def the_hand_in(office: Office) -> HandIn:
    found: HandIn = await office.one(select(HandIn).order_by(HandIn.id.desc()).limit(1))
    return found


async def receipt(office: Office, number: int) -> Receipt:
    found: Receipt = await office.one(select(Receipt).where(Receipt.id == number))
    return found


async def in_hand(office: Office, holder: Phone) -> list[Money]:
    async with office.session() as session:
        held = await cash.held_by(session, await staff(session, holder))
        return list(cash.sums(cash.in_hand(held)))


def heard(phone: Phone) -> str:
    """The newest message, and what popped up last."""
    return " ".join([*phone.toasts[-1:], phone.last.text])


def count(phone: Phone, words: str) -> int:
    return len([said for said in phone.texts if words in said])


async def deeds(office: Office, name: str) -> int:
    return len(await office.all(select(Entry).where(Entry.deed == name)))


# What is in hand.


async def test_nothing_in_hand_says_so(office: Office, rep: Phone) -> None:
    await rep.types("/cash")
    assert "You have no cash in hand" in rep.last.text


@pytest.mark.parametrize("words", ["/cash", "cash", "现金", "上交", "交款"])
async def test_my_cash_is_listed_with_its_age_and_deadline(
    office: Office, rep: Phone, shop: Customer, them: Parties, words: str
) -> None:
    await collect(office, rep, shop.id, "500", date(2026, 11, 2), confirmed_by=them.finance)
    await collect(office, rep, shop.id, "300")
    await rep.types(words)
    told = rep.last.text
    assert "Cash in hand: CN¥800.00 · 2 receipts" in told
    assert "Hualian · CN¥500.00 · Mon, Nov 2, 19 days ago · hand in by Tue, Feb 2, 2027" in told
    assert told.index("CN¥500.00") < told.index("CN¥300.00")
    assert "Hand in all CN¥800.00" in rep.last.labels


async def test_the_deadline_is_three_months_after_and_no_month_is_too_short(
    office: Office, rep: Phone, shop: Customer, them: Parties
) -> None:
    await office.at("2026-11-30 15:00")
    await collect(office, rep, shop.id, "500", date(2026, 11, 30))
    async with office.session() as session:
        (one,) = await cash.held_by(session, await staff(session, rep))
        assert one.deadline == date(2027, 2, 28)


async def test_only_cash_that_counts_and_that_finance_did_not_take_in_is_in_hand(
    office: Office, rep: Phone, shop: Customer, them: Parties
) -> None:
    await pay(office, rep, shop.id, "10", PaymentMethod.TRANSFER)
    await pay(office, them.finance, shop.id, "20", PaymentMethod.CASH)
    refused = await collect(office, rep, shop.id, "30")
    async with office.session() as session:
        one = await session.get_one(Receipt, refused)
        await receiving.refuse(session, one, await staff(session, them.finance), "Nothing came")
    await collect(office, rep, shop.id, "40")
    assert await in_hand(office, rep) == [price("40")]


async def test_a_long_list_has_pages(
    office: Office, rep: Phone, shop: Customer, them: Parties
) -> None:
    for number in range(17):
        await pay(office, rep, shop.id, str(number + 1), PaymentMethod.CASH)
    await rep.types("/cash")
    assert "Hand in all CN¥153.00" in rep.last.labels
    await rep.taps("2/2 ›")
    assert "CN¥17.00" in rep.last.text and "CN¥15.00" not in rep.last.text


# Handing in.


async def test_all_is_handed_in_with_one_tap_and_counted_with_another(
    office: Office, rep: Phone, shop: Customer, them: Parties
) -> None:
    sure = await collect(office, rep, shop.id, "500", confirmed_by=them.finance)
    waiting = await collect(office, rep, shop.id, "300")
    await rep.types("/cash")
    await rep.taps("Hand in all CN¥800.00")
    assert "To be counted by Fay" in rep.last.text
    card = them.finance.message_with("Cash handed in by Mei")
    assert "CN¥800.00 · 2 receipts" in card.text
    assert "Hualian · CN¥500.00 · Fri, Nov 20 · ✓ confirmed" in card.text
    assert "Hualian · CN¥300.00 · Fri, Nov 20 · not confirmed yet" in card.text
    assert await in_hand(office, rep) == []
    assert await account(office, shop.id) == (price("500"), price("0"))
    before = len(rep.inbox)
    await them.finance.taps("Counted, all there", card)
    told = rep.message_with("has counted the cash").text
    assert "Fay has counted the cash you handed in: CN¥800.00 · 2 receipts, one of them" in told
    assert len(rep.inbox) == before + 1
    assert await account(office, shop.id) == (price("200"), price("0"))
    for number in (sure, waiting):
        one = await receipt(office, number)
        assert (one.state, one.held_by_id) == (ReceiptState.CONFIRMED, None)
    assert "✓ Counted by Fay" in them.finance.message_with("Cash handed in by Mei").text
    assert "✓ Counted by Fay" in rep.message_with("Cash handed in by Mei").text
    assert await deeds(office, "hand-in-made") == await deeds(office, "hand-in-confirmed") == 1
    await rep.types("/cash")
    assert "You have no cash in hand" in rep.last.text


async def test_some_receipts_are_chosen_by_taps_and_words(
    office: Office, rep: Phone, shop: Customer, them: Parties
) -> None:
    other = await open_file(office, rep, "Metro")
    await collect(office, rep, shop.id, "500", date(2026, 11, 18))
    await collect(office, rep, shop.id, "300")
    await collect(office, rep, other.id, "70")
    await rep.types("/cash")
    await rep.taps("Choose receipts")
    assert "Hand in these" not in rep.last.labels
    await rep.taps("CN¥500.00")
    await rep.taps("CN¥300.00")
    assert "☑️ Hualian · CN¥300.00 · Fri, Nov 20" in rep.last.labels
    assert "Chosen: CN¥800.00 · 2 receipts" in rep.last.text
    await rep.taps("CN¥500.00")
    await rep.types("metro")
    assert "Chosen: CN¥370.00 · 2 receipts" in rep.last.text
    await rep.types("Carrefour")
    assert "None of your cash is from “Carrefour”" in rep.last.text
    assert "Chosen: CN¥370.00 · 2 receipts" in rep.last.text
    await rep.taps("Hand in these")
    assert "CN¥370.00 · 2 receipts" in them.finance.message_with("Cash handed in by Mei").text
    assert await in_hand(office, rep) == [price("500")]
    await rep.types("/cash")
    assert "⏳ with finance to be counted" in rep.last.text
    await rep.taps("With finance: CN¥370.00")
    assert "Withdraw" in rep.last.labels


async def test_what_is_refused_while_it_is_chosen_is_not_handed_in(
    office: Office, rep: Phone, shop: Customer, them: Parties
) -> None:
    gone = await collect(office, rep, shop.id, "500")
    await collect(office, rep, shop.id, "300")
    await rep.types("/cash")
    await rep.taps("Choose receipts")
    await rep.taps("CN¥500.00")
    form = rep.last
    done = rep.find("Hand in these", form)
    async with office.session() as session:
        one = await session.get_one(Receipt, gone)
        await receiving.refuse(session, one, await staff(session, them.finance), "Nothing came")
    await office.settle()
    await rep.presses(*done)
    assert rep.message_with("nothing to hand in").id == form.id
    assert not await office.all(select(HandIn))


async def test_two_taps_hand_in_once(
    office: Office, rep: Phone, shop: Customer, them: Parties
) -> None:
    await collect(office, rep, shop.id, "500")
    await rep.types("/cash")
    panel, tap = rep.find("Hand in all")
    rep.person.presses(panel, tap)
    rep.person.presses(panel, tap)
    await office.settle()
    assert len(await office.all(select(HandIn))) == 1
    assert count(them.finance, "Cash handed in by Mei") == 1


async def test_a_button_that_shows_less_than_there_is_does_nothing(
    office: Office, rep: Phone, shop: Customer, them: Parties
) -> None:
    await collect(office, rep, shop.id, "500")
    await rep.types("/cash")
    panel = rep.last
    await collect(office, rep, shop.id, "300")
    await rep.taps("Hand in all CN¥500.00", panel)
    assert "has changed" in heard(rep)
    assert not await office.all(select(HandIn))


async def test_finance_refuses_with_a_reason_and_the_holder_has_it_in_hand_again(
    office: Office, rep: Phone, shop: Customer, them: Parties
) -> None:
    waiting = await collect(office, rep, shop.id, "300")
    await hand_in(office, rep, waiting)
    await them.finance.taps("Not all there")
    await them.finance.types("100 short")
    told = rep.message_with("has not accepted the cash").text
    assert "you handed in, CN¥300.00; it is in hand again" in told and "100 short" in told
    one = await receipt(office, waiting)
    assert (one.state, one.hand_in_id) == (ReceiptState.WAITING, None)
    assert await in_hand(office, rep) == [price("300")]
    card = them.finance.message_with("Cash handed in by Mei")
    assert "The cash is in hand again" in card.text
    assert "CN¥300.00 · one receipt\n· Hualian · CN¥300.00 · Fri, Nov 20\n" in card.text
    assert not [label for label in card.labels if "again" in label]
    assert await deeds(office, "hand-in-refused") == 1
    await hand_in(office, rep, waiting)
    await them.finance.taps("Counted, all there")
    assert (await receipt(office, waiting)).state is ReceiptState.CONFIRMED


async def test_what_was_refused_is_handed_in_again_with_one_tap(
    office: Office, rep: Phone, shop: Customer, them: Parties
) -> None:
    first = await collect(office, rep, shop.id, "300")
    second = await collect(office, rep, shop.id, "200")
    await rep.types("/cash")
    await rep.taps("Hand in all CN¥500.00")
    await them.finance.taps("Not all there")
    await them.finance.types("100 short")
    refused = rep.message_with("✗ Refused by Fay")
    assert "CN¥500.00 · 2 receipts" in refused.text
    # Finance corrects one meanwhile: what was refused stays what it was.
    async with office.session() as session:
        one = await session.get_one(Receipt, first)
        by = await staff(session, them.finance)
        await receiving.correct(
            session, one, by, price("299"), one.method, None, one.day, order=None
        )
    await rep.types("/cash")
    await office.forge(rep, f"hand-in:{(await the_hand_in(office)).id}")
    refused = rep.message_with("✗ Refused by Fay")
    assert "CN¥500.00 · 2 receipts" in refused.text
    tapped, again = rep.find("Hand in CN¥499.00 again", refused)
    rep.person.presses(tapped, again)
    rep.person.presses(tapped, again)
    await office.settle()
    assert len(await office.all(select(HandIn))) == 2
    assert "has changed" in heard(rep)
    card = rep.message_with("✗ Refused by Fay")
    assert card.id == refused.id and "in hand again" not in card.text
    assert not [label for label in card.labels if "again" in label]
    assert "CN¥499.00 · 2 receipts" in them.finance.message_with("Cash handed in by Mei").text
    assert {(await receipt(office, one)).hand_in_id for one in (first, second)} == {
        (await the_hand_in(office)).id
    }


async def test_nobody_else_hands_in_again_what_was_withdrawn(
    office: Office, boss: Phone, rep: Phone, other_rep: Phone, shop: Customer, them: Parties
) -> None:
    one = await collect(office, rep, shop.id, "300")
    number = await hand_in(office, rep, one)
    async with office.session() as session:
        made = await session.get_one(HandIn, number)
        await hand_ins.withdraw(session, made, await staff(session, rep))
    for phone in (boss, other_rep, them.finance, rep):
        await phone.types("/cash")
    for phone in (boss, other_rep, them.finance):
        await office.forge(phone, f"hand-in:{number}:again:{stamp(one)}")
    await office.forge(rep, f"hand-in:{number}:again:{stamp(one, one + 1)}")
    await office.forge(rep, f"hand-in:{number}:again:{stamp()}")
    assert len(await office.all(select(HandIn))) == 1
    await office.forge(rep, f"hand-in:{number}")
    assert "Withdrawn by Mei" in rep.last.text and "CN¥300.00 · one receipt" in rep.last.text
    await rep.taps("Hand in CN¥300.00 again")
    assert (await the_hand_in(office)).state is HandInState.WAITING


@pytest.mark.parametrize(
    ("words", "state", "reason"),
    [
        ("ok", HandInState.CONFIRMED, None),
        ("收到", HandInState.CONFIRMED, None),
        ("点清收讫", HandInState.CONFIRMED, None),
        ("不对，少100", HandInState.REFUSED, "少100"),
        ("not all there: 100 short", HandInState.REFUSED, "100 short"),
        ("hm", HandInState.WAITING, None),
        ("no", HandInState.WAITING, None),
    ],
)
async def test_words_below_the_card_decide_and_none_go_to_the_holder(
    office: Office,
    rep: Phone,
    shop: Customer,
    them: Parties,
    words: str,
    state: HandInState,
    reason: str | None,
) -> None:
    await hand_in(office, rep, await collect(office, rep, shop.id, "300"))
    await them.finance.answers(them.finance.message_with("Cash handed in"), words)
    made = await the_hand_in(office)
    assert (made.state, made.reason) == (state, reason)
    assert not await office.all(select(Answer))
    if words == "hm":
        await them.finance.taps("Counted, all there", them.finance.last)
        assert (await the_hand_in(office)).state is HandInState.CONFIRMED
    if words == "no":
        await them.finance.types("100 short")
        assert (await the_hand_in(office)).reason == "100 short"


async def test_the_holder_withdraws_while_it_waits_and_not_afterwards(
    office: Office, rep: Phone, shop: Customer, them: Parties
) -> None:
    one = await collect(office, rep, shop.id, "300")
    await rep.types("/cash")
    await rep.taps("Hand in all")
    button = rep.find("Withdraw")
    await rep.presses(*button)
    assert await in_hand(office, rep) == [price("300")]
    card = them.finance.message_with("Cash handed in by Mei")
    assert "Withdrawn by Mei" in card.text and "Counted, all there" not in card.labels
    made = await hand_in(office, rep, one)
    await them.finance.taps("Counted, all there")
    await office.forge(rep, f"hand-in:{made}:withdraw")
    assert "Fay was first" in heard(rep)


async def test_two_finance_people_count_once_and_the_second_hears_who_was_first(
    office: Office, rep: Phone, shop: Customer, them: Parties
) -> None:
    finn = await office.hire("Finn", Position.FINANCE, them.chief)
    await hand_in(office, rep, await collect(office, rep, shop.id, "300"))
    stale = finn.find("Counted, all there")
    await them.finance.taps("Counted, all there")
    await finn.presses(*stale)
    assert "Fay was first: counted" in heard(finn)
    await office.forge(them.finance, f"hand-in:{(await the_hand_in(office)).id}:no")
    assert "You have already dealt with it" in heard(them.finance)
    await finn.answers(finn.message_with("Cash handed in by Mei"), "ok")
    assert "Fay was first" in heard(finn)
    assert await deeds(office, "hand-in-confirmed") == await deeds(office, "receipt-confirmed") == 1


async def test_who_has_come_to_finance_since_does_not_count_their_own(
    office: Office, rep: Phone, shop: Customer, them: Parties
) -> None:
    await rep.types("/cash")
    one = await collect(office, rep, shop.id, "300")
    async with office.session() as session:
        (await staff(session, rep)).position = Position.FINANCE
    made = await hand_in(office, rep, one)
    await office.forge(rep, f"hand-in:{made}")
    await office.forge(rep, f"hand-in:{made}:yes")
    assert "You are handing in this cash yourself" in heard(rep)
    await rep.answers(rep.message_with("300"), "ok")
    assert (await the_hand_in(office)).state is HandInState.WAITING
    await them.finance.taps("Counted, all there")
    assert (await the_hand_in(office)).state is HandInState.CONFIRMED


@pytest.mark.parametrize("deed", ["refuse", "withdraw", "bounce"])
async def test_a_receipt_that_comes_to_nothing_drops_out_of_the_hand_in(
    office: Office, rep: Phone, shop: Customer, them: Parties, deed: str
) -> None:
    by = them.finance if deed == "bounce" else None
    first = await collect(office, rep, shop.id, "300", confirmed_by=by)
    second = await collect(office, rep, shop.id, "200", confirmed_by=by)
    await hand_in(office, rep, first, second)
    card = them.finance.message_with("Cash handed in by Mei")

    async def end(number: int) -> None:
        async with office.session() as session:
            one = await session.get_one(Receipt, number)
            if deed == "withdraw":
                await receiving.withdraw(session, one, await staff(session, rep))
            else:
                do = receiving.refuse if deed == "refuse" else receiving.bounce
                await do(session, one, await staff(session, them.finance), "Never came")
        await office.settle()

    await end(first)
    card = them.finance.message_with("Cash handed in by Mei")
    assert "CN¥200.00 · one receipt" in card.text and "CN¥300.00" not in card.text
    await end(second)
    card = them.finance.message_with("Cash handed in by Mei")
    assert "no receipt is left in it" in card.text and "Counted, all there" not in card.labels
    assert (await the_hand_in(office)).state is HandInState.WITHDRAWN
    await office.forge(them.finance, f"hand-in:{(await the_hand_in(office)).id}:yes")
    assert "No receipt is left" in heard(them.finance)
    assert await in_hand(office, rep) == []


async def test_a_receipt_that_is_confirmed_meanwhile_shows_so_and_is_not_booked_twice(
    office: Office, rep: Phone, shop: Customer, them: Parties
) -> None:
    one = await collect(office, rep, shop.id, "300")
    await hand_in(office, rep, one)
    async with office.session() as session:
        taken = await session.get_one(Receipt, one)
        await receiving.confirm(session, taken, await staff(session, them.finance))
    await office.settle()
    card = them.finance.message_with("Cash handed in by Mei")
    assert "✓ confirmed" in card.text
    await them.finance.taps("Counted, all there", card)
    assert await account(office, shop.id) == (price("700"), price("0"))
    assert (await receipt(office, one)).held_by_id is None


async def test_several_currencies_and_customers_are_summed_apart(
    office: Office, rep: Phone, shop: Customer, them: Parties
) -> None:
    abroad = await open_file(office, rep, "Metro")
    async with office.session() as session:
        await (await session.get_one(Customer, abroad.id)).alone(session)
        owed = price("90", "USD")
        await booking.opened(session, abroad.id, owed, date(2026, 10, 1), "balance:2")
    ids = [
        await collect(office, rep, abroad.id, price("50", "USD")),
        await collect(office, rep, shop.id, "300"),
    ]
    await hand_in(office, rep, *ids)
    card = them.finance.message_with("Cash handed in by Mei")
    assert "CN¥300.00, $50.00 · 2 receipts" in card.text
    await them.finance.taps("Counted, all there", card)
    assert "CN¥300.00, $50.00" in rep.message_with("has counted").text
    assert await account(office, abroad.id, "USD") == (price("40", "USD"), price("0", "USD"))


async def test_what_waits_to_be_counted_is_in_pending(
    office: Office, rep: Phone, shop: Customer, them: Parties
) -> None:
    await hand_in(office, rep, await collect(office, rep, shop.id, "300"))
    await them.finance.types("/pending")
    assert "Cash to count: 1" in them.finance.last.text
    await them.finance.taps("💵 Mei · CN¥300.00", them.finance.last)
    await them.finance.taps("Counted, all there", them.finance.last)
    await them.finance.types("/pending")
    assert "Cash to count" not in them.finance.last.text
    await rep.types("/pending")
    assert "Cash to count" not in rep.last.text


async def test_administrators_hear_where_nobody_can_count_it(office: Office, rep: Phone) -> None:
    admin = await office.hire("Root", Position.ADMIN)
    shop = await open_file(office, rep, "Hualian")
    await owed_before(office, shop.id, "1000", date(2026, 10, 1))
    await hand_in(office, rep, await collect(office, rep, shop.id, "300"))
    assert "Nobody can count the cash that Mei hands in" in admin.last.text


# Who sees what.


@pytest.mark.parametrize("few", [50, 3])  # of more people, the others are named
async def test_superiors_see_their_branch_and_finance_everybody(
    office: Office,
    boss: Phone,
    director: Phone,
    rep: Phone,
    other_rep: Phone,
    shop: Customer,
    them: Parties,
    few: int,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("models.among.FEW", few)
    theirs = await open_file(office, other_rep, "Metro")
    await owed_before(office, theirs.id, "1000", date(2026, 10, 1), "balance:2")
    await collect(office, rep, shop.id, "500", date(2026, 11, 2))
    await collect(office, other_rep, theirs.id, "70")
    await boss.types("/cash")
    assert "Mei · CN¥500.00 · the oldest from Mon, Nov 2, 19 days ago" in boss.last.text
    assert "李伟" not in boss.last.text
    await boss.taps("💵 Mei")
    assert "Hualian · CN¥500.00" in boss.last.text
    assert not [label for label in boss.last.labels if "Hand in" in label]
    await them.finance.types("/cash")
    for told in ("CN¥570.00 · 2 people", "Mei", "李伟"):
        assert told in them.finance.last.text
    await director.types("/cash")
    await office.forge(director, "cash:all")
    assert "CN¥570.00" in director.last.text
    async with office.session() as session:
        kind = type(await branch_of(session, await staff(session, director)))
    assert kind is (Among if few == 50 else AllBut)


async def test_a_superiors_own_cash_comes_before_that_of_others(
    office: Office, boss: Phone, rep: Phone, shop: Customer, them: Parties
) -> None:
    await boss.types("/cash")
    assert "You have no cash in hand" in boss.last.text
    own = await open_file(office, boss, "Metro")
    await owed_before(office, own.id, "1000", date(2026, 10, 1), "balance:2")
    await collect(office, rep, shop.id, "500")
    await collect(office, boss, own.id, "70")
    await boss.types("/cash")
    assert "Cash in hand: CN¥70.00 · one receipt" in boss.last.text
    await boss.taps("Cash in hand by person")
    assert "Mei · CN¥500.00" in boss.last.text


async def test_nobody_sees_or_does_what_is_not_theirs(
    office: Office, boss: Phone, rep: Phone, other_rep: Phone, shop: Customer, them: Parties
) -> None:
    one = await collect(office, rep, shop.id, "500")
    for phone in (other_rep, boss, rep):
        await phone.types("/cash")
    async with office.session() as session:
        mei = (await staff(session, rep)).id
    await office.forge(other_rep, f"cash:of:{mei}")
    assert "500" not in other_rep.last.text
    await office.forge(other_rep, "cash:all")
    assert "500" not in other_rep.last.text
    for phone in (other_rep, boss):  # while Mei is here, only Mei
        await office.forge(phone, f"cash:of:{mei}:hand-in:{stamp(one)}")
        await office.forge(phone, f"cash:hand-in:{stamp(one)}")
    assert not await office.all(select(HandIn))
    made = await hand_in(office, rep, one)
    for deed in ("yes", "no", "withdraw"):
        for phone in (other_rep, boss):
            await office.forge(phone, f"hand-in:{made}:{deed}")
    await office.forge(rep, f"hand-in:{made}:yes")
    await office.forge(other_rep, f"hand-in:{made}")
    assert "500" not in other_rep.last.text
    assert (await the_hand_in(office)).state is HandInState.WAITING


@pytest.mark.parametrize("name", ["李伟", "Mei"])
async def test_ids_of_others_and_of_what_is_with_finance_are_refused(
    office: Office, rep: Phone, other_rep: Phone, shop: Customer, them: Parties, name: str
) -> None:
    one = await collect(office, rep, shop.id, "500")
    await hand_in(office, rep, one)
    async with office.session() as session:
        with pytest.raises(Refused, match="cash-changed"):
            await hand_ins.hand_in(session, await who(session, name), [one], clock.now())
    assert len(await office.all(select(HandIn))) == 1


# Somebody leaves.


async def leave(office: Office, phone: Phone) -> int:
    async with office.session() as session:
        person = await staff(session, phone)
        await person.leave(session, None)
    await office.settle()
    return person.id


async def test_a_leavers_cash_is_told_at_once_and_handed_in_by_the_superior(
    office: Office, boss: Phone, rep: Phone, other_rep: Phone, shop: Customer, them: Parties
) -> None:
    one = await collect(office, rep, shop.id, "500")
    mei = await leave(office, rep)
    assert "cash of one receipt, not handed in" in boss.message_with("Mei has left. To hand").text
    for phone in (boss, them.finance):
        assert "Mei has left with CN¥500.00 in cash" in phone.message_with("in cash").text
    assert "Hand in all CN¥500.00" not in them.finance.message_with("in cash").labels
    await office.forge(them.finance, f"cash:of:{mei}:hand-in:{stamp(one)}")
    assert not await office.all(select(HandIn))
    await boss.taps("Hand in all CN¥500.00", boss.message_with("in cash"))
    await them.finance.taps("Not all there")
    await them.finance.types("100 short")
    assert "from Mei, CN¥500.00; it is in hand again" in boss.message_with("has not accepted").text
    await boss.types("/cash")
    assert "Mei (has left)" in boss.last.text
    await boss.taps("💵 Mei")
    await boss.taps("Hand in all CN¥500.00")
    await them.finance.taps("Counted, all there")
    assert "from Mei: CN¥500.00" in boss.message_with("has counted").text
    assert (await receipt(office, one)).state is ReceiptState.CONFIRMED
    async with office.session() as session:
        assert await cash.left_by(session, await session.get_one(Staff, mei)) == 0


async def test_what_a_leaver_had_handed_in_is_counted_all_the_same(
    office: Office, boss: Phone, rep: Phone, shop: Customer, them: Parties
) -> None:
    await hand_in(office, rep, await collect(office, rep, shop.id, "500"))
    await leave(office, rep)
    await them.finance.taps("Counted, all there")
    assert "from Mei: CN¥500.00" in boss.message_with("has counted").text


async def test_where_nobody_is_above_a_leaver_finance_hands_it_in(
    office: Office, shop: Customer, them: Parties
) -> None:
    theirs = await open_file(office, them.chief, "Metro")
    await owed_before(office, theirs.id, "1000", date(2026, 10, 1), "balance:2")
    await collect(office, them.chief, theirs.id, "80")
    await leave(office, them.chief)
    finn = await office.hire("Finn", Position.FINANCE)
    await them.finance.taps("Hand in all CN¥80.00", them.finance.message_with("in cash"))
    await finn.taps("Counted, all there")
    assert await account(office, theirs.id) == (price("920"), price("0"))


# Warnings.


async def morning(office: Office, day: str, o_clock: str = "10:01") -> None:
    await office.at(f"{day} {o_clock}")
    await office.beat(*(job.do_one.__name__ for job in JOBS))


async def test_the_holder_and_the_superior_are_warned_at_each_age(
    office: Office, boss: Phone, director: Phone, rep: Phone, shop: Customer, them: Parties
) -> None:
    await collect(office, rep, shop.id, "500", date(2026, 11, 20))  # a Friday
    counts = []
    for day in ("2026-11-26", "2026-11-27", "2026-11-28", "2026-12-19", "2026-12-21"):
        await morning(office, day)
        await morning(office, day, "15:00")
        counts.append((count(rep, HAND_IN), count(boss, OTHERS)))
    # 30 days later is Sunday, Dec 20: said on Monday.
    assert counts == [(0, 0), (1, 1), (1, 1), (1, 1), (2, 2)]
    assert "31 days ago · hand in by Sat, Feb 20, 2027" in rep.last.text
    assert "Mei · Hualian · CN¥500.00" in boss.last.text
    assert count(director, OTHERS) == count(them.finance, OTHERS) == 0
    await rep.taps("Hand in all CN¥500.00", rep.last)
    assert (await the_hand_in(office)).state is HandInState.WAITING


async def test_one_message_a_day_names_all_of_ones_own_and_of_others(
    office: Office, boss: Phone, rep: Phone, shop: Customer, them: Parties
) -> None:
    own = await open_file(office, boss, "Metro")
    await owed_before(office, own.id, "1000", date(2026, 10, 1), "balance:2")
    await collect(office, rep, shop.id, "500")
    await collect(office, rep, shop.id, "20")
    await collect(office, boss, own.id, "70")
    before = len(boss.inbox)
    await morning(office, "2026-11-27")
    assert len(boss.inbox) == before + 1
    assert f"{HAND_IN}: CN¥70.00" in boss.last.text
    assert f"{OTHERS}: CN¥520.00 · 2 receipts" in boss.last.text
    assert f"{HAND_IN}: CN¥520.00" in rep.last.text


async def test_what_is_with_finance_is_not_warned_of_and_what_came_back_is(
    office: Office, boss: Phone, rep: Phone, shop: Customer, them: Parties
) -> None:
    one = await collect(office, rep, shop.id, "500")
    await hand_in(office, rep, one)
    await morning(office, "2026-11-27")
    assert count(rep, HAND_IN) == count(boss, OTHERS) == 0
    await them.finance.taps("Not all there")
    await them.finance.types("100 short")
    await morning(office, "2026-11-28")
    assert count(rep, HAND_IN) == 1


async def test_what_is_handed_in_between_planning_and_sending_is_not_warned_of(
    office: Office, rep: Phone, boss: Phone, shop: Customer, them: Parties
) -> None:
    one = await collect(office, rep, shop.id, "500")
    await office.at("2026-11-27 08:30")
    await office.beat("plan_the_warnings")
    await hand_in(office, rep, one)
    await morning(office, "2026-11-27")
    assert count(rep, HAND_IN) == count(boss, OTHERS) == 0
    reminders = await office.all(select(Reminder).where(Reminder.kind == cash.WARNING))
    assert {one.state for one in reminders} == {ReminderState.MOOT}
    assert len(reminders) == 2


async def test_two_clocks_and_many_beats_warn_once(
    office: Office, rep: Phone, shop: Customer, them: Parties
) -> None:
    await collect(office, rep, shop.id, "500")
    await office.at("2026-11-27 10:01")
    for _ in range(2):
        for job in JOBS:
            await run(job, office.app.database)
            await run(job, office.app.database)
    await office.settle()
    assert count(rep, HAND_IN) == 1


async def test_a_day_declared_off_since_is_made_up_for_on_the_next(
    office: Office, rep: Phone, shop: Customer, them: Parties
) -> None:
    await collect(office, rep, shop.id, "500")
    async with office.session() as session:
        await calendar.set_day(session, date(2026, 11, 27), DayKind.OFF, "Ours", who=None)
    await morning(office, "2026-11-27")
    assert count(rep, HAND_IN) == 0
    await morning(office, "2026-11-28")
    assert count(rep, HAND_IN) == 1


async def test_nobody_is_warned_on_leave_and_nothing_is_lost_by_it(
    office: Office, boss: Phone, rep: Phone, shop: Customer, them: Parties
) -> None:
    await collect(office, rep, shop.id, "500")
    await enter_years(office)
    await approved_leave(office, rep, boss, "2026-11-27", LeaveKind.SICK)
    await morning(office, "2026-11-27")
    assert (count(rep, HAND_IN), count(boss, OTHERS)) == (0, 1)
    await morning(office, "2026-11-28")
    assert (count(rep, HAND_IN), count(boss, OTHERS)) == (1, 1)


async def test_what_is_recorded_late_is_warned_of_the_day_after(
    office: Office, rep: Phone, shop: Customer, them: Parties
) -> None:
    await collect(office, rep, shop.id, "70", date(2026, 11, 13))
    await morning(office, "2026-11-23")
    assert count(rep, HAND_IN) == 1
    await office.at("2026-11-23 15:00")
    await collect(office, rep, shop.id, "500", date(2026, 11, 10))
    await morning(office, "2026-11-24")
    assert f"{HAND_IN}: CN¥500.00" in rep.last.text


async def test_from_the_deadline_on_everybody_concerned_hears_of_it_each_working_day(
    office: Office, boss: Phone, rep: Phone, shop: Customer, them: Parties
) -> None:
    await collect(office, rep, shop.id, "500", date(2026, 9, 1))
    await office.at("2026-11-30 10:01")  # 90 days
    await office.beat(*(job.do_one.__name__ for job in JOBS))
    counts = [tuple(count(one, "CN¥500.00 · one receipt") for one in (rep, boss, them.finance))]
    for day in ("2026-12-01", "2026-12-02", "2026-12-05", "2026-12-06", "2026-12-07"):
        await morning(office, day)
        told = (count(rep, HAND_IN), count(boss, OTHERS), count(them.finance, OTHERS))
        counts.append(told)
    assert counts[1:] == [(2, 2, 1), (3, 3, 2), (4, 4, 3), (4, 4, 3), (5, 5, 4)]
    assert "6 days overdue: it was to be handed in by Tue, Dec 1" in rep.last.text
    assert "Mei · Hualian" in them.finance.last.text


async def test_of_a_leavers_cash_the_superior_and_finance_are_warned(
    office: Office, boss: Phone, rep: Phone, shop: Customer, them: Parties
) -> None:
    await collect(office, rep, shop.id, "500")
    await leave(office, rep)
    before = len(rep.inbox)
    await morning(office, "2026-11-27")
    assert count(boss, OTHERS) == count(them.finance, OTHERS) == 1
    assert len(rep.inbox) == before


async def test_a_warning_shows_others_nothing_by_a_forged_page(
    office: Office, rep: Phone, other_rep: Phone, shop: Customer, them: Parties
) -> None:
    await collect(office, rep, shop.id, "500")
    await other_rep.types("/cash")
    for data in ("cash:branch:0", "cash:mine:0", "cash:all:3"):
        await office.forge(other_rep, data)
        assert "500" not in other_rep.last.text


# Two at one moment.


def counts(hand_in_id: int, name: str, refusal: str | None = None) -> Deed:
    async def deed(session: AsyncSession) -> None:
        one = await session.get_one(HandIn, hand_in_id)
        person = await who(session, name)
        if refusal:
            await hand_ins.refuse(session, one, person, refusal)
        else:
            await hand_ins.confirm(session, one, person)

    return deed


def hands_in(*ids: int) -> Deed:
    async def deed(session: AsyncSession) -> None:
        await hand_ins.hand_in(session, await who(session, "Mei"), ids, clock.now())

    return deed


def withdraws(hand_in_id: int) -> Deed:
    async def deed(session: AsyncSession) -> None:
        one = await session.get_one(HandIn, hand_in_id)
        await hand_ins.withdraw(session, one, await who(session, "Mei"))

    return deed


def refuses_receipt(number: int) -> Deed:
    async def deed(session: AsyncSession) -> None:
        one = await session.get_one(Receipt, number)
        await receiving.refuse(session, one, await who(session, "Fay"), "Never came")

    return deed


async def test_two_who_count_at_once(
    office: Office, rep: Phone, shop: Customer, them: Parties
) -> None:
    await office.hire("Finn", Position.FINANCE, them.chief)
    made = await hand_in(office, rep, await collect(office, rep, shop.id, "300"))
    key = await at_once(office, counts(made, "Fay"), counts(made, "Finn", "100 short"))
    assert key == "hand-in-over-already"
    assert (await the_hand_in(office)).state is HandInState.CONFIRMED
    assert await account(office, shop.id) == (price("700"), price("0"))


async def test_the_same_receipt_handed_in_twice_at_once(
    office: Office, rep: Phone, shop: Customer, them: Parties
) -> None:
    first = await collect(office, rep, shop.id, "300")
    second = await collect(office, rep, shop.id, "200")
    assert await at_once(office, hands_in(first, second), hands_in(second)) == "cash-changed"
    assert len(await office.all(select(HandIn))) == 1


async def test_counted_while_it_is_withdrawn(
    office: Office, rep: Phone, shop: Customer, them: Parties
) -> None:
    made = await hand_in(office, rep, await collect(office, rep, shop.id, "300"))
    assert await at_once(office, withdraws(made), counts(made, "Fay")) == "hand-in-over-already"
    assert await in_hand(office, rep) == [price("300")]


async def test_counted_while_one_of_its_receipts_is_refused(
    office: Office, rep: Phone, shop: Customer, them: Parties
) -> None:
    await office.hire("Finn", Position.FINANCE, them.chief)
    other = await open_file(office, rep, "Metro")
    await owed_before(office, other.id, "1000", date(2026, 10, 1), "balance:2")
    first = await collect(office, rep, shop.id, "300")
    second = await collect(office, rep, other.id, "200")
    made = await hand_in(office, rep, second, first)
    assert await at_once(office, refuses_receipt(first), counts(made, "Finn")) is None
    assert (await receipt(office, first)).state is ReceiptState.REFUSED
    assert (await receipt(office, second)).state is ReceiptState.CONFIRMED
    assert await account(office, shop.id) == (price("1000"), price("0"))
    assert await account(office, other.id) == (price("800"), price("0"))
