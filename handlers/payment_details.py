"""What a receipt asks besides: how it was paid, on which day, and which number the slip has (10.1)."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any, ClassVar

from bot import days, texts
from bot.fields import Choice, Claim, Day, Reading, Text
from bot.fields.amount import amounts, money_in
from bot.fields.choice import without
from models import calendar, policy
from models.errors import Refused
from models.names import fold
from models.receipts import LONGEST_REFERENCE, PaymentMethod

if TYPE_CHECKING:
    from bot.turn import Turn


class Means(Choice[PaymentMethod]):
    """How it was paid, found in a line wherever it stands: 转账12000, 12000 by bank transfer."""

    claim_order: ClassVar[int] = -1

    async def claim(self, turn: Turn, words: str, offered: Any) -> Claim | None:
        """The longest name first: 微信转账 is no bank transfer; none where several are named."""
        found, rest = self.found_in(words)
        return Claim(found[0], rest) if len(set(found)) == 1 else None

    def found_in(self, words: str) -> tuple[list[str], str]:
        """All that a line names, and the rest of it."""
        called = [
            (name, value)
            for value in self.values()
            for name in self.names(value)
            if name != PaymentMethod.OTHER  # "the other branch"
        ]
        found: list[str] = []
        rest = words
        for name, value in sorted(called, key=lambda one: -len(one[0])):
            # A Chinese word stands anywhere, an English one between others.
            edge = r"\b" if name.isascii() else ""
            if said := re.search(f"{edge}{re.escape(name)}{edge}", rest, re.I):
                rest = without(rest, *said.span())
                found.append(value)
        return found, rest


class CameOn(Day):
    """The day on which the money came; without a word it is the one on which that is said."""

    claims_aside: ClassVar[bool] = True

    async def claim(self, turn: Turn, words: str, offered: Any) -> Claim | None:
        now = calendar.business_day(turn.said_at)
        try:
            found = days.find_day(words, now, looking=self.looking)
        except days.NoSuchDay:
            return None
        if found is None or found.first != found.last:
            return None
        try:
            return Claim(self.within(now, found.first).isoformat(), found.rest)
        except Refused as refusal:
            return Claim(None, found.rest, problem=refusal)

    def within(self, now: date, day: date) -> date:
        first, last = self.bounds(now)
        if day > last:
            raise Refused("receipt-day-to-come", field="day", day=day)
        if day < first:
            raise Refused("receipt-day-too-old", field="day", day=day, first=first)
        return day


class Besides(Text):
    """What else is to be known: what no other question takes of a line that says who paid how much."""

    claims_aside: ClassVar[bool] = True

    async def claim(self, turn: Turn, words: str, offered: Any) -> Claim | None:
        """Words behind 备注, or all that are left; none that may have meant an answer.

        Words that only say that money came count for nothing.
        """
        opening = re.match(rf"(?:{_listed('payment-note.words')})(?![a-z])[\s:：]*", words, re.I)
        rest = words[opening.end() :] if opening else words
        if opening and rest:
            return await super().claim(turn, rest, offered)
        answers = turn.draft.answers if turn.draft else {}
        if "customer" not in answers or "amount" not in answers:
            return None
        if not re.sub(rf"{_came()}|[\s,，。.:：]", "", rest, flags=re.I):
            return Claim(None, "")
        is_number = re.search("[0-9]", rest) and not re.search("[^\\W0-9]", rest)
        is_means = "method" not in answers and Means(PaymentMethod).found_in(rest)[0]
        return None if is_number or is_means else await super().claim(turn, rest, offered)


def _listed(key: str) -> str:
    """The words of a key in every language as a pattern, an English one between others."""
    words = {word for said in texts.in_every_language(key) for word in said.split()}
    return "|".join(
        rf"\b{re.escape(word)}\b" if word.isascii() else re.escape(word)
        for word in sorted(words, key=len, reverse=True)
    )


@cache
def _came() -> str:
    return f"{_listed('payment-record.words')}|{_listed('command-pay.words')}"


def without_saying_that_it_came(words: str) -> str:
    """华联 5000 in 华联付了5000: a blank for each word that only says that money came."""
    return " ".join(re.sub(_came(), " ", words, flags=re.I).split())


_NUMBER = r"[A-Za-z0-9][A-Za-z0-9/_-]{1,63}"


@cache
def _called_so() -> str:
    """What people call such a number, as a pattern. One sign is a word only where it stands alone:
    there are days and houses that are numbered by it."""
    words = {
        word for said in texts.in_every_language("payment-reference.words") for word in said.split()
    }
    return "|".join(
        (r"(?<!\w)" if word.isascii() or len(word) == 1 else "") + re.escape(word)
        for word in sorted(words, key=len, reverse=True)
    )


class Reference(Text):
    """The number that a bank, a cheque or a slip gives it: 流水号 88123, ref 88123, 2026112000341."""

    claim_order: ClassVar[int] = -1
    claims_aside: ClassVar[bool] = True

    def __init__(self, **common: Any) -> None:
        super().__init__(max_length=LONGEST_REFERENCE, **common)

    async def read(self, turn: Turn, offered: Any, before: Any) -> Reading:
        reading = await super().read(turn, None, before)
        words = " ".join(reading.value.split())
        if not fold(words):
            raise Refused("payment-reference-unclear", words=words)
        return Reading(words)

    async def claim(self, turn: Turn, words: str, offered: Any) -> Claim | None:
        """What is called so; else letters with digits, or digits that are no amount, beside one."""
        said = re.search(
            rf"(?:{_called_so()})[ .:：#]*(?P<number>{_NUMBER})(?![A-Za-z0-9])", words, re.I
        )
        if said and re.search("[0-9]", said["number"]):
            return Claim(said["number"], without(words, *said.span()))
        found = [piece for piece in words.split() if self._is_one(turn, piece, words)]
        if len(found) != 1:
            return None
        start = words.index(found[0])
        return Claim(found[0], without(words, start, start + len(found[0])))

    def _is_one(self, turn: Turn, piece: str, words: str) -> bool:
        """Neither an amount, nor a day."""
        company = [policy.current().company.currency]
        if re.fullmatch("[0-9]{10,64}|0[0-9]{3,63}", piece):
            start = words.index(piece)
            rest = without(words, start, start + len(piece))
            return bool(amounts(rest, lambda one: money_in(one, company)))
        is_mixed = re.fullmatch(r"(?=.*[A-Za-z])(?=(?:.*[0-9]){3})[A-Za-z0-9/-]{6,64}", piece)
        if not is_mixed or money_in(piece, company):
            return False
        try:
            return days.find_day(piece, calendar.business_day(turn.said_at)) is None
        except days.NoSuchDay:
            return True
