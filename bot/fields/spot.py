"""A question answered with a place on the map, whoever says it: a customer's shop."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from markupsafe import Markup, escape

from bot.fields.base import Reading
from bot.fields.where import Where, kept_place, position_said, refuse_nowhere
from models.errors import Refused
from models.language import Language
from models.places import Place

if TYPE_CHECKING:
    from bot.turn import Turn


class Spot(Where):
    """Where something is: one's own position, one that was forwarded, or a place of a list."""

    async def read(self, turn: Turn, offered: Any, before: Any) -> Reading:
        if before and turn.update.edited_message:
            return Reading(before)  # a live position goes on; the shop stays where it is
        place = await place_said(turn)
        if place is None:
            raise Refused("field-spot-only")
        return Reading(kept_place(place, turn.said_at))

    def shown(self, language: Language, kept: Any) -> Markup:
        place = self.load(kept)
        return escape(f"📍 {place.latitude:.5f}, {place.longitude:.5f}")


async def place_said(turn: Turn) -> Place | None:
    """Any place that was sent; None when it is something else. Refused at 0,0 and in the open sea.

    One's own position is noted as such.
    """
    message = turn.message
    if message is None or message.location is None:
        return None
    if not is_elsewhere(turn):
        return await position_said(turn)
    place = Place(message.location.latitude, message.location.longitude)
    refuse_nowhere(place)
    return place


def is_elsewhere(turn: Turn) -> bool:
    """Whether a position says nothing of where the person is: forwarded, or chosen from a list."""
    message = turn.message
    return message is not None and bool(message.forward_origin or message.venue)
