"""The guides and the README say what is there: every command, button, console command, link and picture."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest
import typer
from fluent.syntax import FluentParser, ast

from bot.cli import app, words_for_positions
from bot.router import Switchboard
from bot.texts import LOCALES, t
from handlers import ROUTERS
from models import calendar
from models.language import Language
from models.positions import Position
from models.staff_list import StaffList
from tests import records, selling
from tests.conftest import Office
from tests.phone import Phone

EN, HANS = Language.EN, Language.ZH_HANS
POSITION_OF = {
    "representative": Position.REPRESENTATIVE,
    "superior": Position.SUPERVISOR,
    "finance": Position.FINANCE,
    "works": Position.WORKS,
    "hr": Position.HR,
    "administrator": Position.ADMIN,
}
READMES = {EN: Path("README.md"), HANS: Path("README.zh-Hans.md")}
FOLDERS = {language: Path("docs/guide") / language.value for language in READMES}
GUIDES = [
    pytest.param(language, FOLDERS[language] / f"{name}.md", id=f"{language.value}-{name}")
    for language in FOLDERS
    for name in POSITION_OF
]
PROMISES = Path("docs/promises.md")
EVERYTHING = [
    *GUIDES,
    *(pytest.param(of, path, id=path.name) for of, path in READMES.items()),
    pytest.param(EN, PROMISES, id=PROMISES.name),
]

# What a page in Chinese calls a section of the one in English.
SECTIONS = {
    "Getting in": "第一次用",
    "At the console": "在服务器上",
    "Your day": "每天",
    "Your week and month": "每周每月",
    "When something goes wrong": "出了问题怎么办",
    "Who sees what": "谁看得到什么",
    "Try it in a minute": "一分钟试用",
    "Guides": "使用指南",
    "Install for a company": "给公司装上",
    "Settings": "设置",
    "What it promises": "它保证什么",
    "The company's rules": "公司的规定",
    "Development": "开发",
    "Licence": "许可证",
}
# In the README: what one says to BotFather, and where the bot listens.
NOT_OURS = {"newbot", "setinline", "healthz", "readyz", "metrics"}
# Sent at once when everything is in the line; a visit asks where one is.
WHOLE_IN_A_LINE = {"leave", "order", "pay", "target"}
# What the bot says where a command is none, is not for this person, or found nothing.
SAYS_NO = [
    "not-for-you",
    "command-unknown",
    "note-offer",
    "find-nothing",
    "invite-nobody",
    "receivables-nobody",
    "attendance-nobody-called",
    "form-left-over",
]
CHINESE = re.compile(r"[\u4e00-\u9fff]")
FENCE = re.compile(r"^ *```\n(.*?)^ *```$", re.MULTILINE | re.DOTALL)
SWITCHBOARD = Switchboard(ROUTERS)


def code_in(path: Path) -> list[str]:
    """What is marked as code within sentences; not the blocks."""
    return re.findall(r"`([^`\n]+)`", FENCE.sub("", path.read_text("utf-8")))


def command_of(code: str) -> str:
    """The command that it says: `/leave tomorrow` and `请假 明天` are both leave; "" for other code."""
    if match := re.match(r"/(\w+)(?= |$)", code):
        return match[1]
    first = code.split()[0]
    return SWITCHBOARD.words.get(first, "") if not first.isascii() else ""


def blocks_in(path: Path) -> list[str]:
    return FENCE.findall(path.read_text("utf-8"))


def commands_in(path: Path) -> list[str]:
    return [code for code in code_in(path) if command_of(code)]


def sections_of(path: Path) -> list[str]:
    return re.findall(r"^#{2,3} (.+)$", FENCE.sub("", path.read_text("utf-8")), re.MULTILINE)


def sentences(language: Language) -> Iterator[tuple[str, ast.Pattern]]:
    """Every key of a language with what it says."""
    for path in (LOCALES / language.value).glob("*.ftl"):
        for entry in FluentParser().parse(path.read_text("utf-8")).body:
            if isinstance(entry, ast.Message):
                if entry.value:
                    yield entry.id.name, entry.value
                for attribute in entry.attributes:
                    yield f"{entry.id.name}.{attribute.id.name}", attribute.value


def bare(words: str) -> str:
    """A label as people say it: without its picture, numbers and signs."""
    return " ".join(re.sub(r"[^\w\s]|[\d_]", " ", words).split())


def words_of(pattern: ast.Pattern) -> list[str]:
    """What is always the same in it, between the facts."""
    return [one.value for one in pattern.elements if isinstance(one, ast.TextElement)]


def links_in(path: Path) -> list[str]:
    return re.findall(r"\]\(([^)\s]+)\)", path.read_text("utf-8"))


def anchor(heading: str) -> str:
    """As GitHub makes it."""
    return re.sub(r"[^\w\s-]", "", heading.lower()).replace(" ", "-")


def console_lines(path: Path) -> Iterator[str]:
    yield from (code for code in code_in(path) if code.split()[0] == "fieldbook")
    for block in blocks_in(path):
        yield from re.findall(r"^ *\.venv/bin/(fieldbook .*)$", block, re.MULTILINE)


# The pages


def test_there_is_a_page_for_each_position_in_both_languages() -> None:
    for folder in FOLDERS.values():
        assert {path.stem for path in folder.iterdir()} == set(POSITION_OF)


@pytest.mark.parametrize("name", [*POSITION_OF, "README"])
def test_both_languages_have_the_same_sections(name: str) -> None:
    pages = READMES if name == "README" else {of: FOLDERS[of] / f"{name}.md" for of in FOLDERS}
    assert [SECTIONS[one] for one in sections_of(pages[EN])] == sections_of(pages[HANS])


@pytest.mark.parametrize("name", POSITION_OF)
def test_both_languages_name_the_same_commands(name: str) -> None:
    english, chinese = (
        {command_of(code) for code in commands_in(FOLDERS[of] / f"{name}.md")} for of in (EN, HANS)
    )
    assert english == chinese


@pytest.mark.parametrize("name", POSITION_OF)
def test_a_page_is_a_screen_or_two(name: str) -> None:
    for folder in FOLDERS.values():
        assert len((folder / f"{name}.md").read_text("utf-8")) < 6500


@pytest.mark.parametrize(("language", "path"), EVERYTHING)
def test_links_and_pictures_are_there(language: Language, path: Path) -> None:
    for link in links_in(path):
        if link.startswith("https://"):
            continue
        where, _, section = link.partition("#")
        target = (path.parent / where).resolve() if where else path
        assert target.exists(), link
        if section:
            assert section in {anchor(heading) for heading in sections_of(target)}, link
    for picture in re.findall(r"!\[[^\]]+\]\(([^)]+)\)", path.read_text("utf-8")):
        assert picture.endswith(f"-{language.value}.png"), picture


# What they name


@pytest.mark.parametrize(("language", "path"), EVERYTHING)
def test_every_command_that_is_named_exists(language: Language, path: Path) -> None:
    for code in commands_in(path):
        assert command_of(code) in SWITCHBOARD.commands.keys() | NOT_OURS, code


@pytest.mark.parametrize(("language", "path"), EVERYTHING)
def test_what_is_code_is_something_that_can_be_typed(language: Language, path: Path) -> None:
    """A command of the chat or the console; else a file, a column or a setting, which have no words."""
    for code in code_in(path):
        if not command_of(code) and not code.startswith("fieldbook"):
            assert not CHINESE.search(code) or code in {"24瓶/箱", "@your_bot 华联"}, code


@pytest.mark.parametrize(("language", "path"), EVERYTHING)
def test_every_button_that_is_named_has_this_label(language: Language, path: Path) -> None:
    said = [(key, words_of(pattern)) for key, pattern in sentences(language)]
    labels = {bare(" ".join(words)) for key, words in said if not key.endswith(".words")}
    for label in re.findall(r"\*\*\[([^\]\n]+)\]\*\*", path.read_text("utf-8")):
        assert bare(label), label
        assert bare(label) in labels, label


@pytest.mark.parametrize(("language", "path"), EVERYTHING)
def test_every_console_command_is_understood(language: Language, path: Path) -> None:
    """With its options and what is given to it, as the console itself reads it."""
    for line in console_lines(path):
        command = typer.main.get_command(app)
        words = shlex.split(line, comments=True)[1:]
        while words and words[0] in getattr(command, "commands", {}):
            command = command.commands[words.pop(0)]  # type: ignore[attr-defined]  # it has some
        if getattr(command, "commands", None):
            assert not words, line  # a group is named, or does something by itself
        else:
            command.make_context("fieldbook", words)


def made() -> set[str]:
    """What the Makefile makes."""
    return set(re.findall(r"^(\w+):", Path("Makefile").read_text("utf-8"), re.MULTILINE))


@pytest.mark.parametrize("path", READMES.values())
def test_what_make_makes_is_in_the_makefile(path: Path) -> None:
    named = set(re.findall(r"(?:^ *|`)make (\w+)", path.read_text("utf-8"), re.MULTILINE))
    assert {"demo", "install", "test"} <= named <= made()


def test_each_promise_has_a_proof_that_there_is() -> None:
    """`make crash CYCLES=1000`, `pytest tests/test_x.py::test_y`."""
    promised, _ = PROMISES.read_text("utf-8").split("## What is not promised")
    for line in promised.splitlines():
        assert not line.startswith("| **") or "`make " in line or "`pytest " in line, line
    for proof in code_in(PROMISES):
        program, _, rest = proof.partition(" ")
        what = rest.split()[0] if rest else ""
        if program == "make" and what:
            assert what in made(), proof
        elif program == "pytest" and what:
            file, _, name = what.partition("::")
            there = Path(file).read_text("utf-8") if file.endswith(".py") else Path(file).is_dir()
            assert there, proof
            assert not name or re.search(rf"^(async )?def {name}\(", str(there), re.MULTILINE), (
                proof
            )


@pytest.mark.parametrize("path", READMES.values())
async def test_the_list_of_people_in_the_readme_is_taken_over(
    office: Office, tmp_path: Path, path: Path
) -> None:
    [listed] = [block for block in blocks_in(path) if "superior" in block]
    file = tmp_path / "people.csv"
    file.write_text(re.sub(r"^ +", "", listed, flags=re.MULTILINE), "utf-8")
    people = StaffList.read(file, words_for_positions())
    async with office.session() as session:
        summary = await people.apply(session)
    assert "3" in str(summary)


# What happens when somebody types it


async def a_company(office: Office, language: Language, position: Position) -> Phone:
    """Somebody of the position, with all that the guides name: 李伟 (Li Wei), 华联 (Hualian), goods."""
    await office.at("2026-11-25 10:00")  # a Wednesday
    async with office.session() as session:
        for year in (2026, 2027):
            await calendar.seed(session, year)
    chief = await office.hire("Gustav", Position.GENERAL_MANAGER, None, language)
    leader = await office.hire("Hugo", Position.SUPERVISOR, chief, language)
    name, customer, water, cola, case, bottle = (
        ("Li Wei", "Hualian", "Water", "Cola", "case", "bottle")
        if language is EN
        else ("李伟", "华联超市", "矿泉水", "可乐", "箱", "瓶")
    )
    rep = await office.hire(name, Position.REPRESENTATIVE, leader, language)
    for code, goods in (("W", water), ("C", cola)):
        await selling.product(office, goods, code=code, unit=bottle, pack=(case, 24))
    await records.open_file(office, rep, customer)
    if position is Position.REPRESENTATIVE:
        return rep
    if position is Position.SUPERVISOR:
        return leader
    return await office.hire("Ann", position, chief, language)


def no_in(language: Language) -> re.Pattern[str]:
    """Any way in which the bot says that it cannot."""
    said = dict(sentences(language))
    patterns = (".*".join(map(re.escape, words_of(said[key]))) for key in SAYS_NO)
    return re.compile("|".join(patterns), re.DOTALL)


@pytest.mark.parametrize(("language", "path"), GUIDES)
async def test_whoever_types_what_their_guide_says_is_understood(
    office: Office, language: Language, path: Path
) -> None:
    me = await a_company(office, language, POSITION_OF[path.stem])
    no = no_in(language)
    for code in dict.fromkeys(commands_in(path)):
        name = command_of(code)
        if name == "cancel":
            await me.types("/report")
        before = {message.id: message.text for message in me.inbox}
        await me.types(code)
        answers = [one for one in me.inbox if before.get(one.id) != one.text]
        assert answers, code
        for answer in answers:
            assert not no.search(answer.text), f"{code}: {answer.text}"
        if name in WHOLE_IN_A_LINE and " " in code:
            send = str(t(language, "form-send"))
            assert any(send in answer.labels for answer in answers), f"{code}: {answers[-1].text}"
            await me.taps(send)
        await me.types("/cancel")
