"""The try-out: a Telegram on this machine, a small company in it, and the bot as in production."""

from __future__ import annotations

import asyncio
import shutil
import signal
import socket
import sys
from pathlib import Path

from filelock import FileLock, Timeout

from bot.demo.clock import kept
from bot.demo.company.history import make_up
from bot.demo.company.people import COMPANY, FIRST_NUMBER
from bot.demo.controls import controls
from bot.demo.faults import Faults
from bot.demo.process import DemoBot
from bot.demo.queues import Queues
from bot.sandbox.line import Line
from bot.sandbox.server import Server, save_what_changes
from bot.sandbox.telegram import Telegram
from models import clock, policy
from models.database import Database
from models.migrate import migrate

VAR = Path("var")
DATABASE = VAR / "demo.db"
TELEGRAM = VAR / "telegram.json"
CLOCK = VAR / "demo.ahead"
TOKEN = "70001:the-try-out-on-this-machine-needs-no-secret"  # noqa: S105 - opens nothing

MAKING_UP = (
    "The company lives through its last sixty days: a quarter of a minute or so, this once …"
)


def run_demo(fresh: bool, port: int) -> None:
    """Start everything and print where; returns after Ctrl-C. `fresh` forgets what was there.

    Ends with one line when the port is taken, or the bot of another demo is at the same files.
    """
    VAR.mkdir(exist_ok=True)
    try:
        socket.create_server(("127.0.0.1", port)).close()
    except OSError:
        sys.exit(f"Port {port} is taken; choose another: fieldbook demo --port {port + 1}")
    try:
        with FileLock(f"{DATABASE}.lock", timeout=0):
            if fresh:
                forget()
    except Timeout:
        sys.exit(f"Another demo is still using {DATABASE}; end that one first.")
    if not DATABASE.exists():
        print(MAKING_UP, flush=True)  # noqa: T201 - said to the person at the console
    telegram = Telegram.load(TELEGRAM) if TELEGRAM.exists() else Telegram(TOKEN)
    clock.move_by(kept(CLOCK))
    # The phones are where the company is: their clocks show what the bot says.
    telegram.zone = policy.current().company.zone.key
    asyncio.run(_run(telegram, port))


def forget() -> None:
    """Start clean: the demo's own files under var/, and nothing else there."""
    for path in VAR.glob("demo.*"):
        if path.suffix != ".lock":  # it is ours just now
            path.unlink()
    for path in VAR.glob("telegram*"):
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink()


async def _run(telegram: Telegram, port: int) -> None:
    url = f"sqlite+aiosqlite:///{DATABASE}"
    await seed(telegram, url)
    line = Line(leads_to=port)
    bot = DemoBot(line.url, TOKEN, DATABASE)
    database = Database(url)
    faults = Faults(telegram, bot, line, Queues(telegram, database))
    server = Server(
        telegram, "127.0.0.1", port, [*controls(telegram, bot, database, CLOCK), *faults.routes()]
    )
    await faults.begin()
    serving = asyncio.create_task(server.serve())
    saving = asyncio.create_task(save_what_changes(telegram, TELEGRAM))
    telling = asyncio.create_task(faults.tell())
    stopping = asyncio.Event()
    for sign in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(sign, stopping.set)
    ended = asyncio.create_task(bot.work())
    asked = asyncio.create_task(stopping.wait())
    # The sandbox tells of changes in chats, and this is none: hence the looking.
    while not (ended.done() or asked.done() or is_listening(telegram)):  # noqa: ASYNC110
        await asyncio.sleep(0.05)
    if not ended.done():
        print(welcome(server.url), flush=True)  # noqa: T201 - said to the person at the console
    await asyncio.wait([ended, asked, serving], return_when=asyncio.FIRST_COMPLETED)
    await bot.stop()
    ended.cancel()
    asked.cancel()
    saving.cancel()
    telling.cancel()
    line.cut()
    server.stop()
    await serving
    telegram.save(TELEGRAM)
    await telegram.close()
    await database.close()


def is_listening(telegram: Telegram) -> bool:
    """Whether the bot has begun to ask for updates."""
    # Before its first long poll, which is logged when it ends, it says that it has no webhook.
    return any(call.method.lower() == "deletewebhook" for call in telegram.log)


async def seed(telegram: Telegram, database_url: str) -> None:
    """The company with its history, and a phone for everybody that has opened the chat; again changes
    nothing."""
    database = Database(database_url)
    await migrate(database)
    async with database.writing() as session:
        await make_up(session)
    await database.close()
    for number, person in enumerate(COMPANY, start=FIRST_NUMBER):
        about = person.position.value.replace("_", " ")
        if person.superior:
            about += f" · {person.superior}"
        someone = telegram.register(number, person.name, about, person.language.value)
        someone.chat.started = True


def welcome(url: str) -> str:
    return f"""
Fieldbook is running. Open {url}

On the page:
  1. Story: scenes that play by themselves or are followed by hand, and what each step caused.
  2. Be anybody of the company and write to the bot: /menu, or 菜单, shows what it can do.
  3. Clock and Faults: go on to the next morning, cut the line, kill the bot.

Everything is kept under var/; start clean with: make demo FRESH=1. Stop with Ctrl-C.
"""
