"""Inline queries: `@bot 华联`, typed in any chat, offers what the person may show there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

import structlog
from markupsafe import Markup
from telegram import (
    InlineQuery,
    InlineQueryResultArticle,
    InputTextMessageContent,
    LinkPreviewOptions,
)
from telegram.constants import ParseMode
from telegram.error import TelegramError

log = structlog.get_logger()

WAITS = timedelta(seconds=10)  # Telegram takes no answer afterwards; the person types on


@dataclass(frozen=True)
class Article:
    """One result: what the list shows, and the words that the person sends by choosing it."""

    id: str
    title: str
    description: str
    html: Markup


@dataclass(frozen=True)
class InlineAnswer:
    """What a query found; said after the commit, best effort."""

    query: InlineQuery
    articles: Sequence[Article]

    async def say(self) -> None:
        """Show the results (answerInlineQuery); the next letter asks again, so none is missed."""
        results = [
            InlineQueryResultArticle(
                article.id,
                article.title,
                InputTextMessageContent(
                    str(article.html),
                    parse_mode=ParseMode.HTML,
                    link_preview_options=LinkPreviewOptions(is_disabled=True),
                ),
                description=article.description,
            )
            for article in self.articles
        ]
        try:
            # Kept by nobody: what is found changes, and is this person's alone.
            await self.query.answer(results, cache_time=0, is_personal=True)
        except TelegramError as error:
            log.debug("inline query not answered", reason=str(error))
