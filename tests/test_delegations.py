"""Delegations: who may be named for which days, and what it does at once (3.5)."""

from __future__ import annotations

from datetime import date

import pytest

from models.delegations import Delegation, candidates
from models.positions import Position
from models.staff import Staff
from tests.chains import TUESDAY, Chains, people_every_step, refusal
from tests.conftest import Office

GONE = "delegate-gone-or-not-yours"
TODAY, MONDAY, WEDNESDAY = date(2026, 11, 21), date(2026, 11, 23), date(2026, 11, 25)


@pytest.fixture
async def chains(office: Office) -> Chains:
    return await people_every_step(office)


async def test_a_delegate_is_told_the_days_and_gets_what_waits(chains: Chains) -> None:
    approval_id = await chains.asks("Mei")
    await chains.delegates("Hugo", "Nora")
    assert await chains.owed("Nora") == ["delegate-told", "approval-card"]
    assert await chains.seated(approval_id) == ["Hugo", "Nora for Hugo"]


async def test_a_delegation_taken_back_is_over_at_once(chains: Chains) -> None:
    delegation_id = await chains.delegates("Hugo", "Nora")
    approval_id = await chains.asks("Mei")
    async with chains.session() as session:
        hugo, nora = await chains.who(session, "Hugo"), await chains.who(session, "Nora")
        assert (await refusal(Delegation.of(session, nora, delegation_id))).key == GONE
        delegation = await Delegation.of(session, hugo, delegation_id)
        assert (await refusal(delegation.end(session, nora))).key == GONE
        await delegation.end(session, hugo)
        await delegation.end(session, hugo)
        assert (await refusal(Delegation.of(session, hugo, delegation_id))).key == GONE
    assert await chains.seated(approval_id) == ["Hugo"]
    assert await chains.owed("Nora") == ["delegate-told", "approval-card", "delegate-ended-told"]


@pytest.mark.parametrize(
    ("delegate", "first", "last", "key"),
    [
        ("Hugo", MONDAY, WEDNESDAY, "delegate-yourself"),
        ("Nora", WEDNESDAY, MONDAY, "delegate-backwards"),
        ("Nora", date(2026, 11, 20), MONDAY, "delegate-past"),
        ("Mei", MONDAY, WEDNESDAY, "delegate-not-here"),
        ("Ada", MONDAY, WEDNESDAY, "delegate-not-here"),
        ("Dan", MONDAY, WEDNESDAY, "delegate-not-here"),
        ("Gina", TUESDAY, TUESDAY, "delegate-away"),
        ("Diana", MONDAY, WEDNESDAY, "delegate-circle"),
    ],
)
async def test_who_cannot_be_a_delegate(
    chains: Chains, delegate: str, first: date, last: date, key: str
) -> None:
    await chains.leaves("Dan")
    await chains.is_on_leave("Gina", TUESDAY)
    await chains.delegates("Diana", "Nora", MONDAY, MONDAY)
    await chains.delegates("Nora", "Hugo", MONDAY, MONDAY)
    refused = await refusal(chains.delegates("Hugo", delegate, first, last))
    assert refused.key == key
    assert refused.field in ("delegate", "first", "last")


async def test_a_circle_that_closes_on_no_day_is_none(chains: Chains) -> None:
    await chains.delegates("Diana", "Nora", MONDAY, MONDAY)
    await chains.delegates("Nora", "Hugo", TUESDAY, TUESDAY)
    assert await chains.delegates("Hugo", "Diana", MONDAY, TUESDAY)


async def test_another_delegate_replaces_the_one_before_from_that_day_on(chains: Chains) -> None:
    await chains.delegates("Hugo", "Nora", MONDAY, WEDNESDAY)
    await chains.delegates("Hugo", "Diana", TUESDAY, WEDNESDAY)
    async with chains.session() as session:
        hugo = await chains.who(session, "Hugo")
        found = []
        for day in (MONDAY, TUESDAY, WEDNESDAY):
            running = await Delegation.running(session, hugo, day)
            assert running
            found.append((await session.get_one(Staff, running.delegate_id)).name)
        assert len(await Delegation.coming_of(session, hugo)) == 2
    assert found == ["Nora", "Diana", "Diana"]
    assert await chains.owed("Nora") == ["delegate-told", "delegate-told"]


async def test_a_delegate_who_leaves_is_named_no_longer(chains: Chains) -> None:
    await chains.delegates("Hugo", "Nora")
    await chains.leaves("Nora")
    assert await chains.owed("Hugo") == ["delegate-left"]
    async with chains.session() as session:
        assert await Delegation.coming_of(session, await chains.who(session, "Hugo")) == []


async def test_who_leads_may_be_named_the_nearest_first(chains: Chains) -> None:
    await chains.hire("Ben", Position.SUPERVISOR, "Gina")
    await chains.hire("Eva", Position.SUPERVISOR, "Hugo")
    async with chains.session() as session:
        found = await candidates(session, await chains.who(session, "Hugo"))
    assert [one.name for one in found] == ["Diana", "Gina", "Nora", "Eva", "Dan", "Ben"]
