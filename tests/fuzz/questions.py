"""Every question of every form is put to somebody, by turns, so that what they send meets it."""

from __future__ import annotations

from collections import Counter
from random import Random

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.forms import Form
from models.database import Database
from models.drafts import Draft, DraftState
from models.staff import Staff

KEPT = 3  # drafts of one form and one person that are opened again


class Questions:
    """The forms that people have opened, by a command or a button; each is opened again at any question.

    It is the same as tapping there and back; what was answered stays. So questions that depend on answers
    come up once those were given.
    """

    def __init__(self, database: Database, dice: Random) -> None:
        self.database = database
        self.dice = dice
        self.asked: Counter[tuple[str, str]] = Counter()  # form and question
        self.opened: dict[int, dict[str, list[int]]] = {}  # of a person, by form: drafts
        self._seen = 0

    async def put(self) -> dict[int, tuple[int, int]]:
        """To everybody who ever opened a form, one that was put most seldom; by the number of the person:
        the draft and its rev."""
        put: dict[int, tuple[int, int]] = {}
        async with self.database.writing() as session:
            await self._look(session)
            numbers = {
                row.id: row.telegram_id
                for row in await session.execute(
                    select(Staff.id, Staff.telegram_id).where(Staff.left_at.is_(None))
                )
            }
            await session.execute(
                update(Draft).where(Draft.state == DraftState.OPEN).values(state=DraftState.PARKED)
            )
            for person, forms in self.opened.items():
                if not numbers.get(person):
                    continue
                draft = await session.get_one(Draft, self.dice.choice(forms[self._rarest(forms)]))
                questions = Form.known[draft.form].questions(draft.answers)
                draft.asking = min(questions, key=lambda one: self.asked[draft.form, one])
                draft.state, draft.changing, draft.wrong = DraftState.OPEN, False, 0
                draft.rev += 1
                self.asked[draft.form, draft.asking] += 1
                put[numbers[person]] = draft.id, draft.rev
        return put

    async def open_now(self) -> dict[int, tuple[int, int]]:
        """By the number of the person: the draft that is open, and its rev."""
        async with self.database.reading() as session:
            found = await session.execute(
                select(Staff.telegram_id, Draft.id, Draft.rev)
                .join(Staff, Staff.id == Draft.staff_id)
                .where(Draft.state == DraftState.OPEN)
            )
            return {row.telegram_id: (row.id, row.rev) for row in found if row.telegram_id}

    def _rarest(self, forms: dict[str, list[int]]) -> str:
        """The form whose rarest question was put most seldom, by what is known of each."""

        def times(form: str) -> tuple[float, float]:
            of_it = [times for (name, _), times in self.asked.items() if name == form]
            return (min(of_it, default=0), self.dice.random())

        return min(forms, key=times)

    async def _look(self, session: AsyncSession) -> None:
        """Which drafts are new."""
        found = await session.execute(
            select(Draft.id, Draft.staff_id, Draft.form)
            .where(Draft.id > self._seen)
            .order_by(Draft.id)
        )
        for row in found:
            of_the_form = self.opened.setdefault(row.staff_id, {}).setdefault(row.form, [])
            of_the_form.append(row.id)
            del of_the_form[:-KEPT]
            self._seen = row.id
