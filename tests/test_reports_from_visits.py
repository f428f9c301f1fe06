"""The daily report starts from the day's visits and plan, and the digest counts them (4.4, 4.5)."""

from __future__ import annotations

from datetime import date, timedelta

from sqlalchemy import select, update

from models import clock
from models.customer_file import File
from models.customers import Customer
from models.follow_ups import FollowUp
from models.outbox import Outgoing
from models.plans import Plan
from models.positions import Position
from models.reports import Report
from models.staff import Staff
from models.visits import Purpose, Visit
from tests.conftest import Office
from tests.phone import Phone
from tests.records import log_visit, staff
from tests.test_report_reminders import joined_long_ago
from tests.test_reports import file_a_report

SATURDAY, MONDAY, WEDNESDAY = date(2026, 11, 21), date(2026, 11, 23), date(2026, 11, 25)


async def customer_of(office: Office, owner: Phone, name: str, due: date | None = None) -> int:
    """A customer's file, and when it is due if that matters; its id."""
    async with office.session() as session:
        who = await staff(session, owner)
        customer = await Customer.open_file(session, who, File(name), clock.now())
        if due:
            await session.execute(
                update(FollowUp)
                .where(FollowUp.customer_id == customer.id)
                .values(due_on=due, words="price list")
            )
        return customer.id


async def visits(
    office: Office,
    author: Phone,
    name: str,
    at: str,
    outcome: str | None = None,
    purpose: Purpose = Purpose.ROUTINE,
    next_on: date | None = None,
    next_step: str | None = None,
) -> int:
    """A visit at a time of the day to a customer, whose file is opened if there is none; its id."""
    await office.at(at)
    known = await office.all(select(Customer.id).where(Customer.name == name))
    customer_id = known[0] if known else await customer_of(office, author, name)
    return await log_visit(
        office, author, customer_id, next_on, next_step, purpose=purpose, outcome=outcome
    )


async def plans(
    office: Office, author: Phone, day: date, *customer_ids: int, sent: bool = False
) -> None:
    async with office.session() as session:
        who = await staff(session, author)
        plan = await Plan.open(session, who, day, who)
        await plan.put(session, who, customer_ids)
        if sent:
            await Plan.send(session, who, [plan])


async def test_the_report_starts_from_visits_and_notes_in_the_order_of_time(
    office: Office, rep: Phone, boss: Phone
) -> None:
    await visits(
        office,
        rep,
        "Hualian",
        "2026-11-21 10:20",
        "New goods\ndiscussed",
        next_on=WEDNESDAY,
        next_step="bring samples",
    )
    await office.at("2026-11-21 10:40")
    await rep.types("Market closed")
    await rep.taps("Keep as note")
    await visits(office, rep, "Yonghui", "2026-11-21 14:05", purpose=Purpose.SHOP_CHECK)
    await rep.types("/report")
    assert (
        "10:20 Hualian · Routine: New goods discussed → Wed, Nov 25 bring samples\n"
        "10:40 Market closed\n"
        "14:05 Yonghui · Shop check\n"
    ) in rep.last.text
    await rep.taps("Use it")
    await rep.taps("Skip")
    await rep.taps("Skip")
    await rep.types("The market")
    await rep.taps("Send")
    assert "10:20 Hualian · Routine: New goods discussed" in boss.last.text


async def test_the_lines_are_in_the_authors_language(office: Office, other_rep: Phone) -> None:
    await visits(
        office,
        other_rep,
        "华联超市",
        "2026-11-21 10:20",
        "谈了新品上架",
        next_on=WEDNESDAY,
        next_step="送样品",
    )
    await other_rep.types("日报")
    assert "谈了新品上架 → 11月25日周三 送样品" in other_rep.last.text
    assert "10:20 华联超市 · " in other_rep.last.text


async def test_the_plan_stands_against_what_was_done(office: Office, rep: Phone) -> None:
    ids = [await customer_of(office, rep, name) for name in ("Hualian", "Yonghui", "Metro")]
    await plans(office, rep, SATURDAY, *ids)
    await visits(office, rep, "Metro", "2026-11-21 10:20")
    await visits(office, rep, "Metro", "2026-11-21 10:50")
    await visits(office, rep, "Aldi", "2026-11-21 11:00")
    await rep.types("/report")
    assert "3 planned, 1 visited, 1 not in the plan; not visited: Hualian, Yonghui" in rep.last.text


async def test_a_day_as_planned_names_nobody(office: Office, rep: Phone) -> None:
    await plans(office, rep, SATURDAY, await customer_of(office, rep, "Hualian"))
    await visits(office, rep, "Hualian", "2026-11-21 10:20")
    await rep.types("/report")
    assert "1 planned, 1 visited\n" in rep.last.text


async def test_a_day_of_many_long_visits_still_fits(
    office: Office, rep: Phone, boss: Phone
) -> None:
    for at in range(12):
        await visits(office, rep, f"{chr(65 + at) * 30}", f"2026-11-21 10:{at + 10}", "word " * 90)
    await rep.types("/report")
    assert "… +" in rep.last.text
    await rep.taps("Use it")
    assert "2/4" in rep.last.text
    await rep.taps("Skip")
    await rep.taps("Skip")
    await rep.types("The market")
    await rep.taps("Send")
    await boss.taps("12 visits")
    assert len(boss.last.labels) == 12 + 1  # and the sheet
    assert await office.all(select(Outgoing).where(Outgoing.state == "dead")) == []


async def test_a_visit_after_the_report_was_filed_is_added_to_it(
    office: Office, rep: Phone, boss: Phone
) -> None:
    await visits(office, rep, "Hualian", "2026-11-21 10:20", "First")
    await office.at("2026-11-21 15:00")
    await file_a_report(rep)
    await visits(office, rep, "Yonghui", "2026-11-21 15:30", "Forty cases")
    await rep.taps("Change")
    assert "Met three shops\n15:30 Yonghui · Routine: Forty cases" in rep.last.text
    assert rep.last.text.count("10:20 Hualian") == 1  # it stood there before
    await rep.taps("Send")
    assert "15:30 Yonghui" in boss.inbox[0].text


async def test_a_withdrawn_visit_and_those_of_others_stay_out(
    office: Office, rep: Phone, boss: Phone
) -> None:
    await visits(office, boss, "The boss's", "2026-11-21 10:00")
    number = await visits(office, rep, "Hualian", "2026-11-21 10:20")
    async with office.session() as session:
        mei = await staff(session, rep)
        await (await session.get_one(Visit, number)).withdraw(session, mei)
    await rep.types("/report")
    assert "Hualian" not in rep.last.text
    assert "boss" not in rep.last.text


async def test_the_plan_is_offered_from_the_next_working_day(office: Office, rep: Phone) -> None:
    hualian = await customer_of(office, rep, "Hualian", due=SATURDAY - timedelta(days=9))
    await customer_of(office, rep, "Yonghui", due=MONDAY)
    await customer_of(office, rep, "Metro", due=WEDNESDAY)
    await plans(office, rep, MONDAY, hualian)
    await rep.types("/report Met three shops")
    await rep.taps("Skip")
    await rep.taps("Skip")
    assert "Hualian: price list\nYonghui: price list" in rep.last.text
    assert "Metro" not in rep.last.text
    await rep.taps("Use it")
    await rep.taps("Send")
    assert (await office.one(select(Report))).plan == "Hualian: price list\nYonghui: price list"


async def test_what_is_typed_is_added_below_the_offered_plan(office: Office, rep: Phone) -> None:
    await customer_of(office, rep, "Yonghui", due=MONDAY)
    await rep.types("/report Met three shops")
    await rep.taps("Skip")
    await rep.taps("Skip")
    await rep.types("and the market")
    await rep.taps("Send")
    assert (await office.one(select(Report))).plan == "Yonghui: price list\nand the market"


async def test_the_card_leads_the_superior_to_the_visits_of_the_day(
    office: Office, rep: Phone, boss: Phone
) -> None:
    metro = await customer_of(office, rep, "Metro")
    await plans(office, rep, SATURDAY, metro)
    await visits(office, rep, "Hualian", "2026-11-21 10:20", "Two orders")
    await visits(office, rep, "Yonghui", "2026-11-21 11:20")
    await file_a_report(rep)
    card = boss.last
    assert card.labels == ["👍", "📍 2 visits"]
    assert not any("visits" in label for label in rep.last.labels)
    await boss.taps("2 visits")
    assert "Mei’s visits · Sat, Nov 21: 2" in boss.last.text
    assert "1 planned, 0 visited, 2 not in the plan; not visited: Metro" in boss.last.text
    assert "10:20 Hualian · Routine: Two orders" in boss.last.text
    assert boss.last.labels == ["10:20 Hualian", "11:20 Yonghui", "📄 Sheet"]
    await boss.taps("10:20 Hualian")
    assert "Mei’s visit" in boss.last.text
    await boss.answers(card, "Well done")
    assert card.labels == ["📍 2 visits"]


async def test_the_digest_counts_visits_and_names_plans_not_fulfilled(
    office: Office, rep: Phone, boss: Phone
) -> None:
    tom = await office.hire("Tom", Position.REPRESENTATIVE, boss)
    team = await office.hire("Una", Position.SUPERVISOR, boss)
    await office.hire("Vic", Position.REPRESENTATIVE, boss)
    await office.at("2026-11-21 09:00")
    await joined_long_ago(office)
    hualian = await customer_of(office, rep, "Hualian")
    metro = await customer_of(office, rep, "Metro")
    await plans(office, rep, SATURDAY, hualian, metro, sent=True)
    await plans(office, tom, SATURDAY, await customer_of(office, tom, "Wumart"))
    await visits(office, rep, "Hualian", "2026-11-21 10:20")
    await visits(office, rep, "Aldi", "2026-11-21 11:20")
    await visits(office, tom, "Yonghui", "2026-11-21 14:20")
    await visits(office, team, "Lotus", "2026-11-21 14:50")
    await file_a_report(rep)
    await office.at("2026-11-23 09:00")
    await office.beat("plan_the_day", "digest_one")
    assert "1 filed · 0 late · 2 missing" in boss.last.text
    assert "📍 4 visits" in boss.last.text
    assert "Plan not completed: Mei 1/2" in boss.last.text
    assert boss.last.labels == [
        "✓ Mei · 2 visits",
        "✗ Tom · one visit",
        "✗ Vic",
        "· Una · one visit",
    ]
    digest = boss.last
    await boss.taps("✗ Tom", digest)
    assert boss.last.labels == ["Ask for it", "📍 One visit"]
    await boss.taps("One visit")
    assert "Tom’s visits · Sat, Nov 21: 1" in boss.last.text
    await boss.taps("· Una", digest)
    assert "Una’s visits" in boss.last.text


async def test_the_visits_of_somebody_not_below_are_not_shown(
    office: Office, rep: Phone, boss: Phone, other_rep: Phone
) -> None:
    await visits(office, rep, "Hualian", "2026-11-21 10:20")
    admin = await office.hire("Ada", Position.ADMIN)
    mei = await office.one(select(Staff).where(Staff.name == "Mei"))
    hugo = await office.one(select(Staff).where(Staff.name == "Hugo"))
    for phone in (other_rep, admin, rep):
        await phone.types("/menu")
        whose = hugo if phone is rep else mei
        await office.forge(phone, f"visit:day:{whose.id}:2026-11-21")
        assert not any("Hualian" in text for text in phone.texts)
    await office.forge(rep, "visit:day:999:2026-11-21")
    await office.forge(rep, f"visit:day:{mei.id}:2026-02-30")
    assert not any("Hualian" in text or "went wrong" in text for text in rep.texts)
    await office.forge(rep, f"visit:day:{mei.id}:2026-11-21")
    assert "10:20 Hualian" in rep.last.text


async def test_a_superior_whose_people_only_visit_has_a_digest_of_that(
    office: Office, boss: Phone, director: Phone
) -> None:
    await visits(office, boss, "Hualian", "2026-11-21 10:20")
    await office.at("2026-11-21 16:00")
    await office.beat("plan_the_day")
    await office.at("2026-11-23 09:00")
    await office.beat("plan_the_day", "digest_one")
    assert "📍 One visit" in director.last.text
    assert director.last.labels == ["· Hugo · one visit"]


async def test_a_visit_that_came_late_is_added_to_a_report_filed_meanwhile(
    office: Office, rep: Phone
) -> None:
    await office.at("2026-11-21 16:40")
    await file_a_report(rep)
    customer_id = await customer_of(office, rep, "Hualian")
    await office.at("2026-11-21 16:50")
    await log_visit(office, rep, customer_id, said_at=clock.now() - timedelta(minutes=20))
    await rep.types("/report")
    assert "16:30 Hualian" in rep.last.text


async def file_a_full_report(rep: Phone) -> None:
    await rep.types("/report")
    await rep.types("x" * 1980)
    await rep.taps("Skip")
    await rep.taps("Skip")
    await rep.types("Rest")
    await rep.taps("Send")


async def test_what_came_after_a_full_report_is_added_as_far_as_there_is_room(
    office: Office, rep: Phone, boss: Phone
) -> None:
    await file_a_full_report(rep)
    for at, name in enumerate(("Hualian", "Yonghui", "Metro")):
        await visits(office, rep, name, f"2026-11-21 15:1{at}", "Talked about the new goods")
    await rep.taps("Change")
    await rep.taps("Send")
    report = await office.one(select(Report))
    assert report.done == f"{'x' * 1980}\n… +3"
    assert "… +3" in boss.message_with("daily report").text


async def test_words_that_a_full_report_has_no_room_for_are_said_back(
    office: Office, rep: Phone
) -> None:
    await file_a_full_report(rep)
    await rep.types("/report sold 20 boxes to the new shop at the corner")
    assert "sold 20 boxes to the new shop" in rep.last.text
    await rep.taps("Send")
    assert (await office.one(select(Report))).done == "x" * 1980
