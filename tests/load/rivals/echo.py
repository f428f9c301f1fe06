"""(a) Says what it hears and keeps nothing: what python-telegram-bot itself takes for an answer."""

from __future__ import annotations

from telegram import Update
from telegram.ext import ContextTypes, MessageHandler, filters

from tests.load.rivals.words import builder


async def echo(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    assert update.effective_message
    await update.effective_message.reply_text(update.effective_message.text or "")


if __name__ == "__main__":
    application = builder().build()
    application.add_handler(MessageHandler(filters.TEXT, echo))
    application.run_polling()
