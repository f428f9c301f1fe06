"""The door: invitations, strangers, leaving (1.1, 1.2, 1.3, 1.4, 1.5)."""

from __future__ import annotations

import asyncio
import re
from datetime import timedelta

import pytest
from sqlalchemy import select, text

from models import clock
from models.audit import Entry
from models.invitations import Invitation
from models.language import Language
from models.positions import Position
from models.staff import Staff
from tests.conftest import Office
from tests.phone import Phone
from tests.test_reports import file_a_report


async def invite(office: Office, boss: Phone, name: str = "Nina") -> str:
    """A new representative of the boss's, not yet in; the link for them."""
    async with office.session() as session:
        superior = await Staff.by_telegram(session, boss.id)
        assert superior
        session.add(Staff(name=name, position=Position.REPRESENTATIVE, superior_id=superior.id))
    await boss.types("/invite")
    await boss.taps(name)
    link = re.search(r"https://t\.me/\S+", boss.last.text)
    assert link
    return link[0]


def newcomer(office: Office, number: int = 5000) -> Phone:
    return Phone(office.telegram, number, office.settle, name="Somebody", language="zh-hans")


async def test_a_link_lets_the_invited_person_in_once(office: Office, boss: Phone) -> None:
    link = await invite(office, boss)
    token = link.partition("start=")[2]
    assert len(token) == 43  # 32 random bytes in base64
    kept = await office.one(select(Invitation))
    assert token not in (kept.token_hash, str(kept.__dict__))
    nina = newcomer(office)
    await nina.opens(link)
    assert "欢迎，Nina" in nina.inbox[0].text
    assert "记拜访" in nina.last.labels[0]
    assert nina.commands[0] == "report"
    thief = newcomer(office, 5001)
    await thief.opens(link)
    assert [message.text for message in thief.inbox] == ["这是内部使用的机器人。"]
    staff = await office.one(select(Staff).where(Staff.name == "Nina"))
    assert staff.telegram_id == 5000


async def test_an_expired_link_lets_nobody_in(office: Office, boss: Phone) -> None:
    link = await invite(office, boss)
    clock.move_by(timedelta(hours=72, seconds=1))
    nina = newcomer(office)
    await nina.opens(link)
    assert nina.last.text == "这是内部使用的机器人。"


async def test_a_new_link_ends_the_one_before(office: Office, boss: Phone) -> None:
    first = await invite(office, boss)
    await boss.types("/invite Nina")
    nina = newcomer(office)
    await nina.opens(first)
    assert nina.last.text == "这是内部使用的机器人。"


async def test_strangers_get_one_neutral_line_an_hour_and_leave_a_trace(office: Office) -> None:
    stranger = newcomer(office)
    for words in ("/start", "/report", "hello", "/start abc", "日报"):
        await stranger.types(words)
    assert len(stranger.inbox) == 1
    clock.move_by(timedelta(hours=1, seconds=1))
    await stranger.types("hello again")
    assert len(stranger.inbox) == 2
    deeds = [entry.deed for entry in await office.all(select(Entry).order_by(Entry.id))]
    assert deeds == ["stranger", "invitation-refused", "stranger"]


async def test_a_strangers_tap_and_picture_change_nothing(
    office: Office, rep: Phone, boss: Phone
) -> None:
    await file_a_report(rep)
    stranger = newcomer(office)
    await stranger.sends_photo()
    await stranger.sends_sticker("😀")
    assert len(stranger.inbox) == 1


async def test_only_superiors_invite_and_only_their_own_branch(
    office: Office, rep: Phone, boss: Phone, other_rep: Phone
) -> None:
    await rep.types("/invite")
    assert "not for your position" in rep.last.text
    await boss.types("/invite 李伟")
    assert "nobody called “李伟” below you" in boss.last.text
    await boss.types("/invite")
    assert "Everybody below you has joined" in boss.last.text


async def test_removed_means_out_at_once_and_in_the_audit(
    office: Office, rep: Phone, boss: Phone
) -> None:
    await rep.types("/report")
    old, cancel = rep.find("Cancel")
    await boss.types("/team")
    await boss.taps("Mei")
    await boss.taps("Remove")
    assert "Remove Mei?" in boss.last.text
    await boss.taps("Yes, remove")
    assert "Access has ended" in boss.last.text
    said = len(rep.inbox)
    await rep.presses(old, cancel)
    await rep.types("/report")
    assert [message.text for message in rep.inbox[said:]] == ["This is a private bot."]
    deeds = {entry.deed: entry for entry in await office.all(select(Entry))}
    hugo = await office.one(select(Staff).where(Staff.name == "Hugo"))
    assert deeds["left"].staff_id == hugo.id


async def test_a_supervisor_leaves_and_the_people_move_up(
    office: Office, rep: Phone, boss: Phone, director: Phone
) -> None:
    await director.types("/team")
    await director.taps("Hugo")
    await director.taps("👤 Hugo")
    await director.taps("Remove")
    await director.taps("Yes, remove")
    await director.taps("Back to the team")
    assert "1 · Mei · –" in director.last.labels


async def test_nobody_removes_a_person_of_another_branch(
    office: Office, boss: Phone, other_rep: Phone
) -> None:
    other = await office.one(select(Staff).where(Staff.name == "李伟"))
    await boss.types("/team")
    message = boss.last
    office.telegram.push(
        {
            "callback_query": {
                "id": "forged",
                "from": boss.person.user(),
                "chat_instance": "1",
                "data": f"team:{other.id}:gone",
                "message": {
                    "message_id": message.id,
                    "date": 0,
                    "chat": {"id": boss.id, "type": "private"},
                },
            }
        }
    )
    await office.settle()
    assert "not in your team" in boss.last.text
    assert (await office.one(select(Staff).where(Staff.name == "李伟"))).left_at is None


async def test_the_administrator_lets_in_and_removes_without_reading_reports(
    office: Office, rep: Phone
) -> None:
    admin = await office.hire("Ada", Position.ADMIN)
    await file_a_report(rep)
    await admin.types("/help")
    assert "/team shows everybody" in admin.last.text
    await admin.types("/team")
    await admin.taps("● Mei")
    assert admin.last.labels == ["Back to the team", "Remove"]


async def test_somebody_in_who_opens_another_link_stays_who_they_are(
    office: Office, rep: Phone, boss: Phone
) -> None:
    link = await invite(office, boss)
    await rep.opens(link)
    assert "already, as Mei" in rep.inbox[0].text
    nina = newcomer(office)
    await nina.opens(link)
    assert "欢迎，Nina" in nina.inbox[0].text


async def test_somebody_who_blocks_the_bot_is_told_of_to_the_superior_once(
    office: Office, rep: Phone, boss: Phone
) -> None:
    await file_a_report(rep)
    await boss.blocks()
    await rep.answers(rep.last, "Hello?")
    await rep.answers(rep.inbox[0], "Hello??")
    director = office.phones["Diana"]
    assert [m.text for m in director.inbox if "can no longer be reached" in m.text] != []
    assert len(director.inbox) == 1
    await boss.unblocks()
    staff = await office.one(select(Staff).where(Staff.name == "Hugo"))
    assert staff.reachable


async def test_the_language_changes_at_once_with_the_commands(office: Office, rep: Phone) -> None:
    await rep.types("/language")
    await rep.taps("繁體中文")
    assert "以後用繁體中文" in rep.last.text
    assert "寫日報" in str(rep.menu)
    await rep.types("/menu")
    assert "📝 寫日報" in rep.last.labels
    await rep.types("/language en")
    assert "From now on in English" in rep.last.text


async def test_a_name_nobody_has_is_refused_however_long_or_odd(
    office: Office, boss: Phone
) -> None:
    for name in ("x" * 4000, "<b>'\"&" * 500, "two\nlines", "😀" * 2000):
        await boss.types(f"/invite {name}")
        assert "There is nobody called" in boss.last.text
        assert len(boss.last.text) < 200
    assert len(boss.inbox) == 4


async def test_a_name_is_understood_in_another_spelling(office: Office, boss: Phone) -> None:
    await invite(office, boss, "Zoe\u0308 Li")
    for name in ("ZO\u00cb  LI", "zoe\u0308 Ｌi"):
        await boss.types(f"/invite {name}")
        assert "Send this to" in boss.last.text


async def the_console_invites(office: Office, name: str) -> str:
    async with office.session() as session:
        person = await Staff.named(session, name)
        assert person
        return await Invitation.make(session, person, made_by=None)


async def test_a_new_phone_takes_over_commands_and_open_form_and_the_old_one_is_out(
    office: Office, rep: Phone
) -> None:
    joined_at = (await office.one(select(Staff).where(Staff.name == "Mei"))).joined_at
    await rep.types("/report")
    assert rep.commands
    await rep.types("Sold a lot")
    for _ in range(3):
        await rep.types("/menu")  # the old phone counted further than the new one
    await rep.taps("Go on")
    clock.move_by(timedelta(hours=1))
    token = await the_console_invites(office, "Mei")
    new = newcomer(office)
    await new.types(f"/start {token}")
    assert new.commands[0] == "report"
    assert rep.commands == []
    await new.types("Met three shops")
    assert "Met three shops" in new.last.text
    said = len(rep.inbox)
    await rep.types("/me")
    assert rep.texts[said:] == ["This is a private bot."]
    mei = await office.one(select(Staff).where(Staff.name == "Mei"))
    assert mei.joined_at == joined_at  # reports are owed since then (4.1)
    last = (await office.all(select(Entry).where(Entry.deed == "joined").order_by(Entry.id)))[-1]
    assert (last.staff_id, last.facts) == (mei.id, {"telegram_id": 5000, "was": rep.id})


async def test_the_people_of_somebody_who_leaves_are_recorded_as_moved(
    office: Office, rep: Phone, boss: Phone, director: Phone
) -> None:
    people = {person.name: person for person in await office.all(select(Staff))}
    async with office.session() as session:
        hugo = await Staff.named(session, "Hugo")
        assert hugo
        await hugo.leave(session, None)
        await hugo.leave(session, None)  # nothing happens twice
    assert boss.commands == []
    moved = await office.one(select(Entry).where(Entry.deed == "staff-changed"))
    assert moved.about == people["Mei"].about
    assert moved.facts == {
        "superior": people["Diana"].id,
        "superior_was": people["Hugo"].id,
    }
    assert len(await office.all(select(Entry).where(Entry.deed == "left"))) == 1


on_postgresql = pytest.mark.parametrize("database_kind", ["postgresql"])


@on_postgresql
async def test_two_superiors_leave_at_once_and_nobody_is_lost(
    office: Office, director: Phone, boss: Phone
) -> None:
    lead = await office.hire("Lead", Position.SUPERVISOR, boss)
    await office.hire("Ben", Position.REPRESENTATIVE, lead)

    async def leaves(name: str) -> None:
        async with office.session() as session:
            person = await Staff.named(session, name)
            assert person
            await person.leave(session, None)

    async with office.session() as session:
        person = await Staff.named(session, "Lead")
        assert person
        await person.leave(session, None)
        second = asyncio.create_task(leaves("Hugo"))
        await asyncio.sleep(0.2)
    await second
    await director.types("/team")
    assert director.last.labels[0] == "1 · Ben · –"


@on_postgresql
async def test_two_who_invite_the_same_person_at_once_leave_one_link(
    office: Office, boss: Phone
) -> None:
    await invite(office, boss)
    async with office.session() as session:
        nina = await Staff.named(session, "Nina")
        assert nina
        first = await Invitation.make(session, nina, None)
        making = asyncio.create_task(the_console_invites(office, "Nina"))
        await asyncio.sleep(0.2)
    second = await making
    late, early = newcomer(office, 5001), newcomer(office, 5000)
    await late.types(f"/start {first}")
    assert late.texts == ["这是内部使用的机器人。"]
    await early.types(f"/start {second}")
    assert "欢迎，Nina" in early.inbox[0].text


async def test_a_link_from_before_somebody_joined_takes_nobodys_place(
    office: Office, boss: Phone
) -> None:
    link = await invite(office, boss)
    clock.move_by(timedelta(minutes=1))
    async with office.session() as session:
        nina = await Staff.named(session, "Nina")
        assert nina
        await nina.join(session, 5000, Language.EN)
    thief = newcomer(office, 5001)
    await thief.opens(link)
    assert thief.texts == ["这是内部使用的机器人。"]
    assert (await office.one(select(Staff).where(Staff.name == "Nina"))).telegram_id == 5000


async def test_in_the_chat_nobody_gives_away_the_place_of_somebody_who_is_in(
    office: Office, rep: Phone, boss: Phone
) -> None:
    await boss.types("/invite Mei")
    assert "Mei has joined already" in boss.last.text
    assert await office.all(select(Invitation)) == []


async def test_the_token_of_an_invitation_is_kept_nowhere_once_it_was_sent(
    office: Office, boss: Phone
) -> None:
    async with office.session() as session:
        hugo = await Staff.by_telegram(session, boss.id)
        assert hugo
        session.add(Staff(name="Nina", position=Position.REPRESENTATIVE, superior_id=hugo.id))
    await boss.types("/invite Nina")
    token = boss.last.text.partition("start=")[2].strip()
    assert len(token) == 43
    async with office.session() as session:
        for table in ("outbox", "inbox", "audit", "invitations"):
            rows = (await session.execute(text(f"SELECT * FROM {table}"))).all()  # noqa: S608 - our tables
            assert token not in str(rows)
