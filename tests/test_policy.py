"""The company's rules: the defaults, a company's own file over them, and mistakes told by line."""

import re
import tomllib
from collections.abc import Iterator
from datetime import time, timedelta
from decimal import Decimal
from importlib.resources import files
from pathlib import Path
from typing import Any, get_args
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models import policy
from models.policy import Policy, PolicyError, Segment, Weekday
from models.policy_values import Table
from models.positions import Position

DEFAULTS = (files("models") / "company.toml").read_text("utf-8")

OTHER_COMPANY = """
[hours]
monday = ["08:00-12:00", "13:30-17:30"]
saturday = []

[attendance]
grace = "15 minutes"

[[leave.bands]]
up_to_days = 1
approvers = ["manager"]

[[leave.bands]]
approvers = ["general_manager"]
"""


def checklist(number: int, *lines: str, question: str = "Cold?") -> str:
    """So many questions for a kiosk, asked for yes or no unless `lines` say otherwise."""
    rest = "\n".join(lines or ['answer = "yes_no"'])
    return "\n".join(
        f'[[visits.checklists.kiosk]]\nkey = "{at}"\nquestion = "{question}"\n{rest}'
        for at in range(number)
    )


@pytest.fixture(autouse=True)
def rules_as_before() -> Iterator[None]:
    before = policy.current()
    yield
    policy.use(before)


def written(folder: Path, text: str) -> Path:
    path = folder / "company.toml"
    path.write_text(text, "utf-8")
    return path


def mistakes(folder: Path, text: str) -> list[str]:
    """What is said about a file, one line for each mistake, without the folder."""
    with pytest.raises(PolicyError) as refused:
        policy.load(written(folder, text))
    return [line.replace(f"{folder}/", "") for line in str(refused.value).splitlines()]


def test_the_defaults_are_the_rule_book() -> None:
    rules = policy.load(None)
    assert rules.company.zone == ZoneInfo("Asia/Shanghai")
    assert rules.company.subdivision is None
    assert rules.company.day_turns_at == time(4)
    assert rules.hours.on(4) == (
        Segment(time(9), time(12)),
        Segment(time(13, 30), time(17)),
    )
    assert rules.hours.on(6) == ()
    assert rules.hours.make_up == rules.hours.on(4)
    assert rules.access.invitation_valid == timedelta(hours=72)
    assert rules.reports.daily_by == (Position.REPRESENTATIVE,)
    assert rules.reports.remind_before_end == timedelta(minutes=30)
    assert rules.orders.discount_limit(Position.SUPERVISOR) == 10
    assert rules.orders.discount_limit(Position.WORKS) == 0
    assert rules.orders.director_told_from == 1_000_000
    assert rules.orders.is_divisible("KG")
    assert rules.orders.is_divisible("噸")
    assert not rules.orders.is_divisible("箱")
    assert not rules.orders.prices_include_tax
    assert rules.payments.overdue_to == {"superior": 7, "director": 30, "general_manager": 60}
    assert rules.visits.checklists["standard"][0].question["zh-Hans"] == "库存（箱）"  # type: ignore[index]  # a StrEnum's words are its keys


@pytest.mark.parametrize(
    ("days", "approver"),
    [
        ("0.5", "superior"),
        ("1", "superior"),
        ("1.5", "director"),
        ("2.5", "director"),
        ("3", "general_manager"),
        ("98", "general_manager"),
    ],
)
def test_every_number_of_leave_days_has_its_approver(days: str, approver: str) -> None:
    assert policy.load(None).leave.band(Decimal(days)).approvers == (approver,)


def test_the_deputy_decides_when_the_general_manager_is_away() -> None:
    band = policy.load(None).leave.band(Decimal(5))
    assert band.when_away == {Position.GENERAL_MANAGER: Position.DEPUTY_GENERAL_MANAGER}


@pytest.mark.parametrize(
    ("minutes", "costs"),
    [(0, None), (1, (10, None)), (5, (10, None)), (30, (20, None)), (60, (None, 1)), (61, None)],
)
def test_late_tiers(minutes: int, costs: tuple[int | None, int | None] | None) -> None:
    tier = policy.load(None).attendance.tier(timedelta(minutes=minutes))
    assert (tier and (tier.fine, tier.days_pay)) == costs


def test_key_customers_have_their_own_hour_on_their_days() -> None:
    customers = policy.load(None).customers
    a, b = (customers.classes[policy.CustomerClass(name)] for name in "AB")
    evening, afternoon = Segment(time(18), time(20, 30)), Segment(time(16), time(17))
    assert customers.slot_on(Weekday.MONDAY.number, a) == evening
    assert customers.slot_on(Weekday.FRIDAY.number, a) == afternoon
    assert customers.slot_on(Weekday.MONDAY.number, b) == afternoon


def test_what_cannot_be_printed_is_told_by_its_number(tmp_path: Path) -> None:
    path = tmp_path / "company.toml"
    path.write_text('leave.kinds."sick\u2028leave".days = "1\u20282"\nvisits."a\tb" = 1\n', "utf-8")
    with pytest.raises(policy.PolicyError) as refused:
        policy.load(path)
    lines = str(refused.value).splitlines()
    assert len(lines) == 2
    assert 'leave.kinds."sick\\u2028leave" is not known' in lines[0]
    assert 'visits."a\\tb" is not known' in lines[1]


def test_another_companys_file_lies_over_the_defaults_key_by_key(tmp_path: Path) -> None:
    rules = policy.load(written(tmp_path, OTHER_COMPANY))
    assert rules.hours.on(0)[0] == Segment(time(8), time(12))
    assert rules.hours.on(5) == ()
    assert rules.hours.on(1) == policy.load(None).hours.on(1)
    assert [band.approvers for band in rules.leave.bands] == [("manager",), ("general_manager",)]
    assert rules.leave.notice_days == 1


def test_an_empty_file_changes_nothing(tmp_path: Path) -> None:
    assert policy.load(written(tmp_path, "\ufeff# nothing yet\r\n")) == policy.load(None)


def test_rules_in_use_are_the_current_ones(tmp_path: Path) -> None:
    rules = policy.use(policy.load(written(tmp_path, OTHER_COMPANY)))
    assert policy.current() is rules


def test_words_may_be_given_once_for_all_languages(tmp_path: Path) -> None:
    rules = policy.load(written(tmp_path, 'meetings.team.name = "Huddle"'))
    assert set(rules.meetings["team"].name.values()) == {"Huddle"}


def test_money_is_never_a_float(tmp_path: Path) -> None:
    rules = policy.load(written(tmp_path, "payments.chase_from = 0.10"))
    assert str(rules.payments.chase_from) == "0.10"


def tables_in(kind: Any) -> Iterator[type[Table]]:
    """All tables that a type may hold."""
    if isinstance(kind, type) and issubclass(kind, Table):
        yield kind
        for field in kind.model_fields.values():
            yield from tables_in(field.annotation)
    for inside in get_args(kind):
        yield from tables_in(inside)


def test_every_key_is_in_the_file() -> None:
    assert set(tomllib.loads(DEFAULTS)) == set(Policy.model_fields)
    for table in tables_in(Policy):
        for key in table.model_fields:
            assert re.search(rf"\b{key}\b", DEFAULTS), f"{table.__name__}.{key}"


def keys_in(table: dict[str, Any], above: tuple[str, ...] = ()) -> Iterator[str]:
    for key, value in table.items():
        yield ".".join((*above, key))
        if isinstance(value, dict):
            yield from keys_in(value, (*above, key))


VALUES = [
    "3",
    "-1",
    "0.5",
    "nan",
    "true",
    '""',
    '"{x}"',
    "[]",
    "[[]]",
    '["x", 3]',
    "{}",
    "{ x = 1 }",
]


@given(st.sampled_from(list(keys_in(tomllib.loads(DEFAULTS)))), st.sampled_from(VALUES))
def test_any_value_of_any_key_is_taken_or_told_with_its_line(
    tmp_path_factory: pytest.TempPathFactory, key: str, value: str
) -> None:
    path = written(tmp_path_factory.getbasetemp(), f"# ours\n{key} = {value}\n")
    try:
        policy.load(path)
    except PolicyError as told:
        assert all(line.startswith(f"{path}:2: ") for line in str(told).splitlines())


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[leave]\nnotice_day = 2", "2: leave.notice_day is not known; did you mean notice_days?"),
        ("\n\n[leaves]", "3: leaves is not known; did you mean leave?"),
        ("leave.kinds.anual.days = 3", "1: leave.kinds.anual is not known; did you mean annual?"),
        (
            '[company]\nzone = "Asia/Shangai"',
            '2: company.zone: found "Asia/Shangai", allowed is an IANA zone like "Asia/Shanghai"',
        ),
        (
            '[company]\n\ncurrency = "RMB"',
            '3: company.currency: found "RMB", allowed is an ISO currency like "CNY"',
        ),
        (
            'company.country = "China"',
            '1: company.country: found "China", allowed is a country\'s ISO code like "CN"',
        ),
        (
            '[company]\ncountry = "DE"\nsubdivision = "XX"',
            '3: company.subdivision: found "XX", allowed is "", "BB", "BE"',
        ),
        (
            '[hours]\n# early\nmonday = [\n  "09:00-12:00",\n  "11:30-17:00",\n]\n',
            "3: hours.monday: the hours overlap or are not in order",
        ),
        (
            '[hours]\nmonday = ["9-12"]',
            '2: hours.monday#1: found "9-12", allowed is hours like "09:00-12:00"',
        ),
        (
            '[hours]\nmonday = ["12:00-09:00"]',
            '2: hours.monday#1: found "12:00-09:00", allowed is hours like',
        ),
        ("[hours]\nmake_up = []", "2: hours.make_up: must not be an empty list"),
        (
            "[hours]\n" + "\n".join(f"{day} = []" for day in Weekday),
            "1: hours: no weekday has working hours",
        ),
        (
            "company.day_turns_at = 04:00:00",
            '1: company.day_turns_at: found "04:00:00", allowed is a time like "09:00"',
        ),
        (
            "attendance.grace = 15",
            '1: attendance.grace: found 15, allowed is a length of time like "30 minutes"',
        ),
        ("attendance.remind = 1", "1: attendance.remind: found 1, allowed is true or false"),
        ('leave.notice_days = "1"', '1: leave.notice_days: found "1", allowed is a whole number'),
        ("leave.notice_days = -1", "1: leave.notice_days: found -1, allowed is 0 or more"),
        ("leave.notice_days = true", "1: leave.notice_days: found true, allowed is a whole number"),
        (
            "orders.discount_limits.director = 120",
            "1: orders.discount_limits.director: found 120, allowed is 100 or less",
        ),
        (
            "visits.planned_a_day = 31",
            "1: visits.planned_a_day: found 31, allowed is 30 or less",
        ),
        (
            checklist(41),
            "1: visits.checklists: checklist kiosk has more than 40 questions",
        ),
        (
            checklist(1, 'answer = "choice"', f"choices = {[str(n) for n in range(41)]}"),
            "1: visits.checklists.kiosk#1: more than 40 choices",
        ),
        (
            checklist(1, 'answer = "yes_no"', question="x" * 201),
            "1: visits.checklists.kiosk#1: a question or choice of more than 200 characters",
        ),
        ("visits.planned_a_day = 0", "1: visits.planned_a_day: found 0, allowed is 1 or more"),
        (
            "orders.discount_limits.directer = 20",
            "1: orders.discount_limits.directer is not known; did you mean director?",
        ),
        (
            'company.map = "https://maps.example/{latitude}"',
            '1: company.map: found "https://maps.example/{latitude}", '
            "allowed is an https address with {latitude} and {longitude}",
        ),
        ("orders.tax_percent = nan", "1: orders.tax_percent: found NaN, allowed is a number"),
        (
            'orders.divisible_units = ["kg", "-"]',
            '1: orders.divisible_units: "-" is no unit; name one like "kg"',
        ),
        (
            'orders.same_measures = [["箱", "case"], ["boxes", "Cases"]]',
            '1: orders.same_measures: "Cases" stands in two lists; a word means one measure',
        ),
        (
            'orders.same_measures = [["箱", "-"]]',
            '1: orders.same_measures: "-" is no measure; name one like "case"',
        ),
        (
            'orders.invoice_checked_by = ["finance", "works"]',
            '1: orders.invoice_checked_by: "works" sees no prices and cannot deal with invoices',
        ),
        ("orders.prices_include_tax = 1", "1: orders.prices_include_tax: found 1, allowed is true"),
        ('orders.number = "SO{yyyy}"', '1: orders.number: found "SO{yyyy}", allowed is a pattern'),
        (
            'reports.daily_by = ["reps"]',
            '1: reports.daily_by#1: found "reps", allowed is "representative", "supervisor"',
        ),
        (
            'reports.weekly_due_on = "Monday"',
            '1: reports.weekly_due_on: found "Monday", allowed is "monday", "tuesday"',
        ),
        ("hours = 3", "1: hours: found 3, allowed is a table"),
        (
            'customers.protected_days = 7\nname = "x"',
            "1: customers.warned_days_before: must be less than protected_days",
        ),
        (
            "approvals.climb_after_working_hours = 2",
            "1: approvals.climb_after_working_hours: must be more than remind_after_working_hours",
        ),
        (
            'visits.shops.kiosk = { name = "Kiosk", daily_quota = 9, checklist = "tiny" }',
            '1: visits.shops: kiosk names checklist tiny; there is "standard"',
        ),
        ("payments.ageing_days = [60, 30]", "1: payments.ageing_days: the days must rise"),
        (
            "[appraisal.weights]\nresults = 50",
            "1: appraisal.weights: the weights must make 100, they make 90",
        ),
        (
            'leave.kinds.sick.balance = "yearly"',
            '1: leave.kinds.sick: balance "yearly" or "each_time" needs days',
        ),
    ],
)
def test_a_mistake_is_told_with_its_line(tmp_path: Path, text: str, told: str) -> None:
    assert mistakes(tmp_path, text)[0].startswith(f"company.toml:{told}")


@pytest.mark.parametrize(
    ("bands", "told"),
    [
        (['up_to_days = 1\napprovers = ["superior"]'], "1: leave.bands: the last band, and only"),
        (
            ['approvers = ["superior"]', 'approvers = ["director"]'],
            "1: leave.bands: the last band, and only",
        ),
        (
            [
                'up_to_days = 3\napprovers = ["superior"]',
                'less_than_days = 3\napprovers = ["director"]',
                'approvers = ["director"]',
            ],
            "1: leave.bands: each band must reach further",
        ),
        (
            ['approvers = ["superior"]\nup_to_days = 1\nless_than_days = 2'],
            "1: leave.bands#1: a band ends either with",
        ),
        (['up_to = 1\napprovers = ["superior"]'], "2: leave.bands#1.up_to is not known; did you"),
        (["up_to_days = 1"], "1: leave.bands#1.approvers is missing"),
        (['approvers = ["superior"]', 'approvers = ["boss"]'], "4: leave.bands#2.approvers#1: f"),
    ],
)
def test_leave_bands_go_on_and_end_open(tmp_path: Path, bands: list[str], told: str) -> None:
    text = "\n".join(f"[[leave.bands]]\n{band}" for band in bands)
    assert mistakes(tmp_path, text)[0].startswith(f"company.toml:{told}")


def test_all_mistakes_are_told_from_the_top_down(tmp_path: Path) -> None:
    text = (
        '[visits]\nnear = 3\n[company]\nzone = "Mars"\ncurrency = "RMB"\n[hours]\nsunday = "no"\n'
    )
    assert [line.split(": ")[0] for line in mistakes(tmp_path, text)] == [
        "company.toml:2",
        "company.toml:4",
        "company.toml:5",
        "company.toml:7",
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("a = 1\nb == 2", "company.toml:2: not TOML: Invalid value"),
        ("a = 1\na = 2", "company.toml:2: not TOML: Cannot overwrite a value"),
        ('a = "open', "company.toml:1: not TOML: Unterminated string"),
        ("[leave\n\n", "company.toml:1: not TOML: Expected ']'"),
    ],
)
def test_a_file_that_is_not_toml_is_refused_with_its_line(
    tmp_path: Path, text: str, told: str
) -> None:
    assert mistakes(tmp_path, text)[0].startswith(told)


def test_a_file_that_is_not_utf_8_is_refused_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "company.toml"
    path.write_bytes('[company]\nname = "公司"\n'.encode("gb18030"))
    with pytest.raises(PolicyError, match=r"company\.toml:2: not UTF-8"):
        policy.load(path)


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(PolicyError, match="there is no such company file"):
        policy.load(tmp_path / "missing.toml")
    with pytest.raises(PolicyError, match="cannot be read"):
        policy.load(tmp_path)
