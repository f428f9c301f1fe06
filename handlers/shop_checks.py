"""Shop checks: the company's checklists, asked as questions of a visit (6.2)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, ClassVar

from markupsafe import Markup, escape

from bot import texts
from bot.fields import Choice, Claim, Field, Number, Option, Photo, Photos, YesNo
from bot.fields.option import short
from bot.panels import View
from bot.turn import Turn
from models import policy
from models.albums import LONGEST_CAPTION
from models.language import Language
from models.policy_sales import Check
from models.visits import Purpose, Visit

CHECKS_TAKE = 1200  # UTF-16 units of a visit's card

Answers = Mapping[str, Any]
Words = Mapping[Language, str]


class KindOfShop(Option):
    """Claimed after the purpose, of which it is a part."""

    claim_order: ClassVar[int] = 1


class NumberOnTheWalk(Number):
    """A number in a line of words says what came of the visit: which question it answers is unclear."""

    async def claim(self, turn: Turn, words: str, offered: Any) -> Claim | None:
        return None


@dataclass(frozen=True)
class Item:
    """One question of a checklist."""

    checklist: str
    check: Check

    @property
    def name(self) -> str:
        """Its name in a form: short whatever the company calls it, for 32 bytes of a button.

        Another kind of answer or other choices make another question: what was answered to the
        one before is no answer to it.
        """
        choices = sorted(short(*words.values()) for words in self.check.choices)
        return f"check-{short(self.checklist, self.check.key, self.check.answer, *choices)}"

    def field(self) -> Field[Any]:
        common: dict[str, Any] = {"optional": self.check.optional, "when": self.is_asked}
        match self.check.answer:
            case "yes_no":
                return Choice(YesNo, claims=False, **common)
            case "number":
                return NumberOnTheWalk(whole=False, **common)
            case "choice":
                choices = {short(*words.values()): words for words in self.check.choices}
                return Option(lambda: choices, claims=False, **common)
            case "photo":
                return Photos(**common)

    def is_asked(self, answers: Answers) -> bool:
        shop = policy.current().visits.shops.get(kind_of_shop(answers) or "")
        return is_shop_check(answers) and shop is not None and shop.checklist == self.checklist

    def answer(self, kept: Any) -> Any:
        """The answer as a visit keeps it: words in every language, however the company changes them."""
        if kept is None:
            return None
        match self.check.answer:
            case "yes_no":
                return kept == YesNo.YES
            case "number":
                return kept
            case "choice":
                said = (words for words in self.check.choices if short(*words.values()) == kept)
                return dict(next(said))
            case "photo":
                return len(kept)


def items() -> dict[str, Item]:
    """Every question of every checklist, by its name in the form."""
    checklists = policy.current().visits.checklists
    each = [Item(name, check) for name, checks in checklists.items() for check in checks]
    return {item.name: item for item in each}


def kinds_of_shop() -> Mapping[str, Words]:
    """What the company calls each kind (6.2), by its key."""
    return {key: shop.name for key, shop in policy.current().visits.shops.items()}


def is_shop_check(answers: Answers) -> bool:
    return bool(answers.get("purpose") == Purpose.SHOP_CHECK)


def kind_of_shop(answers: Answers) -> str | None:
    """The kind that was answered, or that the customer is known to be."""
    customer = answers.get("customer") or {}
    return answers.get("shop") or customer.get("shop")


def answers_of(answers: Answers) -> list[dict[str, Any]]:
    """What was found on the walk, with the questions as they were asked."""
    return [
        {"question": dict(item.check.question), "answer": item.answer(answers.get(name))}
        for name, item in items().items()
        if item.is_asked(answers)
    ]


def photos_of(answers: Answers, language: Language) -> Iterator[Photo]:
    """The photos of the walk, each under its question."""
    for name, item in items().items():
        if item.check.answer == "photo" and item.is_asked(answers):
            for photo in answers.get(name) or ():
                said = [item.check.question[language], photo["caption"]]
                caption = texts.clip(" · ".join(words for words in said if words), LONGEST_CAPTION)
                yield Photo(photo["file_id"], caption)


def found(view: View, visit: Visit) -> Markup:
    """What was found, a line for each question; cut where it is more than a message holds."""
    lines = [
        view.t(
            "visit-check",
            question=one["question"][view.reader.speaks],
            answer=_in_words(view, one["answer"]),
        )
        for one in visit.checks
    ]
    whole = Markup("\n").join(lines)
    return escape(texts.clip(texts.plain(whole), CHECKS_TAKE))


async def quota(view: View, visit: Visit) -> Markup | None:
    """How far the author has come with the day's shops of this kind."""
    shop = policy.current().visits.shops.get(visit.shop or "")
    if shop is None or visit.shop is None:
        return None
    done = await Visit.shops_checked(view.session, visit.author_id, visit.day, visit.shop)
    return view.t(
        "visit-quota", shop=shop.name[view.reader.speaks], done=done, quota=shop.daily_quota
    )


def _in_words(view: View, answer: Any) -> Markup | str:
    match answer:
        case None:
            return view.t("form-nothing")
        case bool():
            return view.t("yesno-yes" if answer else "yesno-no")
        case int():
            return view.t("field-photos-shown", count=answer)
        case dict():
            return str(answer[view.reader.speaks])
    return f"{Decimal(answer):,f}"
