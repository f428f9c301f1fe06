"""The receiver: an update is on our disk before Telegram is told that we have it."""

from __future__ import annotations

import asyncio
import json
import warnings
from collections.abc import Sequence
from typing import Any

import structlog
from sqlalchemy.exc import SQLAlchemyError
from telegram import Bot
from telegram.error import (
    Conflict,
    EndPointNotFound,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
)

from bot.bell import INBOX, Bell
from models.database import Database
from models.inbox import Incoming, is_id

log = structlog.get_logger()

WANTED = ["message", "edited_message", "callback_query", "inline_query", "my_chat_member"]
LONG_POLL = 30  # seconds Telegram holds the question open while there is nothing
PAUSE = 3  # seconds after a failure
MOST_LEVELS = 100  # of an update; Telegram's have about ten

# `Bot.get_updates` would parse the whole batch, and one malformed update stop the rest.
warnings.filterwarnings("ignore", message="Please use 'Bot.getUpdates'")


class Receiver:
    """Keeps raw updates in the inbox, whether they are fetched or brought."""

    def __init__(self, bot: Bot, database: Database, bell: Bell) -> None:
        self.bot = bot
        # From the token: a webhook may bring the first update before Telegram has said who we are.
        self.bot_id = int(bot.token.partition(":")[0])
        self.database = database
        self.bell = bell
        self.offset: int | None = None
        self.trouble = ""  # why no updates arrive just now

    async def keep(self, updates: Sequence[Any]) -> None:
        """Commit updates to the inbox; those that were here before are passed over."""
        kept = []
        for update in updates:
            if is_update(update) and can_be_written(update):
                kept.append(update)
            else:
                log.warning("this is no update", received=shortened(update))
        async with self.database.writing() as session:
            await Incoming.keep(session, self.bot_id, *kept)
        self.bell.ring(INBOX)
        await self.bell.ring_elsewhere(INBOX)

    async def fetch(self, wait: int = LONG_POLL) -> int:
        """Ask Telegram for what is new, keep it, and only then move on (getUpdates); how many."""
        updates = await self.bot.do_api_request(
            "getUpdates",
            api_kwargs={"offset": self.offset, "timeout": wait, "allowed_updates": WANTED},
            read_timeout=wait + 10,
        )
        if not updates:
            return 0
        await self.keep(updates)
        ids = [update["update_id"] for update in updates if is_update(update)]
        if ids:
            # The last one, not the greatest: Telegram starts its ids anew after a quiet week.
            self.offset = ids[-1] + 1
        return len(updates)

    async def poll(self) -> None:
        """Fetch for as long as this runs; whatever goes wrong is said once and tried again."""
        while True:
            try:
                await self.fetch()
                await self.bell.let_turns_pass()
                if self.trouble:
                    log.info("updates arrive again")
                self.trouble = ""
                continue
            except RetryAfter as error:
                await asyncio.sleep(_seconds(error))
                continue
            except Conflict:
                problem = "another process is fetching updates with this token; stop one of them"
            except (InvalidToken, EndPointNotFound):
                problem = "Telegram no longer accepts FIELDBOOK_TOKEN; ask @BotFather"
            except NetworkError as error:
                problem = f"Telegram cannot be reached: {error}"
            except TelegramError as error:
                problem = f"Telegram gives no updates: {error}"
            except SQLAlchemyError as error:
                # Nothing was acknowledged: Telegram keeps it for us.
                problem = f"the database takes no updates: {brief(error)}"
            if problem != self.trouble:
                log.warning(problem)
            self.trouble = problem
            await asyncio.sleep(PAUSE)


def is_update(received: object) -> bool:
    """Whether it has an id that Telegram can be told we have it."""
    return isinstance(received, dict) and is_id(received.get("update_id"))


def can_be_written(update: object) -> bool:
    """Whether it is JSON that a database takes: no NaN, and not a thousand tables deep."""
    if is_deeper(update, MOST_LEVELS):
        return False
    try:
        json.dumps(update, allow_nan=False)
    except ValueError:
        return False
    return True


def is_deeper(value: object, levels: int) -> bool:
    """Whether more tables and lists than so many stand one in another."""
    if not isinstance(value, dict | list):
        return False
    inner = value.values() if isinstance(value, dict) else value
    return levels == 0 or any(is_deeper(one, levels - 1) for one in inner)


def shortened(received: object) -> str:
    """The beginning of something that perhaps nobody can write."""
    try:
        return repr(received)[:200]
    except RecursionError:
        return "something without end"


def _seconds(error: RetryAfter) -> float:
    wait = error.retry_after
    return wait if isinstance(wait, int | float) else wait.total_seconds()


def brief(error: Exception) -> str:
    """The first line of an error, without statements and values."""
    cause = getattr(error, "orig", None) or error
    return str(cause).splitlines()[0] if str(cause) else type(cause).__name__
