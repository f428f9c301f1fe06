"""Finding products: by any part of the name, code, other names, pinyin, initials, with typing errors."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy import ColumnElement, func, select, true
from sqlalchemy.ext.asyncio import AsyncSession

from models import names
from models.products import Product
from models.search import MOST_COMPARED, Query


async def find_products(
    session: AsyncSession,
    words: str,
    at_most: int,
    *,
    active_only: bool = True,
    nearly: bool = True,
) -> Sequence[Product]:
    """Products that somebody may mean, the best first; nothing where there are none (8.1).

    The name, code or another name itself, then what begins so, then what has it inside, then
    pinyin and initials; what is nearly written so only when there is nothing else, which
    `is_named` tells, and only with `nearly`: it takes long. Of equals the shortest name first. What
    is not sold any more comes last, and only without `active_only`. One Latin letter or digit finds
    only a code of that length.
    """
    sold = Product.active.is_(True) if active_only else true()
    query = _query(words)
    if query is None:
        return await _of_code(session, words, sold)
    found = await session.scalars(
        select(Product)
        .where(sold, query.is_in_keys(Product.keys))
        .order_by(Product.active.desc(), query.rank(Product.keys), *AMONG_EQUALS)
        .limit(at_most)
    )
    named = found.all()
    return named if named or not nearly else await _nearly(session, query, at_most, sold)


def is_named(product: Product, words: str) -> bool:
    """Whether each word stands in what the product is found by; otherwise it is a guess."""
    return all(names.fold(word) in product.keys for word in words.split())


AMONG_EQUALS = (func.length(Product.name), Product.code)


def _query(words: str) -> Query | None:
    query = Query.of(words)
    # A code may begin with 00, which to a phone means abroad.
    return replace(query, words=names.fold(words)) if query and query.words.isdigit() else query


async def _of_code(
    session: AsyncSession, words: str, sold: ColumnElement[bool]
) -> Sequence[Product]:
    code = names.fold(words)
    if not code:
        return []
    found = await session.scalars(select(Product).where(sold, func.lower(Product.code) == code))
    return found.all()


async def _nearly(
    session: AsyncSession, query: Query, at_most: int, sold: ColumnElement[bool]
) -> Sequence[Product]:
    """With typing errors. The database picks the likely ones, and only those are compared."""
    if not query.may_hold_errors:
        return []
    likely = await session.scalars(
        select(Product)
        .where(sold)
        .order_by(query.in_common(Product.keys).desc(), Product.active.desc(), *AMONG_EQUALS)
        .limit(MOST_COMPARED)
    )
    # Sorting keeps the order of equals.
    compared = sorted(
        ((query.likeness(product.keys), product) for product in likely),
        key=lambda pair: pair[0],
        reverse=True,
    )
    return [product for likeness, product in compared if likeness][:at_most]
