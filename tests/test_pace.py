"""Pace: credit follows the date, for people and their teams, and is held against the target (15.2)."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import event, select

from models import audit, booking, clock, handover, order_changes
from models.approvals import Outcome
from models.credit import CreditShare
from models.customer_list import CustomerList
from models.customers import Customer
from models.disputes import Dispute, Ruling
from models.earnings import Earning, Measure, split
from models.order_returns import GoodsReturn, ReturnKind
from models.orders import Order
from models.pace import Achieved, Days, Pace, achieved, days_of, paces
from models.periods import Period
from models.positions import Position
from models.targets import COMPANY, Target, Who, Whom
from models.visits import Visit
from tests.conftest import Office
from tests.paying import bounce, owed_before, pay, write_off
from tests.phone import Phone
from tests.records import log_visit, open_file, staff
from tests.selling import change, line, parties, place, price, product

NOVEMBER = Period.read("2026-11")
SALES, RECEIPTS = (Measure.SALES, "CNY"), (Measure.RECEIPTS, "CNY")
NEW, VISITS = (Measure.NEW_CUSTOMERS, None), (Measure.VISITS, None)


async def id_of(office: Office, phone: Phone) -> int:
    async with office.session() as session:
        return (await staff(session, phone)).id


async def reached(office: Office, period: Period = NOVEMBER, until: date | None = None) -> Achieved:
    async with office.session() as session:
        return await achieved(session, period.first, period.last, until=until)


async def of(office: Office, phone: Phone, period: Period = NOVEMBER) -> dict[object, int]:
    """What somebody reached, without what came to nothing."""
    sums = (await reached(office, period)).of(Who.person(await id_of(office, phone)))
    return {counted: units for counted, units in sums.items() if units}


async def move(office: Office, phone: Phone, below: Phone) -> None:
    """As an import of the staff list does it."""
    async with office.session() as session:
        person, superior = await staff(session, phone), await staff(session, below)
        was, person.superior_id = person.superior_id, superior.id
        audit.record(
            session,
            None,
            "staff-changed",
            about=person.about,
            superior=superior.id,
            superior_was=was,
        )


async def give(office: Office, by: Phone, customer: Customer, to: Phone) -> None:
    async with office.session() as session:
        new_owner = await staff(session, to)
        await handover.give(session, await staff(session, by), customer.id, new_owner.id)


async def cancel(office: Office, by: Phone, order_id: int) -> None:
    async with office.session() as session:
        order = await session.get_one(Order, order_id)
        await order_changes.cancel(session, order, await staff(session, by), "Changed their mind")


# What counts


async def test_a_sale_counts_from_the_confirmation_less_what_is_taken_back(
    office: Office, rep: Phone
) -> None:
    shop = await open_file(office, rep, "Hualian")
    water = await product(office)  # a case of 24 at 2.00, with 13 % tax
    first = await place(office, rep, shop.id, [line(water, 1)])
    await place(office, rep, shop.id, [line(water, 2)])
    assert (await of(office, rep))[SALES] == 3 * 5424
    await change(office, rep, first, lines=[line(water, 4)])
    assert (await of(office, rep))[SALES] == 6 * 5424
    await office.at("2026-12-01 10:00")
    await cancel(office, rep, first)
    assert (await of(office, rep))[SALES] == 6 * 5424  # November is over, and stays
    assert (await of(office, rep, Period.read("2026-12")))[SALES] == -4 * 5424
    assert (await of(office, rep, Period.read("2026Q4")))[SALES] == 2 * 5424


async def test_goods_that_came_back_for_money_were_not_sold(office: Office, rep: Phone) -> None:
    shop = await open_file(office, rep, "Hualian")
    order_id = await place(office, rep, shop.id, [line(await product(office), 2)])
    async with office.session() as session:
        author = await staff(session, rep)
        order = await session.get_one(Order, order_id)
        await (await order.customer(session)).alone(session)
        came_back = GoodsReturn(
            order_id=order.id,
            author_id=author.id,
            said_at=order.said_at,
            kind=ReturnKind.RETURN,
            reason="Broken",
            outcome=Outcome.APPROVED,
            currency="CNY",
            credit_units=1000,
        )
        session.add(came_back)
        await session.flush()
        await booking.goods_credited(session, came_back, order)
    assert (await of(office, rep))[SALES] == 2 * 5424 - 1000


async def test_receipts_count_once_confirmed_and_until_they_bounce(
    office: Office, rep: Phone
) -> None:
    them = await parties(office)
    shop = await open_file(office, rep, "Hualian")
    await owed_before(office, shop.id, "500", date(2026, 11, 1))
    await pay(office, rep, shop.id, "100")
    assert RECEIPTS not in await of(office, rep)
    await pay(office, rep, shop.id, "70", confirmed_by=them.finance)
    bounced = await pay(office, rep, shop.id, "30.55", confirmed_by=them.finance)
    assert (await of(office, rep))[RECEIPTS] == 10055
    await bounce(office, them.finance, bounced)
    await write_off(office, rep, shop.id, "50")
    # What was owed before, and what was given up, is nobody's sale and nobody's receipt.
    assert await of(office, rep) == {NEW: 1, RECEIPTS: 7000}


async def test_a_transfer_that_finance_saw_is_the_owners_receipt(
    office: Office, rep: Phone
) -> None:
    them = await parties(office)
    other = await office.hire("Fred", Position.FINANCE)
    shop = await open_file(office, rep, "Hualian")
    await pay(office, them.finance, shop.id, "12", confirmed_by=other)
    assert (await of(office, rep))[RECEIPTS] == 1200
    assert await of(office, them.finance) == {}


async def test_visits_and_new_customers_count_but_not_what_was_taken_back(
    office: Office, rep: Phone, boss: Phone
) -> None:
    shop = await open_file(office, rep, "Hualian")
    by_mistake = await open_file(office, rep, "Hualian 2")
    await log_visit(office, rep, shop.id)
    taken_back = await log_visit(office, rep, by_mistake.id)
    await log_visit(office, boss, shop.id)
    async with office.session() as session:
        person = await staff(session, rep)
        await (await session.get_one(Visit, taken_back)).withdraw(session, person)
        await (await session.get_one(Customer, by_mistake.id)).archive(session, person)
    assert await of(office, rep) == {NEW: 1, VISITS: 1}
    assert await of(office, boss) == {VISITS: 1}
    async with office.session() as session:
        await (await session.get_one(Customer, by_mistake.id)).bring_back(session, person)
    assert await of(office, rep) == {NEW: 2, VISITS: 1}
    await office.at("2026-12-01 10:00")
    async with office.session() as session:
        await (await session.get_one(Customer, shop.id)).archive(session, person)
        await (await session.get_one(Customer, shop.id)).bring_back(session, person)
    assert (await of(office, rep))[NEW] == 2
    assert await of(office, rep, Period.read("2026-12")) == {}


# Whose it was


async def test_what_was_earned_stays_with_whoever_earned_it(
    office: Office, rep: Phone, boss: Phone
) -> None:
    them = await parties(office)
    successor = await office.hire("Paul", Position.REPRESENTATIVE, boss)
    shop = await open_file(office, rep, "Hualian")
    water = await product(office)
    first = await place(office, rep, shop.id, [line(water, 1)])
    receipt = await pay(office, rep, shop.id, "20", confirmed_by=them.finance)
    waiting = await pay(office, rep, shop.id, "5")
    await give(office, boss, shop, successor)
    await place(office, successor, shop.id, [line(water, 3)])
    await pay(office, successor, shop.id, "7", confirmed_by=them.finance)
    assert await of(office, rep) == {SALES: 5424, RECEIPTS: 2000, NEW: 1}
    assert await of(office, successor) == {SALES: 3 * 5424, RECEIPTS: 700}
    # What comes to nothing is taken from whom it was.
    await cancel(office, successor, first)
    await bounce(office, them.finance, receipt)
    assert await of(office, rep) == {NEW: 1}
    assert waiting


async def test_what_a_superior_enters_is_the_owners(
    office: Office, rep: Phone, boss: Phone
) -> None:
    shop = await open_file(office, rep, "Hualian")
    await place(office, boss, shop.id, [line(await product(office), 1)])
    assert (await of(office, rep))[SALES] == 5424
    assert await of(office, boss) == {}


async def test_who_won_a_customer_together_shares_what_is_earned_there(
    office: Office, rep: Phone, other_rep: Phone, director: Phone
) -> None:
    shop = await open_file(office, rep, "Hualian")
    mei, li = await id_of(office, rep), await id_of(office, other_rep)
    water = await product(office)
    async with office.session() as session:
        judge = await staff(session, director)
        ruling = Dispute(
            customer_id=shop.id,
            claimant_id=li,
            holder_id=mei,
            judge_id=judge.id,
            called="Hualian",
            reason="We went there together",
            said_at=clock.now(),
            ruling=Ruling.SPLIT,
            closed_at=clock.now(),
        )
        session.add(ruling)
        await session.flush()
        await CreditShare.set(session, shop.id, {mei: 60, li: 40}, ruling.id)
    order_id = await place(office, rep, shop.id, [line(water, 1)])
    # 40 % of 54.24 is 21.696: the rest of the rounding is the bigger share's.
    assert (await of(office, rep))[SALES] == 3255
    assert (await of(office, other_rep))[SALES] == 2169
    async with office.session() as session:
        await CreditShare.end(session, shop.id)
    # Twice as much, then nothing: no minor unit of the rounding stays with either.
    await change(office, rep, order_id, lines=(line(water, 2),))
    assert (await of(office, rep))[SALES] == 6509
    assert (await of(office, other_rep))[SALES] == 4339
    await cancel(office, rep, order_id)
    assert SALES not in await of(office, rep)
    assert await of(office, other_rep) == {}


@pytest.mark.parametrize(
    ("units", "of_each", "parts"),
    [
        (5424, {1: 60, 2: 40}, {1: 3255, 2: 2169}),
        (-5424, {1: 60, 2: 40}, {1: -3255, 2: -2169}),
        (1, {1: 50, 2: 50}, {1: 1, 2: 0}),
        (100, {7: 100}, {7: 100}),
        (-5, {1: 30, 2: 70}, {1: -1, 2: -4}),
    ],
)
def test_shares_are_all_of_it(units: int, of_each: dict[int, int], parts: dict[int, int]) -> None:
    assert split(units, of_each) == parts


# Teams


async def test_who_moves_in_mid_month_counts_for_the_old_team_before_and_the_new_one_after(
    office: Office, rep: Phone, boss: Phone, other_rep: Phone, director: Phone
) -> None:
    shop = await open_file(office, rep, "Hualian")
    await log_visit(office, rep, shop.id)  # Saturday the 21st, below Hugo
    await office.at("2026-11-24 10:00")
    await log_visit(office, rep, shop.id)
    await office.at("2026-11-25 10:00")
    wang = office.phones["王芳"]
    await log_visit(office, rep, shop.id)  # the day of the move: the new team's
    await move(office, rep, below=wang)
    await log_visit(office, other_rep, shop.id)
    await office.at("2026-11-27 10:00")
    await move(office, wang, below=boss)  # and with her all who are hers
    await log_visit(office, rep, shop.id)
    found = await reached(office, until=date(2026, 11, 25))
    hugo, wang_, mei, diana = [await id_of(office, one) for one in (boss, wang, rep, director)]
    assert found.of(Who.person(mei))[VISITS] == 4
    assert found.of(Who.team(hugo))[VISITS] == 2 + 1
    assert found.of(Who.team(wang_))[VISITS] == 2 + 1
    assert found.of(Who.team(diana))[VISITS] == found.of(COMPANY)[VISITS] == 5
    assert found.of(Who.team(wang_), until=date(2026, 11, 25))[VISITS] == 2
    assert found.of(COMPANY, until=date(2026, 11, 25))[VISITS] == 4
    assert found.of(COMPANY, until=date(2026, 10, 31)) == {}
    async with office.session() as session:
        only = await achieved(session, NOVEMBER.first, NOVEMBER.last, people=[mei])
        many = await achieved(
            session, NOVEMBER.first, NOVEMBER.last, people=[mei, *range(900, 999)]
        )
    assert only.of(COMPANY)[VISITS] == many.of(COMPANY)[VISITS] == 4


async def test_who_left_counts_for_the_team_they_were_in(
    office: Office, rep: Phone, boss: Phone, director: Phone
) -> None:
    shop = await open_file(office, rep, "Hualian")
    await log_visit(office, rep, shop.id)
    await office.at("2026-11-24 10:00")
    async with office.session() as session:
        hugo = await staff(session, boss)
        leader, top = hugo.id, (await staff(session, director)).id
        await hugo.leave(session, removed_by=None)
    await log_visit(office, rep, shop.id)
    found = await reached(office)
    assert found.of(Who.team(leader))[VISITS] == 1
    assert found.of(Who.team(top))[VISITS] == 2


async def test_an_empty_month_is_nothing_of_anything(office: Office, rep: Phone) -> None:
    found = await reached(office, Period.read("2026-10"))
    assert found.of(COMPANY) == {}
    assert found.of(Who.person(await id_of(office, rep))) == {}


# Against the target


async def test_working_days_are_gone_once_their_work_has_ended(office: Office) -> None:
    async def now() -> tuple[int, int, date]:
        async with office.session() as session:
            days = await days_of(session, NOVEMBER)
        assert days.total == 25  # Mondays to Saturdays, 2 to 30 November
        return days.gone, days.left, days.until

    assert await now() == (17, 8, date(2026, 11, 20))  # it is Saturday at three
    await office.at("2026-11-21 17:00")
    assert await now() == (18, 7, date(2026, 11, 21))
    await office.at("2026-11-22 12:00")
    assert await now() == (18, 7, date(2026, 11, 22))
    await office.at("2026-10-31 12:00")
    assert await now() == (0, 25, date(2026, 10, 30))
    await office.at("2026-12-01 12:00")
    assert await now() == (25, 0, date(2026, 11, 30))


def pace(target: int, reached: int, before: int, gone: int, total: int = 25) -> Pace:
    days = Days(total, gone, date(2026, 11, 20))
    return Pace(Measure.VISITS, None, target, reached, before, days)


@pytest.mark.parametrize(
    ("one", "expected", "percent", "of_pace", "forecast", "missing", "a_day"),
    [
        # 100 visits in 25 days: 68 by now. 51 of them are 75 %; 51 / 17 * 25 = 75; 46 / 8 = 5.75.
        (pace(100, 54, 51, 17), 68, 54, 75, 75, 46, 6),
        (pace(100, 0, 0, 0), 0, 0, None, None, 100, 4),
        (pace(100, 3, 0, 0), 0, 3, None, None, 97, 4),
        (pace(100, 120, 119, 17), 68, 120, 175, 175, 0, 0),
        (pace(100, 90, 10, 17), 68, 90, 15, 90, 10, 2),  # a day that brought more than all others
        (pace(100, 81, 81, 25), 100, 81, 81, 81, 19, None),
        (pace(1000, 996, 996, 25), 1000, 99, 100, 996, 4, None),  # 100 % is when it is reached
        (pace(100, -5, -5, 17), 68, -5, -7, -5, 105, 14),  # more came back than was sold
        (pace(7, 0, 0, 0, total=0), 0, 0, None, None, 7, None),
    ],
)
def test_pace_forecast_and_what_is_missing_a_day(
    one: Pace,
    expected: int,
    percent: int,
    of_pace: int | None,
    forecast: int | None,
    missing: int,
    a_day: int | None,
) -> None:
    assert one.expected == expected
    assert (one.percent, one.percent_of_pace) == (percent, of_pace)
    assert (one.forecast, one.missing, one.missing_a_day) == (forecast, missing, a_day)


async def test_targets_are_held_against_what_was_reached(
    office: Office, rep: Phone, boss: Phone
) -> None:
    await office.at("2026-11-20 10:00")
    shop = await open_file(office, rep, "Hualian")
    await log_visit(office, rep, shop.id)
    await log_visit(office, rep, shop.id)
    await office.at("2026-11-21 15:00")
    await log_visit(office, rep, shop.id)
    await place(office, rep, shop.id, [line(await product(office), 1)])
    mei, hugo = await id_of(office, rep), await id_of(office, boss)
    targets = [
        Target(whom=Whom.PERSON, staff_id=mei, measure=Measure.VISITS, units=10),
        Target(whom=Whom.TEAM, staff_id=hugo, measure=Measure.SALES, units=10848, currency="CNY"),
        Target(whom=Whom.COMPANY, measure=Measure.SALES, units=100, currency="USD"),
    ]
    async with office.session() as session:
        days = await days_of(session, NOVEMBER)
        found = await achieved(session, NOVEMBER.first, NOVEMBER.last, until=days.until)
    visits, sales, dollars = paces(targets, found, days)
    assert (visits.achieved, visits.before, visits.forecast) == (3, 2, 3)  # 2 / 17 * 25 = 2.94
    assert (sales.achieved, sales.before, sales.percent) == (5424, 0, 50)
    assert sales.amount(sales.missing) == price("54.24")
    assert (dollars.achieved, dollars.missing) == (0, 100)


@contextmanager
def statements(office: Office) -> Iterator[list[str]]:
    """What the database is asked meanwhile."""
    asked: list[str] = []

    def note(_c: object, _cursor: object, statement: str, *_: object) -> None:
        asked.append(statement)

    engine = office.app.database.engine.sync_engine
    event.listen(engine, "before_cursor_execute", note)
    try:
        yield asked
    finally:
        event.remove(engine, "before_cursor_execute", note)


async def test_many_people_take_as_many_questions_as_none(
    office: Office, rep: Phone, other_rep: Phone, director: Phone
) -> None:
    async def asked() -> int:
        async with office.session() as session:
            with statements(office) as said:
                days = await days_of(session, NOVEMBER)
                found = await achieved(session, NOVEMBER.first, NOVEMBER.last, until=days.until)
                found.of(Who.team(1), until=days.until)
        return len([one for one in said if "SELECT" in one])

    before = await asked()
    for number in range(5):
        person = await office.hire(f"Rep {number}", Position.REPRESENTATIVE, director)
        shop = await open_file(office, person, f"Shop {number}")
        await log_visit(office, person, shop.id)
    await office.at("2026-11-24 10:00")
    await move(office, rep, below=director)
    assert await asked() == before


async def test_customers_from_a_list_were_had_before(
    office: Office, rep: Phone, tmp_path: Path
) -> None:
    file = tmp_path / "list.csv"
    file.write_text("name,owner\nHualian,Mei\n", "utf-8")
    async with office.session() as session:
        await CustomerList.read(file).apply(session)
    assert await office.all(select(Customer.name)) == ["Hualian"]
    assert await office.all(select(Earning)) == []
