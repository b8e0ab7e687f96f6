"""Where entries come from: the address their YAML is edited at, and their history."""

from dataclasses import dataclass, field

from icp_playbook.timeline import Timeline
from icp_playbook.views.forge import Forge


@dataclass(frozen=True)
class Provenance:
    """`edit_base` ends in a slash, or is empty; `timeline` is None if the site shows no history."""

    edit_base: str = ""
    timeline: Timeline | None = field(default_factory=Timeline)
    forge: Forge = field(default_factory=Forge)
