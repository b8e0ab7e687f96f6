"""What becomes of accounts, as tables: whoever compares two sides without this code says the same words."""

from collections.abc import Callable
from typing import TypeAlias

from icp_playbook.decisions.assignment import ASSIGNMENT_WORDS, OTHER_WORDS
from icp_playbook.decisions.move_kinds import MOVE_WORDS, MoveKind, finer_kind, membership_kind, words_beside
from icp_playbook.fit import MEMBERSHIPS, Membership

MoveTables: TypeAlias = dict[str, object]
_KindBetween: TypeAlias = Callable[[Membership, Membership], MoveKind | None]


def move_tables() -> MoveTables:
    """Kinds with their words, the kind between two memberships, and the words of assignments."""
    return {
        "kinds": [[kind, words] for kind, words in MOVE_WORDS.items()],
        "beside": [kind for kind in MOVE_WORDS if words_beside(kind)],
        "between": _between(membership_kind),
        "within": _between(_within),
        "assignments": {membership: list(words) for membership, words in ASSIGNMENT_WORDS.items()},
        "others": dict(OTHER_WORDS),
    }


def _within(before: Membership, after: Membership) -> MoveKind | None:
    """The finer kind, which is asked for where an account stays in, or stays open."""
    return None if membership_kind(before, after) is not None else finer_kind(before, after)


def _between(kind: _KindBetween) -> dict[Membership, dict[Membership, MoveKind]]:
    """Before → after → the kind, where there is one."""
    return {
        before: {after: found for after in MEMBERSHIPS if (found := kind(before, after)) is not None}
        for before in MEMBERSHIPS
    }
