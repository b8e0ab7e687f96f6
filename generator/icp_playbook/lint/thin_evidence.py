"""A figure from so small a sample that the next account could reverse it."""

from collections.abc import Iterator

from icp_playbook.findings import Finding
from icp_playbook.lint.rule import LintRule
from icp_playbook.playbook import Documents, Key, Playbook

FEWEST = 10
"""Accounts, deals or people below which a figure is an anecdote."""


def check(playbook: Playbook, documents: Documents) -> Iterator[Finding]:
    """One finding for each figure of a profile with too small a sample."""
    for id_, profile in playbook.profiles.items():
        for index, figure in enumerate(profile.evidence.figures):
            if figure.sample < FEWEST:
                yield RULE.at(
                    documents[Key("profile", id_)].at("evidence", "figures", index, "sample"),
                    f'"{figure.id}" is counted over {figure.sample}; '
                    f"{FEWEST} is the least that means anything",
                    "use a larger sample, or tell it as a customer story",
                )


RULE = LintRule(
    id="thin-evidence",
    about="A figure is based on a large enough sample to mean something.",
    example=('"win-rate" is based on a sample of 4', "use a larger sample, or tell it as a customer story"),
    check=check,
)
