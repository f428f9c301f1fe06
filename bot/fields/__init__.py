"""The kinds of question a form can ask."""

from bot.fields.amount import Amount
from bot.fields.base import Claim, Field, Look, Reading
from bot.fields.choice import Choice, YesNo
from bot.fields.day import Day, today, tomorrow
from bot.fields.files import Files
from bot.fields.next_step import NextStep, Step
from bot.fields.number import Number
from bot.fields.option import Option
from bot.fields.phone import Phone
from bot.fields.photos import Photo, Photos
from bot.fields.pick import Pick
from bot.fields.span import HalfDays
from bot.fields.text import Text
from bot.fields.where import Where

__all__ = [
    "Amount",
    "Choice",
    "Claim",
    "Day",
    "Field",
    "Files",
    "HalfDays",
    "Look",
    "NextStep",
    "Number",
    "Option",
    "Phone",
    "Photo",
    "Photos",
    "Pick",
    "Reading",
    "Step",
    "Text",
    "Where",
    "YesNo",
    "today",
    "tomorrow",
]
