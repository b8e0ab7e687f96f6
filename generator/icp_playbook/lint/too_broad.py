"""Too broad: the example accounts of the whole playbook nearly all fit one profile."""

from collections.abc import Iterable, Iterator

from icp_playbook.findings import Finding
from icp_playbook.lint.breadth import kept_in
from icp_playbook.lint.rule import LintRule
from icp_playbook.playbook import Documents, Key, Playbook


def check(playbook: Playbook, documents: Documents) -> Iterator[Finding]:
    """One finding for each profile in use that keeps out at most one account in ten."""
    count = len(playbook.examples)
    for id_, inside in kept_in(playbook):
        within = _within(inside, count)
        if within is not None:
            yield RULE.at(
                documents[Key("profile", id_)].at("fit"),
                f"{within} of {count} example accounts are inside: a profile that fits nearly everyone "
                "selects no one",
                "add a must that separates the best customers from the rest, or add disqualifiers",
            )


def _within(inside: Iterable[bool], count: int) -> int | None:
    """How many of `count` accounts are inside; None as soon as more than one in ten is not."""
    outside = 0
    for is_in in inside:
        outside += not is_in
        if 10 * outside > count:
            return None
    return count - outside


RULE = LintRule(
    id="too-broad",
    about="An ICP leaves some accounts out.",
    example=("15 of 15 example accounts are inside", "add a must, or add disqualifiers"),
    check=check,
)
