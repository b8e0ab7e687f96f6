"""Entries linked: what one broken file does to the rest."""
