"""Too broad or too narrow: the example accounts of the whole playbook, held against each profile."""

import datetime
from collections.abc import Iterator, Sequence

from icp_playbook.findings import Finding, rules
from icp_playbook.fit import Account, Program, compile_playbook, inside
from icp_playbook.fit.account import as_account
from icp_playbook.playbook import Documents, Key, Playbook

FEWEST = 5
"""Accounts below which nothing is said: a handful says nothing about breadth."""


def too_broad(playbook: Playbook, documents: Documents) -> Iterator[Finding]:
    """One finding for each profile in use that keeps nobody, or only one account in ten, out."""
    for id_, kept_in in _kept_in(playbook):
        within, count = sum(kept_in), len(playbook.examples)
        if 10 * within >= 9 * count:
            yield rules.TOO_BROAD.at(
                documents[Key("profile", id_)].at("fit"),
                f"{within} of {count} example accounts are inside: a profile that fits nearly everybody "
                "chooses nobody",
                "add a must that tells the best customers from the rest, or name disqualifiers",
            )


def too_narrow(playbook: Playbook, documents: Documents) -> Iterator[Finding]:
    """One finding for each profile in use that no account is inside of."""
    for id_, kept_in in _kept_in(playbook):
        if not any(kept_in):
            yield rules.TOO_NARROW.at(
                documents[Key("profile", id_)].at("fit"),
                f"none of {len(playbook.examples)} example accounts is inside: too narrow to find anybody",
                "widen the must that keeps them out, or add an example account that is inside",
            )


def _kept_in(playbook: Playbook) -> Iterator[tuple[str, Iterator[bool]]]:
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
