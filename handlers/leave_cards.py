"""Leave cards: what somebody asked for, how it stands, and what can still be done about it (3)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal

from markupsafe import Markup

from bot import filling, texts
from bot.fields import Photo, Photos
from bot.forms import Becomes, Form
from bot.panels import GREEN, RED, Button, Panel, View, button
from bot.router import Router
from bot.turn import Turn
from handlers.approval_steps import approver_in_words, steps_of
from models import calendar, clock, policy
from models.absences import Clash, begins_at
from models.albums import send_photos
from models.approval_steps import StepState
from models.approvals import Approval, Outcome
from models.errors import Refused
from models.leave import MOST_PICTURES, LeaveRequest
from models.leave_balance import days_of
from models.leave_outlook import Outlook, leave_beside, outlook_of, taken_besides
from models.leave_returns import LeaveReturn
from models.policy import LeaveKind
from models.policy_people import LeaveRule
from models.staff import Role, Staff

router = Router()

CARD = LeaveRequest.card
LATEST = 12  # requests in the list of one's own
REASON_TAKES = 600  # UTF-16 units
CLASHES = 6  # people away at the same time who are named
NAME_TAKES = 40
BESIDE_TAKES = 200  # of other leave right beside it


class LeavePictureForm(Form, name="leave-picture"):
    """The subject is the request's id: a doctor's note often comes later."""

    pictures = Photos(at_most=MOST_PICTURES)

    async def submit(self, turn: Turn) -> Becomes:
        request = await LeaveRequest.of(turn.session, turn.me, int(self.subject))
        added = await request.add_pictures(turn.session, turn.me, self.pictures)
        if left_out := len(self.pictures) - added:
            turn.say("leave-pictures-left-out", number=left_out, limit=MOST_PICTURES)
        await turn.take_away(CARD, request.about)
        return Becomes(CARD, request.about)


@router.button(r"leave:([0-9]{1,18})", role=Role.MEMBER)
async def open_a_request(turn: Turn, number: str) -> None:
    """Bring the card to the bottom of the chat, where it can be answered."""
    request = await LeaveRequest.of(turn.session, turn.me, int(number))
    turn.bring(CARD, request.about)


@router.button(r"leave:mine", role=Role.MEMBER)
async def list_mine(turn: Turn) -> None:
    """My latest requests, each a button; a message of its own: a form may be open above."""
    found = await LeaveRequest.latest_of(turn.session, turn.me, LATEST)
    rows: list[list[Button]] = [[in_the_list(request)] for request in found]
    rows.append(
        [button("leave-ask-anew", "leave:new"), button("leave-see-balance", "leave:balance")]
    )
    turn.say("leave-mine" if found else "leave-mine-none", rows)


def in_the_list(request: LeaveRequest) -> Button:
    return button(
        "leave-in-the-list",
        request.about,
        state=state_of(request),
        kind=request.kind,
        span=request.span,
    )


def state_of(request: LeaveRequest) -> str:
    """Its outcome, or that it was approved and then cancelled."""
    return "cancelled" if request.cancelled_at else request.outcome.value


async def how_it_ended(view: View, request: LeaveRequest) -> str:
    """The same, and that somebody came back early."""
    return "ended-early" if await back_early(view, request) else state_of(request)


@router.button(r"leave:([0-9]{1,18}):withdraw", role=Role.MEMBER)
async def withdraw(turn: Turn, number: str) -> None:
    request = await LeaveRequest.of(turn.session, turn.me, int(number))
    await request.withdraw(turn.session, turn.me)
    turn.hint("leave-withdrawn-hint")


@router.button(r"leave:([0-9]{1,18}):cancel", role=Role.MEMBER)
async def ask_before_cancelling(turn: Turn, number: str) -> None:
    """What was approved is not taken back by a slip of the thumb."""
    request = await LeaveRequest.of(turn.session, turn.me, int(number))
    request.require_applicant(turn.me)
    if not request.is_standing or await request.has_begun(turn.session):
        # Since the card was drawn; what has begun offers to come back early now.
        await turn.become(CARD, request.about)
        turn.hint("leave-begun-already" if request.is_standing else "leave-over-already")
        return
    rows = [
        [
            button("leave-cancel-no", f"{request.about}:keep"),
            button("leave-cancel-yes", f"{request.about}:cancel:yes", style=RED),
        ]
    ]
    sure = turn.t("leave-cancel-sure", kind=request.kind, span=request.span)
    await turn.change(Panel(sure, rows))


@router.button(r"leave:([0-9]{1,18}):keep", role=Role.MEMBER)
async def keep(turn: Turn, number: str) -> None:
    request = await LeaveRequest.of(turn.session, turn.me, int(number))
    await turn.become(CARD, request.about)


@router.button(r"leave:([0-9]{1,18}):cancel:yes", role=Role.MEMBER)
async def cancel(turn: Turn, number: str) -> None:
    request = await LeaveRequest.of(turn.session, turn.me, int(number))
    await request.cancel(turn.session, turn.me)
    await turn.become(CARD, request.about)
    turn.hint("leave-cancelled-hint")


@router.button(r"leave:([0-9]{1,18}):picture", role=Role.MEMBER)
async def add_pictures(turn: Turn, number: str) -> None:
    request = await LeaveRequest.of(turn.session, turn.me, int(number))
    request.require_applicant(turn.me)
    if len(request.pictures) >= MOST_PICTURES:
        raise Refused("leave-pictures-enough", limit=MOST_PICTURES)
    await filling.start(turn, LeavePictureForm, subject=str(request.id))


@router.button(r"leave:([0-9]{1,18}):pictures", role=Role.MEMBER)
async def show_pictures(turn: Turn, number: str) -> None:
    request = await LeaveRequest.of(turn.session, turn.me, int(number))
    photos = [Photo(**picture) for picture in request.pictures]
    send_photos(turn.session, turn.me, photos, about=request.about, reply_to=turn.message_id)


# How it looks.


@router.card(CARD)
async def leave_card(view: View) -> Panel:
    """As it stands now; its deeds for the applicant, the way to the decision for who may decide."""
    request: LeaveRequest = view.record
    parts = [await whose(view, request), *await details(view, request)]
    approval = await Approval.of_record(view.session, request.about)
    if approval:
        parts.append(await how_it_stands(view, state_of(request), approval))
    returned = await LeaveReturn.of_request(view.session, request)
    if returned and returned.outcome in (Outcome.OPEN, Outcome.APPROVED):
        parts.append(comes_back(view, returned))
    rows: list[Sequence[Button]] = []
    if view.reader.id == request.applicant_id:
        rows.append(await deeds(view, request, returned))
    elif approval and await approval.seat_of(view.session, view.reader):
        rows.append([button("leave-decide", approval.about, style=GREEN)])
    rows.append(ways_in(request))
    return Panel(Markup("\n\n").join(part for part in parts if part), rows)


async def how_it_stands(view: View, state: str, approval: Approval) -> Markup:
    """What became of it, and who has decided; while it is open, whom it waits for."""
    steps = await steps_of(view, approval)
    if state != Outcome.OPEN:
        steps.insert(0, view.t("leave-state", state=state))
    return Markup("\n").join(steps)


def comes_back(view: View, returned: LeaveReturn) -> Markup:
    """From when the person works again, or wants to."""
    return view.t(
        "leave-comes-back",
        outcome=returned.outcome.value,
        day=returned.back_on,
        half=returned.from_half,
    )


async def back_early(view: View, request: LeaveRequest) -> LeaveReturn | None:
    """How leave that stood was ended before its last day."""
    returned = await LeaveReturn.of_request(view.session, request)
    is_back = returned and returned.outcome is Outcome.APPROVED and request.is_standing
    return returned if is_back else None


async def deeds(view: View, request: LeaveRequest, returned: LeaveReturn | None) -> list[Button]:
    """What the applicant can still do, by how far it has come."""
    add_picture = button("leave-add-picture", f"{request.about}:picture")
    if request.outcome is Outcome.OPEN:
        return [button("leave-withdraw", f"{request.about}:withdraw", style=RED), add_picture]
    if not request.is_standing:
        return []
    if not await request.has_begun(view.session):
        return [button("leave-cancel", f"{request.about}:cancel", style=RED), add_picture]
    if returned and returned.outcome is Outcome.OPEN:
        return [button("leave-see-return", returned.about), add_picture]
    if await is_nearly_over(view, request):
        return [add_picture]
    return [button("leave-come-back", f"{request.about}:return"), add_picture]


async def is_nearly_over(view: View, request: LeaveRequest) -> bool:
    """Whether no half-day is left on which work could begin again."""
    held = await request.halves(view.session)
    return not held or clock.now() >= await begins_at(view.session, held[-1].place)


def ways_in(request: LeaveRequest) -> list[Button]:
    """To the pictures, and to who else is away that month."""
    ways = [button("leave-calendar-then", f"leave:calendar:{request.first:%Y-%m}")]
    if request.pictures:
        data = f"{request.about}:pictures"
        ways.insert(0, button("leave-show-pictures", data, number=len(request.pictures)))
    return ways


async def whose(view: View, record: LeaveRequest | LeaveReturn) -> Markup:
    """The head of a card: whose leave it is."""
    if view.reader.id == record.applicant_id:
        return view.t("leave-of-mine")
    applicant = await view.session.get_one(Staff, record.applicant_id)
    return view.t("leave-of", name=applicant.name)


async def describe_leave(view: View, request: LeaveRequest) -> list[Markup]:
    """All that the decision needs (conversation.md): what is asked, balance, clashes, the rule applied.

    The first line alone tells what it is, in a list. Once it is decided, what was asked is left:
    a balance of today would tell of something else.
    """
    if request.outcome is not Outcome.OPEN:
        returned = await back_early(view, request)
        said = [comes_back(view, returned)] if returned else []
        return [*await details(view, request), *said]
    outlook = await outlook_of(view.session, request)
    parts = await details(view, request)
    known = balances(view, request.kind, outlook) or await taken_so_far(view, request)
    parts.append(Markup("\n").join(known))
    parts.append(await beside_in_words(view, request))
    parts.append(clashes_in_words(view, outlook.clashes))
    parts.append(await rule_in_words(view, request))
    return [part for part in parts if part]


async def begins(view: View, request: LeaveRequest) -> datetime:
    """When it should be decided at the latest."""
    return await request.starts_at(view.session)


async def name_leave(view: View, request: LeaveRequest) -> Markup:
    """What it is, in one line."""
    return view.t(
        "leave-line",
        kind=request.kind,
        span=request.span,
        days=await request.days(view.session),
        whole_calendar=policy.current().leave.kinds[request.kind].calendar_days,
    )


async def details(view: View, request: LeaveRequest) -> list[Markup]:
    """What kind, when, how many days and how sure they are, why, and whether with a picture."""
    rule = policy.current().leave.kinds[request.kind]
    parts = [await name_leave(view, request)]
    if await request.adjusted(view.session):
        parts.append(view.t("leave-adjusted", asked=days_of(request.asked_halves)))
    years = await calendar.provisional_years(view.session, request.span)
    if years and not rule.calendar_days:
        parts.append(view.t("leave-provisional", years=tuple(map(str, years))))
    reason = texts.shield(texts.clip(request.reason, REASON_TAKES))
    parts.append(Markup("<blockquote>{}</blockquote>").format(reason))
    if needs_picture(rule, days_of(request.asked_halves)) and not request.pictures:
        parts.append(view.t("leave-picture-missing"))
    return parts


def needs_picture(rule: LeaveRule, days: Decimal) -> bool:
    """Whether the company asks for a picture of a kind from so many days on (3.1)."""
    return 0 < rule.picture_from_days <= days


def balances(view: View, kind: LeaveKind, outlook: Outlook) -> list[Markup]:
    """What is left of each year that it touches, before and after."""
    return [
        view.t(
            "leave-balance-then",
            kind=kind,
            year=str(each.year),
            before=each.left_before,
            after=each.left_after,
        )
        for each in outlook.balances
    ]


async def taken_so_far(view: View, request: LeaveRequest) -> list[Markup]:
    """Of a kind without a balance: what else was taken of it in each year that it touches."""
    return [
        view.t(
            "leave-taken-besides",
            kind=request.kind,
            year=str(year),
            days=await taken_besides(view.session, request, year),
        )
        for year in range(request.first.year, request.last.year + 1)
    ]


async def beside_in_words(view: View, request: LeaveRequest) -> Markup:
    """What adjoins it, and how long that makes it in all; nothing where nothing does."""
    others = await leave_beside(view.session, request)
    if not others:
        return Markup()
    spans = [texts.span_in_words(view.reader.speaks, other.span) for other in others]
    together = await request.days(view.session)
    for other in others:
        together += await other.days(view.session)
    names = texts.shortened(spans, BESIDE_TAKES)
    return view.t("leave-beside", spans=names, days=together)


async def rule_in_words(view: View, request: LeaveRequest) -> Markup:
    """Whom the company's rule asked, when it did (3.2)."""
    steps = await (await request.approval(view.session)).steps(view.session)
    asked = [step.wanted for step in steps if step.state is not StepState.DROPPED]
    return view.t("leave-rule", approvers=tuple(approver_in_words(view, one) for one in asked))


def clashes_in_words(view: View, clashes: Sequence[Clash]) -> Markup:
    """Who of the team is away as well."""
    if not clashes:
        return view.t("leave-no-clashes")
    lines = [view.t("leave-clashes")]
    for clash in clashes[:CLASHES]:
        name = texts.clip(clash.staff.name, NAME_TAKES)
        lines.append(view.t("leave-clash", name=name, span=clash.span, waits=clash.waits))
    if len(clashes) > CLASHES:
        lines.append(view.t("leave-clashes-more", number=len(clashes) - CLASHES))
    return Markup("\n").join(lines)
