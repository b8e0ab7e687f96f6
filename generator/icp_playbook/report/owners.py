"""CODEOWNERS, made from the owners in YAML: who answers for an entry is asked about its changes."""

import re
from collections.abc import Iterator

from icp_playbook.findings import CommandError
from icp_playbook.model import layout
from icp_playbook.playbook import Playbook
from icp_playbook.report.plain import printable

PLACE = ".github/CODEOWNERS"
"""Where GitHub and GitLab find the file."""
HEAD = "# Made from the owners in YAML: `icp-playbook owners -o .github/CODEOWNERS` renews it."
_HANDLE = re.compile(r"@[A-Za-z0-9_./-]+|[^\s@#!\[\]]+@[A-Za-z0-9.-]+")


def code_owners(playbook: Playbook, folder: str = "") -> str:
    """The file: a line for each entry, by path. `folder` is where the playbook is in its repository.

    Raises CommandError for an owner that is neither an e-mail address nor a handle and has none in `owners`.
    """
    prefix = re.sub(r"([ #!\[\]*?\\])", r"\\\1", f"/{folder}/" if folder else "/")
    return "\n".join([HEAD, *_lines(playbook, prefix)]) + "\n"


def _lines(playbook: Playbook, prefix: str) -> Iterator[str]:
    """The folder first: of several lines that match a file, the last one counts."""
    settings = playbook.settings
    for path in layout().singles.values():
        yield f"{prefix}{path} {_handle(playbook, settings.owner, path)}"
    owners = {playbook.paths[key]: entry.owner for key, entry in playbook.entries()}
    for path, owner in sorted(owners.items()):
        yield f"{prefix}{path} {_handle(playbook, owner, path)}"


def _handle(playbook: Playbook, owner: str, path: str) -> str:
    handle = playbook.settings.owners.get(owner, owner)
    if not _HANDLE.fullmatch(handle):
        raise CommandError(
            f'the owner "{printable(owner)}" of {path} is neither an e-mail address nor a handle',
            "say who that is under `owners:` in icp/playbook.yaml",
        )
    return handle
