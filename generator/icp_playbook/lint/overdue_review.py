"""An entry whose review is overdue, so that no one has confirmed that it still holds, or to come."""

import datetime
from collections.abc import Iterator

from icp_playbook.findings import Finding
from icp_playbook.lint.rule import DatedRule, is_to_come
from icp_playbook.model import review_due
from icp_playbook.phrases import counted
from icp_playbook.playbook import Documents, Playbook


def check(playbook: Playbook, documents: Documents, as_of: datetime.date) -> Iterator[Finding]:
    """One finding for each entry whose review was due before the day, or is said to be held after it."""
    for key, entry in playbook.entries():
        last = entry.review.last
        if last is not None and is_to_come(last, as_of):
            yield RULE.at(
                documents[key].at("review", "last"),
                f"the last review is dated {last}, a day that is still to come",
                "correct the year or the day: until then, no review would fall due",
            )
        due = review_due(entry, playbook.settings.review)
        late = (as_of - due).days if due is not None else 0
        who = playbook.owner_of(entry) or "its owner"
        if late > 0 and not (key.kind == "profile" and playbook.profiles[key.id].status == "retired"):
            yield RULE.at(
                documents[key].at("review", "last"),
                f"the review is overdue by {counted(late, 'day')}",
                f"ask {who} to review it, and set `last:` to the date of the review",
            )


RULE = DatedRule(
    id="overdue-review",
    about="Every entry is reviewed as often as agreed.",
    example=("the review is overdue by 12 days", "let the owner review it, and set `last:`"),
    check=check,
)
