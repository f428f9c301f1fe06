"""A question answered with quantities of an order's lines: all that is left, or line by line."""

from __future__ import annotations

import unicodedata
from abc import abstractmethod
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any, ClassVar

from markupsafe import Markup, escape

from bot import texts
from bot.fields.base import Field, Reading
from bot.fields.numerals import numeral
from bot.panels import GREEN, Button, Rows, button, named
from models.errors import Refused
from models.language import Language
from models.names import fold
from models.order_lines import OrderLine, exact, milli

if TYPE_CHECKING:
    from bot.turn import Turn

A_PAGE = 10  # lines; each is a button
SHOWN = 12  # lines in the summary
NAME_ON_BUTTON = 30  # UTF-16 units; a quantity stands behind it
LONGEST_NAME_SHOWN = 60


@dataclass(frozen=True)
class Left:
    """A line with what may still be taken of it, more than nothing."""

    line: OrderLine
    quantity: Decimal


class Goods(Field[Mapping[int, Decimal]]):
    """Quantities by the line's number, in its measure.

    Kept as {"lines": {"3": ["Water", "case", 2500]}, "at": 3, "page": 0, "said": {"77": 3}}: `at` is
    the line whose quantity is asked, `said` which message told one, for when it is edited.
    """

    gathers: ClassVar[bool] = True
    nothing: ClassVar[Any] = {}
    keep_key: ClassVar[str] = "goods-done"

    @abstractmethod
    async def left(self, turn: Turn) -> Sequence[Left]:
        """The lines of which something may be taken, in their order."""

    @abstractmethod
    async def check_quantity(self, turn: Turn, of: Left, quantity: Decimal) -> None:
        """Refused where so much of a line cannot be taken."""

    def lacks(self, kept: Any) -> Refused | None:
        if kept["at"] is not None:
            return Refused("goods-quantity-open")
        return None if kept["lines"] else Refused("goods-none-chosen")

    async def read(self, turn: Turn, offered: Any, before: Any) -> Reading:
        kept, left = _opened(before), await self.left(turn)
        if _means_all(turn.words):
            return _all(kept, left)
        is_edited = turn.update.edited_message is not None
        at = kept["said"].get(str(turn.message_id)) if is_edited else kept["at"]
        if at is None and len(left) == 1:
            at = left[0].line.number
        words = turn.words
        if at is None:
            at, words = _named(left, words)
        one = _of(left, at)
        if not words:
            return Reading({**kept, "at": at}, complete=False)
        quantity = _quantity(one.line, words)
        await self.check_quantity(turn, one, quantity)
        said = {**kept["said"], str(turn.message_id): at}
        return _taken({**kept, "said": said}, one, quantity)

    async def tapped(self, turn: Turn, choice: str, before: Any) -> Reading:
        kept, left = _opened(before), await self.left(turn)
        verb, number = choice[:1], choice[1:]
        if choice == "all":
            return _all(kept, left)
        if not (number.isascii() and number.isdigit() and len(number) <= 6):
            raise Refused("button-out-of-date")
        match verb:
            case "p":
                return Reading({**kept, "at": None, "page": int(number)}, complete=False)
            case "l":
                at = _of(left, int(number)).line.number
                return Reading({**kept, "at": at}, complete=False)
            case "a":
                one = _of(left, int(number))
                return _taken(kept, one, one.quantity)
            case "n":
                lines = {key: line for key, line in kept["lines"].items() if key != number}
                return Reading({**kept, "lines": lines, "at": None}, complete=False)
        raise Refused("button-out-of-date")

    async def buttons(
        self, turn: Turn, before: Any, tap: Callable[[str], str], view: str = ""
    ) -> Rows:
        """All at once, or a line each; of the line whose quantity is asked, all of it or none."""
        kept, left = _opened(before), await self.left(turn)
        if asked := next((one for one in left if one.line.number == kept["at"]), None):
            number, measure = asked.line.number, asked.line.measure
            rows = [
                [button("goods-all-of-it", tap(f"a{number}"), left=asked.quantity, measure=measure)]
            ]
            if str(number) in kept["lines"]:
                rows.append([button("goods-none-of-it", tap(f"n{number}"))])
            return [*rows, [button("goods-back", tap(f"p{kept['page']}"))]]
        last = max(len(left) - 1, 0) // A_PAGE
        page = min(kept["page"], last)
        leaves: list[Button] = []
        if page > 0:
            leaves.append(named(f"‹ {page}/{last + 1}", tap(f"p{page - 1}")))
        if page < last:
            leaves.append(named(f"{page + 2}/{last + 1} ›", tap(f"p{page + 1}")))
        shown = left[page * A_PAGE : (page + 1) * A_PAGE]
        everything = button("goods-everything", tap("all"), style=GREEN, number=len(left))
        return [[everything], *([_button(kept, one, tap)] for one in shown), leaves]

    async def so_far(self, turn: Turn, kept: Any, view: str) -> Markup | None:
        parts = [turn.t("goods-so-far", number=len(kept["lines"]))]
        if kept["at"] is not None:
            for one in await self.left(turn):
                if one.line.number == kept["at"]:
                    facts = {"name": one.line.name, "measure": one.line.measure}
                    parts.append(turn.t("goods-how-much", left=one.quantity, **facts))
        return Markup("\n").join(parts)

    def load(self, kept: Any) -> Mapping[int, Decimal]:
        return {int(number): exact(each) for number, (_, _, each) in kept["lines"].items()}

    def shown(self, language: Language, kept: Any) -> Markup:
        chosen = sorted(kept["lines"].items(), key=lambda one: int(one[0]))
        # An answer is shown as plain words; the line has bold ones for the card.
        lines = [
            escape(
                texts.t(
                    language,
                    "goods-line",
                    name=texts.clip(name, LONGEST_NAME_SHOWN),
                    measure=measure,
                    quantity=exact(each),
                ).striptags()
            )
            for _, (name, measure, each) in chosen[:SHOWN]
        ]
        if more := len(chosen) - SHOWN:
            lines += [texts.t(language, "goods-more", number=more)] if more > 0 else []
        return Markup("\n").join(lines)


def _opened(before: Any) -> dict[str, Any]:
    return {"lines": {}, "at": None, "page": 0, "said": {}, **(before or {})}


def _all(kept: dict[str, Any], left: Sequence[Left]) -> Reading:
    if not left:
        raise Refused("goods-nothing-left")
    lines = {str(one.line.number): _kept(one.line, one.quantity) for one in left}
    return Reading({**kept, "lines": lines, "at": None})


def _taken(kept: dict[str, Any], one: Left, quantity: Decimal) -> Reading:
    lines = {**kept["lines"], str(one.line.number): _kept(one.line, quantity)}
    return Reading({**kept, "lines": lines, "at": None}, complete=False)


def _kept(line: OrderLine, quantity: Decimal) -> list[Any]:
    return [line.name, line.measure, milli(quantity)]


def _of(left: Sequence[Left], number: int) -> Left:
    for one in left:
        if one.line.number == number:
            return one
    raise Refused("goods-line-gone")


def _button(kept: dict[str, Any], one: Left, tap: Callable[[str], str]) -> Button:
    chosen = kept["lines"].get(str(one.line.number))
    return button(
        "goods-line-chosen" if chosen else "goods-line-left",
        tap(f"l{one.line.number}"),
        name=texts.clip(one.line.name, NAME_ON_BUTTON),
        measure=one.line.measure,
        left=one.quantity,
        chosen=exact(chosen[2]) if chosen else Decimal(),
    )


def _means_all(words: str) -> bool:
    said = words.casefold().strip(" .!。！")
    known = texts.in_every_language("goods-everything.words")
    return said in {word for some in known for word in some.casefold().split()}


def _named(left: Sequence[Left], words: str) -> tuple[int, str]:
    """The line that is meant, and the words behind its name: "Water 5"."""
    if not words:
        raise Refused("goods-words-only")
    head, _, tail = words.rpartition(" ")
    ways = [(words, "")]
    if head and numeral(_normal(tail)):
        ways.insert(0, (head, tail))
    for name, rest in ways:
        said = fold(name)
        found = [
            one
            for one in left
            if said and (said in fold(one.line.name) or said == fold(one.line.code))
        ]
        exactly = [one for one in found if said in (fold(one.line.name), fold(one.line.code))]
        if len(exactly or found) == 1:
            return (exactly or found)[0].line.number, rest
        if found:
            raise Refused("goods-several", words=texts.clip(name, 40))
    raise Refused("goods-unknown", words=texts.clip(words, 40))


def _quantity(line: OrderLine, words: str) -> Decimal:
    """So much in the line's measure; refused: no number, another measure, too fine a one."""
    found = numeral(_normal(words))
    if found is None:
        raise Refused("goods-quantity-unclear", words=texts.clip(words, 40), measure=line.measure)
    number, unit = found
    if unit.strip() and fold(unit) != fold(line.measure):
        raise Refused("goods-other-measure", words=texts.clip(words, 40), measure=line.measure)
    return number


def _normal(words: str) -> str:
    return unicodedata.normalize("NFKC", words).casefold().strip(" .。!")
