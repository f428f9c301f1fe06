"""Names and phones: what two spellings have in common, and by what words a customer is found (5.3)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from itertools import pairwise
from types import ModuleType
from zlib import crc32

import phonenumbers
from opencc import OpenCC
from phonenumbers import NumberParseException, PhoneNumberFormat

LONGEST_NORMAL = 100
MOST_READINGS = 8  # of one name: 乐 is le and yue, 厦 is sha and xia

PAIRS, BITS = 4, 63  # numbers, and bits of each: what a database counts with; 0015 counts so too

# The parts of what a customer is found by, in this order; none of the marks outlives `fold`.
PINYIN_FROM, CONTACTS_FROM = "~", "@"

COMPANY = (
    "股份有限公司",
    "有限责任公司",
    "有限公司",
    "总公司",
    "分公司",
    "公司",
    "集团",
    "company",
    "corporation",
    "incorporated",
    "limited",
    "private",
    "coltd",
    "corp",
    "gmbh",
    "bhd",
    "inc",
    "llc",
    "llp",
    "ltd",
    "plc",
    "pte",
    "pty",
    "sdn",
    "co",
)
# A Latin one is a word of its own, as in "Best Co., Ltd" but not in "Costco"; the others may be
# written apart, as in "华联 有限 公司".
SUFFIX = re.compile(
    "(?:"
    + "|".join(rf"(?<![a-z]){one}" if one.isascii() else " ?".join(one) for one in COMPANY)
    + ")$"
)
EXTENSION = re.compile("转|轉|分机|分機|内线|內線")  # beside those the library knows
ACCENTS = re.compile("[\u0300-\u036f]")
PUNCTUATION = re.compile(r"[\W_]+")
BETWEEN_CHARACTERS = re.compile("(?<![a-z0-9]) | (?![a-z0-9])")  # spaces that part no Latin words
WITH_V = {"lv", "nv", "lve", "nve"}


@lru_cache(20_000)
def fold(words: str) -> str:
    """Words without what spellings differ in: width, script, capitals, accents, spaces, brackets."""
    return PUNCTUATION.sub("", _alike(words))


@lru_cache(20_000)
def normal(name: str) -> str:
    """A folded name without 有限公司, Co., Ltd. and the like (5.3); never empty for a name."""
    # Dots first, so that L.L.C. is one word.
    words = PUNCTUATION.sub(" ", _alike(name).replace(".", "")).strip()
    while (shorter := SUFFIX.sub("", words).strip()) and shorter != words:
        words = shorter
    return (words.replace(" ", "") or "".join(name.split()))[:LONGEST_NORMAL]


def syllables(folded: str) -> list[str]:
    """What each character sounds like by itself, quickly: 花联 and 华联 are both hua, lian."""
    return list(map(_syllable, folded))


@lru_cache(2_000)
def sound(words: str) -> str:
    """Folded words in Latin letters, joined: hualian."""
    return _in_letters(fold(words))


def search_keys(
    name: str,
    contact_names: Iterable[str],
    phones: Iterable[str],
    *,
    other_names: Sequence[str] = (),
) -> str:
    """All by which something is found: names ~ pinyin and initials @ contacts and phones.

    Between spaces each, so that a beginning can be told from the inside. `phones` are E.164;
    `other_names` are as good as the name itself.
    """
    known = _apart([fold(name), normal(name), *map(fold, other_names)])
    contacts: list[str] = []
    for contact in contact_names:
        contacts += [fold(contact), *_readings(contact)]
    for phone in phones:
        contacts += [_digits(phone_shown(phone, None)), _digits(phone)]
    parts = (
        known,
        PINYIN_FROM,
        _apart(reading for one in (name, *other_names) for reading in _readings(one)),
        CONTACTS_FROM,
        _apart(contacts),
    )
    return f" {' '.join(parts)} "


@lru_cache(100)
def pairs(keys: str) -> tuple[int, ...]:
    """Which two letters stand beside each other in some words: a few numbers of 63 bits.

    Where a part stands in a word of the keys, each bit of `pairs(part)` is one of `pairs(keys)`; it may
    be so elsewhere, too.
    """
    found = [0] * PAIRS
    for word in keys.split(" "):
        for one, other in pairwise(word):
            at = crc32(f"{one}{other}".encode()) % (PAIRS * BITS)
            found[at // BITS] |= 1 << at % BITS
    return tuple(found)


def e164(words: str, country: str) -> str | None:
    """A phone number as +8613800138000; None if it is none. Extensions are dropped.

    Without + or 00 it is one of `country` (an ISO code).
    """
    number = unicodedata.normalize("NFKC", words).strip()
    number = EXTENSION.split(number)[0]
    abroad = [f"+{number[2:]}"] if number.startswith("00") else []
    for tried in (*abroad, number):
        try:
            parsed = phonenumbers.parse(tried, country)
        except NumberParseException:
            continue
        if phonenumbers.is_valid_number(parsed):
            return phonenumbers.format_number(parsed, PhoneNumberFormat.E164)
    return None


def phone_shown(phone: str, country: str | None) -> str:
    """An E.164 number as people write it: 138 0013 8000 in its own country (None: any), +86 … abroad."""
    try:
        parsed = phonenumbers.parse(phone)
    except NumberParseException:
        return phone
    own = country is None or phonenumbers.region_code_for_number(parsed) == country
    style = PhoneNumberFormat.NATIONAL if own else PhoneNumberFormat.INTERNATIONAL
    return phonenumbers.format_number(parsed, style)


@cache
def _simplified() -> OpenCC:
    return OpenCC("t2s")


def _alike(words: str) -> str:
    """One width, small letters, no accents, simplified characters; spaces and signs still there."""
    plain = unicodedata.normalize("NFKC", words).casefold()
    bare = ACCENTS.sub("", unicodedata.normalize("NFD", plain))
    simplified: str = _simplified().convert(unicodedata.normalize("NFC", bare))
    return simplified


@cache
def _syllable(character: str) -> str:
    return _in_letters(character)


def _in_letters(folded: str) -> str:
    return folded if folded.isascii() else "".join(_pinyin().lazy_pinyin(folded))


@cache
def _pinyin() -> ModuleType:
    """50 MB of words, for which nobody waits before the first Chinese name is said."""
    import pypinyin

    return pypinyin


def _readings(name: str) -> list[str]:
    """Pinyin and initials of a name; a few of each where characters are read in several ways."""
    words = BETWEEN_CHARACTERS.sub("", PUNCTUATION.sub(" ", _alike(name)).strip()).split(" ")
    # A known word has one reading only: 银行 is yin hang, whatever else 行 may be.
    possible = [one for word in words for one in _heard(word) if one[0]]
    usual = [one[0] for one in possible]
    spoken = [usual]
    for at, (first, *others) in enumerate(possible):
        # 绿 is lv on a keyboard, lu to whoever does not know that.
        also = [first.replace("v", "u")] if first in WITH_V else []
        spoken += [[*usual[:at], other, *usual[at + 1 :]] for other in (*others, *also)]
    spoken = spoken[:MOST_READINGS]
    return ["".join(one) for one in spoken] + ["".join(part[0] for part in one) for one in spoken]


def _heard(word: str) -> list[list[str]]:
    """Each character, with all that it may sound like."""
    if word.isascii():
        return [[word]]
    read = _pinyin()
    heard: list[list[str]] = read.pinyin(word, style=read.Style.NORMAL, heteronym=True)
    return heard


def _apart(parts: Iterable[str]) -> str:
    return " ".join(dict.fromkeys(part for part in parts if part))


def _digits(phone: str) -> str:
    return "".join(filter(str.isdigit, phone))
