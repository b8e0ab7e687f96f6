"""A decision that was replaced or undone, and no other says by what."""

from collections.abc import Iterator

from icp_playbook.findings import Finding
from icp_playbook.lint.rule import LintRule
from icp_playbook.playbook import Documents, Key, Playbook

_NAMED = {"superseded": "supersedes", "reverted": "reverts"}
"""Status → the key by which a later decision says that it did that."""


def check(playbook: Playbook, documents: Documents) -> Iterator[Finding]:
    """One finding for each superseded or reverted decision that no other names as such."""
    for id_, decision in playbook.decisions.items():
        key = _NAMED.get(decision.status)
        if key is not None and not any(getattr(one, key) == id_ for one in playbook.decisions.values()):
            yield RULE.at(
                documents[Key("decision", id_)].at("status"),
                f"it is {decision.status}, and no decision says what it was {decision.status} by",
                f"write `{key}: {id_}` in the later decision",
            )


RULE = LintRule(
    id="no-successor",
    about="A decision that is superseded or reverted is named by the one that did it.",
    example=(
        "it is superseded, and no decision says what it was superseded by",
        "write `supersedes:` with its id in the later decision",
    ),
    check=check,
)
