"""Every conversation people have with Fieldbook, one file per feature."""
