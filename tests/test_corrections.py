"""What was forgotten is mended in the chat, with the superior's agreement (2.4)."""

from __future__ import annotations

from datetime import time

import pytest
from sqlalchemy import select

from bot import o_clock
from models.attendance import Way
from models.corrections import Correction
from models.language import Language
from models.positions import Position
from tests.conftest import Office
from tests.phone import Phone
from tests.records import joined, staff
from tests.test_attendance import signed, signings, signs_in


async def forgets(office: Office, phone: Phone) -> None:
    """Signed in on Friday and went home; it is Saturday morning."""
    await signed(office, phone, "2026-11-20 09:00")
    await office.at("2026-11-21 10:01")
    await office.beat()


async def test_the_end_of_work_is_one_tap_and_counts_once_the_superior_agrees(
    office: Office, rep: Phone, boss: Phone
) -> None:
    await forgets(office, rep)
    asked = rep.message_with("never signed out")
    assert asked.text.startswith("You signed in at 09:00 on Fri, Nov 20 and never signed out.")
    assert asked.labels == ["At the end of work · 17:00", "Another time"]
    await rep.taps("At the end of work")
    assert "Forgotten sign-out · Fri, Nov 20 · 17:00\nReason: Forgot" in rep.last.text
    card = boss.message_with("Forgotten sign-out")
    assert "Signed that day: in 09:00" in card.text
    await boss.answers(card, "ok")
    assert "Hugo has agreed: your sign-out Fri, Nov 20, 17:00, now counts." in rep.last.text
    await rep.types("/attendance")
    assert "Forgotten" not in rep.last.text
    assert [one.way for one in await signings(office)] == [Way.IN, Way.OUT]


async def test_another_time_is_typed_and_the_first_after_the_sign_in_is_meant(
    office: Office, boss: Phone
) -> None:
    mei = await office.hire("梅", Position.REPRESENTATIVE, boss, Language.ZH_HANS)
    await forgets(office, mei)
    await mei.taps("其他时间")
    assert mei.last.labels == ["12:00", "17:00", "取消"]
    await mei.types("差不多的时候")
    assert "看不出“差不多的时候”是几点" in mei.last.text
    await mei.types("六点半")
    await mei.taps("忘了")
    await mei.taps("提交")
    assert "补签退 · 11月20日周五 18:30" in mei.last.text


async def test_a_refusal_says_why_and_it_may_be_asked_again(
    office: Office, rep: Phone, boss: Phone
) -> None:
    await forgets(office, rep)
    await rep.taps("At the end of work")
    await boss.answers(boss.message_with("Forgotten sign-out"), "no, you left at four")
    assert "Hugo has not agreed" in rep.last.text
    assert "you left at four" in rep.last.text
    await rep.types("/attendance")
    await rep.taps("Fri, Nov 20: add sign-out")
    await rep.types("4pm")
    await rep.taps("Forgot")
    await rep.taps("Send")
    assert "Fri, Nov 20 · 16:00" in rep.last.text


async def test_what_waits_can_be_withdrawn_and_is_not_asked_for_twice(
    office: Office, rep: Phone, boss: Phone
) -> None:
    await forgets(office, rep)
    asked = rep.message_with("never signed out")
    _, end = rep.find("At the end of work")
    await rep.presses(asked, end)
    await rep.presses(asked, end)
    assert "Nothing is missing there" in rep.last.text
    assert len(await office.all(select(Correction))) == 1
    await rep.taps("Withdraw")
    assert "Withdrawn." in rep.message_with("Forgotten sign-out").text


async def test_days_on_which_nothing_can_be_mended_are_refused(office: Office, rep: Phone) -> None:
    await signed(office, rep, "2026-11-20 09:00", "2026-11-20 17:00")
    await rep.types("/menu")
    for data, said in (
        ("2026-08-03:in", "corrections go back 62 days"),
        ("2026-11-20:in", "Nothing is missing there"),
        ("2026-11-20:both", "Nothing is missing there"),
        ("2026-11-20:out:end", "Nothing is missing there"),
        ("2026-11-22:in", "out of date"),
        ("9999-12-31:out", "out of date"),
    ):
        await office.forge(rep, f"attendance:mend:{data}")
        assert said in rep.last.text, data
    assert await office.all(select(Correction)) == []


async def test_a_time_to_come_is_asked_again(office: Office, rep: Phone) -> None:
    await joined(office, "2026-10-01 09:00")
    await office.at("2026-11-23 11:00")
    await signs_in(rep)
    await rep.taps("I was there earlier")
    await rep.types("6pm")
    await rep.taps("Forgot")
    await rep.taps("Send")
    assert "That time has not come yet" in rep.last.text
    assert "When did you begin?" in rep.last.text


async def test_a_whole_day_is_asked_for_at_once_with_the_working_hours_as_one_tap(
    office: Office, rep: Phone, boss: Phone
) -> None:
    await signed(office, boss, "2026-11-19 09:00")
    await joined(office, "2026-10-01 09:00")
    await office.at("2026-11-23 08:00")
    await rep.types("/attendance")
    assert "Fri, Nov 20: absent all day" in rep.last.text
    await rep.taps("Fri, Nov 20: I was there")
    assert rep.last.labels[0] == "09:00–17:00"
    await rep.types("whenever")
    assert "as two times" in rep.last.text
    await rep.types("6pm-9am")
    assert "The second time comes before the first" in rep.last.text
    await rep.taps("09:00–17:00")
    await rep.taps("Phone was off")
    await rep.taps("Send")
    assert "Forgotten sign-in and sign-out · Fri, Nov 20 · 09:00–17:00" in rep.last.text
    await rep.types("/attendance")
    assert "Fri, Nov 20: sign-in and sign-out 09:00–17:00 waits for agreement" in rep.last.text
    await boss.answers(boss.message_with("Forgotten sign-in and sign-out"), "ok")
    assert "your day Fri, Nov 20, 09:00–17:00, now counts." in rep.last.text
    assert [one.way for one in await signings(office)][1:] == [Way.IN, Way.OUT]


async def test_an_evening_without_a_sign_is_asked_for_alone(office: Office, rep: Phone) -> None:
    await signed(office, rep, "2026-11-23 08:58", "2026-11-23 17:00")
    await office.at("2026-11-24 08:00")
    await rep.types("/attendance")
    await rep.taps("Mon, Nov 23: I was there")
    assert rep.last.labels[0] == "18:00–20:30"


async def test_the_correction_of_somebody_who_left_says_so(
    office: Office, rep: Phone, boss: Phone
) -> None:
    await forgets(office, rep)
    await rep.taps("At the end of work")
    async with office.session() as session:
        await (await staff(session, rep)).leave(session, await staff(session, boss))
    await office.forge(boss, "correction:1")
    assert "Mei has left." in boss.last.text


async def test_nobody_else_withdraws_or_opens_a_correction(
    office: Office, rep: Phone, boss: Phone, other_rep: Phone
) -> None:
    await forgets(office, rep)
    await rep.taps("At the end of work")
    await other_rep.types("/menu")
    for data in ("correction:1", "correction:1:withdraw", "correction:9"):
        await office.forge(other_rep, data)
        assert other_rep.last.text == "没有这条补签，或者您不能查看。"
    await office.forge(boss, "correction:1:withdraw")
    assert (await office.one(select(Correction))).outcome == "open"


@pytest.mark.parametrize(
    ("words", "at", "is_sure"),
    [
        ("18:05", time(18, 5), True),
        ("１８：０５", time(18, 5), True),
        ("1805", time(18, 5), True),
        ("18.05", time(18, 5), True),
        ("18h05", time(18, 5), True),
        ("08:05", time(8, 5), True),
        ("8:05", time(8, 5), False),
        ("905", time(9, 5), False),
        ("18", time(18), True),
        ("6", time(6), False),
        ("6pm", time(18), True),
        ("6:05 p.m.", time(18, 5), True),
        ("12am", time(0), True),
        ("12 PM", time(12), True),
        ("8 o'clock", time(8), False),
        ("六点半", time(6, 30), False),
        ("六點半", time(6, 30), False),
        ("6点一刻", time(6, 15), False),
        ("三点五十", time(3, 50), False),
        ("八点零五分", time(8, 5), False),
        ("五点整", time(5), False),
        ("十八点三十五分", time(18, 35), True),
        ("下午六点半", time(18, 30), True),
        ("早上8:30", time(8, 30), True),
        ("中午12点", time(12), True),
        ("中午11点半", time(11, 30), True),
        ("中午1点", time(13), True),
        ("晚上12点", time(0), True),
        ("晚上八点", time(20), True),
        ("0:10", time(0, 10), True),
    ],
)
def test_a_time_is_read_as_people_write_it(words: str, at: time, is_sure: bool) -> None:
    assert o_clock.read(words) == (at, is_sure)


@pytest.mark.parametrize(
    "words",
    ["", "24:00", "18:60", "25", "六点左右", "六点多", "5:30-6", "-6", "pm", "tomorrow", "早上6pm"],
)
def test_what_is_no_time_is_none(words: str) -> None:
    assert o_clock.read(words) is None


@pytest.mark.parametrize(
    ("words", "came", "went"),
    [
        ("8:55-18:05", time(8, 55), time(18, 5)),
        ("0855 1805", time(8, 55), time(18, 5)),
        ("from 9am to 6pm", time(9), time(18)),
        ("九点到六点半", time(9), time(6, 30)),
        ("上午9点～下午6点", time(9), time(18)),
    ],
)
def test_two_times_are_read_as_people_write_them(words: str, came: time, went: time) -> None:
    both = o_clock.read_two(words)
    assert both and [one.at for one in both] == [came, went]


@pytest.mark.parametrize("words", ["", "9", "9-", "9 to", "1 2 3", "morning to night"])
def test_what_is_not_two_times_is_none(words: str) -> None:
    assert o_clock.read_two(words) is None
