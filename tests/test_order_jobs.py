"""The clock looks after orders: nearly due, perhaps arrived, late (8.4)."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from models import calendar
from models.calendar import DayKind
from models.orders import Order, OrderState
from models.policy import LeaveKind
from models.reminders import Reminder, ReminderState
from scheduler.clock import run
from scheduler.orders import JOBS
from tests.conftest import Office
from tests.leaves import approved_leave
from tests.phone import Phone
from tests.records import staff
from tests.shipping import Yard, open_yard

DUE = "due soon and not ready"


@pytest.fixture
async def yard(office: Office, rep: Phone) -> Yard:
    return await open_yard(office, rep)


async def morning(yard: Yard, day: str, o_clock: str = "10:01") -> None:
    await yard.office.at(f"{day} {o_clock}")
    await yard.office.beat(*(job.do_one.__name__ for job in JOBS))


def heard(phone: Phone, words: str) -> int:
    return len([said for said in phone.texts if words in said])


# Before the date.


async def test_works_and_the_seller_are_warned_three_days_and_one_day_before(yard: Yard) -> None:
    await yard.order(deliver_on=date(2026, 11, 27))  # a Friday
    counts = []
    for day in ("2026-11-23", "2026-11-24", "2026-11-25", "2026-11-26"):
        await morning(yard, day)
        counts.append((heard(yard.works, DUE), heard(yard.rep, DUE)))
    assert counts == [(0, 0), (1, 1), (1, 1), (2, 2)]
    assert "SO202611-0001 · Hualian Market · Fri, Nov 27 · Confirmed" in yard.rep.last.text


async def test_what_falls_on_days_off_is_said_before_them(yard: Yard) -> None:
    await yard.order(deliver_on=date(2026, 12, 1))  # three days before it is a Saturday at work
    await morning(yard, "2026-11-28")
    assert heard(yard.works, DUE) == 1
    async with yard.office.session() as session:
        await calendar.set_day(session, date(2026, 11, 30), DayKind.OFF, "Ours", who=None)
    await morning(yard, "2026-11-30")
    assert heard(yard.works, DUE) == 1


async def test_one_message_names_them_all_with_a_button_each(yard: Yard) -> None:
    for _ in range(14):
        await yard.order(deliver_on=date(2026, 11, 27))
    await morning(yard, "2026-11-24")
    assert heard(yard.works, DUE) == 1
    assert "14 orders are due soon" in yard.works.last.text
    assert len([label for label in yard.works.last.labels if "Hualian" in label]) == 12
    await yard.works.taps("2/2 ›", yard.works.last)
    assert len([label for label in yard.works.last.labels if "Hualian" in label]) == 2


@pytest.mark.parametrize("state", [OrderState.READY, OrderState.SHIPPED, OrderState.CANCELLED])
async def test_nobody_is_warned_of_what_is_ready_or_over(yard: Yard, state: OrderState) -> None:
    await yard.order(state, deliver_on=date(2026, 11, 27))
    await morning(yard, "2026-11-24")
    assert heard(yard.works, DUE) == 0


async def test_what_became_ready_meanwhile_is_not_said(yard: Yard) -> None:
    order_id = await yard.order(deliver_on=date(2026, 11, 27))
    await yard.office.at("2026-11-24 08:00")
    await yard.office.beat("plan_the_orders")
    await yard.office.forge(yard.works, f"order:{order_id}:move:ready")
    await morning(yard, "2026-11-24")
    assert heard(yard.works, DUE) == 0
    reminders = await yard.office.all(select(Reminder).where(Reminder.kind == "order-warning"))
    assert {one.state for one in reminders} == {ReminderState.MOOT}


async def test_two_clocks_and_many_beats_say_it_once(yard: Yard) -> None:
    await yard.order(deliver_on=date(2026, 11, 27))
    await yard.office.at("2026-11-24 10:01")
    for _ in range(2):
        for job in JOBS:
            await run(job, yard.office.app.database)
            await run(job, yard.office.app.database)
    await yard.office.settle()
    await morning(yard, "2026-11-24", "14:00")
    assert heard(yard.works, DUE) == 1


async def test_nobody_is_called_from_leave(yard: Yard, boss: Phone) -> None:
    await yard.order(deliver_on=date(2026, 11, 27))
    await approved_leave(yard.office, yard.rep, boss, "2026-11-24", LeaveKind.SICK)
    await morning(yard, "2026-11-24")
    assert (heard(yard.works, DUE), heard(yard.rep, DUE)) == (1, 0)


# After the date.


async def test_the_seller_is_asked_whether_it_arrived_until_it_is_said(yard: Yard) -> None:
    order_id = await yard.order(OrderState.READY)
    await yard.on_its_way(order_id)
    await morning(yard, "2026-11-25")
    assert heard(yard.rep, "arrived?") == 0
    await morning(yard, "2026-11-26")
    await morning(yard, "2026-11-26", "15:00")
    assert heard(yard.rep, "arrived?") == 1
    await yard.rep.taps("Not yet", yard.rep.last)
    assert "next working day" in yard.rep.toasts[-1]
    await morning(yard, "2026-11-27")
    assert heard(yard.rep, "arrived?") == 2
    await yard.rep.taps("✅ Arrived", yard.rep.last)
    await yard.rep.taps("Today", yard.rep.last)
    await yard.rep.taps("Skip", yard.rep.last)
    assert await yard.state(order_id) is OrderState.DELIVERED
    await morning(yard, "2026-11-28")
    assert heard(yard.rep, "arrived?") == 2


async def test_several_stand_in_one_message_with_a_button_each(yard: Yard) -> None:
    for _ in range(2):
        await yard.on_its_way(await yard.order(OrderState.READY))
    await morning(yard, "2026-11-26")
    assert "Have these 2 shipments arrived?" in yard.rep.last.text
    await yard.rep.taps("SO202611-0002", yard.rep.last)
    assert "✅ Arrived" in yard.rep.last.labels


async def test_late_ones_are_listed_to_works_and_to_the_sellers_superior(
    yard: Yard, boss: Phone, director: Phone
) -> None:
    await yard.order(deliver_on=date(2026, 11, 24))
    await yard.order(OrderState.READY, deliver_on=date(2026, 11, 23))
    await yard.order(OrderState.SHIPPED, deliver_on=date(2026, 11, 23))
    await morning(yard, "2026-11-26")
    for phone in (yard.works, yard.second, boss):
        said = phone.message_with("2 orders are late").text
        assert said.index("SO202611-0002") < said.index("SO202611-0001")
        assert "Mon, Nov 23, 3 days late" in said
        assert "SO202611-0003" not in said
    assert heard(director, "late") == 0
    assert heard(yard.rep, "are late") == 0
    await morning(yard, "2026-11-27")
    assert heard(boss, "are late") == 2


async def test_nothing_is_said_on_a_day_off(yard: Yard) -> None:
    await yard.order(deliver_on=date(2026, 11, 27))
    await morning(yard, "2026-11-29")  # a Sunday
    assert heard(yard.works, "late") == 0
    await morning(yard, "2026-11-30")
    assert heard(yard.works, "late") == 1


async def test_a_page_that_is_asked_for_later_shows_what_is_left(yard: Yard) -> None:
    orders = [await yard.order(deliver_on=date(2026, 11, 24)) for _ in range(13)]
    await morning(yard, "2026-11-26")
    for order_id in orders:
        async with yard.office.session() as session:
            (await session.get_one(Order, order_id)).state = OrderState.SHIPPED
    await yard.works.taps("2/2 ›", yard.works.last)
    assert "Nothing is left in this list" in yard.works.last.text


async def test_the_list_of_somebody_else_is_not_shown(yard: Yard, other_rep: Phone) -> None:
    await yard.order(deliver_on=date(2026, 11, 24))
    await other_rep.types("/menu")
    for name in ("order-overdue", "order-warning", "order-arrived"):
        await yard.office.forge(other_rep, f"order-watch:{name}:2026-11-26:0")
        assert "SO2026" not in other_rep.last.text


async def test_a_seller_who_has_left_is_not_written_to(yard: Yard) -> None:
    await yard.on_its_way(await yard.order(OrderState.READY))
    async with yard.office.session() as session:
        await (await staff(session, yard.rep)).leave(session, None)
    await morning(yard, "2026-11-26")
    assert heard(yard.rep, "arrived?") == 0


@pytest.mark.parametrize("day", ["9999-12-31", "0001-01-01", "2026-13-01"])
async def test_a_list_of_no_day_of_ours_is_out_of_date(yard: Yard, day: str) -> None:
    await yard.order()
    for kind in ("order-warning", "order-arrived", "order-overdue"):
        await yard.office.forge(yard.works, f"order-watch:{kind}:{day}:0")
        assert "out of date" in yard.works.last.text
