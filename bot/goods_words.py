"""Goods in words: 矿泉水 20箱 可乐 5箱@48, "20 cases water", kqs 20, 雪碧3箱 9折 送1箱."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from bot.fields.discount import percent_off
from bot.fields.numerals import numeral
from models import policy

_HAN = "\u4e00-\u9fff"
_NUMBER = r"(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,15})(?:\.[0-9]{1,9})?"
_APART = re.compile(r"[\n;。、,|]+")
# 1. 矿泉水 20箱, - 矿泉水 20箱: a list that was pasted.
_BULLET = re.compile(r"(?m)^[ \t]*(?:[0-9]{1,3}[.、)](?![0-9])|[-•·*●])[ \t]*")
_EDGES = " \t\r\n:：.,，。、;；|"

_PRICE = re.compile(
    r"(?:@|单价|單價|(?<![a-z])at(?= ))[ ]?(?P<before>[^\s0-9@%]{0,4}?)[ ]?(?P<number>-?"
    + _NUMBER
    + r")(?P<after>[ ]?(?:元|块钱?|塊錢?|圆|圓|[a-z]{3}(?![a-z])|[$€£¥])?)"
)
_PRICE_BEHIND = re.compile(rf"(?P<number>{_NUMBER}) ?(?P<after>元|块钱?|塊錢?|圆|圓)")
_EACH = re.compile(rf" ?[/每一] ?[{_HAN}a-z]{{1,8}}")  # 48元/箱
_TENTHS = re.compile(
    r"打?(?P<tenths>[0-9]{1,2}(?:\.[0-9])?|[一二三四五六七八九]{1,2}|[一二三四五六七八九]点[一二三四五六七八九])折"
)
_PERCENT = re.compile(
    r"(?:(?:-|减|減|优惠|優惠|让利?|讓利?|折扣|降|less|discount) ?(?P<less>[0-9]{1,3}(?:\.[0-9]{1,4})?) ?%"
    r"|(?P<off>[0-9]{1,3}(?:\.[0-9]{1,4})?) ?% ?(?:off|discount|优惠|優惠|折扣)?)"
)
_GIFT = re.compile(r"(?:免费|免費)?(?:赠送|贈送|赠|贈|送|搭)|(?<![a-z])(?:plus|free|gift)(?= )")
_FREE = re.compile(r"免费|免費|不要[钱錢]|(?:赠品|贈品|赠送|贈送)|(?<![a-z])free(?![a-z])")
_TIMES = re.compile(r"[x×*] ?(?=[0-9])")
_HALF_OF = re.compile(r"半")
_NUMERAL = re.compile(r"[零〇一二两三四五六七八九十百千万]")
# Behind a blank only one sign at the end is a measure: 矿泉水 37 听, but 矿泉水 37 糖 5.
_UNKNOWN = re.compile(
    rf"(?:[{_HAN}]{{1,2}}|[a-z]{{1,10}})(?=$|[\s@*%,;。、|-])| [{_HAN}](?=$|[\n,;。、|])"
)
_BEHIND = re.compile(rf"$|[\s@*,;。、|()\-{_HAN}]")
# Words for money that name no currency.
OF_MONEY = frozenset(("元", "块", "块钱", "塊", "塊錢", "圆", "圓"))
_VERBS = re.compile(r"^(?:再?[要来來订訂加拿]|add|order|and|和)(?=.) ?", re.I)


@dataclass(frozen=True)
class Price:
    """What one is to cost, with what stood beside the number: ¥, 元, usd."""

    amount: Decimal
    mark: str


@dataclass(frozen=True)
class Wanted:
    """A piece of what was said: so much of what is called so.

    `words` are the piece as written; without a `name` only what it would be is missing. A
    `discount` is in percent off. `is_twofold`: so much of one measure stands in the name, as in
    可乐 5箱 5瓶; where nothing is called so, nobody knows how much is meant.
    """

    words: str
    name: str
    quantity: Decimal | None = None
    measure: str = ""
    price: Price | None = None
    discount: Decimal | None = None
    is_gift: bool = False
    is_twofold: bool = False


@dataclass(frozen=True)
class _Mark:
    """A quantity or what is said of one, from `start` to `end`."""

    start: int
    end: int
    quantity: Decimal | None = None
    measure: str = ""
    price: Price | None = None
    discount: Decimal | None = None
    is_gift: bool = False


@dataclass
class _Item:
    """A piece that is being put together."""

    start: int
    end: int
    names: list[str] = field(default_factory=list)
    mark: _Mark | None = None  # its quantity
    price: Price | None = None
    discount: Decimal | None = None
    is_gift: bool = False
    is_twofold: bool = False

    def take(self, mark: _Mark) -> None:
        self.price = mark.price or self.price
        self.discount = self.discount if mark.discount is None else mark.discount
        self.is_gift |= mark.is_gift
        self.end = max(self.end, mark.end)


def goods_in(words: str, measures: Collection[str]) -> list[Wanted]:
    """What somebody orders in a line or several; `measures` are those that products have.

    A name stands before its quantity, or behind it all through a piece: 20箱矿泉水 5箱可乐. What has
    no quantity is a name alone.
    """
    said = unicodedata.normalize("NFKC", words)
    # Marks are looked for in small letters; where those are as long, names keep their capitals.
    said = _BULLET.sub("", said)
    text = said.lower()
    if len(text) != len(said):
        said = text
    found: list[Wanted] = []
    for start, end in _segments(text, measures):
        for wanted in _read(said, text, start, end, measures):
            only_more = not wanted.name and wanted.quantity is None
            if only_more and found:  # 可乐 5箱，9折
                found[-1] = replace(
                    found[-1],
                    words=f"{found[-1].words} {wanted.words}",
                    price=wanted.price or found[-1].price,
                    discount=found[-1].discount if wanted.discount is None else wanted.discount,
                    is_gift=found[-1].is_gift or wanted.is_gift,
                )
            elif not wanted.name and wanted.is_gift and found:
                found.append(replace(wanted, name=found[-1].name))
            else:
                found.append(wanted)
    return found


def change_in(words: str, measures: Collection[str]) -> Wanted | None:
    """What is said of a line that is there: 30, 30瓶, @48, 9折; None where it is something else."""
    text = unicodedata.normalize("NFKC", words).lower().strip()
    marks = list(_marks(text, measures))
    left = text
    for mark in reversed(marks):
        left = left[: mark.start] + left[mark.end :]
    quantities = [mark for mark in marks if mark.quantity is not None]
    if not marks or left.strip(_EDGES) or len(quantities) > 1:
        return None
    item = _Item(0, len(text), mark=quantities[0] if quantities else None)
    for mark in marks:
        item.take(mark)
    return _wanted(text, item)


def _segments(text: str, measures: Collection[str]) -> Iterator[tuple[int, int]]:
    """Between marks that part: a comma within a number is none."""
    taken = [(mark.start, mark.end) for mark in _marks(text, measures)]
    begins = 0
    for apart in _APART.finditer(text):
        if not any(start <= apart.start() < end for start, end in taken):
            yield begins, apart.start()
            begins = apart.end()
    yield begins, len(text)


def _read(
    said: str, text: str, start: int, end: int, measures: Collection[str]
) -> Iterator[Wanted]:
    pieces: list[_Mark | tuple[int, int]] = []
    at = start
    for mark in _marks(text[:end], measures, start):
        if text[at : mark.start].strip(_EDGES):
            pieces.append((at, mark.start))
        pieces.append(mark)
        at = mark.end
    if text[at:end].strip(_EDGES):
        pieces.append((at, end))
    for item in _behind(pieces, said) if _names_stand_behind(pieces) else _in_front(pieces, said):
        yield _wanted(said, item)


def _names_stand_behind(pieces: Sequence[_Mark | tuple[int, int]]) -> bool:
    """20箱矿泉水 5箱可乐; but 三只松鼠 5箱 ends with its quantity."""
    plain = [one for one in pieces if not isinstance(one, _Mark) or one.quantity is not None]
    return len(plain) > 1 and isinstance(plain[0], _Mark) and not isinstance(plain[-1], _Mark)


def _behind(pieces: Sequence[_Mark | tuple[int, int]], said: str) -> Iterator[_Item]:
    item: _Item | None = None
    for piece in pieces:
        if isinstance(piece, _Mark) and piece.quantity is not None:
            if item:
                yield item
            item = _Item(piece.start, piece.end, mark=piece)
            item.take(piece)
        elif isinstance(piece, _Mark):
            item = item or _Item(piece.start, piece.end)
            item.take(piece)
        else:
            item = item or _Item(*piece)
            item.names.append(said[slice(*piece)])
            item.end = piece[1]
    if item:
        yield item


def _in_front(pieces: Sequence[_Mark | tuple[int, int]], said: str) -> Iterator[_Item]:
    item: _Item | None = None
    for piece in pieces:
        if not isinstance(piece, _Mark):
            is_said = item and item.names and (item.price or item.discount is not None)
            if item and (item.mark or is_said):
                is_own = item.is_gift and not item.names  # 送2箱可乐
                if not (is_own and piece is pieces[-1]):
                    yield item
                    item = None
            item = item or _Item(*piece)
            item.names.append(said[slice(*piece)])
            item.end = piece[1]
        elif piece.quantity is None:
            item = item or _Item(piece.start, piece.end)
            item.take(piece)
        elif item is None or (piece.is_gift and item.mark):
            if item:
                yield item
            item = _Item(piece.start, piece.end)
            if piece.is_gift or piece is pieces[-1]:
                item.mark = piece
                item.take(piece)
            else:
                item.names.append(said[piece.start : piece.end])  # 7喜, 三只松鼠
        else:
            if item.mark:  # 可乐 330ml 5箱: the first one is a part of the name
                item.is_twofold = not _is_a_size(item.mark.measure)
                item.names.append(said[item.mark.start : item.mark.end])
            item.mark = piece
            item.take(piece)
    if item:
        yield item


def _wanted(said: str, item: _Item) -> Wanted:
    name = " ".join("".join(item.names).split()).strip(_EDGES)
    return Wanted(
        words=" ".join(said[item.start : item.end].split()).strip(_EDGES),
        name=name,
        quantity=item.mark.quantity if item.mark else None,
        measure=item.mark.measure if item.mark else "",
        price=item.price,
        discount=item.discount,
        is_gift=item.is_gift,
        is_twofold=item.is_twofold,
    )


# Quantities, prices and discounts in a text of small letters.


def _marks(text: str, measures: Collection[str], start: int = 0) -> Iterator[_Mark]:
    known = _known(measures)
    at = start
    while at < len(text):
        mark = _modifier(text, at, known) or _quantity(text, at, known)
        if mark:
            yield mark
            at = mark.end
        else:
            at += 1


def _modifier(text: str, at: int, known: re.Pattern[str]) -> _Mark | None:
    if said := _PRICE.match(text, at) or _PRICE_BEHIND.match(text, at):
        if at and text[at].isdigit() and text[at - 1] in ".,0123456789":
            return None
        marks = said.groupdict()
        price = Price(
            Decimal(said["number"].replace(",", "")),
            f"{marks.get('before') or ''}{said['after'] or ''}".strip(),
        )
        each = _EACH.match(text, said.end())
        return _Mark(at, each.end() if each else said.end(), price=price)
    if said := _TENTHS.match(text, at):
        if text[at].isdigit() and at and text[at - 1] in ".0123456789":
            return None
        return _Mark(at, said.end(), discount=percent_off(said["tenths"]))
    if said := _PERCENT.match(text, at):
        if text[at].isdigit() and at and text[at - 1] in ".0123456789":
            return None
        return _Mark(at, said.end(), discount=Decimal(said["less"] or said["off"]))
    if said := _GIFT.match(text, at):
        behind = said.end() + len(text[said.end() :]) - len(text[said.end() :].lstrip(" "))
        if quantity := _quantity(text, behind, known):
            return replace(quantity, start=at, is_gift=True)
    if said := _FREE.match(text, at):
        return _Mark(at, said.end(), is_gift=True)
    return None


def _quantity(text: str, at: int, known: re.Pattern[str]) -> _Mark | None:
    """A number with a measure that products have, or a number that stands for itself."""
    begins, before = at, text[at - 1] if at else " "
    if times := _TIMES.match(text, at):
        if before.isascii() and before.isalnum():
            return None
        at = times.end()
    if at >= len(text):
        return None
    if text[at] == "半" and (measure := known.match(text, at + 1)):
        return _Mark(begins, measure.end(), Decimal("0.5"), measure[1])
    first = text[at + 1 : at + 2] if text[at] == "-" else text[at]
    is_arabic = first.isascii() and first.isdigit()
    is_first = at == begins
    if not is_arabic and (not _NUMERAL.match(first) or (is_first and _NUMERAL.match(before))):
        return None
    if text[at] == "-" and not (before.isspace() or _is_han(before)):
        return None
    if is_arabic and is_first and (before in ".," or before.isdigit()):
        return None
    if before == "-" and text[at - 2 : at - 1].isalnum():
        return None
    number = numeral(text[at:])
    if number is None:
        return None
    # numeral() gives words back as they came, but for their width and script.
    end = len(text[: len(text) - len(number[1])].rstrip(" "))
    if measure := known.match(text, end):
        if is_first and before.isascii() and before.isalpha() and measure[1].isascii():
            return None  # a330ml
        half = _HALF_OF.match(text, measure.end())
        amount = number[0] + (Decimal("0.5") if half else 0)
        return _Mark(begins, half.end() if half else measure.end(), amount, measure[1])
    glued = is_first and before.isascii() and before.isalpha()
    if glued:
        return None
    if is_arabic and (unknown := _UNKNOWN.match(text, end)):
        return _Mark(begins, unknown.end(), number[0], unknown[0].strip())
    is_apart = not _is_han(text[end : end + 1]) and _BEHIND.match(text, end)
    if is_apart and (is_arabic or before.isspace()):
        return _Mark(begins, end, number[0])
    return None


def _is_han(sign: str) -> bool:
    return bool(sign) and "\u4e00" <= sign <= "\u9fff"


def _is_a_size(measure: str) -> bool:
    """ml, kg and their like, and a number alone, are often in a name."""
    return len(measure) <= 2 and not _is_han(measure[:1])


def _known(measures: Collection[str]) -> re.Pattern[str]:
    """The measures of products as a pattern, the longest first; 24瓶装, 七件套 are no quantities."""
    names = sorted({normal_measure(one) for one in measures if one}, key=len, reverse=True)
    each = [
        rf"{re.escape(one)}(?:e?s)?(?![a-z])" if one.isascii() else rf"{re.escape(one)}(?![装裝套])"
        for one in names
    ]
    return re.compile(rf" ?({'|'.join(each)})" if each else r"(?!)()")


def without_verb(name: str) -> str:
    """要矿泉水 without the wish; only where nothing is called so with it: 来伊份 is a name."""
    return _VERBS.sub("", name)


def normal_measure(name: str) -> str:
    """What two ways to write a measure have in common, but for its plural."""
    return unicodedata.normalize("NFKC", name).lower().strip()


def which_measure(said: str, names: Sequence[str]) -> str | None:
    """The one of a product's measures that is meant; None where none is, or any of several.

    Its own name counts first, then what the company lists as the same: 20件 of what is in 箱 (8.1).
    """
    for name in names:
        if _is_measure(said, name):
            return name
    rules = policy.current().orders
    meant = [name for name in names if rules.is_same_measure(said, name)]
    return meant[0] if len(meant) == 1 else None


def _is_measure(said: str, name: str) -> bool:
    """Whether a measure is called so: case, cases, CASE."""
    said, name = normal_measure(said), normal_measure(name)
    return said in (name, f"{name}s", f"{name}es")
