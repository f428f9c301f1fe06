"""How it talks: menus, help, unknown words, strange updates (conversation.md and "Bad input")."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from bot.router import Router, Switchboard
from handlers import ROUTERS
from models import clock
from models.inbox import Incoming, Received
from models.positions import Position
from models.staff import Role
from tests.conftest import Office
from tests.phone import Phone
from tests.selling import parties


async def test_unknown_commands_and_the_menu(office: Office, rep: Phone, boss: Phone) -> None:
    await rep.types("/nonsense")
    assert "do not know this command" in rep.last.text
    await rep.types("/menu")
    assert rep.last.labels[:9] == [
        *("📍 Log a visit", "⏰ To do", "🗓 Visit plan", "🏪 Customers", "🧾 Order", "📋 Orders"),
        *("💰 Record a payment", "📒 Receivables", "📝 Daily report"),
    ]
    assert "👥 My team" not in rep.last.labels
    await boss.types("菜单")
    assert "👥 My team" in boss.last.labels
    await rep.taps("❓ Help")
    assert "/report – your daily report" in rep.last.text


async def test_the_administrators_menu_leads_to_everybody_and_to_no_team(
    office: Office, rep: Phone
) -> None:
    ann = await office.hire("Ann", Position.ADMIN)
    await ann.types("/menu")
    assert "👥 My team" not in ann.last.labels
    await ann.taps("👥 Everybody")
    assert ann.last.text.startswith("Everybody")


async def test_every_button_of_the_menu_does_something(rep: Phone, boss: Phone) -> None:
    for phone in (rep, boss):
        await phone.types("/menu")
        for button in [button for row in phone.last.buttons for button in row]:
            await phone.types("/menu")
            menu = phone.last
            before = [*phone.texts]
            await phone.presses(menu, button)
            assert phone.texts != before, button.text


async def test_the_word_of_a_command_works_whatever_the_language(rep: Phone, boss: Phone) -> None:
    await boss.types("团队")
    assert "My team" in boss.last.text
    await rep.types("日報 昨天")
    assert "Fri, Nov 20 · 1/4" in rep.last.text


async def test_a_handler_without_a_role_fails_at_start() -> None:
    with pytest.raises(TypeError, match="role"):
        Router().command("secret")  # type: ignore[call-arg]  # that is the mistake
    with pytest.raises(TypeError, match="role"):
        Router().button("secret")  # type: ignore[call-arg]


async def test_two_handlers_for_one_command_fail_at_start(office: Office) -> None:
    twice = Router()

    @twice.command("report", role=Role.MEMBER)
    async def another(turn: Any, words: str) -> None: ...

    with pytest.raises(ValueError, match="report"):
        Switchboard([*ROUTERS, twice])


async def test_superiors_commands_are_not_for_representatives(rep: Phone, boss: Phone) -> None:
    for command in ("/team", "/invite", "团队"):
        await rep.types(command)
        assert "not for your position" in rep.last.text


async def test_a_button_from_last_week_harms_nothing(office: Office, rep: Phone) -> None:
    await rep.types("/report")
    old, skip = rep.find("Cancel")
    await rep.types("Met three shops")
    clock.move_by(timedelta(days=7))
    tap = await rep.presses(old, skip)
    assert tap and tap.toast and "out of date" in tap.toast
    await rep.types("/report friday")
    assert "1/4" in rep.last.text


@pytest.mark.parametrize(
    "update",
    [
        {"message": {"message_id": 1, "date": 1, "chat": {"id": -5, "type": "group"}, "text": "x"}},
        {"channel_post": {"message_id": 1, "date": 1, "chat": {"id": -9, "type": "channel"}}},
        {"something_new": {"of": "Telegram's"}},
        {},
    ],
)
async def test_an_update_without_a_person_is_done_in_silence(
    office: Office, rep: Phone, update: dict[str, Any]
) -> None:
    async with office.session() as session:
        await Incoming.keep(session, office.app.bot.id, {"update_id": 7, **update})
    await office.settle()
    assert (await office.one(select(Incoming))).state is Received.DONE
    assert rep.inbox == []


async def test_in_a_group_it_says_nothing(office: Office, rep: Phone, boss: Phone) -> None:
    group = office.telegram.create_group("Sales", [rep.id, boss.id])
    await rep.types("/report", group=group)
    await boss.types("/team", group=group)
    assert [message for message in office.telegram.sent(group.id) if not message.out] == []


async def test_an_edited_message_outside_a_form_and_control_characters_are_harmless(
    office: Office, rep: Phone
) -> None:
    await rep.types("hello\x00\x01\u202e world")
    assert rep.last.text == "Keep this as a note for the daily report?"
    await rep.edits(rep.chat[0], "/report")
    assert len(rep.inbox) == 1


async def test_what_is_said_while_the_bot_is_down_is_answered_in_order(
    office: Office, rep: Phone
) -> None:
    rep.person.types("/report")
    rep.person.types("Met three shops")
    rep.person.types("One order")
    rep.person.types("None")
    rep.person.types("The market")
    await office.settle()
    assert "ready to send" in rep.last.text
    assert "The market" in rep.last.text
    assert len(rep.inbox) == 1


async def test_an_ordinary_sentence_is_no_command(office: Office, rep: Phone) -> None:
    for words in ("Team meeting went well", "Me and Tom visited Hualian", "help is on its way"):
        await rep.types(words)
        assert rep.last.labels == ["Keep as note"]


async def test_words_after_a_wide_space_are_understood(office: Office, rep: Phone) -> None:
    await rep.types("日报　昨天")
    assert "Fri, Nov 20 · 1/4" in rep.last.text


async def test_whatever_begins_with_a_slash_is_a_command(office: Office, rep: Phone) -> None:
    await rep.types("/report")
    await rep.types("/re-port!")
    assert any(
        "do not know" in m.text.lower() or "no such command" in m.text.lower() for m in rep.inbox
    )


async def test_a_sentence_that_begins_with_report_is_a_note(office: Office, rep: Phone) -> None:
    for words in ("Report the broken fridge to the works", "Language lessons were fun"):
        await rep.types(words)
        assert "note" in rep.last.text.lower()


async def test_a_pinned_message_is_no_answer_to_anything(office: Office, rep: Phone) -> None:
    await rep.types("/report")
    said = len(rep.inbox)
    message = {"message_id": 900, "date": 1, "chat": {"id": rep.id, "type": "private"}}
    pinned = {**message, "message_id": 1, "text": "x"}
    office.telegram.push(
        {"message": {**message, "from": rep.person.user(), "pinned_message": pinned}}
    )
    await office.settle()
    assert len(rep.inbox) == said


async def test_without_an_administrator_the_highest_hears_of_incidents(
    office: Office, rep: Phone, boss: Phone, director: Phone
) -> None:
    office.telegram.push_malformed()
    await office.settle()
    assert "set aside" in director.last.text


async def test_help_names_the_commands_of_money_to_whom_they_are_for(
    office: Office, rep: Phone, boss: Phone, other_rep: Phone
) -> None:
    them = await parties(office)
    for phone in (rep, boss, other_rep, them.finance, them.works):
        await phone.types("/help")
        for command in ("/pay", "/receivables", "/statement", "/cash"):
            assert (command in phone.last.text) == (phone is not them.works), command


@pytest.mark.parametrize("position", list(Position))
async def test_help_names_what_the_menu_of_a_position_leads_to_in_notices(
    office: Office, position: Position
) -> None:
    phone = await office.hire("Ann", position)
    await phone.types("/help")
    assert "/notices" in phone.last.text
    assert ("/announce" in phone.last.text) == ("announce" in phone.commands)
