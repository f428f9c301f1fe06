"""Approvals that wait: silence climbs, and nothing waits for somebody who is not there (3.5)."""

from __future__ import annotations

import asyncio
from datetime import date

import pytest
from sqlalchemy import delete, select, update

from models import clock
from models.approval_steps import Seat, Step
from models.approvals import Outcome
from models.outbox import Outgoing, Urgency
from models.positions import Position
from scheduler.approvals import keep_up_approvals
from tests.chains import Chains, bands, people_every_step, refusal, silence
from tests.conftest import Office

NOT_YOURS = "approval-not-yours"
TODAY = date(2026, 11, 21)


@pytest.fixture
async def chains(office: Office) -> Chains:
    return await people_every_step(office)


# Silence


async def test_silence_reminds_after_four_hours_of_work_and_climbs_after_eight(
    chains: Chains,
) -> None:
    # Saturday 15:00: two hours are left of this day.
    approval_id = await chains.asks("Mei")
    told = {}
    for moment in ("2026-11-23 10:59", "2026-11-23 11:01", "2026-11-23 16:29", "2026-11-23 16:31"):
        await chains.office.at(moment)
        await chains.beat()
        told[moment[-5:]] = (await chains.owed("Hugo"), await chains.owed("Diana"))
    assert told == {
        "10:59": (["approval-card"], []),
        "11:01": (["approval-card", "approval-reminder"], []),
        "16:29": (["approval-card", "approval-reminder"], []),
        "16:31": (["approval-card", "approval-reminder"], ["approval-card"]),
    }
    assert await chains.owed("Mei") == ["approval-climbed"]
    assert await chains.outcome(approval_id) is Outcome.OPEN


async def test_after_it_climbed_either_may_decide(chains: Chains) -> None:
    approval_id = await chains.asks("Mei")
    await silence(chains, "2026-11-23 16:31")
    assert await chains.seated(approval_id) == ["Hugo", "Diana"]
    await chains.decides("Hugo", approval_id)
    refused = await refusal(chains.decides("Diana", approval_id, "No", yes=False))
    assert refused.facts["by"] == "Hugo"


async def test_it_climbs_to_the_top_and_silence_never_approves(chains: Chains) -> None:
    approval_id = await chains.asks("Mei")
    for day in range(23, 29):
        for hour in ("12:00", "17:00", "20:30"):
            await silence(chains, f"2026-11-{day} {hour}")
    assert await chains.seated(approval_id) == ["Hugo", "Diana", "Gina", "Ada"]
    before = (await chains.owed("Hugo")).count("approval-reminder")
    await silence(chains, "2026-11-30 20:30")
    assert (await chains.owed("Hugo")).count("approval-reminder") > before
    assert await chains.owed("Mei") == ["approval-climbed"] * 3
    assert await chains.outcome(approval_id) is Outcome.OPEN


async def test_it_climbs_past_who_is_away_to_their_delegate(chains: Chains) -> None:
    approval_id = await chains.asks("Mei")
    await chains.office.at("2026-11-23 09:00")
    await chains.delegates("Diana", "Nora")
    await silence(chains, "2026-11-23 16:31")
    assert await chains.seated(approval_id) == ["Hugo", "Nora for Diana"]


async def test_who_is_away_is_not_reminded(chains: Chains) -> None:
    await chains.asks("Mei")
    await chains.is_on_leave("Hugo", date(2026, 11, 23))
    await silence(chains, "2026-11-23 11:01")
    assert await chains.owed("Hugo") == ["approval-card"]


async def test_nobody_is_reminded_of_what_was_decided(chains: Chains) -> None:
    approval_id = await chains.asks("Mei")
    await chains.decides("Hugo", approval_id)
    await silence(chains, "2026-11-23 16:31")
    assert await chains.owed("Hugo") == ["approval-card"]
    assert await chains.owed("Diana") == []


async def test_two_clocks_remind_once(chains: Chains) -> None:
    await chains.asks("Mei")
    await chains.office.at("2026-11-23 11:01")
    await asyncio.gather(chains.beat(), chains.beat())
    assert await chains.owed("Hugo") == ["approval-card", "approval-reminder"]


async def test_a_reminder_waits_behind_what_somebody_says_now(chains: Chains) -> None:
    await chains.asks("Mei")
    await silence(chains, "2026-11-23 11:01")
    owed = await chains.office.one(select(Outgoing).where(Outgoing.key == "approval-reminder"))
    assert owed.urgency == Urgency.REMINDER


# Whoever is not there


async def test_what_waits_for_somebody_who_leaves_moves_to_the_next(chains: Chains) -> None:
    approval_id = await chains.asks("Mei")
    await chains.leaves("Hugo")
    assert await chains.seated(approval_id) == ["Diana"]
    assert await chains.owed("Diana") == ["approval-card"]


async def test_who_is_removed_between_card_and_answer_decides_nothing(chains: Chains) -> None:
    approval_id = await chains.asks("Mei")
    async with chains.at(approval_id, "Hugo") as (approval, here):
        # What their turn had loaded before they were removed by somebody else.
        here.person.left_at = clock.now()
        await here.session.flush()
        assert (
            await refusal(approval.decide(here.session, here.person, yes=True))
        ).key == NOT_YOURS


async def test_with_who_leaves_goes_who_stood_in_for_them(chains: Chains) -> None:
    await chains.delegates("Hugo", "Nora")
    approval_id = await chains.asks("Mei")
    assert await chains.seated(approval_id) == ["Nora for Hugo"]
    await chains.leaves("Hugo")
    assert await chains.seated(approval_id) == ["Diana"]
    assert await chains.owed("Nora") == ["delegate-told", "approval-card", "delegate-ended-told"]


async def test_who_decided_before_is_not_asked_again_when_somebody_leaves(chains: Chains) -> None:
    with bands("superior", "director"):
        approval_id = await chains.asks("Mei")
        await silence(chains, "2026-11-23 16:31")
        await chains.decides("Diana", approval_id)
        # The director has decided: nobody else is asked.
        assert await chains.steps(approval_id) == ["approved by Diana", "skipped"]


async def test_the_requests_of_who_leaves_are_nobodys_to_decide(chains: Chains) -> None:
    approval_id = await chains.asks("Mei")
    await chains.leaves("Mei")
    assert await chains.outcome(approval_id) is Outcome.WITHDRAWN
    assert (await refusal(chains.decides("Hugo", approval_id))).key == "approval-withdrawn-already"


async def test_when_nobody_is_left_the_administrators_hear_it_once_and_a_newcomer_gets_it(
    chains: Chains,
) -> None:
    with bands("finance"):
        await chains.hire("Fay", Position.FINANCE)
        approval_id = await chains.asks("Diana")
        for name in ("Gina", "Dan", "Ada", "Fay"):
            await chains.leaves(name)
        assert await chains.seated(approval_id) == []
        await chains.beat()
        await chains.beat()
        # Where there is no administrator, it is the highest who is in.
        assert (await chains.owed("Diana")).count("approval-without-approver") == 1
        await chains.hire("Finn", Position.FINANCE)
        await chains.beat()
        assert await chains.seated(approval_id) == ["Finn"]
        await chains.decides("Finn", approval_id)
    assert await chains.outcome(approval_id) is Outcome.APPROVED


async def test_while_the_approver_is_on_leave_the_delegate_has_it_as_well(chains: Chains) -> None:
    approval_id = await chains.asks("Mei")
    await chains.delegates("Hugo", "Nora", date(2026, 11, 23), date(2026, 11, 23))
    assert await chains.seated(approval_id) == ["Hugo"]
    await chains.office.at("2026-11-23 09:00")
    await chains.beat()
    assert await chains.seated(approval_id) == ["Hugo", "Nora for Hugo"]
    await chains.beat()
    assert await chains.owed("Nora") == ["delegate-told", "approval-card"]
    await chains.decides("Nora", approval_id)
    assert await chains.steps(approval_id) == ["approved by Nora for Hugo"]


async def test_without_a_delegate_the_next_superior_has_it_as_well(chains: Chains) -> None:
    approval_id = await chains.asks("Mei")
    await chains.is_on_leave("Hugo", date(2026, 11, 23))
    await chains.office.at("2026-11-23 09:00")
    await chains.beat()
    await chains.beat()
    assert await chains.seated(approval_id) == ["Hugo", "Diana"]


async def test_what_a_delegate_on_leave_has_goes_back(chains: Chains) -> None:
    await chains.delegates("Hugo", "Nora", TODAY, date(2026, 11, 23))
    approval_id = await chains.asks("Mei")
    await chains.is_on_leave("Nora", date(2026, 11, 23))
    await chains.office.at("2026-11-23 09:00")
    await chains.beat()
    assert await chains.seated(approval_id) == ["Nora for Hugo", "Hugo"]


async def test_who_is_at_work_keeps_what_the_delegate_cannot_take(chains: Chains) -> None:
    approval_id = await chains.asks("Mei")
    await chains.is_on_leave("Nora", date(2026, 11, 23))
    await chains.delegates("Hugo", "Nora", date(2026, 11, 23), date(2026, 11, 24))
    await silence(chains, "2026-11-23 11:01")
    assert await chains.seated(approval_id) == ["Hugo"]
    assert await chains.owed("Hugo") == ["approval-card", "approval-reminder"]


async def test_a_delegate_who_leads_no_longer_decides_nothing(chains: Chains) -> None:
    await chains.delegates("Hugo", "Nora")
    approval_id = await chains.asks("Mei")
    async with chains.session() as session:
        (await chains.who(session, "Nora")).position = Position.REPRESENTATIVE
    assert (await refusal(chains.decides("Nora", approval_id))).key == NOT_YOURS
    await chains.beat()
    assert await chains.seated(approval_id) == ["Hugo"]


async def test_no_job_approves_where_the_next_holder_has_decided_before(chains: Chains) -> None:
    with bands("superior", "director"):
        approval_id = await chains.asks("Mei")
        await chains.decides("Hugo", approval_id)
        async with chains.session() as session:
            (await chains.who(session, "Hugo")).position = Position.DIRECTOR
        await chains.leaves("Diana")
        await chains.beat()
    assert await chains.steps(approval_id) == ["approved by Hugo", "open"]
    assert await chains.seated(approval_id) == ["Gina"]


async def test_one_approval_is_brought_on_in_a_transaction(chains: Chains) -> None:
    both = [await chains.asks("Mei", first=date(2026, 12, day)) for day in (1, 2)]
    await chains.is_on_leave("Hugo", date(2026, 11, 23))
    await chains.office.at("2026-11-23 09:00")
    found = []
    for _ in range(3):
        async with chains.session() as session:
            was_there_one = await keep_up_approvals(session)
        number = [len(await chains.seated(approval_id)) for approval_id in both]
        found.append((was_there_one, number))
    assert found == [(True, [2, 1]), (True, [2, 2]), (False, [2, 2])]


async def test_what_is_wrong_with_one_does_not_stop_the_others(chains: Chains) -> None:
    wrong, right = [await chains.asks("Mei", first=date(2026, 12, day)) for day in (1, 2)]
    async with chains.session() as session:
        await session.execute(delete(Seat))
        broken = update(Step).where(Step.approval_id == wrong)
        await session.execute(broken.values(wanted="a position that there is not"))
    await chains.beat()
    assert (await chains.seated(wrong), await chains.seated(right)) == ([], ["Hugo"])


async def test_when_the_delegate_s_days_are_over_it_goes_back(chains: Chains) -> None:
    await chains.delegates("Hugo", "Nora", TODAY, TODAY)
    approval_id = await chains.asks("Mei")
    await chains.office.at("2026-11-23 09:00")
    # Whether the clock was there before or not.
    assert (await refusal(chains.decides("Nora", approval_id))).key == NOT_YOURS
    await chains.beat()
    assert await chains.seated(approval_id) == ["Hugo"]


async def test_the_deputy_keeps_what_came_while_the_general_manager_was_away(
    chains: Chains,
) -> None:
    await chains.is_on_leave("Gina")
    approval_id = await chains.asks("Mei", days=3)
    assert await chains.seated(approval_id) == ["Dan for Gina"]
    await chains.office.at("2026-11-23 09:00")
    await chains.beat()
    await chains.decides("Dan", approval_id)
    assert await chains.steps(approval_id) == ["approved by Dan for Gina"]


async def test_the_rule_stands_in_for_a_delegate_as_well(chains: Chains) -> None:
    with bands("superior", director="deputy_general_manager"):
        await chains.delegates("Hugo", "Diana")
        approval_id = await chains.asks("Mei")
        await chains.is_on_leave("Diana")
        await chains.beat()
        assert await chains.seated(approval_id) == ["Diana for Hugo", "Dan for Hugo"]
        async with chains.session() as session:
            assert not await keep_up_approvals(session)  # it has come to rest
        await chains.decides("Dan", approval_id)
    assert await chains.outcome(approval_id) is Outcome.APPROVED


async def test_two_who_stand_in_for_each_other_end_at_who_is_there(chains: Chains) -> None:
    await chains.office.at("2026-11-23 10:00")
    each_other = {
        "general_manager": "deputy_general_manager",
        "deputy_general_manager": "general_manager",
    }
    with bands("general_manager", **each_other):
        await chains.is_on_leave("Gina")
        approval_id = await chains.asks("Mei", first=date(2026, 12, 1))
        await chains.office.at("2026-11-24 10:00")
        await chains.is_on_leave("Dan")
        await chains.beat()
        assert await chains.seated(approval_id) == ["Dan for Gina", "Gina"]
        async with chains.session() as session:
            assert not await keep_up_approvals(session)
        await chains.decides("Gina", approval_id)
    assert await chains.outcome(approval_id) is Outcome.APPROVED
