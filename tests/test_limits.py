"""Telegram's limits: with the longest that people and rules may write, every message arrives (5–6)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.fields import Photo
from models import calendar, clock, handover, policy
from models.approvals import Approval, Outcome
from models.contacts import Contact
from models.customer_file import LONGEST_LINE, LONGEST_NAME, LONGEST_WORDS, File
from models.customers import Customer
from models.delegations import Delegation
from models.disputes import Dispute
from models.follow_ups import LONGEST_STEP, FollowUp
from models.inbox import Incoming
from models.language import Language
from models.leave import LeaveRequest
from models.leave_balance import give_credit
from models.money import in_company_currency
from models.outbox import Delivery, Outgoing
from models.places import Place
from models.plans import Plan
from models.policy import LeaveKind
from models.positions import Position
from models.spans import Half, Span
from models.staff import LONGEST_NAME as LONGEST_OF_STAFF
from models.staff import Staff
from models.visits import Purpose, Visit
from scheduler import JOBS
from tests.conftest import Office
from tests.phone import Phone
from tests.records import log_visit, staff

SATURDAY, MONDAY = date(2026, 11, 21), date(2026, 11, 23)
LONG_AGO = date(2026, 8, 3)
HERE = Place(31.2304, 121.4737)
SIGNS = ["长", "&", "\u05de"]  # of three units in UTF-8, of five in HTML, from right to left


@pytest.fixture
def database_kind() -> str:
    """How long a message is does not depend on the database."""
    return "sqlite"


@pytest.fixture(params=SIGNS)
def sign(request: pytest.FixtureRequest) -> str:
    """What everything is written with."""
    return str(request.param)


@pytest.fixture
async def crowd(office: Office, sign: str, director: Phone, boss: Phone, rep: Phone) -> Phone:
    """Everybody has the longest of names, and speaks the longest of our languages; a colleague."""
    colleague = await office.hire("Otto", Position.REPRESENTATIVE, boss)
    async with office.session() as session:
        for at, person in enumerate(await session.scalars(select(Staff).order_by(Staff.id))):
            person.name = f"{sign * (LONGEST_OF_STAFF - 3)}{at:03d}"
    return colleague


async def opens(office: Office, owner: Phone, sign: str, number: int) -> list[int]:
    """Customers of whom everything is known, at the greatest length, and due long ago."""
    words = sign * LONGEST_WORDS
    async with office.session() as session:
        who = await staff(session, owner)
        ids = []
        for at in range(number):
            phone = f"+86138001{who.id:02d}{at:03d}"
            file = File(
                f"{who.id:02d}{at:03d}{sign * (LONGEST_NAME - 5)}",
                contact=sign * LONGEST_NAME,
                phone=phone,
                birthday="11-21",
                industry=sign * LONGEST_LINE,
                address=sign * LONGEST_LINE,
                place=Place(31.2 + at * 0.02, 121.47 + who.id),
                needs=words,
                note=words,
                credit_limit=in_company_currency(10**9),
            )
            customer = await Customer.open_file(session, who, file, clock.now())
            ids.append(customer.id)
        await session.execute(
            update(FollowUp)
            .where(FollowUp.staff_id == who.id)
            .values(due_on=date(2026, 11, 9), words=sign * LONGEST_STEP)
        )
    return ids


async def all_arrived(office: Office) -> None:
    """Nothing was refused by Telegram, and no tap or word failed."""
    dead = await office.all(select(Outgoing).where(Outgoing.state == Delivery.DEAD))
    assert [(one.key, one.act, one.error) for one in dead] == []
    failed = await office.all(select(Incoming).where(Incoming.attempts > 1))
    assert [(one.state, one.error) for one in failed] == []


def full_check(sign: str) -> list[dict[str, Any]]:
    each = {language.value: sign * 60 for language in Language}
    return [{"question": each, "answer": each} for _ in range(40)]


async def test_the_agenda_and_what_it_says_by_itself(
    office: Office, rep: Phone, boss: Phone, crowd: Phone, sign: str
) -> None:
    ids = await opens(office, rep, sign, 110)
    async with office.session() as session:
        who = await staff(session, rep)
        plan = await Plan.open(session, who, MONDAY, who)
        await plan.put(session, who, ids)
    await rep.types("/agenda")
    await rep.taps("2/")
    await office.at("2026-11-23 08:35")
    await office.beat()
    await office.at("2026-11-23 09:05")
    await office.beat()
    await office.at("2026-11-23 16:05")
    await office.beat()
    assert rep.message_with("Good morning")
    assert rep.message_with("110 follow-ups to do now")
    assert boss.message_with("Long overdue in your team")
    await all_arrived(office)


async def test_customers_that_are_free_soon_and_free_now(
    office: Office, rep: Phone, boss: Phone, crowd: Phone, sign: str
) -> None:
    ids = await opens(office, rep, sign, 60)
    async with office.session() as session:
        for at, customer_id in enumerate(ids):
            customer = await session.get_one(Customer, customer_id)
            customer.last_contact_on = SATURDAY - timedelta(days=85 if at % 2 else 200)
    await office.at("2026-11-21 16:05")
    await office.beat()
    assert rep.message_with("will lose protection soon")
    assert boss.message_with("no longer protected")
    for phone in (rep, boss):
        await phone.taps("All")
        await phone.taps("2/2")
    await all_arrived(office)


async def test_what_a_leaver_had_goes_to_somebody_else(
    office: Office, rep: Phone, boss: Phone, crowd: Phone, sign: str
) -> None:
    ids = await opens(office, rep, sign, 30)
    for customer_id in ids:
        for _ in range(3):
            await log_visit(
                office, rep, customer_id, MONDAY, sign * LONGEST_STEP, outcome=sign * 2000
            )
    async with office.session() as session:
        above = await staff(session, boss)
        who = await staff(session, rep)
        await who.leave(session, above)
    await office.settle()
    await boss.taps("One by one")
    await boss.taps("2/2")
    async with office.session() as session:
        above, who = await staff(session, boss), await session.get_one(Staff, who.id)
        await handover.hand_over(session, above, who, (await staff(session, crowd)).id)
    await office.settle()
    assert crowd.message_with("gave you 30 customers")
    assert len(crowd.inbox) == 6
    await all_arrived(office)


async def test_a_claim_and_what_comes_of_it(
    office: Office, rep: Phone, boss: Phone, crowd: Phone, sign: str
) -> None:
    ids = await opens(office, rep, sign, 25)
    async with office.session() as session:
        claimant = await staff(session, crowd)
        for customer_id in ids:
            await Dispute.open(
                session,
                claimant,
                await session.get_one(Customer, customer_id),
                called=sign * LONGEST_NAME,
                contact_since=LONG_AGO,
                reason=sign * 1000,
                said_at=clock.now(),
            )
    await office.settle()
    await boss.types("/menu")
    await office.forge(boss, "dispute:1")
    await boss.taps("Ask")
    await boss.taps("Stays with")
    await office.at("2026-11-24 16:05")
    await office.beat()
    await office.at("2026-11-26 10:05")
    await office.beat()
    assert boss.message_with("waiting for you to decide")
    await all_arrived(office)


async def test_a_visit_its_history_and_the_follow_up(
    office: Office, rep: Phone, boss: Phone, crowd: Phone, sign: str
) -> None:
    [customer_id] = await opens(office, rep, sign, 1)
    async with office.session() as session:
        who = await staff(session, rep)
        colleague = await staff(session, crowd)
        customer = await session.get_one(Customer, customer_id)
        for _ in range(9):
            visit = await Visit.log(
                session,
                who,
                customer,
                purpose=Purpose.SHOP_CHECK,
                outcome=sign * 2000,
                next_on=MONDAY,
                next_step=sign * LONGEST_STEP,
                place=HERE,
                photos=[],
                shop="hypermarket",
                checks=full_check(sign),
                said_at=clock.now(),
            )
        plan = await Plan.open(session, who, SATURDAY, who)
        await plan.put(session, who, [customer_id])
        follow_up = (await FollowUp.of_customer(session, customer_id))[-1]
        await follow_up.hand_to(session, who, colleague)
    await office.settle()
    for phone in (rep, boss, crowd):
        await phone.types("/menu")
        for data in (visit.about, follow_up.about, f"visit:of:{customer_id}", customer.about):
            await office.forge(phone, data)
    await office.forge(crowd, f"{follow_up.about}:hand")
    await office.forge(crowd, f"{follow_up.about}:snooze")
    await all_arrived(office)


async def test_the_report_that_a_long_day_offers(
    office: Office, rep: Phone, boss: Phone, crowd: Phone, sign: str
) -> None:
    ids = await opens(office, rep, sign, 70)
    for customer_id in ids:
        await log_visit(office, rep, customer_id, MONDAY, sign * 300, outcome=sign * 2000)
    async with office.session() as session:
        who = await staff(session, rep)
        plan = await Plan.open(session, who, MONDAY, who)
        await plan.put(session, who, ids)
    await rep.types("/report")
    await rep.types(sign * 400)
    await rep.types(sign * 600)
    await rep.types(sign * 600)
    await rep.taps("Start empty")
    await rep.types(sign * 600)
    await rep.taps("Send")
    await boss.types("/menu")
    await office.forge(boss, f"visit:day:{who.id}:{SATURDAY}")
    await all_arrived(office)


async def test_a_full_report_filed_late_and_changed(
    office: Office, rep: Phone, boss: Phone, crowd: Phone, sign: str
) -> None:
    await office.at("2026-11-23 11:00")
    await rep.types("/report 2026-11-21")
    await rep.types(sign * 2000)
    for _ in range(3):
        await rep.types(sign * 600)
    await rep.taps("Send")
    await rep.taps("Change")
    await rep.taps("Send")
    assert "version 2" in boss.message_with("daily report").text
    assert boss.message_with("daily report").text.count(sign) >= 3800
    await all_arrived(office)


async def test_a_digest_of_very_many_people(
    office: Office, boss: Phone, director: Phone, rep: Phone, crowd: Phone, sign: str
) -> None:
    async with office.session() as session:
        above = await staff(session, boss)
        for at in range(120):
            person = Staff(
                name=f"{at:03d}{sign * (3 if at % 2 else LONGEST_OF_STAFF - 3)}",
                position=Position.REPRESENTATIVE,
                superior_id=above.id,
            )
            session.add(person)
            await session.flush()
            await person.join(session, 5000 + at, Language.EN)
            if at % 2:
                file = File(f"{at:03d}{sign * 5}")
                customer = await Customer.open_file(session, person, file, clock.now())
                plan = await Plan.open(session, person, SATURDAY, person)
                await plan.put(session, person, [customer.id])
                plan.sent_at = clock.now()
        await session.execute(update(Staff).values(joined_at=clock.now() - timedelta(days=90)))
    await office.at("2026-11-23 09:05")
    await office.beat(*[job.do_one.__name__ for job in JOBS if "report" in job.do_one.__module__])
    assert boss.message_with("Daily reports")
    await all_arrived(office)


async def test_a_file_that_is_changed_and_one_that_is_found(
    office: Office, rep: Phone, crowd: Phone, sign: str
) -> None:
    ids = await opens(office, rep, sign, 30)
    await rep.types("/customer")
    await rep.types(f"/find {sign * 3}")
    await rep.types("/find")
    await rep.types(sign * 3)
    await rep.types("/visit")
    await rep.types("skip")
    await rep.types(sign * 3)
    await rep.types("/cancel")
    await office.forge(rep, f"customer:{ids[0]}:change")
    await rep.taps("Change: Needs")
    await rep.types(sign * 3000)
    await rep.types(sign * 1999)
    await rep.taps("Send")
    async with office.session() as session:
        who = await staff(session, rep)
        customer = await session.get_one(Customer, ids[0])
        await Contact.add(session, who, customer, name=sign * LONGEST_NAME, phone="+8613900139000")
    await rep.shares_contact(f"{sign * 300}", "+8613900139000")
    await rep.shares_position(HERE.latitude, HERE.longitude)
    await all_arrived(office)


LONG_RULES = """
[visits.shops.kiosk]
name = "Kiosk"
daily_quota = 40
checklist = "kiosk"
"""


@pytest.fixture
def long_checklist(tmp_path: Path, sign: str) -> Iterator[None]:
    """A company with the longest checklist there may be."""
    path = tmp_path / "company.toml"
    checks = [
        f'[[visits.checklists.kiosk]]\nkey = "{at}"\nquestion = "{at:02d} {sign * 197}"\n'
        'answer = "choice"\nchoices = [' + ", ".join(f'"{n} {sign * 197}"' for n in range(40)) + "]"
        for at in range(40)
    ]
    path.write_text("\n".join([LONG_RULES, *checks]), "utf-8")
    policy.use(policy.load(path))
    yield
    policy.use(policy.load(None))


async def test_the_longest_walk_through_a_shop(
    office: Office, rep: Phone, boss: Phone, crowd: Phone, long_checklist: None, sign: str
) -> None:
    await opens(office, rep, sign, 1)
    await rep.types("/visit")
    await rep.types("skip")
    await rep.taps("· C")
    await rep.taps("Shop check")
    await rep.taps("Kiosk")
    for at in range(40):
        await rep.taps(f"{at} {sign}")
    while "Skip" in rep.last.labels:
        await rep.taps("Skip")
    await rep.taps("Change: Note")
    await rep.types(sign * 2000)
    await rep.taps("Change: Note")
    await rep.taps("Keep it")
    await rep.taps("39 ")
    await rep.types("none of these")
    await rep.taps(f"39 {sign}")
    await rep.taps("Send")
    assert len((await office.one(select(Visit))).checks) == 40
    await all_arrived(office)


async def test_leave_its_card_and_its_balance(
    office: Office, rep: Phone, boss: Phone, crowd: Phone, sign: str
) -> None:
    day = Span(MONDAY, MONDAY)
    async with office.session() as session:
        for year in (2026, 2027):
            await calendar.seed(session, year)
        who = await staff(session, rep)
        for at in range(12):
            name = f"{at:03d}{sign * (LONGEST_OF_STAFF - 3)}"
            colleague = Staff(
                name=name, position=Position.REPRESENTATIVE, superior_id=who.superior_id
            )
            session.add(colleague)
            await session.flush()
            await be_away(session, colleague, day, sign)
        for at in range(45):
            on = SATURDAY - timedelta(days=at)
            await give_credit(session, None, who, LeaveKind.ANNUAL, on, 2, sign * 200)
        photos = [Photo(f"photo {at}", sign * 1000) for at in range(10)]
        asked = (who, LeaveKind.ANNUAL, day, sign * 500, photos, clock.now())
        request = await LeaveRequest.ask(session, *asked)
        approval = await Approval.of_record(session, request.about)
        assert approval
        approval_about, who_id = approval.about, who.id
    await office.settle()
    await boss.types("/menu")
    await office.forge(boss, request.about)
    async with office.session() as session:
        approval = await session.get_one(Approval, int(approval_about.partition(":")[2]))
        await approval.decide(session, await staff(session, boss), yes=False, reason=sign * 1000)
    await office.settle()
    await rep.types("/menu")
    for data in ("mine", "balance", f"balance:{who_id}:2026:annual", "calendar"):
        await office.forge(rep, f"leave:{data}")
    await rep.taps("2/3 ›")
    await office.forge(rep, request.about)
    await all_arrived(office)


async def test_a_request_that_is_asked_about_and_climbs(
    office: Office, rep: Phone, boss: Phone, director: Phone, crowd: Phone, sign: str
) -> None:
    async with office.session() as session:
        await calendar.seed(session, 2026)
        who, above = await staff(session, rep), await staff(session, boss)
        for at in range(14):
            name = f"{at:03d}{sign * (LONGEST_OF_STAFF - 3)}"
            other = Staff(name=name, position=Position.REPRESENTATIVE, superior_id=above.id)
            session.add(other)
            await session.flush()
            await be_asked(session, other, sign)
        request = await be_asked(session, who, sign)
        day = date(2026, 11, 27)
        for at in range(12):
            first = day + timedelta(days=at)
            await Delegation.name(session, above, await staff(session, director), first, first)
    await office.settle()
    await boss.types("/menu")
    about = "approval:15"
    for _ in range(4):
        await office.forge(boss, f"{about}:ask")
        await boss.types(sign * 1000)
        await rep.answers(rep.last, sign * 1000)
    await office.forge(boss, about)
    assert boss.last.text.count(sign) > 1500
    await boss.answers(boss.last, f"maybe {sign * 1000}")
    unclear = boss.last
    for moment, job in (("2026-11-23 14:00", "remind_one"), ("2026-11-23 20:00", "climb_one")):
        await office.at(moment)
        await office.beat(job)
    climbed = director.last
    await rep.types("/menu")
    await office.forge(rep, request.about)
    await rep.answers(rep.last, sign * 1000)
    for phone in (boss, rep, director):
        await phone.types("/pending")
    await boss.types("/delegate")
    await boss.taps("Name somebody")
    await boss.types(sign * 1000)
    await boss.taps("Refuse", unclear)
    await director.answers(climbed, sign * 1000)
    assert "changed nothing" in director.last.text
    await all_arrived(office)


async def test_the_calendar_of_very_many_people(
    office: Office, rep: Phone, boss: Phone, crowd: Phone, sign: str
) -> None:
    first = date(2026, 12, 1)
    async with office.session() as session:
        await calendar.seed(session, 2026)
        above = await staff(session, boss)
        for at in range(120):
            name = f"{at:03d}{sign * (LONGEST_OF_STAFF - 3)}"
            person = Staff(name=name, position=Position.REPRESENTATIVE, superior_id=above.id)
            session.add(person)
            await session.flush()
            for day in (first + timedelta(days=at % 31), first + timedelta(days=(at + 7) % 31)):
                await be_away(session, person, Span(day, day, Half.AFTERNOON), sign)
    await office.at("2026-12-10 10:00")
    await boss.types("/menu")
    await office.forge(boss, "leave:calendar")
    await boss.taps("2/10 ›")
    await all_arrived(office)


async def be_asked(session: AsyncSession, person: Staff, sign: str) -> LeaveRequest:
    """For a day of leave, with all that a card can show."""
    photos = [Photo(f"photo {at}", sign * 1000) for at in range(10)]
    day = date(2026, 11, 26)
    asked = (LeaveKind.PERSONAL, Span(day, day), sign * 500, photos, clock.now())
    return await LeaveRequest.ask(session, person, *asked)


async def be_away(session: AsyncSession, person: Staff, span: Span, sign: str) -> None:
    """On leave, and nobody was asked."""
    request = LeaveRequest(
        applicant_id=person.id,
        kind=LeaveKind.COMPENSATORY,
        first=span.first,
        from_half=span.from_half,
        last=span.last,
        to_half=span.to_half,
        reason=sign * 500,
        asked_halves=len(list(span.halves())),
        said_at=clock.now(),
        outcome=Outcome.APPROVED,
    )
    session.add(request)
    await session.flush()
    halves = list(span.halves())
    await request.hold(session, halves, halves)
