"""(c) The usual bot: ConversationHandler, PicklePersistence, AIORateLimiter, one commit at the end.

Everything as it comes: the pickle is written once a minute, SQLite with a rollback journal and
synchronous=FULL. With `--without-limiter` as fast as it can.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

from sqlalchemy import BigInteger, make_url
from sqlalchemy.ext.asyncio import async_sessionmaker, create_async_engine
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
from telegram import Update
from telegram.ext import (
    Application,
    CallbackQueryHandler,
    CommandHandler,
    ContextTypes,
    ConversationHandler,
    MessageHandler,
    PicklePersistence,
    filters,
)

from tests.load.rivals.words import FIELDS, FILED, QUESTIONS, SEND, builder, keys, summary

DONE, RESULTS, PROBLEMS, PLAN, SUMMARY = range(5)


class Base(DeclarativeBase):
    pass


class Report(Base):
    """A report that was sent."""

    __tablename__ = "reports"

    id: Mapped[int] = mapped_column(primary_key=True)
    person: Mapped[int] = mapped_column(BigInteger, index=True)
    done: Mapped[str | None]
    results: Mapped[str | None]
    problems: Mapped[str | None]
    plan: Mapped[str | None]


url = make_url(os.environ["FIELDBOOK_DATABASE_URL"]).set(drivername="sqlite+aiosqlite")
engine = create_async_engine(url)
transaction = async_sessionmaker(engine)


async def create_tables(_: object) -> None:
    async with engine.begin() as connection:
        await connection.run_sync(Base.metadata.create_all)


async def begin(update: Update, context: ContextTypes.DEFAULT_TYPE) -> int:
    assert update.message and context.user_data is not None
    context.user_data["answers"] = {}
    await update.message.reply_text(QUESTIONS["done"])
    return DONE


async def hear(update: Update, context: ContextTypes.DEFAULT_TYPE) -> int:
    assert update.message and context.user_data is not None
    answers = context.user_data["answers"]
    answers[FIELDS[len(answers)]] = update.message.text
    if len(answers) == len(FIELDS):
        await update.message.reply_text(summary(answers), reply_markup=SEND)
    else:
        asking = FIELDS[len(answers)]
        await update.message.reply_text(QUESTIONS[asking], reply_markup=keys(asking))
    return len(answers)


async def skip(update: Update, context: ContextTypes.DEFAULT_TYPE) -> int:
    assert update.callback_query and context.user_data is not None
    answers = context.user_data["answers"]
    answers[FIELDS[len(answers)]] = None
    asking = FIELDS[len(answers)]
    await update.callback_query.answer()
    await update.callback_query.edit_message_text(QUESTIONS[asking], reply_markup=keys(asking))
    return len(answers)


async def send(update: Update, context: ContextTypes.DEFAULT_TYPE) -> int:
    assert update.callback_query and context.user_data is not None
    async with transaction.begin() as session:
        answers = context.user_data.pop("answers")
        session.add(Report(person=update.callback_query.from_user.id, **answers))
    await update.callback_query.answer()
    await update.callback_query.edit_message_text(FILED)
    return ConversationHandler.END


def application(*, with_limiter: bool) -> Application[Any, Any, Any, Any, Any, Any]:
    # PTB declares what these return as invariant.
    said: Any = MessageHandler(filters.TEXT & ~filters.COMMAND, hear)
    skipped: Any = CallbackQueryHandler(skip, "^skip$")
    sent: Any = CallbackQueryHandler(send, "^send$")
    begun: Any = CommandHandler("report", begin)
    pickled = PicklePersistence(Path(url.database or "").with_suffix(".pickle"))
    made = builder(with_limiter=with_limiter).persistence(pickled).post_init(create_tables).build()
    made.add_handler(
        ConversationHandler(
            entry_points=[begun],
            states={
                DONE: [said],
                RESULTS: [said, skipped],
                PROBLEMS: [said, skipped],
                PLAN: [said],
                SUMMARY: [sent],
            },
            fallbacks=[begun],
            name="report",
            persistent=True,
        )
    )
    return made  # type: ignore[no-any-return]  # of the builder's untyped making


if __name__ == "__main__":
    application(with_limiter="--without-limiter" not in sys.argv).run_polling()
