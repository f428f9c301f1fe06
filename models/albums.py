"""Albums: photos and documents that somebody sent us, shown to somebody else."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from sqlalchemy.ext.asyncio import AsyncSession

from models.outbox import Act, Outgoing
from models.staff import Staff

LARGEST = 10  # photos in an album (Bot API sendMediaGroup)
LONGEST_CAPTION = 1024  # UTF-16 units, Telegram's own limit
PHOTOS, DOCUMENTS = "photos", "documents"  # what an album may be of


class Photo(Protocol):
    """A photo as Telegram keeps it, and what was written under it."""

    @property
    def file_id(self) -> str: ...

    @property
    def caption(self) -> str: ...


def kept(photos: Sequence[Photo]) -> list[dict[str, str]]:
    """As rows keep them."""
    return [{"file_id": photo.file_id, "caption": photo.caption} for photo in photos]


def send_photos(
    session: AsyncSession,
    staff: Staff,
    photos: Sequence[Photo],
    *,
    about: str,
    reply_to: int | None = None,
    silent: bool = False,
) -> None:
    """Owe a person photos, in albums of ten; their right to `about` is looked at again then.

    Nothing happens when the person has no account. `silent` ones come without a sound.
    """
    if staff.telegram_id is None:
        return
    for at in range(0, len(photos), LARGEST):
        session.add(
            Outgoing(
                chat_id=staff.telegram_id,
                staff_id=staff.id,
                act=Act.PHOTOS,
                about=about,
                facts={
                    PHOTOS: [[photo.file_id, photo.caption] for photo in photos[at : at + LARGEST]]
                },
                reply_to_message_id=reply_to,
                silent=silent,
            )
        )
