"""Every conversation people have with Fieldbook, one file per feature."""

from handlers import (
    access,
    agenda,
    answers,
    customers,
    finding,
    follow_ups,
    forms,
    menu,
    notes,
    plans,
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
    finding.router,
    team.router,
    menu.router,
    access.router,
    answers.router,
    forms.router,
    notes.router,
)
