"""Sheets: every list can be had as .xlsx, as its reader sees it; who took which is kept (16.1, 1.5)."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, TypeVar

from markupsafe import Markup
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot import texts
from bot.panels import Button, Document, View, button
from bot.router import Router
from bot.turn import Turn
from handlers.order_papers import file_name, words_of
from models import audit, calendar, clock
from models.audit import Entry
from models.errors import Refused
from models.lists_as_sheets import MOST_ROWS, Listed, list_sheet
from models.outbox import Outgoing, Urgency, notify
from models.staff import Role, Staff

T = TypeVar("T")

router = Router()

SHEET = "list-sheet"
ID, DAY = r"([0-9]{1,18})", r"([0-9]{4}-[0-9]{2}-[0-9]{2})"  # in what a button says
TAKEN = "list-taken"
A_FEW = 100  # rows: some milliseconds
MANY_CUSTOMERS = 50  # in one sheet: the superior hears who took it

Find = Callable[..., Awaitable[Listed]]
"""The list as the reader sees it, from the reader's `View`, how many rows are needed at the most, and
what the button says of which one it is. Refused where it is not the reader's."""


@dataclass(frozen=True)
class AList:
    """A list that can be had as a sheet, for whom, and what its buttons say besides its name."""

    find: Find
    role: Role
    chosen: re.Pattern[str]
    is_told: bool = False  # to the superior, when it is long

    async def rows_for(self, view: View, chosen: str, at_most: int) -> Listed:
        """Refused where it is not the reader's, or the button was never ours."""
        said = self.chosen.fullmatch(chosen)
        if said is None:
            raise Refused("button-out-of-date")
        if not view.reader.may(self.role):
            raise Refused("not-for-you")
        return await self.find(view, at_most, *said.groups())


LISTS: dict[str, AList] = {}


def a_list(
    name: str, *, role: Role, chosen: str = "", is_told: bool = False
) -> Callable[[Find], Find]:
    """How a list is found whose button is `sheet_button(name, …)`; `chosen` is the pattern of what
    that button says besides."""

    def register(find: Find) -> Find:
        if name in LISTS:
            raise ValueError(f"two lists are called {name}")
        LISTS[name] = AList(find, role, re.compile(chosen), is_told)
        return find

    return register


def sheet_button(name: str, *chosen: Any) -> Button:
    """Below a list: the same one, all pages of it, as a sheet."""
    return button("list-sheet", ":".join(["sheet", name, *map(str, chosen)]))


@router.button(r"sheet:([a-z-]{1,30})(?::([\w:-]{1,50}))?", role=Role.MEMBER)
async def bring_a_sheet(turn: Turn, name: str, chosen: str | None) -> None:
    """Made when it is sent, of what the person may see then; said at once where nothing is in it."""
    chosen = chosen or ""
    if name not in LISTS:
        raise Refused("button-out-of-date")
    listed = await LISTS[name].rows_for(turn.view, chosen, 1)
    if not listed.rows:
        turn.say("list-nothing", title=Markup("{}").format(listed.title))
        return
    await turn.bring_document(SHEET, silent=True, list=name, chosen=chosen)
    turn.hint("list-coming")


@router.document(SHEET)
async def sheet(view: View) -> Document | None:
    """The list as it is now; None where it is not the reader's any more, or nothing is left in it."""
    name, chosen = view.facts["list"], view.facts["chosen"]
    try:
        listed = await LISTS[name].rows_for(view, chosen, MOST_ROWS + 1)
    except Refused:
        return None
    if not listed.rows:
        return None
    now, number = clock.now(), min(len(listed.rows), MOST_ROWS)
    day = calendar.business_day(now)
    caption = view.t(
        "list-caption",
        title=listed.title,
        number=number,
        is_cut=listed.is_cut,
    )
    return Document(
        f"{file_name(f'{listed.title} {day.isoformat()}')}.xlsx",
        partial(list_sheet, listed, view.reader.name, now, words_of(view.reader.speaks).say),
        caption,
        partial(keep, name, chosen, number, is_told=LISTS[name].is_told),
    )


async def keep(
    name: str,
    chosen: str,
    rows: int,
    session: AsyncSession,
    outgoing: Outgoing,
    *,
    is_told: bool = False,
) -> None:
    """Who took which list, with which filter and of how many rows; of a long one the superior hears,
    where it `is_told`."""
    about = f"sheet:{outgoing.id}"
    before = select(Entry.id).where(Entry.about == about, Entry.created_at >= outgoing.created_at)
    if await session.scalar(before.limit(1)):
        return  # it is sent once more
    reader = await session.get_one(Staff, outgoing.staff_id)
    audit.record(session, reader, TAKEN, about=about, list=name, chosen=chosen, rows=rows)
    superior = await reader.answers_to(session)
    if is_told and rows > MANY_CUSTOMERS and superior:
        await notify(
            session,
            superior,
            "list-customers-taken",
            urgency=Urgency.BULK,
            silent=True,
            name=reader.name,
            number=rows,
        )


def title(words: Markup) -> str:
    """What the chat calls a list, for a sheet: one line without marks, and no sign around it."""
    in_a_line = " ".join(texts.cleaned(words.striptags()).split())
    return re.sub(r"^\W+|\s*[:：]$", "", in_a_line)


def some_at_a_time(found: Sequence[T]) -> Iterator[Sequence[T]]:
    """Of what may be tens of thousands: others are answered in between, and a database is asked for
    no more values at once than it takes."""
    for at in range(0, len(found), A_FEW):
        yield found[at : at + A_FEW]
