"""What was promised, held against what people said, what the database keeps and what the chats show."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession
from structlog.typing import EventDict

from bot.sandbox.chats import Message
from bot.sandbox.telegram import Telegram
from bot.sender import AT_ONCE
from models.answers import Answer
from models.inbox import Incoming, Received
from models.leave import LeaveRequest
from models.notes import Note
from models.outbox import Act, Delivery, Outgoing, Urgency
from models.reports import Report, ReportVersion
from tests.faults.people import LetBe, Said
from tests.faults.storm import Attempt, Ledger

Rows = dict[int, Outgoing]
Tries = dict[int, list[Attempt]]
"""The calls that were made for a row, or to a chat."""

AROUND, LONG = 8, 60  # messages of a chat that a case is shown with, and characters of each


@dataclass
class Findings:
    """How often each promise was broken, and the first cases of it in words."""

    broken: Counter[str]
    cases: list[str]
    figures: dict[str, float]

    @property
    def is_well(self) -> bool:
        return not any(self.broken.values())


async def audit(
    session: AsyncSession,
    telegram: Telegram,
    ledger: Ledger,
    said: Said,
    logs: Sequence[EventDict],
) -> Findings:
    """Every promise, each with the number of times it was broken; `logs` is what the bot logged."""
    rows = {row.id: row for row in await session.scalars(select(Outgoing))}
    by_row: Tries = defaultdict(list)
    by_chat: Tries = defaultdict(list)
    for attempt in ledger.attempts:
        by_row[attempt.outgoing].append(attempt)
        by_chat[rows[attempt.outgoing].chat_id].append(attempt)
    promises: dict[str, Iterator[str]] = {
        "silent duplicates": silent_duplicates(rows, by_row),
        "messages nobody owed": from_nowhere(telegram, by_chat),
        "sent inside a retry_after": sent_while_waiting(by_chat),
        "sent while everybody waits": sent_while_all_wait(ledger.attempts, rows),
        "out of order in a chat": out_of_order(by_chat, ledger.stood_before),
        "neither delivered nor listed": neither_sent_nor_listed(rows),
        "dropped without need": dropped_without_need(rows, by_row),
        "given up without need": given_up_without_need(rows, by_row),
        "marked as sent, and not in the chat": not_there(rows, by_row),
    }
    broken: Counter[str] = Counter()
    cases: list[str] = []
    for promise, found in promises.items():
        _count(broken, cases, promise, list(found))
    losses = {chat: lost_twice(tries) for chat, tries in by_chat.items()}
    _count(broken, cases, "waited in vain for nothing that was lost", beyond(said.let_be, losses))
    copies = {chat: came_twice(tries) for chat, tries in by_chat.items()}
    _count(broken, cases, "answers not taken, to no second copy", beyond(said.not_taken, copies))
    _count(broken, cases, "faults that never happened", list(ledger.never_struck))
    errors = [str(line) for line in logs if line["log_level"] in ("error", "critical")]
    _count(broken, cases, "errors logged", errors)
    for promise, wrong in (await effects(session, telegram, said)).items():
        _count(broken, cases, promise, wrong)
    states = Counter(row.state for row in rows.values())
    again = sum(len([a for a in tries if a.made_a_message]) > 1 for tries in by_row.values())
    figures: dict[str, float] = {
        "messages owed": len(rows),
        **{f"messages {state}": states[state] for state in Delivery},
        "second copies, which say so": again,
        **{f"struck: {kind}": times for kind, times in ledger.struck.items()},
    }
    return Findings(broken, cases, figures)


def _count(broken: Counter[str], cases: list[str], promise: str, found: list[str]) -> None:
    broken[promise] = len(found)
    cases += [f"{promise}: {case}" for case in found[:5]]


def silent_duplicates(rows: Rows, by_row: Tries) -> Iterator[str]:
    """A second copy is no duplicate only where the one before was in doubt, and it says what it is:
    by the same reference on both, or by a line of its own."""
    for number, tries in by_row.items():
        made = [one for one in tries if one.made_a_message]
        for first, second in pairwise(made):
            # An album and a copy have no words of ours; both are never made twice.
            words = str(second.call.params.get("text", ""))
            row = rows[number]
            # A change that came anew stands for the message that it was to change.
            mark = (rows[row.target_id] if row.target_id else row).reference
            says_so = "↻" in words or (mark in words and mark in str(first.call.params.get("text")))
            if not first.was_uncertain or not says_so:
                yield f"{rows[number].key or 'an answer'} ({number}): {words!r}"


def from_nowhere(telegram: Telegram, by_chat: Tries) -> Iterator[str]:
    """Every message in a chat came of a row of the outbox."""
    for chat in telegram.people:
        there, made = len(telegram.sent(chat)), sum(one.made_a_message for one in by_chat[chat])
        if there != made:
            yield f"chat {chat} has {there} messages, {made} were made"


def sent_while_waiting(by_chat: Tries) -> Iterator[str]:
    """No call for a chat that was told to wait, before that was over."""
    for chat, tries in by_chat.items():
        until: datetime | None = None
        for one in tries:
            if until and one.call.at < until:
                yield f"chat {chat}: {one.call.method} at {one.call.at}, told to wait until {until}"
            until = max(filter(None, (until, one.waits_until)), default=None)


def sent_while_all_wait(attempts: Sequence[Attempt], rows: Rows) -> Iterator[str]:
    """Telegram does not say that it means everybody: two chats have to be told, then all wait.

    What was under way at that moment (as many as are sent at once) cannot be called back.
    """
    until: datetime | None = None
    told: set[int] = set()
    inside = 0
    for one in attempts:
        if until is None or one.call.at >= until:
            until, told, inside = (one.waits_until if one.for_everybody else None), set(), 0
        if until and one.waits_until:
            told.add(rows[one.outgoing].chat_id)
        if until and one.call.method == "sendMessage" and len(told) > 1:
            inside += 1
            if inside > AT_ONCE:
                yield f"{one.call.method} at {one.call.at}, all wait until {until}"


def out_of_order(by_chat: Tries, stood_before: dict[int, set[int]]) -> Iterator[str]:
    """In a chat nothing is tried before what was owed earlier is settled."""
    for chat, tries in by_chat.items():
        for first, second in pairwise(tries):
            seen = stood_before.get(first.outgoing)
            if second.outgoing < first.outgoing and (seen is None or second.outgoing in seen):
                yield f"chat {chat}: {first.outgoing} before {second.outgoing}"


def neither_sent_nor_listed(rows: Rows) -> Iterator[str]:
    """All was delivered, or the administrator was told of it; what was overtaken is nobody's loss."""
    settled = (Delivery.SENT, Delivery.DROPPED)  # what was dropped: `dropped_without_need`
    for row in rows.values():
        if row.state not in settled and not row.listed and row.key != "undelivered-alert":
            yield f"{row.id} {row.key} {row.state} {row.error}"


def dropped_without_need(rows: Rows, by_row: Tries) -> Iterator[str]:
    """Nobody leaves this company or loses a right in it: there are few reasons to say nothing."""
    for row in rows.values():
        if row.state is Delivery.DROPPED:
            reason = REASONS.get(row.error or "")
            if not (reason and reason(row, rows, by_row)):
                yield f"{row.id} {row.act} {row.key}: {row.error}"


def is_overtaken(row: Outgoing, rows: Rows, _by_row: Tries) -> bool:
    """The same card came later into the same chat."""
    return any(
        (other.chat_id, other.key, other.about) == (row.chat_id, row.key, row.about)
        and other.id > row.id
        and other.state is not Delivery.DROPPED
        for other in rows.values()
    )


def takes_away_nothing(row: Outgoing, rows: Rows, by_row: Tries) -> bool:
    """The bot never knew of the message that was to go."""
    known = [one for one in by_row[row.target_id or 0] if not one.was_uncertain]
    return row.act is Act.DELETE and not any(one.made_a_message for one in known)


REASONS: dict[str, Callable[[Outgoing, Rows, Tries], bool]] = {
    "overtaken before it was sent": is_overtaken,
    "it was never sent": takes_away_nothing,
}


def given_up_without_need(rows: Rows, by_row: Tries) -> Iterator[str]:
    """Telegram refuses nothing here, and what can say that it comes again is lost twice."""
    for row in rows.values():
        lost = sum(one.is_in_doubt for one in by_row[row.id])
        comes_again = row.act.has_words_of_ours and row.urgency < Urgency.BULK
        if row.state is Delivery.DEAD or (row.state is Delivery.UNKNOWN and lost < 1 + comes_again):
            yield f"{row.id} {row.act} {row.key}: {row.state}, {row.error}"


def lost_twice(tries: Sequence[Attempt]) -> list[datetime]:
    """When messages to a chat were in doubt for the second time: they are not sent once more."""
    return _nth(2, [one for one in tries if one.is_in_doubt])


def came_twice(tries: Sequence[Attempt]) -> list[datetime]:
    """When messages to a chat came for the second time."""
    return _nth(2, [one for one in tries if one.made_a_message])


def _nth(number: int, tries: Sequence[Attempt]) -> list[datetime]:
    times: Counter[int] = Counter()
    found = []
    for one in tries:
        times[one.outgoing] += 1
        if times[one.outgoing] == number:
            found.append(one.call.at)
    return found


def beyond(let_be: Sequence[LetBe], excuses: dict[int, list[datetime]]) -> list[str]:
    """Each has an excuse of its own, in its chat and within its time; those that have none."""
    left = {chat: sorted(moments) for chat, moments in excuses.items()}
    found = []
    for one in sorted(let_be, key=lambda one: one.until):
        mine = next((at for at in left.get(one.chat, ()) if one.since <= at <= one.until), None)
        if mine is None:
            found.append(f"chat {one.chat}, {one.since} to {one.until}: {', '.join(one.words)}")
        else:
            left[one.chat].remove(mine)
    return found


def not_there(rows: Rows, by_row: Tries) -> Iterator[str]:
    for row in rows.values():
        if (
            row.state is Delivery.SENT
            and not any(
                one.call.status == 200 or "not modified" in one.call.description
                for one in by_row[row.id]
            )
            and not any("to delete not found" in one.call.description for one in by_row[row.id])
        ):
            yield f"{row.id} {row.act} {row.key}"


def around(telegram: Telegram, words: str) -> Sequence[Message]:
    """The messages of the chat in which it was said, from a few before it to a few after."""
    for person in telegram.people.values():
        messages = person.chat.messages
        at = next((i for i, one in enumerate(messages) if one.out and one.text == words), None)
        if at is not None:
            return messages[max(0, at - AROUND) : at + AROUND]
    return ()


def as_shown(messages: Sequence[Message]) -> str:
    return " | ".join(
        ("> " if one.out else "") + ("(gone) " if one.deleted else "") + one.text[:LONG]
        for one in messages
    )


async def effects(session: AsyncSession, telegram: Telegram, said: Said) -> dict[str, list[str]]:
    """What people said, and how often it stands in the records: once each; where not, with what their
    chat showed around it."""
    reports = (await session.scalars(select(Report))).all()
    # Who takes a late question for the newest gives an answer that counts for the one after it.
    parts = [(one.done, one.results, one.problems, one.plan) for one in reports]
    written = [part or "" for each in parts for part in each]
    notes = (await session.scalars(select(Note.words))).all()
    # An answer to the second copy of a question, the report being filed, is offered as a note.
    late = set(notes) & set(said.in_reports)
    kept: dict[str, tuple[list[str], Sequence[str]]] = {
        "report answers": (said.in_reports, [*written, *late]),
        "notes": (said.notes, [words for words in notes if words not in late]),
        "leave": (said.leave, (await session.scalars(select(LeaveRequest.reason))).all()),
        "answers": (said.answers, (await session.scalars(select(Answer.words))).all()),
    }
    wrong: dict[str, list[str]] = {}
    may_be = set(said.taken_back)
    for kind, (expected, found) in kept.items():
        times = Counter(found)
        not_once = [words for words in expected if times[words] != 1]
        not_once += [words for words in may_be if times[words] > 1]
        never_said = times.keys() - {"", *expected, *may_be}
        wrong[f"{kind} without their one effect"] = [
            f"{words!r} stands {times[words]} times: {as_shown(around(telegram, words))}"
            for words in not_once
        ] + [f"{words!r} was never said" for words in never_said]
    versions = await session.scalar(select(func.count()).select_from(ReportVersion)) or 0
    # One whose filing was not heard of is opened once more, and sent again: another version of it.
    if versions != sum(report.version for report in reports) or versions > said.sent:
        wrong["report answers without their one effect"].append(
            f"{versions} versions of {len(reports)} reports that were sent {said.sent} times"
        )
    left = (await session.scalars(select(Incoming).where(Incoming.state != Received.DONE))).all()
    wrong["updates not done"] = [f"{one.id} {one.state} {one.error}" for one in left]
    return wrong
