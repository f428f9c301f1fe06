"""Disputes: somebody claims a customer, the superior of both sees the evidence and rules (5.3)."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from markupsafe import Markup, escape

from bot import filling, texts
from bot.days import Looking
from bot.fields import Day, Number, Text
from bot.fields.base import Reading
from bot.fields.day import today
from bot.forms import TITLE, Becomes, Form
from bot.panels import GREEN, RED, Button, Panel, Rows, View, button, named
from bot.router import Router
from bot.turn import Turn
from handlers.customer_form import CustomerForm, in_one_line
from models import evidence, ownership
from models.customers import Customer
from models.disputes import CARD, REMINDER, Dispute, Ruling
from models.drafts import Draft, DraftState
from models.errors import Refused
from models.language import Language
from models.ownership import Standing
from models.staff import Role, Staff

if TYPE_CHECKING:
    from models.evidence import Line

router = Router()

AT_MOST = 20  # claims in one reminder
OFTEN = (30, 50, 70)  # percent
PARTS = re.compile(r"([0-9]{1,3})\s*%?(?:\s*[/:：／,，、-]\s*|\s+)([0-9]{1,3})\s*%?")


class DisputeForm(Form, name="dispute"):
    """The subject is the id of the claimant's own draft of a customer that was refused.

    The customer's id never goes to a phone: what was refused is held against all customers
    again (1.3).
    """

    contact_since = Day(looking=Looking.BACK, latest=today, optional=True)
    reason = Text(max_length=1000)

    async def submit(self, turn: Turn) -> Becomes:
        draft = await own_refused_draft(turn, int(self.subject))
        customer, called = await what_is_claimed(turn, draft)
        dispute = await Dispute.open(
            turn.session,
            turn.me,
            customer,
            called=called,
            contact_since=self.contact_since,
            reason=self.reason,
            said_at=turn.said_at,
            own_file=await file_to_change(turn, draft),
        )
        await close_files_of(turn, customer)
        return Becomes(CARD, dispute.about)


async def close_files_of(turn: Turn, customer: Customer) -> None:
    """New files of the customer that wait are not offered again: all of them were refused."""
    for draft in await Draft.parked(turn.session, turn.me.id, CustomerForm.name):
        if not draft.subject and await is_about(turn, draft, customer):
            draft.state = DraftState.CLOSED


async def is_about(turn: Turn, draft: Draft, customer: Customer) -> bool:
    """Whether a draft would be refused because of this customer."""
    try:
        return (await what_is_claimed(turn, draft))[0].id == customer.id
    except Refused:
        return False


class Percent(Number):
    """The claimant's part of the credit: 1 to 99, or both parts as in 60/40."""

    def __init__(self) -> None:
        super().__init__(minimum=1, maximum=99)

    async def read(self, turn: Turn, offered: Any, before: Any) -> Reading:
        if parts := PARTS.fullmatch(turn.words):
            claimants, holders = (int(part) for part in parts.groups())
            if claimants + holders != 100 or not claimants or not holders:
                raise Refused("dispute-not-100")
            return Reading(str(claimants))
        return await super().read(turn, offered, before)

    async def tapped(self, turn: Turn, choice: str, before: Any) -> Reading:
        if choice not in map(str, OFTEN):
            raise Refused("button-out-of-date")
        return Reading(choice)

    async def buttons(
        self, turn: Turn, before: Any, tap: Callable[[str], str], view: str = ""
    ) -> Rows:
        return [[named(f"{part} / {100 - part}", tap(str(part))) for part in OFTEN]]

    def shown(self, language: Language, kept: Any) -> Markup:
        return escape(f"{kept} / {100 - Decimal(kept)}")


class SplitForm(Form, name="split"):
    """The subject is the dispute's id."""

    percent = Percent()

    async def submit(self, turn: Turn) -> Becomes:
        dispute = await Dispute.of(turn.session, turn.me, int(self.subject))
        await dispute.rule(turn.session, turn.me, Ruling.SPLIT, int(self.percent))
        return Becomes("dispute-split-done")


@router.button(r"dispute:from:([0-9]{1,18})", role=Role.MEMBER)
async def claim(turn: Turn, number: str) -> None:
    """From the refused file of a customer who is somebody else's."""
    draft = await own_refused_draft(turn, int(number))
    customer, _ = await what_is_claimed(turn, draft)
    is_mine = Dispute.claimant_id == turn.me.id
    if await Dispute.open_ones(turn.session, Dispute.customer_id == customer.id, is_mine):
        raise Refused("dispute-waits-already", final=True)
    await filling.start(turn, DisputeForm, subject=str(draft.id))


async def own_refused_draft(turn: Turn, draft_id: int) -> Draft:
    """This person's draft of a customer (a button's id is never trusted)."""
    draft = await Draft.of(turn.session, turn.me.id, draft_id)
    if draft is None or draft.form != CustomerForm.name or not draft.answers.get("name"):
        raise Refused("button-out-of-date", final=True)
    return draft


async def file_to_change(turn: Turn, draft: Draft) -> Customer | None:
    """The file that was to become somebody else's customer; None where it was a new one."""
    if not draft.subject:
        return None
    return await Customer.of(turn.session, turn.me, int(draft.subject))


async def what_is_claimed(turn: Turn, draft: Draft) -> tuple[Customer, str]:
    """The customer, for the house only, and the name the claimant knows; refused unless protected."""
    form = CustomerForm(draft.subject, draft.answers)
    called = in_one_line(draft.answers.get("name") or "")
    found = await ownership.check(
        turn.session,
        turn.me,
        called,
        form.phone,
        form.place,
        int(draft.subject) if draft.subject else None,
    )
    if found.standing is not Standing.PROTECTED or found.customer is None:
        raise Refused("dispute-not-needed", final=True)
    return found.customer, called


@router.button(r"dispute:([0-9]{1,18})", role=Role.MEMBER)
async def open_a_dispute(turn: Turn, number: str) -> None:
    """Bring the card to the bottom of the chat, where it can be answered."""
    dispute = await Dispute.of(turn.session, turn.me, int(number))
    turn.bring(CARD, dispute.about)


@router.button(r"dispute:([0-9]{1,18}):(stays|goes)", role=Role.MEMBER)
async def rule(turn: Turn, number: str, ruling: str) -> None:
    dispute = await Dispute.of(turn.session, turn.me, int(number))
    await dispute.rule(turn.session, turn.me, Ruling(ruling))
    turn.hint("dispute-ruled-hint")


@router.button(r"dispute:([0-9]{1,18}):split", role=Role.MEMBER)
async def ask_for_the_parts(turn: Turn, number: str) -> None:
    dispute = await Dispute.of(turn.session, turn.me, int(number))
    await dispute.require_judge(turn.session, turn.me)
    claimant, holder = await dispute.sides(turn.session)
    customer = await turn.session.get_one(Customer, dispute.customer_id)
    who = {"customer": customer.name, "claimant": claimant.name, "holder": holder.name}
    await filling.start(turn, SplitForm, subject=str(dispute.id), offered={TITLE: who})


@router.button(r"dispute:([0-9]{1,18}):ask", role=Role.MEMBER)
async def ask_the_holder(turn: Turn, number: str) -> None:
    dispute = await Dispute.of(turn.session, turn.me, int(number))
    holder = await dispute.ask_the_holder(turn.session, turn.me)
    turn.hint("dispute-asked-hint", name=holder.name)


@router.button(r"dispute:([0-9]{1,18}):withdraw", role=Role.MEMBER)
async def withdraw(turn: Turn, number: str) -> None:
    dispute = await Dispute.of(turn.session, turn.me, int(number))
    await dispute.withdraw(turn.session, turn.me)
    turn.hint("dispute-withdrawn-hint")


@router.card(CARD)
async def dispute_card(view: View) -> Panel:
    """As each side may see it: the claimant the own claim, those above both all of it (1.3)."""
    dispute: Dispute = view.record
    if view.reader.id == dispute.claimant_id:
        return await claimants_card(view, dispute)
    if view.reader.id == dispute.holder_id:
        return Panel(await outcome_for_the_holder(view, dispute))
    return await judges_card(view, dispute)


async def claimants_card(view: View, dispute: Dispute) -> Panel:
    """Nothing of the other side, and the customer as the claimant wrote it."""
    head = view.t("dispute-mine", called=dispute.called)
    parts = [head, claimants_words(view, dispute)]
    if dispute.ruling:
        judge = await view.session.get_one(Staff, dispute.ruled_by_id)
        parts.append(
            view.t(
                "dispute-told-claimant",
                by=judge.name,
                called=dispute.called,
                **dispute.outcome,
            )
        )
    elif dispute.closed_at:
        parts.append(view.t("dispute-closed"))
    else:
        judge = await view.session.get_one(Staff, dispute.judge_id)
        parts.append(view.t("dispute-waits-for", name=judge.name))
    rows: Rows = []
    if dispute.closed_at is None:
        rows = [[button("dispute-withdraw", f"dispute:{dispute.id}:withdraw", style=RED)]]
    return Panel(Markup("\n\n").join(parts), rows)


async def outcome_for_the_holder(view: View, dispute: Dispute) -> Markup:
    customer = await view.session.get_one(Customer, dispute.customer_id)
    claimant = await view.session.get_one(Staff, dispute.claimant_id)
    judge = await view.session.get_one(Staff, dispute.ruled_by_id)
    return view.t(
        "dispute-told-holder",
        by=judge.name,
        customer=customer.name,
        name=claimant.name if dispute.gives_the_file else "",
        **dispute.outcome,
    )


async def judges_card(view: View, dispute: Dispute) -> Panel:
    """All that the decision needs: the customer, and the dated evidence of both sides."""
    claimant, holder = await dispute.sides(view.session)
    customer = await view.session.get_one(Customer, dispute.customer_id)
    names = {"claimant": claimant.name, "holder": holder.name}
    head = view.t("dispute-of", customer=customer.name, **names)
    if dispute.ruling:
        judge = await view.session.get_one(Staff, dispute.ruled_by_id)
        outcome = view.t("dispute-outcome", by=judge.name, **names, **dispute.outcome)
        return Panel(Markup("{}\n\n{}").format(head, outcome))
    if dispute.closed_at:
        return Panel(Markup("{}\n\n{}").format(head, view.t("dispute-closed")))
    parts = [
        Markup("{}\n{}").format(head, view.t("dispute-protected", until=customer.protected_until))
    ]
    for person, key in ((claimant, "dispute-claims"), (holder, "dispute-holds")):
        lines = await evidence.of(view.session, customer, person)
        parts.append(Markup("\n").join([view.t(key, name=person.name), *told(view, lines)]))
    parts.insert(2, claimants_words(view, dispute))
    if own := await dispute.own_file(view.session):
        lines = await evidence.of(view.session, own, claimant)
        own_head = view.t("dispute-own-file", name=own.name)
        parts.insert(3, Markup("\n").join([own_head, *told(view, lines)]))
    parts.append(view.t("dispute-how-to-answer", name=claimant.name))
    rows: list[Sequence[Button]] = [
        [button("dispute-stays", f"dispute:{dispute.id}:stays", style=GREEN, name=holder.name)],
        [
            button("dispute-goes", f"dispute:{dispute.id}:goes", name=claimant.name),
            button("dispute-split", f"dispute:{dispute.id}:split"),
        ],
        [
            button("dispute-ask", f"dispute:{dispute.id}:ask", name=holder.name),
            button("dispute-open-file", f"customer:{customer.id}"),
        ],
    ]
    return Panel(Markup("\n\n").join(parts), rows)


def told(view: View, lines: Sequence[Line]) -> list[Markup]:
    return [view.t(line.key, **line.facts) for line in lines]


def claimants_words(view: View, dispute: Dispute) -> Markup:
    """What the claimant says, and since when, as far as they said."""
    said = Markup("<blockquote>{}</blockquote>").format(texts.shield(dispute.reason))
    if dispute.contact_since is None:
        return said
    return Markup("{}\n{}").format(view.t("dispute-since", day=dispute.contact_since), said)


@router.card(REMINDER)
async def reminder_card(view: View) -> Panel | None:
    """Looked at again when it is sent: what was ruled meanwhile is not asked for."""
    waiting = await Dispute.open_ones(view.session, Dispute.judge_id == view.reader.id)
    if not waiting:
        return None
    rows = []
    for dispute in waiting[:AT_MOST]:
        customer = await view.session.get_one(Customer, dispute.customer_id)
        rows.append([named(customer.name, f"dispute:{dispute.id}")])
    return Panel(view.t("dispute-reminder", number=len(waiting)), rows)
