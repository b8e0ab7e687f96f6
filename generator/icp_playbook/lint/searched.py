"""What a playbook's own search tests miss, for the rule that reports it."""

from dataclasses import dataclass

from icp_playbook.findings import Location


@dataclass(frozen=True, slots=True)
class MissedSearch:
    """A query that finds something else than it must, or that cannot be read."""

    location: Location
    sentence: str
    help: str
