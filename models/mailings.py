"""Mailings: the same message to very many people, owed by one statement however many they are (17.1)."""

from __future__ import annotations

from collections.abc import Collection
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
    names, added = _as_columns({"act": Act.SEND, "urgency": Urgency.BULK, **values})
    if dedupe is not None:
        names, added = [*names, "dedupe"], [*added, dedupe]
    rows = to.add_columns(*added)
    await session.execute(insert(Outgoing).from_select(["chat_id", "staff_id", *names], rows))


async def redraw_everywhere(session: AsyncSession, about: str, key: str) -> None:
    """As `redraw`, where a card has very many copies: each that was sent shows what is true now.

    One still owed is drawn when it is sent.
    """
    await _change(session, Outgoing.key == key, about, act=Act.EDIT, about=about, key=key)


async def redraw_each(
    session: AsyncSession, cards: Collection[int], key: str, about: str, facts: dict[str, Any]
) -> None:
    """These copies of a card, sent or still owed, show what is true now."""
    names, added = _as_columns(
        {"act": Act.EDIT, "urgency": Urgency.ANSWER, "key": key, "about": about, "facts": facts}
    )
    copies = select(Outgoing.chat_id, Outgoing.staff_id, Outgoing.id).where(Outgoing.id.in_(cards))
    rows = copies.add_columns(*added).order_by(Outgoing.id)
    await session.execute(
        insert(Outgoing).from_select(["chat_id", "staff_id", "target_id", *names], rows)
    )


async def remove_albums(session: AsyncSession, about: str) -> None:
    """Take the albums of a record out of every chat; Telegram leaves what is older than two days."""
    await _change(session, Outgoing.act == Act.PHOTOS, about, act=Act.DELETE)


async def _change(
    session: AsyncSession, which: ColumnElement[bool], record: str, /, **values: Any
) -> None:
    """Owe a change of every message about a record that was sent, or is on its way."""
    sent = select(Outgoing.chat_id, Outgoing.staff_id, Outgoing.id).where(
        Outgoing.about == record,
        which,
        Outgoing.target_id.is_(None),
        Outgoing.state.in_([Delivery.SENDING, Delivery.SENT]),
    )
    names, added = _as_columns({"urgency": Urgency.BULK, **values})
    rows = sent.add_columns(*added).order_by(Outgoing.id)
    await session.execute(
        insert(Outgoing).from_select(["chat_id", "staff_id", "target_id", *names], rows)
    )


def _as_columns(values: dict[str, Any]) -> tuple[list[str], list[ColumnElement[Any]]]:
    """The same values for every row that is selected."""
    columns = Outgoing.__table__.columns
    return list(values), [literal(value, columns[name].type) for name, value in values.items()]
