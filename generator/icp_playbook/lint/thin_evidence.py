"""A figure counted over so few that the next account may turn it round."""

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
                    f"{FEWEST} is the least that says something",
                    "count over more, or tell it as a customer's story",
                )


RULE = LintRule(
    id="thin-evidence",
    about="A figure is counted over enough to mean something.",
    example=('"win-rate" is counted over 4', "count over more, or tell it as a customer's story"),
    check=check,
)
