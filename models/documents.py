"""Documents: files of ours, made for one reader in the moment they are sent."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from models import clock
from models.database import insert_new
from models.facts import pack
from models.outbox import Act, Delivery, Outgoing, Urgency
from models.staff import Staff

ONE_IS_ENOUGH = timedelta(minutes=1)


async def send_document(
    session: AsyncSession,
    staff: Staff,
    key: str,
    *,
    about: str | None = None,
    silent: bool = False,
    urgency: Urgency = Urgency.ANSWER,
    dedupe: str | None = None,
    **facts: Any,
) -> bool:
    """Owe a person a file; what is registered under `key` makes it when it is sent.

    Their right to `about` is looked at again then, and the maker looks at the rest. Nothing
    happens when the person has no account, or the same file was owed a moment ago: a button
    is tapped again where nothing comes at once; nor ever again with the same `dedupe`. A `silent`
    one comes without a sound. True when it is now owed.
    """
    if staff.telegram_id is None:
        return False
    owed = await session.scalars(
        select(Outgoing).where(
            Outgoing.chat_id == staff.telegram_id,
            Outgoing.act == Act.DOCUMENT,
            Outgoing.key == key,
            Outgoing.created_at > clock.now() - ONE_IS_ENOUGH,
            Outgoing.state.in_([Delivery.WAITING, Delivery.SENDING, Delivery.SENT]),
        )
    )
    if any(one.about == about and one.facts == pack(facts) for one in owed):
        return False
    owes = await insert_new(
        session,
        Outgoing,
        chat_id=staff.telegram_id,
        staff_id=staff.id,
        act=Act.DOCUMENT,
        key=key,
        about=about,
        facts=pack(facts),
        silent=silent,
        urgency=urgency,
        dedupe=dedupe,
    )
    return owes is not None
