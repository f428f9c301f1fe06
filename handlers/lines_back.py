"""A question answered with lines of an order that come back, and how much of each (8.6)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from typing import Any, ClassVar

from markupsafe import Markup

from bot import texts
from bot.fields.base import Field, Look, Reading
from bot.fields.numerals import number_in
from bot.form_panel import VIEWS
from bot.panels import Button, Rows, button, named, turn_pages
from bot.turn import Turn
from handlers.order_words import quantity_in_words
from models import records
from models.errors import Refused
from models.language import Language
from models.names import fold
from models.order_lines import OrderLine, exact, milli
from models.order_returns import check_back, may_ask, returnable
from models.order_shares import Quantities
from models.orders import Order

A_PAGE = 10  # lines to choose from
FEW = 6  # quantities that have a button
MOST_SHOWN = 20  # lines
NAME_TAKES = 60  # UTF-16 units


class LinesBack(Field[Mapping[int, Decimal]]):
    """Lines of the order and how much of each comes back.

    Kept as {"page": 0, "back": {"3": {"quantity": "2.5", "name": …, "measure": …}}}. The view of its
    buttons is a page of lines, `p2`, or one line, `n3`, whose quantity is asked.
    """

    gathers: ClassVar[bool] = True
    keeps_look: ClassVar[bool] = True
    before_key: ClassVar[str] = "return-so-far"
    keep_key: ClassVar[str] = "return-lines-done"

    async def read(self, turn: Turn, offered: Any, before: Any) -> Reading | Look:
        words = turn.words
        if not words or (turn.message and turn.message.text is None):
            raise Refused("return-lines-only")
        lines, left = await self._lines(turn)
        open_line = self._open_line(turn, lines)
        number = number_in(words)
        if number is not None:
            if open_line is None:
                raise Refused("return-quantity-of-which", words=texts.clip(words, 60))
            return await self._given(turn, before, open_line, number, left)
        found = named_so(lines, words)
        if len(found) == 1:
            return Look(f"n{found[0].number}")
        name, _, last = words.rpartition(" ")
        number = number_in(last)
        found = named_so(lines, name) if number is not None else []
        if number is None or len(found) != 1:
            raise Refused("return-line-unclear", words=texts.clip(words, 60))
        return await self._given(turn, before, found[0], number, left)

    async def tapped(self, turn: Turn, choice: str, before: Any) -> Reading | Look:
        lines, left = await self._lines(turn)
        verb, rest = choice[:1], choice[1:]
        if verb == "p" and rest.isdecimal():
            return Look(choice)
        number, _, said = rest.partition(":")
        chosen = [line for line in lines if str(line.number) == number]
        if verb != "n" or not chosen:
            raise Refused("button-out-of-date")
        [line] = chosen
        if not said:
            return Look(choice)
        if said == "none":
            return Reading(without(before, line), complete=False)
        if not said.isdecimal():
            raise Refused("button-out-of-date")
        return await self._given(turn, before, line, exact(int(said)), left)

    async def buttons(
        self, turn: Turn, before: Any, tap: Callable[[str], str], view: str = ""
    ) -> Rows:
        lines, left = await self._lines(turn)
        line = self._open_line(turn, lines, view)
        if line:
            return self._quantities(turn, line, left[line.number], before, tap, len(lines) > 1)
        page = int(view[1:]) if view.startswith("p") else page_of(before)
        shown, leaves = turn_pages(lines, page, "p", A_PAGE)
        rows: list[Sequence[Button]] = [
            [named(self._label(turn, each, left[each.number], before), tap(f"n{each.number}"))]
            for each in shown
        ]
        # `turn_pages` writes "p:2"; a choice of a form has no colon there.
        leaves = [{**leaf, "data": tap(leaf["data"].replace(":", ""))} for leaf in leaves]
        return [*rows, leaves]

    def lacks(self, kept: Any) -> Refused | None:
        return None if kept and kept["back"] else Refused("return-no-lines")

    async def so_far(self, turn: Turn, kept: Any, view: str) -> Markup | None:
        shown = self.shown(turn.language, kept)
        return turn.t(self.before_key, answer=shown) if kept["back"] else None

    def load(self, kept: Any) -> Mapping[int, Decimal]:
        return {int(number): Decimal(one["quantity"]) for number, one in kept["back"].items()}

    def shown(self, language: Language, kept: Any) -> Markup:
        each = [
            texts.t(
                language,
                "return-line",
                name=texts.clip(one["name"], NAME_TAKES),
                quantity=quantity_in_words(language, Decimal(one["quantity"]), one["measure"]),
            )
            for one in kept["back"].values()
        ]
        more = len(each) - MOST_SHOWN
        if more > 0:
            each = [*each[:MOST_SHOWN], texts.t(language, "return-lines-more", number=more)]
        return Markup("\n").join(each)

    async def _lines(self, turn: Turn) -> tuple[list[OrderLine], Quantities]:
        """Those of which something may come back, and how much."""
        assert turn.draft
        order = await find_returnable(turn, turn.draft.subject)
        left = await returnable(turn.session, order)
        lines = await order.lines(turn.session)
        return [line for line in lines if left.get(line.number)], left

    def _open_line(
        self, turn: Turn, lines: Sequence[OrderLine], view: str | None = None
    ) -> OrderLine | None:
        """Whose quantity is asked: that of the view, or the only one."""
        assert turn.draft
        if view is None:
            view = str(turn.draft.offered.get(VIEWS, {}).get(self.name, ""))
        if not view and len(lines) == 1:
            return lines[0]
        return next((line for line in lines if view == f"n{line.number}"), None)

    async def _given(
        self,
        turn: Turn,
        before: Any,
        line: OrderLine,
        quantity: Decimal,
        left: Quantities,
    ) -> Reading:
        await check_back(turn.session, line, quantity, left[line.number])
        back = {**(before["back"] if before else {})}
        back[str(line.number)] = {
            "quantity": str(quantity),
            "name": line.name,
            "measure": line.measure,
        }
        in_order = dict(sorted(back.items(), key=lambda item: int(item[0])))
        lines, _ = await self._lines(turn)
        page = [each.number for each in lines].index(line.number) // A_PAGE
        return Reading({"page": page, "back": in_order}, complete=False)

    def _quantities(
        self,
        turn: Turn,
        line: OrderLine,
        left: int,
        before: Any,
        tap: Callable[[str], str],
        has_others: bool,
    ) -> Rows:
        """All of it, a few of it, none; and back to the list."""
        language, data = turn.language, f"n{line.number}"
        everything = quantity_in_words(language, exact(left), line.measure)
        name = texts.clip(texts.shield(line.name), NAME_TAKES // 2)
        rows: list[Sequence[Button]] = [
            [
                button(
                    "return-all-of-it",
                    tap(f"{data}:{left}"),
                    name=name,
                    quantity=texts.plain(everything),
                )
            ]
        ]
        few = [number for number in range(1, FEW + 1) if milli(Decimal(number)) < left]
        rows += [[named(str(number), tap(f"{data}:{milli(Decimal(number))}")) for number in few]]
        below: list[Button] = []
        if chosen_of(before, line):
            below.append(button("return-none-of-it", tap(f"{data}:none"), name=name))
        if has_others:
            below.append(button("return-other-lines", tap(f"p{page_of(before)}")))
        return [*rows, below]

    def _label(self, turn: Turn, line: OrderLine, left: int, before: Any) -> str:
        name = texts.clip(texts.shield(line.name), NAME_TAKES // 2)
        said = chosen_of(before, line)
        quantity = Decimal(said["quantity"]) if said else exact(left)
        words = quantity_in_words(turn.language, quantity, line.measure)
        key = "return-chosen" if said else "return-up-to"
        return texts.plain(turn.t(key, name=name, quantity=words))


def page_of(before: Any) -> int:
    return int(before["page"]) if before else 0


def chosen_of(before: Any, line: OrderLine) -> Any:
    return before["back"].get(str(line.number)) if before else None


def without(before: Any, line: OrderLine) -> Any:
    if not before:
        return None
    back = {number: one for number, one in before["back"].items() if number != str(line.number)}
    return {**before, "back": back} if back else None


def named_so(lines: Sequence[OrderLine], words: str) -> list[OrderLine]:
    """Whose code or name that is; else all whose name has it in it."""
    said = fold(words)
    exactly = [line for line in lines if said in (fold(line.code), fold(line.name))]
    return exactly or [line for line in lines if said and said in fold(line.name)]


async def find_returnable(turn: Turn, number: str) -> Order:
    """One of which this person may take goods back; a button's id is never trusted."""
    order = await records.require(turn.session, Order, number, turn.me, "order-gone-or-not-yours")
    if not await may_ask(turn.session, order, turn.me):
        raise Refused("order-gone-or-not-yours", final=True)
    if not any((await returnable(turn.session, order)).values()):
        raise Refused("return-nothing-shipped", final=True)
    return order
