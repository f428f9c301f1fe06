"""What an order asks about its payment: on which terms or by which plan, and a deposit (8.1, 10.1)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from decimal import Decimal
from typing import TYPE_CHECKING, Any, ClassVar

from markupsafe import Markup, escape
from moneyed import Money

from bot import texts
from bot.fields import Claim, Field, Look, Reading
from bot.fields.amount import amount_in
from bot.fields.choice import pieces, without
from bot.fields.option import short
from bot.goods_lines import asked_of, kept_money
from bot.panels import Rows, named
from bot.plan_words import DEPOSIT, plan_in, plan_said
from bot.terms_words import is_only_days, terms_said
from handlers.order_fields import Usual
from handlers.order_words import terms_in_short, terms_in_words
from models import policy
from models.errors import Refused
from models.facts import term
from models.language import Language
from models.order_terms import MOST_DAYS, MOST_PARTS, NoPlanError, PlanFault, Terms
from models.pricing import HUNDRED

if TYPE_CHECKING:
    from bot.turn import Turn

_PIECE = r"[^\s,，;；、。]+"
_A_DEPOSIT = re.compile(
    rf"(?:{DEPOSIT.pattern})[ :：]*(?P<behind>{_PIECE})"
    rf"|(?P<before>[0-9０-９.]{{1,5}} ?[%％]) ?(?:{DEPOSIT.pattern})(?![a-z])",
    re.I,
)


class Paying(Usual):
    """Terms of payment: one of the company's, or typed: 月结30天, 货到付款, 30%预付 余款30天."""

    claims_aside: ClassVar[bool] = True

    async def read(self, turn: Turn, offered: Any, before: Any) -> Reading | Look:
        words = texts.clip(turn.words, 60)
        try:
            terms = terms_said(turn.words) or plan_said(turn.words, _currency_of(turn))
        except NoPlanError as wrong:
            refusal = _refusal(words, wrong)
            if wrong.count:
                return Look(_monthly(wrong.count), problem=refusal)
            raise refusal from None
        if terms is None:
            key = "basket-terms-unclear" if words else "basket-terms-only"
            raise Refused(key, words=words, days=MOST_DAYS)
        if problem := _too_fine(turn, words, terms):
            raise problem
        return Reading({"words": str(terms)})

    async def tapped(self, turn: Turn, choice: str, before: Any) -> Reading:
        for terms in policy.current().orders.terms:
            if choice == short(str(terms)):
                return Reading({"words": str(terms)})
        if monthly := _of_monthly(choice):
            return Reading({"words": str(monthly)})
        raise Refused("button-out-of-date")

    async def claim(self, turn: Turn, words: str, offered: Any) -> Claim | None:
        """A plan, or words that say one time and nothing else: 30天 is no payment in a line."""
        if plan := plan_in(words, _currency_of(turn)):
            said, rest = words[plan.start : plan.end], without(words, plan.start, plan.end)
            problem = _refusal(said, plan.fault) if plan.fault else None
            if plan.terms and (problem := _too_fine(turn, said, plan.terms)) is None:
                return Claim({"words": str(plan.terms)}, rest)
            view = _monthly(plan.fault.count) if plan.fault and plan.fault.count else ""
            return Claim(None, rest, view=view, problem=problem)
        for start, end in pieces(words, 4):
            said = words[start:end]
            terms = terms_said(said)
            if terms and not is_only_days(said):
                return Claim({"words": str(terms)}, without(words, start, end))
        return None

    async def buttons(
        self, turn: Turn, before: Any, tap: Callable[[str], str], view: str = ""
    ) -> Rows:
        """The company's; first a month for each of the instalments whose days were not said."""
        monthly = _of_monthly(view)
        first = [[named(terms_in_short(turn.language, monthly), tap(view))]] if monthly else []
        return first + [
            [named(terms_in_short(turn.language, terms), tap(short(str(terms))))]
            for terms in policy.current().orders.terms
        ]

    def load(self, kept: Any) -> Terms:
        return Terms.read(kept["words"])

    def shown(self, language: Language, kept: Any) -> Markup:
        return terms_in_words(language, self.load(kept))


def _monthly(count: int) -> str:
    return f"monthly:{count}"


def _of_monthly(choice: str) -> Terms | None:
    """So many equal instalments, one every 30 days."""
    said = re.fullmatch(r"monthly:([1-9][0-9]?)", choice)
    if said is None or int(said[1]) > MOST_PARTS:
        return None
    return plan_said(f"{said[1]} instalments every 30 days")


def _refusal(words: str, wrong: NoPlanError) -> Refused:
    return Refused(
        term(wrong.fault),
        words=texts.clip(words, 60),
        percent=round(wrong.percent, 3),
        most=MOST_PARTS,
    )


def _too_fine(turn: Turn, words: str, terms: Terms) -> Refused | None:
    """Why not, where a part is an amount that its currency does not have."""
    currency = Money(0, _currency_of(turn)).currency
    if all((part.amount or 0) * currency.sub_unit % 1 == 0 for part in terms.plan):
        return None
    return _refusal(words, NoPlanError(PlanFault.TOO_FINE))


class Deposit(Field[Any]):
    """A deposit: an amount in the order's currency, or so many percent of its total.

    Kept as {"percent": "30"} or {"amount": …, "currency": …}.
    """

    claims_aside: ClassVar[bool] = True

    def __init__(self, **common: Any) -> None:
        super().__init__(aside=True, **common)

    async def read(self, turn: Turn, offered: Any, before: Any) -> Reading:
        return Reading(self._kept(turn, turn.words))

    async def claim(self, turn: Turn, words: str, offered: Any) -> Claim | None:
        """订金2000, 30% deposit; with when the rest is paid it is a plan, and taken by then."""
        for said in _A_DEPOSIT.finditer(words):
            try:
                kept = self._kept(turn, said["behind"] or said["before"])
            except Refused:
                continue
            return Claim(kept, without(words, *said.span()))
        return None

    def _kept(self, turn: Turn, words: str) -> dict[str, str] | None:
        currency = _currency_of(turn)
        said = unicodedata.normalize("NFKC", words).strip()
        clipped = texts.clip(words, 60)
        example = texts.money(turn.language, Money(5000, currency))
        if percent := re.fullmatch(r"([0-9]{1,3}(?:\.[0-9]{1,2})?) ?%", said):
            share = Decimal(percent[1])
            if not 0 < share <= HUNDRED:
                raise Refused("basket-deposit-unclear", words=clipped, example=example)
            return {"percent": str(share)}
        amount = amount_in(said, currency)
        if amount is None or amount < 0:
            raise Refused("basket-deposit-unclear", words=clipped, example=example)
        money = Money(amount, currency)
        if amount * money.currency.sub_unit % 1:
            example = texts.money(turn.language, money)
            raise Refused("field-amount-too-fine", words=clipped, example=example)
        return kept_money(money) if amount else None

    async def tapped(self, turn: Turn, choice: str, before: Any) -> Reading:
        if choice not in ("30", "50", "100"):
            raise Refused("button-out-of-date")
        return Reading({"percent": choice})

    async def buttons(
        self, turn: Turn, before: Any, tap: Callable[[str], str], view: str = ""
    ) -> Rows:
        return [[named(f"{share}%", tap(share)) for share in ("30", "50", "100")]]

    def load(self, kept: Any) -> Decimal | Money:
        """A share in percent, or so much."""
        if "percent" in kept:
            return Decimal(kept["percent"])
        return Money(Decimal(kept["amount"]), kept["currency"])

    def shown(self, language: Language, kept: Any) -> Markup:
        deposit = self.load(kept)
        if isinstance(deposit, Money):
            return escape(texts.money(language, deposit))
        return escape(f"{deposit:f}%")


def _currency_of(turn: Turn) -> str:
    """That of the lines; before there are any the company's."""
    kept = turn.draft.answers.get("lines") if turn.draft else None
    if kept and kept["lines"]:
        return str(asked_of(kept["lines"][0]).list_price.currency.code)
    return policy.current().company.currency
