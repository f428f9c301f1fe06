"""Forms: what a conversation promises whatever is asked, in the engine and through a phone."""

from __future__ import annotations

import enum
from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any

import pytest
from fluent.runtime import FluentResource
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from bot import filling, texts
from bot.app import Fieldbook
from bot.fields import Choice, Day, Number, Photos, Text, today
from bot.forms import (
    Becomes,
    Begun,
    Changes,
    Corrected,
    Event,
    Form,
    Given,
    Kept,
    Mistaken,
    Progress,
    Skipped,
    WentBack,
    is_answered,
    step,
)
from bot.router import Route
from bot.sandbox.chats import Message
from bot.sandbox.request import SandboxRequest
from bot.sandbox.wire import Upload
from bot.turn import Turn
from models import clock
from models.drafts import Draft, DraftState
from models.inbox import Incoming, Received
from models.language import Language
from models.staff import Role
from tests.conftest import Office
from tests.phone import Phone
from tests.unpaced import Unpaced


class Errand(enum.StrEnum):
    SALE = "sale"
    REPAIR = "repair"


SENT: list[dict[str, Any]] = []


class Trial(Form, name="trial"):
    """Every kind of question; how many boxes is only asked of a sale."""

    errand = Choice(Errand)
    boxes = Number(minimum=1, maximum=500, when=lambda said: said.get("errand") == "sale")
    photos = Photos(at_most=3, optional=True)
    remarks = Text(max_length=200)
    day = Day(earliest=today, optional=True)

    async def submit(self, turn: Turn) -> Becomes:
        SENT.append({name: getattr(self, name) for name in self.questions(self.answers)})
        return Becomes("trial-sent")


class Other(Form, name="other"):
    words = Text(max_length=100)

    async def submit(self, turn: Turn) -> Becomes:
        return Becomes("trial-sent")


SENTENCES = FluentResource(
    """
trial-title = Trial
trial-errand = What for?
    .label = Errand
trial-boxes = How many?
    .label = Boxes
trial-photos = Photos?
    .label = Photos
trial-remarks = Anything to say?
    .label = Remarks
trial-day = Which day?
    .label = Day
trial-sent = It is done.
other-title = Other
other-words = What else?
    .label = Else
errand-sale = Sale
    .words = sell
errand-repair = Repair
"""
)


@pytest.fixture(autouse=True)
def sentences_of_the_trial() -> None:
    SENT.clear()
    for language in Language:
        if not texts.bundle(language).has_message("trial-title"):
            texts.bundle(language).add_resource(SENTENCES)


# The engine

VALUES: dict[str, st.SearchStrategy[Any]] = {
    "errand": st.sampled_from(["sale", "repair"]),
    "boxes": st.just("20"),
    "photos": st.just([{"message": 1, "file_id": "f", "caption": ""}]),
    "remarks": st.sampled_from(["a", "b"]),
    "day": st.just("2026-11-25"),
}
names = st.sampled_from(list(Trial.fields()))
corrected = names.flatmap(lambda name: st.builds(Corrected, st.just(name), VALUES[name]))
# What is given is drawn for every question, and fits the one that is asked.
given_one = st.fixed_dictionaries(VALUES)
others = st.sampled_from([Begun(), Skipped(), Kept(), WentBack(), Mistaken()])
events = st.lists(
    st.one_of(
        given_one,
        given_one,
        st.builds(Changes, st.one_of(names, st.just("nothing"))),
        corrected,
        others,
        st.just(Given(None, complete=False)),
    ),
    max_size=40,
)


def happen(progress: Progress, what: Any) -> tuple[Event, Progress]:
    """A dictionary has an answer for every question."""
    event = Given(what.get(progress.asking)) if isinstance(what, dict) else what
    return event, step(Trial, progress, event)


def begun(**answers: Any) -> Progress:
    return step(Trial, Progress(answers), Begun())


@given(events)
def test_whatever_happens_an_open_question_is_asked_or_all_is_answered(happening: Any) -> None:
    progress = begun()
    for what in happening:
        _, progress = happen(progress, what)
        questions = Trial.questions(progress.answers)
        if progress.asking is None:
            assert all(is_answered(Trial, progress.answers, name) for name in questions)
        else:
            assert progress.asking in questions
        assert progress.answers.keys() <= set(questions)


@given(events)
def test_whatever_happens_other_answers_are_kept(happening: Any) -> None:
    progress = begun()
    for what in happening:
        before = progress
        event, progress = happen(progress, what)
        meant = event.field if isinstance(event, Corrected) else before.asking
        still_asked = Trial.questions(progress.answers)
        for name, answer in before.answers.items():
            if name in still_asked and name != meant:
                assert progress.answers[name] == answer


@given(events)
def test_answering_whatever_is_asked_reaches_the_summary(happening: Any) -> None:
    progress = begun()
    for what in happening:
        _, progress = happen(progress, what)
    for _ in Trial.fields():
        _, progress = happen(progress, dict.fromkeys(Trial.fields(), "sale"))
    assert progress.asking is None
    assert not progress.changing


@given(events)
def test_going_back_or_being_wrong_changes_no_answer(happening: Any) -> None:
    progress = begun()
    for what in happening:
        _, progress = happen(progress, what)
        for harmless in (WentBack(), Mistaken(), Kept(), Begun()):
            assert step(Trial, progress, harmless).answers == progress.answers


def test_an_answer_that_makes_others_needless_drops_them() -> None:
    progress = begun(errand="sale", boxes="20", photos=None, remarks="x", day=None)
    assert progress.asking is None
    progress = step(Trial, step(Trial, progress, Changes("errand")), Given("repair"))
    assert progress.asking is None
    assert "boxes" not in progress.answers
    assert progress.answers["remarks"] == "x"


def test_an_answer_that_makes_another_needed_asks_it_and_back_leads_out() -> None:
    progress = begun(errand="repair", photos=None, remarks="x", day=None)
    progress = step(Trial, step(Trial, progress, Changes("errand")), Given("sale"))
    assert progress.asking == "boxes"
    progress = step(Trial, progress, WentBack())
    assert progress.asking == "errand"
    assert step(Trial, progress, Given("repair")).asking is None


def test_back_goes_to_the_question_before_and_keep_returns_to_the_open_one() -> None:
    progress = begun(errand="sale", boxes="20")
    assert progress.asking == "photos"
    progress = step(Trial, step(Trial, progress, WentBack()), WentBack())
    assert progress.asking == "errand"
    assert step(Trial, progress, WentBack()) == progress
    assert step(Trial, progress, Kept()).asking == "photos"


def test_only_optional_questions_are_skipped() -> None:
    progress = begun()
    assert step(Trial, progress, Skipped()) == progress
    assert step(Trial, begun(errand="repair"), Skipped()).asking == "remarks"


def test_keeping_what_was_never_said_changes_nothing() -> None:
    assert step(Trial, begun(), Kept()) == begun()


def test_what_is_gathered_stays_open_until_it_is_kept() -> None:
    progress = step(Trial, begun(errand="repair"), Given([1], complete=False))
    assert progress.asking == "photos"
    assert step(Trial, progress, Begun()).asking == "photos"
    assert step(Trial, progress, Kept()).asking == "remarks"


def test_help_comes_with_the_third_mistake_and_goes_with_an_answer() -> None:
    progress = begun()
    for _ in range(3):
        assert not progress.needs_help
        progress = step(Trial, progress, Mistaken())
    assert progress.needs_help
    assert not step(Trial, progress, Given("repair")).needs_help


def test_an_answer_put_right_leaves_the_place_unless_the_question_is_gone() -> None:
    progress = begun(errand="sale")
    assert progress.asking == "boxes"
    progress = step(Trial, progress, Corrected("errand", "repair"))
    assert progress.asking == "photos"
    assert step(Trial, progress, Corrected("boxes", "20")) == progress
    assert step(Trial, progress, Corrected("errand", "sale")).asking == "photos"


# Through a phone


@pytest.fixture
async def rep(office: Office, rep: Phone) -> AsyncIterator[Phone]:
    """A representative whose bot also knows two forms of these tests."""
    add_the_trial(office.app)
    yield rep
    # Whatever happened, no turn failed.
    assert not await office.all(select(Incoming).where(Incoming.state != Received.DONE))


def add_the_trial(app: Fieldbook) -> None:
    async def trial(turn: Turn, words: str) -> None:
        await filling.start(turn, Trial, words=words)

    async def other(turn: Turn, words: str) -> None:
        await filling.start(turn, Other, words=words)

    app.switchboard.commands["trial"] = Route(trial, Role.MEMBER)
    app.switchboard.commands["other"] = Route(other, Role.MEMBER)


async def answers(office: Office, state: DraftState = DraftState.OPEN) -> dict[str, Any]:
    draft: Draft = await office.one(
        select(Draft).where(Draft.form == "trial", Draft.state == state)
    )
    return draft.answers


def button(phone: Phone, label: str) -> Any:
    return phone.find(label, phone.last)[1]


async def to_the_summary(rep: Phone) -> Message:
    await rep.types("/trial repair")
    await rep.taps("Skip")
    await rep.types("All well")
    await rep.taps("Skip")
    assert "ready to send" in rep.last.text
    return rep.last


async def test_a_form_is_answered_by_taps_and_words_and_sent_once(
    office: Office, rep: Phone
) -> None:
    await rep.types("/trial")
    assert "Trial · 1/4" in rep.last.text
    await rep.taps("Sale")
    assert "Trial · 2/5" in rep.last.text
    await rep.types("二十箱")
    await rep.sends_photo(caption="the shelf")
    await rep.taps("Done")
    await rep.types("All well")
    await rep.taps("Tomorrow")
    summary = rep.last
    for shown in ("Sale", "20", "1 photo", "the shelf", "All well", "Sun, Nov 22"):
        assert shown in summary.text
    send = button(rep, "Send")
    rep.person.presses(summary, send)
    await rep.presses(summary, send)
    assert rep.last.text == "It is done."
    [sent] = SENT
    assert str(sent["boxes"]) == "20"
    assert sent["photos"][0].caption == "the shelf"
    assert "button is out of date" in rep.toasts[-1]


async def test_one_line_fills_all_that_is_clear(office: Office, rep: Phone) -> None:
    await rep.types("/trial Sale 华联 谈了新品上架 20箱 下周三")
    assert await answers(office) == {
        "errand": "sale",
        "boxes": "20",
        "remarks": "华联 谈了新品上架",
        "day": "2026-11-25",
    }
    await rep.taps("Skip")
    assert "ready to send" in rep.last.text
    assert "Wed, Nov 25" in rep.last.text


async def test_words_that_no_question_takes_are_said(office: Office, rep: Phone) -> None:
    await rep.types(f"/other {'x' * 150}")
    assert f"I could not fit this into the form: “{'x' * 150}”" in rep.last.text
    assert (await office.one(select(Draft))).answers == {}


async def test_back_by_button_and_word_keeps_what_was_said(office: Office, rep: Phone) -> None:
    await rep.types("/trial")
    assert "Back" not in rep.last.labels
    await rep.types("sell")
    await rep.types("20")
    await rep.taps("Back")
    assert "Now it says" in rep.last.text
    await rep.types("返回")
    assert "What for?" in rep.last.text
    await rep.taps("Keep it")
    assert "Photos?" in rep.last.text
    assert await answers(office) == {"errand": "sale", "boxes": "20"}


async def test_skip_by_button_and_word_only_where_it_may_be(office: Office, rep: Phone) -> None:
    await rep.types("/trial repair")
    await rep.types("跳过")
    assert "Anything to say?" in rep.last.text
    assert "Skip" not in rep.last.labels
    await rep.types("skip")
    assert "This one cannot be skipped." in rep.last.text
    await rep.types("sold out")
    await rep.taps("Skip")
    assert await answers(office) == {
        "errand": "repair",
        "photos": None,
        "remarks": "sold out",
        "day": None,
    }


async def test_cancelled_by_word_or_button_it_comes_back_with_one_tap(
    office: Office, rep: Phone
) -> None:
    await rep.types("/trial sale")
    await rep.types("取消")
    assert "Nothing you said is lost" in rep.last.text
    await rep.taps("Bring it back")
    assert "How many?" in rep.last.text
    await rep.taps("Cancel")
    await rep.taps("Bring it back")
    await rep.types("20")
    assert await answers(office) == {"errand": "sale", "boxes": "20"}


async def test_one_answer_is_changed_from_the_summary(office: Office, rep: Phone) -> None:
    await to_the_summary(rep)
    await rep.taps("Change: Errand")
    await rep.taps("Sale")
    assert "How many?" in rep.last.text
    await rep.types("20")
    assert "ready to send" in rep.last.text
    await rep.taps("Change: Remarks")
    await rep.taps("Back")
    assert "ready to send" in rep.last.text
    assert "All well" in rep.last.text


async def test_a_button_of_an_earlier_step_harms_nothing(office: Office, rep: Phone) -> None:
    await rep.types("/trial")
    panel, sale = rep.last, button(rep, "Sale")
    await rep.types("repair")
    await rep.presses(panel, sale)
    assert "button is out of date" in rep.toasts[-1]
    assert await answers(office) == {"errand": "repair"}


async def test_the_same_button_tapped_twice_at_once_counts_once(office: Office, rep: Phone) -> None:
    await rep.types("/trial repair")
    panel, skip = rep.last, button(rep, "Skip")
    rep.person.presses(panel, skip)
    rep.person.presses(panel, skip)
    await office.settle()
    assert "Anything to say?" in rep.last.text
    assert await answers(office) == {"errand": "repair", "photos": None}


async def test_words_typed_over_a_panel_of_long_ago_answer_the_question_that_is_open(
    office: Office, rep: Phone
) -> None:
    await rep.types("/trial")
    panel = rep.last
    await rep.taps("Sale")
    await rep.types("/menu")
    await rep.types("/trial")
    await rep.taps("Back")
    await rep.taps("Keep it")
    clock.move_by(timedelta(hours=7))
    await rep.answers(rep.last, "20")
    assert await answers(office) == {"errand": "sale", "boxes": "20"}
    assert panel.deleted  # one panel a form


async def test_the_third_wrong_answer_brings_help_and_loses_nothing(
    office: Office, rep: Phone
) -> None:
    await rep.types("/trial sale")
    for wrong in ("many", "501", "2.5"):
        assert "Stuck?" not in rep.last.text
        await rep.types(wrong)
        assert "How many?" in rep.last.text
        assert wrong in rep.last.text
    assert "Stuck?" in rep.last.text
    await rep.types("20")
    assert "Stuck?" not in rep.last.text
    assert await answers(office) == {"errand": "sale", "boxes": "20"}


async def test_a_second_command_parks_the_form_and_it_is_offered_again(
    office: Office, rep: Phone
) -> None:
    await rep.types("/trial sale")
    await rep.types("/other")
    assert await answers(office, DraftState.PARKED) == {"errand": "sale"}
    await rep.types("hello")
    assert "ready to send" in rep.last.text
    await rep.taps("Cancel")
    assert "Still waiting for you: Trial" in rep.last.text
    await rep.taps("Go on")
    assert "How many?" in rep.last.text


async def test_a_form_without_an_answer_is_not_offered_again(office: Office, rep: Phone) -> None:
    await rep.types("/trial")
    await rep.types("/other")
    await rep.types("hello")
    await rep.taps("Cancel")
    assert not any("Still waiting for you" in said for said in rep.texts)


async def test_the_same_command_again_goes_on_at_the_same_question(
    office: Office, rep: Phone
) -> None:
    await rep.types("/trial repair")
    await rep.sends_photo()
    await rep.types("/trial")
    assert "Photos?" in rep.last.text
    await rep.types("/trial 下周三")
    assert "Photos?" in rep.last.text
    await rep.taps("Done")
    assert "Anything to say?" in rep.last.text


async def test_it_goes_on_after_a_restart(office: Office, rep: Phone) -> None:
    await rep.types("/trial sale")
    before = office.app
    office.app = Fieldbook(before.settings, request=SandboxRequest(office.telegram), pace=Unpaced())
    await office.app.bot.initialize()
    add_the_trial(office.app)
    await rep.taps("Back")
    await rep.taps("Keep it")
    await rep.types("20")
    assert await answers(office) == {"errand": "sale", "boxes": "20"}
    await office.app.bot.shutdown()
    await office.app.database.close()
    office.app = before


async def test_a_form_grown_cold_is_parked_and_takes_no_words(office: Office, rep: Phone) -> None:
    await rep.types("/trial sale")
    clock.move_by(timedelta(hours=8, minutes=1))
    await rep.types("20")
    assert await answers(office, DraftState.PARKED) == {"errand": "sale"}
    await rep.types("/trial")
    assert "How many?" in rep.last.text


async def test_an_edited_message_changes_the_answer_and_the_panel_in_its_place(
    office: Office, rep: Phone
) -> None:
    await rep.types("/trial")
    said = await rep.types("repair")
    panel = rep.last
    assert "Photos?" in panel.text
    await rep.edits(said, "sale")
    assert rep.last.id == panel.id
    assert "Photos?" in rep.last.text
    await rep.taps("Skip")
    assert "How many?" in rep.last.text  # a sale is asked more
    assert (await answers(office))["errand"] == "sale"


async def test_an_edit_that_makes_the_open_question_needless_goes_on(
    office: Office, rep: Phone
) -> None:
    await rep.types("/trial")
    said = await rep.types("sale")
    await rep.edits(said, "repair")
    assert "Photos?" in rep.last.text


async def test_a_wrong_answer_is_put_right_by_editing_it(office: Office, rep: Phone) -> None:
    await rep.types("/trial sale")
    said = await rep.types("501")
    await rep.edits(said, "50")
    assert await answers(office) == {"errand": "sale", "boxes": "50"}


async def test_only_the_message_that_is_the_answer_changes_it(office: Office, rep: Phone) -> None:
    await rep.types("/trial sale")
    first = await rep.types("10")
    await rep.taps("Back")
    await rep.types("20")
    await rep.edits(first, "30")
    assert (await answers(office))["boxes"] == "20"


async def test_an_edit_after_sending_changes_nothing(office: Office, rep: Phone) -> None:
    await rep.types("/trial repair")
    await rep.taps("Skip")
    said = await rep.types("All well")
    await rep.taps("Skip")
    await rep.taps("Send")
    await rep.edits(said, "All bad")
    assert "What was sent stays as it was" in rep.last.text
    assert [sent["remarks"] for sent in SENT] == ["All well"]


async def test_an_album_is_one_answer_below_one_panel(office: Office, rep: Phone) -> None:
    await rep.types("/trial repair")
    album = await rep.sends_album(3, caption="the shelf")
    panels = [message for message in rep.inbox if "Photos?" in message.text]
    assert len(panels) == 1
    assert "3 photos" in rep.last.text
    await rep.edits(album[0], "the new shelf")
    await rep.types("done")
    kept = (await answers(office))["photos"]
    assert [one["caption"] for one in kept] == ["the new shelf", "", ""]
    assert "Anything to say?" in rep.last.text


async def test_a_photo_too_many_leaves_the_others_and_they_can_be_sent_anew(
    office: Office, rep: Phone
) -> None:
    await rep.types("/trial repair")
    await rep.sends_sticker()
    assert "Please send photos" in rep.last.text
    await rep.sends_album(4)
    assert "3 photos are the most" in rep.last.text
    assert len((await answers(office))["photos"]) == 3
    await rep.sends_document(Upload("shelf.jpg", b"jpeg", "image/jpeg"))
    assert "send it as a photo" in rep.last.text
    await rep.taps("Start over")
    assert "Done" not in rep.last.labels
    await rep.sends_photo()
    assert "1 photo" in rep.last.text


async def test_turning_the_month_loses_no_answer(office: Office, rep: Phone) -> None:
    await to_the_summary(rep)
    await rep.taps("Change: Day")
    await rep.types("下周三")
    await rep.taps("Change: Day")
    assert "Wed, Nov 25" in rep.last.text
    panel, onward = rep.last, button(rep, "›")
    rep.person.presses(panel, onward)
    await rep.presses(panel, onward)
    assert "December 2026" in rep.last.labels
    assert (await answers(office))["day"] == "2026-11-25"
    await rep.taps("Mo")
    assert rep.last_tap.toast is None
    await rep.taps("24")
    assert (await answers(office))["day"] == "2026-12-24"
    assert "Thu, Dec 24" in rep.last.text


async def test_ten_thousand_characters_are_refused_as_a_whole(office: Office, rep: Phone) -> None:
    await rep.types("/trial repair")
    await rep.taps("Skip")
    await rep.types("字" * 10_000)
    assert "Anything to say?" in rep.last.text
    assert "remarks" not in await answers(office)


ODD = {
    "<b>bold</b> & <a href='x'>": "<b>bold</b> & <a href='x'>",
    "\x07bell\x1b[31m": "bell",
    "\u202eevil\u202c مرحبا": "evil مرحبا",
    "{ $x }": "{ $x }",
}


@pytest.mark.parametrize("odd", ODD)
async def test_odd_characters_are_harmless_in_every_question(
    office: Office, rep: Phone, odd: str
) -> None:
    await rep.types("/trial")
    for answer in ("sale", "20"):
        await rep.types(odd)
        assert ODD[odd] in rep.last.text
        await rep.types(answer)
    await rep.sends_photo(caption=odd)
    await rep.taps("Done")
    await rep.types(odd)
    await rep.types(odd)
    assert "Which day?" in rep.last.text
    await rep.types("tomorrow")
    assert rep.last.text.count(ODD[odd]) == 2
    await rep.taps("Send")
    assert len(SENT) == 1


async def test_whatever_is_sent_the_question_stays(office: Office, rep: Phone) -> None:
    await rep.types("/trial")
    await rep.sends_sticker()
    await rep.sends_voice()
    await rep.shares_position(31.2, 121.5)
    await rep.shares_contact("Li", "+8613800000000")
    assert "What for?" in rep.last.text
    assert await answers(office) == {}


async def test_no_is_an_answer_where_words_are_asked_for_and_else_leaves_the_question(
    office: Office, rep: Phone
) -> None:
    await rep.types("/trial repair")
    await rep.types("没有")
    assert "Anything to say?" in rep.last.text
    await rep.types("nothing")
    await rep.types("none")
    assert "ready to send" in rep.last.text
    assert await answers(office) == {
        "errand": "repair",
        "photos": None,
        "remarks": "nothing",
        "day": None,
    }


async def test_photos_too_many_are_said_wherever_they_are_sent(office: Office, rep: Phone) -> None:
    await rep.types("/trial")
    await rep.sends_album(4)
    assert "What for?" in rep.last.text
    assert len((await answers(office))["photos"]) == 3


async def test_words_too_long_for_a_line_are_not_said_back_whole(rep: Phone) -> None:
    await rep.types(f"/trial repair {'x' * 3000}")
    assert "too long to sort into the form: “xxx" in rep.last.text
    assert len(rep.last.text) < 600


async def test_two_answers_written_before_we_answer_are_both_kept(
    office: Office, rep: Phone
) -> None:
    await rep.types("/trial")
    rep.person.types("sale")
    rep.person.types("20")
    await office.settle()
    assert await answers(office) == {"errand": "sale", "boxes": "20"}
    assert len([message for message in rep.inbox if "Trial ·" in message.text]) == 1
