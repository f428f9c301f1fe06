"""Every conversation people have with Fieldbook, one file per feature."""

from handlers import access, answers, finding, forms, menu, notes, reports, team

# The order is that of the commands behind a person's `/`.
ROUTERS = (
    reports.router,
    finding.router,
    team.router,
    menu.router,
    access.router,
    answers.router,
    forms.router,
    notes.router,
)
