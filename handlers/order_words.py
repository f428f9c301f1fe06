"""How orders are told, in the reader's language: quantities, how they are packed, terms, percents."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from functools import reduce

from markupsafe import Markup
from moneyed import Money

from bot.texts import plain, t
from models.facts import term
from models.language import Language
from models.order_handling import Way, way_of
from models.order_terms import Part, Terms, TermsKind, share_in_signs


def quantity_in_words(language: Language, quantity: Decimal, measure: str) -> Markup:
    """So many of a measure: 20 箱, 2.5 kg."""
    return t(language, "order-quantity", quantity=quantity, measure=measure)


def packed_in_words(
    language: Language, quantity: Decimal, measure: str, factor: int, unit: str
) -> Markup:
    """The same, and in the product's own unit where it is packed: 20 箱（480 瓶）."""
    if factor == 1 or not unit:
        return quantity_in_words(language, quantity, measure)
    whole = quantity_in_words(language, quantity * factor, unit)
    packed = quantity_in_words(language, quantity, measure)
    return t(language, "order-quantity-packed", packed=packed, whole=whole)


def terms_in_words(language: Language, terms: Terms) -> Markup:
    """When it is to be paid: 30 days after delivery; 30% in advance, the rest on delivery."""
    told = [part_in_words(language, part) for part in terms.plan]
    if not told:
        return t(language, term(terms.kind), days=terms.days)
    return reduce(lambda first, then: t(language, "order-then", first=first, then=then), told)


def part_in_words(language: Language, part: Part) -> Markup:
    """A part of a plan: 30% in advance; the rest 30 days after delivery."""
    key = term(part.terms.kind)
    if part.is_rest:
        return t(language, f"{key}.rest", days=part.terms.days)
    return t(language, f"{key}.part", much=_much(part), days=part.terms.days)


def terms_in_short(language: Language, terms: Terms) -> str:
    """The same for a button: 30% advance + rest 30 d; 3 × 30/60/90 d."""
    if not terms.plan:
        return plain(terms_in_words(language, terms))
    shares, kinds = {part.share for part in terms.plan}, {part.terms.kind for part in terms.plan}
    if len(shares) == 1 and kinds == {TermsKind.DAYS}:
        days = "/".join(str(part.terms.days) for part in terms.plan)
        return plain(t(language, "order-parts-in-short", number=len(terms.plan), days=days))
    told = []
    for part in terms.plan:
        much = t(language, "order-rest-in-short") if part.is_rest else _much(part)
        key = f"{term(part.terms.kind)}.short"
        told.append(plain(t(language, key, much=much, days=part.terms.days)))
    return " + ".join(told)


def _much(part: Part) -> str:
    return f"{part.amount:,f}" if part.share is None else share_in_signs(part.share)


def handling_in_words(language: Language, words: str, ways: Sequence[Way]) -> str:
    """How it is packed or sent: one of the company's ways in this language, else as it was said."""
    way = way_of(words, ways)
    return way[language] if way else words


def owed_only(balance: Money) -> Money:
    """A balance as what is owed: nothing where it is the customer's credit."""
    return max(balance, Money(0, balance.currency))


def percent(value: Decimal) -> Decimal:
    """With no more than two decimals, as many as it needs."""
    return value.quantize(Decimal("0.01")).normalize()
