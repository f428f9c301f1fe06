"""Customers through a phone: a file from whatever is at hand, its card, and whose it is (5.1, 5.3, 1.3)."""

from __future__ import annotations

import asyncio

import pytest
from sqlalchemy import select

from bot import texts
from bot.sandbox import markup
from models import clock
from models.contacts import Contact
from models.customer_file import File
from models.customers import Customer
from models.drafts import Draft, DraftState
from models.follow_ups import LONGEST_STEP, FollowUp
from models.money import in_company_currency
from models.notes import Note
from models.places import Place, Whereabouts
from models.policy import CustomerClass
from models.positions import Position
from tests.conftest import Office
from tests.phone import Phone
from tests.records import open_file, staff

SHANGHAI = (31.2304, 121.4737)
NOT_YOURS = "There is no such customer, or you cannot see or change it. Try /customer."
PROTECTED = "A colleague has this customer, and it is still protected"


async def now(office: Office, customer: Customer) -> Customer:
    found: Customer = await office.one(select(Customer).where(Customer.id == customer.id))
    return found


async def open_card(office: Office, phone: Phone, customer: Customer) -> None:
    if not phone.inbox:
        await phone.types("/menu")
    await office.forge(phone, f"customer:{customer.id}")


# A new file


async def test_a_new_customer_takes_four_questions_and_becomes_its_card(
    office: Office, rep: Phone
) -> None:
    await rep.types("/customer")
    await rep.taps("New customer")
    await rep.types("华联超市有限公司")
    await rep.types("王经理")
    await rep.types("138 0013 8000")
    await rep.taps("A · key")
    assert "ready to send" in rep.last.text
    await rep.taps("Send")
    assert rep.last.text.startswith("华联超市有限公司 · A · key")
    assert "👤 王经理 · +8613800138000" in rep.last.text
    customer = await office.one(select(Customer))
    assert (customer.name, customer.customer_class) == ("华联超市有限公司", CustomerClass.A)
    assert len(rep.inbox) == 2  # the list of before, and the card


async def test_what_is_known_already_is_added_from_the_summary(office: Office, rep: Phone) -> None:
    await rep.types("/customer 老王超市 王老板 13800138000 A")
    for label, words in (
        ("Business", "Retail"),
        ("Address", "和平路\n12号"),
        ("Needs", "Cold drinks"),
        ("Credit limit", "5000"),
        ("Note", "Closed on Mondays"),
        ("birthday", "5 Dec"),
    ):
        await rep.taps(f"{label}")
        await rep.types(words)
    await rep.taps("Kind of shop")
    await rep.taps("Hypermarket")
    await rep.taps("Change: Location")
    await rep.presses_key("📍 Send my location", *SHANGHAI)
    await rep.taps("Send")
    customer = await office.one(select(Customer))
    assert (customer.industry, customer.address) == ("Retail", "和平路 12号")
    assert customer.credit_limit == in_company_currency(5000)
    assert customer.place == Place(*SHANGHAI)
    assert customer.shop
    assert (await office.one(select(Contact))).birthday == "12-05"
    for shown in ("Retail", "Cold drinks", "Closed on Mondays", "5,000", "🎂 Dec 5"):
        assert shown in rep.last.text


@pytest.mark.parametrize(
    ("line", "file"),
    [
        ("老王超市 王老板 13800138000 A", ("老王超市", "王老板", "+8613800138000", "A", None)),
        ("老王超市 13800138000", ("老王超市", None, "+8613800138000", None, None)),
        ("老王超市 李总 要价目表", ("老王超市", "李总", None, None, "要价目表")),
        (
            "Corner Shop, Hugo Miles, wants cola",
            ("Corner Shop", "Hugo Miles", None, None, "wants cola"),
        ),
        ("Not a Shop 重点", ("Not a Shop", None, None, "A", None)),
        ("老王超市\n王老板\n13800138000", ("老王超市", "王老板", "+8613800138000", None, None)),
    ],
)
async def test_one_line_fills_what_it_clearly_says(
    office: Office, rep: Phone, line: str, file: tuple[str | None, ...]
) -> None:
    await rep.types(f"/customer {line}")
    answers = (await office.one(select(Draft))).answers
    names = ("name", "contact", "phone", "customer_class", "note")
    assert tuple(answers.get(name) for name in names) == file


async def test_words_that_name_one_customer_open_its_card(office: Office, rep: Phone) -> None:
    await open_file(office, rep, "华联超市")
    await rep.types("/customer hlcs")
    assert rep.last.text.startswith("华联超市 · C")
    assert await office.all(select(Draft)) == []


async def test_words_that_name_several_list_them_and_begin_nothing(
    office: Office, rep: Phone
) -> None:
    for name in ("Hualian North", "Hualian South"):
        await open_file(office, rep, name)
    await rep.types("/customer Hualian")
    assert rep.last.labels == ["Hualian North · C", "Hualian South · C", "➕ New customer"]
    await rep.types("Old Wang")
    assert await office.all(select(Draft)) == []
    await rep.taps("New customer")
    assert "✓ Name: Hualian" in rep.last.text
    assert "New customer · 2/4" in rep.last.text


async def test_words_that_name_an_archived_one_offer_it(office: Office, rep: Phone) -> None:
    customer = await open_file(office, rep, "Hualian")
    async with office.session() as session:
        await (await session.get_one(Customer, customer.id)).archive(
            session, await staff(session, rep)
        )
    await rep.types("/customer Hualian")
    assert rep.last.labels == ["Hualian · C · archived", "➕ New customer"]
    await rep.taps("Hualian · C")
    await rep.taps("Bring it back")
    assert "Archive" in rep.last.labels[-1]


async def test_words_that_say_more_begin_a_new_file_beside_the_one_there_is(
    office: Office, rep: Phone
) -> None:
    await open_file(office, rep, "华联超市")
    await rep.types("/customer 华联超市二店")
    assert "Name: 华联超市二店" in rep.last.text
    assert "You may already have this one" in rep.inbox[-2].text
    await rep.taps("华联超市 · C")
    assert rep.last.text.startswith("华联超市 · C")


@pytest.mark.parametrize(
    ("there_is", "typed"),
    [("老张超市", "老王超市"), ("Sunrise Market", "Sunset Market"), ("花联超市", "华联超市")],
)
async def test_a_name_that_is_only_like_another_begins_a_new_file(
    office: Office, rep: Phone, there_is: str, typed: str
) -> None:
    await open_file(office, rep, there_is)
    await rep.types(f"/customer {typed}")
    assert f"Name: {typed}" in rep.last.text
    assert "You may already have this one" in rep.inbox[-2].text
    assert rep.inbox[-2].labels == [f"{there_is} · C"]
    assert (await office.one(select(Draft))).answers["name"] == typed


@pytest.mark.parametrize("words", ["超市 华联", "13800138000", "华聯", "王经理"])
async def test_whatever_the_file_is_found_by_opens_it(
    office: Office, rep: Phone, words: str
) -> None:
    await open_file(office, rep, "华联超市", contact="王经理", phone="+8613800138000")
    await rep.types(f"/customer {words}")
    assert rep.last.text.startswith("华联超市 · C")
    assert await office.all(select(Draft)) == []


async def test_words_too_many_for_the_file_are_said_back_though_the_phone_is_known(
    office: Office, rep: Phone
) -> None:
    await open_file(office, rep, "华联超市", phone="+8613800138000")
    await rep.types(f"/customer {'wants cola ' * 30} 13800138000")
    assert "too long to sort into the form" in rep.last.text


async def test_the_chinese_word_begins_a_customer_without_a_slash(
    office: Office, other_rep: Phone
) -> None:
    await other_rep.types("客户 老王超市 13800138000")
    assert "新建客户" in other_rep.last.text and "老王超市" in other_rep.last.text


async def test_a_name_of_3000_characters_is_refused_and_nothing_else_is_lost(
    office: Office, rep: Phone
) -> None:
    await rep.types("/customer")
    await rep.taps("New customer")
    await rep.types("x" * 3000)
    assert "characters; 100 fit here" in rep.last.text
    await rep.types("老王超市")
    assert "Name: 老王超市" in rep.last.text


@pytest.mark.parametrize("name", ["！！！", "😀😀", "- _ -"])
async def test_a_name_of_signs_alone_is_asked_again(office: Office, rep: Phone, name: str) -> None:
    await rep.types("/customer")
    await rep.taps("New customer")
    await rep.types(name)
    assert "needs at least one letter, character or digit" in rep.last.text
    await rep.types("华联超市")
    assert "New customer · 2/4" in rep.last.text


async def test_a_limit_that_the_owner_grants_is_told_to_the_superior(
    office: Office, rep: Phone, boss: Phone
) -> None:
    customer = await open_file(office, rep, "Hualian")
    for said, told in (
        ("20000", "Mei set a credit limit for Hualian: CN¥20,000.00."),
        ("3万", "Mei changed the credit limit of Hualian from CN¥20,000.00 to CN¥30,000.00."),
    ):
        await open_card(office, rep, customer)
        await rep.taps("Change")
        await rep.taps("Change: Credit limit")
        await rep.types(said)
        await rep.taps("Send")
        assert told in boss.last.text
    await open_card(office, boss, customer)
    await boss.taps("Change")
    await boss.taps("Change: Credit limit")
    await boss.types("50000")
    await boss.taps("Send")
    assert len([text for text in boss.texts if "credit limit" in text]) == 2


async def test_a_line_with_a_name_too_long_is_said_back(office: Office, rep: Phone) -> None:
    await rep.types(f"/customer {'x' * 3000} 13800138000")
    assert "a name has room for 100 characters" in rep.last.text
    assert len(rep.last.text) < 600
    assert (await office.one(select(Draft))).answers["phone"] == "+8613800138000"


async def test_a_new_file_begun_is_gone_on_with(office: Office, rep: Phone) -> None:
    await rep.types("/customer")
    await rep.taps("New customer")
    await rep.types("老王超市")
    await rep.types("/customer")
    await rep.taps("New customer")
    assert "Name: 老王超市" in rep.last.text
    assert len(await office.all(select(Draft))) == 1


async def test_sending_twice_opens_one_file(office: Office, rep: Phone) -> None:
    await rep.types("/customer 老王超市 王老板 13800138000 A")
    message, send = rep.find("Send")
    rep.person.presses(message, send)
    rep.person.presses(message, send)
    await office.settle()
    assert len(await office.all(select(Customer))) == 1


# From a contact, a forwarded message, a position


async def test_a_shared_contact_starts_a_file(office: Office, rep: Phone) -> None:
    vcard = "BEGIN:VCARD\nVERSION:3.0\nFN:Wang\nORG:Hualian\\, Ltd;Purchasing\nEND:VCARD"
    await rep.types("/menu")
    await rep.shares_contact("Wang", "8613800138000", vcard=vcard)
    answers = (await office.one(select(Draft))).answers
    assert answers["name"] == "Hualian, Ltd"
    assert (answers["contact"], answers["phone"]) == ("Wang", "+8613800138000")


async def test_a_contact_with_very_long_names_fits(office: Office, rep: Phone) -> None:
    await rep.shares_contact("W" * 300, "13800138000", vcard=f"ORG:{'H' * 300}")
    await rep.taps("C · potential")
    await rep.taps("Send")
    assert len((await office.one(select(Customer))).name) == 100


async def test_a_contact_without_a_usable_number_is_kept_in_the_note(
    office: Office, rep: Phone
) -> None:
    await rep.shares_contact("Wang", "12345")
    answers = (await office.one(select(Draft))).answers
    assert (answers["contact"], answers["note"]) == ("Wang", "12345")


async def test_a_contact_whose_number_is_known_brings_the_card_and_can_be_added(
    office: Office, rep: Phone
) -> None:
    await open_file(office, rep, "Hualian", contact="Wang", phone="+8613800138000")
    await rep.shares_contact("Li", "13800138000")
    assert rep.inbox[-2].text.startswith("Hualian · C")
    assert "Hualian already has this number" in rep.last.text
    await rep.taps("Add a contact", rep.last)
    assert "Name: Li" in rep.last.text
    await rep.taps("Skip")
    await rep.taps("Skip")
    await rep.taps("Send")
    assert "👤 Wang" in rep.last.text and "👤 Li · +8613800138000" in rep.last.text


async def test_a_contact_of_a_company_there_is_can_be_added_there(
    office: Office, rep: Phone
) -> None:
    await open_file(office, rep, "Hualian", contact="Wang")
    await rep.shares_contact("Li", "13800138000", vcard="ORG:Hualian")
    await rep.taps("Hualian · C")
    assert "New contact" in rep.last.text and "Name: Li" in rep.last.text
    await rep.taps("Skip")
    await rep.taps("Skip")
    await rep.taps("Send")
    assert "👤 Li · +8613800138000" in rep.message_with("Hualian · C").text


async def test_a_contact_known_to_somebody_else_starts_a_file_like_any_other(
    office: Office, rep: Phone, other_rep: Phone
) -> None:
    await open_file(office, other_rep, "Hualian", phone="+8613800138000")
    await rep.shares_contact("Li", "13800138000")
    assert "New customer" in rep.last.text and "Hualian" not in "".join(rep.texts)


async def test_a_forwarded_message_offers_a_new_customer_beside_the_note(
    office: Office, rep: Phone
) -> None:
    await rep.forwards("Send me your price list, 138 0013 8000 please", "老王")
    await rep.taps("New customer")
    answers = (await office.one(select(Draft))).answers
    assert (answers["contact"], answers["phone"]) == ("老王", "+8613800138000")
    assert answers["note"] == "Send me your price list, please"
    assert not (await office.one(select(Note))).kept


async def test_words_of_ones_own_are_only_a_note(office: Office, rep: Phone) -> None:
    await rep.types("Hualian wants a price list")
    assert rep.last.labels == ["Keep as note"]


async def test_a_note_of_somebody_else_starts_nothing(
    office: Office, rep: Phone, other_rep: Phone
) -> None:
    await other_rep.forwards("secret 13800138000", "老王")
    note = await office.one(select(Note))
    await rep.types("/menu")
    await office.forge(rep, f"customer:note:{note.id}:x")
    assert "out of date" in rep.last.text
    assert await office.all(select(Draft)) == []


async def test_a_position_offers_the_nearest_to_visit(office: Office, rep: Phone) -> None:
    for number in range(7):
        await open_file(office, rep, f"Shop {number}", place=Place(31.23 + number / 100, 121.47))
    await rep.shares_position(31.23, 121.47)
    assert "Which one are you visiting?" in rep.last.text
    assert [label.split(" · ")[0] for label in rep.last.labels[:5]] == [
        f"Shop {number}" for number in range(5)
    ]
    assert rep.last.labels[1] == "Shop 1 · C · 1.1 km"
    assert len(rep.last.labels) == 6
    await rep.taps("Shop 1")
    assert "Shop 1" in rep.last.text and "Visit" in rep.last.text


async def test_a_position_starts_a_customer_there(office: Office, rep: Phone) -> None:
    await rep.shares_position(*SHANGHAI)
    await rep.taps("New customer here")
    await rep.types("老王超市")
    await rep.taps("Skip")
    await rep.taps("Skip")
    await rep.taps("C · potential")
    await rep.taps("Send")
    assert (await office.one(select(Customer))).place == Place(*SHANGHAI)


@pytest.mark.parametrize("nowhere", [(0, 0), (30.0, -40.0)])
async def test_a_position_where_no_shop_can_be_is_refused(
    office: Office, rep: Phone, nowhere: tuple[float, float]
) -> None:
    await rep.shares_position(*nowhere)
    await rep.forwards_position(*nowhere)
    assert len(rep.inbox) == 2
    assert "New customer here" not in rep.last.labels
    assert await office.all(select(Whereabouts)) == []


async def test_a_forwarded_position_says_nothing_of_where_one_is_but_starts_a_customer(
    office: Office, rep: Phone
) -> None:
    await rep.forwards_position(*SHANGHAI)
    assert "does not show that you are there" in rep.last.text
    assert await office.all(select(Whereabouts)) == []
    await rep.taps("New customer here")
    place = (await office.one(select(Draft))).answers["place"]
    assert (place["latitude"], place["longitude"]) == SHANGHAI


async def test_a_place_of_the_map_gives_its_name_and_address(office: Office, rep: Phone) -> None:
    await rep.sends_venue("老王超市", "和平路12号", *SHANGHAI)
    await rep.taps("New customer here")
    answers = (await office.one(select(Draft))).answers
    assert (answers["name"], answers["address"]) == ("老王超市", "和平路12号")
    assert answers["place"]["latitude"] == SHANGHAI[0]
    assert await office.all(select(Whereabouts)) == []


# The card


async def test_the_card_says_what_was_done_and_what_comes_next(office: Office, rep: Phone) -> None:
    customer = await open_file(office, rep, "Hualian", customer_class=CustomerClass.A)
    await open_card(office, rep, customer)
    assert "Last contact Sat, Nov 21 · no visits" in rep.last.text
    assert "Protected until Fri, Feb 19, 2027" in rep.last.text
    assert "➡️ Follow up Sat, Nov 28" in rep.last.text
    assert rep.last.labels == [
        "📍 Log a visit",
        "🔔 Follow up",
        "Visits",
        "🧾 Order",
        "📋 Orders",
        "💰 Record a payment",
        "📒 Account",
        "✏️ Change",
        "👤 Add a contact",
        "🗄 Archive",
    ]


async def test_the_number_can_be_copied_and_tapped(office: Office, rep: Phone) -> None:
    customer = await open_file(office, rep, "Hualian", phone="+8613800138000")
    await open_card(office, rep, customer)
    _, call = rep.find("📞 138 0013 8000")
    assert call.kind == "copy"
    assert "+8613800138000" in rep.last.text


async def test_a_superior_sees_whose_it_is_and_may_give_it_away(
    office: Office, rep: Phone, boss: Phone
) -> None:
    customer = await open_file(office, rep, "Hualian")
    await open_card(office, boss, customer)
    assert "Owner: Mei" in boss.last.text
    assert "Give to…" in boss.last.labels
    await open_card(office, rep, customer)
    assert "Owner:" not in rep.last.text
    assert "Give to…" not in rep.last.labels


async def test_one_card_of_a_customer_is_enough(office: Office, rep: Phone) -> None:
    customer = await open_file(office, rep, "Hualian")
    for _ in range(3):
        await open_card(office, rep, customer)
    assert sum("Hualian · C" in text for text in rep.texts) == 1


async def test_names_and_words_are_shown_as_they_are(office: Office, rep: Phone) -> None:
    nasty = "<b>&lt;</b> & \u05de\u05e9\u05d4"
    customer = await open_file(office, rep, nasty, contact=nasty, needs=nasty, address=nasty)
    await open_card(office, rep, customer)
    assert rep.last.text.count("<b>&lt;</b> & ") == 4


@pytest.mark.parametrize("sign", ["客", "&", "🏪"])
async def test_a_card_full_in_every_section_fits_and_the_long_words_are_cut_first(
    office: Office, rep: Phone, boss: Phone, sign: str
) -> None:
    owner, name, line, words, step = (
        sign * (length // texts.units(sign)) for length in (64, 100, 200, 2000, LONGEST_STEP)
    )
    called = f"店{name.removeprefix(sign)}"  # a name of signs alone is none
    customer = await open_file(
        office,
        rep,
        called,
        contact=name,
        phone="+8613800138000",
        birthday="12-05",
        industry=line,
        address=line,
        place=Place(*SHANGHAI),
        shop="hypermarket",
        needs=words,
        note=words,
        credit_limit=in_company_currency(10**9),
    )
    async with office.session() as session:
        mei = await staff(session, rep)
        mei.name = owner
        for at in range(12):
            phone = f"+861380013{8001 + at}"
            await Contact.add(
                session, mei, customer, name=name, job=name, phone=phone, birthday="12-05"
            )
        [follow_up] = await FollowUp.of_customer(session, customer.id)
        follow_up.words = step
    await open_card(office, boss, customer)
    assert markup.units(boss.last.text) <= 4096
    assert boss.last.text.startswith(f"{called} · C")
    assert f"Owner: {owner}" in boss.last.text
    for shown in ("+8613800138008", "🎂 Dec 5", "1,000,000,000", "➡️ Follow up"):
        assert shown in boss.last.text


async def test_a_card_asked_for_twice_at_once_comes_once(office: Office, rep: Phone) -> None:
    customer = await open_file(office, rep, "Hualian")
    await rep.types("/customer")
    rep.person.presses(*rep.find("Hualian · C"))
    rep.person.presses(*rep.find("Hualian · C"))
    await office.settle()
    assert sum(f"{customer.name} · C · potential" in text for text in rep.texts) == 1


# Changing it


async def test_an_answer_is_changed_from_the_card(office: Office, rep: Phone) -> None:
    customer = await open_file(office, rep, "Hualian", contact="Wang", phone="+8613800138000")
    await open_card(office, rep, customer)
    await rep.taps("Change")
    await rep.taps("Change: Class")
    await rep.taps("A · key")
    await rep.taps("Change: Contact")
    await rep.types("Li")
    await rep.taps("Send")
    assert rep.last.text.startswith("Hualian · A · key")
    assert "👤 Li · +8613800138000" in rep.last.text
    assert sum("Hualian · " in text for text in rep.texts) == 1


async def test_the_superiors_card_follows(office: Office, rep: Phone, boss: Phone) -> None:
    customer = await open_file(office, rep, "Hualian")
    await open_card(office, boss, customer)
    await open_card(office, rep, customer)
    await rep.taps("✏️ Change")
    await rep.taps("Change: Class")
    await rep.taps("A · key")
    await rep.taps("Send")
    assert boss.last.text.startswith("Hualian · A · key")


async def test_two_who_change_different_answers_lose_neither(
    office: Office, rep: Phone, boss: Phone
) -> None:
    customer = await open_file(office, rep, "Hualian", contact="Wang")
    for phone, label, words in ((rep, "Address", "Peace Road 12"), (boss, "Note", "Pays late")):
        await open_card(office, phone, customer)
        await phone.taps("✏️ Change")
        await phone.taps(f"Change: {label}")
        await phone.types(words)
    await boss.taps("Send")
    await rep.taps("Send")
    changed = await now(office, customer)
    assert (changed.address, changed.note) == ("Peace Road 12", "Pays late")


async def test_an_answer_can_be_taken_away(office: Office, rep: Phone) -> None:
    customer = await open_file(office, rep, "Hualian", address="Peace Road 12")
    await open_card(office, rep, customer)
    await rep.taps("✏️ Change")
    await rep.taps("Change: Address")
    await rep.taps("Skip")
    await rep.taps("Send")
    assert (await now(office, customer)).address is None


@pytest.mark.parametrize("words", ["12-05", "12月5日", "5 Dec", "1985-12-05", "12/5", "１２月５日"])
async def test_a_birthday_is_read_without_its_year(office: Office, rep: Phone, words: str) -> None:
    await rep.types("/customer 老王超市 王老板 13800138000 A")
    await rep.taps("birthday")
    await rep.types(words)
    await rep.taps("Send")
    assert (await office.one(select(Contact))).birthday == "12-05"


@pytest.mark.parametrize("words", ["02-30", "13-01", "soon", "Mon to Wed"])
async def test_what_is_no_birthday_is_asked_again(office: Office, rep: Phone, words: str) -> None:
    await rep.types("/customer 老王超市 王老板 13800138000 A")
    await rep.taps("birthday")
    await rep.types(words)
    assert f"I cannot read a day in “{words}”" in rep.last.text


async def test_a_place_is_not_taken_from_words(office: Office, rep: Phone) -> None:
    await rep.types("/customer 老王超市 王老板 13800138000 A")
    await rep.taps("Change: Location")
    await rep.types("和平路12号")
    assert "Please send a place on the map" in rep.last.text
    await rep.forwards_position(*SHANGHAI)
    await rep.taps("Send")
    assert (await office.one(select(Customer))).place == Place(*SHANGHAI)


async def test_one_more_contact(office: Office, rep: Phone) -> None:
    customer = await open_file(office, rep, "Hualian", contact="Wang")
    await open_card(office, rep, customer)
    await rep.taps("Add a contact")
    await rep.types("Li")
    await rep.shares_contact("Li", "13800138000")
    await rep.types("Buyer")
    await rep.types("2月29日")
    await rep.taps("Send")
    assert "👤 Li · Buyer · +8613800138000 · 🎂 Feb 29" in rep.last.text


# Archive


async def test_archiving_asks_first_and_can_be_undone(office: Office, rep: Phone) -> None:
    customer = await open_file(office, rep, "Hualian")
    await open_card(office, rep, customer)
    await rep.taps("Archive")
    assert "Nothing is deleted" in rep.last.text
    await rep.taps("Do not archive")
    assert rep.last.text.startswith("Hualian · C")
    await rep.taps("Archive")
    await rep.taps("Archive")
    assert "🗄 Archived 15:00. All records are kept." in rep.last.text
    assert rep.last.labels == ["Visits", "📋 Orders", "📒 Account", "Bring it back"]
    await rep.types("/find Hualian")
    await rep.taps("Bring it back")
    assert (await now(office, customer)).archived_at is None
    assert "📍 Log a visit" in rep.message_with("Hualian · C").labels


async def test_archiving_twice_is_archiving_once(office: Office, rep: Phone) -> None:
    customer = await open_file(office, rep, "Hualian")
    await open_card(office, rep, customer)
    await rep.taps("Archive")
    message, yes = rep.find("Archive")
    await rep.presses(message, yes)
    await rep.presses(message, yes)
    assert (await now(office, customer)).archived_at is not None
    assert "Archived" in rep.last.text


# Whose it is


async def test_somebody_elses_is_protected_and_nothing_more_is_told(
    office: Office, rep: Phone, other_rep: Phone
) -> None:
    await open_file(office, other_rep, "华联超市有限公司", address="Peace Road", contact="Wang")
    await rep.types("/customer 华联超市 李总 13800138000 A")
    assert PROTECTED in rep.last.text
    assert "Claim it" in rep.last.labels
    said = "".join(rep.texts)
    for secret in ("李伟", "王芳", "有限公司", "Peace Road", "Wang"):
        assert secret not in said


async def test_by_name_or_by_phone_the_answer_is_the_same(
    office: Office, rep: Phone, other_rep: Phone
) -> None:
    await open_file(office, other_rep, "华联超市", phone="+8613800138000")
    said = []
    for line in ("华联超市 李总 13900139000 A", "老王小店 李总 13800138000 A"):
        await rep.types(f"/customer {line}")
        said.append(next(part for part in rep.last.text.split("\n") if "⚠️" in part))
    assert said[0] == said[1]


async def test_after_another_name_it_can_be_sent(
    office: Office, rep: Phone, other_rep: Phone
) -> None:
    await open_file(office, other_rep, "华联超市")
    await rep.types("/customer 华联超市 李总 13800138000 A")
    await rep.types("老王小店")
    await rep.taps("Send")
    assert rep.last.text.startswith("老王小店 · A")


async def test_that_it_is_somebody_elses_is_said_right_after_the_name(
    office: Office, rep: Phone, other_rep: Phone
) -> None:
    await open_file(office, other_rep, "华联超市")
    await rep.types("/customer")
    await rep.taps("New customer")
    await rep.types("华联超市有限公司")
    assert "New customer · 1/4" in rep.last.text
    assert PROTECTED in rep.last.text
    assert rep.last.labels[0] == "Claim it"
    assert "Keep it" not in rep.last.labels  # it was refused
    await rep.types("老王小店")
    assert "New customer · 2/4" in rep.last.text
    assert PROTECTED not in rep.last.text


async def test_that_the_phone_is_at_somebody_elses_is_said_right_after_it(
    office: Office, rep: Phone, other_rep: Phone
) -> None:
    await open_file(office, other_rep, "华联超市", phone="+8613800138000")
    await rep.types("/customer 老王小店 李总")
    await rep.types("138 0013 8000")
    assert "New customer · 3/4" in rep.last.text
    assert PROTECTED in rep.last.text
    await rep.taps("Claim it")
    assert "Claim a customer · 1/2" in rep.last.text
    await rep.types("/cancel")
    await rep.taps("Go on")
    await rep.taps("Skip")
    await rep.taps("C ·")
    await rep.taps("Send")
    assert rep.last.text.startswith("老王小店 · C")


async def test_ones_own_is_opened_instead(office: Office, rep: Phone) -> None:
    await open_file(office, rep, "华联超市")
    await rep.types("/customer 华联超市有限公司 李总 13800138000 A")
    assert "You already have this customer: 华联超市." in rep.last.text
    await rep.taps("Open customer")
    assert rep.last.text.startswith("华联超市 · C")


async def test_two_open_the_same_customer_at_once_and_one_is_told(
    office: Office, rep: Phone, other_rep: Phone
) -> None:
    for phone in (rep, other_rep):
        await phone.types("/customer 华联超市 李总 13800138000 A")
    for phone, send in ((rep, "Send"), (other_rep, "提交")):
        phone.person.presses(*phone.find(send))
    await office.app.receiver.fetch(wait=0)
    await asyncio.gather(*(office.app.worker.take_one() for _ in range(2)))
    await office.settle()
    assert len(await office.all(select(Customer))) == 1
    told = [PROTECTED in rep.last.text, "还在保护期内" in other_rep.last.text]
    assert sorted(told) == [False, True]


async def test_whoever_is_a_moment_later_waits_and_is_told(
    office: Office, rep: Phone, other_rep: Phone
) -> None:
    await rep.types("/customer 华联超市 李总 13800138000 A")
    rep.person.presses(*rep.find("Send"))
    await office.app.receiver.fetch(wait=0)
    async with office.session() as session:
        other = await staff(session, other_rep)
        await Customer.open_file(session, other, File("华联超市"), clock.now())
        sending = asyncio.create_task(office.app.worker.take_one())
        await asyncio.wait([sending], timeout=0.5)
        assert not sending.done()
    await sending
    await office.settle()
    assert PROTECTED in rep.last.text
    assert len(await office.all(select(Customer))) == 1


EVERY_BUTTON = ("", ":change", ":contact", ":archive", ":card", ":gone", ":back")


@pytest.mark.parametrize("verb", EVERY_BUTTON)
async def test_no_button_opens_somebody_elses_customer(
    office: Office, rep: Phone, other_rep: Phone, verb: str
) -> None:
    customer = await open_file(office, other_rep, "华联超市", contact="Wang")
    await rep.types("/menu")
    await office.forge(rep, f"customer:{customer.id}{verb}")
    refused = rep.last.text
    await office.forge(rep, f"customer:{customer.id + 1000}{verb}")
    assert refused == rep.last.text == NOT_YOURS
    assert (await now(office, customer)).archived_at is None
    assert await office.all(select(Draft)) == []


@pytest.mark.parametrize("label", ["Change", "Add a contact", "Archive", "Log a visit", "Visits"])
async def test_an_old_card_does_nothing_once_the_customer_is_somebody_elses(
    office: Office, rep: Phone, other_rep: Phone, label: str
) -> None:
    customer = await open_file(office, rep, "华联超市")
    await open_card(office, rep, customer)
    card, pressed = rep.find(label)
    async with office.session() as session:
        given = await session.get_one(Customer, customer.id)
        new_owner = await staff(session, other_rep)
        await given.give_to(session, None, new_owner, "test")
    await rep.presses(card, pressed)
    assert rep.last.text == NOT_YOURS


async def test_a_file_that_was_lost_while_it_was_changed_is_not_written(
    office: Office, rep: Phone, other_rep: Phone
) -> None:
    customer = await open_file(office, rep, "华联超市")
    await open_card(office, rep, customer)
    await rep.taps("✏️ Change")
    await rep.taps("Change: Note")
    await rep.types("mine")
    async with office.session() as session:
        given = await session.get_one(Customer, customer.id)
        new_owner = await staff(session, other_rep)
        await given.give_to(session, None, new_owner, "test")
    await rep.taps("Send")
    assert NOT_YOURS in rep.last.text
    assert (await now(office, customer)).note is None


async def test_a_colleague_who_has_the_follow_up_reads_but_does_not_change(
    office: Office, rep: Phone, boss: Phone
) -> None:
    colleague = await office.hire("Nora", Position.REPRESENTATIVE, boss)
    customer = await open_file(office, rep, "华联超市")
    async with office.session() as session:
        me = await staff(session, rep)
        other = await staff(session, colleague)
        follow_up = (await FollowUp.of_customer(session, customer.id))[0]
        await follow_up.hand_to(session, me, other)
    await open_card(office, colleague, customer)
    assert "Owner: Mei" in colleague.last.text
    assert not {"✏️ Change", "🗄 Archive", "👤 Add a contact"} & set(colleague.last.labels)
    await office.forge(colleague, f"customer:{customer.id}:gone")
    await office.forge(colleague, f"customer:{customer.id}:change")
    assert colleague.last.text == NOT_YOURS
    assert (await now(office, customer)).archived_at is None


@pytest.mark.parametrize(
    "position",
    [Position.HR, Position.FINANCE, Position.WORKS, Position.SALES_ADMIN, Position.ADMIN],
)
async def test_customers_are_only_for_those_who_sell(
    office: Office, director: Phone, position: Position
) -> None:
    phone = await office.hire("Olga", position, director)
    await phone.types("/customer 老王超市")
    assert "not for your position" in phone.last.text
    await phone.shares_contact("Wang", "13800138000")
    assert "written words" in phone.last.text
    await office.forge(phone, "customer:new")
    assert await office.all(select(Draft)) == []
    assert "customer" not in phone.commands  # /find is: products are for everybody


async def test_a_cancelled_file_stays_away(office: Office, rep: Phone) -> None:
    await rep.types("/customer 老王超市 王老板 13800138000 A")
    await rep.taps("Cancel")
    await rep.types("/customer")
    await rep.taps("New customer")
    assert "老王超市" not in rep.last.text
    states = [draft.state for draft in await office.all(select(Draft).order_by(Draft.id))]
    assert states == [DraftState.CANCELLED, DraftState.OPEN]
