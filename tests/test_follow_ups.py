"""Follow-ups: what a visit leaves to be done, put off, handed on, done, and seen in the agenda (5.2, 6.1)."""

from __future__ import annotations

import asyncio
from collections import Counter
from datetime import date, datetime
from typing import Any

import pytest
from sqlalchemy import select

from models import calendar, clock
from models.customers import Customer
from models.errors import Refused
from models.follow_ups import Cause, FollowUp, FollowUpState
from models.policy import CustomerClass
from models.positions import Position
from models.staff import Staff
from tests.conftest import Office
from tests.phone import Phone
from tests.records import log_visit, open_file, staff

# Saturday, 21 November 2026; Sundays are off. The rhythms are 7, 14 and 30 days.
TODAY, MONDAY, WEDNESDAY = date(2026, 11, 21), date(2026, 11, 23), date(2026, 11, 25)


async def customer_of(
    office: Office,
    owner: Phone,
    name: str = "Hualian",
    its_class: CustomerClass = CustomerClass.C,
    **file: Any,
) -> int:
    """A customer's file, opened today; its number."""
    opened = await open_file(office, owner, name, customer_class=its_class, contact="Wang", **file)
    return opened.id


async def promise(
    office: Office, who: Phone, customer_id: int, day: date, words: str | None = None
) -> int:
    """A next step noted for a day; its number. Days that are over: as if noted on that day."""
    said_at = datetime.combine(day, datetime.min.time(), calendar.zone()).replace(hour=12)
    async with office.session() as session:
        person = await staff(session, who)
        customer = await session.get_one(Customer, customer_id)
        said_at = min(clock.now(), said_at)
        noted = await FollowUp.promise(session, person, customer, day, words, said_at)
        return noted.id


async def open_ones(office: Office) -> list[tuple[Cause, date]]:
    found = await office.all(
        select(FollowUp)
        .where(FollowUp.state == FollowUpState.OPEN)
        .order_by(FollowUp.due_on, FollowUp.id)
    )
    return [(one.cause, one.due_on) for one in found]


async def the(office: Office, number: int) -> FollowUp:
    found: FollowUp = await office.one(select(FollowUp).where(FollowUp.id == number))
    return found


@pytest.mark.parametrize(
    ("its_class", "due_on"),
    [
        (CustomerClass.A, date(2026, 11, 28)),
        (CustomerClass.B, date(2026, 12, 5)),
        (CustomerClass.C, date(2026, 12, 21)),
    ],
)
async def test_a_new_customer_is_followed_up_after_the_rhythm_of_its_class(
    office: Office, rep: Phone, its_class: CustomerClass, due_on: date
) -> None:
    await customer_of(office, rep, its_class=its_class)
    assert await open_ones(office) == [(Cause.RHYTHM, due_on)]


async def test_a_rhythm_that_ends_on_a_day_off_moves_to_the_next_working_day(
    office: Office, rep: Phone
) -> None:
    await office.at("2026-11-22 15:00")  # a week before another Sunday
    await customer_of(office, rep, its_class=CustomerClass.A)
    assert await open_ones(office) == [(Cause.RHYTHM, date(2026, 11, 30))]


async def test_a_visit_with_a_next_step_leaves_only_that_to_be_done(
    office: Office, rep: Phone
) -> None:
    customer = await customer_of(office, rep)
    await log_visit(office, rep, customer, WEDNESDAY, "Bring samples")
    assert await open_ones(office) == [(Cause.PROMISED, WEDNESDAY)]
    await office.at("2026-11-25 10:00")
    await log_visit(office, rep, customer)
    assert await open_ones(office) == [(Cause.RHYTHM, date(2026, 12, 25))]


async def test_a_visit_before_a_promised_day_does_not_lose_what_was_promised(
    office: Office, rep: Phone
) -> None:
    customer = await customer_of(office, rep)
    await log_visit(office, rep, customer, WEDNESDAY, "Bring samples")
    await office.at("2026-11-23 10:00")
    await log_visit(office, rep, customer, date(2026, 12, 1), "Sign")
    assert await open_ones(office) == [
        (Cause.PROMISED, WEDNESDAY),
        (Cause.PROMISED, date(2026, 12, 1)),
    ]


async def test_a_visit_that_arrives_late_settles_only_what_was_due_on_its_day(
    office: Office, rep: Phone
) -> None:
    customer = await customer_of(office, rep)
    early = await promise(office, rep, customer, TODAY)
    later = await promise(office, rep, customer, MONDAY)
    written = clock.now()
    await office.at("2026-11-24 10:00")
    await log_visit(office, rep, customer, said_at=written)
    assert (await the(office, early)).state is FollowUpState.DONE
    assert (await the(office, later)).state is FollowUpState.OPEN


async def test_a_visit_settles_what_the_superior_had_to_do_there_as_well(
    office: Office, rep: Phone, boss: Phone
) -> None:
    customer = await customer_of(office, rep)
    bosss = await promise(office, boss, customer, TODAY)
    await log_visit(office, rep, customer)
    assert (await the(office, bosss)).state is FollowUpState.DONE


async def test_two_visits_at_one_moment_leave_one_rhythm(
    office: Office, rep: Phone, boss: Phone
) -> None:
    customer = await customer_of(office, rep)
    await asyncio.gather(log_visit(office, rep, customer), log_visit(office, boss, customer))
    assert await open_ones(office) == [(Cause.RHYTHM, date(2026, 12, 21))]


async def test_a_promise_of_the_owner_or_of_whom_it_was_handed_to_takes_the_place_of_the_rhythm(
    office: Office, rep: Phone, boss: Phone
) -> None:
    ken = await colleague_of(office, boss)
    number = await customer_of(office, rep)
    await log_visit(office, rep, number, date(2026, 12, 21), "Bring samples")
    assert await open_ones(office) == [(Cause.PROMISED, date(2026, 12, 21))]
    async with office.session() as session:
        [follow_up] = await FollowUp.of_customer(session, number)
        await follow_up.hand_to(session, await staff(session, rep), await staff(session, ken))
    assert await open_ones(office) == [(Cause.PROMISED, date(2026, 12, 21))]


async def test_a_promise_beyond_the_rhythm_does_not_end_it(office: Office, rep: Phone) -> None:
    number = await customer_of(office, rep, its_class=CustomerClass.A)
    await log_visit(office, rep, number, date(2027, 3, 1), "The spring order")
    assert await open_ones(office) == [
        (Cause.RHYTHM, date(2026, 11, 28)),
        (Cause.PROMISED, date(2027, 3, 1)),
    ]


async def test_what_a_superior_promises_does_not_end_the_owners_rhythm(
    office: Office, rep: Phone, boss: Phone
) -> None:
    number = await customer_of(office, rep)
    await log_visit(office, boss, number, WEDNESDAY, "Talk about the contract")
    assert await open_ones(office) == [
        (Cause.PROMISED, WEDNESDAY),
        (Cause.RHYTHM, date(2026, 12, 21)),
    ]


async def test_what_a_helper_hands_on_does_not_end_the_owners_rhythm(
    office: Office, rep: Phone, boss: Phone
) -> None:
    ken, lea = await colleague_of(office, boss), await colleague_of(office, boss, "Lea")
    number = await customer_of(office, rep)
    await log_visit(office, rep, number, WEDNESDAY, "Bring samples")
    async with office.session() as session:
        [follow_up] = await FollowUp.of_customer(session, number)
        owner, helper, third = [await staff(session, one) for one in (rep, ken, lea)]
        await follow_up.hand_to(session, owner, helper)
        await follow_up.hand_to(session, helper, third)
    assert await open_ones(office) == [
        (Cause.PROMISED, WEDNESDAY),
        (Cause.RHYTHM, date(2026, 12, 21)),
    ]


@pytest.mark.parametrize(
    ("until", "after"),
    [
        (date(2026, 12, 5), [(Cause.PROMISED, date(2026, 12, 5))]),
        (
            date(2027, 3, 1),
            [(Cause.RHYTHM, date(2026, 11, 28)), (Cause.PROMISED, date(2027, 3, 1))],
        ),
    ],
)
async def test_what_is_put_off_by_more_than_a_rhythm_lets_the_rhythm_go_on(
    office: Office, rep: Phone, until: date, after: list[tuple[Cause, date]]
) -> None:
    number = await customer_of(office, rep, its_class=CustomerClass.A)
    await log_visit(office, rep, number, date(2026, 11, 28), "Bring samples")
    await office.at("2026-11-28 10:00")
    async with office.session() as session:
        [follow_up] = await FollowUp.of_customer(session, number)
        await follow_up.snooze(session, await staff(session, rep), until)
    assert await open_ones(office) == after


async def change_class(office: Office, customer_id: int, its_class: CustomerClass) -> None:
    async with office.session() as session:
        customer = await session.get_one(Customer, customer_id)
        customer.customer_class = its_class
        await FollowUp.keep_rhythm(session, customer)


async def test_another_class_moves_the_rhythm_and_makes_nobody_late_for_what_was_not_asked(
    office: Office, rep: Phone
) -> None:
    customer = await customer_of(office, rep)
    await change_class(office, customer, CustomerClass.B)
    assert await open_ones(office) == [(Cause.RHYTHM, date(2026, 12, 5))]
    await office.at("2026-12-02 10:00")
    await change_class(office, customer, CustomerClass.A)
    assert await open_ones(office) == [(Cause.RHYTHM, date(2026, 12, 2))]
    await office.at("2026-12-08 10:00")
    await change_class(office, customer, CustomerClass.A)
    assert await open_ones(office) == [(Cause.RHYTHM, date(2026, 12, 2))]  # late as it was


async def test_an_archived_customer_has_nothing_due_and_one_brought_back_has(
    office: Office, rep: Phone
) -> None:
    number = await customer_of(office, rep)
    await promise(office, rep, number, MONDAY)
    async with office.session() as session:
        who = await staff(session, rep)
        customer = await session.get_one(Customer, number)
        await customer.archive(session, who)
    assert await open_ones(office) == []
    with pytest.raises(Refused):
        await promise(office, rep, number, MONDAY)
    async with office.session() as session:
        who = await staff(session, rep)
        customer = await session.get_one(Customer, number)
        await customer.bring_back(session, who)
    assert await open_ones(office) == [(Cause.RHYTHM, date(2026, 12, 21))]


async def test_imported_customers_of_each_owner_are_spread_over_the_rhythm(
    office: Office, rep: Phone
) -> None:
    async with office.session() as session:
        owner = await staff(session, rep)
        customers = [
            Customer(
                name=f"Shop {number}",
                owner_id=owner.id,
                customer_class=CustomerClass.C,
                normal_name=f"shop{number}",
                keys=f"shop{number}",
                owner_since=TODAY,
                first_contact_on=TODAY,
                last_contact_on=TODAY,
            )
            for number in range(90)
        ]
        session.add_all(customers)
        await session.flush()
        await FollowUp.for_new(session, *customers, spread=True)
    days = Counter(day for _, day in await open_ones(office))
    assert len(days) == 25  # of thirty days five are Sundays
    assert max(days.values()) <= 6  # a Sunday's three stand on its Monday
    assert all(day.isoweekday() != 7 for day in days)


async def test_the_agenda_shows_overdue_today_and_the_coming_week(
    office: Office, rep: Phone, boss: Phone
) -> None:
    shops = [await customer_of(office, rep, f"Shop {name}") for name in ("Ash", "Birch", "Cedar")]
    await promise(office, rep, shops[0], date(2026, 11, 19))
    await promise(office, rep, shops[1], TODAY)
    await promise(office, rep, shops[2], date(2026, 11, 28))
    await promise(office, rep, shops[2], date(2026, 11, 29))  # too far ahead
    await promise(office, boss, shops[2], TODAY)  # somebody else's
    await rep.types("/agenda")
    assert "To do · Sat, Nov 21" in rep.last.text
    assert "1 overdue · ● 1 today · 1 in the next 7 days" in rep.last.text
    assert rep.last.labels == [
        "⏰ Shop Ash · Thu, Nov 19",
        "● Shop Birch · Sat, Nov 21",
        "Shop Cedar · Sat, Nov 28",
        "＋ Add a follow-up",
        "📄 Sheet",
    ]


async def test_an_empty_agenda_says_so(office: Office, other_rep: Phone) -> None:
    await other_rep.types("待办")
    assert "今天和未来 7 天都没有要跟进的" in other_rep.last.text


async def test_a_long_agenda_turns_its_pages(office: Office, rep: Phone) -> None:
    customer = await customer_of(office, rep)
    for _ in range(11):
        await promise(office, rep, customer, TODAY)
    await rep.types("/agenda")
    assert len(rep.last.labels) == 10 + 3
    await rep.taps("2/2 ›")
    assert rep.last.labels == [
        "● Hualian · Sat, Nov 21",
        "‹ 1/2",
        "＋ Add a follow-up",
        "📄 Sheet",
    ]


async def test_a_follow_up_shows_what_was_promised_the_last_visit_and_the_telephone(
    office: Office, rep: Phone
) -> None:
    customer = await customer_of(office, rep, its_class=CustomerClass.A, phone="+8613800138000")
    await log_visit(office, rep, customer, WEDNESDAY, "Bring <samples>", outcome="Wants & waits")
    await rep.types("/agenda")
    await rep.taps("Hualian")
    card = rep.last.text
    assert "Hualian · class A" in card
    assert "Next step: Bring <samples>" in card
    assert "Due Wed, Nov 25" in card
    assert "Last visit, Sat, Nov 21: Wants & waits" in card
    assert "Wang 138 0013 8000" in card
    assert rep.last.labels == [
        "📍 Log a visit",
        "✓ Called",
        "Put off",
        "Give to…",
        "Open customer",
        "To do",
    ]


async def test_done_is_a_contact_from_which_the_rhythm_begins_anew(
    office: Office, rep: Phone
) -> None:
    customer = await customer_of(office, rep)
    await promise(office, rep, customer, MONDAY)
    await office.at("2026-11-23 10:00")
    await rep.types("/agenda")
    await rep.taps("Hualian")
    await rep.taps("Called")
    assert "✓ Done 10:00" in rep.last.text
    assert "Next one: Wed, Dec 23" in rep.last.text
    found = await office.one(select(Customer).where(Customer.id == customer))
    assert found.last_contact_on == MONDAY


async def test_a_second_tap_on_done_changes_nothing(office: Office, rep: Phone) -> None:
    customer = await customer_of(office, rep)
    await promise(office, rep, customer, TODAY)
    await rep.types("/agenda")
    await rep.taps("Hualian")
    card, tapped = rep.find("Called")
    await rep.presses(card, tapped)
    before = await open_ones(office)
    await rep.presses(card, tapped)
    assert rep.toasts[-1] == "This follow-up is already done or no longer needed."
    assert await open_ones(office) == before


async def test_what_is_put_off_by_a_button_is_due_on_a_working_day(
    office: Office, rep: Phone
) -> None:
    number = await promise(office, rep, await customer_of(office, rep), TODAY)
    await rep.types("/agenda")
    await rep.taps("Hualian")
    await rep.taps("Put off")
    await rep.taps("Next working day · Mon, Nov 23")
    assert "Due Mon, Nov 23" in rep.last.text
    snoozed = await the(office, number)
    assert (snoozed.due_on, snoozed.snoozed) == (MONDAY, 1)


async def test_it_can_be_put_off_to_any_day_from_today_on(office: Office, rep: Phone) -> None:
    number = await promise(office, rep, await customer_of(office, rep), TODAY)
    await rep.types("/agenda")
    await rep.taps("Hualian")
    await rep.taps("Put off")
    await rep.taps("Another day")
    await rep.types("2026-11-20")
    assert "Fri, Nov 20 is too early" in rep.last.text
    assert (await the(office, number)).due_on == TODAY
    await rep.types("next wed")
    assert "Due Wed, Nov 25" in rep.last.text
    assert (await the(office, number)).due_on == WEDNESDAY


async def test_a_button_for_a_day_that_is_over_by_now_is_refused(
    office: Office, rep: Phone
) -> None:
    number = await promise(office, rep, await customer_of(office, rep), TODAY)
    await rep.types("/agenda")
    for day in ("2026-11-20", "2026-13-01"):
        await office.forge(rep, f"follow-up:{number}:until:{day}")
    assert (await the(office, number)).due_on == TODAY
    assert "Fri, Nov 20 is over" in rep.texts[-2]


async def colleague_of(office: Office, boss: Phone, name: str = "Ken") -> Phone:
    return await office.hire(name, Position.REPRESENTATIVE, boss)


async def hand(rep: Phone, name: str) -> None:
    await rep.types("/agenda")
    await rep.taps("Hualian")
    await rep.taps("Give to")
    await rep.taps(name)


async def test_a_colleague_gets_what_is_handed_over_with_all_it_takes(
    office: Office, rep: Phone, boss: Phone
) -> None:
    ken = await colleague_of(office, boss)
    customer = await customer_of(office, rep, phone="+8613800138000")
    await promise(office, rep, customer, TODAY, "Bring samples")
    await hand(rep, "Ken")
    assert "Ken is on it." in rep.last.text
    [card] = ken.inbox
    assert "Next step: Bring samples" in card.text
    assert "138 0013 8000" in card.text
    assert "Mei gave this to you" in card.text
    assert boss.inbox == []
    async with office.session() as session:
        person = await staff(session, ken)
        assert await Customer.of(session, person, customer)
    await rep.types("/agenda")
    assert "Hualian" not in str(rep.last.labels)
    await ken.types("/agenda")
    assert "● Hualian" in ken.last.labels[0]


async def test_the_answer_to_a_card_reaches_whoever_handed_it_over(
    office: Office, rep: Phone, boss: Phone
) -> None:
    ken = await colleague_of(office, boss)
    await promise(office, rep, await customer_of(office, rep), TODAY)
    await hand(rep, "Ken")
    await ken.answers(ken.last, "Which samples?")
    assert "Which samples?" in rep.last.text
    assert boss.inbox == []


async def test_a_helper_who_called_reads_so_and_sees_the_customer_no_more(
    office: Office, rep: Phone, boss: Phone
) -> None:
    ken = await colleague_of(office, boss)
    number = await promise(office, rep, await customer_of(office, rep), TODAY)
    await hand(rep, "Ken")
    await ken.taps("Called")
    assert ken.last.text.startswith("✓ Done 15:00")
    assert "Hualian" not in ken.last.text
    assert ken.last.labels == ["To do"]
    await office.forge(ken, f"follow-up:{number}")
    assert "There is no such" in ken.last.text


@pytest.mark.parametrize("how", ["called", "visited"])
async def test_whoever_handed_it_over_hears_once_without_a_sound_that_it_is_done(
    office: Office, rep: Phone, boss: Phone, how: str
) -> None:
    ken = await colleague_of(office, boss)
    customer = await customer_of(office, rep)
    await promise(office, rep, customer, TODAY)
    await hand(rep, "Ken")
    if how == "called":
        await ken.taps("Called")
    else:
        await log_visit(office, ken, customer)
        await office.settle()
    told = [one for one in rep.inbox if "Ken has done the follow-up at Hualian" in one.text]
    assert [one.silent for one in told] == [True]
    await log_visit(office, rep, customer)
    await office.settle()
    assert len([text for text in rep.texts if "has done the follow-up" in text]) == 1


async def test_what_was_handed_over_can_be_handed_back(
    office: Office, rep: Phone, boss: Phone
) -> None:
    ken = await colleague_of(office, boss)
    number = await promise(office, rep, await customer_of(office, rep), TODAY)
    await hand(rep, "Ken")
    await hand(ken, "Mei")
    assert "Mei is on it now" in ken.last.text
    assert "Ken gave this to you" in rep.last.text
    await office.forge(ken, f"follow-up:{number}")  # the customer is not Ken's to see any more
    assert "There is no such" in ken.last.text


async def test_a_colleague_who_visits_keeps_the_next_step_and_still_sees_the_customer(
    office: Office, rep: Phone, boss: Phone
) -> None:
    ken = await colleague_of(office, boss)
    customer = await customer_of(office, rep)
    await promise(office, rep, customer, TODAY)
    await hand(rep, "Ken")
    await log_visit(office, ken, customer, WEDNESDAY, "Sign")
    await ken.types("/agenda")
    await ken.taps("Hualian")
    assert "Next step: Sign" in ken.last.text
    async with office.session() as session:
        person = await staff(session, ken)
        assert await Customer.of(session, person, customer)


async def test_nothing_is_handed_to_who_is_no_colleague_has_left_or_has_not_joined(
    office: Office, rep: Phone, boss: Phone, other_rep: Phone
) -> None:
    number = await promise(office, rep, await customer_of(office, rep), TODAY)
    ken = await colleague_of(office, boss)
    async with office.session() as session:
        mei = await staff(session, rep)
        gone = await staff(session, ken)
        stranger = await staff(session, other_rep)
        await gone.leave(session, None)
        waiting = Staff(name="Lea", position=Position.REPRESENTATIVE, superior_id=mei.superior_id)
        clerk = Staff(
            name="Fay",
            position=Position.FINANCE,
            superior_id=mei.superior_id,
            telegram_id=4711,
        )
        session.add_all([waiting, clerk])
        await session.flush()
        assert [person.name for person in await mei.colleagues(session)] == ["Hugo"]
        refused = [gone.id, stranger.id, waiting.id, clerk.id, mei.id, 999_999]
    await rep.types("/agenda")
    for person_id in refused:
        await office.forge(rep, f"follow-up:{number}:to:{person_id}")
        assert "pick a colleague from the list" in rep.last.text
    assert (await the(office, number)).handed_by_id is None


async def test_somebody_elses_follow_up_cannot_be_opened_or_touched(
    office: Office, rep: Phone, other_rep: Phone
) -> None:
    number = await promise(office, rep, await customer_of(office, rep), TODAY)
    await other_rep.types("/menu")
    deeds = ("", ":done", ":snooze", ":until:2026-11-30", ":day", ":hand", ":to:1")
    for deed in deeds:
        await office.forge(other_rep, f"follow-up:{number}{deed}")
        assert "没有这条跟进" in other_rep.last.text
    untouched = await the(office, number)
    assert (untouched.is_open, untouched.due_on) == (True, TODAY)
    await office.forge(other_rep, "follow-up:999999")
    assert "没有这条跟进" in other_rep.last.text  # alike, whether there is one or not


async def test_a_superior_reads_a_follow_up_and_cannot_do_it_for_them(
    office: Office, rep: Phone, boss: Phone
) -> None:
    number = await promise(office, rep, await customer_of(office, rep), TODAY)
    await boss.types("/menu")
    await office.forge(boss, f"follow-up:{number}")
    assert "Mei is on it." in boss.last.text
    assert boss.last.labels == ["Open customer", "To do"]
    await office.forge(boss, f"follow-up:{number}:done")
    assert "Mei is on it." in boss.last.text
    assert (await the(office, number)).is_open


async def test_a_next_step_is_noted_in_one_line_of_words(office: Office, other_rep: Phone) -> None:
    await customer_of(office, other_rep, "华联超市")
    await other_rep.types("待办 华联 下周三 送样品")
    assert "华联超市" in other_rep.last.text
    await other_rep.taps("提交")
    assert "下一步：送样品" in other_rep.last.text
    assert (Cause.PROMISED, WEDNESDAY) in await open_ones(office)


async def test_a_next_step_is_noted_from_the_customers_card(office: Office, rep: Phone) -> None:
    customer = await customer_of(office, rep)
    await rep.types("/menu")
    await office.forge(rep, f"follow-up:new:{customer}")
    await rep.types("friday bring samples")
    await rep.taps("Send")
    assert "Next step: bring samples" in rep.last.text
    assert (Cause.PROMISED, date(2026, 11, 27)) in await open_ones(office)


async def test_nothing_is_noted_at_somebody_elses_customer(
    office: Office, rep: Phone, other_rep: Phone
) -> None:
    customer = await customer_of(office, rep)
    await other_rep.types("/menu")
    said = len(other_rep.inbox)
    await office.forge(other_rep, f"follow-up:new:{customer}")
    assert len(other_rep.inbox) == said + 1
    assert "Hualian" not in other_rep.last.text
    assert len(await open_ones(office)) == 1


async def test_whoever_gets_a_customer_gets_what_was_to_be_done_and_handed_over_there(
    office: Office, rep: Phone, boss: Phone
) -> None:
    ken = await colleague_of(office, boss)
    lea = await colleague_of(office, boss, "Lea")
    number = await customer_of(office, rep)
    await promise(office, rep, number, TODAY)
    await hand(rep, "Ken")
    async with office.session() as session:
        by = await staff(session, boss)
        new_owner = await staff(session, lea)
        customer = await session.get_one(Customer, number)
        await customer.give_to(session, by, new_owner, "Mei has too many")
    await ken.types("/agenda")
    assert "Nothing to follow up" in ken.last.text
    await lea.types("/agenda")
    assert "● Hualian" in lea.last.labels[0]


async def goes_to(office: Office, customer_id: int, new_owner: Phone) -> None:
    async with office.session() as session:
        customer = await session.get_one(Customer, customer_id)
        await customer.give_to(session, None, await staff(session, new_owner), "a ruling")


async def test_a_superiors_own_promise_goes_along_with_the_customer(
    office: Office, rep: Phone, boss: Phone, director: Phone, other_rep: Phone
) -> None:
    number = await customer_of(office, rep)
    bosss = await promise(office, boss, number, WEDNESDAY, "Talk about the contract")
    await promise(office, director, number, TODAY, "Thank them")
    await goes_to(office, number, other_rep)
    await log_visit(office, other_rep, number, outcome="What they pay now", said_at=clock.now())
    await boss.types("/agenda")
    assert "Hualian" not in str(boss.last.labels)
    await office.forge(boss, f"follow-up:{bosss}")
    assert "There is no such" in boss.last.text
    await other_rep.types("待办")
    assert "Hualian" in str(other_rep.last.labels)


async def test_those_above_the_new_owner_keep_their_own_promises(
    office: Office, rep: Phone, director: Phone, other_rep: Phone
) -> None:
    number = await customer_of(office, rep)
    await promise(office, director, number, TODAY, "Thank them")
    await goes_to(office, number, other_rep)
    await director.types("/agenda")
    assert "● Hualian" in director.last.labels[0]


async def test_what_was_handed_on_twice_shows_the_customer_to_nobody_of_the_old_branch(
    office: Office, rep: Phone, boss: Phone, other_rep: Phone
) -> None:
    ken, lea = await colleague_of(office, boss), await colleague_of(office, boss, "Lea")
    number = await customer_of(office, rep)
    await promise(office, rep, number, TODAY)
    await hand(rep, "Ken")
    await hand(ken, "Lea")
    await goes_to(office, number, other_rep)
    async with office.session() as session:
        customer = await session.get_one(Customer, number)
        for phone in (rep, ken, lea, boss):
            assert not await customer.visible_to(session, await staff(session, phone))
    await lea.types("/agenda")
    assert "Hualian" not in str(lea.last.labels)
    await other_rep.types("待办")
    assert "● Hualian" in other_rep.last.labels[0]
