"""Pending: what waits for me, and what I wait for (3.5)."""

from __future__ import annotations

import pytest

from models import clock
from models.disputes import Dispute
from models.language import Language
from models.positions import Position
from models.staff import LONGEST_NAME, Staff
from tests.conftest import Office
from tests.leaves import ask_for_leave, enter_years
from tests.phone import Phone
from tests.records import open_file, staff


@pytest.fixture(autouse=True)
async def known_years(office: Office) -> None:
    await enter_years(office)


async def test_each_that_waits_for_me_comes_to_the_bottom_with_working_buttons(
    office: Office, rep: Phone, boss: Phone
) -> None:
    await ask_for_leave(office, rep, "2026-11-24")
    await ask_for_leave(office, rep, "2026-11-26")
    await office.at("2026-11-23 10:00")
    await boss.types("/pending")
    assert "Waiting for your decision: 2" in boss.last.text
    assert "Mei · Personal leave · Tue, Nov 24 · 1 working day · since Sat, Nov 21 15:00" in (
        boss.last.text
    )
    await boss.taps("Nov 26", boss.last)
    assert "asks for your decision" in boss.last.text
    assert len([said for said in boss.texts if "asks for your" in said and "Nov 26" in said]) == 1
    await boss.taps("Approve", boss.last)
    await boss.types("/pending")
    assert "Waiting for your decision: 1" in boss.last.text
    assert "Nov 26" not in boss.last.text


async def test_what_i_wait_for_with_whom_and_since_when(
    office: Office, rep: Phone, boss: Phone
) -> None:
    await ask_for_leave(office, rep, "2026-11-24")
    await office.at("2026-11-23 10:00")
    await rep.types("/pending")
    assert "You are waiting for: 1" in rep.last.text
    assert "with Hugo since Sat, Nov 21 15:00" in rep.last.text
    await rep.taps("Personal leave", rep.last)
    assert "Withdraw" in " ".join(rep.last.labels)


async def test_a_claim_to_a_customer_that_i_decide(
    office: Office, rep: Phone, other_rep: Phone, director: Phone
) -> None:
    customer = await open_file(office, rep, "Hualian Market")
    async with office.session() as session:
        await Dispute.open(
            session,
            await staff(session, other_rep),
            customer,
            called="Hualian",
            contact_since=None,
            reason="mine",
            said_at=clock.now(),
        )
    await office.settle()
    await director.types("/pending")
    assert "Hualian Market: 李伟 / Mei · since 15:00" in director.last.text
    await director.taps("Hualian Market", director.last)
    assert "李伟 claims Hualian Market" in director.last.text
    await director.types("/menu")
    assert "Waiting for me (1)" in " ".join(director.last.labels)


async def test_nothing_waits(office: Office, other_rep: Phone) -> None:
    await other_rep.types("审批")
    assert other_rep.last.text == "没有等您审批的，您也没有在等别人审批。"


@pytest.mark.parametrize("said", ["同意", "ok", "no"])
async def test_a_verdict_below_no_message_brings_what_waits_and_decides_nothing(
    office: Office, rep: Phone, boss: Phone, said: str
) -> None:
    await ask_for_leave(office, rep, "2026-11-24")
    await boss.types("/pending")
    await boss.answers(boss.last, said)
    assert boss.message_with("Do you mean this one?")
    assert "asks for your decision" in boss.last.text
    await ask_for_leave(office, rep, "2026-11-26")
    await boss.types(said)
    assert "Waiting for your decision: 2" in boss.last.text


async def test_a_verdict_with_more_behind_it_is_a_note(
    office: Office, rep: Phone, boss: Phone
) -> None:
    await ask_for_leave(office, rep, "2026-11-24")
    await boss.types("ok, told the shop to reorder")
    assert "Keep" in " ".join(boss.last.labels)


async def test_somebody_elses_request_is_not_opened_by_its_number(
    office: Office, rep: Phone, boss: Phone
) -> None:
    await ask_for_leave(office, rep, "2026-11-24")
    await office.forge(boss, "pending:mine:1")
    assert "no such request" in boss.last.text


async def test_a_long_list_shows_the_oldest_and_how_many_more(office: Office, boss: Phone) -> None:
    for at in range(14):
        rep = await office.hire(f"Rep {at}", Position.REPRESENTATIVE, boss, Language.ZH_HANT)
        await ask_for_leave(office, rep, "2026-11-24 … 2026-11-24 am")
    async with office.session() as session:
        for person in [await session.get_one(Staff, number) for number in range(3, 17)]:
            person.name = f"&{person.id:02d}" + "長" * (LONGEST_NAME - 3)
    await boss.types("/pending")
    assert "Waiting for your decision: 14" in boss.last.text
    assert "… and 2 more" in boss.last.text
    assert len(boss.last.labels) == 12 + 1
