"""Visits: logged on the spot with a thumb, seen by everybody above (6.1, 6.2)."""

from __future__ import annotations

from datetime import datetime
from typing import Any, ClassVar

from markupsafe import Markup
from sqlalchemy import select

from bot import filling, texts
from bot.fields import Choice, Claim, Field, NextStep, Photos, Pick, Text, Where
from bot.fields.choice import folded, pieces, without
from bot.fields.pick import kept_customer
from bot.fields.where import kept_place
from bot.forms import Answers, Becomes, Form
from bot.panels import RED, Button, Panel, View, button, named
from bot.router import Router
from bot.turn import Turn
from handlers import shop_checks
from handlers.shop_checks import is_shop_check
from models import calendar, policy, records
from models.albums import send_photos
from models.customers import Customer
from models.drafts import Draft
from models.errors import Refused
from models.follow_ups import FollowUp
from models.language import Language
from models.places import Whereabouts
from models.plans import DayDone, Plan
from models.staff import Role, Staff
from models.visits import VISIT_CARD, Purpose, Visit, Whether

router = Router()

LONGEST_PURPOSE = 2  # words
WHETHER = {
    Whether.VERIFIED: "visit-on-the-spot",
    Whether.AWAY: "visit-away",
    Whether.UNKNOWN: "visit-not-compared",
}


class PurposeOfVisit(Choice[Purpose]):
    """What a visit is for, found in a line of words wherever it stands."""

    claim_order: ClassVar[int] = 1  # what comes next is no part of it

    async def claim(self, turn: Turn, words: str, offered: Any) -> Claim | None:
        """The one purpose that is named. A word of a sentence stays in it: it tells the outcome."""
        named = {
            (value, name)
            for value in self.values()
            for name in map(folded, self.names(value))
            if value != Purpose.OTHER and _stands_in(name, folded(words))
        }
        if len({value for value, _ in named}) != 1:
            return None
        purpose = next(iter(named))[0]
        names = {name for _, name in named}
        for start, end in pieces(words, LONGEST_PURPOSE):
            # A Chinese word between spaces is said for itself, and a shop check has no outcome
            # that its name could be the beginning of.
            piece = folded(words[start:end])
            is_alone = not piece.isascii() or piece == folded(words)
            is_heading = purpose == Purpose.SHOP_CHECK and not words[:start].strip()
            if piece in names and (is_alone or is_heading):
                words = without(words, start, end)
                break
        return Claim(purpose, words)


def _stands_in(name: str, line: str) -> bool:
    """A Chinese word stands anywhere, an English one between others."""
    return f" {name} " in f" {line} " if name.isascii() else name in line


class Remark(Text):
    """What else there is to say of a shop check."""

    claims_aside: ClassVar[bool] = True


class VisitForm(Form, name="visit"):
    """The subject tells visits apart that are begun side by side: see `begin`."""

    new_each_time = True

    place = Where(optional=True)
    customer = Pick(near=True)
    purpose = PurposeOfVisit(Purpose)
    shop = shop_checks.KindOfShop(
        shop_checks.kinds_of_shop,
        when=lambda answers: is_shop_check(answers) and not _shop_is_known(answers),
    )
    photos = Photos(at_most=10, optional=True, aside=is_shop_check)
    outcome = Text(max_length=2000, when=lambda answers: not is_shop_check(answers))
    remark = Remark(max_length=2000, aside=True, when=is_shop_check)
    next_step = NextStep(optional=True)

    # The rules that `fields` were made from, and what was made.
    _made: ClassVar[tuple[policy.Policy, dict[str, Field[Any]]] | None] = None

    @classmethod
    def fields(cls) -> dict[str, Field[Any]]:
        """The questions of the checklists stand behind the kind of shop."""
        rules = policy.current()
        if cls._made is None or cls._made[0] is not rules:
            made: dict[str, Field[Any]] = {}
            for name, field in super().fields().items():
                made[name] = field
                if name == "shop":
                    made |= {item: of.field() for item, of in shop_checks.items().items()}
            cls._made = rules, made
        return cls._made[1]

    @classmethod
    def said(cls, language: Language, name: str, part: str = "") -> Markup:
        item = shop_checks.items().get(name)
        if item is None:
            return super().said(language, name, part)
        if part == "hint":
            return texts.t(language, "visit-check-photo")
        return Markup("{}").format(texts.shield(item.check.question[language]))

    @classmethod
    def has_said(cls, name: str, part: str) -> bool:
        item = shop_checks.items().get(name)
        if item is None:
            return super().has_said(name, part)
        return part == "hint" and item.check.answer == "photo"

    @classmethod
    async def follows(cls, turn: Turn, answers: Answers) -> Answers:
        """The kind of shop, where the customer's file knows it; a line that told all needs no photos."""
        more: dict[str, Any] = {}
        picked = answers.get("customer")
        if picked and "shop" not in picked:
            shop = await turn.session.scalar(
                select(Customer.shop).where(Customer.id == picked["id"])
            )
            more["customer"] = {**picked, "shop": shop}
        if "photos" not in answers and "outcome" in answers:
            more["photos"] = None
        return more

    async def submit(self, turn: Turn) -> Becomes:
        """Refused where the customer is no longer this person's to see."""
        try:
            customer = await Customer.of(turn.session, turn.me, self.customer)
        except Refused as refusal:
            raise Refused(refusal.key, field="customer", **refusal.facts) from None
        step = self.next_step
        visit = await Visit.log(
            turn.session,
            turn.me,
            customer,
            purpose=self.purpose,
            outcome=self.outcome or self.remark,
            next_on=step.day if step else None,
            next_step=step.words if step else None,
            place=self.place,
            photos=[*shop_checks.photos_of(self.answers, turn.language), *self.photos],
            shop=shop_checks.kind_of_shop(self.answers) if is_shop_check(self.answers) else None,
            checks=shop_checks.answers_of(self.answers),
            said_at=await self.said_at(turn),
        )
        return Becomes(VISIT_CARD, visit.about)

    async def said_at(self, turn: Turn) -> datetime:
        """When the person was there, however late the phone got through: the earliest of these.

        When the position was said, when the line was written that told all, and when the answers
        were begun to be written. What was written before a pause of hours does not count: it was
        left lying, and says nothing of when the rest was done.
        """
        kept = self.answers.get("place")
        moments = [datetime.fromisoformat(kept["said_at"])] if kept else []
        draft = await Draft.open_one(turn.session, turn.me.id)
        if draft and draft.said_from:
            moments.append(draft.said_from)
        kind, _, written = self.subject.split(":", 2) if self.subject else ("", "", "")
        if kind == "line":
            moments.append(datetime.fromisoformat(written))
        return min([*moments, turn.said_at])


def _shop_is_known(answers: Answers) -> bool:
    """A kind that the company no longer has is asked anew."""
    known = (answers.get("customer") or {}).get("shop")
    return known in policy.current().visits.shops


@router.command("visit", role=Role.SELLER, takes_words=True)
async def log_a_visit(turn: Turn, words: str) -> None:
    """`/visit`, or all of it in a line: `/visit 华联 谈了新品上架 下周三跟进`."""
    if words:
        # A line of its own is a visit of its own, made when it was written.
        subject = subject_of_a_line(turn.message_id, turn.said_at)
        answers = await place_just_said(turn)
        await filling.start(turn, VisitForm, subject=subject, words=words, answers=answers)
    else:
        await begin(turn)


def subject_of_a_line(message_id: int, written_at: datetime) -> str:
    return f"line:{message_id}:{written_at.isoformat()}"


@router.button(r"visit:new", role=Role.SELLER)
async def log_another_visit(turn: Turn) -> None:
    await begin(turn)


async def begin(turn: Turn) -> None:
    """Ask for all of a visit, or go on with the one that was begun."""
    begun = await Draft.unfinished(
        turn.session, turn.me.id, VisitForm.name, subject="", put_away=False
    )
    answers = await place_just_said(turn)
    if begun and "customer" not in begun.answers:
        # Where one was then says nothing of where one is now.
        begun.answers, begun.asking = answers, None
    await filling.start(turn, VisitForm, answers={} if begun else answers)


@router.button(r"visit:new:([0-9]{1,18})", role=Role.SELLER)
async def log_a_visit_to(turn: Turn, customer_id: str) -> None:
    """From the customer's card, or from those that are near."""
    customer = await Customer.of(turn.session, turn.me, int(customer_id))
    if customer.archived_at:
        raise Refused("visit-customer-archived", name=customer.name)
    known = {"customer": kept_customer(customer.id, customer.name)}
    await filling.start(
        turn,
        VisitForm,
        subject=f"{customer.about}:{calendar.business_day(turn.said_at)}",
        answers={**await place_just_said(turn, customer), **known},
    )


async def place_just_said(turn: Turn, customer: Customer | None = None) -> dict[str, Any]:
    """The position as an answer, unless it was said for another visit or somewhere else."""
    said = await turn.session.scalar(select(Whereabouts).where(Whereabouts.staff_id == turn.me.id))
    if said is None or await Whereabouts.just_said(turn.session, turn.me, turn.said_at) is None:
        return {}
    there = customer.place if customer else None
    if there:
        fits = said.place.metres_to(there) <= policy.current().visits.verified_within_metres
    else:
        fits = not await Visit.used_position(turn.session, turn.me.id, said.said_at)
    return {"place": kept_place(said.place, said.said_at)} if fits else {}


@router.button(r"visit:([0-9]{1,18})", role=Role.SELLER)
async def open_a_visit(turn: Turn, number: str) -> None:
    """Bring the visit to the bottom of the chat, where it can be answered."""
    visit = await find_visit(turn, number)
    turn.bring(VISIT_CARD, visit.about)


@router.button(r"visit:([0-9]{1,18}):photos", role=Role.SELLER)
async def show_photos(turn: Turn, number: str) -> None:
    visit = await find_visit(turn, number)
    photos = await visit.photos(turn.session)
    send_photos(turn.session, turn.me, photos, about=visit.about, reply_to=turn.message_id)


@router.button(r"visit:([0-9]{1,18}):withdraw", role=Role.SELLER)
async def withdraw_a_visit(turn: Turn, number: str) -> None:
    visit = await find_visit(turn, number)
    await visit.withdraw(turn.session, turn.me)
    turn.hint("visit-withdrawn-hint")


@router.button(r"visit:([0-9]{1,18}):store-place", role=Role.SELLER)
async def store_the_place(turn: Turn, number: str) -> None:
    visit = await find_visit(turn, number)
    await visit.store_place(turn.session, turn.me)
    turn.hint("visit-place-stored")


async def find_visit(turn: Turn, number: str) -> Visit:
    """A visit this person may see; a button's id is never trusted."""
    return await records.require(turn.session, Visit, number, turn.me, "visit-gone-or-not-yours")


@router.card(VISIT_CARD)
async def visit_card(view: View) -> Panel:
    """The visit as it stands: with its deeds for the author, to be answered by everybody else."""
    visit: Visit = view.record
    author = await view.session.get_one(Staff, visit.author_id)
    customer = await view.session.get_one(Customer, visit.customer_id)
    is_mine = author.id == view.reader.id
    head = view.t(
        "visit-mine" if is_mine else "visit-of",
        name=author.name,
        customer=customer.name,
        at=visit.said_at,
    )
    if visit.withdrawn_at:
        return Panel(Markup("{}\n{}").format(head, view.t("visit-withdrawn")))
    parts = [head, *await what_came_of_it(view, visit)]
    rows = [await what_may_be_looked_at(view, visit, customer)]
    if not is_mine:
        parts.append(view.t("visit-how-to-answer"))
        return Panel(Markup("\n\n").join(parts), rows)
    if visit.is_of_today:
        day = await Plan.done_of_day(view.session, author, visit.day)
        parts += await next_reminder(view, visit) + await progress(view, visit, day)
        withdraw = button("visit-withdraw", f"{visit.about}:withdraw", style=RED)
        rows = [to_whom_next(day), *rows, [withdraw]]
    if await visit.may_place(view.session, customer, author):
        rows.insert(0, [button("visit-store-place", f"{visit.about}:store-place")])
    return Panel(Markup("\n\n").join(parts), rows)


async def what_came_of_it(view: View, visit: Visit) -> list[Markup]:
    """Purpose and place, outcome, what was found in the shop, and the next step."""
    where = view.t(
        WHETHER[visit.whether_there],
        distance=texts.distance(view.reader.speaks, visit.metres_away or 0),
    )
    parts = [view.t("visit-for", purpose=visit.purpose, where=where)]
    if visit.outcome:
        parts.append(Markup("{}").format(texts.shield(visit.outcome)))
    if visit.checks:
        parts.append(shop_checks.found(view, visit))
    if visit.next_on:
        said = view.t("visit-next-on", day=visit.next_on, words=visit.next_step or "")
        works = await calendar.is_working_day(view.session, visit.next_on)
        parts.append(said if works else view.t("follow-up-day-off", said=said))
    return parts


async def next_reminder(view: View, visit: Visit) -> list[Markup]:
    """When the author is reminded of the customer, where the visit itself names no day."""
    ahead = await FollowUp.of_customer(view.session, visit.customer_id)
    mine = [one for one in ahead if one.staff_id == view.reader.id]
    if visit.next_on or not mine:
        return []
    return [view.t("visit-reminder", day=mine[0].due_on)]


async def progress(view: View, visit: Visit, day: DayDone) -> list[Markup]:
    """How far the author's day has come: shops of this kind, and what was planned."""
    quota = await shop_checks.quota(view, visit)
    lines = [quota] if quota else []
    if day.planned:
        lines.append(view.t("visit-planned", done=len(day.done), planned=len(day.planned)))
    return [Markup("\n").join(lines)] if lines else []


def to_whom_next(day: DayDone) -> list[Button]:
    """The first of the plan who was not visited yet, and anybody else."""
    planned = [
        named(f"➡️ {customer.name}", f"visit:new:{customer.id}") for customer in day.missed[:1]
    ]
    return [*planned, button("visit-another", "visit:new")]


async def what_may_be_looked_at(view: View, visit: Visit, customer: Customer) -> list[Button]:
    buttons: list[Button] = []
    if photos := await visit.photos(view.session):
        buttons.append(button("visit-photos-of", f"{visit.about}:photos", count=len(photos)))
    if await customer.visible_to(view.session, view.reader):
        buttons.append(button("visit-customer-card", customer.about))
    return buttons
