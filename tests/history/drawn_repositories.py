"""Drawn histories as repositories, written in one go."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

from tests.history.drawn_histories import DrawnHistory
from tests.history.repositories import git


def written(history: DrawnHistory, folder: Path) -> list[str]:
    """Makes the repository of a history; returns the hash of each commit."""
    folder.mkdir(parents=True)
    git(folder, "init", "-q", "-b", "main")
    hashes: list[str] = []
    for batch in batches(history):
        marks = folder / ".git/marks"
        options = [f"--import-marks-if-exists={marks}", f"--export-marks={marks}"]
        git(
            folder,
            "fast-import",
            "--quiet",
            "--force",
            *options,
            given=b"".join(stream(history, batch, hashes)),
        )
        known = dict(line.split() for line in marks.read_text("ascii").splitlines())
        hashes = [known[f":{number + 1}"] for number in range(batch[-1] + 1)]
    git(folder, "update-ref", "refs/heads/main", hashes[-1])
    git(folder, "symbolic-ref", "HEAD", "refs/heads/main")
    git(folder, "reset", "-q", "--hard")
    return hashes


def batches(history: DrawnHistory) -> Iterator[list[int]]:
    """Commits in order; one whose message names another comes in a later batch."""
    batch: list[int] = []
    for number, commit in enumerate(history.commits):
        if "@" in commit.message and batch:
            yield batch
            batch = []
        batch.append(number)
    yield batch


def stream(history: DrawnHistory, batch: list[int], hashes: list[str]) -> Iterator[bytes]:
    """Commits as `git fast-import` reads them."""
    for number in batch:
        commit = history.commits[number]
        message = commit.message
        message = re.sub("@([0-9]+)@", lambda found: hashes[int(found[1])], message)
        raw = message.encode("utf-8")
        stamp = b"%d +0000" % (1_700_000_000 + (number * 7919) % 100_000)
        yield b"reset refs/heads/drawn\n"
        yield b"commit refs/heads/drawn\nmark :%d\n" % (number + 1)
        yield b"author Author %d <a%d@oven.example> %s\n" % (number, number, stamp)
        yield b"committer Author %d <a%d@oven.example> %s\ndata %d\n%s\n" % (
            number,
            number,
            stamp,
            len(raw),
            raw,
        )
        for place, parent in enumerate(commit.parents):
            yield b"%s :%d\n" % (b"merge" if place else b"from", parent + 1)
        yield b"deleteall\n"
        for path, data in sorted(commit.files.items()):
            text = (data if isinstance(data, str) else json.dumps(data, indent=1)).encode("utf-8")
            yield b"M 100644 inline %s\ndata %d\n%s\n" % (path.encode("ascii"), len(text), text)
        yield b"\n"
