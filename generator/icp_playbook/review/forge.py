"""Where a forge shows a pull request and a line of it, from what its CI says of itself."""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from icp_playbook.findings import Location
from icp_playbook.review.pull_request import number_in

_WEB = re.compile(r"https?://[^\s/?#]+[^\s?#]*\Z")


@dataclass(frozen=True, slots=True)
class ForgeLinks:
    """A pull request on GitHub or GitLab; `folder` is that of the playbook in its repository."""

    forge: Literal["github", "gitlab"]
    request: str
    folder: str = ""

    def to(self, place: Location) -> str:
        """The line among the changes of the pull request: the forge finds it by a hash of the path."""
        path = f"{self.folder}/{place.path}" if self.folder else place.path
        name = path.encode("utf-8", "surrogateescape")
        if self.forge == "github":
            return f"{self.request}/files#diff-{hashlib.sha256(name).hexdigest()}R{place.line}"
        return f"{self.request}/diffs#{hashlib.sha1(name, usedforsecurity=False).hexdigest()}"


def forge_links(variables: Mapping[str, str], folder: str = "") -> ForgeLinks | None:
    """From the variables of CI; None outside of pull requests, and on other forges."""
    number = number_in(variables)
    if number is None:
        return None
    server, repository = variables.get("GITHUB_SERVER_URL", ""), variables.get("GITHUB_REPOSITORY", "")
    project = variables.get("CI_MERGE_REQUEST_PROJECT_URL", "")
    if _WEB.match(server) and re.fullmatch(r"[\w.-]+/[\w.-]+", repository):
        return ForgeLinks("github", f"{server}/{repository}/pull/{number}", folder)
    if _WEB.match(project):
        return ForgeLinks("gitlab", f"{project}/-/merge_requests/{number}", folder)
    return None
