"""What everybody of the try-out's company is to reach each month, set from the top down."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from functools import partial
from typing import NamedTuple

from moneyed import Money

from bot.demo.company.diary import Diary
from bot.demo.company.people import BOSS, DIRECTOR, SELLERS, SUPERIOR, SUPERVISORS
from models import policy
from models.earnings import Measure
from models.periods import Period
from models.target_setting import set_target
from models.targets import COMPANY, Who

MEASURES = (Measure.SALES, Measure.RECEIPTS, Measure.VISITS)
MONTHS_BACK = 2
WORTH_SETTING = 0.25  # of a month that Fieldbook has seen; less is no target


class Goal(NamedTuple):
    """Of a whole month: yuan, yuan, visits."""

    sales: int
    receipts: int
    visits: int


GOALS = {
    "李伟": Goal(75_000, 60_000, 34),
    "张敏": Goal(68_000, 55_000, 32),
    "林雅婷": Goal(105_000, 70_000, 30),
    "Mei Carter": Goal(50_000, 45_000, 30),
    "Tom Baker": Goal(65_000, 30_000, 30),
    "赵强": Goal(75_000, 50_000, 28),
}


class Goals:
    def __init__(self, diary: Diary) -> None:
        self.diary = diary

    def note_goals(self) -> None:
        """For this month and the last two, on the last working day before each, or the first of all."""
        diary = self.diary
        for back in range(MONTHS_BACK, -1, -1):
            period = Period.month_of(diary.today).moved(-back)
            part = self._part_of(period)
            if part < WORTH_SETTING:
                continue
            before = diary.working_day(period.first - timedelta(days=1), step=-1)
            day = max(before, diary.working[0])
            diary.note(diary.moment(day, 9.1, 30), partial(self._set, period, part))

    def _part_of(self, period: Period) -> float:
        """How much of a month's work lies in these sixty days, or still ahead."""
        hours = self.diary.hours
        days = [day for day, some in hours.items() if some and period.first <= day <= period.last]
        return len([day for day in days if day >= self.diary.first]) / max(len(days), 1)

    async def _set(self, period: Period, part: float) -> None:
        """By whoever stands above: the sums hold downwards."""
        people = self.diary.people
        for number, measure in enumerate(MEASURES):
            step = 1000 if measure.is_money else 1
            each = {
                name: max(round(goal[number] * part / step), 1) * step
                for name, goal in GOALS.items()
            }
            teams = {
                lead: sum(each[name] for name in SELLERS if SUPERIOR[name] == lead)
                for lead in SUPERVISORS
            }
            whole = sum(teams.values())
            aims = [(BOSS, COMPANY, whole), (BOSS, Who.team(people[DIRECTOR].id), whole)]
            aims += [(DIRECTOR, Who.team(people[lead].id), teams[lead]) for lead in SUPERVISORS]
            aims += [(SUPERIOR[name], Who.person(people[name].id), each[name]) for name in SELLERS]
            await self._keep(aims, period, measure)

    async def _keep(
        self, aims: Sequence[tuple[str, Who, int]], period: Period, measure: Measure
    ) -> None:
        currency = policy.current().company.currency
        for by, who, aim in aims:
            amount = Money(aim, currency) if measure.is_money else aim
            by_whom = self.diary.people[by]
            await set_target(self.diary.session, by_whom, who, period, measure, amount)
