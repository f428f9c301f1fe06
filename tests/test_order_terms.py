"""Payment plans in words, in orders, and in three languages (8.1, 10.1)."""

from __future__ import annotations

from collections.abc import Iterator
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
from models import policy
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
from tests.selling import line, parties, place, price, product

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
        (
            "50%定金，30%发货前，20%验收后30天",
            "plan:50%@in_advance+30%@in_advance+20%@days:30",
        ),
        ("三七分 预付30% 货到付70%", "plan:30%@in_advance+70%@on_delivery"),
        ("四六開：預付四成 驗收後60天付六成", "plan:40%@in_advance+60%@days:60"),
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
        ("水 20箱 三七分 预付30% 货到付70% 谢谢", "三七分 预付30% 货到付70%"),
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


@pytest.mark.parametrize(
    ("terms", "shown"),
    [
        (
            "plan:30%@in_advance+rest@days:30",
            [
                "30% in advance, the rest 30 days after delivery",
                "预付30%，余款货到后30天",
                "預付30%，餘款貨到後30天",
            ],
        ),
        (
            "plan:2000@in_advance+50%@month_end:0+rest@on_delivery",
            [
                "2,000 in advance, 50% at the end of the month of delivery, the rest on delivery",
                "预付2,000，月结付50%，余款货到付",
                "預付2,000，月結付50%，餘款貨到付",
            ],
        ),
    ],
)
def test_a_plan_is_told_in_each_language(terms: str, shown: list[str]) -> None:
    told = [terms_in_words(language, Terms.read(terms)) for language in Language]
    assert told == shown


@pytest.mark.parametrize(
    ("terms", "short"),
    [
        ("plan:30%@in_advance+rest@days:30", "30% advance + rest 30 d"),
        (THIRDS, "3 × 30/60/90 days"),
        ("plan:2000@in_advance+40%@on_delivery+rest@month_end:60", None),
        ("plan:" + "+".join(f"1/12@days:{month * 30}" for month in range(1, 13)), None),
    ],
)
def test_a_plan_fits_a_button(terms: str, short: str | None) -> None:
    for language in Language:
        assert texts.units(terms_in_short(language, Terms.read(terms))) <= A_BUTTON
    assert short in (None, terms_in_short(Language.EN, Terms.read(terms)))


# In company.toml


@pytest.fixture
def rules_as_before() -> Iterator[None]:
    before = policy.current()
    yield
    policy.use(before)


def offered(folder: Path, *terms: str) -> Path:
    path = folder / "company.toml"
    listed = ", ".join(f'"{one}"' for one in terms)
    path.write_text(f"[orders]\nterms = [{listed}]\n", "utf-8")
    return path


@pytest.mark.parametrize(
    ("terms", "allowed"),
    [
        ("plan:30%@in_advance+60%@on_delivery", "percents that make 100, or the rest as the last"),
        ("plan:60%@in_advance+50%@on_delivery", "at most 100 % in all"),
        ("plan:rest@in_advance+50%@on_delivery", "the rest only as the last part"),
        ("plan:0%@in_advance+rest@on_delivery", "parts of more than nothing"),
        ("plan:30%in_advance", 'parts like "30%@in_advance"'),
        ("plan:30%@soon+rest@days:30", '"in_advance", "on_delivery", "days:30"'),
    ],
)
def test_a_plan_that_cannot_be_is_told_by_line(tmp_path: Path, terms: str, allowed: str) -> None:
    with pytest.raises(PolicyError) as wrong:
        policy.load(offered(tmp_path, "days:30", terms))
    assert 'orders.terms#2: found "plan:' in str(wrong.value)
    assert f"allowed is {allowed}" in str(wrong.value)


@pytest.mark.usefixtures("rules_as_before")
async def test_the_company_offers_a_plan_and_it_is_tapped(
    office: Office, rep: Phone, hualian: int, tmp_path: Path
) -> None:
    long = "plan:" + "+".join(f"1/12@days:{month * 30}" for month in range(1, 13))
    policy.use(policy.load(offered(tmp_path, "days:30", THIRDS, long)))
    await rep.types("/order Hualian water 20 deliver friday")
    await rep.taps("Change: Payment")
    assert "12 × 30/60/90/120/150/180/210/240/270/300/330/360 days" in rep.last.labels
    await rep.taps("3 × 30/60/90 days")
    await rep.taps("Send")
    assert await terms_of(office) == THIRDS


# In orders


@pytest.fixture
async def water(office: Office) -> Product:
    """¥54.24 a case with the tax."""
    return await product(office, "Water", 200)


@pytest.fixture
async def hualian(office: Office, rep: Phone, water: Product) -> int:
    return (await open_file(office, rep, "Hualian")).id


async def terms_of(office: Office) -> str:
    """Of the latest version."""
    versions = await office.all(select(OrderVersion).order_by(OrderVersion.id))
    return str(versions[-1].terms_said)


async def test_a_plan_is_said_in_the_line_of_the_order_and_shown_before_it_is_sent(
    office: Office, rep: Phone, hualian: int
) -> None:
    await rep.types("/order Hualian water 20 deliver friday 30% in advance, rest net 30 please")
    assert "30% in advance, the rest 30 days after delivery" in rep.last.text
    assert "“please”" in rep.last.text
    assert "1. CN¥325.44 · Sat, Nov 21\n2. CN¥759.36 · 30 days after delivery" in rep.last.text
    await rep.taps("Send")
    order = await office.one(select(Order))
    assert [amount for amount, *_ in await instalments(office, order.id)] == [
        price("325.44"),
        price("759.36"),
    ]


async def test_a_plan_is_said_in_chinese(office: Office, other_rep: Phone) -> None:
    await product(office, "矿泉水", 200, code="W1", unit="瓶", pack=("箱", 24))
    await open_file(office, other_rep, "华联超市")
    await other_rep.types("下单 华联 矿泉水 20箱 周五送 订金200 其余货到付款")
    assert "预付200，余款货到付" in other_rep.last.text
    assert "1. ¥200.00 · 11月21日周六\n2. ¥884.80 · 货到付款" in other_rep.last.text
    await other_rep.taps("提交")
    assert await terms_of(office) == "plan:200@in_advance+rest@on_delivery"


async def test_a_plan_in_a_line_that_is_no_whole_is_asked_for_and_the_rest_is_kept(
    office: Office, rep: Phone, hualian: int
) -> None:
    await rep.types("/order Hualian water 20 deliver friday 40% in advance 50% on delivery")
    assert "“40% in advance 50% on delivery” comes to only 90%, not the whole" in rep.last.text
    assert "When will they pay?" in rep.last.text
    await rep.types("40% in advance 60% on delivery")
    assert "1. Water · 20 case" in rep.last.text
    await rep.taps("Send")
    assert await terms_of(office) == "plan:40%@in_advance+60%@on_delivery"


async def test_instalments_without_days_are_offered_a_month_each(
    office: Office, rep: Phone, hualian: int
) -> None:
    await rep.types("/order Hualian water 20 deliver friday 分三期")
    assert "“分三期” needs a number of days for each instalment" in rep.last.text
    await rep.taps("3 × 30/60/90 days")
    await rep.taps("Send")
    assert await terms_of(office) == THIRDS
    await rep.types("/order Hualian water 10 deliver friday")
    await rep.taps("Change: Payment")
    await rep.types("2 instalments")
    assert "needs a number of days for each instalment" in rep.last.text
    await rep.taps("2 × 30/60 days")
    await rep.taps("Send")
    assert await terms_of(office) == "plan:50%@days:30+50%@days:60"


async def test_a_deposit_alone_in_a_line_is_the_deposit(
    office: Office, rep: Phone, hualian: int
) -> None:
    await rep.types("/order Hualian water 20 deliver friday deposit 30%")
    assert "1. CN¥325.44 · Sat, Nov 21\n2. CN¥759.36 · 30 days after delivery" in rep.last.text
    await rep.taps("Send")
    version = await office.one(select(OrderVersion))
    assert (version.terms_said, version.deposit_units) == ("days:30", 325_44)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("60% in advance 50% on delivery", "comes to 110%, more than the whole"),
        ("30% in advance", "comes to only 30%, not the whole"),
        ("rest net 30, 30% in advance", "the rest does not come last"),
        ("3 instalments 30/60 days", "needs a number of days for each instalment"),
        ("33.33333% in advance, rest net 30", "too many digits"),
        ("2000.005 in advance, rest net 30", "too many digits"),
        ("0 in advance, rest net 30", "one part is zero"),
        ("13 instalments every 10 days", f"at most {MOST_PARTS} parts"),
        ("whenever", "I cannot read payment terms"),
    ],
)
async def test_a_plan_that_cannot_be_is_refused_and_costs_nothing_said(
    office: Office, rep: Phone, hualian: int, words: str, said: str
) -> None:
    await rep.types("/order Hualian water 20 deliver friday")
    await rep.taps("Change: Payment")
    await rep.types(words)
    assert said in rep.last.text
    assert "<code>" not in rep.last.text
    assert "When will they pay?" in rep.last.text
    await rep.types("half in advance, half on delivery")
    assert "50% in advance, 50% on delivery" in rep.last.text
    await rep.taps("Send")
    assert await terms_of(office) == "plan:50%@in_advance+50%@on_delivery"


async def test_amounts_above_the_total_ask_for_the_terms_again(
    office: Office, rep: Phone, hualian: int
) -> None:
    await rep.types("/order Hualian water 20 deliver friday")
    await rep.taps("Change: Payment")
    await rep.types("2000 in advance, rest on delivery")
    assert "more than the CN¥1,084.80 to be paid" in rep.last.text
    assert "When will they pay?" in rep.last.text
    await rep.types("1000 in advance, rest on delivery")
    await rep.taps("Change: Deposit")
    await rep.types("200")  # the plan is for what is left after it
    assert "more than the CN¥884.80 to be paid" in rep.last.text
    await rep.types("500 in advance, rest on delivery")
    assert "1. CN¥200.00 · Sat, Nov 21\n2. CN¥500.00 · Sat, Nov 21\n3. CN¥384.80" in rep.last.text
    await rep.taps("Send")
    order = await office.one(select(Order))
    assert [amount for amount, *_ in await instalments(office, order.id)] == [
        price("200"),
        price("500"),
        price("384.80"),
    ]


async def test_a_change_that_leaves_less_than_the_amounts_asks_for_the_terms(
    office: Office, rep: Phone, hualian: int, water: Product
) -> None:
    terms = Terms.read("plan:500@in_advance+rest@on_delivery")
    order = await place(office, rep, hualian, [line(water, 20)], terms=terms)
    await office.settle()
    await office.forge(rep, f"order:{order}:change")
    await rep.taps("Change: Goods")
    await rep.taps("✏️ 1. Water")
    await rep.types("5")
    await rep.taps("Done")
    assert "more than the CN¥271.20 to be paid" in rep.last.text
    assert "When will they pay?" in rep.last.text
    await rep.types("half in advance, half on delivery")
    assert "Payment: 500 in advance, the rest on delivery → 50% in advance" in rep.last.text
    await rep.taps("Send")
    assert await terms_of(office) == "plan:50%@in_advance+50%@on_delivery"
    assert [amount for amount, *_ in await instalments(office, order)] == [price("135.60")] * 2


async def test_a_plan_stands_on_the_card_and_in_what_a_version_changes(
    office: Office, rep: Phone, hualian: int, water: Product
) -> None:
    them = await parties(office)
    order = await place(office, rep, hualian, [line(water, 20)], terms=Terms.read(THIRDS))
    await office.settle()
    card = them.finance.message_with("Hualian").text
    told = "1/3 30 days after delivery, 1/3 60 days after delivery, 1/3 90 days after delivery"
    assert f"Payment: {told}" in card
    assert "Payment" not in them.works.message_with("Hualian").text
    await office.forge(rep, f"order:{order}:change")
    await rep.taps("Change: Payment")
    await rep.types("30% in advance, rest net 30")
    await rep.taps("Send")
    changed = them.finance.message_with("was changed by Mei").text
    assert "→ 30% in advance, the rest 30 days after delivery" in changed
    assert "Payment" not in them.works.message_with("was changed by Mei").text
    assert "30% in advance, the rest 30 days after delivery" in "\n".join(
        str(cell.value) for row in rep.sheet.worksheets[0].iter_rows() for cell in row
    )
