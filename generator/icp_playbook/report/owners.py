"""CODEOWNERS, generated from the owners in the YAML: the owner of an entry reviews its changes."""

import re
from collections.abc import Iterator

from icp_playbook.findings import CommandError
from icp_playbook.model import layout
from icp_playbook.playbook import Playbook
from icp_playbook.report.plain import printable

PLACE = ".github/CODEOWNERS"
"""Where GitHub and GitLab look for the file."""
HEAD = "# Generated from the owners in the YAML. To update: icp-playbook owners -o .github/CODEOWNERS"
_HANDLE = re.compile(r"@[A-Za-z0-9_./-]+|[^\s@#!\[\]]+@[A-Za-z0-9.-]+")


def code_owners(playbook: Playbook, folder: str = "") -> str:
    """The file: one line per entry, by path. `folder` is where the playbook is in its repository.

    Raises CommandError for an owner that is neither an e-mail address nor a handle and has none in `owners`.
    """
    prefix = re.sub(r"([ #!\[\]*?\\])", r"\\\1", f"/{folder}/" if folder else "/")
    return "\n".join([HEAD, *_lines(playbook, prefix)]) + "\n"


def _lines(playbook: Playbook, prefix: str) -> Iterator[str]:
    """The folder first: if several lines match a file, the last one counts."""
    settings = playbook.settings
    if settings.owner:
        for path in layout().singles.values():
            yield f"{prefix}{path} {_handle(playbook, settings.owner, path)}"
    owners = {
        playbook.paths[key]: owner for key, entry in playbook.entries() if (owner := playbook.owner_of(entry))
    }
    for path, owner in sorted(owners.items()):
        yield f"{prefix}{path} {_handle(playbook, owner, path)}"


def _handle(playbook: Playbook, owner: str, path: str) -> str:
    handle = playbook.settings.owners.get(owner, owner)
    if not _HANDLE.fullmatch(handle):
        raise CommandError(
            f'the owner "{printable(owner)}" of {path} is neither an e-mail address nor a handle',
            "map it to one under `owners:` in icp/playbook.yaml",
        )
    return handle
