"""Which day it is in the try-out and which ones are worked on: its scenes say days as people would."""

from __future__ import annotations

from collections.abc import Sequence

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from models import calendar, clock
from models.database import Database

LOOKS_AHEAD = 30  # working days


def days_routes(database: Database) -> Sequence[BaseRoute]:
    """GET /try/days: `today`, the business day, and `working_days`, those that come after it."""

    async def days(request: Request) -> Response:
        today = calendar.business_day(clock.now())
        coming, day = [], today
        async with database.reading() as session:
            for _ in range(LOOKS_AHEAD):
                day = await calendar.next_working_day(session, day)
                coming.append(day)
        worked = [day.isoformat() for day in coming]
        return JSONResponse({"today": today.isoformat(), "working_days": worked})

    return [Route("/try/days", days)]
