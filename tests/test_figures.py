"""Figures as pictures: turnover by month, person, customer and product, the funnel, the average (16.1)."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from sqlalchemy import insert, select

import handlers.figures
from bot.sandbox.files import dimensions
from handlers.figure_answers import percent_of
from models import booking, clock, figures
from models.approvals import Outcome
from models.audit import Entry
from models.charts.press import PRESS, Worker
from models.customers import Customer
from models.documents import send_document
from models.earnings import Earning, Measure
from models.figures import Funnel, Part
from models.language import Language
from models.order_returns import GoodsReturn, GoodsReturnLine, ReturnKind
from models.orders import Order
from models.periods import Period
from models.positions import Position
from models.staff import Staff
from models.targets import COMPANY, Target, Whom
from tests.conftest import Office
from tests.paying import pay
from tests.phone import Phone
from tests.records import log_visit, open_file, staff
from tests.selling import change, line, place, product
from tests.test_pace import cancel, give, id_of, move, statements

NOVEMBER = Period.read("2026-11")
CASE = 5424  # a case of water: 24 at 2.00, with 13 % tax


async def earn(
    office: Office,
    phone: Phone,
    units: int,
    day: date = date(2026, 11, 10),
    currency: str = "CNY",
    record: str = "order:1",
) -> None:
    """As an order leaves it behind."""
    async with office.session() as session:
        session.add(
            Earning(
                staff_id=(await staff(session, phone)).id,
                day=day,
                measure=Measure.SALES,
                currency=currency,
                units=units,
                percent=100,
                record=record,
            )
        )


async def aim(office: Office, whom: Whom, staff_id: int | None, units: int, period: str) -> None:
    async with office.session() as session:
        session.add(
            Target(
                whom=whom,
                staff_id=staff_id,
                period=period,
                measure=Measure.SALES,
                currency="CNY",
                units=units,
            )
        )


async def parts(office: Office, phone: Phone, by: str, period: Period = NOVEMBER) -> figures.Parts:
    async with office.session() as session:
        person = await staff(session, phone)
        found: figures.Parts = await getattr(figures, f"by_{by}")(session, person, period)
        return found


async def credit(office: Office, order_id: int, line_number: int, units: int) -> None:
    """Goods of one line came back for money."""
    async with office.session() as session:
        order = await session.get_one(Order, order_id)
        await (await order.customer(session)).alone(session)
        came_back = GoodsReturn(
            order_id=order.id,
            author_id=order.author_id,
            said_at=order.said_at,
            kind=ReturnKind.RETURN,
            reason="Broken",
            outcome=Outcome.APPROVED,
            currency="CNY",
            credit_units=units,
        )
        session.add(came_back)
        await session.flush()
        session.add(
            GoodsReturnLine(return_id=came_back.id, line_number=line_number, quantity_milli=1000)
        )
        await booking.goods_credited(session, came_back, order)


# The questions


async def test_who_sells_and_who_leads_are_asked_what_they_want_to_see(
    office: Office, boss: Phone, rep: Phone
) -> None:
    await rep.types("/figures")
    assert "My own · November 2026" in rep.last.text
    assert rep.last.labels == [
        "📈 Turnover by month",
        "🏪 By customer",
        "📦 By product",
        "🔻 From customers to money",
        "🕸 Against the average",
        "October 2026",
        "• November 2026",
        "Q4 2026",
        "2026",
    ]
    await rep.taps("Q4 2026")
    assert "My own · Q4 2026" in rep.last.text
    assert "• Q4 2026" in rep.last.labels
    await boss.types("图表")
    assert "My team" in boss.last.text
    assert "👥 By person" in boss.last.labels
    await boss.types("/menu")
    await boss.taps("📊 Figures")
    assert "My team" in boss.last.text


@pytest.mark.parametrize(
    "position",
    [Position.ADMIN, Position.HR, Position.WORKS, Position.FINANCE, Position.SALES_ADMIN],
)
async def test_nobody_else_sees_figures(
    office: Office, director: Phone, position: Position
) -> None:
    other = await office.hire("Olga", position)
    await other.types("/figures")
    await office.forge(other, "figures:customers:2026-11")
    await office.forge(other, "figures:compared:2026-11:of:1")
    await office.forge(other, "sheet:figures:customers:2026-11")
    assert (other.pictures, other.documents) == ([], [])
    assert not any("📈" in label for label in other.last.labels)


async def test_figures_are_summed_once_when_they_are_sent(
    office: Office, boss: Phone, rep: Phone, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In the turn of who asks, everybody would wait for them."""
    asked = []

    async def answers_to(*facts: Any) -> Any:
        asked.append(facts)
        return await real(*facts)

    real = handlers.figures.answers_to
    monkeypatch.setattr(handlers.figures, "answers_to", answers_to)
    await earn(office, rep, 100_00)
    await boss.types("/figures")
    await boss.taps("By person")
    assert (len(boss.pictures), len(asked)) == (1, 1)


async def test_who_leads_nobody_has_no_turnover_by_person(office: Office, rep: Phone) -> None:
    await earn(office, rep, 100_00)
    await rep.types("/figures")
    await office.forge(rep, "figures:people:2026-11")
    await office.forge(rep, "sheet:figures:people:2026-11")
    assert "not for your position" in rep.last.text
    assert (rep.pictures, rep.documents) == ([], [])


async def test_an_empty_month_is_said_in_words(office: Office, boss: Phone) -> None:
    for label in ("Turnover by month", "By person", "By customer", "By product", "to money"):
        await boss.types("/figures")
        await boss.taps(label)
        assert "there is nothing to draw yet" in boss.last.text
    assert boss.pictures == []


@pytest.mark.parametrize("period", ["2026-13", "1899", "20260Q5", "2026Q9"])
async def test_a_button_that_was_never_ours_does_nothing(
    office: Office, boss: Phone, period: str
) -> None:
    await boss.types("/figures")
    await office.forge(boss, f"figures:customers:{period}")
    await office.forge(boss, f"figures:{period}")
    assert boss.pictures == []


# By month


async def test_this_year_lies_beside_the_last_with_growth_and_target(
    office: Office, rep: Phone
) -> None:
    await earn(office, rep, 100_000_00, date(2025, 10, 5))
    await earn(office, rep, 120_000_00, date(2026, 10, 31))
    await earn(office, rep, -20_000_00, date(2026, 11, 1))
    await aim(office, Whom.PERSON, await id_of(office, rep), 150_000_00, "2026-11")
    await rep.types("/figures")
    await rep.taps("Turnover by month")
    [picture] = rep.pictures
    assert dimensions(picture.content)[0] == 1080
    assert rep.last.text.splitlines() == [
        "Turnover by month · My own · 2026",
        "CN¥100,000.00 so far · +20% against last year until Oct",
        "Nov: -CN¥20,000.00 · last year CN¥0.00 · target CN¥150,000.00",
        "Oct: CN¥120,000.00 · last year CN¥100,000.00 (+20%)",
    ]
    assert rep.last.labels == ["📄 Sheet"]


async def test_a_leader_sees_the_team_as_it_was_each_day(
    office: Office, boss: Phone, rep: Phone, other_rep: Phone
) -> None:
    await earn(office, rep, 100, date(2026, 10, 1))
    await earn(office, other_rep, 7, date(2026, 10, 1))
    await move(office, other_rep, boss)  # on Nov 21
    await earn(office, other_rep, 30, date(2026, 11, 21))
    async with office.session() as session:
        hugo = await staff(session, boss)
        months = await figures.by_month(session, hugo, 2026)
        mei = await figures.by_month(session, await staff(session, rep), 2026)
    assert months["CNY"][9:] == [100, 30, 0]
    assert mei["CNY"][9:] == [100, 0, 0]
    people = await parts(office, boss, "person", Period.read("2026"))
    assert people == {"CNY": [Part("Mei", 100), Part("李伟", 30)]}


async def test_at_the_top_the_targets_are_the_companys(
    office: Office, director: Phone, rep: Phone
) -> None:
    await earn(office, rep, 100_00)
    await aim(office, COMPANY.whom, None, 5_000_00, "2026-11")
    await aim(office, Whom.PERSON, await id_of(office, rep), 9_00, "2026-11")
    await director.types("/figures")
    await director.taps("Turnover by month")
    assert "target CN¥5,000.00" in director.last.text
    assert "CN¥9.00" not in director.last.text


# By person, customer and product


async def test_each_directly_below_counts_with_their_branch_and_the_leader_apart(
    office: Office, director: Phone, boss: Phone, rep: Phone, other_rep: Phone
) -> None:
    await earn(office, rep, 30_00)
    await earn(office, boss, 20_00)
    await earn(office, other_rep, 40_00)
    await earn(office, director, -5_00)
    assert await parts(office, director, "person") == {
        "CNY": [Part("Hugo", 50_00), Part("王芳", 40_00), Part("Diana", -5_00)]
    }
    await director.types("/figures")
    await director.taps("By person")
    assert director.last.text.splitlines() == [
        "Turnover by person · My team · November 2026",
        "CN¥85.00 in all: confirmed orders less what was cancelled and came back",
        "1. Hugo: CN¥50.00 (59%)",
        "2. 王芳: CN¥40.00 (47%)",
        "3. Diana: -CN¥5.00",
    ]
    assert len(director.pictures) == 1


async def test_customers_and_products_come_to_what_people_sold(
    office: Office, boss: Phone, rep: Phone
) -> None:
    """Whatever was changed, cancelled or came back since."""
    hualian = await open_file(office, rep, "Hualian")
    lotus = await open_file(office, rep, "Lotus")
    water = await product(office)
    cola = await product(office, "Cola", 300, product_group="Soft drinks")
    lemonade = await product(office, "Lemonade", 100, product_group="Soft drinks")
    first = await place(office, rep, hualian.id, [line(water, 1), line(cola, 2)])
    second = await place(office, rep, lotus.id, [line(lemonade, 3), line(water, 1)])
    gone = await place(office, rep, lotus.id, [line(water, 9)])
    await cancel(office, rep, gone)
    await change(office, rep, second, lines=[line(lemonade, 3, number=1)])
    await credit(office, first, 1, CASE)
    sold = (await parts(office, boss, "person"))["CNY"][0].units
    assert sold == 2 * 8136 + 3 * 2712
    assert await parts(office, boss, "customer") == {
        "CNY": [Part("Hualian", 2 * 8136), Part("Lotus", 3 * 2712)]
    }
    assert await parts(office, boss, "product") == {"CNY": [Part("Soft drinks", sold)]}
    await cancel(office, rep, first)
    products = (await parts(office, boss, "product"))["CNY"]
    people = (await parts(office, boss, "person"))["CNY"]
    assert sum(one.units for one in products) == sum(one.units for one in people)


async def test_what_was_taken_back_of_a_month_before_is_drawn_below_nothing(
    office: Office, rep: Phone
) -> None:
    shop = await open_file(office, rep, "Hualian")
    order_id = await place(office, rep, shop.id, [line(await product(office), 1)])
    await office.at("2026-12-02 15:00")
    await cancel(office, rep, order_id)
    december = Period.read("2026-12")
    assert await parts(office, rep, "product", december) == {"CNY": [Part("Water", -CASE)]}
    await rep.types("/figures")
    for label in ("By product", "By customer"):
        await rep.types("/figures")
        await rep.taps(label)
        assert "1. " in rep.last.text and "-CN¥54.24" in rep.last.text
    assert len(rep.pictures) == 2


async def test_a_customer_given_away_is_counted_and_not_named(
    office: Office, director: Phone, boss: Phone, rep: Phone, other_rep: Phone
) -> None:
    shop = await open_file(office, rep, "Hualian")
    await place(office, rep, shop.id, [line(await product(office), 1)])
    await give(office, director, shop, other_rep)
    assert await parts(office, boss, "customer") == {"CNY": [Part(None, CASE)]}
    assert await parts(office, director, "customer") == {"CNY": [Part("Hualian", CASE)]}
    await boss.types("/figures")
    await boss.taps("By customer")
    assert "Customers who are others’ now: CN¥54.24" in boss.last.text
    assert "Hualian" not in boss.last.text


async def test_of_300_customers_the_first_are_drawn_and_all_are_in_the_sheet(
    office: Office, boss: Phone, rep: Phone
) -> None:
    await many_customers(office, rep, 300)
    await boss.types("/figures")
    await boss.taps("By customer")
    assert dimensions(boss.pictures[0].content)[1] == pytest.approx(250 + 16 * 108 + 92, abs=80)
    assert len(boss.last.text) <= 1024
    assert "1. 上海长江农产品批发市场有限公司第一经营部直营门店300" in boss.last.text
    assert "… and more: see the sheet" in boss.last.text
    await boss.taps("📄 Sheet")
    sheet = boss.sheet.worksheets[0]
    rows = list(sheet.iter_rows(values_only=True))
    assert len(rows) == 302
    assert rows[-1][2] == sum(range(1, 301)) * 100
    taken = await office.one(select(Entry).where(Entry.deed == "list-taken"))
    assert taken.facts["list"] == "figures"


async def many_customers(office: Office, owner: Phone, number: int) -> None:
    """Each with an order, of 100 more than the one before."""
    async with office.session() as session:
        who = await staff(session, owner)
        names = [
            f"上海长江农产品批发市场有限公司第一经营部直营门店{at}" for at in range(1, number + 1)
        ]
        await session.execute(
            insert(Customer),
            [
                {
                    "name": name,
                    "normal_name": name,
                    "keys": name,
                    "owner_id": who.id,
                    "owner_since": date(2026, 1, 1),
                    "first_contact_on": date(2026, 1, 1),
                    "last_contact_on": date(2026, 11, 1),
                }
                for name in names
            ],
        )
        customers = (await session.scalars(select(Customer).order_by(Customer.id))).all()
        orders = [
            Order(
                customer_id=one.id,
                seller_id=who.id,
                author_id=who.id,
                said_at=clock.now(),
                day=date(2026, 11, 10),
                currency="CNY",
                total_units=100,
                deliver_on=date(2026, 11, 12),
                version=1,
            )
            for one in customers
        ]
        session.add_all(orders)
        await session.flush()
        session.add_all(
            Earning(
                staff_id=who.id,
                day=date(2026, 11, 10),
                measure=Measure.SALES,
                currency="CNY",
                units=100_00 * at,
                percent=100,
                record=order.about,
            )
            for at, order in enumerate(orders, 1)
        )


async def test_of_two_currencies_the_companys_comes_first_and_the_other_with_a_tap(
    office: Office, boss: Phone, rep: Phone
) -> None:
    await earn(office, rep, 90_00, currency="USD")
    await earn(office, rep, 10_00)
    await boss.types("/figures")
    await boss.taps("By person")
    assert "CN¥10.00 in all" in boss.last.text
    assert "There is also turnover in USD" in boss.last.text
    await boss.taps("In USD")
    assert "$90.00 in all" in boss.last.text
    assert len(boss.pictures) == 2
    await office.forge(boss, "figures:people:2026-11:EUR")
    assert "nothing to draw" in boss.last.text


# From customers to money


async def test_the_funnel_counts_customers_of_each_stage(
    office: Office, boss: Phone, rep: Phone, director: Phone
) -> None:
    finance = await office.hire("Fay", Position.FINANCE, director)
    shops = [await open_file(office, rep, f"Shop {at}") for at in range(4)]
    water = await product(office)
    for shop in shops[:3]:
        await log_visit(office, rep, shop.id)
    for shop in shops[2:]:
        await place(office, rep, shop.id, [line(water, 1)])
    await place(office, rep, shops[2].id, [line(water, 1)])
    receipt = await pay(office, rep, shops[3].id, "54.24")
    assert receipt
    async with office.session() as session:
        people = await (await staff(session, boss)).branch(session)
        assert (await figures.funnel(session, people, NOVEMBER)).stages[:3] == (4, 3, 2)
        october = await figures.funnel(session, people, Period.read("2026-10"))
    assert october == Funnel(4, 0, 0, 0)
    del finance
    await boss.types("/figures")
    await boss.taps("From customers to money")
    assert boss.last.text.splitlines()[1:4] == [
        "Customers: 4 (100%)",
        "Visited: 3 (75%)",
        "Ordered: 2 (50%)",
    ]
    assert len(boss.pictures) == 1


# Against the average


@pytest.fixture
async def colleagues(office: Office, boss: Phone, rep: Phone) -> list[Phone]:
    return [await office.hire(name, Position.REPRESENTATIVE, boss) for name in ("Paul", "Rita")]


async def busy(office: Office, *phones: Phone) -> None:
    """Each sells 100 more than the one before, opened a file, and saw it."""
    for at, phone in enumerate(phones, 1):
        await earn(office, phone, at * 100_00)
        shop = await open_file(office, phone, f"Shop of {phone.person.name} {at}")
        for _ in range(at):
            await log_visit(office, phone, shop.id)


async def test_oneself_is_compared_with_an_average_of_three(
    office: Office, boss: Phone, rep: Phone, colleagues: list[Phone]
) -> None:
    await busy(office, rep, *colleagues)
    await rep.types("/figures")
    await rep.taps("Against the average")
    assert rep.last.text.splitlines() == [
        "Mei against the average · November 2026",
        "Average of 3 people = 100% · as of Sat, Nov 21",
        "Sales: CN¥100.00 · average CN¥200.00 · 50%",
        "New customers: 1 · average 1 · 100%",
        "Visits: 1 · average 2 · 50%",
        "Customers seen: 100% · average 100% · 100%",
    ]
    assert len(rep.pictures) == 1
    assert "Paul" not in rep.last.text


async def test_of_two_the_average_would_tell_of_the_other(
    office: Office, boss: Phone, rep: Phone
) -> None:
    paul = await office.hire("Paul", Position.REPRESENTATIVE, boss)
    await busy(office, rep, paul)
    await rep.types("/figures")
    await rep.taps("Against the average")
    assert "at least three people" in rep.last.text
    await office.forge(rep, "figures:compared:2026-11:of:4")
    assert rep.pictures == []
    # Whoever leads them sees each of them anyway.
    await boss.types("/figures")
    await boss.taps("Against the average")
    await boss.taps("Paul")
    assert "Paul against the average" in boss.last.text


async def test_who_is_still_to_come_hides_nobody_in_an_average(
    office: Office, boss: Phone, rep: Phone
) -> None:
    paul = await office.hire("Paul", Position.REPRESENTATIVE, boss)
    async with office.session() as session:
        leader = await staff(session, boss)
        new = Staff(name="Nora", position=Position.REPRESENTATIVE, superior_id=leader.id)
        session.add(new)
        await session.flush()
        nora = new.id
    await busy(office, rep, paul)
    await rep.types("/figures")
    await rep.taps("Against the average")
    assert "at least three people" in rep.last.text
    await boss.types("/figures")
    await office.forge(boss, f"figures:compared:2026-11:of:{nora}")
    assert "there is nothing to draw yet" in boss.last.text
    assert (rep.pictures, boss.pictures) == ([], [])


async def test_beside_nobody_there_is_no_average(office: Office, boss: Phone, rep: Phone) -> None:
    await busy(office, rep)
    await boss.types("/figures")
    await boss.taps("Against the average")
    await boss.taps("Mei")
    assert "Mei sells beside nobody" in boss.last.text


@pytest.mark.parametrize(
    ("units", "of", "said"),
    [
        (1, 10_000, "<1%"),
        (0, 10_000, "0%"),
        (9_999, 10_000, "99%"),
        (10_000, 10_000, "100%"),
        (-1, 100, "none"),
        (1, 0, "none"),
    ],
)
def test_a_share_is_nothing_or_all_only_if_it_is(units: int, of: int, said: str) -> None:
    assert percent_of(units, of) == said


async def test_a_year_to_come_grew_by_nothing_yet(office: Office, rep: Phone) -> None:
    await earn(office, rep, 100_00, date(2026, 11, 10))
    await rep.types("/figures")
    await office.forge(rep, "figures:turnover:2027")
    assert "CN¥0.00 so far" in rep.last.text
    assert "%" not in rep.last.text


async def test_a_leader_compares_whom_they_lead_and_nobody_else(
    office: Office, boss: Phone, rep: Phone, colleagues: list[Phone], other_rep: Phone
) -> None:
    await busy(office, rep, *colleagues)
    await boss.types("/figures")
    await boss.taps("Against the average")
    assert boss.last.labels == ["Mei", "Paul", "Rita", "‹ Other questions"]
    await boss.taps("Rita")
    assert "Rita against the average" in boss.last.text
    other = await id_of(office, other_rep)
    await office.forge(boss, f"figures:compared:2026-11:of:{other}")
    assert len(boss.pictures) == 1
    assert "李伟" not in boss.last.text


# What is owed and sent later


async def test_a_picture_is_of_what_its_reader_sees_when_it_is_sent(
    office: Office, director: Phone, boss: Phone, rep: Phone, colleagues: list[Phone]
) -> None:
    await busy(office, rep, *colleagues)
    async with office.session() as session:
        hugo, mei = await staff(session, boss), await staff(session, rep)
        await send_document(
            session,
            hugo,
            "figures-picture",
            figure="compared",
            period="2026-11",
            person=mei.id,
        )
        await send_document(session, hugo, "figures-picture", figure="people", period="2026-11")
        hugo.position = Position.WORKS
    await office.settle()
    assert boss.pictures == []


async def test_nothing_is_drawn_twice_while_nothing_changed(
    office: Office, boss: Phone, rep: Phone, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[bytes] = []
    draw = Worker.draw

    def counted(worker: Worker, job: bytes) -> bytes:
        drawn.append(job)
        return draw(worker, job)

    monkeypatch.setattr(Worker, "draw", counted)
    PRESS.pictures.forget()
    await earn(office, rep, 4711_00)
    for minute in (0, 5, 10):
        await office.at(f"2026-11-21 16:{minute:02}")
        await boss.types("/figures")
        await boss.taps("By person")
    assert (len(boss.pictures), len(drawn)) == (3, 1)
    await earn(office, rep, 1)
    await office.at("2026-11-21 16:15")
    await boss.types("/figures")
    await boss.taps("By person")
    assert (len(boss.pictures), len(drawn)) == (4, 2)


async def test_an_order_is_the_same_question_however_many_people(
    office: Office, boss: Phone, rep: Phone
) -> None:
    async with office.session() as session:
        superior = await staff(session, boss)
        session.add_all(
            Staff(name=f"P {at}", position=Position.REPRESENTATIVE, superior_id=superior.id)
            for at in range(60)
        )
    await earn(office, rep, 100)
    counts = []
    for _ in range(2):
        with statements(office) as said:
            for by in ("person", "customer", "product"):
                await parts(office, boss, by)
        counts.append(len(said))
        async with office.session() as session:
            superior = await staff(session, boss)
            session.add_all(
                Staff(
                    name=f"Q {len(counts)} {at}",
                    position=Position.REPRESENTATIVE,
                    superior_id=superior.id,
                )
                for at in range(200)
            )
    assert counts[0] == counts[1]


@pytest.mark.parametrize("language", Language)
async def test_every_picture_comes_in_every_language(
    office: Office, director: Phone, boss: Phone, language: Language
) -> None:
    seller = await office.hire("Ann", Position.REPRESENTATIVE, boss, language)
    peers = [await office.hire(name, Position.REPRESENTATIVE, boss) for name in ("Ben", "Cid")]
    shop = await open_file(office, seller, "华联")
    await place(office, seller, shop.id, [line(await product(office), 1)])
    await busy(office, seller, *peers)
    kinds = ("turnover", "customers", "products", "funnel", "compared")
    for kind in kinds:
        await seller.types("/figures")
        await office.forge(seller, f"figures:{kind}:2026-11")
    assert len(seller.pictures) == len(kinds)
    assert all(dimensions(one.content)[0] == 1080 for one in seller.pictures)
    assert all(len(message.text) <= 1024 for message in seller.inbox)
