"""Daily reports, through people's phones (4.1, 4.4, 4.5)."""

from __future__ import annotations

from tests.conftest import Office
from tests.phone import Phone


async def file_a_report(rep: Phone, done: str = "Met three shops") -> None:
    await rep.types("/report")
    await rep.types(done)
    await rep.types("One order")
    await rep.taps("Skip")
    await rep.types("Visit the market")
    await rep.taps("Send")


async def test_a_report_is_filed_in_four_answers_and_the_superior_gets_one_card(
    office: Office, rep: Phone, boss: Phone
) -> None:
    await rep.types("/report")
    assert "1/4" in rep.last.text
    assert "What did you do today" in rep.last.text
    await rep.types("Met three shops")
    assert "2/4" in rep.last.text
    await rep.types("One order")
    await rep.taps("Skip")
    await rep.types("Visit the market")
    assert "ready to send" in rep.last.text
    await rep.taps("Send")
    assert "Hugo reads it" in rep.last.text
    [card] = boss.inbox
    assert "Daily report of Mei" in card.text
    assert "Met three shops" in card.text
