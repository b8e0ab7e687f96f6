"""The working tree beside the last commit: entries that differ, and files that only look like entries."""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from icp_playbook.findings import rules
from icp_playbook.history.file_content import FileContent, read_content
from icp_playbook.history.record import HeadFile
from icp_playbook.model import layout
from icp_playbook.playbook import Key
from icp_playbook.source import read_sources

_STRAY = (rules.FILE_NAME.id, rules.MISPLACED_FILE.id)


@dataclass(frozen=True, slots=True)
class WorkingTree:
    """Entries that were edited, added or deleted since, and the paths of files that only look like one."""

    edited: tuple[Key, ...] = ()
    strays: tuple[str, ...] = ()


def working_tree(project: Path, files: Mapping[Key, HeadFile], named: Callable[[bytes], str]) -> WorkingTree:
    """What is in a folder, in the order of kinds and ids, beside the files of the last commit.

    Formatting does not count. `named` gives the name git has for some content.
    """
    sources, gaps = read_sources(project, layout())
    here = {Key(file.kind, file.id): file for file in sources}
    changed: set[Key] = set()
    for key, file in here.items():
        raw = file.text.encode("utf-8")
        committed = files.get(key)
        if committed is None or (
            committed.blob != named(raw)
            and not _same(read_content(file.kind, file.path, raw)[0], committed.content)
        ):
            changed.add(key)
    unread = {Key(gap.kind, gap.id) for gap in gaps if gap.id is not None}
    folders = layout().folders
    closed = {gap.kind for gap in gaps if gap.id is None and (project / folders[gap.kind]).exists()}
    for key, committed in files.items():
        if key in here:
            continue
        there = key in unread or key.kind in closed
        if not there or committed.content.digest is not None:
            changed.add(key)
    strays = {one.finding.location.path for one in gaps if one.finding.rule in _STRAY}
    return WorkingTree(tuple(sorted(changed)), tuple(sorted(strays)))


def _same(here: FileContent, there: FileContent) -> bool:
    return here.digest == there.digest and (here.digest is not None or here.problem == there.problem)


def git_name(hashing: str) -> Callable[[bytes], str]:
    """How git names a blob's content, in repositories of sha1 and of sha256."""
    algorithm = hashlib.sha256 if hashing == "sha256" else _sha1
    return lambda raw: algorithm(b"blob %d\0" % len(raw) + raw).hexdigest()


def _sha1(raw: bytes) -> "hashlib._Hash":
    return hashlib.sha1(raw, usedforsecurity=False)
