"""What a bot asks and sets: who it is, its updates, its webhook, its menus, its files."""

from __future__ import annotations

import ipaddress
import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from bot.sandbox.wire import JSON, Asked, Refusal

if TYPE_CHECKING:
    from bot.sandbox.telegram import Telegram


def get_me(telegram: Telegram, asked: Asked) -> JSON:
    """Bot API getMe."""
    return {
        **telegram.bot_user(),
        "can_join_groups": True,
        "can_read_all_group_messages": not telegram.privacy,
        "supports_inline_queries": telegram.inline,
    }


async def get_updates(telegram: Telegram, asked: Asked) -> list[JSON]:
    """Bot API getUpdates: long polling; 409 while a webhook is set."""
    if telegram.webhook.url:
        raise Refusal(
            "can't use getUpdates method while webhook is active; "
            "use deleteWebhook to delete the webhook first",
            409,
        )
    _remember_allowed(telegram, asked)
    return await telegram.queue.poll(
        asked.number("offset"), asked.number("limit", 100), asked.number("timeout")
    )


def _remember_allowed(telegram: Telegram, asked: Asked) -> None:
    """The list holds for updates from now on, also when later calls leave it out."""
    if asked.value("allowed_updates") is not None:
        telegram.queue.allowed = [str(kind) for kind in asked.items("allowed_updates")]


def set_webhook(telegram: Telegram, asked: Asked) -> bool:
    """Bot API setWebhook; plain http only to this machine."""
    url = asked.text("url")
    if not url:
        return delete_webhook(telegram, asked)
    parts = urlsplit(url)
    if parts.scheme != "https" and not (parts.scheme == "http" and _is_here(parts.hostname or "")):
        raise Refusal("bad webhook: An HTTPS URL must be provided for webhook")
    secret = asked.text("secret_token")
    if secret and not re.fullmatch(r"[A-Za-z0-9_-]{1,256}", secret):
        raise Refusal("secret token contains unallowed characters")
    _remember_allowed(telegram, asked)
    if asked.flag("drop_pending_updates"):
        telegram.queue.drop_all()
    telegram.queue.give_way()
    telegram.webhook.aim(url, secret)
    return True


def _is_here(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def delete_webhook(telegram: Telegram, asked: Asked) -> bool:
    """Bot API deleteWebhook."""
    if asked.flag("drop_pending_updates"):
        telegram.queue.drop_all()
    telegram.webhook.aim("", "")
    return True


def get_webhook_info(telegram: Telegram, asked: Asked) -> JSON:
    """Bot API getWebhookInfo."""
    webhook = telegram.webhook
    info: JSON = {
        "url": webhook.url,
        "has_custom_certificate": False,
        "pending_update_count": len(telegram.queue.pending()),
    }
    if webhook.url:
        info["max_connections"] = 1
        info["ip_address"] = "127.0.0.1"
    if webhook.last_error:
        info["last_error_date"], info["last_error_message"] = webhook.last_error
    if telegram.queue.allowed:
        info["allowed_updates"] = telegram.queue.allowed
    return info


def set_my_commands(telegram: Telegram, asked: Asked) -> bool:
    """Bot API setMyCommands."""
    key = _commands_key(telegram, asked)
    telegram.commands.set(key, asked.items("commands"))
    telegram.changed(_chat_of_scope(asked))
    return True


def get_my_commands(telegram: Telegram, asked: Asked) -> list[JSON]:
    """Bot API getMyCommands: exactly this scope and language, nothing falls back."""
    return telegram.commands.lists.get(_commands_key(telegram, asked), [])


def delete_my_commands(telegram: Telegram, asked: Asked) -> bool:
    """Bot API deleteMyCommands."""
    telegram.commands.lists.pop(_commands_key(telegram, asked), None)
    telegram.changed(_chat_of_scope(asked))
    return True


def _commands_key(telegram: Telegram, asked: Asked) -> tuple[str, str]:
    scope = asked.value("scope")
    if isinstance(scope, dict) and "chat_id" in scope:
        telegram.chat_of(Asked(scope, {}))
    return telegram.commands.key(scope, asked.text("language_code"))


def _chat_of_scope(asked: Asked) -> int:
    scope = asked.value("scope") or {}
    return int(scope.get("chat_id", 0))


def get_file(telegram: Telegram, asked: Asked) -> JSON:
    """Bot API getFile; up to 20 MB."""
    return telegram.files.fetch(asked.text("file_id"))


def get_chat(telegram: Telegram, asked: Asked) -> JSON:
    """Bot API getChat, the fields that matter here."""
    chat = telegram.chat_of(asked)
    return {**telegram.chat_object(chat), "accent_color_id": 0, "max_reaction_count": 11}


def nod(telegram: Telegram, asked: Asked) -> bool:
    """Cosmetics (setMyName, setMyDescription, setChatMenuButton and their like): accepted."""
    return True


METHODS = {
    "getme": get_me,
    "setwebhook": set_webhook,
    "deletewebhook": delete_webhook,
    "getwebhookinfo": get_webhook_info,
    "setmycommands": set_my_commands,
    "getmycommands": get_my_commands,
    "deletemycommands": delete_my_commands,
    "getfile": get_file,
    "getchat": get_chat,
    "setmyname": nod,
    "setmydescription": nod,
    "setmyshortdescription": nod,
    "setchatmenubutton": nod,
    "setmydefaultadministratorrights": nod,
    "setmessagereaction": nod,
    "close": nod,
    "logout": nod,
}
