"""Finding products: by name, code, other names, pinyin, initials, either script, and with errors."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from models.product_search import find_products, is_named
from models.products import Product
from tests.conftest import Office
from tests.records import keep_products, product


async def found(
    office: Office, words: str, at_most: int = 8, *, active_only: bool = True
) -> list[str]:
    async with office.session() as session:
        products = await find_products(session, words, at_most, active_only=active_only)
        return [one.name for one in products]


@pytest.mark.parametrize(
    "words",
    [
        "农夫山泉",
        "山泉",
        "農夫山泉",
        "矿泉水",
        "礦泉水",
        "550ml",
        "５５０ＭＬ",
        "nongfushanquan",
        "nong fu",
        "nfsq",
        "NF-550",
        "nf550",
        "ｎｆ５５０",
        "大水",
        "dashui",
        "ds",
        "农夫 550",
        "山泉 大水",
        "农夫山全",
        "nongfushanqaun",
    ],
)
async def test_a_product_is_found_by_any_part_of_what_is_known(office: Office, words: str) -> None:
    await keep_products(
        office,
        product("NF-550", "农夫山泉矿泉水 550ml", aliases="大水 红盖"),
        product("KL-330", "可口可乐 330ml"),
    )
    assert await found(office, words) == ["农夫山泉矿泉水 550ml"]


@pytest.mark.parametrize("words", ["", " ", "%", "_", "-", "n", "zzz", "雪碧柠檬味汽水"])
async def test_what_is_nothing_like_it_is_not_found(office: Office, words: str) -> None:
    await keep_products(office, product("NF-550", "农夫山泉 550ml"))
    assert await found(office, words) == []


async def test_the_name_itself_goes_before_a_beginning_and_that_before_the_inside(
    office: Office,
) -> None:
    await keep_products(
        office,
        product("1", "百事可乐"),
        product("2", "可乐糖"),
        product("3", "可乐"),
        product("4", "苛勒牌饼干"),
    )
    assert await found(office, "可乐") == ["可乐", "可乐糖", "百事可乐", "苛勒牌饼干"]


async def test_a_code_and_another_name_are_as_good_as_the_name(office: Office) -> None:
    await keep_products(
        office, product("A7", "方便面"), product("B1", "A7 电池"), product("C1", "面", aliases="b1")
    )
    assert (await found(office, "a7"))[0] == "方便面"
    assert set((await found(office, "B1"))[:2]) == {"A7 电池", "面"}


async def test_a_code_of_digits_keeps_its_noughts(office: Office) -> None:
    await keep_products(office, product("12", "苏打水"), product("0012", "可乐"))
    assert await found(office, "0012") == ["可乐"]


async def test_one_letter_is_a_code_or_nothing(office: Office) -> None:
    await keep_products(office, product("K", "可乐"), product("KK", "Kit Kat"))
    assert await found(office, "k") == ["可乐"]


async def test_what_is_not_sold_any_more_is_found_last_and_only_when_asked_for(
    office: Office,
) -> None:
    await keep_products(office, product("1", "可乐", active=False), product("2", "百事可乐"))
    assert await found(office, "可乐") == ["百事可乐"]
    assert await found(office, "可乐", active_only=False) == ["百事可乐", "可乐"]


async def test_at_most_so_many_are_found_the_shortest_name_first(office: Office) -> None:
    await keep_products(
        office, *(product(str(each), "可乐" + "大" * each) for each in range(9, 0, -1))
    )
    assert await found(office, "可乐", 3) == ["可乐大", "可乐大大", "可乐大大大"]


async def test_what_is_only_nearly_called_so_is_known_as_a_guess(office: Office) -> None:
    await keep_products(office, product("NF", "农夫山泉 550ml"))
    async with office.session() as session:
        water = await session.scalar(select(Product))
        assert water
        assert is_named(water, "山泉 550")
        assert not is_named(water, "农夫山全")
