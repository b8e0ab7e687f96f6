"""What `check` holds a playbook to, as far as a page can tell: examples, the levels of rules, waivers."""

from collections.abc import Iterator
from typing import Any

from icp_playbook.playbook import Key, Playbook

FORESEEN = (
    "example-gap",
    "too-broad",
    "too-narrow",
    "unexercised-criterion",
    "no-disqualifiers",
    "unused-entry",
    "equal-weights",
)
"""Rules of which a page can tell whether an edit brings a finding: it has all that they look at."""


def checks_record(playbook: Playbook) -> dict[str, Any]:
    """The verdict that each example must get; what the playbook and its files say of the foreseen rules."""
    levels = playbook.settings.rules
    return {
        "expects": {
            id_: example.expect.model_dump(mode="json", exclude_none=True)
            for id_, example in playbook.examples.items()
        },
        "levels": {rule: level for rule, level in levels.items() if rule in FORESEEN},
        "waived": list(_waived(playbook)),
    }


def _waived(playbook: Playbook) -> Iterator[tuple[str, str, str | None]]:
    """Rule, the file that waives it, and the last day of that."""
    listed = [(Key("playbook", "playbook"), playbook.settings.waive)]
    listed += [(key, entry.waive) for key, entry in playbook.entries()]
    for key, waivers in listed:
        for waiver in waivers:
            if waiver.rule in FORESEEN:
                yield waiver.rule, str(key), waiver.until.isoformat() if waiver.until else None
