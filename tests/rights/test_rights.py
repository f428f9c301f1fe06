"""Nobody sees or changes what is not theirs, whatever way they try; and what is theirs they see (1.3)."""

from __future__ import annotations

import contextlib
import os
import shutil
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import URL

from bot.router import Switchboard
from handlers import ROUTERS
from handlers.approval_cards import KINDS as APPROVABLE
from handlers.sheets import LISTS
from models import clock
from models.base import Base
from models.database import Database
from models.moving import move
from models.positions import Position
from models.records import KINDS
from tests.conftest import at, on_the_server
from tests.figures import keep, say
from tests.rights import attempts, company, days, doors, founding, table, trial, watch
from tests.rights.watch import MACHINERY

# One of so many attempts is made, by each person others: all of them with RIGHTS=1 (`make rights`).
EVERY = {"sqlite": 500, "postgresql": 2000}
OF_EVERYBODY = {"product", "staff"}


async def test_nobody_gets_what_is_not_theirs_and_everybody_what_is(
    sqlite: Path, postgresql: URL, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """DB=sqlite or postgres tries one of the two."""
    url = f"sqlite+aiosqlite:///{tmp_path / 'fieldbook.db'}"
    shutil.copy(sqlite, tmp_path / "fieldbook.db")
    founded = await days.found(url)
    for kind in KINDS.keys() - OF_EVERYBODY:
        whose = {one for (of, _), one in founded.rows.items() if of == KINDS[kind].__tablename__}
        assert len(whose & company.OWNERS.keys()) > 1, (
            f"nobody has a {kind} yet: let `Founding.works` in {founding.__name__} make one for each"
        )
    clock.move_to(company.now())
    only = os.environ.get("DB", "")
    if only != "postgres":
        await try_everything("sqlite", founded, monkeypatch)
    if only != "sqlite":
        async with moved_to(postgresql, url) as founded.url:
            await try_everything("postgresql", founded, monkeypatch)


@contextlib.asynccontextmanager
async def moved_to(server: URL, url: str) -> AsyncIterator[str]:
    """A database of PostgreSQL with all that there is at the `url`."""
    name = f"test_{uuid4().hex}"
    await on_the_server(server, f"CREATE DATABASE {name}")
    source, target = Database(url), Database(at(server, name))
    try:
        await move(source, target)
        yield at(server, name)
    finally:
        await source.close()
        await target.close()
        await on_the_server(server, f"DROP DATABASE {name} WITH (FORCE)")


async def try_everything(
    database: str, founded: company.Company, monkeypatch: pytest.MonkeyPatch
) -> None:
    every = int(os.environ.get("RIGHTS") or EVERY[database])
    # In make test what is shown rightly is proven on SQLite.
    proves = database == "sqlite" or "RIGHTS" in os.environ
    tries = trial.Trial(founded, every, proves)
    await tries.run(monkeypatch)
    for name in table.SAY_WHOSE:
        assert table.TABLES[name] not in table.PRIVATE or any(
            of == name for of, _ in founded.rows
        ), f"nobody has any {name} that others could change: let {days.__name__} make some"
    drawn = len(tries.switchboard.cards | tries.switchboard.documents)
    brought = drawn - len(tries.never_brought)
    say(
        f"{tries.made} attempts by {len(trial.ACTORS)} people on {database}, {len(tries.tried)} ways "
        f"in; {brought} of {drawn} cards and files brought"
    )
    if every == 1:
        figures = {"attempts": tries.made, "wrong": len(tries.wrong), "brought": brought}
        keep(f"rights-{database}", figures)
    assert not tries.wrong, "\n".join(
        f"{wrong} by {', '.join(said[:3])}" for wrong, said in sorted(tries.wrong.items())
    )
    if tries.proves:
        assert not list(what_was_never_shown(tries))
    assert not list(what_nobody_can_answer(tries))
    if every == 1:
        assert not tries.never_brought, (
            f"nobody was brought {', '.join(sorted(tries.never_brought))}: "
            f"let {days.__name__} bring each once"
        )
        assert not list(what_nobody_tried(tries))


def what_was_never_shown(tries: trial.Trial) -> Iterator[str]:
    """What 1.3 gives somebody and no card brought: the test would prove nothing."""
    for name in trial.ACTORS:
        for owner in trial.PROVEN:
            for kind in ("customer", "work", "order", "price", "money", "presence"):
                is_theirs = table.allows(tries.company, name, owner, kind)
                if is_theirs and (owner, kind) not in tries.right[name]:
                    yield f"{name} was never shown any {kind} of {owner}"


def what_nobody_can_answer(tries: trial.Trial) -> Iterator[str]:
    """Answers that a handler listens to, and no card that they could be answers to."""
    owed = {one["key"] for _, one, _ in tries.owed.values()}
    for key in tries.switchboard.replies_to.keys() - owed:
        yield f"nobody is owed a {key}, so nobody answers one: let {days.__name__} bring it once"


def what_nobody_tried(tries: trial.Trial) -> Iterator[str]:
    """Handlers that nobody came to whom they are for, answers and questions that were not tried."""
    for what, route in doors.handlers(tries.switchboard):
        if route.do not in tries.entered:
            yield (
                f"nobody came to {route.do.__module__}.{route.do.__qualname__} by {what}: "
                f"let somebody in {days.__name__} have what it is about, "
                f"or let {attempts.__name__} say what it hears"
            )
    for key in tries.switchboard.replies_to:
        if f"an answer to {key}" not in tries.tried:
            yield f"nobody answered a {key}: let {days.__name__} bring it to somebody"
    for form, question in doors.questions():
        if trial.the_question(form, question) not in tries.tried:
            yield (
                f"nobody was asked {question} of {form}: let somebody in {days.__name__} have what "
                f"it is about, or put into LIKELY of {trial.__name__} what leads to it"
            )


def test_somebody_of_every_position_tries() -> None:
    positions = {name: position for name, position, _ in company.PEOPLE}
    assert {positions[name] for name in trial.ACTORS if name in positions} == set(Position)


def test_what_nobody_tried_is_told_of() -> None:
    tries = trial.Trial(company.without_anything())
    tries.switchboard, tries.entered = Switchboard(ROUTERS), set()
    assert len(list(what_nobody_can_answer(tries))) == len(tries.switchboard.replies_to) > 0
    said = "\n".join(what_nobody_tried(tries))
    for one in (
        "customers.begin_from_a_contact",
        "payments-due",
        "outcome of visit",
        "the button ",
    ):
        assert one in said
    tries.entered = {route.do for _, route in doors.handlers(tries.switchboard)}
    tries.tried = {trial.the_question(*one) for one in doors.questions()}
    tries.tried |= {f"an answer to {key}" for key in tries.switchboard.replies_to}
    assert not list(what_nobody_tried(tries))


def test_every_table_is_somebodys() -> None:
    """Or nobody's, and then it is said why."""
    tables = Base.metadata.tables.keys()
    for name in tables:
        said = [name in one for one in (table.TABLES, table.AS_THEIR_RECORD, MACHINERY)]
        assert sum(said) == 1, (
            f"who may read and change {name}? Say in TABLES of {table.__name__} what its rows are, "
            f"or in MACHINERY of {watch.__name__} why nobody is judged by it; and in one of them only"
        )
    assert (
        tables >= table.TABLES.keys() | table.AS_THEIR_RECORD | MACHINERY.keys() | table.SAY_WHOSE
    )
    assert set(table.TABLES.values()) <= table.RULES.keys()
    assert table.RULES.keys() >= table.THE_COMPANYS | table.PRIVATE
    for name in table.SAY_WHOSE:
        assert "staff_id" in Base.metadata.tables[name].columns


def test_every_approval_is_of_a_kind_that_has_a_rule() -> None:
    names = {record: name for name, record in KINDS.items()}
    for record in APPROVABLE:
        name = names[record]
        assert name in table.RECORDS, f"what is a {name}? Say so in RECORDS of {table.__name__}"


def test_every_button_and_every_sheet_can_be_tried() -> None:
    """What stands in them is known; else the sentence that fails says what to write."""
    switchboard = Switchboard(ROUTERS)
    numbers = {kind: [1] for kind in trial.TABLES_OF}
    tried = {what for what, _ in attempts.buttons(switchboard, numbers)}
    assert tried == {pattern.pattern for pattern, _ in switchboard.buttons}
    for _, data in attempts.sheets(LISTS, numbers):
        name, _, chosen = data.removeprefix("sheet:").partition(":")
        assert LISTS[name].chosen.fullmatch(chosen), data


def test_the_administrator_reads_nobodys_work() -> None:
    """The table itself, where it is easily written wrongly."""
    firm = company.without_anything()
    kinds = table.RULES.keys() - {"person"} - table.THE_COMPANYS  # what everybody knows
    assert not any(table.allows(firm, "Root", "Mei", kind) for kind in kinds)
    assert not any(table.allows(firm, "Hugo", "Li", kind) for kind in kinds)
    assert not any(table.allows(firm, "Lee", "Lee", kind) for kind in kinds)
    assert table.allows(firm, "Hugo", "Lee", "customer")
