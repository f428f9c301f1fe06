"""The bots that Fieldbook is compared with file the same report, from the first word to the last."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from tests.engines import Engine
from tests.load import comparing


async def test_everybody_files_the_same_report_and_what_is_compared_is_printed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(comparing, "PEOPLE", 2)
    monkeypatch.setattr(comparing, "TURNS", 1)
    kept = await comparing.measure([Engine("SQLite", "", tmp_path)], only="b, c'")
    for letter in ("b", "c'"):
        for latency in comparing.LATENCIES:
            assert kept[f"rivals {latency} ms ({letter}) answers"] == 12
    # Kept with the last word of each, as a report; the one that only woke it up is not sent.
    for name, sent in (("b", "is_sent"), ("c'", "true")):
        with sqlite3.connect(tmp_path / f"{name}.db") as database:
            rows = database.execute(
                f"SELECT done, problems, plan FROM reports WHERE {sent}"  # noqa: S608 - words above
            ).fetchall()
        assert rows == [("Met three shops on the market street", None, "Visit the market hall")] * 4
    printed = "\n".join(comparing.lines(kept))
    assert "PTB, a commit per update" in printed
    assert "the same, no limiter" in printed
    assert "Fieldbook, SQLite" not in printed
