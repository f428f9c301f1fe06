"""How fast the bot speaks: never more than thirty in any second, and always room for an answer."""

from __future__ import annotations

import asyncio
import time

import pytest
from aiolimiter import AsyncLimiter

from bot import pace
from bot.pace import MOST, Pace
from models.outbox import Act, Outgoing, Urgency
from tests.conftest import Office


def to(chat_id: int, urgency: Urgency) -> Outgoing:
    return Outgoing(chat_id=chat_id, act=Act.SEND, urgency=urgency)


async def test_of_any_thirty_one_messages_the_last_goes_more_than_a_second_after_the_first() -> (
    None
):
    limits, went = Pace(), []
    for chat in range(2 * MOST + 5):
        await limits.turn(to(chat, Urgency.ANSWER))
        went.append(time.monotonic())
    assert went[MOST - 1] - went[0] < 0.9  # as long as there is room nobody waits
    assert min(later - first for first, later in zip(went, went[MOST:], strict=False)) > 1


async def test_of_two_who_wait_for_one_place_the_second_waits_for_the_next() -> None:
    limits, went = Pace(), []

    async def go(chat: int) -> None:
        await limits.turn(to(chat, Urgency.ANSWER))
        went.append(time.monotonic())

    await go(0)
    await asyncio.sleep(0.4)
    for chat in range(1, MOST):
        await go(chat)
    await asyncio.gather(go(MOST), go(MOST + 1))
    assert min(later - first for first, later in zip(went, went[MOST:], strict=False)) > 1


async def test_reminders_that_come_together_go_one_after_the_other() -> None:
    limits, began = Pace(), time.monotonic()
    await asyncio.gather(*(limits.turn(to(chat, Urgency.REMINDER)) for chat in range(12)))
    assert time.monotonic() - began > 10 * pace.APART - pace.MADE_UP


@pytest.mark.parametrize(("chat", "burst"), [(-5, 20), (5, 3)])
async def test_a_group_takes_twenty_and_a_person_three_before_they_have_to_wait(
    office: Office, chat: int, burst: int
) -> None:
    limits = Pace()
    async with office.session() as session:
        for _ in range(burst):
            assert await limits.must_wait(session) == []
            await limits.turn(to(chat, Urgency.ANSWER))
        assert await limits.must_wait(session) == [chat]


async def test_a_chat_is_forgotten_once_it_is_idle(office: Office) -> None:
    limits = Pace()
    limits.chats[5] = AsyncLimiter(3, 0.6)
    async with office.session() as session:
        await limits.turn(to(5, Urgency.ANSWER))
        await limits.must_wait(session)
        assert 5 in limits.chats
        await asyncio.sleep(0.3)
        await limits.must_wait(session)
    assert limits.chats == {}


async def test_reminders_go_one_after_the_other_and_an_answer_between_them_at_once() -> None:
    for _ in range(3):  # what else the machine does may hold up an answer, but not each time
        sent, waited = await reminders_and_answers()
        assert 15 <= sent <= 1.5 / pace.APART + 5
        if waited < 0.2:
            return
    raise AssertionError(f"an answer waited {waited} s")


async def reminders_and_answers() -> tuple[int, float]:
    """How many reminders go in a second and a half, and how many seconds an answer waits at most."""
    limits, waited = Pace(), []
    over = time.monotonic() + 1.5

    async def remind() -> int:
        sent = 0
        while time.monotonic() < over:
            await limits.turn(to(100 + sent, Urgency.REMINDER))
            sent += 1
        return sent

    async def answer() -> None:
        for number in range(3):
            await asyncio.sleep(0.4)
            began = time.monotonic()
            await limits.turn(to(number, Urgency.ANSWER))
            waited.append(time.monotonic() - began)

    sent, _ = await asyncio.gather(remind(), answer())
    return sent, max(waited)
