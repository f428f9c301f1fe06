"""Documents: files of ours, made for one reader in the moment they are sent."""

from __future__ import annotations

from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from models.facts import pack
from models.outbox import Act, Outgoing
from models.staff import Staff


def send_document(
    session: AsyncSession, staff: Staff, key: str, *, about: str | None = None, **facts: Any
) -> None:
    """Owe a person a file; what is registered under `key` makes it when it is sent.

    Their right to `about` is looked at again then, and the maker looks at the rest. Nothing
    happens when the person has no account.
    """
    if staff.telegram_id is None:
        return
    session.add(
        Outgoing(
            chat_id=staff.telegram_id,
            staff_id=staff.id,
            act=Act.DOCUMENT,
            key=key,
            about=about,
            facts=pack(facts),
        )
    )
