"""The records and the rules, one file per feature."""
