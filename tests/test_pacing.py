"""How fast the bot speaks: never more than thirty in any second, and always room for an answer."""

from __future__ import annotations

import asyncio
import functools
from collections.abc import Callable, Coroutine
from typing import ParamSpec

import looptime
import pytest
from aiolimiter import AsyncLimiter
from sqlalchemy.ext.asyncio import AsyncSession

from bot import pace
from bot.pace import Pace
from models.outbox import Act, Outgoing, Urgency

P = ParamSpec("P")

NO_DATABASE = AsyncSession()
MOST = 30  # messages a second, says the Bot FAQ


def in_no_time(test: Callable[P, Coroutine[None, None, None]]) -> Callable[P, None]:
    """It runs in an event loop that sleeps for no time: a second is one whatever else the machine does."""

    @functools.wraps(test)
    def run(*args: P.args, **kwargs: P.kwargs) -> None:
        with asyncio.Runner(loop_factory=looptime.new_event_loop) as runner:
            runner.run(test(*args, **kwargs))

    return run


def to(chat_id: int, urgency: Urgency) -> Outgoing:
    return Outgoing(chat_id=chat_id, act=Act.SEND, urgency=urgency)


def now() -> float:
    return asyncio.get_running_loop().time()


@in_no_time
async def test_of_any_thirty_one_messages_the_last_goes_more_than_a_second_after_the_first() -> (
    None
):
    limits, went = Pace(), []
    for chat in range(2 * MOST + 5):
        await limits.turn(to(chat, Urgency.ANSWER))
        went.append(now())
    assert went[MOST - 1] == went[0]  # as long as there is room nobody waits
    assert min(later - first for first, later in zip(went, went[MOST:], strict=False)) > 1


@in_no_time
async def test_of_two_who_wait_for_one_place_the_second_waits_for_the_next() -> None:
    limits, went = Pace(), []

    async def go(chat: int) -> None:
        await limits.turn(to(chat, Urgency.ANSWER))
        went.append(now())

    await go(0)
    await asyncio.sleep(0.4)
    for chat in range(1, MOST):
        await go(chat)
    await asyncio.gather(go(MOST), go(MOST + 1))
    assert min(later - first for first, later in zip(went, went[MOST:], strict=False)) > 1


@in_no_time
async def test_reminders_that_come_together_go_one_after_the_other() -> None:
    limits, began = Pace(), now()
    await asyncio.gather(*(limits.turn(to(chat, Urgency.REMINDER)) for chat in range(12)))
    assert 10 * pace.APART - pace.MADE_UP < now() - began < 12 * pace.APART


@pytest.mark.parametrize(("chat", "burst"), [(-5, 20), (5, 3)])
@in_no_time
async def test_a_group_takes_twenty_and_a_person_three_before_they_have_to_wait(
    chat: int, burst: int
) -> None:
    limits = Pace()
    for _ in range(burst):
        assert await limits.must_wait(NO_DATABASE) == []
        await limits.turn(to(chat, Urgency.ANSWER))
    assert await limits.must_wait(NO_DATABASE) == [chat]


@in_no_time
async def test_a_chat_is_forgotten_once_it_is_idle() -> None:
    limits = Pace()
    limits.chats[5] = AsyncLimiter(3, 0.6)
    await limits.turn(to(5, Urgency.ANSWER))
    await limits.must_wait(NO_DATABASE)
    assert 5 in limits.chats
    await asyncio.sleep(0.3)
    await limits.must_wait(NO_DATABASE)
    assert limits.chats == {}


@in_no_time
async def test_reminders_go_one_after_the_other_and_an_answer_between_them_at_once() -> None:
    limits = Pace()
    waited: list[float] = []
    reminders: list[float] = []

    async def remind() -> None:
        while now() < 10:
            await limits.turn(to(100 + len(reminders), Urgency.REMINDER))
            reminders.append(now())

    async def answer() -> None:
        for number in range(9):  # as many as reminders leave room for: one a second
            await asyncio.sleep(1)
            asked = now()
            await limits.turn(to(number, Urgency.ANSWER))
            waited.append(now() - asked)

    await asyncio.gather(remind(), answer())
    assert max(waited) < 2 * pace.APART
    assert len(reminders) == pytest.approx(10 * (MOST - 1), rel=0.05)
