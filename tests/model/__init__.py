"""Entries go out as data and come back the same."""
