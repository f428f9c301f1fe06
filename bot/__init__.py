"""The Telegram machinery: everything between an update and a conversation."""

import os

# python-telegram-bot 22 gives waits as seconds unless asked for timedeltas, and
# warns about it. Ask here, before anything imports telegram.
os.environ.setdefault("PTB_TIMEDELTA", "true")
