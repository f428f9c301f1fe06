"""Who sees and changes whose: every way in, by everybody, against one table of rule 1.3 (`make rights`)."""
