"""Fieldbook on more than one machine."""
