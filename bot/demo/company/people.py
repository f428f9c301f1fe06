"""Who works in the try-out's company, and whom each answers to."""

from __future__ import annotations

from dataclasses import dataclass

from models.language import Language
from models.positions import Position

EN, HANS, HANT = Language.EN, Language.ZH_HANS, Language.ZH_HANT
FIRST_NUMBER = 1001  # on Telegram; the others follow in this order


@dataclass(frozen=True)
class Person:
    name: str
    position: Position
    superior: str | None
    language: Language


# Whoever is named as a superior comes first.
COMPANY = [
    Person("陈建国", Position.GENERAL_MANAGER, None, HANS),
    Person("Diana Reed", Position.DIRECTOR, "陈建国", EN),
    Person("王芳", Position.SUPERVISOR, "Diana Reed", HANS),
    Person("Hugo Lang", Position.SUPERVISOR, "Diana Reed", EN),
    Person("李伟", Position.REPRESENTATIVE, "王芳", HANS),
    Person("张敏", Position.REPRESENTATIVE, "王芳", HANS),
    Person("林雅婷", Position.REPRESENTATIVE, "王芳", HANT),
    Person("Mei Carter", Position.REPRESENTATIVE, "Hugo Lang", EN),
    Person("Tom Baker", Position.REPRESENTATIVE, "Hugo Lang", EN),
    Person("赵强", Position.REPRESENTATIVE, "Hugo Lang", HANS),
    Person("周静", Position.FINANCE, "陈建国", HANS),
    Person("吴刚", Position.WORKS, "陈建国", HANS),
    Person("Helen Price", Position.HR, "陈建国", EN),
    Person("Emma Clark", Position.SALES_ADMIN, "Diana Reed", EN),
]

BOSS, DIRECTOR, FINANCE, WORKS, SALES_ADMIN = "陈建国", "Diana Reed", "周静", "吴刚", "Emma Clark"
SELLERS = [one.name for one in COMPANY if one.position is Position.REPRESENTATIVE]
SUPERVISORS = [one.name for one in COMPANY if one.position is Position.SUPERVISOR]
SUPERIOR = {one.name: one.superior for one in COMPANY if one.superior}
LANGUAGE = {one.name: one.language for one in COMPANY}
