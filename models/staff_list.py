"""The staff list: a spreadsheet of people becomes the company, all of it or nothing (1.1)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path
from typing import Any, ClassVar

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from models import audit, calendar
from models.invitations import Invitation
from models.language import Language
from models.positions import Position
from models.sheets import Listing, Mistake, WrongSheet, alike, shown
from models.staff import LONGEST_NAME, Staff, same_name

LARGEST_TELEGRAM_ID = 2**52  # Telegram promises fewer significant bits than this
HINTS = 10  # names that are alike are looked for so often at most

COLUMNS = {
    "name": "name",
    "姓名": "name",
    "position": "position",
    "职务": "position",
    "職務": "position",
    "superior": "superior",
    "上级": "superior",
    "上級": "superior",
    "telegramid": "telegram_id",
    "language": "language",
    "语言": "language",
    "語言": "language",
}
LANGUAGES = {
    Language.EN: "en en-us en-gb english 英文 英语 英語",
    Language.ZH_HANS: "zh-hans zh zh-cn zh-sg chinese 中文 汉语 简体 简体中文 簡體 簡體中文",
    Language.ZH_HANT: "zh-hant zh-tw zh-hk zh-mo 繁體 繁體中文 繁体 繁体中文 正體中文",
}
# Joins letters in Persian names and in pictures; every other mark that is not seen is refused.
SEEN_BY_THEIR_EFFECT = "\u200c\u200d"


@dataclass
class Row:
    """One person as listed. None: the cell is blank, or there is no such column."""

    number: int
    name: str
    position: Position | None = None
    superior: str | None = None
    telegram_id: int | None = None
    language: Language | None = None


@dataclass
class Summary:
    """Whose records an import made, changed and left as they were, and who is back."""

    new: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    returned: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        said = f"{len(self.new)} new, {len(self.changed)} changed, {len(self.unchanged)} unchanged"
        if self.returned:
            said += f", {len(self.returned)} returned: {', '.join(self.returned)}"
        return f"{said}."


@dataclass
class StaffList(Listing):
    """The rows of a sheet, and what is wrong with them by themselves.

    A blank superior means that nobody stands above; a blank telegram_id or language, and
    a column that is not there, leave what is known.
    """

    columns: ClassVar[Mapping[str, str]] = COLUMNS
    needed: ClassVar[Sequence[str]] = ("name", "position")

    rows: list[Row] = field(default_factory=list)

    @classmethod
    def read(cls, path: Path, positions: Mapping[str, Position]) -> StaffList:
        """Read a .csv (UTF-8 or GB18030) or .xlsx file; WrongSheet when it is no list at all.

        `positions` are the words by which positions may be called, beside their values.
        """
        words = {alike(word): position for word, position in positions.items()}
        words |= {alike(position): position for position in Position}
        listed = cls()
        first_row_of: dict[str, int] = {}
        for number, given in listed.given(path):
            row = listed._read_row(number, given, words)
            listed.claim(row.number, "name", same_name(row.name), first_row_of)
            listed.claim(row.number, "telegram_id", str(row.telegram_id or ""), first_row_of)
            listed.rows.append(row)
        if not listed.rows:
            raise WrongSheet([Mistake(0, "", f"there is nobody in {path}")])
        return listed

    async def apply(self, session: AsyncSession, *, letting_return: bool = False) -> Summary:
        """Make the company what the list says; WrongSheet, and nothing done, when any of it is wrong.

        Somebody who left is a mistake in it (1.4), unless people are meant to return.
        """
        everybody = (
            await session.scalars(select(Staff).order_by(Staff.id).with_for_update())
        ).all()
        known = {same_name(person.name): person for person in everybody}
        self._check_names(known)
        if not letting_return:
            self._check_that_nobody_left(known)
        self._check_superiors(known)
        self._check_accounts(known)
        if self.mistakes:
            raise WrongSheet(self.mistakes)
        summary = Summary()
        people: list[tuple[Row, Staff, bool]] = []
        for row in self.rows:
            person = known.get(same_name(row.name))
            is_new = person is None
            if person is None:
                assert row.position
                person = Staff(name=row.name, position=row.position)
                known[same_name(row.name)] = person
                session.add(person)
            elif row.telegram_id and person.telegram_id not in (None, row.telegram_id):
                # Two people may exchange accounts; the database takes each account once.
                audit.record(
                    session, None, "account-ended", about=person.about, was=person.telegram_id
                )
                await person.lose_account(session)
            people.append((row, person, is_new))
        await session.flush()
        for row, person, is_new in people:
            returns = person.left_at is not None
            changed = await self._bring_up_to_date(session, row, person, known, is_new=is_new)
            if returns:
                summary.returned.append(person.name)
            elif is_new:
                summary.new.append(person.name)
            else:
                (summary.changed if changed else summary.unchanged).append(person.name)
        await session.flush()
        return summary

    async def _bring_up_to_date(
        self,
        session: AsyncSession,
        row: Row,
        person: Staff,
        known: Mapping[str, Staff],
        *,
        is_new: bool,
    ) -> bool:
        """Let the person's record say what the row says, and the audit what that changed."""
        superior = known[same_name(row.superior)].id if row.superior else None
        facts: dict[str, Any] = {}
        if person.left_at:
            facts["returned"] = True
            person.left_at = None
        if row.position and (is_new or row.position is not person.position):
            facts |= {"position": row.position.value, "was": person.position.value}
            person.position = row.position
        if "superior" in self.headings and superior != person.superior_id:
            facts |= {"superior": superior, "superior_was": person.superior_id}
            person.superior_id = superior
        if row.language and row.language is not person.language:
            facts["language"] = row.language.value
            person.language = row.language
        if is_new:
            facts.pop("was", None)
            audit.record(session, None, "staff-added", about=person.about, **facts)
        elif facts:
            audit.record(session, None, "staff-changed", about=person.about, **facts)
        if row.telegram_id is None or row.telegram_id == person.telegram_id:
            return bool(facts)
        said = person.language
        await person.join(session, row.telegram_id, person.speaks, by_console=True)
        person.language = said  # a list without a language does not choose one
        if not is_new:
            await Invitation.revoke_all_of(session, person.id)
        return True

    # What is wrong with a sheet by itself

    def _read_row(
        self, number: int, given: Mapping[str, str | None], positions: Mapping[str, Position]
    ) -> Row:
        row = Row(number, self._name(number, "name", given["name"]) or "")
        if given["name"] is None:
            self.wrong(number, "name", "is missing")
        row.superior = self._name(number, "superior", given["superior"])
        row.position = self._position(number, given["position"], positions)
        row.telegram_id = self._telegram_id(number, given["telegram_id"])
        row.language = self._language(number, given["language"])
        return row

    def _name(self, number: int, column: str, found: str | None) -> str | None:
        if not found:
            return None
        name = unicodedata.normalize("NFC", found).strip()
        if any(_is_not_seen(letter) for letter in name):
            self.wrong(number, column, f"{name!a} has characters that are not seen")
        elif len(name) > LONGEST_NAME:
            says = f"“{shown(name)}” is longer than {LONGEST_NAME} characters"
            self.wrong(number, column, says)
        return name

    def _position(
        self, number: int, found: str | None, positions: Mapping[str, Position]
    ) -> Position | None:
        if found is None:
            self.wrong(number, "position", "is missing")
        elif found and (position := positions.get(alike(found))) is None:
            allowed = ", ".join(Position)
            self.wrong(
                number, "position", f"“{shown(found)}” is no position; allowed are {allowed}"
            )
        elif found:
            return position
        return None

    def _telegram_id(self, number: int, found: str | None) -> int | None:
        if not found:
            return None
        # A spreadsheet may write 123 as 123.0.
        digits = re.fullmatch(r"([0-9]{1,17})(\.0*)?", unicodedata.normalize("NFKC", found))
        if digits and 0 < int(digits[1]) < LARGEST_TELEGRAM_ID:
            return int(digits[1])
        says = f"“{shown(found)}” is no Telegram id; it is a positive whole number, like 123456789"
        self.wrong(number, "telegram_id", says)
        return None

    def _language(self, number: int, found: str | None) -> Language | None:
        if not found:
            return None
        for language, words in LANGUAGES.items():
            if alike(found) in map(alike, words.split()):
                return language
        allowed = ", ".join(Language)
        self.wrong(number, "language", f"“{shown(found)}” is no language; allowed are {allowed}")
        return None

    # What is wrong beside what is known already

    def _check_names(self, known: Mapping[str, Staff]) -> None:
        for row in self.rows:
            person = known.get(same_name(row.name))
            if person and person.name != row.name:
                says = f"“{row.name}” is known as “{person.name}”; write it the same way"
                self.wrong(row.number, "name", says)

    def _check_that_nobody_left(self, known: Mapping[str, Staff]) -> None:
        """A list written before somebody was removed does not let them in again."""
        for row in self.rows:
            person = known.get(same_name(row.name))
            if person and person.left_at:
                says = (
                    f"{person.name} left on {calendar.local(person.left_at).date()};"
                    " take the row out, or use --return"
                )
                self.wrong(row.number, "name", says)

    def _check_superiors(self, known: Mapping[str, Staff]) -> None:
        """Everybody's superior is listed or works here, and nobody stands above themselves."""
        if "superior" not in self.headings:
            return
        listed = {same_name(row.name): row.name for row in self.rows}
        names = {key: person.name for key, person in known.items() if not person.left_at} | listed
        unknown = 0
        for row in self.rows:
            if not row.superior or same_name(row.superior) in names:
                continue
            if left := known.get(same_name(row.superior)):
                self.wrong(row.number, "superior", f"{left.name} has left")
                continue
            unknown += 1
            # Looking for names that are alike takes long in a long list.
            close = closest(row.superior, names.values()) if unknown <= HINTS else ""
            hint = f"did you mean {close}?" if close else "list them too"
            self.wrong(row.number, "superior", f"nobody is called “{shown(row.superior)}”; {hint}")
        by_id = {person.id: key for key, person in known.items()}
        above = {key: by_id.get(person.superior_id or 0) for key, person in known.items()}
        for row in self.rows:
            above[same_name(row.name)] = same_name(row.superior) if row.superior else None
        self._check_for_circles(names, above)

    def _check_for_circles(self, names: Mapping[str, str], above: Mapping[str, str | None]) -> None:
        """Going up from anybody must end somewhere."""
        cleared: set[str] = set()
        for row in self.rows:
            way: dict[str, None] = {}
            here: str | None = same_name(row.name)
            while here and here not in cleared and here not in way:
                way[here] = None
                here = above.get(here)
            if here and here == same_name(row.name) and here not in cleared:
                circle = [names.get(one, one) for one in way]
                says = f"goes round in a circle: {' → '.join([*circle, circle[0]])}"
                if len(circle) == 1:
                    says = "nobody can be their own superior"
                self.wrong(row.number, "superior", says)
            # Somebody below a circle is not in it; its own first row tells of it.
            if here is None or here in cleared or here == same_name(row.name):
                cleared.update(way)

    def _check_accounts(self, known: Mapping[str, Staff]) -> None:
        """A Telegram account is one person's, when everything is done."""
        moving = {same_name(row.name) for row in self.rows if row.telegram_id}
        staying = {
            person.telegram_id: person
            for key, person in known.items()
            if person.telegram_id and key not in moving
        }
        for row in self.rows:
            if row.telegram_id and (owner := staying.get(row.telegram_id)):
                self.wrong(row.number, "telegram_id", f"{row.telegram_id} is {owner.name}'s")


def closest(name: str, names: Iterable[str]) -> str:
    """The names that are most like one that nobody has, for a person to choose from; may be ""."""
    spelt = {alike(one): one for one in sorted(names)}
    found = get_close_matches(alike(name), spelt, n=3, cutoff=0.5)
    found += [key for key in spelt if alike(name) in key and key not in found]
    return " or ".join(spelt[key] for key in found[:3])


def _is_not_seen(letter: str) -> bool:
    hidden = unicodedata.category(letter) in ("Cc", "Cf", "Cs", "Zl", "Zp")
    return hidden and letter not in SEEN_BY_THEIR_EFFECT
