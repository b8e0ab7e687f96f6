"""Repositories asked for what they hold, and what is said when they cannot answer."""
