"""A Telegram that lives on this machine, for the demo and for tests."""
