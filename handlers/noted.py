"""What says more than a note: one tap makes a visit, leave or a receipt of it (3.1, 4.4, 6.1, 10.1)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot import filling, texts
from bot.fields.amount import amounts, money_in
from bot.fields.away import away_in
from bot.fields.base import Reading
from bot.fields.choice import without
from bot.fields.pick import NAME_ON_BUTTON, Pick
from bot.forms import Form
from bot.line import BETWEEN
from bot.panels import Button, Rows, button, named
from bot.router import Router
from bot.turn import Turn
from handlers.leave import KindOfLeave, LeaveForm
from handlers.payment_details import Means, without_saying_that_it_came
from handlers.payment_fields import Payer, order_number_in
from handlers.payments import PaymentForm
from handlers.visits import VisitForm, subject_of_a_line
from models import calendar, policy
from models.drafts import Draft, DraftState
from models.errors import Refused
from models.notes import Note
from models.policy import LeaveKind
from models.receipts import PaymentMethod
from models.staff import Role

router = Router()


async def ways_from_a_note(turn: Turn, note: Note) -> Rows:
    """What a command would have done, had the words been one: 拜访沃尔玛 谈价格, Hualian was closed.

    Only offered: many a note names a customer and is no visit.
    """
    if not turn.me.may(Role.SELLER):
        return []
    claim = await Pick().claim(turn, what_is_told(note.words), None)
    if claim is None:
        return []
    row: list[Button] = [button("visit-from-note", f"visit:note:{note.id}")]
    if claim.value:
        name = texts.clip(texts.shield(claim.value["name"]), NAME_ON_BUTTON)
        row.append(named(name, f"customer:{claim.value['id']}"))
    return [row]


@router.button(r"visit:note:([0-9]{1,18})", role=Role.SELLER)
async def log_as_a_visit(turn: Turn, number: str) -> None:
    """A visit made when the note was written."""
    note = await Note.of(turn.session, turn.me.id, int(number))
    if note is None:
        raise Refused("button-out-of-date")
    subject = subject_of_a_line(note.message_id, note.said_at)
    await filling.start(turn, VisitForm, subject=subject, words=what_is_told(note.words))


def what_is_told(words: str) -> str:
    """Words without the one that says what they are, glued to the customer's name or not."""
    openings = {
        opening
        for said in texts.in_every_language("visit-from-note.words")
        for opening in said.split()
    }
    for opening in sorted(openings, key=len, reverse=True):
        if not words.casefold().startswith(opening):
            continue
        rest = words[len(opening) :]
        if not opening.isascii() or rest.startswith(" "):
            return rest.strip()
    return words


def leave_from_a_note(note: Note) -> Rows:
    """What /leave would have done: leave tomorrow sick, 明天请假, 年假 下周一到下周三.

    Only offered: a shop may be on holiday as well.
    """
    named = [said[0].casefold() for said in _leave_in(note.words)]
    # An English name of a kind may be any word: private, urgent. With a day it is none.
    is_one = any(not name.isascii() or name in _words("leave-from-note.words") for name in named)
    meet = policy.current().hours.afternoon_from
    if not is_one and not (named and away_in(note.words, note.day, meet)):
        return []
    return [[button("leave-from-note", f"leave:note:{note.id}")]]


@router.button(r"leave:note:([0-9]{1,18})", role=Role.MEMBER)
async def ask_for_leave(turn: Turn, number: str) -> None:
    """The form, with the words of the note; a tomorrow of yesterday is not taken over."""
    note = await Note.of(turn.session, turn.me.id, int(number))
    if note is None or note.day != calendar.business_day(turn.said_at):
        raise Refused("button-out-of-date")
    words = note.words
    for said in _leave_in(words):
        if said[0].casefold() in _words("leave-from-note.words"):
            words = without(words, *said.span())
            break
    await filling.start(turn, LeaveForm, words=words)


def _leave_in(words: str) -> Iterator[re.Match[str]]:
    """Where leave is named, or a kind of it."""
    kinds = KindOfLeave(LeaveKind)
    names = {name for value in kinds.values() for name in kinds.names(value)}
    names |= _words("leave-from-note.words") | _words("leave-from-note.signs")
    longest_first = sorted(names, key=len, reverse=True)
    edge = r"(?![a-z])"
    ways = (re.escape(name) + (edge if name.isascii() else "") for name in longest_first)
    return re.finditer(rf"(?<![a-z])(?:{'|'.join(ways)})", words, re.IGNORECASE)


def _words(key: str) -> set[str]:
    return {word for said in texts.in_every_language(key) for word in said.split()}


# Money that came


async def began_a_receipt(turn: Turn) -> bool:
    """回款华联超市5000转账, without a blank: the word of the command, then whoever paid."""
    if not turn.me.may(Role.PAYMENTS):
        return False
    for opening in sorted(_words("command-pay.words"), key=len, reverse=True):
        rest = turn.words.removeprefix(opening).strip(BETWEEN)
        if opening.isascii() or not turn.words.startswith(opening) or not rest:
            continue
        payer = await Payer().claim(turn, rest, None)
        if (payer and payer.value) or order_number_in(rest):
            subject = subject_of_a_line(turn.message_id, turn.said_at)
            await filling.start(turn, PaymentForm, subject=subject, words=rest)
            return True
    return False


async def receipt_from_a_note(turn: Turn, note: Note) -> Rows:
    """What /pay would have done: 华联付了5000微信, got 5000 from Hualian. A sum that says how it came."""
    if not turn.me.may(Role.PAYMENTS):
        return []
    rest = without_saying_that_it_came(note.words)
    claim = await Means(PaymentMethod).claim(turn, rest, None)
    company = [policy.current().company.currency]
    is_told = claim or rest != " ".join(note.words.split())
    if not is_told or not amounts(
        claim.rest if claim else rest, lambda one: money_in(one, company)
    ):
        return []
    return [[button("payment-record", f"pay:note:{note.id}")]]


@router.button(r"pay:note:([0-9]{1,18})", role=Role.PAYMENTS)
async def record_what_was_noted(turn: Turn, number: str) -> None:
    """Money of which the person wrote then."""
    note = await Note.of(turn.session, turn.me.id, int(number))
    if note is None:
        raise Refused("button-out-of-date")
    subject = subject_of_a_line(note.message_id, note.said_at)
    words = without_saying_that_it_came(note.words)
    await filling.start(turn, PaymentForm, subject=subject, words=words)


# A photo that nothing was asked about


async def offer_the_photo(turn: Turn) -> bool:
    """What it may be of, each a button that keeps it; the others of an album go along."""
    may_be: list[tuple[type[Form], Role, str]] = [
        (PaymentForm, Role.PAYMENTS, "payment-record"),
        (VisitForm, Role.SELLER, "visit-from-note"),
    ]
    if turn.message is None or not turn.message.photo:
        return False
    row: list[Button] = []
    for form, role, label in may_be:
        if turn.me.may(role) and not await _joined_its_album(turn, form):
            row.append(button(label, filling.open_it(await _put_by(turn, form))))
    if row:
        offer = turn.say("photo-offer", [row])
        offer.reply_to_message_id = turn.message_id
    return any(turn.me.may(role) for _, role, _ in may_be)


async def _put_by(turn: Turn, form: type[Form]) -> Draft:
    is_receipt = form is PaymentForm
    words = without_saying_that_it_came(turn.words) if is_receipt else what_is_told(turn.words)
    subject = subject_of_a_line(turn.message_id, turn.said_at)
    draft, rest = await filling.put_by(turn, form, words, subject=subject)
    if rest:  # it stays with the photo
        [photo] = draft.answers["photos"]
        draft.answers = {**draft.answers, "photos": [{**photo, "caption": turn.words}]}
    if album := _album_of(turn, form):
        draft.heard = {album: draft.form}
    return draft


async def _joined_its_album(turn: Turn, form: type[Form]) -> bool:
    """Whether the photo is one more of an album that was offered a moment ago."""
    album = _album_of(turn, form)
    draft = await Draft.that_heard(turn.session, turn.me.id, album) if album else None
    if draft is None or draft.state is not DraftState.CANCELLED:
        return False
    reading = await form.fields()["photos"].read(turn, None, draft.answers.get("photos"))
    assert isinstance(reading, Reading)
    draft.answers = {**draft.answers, "photos": reading.value}
    return True


def _album_of(turn: Turn, form: type[Form]) -> str:
    album = turn.message.media_group_id if turn.message else None
    return f"album:{form.name}:{album}" if album else ""
