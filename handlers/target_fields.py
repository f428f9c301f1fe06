"""The questions of a target: for whom, of what, of which period (15.1)."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any, ClassVar

from markupsafe import Markup, escape

from bot import texts
from bot.fields import Choice, Claim, Field, Look, Reading
from bot.fields.choice import without
from bot.panels import Rows, in_pairs, named
from bot.periodwords import find_period, read_period
from bot.turn import Turn
from handlers.delegates import called, said_in
from models import calendar
from models.earnings import Measure
from models.errors import Refused
from models.language import Language
from models.periods import Period, PeriodKind
from models.sheets import alike
from models.staff import LEADING, LONGEST_NAME, Role, Staff, same_name
from models.target_list import TEAM, THE_COMPANY
from models.target_setting import directly, is_at_the_top, own
from models.targets import COMPANY, Who, Whom

AT_MOST = 24  # to tap on; everybody else is typed
NAME_ON_BUTTON = 40  # UTF-16 units
BEFORE_A_TEAM = re.compile(r"(?:^|(?<=\s))team(?:\s+of)?[\s:：]+$", re.IGNORECASE)
BEHIND_A_TEAM = re.compile(
    r"(?:['’]s?\s+team|\s+team)(?!\w)|\s*的?\s*(?:团队|團隊|小组|小組|组|組)", re.IGNORECASE
)
ONE = "="  # begins the view of both that somebody may be meant by


# For whom


def code_of(who: Who) -> str:
    """c, t12, p12: as buttons and drafts name whose a target is."""
    return "c" if who.staff_id is None else f"{who.whom[0]}{who.staff_id}"


def who_of(code: str) -> Who:
    if code == "c":
        return COMPANY
    whom = {"t": Whom.TEAM, "p": Whom.PERSON}[code[0]]
    return Who(whom, int(code[1:]))


async def name_of(turn: Turn, who: Who) -> str:
    if who.staff_id is None:
        return texts.plain(turn.t("whom-company"))
    person = await turn.session.get_one(Staff, who.staff_id)
    key = "target-team-of" if who.whom is Whom.TEAM else "target-person"
    return texts.plain(turn.t(key, name=person.name))


class Whose(Field[Who]):
    """The company, a team or a person that somebody may set targets for, kept as {"who": "t12", "name": …}.

    A leader's name alone is either of two: the team's or their own, each a button.
    """

    claim_order: ClassVar[int] = -2  # 张一月 is no January

    async def read(self, turn: Turn, offered: Any, before: Any) -> Reading | Look:
        said = turn.words.strip()
        if not said:
            raise Refused("target-who-only")
        top = await is_at_the_top(turn.session, turn.me)
        if alike(said) in THE_COMPANY:
            if not top:
                raise Refused("target-not-the-top")
            return Reading(await kept_who(turn, COMPANY))
        people = await people_of(turn)
        meant, is_team = called(people, same_name(said)), False
        if not meant and (found := TEAM.fullmatch(said)):
            meant = called(people, same_name(found["behind"] or found["before"]))
            meant, is_team = [one for one in meant if one.position in LEADING], True
        if not meant:
            raise Refused("target-who-unknown", name=texts.clip(said, LONGEST_NAME))
        if len(meant) > 1:
            return Look(same_name(said))
        [one] = meant
        if is_team or one.position not in LEADING:
            return Reading(await kept_who(turn, directly(one)))
        return Look(f"{ONE}{one.id}")

    async def tapped(self, turn: Turn, choice: str, before: Any) -> Reading:
        if not re.fullmatch(r"c|[tp][0-9]{1,18}", choice):
            raise Refused("button-out-of-date")
        who = who_of(choice)
        theirs = [one for person in await people_of(turn) for one in both(person)]
        if await is_at_the_top(turn.session, turn.me):
            theirs += await own(turn.session, turn.me)
        if who not in theirs:
            raise Refused("button-out-of-date")
        return Reading(await kept_who(turn, who))

    async def claim(self, turn: Turn, words: str, offered: Any) -> Claim | None:
        """Whose whole name stands in the line, or a word of it; the company, where nobody is named."""
        people = await people_of(turn)
        for person in sorted(people, key=lambda one: -len(one.name)):
            if found := said_in(words, person.name):
                return await self._claimed(turn, [person], words, *found.span())
        for word in re.finditer(r"\w+", words):
            said = same_name(word[0])
            meant = [one for one in people if said in same_name(one.name).split()]
            if meant and not said.isdigit():
                return await self._claimed(turn, meant, words, *word.span())
        for company in sorted(THE_COMPANY, key=len, reverse=True):
            if found := said_in(words, company):
                rest = without(words, *found.span())
                if not await is_at_the_top(turn.session, turn.me):
                    return Claim(None, rest, problem=Refused("target-not-the-top"))
                return Claim(await kept_who(turn, COMPANY), rest)
        return None

    async def _claimed(
        self, turn: Turn, meant: Sequence[Staff], words: str, start: int, end: int
    ) -> Claim:
        """With what stands before or behind a name and says that the team is meant."""
        before, behind = BEFORE_A_TEAM.search(words[:start]), BEHIND_A_TEAM.match(words[end:])
        said = words[start:end]
        if before or behind:
            meant = [one for one in meant if one.position in LEADING] or meant
            start = before.start() if before else start
            end += behind.end() if behind else 0
        rest = without(words, start, end)
        if len(meant) > 1:
            return Claim(None, rest, view=same_name(said))
        [one] = meant
        if one.position in LEADING and not (before or behind):
            return Claim(None, rest, view=f"{ONE}{one.id}")
        return Claim(await kept_who(turn, directly(one)), rest)

    async def buttons(
        self, turn: Turn, before: Any, tap: Callable[[str], str], view: str = ""
    ) -> Rows:
        """Who is directly below, and at the top the company; by a `view` those who may be meant."""
        people = await people_of(turn)
        if view.startswith(ONE):
            each = [who for one in people if str(one.id) == view[1:] for who in both(one)]
        elif view:
            each = [who for one in called(people, view) for who in both(one)]
        else:
            top = await is_at_the_top(turn.session, turn.me)
            each = [COMPANY] if top else []
            below = await turn.me.people_directly_below(turn.session)
            each += [directly(one) for one in below if one.may(Role.SELLER)]
        return in_pairs(
            [
                named(
                    texts.clip(texts.shield(await name_of(turn, who)), NAME_ON_BUTTON),
                    tap(code_of(who)),
                )
                for who in each[:AT_MOST]
            ]
        )

    def load(self, kept: Any) -> Who:
        return who_of(kept["who"])

    def shown(self, language: Language, kept: Any) -> Markup:
        return escape(texts.shield(kept["name"]))


async def people_of(turn: Turn) -> Sequence[Staff]:
    """Everybody below who has something to reach."""
    return [one for one in await turn.me.people_in_reach(turn.session) if one.may(Role.SELLER)]


def both(person: Staff) -> Sequence[Who]:
    mine = Who.person(person.id)
    return [Who.team(person.id), mine] if person.position in LEADING else [mine]


async def kept_who(turn: Turn, who: Who) -> dict[str, Any]:
    return {"who": code_of(who), "name": await name_of(turn, who)}


def only_code(claim: Claim) -> str | None:
    """Whose page a name opens: of a leader their team's; None where several are called so."""
    if claim.value:
        return str(claim.value["who"])
    return f"t{claim.view[1:]}" if claim.view.startswith(ONE) else None


# Of what, and of which period


class Measured(Choice[Measure]):
    """A measure; in a line also where no blank stands around its word: 销售50万."""

    def __init__(self, **common: Any) -> None:
        super().__init__(Measure, columns=2, **common)

    async def claim(self, turn: Turn, words: str, offered: Any) -> Claim | None:
        named_ones = sorted(
            ((name, value) for value in self.values() for name in self.names(value)),
            key=lambda one: -len(one[0]),
        )
        for name, value in named_ones:
            if found := said_in(words, name):
                return Claim(value, without(words, *found.span()))
        return None


class ForPeriod(Field[Period]):
    """A month, quarter or year, kept as 2026-11, 2026Q4, 2026."""

    claim_order: ClassVar[int] = -1

    async def read(self, turn: Turn, offered: Any, before: Any) -> Reading:
        period = read_period(turn.words, day_of(turn))
        if period is None:
            said = texts.clip(turn.words, 60)
            raise Refused("target-period-unclear" if said else "target-period-only", words=said)
        return Reading(str(period))

    async def tapped(self, turn: Turn, choice: str, before: Any) -> Reading:
        try:
            return Reading(str(Period.read(choice)))
        except ValueError:
            raise Refused("button-out-of-date") from None

    async def claim(self, turn: Turn, words: str, offered: Any) -> Claim | None:
        found = find_period(words, day_of(turn))
        if found is None:
            return None
        start, end, period = found
        return Claim(str(period), without(words, start, end))

    async def buttons(
        self, turn: Turn, before: Any, tap: Callable[[str], str], view: str = ""
    ) -> Rows:
        """This one and the next, month, quarter and year."""
        kinds = (PeriodKind.MONTH, PeriodKind.QUARTER, PeriodKind.YEAR)
        now = [Period.around(day_of(turn), kind) for kind in kinds]
        each = [later for one in now for later in (one, one.moved(1))]
        return in_pairs(
            [named(texts.period_in_words(turn.language, one), tap(str(one))) for one in each]
        )

    def load(self, kept: Any) -> Period:
        return Period.read(kept)

    def shown(self, language: Language, kept: Any) -> Markup:
        return escape(texts.period_in_words(language, self.load(kept)))


def day_of(turn: Turn) -> Any:
    return calendar.business_day(turn.said_at)
