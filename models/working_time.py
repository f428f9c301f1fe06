"""Working time: the halves of a day on which work is done, and when so much work has passed (3.3, 3.5)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from models import calendar, policy
from models.policy import Segment
from models.spans import Half, HalfDay, Span

# Half-days


def halves_of(hours: Sequence[Segment]) -> frozenset[Half]:
    """The halves of a day that its working hours touch; none of a day off (3.6)."""
    return frozenset(half for half in Half if segments_of(hours, half))


def segments_of(hours: Sequence[Segment], half: Half) -> Sequence[Segment]:
    """The part of a day's hours that lies in one half of it."""
    meet = policy.current().hours.afternoon_from
    if half is Half.MORNING:
        return [Segment(one.start, min(one.end, meet)) for one in hours if one.start < meet]
    return [Segment(max(one.start, meet), one.end) for one in hours if one.end > meet]


def half_at(moment: datetime) -> Half:
    """The half of its business day that a moment lies in: after midnight still the afternoon."""
    here = calendar.local(moment)
    is_early = here.date() == calendar.business_day(moment) and (
        here.time() < policy.current().hours.afternoon_from
    )
    return Half.MORNING if is_early else Half.AFTERNOON


async def working_halves(session: AsyncSession, span: Span) -> list[HalfDay]:
    """The half-days of a span on which work is done, in order (3.3)."""
    hours = await calendar.hours_between(session, span.first, span.last)
    return [one for one in span.halves() if one.half in halves_of(hours[one.day])]


# Hours


async def add_working_time(
    session: AsyncSession, moment: datetime, duration: timedelta
) -> datetime:
    """When so much working time has passed since a moment (3.5); ten years later at the latest."""
    left = duration
    day = calendar.local_date(moment)
    for _ in range(60):
        window = Span(day, day + timedelta(days=60))
        hours = await calendar.hours_between(session, window.first, window.last)
        for begins, ends in _stretches(hours):
            if (lasts := ends - max(begins, moment)) >= left:
                return max(begins, moment) + left
            left -= max(lasts, timedelta())
        day = window.last + timedelta(days=1)
    return _at(day, time())


def _stretches(hours: Mapping[date, Sequence[Segment]]) -> Iterator[tuple[datetime, datetime]]:
    """When work is done, in order; in UTC, where an hour is an hour when the clocks change."""
    for day, segments in hours.items():
        for segment in segments:
            begins, ends = (_at(day, o_clock).astimezone(UTC) for o_clock in segment)
            if begins < ends:  # not so where it begins in an hour that the clocks leave out
                yield begins, ends


def _at(day: date, o_clock: time) -> datetime:
    return datetime.combine(day, o_clock, tzinfo=calendar.zone())
