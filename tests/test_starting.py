"""A start brings along what every turn needs, and nothing that few do."""

from __future__ import annotations

import subprocess
import sys

from alembic.config import Config
from alembic.script import ScriptDirectory

from models.migrate import VERSIONS, head

FOR_FEW = ("alembic", "cn2an", "matplotlib", "numpy", "openpyxl", "pypinyin", "typst", "uvicorn")


def test_what_few_turns_need_is_not_there_at_the_start() -> None:
    program = f"import bot.cli, bot.at_work, sys; print(*sorted(set({FOR_FEW}) & set(sys.modules)))"
    said = subprocess.run(  # noqa: S603 - ourselves
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert said.stdout.split() == []


def test_the_newest_migration_is_the_one_that_alembic_finds() -> None:
    config = Config()
    config.set_main_option("script_location", str(VERSIONS.parent))
    assert head() == ScriptDirectory.from_config(config).get_current_head()
