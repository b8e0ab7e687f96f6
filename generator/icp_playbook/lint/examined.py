"""A playbook as it was examined: what was found, and where everything stands in its files."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from icp_playbook.findings import Finding, Location
from icp_playbook.playbook import Key, Playbook
from icp_playbook.source import Document


@dataclass(frozen=True)
class Examined:
    """Findings that did not stop the build, and the parsed files; both may be empty."""

    findings: tuple[Finding, ...] = ()
    documents: Mapping[Key, Document] = field(default_factory=dict)

    def at(self, playbook: Playbook, key: Key, *path: str | int) -> Location:
        """The place of a value of an entry; the top of its file when the file is not at hand."""
        if key in self.documents:
            return self.documents[key].at(*path)
        return Location(playbook.paths[key])
