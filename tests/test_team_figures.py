"""The team at a glance: ranked by share of target, coverage, receipts, overdue; down and back (15.2)."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select, update

from bot.sandbox.files import dimensions
from handlers.team_pictures import in_units
from models import among
from models.among import Among
from models.customers import Customer
from models.earnings import Earning, Measure
from models.language import Language
from models.periods import Period
from models.policy import CustomerClass
from models.positions import Position
from models.staff import Staff
from models.targets import Target, Whom
from models.team_figures import Covered, coverage, ranking
from tests.conftest import Office
from tests.phone import Phone
from tests.records import log_visit, open_file, staff
from tests.test_ageing import owes
from tests.test_pace import id_of, move, statements

NOVEMBER = Period.read("2026-11")


async def earn(
    office: Office,
    phone: Phone,
    units: int,
    day: date = date(2026, 11, 10),
    measure: Measure = Measure.SALES,
    currency: str | None = "CNY",
) -> None:
    """As an order or a receipt leaves it behind."""
    async with office.session() as session:
        session.add(
            Earning(
                staff_id=(await staff(session, phone)).id,
                day=day,
                measure=measure,
                currency=currency if measure.is_money else None,
                units=units,
                percent=100,
                record="order:1",
            )
        )


async def aim(
    office: Office,
    phone: Phone,
    units: int,
    *,
    whom: Whom = Whom.PERSON,
    measure: Measure = Measure.SALES,
    currency: str | None = "CNY",
    period: str = "2026-11",
) -> None:
    async with office.session() as session:
        session.add(
            Target(
                whom=whom,
                staff_id=(await staff(session, phone)).id,
                period=period,
                measure=measure,
                currency=currency if measure.is_money else None,
                units=units,
            )
        )


def people(phone: Phone) -> list[str]:
    """The lines of the ranking."""
    return [label for label in phone.last.labels if " · " in label or label[:1] in "✓·○⌂"]


@pytest.fixture
async def colleagues(office: Office, boss: Phone, rep: Phone) -> list[Phone]:
    """Four of Hugo's besides Mei."""
    return [
        await office.hire(name, Position.REPRESENTATIVE, boss)
        for name in ("Paul", "Rita", "Sam", "Tom")
    ]


# The ranking


async def test_people_are_ranked_by_share_of_target_and_not_by_turnover(
    office: Office, boss: Phone, rep: Phone, colleagues: list[Phone]
) -> None:
    paul, rita, sam, _tom = colleagues
    for phone, units, target in [(rep, 900_00, 1000_00), (paul, 4500_00, 9000_00)]:
        await earn(office, phone, units)
        await aim(office, phone, target)
    await earn(office, rita, 70_00, currency="USD")
    await aim(office, rita, 100_00, currency="USD")
    await earn(office, sam, 80_000_00)  # without a target: behind all who have one
    await boss.types("/team")
    assert people(boss) == [
        "1 · Mei · 90% 🟢",
        "2 · Rita · 70% 🟢",
        "3 · Paul · 50% 🔴",
        "4 · Sam · CN¥80K",
        "5 · Tom · –",
    ]


async def test_signs_say_who_reported_who_is_away_and_who_has_not_joined(
    office: Office, boss: Phone, rep: Phone
) -> None:
    async with office.session() as session:
        hugo = await staff(session, boss)
        session.add(Staff(name="Newman", position=Position.REPRESENTATIVE, superior_id=hugo.id))
    await boss.types("/team")
    assert people(boss) == ["1 · Mei · –", "2 ○ Newman · –"]
    assert "Report today: ✓ 0 filed / · 1 not yet / ○ 1 not joined" in boss.last.text
    await rep.types("/report met three shops")
    await rep.taps("Skip")
    await rep.taps("Skip")
    await rep.types("More shops")
    await rep.taps("Send")
    await boss.types("/team")
    assert people(boss) == ["1 ✓ Mei · –", "2 ○ Newman · –"]
    assert "Report today: ✓ 1 filed / · 0 not yet" in boss.last.text


async def test_who_sells_nothing_stands_below_without_figures(
    office: Office, director: Phone, boss: Phone, rep: Phone
) -> None:
    await office.hire("Ines", Position.SALES_ADMIN, director)
    await director.types("/team")
    assert people(director) == ["1 👥 Hugo · –"]
    assert "Ines" in director.last.labels
    assert "Report today" not in director.last.text  # neither of them owes one


async def test_a_tap_ranks_by_another_measure_or_period(
    office: Office, boss: Phone, rep: Phone, colleagues: list[Phone]
) -> None:
    paul = colleagues[0]
    shop = await open_file(office, paul, "Hualian")
    await log_visit(office, paul, shop.id)
    await earn(office, rep, 500_00)
    await earn(office, rep, 3000_00, date(2026, 10, 5))
    await earn(office, paul, 4000_00, date(2026, 10, 5), Measure.RECEIPTS)
    await boss.types("/team")
    assert people(boss)[0] == "1 · Mei · CN¥500"
    await boss.taps("October 2026")
    assert "My team · Sales · October 2026" in boss.last.text
    assert people(boss)[0] == "1 · Mei · CN¥3K"
    await boss.taps("Receipts")
    assert people(boss)[0] == "1 · Paul · CN¥4K"
    await boss.taps("Q4 2026")
    assert people(boss)[0] == "1 · Paul · CN¥4K"
    await boss.taps("Sales")
    assert people(boss)[0] == "1 · Mei · CN¥3.5K"
    await boss.taps("• Q4 2026")
    assert "Q4 2026" in boss.last.text
    await boss.taps("November 2026")
    await boss.taps("Visits")
    assert people(boss)[:2] == ["1 · Paul · 1", "2 · Mei · –"]
    await boss.taps("New customers")
    assert people(boss)[0] == "1 · Paul · 1"


async def test_an_empty_month_says_so(office: Office, boss: Phone, rep: Phone) -> None:
    await aim(office, rep, 100_00, period="2026-10")
    await boss.types("/team")
    await boss.taps("October 2026")
    assert "Nothing was recorded in this period yet." in boss.last.text
    assert people(boss) == ["1 · Mei · 0% 🔴"]


async def test_nobody_is_below_yet(office: Office, boss: Phone) -> None:
    await boss.types("/team")
    assert "There is nobody in your team yet" in boss.last.text


# The sums


async def test_the_team_in_sum_has_target_forecast_coverage_receipts_and_overdue(
    office: Office, boss: Phone, rep: Phone, other_rep: Phone
) -> None:
    await office.at("2026-10-01 10:00")
    shop = await open_file(office, rep, "Hualian")
    other = await open_file(office, rep, "Metro")
    foreign = await open_file(office, other_rep, "Elsewhere")
    await office.at("2026-11-21 15:00")
    await log_visit(office, rep, shop.id)
    await aim(office, boss, 2000_00, whom=Whom.TEAM)
    await earn(office, rep, 800_00)
    await earn(office, boss, 50_00)  # who leads sells, too
    await earn(office, rep, 3_00, currency="USD")
    await earn(office, rep, 425_00, measure=Measure.RECEIPTS)
    await earn(office, other_rep, 9999_00)
    await owes(office, other, ("2026-11-01", "120"), ("2026-11-20", "30"), ("2026-12-24", "60"))
    await owes(office, foreign, ("2026-11-01", "7777"))
    await boss.types("/team")
    assert boss.last.text.split("\n")[:8] == [
        "My team · Sales · November 2026",
        "One person",
        "🔴 43% · CN¥850 / CN¥2K · forecast CN¥1.2K · also $3",
        "👤 including CN¥50 of Hugo’s own",
        "📍 Coverage 50% · seen 1 of 2 customers to be visited",
        "💰 Collected 50% · received CN¥425, sold CN¥850",
        "💰 Collected 0% · received $0, sold $3",
        "⚠️ Overdue CN¥150",
    ]


async def test_what_came_back_is_no_base_for_a_share(
    office: Office, boss: Phone, rep: Phone
) -> None:
    await earn(office, rep, -800_00)
    await earn(office, rep, 100_00, measure=Measure.RECEIPTS)
    await boss.types("/team")
    assert "Collected – · received CN¥100, sold -CN¥800" in boss.last.text


async def test_whoever_stands_at_the_top_is_held_against_the_companys_target(
    office: Office, director: Phone, boss: Phone, rep: Phone
) -> None:
    async with office.session() as session:
        session.add(
            Target(
                whom=Whom.COMPANY,
                period="2026-11",
                measure=Measure.SALES,
                currency="CNY",
                units=1000_00,
            )
        )
    await earn(office, rep, 250_00)
    await director.types("/team")
    assert "25% · CN¥250 / CN¥1K" in director.last.text
    await boss.types("/team")
    assert "CN¥250 · no target" in boss.last.text


async def test_who_came_in_mid_month_counts_from_that_day_for_the_team_and_wholly_for_themselves(
    office: Office, boss: Phone, rep: Phone, other_rep: Phone, director: Phone
) -> None:
    await earn(office, rep, 100_00, date(2026, 11, 10))
    await office.at("2026-11-24 10:00")
    wang = office.phones["王芳"]
    await move(office, rep, below=wang)
    await earn(office, rep, 30_00, date(2026, 11, 24))
    await boss.types("/team")
    assert "CN¥100 · no target" in boss.last.text  # of the days before she went
    assert "including CN¥100 of who came or left" in boss.last.text
    assert people(boss) == []
    await wang.types("/team")
    assert "¥30 · 未定目标" in wang.last.text.replace("</b>", "")
    assert "含人员变动 -¥100" in wang.last.text  # 130 − 100 = 30
    assert people(wang)[0] == "1 · Mei · ¥130"
    await director.types("/team")
    assert people(director) == ["1 Hugo · CN¥100", "2 👥 王芳 · CN¥30"]
    assert "CN¥130 · no target" in director.last.text


async def test_the_rows_with_the_leaders_own_and_what_moved_come_to_the_sum(
    office: Office, director: Phone, boss: Phone, rep: Phone, colleagues: list[Phone]
) -> None:
    """Also where somebody left, and where a leader moved with the team."""
    paul, rita = colleagues[:2]
    manager = await office.hire("Max", Position.MANAGER, director)
    await earn(office, boss, 7_00)
    for phone, units in [(rep, 100_00), (paul, 20_00), (rita, 3_00)]:
        await earn(office, phone, units, date(2026, 11, 10))
    async with office.session() as session:
        await (await staff(session, rita)).leave(session, await staff(session, boss))
    await boss.types("/team")
    lines = boss.last.text.split("\n")
    assert "CN¥130 · no target" in lines
    assert "👤 including CN¥7 of Hugo’s own" in lines
    assert "including CN¥3 of who came or left" in boss.last.text
    assert people(boss)[:2] == ["1 · Mei · CN¥100", "2 · Paul · CN¥20"]
    await office.at("2026-11-24 10:00")
    await move(office, boss, below=manager)
    await earn(office, rep, 40_00, date(2026, 11, 24))
    await director.types("/team")
    assert people(director) == ["1 👥 Max · CN¥40"]
    assert "CN¥170 · no target" in director.last.text
    assert "including CN¥130 of who came or left" in director.last.text
    await manager.types("/team")
    assert people(manager) == ["1 👥 Hugo · CN¥170"]  # Hugo's team was his all the time
    assert "CN¥40 · no target" in manager.last.text
    assert "including -CN¥130 of who came or left" in manager.last.text
    await boss.types("/team")
    await boss.taps("📄 Sheet")
    rows = list(boss.sheet.worksheets[0].iter_rows(values_only=True))
    assert [(row[0], row[1], row[4]) for row in rows if row[4]][1:] == [
        (1, "Mei", 140),
        (2, "Paul", 20),
        (None, "Hugo", 7),
        (None, "Came or left", 3),
        ("Total CNY", None, 170),
    ]
    headings = next(row for row in rows if row[0] == "Rank")
    assert list(headings[3:]) == ["Currency", "Reached", "Target", "Of target", "Forecast"]
    await boss.types("/team")
    await boss.taps("Visits")
    await boss.taps("📄 Sheet")
    rows = list(boss.sheet.worksheets[0].iter_rows(values_only=True))
    headings = next(row for row in rows if row[0] == "Rank")
    assert [str(one).split(",")[0] for one in headings[3:]] == [
        "Reached",
        "Target",
        "Of target",
        "Forecast",
    ]


async def test_the_year_has_targets_of_its_own(office: Office, boss: Phone, rep: Phone) -> None:
    await aim(office, rep, 1000_00, period="2026")
    await earn(office, rep, 250_00, date(2026, 3, 2))
    await boss.types("/team")
    await boss.taps("2026", boss.last)
    assert "My team · Sales · 2026" in boss.last.text
    assert people(boss)[0] == "1 · Mei · 25% 🔴"
    await boss.taps("Mei")
    await boss.taps("Back to the team")
    assert "My team · Sales · 2026" in boss.last.text


async def test_who_is_to_be_seen_goes_by_the_class_and_the_last_visit(
    office: Office, rep: Phone, boss: Phone, monkeypatch: pytest.MonkeyPatch
) -> None:
    """C is to be seen each 30 days, in a February of 28."""
    await office.at("2027-01-04 10:00")
    seen = await open_file(office, rep, "Seen in February")
    lately = await open_file(office, rep, "Seen on the last of January")
    gone = await open_file(office, rep, "Archived")
    await office.at("2027-01-31 10:00")
    await log_visit(office, rep, lately.id)
    key = await open_file(office, rep, "Key")
    await office.at("2027-02-10 10:00")
    await log_visit(office, boss, seen.id)  # by whomever
    await log_visit(office, boss, seen.id)
    new = await open_file(office, rep, "Opened on the 10th")
    async with office.session() as session:
        await (await session.get_one(Customer, gone.id)).archive(session, await staff(session, rep))
        await session.execute(
            update(Customer).where(Customer.id == key.id).values(customer_class=CustomerClass.A)
        )
        mei = [(await staff(session, rep)).id]
        february, march = Period.read("2027-02"), Period.read("2027-03")
        assert await coverage(session, Among(mei), february) == Covered(due=2, seen=1)
        assert await coverage(session, Among(mei), march) == Covered(due=4, seen=0)
        assert await coverage(session, Among([]), march) == Covered(due=0, seen=0)
        # Of nearly everybody it is asked another way, with the same answer.
        monkeypatch.setattr(among, "FEW", 0)
        everybody = (await session.scalars(select(Staff.id))).all()
        all_of_them = Among.within(everybody, everybody)
        assert await coverage(session, all_of_them, february) == Covered(due=2, seen=1)
        assert await coverage(session, all_of_them, march) == Covered(due=4, seen=0)
    assert new


# Down and back


async def test_one_goes_down_to_a_person_and_back_page_by_page(
    office: Office, director: Phone, boss: Phone, rep: Phone
) -> None:
    async with office.session() as session:
        hugo, diana = await staff(session, boss), await staff(session, director)
        for number in range(30):
            session.add(
                Staff(
                    name=f"Rep {number:02}",
                    position=Position.REPRESENTATIVE,
                    superior_id=hugo.id,
                )
            )
            session.add(
                Staff(name=f"Lead {number:02}", position=Position.SUPERVISOR, superior_id=diana.id)
            )
    await earn(office, boss, -5_00)  # so that Hugo is the last
    await director.types("/team")
    await director.taps("Visits")
    await director.taps("October 2026")
    await director.taps("2/2 ›")
    await director.taps("November 2026")
    await director.taps("Sales")
    await director.taps("2/2 ›")
    await director.taps("👥 Hugo")
    assert "Hugo’s team · Sales · November 2026" in director.last.text
    await director.taps("2/2 ›")
    await director.taps("Rep 29")
    assert "Rep 29 · representative" in director.last.text
    assert "Superior: Hugo" in director.last.text
    await director.taps("Back to the team")
    assert "Hugo’s team" in director.last.text
    assert "‹ 1/2" in director.last.labels
    await director.taps("Back")
    assert "My team · Sales" in director.last.text
    assert "‹ 1/2" in director.last.labels


async def test_the_look_is_kept_on_the_way_down_and_back(
    office: Office, director: Phone, boss: Phone, rep: Phone
) -> None:
    await open_file(office, rep, "Hualian")
    await director.types("/team")
    await director.taps("New customers")
    await director.taps("October 2026")
    await director.taps("👥 Hugo")
    assert "Hugo’s team · New customers · October 2026" in director.last.text
    await director.taps("Mei")
    assert "October 2026" in director.last.text
    await director.taps("Customers (1)")
    await director.taps("Back to Mei")
    assert "October 2026" in director.last.text
    await director.taps("Back to the team")
    assert "Hugo’s team · New customers · October 2026" in director.last.text
    await director.taps("👤 Hugo")
    assert "Hugo · supervisor" in director.last.text
    await director.taps("Back to their team")
    await director.taps("Back")
    assert "My team · New customers · October 2026" in director.last.text


async def test_a_person_has_the_same_figures_alone(office: Office, boss: Phone, rep: Phone) -> None:
    await office.at("2026-10-01 10:00")
    shop = await open_file(office, rep, "Hualian")
    await office.at("2026-11-21 15:00")
    await log_visit(office, rep, shop.id)
    await owes(office, shop, ("2026-11-01", "120"))
    await aim(office, rep, 1000_00)
    await earn(office, rep, 800_00)
    await earn(office, rep, 400_00, measure=Measure.RECEIPTS)
    await boss.types("/team Mei")
    for words in ("80%", "Coverage 100% · seen 1 of 1", "Collected 50%", "Overdue CN¥120"):
        assert words in boss.last.text


# Whose figures (1.3)


async def test_nobody_looks_into_a_team_that_is_not_below(
    office: Office, boss: Phone, rep: Phone, other_rep: Phone, director: Phone
) -> None:
    await earn(office, other_rep, 123_00)
    wang, diana = office.phones["王芳"], director
    await boss.types("/team")
    for phone in (wang, diana, other_rep):
        number = await id_of(office, phone)
        for data in (
            f"team:of:{number}:sales:2026-11:0",
            f"team:self:{number}:sales:2026-11",
            f"team:{number}:sales:2026-11",
            f"team:picture:{number}:sales:2026-11",
            f"team:{number}:customers:sales:2026-11:0",
        ):
            await office.forge(boss, data)
            assert "not in your team" in boss.last.text, data
        await office.forge(boss, f"team:above:{number}:sales:2026-11")
        assert "My team" in boss.last.text
    assert not [one for one in boss.texts if "123" in one]
    assert boss.pictures == []


async def test_the_way_back_is_there_when_somebody_has_moved_away_and_nothing_else_of_them(
    office: Office, boss: Phone, rep: Phone, other_rep: Phone
) -> None:
    await open_file(office, rep, "Hualian")
    await boss.types("/team Mei")
    old = boss.last
    await move(office, rep, below=office.phones["王芳"])
    await earn(office, rep, 777_00, date(2026, 11, 21))
    buttons = [one for row in old.buttons for one in row]
    assert len(buttons) >= 9
    for one in buttons:
        await boss.types("/menu")
        await boss.presses(old, one)
        if one.text == "Back to the team":
            assert "My team" in old.text
        else:
            assert " not " in boss.last.text or "no such" in boss.last.text, one.text
    assert not [one for one in boss.texts if "777" in one or "Hualian" in one]


@pytest.mark.parametrize("position", [Position.ADMIN, Position.HR, Position.FINANCE])
async def test_who_does_not_lead_sellers_sees_no_figures(
    office: Office, boss: Phone, rep: Phone, position: Position
) -> None:
    await earn(office, rep, 123_00)
    phone = await office.hire("Ada", position)
    hugo, mei, own = [await id_of(office, one) for one in (boss, rep, phone)]
    await phone.types("/team")
    for number in (hugo, mei, own):
        for data in (
            f"team:of:{number}:sales:2026-11",
            f"team:above:{number}:sales:2026-11",
            f"team:picture:{number}:sales:2026-11",
            f"team:self:{number}:sales:2026-11",
            f"team:{number}",
        ):
            await office.forge(phone, data)
    assert not [one for one in phone.texts if "123" in one or "Sales" in one]
    assert phone.pictures == []


@pytest.mark.parametrize(
    "data", ["sales:2026-13", "sales:1999-01", "turnover:2026-11", "sales:2026Q5", "sales:2026:x"]
)
async def test_a_look_that_there_is_not_leads_nowhere(
    office: Office, boss: Phone, rep: Phone, data: str
) -> None:
    await boss.types("/team")
    shown = boss.last.text
    await office.forge(boss, f"team:of:{await id_of(office, boss)}:{data}")
    assert boss.last.text == shown


# The picture


async def test_the_picture_has_the_first_fifteen_and_all_others_as_one(
    office: Office, boss: Phone, rep: Phone
) -> None:
    for number in range(20):
        phone = await office.hire(f"Rep {number}", Position.REPRESENTATIVE, boss)
        await earn(office, phone, 1000 + number)
        await aim(office, phone, 2000)
    await boss.types("/team")
    await boss.taps("📊 Picture")
    [picture] = boss.pictures
    width, height = dimensions(picture.content)
    assert width == 1080
    assert 16 * 108 < height < 16 * 108 + 450  # sixteen bars
    caption = boss.last.text
    assert "1. Rep 19: 51% · CN¥10.19 of CN¥20.00" in caption
    assert "21. Mei: –" not in caption or len(caption) <= 1024


async def test_without_targets_the_picture_shows_what_was_reached_in_the_companys_currency(
    office: Office, boss: Phone, rep: Phone
) -> None:
    paul = await office.hire("Paul", Position.REPRESENTATIVE, boss)
    await boss.types("/team")
    empty, picture = boss.last, "📊 Picture"
    assert picture not in boss.last.labels  # nothing is nothing to draw
    await earn(office, paul, 9_000_00, currency="USD")
    await boss.taps("• November 2026")
    assert picture not in boss.last.labels
    await office.forge(boss, f"team:picture:{await id_of(office, boss)}:sales:2026-11")
    assert boss.pictures == []
    await earn(office, rep, 55_00)
    await boss.taps("• November 2026", empty)
    await boss.taps(picture)
    assert len(boss.pictures) == 1
    assert "1. Mei: CN¥55.00" in boss.last.text
    assert "2. Paul: $9,000.00" in boss.last.text
    async with office.session() as session:
        found = await ranking(session, await staff(session, boss), Measure.SALES, NOVEMBER)
    assert [in_units(one) for one in found.rows] == [55, 0]


@pytest.mark.parametrize("language", list(Language))
async def test_it_reads_in_every_language(
    office: Office, director: Phone, language: Language
) -> None:
    boss = await office.hire("陳主任", Position.SUPERVISOR, director, language)
    rep = await office.hire("<b>李&伟</b>", Position.REPRESENTATIVE, boss, language)
    await earn(office, rep, 12_345_678_00)
    await aim(office, rep, 20_000_000_00)
    await aim(office, boss, 20_000_000_00, whom=Whom.TEAM)
    await boss.types("/team")
    assert "62%" in boss.last.text
    assert any("<b>李&伟</b> · 62%" in label for label in boss.last.labels)


# Of any size


async def test_five_hundred_people_take_as_many_questions_as_one(
    office: Office, boss: Phone, rep: Phone
) -> None:
    async def asked() -> int:
        with statements(office) as said:
            await boss.types("/team")
        return len([one for one in said if "SELECT" in one])

    await boss.types("/team")
    before = await asked()
    async with office.session() as session:
        hugo = await staff(session, boss)
        session.add_all(
            Staff(name=f"Rep {n}", position=Position.REPRESENTATIVE, superior_id=hugo.id)
            for n in range(500)
        )
    # Of many people the others are named; whether they have customers is asked of visits and of debts.
    assert await asked() <= before + 2
    assert "501 people" in boss.last.text
    assert "2/21 ›" in boss.last.labels


async def test_two_thousand_people_below_are_ranked(
    office: Office, director: Phone, boss: Phone, rep: Phone
) -> None:
    async with office.session() as session:
        hugo = await staff(session, boss)
        session.add_all(
            Staff(name=f"Rep {n}", position=Position.REPRESENTATIVE, superior_id=hugo.id)
            for n in range(2000)
        )
    await earn(office, rep, 5_00)
    async with office.session() as session:
        found = await ranking(session, await staff(session, boss), Measure.SALES, NOVEMBER)
        assert len(found.rows) == 2001
        assert found.rows[0].person.name == "Mei"
        everybody = (await session.scalars(select(Staff.id))).all()
        assert len(everybody) == 2003
    await director.types("/team")
    assert people(director) == ["1 👥 Hugo · CN¥5"]
    await director.taps("👥 Hugo")
    assert "2/84 ›" in director.last.labels
