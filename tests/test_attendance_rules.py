"""What is found of a day and of a month, in both companies of the rule book (2.1, 2.3, 2.4)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models import policy
from models.attendance import Way, moment_on, where_expected
from models.attendance_day import DayFound, Sign, look_at
from models.attendance_month import propose
from models.corrections import why_not_missing
from models.money import in_company_currency
from models.places import Place
from models.policy import Policy, Segment
from models.policy_people import Place as ExpectedPlace
from models.spans import Half

COMPANIES = Path(__file__).parent / "companies"
MONDAY = date(2026, 11, 23)
FRIDAY = date(2026, 11, 27)
SATURDAY = date(2026, 11, 28)
SUNDAY = date(2026, 11, 29)
MORNING, AFTERNOON = frozenset({Half.MORNING}), frozenset({Half.AFTERNOON})


@contextmanager
def rules_of(company: str, **attendance: object) -> Iterator[Policy]:
    """A company of the rule book, with some rules of attendance replaced."""
    rules = policy.load(COMPANIES / f"{company}.toml")
    changed = rules.attendance.model_copy(update=attendance)
    policy.use(rules.model_copy(update={"attendance": changed}))
    try:
        yield policy.current()
    finally:
        policy.use(policy.load(None))


def signs_of(day: date, signed: str) -> list[Sign]:
    """ "in 09:00, out 12:00"; before four it is after midnight."""
    found: list[Sign] = []
    for one in filter(None, signed.split(", ")):
        way, o_clock = one.split()
        found.append(Sign(Way(way), moment_on(day, time.fromisoformat(o_clock))))
    return found


def looked_at(
    day: date,
    signed: str,
    *,
    excused: frozenset[Half] = frozenset(),
    asked: frozenset[Way] = frozenset(),
    joined: str | None = None,
    left: str | None = None,
    now: str | None = None,
) -> DayFound:
    """What is found of a day by the rules in force; without `now` it is long over."""
    long_after = moment_on(day, time(12)) + timedelta(days=30)
    return look_at(
        day,
        policy.current().hours.on(day.weekday()),
        signs_of(day, signed),
        excused=excused,
        asked=asked,
        since=moment_on(day, time.fromisoformat(joined)) if joined else None,
        until=moment_on(day, time.fromisoformat(left)) if left else None,
        now=moment_on(day, time.fromisoformat(now)) if now else long_after,
    )


def findings(found: DayFound) -> str:
    """In a few words: "late 9:00 by 5"."""
    zone = policy.current().company.zone
    words = [f"absent {half}" for half in Half if half in found.absent_halves]
    for what, deviations in (("late", found.late), ("early", found.early)):
        for one in deviations:
            due = one.due.astimezone(zone)
            words.append(f"{what} {due.hour}:{due.minute:02} by {one.minutes}")
    words += ["forgot in"] if found.forgot_to_sign_in else []
    words += ["forgot out"] if found.forgot_to_sign_out else []
    return ", ".join(words)


@pytest.mark.parametrize(
    ("day", "signed", "expected"),
    [
        # In time, to the minute that people see.
        (MONDAY, "in 08:50, out 20:30", ""),
        (MONDAY, "in 09:00, out 20:30", ""),
        (MONDAY, "in 09:00:59, out 20:30", ""),
        (FRIDAY, "in 09:00, out 17:00", ""),
        (SATURDAY, "in 10:00, out 17:00", ""),
        (MONDAY, "in 09:00, out 12:00, in 13:30, out 17:00, in 18:00, out 20:30", ""),
        (MONDAY, "in 09:00, out 00:30", ""),  # until after midnight
        # Late, at the ends of the tiers; beyond the last it is absence of the half-day.
        (FRIDAY, "in 09:01, out 17:00", "late 9:00 by 1"),
        (FRIDAY, "in 09:05, out 17:00", "late 9:00 by 5"),
        (FRIDAY, "in 09:06, out 17:00", "late 9:00 by 6"),
        (FRIDAY, "in 09:30, out 17:00", "late 9:00 by 30"),
        (FRIDAY, "in 09:31, out 17:00", "late 9:00 by 31"),
        (FRIDAY, "in 10:00, out 17:00", "late 9:00 by 60"),
        (FRIDAY, "in 10:01, out 17:00", "absent morning"),
        (SATURDAY, "in 10:05, out 17:00", "late 10:00 by 5"),  # begins at ten
        # Early, likewise.
        (FRIDAY, "in 09:00, out 16:59", "early 17:00 by 1"),
        (FRIDAY, "in 09:00, out 16:00", "early 17:00 by 60"),
        (FRIDAY, "in 09:00, out 15:59", "absent afternoon"),
        (FRIDAY, "in 09:10, out 16:50", "late 9:00 by 10, early 17:00 by 10"),
        # Each span counts by itself.
        (FRIDAY, "in 09:00, out 11:45, in 13:40, out 17:00", "late 13:30 by 10, early 12:00 by 15"),
        (MONDAY, "in 09:00, out 17:00", "absent afternoon"),  # the evening is missing
        (MONDAY, "in 09:00, out 17:00, in 18:20, out 20:30", "late 18:00 by 20"),
        (MONDAY, "in 18:00, out 20:30", "absent morning, absent afternoon"),
        (FRIDAY, "in 09:00, out 12:00", "absent afternoon"),
        (FRIDAY, "in 12:10, out 17:00", "absent morning"),
        (FRIDAY, "in 09:00, out 13:31", "absent afternoon"),
        (FRIDAY, "", "absent morning, absent afternoon"),
        # In a half-day that counts as absent nothing else is found.
        (FRIDAY, "in 11:00, out 11:30, in 13:32, out 17:00", "absent morning, late 13:30 by 2"),
        (MONDAY, "in 09:00, out 12:00, in 18:05, out 20:30", "absent afternoon"),
        # Out on the way and in again within a span is nobody's business.
        (FRIDAY, "in 09:00, out 10:00, in 11:00, out 17:00", ""),
        # Of several sign-outs the last counts, of several sign-ins the first.
        (FRIDAY, "in 09:00, out 16:00, out 17:05", ""),
        (FRIDAY, "in 09:00, in 09:40, out 17:00", ""),
        # Forgotten: in without out is present, and so is out without in.
        (FRIDAY, "in 09:00", "forgot out"),
        (FRIDAY, "in 09:03", "late 9:00 by 3, forgot out"),
        (FRIDAY, "in 09:00, out 12:00, in 13:30", "forgot out"),
        (FRIDAY, "out 17:00", "forgot in"),
        (FRIDAY, "out 12:00, out 16:50", "early 17:00 by 10, forgot in"),
        (FRIDAY, "out 12:00, in 13:35, out 17:00", "late 13:30 by 5, forgot in"),
        (FRIDAY, "out 12:00", "absent afternoon, forgot in"),
        (FRIDAY, "out 08:00, in 09:03, out 17:00", "late 9:00 by 3"),  # out before work is nothing
        # On a day off nothing is expected, but that whoever signs does so twice.
        (SUNDAY, "in 11:00, out 13:00", ""),
        (SUNDAY, "in 11:00", "forgot out"),
        (SUNDAY, "out 13:00", "forgot in"),
        (SUNDAY, "", ""),
    ],
)
def test_a_day_of_the_default_company(day: date, signed: str, expected: str) -> None:
    with rules_of("default"):
        assert findings(looked_at(day, signed)) == expected


@pytest.mark.parametrize(
    ("day", "signed", "expected"),
    [
        (MONDAY, "in 08:00, out 17:30", ""),
        (MONDAY, "in 08:15, out 17:30", ""),  # a quarter of an hour of grace, …
        (MONDAY, "in 08:16, out 17:30", "late 8:00 by 1"),  # … and late is counted from its end
        (MONDAY, "in 08:20, out 17:30", "late 8:00 by 5"),
        (MONDAY, "in 09:15, out 17:30", "late 8:00 by 60"),
        (MONDAY, "in 09:16, out 17:30", "absent morning"),
        (MONDAY, "in 08:00, out 12:00, in 13:45, out 17:30", ""),
        (MONDAY, "in 08:00, out 12:00, in 13:46, out 17:30", "late 13:30 by 1"),
        (MONDAY, "in 08:00, out 17:29", "early 17:30 by 1"),  # none for going early
        (SATURDAY, "", ""),  # off
    ],
)
def test_a_day_of_the_other_company(day: date, signed: str, expected: str) -> None:
    with rules_of("other"):
        assert findings(looked_at(day, signed)) == expected


@pytest.mark.parametrize(
    ("signed", "excused", "expected"),
    [
        ("", MORNING | AFTERNOON, ""),
        ("", MORNING, "absent afternoon"),
        ("", AFTERNOON, "absent morning"),
        ("in 13:30, out 17:00", MORNING, ""),
        ("in 13:35, out 17:00", MORNING, "late 13:30 by 5"),
        ("in 09:00, out 12:00", AFTERNOON, ""),
        ("in 09:00", AFTERNOON, "forgot out"),
        ("in 15:00", MORNING | AFTERNOON, ""),  # came in although on leave
    ],
)
def test_of_half_days_on_leave_nothing_is_expected(
    signed: str, excused: frozenset[Half], expected: str
) -> None:
    with rules_of("default"):
        assert findings(looked_at(FRIDAY, signed, excused=excused)) == expected


@pytest.mark.parametrize(
    ("signed", "now", "expected"),
    [
        ("", "09:30", ""),
        ("", "11:59", ""),
        ("", "12:00", "absent morning"),
        ("", "17:00", "absent morning, absent afternoon"),
        ("in 09:20", "09:30", "late 9:00 by 20"),
        ("in 10:30", "10:31", "absent morning"),
        ("in 09:00, out 10:00", "10:30", ""),  # may be back
        ("in 09:00, out 10:00", "12:00", "absent morning"),
        ("in 09:00", "23:00", ""),  # may still sign out …
        ("in 09:00", "03:59", ""),
        ("in 09:00", "04:00", ""),
    ],
)
def test_what_has_not_been_yet_is_not_judged(signed: str, now: str, expected: str) -> None:
    with rules_of("default"):
        assert findings(looked_at(FRIDAY, signed, now=now)) == expected


def test_a_sign_out_is_forgotten_when_the_business_day_is_over() -> None:
    with rules_of("default"):
        hours = policy.current().hours.on(FRIDAY.weekday())
        for until, forgot in ((time(3, 59), False), (time(4), True)):
            moment = datetime.combine(SATURDAY, until, policy.current().company.zone)
            found = look_at(FRIDAY, hours, signs_of(FRIDAY, "in 09:00"), now=moment)
            assert found.forgot_to_sign_out is forgot


@pytest.mark.parametrize(
    ("signed", "joined", "expected"),
    [
        ("", "09:00", "absent morning, absent afternoon"),
        ("", "09:01", "absent afternoon"),
        ("in 09:10, out 17:00", "09:05", ""),
        ("", "13:31", ""),
    ],
)
def test_whoever_joined_is_expected_from_the_next_span_on(
    signed: str, joined: str, expected: str
) -> None:
    with rules_of("default"):
        assert findings(looked_at(FRIDAY, signed, joined=joined)) == expected


@pytest.mark.parametrize(
    ("day", "signed", "present"),
    [
        (FRIDAY, "in 09:00, out 17:00", MORNING | AFTERNOON),
        (FRIDAY, "in 09:00, out 12:00", MORNING),
        (FRIDAY, "in 13:30", AFTERNOON),
        (FRIDAY, "in 11:00, out 17:00", AFTERNOON),  # a morning that counts as absent
        (FRIDAY, "", frozenset[Half]()),
        (SUNDAY, "in 09:00, out 17:00", frozenset[Half]()),
    ],
)
def test_half_days_that_count_as_present(day: date, signed: str, present: frozenset[Half]) -> None:
    with rules_of("default"):
        found = looked_at(day, signed)
        assert found.present == present
        assert found.worked_on_day_off == (day == SUNDAY)


@pytest.mark.parametrize(
    ("signed", "left", "expected", "halves"),
    [
        ("", "09:00", "", frozenset[Half]()),  # nothing of the day was theirs
        ("", "13:00", "absent morning", MORNING),
        ("in 09:10", "15:00", "late 9:00 by 10", MORNING | AFTERNOON),  # no afternoon to judge
        ("in 09:00, out 15:00", "15:01", "", MORNING | AFTERNOON),
    ],
)
def test_after_they_left_or_need_not_sign_in_any_more_nothing_is_judged(
    signed: str, left: str, expected: str, halves: frozenset[Half]
) -> None:
    with rules_of("default"):
        found = looked_at(FRIDAY, signed, left=left)
        assert (findings(found), found.expected) == (expected, halves)


def test_on_leave_a_half_day_is_one_of_those_of_the_month_all_the_same() -> None:
    with rules_of("default"):
        found = looked_at(FRIDAY, "", excused=MORNING, joined="08:00", now="10:00")
        assert found.expected == MORNING | AFTERNOON
        assert looked_at(FRIDAY, "", joined="12:00").expected == AFTERNOON


@pytest.mark.parametrize(
    ("day", "signed", "time_there"),
    [
        (SUNDAY, "in 11:00, out 13:00, in 14:00, out 14:30", timedelta(hours=2, minutes=30)),
        (SUNDAY, "in 11:00", timedelta()),
        (FRIDAY, "in 09:00, out 12:00, in 13:30", timedelta(hours=3)),
    ],
)
def test_the_time_between_sign_ins_and_sign_outs(
    day: date, signed: str, time_there: timedelta
) -> None:
    with rules_of("default"):
        assert looked_at(day, signed).time_there == time_there


@pytest.mark.parametrize(
    ("signed", "asked", "ways"),
    [
        ("in 09:00, out 17:00", "", ""),
        ("in 09:20, out 17:00", "", ""),  # late is late
        ("out 17:00", "", "in"),
        ("in 11:00, out 17:00", "", "in"),  # was there before they signed
        ("in 11:00", "", "in out"),
        ("in 11:00", "in", "out"),
        ("", "", "in"),
        ("", "in out", ""),
    ],
)
def test_what_may_be_asked_to_be_mended(signed: str, asked: str, ways: str) -> None:
    with rules_of("default"):
        found = looked_at(FRIDAY, signed, asked=frozenset(map(Way, asked.split())))
        assert found.to_mend == [Way(way) for way in ways.split()]


def test_a_half_day_that_has_not_begun_is_not_present_yet() -> None:
    with rules_of("default"):
        assert looked_at(FRIDAY, "in 09:00", now="13:29").present == MORNING
        assert looked_at(FRIDAY, "in 09:00", now="13:30").present == MORNING | AFTERNOON


def test_hours_without_a_break_are_two_half_days() -> None:
    with rules_of("default"):
        through = [Segment(time(8), time(16))]
        now = moment_on(SATURDAY, time(12))
        for signed, expected in {
            "in 08:00, out 16:00": "",
            "in 08:03, out 15:50": "late 8:00 by 3, early 16:00 by 10",
            "in 11:00, out 16:00": "absent morning",
            # Where the halves meet nobody has to come, nor may go.
            "in 12:35, out 16:00": "absent morning",
            "in 08:00, out 12:20": "absent afternoon",
            "in 08:00, out 12:00, in 13:00, out 16:00": "",
        }.items():
            assert findings(look_at(FRIDAY, through, signs_of(FRIDAY, signed), now=now)) == expected
        # After a morning on leave the afternoon begins there.
        signs = signs_of(FRIDAY, "in 12:35, out 16:00")
        found = look_at(FRIDAY, through, signs, excused=MORNING, now=now)
        assert findings(found) == "late 12:30 by 5"


@pytest.mark.parametrize("zone", ["Europe/Berlin", "America/New_York", "Australia/Lord_Howe"])
def test_minutes_are_those_that_passed_where_clocks_change(zone: str) -> None:
    with rules_of("default") as rules:
        company = rules.company.model_copy(update={"zone": ZoneInfo(zone)})
        policy.use(rules.model_copy(update={"company": company}))
        hours = [Segment(time(9), time(12)), Segment(time(13, 30), time(17))]
        for day in (date(2026, 3, 29), date(2026, 3, 8), date(2026, 4, 5), date(2026, 10, 25)):
            signs = signs_of(day, "in 09:04, out 17:00")
            found = look_at(day, hours, signs, now=moment_on(day, time(23)))
            assert findings(found) == "late 9:00 by 4"


def test_a_day_on_which_only_the_morning_is_worked_is_half_a_day() -> None:
    with rules_of("default"):
        now = moment_on(SUNDAY, time(12))
        found = look_at(SATURDAY, [Segment(time(9), time(12))], [], now=now)
        assert findings(found) == "absent morning"
        assert found.is_absent_all_day
        assert [one.key for one in propose([found])] == ["proposal-absent-half"]


def test_a_company_without_tiers_only_notes_it() -> None:
    with rules_of("default", tiers=()):
        found = looked_at(FRIDAY, "in 11:00, out 17:00")
        assert findings(found) == "late 9:00 by 120"
        assert found.late[0].tier is None
        assert propose([found]) == []
        assert findings(looked_at(FRIDAY, "in 13:30, out 17:00")) == "absent morning"


moments = st.lists(
    st.tuples(st.sampled_from(Way), st.times(time(5), time(23, 59))).map(
        lambda one: Sign(one[0], moment_on(MONDAY, one[1]))
    ),
    max_size=8,
)


@given(moments)
def test_whatever_was_signed_a_half_day_is_present_or_absent_and_never_both(
    signs: list[Sign],
) -> None:
    with rules_of("default") as rules:
        signs.sort(key=lambda sign: sign.at)
        found = look_at(MONDAY, rules.hours.on(0), signs, now=moment_on(SATURDAY, time(12)))
        assert not found.present & found.absent_halves
        assert found.present | found.absent_halves == frozenset(Half)
        for one in [*found.late, *found.early]:
            assert one.tier
            assert timedelta() < timedelta(minutes=one.minutes) <= one.tier.up_to


# Corrections


@pytest.mark.parametrize(
    ("signed", "way", "at", "refused"),
    [
        ("", Way.OUT, "20:30", "correction-before-sign-in"),
        ("in 10:00", Way.OUT, "09:30", "correction-before-sign-in"),
        ("in 09:00, out 20:30", Way.OUT, "20:00", "correction-not-missing"),
        ("in 09:00", Way.IN, "10:00", "correction-not-missing"),
        ("in 09:00, out 20:30", Way.IN, "13:30", "correction-not-missing"),
        ("", Way.IN, "09:00", None),  # a whole day without a phone: first in, then out
        ("in 09:20", Way.IN, "09:00", None),  # was there, and signed late
        ("out 20:30", Way.IN, "09:00", None),
        ("in 09:00, out 12:00", Way.IN, "13:30", None),
        ("in 09:00, out 12:00", Way.IN, "12:00", None),
        ("in 09:00", Way.OUT, "09:00", "correction-before-sign-in"),
        ("in 09:00", Way.OUT, "17:00", None),
        ("in 09:00, out 12:00, in 13:30", Way.OUT, "00:30", None),
        # Before the only sign-out they came, not after it.
        ("out 17:05", Way.IN, "18:00", "correction-after-sign-out"),
        ("out 17:05", Way.IN, "17:05", "correction-after-sign-out"),
        ("out 12:00, in 13:30, out 17:00", Way.IN, "12:30", "correction-after-sign-out"),
        ("out 12:00, out 17:00", Way.IN, "13:30", None),
        ("in 09:00, out 12:00, out 17:00", Way.IN, "18:00", None),
    ],
)
def test_only_what_is_missing_can_be_mended(
    signed: str, way: Way, at: str, refused: str | None
) -> None:
    moment = moment_on(MONDAY, time.fromisoformat(at))
    why = why_not_missing(way, moment, signs_of(MONDAY, signed))
    assert (why.key if why else None) == refused


@pytest.mark.parametrize(
    ("signed", "at", "until", "refused"),
    [
        ("", "09:00", "17:00", None),
        ("in 13:30, out 17:00", "09:00", "12:00", None),
        ("out 17:00", "18:00", "20:30", None),
        ("in 11:00, out 17:00", "09:00", "12:00", "correction-not-missing"),
        ("in 11:00", "09:00", "10:00", None),
        ("in 11:00", "09:00", "17:00", "correction-not-missing"),
    ],
)
def test_a_whole_stay_that_was_forgotten_meets_no_other(
    signed: str, at: str, until: str, refused: str | None
) -> None:
    came, went = (moment_on(MONDAY, time.fromisoformat(one)) for one in (at, until))
    why = why_not_missing(Way.IN, came, signs_of(MONDAY, signed), until=went)
    assert (why.key if why else None) == refused


# Proposals


def proposed(days: Sequence[DayFound]) -> list[tuple[date, str, dict[str, object]]]:
    return [(one.day, one.key, dict(one.facts)) for one in propose(days)]


@pytest.mark.parametrize(
    ("signed", "key", "facts"),
    [
        (
            "in 09:05, out 17:00",
            "proposal-late-fine",
            {"minutes": 5, "up_to": 5, "fine": in_company_currency(10)},
        ),
        (
            "in 09:06, out 17:00",
            "proposal-late-fine",
            {"minutes": 6, "up_to": 30, "fine": in_company_currency(20)},
        ),
        (
            "in 09:31, out 17:00",
            "proposal-late-pay",
            {"minutes": 31, "up_to": 60, "days": Decimal(1)},
        ),
        (
            "in 09:00, out 16:58",
            "proposal-early-fine",
            {"minutes": 2, "up_to": 5, "fine": in_company_currency(10)},
        ),
        (
            "in 09:00, out 16:00",
            "proposal-early-pay",
            {"minutes": 60, "up_to": 60, "days": Decimal(1)},
        ),
        (
            "in 09:00, out 12:00",
            "proposal-absent-half",
            {"half": Half.AFTERNOON, "days": Decimal(2)},
        ),
        ("", "proposal-absent-day", {"days": Decimal(4)}),
    ],
)
def test_each_finding_is_proposed_with_its_rule_beside_it(
    signed: str, key: str, facts: dict[str, object]
) -> None:
    with rules_of("default"):
        assert proposed([looked_at(FRIDAY, signed)]) == [(FRIDAY, key, facts)]


def test_a_day_in_order_proposes_nothing() -> None:
    with rules_of("default"):
        assert propose([looked_at(FRIDAY, "in 09:00, out 17:00")]) == []
        assert propose([looked_at(FRIDAY, "in 09:00")]) == []  # forgotten, not early


@pytest.mark.parametrize(
    ("signed", "asked"),
    [
        ("out 20:30", frozenset[Way]()),  # to be mended, and nothing else
        ("", frozenset({Way.IN})),
        ("in 09:03", frozenset({Way.OUT})),
    ],
)
def test_nothing_is_proposed_where_something_is_to_be_mended(
    signed: str, asked: frozenset[Way]
) -> None:
    with rules_of("default"):
        assert proposed([looked_at(MONDAY, signed, asked=asked)]) == []


DAYS_AS = {".": "in 09:00, out 20:30", "o": "out 20:30", "h": "in 11:00, out 11:30"}


def days_from(first: date, signed: str) -> list[DayFound]:
    """Days one after the other: "." was there, "-" was not, "l" is on leave, "?" is to be mended.

    "o" forgot to sign in; "h" came for half an hour.
    """
    found: list[DayFound] = []
    for number, what in enumerate(signed):
        found.append(
            looked_at(
                first + timedelta(days=number),
                DAYS_AS.get(what, ""),
                excused=frozenset(Half) if what == "l" else frozenset(),
                asked=frozenset(Way) if what == "?" else frozenset(),
            )
        )
    return found


@pytest.mark.parametrize(
    ("week", "rows"),
    [
        ("--.--..", []),
        ("---....", [(MONDAY, 3, date(2026, 11, 25))]),
        ("-----..", [(MONDAY, 5, date(2026, 11, 25))]),
        # Sunday is off: the row goes on behind it.
        ("....---.", []),
        ("....----", [(FRIDAY, 3, date(2026, 11, 30))]),
        ("--l-...", []),  # leave is not absence
        ("--o--..", []),  # nor is a sign that was forgotten, …
        ("--?--..", []),  # … what waits to be mended, …
        ("--h--..", []),  # … or any sign at all
        ("---.---", [(MONDAY, 3, date(2026, 11, 25))]),  # the second ends on a day off, with two
        ("---.----", [(MONDAY, 3, date(2026, 11, 25)), (FRIDAY, 3, date(2026, 11, 30))]),
    ],
)
def test_three_working_days_absent_in_a_row_are_proposed_once(
    week: str, rows: list[tuple[date, int, date]]
) -> None:
    with rules_of("default"):
        found = [
            (one.facts["since"], one.facts["number"], one.day)
            for one in propose(days_from(MONDAY, week))
            if one.key == "proposal-absent-in-a-row"
        ]
        assert found == rows


# Places


@pytest.mark.parametrize(
    ("latitude", "longitude", "name", "is_there"),
    [
        (31.2304, 121.4737, "Office", True),
        (31.2320, 121.4737, "Office", True),  # 178 m
        (31.2200, 121.4737, "Office", False),  # 1156 m
        (31.2340, 121.4737, "Works", True),  # farther than the office, but in its wider circle
    ],
)
def test_the_expected_place_somebody_is_at_or_the_nearest(
    latitude: float, longitude: float, name: str, is_there: bool
) -> None:
    places = tuple(
        ExpectedPlace(
            name=called, latitude=Decimal(north), longitude=Decimal("121.4737"), within_metres=near
        )
        for called, north, near in (("Office", "31.2304", 300), ("Works", "31.2404", 900))
    )
    with rules_of("default", places=places):
        found = where_expected(Place(latitude, longitude))
        assert found
        assert (found.name, found.is_there) == (name, is_there)
        assert where_expected(None) is None


def test_where_no_place_is_expected_everywhere_is_right() -> None:
    with rules_of("default", places=()):
        assert where_expected(Place(0, 0)) is None
