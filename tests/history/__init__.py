"""Revisions of entries, from repositories of every shape."""
