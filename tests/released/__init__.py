"""Companies as released versions left them: what a database that comes along really holds."""
