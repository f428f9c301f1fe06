"""The `fieldbook` command on a machine whose clock is MACHINES_AHEAD seconds ahead."""

import os
from datetime import timedelta

from bot.cli import app
from models import clock

clock.set_ahead(timedelta(seconds=float(os.environ["MACHINES_AHEAD"])))
app(prog_name="fieldbook")
