"""Finding customers: by name, pinyin, initials, contact, phone, with errors, and nearby."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import select

from models import names, search
from models.contacts import Contact
from models.customer_file import File
from models.customers import Customer
from models.places import Place
from models.search import Query, find, nearest
from tests.conftest import Office
from tests.phone import Phone
from tests.records import staff
from tests.test_customer_files import opened

HERE = Place(39.99, 116.47)
HUALIAN = File(name="华联超市", contact="王经理", phone="+8613800138000")


def north(metres: float) -> Place:
    return replace(HERE, latitude=HERE.latitude + metres / 111_195)


async def keep(office: Office, phone: Phone, *files: File | str) -> None:
    async with office.session() as session:
        for file in files:
            await opened(session, phone, File(name=file) if isinstance(file, str) else file)


async def found(office: Office, phone: Phone, words: str, near: Place | None = None) -> list[str]:
    async with office.session() as session:
        reader = await staff(session, phone)
        return [one.name for one in await find(session, reader, words, near=near)]


async def picked_among_many(office: Office, words: str) -> Sequence[str]:
    """Before anything is looked for that is only nearly so."""
    query = Query.of(words)
    assert query
    async with office.session() as session:
        those = select(Customer.name).where(query.is_in_keys_of_many())
        return (await session.scalars(those)).all()


async def names_near(office: Office, phone: Phone, place: Place) -> list[str]:
    async with office.session() as session:
        return [one.name for one in await nearest(session, await staff(session, phone), place)]


@pytest.mark.parametrize(
    "words",
    [
        "华联",
        "联超",
        "華聯超市",
        "Ｈｕａｌｉａｎ",
        "hua lian",
        "HUALIAN",
        "huálián",
        "hlcs",
        "lcs",
        "华lian",
        "(华联) 超市",
        "王经理",
        "wangjingli",
        "wjl",
        "13800138000",
        "138 0013-8000",
        "+86 138 0013 8000",
        "0086 138 0013 8000",
        "１３８００１３８",
        "8000",
        "华联 王经理",
        "超市 华联",
    ],
)
async def test_a_customer_is_found_by_any_part_of_what_is_known(
    office: Office, rep: Phone, words: str
) -> None:
    await keep(office, rep, HUALIAN, "永辉便利店")
    assert await found(office, rep, words) == ["华联超市"]
    assert await picked_among_many(office, words) == ["华联超市"]


@pytest.mark.parametrize(
    "words",
    [
        "花联",  # sounds alike
        "华莲超市",
        "华朕超市",  # looks alike
        "华联朝",
        "hualain",
        "hualianchoashi",
        "hualan",
        "huailian",
    ],
)
async def test_a_customer_is_found_with_typing_errors(
    office: Office, rep: Phone, words: str
) -> None:
    await keep(office, rep, HUALIAN, "永辉便利店", "大润发")
    assert await found(office, rep, words) == ["华联超市"]


async def test_a_latin_name_is_found_with_typing_errors(office: Office, rep: Phone) -> None:
    await keep(office, rep, "Walmart Wangjing", "Carrefour Chaoyang")
    for words in ("wallmart", "Wlamart", "walmrt wangjing"):
        assert await found(office, rep, words) == ["Walmart Wangjing"], words


@pytest.mark.parametrize(
    "words", ["", " ", "h", "8", "%", "_", "%%", "__", "'", "\\", "~", "@", "+"]
)
async def test_nothing_sensible_finds_nothing(office: Office, rep: Phone, words: str) -> None:
    await keep(office, rep, HUALIAN)
    assert await found(office, rep, words) == []


@pytest.mark.parametrize(
    "words", ["xyzzy", "沃尔玛", "99999999", "h%s", "l_s", "华" * 3000, "x" * 3000]
)
async def test_what_is_not_there_is_not_found(office: Office, rep: Phone, words: str) -> None:
    await keep(office, rep, HUALIAN)
    assert await found(office, rep, words) == []


async def test_a_single_character_is_enough_but_its_sound_is_not(
    office: Office, rep: Phone
) -> None:
    await keep(office, rep, HUALIAN, "花店")
    assert await found(office, rep, "华") == ["华联超市"]


async def test_several_readings_and_the_bank_that_has_one(office: Office, rep: Phone) -> None:
    await keep(office, rep, "乐购", "朝阳银行", "绿地")
    assert await found(office, rep, "yuegou") == await found(office, rep, "legou") == ["乐购"]
    assert await found(office, rep, "yinhang") == ["朝阳银行"]
    assert await found(office, rep, "ludi") == await found(office, rep, "lvdi") == ["绿地"]


async def test_the_best_hit_comes_first(office: Office, rep: Phone) -> None:
    files: list[File | str] = [
        File(name="Phone", contact="华联"),
        "花联五金",  # as pinyin
        "北京华联",
        "华联超市",
        "华联",
    ]
    await keep(office, rep, *files)
    ranked = ["华联", "华联超市", "北京华联", "花联五金", "Phone"]
    assert await found(office, rep, "华联") == ranked
    by_pinyin = await found(office, rep, "hualian")
    assert set(by_pinyin[:3]) == {"华联", "华联超市", "花联五金"}
    assert by_pinyin[3:] == ["北京华联", "Phone"]


async def test_the_company_suffix_does_not_stand_in_the_way_of_the_very_name(
    office: Office, rep: Phone
) -> None:
    await keep(office, rep, "华联超市", "华联有限公司")
    assert await found(office, rep, "华联") == ["华联有限公司", "华联超市"]


async def test_among_equals_the_last_contact_comes_first(office: Office, rep: Phone) -> None:
    async with office.session() as session:
        for day, name in ((3, "华联三店"), (9, "华联九店"), (6, "华联六店")):
            customer = await opened(session, rep, File(name=name))
            customer.last_contact_on = date(2026, 11, day)
    assert await found(office, rep, "华联") == ["华联九店", "华联六店", "华联三店"]


async def test_among_equals_the_nearest_comes_first_where_one_stands(
    office: Office, rep: Phone
) -> None:
    await keep(
        office,
        rep,
        "华联无名店",
        File(name="华联远店", place=north(9_000)),
        File(name="华联近店", place=north(-100)),
        File(name="北京华联", place=HERE),
    )
    ordered = ["华联近店", "华联远店", "华联无名店", "北京华联"]
    assert await found(office, rep, "华联", near=HERE) == ordered
    async with office.session() as session:
        close, far, unknown, inside = await find(
            session, await staff(session, rep), "华联", near=HERE
        )
    assert (close.metres, far.metres, unknown.metres, inside.metres) == (100, 9000, None, 0)


async def test_no_more_is_found_than_asked_for(office: Office, rep: Phone) -> None:
    await keep(office, rep, *(f"华联{number}店" for number in range(12)))
    async with office.session() as session:
        mei = await staff(session, rep)
        assert len(await find(session, mei, "华联")) == 8
        assert len(await find(session, mei, "hualain", at_most=3)) == 3


async def test_another_s_customer_is_not_found_however_one_asks(
    office: Office, rep: Phone, boss: Phone, director: Phone, other_rep: Phone
) -> None:
    await keep(office, rep, replace(HUALIAN, place=HERE))
    for words in ("华联", "hlcs", "hualain", "13800138000", "王经理", "华联 王经理"):
        assert await found(office, other_rep, words) == []
        assert await found(office, office.phones["王芳"], words) == []
        for superior in (boss, director):
            assert await found(office, superior, words) == ["华联超市"]
    assert await names_near(office, other_rep, HERE) == []
    assert await names_near(office, director, HERE) == ["华联超市"]


async def test_only_one_s_own_when_asked_for(office: Office, rep: Phone, boss: Phone) -> None:
    await keep(office, rep, replace(HUALIAN, place=HERE))
    async with office.session() as session:
        hugo = await staff(session, boss)
        assert await find(session, hugo, "华联", own_only=True) == []
        assert await nearest(session, hugo, HERE, own_only=True) == []


async def test_words_that_were_added_later_find_it(office: Office, rep: Phone) -> None:
    await keep(office, rep, HUALIAN)
    async with office.session() as session:
        mei = await staff(session, rep)
        [one] = await find(session, mei, "华联")
        assert (one.customer_class.value, one.metres) == ("C", None)
        customer = await opened(session, rep, File(name="永辉超市"))
        await Contact.add(session, mei, customer, name="赵先生")
    assert await found(office, rep, "zxs") == ["永辉超市"]


async def test_the_nearest_come_in_order_however_far_they_are(office: Office, rep: Phone) -> None:
    metres = (90, 900, 4_500, 24_000, 120_000, 600_000, 5_000_000)
    await keep(office, rep, "Nowhere", *(File(name=str(m), place=north(-m)) for m in metres))
    assert await names_near(office, rep, HERE) == ["90", "900", "4500", "24000", "120000"]
    assert (await names_near(office, rep, north(-5_000_100)))[:2] == ["5000000", "600000"]
    async with office.session() as session:
        mei = await staff(session, rep)
        assert len(await nearest(session, mei, HERE, at_most=10)) == 7
        assert [one.metres for one in await nearest(session, mei, HERE, at_most=2)] == [90, 900]


async def test_the_corner_of_a_box_is_farther_than_the_next_ring(
    office: Office, rep: Phone
) -> None:
    # Within a kilometre north and east each is 1.3 km; straight north at 1.1 km is nearer.
    corner = Place(north(950).latitude, HERE.longitude + 950 / 111_195 / 0.766)
    await keep(
        office, rep, File(name="Corner", place=corner), File(name="Next", place=north(1_100))
    )
    async with office.session() as session:
        mei = await staff(session, rep)
        assert [one.name for one in await nearest(session, mei, HERE, at_most=1)] == ["Next"]


async def test_those_on_the_other_side_of_the_date_line_are_near(
    office: Office, rep: Phone
) -> None:
    east, west = Place(-16.8, 179.9995), Place(-16.8, -179.9995)
    await keep(office, rep, File(name="West", place=west), File(name="Far", place=HERE))
    assert await names_near(office, rep, east) == ["West", "Far"]


async def test_two_who_are_as_far_keep_their_order(office: Office, rep: Phone) -> None:
    await keep(office, rep, *(File(name=f"{n} Store", place=north(100)) for n in range(4)))
    for _ in itertools.repeat(None, 3):
        assert await names_near(office, rep, HERE) == ["0 Store", "1 Store", "2 Store", "3 Store"]


def test_whatever_stands_in_a_word_of_the_keys_has_no_pair_that_they_lack() -> None:
    keys = names.search_keys("华联 Best-Mart 重庆店", ["王经理", "Ann"], ["+8613800138000"])
    there = names.pairs(keys)
    for word in keys.split():
        for first, last in itertools.combinations(range(len(word) + 1), 2):
            part = names.pairs(word[first:last])
            assert all(bits & known == bits for bits, known in zip(part, there, strict=True))
    assert names.pairs("") == names.pairs("a b") == (0, 0, 0, 0)
    lacking = zip(names.pairs("永辉"), there, strict=True)
    assert any(bits & known != bits for bits, known in lacking)


async def test_among_many_a_customer_is_found_by_what_it_is_called_now(
    office: Office, rep: Phone, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search, "FEW", 0)
    await keep(office, rep, HUALIAN)
    async with office.session() as session:
        person = await staff(session, rep)
        [known] = await find(session, person, "华联")
        customer = await session.get_one(Customer, known.customer_id)
        await customer.change(session, person, replace(HUALIAN, name="永辉便利店", contact="李娜"))
    for words in ("永辉", "yonghui", "lina"):
        assert await picked_among_many(office, words) == ["永辉便利店"]
        assert await found(office, rep, words) == ["永辉便利店"]
    assert await picked_among_many(office, "王经理") == []
