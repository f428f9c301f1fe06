"""Verdicts: whether the words that answer a request say yes or no, and for what reason (3.5)."""

from __future__ import annotations

import enum
import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import groupby
from typing import NamedTuple

from bot import texts
from bot.fields.discount import names_so_much
from models.facts import term

HAN = r"[\u3400-\u9fff\uf900-\ufaff]"
LETTER = rf"(?:(?!{HAN})[^\W_])"
# What only shades an emoji, or joins two: 👍🏽 is 👍.
SHADES = "[\u200b-\u200d\u2060\u2640\u2642\ufe0e\ufe0f\U0001f3fb-\U0001f3ff]+"
TOKEN = re.compile(
    rf"(?P<shade>{SHADES})|(?P<han>{HAN})"
    rf"|(?P<word>{LETTER}+(?:['’`]{LETTER}+)*)|(?P<sign>\n|[^\s])"
)
MARKS = " \t\n,.;:!-–—…~·，。；：！、～"  # between a verdict and its reason
LONG_ENOUGH = 5  # letters of a word that one slip leaves recognisable


class Sense(enum.StrEnum):
    """What a phrase does to a verdict. `sense-….words` in `locales/` lists them, with commas between."""

    YES = "yes"
    NO = "no"
    ASKS = "asks"  # a question, wherever it stands
    BUT = "but"  # limits a yes or takes it back; also what only begins like a no: "no idea"
    HARMLESS = "harmless"  # has a no in it and limits nothing: "don't forget"
    COURTESY = "courtesy"  # may stand before a verdict, and behind one without being a reason
    OPENING = "opening"  # may stand before: "I …"
    CLOSING = "closing"  # may stand behind: "… then"
    BECAUSE = "because"


class Verdict(NamedTuple):
    """Whether it is granted, None where the words leave that open; and what else they say."""

    yes: bool | None
    reason: str = ""


POLITE = (Sense.COURTESY, Sense.OPENING, Sense.CLOSING)


class Token(NamedTuple):
    """A word, a Chinese sign or a mark; `is_apart` where a blank stands before it."""

    kind: str
    folded: str
    start: int
    end: int
    is_apart: bool


Tokens = Sequence[Token]

UNCLEAR = Verdict(None)


def verdict_of(words: str) -> Verdict:
    """Read an answer as a yes, a no or neither; never a guess.

    Case, width, marks, courtesies and small slips count for nothing. A question, a yes with a
    limit, both at once: all that is unclear. What is left of a clear one is its reason.
    """
    tokens = _tokens(words)
    if asks(words):
        return UNCLEAR
    found = _verdict_at(tokens, _behind_openings(tokens, 0))
    if found is None:
        return UNCLEAR
    said, at = found
    end = at
    while found := _verdict_at(tokens, _behind_openings(tokens, end)):
        if found[0] is not said:
            return UNCLEAR
        _, end = found
        # "no no, too many" says it twice; in "rejected: no note" the second is of the reason.
        at = end if _is_over(tokens, end) else at
    rest = tokens[at:]
    if _begins_with_number(rest):
        return UNCLEAR
    reason = _reason(words, rest)
    is_limited = _is_limited(rest) or names_so_much(reason)
    is_both = is_limited if said is Sense.YES else _is_taken_back(rest)
    return UNCLEAR if is_both else Verdict(said is Sense.YES, reason)


def asks(words: str) -> bool:
    """Whether they are a question, which decides nothing."""
    return any(sense is Sense.ASKS for sense, _, _ in _phrases(_tokens(words)))


def may_be_a_reason(words: str) -> bool:
    """Whether words that are no verdict may say why one refuses: nothing of a yes, no question."""
    said = {sense for sense, _, _ in _phrases(_tokens(words))}
    return said.isdisjoint({Sense.YES, Sense.ASKS})


def _verdict_at(tokens: Tokens, at: int) -> tuple[Sense, int] | None:
    """The yes or no that stands here by itself, and where it ends; 好 of 好多人 does not."""
    first = at
    said: Sense | None = None
    while found := _phrase(tokens, at):
        sense, end = found
        if sense not in (Sense.YES, Sense.NO) or said not in (None, sense):
            return None
        if said is Sense.NO and _folded(tokens[at:end]) != _folded(tokens[first:at])[-(end - at) :]:
            return None  # two different ones in one breath may cancel each other
        said, at = sense, end
        if (closed := _behind_closings(tokens, at)) is not None:
            return sense, closed
    return None


def _behind_openings(tokens: Tokens, at: int) -> int:
    while at < len(tokens):
        found = _phrase(tokens, at)
        if found and found[0] in (Sense.COURTESY, Sense.OPENING):
            at = found[1]
        elif tokens[at].kind == "sign" and not found:
            at += 1
        else:
            break
    return at


def _behind_closings(tokens: Tokens, at: int) -> int | None:
    """Where a phrase is over, with the courtesies that belong to it; None where it goes on."""
    end = at
    while (found := _phrase(tokens, end)) and found[0] in (Sense.COURTESY, Sense.CLOSING):
        end = found[1]
    if _is_over(tokens, end) or (tokens[at - 1].kind == "han" and _is_bounded(tokens, end)):
        return end
    return at if _is_bounded(tokens, at) else None


def _is_over(tokens: Tokens, at: int) -> bool:
    return at == len(tokens) or tokens[at].kind == "sign"


def _is_bounded(tokens: Tokens, at: int) -> bool:
    """Whether something new begins here: behind a blank or a mark, in other letters, with "because"."""
    if at == len(tokens) or tokens[at].is_apart or tokens[at].kind != tokens[at - 1].kind:
        return True
    found = _phrase(tokens, at)
    return found is not None and found[0] is Sense.BECAUSE


def _begins_with_number(rest: Tokens) -> bool:
    """ "ok 2 days" may grant two of three."""
    return bool(rest) and rest[0].folded[:1].isdigit()


def _is_limited(rest: Tokens) -> bool:
    """Whether what follows a yes says no, but, only, wait."""
    return any(sense in (Sense.NO, Sense.BUT) for sense, _, _ in _phrases(rest))


def _is_taken_back(rest: Tokens) -> bool:
    """Whether a clause behind a no begins or ends with a yes: "no wait, yes"."""
    for is_mark, group in groupby(rest, lambda token: token.kind == "sign" and not _known(token)):
        clause = [] if is_mark else list(group)
        for sense, start, end in _phrases(clause):
            stands_alone = start == 0 or _is_bounded(clause, start)
            is_at_the_edge = end == len(clause) or (start == 0 and _is_bounded(clause, end))
            if sense is Sense.YES and stands_alone and is_at_the_edge:
                return True
    return False


def _reason(words: str, rest: Tokens) -> str:
    """What was said besides, as it was written; courtesies alone are none."""
    rest = rest[
        next((at for at, token in enumerate(rest) if token.folded not in MARKS), len(rest)) :
    ]
    if (found := _phrase(rest, 0)) and found[0] is Sense.BECAUSE:
        rest = rest[found[1] :]
    polite = {
        at for sense, start, end in _phrases(rest) if sense in POLITE for at in range(start, end)
    }
    told = {at for at, token in enumerate(rest) if token.kind != "sign"}
    return words[rest[0].start :].rstrip() if told - polite else ""


def _phrases(tokens: Tokens) -> Iterator[tuple[Sense, int, int]]:
    """Every known phrase from the beginning on, the longest first, none within another."""
    at = 0
    while at < len(tokens):
        if found := _phrase(tokens, at):
            yield found[0], at, found[1]
            at = found[1]
        else:
            at += 1


def _phrase(tokens: Tokens, at: int) -> tuple[Sense, int] | None:
    """The longest known phrase that begins here, and where it ends."""
    known, longest = _known_phrases()
    for end in range(min(at + longest, len(tokens)), at, -1):
        if sense := known.get(_folded(tokens[at:end])):
            return sense, end
    return None


def _known(token: Token) -> bool:
    return (token.folded,) in _known_phrases()[0]


def _folded(tokens: Tokens) -> tuple[str, ...]:
    return tuple(token.folded for token in tokens)


def _tokens(words: str) -> list[Token]:
    """The pieces of an answer, words that were slightly misspelt put right."""
    pieces = _pieces(words)
    return [
        piece._replace(folded=_put_right(piece.folded)) if piece.kind == "word" else piece
        for piece in pieces
    ]


def _pieces(words: str) -> list[Token]:
    found: list[Token] = []
    behind = 0
    for match in TOKEN.finditer(words):
        if match.lastgroup == "shade":
            behind = match.end() if behind == match.start() else behind
            continue
        folded = unicodedata.normalize("NFKC", match[0]).casefold()
        folded = re.sub("['’`]", "", folded) if match.lastgroup == "word" else folded
        is_apart = match.start() > behind
        found.append(Token(str(match.lastgroup), folded, match.start(), match.end(), is_apart))
        behind = match.end()
    return found


@cache
def _known_phrases() -> tuple[dict[tuple[str, ...], Sense], int]:
    """All phrases of all languages, and how many tokens the longest has."""
    known = {
        _folded(_pieces(phrase.strip())): sense
        for sense in Sense
        for listed in sorted(texts.in_every_language(f"{term(sense)}.words"))
        for phrase in listed.split(",")
    }
    return known, max(map(len, known))


# Slips of the thumb.


def _put_right(word: str) -> str:
    """okk is ok, aprove is approve; a word that is none of ours stays as it is."""
    verdicts = _verdict_words()
    if word in verdicts or (word,) in _known_phrases()[0]:
        return word
    for meant in verdicts:
        if _squeezed(meant) == _squeezed(word):
            return meant
    if len(word) >= LONG_ENOUGH:
        for meant in verdicts:
            if len(meant) >= LONG_ENOUGH and meant[0] == word[0] and _is_one_slip(word, meant):
                return meant
    return word


@cache
def _verdict_words() -> tuple[str, ...]:
    """The words that are a yes or a no all by themselves."""
    known, _ = _known_phrases()
    return tuple(
        phrase[0]
        for phrase, sense in known.items()
        if len(phrase) == 1 and sense in (Sense.YES, Sense.NO) and phrase[0].isascii()
    )


def _squeezed(word: str) -> str:
    """Each letter once where it stands several times in a row."""
    return "".join(letter for letter, _ in groupby(word))


def _is_one_slip(said: str, meant: str) -> bool:
    """Whether one letter is missing, too many, another, or two have changed places."""
    if abs(len(said) - len(meant)) > 1:
        return False
    start = next(
        (at for at, (a, b) in enumerate(zip(said, meant, strict=False)) if a != b), len(said)
    )
    left, right = said[start:], meant[start:]
    swapped = right[1:2] + right[:1] + right[2:]
    return left in (right[1:], swapped) or left[1:] in (right, right[1:])
