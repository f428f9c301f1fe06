"""Numbers as people write them: 1,200.50, 1.2万, 两百, 1千2, 三箱, twelve, full-width digits.

cn2an knows the Chinese numerals. It is only given whole ones: with a point it counts in
floats (and does not know 三点五万), and it takes 两三, which is "two or three", for 23.
"""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal

MOST = (
    10**15
)  # of the digits before a point, in whatever signs: a Decimal keeps all of them exactly

_SIMPLIFIED = str.maketrans("萬億兩點負貳參陸−－", "万亿两点负贰叁陆--")
_SCALES = {"十": 10, "百": 100, "千": 1000, "k": 1000, "万": 10**4, "w": 10**4, "亿": 10**8}
_ENGLISH = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
_ENGLISH += ["ten", "eleven", "twelve"]

_DIGIT = "一二两三四五六七八九壹贰叁肆伍陆柒捌玖"
# 千克, 千米, 千瓦 are measures: 20千克 are twenty of them.
_SIGN = rf"(?:[0-9零〇{_DIGIT}十拾百佰万亿廿]|[千仟](?![克米瓦]))"
_ARABIC = re.compile(
    r"(?P<minus>[-负])?(?P<number>(?:[0-9]{1,3}(?:,[0-9]{3}){1,4}|[0-9]{1,15})(?:\.[0-9]{1,9})?)"
    rf" ?(?P<scale>[十百万亿]|千(?![克米瓦])|[kw](?![a-z]))?(?!{_SIGN}|[.,][0-9])"
)
_CHINESE = re.compile(
    rf"(?P<minus>[-负])?(?P<whole>{_SIGN}{{1,24}})"
    rf"(?:点(?P<part>[零〇{_DIGIT}]{{1,9}}))?(?P<scale>[万亿])?(?!{_SIGN}|[.,][0-9])"
)
_WORD = re.compile(rf"({'|'.join(sorted(_ENGLISH, key=len, reverse=True))})(?![a-z])")
_TWO_DIGITS = re.compile(rf"[{_DIGIT}]{{2}}")  # 两三箱: about so many

# After 几, 多 and the like the number was only a rough one.
_UNIT = rf"(?:千[克米瓦]|(?!{_SIGN}|[几多来余数点到至半些])[\u4e00-\u9fff])"
_MEASURED = re.compile(rf"(?:(?:{_UNIT}){{1,4}}(?P<half>半)?|[a-z]{{1,15}}\.?)?")
_HALF = re.compile(rf"半(?:{_UNIT}){{1,4}}")


def number_in(words: str) -> Decimal | None:
    """The number that the words are, a unit after it dropped: 20箱, 三箱半, 20 boxes. Else None.

    What is only a rough number (两三箱, 十几个) or several (3-5箱) is none.
    """
    text = _plain(words).strip(" .。!")
    if _HALF.fullmatch(text):
        return Decimal("0.5")
    found = numeral(text)
    if found is None:
        return None
    number, rest = found
    measured = _MEASURED.fullmatch(rest.strip())
    if measured is None:
        return None
    return number + Decimal("0.5") if measured["half"] else number


def numeral(words: str) -> tuple[Decimal, str] | None:
    """The number that the words begin with, and the words after it; None if with none."""
    text = _plain(words).lstrip()
    if said := _WORD.match(text):
        return Decimal(_ENGLISH.index(said[1])), text[said.end() :]
    if said := _ARABIC.match(text):
        number = Decimal(said["number"].replace(",", ""))
    elif (said := _CHINESE.match(text)) and (whole := _whole(said["whole"])) is not None:
        part = "".join(str(_whole(digit)) for digit in said["part"] or "0")
        number = whole + Decimal(f"0.{part}")
    else:
        return None
    number *= _SCALES.get(said["scale"], 1)
    # 12000, not 12000.0: as many decimals as it has.
    number = number.quantize(Decimal(1)) if number == number.to_integral_value() else number
    return -number if said["minus"] else number, text[said.end() :]


def _whole(numeral: str) -> int | None:
    if _TWO_DIGITS.search(numeral) or re.search("[0-9]{10}", numeral):
        return None
    from cn2an import cn2an  # type: ignore[import-untyped] # it ships no types; slow to import

    try:
        whole = int(cn2an(numeral, "smart"))
        return whole if whole < MOST else None
    except (ValueError, KeyError):  # 0亿0: no error of its own for every numeral that is none
        return None


def _plain(words: str) -> str:
    return unicodedata.normalize("NFKC", words).casefold().translate(_SIMPLIFIED)


def has_a_number(words: str) -> bool:
    """Whether a number is among words; 一 of 看一下 and 一起 alone is none."""
    said = unicodedata.normalize("NFKC", words).replace("一", "")
    return any(sign == "两" or unicodedata.numeric(sign, None) is not None for sign in said)
