"""Accounts counted anew, from the rows of what happened: what has to hold whatever people did (10)."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy.ext.asyncio import AsyncSession

from models.approvals import Outcome
from models.earnings import Earning, Measure
from models.instalments import Instalment, Settlement
from models.ledger import EntryKind, LedgerEntry
from models.order_returns import GoodsReturn
from models.orders import STANDING, Order
from models.receipts import Receipt, ReceiptState
from models.write_offs import WriteOff
from tests.order_books import all_of

Account = tuple[int, str]
"""A customer and a currency."""
Sums = Mapping[Account, int]


@dataclass
class Accounts:
    """Every row that says something of money."""

    orders: list[Order]
    returns: list[GoodsReturn]
    receipts: list[Receipt]
    write_offs: list[WriteOff]
    entries: list[LedgerEntry]
    instalments: list[Instalment]
    settlements: list[Settlement]
    earnings: list[Earning]

    @classmethod
    async def read(cls, session: AsyncSession) -> Accounts:
        return cls(
            await all_of(session, Order),
            await all_of(session, GoodsReturn),
            await all_of(session, Receipt),
            await all_of(session, WriteOff),
            await all_of(session, LedgerEntry),
            await all_of(session, Instalment),
            await all_of(session, Settlement),
            await all_of(session, Earning),
        )

    def booked(self, *kinds: EntryKind, until: date = date.max) -> Counter[Account]:
        """What entries come to, of these kinds or of all."""
        sums: Counter[Account] = Counter()
        for one in self.entries:
            if one.day <= until and (not kinds or one.kind in kinds):
                sums[one.customer_id, one.currency] += one.units
        return sums


def what_happened_is_booked(accounts: Accounts, opened: Sums) -> None:
    """Opening + sales − receipts − credits = balance, each counted from its own records."""
    sales: Counter[Account] = Counter()
    receipts: Counter[Account] = Counter()
    credits: Counter[Account] = Counter()
    customers = {order.id: order.customer_id for order in accounts.orders}
    for order in accounts.orders:
        if order.state in STANDING:
            sales[order.customer_id, order.currency] += order.total_units
    for receipt in accounts.receipts:
        if receipt.state is ReceiptState.CONFIRMED:
            receipts[receipt.customer_id, receipt.currency] += receipt.amount_units
    for return_ in accounts.returns:
        if return_.is_credited:
            credits[customers[return_.order_id], return_.currency] += return_.credit_units
    for one in accounts.write_offs:
        if one.outcome is Outcome.APPROVED:
            written = [entry for entry in accounts.entries if entry.record == one.about]
            credits[one.customer_id, one.currency] -= sum(entry.units for entry in written)
            assert -one.amount_units <= sum(entry.units for entry in written) <= 0
    _same(accounts.booked(EntryKind.OPENING), Counter(opened))
    _same(accounts.booked(EntryKind.SALE), sales)
    paid_back = accounts.booked(EntryKind.RECEIPT, EntryKind.BOUNCE)
    _same(Counter({key: -units for key, units in paid_back.items()}), receipts)
    credited = accounts.booked(EntryKind.CREDIT_NOTE, EntryKind.WRITE_OFF)
    _same(Counter({key: -units for key, units in credited.items()}), credits)


def the_balance_is_what_is_open(accounts: Accounts) -> None:
    """The sum of the open instalments less the credit in hand, of which one is nothing."""
    open_ones: Counter[Account] = Counter()
    free: Counter[Account] = Counter()
    for one in accounts.instalments:
        open_ones[one.customer_id, one.currency] += one.open_units
    for entry in accounts.entries:
        assert entry.free_units >= 0
        free[entry.customer_id, entry.currency] += entry.free_units
    balance = accounts.booked()
    for key in balance.keys() | open_ones.keys() | free.keys():
        assert balance[key] == open_ones[key] - free[key]
        assert not (open_ones[key] and free[key])


def each_settlement_counts_on_both_sides(accounts: Accounts) -> None:
    """What an instalment is paid with, and what an entry pays, are the same units."""
    paid: Counter[int] = Counter()
    used: Counter[int] = Counter()
    for one in accounts.settlements:
        assert one.units > 0
        paid[one.instalment_id] += one.units
        used[one.entry_id] += one.units
    for instalment in accounts.instalments:
        assert instalment.settled_units == paid[instalment.id]
        assert 0 <= instalment.settled_units <= instalment.amount_units
        assert 0 <= instalment.pending_units <= instalment.open_units
    bounced = {entry.record for entry in accounts.entries if entry.kind is EntryKind.BOUNCE}
    pays = (EntryKind.RECEIPT, EntryKind.CREDIT_NOTE, EntryKind.WRITE_OFF)
    # Of what was written off, what was taken back since: its bill is owed no more.
    taken_back: Counter[str] = Counter()
    for entry in accounts.entries:
        if entry.kind is EntryKind.WRITE_OFF and entry.units > 0:
            taken_back[entry.record] += entry.units
    for entry in accounts.entries:
        has_come_to_nothing = entry.kind is EntryKind.RECEIPT and entry.record in bounced
        can_pay = entry.kind in pays or (entry.kind is EntryKind.OPENING and entry.units < 0)
        left = -entry.units if can_pay and not has_come_to_nothing else 0
        if entry.kind is EntryKind.WRITE_OFF:
            left = -entry.units - taken_back[entry.record] if entry.units < 0 else 0
        assert used[entry.id] + entry.free_units == left


def what_was_booked_is_earned_by_somebody(accounts: Accounts) -> None:
    """Of each record and day; what came back is taken from whom it was."""
    measures = {
        EntryKind.SALE: (Measure.SALES, 1),
        EntryKind.CREDIT_NOTE: (Measure.SALES, 1),
        EntryKind.RECEIPT: (Measure.RECEIPTS, -1),
        EntryKind.BOUNCE: (Measure.RECEIPTS, -1),
    }
    booked: Counter[tuple[object, ...]] = Counter()
    for entry in accounts.entries:
        if entry.kind in measures:
            measure, sign = measures[entry.kind]
            booked[entry.record, entry.day, measure, entry.currency] += sign * entry.units
    earned: Counter[tuple[object, ...]] = Counter()
    for one in accounts.earnings:
        if one.measure.is_money:
            earned[one.record, one.day, one.measure, one.currency] += one.units
    for key in booked.keys() | earned.keys():
        assert booked[key] == earned[key]


def instalments_sum_to_their_order(accounts: Accounts) -> None:
    sums: defaultdict[int, Counter[str]] = defaultdict(Counter)
    for one in accounts.instalments:
        if one.order_id:
            sums[one.order_id][one.currency] += one.amount_units
    for order in accounts.orders:
        expected = order.total_units if order.state in STANDING else 0
        for currency in {order.currency, *sums[order.id]}:
            counts = expected if currency == order.currency else 0
            assert sums[order.id][currency] == counts


def _same(one: Counter[Account], other: Counter[Account]) -> None:
    keys = one.keys() | other.keys()
    assert {key: one[key] for key in keys} == {key: other[key] for key in keys}
