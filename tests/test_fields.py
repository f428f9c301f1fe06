"""The kinds of question: what each takes for an answer, and what it says to everything else."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.ext.asyncio import AsyncSession
from telegram import Chat, Document, Message, PhotoSize, Sticker, Update, User

from bot.days import Looking
from bot.fields import Choice, Day, Field, Look, Number, Photo, Photos, Reading, today
from bot.fields.numerals import number_in
from bot.panels import Rows
from bot.texts import plain, t
from bot.turn import Turn
from models.errors import Refused
from models.language import Language
from models.positions import Position

SATURDAY = datetime(2026, 11, 21, 7, 0, tzinfo=UTC)


def turn(words: str = "", *, number: int = 1, language: str = "en", **holds: Any) -> Turn:
    """Somebody wrote or sent something; the database is not asked."""
    user = User(id=1, first_name="Mei", is_bot=False, language_code=language)
    said: dict[str, Any] = {"caption": words} if holds else {"text": words}
    message = Message(number, SATURDAY, Chat(1, "private"), from_user=user, **said, **holds)
    update = Update(1, message=message)
    return Turn(cast(AsyncSession, None), update, SATURDAY, user, "bot", None)


def photo(number: int, caption: str = "") -> Turn:
    sizes = [
        PhotoSize(f"{size}-{number}", f"u{size}-{number}", 9, 9) for size in ("small", "large")
    ]
    return turn(caption, number=number, photo=sizes)


async def read(field: Field[Any], words: str) -> Any:
    reading = await field.read(turn(words), None, None)
    assert isinstance(reading, Reading)
    return reading.value


async def refusal(field: Field[Any], said: Turn, before: Any = None) -> str:
    """What the person is told, in their language."""
    with pytest.raises(Refused) as refused:
        await field.read(said, None, before)
    return plain(said.t(refused.value.key, **refused.value.facts))


def labels(rows: Rows) -> list[str]:
    return [
        button.get("text") or plain(t(Language.EN, button["key"], day=date(2026, 11, 21)))
        for row in rows
        for button in row
    ]


def choices(rows: Rows) -> list[str]:
    return [str(button["data"]) for row in rows for button in row]


# Choice

position = Choice(Position, columns=3)


@pytest.mark.parametrize(
    "words",
    [
        "Supervisor",
        "supervisor",
        " SUPERVISOR. ",
        "ｓｕｐｅｒｖｉｓｏｒ",
        "superv",
        "销售主管",
        "業務主任",
        "sup",
    ],
)
async def test_a_choice_is_typed_in_any_language_case_and_width(words: str) -> None:
    assert await read(position, words) == "supervisor"


async def test_a_whole_name_counts_although_another_begins_with_it() -> None:
    assert await read(position, "general_manager") == "general_manager"
    assert await read(position, "Finance") == "finance"


async def test_a_choice_that_is_none_is_told_what_is_allowed() -> None:
    said = await refusal(position, turn("<b>king</b>"))
    assert "“<b>king</b>” is none of these" in said
    assert "supervisor, manager" in said
    assert "supervisor, manager" in await refusal(position, turn(sticker=sticker()))


async def test_the_beginning_of_two_choices_is_none() -> None:
    assert "is none of these" in await refusal(position, turn("s"))


async def test_a_choice_is_found_as_a_word_of_a_line() -> None:
    claim = await position.claim(turn(), "tomorrow, 销售主管 new shop", None)
    assert claim
    assert (claim.value, claim.rest) == ("supervisor", "tomorrow, new shop")


async def test_a_line_with_two_choices_or_with_a_part_of_a_word_claims_none() -> None:
    assert await position.claim(turn(), "supervisor or director", None) is None
    assert await position.claim(turn(), "the supervisors met", None) is None
    assert await position.claim(turn(), "", None) is None


async def test_the_buttons_of_a_choice_stand_in_columns_and_are_never_trusted() -> None:
    rows = await position.buttons(turn(), None, str)
    assert [len(row) for row in rows][:2] == [3, 3]
    assert sorted(choices(rows)) == sorted(Position)
    assert await position.tapped(turn(), "works", None) == Reading("works")
    with pytest.raises(Refused):
        await position.tapped(turn(), "king", None)
    assert position.load("works") is Position.WORKS
    assert position.shown(Language.ZH_HANS, "supervisor") == t(
        Language.ZH_HANS, "position-supervisor"
    )


# Day

ahead = Day(earliest=today)
back = Day(looking=Looking.BACK, latest=today)


async def test_a_day_is_read_looking_ahead_or_back() -> None:
    assert await read(ahead, "周五") == "2026-11-27"
    assert await read(back, "周五") == "2026-11-20"
    assert await read(ahead, "next wed") == "2026-11-25"
    assert ahead.load("2026-11-25") == date(2026, 11, 25)
    assert ahead.shown(Language.EN, "2026-11-25") == "Wed, Nov 25"
    assert ahead.shown(Language.ZH_HANT, "2026-11-25") == "11月25日 週三"


async def test_a_late_message_counts_from_when_it_was_written() -> None:
    late = turn("tomorrow")
    assert late.message
    with late.message._unfrozen():
        late.message.date = SATURDAY - timedelta(days=3)
    assert (await Day().read(late, None, None)).value == "2026-11-19"


@pytest.mark.parametrize("language", ["en", "zh-hans", "zh-hant"])
async def test_what_is_no_day_gets_its_own_sentence_in_every_language(language: str) -> None:
    for words in ("2026-02-30", "whenever", "mon to wed", "12/8-12/5", "yesterday", "<i>", ""):
        assert await refusal(ahead, turn(words, language=language))
    assert "no such day: “2026-02-30”" in await refusal(ahead, turn("2026-02-30"))
    assert "more than one day" in await refusal(ahead, turn("mon to wed"))
    assert "Fri, Nov 20 is too early. The earliest is Sat, Nov 21" in await refusal(
        ahead, turn("yesterday")
    )
    assert "too late" in await refusal(back, turn("tomorrow"))
    assert "“tomorrow”" in await refusal(ahead, turn("whenever"))
    assert "“yesterday”" in await refusal(back, turn("whenever"))


async def test_a_slip_of_a_century_is_no_day() -> None:
    assert "too late" in await refusal(Day(), turn("2126-11-25"))
    assert "too early" in await refusal(Day(), turn("0226-11-25"))


async def test_a_day_is_found_in_a_line_and_left_there_if_it_is_not_possible() -> None:
    claim = await ahead.claim(turn(), "谈了新品上架 下周三", None)
    assert claim
    assert (claim.value, claim.rest) == ("2026-11-25", "谈了新品上架")
    for line in ("yesterday", "2月30日", "周一到周三", "nothing"):
        assert await ahead.claim(turn(), line, None) is None


async def test_a_month_shows_only_days_that_are_possible() -> None:
    rows = await ahead.buttons(turn(), None, str)
    assert labels(rows)[:2] == ["Today · Sat, Nov 21", "Tomorrow · Sat, Nov 21"]
    assert choices(rows)[:2] == ["2026-11-21", "2026-11-22"]
    assert [button["text"] for button in rows[1]] == ["November 2026", "›"]
    assert [button["text"] for button in rows[2]] == ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"]
    assert [button["text"] for button in rows[3]] == ["·", "·", "·", "·", "·", "21", "22"]
    assert len(rows) == 3 + 3


async def test_looking_back_offers_yesterday_and_earlier_months() -> None:
    rows = await back.buttons(turn(), None, str)
    assert choices(rows)[:2] == ["2026-11-21", "2026-11-20"]
    assert [button["text"] for button in rows[1]] == ["‹", "November 2026"]


async def test_turning_to_another_month_answers_nothing() -> None:
    assert await ahead.tapped(turn(), "2026-12", "2026-11-25") == Look("2026-12")
    rows = await ahead.buttons(turn(), "2026-11-25", str, "2026-12")
    assert rows[1][1]["text"] == "December 2026"
    assert [button["data"] for button in rows[1]] == ["2026-11", "-", "2027-01"]
    assert await ahead.tapped(turn(), "-", None) is None


async def test_a_chosen_day_opens_its_own_month() -> None:
    rows = await ahead.buttons(turn(), "2027-02-01", str)
    assert rows[1][1]["text"] == "February 2027"


@pytest.mark.parametrize(
    "choice", ["2026-13", "0001-01", "9999-12", "2026-11-31", "2026-11-20", "<b>", "x" * 7, ""]
)
async def test_a_button_for_a_day_is_never_trusted(choice: str) -> None:
    with pytest.raises(Refused):
        await ahead.tapped(turn(), choice, None)


@given(st.dates(date(2024, 1, 1), date(2028, 12, 31)), st.sampled_from(list(Language)))
async def test_any_month_fits_below_a_message(day: date, language: Language) -> None:
    rows = await Day().buttons(turn(language=language.value), None, str, f"{day:%Y-%m}")
    assert max(len(row) for row in rows) <= 8
    assert sum(len(row) for row in rows) <= 90
    assert all(len(choice.encode()) <= 32 for choice in choices(rows))
    assert day.isoformat() in choices(rows)


# Number


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("1,200.50", "1200.50"),
        ("1200", "1200"),
        ("1.2万", "12000"),
        ("1.2萬", "12000"),
        ("1.2w", "12000"),
        ("3k", "3000"),
        ("三箱", "3"),
        ("20箱", "20"),
        ("20 箱", "20"),
        ("20 boxes", "20"),
        ("２０", "20"),
        ("１，２００．５", "1200.5"),
        ("两百", "200"),
        ("兩百", "200"),
        ("1千2", "1200"),
        ("1百23", "123"),
        ("十二", "12"),
        ("一百零五", "105"),
        ("两万五", "25000"),
        ("三点五万", "35000"),
        ("十二点五", "12.5"),
        ("三箱半", "3.5"),
        ("半箱", "0.5"),
        ("20千克", "20"),
        ("5kg", "5"),
        ("three boxes", "3"),
        ("-5", "-5"),
        ("负三", "-3"),
        ("0.1", "0.1"),
        ("16.4亿", "1640000000"),
    ],
)
def test_numbers_are_read_as_people_write_them(words: str, number: str) -> None:
    assert str(number_in(words)) == number


ROUGH = "两三箱 十几个 几十 二十多箱 3-5箱 1,20 1.200,50 1.2.3 12% 一点 万 千万 一些 ½ 1200块5"


@pytest.mark.parametrize(
    "words",
    [
        *ROUGH.split(),
        "many",
        "20箱可乐5箱",
        "",
        "1 200",
        "9" * 4000,
        "九" * 4000,
        "1" + ",000" * 5,
        "1" + ",000" * 10,
        "九千亿亿亿",
        "<b>5</b>",
        "5 or 6",
    ],
)
def test_a_rough_number_or_several_are_none(words: str) -> None:
    assert number_in(words) is None


@given(st.text())
def test_any_words_are_a_number_or_none(words: str) -> None:
    number = number_in(words)
    assert number is None or number.is_finite()


@given(st.decimals(0, 10**12, places=2))
def test_a_number_is_read_to_the_last_cent(number: Decimal) -> None:
    assert number_in(f"{number:,f}") == number == number_in(f"{number:f}")


@given(st.integers(1, 10**8))
def test_thousands_and_cents_survive_being_said_in_ten_thousands(cents: int) -> None:
    said = Decimal(cents) / 100
    assert number_in(f"{said:f}万") == said * 10_000


async def test_a_number_out_of_bounds_or_not_whole_is_told_why() -> None:
    boxes = Number(minimum=1, maximum=500)
    assert await read(boxes, "两百箱") == "200"
    assert boxes.load("200") == 200
    assert boxes.shown(Language.ZH_HANS, "1200.50") == "1,200.50"
    assert "at least 1" in await refusal(boxes, turn("0"))
    assert "at most 500" in await refusal(boxes, turn("1.2万"))
    assert "is not whole" in await refusal(boxes, turn("2.5"))
    assert "“<b>” " in (await refusal(boxes, turn("<b>"))).replace(".", " ")
    assert "write a number" in await refusal(boxes, turn(sticker=sticker()))
    assert await read(Number(whole=False), "2.5") == "2.5"


async def test_the_only_number_of_a_line_is_found() -> None:
    boxes = Number(minimum=1, maximum=500)
    claim = await boxes.claim(turn(), "华联 20箱 周五送", None)
    assert claim
    assert (claim.value, claim.rest) == ("20", "华联 周五送")
    for line in ("矿泉水 20箱 可乐 5箱", "一起 十分 满意", "华联 600箱", "华联"):
        assert await boxes.claim(turn(), line, None) is None


# Photos


async def test_photos_are_gathered_with_their_captions_in_the_largest_size() -> None:
    photos = Photos(at_most=3)
    first = await photos.read(photo(1, "the shelf"), None, None)
    second = await photos.read(photo(2), None, first.value)
    assert not second.complete
    assert photos.load(second.value) == (Photo("large-1", "the shelf"), Photo("large-2", ""))
    assert photos.shown(Language.EN, second.value) == "2 photos\nthe shelf"
    assert photos.shown(Language.EN, first.value) == "1 photo\nthe shelf"


async def test_one_photo_too_many_is_refused_and_an_edited_one_is_not() -> None:
    photos = Photos(at_most=2)
    before = [{"message": number, "file_id": f"large-{number}", "caption": ""} for number in (1, 2)]
    assert "2 photos are the most" in await refusal(photos, photo(3), before)
    changed = await photos.read(photo(2, "now with words"), None, before)
    assert [one["caption"] for one in changed.value] == ["", "now with words"]


async def test_what_is_no_photo_is_told_what_to_send() -> None:
    for said in (turn("words"), turn(sticker=sticker())):
        assert "as photos, not as files" in await refusal(Photos(), said)


async def test_a_photo_sent_as_a_file_and_a_file_that_is_none_are_told_apart() -> None:
    def file(name: str | None, kind: str | None) -> Turn:
        size = 30 * 2**20
        document = Document("f", "u", file_name=name, mime_type=kind, file_size=size)
        return turn(document=document)

    assert "“shelf.jpg” came as a file" in await refusal(Photos(), file("shelf.jpg", "image/jpeg"))
    for name, kind in (("<b>.pdf", "application/pdf"), ("shelf.jpg", None), (None, None)):
        said = await refusal(Photos(), file(name, kind))
        assert f"“{name or '…'}” is not a photo" in said


def sticker() -> Sticker:
    return Sticker("f", "u", 9, 9, is_animated=False, is_video=False, type="regular")
