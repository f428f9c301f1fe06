"""`/me`: how somebody stands against their targets, in lines and as a picture (15.2)."""

from __future__ import annotations

from uuid import uuid4

import pytest
from moneyed import Money
from sqlalchemy import select

from bot.sandbox.files import dimensions
from models.documents import send_document
from models.earnings import Measure
from models.language import Language
from models.periods import Period
from models.positions import Position
from models.products import Product
from models.targets import COMPANY, Aim, Who, keep, target_of
from tests.conftest import Office
from tests.phone import Phone
from tests.records import log_visit, open_file, staff
from tests.selling import line, place, price, product
from tests.test_pace import give, move

NOVEMBER = "2026-11"
SALES, RECEIPTS, VISITS = Measure.SALES, Measure.RECEIPTS, Measure.VISITS


async def aim(
    office: Office,
    who: Phone | None,
    measure: Measure,
    amount: Money | int | None,
    period: str = NOVEMBER,
    *,
    team: bool = False,
) -> None:
    """A target that was set before, without the conversation; of the company where nobody is named."""
    async with office.session() as session:
        number = (await staff(session, who)).id if who else 0
        whose = (Who.team(number) if team else Who.person(number)) if who else COMPANY
        one = await target_of(session, whose, Period.read(period), measure)
        await keep(session, None, [Aim(one, whose, Period.read(period), measure, amount)])


async def sells(office: Office, seller: Phone, cases: int) -> None:
    """So many cases at 54.24 each."""
    shop = await open_file(office, seller, f"Shop {uuid4().hex}")
    [water] = await office.all(select(Product)) or [await product(office)]
    await place(office, seller, shop.id, [line(water, cases)])


def lines(phone: Phone, of: str) -> list[str]:
    """The lines of the newest message that tell of something."""
    return [one for one in phone.last.text.splitlines() if of in one]


async def test_me_says_what_is_reached_the_pace_the_forecast_and_what_is_missing_a_day(
    office: Office, rep: Phone
) -> None:
    await sells(office, rep, 600)
    await office.at("2026-11-24 10:00")
    await aim(office, rep, SALES, price("50000"))
    await rep.types("/me")
    assert rep.texts[-1].startswith("Mei · representative\nSuperior: Hugo\n")
    assert lines(rep, "working days") == ["November 2026 · 19 of 25 working days gone"]
    # 32,544 of 50,000 in 19 of 25 days: 38,000 are due, it comes to 42,821, and 17,456 in 6 days lack.
    assert lines(rep, "Sales") == [
        "🟡 Sales CN¥32.5K / CN¥50K · 65% · pace 86% · forecast CN¥42.8K · CN¥2.9K a day to go"
    ]


async def test_what_has_no_target_is_told_as_it_is(office: Office, rep: Phone) -> None:
    shop = await open_file(office, rep, "Hualian")
    await log_visit(office, rep, shop.id)
    await rep.types("我的")
    assert lines(rep, "▫️") == [
        "▫️ New customers 1",
        "▫️ Visits 1",
        "▫️ Sales 0",
        "▫️ Receipts 0",
    ]
    assert "📊 Picture" not in rep.last.labels
    await aim(office, rep, RECEIPTS, price("100"))
    await rep.types("/me")
    assert (
        len(lines(rep, "▫️") + lines(rep, "🔴")) == 3
    )  # what is nothing and nobody's aim is left out


async def test_a_target_that_is_reached_says_so(office: Office, rep: Phone) -> None:
    await sells(office, rep, 10)
    await aim(office, rep, SALES, price("500"))
    await rep.types("/me")
    [said] = lines(rep, "Sales")
    assert said.startswith("✅ Sales CN¥542 / CN¥500 · 108%")
    assert said.endswith("· reached")


async def test_before_the_first_working_day_is_over_there_is_no_forecast(
    office: Office, rep: Phone
) -> None:
    await aim(office, rep, VISITS, 50)
    await office.at("2026-11-02 09:00")  # the first is a Sunday
    await rep.types("/me")
    assert lines(rep, "November") == [
        "November 2026 · pace and forecast come when the first working day is over"
    ]
    assert lines(rep, "Visits") == ["▫️ Visits 0 / 50 · 0% · 2 visits a day to go"]


async def test_a_month_that_is_over_says_what_was_short(office: Office, rep: Phone) -> None:
    await aim(office, rep, VISITS, 4)
    shop = await open_file(office, rep, "Hualian")
    await log_visit(office, rep, shop.id)
    await office.at("2026-12-01 10:00")
    await rep.types("/me")
    await rep.taps("November 2026")
    assert lines(rep, "November") == ["November 2026 · over"]
    assert lines(rep, "Visits") == ["🔴 Visits 1 / 4 · 25% · 3 visits short"]


async def test_month_quarter_year_and_the_last_month_are_a_tap_away(
    office: Office, rep: Phone
) -> None:
    await aim(office, rep, VISITS, 300, "2026Q4")
    await rep.types("/me")
    assert rep.last.labels[:4] == ["October 2026", "• November 2026", "Q4 2026", "2026"]
    panel = rep.last
    await rep.taps("Q4 2026")
    assert rep.last.id == panel.id
    assert rep.last.labels[:4] == ["October 2026", "November 2026", "• Q4 2026", "2026"]
    assert lines(rep, "Visits")[0].startswith("🔴 Visits 0 / 300")
    await office.forge(rep, "me:2026-13")
    assert "out of date" in rep.last.text


async def test_credit_stays_with_whoever_moves_to_another_team(
    office: Office, boss: Phone, rep: Phone, other_rep: Phone
) -> None:
    second = office.phones["王芳"]
    await aim(office, rep, SALES, price("1000"))
    await aim(office, boss, SALES, price("1000"), team=True)
    await aim(office, second, SALES, price("1000"), team=True)
    await sells(office, rep, 10)
    await office.at("2026-11-24 10:00")
    await move(office, rep, second)
    await sells(office, rep, 5)
    for phone, reached in ((rep, "814"), (boss, "542"), (second, "271")):
        await phone.types("/me")
        assert f"¥{reached} / " in phone.last.text, phone.person.name


async def test_what_is_given_away_stays_whose_it_was(
    office: Office, boss: Phone, rep: Phone
) -> None:
    colleague = await office.hire("Bo", Position.REPRESENTATIVE, boss)
    shop = await open_file(office, rep, "Hualian")
    await place(office, rep, shop.id, [line(await product(office), 10)])
    await give(office, boss, shop, colleague)
    await rep.types("/me")
    assert lines(rep, "Sales") == ["▫️ Sales CN¥542"]
    await colleague.types("/me")
    assert lines(colleague, "Sales") == ["▫️ Sales 0"]


async def test_a_leader_sees_the_team_and_the_top_the_company(
    office: Office, director: Phone, boss: Phone, rep: Phone
) -> None:
    await sells(office, rep, 10)
    await aim(office, None, SALES, price("2000"))
    await aim(office, boss, SALES, price("1000"), team=True)
    await boss.types("/me")
    assert lines(boss, "Team") == ["Team"]
    assert "Sales CN¥542 / CN¥1K" in boss.last.text
    assert "Own" not in boss.last.text.splitlines()
    await director.types("/me")
    assert lines(director, "Company") == ["Company"]
    assert "Sales CN¥542 / CN¥2K" in director.last.text


async def test_me_of_who_sells_nothing_has_no_targets(office: Office, director: Phone) -> None:
    hr = await office.hire("Hanna", Position.HR, director)
    await hr.types("/me")
    assert "Sales" not in hr.last.text
    assert hr.last.labels == ["🌴 Leave", "⏱ Attendance"]
    await office.forge(hr, "me:2026-11")
    assert "Sales" not in hr.last.text


# The picture


@pytest.mark.parametrize("language", list(Language))
async def test_the_picture_has_a_bullet_for_each_target_and_the_figures_below(
    office: Office, boss: Phone, language: Language
) -> None:
    seller = await office.hire("李娜", Position.REPRESENTATIVE, boss, language)
    await sells(office, seller, 600)
    await office.at("2026-11-24 10:00")
    await aim(office, seller, SALES, price("50000"))
    await aim(office, seller, VISITS, 40)
    await seller.types("/me")
    await seller.taps("📊")
    await seller.taps("📊")  # at once again: one picture
    [picture] = seller.pictures
    assert dimensions(picture.content) == (1080, dimensions(picture.content)[1])
    caption = seller.last.text.splitlines()
    assert len(caption) == 3
    assert "李娜" in caption[0]
    for amount in ("32,544.00", "50,000.00", "38,000.00", "42,821.05"):
        assert f"¥{amount}" in caption[1]
    in_units = "0 of 40 · " if language is Language.EN else "0 / 40 次 · "
    assert in_units in caption[2]


async def test_the_picture_is_for_oneself_and_whoever_leads(
    office: Office, director: Phone, boss: Phone, rep: Phone, other_rep: Phone
) -> None:
    admin = await office.hire("Ada", Position.ADMIN)
    await aim(office, rep, VISITS, 40)
    async with office.session() as session:
        mei = (await staff(session, rep)).id
    for reader in (rep, boss, director):
        await reader.types("/menu")
        await office.forge(reader, f"pace:{mei}:{NOVEMBER}")
        assert len(reader.pictures) == 1, reader.person.name
    for reader in (other_rep, office.phones["王芳"], admin):
        await reader.types("/menu")
        await office.forge(reader, f"pace:{mei}:{NOVEMBER}")
        async with office.session() as session:
            await send_document(
                session,
                await staff(session, reader),
                "pace-picture",
                person=mei,
                period=Period.read(NOVEMBER),
            )
        await office.settle()
        assert reader.pictures == [], reader.person.name


async def test_who_has_no_target_gets_no_picture(office: Office, rep: Phone) -> None:
    async with office.session() as session:
        mei = (await staff(session, rep)).id
    await rep.types("/me")
    await office.forge(rep, f"pace:{mei}:{NOVEMBER}")
    assert rep.pictures == []


async def test_a_picture_of_a_leader_with_every_target_fits_its_caption(
    office: Office, director: Phone
) -> None:
    for measure in Measure:
        amount: Money | int = price("1234567890123.45") if measure.is_money else 9_999_999
        await aim(office, None, measure, amount)
        await aim(office, director, measure, amount, team=True)
        await aim(office, director, measure, amount)
    await director.types("/me")
    await director.taps("Picture")
    [picture] = director.pictures
    assert dimensions(picture.content)[1] < 2400
