"""Every conversation people have with Fieldbook, one file per feature."""

from handlers import (
    access,
    agenda,
    answers,
    customers,
    disputes,
    finding,
    follow_ups,
    forms,
    handover,
    menu,
    notes,
    plans,
    protection,
    recorded,
    reports,
    team,
    visits,
)

# The order is that of the commands behind a person's `/`.
ROUTERS = (
    reports.router,
    visits.router,
    customers.router,
    agenda.router,
    follow_ups.router,
    plans.router,
    recorded.router,
    finding.router,
    team.router,
    disputes.router,
    handover.router,
    protection.router,
    menu.router,
    access.router,
    answers.router,
    forms.router,
    notes.router,
)
