"""Targets in the chat: who sets and sees which, in a line or by taps, and whether they add up (15.1)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from moneyed import Money
from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.periodwords import find_period, read_period
from handlers.target_amounts import Said, value_in
from models.audit import Entry
from models.earnings import Measure
from models.language import Language
from models.periods import Period
from models.positions import Position
from models.staff import Staff
from models.target_setting import set_target
from models.targets import COMPANY, Target, Who
from tests.conftest import Office
from tests.phone import Phone
from tests.records import staff
from tests.selling import price
from tests.test_me import aim
from tests.test_targets import amount
from tests.two_at_once import at_once, who

SALES, VISITS = Measure.SALES, Measure.VISITS
TODAY = date(2026, 11, 21)


async def id_of(office: Office, phone: Phone) -> int:
    async with office.session() as session:
        return (await staff(session, phone)).id


async def own(
    office: Office, phone: Phone, measure: Measure = SALES, period: str = "2026-12"
) -> Money | int | None:
    return await amount(office, Who.person(await id_of(office, phone)), period, measure)


async def team(
    office: Office, phone: Phone, measure: Measure = SALES, period: str = "2026-12"
) -> Money | int | None:
    return await amount(office, Who.team(await id_of(office, phone)), period, measure)


async def how_many(office: Office) -> int:
    async with office.session() as session:
        return int(await session.scalar(select(func.count(Target.id))) or 0)


def line(phone: Phone, of: str) -> str:
    """The only line of the newest message that tells of something."""
    [found] = [one for one in phone.last.text.splitlines() if of in one]
    return found


# What people write


@pytest.mark.parametrize(
    ("said", "period"),
    [
        ("10月", "2026-10"),  # over for less than a quarter: it is meant
        ("7月", "2027-07"),
        ("1月份", "2027-01"),
        ("December", "2026-12"),
        ("oct 2027", "2027-10"),
        ("明年3月", "2027-03"),
        ("2026-03", "2026-03"),
        ("本月", "2026-11"),
        ("下个月", "2026-12"),
        ("next month", "2026-12"),
        ("一季度", "2027Q1"),
        ("Q4", "2026Q4"),
        ("2026Q1", "2026Q1"),
        ("Q2 2027", "2027Q2"),
        ("明年第二季度", "2027Q2"),
        ("下季度", "2027Q1"),
        ("this quarter", "2026Q4"),
        ("今年", "2026"),
        ("明年", "2027"),
        ("2027年度", "2027"),
        ("next year", "2027"),
    ],
)
def test_periods_are_read_as_people_say_them(said: str, period: str) -> None:
    assert str(read_period(said, TODAY)) == period


@pytest.mark.parametrize("said", ["2000万", "60", "Mei", "13月", "visits 2050", "1.2m"])
def test_a_number_is_no_period(said: str) -> None:
    assert find_period(said, TODAY) is None


@pytest.mark.parametrize(
    ("said", "number", "currency"),
    [
        ("50万", 500_000, None),
        ("1.2m", 1_200_000, None),
        ("1.2 million", 1_200_000, None),
        ("500k", 500_000, None),
        ("500,000", 500_000, None),
        ("¥20,000", 20_000, "CNY"),
        ("1.5m yuan", 1_500_000, "CNY"),
        ("50万元", 500_000, "CNY"),
        ("US$5000", 5_000, "USD"),
        ("60次", 60, None),
        ("5 customers", 5, None),
    ],
)
def test_amounts_are_read_as_people_write_them(
    said: str, number: int, currency: str | None
) -> None:
    found = value_in(said)
    assert isinstance(found, Said)
    assert found == Said(Decimal(number), currency)


# One line


@pytest.mark.parametrize(
    "said",
    [
        "/target Mei sales december 500k",
        "/target december 500,000 sales Mei",
        "目标 Mei 销售 12月 50万",
        "目标 Mei销售12月50万元",
    ],
)
async def test_one_line_sets_a_target_once_it_is_read_back(
    office: Office, boss: Phone, rep: Phone, said: str
) -> None:
    await boss.types(said)
    assert await how_many(office) == 0
    assert "¥500,000" in boss.last.text or "500,000" in boss.last.text
    await boss.taps("Send")
    assert await own(office, rep) == price("500000")
    assert line(boss, "🎯") == "🎯 Mei · December 2026"
    entry = await office.one(select(Entry).where(Entry.deed == "target-set"))
    assert (entry.staff_id, entry.about) == (
        await id_of(office, boss),
        f"staff:{await id_of(office, rep)}",
    )


async def test_a_line_for_a_team_by_a_part_of_its_leaders_name(
    office: Office, director: Phone
) -> None:
    wang = await office.hire("Wang Li", Position.SUPERVISOR, director)
    await office.hire("Chen", Position.REPRESENTATIVE, wang)
    await director.types("/target team Wang sales 2027Q1 1.2m")
    await director.taps("Send")
    assert await team(office, wang, period="2027Q1") == price("1200000")
    await director.types("目标 Wang Li团队 拜访 明年 800次")
    await director.taps("Send")
    assert await team(office, wang, VISITS, "2027") == 800


async def test_the_top_sets_the_companys(office: Office, director: Phone, rep: Phone) -> None:
    await director.types("目标 公司 回款 今年 2000万")
    await director.taps("Send")
    assert await amount(office, COMPANY, "2026", Measure.RECEIPTS) == price("20000000")
    assert line(director, "🎯") == "🎯 Company · 2026"


async def test_who_has_somebody_above_does_not_set_the_companys_or_their_own(
    office: Office, boss: Phone, rep: Phone
) -> None:
    await boss.types("/target sales december 500k")
    await boss.types("company")
    assert "set by whoever stands at its top" in boss.last.text
    await boss.types("Hugo")
    assert "There is nobody called “Hugo” below you" in boss.last.text
    hugo = await id_of(office, boss)
    for code in ("c", f"t{hugo}", f"p{hugo}"):
        await office.forge(boss, f"target:set:{code}:2026-12:sales")
        await office.forge(boss, f"target:back:{code}:2026-12:sales")
    assert await how_many(office) == 0
    assert "How much?" not in boss.last.text


async def test_what_is_missing_in_a_line_is_asked(office: Office, boss: Phone, rep: Phone) -> None:
    await boss.types("/target Mei 50万")
    assert "Of what?" in boss.last.text
    await boss.taps("Sales")
    assert "For which period?" in boss.last.text
    assert boss.last.labels[:6] == [
        "November 2026",
        "December 2026",
        "Q4 2026",
        "Q1 2027",
        "2026",
        "2027",
    ]
    await boss.taps("December 2026")
    await boss.taps("Send")
    assert await own(office, rep) == price("500000")


async def test_a_leaders_name_alone_is_asked_about(
    office: Office, director: Phone, boss: Phone
) -> None:
    await director.types("/target Hugo sales december 500k")
    assert "For whom?" in director.last.text
    assert director.last.labels[:2] == ["Team Hugo", "Hugo"]
    await director.taps("Team Hugo")
    await director.taps("Send")
    assert await team(office, boss) == price("500000")


async def test_of_several_who_may_be_meant_one_is_tapped(office: Office, boss: Phone) -> None:
    first = await office.hire("Li Wei", Position.REPRESENTATIVE, boss)
    await office.hire("Li Na", Position.REPRESENTATIVE, boss)
    await boss.types("/target Li visits december 60")
    assert boss.last.labels[:2] == ["Li Wei", "Li Na"]
    await boss.taps("Li Wei")
    await boss.taps("Send")
    assert await own(office, first, VISITS) == 60


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ("0", "A target has to be more than 0"),
        ("-5", "A target has to be more than 0"),
        ("lots", "“lots” is no number to aim at"),
        ("¥60", "Visits are counted, not money"),
        ("2.5", "is not whole"),
    ],
)
async def test_what_is_no_target_is_said_and_nothing_else_is_lost(
    office: Office, boss: Phone, rep: Phone, said: str, why: str
) -> None:
    await boss.types("/target Mei visits december")
    await boss.types(said)
    assert why in boss.last.text
    await boss.types("60")
    await boss.taps("Send")
    assert await own(office, rep, VISITS) == 60


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ("/target Mei visits december 0", "A target has to be more than 0"),
        ("/target Mei december 60.5 visits", "is not whole"),
        ("/target Mei sales december 10.001", "too many decimals"),
    ],
)
async def test_what_is_no_target_in_a_line_is_asked_again(
    office: Office, boss: Phone, rep: Phone, said: str, why: str
) -> None:
    await boss.types(said)
    assert why in boss.last.text
    assert "How much?" in boss.last.text
    assert await how_many(office) == 0


async def test_more_than_can_be_meant_is_refused(office: Office, boss: Phone, rep: Phone) -> None:
    await boss.types("/target Mei visits december 10000001")
    await boss.taps("Send")
    assert "more than can be meant" in boss.last.text
    await boss.types("60")
    await boss.taps("Send")
    assert await own(office, rep, VISITS) == 60


# By taps


async def test_three_taps_and_a_number_set_a_target(
    office: Office, boss: Phone, rep: Phone
) -> None:
    await aim(office, rep, SALES, price("400000"), "2026-10")
    await boss.types("/target")
    assert line(boss, "🎯") == "🎯 Targets · November 2026"
    assert line(boss, "Mei") == "Mei: —"
    await boss.taps("Mei")
    assert line(boss, "Sales") == "Sales: — · before CN¥400K"
    await boss.taps("✏️ Sales")
    assert "As in October 2026: CN¥400,000.00" in boss.last.labels
    await boss.types("50万")
    assert await own(office, rep, period="2026-11") == price("500000")
    assert line(boss, "Sales") == "Sales: CN¥500,000.00 · before CN¥400K"
    await boss.taps("✏️ Visits")
    await boss.types("0")
    assert "A target has to be more than 0" in boss.last.text
    await boss.taps("Cancel")


async def test_the_same_as_before_is_one_tap(office: Office, boss: Phone, rep: Phone) -> None:
    await aim(office, rep, SALES, price("1234.50"), "2026-10")
    await aim(office, rep, VISITS, 60, "2026-10")
    await boss.types("/target Mei")
    for measure in ("Sales", "Visits"):
        await boss.taps(f"✏️ {measure}")
        await boss.taps("As in October 2026")
    assert await own(office, rep, period="2026-11") == price("1234.50")
    assert await own(office, rep, VISITS, "2026-11") == 60


async def test_a_target_is_taken_back_by_its_button_and_only_once(
    office: Office, boss: Phone, rep: Phone
) -> None:
    await aim(office, rep, VISITS, 60)
    await boss.types("/target Mei")
    panel, cross = boss.find("✕ Visits")
    await boss.presses(panel, cross)
    await boss.presses(panel, cross)
    assert await how_many(office) == 0
    assert line(boss, "Visits") == "Visits: —"
    entries = await office.all(select(Entry).where(Entry.deed == "target-set"))
    assert len(entries) == 2  # set, taken back


async def test_last_months_are_copied_for_the_whole_team_in_one_tap(
    office: Office, boss: Phone, rep: Phone
) -> None:
    other = await office.hire("Bo", Position.REPRESENTATIVE, boss)
    gone = await office.hire("Gus", Position.REPRESENTATIVE, boss)
    for phone in (rep, other, gone):
        await aim(office, phone, SALES, price("1000"), "2026-10")
        await aim(office, phone, VISITS, 60, "2026-10")
    await aim(office, rep, VISITS, 80)  # what is there already stays
    async with office.session() as session:
        await (await staff(session, gone)).leave(session, None)
    await boss.types("/target")
    panel, copy = boss.find("Copy October 2026 (3)")
    await boss.presses(panel, copy)
    await boss.presses(panel, copy)
    assert [await own(office, one, SALES, "2026-11") for one in (rep, other)] == 2 * [price("1000")]
    assert [await own(office, one, VISITS, "2026-11") for one in (rep, other)] == [80, 60]
    assert await how_many(office) == 6 + 4
    assert not any("Copy" in label for label in boss.last.labels)
    [news] = [one for one in other.texts if "has set your targets" in one]
    assert news.splitlines()[1:] == ["Sales: CN¥1,000.00", "Visits: 60"]


async def test_nobodys_targets_but_those_below_are_copied(
    office: Office, director: Phone, boss: Phone, rep: Phone, other_rep: Phone
) -> None:
    await aim(office, boss, SALES, price("1000"), "2026-10", team=True)
    await aim(office, other_rep, SALES, price("1000"), "2026-10")
    await aim(office, None, SALES, price("1000"), "2026-10")
    await boss.types("/target")
    await office.forge(boss, "target:copy:2026-11")
    assert await how_many(office) == 3
    await director.types("/target")
    await director.taps("Copy")
    assert await how_many(office) == 6


# Whether they add up


async def test_a_month_is_no_number_to_aim_at(office: Office, boss: Phone, rep: Phone) -> None:
    assert [value_in(one) for one in ("12月", "13月", "3个月", "3 months", "2季度")] == [None] * 5
    await boss.types("/target")
    await boss.taps("＋ Set a target")
    await boss.taps("Mei")
    await boss.taps("Sales")
    await boss.types("12月")
    assert "“12月” is no number to aim at" in boss.last.text
    await boss.types("12万")
    await boss.taps("Send")
    assert await own(office, rep, period="2026-11") == price("120000")
    await boss.types("/target Mei sales 13月 5万")  # there is no such month: it is asked for
    assert "CN¥50,000.00" in boss.last.text
    assert "CN¥13" not in boss.last.text


async def test_who_is_not_at_the_top_is_told_that_the_company_is_not_theirs(
    office: Office, boss: Phone, rep: Phone
) -> None:
    await boss.types("/target company sales december 100,000")
    assert "company" in line(boss, "⚠️")
    assert await how_many(office) == 0


async def test_a_page_says_whose_sums_do_not_hold(
    office: Office, director: Phone, boss: Phone, rep: Phone
) -> None:
    await aim(office, director, SALES, price("900"), team=True)
    await aim(office, boss, SALES, price("500"), team=True)
    await aim(office, rep, SALES, price("400"))
    await director.types("/target team Hugo")
    assert "Sales: your team aims at CN¥900.00" in director.last.text
    assert "Sales: Hugo’s team aims at CN¥500.00" in director.last.text


async def test_from_me_to_the_targets_and_back(office: Office, boss: Phone, rep: Phone) -> None:
    await aim(office, rep, VISITS, 60, "2026-11")
    for phone in (rep, boss):
        await phone.types("/me")
        before = phone.last.text
        await phone.taps("🎯 Targets")
        await phone.taps("How I stand")
        assert phone.last.text == before


async def test_what_does_not_add_up_is_said_and_split_among_those_who_have_none(
    office: Office, director: Phone, boss: Phone, rep: Phone
) -> None:
    others = [await office.hire(name, Position.REPRESENTATIVE, boss) for name in ("Bo", "Cy", "Di")]
    await aim(office, rep, SALES, price("100000"), "2026-12")
    await director.types("/target team Hugo sales december 200,000")
    await director.taps("Send")
    assert line(director, "⚠️") == (
        "⚠️ Sales: Hugo’s team aims at CN¥200,000.00, those below come to CN¥100,000.00,"
        " CN¥100,000.00 short. Split it, or raise somebody’s."
    )
    panel, split = director.find("Sales: split CN¥100K among 3")
    await director.presses(panel, split)
    await director.presses(panel, split)  # a second tap finds nothing missing
    assert [await own(office, one) for one in others] == [
        price("33334"),
        price("33333"),
        price("33333"),
    ]
    assert await own(office, rep) == price("100000")
    assert "⚠️" not in director.last.text


async def test_where_all_have_one_the_missing_is_added_to_all(
    office: Office, boss: Phone, director: Phone, rep: Phone
) -> None:
    other = await office.hire("Bo", Position.REPRESENTATIVE, boss)
    await aim(office, boss, VISITS, 101, "2026-12", team=True)
    await aim(office, rep, VISITS, 60, "2026-12")
    await aim(office, other, VISITS, 20, "2026-12")
    await boss.types("/target")
    await boss.taps("December 2026")
    assert "21 short" in line(boss, "⚠️")
    await boss.taps("Team")
    await boss.taps("Visits: split 21 among 2")
    assert [await own(office, one, VISITS) for one in (rep, other)] == [71, 30]


async def test_a_team_without_a_target_counts_with_what_its_people_have(
    office: Office, director: Phone, boss: Phone, rep: Phone
) -> None:
    second = await office.hire("Sue", Position.SUPERVISOR, director)
    await aim(office, None, VISITS, 200, "2026-12")
    await aim(office, rep, VISITS, 60, "2026-12")
    await aim(office, second, VISITS, 100, "2026-12", team=True)
    await director.types("/target")
    await director.taps("December 2026")
    await director.taps("Company")
    await director.taps("Visits: split 40 among 2")
    assert [await team(office, one, VISITS) for one in (boss, second)] == [80, 120]
    assert "⚠️ Visits: the company" not in director.last.text


async def test_too_much_is_said_and_not_refused(
    office: Office, director: Phone, boss: Phone, rep: Phone
) -> None:
    await aim(office, boss, VISITS, 50, "2026-12", team=True)
    await boss.types("/target Mei visits december 60")
    await boss.taps("Send")
    assert await own(office, rep, VISITS) == 60
    assert line(boss, "⚠️").endswith("10 too much. Raise the whole, or lower somebody’s.")


async def test_a_year_and_its_months_are_held_against_each_other(
    office: Office, boss: Phone, rep: Phone
) -> None:
    await aim(office, rep, VISITS, 700, "2026")
    await boss.types("/target Mei visits december 60")
    await boss.taps("Send")
    assert line(boss, "⚠️") == (
        "⚠️ Visits: 2026 aims at 700, its quarters and months come to 60, 640 short."
        " Set those that are missing, or raise one."
    )


async def test_a_difference_above_is_not_shown_to_whom_it_is_not(
    office: Office, director: Phone, boss: Phone, rep: Phone
) -> None:
    await aim(office, None, VISITS, 500, "2026-12")
    await boss.types("/target Mei visits december 60")
    await boss.taps("Send")
    assert "⚠️" not in boss.last.text
    assert "500" not in boss.last.text


# Who sees what


async def test_a_representative_sees_their_own_and_sets_nothing(
    office: Office, boss: Phone, rep: Phone, other_rep: Phone
) -> None:
    await aim(office, rep, VISITS, 60)
    await aim(office, boss, VISITS, 600, team=True)
    await aim(office, other_rep, VISITS, 777)
    await rep.types("/target Bo visits 10")
    assert line(rep, "Visits") == "Visits: 60"
    assert "600" not in rep.last.text
    assert not any(label.startswith(("✏️", "✕", "＋")) for label in rep.last.labels)
    said = rep.last.text
    mei, hugo, other = [await id_of(office, one) for one in (rep, boss, other_rep)]
    for code in (f"t{hugo}", f"p{other}", "c", "p999999"):
        await office.forge(rep, f"target:of:{code}:2026-11")
        await office.forge(rep, f"target:split:{code}:2026-11:visits:540")
    await office.forge(rep, f"target:set:p{mei}:2026-11:visits")
    await office.forge(rep, f"target:back:p{mei}:2026-11:visits")
    await office.forge(rep, "target:copy:2026-12")
    assert rep.last.text == said or "not yours" in rep.last.text or "not for you" in rep.last.text
    assert await own(office, rep, VISITS, "2026-11") == 60
    assert "777" not in "\n".join(rep.texts)
    assert await how_many(office) == 3


async def test_a_superior_does_not_see_another_branch(
    office: Office, boss: Phone, rep: Phone, other_rep: Phone
) -> None:
    await aim(office, other_rep, VISITS, 777)
    await boss.types("/target")
    await office.forge(boss, f"target:of:p{await id_of(office, other_rep)}:2026-11")
    await office.forge(boss, f"target:set:p{await id_of(office, other_rep)}:2026-11:visits")
    assert "777" not in "\n".join(boss.texts)
    await boss.types("/target 李伟 visits december 60")
    assert "For whom?" in boss.last.text


async def test_the_administrator_neither_sees_nor_sets_targets(office: Office, rep: Phone) -> None:
    admin = await office.hire("Ada", Position.ADMIN)
    await admin.types("/target")
    said = admin.last.text
    await admin.types("/target Mei visits december 60")
    assert await how_many(office) == 0
    assert "Mei" not in said + admin.last.text


async def test_the_card_of_a_target_is_not_drawn_for_who_lost_the_right(
    office: Office, director: Phone, boss: Phone, rep: Phone
) -> None:
    await aim(office, rep, VISITS, 777)
    async with office.session() as session:
        target = await session.scalar(select(Target))
        person, second = await staff(session, rep), await staff(session, director)
        person.superior_id = second.id
        assert target
        assert await target.visible_to(session, second)
        assert not await target.visible_to(session, await staff(session, boss))


# Who hears of it


async def test_whom_it_concerns_hears_once_and_quietly_of_several_measures(
    office: Office, boss: Phone, rep: Phone
) -> None:
    for said in ("sales december 1000", "visits december 60", "visits december 70"):
        await boss.types(f"/target Mei {said}")
        await boss.taps("Send")
    [news] = [one for one in rep.inbox if "has set your targets" in one.text]
    assert news.text.splitlines()[1:] == ["Sales: CN¥1,000.00", "Visits: 70"]
    assert news.silent
    await office.at("2026-11-23 10:00")
    await boss.types("/target Mei visits december 70")  # as it is: no news
    await boss.taps("Send")
    assert len([one for one in rep.texts if "has set your targets" in one]) == 1
    await boss.types("/target Mei visits december 75")
    await boss.taps("Send")
    assert len([one for one in rep.texts if "has set your targets" in one]) == 2


async def test_what_is_taken_back_is_told(office: Office, boss: Phone, rep: Phone) -> None:
    await aim(office, rep, VISITS, 60)
    await boss.types("/target Mei")
    await boss.taps("✕ Visits")
    assert rep.texts[-1] == "🎯 Hugo has taken back your targets for November 2026."


async def test_an_answer_to_the_news_reaches_whoever_set_it(
    office: Office, boss: Phone, rep: Phone
) -> None:
    await boss.types("/target Mei visits december 600")
    await boss.taps("Send")
    await rep.answers(rep.last, "That is a lot")
    assert "That is a lot" in boss.last.text


# Two at once


async def test_two_who_set_the_same_target_leave_one(
    office: Office, director: Phone, boss: Phone, rep: Phone
) -> None:
    mei = Who.person(await id_of(office, rep))

    async def sets(session: AsyncSession, name: str, visits: int) -> None:
        by = await who(session, name)
        await set_target(session, by, mei, Period.read("2026-12"), VISITS, visits)

    refused = await at_once(
        office,
        lambda session: sets(session, "Hugo", 60),
        lambda session: sets(session, "Diana", 70),
    )
    assert refused is None
    assert await how_many(office) == 1
    assert await own(office, rep, VISITS) == 70


async def test_a_double_tap_on_send_sets_one(office: Office, boss: Phone, rep: Phone) -> None:
    await boss.types("/target Mei visits december 60")
    panel, send = boss.find("Send")
    await boss.presses(panel, send)
    await boss.presses(panel, send)
    assert await how_many(office) == 1
    assert len(await office.all(select(Entry).where(Entry.deed == "target-set"))) == 1


# Many


async def test_a_big_team_is_leafed_through(office: Office, boss: Phone, rep: Phone) -> None:
    async with office.session() as session:
        hugo = (await staff(session, boss)).id
        session.add_all(
            Staff(name=f"Person {n}", position=Position.REPRESENTATIVE, superior_id=hugo)
            for n in range(2000)
        )
        await session.flush()
        everybody = await session.scalars(select(Staff.id).where(Staff.superior_id == hugo))
        session.add_all(
            Target(
                whom="person",
                staff_id=number,
                period="2026-10",
                measure=VISITS,
                currency=None,
                units=60,
            )
            for number in everybody
        )
    await boss.types("/target")
    assert "2/201 ›" in boss.last.labels
    await boss.taps("2/201 ›")
    assert "Person 9:" in boss.last.text
    await boss.taps("Copy October 2026 (2,001)")
    assert await how_many(office) == 4002
    assert len([one for one in rep.texts if "has set your targets" in one]) == 1
    await aim(office, boss, VISITS, 200_000, team=True)
    await boss.types("/target")
    await boss.taps("Team")
    await boss.taps("Visits: split 79,940 among 2,001")
    assert "⚠️" not in boss.last.text
    assert await own(office, rep, VISITS, "2026-11") == 100  # 79,940 are 39 each, and one for 1,901


@pytest.mark.parametrize("language", list(Language))
async def test_it_is_said_in_each_language(office: Office, rep: Phone, language: Language) -> None:
    leader = await office.hire("Lee", Position.MANAGER, None, language)
    seller = await office.hire("Su", Position.REPRESENTATIVE, leader, language)
    await aim(office, leader, VISITS, 100, "2026-11", team=True)
    await aim(office, seller, VISITS, 60, "2026-11")
    await leader.types("/target")
    assert "⚠️" in leader.last.text
    await leader.types("/target Su")
    await leader.taps("✏️")
    await leader.types("0")
    assert "⚠️" in leader.last.text


# Who is no longer what they were


async def test_a_target_of_who_left_is_seen_and_taken_back(
    office: Office, boss: Phone, rep: Phone
) -> None:
    gone = await office.hire("Gus", Position.REPRESENTATIVE, boss)
    await aim(office, boss, VISITS, 50, "2026-12", team=True)
    await aim(office, rep, VISITS, 50, "2026-12")
    await aim(office, gone, VISITS, 60, "2026-12")
    number = await id_of(office, gone)
    async with office.session() as session:
        await (await staff(session, gone)).leave(session, None)
    await boss.types("/target december")
    assert line(boss, "Gus") == "Gus (left): Visits 60"
    assert "60 too much" in line(boss, "⚠️")
    await boss.taps("Gus")
    await boss.taps("✏️ Visits")
    assert "Gus left before December 2026 began" in boss.texts[-1]
    await office.forge(boss, f"target:of:p{number}:2026-12")
    await boss.taps("✕ Visits")
    assert await amount(office, Who.person(number), "2026-12", VISITS) is None
    await boss.types("/target december")
    assert "Gus" not in boss.last.text
    assert "⚠️" not in boss.last.text


async def test_a_teams_target_of_who_leads_no_longer_is_taken_back(
    office: Office, director: Phone, boss: Phone
) -> None:
    await aim(office, boss, VISITS, 50, "2026-11", team=True)
    number = await id_of(office, boss)
    async with office.session() as session:
        (await staff(session, boss)).position = Position.REPRESENTATIVE
    await director.types("/target Hugo")
    await director.taps("Team")
    await office.forge(director, f"target:set:t{number}:2026-11:sales")
    assert "leads no team" in director.texts[-1]
    await office.forge(director, f"target:of:t{number}:2026-11")
    await director.taps("✕ Visits")
    assert await how_many(office) == 0


async def test_a_form_begun_before_somebody_moved_shows_nothing_of_theirs(
    office: Office, director: Phone, boss: Phone, rep: Phone
) -> None:
    await boss.types("/target Mei visits december")
    async with office.session() as session:
        person, above = await staff(session, rep), await staff(session, director)
        person.superior_id = above.id
    await aim(office, rep, VISITS, 777, "2026-11")
    await aim(office, rep, VISITS, 778, "2026-12")
    await boss.types("lots")
    assert not any("777" in label for label in boss.last.labels)
    await boss.types("60")
    assert "778" not in boss.last.text
    await boss.taps("Send")
    assert await own(office, rep, VISITS) == 778
    assert "not yours" in boss.texts[-1]


async def test_a_difference_of_several_of_ones_own_is_told_once(
    office: Office, director: Phone
) -> None:
    await aim(office, None, VISITS, 100)
    await aim(office, director, VISITS, 60, team=True)
    await director.types("/target")
    assert "40 short" in line(director, "⚠️")


async def test_a_period_alone_shows_its_targets(office: Office, boss: Phone, rep: Phone) -> None:
    await aim(office, rep, VISITS, 60, "2027Q1")
    for phone, said in ((boss, "目标 明年一季度"), (rep, "/target Q1 2027")):
        await phone.types(said)
        assert phone.last.text.splitlines()[0].endswith("· Q1 2027")
        assert "60" in phone.last.text
