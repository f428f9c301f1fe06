"""What time it is: everybody asks here, so that tests and the try-out can move the clock."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

_ahead = timedelta()
_stands_at: datetime | None = None


def now() -> datetime:
    """This moment in UTC, as far ahead as the clock was moved."""
    return _stands_at or datetime.now(UTC) + _ahead


def move_to(moment: datetime) -> None:
    """Let it be this moment now; time goes on from there."""
    global _ahead, _stands_at  # noqa: PLW0603 - one clock for the process is the point
    if _stands_at:
        _stands_at = moment.astimezone(UTC)
    else:
        _ahead = moment - datetime.now(UTC)


def move_by(step: timedelta) -> None:
    """Move the clock on by a step."""
    global _ahead, _stands_at  # noqa: PLW0603
    if _stands_at:
        _stands_at += step
    else:
        _ahead += step


def ahead() -> timedelta:
    """How far the clock was moved."""
    return now() - datetime.now(UTC) if _stands_at else _ahead


def set_ahead(by: timedelta) -> None:
    """Let the clock be so far ahead of the real time."""
    global _ahead  # noqa: PLW0603
    _ahead = by


def reset() -> None:
    """Back to the real time."""
    global _ahead, _stands_at
    _ahead, _stands_at = timedelta(), None


@contextmanager
def standing_still() -> Iterator[None]:
    """Within, no time goes by but where the clock is moved; afterwards it is as if none had.

    What is made up so is the same each time, to the microsecond.
    """
    global _stands_at  # noqa: PLW0603
    before, _stands_at = _stands_at, now()
    try:
        yield
    finally:
        _stands_at = before
