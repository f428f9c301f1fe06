"""How orders are told, in the reader's language: quantities, how they are packed, terms, percents."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from markupsafe import Markup

from bot.texts import t
from models.facts import term
from models.language import Language
from models.order_handling import Way, way_of
from models.order_terms import Terms


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
    """When it is to be paid: 30 days after delivery."""
    return t(language, term(terms.kind), days=terms.days)


def handling_in_words(language: Language, words: str, ways: Sequence[Way]) -> str:
    """How it is packed or sent: one of the company's ways in this language, else as it was said."""
    way = way_of(words, ways)
    return way[language] if way else words


def percent(value: Decimal) -> Decimal:
    """With no more than two decimals, as many as it needs."""
    return value.quantize(Decimal("0.01")).normalize()
