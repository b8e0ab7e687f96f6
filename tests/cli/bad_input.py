"""Bad input: each row breaks the minimal playbook in one way and holds all that `check` prints."""

from collections.abc import Callable
from dataclasses import dataclass

from tests.playbooks.copies import PlaybookCopy

PLAYBOOK = "icp/playbook.yaml"
FIELDS = "icp/fields.yaml"
PROFILE = "icp/profiles/bakeries.yaml"
DISQUALIFIER = "icp/disqualifiers/no-night-shift.yaml"
SIGNAL = "icp/signals/second-shop.yaml"
EXAMPLE = "icp/examples/crumb.yaml"
PERSONA = "personas/owner.yaml"
SEGMENT = "segments/grown-bakeries.yaml"


@dataclass(frozen=True)
class BadInput:
    """One way to break a playbook, and its one finding: place, rule, sentence and fix."""

    name: str
    breaks: Callable[[PlaybookCopy], object]
    finding: str
    help: str
