"""Drawn edits of every YAML file of the repository: git applies them, and the loader reads just that edit."""

import difflib
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from hypothesis import given
from hypothesis import strategies as st

from icp_playbook.source import SourceFile, parse, yaml_nodes
from tests.propose.conftest import Scratch
from tests.propose.editing import PATH, Editor, data_of, edited_data, new, out, put

ROOT = Path(__file__).parents[2]
ODD = """\
# head
quoted:  "a \\t b" # kept
left:
left_too: # why
list:
- 1
-
- - z
  - y
block: |  # head
  one

  two


folded: >-
  fo ld and more words that go on
  and on

  second paragraph
# between
braces: {bare, k: [x, "y" ], p: 3}
goes: on and
  on  # tail
pairs: [a: b]
rows: [
  a, b,
  # between
  c,
]
single: 'x ''y''
  z'
double: "ab
  cd ef"
deep:
  - id: x   # one
    why: because of that
    # about two
  - id: y
    when: {field: a, in: [b, c], between: [1, 2]}

  - {id: z}
emoji: 🎉 then {x}
rtl: שלום # after
last: |
  a"""
HOSTILE = [
    *("", " ", "true", "no", "12", "1.5", "1e5", "~", "null", "2024-01-01", "0x1F", "5_000_000", "$5M", "-"),
    *("a: b", "# no", "x # y", "- dash", "---", "...", "key: v: w", "x:", "[a, b]", "{a: b}", "*al", "&an"),
    *("!tag", "%x", "@x", "`x`", "a,b", "a?b", "? a", "C#", "|", "> x", "it's", 'say "hi"', "back\\slash"),
    *(
        "tab\there",
        "  lead",
        "trail ",
        "two\nlines",
        "a\n\nb",
        "\nlead",
        "end\n",
        "a\r\nb",
        "a  b",
        "one\n  in",
    ),
    *("=======", "x\n=======\ny", "<<<<<<< HEAD", "“q”", "🎉 x", "שלום עולם", "مرحبا", "\u2028x", "x\u0085y"),
    *("\ufeffq", "word " * 100, "long " * 60 + "\n\n" + "second " * 40, "line\n- a\n- b: c\n\n# d"),
]
TEXTS = st.one_of(
    st.sampled_from(HOSTILE),
    st.text(
        st.characters(
            codec="utf-8",
            exclude_categories=["Cc"],
            exclude_characters="\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufffe\uffff",
        )
    ),
    st.text(" \t\n:#-'\"[]{},&*!|>%@`?ab", max_size=12),
)
SCALARS = st.one_of(TEXTS, st.integers(-(10**15), 10**15), st.booleans(), st.none(), st.floats(-1e6, 1e6))
VALUES = st.one_of(
    SCALARS,
    st.lists(SCALARS, max_size=3),
    st.dictionaries(st.sampled_from(["id", "field", "in", "a b", "x:"]), SCALARS, max_size=3),
)


@cache
def files() -> tuple[str, ...]:
    """The text of every file in the repository that the loader reads, and one of all that is odd."""
    names = subprocess.run(
        ["git", "ls-files", "-z", "*.yaml", "*.yml"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.split("\0")
    texts = [(ROOT / name).read_bytes().decode() for name in names if name and (ROOT / name).is_file()]
    read = [text for text in texts if isinstance(parse(SourceFile("profile", "x", PATH, text)).data, dict)]
    return (*read, ODD)


def paths(data: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """Every place below the top."""
    items = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, value in items:
        yield (*path, key)
        yield from paths(value, (*path, key))


def at(data: Any, path: tuple[str | int, ...]) -> Any:
    """What is at a place."""
    for part in path:
        data = data[part]
    return data


@st.composite
def drawn_edits(draw: st.DrawFn) -> tuple[str, dict[str, Any]]:
    """A text and an edit of it."""
    text = draw(st.one_of(st.sampled_from(files()), st.just(ODD)))
    text = draw(st.sampled_from([text, text, text.replace("\n", "\r\n"), text.rstrip("\n"), f"\ufeff{text}"]))
    return text, draw(drawn_edits_of(text))


@st.composite
def drawn_edits_of(draw: st.DrawFn, text: str) -> dict[str, Any]:
    """An edit of a text."""
    data = data_of(text)
    path = draw(st.sampled_from(list(paths(data))))
    match draw(st.sampled_from(["set", "set", "set", "word", "remove", "insert"])):
        case "set":
            return put(path, draw(VALUES))
        case "word" if isinstance(at(data, path), str):
            words = at(data, path).split(" ")
            words[draw(st.integers(0, len(words) - 1))] = draw(st.sampled_from(["changed", "a:", "#", "x y"]))
            return put(path, " ".join(words))
        case "remove":
            return out(*path)
        case _:
            holder = at(data, path[:-1])
            place = draw(st.integers(0, len(holder))) if isinstance(holder, list) else "new_key"
            return new((*path[:-1], place), draw(VALUES))


def without_zero(value: object) -> object:
    """Data in which a negative zero, which no file tells from zero, is zero, and numbers show their type."""
    if isinstance(value, dict):
        return {key: without_zero(part) for key, part in value.items()}
    if isinstance(value, list):
        return [without_zero(part) for part in value]
    return (type(value).__name__, value) if isinstance(value, bool | str) else value


@given(drawn_edits())
def test_git_makes_of_the_file_what_the_edit_makes_of_its_data(
    edits: Editor, scratch: Scratch, drawn: tuple[str, dict[str, Any]]
) -> None:
    text, edit = drawn
    found = edits.edit(text, [edit])
    if found.refused:
        assert "by hand" in found.refused or "left empty" in found.refused, (edit, found.refused)
        return
    assert without_zero(data_of(found.after)) == without_zero(edited_data(data_of(text), edit)), found.after
    assert found.patch == "" if found.after == text else scratch.applied(text, found.patch) == found.after


@given(drawn_edits())
def test_a_changed_value_is_a_changed_line(edits: Editor, drawn: tuple[str, dict[str, Any]]) -> None:
    """A value on one line is one line of the patch; what comes or goes has lines of its own."""
    text, edit = drawn
    found = edits.edit(text, [edit])
    if found.refused:
        return
    rows = list(difflib.ndiff(text.split("\n"), found.after.split("\n")))
    gone = [row[2:].rstrip("\r") for row in rows if row[0] == "-"]
    come = [row[2:].rstrip("\r") for row in rows if row[0] == "+"]
    old = at(data_of(text), edit["path"]) if edit["op"] != "insert" else None
    value = edit.get("value")
    if edit["op"] == "set" and is_short(old) and is_short(value) and is_on_one_line(text, edit["path"]):
        assert len(gone) == len(come) <= 1
    kept = comments(text, edit["path"]) if edit["op"] != "insert" else comments(text, ())
    assert [line for line in kept if line not in found.after] == []


@given(st.lists(drawn_edits_of(ODD), min_size=2, max_size=4))
def test_several_edits_of_a_file_are_each_that_edit(
    edits: Editor, scratch: Scratch, drawn: list[dict[str, Any]]
) -> None:
    """Their paths are those of the file as it is, whatever comes before."""
    apart: list[dict[str, Any]] = []
    for edit in drawn:
        if not any(is_near(edit["path"], one["path"]) for one in apart):
            apart.append(edit)
    found = edits.edit(ODD, apart)
    if found.refused:
        assert "by hand" in found.refused or "left empty" in found.refused, (apart, found.refused)
        return
    data = data_of(ODD)
    for edit in apart:
        data = edited_data(data, edit)
    assert without_zero(data_of(found.after)) == without_zero(data), found.after
    assert found.patch == "" if found.after == ODD else scratch.applied(ODD, found.patch) == found.after


def is_near(one: list[str | int], other: list[str | int]) -> bool:
    """Whether one place is in the holder of the other."""
    length = min(len(one), len(other)) - 1
    return (
        (one[:length] == other[:length] and isinstance(at(data_of(ODD), tuple(one[:length])), list))
        or one[: len(other)] == other
        or other[: len(one)] == one
    )


def is_short(value: object) -> bool:
    """Whether a value is one that is written on one line."""
    return not isinstance(value, dict | list) and "\n" not in str(value)


def is_on_one_line(text: str, path: list[str | int]) -> bool:
    """Whether a value is written on one line now."""
    node = yaml_nodes(text)
    for part in path:
        children = node.children
        node = children[part][1] if isinstance(part, int) else dict(children)[part]
    return "\n" not in text[node.start : node.end]


def under_its_key(lines: list[str], first: int) -> set[int]:
    """The comments between a key and the value that begins on a line below it: they come and go with it."""
    above = first
    while above and (not lines[above - 1].strip() or lines[above - 1].strip().startswith("#")):
        above -= 1
    return set(range(above, first)) if above and lines[above - 1].rstrip().endswith(":") else set()


def comments(text: str, path: list[str | int] | tuple[()]) -> list[str]:
    """Every comment line of a text outside of the value at a path and of all other texts."""
    inside: set[int] = set()
    for event in yaml.parse(text, Loader=yaml.CSafeLoader):
        if isinstance(event, yaml.ScalarEvent) and event.start_mark and event.end_mark:
            inside |= set(range(event.start_mark.line, event.end_mark.line))
    if path:
        node = yaml_nodes(text)
        for part in path:
            node = node.children[part][1] if isinstance(part, int) else dict(node.children)[part]
        first, last = text.count("\n", 0, node.start), text.count("\n", 0, node.end)
        inside |= set(range(first, last + 1)) | under_its_key(text.split("\n"), first)
    lines = enumerate(text.split("\n"))
    return [line.strip() for number, line in lines if line.strip().startswith("#") and number not in inside]
