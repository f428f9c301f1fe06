"""Payment plans in words, in orders, and in three languages (8.1, 10.1)."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from bot import texts
from bot.plan_words import plan_in, plan_said
from bot.terms_words import terms_said
from handlers.order_words import terms_in_short, terms_in_words
from models.instalments import planned
from models.language import Language
from models.money import from_minor_units
from models.order_terms import (
    MOST_DAYS,
    MOST_PARTS,
    NoPlanError,
    Part,
    PlanFault,
    Terms,
    TermsKind,
)
from models.order_versions import OrderVersion
from models.orders import Order
from models.policy import PolicyError
from models.products import Product
from tests.conftest import Office
from tests.paying import instalments
from tests.phone import Phone
from tests.records import open_file
from tests.selling import Parties, line, parties, place, price, product

THIRDS = "plan:1/3@days:30+1/3@days:60+1/3@days:90"
A_BUTTON = 60  # UTF-16 units


def said(words: str) -> str | None:
    terms = terms_said(words) or plan_said(words)
    return str(terms) if terms else None


@pytest.mark.parametrize(
    ("words", "plan"),
    [
        ("30%预付 余款月结30天", "plan:30%@in_advance+rest@month_end:30"),
        ("预付30%，货到付款70%", "plan:30%@in_advance+70%@on_delivery"),
        ("三成预付，其余30天", "plan:30%@in_advance+rest@days:30"),
        ("30% in advance, rest net 30", "plan:30%@in_advance+rest@days:30"),
        ("50% in advance 50% on delivery", "plan:50%@in_advance+50%@on_delivery"),
        ("订金2000 其余货到付款", "plan:2000@in_advance+rest@on_delivery"),
        ("訂金２０００元，其餘貨到付款", "plan:2000@in_advance+rest@on_delivery"),
        ("deposit 1,200.50, balance on delivery", "plan:1200.50@in_advance+rest@on_delivery"),
        (
            "预付1.2万 货到付3000 余款月结",
            "plan:12000@in_advance+3000@on_delivery+rest@month_end:0",
        ),
        ("分三期，30/60/90天", THIRDS),
        ("分3期 30、60、90天", THIRDS),
        ("3 instalments 30/60/90 days", THIRDS),
        ("in three equal installments of 30, 60 and 90 days", THIRDS),
        ("三期 每期30天", THIRDS),
        ("30/60/90天", THIRDS),
        ("分两期 预付 货到付款", "plan:50%@in_advance+50%@on_delivery"),
        ("分3期 月结30/60/90天", "plan:1/3@month_end:30+1/3@month_end:60+1/3@month_end:90"),
        ("首付三成 货到付40% 余款60天", "plan:30%@in_advance+40%@on_delivery+rest@days:60"),
        ("一半预付一半货到", "plan:50%@in_advance+50%@on_delivery"),
        ("half upfront, half on delivery", "plan:50%@in_advance+50%@on_delivery"),
        ("三分之一预付，三分之二货到30天", "plan:1/3@in_advance+2/3@days:30"),
        ("百分之三十预付 剩下的货到付", "plan:30%@in_advance+rest@on_delivery"),
        ("预付30% 货到付款", "plan:30%@in_advance+rest@on_delivery"),
        ("30% in advance, rest 30", "plan:30%@in_advance+rest@days:30"),
        ("100% in advance", "in_advance"),
        ("30天", "days:30"),
        ("预付30% 明天再说", None),
        ("余款", None),
        ("hello 30%", None),
    ],
)
def test_plans_are_read_as_people_say_them(words: str, plan: str | None) -> None:
    assert said(words) == plan


@pytest.mark.parametrize(
    ("words", "fault"),
    [
        ("预付30%", PlanFault.TOO_LITTLE),
        ("40% in advance, 50% on delivery", PlanFault.TOO_LITTLE),
        ("订金2000", PlanFault.TOO_LITTLE),
        ("60%预付 50%货到付款", PlanFault.TOO_MUCH),
        ("130%预付", PlanFault.TOO_MUCH),
        ("100% in advance, rest net 30", PlanFault.TOO_MUCH),
        ("余款30天 预付30%", PlanFault.REST),
        ("余款30天", PlanFault.REST),
        ("0% in advance, rest net 30", PlanFault.NOTHING),
        ("33.3333% in advance, rest net 30", PlanFault.TOO_FINE),
        ("预付1000000000000，余款30天", PlanFault.TOO_FINE),
        ("13期 每月", PlanFault.TOO_LONG),
        ("分三期 30/60天", PlanFault.UNEVEN),
        ("分三期", PlanFault.UNEVEN),
    ],
)
def test_what_makes_no_whole_is_refused_with_its_fault(words: str, fault: PlanFault) -> None:
    with pytest.raises(NoPlanError) as refused:
        said(words)
    assert refused.value.fault is fault


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("矿泉水 20箱 30%预付 余款月结30天 谢谢", "30%预付 余款月结30天"),
        ("可乐5箱预付30%余款30天", "预付30%余款30天"),
        (
            "water 20 cola 5 -5% 30% in advance, rest net 30 please",
            "30% in advance, rest net 30",
        ),
        ("水 20 预付30%", "预付30%"),  # and is told that it is no whole
        ("可乐 5箱 5% 货到付款", None),  # a discount
        ("水 20 货到付款", None),
        ("预付 20箱", None),
        ("water 20 deposit 30%", None),
        ("3瓶半 货到付款", None),
    ],
)
def test_a_plan_is_found_among_other_words(words: str, found: str | None) -> None:
    plan = plan_in(words)
    assert (words[plan.start : plan.end].strip() if plan else None) == found


TIMES = st.one_of(
    st.sampled_from([Terms(TermsKind.IN_ADVANCE), Terms(TermsKind.ON_DELIVERY)]),
    st.builds(Terms, st.just(TermsKind.DAYS), st.integers(1, MOST_DAYS)),
    st.builds(Terms, st.just(TermsKind.MONTH_END), st.integers(0, MOST_DAYS)),
)


@st.composite
def plans(draw: st.DrawFn, *, has_amounts: bool = True) -> Terms:
    """Any that can be kept."""
    times = draw(st.lists(TIMES, min_size=2, max_size=8))
    if draw(st.booleans()):
        return Terms.in_parts([Part(when, Fraction(1, len(times))) for when in times])
    amounts = st.decimals(Decimal("0.01"), 10**6, places=2)
    shares = st.integers(1, 100 // len(times)).map(lambda one: Fraction(one, 100))
    first = [
        Part(when, amount=draw(amounts))
        if has_amounts and draw(st.booleans())
        else Part(when, draw(shares))
        for when in times[:-1]
    ]
    return Terms.in_parts([*first, Part(times[-1])])


@given(plans(), st.sampled_from(Language))
def test_what_is_shown_of_a_plan_can_be_typed_again(plan: Terms, language: Language) -> None:
    assert Terms.read(str(plan)) == plan
    assert plan_said(texts.plain(terms_in_words(language, plan))) == plan


@given(plans(has_amounts=False), st.integers(0, 10**9), st.integers(0, 100))
def test_whatever_the_plan_its_parts_sum_to_the_total(
    plan: Terms, units: int, deposit: int
) -> None:
    """Half cents of many parts never come to more than there is."""
    total = from_minor_units(units + deposit, "CNY")
    found = planned(total, plan, from_minor_units(deposit, "CNY") if deposit else None)
    assert sum(part.units for part in found) == units + deposit
    assert all(part.units > 0 for part in found)
