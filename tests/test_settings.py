"""Settings: what is taken from the environment and `.env`, and what is refused without a secret."""

import os
from pathlib import Path

import pytest

from bot.settings import Address, Settings, SettingsError

CANARY = "canary"


@pytest.fixture(autouse=True)
def nothing_set(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in os.environ:
        if name.upper().startswith("FIELDBOOK_") or name.lower().endswith("_proxy"):
            monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)


def read(monkeypatch: pytest.MonkeyPatch, **values: str) -> Settings:
    for name, value in values.items():
        monkeypatch.setenv(f"FIELDBOOK_{name}", value)
    return Settings.read()


def refusal(monkeypatch: pytest.MonkeyPatch, **values: str) -> str:
    with pytest.raises(SettingsError) as refused:
        read(monkeypatch, **values)
    assert CANARY not in str(refused.value)
    return str(refused.value)


def test_without_anything_the_defaults_hold() -> None:
    settings = Settings.read()
    assert settings.base_url == "https://api.telegram.org/bot"
    assert settings.base_file_url == "https://api.telegram.org/file/bot"
    assert settings.database_url == "sqlite+aiosqlite:///var/fieldbook.db"
    assert (settings.company, settings.proxy, settings.webhook_url, settings.http) == (None,) * 4


def test_a_missing_token_is_told_where_one_is_needed() -> None:
    with pytest.raises(SettingsError, match="FIELDBOOK_TOKEN is missing"):
        Settings.read(token_needed=True)


def test_a_token_is_read_and_never_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    settings = read(
        monkeypatch,
        TOKEN=f"123456:{CANARY}",
        PROXY=f"http://me:{CANARY}@proxy:3128",
        DATABASE_URL=f"postgresql://me:{CANARY}@db/fieldbook",
        WEBHOOK_URL=f"https://bot.example/{CANARY}",
        WEBHOOK_SECRET=CANARY,
        HTTP="127.0.0.1:8700",
    )
    assert settings.bot_token == f"123456:{CANARY}"
    assert settings.database_url == f"postgresql+asyncpg://me:{CANARY}@db/fieldbook"
    assert CANARY not in f"{settings!r} {settings}"


def test_dot_env_is_read_and_the_environment_goes_first(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    env = "FIELDBOOK_TOKEN=1:dot_env\nFIELDBOOK_HTTP=localhost:1\nOTHER=fine\n"
    (tmp_path / ".env").write_text(env, "utf-8")
    settings = read(monkeypatch, HTTP="localhost:2")
    assert settings.bot_token == "1:dot_env"
    assert settings.http == Address("localhost", 2)


def test_a_dot_env_in_another_encoding_is_refused(tmp_path: Path) -> None:
    (tmp_path / ".env").write_bytes(b"FIELDBOOK_COMPANY=\xb9\xab")
    with pytest.raises(SettingsError, match=r"\.env is not UTF-8"):
        Settings.read()


def test_a_company_file_beside_us_is_taken(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "company.toml").touch()
    assert Settings.read().company == Path("company.toml")
    assert read(monkeypatch, COMPANY="other.toml").company == Path("other.toml")


def test_an_empty_variable_is_as_good_as_none(monkeypatch: pytest.MonkeyPatch) -> None:
    settings = read(monkeypatch, PROXY="", HTTP="", API_URL="")
    assert (settings.proxy, settings.http) == (None, None)
    assert settings.api_url == "https://api.telegram.org"


@pytest.mark.parametrize(
    ("variables", "proxy"),
    [
        ({"HTTPS_PROXY": "http://proxy:3128"}, "http://proxy:3128"),
        ({"https_proxy": "proxy:3128"}, "http://proxy:3128"),
        ({"ALL_PROXY": "socks5://proxy:1080"}, "socks5://proxy:1080"),
        ({"HTTP_PROXY": "http://proxy:3128"}, None),
        ({"HTTPS_PROXY": "http://proxy:3128", "NO_PROXY": "telegram.org"}, None),
        ({"HTTPS_PROXY": "http://a:1", "FIELDBOOK_PROXY": "http://b:2"}, "http://b:2"),
        ({"HTTPS_PROXY": "http://a:1", "FIELDBOOK_API_URL": "https://localhost:8081"}, None),
    ],
)
def test_the_machines_own_proxy_is_the_way_to_telegram_unless_another_is_set(
    monkeypatch: pytest.MonkeyPatch, variables: dict[str, str], proxy: str | None
) -> None:
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert Settings.read().proxy == proxy


def test_a_machines_proxy_that_we_cannot_use_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTPS_PROXY", f"socks4://me:{CANARY}@proxy:1080")
    assert "FIELDBOOK_PROXY must be an address like http://host" in refusal(monkeypatch)


@pytest.mark.parametrize(
    ("given", "taken"),
    [
        ("sqlite:///a.db", "sqlite+aiosqlite:///a.db"),
        ("sqlite:////srv/a.db", "sqlite+aiosqlite:////srv/a.db"),
        ("sqlite+aiosqlite:///a.db", "sqlite+aiosqlite:///a.db"),
        ("postgres://me@db/f", "postgresql+asyncpg://me@db/f"),
        ("postgresql://me:p%40ss@db:5433/f", "postgresql+asyncpg://me:p%40ss@db:5433/f"),
        ("postgresql+asyncpg://me@db/f", "postgresql+asyncpg://me@db/f"),
        ("postgres://me@db/f?sslmode=require", "postgresql+asyncpg://me@db/f?ssl=require"),
    ],
)
def test_databases_in_their_usual_spellings(
    monkeypatch: pytest.MonkeyPatch, given: str, taken: str
) -> None:
    assert read(monkeypatch, DATABASE_URL=given).database_url == taken


@pytest.mark.parametrize(
    ("given", "taken"),
    [
        ("0.0.0.0:80", Address("0.0.0.0", 80)),  # noqa: S104 - what an administrator may write
        ("localhost:8700", Address("localhost", 8700)),
        ("[::1]:8700", Address("::1", 8700)),
    ],
)
def test_where_to_listen(monkeypatch: pytest.MonkeyPatch, given: str, taken: Address) -> None:
    assert read(monkeypatch, HTTP=given).http == taken


def test_an_api_server_of_ones_own(monkeypatch: pytest.MonkeyPatch) -> None:
    settings = read(monkeypatch, API_URL="http://127.0.0.1:8081/")
    assert settings.base_url == "http://127.0.0.1:8081/bot"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("TOKEN", CANARY),
        ("TOKEN", f"1:{CANARY} "),
        ("TOKEN", f"１:{CANARY}"),
        ("API_URL", f"telegram.org/{CANARY}"),
        ("API_URL", f"https://telegram.org/?{CANARY}"),
        ("PROXY", f"ftp://me:{CANARY}@proxy:1"),
        ("PROXY", f"http://me:{CANARY}@proxy:port"),
        ("DATABASE_URL", "sqlite://"),
        ("DATABASE_URL", "sqlite:///:memory:"),
        ("PROXY", f"http://[me:{CANARY}@"),
        ("DATABASE_URL", f"mysql://me:{CANARY}@db/f"),
        ("DATABASE_URL", f"postgresql+psycopg2://me:{CANARY}@db/f"),
        ("DATABASE_URL", f"postgresql://me:{CANARY}@db:port/f"),
        ("DATABASE_URL", f"sqlite://{CANARY}.db"),
        ("DATABASE_URL", CANARY),
        ("WEBHOOK_URL", f"http://bot.example/{CANARY}"),
        ("WEBHOOK_SECRET", f"{CANARY} 1"),
        ("WEBHOOK_SECRET", CANARY * 50),
        ("HTTP", "8700"),
        ("HTTP", "localhost"),
        ("HTTP", "localhost:0"),
        ("HTTP", "localhost:65536"),
        ("HTTP", "::1:8700"),
        ("HTTP", '{"host": 1}'),
    ],
)
def test_a_wrong_value_is_refused_by_name_and_not_repeated(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    told = refusal(monkeypatch, **{name: value})
    assert told.startswith(f"FIELDBOOK_{name} must be ") or "must end" in told
    assert "\n" not in told


def test_a_webhook_needs_a_secret_and_an_address(monkeypatch: pytest.MonkeyPatch) -> None:
    told = refusal(monkeypatch, WEBHOOK_URL="https://bot.example/hook").splitlines()
    assert [line.split(";")[0] for line in told] == [
        "FIELDBOOK_WEBHOOK_SECRET is missing",
        "FIELDBOOK_HTTP is missing",
    ]


def test_a_webhook_on_this_machine_may_be_http(monkeypatch: pytest.MonkeyPatch) -> None:
    for url in ("http://localhost:8701/hook", "http://127.0.0.1/hook", "http://[::1]:80/hook"):
        settings = read(monkeypatch, WEBHOOK_URL=url, WEBHOOK_SECRET="s", HTTP="[::1]:8700")
        assert settings.webhook_url == url


def test_every_mistake_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    told = refusal(monkeypatch, TOKEN=CANARY, PROXY=CANARY, HTTP=CANARY).splitlines()
    assert [line.split()[0] for line in told] == [
        "FIELDBOOK_TOKEN",
        "FIELDBOOK_PROXY",
        "FIELDBOOK_HTTP",
    ]
