"""The try-out's own controls, beside the chats: what its page asks for below /try."""

from __future__ import annotations

from collections.abc import Sequence

from starlette.routing import BaseRoute

from bot.demo_bot import DemoBot
from bot.sandbox.telegram import Telegram


def controls(telegram: Telegram, bot: DemoBot) -> Sequence[BaseRoute]:
    """The demo's routes, one list for each part of the panel."""
    return []
