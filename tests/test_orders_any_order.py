"""Orders in any order of deeds: whatever is asked, shipped, billed and given back, the sums hold (8)."""

from __future__ import annotations

import asyncio
import shutil
from collections import Counter, defaultdict
from datetime import date
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis.stateful import (
    invariant,
    run_state_machine_as_test,
)
from sqlalchemy.ext.asyncio import AsyncSession

from models import clock, invoicing, policy
from models.customers import Customer
from models.database import Database
from models.delays import Delay, DelayAnswer
from models.invoices import Invoice
from models.order_changes import least_of
from models.order_news import BIG_ORDER, CHANGE_CARD
from models.order_progress import to_ship
from models.order_returns import returnable
from models.orders import ORDER_CARD
from models.receivables import debt_of
from models.shipments import Shipment
from tests.order_books import HOLDS, Books, all_of, debts
from tests.order_company import (
    LARGE,
    START,
    found_company,
    standing,
)
from tests.order_deeds import Deeds


class AnyOrder(Deeds):
    def __init__(self) -> None:
        super().__init__()
        self.stood: dict[int, int] = {}  # which version was last seen to stand
        self.due: dict[int, date] = {}  # what was agreed on
        self.accepted: set[int] = set()  # delays
        # Whom each card is owed to, by what it is about and which version it tells of.
        self.told: Counter[tuple[str, str, int, int]] = Counter()
        self.had_it: defaultdict[str, set[int]] = defaultdict(set)  # whoever has an order's card

    def teardown(self) -> None:
        self.looks(everything_can_be_read)
        super().teardown()

    # What holds

    @invariant()
    def everything_holds(self) -> None:
        async def look(session: AsyncSession) -> None:
            books = await Books.read(session)
            for holds in HOLDS:
                holds(books)
            self.each_hears_of_it_once(books)
            self.dates_are_those_agreed_on(books, await all_of(session, Delay))
            await debts_are_those_of(session, books)

        if self.something_happened:
            self.looks(look)
        self.something_happened = False

    def each_hears_of_it_once(self, books: Books) -> None:
        """The order, each change of it, and that it is a large one, since the last look."""
        here = {one.id: one for one in books.people if one.is_here}
        copies_to = policy.current().orders.copies_to
        parties = {one.id for one in here.values() if one.position in copies_to}
        for order in books.orders:
            before = self.stood.get(order.id, 0)
            if not order.version or order.version == before:
                continue
            selling = {order.seller_id, order.author_id} & here.keys()
            if before:
                had_it = self.had_it[order.about] & here.keys()
                told = {(CHANGE_CARD, one) for one in had_it | parties | selling}
            else:
                told = {(ORDER_CARD, one) for one in (parties | selling) - {order.author_id}}
            for key, person in told:
                self.told[order.about, key, order.version, person] += 1
        owed: Counter[tuple[str, str, int, int]] = Counter()
        for card in books.cards:
            assert card.about
            assert card.staff_id
            if card.key != CHANGE_CARD:
                self.had_it[card.about].add(card.staff_id)
            if card.key != BIG_ORDER:
                number = card.facts["version"] if card.key == CHANGE_CARD else 1
                owed[card.about, card.key, number, card.staff_id] += 1
        assert owed == self.told, (owed - self.told, self.told - owed)
        for order in books.orders:
            stood = [one for one in books.versions_of(order) if one.stood_from]
            big = [one for one in books.cards if (one.about, one.key) == (order.about, BIG_ORDER)]
            assert len(big) <= any(one.total.amount >= LARGE for one in stood)

    def dates_are_those_agreed_on(self, books: Books, delays: list[Delay]) -> None:
        """With the customer, in a version or because of a delay, whichever was last."""
        for delay in delays:
            if delay.answer is DelayAnswer.ACCEPTED and delay.id not in self.accepted:
                self.accepted.add(delay.id)
                self.due[delay.order_id] = delay.new_on
        for order in books.orders:
            before = self.stood.get(order.id, 0)
            if order.version and order.version != before:
                date_now = books.version(order, order.version).deliver_on
                if not before or date_now != books.version(order, before).deliver_on:
                    self.due[order.id] = date_now
                self.stood[order.id] = order.version
            if order.version:
                assert order.deliver_on == self.due[order.id]


async def debts_are_those_of(session: AsyncSession, books: Books) -> None:
    expected, found = debts(books), {}
    for customer in await all_of(session, Customer):
        for currency, debt in (await debt_of(session, customer.id)).items():
            units = debt.net.amount * debt.net.currency.sub_unit
            found[customer.id, currency] = int(units)
    assert {key: units for key, units in found.items() if units} == expected


async def everything_can_be_read(session: AsyncSession) -> None:
    """Cards are drawn of what is long over, too."""
    for order in await standing(session):
        assert all(left >= 0 for left in (await to_ship(session, order)).values())
        await returnable(session, order)
        await least_of(session, order.id)
        for scope in invoicing.Scope:
            assert (await invoicing.bill_of(session, order, scope)).totals.total.amount >= 0
    for shipment in await all_of(session, Shipment):
        await shipment.lines(session)
    for invoice in await all_of(session, Invoice):
        await invoicing.totals_on(session, invoice, await invoicing.lines_on(session, invoice))


def test_whatever_the_order_of_deeds_the_sums_hold(sqlite: Path, tmp_path: Path) -> None:
    AnyOrder.prepared = tmp_path / "prepared.db"
    shutil.copy(sqlite, AnyOrder.prepared)
    clock.move_to(START)

    async def prepare() -> None:
        database = Database(f"sqlite+aiosqlite:///{AnyOrder.prepared}")
        await found_company(database)
        await database.close()

    asyncio.run(prepare())
    run_state_machine_as_test(
        AnyOrder,
        settings=settings(
            max_examples=15,
            stateful_step_count=35,
            deadline=None,
            derandomize=True,
            suppress_health_check=list(HealthCheck),
        ),
    )
