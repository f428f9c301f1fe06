"""The three languages Fieldbook speaks."""

from __future__ import annotations

import enum


class Language(enum.StrEnum):
    EN = "en"
    ZH_HANS = "zh-Hans"
    ZH_HANT = "zh-Hant"

    @classmethod
    def closest(cls, tag: str | None) -> Language:
        """The language nearest to a tag such as Telegram's `zh-hk` or `en-GB`; English otherwise."""
        tag = (tag or "").lower().replace("_", "-")
        if not tag.startswith("zh"):
            return cls.EN
        traditional = any(part in ("hant", "tw", "hk", "mo") for part in tag.split("-"))
        return cls.ZH_HANT if traditional else cls.ZH_HANS
