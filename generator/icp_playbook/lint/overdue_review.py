"""An entry whose review is overdue: no one has confirmed since that it is still true."""

import datetime
from collections.abc import Iterator

from icp_playbook.findings import Finding
from icp_playbook.lint.rule import DatedRule
from icp_playbook.model import review_due
from icp_playbook.phrases import counted
from icp_playbook.playbook import Documents, Playbook


def check(playbook: Playbook, documents: Documents, as_of: datetime.date) -> Iterator[Finding]:
    """One finding for each entry whose review was due before the day."""
    for key, entry in playbook.entries():
        due = review_due(entry, playbook.settings.review)
        late = (as_of - due).days if due is not None else 0
        if late > 0 and not (key.kind == "profile" and playbook.profiles[key.id].status == "retired"):
            yield RULE.at(
                documents[key].at("review", "last"),
                f"the review is overdue by {counted(late, 'day')}",
                f"ask {entry.owner or 'its owner'} to review it, and set `last:` to the date of the review",
            )


RULE = DatedRule(
    id="overdue-review",
    about="Every entry is reviewed as often as agreed.",
    example=("the review is overdue by 12 days", "let the owner review it, and set `last:`"),
    check=check,
)
