"""Which day it is in the try-out, and when somebody works: its scenes say days as people would."""

from __future__ import annotations

from collections.abc import Sequence

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from models import absences, calendar, clock
from models.database import Database
from models.staff import Staff

LOOKS_AHEAD = 30  # working days


def days_routes(database: Database) -> Sequence[BaseRoute]:
    """GET /try/days?of=1005: `today`, the business day, and `working_days`, those that come after it.

    Without those on which whoever has this Telegram number is on leave, or has asked for it.
    """

    async def days(request: Request) -> Response:
        today = calendar.business_day(clock.now())
        coming, day = [], today
        async with database.reading() as session:
            for _ in range(LOOKS_AHEAD):
                day = await calendar.next_working_day(session, day)
                coming.append(day)
            person = await Staff.by_telegram(session, int(request.query_params["of"]))
            ids = [person.id] if person else []
            free = {one.day for one in await absences.absent(session, ids, today, day)}
        worked = [day.isoformat() for day in coming if day not in free]
        return JSONResponse({"today": today.isoformat(), "working_days": worked})

    return [Route("/try/days", days)]
