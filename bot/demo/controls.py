"""The try-out's own controls, beside the chats: what its page asks for below /try."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from bot.demo.clock import DemoClock, StandsStill, To
from bot.demo.database import Snapshots, Unknown
from bot.demo.days import days_routes
from bot.demo.places import places_routes
from bot.demo.process import DemoBot
from bot.sandbox.impossible import wrong
from bot.sandbox.telegram import Telegram
from models.database import Database


def controls(
    telegram: Telegram, bot: DemoBot, database: Database, clock_kept: Path
) -> Sequence[BaseRoute]:
    """The demo's routes, one list for each part of the panel."""
    return [
        *clock_routes(DemoClock(telegram, bot, database, clock_kept)),
        *database_routes(Snapshots(database.path)),
        *days_routes(database),
        *places_routes(database),
    ]


def clock_routes(clock: DemoClock) -> Sequence[BaseRoute]:
    async def read(request: Request) -> Response:
        return JSONResponse(await clock.shown())

    async def move(request: Request) -> Response:
        try:
            to = To((await request.json())["to"])
        except (KeyError, TypeError, ValueError):
            return wrong(f"The clock moves to one of: {', '.join(To)}.")
        try:
            return JSONResponse(await clock.move(to))
        except StandsStill as reason:
            return wrong(reason, 409)

    return [
        Route("/try/clock", read, methods=["GET"]),
        Route("/try/clock", move, methods=["POST"]),
    ]


def database_routes(snapshots: Snapshots) -> Sequence[BaseRoute]:
    async def mark(request: Request) -> Response:
        return JSONResponse({"mark": await snapshots.mark()})

    async def changes(request: Request) -> Response:
        try:
            return JSONResponse(await snapshots.changes(int(request.query_params["since"])))
        except (KeyError, ValueError):
            return wrong("Say since which mark.")
        except Unknown as forgotten:
            return wrong(forgotten, 404)

    return [
        Route("/try/database/mark", mark, methods=["POST"]),
        Route("/try/database/changes", changes),
    ]
