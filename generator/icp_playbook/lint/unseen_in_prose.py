"""A character in a text that nobody sees: a word that holds one is not found."""

from collections.abc import Iterator

from icp_playbook.findings import Finding, Location
from icp_playbook.lint.rule import LintRule
from icp_playbook.playbook import Documents, Playbook


def check(_playbook: Playbook, documents: Documents) -> Iterator[Finding]:
    """One finding for each; what is left when a playbook loads is in prose."""
    for document in documents.values():
        for _, mark, unseen in document.unseen:
            yield RULE.at(Location(document.path, *mark), unseen.sentence, unseen.remedy)


RULE = LintRule(
    id="unseen-in-prose",
    about="Texts hold no character that nobody sees, unless their writing needs it.",
    example=('the invisible U+00AD (soft hyphen), after "in" says nothing here', "remove it"),
    check=check,
)
