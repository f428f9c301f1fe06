"""The staff list: a spreadsheet becomes the company, all of it or nothing, and again without harm."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from openpyxl import Workbook
from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession
from typer.testing import CliRunner

from bot import cli
from models.audit import Entry
from models.database import Database
from models.invitations import Invitation
from models.language import Language
from models.migrate import migrate
from models.positions import Position
from models.sheets import WrongSheet
from models.staff import Staff
from models.staff_list import StaffList, Summary

WORDS = {"销售代表": Position.REPRESENTATIVE, "general manager": Position.GENERAL_MANAGER}

COMPANY = """name,position,superior,telegram_id,language
Grace,general_manager,,1,en
Hugo,supervisor,Grace,2,
Mei,representative,Hugo,,zh-CN
"""


def written(folder: Path, text: str, name: str = "people.csv", encoding: str = "utf-8") -> Path:
    path = folder / name
    path.write_bytes(text.encode(encoding))
    return path


def mistakes(wrong: pytest.ExceptionInfo[WrongSheet]) -> list[str]:
    return [str(mistake) for mistake in wrong.value.mistakes]


class Company:
    """A database that lists are imported into."""

    def __init__(self, database: Database, folder: Path) -> None:
        self.database = database
        self.folder = folder

    async def imports(self, text: str, *, letting_return: bool = False) -> Summary:
        listed = StaffList.read(written(self.folder, text), WORDS)
        async with self.database.writing() as session:
            return await listed.apply(session, letting_return=letting_return)

    async def lets_leave(self, name: str) -> None:
        async with self.database.writing() as session:
            person = await Staff.named(session, name)
            assert person
            await person.leave(session, None)

    async def refuses(self, text: str) -> list[str]:
        with pytest.raises(WrongSheet) as wrong:
            await self.imports(text)
        return mistakes(wrong)

    async def person(self, name: str) -> Staff:
        async with self.database.reading() as session:
            person = await Staff.named(session, name)
        assert person
        return person

    async def superior_of(self, name: str) -> str | None:
        person = await self.person(name)
        async with self.database.reading() as session:
            above = await session.get(Staff, person.superior_id) if person.superior_id else None
        return above.name if above else None

    async def deeds(self) -> list[str]:
        async with self.database.reading() as session:
            return list(await session.scalars(select(Entry.deed).order_by(Entry.id)))


@pytest.fixture
async def company(database_url: str, tmp_path: Path) -> AsyncIterator[Company]:
    database = Database(database_url)
    await migrate(database)
    yield Company(database, tmp_path)
    await database.close()


# What is in the file


def read(path: Path) -> StaffList:
    return StaffList.read(path, WORDS)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_a_csv_is_read_in_the_encodings_that_spreadsheets_write(
    tmp_path: Path, encoding: str
) -> None:
    text = "姓名,职务,上级,telegram_id,语言\n王强,general manager,,１２３,中文\n"
    listed = read(written(tmp_path, text, encoding=encoding))
    (row,) = listed.rows
    assert not listed.mistakes
    assert (row.name, row.position) == ("王强", Position.GENERAL_MANAGER)
    assert (row.telegram_id, row.language) == (123, Language.ZH_HANS)


def test_headings_come_in_any_order_and_spelling(tmp_path: Path) -> None:
    listed = read(written(tmp_path, "Telegram ID; POSITION ; Name\n5;销售代表;Mei\n"))
    (row,) = listed.rows
    assert (row.name, row.position, row.telegram_id) == ("Mei", Position.REPRESENTATIVE, 5)


@pytest.mark.parametrize(
    ("word", "language"),
    [
        ("EN", Language.EN),
        ("英文", Language.EN),
        ("zh", Language.ZH_HANS),
        ("zh_cn", Language.ZH_HANS),
        ("中文", Language.ZH_HANS),
        ("zh-Hant", Language.ZH_HANT),
        ("zh-TW", Language.ZH_HANT),
        ("繁體中文", Language.ZH_HANT),
    ],
)
def test_languages_have_the_names_people_use(tmp_path: Path, word: str, language: Language) -> None:
    listed = read(written(tmp_path, f"name,position,language\nMei,hr,{word}\n"))
    assert listed.rows[0].language is language


def test_names_are_trimmed_and_composed(tmp_path: Path) -> None:
    listed = read(written(tmp_path, "name,position\n  Zoe\u0308 \u3000,hr\n"))
    assert listed.rows[0].name == "Zo\u00eb"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "row 1: the column name is missing; the first row names the columns"),
        ("name\nMei\n", "row 1: the column position is missing"),
        ("name,position,salary\nMei,hr,1\n", "row 1, C: “salary” is no column that is known"),
        ("name,position,姓名\nMei,hr,1\n", "row 1, 姓名: there are two columns for name"),
        ("name,position\n\n,\n", "there is nobody in"),
    ],
)
def test_a_sheet_that_is_no_staff_list_is_refused(tmp_path: Path, text: str, says: str) -> None:
    with pytest.raises(WrongSheet) as wrong:
        read(written(tmp_path, text))
    assert says in mistakes(wrong)[0]


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("people.xls", b"", "is neither .csv nor .xlsx"),
        ("people.xlsx", b"no zip", "is no .xlsx file"),
        ("people.csv", b"name,position\n\xff\xff\xff,hr\n", "is neither UTF-8 nor GB18030"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused(
    tmp_path: Path, name: str, content: bytes, says: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(WrongSheet) as wrong:
        read(path)
    assert says in mistakes(wrong)[0]


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(WrongSheet) as wrong:
        read(tmp_path / "people.csv")
    assert "there is no file" in mistakes(wrong)[0]


def test_every_mistake_is_named_by_row_and_column(tmp_path: Path) -> None:
    text = (
        "name,职务,telegram_id,language\n"
        "Mei,boss,12x,fr\n"
        "\n"
        ",hr,-5,\n"
        f"{'x' * 65},,0,\n"
        "A\u200bB,hr,9007199254740993,,more\n"
        "Mei,hr,,\n"
    )
    says = [str(mistake) for mistake in sorted(read(written(tmp_path, text)).mistakes)]
    assert [line.partition(":")[0] for line in says] == [
        "row 2, language",
        "row 2, telegram_id",
        "row 2, 职务",
        "row 4, name",
        "row 4, telegram_id",
        "row 5, name",
        "row 5, telegram_id",
        "row 5, 职务",
        "row 6, E",
        "row 6, name",
        "row 6, telegram_id",
        "row 7, name",
    ]
    assert says[-1] == "row 7, name: the same stands in row 2"


def test_a_workbook_gives_numbers_and_refuses_formulas(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    for cells in (
        ["name", "position", "superior", "telegram_id"],
        ["Mei", "hr", None, 123.0],
        [None, None, None, None],
        ['=A2&"x"', "hr", "Mei", 456],
        ["Ben", "hr", "Mei", "789"],
    ):
        sheet.append(cells)
    sheet["C1000"].number_format = "0.00"  # coloured, formatted, but blank: no person
    book.save(tmp_path / "people.xlsx")
    listed = read(tmp_path / "people.xlsx")
    assert [row.telegram_id for row in listed.rows] == [123, 456, 789]
    assert list(map(str, listed.mistakes)) == ["row 4, name: holds a formula; put its value there"]


# What becomes of it


async def test_a_list_becomes_the_company(company: Company) -> None:
    summary = await company.imports(COMPANY)
    assert (summary.new, summary.changed, summary.unchanged) == (["Grace", "Hugo", "Mei"], [], [])
    assert await company.superior_of("Mei") == "Hugo"
    hugo, mei = await company.person("Hugo"), await company.person("Mei")
    assert hugo.telegram_id == 2
    assert hugo.joined_at
    assert hugo.language is None  # nobody said; Telegram may still
    assert (mei.telegram_id, mei.joined_at, mei.language) == (None, None, Language.ZH_HANS)
    assert (await company.deeds()).count("staff-added") == 3


async def test_the_same_list_again_changes_nothing(company: Company) -> None:
    await company.imports(COMPANY)
    before = await company.deeds()
    summary = await company.imports(COMPANY)
    assert summary.unchanged == ["Grace", "Hugo", "Mei"]
    assert await company.deeds() == before


async def test_what_differs_is_changed_and_whoever_is_not_listed_stays(company: Company) -> None:
    await company.imports(COMPANY)
    summary = await company.imports(
        "name,position,superior,telegram_id\nMei,supervisor,Grace,\nBen,hr,Mei,9\n"
    )
    assert (summary.new, summary.changed) == (["Ben"], ["Mei"])
    assert (await company.person("Mei")).position is Position.SUPERVISOR
    assert await company.superior_of("Mei") == "Grace"
    assert await company.superior_of("Hugo") == "Grace"
    assert (await company.deeds())[-3:] == ["staff-changed", "staff-added", "joined"]


async def test_a_blank_account_or_a_column_left_out_leaves_what_is_known(company: Company) -> None:
    await company.imports(COMPANY)
    await company.imports("name,position,superior,telegram_id\nHugo,supervisor,Grace,\n")
    await company.imports("name,position\nHugo,supervisor\n")
    assert (await company.person("Hugo")).telegram_id == 2
    assert await company.superior_of("Hugo") == "Grace"


async def test_another_account_moves_the_person_and_ends_an_open_invitation(
    company: Company,
) -> None:
    await company.imports(COMPANY)
    async with company.database.writing() as session:
        hugo = await Staff.named(session, "Hugo")
        assert hugo
        token = await Invitation.make(session, hugo, None)
    await company.imports("name,position,telegram_id\nHugo,supervisor,22\n")
    async with company.database.writing() as session:
        assert await Staff.by_telegram(session, 2) is None
        assert (await Staff.by_telegram(session, 22)) is not None
        assert await Invitation.redeem(session, token, 23, Language.EN) is None


async def test_two_people_may_exchange_accounts(company: Company) -> None:
    await company.imports(COMPANY)
    await company.imports("name,position,telegram_id\nGrace,general_manager,2\nHugo,supervisor,1\n")
    assert (await company.person("Grace")).telegram_id == 2
    assert (await company.person("Hugo")).telegram_id == 1


async def test_an_account_is_one_persons(company: Company) -> None:
    await company.imports(COMPANY)
    said = await company.refuses("name,position,telegram_id\nBen,hr,2\nAnn,hr,7\nZoe,hr,7\n")
    assert said == [
        "row 2, telegram_id: 2 is Hugo's",
        "row 4, telegram_id: the same stands in row 3",
    ]


async def test_an_old_list_does_not_bring_back_whoever_left(company: Company) -> None:
    await company.imports(COMPANY)
    await company.lets_leave("Hugo")
    said = await company.refuses(COMPANY)
    assert said == ["row 3, name: Hugo left on 2026-11-21; take the row out, or use --return"]
    assert (await company.person("Hugo")).telegram_id is None
    said = await company.refuses("name,position,superior\nMei,representative,Hugo\n")
    assert said == ["row 2, superior: Hugo has left"]


async def test_whoever_left_returns_when_that_is_meant_and_is_named(company: Company) -> None:
    await company.imports(COMPANY)
    await company.lets_leave("Hugo")
    summary = await company.imports(
        "name,position,superior\nHugo,supervisor,Grace\nMei,representative,Hugo\n",
        letting_return=True,
    )
    assert str(summary) == "0 new, 1 changed, 0 unchanged, 1 returned: Hugo."
    hugo = await company.person("Hugo")
    assert (hugo.left_at, hugo.telegram_id, hugo.joined_at) == (None, None, None)
    assert await company.superior_of("Mei") == "Hugo"


@pytest.mark.parametrize("database_kind", ["sqlite"])
async def test_the_console_lets_people_return(
    company: Company, database_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    await company.imports(COMPANY)
    await company.lets_leave("Mei")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("FIELDBOOK_DATABASE_URL", database_url)
    monkeypatch.setattr(cli, "write_logs", lambda *_: None)  # pytest hears the logs

    async def says(*words: str) -> str:
        # Each command has an event loop of its own, so it needs a thread of its own here.
        return (await asyncio.to_thread(CliRunner().invoke, cli.app, words)).output

    assert "Mei left on" in await says("staff", "import", "people.csv")
    said = await says("staff", "import", "--return", "people.csv")
    assert said == "0 new, 0 changed, 2 unchanged, 1 returned: Mei.\n"


async def test_a_list_binds_in_the_consoles_name(company: Company) -> None:
    await company.imports(COMPANY)
    async with company.database.reading() as session:
        joined = await session.scalars(select(Entry).where(Entry.deed == "joined"))
    assert [entry.staff_id for entry in joined] == [None, None]


async def test_nothing_is_imported_unless_all_is_right(company: Company) -> None:
    said = await company.refuses(
        "name,position,superior\nGrace,general_manager,\nHugo,supervisor,Gracy\nMei,boss,\n"
    )
    assert said == [
        "row 3, superior: nobody is called “Gracy”; did you mean Grace?",
        "row 4, position: “boss” is no position; allowed are " + ", ".join(Position),
    ]
    async with company.database.reading() as session:
        assert await how_many(session) == 0


async def how_many(session: AsyncSession) -> int:
    return await session.scalar(select(func.count()).select_from(Staff)) or 0


async def test_superiors_do_not_go_round_in_a_circle(company: Company) -> None:
    await company.imports(COMPANY)
    said = await company.refuses(
        "name,position,superior\nBen,hr,Grace\nGrace,general_manager,Mei\nAnn,hr,Ann\n"
    )
    assert said == [
        "row 3, superior: goes round in a circle: Grace → Mei → Hugo → Grace",
        "row 4, superior: nobody can be their own superior",
    ]


async def test_the_same_name_in_another_spelling_is_no_second_person(company: Company) -> None:
    await company.imports(COMPANY)
    said = await company.refuses("name,position\nmei,hr\n")
    assert said == ["row 2, name: “mei” is known as “Mei”; write it the same way"]


@pytest.mark.parametrize("database_kind", ["sqlite"])
async def test_a_list_of_five_thousand_people(company: Company) -> None:
    people = "".join(
        f"Person {n},representative,{f'Person {n // 10}' if n else ''},{n + 1}\n"
        for n in range(5000)
    )
    summary = await company.imports("name,position,superior,telegram_id\n" + people)
    assert len(summary.new) == 5000
