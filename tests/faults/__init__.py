"""Everything goes wrong on the way to Telegram, by chance, and what was promised is counted afterwards."""
