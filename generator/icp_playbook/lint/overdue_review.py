"""An entry whose review was due: nobody has said since that it still holds."""

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
        late = (as_of - review_due(entry, playbook.settings.review)).days
        if late > 0 and not (key.kind == "profile" and playbook.profiles[key.id].status == "retired"):
            yield RULE.at(
                documents[key].at("review", "last"),
                f"the review is overdue by {counted(late, 'day')}",
                f"ask {entry.owner} to look at it, and set `last:` to the day they do",
            )


RULE = DatedRule(
    id="overdue-review",
    about="Every entry is looked at as often as was agreed.",
    example=("the review is overdue by 12 days", "let the owner look at it, and set `last:`"),
    check=check,
)
