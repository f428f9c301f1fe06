"""What the bot says, in three languages: one file per feature in `locales/<language>/`."""

from __future__ import annotations

import enum
import re
from collections.abc import Callable, Sequence
from datetime import date, datetime
from decimal import Decimal
from functools import cache, partial
from pathlib import Path
from threading import Lock
from typing import Any

from babel import Locale
from babel.dates import format_date, format_skeleton, format_time
from babel.numbers import format_compact_currency, format_compact_decimal, format_currency
from babel.units import format_unit
from fluent.runtime import FluentBundle, FluentResource, resolver
from fluent.runtime.resolver import Message
from markupsafe import Markup, escape
from moneyed import Money

from models import calendar, clock
from models.facts import Term, term
from models.language import Language
from models.periods import Period, PeriodKind
from models.spans import Half, Span

# The library stops at 2500, against sentences that feed on themselves; ours are our own, and
# what people write is longer.
resolver.MAX_PART_LENGTH = 100_000

LOCALES = Path(__file__).parent / "locales"
A_MESSAGE = 3600  # UTF-16 units that we fill of the 4096 which Telegram takes
A_CAPTION = 1000  # of the 1024 below a file
# A message or a term: its name at the beginning of a line, then all until the next one or a remark.
ENTRY = re.compile(r"^(-?[a-zA-Z][\w-]*) *=.*\n?(?:(?!-?[a-zA-Z]|#).*\n?)*", re.MULTILINE)
RIGHT_TO_LEFT = re.compile(r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")


class Sentences(FluentBundle):
    """Every sentence of one language, each parsed when it is first said: most are not for weeks.

    Parsed all at once, three languages take 28 MB and most of a second at each start.
    """

    def __init__(self, language: Language) -> None:
        # No isolation marks around facts: `shield` adds them to the few that need them.
        super().__init__([language.value], use_isolating=False)
        self._parsing = Lock()
        self._unparsed: dict[str, str] = {}
        for path in sorted((LOCALES / language.value).glob("*.ftl")):
            for entry in ENTRY.finditer(path.read_text("utf-8")):
                self._unparsed[entry[1]] = entry[0]

    def has_message(self, message_id: str) -> bool:
        return message_id in self._unparsed or super().has_message(message_id)

    # Where the library comes by for every message, those that others refer to as well.
    def _lookup(self, entry_id: str, term: bool = False) -> Message:
        name = f"-{entry_id}" if term else entry_id
        if name in self._unparsed:
            with self._parsing:  # files are written in threads, and two may say it first
                if written := self._unparsed.get(name):
                    self.add_resource(FluentResource(written))
                    del self._unparsed[name]
        return super()._lookup(entry_id, term)


@cache
def bundle(language: Language) -> Sentences:
    """Every sentence of one language."""
    return Sentences(language)


def t(language: Language, key: str, **facts: Any) -> Markup:
    """A sentence as Telegram's HTML, every fact escaped and written as the language writes it.

    `key` is `message` or `message.attribute`. Facts: words, whole numbers, days (always
    with the weekday), spans, periods, moments (on the company's clock), money, members of an enum,
    `Markup` as is.
    A key or fact that is missing raises: that is a bug of ours, never a riddle for a person.
    """
    name, _, attribute = key.partition(".")
    message = bundle(language).get_message(name)
    pattern = message.attributes[attribute] if attribute else message.value
    if pattern is None:
        raise KeyError(key)
    told = {fact: _write(language, value) for fact, value in facts.items()}
    sentence, errors = bundle(language).format_pattern(pattern, told)
    if errors:
        raise KeyError(key) from errors[0]
    return Markup(sentence)  # noqa: S704 - our own sentence around facts escaped below


def has(key: str) -> bool:
    """Whether there is such a sentence."""
    name, _, attribute = key.partition(".")
    if not bundle(Language.EN).has_message(name):
        return False
    message = bundle(Language.EN).get_message(name)
    return attribute in message.attributes if attribute else message.value is not None


def plain(markup: str) -> str:
    """A sentence for where Telegram takes no HTML: buttons, toasts, commands."""
    return Markup(markup).unescape()  # noqa: S704 - unescaping is the opposite of trusting


@cache
def in_every_language(key: str) -> frozenset[str]:
    """All the words for one thing: what people may type whatever their language is."""
    return frozenset(plain(t(language, key)) for language in Language)


def _write(language: Language, value: Any) -> Any:
    match value:
        case Term():
            return t(language, value)
        case enum.StrEnum():
            return t(language, term(value))
        case Markup():
            return value
        case datetime():
            is_today = calendar.local(value).date() == calendar.local(clock.now()).date()
            return moment(language, value, with_day=not is_today)
        case date():
            return day_in_words(language, value)
        case Span():
            return span_in_words(language, value)
        case Period():
            return period_in_words(language, value)
        case Money():
            return escape(money(language, value))
        case Decimal() if value == value.to_integral_value():
            return int(value)  # "1 day": Fluent finds no plural form for a Decimal
        case str():
            return escape(shield(value))
        case tuple():
            comma = ", " if language is Language.EN else "、"
            return Markup(comma).join(_write(language, each) for each in value)  # noqa: S704
        case bool():
            return "yes" if value else "no"
        case None:
            return ""
    return value


def day_in_words(language: Language, day: date) -> str:
    """A day with its weekday; the year where it is not this one."""
    this_year = day.year == calendar.local(clock.now()).year
    return format_skeleton("MMMEd" if this_year else "yMMMEd", day, locale=_locale(language))


def date_in_full(language: Language, day: date) -> str:
    """A day with its year, as papers have it that are read long afterwards."""
    return format_date(day, "long", locale=_locale(language))


def span_in_words(language: Language, span: Span) -> str:
    """A span with its weekdays: Tue, Nov 24, afternoon – Thu, Nov 26; the half only of part of a day."""
    first, last = day_in_words(language, span.first), day_in_words(language, span.last)
    if span.half:
        return t(language, "span-half", day=first, half=span.half)
    if span.first == span.last:
        return first
    if span.from_half is Half.AFTERNOON:
        first = t(language, "span-half", day=first, half=span.from_half)
    if span.to_half is Half.MORNING:
        last = t(language, "span-half", day=last, half=span.to_half)
    return t(language, "span-from-to", first=first, last=last)


def month_in_short(language: Language, day: date) -> str:
    """Nov, 11月: where its year stands beside it."""
    return format_skeleton("MMM", day, locale=_locale(language))


def period_in_words(language: Language, period: Period) -> str:
    """November 2026, Q4 2026, 2026: always with the year, for targets are of years to come as well."""
    skeletons = {PeriodKind.YEAR: "y", PeriodKind.QUARTER: "yQQQ", PeriodKind.MONTH: "yMMMM"}
    return format_skeleton(skeletons[period.kind], period.first, locale=_locale(language))


def moment(language: Language, at: datetime, *, with_day: bool) -> str:
    """A moment on the company's clock, with its day or without."""
    here = calendar.local(at)
    o_clock = format_time(here, "HH:mm", locale=_locale(language))
    return f"{day_in_words(language, here.date())} {o_clock}" if with_day else o_clock


def money(language: Language, amount: Money) -> str:
    """¥12,000.00, as the language writes it."""
    return format_currency(amount.amount, amount.currency.code, locale=_locale(language))


def money_in_short(language: Language, amount: Money) -> str:
    """¥2万, CN¥20K: for an axis, as the language shortens it."""
    return format_compact_currency(
        amount.amount, amount.currency.code, fraction_digits=1, locale=_locale(language)
    )


def number_in_short(language: Language, number: Decimal) -> str:
    """2万, 20K: a number without a currency, as the language shortens it."""
    return format_compact_decimal(number, fraction_digits=1, locale=_locale(language))


def in_short(language: Language, currency: str | None = None) -> Callable[[Decimal], str]:
    """Writes the numbers of a picture, or its amounts; it can go to the process that draws it."""
    return partial(_in_short, language, currency)


def _in_short(language: Language, currency: str | None, number: Decimal) -> str:
    if currency:
        return money_in_short(language, Money(number, currency))
    return number_in_short(language, number)


def distance(language: Language, metres: float) -> str:
    """350 m, 1.2 km, 48 km, as the language writes them."""
    locale = _locale(language)
    if metres < 1000:
        return format_unit(round(metres), "length-meter", "short", locale=locale)
    kilometres = round(metres / 1000, 1 if metres < 10_000 else None)
    return format_unit(kilometres, "length-kilometer", "short", locale=locale)


def shield(words: str) -> str:
    """Words that run from right to left are fenced off, so that they turn nothing else around."""
    return f"\u2068{words}\u2069" if RIGHT_TO_LEFT.search(words) else words


# Everything below a space but newline and tab, and the marks that reorder what others wrote.
LINE_ENDS = re.compile(r"\r\n?|[\u2028\u2029]")
UNWANTED = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")


def cleaned(words: str) -> str:
    """Words as people meant them: no control characters, no marks that reorder the line."""
    whole = words.encode(
        "utf-8", "ignore"
    ).decode()  # half an emoji is none, and no database takes it
    return UNWANTED.sub("", LINE_ENDS.sub("\n", whole)).strip()


def units(text: str) -> int:
    """Length as Telegram counts it: UTF-16 code units."""
    return len(text.encode("utf-16-le")) // 2


def fits(html: Markup, at_most: int = A_MESSAGE) -> bool:
    """Whether a message takes it, with some room; tags count too, though not for Telegram."""
    return units(plain(html)) <= at_most


def as_many_as_fit(
    lines: Sequence[Markup], beside: Sequence[Markup] = (), at_most: int = A_MESSAGE
) -> Sequence[Markup]:
    """Those from the first on that a message takes below what else stands in it, with some room."""
    room = at_most - sum(units(plain(line)) + 1 for line in beside)
    for number, line in enumerate(lines):
        room -= units(plain(line)) + 1
        if room < 0:
            return lines[:number]
    return lines


def clip(words: str, at_most: int) -> str:
    """The beginning of words, at most so many UTF-16 units, with an ellipsis where cut."""
    if units(words) <= at_most:
        return words
    cut = words.encode("utf-16-le")[: 2 * (at_most - 1)].decode("utf-16-le", "ignore")
    return cut.rstrip() + "…"


def shortened(names: Sequence[str], at_most: int) -> tuple[str, ...]:
    """As many names as fit into a line, with an ellipsis for the others."""
    taken = tuple(names)
    while len(taken) > 1 and units(", ".join(taken)) > at_most:
        taken = (*taken[: -2 if taken[-1] == "…" else -1], "…")
    return taken


@cache
def _locale(language: Language) -> Locale:
    return Locale.parse(language.value, sep="-")
