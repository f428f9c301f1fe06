"""What survives a process that is killed."""
