"""A customer's file as questions: a new one, a changed one, one more contact (5.1, 5.3)."""

from __future__ import annotations

import re
from typing import Any

from bot import filling, texts
from bot.fields import Choice, Field, Text
from bot.fields.amount import Amount
from bot.fields.birthday import Birthday
from bot.fields.option import Option
from bot.fields.phone import Phone
from bot.fields.spot import Spot
from bot.fields.where import kept_place
from bot.forms import Answers, Becomes, Form
from bot.panels import Rows, button
from bot.turn import Turn
from handlers.shop_checks import kinds_of_shop
from models import clock, ownership
from models.contacts import Contact
from models.customer_file import LONGEST_LINE, LONGEST_NAME, LONGEST_WORDS, File
from models.customers import CUSTOMER_CARD, Customer
from models.drafts import Draft
from models.errors import Refused
from models.outbox import redraw
from models.ownership import Protected
from models.policy import CustomerClass

# Within the class `name` is what the form is called.
NAME = Text(max_length=LONGEST_NAME)


class CustomerForm(Form, name="customer"):
    """The subject is the customer's id; "" for a new file."""

    new_each_time = True

    contact = Text(max_length=LONGEST_NAME, optional=True)
    phone = Phone(optional=True)
    customer_class = Choice(CustomerClass, columns=3)
    industry = Text(max_length=LONGEST_LINE, aside=True)
    address = Text(max_length=LONGEST_LINE, aside=True)
    place = Spot(aside=True)
    shop = Option(kinds_of_shop, aside=True)
    needs = Text(max_length=LONGEST_WORDS, aside=True)
    credit_limit = Amount(aside=True)
    note = Text(max_length=LONGEST_WORDS, aside=True)
    birthday = Birthday(aside=True)

    @classmethod
    def fields(cls) -> dict[str, Field[Any]]:
        return {"name": NAME, **super().fields()}

    @classmethod
    def facts(cls, subject: str) -> dict[str, Any]:
        return {"is_new": not subject}

    @property
    def file(self) -> File:
        """What was answered, in one line where only one line belongs."""
        return File(
            name=in_one_line(self.answers["name"]),
            contact=self.contact and in_one_line(self.contact),
            address=self.address and in_one_line(self.address),
            **{name: getattr(self, name) for name in OF_FILE},
        )

    @classmethod
    async def check(cls, turn: Turn, subject: str, answers: Answers, name: str) -> None:
        """Of a new file: what would be refused at the end is, as soon as a name or phone says it."""
        if subject or name not in ("name", "phone") or answers[name] is None:
            return
        form = cls(subject, answers)
        called = in_one_line(answers.get("name") or "")
        file = File(called, phone=form.phone, place=form.place)
        await ownership.require_free(
            turn.session, turn.me, file, owner_id=turn.me.id, changed=(name,)
        )

    async def submit(self, turn: Turn) -> Becomes:
        """Refused as `Customer.open_file` and `Customer.change` say."""
        if not self.subject:
            customer = await Customer.open_file(turn.session, turn.me, self.file, turn.said_at)
        else:
            customer = await Customer.of(turn.session, turn.me, int(self.subject))
            await customer.change(turn.session, turn.me, await self.merged(turn, customer))
        return await becomes_the_card(turn, customer)

    async def merged(self, turn: Turn, customer: Customer) -> File:
        """The file with what was changed here; what somebody else changed meanwhile stays."""
        draft = await Draft.open_one(turn.session, turn.me.id)
        was = draft.offered.get(WAS, {}) if draft else {}
        mine = {name: value for name, value in self.answers.items() if value != was.get(name)}
        now = kept_answers(await customer.file(turn.session))
        return CustomerForm(self.subject, {**now, **mine}).file

    @classmethod
    async def ways_out(cls, turn: Turn, draft: Draft, refusal: Refused) -> Rows:
        """Somebody else's can be disputed, one's own opened (5.3)."""
        if isinstance(refusal, Protected):
            return [[button("customer-dispute", f"dispute:from:{draft.id}")]]
        if refusal.key == "customer-yours" and "customer_id" in refusal.facts:
            return [[button("customer-open", f"customer:{refusal.facts['customer_id']}")]]
        return ()


OF_FILE = [name for name in CustomerForm.fields() if name not in ("name", "contact", "address")]
WAS = "was"  # beside what the questions of a draft are offered: the file when it was opened


class ContactForm(Form, name="contact"):
    """The subject is the customer's id; with a phone behind it where a contact was shared."""

    person = Text(max_length=LONGEST_NAME)
    phone = Phone(optional=True)
    job = Text(max_length=LONGEST_NAME, optional=True)
    birthday = Birthday(optional=True)

    async def submit(self, turn: Turn) -> Becomes:
        customer_id, _, _ = self.subject.partition(":")
        customer = await Customer.of(turn.session, turn.me, int(customer_id))
        await Contact.add(
            turn.session,
            turn.me,
            customer,
            name=in_one_line(self.person),
            phone=self.phone,
            job=self.job,
            birthday=self.birthday,
        )
        return await becomes_the_card(turn, customer)


async def becomes_the_card(turn: Turn, customer: Customer) -> Becomes:
    """The panel becomes the person's only card, and everybody's shows what was changed."""
    await turn.take_away(CUSTOMER_CARD, customer.about)
    await redraw(turn.session, customer.about, CUSTOMER_CARD)
    return Becomes(CUSTOMER_CARD, customer.about)


async def open_new(turn: Turn, words: str = "", **known: Any) -> None:
    """Ask for a new customer: four questions, less what is `known`.

    `words` are those that none of them took; the person is told.
    """
    if not known and not words:
        begun = await Draft.unfinished(
            turn.session, turn.me.id, CustomerForm.name, "", put_away=False
        )
        if begun:
            await filling.resume(turn, begun)
            return
    await filling.start(turn, CustomerForm, words=words, answers=known)


async def open_to_change(turn: Turn, customer: Customer) -> None:
    """The file's summary, each answer with a button to change it. Refused for those who may not."""
    await customer.require_rights(turn.session, turn.me)
    begun = await Draft.unfinished(
        turn.session, turn.me.id, CustomerForm.name, str(customer.id), put_away=False
    )
    if begun:
        await filling.resume(turn, begun)
        return
    answers = kept_answers(await customer.file(turn.session))
    await filling.start(
        turn, CustomerForm, subject=str(customer.id), answers=answers, offered={WAS: answers}
    )


async def open_contact(turn: Turn, customer: Customer, **known: Any) -> None:
    """Ask for one more contact, less what is `known`. Refused for those who may not."""
    await customer.require_rights(turn.session, turn.me)
    subject = f"{customer.id}:{known.get('phone') or ''}".rstrip(":")
    await filling.start(turn, ContactForm, subject=subject, answers=known)


def kept_answers(file: File) -> dict[str, Any]:
    """A file as a draft keeps its answers."""
    limit, place = file.credit_limit, file.place
    return {name: getattr(file, name) for name in CustomerForm.fields()} | {
        "customer_class": file.customer_class.value,
        "place": place and kept_place(place, clock.now()),
        "credit_limit": limit and {"amount": str(limit.amount), "currency": limit.currency.code},
    }


def in_one_line(words: str) -> str:
    return " ".join(words.split())


# What one line of words says of a customer.

_EDGES = re.compile(r"\s*[\n,，、;；]+\s*")
_A_PERSON = re.compile(r"[\u4e00-\u9fff]{2,4}|[A-Z][a-z]+(?: [A-Z][a-z]+)?")
LONGEST_CALLED = 8  # characters of 欧阳总经理 and the like


async def read_line(turn: Turn, words: str) -> tuple[dict[str, Any], str]:
    """The answers in 老王超市 王老板 13800138000 A, and words that are too many for any of them.

    What follows the contact is the note.
    """
    known: dict[str, Any] = {}
    if claim := await CustomerForm.fields()["phone"].claim(turn, words, None):
        known["phone"], words = claim.value, claim.rest
    before, _, last = words.rpartition(" ")
    if before and (claim := await CustomerForm.fields()["customer_class"].claim(turn, last, None)):
        known["customer_class"], words = claim.value, before
    name, contact, note = name_contact_note(words)
    if max(texts.units(name), texts.units(contact)) > LONGEST_NAME:
        return known, words
    if texts.units(note) > LONGEST_WORDS:
        return known, words
    known |= {"name": name} if name else {}
    known |= {"contact": contact} if contact else {}
    known |= {"note": note} if note else {}
    return known, ""


def name_contact_note(words: str) -> tuple[str, str, str]:
    """老王超市 王老板 要价目表, or with commas or lines between: each for itself; "" what is not there."""
    first, *others = [piece for piece in _EDGES.split(words.strip()) if piece] or [""]
    name, contact, note = _around_a_title(first)
    if others and not contact and _A_PERSON.fullmatch(others[0]):
        contact, *others = others
    return name, contact, "\n".join(piece for piece in (note, *others) if piece)


def _around_a_title(words: str) -> tuple[str, str, str]:
    """The words before, at and after 王经理; all of them are the name where nobody has a title."""
    titles = {
        title
        for said in texts.in_every_language("customer-contact.titles")
        for title in said.split()
    }
    said = words.split()
    for at, word in enumerate(said[1:], start=1):
        if len(word) <= LONGEST_CALLED and word.endswith(tuple(titles)) and word not in titles:
            return " ".join(said[:at]), word, " ".join(said[at + 1 :])
    return " ".join(said), "", ""
