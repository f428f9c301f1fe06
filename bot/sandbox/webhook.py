"""Updates handed to the bot's own address, again and again until it takes them."""

from __future__ import annotations

import asyncio
import json

import httpx

from bot.sandbox.faults import Standing
from bot.sandbox.updates import UpdateQueue
from models import clock

FIRST_PAUSE = 0.1
LONGEST_PAUSE = 5.0


class Webhook:
    """Posts one update at a time, in order, until the bot's server says 2xx."""

    def __init__(self, queue: UpdateQueue, standing: Standing) -> None:
        self.queue = queue
        self.standing = standing
        self.url = ""
        self.secret = ""
        self.last_error: tuple[int, str] | None = None
        self._task: asyncio.Task[None] | None = None

    def aim(self, url: str, secret: str) -> None:
        """From now on to this address; an empty one stops it."""
        self.url, self.secret, self.last_error = url, secret, None
        if self._task is not None:
            self._task.cancel()
            self._task = None
        self.wake()

    def wake(self) -> None:
        """Start posting if there is an address and a loop to do it in."""
        if not self.url or (self._task is not None and not self._task.done()):
            return
        try:
            loop = asyncio.get_running_loop()
        except RuntimeError:
            # Loaded from a file before anything runs: the next call starts it.
            return
        self._task = loop.create_task(self._post_all(self.url, self.secret))

    async def _post_all(self, url: str, secret: str) -> None:
        headers = {"Content-Type": "application/json"}
        if secret:
            headers["X-Telegram-Bot-Api-Secret-Token"] = secret
        pause = FIRST_PAUSE
        # trust_env off: a proxy of the machine has no business between two of its processes.
        async with httpx.AsyncClient(headers=headers, timeout=60, trust_env=False) as client:
            while True:
                queued = await self.queue.next_for_webhook()
                wrong = await self._post(client, url, json.dumps(queued.update).encode())
                if wrong is None:
                    self.queue.settle(queued)
                    pause = FIRST_PAUSE
                    continue
                self.last_error = (int(clock.now().timestamp()), wrong)
                await asyncio.sleep(pause)
                pause = min(pause * 2, LONGEST_PAUSE)

    async def _post(self, client: httpx.AsyncClient, url: str, content: bytes) -> str | None:
        if self.standing.down:
            return "Connection refused"
        await self.standing.travel()
        try:
            answer = await client.post(url, content=content)
        except httpx.TimeoutException:
            return "Read timeout expired"
        except httpx.HTTPError:
            return "Connection failed"
        if answer.is_success:
            return None
        return f"Wrong response from the webhook: {answer.status_code} {answer.reason_phrase}"

    async def close(self) -> None:
        if self._task is None:
            return
        self._task.cancel()
        await asyncio.gather(self._task, return_exceptions=True)
        self._task = None
