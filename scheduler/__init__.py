"""Everything that happens because of the time of day."""

from scheduler import housekeeping, reports

JOBS = [*reports.JOBS, *housekeeping.JOBS]
