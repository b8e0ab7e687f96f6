"""How many example accounts of the whole playbook are inside each profile."""

import datetime
from collections.abc import Iterator, Sequence

from icp_playbook.fit import Account, Program, as_account, compile_playbook, inside
from icp_playbook.playbook import Playbook

FEWEST = 5
"""Accounts below which nothing is said: a handful says nothing about breadth."""


def kept_in(playbook: Playbook) -> Iterator[tuple[str, Iterator[bool]]]:
    """Profile in use, and for each example account whether no must and no disqualifier keeps it out."""
    program = compile_playbook(playbook)
    accounts = [
        (as_account(example.account, playbook.catalogue), example.as_of)
        for example in playbook.examples.values()
    ]
    if len(accounts) < FEWEST:
        return
    for id_, profile in playbook.profiles.items():
        if profile.status != "retired":
            yield id_, _each(program, id_, accounts)


def _each(program: Program, icp: str, accounts: Sequence[tuple[Account, datetime.date]]) -> Iterator[bool]:
    return (inside(program, icp, account, day) for account, day in accounts)
