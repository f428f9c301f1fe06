"""The try-out's faults: what the page switches, what it sees of the queues, an end for the bot."""

from __future__ import annotations

import asyncio
import math
from collections.abc import Sequence

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from bot.demo.process import BACK_AFTER, DemoBot
from bot.demo.queues import Queues
from bot.sandbox.deeds import given_in
from bot.sandbox.impossible import wrong
from bot.sandbox.line import Line
from bot.sandbox.telegram import Telegram
from bot.sandbox.wire import JSON

AWAY_AT_MOST = 600.0  # seconds that a killed bot may be left dead
PAUSE = 0.25  # seconds between two pieces of news at least


class Faults:
    """Everything is well at the start; the line is cut and mended as *down* says."""

    def __init__(self, telegram: Telegram, bot: DemoBot, line: Line, queues: Queues) -> None:
        self.telegram = telegram
        self.bot = bot
        self.line = line
        self.queues = queues
        self._is_cut_off = False  # until it asks again once the line is mended
        self._something = asyncio.Event()
        telegram.on_asked.append(self._asked)
        telegram.on_change.append(lambda chat: self._something.set())
        telegram.faults.standing.on_change.append(self._something.set)
        bot.on_change.append(self._something.set)

    async def begin(self) -> None:
        """Count from now on, and let the bot through; before it starts."""
        await self.queues.begin()
        await self.line.mend()

    async def tell(self) -> None:
        """Tell the page when something moved in the queues, 4 times a second at most; until cancelled."""
        while True:
            await self._something.wait()
            self._something.clear()
            self.telegram.tell("queues", self._now())
            await asyncio.sleep(PAUSE)

    def routes(self) -> Sequence[BaseRoute]:
        return [
            Route("/try/faults", self._show),
            Route("/try/faults", self._switch, methods=["POST"]),
            Route("/try/queues", self._look),
            Route("/try/bot/kill", self._kill, methods=["POST"]),
            Route("/try/bot/start", self._start, methods=["POST"]),
        ]

    def _asked(self) -> None:
        """The bot came for updates: it works, and the line does."""
        if self._is_cut_off:
            self._is_cut_off = False
            self._something.set()
        self.bot.asked_for_updates()

    async def _show(self, request: Request) -> Response:
        return JSONResponse(self._switches())

    async def _switch(self, request: Request) -> Response:
        """Switch some of slow, down and flood; the others stay."""
        given, known = await given_in(request), self._switches()
        if not given or not all(
            name in known and isinstance(on, bool) for name, on in given.items()
        ):
            return wrong("Say true or false for slow, down or flood.")
        if given.get("down"):
            self._is_cut_off = True
            self.line.cut()
        self.telegram.faults.standing.turn(**given)
        if not self._switches()["down"]:
            await self.line.mend()
        return JSONResponse(self._switches())

    async def _look(self, request: Request) -> Response:
        return JSONResponse({**self._now(), **await self.queues.look()})

    async def _kill(self, request: Request) -> Response:
        """SIGKILL; `away` says how many seconds it stays dead, 2 if not told."""
        away = (await given_in(request)).get("away", BACK_AFTER)
        if not isinstance(away, int | float) or not (
            math.isfinite(away) and 0 <= away <= AWAY_AT_MOST
        ):
            return wrong(f"It may stay away for 0 to {AWAY_AT_MOST:.0f} seconds.")
        return JSONResponse({"killed": await self.bot.kill(float(away))})

    async def _start(self, request: Request) -> Response:
        self.bot.start_again()
        return JSONResponse({})

    def _now(self) -> JSON:
        return {"bot": self._of_the_bot(), "faults": self._switches()}

    def _switches(self) -> dict[str, bool]:
        return self.telegram.faults.standing.shown()

    def _of_the_bot(self) -> JSON:
        bot = self.bot
        return {
            "state": self._state(),
            "alive": bot.alive,
            "kills": bot.kills,
            "back_after": bot.took and round(bot.took, 1),
            "back_in": bot.back_in and round(bot.back_in, 1),
            "gave_up": bot.gave_up,
            "last_lines": list(bot.last_lines) if bot.gave_up else [],
        }

    def _state(self) -> str:
        if not self.bot.alive:
            return "down"
        return "working" if self.bot.is_up and not self._is_cut_off else "away"
