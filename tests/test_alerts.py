"""Alerts: what superiors chose to hear of at once, when it may come, and what comes together (16.1, 15.2)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

import pytest
from sqlalchemy import select

from models import clock, order_changes, policy
from models.alerts import Alert
from models.approvals import Approval
from models.attendance import Signing, Way
from models.audit import Entry
from models.bill_disputes import dispute
from models.customers import Customer
from models.earnings import Measure
from models.follow_ups import FollowUp
from models.instalments import Instalment
from models.order_returns import GoodsReturn, ReturnKind
from models.orders import Order, OrderState
from models.policy import AlertKind, CustomerClass, LeaveKind
from models.positions import Position
from models.targets import Target, Whom
from models.visits import Purpose, Visit
from scheduler import alerts
from scheduler.clock import run
from tests.conftest import Office
from tests.leaves import approved_leave
from tests.paying import owed_before
from tests.phone import Phone
from tests.records import log_visit, open_file, staff
from tests.selling import line, parties, place, product
from tests.shipping import open_yard


@pytest.fixture(autouse=True)
def rules_as_before() -> Iterator[None]:
    yield
    policy.use(policy.load(None))


async def beat(office: Office, at: str = "") -> None:
    if at:
        await office.at(at)
    await office.beat(*(job.do_one.__name__ for job in alerts.JOBS))


async def hear(office: Office, leader: Phone, label: str) -> None:
    """Turn a kind on, with a tap in the panel."""
    await leader.types("/alerts")
    await leader.taps(f"⬜ {label}", leader.last)


def told(phone: Phone) -> list[str]:
    """What came as an alert."""
    return [text for text in phone.texts if text.startswith("🔔 ") and "Tap to turn" not in text]


async def sell(office: Office, rep: Phone, customer_id: int, cases: int = 2000) -> int:
    """An order of so many cases at 48.00, with 13 % tax: 2,000 of them are 108,480.00."""
    found = await office.all(select(Order.id).limit(1))
    water = await product(office, code=f"W{len(found)}{clock.now():%H%M%S%f}")
    return await place(office, rep, customer_id, [line(water, cases)])


# Choosing


async def test_each_kind_is_turned_on_and_off_by_one_tap(
    office: Office, boss: Phone, rep: Phone
) -> None:
    await boss.types("/alerts")
    assert boss.last.labels == [
        "✅ Big order",
        "from CN¥100K",
        "⬜ Lost order",
        "⬜ Key customer not seen",
        "3 days over",
        "✅ Target at risk",
        "✅ Not signed in",
        "✅ Complaint",
        "● Working hours",
        "Until 22:00",
        "Always",
    ]
    await boss.taps("⬜ Lost order")
    await boss.taps("✅ Big order")
    await boss.taps("Until 22:00")
    assert {"✅ Lost order", "⬜ Big order", "● Until 22:00"} <= set(boss.last.labels)
    assert "until 22:00" in boss.last.text
    await boss.taps("⬜ Big order")
    assert "✅ Big order" in boss.last.labels
    assert len(boss.inbox) == 1


async def test_a_big_order_is_from_an_amount_that_one_taps_or_types(
    office: Office, boss: Phone, rep: Phone
) -> None:
    await boss.types("/alerts")
    await boss.taps("from CN¥100K")
    await boss.taps("CN¥500K")
    assert "from CN¥500K" in boss.last.labels
    await boss.taps("from CN¥500K")
    await boss.types("0")
    assert "from CN¥1.00" in boss.last.text or "CN¥1.00" in boss.last.text
    await boss.types("a lot")
    assert "a lot" in boss.last.text
    await boss.types("2.5万")
    assert "from CN¥25K" in boss.last.labels
    await boss.taps("3 days over")
    await boss.types("0")
    await boss.types("10")
    assert {"10 days over", "✅ Key customer not seen"} <= set(boss.last.labels)
    for said, days in (("一周", 7), ("2 weeks", 14), ("一个月", 30), ("5天", 5)):
        await boss.taps("days over")
        await boss.types(said)
        assert f"{days} days over" in boss.last.labels


async def test_the_administrator_and_who_sells_have_no_alerts(office: Office, rep: Phone) -> None:
    admin = await office.hire("Root", Position.ADMIN)
    for phone in (admin, rep):
        await phone.types("/alerts")
        assert "Alerts" not in phone.last.text
        await office.forge(phone, "alerts:big_order:on")
        await office.forge(phone, "alerts:page:0")
        await phone.types("/help")
        assert "/alerts" not in phone.last.text
    assert await office.all(select(Entry).where(Entry.deed == "alert-chosen")) == []


async def test_who_has_nobody_below_is_told_so(office: Office, boss: Phone) -> None:
    await boss.types("预警")
    assert "Nobody is below you yet" in boss.last.text


async def test_nonsense_on_a_button_changes_nothing(
    office: Office, boss: Phone, rep: Phone
) -> None:
    await boss.types("/alerts")
    for data in (
        "alerts:weather:on",
        "alerts:at:never",
        "alerts:lost_order:from",
        "alerts:page:0",
    ):
        await office.forge(boss, data)
    assert await office.all(select(Entry).where(Entry.deed.like("alert-%"))) == []


# What happens


async def test_everybody_above_who_wants_to_hears_of_a_big_order_once(
    office: Office, rep: Phone, boss: Phone, director: Phone, other_rep: Phone
) -> None:
    shop = await open_file(office, rep, "Hualian")
    await sell(office, rep, shop.id, 1000)  # 54,240.00: not big
    order_id = await sell(office, rep, shop.id)
    await beat(office)
    await beat(office)
    for phone in (boss, director):
        [said] = told(phone)
        assert "Big order\nMei · Hualian · SO202611-0002 · CN¥108,480.00" in said
    assert told(office.phones["王芳"]) == told(rep) == told(other_rep) == []
    await boss.taps("Open", boss.message_with("Big order"))
    assert "SO202611-0002" in boss.last.text and "Answer this message" not in boss.last.text
    await boss.answers(boss.message_with("🔔 Big order"), "Well done!")
    assert "Well done!" in rep.last.text and "Hugo" in rep.last.text
    assert order_id


async def test_each_hears_from_their_own_amount_on(
    office: Office, rep: Phone, boss: Phone, director: Phone
) -> None:
    await boss.types("/alerts")
    await boss.taps("from CN¥100K")
    await boss.types("5000")
    shop = await open_file(office, rep, "Hualian")
    await sell(office, rep, shop.id, 100)  # 5,424.00
    await beat(office)
    assert (len(told(boss)), len(told(director))) == (1, 0)


async def test_an_order_in_another_currency_is_not_compared(
    office: Office, rep: Phone, boss: Phone
) -> None:
    shop = await open_file(office, rep, "Hualian")
    dollars = await product(office, currency="USD")
    await place(office, rep, shop.id, [line(dollars, 5000)])
    await beat(office)
    assert told(boss) == []


async def test_who_entered_it_decided_it_or_gets_a_copy_is_not_told_again(
    office: Office, rep: Phone, boss: Phone, director: Phone
) -> None:
    chief = (await parties(office)).chief
    async with office.session() as session:
        (await staff(session, director)).superior_id = (await staff(session, chief)).id
    shop = await open_file(office, rep, "Hualian")
    water = await product(office)
    await place(office, boss, shop.id, [line(water, 3000)])
    await beat(office)
    assert (told(boss), len(told(director)), told(chief)) == ([], 1, [])
    # 8 % off is the supervisor's to grant.
    cheaper = line(water, 3000, discount=8, reason="Much")
    await place(office, rep, shop.id, [cheaper])
    await office.settle()
    await boss.taps("Approve")
    await beat(office)
    assert (told(boss), len(told(director)), told(chief)) == ([], 2, [])


async def grow(office: Office, by: Phone, order_id: int) -> None:
    """An order is changed: 2,000 cases more."""
    water = await product(office, code="GROWS")
    async with office.session() as session:
        order = await session.get_one(Order, order_id)
        version = await order.shown_version(session)
        content = await order_changes.content_of(session, version)
        grown = [*content.lines, line(water, 2000)]
        await order_changes.change(
            session,
            order,
            await staff(session, by),
            type(content)(grown, content.deliver_on),
            order.version,
            None,
            clock.now(),
        )


async def test_an_order_that_grows_big_is_told_of_then(
    office: Office, rep: Phone, boss: Phone, director: Phone
) -> None:
    shop = await open_file(office, rep, "Hualian")
    order_id = await sell(office, rep, shop.id, 1000)
    await beat(office)
    assert told(director) == []
    await grow(office, rep, order_id)
    await beat(office)
    assert len(told(director)) == 1


async def test_who_decided_about_it_while_it_was_small_hears_that_it_became_big(
    office: Office, rep: Phone, boss: Phone, director: Phone
) -> None:
    shop = await open_file(office, rep, "Hualian")
    water = await product(office)
    order_id = await place(office, rep, shop.id, [line(water, 10, discount=8, reason="Much")])
    await office.settle()
    await boss.taps("Approve")
    await grow(office, rep, order_id)
    await beat(office)
    assert (len(told(boss)), len(told(director))) == (1, 1)


async def test_whoever_makes_it_big_is_not_told(
    office: Office, rep: Phone, boss: Phone, director: Phone
) -> None:
    shop = await open_file(office, rep, "Hualian")
    await grow(office, boss, await sell(office, rep, shop.id, 10))
    await beat(office)
    assert (len(told(boss)), len(told(director))) == (0, 1)


async def cancel(office: Office, by: Phone, order_id: int) -> None:
    async with office.session() as session:
        order = await session.get_one(Order, order_id)
        await order_changes.cancel(session, order, await staff(session, by), "Too dear")


async def test_an_order_that_is_lost_is_told_to_who_wants_to_hear_of_it(
    office: Office, rep: Phone, boss: Phone, director: Phone
) -> None:
    await hear(office, director, "Lost order")
    await hear(office, boss, "Lost order")
    shop = await open_file(office, rep, "Hualian")
    first = await sell(office, rep, shop.id, 1)
    second = await sell(office, rep, shop.id, 1)
    await cancel(office, rep, first)
    await cancel(office, boss, second)
    await beat(office)
    assert len(told(director)) == 2
    assert "Lost order\nMei · Hualian · CN¥54.24 · Cancelled: Too dear" in told(director)[0]
    assert len(told(boss)) == 1  # the other was Hugo's own doing


async def test_an_order_that_is_refused_or_withdrawn_is_lost(
    office: Office, rep: Phone, boss: Phone, director: Phone
) -> None:
    for phone in (director, boss):
        await hear(office, phone, "Lost order")
    shop = await open_file(office, rep, "Hualian")
    water = await product(office)
    for _ in range(2):
        await place(office, rep, shop.id, [line(water, 1, discount=8, reason="Much")])
    await office.settle()
    await boss.answers(boss.last, "no, too much")
    async with office.session() as session:
        order = (await session.scalars(select(Order).order_by(Order.id))).first()
        assert order
        await order.withdraw(session, await staff(session, rep))
    await beat(office)
    assert sorted(said.rsplit("· ", 1)[1].split("\n")[0] for said in told(director)) == [
        "Refused",
        "Withdrawn",
    ]
    assert told(boss) == []


async def test_an_order_that_is_refused_once_more_is_lost_once_more(
    office: Office, rep: Phone, boss: Phone, director: Phone
) -> None:
    await hear(office, director, "Lost order")
    shop = await open_file(office, rep, "Hualian")
    water = await product(office)
    order_id = await place(office, rep, shop.id, [line(water, 1, discount=8, reason="Much")])
    await office.settle()
    await office.at("2026-11-22 12:00")  # Sunday
    await boss.answers(boss.last, "no, too much")
    await office.at("2026-11-23 08:00")
    async with office.session() as session:
        approval = await Approval.of_record(session, f"order:{order_id}")
        assert approval
        await approval.take_back(session, await staff(session, boss))
    await beat(office, "2026-11-23 09:00")
    assert told(director) == []
    await boss.answers(boss.message_with("Hualian"), "no, it stays so")
    await beat(office)
    assert len(told(director)) == 1


async def test_a_complaint_is_a_visit_a_return_or_a_disputed_bill(
    office: Office, rep: Phone, boss: Phone, director: Phone
) -> None:
    shop = await open_file(office, rep, "Hualian")
    await log_visit(office, rep, shop.id)
    await log_visit(office, rep, shop.id, purpose=Purpose.COMPLAINT, outcome="Bottles <b>leak</b>")
    await owed_before(office, shop.id, "500", date(2026, 11, 1))
    async with office.session() as session:
        bill = (await session.scalars(select(Instalment))).one()
        await dispute(session, bill, await staff(session, rep), "Never got it", clock.now())
    await beat(office)
    [visit] = told(boss)  # the bill's own card tells the superior
    assert "Complaint\nMei · Hualian: Bottles <b>leak</b>" in visit
    assert len(told(director)) == 2
    assert "bill of CN¥500.00 disputed: Never got it" in told(director)[1]
    await boss.answers(boss.message_with("leak"), "Which batch?")
    assert "Which batch?" in rep.last.text


async def test_what_is_taken_back_before_it_is_said_is_not_said(
    office: Office, rep: Phone, boss: Phone
) -> None:
    shop = await open_file(office, rep, "Hualian")
    number = await log_visit(office, rep, shop.id, purpose=Purpose.COMPLAINT)
    async with office.session() as session:
        visit = await session.get_one(Visit, number)
        await visit.withdraw(session, await staff(session, rep))
    await beat(office)
    assert told(boss) == []


async def test_who_is_no_longer_in_the_branch_is_not_told_of(
    office: Office, rep: Phone, boss: Phone, director: Phone
) -> None:
    shop = await open_file(office, rep, "Hualian")
    await sell(office, rep, shop.id)
    other = await office.hire("Wang", Position.SUPERVISOR, director)
    async with office.session() as session:
        (await staff(session, rep)).superior_id = (await staff(session, other)).id
    await beat(office)
    assert (len(told(boss)), len(told(director))) == (0, 1)
    assert [one.staff_id for one in await office.all(select(Alert))] == [1]


async def test_a_superior_who_loses_the_position_hears_nothing(
    office: Office, rep: Phone, boss: Phone
) -> None:
    shop = await open_file(office, rep, "Hualian")
    await sell(office, rep, shop.id)
    async with office.session() as session:
        (await staff(session, boss)).position = Position.SALES_ADMIN
    await beat(office)
    assert told(boss) == []


# When


async def complain(office: Office, rep: Phone, number: int = 1) -> None:
    """So many complaints of one customer."""
    found = await office.all(select(Customer))
    shop = found[0] if found else await open_file(office, rep, "Hualian")
    for _ in range(number):
        await log_visit(office, rep, shop.id, purpose=Purpose.COMPLAINT, outcome="It leaks")


async def test_outside_working_hours_alerts_wait_and_come_as_one_over_a_day_off(
    office: Office, rep: Phone, boss: Phone
) -> None:
    await office.at("2026-11-21 17:30")  # Saturday: work ended at five
    await complain(office, rep, 3)
    await beat(office)
    await beat(office, "2026-11-22 11:00")  # Sunday
    await beat(office, "2026-11-23 08:59")
    assert told(boss) == []
    await beat(office, "2026-11-23 09:00")
    [said] = told(boss)
    assert said.startswith("🔔 3 alerts") and said.count("It leaks") == 3
    await beat(office, "2026-11-23 10:00")
    assert len(told(boss)) == 1


async def test_a_break_at_noon_is_no_quiet_time(office: Office, rep: Phone, boss: Phone) -> None:
    await office.at("2026-11-24 12:30")
    await complain(office, rep)
    await beat(office)
    assert len(told(boss)) == 1


async def test_one_that_waited_alone_comes_as_it_would_have(
    office: Office, rep: Phone, boss: Phone
) -> None:
    await office.at("2026-11-21 17:30")
    await complain(office, rep)
    await beat(office)
    await beat(office, "2026-11-23 09:00")
    assert "🔔 Complaint" in told(boss)[0]


async def test_alerts_come_in_the_evening_or_always_for_who_wants_that(
    office: Office, rep: Phone, boss: Phone, director: Phone
) -> None:
    await boss.types("/alerts")
    await boss.taps("Until 22:00")
    await director.types("/alerts")
    await director.taps("Always")
    for moment, of_boss, of_director in (
        ("2026-11-21 21:00", 1, 1),
        ("2026-11-21 23:00", 1, 2),
        ("2026-11-22 12:00", 1, 3),  # Sunday
    ):
        await office.at(moment)
        await complain(office, rep)
        await beat(office)
        assert (len(told(boss)), len(told(director))) == (of_boss, of_director)
    await beat(office, "2026-11-23 09:00")
    assert told(boss)[-1].startswith("🔔 2 alerts")


async def test_what_waits_comes_at_once_when_the_hours_are_changed(
    office: Office, rep: Phone, boss: Phone
) -> None:
    await office.at("2026-11-22 12:00")
    await complain(office, rep)
    await beat(office)
    assert told(boss) == []
    await boss.types("/alerts")
    await boss.taps("Always")
    await beat(office)
    assert len(told(boss)) == 1


async def test_nobody_is_called_from_leave(
    office: Office, rep: Phone, boss: Phone, director: Phone
) -> None:
    await office.beat("know_the_calendar")
    await approved_leave(office, boss, director, "2026-11-23", LeaveKind.SICK)
    await office.at("2026-11-23 10:00")
    await complain(office, rep, 2)
    await beat(office)
    await beat(office, "2026-11-23 15:00")
    assert (told(boss), len(told(director))) == ([], 2)
    await beat(office, "2026-11-24 09:00")
    assert told(boss)[0].startswith("🔔 2 alerts")


async def test_after_five_in_an_hour_the_others_come_as_one_at_its_end(
    office: Office, rep: Phone, boss: Phone
) -> None:
    for minute in range(8):
        await office.at(f"2026-11-24 10:{minute:02}")
        await complain(office, rep)
        await beat(office)
    assert [said.startswith("🔔 Complaint") for said in told(boss)] == [True] * 5
    await beat(office, "2026-11-24 10:59")
    assert len(told(boss)) == 5
    await beat(office, "2026-11-24 11:00:30")
    assert len(told(boss)) == 6
    assert told(boss)[-1].startswith("🔔 3 alerts")
    await beat(office, "2026-11-24 11:30")
    await complain(office, rep)
    await beat(office)
    assert len(told(boss)) == 7


async def test_what_is_told_together_has_a_button_for_each_place_it_leads_to(
    office: Office, rep: Phone, boss: Phone
) -> None:
    await office.at("2026-11-21 20:00")
    await complain(office, rep, 2)
    await beat(office)
    for measure, number in ((Measure.VISITS, 100), (Measure.NEW_CUSTOMERS, 50)):
        await aim(office, Whom.PERSON, rep, number, measure)
    await beat(office, "2026-11-23 09:05")
    said = boss.message_with("🔔 3 alerts")
    assert said.labels == ["Mei", "Hualian 1", "Hualian 2"]
    await boss.taps("Hualian 2", said)
    assert "It leaks" in boss.last.text


async def test_two_hundred_at_once_are_one_message_with_pages(
    office: Office, rep: Phone, boss: Phone
) -> None:
    await office.at("2026-11-24 10:00")
    await complain(office, rep, 200)
    await beat(office)
    [said] = told(boss)
    assert said.startswith("🔔 200 alerts") and said.count("It leaks") == 12
    await boss.taps("2/17 ›", boss.message_with("🔔 200 alerts"))
    assert "‹ 1/17" in boss.last.labels
    await boss.answers(boss.last, "All of one batch?")  # it is all about Mei
    assert "All of one batch?" in rep.last.text
    await boss.taps("Hualian", boss.message_with("🔔 200 alerts"))
    assert "It leaks" in boss.last.text


async def test_what_is_no_longer_so_hides_nothing_behind_it(
    office: Office, rep: Phone, boss: Phone
) -> None:
    await office.at("2026-11-22 10:00")
    await complain(office, rep, 14)
    async with office.session() as session:
        for visit in await session.scalars(select(Visit).order_by(Visit.id).limit(13)):
            await visit.withdraw(session, await staff(session, rep))
    await beat(office, "2026-11-23 09:00")
    [said] = told(boss)
    assert said.count("It leaks") == 1
    await boss.taps("‹ 1/2", boss.message_with("It leaks"))
    assert boss.last.text.count("It leaks") == 1


async def test_an_answer_to_several_people_asks_which_is_meant(
    office: Office, rep: Phone, boss: Phone
) -> None:
    other = await office.hire("Ann", Position.REPRESENTATIVE, boss)
    await office.at("2026-11-22 10:00")
    await complain(office, rep)
    shop = await open_file(office, other, "Jiale")
    await log_visit(office, other, shop.id, purpose=Purpose.COMPLAINT)
    await beat(office)
    await beat(office, "2026-11-23 09:00")
    await boss.answers(boss.message_with("🔔 2 alerts"), "Why?")
    assert "Open the one you mean" in boss.last.text
    assert "Why?" not in " ".join(rep.texts + other.texts)


async def test_a_kind_that_is_turned_off_is_not_said_though_it_waited(
    office: Office, rep: Phone, boss: Phone
) -> None:
    await office.at("2026-11-22 10:00")
    await complain(office, rep)
    await sell(office, rep, (await office.one(select(Customer))).id)
    await beat(office)
    await boss.types("/alerts")
    await boss.taps("✅ Complaint")
    await beat(office, "2026-11-23 09:00")
    [said] = told(boss)
    assert "Big order" in said
    await boss.types("/alerts")
    await boss.taps("⬜ Complaint")
    await beat(office, "2026-11-23 09:30")
    assert len(told(boss)) == 1


async def test_two_clocks_say_it_once(office: Office, rep: Phone, boss: Phone) -> None:
    await complain(office, rep)
    for _ in range(2):
        for job in alerts.JOBS:
            await run(job, office.app.database)
    await office.settle()
    assert len(told(boss)) == 1


# What time brings


async def test_a_key_customer_not_seen_is_told_of_once_per_gap(
    office: Office, rep: Phone, boss: Phone, director: Phone
) -> None:
    await hear(office, boss, "Key customer not seen")
    shop = await open_file(office, rep, "Hualian", customer_class=CustomerClass.A)
    await open_file(office, rep, "Corner shop", customer_class=CustomerClass.B)
    await log_visit(office, rep, shop.id)  # Saturday the 21st: 7 days and 3 more are 1 December
    await beat(office, "2026-11-30 10:00")
    assert told(boss) == []
    for day in ("2026-12-01", "2026-12-02", "2026-12-03"):
        await beat(office, f"{day} 10:00")
    [said] = told(boss)
    assert "Mei · Hualian · last visit Sat, Nov 21, 10 days ago" in said
    await log_visit(office, rep, shop.id)
    for day in ("2026-12-10", "2026-12-12", "2026-12-14"):
        await beat(office, f"{day} 10:00")
    assert len(told(boss)) == 2
    assert told(director) == []
    await boss.answers(boss.message_with("Dec 3"), "Please go there")
    assert "Please go there" in rep.last.text


async def test_who_was_told_of_its_overdue_follow_up_is_not_told_again(
    office: Office, rep: Phone, boss: Phone, director: Phone
) -> None:
    await hear(office, boss, "Key customer not seen")
    await hear(office, director, "Key customer not seen")
    await open_file(office, rep, "Hualian", customer_class=CustomerClass.A)
    async with office.session() as session:
        for one in await session.scalars(select(FollowUp)):
            one.superior_told = True
    await beat(office, "2026-12-02 10:00")
    assert told(boss) == []
    assert "never visited, on file since Sat, Nov 21" in told(director)[0]


async def test_a_customer_visited_before_the_alert_came_is_not_told_of(
    office: Office, rep: Phone, boss: Phone
) -> None:
    await hear(office, boss, "Key customer not seen")
    shop = await open_file(office, rep, "Hualian", customer_class=CustomerClass.A)
    await office.at("2026-12-02 10:00")
    await office.beat("plan_the_watch", "watch_customers")
    assert len(await office.all(select(Alert))) == 1
    await log_visit(office, rep, shop.id)
    await beat(office)
    assert told(boss) == []


async def test_of_a_customer_that_is_a_key_one_no_more_nothing_is_said(
    office: Office, rep: Phone, boss: Phone
) -> None:
    await hear(office, boss, "Key customer not seen")
    shop = await open_file(office, rep, "Hualian", customer_class=CustomerClass.A)
    await office.at("2026-12-02 10:00")
    await office.beat("plan_the_watch", "watch_customers")
    async with office.session() as session:
        (await session.get_one(Customer, shop.id)).customer_class = CustomerClass.B
    await beat(office)
    assert told(boss) == []


async def aim(
    office: Office, whom: Whom, phone: Phone, units: int, measure: Measure = Measure.VISITS
) -> None:
    async with office.session() as session:
        person = await staff(session, phone)
        session.add(
            Target(whom=whom, staff_id=person.id, period="2026-11", measure=measure, units=units)
        )


async def test_targets_at_risk_come_in_one_message_from_the_middle_of_the_month(
    office: Office, rep: Phone, boss: Phone, director: Phone
) -> None:
    other = await office.hire("Ann", Position.REPRESENTATIVE, boss)
    good = await office.hire("Bo", Position.REPRESENTATIVE, boss)
    for phone in (rep, other):
        await aim(office, Whom.PERSON, phone, 50)
    await aim(office, Whom.TEAM, boss, 100)
    await aim(office, Whom.PERSON, good, 2)
    await aim(office, Whom.PERSON, other, 5, Measure.NEW_CUSTOMERS)
    await office.at("2026-11-02 10:00")
    shop = await open_file(office, good, "Jiale")
    await log_visit(office, good, shop.id, said_at=clock.now())
    await beat(office, "2026-11-14 10:30")  # the 12th of 25 working days
    assert told(boss) == told(director) == []
    await beat(office, "2026-11-16 10:30")
    await beat(office, "2026-11-17 10:30")
    [said] = told(boss)
    assert "Target at risk" in said and "Bo" not in said
    assert "Mei · Visits November 2026: 0% of the pace (0 of 50)" in said
    assert "• Ann · November 2026, of the pace: Visits 0%, New customers 0%" in said
    assert "2 alerts" in said and said.count("•") == 2
    [above] = told(director)
    assert "Hugo · the team’s Visits November 2026: 2% of the pace (1 of 100)" in above
    await boss.taps("Mei", boss.message_with("🔔"))
    assert "Mei" in boss.last.text
    assert boss.message_with("at risk")


async def test_who_does_not_want_to_hear_of_missing_people_is_not_told(
    office: Office, rep: Phone, boss: Phone
) -> None:
    for at in ("2026-11-23 08:30", "2026-11-23 09:31"):
        await office.at(at)
        await office.beat("plan_the_list", "list_the_missing", "say_what_waits")
    assert any("Not signed in yet" in text for text in boss.texts)
    await boss.types("/alerts")
    await boss.taps("✅ Not signed in")
    for at in ("2026-11-24 08:30", "2026-11-24 09:31"):
        await office.at(at)
        await office.beat("plan_the_list", "list_the_missing", "say_what_waits")
    assert len([text for text in boss.texts if text.startswith("Not signed in yet")]) == 1


async def test_a_list_of_the_missing_is_one_of_the_five_an_hour_and_comes_with_the_others(
    office: Office, rep: Phone, boss: Phone
) -> None:
    await office.hire("Ann", Position.REPRESENTATIVE, boss)
    rules = policy.current()
    fewer = rules.alerts.model_copy(update={"single_per_hour": 1})
    policy.use(rules.model_copy(update={"alerts": fewer}))
    for at in ("2026-11-23 09:15", "2026-11-23 09:31"):
        await office.at(at)
        await complain(office, rep)
        await office.beat("plan_the_list", "list_the_missing", "say_what_waits")
    assert len(told(boss)) == 1 and "Not signed in" not in " ".join(boss.texts)
    async with office.session() as session:
        person, now = await staff(session, rep), clock.now()
        await Signing.note(session, person, Way.IN, now, now, None)
    await beat(office, "2026-11-23 10:16")
    [_, said] = told(boss)
    assert "Not signed in\n• Work began 09:00 · 1: Ann" in said and "It leaks" in said
    await boss.taps("Not signed in", boss.message_with("Not signed in"))
    assert "Ann" in " ".join(boss.last.labels)
    await office.at("2026-11-24 09:31")
    await office.beat("plan_the_list", "list_the_missing", "say_what_waits")
    assert "Mei" in boss.last.text and "Ann" in boss.last.text
    await complain(office, rep)
    await beat(office)
    assert len(told(boss)) == 2  # the list was the one of this hour


async def test_the_company_says_what_is_heard_until_somebody_chooses(
    office: Office, rep: Phone, boss: Phone
) -> None:
    rules = policy.current()
    quiet = rules.alerts.model_copy(update={"on": (AlertKind.LOST_ORDER,), "single_per_hour": 1})
    policy.use(rules.model_copy(update={"alerts": quiet}))
    shop = await open_file(office, rep, "Hualian")
    order_id = await sell(office, rep, shop.id)
    await complain(office, rep)
    await cancel(office, rep, order_id)
    await beat(office)
    [said] = told(boss)
    assert "Lost order" in said


async def test_nobody_who_chose_costs_one_question(office: Office, rep: Phone, boss: Phone) -> None:
    """What is raised for nobody is one look at who stands above."""
    for leader in (boss, office.phones["Diana"]):
        await leader.types("/alerts")
        await leader.taps("✅ Complaint")
    await complain(office, rep)
    assert await office.all(select(Alert)) == []


async def test_goods_that_come_back_are_a_complaint_for_who_does_not_decide_about_them(
    office: Office, rep: Phone, boss: Phone, director: Phone
) -> None:
    yard = await open_yard(office, rep)
    order_id = await yard.order(OrderState.READY)
    await yard.on_its_way(order_id)
    async with office.session() as session:
        order = await session.get_one(Order, order_id)
        await GoodsReturn.ask(
            session,
            order,
            await staff(session, rep),
            ReturnKind.EXCHANGE,
            {1: Decimal(2)},
            "The caps are loose",
            [],
            clock.now(),
        )
    await beat(office)
    assert told(boss) == []  # has the card to decide by
    assert (
        "Mei · Hualian Market · SO202611-0001 comes back: The caps are loose" in told(director)[0]
    )


async def test_what_was_said_is_shown_no_more_to_who_leads_them_no_more(
    office: Office, rep: Phone, boss: Phone, director: Phone
) -> None:
    await office.at("2026-11-24 10:00")
    await complain(office, rep, 30)
    await beat(office)
    async with office.session() as session:
        (await staff(session, rep)).superior_id = (await staff(session, director)).id
    said = boss.message_with("🔔 30 alerts")
    _, hualian = boss.find("Hualian", said)
    await boss.taps("2/3 ›", said)
    await boss.answers(said, "Why?")
    await boss.presses(said, hualian)
    assert "no longer yours to see" in said.text
    assert "It leaks" not in " ".join(boss.texts)
    assert "Why?" not in " ".join(rep.texts)


async def test_what_comes_to_nothing_raises_nothing(
    office: Office, rep: Phone, boss: Phone
) -> None:
    shop = await open_file(office, rep, "Hualian")
    with pytest.raises(ZeroDivisionError):
        async with office.session() as session:
            await Visit.log(
                session,
                await staff(session, rep),
                await session.get_one(Customer, shop.id),
                purpose=Purpose.COMPLAINT,
                outcome="It leaks",
                next_on=None,
                next_step=None,
                place=None,
                photos=[],
                shop=None,
                checks=[],
                said_at=clock.now(),
            )
            raise ZeroDivisionError
    assert await office.all(select(Alert)) == []
    await beat(office)
    assert told(boss) == []
