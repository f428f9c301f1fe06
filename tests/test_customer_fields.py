"""The questions of selling: which customer, where, which phone, how much, what comes next."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from fluent.runtime import FluentResource
from hypothesis import given
from hypothesis import strategies as st
from moneyed import Money
from sqlalchemy import select
from telegram import Location, MessageOriginHiddenUser, Venue

from bot import filling, texts
from bot.fields import (
    Amount,
    Choice,
    Field,
    Look,
    NextStep,
    Option,
    Pick,
    Reading,
    Step,
    Text,
    Where,
    YesNo,
)
from bot.fields import Phone as PhoneNumber
from bot.fields.amount import amount_in
from bot.forms import Becomes, Form
from bot.router import Route
from bot.turn import Turn
from models import clock
from models.customer_file import File
from models.customers import Customer
from models.drafts import Draft
from models.errors import Refused
from models.inbox import Incoming, Received
from models.language import Language
from models.places import Place, Whereabouts
from models.plans import Plan
from models.policy import CustomerClass
from models.positions import Position
from models.staff import Role
from tests.conftest import Office
from tests.phone import Phone
from tests.records import staff
from tests.test_fields import choices, labels, read, refusal, sticker, turn

SHOP = Place(31.2304, 121.4737)
SENT: list[dict[str, Any]] = []


class Trip(Form, name="trip"):
    """Somewhere, to somebody, with a next step."""

    place = Where(optional=True)
    customer = Pick()
    remarks = Text(max_length=200)
    step = NextStep(optional=True)

    async def submit(self, turn: Turn) -> Becomes:
        SENT.append({name: getattr(self, name) for name in self.questions(self.answers)})
        return Becomes("trip-sent")


SENTENCES = FluentResource(
    """
trip-title = Trip
trip-place = Where are you?
    .label = Place
trip-customer = Which customer?
    .label = Customer
trip-remarks = What was it?
    .label = Remarks
trip-step = What next?
    .label = Next
trip-sent = It is done.
"""
)


@pytest.fixture
async def rep(office: Office, rep: Phone) -> AsyncIterator[Phone]:
    """A representative whose bot also knows a form with these questions."""
    SENT.clear()
    for language in Language:
        if not texts.bundle(language).has_message("trip-title"):
            texts.bundle(language).add_resource(SENTENCES)

    async def trip(turn: Turn, words: str) -> None:
        await filling.start(turn, Trip, words=words)

    office.app.switchboard.commands["trip"] = Route(trip, Role.MEMBER)
    yield rep
    # Whatever happened, no turn failed.
    assert not await office.all(select(Incoming).where(Incoming.state != Received.DONE))


async def opens(office: Office, owner: Phone, *files: File | str) -> None:
    """Files of customers, the last one the latest."""
    async with office.session() as session:
        who = await staff(session, owner)
        for file in files:
            one = file if isinstance(file, File) else File(file)
            await Customer.open_file(session, who, one, clock.now())


async def answers(office: Office) -> dict[str, Any]:
    draft: Draft = await office.one(select(Draft).where(Draft.form == "trip"))
    return draft.answers


async def picked(office: Office) -> str | None:
    kept = (await answers(office)).get("customer")
    return kept and str(kept["name"])


async def at_the_customer(rep: Phone) -> None:
    await rep.types("/trip")
    await rep.presses_key("Skip")
    assert "Which customer?" in rep.last.text


async def at_the_step(rep: Phone) -> None:
    await at_the_customer(rep)
    await rep.types("华联")
    await rep.types("All well")
    assert "What next?" in rep.last.text


# Which customer


@pytest.mark.parametrize("words", ["华联", "hualian", "hlcs", "華聯", "ＨＬＣＳ"])
async def test_a_part_of_a_name_that_only_one_has_is_that_customer(
    office: Office, rep: Phone, words: str
) -> None:
    await opens(office, rep, "华联超市", "永辉超市")
    await at_the_customer(rep)
    await rep.types(words)
    assert "What was it?" in rep.last.text
    assert "Customer: 华联超市" in rep.last.text


async def test_several_that_it_may_be_are_buttons_and_nothing_is_answered(
    office: Office, rep: Phone
) -> None:
    await opens(office, rep, File("华联超市", CustomerClass.A), "华联药店", "永辉超市")
    await at_the_customer(rep)
    await rep.types("华联")
    assert sorted(rep.last.labels)[-2:] == ["华联药店 · C", "华联超市 · A"]
    assert "永辉超市 · C" not in rep.last.labels
    assert await picked(office) is None
    await rep.taps("华联药店")
    assert await picked(office) == "华联药店"


async def test_the_very_name_counts_although_others_contain_it(office: Office, rep: Phone) -> None:
    await opens(office, rep, "华联", "华联药店")
    await at_the_customer(rep)
    await rep.types("华联")
    assert await picked(office) == "华联"


async def test_a_typing_error_is_a_guess_that_the_person_confirms(
    office: Office, rep: Phone
) -> None:
    await opens(office, rep, "Walmart Pudong", "永辉超市")
    await at_the_customer(rep)
    await rep.types("Walmrt Pudong")
    assert await picked(office) is None
    await rep.taps("Walmart Pudong")
    assert await picked(office) == "Walmart Pudong"


async def test_nobody_found_says_what_to_do(office: Office, rep: Phone) -> None:
    await at_the_customer(rep)
    await rep.types("<b>物美</b>")
    assert "matches “<b>物美</b>”" in rep.last.text
    assert "/customer" in rep.last.text
    await rep.sends_sticker()
    assert "Tap one, type part of the name" in rep.last.text


async def test_customers_of_others_are_not_found(
    office: Office, rep: Phone, other_rep: Phone
) -> None:
    await opens(office, other_rep, File("华联超市", place=SHOP))
    await at_the_customer(rep)
    await rep.types("华联超市")
    assert "None of your customers matches" in rep.last.text
    await rep.shares_position(SHOP.latitude, SHOP.longitude)
    assert "None of your customers has a location yet" in rep.last.text
    await rep.types("/trip 华联超市")
    assert "customer" not in await answers(office)


async def test_a_position_shows_the_nearest_with_their_distance(office: Office, rep: Phone) -> None:
    near, far = Place(31.2313, 121.4737), Place(31.3304, 121.4737)
    await opens(office, rep, File("永辉超市", place=far), File("华联超市", place=near), "物美超市")
    await at_the_customer(rep)
    await rep.shares_position(SHOP.latitude, SHOP.longitude)
    assert rep.last.labels[:2] == ["华联超市 · C · 100 m", "永辉超市 · C · 11 km"]
    assert "物美超市 · C" not in rep.last.labels
    await rep.taps("华联超市")
    assert await picked(office) == "华联超市"


async def test_after_the_position_the_nearest_are_proposed_at_once(
    office: Office, rep: Phone
) -> None:
    await opens(office, rep, File("华联超市", place=SHOP), "永辉超市")
    await rep.types("/trip")
    await rep.presses_key("📍 Send my location", SHOP.latitude, SHOP.longitude)
    assert rep.last.labels[:1] == ["华联超市 · C · 0 m"]
    assert "永辉超市 · C" not in rep.last.labels
    clock.move_by(timedelta(hours=1))
    await rep.types("/trip")
    assert "永辉超市 · C" in rep.last.labels  # it was long ago


async def test_without_a_position_todays_plan_comes_first_and_then_the_latest(
    office: Office, rep: Phone
) -> None:
    await opens(office, rep, "华联超市", *(f"物美超市{at}店" for at in range(2, 9)))
    async with office.session() as session:
        who = await staff(session, rep)
        planned = await session.scalar(select(Customer).where(Customer.name == "华联超市"))
        assert planned
        plan = await Plan.open(session, who, date(2026, 11, 21), who)
        await plan.add(session, who, planned.id)
    await at_the_customer(rep)
    assert rep.last.labels[:6] == [
        "华联超市 · C",
        *(f"物美超市{at}店 · C" for at in (8, 7, 6, 5, 4)),
    ]
    assert rep.last.labels[6:] == ["Back", "Cancel"]


async def test_a_shared_contact_is_found_by_the_phone(office: Office, rep: Phone) -> None:
    await opens(office, rep, File("华联超市", phone="+8613800138000"), "永辉超市")
    await at_the_customer(rep)
    await rep.shares_contact("王经理", "8613800138000")
    assert await picked(office) == "华联超市"


async def test_what_an_inline_search_sent_is_the_customer_of_its_first_line(
    office: Office, rep: Phone
) -> None:
    await opens(office, rep, "华联超市", "华联超市浦东店")
    await at_the_customer(rep)
    message = {
        "message_id": 9000,
        "date": int(clock.now().timestamp()),
        "chat": {"id": rep.id, "type": "private"},
        "from": rep.person.user(),
        "text": "华联超市\nA",
        "via_bot": {"id": 1, "is_bot": True, "first_name": "Fieldbook"},
    }
    office.telegram.push({"message": message})
    await office.settle()
    assert await picked(office) == "华联超市"


async def test_customers_of_equal_name_are_told_apart_by_their_owners(
    office: Office, boss: Phone, rep: Phone
) -> None:
    await opens(office, rep, "华联超市")
    other = await office.hire("Otto", Position.REPRESENTATIVE, boss)
    await opens(office, other, "华联超市 分店")
    async with office.session() as session:
        [one] = (await session.scalars(select(Customer).where(Customer.name.contains("分")))).all()
        one.name = "华联超市"
        await one.keep_keys(session)
    await boss.types("/trip")
    await boss.presses_key("Skip")
    await boss.types("华联超市")
    assert sorted(boss.last.labels)[-2:] == ["华联超市 · Mei · C", "华联超市 · Otto · C"]


async def test_a_customers_button_is_never_trusted(
    office: Office, rep: Phone, other_rep: Phone
) -> None:
    await opens(office, other_rep, "永辉超市")
    foreign = (await office.one(select(Customer))).id
    await opens(office, rep, "华联超市")
    await at_the_customer(rep)
    said = []
    for number in (str(foreign), "999999", "9" * 30, "-1", "１", "x"):
        data, _, _ = (rep.find("华联超市")[1].data or "").rpartition(":")
        await office.forge(rep, f"{data}:{number}")
        assert await picked(office) is None
        said.append(rep.last.text.split("⚠️")[-1])
    assert said[0] == said[1]  # not even whether there is one


async def test_an_archived_customer_is_no_answer(office: Office, rep: Phone) -> None:
    await opens(office, rep, "华联超市")
    await at_the_customer(rep)
    async with office.session() as session:
        customer = await session.get_one(Customer, 1)
        await customer.archive(session, await staff(session, rep))
    await rep.taps("华联超市")
    assert await picked(office) is None
    assert "华联超市 · C" not in rep.last.labels


LINES = {
    "华联 谈了新品上架": ("华联超市", "谈了新品上架"),
    "华联谈了新品上架": ("华联超市", "谈了新品上架"),
    "华联超市谈了新品上架": ("华联超市", "谈了新品上架"),
    "華聯（超市）谈了": ("华联超市", "谈了"),
    "hlcs 谈了": ("华联超市", "谈了"),
    "hualian talked": ("华联超市", "talked"),
    "今天去了 华联 谈了": ("华联超市", "今天去了 谈了"),
    "Walmart Pudong 5 boxes": ("Walmart Pudong", "5 boxes"),
    "met Walmart today": ("Walmart Pudong", "met today"),
    "7-11 补货": ("7-11", "补货"),
    "周六福 谈了": ("周六福珠宝", "谈了"),
    "沃尔马 谈价格": ("沃尔玛（浦东店）", "谈价格"),  # sounds alike
    "沃尔马谈价格": ("沃尔玛（浦东店）", "谈价格"),
    "沃尔吗，谈价格，": ("沃尔玛（浦东店）", "谈价格"),
    "沃尔木 谈价格": ("沃尔玛（浦东店）", "谈价格"),  # one sign wrong
    "华联，谈价格，下周三送样": ("华联超市", "谈价格"),
}


@pytest.mark.parametrize("line", LINES)
async def test_a_line_names_its_customer(office: Office, rep: Phone, line: str) -> None:
    await opens(office, rep, "华联超市", "Walmart Pudong", "7-11", "周六福珠宝", "永辉超市")
    await opens(office, rep, "沃尔玛（浦东店）")
    await rep.types(f"/trip {line}")
    name, rest = LINES[line]
    kept = await answers(office)
    assert (kept["customer"]["name"], kept["remarks"]) == (name, rest)


@pytest.mark.parametrize(
    "line",
    [
        "超市 缺货",  # several are one
        "谈了新品",
        "he ordered an item",
        "华 谈了",
        "华莲 谈了",  # a guess
        "711补货 20箱",
        "20箱可乐",
        "a b c d e f g h i j k l",
        "，。",
    ],
)
async def test_a_line_that_names_none_for_sure_leaves_the_customer_open(
    office: Office, rep: Phone, line: str
) -> None:
    await opens(office, rep, "华联超市", "和安超市", "711便利店", "711加油站", "20号店")
    await rep.types(f"/trip {line}")
    assert "customer" not in await answers(office)


async def test_of_two_that_begin_alike_a_line_without_blanks_names_none(
    office: Office, rep: Phone
) -> None:
    await opens(office, rep, "华联超市", "华联药店")
    await rep.types("/trip 华联谈了新品")
    assert "customer" not in await answers(office)
    await rep.types("/trip 华联药店谈了新品")
    assert await picked(office) == "华联药店"


@pytest.mark.parametrize(
    ("line", "rest"),
    [
        ("华联 谈价格", "谈价格"),
        ("华联谈价格", "谈价格"),
        ("华莲谈价格", "谈价格"),  # a guess
        ("Corner was closed", "was closed"),
    ],
)
async def test_where_a_line_begins_like_several_only_those_are_shown_and_their_word_is_used_up(
    office: Office, rep: Phone, line: str, rest: str
) -> None:
    await opens(office, rep, "华联超市", "华联药店", "Corner East", "Corner West", "永辉超市")
    await rep.types(f"/trip {line}")
    await rep.presses_key("Skip")
    assert "Which customer?" in rep.last.text
    assert len([label for label in rep.last.labels if label.endswith(" · C")]) == 2
    assert "永辉超市 · C" not in rep.last.labels
    assert (await answers(office))["remarks"] == rest
    await rep.taps(" · C")
    assert await picked(office) is not None


@pytest.mark.parametrize("line", ["the boss was out", "超市 缺货"])
async def test_words_that_many_a_name_holds_are_no_customer(
    office: Office, rep: Phone, line: str
) -> None:
    await opens(office, rep, "The Corner", "The Mill", "华联超市", "永辉超市")
    await rep.types(f"/trip {line}")
    assert (await answers(office))["remarks"] == line


async def test_a_position_shows_the_nearest_also_after_a_line_with_several(
    office: Office, rep: Phone
) -> None:
    await opens(office, rep, "华联超市", "华联药店", File("永辉超市", place=SHOP))
    await rep.types("/trip 华联 谈价格")
    await rep.presses_key("Skip")
    await rep.shares_position(SHOP.latitude, SHOP.longitude)
    assert rep.last.labels[0] == "永辉超市 · C · 0 m"


async def test_a_name_of_a_customer_is_shown_as_it_is(office: Office, rep: Phone) -> None:
    await opens(office, rep, "<b>Tom & Co</b>")
    await at_the_customer(rep)
    await rep.taps("<b>Tom & Co</b>")
    assert "Customer: <b>Tom & Co</b>" in rep.last.text


# Where


async def test_a_position_is_kept_with_the_moment_and_shown_without_figures(
    office: Office, rep: Phone
) -> None:
    await rep.types("/trip")
    assert "Where are you?" in rep.last.text
    await rep.presses_key("📍 Send my location", SHOP.latitude, SHOP.longitude)
    assert "Place: Location sent 15:00" in rep.last.text
    assert "31.2" not in rep.last.text
    assert (await answers(office))["place"] == {
        "latitude": SHOP.latitude,
        "longitude": SHOP.longitude,
        "said_at": "2026-11-21T07:00:00+00:00",
    }
    known = await office.one(select(Whereabouts))
    assert known.place == SHOP


async def test_a_live_position_counts_where_it_began(office: Office, rep: Phone) -> None:
    await rep.types("/trip")
    live = await rep.shares_position(SHOP.latitude, SHOP.longitude, live_for=900)
    clock.move_by(timedelta(minutes=5))
    await rep.moves(live, 31.5, 121.5)
    kept = (await answers(office))["place"]
    assert (kept["latitude"], kept["said_at"]) == (SHOP.latitude, "2026-11-21T07:00:00+00:00")


async def test_words_instead_of_a_position_say_how_it_is_shared(office: Office, rep: Phone) -> None:
    await rep.types("/trip")
    await rep.types("in the shop")
    assert "Tap “Send my location” below" in rep.last.text
    await rep.presses_key("Skip")
    assert (await answers(office))["place"] is None


@pytest.mark.parametrize(
    ("place", "said"),
    [
        ((0.0, 0.0), "does not know where it is"),
        ((0.004, -0.003), "does not know where it is"),
        ((30.0, 140.0), "That location is in the sea"),
    ],
)
async def test_a_phone_that_does_not_know_is_told_so(
    office: Office, rep: Phone, place: tuple[float, float], said: str
) -> None:
    await rep.types("/trip")
    await rep.shares_position(*place)
    assert said in rep.last.text
    assert not await office.all(select(Whereabouts))


async def test_a_customer_named_instead_of_a_position_is_the_next_answer(
    office: Office, rep: Phone
) -> None:
    await opens(office, rep, "华联超市", "永辉超市")
    await rep.types("/trip")
    await rep.types("where?")
    assert "Tap “Send my location” below" in rep.last.text
    await rep.types("华联")
    assert (await answers(office))["place"] is None
    assert await picked(office) == "华联超市"
    assert "What was it?" in rep.last.text


async def test_a_name_of_several_instead_of_a_position_shows_them(
    office: Office, rep: Phone
) -> None:
    await opens(office, rep, "华联超市", "Corner East", "Corner West")
    await rep.types("/trip")
    await rep.types("corner")
    assert "Which customer?" in rep.last.text
    assert sorted(rep.last.labels[:2]) == ["Corner East · C", "Corner West · C"]


@pytest.mark.parametrize("words", ["no", "没有", "Nothing"])
async def test_no_leaves_a_question_that_may_be_left(
    office: Office, rep: Phone, words: str
) -> None:
    await opens(office, rep, "华联超市")
    await rep.types("/trip")
    await rep.types(words)
    await rep.types("华联")
    await rep.types(words)
    await rep.types(words)
    kept = await answers(office)
    assert (kept["place"], kept["remarks"], kept["step"]) == (None, words, None)
    assert "ready to send" in rep.last.text


async def test_a_forwarded_position_and_a_place_from_a_list_are_not_where_somebody_is() -> None:
    here = Location(longitude=SHOP.longitude, latitude=SHOP.latitude)
    origin = MessageOriginHiddenUser(datetime(2026, 11, 20, tzinfo=UTC), "Somebody")
    forwarded = turn(location=here, forward_origin=origin)
    chosen = turn(location=here, venue=Venue(here, "Shop", "Street"))
    for field in (Where(), Pick()):
        assert "was forwarded" in await refusal(field, forwarded)
        assert "picked from a list" in await refusal(field, chosen)


# Phone


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        ("138 0013 8000", "+8613800138000"),
        ("１３８００１３８０００", "+8613800138000"),
        ("+852 9123 4567", "+85291234567"),
        ("021-5888 1234", "+862158881234"),
    ],
)
async def test_a_phone_of_any_country_is_kept_in_one_way(words: str, kept: str) -> None:
    assert await read(PhoneNumber(), words) == kept


async def test_a_phone_is_shown_as_its_country_writes_it() -> None:
    assert PhoneNumber().shown(Language.EN, "+8613800138000") == "138 0013 8000"
    assert PhoneNumber().shown(Language.EN, "+85291234567") == "+852 9123 4567"


async def test_what_is_no_phone_is_told_with_an_example_of_the_country() -> None:
    assert (
        "“12345” does not look like a phone number. Write it like 131 2345 6789"
        in await refusal(PhoneNumber(), turn("12345"))
    )
    assert "for example 131 2345 6789" in await refusal(PhoneNumber(), turn(sticker=sticker()))


async def test_the_only_phone_of_a_line_is_found() -> None:
    claim = await PhoneNumber().claim(turn(), "王经理13800138000 下周见", None)
    assert claim
    assert (claim.value, claim.rest) == ("+8613800138000", "王经理 下周见")
    for line in ("13800138000 or 13900139000", "20箱 12000 2026-12-05", ""):
        assert await PhoneNumber().claim(turn(), line, None) is None


# Amount


@pytest.mark.parametrize(
    ("words", "amount"),
    [
        ("1,200.50", "1200.50"),
        ("１，２００．５", "1200.5"),
        ("1200块5", "1200.5"),
        ("1200块50", "1200.5"),
        ("1200塊5毛", "1200.5"),
        ("三块零五", "3.05"),
        ("三块五毛五分", "3.55"),
        ("两块半", "2.5"),
        ("5毛", "0.5"),
        ("1.2万", "12000"),
        ("1.2萬元", "12000"),
        ("¥300", "300"),
        ("￥ 300", "300"),
        ("rmb 300", "300"),
        ("300 Yuan", "300"),
        ("CNY300.", "300"),
        ("人民币三百元", "300"),
        ("300元整", "300"),
        ("两百块钱", "200"),
        ("-¥5", "-5"),
    ],
)
def test_amounts_are_read_as_people_write_them(words: str, amount: str) -> None:
    assert amount_in(words) == Decimal(amount)


@pytest.mark.parametrize(
    "words",
    [
        "20箱",
        "100美元",
        "$5",
        "5.5块5",
        "3-5块",
        "1 200",
        "块",
        "many",
        "",
        "9" * 4000,
        "1200 1300",
    ],
)
def test_other_units_and_rough_amounts_are_none(words: str) -> None:
    assert amount_in(words) is None


@given(st.text())
def test_any_words_are_an_amount_or_none(words: str) -> None:
    amount = amount_in(words)
    assert amount is None or amount.is_finite()


@given(st.decimals(0, 10**9, places=2))
async def test_an_amount_is_kept_to_the_last_cent(amount: Decimal) -> None:
    kept = await read(Amount(), f"¥{amount:,f}")
    assert Amount().load(kept) == Money(amount, "CNY")


async def test_an_amount_is_kept_with_its_currency_and_shown_in_the_readers_way() -> None:
    kept = await read(Amount(), "1200块5")
    assert kept == {"amount": "1200.50", "currency": "CNY"}
    assert Amount().shown(Language.ZH_HANS, kept) == "¥1,200.50"
    assert Amount().shown(Language.EN, kept) == "CN¥1,200.50"


async def test_an_amount_that_is_not_possible_is_told_why_and_never_rounded() -> None:
    amount = Amount(minimum=Decimal("0.01"), maximum=10_000)
    assert "at least CN¥0.01" in await refusal(amount, turn("-5"))
    assert "at most CN¥10,000.00" in await refusal(amount, turn("1.2万"))
    assert "Do you mean CN¥12.35?" in await refusal(amount, turn("12.345"))
    assert "cannot read an amount in “20箱”" in await refusal(amount, turn("20箱"))
    assert "How much?" in await refusal(amount, turn(sticker=sticker()))


@pytest.mark.parametrize(
    ("line", "amount", "rest"),
    [
        ("华联 12000", "12000.00", "华联"),
        ("华联 1200 元 周五", "1200.00", "华联 周五"),
        ("walmart 12000 yuan cash", "12000.00", "walmart cash"),
        ("华联 20箱 300元", "300.00", "华联 20箱"),
        ("3 times 300元", "300.00", "3 times"),
        ("回款1200块5，现金", "1200.50", "回款 现金"),
        ("12,000, cash", "12000.00", "cash"),
    ],
)
async def test_the_only_amount_of_a_line_is_found(line: str, amount: str, rest: str) -> None:
    claim = await Amount().claim(turn(), line, None)
    assert claim
    assert (claim.value["amount"], claim.rest) == (amount, rest)


@pytest.mark.parametrize("line", ["华联 20 300", "一起 十分 满意", "20箱", "100美元", "12.345"])
async def test_a_line_with_several_amounts_or_none_claims_none(line: str) -> None:
    assert await Amount().claim(turn(), line, None) is None


# The company's own words, yes and no


SHOPS = {
    "hypermarket": {
        Language.EN: "Hypermarket",
        Language.ZH_HANS: "大卖场",
        Language.ZH_HANT: "大賣場",
    },
    "a key of its own, longer than a button": dict.fromkeys(Language, "Chain shop"),
    "<b>": {Language.EN: "<i>", Language.ZH_HANS: "<i>", Language.ZH_HANT: "<i>"},
}
shop = Option(lambda: SHOPS)


@pytest.mark.parametrize("words", ["Hypermarket", "大賣場", "大卖", "ＨＹＰＥＲ", "hypermarket"])
async def test_the_companys_words_are_typed_in_any_language(words: str) -> None:
    assert await read(shop, words) == "hypermarket"


async def test_the_buttons_of_the_companys_words_are_short_and_never_trusted() -> None:
    rows = await shop.buttons(turn(language="zh-hans"), None, str)
    assert labels(rows) == ["大卖场", "Chain shop", "<i>"]
    assert [len(row) for row in rows] == [2, 1]
    [_, chain, _] = choices(rows)
    assert len(chain.encode()) <= 32
    tapped = await shop.tapped(turn(), chain, None)
    assert tapped == Reading("a key of its own, longer than a button")
    assert shop.shown(Language.EN, tapped.value) == "Chain shop"
    for data in ("3", "-1", "", "hypermarket"):
        assert await is_refused(shop, data)


async def test_a_word_that_is_none_of_the_companys_is_told_which_there_are() -> None:
    said = await refusal(shop, turn("kiosk"))
    assert "“kiosk” is none of these: Hypermarket, Chain shop, <i>" in said


async def test_an_answer_that_the_company_took_off_its_list_is_still_shown() -> None:
    assert shop.shown(Language.EN, "<gone>") == "&lt;gone&gt;"


async def test_a_word_of_a_line_is_no_answer_where_that_is_not_wanted() -> None:
    assert await Choice(YesNo).claim(turn(), "有 库存", None)
    assert await Choice(YesNo, claims=False).claim(turn(), "有 库存", None) is None


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        *((word, "yes") for word in ("是", "有", "对", "yes", "Y", "OK", "✓", "✅")),
        *((word, "no") for word in ("否", "没有", "沒有", "无", "no", "N", "✗", "❌")),
    ],
)
async def test_yes_and_no_are_typed_in_many_ways(words: str, answer: str) -> None:
    assert await read(Choice(YesNo), words) == answer


# What comes next

step = NextStep()


@pytest.mark.parametrize(
    ("words", "day", "what"),
    [
        ("下周三 送样品", "2026-11-25", "送样品"),
        ("next wed bring samples", "2026-11-25", "bring samples"),
        ("bring samples next wed", "2026-11-25", "bring samples"),
        ("sat bring samples", "2026-11-21", "bring samples"),
        ("the 25th: send the quote", "2026-11-25", "send the quote"),
        ("下周三", "2026-11-25", None),
        ("下周五下午3点 打电话", "2026-11-27", "下午3点 打电话"),
        ("next friday 3pm call", "2026-11-27", "3pm call"),
        ("bring it thursday", "2026-11-26", "bring it"),
        ("today", "2026-11-21", None),
    ],
)
async def test_a_day_with_words_is_a_next_step(words: str, day: str, what: str | None) -> None:
    kept = await read(step, words)
    assert kept == {"day": day, "words": what}
    assert step.load(kept) == Step(date.fromisoformat(day), what)


async def test_words_without_a_day_are_asked_for_one_and_said_again() -> None:
    assert "“next Wed 送样品”" in await refusal(step, turn("送样品"))
    assert "Tap a day" in await refusal(step, turn(sticker=sticker()))


async def test_a_day_that_cannot_be_is_told_why() -> None:
    assert "no such day: “2月30日”" in await refusal(step, turn("2月30日 送"))
    assert "too early" in await refusal(step, turn("昨天 送样品"))
    assert "more than one day" in await refusal(step, turn("周一到周三 送样品"))
    assert "more than one day" in await refusal(step, turn("12/8-12/5 x"))
    assert "too late" in await refusal(step, turn("2126-11-25 x"))
    assert "300 fit here" in await refusal(step, turn(f"明天 {'字' * 301}"))


async def test_half_of_a_next_step_may_be_changed() -> None:
    before = {"day": "2026-11-25", "words": "送样品"}
    assert (await step.read(turn("明天"), None, before)).value == {
        "day": "2026-11-22",
        "words": "送样品",
    }
    assert (await step.read(turn("送报价"), None, before)).value == {
        "day": "2026-11-25",
        "words": "送报价",
    }
    tapped = await step.tapped(turn(), "2026-11-24", before)
    assert tapped == Reading({"day": "2026-11-24", "words": "送样品"})


@pytest.mark.parametrize(
    ("line", "what", "rest"),
    [
        ("谈了新品上架 下周三跟进", "跟进", "谈了新品上架"),
        ("谈了新品 下周三 送样品 客户很满意", "送样品", "谈了新品 客户很满意"),
        ("talked, next wed bring samples. Good", "bring samples", "talked, Good"),
        ("下周三，客户满意", None, "客户满意"),
        ("昨天去过 下周三：送样品", "送样品", "昨天去过"),
        ("谈了新品 下周三下午3点 打电话", "下午3点 打电话", "谈了新品"),
        ("谈了新品 下周三上午10:30 送样 客户满意", "上午10:30 送样", "谈了新品 客户满意"),
        ("今天谈了新品 下周三跟进", "跟进", "今天谈了新品"),
    ],
)
async def test_a_line_names_its_next_step(line: str, what: str | None, rest: str) -> None:
    claim = await step.claim(turn(), line, None)
    assert claim
    assert claim.value == {"day": "2026-11-25", "words": what}
    assert claim.rest == rest


async def test_a_name_that_begins_like_the_day_stays_whole() -> None:
    claim = await step.claim(turn(), "星期五餐厅 星期五 跟进", None)
    assert claim
    assert (claim.value["words"], claim.rest) == ("跟进", "星期五餐厅")


@pytest.mark.parametrize(
    "line",
    [
        "we met today",
        "yesterday we met",
        "2月30日 送",
        "周一到周三 出差",
        "nothing",
        "",
        f"明天{'字' * 301}",
    ],
)
async def test_a_line_without_one_day_ahead_names_no_next_step(line: str) -> None:
    assert await step.claim(turn(), line, None) is None


@given(st.text(max_size=60), st.sampled_from(["明天", "next wed", "周六", "on sat"]))
async def test_any_words_around_a_day_are_kept_or_left_over(words: str, day: str) -> None:
    words = texts.cleaned(words)
    claim = await step.claim(turn(), f"{words} {day} {words}", None)
    if claim:
        assert claim.value["day"] > "2026-11-21"
        assert texts.units(claim.value["words"] or "") <= 300


async def test_proposed_days_are_working_days(office: Office, rep: Phone) -> None:
    await opens(office, rep, "华联超市")
    await office.at("2026-11-26 10:00")  # in three days it is a Sunday
    await at_the_step(rep)
    assert rep.last.labels[:4] == [
        "Mon, Nov 30 · in 4 days",
        "Thu, Dec 3 · in 7 days",
        "Thu, Dec 10 · in 14 days",
        "Another day",
    ]
    await rep.taps("Thu, Dec 3")
    assert (await answers(office))["step"] == {"day": "2026-12-03", "words": None}


async def test_a_day_off_is_said_with_the_day_of_the_reminder(office: Office, rep: Phone) -> None:
    await opens(office, rep, "华联超市")
    await office.at("2026-11-23 10:00")
    await at_the_step(rep)
    await rep.types("sunday bring samples")
    assert "A day off: you will be reminded on Sat, Nov 28." in rep.last.text
    await rep.taps("Change: Next")
    await rep.types("monday")
    assert "day off" not in rep.last.text
    await office.at("2026-11-28 10:00")
    await rep.taps("Change: Next")
    await rep.types("tomorrow")
    assert "⚠️ A day off." in rep.last.text


async def test_any_other_day_is_a_month_away(office: Office, rep: Phone) -> None:
    await opens(office, rep, "华联超市")
    await at_the_step(rep)
    await rep.taps("Another day")
    assert "November 2026" in rep.last.labels
    await rep.taps("›")
    assert "December 2026" in rep.last.labels
    await rep.taps("24")
    assert "Thu, Dec 24" in rep.last.text
    await rep.taps("Send")
    assert SENT[0]["step"] == Step(date(2026, 12, 24), None)


async def test_a_next_steps_button_is_never_trusted() -> None:
    for data in ("2026-11-20", "2126-11-21", "2026-02-30", "others", ""):
        assert await is_refused(step, data)
    assert await step.tapped(turn(), "other", None) == Look("2026-11")


async def test_one_line_fills_a_whole_trip(office: Office, rep: Phone) -> None:
    await opens(office, rep, "华联超市", "永辉超市")
    await rep.types("/trip 华联 谈了新品上架 下周三跟进")
    await rep.presses_key("Skip")
    for shown in ("ready to send", "华联超市", "谈了新品上架", "Wed, Nov 25 · 跟进"):
        assert shown in rep.last.text


async def is_refused(field: Field[Any], data: str) -> bool:
    with pytest.raises(Refused):
        await field.tapped(turn(), data, None)
    return True
