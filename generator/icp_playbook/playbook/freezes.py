"""Freezes checked: each begins before it ends, and leaves days on which who qualifies may change."""

from collections.abc import Iterator

from icp_playbook.findings import Finding, rules
from icp_playbook.model import DatedFreeze, Settings, shortest_period
from icp_playbook.source import Document
from icp_playbook.values import say_date


def impossible_freezes(settings: Settings, document: Document) -> Iterator[Finding]:
    """A finding for every freeze that holds no day, or every day."""
    for index, freeze in enumerate(settings.policy.freeze):
        here = ("policy", "freeze", index)
        if isinstance(freeze, DatedFreeze):
            if freeze.first > freeze.last:
                yield rules.FREEZE.at(
                    document.at(*here, "to"),
                    f"the freeze ends on {say_date(freeze.last)}, before it begins",
                    f"write a day from {freeze.first} on under `to`",
                )
        elif freeze.last >= (days := shortest_period(freeze.of, settings.policy.year_starts)):
            yield rules.FREEZE.at(
                document.at(*here, "last"),
                f"a freeze of the last {freeze.last} days of each {freeze.of} never ends: "
                f"a {freeze.of} can have {days} days",
                f"write fewer days, at most {days - 1}d",
            )
