"""What two spellings have in common, by what words a customer is found, and phones (5.3)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models import names


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("华联超市", "華聯超市"),
        ("华联超市", " 华 联\u3000超市 "),
        ("华联超市（望京店）", "华联超市(望京店)"),
        ("华联超市【望京】", "华联超市-望京"),
        ("ＫＴＶ　７天", "ktv 7天"),
        ("Café", "CAFE\u0301"),
        ("Cafe", "Café"),
        ("100%_Pure", "100 pure"),
    ],
)
def test_spellings_of_one_name_fold_to_the_same(one: str, other: str) -> None:
    assert names.fold(one) == names.fold(other) != ""


@pytest.mark.parametrize(
    ("name", "normal"),
    [
        ("华联超市有限公司", "华联超市"),
        ("華聯超市有限責任公司", "华联超市"),
        ("华联超市股份有限公司", "华联超市"),
        ("华联 有限 公司", "华联"),
        ("华联（集团）有限公司", "华联"),
        ("华联超市（北京）有限公司", "华联超市北京"),
        ("Best Foods Co., Ltd.", "bestfoods"),
        ("BEST FOODS CO.,LTD", "bestfoods"),
        ("Best Foods Inc", "bestfoods"),
        ("Best Foods L.L.C.", "bestfoods"),
        ("Best Foods Pte. Ltd.", "bestfoods"),
        ("华联 Co., Ltd.", "华联"),
        ("Costco", "costco"),
        ("Zinc", "zinc"),
        ("有限公司", "有限公司"),
        ("Company", "company"),
        ("！！ ！", "！！！"),
    ],
)
def test_a_normal_name_has_no_company_suffix(name: str, normal: str) -> None:
    assert names.normal(name) == normal


@given(st.text(min_size=1, max_size=300))
def test_a_normal_name_fits_its_column_and_is_never_empty(name: str) -> None:
    assert bool(names.normal(name)) == bool(name.strip())
    assert len(names.normal(name)) <= names.LONGEST_NORMAL


@given(st.text(max_size=50))
def test_no_sign_that_means_something_to_a_database_outlives_folding(words: str) -> None:
    assert not set(names.fold(words)) & set("%_\\/ ~@'")


def test_keys_hold_name_pinyin_initials_contacts_and_phones() -> None:
    keys = names.search_keys("華聯超市有限公司", ["王经理"], ["+8613800138000"])
    known, _, rest = keys.partition("~")
    heard, _, contacts = rest.partition("@")
    assert known.split() == ["华联超市有限公司", "华联超市"]
    assert {"hualianchaoshiyouxiangongsi", "hlcsyxgs"} <= set(heard.split())
    assert {"王经理", "wangjingli", "wjl", "13800138000", "8613800138000"} <= set(contacts.split())


def test_a_word_is_read_as_a_word_and_a_lone_character_in_its_several_ways() -> None:
    assert " yinhang " in names.search_keys("银行", [], [])
    assert "yinxing" not in names.search_keys("银行", [], [])
    heard = names.search_keys("乐购", [], []).split()
    assert {"legou", "yuegou", "lg", "yg"} <= set(heard)
    assert {"lvdi", "ludi"} <= set(names.search_keys("绿地", [], []).split())


def test_initials_of_latin_words_are_kept_apart() -> None:
    assert " hkt " in names.search_keys("Hong Kong Trading", [], [])


def test_a_long_name_of_many_readings_has_few_keys() -> None:
    assert len(names.search_keys("乐行重单" * 25, [], []).split()) < 25


@pytest.mark.parametrize(
    ("words", "phone"),
    [
        ("13800138000", "+8613800138000"),
        ("138-0013 8000", "+8613800138000"),
        ("１３８００１３８０００", "+8613800138000"),
        ("+86 138 0013 8000", "+8613800138000"),
        ("0086 138 0013 8000", "+8613800138000"),
        ("010-62345678", "+861062345678"),
        ("(010) 6234 5678 转 8001", "+861062345678"),
        ("010-62345678 ext. 12", "+861062345678"),
        ("+49 30 901820", "+4930901820"),
        ("0049 30 901820", "+4930901820"),
        ("12345", None),
        ("138001380001", None),
        ("华联超市", None),
        ("", None),
        ("1" * 300, None),
    ],
)
def test_phones_are_understood_as_people_write_them(words: str, phone: str | None) -> None:
    assert names.e164(words, "CN") == phone


def test_a_number_without_a_country_is_one_of_the_company_s() -> None:
    assert names.e164("2345 6789", "HK") == "+85223456789"
    assert names.e164("2345 6789", "CN") is None


def test_a_phone_is_shown_as_at_home_or_with_its_country() -> None:
    assert names.phone_shown("+8613800138000", "CN") == "138 0013 8000"
    assert names.phone_shown("+8613800138000", "HK") == "+86 138 0013 8000"
    assert names.phone_shown("+4930901820", "CN") == "+49 30 901820"
