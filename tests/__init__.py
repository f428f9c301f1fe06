"""Everything that proves and measures Fieldbook."""
