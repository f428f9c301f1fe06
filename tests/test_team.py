"""The team: long lists in pages, one person by name, and who stands below whom (1.1, 1.3).

What it shows of figures is tested in test_team_figures.py.
"""

from __future__ import annotations

from sqlalchemy import select

from models.audit import Entry
from models.positions import Position
from models.staff import Staff
from tests.conftest import Office
from tests.phone import Phone
from tests.records import log_visit, open_file

MEASURES = ["Receipts", "New customers", "Visits"]
LOOKS = [*MEASURES, "October 2026", "• November 2026", "Q4 2026", "2026"]
WAYS = [*LOOKS, "📄 Sheet", "🌴 Who is away", "📒 Receivables"]  # below the people


async def people_below(
    office: Office, boss: Phone, how_many: int, name: str = "Person {:03}"
) -> None:
    """So many representatives of the boss's, who have not joined."""
    async with office.session() as session:
        superior = await Staff.by_telegram(session, boss.id)
        assert superior
        session.add_all(
            Staff(
                name=name.format(n),
                position=Position.REPRESENTATIVE,
                superior_id=superior.id,
            )
            for n in range(1, how_many + 1)
        )


async def leafed_through(phone: Phone) -> list[str]:
    """The names on every page of the list that stands last in the chat."""
    names = []
    message = phone.last
    while True:
        names += [label for label in phone.last.labels if "Person" in label]
        assert phone.last.id == message.id  # one message, changed in place
        further = [label for label in phone.last.labels if label.endswith("›")]
        if not further:
            return names
        await phone.taps(further[0])


async def test_a_long_team_is_leafed_through_to_the_last_person(
    office: Office, boss: Phone
) -> None:
    await people_below(office, boss, 101)
    await boss.types("/team")
    assert "101 people" in boss.last.text
    assert boss.last.labels[24:] == ["2/5 ›", *WAYS]
    assert await leafed_through(boss) == [f"{n} ○ Person {n:03} · –" for n in range(1, 102)]
    assert "‹ 4/5" in boss.last.labels
    await boss.taps("‹ 4/5")
    await boss.taps("Person 096")
    await boss.taps("Back to the team")
    assert "‹ 3/5" in boss.last.labels  # where one came from
    await boss.taps("Person 096")
    await boss.taps("Remove")
    await boss.taps("Yes, remove")
    assert "Person 096 is removed" in boss.last.text


async def test_whoever_leads_a_hundred_people_can_be_opened(
    office: Office, director: Phone, boss: Phone
) -> None:
    await people_below(office, boss, 100)
    await director.types("/team")
    await director.taps("Hugo")
    assert "Hugo’s team" in director.last.text
    assert await leafed_through(director) == [f"{n} ○ Person {n:03} · –" for n in range(1, 101)]
    await director.taps("👤 Hugo")
    assert "Hugo · supervisor" in director.last.text
    assert director.last.labels[-2:] == ["Back to their team", "Remove"]
    await director.taps("Back to their team")
    await director.taps("Back")
    assert "My team" in director.last.text


async def test_everybody_who_has_not_joined_can_be_invited(office: Office, boss: Phone) -> None:
    await people_below(office, boss, 60)
    await boss.types("/invite")
    assert len(await leafed_through(boss)) == 60
    await boss.taps("Person 060")
    assert "Send this to Person 060" in boss.last.text


async def test_a_page_that_is_no_longer_there_is_the_last_one(office: Office, boss: Phone) -> None:
    await people_below(office, boss, 25)
    await boss.types("/team")
    old, further = boss.find("2/2 ›")
    async with office.session() as session:
        for person in await session.scalars(select(Staff).where(Staff.name > "Person 010")):
            if person.name.startswith("Person"):
                await person.leave(session, None)
    await boss.presses(old, further)
    assert boss.last.labels == [
        *(f"{n} ○ Person {n:03} · –" for n in range(1, 11)),
        *WAYS,
    ]


async def test_names_of_any_length_fit_on_the_buttons(office: Office, boss: Phone) -> None:
    await people_below(office, boss, 30, "😀" * 29 + "Person {:03}" + "😀" * 25)
    await boss.types("/team")
    assert len(boss.last.labels) == 24 + len(["2/2 ›", *WAYS])
    await boss.taps(boss.last.labels[0])
    assert "representative" in boss.last.text
    await boss.types("/invite")
    assert len(boss.last.labels) == 24 + len(["2/2 ›", "📄 Sheet"])


async def test_a_name_opens_the_person_at_once(
    office: Office, director: Phone, boss: Phone, rep: Phone
) -> None:
    await director.types("/team  mEI ")
    assert "Mei · representative" in director.last.text
    await director.taps("Back to the team")
    assert "Hugo’s team" in director.last.text


async def test_nobody_opens_by_name_who_stands_elsewhere(
    office: Office, boss: Phone, other_rep: Phone
) -> None:
    for name in ("李伟", "Hugo", "Diana", "x" * 4000):
        await boss.types(f"/team {name}")
        assert "There is nobody called" in boss.last.text
        assert len(boss.last.text) < 200


async def test_the_branch_goes_on_below_somebody_who_left_and_round_a_circle(
    office: Office, director: Phone, boss: Phone, rep: Phone
) -> None:
    """As a database may be that other hands were in: every right is read off the same walk."""
    async with office.session() as session:
        people = {person.name: person for person in await session.scalars(select(Staff))}
        diana, hugo, mei = people["Diana"], people["Hugo"], people["Mei"]
        hugo.left_at = hugo.joined_at
        assert await diana.people_in_reach(session) == [mei]
        assert await mei.superiors(session) == [diana]
        hugo.left_at = None
        diana.superior_id = mei.id
        await session.flush()
        for person in people.values():
            others = [other for other in people.values() if other is not person]
            assert await person.people_in_reach(session) == others
            assert {one.id for one in await person.superiors(session)} == {o.id for o in others}
    assert await office.all(select(Entry).where(Entry.deed == "left")) == []


async def test_the_work_of_somebody_below_is_a_tap_away(
    office: Office, boss: Phone, rep: Phone
) -> None:
    await office.at("2026-08-21 10:00")
    await open_file(office, rep, "Metro")
    await office.at("2026-11-21 15:00")
    hualian = await open_file(office, rep, "Hualian")
    await log_visit(office, rep, hualian.id)
    await boss.types("/team Mei")
    assert "One overdue follow-up" in boss.last.text
    assert {"👥 Customers (2)", "🗓 Plan", "📍 One visit"} <= set(boss.last.labels)
    await boss.taps("Customers (2)")
    assert boss.last.labels == ["Hualian · C", "Metro · C", "Back to Mei", "📄 Sheet"]
    await boss.taps("Metro")
    assert boss.last.text.startswith("Metro · C")
    await boss.taps("Back to Mei")
    await boss.taps("Plan")
    assert "Mei’s plan · Sat, Nov 21" in boss.last.text
    await boss.taps("One visit")
    assert "Mei’s visits" in boss.last.text


async def test_the_administrator_reads_nobodys_work(office: Office, rep: Phone) -> None:
    admin = await office.hire("Ada", Position.ADMIN)
    await open_file(office, rep, "Hualian")
    mei = await office.one(select(Staff).where(Staff.name == "Mei"))
    await admin.types("/team Mei")
    assert admin.last.labels == ["Back to the team", "Remove"]
    await office.forge(admin, f"team:{mei.id}:customers")
    assert not [text for text in admin.texts if "Hualian" in text]


async def test_nobody_lists_the_customers_of_another_branch(
    office: Office, boss: Phone, other_rep: Phone
) -> None:
    await open_file(office, other_rep, "华联超市")
    theirs = await office.one(select(Staff).where(Staff.name == "李伟"))
    await boss.types("/menu")
    await office.forge(boss, f"team:{theirs.id}:customers")
    assert "not in your team" in boss.last.text


async def test_a_superior_without_customers_hears_how_to_find_those_of_the_team(
    office: Office, boss: Phone
) -> None:
    await boss.types("/customer")
    assert "those of your team" in boss.last.text
