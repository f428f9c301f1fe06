"""What the leave form understands without an office: kinds in a line, certificates, who decides (3.1)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import cast

import pytest
from sqlalchemy.ext.asyncio import AsyncSession
from telegram import Chat, Message, Update, User

from bot.texts import plain
from bot.turn import Turn
from handlers.leave import KindOfLeave, asks_for_a_picture, who_decides
from models import policy
from models.approvers import Foreseen
from models.policy import LeaveKind
from models.staff import Staff

SATURDAY = datetime(2026, 11, 21, 7, 0, tzinfo=UTC)


def turn(words: str = "") -> Turn:
    """Somebody wrote something; the database is not asked."""
    user = User(id=1, first_name="Mei", is_bot=False, language_code="en")
    message = Message(1, SATURDAY, Chat(1, "private"), from_user=user, text=words)
    return Turn(cast(AsyncSession, None), Update(1, message=message), SATURDAY, user, "bot", None)


kinds = KindOfLeave(LeaveKind)


@pytest.mark.parametrize(
    ("line", "kind", "rest"),
    [
        ("personal family matter", "personal", "family matter"),
        ("Sick leave, fever", "sick", "fever"),
        ("annual leave", "annual", ""),
        ("time off in lieu for Sunday", "compensatory", "for Sunday"),
        ("personal: my sick mother", "personal", "my sick mother"),
        ("my mother is sick, emergency", None, "my mother is sick, emergency"),
        ("回老家 年假", "annual", "回老家"),
        ("事假 家里有事", "personal", "家里有事"),
        ("事假家里有事", "personal", "家里有事"),
        ("病假，发烧", "sick", "发烧"),
        ("陪产假", "paternity", ""),
        ("產假", "maternity", ""),
        ("喪假 祖父", "bereavement", "祖父"),
        ("补休", "compensatory", ""),
        ("急事 回家", "emergency", "回家"),
        ("婚假", "marriage", ""),
        ("急事回老家", None, "急事回老家"),
        ("生病了在家休息", None, "生病了在家休息"),
        ("family matter", None, "family matter"),
    ],
)
async def test_a_kind_is_found_in_a_line(line: str, kind: str | None, rest: str) -> None:
    claim = await kinds.claim(turn(), line, None)
    assert (claim.value if claim else None) == kind
    assert (claim.rest.strip(" ,，:") if claim else line) == rest


@pytest.fixture
def without_marriage_leave(tmp_path: Path) -> Iterator[None]:
    path = tmp_path / "company.toml"
    path.write_text("[leave.kinds.marriage]\noffered = false\n", "utf-8")
    policy.use(policy.load(path))
    yield
    policy.use(policy.load(None))


async def test_a_kind_that_the_company_does_not_offer_is_none(
    without_marriage_leave: None,
) -> None:
    assert "marriage" not in kinds.values()
    assert await kinds.claim(turn(), "marriage leave", None) is None


def test_who_decides_is_named_with_the_place_they_sit_in() -> None:
    ann, ben, cat = (Staff(name=name) for name in ("Ann", "Ben", "Cat <b>"))
    chain = [Foreseen("superior", ann, None), Foreseen("general_manager", ben, cat)]
    assert plain(who_decides(turn(), chain)) == "Decides: Ann, Ben (for Cat <b>)"


@pytest.mark.parametrize(
    ("kind", "days", "asked_for"),
    [
        ("sick", "0.5", False),
        ("sick", "1", True),
        ("marriage", "1", True),
        ("annual", "5", False),
    ],
)
def test_a_certificate_depends_on_the_kind_and_the_days(
    kind: str, days: str, asked_for: bool
) -> None:
    span = {"span": "2026-11-23m2026-11-23a", "counted": {"kind": kind, "days": days}}
    assert asks_for_a_picture({"kind": kind, "span": span}) is asked_for
    assert not asks_for_a_picture({"kind": "personal", "span": span})
