"""The judge of rights finds whoever changes what is another's own, or the company's (1.3)."""

from __future__ import annotations

import pytest

from tests.rights.company import STRANGER, without_anything
from tests.rights.ears import Seen
from tests.rights.judge import Judge
from tests.rights.table import PRIVATE, SAY_WHOSE, TABLES


@pytest.mark.parametrize(
    ("name", "changed", "is_wrong"),
    [
        ("Max", "delegations", True),  # of Wang, who named Max
        ("Dora", "delegations", True),  # who stands above Wang
        ("Root", "delegations", True),
        ("Wang", "delegations", False),
        ("Dora", "alert_choices", True),
        ("Dora", "alert_hours", True),
        ("Li", "alerts", True),
        ("Dora", "drafts", True),
        ("Wang", "drafts", False),
        ("Dora", "whereabouts", True),
        ("Hana", "duties", True),
        ("Root", "duties", False),
        ("Gina", "products", True),
        ("Fay", "product_prices", True),
        ("Root", "product_prices", True),
        ("Gina", "calendar", True),
        ("Max", "calendar_years", True),
        ("Hana", "calendar", False),
        ("Root", "calendar_years", False),
        (STRANGER, "calendar", True),
    ],
)
def test_who_changes_what_is_anothers_own_or_the_companys_is_found(
    name: str, changed: str, is_wrong: bool
) -> None:
    found = list(of_wangs().changed(name, Seen(changed={(changed, 7)})))
    assert bool(found) is is_wrong, found


def test_who_decides_about_somebody_has_no_word_in_what_is_their_own() -> None:
    judge = of_wangs()
    judge.company.rows["approvals", 5] = judge.company.rows["leave_requests", 6] = "Wang"
    judge.kinds["approvals", 5] = judge.kinds["leave_requests", 6] = "presence"
    judge.between["approvals", 5] = {judge.company.people["Max"]}
    decided = {("approvals", 5), ("leave_requests", 6)}
    assert not list(judge.changed("Max", Seen(changed=decided)))
    (found,) = judge.changed("Max", Seen(changed=decided | {("delegations", 7)}))
    assert found == "changes delegations 7, own of Wang"


def test_what_follows_from_somebodys_leaving_is_theirs_and_nobody_elses() -> None:
    judge = of_wangs()
    wang, li = (judge.company.people[name] for name in ("Wang", "Li"))
    own = {(name, 7) for name in SAY_WHOSE if TABLES[name] in PRIVATE}
    judge.company.rows["approvals", 5] = "Wang"  # which nobody needs to decide about any more
    judge.kinds["approvals", 5] = "presence"
    judge.between["approvals", 5] = {judge.company.people["Dora"]}
    judge.company.rows["tasks", 8] = "Mei"
    judge.kinds["tasks", 8] = "work"

    def found(changed: set[tuple[str, int]], left: int) -> list[str]:
        everything = {("staff", left), *changed}
        return list(judge.changed("Dora", Seen(changed=everything, left={left})))

    follows = {("approvals", 5), *own}
    assert not found(follows, wang)
    assert len(found(own, li)) == len(own)
    assert found({("products", 1)}, wang)
    assert found({("tasks", 8)}, li) == ["changes tasks 8, work of Mei"]
    # Another position, another superior: nothing of Wang's own changes by that.
    moved = Seen(changed={("staff", wang), *own})
    assert len(list(judge.changed("Dora", moved))) == len(own)


def test_nobody_chooses_for_others_but_anybody_lets_them_be_alerted() -> None:
    judge, adds = of_wangs(), ("staff_id", "staff")
    wang = judge.company.people["Wang"]
    assert list(judge.changed("Dora", Seen(added={("delegations", *adds, wang)})))
    assert list(judge.changed("Dora", Seen(added={("drafts", *adds, wang)})))
    assert not list(judge.changed("Li", Seen(added={("alerts", *adds, wang)})))


def of_wangs() -> Judge:
    """Whoever judges a company in which all that says whose it is, number 7, is Wang's."""
    judge = Judge(without_anything())
    wang = judge.company.people["Wang"]
    for name in SAY_WHOSE:
        judge.company.rows[name, 7] = "Wang"
        judge.kinds[name, 7] = TABLES[name]
        judge.names_people[name, 7] = {wang}
    return judge
