"""Scenarios as repositories: a folder per commit, with fixed dates and authors, so that hashes never change.

A step is a folder with a `step.yaml`; what else is in it is written into the commit. Keys of `step.yaml`:
`message`, `author`, `date`, `committed`, `encoding`; `parents` (names of steps; else the one before);
`copy` (path → file of the minimal playbook), `write` (path → text), `bytes` (path → hexadecimal digits),
`edit` (path → [old, new]), `rename` (path → path), `remove` (paths), `take` (step → paths, for merges),
`link` (path → target), `submodule` (paths). A path that starts with a slash is outside the playbook.
"""

import datetime
import json
import os
import subprocess
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from tests.playbooks.copies import MINIMAL

SCENARIOS = Path(__file__).parent
AUTHOR = "Ada Baker <ada@oven.example>"
_FILE, _LINK, _SUBMODULE = "100644", "120000", "160000"
_COMMIT = "1234567890123456789012345678901234567890"


@dataclass(frozen=True, slots=True)
class Step:
    """A commit to make: its name, the content of `step.yaml`, and the files beside it."""

    name: str
    spec: dict[str, Any] = field(default_factory=dict)
    files: dict[str, bytes] = field(default_factory=dict)


Tree = dict[str, tuple[str, bytes]]


def scenario(name: str) -> list[Step]:
    """The steps of a scenario on disk."""
    return [_step(folder) for folder in sorted((SCENARIOS / name).iterdir()) if folder.is_dir()]


def _step(folder: Path) -> Step:
    files = {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }
    return Step(folder.name, yaml.safe_load(files.pop("step.yaml")) or {}, files)


def git(folder: Path, *arguments: str, given: bytes = b"") -> str:
    """Runs git without the machine's configuration and returns its output."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    environment |= {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    who = [
        part
        for key in ("user.name=Ada Baker", "user.email=ada@oven.example", "protocol.file.allow=always")
        for part in ("-c", key)
    ]
    done = subprocess.run(
        ["git", *who, *arguments], cwd=folder, input=given, env=environment, capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr.decode("utf-8", "replace")
    return done.stdout.decode("utf-8", "replace").strip()


def repository(steps: list[Step], folder: Path, prefix: str = "") -> Path:
    """Makes a repository of these steps with the last one checked out; returns the folder of the playbook."""
    folder.mkdir(parents=True)
    git(folder, "init", "-q", "-b", "main")
    git(folder, "fast-import", "--quiet", given=_stream(steps, prefix))
    git(folder, "reset", "-q", "--hard")
    project = folder / prefix
    project.mkdir(parents=True, exist_ok=True)
    return project


def _stream(steps: list[Step], prefix: str) -> bytes:
    trees: dict[str, Tree] = {}
    marks: dict[str, int] = {}
    parts: list[bytes] = []
    for number, step in enumerate(steps, 1):
        before = [steps[number - 2].name] if number > 1 else []
        parents = step.spec.get("parents", before)
        trees[step.name] = _tree(step, parents, trees, prefix)
        marks[step.name] = number
        parts += _commit(step, number, [marks[parent] for parent in parents], trees[step.name])
    return b"".join(parts)


def _tree(step: Step, parents: list[str], trees: dict[str, Tree], prefix: str) -> Tree:
    spec = step.spec
    tree = dict(trees[parents[0]]) if parents else {}

    def at(path: str) -> str:
        return path[1:] if path.startswith("/") else prefix + path

    for parent, paths in spec.get("take", {}).items():
        for path in paths:
            tree.pop(at(path), None)
            if at(path) in trees[parent]:
                tree[at(path)] = trees[parent][at(path)]
    for path, to in spec.get("rename", {}).items():
        tree[at(to)] = tree.pop(at(path))
    for path in spec.get("remove", ()):
        del tree[at(path)]
    written = {path: (MINIMAL / source).read_bytes() for path, source in spec.get("copy", {}).items()}
    written |= {path: text.encode("utf-8") for path, text in spec.get("write", {}).items()}
    written |= {path: bytes.fromhex(digits) for path, digits in spec.get("bytes", {}).items()}
    tree |= {at(path): (_FILE, raw) for path, raw in {**written, **step.files}.items()}
    for path, (old, new) in spec.get("edit", {}).items():
        text = tree[at(path)][1].decode("utf-8")
        assert text.count(old) == 1, f"{step.name}: {old!r} stands in {path} {text.count(old)} times"
        tree[at(path)] = (_FILE, text.replace(old, new).encode("utf-8"))
    tree |= {at(path): (_LINK, target.encode("utf-8")) for path, target in spec.get("link", {}).items()}
    return tree | {at(path): (_SUBMODULE, _COMMIT.encode("ascii")) for path in spec.get("submodule", ())}


def _commit(step: Step, mark: int, parents: list[int], tree: Tree) -> list[bytes]:
    spec = step.spec
    encoding = spec.get("encoding", "UTF-8")
    message = spec.get("message", step.name.partition("-")[2].replace("-", " ").capitalize()).encode(encoding)
    day = f"2026-01-{mark:02}T09:00:00+00:00"
    author = f"{spec.get('author', AUTHOR)} {_stamp(spec.get('date', day))}".encode(encoding)
    committer = f"{AUTHOR} {_stamp(spec.get('committed', spec.get('date', day)))}".encode()
    parts = [b"" if parents else b"reset refs/heads/main\n", b"commit refs/heads/main\nmark :%d\n" % mark]
    parts += [b"author %s\ncommitter %s\n" % (author, committer)]
    parts += [b"encoding %s\n" % encoding.encode("ascii")] if encoding != "UTF-8" else []
    parts += [b"data %d\n%s\n" % (len(message), message)]
    parts += [b"%s :%d\n" % (b"merge" if place else b"from", parent) for place, parent in enumerate(parents)]
    parts.append(b"deleteall\n")
    for path, (mode, raw) in sorted(tree.items()):
        name = json.dumps(path, ensure_ascii=False).encode("utf-8")  # quoted as git reads it
        if mode == _SUBMODULE:
            parts.append(b"M %s %s %s\n" % (mode.encode("ascii"), raw, name))
        else:
            parts.append(b"M %s inline %s\ndata %d\n%s\n" % (mode.encode("ascii"), name, len(raw), raw))
    return [*parts, b"\n"]


def _stamp(written: str) -> str:
    """A date as git keeps it: seconds, and the zone as it was written."""
    moment = datetime.datetime.fromisoformat(written)
    return f"{int(moment.timestamp())} {moment.strftime('%z')}"
