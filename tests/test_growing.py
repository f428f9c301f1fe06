"""The measuring of growth measures: what a position has is done in both companies."""

from __future__ import annotations

from pathlib import Path

import pytest

from models.positions import Position
from scheduler import payments
from tests.engines import Engine
from tests.load import growing
from tests.load.grown import Ranks, Size


async def test_every_command_of_a_position_is_measured_in_both(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tests.load.grown.VAR", tmp_path)
    monkeypatch.setattr(growing, "whole", lambda: Size(100, 40, 20, 16))
    monkeypatch.setattr(growing, "A_HUNDREDTH", 2)
    monkeypatch.setattr(growing, "TIMES", 1)
    monkeypatch.setattr(growing, "WARM_UP", 0)
    monkeypatch.setattr(growing, "PIECES", 1)
    monkeypatch.setattr(growing, "Position", [Position.WORKS])
    monkeypatch.setattr(growing, "ALONE", ["orders", "pending", "jobs"])
    monkeypatch.setattr(growing, "JOBS", payments.JOBS[:1])
    figures = await growing.measure(
        Engine("SQLite", f"sqlite+aiosqlite:///{tmp_path}/fieldbook.db", tmp_path)
    )
    for what in ("/orders (works)", "/pending (works)"):
        for size in ("few", "many"):
            assert figures[f"SQLite growth: {what}, {size}"] > 0, what
    assert any("job scheduler.payments" in what for what in figures)
    assert len(list(growing.lines(figures, ["SQLite"]))) > 4


def test_a_hundredth_has_somebody_in_each_position() -> None:
    people = Size(1_000_000, 200_000, 100_000, 2_000).divided(100).people
    assert {position for position, _ in Ranks.of(people).positions} == set(Position)
