"""What the try-out page says: its own sentences out of `locales/`, as its script reads them."""

from __future__ import annotations

from functools import cache

from fluent.syntax import FluentParser, ast

from bot.texts import LOCALES
from models.language import Language

OURS = ("page-", "scene-", "position-")
# The bot's own questions, labels and news, by which the scenes find in a chat what they are about.
THE_BOTS = {
    "form-send",
    "form-cancel",
    "form-skip",
    "report-done",
    "report-results",
    "report-problems",
    "report-plan",
    "report-mine",
    "reportkind-daily",
    "report-answered",
    "report-how-to-answer",
    "visit-purpose",
    "purpose-routine",
    "visit-shop",
    "visit-photos",
    "visit-next_step",
    "visit-another",
    "agenda-morning",
    "leave-of-mine",
    "leave-approved",
    "approval-yes",
    "order-place-approved",
    "chase-line",
    "chase-is-promised",
    "receipt-arrived",
    "receipt-confirmed",
    "team-picture",
    "team-picture-caption",
}


@cache
def words_of_the_page() -> dict[str, dict[str, str]]:
    """By language and key; a fact is written `{name}`. ValueError when a sentence does more than that.

    Of the bot's own sentences, what does more is left open as `{more}`.
    """
    return {language.value: _words(language) for language in Language}


def _words(language: Language) -> dict[str, str]:
    found: dict[str, str] = {}
    for path in sorted((LOCALES / language.value).glob("*.ftl")):
        for entry in FluentParser().parse(path.read_text("utf-8")).body:
            if not isinstance(entry, ast.Message) or not entry.value:
                continue
            key = entry.id.name
            if key in THE_BOTS or key.startswith(OURS):
                found[key] = _as_the_script_reads_it(key, entry.value)
    if missing := THE_BOTS - found.keys():
        raise ValueError(f"The bot does not say {', '.join(sorted(missing))} in {language.value}")
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
            case _ if key in THE_BOTS:
                said += "{more}"
            case _:
                raise ValueError(f"{key} needs more than the page's script understands")
    return said
