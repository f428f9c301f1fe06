"""A question answered with a phone number, typed or as a shared contact."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import phonenumbers
from markupsafe import Markup, escape
from phonenumbers import Leniency, PhoneNumberFormat, PhoneNumberMatcher, PhoneNumberType

from bot import texts
from bot.fields.base import Claim, Field, Reading
from bot.fields.choice import without
from models import names, policy
from models.errors import Refused
from models.language import Language

if TYPE_CHECKING:
    from bot.turn import Turn


class Phone(Field[str]):
    """A number of any country; without a prefix one of the company's. Kept as E.164."""

    async def read(self, turn: Turn, offered: Any, before: Any) -> Reading:
        country = policy.current().company.country
        contact = turn.message.contact if turn.message else None
        said = contact.phone_number if contact else turn.words
        number = names.e164(said, country)
        if number is None and contact:
            # Telegram leaves the + out where the contact is somebody of its own.
            number = names.e164(f"+{said}", country)
        if number is None:
            key = "field-phone-unclear" if said else "field-phone-only"
            raise Refused(key, words=texts.clip(said, 60), example=_example(country))
        return Reading(number)

    async def claim(self, turn: Turn, words: str, offered: Any) -> Claim | None:
        """The only number in the line that can be one of a phone."""
        country = policy.current().company.country
        found = list(PhoneNumberMatcher(words, country, Leniency.VALID))
        if len(found) != 1:
            return None
        [match] = found
        number = phonenumbers.format_number(match.number, PhoneNumberFormat.E164)
        return Claim(number, without(words, match.start, match.end))

    def shown(self, language: Language, kept: Any) -> Markup:
        return escape(names.phone_shown(kept, policy.current().company.country))


def _example(country: str) -> str:
    """A mobile number as the country writes them."""
    number = phonenumbers.example_number_for_type(country, PhoneNumberType.MOBILE)
    # Somewhere without phones of its own, any number with its prefix shows how.
    return (
        phonenumbers.format_number(number, PhoneNumberFormat.NATIONAL)
        if number
        else "+8613123456789"
    )
