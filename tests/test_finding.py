"""Finding customers: by words, by where one stands, and inline from any chat, each only one's own (1.3)."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from bot.sandbox.faults import BadGateway
from models import clock
from models.contacts import Contact
from models.customers import Customer
from models.drafts import Draft
from models.inbox import Incoming, Received
from models.outbox import Outgoing
from models.places import Place
from models.policy import CustomerClass
from models.positions import Position
from tests.conftest import Office
from tests.phone import Phone
from tests.records import open_file, staff

HERE = (31.23, 121.47)


async def test_find_lists_what_it_may_be(office: Office, rep: Phone) -> None:
    await open_file(office, rep, "华联超市", customer_class=CustomerClass.A)
    await open_file(office, rep, "华联商厦")
    await rep.types("/find hualian")
    assert rep.last.text == "Which one?"
    assert sorted(rep.last.labels) == ["华联商厦 · C", "华联超市 · A"]
    await rep.taps("华联商厦")
    assert rep.last.text.startswith("华联商厦 · C")


async def test_the_only_one_is_opened_at_once(office: Office, rep: Phone) -> None:
    await open_file(office, rep, "华联超市")
    await open_file(office, rep, "老王小店")
    await rep.types("/find hlcs")
    assert rep.last.text.startswith("华联超市 · C")


async def test_the_chinese_word_finds_too(office: Office, other_rep: Phone) -> None:
    await open_file(office, other_rep, "华联超市")
    await other_rep.types("找 华联")
    assert other_rep.last.text.startswith("华联超市 · C 类")


async def test_the_nearest_comes_first_when_a_position_was_just_shared(
    office: Office, rep: Phone
) -> None:
    for name, north in (("Hualian East", 0.02), ("Hualian West", 0.003), ("Hualian Far", 0.5)):
        await open_file(office, rep, name, place=Place(HERE[0] + north, HERE[1]))
    await rep.shares_position(*HERE)
    await rep.types("/find hualian")
    assert rep.last.labels == [
        "Hualian West · C · 334 m",
        "Hualian East · C · 2.2 km",
        "Hualian Far · C · 56 km",
    ]
    clock.move_by(timedelta(hours=3))
    await rep.types("/find hualian")
    assert not any(" km" in label for label in rep.last.labels)


async def test_nothing_found_says_what_to_try(office: Office, rep: Phone) -> None:
    await rep.types("/find <b>zzz")
    assert "Nothing found for “<b>zzz”" in rep.last.text and "hlcs" in rep.last.text
    assert rep.last.labels == ["🔍 Try again", "➕ New customer"]


async def test_without_words_it_asks(office: Office, rep: Phone) -> None:
    await open_file(office, rep, "华联超市")
    await open_file(office, rep, "华联商厦")
    await rep.types("/find")
    await rep.types("hualian")
    await rep.taps("华联商厦")
    assert rep.last.text.startswith("华联商厦 · C")


async def test_a_superior_finds_the_branch_and_sees_whose_each_is(
    office: Office, rep: Phone, boss: Phone, other_rep: Phone
) -> None:
    await open_file(office, rep, "Hualian East")
    await open_file(office, boss, "Hualian West")
    await open_file(office, other_rep, "Hualian South")
    await boss.types("/find hualian")
    assert sorted(boss.last.labels) == ["Hualian East · C · Mei", "Hualian West · C"]


@pytest.mark.parametrize("words", ["华联超市", "hlcs", "13800138000", "Wang", "华联超巿"])
async def test_customers_of_others_are_not_found(
    office: Office, rep: Phone, other_rep: Phone, words: str
) -> None:
    await open_file(office, other_rep, "华联超市", contact="Wang", phone="+8613800138000")
    await rep.types(f"/find {words}")
    assert "Nothing found" in rep.last.text
    await rep.types("/find")
    await rep.types(words)
    assert "华联" not in "".join(rep.last.labels)


# Inline


def answers_given(office: Office) -> list[Any]:
    return [call for call in office.telegram.log if call.method == "answerInlineQuery"]


async def test_an_inline_query_finds_ones_own(office: Office, rep: Phone) -> None:
    await open_file(office, rep, "华联超市", address="和平路\n12号", phone="+8613800138000")
    await open_file(office, rep, "老王小店")
    (found,) = await rep.asks_inline("hlcs")
    assert (found["title"], found["description"]) == ("华联超市", "C · 和平路 12号")
    assert found["message"]["text"] == "华联超市\n和平路 12号"
    (call,) = answers_given(office)
    assert call.params["cache_time"] in (0, "0")
    assert str(call.params["is_personal"]).lower() == "true"


async def test_what_is_sent_holds_no_phone_no_contact_and_no_money(
    office: Office, rep: Phone
) -> None:
    nasty = "<b>A</b> & Co"
    await open_file(
        office, rep, nasty, contact="Wang", phone="+8613800138000", needs="Cola", note="Pays late"
    )
    (found,) = await rep.asks_inline("co")
    assert found["message"]["text"] == nasty
    shown = json.dumps(found, ensure_ascii=False)
    for secret in ("138", "Wang", "Cola", "Pays"):
        assert secret not in shown


async def test_an_inline_query_never_shows_customers_of_others(
    office: Office, rep: Phone, boss: Phone, other_rep: Phone
) -> None:
    await open_file(office, other_rep, "华联超市", place=Place(*HERE))
    await open_file(office, rep, "老王小店", place=Place(*HERE))
    await rep.types("/menu")
    for query in ("华联", "hlcs", ""):
        assert "华联超市" not in [one["title"] for one in await rep.asks_inline(query)]
    # Not the branch's either: it may be typed before a customer's eyes.
    assert await boss.asks_inline("老王") == []
    await boss.shares_position(*HERE)
    assert await boss.asks_inline("") == []


async def test_strangers_and_those_who_do_not_sell_find_nothing(
    office: Office, rep: Phone, director: Phone
) -> None:
    await open_file(office, rep, "华联超市")
    finance = await office.hire("Olga", Position.FINANCE, director)
    stranger = Phone(office.telegram, 9_999, office.settle, name="Stranger")
    for phone in (finance, stranger):
        assert await phone.asks_inline("华联") == []
    assert len(answers_given(office)) == 2
    assert stranger.inbox == [] and finance.inbox == []


async def test_somebody_who_left_finds_nothing(office: Office, rep: Phone) -> None:
    await open_file(office, rep, "华联超市")
    async with office.session() as session:
        person = await staff(session, rep)
        await person.leave(session, None)
    assert await rep.asks_inline("华联") == []


async def test_without_words_the_nearest_or_else_the_latest_are_offered(
    office: Office, rep: Phone
) -> None:
    for number in range(12):
        place = Place(HERE[0] + number / 100, HERE[1])
        await open_file(office, rep, f"Shop {number}", place=place)
    latest = [one["title"] for one in await rep.asks_inline("")]
    assert latest == [f"Shop {number}" for number in range(11, 1, -1)]
    await rep.shares_position(*HERE)
    nearest = [one["title"] for one in await rep.asks_inline(" ")]
    assert nearest == [f"Shop {number}" for number in range(10)]


async def test_a_result_chosen_in_the_bots_own_chat_opens_the_card(
    office: Office, rep: Phone
) -> None:
    await open_file(office, rep, "华联超市", address="和平路12号")
    await open_file(office, rep, "华联超市二店")
    await rep.asks_inline("华联")
    await rep.chooses("华联超市")
    assert rep.last.text.startswith("华联超市 · C")


async def test_archived_ones_come_last_and_no_form_offers_them(office: Office, rep: Phone) -> None:
    gone = await open_file(office, rep, "华联超市")
    await open_file(office, rep, "华联超市二店")
    async with office.session() as session:
        customer = await session.get_one(Customer, gone.id)
        await customer.archive(session, await staff(session, rep))
    await rep.types("/find 华联超市")
    assert rep.last.labels == ["华联超市二店 · C", "华联超市 · C · archived"]
    await rep.types("/find")
    await rep.types("华联超市")
    assert rep.last.text.startswith("华联超市二店 · C")


async def test_a_result_chosen_in_a_form_is_the_answer(office: Office, rep: Phone) -> None:
    customer = await open_file(office, rep, "华联超市", address="和平路12号")
    await open_file(office, rep, "华联超市二店")
    await rep.types("/find")
    await rep.asks_inline("华联")
    await rep.chooses("华联超市")
    answers = (await office.one(select(Draft))).answers
    assert answers["customer"]["id"] == customer.id


async def test_a_result_chosen_in_a_group_is_only_what_was_written(
    office: Office, rep: Phone
) -> None:
    await open_file(office, rep, "华联超市")
    group = office.telegram.create_group("Sales", [rep.id])
    await rep.asks_inline("华联")
    await rep.chooses("华联超市", group)
    assert rep.inbox == []


async def test_what_another_bot_wrote_is_a_note(office: Office, rep: Phone) -> None:
    other = {"id": 7, "is_bot": True, "first_name": "Gif", "username": "gif"}
    message = {
        "message_id": 900,
        "date": int(clock.now().timestamp()),
        "chat": {"id": rep.id, "type": "private"},
        "from": rep.person.user(),
        "text": "华联超市",
        "via_bot": other,
    }
    office.telegram.push({"message": message})
    await office.settle()
    assert rep.last.labels == ["Keep as note"]


async def test_a_query_that_waited_too_long_costs_nothing(office: Office, rep: Phone) -> None:
    await open_file(office, rep, "华联超市")
    rep.person.asks_inline("华联")
    await office.app.receiver.fetch(wait=0)
    clock.move_by(timedelta(seconds=11))
    await office.settle()
    assert answers_given(office) == []
    assert {one.state for one in await office.all(select(Incoming))} == {Received.DONE}


async def test_an_answer_that_does_not_arrive_stops_nothing(office: Office, rep: Phone) -> None:
    await open_file(office, rep, "华联超市")
    office.telegram.faults.next("answerInlineQuery", BadGateway())
    assert await rep.asks_inline("华联") == []
    assert len(await rep.asks_inline("华联超")) == 1


async def test_an_inline_query_says_nothing_in_the_chat(office: Office, rep: Phone) -> None:
    await open_file(office, rep, "华联超市", contact="Wang")
    before = len(await office.all(select(Outgoing)))
    await rep.asks_inline("华联")
    assert len(await office.all(select(Outgoing))) == before
    assert len(await office.all(select(Customer))) == len(await office.all(select(Contact))) == 1
