"""When an order is delivered and paid, in the words of a chat: 周五送, 月结30天, net 30."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal

from bot.fields.numerals import numeral
from models.order_terms import MOST_DAYS, Terms, TermsKind

_DELIVER = re.compile(
    r"^(?:(?:deliver(?:y|ed)?|ship|needed|due|送货|交货|要货|到货|送到)[ :：]*)?"
    r"(?:(?:by|before|on|for|at)[ ]+)?(?P<day>.+?)(?:[ ]*(?:之前|以前|前))?[ ]*"
    r"(?:给?送货|给?送到|送达|给?送|到货|要货|交货|发货|交付|要|到|deliver(?:y|ed)?)?(?:过去|过来|上门)?$",
    re.I,
)


def day_of_delivery(words: str) -> str | None:
    """The day in 周五送, delivery friday; None where nothing but a day may be said."""
    said = _DELIVER.match(unicodedata.normalize("NFKC", words).strip())
    return said["day"] if said and said["day"] != words else None


_ONLY_DAYS = re.compile(r"[0-9]{1,3} ?(?:天|日|days?)?")
_IN_ADVANCE = re.compile(
    r"款到发货|先款后货|预付(?:款|全款)?|全款预付|现款现货|先付款|款到發貨|預付款?|(?:发货前|發貨前)付(?:款|清)?"
    r"|(?:paid |payment )?in advance|prepaid|prepayment|advance(?: payment)?|before (?:shipment|shipping)"
)
_ON_DELIVERY = re.compile(
    r"货到付款|到付|货到即付|现结|現結|貨到付款|cash on delivery|cod|(?:payment )?on delivery"
)
_DAYS = re.compile(
    r"(?:账期|帳期|赊账?|net|after|within|(?:货到|貨到|到货|到貨|收货|收貨|验收|驗收)[后後]?)?[ :]*"
    r"(?P<days>[^ ]{1,5}?) ?(?:天|日|days?)?[后後内內]?"
    r"(?:付款?|付清|账期|帳期| after delivery| from delivery)?"
)
_MONTH_END = re.compile(
    r"(?:月结|月結|eom|(?:end of )?month ?end|月底)[ +]*(?:(?P<days>[^ ]{1,5}?) ?(?:天|日|days?)?付?)?"
    r"|(?P<behind>[^ ]{1,5}) days? after the end of the month"
    r"|at the end of the month of delivery|(?:月结|月結)\(当月底\)|(?:月结|月結)\(當月底\)"
)


def is_only_days(words: str) -> bool:
    """30天 in a line of other words may be anything."""
    return _ONLY_DAYS.fullmatch(_plain(words)) is not None


def _plain(words: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", words).casefold().split()).strip(" .。,，")


def terms_said(words: str) -> Terms | None:
    """When it is to be paid, in the words of a chat; None where they say nothing of it."""
    said = _plain(words)
    if _IN_ADVANCE.fullmatch(said):
        return Terms(TermsKind.IN_ADVANCE)
    if _ON_DELIVERY.fullmatch(said):
        return Terms(TermsKind.ON_DELIVERY)
    for kind, pattern in ((TermsKind.MONTH_END, _MONTH_END), (TermsKind.DAYS, _DAYS)):
        if not (match := pattern.fullmatch(said)):
            continue
        said_days = next((one for one in match.groups() if one), None)
        number = numeral(said_days) if said_days else (Decimal(), "")
        if number and not number[1] and 0 <= number[0] <= MOST_DAYS and number[0] % 1 == 0:
            return Terms(kind, int(number[0]))
    return None
