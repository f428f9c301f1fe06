"""Everything that happens because of the time of day."""
