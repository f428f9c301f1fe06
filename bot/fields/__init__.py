"""The kinds of question a form can ask."""

from bot.fields.base import Claim, Field, Reading
from bot.fields.text import Text

__all__ = ["Claim", "Field", "Reading", "Text"]
