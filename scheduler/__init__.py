"""Everything that happens because of the time of day."""

from scheduler import (
    agenda,
    approvals,
    attendance,
    disputes,
    housekeeping,
    leave,
    orders,
    payments,
    protection,
    reports,
)

# Housekeeping first: it knows the calendar, without which a holiday would be reminded.
JOBS = [
    *housekeeping.JOBS,
    *reports.JOBS,
    *agenda.JOBS,
    *disputes.JOBS,
    *approvals.JOBS,
    *leave.JOBS,
    *protection.JOBS,
    *attendance.JOBS,
    *orders.JOBS,
    *payments.JOBS,
]
