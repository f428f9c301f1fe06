"""Invoices: the same as the order they bill, written by one person and checked by another (8.5)."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pytest
from moneyed import Money
from sqlalchemy import select

from handlers.order_sight import sight_of
from models import invoicing
from models.answers import Answer
from models.audit import Entry
from models.invoices import Invoice, InvoiceState, invoiced_of
from models.invoicing import Scope
from models.order_changes import asked_again
from models.orders import Asks, Order, OrderState
from models.positions import Position
from models.staff import Staff
from tests.chains import refusal
from tests.conftest import Office
from tests.goods import bill, give_back, ship, tap
from tests.phone import Phone
from tests.records import open_file, staff
from tests.selling import change, line, place, price, product


@dataclass
class Books:
    """An order of two lines, its first shipped in part, and whoever deals with its invoices."""

    order_id: int
    finance: Phone
    second: Phone
    admin: Phone

    @property
    def invoice(self) -> str:
        return f"order:{self.order_id}:invoice"


@pytest.fixture
async def books(office: Office, rep: Phone, director: Phone) -> Books:
    """10 cases of water at 48.00 and 4 of tea at 33.33; 13 % tax; 6 and 4 of them arrived."""
    water = await product(office, "Water")
    tea = await product(office, "Tea", 3333, pack=None, unit="box")
    shop = await open_file(office, rep, "Hualian")
    order_id = await place(office, rep, shop.id, [line(water, 10), line(tea, 4)])
    await ship(office, order_id, {1: 6, 2: 4})
    finance = await office.hire("Fay", Position.FINANCE, director)
    second = await office.hire("Sally", Position.SALES_ADMIN, director)
    admin = await office.hire("Root", Position.ADMIN)
    await office.settle()
    return Books(order_id, finance, second, admin)


async def opened(office: Office, who: Phone, books: Books) -> None:
    await tap(office, who, books.invoice)


def heard(phone: Phone) -> str:
    """The newest message, and what popped up last."""
    return " ".join([*phone.toasts[-1:], phone.last.text])


async def enter(office: Office, books: Books, number: str, total: str) -> None:
    """What was shipped: 6 × 48.00 + 4 × 33.33 = 421.32, with 13 % tax 476.09."""
    await opened(office, books.finance, books)
    await books.finance.taps("Enter the invoice")
    await books.finance.types(number)
    await books.finance.types(total)


async def state_of(office: Office, order_id: int) -> OrderState:
    order: Order = await office.one(select(Order).where(Order.id == order_id))
    return order.state


async def the_invoice(office: Office, number: str = "INV-7") -> Invoice:
    query = select(Invoice).where(Invoice.number == number).order_by(Invoice.id.desc()).limit(1)
    found: Invoice = await office.one(query)
    return found


async def test_what_was_shipped_is_proposed_with_goods_prices_and_tax(
    office: Office, books: Books
) -> None:
    await opened(office, books.finance, books)
    proposed = books.finance.last.text
    assert "Water · 6 case × CN¥48.00 = CN¥288.00" in proposed
    assert "Tea · 4 box × CN¥33.33 = CN¥133.32" in proposed
    assert "= CN¥476.09" in proposed


async def test_all_that_is_ordered_is_one_tap_away(office: Office, books: Books) -> None:
    await opened(office, books.finance, books)
    await books.finance.taps("All that is ordered")
    assert "Water · 10 case" in books.finance.last.text


async def test_an_invoice_waits_for_the_second_person_and_then_closes_the_order(
    office: Office, books: Books, rep: Phone
) -> None:
    await ship(office, books.order_id, {1: 4})
    await opened(office, books.finance, books)
    await books.finance.taps("Enter the invoice")
    await books.finance.types("inv-7")
    await books.finance.types("693.05")
    await books.finance.sends_photo(caption="Invoice")
    await books.finance.taps("Done")
    await books.finance.taps("Send")
    assert "to be checked" in books.finance.last.text
    card = books.second.message_with("Invoice INV-7")
    for told in ("Water · 10 case × CN¥48.00", "Tea · 4 box × CN¥33.33", "¥693.05", "by Fay"):
        assert told in card.text
    await books.second.taps("The photo", card)
    assert books.second.last.text == "Invoice"
    assert await state_of(office, books.order_id) is OrderState.DELIVERED
    await books.second.taps("Matches", card)
    assert await state_of(office, books.order_id) is OrderState.CLOSED
    told = rep.message_with("Invoice INV-7").text
    assert "¥693.05" in told and "The order is closed" in told
    assert "Checked by Sally" in books.finance.message_with("Invoice INV-7").text


async def test_the_writer_never_checks_it_and_sees_no_button(office: Office, books: Books) -> None:
    await enter(office, books, "INV-7", "476.09")
    await books.finance.taps("Skip")
    await books.finance.taps("Send")
    assert "Matches" not in str(books.finance.last.labels)
    invoice = await the_invoice(office)
    await tap(office, books.finance, f"invoice:{invoice.id}:yes")
    assert "somebody else" in heard(books.finance)
    assert (await the_invoice(office)).state is InvoiceState.WAITING


async def test_a_total_off_by_a_cent_is_refused_with_the_difference_and_nothing_is_lost(
    office: Office, books: Books
) -> None:
    await enter(office, books, "INV-7", "476.10")
    refused = books.finance.last.text
    for told in ("¥476.10", "CN¥0.01 more", "¥476.09", "INV-7"):
        assert told in refused
    await books.finance.taps("What is to be billed")
    assert "Water · 6 case" in books.finance.last.text
    await books.finance.types("¥476.09")
    await books.finance.taps("Skip")
    await books.finance.taps("Send")
    assert (await the_invoice(office)).total == price("476.09")


@pytest.mark.parametrize("words", ["476.09 USD", "a lot", "476.091", "-476.09"])
async def test_another_currency_and_no_amount_are_told(
    office: Office, books: Books, words: str
) -> None:
    await enter(office, books, "INV-7", words)
    assert "CNY" in books.finance.last.text
    assert "Total with tax" in books.finance.last.text or "What total" in books.finance.last.text


async def test_the_same_number_twice_names_the_order_that_has_it(
    office: Office, books: Books, rep: Phone
) -> None:
    await bill(office, books.finance, books.order_id, "Inv 7")
    juice = await product(office, "Juice")
    customer_id = (await order_of(office, books)).customer_id
    other = await place(office, rep, customer_id, [line(juice, 1)])
    await tap(office, books.finance, f"order:{other}:invoice")
    await books.finance.taps("Enter the invoice")
    await books.finance.types("ＩＮＶ７")
    number = (await order_of(office, books)).number
    assert f"invoice for {number} already" in books.finance.last.text


async def order_of(office: Office, books: Books) -> Order:
    found: Order = await office.one(select(Order).where(Order.id == books.order_id))
    return found


async def test_a_refused_invoice_frees_its_goods_its_number_and_its_writer_hears_why(
    office: Office, books: Books
) -> None:
    await bill(office, books.finance, books.order_id, "INV-7")
    await office.settle()
    await books.second.taps("Does not match")
    await books.second.types("Tea has 5 boxes on it")
    assert "does not match" in books.second.last.text
    assert "Tea has 5 boxes on it" in books.finance.last.text
    async with office.session() as session:
        assert await invoiced_of(session, books.order_id) == {}
    await bill(office, books.finance, books.order_id, "INV-7")
    assert (await the_invoice(office)).state is InvoiceState.WAITING


@pytest.mark.parametrize(
    ("words", "state", "refusal"),
    [
        ("ok", InvoiceState.CHECKED, None),
        ("对", InvoiceState.CHECKED, None),
        ("相符", InvoiceState.CHECKED, None),
        ("不对，金额错了", InvoiceState.REFUSED, "金额错了"),
        ("does not match: tea has 5", InvoiceState.REFUSED, "tea has 5"),
        ("hm", InvoiceState.WAITING, None),
        ("no", InvoiceState.WAITING, None),
    ],
)
async def test_words_below_the_card_decide_and_none_go_to_the_writer(
    office: Office, books: Books, words: str, state: InvoiceState, refusal: str | None
) -> None:
    await bill(office, books.finance, books.order_id, "INV-7")
    await office.settle()
    await books.second.answers(books.second.message_with("Invoice INV-7"), words)
    invoice = await the_invoice(office)
    assert (invoice.state, invoice.refusal) == (state, refusal)
    assert not await office.all(select(Answer))
    if words == "hm":
        await books.second.taps("Matches", books.second.last)
        assert (await the_invoice(office)).state is InvoiceState.CHECKED
    if words == "no":
        await books.second.types("Tea has 5 boxes")
        assert (await the_invoice(office)).refusal == "Tea has 5 boxes"


async def test_the_writer_does_not_check_an_invoice_by_words(office: Office, books: Books) -> None:
    await enter(office, books, "INV-7", "476.09")
    await books.finance.taps("Skip")
    await books.finance.taps("Send")
    await books.finance.answers(books.finance.last, "ok")
    assert (await the_invoice(office)).state is InvoiceState.WAITING


async def test_confirming_twice_in_two_chats_counts_once_and_tells_who_was_first(
    office: Office, books: Books, director: Phone
) -> None:
    other = await office.hire("Finn", Position.FINANCE, director)
    await bill(office, books.finance, books.order_id, "INV-7")
    await office.settle()
    first, second = books.second.last, other.last
    stale = second.buttons[0][0]
    await books.second.taps("Matches", first)
    await other.presses(second, stale)
    assert "Sally was first" in heard(other)
    checks = await office.all(select(Entry).where(Entry.deed == "invoice-checked"))
    assert len(checks) == 1


async def test_waiting_ones_are_found_in_pending(office: Office, books: Books) -> None:
    await bill(office, books.finance, books.order_id, "INV-7")
    await office.settle()
    await books.second.types("/pending")
    assert "Invoices to check: 1" in books.second.last.text
    await books.second.taps("INV-7", books.second.last)
    assert "Matches" in str(books.second.last.labels)
    await books.finance.types("/pending")
    assert "Invoices to check" not in books.finance.last.text


async def test_where_nobody_else_can_check_administrators_hear_it_once(
    office: Office, books: Books
) -> None:
    async with office.session() as session:
        await (await staff(session, books.second)).leave(session, None)
    await bill(office, books.finance, books.order_id, "INV-7")
    await office.settle()
    told = [words for words in books.admin.texts if "Nobody can check invoice INV-7" in words]
    assert len(told) == 1


async def test_only_whom_the_rules_name_writes_invoices(
    office: Office, books: Books, rep: Phone
) -> None:
    await opened(office, rep, books)
    assert "not yours to write" in heard(rep)
    async with office.session() as session:
        order = await session.get_one(Order, books.order_id)
        who = await staff(session, rep)
        refused = await refusal(
            invoicing.make(session, order, who, "INV-7", price("476.09"), Scope.SHIPPED)
        )
    assert refused.key == "invoice-not-yours-to-write"


async def test_works_sees_no_invoice(office: Office, books: Books, director: Phone) -> None:
    works = await office.hire("Wendy", Position.WORKS, director)
    invoice_id = await bill(office, books.finance, books.order_id, "INV-7")
    await tap(office, works, f"order:{books.order_id}")
    assert "INV-7" not in works.last.text
    await tap(office, works, f"invoice:{invoice_id}")
    assert "you cannot see it" in heard(works)


def test_who_sees_prices_is_said_alike_in_both_places() -> None:
    for position in Position:
        person = Staff(name="X", position=position)
        assert person.sees_prices == sight_of(person).prices, position


async def test_what_came_back_before_it_was_billed_is_not_billed(
    office: Office, books: Books, rep: Phone, boss: Phone
) -> None:
    await give_back(office, rep, books.order_id, {2: 1}, decided_by=boss)
    async with office.session() as session:
        order = await session.get_one(Order, books.order_id)
        due = await invoicing.bill_of(session, order, Scope.SHIPPED)
    assert [(one.line.name, one.quantity_milli) for one in due.lines] == [
        ("Water", 6000),
        ("Tea", 3000),
    ]


async def test_what_came_back_after_it_was_billed_leaves_all_the_rest_to_bill(
    office: Office, books: Books, rep: Phone, boss: Phone
) -> None:
    """5 of 10 are shipped, billed and given back; the other 5 are shipped: they are billed, too."""
    shop = await open_file(office, rep, "Jiale")
    water = await product(office, "Still water")
    order_id = await place(office, rep, shop.id, [line(water, 10)])
    await ship(office, order_id, {1: 5})
    await bill(office, books.finance, order_id, "INV-5", checked_by=books.second)
    await give_back(office, rep, order_id, {1: 5}, decided_by=boss)
    await ship(office, order_id, {1: 5})
    order = await office.one(select(Order).where(Order.id == order_id))
    assert order.state is OrderState.DELIVERED
    await bill(office, books.finance, order_id, "INV-6", checked_by=books.second)
    order = await office.one(select(Order).where(Order.id == order_id))
    assert order.state is OrderState.CLOSED
    found = await office.all(select(Invoice).where(Invoice.order_id == order_id))
    assert sum((one.total for one in found), Money(0, "CNY")) == order.total


async def test_all_billed_in_parts_leaves_nothing_and_sums_to_the_order(
    office: Office, books: Books
) -> None:
    await bill(office, books.finance, books.order_id, "INV-1")
    await bill(office, books.finance, books.order_id, "INV-2", Scope.ORDERED)
    found = await office.all(select(Invoice))
    order = await order_of(office, books)
    assert sum((one.total for one in found), Money(0, "CNY")) == order.total
    await opened(office, books.finance, books)
    assert "Nothing of this order is left to bill" in books.finance.last.text


async def test_an_order_that_does_not_stand_is_not_billed(office: Office, books: Books) -> None:
    async with office.session() as session:
        order = await session.get_one(Order, books.order_id)
        order.state = OrderState.CANCELLED
    await opened(office, books.finance, books)
    assert "not confirmed yet, or was cancelled" in heard(books.finance)


async def test_the_order_card_lists_invoices_with_number_total_and_state(
    office: Office, books: Books, rep: Phone
) -> None:
    await bill(office, books.finance, books.order_id, "INV-7", checked_by=books.second)
    await tap(office, rep, f"order:{books.order_id}")
    card = rep.message_with("INV-7 · CN¥476.09 · checked")
    assert "🧾 Invoice" not in str(card.labels)
    await tap(office, books.finance, f"order:{books.order_id}")
    await books.finance.taps("🧾 Invoice")
    assert "To be billed" in books.finance.last.text


async def test_an_invoice_of_many_lines_is_read_page_by_page(
    office: Office, books: Books, rep: Phone
) -> None:
    lines = [line(await product(office, f"Good {number:02}"), 2) for number in range(1, 46)]
    customer_id = (await order_of(office, books)).customer_id
    order_id = await place(office, rep, customer_id, lines)
    await tap(office, books.finance, f"order:{order_id}:invoice")
    assert "Good 20" in books.finance.last.text and "Good 21" not in books.finance.last.text
    await books.finance.taps("2/3 ›")
    assert "Good 21" in books.finance.last.text
    await bill(office, books.finance, order_id, "INV-7", Scope.ORDERED)
    await office.settle()
    card = books.second.message_with("Invoice INV-7")
    assert "and 25 more lines" in card.text
    await books.second.taps("All 45 lines", card)
    await books.second.taps("2/3 ›")
    await books.second.taps("3/3 ›")
    assert "Good 45" in books.second.last.text


async def test_an_order_whose_change_waits_is_billed_afterwards(
    office: Office, books: Books, rep: Phone
) -> None:
    async with office.session() as session:
        order = await session.get_one(Order, books.order_id)
        order.asks = Asks.CHANGE
    await opened(office, books.finance, books)
    assert "waits for a decision" in heard(books.finance)


async def test_a_checker_who_has_left_checks_nothing(office: Office, books: Books) -> None:
    invoice_id = await bill(office, books.finance, books.order_id)
    async with office.session() as session:
        second = await staff(session, books.second)
        await second.leave(session, None)
        invoice = await session.get_one(Invoice, invoice_id)
        refused = await refusal(invoicing.check(session, invoice, second))
    assert refused.key == "invoice-not-yours-to-check"


async def test_a_refused_invoice_keeps_its_lines_and_prices_though_the_order_has_others(
    office: Office, books: Books, rep: Phone
) -> None:
    invoice_id = await bill(office, books.finance, books.order_id)
    async with office.session() as session:
        second = await staff(session, books.second)
        invoice = await session.get_one(Invoice, invoice_id)
        await invoicing.check(session, invoice, second, "Not their name")
        order = await session.get_one(Order, books.order_id)
        [water, tea] = [asked_again(one) for one in await order.lines(session)]
    dearer = replace(water, agreed=price("60"))
    await change(office, rep, books.order_id, lines=[dearer, tea])
    await office.settle()
    await tap(office, books.finance, f"invoice:{invoice_id}")
    assert "Water · 6 case × CN¥48.00 = CN¥288.00" in books.finance.last.text
    assert "CN¥421.32" in books.finance.last.text
