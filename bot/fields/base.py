"""What every question of a form can do."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar, Generic, TypeVar, overload

from markupsafe import Markup, escape

from bot.panels import Rows
from bot.texts import shield
from models.errors import Refused
from models.language import Language

if TYPE_CHECKING:
    from telegram import Message

    from bot.forms import Form
    from bot.turn import Turn

T = TypeVar("T")


@dataclass(frozen=True)
class Reading:
    """What an answer was understood as, in the form the draft keeps it (JSON)."""

    value: Any
    complete: bool = True  # False: more may come, the question stays open
    problems: Sequence[Refused] = ()  # what is still to be told; all else was understood


@dataclass(frozen=True)
class Look:
    """Nothing is answered yet: the question is drawn again with another view of its buttons.

    A `problem` says what is still to be told.
    """

    view: str
    problem: Refused | None = None


@dataclass(frozen=True)
class Claim:
    """A piece of a line of words that a question understands, and the words left over.

    With a `view` the piece may mean several things: nothing is answered, but the question opens
    with that view of its buttons. With a `problem` it is no answer: the question, or the one that
    the problem names, is asked next, and why is said. `problems` are to be told besides.
    """

    value: Any
    rest: str
    view: str = ""
    problem: Refused | None = None
    problems: Sequence[Refused] = ()


class Field(ABC, Generic[T]):
    """One question. `read` turns what was said into a value; `load` gives it its type back."""

    name: str

    gathers: ClassVar[bool] = False  # several messages make one answer
    finds: ClassVar[bool] = False  # words are a record that is found by them, or no answer at all
    hears_no: ClassVar[bool] = False  # "no" is an answer, not a way to leave the question
    claims_aside: ClassVar[bool] = False  # takes words of a line also where it is not asked
    keeps_look: ClassVar[bool] = False  # what was tapped so far outlasts a mistake
    claim_order: ClassVar[int] = 0  # who takes a line's words first: the vaguer a kind, the later
    nothing: ClassVar[Any] = None  # what `submit` sees where the question has no answer

    # Sentences: an answer given before, and the button (`.words`: what may be typed) to keep it.
    before_key: ClassVar[str] = "form-before"
    keep_key: ClassVar[str] = "form-keep"

    def __init__(
        self,
        *,
        optional: bool = False,
        aside: bool | Callable[[Mapping[str, Any]], bool] = False,
        when: Callable[[Mapping[str, Any]], bool] | None = None,
    ) -> None:
        """`aside`: never asked by itself; whoever has an answer gives it from the summary.

        Where that depends on other answers, it is `optional` as well.
        """
        self.optional = optional or aside is True
        self.aside = aside
        self.when = when

    def __set_name__(self, owner: type[Form], name: str) -> None:
        self.name = name

    @overload
    def __get__(self, form: None, owner: type[Form]) -> Field[T]: ...
    @overload
    def __get__(self, form: Form, owner: type[Form]) -> T: ...
    def __get__(self, form: Form | None, owner: type[Form]) -> Field[T] | T:
        if form is None:
            return self
        kept = form.answers.get(self.name)
        answer: T = self.nothing if kept is None else self.load(kept)
        return answer

    def applies(self, answers: Mapping[str, Any]) -> bool:
        """Whether the question is asked, given the answers so far."""
        return self.when is None or self.when(answers)

    def stands_aside(self, answers: Mapping[str, Any]) -> bool:
        """Whether the question waits in the summary, given the answers so far."""
        return self.aside if isinstance(self.aside, bool) else self.aside(answers)

    @abstractmethod
    async def read(self, turn: Turn, offered: Any, before: Any) -> Reading | Look:
        """Understand what was written or sent.

        `offered` is what the form proposed to start from, `before` an answer that is
        being gathered or changed. Refused when it is no answer.
        """

    async def tapped(self, turn: Turn, choice: str, before: Any) -> Reading | Look | None:
        """Understand a button of `buttons`; None when it only shows something.

        Refused when it is none of them: what a phone sends is never trusted.
        """
        raise Refused("button-out-of-date")

    def names_one(self, words: str) -> bool:
        """Whether the words are what one of a few answers is called: then they are no command."""
        return False

    def takes(self, message: Message) -> bool:
        """Whether what was sent answers this question, also while something else is asked: a photo."""
        return False

    async def gives_way(self, turn: Turn, to: Field[Any]) -> bool:
        """Whether the words that were typed are no answer here, but one to the next question."""
        return False

    async def claim(self, turn: Turn, words: str, offered: Any) -> Claim | None:
        """Find an answer in one line of words, for a form filled at one go."""
        return None

    async def buttons(
        self, turn: Turn, before: Any, tap: Callable[[str], str], view: str = ""
    ) -> Rows:
        """What may be tapped instead of typed; `tap` makes a button's data from a choice.

        A choice has at most 32 bytes; `view` is that of the `Look` before.
        """
        return ()

    def lacks(self, kept: Any) -> Refused | None:
        """What an answer that is being gathered still needs before the form can go on."""
        return None

    async def so_far(self, turn: Turn, kept: Any, view: str) -> Markup | None:
        """An answer that is being gathered, above its buttons; None: as the summary shows it."""
        return None

    def stays(self, language: Language, view: str) -> Markup | None:
        """What was tapped so far, to be said after a mistake that costs nothing of it."""
        return None

    def keyboard(self, turn: Turn) -> Rows:
        """What the phone shows instead of its letters (`panels.spoken`), where a question needs that.

        Then the question has no buttons: Telegram gives a message one or the other.
        """
        return ()

    def load(self, kept: Any) -> T:
        """The value that `submit` sees, from an answer that is not None."""
        value: T = kept
        return value

    async def remark(self, turn: Turn, kept: Any) -> Markup | None:
        """What the person should know of an answer before it is sent; None where that is nothing."""
        return None

    def at_a_glance(self, language: Language, kept: Any) -> Markup:
        """The answer while something else is asked; cut where it is long, nothing where it is none yet."""
        return self.shown(language, kept)

    def shown(self, language: Language, kept: Any) -> Markup:
        """The answer as the summary shows it."""
        return escape(shield(str(kept)))
