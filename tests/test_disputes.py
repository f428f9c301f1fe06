"""Disputes: a claim, the evidence, one ruling, and nothing that leaks (5.3, 1.3)."""

from __future__ import annotations

import asyncio
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from models import clock
from models.audit import Entry
from models.contacts import Contact
from models.credit import CreditShare
from models.customers import Customer
from models.disputes import Dispute, Ruling
from models.drafts import Draft, DraftState
from models.errors import Refused
from models.follow_ups import FollowUp, FollowUpState
from models.handover import give
from models.plans import Plan, PlannedVisit
from models.positions import Position
from models.staff import Staff
from models.visits import Visit
from tests.conftest import Office
from tests.phone import Phone
from tests.records import log_visit, open_file, staff

PHONE = "+8613800138000"


async def hualian(office: Office, owner: Phone, name: str = "Hualian Market") -> int:
    """A customer of this person's, whose telephone number is known; its id."""
    return (await open_file(office, owner, name, phone=PHONE)).id


async def visited(office: Office, phone: Phone, customer_id: int, days_ago: int) -> None:
    said_at = clock.now() - timedelta(days=days_ago)
    await log_visit(office, phone, customer_id, outcome="Spoke about prices", said_at=said_at)


async def refused_draft(office: Office, whose: Phone, **answers: Any) -> int:
    """The form of a new customer as it stands after the refusal."""
    async with office.session() as session:
        draft = Draft(
            staff_id=(await staff(session, whose)).id,
            form="customer",
            state=DraftState.PARKED,
            answers={"name": "Corner shop", "phone": PHONE, "place": None} | answers,
            offered={},
            heard={},
        )
        session.add(draft)
        await session.flush()
        return draft.id


async def claim(office: Office, phone: Phone, reason: str = "I opened this account") -> None:
    """As a claimant whose phone speaks English."""
    await phone.types("/menu")
    await office.forge(phone, f"dispute:from:{await refused_draft(office, phone)}")
    await phone.types("2026-11-02")
    await phone.types(reason)
    await phone.taps("Send")


@pytest.fixture
async def other(office: Office, director: Phone) -> Phone:
    """A representative of another branch, who speaks English."""
    superior = await office.hire("Nora", Position.SUPERVISOR, director)
    return await office.hire("Omar", Position.REPRESENTATIVE, superior)


async def owner_of(office: Office, customer_id: int) -> str:
    customer = await office.one(select(Customer).where(Customer.id == customer_id))
    owner = await office.one(select(Staff).where(Staff.id == customer.owner_id))
    return str(owner.name)


async def deeds(office: Office) -> list[str]:
    entries = await office.all(select(Entry).where(Entry.deed.like("dispute-%")).order_by(Entry.id))
    return [entry.deed for entry in entries]


def reminders(judge: Phone) -> int:
    return len([said for said in judge.texts if "waiting for you to decide" in said])


async def test_a_claim_reaches_the_superior_of_both_with_the_evidence_of_both_sides(
    office: Office, director: Phone, rep: Phone, other: Phone
) -> None:
    customer_id = await hualian(office, rep)
    await visited(office, rep, customer_id, days_ago=9)
    await visited(office, rep, customer_id, days_ago=2)
    await claim(office, other, "Old Wang called me first")
    card = director.message_with("Omar claims Hualian Market")
    assert "Owner: Mei" in card.text
    assert "In contact since Mon, Nov 2" in card.text
    assert "Old Wang called me first" in card.text
    assert "2 visits: Thu, Nov 12 to Thu, Nov 19" in card.text
    assert "One open follow-up" in card.text
    assert "No visit" in card.text
    assert "Protected until Fri, Feb 19, 2027" in card.text
    assert office.phones["Hugo"].inbox == []
    assert office.phones["Nora"].inbox == []
    assert rep.inbox == []


async def test_the_evidence_of_each_side_is_what_they_did_themselves(
    office: Office, director: Phone, boss: Phone, rep: Phone, other: Phone
) -> None:
    tom = await office.hire("Tom", Position.REPRESENTATIVE, boss)
    await office.at("2026-11-02 10:00")
    customer_id = await hualian(office, rep)
    await visited(office, rep, customer_id, days_ago=0)
    await office.at("2026-11-10 10:00")
    async with office.session() as session:
        await give(session, await staff(session, boss), customer_id, (await staff(session, tom)).id)
        [follow_up] = await FollowUp.of_customer(session, customer_id)
        await follow_up.done(session, await staff(session, tom))
    await office.at("2026-11-20 10:00")
    await claim(office, other)
    card = director.message_with("Omar claims Hualian Market")
    _, _, holders = card.text.partition("Tom (owner)")
    assert "Owner since Tue, Nov 10" in holders
    assert "No visits" in holders
    assert "One follow-up done by phone: Tue, Nov 10" in holders
    assert "Nov 2" not in holders


async def test_the_claimant_reads_nothing_of_the_other_side(
    office: Office, director: Phone, rep: Phone, other: Phone
) -> None:
    customer_id = await hualian(office, rep)
    await claim(office, other)
    assert "Your claim to Corner shop" in other.last.text
    assert "Waiting for Diana to decide" in other.last.text
    await director.taps("Stays with Mei")
    assert "Diana has decided on your claim to Corner shop" in other.last.text
    for said in [*other.texts, *(label for m in other.inbox for label in m.labels)]:
        for secret in ("Mei", "Hualian", "Hugo", str(customer_id) + " "):
            assert secret not in said
    assert not any(
        f"customer:{customer_id}" in str(button) for m in other.inbox for button in m.buttons
    )


async def test_from_the_form_that_was_refused(
    office: Office, director: Phone, rep: Phone, other: Phone
) -> None:
    await hualian(office, rep)
    await other.types("/customer Hualian Market 13800138000 A")
    assert "Mei" not in other.last.text
    await other.taps("Claim it")
    await other.taps("Skip")
    await other.types("I opened this account")
    await other.taps("Send")
    assert "Waiting for Diana to decide" in other.last.text
    assert "Omar claims Hualian Market" in director.last.text


async def test_no_refused_file_of_it_waits_any_longer_once_it_is_claimed(
    office: Office, rep: Phone, other: Phone
) -> None:
    await hualian(office, rep)
    await other.types("/customer Hualian Market")
    await other.types("/customer Corner shop 13800138000")
    await other.taps("Claim it")
    await other.taps("Skip")
    await other.types("I opened this account")
    await other.taps("Send")
    assert "Waiting for Diana to decide" in other.last.text
    assert not [said for said in other.texts if "Still waiting for you" in said]


async def test_it_stays_and_both_are_told(
    office: Office, director: Phone, rep: Phone, other: Phone
) -> None:
    customer_id = await hualian(office, rep)
    await claim(office, other)
    mine = other.message_with("Your claim")
    await director.taps("Stays with Mei")
    assert await owner_of(office, customer_id) == "Mei"
    assert "it stays with Mei" in director.message_with("Omar claims").text
    assert director.message_with("Omar claims").labels == []
    assert "the owner stays the same" in mine.text
    assert mine.labels == []
    assert "it stays yours" in rep.last.text
    assert "Omar" not in rep.last.text
    assert await deeds(office) == ["dispute-opened", "dispute-ruled"]


async def test_it_goes_with_its_follow_ups_and_a_brief(
    office: Office, director: Phone, rep: Phone, other: Phone
) -> None:
    customer_id = await hualian(office, rep)
    await claim(office, other)
    await director.taps("Goes to Omar")
    assert await owner_of(office, customer_id) == "Omar"
    assert "is yours now" in other.message_with("has decided").text
    assert "Hualian Market · C" in other.last.text
    assert other.last.labels == ["Hualian Market"]
    assert "Hualian Market goes to Omar" in rep.last.text
    omar = await office.one(select(Staff).where(Staff.name == "Omar"))
    follow_ups = await office.all(select(FollowUp).where(FollowUp.customer_id == customer_id))
    assert {one.staff_id for one in follow_ups} == {omar.id}


@pytest.mark.parametrize(
    ("said", "shares", "owner"),
    [
        ("30", {"Omar": 30, "Mei": 70}, "Mei"),
        ("50", {"Omar": 50, "Mei": 50}, "Mei"),
        ("60/40", {"Omar": 60, "Mei": 40}, "Omar"),
        ("99", {"Omar": 99, "Mei": 1}, "Omar"),
    ],
)
async def test_a_split_sums_to_100_and_whoever_has_more_has_the_file(
    office: Office,
    director: Phone,
    rep: Phone,
    other: Phone,
    said: str,
    shares: dict[str, int],
    owner: str,
) -> None:
    customer_id = await hualian(office, rep)
    await claim(office, other)
    await director.taps("Split the credit")
    await director.types(said)
    await director.taps("Send")
    found = await office.all(select(CreditShare))
    names = {one.id: one.name for one in await office.all(select(Staff))}
    assert {names[one.staff_id]: one.percent for one in found} == shares
    assert sum(one.percent for one in found) == 100
    assert await owner_of(office, customer_id) == owner
    assert f"{shares['Omar']}%" in director.message_with("Omar claims").text
    assert f"{shares['Omar']}% of the credit" in other.message_with("has decided").text
    assert f"{shares['Mei']}% of the credit" in rep.last.text


async def test_who_gets_which_part_is_said_where_it_is_asked(
    office: Office, director: Phone, rep: Phone, other: Phone
) -> None:
    await hualian(office, rep)
    await claim(office, other)
    await director.taps("Split the credit")
    title = "Split the credit of Hualian Market: Omar (claims it) / Mei (owner)"
    assert title in director.last.text
    await director.types("60 40")
    assert title in director.last.text
    await director.taps("Send")
    shares = await office.all(select(CreditShare).order_by(CreditShare.percent))
    omar = await office.one(select(Staff).where(Staff.name == "Omar"))
    assert [(one.percent, one.staff_id == omar.id) for one in shares] == [(40, False), (60, True)]


async def test_a_split_that_is_not_100_is_asked_again(
    office: Office, director: Phone, rep: Phone, other: Phone
) -> None:
    await hualian(office, rep)
    await claim(office, other)
    await director.taps("Split the credit")
    for said in ("60/50", "100/0", "60 60", "60，60"):
        await director.types(said)
        assert "must add up to 100" in director.last.text
    for said in ("0", "100", "half"):
        await director.types(said)
        assert "⚠️" in director.last.text
    await director.taps("70 / 30")
    await director.taps("Send")
    assert [one.percent for one in await office.all(select(CreditShare))] == [70, 30]


async def test_a_later_ruling_replaces_the_shares_and_one_that_gives_all_ends_them(
    office: Office, director: Phone, rep: Phone, other: Phone
) -> None:
    await hualian(office, rep)
    for part in ("30", "40"):
        await claim(office, other)
        await director.taps("Split the credit")
        await director.types(part)
        await director.taps("Send")
    found = await office.all(select(CreditShare).order_by(CreditShare.percent))
    assert [one.percent for one in found] == [40, 60]
    await claim(office, other)
    await director.taps("Goes to Omar")
    assert await office.all(select(CreditShare)) == []


async def test_the_second_judge_is_told_who_was_first(
    office: Office, director: Phone, rep: Phone, other: Phone
) -> None:
    manager = await office.hire("Greta", Position.GENERAL_MANAGER)
    async with office.session() as session:
        (await staff(session, director)).superior_id = (await staff(session, manager)).id
    await hualian(office, rep)
    await claim(office, other)
    dispute = await office.one(select(Dispute))
    await manager.types("/menu")
    await office.forge(manager, f"dispute:{dispute.id}")
    late, goes = manager.find("Goes to Omar")
    await director.taps("Stays with Mei")
    assert "it stays with Mei" in late.text
    await manager.presses(late, goes)
    assert "Diana has already decided this" in manager.last.text
    assert (await office.one(select(Dispute))).ruling == "stays"
    assert await owner_of(office, dispute.customer_id) == "Mei"


async def test_two_taps_at_once_are_one_ruling(
    office: Office, director: Phone, rep: Phone, other: Phone
) -> None:
    await hualian(office, rep)
    await claim(office, other)
    card, goes = director.find("Goes to Omar")
    director.person.presses(card, goes)
    await director.taps("Stays with Mei", card)
    assert (await deeds(office)).count("dispute-ruled") == 1


async def test_two_judges_and_a_withdrawal_at_one_moment_have_one_result(
    office: Office, director: Phone, rep: Phone, other: Phone
) -> None:
    await hualian(office, rep)
    await claim(office, other)

    async def decide(phone: Phone, ruling: Ruling | None) -> str:
        async with office.session() as session:
            dispute = (await session.scalars(select(Dispute))).one()
            try:
                async with session.begin_nested():
                    if ruling:
                        await dispute.rule(session, await staff(session, phone), ruling)
                    else:
                        await dispute.withdraw(session, await staff(session, phone))
            except Refused as refusal:
                return refusal.key
        return "done"

    said = await asyncio.gather(
        decide(director, Ruling.GOES), decide(director, Ruling.STAYS), decide(other, None)
    )
    assert said.count("done") == 1
    assert set(said) <= {"done", "dispute-ruled-already", "dispute-closed-already"}
    assert len([deed for deed in await deeds(office) if deed != "dispute-opened"]) == 1


async def test_answering_the_card_talks_to_the_claimant_and_decides_nothing(
    office: Office, director: Phone, rep: Phone, other: Phone
) -> None:
    await hualian(office, rep)
    await claim(office, other)
    for words in ("不同意", "ok", "Whom do you know there?"):
        await director.answers(director.message_with("Omar claims"), words)
        assert words in other.last.text
    assert (await office.one(select(Dispute))).ruling is None
    await other.answers(other.last, "The owner, Wang")
    assert "The owner, Wang" in director.last.text
    assert rep.inbox == []


async def test_the_judge_may_ask_the_holder_who_is_not_told_by_whom_it_is_claimed(
    office: Office, director: Phone, rep: Phone, other: Phone
) -> None:
    await hualian(office, rep)
    await claim(office, other)
    await director.taps("Ask Mei")
    await director.taps("Ask Mei")
    [asked] = rep.inbox
    assert "Diana asks about Hualian Market" in asked.text
    assert "Omar" not in asked.text
    await rep.answers(asked, "I have the contract")
    assert "I have the contract" in director.last.text
    assert not any("contract" in said for said in other.texts)


async def test_the_claimant_can_take_it_back_while_it_is_open(
    office: Office, director: Phone, rep: Phone, other: Phone
) -> None:
    await hualian(office, rep)
    await claim(office, other)
    card, stays = director.find("Stays with Mei")
    await other.taps("Withdraw the claim")
    assert "Closed without a decision" in other.message_with("Your claim").text
    assert "Closed without a decision" in card.text
    await director.presses(card, stays)
    assert "is already closed" in director.last.text
    assert await deeds(office) == ["dispute-opened", "dispute-withdrawn"]
    await claim(office, other)
    assert len(await office.all(select(Dispute))) == 2


async def test_one_claim_at_a_time(
    office: Office, director: Phone, rep: Phone, other: Phone
) -> None:
    await hualian(office, rep)
    await claim(office, other)
    await office.forge(other, f"dispute:from:{await refused_draft(office, other)}")
    assert "Please wait for the decision" in other.last.text
    assert len(await office.all(select(Dispute))) == 1
    assert len(director.inbox) == 1


async def test_whoever_owns_it_is_no_judge_even_as_the_claimants_superior(
    office: Office, director: Phone, boss: Phone, rep: Phone
) -> None:
    await hualian(office, boss)
    await claim(office, rep)
    assert "Mei claims Hualian Market" in director.last.text
    assert boss.inbox == []
    dispute = await office.one(select(Dispute))
    await boss.types("/menu")
    await office.forge(boss, f"dispute:{dispute.id}:stays")
    assert "There is no such claim, or you cannot see it" in boss.last.text


async def test_without_anybody_above_both_it_is_refused(office: Office, other: Phone) -> None:
    alone = await office.hire("Solo", Position.REPRESENTATIVE)
    await hualian(office, alone)
    await claim(office, other)
    assert other.message_with("No superior here is above you both")
    assert await office.all(select(Dispute)) == []


async def test_nobody_else_sees_or_decides_it_and_there_being_one_is_not_told(
    office: Office, director: Phone, rep: Phone, boss: Phone, other: Phone, other_rep: Phone
) -> None:
    await hualian(office, rep)
    await claim(office, other)
    dispute = await office.one(select(Dispute))
    for phone in (rep, boss, other_rep, office.phones["Nora"]):
        await phone.types("/menu")
        for deed in ("", ":stays", ":goes", ":split", ":ask", ":withdraw"):
            await office.forge(phone, f"dispute:{dispute.id}{deed}")
            of_this_one = phone.last.text
            await office.forge(phone, f"dispute:{dispute.id + 1000}{deed}")
            assert of_this_one == phone.last.text
    for deed in ("stays", "goes", "split", "ask"):
        await office.forge(other, f"dispute:{dispute.id}:{deed}")
        assert "There is no such claim, or you cannot see it" in other.last.text
    await office.forge(director, f"dispute:{dispute.id}:withdraw")
    assert (await office.one(select(Dispute))).closed_at is None


async def test_only_ones_own_refused_file_can_be_disputed(
    office: Office, rep: Phone, other: Phone, other_rep: Phone
) -> None:
    await hualian(office, rep)
    theirs = await refused_draft(office, other)
    await other_rep.types("/menu")
    await office.forge(other_rep, f"dispute:from:{theirs}")
    assert await office.all(select(Draft).where(Draft.form == "dispute")) == []
    free = await refused_draft(office, other, name="Somewhere new", phone=None)
    await other.types("/menu")
    await office.forge(other, f"dispute:from:{free}")
    assert "No need to claim it" in other.last.text
    assert await office.all(select(Dispute)) == []


async def test_a_customer_who_became_free_meanwhile_needs_no_claim(
    office: Office, rep: Phone, other: Phone
) -> None:
    customer_id = await hualian(office, rep)
    await other.types("/menu")
    await office.forge(other, f"dispute:from:{await refused_draft(office, other)}")
    await other.taps("Skip")
    await other.types("I was first")
    async with office.session() as session:
        customer = await session.get_one(Customer, customer_id)
        customer.last_contact_on = date(2026, 1, 1)
    await other.taps("Send")
    assert other.message_with("No need to claim it")
    assert await office.all(select(Dispute)) == []


async def test_when_the_judge_leaves_the_next_above_gets_it(
    office: Office, director: Phone, boss: Phone, rep: Phone
) -> None:
    colleague = await office.hire("Otto", Position.REPRESENTATIVE, boss)
    await hualian(office, rep)
    await claim(office, colleague)
    assert "Otto claims" in boss.last.text
    await director.types("/team Hugo")
    await director.taps("👤 Hugo")
    await director.taps("Remove")
    await director.taps("Yes, remove")
    assert "Otto claims Hualian Market" in director.message_with("Otto claims").text
    assert "Waiting for Diana to decide" in colleague.message_with("Your claim").text
    await director.taps("Stays with Mei", director.message_with("Otto claims"))
    assert (await office.one(select(Dispute))).ruling == "stays"


async def test_when_the_judge_cannot_be_reached_the_next_beat_moves_it_on(
    office: Office, director: Phone, boss: Phone, rep: Phone
) -> None:
    colleague = await office.hire("Otto", Position.REPRESENTATIVE, boss)
    await hualian(office, rep)
    await claim(office, colleague)
    async with office.session() as session:
        (await staff(session, boss)).reachable = False
    await office.beat("move_on")
    assert "Otto claims Hualian Market" in director.last.text
    assert "dispute-moved" in await deeds(office)


async def test_a_claim_ends_when_the_claimant_leaves_or_gets_the_customer(
    office: Office, director: Phone, rep: Phone, other: Phone
) -> None:
    customer_id = await hualian(office, rep)
    await claim(office, other)
    await director.types("/menu")
    await office.forge(director, f"give:{customer_id}")
    await director.taps("Omar")
    assert await owner_of(office, customer_id) == "Omar"
    assert "Closed without a decision" in director.message_with("Omar claims").text
    await claim(office, rep)
    async with office.session() as session:
        await (await staff(session, rep)).leave(session, None)
    await office.settle()
    assert "Closed without a decision" in director.message_with("Mei claims").text


async def test_a_claim_ends_when_the_customer_is_archived_and_the_claimant_may_enter_it(
    office: Office, director: Phone, rep: Phone, other: Phone
) -> None:
    customer_id = await hualian(office, rep)
    await claim(office, other)
    judges, mine = director.message_with("Omar claims"), other.message_with("Your claim to")
    async with office.session() as session:
        customer = await session.get_one(Customer, customer_id)
        await customer.archive(session, await staff(session, rep))
    await office.settle()
    for card in (judges, mine):
        assert "Closed without a decision" in card.text
        assert card.labels == []
    assert "You may enter the customer now" in other.last.text
    assert rep.inbox == []
    opened = await hualian(office, other)
    assert await owner_of(office, opened) == "Omar"


@pytest.fixture
async def corner_shop(office: Office, other: Phone) -> int:
    """The claimant's own file of the customer, with a visit, a promise, a plan and a contact."""
    began = datetime(2026, 11, 2, 2, tzinfo=UTC)
    opened = await open_file(office, other, "Corner shop", began, contact="Old Wang")
    said_at = clock.now() - timedelta(days=9)
    wednesday = date(2026, 11, 25)
    await log_visit(office, other, opened.id, wednesday, "Bring samples", said_at=said_at)
    async with office.session() as session:
        omar = await staff(session, other)
        plan = await Plan.open(session, omar, date(2026, 11, 23), omar)
        await plan.put(session, omar, [opened.id])
    return opened.id


async def claim_by_renaming(other: Phone) -> None:
    """The claimant's own file gets the name of somebody else's customer."""
    await other.types("/find Corner shop")
    await other.taps("Change")
    await other.taps("Change: Name")
    await other.types("Hualian Market")
    await other.taps("Send")
    await other.taps("Claim it")
    await other.taps("Skip")
    await other.types("They buy from me")
    await other.taps("Send")


async def test_the_evidence_counts_what_was_done_at_the_claimants_own_file_of_the_customer(
    office: Office, director: Phone, rep: Phone, other: Phone, corner_shop: int
) -> None:
    await hualian(office, rep)
    await claim_by_renaming(other)
    card = director.message_with("Omar claims Hualian Market").text
    _, _, own = card.partition("Own file of this customer: Corner shop")
    own, _, _ = own.partition("Mei (owner)")
    assert "Owner since Mon, Nov 2" in own
    assert "One visit: Thu, Nov 12" in own
    assert "One open follow-up, next on Wed, Nov 25" in own


async def test_a_claimant_who_gets_the_customer_has_one_file_of_it_and_loses_nothing(
    office: Office, director: Phone, rep: Phone, other: Phone, corner_shop: int
) -> None:
    customer_id = await hualian(office, rep)
    await claim_by_renaming(other)
    await director.taps("Goes to Omar")
    live = select(Customer).where(Customer.archived_at.is_(None))
    customer = await office.one(live)
    assert (customer.id, await owner_of(office, customer_id)) == (customer_id, "Omar")
    assert customer.first_contact_on == date(2026, 11, 2)
    assert await office.all(select(Visit.customer_id)) == [customer_id]
    assert await office.all(select(PlannedVisit.customer_id)) == [customer_id]
    promised = await office.one(select(FollowUp).where(FollowUp.words == "Bring samples"))
    assert (promised.customer_id, promised.state) == (customer_id, FollowUpState.OPEN)
    is_open = FollowUp.state == FollowUpState.OPEN
    assert set(await office.all(select(FollowUp.customer_id).where(is_open))) == {customer_id}
    contacts = select(Contact.name).where(Contact.customer_id == customer_id).order_by(Contact.id)
    assert await office.all(contacts) == [None, "Old Wang"]
    assert "Corner shop was the same customer" in other.message_with("that file is archived").text
    assert not any("Corner shop" in said for said in rep.texts)


async def test_a_claim_that_is_refused_leaves_the_claimants_own_file_as_it_is(
    office: Office, director: Phone, rep: Phone, other: Phone, corner_shop: int
) -> None:
    await hualian(office, rep)
    await claim_by_renaming(other)
    await director.taps("Stays with Mei")
    own = await office.one(select(Customer).where(Customer.id == corner_shop))
    assert (own.name, own.archived_at) == ("Corner shop", None)
    assert await office.all(select(Visit.customer_id)) == [corner_shop]


async def test_a_silent_judge_is_reminded_once_a_working_day(
    office: Office, director: Phone, rep: Phone, other: Phone
) -> None:
    await hualian(office, rep)
    await claim(office, other)
    for moment in ("2026-11-21 16:00", "2026-11-22 12:00", "2026-11-23 08:00"):
        await office.at(moment)  # the same day, a Sunday, before work begins
        await office.beat()
    assert reminders(director) == 0
    for moment in ("2026-11-23 09:00", "2026-11-23 09:10"):
        await office.at(moment)
        await office.beat()
    assert reminders(director) == 1
    await director.taps("Hualian Market")
    assert "Omar claims Hualian Market" in director.last.text
    await director.taps("Stays with Mei")
    await office.at("2026-11-24 09:00")
    await office.beat()
    assert reminders(director) == 1


async def test_each_is_told_in_their_own_language(
    office: Office, director: Phone, rep: Phone, other_rep: Phone
) -> None:
    await hualian(office, other_rep, "华联超市")
    await claim(office, rep)
    await director.taps("Stays with 李伟")
    assert "有同事申请“华联超市”的归属，Diana已裁定：仍归您。" in other_rep.last.text


async def test_words_of_a_claim_are_shown_as_they_are(
    office: Office, director: Phone, rep: Phone, other: Phone
) -> None:
    await hualian(office, rep, "<b>A & B</b>")
    await claim(office, other, "<i>mine</i> & yours " + "<" * 900)
    assert "Omar claims <b>A & B</b>" in director.last.text
    assert "<i>mine</i> & yours" in director.last.text
