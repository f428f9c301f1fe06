"""Questions that gather: what an answer lacks, what it depends on, what is told of it, what is new."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from typing import Any, ClassVar

import pytest
from fluent.runtime import FluentResource
from markupsafe import Markup

from bot import filling, texts
from bot.fields import Claim, Field, Photos, Reading, Text
from bot.forms import Answers, Becomes, Form
from bot.router import Route
from bot.turn import Turn
from models.errors import Refused
from models.language import Language
from models.staff import Role
from tests.conftest import Office
from tests.phone import Phone

PRICES = {"bread": 2}
SENT: list[dict[str, Any]] = []


class Items(Field[list[str]]):
    """At least two things; the shop has everything but what it is called after."""

    gathers: ClassVar[bool] = True
    claim_order: ClassVar[int] = 1
    keep_key: ClassVar[str] = "field-photos-done"

    def taken(self, turn: Turn, words: str, before: Any) -> tuple[list[str], list[Refused]]:
        assert turn.draft
        sold_out, said = turn.draft.answers["shop"], words.split()
        problems = [Refused("pantry-none", item=one) for one in said if one == sold_out]
        return [*(before or []), *(one for one in said if one != sold_out)], problems

    async def read(self, turn: Turn, offered: Any, before: Any) -> Reading:
        items, problems = self.taken(turn, turn.words, before)
        return Reading(items, complete=False, problems=problems)

    async def claim(self, turn: Turn, words: str, offered: Any) -> Claim | None:
        items, problems = self.taken(turn, words, None)
        return Claim(items, "", problems=problems)

    def lacks(self, kept: Any) -> Refused | None:
        return None if len(kept) > 1 else Refused("pantry-too-few")

    async def so_far(self, turn: Turn, kept: Any, view: str) -> Markup | None:
        return Markup("In the basket: {}").format(" + ".join(kept))

    def shown(self, language: Language, kept: Any) -> Markup:
        return Markup(", ").join(kept)


class Shop(Text):
    """The first word of a line."""

    claim_order: ClassVar[int] = 0

    async def claim(self, turn: Turn, words: str, offered: Any) -> Claim | None:
        shop, _, rest = words.partition(" ")
        return Claim(shop, rest)


class Pantry(Form, name="pantry"):
    """What is bought; bread may have another price by the time the summary is shown."""

    new_each_time = True

    shop = Shop(max_length=50)
    items = Items()
    photos = Photos(optional=True, aside=True)
    price = Text(max_length=10, aside=True)

    @classmethod
    async def as_of_now(cls, turn: Turn, subject: str, answers: Answers) -> Answers:
        return {**answers, "price": str(PRICES["bread"])}

    @classmethod
    async def before_sending(cls, turn: Turn, subject: str, answers: Answers) -> Sequence[Markup]:
        return [Markup("Bread is {} today.").format(answers["price"])]

    async def submit(self, turn: Turn) -> Becomes:
        SENT.append(dict(self.answers))
        return Becomes("pantry-sent")


SENTENCES = FluentResource(
    """
pantry-title = Pantry
pantry-shop = Which shop?
    .label = Shop
pantry-items = What?
    .label = Items
pantry-photos = Photos?
    .label = Photos
pantry-price = Price?
    .label = Price
pantry-none = They have no { $item }.
pantry-too-few = Two things at least.
pantry-sent = Bought.
"""
)


@pytest.fixture
async def mei(office: Office, rep: Phone) -> AsyncIterator[Phone]:
    """A representative whose Fieldbook has a `/pantry`."""
    SENT.clear()
    PRICES["bread"] = 2
    for language in Language:
        if not texts.bundle(language).has_message("pantry-title"):
            texts.bundle(language).add_resource(SENTENCES)

    async def begin(turn: Turn, words: str) -> None:
        await filling.start(turn, Pantry, words=words)

    office.app.worker.switchboard.commands["pantry"] = Route(begin, Role.MEMBER, True)
    yield rep
    del Form.known["pantry"]
    Form.known["pantry"] = Pantry


async def test_what_is_gathered_stands_above_its_buttons(mei: Phone) -> None:
    await mei.types("/pantry")
    await mei.types("bakery")
    await mei.types("bread")
    await mei.types("butter")
    assert "In the basket: bread + butter" in mei.last.text


async def test_what_still_lacks_something_cannot_be_done_yet(mei: Phone) -> None:
    await mei.types("/pantry bakery bread")
    assert "Done" not in mei.last.labels
    await mei.types("done")
    assert "Two things at least." in mei.last.text
    await mei.types("butter")
    await mei.taps("Done")
    assert "Send" in mei.last.labels


async def test_a_question_knows_the_answers_before_it_also_in_a_line(mei: Phone) -> None:
    await mei.types("/pantry milk bread milk butter")
    assert "They have no milk." in mei.last.text
    assert "bread, butter" in mei.last.text


async def test_what_is_told_of_an_answer_costs_nothing_of_it(mei: Phone) -> None:
    await mei.types("/pantry")
    await mei.types("milk")
    await mei.types("bread milk butter")
    assert "They have no milk." in mei.last.text
    assert "In the basket: bread + butter" in mei.last.text


async def test_a_photo_goes_where_photos_are_asked_and_not_to_what_else_gathers(mei: Phone) -> None:
    await mei.types("/pantry bakery bread")
    await mei.sends_photo()
    assert "In the basket: bread" in mei.last.text
    assert "Photos: 1 photo" in mei.last.text


async def test_answers_are_brought_up_to_date_whenever_the_summary_is_shown(mei: Phone) -> None:
    await mei.types("/pantry bakery bread butter")
    PRICES["bread"] = 3
    await mei.types("hm")
    assert "Bread is 3 today." in mei.last.text


async def test_never_when_it_is_sent_what_was_read_is_what_counts(mei: Phone) -> None:
    await mei.types("/pantry bakery bread butter")
    PRICES["bread"] = 3
    await mei.taps("Send")
    assert SENT[-1]["price"] == "2"
