"""Changes of an order: a new version, and cancelling (8.6)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from decimal import Decimal

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from models import audit, booking, calendar, order_authority, order_check, order_news, policy
from models.approval_steps import Seat, StepState
from models.approval_upkeep import ask_others
from models.approvals import Approval, Outcome
from models.errors import Refused
from models.invoices import invoiced_of
from models.money import minor_units
from models.order_difference import difference
from models.order_lines import Asked, OrderLine, exact
from models.order_news import MoneyOf
from models.order_returns import ReturnKind, came_back
from models.order_versions import Content, OrderVersion
from models.orders import (
    BEFORE_PRODUCTION,
    UNSHIPPED,
    Asks,
    Order,
    OrderState,
    check_terms,
)
from models.policy_values import SUPERIOR
from models.positions import Position
from models.pricing import HUNDREDTHS, discounted
from models.shipments import taken_of
from models.staff import Staff, wait_for_leavers


async def content_of(session: AsyncSession, version: OrderVersion) -> Content:
    """A version as somebody could ask for it again, each line by its number."""
    return Content(
        lines=[asked_again(line) for line in await version.lines(session)],
        deliver_on=version.deliver_on,
        needed_on=version.needed_on,
        address=version.address,
        place=version.place,
        packing=version.packing,
        transport=version.transport,
        terms=version.terms,
        deposit=version.deposit,
        note=version.note,
        photos=version.pictures,
    )


def asked_again(line: OrderLine) -> Asked:
    """A line that stands, as it was asked for."""
    said = line.discount_basis_points
    return Asked(
        product_id=line.product_id,
        measure=line.measure,
        quantity=line.quantity,
        list_price=line.list_price,
        agreed=line.price if said is None and line.price != line.list_price else None,
        discount=Decimal(said) / HUNDREDTHS if said else None,
        reason=line.reason,
        number=line.number,
    )


async def least_of(session: AsyncSession, order_id: int) -> Mapping[int, int]:
    """Below which quantity a line cannot go, by its number, in thousandths: what was shipped and did
    not come back to be exchanged, and what was invoiced."""
    taken = await taken_of(session, order_id)
    exchanged = await came_back(session, order_id, Outcome.APPROVED, kind=ReturnKind.EXCHANGE)
    invoiced = await invoiced_of(session, order_id)
    return {
        number: max(taken.get(number, 0) - exchanged.get(number, 0), invoiced.get(number, 0))
        for number in taken.keys() | invoiced.keys()
    }


# Deeds


async def change(
    session: AsyncSession,
    order: Order,
    who: Staff,
    content: Content,
    base: int,
    why: str | None,
    said_at: datetime,
) -> OrderVersion:
    """A new version of an order that stands, made from version `base` (8.6).

    What needs nobody's word stands at once, the rest waits for it while the old version goes on.
    Refused: to whoever may not, where it was changed meanwhile or something waits already, once all
    was delivered, where nothing differs, and below what was shipped or invoiced.
    """
    await wait_for_leavers(session)
    customer = await order.customer(session)
    await customer.alone(session)
    await order.lock(session)
    await require_changeable(session, order, who)
    if order.version != base:
        raise Refused("order-changed-meanwhile", final=True)
    before = await order.shown_version(session)
    standing = {line.number: line for line in await before.lines(session)}
    day = calendar.business_day(said_at)
    lines = await order_check.lines_of(
        session,
        content.lines,
        customer.customer_class,
        day,
        standing,
        await _first_free_number(session, order.id),
    )
    await _check_not_below(session, order, standing, lines)
    version = await OrderVersion.write(
        session, order.id, who.id, content, lines, said_at, why, before.rounding
    )
    # Dates that were agreed on long ago are no mistake of whoever changes something else.
    checked = content
    if content.deliver_on == before.deliver_on:
        checked = replace(checked, deliver_on=day)
    if content.needed_on == before.needed_on:
        checked = replace(checked, needed_on=None)
    check_terms(version, checked, day)
    if not await difference(session, before, version):
        raise Refused("order-nothing-changed", field="lines")
    order.pending, order.asks = version.number, Asks.CHANGE
    audit.record(
        session, who, "order-change-asked", about=order.about, version=version.number, why=why
    )
    chain = await order_authority.chain_of(
        session, order, version, who, customer, list(standing.values())
    )
    await order.submit(session, who, chain)
    return version


async def require_changeable(session: AsyncSession, order: Order, who: Staff) -> None:
    """Refused to whoever may not change it, and where it cannot be changed now."""
    if not await order.may_be_changed_by(session, who):
        raise Refused("order-gone-or-not-yours", final=True)
    if order.asks is not None:
        raise Refused("order-waits-already", final=True)
    if order.state not in UNSHIPPED and order.state is not OrderState.SHIPPED:
        raise Refused("order-over", final=True)


async def cancel(session: AsyncSession, order: Order, who: Staff, reason: str) -> None:
    """Before production by oneself, later by approval (8.6).

    Refused once something was shipped or invoiced.
    """
    await wait_for_leavers(session)
    await (await order.customer(session)).alone(session)
    await order.lock(session)
    await require_cancellable(session, order, who)
    order.cancel_reason = reason
    audit.record(session, who, "order-cancel-asked", about=order.about, reason=reason)
    chain: list[str] = [*policy.current().orders.cancel_approvers]
    if order.state in BEFORE_PRODUCTION or not await who.superiors(session):
        await end(session, order, who)
        await order.redraw_everywhere(session)
        return
    order.asks = Asks.CANCEL
    await order.submit(session, who, chain)


async def end(
    session: AsyncSession, order: Order, by: Staff | None, *, is_decided: bool = False
) -> MoneyOf:
    """Cancelled: everybody who got it hears so. Refused once something was shipped or invoiced.

    What was paid for it until then.
    """
    await _require_untouched(session, order)
    before_it = await order_news.money_of(session, order)
    order.state = OrderState.CANCELLED
    await session.flush()
    await booking.order_ended(session, order)
    audit.record(session, by, "order-cancelled", about=order.about, number=order.number)
    await order_news.tell_of_cancelling(session, order, by, before_it, is_decided=is_decided)
    return before_it


async def require_cancellable(session: AsyncSession, order: Order, who: Staff) -> None:
    """Refused to whoever may not change it, and where it cannot be cancelled any more."""
    await require_changeable(session, order, who)
    await _require_untouched(session, order)


async def _require_untouched(session: AsyncSession, order: Order) -> None:
    if await taken_of(session, order.id):
        raise Refused("order-shipped-already", final=True)
    if await invoiced_of(session, order.id):
        raise Refused("order-invoiced-already", final=True)


async def approve_with(
    session: AsyncSession, approval: Approval, person: Staff, most: Decimal
) -> None:
    """Approve an order, no line of it with a discount above `most` percent (8.3).

    What a line had been granted before it keeps. Whoever was to decide only because of the
    discount is asked no more where somebody who decided may give what is left. Refused to whoever
    may not decide, where no line has more, and where the order would then exceed the customer's
    credit limit.
    """
    await approval.lock(session)
    order = await session.get_one(Order, int(approval.record.partition(":")[2]))
    customer = await order.customer(session)
    await customer.alone(session)
    await order.lock(session)
    version = await order.pending_version(session)
    step = await approval.open_step(session)
    seat = await step.seat_of(session, person) if step else None
    if step is None or seat is None:
        await approval.decide(session, person, yes=True)  # says why not
        return
    if version is None:
        raise Refused("order-nothing-waits", final=True)  # it is to be cancelled
    standing = await (await order.shown_version(session)).lines(session) if order.version else ()
    lines = await version.lines(session)
    if not _cap(lines, standing, most):
        raise Refused("order-no-such-discount", field="discount", most=most)
    version.count(lines)
    version.capped_basis_points = int(most * HUNDREDTHS)
    author = await approval.applicant(session)
    granted = await _granted(session, approval, person, seat)
    needs = await order_authority.needs_of(
        session, author, customer, lines, version.total, order, standing, granted
    )
    if needs.over_credit and not version.over_credit:
        await _refuse_over_credit(session, order, version)
    if order.version == 0:
        order.total_units = version.total_units
    await session.flush()
    audit.record(session, person, "order-discount-capped", about=order.about, most=most)
    had = [one for one in await approval.steps(session) if one.number <= step.number]
    asked = [one.wanted for one in had if one.state is not StepState.DROPPED]
    rules = policy.current().orders
    chain = [*asked, *(one for one in needs.chain if one not in asked)]
    await ask_others(session, approval, chain, rules.when_away)
    await approval.decide(session, person, yes=True)


def _cap(lines: Sequence[OrderLine], standing: Sequence[OrderLine], most: Decimal) -> bool:
    """Lower each discount to `most`, or to what the line was granted before; False: none is lower."""
    is_any = False
    for line in lines:
        agreed = order_authority.standing_line(line, standing)
        if line.discount <= max(most, agreed.discount if agreed else Decimal()):
            continue
        is_any = True
        if agreed and agreed.discount > most:
            line.discount_basis_points = agreed.discount_basis_points
            line.price_units = agreed.price_units
        else:
            line.discount_basis_points = int(most * HUNDREDTHS)
            line.price_units = minor_units(discounted(line.list_price, most))
    return is_any


async def _granted(session: AsyncSession, approval: Approval, person: Staff, seat: Seat) -> Decimal:
    """The largest discount that those may give who have decided, and this person or whose place it is."""
    ids = {person.id, seat.for_id}
    wanted: set[str] = set()
    for step in await approval.steps(session):
        if step.is_decided:
            ids |= {step.decided_by_id, step.decided_for_id}
        if step.is_decided or step.id == seat.step_id:
            wanted.add(step.wanted)
    people = [await session.get_one(Staff, number) for number in ids if number]
    positions = {one.position for one in people}
    # Who decides in the place of a position that nobody has decides with its limit.
    positions |= {Position(one) for one in wanted if one != SUPERIOR}
    return max(policy.current().orders.discount_limit(one) for one in positions)


async def ask_for_credit(session: AsyncSession, order: Order, approval: Approval) -> bool:
    """Ask those who decide about credit as well, where an order that waited is beyond the limit only
    by now (8.3); whether that is what has to be decided first."""
    version = await order.pending_version(session)
    assert version
    standing = await order.lines(session) if order.version else ()
    needs = await order_authority.needs_of(
        session,
        await approval.applicant(session),
        await order.customer(session),
        await version.lines(session),
        version.total,
        order,
        standing,
    )
    if version.over_credit or not needs.over_credit:
        return False
    rules = policy.current().orders
    asked = [
        one.wanted for one in await approval.steps(session) if one.state is not StepState.DROPPED
    ]
    more = [one for one in needs.chain if one in rules.credit_approvers and one not in asked]
    if not more:
        return False
    version.over_credit = True
    approval.outcome, approval.closed_at = Outcome.OPEN, None
    await session.flush()
    await ask_others(session, approval, [*asked, *more], rules.when_away)
    return True


async def _refuse_over_credit(session: AsyncSession, order: Order, version: OrderVersion) -> None:
    customer = await order.customer(session)
    credit = await order_authority.credit_with(session, customer, version.total, order)
    assert credit  # it is what is exceeded
    if credit.with_order is None:
        raise Refused("order-cap-over-credit-other", field="discount")
    raise Refused(
        "order-cap-over-credit",
        field="discount",
        total=version.total,
        with_order=credit.with_order,
        limit=credit.limit,
    )


async def _first_free_number(session: AsyncSession, order_id: int) -> int:
    query = (
        select(func.max(OrderLine.number))
        .join(OrderVersion, OrderVersion.id == OrderLine.version_id)
        .where(OrderVersion.order_id == order_id)
    )
    return (await session.scalar(query) or 0) + 1


async def _check_not_below(
    session: AsyncSession,
    order: Order,
    standing: Mapping[int, OrderLine],
    lines: Sequence[OrderLine],
) -> None:
    """Refused: less than was shipped or invoiced, another price where it was invoiced or credited."""
    asked = {line.number: line for line in lines}
    for number, least in (await least_of(session, order.id)).items():
        line = asked.get(number)
        if least > (line.quantity_milli if line else 0):
            was = standing[number]
            raise Refused(
                "order-below-shipped",
                field="lines",
                name=was.name,
                least=exact(least),
                measure=was.measure,
            )
    for number in await invoiced_of(session, order.id):
        if asked[number].price_units != standing[number].price_units:
            raise Refused("order-invoiced-price", field="lines", name=standing[number].name)
    returned = await came_back(session, order.id, Outcome.APPROVED, kind=ReturnKind.RETURN)
    for number in returned:
        if asked[number].price_units != standing[number].price_units:
            raise Refused("order-credited-price", field="lines", name=standing[number].name)


async def require_still_possible(session: AsyncSession, order: Order) -> None:
    """Refused where goods were invoiced or credited while a change waited that leaves less of them,
    or at another price; whoever decides says no, and it is asked for anew."""
    version = await order.pending_version(session)
    assert version
    standing = {line.number: line for line in await order.lines(session)}
    try:
        await _check_not_below(session, order, standing, await version.lines(session))
    except Refused as refused:
        raise Refused("order-change-overtaken", final=True, name=refused.facts["name"]) from refused
