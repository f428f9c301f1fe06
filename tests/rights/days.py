"""The days of the company before everybody tries: who did what, and what the clock brought."""

from __future__ import annotations

from sqlalchemy import func, select, update

from bot.app import Fieldbook
from bot.sandbox.request import SandboxRequest
from bot.sandbox.telegram import Telegram
from bot.settings import Settings
from models import calendar, clock
from models.outbox import Delivery, Outgoing
from tests.conftest import TOKEN, Office
from tests.records import open_file, staff
from tests.rights.company import (
    AWAY,
    BEGAN,
    DELEGATE,
    FORMER,
    HANDED_OVER,
    NAMES,
    NOW,
    OWNERS,
    PEOPLE,
    Company,
)
from tests.rights.founding import Founding
from tests.rights.secret_words import write_secrets
from tests.unpaced import Unpaced


async def found(url: str) -> Company:
    """The company on a migrated database, some days after it began; everything owed was sent."""
    telegram = Telegram(TOKEN, floods=False)
    settings = Settings(token=TOKEN, database_url=url, _env_file=None)
    app = Fieldbook(settings, request=SandboxRequest(telegram), pace=Unpaced())
    await app.bot.initialize()
    try:
        company = Company(url)
        await live(Founding(Office(app, telegram), company))
        return company
    finally:
        await app.bot.shutdown()
        await app.database.close()


async def live(founding: Founding) -> None:
    office, company = founding.office, founding.company
    await office.at(BEGAN)
    async with office.session() as session:
        for year in (2026, 2027):
            await calendar.seed(session, year)
    for name, position, superior in PEOPLE:
        phone = await office.hire(name, position, office.phones.get(superior or ""))
        company.chats[name] = phone.id
        company.superiors[name], company.positions[name] = superior, position
        async with office.session() as session:
            company.people[name] = (await staff(session, phone)).id
    await founding.clock(BEGAN)
    for day in (4, 5, 6):
        await office.at(f"2026-08-0{day} 08:50")
        await founding.signs_in("Wendy")  # and nobody else
    await founding.clock("2026-08-07 09:40")
    await open_file(office, founding.phone("Max"), "Free by now")  # to everybody
    await office.at("2026-08-28 09:00")
    async with founding.of("Ann"):
        await open_file(office, founding.phone("Ann"), NAMES[0])  # free soon

    await office.at("2026-10-27 09:00")
    for name in ("Hugo", "Wang"):
        await founding.chooses_alerts(name)
    for number, name in enumerate(OWNERS):
        await founding.begins(name, number + 1)
    await founding.sells_much("Max", NAMES[-1])
    await founding.clock("2026-10-30 08:52", "2026-10-31 16:40")
    await founding.clock("2026-11-02 09:40", "2026-11-09 09:40")

    await office.at("2026-11-18 08:00")
    for name in OWNERS:
        await founding.ships_late(name)
        await founding.signs_in(name)
    for name in ("Hugo", "Wang"):
        await founding.announces(name)
    await founding.clock("2026-11-18 16:10")
    # So late that whoever is asked is reminded once, and climbed over once.
    await office.at("2026-11-18 17:00")
    for number, name in enumerate(OWNERS):
        await founding.works(name, number + 1)
        await founding.is_away(name, number + 1)
    for number, (name, whose) in enumerate(OWNERS.items()):
        await founding.claims(name, whose, number)
    for name in OWNERS:
        await founding.is_refused_a_file(name)
    await office.at("2026-11-19 08:50")
    await founding.signs_in("Ann")  # and never out
    await founding.clock("2026-11-19 09:40", "2026-11-19 14:40")

    await office.at("2026-11-20 08:10")
    for name in OWNERS:
        await founding.comes_back(name)
    await founding.asks_for_a_report("Ann")
    await founding.gave_several_a_task("Hugo")
    await founding.names_a_delegate(AWAY, DELEGATE)
    await founding.hands_over(*HANDED_OVER)
    await office.at(NOW)
    async with office.session() as session:
        lee = await staff(session, founding.phone(FORMER))
        await lee.leave(session, await staff(session, founding.phone("Hugo")))
    await founding.clock(NOW)
    async with office.session() as session:
        for name in company.people.keys() - {FORMER}:
            person = await staff(session, founding.phone(name))
            person.menu = office.app.switchboard.menu_of(person)
        # Each arrived, as a message with its own number.
        await session.execute(
            update(Outgoing).values(
                state=Delivery.SENT, message_id=Outgoing.id, sent_at=clock.now()
            )
        )
    async with office.session() as session:
        await write_secrets(session, company)
        company.last = await session.scalar(select(func.max(Outgoing.id))) or 0
