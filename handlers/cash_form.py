"""Choosing what of the cash in hand is handed in: a few receipts, each a button (10.4)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, ClassVar

from markupsafe import Markup

from bot import texts
from bot.fields.base import Field, Look, Reading
from bot.forms import Becomes, Form
from bot.panels import Button, Rows, named, turn_pages
from bot.turn import Turn
from models import cash, hand_ins
from models.cash import Held, in_hand
from models.errors import Refused
from models.hand_ins import HAND_IN_CARD
from models.language import Language
from models.names import fold

A_PAGE = 10  # receipts to choose from
NAME_TAKES = 24  # UTF-16 units; the amount and the day stand behind it


class Receipts(Field[list[int]]):
    """Receipts whose cash is in hand, a tap each to take one along or to leave it.

    Kept as {"page": 0, "chosen": [3, 7]}. The view of its buttons is a page of them, `p2`.
    """

    gathers: ClassVar[bool] = True
    keep_key: ClassVar[str] = "hand-in-these"

    async def read(self, turn: Turn, offered: Any, before: Any) -> Reading:
        """A customer's name takes along all that came from there."""
        said = fold(turn.words)
        held = await self._in_hand(turn)
        meant = [one for one in held if said and said in fold(one.customer.name)]
        if not meant:
            raise Refused("hand-in-receipt-unclear", words=texts.clip(turn.words, 60))
        ids = [one.receipt.id for one in meant]
        return self._with(held, before, {*chosen_of(before), *ids}, ids[0])

    async def tapped(self, turn: Turn, choice: str, before: Any) -> Reading | Look:
        verb, rest = choice[:1], choice[1:]
        if verb == "p" and rest.isdecimal():
            return Look(choice)
        held = await self._in_hand(turn)
        known = {str(one.receipt.id): one.receipt.id for one in held}
        if verb != "r" or rest not in known:
            raise Refused("button-out-of-date")
        return self._with(held, before, chosen_of(before) ^ {known[rest]}, known[rest])

    async def buttons(
        self, turn: Turn, before: Any, tap: Callable[[str], str], view: str = ""
    ) -> Rows:
        page = int(view[1:]) if view else before["page"] if before else 0
        shown, leaves = turn_pages(await self._in_hand(turn), page, "p", A_PAGE)
        rows: list[Sequence[Button]] = [
            [named(self._label(turn, one, before), tap(f"r{one.receipt.id}"))] for one in shown
        ]
        # `turn_pages` writes "p:2"; a choice of a form has no colon there.
        leaves = [{**leaf, "data": tap(leaf["data"].replace(":", ""))} for leaf in leaves]
        return [*rows, leaves]

    def lacks(self, kept: Any) -> Refused | None:
        return None if kept and kept["chosen"] else Refused("hand-in-none-chosen")

    async def so_far(self, turn: Turn, kept: Any, view: str) -> Markup | None:
        held = [one for one in await self._in_hand(turn) if one.receipt.id in kept["chosen"]]
        return turn.t("hand-in-chosen", amount=cash.sums(held), number=len(held)) if held else None

    def load(self, kept: Any) -> list[int]:
        return list(kept["chosen"])

    def shown(self, language: Language, kept: Any) -> Markup:
        return texts.t(language, "hand-in-number", number=len(kept["chosen"]))

    async def _in_hand(self, turn: Turn) -> Sequence[Held]:
        return in_hand(await cash.held_by(turn.session, turn.me))

    def _with(self, held: Sequence[Held], before: Any, chosen: set[int], at: int) -> Reading:
        """What is gone from the hand meanwhile is chosen no more."""
        ids = [one.receipt.id for one in held]
        still = [number for number in ids if number in chosen]
        kept = {"page": ids.index(at) // A_PAGE, "chosen": still} if still else None
        return Reading(kept, complete=False)

    def _label(self, turn: Turn, one: Held, before: Any) -> str:
        return texts.plain(
            turn.t(
                "hand-in-choice",
                is_chosen=one.receipt.id in chosen_of(before),
                customer=texts.clip(one.customer.name, NAME_TAKES),
                amount=one.receipt.amount,
                day=one.receipt.day,
            )
        )


def chosen_of(before: Any) -> set[int]:
    return set(before["chosen"]) if before else set()


class HandInForm(Form, name="hand-in"):
    at_once = True

    receipts = Receipts()

    async def submit(self, turn: Turn) -> Becomes:
        """What was refused meanwhile, or is handed in already, is in hand no more."""
        held = in_hand(await cash.held_by(turn.session, turn.me))
        ids = [one.receipt.id for one in held if one.receipt.id in self.receipts]
        made = await hand_ins.hand_in(turn.session, turn.me, ids, turn.said_at)
        return Becomes(HAND_IN_CARD, made.about)
