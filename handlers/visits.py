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
from models.language import Language
from models.places import Whereabouts
from models.plans import DayDone, Plan
from models.staff import Role, Staff
from models.visits import VISIT_CARD, Purpose, Visit, Whether

router = Router()

A_PAGE = 8  # visits of a customer's history
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
        for start, end in pieces(words, 1):
            # A Chinese word between spaces is said for itself.
            piece = folded(words[start:end])
            is_alone = not piece.isascii() or piece == folded(words)
            if is_alone and any(piece == name for _, name in named):
                words = without(words, start, end)
                break
        return Claim(next(iter(named))[0], words)


def _stands_in(name: str, line: str) -> bool:
    """A Chinese word stands anywhere, an English one between others."""
    return f" {name} " in f" {line} " if name.isascii() else name in line


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
    photos = Photos(at_most=10, optional=True)
    outcome = Text(max_length=2000, when=lambda answers: not is_shop_check(answers))
    remark = Text(max_length=2000, optional=True, when=is_shop_check)
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
        if "photos" not in answers and ("outcome" in answers or "remark" in answers):
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
            said_at=self.said_at(turn),
        )
        return Becomes(VISIT_CARD, visit.about)

    def said_at(self, turn: Turn) -> datetime:
        """When the person was there: with the position, with the line that told all, or now."""
        kept = self.answers.get("place")
        moments = [datetime.fromisoformat(kept["said_at"])] if kept else []
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
        subject = f"line:{turn.message_id}:{turn.said_at.isoformat()}"
        answers = await place_just_said(turn)
        await filling.start(turn, VisitForm, subject=subject, words=words, answers=answers)
    else:
        await begin(turn)


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


@router.button(r"visit:of:([0-9]{1,18})(?::([0-9]{1,4}))?", role=Role.SELLER)
async def list_visits(turn: Turn, customer_id: str, page: str | None) -> None:
    """A customer's history, a page at a time; turning the page stays in the message."""
    customer = await Customer.of(turn.session, turn.me, int(customer_id))
    at = int(page or 0)
    visits = await Visit.of_customer(turn.session, customer.id, A_PAGE + 1, after=at * A_PAGE)
    key = "visit-history" if visits else "visit-history-none"
    rows: list[list[Button]] = [[await as_a_button(turn, visit)] for visit in visits[:A_PAGE]]
    turning = [button("visit-later", f"visit:of:{customer.id}:{at - 1}")] if at else []
    if len(visits) > A_PAGE:
        turning.append(button("visit-earlier", f"visit:of:{customer.id}:{at + 1}"))
    panel = Panel(turn.t(key, name=customer.name), [*rows, turning])
    if page is None:
        turn.show(panel)
    else:
        await turn.change(panel)


async def as_a_button(turn: Turn, visit: Visit) -> Button:
    author = await turn.session.get_one(Staff, visit.author_id)
    return button("visit-line", visit.about, day=visit.day, name=author.name, purpose=visit.purpose)


async def find_visit(turn: Turn, number: str) -> Visit:
    """A visit this person may see; a button's id is never trusted."""
    visit = await records.find(turn.session, f"visit:{number}", turn.me)
    if not isinstance(visit, Visit):
        raise Refused("visit-gone-or-not-yours")
    return visit


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
    parts = [head, *what_came_of_it(view, visit)]
    rows = [await what_may_be_looked_at(view, visit, customer)]
    if not is_mine:
        parts.append(view.t("visit-how-to-answer"))
        return Panel(Markup("\n\n").join(parts), rows)
    if visit.is_of_today:
        day = await Plan.done_of_day(view.session, author, visit.day)
        parts += await progress(view, visit, day)
        withdraw = button("visit-withdraw", f"{visit.about}:withdraw", style=RED)
        rows = [to_whom_next(day), *rows, [withdraw]]
    if await visit.may_place(view.session, customer, author):
        rows.insert(0, [button("visit-store-place", f"{visit.about}:store-place")])
    return Panel(Markup("\n\n").join(parts), rows)


def what_came_of_it(view: View, visit: Visit) -> list[Markup]:
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
        parts.append(view.t("visit-next-on", day=visit.next_on, words=visit.next_step or ""))
    return parts


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
