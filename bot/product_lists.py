"""`fieldbook products`: lists of products and of prices, in and out."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from bot.console import group, say, with_database
from bot.lists import write_new
from bot.settings import Settings
from models import price_list, product_list
from models.database import Database
from models.price_list import PriceList
from models.product_list import ProductList
from models.sheets import sheet_of

products = group(no_args_is_help=True, help="What the company sells, and at which price.")


@products.command("import")
def import_list(
    file: Annotated[Path, typer.Argument(help="A .csv or .xlsx file.")],
) -> None:
    """Take over a list of products, or nothing.

    The first row names the columns: code, name, unit, pack, list_price, currency, tax_rate,
    group, active, aliases, cost. Only code, name, unit and list_price must be there. Prices and
    costs are those of one unit. A pack is written as 24瓶/箱, or case of 24. A blank cell leaves
    what is known, and so does a column that is not there; - takes a pack, tax_rate, group, aliases
    or cost away. Products that are not listed stay as they are; active = no ends the sale of one.
    """

    async def apply(database: Database, settings: Settings) -> None:
        listed = ProductList.read(file)  # here, where the company's rules are in force
        async with database.reading() as session:
            await listed.look_ahead(session)
        async with database.writing() as session:
            summary = await listed.apply(session)
        say(str(summary))

    with_database(apply)


@products.command("prices")
def import_prices(
    file: Annotated[Path, typer.Argument(help="A .csv or .xlsx file.")],
) -> None:
    """Take over prices by customer class and day, all of them or none.

    The first row names the columns: code, class, from, until, price, currency. Only code, from
    and price must be there. A blank class: all classes; a class's own price goes before it. Of
    several the latest that has begun counts, until its last day. The same code, class and from
    again change that price; - as the price takes it out, - as until lets it go on.
    """

    async def apply(database: Database, settings: Settings) -> None:
        listed = PriceList.read(file)
        async with database.writing() as session:
            summary = await listed.apply(session)
        say(str(summary))

    with_database(apply)


@products.command("export")
def export_list(
    file: Annotated[Path, typer.Argument(help="A .csv or .xlsx file that is not there yet.")],
    prices: Annotated[
        bool, typer.Option("--prices", help="The prices by class and day instead.")
    ] = False,
) -> None:
    """Write a list of all products; fieldbook products import reads it.

    With --prices one that fieldbook products prices reads.
    """

    async def write(database: Database, settings: Settings) -> None:
        async with database.reading() as session:
            rows = await (price_list if prices else product_list).table(session)
        write_new(file, sheet_of(rows, file))
        say(f"{'Prices' if prices else 'Products'} listed in {file}: {len(rows) - 1:,}.")

    with_database(write)
