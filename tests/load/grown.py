"""A company that has grown, as rows: its people, customers, a year of visits, orders, bills and receipts.

A hundredth of it has the same person with the same customers in each place: what somebody's own work
takes can be compared.
"""

from __future__ import annotations

import random
import shutil
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cached_property
from itertools import islice
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import insert, make_url, update

from models import account_months, calendar, clock, month_sums, seen
from models.account_months import AccountMonth
from models.contacts import Contact
from models.customers import Customer
from models.database import Database
from models.duties import Duty
from models.earnings import Earning, Measure
from models.follow_ups import Cause, FollowUp
from models.instalments import Instalment, Settlement
from models.language import Language
from models.ledger import Balance, EntryKind, LedgerEntry
from models.migrate import head, migrate
from models.month_sums import MonthSum
from models.order_lines import OrderLine
from models.order_versions import OrderVersion
from models.orders import Order, OrderState
from models.positions import Position
from models.products import Product
from models.receipts import PaymentMethod, Receipt, ReceiptState
from models.reports import Report, ReportVersion
from models.staff import Staff
from models.targets import Target, Whom
from models.visits import Purpose, Visit
from tests.figures import VAR
from tests.load.filling import AT_ONCE, Row, fill
from tests.load.finding import beside, each_customer
from tests.load.ordering import orders, products

PHONE = 30_000  # and their ids: of their Telegram accounts
DAYS = 365  # of visits, orders and receipts; of reports:
REPORTED = 40
A_SUPERVISOR_LEADS, A_MANAGER_LEADS = 20, 8
PAID_IN, WAITING_IN = 4, 100  # three of four orders are paid; one of a hundred receipts waits
FEWEST = 14  # people, so that there is somebody in each position
CURRENCY = "CNY"

T = TypeVar("T")


@dataclass(frozen=True)
class Size:
    """How much there is of everything."""

    visits: int
    orders: int
    customers: int
    people: int

    def divided(self, by: int) -> Size:
        people = max(self.people // by, FEWEST)
        return Size(self.visits // by, self.orders // by, self.customers // by, people)

    @property
    def name(self) -> str:
        return f"{self.visits}_{self.orders}_{self.customers}_{self.people}"


@dataclass
class Ranks:
    """Everybody by position, from the top; ids are places in it, from 1."""

    positions: list[tuple[Position, int | None]]

    @classmethod
    def of(cls, people: int) -> Ranks:
        """The office, then as many leaders as the sellers need, and the sellers below them in turn."""
        top = [
            (Position.GENERAL_MANAGER, None),
            *((one, 1) for one in (Position.DEPUTY_GENERAL_MANAGER, Position.DIRECTOR)),
            *((one, 1) for one in (Position.SALES_ADMIN, Position.FINANCE, Position.WORKS)),
            *((one, 1) for one in (Position.HR, Position.ADMIN)),
        ]
        sellers = people - len(top)
        supervisors = max(1, sellers // (A_SUPERVISOR_LEADS + 1))
        managers = max(1, supervisors // A_MANAGER_LEADS)
        director = 1 + [position for position, _ in top].index(Position.DIRECTOR)
        first = len(top) + 1
        ranks = top + [(Position.MANAGER, director)] * managers
        ranks += [(Position.SUPERVISOR, first + one % managers) for one in range(supervisors)]
        first += managers
        left = people - len(ranks)
        ranks += [(Position.REPRESENTATIVE, first + one % supervisors) for one in range(left)]
        return cls(ranks)

    @cached_property
    def sellers(self) -> range:
        return range(self.id_of(Position.REPRESENTATIVE), 1 + len(self.positions))

    def id_of(self, position: Position) -> int:
        """The first of them."""
        return 1 + [one for one, _ in self.positions].index(position)


async def grown(url: str, size: Size, today: date) -> Database:
    """A database of that size beside the other one. On SQLite it is kept in var/ and copied: this
    version, this day and this size are filled in once.
    """
    address = await beside(url, f"grown{size.people}")
    where = make_url(address)
    template = VAR / f"grown-{size.name}-{today}-{head()}.db"
    if where.get_backend_name() == "sqlite" and template.exists():
        shutil.copy(template, where.database or "")
        return Database(address)
    database = Database(address)
    await migrate(database)
    await database.close()
    await fill(database.url, everything(size, Ranks.of(size.people), today))
    await _add_up(address)
    if where.get_backend_name() == "sqlite":
        for old in VAR.glob(f"grown-{size.name}-*"):
            old.unlink()
        _keep(Path(where.database or ""), template)
    return Database(address)


async def _add_up(address: str) -> None:
    """What is kept of the months: the rows came in past what keeps it."""
    database = Database(address)
    async with database.reading() as session:
        sums = await month_sums.added_up(session)
        accounts = await account_months.added_up(session)
    now = {"created_at": clock.now()}
    by_month = sorted(sums.items(), key=lambda one: one[0].month)
    rows: list[tuple[type[Any], Row]] = [
        *((MonthSum, one._asdict() | {"units": units} | now) for one, units in by_month),
        *((AccountMonth, one._asdict() | now) for one in accounts),
    ]
    # Some at a time: PostgreSQL takes a transaction back in which nothing is said for long.
    for some in pieces(rows):
        async with database.writing() as session:
            for table in (MonthSum, AccountMonth):
                if those := [row for kind, row in some if kind is table]:
                    await session.execute(insert(table), those)
    async with database.writing() as session:
        await session.execute(update(Customer).values(seen_on=seen.last_visit()))
    await database.close()


def _keep(filled: Path, template: Path) -> None:
    half_done = Path(f"{template}.part")
    shutil.copy(filled, half_done)
    half_done.replace(template)


def everything(size: Size, ranks: Ranks, today: date) -> Iterator[tuple[type[Any], Iterable[Row]]]:
    """Each table with its rows; what is made together comes in pieces."""
    yield Staff, staff(ranks, today)
    long_ago = calendar.day_begins(today - timedelta(days=DAYS))
    yield Duty, ({"staff_id": one, "since": long_ago} for one in range(1, size.people + 1))
    yield Product, products()
    yield FollowUp, follow_ups(size, ranks, today)
    yield Visit, visits(size, ranks, today)
    for some in pieces(islice(each_customer(), size.customers)):
        yield Customer, (one | {"owner_id": owner_of(one["id"], ranks)} for one, _ in some)
        yield Contact, (contact for _, contact in some)
    owed: Counter[int] = Counter()
    for three in pieces(orders(size.orders)):
        deals = [sold(order, ranks) for order, _, _ in three]
        yield Order, deals
        yield OrderVersion, (version for _, version, _ in three)
        yield OrderLine, (line for _, _, lines in three for line in lines)
        bills = [one for one in deals if is_delivered(one)]
        paid = [one for one in bills if one["id"] % PAID_IN]
        booked = [one for one in paid if not waits(one)]
        yield Instalment, map(bill, bills)
        yield LedgerEntry, map(sale, bills)
        yield Receipt, (receipt(order, ranks) for order in paid)
        yield LedgerEntry, map(payment, booked)
        yield Settlement, map(settlement, booked)
        for one in map(sale, bills):
            owed[one["customer_id"]] += one["units"]
        for one in map(payment, booked):
            owed[one["customer_id"]] += one["units"]
        yield Earning, (earning(order, Measure.SALES) for order in bills)
        yield Earning, (earning(order, Measure.RECEIPTS) for order in booked)
    yield Balance, balances(owed)
    yield Report, (one for one, _ in reports(ranks, today))
    yield ReportVersion, (one for _, one in reports(ranks, today))
    yield Target, targets(ranks, today)


def pieces(each: Iterable[T]) -> Iterator[Sequence[T]]:
    left = iter(each)
    while some := list(islice(left, AT_ONCE)):
        yield some


def staff(ranks: Ranks, today: date) -> Iterator[Row]:
    for number, (position, superior) in enumerate(ranks.positions, 1):
        yield {
            "id": number,
            "name": f"{position.value.capitalize()} {number}",
            "position": position,
            "superior_id": superior,
            "telegram_id": PHONE + number,
            "language": Language.EN,
            "joined_at": calendar.day_begins(today - timedelta(days=DAYS)),
        }


def owner_of(customer: int, ranks: Ranks) -> int:
    return ranks.sellers[customer % len(ranks.sellers)]


def follow_ups(size: Size, ranks: Ranks, today: date) -> Iterator[Row]:
    dice = random.Random(11)  # noqa: S311 - the same in every run, as all below
    for customer in range(1, size.customers + 1):
        yield {
            "customer_id": customer,
            "staff_id": owner_of(customer, ranks),
            "cause": Cause.RHYTHM,
            "due_on": today + timedelta(days=dice.randrange(-10, 60)),
        }


def visits(size: Size, ranks: Ranks, today: date) -> Iterator[Row]:
    dice = random.Random(12)  # noqa: S311
    hours = [timedelta(hours=hour) for hour in range(8, 18)]
    for number in range(size.visits):
        customer = number % size.customers + 1
        day = today - timedelta(days=dice.randrange(DAYS))
        yield {
            "customer_id": customer,
            "author_id": owner_of(customer, ranks),
            "said_at": calendar.day_begins(day) + dice.choice(hours),
            "day": day,
            "purpose": Purpose.ROUTINE,
            "outcome": "Talked about the new products and the shelf",
            "contact_before": day,
            "checks": [],
            "settled": [],
        }


def sold(order: Row, ranks: Ranks) -> Row:
    seller = owner_of(order["customer_id"], ranks)
    day = of_the_year(order["day"])
    at_once = {"day": day, "confirmed_on": day, "delivered_on": order["delivered_on"] and day}
    return order | {"seller_id": seller, "author_id": seller} | at_once


def of_the_year(day: date) -> date:
    """Two years of orders within one."""
    today = clock.now().date()
    return today - (today - day) / 2


def is_delivered(order: Row) -> bool:
    return order["state"] is OrderState.DELIVERED


def waits(order: Row) -> bool:
    """The money came, and finance has not looked yet."""
    return bool(order["id"] % WAITING_IN == 1)


def bill(order: Row) -> Row:
    has_come = bool(order["id"] % PAID_IN)
    return {
        "id": order["id"],
        "customer_id": order["customer_id"],
        "order_id": order["id"],
        "number": 1,
        "terms_said": "days:30",
        "due_on": order["day"] + timedelta(days=30),
        "currency": CURRENCY,
        "amount_units": order["total_units"],
        "settled_units": order["total_units"] if has_come and not waits(order) else 0,
        "pending_units": order["total_units"] if has_come and waits(order) else 0,
    }


def sale(order: Row) -> Row:
    return {
        "id": 2 * order["id"],
        "customer_id": order["customer_id"],
        "day": order["day"],
        "kind": EntryKind.SALE,
        "currency": CURRENCY,
        "units": order["total_units"],
        "record": f"order:{order['id']}",
    }


def balances(owed: Counter[int]) -> Iterator[Row]:
    for customer, units in owed.items():
        yield {"customer_id": customer, "currency": CURRENCY, "units": units}


def receipt(order: Row, ranks: Ranks) -> Row:
    at = datetime.combine(order["day"], time(17), tzinfo=calendar.zone())
    return {
        "id": order["id"],
        "customer_id": order["customer_id"],
        "author_id": order["seller_id"],
        "said_at": at,
        "day": order["day"],
        "currency": CURRENCY,
        "amount_units": order["total_units"],
        "method": PaymentMethod.TRANSFER,
        "photos": [],
        "order_id": order["id"],
        "state": ReceiptState.WAITING if waits(order) else ReceiptState.CONFIRMED,
        "decided_by_id": None if waits(order) else ranks.id_of(Position.FINANCE),
        "decided_at": None if waits(order) else at,
    }


def payment(order: Row) -> Row:
    return sale(order) | {
        "id": 2 * order["id"] + 1,
        "kind": EntryKind.RECEIPT,
        "units": -order["total_units"],
        "record": f"receipt:{order['id']}",
    }


def settlement(order: Row) -> Row:
    number = order["id"]
    return {"entry_id": 2 * number + 1, "instalment_id": number, "units": order["total_units"]}


def earning(order: Row, measure: Measure) -> Row:
    record = "order" if measure is Measure.SALES else "receipt"
    return {
        "staff_id": order["seller_id"],
        "day": order["day"],
        "measure": measure,
        "currency": CURRENCY,
        "units": order["total_units"],
        "percent": 100,
        "record": f"{record}:{order['id']}",
    }


def reports(ranks: Ranks, today: date) -> Iterator[tuple[Row, Row]]:
    """Of everybody who sells, of nine in ten days; each with its version."""
    number = 0
    for back in range(REPORTED):
        day = today - timedelta(days=back)
        at = datetime.combine(day, time(18), tzinfo=calendar.zone())
        for author in ranks.sellers:
            if (author + back) % 10 == 0:
                continue
            number += 1
            words = {"done": "Visits", "results": None, "problems": None, "plan": "Visits"}
            times = dict.fromkeys(("due_at", "first_filed_at", "filed_at"), at)
            yield (
                {"id": number, "author_id": author, "day": day, "version": 1, **words, **times},
                {"report_id": number, "version": 1, "filed_at": at, **words},
            )


def targets(ranks: Ranks, today: date) -> Iterator[Row]:
    for seller in ranks.sellers:
        yield {
            "whom": Whom.PERSON,
            "staff_id": seller,
            "period": f"{today:%Y-%m}",
            "measure": Measure.SALES,
            "currency": CURRENCY,
            "units": 50_000_000,
        }
