"""What travels between a bot and the Telegram of this machine: a call, its files, the answer."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

JSON = dict[str, Any]

# How a call ends when there is no answer at all: never arrived, or the answer got lost.
Broken = Literal["refused", "lost"]


@dataclass(frozen=True)
class Upload:
    """A file that came along with a call or that a person sends."""

    name: str
    content: bytes = field(repr=False)
    mime: str = "application/octet-stream"


@dataclass(frozen=True)
class Reply:
    """The answer to a call: HTTP status and body; `broken` when the line broke instead.

    `hold`: seconds that a lost answer keeps the line open over HTTP; None until the caller leaves.
    """

    status: int
    body: JSON | str
    broken: Broken | None = None
    hold: float | None = None

    @property
    def ok(self) -> bool:
        return self.status == 200 and self.broken is None

    @property
    def result(self) -> Any:
        return self.body.get("result") if isinstance(self.body, dict) else None

    @property
    def description(self) -> str:
        return str(self.body.get("description", "")) if isinstance(self.body, dict) else self.body

    def content(self) -> bytes:
        if isinstance(self.body, str):
            return self.body.encode()
        return json.dumps(self.body, ensure_ascii=False).encode()


class Refusal(Exception):  # noqa: N818 - an answer of Telegram, not an error of ours
    """Telegram says no: the code and the description it gives."""

    def __init__(self, description: str, code: int = 400, parameters: JSON | None = None) -> None:
        super().__init__(description)
        self.code = code
        self.parameters = parameters
        phrase = {400: "Bad Request", 403: "Forbidden", 404: "Not Found", 409: "Conflict"}.get(code)
        self.description = f"{phrase}: {description}" if phrase and description else description

    def reply(self) -> Reply:
        body: JSON = {"ok": False, "error_code": self.code, "description": self.description}
        if self.parameters:
            body["parameters"] = self.parameters
        return Reply(self.code, body)


def too_many(seconds: float) -> Refusal:
    """429, with the whole seconds to wait."""
    wait = max(1, math.ceil(seconds))
    return Refusal(f"Too Many Requests: retry after {wait}", 429, {"retry_after": wait})


class Asked:
    """The parameters of one call, whether they came as JSON or as the strings of a form."""

    def __init__(self, params: Mapping[str, Any], files: Mapping[str, Upload]) -> None:
        self.params = params
        self.files = files

    def has(self, name: str) -> bool:
        return self.params.get(name) not in (None, "")

    def text(self, name: str) -> str:
        value = self.params.get(name)
        if value is None:
            return ""
        if not isinstance(value, str):
            return str(value)
        try:
            value.encode()
        except UnicodeEncodeError:
            raise Refusal("strings must be encoded in UTF-8") from None
        return value

    def number(self, name: str, default: int = 0) -> int:
        value = self.params.get(name)
        if value is None or value == "":
            return default
        try:
            return int(value)
        except (TypeError, ValueError):
            raise Refusal(f"invalid {name} specified") from None

    def decimal(self, name: str) -> float:
        try:
            value = float(self.params.get(name, ""))
        except (TypeError, ValueError):
            raise Refusal(f"invalid {name} specified") from None
        if not math.isfinite(value):
            raise Refusal(f"invalid {name} specified")
        return value

    def flag(self, name: str) -> bool:
        return str(self.params.get(name, "")).lower() in ("true", "1", "yes")

    def value(self, name: str) -> Any:
        """A structure, or None. A form carries it as JSON in a string."""
        value = self.params.get(name)
        if not isinstance(value, str):
            return value
        if not value:
            return None
        try:
            return json.loads(value)
        except ValueError:
            raise Refusal(f"can't parse {name} JSON object") from None

    def items(self, name: str) -> list[Any]:
        value = self.value(name)
        if value is None:
            return []
        if not isinstance(value, list | tuple):
            raise Refusal(f"can't parse {name}: expected an Array")
        return list(value)

    def upload(self, name: str, reference: str = "") -> Upload | None:
        """The file under this name, or the one that `attach://` points to."""
        if reference.startswith("attach://"):
            return self.files.get(reference.removeprefix("attach://"))
        return self.files.get(name)
