"""A tree as branches of literals, no two of which are true at once: points can be given for each.

Where a tool adds up all rules that hold, two rules for "either" would count twice.
"""

from icp_playbook.activation.trees import implies, joined, opposite
from icp_playbook.campaign import Literal, RuleGroup, Tree

Branch = tuple[Literal, ...]
MOST_BRANCHES = 60


class TooManyBranchesError(Exception):
    """A tree has more than MOST_BRANCHES branches."""


def exclusive_branches(tree: Tree) -> list[Branch]:
    """The branches, each a conjunction. Raises TooManyBranchesError."""
    if isinstance(tree, Literal):
        return [(tree,)]
    if tree.joined == "any":
        return _either(tree.parts)
    found: list[Branch] = [()]
    for part in tree.parts:
        inner = exclusive_branches(part)
        found = [both for one in found for other in inner if (both := _both(one, other)) is not None]
        _check(found)
    return found


def _either(parts: tuple[Tree, ...]) -> list[Branch]:
    """Each part where none before it is true."""
    found: list[Branch] = []
    for place, part in enumerate(parts):
        found += exclusive_branches(joined("all", (part, *map(opposite, parts[:place]))))
        _check(found)
    return found


def _check(branches: list[Branch]) -> None:
    if len(branches) > MOST_BRANCHES:
        raise TooManyBranchesError


def _both(one: Branch, other: Branch) -> Branch | None:
    """The two as one branch; None where they can never be true together."""
    both = joined("all", (*one, *other))
    branch = both.parts if isinstance(both, RuleGroup) else (both,)
    found = tuple(part for part in branch if isinstance(part, Literal))
    clash = any(implies(second, against) for part in found for second in found if (against := _against(part)))
    return None if clash else found


def _against(literal: Literal) -> Literal | None:
    against = opposite(literal)
    return against if isinstance(against, Literal) else None
