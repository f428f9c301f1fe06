"""Shop checks, through people's phones (6.2)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import select

from models import policy
from models.customers import Customer
from models.follow_ups import FollowUp
from models.visits import Visit, VisitPhoto
from tests.conftest import Office
from tests.phone import Phone
from tests.records import staff
from tests.test_visits import customer_of, with_a_message

OTHER_RULES = """
[visits.shops.kiosk]
name = { en = "Kiosk", zh-Hans = "报亭", zh-Hant = "報攤" }
daily_quota = 40
checklist = "kiosk"

[[visits.checklists.kiosk]]
key = "冰柜里的水在不在第一层而且朝外"
question = { en = "Cold & on top?", zh-Hans = "冰的?", zh-Hant = "冰的?" }
answer = "yes_no"

[[visits.checklists.kiosk]]
key = "poster"
question = { en = "The poster", zh-Hans = "海报", zh-Hant = "海報" }
answer = "photo"
"""


@pytest.fixture
def other_rules(tmp_path: Path) -> Iterator[None]:
    """A company with a kind of shop and a checklist of its own."""
    path = tmp_path / "company.toml"
    path.write_text(OTHER_RULES, "utf-8")
    policy.use(policy.load(path))
    yield
    policy.use(policy.load(None))


RULES_TO_CHANGE = """
[visits.shops.kiosk]
name = { en = "Kiosk", zh-Hans = "报亭", zh-Hant = "報攤" }
daily_quota = 40
checklist = "kiosk"

[[visits.checklists.kiosk]]
key = "price"
question = { en = "Price tags", zh-Hans = "价签", zh-Hant = "價籤" }
answer = "choice"
choices = ["Right", "Wrong"]

[[visits.checklists.kiosk]]
key = "ice"
question = { en = "Is the ice box on?", zh-Hans = "冰柜?", zh-Hant = "冰櫃?" }
answer = "yes_no"
optional = true
"""


Change = Callable[..., None]


@pytest.fixture
def change_the_rules(tmp_path: Path) -> Iterator[Change]:
    """Puts other words into the company's rules, each in place of what stood there."""
    path = tmp_path / "company.toml"

    def change(**by: str) -> None:
        rules = RULES_TO_CHANGE
        for before, after in by.items():
            assert before in rules
            rules = rules.replace(before, after)
        path.write_text(rules, "utf-8")
        policy.use(policy.load(path))

    change()
    yield change
    policy.use(policy.load(None))


@pytest.fixture
async def hualian(office: Office, rep: Phone) -> int:
    return await customer_of(office, rep, "Hualian")


async def begin_a_check(rep: Phone, customer: str = "Hualian", kind: str = "Hypermarket") -> None:
    await rep.types("/visit")
    await rep.types("skip")
    await rep.types(customer)
    await rep.taps("Shop check")
    await rep.taps(kind)


async def walk(rep: Phone) -> None:
    """Every question of the standard checklist but the photo."""
    await rep.types("12")
    await rep.types("33.5")
    await rep.taps("Yes")
    await rep.taps("Not as agreed")
    await rep.types("0")


async def finish(rep: Phone) -> None:
    """Without the photo of the walk and a next step."""
    for _ in range(2):
        await rep.taps("Skip")
    await rep.taps("Send")


async def check_again(rep: Phone) -> None:
    """The kind of shop is known by now."""
    await rep.types("/visit Hualian check")
    await rep.types("skip")
    await walk(rep)
    await finish(rep)


async def test_the_walk_through_a_shop_goes_by_the_companys_checklist(
    office: Office, rep: Phone, hualian: int
) -> None:
    await begin_a_check(rep)
    assert "Stock, in cases" in rep.last.text
    await walk(rep)
    assert "The competitor's shelf" in rep.last.text
    assert "Take a photo and send it" in rep.last.text
    await finish(rep)
    visit = await office.one(select(Visit))
    assert (visit.shop, visit.outcome) == ("hypermarket", None)
    found = [(one["question"]["en"], one["answer"]) for one in visit.checks]
    assert found == [
        ("Stock, in cases", "12"),
        ("Share of the shelf, in %", "33.5"),
        ("Price tags in place and right?", True),
        ("Promotion", {"en": "Not as agreed", "zh-Hans": "与约定不符", "zh-Hant": "與約定不符"}),
        ("Returns, in pieces", "0"),
        ("The competitor's shelf", None),
    ]
    assert "Promotion: Not as agreed" in rep.last.text
    assert "Price tags in place and right?: Yes" in rep.last.text


async def test_a_superior_reads_the_walk_in_the_own_language(
    office: Office, other_rep: Phone
) -> None:
    wang = office.phones["王芳"]
    await customer_of(office, other_rep, "Hualian")
    await other_rep.types("拜访")
    await other_rep.types("跳过")
    await other_rep.types("Hualian")
    await other_rep.taps("理货")
    await other_rep.taps("大卖场")
    assert "库存（箱）" in other_rep.last.text
    await other_rep.types("12箱")
    await other_rep.types("33.5")
    await other_rep.taps("否")
    await other_rep.types("无")
    await other_rep.types("两件")
    for _ in range(2):
        await other_rep.taps("跳过")
    await other_rep.taps("提交")
    visit = await office.one(select(Visit))
    await office.forge(await with_a_message(wang), f"visit:{visit.id}")
    assert "促销：无" in wang.last.text
    await office.forge(await with_a_message(office.phones["Diana"]), f"visit:{visit.id}")
    assert "Promotion: None" in office.phones["Diana"].last.text
    assert "Price tags in place and right?: No" in office.phones["Diana"].last.text


async def test_photos_of_the_walk_stand_under_their_question(
    office: Office, rep: Phone, hualian: int
) -> None:
    await begin_a_check(rep)
    await walk(rep)
    await rep.sends_photo(caption="Three metres")
    await rep.taps("Done")
    assert "What comes next" in rep.last.text
    await rep.taps("Skip")
    await rep.taps("Change: Photos")
    await rep.sends_photo()
    await rep.taps("Done")
    await rep.taps("Change: Note")
    await rep.types("All well")
    await rep.taps("Send")
    photos = await office.all(select(VisitPhoto).order_by(VisitPhoto.id))
    captions = [photo.caption for photo in photos]
    assert captions == ["The competitor's shelf · Three metres", ""]
    visit = await office.one(select(Visit))
    assert visit.checks[-1]["answer"] == 1
    assert visit.outcome == "All well"
    assert "The competitor's shelf: 1 photo" in rep.last.text


async def test_the_quota_shows_how_far_the_day_has_come(
    office: Office, rep: Phone, hualian: int
) -> None:
    await begin_a_check(rep)
    await walk(rep)
    await finish(rep)
    assert "Hypermarket: 1 of 8 today" in rep.last.text
    await check_again(rep)
    assert "Hypermarket: 2 of 8 today" in rep.last.text
    await rep.taps("Withdraw")
    await check_again(rep)
    assert "Hypermarket: 2 of 8 today" in rep.last.text
    await office.at("2026-11-23 09:00")
    await check_again(rep)
    assert "Hypermarket: 1 of 8 today" in rep.last.text


async def test_another_kind_of_shop_and_another_purpose_count_for_themselves(
    office: Office, rep: Phone, hualian: int
) -> None:
    await customer_of(office, rep, "Corner")
    await begin_a_check(rep, "Corner", "Chain shop")
    await walk(rep)
    await finish(rep)
    assert "Chain shop: 1 of 24 today" in rep.last.text
    await rep.types("/visit Corner promised an order")
    await rep.types("skip")
    await rep.taps("Skip")
    await rep.taps("Send")
    assert "of 24" not in rep.last.text
    await begin_a_check(rep)
    await walk(rep)
    await finish(rep)
    assert "Hypermarket: 1 of 8 today" in rep.last.text


async def test_the_kind_of_shop_is_asked_once_and_kept_with_the_customer(
    office: Office, rep: Phone, hualian: int
) -> None:
    await begin_a_check(rep)
    await walk(rep)
    await finish(rep)
    assert (await office.one(select(Customer))).shop == "hypermarket"
    await rep.types("/visit Hualian check")
    await rep.types("skip")
    assert "Stock, in cases" in rep.last.text


async def test_who_may_not_change_the_file_does_not_say_what_kind_of_shop_it_is(
    office: Office, rep: Phone, other_rep: Phone, hualian: int
) -> None:
    async with office.session() as session:
        [follow_up] = await FollowUp.of_customer(session, hualian)
        helper, owner = await staff(session, other_rep), await staff(session, rep)
        follow_up.staff_id, follow_up.handed_by_id = helper.id, owner.id
    await other_rep.types("/language")
    await other_rep.taps("English")
    await begin_a_check(other_rep)
    await walk(other_rep)
    await finish(other_rep)
    assert (await office.one(select(Visit))).shop == "hypermarket"
    assert (await office.one(select(Customer))).shop is None


async def test_another_customer_brings_the_questions_of_its_own_kind(
    office: Office, rep: Phone, other_rules: None, hualian: int
) -> None:
    kiosk = await customer_of(office, rep, "Corner")
    async with office.session() as session:
        (await session.get_one(Customer, kiosk)).shop = "kiosk"
    await begin_a_check(rep)
    await walk(rep)
    for _ in range(2):
        await rep.taps("Skip")
    await rep.taps("Change: Customer")
    await rep.types("Corner")
    assert "Cold & on top?" in rep.last.text
    assert "Stock" not in rep.last.text
    await rep.taps("Yes")
    await rep.sends_photo()
    await rep.taps("Done")
    await rep.taps("Send")
    visit = await office.one(select(Visit))
    assert visit.shop == "kiosk"
    assert [one["question"]["en"] for one in visit.checks] == ["Cold & on top?", "The poster"]


async def test_a_checklist_of_the_companys_own_is_asked_and_kept_in_its_words(
    office: Office, rep: Phone, other_rules: None, hualian: int
) -> None:
    await begin_a_check(rep, kind="Kiosk")
    assert "Cold & on top?" in rep.last.text
    await rep.types("yes")
    assert "The poster" in rep.last.text
    assert "Skip" not in rep.last.labels
    await rep.sends_photo()
    await rep.types("tomorrow")
    assert "ready to send" in rep.last.text
    await rep.taps("Change: Cold & on top?")
    await rep.taps("No")
    await rep.taps("Send")
    assert "Kiosk: 1 of 40 today" in rep.last.text
    visit = await office.one(select(Visit))
    policy.use(policy.load(None))
    await office.forge(rep, f"visit:{visit.id}")
    assert "Cold & on top?: No" in rep.last.text
    assert "The poster: 1 photo" in rep.last.text


async def test_a_kind_that_the_company_no_longer_has_is_asked_for_anew(
    office: Office, rep: Phone, hualian: int
) -> None:
    async with office.session() as session:
        (await session.get_one(Customer, hualian)).shop = "bazaar"
    await begin_a_check(rep, kind="Chain shop")
    await walk(rep)
    await finish(rep)
    assert (await office.one(select(Customer))).shop == "chain_shop"


async def test_what_is_no_answer_is_asked_again(rep: Phone, hualian: int) -> None:
    await begin_a_check(rep)
    await rep.types("plenty")
    assert "cannot read one clear number" in rep.last.text
    await rep.types("-3")
    assert "too small" in rep.last.text
    assert "Stock, in cases" in rep.last.text


async def test_a_number_of_the_line_is_no_answer_of_the_walk(
    office: Office, rep: Phone, hualian: int
) -> None:
    await rep.types("/visit Hualian 理货 hypermarket 补了 20箱")
    await rep.types("skip")
    assert "Stock, in cases" in rep.last.text
    await walk(rep)
    await rep.taps("Skip")
    await rep.taps("Skip")
    await rep.taps("Send")
    visit = await office.one(select(Visit))
    assert visit.outcome == "补了 20箱"


async def test_choices_changed_during_the_walk_are_asked_again_before_it_is_sent(
    office: Office, rep: Phone, change_the_rules: Change, hualian: int
) -> None:
    await begin_a_check(rep, kind="Kiosk")
    await rep.taps("Right")
    await rep.taps("Yes")
    await rep.taps("Skip")
    change_the_rules(Right="All right")
    await rep.taps("Send")
    assert "Price tags" in rep.last.text
    assert "All right" in rep.last.labels
    await rep.taps("All right")
    await rep.taps("Send")
    [price, ice] = (await office.one(select(Visit))).checks
    assert (price["answer"]["en"], ice["answer"]) == ("All right", True)


async def test_a_summary_from_before_the_rules_changed_still_changes_answers(
    office: Office, rep: Phone, change_the_rules: Change, hualian: int
) -> None:
    await begin_a_check(rep, kind="Kiosk")
    await rep.taps("Right")
    await rep.taps("Yes")
    await rep.taps("Skip")
    change_the_rules(Right="All right")
    await rep.taps("Change: Price tags")  # the question of before
    await rep.taps("Change: Price tags")
    await rep.taps("Wrong")
    await rep.taps("Send")
    assert (await office.one(select(Visit))).checks[0]["answer"]["en"] == "Wrong"


async def test_another_kind_of_answer_during_the_walk_is_another_question(
    office: Office, rep: Phone, change_the_rules: Change, hualian: int
) -> None:
    await begin_a_check(rep, kind="Kiosk")
    await rep.taps("Right")
    await rep.taps("Yes")
    change_the_rules(yes_no="number")
    await rep.taps("Skip")
    assert "Is the ice box on?" in rep.last.text
    await rep.types("3")
    await rep.taps("Send")
    assert (await office.one(select(Visit))).checks[1]["answer"] == "3"


async def test_what_was_skipped_is_asked_once_the_company_requires_it(
    office: Office, rep: Phone, change_the_rules: Change, hualian: int
) -> None:
    await begin_a_check(rep, kind="Kiosk")
    await rep.taps("Right")
    for _ in range(2):
        await rep.taps("Skip")
    change_the_rules(optional="# optional")
    await rep.taps("Send")
    assert "Is the ice box on?" in rep.last.text
    assert await office.all(select(Visit)) == []
    await rep.taps("No")
    await rep.taps("Send")
    assert (await office.one(select(Visit))).checks[1]["answer"] is False


async def test_a_shop_that_changes_its_checklist_during_the_walk_asks_the_other_one(
    office: Office, rep: Phone, change_the_rules: Change, hualian: int
) -> None:
    await begin_a_check(rep, kind="Kiosk")
    change_the_rules(**{'checklist = "kiosk"': 'checklist = "standard"'})
    await rep.types("what?")
    assert "Stock, in cases" in rep.last.text
    await walk(rep)
    await finish(rep)
    assert len((await office.one(select(Visit))).checks) == 6


async def test_a_button_means_its_choice_in_whatever_order_the_company_puts_them(
    office: Office, rep: Phone, change_the_rules: Change, hualian: int
) -> None:
    await begin_a_check(rep, kind="Kiosk")
    seen = rep.find("Right")
    change_the_rules(Right="Left", Wrong="Right", Left="Wrong")
    await rep.presses(*seen)
    for _ in range(2):
        await rep.taps("Skip")
    await rep.taps("Send")
    assert (await office.one(select(Visit))).checks[0]["answer"]["en"] == "Right"


@pytest.mark.parametrize(
    ("line", "outcome"),
    [
        ("shop check", None),
        ("check", None),
        ("shop check all well", "all well"),
        ("all well, shop check", "all well, shop check"),
        ("理货", None),
        ("理货 都好", "都好"),
    ],
)
async def test_the_words_that_say_it_is_a_check_are_no_note_of_it(
    office: Office, rep: Phone, hualian: int, line: str, outcome: str | None
) -> None:
    await rep.types(f"/visit Hualian {line}")
    await rep.types("skip")
    await rep.taps("Hypermarket")
    await walk(rep)
    await finish(rep)
    assert (await office.one(select(Visit))).outcome == outcome


async def test_a_photo_between_the_questions_of_the_walk_is_kept(
    office: Office, rep: Phone, hualian: int
) -> None:
    await begin_a_check(rep)
    await rep.sends_photo(caption="The door")
    assert "Stock, in cases" in rep.last.text
    assert "✓ Photos: 1 photo" in rep.last.text
    await walk(rep)
    await finish(rep)
    assert (await office.one(select(VisitPhoto))).caption == "The door"
