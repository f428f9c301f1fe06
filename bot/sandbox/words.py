"""What the try-out page says: its own sentences out of `locales/`, as its script reads them."""

from __future__ import annotations

from functools import cache

from fluent.syntax import FluentParser, ast

from bot.texts import LOCALES
from models.language import Language

OURS = ("page-", "scene-", "position-")


@cache
def words_of_the_page() -> dict[str, dict[str, str]]:
    """By language and key; a fact is written `{name}`. ValueError when a sentence does more than that."""
    return {language.value: _words(language) for language in Language}


def _words(language: Language) -> dict[str, str]:
    found: dict[str, str] = {}
    for path in sorted((LOCALES / language.value).glob("*.ftl")):
        for entry in FluentParser().parse(path.read_text("utf-8")).body:
            if isinstance(entry, ast.Message) and entry.id.name.startswith(OURS) and entry.value:
                found[entry.id.name] = _as_the_script_reads_it(entry.id.name, entry.value)
    return found


def _as_the_script_reads_it(key: str, pattern: ast.Pattern) -> str:
    said = ""
    for element in pattern.elements:
        match element:
            case ast.TextElement(value=words):
                said += words
            case ast.Placeable(expression=ast.VariableReference(id=fact)):
                said += f"{{{fact.name}}}"
            case ast.Placeable(expression=ast.StringLiteral() as literal):
                said += literal.parse()["value"]
            case _:
                raise ValueError(f"{key} needs more than the page's script understands")
    return said
