"""Visit plans, through people's phones (4.2, 6.1)."""

from __future__ import annotations

import asyncio
from datetime import date, timedelta

import pytest
from sqlalchemy import select, update

from bot.sandbox.faults import Refused
from models import calendar, clock, policy
from models.calendar import DayKind
from models.customer_file import File
from models.customers import Customer
from models.follow_ups import Cause, FollowUp
from models.outbox import Outgoing
from models.places import Place
from models.plans import Plan, PlannedVisit
from models.policy import CustomerClass
from models.positions import Position
from models.staff import Staff
from tests.conftest import Office
from tests.phone import Phone
from tests.records import log_visit, staff

FRIDAY, SATURDAY = date(2026, 11, 20), date(2026, 11, 21)
MONDAY, TUESDAY, WEDNESDAY = date(2026, 11, 23), date(2026, 11, 24), date(2026, 11, 25)
THE_FRIDAY_AFTER = date(2026, 11, 27)
# On one street from west to east, some 950 m from each to the next.
WEST, MIDDLE, EAST = Place(31.23, 121.47), Place(31.23, 121.48), Place(31.23, 121.49)


async def staff_of(office: Office, phone: Phone) -> Staff:
    return await office.one(select(Staff).where(Staff.telegram_id == phone.id))  # type: ignore[no-any-return]  # it is one


async def due(
    office: Office,
    owner: Phone,
    name: str,
    on: date,
    words: str | None = None,
    place: Place | None = None,
    its_class: CustomerClass = CustomerClass.C,
) -> int:
    """A customer with a follow-up on a day; the customer's id."""
    async with office.session() as session:
        who = await staff(session, owner)
        file = File(name, customer_class=its_class, place=place)
        customer = await Customer.open_file(session, who, file, clock.now() - timedelta(days=3))
        await session.execute(
            update(FollowUp)
            .where(FollowUp.customer_id == customer.id)
            .values(due_on=on, words=words)
        )
        return customer.id


async def planned(office: Office, day: date) -> list[str]:
    """The names on the one plan of a day, in order."""
    found = await office.all(
        select(Customer.name)
        .join(PlannedVisit, PlannedVisit.customer_id == Customer.id)
        .join(Plan, Plan.id == PlannedVisit.plan_id)
        .where(Plan.day == day, PlannedVisit.taken_off_by_id.is_(None))
        .order_by(PlannedVisit.at, PlannedVisit.id)
    )
    return [str(name) for name in found]


async def the_plan(office: Office, day: date) -> Plan:
    return await office.one(select(Plan).where(Plan.day == day))  # type: ignore[no-any-return]  # it is one


@pytest.fixture
async def three(office: Office, rep: Phone) -> list[int]:
    """Three customers of the representative's, due one after another."""
    return [
        await due(office, rep, "Hualian", FRIDAY, words="bring samples", place=WEST),
        await due(office, rep, "Yonghui", SATURDAY, place=EAST),
        await due(office, rep, "Metro", MONDAY, place=MIDDLE, its_class=CustomerClass.A),
    ]


@pytest.fixture
async def sent(rep: Phone, three: list[int]) -> list[int]:
    """Their plan of the day, sent to the superior."""
    await rep.types("/plan")
    await rep.taps("Send to Hugo")
    return three


# The author.


async def test_the_usual_plan_is_one_command_and_one_tap(
    office: Office, rep: Phone, boss: Phone, three: list[int]
) -> None:
    await rep.types("/plan")
    assert "My plan · Sat, Nov 21" in rep.last.text
    assert "1. Hualian · C" in rep.last.text
    assert "bring samples · one day overdue" in rep.last.text
    assert "2. Yonghui · C · 1.9 km\n    regular visit\n" in rep.last.text
    assert "3. Metro · A · 951 m\n    regular visit · due Mon, Nov 23" in rep.last.text
    await rep.taps("Send to Hugo")
    assert "Sent, waiting for OK" in rep.last.text
    assert len(rep.inbox) == 1
    [card] = boss.inbox
    assert "Mei’s plan · Sat, Nov 21" in card.text
    assert "bring samples · one day overdue" in card.text
    assert card.labels == ["Agree", "Open Sat, Nov 21"]


async def test_after_work_and_on_a_day_off_the_next_working_day_is_planned(
    office: Office, rep: Phone
) -> None:
    for moment in ("2026-11-21 17:01", "2026-11-22 11:00"):
        await office.at(moment)
        await rep.types("/plan")
        assert "My plan · Mon, Nov 23" in rep.last.text


async def test_a_day_is_named_in_either_language(
    office: Office, rep: Phone, other_rep: Phone
) -> None:
    await rep.types("/plan monday")
    assert "Mon, Nov 23" in rep.last.text
    await other_rep.types("计划 下周三")
    assert "我的计划 · 11月25日周三" in other_rep.last.text
    await rep.types("/plan 2026-02-30")
    assert "no such day" in rep.last.text
    await rep.types("/plan 2031-01-05")
    assert "too far away" in rep.last.text


async def test_a_day_is_filled_up_to_what_the_company_plans_a_day(
    office: Office, rep: Phone
) -> None:
    for at in range(12):
        # The last to be entered is the longest overdue.
        await due(office, rep, f"{chr(65 + at) * 4} store {at}", SATURDAY - timedelta(days=at))
    await rep.types("/plan")
    names = await planned(office, SATURDAY)
    assert len(names) == policy.current().visits.planned_a_day
    assert names[0] == "LLLL store 11"
    assert "AAAA store 0" not in names


async def test_of_the_same_day_class_a_is_suggested_first(office: Office, rep: Phone) -> None:
    await due(office, rep, "Hualian", FRIDAY)
    await due(office, rep, "Yonghui", FRIDAY, its_class=CustomerClass.A)
    await due(office, rep, "Metro", FRIDAY - timedelta(days=1))
    await rep.types("/plan")
    assert await planned(office, SATURDAY) == ["Metro", "Yonghui", "Hualian"]


async def test_nobody_is_suggested_who_was_visited_that_day_or_is_planned_in_that_week(
    office: Office, rep: Phone
) -> None:
    await office.at("2026-11-23 10:00")
    seen = await due(office, rep, "Hualian", MONDAY)
    await due(office, rep, "Yonghui", MONDAY)
    await log_visit(office, rep, seen)
    await rep.types("/plan")
    await due(office, rep, "Metro", TUESDAY)
    await rep.types("/plan tomorrow")
    assert await planned(office, MONDAY) == ["Yonghui"]
    assert await planned(office, TUESDAY) == ["Metro"]


async def test_the_rhythm_may_be_ahead_of_its_time_by_half_a_promise_not_at_all(
    office: Office, rep: Phone
) -> None:
    await due(office, rep, "Half a rhythm", SATURDAY + timedelta(days=15))
    await due(office, rep, "Less than that", SATURDAY + timedelta(days=16))
    promised = await due(office, rep, "Promised", SATURDAY + timedelta(days=1))
    async with office.session() as session:
        of_theirs = update(FollowUp).where(FollowUp.customer_id == promised)
        await session.execute(of_theirs.values(cause=Cause.PROMISED))
    await rep.types("/plan")
    assert await planned(office, SATURDAY) == ["Half a rhythm"]


async def test_a_later_day_leaves_to_the_days_before_it_who_is_due_there(
    office: Office, rep: Phone
) -> None:
    await office.at("2026-11-23 10:00")
    for name, day in (("Late", FRIDAY), ("Yonghui", WEDNESDAY), ("Metro", THE_FRIDAY_AFTER)):
        await due(office, rep, name, day)
    await rep.types("/plan friday")
    await rep.taps("Suggest")
    assert await planned(office, THE_FRIDAY_AFTER) == ["Metro"]
    await rep.types("/plan wednesday")
    await rep.taps("Suggest")
    assert await planned(office, WEDNESDAY) == ["Yonghui"]
    await rep.types("/plan")
    assert await planned(office, MONDAY) == ["Late"]


async def test_once_work_is_over_the_next_working_day_has_the_overdue(
    office: Office, rep: Phone
) -> None:
    await due(office, rep, "Hualian", FRIDAY)
    await rep.types("/plan monday")
    assert await planned(office, MONDAY) == []
    await office.at("2026-11-21 17:30")
    await rep.taps("Suggest")
    assert await planned(office, MONDAY) == ["Hualian"]


async def test_looking_at_a_later_day_plans_nothing(office: Office, rep: Phone) -> None:
    await due(office, rep, "Hualian", TUESDAY)
    await rep.types("/plan tuesday")
    assert "No customers planned yet" in rep.last.text
    assert await office.all(select(Plan)) == []


async def test_a_day_off_is_planned_when_named_but_never_suggested(
    office: Office, rep: Phone, three: list[int]
) -> None:
    await rep.types("/plan sunday")
    assert "Day off" in rep.last.text
    assert "No customers planned yet" in rep.last.text
    assert "Suggest" not in rep.last.labels
    await rep.taps("Add")
    await rep.types("Metro")
    assert await planned(office, date(2026, 11, 22)) == ["Metro"]
    assert "1. Metro" in rep.last.text


async def test_leafing_through_days_plans_nothing(
    office: Office, rep: Phone, three: list[int]
) -> None:
    await rep.types("/plan")
    await rep.taps("Mon, Nov 23 ›")
    assert "My plan · Mon, Nov 23" in rep.last.text
    assert "No customers planned yet" in rep.last.text
    assert len(rep.inbox) == 1
    assert [plan.day for plan in await office.all(select(Plan))] == [SATURDAY]


async def test_a_day_that_is_over_is_shown_and_stays_as_it_is(
    office: Office, rep: Phone, three: list[int]
) -> None:
    await rep.types("/plan")
    await log_visit(office, rep, three[0])
    old, suggest = rep.find("Suggest")
    await office.at("2026-11-23 09:30")
    await rep.presses(old, suggest)
    assert "Sat, Nov 21 is over" in rep.last.text
    await rep.types("/plan 2026-11-21")
    assert "3 planned, 1 visited" in rep.last.text
    assert "✓ Hualian" in rep.last.text
    for deed in ("Suggest", "＋ Add", "✕ Remove", "Best route", "Send to Hugo"):
        assert deed not in rep.last.labels


async def test_somebody_is_added_by_name_and_nobody_twice(
    office: Office, rep: Phone, three: list[int]
) -> None:
    await rep.types("/plan")
    await rep.taps("Remove")
    await rep.taps("✕ Metro")
    await rep.taps("Back to the day")
    for _ in range(2):
        await rep.taps("Add")
        await rep.types("metro")
    assert await planned(office, SATURDAY) == ["Hualian", "Yonghui", "Metro"]


async def test_one_line_puts_a_customer_on_a_day(
    office: Office, rep: Phone, three: list[int]
) -> None:
    await rep.types("/plan tuesday Yonghui")
    assert await planned(office, TUESDAY) == ["Yonghui"]


def long_name(at: int) -> str:
    """Forty characters."""
    return f"{at:02d} Golden Harvest Supermarket, Main Road"


STEP = "bring samples of the new flavour, ask about shelf and price tags"


async def a_day_of(office: Office, author: Phone, names: list[str]) -> list[int]:
    """A plan for Monday of customers with places and steps, all long overdue; their ids."""
    ids = []
    for at, name in enumerate(names):
        place = Place(31.2 + at * 0.02, 121.47)
        ids.append(await due(office, author, name, date(2026, 11, 9), STEP, place))
    async with office.session() as session:
        who = await staff(session, author)
        plan = await Plan.open(session, who, MONDAY, who)
        await plan.put(session, who, ids)
    return ids


async def test_a_full_day_takes_nobody_more(office: Office, rep: Phone) -> None:
    await a_day_of(office, rep, [long_name(at) for at in range(30)])
    await due(office, rep, "Corner", MONDAY)
    await rep.types("/plan monday")
    assert f"30. {long_name(29)} · C" in rep.last.text
    assert "bring samples" in rep.last.text and "12 days overdue" in rep.last.text
    await rep.types("/plan monday Corner")
    assert "at most 30 customers" in rep.last.text


async def test_a_full_day_of_very_long_names_and_steps_arrives(
    office: Office, rep: Phone, boss: Phone
) -> None:
    await a_day_of(office, rep, [f"{at:02d}{'长' * 90}" for at in range(30)])
    await rep.types("/plan monday")
    assert "30. 29长长" in rep.last.text
    await rep.taps("Send to Hugo")
    assert "30. 29长长" in boss.last.text


async def test_a_day_that_handing_over_made_very_long_arrives_and_can_be_shortened(
    office: Office, rep: Phone, boss: Phone
) -> None:
    await a_day_of(office, rep, [f"{at:03d}{'长' * 90}" for at in range(110)])
    await rep.types("/plan monday")
    assert "60. 059长" in rep.last.text and "… and 50 more" in rep.last.text
    await rep.taps("Remove")
    await rep.taps("✕ 059")
    await rep.taps("Back to the day")
    assert "60. 060长" in rep.last.text and "… and 49 more" in rep.last.text
    await rep.taps("Send to Hugo")
    assert "… and 49 more" in boss.last.text
    await rep.types("/plan nextweek")
    assert "109 planned" in rep.last.text


async def test_a_week_of_very_long_names_arrives(office: Office, rep: Phone, boss: Phone) -> None:
    name = "长" * 64
    ids = [await due(office, rep, f"{at:02d}{'长' * 90}", MONDAY) for at in range(30)]
    async with office.session() as session:
        who, above = await staff(session, rep), await staff(session, boss)
        who.name, above.name = f"{name[:-1]}一", f"{name[:-1]}二"
        days = [MONDAY + timedelta(days=at) for at in range(7)]
        plans = [await Plan.open(session, who, day, who) for day in days]
        for plan in plans:
            await plan.put(session, who, ids)
        await Plan.send(session, who, plans)
        await Plan.agree(session, above, plans)
    await office.settle()
    assert "Sun, Nov 29: 30 planned · ✓ Agreed" in boss.last.text


async def test_a_day_that_the_superior_changed_from_top_to_bottom_arrives(
    office: Office, rep: Phone, boss: Phone
) -> None:
    ids = await a_day_of(office, rep, [f"{at:02d}{'长' * 90}" for at in range(90)])
    async with office.session() as session:
        above = await staff(session, boss)
        plan = await Plan.open(session, await staff(session, rep), MONDAY, above)
        for customer_id in ids[:30]:
            await plan.remove(session, above, customer_id)
    await office.settle()
    assert "Hugo changed your plan" in rep.last.text
    assert "1. 30长" in rep.last.text and "Removed: 00长" in rep.last.text


async def test_the_day_goes_on_to_the_nearest_next(
    office: Office, rep: Phone, three: list[int]
) -> None:
    await due(office, rep, "Nowhere", FRIDAY)
    await rep.types("/plan")
    assert await planned(office, SATURDAY) == ["Hualian", "Nowhere", "Yonghui", "Metro"]
    await rep.taps("Best route")
    assert await planned(office, SATURDAY) == ["Hualian", "Metro", "Yonghui", "Nowhere"]
    assert "2. Metro · A · 951 m" in rep.last.text


async def test_the_order_begins_where_somebody_just_said_they_are(
    office: Office, rep: Phone, three: list[int]
) -> None:
    await rep.shares_position(31.23, 121.495)
    await rep.types("/plan")
    await rep.taps("Best route from here")
    assert await planned(office, SATURDAY) == ["Yonghui", "Metro", "Hualian"]
    await office.at("2026-11-21 16:00")  # that was an hour ago
    await rep.types("/plan")
    await rep.taps("Best route")
    assert await planned(office, SATURDAY) == ["Yonghui", "Metro", "Hualian"]


async def test_whoever_was_visited_is_ticked_and_the_next_one_is_a_tap_away(
    office: Office, rep: Phone, three: list[int]
) -> None:
    await log_visit(office, rep, three[1])
    extra = await due(office, rep, "Aldi", MONDAY)
    await log_visit(office, rep, extra)
    await rep.types("/plan")
    assert await planned(office, SATURDAY) == ["Hualian", "Metro"]
    await rep.types("/plan today Yonghui")
    assert "✓ Yonghui" in rep.last.text
    assert "3 planned, 1 visited, 1 not in the plan" in rep.last.text
    await rep.taps("Log visit: Hualian")
    assert "Hualian" in rep.last.text
    assert "Visit ·" in rep.last.text


async def test_a_customer_opens_from_the_plan(office: Office, rep: Phone, three: list[int]) -> None:
    await rep.types("/plan")
    await rep.taps("1. Hualian")
    assert any("bring samples" in text and "Hualian" in text for text in rep.texts)


async def test_an_empty_plan_and_one_without_a_superior_are_not_sent(
    office: Office, rep: Phone, director: Phone
) -> None:
    await rep.types("/plan")
    assert not any("Send" in label for label in rep.last.labels)
    mei = await staff_of(office, rep)
    await office.forge(rep, f"plan:{SATURDAY}:{mei.id}:send")
    assert "Add one first" in rep.last.text
    await due(office, director, "Hualian", SATURDAY)
    await director.types("/plan")
    assert not any("Send" in label for label in director.last.labels)
    diana = await staff_of(office, director)
    await office.forge(director, f"plan:{SATURDAY}:{diana.id}:send")
    assert "There is no superior" in director.last.text


async def test_sent_twice_at_once_is_one_card(
    office: Office, rep: Phone, boss: Phone, three: list[int]
) -> None:
    await rep.types("/plan")
    panel, send = rep.find("Send to Hugo")
    await asyncio.gather(rep.presses(panel, send), rep.presses(panel, send))
    assert len(boss.inbox) == 1


async def test_a_customer_given_away_or_archived_is_passed_over(
    office: Office, rep: Phone, boss: Phone, sent: list[int]
) -> None:
    async with office.session() as session:
        hugo = await staff(session, boss)
        mei = await staff(session, rep)
        await (await session.get_one(Customer, sent[0])).give_to(session, hugo, hugo, "his now")
        await (await session.get_one(Customer, sent[1])).archive(session, mei)
    await rep.types("/plan today")
    assert "Hualian" not in rep.last.text
    assert "Yonghui" not in rep.last.text
    assert "1. Metro" in rep.last.text


async def test_finance_has_no_plans(office: Office, director: Phone) -> None:
    finance = await office.hire("Fay", Position.FINANCE, director)
    await finance.types("/plan")
    assert "not for your position" in finance.last.text
    assert "plan" not in finance.commands


# The superior.


async def test_the_superior_agrees_with_one_tap_and_the_author_hears_it(
    office: Office, rep: Phone, boss: Phone, sent: list[int]
) -> None:
    await boss.taps("Agree")
    assert "✓ Agreed by Hugo" in boss.inbox[0].text
    assert "Agree" not in boss.inbox[0].labels
    assert rep.last.text.startswith("✓ Hugo agreed to your plan for Sat, Nov 21.")
    await rep.types("/plan")
    assert "✓ Agreed by Hugo" in rep.last.text
    assert (await the_plan(office, SATURDAY)).agreed_at


async def test_of_two_superiors_the_first_counts_and_the_second_is_told(
    office: Office, rep: Phone, boss: Phone, director: Phone, sent: list[int]
) -> None:
    plan = await the_plan(office, SATURDAY)
    await director.types("/menu")
    panel, agree = boss.find("Agree")
    await office.forge(director, f"plan:{plan.id}:agree")
    await boss.presses(panel, agree)
    assert "Diana has already agreed" in boss.last.text
    assert "✓ Agreed by Diana" in boss.inbox[0].text
    assert len([text for text in rep.texts if "agreed to your plan" in text]) == 1


async def test_what_the_superior_changes_the_author_is_told_once(
    office: Office, rep: Phone, boss: Phone, sent: list[int]
) -> None:
    aldi = await due(office, rep, "Aldi", date(2026, 12, 20))
    await boss.taps("Open Sat, Nov 21")
    assert "Mei’s plan · Sat, Nov 21" in boss.last.text
    await boss.taps("Remove")
    await boss.taps("✕ Yonghui")
    await boss.taps("Back to the day")
    await boss.taps("Add")
    await boss.types("Aldi")
    told = [message for message in rep.inbox if "changed your plan" in message.text]
    [one] = told
    assert "Hugo changed your plan for Sat, Nov 21" in one.text
    assert "3. Aldi ✚" in one.text
    assert "Removed: Yonghui" in one.text
    assert await planned(office, SATURDAY) == ["Hualian", "Metro", "Aldi"]
    await rep.taps("Open Sat, Nov 21", one)
    assert "3. Aldi" in rep.last.text
    assert aldi in {row.customer_id for row in await office.all(select(PlannedVisit))}


async def test_what_the_superior_put_on_and_took_off_again_leaves_no_trace(
    office: Office, rep: Phone, boss: Phone, sent: list[int]
) -> None:
    await due(office, rep, "Aldi", date(2026, 12, 20))
    await boss.taps("Open Sat, Nov 21")
    await boss.taps("Add")
    await boss.types("Aldi")
    await boss.taps("Remove")
    await boss.taps("✕ Aldi")
    told = rep.message_with("changed your plan")
    assert "Aldi" not in told.text
    assert "Removed" not in told.text


async def test_the_superior_puts_the_day_in_order_and_the_card_follows(
    office: Office, rep: Phone, boss: Phone, sent: list[int]
) -> None:
    await boss.taps("Open Sat, Nov 21")
    await boss.taps("Best route")
    assert "2. Metro" in boss.inbox[0].text
    assert "Hugo changed your plan" in rep.last.text
    assert "2. Metro\n3. Yonghui" in rep.last.text


async def test_changed_after_it_was_agreed_the_plan_is_open_again_and_the_superior_hears_it(
    office: Office, rep: Phone, boss: Phone, sent: list[int]
) -> None:
    card = boss.last
    await boss.taps("Agree")
    await rep.types("/plan")
    await rep.taps("Remove")
    await rep.taps("✕ Metro")
    await rep.taps("✕ Yonghui")
    assert [text for text in boss.texts[1:] if "Mei changed" in text] == [boss.last.text]
    assert boss.last.reply_to == card.id
    assert "Metro" not in card.text
    assert "Sent, waiting for OK" in card.text
    await boss.taps("Agree", card)
    assert (await the_plan(office, SATURDAY)).agreed_at


async def test_what_the_superior_changes_stays_agreed(
    office: Office, rep: Phone, boss: Phone, sent: list[int]
) -> None:
    await boss.taps("Agree")
    await boss.taps("Open Sat, Nov 21")
    await boss.taps("Best route")
    assert (await the_plan(office, SATURDAY)).agreed_at


async def test_words_in_answer_to_the_card_reach_the_author_and_back(
    office: Office, rep: Phone, boss: Phone, sent: list[int]
) -> None:
    card = boss.inbox[0]
    await boss.answers(card, "Start with Metro")
    assert rep.last.text == "💬 Hugo: Start with Metro"
    await rep.answers(rep.last, "Will do")
    assert boss.last.text == "💬 Mei: Will do"


async def test_the_authors_answer_to_a_change_hangs_on_the_superiors_card(
    office: Office, rep: Phone, boss: Phone, sent: list[int]
) -> None:
    card = boss.inbox[0]
    await boss.taps("Open Sat, Nov 21")
    await boss.taps("Best route")
    await rep.answers(rep.message_with("changed your plan"), "Fine")
    assert boss.last.text == "💬 Mei: Fine"
    assert boss.last.reply_to == card.id


async def test_a_superior_plans_a_day_for_somebody_who_has_none(
    office: Office, rep: Phone, boss: Phone, three: list[int]
) -> None:
    mei = await staff_of(office, rep)
    await boss.types("/menu")
    await office.forge(boss, f"plan:{MONDAY}:{mei.id}:open")
    await boss.taps("Suggest")
    assert await planned(office, MONDAY) == ["Metro"]
    assert "Hugo changed your plan for Mon, Nov 23" in rep.last.text


async def test_a_superior_cannot_send_somebody_elses_plan(
    office: Office, rep: Phone, boss: Phone, three: list[int]
) -> None:
    await rep.types("/plan")
    mei = await staff_of(office, rep)
    await boss.types("/menu")
    for data in (f"plan:{SATURDAY}:{mei.id}:send", f"plan:week:{SATURDAY}:{mei.id}:send"):
        await office.forge(boss, data)
        assert "not for your position" in boss.last.text
    assert (await the_plan(office, SATURDAY)).sent_at is None


async def test_only_customers_whom_the_author_sees_are_planned(
    office: Office, rep: Phone, boss: Phone, other_rep: Phone, sent: list[int]
) -> None:
    await due(office, boss, "The boss's own", MONDAY)
    await boss.taps("Open Sat, Nov 21")
    await boss.taps("Add")
    await boss.types("The boss's own")
    assert "Mei has no such customer" in boss.last.text
    assert await planned(office, SATURDAY) == ["Hualian", "Yonghui", "Metro"]


async def test_a_new_superior_can_be_sent_what_the_one_before_had(
    office: Office, rep: Phone, boss: Phone, director: Phone, sent: list[int]
) -> None:
    async with office.session() as session:
        hugo = await staff(session, boss)
        await hugo.leave(session, None)
    await rep.types("/plan")
    await rep.taps("Send to Diana")
    assert "Mei’s plan" in director.last.text
    assert not any("Send to" in label for label in rep.last.labels)


# Rights.


async def test_somebody_elses_plan_is_neither_shown_nor_changed(
    office: Office, rep: Phone, boss: Phone, other_rep: Phone, sent: list[int]
) -> None:
    mei = await staff_of(office, rep)
    plan = await the_plan(office, SATURDAY)
    day = f"plan:{SATURDAY}:{mei.id}"
    await other_rep.types("/menu")
    for data in (
        day,
        *(f"{day}:{deed}" for deed in ("open", "suggest", "order", "add", "off", "send", "agree")),
        f"{day}:remove:{sent[0]}",
        f"plan:week:{MONDAY}:{mei.id}",
        f"plan:week:{MONDAY}:{mei.id}:suggest",
        f"plan:{plan.id}:agree",
        "plan:999:agree",
        f"plan:{SATURDAY}:999",
    ):
        await office.forge(other_rep, data)
        assert "没有这份计划" in other_rep.last.text, data
        await other_rep.types("/menu")
    assert await planned(office, SATURDAY) == ["Hualian", "Yonghui", "Metro"]
    assert (await the_plan(office, SATURDAY)).agreed_at is None


async def test_the_author_cannot_agree_to_the_own_plan(
    office: Office, rep: Phone, sent: list[int]
) -> None:
    mei = await staff_of(office, rep)
    await office.forge(rep, f"plan:{SATURDAY}:{mei.id}:agree")
    assert "There is no such plan" in rep.last.text
    assert (await the_plan(office, SATURDAY)).agreed_at is None


async def test_forged_days_harm_nothing(office: Office, rep: Phone) -> None:
    mei = await staff_of(office, rep)
    await rep.types("/menu")
    for data in (
        "plan:2026-02-30",
        f"plan:0001-01-01:{mei.id}",
        f"plan:9999-12-31:{mei.id}",
        f"plan:week:9999-12-31:{mei.id}",
        f"plan:2026-11-21:{mei.id}:remove:999999999999999999",
    ):
        await office.forge(rep, data)
    assert {row.state.value for row in await office.all(select(Outgoing))} == {"sent"}
    assert not any("went wrong" in text for text in rep.texts)


async def test_the_card_is_not_sent_to_whoever_is_no_longer_above(
    office: Office, rep: Phone, boss: Phone, other_rep: Phone, three: list[int]
) -> None:
    await rep.types("/plan")
    office.telegram.faults.next("sendMessage", Refused())
    await rep.taps("Send to Hugo")
    assert boss.inbox == []
    async with office.session() as session:
        mei = await staff(session, rep)
        mei.superior_id = (await staff_of(office, office.phones["王芳"])).id
    await office.at("2026-11-21 15:10")
    await office.settle()
    assert boss.inbox == []


# A week.


async def test_a_week_is_suggested_over_its_working_days_and_sent_as_one_card(
    office: Office, rep: Phone, boss: Phone, three: list[int]
) -> None:
    await due(office, rep, "Aldi", WEDNESDAY)
    await due(office, rep, "Wumart", date(2026, 11, 29))  # the Sunday at its end
    await due(office, rep, "Lotus", date(2026, 12, 1))  # after it
    async with office.session() as session:
        await calendar.set_day(session, WEDNESDAY, DayKind.OFF, "Outing", None)
    await rep.types("/plan next week")
    assert "My plan · week of Mon, Nov 23" in rep.last.text
    assert "Wed, Nov 25" not in rep.last.text
    await rep.taps("Suggest the week")
    # The overdue at once, Wednesday's on the day before, Sunday's on Saturday.
    assert await planned(office, MONDAY) == ["Hualian", "Yonghui", "Metro"]
    assert await planned(office, TUESDAY) == ["Aldi"]
    assert await planned(office, date(2026, 11, 28)) == ["Wumart"]
    assert "Lotus" not in await office.all(select(Customer.name).join(PlannedVisit))
    assert "Tue, Nov 24: 1 planned · Not sent yet" in rep.last.text
    await rep.taps("Send the week to Hugo")
    [card] = boss.inbox
    assert "Mei’s plan · week of Mon, Nov 23" in card.text
    assert "1. Hualian · 2. Yonghui · 3. Metro" in card.text
    assert card.labels == ["Agree", "Open Mon, Nov 23", "Open Tue, Nov 24", "Open Sat, Nov 28"]
    await boss.taps("Agree")
    assert "agreed to your plans for 3 days from Mon, Nov 23" in rep.last.text
    assert card.text.count("Agreed by Hugo") == 3


async def test_a_week_suggested_twice_has_nobody_twice(
    office: Office, rep: Phone, three: list[int]
) -> None:
    await rep.types("/plan 下周")
    await rep.taps("Suggest the week")
    await rep.taps("Suggest the week")
    assert await planned(office, MONDAY) == ["Hualian", "Yonghui", "Metro"]
    assert len(await office.all(select(PlannedVisit))) == 3
    assert "no other customer is due" in rep.toasts[-1]


async def test_a_full_day_of_the_week_gives_way_to_the_next_with_room(
    office: Office, rep: Phone
) -> None:
    for at in range(9):
        await due(office, rep, f"{chr(65 + at) * 4} store {at}", FRIDAY)
    await rep.types("/plan 下周")
    await rep.taps("Suggest the week")
    assert len(await planned(office, MONDAY)) == 8
    assert await planned(office, TUESDAY) == ["IIII store 8"]


async def test_a_day_of_a_week_changed_after_sending_shows_on_the_card_of_the_week(
    office: Office, rep: Phone, boss: Phone, three: list[int]
) -> None:
    await due(office, rep, "Aldi", WEDNESDAY)
    await rep.types("/plan next week")
    await rep.taps("Suggest the week")
    await rep.taps("Send the week to Hugo")
    [card] = boss.inbox
    await rep.taps("Wed, Nov 25 · 1")
    await rep.taps("Remove")
    await rep.taps("✕ Aldi")
    assert "Aldi" not in card.text
    assert len(boss.inbox) == 1
    await boss.taps("Open Mon, Nov 23")
    assert "Mei’s plan · Mon, Nov 23" in boss.last.text
    await boss.taps("Agree", boss.last)
    assert card.text.count("Agreed by Hugo") == 1
    assert "Agree" in card.labels


async def test_a_week_off_has_nothing_to_plan(office: Office, rep: Phone) -> None:
    async with office.session() as session:
        for at in range(7):
            day = MONDAY + timedelta(days=at)
            await calendar.set_day(session, day, DayKind.OFF, "Holiday", None)
    await rep.types("/plan next week")
    assert "No working days" in rep.last.text
    mei = await staff_of(office, rep)
    await office.forge(rep, f"plan:week:{MONDAY}:{mei.id}:suggest")
    assert "No working days left to plan in that week" in rep.last.text


# Handing over.


async def test_planned_visits_from_today_on_go_to_the_successor(
    office: Office, rep: Phone, boss: Phone, three: list[int]
) -> None:
    tom = await office.hire("Tom", Position.REPRESENTATIVE, boss)
    await rep.types("/plan")
    mei, successor = await staff_of(office, rep), await staff_of(office, tom)
    async with office.session() as session:
        for customer_id in three:
            customer = await session.get_one(Customer, customer_id)
            customer.owner_id = successor.id
        await Plan.move_all(session, three[:2], mei.id, successor.id, SATURDAY)
        await Plan.move_all(session, three[:2], mei.id, successor.id, SATURDAY)
    await tom.types("/plan today")
    assert "1. Hualian" in tom.last.text
    assert "2. Yonghui" in tom.last.text
    assert "Metro" not in tom.last.text


async def test_nobody_on_todays_plan_is_suggested_for_next_week_as_well(
    office: Office, rep: Phone, three: list[int]
) -> None:
    await rep.types("/plan")
    assert await planned(office, SATURDAY) == ["Hualian", "Yonghui", "Metro"]
    await rep.taps("Remove")
    await rep.taps("✕ Metro")
    await rep.types("/plan next week")
    await rep.taps("Suggest the week")
    assert await planned(office, MONDAY) == ["Metro"]


async def test_a_superior_opens_the_plan_of_somebody_by_name(
    office: Office, rep: Phone, boss: Phone, other_rep: Phone, sent: list[int]
) -> None:
    await boss.types("/plan mei")
    assert "Mei’s plan · Sat, Nov 21" in boss.last.text
    await boss.taps("Add")
    assert "Mei’s plan · Sat, Nov 21 · 1/1" in boss.last.text
    await boss.types("/cancel")
    await other_rep.types("/plan Mei")
    assert "Mei" not in other_rep.last.text.replace("“Mei”", "")
