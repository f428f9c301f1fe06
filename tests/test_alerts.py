"""Alerts: what superiors chose to hear of at once, when it may come, and what comes together (16.1, 15.2)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from sqlalchemy import select

from models import audit, clock, order_changes, policy
from models.alerts import Alert
from models.audit import Entry
from models.bill_disputes import dispute
from models.customers import Customer
from models.earnings import Measure
from models.follow_ups import FollowUp
from models.instalments import Instalment
from models.orders import Order
from models.policy import AlertKind, CustomerClass, LeaveKind
from models.positions import Position
from models.staff import Staff
from models.targets import Target, Whom
from models.visits import Purpose, Visit
from scheduler import alerts
from scheduler.clock import run
from tests.conftest import Office
from tests.leaves import approved_leave
from tests.paying import owed_before
from tests.phone import Phone
from tests.records import log_visit, open_file, staff
from tests.selling import line, parties, place, product


@pytest.fixture(autouse=True)
def rules_as_before() -> Iterator[None]:
    yield
    policy.use(policy.load(None))


async def beat(office: Office, at: str = "") -> None:
    if at:
        await office.at(at)
    await office.beat(*(job.do_one.__name__ for job in alerts.JOBS))


async def hear(office: Office, leader: Phone, label: str) -> None:
    """Turn a kind on, with a tap in the panel."""
    await leader.types("/alerts")
    await leader.taps(f"⬜ {label}", leader.last)


def told(phone: Phone) -> list[str]:
    """What came as an alert."""
    return [text for text in phone.texts if text.startswith("🔔 ") and "Tap to turn" not in text]


async def sell(office: Office, rep: Phone, customer_id: int, cases: int = 2000) -> int:
    """An order of so many cases at 48.00, with 13 % tax: 2,000 of them are 108,480.00."""
    found = await office.all(select(Order.id).limit(1))
    water = await product(office, code=f"W{len(found)}{clock.now():%H%M%S%f}")
    order_id = await place(office, rep, customer_id, [line(water, cases)])
    return order_id


# Choosing


async def test_each_kind_is_turned_on_and_off_by_one_tap(
    office: Office, boss: Phone, rep: Phone
) -> None:
    await boss.types("/alerts")
    assert boss.last.labels == [
        "✅ Big order",
        "from CN¥100K",
        "⬜ Lost order",
        "⬜ Key customer not seen",
        "3 days over",
        "✅ Target at risk",
        "✅ Not signed in",
        "✅ Complaint",
        "● Working hours",
        "Until the evening",
        "Always",
    ]
    await boss.taps("⬜ Lost order")
    await boss.taps("✅ Big order")
    await boss.taps("Until the evening")
    assert {"✅ Lost order", "⬜ Big order", "● Until the evening"} <= set(boss.last.labels)
    assert "until 22:00" in boss.last.text
    await boss.taps("⬜ Big order")
    assert "✅ Big order" in boss.last.labels
    assert len(boss.inbox) == 1
