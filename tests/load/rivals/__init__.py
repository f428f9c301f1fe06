"""The bots that Fieldbook is compared with: the same report, as people usually write it."""
