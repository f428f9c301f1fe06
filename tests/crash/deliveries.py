"""What the bot wrote, held against what it owed: none lost, doubled or out of order, or it is listed."""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.sandbox.telegram import Call
from models.outbox import REFERENCE, REST_OF_ALBUM, Act, Delivery, Outgoing
from models.staff import Staff
from tests.crash.findings import (
    BACKWARDS,
    IN_DOUBT,
    MESSAGES_DOUBLED,
    MESSAGES_LOST,
    NOT_LISTED,
    OUT_OF_ORDER,
    Findings,
)
from tests.crash.load import MARK
from tests.crash.process import MAKES_A_MESSAGE, WatchedTelegram

EITHER_ORDER = "owed at once, and came the other way round"
# A transaction of PostgreSQL's on a busy machine. Until it commits nobody can send what it owes, and what
# another one owes the same chat meanwhile goes first, though it has the later number.
A_COMMIT_TAKES = timedelta(seconds=3)
IS_SO_ALREADY = ("message is not modified", "message to delete not found")
# Why a message need not be said. Nothing else may keep one back.
NOT_SAID = (
    "it was taken back",
    "it was never sent",
)
QUESTION = re.compile(r"(report\b.*) · (\d)/4")  # the day stands before the number


async def messages(
    session: AsyncSession,
    telegram: WatchedTelegram,
    findings: Findings,
    in_strict_order: bool,
    in_flight: int,
) -> None:
    rows = (await session.scalars(select(Outgoing).order_by(Outgoing.id))).all()
    delivered = [call for call in telegram.log if call.status == 200]
    by_message = _messages_of(delivered)
    owners, by_id = _owners(rows), {row.id: row for row in rows}
    lost, doubled = findings.promise(MESSAGES_LOST), findings.promise(MESSAGES_DOUBLED)
    changes, stood_for = _changes_made(telegram.log), _stood_for(rows)
    for row in rows:
        if row.state in (Delivery.WAITING, Delivery.SENDING):
            lost.append(f"{_name(row)} was never sent")
        elif row.state is Delivery.DEAD:
            lost.append(f"{_name(row)} is dead: {row.error}")
        elif row.state is Delivery.DROPPED and row.error not in NOT_SAID:
            lost.append(f"{_name(row)} was dropped: {row.error}")
        elif row.state is Delivery.SENT and row.act.makes_a_message:
            if row.message_id not in by_message:
                lost.append(f"{_name(row)} counts as sent, and Telegram has no such message")
        elif row.state is Delivery.SENT and row.act in (Act.EDIT, Act.DELETE):
            target = by_id.get(row.target_id or 0)
            if target is None or row.target_id in stood_for:
                continue  # it was another message of Telegram's before
            made = row.act, row.chat_id, target.message_id
            if changes[made] <= 0:
                lost.append(f"{_name(row)} counts as made, and Telegram changed no message for it")
            changes[made] -= 1  # each has a call of its own
    spare = _spare_copies(rows, by_message)
    extras = 0
    for message_id, call in by_message.items():
        if message_id in owners:
            continue
        extras += 1
        if not _belongs_to_one_in_doubt(call, spare):
            text = str(call.params.get("text") or call.params.get("caption") or "")
            doubled.append(
                f"message {message_id} in chat {call.params['chat_id']}: {text[-150:]!r}"
            )
    _questions(delivered, findings)
    _order(rows, by_message, findings, in_strict_order)
    unknown = [row for row in rows if row.state is Delivery.UNKNOWN]
    again = [row for row in rows if row.again]
    in_doubt = len({row.id for row in (*unknown, *again)})
    if max(in_doubt, extras) > in_flight:
        findings.promise(IN_DOUBT).append(f"{in_doubt} and {extras} copies, {in_flight} in flight")
    await _are_listed(session, unknown, findings)
    findings.figures |= {
        "messages": sum(row.state is Delivery.SENT for row in rows),
        "sent again": len(again),
        "copies delivered": extras,
        "unknown": len(unknown),
    }


def _changes_made(calls: Sequence[Call]) -> Counter[tuple[Act, int, int | None]]:
    """How often each message of a chat was changed or deleted, or was so already."""
    made: Counter[tuple[Act, int, int | None]] = Counter()
    for call in calls:
        if call.status != 200 and not any(said in call.description for said in IS_SO_ALREADY):
            continue
        if call.method == "editMessageText":
            made[Act.EDIT, int(call.params["chat_id"]), int(call.params["message_id"])] += 1
        elif call.method in ("deleteMessage", "deleteMessages"):
            of_an_album = json.loads(call.params.get("message_ids") or "[]")
            first = of_an_album[0] if of_an_album else call.params["message_id"]
            made[Act.DELETE, int(call.params["chat_id"]), int(first)] += 1
    return made


def _messages_of(delivered: Sequence[Call]) -> dict[int, Call]:
    """By message id the call that made it."""
    made: dict[int, Call] = {}
    for call in delivered:
        if call.method in MAKES_A_MESSAGE:
            for one in call.result if isinstance(call.result, list) else [call.result]:
                made[int(one["message_id"])] = call
    return made


def _owners(rows: Sequence[Outgoing]) -> dict[int, Outgoing]:
    """By message id the row that was sent as it; an album has several."""
    owners: dict[int, Outgoing] = {}
    for row in rows:
        for message_id in (row.message_id, *row.facts.get(REST_OF_ALBUM, ())):
            if message_id:
                owners.setdefault(message_id, row)
    return owners


@dataclass
class _Spare:
    """How many copies of a message in doubt may lie in its chat beside the known one, and how to
    recognize them: by the reference they carry, or by their words where these are known."""

    chat: int
    left: int
    reference: int | None
    words: str | None


def _spare_copies(rows: Sequence[Outgoing], by_message: dict[int, Call]) -> list[_Spare]:
    by_id, spare = {row.id: row for row in rows}, []
    # What could not be changed came anew, and the message before it has no row any more.
    stood_for = _stood_for(rows)
    for row in rows:
        copies = (row.state is Delivery.UNKNOWN) + row.again + stood_for[row.id]
        if copies:
            marked = by_id[row.target_id] if _came_anew(row) and row.target_id else row
            call = by_message.get(row.message_id or 0)
            # As it was written: the row's message may be the change of it that came anew.
            words = _first_line(row.html) if row.html else _card(call) if call else None
            reference = marked.id if marked.carries_reference else None
            spare.append(_Spare(row.chat_id, copies, reference, words))
    return spare


def _stood_for(rows: Sequence[Outgoing]) -> Counter[int | None]:
    """How often a message could not be changed any more, and came anew."""
    return Counter(row.target_id for row in rows if _came_anew(row))


def _came_anew(row: Outgoing) -> bool:
    """It was to change a message that is not there, and stands for that one."""
    return row.act is Act.SEND and row.target_id is not None


def _belongs_to_one_in_doubt(call: Call, spare: Sequence[_Spare]) -> bool:
    """A copy of a message that the database knows to be in doubt: by its reference, or its words."""
    text, chat = str(call.params.get("text", "")), int(call.params["chat_id"])
    references = {int(mark, 16) for mark in REFERENCE.findall(text)}
    for one in spare:
        if one.chat != chat or not one.left:
            continue
        if one.reference:
            if one.reference not in references:
                continue
        elif references or one.words not in (None, _text(call), _card(call)):
            continue
        one.left -= 1
        return True
    return False


def _text(call: Call) -> str:
    return _first_line(str(call.params.get("text") or call.params.get("caption") or call.method))


def _card(call: Call) -> str:
    """A card by the deed that it tells of: a copy shows the record as it was when that one left."""
    of_deed = MARK.search(str(call.params.get("text", "")))
    return of_deed[0] if of_deed else _text(call)


def _first_line(said: str) -> str:
    """The last one marks a copy as such, and others may have moved on meanwhile."""
    return said.split("\n")[0]


def _order(
    rows: Sequence[Outgoing], by_message: dict[int, Call], findings: Findings, one_by_one: bool
) -> None:
    """In each chat messages stand in the order in which they were owed.

    `one_by_one` where no two transactions write at once (SQLite).
    """
    findings.figures[EITHER_ORDER] = 0
    chats: dict[int, list[Outgoing]] = defaultdict(list)
    # A change that came anew stands for both: when it came, not when the first was owed.
    stood_for = _stood_for(rows)
    for row in rows:
        is_sent = row.state is Delivery.SENT and row.message_id in by_message
        is_first = row.target_id is None and row.id not in stood_for
        if is_sent and row.act.makes_a_message and is_first:
            chats[row.chat_id].append(row)
    for chat, owed in chats.items():
        came: list[Outgoing] = []  # as they stand in the chat
        for row in owed:
            behind = bisect_right(came, row.message_id or 0, key=lambda one: one.message_id or 0)
            for first in came[behind:]:
                if not one_by_one and _were_owed_at_once(first, row):
                    findings.figures[EITHER_ORDER] += 1
                else:
                    findings.promise(OUT_OF_ORDER).append(
                        f"{_name(row)} came before {_name(first)} in chat {chat}"
                    )
            came.insert(behind, row)


def _were_owed_at_once(first: Outgoing, second: Outgoing) -> bool:
    """Whether the second may have been on its way before the first was committed.

    Never where both answer a person: a chat's turns are taken one after another.
    """
    if first.html is not None and second.html is not None:
        return False
    claimed_at = second.retry_at
    return claimed_at < first.created_at + A_COMMIT_TAKES


def _questions(delivered: Sequence[Call], findings: Findings) -> None:
    """The questions of a report only ever go on. Its first ones nobody need see: answers may be quicker."""
    asked: dict[tuple[int, str], int] = {}
    for call in delivered:
        found = QUESTION.search(str(call.params.get("text", "")))
        if found is None or call.method not in ("sendMessage", "editMessageText"):
            continue
        report, number = (int(call.params["chat_id"]), found[1]), int(found[2])
        if number < asked.get(report, 0):
            findings.promise(BACKWARDS).append(
                f"{number} after {asked[report]} in chat {report[0]}: {call.at:%H:%M:%S.%f}, {found[0]}"
            )
        asked[report] = max(number, asked.get(report, 0))


async def in_doubt_only(session: AsyncSession, may_be: Collection[int], findings: Findings) -> None:
    """No message is in doubt but one of these, by their ids."""
    in_doubt = select(Outgoing).where((Outgoing.state == Delivery.UNKNOWN) | Outgoing.again)
    for row in await session.scalars(in_doubt.order_by(Outgoing.id)):
        if row.id not in may_be:
            findings.promise(IN_DOUBT).append(f"{_name(row)} was not on its way at any crash")


async def _are_listed(
    session: AsyncSession, unknown: Sequence[Outgoing], findings: Findings
) -> None:
    """Each is, and the alerts to each administrator say how many in all."""
    for row in unknown:
        if not row.listed and row.key != "undelivered-alert":
            findings.promise(NOT_LISTED).append(_name(row))
    told = select(Outgoing).where(Outgoing.key == "undelivered-alert")
    counted: Counter[int] = Counter()
    for alert in await session.scalars(told):
        counted[alert.chat_id] += int(alert.facts["count"])
    listed = sum(row.listed for row in unknown)
    for administrator in await Staff.administrators(session):
        if counted[administrator.telegram_id or 0] < listed:
            findings.promise(NOT_LISTED).append(
                f"{administrator.name} heard of {counted[administrator.telegram_id or 0]} of {listed}"
            )


def _name(row: Outgoing) -> str:
    what = row.key or (row.html or "").split("\n")[0][:40]
    return f"{row.act.value} {row.id} ({what})"
