"""What docs/operations gives an operator fits the program: its metrics, its parts, its files."""

from __future__ import annotations

import configparser
import os
import re
import shlex
import subprocess
import sys
import time
import tomllib
from datetime import timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest
import yaml
from prometheus_client import Counter, Gauge, Histogram
from prometheus_client.parser import text_string_to_metric_families

from bot import metrics, worker
from bot.app import Part
from bot.at_work import parts_named
from bot.sender import AT_ONCE
from bot.settings import Settings
from bot.web import site
from tests.conftest import TOKEN, Office
from tests.phone import Phone

HERE = Path(__file__).parents[1]
FILES = HERE / "docs" / "operations"
GUIDE = (HERE / "docs" / "operations.md").read_text("utf-8")
SELECTOR = re.compile(r"(fieldbook_\w+)(?:\{(\w+)=\"([^\"]+)\"\})?")
JUST_STARTED = "import bot.metrics, prometheus_client as p; print(p.generate_latest().decode())"
PACKAGES = ("bot", "handlers", "models", "scheduler")


def read(name: str) -> Any:
    return yaml.safe_load((FILES / name).read_text())


def rules() -> list[dict[str, Any]]:
    [group] = read("alerts.yml")["groups"]
    return list(group["rules"])


def looked_at() -> list[tuple[str, str, str]]:
    """The figures that the rules look at: name, label, its value."""
    found = [figure for rule in rules() for figure in SELECTOR.findall(rule["expr"])]
    assert found
    return found


def counted(told: str) -> dict[tuple[str, str], float]:
    """The counters that have an outcome: name and outcome, how many."""
    samples = [sample for one in text_string_to_metric_families(told) for sample in one.samples]
    return {
        (s.name, s.labels["outcome"]): s.value
        for s in samples
        if s.name.endswith("_total") and "outcome" in s.labels
    }


def unit(name: str, **written: str) -> configparser.SectionProxy:
    """What a unit says of the service, with each of systemd's %x replaced."""
    said = (FILES / name).read_text()
    for letter, word in written.items():
        said = said.replace(f"%{letter}", word)
    # systemd minds capitals, and lets a line be said again.
    parser = configparser.ConfigParser(interpolation=None, strict=False)
    parser.optionxform = str  # type: ignore[assignment,method-assign]
    parser.read_string(said)
    return parser["Service"]


@pytest.fixture
def told_at_the_start() -> str:
    """What /metrics says of a process that has done nothing yet."""
    program = [sys.executable, "-c", JUST_STARTED]
    return subprocess.run(program, cwd=HERE, capture_output=True, text=True, check=True).stdout  # noqa: S603 - our own program


@pytest.fixture
async def told(office: Office, rep: Phone, monkeypatch: pytest.MonkeyPatch) -> str:
    """What /metrics says of an application that has worked, and has failed once."""
    await rep.types("/menu")

    async def breaks(*_: object) -> None:
        raise RuntimeError("a bug of ours")

    monkeypatch.setattr(worker, "take_turn", breaks)
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
    for name, label, value in looked_at():
        assert name in names, name
        assert not label or (name, label, value) in labels, (name, label, value)


@pytest.mark.parametrize("database_kind", ["sqlite"])
async def test_every_outcome_stands_at_nothing_from_the_start(
    told: str, told_at_the_start: str
) -> None:
    at_the_start = counted(told_at_the_start)
    assert set(at_the_start.values()) == {0}
    later = counted(told)
    assert later["fieldbook_turns_total", "failed"] >= 1
    assert later["fieldbook_deliveries_total", "sent"] >= 1
    assert set(later) == set(at_the_start)
    for name, label, value in looked_at():
        assert label != "outcome" or (name, value) in at_the_start, (name, value)


def test_one_sender_can_have_as_many_under_way_as_the_alert_minds() -> None:
    [rule] = [rule for rule in rules() if "messages sending" in rule["expr"]]
    assert int(rule["expr"].rpartition(">")[2]) < AT_ONCE


def test_the_guide_and_the_alerts_mind_the_same_numbers() -> None:
    rows = re.findall(r"^\| `(fieldbook_[^`]+)` .*\| more than (\d+) ", GUIDE, re.MULTILINE)
    assert rows
    for figure, number in rows:
        assert any(
            figure in rule["expr"] and rule["expr"].endswith(f"> {number}") for rule in rules()
        ), figure


def test_every_figure_of_ours_has_an_alert() -> None:
    kinds = (Counter, Gauge, Histogram)
    ours = [one for one in vars(metrics).values() if isinstance(one, kinds)]
    names = {family.name for one in ours for family in one.describe()}
    assert names
    expressions = " ".join(rule["expr"] for rule in rules())
    assert all(name in expressions for name in names), names
    assert all(rule["annotations"]["summary"] for rule in rules())


def test_the_service_runs_the_program_where_it_may_write() -> None:
    service = unit("fieldbook.service")
    assert service["ExecStart"].endswith("/fieldbook run")
    assert service["WorkingDirectory"] == f"/var/lib/{service['StateDirectory']}"


@pytest.mark.parametrize("database_kind", ["sqlite"])
def test_the_nightly_backup_is_made_and_the_oldest_go(database_url: str, tmp_path: Path) -> None:
    service = unit("fieldbook-backup.service", **{"%": "%"})
    assert service["WorkingDirectory"] == unit("fieldbook.service")["WorkingDirectory"]
    home = tmp_path / "home"
    (home / "backup").mkdir(parents=True)
    for name, days in (("old.db", 16), ("newer.db", 13)):
        (home / "backup" / name).touch()
        at = time.time() - timedelta(days=days).total_seconds()
        os.utime(home / "backup" / name, (at, at))
    whats_typed = service["ExecStart"].replace("$$", "$")
    begins = "/opt/fieldbook/.venv/bin/fieldbook"
    assert begins in whats_typed
    ours = {
        "PYTHONPATH": str(HERE),
        "FIELDBOOK_TOKEN": TOKEN,
        "FIELDBOOK_DATABASE_URL": database_url,
    }
    for command in (
        whats_typed.replace(begins, f"{sys.executable} -m bot"),
        service["ExecStartPost"],
    ):
        subprocess.run(shlex.split(command), cwd=home, env=os.environ | ours, check=True)  # noqa: S603 - our own unit
    kept = sorted(file.name for file in (home / "backup").iterdir())
    assert len(kept) == 2
    assert kept[1] == "newer.db"
    assert re.fullmatch(r"\d{4}-\d\d-\d\d-\d{4}\.db", kept[0])


def test_parts_on_one_machine_listen_at_an_address_each(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / ".env").write_text("FIELDBOOK_HTTP=127.0.0.1:8700\n")
    monkeypatch.chdir(tmp_path)
    whole = unit("fieldbook.service")
    named = re.findall(r"fieldbook-(\w+)@(\d+)", GUIDE)
    addresses = set()
    for part, port in named:
        service = unit("part.conf", i=port, j=part)
        assert service["ExecStart"] == f"{whole['ExecStart']} --only {part}"
        variable, _, value = service["Environment"].partition("=")
        monkeypatch.setenv(variable, value)
        addresses.add(Settings.read().http)
    assert len(addresses) == len(named)
    assert {part for part, _ in named} == set(Part)
    # systemd adds a second command to the first where the first is not taken back.
    assert "\nExecStart=\nExecStart=/" in (FILES / "part.conf").read_text()
    # What stands in a file would go before Environment=.
    assert "EnvironmentFile" not in {*whole, *service}


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


def test_the_containers_are_given_every_setting_and_the_companys_rules() -> None:
    image = (FILES / "Dockerfile").read_text()
    [folder] = re.findall(r"^WORKDIR (/data)$", image, re.MULTILINE)
    [looked_at] = re.findall(r"127\.0\.0\.1:(\d+)/readyz", image)
    for name, service in read("compose.yml")["services"].items():
        if name == "database":
            continue
        assert service["env_file"] == ".env", name
        given = service["environment"]
        # These go before .env: only what is another one in a container may be among them.
        assert set(given) - {"FIELDBOOK_DATABASE_URL"} == {"FIELDBOOK_TOKEN", "FIELDBOOK_HTTP"}
        assert ("FIELDBOOK_DATABASE_URL" in given) == (service["profiles"] == ["postgresql"])
        assert given["FIELDBOOK_HTTP"] == f"0.0.0.0:{looked_at}"
        kept, rules_of_the_company = service["volumes"]
        assert kept == f"data:{folder}"
        assert rules_of_the_company["source"] == "./company.toml"
        assert rules_of_the_company["target"] == f"{folder}/company.toml"


def test_it_is_stopped_before_the_backup_to_go_back_to() -> None:
    for title in ("Moving from SQLite to PostgreSQL", "Upgrading, and going back"):
        typed = GUIDE.partition(f"## {title}\n")[2].split("```")[1]
        assert -1 < typed.find("systemctl stop") < typed.find("fieldbook backup"), title


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
