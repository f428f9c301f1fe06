"""Verdicts: what people write under a request, and whether it decides it (3.5)."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot import texts
from bot.verdicts import Sense, may_be_a_reason, verdict_of
from models.facts import term
from models.language import Language

YES = """
ok | OK | Ok. | ok! | ＯＫ | o.k. | O.K. | okk | okay | Okey | okie dokie | k | K | kk | y | Y
yes | YES!!! | yess | yep | yup
sure | sure thing | fine | fine with me | alright | all right | approve | approved | Approved.
aprove | aproved | apporve
I approve | i agree | agree | agre | agreed | accepted | granted | confirmed | go ahead
please go ahead | of course
no problem | No problem! | no problem at all | np | no objection | no objections
i have no objection | no worries
not a problem | I don't mind | do not object | sounds good | LGTM | ok ok | yes yes yes | yes, ok
ok thanks | ok, thank you
ok 🙏 | ok 👍 | 👍 | 👍🏽 | 👍👍👍 | 👌 | ✅ | ✔️ | 🆗 | 🙆‍♀️ | thanks, ok | well, ok | ok then
approve it | ok with me
"ok" | "同意" | +1
同意 | 同 意 | 同意。 | 同意！ | 【同意】 | 我同意 | 同意了 | 同意，谢谢 | 同意请假 | 完全同意
统一 | 好 | 好的 | 好的好的 | 好好好 | 好吧
好啊 | 好嘞 | 可以 | 可以的 | 可以可以 | 可以，谢谢 | 嗯，可以 | 当然可以 | 那可以 | 可已 | 行
行吧 | 行的 | 行行行 | 准 | 准了 | 准假 | 批准
批了 | 通过 | 没问题 | 没问题的 | 没有问题 | 没意见 | 没有意见 | 无异议 | 不反对 | 我不反对 | 赞成
支持 | ok的 | OK啦 | 好的ok
沒問題 | 沒意見 | 不反對 | 核准 | 准許 | 通過 | 可以喔 | 好喔 | 認可 | 批準
"""

NO = """
no | No. | NO!! | noo | n | N | nope | nah | no way | no, no, no | no thanks | sorry, no
sorry no | no, sorry | I am afraid not
not ok | Not OK. | not okay | not fine | not approved | not aproved | don't approve
don’t approve | dont approve
do not approve | can't approve | cannot approve | cannot aprove | I do not agree | i don't agree
disagree | reject
rejected | rejct | refuse | refused | deny | declined | not possible | of course not
unfortunately not | no, not ok
👎 | 👎🏿 | ❌ | 🚫 | 🙅‍♂️
不 | 不。 | 不不不 | 不同意 | 不 同意 | 我不同意 | 完全不同意 | 不行 | 不行不行 | 不行啊 | 不可以
不可以的 | 不 可以 | 不可 | 不准 | 不批
不批准 | 不准假 | 不好 | 不能 | 不要 | 不了 | 不通过 | 拒绝 | 驳回 | 否决 | 反对 | 否
不好意思，不行 | 抱歉，不行 | 当然不行 | 无法批准 | 不统一
拒絕 | 駁回 | 不准許 | 不通過 | 無法同意 | 反對 | 不核准
"""

REASONS = [
    ("no, too many away", False, "too many away"),
    ("No: too many away", False, "too many away"),
    ("no too many away", False, "too many away"),
    ("no - ask Tom first", False, "ask Tom first"),
    ("no (too many away)", False, "(too many away)"),
    ("no because too many are away", False, "too many are away"),
    ("no. Month end", False, "Month end"),
    ("no\ntoo many away", False, "too many away"),
    ("no no, too many", False, "too many"),
    ("sorry, no, nobody is left", False, "nobody is left"),
    ("no, no one is left for the shop", False, "no one is left for the shop"),
    ("no, I said yes to two others", False, "I said yes to two others"),
    ("no, approved too many already", None, ""),
    ("not approved, month end", False, "month end"),
    ("Rejected: no doctor's note", False, "no doctor's note"),
    ("❌ too late", False, "too late"),
    ("👎 too many away", False, "too many away"),
    ("不同意 人手不够", False, "人手不够"),
    ("不同意，人手不够。", False, "人手不够。"),
    ("不行，可以改到下周", False, "可以改到下周"),
    ("不行，下周可以", False, "下周可以"),
    ("不行因为月底", False, "月底"),
    ("不同意，因为人手不够", False, "人手不够"),
    ("不行不行，太晚了", False, "太晚了"),
    ("拒绝。没有病假条", False, "没有病假条"),
    ("no人手不够", False, "人手不够"),
    ("不同意：3个人已经请假", False, "3个人已经请假"),
    ("可以，记得交接", True, "记得交接"),
    ("可以 记得交接", True, "记得交接"),
    ("同意，好好休息", True, "好好休息"),
    ("同意，别忘了交接", True, "别忘了交接"),
    ("好的，特别辛苦了", True, "特别辛苦了"),
    ("ok, get well soon", True, "get well soon"),
    ("ok get well soon", True, "get well soon"),
    ("Approved! Have a nice trip", True, "Have a nice trip"),
    ("yes, don't forget the keys", True, "don't forget the keys"),
    ("ok, no rush", True, "no rush"),
    ("👍 have fun", True, "have fun"),
    ("no problem, have fun", True, "have fun"),
    ("沒問題，好好休息", True, "好好休息"),
    ("同意，半成品也发", True, "半成品也发"),
    ("好，一块去", True, "一块去"),
]

UNCLEAR = """
why? | why | ok? | OK？ | no? | is it ok | is that ok? | can you wait | who covers the shop? | hmm
🤔 | ok 🤔 | ... | ? | 123
ok no | yes no | no yes | yes and no | no wait yes | no, yes | no, just kidding, approved
no, ok next week | 👍👎 | ok 👎 | ok, but no
yes but not friday | ok but only monday | ok, except friday | ok if Tom covers
ok until wednesday | approved, unless it snows
ok, for 8% | 可以，打95折 | 同意，最多五成 | 好，按45元
ok 2 days | ok half | ok next week | yes, one day | maybe | perhaps | ok maybe | ok let me check
ok wait | ok, later | ok, noted
not sure | not yet | no idea | no comment | no doubt | no need | no one is here | nobody | n/a
not bad | please approve
should I approve | approval | can approve | okra | noon | knock | yesterday | nothing
disagreement | as if | on it | ko
同意吗 | 同意吗？ | 同意嗎 | 行不行？ | 行不行 | 行不 | 可不可以 | 可以不可以 | 同意不同意
同不同意 | 好不好 | 可以吗 | 可以么 | 行吗 | 不行吗 | 为什么
好像不行 | 好像可以 | 好多人请假 | 好久不见 | 好了 | 好好考虑 | 不好意思 | 不好说 | 不太好
不一定 | 不知道 | 行程太紧 | 行动吧 | 准备好了 | 准时到
可以考虑 | 可以，但是周五不行 | 可以，周五不放 | 可以，不过要交接 | 好的，我考虑一下 | 好，等一下
好的，收到 | 同意书没交 | 同意两天 | 同意 2天 | 同意的话告诉我
不同意人手不够 | 不行吧 | 不同意不行 | 不是不行 | 不得不同意 | 不，我同意 | 问题不大 | 有问题
没问题吗 | 随便 | 看情况 | 再说吧 | 嗯 | 哦 | 请批准 | 準備好了
"""


def each(table: str) -> list[str]:
    return [one.strip() for line in table.strip().splitlines() for one in line.split("|")]


@pytest.mark.parametrize("words", each(YES))
def test_a_yes_without_a_reason(words: str) -> None:
    assert verdict_of(words) == (True, "")


@pytest.mark.parametrize("words", each(NO))
def test_a_no_without_a_reason(words: str) -> None:
    assert verdict_of(words) == (False, "")


@pytest.mark.parametrize(("words", "yes", "reason"), REASONS)
def test_the_rest_is_the_reason(words: str, yes: bool | None, reason: str) -> None:
    assert verdict_of(words) == (yes, reason)


@pytest.mark.parametrize("words", each(UNCLEAR))
def test_what_is_unclear_is_never_guessed(words: str) -> None:
    assert verdict_of(words).yes is None


@pytest.mark.parametrize(
    ("words", "may_be"),
    [
        ("too many away", True),
        ("not enough people on Tuesday", True),
        ("人手不够", True),
        ("yes but not friday", False),
        ("Is it necessary?", False),
        ("非得那天吗", False),
        ("👍 half", False),
    ],
)
def test_the_reason_of_a_refusal_is_neither_a_question_nor_half_a_yes(
    words: str, may_be: bool
) -> None:
    assert may_be_a_reason(words) is may_be


@given(st.text())
def test_any_words_at_all_are_read(words: str) -> None:
    verdict = verdict_of(words)
    assert verdict.reason in words
    assert verdict.yes is not None or not verdict.reason


@given(
    st.sampled_from([*each(YES), *each(NO)]),
    st.sampled_from(["", " ", "\n", "。", "!", "…", " 🙂"]),
)
def test_marks_and_capitals_around_a_verdict_change_nothing(words: str, mark: str) -> None:
    said = f"{mark}{words.upper()}{mark}"
    assert verdict_of(said).yes == verdict_of(words).yes


def test_no_phrase_has_two_senses() -> None:
    for language in Language:
        counted = Counter(
            phrase.strip()
            for sense in Sense
            for phrase in texts.t(language, f"{term(sense)}.words").split(",")
        )
        assert [phrase for phrase, times in counted.items() if times > 1] == []
