"""Goods as people write them in a chat (8.1)."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.goods_words import change_in, goods_in, which_measure
from bot.terms_words import day_of_delivery, terms_said

MEASURES = ("箱", "瓶", "桶", "只", "kg", "case", "bottle")


def read(words: str) -> list[str]:
    """Each piece as "name|quantity measure|price|discount|gift", without what was not said."""
    told = []
    for one in goods_in(words, MEASURES):
        quantity = None if one.quantity is None else f"{one.quantity:f} {one.measure}".strip()
        price = f"@{one.price.amount}{one.price.mark}" if one.price else None
        discount = f"-{one.discount}%" if one.discount is not None else None
        parts = [one.name, quantity, price, discount, "gift" if one.is_gift else None]
        told.append("|".join(part for part in parts if part is not None))
    return told


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("矿泉水 20箱", ["矿泉水|20 箱"]),
        (
            "矿泉水 20箱 可乐 5箱@48 雪碧3箱 9折 方便面 10桶 -5%",
            ["矿泉水|20 箱", "可乐|5 箱|@48", "雪碧|3 箱|-10%", "方便面|10 桶|-5%"],
        ),
        ("kqs 20", ["kqs|20"]),
        ("C001 20 A-100 5箱", ["C001|20", "A-100|5 箱"]),
        ("矿泉水２０箱，可乐五箱", ["矿泉水|20 箱", "可乐|5 箱"]),
        ("两箱矿泉水 三箱半可乐", ["矿泉水|2 箱", "可乐|3.5 箱"]),
        ("矿泉水 二十", ["矿泉水|20"]),
        ("雪碧 半箱", ["雪碧|0.5 箱"]),
        ("矿泉水 1,200箱", ["矿泉水|1200 箱"]),
        ("20 cases water, 5 cola @48", ["water|20 cases", "cola|5|@48"]),
        ("Water 20 cases 10% off", ["Water|20 cases|-10%"]),
        ("water 20 cola 5", ["water|20", "cola|5"]),
        ("milk 2.5 kg", ["milk|2.5 kg"]),
        ("可乐x20 雪碧*5箱", ["可乐|20", "雪碧|5 箱"]),
        ("可乐 @48 5箱", ["可乐|5 箱|@48"]),
        ("可乐5箱@￥48.5 雪碧 2箱 48元/箱", ["可乐|5 箱|@48.5¥", "雪碧|2 箱|@48元"]),
        ("可乐 5箱@48 usd", ["可乐|5 箱|@48usd"]),
        ("可乐 5箱 95折", ["可乐|5 箱|-5%"]),
        ("九五折 可乐 5箱", ["可乐|5 箱|-5%"]),
        ("可乐 5箱，9折", ["可乐|5 箱|-10%"]),
        ("可乐 5箱送2箱", ["可乐|5 箱", "可乐|2 箱|gift"]),
        ("可乐 5箱 送1箱 雪碧 3箱", ["可乐|5 箱", "可乐|1 箱|gift", "雪碧|3 箱"]),
        ("可乐 5箱 送2箱雪碧", ["可乐|5 箱", "雪碧|2 箱|gift"]),
        ("雪碧 2箱 免费", ["雪碧|2 箱|gift"]),
        ("cola 5 cases free 1 case", ["cola|5 cases", "cola|1 case|gift"]),
        ("可乐", ["可乐"]),
        ("可乐 0箱 雪碧 -5 芬达 1000000000箱", ["可乐|0 箱", "雪碧|-5", "芬达|1000000000 箱"]),
        ("可乐 37 听", ["可乐|37 听"]),
        ("可乐 37 糖 5", ["可乐|37", "糖|5"]),
        (
            "1. 矿泉水 20箱\n2、可乐 5箱 @48\n- 雪碧 3 箱",
            ["矿泉水|20 箱", "可乐|5 箱|@48", "雪碧|3 箱"],
        ),
    ],
)
def test_goods_are_read(words: str, meant: list[str]) -> None:
    assert read(words) == meant


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("可乐330ml 5箱", "可乐330ml"),
        ("可乐 330ml 5箱", "可乐 330ml"),
        ("三只松鼠 5箱", "三只松鼠"),
        ("7喜 5箱", "7喜"),
        ("农夫山泉550ml24瓶装 5箱", "农夫山泉550ml24瓶装"),
        ("十二瓶装可乐 5箱", "十二瓶装可乐"),
        ("床品两瓶套 5箱", "床品两瓶套"),
    ],
)
def test_a_number_in_a_name_is_no_quantity(words: str, name: str) -> None:
    assert read(words) == [f"{name}|5 箱"]


@given(st.text(alphabet="矿水可乐 0123456789.,-@%折箱送半x\n¥十两免费ac", max_size=60))
def test_whatever_is_written_is_read_somehow(words: str) -> None:
    for one in goods_in(words, MEASURES):
        assert one.quantity is None or one.quantity.is_finite()


@pytest.mark.parametrize(
    ("words", "quantity", "discount"),
    [("30", 30, None), ("30瓶", 30, None), ("9折", None, 10), ("-5%", None, 5), ("三箱", 3, None)],
)
def test_a_line_is_changed_in_words(words: str, quantity: int | None, discount: int | None) -> None:
    change = change_in(words, MEASURES)
    assert change
    assert (change.quantity, change.discount) == (quantity, discount)


def test_other_goods_are_no_change_of_a_line() -> None:
    assert change_in("可乐 5箱", MEASURES) is None


@pytest.mark.parametrize(
    ("words", "terms"),
    [
        ("30天", "days:30"),
        ("月结30天", "month_end:30"),
        ("月结", "month_end:0"),
        ("货到付款", "on_delivery"),
        ("net 30", "days:30"),
        ("款到发货", "in_advance"),
        ("账期四十五天", "days:45"),
        ("net 400", None),
        ("soon", None),
    ],
)
def test_terms_of_payment_are_read(words: str, terms: str | None) -> None:
    found = terms_said(words)
    assert (str(found) if found else None) == terms


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("周五送", "周五"),
        ("25号前要", "25号"),
        ("by friday", "friday"),
        ("deliver friday", "friday"),
    ],
)
def test_a_day_of_delivery_is_found_in_its_words(words: str, day: str) -> None:
    assert day_of_delivery(words) == day


@pytest.mark.parametrize(
    ("said", "names", "meant"),
    [
        ("件", ("瓶", "箱"), "箱"),
        ("Cases", ("瓶", "箱"), "箱"),
        ("支", ("瓶", "箱"), "瓶"),
        ("聽", ("听", "箱"), "听"),
        ("ctns", ("bottle", "case"), "case"),
        ("tin", ("can", "case"), "can"),
        ("顆", ("颗",), "颗"),
        ("件", ("件", "箱"), "件"),  # its own counts first
        ("case", ("件", "箱"), None),  # nobody knows which of the two
        ("box", ("bottle", "case"), None),
        ("大杯", ("瓶", "箱"), None),
    ],
)
def test_other_words_for_a_measure_mean_it(
    said: str, names: tuple[str, ...], meant: str | None
) -> None:
    assert which_measure(said, names) == meant


def test_prices_are_exact() -> None:
    [one] = goods_in("可乐 5箱@48.10", MEASURES)
    assert one.price
    assert one.price.amount == Decimal("48.10")
