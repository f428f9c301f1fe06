"""Coming back early: somebody on leave says from when they work again, and the superior agrees (3.6)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import Any

from markupsafe import Markup

from bot import days, filling, texts
from bot.fields import Reading, Text
from bot.fields.base import Field
from bot.forms import Answers, Becomes, Form
from bot.panels import RED, Button, Panel, Rows, View, button, in_pairs
from bot.router import Router
from bot.turn import Turn
from handlers.leave_cards import REASON_TAKES, how_it_stands, whose
from models import absences, calendar, records
from models.absences import begins_at
from models.approvals import Approval, Outcome
from models.errors import Refused
from models.language import Language
from models.leave import LeaveRequest
from models.leave_returns import LeaveReturn
from models.spans import Half, HalfDay
from models.staff import Role

router = Router()

CARD = LeaveReturn.card
PROPOSED = 6  # half-days, each a button
REACH = timedelta(days=14)  # in which these are looked for


class FromHalf(Field[HalfDay]):
    """The half-day of work from which on somebody is back, kept as "2026-11-25 afternoon"."""

    async def read(self, turn: Turn, offered: Any, before: Any) -> Reading:
        today = calendar.local_date(turn.said_at)
        said = texts.clip(turn.words, 60)
        try:
            found = days.read_day(turn.words, today)
        except days.NoSuchDay:
            raise Refused("leave-return-unclear", words=said) from None
        if found is None or found.span.first != found.span.last:
            raise Refused("leave-return-unclear", words=said)
        return Reading(kept(HalfDay(found.span.first, found.span.from_half)))

    async def tapped(self, turn: Turn, choice: str, before: Any) -> Reading:
        day, _, half = choice.partition(" ")
        try:
            return Reading(kept(HalfDay(date.fromisoformat(day), Half(half))))
        except ValueError:
            raise Refused("button-out-of-date") from None

    async def buttons(
        self, turn: Turn, before: Any, tap: Callable[[str], str], view: str = ""
    ) -> Rows:
        """The next half-days of the leave that runs."""
        today = calendar.local_date(turn.said_at)
        mine = await absences.absent(turn.session, [turn.me.id], today, today + REACH)
        begun = {one for one in {row.request_id for row in mine} if await has_begun(turn, one)}
        coming = [
            one.place
            for one in mine
            if one.approved
            and one.counted
            and one.request_id in begun
            and await begins_at(turn.session, one.place) > turn.said_at
        ]
        return in_pairs(
            [
                button("leave-return-from", tap(kept(one)), day=one.day, half=one.half)
                for one in coming[:PROPOSED]
            ]
        )

    def load(self, kept: Any) -> HalfDay:
        day, _, half = str(kept).partition(" ")
        return HalfDay(date.fromisoformat(day), Half(half))

    def shown(self, language: Language, kept: Any) -> Markup:
        back = self.load(kept)
        return texts.t(language, "leave-return-from", day=back.day, half=back.half)


def kept(one: HalfDay) -> str:
    return f"{one.day} {one.half}"


async def has_begun(turn: Turn, request_id: int) -> bool:
    """Whether it is the leave to come back from, and not one that follows it."""
    request = await turn.session.get_one(LeaveRequest, request_id)
    return await request.has_begun(turn.session)


class LeaveReturnForm(Form, name="leave-return"):
    """The subject is the request's id."""

    back_on = FromHalf()
    reason = Text(max_length=500)

    @classmethod
    async def check(cls, turn: Turn, subject: str, answers: Answers, name: str) -> None:
        """A half-day that cannot be is refused where it was given."""
        if name == "back_on":
            request = await LeaveRequest.of(turn.session, turn.me, int(subject))
            place = cls(subject, answers).back_on
            await LeaveReturn.check(turn.session, request, place, turn.said_at)

    async def submit(self, turn: Turn) -> Becomes:
        request = await LeaveRequest.of(turn.session, turn.me, int(self.subject))
        asked = await LeaveReturn.ask(
            turn.session,
            turn.me,
            request,
            self.back_on.day,
            self.back_on.half,
            self.reason,
            turn.said_at,
        )
        return Becomes(CARD, asked.about)


@router.button(r"leave:([0-9]{1,18}):return", role=Role.MEMBER)
async def come_back_early(turn: Turn, number: str) -> None:
    request = await LeaveRequest.of(turn.session, turn.me, int(number))
    await filling.start(turn, LeaveReturnForm, subject=str(request.id))


@router.button(r"leave-return:([0-9]{1,18})", role=Role.MEMBER)
async def open_a_return(turn: Turn, number: str) -> None:
    returned = await find_return(turn, number)
    turn.bring(CARD, returned.about)


@router.button(r"leave-return:([0-9]{1,18}):withdraw", role=Role.MEMBER)
async def withdraw(turn: Turn, number: str) -> None:
    returned = await find_return(turn, number)
    approval = await Approval.of_record(turn.session, returned.about)
    if approval is None:
        raise Refused("leave-gone-or-not-yours")
    await approval.withdraw(turn.session, turn.me)
    turn.hint("leave-withdrawn-hint")


async def find_return(turn: Turn, number: str) -> LeaveReturn:
    """One this person may see; a button's id is never trusted."""
    return await records.require(
        turn.session, LeaveReturn, number, turn.me, "leave-gone-or-not-yours"
    )


@router.card(CARD)
async def return_card(view: View) -> Panel:
    """From when, out of which leave, and how it stands."""
    returned: LeaveReturn = view.record
    parts = [await whose(view, returned), *await describe_return(view, returned)]
    approval = await Approval.of_record(view.session, returned.about)
    if approval:
        parts.append(await how_it_stands(view, returned.outcome.value, approval))
    rows: list[Sequence[Button]] = []
    if view.reader.id == returned.applicant_id and returned.outcome is Outcome.OPEN:
        rows.append([button("leave-withdraw", f"{returned.about}:withdraw", style=RED)])
    rows.append([button("leave-see-request", f"leave:{returned.request_id}")])
    return Panel(Markup("\n\n").join(parts), rows)


async def name_return(view: View, returned: LeaveReturn) -> Markup:
    """What it is, in one line."""
    return view.t("leave-return-line", day=returned.back_on, half=returned.from_half)


async def describe_return(view: View, returned: LeaveReturn) -> list[Markup]:
    """All that the decision needs: from when, out of which leave, how much comes back, and why."""
    request = await returned.request(view.session)
    saved = await returned.days_back(view.session)
    reason = texts.shield(texts.clip(returned.reason, REASON_TAKES))
    return [
        await name_return(view, returned),
        view.t("leave-return-out-of", kind=request.kind, span=request.span, days=saved),
        Markup("<blockquote>{}</blockquote>").format(reason),
    ]
