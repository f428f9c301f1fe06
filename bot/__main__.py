"""`python -m bot` is the `fieldbook` command."""

from bot.cli import app

app(prog_name="fieldbook")
