"""Mailings: the same message to very many people, owed by one statement however many they are (17.1)."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, Select, insert, literal, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.outbox import Act, Delivery, Outgoing, Urgency


async def mail(
    session: AsyncSession,
    to: Select[int | None, int],
    *,
    dedupe: ColumnElement[str] | None = None,
    **values: Any,
) -> None:
    """Owe everybody of `to` (a Telegram account and a person's id each) the message of these values.

    It waits behind everything that is said to anybody. `dedupe` is made of the columns of `to`;
    which of them were owed it before is for the caller to leave out.
    """
    values = {"act": Act.SEND, "urgency": Urgency.BULK, **values}
    columns = Outgoing.__table__.columns
    rows = to.add_columns(
        *(literal(value, columns[name].type) for name, value in values.items()),
        *(() if dedupe is None else (dedupe,)),
    )
    names = ["chat_id", "staff_id", *values, *(() if dedupe is None else ("dedupe",))]
    await session.execute(insert(Outgoing).from_select(names, rows))


async def redraw_everywhere(session: AsyncSession, about: str, key: str) -> None:
    """As `redraw`, where a card has very many copies: each that was sent shows what is true now.

    One still owed is drawn when it is sent.
    """
    copies = select(Outgoing.chat_id, Outgoing.staff_id, Outgoing.id, Outgoing.facts).where(
        Outgoing.about == about,
        Outgoing.key == key,
        Outgoing.target_id.is_(None),
        Outgoing.state.in_([Delivery.SENDING, Delivery.SENT]),
    )
    values = {"act": Act.EDIT, "urgency": Urgency.BULK, "about": about, "key": key}
    columns = Outgoing.__table__.columns
    rows = copies.add_columns(
        *(literal(value, columns[name].type) for name, value in values.items())
    )
    names = ["chat_id", "staff_id", "target_id", "facts", *values]
    await session.execute(insert(Outgoing).from_select(names, rows.order_by(Outgoing.id)))
