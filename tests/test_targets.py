"""Targets: set from a list, all of it or nothing, corrected by it, and held against each other (15.1)."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from moneyed import Money
from openpyxl import Workbook
from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession
from typer.testing import CliRunner

from bot import cli
from models import policy
from models.audit import Entry
from models.earnings import Measure
from models.periods import Period
from models.positions import Position
from models.staff import Staff
from models.target_list import TargetList
from models.targets import COMPANY, Target, Who, differences, target_of
from tests.conftest import Office
from tests.phone import Phone
from tests.records import staff
from tests.selling import price
from tests.two_at_once import at_once


@pytest.fixture(autouse=True)
def the_next_test_has_the_default_rules() -> Iterator[None]:
    yield
    policy.use(policy.load(None))


class Console:
    """Whoever imports lists into the office's database."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    async def says(self, file: str, of: str = "targets") -> tuple[int, str, str]:
        # Each command has an event loop of its own, so it needs a thread of its own here.
        words = (of, "import", str(self.folder / file))
        result = await asyncio.to_thread(CliRunner().invoke, cli.app, words, prog_name="fieldbook")
        return result.exit_code, result.stdout, result.stderr

    async def imports(self, text: str, of: str = "targets") -> list[str]:
        (self.folder / "list.csv").write_text(text, "utf-8")
        code, out, err = await self.says("list.csv", of)
        assert (code, err) == (0, "")
        return out.splitlines()

    async def refuses(self, text: str) -> list[str]:
        (self.folder / "list.csv").write_text(text, "utf-8")
        code, out, err = await self.says("list.csv")
        assert (code, out) == (2, "")
        return err.splitlines()


@pytest.fixture
def console(
    office: Office, database_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Console:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("FIELDBOOK_DATABASE_URL", database_url)
    monkeypatch.setattr(cli, "write_logs", lambda *_: None)  # pytest hears the logs
    return Console(tmp_path)


async def set_so_far(office: Office) -> int:
    async with office.session() as session:
        return int(await session.scalar(select(func.count(Target.id))) or 0)


async def amount(
    office: Office, who: Who, period: str, measure: Measure = Measure.SALES
) -> Money | int | None:
    async with office.session() as session:
        one = await target_of(session, who, Period.read(period), measure)
        return one.amount if one else None


async def id_of(office: Office, phone: Phone) -> int:
    async with office.session() as session:
        return (await staff(session, phone)).id


@pytest.mark.parametrize(
    ("said", "read", "first", "last"),
    [
        ("2026", "2026", date(2026, 1, 1), date(2026, 12, 31)),
        ("2026年", "2026", date(2026, 1, 1), date(2026, 12, 31)),
        ("2026Q1", "2026Q1", date(2026, 1, 1), date(2026, 3, 31)),
        ("q4 2026", "2026Q4", date(2026, 10, 1), date(2026, 12, 31)),
        ("2026年二季度", "2026Q2", date(2026, 4, 1), date(2026, 6, 30)),
        ("2026年第3季度", "2026Q3", date(2026, 7, 1), date(2026, 9, 30)),
        ("2026-03", "2026-03", date(2026, 3, 1), date(2026, 3, 31)),
        ("２０２８年２月", "2028-02", date(2028, 2, 1), date(2028, 2, 29)),
        ("2026/12", "2026-12", date(2026, 12, 1), date(2026, 12, 31)),
        ("2026-12-01", "2026-12", date(2026, 12, 1), date(2026, 12, 31)),
    ],
)
def test_periods_are_read_as_people_write_them(
    said: str, read: str, first: date, last: date
) -> None:
    period = Period.read(said)
    assert (str(period), period.first, period.last) == (read, first, last)
    assert Period.read(str(period)) == period


@pytest.mark.parametrize("said", ["", "26", "2026Q5", "2026-13", "2026-00", "2026-03-02", "1026"])
def test_what_is_no_period_is_none(said: str) -> None:
    with pytest.raises(ValueError, match="no period"):
        Period.read(said)


def test_a_year_is_its_quarters_and_a_quarter_its_months() -> None:
    assert [*map(str, Period.read("2026").parts())] == ["2026Q1", "2026Q2", "2026Q3", "2026Q4"]
    assert [*map(str, Period.read("2026Q4").parts())] == ["2026-10", "2026-11", "2026-12"]
    assert Period.read("2026-10").parts() == []
    assert str(Period.month_of(date(2026, 11, 21))) == "2026-11"


async def test_targets_of_the_company_a_team_and_a_person_are_set_and_corrected(
    office: Office, console: Console, boss: Phone, rep: Phone
) -> None:
    text = (
        "对象,期间,销售额,回款,新客户,拜访\n"
        '全公司,2026-11,"200,000",150000.50,,\n'
        "Hugo团队,2026-11,200000,,,\n"
        "team Hugo,2026年四季度,600000,,,\n"
        "mei,2026-11,￥200000,,4,120次\n".replace("120次", "120")
    )
    assert await console.imports(text) == [
        "7 new, 0 changed, 0 as before: 2 of the company, 2 of teams, 3 of people.",
        "The sums do not hold; nothing is changed by that:",
        "team of Hugo, 2026Q4, sales: 600,000.00 CNY; its months come to 200,000.00,"
        " 400,000.00 less",
    ]
    hugo, mei = await id_of(office, boss), await id_of(office, rep)
    assert await amount(office, COMPANY, "2026-11") == price("200000")
    assert await amount(office, COMPANY, "2026-11", Measure.RECEIPTS) == price("150000.50")
    assert await amount(office, Who.team(hugo), "2026Q4") == price("600000")
    assert await amount(office, Who.person(hugo), "2026Q4") is None
    assert await amount(office, Who.person(mei), "2026-11", Measure.VISITS) == 120
    # Again it is what is there; what is blank stays, and a dash takes it back.
    assert (await console.imports(text))[0] == (
        "0 new, 0 changed, 7 as before: 0 of the company, 0 of teams, 0 of people."
    )
    said = await console.imports("who,period,sales,new_customers,visits\nMei,2026-11,180000,-,\n")
    assert said[0] == (
        "0 new, 1 changed, 0 as before, 1 taken back: 0 of the company, 0 of teams, 2 of people."
    )
    assert await amount(office, Who.person(mei), "2026-11") == price("180000")
    assert await amount(office, Who.person(mei), "2026-11", Measure.NEW_CUSTOMERS) is None
    assert await amount(office, Who.person(mei), "2026-11", Measure.VISITS) == 120
    deeds = await office.all(select(Entry.facts).where(Entry.deed == "target-set"))
    assert len(deeds) == 9
    assert next(one for one in deeds if one["amount_was"] == 4)["amount"] is None


async def test_each_sum_that_does_not_hold_is_told_and_set_all_the_same(
    office: Office, console: Console, boss: Phone, rep: Phone, other_rep: Phone
) -> None:
    # Diana's branch is all; Hugo and 王芳 lead the teams below it, Mei and 李伟 sell there.
    said = await console.imports(
        "who,period,sales,visits\n"
        "company,2026,1200,\n"
        "company,2026Q1,300,\n"
        "company,2026Q2,400,\n"
        "company,2026-07,100,\n"
        "company,2026-08,100,\n"
        "team Diana,2026Q1,300,\n"
        "team Hugo,2026Q1,200,\n"
        "team of 王芳,2026Q1,110,50\n"
        "Mei,2026Q1,150,\n"
        "Hugo,2026Q1,50,\n"
        "李伟,2026Q1,,40\n"
    )
    assert said[2:] == [
        "company, 2026, sales: 1,200.00 CNY; its quarters and months come to 900.00, 300.00 less",
        "team of Diana, 2026Q1, sales: 300.00 CNY; those below come to 310.00, 10.00 more",
        "team of 王芳, 2026Q1, visits: 50; those below come to 40, 10 less",
    ]
    assert await set_so_far(office) == 12


async def test_another_currency_is_nothing_of_the_first(
    office: Office, console: Console, boss: Phone, rep: Phone
) -> None:
    said = await console.imports(
        "who,period,sales,currency\nteam Hugo,2026-11,100,\nMei,2026-11,60,\nHugo,2026-11,40,USD\n"
    )
    assert said[2:] == [
        "team of Hugo, 2026-11, sales: 100.00 CNY; those below come to 60.00, 40.00 less",
        "team of Hugo, 2026-11, sales: 0.00 USD; those below come to 40.00, 40.00 more",
    ]


async def test_sums_are_held_by_who_stood_where_when_the_period_began(
    office: Office, console: Console, boss: Phone, rep: Phone, other_rep: Phone
) -> None:
    await console.imports(
        "who,period,sales\n"
        "team Hugo,2026-11,100\nMei,2026-11,100\nteam Hugo,2026-12,100\nMei,2026-12,100\n"
    )
    people = (
        "name,position,superior\nDiana,director,\nHugo,supervisor,Diana\n王芳,supervisor,Diana\n"
    )
    await office.at("2026-11-23 10:00")
    await console.imports(people + "Mei,representative,王芳\n", of="staff")
    async with office.session() as session:
        assert await differences(session, 2026) == []  # November began before, December is to come
    await office.at("2026-12-02 10:00")
    async with office.session() as session:
        assert await differences(session, 2026) == []  # Hugo's December is split into nothing
    said = await console.imports("who,period,sales\nteam 王芳,2026-12,30\n")
    assert said[2:] == [
        "team of 王芳, 2026-12, sales: 30.00 CNY; those below come to 100.00, 70.00 more"
    ]


async def test_every_mistake_is_told_with_its_row_and_nothing_is_set(
    office: Office, console: Console, rep: Phone, director: Phone
) -> None:
    await office.hire("Fay", Position.FINANCE, director)
    gone = await office.hire("Otto", Position.REPRESENTATIVE, director)
    async with office.session() as session:
        await (await staff(session, gone)).leave(session, removed_by=None)
    rows = [
        "Nobody,2026-11,1,,",
        "team Mei,2026-11,1,,",
        "Fay,2026-11,1,,",
        "Otto,2026-12,1,,",
        "Mei,November,1,,",
        "Mei,2026-11,0,,",
        "Mei,2026-11,,0,",
        "Mei,2026-11,-5,,",
        "Mei,2026-11,abc,,",
        "Mei,2026-11,1.005,,",
        "Mei,2026-11,,4.5,",
        "Mei,2026-11,1,,QQQ",
        "Mei,2026-11,1 USD,,",
        "Mei,2026-11,99999999999999,,",
        "Mei,2026-11,,,",
        ",2026-11,1,,",
        "Mei,,1,,",
        "Mei,2026-11,200,,",
        "Mei,2026-10,200,,",
        "MEI,2026年10月,100,2,",
        "Otto,2026-11,1,,",
    ]
    said = await console.refuses("who,period,sales,visits,currency\n" + "\n".join(rows) + "\n")
    text = "\n".join(said)
    for part in (
        "row 2, who: nobody is called “Nobody”; write company, somebody’s name, or team and the name"
        " of who leads it",
        "row 3, who: Mei leads no team; write the name alone for what is their own",
        "row 4, who: Fay has no customers to sell to",
        "row 5, who: Otto left before 2026-12 began",
        "row 6, period: “November” is no period; write 2026, 2026Q1 or 2026-03",
        "row 7, sales: 0 is no target; leave the cell empty where there is none, and write - to take"
        " back one that was set",
        "row 8, visits: 0 is no target",
        "row 9, sales: “-5” is no amount; write one like 120000 or 1200.50",
        "row 10, sales: “abc” is no amount",
        "row 11, sales: “1.005” is finer than CNY is; the smallest is 0.01",
        "row 12, visits: “4.5” is no number; write one like 40",
        "row 13, currency: “QQQ” is no currency",
        "row 14, sales: “1 USD” is not in CNY, as the row is",
        "row 15, sales: “99999999999999” is more than can be meant",
        "row 16, who: nothing is aimed at in this row",
        "row 17, who: is missing",
        "row 18, period: is missing",
        "row 21, sales: the same stands in row 20",
    ):
        assert part in text
    assert "row 22" not in text
    assert "row 21, visits" not in text
    assert await set_so_far(office) == 0


async def test_a_workbook_with_its_own_dates_and_numbers_is_taken(
    office: Office, console: Console, rep: Phone
) -> None:
    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    sheet.append(("姓名", "月份", "销售目标", "币种"))
    sheet.append(("Mei", date(2026, 11, 1), 1200.5, None))
    sheet.append(("Mei", 2026, 5000, "JPY"))
    book.save(console.folder / "list.xlsx")
    code, _, err = await console.says("list.xlsx")
    assert (code, err) == (0, "")
    mei = Who.person(await id_of(office, rep))
    assert await amount(office, mei, "2026-11") == price("1200.50")
    assert await amount(office, mei, "2026") == Money(5000, "JPY")


async def test_a_file_that_is_no_list_is_refused_in_a_line(
    office: Office, console: Console
) -> None:
    assert await console.refuses("who,period\nMei,2026\n") == [
        "row 1: no column says what is aimed at; known are sales, receipts, new_customers, visits"
    ]
    assert await console.refuses("who,period,sales\n") == [
        f"there is no target in {console.folder / 'list.csv'}"
    ]
    assert await console.refuses("who,sales\nMei,1\n") == [
        "row 1: the column period is missing; the first row names the columns"
    ]


async def test_two_who_import_the_same_at_once_set_it_once(
    office: Office, console: Console, rep: Phone
) -> None:
    file = console.folder / "list.csv"
    file.write_text("who,period,sales\ncompany,2026,100\nMei,2026,100\n", "utf-8")

    async def imports(session: AsyncSession) -> None:
        await TargetList.read(file).apply(session)

    assert await at_once(office, imports, imports) is None
    assert await set_so_far(office) == 2


async def test_somebody_whose_name_sounds_like_a_team_is_themselves(
    office: Office, console: Console, director: Phone
) -> None:
    named = await office.hire("Dream Team", Position.REPRESENTATIVE, director)
    await console.imports("who,period,visits\nDream Team,2026,100\n")
    who = Who.person(await id_of(office, named))
    assert await amount(office, who, "2026", Measure.VISITS) == 100
    assert await office.one(select(Staff.position).where(Staff.id == who.staff_id))
