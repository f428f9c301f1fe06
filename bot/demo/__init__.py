"""The try-out: a company on this machine that anybody can play with."""
