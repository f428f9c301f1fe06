"""`fieldbook run` for the try-out: the same, but its clock can be moved from outside.

The argument says how many seconds ahead of the real time it starts. Each line of its input says so
anew, and is answered by one when all that fell due was looked at. It ends when its input does.
"""

from __future__ import annotations

import asyncio
import sys
from datetime import timedelta

from bot.app import Fieldbook, Part
from bot.at_work import work_until_told
from bot.cli import prepare
from bot.console import follow_company, secrets
from bot.log import write_logs
from bot.settings import Settings
from models import clock


def main() -> None:
    clock.move_by(timedelta(seconds=float(sys.argv[1])))
    prepare()
    settings = Settings.read(token_needed=True)
    follow_company(settings)
    write_logs(secrets())
    asyncio.run(work_until_told(settings, set(Part), beside=follow_the_clock))


async def follow_the_clock(fieldbook: Fieldbook) -> None:
    """Move the clock whenever the input says so; returns when nobody is there any more."""
    said = asyncio.StreamReader()
    await asyncio.get_running_loop().connect_read_pipe(
        lambda: asyncio.StreamReaderProtocol(said), sys.stdin
    )
    while line := await said.readline():
        # No transaction is under way meanwhile: each happens at one time.
        async with fieldbook.database.writing():
            clock.set_ahead(timedelta(seconds=float(line)))
        await fieldbook.look_at_what_is_due()
        sys.stdout.write(line.decode())
        sys.stdout.flush()


if __name__ == "__main__":
    main()
