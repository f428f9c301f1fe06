"""Buttons: what Telegram accepts below a message, and what it refuses."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from bot.sandbox.wire import JSON, Refusal

MAX_IN_ROW = 8
MAX_IN_ALL = 100
STYLES = ("primary", "success", "danger")
ACTIONS = (
    "callback_data",
    "url",
    "copy_text",
    "web_app",
    "login_url",
    "switch_inline_query",
    "switch_inline_query_current_chat",
    "switch_inline_query_chosen_chat",
    "callback_game",
    "pay",
)

Kind = Literal["tap", "url", "copy"]


@dataclass(frozen=True)
class Button:
    """One button as the person sees it."""

    text: str
    kind: Kind
    data: str | None = None
    url: str | None = None
    copy_text: str | None = None
    style: str | None = None

    @classmethod
    def shown(cls, button: JSON) -> Button:
        copied = (button.get("copy_text") or {}).get("text")
        kind: Kind = "copy" if copied else "url" if button.get("url") else "tap"
        return cls(
            button["text"],
            kind,
            button.get("callback_data"),
            button.get("url"),
            copied,
            button.get("style"),
        )


def accepted(markup: Any) -> JSON | None:
    """A reply_markup as Telegram keeps it; refuses what the Bot API refuses."""
    if markup is None or markup == {}:
        return None
    if not isinstance(markup, dict):
        raise Refusal("object expected as reply markup")
    if "inline_keyboard" in markup:
        rows = _rows(markup["inline_keyboard"], _inline_button)
        return {"inline_keyboard": rows} if rows else None
    if "keyboard" in markup:
        rows = _rows(markup["keyboard"], _reply_button)
        if not rows:
            raise Refusal("reply markup must have at least one button")
        return {**markup, "keyboard": rows}
    if markup.get("remove_keyboard") or markup.get("force_reply"):
        return dict(markup)
    raise Refusal("unexpected reply markup")


def accepted_inline(markup: Any) -> JSON | None:
    """The same for a message that is edited: only buttons below the message."""
    keyboard = accepted(markup)
    if keyboard is not None and "inline_keyboard" not in keyboard:
        raise Refusal("inline keyboard expected")
    return keyboard


def _rows(rows: Any, accept: Any) -> list[list[JSON]]:
    if not isinstance(rows, list | tuple):
        raise Refusal("can't parse reply keyboard markup JSON object")
    kept: list[list[JSON]] = []
    for row in rows:
        if not isinstance(row, list | tuple):
            raise Refusal("can't parse keyboard: row must be an Array")
        if len(row) > MAX_IN_ROW:
            raise Refusal("reply markup is too long: more than 8 buttons in a row")
        if row:
            kept.append([accept(button) for button in row])
    if sum(map(len, kept)) > MAX_IN_ALL:
        raise Refusal("reply markup is too long")
    return kept


def _label(button: JSON) -> None:
    text = button.get("text")
    if not isinstance(text, str) or not text.strip():
        raise Refusal("can't parse keyboard button: Text must be non-empty")
    if button.get("style") not in (None, *STYLES):
        raise Refusal("can't parse keyboard button: invalid style specified")


def _inline_button(button: Any) -> JSON:
    if not isinstance(button, dict):
        raise Refusal("can't parse inline keyboard button: expected an Object")
    _label(button)
    given = [action for action in ACTIONS if button.get(action) is not None]
    if not given:
        raise Refusal("text buttons are unallowed in the inline keyboard")
    if len(given) > 1:
        raise Refusal("can't parse inline keyboard button: exactly one optional field must be used")
    action = given[0]
    value = button[action]
    if action == "callback_data" and (
        not isinstance(value, str) or not 1 <= len(value.encode()) <= 64
    ):
        raise Refusal("BUTTON_DATA_INVALID")
    if action == "url" and not (
        isinstance(value, str) and value.startswith(("http://", "https://", "tg://"))
    ):
        raise Refusal(f"inline keyboard button URL '{value}' is invalid: Unsupported URL protocol")
    if action == "copy_text":
        text = value.get("text") if isinstance(value, dict) else None
        if not isinstance(text, str) or not 1 <= len(text) <= 256:
            raise Refusal("BUTTON_COPY_TEXT_INVALID")
    return dict(button)


def _reply_button(button: Any) -> JSON:
    if isinstance(button, str):
        button = {"text": button}
    if not isinstance(button, dict):
        raise Refusal("can't parse keyboard button: expected an Object")
    _label(button)
    return dict(button)
