"""Ageing: what is owed and for how long; it ties out however it is summed (10.3)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from moneyed import Money

from models import ageing, booking, ledger, policy
from models.ageing import Aged
from models.among import FEW
from models.customers import Customer
from models.errors import Refused
from models.positions import Position
from models.receivables import Debt, age_of, debt_of, turns
from tests.conftest import Office
from tests.paying import account, bounce, owed_before, pay
from tests.phone import Phone
from tests.records import open_file, staff
from tests.selling import Parties, parties, price, today


@contextmanager
def columns_end_at(*days: int) -> Iterator[None]:
    """By other rules of the company."""
    rules = policy.current()
    payments = rules.payments.model_copy(update={"ageing_days": list(days)})
    policy.use(rules.model_copy(update={"payments": payments}))
    try:
        yield
    finally:
        policy.use(rules)


@pytest.fixture
async def them(office: Office) -> Parties:
    return await parties(office)


def columns(debt: Debt) -> list[Decimal]:
    """Current, each age, the credit in hand and the balance."""
    every = (debt.current, *debt.overdue, debt.credit, debt.net)
    return [one.amount for one in every]


def amounts(*said: int | str) -> list[Decimal]:
    return [Decimal(one) for one in said]


async def owes(
    office: Office, customer: Customer, *bills: tuple[str | date | None, str], currency: str = "CNY"
) -> None:
    """Bills of earlier, each due on a day (or not yet) and of an amount; below nothing it is credit."""
    async with office.session() as session:
        await (await session.get_one(Customer, customer.id)).alone(session)
        for number, (due_on, amount) in enumerate(bills):
            due = date.fromisoformat(due_on) if isinstance(due_on, str) else due_on
            record = f"balance:{customer.id}{number}"
            assert due
            await booking.opened(session, customer.id, price(amount, currency), due, record)


async def aged(office: Office, reader: Phone, **how: Any) -> Sequence[Aged]:
    """Customer by customer, as this person sees them."""
    async with office.session() as session:
        people = await ageing.whose(session, await staff(session, reader))
        return await ageing.by_customer(session, people, **how)


async def by_person(office: Office, reader: Phone) -> Sequence[Aged]:
    async with office.session() as session:
        people = await ageing.whose(session, await staff(session, reader))
        return await ageing.by_person(session, people)


async def total(office: Office, reader: Phone) -> dict[str, list[Decimal]]:
    """What all that this person sees comes to, by currency, and that it ties out on the way."""
    async with office.session() as session:
        people = await ageing.whose(session, await staff(session, reader))
        in_all = await ageing.in_all(session, people)
        sums = {currency: columns(debt) for currency, debt in in_all.items()}
        each = (
            await ageing.by_customer(session, people),
            await ageing.by_person(session, people),
        )
        for rows in each:
            added: dict[str, list[Decimal]] = {}
            for row in rows:
                have = added.setdefault(row.currency, [Decimal()] * len(columns(row.debt)))
                added[row.currency] = [a + b for a, b in zip(have, columns(row.debt), strict=True)]
            assert added == sums
        for row in each[0]:
            assert row.debt == (await debt_of(session, row.id))[row.currency]
            assert row.debt.net == await ledger.balance(session, row.id, row.currency)
    return sums


@pytest.mark.parametrize(
    ("days_late", "column"),
    [(-1, 0), (0, 0), (1, 1), (30, 1), (31, 2), (60, 2), (61, 3), (90, 3), (91, 4), (9999, 4)],
)
async def test_a_bill_stands_in_the_column_of_its_days_overdue(
    office: Office, rep: Phone, days_late: int, column: int
) -> None:
    """Due today is current; the thirtieth day after is the last of 1–30; what has no day is current."""
    due = today() - timedelta(days=days_late)
    assert age_of(due, turns(today())) == column
    assert age_of(None, turns(today())) == 0
    shop = await open_file(office, rep, "Hualian")
    await owes(office, shop, (due, "5.47"))
    [row] = await aged(office, rep)
    found = columns(row.debt)
    assert found[column] == Decimal("5.47")
    assert sum(found[:5]) == Decimal("5.47")


@pytest.mark.parametrize("looked_at", [1, 2, 32])
async def test_a_page_of_many_people_s_customers_is_that_part_of_the_whole_list(
    office: Office, rep: Phone, other_rep: Phone, monkeypatch: pytest.MonkeyPatch, looked_at: int
) -> None:
    """Who owes most is not who has most overdue; some owe as much as others, or in two currencies; two
    are another's."""
    monkeypatch.setattr(ageing, "FEW", 0)
    monkeypatch.setattr(ageing, "AT_FIRST", looked_at)
    late, later, to_come = (today() + timedelta(days=days) for days in (-40, -5, 9))
    accounts = [
        [(late, "100"), (to_come, "900")],
        [(late, "300"), (later, "50")],
        [(late, "300"), (to_come, "50")],
        [(to_come, "2000")],
        [(later, "100"), (to_come, "900")],
        [(late, "300")],
        [(late, "-70")],
        [(to_come, "2000")],
        [(late, "1")],
    ]
    shops = [
        await open_file(office, other_rep if one in "BH" else rep, f"Shop {one}")
        for one in "ABCDEFGHI"
    ]
    for shop, bills in zip(shops, accounts, strict=True):
        await owes(office, shop, *bills)
    for shop in shops[2:5]:
        await owes(office, shop, (late, "30"), (to_come, "7"), currency="USD")
    async with office.session() as session:
        branch = [(await staff(session, rep)).id]
        which: list[dict[str, Any]] = [
            {"currency": currency, "overdue_only": overdue_only}
            for currency in (None, "CNY", "USD")
            for overdue_only in (False, True)
        ]
        for people in (None, branch):
            for those in which:
                whole = await ageing.by_customer(session, people, **those)
                for first in range(len(whole) + 1):
                    page = await ageing.by_customer(
                        session, people, first=first, at_most=2, **those
                    )
                    assert page == whole[first : first + 2]
        everybody = await ageing.by_customer(session, None, currency="CNY")
        assert [one.name.removeprefix("Shop ") for one in everybody] == list("BCFAEIDHG")


async def test_what_is_late_in_all_is_told_by_itself(office: Office, rep: Phone) -> None:
    for name in ("A", "B"):
        shop = await open_file(office, rep, name)
        await owes(office, shop, ("2026-10-01", "100"), ("2026-11-01", "5"), (today(), "900"))
    await owes(office, shop, ("2026-10-01", "7"), currency="USD")
    await owes(office, shop, ("2026-10-01", "3"), currency="AUD")
    async with office.session() as session:
        people = [(await staff(session, rep)).id]
        for whose in (None, people):
            in_all = await ageing.in_all(session, whose)
            found = await ageing.late(session, whose)
            assert found == {currency: debt.late for currency, debt in in_all.items()}
            assert list(found) == ["CNY", "AUD", "USD"]  # the company's own first
        assert found == {
            "CNY": price("210"),
            "AUD": price("3", "AUD"),
            "USD": price("7", "USD"),
        }


async def test_the_companys_rules_say_where_the_columns_end(office: Office, rep: Phone) -> None:
    shop = await open_file(office, rep, "Hualian")
    await owes(office, shop, (today() - timedelta(days=11), "7"), (today(), "2"))
    with columns_end_at(10):
        [row] = await aged(office, rep)
        assert columns(row.debt) == amounts(2, 0, 7, 0, 9)


@pytest.mark.parametrize("few", [0, FEW])
async def test_credit_in_hand_is_a_column_and_no_negative_bill(
    office: Office,
    rep: Phone,
    other_rep: Phone,
    them: Parties,
    monkeypatch: pytest.MonkeyPatch,
    few: int,
) -> None:
    monkeypatch.setattr(ageing, "FEW", few)  # of more it is looked for among all who have any
    late, rich = await open_file(office, rep, "Late"), await open_file(office, rep, "Rich")
    anothers = await open_file(office, other_rep, "Another's")
    await pay(office, other_rep, anothers.id, "8", confirmed_by=them.finance)
    await owes(office, late, ("2026-10-01", "100"))
    await owes(office, rich, ("2026-10-01", "20"))
    await pay(office, rep, rich.id, "50", confirmed_by=them.finance)
    first, last = await aged(office, rep)
    assert (first.name, columns(first.debt)) == ("Late", amounts(0, 0, 100, 0, 0, 0, 100))
    assert (last.name, columns(last.debt)) == ("Rich", amounts(0, 0, 0, 0, 0, 30, -30))
    assert await total(office, rep) == {"CNY": amounts(0, 0, 100, 0, 0, 30, 70)}


async def test_what_waits_for_finance_is_still_owed_and_what_bounced_is_owed_again(
    office: Office, rep: Phone, them: Parties
) -> None:
    shop = await open_file(office, rep, "Hualian")
    await owes(office, shop, ("2026-11-01", "100"))
    await pay(office, rep, shop.id, "30")
    assert await total(office, rep) == {"CNY": amounts(0, 100, 0, 0, 0, 0, 100)}
    receipt = await pay(office, rep, shop.id, "70", confirmed_by=them.finance)
    assert await total(office, rep) == {"CNY": amounts(0, 30, 0, 0, 0, 0, 30)}
    await bounce(office, them.finance, receipt)
    assert await total(office, rep) == {"CNY": amounts(0, 100, 0, 0, 0, 0, 100)}


async def test_currencies_are_never_added_and_the_companys_comes_first(
    office: Office, rep: Phone
) -> None:
    shop, other = await open_file(office, rep, "Hualian"), await open_file(office, rep, "Abroad")
    await owes(office, other, ("2026-11-01", "900"), currency="AUD")
    await owes(office, shop, ("2026-11-01", "9"), currency="USD")
    await owes(office, shop, ("2026-10-01", "1"))
    assert list(await total(office, rep)) == ["CNY", "AUD", "USD"]
    rows = await aged(office, rep)
    assert [(row.name, row.currency) for row in rows] == [
        ("Hualian", "CNY"),
        ("Abroad", "AUD"),
        ("Hualian", "USD"),
    ]
    assert [row.name for row in await aged(office, rep, currency="USD")] == ["Hualian"]


async def test_who_has_the_most_overdue_stands_first_and_pages_miss_nobody(
    office: Office, rep: Phone
) -> None:
    for name, *bills in (
        ("Early", ("2026-12-24", "900")),
        ("Little", ("2026-11-01", "1"), ("2026-12-24", "5")),
        ("Much", ("2026-01-01", "30"), ("2026-11-01", "30")),
        ("Some", ("2026-11-20", "40")),
    ):
        await owes(office, await open_file(office, rep, str(name)), *bills)
    names = [row.name for row in await aged(office, rep)]
    assert names == ["Much", "Some", "Little", "Early"]
    pages = [await aged(office, rep, first=at, at_most=1) for at in range(5)]
    assert [row.name for page in pages for row in page] == names
    late = await aged(office, rep, overdue_only=True)
    assert [row.name for row in late] == ["Much", "Some", "Little"]
    assert columns(late[-1].debt) == amounts(5, 1, 0, 0, 0, 0, 6)  # all that they owe


async def test_each_sees_whom_they_answer_for_and_finance_everybody(
    office: Office, director: Phone, boss: Phone, rep: Phone, other_rep: Phone, them: Parties
) -> None:
    for owner, name, amount in (
        (rep, "Hualian", "1"),
        (other_rep, "沃尔玛", "2"),
        (boss, "Own", "4"),
    ):
        await owes(office, await open_file(office, owner, name), ("2026-11-01", amount))
    for reader, names in (
        (rep, {"Hualian"}),
        (other_rep, {"沃尔玛"}),
        (boss, {"Hualian", "Own"}),
        (director, {"Hualian", "沃尔玛", "Own"}),
        (them.finance, {"Hualian", "沃尔玛", "Own"}),
    ):
        rows = await aged(office, reader)
        assert {row.name for row in rows} == names
        await total(office, reader)
    assert [
        (row.name, row.owner, columns(row.debt)[1]) for row in await by_person(office, boss)
    ] == [
        ("Hugo", "Hugo", Decimal(4)),
        ("Mei", "Mei", Decimal(1)),
    ]
    async with office.session() as session:
        hers, other = await staff(session, rep), await staff(session, other_rep)
        assert await ageing.whose(session, await staff(session, boss), hers.id) == [hers.id]
        for nobody in (other.id, 10**9):
            with pytest.raises(Refused, match="receivables-not-yours"):
                await ageing.whose(session, await staff(session, boss), nobody)


async def test_nobody_is_asked_for_where_all_customers_are_of_whom_somebody_leads(
    office: Office, director: Phone, boss: Phone, rep: Phone, other_rep: Phone
) -> None:
    """Those of who left are as well; whoever leads nobody is asked for, also with all there are."""

    async def is_everybody(reader: Phone) -> bool:
        async with office.session() as session:
            return await ageing.whose(session, await staff(session, reader)) is None

    await open_file(office, rep, "Hualian")
    assert [await is_everybody(one) for one in (rep, boss, director)] == [False, True, True]
    async with office.session() as session:
        await (await staff(session, rep)).leave(session, await staff(session, boss))
    assert await is_everybody(boss)
    await open_file(office, other_rep, "沃尔玛")
    assert [await is_everybody(one) for one in (boss, director)] == [False, True]


async def test_the_owner_answers_for_a_customer_also_after_leaving_and_archiving(
    office: Office, director: Phone, boss: Phone, rep: Phone
) -> None:
    """Nothing that is owed drops out of the superiors' sums."""
    shop = await open_file(office, rep, "Hualian")
    await owes(office, shop, ("2026-11-01", "8"))
    async with office.session() as session:
        here = await session.get_one(Customer, shop.id)
        await here.archive(session, await staff(session, rep))
        await (await staff(session, rep)).leave(session, await staff(session, boss))
    assert [row.name for row in await by_person(office, boss)] == ["Mei"]
    assert await total(office, director) == {"CNY": amounts(0, 8, 0, 0, 0, 0, 8)}


# The tables of other books


async def test_the_aged_receivables_of_odoos_own_tests(
    office: Office, boss: Phone, rep: Phone, them: Parties
) -> None:
    """Odoo, account_reports, test_aged_receivable_report: two partners as of 2017-02-01.

    Its columns are not due, 1–30 (2017-01-31 back to 01-02), 31–60 (to 2016-12-03), 61–90 (to
    11-03), 91–120 (to 10-04) and older; with our edges the last two are the one over 90. The
    second partner's company has another currency of half the value: its figures are those after
    conversion, for we keep one currency here. 1000 of 11-03 is paid by 500, 1000 of 10-05 by 800.
    """
    await office.at("2016-10-05 09:00")
    for name, share in (("partner_a", 1), ("partner_b", 2)):
        shop = await open_file(office, rep, name)
        each = str(100 // share)
        half = [("2016-11-03", str(1000 // share)), ("2016-10-05", str(1000 // share))]
        for due, amount, paid in ((*half[0], 500), (*half[1], 800)):
            await owed_before(office, shop.id, amount, date.fromisoformat(due), f"balance:{due}")
            await pay(office, rep, shop.id, str(paid // share), confirmed_by=them.finance)
        days = ("2017-02-01", "2017-01-02", "2016-12-03", "2016-11-03", "2016-10-04", "2016-01-01")
        await owes(office, shop, *((day, each) for day in days))
    await office.at("2017-02-01 09:00")
    found = {row.name: columns(row.debt) for row in await aged(office, rep)}
    assert found == {
        "partner_a": amounts(100, 100, 100, 600, 300 + 100, 0, 1300),
        "partner_b": amounts(50, 50, 50, 300, 150 + 50, 0, 650),
    }
    assert await total(office, boss) == {"CNY": amounts(150, 150, 150, 900, 450 + 150, 0, 1950)}
    with columns_end_at(30, 60, 90, 120):
        assert await total(office, boss) == {"CNY": amounts(150, 150, 150, 900, 450, 150, 0, 1950)}


async def test_the_payment_terms_of_erpnexts_own_tests(
    office: Office, rep: Phone, them: Parties
) -> None:
    """ERPNext, test_accounts_receivable: 100 in terms of 30, 50 and 20 due in 30, 60 and 90 days.

    40 paid settles the first and 10 of the second: 40 and 20 stay open. On the days that follow, one
    falls into our 1–30 on its day after; ERPNext's first column, 0–30, has it on the due day already
    (its age is at most 30), which is our current. From 31 on the two are alike.
    """
    shop, start = await open_file(office, rep, "_Test Customer"), today()
    terms = [
        (start + timedelta(days=days), part) for days, part in ((30, "30"), (60, "50"), (90, "20"))
    ]
    await owes(office, shop, *terms)
    assert await total(office, rep) == {"CNY": amounts(100, 0, 0, 0, 0, 0, 100)}
    await pay(office, rep, shop.id, "40", confirmed_by=them.finance)
    assert await total(office, rep) == {"CNY": amounts(60, 0, 0, 0, 0, 0, 60)}
    for days, found in (
        (60, amounts(60, 0, 0, 0, 0, 0, 60)),
        (61, amounts(20, 40, 0, 0, 0, 0, 60)),
        (91, amounts(0, 20, 40, 0, 0, 0, 60)),
        (121, amounts(0, 0, 20, 40, 0, 0, 60)),
        (151, amounts(0, 0, 0, 20, 40, 0, 60)),
        (181, amounts(0, 0, 0, 0, 60, 0, 60)),
    ):
        await office.at(f"{start + timedelta(days=days)} 09:00")
        assert await total(office, rep) == {"CNY": found}


async def test_the_partial_payment_of_erpnexts_own_tests(
    office: Office, rep: Phone, them: Parties
) -> None:
    """ERPNext, test_accounts_receivable_with_partial_payment: 200 in 60, 100 and 40; 40 paid, then a
    credit note of 100: 20 of the second term and all 40 of the third stay."""
    shop, start = await open_file(office, rep, "_Test Customer"), today()
    terms = [
        (start + timedelta(days=days), part) for days, part in ((30, "60"), (60, "100"), (90, "40"))
    ]
    await owes(office, shop, *terms)
    await pay(office, rep, shop.id, "40", confirmed_by=them.finance)
    await office.at(f"{start + timedelta(days=61)} 09:00")
    assert await total(office, rep) == {"CNY": amounts(40, 100, 20, 0, 0, 0, 160)}
    await owed_before(office, shop.id, "-100", today(), "balance:99")  # free: the oldest first
    assert await total(office, rep) == {"CNY": amounts(40, 20, 0, 0, 0, 0, 60)}


async def test_the_summary_of_erpnexts_own_tests(office: Office, rep: Phone, them: Parties) -> None:
    """ERPNext, test_receivable_summary_output: 200 due today, an advance of 50, then 125 paid.

    Its 0–30 has 200, 150 and 25, which are current with us. Its advance stands beside the bill and is
    taken off the outstanding only in the sum; ours settles it at once. Then it is paid in full and
    drops out, and what is paid too much is credit, as 10 over are in test_future_payments; 0.01 that
    is left is shown (test_…_for_minor_outstanding).
    """
    shop = await open_file(office, rep, "_Test Customer")
    await owes(office, shop, (today(), "200"))
    for paid, left in (("0", 200), ("50", 150), ("125", 25)):
        if paid != "0":
            await pay(office, rep, shop.id, paid, confirmed_by=them.finance)
        assert await total(office, rep) == {"CNY": amounts(left, 0, 0, 0, 0, 0, left)}
    await pay(office, rep, shop.id, "24.99", confirmed_by=them.finance)
    cent = Decimal("0.01")
    assert await total(office, rep) == {"CNY": [cent, *amounts(0, 0, 0, 0, 0), cent]}
    await pay(office, rep, shop.id, "0.01", confirmed_by=them.finance)
    assert await total(office, rep) == {}
    assert await aged(office, rep) == []
    await pay(office, rep, shop.id, "10", confirmed_by=them.finance)
    assert await total(office, rep) == {"CNY": amounts(0, 0, 0, 0, 0, 10, -10)}
    assert await account(office, shop.id) == (price("-10"), Money(10, "CNY"))


async def test_the_groups_and_currencies_of_erpnexts_own_tests(office: Office, rep: Phone) -> None:
    """ERPNext, test_group_by_party and test_party_account_filter: 100 and 85 of one customer are 185,
    100 in USD of another stay 100 in USD (there 8,000 at 80; we convert nothing)."""
    test, jane = (
        await open_file(office, rep, "_Test Customer"),
        await open_file(office, rep, "Jane Doe"),
    )
    await owes(office, test, (today() - timedelta(days=1), "100"), (today(), "85"))
    await owes(office, jane, (today() - timedelta(days=1), "100"), currency="USD")
    assert await total(office, rep) == {
        "CNY": amounts(85, 100, 0, 0, 0, 0, 185),
        "USD": amounts(0, 100, 0, 0, 0, 0, 100),
    }


async def test_only_who_is_named_by_the_rules_sees_everybodys(office: Office, rep: Phone) -> None:
    """Sales administration keeps no money: nothing but a branch of its own, which is empty."""
    await owes(office, await open_file(office, rep, "Hualian"), ("2026-11-01", "8"))
    clerk = await office.hire("Sally", Position.SALES_ADMIN)
    assert await aged(office, clerk) == []
