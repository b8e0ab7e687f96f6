"""Too broad or too narrow: the example accounts of the whole playbook, held against each profile."""

from collections.abc import Iterator

from icp_playbook.findings import Finding, rules
from icp_playbook.fit import compile_playbook, evaluate
from icp_playbook.fit.account import as_account
from icp_playbook.playbook import Documents, Key, Playbook

FEWEST = 5
"""Accounts below which nothing is said: a handful says nothing about breadth."""


def too_broad(playbook: Playbook, documents: Documents) -> Iterator[Finding]:
    """One finding for each profile in use that keeps nobody, or only one account in ten, out."""
    for id_, inside, count in _inside(playbook):
        if 10 * inside >= 9 * count:
            yield rules.TOO_BROAD.at(
                documents[Key("profile", id_)].at("fit"),
                f"{inside} of {count} example accounts are inside: a profile that fits nearly everybody "
                "chooses nobody",
                "add a must that tells the best customers from the rest, or name disqualifiers",
            )


def too_narrow(playbook: Playbook, documents: Documents) -> Iterator[Finding]:
    """One finding for each profile in use that no account is inside of."""
    for id_, inside, count in _inside(playbook):
        if inside == 0:
            yield rules.TOO_NARROW.at(
                documents[Key("profile", id_)].at("fit"),
                f"none of {count} example accounts is inside: too narrow to find anybody",
                "widen the must that keeps them out, or add an example account that is inside",
            )


def _inside(playbook: Playbook) -> Iterator[tuple[str, int, int]]:
    """Profile in use, example accounts that no must and no disqualifier keeps out of it, all accounts."""
    program = compile_playbook(playbook)
    accounts = [
        (as_account(example.account, playbook.catalogue), example.as_of)
        for example in playbook.examples.values()
    ]
    if len(accounts) < FEWEST:
        return
    for id_, profile in playbook.profiles.items():
        if profile.status != "retired":
            verdicts = [evaluate(program, id_, account, day) for account, day in accounts]
            yield id_, sum(found.status in ("fit", "undecided") for found in verdicts), len(accounts)
