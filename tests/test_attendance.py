"""Signing in and out, and the month (2.2–2.4)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from models import clock, policy
from models.attendance import CARD, Signing, Way
from models.audit import Entry
from models.corrections import Correction
from models.inbox import Incoming
from models.language import Language
from models.outbox import Delivery, Outgoing, notify, redraw
from models.places import Place
from models.positions import Position
from models.staff import Staff
from tests.conftest import Office
from tests.phone import Phone
from tests.records import joined, open_file, staff

OFFICE = Place(31.2304, 121.4737)
AWAY = Place(31.2504, 121.4737)  # 2.2 km north of it
WHERE = "📍 Send my location"
MONDAY = date(2026, 11, 23)


@pytest.fixture
def one_place(tmp_path: Path) -> Iterator[None]:
    """A company that expects its people at the office."""
    path = tmp_path / "company.toml"
    place = '{ name = "Office", latitude = 31.2304, longitude = 121.4737, within_metres = 300 }'
    path.write_text(f"[attendance]\nplaces = [{place}]\n", "utf-8")
    policy.use(policy.load(path))
    yield
    policy.use(policy.load(None))


@pytest.fixture
async def hr(office: Office) -> Phone:
    return await office.hire("Hanna", Position.HR)


async def signs_in(rep: Phone, place: Place = OFFICE) -> None:
    await rep.types("/checkin")
    await rep.presses_key(WHERE, place.latitude, place.longitude)


async def signs_out(rep: Phone, place: Place = OFFICE) -> None:
    await rep.types("/checkout")
    if "No, send it again" in rep.last.labels:
        await rep.taps("No, send it again")
    await rep.presses_key(WHERE, place.latitude, place.longitude)


async def signed(
    office: Office, phone: Phone, *moments: str, away_because: str | None = None
) -> None:
    """Signed in and out in turn, at these times on the company's wall."""
    zone = policy.current().company.zone
    async with office.session() as session:
        who = await staff(session, phone)
        for at, moment in enumerate(moments):
            said_at = datetime.fromisoformat(moment).replace(tzinfo=zone)
            way = Way.OUT if at % 2 else Way.IN
            signing = await Signing.note(session, who, way, said_at, said_at, OFFICE)
            signing.reason = away_because
    await joined(office, "2026-10-01 09:00", phone)


async def signings(office: Office) -> list[Signing]:
    return await office.all(select(Signing).order_by(Signing.id))


# Signing in


async def test_one_tap_signs_in_and_the_keyboard_goes(office: Office, rep: Phone) -> None:
    await office.at("2026-11-23 08:58")
    await rep.types("签到")
    assert rep.reply_keyboard == [["📍 Send my location"], ["Skip", "Cancel"]]
    await rep.presses_key(WHERE, OFFICE.latitude, OFFICE.longitude)
    assert rep.last.text == "🟢 Signed in · 08:58\nOn time. Have a good day!\n📍 Location recorded"
    assert rep.reply_keyboard is None
    [signing] = await signings(office)
    assert (signing.way, signing.day, signing.reason) == (Way.IN, MONDAY, None)
    assert (signing.latitude, signing.longitude) == (OFFICE.latitude, OFFICE.longitude)


async def test_late_is_said_kindly_with_the_rule_beside_it(office: Office, rep: Phone) -> None:
    await office.at("2026-11-23 09:12")
    await signs_in(rep)
    assert "12 minutes late: work began 09:00." in rep.last.text
    assert "Rule: up to 30 minutes, CN¥20.00. Only a proposal; people decide." in rep.last.text


async def test_later_than_any_tier_is_absence_of_that_half_day(office: Office, rep: Phone) -> None:
    await office.at("2026-11-23 10:30")
    await signs_in(rep)
    assert "This counts as absent: morning." in rep.last.text


async def test_what_was_sent_in_time_counts_however_late_it_arrives(
    office: Office, rep: Phone
) -> None:
    await office.at("2026-11-23 09:40")
    await rep.types("/checkin")
    await rep.types("skip", at=clock.now() - timedelta(minutes=42))
    assert "Signed in · 08:58\nOn time" in rep.message_with("Signed in").text
    [signing] = await signings(office)
    assert signing.said_at == datetime(2026, 11, 23, 0, 58, tzinfo=UTC)
    assert signing.arrived_at >= datetime(2026, 11, 23, 1, 40, tzinfo=UTC)


async def test_on_a_day_off_it_is_recorded_all_the_same(office: Office, rep: Phone) -> None:
    await office.at("2026-11-22 11:00")
    await signs_in(rep)
    assert "A day off; it is recorded." in rep.last.text
    await office.at("2026-11-22 18:30")
    await signs_out(rep)
    await rep.types("/attendance")
    assert "On days off: one day, 7 h 30 min" in rep.last.text
    assert "Sun, Nov 22: worked on a day off 11:00–18:30" in rep.last.text


@pytest.fixture
def other_company() -> Iterator[None]:
    policy.use(policy.load(Path(__file__).parent / "companies" / "other.toml"))
    yield
    policy.use(policy.load(None))


@pytest.mark.parametrize(
    ("at", "said"),
    [
        ("08:15", "On time."),
        ("08:20", "5 minutes late: sign in by 08:15."),
        ("13:50", "5 minutes late: sign in by 13:45."),
    ],
)
async def test_with_a_grace_the_time_that_counts_is_named(
    office: Office, rep: Phone, other_company: None, at: str, said: str
) -> None:
    await office.at(f"2026-11-23 {at}")
    await joined(office, "2026-10-01 09:00")
    await signs_in(rep)
    assert said in rep.last.text
    assert ("This counts as absent: morning." in rep.last.text) == (at == "13:50")


async def test_who_comes_after_the_morning_is_not_on_time_and_nobody_is_before_dawn(
    office: Office, rep: Phone, boss: Phone
) -> None:
    await joined(office, "2026-10-01 09:00")
    for phone, at in ((rep, "2026-11-23 12:45"), (boss, "2026-11-24 03:55")):
        await office.at(at)
        await signs_in(phone)
        assert "On time" not in phone.last.text
    assert "This counts as absent: morning." in rep.last.text


async def test_who_forgot_to_sign_in_says_that_they_were_there_earlier(
    office: Office, rep: Phone, boss: Phone
) -> None:
    await joined(office, "2026-10-01 09:00")
    await office.at("2026-11-23 11:00")
    await signs_in(rep)
    await rep.taps("I was there earlier")
    assert rep.last.labels == ["09:00", "Cancel"]
    await rep.taps("09:00")
    await rep.taps("Forgot")
    await rep.taps("Send")
    await rep.types("/attendance")
    assert "Mon, Nov 23: sign-in 09:00 waits for agreement" in rep.last.text
    assert "Mon, Nov 23: I was there" not in rep.last.labels
    await boss.answers(boss.message_with("Forgotten sign-in"), "ok")
    # The card of the sign-in shows what is true now.
    assert "absent" not in rep.message_with("Signed in · 11:00").text


@pytest.mark.parametrize("words", ["打卡", "clock in", "Sign in", "/signin"])
async def test_clocking_signs_in_and_whoever_is_in_out(
    office: Office, rep: Phone, words: str
) -> None:
    for said in ("you are signed in", "you are signed out"):
        await rep.types(words)
        assert said in rep.last.text
        await rep.presses_key(WHERE, OFFICE.latitude, OFFICE.longitude)
        clock.move_by(timedelta(hours=1))
    assert [one.way for one in await signings(office)] == [Way.IN, Way.OUT]
    assert "signin" not in rep.commands


async def test_who_is_in_hears_since_when(office: Office, rep: Phone) -> None:
    await office.at("2026-11-23 08:58")
    await signs_in(rep)
    await office.at("2026-11-23 11:00")
    await rep.types("/checkin")
    assert rep.last.text == "You have been signed in since 08:58."
    assert rep.last.labels == ["🔴 Sign out"]
    assert len(await signings(office)) == 1


async def test_a_second_tap_on_the_key_is_no_second_sign_in(office: Office, rep: Phone) -> None:
    await rep.types("/checkin")
    rep.person.presses_key(WHERE, OFFICE.latitude, OFFICE.longitude)
    rep.person.shares_position(OFFICE.latitude, OFFICE.longitude)
    await office.settle()
    assert len(await signings(office)) == 1


async def test_whose_position_need_not_sign_in_hears_so(office: Office, director: Phone) -> None:
    await director.types("/checkin")
    assert director.last.text == "In your position you need not sign in or out."
    for data in ("checkin", "checkout", "checkin:there", "checkin:here"):
        await office.forge(director, data)
    assert await signings(office) == []


async def test_the_forwarded_position_of_somebody_else_does_not_count(
    office: Office, rep: Phone
) -> None:
    await rep.types("/checkin")
    await rep.forwards_position(OFFICE.latitude, OFFICE.longitude)
    assert "forwarded" in rep.last.text
    assert await signings(office) == []
    await rep.presses_key(WHERE, OFFICE.latitude, OFFICE.longitude)
    assert len(await signings(office)) == 1


async def test_where_a_live_position_moves_on_to_signs_nobody_in(
    office: Office, rep: Phone
) -> None:
    live = await rep.shares_position(31.5, 121.5, live_for=3600)
    clock.move_by(timedelta(hours=1))
    await rep.types("/checkin")
    await rep.moves(live, OFFICE.latitude, OFFICE.longitude)
    assert await signings(office) == []


async def test_a_position_said_a_moment_ago_is_offered(office: Office, rep: Phone) -> None:
    await rep.shares_position(OFFICE.latitude, OFFICE.longitude)
    clock.move_by(timedelta(minutes=5))
    await rep.types("/checkin")
    assert rep.reply_keyboard is None
    await rep.taps("Yes, same place (15:00)")
    assert "Signed in · 15:05" in rep.last.text
    [signing] = await signings(office)
    assert (signing.latitude, signing.longitude) == (OFFICE.latitude, OFFICE.longitude)


async def test_the_offered_position_is_asked_anew_once_it_is_old(
    office: Office, rep: Phone
) -> None:
    await rep.shares_position(OFFICE.latitude, OFFICE.longitude)
    await rep.types("/checkin")
    clock.move_by(timedelta(hours=1))
    await rep.taps("Yes, same place")
    assert await signings(office) == []
    assert rep.reply_keyboard == [["📍 Send my location"], ["Skip", "Cancel"]]


async def test_a_position_from_before_says_how_old_it_is(office: Office, rep: Phone) -> None:
    await rep.shares_position(OFFICE.latitude, OFFICE.longitude)
    clock.move_by(timedelta(minutes=20))
    await rep.types("/checkin")
    await rep.taps("Yes, same place")
    assert rep.last.text.endswith("Location sent at 15:00, 20 min before")


async def test_a_position_sent_hours_after_it_was_asked_signs_nobody_in_by_mistake(
    office: Office, rep: Phone
) -> None:
    await rep.types("/checkin")
    clock.move_by(timedelta(hours=5))
    await rep.shares_position(OFFICE.latitude, OFFICE.longitude)
    assert "That was asked 15:00." in rep.last.text
    assert await signings(office) == []
    await rep.presses_key(WHERE, OFFICE.latitude, OFFICE.longitude)
    assert "Signed in · 20:00" in rep.last.text


# Elsewhere


async def test_at_an_expected_place_nothing_is_asked(
    office: Office, rep: Phone, one_place: None
) -> None:
    await signs_in(rep)
    assert rep.last.text.endswith("📍 Office")
    [signing] = await signings(office)
    assert (signing.place, signing.metres_away) == ("Office", 0)


async def test_elsewhere_it_is_recorded_and_then_the_reason_asked_with_the_customer_named(
    office: Office, rep: Phone, one_place: None
) -> None:
    await open_file(office, rep, "Hualian", place=AWAY)
    await signs_in(rep, AWAY)
    assert len(await signings(office)) == 1
    assert "Where were you when you signed?" in rep.last.text
    assert rep.last.labels[:3] == ["At a customer: Hualian", "At a customer", "On the road"]
    await rep.taps("At a customer: Hualian")
    assert "📍 2.2 km from Office\nReason: At a customer: Hualian" in rep.last.text
    assert [text for text in rep.texts if "Signed in" in text] == [rep.last.text]
    [signing] = await signings(office)
    assert (signing.place, signing.reason) == ("Office", "At a customer")


async def test_a_customer_is_named_only_to_whoever_may_see_the_file(
    office: Office, rep: Phone, boss: Phone, hr: Phone, one_place: None
) -> None:
    await open_file(office, rep, "Hualian", place=AWAY)
    await signs_in(rep, AWAY)
    await rep.taps("At a customer: Hualian")
    await boss.types("考勤 mei")
    assert "15:00 2.2 km from Office, At a customer: Hualian" in boss.last.text
    await hr.types("/attendance Mei")
    assert "15:00 2.2 km from Office, At a customer" in hr.last.text
    await office.forge(hr, "attendance:sheet:2026-11")
    told = str([[cell.value for row in one.iter_rows() for cell in row] for one in hr.sheet])
    assert "At a customer" in told
    assert "Hualian" not in hr.last.text + told
    [given] = await office.all(select(Entry).where(Entry.deed == "signing-reason-given"))
    assert given.facts == {"reason": "At a customer"}


async def test_elsewhere_without_a_reason_is_seen_by_the_superior_and_hr(
    office: Office, rep: Phone, boss: Phone, hr: Phone, one_place: None
) -> None:
    await signs_in(rep, AWAY)
    await rep.taps("Cancel")
    clock.move_by(timedelta(hours=1))
    await rep.types("/checkout")
    await rep.taps("No, send it again") if "No, send it again" in rep.last.labels else None
    await rep.presses_key("Skip")
    for phone in (boss, hr):
        await phone.types("/attendance Mei")
        assert "15:00 2.2 km from Office, no reason given" in phone.last.text
        assert "16:00 no location, no reason given" in phone.last.text


async def test_a_card_tells_of_the_places_as_they_were_then(
    office: Office, rep: Phone, one_place: None
) -> None:
    await signs_in(rep, OFFICE)
    policy.use(policy.load(None))
    async with office.session() as session:
        await redraw(session, "signing:1", CARD)
    await office.settle()
    assert rep.last.text.endswith("📍 Office")


async def test_a_customer_of_somebody_else_is_no_reason(
    office: Office, rep: Phone, other_rep: Phone, one_place: None
) -> None:
    theirs = await open_file(office, other_rep, "Secret", place=AWAY)
    await signs_in(rep, AWAY)
    assert "Secret" not in str(rep.last.labels)
    _, first = rep.find("At a customer")
    await office.forge(rep, first.data.replace("reason-customer", str(theirs.id)))  # type: ignore[union-attr]
    [signing] = await signings(office)
    assert signing.reason is None


async def test_without_a_position_it_is_recorded_and_the_reason_may_be_typed(
    office: Office, rep: Phone
) -> None:
    await rep.types("/checkin")
    await rep.presses_key("Skip")
    assert rep.reply_keyboard is None
    await rep.types("In the cellar of the market")
    assert rep.last.text.endswith("📍 No location\nReason: In the cellar of the market")


async def test_a_reason_put_off_can_be_given_from_the_card(office: Office, rep: Phone) -> None:
    await rep.types("/checkin")
    await rep.presses_key("Skip")
    await rep.taps("Cancel")
    await rep.taps("Give the reason")
    await rep.taps("On the road")
    [signing] = await signings(office)
    assert signing.reason == "On the road"
    assert "Give the reason" not in rep.last.labels


async def test_nobody_gives_a_reason_for_somebody_else(
    office: Office, rep: Phone, boss: Phone, other_rep: Phone
) -> None:
    await rep.types("/checkin")
    await rep.presses_key("Skip")
    for phone in (boss, other_rep):
        await phone.types("/menu")
        await office.forge(phone, "signing:1:reason")
        await office.forge(phone, "signing:999:reason")
        assert phone.texts[-2] == phone.texts[-1]


# Signing out


async def test_sign_out_says_how_long_the_day_was(office: Office, rep: Phone) -> None:
    await office.at("2026-11-27 08:58")
    await signs_in(rep)
    await office.at("2026-11-27 12:01")
    await signs_out(rep)
    await office.at("2026-11-27 13:25")
    await signs_in(rep)
    await office.at("2026-11-27 17:05")
    await signs_out(rep)
    assert rep.last.text.startswith("🔴 Signed out · 17:05\nToday: 6 h 43 min\n")


async def test_after_the_break_one_is_on_time_again_but_not_in_the_middle_of_work(
    office: Office, rep: Phone
) -> None:
    await signed(office, rep, "2026-11-23 09:00", "2026-11-23 12:00")
    await office.at("2026-11-23 13:25")
    await signs_in(rep)
    assert "On time" in rep.last.text
    await office.at("2026-11-23 14:30")
    await signs_out(rep)
    await office.at("2026-11-23 15:30")
    await signs_in(rep)
    assert "Signed in · 15:30" in rep.last.text
    assert "On time" not in rep.last.text


async def test_before_the_end_it_says_so_and_later_how_much_it_was(
    office: Office, rep: Phone
) -> None:
    await office.at("2026-11-27 08:58")
    await signs_in(rep)
    await office.at("2026-11-27 16:40")
    await signs_out(rep)
    assert "Work ends at 17:00. If you come back before that, sign in again." in rep.last.text
    await office.at("2026-11-27 18:00")
    await rep.types("/attendance")
    assert "left 20 min early (rule: up to 30 min, CN¥20.00)" in rep.last.text


async def test_who_never_signed_in_may_sign_out_and_mend_it(
    office: Office, rep: Phone, boss: Phone
) -> None:
    await office.at("2026-11-27 08:00")
    await signs_in(boss)  # attendance has begun in this company
    await office.at("2026-11-27 17:05")
    await signs_out(rep)
    assert "You have not signed in today." in rep.last.text
    await rep.taps("I forgot to sign in")
    assert rep.last.labels[:3] == ["09:00", "13:30", "Cancel"]
    await rep.types("8:55")
    await rep.taps("Phone was off")
    await rep.taps("Send")
    correction = await office.one(select(Correction))
    assert (correction.way, correction.reason) == (Way.IN, "Phone was off or broken")
    assert correction.at == datetime(2026, 11, 27, 0, 55, tzinfo=UTC)


async def test_a_second_sign_out_says_when_the_first_was(office: Office, rep: Phone) -> None:
    await office.at("2026-11-27 08:58")
    await signs_in(rep)
    await office.at("2026-11-27 16:40")
    await signs_out(rep)
    await office.at("2026-11-27 17:02")
    await rep.types("/checkout")
    assert "You signed out at 16:40 already." in rep.last.text
    assert len(await signings(office)) == 2
    await rep.taps("Sign out again")
    await rep.taps("No, send it again")
    await rep.presses_key(WHERE, OFFICE.latitude, OFFICE.longitude)
    assert "Today: 8 h 4 min" in rep.last.text


async def test_signing_out_the_next_morning_offers_to_mend_yesterday_and_spoils_nothing(
    office: Office, rep: Phone, boss: Phone
) -> None:
    await signed(office, rep, "2026-11-23 09:00")
    await office.at("2026-11-24 08:00")
    await signs_out(rep)
    assert "You have not signed in today." in rep.last.text
    assert rep.last.labels == ["I forgot to sign out on Mon, Nov 23"]
    await rep.taps("I forgot to sign out")
    await rep.taps("20:30")
    await rep.taps("Forgot")
    await rep.taps("Send")
    await office.at("2026-11-24 08:58")
    await signs_in(rep)
    assert "On time" in rep.last.text
    await office.at("2026-11-24 20:31")
    await signs_out(rep)
    await boss.answers(boss.message_with("Forgotten sign-out"), "ok")
    await office.at("2026-11-25 07:00")
    await rep.types("/attendance")
    assert rep.last.text.startswith("My attendance · November 2026\n\nPresent: 2 days\nLate: 0")
    assert "orgotten" not in rep.last.text


async def test_the_hours_of_another_day_say_which(office: Office, rep: Phone) -> None:
    await office.at("2026-11-23 08:58")
    await signs_in(rep)
    await office.at("2026-11-23 20:58")
    await signs_out(rep)
    await office.at("2026-11-24 09:00")
    async with office.session() as session:
        await redraw(session, "signing:2", CARD)
    await office.settle()
    assert "Mon, Nov 23: 12 h 0 min" in rep.last.text


# The month


async def test_my_month_says_what_was_and_what_the_rules_name(office: Office, rep: Phone) -> None:
    await signed(office, rep, "2026-11-17 09:12", "2026-11-17 20:30")
    await signed(office, rep, "2026-11-18 09:00", "2026-11-18 12:00")
    await office.at("2026-11-18 23:00")
    await rep.types("考勤")
    assert rep.last.text == (
        "My attendance · November 2026\n\n"
        "Present: 1.5 days\nLate: 1 · Left early: 0\nAbsent: 0.5 days\n\n"
        "Tue, Nov 17: 12 min late (rule: up to 30 min, CN¥20.00)\n"
        "Wed, Nov 18: absent in the afternoon (rule: 2 days’ pay)\n\n"
        "What stands beside a day is what the rules propose. People decide."
    )


async def test_months_are_leafed_back_to_when_the_person_came(office: Office, rep: Phone) -> None:
    await signed(office, rep, "2026-11-17 09:00", "2026-11-17 20:30")
    await office.at("2026-12-01 08:00")
    await rep.types("/attendance")
    assert rep.last.labels == ["‹ November 2026"]
    await rep.taps("‹ November 2026")
    assert "My attendance · November 2026" in rep.last.text
    assert rep.last.labels[-1] == "December 2026 ›"


async def test_a_superior_opens_the_own_people_and_nobody_elses(
    office: Office, boss: Phone, rep: Phone, other_rep: Phone
) -> None:
    await signed(office, rep, "2026-11-21 10:05", away_because="At Hualian")
    await boss.types("/attendance")
    await boss.taps("My people")
    assert boss.last.labels[:2] == ["✓ Mei", "📄 November 2026 (.xlsx)"]
    await boss.taps("Mei")
    assert "Mei’s attendance · November 2026" in boss.last.text
    assert (
        "Sat, Nov 21: 5 min late (rule: up to 5 min, CN¥10.00), 10:05 At Hualian" in boss.last.text
    )
    async with office.session() as session:
        stranger = await staff(session, other_rep)
        above = await session.get_one(Staff, (await staff(session, boss)).superior_id)
    for person_id in (stranger.id, above.id, 9999):
        for month in ("", ":2026-11"):
            await office.forge(boss, f"attendance:{person_id}{month}")
            assert boss.last.text == "There is no such attendance, or you cannot see it."
    for name in ("李伟", "Diana", "Nobody"):
        await boss.types(f"/attendance {name}")
        assert "There is nobody called" in boss.last.text


async def test_a_representative_has_nobody_and_no_sheet(
    office: Office, rep: Phone, boss: Phone
) -> None:
    await rep.types("/attendance")
    assert rep.last.labels == []
    await office.forge(rep, "attendance:sheet:2026-11")
    for data in ("attendance:people", "attendance:people:0"):
        await office.forge(rep, data)
        assert rep.last.text == "There is no such attendance, or you cannot see it."
    assert rep.documents == []


@pytest.mark.parametrize("month", ["9999-12", "0001-01", "2026-12", "2026-13"])
async def test_a_month_that_never_was_on_a_button_is_refused(
    office: Office, rep: Phone, boss: Phone, month: str
) -> None:
    await boss.types("/menu")
    async with office.session() as session:
        mei = await staff(session, rep)
    for data in (f"attendance:{mei.id}:{month}", f"attendance:sheet:{month}"):
        await office.forge(boss, data)
        assert "out of date" in boss.last.text
    assert boss.documents == []
    assert await office.all(select(Incoming).where(Incoming.attempts > 0)) == []


@pytest.mark.parametrize("few", [50, 0])  # people who are named as they are; of more, the others
async def test_who_left_stays_to_be_seen_for_the_month_and_the_next(
    office: Office, rep: Phone, boss: Phone, few: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("models.among.FEW", few)
    await signed(office, rep, "2026-11-20 09:00", "2026-11-20 17:00")
    async with office.session() as session:
        await (await staff(session, rep)).leave(session, await staff(session, boss))
    await office.at("2026-12-02 09:00")
    await boss.types("/attendance")
    await boss.taps("My people")
    assert boss.last.labels == ["✗ Mei", "📄 November 2026 (.xlsx)"]
    await boss.taps("November 2026 (.xlsx)")
    assert "Mei" in {row[0].value for row in boss.sheet.worksheets[0].iter_rows()}


async def test_hr_sees_everybody(office: Office, hr: Phone, rep: Phone, other_rep: Phone) -> None:
    await hr.types("/attendance")
    await hr.taps("Everybody")
    assert {"· Mei", "· 李伟", "· Hugo"} <= set(hr.last.labels)


# What the clock says


async def test_a_reminder_signs_in_with_a_tap(office: Office, rep: Phone) -> None:
    await office.at("2026-11-23 08:50")
    await office.beat()
    assert rep.last.text.startswith("Work begins 09:00. You have not signed in yet.")
    await rep.taps("Sign in")
    await rep.presses_key(WHERE, OFFICE.latitude, OFFICE.longitude)
    assert "On time" in rep.last.text


async def test_the_superior_opens_who_is_missing(
    office: Office, rep: Phone, boss: Phone, director: Phone
) -> None:
    await office.at("2026-11-23 09:31")
    await office.beat()
    card = boss.message_with("Not signed in yet")
    assert "Not signed in yet · Mon, Nov 23 · 1\nMei" in card.text
    await boss.taps("Mei", card)
    assert "Mei’s attendance" in boss.last.text


async def test_absence_in_a_row_is_told_to_whom_it_may_concern(
    office: Office, rep: Phone, boss: Phone, hr: Phone, other_rep: Phone
) -> None:
    facts: dict[str, Any] = {"since": date(2026, 11, 18), "number": 3}
    async with office.session() as session:
        who = await staff(session, rep)
        for phone in (boss, hr, other_rep):
            reader = await staff(session, phone)
            await notify(
                session,
                reader,
                "attendance-absent-in-a-row",
                person=who.id,
                name=who.name,
                **facts,
            )
    await office.settle()
    for phone in (boss, hr):
        assert "Mei has been absent 3 working days in a row" in phone.last.text
        await phone.taps("Open attendance")
        assert "Mei’s attendance" in phone.last.text
    assert other_rep.inbox == []


# Limits


async def test_the_worst_of_months_and_the_longest_of_lists_fit(
    office: Office, boss: Phone
) -> None:
    async with office.session() as session:
        above = await staff(session, boss)
        for number in range(95):
            name = f"{number:03d}{'&' * 61}"
            person = Staff(name=name, position=Position.REPRESENTATIVE, superior_id=above.id)
            session.add(person)
            await session.flush()
            await person.join(session, 5000 + number, Language.EN)
    moments = ("09:50", "11:10", "14:20", "16:10", "18:55", "19:40")
    await signed(
        office,
        boss,
        *[f"2026-11-{day:02d} {at}" for day in range(2, 29) for at in moments],
        away_because="&" * 300,
    )
    await office.at("2026-11-30 09:31")
    await office.beat()
    await boss.types("/attendance")
    await office.forge(boss, "attendance:people")
    await office.forge(boss, "attendance:people:4")
    await office.forge(boss, "attendance:sheet:2026-11")
    assert len(boss.documents) == 1
    dead = await office.all(select(Outgoing).where(Outgoing.state == Delivery.DEAD))
    assert [(one.key, one.error) for one in dead] == []
