"""Drop-downs above a table; their state lives in the URL."""

from dataclasses import dataclass

from icp_playbook.playbook import Playbook


@dataclass(frozen=True, slots=True)
class TableFilter:
    """A drop-down above a table: its name in the URL, its label, its values with their words."""

    name: str
    label: str
    options: tuple[tuple[str, str], ...]


def by_icp(playbook: Playbook) -> TableFilter:
    """The filter that every index has."""
    return TableFilter("icp", "ICP", tuple((icp, profile.name) for icp, profile in playbook.profiles.items()))
