"""Entries as data: written out and read back the same."""
