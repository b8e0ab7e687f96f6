"""Where the YAML of an entry is edited: an address that the path of its file is appended to."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from urllib.parse import quote, unquote, urljoin

from icp_playbook.git import GitError, Repository

_BEFORE_BRANCH = frozenset({"", "-", "_edit", "edit", "blob", "tree", "src", "branch", "raw"})
"""What stands before the branch in the addresses of GitHub, GitLab, Gitea and Bitbucket."""
_PATH, _STEM = "\x1f", "\x1e"
"""Stand for a path, and for one without its ending, in an address made from a template."""


@dataclass(frozen=True, slots=True)
class Folders:
    """The folders of a project: of mkdocs.yml, of its own pages, of the playbook, and of the repository.

    `repository` is that of the playbook, None without git.
    """

    config: Path
    pages: Path
    playbook: Path
    repository: Path | None

    @classmethod
    def of(cls, config_file: Path, pages: Path, playbook: Path) -> "Folders":
        """The folders of a project on disk, without links."""
        try:
            repository = Repository.around(playbook).top.resolve()
        except GitError:
            repository = None
        return cls(config_file.parent.resolve(), pages.resolve(), playbook.resolve(), repository)


@dataclass(frozen=True, slots=True)
class EditSettings:
    """What mkdocs.yml says of the repository."""

    repo_url: str | None
    edit_uri: str | None
    template: Callable[[str, str], str] | None = None
    """`edit_uri_template`: makes an address of a path and of the path without its ending."""


def edit_base(settings: EditSettings, folders: Folders) -> str:
    """The address that paths of YAML files are appended to, ending in a slash; empty when not known.

    MkDocs takes `edit_uri` to lead to the folder of own pages. Many lead to the folder of mkdocs.yml, or to
    the top of the repository, instead: the end of the address tells which, since it names the folder.
    """
    start = _start(settings)
    top = _top(folders)
    if not start or top is None:
        return ""
    pages, config, playbook = (
        _path(folder, top) for folder in (folders.pages, folders.config, folders.playbook)
    )
    if playbook.startswith(".."):
        return ""
    ends = [pages, config, "docs"] if _is_default(settings) else [pages, config]
    for end in sorted(ends, key=len, reverse=True):
        if end != "." and (before := _without(start, end)) is not None:
            start = before
            break
    return start if playbook == "." else f"{start}{quote(playbook)}/"


def _start(settings: EditSettings) -> str:
    """The address of a folder in the repository, ending in what the path of a file follows."""
    repository = settings.repo_url or ""
    if repository and not repository.endswith("/"):
        repository += "/"
    if settings.template is not None:
        address = urljoin(repository, settings.template(_PATH, _STEM).lstrip("/"))
        before, mark, after = address.partition(_PATH)
        return before if mark and not after and "://" in before and before.endswith(("/", "=")) else ""
    written = settings.edit_uri or ""
    if not written or not (repository or "://" in written):
        return ""
    if written.startswith(("?", "#")):
        return repository.rstrip("/") + written
    return urljoin(repository, written.lstrip("/")).rstrip("/") + "/"


def _is_default(settings: EditSettings) -> bool:
    """Whether MkDocs itself supplied `edit_uri`, which takes own pages to be in `docs` wherever they are."""
    return settings.template is None and settings.edit_uri in ("edit/master/docs/", "src/default/docs/")


def _top(folders: Folders) -> Path | None:
    """The top of the repository; without git the folder that holds all the others."""
    if folders.repository is not None:
        return folders.repository if folders.config.is_relative_to(folders.repository) else None
    return Path(os.path.commonpath([folders.config, folders.pages, folders.playbook]))


def _path(folder: Path, top: Path) -> str:
    return PurePosixPath(os.path.relpath(folder, top)).as_posix()


def _without(start: str, end: str) -> str | None:
    """An address without the folders it ends in; None if it ends otherwise, or no branch would be left."""
    parts, count = start.rstrip("/").split("/"), len(end.split("/"))
    if unquote("/".join(parts[-count:])) != end:
        cut = start.rstrip("/").removesuffix(end)  # an address may have the path as its query: ?file=docs/
        return cut if cut != start.rstrip("/") and cut.endswith("=") else None
    left = parts[:-count]
    return None if not left or left[-1] in _BEFORE_BRANCH else "/".join(left) + "/"
