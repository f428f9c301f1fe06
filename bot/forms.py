"""A conversation as a list of questions: how a form goes on, without Telegram or a database."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, ClassVar

from markupsafe import Markup

from bot import texts
from bot.fields import Field
from models.language import Language

if TYPE_CHECKING:
    from bot.panels import Rows
    from bot.turn import Turn
    from models.drafts import Draft
    from models.errors import Refused

Answers = Mapping[str, Any]
HELP_AFTER = 3  # wrong answers in a row
TITLE = "title"  # beside what the questions of a draft are offered: more facts of its title


@dataclass(frozen=True)
class Then:
    """The form that is asked next, where sending one leads to another."""

    form: type[Form]
    subject: str


@dataclass(frozen=True)
class Becomes:
    """What the panel turns into once the form was sent: a sentence or a card; and what comes then."""

    key: str
    about: str | None = None
    then: Then | None = None


class Form(ABC):
    """Subclass it, list the fields, and say in `submit` what the answers are for.

    Sentences: `<name>-title`, `<name>-<field>` with the attributes `.label` and maybe `.hint`.
    """

    name: ClassVar[str]
    at_once: ClassVar[bool] = False  # sent with the last answer: there is nothing to look over
    new_each_time: ClassVar[bool] = False  # without a subject: a visit, an order, one after another
    known: ClassVar[dict[str, type[Form]]] = {}

    def __init_subclass__(cls, *, name: str) -> None:
        cls.name = name
        Form.known[name] = cls

    def __init__(self, subject: str, answers: Answers) -> None:
        self.subject = subject
        self.answers = answers

    @classmethod
    def facts(cls, subject: str) -> dict[str, Any]:
        """What the title may mention of the thing the form is about."""
        return {}

    @classmethod
    def fields(cls) -> dict[str, Field[Any]]:
        """The questions by name, in their order; more may come from the company's rules."""
        return {name: field for name, field in vars(cls).items() if isinstance(field, Field)}

    @classmethod
    def said(cls, language: Language, name: str, part: str = "") -> Markup:
        """The words of a question, or a `part` of them: `label`, `hint`, `offered` …"""
        return texts.t(language, cls._key(name, part))

    @classmethod
    def has_said(cls, name: str, part: str) -> bool:
        """Whether a question has that part."""
        return texts.has(cls._key(name, part))

    @classmethod
    def _key(cls, name: str, part: str) -> str:
        return f"{cls.name}-{name}" + (part and f".{part}")

    @abstractmethod
    async def submit(self, turn: Turn) -> Becomes:
        """Do what the answers are for. `Refused` with a field asks that question again."""

    @classmethod
    def questions(cls, answers: Answers) -> list[str]:
        """The questions to ask, given what was answered so far."""
        return [name for name, field in cls.fields().items() if field.applies(answers)]

    @classmethod
    async def follows(cls, turn: Turn, answers: Answers) -> Answers:
        """Answers that follow from those given and need not be asked; nothing that was said."""
        return {}

    @classmethod
    async def check(cls, turn: Turn, subject: str, answers: Answers, name: str) -> None:
        """`Refused` when an answer just given cannot stand; that question is asked again."""
        return

    @classmethod
    async def as_of_now(cls, turn: Turn, subject: str, answers: Answers) -> Answers:
        """The answers as they are whenever the summary is shown: a price may not be what it was.

        Never when it is sent: `before_sending` has to say first what is different.
        """
        return answers

    @classmethod
    async def beside(cls, turn: Turn, subject: str, name: str) -> Markup | None:
        """What to look at while a question is answered, above its words."""
        return None

    @classmethod
    async def before_sending(cls, turn: Turn, subject: str, answers: Answers) -> Sequence[Markup]:
        """What the person should know of all the answers together, below the summary.

        `Refused` when they cannot stand: the summary says so, or its field is asked again.
        """
        return ()

    @classmethod
    async def ways_out(cls, turn: Turn, draft: Draft, refusal: Refused) -> Rows:
        """What may be done instead, where a rule refused the form."""
        return ()


@dataclass(frozen=True)
class Progress:
    """How far a form has come. `asking` is None at the summary."""

    answers: Answers
    asking: str | None = None
    changing: bool = False  # one answer is changed from the summary, then back to it
    wrong: int = 0

    @property
    def needs_help(self) -> bool:
        return self.wrong >= HELP_AFTER


# What can happen to a form.


@dataclass(frozen=True)
class Begun:
    """Opened, or opened again."""


@dataclass(frozen=True)
class Given:
    """An answer, as the draft keeps it. Until it is complete the same question stays open."""

    value: Any
    complete: bool = True


@dataclass(frozen=True)
class Skipped:
    """The question is left without an answer; only optional ones are."""


@dataclass(frozen=True)
class Kept:
    """An answer given before stays as it is."""


@dataclass(frozen=True)
class WentBack:
    """To the question before."""


@dataclass(frozen=True)
class Changes:
    """One answer is to be given anew, all others stay."""

    field: str


@dataclass(frozen=True)
class Corrected:
    """An answer given before was put right where it was written; the place in the form stays."""

    field: str
    value: Any
    complete: bool = True


@dataclass(frozen=True)
class Mistaken:
    """What was said is no answer to the question."""


Event = Begun | Given | Skipped | Kept | WentBack | Changes | Corrected | Mistaken


def step(form: type[Form], progress: Progress, event: Event) -> Progress:
    """How a form goes on. An event that does not fit changes nothing."""
    asking = progress.asking
    match event:
        case Begun():
            return _stay(form, progress)
        case Given(value, complete) if asking:
            answered = replace(progress, answers={**progress.answers, asking: value}, wrong=0)
            return _onward(form, answered) if complete else _stay(form, answered)
        case Skipped() if asking and form.fields()[asking].optional:
            return _onward(
                form, replace(progress, answers={**progress.answers, asking: None}, wrong=0)
            )
        case Kept() if asking and is_answered(form, progress.answers, asking):
            return _onward(form, replace(progress, wrong=0))
        case WentBack() if (
            asking and progress.changing and is_answered(form, progress.answers, asking)
        ):
            return _onward(form, replace(progress, wrong=0))
        case WentBack() if asking and (before := previous(form, progress)):
            return replace(progress, asking=before, wrong=0)
        case Changes(field) if field in form.questions(progress.answers):
            return replace(progress, asking=field, changing=asking is None, wrong=0)
        case Corrected(field, value, complete) if field == asking:
            return step(form, progress, Given(value, complete))
        case Corrected(field, value) if field in form.questions(progress.answers):
            return _stay(form, replace(progress, answers={**progress.answers, field: value}))
        case Mistaken() if asking:
            return replace(progress, wrong=progress.wrong + 1)
    return progress


def asked(form: type[Form], progress: Progress) -> list[str]:
    """The questions that are asked one after the other; one aside only while it is asked."""
    questions, fields = form.questions(progress.answers), form.fields()
    return [
        name
        for name in questions
        if not fields[name].stands_aside(progress.answers) or name == progress.asking
    ]


def previous(form: type[Form], progress: Progress) -> str | None:
    """The question before the one that is asked."""
    questions = asked(form, progress)
    if progress.asking not in questions:
        return None
    at = questions.index(progress.asking)
    return questions[at - 1] if at else None


def is_answered(form: type[Form], answers: Answers, name: str) -> bool:
    """Whether nothing is left to say to a question; only an optional one is left without words."""
    field = form.fields()[name]
    if name not in answers:
        return field.stands_aside(answers)
    if answers[name] is None:
        return field.optional
    return field.lacks(answers[name]) is None


def _stay(form: type[Form], progress: Progress) -> Progress:
    """At the question that is asked, if it still is one."""
    answers = _needed(form, progress.answers)
    if progress.asking in form.questions(answers):
        return replace(progress, answers=answers)
    return _onward(form, progress)


def _onward(form: type[Form], progress: Progress) -> Progress:
    """To the next question without an answer, or the summary."""
    answers = _needed(form, progress.answers)
    open_ones = [name for name in form.questions(answers) if not is_answered(form, answers, name)]
    return replace(
        progress,
        answers=answers,
        asking=open_ones[0] if open_ones else None,
        changing=progress.changing and bool(open_ones),
    )


def _needed(form: type[Form], answers: Answers) -> Answers:
    """The answers without those that no longer apply."""
    left = dict(answers)
    while superfluous := left.keys() - set(form.questions(left)):
        for name in superfluous:
            del left[name]
    return left
