"""(b) Keeps every answer at once: one commit of SQLAlchemy's per update, as safe on disk as Fieldbook's.

SQLite with WAL and synchronous=FULL; the answer is sent after the commit.
"""

from __future__ import annotations

import os
from typing import Any

from sqlalchemy import BigInteger, event, make_url, select
from sqlalchemy.ext.asyncio import async_sessionmaker, create_async_engine
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
from telegram import InlineKeyboardMarkup, Update
from telegram.ext import (
    Application,
    CallbackQueryHandler,
    CommandHandler,
    ContextTypes,
    MessageHandler,
    filters,
)

from tests.load.rivals.words import FIELDS, FILED, QUESTIONS, SEND, builder, keys, summary


class Base(DeclarativeBase):
    pass


class Report(Base):
    """A report on its way, or sent; `asking` is the next question."""

    __tablename__ = "reports"

    id: Mapped[int] = mapped_column(primary_key=True)
    person: Mapped[int] = mapped_column(BigInteger, index=True)
    asking: Mapped[str] = mapped_column(default="done")
    done: Mapped[str | None]
    results: Mapped[str | None]
    problems: Mapped[str | None]
    plan: Mapped[str | None]
    is_sent: Mapped[bool] = mapped_column(default=False)


url = make_url(os.environ["FIELDBOOK_DATABASE_URL"]).set(drivername="sqlite+aiosqlite")
engine = create_async_engine(url)
transaction = async_sessionmaker(engine, expire_on_commit=False)


@event.listens_for(engine.sync_engine, "connect")
def set_up(connection: Any, _: object) -> None:
    for pragma in ("journal_mode=WAL", "synchronous=FULL"):
        connection.execute(f"PRAGMA {pragma}").close()


async def create_tables(_: object) -> None:
    async with engine.begin() as connection:
        await connection.run_sync(Base.metadata.create_all)


async def answer_given(person: int, answer: str | None) -> tuple[str, InlineKeyboardMarkup | None]:
    """Keep an answer in one transaction; what is said next."""
    async with transaction.begin() as session:
        report = await session.scalar(
            select(Report)
            .where(Report.person == person, Report.is_sent.is_(False))
            .order_by(Report.id.desc())
            .limit(1)
        )
        if report is None or report.asking == "":
            return "Write /report first.", None
        setattr(report, report.asking, answer)
        report.asking = next(iter(FIELDS[FIELDS.index(report.asking) + 1 :]), "")
        if report.asking:
            return QUESTIONS[report.asking], keys(report.asking)
        return summary({field: getattr(report, field) for field in FIELDS}), SEND


async def begin(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    assert update.message and update.effective_user
    async with transaction.begin() as session:
        session.add(Report(person=update.effective_user.id))
    await update.message.reply_text(QUESTIONS["done"])


async def hear(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    assert update.message and update.effective_user
    words, markup = await answer_given(update.effective_user.id, update.message.text)
    await update.message.reply_text(words, reply_markup=markup)


async def skip(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    assert update.callback_query
    words, markup = await answer_given(update.callback_query.from_user.id, None)
    await update.callback_query.answer()
    await update.callback_query.edit_message_text(words, reply_markup=markup)


async def send(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    assert update.callback_query
    async with transaction.begin() as session:
        report = await session.scalar(
            select(Report)
            .where(Report.person == update.callback_query.from_user.id, Report.is_sent.is_(False))
            .order_by(Report.id.desc())
            .limit(1)
        )
        if report:
            report.is_sent = True
    await update.callback_query.answer()
    await update.callback_query.edit_message_text(FILED)


def application() -> Application[Any, Any, Any, Any, Any, Any]:
    made = builder().post_init(create_tables).build()
    made.add_handler(CommandHandler("report", begin))
    made.add_handler(CallbackQueryHandler(skip, "^skip$"))
    made.add_handler(CallbackQueryHandler(send, "^send$"))
    made.add_handler(MessageHandler(filters.TEXT, hear))
    return made  # type: ignore[no-any-return]  # of the builder's untyped making


if __name__ == "__main__":
    application().run_polling()
