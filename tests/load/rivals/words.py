"""What every rival says, and how it reaches Telegram: the questions of the daily report."""

from __future__ import annotations

import os

from telegram import InlineKeyboardButton, InlineKeyboardMarkup
from telegram.ext import AIORateLimiter, Application

FIELDS = ("done", "results", "problems", "plan")
OPTIONAL = ("results", "problems")
QUESTIONS = {
    "done": "1/4 · What did you do?",
    "results": "2/4 · What came of it?",
    "problems": "3/4 · Any problems?",
    "plan": "4/4 · What is next?",
}
FILED = "Filed; your superior reads it."
SKIP = InlineKeyboardMarkup([[InlineKeyboardButton("Skip", callback_data="skip")]])
SEND = InlineKeyboardMarkup([[InlineKeyboardButton("Send", callback_data="send")]])


def keys(field: str) -> InlineKeyboardMarkup | None:
    """The buttons below a question."""
    return SKIP if field in OPTIONAL else None


def summary(answers: dict[str, str | None]) -> str:
    """All that was said, before it is sent."""
    told = [f"{field}: {answers[field] or '–'}" for field in FIELDS]
    return "\n".join([*told, "This is ready to send."])


def builder(*, with_limiter: bool = False):  # type: ignore[no-untyped-def]  # six type variables
    """PTB's application as its manual begins it, towards the Telegram of the comparison."""
    made = Application.builder().token(os.environ["FIELDBOOK_TOKEN"])
    made = made.base_url(os.environ["FIELDBOOK_API_URL"] + "/bot")
    return made.rate_limiter(AIORateLimiter()) if with_limiter else made
