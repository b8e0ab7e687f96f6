"""The names of files: which are entries, which look like one, and which are merely kept beside them."""

import re
from collections.abc import Collection

from icp_playbook.findings import Finding, Location, rules
from icp_playbook.phrases import shown

_KEBAB = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\Z")
_TAKEN = frozenset({"index"})
"""Ids whose page would be in the place of the page that lists the entries of a kind."""
_ENDING = re.compile(r"(?:\.(?:ya?ml|ymal|yalm|ymll|jsonc?|json5)(?:\.txt)?)+\s*\Z", re.IGNORECASE)
"""What is written for YAML or in its place; editors of Windows add .txt without showing it."""


def id_of(name: str) -> str | None:
    """The id of the entry a file has by its name; None if it is no name of an entry."""
    id_ = name.removesuffix(".yaml")
    return id_ if id_ != name and _KEBAB.match(id_) and id_ not in _TAKEN else None


def looks_like_entry(name: str) -> bool:
    """Whether a file is one that someone means to be read: never left out without a word.

    Hidden files, pages, pictures and the copies that editors and merges leave (`x.yaml~`, `x.yaml.bak`,
    `x.yaml.orig`, `#x.yaml#`) are not.
    """
    return not name.startswith((".", "~$")) and _ENDING.search(name) is not None


def is_hidden(path: str) -> bool:
    """Whether a file, or a folder it is in, is hidden: it has a name that begins with a dot."""
    return any(part.startswith(".") for part in path.split("/"))


def likely_id(name: str) -> str:
    """The id that a name which is none comes closest to; "" if nothing is left of it."""
    stem = _ENDING.sub("", name)
    words = re.sub(r"([a-z0-9])([A-Z])", r"\1-\2", stem).lower()
    return re.sub(r"[^a-z0-9]+", "-", words).strip("-")


def misnamed(kind: str, path: str, beside: Collection[str]) -> Finding:
    """What is wrong with the name of a file that looks like an entry; `beside`: all names in its folder."""
    name = path.rpartition("/")[2]
    place = Location(shown(path))
    if likely_id(name) in _TAKEN:
        return rules.FILE_NAME.at(
            place,
            f"`{shown(name)}` has the name of the page that lists every {kind}",
            "rename it: the file name is the entry's id, and its address on the site",
        )
    right = f"{likely_id(name) or 'a-name'}.yaml"
    sentence = f"`{shown(name)}` is not a kebab-case name ending in .yaml"
    if right not in beside:
        return rules.FILE_NAME.at(place, sentence, f"rename it to `{right}`: the file name is the entry's id")
    if right == name.lower():
        sentence += f", and macOS and Windows take it for `{right}`"
    return rules.FILE_NAME.at(
        place, sentence, f"`{right}` is there too: keep one of them, or give this one an id of its own"
    )


def renamed_single(path: str, right: str, *, there: bool) -> Finding:
    """What is wrong with a file that looks like one which a playbook has once, such as its fields."""
    name, file = shown(path.rpartition("/")[2]), right.rpartition("/")[2]
    remedy = f"`{file}` is there too: keep that one" if there else f"rename it to `{file}`"
    return rules.FILE_NAME.at(Location(shown(path)), f"`{name}` is not read: the file is `{file}`", remedy)
