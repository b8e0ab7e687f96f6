"""How much a file may hold, so that no file takes all of a machine."""

MAX_DEPTH = 32
"""Of values in values."""
MAX_NODES = 50_000
"""Nodes after aliases are expanded; the largest entry a person would write has a few hundred."""
