"""What a notice asks of its own: to whom, whose branch, and which positions (17.1)."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, ClassVar

from markupsafe import Markup, escape

from bot import texts
from bot.fields import Field, Look, Reading
from bot.fields.choice import Choice, folded
from bot.panels import Rows, button, in_pairs, named, turn_pages
from models.errors import Refused
from models.facts import term
from models.language import Language
from models.notice_address import Audience, leaders_in_reach, positions_in_reach
from models.positions import Position
from models.staff import Staff, same_name

if TYPE_CHECKING:
    from bot.turn import Turn

PAGE = "page"
NAMES_TAKE = 600  # UTF-16 units of them all in a sentence


class ToWhom(Choice[Audience]):
    """Everybody, a team or positions; a team only where somebody leads one."""

    async def read(self, turn: Turn, offered: Any, before: Any) -> Reading:
        return await _if_there_is_one(turn, await super().read(turn, offered, before))

    async def tapped(self, turn: Turn, choice: str, before: Any) -> Reading:
        return await _if_there_is_one(turn, await super().tapped(turn, choice, before))

    async def buttons(
        self, turn: Turn, before: Any, tap: Callable[[str], str], view: str = ""
    ) -> Rows:
        rows = await super().buttons(turn, before, tap, view)
        if await leaders_in_reach(turn.session, turn.me):
            return rows
        team = tap(self.choice(Audience.BRANCH))
        return [[one for one in row if one["data"] != team] for row in rows]


class Branch(Field[int]):
    """A leader whom the person may write to, kept as {"id": 12, "name": "Hugo"}."""

    finds: ClassVar[bool] = True

    async def read(self, turn: Turn, offered: Any, before: Any) -> Reading:
        leaders = await leaders_in_reach(turn.session, turn.me)
        said = same_name(turn.words)
        for is_meant in (said.__eq__, lambda name: said in name):
            meant = [one for one in leaders if said and is_meant(same_name(one.name))]
            if len(meant) == 1:
                return Reading(_kept(meant[0]))
        names = texts.shortened([one.name for one in leaders], NAMES_TAKE)
        raise Refused("notice-leader-unknown", words=texts.clip(turn.words, 60), names=names)

    async def tapped(self, turn: Turn, choice: str, before: Any) -> Reading | Look:
        view, _, page = choice.partition(":")
        if view == PAGE and page.isascii() and page.isdigit():
            return Look(page[:4])
        for leader in await leaders_in_reach(turn.session, turn.me):
            if choice == str(leader.id):
                return Reading(_kept(leader))
        raise Refused("button-out-of-date")

    async def buttons(
        self, turn: Turn, before: Any, tap: Callable[[str], str], view: str = ""
    ) -> Rows:
        leaders = await leaders_in_reach(turn.session, turn.me)
        shown, leaves = turn_pages(leaders, int(view or 0), tap(PAGE))
        return [*in_pairs([named(one.name, tap(str(one.id))) for one in shown]), leaves]

    def load(self, kept: Any) -> int:
        return int(kept["id"])

    def shown(self, language: Language, kept: Any) -> Markup:
        return escape(texts.shield(kept["name"]))


class Positions(Field[tuple[Position, ...]]):
    """One position or several, of those whom the person may write to; gathered until *done*."""

    gathers: ClassVar[bool] = True
    nothing: ClassVar[Any] = ()
    keep_key: ClassVar[str] = "notice-positions-done"

    async def read(self, turn: Turn, offered: Any, before: Any) -> Reading:
        """Names in any of our languages, with commas between several."""
        there = await positions_in_reach(turn.session, turn.me)
        chosen = list(before or ())
        for piece in turn.words.replace("、", ",").replace("，", ",").split(","):
            meant = [one for one in there if folded(piece) in map(folded, _names(one))]
            if not meant:
                shown = [texts.t(turn.language, term(one)) for one in there]
                names = texts.shortened(shown, NAMES_TAKE)
                raise Refused("notice-position-unknown", words=texts.clip(piece, 60), names=names)
            chosen += [one.value for one in meant if one.value not in chosen]
        return Reading(chosen, complete=False)

    async def tapped(self, turn: Turn, choice: str, before: Any) -> Reading:
        """One more; or, of those chosen, one less."""
        if choice not in await positions_in_reach(turn.session, turn.me):
            raise Refused("button-out-of-date")
        chosen = list(before or ())
        left = [one for one in chosen if one != choice]
        return Reading(left if choice in chosen else [*chosen, choice], complete=False)

    async def buttons(
        self, turn: Turn, before: Any, tap: Callable[[str], str], view: str = ""
    ) -> Rows:
        there = await positions_in_reach(turn.session, turn.me)
        each = [
            button(
                "notice-position",
                tap(position.value),
                position=position,
                number=number,
                chosen=position.value in (before or ()),
            )
            for position, number in there.items()
        ]
        return in_pairs(each)

    def lacks(self, kept: Any) -> Refused | None:
        return None if kept else Refused("notice-position-none")

    async def so_far(self, turn: Turn, kept: Any, view: str) -> Markup | None:
        return self.shown(turn.language, kept) if kept else turn.t("notice-position-none")

    def load(self, kept: Any) -> tuple[Position, ...]:
        return tuple(map(Position, kept))

    def shown(self, language: Language, kept: Any) -> Markup:
        return texts.t(language, "notice-positions-named", positions=self.load(kept))


async def _if_there_is_one(turn: Turn, reading: Reading) -> Reading:
    if reading.value == Audience.BRANCH and not await leaders_in_reach(turn.session, turn.me):
        raise Refused("notice-no-team")
    return reading


def _names(position: Position) -> set[str]:
    return {position.value, *texts.in_every_language(term(position))}


def _kept(leader: Staff) -> dict[str, Any]:
    return {"id": leader.id, "name": leader.name}
