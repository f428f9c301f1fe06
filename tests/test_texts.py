"""Every sentence in three languages, and every fact in it harmless."""

from __future__ import annotations

import enum
import re
import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from fluent.syntax import FluentParser, ast
from fluent.syntax.visitor import Visitor
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from bot import texts
from bot.forms import Form
from bot.sandbox import markup
from bot.texts import LOCALES, Sentences, cleaned, clip, t, units
from handlers import ROUTERS
from models.facts import term
from models.language import Language
from models.order_difference import PARTS
from models.orders import Asks
from models.positions import Position
from models.targets import Whom

CODE = [
    path
    for folder in ("bot", "handlers", "models", "scheduler")
    for path in Path(folder).rglob("*.py")
]


class Variables(Visitor):
    """The facts that a sentence asks for."""

    def __init__(self) -> None:
        self.names: set[str] = set()

    def visit_VariableReference(  # noqa: N802 - fluent.syntax calls it so
        self, node: ast.VariableReference
    ) -> None:
        self.names.add(node.id.name)


def sentences(language: Language) -> dict[str, set[str]]:
    """Every key of a language with the facts it mentions; attributes as `key.attribute`."""
    found: dict[str, set[str]] = {}
    for path in sorted((LOCALES / language.value).glob("*.ftl")):
        for entry in FluentParser().parse(path.read_text("utf-8")).body:
            assert not isinstance(entry, ast.Junk), f"{path}: {entry.content}"
            if not isinstance(entry, ast.Message):
                continue
            parts = {"": entry.value} | {f".{a.id.name}": a.value for a in entry.attributes}
            for suffix, pattern in parts.items():
                key = entry.id.name + suffix
                assert key not in found, f"{path}: {key} twice"
                variables = Variables()
                if pattern:
                    variables.visit(pattern)
                found[key] = variables.names
    return found


@pytest.mark.parametrize("language", [Language.ZH_HANS, Language.ZH_HANT])
def test_every_key_is_in_every_language_with_the_same_facts(language: Language) -> None:
    assert sentences(language) == sentences(Language.EN)


def test_the_same_files_in_every_language() -> None:
    names = [{p.name for p in (LOCALES / language.value).glob("*.ftl")} for language in Language]
    assert names[0] == names[1] == names[2]


@pytest.mark.parametrize("language", Language)
def test_a_sentence_that_is_parsed_alone_is_the_one_of_its_file(language: Language) -> None:
    alone = texts.Sentences(language)
    for path in (LOCALES / language.value).glob("*.ftl"):
        for entry in FluentParser().parse(path.read_text("utf-8")).body:
            if isinstance(entry, ast.Message | ast.Term):
                alone._lookup(entry.id.name, term=isinstance(entry, ast.Term))
                parsed = alone._terms if isinstance(entry, ast.Term) else alone._messages
                assert entry.equals(parsed[entry.id.name], ignored_fields=["span", "comment"])
    assert not alone._unparsed


def test_entries_end_where_the_next_one_or_a_remark_begins() -> None:
    written = (
        "# One\na = x\n\n    y\n  .b = { $n ->\n[one] z\n*[other] w\n}\n# Two\n-c = v\nd = { -c }"
    )
    found = {entry[1]: entry[0] for entry in texts.ENTRY.finditer(written)}
    assert found.keys() == {"a", "-c", "d"}
    assert found["a"].endswith("}\n")


def test_no_sentence_is_left_that_nothing_says() -> None:
    """A key is written out somewhere, or put together from a form, a command, an enum or a deed."""
    page = Path("bot/sandbox/page")
    code = "\n".join(path.read_text("utf-8") for path in (*CODE, *page.glob("*.*")))
    put_together: set[str] = {
        term(member) for kind in enum.StrEnum.__subclasses__() for member in kind
    }
    put_together |= {
        f"{form.name}-{name}" for form in Form.known.values() for name in form.fields()
    }
    put_together |= {f"{name}-title" for name in Form.known}
    put_together |= {f"command-{name}" for router in ROUTERS for name in router.commands}
    put_together |= {"note-keep", "note-forget"}
    put_together |= {f"order-{said}-{asks}" for said in ("asks", "wants", "waits") for asks in Asks}
    put_together |= {f"order-{asks}-{end}" for asks in Asks for end in ("approved", "refused")}
    put_together |= {f"order-part-{part}" for part in (*PARTS, "place", "photos")}
    put_together |= {f"{of}-{whom}" for of in ("pace-of", "target-open") for whom in Whom}
    unsaid = {
        key
        for key in sentences(Language.EN)
        if "." not in key and key not in put_together and f"{key}" not in code
    }
    assert unsaid == set()


def test_no_chinese_is_said_outside_locales() -> None:
    chinese = re.compile(r"[\u4e00-\u9fff]")
    understood = {"days.py", "daywords.py", "number.py", "numerals.py", "names.py"}
    understood |= {"amount.py", "birthday.py", "o_clock.py", "away.py", "spanwords.py"}
    understood |= {
        "goods_words.py",
        "terms_words.py",
        "plan_words.py",
        "discount.py",
        "monthwords.py",
        "periodwords.py",
        "target_amounts.py",
        "target_fields.py",
        "chase_answers.py",
    }
    headings = {"staff_list.py", "customer_list.py", "customer_cells.py", "calendar_list.py"}
    headings |= {"product_cells.py", "product_list.py", "price_list.py", "balances.py"}
    headings |= {"target_list.py", "periods.py"}
    cast = {"menu.py"}  # what languages call themselves
    for path in CODE:
        if path.name in understood | headings | cast or "demo" in path.parts:
            continue
        in_code = re.sub(r'(?s:""".*?""")|#.*', "", path.read_text("utf-8"))
        assert not chinese.search(in_code), path


@given(st.text())
def test_any_name_is_shown_as_it_is_and_never_as_markup(name: str) -> None:
    said = t(Language.EN, "team-removed", name=cleaned(name))
    shown, entities = markup.parse(str(said), "HTML", [])
    assert not entities
    without_fences = shown.replace("\u2068", "").replace("\u2069", "")
    assert without_fences.strip() == f"{cleaned(name)} is removed. Access has ended.".strip()


@given(st.text(), st.integers(1, 50))
def test_clipped_words_fit_and_are_whole_characters(words: str, at_most: int) -> None:
    words = words.encode("utf-8", "ignore").decode()
    assert units(clip(words, at_most)) <= at_most
    clip(words, at_most).encode("utf-8")


@given(st.text(st.characters()))
def test_cleaned_words_can_be_kept_by_any_database(words: str) -> None:
    kept = cleaned(words)
    kept.encode("utf-8")
    assert "\x00" not in kept


def test_a_name_that_runs_from_right_to_left_turns_nothing_around() -> None:
    assert "\u2068משה\u2069 is removed" in t(Language.EN, "team-removed", name="משה")
    assert cleaned("a\u202eb\u200fc") == "abc"


def test_days_carry_their_weekday_in_each_language() -> None:
    day = date(2026, 11, 21)
    assert t(Language.EN, "report-title", day=day) == "Daily report · Sat, Nov 21"
    assert t(Language.ZH_HANS, "report-title", day=day) == "日报 · 11月21日周六"
    assert t(Language.ZH_HANT, "report-title", day=day) == "日報 · 11月21日 週六"
    assert t(Language.EN, "report-title", day=date(2027, 1, 4)) == "Daily report · Mon, Jan 4, 2027"


def test_moments_are_on_the_companys_clock() -> None:
    moment = datetime(2026, 11, 21, 6, 5, tzinfo=UTC)
    assert t(Language.EN, "report-in-time", at=moment) == "Filed 14:05"
    earlier = datetime(2026, 11, 20, 6, 5, tzinfo=UTC)
    assert t(Language.EN, "report-in-time", at=earlier) == "Filed Fri, Nov 20 14:05"


def test_a_position_has_its_name_in_each_language() -> None:
    for language in Language:
        names = {t(language, f"position-{p.value.replace('_', '-')}") for p in Position}
        assert len(names) == len(Position)


def test_a_missing_fact_or_key_is_a_bug_that_shows() -> None:
    with pytest.raises(LookupError):
        t(Language.EN, "team-removed")
    with pytest.raises(LookupError):
        t(Language.EN, "no-such-key")


def test_markup_stays_markup() -> None:
    assert t(Language.EN, "team-removed", name=Markup("<b>x</b>")).startswith("<b>x</b>")
    assert texts.plain(t(Language.EN, "team-removed", name="<b>x</b>")).startswith("<b>x</b>")


def test_threads_that_say_the_same_for_the_first_time_do_not_disturb_each_other() -> None:
    """Sheets are written in threads beside the chats."""
    sentences = Sentences(Language.EN)
    names = [name for name in sentences._unparsed if not name.startswith("-")][:300]
    together = threading.Barrier(4)

    def say_all(_: int) -> None:
        together.wait()
        for name in names:
            sentences.get_message(name)

    with ThreadPoolExecutor(4) as threads:
        list(threads.map(say_all, range(4)))
    assert not sentences._unparsed.keys() & set(names)
