"""A question answered with one's own position, by a button of the phone's keyboard."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from bot import texts
from bot.fields.base import Field, Reading
from bot.panels import Rows, spoken
from models.errors import Refused
from models.language import Language
from models.places import Place, Whereabouts

if TYPE_CHECKING:
    from bot.turn import Turn


class Where(Field[Place]):
    """Where the person is, kept with the moment they said it (6.1).

    A place chosen from a list and somebody else's position say nothing about that.
    """

    async def read(self, turn: Turn, offered: Any, before: Any) -> Reading:
        if before and turn.update.edited_message:
            return Reading(before)  # a live position goes on; where it was said counts
        place = await position_said(turn)
        if place is None:
            raise Refused("field-where-only")
        return Reading(kept_place(place, turn.said_at))

    async def gives_way(self, turn: Turn, to: Field[Any]) -> bool:
        """To the name of a customer."""
        if not to.finds:
            return False
        try:
            await to.read(turn, None, None)
        except Refused:
            return False
        return True

    def keyboard(self, turn: Turn) -> Rows:
        return [[spoken("field-where-share", position=True)]]

    def load(self, kept: Any) -> Place:
        return Place(kept["latitude"], kept["longitude"])

    def shown(self, language: Language, kept: Any) -> Markup:
        return texts.t(language, "field-where-shown", at=datetime.fromisoformat(kept["said_at"]))


def kept_place(place: Place, said_at: datetime) -> dict[str, Any]:
    """A position as the draft keeps it, also where it is known before it is asked."""
    return {
        "latitude": place.latitude,
        "longitude": place.longitude,
        "said_at": said_at.isoformat(),
    }


async def position_said(turn: Turn) -> Place | None:
    """Where the person says they are; None when they said something else.

    Noted, so that whatever is asked next begins with what is near. Refused where it is not
    the phone that knows: a forwarded position, a place of a list, 0,0 and the open sea.
    """
    message = turn.message
    if message is None or message.location is None:
        return None
    if message.forward_origin:
        raise Refused("field-where-forwarded")
    if message.venue:
        raise Refused("field-where-chosen")
    place = Place(message.location.latitude, message.location.longitude)
    refuse_nowhere(place)
    await Whereabouts.note(turn.session, turn.me, place, turn.said_at)
    return place


def refuse_nowhere(place: Place) -> None:
    """Refused at 0,0, where phones are that do not know, and in the open sea."""
    if place.is_zero:
        raise Refused("field-where-nowhere")
    if place.is_nowhere:
        raise Refused("field-where-at-sea")
