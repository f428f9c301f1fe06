"""`python -m bot.sandbox`: a Telegram on this machine, with the page to try the bot out."""

from __future__ import annotations

import argparse
from pathlib import Path

from bot.sandbox import server
from bot.sandbox.telegram import Telegram


def main() -> None:
    """Go on from the saved state if there is one."""
    asks = argparse.ArgumentParser(prog="python -m bot.sandbox", description=__doc__)
    asks.add_argument("--host", default="127.0.0.1")
    asks.add_argument("--port", type=int, default=8700)
    asks.add_argument("--token", default="70001:sandbox")
    asks.add_argument("--username", default="fieldbook_bot")
    asks.add_argument("--name", default="Fieldbook")
    asks.add_argument("--state", type=Path, help="where everything is kept, e.g. var/telegram.json")
    given = asks.parse_args()
    if given.state and given.state.exists():
        telegram = Telegram.load(given.state)
    else:
        telegram = Telegram(given.token, given.username, given.name)
    server.run(telegram, given.host, given.port, given.state)


if __name__ == "__main__":
    main()
