"""A new handler is tried without anybody remembering: what takes a message is sent one."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession
from telegram.ext import filters

from bot.app import Fieldbook
from bot.router import Action, Route
from models.positions import Position
from models.staff import Role, Staff
from tests.rights import ways
from tests.rights.company import Company
from tests.rights.ears import Seen
from tests.rights.trial import opened
from tests.rights.watch import Watch


async def test_every_kind_of_message_that_a_handler_takes_is_sent(tmp_path: Path) -> None:
    async with opened(f"sqlite+aiosqlite:///{tmp_path}/no.db") as app:
        sends = Sends(app)
        for _, _, way in ways.messages("Mei", ["Quibworth"]):
            await way(sends)
        for of_kind, route in app.switchboard.messages:
            assert route.do in sends.reached, (
                f"nobody sends what {route.do.__qualname__} takes ({of_kind}): "
                f"let `messages` in {ways.__name__} do so"
            )


async def test_a_handler_of_messages_that_nobody_sends_is_noticed(tmp_path: Path) -> None:
    async def roll(turn: Any) -> None: ...

    async with opened(f"sqlite+aiosqlite:///{tmp_path}/no.db") as app:
        app.switchboard.messages.insert(0, (filters.Dice.ALL, Route(roll, Role.MEMBER)))
        sends = Sends(app)
        for _, _, way in ways.messages("Mei", ["Quibworth"]):
            await way(sends)
        assert roll not in sends.reached
        await sends.types("", dice={"emoji": "🎲", "value": 1})
        assert roll in sends.reached


class Sends(Watch):
    """Somebody of any position, of whose messages it is seen whom they reach; nothing comes of them."""

    def __init__(self, app: Fieldbook) -> None:
        super().__init__(app, Company(""), AsyncSession(), "Mei")
        self.reached: set[Action] = set()

    async def sends(self, payload: dict[str, Any]) -> Seen:
        if "message" in payload:
            update = self._read(payload)
            for position in Position:
                turn: Any = SimpleNamespace(update=update, me=Staff(position=position))
                self.reached.add(self.app.switchboard._route_of_message(turn).do)
        return Seen()
