"""A line of goods that begins with whoever is to get them, and nobody is known by that name (8.1)."""

from __future__ import annotations

import re
from collections.abc import Collection

from sqlalchemy.ext.asyncio import AsyncSession

from bot.goods_basket import looked_up
from bot.goods_words import goods_in
from models.product_search import find_products

LONGEST = 4  # words of a name
_WORD = re.compile(r"[^\s,;:|，、。；：]+")
_EDGES = " \t\r\n,;:|，、。；：.-"


async def parted(session: AsyncSession, words: str, measures: Collection[str]) -> tuple[str, str]:
    """The name that a line begins with, and the goods behind it; without one the line is as it was.

    It is a name where no product is called so, not even nearly, and goods stand behind it; or where
    there is nothing else and no quantity.
    """
    wanted = goods_in(words, measures)
    if not wanted or await _is_sure(session, wanted[0].name):
        return "", words
    for word in list(_WORD.finditer(words))[:LONGEST]:
        name, rest = words[: word.end()].strip(_EDGES), words[word.end() :].strip(_EDGES)
        behind = goods_in(rest, measures)
        is_all = not behind and all(one.quantity is None for one in wanted)
        if is_all or (behind and await _is_sure(session, behind[0].name)):
            is_goods = any(one.quantity is not None for one in goods_in(name, measures))
            is_goods = is_goods or bool(await find_products(session, name, 1))
            return ("", words) if is_goods else (name, rest)
    return "", words


async def _is_sure(session: AsyncSession, name: str) -> bool:
    _, is_sure = await looked_up(session, name, nearly=False)
    return is_sure
