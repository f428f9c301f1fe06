"""The menu of commands: set per scope and language, and which of them a person sees."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from bot.sandbox.wire import JSON, Refusal

_NAME = re.compile(r"[a-z0-9_]{1,32}")
_OF_A_CHAT = ("chat", "chat_administrators", "chat_member")
_SCOPES = (
    "default",
    "all_private_chats",
    "all_group_chats",
    "all_chat_administrators",
    *_OF_A_CHAT,
)


@dataclass
class Commands:
    """Lists of commands by (scope, language)."""

    lists: dict[tuple[str, str], list[JSON]] = field(default_factory=dict)

    @staticmethod
    def key(scope: Any, language: str) -> tuple[str, str]:
        """Scope and language as a key. Telegram knows two-letter codes only: zh, not zh-hans."""
        scope = scope or {"type": "default"}
        kind = scope.get("type") if isinstance(scope, dict) else None
        if kind not in _SCOPES:
            raise Refusal("can't parse BotCommandScope: unsupported type specified")
        if language and not re.fullmatch(r"[a-z]{2}", language):
            raise Refusal("invalid language code specified")
        name = f"{kind}:{scope.get('chat_id')}" if kind in _OF_A_CHAT else str(kind)
        if kind == "chat_member":
            name += f":{scope.get('user_id')}"
        return name, language

    def set(self, key: tuple[str, str], commands: list[Any]) -> None:
        if len(commands) > 100:
            raise Refusal("BOT_COMMANDS_TOO_MUCH")
        for command in commands:
            if not isinstance(command, dict):
                raise Refusal("can't parse BotCommand: expected an Object")
            name = str(command.get("command", "")).removeprefix("/")
            description = str(command.get("description", "")).strip()
            if not _NAME.fullmatch(name):
                raise Refusal("BOT_COMMAND_INVALID")
            if not 1 <= len(description) <= 256:
                raise Refusal("BOT_COMMAND_DESCRIPTION_INVALID")
        if not commands:
            self.lists.pop(key, None)
            return
        self.lists[key] = [
            {"command": str(c["command"]).removeprefix("/"), "description": c["description"]}
            for c in commands
        ]

    def shown(self, chat_id: int, language: str) -> list[JSON]:
        """What the menu of this chat shows: the narrowest scope first, the language before none."""
        everywhere = "all_private_chats" if chat_id > 0 else "all_group_chats"
        for scope in (f"chat:{chat_id}", everywhere, "default"):
            for code in (language[:2].lower(), ""):
                if found := self.lists.get((scope, code)):
                    return found
        return []
