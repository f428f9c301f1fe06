"""Settings: what Fieldbook is told by its surroundings, from FIELDBOOK_… variables or `.env`."""

import re
from ipaddress import ip_address
from pathlib import Path
from typing import Annotated, NamedTuple, Self
from urllib.parse import SplitResult, urlsplit
from urllib.request import getproxies, proxy_bypass

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    SecretStr,
    ValidationError,
    ValidationInfo,
    field_validator,
)
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

PREFIX = "FIELDBOOK_"


class SettingsError(Exception):
    """Settings are refused; the text has one line for each mistake and never a secret."""


class Address(NamedTuple):
    """Where we listen."""

    host: str
    port: int


# Readers say what is allowed, never what was found: it may be a secret.


def _split(url: str, *schemes: str) -> SplitResult:
    allowed = " or ".join(f"{scheme}://host" for scheme in schemes)
    try:
        parts = urlsplit(url)
        usable = parts.scheme in schemes and parts.hostname and parts.port != 0
    except ValueError:  # a port that is no number, a bracket that is not closed
        usable = False
    if not usable or re.search(r"\s", url):
        raise ValueError(f"must be an address like {allowed}")
    return parts


def _is_loopback(host: str | None) -> bool:
    try:
        return host == "localhost" or ip_address(host or "").is_loopback
    except ValueError:
        return False


def _read_token(token: SecretStr) -> SecretStr:
    if not re.fullmatch(r"[0-9]+:[A-Za-z0-9_-]+", token.get_secret_value(), re.ASCII):
        raise ValueError("must be as @BotFather gave it: digits, a colon, letters (123456:ABC-…)")
    return token


def _read_api_url(url: str) -> str:
    parts = _split(url, "https", "http")
    if parts.query or parts.fragment:
        raise ValueError("must end after the path, without ? or #")
    return url.rstrip("/")


def _proxy_of_the_machine(api_url: str) -> str | None:
    """The system's way to Telegram: HTTPS_PROXY or ALL_PROXY, unless NO_PROXY names its server."""
    server = urlsplit(api_url)
    proxies = getproxies()
    found = proxies.get(server.scheme) or proxies.get("all")
    if not found or _is_loopback(server.hostname) or proxy_bypass(server.hostname or ""):
        return None
    return found if "://" in found else f"http://{found}"


def read_database_url(found: str) -> str:
    """Put in the driver that Fieldbook uses, whichever of the usual spellings was given.

    ValueError says what is allowed.
    """
    allowed = "must be sqlite:///path/to/file.db or postgresql://user:password@host/database"
    try:
        url = make_url(found)
    except (ArgumentError, ValueError):
        raise ValueError(allowed) from None
    match url.drivername:
        case "sqlite" | "sqlite+aiosqlite":
            # Two slashes make a host of the file; no file at all is memory, which forgets.
            if url.host or url.database in (None, "", ":memory:"):
                raise ValueError(allowed)
            url = url.set(drivername="sqlite+aiosqlite")
        case "postgres" | "postgresql" | "postgresql+asyncpg":
            url = url.set(drivername="postgresql+asyncpg")
            if sslmode := url.query.get("sslmode"):  # libpq's name; asyncpg calls it ssl
                url = url.difference_update_query(["sslmode"]).update_query_dict({"ssl": sslmode})
        case _:
            raise ValueError(allowed)
    return url.render_as_string(hide_password=False)


def _read_webhook_url(url: str) -> str:
    parts = _split(url, "https", "http")
    if parts.scheme != "https" and not _is_loopback(parts.hostname):
        raise ValueError("must be https://…; http only on this machine")
    return url


def _read_address(found: str) -> Address:
    said = re.fullmatch(r"(?:\[([0-9a-fA-F:.%]+)\]|([^\s:\[\]/]+)):([0-9]{1,5})", str(found))
    if said is None or not 1 <= int(said[3]) <= 65535:
        raise ValueError("must be host:port, like 127.0.0.1:8700 or [::1]:8700")
    return Address(said[1] or said[2], int(said[3]))


def _company_here() -> Path | None:
    here = Path("company.toml")
    return here if here.is_file() else None


class Settings(BaseSettings):
    """All settings; each is the variable FIELDBOOK_ and its name in capitals."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX,
        env_file=".env",
        env_file_encoding="utf-8",
        env_ignore_empty=True,
        extra="ignore",  # .env may be shared with other programs
        frozen=True,
        hide_input_in_errors=True,
        validate_default=True,
    )

    token: Annotated[SecretStr, AfterValidator(_read_token)] | None = None
    api_url: Annotated[str, AfterValidator(_read_api_url)] = Field(
        "https://api.telegram.org", repr=False
    )
    proxy: str | None = Field(None, repr=False)
    database_url: Annotated[str, AfterValidator(read_database_url)] = Field(
        "sqlite+aiosqlite:///var/fieldbook.db", repr=False
    )
    company: Path | None = Field(default_factory=_company_here)
    webhook_url: Annotated[str, AfterValidator(_read_webhook_url)] | None = Field(None, repr=False)
    webhook_secret: SecretStr | None = None
    http: Annotated[Address, NoDecode, BeforeValidator(_read_address)] | None = None

    @classmethod
    def read(cls, *, token_needed: bool = False) -> Self:
        """The settings from the environment and `.env`, where the environment goes first.

        Raises SettingsError with one line per mistake; with `token_needed` a missing
        token is one.
        """
        try:
            settings = cls()
        except ValidationError as wrong:
            mistakes = [
                f"{PREFIX}{str(mistake['loc'][0]).upper()} "
                f"{mistake.get('ctx', {}).get('error', mistake['msg'])}"
                for mistake in wrong.errors(include_input=False)
            ]
            raise SettingsError("\n".join(mistakes)) from None
        except UnicodeDecodeError:
            raise SettingsError(".env is not UTF-8; save it as UTF-8") from None
        except OSError as wrong:
            raise SettingsError(f".env cannot be read: {wrong.strerror}") from None
        if token_needed:
            settings.bot_token  # noqa: B018 - raises when it is missing
        return settings

    @property
    def bot_token(self) -> str:
        """The token, in the clear; SettingsError when there is none."""
        if self.token is None:
            raise SettingsError(f"{PREFIX}TOKEN is missing; @BotFather gives one for every bot")
        return self.token.get_secret_value()

    @property
    def base_url(self) -> str:
        """What PTB puts the token and a method's name behind."""
        return f"{self.api_url}/bot"

    @property
    def base_file_url(self) -> str:
        return f"{self.api_url}/file/bot"

    @field_validator("proxy")
    @classmethod
    def _proxy_can_be_used(cls, url: str | None, info: ValidationInfo) -> str | None:
        url = url or _proxy_of_the_machine(info.data.get("api_url", ""))
        if url:
            _split(url, "http", "https", "socks5", "socks5h")
        return url

    @field_validator("webhook_secret")
    @classmethod
    def _webhook_has_a_secret(
        cls, secret: SecretStr | None, info: ValidationInfo
    ) -> SecretStr | None:
        if secret is None:
            if info.data.get("webhook_url"):
                raise ValueError(f"is missing; {PREFIX}WEBHOOK_URL needs it")
        elif not re.fullmatch(r"[A-Za-z0-9_-]{1,256}", secret.get_secret_value()):
            raise ValueError("must be 1 to 256 of A-Z a-z 0-9 _ and -")
        return secret

    @field_validator("http")
    @classmethod
    def _webhook_has_an_address(
        cls, address: Address | None, info: ValidationInfo
    ) -> Address | None:
        if address is None and info.data.get("webhook_url"):
            raise ValueError(f"is missing; {PREFIX}WEBHOOK_URL needs it (host:port)")
        return address
