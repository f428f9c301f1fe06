"""Targets from a spreadsheet: set and corrected, all rows or none, and whether the sums hold (15.1)."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import ClassVar, TypeVar

from moneyed import Money, get_currency
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from models import calendar, policy
from models.earnings import Measure
from models.money import from_minor_units, minor_units, rounded
from models.periods import Period, PeriodKind
from models.product_cells import AMOUNT, CURRENCY, NOTHING, currency, plain
from models.sheets import Listing, Mistake, WrongSheet, alike, shown
from models.staff import LEADING, Role, Staff, same_name, wait_for_leavers
from models.targets import (
    COMPANY,
    MOST_COUNTED,
    MOST_UNITS,
    Aim,
    Difference,
    Target,
    Who,
    Whom,
    amount_of,
    differences,
    keep,
    one_at_a_time,
)

HEADINGS = {
    "who": "who for name team target_for 对象 對象 谁 誰 姓名 人员 人員 团队 團隊 部门 部門",
    "period": "period when 期间 期間 时间 時間 周期 週期 月份 年度",
    Measure.SALES: "sales turnover 销售 銷售 销售额 銷售額 销售目标 銷售目標 业绩 業績",
    Measure.RECEIPTS: "receipts collections 回款 回款额 回款額 回款目标 回款目標",
    Measure.NEW_CUSTOMERS: "new_customers 新客户 新客戶 新增客户 新增客戶 新客户数 新客戶數",
    Measure.VISITS: "visits 拜访 拜訪 拜访次数 拜訪次數 拜访量 拜訪量",
    "currency": CURRENCY,
}
THE_COMPANY = {
    "company",
    "thecompany",
    "all",
    "total",
    "公司",
    "全公司",
    "整个公司",
    "整個公司",
    "合计",
    "總計",
}
# team Hugo, team of Hugo, Hugo's team · 王芳团队, 王芳的團隊, 王芳组
TEAM = re.compile(
    r"team(?:\s+of)?[\s:：]+(?P<behind>.+)|(?P<before>.+?)(?:['’]s?\s+team|\s+team"
    r"|\s*的?\s*(?:团队|團隊|小组|小組|组|組))",
    re.IGNORECASE,
)
T = TypeVar("T")


@dataclass
class Row:
    """What one line aims at; None takes back what was there."""

    number: int
    who: str
    period: Period | None
    aims: dict[Measure, Money | int | None] = field(default_factory=dict)


@dataclass
class Summary:
    """What an import set, and where sums do not hold since."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    taken_back: int = 0
    by_whom: dict[Whom, int] = field(default_factory=lambda: dict.fromkeys(Whom, 0))
    differences: list[str] = field(default_factory=list)

    def count(self, who: Who, was: Money | int | None, aim: Money | int | None) -> None:
        if was == aim:
            self.unchanged += aim is not None
            return
        self.by_whom[who.whom] += 1
        self.new += was is None
        self.taken_back += aim is None
        self.changed += was is not None and aim is not None

    def __str__(self) -> str:
        said = f"{self.new:,} new, {self.changed:,} changed, {self.unchanged:,} as before"
        if self.taken_back:
            said += f", {self.taken_back:,} taken back"
        company, teams, people = (self.by_whom[one] for one in Whom)
        lines = [f"{said}: {company:,} of the company, {teams:,} of teams, {people:,} of people."]
        if self.differences:
            lines += ["The sums do not hold; nothing is changed by that:", *self.differences]
        return "\n".join(lines)


@dataclass
class TargetList(Listing):
    """The rows of a sheet, and what is wrong with them by themselves."""

    columns: ClassVar[Mapping[str, str]] = {
        alike(word): str(column) for column, words in HEADINGS.items() for word in words.split()
    }
    needed: ClassVar[Sequence[str]] = ("who", "period")
    dates: ClassVar[Sequence[str]] = ("period",)

    rows: list[Row] = field(default_factory=list)

    @classmethod
    def read(cls, path: Path) -> TargetList:
        """Read a .csv or .xlsx file under the company's rules; WrongSheet when it is no list at all."""
        listed = cls()
        for number, cells in listed.given(path):
            listed.rows.append(listed._read_row(number, cells))
        if not any(one in listed.headings for one in Measure):
            says = f"no column says what is aimed at; known are {', '.join(Measure)}"
            raise WrongSheet([Mistake(1, "", says)])
        if not listed.rows:
            raise WrongSheet([Mistake(0, "", f"there is no target in {path}")])
        return listed

    async def apply(self, session: AsyncSession, by: Staff | None = None) -> Summary:
        """Set what the list says; WrongSheet, and nothing done, when any of it is wrong.

        What is there already is corrected, a blank cell leaves it, a dash takes it back. Sums that do
        not hold are told, not refused. Who may, the caller knows; `by` is None at the console.
        """
        await wait_for_leavers(session)
        await one_at_a_time(session)
        everybody = (await session.scalars(select(Staff).order_by(Staff.id))).all()
        names = {same_name(one.name): one for one in everybody}
        meant = {row.number: self._who(row, names) for row in self.rows}
        first: dict[str, int] = {}
        for row in self.rows:
            for measure in row.aims:
                is_clear = meant[row.number] and row.period
                key = f"{meant[row.number]} {row.period}" if is_clear else ""
                self.claim(row.number, measure, key, first)
        if self.mistakes:
            raise WrongSheet(self.mistakes)
        periods = {str(row.period) for row in self.rows}
        found = await session.scalars(select(Target).where(Target.period.in_(periods)))
        there = {(one.who, one.period, one.measure): one for one in found}
        summary, aims = Summary(), []
        for row in self.rows:
            who = meant[row.number]
            assert who
            for measure, amount in row.aims.items():
                assert row.period
                one = there.get((who, str(row.period), measure))
                summary.count(who, one.amount if one else None, amount)
                aims.append(Aim(one, who, row.period, measure, amount))
        await keep(session, by, aims)
        await session.flush()
        called = {one.id: one.name for one in everybody}
        for year in sorted({row.period.year for row in self.rows if row.period}):
            for each in await differences(session, year):
                summary.differences.append(in_words(each, called))
        return summary

    def _read_row(self, number: int, cells: Mapping[str, str | None]) -> Row:
        row = Row(number, cells["who"] or "", None)
        for needed in self.needed:
            if cells[needed] is None:
                self.wrong(number, needed, "is missing")
        if found := cells["period"]:
            row.period = self._taken(number, "period", found, _period)
        code: str | None = policy.current().company.currency
        if found := cells["currency"]:
            code = self._taken(number, "currency", found, currency)
        for measure in Measure:
            if not (found := cells[measure]):
                continue
            if plain(found).casefold() in NOTHING:
                row.aims[measure] = None
            elif not measure.is_money:
                row.aims[measure] = self._taken(number, measure, found, _number)
            elif code:
                read = partial(_amount, code=code)
                row.aims[measure] = self._taken(number, measure, found, read)
        if not any(cells[measure] is not None for measure in Measure):
            self.wrong(number, "who", "nothing is aimed at in this row")
        return row

    def _taken(self, number: int, column: str, found: str, read: Callable[[str], T]) -> T | None:
        try:
            return read(found)
        except ValueError as error:
            self.wrong(number, column, str(error))
            return None

    def _who(self, row: Row, names: Mapping[str, Staff]) -> Who | None:
        """For whom a row is; what is wrong with that is noted."""
        if not row.who:
            return None
        if alike(row.who) in THE_COMPANY:
            return COMPANY
        person, is_team = names.get(same_name(row.who)), False
        if person is None and (found := TEAM.fullmatch(row.who.strip())):
            person, is_team = names.get(same_name(found["behind"] or found["before"])), True
        if says := _why_not(row, person, is_team=is_team):
            self.wrong(row.number, "who", says)
            return None
        assert person
        return Who.team(person.id) if is_team else Who.person(person.id)


def in_words(one: Difference, called: Mapping[int, str]) -> str:
    """team of Hugo, 2026-03, sales: 120.00 CNY; those below come to 110.00, 10.00 less"""
    who = "company"
    if one.who.staff_id is not None:
        name = called[one.who.staff_id]
        who = f"team of {name}" if one.who.whom is Whom.TEAM else name
    parts = "those below"
    if one.over_time:
        parts = "its quarters and months" if one.period.kind is PeriodKind.YEAR else "its months"
    way = "less" if one.missing > 0 else "more"
    return (
        f"{who}, {one.period}, {one.measure}: {_said(one.units, one.currency)}"
        f"{f' {one.currency}' if one.currency else ''}; {parts} come to"
        f" {_said(one.parts, one.currency)}, {_said(abs(one.missing), one.currency)} {way}"
    )


def _said(units: int, code: str | None) -> str:
    amount = amount_of(units, code)
    return f"{rounded(amount).amount:,}" if isinstance(amount, Money) else f"{amount:,}"


def _why_not(row: Row, person: Staff | None, *, is_team: bool) -> str | None:
    """Why a row is for nobody, and what mends it."""
    if person is None:
        return (
            f"nobody is called “{shown(row.who)}”; write company, somebody’s name,"
            " or team and the name of who leads it"
        )
    if row.aims and not any(row.aims.values()):
        return None  # what nobody reaches any more is taken back
    if is_team and person.position not in LEADING:
        return f"{person.name} leads no team; write the name alone for what is their own"
    if not person.may(Role.SELLER):
        return f"{person.name} has no customers to sell to"
    if person.left_at and row.period and row.period.first > calendar.business_day(person.left_at):
        return f"{person.name} left before {row.period} began"
    return None


def _period(found: str) -> Period:
    try:
        return Period.read(found)
    except ValueError:
        raise ValueError(f"“{shown(found)}” is no period; write 2026, 2026Q1 or 2026-03") from None


def _amount(found: str, code: str) -> Money:
    said = plain(found)
    match = AMOUNT.fullmatch(said)
    if match is None or match["sign"]:
        raise ValueError(f"“{shown(found)}” is no amount; write one like 120000 or 1200.50")
    named = match["currency"]
    if named not in (None, "元", code) or ("¥" in said and code not in ("CNY", "JPY")):
        raise ValueError(f"“{shown(found)}” is not in {code}, as the row is")
    number = Money(match["whole"].replace(",", "") + (match["part"] or ""), get_currency(code))
    if rounded(number) != number:
        smallest = rounded(from_minor_units(1, code)).amount
        raise ValueError(f"“{shown(found)}” is finer than {code} is; the smallest is {smallest}")
    _require_something(found, minor_units(number), MOST_UNITS)
    return number


def _number(found: str) -> int:
    said = plain(found).replace(",", "")
    if not re.fullmatch(r"[0-9]{1,15}", said):
        raise ValueError(f"“{shown(found)}” is no number; write one like 40")
    _require_something(found, int(said), MOST_COUNTED)
    return int(said)


def _require_something(found: str, units: int, at_most: int) -> None:
    """A target of 0 would be reached before the day begins, and no share of it can be told."""
    if not units:
        raise ValueError(
            "0 is no target; leave the cell empty where there is none, and write - to take back"
            " one that was set"
        )
    if units > at_most:
        raise ValueError(f"“{shown(found)}” is more than can be meant")
