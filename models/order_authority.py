"""Authority: who has to agree to a discount, or to more than a customer may owe (8.3)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from moneyed import Money
from sqlalchemy.ext.asyncio import AsyncSession

from models import policy
from models.approvers import RISING, holder_of
from models.customers import Customer
from models.order_lines import OrderLine
from models.order_versions import OrderVersion
from models.orders import BEFORE_PRODUCTION, Order
from models.policy_values import SUPERIOR
from models.pricing import HUNDREDTHS
from models.receivables import owed_in
from models.staff import Staff


@dataclass(frozen=True)
class Credit:
    """What a customer will owe with the order, in the currency of the limit; None: another one's."""

    limit: Money
    owed: Money
    with_order: Money | None

    @property
    def is_exceeded(self) -> bool:
        """Whether it is held: beyond the limit, or in a currency that the limit says nothing of."""
        return self.with_order is None or self.with_order > self.limit


@dataclass(frozen=True)
class Needs:
    """Whose word an order needs, one after the other; nobody's where the author's is enough.

    `over_discount`, in percent, is what is beyond the author's limit.
    """

    chain: Sequence[str]
    over_discount: Decimal | None
    over_credit: bool


async def chain_of(
    session: AsyncSession,
    order: Order,
    version: OrderVersion,
    author: Staff,
    customer: Customer,
    standing: Sequence[OrderLine] = (),
) -> Sequence[str]:
    """Who decides about a version, see `needs_of`; the version keeps why."""
    lines = await version.lines(session)
    needs = await needs_of(session, author, customer, lines, version.total, order, standing)
    version.over_credit = needs.over_credit
    over = needs.over_discount
    version.over_discount_basis_points = (
        int(over.quantize(Decimal("0.01")) * HUNDREDTHS) if over is not None else None
    )
    return needs.chain


async def needs_of(
    session: AsyncSession,
    author: Staff,
    customer: Customer,
    lines: Sequence[OrderLine],
    total: Money,
    order: Order | None = None,
    standing: Sequence[OrderLine] = (),
    granted: Decimal | None = None,
) -> Needs:
    """Whose word lines of a total need, also while they are still being entered (8.3).

    The first position whose limit covers the largest discount that was not agreed to before for so
    much, unless whoever decided already may give it (`granted`, in percent); for credit, and for
    what changes once production has begun, whom company.toml names.
    """
    rules = policy.current().orders
    discount = largest_discount(lines, standing)
    is_over = discount > rules.discount_limit(author.position)
    credit = await credit_with(session, customer, total, order)
    is_no_more = (
        order is not None
        and bool(standing)
        and total.currency.code == order.currency
        and total <= order.total
    )
    over_credit = bool(credit and credit.is_exceeded and not is_no_more)
    asked: list[str] = []
    if over_credit:
        asked += rules.credit_approvers
    if order and standing and order.state not in BEFORE_PRODUCTION:
        asked += [one for one in rules.change_approvers if one not in asked]
    if is_over and (granted is None or discount > granted):
        position = await first_to_cover(session, author, discount)
        # Behind the superior, before those who look at the money.
        asked.insert(asked.index(SUPERIOR) + 1 if SUPERIOR in asked else 0, position)
    if SUPERIOR in asked and not await author.superiors(session):
        asked = [one for one in asked if one != SUPERIOR]  # nobody is above: it is theirs to say
    return Needs(asked, discount if is_over else None, over_credit)


def largest_discount(lines: Sequence[OrderLine], standing: Sequence[OrderLine] = ()) -> Decimal:
    """In percent, of the lines that have more than what was agreed on."""
    return max(
        (line.discount for line in lines if line.discount > agreed_discount(line, standing)),
        default=Decimal(),
    )


def agreed_discount(line: OrderLine, standing: Sequence[OrderLine]) -> Decimal:
    """That with which a line stands already, in percent; more of the goods was not agreed on."""
    before = standing_line(line, standing)
    return before.discount if before else Decimal()


def standing_line(line: OrderLine, standing: Sequence[OrderLine]) -> OrderLine | None:
    """The line as it stands, where it stands for at least as much."""
    return next(
        (
            one
            for one in standing
            if one.number == line.number and one.quantity_milli >= line.quantity_milli
        ),
        None,
    )


async def first_to_cover(session: AsyncSession, author: Staff, discount: Decimal) -> str:
    """The nearest position above the author whose limit covers a discount (8.3).

    Where nobody above has one, the lowest position that somebody has; else the highest, in whose
    place an administrator decides.
    """
    rules = policy.current().orders
    for superior in await author.superiors(session):
        if rules.discount_limit(superior.position) >= discount:
            return superior.position.value
    covering = [one for one in RISING if rules.discount_limit(one) >= discount]
    for position in covering:
        holder = await holder_of(session, author, position.value)
        if holder and holder.id != author.id:
            return position.value
    return (covering or RISING)[-1].value


async def credit_with(
    session: AsyncSession, customer: Customer, total: Money, but: Order | None = None
) -> Credit | None:
    """What the customer owes and would owe with an order of a total, which `but` is counted by
    where it stands already; None where no limit is set."""
    limit = customer.credit_limit
    if limit is None:
        return None
    owed = await owed_in(session, customer.id, limit.currency.code, but)
    is_comparable = total.currency == limit.currency
    return Credit(limit, owed, owed + total if is_comparable else None)
