"""The kinds of question a form can ask."""

from bot.fields.base import Claim, Field, Look, Reading
from bot.fields.choice import Choice
from bot.fields.day import Day, today, tomorrow
from bot.fields.number import Number
from bot.fields.photos import Photo, Photos
from bot.fields.text import Text

__all__ = [
    "Choice",
    "Claim",
    "Day",
    "Field",
    "Look",
    "Number",
    "Photo",
    "Photos",
    "Reading",
    "Text",
    "today",
    "tomorrow",
]
