"""Arguments that nobody would type and a script might."""

import os
from collections.abc import Iterator

from tests.hostile.attack import Attack, Line
from tests.hostile.world import World

PATHS: dict[str, str] = {
    "nothing": "",
    "half a pair": "a\udce9b",
    "5,000 letters": "a" * 5_000,
    "a long name": "a" * 256,
    "a path of 5,000 letters": "a/" * 2_500,
    "below a file": "mkdocs.yml/x",
    "a folder": "docs",
    "a device that is full": "/dev/full",
    "a folder that takes nothing": "/proc",
    "the folder above": "..",
    "an option": "--help-me",
    "an escape character": "a\x1b[2Jb",
    "a line break": "a\nb",
}
"""Paths that are none, or cannot be used."""

_LINES: dict[str, Line] = {
    "check --root": ("check", "--root", "{}"),
    "diff --root": ("diff", "HEAD", "--root", "{}"),
    "history --root": ("history", "--root", "{}"),
    "owners -o": ("owners", "-o", "{}/x"),
    "owners --check": ("owners", "--check", "-o", "{}"),
    "score": ("score", "{}"),
    "score -o": ("score", "list.csv", "-o", "{}/x"),
    "schema": ("schema", "{}/x"),
    "export": ("export", "{}/x"),
    "pack": ("pack", "{}", "../site.zip"),
    "diff --why-from": ("diff", "HEAD", "--why-from", "{}"),
    "diff --accounts": ("diff", "HEAD", "--accounts", "{}"),
    "diff -o": ("diff", "HEAD", "-o", "{}/x"),
}
_WORDS: dict[str, Line] = {
    "a revision that is an option": ("diff", "--output=x"),
    "a revision with a NUL's neighbour": ("diff", "a\x01b"),
    "a revision of 5,000 letters": ("diff", "a" * 5_000),
    "a revision that asks for a file": ("diff", "HEAD:icp/playbook.yaml"),
    "a range": ("diff", "HEAD..HEAD"),
    "a revision by time": ("diff", "HEAD@{9999999999999999999}"),
    "a thousand parents up": ("diff", "HEAD" + "^" * 1_000),
    "a day at the beginning": ("filter", "bakeries", "--as-of", "0001-01-01"),
    "a day that is none": ("filter", "bakeries", "--as-of", "2026-02-30"),
    "a day of 5,000 digits": ("check", "--as-of", "9" * 5_000),
    "a limit beyond": ("history", "-n", "9" * 30),
    "a limit below": ("history", "-n", "-1"),
    "an entry of nobody": ("history", "persona/../../etc/passwd"),
    "an entry by the words of JavaScript": ("history", "__proto__/constructor"),
    "a rule of nobody": ("explain", "../" * 100),
    "a kind of nobody": ("new", "__proto__", "x"),
    "an id that climbs": ("new", "persona", "../../x"),
    "an id of 5,000 letters": ("new", "persona", "a" * 5_000),
    "an id of 250 letters": ("new", "persona", "a" * 252),
    "an ICP of nobody": ("filter", "../bakeries"),
    "a tool of nobody": ("filter", "bakeries", "--format", "__class__"),
    "an assumption of nothing": ("score", "list.csv", "--assume", "="),
    "an assumption without a field": ("score", "list.csv", "--assume", "=5"),
    "an assumption twice": ("score", "list.csv", "--assume", "stage=young", "--assume", "stage=grown"),
    "no such command": ("fly",),
}


def _planted(world: World) -> None:
    world.write("list.csv", "name,employees\nCrumb,20\n")
    world.write("../elsewhere/CODEOWNERS", "")


def attacks() -> Iterator[Attack]:
    """Every path where a path is asked for, and words of the wrong sort."""
    for place, line in _LINES.items():
        for name, path in PATHS.items():
            words = tuple(word.replace("{}", path) for word in line)
            if not os.fsencode("".join(words)).isascii() and os.name != "posix":
                continue
            yield Attack(
                f"{place}: {name}",
                _planted,
                ("icp-playbook", *words),
                exits=(0, 1, 2),
                repository=line[0] in ("diff", "history"),
                writes=("project/a", "project/docs/x", "x", "project/x", "project/--help-me", "exported"),
            )
    for name, words in _WORDS.items():
        yield Attack(
            name,
            _planted,
            ("icp-playbook", *words),
            exits=(0, 1, 2),
            repository=words[0] == "diff",
            writes=("project/x",),
        )
