"""A whole tree at a revision: the files of the project as they were, without touching the working tree."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from icp_playbook.git.errors import GitBroken, MissingContent, Nonsense, PartialClone
from icp_playbook.git.objects import blobs
from icp_playbook.git.repository import Repository
from icp_playbook.git.revisions import resolve


@dataclass(frozen=True, slots=True)
class TreeEntry:
    """A file of a tree: its mode, as git writes it, and its blob."""

    mode: str
    blob: str

    @property
    def regular(self) -> bool:
        """Whether it is a plain file: no link, no submodule."""
        return self.mode.startswith("100")


@dataclass(frozen=True, slots=True)
class Tree:
    """The project at a commit: file contents by path, and what could not be read as a file, and why."""

    commit: str
    files: Mapping[str, bytes] = field(repr=False)
    skipped: Mapping[str, str]


def list_tree(repository: Repository, commit: str, paths: Sequence[str]) -> dict[str, TreeEntry]:
    """Everything under some project paths at a commit, by project path, sorted."""
    asked = [repository.prefix + path for path in paths]
    try:
        answer = repository.store.git.run("ls-tree", "-r", "-z", "--full-tree", commit, "--", *asked)
    except GitBroken as error:
        raise PartialClone if repository.partial else error from error
    found: dict[str, TreeEntry] = {}
    for line in answer.split(b"\0")[:-1]:
        about, _, raw = line.partition(b"\t")
        words = about.decode("ascii", "replace").split()
        if len(words) != 3:
            raise Nonsense("ls-tree")
        mode, _, blob = words
        path = repository.within(raw.decode("utf-8", "surrogateescape"))
        if path is not None:
            found[path] = TreeEntry(mode, blob)
    return dict(sorted(found.items()))


def tree_at(repository: Repository, revision: str, paths: Sequence[str], limit: int) -> Tree:
    """The project's files under some paths at a revision; files above `limit` bytes are skipped.

    Raises a GitError: NoSuchRevision, or PartialClone or MissingContent where that of a file is missing.
    """
    commit = resolve(repository, revision)
    listed = list_tree(repository, commit, paths)
    raw = {blob.name: blob for blob in blobs(repository, _wanted(listed), limit)}
    files: dict[str, bytes] = {}
    skipped: dict[str, str] = {}
    for path, entry in listed.items():
        if not entry.regular:
            skipped[path] = "a submodule" if entry.mode == "160000" else "a symbolic link"
        elif (content := raw[entry.blob].raw) is not None:
            files[path] = content
        elif raw[entry.blob].size:
            skipped[path] = f"a file of {raw[entry.blob].size:,} bytes"
        elif raw[entry.blob].raw is None:
            raise PartialClone if repository.partial else MissingContent(path)
    return Tree(commit, files, skipped)


def _wanted(listed: Mapping[str, TreeEntry]) -> list[str]:
    return list(dict.fromkeys(entry.blob for entry in listed.values() if entry.regular))
