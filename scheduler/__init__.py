"""Everything that happens because of the time of day."""

from scheduler import (
    agenda,
    alerts,
    approvals,
    attendance,
    cash,
    disputes,
    housekeeping,
    leave,
    mondays,
    notices,
    orders,
    payments,
    promises,
    protection,
    receipts,
    reports,
    statements,
    tasks,
)

# Housekeeping first: it knows the calendar, without which a holiday would be reminded.
JOBS = [
    *housekeeping.JOBS,
    *reports.JOBS,
    *agenda.JOBS,
    *tasks.JOBS,
    *mondays.JOBS,
    *disputes.JOBS,
    *approvals.JOBS,
    *leave.JOBS,
    *protection.JOBS,
    *attendance.JOBS,
    *orders.JOBS,
    *cash.JOBS,
    *promises.JOBS,
    *payments.JOBS,
    *statements.JOBS,
    *receipts.JOBS,
    *notices.JOBS,
    *alerts.JOBS,
]
