"""Leave: asked for with a few taps or in one line, and seen whole before it is sent (3.1–3.4)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Any, ClassVar

from markupsafe import Markup

from bot import filling, texts
from bot.fields import Choice, Claim, HalfDays, Photos, Text, today
from bot.fields.choice import folded, pieces, without
from bot.fields.span import so_long, window_of
from bot.form_panel import data
from bot.forms import Answers, Becomes, Form
from bot.panels import Button, Rows, button, in_pairs
from bot.router import Router
from bot.turn import Turn
from handlers.leave_cards import balances, clashes_in_words, needs_picture
from models import calendar, policy
from models.absences import counted_halves
from models.approvers import Foreseen
from models.drafts import Draft
from models.errors import Refused
from models.facts import noted, noted_span, term
from models.leave import MOST_PICTURES, LeaveRequest
from models.leave_balance import Balance, days_of, is_kept
from models.leave_outlook import Outlook, look_ahead
from models.policy import LeaveKind
from models.staff import Role

router = Router()

LONGEST_REASON = 500  # UTF-16 units
LONGEST_KIND = 4  # words: time off in lieu
NAMES_TAKE = 300  # UTF-16 units of those who decide

# What another kind of leave may put right.
OF_THE_KIND = {
    "leave-kind-not-offered",
    "leave-too-late",
    "leave-balance-short",
    "leave-more-than-an-occasion",
}


class KindOfLeave(Choice[LeaveKind]):
    """One of the kinds that the company offers, with what is left of it."""

    claim_order: ClassVar[int] = 1  # behind the days: 明天下午事假

    def values(self) -> Sequence[str]:
        return [kind.value for kind, rule in policy.current().leave.kinds.items() if rule.offered]

    async def claim(self, turn: Turn, words: str, offered: Any) -> Claim | None:
        """The kind that the line begins with, else the only one that is named."""
        named = {folded(name): value for value in self.values() for name in self.names(value)}
        for start, end in pieces(words, LONGEST_KIND):
            if not words[:start].strip() and (value := named.get(folded(words[start:end]))):
                return Claim(value, without(words, start, end))
        for value in self.values():
            for name in texts.in_every_language(term(LeaveKind(value))):
                # The reason may follow at once: 事假家里有事.
                if not name.isascii() and words.startswith(name):
                    return Claim(value, words[len(name) :])
        return await super().claim(turn, words, offered)

    async def buttons(
        self, turn: Turn, before: Any, tap: Callable[[str], str], view: str = ""
    ) -> Rows:
        this_year = calendar.local_date(turn.said_at).year
        kinds: list[Button] = []
        for value in self.values():
            kind = LeaveKind(value)
            rule = policy.current().leave.kinds[kind]
            if is_kept(rule):
                balance = await Balance.of(turn.session, turn.me, kind, this_year)
                kinds.append(button("leave-kind-left", tap(value), kind=kind, days=balance.left))
            elif rule.days:
                kinds.append(button("leave-kind-up-to", tap(value), kind=kind, days=rule.days))
            else:
                kinds.append(button(term(kind), tap(value)))
        ways = [
            button("leave-see-balance", "leave:balance"),
            button("leave-see-mine", "leave:mine"),
        ]
        return [*in_pairs(kinds), ways]


def asks_for_a_picture(answers: Answers) -> bool:
    """Whether the company wants to see a certificate for so many days of this kind."""
    counted = (answers.get("span") or {}).get("counted")
    if not counted or counted["kind"] != answers.get("kind"):
        return False
    rule = policy.current().leave.kinds[LeaveKind(counted["kind"])]
    return needs_picture(rule, Decimal(counted["days"]))


class LeaveForm(Form, name="leave"):
    """Beside the span it keeps what that counts: the question of the pictures depends on it."""

    new_each_time = True

    kind = KindOfLeave(LeaveKind)
    span = HalfDays(earliest=today, said_on=calendar.local_date)
    reason = Text(max_length=LONGEST_REASON)
    pictures = Photos(at_most=MOST_PICTURES, optional=True, when=asks_for_a_picture)

    @classmethod
    async def follows(cls, turn: Turn, answers: Answers) -> Answers:
        """How many days the kind takes of the span; of "3 days", until when it takes them."""
        kind, kept = answers.get("kind"), answers.get("span")
        if not kind or not kept or kept.get("counted", {}).get("kind") == kind:
            return {}
        span = noted_span(kept["span"])
        if length := Decimal(kept.get("length", 0)):
            window = window_of(span.first, length)
            halves = await counted_halves(turn.session, LeaveKind(kind), window)
            span = so_long(span.first, length, halves)
        halves = await counted_halves(turn.session, LeaveKind(kind), span)
        counted = {"kind": kind, "days": str(days_of(len(halves)))}
        return {"span": {**kept, "span": noted(span), "counted": counted}}

    @classmethod
    async def check(cls, turn: Turn, subject: str, answers: Answers, name: str) -> None:
        """Days that cannot be are refused where they were given.

        A kind that does not go with them is refused by the summary, which knows which of the
        two to ask again.
        """
        if name == "span" and answers.get("kind"):
            await cls(subject, answers).outlook(turn)

    @classmethod
    async def before_sending(cls, turn: Turn, subject: str, answers: Answers) -> Sequence[Markup]:
        """What it counts, what is left, who else is away, who decides."""
        form = cls(subject, answers)
        outlook = await form.outlook(turn)
        rule = policy.current().leave.kinds[form.kind]
        whole_calendar = rule.calendar_days
        counts = turn.t("leave-counts", days=outlook.days, whole_calendar=whole_calendar)
        parts = [Markup("\n").join([counts, *balances(turn.view, form.kind, outlook)])]
        if outlook.provisional and not whole_calendar:
            years = tuple(map(str, outlook.provisional))
            parts.append(turn.t("leave-provisional", years=years))
        # What an equal has asked for is nobody's business until it is approved (1.3).
        known = [
            clash
            for clash in outlook.clashes
            if not clash.waits or clash.staff.superior_id == turn.me.id
        ]
        parts.append(clashes_in_words(turn.view, known))
        parts.append(who_decides(turn, outlook.chain))
        return parts

    @classmethod
    async def ways_out(cls, turn: Turn, draft: Draft, refusal: Refused) -> Rows:
        if refusal.key not in OF_THE_KIND:
            return ()
        return [[button("leave-other-kind", data(draft, "change", "kind"))]]

    async def outlook(self, turn: Turn) -> Outlook:
        """What asking for it would mean; refused as asking is."""
        return await look_ahead(turn.session, turn.me, self.kind, self.span, turn.said_at)

    async def submit(self, turn: Turn) -> Becomes:
        request = await LeaveRequest.ask(
            turn.session,
            turn.me,
            self.kind,
            self.span,
            self.reason,
            self.pictures,
            turn.said_at,
        )
        return Becomes(LeaveRequest.card, request.about)


def who_decides(turn: Turn, chain: Sequence[Foreseen]) -> Markup:
    """One after the other, and in whose place; refused where a step has nobody, as asking is."""
    names: list[str] = []
    for step in chain:
        if step.staff is None:
            raise Refused("approval-nobody")
        name, place_of = step.staff.name, step.for_
        if place_of:
            name = turn.t("leave-decides-for", name=name, holder=place_of.name)
        names.append(name)
    return turn.t("leave-goes-to", names=texts.shortened(names, NAMES_TAKE))


@router.command("leave", role=Role.MEMBER, takes_words=True)
async def ask_for_leave(turn: Turn, words: str = "") -> None:
    """`/leave`, or all of it in a line: `/leave tomorrow pm personal family matter`."""
    await filling.start(turn, LeaveForm, words=words)


@router.button(r"leave:new", role=Role.MEMBER)
async def ask_from_a_button(turn: Turn) -> None:
    await filling.start(turn, LeaveForm)
