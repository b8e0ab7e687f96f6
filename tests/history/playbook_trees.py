"""Whole playbooks as trees, compared key by key: the oracle that drawn histories are held to.

A tree has entry → path → value, with items of lists under what identifies them. Entries are known by a tag
of theirs, so that one which is renamed stays itself. Nothing here is taken from the package.
"""

import json
from typing import Any

from icp_playbook.source import SourceFile, parse
from tests.playbooks.copies import MINIMAL

NAMES = {
    "must": "id",
    "score": "id",
    "needs": "id",
    "committee": "role",
    "proof": "id",
    "procurement": "step",
}
FOLDERS = {
    "personas": "persona",
    "icp/profiles": "profile",
    "icp/signals": "signal",
    "icp/examples": "example",
    "icp/disqualifiers": "disqualifier",
}
START = (
    *("icp/profiles/bakeries.yaml", "icp/signals/second-shop.yaml", "personas/owner.yaml"),
    *("icp/examples/crumb.yaml", "icp/disqualifiers/no-night-shift.yaml"),
)
RANGES = {"between", "budget", "order_value", "cycle", "employees", "revenue", "days"}
"""Keys whose lists are one value: from, to."""
CHOICE = {"when", "points", "bands"}
"""Keys of a criterion of which bands and the others stand instead of each other."""
PERSONA = "personas/owner.yaml"
CONFLICT = "\N{WHITE FLAG}"

Tree = dict[str, Any]
Files = dict[str, Any]
"""Path → the data of the file, or a text that is no YAML."""


def plain(path: str) -> Any:
    """A file of the minimal playbook, dates as text."""
    document = parse(SourceFile("any", "any", path, (MINIMAL / path).read_text("utf-8")))
    return json.loads(json.dumps(document.data, default=str))


def tag_of(path: str) -> str:
    """The tag of an entry that began at a path."""
    return "began-at-" + path.removesuffix(".yaml").replace("/", "-")


def started() -> Files:
    """The files of the first commit."""
    files = {path: plain(path) for path in START}
    for path, data in files.items():
        data["tags"] = [tag_of(path)]
    return {
        **files,
        "icp/fields.yaml": plain("icp/fields.yaml"),
        "icp/playbook.yaml": plain("icp/playbook.yaml"),
    }


def tree_of(files: Files) -> Tree:
    """A playbook as a tree by entry."""
    found = {}
    for path, data in files.items():
        folder, _, name = path.rpartition("/")
        known = data.get("tags", [path]) if isinstance(data, dict) else [path]
        found[f"{FOLDERS.get(folder, name)} {known[0]}"] = {"@id": path, **grown(data, "")}
    return found


def grown(value: Any, key: str) -> Any:
    """Data as a tree: lists become mappings by what identifies their items."""
    if isinstance(value, dict):
        return {name: grown(item, name) for name, item in value.items()}
    if isinstance(value, list) and key not in RANGES:
        named = NAMES.get(key)
        keys = [item[named] if named and isinstance(item, dict) else written_out(item) for item in value]
        return {name: grown(item, "") for name, item in zip(keys, value, strict=True)}
    return written_out(value)


def written_out(value: Any) -> str:
    """A value as text that is the same for the same value."""
    return json.dumps(value, sort_keys=True)


def leaves(tree: Any, path: tuple[str, ...] = ()) -> dict[tuple[str, ...], str]:
    """Path → value."""
    if not isinstance(tree, dict):
        return {path: tree}
    return {key: text for name, below in tree.items() for key, text in leaves(below, (*path, name)).items()}


Delta = dict[tuple[str, ...], tuple[str | None, str | None]]


def delta(old: Tree, new: Tree) -> Delta:
    """Path → value before and after, of every value that differs."""
    one, two = leaves(old), leaves(new)
    return {
        path: (one.get(path), two.get(path))
        for path in sorted(one.keys() | two.keys())
        if one.get(path) != two.get(path)
    }


def merged(base: Any, one: Any, other: Any, taken: Any) -> Any:
    """What both sides say together; where both changed a value, what the merge did not take."""
    if other in (one, base):
        return one
    if base == one:
        return other
    if isinstance(one, dict) and isinstance(other, dict):
        known = base if isinstance(base, dict) else {}
        kept = taken if isinstance(taken, dict) else {}
        whole = CHOICE if ("bands" in one) != ("bands" in other) else set()
        found = {
            name: merged(
                known.get(name),
                one.get(name),
                other.get(name),
                CONFLICT if taken == CONFLICT else kept.get(name),
            )
            for name in sorted({*one, *other} - whole)
        }
        if whole:
            found |= chosen(known, one, other, taken)
        return {name: value for name, value in found.items() if value is not None}
    if taken == CONFLICT:
        return CONFLICT
    return other if one == taken else one


def chosen(base: Tree, one: Tree, other: Tree, taken: Any) -> Tree:
    """Which of two ways to earn points both sides say together: one of them as it is."""
    old, first, second, made = (
        {name: side[name] for name in side if name in CHOICE} if isinstance(side, dict) else {}
        for side in (base, one, other, taken)
    )
    if second == old:
        return first
    if first == old:
        return second
    if taken == CONFLICT:
        return {}
    return second if made == first else first


def looks_renamed(change: Delta) -> bool:
    """Whether some entry goes and another comes, which git may take for one that was renamed."""
    ids = [values for path, values in change.items() if path[1:] == ("@id",)]
    return any(new is None for _, new in ids) and any(old is None for old, _ in ids)


def as_files(tree: Tree) -> Files:
    """The way back from a tree. Two entries that ended up under one id are one: the first."""
    found: Files = {}
    for entry in sorted(tree):
        if "@id" in tree[entry]:
            found.setdefault(
                tree[entry]["@id"], shrunk({k: v for k, v in tree[entry].items() if k != "@id"}, "")
            )
    return found


LISTS = {
    *NAMES,
    *("tags", "formerly", "fields", "values", "groups", "members", "synonyms"),
}


def shrunk(tree: Any, key: str) -> Any:
    """Data of a tree again; a mapping is a list where the minimal playbook has one."""
    if not isinstance(tree, dict):
        return json.loads(tree)
    if key in NAMES and key in LISTS:
        return [shrunk(tree[name], "") for name in sorted(tree)]
    if tree and all(is_json(name) for name in tree):
        return [shrunk(tree[name], "") for name in sorted(tree)]
    return {name: shrunk(item, name) for name, item in tree.items()}


def is_json(name: str) -> bool:
    """Whether a key of a tree is an item of a list written out."""
    return name[:1] in '"{[-0123456789'
