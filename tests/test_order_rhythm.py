"""The customer's card knows what is bought, how often, and what is due again; reports tell of orders."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

import pytest
from moneyed import Money

from models.order_rhythm import Rhythm, Usual, due_of, rhythm_of
from models.order_terms import Terms
from models.orders import Order
from models.positions import Position
from tests.conftest import Office
from tests.phone import Phone
from tests.records import joined, open_file, staff
from tests.selling import WEDNESDAY, line, place, product


def days(*numbers: int) -> list[date]:
    return [date(2026, 11, number) for number in numbers]


def test_the_rhythm_is_the_median_distance_whatever_the_order_of_days() -> None:
    assert rhythm_of(days(20, 1, 8, 15)) == Rhythm(7, date(2026, 11, 20))


@pytest.mark.parametrize("bought", [[], days(1), days(1, 8), days(1, 8, 8, 8)])
def test_fewer_than_three_days_are_no_rhythm(bought: Sequence[date]) -> None:
    assert rhythm_of(bought) is None


def test_due_is_what_was_bought_longer_ago_than_usual_the_longest_overdue_first() -> None:
    ago = [
        Usual(1, "Cola", Rhythm(7, date(2026, 11, 10))),  # was due on the 17th
        Usual(2, "Water", Rhythm(7, date(2026, 11, 14))),  # is due today
        Usual(3, "Beer", Rhythm(3, date(2026, 11, 12))),  # was due on the 15th
    ]
    assert [one.name for one in due_of(ago, date(2026, 11, 21))] == ["Beer", "Cola"]


async def weekly(office: Office, rep: Phone) -> int:
    """A customer who orders water every week and juice three times, long ago; the customer's id."""
    customer = await open_file(office, rep, "Harbour")
    water, juice = await product(office, "Water"), await product(office, "Juice", 500)
    for day, bought in (
        ("2026-10-05", [water, juice]),
        ("2026-10-12", [water, juice]),
        ("2026-10-19", [water, juice]),
        ("2026-11-16", [water]),
        ("2026-11-20", [water]),
    ):
        await office.at(f"{day} 10:00")
        await place(office, rep, customer.id, [line(one, 10) for one in bought])
    await office.at("2026-11-21 15:00")
    await office.settle()
    return customer.id


async def test_the_card_shows_purchases_rhythm_and_what_is_due(office: Office, rep: Phone) -> None:
    await weekly(office, rep)
    await rep.types("/customer Harbour")
    card = rep.last.text
    # 5 × 480.00 and 3 × 1,200.00 without tax, 13 % on it.
    assert "2026: 5 orders, CN¥6,780.00" in card
    assert "Last order Fri, Nov 20 · CN¥542.40 · Confirmed" in card
    assert "about every 7 days; the next around Fri, Nov 27" in card
    assert "due again: Juice (last Mon, Oct 19)" in card
    assert "Water (last" not in card
    assert "Owes CN¥6,780.00" in card
    assert "overdue" not in card


async def test_the_card_says_what_is_overdue_and_the_limit(office: Office, rep: Phone) -> None:
    customer = await open_file(office, rep, "Harbour", credit_limit=Money(5000, "CNY"))
    water = await product(office)
    await office.at("2026-10-01 10:00")
    await place(office, rep, customer.id, [line(water, 10)], terms=Terms.read("in_advance"))
    await office.at("2026-11-21 15:00")
    await rep.types("/customer Harbour")
    assert "Owes CN¥542.40, CN¥542.40 overdue · limit CN¥5,000.00" in rep.last.text


async def test_a_customer_who_never_ordered_has_nothing_about_buying(
    office: Office, rep: Phone
) -> None:
    await open_file(office, rep, "Harbour")
    await rep.types("/customer Harbour")
    assert "🛒" not in rep.last.text
    assert "💰" not in rep.last.text


async def test_the_card_leads_to_an_order_and_to_the_customers_orders(
    office: Office, rep: Phone
) -> None:
    customer = await weekly(office, rep)
    await rep.types("/customer Harbour")
    _, enter = rep.find("🧾 Order")
    assert enter.data == f"order:new:{customer}"
    await rep.taps("📋 Orders")
    assert "Orders for Harbour" in rep.last.text
    assert "SO202611-0002 · 11-25 · CN¥542.40" in " ".join(rep.last.labels)


# Reports.


async def test_the_report_starts_from_the_days_orders(office: Office, rep: Phone) -> None:
    customer = await open_file(office, rep, "Harbour")
    water = await product(office)
    await place(office, rep, customer.id, [line(water, 10)])
    await rep.types("/report")
    assert "15:00 🧾 Harbour · SO202611-0001 · CN¥542.40: Water" in rep.last.text


async def test_an_order_that_waits_is_told_so_and_one_withdrawn_is_not(
    office: Office, rep: Phone
) -> None:
    customer = await open_file(office, rep, "Harbour")
    water = await product(office)
    await place(office, rep, customer.id, [line(water, 10, discount=Decimal(9))])
    gone = await place(office, rep, customer.id, [line(water, 7, discount=Decimal(9))])
    async with office.session() as session:
        order = await session.get_one(Order, gone)
        await order.withdraw(session, await staff(session, rep))
    await office.settle()
    await rep.types("/report")
    assert rep.last.text.count("🧾 Harbour · waiting for a decision") == 1


async def test_somebody_elses_order_is_not_in_my_report(
    office: Office, rep: Phone, boss: Phone
) -> None:
    customer = await open_file(office, rep, "Harbour")
    await place(office, boss, customer.id, [line(await product(office), 10)])
    await rep.types("/report")
    assert "🧾" not in rep.last.text


async def test_the_digest_counts_the_teams_orders(office: Office, rep: Phone, boss: Phone) -> None:
    customer = await open_file(office, rep, "Harbour")
    water = await product(office)
    for _ in range(2):
        await place(office, rep, customer.id, [line(water, 10)], WEDNESDAY)
    await joined(office, "2026-11-01 09:00", rep)
    await office.at("2026-11-23 09:00")
    await office.beat("plan_the_day", "digest_one")
    assert "🧾 2 orders" in boss.message_with("1 missing").text


async def test_works_hears_of_orders_in_the_menu_and_the_help(
    office: Office, director: Phone
) -> None:
    works = await office.hire("Wu", Position.WORKS, director)
    await works.types("/menu")
    works.find("📋 Orders")
    assert "🧾 Order" not in " ".join(works.last.labels)
    await works.types("/help")
    assert "/orders" in works.last.text
    assert "orders" in works.commands
