"""Where the customers of the try-out's company are, for the page's picker of positions."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from models.customers import Customer
from models.database import Database
from models.staff import Staff


def places_routes(database: Database) -> Sequence[BaseRoute]:
    """GET /try/places: customers' shops by name; `of` is the account of the person they belong to."""

    async def read(request: Request) -> Response:
        async with database.reading() as session:
            found = await session.execute(
                select(Customer.name, Customer.latitude, Customer.longitude, Staff.telegram_id)
                .join(Staff, Staff.id == Customer.owner_id)
                .where(
                    Customer.archived_at.is_(None),
                    Customer.latitude.is_not(None),
                    Customer.longitude.is_not(None),
                )
                .order_by(Customer.name)
            )
        names = ("name", "latitude", "longitude", "of")
        return JSONResponse([dict(zip(names, row, strict=True)) for row in found.tuples()])

    return [Route("/try/places", read)]
