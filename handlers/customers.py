"""Customers: one file each, found, opened from whatever is at hand, with a button for the next deed (5.1)."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable
from typing import Any

from markupsafe import Markup
from telegram import Contact as SharedContact
from telegram.ext import filters

from bot import texts
from bot.fields.phone import Phone
from bot.fields.spot import is_elsewhere, place_said
from bot.fields.where import kept_place
from bot.panels import GREEN, RED, Button, Panel, Rows, View, button
from bot.router import Router
from bot.turn import Turn
from handlers.customer_account import ways_to_account
from handlers.customer_form import (
    CustomerForm,
    kept_answers,
    open_contact,
    open_new,
    open_to_change,
    read_line,
)
from handlers.finding import bring, rows_of
from handlers.order_rhythm import ways_to_orders, what_is_bought
from handlers.sheets import sheet_button
from models import search
from models.customer_file import LONGEST_LINE, LONGEST_NAME, LONGEST_WORDS
from models.customers import CUSTOMER_CARD, Customer
from models.errors import Refused
from models.facts import pack
from models.follow_ups import FollowUp
from models.notes import Note
from models.outbox import edit, redraw
from models.search import Found
from models.staff import Role, Staff
from models.visits import Visit

router = Router()

LATEST = 8  # customers offered without a word
NEAREST = 5
CONTACTS_SHOWN = 10
LONGEST_SHOWN = (800, 400, 200, 100, 60, 30)  # UTF-16 units: the first with which the card fits
LONGEST_DATA = 64  # bytes of a button


# The way in.


@router.command("customer", role=Role.SELLER, takes_words=True)
async def open_or_begin(turn: Turn, words: str) -> None:
    """`/customer hualian` opens the one there is, or lists several; words that say more begin a file."""
    if not words:
        turn.show(await my_customers(turn))
        return
    known, too_much = await read_line(turn, words)
    if not too_much and (meant := await all_said_by(turn, known)):
        await open_or_list(turn, meant, known)
        return
    if found := await alike(turn, known):
        turn.say("customer-perhaps", await rows_of(turn, found))
    await open_new(turn, too_much, **known)


@router.button(r"customers", role=Role.SELLER)
async def show_my_customers(turn: Turn) -> None:
    turn.show(await my_customers(turn))


async def my_customers(turn: Turn) -> Panel:
    """The latest as buttons, the way to any other, and to a new one."""
    latest = [
        Found(one.id, one.name, one.customer_class, None)
        for one in await Customer.latest(turn.session, turn.me, LATEST)
    ]
    rows = await rows_of(turn, latest)
    rows.append(
        [button("customer-find", "find"), button("customer-new", "customer:new", style=GREEN)]
    )
    if latest:
        rows.append([sheet_button("customers")])
        return Panel(turn.t("customer-latest"), rows)
    leads = turn.me.may(Role.SUPERIOR)
    return Panel(turn.t("customer-none-of-ones-own" if leads else "customer-none-yet"), rows)


async def alike(turn: Turn, known: dict[str, Any]) -> list[Found]:
    """Visible customers of that name or that phone."""
    found: dict[int, Found] = {}
    for words in (known.get("name"), known.get("phone")):
        if words:
            some = await search.find(turn.session, turn.me, words, at_most=NEAREST)
            found |= {one.customer_id: one for one in some}
    return list(found.values())


async def all_said_by(turn: Turn, known: dict[str, Any]) -> list[Found]:
    """Customers there are, archived ones last, where a line says just a name or phone of theirs.

    华联二店 says more than 华联, and 老王超市 is not 老张超市.
    """
    if len(known) > 1:
        return []
    [said] = known.values()
    found = await search.find(
        turn.session, turn.me, said, archived_too=True, guesses=False, at_most=LATEST
    )
    return [one for one in found if await search.is_found_by(turn.session, one.customer_id, said)]


async def open_or_list(turn: Turn, meant: list[Found], known: dict[str, Any]) -> None:
    """The card of the only one; else all of them, and a button that begins a new file from the words."""
    if len(meant) == 1 and not meant[0].is_archived:
        await bring(turn, await Customer.of(turn.session, turn.me, meant[0].customer_id))
        return
    rows = await rows_of(turn, meant)
    rows.append([button("customer-new", "customer:said", style=GREEN)])
    turn.say("find-found", rows).facts = {"known": known}


# A new file from what is at hand.


@router.button(r"customer:new", role=Role.SELLER)
async def begin(turn: Turn) -> None:
    await open_new(turn)


@router.message(filters.CONTACT, role=Role.SELLER)
async def begin_from_a_contact(turn: Turn) -> None:
    """A shared contact: its customer's card if the phone is known here, else a new file."""
    assert turn.message and turn.message.contact
    shared = turn.message.contact
    person = texts.clip(
        texts.cleaned(f"{shared.first_name} {shared.last_name or ''}"), LONGEST_NAME
    )
    known: dict[str, Any] = {"contact": person} if person else {}
    try:
        known["phone"] = (await Phone().read(turn, None, None)).value
    except Refused:
        known["note"] = shared.phone_number
    if organisation := organisation_of(shared):
        known["name"] = texts.clip(organisation, LONGEST_NAME)
    await begin_unless_known(turn, known)


async def begin_unless_known(turn: Turn, known: dict[str, Any]) -> None:
    """A new file, unless the phone is at a customer whom the person sees: then that one's card."""
    phone = known.get("phone")
    customer = await Customer.with_phone(turn.session, turn.me, phone) if phone else None
    if customer is None:
        if found := await alike(turn, {"name": known.get("name")}):
            perhaps = turn.say(
                "customer-perhaps-there", await rows_of(turn, found, "customer:{}:contact")
            )
            perhaps.facts = {"known": known}
        await open_new(turn, **known)
        return
    await bring(turn, customer)
    rows = [[button("customer-add-contact", f"customer:{customer.id}:contact", style=GREEN)]]
    rows.append([button("customer-new", "customer:new")])
    offer = turn.say("customer-phone-known", rows, name=customer.name)
    offer.facts = {"known": known}


def organisation_of(shared: SharedContact) -> str:
    """The company that a shared contact's card names (vCard's ORG); "" without one."""
    card = re.search(r"^(?:\w+\.)?ORG(?:;CHARSET=UTF-8)?:([^;\r\n]+)", shared.vcard or "", re.M)
    return texts.cleaned(re.sub(r"\\(.)", r"\1", card[1])) if card else ""


@router.message(filters.LOCATION, role=Role.SELLER)
async def offer_what_is_near(turn: Turn) -> None:
    """A position: who is nearest, to log a visit, or a new customer there.

    One's own counts as such for a while; one that was forwarded or chosen from a list does not.
    """
    place = await place_said(turn)
    assert place and turn.message
    here = not is_elsewhere(turn)
    found = await search.nearest(turn.session, turn.me, place, at_most=NEAREST)
    rows = await rows_of(turn, found, "visit:new:{}" if here else "customer:{}")
    rows.append([button("customer-here", "customer:here", style=GREEN)])
    if here:
        key = "customer-position" if found else "customer-position-alone"
    else:
        key = "customer-map" if found else "customer-map-alone"
    offer = turn.say(key, rows)
    offer.reply_to_message_id = turn.message.message_id
    known: dict[str, Any] = {"place": kept_place(place, turn.said_at)}
    if venue := turn.message.venue:
        known["name"] = texts.clip(texts.cleaned(venue.title), LONGEST_NAME)
        known["address"] = texts.clip(texts.cleaned(venue.address), LONGEST_LINE)
    offer.facts = {"known": {name: value for name, value in known.items() if value}}


@router.button(r"customer:(?:here|said)", role=Role.SELLER)
async def begin_from_what_was_said(turn: Turn) -> None:
    """From the position or the words that the message was about."""
    await open_new(turn, **known_to_the_message(turn))


def known_to_the_message(turn: Turn) -> dict[str, Any]:
    """What the person had sent when the tapped message was said."""
    known = turn.tapped.facts.get("known") if turn.tapped else None
    if known is None:
        raise Refused("button-out-of-date")
    return dict(known)


def buttons_for_note(turn: Turn, note: Note) -> Rows:
    """Beside "keep as note", of a forwarded message: a new customer from it."""
    is_forwarded = turn.message is not None and turn.message.forward_origin is not None
    if not is_forwarded or not turn.me.may(Role.SELLER):
        return []
    data = f"customer:note:{note.id}:"
    room = LONGEST_DATA - len(data.encode())
    data += sender_of(turn).encode()[:room].decode(errors="ignore")
    return [[button("customer-from-note", data)]]


def sender_of(turn: Turn) -> str:
    """Who wrote what was forwarded; "" for a channel."""
    origin = turn.message.forward_origin if turn.message else None
    user = getattr(origin, "sender_user", None)
    name = user.full_name if user else getattr(origin, "sender_user_name", "")
    return texts.cleaned(name).replace("\n", " ")


@router.button(r"customer:note:([0-9]{1,18}):(.*)", role=Role.SELLER)
async def begin_from_a_note(turn: Turn, number: str, sender: str) -> None:
    """A forwarded message: the phone in it, who sent it, the rest as the note."""
    note = await Note.of(turn.session, turn.me.id, int(number))
    if note is None:
        raise Refused("button-out-of-date")
    known: dict[str, Any] = {"contact": sender} if sender else {}
    words = note.words
    if claim := await Phone().claim(turn, words, None):
        known["phone"], words = claim.value, claim.rest
    if words:
        known["note"] = texts.clip(words, LONGEST_WORDS)
    await begin_unless_known(turn, known)


# The card and its deeds.


@router.button(r"customer:([0-9]{1,18})", role=Role.SELLER)
async def open_card(turn: Turn, number: str) -> None:
    await bring(turn, await find_customer(turn, number))


@router.button(r"customer:([0-9]{1,18}):change", role=Role.SELLER)
async def change(turn: Turn, number: str) -> None:
    await open_to_change(turn, await find_customer(turn, number))


@router.button(r"customer:([0-9]{1,18}):contact", role=Role.SELLER)
async def add_a_contact(turn: Turn, number: str) -> None:
    """One more contact, from the one that was shared if the button is about that."""
    said = turn.tapped.facts.get("known", {}) if turn.tapped else {}
    known = {"person": said.get("contact"), "phone": said.get("phone")}
    given = {name: value for name, value in known.items() if value}
    await open_contact(turn, await find_customer(turn, number), **given)


@router.button(r"customer:([0-9]{1,18}):archive", role=Role.SELLER)
async def ask_before_archiving(turn: Turn, number: str) -> None:
    customer = await find_customer(turn, number)
    await customer.require_rights(turn.session, turn.me)
    rows = [
        [
            button("customer-archive-no", f"customer:{customer.id}:card"),
            button("customer-archive-yes", f"customer:{customer.id}:gone", style=RED),
        ]
    ]
    await turn.change(Panel(turn.t("customer-archive-sure", name=customer.name), rows))


@router.button(r"customer:([0-9]{1,18}):(card|gone|back)", role=Role.SELLER)
async def put_away_or_bring_back(turn: Turn, number: str, deed: str) -> None:
    """Archive, undo it, or neither: the message is the card again."""
    customer = await find_customer(turn, number)
    if deed == "gone":
        await customer.archive(turn.session, turn.me)
    elif deed == "back":
        await customer.bring_back(turn.session, turn.me)
    await redraw(turn.session, customer.about, CUSTOMER_CARD)
    if turn.tapped:
        await edit(turn.session, turn.tapped, key=CUSTOMER_CARD, about=customer.about)
    else:
        await bring(turn, customer)


async def find_customer(turn: Turn, number: str) -> Customer:
    """A customer this person may see; a button's id is never trusted."""
    return await Customer.of(turn.session, turn.me, int(number))


Section = Callable[[View, Customer, int], Awaitable[Markup | None]]
"""A part of the card, none of whose words is longer than so many UTF-16 units; None where there
is nothing to say."""


async def head(view: View, customer: Customer, longest: int) -> Markup:
    lines = [view.t("customer-head", name=customer.name, customer_class=customer.customer_class)]
    if customer.owner_id != view.reader.id:
        owner = await view.session.get_one(Staff, customer.owner_id)
        lines.append(view.t("customer-owner", name=owner.name))
    if customer.archived_at:
        lines.append(view.t("customer-archived", at=customer.archived_at))
    return Markup("\n").join(lines)


async def contacts(view: View, customer: Customer, longest: int) -> Markup | None:
    """Who is there; phones as a thumb can tap them."""
    birthday = CustomerForm.fields()["birthday"]
    lines = []
    for one in (await customer.contacts(view.session))[:CONTACTS_SHOWN]:
        known = (one.name, one.job, one.phone)
        said: list[Any] = [texts.clip(each, longest) for each in known if each]
        if one.birthday:
            said.append(Markup("🎂 {}").format(birthday.shown(view.reader.speaks, one.birthday)))
        lines.append(Markup("👤 ") + Markup(" · ").join(map(shielded, said)))
    return Markup("\n").join(lines) or None


async def what_is_known(view: View, customer: Customer, longest: int) -> Markup | None:
    """Every other answer of the file that was given."""
    file = kept_answers(await customer.file(view.session))
    fields = CustomerForm.fields()
    lines = []
    for name in ("industry", "shop", "address", "place", "credit_limit", "needs", "note"):
        if file[name] is not None:
            shown = texts.plain(fields[name].shown(view.reader.speaks, file[name]))
            label = CustomerForm.said(view.reader.speaks, name, "label")
            answer = shielded(texts.clip(shown, longest))
            lines.append(Markup("<b>{}</b> {}").format(label, answer))
    return Markup("\n").join(lines) or None


async def what_was_done(view: View, customer: Customer, longest: int) -> Markup:
    """The last contact, how long it protects, and what comes next."""
    visits = await Visit.number_at(view.session, customer.id)
    lines = [
        view.t("customer-last-contact", day=customer.last_contact_on, visits=visits),
        view.t("customer-protected-until", day=customer.protected_until),
    ]
    ahead = await FollowUp.of_customer(view.session, customer.id)
    for one in ahead[:1]:
        words = texts.clip(one.words or "", longest)
        lines.append(view.t("customer-next", day=one.due_on, words=words))
    return Markup("\n").join(lines)


SECTIONS: list[Section] = [head, contacts, what_is_known, what_is_bought, what_was_done]
"""From top to bottom; a feature that has more to say of a customer adds its own."""


@router.card(CUSTOMER_CARD)
async def customer_card(view: View) -> Panel | None:
    """The file as it stands now, with the next deeds."""
    customer: Customer | None = view.record
    if customer is None:
        return None  # a later card took the place of this one before it was sent
    words = Markup()
    for longest in LONGEST_SHOWN:
        parts = [await section(view, customer, longest) for section in SECTIONS]
        words = Markup("\n\n").join(part for part in parts if part)
        if texts.fits(words):
            break
    return Panel(words, await deeds(view, customer))


async def deeds(view: View, customer: Customer) -> Rows:
    """What the reader may do next; of an archived one, to look back and to bring it back."""
    may_change = await customer.may_be_changed_by(view.session, view.reader)
    visits = button("customer-visits", f"visit:of:{customer.id}")
    if customer.archived_at:
        back = button("customer-bring-back", f"customer:{customer.id}:back")
        to_look_back = [visits, *ways_to_orders(view, customer), *ways_to_account(view, customer)]
        return [to_look_back, [back] if may_change else []]
    rows: list[list[Button]] = [
        [
            button("customer-visit", f"visit:new:{customer.id}", style=GREEN),
            button("customer-follow-up", f"follow-up:new:{customer.id}"),
        ],
        [*await to_call(view, customer), visits],
        ways_to_orders(view, customer),
        [
            button("payment-record", f"pay:new:{customer.id}"),
            *ways_to_account(view, customer),
        ],
    ]
    if may_change:
        rows.append(
            [
                button("customer-change", f"customer:{customer.id}:change"),
                button("customer-add-contact", f"customer:{customer.id}:contact"),
            ]
        )
        last = [button("customer-archive", f"customer:{customer.id}:archive")]
        if customer.owner_id != view.reader.id:
            last.insert(0, button("customer-give", f"give:{customer.id}"))
            if view.reader.may(Role.LEADER):
                to = f"task:new:{customer.owner_id}:at:{customer.id}"
                rows.append([button("task-give", to)])
        rows.append(last)
    return rows


async def to_call(view: View, customer: Customer) -> list[Button]:
    """Telegram has no button that dials: this one copies the number."""
    one = await customer.contact_to_call(view.session)
    if one is None:
        return []
    facts = pack({"phone": one.phone_shown})
    return [{"key": "customer-call", "facts": facts, "copy": one.phone}]


def shielded(words: str) -> Markup:
    """Words of people's own making, escaped unless they are already."""
    return words if isinstance(words, Markup) else Markup("{}").format(texts.shield(words))
