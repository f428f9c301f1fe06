"""Balances: what a year gives, what goes over and lapses, and the lines that explain it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from models import policy
from models.errors import Refused
from models.leave_balance import (
    Balance,
    Move,
    Shortage,
    YearBook,
    books,
    days_of,
    entitlements,
    give_credit,
    shortage,
)
from models.policy import LeaveKind
from models.policy_people import LeaveRule
from models.positions import Position
from tests.conftest import Office
from tests.leaves import approved_leave, ask_for_leave, balance, decide, enter_years
from tests.phone import Phone
from tests.records import staff


@pytest.fixture(autouse=True)
def rules_as_before() -> Iterator[None]:
    before = policy.current()
    yield
    policy.use(before)


@pytest.fixture
async def office(office: Office) -> Office:
    """Its calendar is entered."""
    await enter_years(office)
    return office


def yearly(days: str = "5", **more: Any) -> LeaveRule:
    """Five days a year, all of which go over until 31 March."""
    goes_over: dict[str, Any] = {"carry_over_days": Decimal(5), "carry_over_until": "03-31"}
    return LeaveRule(balance="yearly", days=Decimal(days), paid=True, **goes_over | more)


def earned(**more: Any) -> LeaveRule:
    return LeaveRule(balance="earned", paid=True, **more)


def on(*days: str) -> list[date]:
    """A half-day on each of these days; "03-10 x4" are four."""
    found: list[date] = []
    for words in days:
        day, _, times = words.partition(" x")
        found += [date.fromisoformat(day)] * int(times or 1)
    return found


def taken(*days: str) -> list[Move]:
    return [Move(day, -1) for day in on(*days)]


def left(book: YearBook) -> Decimal:
    """At the end of the year."""
    return days_of(book.own)


# What a year gives


@pytest.mark.parametrize(
    ("days", "after_each_month"),
    [
        ("5", "0 0.5 1 1.5 2 2.5 2.5 3 3.5 4 4.5 5"),
        ("6", "0.5 1 1.5 2 2.5 3 3.5 4 4.5 5 5.5 6"),
        ("12", "1 2 3 4 5 6 7 8 9 10 11 12"),
        ("15", "1 2.5 3.5 5 6 7.5 8.5 10 11 12.5 13.5 15"),
        ("7.5", "0.5 1 1.5 2.5 3 3.5 4 5 5.5 6 6.5 7.5"),
        ("0.5", "0 0 0 0 0 0 0 0 0 0 0 0.5"),
    ],
)
def test_a_month_gives_a_twelfth_in_whole_half_days(days: str, after_each_month: str) -> None:
    given = entitlements(yearly(days, accrues="monthly"), 2026)
    sums = [days_of(sum(one.halves for one in given[: month + 1])) for month in range(12)]
    assert sums == [Decimal(one) for one in after_each_month.split()]
    assert [one.day for one in given] == [date(2026, month, 1) for month in range(1, 13)]


def test_at_once_means_on_the_first_of_january() -> None:
    assert entitlements(yearly("5"), 2028) == [Move(date(2028, 1, 1), 10)]


def test_what_is_earned_comes_by_no_rule() -> None:
    assert entitlements(earned(), 2026) == []


# What goes over, and lapses


@pytest.mark.parametrize(
    ("says", "rule", "moves", "expected"),
    [
        ("unused days go over", yearly(), [], "5 10"),
        ("up to so many", yearly(carry_over_days=Decimal(2)), [], "5 7"),
        (
            "none where the rule has none",
            yearly(carry_over_days=Decimal(), carry_over_until=None),
            [],
            "5 5",
        ),
        ("only what was not taken", yearly(), taken("2026-05-04 x6"), "2 7"),
        ("all was taken", yearly(), taken("2026-05-04 x10"), "0 5"),
        ("what was carried is used first", yearly(), taken("2027-03-31 x4"), "5 8"),
        ("after its day it is gone", yearly(), taken("2027-04-01 x4"), "5 3"),
        ("partly used before", yearly(), taken("2027-03-30 x2", "2027-04-01 x2"), "5 4"),
        ("more than was carried", yearly(), taken("2027-02-01 x12"), "5 4"),
        ("a debt does not go over", yearly(), [Move(date(2026, 6, 1), -14)], "-2 5"),
        ("a credit of the year goes over", yearly(), [Move(date(2026, 6, 1), 2)], "6 10"),
        ("what was taken away comes off what was carried", yearly(),
         [Move(date(2027, 1, 5), -4)], "5 8"),
        ("earned and unused", earned(carry_over_days=Decimal(5), carry_over_until="03-31"),
         [Move(date(2026, 11, 22), 2)], "1 1"),
        ("earned and lapsed at once", earned(), [Move(date(2026, 11, 22), 2)], "1 0"),
    ],
)  # fmt: skip
def test_what_is_left_goes_over(
    says: str, rule: LeaveRule, moves: list[Move], expected: str
) -> None:
    """What is left at the end of 2026, and on 31 March 2027."""
    kept = books(rule, 2026, 2027, moves)
    on_31_march = kept[2027].own + kept[2027].carried_left
    if any(move.day > date(2027, 3, 31) for move in moves):
        on_31_march = kept[2027].own  # the case is about afterwards
    found = [left(kept[2026]), days_of(on_31_march)]
    assert found == [Decimal(one) for one in expected.split()], says


def test_what_was_carried_once_is_not_carried_again() -> None:
    kept = books(yearly(carry_over_until="12-31"), 2025, 2027, [])
    assert [days_of(one.carried) for one in kept.values()] == [0, 5, 5]


def test_nothing_is_given_before_the_year_in_which_somebody_came() -> None:
    kept = books(yearly(), 2026, 2027, [Move(date(2025, 12, 31), 6)])
    assert [days_of(one.own) for one in kept.values()] == [3, 5, 5]
    assert [days_of(one.carried) for one in kept.values()] == [0, 3, 5]


# What is too much


@pytest.mark.parametrize(
    ("says", "rule", "moves", "asked", "expected"),
    [
        ("all of it", yearly(), [], on("2026-11-23 x10"), None),
        ("half a day more", yearly(), [], on("2026-11-23 x11"), Shortage(2026, 1)),
        ("what waits is counted", yearly(), taken("2026-12-01 x9"), on("2026-11-23 x2"),
         Shortage(2026, 1)),
        ("what is carried may be used until its day", yearly(), [], on("2027-03-31 x20"), None),
        ("and not after it", yearly(), [], on("2027-04-01 x11"), Shortage(2027, 1)),
        ("over its day: the first half-days are of it", yearly(), [],
         on("2027-03-31 x8", "2027-04-01 x10"), None),
        ("each year has its own", yearly(), [], on("2026-12-31 x10", "2027-01-02 x10"), None),
        ("this year's are too many", yearly(), [], on("2026-12-31 x11", "2027-01-02 x1"),
         Shortage(2026, 1)),
        ("what would go over is asked for next year already", yearly(),
         taken("2027-03-01 x20"), on("2026-12-01"), Shortage(2027, 1)),
        ("by the month: not before it has come", yearly("12", accrues="monthly"), [],
         on("2026-01-05 x3"), Shortage(2026, 1)),
        ("by the month: once it has come", yearly("12", accrues="monthly"), [],
         on("2026-02-02 x4"), None),
        ("by the month: later leave needs it", yearly("12", accrues="monthly"),
         taken("2026-02-02 x4"), on("2026-01-05"), Shortage(2026, 1)),
        ("earned later than it is taken", earned(), [Move(date(2026, 11, 22), 2)],
         on("2026-11-21"), Shortage(2026, 1)),
        ("earned on the day", earned(), [Move(date(2026, 11, 22), 2)], on("2026-11-22 x2"), None),
        ("nothing was earned", earned(), [], on("2026-11-23"), Shortage(2026, 1)),
        ("a debt of another year is not to blame", yearly(), [Move(date(2026, 2, 1), -20)],
         on("2027-05-04 x10"), None),
        ("a debt of the same year is", yearly(), [Move(date(2026, 2, 1), -20)],
         on("2026-05-04"), Shortage(2026, 11)),
    ],
)  # fmt: skip
def test_nothing_goes_below_zero_on_any_day(
    says: str, rule: LeaveRule, moves: list[Move], asked: list[date], expected: Shortage | None
) -> None:
    assert shortage(rule, 2026, moves, asked) == expected, says


# The lines


def lines(found: Balance) -> list[str]:
    """ "entitled 5", "taken -1"."""
    return [f"{line.key.removeprefix('balance-')} {line.days.normalize()}" for line in found.lines]


async def test_the_lines_make_what_is_left(office: Office, boss: Phone, rep: Phone) -> None:
    await approved_leave(office, rep, boss, "2026-11-23", LeaveKind.ANNUAL)
    await ask_for_leave(office, rep, "2026-11-25 pm", LeaveKind.ANNUAL)
    found = await balance(office, rep, 2026)
    assert lines(found) == ["entitled 5", "taken -1", "waiting -0.5"]
    assert (found.left, found.waiting) == (Decimal("3.5"), Decimal("0.5"))
    assert sum(line.days for line in found.lines) == found.left


async def test_leave_over_the_end_of_the_year_is_taken_from_both(
    office: Office, boss: Phone, rep: Phone
) -> None:
    await ask_for_leave(office, rep, "2026-12-31 pm … 2027-01-04 am", LeaveKind.ANNUAL)
    assert lines(await balance(office, rep, 2026))[1] == "waiting -0.5"
    assert lines(await balance(office, rep, 2027)) == [
        "carried 4.5",
        "entitled 5",
        "waiting -0.5",
    ]


async def test_what_was_carried_and_not_used_has_a_line_when_it_lapses(
    office: Office, rep: Phone
) -> None:
    await office.at("2027-03-31 20:00")
    assert (await balance(office, rep, 2027)).left == 10
    await office.at("2027-04-01 08:00")
    found = await balance(office, rep, 2027)
    assert lines(found) == ["carried 5", "entitled 5", "expired -5"]
    assert found.left == 5


async def test_what_comes_by_the_month_has_come_so_far(office: Office, rep: Phone) -> None:
    policy.use(with_annual(yearly("12", accrues="monthly")))
    await office.at("2027-02-15 09:00")
    found = await balance(office, rep, 2027)
    assert lines(found)[1] == "accrued 2"
    assert found.lines[1].facts == {"months": 2}


async def test_later_leave_may_count_on_what_comes_until_then(
    office: Office, boss: Phone, rep: Phone
) -> None:
    policy.use(
        with_annual(
            yearly("12", accrues="monthly", carry_over_days=Decimal(), carry_over_until=None)
        )
    )
    await office.at("2027-02-15 09:00")
    await ask_for_leave(office, rep, "2027-05-10", LeaveKind.ANNUAL)
    assert lines(await balance(office, rep, 2027)) == ["accrued 5", "waiting -1"]


@pytest.mark.parametrize("kind", [LeaveKind.SICK, LeaveKind.MARRIAGE])
async def test_a_kind_without_a_balance_is_only_counted(
    office: Office, boss: Phone, rep: Phone, kind: LeaveKind
) -> None:
    await approved_leave(office, rep, boss, "2026-11-23", kind)
    found = await balance(office, rep, 2026, kind)
    assert (lines(found), found.left) == (["taken -1"], None)


async def test_refused_leave_comes_back(office: Office, boss: Phone, rep: Phone) -> None:
    request_id = await ask_for_leave(office, rep, "2026-11-23", LeaveKind.ANNUAL)
    await decide(office, boss, f"leave:{request_id}", yes=False)
    assert (await balance(office, rep, 2026)).left == 5


# Credits


async def credit(
    office: Office,
    by: Phone,
    person: Phone,
    halves: int,
    kind: LeaveKind = LeaveKind.COMPENSATORY,
    day: date = date(2026, 11, 15),
) -> None:
    async with office.session() as session:
        giver, taker = await staff(session, by), await staff(session, person)
        await give_credit(session, giver, taker, kind, day, halves, "stock-taking")
    await office.settle()


@pytest.fixture
async def hr(office: Office, director: Phone) -> Phone:
    return await office.hire("Rosa", Position.HR, director)


async def test_work_on_a_day_off_is_credited_and_told(
    office: Office, hr: Phone, rep: Phone
) -> None:
    await credit(office, hr, rep, 3)
    found = await balance(office, rep, 2026, LeaveKind.COMPENSATORY)
    assert lines(found) == ["credit 1.5"]
    assert found.lines[0].facts == {"day": date(2026, 11, 15), "reason": "stock-taking"}
    assert "stock-taking" in rep.last.text


async def test_what_hr_takes_away_can_no_longer_be_asked_for(
    office: Office, hr: Phone, boss: Phone, rep: Phone
) -> None:
    await credit(office, hr, rep, -9, LeaveKind.ANNUAL)
    assert (await balance(office, rep, 2026)).left == Decimal("0.5")
    with pytest.raises(Refused) as refused:
        await ask_for_leave(office, rep, "2026-11-23", LeaveKind.ANNUAL)
    assert refused.value.key == "leave-balance-short"
    assert refused.value.facts["left"] == Decimal("0.5")


async def test_credits_of_last_year_are_carried(office: Office, hr: Phone, rep: Phone) -> None:
    await credit(office, hr, rep, 4, LeaveKind.ANNUAL, date(2025, 12, 31))
    assert lines(await balance(office, rep, 2026)) == [
        "carried 2",
        "entitled 5",
        "expired -2",
    ]


@pytest.mark.parametrize(
    ("by", "to", "kind", "key"),
    [
        ("boss", "rep", LeaveKind.ANNUAL, "not-for-you"),
        ("administrator", "rep", LeaveKind.ANNUAL, "not-for-you"),
        ("hr", "hr", LeaveKind.ANNUAL, "balance-credit-not-for-yourself"),
        ("hr", "rep", LeaveKind.SICK, "balance-credit-not-for-this-kind"),
    ],
)
async def test_a_credit_is_refused(
    office: Office,
    hr: Phone,
    boss: Phone,
    rep: Phone,
    by: str,
    to: str,
    kind: LeaveKind,
    key: str,
) -> None:
    administrator = await office.hire("Ada", Position.ADMIN)
    people = {"hr": hr, "boss": boss, "rep": rep, "administrator": administrator}
    with pytest.raises(Refused, match=key):
        await credit(office, people[by], people[to], 2, kind)


def with_annual(rule: LeaveRule) -> policy.Policy:
    """The company's rules with another one for annual leave."""
    rules = policy.current()
    kinds = {**rules.leave.kinds, LeaveKind.ANNUAL: rule}
    return rules.model_copy(update={"leave": rules.leave.model_copy(update={"kinds": kinds})})
