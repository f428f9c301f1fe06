"""What time it is: everybody asks here, so that tests and the try-out can move the clock."""

from datetime import UTC, datetime, timedelta

_ahead = timedelta()


def now() -> datetime:
    """This moment in UTC, as far ahead as the clock was moved."""
    return datetime.now(UTC) + _ahead


def move_to(moment: datetime) -> None:
    """Let it be this moment now; time goes on from there."""
    global _ahead  # noqa: PLW0603 - one clock for the process is the point
    _ahead = moment - datetime.now(UTC)


def move_by(step: timedelta) -> None:
    """Move the clock on by a step."""
    global _ahead  # noqa: PLW0603
    _ahead += step


def reset() -> None:
    """Back to the real time."""
    global _ahead  # noqa: PLW0603
    _ahead = timedelta()
