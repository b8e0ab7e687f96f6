"""Where entries come from: the address their YAML is edited at, their history, and who may see them."""

import datetime
from dataclasses import dataclass, field

from icp_playbook.model import Audience
from icp_playbook.timeline import Timeline
from icp_playbook.views.forge import Forge


@dataclass(frozen=True)
class Provenance:
    """`edit_base` ends in a slash, or is empty; `timeline` is None if the site shows no history."""

    edit_base: str = ""
    timeline: Timeline | None = field(default_factory=Timeline)
    forge: Forge = field(default_factory=Forge)
    audience: Audience = "internal"
    """Whom the site is for."""
    has_outcomes: bool = False
    """Whether the site shows what became of the accounts of each operational ICP."""

    has_sources: bool = False
    """Whether readers can see the files of entries as they are written."""

    as_of: datetime.date | None = None
    """The day that the build is told to take for today, if any."""

    @property
    def has_state(self) -> bool:
        """Whether the site has the state page: what is wrong, and why it stays, is for the company itself."""
        return self.audience == "internal"
