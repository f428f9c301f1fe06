"""Finding customers: by `/find`, by a button, and inline from any chat (1.3)."""

from __future__ import annotations

from collections.abc import Sequence

from bot.inline import Article
from bot.router import Router
from bot.turn import Turn
from models.staff import Role

router = Router()


@router.inline_query(role=Role.SELLER)
async def find_inline(turn: Turn, words: str) -> Sequence[Article]:
    return ()
