"""The small `make fuzz`, and the cases that the large one found."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

import pytest
from openpyxl import Workbook
from sqlalchemy import select
from structlog.testing import capture_logs

from models import policy, xlsx
from models.inbox import Incoming, Received
from models.sheets import WrongSheet, rows_of
from tests.conftest import Office
from tests.fuzz import lists, rules
from tests.fuzz.mangling import nested
from tests.fuzz.updates import Tongue, of_every_kind
from tests.phone import Phone


@pytest.fixture(autouse=True)
def logs() -> Iterator[None]:
    """To the console they would come with drawn tracebacks, seconds each."""
    with capture_logs():
        yield


async def bring(office: Office, *updates: dict[str, Any]) -> list[Incoming]:
    """Raw updates, as a webhook brings them; which of them were kept."""
    numbered = [{"update_id": 7_000_000 + n, **update} for n, update in enumerate(updates)]
    await office.app.receiver.keep(numbered)
    await office.settle()
    return await office.all(select(Incoming).where(Incoming.update_id >= 7_000_000))


def message(phone: Phone, **parts: Any) -> dict[str, Any]:
    """What this person sends, with parts of whatever kind."""
    chat = {"id": phone.id, "type": "private"}
    head = {"message_id": 5, "date": 1_790_000_000, "chat": chat, "from": phone.person.user()}
    return {"message": {**head, **parts}}


async def test_what_is_sent_tapped_or_said_at_random_is_handled_and_people_are_still_answered(
    office: Office, rep: Phone, boss: Phone
) -> None:
    dice = Random(1)  # noqa: S311 - repeatable dice, not a secret
    tongue = Tongue(office.telegram, office.app.switchboard, dice)
    makes = (tongue.sends, tongue.taps, tongue.files, tongue.says)
    made = [dice.choice(makes)(dice.choice((rep.id, boss.id))) for _ in range(120)]
    kept = await bring(office, *made)
    unhandled = [
        (one.error, one.payload)
        for one in kept
        if one.error != "Unreadable" and (one.attempts or one.state is not Received.DONE)
    ]
    assert unhandled == []
    rep.person.chat.blocked = False
    await rep.types("/help")
    assert rep.last.out is False


async def test_whatever_a_phone_can_do_is_read(office: Office, rep: Phone) -> None:
    """Else `make fuzz` would pass over it as one more update of a shape that nobody sends."""
    kept = await bring(office, *of_every_kind(office.telegram, rep.id))
    assert len(kept) > 30
    assert [one.payload for one in kept if one.state is not Received.DONE] == []


@pytest.mark.parametrize(
    "parts",
    [
        {"text": 7},
        {"text": None},
        {"from": {"id": None, "is_bot": False, "first_name": "x"}, "text": "/me"},
        {"location": {"latitude": "31", "longitude": 121}},
        {"location": {"latitude": float(10**200), "longitude": 121.0}},
        {"contact": {"phone_number": 138, "first_name": "Wang"}},
        {"date": 2**40, "text": "late"},
        {"document": {"file_id": "\ud800", "file_unique_id": "x"}},
        {"reply_to_message": nested(60, dict)},
    ],
    ids="-".join,
)
async def test_a_part_of_another_kind_makes_an_update_unreadable_and_the_next_is_answered(
    office: Office, rep: Phone, parts: dict[str, Any]
) -> None:
    [kept] = await bring(office, message(rep, **parts))
    assert (kept.state, kept.error) == (Received.QUARANTINED, "Unreadable")
    await rep.types("/help")
    assert "/report" in rep.last.text


@pytest.mark.parametrize(
    "parts",
    [
        {"gift_of_2040": {"text": ["rich"], "photo": {"small": 1}, "title": None}},
        {"poll": {"question": ["in parts"]}},
        {"story": 5},
        {"quote": {"words": "of a later version"}},
        {"nonsense": nested(60, dict)},
    ],
    ids="-".join,
)
async def test_a_part_that_nobody_reads_may_be_of_a_kind_that_is_new(
    office: Office, rep: Phone, parts: dict[str, Any]
) -> None:
    [kept] = await bring(office, message(rep, text="/help", **parts))
    assert (kept.state, kept.error) == (Received.DONE, None)
    assert "/report" in rep.last.text


async def test_who_asks_is_always_told(office: Office, rep: Phone) -> None:
    asked = {"id": "5", "query": "x", "offset": ""}
    kept = await bring(office, {"inline_query": asked}, message(rep, text="/help"))
    assert [(one.state, one.error) for one in kept] == [
        (Received.QUARANTINED, "Unreadable"),
        (Received.DONE, None),
    ]


@pytest.mark.parametrize(
    "said", ["/weekly 9999-12-31: signed", "/monthly 9999-12", "/report 9999-12-31"]
)
async def test_the_calendars_last_period_has_not_begun(rep: Phone, said: str) -> None:
    await rep.types(said)
    assert "9999" in rep.last.text
    assert "not begun" in rep.last.text


async def test_an_update_of_a_kind_that_we_never_asked_for_is_passed_over(
    office: Office, rep: Phone
) -> None:
    before = rep.texts
    [kept] = await bring(office, {"chat_boost": {"chat": {"id": rep.id}, "text": 7}})
    assert (kept.state, kept.error, rep.texts) == (Received.DONE, None, before)


def test_a_sheet_that_unpacks_to_more_than_anybody_lists_is_refused_before_it_is_unpacked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(xlsx, "UNPACKED_AT_MOST", 10_000_000)  # to pack 200 takes seconds
    book = io.BytesIO()
    Workbook().save(book)
    path = tmp_path / "bomb.xlsx"
    with zipfile.ZipFile(book) as right, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as bomb:
        for name in right.namelist():
            bomb.writestr(name, right.read(name) + b" " * 10_000_000 * ("sheet1" in name))
    assert path.stat().st_size < 100_000
    with pytest.raises(WrongSheet, match="unpacks to 10 MB, more than 10 MB; part the list"):
        list(rows_of(path))


@pytest.mark.parametrize(
    "number", [float("nan"), float("inf"), nested(3000, list), nested(940, dict)]
)
async def test_what_no_database_takes_is_passed_over_and_does_not_stop_the_rest(
    office: Office, rep: Phone, number: Any
) -> None:
    kept = await bring(office, message(rep, location=number), message(rep, text="/help"))
    assert [one.state for one in kept] == [Received.DONE]
    assert "/report" in rep.last.text


@pytest.mark.parametrize("value", ["[" * 3000 + "]" * 3000, "1" + "0" * 5000])
def test_a_rule_without_end_is_refused_in_a_sentence(tmp_path: Path, value: str) -> None:
    path = tmp_path / "company.toml"
    path.write_text(f"[company]\nname = {value}\n")
    with pytest.raises(policy.PolicyError, match="holds what no rule can be"):
        policy.load(path)


def test_rules_at_random_are_understood_or_refused_in_sentences(tmp_path: Path) -> None:
    dice = Random(1)  # noqa: S311 - as above
    refused = 0
    for number in range(0, len(rules.KEYS), len(rules.KEYS) // 10):
        rules.write_one(tmp_path / "company.toml", dice, number)
        refused += bool(rules.try_one(tmp_path / "company.toml"))
    assert refused >= 5


async def test_lists_at_random_are_taken_or_refused_in_sentences(
    office: Office, tmp_path: Path
) -> None:
    dice = Random(1)  # noqa: S311 - as above
    for kind in lists.kinds_of_lists():
        path = lists.write_one(kind, tmp_path, dice)
        async with office.app.database.reading() as session:
            said, _ = await lists.import_one(session, kind, path)
            await session.rollback()
        assert said
