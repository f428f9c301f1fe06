"""Returns and exchanges: which lines come back, how much of each and why, agreed to and credited (8.6)."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from bot import filling, texts
from bot.fields import Choice, Photos, Text
from bot.forms import TITLE, Answers, Becomes, Form
from bot.panels import RED, Button, Panel, View, button, in_pairs
from bot.router import Router
from bot.turn import Turn
from handlers.approval_steps import steps_of
from handlers.lines_back import LinesBack, find_returnable
from handlers.order_parts import Part
from handlers.order_sight import sight_of
from handlers.order_words import quantity_in_words
from models import order_returns, policy, records
from models.albums import send_photos
from models.approvals import Approval, Outcome
from models.approvers import foresee
from models.errors import Refused
from models.order_lines import OrderLine, exact, milli
from models.order_returns import RETURN_CARD, GoodsReturn, ReturnKind, returnable
from models.order_versions import Picture
from models.orders import Order
from models.policy_values import SUPERIOR
from models.staff import Role, Staff

router = Router()

ON_THE_CARD = 30  # lines
NAME_TAKES = 40  # UTF-16 units
NAMES_TAKE = 200
REASON_TAKES = 600
LONGEST_REASON = 500
LATEST = 6  # on the order's card
MOST_PHOTOS = 10


class GoodsReturnForm(Form, name="return"):
    """The subject is the order's id."""

    kind = Choice(ReturnKind)
    lines = LinesBack()
    reason = Text(max_length=LONGEST_REASON)
    photos = Photos(at_most=MOST_PHOTOS, optional=True)

    @classmethod
    async def before_sending(cls, turn: Turn, subject: str, answers: Answers) -> Sequence[Markup]:
        """What is credited for it, and who decides."""
        form = cls(subject, answers)
        order = await find_returnable(turn, subject)
        parts = [turn.t("return-shipped-again")]
        if form.kind is ReturnKind.RETURN:
            asked = {number: milli(quantity) for number, quantity in form.lines.items()}
            credit = await order_returns.credit_for(turn.session, order, asked)
            parts = [turn.t("return-credit", credit=credit)]
        return [*parts, await who_decides(turn)]

    async def submit(self, turn: Turn) -> Becomes:
        asked = await GoodsReturn.ask(
            turn.session,
            await find_returnable(turn, self.subject),
            turn.me,
            self.kind,
            self.lines,
            self.reason,
            self.photos,
            turn.said_at,
        )
        return Becomes(RETURN_CARD, asked.about)


async def who_decides(turn: Turn) -> Markup:
    """One after the other; nobody, where nobody is above."""
    rules = policy.current().orders
    has_superior = bool(await turn.me.superiors(turn.session))
    chain = [one for one in rules.return_approvers if one != SUPERIOR or has_superior]
    steps = await foresee(turn.session, turn.me, chain, rules.when_away)
    if not chain:
        return turn.t("return-at-once")
    names = [step.staff.name for step in steps if step.staff]
    if len(names) < len(steps):
        raise Refused("approval-nobody")
    return turn.t("return-goes-to", names=texts.shortened(names, NAMES_TAKE))


@router.button(r"order:([0-9]{1,18}):return", role=Role.SELLER)
async def take_back(turn: Turn, number: str) -> None:
    order = await find_returnable(turn, number)
    offered = {TITLE: {"order": order.number or ""}}
    await filling.start(turn, GoodsReturnForm, subject=str(order.id), offered=offered)


@router.button(r"return:([0-9]{1,18})", role=Role.MEMBER)
async def open_a_return(turn: Turn, number: str) -> None:
    return_ = await find_return(turn, number)
    await turn.take_away(RETURN_CARD, return_.about)
    turn.bring(RETURN_CARD, return_.about)


@router.button(r"return:([0-9]{1,18}):photos", role=Role.MEMBER)
async def show_photos(turn: Turn, number: str) -> None:
    return_ = await find_return(turn, number)
    pictures = [Picture(**one) for one in return_.photos]
    send_photos(turn.session, turn.me, pictures, about=return_.about, reply_to=turn.message_id)


@router.button(r"return:([0-9]{1,18}):withdraw", role=Role.MEMBER)
async def withdraw(turn: Turn, number: str) -> None:
    return_ = await find_return(turn, number)
    await return_.withdraw(turn.session, turn.me)
    turn.hint("return-withdrawn-hint")


async def find_return(turn: Turn, number: str) -> GoodsReturn:
    """One this person may see; a button's id is never trusted."""
    return await records.require(
        turn.session, GoodsReturn, number, turn.me, "return-gone-or-not-yours"
    )


# How it looks.


@router.card(RETURN_CARD)
async def return_card(view: View) -> Panel:
    """What comes back and why, what is credited for who sees prices, and how it stands."""
    return_: GoodsReturn = view.record
    author = await view.session.get_one(Staff, return_.author_id)
    head = view.t("return-head", kind=return_.kind, name=author.name, state=return_.outcome.value)
    parts = [head, *await describe_goods_return(view, return_)]
    approval = await Approval.of_record(view.session, return_.about)
    # Whoever decides may mention a price in a reason.
    if approval and sight_of(view.reader).prices:
        parts += [Markup("\n").join(await steps_of(view, approval))]
    rows: list[Sequence[Button]] = []
    is_mine = view.reader.id == return_.author_id
    if is_mine and return_.outcome is Outcome.OPEN and approval:
        rows.append([button("return-withdraw", f"{return_.about}:withdraw", style=RED)])
    rows.append(ways_in(return_))
    return Panel(Markup("\n\n").join(part for part in parts if part), rows)


def ways_in(return_: GoodsReturn) -> list[Button]:
    """To the photos, and to the order."""
    ways = [button("return-open-order", f"order:{return_.order_id}")]
    if number := len(return_.photos):
        ways.insert(0, button("return-show-photos", f"{return_.about}:photos", number=number))
    return ways


async def name_goods_return(view: View, return_: GoodsReturn) -> Markup:
    """What it is, in one line."""
    order = await return_.order(view.session)
    customer = await order.customer(view.session)
    return view.t(
        "return-in-a-line",
        kind=return_.kind,
        order=order.number or "",
        customer=texts.clip(customer.name, NAME_TAKES),
    )


async def describe_goods_return(view: View, return_: GoodsReturn) -> list[Markup]:
    """All that the decision needs: of which order, what and how much, for which money, and why."""
    reason = texts.shield(texts.clip(return_.reason, REASON_TAKES))
    parts = [
        await name_goods_return(view, return_),
        await lines_in_words(view, return_),
        Markup("<blockquote>{}</blockquote>").format(reason),
    ]
    if return_.kind is ReturnKind.EXCHANGE:
        parts.insert(2, view.t("return-shipped-again"))
    elif sight_of(view.reader).prices:
        is_sure = return_.outcome is Outcome.APPROVED
        key = "return-credited" if is_sure else "return-credit"
        note = return_.number or ""
        credit = return_.credit
        parts.insert(
            2, view.t(key, credit=credit, note=note) if is_sure else view.t(key, credit=credit)
        )
    if not return_.photos and return_.outcome is Outcome.OPEN:
        parts.append(view.t("return-no-photos"))
    return parts


async def lines_in_words(view: View, return_: GoodsReturn) -> Markup:
    # Of an exchange, the order may have a line no more.
    known = await OrderLine.ever_of(view.session, return_.order_id)
    language = view.reader.speaks
    each = [
        view.t(
            "return-line",
            name=texts.clip(known[number].name, NAME_TAKES),
            quantity=quantity_in_words(language, exact(quantity), known[number].measure),
        )
        for number, quantity in (await return_.quantities(view.session)).items()
    ]
    more = len(each) - ON_THE_CARD
    if more > 0:
        each = [*each[:ON_THE_CARD], view.t("return-lines-more", number=more)]
    return Markup("\n").join(each)


async def returns_part(view: View, order: Order) -> Part:
    """On the order's card: what came back and how it stands; for whoever sells it the way to more."""
    found = await order_returns.of_order(view.session, order.id)
    has_prices = sight_of(view.reader).prices
    lines = [
        view.t(
            "return-on-the-card",
            kind=one.kind,
            state=one.outcome.value,
            note=one.number or "",
            credit=one.credit,
            is_credited=one.is_credited and has_prices,
        )
        for one in found[-LATEST:]
    ]
    if len(found) > LATEST:
        lines.insert(0, view.t("return-earlier", number=len(found) - LATEST))
    rows = in_pairs(
        [
            button("return-open", one.about, kind=one.kind, note=one.number or str(one.id))
            for one in found[-LATEST:]
        ]
    )
    can_come_back = any((await returnable(view.session, order)).values())
    if can_come_back and await order_returns.may_ask(view.session, order, view.reader):
        rows.append([button("return-ask", f"{order.about}:return")])
    return Part(lines, rows)
