"""How fast customers are found among 1,000 and among 100,000; a part of `make bench`."""

from __future__ import annotations

import random
import statistics
import time
from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import insert, text
from sqlalchemy.ext.asyncio import AsyncSession

from models import clock, names, ownership, search
from models.customers import Contact, Customer
from models.database import Database
from models.migrate import migrate
from models.places import Place
from models.policy import CustomerClass
from models.positions import Position
from models.staff import Staff

FEW, MANY = 1_000, 100_000
EACH = 300  # customers of one person
TIMES = 100  # each question, after some that do not count
TARGETS = {"pinyin": 10, "initials": 10, "part": 10, "phone": 10, "nearest": 10, "check": 30}
RATIO = 1.5

CITIES = [(39.9, 116.4), (31.2, 121.5), (23.1, 113.3), (22.5, 114.1), (30.6, 104.1), (30.6, 114.3)]
FIRST = "华永美家大福金新万乐好天东宏瑞兴世佳恒鑫"
SECOND = "联辉佳润发盛源达客隆丰利和泰顺康宁安明祥"
AREAS = [
    "望京",
    "朝阳",
    "城东",
    "城西",
    "南山",
    "江北",
    "中山路",
    "人民路",
    "解放路",
    "火车站",
    "大学城",
    "开发区",
    "重庆路",
    "长安街",
]
KINDS = [
    "超市",
    "便利店",
    "烟酒店",
    "商行",
    "百货",
    "五金店",
    "建材行",
    "餐厅",
    "大酒店",
    "药房",
    "水果店",
    "粮油店",
    "贸易有限公司",
    "食品有限公司",
    "商贸有限责任公司",
]
BRANCHES = ["", "", "", "总店", "东门店", "二店", "（旗舰店）"]
SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗"
GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超霞平刚"


@dataclass(frozen=True)
class Person:
    """Whose 300 customers are looked for, and the director over everybody."""

    rep: Staff
    director: Staff
    rows: Sequence[Mapping[str, Any]]  # the person's customers, for questions that have an answer


def customers(count: int) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    """Customers and contacts as rows, the same in every run; `owner_id` counts from 0."""
    dice = random.Random(3)  # noqa: S311 - the same customers in every run
    today = clock.now().date()
    for number in range(1, count + 1):
        owner = (number - 1) // EACH
        north, east = CITIES[owner % len(CITIES)]
        name = (
            dice.choice(FIRST)
            + dice.choice(SECOND)
            + dice.choice(KINDS)
            + dice.choice(AREAS)
            + dice.choice(BRANCHES)
        )
        contact = dice.choice(SURNAMES) + dice.choice(GIVEN) + dice.choice(GIVEN)
        phone = f"+8613{8_000_00000 + number * 37:09d}"
        yield (
            {
                "id": number,
                "name": name,
                "owner_id": owner,
                "customer_class": dice.choice(list(CustomerClass)),
                "latitude": dice.gauss(north, 0.1),
                "longitude": dice.gauss(east, 0.1),
                "normal_name": names.normal(name),
                "keys": names.search_keys(name, [contact], [phone]),
                "first_contact_on": date(2026, 1, 1),
                "last_contact_on": today - timedelta(days=dice.randrange(200)),
            },
            {"customer_id": number, "name": contact, "phone": phone},
        )


async def load(database: Database, rows: Sequence[tuple[dict[str, Any], dict[str, Any]]]) -> None:
    """Enter customers in bulk; their owners are hired as they come."""
    async with database.writing() as session:
        for row, _ in rows:
            if await session.get(Staff, row["owner_id"] + 2) is None:
                session.add(_rep(row["owner_id"]))
                await session.flush()
        await session.execute(
            insert(Customer), [{**row, "owner_id": row["owner_id"] + 2} for row, _ in rows]
        )
        await session.execute(insert(Contact), [contact for _, contact in rows])
    async with database.writing() as session:
        await session.execute(text("ANALYZE"))


def _rep(number: int) -> Staff:
    return Staff(
        id=number + 2,
        name=f"Rep {number}",
        position=Position.REPRESENTATIVE,
        superior_id=1,
    )


async def ask(session: AsyncSession, person: Person) -> dict[str, float]:
    """What each question takes, in ms at the median."""
    dice = random.Random(4)  # noqa: S311 - the same questions in every run
    asked = dice.choices(person.rows, k=TIMES)
    places = [Place(row["latitude"] + 0.001, row["longitude"]) for row in asked]

    def finding(
        reader: Staff, words: Callable[[Mapping[str, Any]], str]
    ) -> list[Callable[[], Awaitable[object]]]:
        return [lambda row=row: search.find(session, reader, words(row)) for row in asked]  # type: ignore[misc]

    questions: dict[str, list[Callable[[], Awaitable[object]]]] = {
        "pinyin": finding(person.rep, lambda row: names.sound(row["name"][:4])),
        "initials": finding(person.rep, lambda row: row["keys"].split("~")[1].split()[-1][:4]),
        "part": finding(person.rep, lambda row: row["name"][1:4]),
        "phone": finding(person.rep, lambda row: row["keys"].split()[-1][-8:]),
        "typing error": finding(person.rep, lambda row: row["name"][:2] + "朕" + row["name"][3:]),
        "nearest": [
            lambda place=place: search.nearest(session, person.rep, place)  # type: ignore[misc]
            for place in places
        ],
        "check": [
            lambda row=row, place=place: ownership.check(  # type: ignore[misc]
                session, person.rep, row["name"] + "新", "+8613900000000", place
            )
            for row, place in zip(asked, places, strict=True)
        ],
        "director: part": finding(person.director, lambda row: row["name"][1:4])[:10],
        "director: kind": finding(person.director, lambda _: "超市")[:10],
        "director: pinyin": finding(person.director, lambda row: names.sound(row["name"][:4]))[:10],
        "director: typing error": finding(
            person.director, lambda row: row["name"][:2] + "朕" + row["name"][3:]
        )[:10],
        "director: nearest": [
            lambda place=place: search.nearest(session, person.director, place)  # type: ignore[misc]
            for place in places[:10]
        ],
    }
    took = {}
    for what, ways in questions.items():
        for way in ways[:8]:
            await way()
        times = []
        for way in ways:
            began = time.perf_counter()
            await way()
            times.append((time.perf_counter() - began) * 1000)
        took[what] = statistics.median(times)
    return took


async def measure(name: str, url: str) -> dict[str, float]:
    """The medians on one database, of few and of many customers."""
    database = Database(url)
    await migrate(database)
    async with database.writing() as session:
        session.add(Staff(id=1, name="Director", position=Position.DIRECTOR))
    kept: dict[str, float] = {}
    rows = list(customers(MANY))
    for count, some in ((FEW, rows[:FEW]), (MANY, rows[FEW:])):
        await load(database, some)
        async with database.writing() as session:
            person = Person(
                await session.get_one(Staff, 2),
                await session.get_one(Staff, 1),
                [row for row, _ in rows[:EACH]],
            )
            for what, figure in (await ask(session, person)).items():
                kept[f"{name} {what} of {count}"] = round(figure, 2)
    await database.close()
    return kept
