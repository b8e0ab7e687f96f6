"""A comment that may be the rest of a value: YAML drops what follows ` #`."""

from collections.abc import Iterator

from icp_playbook.findings import Finding, Location
from icp_playbook.lint.rule import LintRule
from icp_playbook.playbook import Documents, Playbook


def check(_playbook: Playbook, documents: Documents) -> Iterator[Finding]:
    """One finding for each plain value with a word behind it that starts with `#`."""
    for document in documents.values():
        for mark, comment in document.cut_comments:
            yield RULE.at(
                Location(document.path, *mark),
                f"`{comment}` is a comment, not part of this value",
                "quote the whole value to keep it, or put a space after `#`",
            )


RULE = LintRule(
    id="cut-comment",
    about="No part of a value is lost because it looks like a comment.",
    example=("`#gtm` is a comment, not part of this value", "quote the whole value"),
    check=check,
)
