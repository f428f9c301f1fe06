"""Write-offs: how much of a bill is given up and why, decided by the company's chain (10.1)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from markupsafe import Markup, escape
from moneyed import Money

from bot import filling, texts
from bot.fields import Text
from bot.fields.amount import money_in
from bot.fields.base import Field, Reading
from bot.forms import Answers, Becomes, Form
from bot.goods_lines import kept_money, money_of
from bot.panels import RED, Button, Panel, Rows, View, button
from bot.router import Router
from bot.turn import Turn
from handlers.approval_steps import steps_of
from handlers.bills import NAME_TAKES, bill_in_words, days_late, find_bill, title_of
from models import ledger, policy, records, write_offs
from models.approvals import Approval, Outcome
from models.approvers import foresee
from models.errors import Refused
from models.instalments import Instalment
from models.language import Language
from models.money import from_minor_units
from models.staff import Role, Staff
from models.write_offs import LONGEST_REASON, WRITE_OFF_CARD, WriteOff

router = Router()

REASON_TAKES = 600  # UTF-16 units
NAMES_TAKE = 200


class GivenUp(Field[Money]):
    """So much of the bill, in its currency; all that is open is one tap."""

    async def read(self, turn: Turn, offered: Any, before: Any) -> Reading:
        one = await self._bill(turn)
        words = texts.clip(turn.words, 60)
        if not words or (turn.message and turn.message.text is None):
            raise Refused("write-off-amount-only", open=one.open)
        amount = money_in(turn.words, [one.currency])
        if amount is None:
            raise Refused("write-off-amount-unclear", words=words, open=one.open)
        return Reading(kept_money(amount))

    async def tapped(self, turn: Turn, choice: str, before: Any) -> Reading:
        one = await self._bill(turn)
        if choice != str(one.open_units):
            raise Refused("button-out-of-date")
        return Reading(kept_money(one.open))

    async def buttons(
        self, turn: Turn, before: Any, tap: Callable[[str], str], view: str = ""
    ) -> Rows:
        one = await self._bill(turn)
        if one.open_units <= 0:
            return ()
        return [[button("write-off-all", tap(str(one.open_units)), open=one.open)]]

    def load(self, kept: Any) -> Money:
        return money_of(kept)

    def shown(self, language: Language, kept: Any) -> Markup:
        return escape(texts.money(language, self.load(kept)))

    async def _bill(self, turn: Turn) -> Instalment:
        assert turn.draft
        return await find_bill(turn, turn.draft.subject)


class WriteOffForm(Form, name="write-off"):
    """The subject is the instalment's number."""

    amount = GivenUp()
    reason = Text(max_length=LONGEST_REASON)

    @classmethod
    async def check(cls, turn: Turn, subject: str, answers: Answers, name: str) -> None:
        if name == "amount":
            write_offs.check_amount(await find_bill(turn, subject), cls(subject, answers).amount)

    @classmethod
    async def before_sending(cls, turn: Turn, subject: str, answers: Answers) -> Sequence[Markup]:
        """What stays to be paid, and who decides."""
        one = await find_bill(turn, subject)
        await write_offs.require_askable(turn.session, one, turn.me)
        left = one.open - cls(subject, answers).amount
        stays = turn.t("write-off-stays-open", left=left) if left else turn.t("write-off-all-of-it")
        return [stays, await who_decides(turn)]

    async def submit(self, turn: Turn) -> Becomes:
        one = await find_bill(turn, self.subject)
        asked = await write_offs.ask(
            turn.session, one, turn.me, self.amount, self.reason, turn.said_at
        )
        return Becomes(WRITE_OFF_CARD, asked.about)


async def who_decides(turn: Turn) -> Markup:
    """One after the other. Refused where somebody of them cannot be found."""
    chain = await write_offs.chain_of(turn.session, turn.me)
    steps = await foresee(turn.session, turn.me, chain, policy.current().payments.when_away)
    names = [step.staff.name for step in steps if step.staff]
    if len(names) < len(steps):
        raise Refused("approval-nobody")
    return turn.t("write-off-goes-to", names=texts.shortened(names, NAMES_TAKE))


@router.button(r"instalment:([0-9]{1,18}):write-off", role=Role.PAYMENTS)
async def give_up(turn: Turn, number: str) -> None:
    one = await find_bill(turn, number)
    await write_offs.require_askable(turn.session, one, turn.me)
    offered = await title_of(turn, one)
    await filling.start(turn, WriteOffForm, subject=str(one.id), offered=offered)


@router.button(r"write-off:([0-9]{1,18})", role=Role.MEMBER)
async def open_a_write_off(turn: Turn, number: str) -> None:
    write_off = await find(turn, number)
    await turn.take_away(WRITE_OFF_CARD, write_off.about)
    turn.bring(WRITE_OFF_CARD, write_off.about)


@router.button(r"write-off:([0-9]{1,18}):withdraw", role=Role.MEMBER)
async def withdraw(turn: Turn, number: str) -> None:
    write_off = await find(turn, number)
    await write_off.withdraw(turn.session, turn.me)
    turn.hint("write-off-withdrawn-hint")


async def find(turn: Turn, number: str) -> WriteOff:
    """One this person may see; a button's id is never trusted."""
    return await records.require(
        turn.session, WriteOff, number, turn.me, "write-off-gone-or-not-yours"
    )


# How it looks.


@router.card(WRITE_OFF_CARD)
async def write_off_card(view: View) -> Panel:
    """How much of which bill and why, and how it stands; for whoever asked the way back."""
    write_off: WriteOff = view.record
    author = await view.session.get_one(Staff, write_off.author_id)
    head = view.t("write-off-head", name=author.name, state=write_off.outcome.value)
    parts = [head, *await describe_write_off(view, write_off)]
    approval = await Approval.of_record(view.session, write_off.about)
    rows: list[Sequence[Button]] = []
    if approval:
        parts.append(Markup("\n").join(await steps_of(view, approval)))
        if view.reader.id == write_off.author_id and write_off.outcome is Outcome.OPEN:
            rows.append([button("write-off-withdraw", f"{write_off.about}:withdraw", style=RED)])
    rows.append(ways_into_write_off(write_off))
    return Panel(Markup("\n\n").join(part for part in parts if part), rows)


def ways_into_write_off(write_off: WriteOff) -> list[Button]:
    """To the bill: what came for it, and what was promised."""
    return [button("write-off-open-bill", f"instalment:{write_off.instalment_id}")]


async def name_write_off(view: View, write_off: WriteOff) -> Markup:
    """What it is, in one line."""
    one = await write_off.instalment(view.session)
    customer = await write_off.customer(view.session)
    return view.t(
        "write-off-in-a-line",
        amount=write_off.amount,
        customer=texts.clip(customer.name, NAME_TAKES),
        bill=await bill_in_words(view, one),
    )


async def describe_write_off(view: View, write_off: WriteOff) -> list[Markup]:
    """All that the decision needs: how much of which bill, how late that is, what the customer owes
    besides, and why."""
    one = await write_off.instalment(view.session)
    lines = [await name_write_off(view, write_off)]
    if write_off.outcome is Outcome.OPEN:
        lines += await how_the_bill_stands(view, one)
    elif write_off.outcome is Outcome.APPROVED and not write_off.amount_units:
        lines.append(view.t("write-off-was-paid"))
    reason = texts.shield(texts.clip(write_off.reason, REASON_TAKES))
    return [Markup("\n").join(lines), Markup("<blockquote>{}</blockquote>").format(reason)]


async def how_the_bill_stands(view: View, one: Instalment) -> list[Markup]:
    lines = [view.t("write-off-bill", amount=one.amount, open=one.open)]
    late = days_late(one)
    if late is not None:
        lines.append(view.t("write-off-due", day=one.due_on, days=late, is_late=late > 0))
    if one.pending_units:
        pending = from_minor_units(one.pending_units, one.currency)
        lines.append(view.t("write-off-pending", amount=pending))
    balance = await ledger.balance(view.session, one.customer_id, one.currency)
    return [*lines, view.t("write-off-balance", amount=balance)]


async def ways_to_give_up(view: View, one: Instalment) -> list[Button]:
    """On an overdue bill's card, for whoever may ask and while nobody has."""
    if (days_late(one) or 0) <= 0 or await write_offs.open_at(view.session, one):
        return []
    if not await write_offs.may_ask(view.session, one, view.reader):
        return []
    return [button("instalment-write-off", f"{one.about}:write-off")]


async def write_off_in_words(view: View, one: Instalment) -> Sequence[Markup]:
    """On the bill's card: that somebody has asked for it."""
    write_off = await write_offs.open_at(view.session, one)
    return [view.t("write-off-waits", amount=write_off.amount)] if write_off else ()
