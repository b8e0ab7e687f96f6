"""What readers type leads to the entry that the playbook's own search tests name."""

from collections.abc import Iterator, Sequence

from icp_playbook.findings import Finding, Severity
from icp_playbook.lint.rule import SearchRule
from icp_playbook.lint.searched import MissedSearch


def check(missed: Sequence[MissedSearch]) -> Iterator[Finding]:
    """One finding for each."""
    for one in missed:
        yield RULE.at(one.location, one.sentence, one.help)


RULE = SearchRule(
    id="missed-search",
    severity=Severity.ERROR,
    about="Each query of search.yaml finds first what it is written down to find, or nothing close.",
    example=(
        '"dentist" finds ICP "Private clinics" first, not segment/dental-and-vision',
        'add "dentist" to the aliases of the entry, or of a value in icp/fields.yaml',
    ),
    check=check,
)
