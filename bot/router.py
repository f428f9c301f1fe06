"""Which message goes to which function, and who may use it."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Awaitable, Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from telegram.ext.filters import BaseFilter

from bot import hearing, texts
from bot.heard import may_be_read_anew
from bot.inline import Article
from bot.panels import Card, Maker
from bot.turn import Turn
from models.drafts import Draft, DraftState
from models.errors import Refused
from models.language import Language
from models.staff import Role, Staff

Action = Callable[..., Awaitable[None]]
LookUp = Callable[[Turn, str], Awaitable[Sequence[Article]]]
COMMAND = re.compile(r"/(\w+)(?:@\w+)?(?:\s+(.*))?\Z", re.DOTALL)
WORD_OF_A_LINE = re.compile(
    r"([^\s:：]+)(?:\s*[:：]\s*|\s+|\Z)(.*)\Z", re.DOTALL
)  # 回款：华联 5000


@dataclass(frozen=True)
class Route:
    """A function and the role it is for."""

    do: Action
    role: Role
    takes_words: bool = False

    async def go(self, turn: Turn, *heard: str) -> None:
        """Deny by default, at this one place (1.3)."""
        if turn.somebody is None and self.role is not Role.ANYBODY:
            raise PermissionError("a stranger got past the door")
        if turn.somebody and not turn.somebody.may(self.role):
            raise Refused("not-for-you")
        await self.do(turn, *heard)


@dataclass
class Router:
    """The conversations of one feature. Every handler declares the role it is for."""

    commands: dict[str, Route] = field(default_factory=dict)
    buttons: list[tuple[re.Pattern[str], Route]] = field(default_factory=list)
    replies: list[Route] = field(default_factory=list)
    replies_to: dict[str, Route] = field(default_factory=dict)
    messages: list[tuple[BaseFilter, Route]] = field(default_factory=list)
    texts: list[Route] = field(default_factory=list)
    inline: list[tuple[Role, LookUp]] = field(default_factory=list)
    edits: list[Route] = field(default_factory=list)
    cards: dict[str, Card] = field(default_factory=dict)
    documents: dict[str, Maker] = field(default_factory=dict)

    def command(
        self, name: str, *, role: Role, takes_words: bool = False
    ) -> Callable[[Action], Action]:
        """`/name words`, and the words of `command-name.words` typed without a slash.

        Without a slash more may follow only where it `takes_words`: "team meeting went
        well" is no command.
        """

        def register(action: Action) -> Action:
            self.commands[name] = Route(action, role, takes_words)
            return action

        return register

    def button(self, pattern: str, *, role: Role) -> Callable[[Action], Action]:
        """A tapped button; the groups of the pattern are handed on."""
        return self._listed(role, lambda route: self.buttons.append((re.compile(pattern), route)))

    def reply(self, *, role: Role) -> Callable[[Action], Action]:
        """An answer to a message of ours that is about a record."""
        return self._listed(role, self.replies.append)

    def reply_to(self, key: str, *, role: Role) -> Callable[[Action], Action]:
        """Words in answer to a card of ours with several things on it: a list, whatever it is about."""

        def register(action: Action) -> Action:
            self.replies_to[key] = Route(action, role)
            return action

        return register

    def message(self, of_kind: BaseFilter, *, role: Role) -> Callable[[Action], Action]:
        """A kind of message, outside a form: a contact, a position. To others it is anything else."""
        return self._listed(role, lambda route: self.messages.append((of_kind, route)))

    def text(self, *, role: Role) -> Callable[[Action], Action]:
        """Anything else a person writes or sends."""
        return self._listed(role, self.texts.append)

    def inline_query(self, *, role: Role) -> Callable[[LookUp], LookUp]:
        """What `@bot words` finds, in whatever chat it is typed."""

        def register(look_up: LookUp) -> LookUp:
            self.inline.append((role, look_up))
            return look_up

        return register

    def edited(self, *, role: Role) -> Callable[[Action], Action]:
        """A message that the person changed afterwards."""
        return self._listed(role, self.edits.append)

    def card(self, key: str) -> Callable[[Card], Card]:
        """How messages owed under this key are drawn."""

        def register(card: Card) -> Card:
            self.cards[key] = card
            return card

        return register

    def document(self, key: str) -> Callable[[Maker], Maker]:
        """How files owed under this key are made; the maker looks at the reader's rights."""

        def register(maker: Maker) -> Maker:
            self.documents[key] = maker
            return maker

        return register

    def _listed(self, role: Role, keep: Callable[[Route], Any]) -> Callable[[Action], Action]:
        def register(action: Action) -> Action:
            keep(Route(action, role))
            return action

        return register


class Switchboard:
    """All routers together: finds the one function for a turn."""

    def __init__(self, routers: Iterable[Router]) -> None:
        self.commands: dict[str, Route] = {}
        self.cards: dict[str, Card] = {}
        self.documents: dict[str, Maker] = {}
        self.replies_to: dict[str, Route] = {}
        self.menus: dict[tuple[Language, frozenset[Role]], str] = {}
        self.buttons: list[tuple[re.Pattern[str], Route]] = []
        self.messages: list[tuple[BaseFilter, Route]] = []
        texts_, replies, edits, inline = [], [], [], []
        for router in routers:
            if twice := self.commands.keys() & router.commands.keys():
                raise ValueError(f"two handlers for {sorted(twice)}")
            self.commands |= router.commands
            if twice := self.cards.keys() & router.cards.keys():
                raise ValueError(f"two cards for {sorted(twice)}")
            self.cards |= router.cards
            if twice := self.documents.keys() & router.documents.keys():
                raise ValueError(f"two documents for {sorted(twice)}")
            self.documents |= router.documents
            self.replies_to |= router.replies_to
            self.buttons += router.buttons
            texts_ += router.texts
            replies += router.replies
            edits += router.edits
            inline += router.inline
            self.messages += router.messages
        (self.text,), (self.reply,), (self.edited,) = texts_, replies, edits
        ((self.inline_role, self.inline),) = inline
        self.listed = {
            name: route.role
            for name, route in self.commands.items()
            if texts.has(f"command-{name}")
        }
        self.words = {
            word.casefold(): name
            for name in self.commands
            if texts.has(f"command-{name}.words")
            for said in texts.in_every_language(f"command-{name}.words")
            for word in said.split()
        }

    async def take(self, turn: Turn, draft: Draft | None) -> bool:
        """Hand the turn to its function; whether it was a command."""
        form = draft if draft and draft.state is DraftState.OPEN else None
        if turn.update.callback_query:
            await self._tapped(turn, turn.update.callback_query.data or "")
        elif turn.update.edited_message:
            await self._edited(turn, draft)
        elif command := self.command_in(turn, form):
            name, words = command
            if name in self.commands:
                await self.commands[name].go(turn, words)
            else:
                turn.say("command-unknown")
            return True
        elif answered := self._answered(turn):
            await answered.go(turn)
        elif form:
            await hearing.hear(turn, form)
        else:
            await self._route_of_message(turn).go(turn)
        return False

    def _answered(self, turn: Turn) -> Route | None:
        """Who takes what answers a message of ours; None where it is said as if there were none."""
        ours = turn.replied_to
        if ours is None:
            return None
        listed = self.replies_to.get(ours.key or "") if turn.words else None
        return listed or (self.reply if ours.about else None)

    def _route_of_message(self, turn: Turn) -> Route:
        for of_kind, route in self.messages:
            if of_kind.check_update(turn.update) and turn.me.may(route.role):
                return route
        return self.text

    async def _edited(self, turn: Turn, draft: Draft | None) -> None:
        """A command that had opened the form, and nothing was answered since, is done anew."""
        name, words = self.command_in(turn) or ("", "")
        if draft and name in self.commands and may_be_read_anew(turn, draft):
            await self.commands[name].go(turn, words)
        else:
            await self.edited.go(turn)

    async def look_up(self, turn: Turn, words: str) -> Sequence[Article]:
        """What an inline query finds: nothing for those it is not for."""
        return await self.inline(turn, words) if turn.me.may(self.inline_role) else ()

    async def meet_stranger(self, turn: Turn) -> None:
        """Somebody who is not of the company: `/start` with an invitation is the only way in (1.2)."""
        name, words = self.command_in(turn) or ("", "")
        await self.commands["start"].go(turn, words if name == "start" else "")

    def commands_of(self, person: Staff) -> list[str]:
        """The commands behind this person's `/`, most used first."""
        return [name for name, role in self.listed.items() if person.may(role)]

    def menu_of(self, person: Staff) -> str:
        """A short mark that changes when what this person's `/` should show changes."""
        # By the roles, of which there are few: every turn asks for this.
        language, roles = person.speaks, frozenset(filter(person.may, Role))
        if (language, roles) not in self.menus:
            commands = self.commands_of(person)
            shown = "\n".join(str(texts.t(language, f"command-{name}")) for name in commands)
            self.menus[language, roles] = hashlib.sha256(shown.encode()).hexdigest()[:32]
        return self.menus[language, roles]

    async def _tapped(self, turn: Turn, data: str) -> None:
        for pattern, route in self.buttons:
            if match := pattern.fullmatch(data):
                await route.go(turn, *match.groups())
                return
        turn.hint("button-out-of-date")

    def command_in(self, turn: Turn, form: Draft | None = None) -> tuple[str, str] | None:
        """The command that was said and the words after it; None where it is something else.

        A bare word that is an answer to the `form` that is open is no command: 现金 is both.
        """
        words = turn.words
        if words.startswith("/"):
            match = COMMAND.match(words)
            return (match[1].lower(), (match[2] or "").strip()) if match else (words, "")
        if self._answered(turn):
            return None  # it is said to the person behind that message, or of what stands in it
        if form and hearing.answered_by_name(form, words):
            return None
        hyphenated = "-".join(words.casefold().split())
        if hyphenated in self.words and not form:
            return self.words[hyphenated], ""  # "sign in" as "sign-in"
        said = WORD_OF_A_LINE.match(words)
        name = self.words.get(said[1].casefold()) if said else None
        if said is None or name is None:
            return None
        first, rest = said.groups()
        # "日报 昨天" is a command, "Report the broken fridge" a sentence; and within a form
        # "日报 交了" is an answer: only the bare word is a command there.
        may_go_on = self.commands[name].takes_words and not first.isascii() and not form
        if rest and not may_go_on:
            return None
        return name, rest.strip()
