"""Tasks: given in a line or a few taps, done, put off, taken back, and left behind (4.2)."""

from __future__ import annotations

import asyncio
from datetime import date

import pytest
from sqlalchemy import select

from models import clock
from models.errors import Refused
from models.handover import give
from models.positions import Position
from models.staff import Staff
from models.tasks import Task, TaskState
from tests.conftest import Office
from tests.leaves import approved_leave, enter_years
from tests.phone import Phone
from tests.records import open_file, staff

# Saturday, 21 November 2026; Sundays are off.
FRIDAY, MONDAY = date(2026, 11, 27), date(2026, 11, 23)
PLAN, GREET = "plan_the_agenda", "begin_a_morning"
PLAN_OVERDUE, TELL = "plan_overdue_tasks", "tell_of_overdue_tasks"


async def tasks(office: Office) -> list[Task]:
    return await office.all(select(Task).order_by(Task.id))


async def given(
    office: Office, giver: Phone, to: Phone, what: str = "Call Hualian", day: date = FRIDAY
) -> Task:
    """A task that somebody was given just now; its card has come."""
    async with office.session() as session:
        [task] = await Task.give(
            session,
            await staff(session, giver),
            [await staff(session, to)],
            what,
            day,
            clock.now(),
        )
    await office.settle()
    return task


async def test_in_one_line(office: Office, boss: Phone, rep: Phone) -> None:
    await boss.types("/task Mei friday call Hualian")
    assert "Fri, Nov 27" in boss.last.text
    assert "call Hualian" in boss.last.text
    await boss.taps("Send")
    assert "Task for Mei" in boss.last.text
    assert "Task from Hugo" in rep.last.text
    assert "call Hualian" in rep.last.text
    assert "By Fri, Nov 27" in rep.last.text
    [task] = await tasks(office)
    assert (task.what, task.due_on, task.customer_id) == ("call Hualian", FRIDAY, None)


async def test_in_chinese_without_a_slash(office: Office, other_rep: Phone) -> None:
    wang = office.phones["王芳"]
    await wang.types("任务 李伟 周五 去华联谈陈列")
    await wang.taps("提交")
    assert "王芳布置的任务" in other_rep.last.text
    assert "去华联谈陈列" in other_rep.last.text
    [task] = await tasks(office)
    assert task.due_on == FRIDAY


async def test_by_taps_and_words(office: Office, boss: Phone, rep: Phone) -> None:
    await boss.types("/task")
    await boss.taps("Mei")
    await boss.types("Agree the shelf space")
    await boss.taps("27")
    await boss.taps("Send")
    [task] = await tasks(office)
    assert (task.what, task.due_on) == ("Agree the shelf space", FRIDAY)
    assert "Task from Hugo" in rep.last.text


async def test_to_several_named_in_a_line(office: Office, boss: Phone, rep: Phone) -> None:
    ann = await office.hire("Ann Lee", Position.REPRESENTATIVE, boss)
    bob = await office.hire("Bob", Position.REPRESENTATIVE, boss)
    await boss.types("/task Mei, ann lee and Bob: friday call your three best customers")
    assert "Mei, Ann Lee, Bob" in boss.last.text
    await boss.taps("Send")
    assert [one.what for one in await tasks(office)] == ["call your three best customers"] * 3
    for phone in (rep, ann, bob):
        assert "Task from Hugo" in phone.last.text
    assert "3 later" in boss.last.text
    assert "Bob: 1 open" in boss.last.text


async def test_to_everybody_directly_below(office: Office, director: Phone, boss: Phone) -> None:
    rep = await office.hire("Mei", Position.REPRESENTATIVE, boss)
    other = await office.hire("Olga", Position.SUPERVISOR, director)
    await director.types("/task")
    await director.taps("All 2 directly below you")
    await director.types("Send me your plan")
    await director.taps("Tomorrow")
    assert "day off" in director.last.text
    await director.taps("Send")
    assert "Send me your plan" in boss.last.text
    assert "Send me your plan" in other.last.text
    assert rep.inbox == []


async def test_somebody_of_the_branch_further_down(
    office: Office, director: Phone, rep: Phone
) -> None:
    await director.types("/task mei monday bring the contract")
    await director.taps("Send")
    assert "Task from Diana" in rep.last.text


async def test_a_day_that_is_over_is_asked_for_again(
    office: Office, boss: Phone, rep: Phone
) -> None:
    await boss.types("/task Mei 2026-11-20 call Hualian")
    assert "Fri, Nov 20 is over" in boss.last.text
    await boss.types("yesterday")
    assert await tasks(office) == []
    await boss.taps("Today")
    await boss.taps("Send")
    [task] = await tasks(office)
    assert task.due_on == date(2026, 11, 21)


async def test_a_customer_named_in_the_words_is_at_hand(
    office: Office, boss: Phone, rep: Phone
) -> None:
    customer = await open_file(office, rep, "Hualian")
    await boss.types("/task Mei friday call Hualian about the shelf")
    await boss.taps("Send")
    [task] = await tasks(office)
    assert (task.what, task.customer_id) == ("call Hualian about the shelf", customer.id)
    assert "Customer: Hualian" in rep.last.text
    await rep.taps("Open customer")
    assert "Hualian" in rep.last.text


@pytest.mark.parametrize(
    ("words", "customer"),
    [
        ("周五 去华联谈陈列", "华联超市有限公司"),
        ("周五 去華聯談陳列", "华联超市有限公司"),
        ("friday call Golden about the shelf", "Golden Lion Trading"),
        ("周五 去大润发", None),  # two are called so
        ("friday 20箱 for the fair", None),
        ("friday goldenly", None),
    ],
)
async def test_a_customer_is_known_by_the_beginning_of_its_name(
    office: Office, boss: Phone, rep: Phone, words: str, customer: str | None
) -> None:
    names = ("华联超市有限公司", "Golden Lion Trading", "大润发一店", "大润发二店", "20号店")
    numbers = {name: (await open_file(office, rep, name)).id for name in names}
    await boss.types(f"/task Mei {words}")
    await boss.taps("Send")
    [task] = await tasks(office)
    assert task.customer_id == (numbers[customer] if customer else None)


async def test_a_customer_that_the_person_does_not_see_is_not_shown_to_them(
    office: Office, boss: Phone, rep: Phone
) -> None:
    ann = await office.hire("Ann", Position.REPRESENTATIVE, boss)
    await open_file(office, ann, "Hualian")
    await boss.types("/task Mei friday call Hualian")
    await boss.taps("Send")
    assert "Mei has no access to Hualian" in boss.last.text
    assert rep.inbox == []
    await boss.taps("Skip")
    await boss.taps("Send")
    assert "Customer:" not in rep.last.text


async def test_nobody_of_another_branch_is_given_anything(
    office: Office, boss: Phone, rep: Phone, other_rep: Phone
) -> None:
    await boss.types("/task 李伟 friday call Hualian")
    assert "Who is to do it?" in boss.last.text
    await boss.types("李伟")
    assert "nobody called “李伟” in your team" in boss.last.text
    async with office.session() as session:
        stranger = await staff(session, other_rep)
    _, button = boss.find("Mei")
    await office.forge(boss, str(button.data).rpartition(":")[0] + f":{stranger.id}")
    assert await tasks(office) == []
    await office.forge(boss, f"task:new:{stranger.id}")
    assert await tasks(office) == []


async def test_who_leads_nobody_sees_their_own(office: Office, boss: Phone, rep: Phone) -> None:
    await given(office, boss, rep)
    await rep.types("/task Hugo friday call")
    assert "nobody below you" in rep.last.text
    await rep.types("/task")
    assert rep.last.labels[0] == "📌 Call Hualian · Fri, Nov 27"
    await rep.types("/tasks")
    assert "not for you" in rep.last.text.casefold() or "only for" in rep.last.text.casefold()


async def test_the_administrator_gives_no_work(office: Office, boss: Phone) -> None:
    admin = await office.hire("Root", Position.ADMIN)
    await admin.types("/task Hugo friday call")
    assert "nobody below you" in admin.last.text
    await office.forge(admin, "task:new")
    assert await tasks(office) == []


async def test_the_administrator_reads_no_task_of_who_stands_below(
    office: Office, boss: Phone, rep: Phone
) -> None:
    admin = await office.hire("Root", Position.ADMIN)
    task = await given(office, boss, rep)
    async with office.session() as session:
        (await staff(session, boss)).superior_id = (await staff(session, admin)).id
    await admin.types("/help")
    await office.forge(admin, f"task:{task.id}:bring")
    assert not any("Call Hualian" in text for text in admin.texts)


async def test_who_has_not_joined_cannot_be_given_one(
    office: Office, boss: Phone, rep: Phone
) -> None:
    async with office.session() as session:
        hugo = await staff(session, boss)
        session.add(Staff(name="Newt", position=Position.REPRESENTATIVE, superior_id=hugo.id))
    await boss.types("/task Newt friday call")
    assert "Who is to do it?" in boss.last.text


async def test_who_left_before_it_was_sent_is_asked_for_again(
    office: Office, boss: Phone, rep: Phone
) -> None:
    await office.hire("Ann", Position.REPRESENTATIVE, boss)
    await boss.types("/task Mei friday call Hualian")
    async with office.session() as session:
        await (await staff(session, rep)).leave(session, None)
    await boss.taps("Send")
    assert "Mei has left. Who else?" in boss.last.text
    await boss.taps("Ann")
    await boss.taps("Send")
    [task] = await tasks(office)
    assert task.what == "call Hualian"


async def test_leave_on_that_day_is_said_and_it_may_be_given_all_the_same(
    office: Office, boss: Phone, rep: Phone
) -> None:
    await enter_years(office)
    await approved_leave(office, rep, boss, "2026-11-27")
    await boss.types("/task Mei friday call Hualian")
    assert "On leave on Fri, Nov 27: Mei" in boss.last.text
    await boss.taps("Send")
    assert len(await tasks(office)) == 1


# Done


async def test_done_with_one_tap_reports_back_once(office: Office, boss: Phone, rep: Phone) -> None:
    await given(office, boss, rep)
    card, button = rep.find("✓ Done")
    await rep.presses(card, button)
    await rep.presses(card, button)
    assert "✓ Done 15:00" in rep.last.text
    assert sum("Mei has done it: Call Hualian" in text for text in boss.texts) == 1
    assert "already done or was taken back" in rep.toasts[-1]


async def test_what_came_of_it_may_be_said_afterwards(
    office: Office, boss: Phone, rep: Phone
) -> None:
    await given(office, boss, rep)
    await rep.taps("✓ Done")
    await rep.answers(rep.last, "They put it up on Monday")
    assert "They put it up on Monday" in boss.last.text


@pytest.mark.parametrize(
    ("words", "result"),
    [
        ("done", None),
        ("Done: they put it up on Monday", "they put it up on Monday"),
        ("完成 周一上架", "周一上架"),
        ("已完成，周一上架", "周一上架"),
    ],
)
async def test_done_in_words(
    office: Office, boss: Phone, rep: Phone, words: str, result: str | None
) -> None:
    await given(office, boss, rep)
    await rep.answers(rep.last, words)
    [task] = await tasks(office)
    assert (task.state, task.result) == (TaskState.DONE, result)
    assert "✓ Mei has done it: Call Hualian" in boss.last.text
    assert (result or "") in boss.last.text


@pytest.mark.parametrize(
    "words", ["完成不了", "not done yet", "donethat", "Who is to pay?", "完成？"]
)
async def test_other_words_are_for_who_gave_it(
    office: Office, boss: Phone, rep: Phone, words: str
) -> None:
    await given(office, boss, rep)
    await rep.answers(rep.last, words)
    [task] = await tasks(office)
    assert task.is_open
    assert words in boss.last.text
    await boss.answers(boss.last, "Fine")
    assert "Fine" in rep.last.text


async def test_the_day_report_starts_from_it(office: Office, boss: Phone, rep: Phone) -> None:
    await given(office, boss, rep)
    await rep.answers(rep.last, "Done: on Monday")
    await rep.types("/report")
    assert "15:00 Task done: Call Hualian. on Monday" in rep.last.text


async def test_done_by_mistake_is_opened_again_once(
    office: Office, boss: Phone, rep: Phone, other_rep: Phone
) -> None:
    task = await given(office, boss, rep)
    await rep.answers(rep.last, "Done: on Monday")
    card, button = rep.find("Open again")
    await other_rep.types("/agenda")
    await office.forge(other_rep, str(button.data))
    assert (await tasks(office))[0].state is TaskState.DONE
    await rep.presses(card, button)
    await rep.presses(card, button)
    [task] = await tasks(office)
    assert (task.is_open, task.result, task.settled_at) == (True, None, None)
    assert sum("Mei has opened a task again: Call Hualian" in text for text in boss.texts) == 1
    assert "✓ Done" in rep.message_with("Task from Hugo").labels
    await rep.taps("✓ Done")
    assert (await tasks(office))[0].state is TaskState.DONE


async def test_who_gave_it_opens_it_again_also_when_it_was_taken_back(
    office: Office, boss: Phone, rep: Phone
) -> None:
    await given(office, boss, rep)
    await boss.types("/tasks")
    await boss.taps("Call Hualian")
    await rep.taps("✓ Done")
    await boss.taps("Open again")
    assert "Hugo has opened a task again: Call Hualian" in rep.last.text
    await boss.taps("Take back")
    reopen = "task:1:reopen"
    await office.forge(rep, reopen)
    assert (await tasks(office))[0].state is TaskState.TAKEN_BACK
    await boss.taps("Open again")
    assert (await tasks(office))[0].is_open


# Changed, put off, taken back


async def test_taken_back_and_done_have_one_result(office: Office, boss: Phone, rep: Phone) -> None:
    await given(office, boss, rep)
    card, done = rep.find("✓ Done")
    await boss.types("/tasks")
    await boss.taps("Call Hualian")
    await boss.taps("Take back")
    assert "Hugo has taken a task back: Call Hualian" in rep.last.text
    await rep.presses(card, done)
    [task] = await tasks(office)
    assert task.state is TaskState.TAKEN_BACK
    assert "already done or was taken back" in rep.toasts[-1]
    assert "has done it" not in boss.last.text


async def test_taken_back_while_it_is_done(office: Office, boss: Phone, rep: Phone) -> None:
    task = await given(office, boss, rep)

    async def take_back() -> bool:
        async with office.session() as session:
            one = await session.get_one(Task, task.id)
            await one.take_back(session, await staff(session, boss))
        return True

    async def do() -> bool:
        async with office.session() as session:
            one = await session.get_one(Task, task.id)
            await one.done(session, await staff(session, rep))
        return True

    ended = await asyncio.gather(take_back(), do(), return_exceptions=True)
    assert sorted(isinstance(one, Refused) for one in ended) == [False, True]
    await office.settle()
    told = sum("has done it" in text for text in boss.texts)
    told += sum("taken a task back" in text for text in rep.texts)
    assert told == 1


async def test_who_gave_it_sets_another_day(office: Office, boss: Phone, rep: Phone) -> None:
    await given(office, boss, rep)
    await boss.types("/tasks")
    await boss.taps("Call Hualian")
    await boss.taps("Change the day")
    await boss.types("monday")
    assert "By Mon, Nov 23" in boss.last.text
    assert "Hugo has set another day, Mon, Nov 23" in rep.last.text
    assert "By Mon, Nov 23" in rep.message_with("Task from Hugo").text


async def asked_for_wednesday(office: Office, boss: Phone, rep: Phone) -> None:
    await given(office, boss, rep, day=MONDAY)
    await rep.taps("Another day")
    await rep.taps("25")
    assert "You asked for Wed, Nov 25. Hugo has not answered yet." in rep.last.text
    assert "Mei asks for Wed, Nov 25" in boss.last.text


async def test_another_day_is_asked_for_and_granted_once(
    office: Office, boss: Phone, rep: Phone
) -> None:
    await asked_for_wednesday(office, boss, rep)
    card, grant = boss.find("Yes, Wed, Nov 25")
    await boss.presses(card, grant)
    await boss.presses(card, grant)
    [task] = await tasks(office)
    assert (task.due_on, task.asked_for) == (date(2026, 11, 25), None)
    assert sum("Hugo agrees to Wed, Nov 25" in text for text in rep.texts) == 1


async def test_another_day_is_asked_for_and_not_granted(
    office: Office, boss: Phone, rep: Phone
) -> None:
    await asked_for_wednesday(office, boss, rep)
    await boss.taps("Keep the day")
    [task] = await tasks(office)
    assert (task.due_on, task.asked_for) == (MONDAY, None)
    assert "Hugo keeps Mon, Nov 23: Call Hualian" in rep.last.text


async def test_another_day_is_granted_in_words(office: Office, boss: Phone, rep: Phone) -> None:
    await asked_for_wednesday(office, boss, rep)
    await boss.answers(boss.last, "ok")
    [task] = await tasks(office)
    assert task.due_on == date(2026, 11, 25)
    assert "The day is Wed, Nov 25" in boss.last.text


async def test_a_grant_of_a_day_that_is_no_longer_asked_for_changes_nothing(
    office: Office, boss: Phone, rep: Phone
) -> None:
    await asked_for_wednesday(office, boss, rep)
    card, grant = boss.find("Yes, Wed, Nov 25")
    await rep.taps("Another day")
    await rep.taps("26")
    await boss.presses(card, grant)
    [task] = await tasks(office)
    assert (task.due_on, task.asked_for) == (MONDAY, date(2026, 11, 26))


async def test_its_own_day_takes_back_what_was_asked_for(
    office: Office, boss: Phone, rep: Phone
) -> None:
    await asked_for_wednesday(office, boss, rep)
    await rep.taps("Another day")
    await rep.taps("23")
    assert (await tasks(office))[0].asked_for is None
    assert "You asked for" not in rep.last.text
    assert "Mei asks for" not in boss.message_with("Task for Mei").text


async def test_who_sets_the_day_that_it_has_keeps_it(
    office: Office, boss: Phone, rep: Phone
) -> None:
    await asked_for_wednesday(office, boss, rep)
    await boss.taps("Change the day")
    await boss.taps("23")
    assert "Hugo keeps Mon, Nov 23: Call Hualian" in rep.last.text


async def test_a_day_asked_for_while_another_is_granted_is_not_lost(
    office: Office, boss: Phone, rep: Phone
) -> None:
    await asked_for_wednesday(office, boss, rep)
    async with office.app.database.reading() as session:
        seen = (await session.scalars(select(Task))).one()
    await rep.taps("Another day")
    await rep.taps("26")
    with pytest.raises(Refused, match="task-has-changed"):
        async with office.session() as session:
            task = await session.merge(seen, load=False)
            await task.move_to(session, await staff(session, boss), date(2026, 11, 25))
    [task] = await tasks(office)
    assert (task.due_on, task.asked_for) == (MONDAY, date(2026, 11, 26))


async def test_who_leads_nobody_any_more_still_answers_for_what_they_gave(
    office: Office, boss: Phone, rep: Phone
) -> None:
    await asked_for_wednesday(office, boss, rep)
    async with office.session() as session:
        (await staff(session, boss)).position = Position.REPRESENTATIVE
    await boss.taps("Yes, Wed, Nov 25")
    assert (await tasks(office))[0].due_on == date(2026, 11, 25)
    await boss.taps("Take back")
    assert (await tasks(office))[0].state is TaskState.TAKEN_BACK


async def test_it_goes_on_to_one_person_only(office: Office, boss: Phone, rep: Phone) -> None:
    for name in ("Ann", "Bob"):
        await office.hire(name, Position.REPRESENTATIVE, boss)
    await given(office, boss, rep)
    await boss.types("/tasks")
    await boss.taps("Call Hualian")
    await boss.taps("Give to…")
    assert "All 3 directly below you" not in boss.last.labels
    for words in ("everybody", "Ann and Bob"):
        await boss.types(words)
        assert "A task goes on to one person" in boss.last.text
    await boss.types("Bob")
    assert "Task for Bob" in boss.last.text


async def test_given_to_somebody_else(office: Office, boss: Phone, rep: Phone) -> None:
    ann = await office.hire("Ann", Position.REPRESENTATIVE, boss)
    await given(office, boss, rep)
    card, done = rep.find("✓ Done")
    await boss.types("/tasks")
    await boss.taps("Call Hualian")
    await boss.taps("Give to…")
    await boss.taps("Ann")
    assert "Task for Ann" in boss.last.text
    assert "Task from Hugo" in ann.last.text
    assert "Hugo has given a task of yours to Ann" in rep.last.text
    await rep.presses(card, done)
    [task] = await tasks(office)
    assert task.is_open


async def test_nobody_else_opens_or_changes_it(
    office: Office, boss: Phone, rep: Phone, other_rep: Phone, director: Phone
) -> None:
    task = await given(office, boss, rep)
    await other_rep.types("/agenda")
    for deed in ("", ":done", ":ask", ":bring"):
        await office.forge(other_rep, f"task:{task.id}{deed}")
        assert "Call Hualian" not in " ".join(other_rep.texts)
    await director.types("/tasks")
    await office.forge(director, f"task:{task.id}")
    assert "Given by Hugo" in director.last.text
    assert director.last.labels == ["📌 Tasks"]
    await office.forge(director, f"task:{task.id}:back")
    await boss.types("/tasks")
    await office.forge(boss, f"task:{task.id}:done")
    assert (await tasks(office))[0].is_open


# Told by itself


async def test_it_stands_in_the_agenda_and_the_morning_of_its_day(
    office: Office, boss: Phone, rep: Phone
) -> None:
    await given(office, boss, rep)
    await rep.types("/agenda")
    assert "0 overdue · ● 0 today · 1 in the next 7 days" in rep.last.text
    assert rep.last.labels[0] == "📌 Call Hualian · Fri, Nov 27"
    await office.at("2026-11-26 08:50")
    await office.beat(PLAN, GREET)
    assert "Good morning" not in rep.last.text
    await office.at("2026-11-27 08:50")
    await office.beat(PLAN, GREET)
    await office.beat(PLAN, GREET)
    assert "📌 Tasks (1): Call Hualian" in rep.last.text
    await rep.taps("📌 Call Hualian")
    assert "📌 Tasks (1)" in rep.inbox[-2].text
    await rep.taps("✓ Done")
    assert "has done it" in boss.last.text


async def test_on_a_day_off_one_is_told_on_the_working_day_before(
    office: Office, boss: Phone, rep: Phone
) -> None:
    await given(office, boss, rep, day=date(2026, 11, 29))
    await office.at("2026-11-28 09:50")
    await office.beat(PLAN, GREET)
    assert "📌 Tasks (1): Call Hualian" in rep.last.text


async def test_who_sells_nothing_hears_of_a_task_in_the_morning_too(
    office: Office, director: Phone
) -> None:
    clerk = await office.hire("Cleo", Position.SALES_ADMIN, director)
    await given(office, director, clerk)
    await office.at("2026-11-27 08:50")
    await office.beat(PLAN, GREET)
    assert "📌 Tasks (1): Call Hualian" in clerk.last.text
    await clerk.types("/task")
    assert "Your tasks" in clerk.last.text


async def test_overdue_ones_stay_and_who_gave_them_hears_once_a_day(
    office: Office, boss: Phone, rep: Phone
) -> None:
    ann = await office.hire("Ann", Position.REPRESENTATIVE, boss)
    first = await given(office, boss, rep)
    await given(office, boss, ann, "Bring the contract")
    await office.at("2026-11-27 09:00")
    await office.beat(PLAN_OVERDUE, TELL)
    assert boss.inbox == []
    await office.at("2026-11-28 10:00")
    await office.beat(PLAN_OVERDUE, TELL)
    await office.beat(PLAN_OVERDUE, TELL)
    [told] = boss.inbox
    assert "2 tasks you gave are overdue" in told.text
    assert "• Mei: Call Hualian (1 day)" in told.text
    await office.at("2026-11-28 10:05")
    await office.beat(PLAN, GREET)
    assert "⏰ Tasks overdue (1): Call Hualian" in rep.last.text
    await office.forge(rep, f"task:{first.id}:done")
    await office.at("2026-11-30 09:00")
    await office.beat(PLAN_OVERDUE, TELL)
    assert "One task you gave is overdue" in boss.last.text
    await boss.taps("⏰ Ann")
    assert "Task for Ann" in boss.last.text
    assert "3 days overdue" in boss.last.text


async def test_what_waits_for_somebody_on_leave_is_not_called_overdue(
    office: Office, boss: Phone, rep: Phone
) -> None:
    await enter_years(office)
    await given(office, boss, rep)
    await approved_leave(office, rep, boss, "2026-11-28")
    await office.at("2026-11-28 10:00")
    await office.beat(PLAN_OVERDUE, TELL)
    assert not any("overdue" in text for text in boss.texts)
    await office.at("2026-11-30 09:00")
    await office.beat(PLAN_OVERDUE, TELL)
    assert "One task you gave is overdue" in boss.last.text


async def test_what_is_done_before_it_is_told_is_not_told(
    office: Office, boss: Phone, rep: Phone
) -> None:
    task = await given(office, boss, rep)
    await office.at("2026-11-28 09:30")
    await office.beat(PLAN_OVERDUE)
    await office.forge(rep, f"task:{task.id}:done")
    await office.at("2026-11-28 10:00")
    await office.beat(TELL)
    assert not any("overdue" in text for text in boss.texts)


async def test_the_list_of_what_was_given(office: Office, boss: Phone, rep: Phone) -> None:
    ann = await office.hire("Ann", Position.REPRESENTATIVE, boss)
    await given(office, boss, rep, "Later")
    await given(office, boss, ann, "Late", day=MONDAY)
    done = await given(office, boss, rep, "Over and done", day=MONDAY)
    await office.at("2026-11-24 10:00")
    await rep.answers(rep.last, "done: all well")
    assert done.id
    await boss.types("/tasks")
    assert "⏰ 1 overdue · ● 0 today · 1 later" in boss.last.text
    assert "Ann: 1 open, ⏰ 1 overdue\nMei: 1 open" in boss.last.text
    assert "✓ Mei: Over and done → all well" in boss.last.text
    assert boss.last.labels[:2] == ["⏰ Ann · Late · Mon, Nov 23", "📌 Mei · Later · Fri, Nov 27"]
    await boss.types("/tasks mei")
    assert "Tasks of Mei" in boss.last.text
    assert "Later" in boss.last.labels[0]
    await boss.types("/tasks Nobody")
    assert "“Nobody”" in boss.last.text


async def test_all_that_somebody_has_to_do_can_be_paged(
    office: Office, director: Phone, rep: Phone
) -> None:
    clerk = await office.hire("Cleo", Position.SALES_ADMIN, director)
    for number in range(11):
        await given(office, director, clerk, f"Number {number}")
    await clerk.types("/task")
    assert not any("Number 10" in label for label in clerk.last.labels)
    await clerk.taps("2/2 ›")
    assert any("Number 10" in label for label in clerk.last.labels)


# Left behind


async def test_what_a_leaver_had_to_do_is_put_before_who_gave_it(
    office: Office, boss: Phone, rep: Phone
) -> None:
    ann = await office.hire("Ann", Position.REPRESENTATIVE, boss)
    await given(office, boss, rep)
    await given(office, boss, rep, "Bring the contract")
    async with office.session() as session:
        await (await staff(session, rep)).leave(session, None)
    await office.settle()
    told = "Mei has left. 2 tasks that you gave them are still open."
    assert sum(told in text for text in boss.texts) == 1
    await boss.types("/tasks")
    await boss.taps("Bring the contract")
    assert "Mei is not here any more" in boss.last.text
    await boss.taps("Give to…")
    await boss.taps("Ann")
    assert "Bring the contract" in ann.last.text


async def test_what_a_leaver_gave_reports_to_their_superior(
    office: Office, director: Phone, boss: Phone, rep: Phone
) -> None:
    await given(office, boss, rep)
    async with office.session() as session:
        await (await staff(session, boss)).leave(session, None)
    await office.settle()
    assert "Hugo has left. One open task of theirs reports to you now" in director.last.text
    assert "Task from Diana" in rep.message_with("Call Hualian").text
    await rep.taps("✓ Done")
    assert "✓ Mei has done it: Call Hualian" in director.last.text


async def test_it_goes_along_with_the_customer(office: Office, boss: Phone, rep: Phone) -> None:
    ann = await office.hire("Ann", Position.REPRESENTATIVE, boss)
    customer = await open_file(office, rep, "Hualian")
    await boss.types("/task Mei friday call Hualian")
    await boss.taps("Send")
    async with office.session() as session:
        her = await staff(session, ann)
        await give(session, await staff(session, boss), customer.id, her.id)
    await office.settle()
    [task] = await tasks(office)
    assert task.staff_id == her.id
    assert any("Task from Hugo" in text for text in ann.texts)
    await ann.types("/task")
    assert "Call Hualian".casefold() in ann.last.labels[0].casefold()


# The ways to it


async def test_from_a_customers_file_it_is_known_to_whom(
    office: Office, boss: Phone, rep: Phone
) -> None:
    customer = await open_file(office, rep, "Hualian")
    await boss.types("/customer Hualian")
    await boss.taps("Give a task")
    await boss.types("Agree the shelf space")
    await boss.taps("Today")
    assert "Hualian" in boss.last.text
    await boss.taps("Send")
    [task] = await tasks(office)
    assert task.customer_id == customer.id
    assert "Customer: Hualian" in rep.last.text


async def test_from_a_persons_page_and_the_menu(office: Office, boss: Phone, rep: Phone) -> None:
    await given(office, boss, rep)
    await boss.types("/team Mei")
    await boss.taps("📌 Tasks")
    assert "Tasks of Mei" in boss.last.text
    await boss.taps("Give a task")
    await boss.types("Bring the contract")
    await boss.taps("Today")
    await boss.taps("Send")
    assert "Bring the contract" in rep.last.text
    await boss.types("/menu")
    await boss.taps("📌 Tasks")
    assert "Tasks you gave" in boss.last.text


async def test_who_moved_to_another_team_is_given_nothing_more_and_shows_no_new_customer(
    office: Office, director: Phone, boss: Phone, rep: Phone
) -> None:
    olga = await office.hire("Olga", Position.SUPERVISOR, director)
    customer = await open_file(office, rep, "Hualian")
    await boss.types("/task Mei friday call Hualian")
    await boss.taps("Send")
    async with office.session() as session:
        (await staff(session, rep)).superior_id = (await staff(session, olga)).id
    await boss.types("/tasks")
    await boss.taps("call Hualian")
    assert "Customer:" not in boss.last.text
    await boss.types("/task Mei friday once more")
    assert "Who is to do it?" in boss.last.text
    await rep.taps("✓ Done")
    assert any("Mei has done it" in text for text in boss.texts)
    assert customer.id
