"""Three in the afternoon at the company: no hour at which anybody is reminded of something."""

from __future__ import annotations

from datetime import datetime, timedelta

from models import policy


def next_afternoon() -> datetime:
    """Today's three o'clock by the real time, or tomorrow's where that is over."""
    now = datetime.now(policy.current().company.zone)
    at_three = now.replace(hour=15, minute=0)
    return at_three if at_three > now else at_three + timedelta(days=1)
