"""How fast customers are found among 1,000 and among 100,000; a part of `make bench`."""

from __future__ import annotations

import random
import statistics
import time
from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import cache, partial
from typing import Any

from sqlalchemy import insert, make_url, text
from sqlalchemy.ext.asyncio import AsyncSession, create_async_engine

from models import clock, names, ownership, search
from models.contacts import Contact
from models.customers import Customer
from models.database import Database
from models.migrate import migrate
from models.places import Place
from models.policy import CustomerClass
from models.positions import Position
from models.staff import Staff
from tests.engines import Engine

FEW, MANY = 1_000, 100_000
EACH = 300  # customers of one person
TIMES = 100  # each question of a person
TIMES_OF_DIRECTOR = 10
WARM_UP = 8  # before them, not counted
TARGETS = {"pinyin": 10, "initials": 10, "part": 10, "phone": 10, "nearest": 10, "check": 30}  # ms

Question = Callable[[], Awaitable[object]]
Row = dict[str, Any]

CITIES = [(39.9, 116.4), (31.2, 121.5), (23.1, 113.3), (22.5, 114.1), (30.6, 104.1), (30.6, 114.3)]
FIRST = "华永美家大福金新万乐好天东宏瑞兴世佳恒鑫"
SECOND = "联辉佳润发盛源达客隆丰利和泰顺康宁安明祥"
KINDS = (
    "超市、便利店、烟酒店、商行、百货、五金店、建材行、餐厅、大酒店、药房、水果店、粮油店、"
    "贸易有限公司、食品有限公司、商贸有限责任公司"
)
AREAS = "望京、朝阳、城东、城西、南山、江北、中山路、人民路、解放路、火车站、大学城、开发区、重庆路、长安街"
BRANCHES = "、、、总店、东门店、二店、（旗舰店）"
SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗"
GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超霞平刚"
DIRECTOR, FIRST_REP = 1, 2  # their ids


@cache
def customers() -> list[tuple[Row, Row]]:
    """100,000 customers and their contacts as rows, the same in every run; 300 for each owner."""
    return list(each_customer())


def each_customer() -> Iterator[tuple[Row, Row]]:
    dice = random.Random(3)  # noqa: S311 - the same customers in every run
    kinds, areas, branches = (words.split("、") for words in (KINDS, AREAS, BRANCHES))
    today = clock.now().date()
    for number in range(1, MANY + 1):
        owner = (number - 1) // EACH
        north, east = CITIES[owner % len(CITIES)]
        name = "".join(map(dice.choice, (FIRST, SECOND, kinds, areas, branches)))
        contact = "".join(map(dice.choice, (SURNAMES, GIVEN, GIVEN)))
        phone = f"+86138{number * 37:08d}"
        keys = names.search_keys(name, [contact], [phone])
        yield (
            {
                "id": number,
                "name": name,
                "owner_id": FIRST_REP + owner,
                "customer_class": dice.choice(list(CustomerClass)),
                "latitude": dice.gauss(north, 0.1),
                "longitude": dice.gauss(east, 0.1),
                "normal_name": names.normal(name),
                "keys": keys,
                **{f"pairs_{at}": bits for at, bits in enumerate(names.pairs(keys), 1)},
                "owner_since": date(2026, 1, 1),
                "first_contact_on": date(2026, 1, 1),
                "last_contact_on": today - timedelta(days=dice.randrange(200)),
            },
            {"customer_id": number, "name": contact, "phone": phone},
        )


async def measure(engine: Engine) -> dict[str, float]:
    """What each question takes on one engine, in ms at the median, of few and of many customers.

    Asked in turn, so that what else the machine does slows both down alike.
    """
    few, many = [await filled(engine.url, count) for count in (FEW, MANY)]
    kept: dict[str, float] = {}
    async with few.writing() as among_few, many.writing() as among_many:
        of_many = await questions(among_many)
        for what, of_few in (await questions(among_few)).items():
            for count, took in zip((FEW, MANY), await medians(of_few, of_many[what]), strict=True):
                kept[f"{engine.name} {what} of {count}"] = round(took, 2)
    for database in (few, many):
        await database.close()
    return kept


async def filled(url: str, count: int) -> Database:
    """A database of its own beside the other one, with so many customers."""
    database = Database(await beside(url, f"finding{count}"))
    await migrate(database)
    async with database.writing() as session:
        session.add(Staff(id=DIRECTOR, name="Director", position=Position.DIRECTOR))
        await session.flush()
        await session.execute(
            insert(Staff),
            [
                {
                    "id": FIRST_REP + number,
                    "name": f"Rep {number}",
                    "position": Position.REPRESENTATIVE,
                    "superior_id": DIRECTOR,
                }
                for number in range(MANY // EACH + 1)
            ],
        )
        rows = customers()[:count]
        await session.execute(insert(Customer), [customer for customer, _ in rows])
        await session.execute(insert(Contact), [contact for _, contact in rows])
    async with database.writing() as session:
        await session.execute(text("ANALYZE"))
    return database


async def beside(url: str, name: str) -> str:
    """Where a database of that name is to be, beside the other one."""
    here = make_url(url)
    if here.get_backend_name() == "sqlite":
        return str(here.set(database=f"{here.database}-{name}"))
    engine = create_async_engine(here, isolation_level="AUTOCOMMIT")
    async with engine.connect() as connection:
        await connection.execute(text(f"CREATE DATABASE {name}"))
    await engine.dispose()
    return here.set(database=name).render_as_string(hide_password=False)


async def questions(session: AsyncSession) -> dict[str, list[Question]]:
    """What the first person, and the director over everybody, ask for; each has an answer."""
    rep = await session.get_one(Staff, FIRST_REP)
    director = await session.get_one(Staff, DIRECTOR)
    dice = random.Random(4)  # noqa: S311 - the same questions in every run
    sought = [dice.choice(customers()[:EACH]) for _ in range(TIMES)]

    def finding(reader: Staff, words: Callable[[Row], str]) -> list[Question]:
        return [partial(search.find, session, reader, words(row)) for row, _ in sought]

    def standing_near(reader: Staff) -> list[Question]:
        return [partial(search.nearest, session, reader, near(row)) for row, _ in sought]

    return {
        "pinyin": finding(rep, pinyin),
        "initials": finding(rep, lambda row: initials(row)[:4]),
        "part": finding(rep, part),
        "phone": [
            partial(search.find, session, rep, contact["phone"][-8:]) for _, contact in sought
        ],
        "typing error": finding(rep, with_an_error),
        "nearest": standing_near(rep),
        "check": [
            partial(ownership.check, session, rep, f"{row['name']}新", "+8613900000000", near(row))
            for row, _ in sought
        ],
        "director, pinyin": finding(director, pinyin)[:TIMES_OF_DIRECTOR],
        "director, part": finding(director, part)[:TIMES_OF_DIRECTOR],
        "director, a kind of shop": finding(director, lambda _: "超市")[:TIMES_OF_DIRECTOR],
        "director, typing error": finding(director, with_an_error)[:TIMES_OF_DIRECTOR],
        "director, nearest": standing_near(director)[:TIMES_OF_DIRECTOR],
    }


def pinyin(row: Row) -> str:
    return names.sound(row["name"][:4])


def initials(row: Row) -> str:
    return "".join(one[0] for one in names.syllables(row["normal_name"]))


def part(row: Row) -> str:
    name: str = row["name"]
    return name[1:4]


def with_an_error(row: Row) -> str:
    return f"{row['name'][:2]}朕{row['name'][3:]}"


def near(row: Row) -> Place:
    return Place(row["latitude"] + 0.001, row["longitude"])


async def medians(*asked: Sequence[Question]) -> list[float]:
    """The middle one of what each of several took, in ms; they are asked in turn."""
    took: list[list[float]] = [[] for _ in asked]
    in_turn = list(zip(*asked, strict=True))
    for at, questions in enumerate([*in_turn[:WARM_UP], *in_turn]):
        for question, kept in zip(questions, took, strict=True):
            began = time.perf_counter()
            await question()
            if at >= WARM_UP:
                kept.append((time.perf_counter() - began) * 1000)
    return [statistics.median(each) for each in took]


def lines(figures: Mapping[str, float], engines: Sequence[str]) -> Iterator[str]:
    """Few, many and how many times as long, side by side for each database."""
    yield f"{'finding, ms at the median':32}" + "".join(f"{name:>32}" for name in engines)
    yield f"{'':32}" + f"{FEW:14,}{MANY:10,}{'ratio':>8}" * len(engines)
    asked = [
        key.removeprefix(f"{engines[0]} ").removesuffix(f" of {FEW}")
        for key in figures
        if key.startswith(f"{engines[0]} ") and key.endswith(f" of {FEW}")
    ]
    for what in asked:
        line = f"{what:32}"
        for name in engines:
            few, many = (figures[f"{name} {what} of {count}"] for count in (FEW, MANY))
            line += f"{few:14.2f}{many:10.2f}{many / few:8.2f}"
        yield line + (f"   target: {TARGETS[what]}, ratio 1.5" if what in TARGETS else "")
