"""The small `make faults`: a few dozen messages on a bad line, and every promise is kept."""

from __future__ import annotations

from tests.faults.weathering import weather


async def test_a_fifth_of_all_calls_goes_wrong_and_every_promise_is_kept(
    database_url: str,
) -> None:
    findings = await weather(database_url, messages=100, share=0.2, seed=1)
    assert findings.cases == []
    assert findings.figures["messages sent"] > 80
    assert findings.figures["per cent of calls that went wrong"] > 10
