"""How fast the bot speaks: never more than thirty in any second, and always room for an answer."""

from __future__ import annotations

import asyncio
import time

from bot import pace
from bot.pace import MOST, Pace
from models.outbox import Act, Outgoing, Urgency


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
