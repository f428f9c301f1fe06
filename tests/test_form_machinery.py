"""What forms can do beyond a list of questions: look further, follow, give way, use the keyboard."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from types import SimpleNamespace
from typing import Any

import pytest
from fluent.runtime import FluentResource
from markupsafe import Markup
from sqlalchemy import select

from bot import filling, texts
from bot.fields import Field, Look, Number, Photos, Reading, Text
from bot.forms import Answers, Becomes, Form, Then
from bot.panels import Rows, button, named, spoken
from bot.router import Route
from bot.turn import Turn
from models.albums import send_photos
from models.drafts import Draft
from models.errors import Refused
from models.language import Language
from models.outbox import Act, Outgoing
from models.staff import Role
from tests.conftest import Office
from tests.phone import Phone
from tests.records import staff

SENT: list[dict[str, Any]] = []


class Spot(Field[str]):
    """Where somebody is: asked for by a key of the phone's keyboard."""

    async def read(self, turn: Turn, offered: Any, before: Any) -> Reading:
        if turn.message is None or turn.message.location is None:
            raise Refused("field-words-only")
        return Reading(f"{turn.message.location.latitude}")

    def keyboard(self, turn: Turn) -> Rows:
        return [[spoken("errand-spot", position=True)]]


class Shop(Field[str]):
    """One of several that the words may mean."""

    async def read(self, turn: Turn, offered: Any, before: Any) -> Reading | Look:
        return Look(turn.words) if turn.words == "shop" else Reading(turn.words)

    async def buttons(self, turn: Turn, before: Any, tap: Any, view: str = "") -> Rows:
        return [[named(f"{view} {at}", tap(f"{view}{at}")) for at in (1, 2)]] if view else ()

    async def tapped(self, turn: Turn, choice: str, before: Any) -> Reading:
        return Reading(choice)


class Errand(Form, name="errand"):
    """The boxes of shop1 are known; of an empty errand nothing can be kept."""

    new_each_time = True

    spot = Spot(optional=True)
    shop = Shop()
    boxes = Number()
    photos = Photos(optional=True)
    remarks = Text(max_length=200)

    @classmethod
    def fields(cls) -> dict[str, Field[Any]]:
        return super().fields() | {"extra": Text(max_length=50, optional=True)}

    @classmethod
    def said(cls, language: Language, name: str, part: str = "") -> Markup:
        return Markup("Anything extra?") if name == "extra" else super().said(language, name, part)

    @classmethod
    def has_said(cls, name: str, part: str) -> bool:
        return name != "extra" and super().has_said(name, part)

    @classmethod
    async def follows(cls, turn: Turn, answers: Answers) -> Answers:
        return {"boxes": "7"} if answers.get("shop") == "shop1" and "boxes" not in answers else {}

    @classmethod
    async def before_sending(cls, turn: Turn, subject: str, answers: Answers) -> Sequence[Markup]:
        if answers["boxes"] == "13":
            raise Refused("errand-unlucky", field="boxes")
        return [turn.t("errand-weight", boxes=answers["boxes"])]

    @classmethod
    async def ways_out(cls, turn: Turn, draft: Draft, refusal: Refused) -> Rows:
        return [[button("errand-way-out", f"way-out:{draft.id}")]]

    async def submit(self, turn: Turn) -> Becomes:
        if self.remarks == "nothing":
            raise Refused("errand-empty", field="remarks")
        SENT.append(dict(self.answers))
        broken = self.remarks == "broken"
        return Becomes("errand-sent", then=Then(Claim, subject="7") if broken else None)


class Claim(Form, name="errand-claim"):
    """What comes after an errand on which something broke."""

    damage = Text(max_length=100)

    async def submit(self, turn: Turn) -> Becomes:
        SENT.append({"claim": self.subject, "damage": self.damage})
        return Becomes("errand-sent")


SENTENCES = FluentResource(
    """
errand-title = Errand
errand-spot = Where are you?
    .label = Spot
errand-shop = Which shop?
    .label = Shop
errand-boxes = How many?
    .label = Boxes
errand-photos = Photos?
    .label = Photos
errand-remarks = Remarks?
    .label = Remarks
errand-sent = It is done.
errand-empty = Nothing cannot be kept.
errand-way-out = Another way
errand-weight = { $boxes } boxes weigh a lot.
errand-unlucky = Not thirteen.
errand-claim-title = Claim
errand-claim-damage = What broke?
    .label = Damage
"""
)


@pytest.fixture
async def mei(office: Office, rep: Phone) -> AsyncIterator[Phone]:
    """A representative whose Fieldbook has an `/errand`."""
    SENT.clear()
    for language in Language:
        if not texts.bundle(language).has_message("errand-title"):
            texts.bundle(language).add_resource(SENTENCES)

    async def begin(turn: Turn, words: str) -> None:
        await filling.start(turn, Errand, words=words)

    office.app.worker.switchboard.commands["errand"] = Route(begin, Role.MEMBER, True)
    yield rep
    del Form.known["errand"]
    Form.known["errand"] = Errand


async def go_on_an_errand(mei: Phone, boxes: str, remarks: str) -> None:
    """As far as the summary."""
    await mei.types("/errand")
    await mei.presses_key("Skip")
    await mei.types("corner")
    await mei.types(boxes)
    await mei.taps("Skip")
    await mei.types(remarks)
    await mei.taps("Skip")


async def test_the_summary_says_what_to_know_of_all_answers_together(mei: Phone) -> None:
    await go_on_an_errand(mei, "5", "All sold")
    assert "5 boxes weigh a lot." in mei.last.text
    assert "Send" in mei.last.labels


async def test_answers_that_cannot_stand_together_are_asked_again(mei: Phone) -> None:
    await go_on_an_errand(mei, "13", "All sold")
    assert "Not thirteen." in mei.last.text
    assert "How many?" in mei.last.text
    await mei.types("12")
    assert "12 boxes weigh a lot." in mei.last.text
    assert "All sold" in mei.last.text


async def test_sending_one_form_may_lead_to_another(mei: Phone) -> None:
    await go_on_an_errand(mei, "5", "broken")
    await mei.taps("Send")
    assert "It is done." in mei.message_with("done").text
    assert "What broke?" in mei.last.text
    await mei.types("A wheel")
    await mei.taps("Send")
    assert SENT[-1] == {"claim": "7", "damage": "A wheel"}


async def test_the_phone_offers_a_key_and_it_goes_once_the_question_is_answered(mei: Phone) -> None:
    await mei.types("/errand")
    assert mei.reply_keyboard == [["Where are you?"], ["Skip", "Cancel"]]
    assert mei.last.buttons == []
    await mei.presses_key("Where are you?", 31.2, 121.5)
    assert "Which shop?" in mei.last.text
    assert mei.reply_keyboard is None
    assert [text for text in mei.texts if "Where are you?" in text] == []


async def test_the_keys_beside_it_are_words_that_work(mei: Phone) -> None:
    await mei.types("/errand")
    await mei.presses_key("Skip")
    assert "Which shop?" in mei.last.text
    await mei.taps("Back")
    assert mei.reply_keyboard == [["Where are you?"], ["Skip", "Cancel"]]
    await mei.presses_key("Cancel")
    assert mei.reply_keyboard is None
    assert "Closed: Errand" in mei.last.text


async def test_words_that_may_mean_several_show_them_and_answer_nothing(mei: Phone) -> None:
    await mei.types("/errand")
    await mei.presses_key("Skip")
    await mei.types("shop")
    assert "Which shop?" in mei.last.text
    await mei.taps("shop 2")
    assert "How many?" in mei.last.text


async def test_what_follows_from_an_answer_is_not_asked(mei: Phone) -> None:
    await mei.types("/errand")
    await mei.presses_key("Skip")
    await mei.types("shop1")
    assert "Photos?" in mei.last.text
    assert "Boxes: 7" in mei.last.text


async def test_words_instead_of_photos_answer_the_next_question(mei: Phone) -> None:
    await mei.types("/errand")
    await mei.presses_key("Skip")
    await mei.types("shop1")
    await mei.types("All sold")
    assert "Anything extra?" in mei.last.text
    await mei.taps("Skip")
    await mei.taps("Send")
    assert SENT == [
        {"spot": None, "shop": "shop1", "boxes": "7", "photos": None, "remarks": "All sold"}
        | {"extra": None}
    ]


async def test_words_after_photos_say_that_those_are_all(mei: Phone) -> None:
    await mei.types("/errand")
    await mei.presses_key("Skip")
    await mei.types("shop1")
    await mei.sends_album(2)
    await mei.types("All sold")
    await mei.taps("Skip")
    await mei.taps("Send")
    assert len(SENT[0]["photos"]) == 2
    assert SENT[0]["remarks"] == "All sold"


async def test_what_a_rule_refuses_may_offer_another_way(mei: Phone) -> None:
    await mei.types("/errand")
    await mei.presses_key("Skip")
    await mei.types("shop1")
    await mei.taps("Skip")
    await mei.types("nothing")
    await mei.taps("Skip")
    await mei.taps("Send")
    assert "Nothing cannot be kept." in mei.last.text
    assert "Remarks?" in mei.last.text
    assert mei.last.labels[0] == "Another way"
    await mei.types("something")
    assert "Another way" not in mei.last.labels


async def test_each_start_with_words_is_an_errand_of_its_own(mei: Phone, office: Office) -> None:
    await mei.types("/errand")
    await mei.presses_key("Skip")
    await mei.types("shop1")
    await mei.types("/errand 5")
    assert "Where are you?" in mei.last.text
    assert "Boxes: 5" in mei.last.text
    drafts = await office.all(select(Draft).order_by(Draft.id))
    assert [draft.answers.get("shop") for draft in drafts] == ["shop1", None]
    await mei.types("/cancel")
    await mei.types("/errand")
    assert "Shop: shop1" in mei.message_with("Photos?").text


async def test_one_that_was_put_away_stays_away(mei: Phone) -> None:
    await mei.types("/errand")
    await mei.presses_key("Skip")
    await mei.types("shop1")
    await mei.types("/cancel")
    await mei.types("/errand")
    assert "Where are you?" in mei.last.text
    assert "shop1" not in mei.last.text


async def test_photos_are_shown_in_albums_of_ten(office: Office, rep: Phone, boss: Phone) -> None:
    photo = await rep.sends_photo()
    file_id = photo.body["photo"][-1]["file_id"]
    async with office.session() as session:
        hugo = await staff(session, boss)
        mei = await staff(session, rep)
        photos = [SimpleNamespace(file_id=file_id, caption=f"{at} <b>") for at in range(11)]
        send_photos(session, hugo, photos, about=mei.about)
    await office.settle()
    shown = [message for message in boss.inbox if message.photo]
    assert [message.body["caption"] for message in shown] == [f"{at} <b>" for at in range(11)]
    assert len({message.album for message in shown[:10]}) == 1
    assert shown[10].album is None


async def test_photos_are_not_shown_to_whom_they_no_longer_concern(
    office: Office, rep: Phone, other_rep: Phone
) -> None:
    photo = await rep.sends_photo()
    async with office.session() as session:
        stranger = await staff(session, other_rep)
        mei = await staff(session, rep)
        one = SimpleNamespace(file_id=photo.body["photo"][-1]["file_id"], caption="")
        send_photos(session, stranger, [one], about=mei.about)
    await office.settle()
    assert [message for message in other_rep.inbox if message.photo] == []
    owed = await office.one(select(Outgoing).where(Outgoing.act == Act.PHOTOS))
    assert owed.state == "dropped"


async def test_a_position_given_before_can_be_kept_with_a_key(mei: Phone) -> None:
    await mei.types("/errand")
    await mei.presses_key("Where are you?", 31.2, 121.5)
    await mei.taps("Back")
    assert mei.reply_keyboard == [["Where are you?"], ["Keep it"], ["Skip", "Cancel"]]
    await mei.presses_key("Keep it")
    assert "Spot: 31.2" in mei.last.text


async def test_a_live_position_that_moves_on_changes_no_answer(mei: Phone) -> None:
    await mei.types("/errand")
    live = await mei.shares_position(31.2, 121.5, live_for=900)
    panel = mei.last.text
    await mei.moves(live, 32.0, 122.0)
    assert mei.last.text == panel
    assert "Spot: 31.2" in panel


async def test_done_without_a_photo_means_that_there_is_none(mei: Phone, office: Office) -> None:
    await mei.types("/errand")
    await mei.presses_key("Skip")
    await mei.types("shop1")
    await mei.types("done")
    assert "Remarks?" in mei.last.text
    assert (await office.one(select(Draft))).answers["photos"] is None


async def test_photos_over_the_limit_are_no_misunderstanding(mei: Phone, office: Office) -> None:
    await mei.types("/errand")
    await mei.presses_key("Skip")
    await mei.types("shop1")
    for _ in range(2):
        await mei.sends_album(10)
    assert "10 photos" in mei.last.text
    draft = await office.one(select(Draft))
    assert draft.wrong == 0
    assert len(draft.answers["photos"]) == 10
