"""The decision about an order: all it needs on one card, and approving it with another discount (8.3)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Any

from markupsafe import Markup
from sqlalchemy.ext.asyncio import AsyncSession

from bot import filling, texts
from bot.fields.base import Reading
from bot.fields.discount import Discount, discount_in
from bot.forms import TITLE, Becomes, Form
from bot.panels import Button, Rows, View, button, in_pairs
from bot.router import Router
from bot.turn import Turn
from bot.verdicts import verdict_of
from handlers.approval_steps import approver_in_words
from handlers.order_deeds import find_order
from handlers.order_differences import differences, first_differences
from handlers.order_lines_shown import line_in_words, units_of
from handlers.order_shown import how, joined, sums, when
from handlers.order_sight import Sight, sight_of
from handlers.order_words import owed_only, percent
from models import order_authority, order_changes, policy
from models.approval_questions import Question
from models.approval_refusals import why_not
from models.approval_seats import OUTCOME
from models.approval_steps import StepState
from models.approvals import Approval, Outcome
from models.customers import Customer
from models.drafts import Draft
from models.errors import Refused
from models.order_authority import largest_discount
from models.order_lines import OrderLine
from models.order_versions import OrderVersion
from models.orders import BEFORE_PRODUCTION, Asks, Order
from models.pricing import HUNDREDTHS
from models.receivables import Debt, debt_of
from models.staff import Role, Staff

router = Router()

CARD_TAKES = 2600  # UTF-16 units: questions, and who decides, stand below
# How many lines, and UTF-16 units of people's own words: the first with which it fits.
SHOWN = ((12, 300), (10, 100), (6, 60), (4, 30))
LAST_ORDERS = 3
NAME_TAKES = 60


# What it is.


async def name_order(view: View, order: Order) -> Markup:
    """What is asked, in one line; of what was decided, which order it was; the discount granted."""
    customer = await order.customer(view.session)
    facts: dict[str, Any] = {
        "number": order.number or "",
        "customer": texts.clip(customer.name, NAME_TAKES),
    }
    has_total = order.asks is Asks.PLACE
    sees_prices = sight_of(view.reader).prices
    if not await is_asked(view, order) or (has_total and not sees_prices):
        key = "order-was-asked" if order.number else "order-was-asked-unnumbered"
    else:
        assert order.asks
        if has_total:
            facts["total"] = order.total
        key = f"order-asks-{order.asks.value}"
    line = view.t(key, **facts)
    most = await _granted(view, order) if sees_prices else None
    return line if most is None else view.t("order-asked-granted", what=line, most=percent(most))


async def is_asked(view: View, order: Order) -> bool:
    """Whether the approval that is looked at is the one that is open; an order has several in time."""
    if order.asks is None:
        return False
    approval = await _looked_at(view)
    return approval is None or approval.outcome is Outcome.OPEN


async def _looked_at(view: View) -> Approval | None:
    if isinstance(view.record, Question):
        return await view.record.approval(view.session)
    return view.record if isinstance(view.record, Approval) else None


async def _granted(view: View, order: Order) -> Decimal | None:
    """The discount that whoever decided gave in place of what was asked, in percent; None: as asked."""
    approval = await _looked_at(view)
    if await is_asked(view, order):
        version = await order.pending_version(view.session)
    elif approval and approval.outcome is Outcome.APPROVED:
        version = await OrderVersion.stood_by(view.session, order.id, approval)
    else:
        version = None
    if version is None or version.capped_basis_points is None:
        return None
    return Decimal(version.capped_basis_points) / HUNDREDTHS


def ways_into_order(order: Order) -> list[Button]:
    """To the card, and to each line of what waits."""
    ways = [button("order-open", order.about)]
    if order.pending:
        ways.append(button("order-all-lines", f"{order.about}:v{order.pending}:lines:0"))
    if order.pending and order.version:
        data = f"{order.about}:v{order.version}-{order.pending}:changes:0"
        ways.append(button("order-all-changes", data))
    return ways


async def describe_order(view: View, order: Order) -> list[Markup]:
    """All that the decision needs (8.3). Once it is made, which order it was: its card tells the rest."""
    if not await is_asked(view, order):
        return [await name_order(view, order)]
    parts: list[Markup] = []
    for at_most, longest in SHOWN:
        parts = [part for part in await _parts(view, order, at_most, longest) if part]
        if texts.fits(Markup("\n\n").join(parts), CARD_TAKES):
            break
    return parts


async def _parts(view: View, order: Order, at_most: int, longest: int) -> list[Markup]:
    sight = sight_of(view.reader)
    version = await order.pending_version(view.session) or await order.shown_version(view.session)
    lines = await version.lines(view.session)
    standing = await order.lines(view.session) if order.version else ()
    customer = await order.customer(view.session)
    parts = [await _wanted(view, order, version, customer, longest)]
    if order.asks is Asks.CHANGE:
        before = await order.shown_version(view.session)
        told = await differences(view, before, version, sight, longest)
        parts.append(first_differences(view, told, at_most))
    else:
        parts.append(await _lines(view, lines, sight, longest, at_most))
    parts.append(sums(view, version, lines, sight))
    parts.append(joined([when(view, order, version), how(view, version, sight, longest)]))
    if order.asks is not Asks.CANCEL and sight.prices:
        parts.append(await _discount(view, version, lines, standing))
    if sight.debt:
        parts.append(await _owed(view, order, version, customer))
    if sight.prices:
        parts.append(await _last_orders(view, order, customer))
    parts.append(await _rule(view, order, version))
    return parts


async def _wanted(
    view: View, order: Order, version: OrderVersion, customer: Customer, longest: int
) -> Markup:
    """What is asked for, why, and of which customer."""
    assert order.asks
    key = f"order-wants-{order.asks.value}"
    told = [view.t(key, number=order.number or "", state=order.state)]
    name = texts.clip(customer.name, NAME_TAKES)
    if customer.customer_class:
        facts = {"name": name, "customer_class": customer.customer_class}
        told.append(view.t("order-customer-class", **facts))
    else:
        told.append(view.t("order-customer", name=name))
    why = order.cancel_reason if order.asks is Asks.CANCEL else version.why
    if why:
        clipped = texts.shield(texts.clip(why, longest))
        told.append(Markup("<blockquote>{}</blockquote>").format(clipped))
    return joined(told)


async def _lines(
    view: View, lines: Sequence[OrderLine], sight: Sight, longest: int, at_most: int
) -> Markup:
    """Those with the largest discount first, then those with a reason: they are what is decided about."""
    units = await units_of(view.session, lines)
    by_weight = sorted(
        enumerate(lines, 1), key=lambda pair: (-pair[1].discount, pair[1].reason is None)
    )
    told = [
        line_in_words(view, line, units, sight, longest, at) for at, line in by_weight[:at_most]
    ]
    if (more := len(lines) - at_most) > 0:
        told.append(view.t("order-lines-more", number=more))
    return joined(told)


async def _discount(
    view: View, version: OrderVersion, lines: Sequence[OrderLine], standing: Sequence[OrderLine]
) -> Markup:
    """The largest against what the author may give; nothing where there is none."""
    largest = largest_discount(lines, standing)
    if not largest:
        return Markup()
    author = await view.session.get_one(Staff, version.author_id)
    limit = policy.current().orders.discount_limit(author.position)
    return view.t(
        "order-largest-discount",
        discount=percent(largest),
        name=author.name,
        position=author.position,
        limit=limit,
    )


async def _owed(view: View, order: Order, version: OrderVersion, customer: Customer) -> Markup:
    """The limit, what is owed now and with the order, and how old that is."""
    credit = await order_authority.credit_with(view.session, customer, version.total, order)
    if credit is None:
        told = [view.t("order-credit-none")]
    elif credit.with_order is None:
        told = [view.t("order-credit-other", limit=credit.limit, owed=owed_only(credit.owed))]
    else:
        facts = {
            "limit": credit.limit,
            "owed": owed_only(credit.owed),
            "with_order": owed_only(credit.with_order),
        }
        told = [view.t("order-credit", **facts, over=credit.is_exceeded)]
    debts = await debt_of(view.session, customer.id)
    told += [_aged(view, debt) for debt in debts.values()]
    return joined(told)


def _aged(view: View, debt: Debt) -> Markup:
    """Not due yet, and by days overdue as company.toml divides them; or what is in hand."""
    if debt.credit:
        facts = {"total": debt.credit, "is_credit": True}
        return view.t("order-owes", **facts, overdue=False, late="")
    edges = policy.current().payments.ageing_days
    late: list[Markup] = []
    for at, amount in enumerate(debt.overdue):
        first = 1 + (edges[at - 1] if at else 0)
        if amount and at < len(edges):
            facts = {"from": first, "to": edges[at]}
            late.append(view.t("order-ageing-days", **facts, amount=amount))
        elif amount:
            late.append(view.t("order-ageing-over", **{"from": edges[-1]}, amount=amount))
    told = tuple(late) or "none"
    return view.t("order-ageing", total=debt.net, current=debt.current, late=told)


async def _last_orders(view: View, order: Order, customer: Customer) -> Markup:
    latest = await Order.latest_of(view.session, customer.id, LAST_ORDERS + 1)
    others = [one for one in latest if one.id != order.id][:LAST_ORDERS]
    if not others:
        return view.t("order-last-none")
    told = [view.t("order-last-ones")]
    told += [
        view.t(
            "order-last-one",
            number=one.number or "",
            day=one.day,
            total=one.total,
            state=one.state,
        )
        for one in others
    ]
    return joined(told)


async def _rule(view: View, order: Order, version: OrderVersion) -> Markup:
    """Why it is asked, and whom the company's rule names (8.3, 8.6)."""
    is_change = order.asks is Asks.CHANGE and order.state not in BEFORE_PRODUCTION
    is_cancel = order.asks is Asks.CANCEL
    reasons = {
        "order-rule-discount": not is_cancel and version.over_discount is not None,
        "order-rule-credit": not is_cancel and version.over_credit,
        "order-rule-production": is_change,
        "order-rule-cancel": is_cancel,
    }
    rules = tuple(view.t(key) for key, counts in reasons.items() if counts)
    approval = await Approval.of_record(view.session, order.about)
    steps = await approval.steps(view.session) if approval else ()
    asked = [step.wanted for step in steps if step.state is not StepState.DROPPED]
    names = tuple(approver_in_words(view, one) for one in asked)
    return view.t("order-rule", rules=rules, approvers=names)


# With another discount.


async def deeds_of_order(view: View, order: Order) -> list[Button]:
    """Beside yes and no, where there is a discount that could be less."""
    version = await order.pending_version(view.session)
    if version is None or not await _largest(view.session, order, version):
        return []
    return [button("order-other-discount", f"{order.about}:discount")]


async def _largest(session: AsyncSession, order: Order, version: OrderVersion) -> Decimal:
    """Of those that nobody has granted yet."""
    standing = await order.lines(session) if order.version else ()
    return largest_discount(await version.lines(session), standing)


class CappedDiscount(Discount):
    """Proposed: what the author may give, half-way to what is asked, what this person may give."""

    async def buttons(
        self, turn: Turn, before: Any, tap: Callable[[str], str], view: str = ""
    ) -> Rows:
        draft = await Draft.open_one(turn.session, turn.me.id)
        if draft is None or draft.form != CapForm.name:
            return ()
        proposed = await _proposed(turn, await _find_approval(turn, draft.subject))
        return in_pairs(
            [
                button(
                    "order-discount-percent", tap(str(int(one * HUNDREDTHS))), percent=percent(one)
                )
                for one in proposed
            ]
        )

    async def tapped(self, turn: Turn, choice: str, before: Any) -> Reading:
        if not choice.isascii() or not choice.isdigit() or int(choice) > 100 * HUNDREDTHS:
            raise Refused("button-out-of-date")
        return Reading(str(Decimal(choice) / HUNDREDTHS))


class CapForm(Form, name="order-discount"):
    """The subject is the approval's id: one number, and it is approved with that."""

    at_once = True
    discount = CappedDiscount()

    async def submit(self, turn: Turn) -> Becomes:
        approval = await _find_approval(turn, self.subject)
        await order_changes.approve_with(turn.session, approval, turn.me, self.discount)
        return Becomes(OUTCOME, approval.about)


@router.button(r"order:([0-9]{1,18}):discount", role=Role.MEMBER)
async def ask_for_the_discount(turn: Turn, number: str) -> None:
    """Whoever has the decision names it; the model looks at that again."""
    order = await find_order(turn, number)
    approval = await Approval.of_record(turn.session, order.about)
    if approval is None or order.pending is None:
        turn.hint("order-nothing-waits")
    elif await approval.seat_of(turn.session, turn.me) is None:
        refusal = await why_not(turn.session, approval, turn.me)
        turn.hint(refusal.key, **refusal.facts)
    else:
        title = {"number": texts.plain(await name_order(turn.view, order))}
        await filling.start(turn, CapForm, subject=str(approval.id), offered={TITLE: title})


async def _find_approval(turn: Turn, number: str) -> Approval:
    approval = await turn.session.get(Approval, int(number))
    if approval is None or not await approval.visible_to(turn.session, turn.me):
        raise Refused("approval-gone-or-not-yours", final=True)
    return approval


async def _proposed(turn: Turn, approval: Approval) -> list[Decimal]:
    """Each once, the least first, in whole or half percents, all below what is asked."""
    order = await approval.the_record(turn.session)
    assert isinstance(order, Order)
    version = await order.pending_version(turn.session)
    if version is None:
        return []
    largest = await _largest(turn.session, order, version)
    author = await approval.applicant(turn.session)
    rules = policy.current().orders
    own, mine = (rules.discount_limit(one.position) for one in (author, turn.me))
    named = {one * 2 // 1 / 2 for one in (own, (own + largest) / 2, mine)}
    return sorted(one for one in named if one < largest)


async def hears_of_order(
    session: AsyncSession, approval: Approval, person: Staff, words: str
) -> bool:
    """ "ok 8%" or 打92折可以 approves it with that discount; True where it was said so clearly."""
    said = discount_in(words)
    if said is None or said.percent * HUNDREDTHS % 1:
        return False
    yes, reason = verdict_of(_without_fillers(said.rest))
    if not yes or reason:
        return False
    order = await approval.the_record(session)
    assert isinstance(order, Order)
    version = await order.pending_version(session)
    if version is None:
        return False
    if said.percent == percent(await _largest(session, order, version)):
        await approval.decide(session, person, yes=True)  # it is what was asked for
    else:
        await order_changes.approve_with(session, approval, person, said.percent)
    return True


def _without_fillers(words: str) -> str:
    """What may stand around the number without a meaning of its own: "with", 最多, 优惠."""
    left = f" {words.casefold()} "
    for listed in texts.in_every_language("order-discount-heard.words"):
        for filler in sorted(listed.split(", "), key=len, reverse=True):
            left = left.replace(f" {filler} " if filler.isascii() else filler, " ")
    return left.strip()
