"""Lists of orders: whose they are, filters, pages, finding; and what becomes of them when somebody leaves."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from sqlalchemy import select

from models import evidence
from models.language import Language
from models.order_changes import cancel
from models.orders import Order, OrderState
from models.positions import Position
from models.staff import Staff
from tests.conftest import Office
from tests.phone import Phone
from tests.records import open_file, staff
from tests.selling import line, place, product

MONDAY, FRIDAY = date(2026, 11, 23), date(2026, 11, 27)


async def becomes(office: Office, order_id: int, state: OrderState) -> None:
    """As far as works has brought it."""
    async with office.session() as session:
        order = await session.get_one(Order, order_id)
        order.state = state


def orders_on(phone: Phone) -> list[str]:
    """The orders among the buttons of the newest message."""
    buttons = [button for row in phone.last.buttons for button in row]
    return [one.text for one in buttons if one.data and one.data.removeprefix("order:").isdigit()]


# A list.


async def test_undelivered_orders_stand_by_delivery_date_overdue_first(
    office: Office, rep: Phone
) -> None:
    harbour, deli = await open_file(office, rep, "Harbour"), await open_file(office, rep, "Deli")
    water = await product(office)
    await place(office, rep, harbour.id, [line(water, 1)], FRIDAY)
    await place(office, rep, deli.id, [line(water, 2)], MONDAY)
    done = await place(office, rep, deli.id, [line(water, 2)], MONDAY)
    await becomes(office, done, OrderState.DELIVERED)
    await office.at("2026-11-25 10:00")
    await rep.types("/orders")
    assert "My orders · Undelivered" in rep.last.text
    assert "⚠️ late · 🆕 Confirmed" in rep.last.text
    assert orders_on(rep) == ["⚠️🆕 Deli · 11-23 · CN¥108.48", "🆕 Harbour · 11-27 · CN¥54.24"]


async def test_a_filter_shows_the_others_in_the_same_message(office: Office, rep: Phone) -> None:
    harbour = await open_file(office, rep, "Harbour")
    water = await product(office)
    done = await place(office, rep, harbour.id, [line(water, 1)])
    await becomes(office, done, OrderState.DELIVERED)
    await place(office, rep, harbour.id, [line(water, 3, discount=Decimal(9))])
    await rep.types("订单")
    messages = len(rep.inbox)
    assert orders_on(rep) == []
    await rep.taps("Delivered")
    assert orders_on(rep) == ["✅ Harbour · 11-25 · CN¥54.24"]
    await rep.taps("⏳ Waiting for a decision (1)")
    assert [one[:9] for one in orders_on(rep)] == ["⏳ Harbour"]
    await rep.taps("All")
    assert len(orders_on(rep)) == 2
    assert len(rep.inbox) == messages


async def test_a_change_that_waits_is_among_those_waiting(office: Office, rep: Phone) -> None:
    harbour = await open_file(office, rep, "Harbour")
    number = await place(office, rep, harbour.id, [line(await product(office), 1)])
    await becomes(office, number, OrderState.IN_PRODUCTION)
    async with office.session() as session:
        order = await session.get_one(Order, number)
        await cancel(session, order, await staff(session, rep), "They closed")
    await rep.types("/orders")
    await rep.taps("Waiting for a decision (1)")
    assert [one[:9] for one in orders_on(rep)] == ["🏭 Harbour"]


async def test_an_empty_list_says_how_to_enter_an_order(office: Office, rep: Phone) -> None:
    await rep.types("/orders")
    assert "Everything is delivered" in rep.last.text
    assert rep.find("Enter an order")[1].data == "order:new"


async def test_pages_are_turned_without_counting(office: Office, rep: Phone) -> None:
    harbour = await open_file(office, rep, "Harbour")
    water = await product(office)
    for quantity in range(1, 12):
        await place(office, rep, harbour.id, [line(water, quantity)])
    await rep.types("/orders")
    first = orders_on(rep)
    assert len(first) == 8
    await rep.taps("2 ›")
    second = orders_on(rep)
    assert len(second) == 3
    assert not set(first) & set(second)
    assert not any("›" in label for label in rep.last.labels)
    await rep.taps("‹ 1")
    assert orders_on(rep) == first


async def test_eight_orders_are_one_page(office: Office, rep: Phone) -> None:
    harbour = await open_file(office, rep, "Harbour")
    water = await product(office)
    for quantity in range(1, 9):
        await place(office, rep, harbour.id, [line(water, quantity)])
    await rep.types("/orders")
    assert len(orders_on(rep)) == 8
    assert not any("›" in label for label in rep.last.labels)


async def test_an_old_page_beyond_the_end_shows_the_first(office: Office, rep: Phone) -> None:
    harbour = await open_file(office, rep, "Harbour")
    await place(office, rep, harbour.id, [line(await product(office), 1)])
    await rep.types("/orders")
    await office.forge(rep, "orders:mine:undelivered:999")
    assert len(orders_on(rep)) == 1


async def test_a_button_opens_the_order(office: Office, rep: Phone) -> None:
    harbour = await open_file(office, rep, "Harbour")
    await place(office, rep, harbour.id, [line(await product(office), 1)])
    await rep.types("/orders")
    await rep.taps("🆕 Harbour")
    assert "SO202611-0001 · Confirmed" in rep.last.text


async def test_the_list_is_in_the_readers_language(office: Office, other_rep: Phone) -> None:
    hualian = await open_file(office, other_rep, "华联超市")
    await place(office, other_rep, hualian.id, [line(await product(office), 1)])
    await other_rep.types("订单")
    assert "我的订单 · 未交货" in other_rep.last.text
    assert orders_on(other_rep) == ["🆕 华联超市 · 11-25 · ¥54.24"]


# Whose.


async def test_mine_are_those_i_look_after_and_those_i_entered(
    office: Office, rep: Phone, boss: Phone
) -> None:
    mine, theirs = await open_file(office, boss, "Own"), await open_file(office, rep, "Mei's")
    water = await product(office)
    await place(office, boss, mine.id, [line(water, 1)])
    await place(office, boss, theirs.id, [line(water, 2)])
    await place(office, rep, theirs.id, [line(water, 3)])
    await boss.types("/orders")
    assert "The team’s orders" in boss.last.text
    assert len(orders_on(boss)) == 3
    await boss.taps("My own")
    assert sorted(one.split(" · ")[0] for one in orders_on(boss)) == ["🆕 Mei's", "🆕 Own"]
    await rep.types("/orders")
    assert len(orders_on(rep)) == 2


async def test_a_superior_chooses_a_person(office: Office, rep: Phone, boss: Phone) -> None:
    tom = await office.hire("Tom", Position.REPRESENTATIVE, boss)
    water = await product(office)
    for who, name in ((rep, "Harbour"), (tom, "Deli")):
        customer = await open_file(office, who, name)
        await place(office, who, customer.id, [line(water, 1)])
    await boss.types("/orders")
    await boss.taps("By person")
    await boss.taps("Tom")
    assert "Orders of Tom" in boss.last.text
    assert [one.split(" · ")[0] for one in orders_on(boss)] == ["🆕 Deli"]
    await boss.taps("The team")
    assert len(orders_on(boss)) == 2


async def test_a_big_team_is_one_list_too(office: Office, director: Phone, boss: Phone) -> None:
    water = await product(office)
    for number in range(13):
        one = await office.hire(f"Rep {number}", Position.REPRESENTATIVE, boss)
        customer = await open_file(office, one, f"Shop {number}")
        await place(office, one, customer.id, [line(water, 1)])
    await boss.types("/orders")
    await boss.taps("2 ›")
    assert len(orders_on(boss)) == 5
    await boss.taps("All")
    await boss.taps("2 ›")
    assert len(orders_on(boss)) == 5


async def test_works_sees_all_confirmed_ones_without_amounts(
    office: Office, rep: Phone, other_rep: Phone, director: Phone
) -> None:
    works = await office.hire("Wu", Position.WORKS, director)
    water = await product(office)
    for who, name in ((rep, "Harbour"), (other_rep, "华联")):
        customer = await open_file(office, who, name)
        await place(office, who, customer.id, [line(water, 1)])
        await place(office, who, customer.id, [line(water, 1, discount=Decimal(9))])  # waits
    await works.types("/orders")
    assert "All confirmed orders" in works.last.text
    assert sorted(orders_on(works)) == ["🆕 Harbour · 11-25", "🆕 华联 · 11-25"]
    assert not any("Enter" in label for label in works.last.labels)
    await works.taps("All")
    assert len(orders_on(works)) == 2


async def test_finance_sees_amounts(office: Office, rep: Phone, director: Phone) -> None:
    finance = await office.hire("Fay", Position.FINANCE, director)
    customer = await open_file(office, rep, "Harbour")
    await place(office, rep, customer.id, [line(await product(office), 1)])
    await finance.types("/orders")
    assert orders_on(finance) == ["🆕 Harbour · 11-25 · CN¥54.24"]


async def test_nobody_sees_orders_of_others_through_old_buttons(
    office: Office, rep: Phone, other_rep: Phone
) -> None:
    theirs = await open_file(office, other_rep, "华联")
    await place(office, other_rep, theirs.id, [line(await product(office), 1)])
    await rep.types("/orders")
    async with office.session() as session:
        other = (await staff(session, other_rep)).id
    for data in (
        f"orders:person:{other}:all:0",
        f"orders:customer:{theirs.id}:all:0",
        f"orders:customer:{theirs.id}",
        "orders:customer:99999:all:0",
        "orders:person:99999:all:0",
        "orders:everybody:all:0",
    ):
        await office.forge(rep, data)
        assert "you cannot see them" in (rep.toasts or [rep.last.text])[-1] + rep.last.text, data
        assert not any("华联" in text for text in rep.texts)
    await office.forge(rep, "orders:team:all:0")
    assert orders_on(rep) == []


async def test_hr_has_no_lists(office: Office, director: Phone) -> None:
    hr = await office.hire("Helen", Position.HR, director)
    await hr.types("/orders")
    assert "not for your position" in hr.last.text
    assert "orders" not in hr.commands


# Finding.


async def test_a_number_opens_the_order(office: Office, rep: Phone) -> None:
    customer = await open_file(office, rep, "Harbour")
    await place(office, rep, customer.id, [line(await product(office), 1)])
    for said in ("/orders so202611-0001", "/find SO202611-0001"):
        await rep.types("/menu")
        await rep.types(said)
        assert "SO202611-0001 · Confirmed" in rep.last.text


async def test_the_number_of_somebody_elses_order_finds_nothing(
    office: Office, rep: Phone, other_rep: Phone
) -> None:
    customer = await open_file(office, other_rep, "华联")
    await place(office, other_rep, customer.id, [line(await product(office), 1)])
    for said in ("/orders SO202611-0001", "/orders 华联"):
        await rep.types(said)
        assert "No order and no customer found" in rep.last.text


async def test_a_name_opens_that_customers_list(office: Office, rep: Phone) -> None:
    harbour, deli = await open_file(office, rep, "Harbour"), await open_file(office, rep, "Deli")
    water = await product(office)
    for customer in (harbour, deli):
        await place(office, rep, customer.id, [line(water, 1)])
    await rep.types("/orders harb")
    assert "Orders for Harbour · All" in rep.last.text
    assert orders_on(rep) == ["🆕 SO202611-0001 · 11-25 · CN¥54.24"]
    assert rep.find("Enter an order")[1].data == f"order:new:{harbour.id}"


async def test_of_several_customers_one_is_chosen(office: Office, rep: Phone) -> None:
    water = await product(office)
    for name in ("Harbour East", "Harbour West"):
        customer = await open_file(office, rep, name)
        await place(office, rep, customer.id, [line(water, 1)])
    await rep.types("/orders Harbour")
    await rep.taps("Harbour West")
    assert "Orders for Harbour West" in rep.last.text


async def test_works_finds_a_customer_by_its_orders_alone(
    office: Office, rep: Phone, director: Phone
) -> None:
    works = await office.hire("吴刚", Position.WORKS, director, Language.ZH_HANS)
    customer = await open_file(office, rep, "华联超市")
    await open_file(office, rep, "华联二店")  # never ordered
    await place(office, rep, customer.id, [line(await product(office), 1)])
    await works.types("订单 华联")
    assert "华联超市的订单" in works.last.text
    assert orders_on(works) == ["🆕 SO202611-0001 · 11-25"]


# Evidence and handing over.


async def seller_of(office: Office, order_id: int) -> str:
    query = select(Staff).join(Order, Order.seller_id == Staff.id).where(Order.id == order_id)
    return str((await office.one(query)).name)


async def author_of(office: Office, order_id: int) -> str:
    query = select(Staff).join(Order, Order.author_id == Staff.id).where(Order.id == order_id)
    return str((await office.one(query)).name)


async def leaves(office: Office, phone: Phone) -> None:
    async with office.session() as session:
        await (await staff(session, phone)).leave(session, None)
    await office.settle()


async def test_open_orders_are_handed_over_and_credit_stays(
    office: Office, rep: Phone, boss: Phone
) -> None:
    tom = await office.hire("Tom", Position.REPRESENTATIVE, boss)
    customer = await open_file(office, rep, "Harbour")
    water = await product(office)
    open_one = await place(office, rep, customer.id, [line(water, 1)])
    done = await place(office, rep, customer.id, [line(water, 1)])
    await becomes(office, done, OrderState.DELIVERED)
    await leaves(office, rep)
    assert "one open order" in boss.last.text
    await boss.taps("Give all to…")
    await boss.taps("Tom")
    await boss.taps("Yes, give all")
    assert await seller_of(office, open_one) == "Tom"
    assert await author_of(office, open_one) == "Mei"
    assert await seller_of(office, done) == "Mei"
    assert "Open orders: SO202611-0001 (for Wed, Nov 25)" in tom.last.text
    await tom.types("/orders")
    assert len(orders_on(tom)) == 1


async def test_a_customer_given_to_somebody_takes_its_open_orders_along(
    office: Office, rep: Phone, boss: Phone
) -> None:
    tom = await office.hire("Tom", Position.REPRESENTATIVE, boss)
    customer = await open_file(office, rep, "Harbour")
    number = await place(office, rep, customer.id, [line(await product(office), 1)])
    await office.settle()
    await rep.types("/orders SO202611-0001")
    card = rep.last
    await boss.types("/customer Harbour")
    await boss.taps("Give to…")
    await boss.taps("Tom")
    assert await seller_of(office, number) == "Tom"
    assert "Tom" in rep.message_with("SO202611-0001 · Confirmed").text
    assert rep.message_with("SO202611-0001 · Confirmed").id == card.id
    assert "Open orders: SO202611-0001" in tom.last.text


async def test_a_customer_that_lapsed_takes_its_open_orders_along(
    office: Office, rep: Phone, other_rep: Phone
) -> None:
    customer = await open_file(office, rep, "Harbour")
    number = await place(office, rep, customer.id, [line(await product(office), 1)])
    await office.at("2027-06-01 10:00")
    await open_file(office, other_rep, "Harbour")
    assert await seller_of(office, number) == "李伟"
    assert await author_of(office, number) == "Mei"


async def test_what_waited_for_a_decision_when_somebody_left_can_be_placed_again(
    office: Office, rep: Phone, boss: Phone
) -> None:
    tom = await office.hire("Tom", Position.REPRESENTATIVE, boss)
    customer = await open_file(office, rep, "Harbour")
    water = await product(office)
    number = await place(office, rep, customer.id, [line(water, 1, discount=Decimal(9))])
    await office.settle()
    await leaves(office, rep)
    order = await office.one(select(Order).where(Order.id == number))
    assert (order.state, order.asks, order.pending) == (OrderState.WITHDRAWN, None, None)
    await boss.taps("Give all to…")
    await boss.taps("Tom")
    await boss.taps("Yes, give all")
    assert "enter again if still wanted: Sat, Nov 21 (for Wed, Nov 25)" in tom.last.text
    await tom.types("/orders Harbour")
    await tom.taps("↩️ Harbour")
    assert tom.find("gain")[1].data == f"order:again:{number}"


async def test_a_leavers_order_at_anothers_customer_goes_to_its_owner(
    office: Office, rep: Phone, boss: Phone
) -> None:
    tom = await office.hire("Tom", Position.REPRESENTATIVE, boss)
    customer = await open_file(office, rep, "Harbour")
    number = await place(office, rep, customer.id, [line(await product(office), 1)])
    async with office.session() as session:  # as if entered on a follow-up that was handed to Tom
        order = await session.get_one(Order, number)
        order.seller_id = (await staff(session, tom)).id
    await office.settle()
    await leaves(office, tom)
    assert await seller_of(office, number) == "Mei"
    assert "Tom has left. You now look after one open order" in rep.last.text


async def test_orders_are_evidence_without_amounts(office: Office, rep: Phone) -> None:
    customer = await open_file(office, rep, "Harbour")
    water = await product(office)
    await place(office, rep, customer.id, [line(water, 1)])
    await place(office, rep, customer.id, [line(water, 1, discount=Decimal(9))])  # waits
    await office.at("2026-11-24 10:00")
    await place(office, rep, customer.id, [line(water, 1)])
    async with office.session() as session:
        lines = await evidence.of(session, customer, await staff(session, rep))
    [said] = [one for one in lines if one.key == "evidence-orders"]
    assert said.facts == {"orders": 2, "first": date(2026, 11, 21), "last": date(2026, 11, 24)}
