"""The bot at work, until somebody at the console or the system ends it."""

from __future__ import annotations

import asyncio
import contextlib
import gc
import os
import signal
import threading
from collections.abc import Awaitable, Callable

import structlog

from bot.app import CannotStart, Fieldbook, Part
from bot.console import Problem, open_database
from bot.pace import Pace
from bot.settings import Settings

log = structlog.get_logger()

STOPS_WITHIN = 1.4  # seconds; whoever started us waits for two


async def work_until_told(
    settings: Settings,
    parts: set[Part],
    beside: Callable[[Fieldbook], Awaitable[None]] | None = None,
    pace: Pace | None = None,
) -> None:
    """Fieldbook at work, at Telegram's `pace` unless one is given; SIGINT and SIGTERM end it within two
    seconds, and so does `beside`."""
    await open_database(settings).close()  # whether its file can be
    fieldbook = Fieldbook(settings, pace=pace)
    # What is here by now stays until the end: no answer waits until it was looked through again.
    gc.freeze()
    gc.enable()
    working = asyncio.ensure_future(fieldbook.run(parts))

    def stop() -> None:
        working.cancel()
        # What still hangs then is left as a crash would leave it, which loses nothing.
        last = threading.Timer(STOPS_WITHIN, os._exit, [0])
        last.daemon = True
        last.start()

    for sign in (signal.SIGINT, signal.SIGTERM):
        # Windows has no such handlers; Ctrl-C works there as it always does.
        with contextlib.suppress(NotImplementedError):
            asyncio.get_running_loop().add_signal_handler(sign, stop)
    meanwhile = asyncio.ensure_future(beside(fieldbook)) if beside else None
    if meanwhile:
        meanwhile.add_done_callback(lambda _: stop())
    try:
        await working
    except asyncio.CancelledError:
        log.info("fieldbook stops")
    except ExceptionGroup as several:
        # The parts work side by side; why one of them cannot is said alone.
        if reasons := several.subgroup(CannotStart):
            reason: Exception = reasons
            while isinstance(reason, ExceptionGroup):
                reason = reason.exceptions[0]
            raise reason from None
        raise


def parts_named(only: str | None) -> set[Part]:
    """Those of `--only`: all of them where it is left out, refused where one is none of ours."""
    if only is None:
        return set(Part)
    named = {part.strip().lower() for part in only.split(",")} - {""}
    if not named or named - set(Part):
        unknown = ", ".join(sorted(named - set(Part))) or "nothing"
        raise Problem(f"--only {unknown}: the parts of Fieldbook are {', '.join(Part)}")
    return {Part(part) for part in named}
