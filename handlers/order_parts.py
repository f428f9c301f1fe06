"""Parts of an order's card: what each feature has to say of an order, and its next deeds (8.4)."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from bot.panels import Button, View
from models.orders import Order


@dataclass(frozen=True)
class Part:
    """Lines for the card, and rows of buttons for whoever reads it; both may be empty."""

    lines: Sequence[Markup] = ()
    rows: Sequence[Sequence[Button]] = ()


PartOf = Callable[[View, Order], Awaitable[Part]]
