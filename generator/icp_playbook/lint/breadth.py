"""How many example accounts of the whole playbook are inside each profile."""

from collections.abc import Iterator

from icp_playbook.fit import examples_inside
from icp_playbook.playbook import Playbook

FEWEST = 5
"""Accounts below which nothing is said: a handful says nothing about breadth."""


def kept_in(playbook: Playbook) -> Iterator[tuple[str, tuple[bool, ...]]]:
    """Profile in use, and for each example account whether no must and no disqualifier keeps it out."""
    if len(playbook.examples) < FEWEST:
        return
    in_use = (id_ for id_, profile in playbook.profiles.items() if profile.status != "retired")
    yield from examples_inside(playbook, in_use)
