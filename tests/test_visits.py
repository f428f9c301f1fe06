"""Visits, through people's phones (6.1)."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from sqlalchemy import func, select

from models.audit import Entry
from models.customers import Customer
from models.drafts import Draft, DraftState
from models.follow_ups import Cause, FollowUp, FollowUpState
from models.outbox import Outgoing
from models.places import Place
from models.plans import Plan
from models.positions import Position
from models.staff import Staff
from models.visits import Purpose, Visit, VisitPhoto, Whether
from tests.conftest import Office
from tests.phone import Phone
from tests.records import open_file, staff

HERE = Place(31.2304, 121.4737)
NEAR = (31.2306, 121.4739)  # some 30 m from there
AWAY = (31.2504, 121.4737)  # 2.2 km north of it


async def customer_of(office: Office, owner: Phone, name: str, place: Place | None = None) -> int:
    """A customer's file, opened without a chat; its id."""
    said_at = datetime(2026, 11, 2, 2, tzinfo=UTC)
    return (await open_file(office, owner, name, said_at, place=place)).id


@pytest.fixture
async def hualian(office: Office, rep: Phone) -> int:
    """A customer of the representative's whose place is known."""
    return await customer_of(office, rep, "Hualian", HERE)


async def log_a_visit(rep: Phone, customer: str = "Hualian", outcome: str = "Two orders") -> None:
    """The shortest way without a position."""
    await rep.types("/visit")
    await rep.types("skip")
    await rep.types(customer)
    await rep.taps("Routine")
    await rep.types(outcome)
    await rep.taps("Skip")
    await rep.taps("Send")


async def the_visit(office: Office) -> Visit:
    visit = await office.one(select(Visit))
    assert isinstance(visit, Visit)
    return visit


async def test_the_usual_visit_is_five_taps_and_one_text(
    office: Office, rep: Phone, hualian: int
) -> None:
    await rep.types("/visit")
    await rep.presses_key("📍 Send my location", *NEAR)
    await rep.taps("Hualian · C · 29 m")
    await rep.taps("New product")
    await rep.types("They list the new water")
    await rep.taps("3 days")
    await rep.taps("Send")
    visit = await the_visit(office)
    assert (visit.customer_id, visit.purpose) == (hualian, Purpose.PRODUCT)
    assert visit.outcome == "They list the new water"
    assert visit.whether_there is Whether.VERIFIED
    assert visit.next_on == date(2026, 11, 24)


async def test_the_author_reads_what_was_logged_and_what_may_be_done_next(
    rep: Phone, hualian: int
) -> None:
    await log_a_visit(rep)
    assert "Hualian · my visit, 15:00" in rep.last.text
    assert "Routine · location not checked" in rep.last.text
    assert "Two orders" in rep.last.text
    assert rep.last.labels == ["Next visit", "Open customer", "Withdraw"]


async def test_one_line_leaves_the_position_to_be_asked_and_nothing_else(
    office: Office, other_rep: Phone
) -> None:
    await customer_of(office, other_rep, "华联超市", HERE)
    await other_rep.types("拜访 华联 谈了新品上架 下周三跟进")
    assert "您现在在哪里" in other_rep.last.text
    await other_rep.shares_position(*NEAR)
    assert "华联超市" in other_rep.last.text
    await other_rep.taps("提交")
    visit = await the_visit(office)
    assert (visit.purpose, visit.outcome) == (Purpose.PRODUCT, "谈了新品上架")
    assert (visit.next_on, visit.next_step) == (date(2026, 11, 25), "跟进")


@pytest.mark.parametrize(
    ("line", "purpose", "outcome"),
    [
        ("Hualian promised an order", Purpose.ORDER, "promised an order"),
        ("Hualian 收款 下周一再来", Purpose.PAYMENT, None),
        ("Hualian 催款 答应月底付", Purpose.PAYMENT, "答应月底付"),
        ("Hualian 投诉处理好了 也下单了", None, "投诉处理好了 也下单了"),
        ("Hualian had tea", None, "had tea"),
        ("Hualian met the other buyer", None, "met the other buyer"),
    ],
)
async def test_a_purpose_is_understood_where_the_line_names_one(
    office: Office, rep: Phone, hualian: int, line: str, purpose: Purpose | None, outcome: str
) -> None:
    await rep.types(f"/visit {line}")
    draft = await office.one(select(Draft))
    assert draft.answers.get("purpose") == purpose
    assert draft.answers.get("outcome") == outcome


async def test_a_second_line_is_a_visit_of_its_own(
    office: Office, rep: Phone, hualian: int
) -> None:
    await customer_of(office, rep, "Walmart")
    await rep.types("/visit Hualian promised an order")
    await rep.types("/visit Walmart promised an order too")
    await rep.types("skip")
    assert "✓ Customer: Walmart" in rep.last.text
    await rep.taps("Skip")
    await rep.taps("Send")
    assert (await the_visit(office)).outcome == "promised an order too"
    assert "Still waiting for you: Visit" in rep.last.text


async def test_a_card_of_somebody_near_begins_with_position_and_customer_known(
    office: Office, rep: Phone, hualian: int
) -> None:
    await rep.types("/visit")
    await rep.shares_position(*NEAR)
    await rep.types("/cancel")
    await office.forge(rep, f"visit:new:{hualian}")
    assert "✓ Location" in rep.last.text
    assert "✓ Customer: Hualian" in rep.last.text
    assert "What was the visit for?" in rep.last.text


async def test_a_position_of_somewhere_else_is_asked_for_anew(
    office: Office, rep: Phone, hualian: int
) -> None:
    await rep.types("/visit")
    await rep.shares_position(*AWAY)
    await rep.types("/cancel")
    await office.forge(rep, f"visit:new:{hualian}")
    assert "Where are you?" in rep.last.text


async def test_a_position_that_a_visit_was_logged_with_is_not_used_for_the_next(
    office: Office, rep: Phone, hualian: int
) -> None:
    await rep.types("/visit")
    await rep.shares_position(*NEAR)
    await rep.taps("Hualian")
    await rep.taps("Routine")
    await rep.types("Tea")
    await rep.taps("Skip")
    await rep.taps("Send")
    await rep.taps("Next visit")
    assert "Where are you?" in rep.last.text


async def test_far_away_is_shown_to_the_superior_and_never_refused(
    office: Office, rep: Phone, boss: Phone, hualian: int
) -> None:
    await rep.types("/visit")
    await rep.shares_position(*AWAY)
    await rep.types("Hualian")
    await rep.taps("Routine")
    await rep.types("Met on the way")
    await rep.taps("Skip")
    await rep.taps("Send")
    visit = await the_visit(office)
    assert (visit.metres_away, visit.whether_there) == (2224, Whether.AWAY)
    await office.forge(await with_a_message(boss), f"visit:{visit.id}")
    assert "Hualian · Mei’s visit, 15:00" in boss.last.text
    assert "⚠️ 2.2 km from the customer" in boss.last.text


async def with_a_message(phone: Phone) -> Phone:
    """Somebody who has a message of the bot's to tap on."""
    await phone.types("/menu")
    return phone


async def test_a_few_hundred_metres_are_said_in_metres(
    office: Office, rep: Phone, hualian: int
) -> None:
    await rep.types("/visit")
    await rep.shares_position(31.2354, 121.4737)
    await rep.types("Hualian")
    await rep.taps("Routine")
    await rep.types("Tea")
    await rep.taps("Skip")
    await rep.taps("Send")
    assert "⚠️ 556 m from the customer" in rep.last.text


@pytest.mark.parametrize("place", [(0.0, 0.0), (30.0, -140.0)])
async def test_a_position_that_is_none_is_asked_for_again(
    office: Office, rep: Phone, hualian: int, place: tuple[float, float]
) -> None:
    await rep.types("/visit")
    await rep.shares_position(*place)
    assert "⚠️" in rep.last.text
    assert "send it again, or skip it" in rep.last.text
    assert "place" not in (await office.one(select(Draft))).answers


async def test_no_message_goes_to_the_superior(rep: Phone, boss: Phone, hualian: int) -> None:
    await log_a_visit(rep)
    assert boss.inbox == []


async def test_the_superior_answers_a_visit_and_the_author_hears_it_below_the_card(
    office: Office, rep: Phone, boss: Phone, hualian: int
) -> None:
    await log_a_visit(rep)
    card = rep.last
    await office.forge(await with_a_message(boss), f"visit:{(await the_visit(office)).id}")
    assert "your words go to the author" in boss.last.text
    await boss.answers(boss.last, "Well done")
    assert "Hugo: Well done" in rep.last.text
    assert rep.last.reply_to == card.id
    await rep.answers(card, "Thank you")
    assert "Mei: Thank you" in boss.last.text


async def test_nobody_else_sees_a_visit(
    office: Office, rep: Phone, other_rep: Phone, hualian: int
) -> None:
    await log_a_visit(rep)
    visit = await the_visit(office)
    await with_a_message(other_rep)
    for data in ("", ":photos", ":withdraw", ":store-place"):
        await office.forge(other_rep, f"visit:{visit.id}{data}")
        refused = other_rep.last.text
        await office.forge(other_rep, f"visit:{visit.id + 1}{data}")
        assert other_rep.last.text == refused
        assert "Hualian" not in refused


async def test_a_colleague_who_was_handed_the_follow_up_logs_and_sees_visits_there(
    office: Office, boss: Phone, rep: Phone, hualian: int
) -> None:
    helper = await office.hire("Lena", Position.REPRESENTATIVE, boss)
    await with_a_message(helper)
    await office.forge(helper, f"visit:new:{hualian}")
    assert "Hualian" not in helper.last.text
    async with office.session() as session:
        [follow_up] = await FollowUp.of_customer(session, hualian)
        owner, colleague = await staff(session, rep), await staff(session, helper)
        await follow_up.hand_to(session, owner, colleague)
    await office.forge(helper, f"visit:new:{hualian}")
    assert "✓ Customer: Hualian" in helper.last.text


async def test_a_customer_of_somebody_else_is_no_customer(
    office: Office, rep: Phone, other_rep: Phone, hualian: int
) -> None:
    theirs = await customer_of(office, other_rep, "Carrefour", HERE)
    await with_a_message(rep)
    await office.forge(rep, f"visit:new:{theirs}")
    forged = rep.last.text
    await office.forge(rep, "visit:new:999999")
    assert rep.last.text == forged
    await office.forge(rep, f"visit:of:{theirs}")
    assert rep.last.text == forged
    await rep.types("/visit Carrefour promised an order")
    assert "customer" not in (await office.one(select(Draft))).answers


async def test_a_customer_who_went_to_somebody_else_meanwhile_is_asked_for_again(
    office: Office, rep: Phone, other_rep: Phone, hualian: int
) -> None:
    await rep.types("/visit")
    await rep.types("skip")
    await rep.types("Hualian")
    await rep.taps("Routine")
    await rep.types("Tea")
    await rep.taps("Skip")
    async with office.session() as session:
        customer = await session.get_one(Customer, hualian)
        new_owner = await staff(session, other_rep)
        await customer.give_to(session, None, new_owner, "too long without contact")
    await rep.taps("Send")
    assert "Which customer?" in rep.last.text
    assert await office.all(select(Visit)) == []


async def test_an_archived_customer_takes_no_visit(
    office: Office, rep: Phone, hualian: int
) -> None:
    await rep.types("/visit")
    await rep.types("skip")
    await rep.types("Hualian")
    await rep.taps("Routine")
    await rep.types("Tea")
    await rep.taps("Skip")
    async with office.session() as session:
        who = await staff(session, rep)
        await (await session.get_one(Customer, hualian)).archive(session, who)
    await rep.taps("Send")
    assert "Hualian is archived" in rep.last.text
    await office.forge(rep, f"visit:new:{hualian}")
    assert "Hualian is archived" in rep.last.text
    assert await office.all(select(Visit)) == []


async def test_the_next_date_is_a_follow_up_and_the_visit_is_contact(
    office: Office, rep: Phone, hualian: int
) -> None:
    await rep.types("/visit")
    await rep.types("skip")
    await rep.types("Hualian")
    await rep.taps("Routine")
    await rep.types("They want samples")
    await rep.types("next wed bring samples")
    await rep.taps("Send")
    assert "➡️ Next: Wed, Nov 25 bring samples" in rep.last.text
    visit = await the_visit(office)
    follow_up = await office.one(select(FollowUp).where(FollowUp.state == FollowUpState.OPEN))
    assert (follow_up.due_on, follow_up.words) == (date(2026, 11, 25), "bring samples")
    assert (follow_up.cause, follow_up.visit_id) == (Cause.PROMISED, visit.id)
    customer = await office.one(select(Customer))
    assert customer.last_contact_on == date(2026, 11, 21)


async def test_sent_twice_at_once_is_one_visit(office: Office, rep: Phone, hualian: int) -> None:
    await rep.types("/visit")
    await rep.types("skip")
    await rep.types("Hualian")
    await rep.taps("Routine")
    await rep.types("Tea")
    await rep.taps("Skip")
    summary, send = rep.find("Send")
    rep.person.taps(summary, 0, 0)
    await rep.presses(summary, send)
    await rep.presses(summary, send)
    assert len(await office.all(select(Visit))) == 1


async def test_a_cancelled_visit_is_none_and_comes_back_with_all_that_was_said(
    office: Office, rep: Phone, hualian: int
) -> None:
    await rep.types("/visit")
    await rep.types("skip")
    await rep.types("Hualian")
    await rep.taps("Routine")
    await rep.taps("Cancel")
    assert await office.all(select(Visit)) == []
    await rep.taps("Bring it back")
    assert "✓ Customer: Hualian" in rep.last.text


async def test_an_answer_is_changed_before_it_is_sent(
    office: Office, rep: Phone, hualian: int
) -> None:
    other = await customer_of(office, rep, "Walmart")
    await rep.types("/visit Hualian promised an order monday")
    await rep.types("skip")
    await rep.taps("Change: Customer")
    await rep.types("Walmart")
    await rep.taps("Change: Purpose")
    await rep.taps("Payment")
    await rep.taps("Send")
    visit = await the_visit(office)
    assert (visit.customer_id, visit.purpose) == (other, Purpose.PAYMENT)


async def test_the_same_visit_goes_on_where_it_was_left(rep: Phone, hualian: int) -> None:
    await rep.types("/visit")
    await rep.types("skip")
    await rep.types("Hualian")
    await rep.types("/menu")
    await rep.types("/visit")
    assert "✓ Customer: Hualian" in rep.last.text
    assert "What was the visit for?" in rep.last.text


async def test_left_before_the_customer_was_said_the_position_is_asked_for_anew(
    office: Office, rep: Phone, hualian: int
) -> None:
    await rep.types("/visit")
    await rep.shares_position(*NEAR)
    await office.at("2026-11-21 16:30")
    await rep.types("/visit")
    assert "Where are you?" in rep.last.text
    assert len(await office.all(select(Draft))) == 1


async def test_the_time_of_the_position_counts(office: Office, rep: Phone, hualian: int) -> None:
    await rep.types("/visit")
    await rep.shares_position(*NEAR)
    await rep.taps("Hualian")
    await rep.taps("Routine")
    await office.at("2026-11-21 16:30")
    await rep.types("Tea")
    await rep.taps("Skip")
    await rep.taps("Send")
    assert (await the_visit(office)).said_at == datetime(2026, 11, 21, 7, tzinfo=UTC)


async def test_a_line_that_comes_late_counts_from_when_it_was_written(
    office: Office, rep: Phone, hualian: int
) -> None:
    await office.at("2026-11-23 09:00")
    written = datetime(2026, 11, 21, 8, 10, tzinfo=UTC)
    await rep.types("/visit Hualian promised an order", at=written)
    await rep.types("skip")
    await rep.taps("Skip")
    await rep.taps("Send")
    visit = await the_visit(office)
    assert (visit.said_at, visit.day) == (written, date(2026, 11, 21))
    customer = await office.one(select(Customer))
    assert customer.last_contact_on == date(2026, 11, 21)


async def test_a_visit_written_step_by_step_counts_from_when_it_was_begun(
    office: Office, rep: Phone, hualian: int
) -> None:
    await office.at("2026-11-23 09:30")
    for minute, words in enumerate(("/visit", "skip", "Hualian", "routine", "Saw the new shelf")):
        written = datetime(2026, 11, 21, 8, 50 + minute, tzinfo=UTC)  # Saturday 16:50
        rep.person.types(words, None, None, written)
    await office.settle()
    await rep.taps("Skip")
    await rep.taps("Send")
    visit = await the_visit(office)
    assert visit.said_at == datetime(2026, 11, 21, 8, 50, tzinfo=UTC)
    assert visit.day == date(2026, 11, 21)


async def test_a_visit_begun_long_before_counts_from_the_answers_after_the_pause(
    office: Office, rep: Phone, hualian: int
) -> None:
    await rep.types("/visit")
    await rep.types("skip")
    await rep.types("Hualian")
    await rep.taps("Routine")
    await office.at("2026-11-23 09:30")
    await rep.types("/visit")
    await office.at("2026-11-23 09:40")
    await rep.types("They ordered")
    await rep.taps("Skip")
    await office.at("2026-11-23 09:50")
    await rep.taps("Send")
    visit = await the_visit(office)
    assert visit.said_at == datetime(2026, 11, 23, 1, 40, tzinfo=UTC)
    assert visit.day == date(2026, 11, 23)


async def test_a_visit_sent_a_day_after_it_was_written_counts_from_when_it_was_written(
    office: Office, rep: Phone, hualian: int
) -> None:
    await rep.types("/visit")
    for words in ("skip", "Hualian", "routine", "Saw the new shelf", "no"):
        await rep.types(words)
    await office.at("2026-11-23 09:30")
    await rep.types("/visit")
    await rep.taps("Send")
    assert (await the_visit(office)).day == date(2026, 11, 21)


async def test_who_was_not_there_is_seen_in_the_customers_history_and_in_the_day(
    office: Office, rep: Phone, boss: Phone, hualian: int
) -> None:
    await rep.types("/visit")
    await rep.shares_position(*AWAY)
    for words in ("Hualian", "routine", "They want the new water from next week on", "no"):
        await rep.types(words)
    await rep.taps("Send")
    await office.forge(await with_a_message(boss), f"visit:of:{hualian}")
    assert "Sat, Nov 21 · Mei · Routine · ⚠️ 2.2 km" in boss.last.text
    assert "They want the new water" in boss.last.text
    mei = (await the_visit(office)).author_id
    await office.forge(boss, f"visit:day:{mei}:2026-11-21")
    assert "⚠️ 2.2 km · Hualian" in boss.last.text
    await rep.types("/report")
    assert "Hualian" in rep.last.text
    assert "2.2 km" not in rep.last.text


async def test_without_a_next_step_the_card_names_the_day_of_the_next_reminder(
    office: Office, rep: Phone, hualian: int
) -> None:
    await log_a_visit(rep)
    due = (await office.one(select(FollowUp).where(FollowUp.state == FollowUpState.OPEN))).due_on
    assert f"Next follow-up: {due:%a, %b} {due.day}" in rep.last.text
    await rep.types("/visit Hualian tea tomorrow bring samples")
    for words in ("skip", "routine"):
        await rep.types(words)
    await rep.taps("Send")
    assert "Next follow-up" not in rep.last.text
    assert "Next: Sun, Nov 22 bring samples (day off)" in rep.last.text


async def test_the_line_of_a_visit_edited_at_once_is_read_anew(
    office: Office, rep: Phone, hualian: int
) -> None:
    await customer_of(office, rep, "Walmart")
    line = await rep.types("/visit Walmart promised an order")
    await rep.edits(line, "/visit Hualian promised a big order friday call")
    draft = await office.one(select(Draft))
    assert draft.answers["customer"]["name"] == "Hualian"
    assert draft.answers["outcome"] == "promised a big order"
    assert draft.answers["next_step"] == {"day": "2026-11-27", "words": "call"}
    assert len([text for text in rep.texts if "Where are you?" in text]) == 1
    await rep.edits(line, "/visit Walmart promised an order")
    assert (await office.one(select(Draft))).answers["customer"]["name"] == "Walmart"
    await rep.types("skip")
    await rep.edits(line, "/visit Hualian promised an order")
    assert (await office.one(select(Draft))).answers["customer"]["name"] == "Walmart"
    assert "already filled from that message" in rep.last.text
    await rep.taps("Skip")
    await rep.taps("Send")
    await rep.edits(line, "/visit Hualian promised an order")
    assert "What was sent stays as it was" in rep.last.text


async def test_words_added_to_a_bare_command_fill_the_form_it_had_opened(
    office: Office, rep: Phone, hualian: int
) -> None:
    line = await rep.types("/visit")
    await rep.edits(line, "/visit Hualian promised an order")
    draft = await office.one(select(Draft))
    assert draft.answers["outcome"] == "promised an order"
    assert len(rep.inbox) == 1


async def test_photos_sent_before_they_are_asked_for_are_kept(
    office: Office, rep: Phone, hualian: int
) -> None:
    await rep.types("/visit")
    await rep.sends_album(3)
    assert "Where are you?" in rep.last.text
    assert "✓ Photos: 3 photos" in rep.last.text
    for words in ("skip", "Hualian", "routine", "Tea", "no"):
        await rep.types(words)
    assert "ready to send" in rep.last.text
    await rep.sends_photo(caption="The shelf")
    await rep.taps("Send")
    photos = await office.all(select(VisitPhoto).order_by(VisitPhoto.id))
    assert [photo.caption for photo in photos] == ["", "", "", "The shelf"]


async def test_after_midnight_it_still_belongs_to_the_day_before(
    office: Office, rep: Phone, hualian: int
) -> None:
    await office.at("2026-11-22 01:00")
    await log_a_visit(rep)
    assert (await the_visit(office)).day == date(2026, 11, 21)


async def test_a_first_visit_offers_to_keep_its_place_as_the_customers(
    office: Office, rep: Phone
) -> None:
    number = await customer_of(office, rep, "Walmart")
    await rep.types("/visit")
    await rep.shares_position(*NEAR)
    await rep.types("Walmart")
    await rep.taps("Routine")
    await rep.types("Tea")
    await rep.taps("Skip")
    await rep.taps("Send")
    assert "location not checked" in rep.last.text
    card, keep = rep.find("Save as its location")
    await rep.presses(card, keep)
    assert rep.toasts[-1] == "Saved"
    assert "Save as its location" not in card.labels
    customer = await office.one(select(Customer).where(Customer.id == number))
    assert (customer.latitude, customer.longitude) == NEAR
    await rep.presses(card, keep)
    assert "already has a location" in " ".join([*rep.texts, *rep.toasts])


async def test_photos_come_as_an_album_and_are_shown_to_the_superior(
    office: Office, rep: Phone, boss: Phone, hualian: int
) -> None:
    await rep.types("/visit")
    await rep.types("skip")
    await rep.types("Hualian")
    await rep.taps("Routine")
    await rep.sends_album(3, caption="Our shelf")
    await rep.types("All as agreed")
    await rep.taps("Skip")
    await rep.taps("Send")
    assert "3 photos" in rep.last.labels
    visit = await the_visit(office)
    photos = await office.all(select(VisitPhoto).order_by(VisitPhoto.id))
    assert [photo.caption for photo in photos] == ["Our shelf", "", ""]
    await office.forge(await with_a_message(boss), f"visit:{visit.id}")
    await boss.taps("3 photos")
    album = boss.inbox[-3:]
    assert all(message.photo for message in album)


async def test_of_sixty_photos_ten_are_kept_and_it_is_said(
    office: Office, rep: Phone, hualian: int
) -> None:
    await rep.types("/visit")
    await rep.types("skip")
    await rep.types("Hualian")
    await rep.taps("Routine")
    for _ in range(6):
        await rep.sends_album(10)
    assert "10 photos are the most that fit here" in rep.last.text
    await rep.types("All as agreed")
    await rep.taps("Skip")
    await rep.taps("Send")
    assert len(await office.all(select(VisitPhoto))) == 10


async def test_a_withdrawn_visit_was_no_contact_and_promised_nothing(
    office: Office, rep: Phone, boss: Phone, hualian: int
) -> None:
    before = await office.all(select(FollowUp.due_on))
    await rep.types("/visit Hualian promised an order")
    await rep.types("skip")
    await rep.taps("3 days")
    await rep.taps("Send")
    card, withdraw = rep.find("Withdraw")
    await rep.presses(card, withdraw)
    assert "Withdrawn by the author" in card.text
    assert card.labels == []
    assert "order" not in card.text
    customer = await office.one(select(Customer))
    assert customer.last_contact_on == date(2026, 11, 2)
    still = await office.all(select(FollowUp).where(FollowUp.state == FollowUpState.OPEN))
    assert [(one.cause, one.due_on) for one in still] == [(Cause.RHYTHM, before[0])]
    assert await office.all(select(Entry).where(Entry.deed == "visit-withdrawn"))
    await rep.presses(card, withdraw)
    assert "can no longer be withdrawn" in " ".join([*rep.texts, *rep.toasts])
    await office.forge(await with_a_message(boss), f"visit:{(await the_visit(office)).id}")
    assert "Withdrawn by the author" in boss.last.text


async def test_what_a_withdrawn_visit_settled_is_to_be_done_again(
    office: Office, rep: Phone, hualian: int
) -> None:
    async with office.session() as session:
        who = await staff(session, rep)
        customer = await session.get_one(Customer, hualian)
        now = datetime(2026, 11, 20, tzinfo=UTC)
        await FollowUp.promise(session, who, customer, date(2026, 11, 21), "bring samples", now)
    await log_a_visit(rep)
    await rep.taps("Withdraw")
    still = await office.all(
        select(FollowUp.words).where(
            FollowUp.state == FollowUpState.OPEN, FollowUp.cause == Cause.PROMISED
        )
    )
    assert still == ["bring samples"]


async def test_what_another_visit_settled_as_well_stays_settled(
    office: Office, rep: Phone, hualian: int
) -> None:
    async with office.session() as session:
        who = await staff(session, rep)
        customer = await session.get_one(Customer, hualian)
        now = datetime(2026, 11, 20, tzinfo=UTC)
        await FollowUp.promise(session, who, customer, date(2026, 11, 21), "bring samples", now)
    await log_a_visit(rep)
    first = rep.last
    await log_a_visit(rep, outcome="Once more")
    await rep.taps("Withdraw", first)
    customer = await office.one(select(Customer))
    assert customer.last_contact_on == date(2026, 11, 21)
    promised = select(FollowUp.state).where(FollowUp.words == "bring samples")
    assert await office.all(promised) == [FollowUpState.DONE]
    await rep.taps("Withdraw")
    customer = await office.one(select(Customer))
    assert customer.last_contact_on == date(2026, 11, 2)
    assert await office.all(promised) == [FollowUpState.OPEN]


async def open_rhythms(office: Office) -> list[date]:
    is_open = FollowUp.state == FollowUpState.OPEN
    return await office.all(select(FollowUp.due_on).where(is_open, FollowUp.cause == Cause.RHYTHM))


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
async def test_both_visits_of_a_day_can_be_withdrawn(
    office: Office, rep: Phone, hualian: int, order: tuple[int, int]
) -> None:
    async with office.session() as session:
        [follow_up] = await FollowUp.of_customer(session, hualian)
        follow_up.due_on = date(2026, 11, 20)
    cards = []
    for outcome in ("Two orders", "Once more"):
        await log_a_visit(rep, outcome=outcome)
        cards.append(rep.last)
    for at in order:
        await rep.taps("Withdraw", cards[at])
    assert None not in await office.all(select(Visit.withdrawn_at))
    assert (await office.one(select(Customer))).last_contact_on == date(2026, 11, 2)
    assert await open_rhythms(office) == [date(2026, 12, 2)]


async def test_a_call_on_the_day_of_a_withdrawn_visit_was_contact_all_the_same(
    office: Office, rep: Phone, hualian: int
) -> None:
    async with office.session() as session:
        who = await staff(session, rep)
        customer = await session.get_one(Customer, hualian)
        now = datetime(2026, 11, 20, tzinfo=UTC)
        await FollowUp.promise(session, who, customer, date(2026, 11, 25), "call them", now)
    await log_a_visit(rep)
    card = rep.last
    await rep.types("/agenda")
    await rep.taps("Hualian")
    await rep.taps("Called")
    await rep.taps("Withdraw", card)
    assert (await the_visit(office)).withdrawn_at
    assert (await office.one(select(Customer))).last_contact_on == date(2026, 11, 21)
    assert await open_rhythms(office) == [date(2026, 12, 21)]


async def test_a_customer_given_to_somebody_keeps_the_protection_when_a_visit_is_withdrawn(
    office: Office, rep: Phone, boss: Phone, hualian: int
) -> None:
    ken = await office.hire("Ken", Position.REPRESENTATIVE, boss)
    await log_a_visit(boss)
    card = boss.last
    async with office.session() as session:
        customer = await session.get_one(Customer, hualian)
        await customer.give_to(session, None, await staff(session, ken), "Mei has too many")
    await boss.taps("Withdraw", card)
    assert (await the_visit(office)).withdrawn_at
    assert (await office.one(select(Customer))).last_contact_on == date(2026, 11, 21)


async def test_a_helper_who_withdraws_does_not_see_a_customer_who_went_to_somebody_else(
    office: Office, rep: Phone, boss: Phone, other_rep: Phone, hualian: int
) -> None:
    ken = await office.hire("Ken", Position.REPRESENTATIVE, boss)
    async with office.session() as session:
        [follow_up] = await FollowUp.of_customer(session, hualian)
        follow_up.due_on = date(2026, 11, 20)
        await follow_up.hand_to(session, await staff(session, rep), await staff(session, ken))
    await log_a_visit(ken)
    card = ken.last
    async with office.session() as session:
        customer = await session.get_one(Customer, hualian)
        await customer.give_to(session, None, await staff(session, other_rep), "a ruling")
    await ken.taps("Withdraw", card)
    assert (await the_visit(office)).withdrawn_at
    async with office.session() as session:
        customer = await session.get_one(Customer, hualian)
        assert not await customer.visible_to(session, await staff(session, ken))


async def test_what_was_handed_over_is_the_helpers_again(
    office: Office, rep: Phone, other_rep: Phone, hualian: int
) -> None:
    async with office.session() as session:
        [follow_up] = await FollowUp.of_customer(session, hualian)
        helper, owner = await staff(session, other_rep), await staff(session, rep)
        follow_up.staff_id, follow_up.handed_by_id = helper.id, owner.id
        follow_up.due_on = date(2026, 11, 20)
    await other_rep.types("/language")
    await other_rep.taps("English")
    await log_a_visit(other_rep)
    handed = select(FollowUp.state).where(FollowUp.handed_by_id.is_not(None))
    assert await office.all(handed) == [FollowUpState.DONE]
    assert "Open customer" not in other_rep.last.labels  # no longer the helper's to see
    await other_rep.taps("Withdraw")
    assert await office.all(handed) == [FollowUpState.OPEN]


async def test_a_customer_given_away_meanwhile_is_left_as_it_is(
    office: Office, rep: Phone, boss: Phone, other_rep: Phone, hualian: int
) -> None:
    async with office.session() as session:
        who = await staff(session, rep)
        customer = await session.get_one(Customer, hualian)
        now = datetime(2026, 11, 20, tzinfo=UTC)
        await FollowUp.promise(session, who, customer, date(2026, 11, 21), "bring samples", now)
    await log_a_visit(rep)
    async with office.session() as session:
        new_owner = await staff(session, other_rep)
        customer = await session.get_one(Customer, hualian)
        await customer.give_to(session, None, new_owner, "too long without contact")
        new_id = new_owner.id
    # Whoever leads the author still sees what the author did.
    await office.forge(await with_a_message(boss), f"visit:{(await the_visit(office)).id}")
    assert "Two orders" in boss.last.text
    assert "Open customer" not in boss.last.labels
    await rep.taps("Withdraw")
    assert (await the_visit(office)).withdrawn_at
    assert (await office.one(select(Customer))).last_contact_on == date(2026, 11, 21)
    still = await office.all(select(FollowUp).where(FollowUp.state == FollowUpState.OPEN))
    assert [(one.cause, one.staff_id) for one in still] == [(Cause.RHYTHM, new_id)]


async def test_the_card_names_whom_the_plan_has_next(
    office: Office, rep: Phone, hualian: int
) -> None:
    other = await customer_of(office, rep, "Walmart")
    async with office.session() as session:
        who = await staff(session, rep)
        plan = await Plan.open(session, who, date(2026, 11, 21), who)
        await plan.add(session, who, hualian)
        await plan.add(session, who, other)
    await log_a_visit(rep)
    assert "Today’s plan: 1 of 2" in rep.last.text
    await rep.taps("➡️ Walmart")
    assert "✓ Customer: Walmart" in rep.last.text


async def test_a_visit_stands_from_the_next_day_on_and_for_everybody_else(
    office: Office, rep: Phone, boss: Phone, hualian: int
) -> None:
    await log_a_visit(rep)
    card, withdraw = rep.find("Withdraw")
    visit = await the_visit(office)
    await office.forge(await with_a_message(boss), f"visit:{visit.id}:withdraw")
    await office.at("2026-11-23 09:00")
    await rep.presses(card, withdraw)
    assert (await the_visit(office)).withdrawn_at is None
    await office.forge(rep, f"visit:{visit.id}")
    assert "Withdraw" not in rep.last.labels


async def test_the_visits_of_a_customer_are_turned_page_by_page(
    office: Office, rep: Phone, boss: Phone, hualian: int
) -> None:
    await with_a_message(rep)
    await office.forge(rep, f"visit:of:{hualian}")
    assert "No visits to Hualian yet" in rep.last.text
    for number in range(10):
        await log_a_visit(rep, outcome=f"Tea {number}")
    await office.forge(await with_a_message(boss), f"visit:of:{hualian}")
    assert boss.last.labels == ["Sat, Nov 21 · Mei · Routine"] * 8 + ["Older ›", "📄 Sheet"]
    first = boss.last
    await boss.taps("Older ›")
    assert first.labels == ["Sat, Nov 21 · Mei · Routine"] * 2 + ["‹ Newer", "📄 Sheet"]
    await boss.presses(first, first.buttons[1][0])
    assert "Tea 0" in boss.last.text


async def test_the_visits_of_a_day_are_counted_without_what_was_withdrawn(
    office: Office, rep: Phone, boss: Phone, hualian: int
) -> None:
    await log_a_visit(rep)
    await log_a_visit(rep, outcome="Once more")
    await rep.taps("Withdraw")
    async with office.session() as session:
        people = dict((await session.execute(select(Staff.name, Staff.id))).all())
        day = date(2026, 11, 21)
        counts = await Visit.count_of_day(session, list(people.values()), day)
        assert counts == {people["Mei"]: 1}
        [visit] = await Visit.of_day(session, people["Mei"], day)
        assert visit.outcome == "Two orders"


async def test_a_visit_is_for_people_who_visit(office: Office, director: Phone) -> None:
    finance = await office.hire("Fay", Position.FINANCE, director)
    await finance.types("/visit")
    assert "not for your position" in finance.last.text
    assert await office.all(select(Draft)) == []
    assert "visit" not in finance.commands


async def test_a_long_visit_in_odd_signs_is_shown_whole_enough(
    office: Office, rep: Phone, hualian: int
) -> None:
    await log_a_visit(rep, outcome="<b>&" * 500)
    assert "<b>&<b>&" in rep.last.text
    await rep.types("/visit")
    await rep.types("skip")
    await rep.types("Hualian")
    await rep.taps("Routine")
    await rep.types("x" * 2001)
    assert "2,001 characters; 2,000 fit here" in rep.last.text
    assert await office.one(select(func.count(Visit.id))) == 1


async def test_a_card_that_was_owed_is_not_shown_to_who_may_no_longer_see_it(
    office: Office, rep: Phone, boss: Phone, director: Phone, hualian: int
) -> None:
    await log_a_visit(rep)
    visit = await the_visit(office)
    async with office.session() as session:
        boss_now = await staff(session, boss)
        session.add(
            Outgoing(chat_id=boss.id, staff_id=boss_now.id, key="visit-card", about=visit.about)
        )
        mei = await staff(session, rep)
        top = await staff(session, director)
        mei.superior_id = top.id
    await office.settle()
    assert boss.inbox == []


async def test_the_draft_is_sent_once_and_others_stay(
    office: Office, rep: Phone, hualian: int
) -> None:
    await log_a_visit(rep)
    await log_a_visit(rep, outcome="Once more")
    drafts = await office.all(select(Draft))
    assert {draft.state for draft in drafts} == {DraftState.SENT}
    assert len(await office.all(select(Visit))) == 2


async def test_a_forwarded_position_is_not_taken_and_nothing_else_is_lost(
    office: Office, rep: Phone, hualian: int
) -> None:
    await rep.types("/visit Hualian promised an order")
    await rep.forwards_position(*NEAR)
    assert "That location was forwarded" in rep.last.text
    draft = await office.one(select(Draft))
    assert "place" not in draft.answers
    assert draft.answers["outcome"] == "promised an order"
