"""A checked playbook: its findings, and where everything is in its files."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from icp_playbook.findings import Finding, Location
from icp_playbook.lint.read_list import ReadList
from icp_playbook.lint.waivers import AppliedWaiver
from icp_playbook.playbook import Key, Playbook
from icp_playbook.source import Document


@dataclass(frozen=True)
class CheckedPlaybook:
    """Findings that did not stop the build, the parsed files, the waivers and the lists; all may be empty."""

    findings: tuple[Finding, ...] = ()
    documents: Mapping[Key, Document] = field(default_factory=dict)
    waivers: tuple[AppliedWaiver, ...] = ()
    lists: tuple[ReadList, ...] = ()

    def at(self, playbook: Playbook, key: Key, *path: str | int) -> Location:
        """The place of a value in an entry; the top of its file if the file was not parsed."""
        if key in self.documents:
            return self.documents[key].at(*path)
        return Location(playbook.paths[key])
