"""A repository of a thousand entries and ten thousand commits, four in ten of them by way of merges."""

import re
from pathlib import Path

from icp_playbook.model import layout
from tests.history.repositories import git

COMMITS = 10_000
_START = 1_600_000_000
_NAME = re.compile(rb"^name: .*$", re.MULTILINE)


def write_ten_thousand(playbook: Path, repository: Path) -> None:
    """Makes the repository from a playbook's files and checks out its last commit.

    In rounds of ten: five commits on main, three on a branch, one more on main, and the merge. Each commit
    edits the name of one entry, a different one each time within a round.
    """
    repository.mkdir(parents=True)
    git(repository, "init", "-q", "-b", "main")
    git(repository, "fast-import", "--quiet", given=_Stream(playbook).written())
    git(repository, "reset", "-q", "--hard")


class _Stream:
    def __init__(self, playbook: Path) -> None:
        names = [*layout().singles.values(), *(f"{folder}/*.yaml" for folder in layout().folders.values())]
        paths = [path for name in names for path in sorted(playbook.glob(name))]
        self.files = {path.relative_to(playbook).as_posix(): path.read_bytes() for path in paths}
        self.entries = [path for path in self.files if path not in layout().singles.values()]
        self.parts: list[bytes] = []
        self.mark = 0

    def written(self) -> bytes:
        main = self.commit("Begin", list(self.files))
        while self.mark < COMMITS:
            for _ in range(5):
                main = self.edit(main)
            branch, came_in = main, self.mark
            for _ in range(3):
                branch = self.edit(branch)
            main = self.edit(main)
            edited = [self.entry(mark) for mark in range(came_in + 1, came_in + 4)]
            main = self.commit(f"Merge pull request #{self.mark} from gtm/change", edited, main, branch)
        return b"".join(self.parts)

    def entry(self, mark: int) -> str:
        return self.entries[mark * 7 % len(self.entries)]

    def edit(self, parent: int) -> int:
        path = self.entry(self.mark + 1)
        self.files[path] = _NAME.sub(b"name: Edited %d" % self.mark, self.files[path], count=1)
        return self.commit(f"Edit {path}", [path], parent)

    def commit(self, message: str, paths: list[str], *parents: int) -> int:
        self.mark += 1
        stamp = f"Ada Baker <ada@oven.example> {_START + self.mark * 3600} +0100"
        body = f"{message}\n\nSales saw this in five deals of the quarter.\n\nWhy: number {self.mark}\n"
        head = f"commit refs/heads/main\nmark :{self.mark}\nauthor {stamp}\ncommitter {stamp}\n"
        self.parts.append(f"{head}data {len(body)}\n{body}".encode("ascii"))
        self.parts += [
            b"%s :%d\n" % (b"merge" if place else b"from", parent) for place, parent in enumerate(parents)
        ]
        self.parts += [
            b"M 100644 inline %s\ndata %d\n%s\n" % (path.encode("ascii"), len(raw), raw)
            for path, raw in ((path, self.files[path]) for path in paths)
        ]
        self.parts.append(b"\n")
        return self.mark
