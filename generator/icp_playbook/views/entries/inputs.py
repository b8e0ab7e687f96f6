"""What the pages of entries are made from."""

from dataclasses import dataclass

from icp_playbook.playbook import Playbook
from icp_playbook.views.example_verdicts import ExampleVerdicts
from icp_playbook.views.provenance import Provenance


@dataclass(frozen=True, slots=True)
class PageInputs:
    """The same for every page of a build."""

    playbook: Playbook
    provenance: Provenance
    judged: ExampleVerdicts
