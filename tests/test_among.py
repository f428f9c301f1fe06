"""Among whom something is looked for: a branch is the same people, however many of them there are."""

from __future__ import annotations

import pytest
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from models import among
from models.among import AllBut, Among, branch_of
from models.positions import Position
from models.staff import Staff
from models.teams import Tree
from tests.conftest import Office

A_COMPANY = {
    "Grace": None,
    "Diana": "Grace",
    "Hugo": "Diana",
    "Mei": "Hugo",
    "Li": "Hugo",
    "Wang": "Diana",
    "Fiona": "Grace",
    "Ada": None,  # answers to nobody
}
A_RING = {"Ouro": "Boros", "Boros": "Ouro", "Tail": "Boros"}  # nobody enters it so


async def _hired(session: AsyncSession) -> None:
    people: dict[str, Staff] = {}
    for name in A_COMPANY | A_RING:
        people[name] = Staff(name=f"{name} of a branch", position=Position.SUPERVISOR)
        session.add(people[name])
    await session.flush()
    for name, superior in (A_COMPANY | A_RING).items():
        people[name].superior_id = people[superior].id if superior else None
    await session.flush()


@pytest.mark.parametrize("few", [0, 1, 2, 3, 4, 5, 6, among.FEW])
async def test_a_branch_is_the_same_people_whether_they_or_the_others_are_named(
    office: Office, monkeypatch: pytest.MonkeyPatch, few: int
) -> None:
    monkeypatch.setattr(among, "FEW", few)
    async with office.session() as session:
        await _hired(session)
        tree = await Tree.now(session)
        kinds = set()
        for leader in await session.scalars(select(Staff).order_by(Staff.id)):
            branch = tree.branch(leader.id)
            assert sorted(await leader.branch(session)) == sorted(branch)
            others = await leader.others(session, at_most=len(tree.superiors))
            assert sorted(others) == sorted(tree.superiors.keys() - branch)
            theirs = await branch_of(session, leader)
            found = await session.scalars(select(Staff.id).where(theirs(Staff.id)))
            assert sorted(found) == sorted(branch)
            if theirs.if_few(len(branch)) is None:
                assert isinstance(theirs, AllBut)
            assert theirs.if_few(len(branch) - 1) is None
            kinds.add(type(theirs))
        if few == 0:
            assert kinds == {Among}
        if few == 6:
            assert kinds == {Among, AllBut}


async def test_of_a_branch_no_more_are_read_than_were_asked_for(office: Office) -> None:
    async with office.session() as session:
        await _hired(session)
        wholes = []
        for leader in await session.scalars(select(Staff)):
            whole = await leader.branch(session)
            wholes.append(len(whole))
            for at_most in (1, 2, 3):
                some = await leader.branch(session, at_most=at_most)
                assert len(some) == min(at_most, len(whole))
                assert set(some) <= set(whole)
                others = await leader.others(session, at_most=at_most)
                assert len(others) == min(at_most, len(A_COMPANY | A_RING) - len(whole))
        assert max(wholes) > 3


def test_nobodys_is_found_where_there_are_no_others() -> None:
    assert str(AllBut([])(Staff.superior_id)) == "true"
    assert str(AllBut([7])(Staff.superior_id)).startswith("(staff.superior_id NOT IN")
