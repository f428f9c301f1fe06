"""A payment plan in the words of a chat: 30%预付 余款月结30天, 50% in advance 50% on delivery."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from bot.fields.amount import marks_of
from bot.fields.numerals import numeral
from bot.terms_words import terms_said
from models.order_terms import (
    MOST_DAYS,
    MOST_PARTS,
    NoPlanError,
    Part,
    PlanFault,
    Terms,
    TermsKind,
)

LONGEST_TIME = 40  # characters of when one part is paid: 30 days after the end of the month
A_MONTH = 30  # days

# Without one of these nothing in a line is a plan.
_HINT = re.compile(
    r"[%成半期余餘其剩]|分之|尾款|[0-9]/[0-9]|rest|balance|remain|instal|half|percent"
    r"|in [a-z0-9]+ (?:equal )?(?:parts|payments)"
)
_HAN = "\u4e00-\u9fff"
_SIGN = "[0-9零〇一二两兩三四五六七八九十]"
# What may stand between the pieces and says nothing.
_BETWEEN = re.compile(
    r"[\s,，、;；:：.。+&]|再付?|然后|然後|付清?|支付|的|(?:and|then|plus|due|paid|payable|of)(?![a-z])"
)
_REST = re.compile(
    r"(?:the )?(?:rest|balance|remainder|remaining(?: (?:amount|balance))?)(?![a-z])"
    r"|(?:其余|其餘|余下|餘下|剩余|剩餘|剩下|尾|余|餘)(?:款项?|款項|额|額|部分)?"
)
_PERCENT = re.compile(r"(?P<number>[0-9]{1,9}(?:\.[0-9]{1,9})?) ?(?:%|percent(?![a-z])|个点|個點)")
_TENTHS = re.compile(rf"(?P<number>{_SIGN}{{1,2}})成(?P<half>半)?")
_HALF = re.compile(r"一?半(?:款|数|數)?|(?:a )?half(?![a-z])")
_FRACTION = re.compile(r"(?P<of>[0-9]{1,3})/(?P<in>[1-9][0-9]{0,2})(?![0-9/]| ?[天日d])")
_IN_HAN = re.compile(rf"(?P<in>{_SIGN}{{1,3}}|百)分之(?P<of>{_SIGN}{{1,3}})")
DEPOSIT = re.compile(r"订金|定金|訂金|deposit(?: of)?")
_DIVIDED = re.compile(
    r"[一二三四五六七八九]{2}[分开開](?:成|付)?[\s,，:：]*"
)  # 三七分: the parts follow
_IN_ADVANCE = re.compile(
    rf"{DEPOSIT.pattern}|(?:首付|头款|頭款|先付|先款|下单付|下單付|签约付|簽約付)款?"
    r"|(?:发货|發貨|出货|出貨|提货|提貨|装船|裝船)前(?:付清?)?"
    r"|down(?: payment)?|up ?front|up-front"
)
_ON_DELIVERY = re.compile(
    r"(?:货到|貨到|到货|到貨|收货|收貨)(?:后|後|时|時)?付?|(?:up)?on delivery"
)
# How the words for a time may begin: so that not all of a long line is tried.
_BEGINS = re.compile(
    rf"{_SIGN}{{1,5}} ?(?:[天日]|days?(?![a-z]))"
    r"|[预預订訂定首头頭先下签簽款全现現货貨到收发發出提装裝验驗账帳赊賒月]"
    r"|(?:adv|aft|at |bef|cas|cod|dep|dow|end|eom|in |mon|net|on |pai|pay|pre|up|wit)"
)
_NO_END = re.compile(r" ?(?:%|成|折|percent|分之|期)")
_IN_PARTS = re.compile(
    rf"分(?:成|为|為)?(?P<n>{_SIGN}{{1,3}})(?:期|次|笔|筆)|(?P<m>{_SIGN}{{1,3}})期"
    r"|(?:in )?(?P<o>[a-z0-9]{1,6}) (?:equal )?instal?lments?(?![a-z])"
    r"|in (?P<p>[a-z0-9]{1,6}) (?:equal )?(?:parts|payments)(?![a-z])"
)
_BETWEEN_TIMES = re.compile(
    r"[\s,，、;；:：/和及与與]|平均|等额|等額|付款?|支付|(?:and|of|due|paid|payable|at|then)(?![a-z])"
)
_EVERY = re.compile(
    rf"每[隔期]?(?P<n>{_SIGN}{{1,3}}) ?[天日](?:一期)?|every (?P<m>[0-9]{{1,3}}) days?"
)
_MONTHLY = re.compile(r"每个?月(?:一期)?|每個月(?:一期)?|monthly|every month")
_DAYS_OF_SLASHES = re.compile(r"[0-9]{1,3}(?: ?/ ?[0-9]{1,3}){1,11} ?(?:天|日|days?(?![a-z]))")


def plan_said(words: str, currency: str = "") -> Terms | None:
    """The plan that the words are, and nothing else; amounts in a currency, the company's if none
    is named. None where they are none, NoPlanError where its parts cannot make up a whole."""
    text, _ = _plain(words)
    for said in (_equal_parts(text, 0), _parts(text, 0, currency)):
        if said and not text[_over(text, said.end) :]:
            return said.terms()
    return None


@dataclass(frozen=True)
class Found:
    """A plan in a line of words, from where to where; or why what looks like one is none."""

    start: int
    end: int
    terms: Terms | None
    fault: NoPlanError | None = None


def plan_in(words: str, currency: str = "") -> Found | None:
    """The first plan in a line that says other things as well.

    What might be goods is none: a share or an amount alone, but for 预付30% and 30% in advance; nor
    is a deposit alone, which is a question of its own.
    """
    text, origin = _plain(words)
    if not _HINT.search(text):
        return None
    for start in range(len(text)):
        if start and re.match(r"[a-z0-9][a-z0-9]|[-.@%/][0-9]", text[start - 1 : start + 1]):
            continue
        for said in (_equal_parts(text, start), _parts(text, start, currency)):
            if said is None or not said.is_sure(text):
                continue
            begin, end = origin[start], origin[said.end]
            try:
                return Found(begin, end, said.terms())
            except NoPlanError as fault:
                return Found(begin, end, None, fault)
    return None


@dataclass(frozen=True)
class _Said:
    """What was read from a place on: parts, or `count` equal ones of which `times` were named."""

    start: int
    end: int
    parts: Sequence[Part] = ()
    count: int = 0
    times: Sequence[Terms] = ()

    def terms(self) -> Terms:
        if not self.count:
            return Terms.in_parts(self.parts)
        if self.count > MOST_PARTS:
            raise NoPlanError(PlanFault.TOO_LONG)
        if len(self.times) != self.count:
            raise NoPlanError(PlanFault.UNEVEN, count=0 if self.times else self.count)
        share = Fraction(1, self.count)
        return Terms.in_parts([Part(when, share) for when in self.times])

    def is_sure(self, text: str) -> bool:
        if self.count or len(self.parts) > 1:
            return True
        [part] = self.parts
        words = text[self.start : self.end].strip()
        is_joined = " " not in words or part.terms.kind is TermsKind.IN_ADVANCE
        return part.share is not None and is_joined and not DEPOSIT.search(words)


def _plain(words: str) -> tuple[str, list[int]]:
    """As it is read, and where each sign of it stood."""
    text, origin = "", []
    for at, sign in enumerate(words):
        plain = unicodedata.normalize("NFKC", sign).casefold()
        text += plain
        origin += [at] * len(plain)
    return text, [*origin, len(words)]


def _over(text: str, at: int) -> int:
    """Behind what says nothing."""
    while said := _BETWEEN.match(text, at):
        at = said.end()
    return at


# In parts that are named one by one.


@dataclass(frozen=True)
class _Piece:
    """How much, or when."""

    end: int
    share: Fraction | None = None
    amount: Decimal | None = None
    is_rest: bool = False
    when: Terms | None = None

    @property
    def is_plain_number(self) -> bool:
        return self.amount is not None and self.amount % 1 == 0 and self.amount <= MOST_DAYS


def _parts(text: str, start: int, currency: str) -> _Said | None:
    """As many pairs of how much and when as follow each other; a time at the end is that of the rest."""
    parts: list[Part] = []
    end = start
    divided = _DIVIDED.match(text, start)
    pieces = _pieces(text, divided.end() if divided else start, currency)
    for one in pieces:
        other = next(pieces, None)
        part = _part(one, other) if other else None
        if part is None:
            if parts and one.when and not any(part.is_rest for part in parts):
                parts.append(Part(one.when))
                end = one.end
            break
        assert other
        parts.append(part)
        end = other.end
    return _Said(start, end, parts) if parts else None


def _part(one: _Piece, other: _Piece) -> Part | None:
    if one.is_rest and other.is_plain_number and other.amount:  # 余款30
        return Part(Terms(TermsKind.DAYS, int(other.amount)))
    much, when = (one, other.when) if other.when else (other, one.when)
    if when is None or much.when:
        return None
    return Part(when, much.share, much.amount)


def _pieces(text: str, at: int, currency: str) -> Iterator[_Piece]:
    while piece := _piece(text, at, currency):
        at = _over(text, piece.end)
        is_bare = piece.amount is not None and at == piece.end
        if (
            is_bare
            and re.match(rf"[{_HAN}a-z]", text[at : at + 1])
            and not _piece(text, at, currency)
        ):
            return  # 5箱 is no amount
        yield piece


def _piece(text: str, at: int, currency: str) -> _Piece | None:
    if rest := _REST.match(text, at):
        return _Piece(rest.end(), is_rest=True)
    return _share(text, at) or _when(text, at) or _amount(text, at, currency)


def _share(text: str, at: int) -> _Piece | None:
    if said := _PERCENT.match(text, at):
        return _Piece(said.end(), share=Fraction(said["number"]) / 100)
    if (said := _TENTHS.match(text, at)) and (tenths := _whole(said["number"])) is not None:
        return _Piece(said.end(), share=Fraction(2 * tenths + bool(said["half"]), 20))
    if said := _HALF.match(text, at):
        return _Piece(said.end(), share=Fraction(1, 2))
    if said := _FRACTION.match(text, at):
        return _Piece(said.end(), share=Fraction(int(said["of"]), int(said["in"])))
    if said := _IN_HAN.match(text, at):
        whole = 100 if said["in"] == "百" else _whole(said["in"])
        of = _whole(said["of"])
        if whole and of is not None:
            return _Piece(said.end(), share=Fraction(of, whole))
    return None


def _when(text: str, at: int) -> _Piece | None:
    """The longest words from here on that say a time; a number alone is none."""
    if not _BEGINS.match(text, at):
        return None
    for end in range(min(at + LONGEST_TIME, len(text)), at, -1):
        words = text[at:end]
        is_cut = re.match(r"[a-z0-9]{2}|[\s.,。]", text[end - 1 : end + 1])
        if is_cut or (_ends_in_number(words) and _NO_END.match(text, end)):
            continue
        if _IN_ADVANCE.fullmatch(words):
            return _Piece(end, when=Terms(TermsKind.IN_ADVANCE))
        if _ON_DELIVERY.fullmatch(words):
            return _Piece(end, when=Terms(TermsKind.ON_DELIVERY))
        if _whole(words) is None and (terms := terms_said(words)):
            return _Piece(end, when=terms)
    return None


def _ends_in_number(words: str) -> bool:
    return re.search(rf"{_SIGN}$", words) is not None


def _amount(text: str, at: int, currency: str) -> _Piece | None:
    marks = marks_of(currency)
    mark = re.compile(rf"(?:{marks}) ?").match(text, at)
    begin = mark.end() if mark else at
    if not re.match(_SIGN, text[begin : begin + 1]):
        return None
    near = text[begin : begin + LONGEST_TIME]
    found = numeral(near)
    if found is None:
        return None
    end = begin + len(near) - len(found[1])
    if behind := re.compile(rf" ?(?:{marks}|元|块钱?|塊錢?|圆|圓)").match(text, end):
        end = behind.end()
    return _Piece(end, amount=found[0])


def _whole(words: str) -> int | None:
    found = numeral(words)
    return int(found[0]) if found and not found[1].strip() and found[0] % 1 == 0 else None


# In equal parts.


def _equal_parts(text: str, start: int) -> _Said | None:
    """分三期 30/60/90天, 3 instalments every 30 days, 30/60/90 days."""
    head = _IN_PARTS.match(text, start)
    if head is None:
        if not (days := _DAYS_OF_SLASHES.match(text, start)):
            return None
        end, times = _times(text, start, 0)
        return _Said(start, end, count=len(times), times=times) if end == days.end() else None
    count = _whole(next(said for said in head.groups() if said))
    if count is None or count < 1:
        return None
    end, times = _times(text, head.end(), count)
    return _Said(start, end, count=count, times=times)


def _times(text: str, at: int, count: int) -> tuple[int, Sequence[Terms]]:
    """The times that follow, and where they end; of 月结30/60天 both are after the month's end."""
    end, times = at, list[Terms]()
    while True:
        while said := _BETWEEN_TIMES.match(text, at):
            at = said.end()
        if said := _EVERY.match(text, at) or _MONTHLY.match(text, at):
            every = next((_whole(one) for one in said.groups() if one), A_MONTH) or A_MONTH
            last = min(every * count, MOST_DAYS)
            return said.end(), [Terms(TermsKind.DAYS, day) for day in range(every, last + 1, every)]
        piece = _when(text, at) or _amount(text, at, "")
        if piece is None:
            break
        when = piece.when
        if when is None and piece.is_plain_number and piece.amount is not None:
            when = Terms(TermsKind.DAYS, int(piece.amount))
        if when is None:
            break
        if when.kind is TermsKind.DAYS and times and times[0].kind is TermsKind.MONTH_END:
            when = Terms(TermsKind.MONTH_END, when.days)
        times.append(when)
        at = end = piece.end
    return end, times
