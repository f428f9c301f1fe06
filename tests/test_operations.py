"""What docs/operations gives an operator fits the program: its metrics, its parts, its files."""

from __future__ import annotations

import configparser
import re
import tomllib
from pathlib import Path
from typing import Any

import httpx
import pytest
import yaml
from prometheus_client import Counter, Gauge, Histogram
from prometheus_client.parser import text_string_to_metric_families

from bot import metrics
from bot.at_work import parts_named
from bot.web import site
from tests.conftest import Office
from tests.phone import Phone

HERE = Path(__file__).parents[1]
FILES = HERE / "docs" / "operations"
SELECTOR = re.compile(r"(fieldbook_\w+)(?:\{(\w+)=\"([^\"]+)\"\})?")
PACKAGES = ("bot", "handlers", "models", "scheduler")


def read(name: str) -> Any:
    return yaml.safe_load((FILES / name).read_text())


def rules() -> list[dict[str, Any]]:
    [group] = read("alerts.yml")["groups"]
    return list(group["rules"])


@pytest.fixture
async def told(office: Office, rep: Phone) -> str:
    """What /metrics says of an application that has worked."""
    await rep.types("/menu")
    pages = site(
        office.app.receiver,
        office.app.ready,
        office.app.count,
        webhook_path=None,
        webhook_secret="",
    )
    transport = httpx.ASGITransport(pages)
    async with httpx.AsyncClient(transport=transport, base_url="http://here") as client:
        return (await client.get("/metrics")).text


@pytest.mark.parametrize("database_kind", ["sqlite"])
async def test_every_alert_looks_at_figures_that_there_are(told: str) -> None:
    samples = [sample for one in text_string_to_metric_families(told) for sample in one.samples]
    names = {sample.name for sample in samples}
    labels = {(sample.name, *pair) for sample in samples for pair in sample.labels.items()}
    # Nothing failed here; it is counted by the same name when something does.
    labels.add(("fieldbook_turns_total", "outcome", "failed"))
    looked_at = [found for rule in rules() for found in SELECTOR.findall(rule["expr"])]
    assert looked_at
    for name, label, value in looked_at:
        assert name in names, name
        assert not label or (name, label, value) in labels, (name, label, value)


def test_every_figure_of_ours_has_an_alert() -> None:
    kinds = (Counter, Gauge, Histogram)
    ours = [one for one in vars(metrics).values() if isinstance(one, kinds)]
    names = {family.name for one in ours for family in one.describe()}
    assert names
    expressions = " ".join(rule["expr"] for rule in rules())
    assert all(name in expressions for name in names), names
    assert all(rule["annotations"]["summary"] for rule in rules())


def test_the_service_runs_the_program_where_it_may_write() -> None:
    unit = configparser.ConfigParser(interpolation=None)
    unit.optionxform = str  # type: ignore[assignment,method-assign]  # systemd minds capitals
    unit.read(FILES / "fieldbook.service")
    service = unit["Service"]
    assert service["ExecStart"].endswith("/fieldbook run")
    assert service["WorkingDirectory"] == f"/var/lib/{service['StateDirectory']}"


def test_the_containers_run_parts_that_there_are() -> None:
    services = read("compose.yml")["services"]
    for name, service in services.items():
        profiles = service["profiles"]
        assert profiles in (["sqlite"], ["postgresql"]), name
        if command := service.get("command"):
            assert command[:2] == ["run", "--only"]
            assert parts_named(command[2]) == {name}
    assert set().union(
        *(parts_named(n) for n in services if n not in ("fieldbook", "database"))
    ) == (parts_named(None))


def test_the_image_has_every_package_and_starts_the_program() -> None:
    said = (FILES / "Dockerfile").read_text()
    project = tomllib.loads((HERE / "pyproject.toml").read_text())
    found = project["tool"]["setuptools"]["packages"]["find"]["include"]
    assert {name.rstrip("*") for name in found} == set(PACKAGES)
    assert all(f"COPY {name} {name}" in said for name in PACKAGES)
    assert 'ENTRYPOINT ["fieldbook"]' in said
    assert "fieldbook" in project["project"]["scripts"]
    [copied] = re.findall(r"COPY (pyproject.*) \./", said)
    assert all((HERE / name).is_file() for name in copied.split())
