"""A persona on no committee, a disqualifier or a signal that no profile names."""

from collections.abc import Iterator

from icp_playbook.findings import Finding
from icp_playbook.lint.rule import LintRule
from icp_playbook.model import Profile, names_in, sections
from icp_playbook.phrases import series
from icp_playbook.playbook import Documents, Key, Playbook

_NAMED = {kind for _, kind in names_in(Profile)}
_BELONGING = {kind.id for kind in sections() if "profile" in {named for _, named in names_in(kind.model)}}
"""What names its ICP itself is of use there, whether or not the profile lists it."""
_USED_BY_PROFILES = tuple(kind.id for kind in sections() if kind.id in _NAMED - _BELONGING)


def check(playbook: Playbook, documents: Documents) -> Iterator[Finding]:
    """One finding for each entry that no profile uses."""
    used = {reference.target for reference in playbook.references if reference.source.kind == "profile"}
    for key, entry in playbook.entries():
        if key.kind in _USED_BY_PROFILES and key not in used:
            yield RULE.at(
                documents[Key(*key)].at(),
                f'no ICP uses the {key.kind} "{entry.name}"',
                f"use `{key.id}` in a profile, or delete the file",
            )


RULE = LintRule(
    id="unused-entry",
    about=f"Every {series(_USED_BY_PROFILES)} is used by some ICP.",
    example=('no ICP uses the signal "New funding"', "use it in a profile, or delete the file"),
    check=check,
)
