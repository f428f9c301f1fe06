"""How much a target aims at: a number as people write it, read by the measure it is of (15.1)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, ClassVar

from markupsafe import Markup, escape
from moneyed import Money

from bot import texts
from bot.fields import Claim, Field, Reading
from bot.fields.amount import money_in, only_amount
from bot.fields.choice import without
from bot.fields.numerals import number_in, numeral
from bot.panels import Rows, named
from bot.turn import Turn
from handlers.target_fields import code_of, who_of
from models import policy
from models.earnings import Measure
from models.errors import Refused
from models.language import Language
from models.money import rounded
from models.periods import Period
from models.target_setting import may_see
from models.targets import Target, Who, target_of

# 12月 and 3 months are when, not how much.
A_TIME = re.compile(
    r"[个個]?月份?|季度?|年度?|[日号號天周週]|(?:month|week|day|year|quarter)s?", re.IGNORECASE
)
MILLIONS = re.compile(r"(?P<number>.*[0-9]) ?(?:m|mn|mio|million|millions)\b\.?(?P<rest>.*)")


@dataclass(frozen=True)
class Said:
    """A number as it was said: by the measure it is money or so many."""

    number: Decimal
    currency: str | None

    def as_aim(self, measure: Measure) -> Money | int:
        """Refused where it is nothing, or cannot be of that measure."""
        shown = f"{self.number:,f}"
        if self.number <= 0:
            raise Refused("target-zero", field="aim")
        if measure.is_money:
            money = Money(self.number, self.currency or policy.current().company.currency)
            if rounded(money) != money:
                example = str(rounded(money))
                raise Refused("field-amount-too-fine", field="aim", words=shown, example=example)
            return money
        if self.currency:
            raise Refused("target-is-counted", field="aim", measure=measure)
        if self.number != int(self.number):
            example = f"{int(self.number) + 1:,}"
            raise Refused("field-number-whole", field="aim", words=shown, example=example)
        return int(self.number)


def value_in(words: str) -> Said | None:
    """50万, 1.2m, 500k, ¥20,000, 60次: the number that the words are, and nothing else."""
    said = unicodedata.normalize("NFKC", words).casefold().strip(" .。!")
    times = 1
    if millions := MILLIONS.fullmatch(said):
        said, times = millions["number"] + millions["rest"], 10**6
    company = policy.current().company.currency
    if (bare := numeral(said)) and not bare[1].strip():
        return Said(bare[0] * times, None)
    if money := money_in(said, [company]):
        return Said(money.amount * times, money.currency.code)
    if bare and A_TIME.fullmatch(bare[1].strip()):
        return None
    number = number_in(said)
    return None if number is None else Said(number * times, None)


class HowMuch(Field[Said]):
    """What is aimed at: a button says what the period before had, and what there is now."""

    claim_order: ClassVar[int] = 2

    async def read(self, turn: Turn, offered: Any, before: Any) -> Reading:
        said = value_in(turn.words)
        if said is None:
            words = texts.clip(turn.words, 60)
            raise Refused("target-aim-unclear" if words else "target-aim-only", words=words)
        return Reading(self._checked(turn, said))

    async def tapped(self, turn: Turn, choice: str, before: Any) -> Reading:
        number, _, currency = choice.partition(":")
        if not re.fullmatch(r"[0-9]{1,16}(?:\.[0-9]{1,3})?", number):
            raise Refused("button-out-of-date")
        return Reading(self._checked(turn, Said(Decimal(number), currency or None)))

    async def claim(self, turn: Turn, words: str, offered: Any) -> Claim | None:
        found = only_amount(words, value_in)
        if found is None:
            return None
        start, end, said = found
        rest = without(words, start, end)
        try:
            return Claim(self._checked(turn, said), rest)
        except Refused as refusal:
            return Claim(None, rest, problem=refusal)

    async def buttons(
        self, turn: Turn, before: Any, tap: Callable[[str], str], view: str = ""
    ) -> Rows:
        asked = asked_of(turn)
        if asked is None:
            return ()
        who, period, measure = asked
        one = await target_shown(turn, who, period.moved(-1), measure)
        if one is None:
            return ()
        amount = one.amount
        if isinstance(amount, Money):
            shown = texts.money(turn.language, amount)
            choice = f"{amount.amount.normalize():f}:{amount.currency.code}"
        else:
            shown, choice = f"{amount:,}", f"{amount}:"
        label = turn.t("target-as-before", amount=shown, period=period.moved(-1))
        return [[named(texts.plain(label), tap(choice))]]

    def load(self, kept: Any) -> Said:
        return Said(Decimal(kept["number"]), kept["currency"])

    def shown(self, language: Language, kept: Any) -> Markup:
        said = self.load(kept)
        if said.currency:
            return escape(texts.money(language, Money(said.number, said.currency)))
        return escape(f"{said.number:,f}")

    def _checked(self, turn: Turn, said: Said) -> dict[str, str | None]:
        """As it is kept; of a measure that is known already, with its currency."""
        if said.number <= 0:
            raise Refused("target-zero")
        measure = measure_of(turn)
        aim = said.as_aim(measure) if measure else None
        currency = aim.currency.code if isinstance(aim, Money) else said.currency
        return {"number": str(said.number), "currency": currency}


async def target_shown(turn: Turn, who: Who, period: Period, measure: Measure) -> Target | None:
    """One there is; none for whoever may not see it any more, since the form was begun (1.3)."""
    if not await may_see(turn.session, turn.me, who):
        return None
    return await target_of(turn.session, who, period, measure)


def subject_of(who: Who, period: Period, measure: Measure) -> str:
    """What a form that asks for the number alone is about."""
    return f"{code_of(who)}:{period}:{measure}"


def read_subject(subject: str) -> tuple[Who, Period, Measure]:
    code, period, measure = subject.split(":")
    return who_of(code), Period.read(period), Measure(measure)


def asked_of(turn: Turn) -> tuple[Who, Period, Measure] | None:
    """Of which target the open form asks, once that is known."""
    assert turn.draft
    if turn.draft.subject:
        return read_subject(turn.draft.subject)
    answers = turn.draft.answers
    if not all(answers.get(name) for name in ("who", "period", "measure")):
        return None
    who = who_of(answers["who"]["who"])
    return who, Period.read(answers["period"]), Measure(answers["measure"])


def measure_of(turn: Turn) -> Measure | None:
    assert turn.draft
    if turn.draft.subject:
        return read_subject(turn.draft.subject)[2]
    said = turn.draft.answers.get("measure")
    return Measure(said) if said else None
