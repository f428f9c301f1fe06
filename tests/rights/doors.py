"""Which handlers there are and who came to them, which questions there are: for what nobody tried."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

import pytest

from bot.forms import Form
from bot.router import Action, Route, Switchboard
from bot.turn import Turn
from models.staff import Role


@contextlib.contextmanager
def noting_who_enters(monkeypatch: pytest.MonkeyPatch) -> Iterator[set[Action]]:
    """The handlers that are gone to by somebody whom they are for."""
    entered: set[Action] = set()
    go = Route.go

    async def noted(route: Route, turn: Turn, *heard: str) -> None:
        if route.role is Role.ANYBODY or (turn.somebody and turn.somebody.may(route.role)):
            entered.add(route.do)
        await go(route, turn, *heard)

    with monkeypatch.context() as patch:
        patch.setattr(Route, "go", noted)
        yield entered


def handlers(switchboard: Switchboard) -> Iterator[tuple[str, Route]]:
    """Each, and what it listens to."""
    for command, route in switchboard.commands.items():
        yield f"/{command}", route
    for pattern, route in switchboard.buttons:
        yield f"the button {pattern.pattern}", route
    for key, route in switchboard.replies_to.items():
        yield f"an answer to {key}", route
    for of_kind, route in switchboard.messages:
        yield f"a message of {of_kind}", route
    yield "an answer to anything else", switchboard.reply
    yield "any other message", switchboard.text
    yield "an edited message", switchboard.edited


def questions() -> Iterator[tuple[str, str]]:
    """Form and question, of all that the product has: tests make forms of their own."""
    for name, form in Form.known.items():
        if form.__module__.startswith("handlers."):
            for field in form.fields():
                yield name, field
