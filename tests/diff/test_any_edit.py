"""Whatever is edited anywhere in a playbook is told, in both directions, and nothing ends in an exception."""

import itertools
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import partial
from typing import Any

import pytest

from icp_playbook.diff import (
    CATALOGUE,
    EFFECTS,
    Change,
    Contents,
    compare_contents,
    condition_text,
    lexicon_of,
    renames_between,
    summarise,
    value_texts,
)
from icp_playbook.model import layout
from icp_playbook.playbook import Key
from tests.diff.leaf_edits import LeafEdit, Path, edits, places
from tests.diff.plain_differences import differences, leads_to
from tests.drawing import times
from tests.playbooks.documents import DECISION_DOCUMENTS, EXAMPLE_DOCUMENTS, MINIMAL_DOCUMENTS

EXAMPLE: Contents = {Key(one.kind, one.id): one.data for one in EXAMPLE_DOCUMENTS}
MINIMAL: Contents = {Key(one.kind, one.id): one.data for one in (*MINIMAL_DOCUMENTS, *DECISION_DOCUMENTS)}
SETTINGS, FIELDS = Key("playbook", "playbook"), Key("fields", "fields")
EXAMPLE_FIELDS: Any = EXAMPLE[FIELDS]
KINDS = [*layout().singles, *layout().folders]
FIELDS_AT_ONCE, SHORT = 4, 25
"""How many fields are edited together, and how many places a key has that is edited with others."""
STRIDE = 7
ALIKE = 10
"""In every run, a place of the example has one edit, of those that come up in turn, unless ten like it in
files of its kind had one; a long run has all."""
TURNS = partial(itertools.cycle, ((0,), (1,), (0,)))
"""In every run, an edit is said forwards (0) or backwards (1), in turn; a long run says each both ways."""


def tell(old: Contents, new: Contents) -> int:
    """Everything that is said of a change; how many changes there are."""
    renames = renames_between(old, new)
    lexicon = lexicon_of(old, new, renames)
    changes = compare_contents(old, new, renames, lexicon)
    for change in changes:
        summary = summarise(change, lexicon)
        assert summary.sentence
        assert "\n" not in summary.sentence
        assert len(summary.sentence) < 4000
        assert change.effect in EFFECTS
        assert change.id in CATALOGUE
        assert (change.effect == "boundary") >= (change.direction is not None)
        json.dumps([summary.fingerprint, *value_texts(change, lexicon)])
    return len(changes)


def problems_of(base: Contents, key: Key, edit: LeafEdit, ways: Iterable[int] = (0, 1)) -> list[str]:
    """Says an edit forwards (0) and backwards (1); what goes wrong with it."""
    both = (base, {**base, key: edit.after})
    try:
        counts = [tell(both[way], both[1 - way]) for way in ways]
    except Exception as error:  # noqa: BLE001  # whatever it is, it is the finding
        return [f"{key} {edit}: {type(error).__name__}: {error}"]
    if all(counts):
        return []
    differ = any(True for _ in differences(key.kind, base[key], edit.after))
    return [f"{key} {edit}: nothing told ({counts})"] if differ else []


def of_kind(base: Contents, kind: str) -> Iterator[tuple[Key, LeafEdit]]:
    for key, data in base.items():
        if key.kind == kind:
            yield from ((key, edit) for edit in edits(data))


def around(key: Key, data: Any) -> Contents:
    """A file with the settings of the example and the fields it asks for; beside the settings and the fields,
    a file of each kind. Less to compare leaves time to edit every place."""
    first = {other.kind: other for other in reversed(list(EXAMPLE))}
    keys = {SETTINGS, FIELDS, *(first.values() if key.kind in layout().singles else ())}
    words = json.dumps(data)
    asked = [field for field in EXAMPLE_FIELDS["fields"] if f'"{field["id"]}"' in words]
    fields = {**EXAMPLE_FIELDS, "fields": asked}
    return {**{other: EXAMPLE[other] for other in keys}, FIELDS: fields, key: data}


def parts(key: Key) -> Iterator[dict[str, Any]]:
    """A file of the example, one key of it after another beside its name, the short ones together; of the
    fields a few at a time. The less stands around a place, the sooner its edit is told; a file is edited
    whole where it is small, and in a long run."""
    data: Any = EXAMPLE[key]
    if key == FIELDS:
        fields = data["fields"]
        for at in range(0, len(fields), FIELDS_AT_ONCE):
            yield {**data, "fields": fields[at : at + FIELDS_AT_ONCE]}
        return
    short = {name: value for name, value in data.items() if sum(1 for _ in places(value)) < SHORT}
    called = {"name": data["name"]} if "name" in data else {}
    yield short
    yield from ({**called, name: value} for name, value in data.items() if name not in short)


def moves_items(edit: LeafEdit) -> bool:
    """Whether items of a list stand elsewhere after an edit, so that positions tell nothing."""
    return edit.what in ("reversed", "doubled") or (edit.what == "removed" and isinstance(edit.path[-1], int))


def pattern(path: Path) -> tuple[str, ...]:
    """A path without its positions."""
    return tuple("*" if isinstance(part, int) else part for part in path)


@pytest.mark.parametrize("kind", KINDS)
def test_edits_of_the_first_place_of_each_sort_is_told(kind: str) -> None:
    first: dict[tuple[str, ...], Path] = {}
    for key, data in MINIMAL.items():
        if key.kind == kind:
            for path, _ in places(data):
                first.setdefault(pattern(path), path)
    every = [(key, edit) for key, edit in of_kind(MINIMAL, kind) if first[pattern(edit.path)] == edit.path]
    tried = every[::2]  # a long run has all
    assert len(tried) > 150
    wrong = [
        one
        for (key, edit), ways in zip(tried, TURNS(), strict=False)
        for one in problems_of(MINIMAL, key, edit, ways)
    ]
    assert wrong == []


@pytest.mark.parametrize("kind", KINDS)
def test_an_edit_of_every_sort_of_place_of_the_example_is_told(kind: str) -> None:
    wrong: list[str] = []
    turn, ways = itertools.count(), TURNS()
    alike, sorts = Counter[tuple[str, ...]](), Counter[tuple[str, ...]]()
    for key in (key for key in EXAMPLE if key.kind == kind):
        for data in parts(key):
            seen: set[Path] = set()
            base = around(key, data)
            sorts.update(pattern(path) for path, _ in places(data))
            for edit in edits(data):
                like = pattern(edit.path)
                if next(turn) % STRIDE < 2 and edit.path not in seen and alike[like] < ALIKE:
                    seen.add(edit.path)
                    alike[like] += 1
                    wrong += problems_of(base, key, edit, next(ways))
    assert alike == {like: min(count, ALIKE) for like, count in sorts.items()}
    assert wrong == []


def test_the_parts_of_a_file_are_all_of_it() -> None:
    assert [field for part in parts(FIELDS) for field in part["fields"]] == EXAMPLE_FIELDS["fields"]
    for key in EXAMPLE.keys() - {FIELDS}:
        assert {name: value for part in parts(key) for name, value in part.items()} == EXAMPLE[key]


@pytest.mark.long
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("base", [EXAMPLE, MINIMAL], ids=["example", "minimal"])
def test_every_edit_of_every_place_is_told(base: Contents, kind: str) -> None:
    assert [wrong for key, edit in of_kind(base, kind) for wrong in problems_of(base, key, edit)] == []


@pytest.mark.parametrize("key", MINIMAL, ids=str)
def test_files_come_go_and_change_places(key: Key) -> None:
    without = {other: data for other, data in MINIMAL.items() if other != key}
    wrong, ways = [], TURNS()
    odd: list[Any] = [
        MINIMAL[key],
        {},
        [],
        "text",
        7,
        {"name": ["text"]},
        {"formerly": [key.id], "name": "New"},
    ]
    for data, kind in itertools.product(odd, (*KINDS, "recipe")):
        for new in (
            without,
            {**without, Key(kind, "another"): data},
            {**MINIMAL, Key(kind, "another"): data},
            {**without, Key(kind, key.id): data},
        ):
            try:
                for way in next(ways):
                    tell(*((MINIMAL, new), (new, MINIMAL))[way])
            except Exception as error:  # noqa: BLE001
                wrong.append(f"{kind} {data!r}: {type(error).__name__} {error}")
    assert wrong == []


def test_a_condition_of_anything_has_words() -> None:
    catalogue = lexicon_of(MINIMAL, MINIMAL).after
    assert condition_text({"field": "employees", "at_least": {}}, catalogue) == (
        "field: employees; at_least: nothing"
    )


@pytest.mark.drawn
def test_what_is_told_leads_to_what_differs() -> None:
    """Every leaf that differs is below the path of a change; every change is above one that differs."""
    wrong: list[str] = []
    for key, data in MINIMAL.items():
        for edit in [one for one in edits(data) if not moves_items(one)][:: 7 if times() > 1 else 14]:
            found = set(differences(key.kind, data, edit.after))
            changes = compare_contents(MINIMAL, {**MINIMAL, key: edit.after})
            paths = [change.path for change in changes if Key(change.entry.kind, change.entry.id) == key]
            wrong += [
                f"{key} {edit}: {leaf} is not told in {paths}"
                for leaf in found
                if not any(leads_to(path, leaf, data, edit.after) for path in paths)
            ]
            wrong += [
                f"{key} {edit}: {path} is told and none of {found}"
                for path in paths
                if not any(leads_to(path, leaf, data, edit.after) for leaf in found)
            ]
    assert wrong == []


TURNED = {"widens": "narrows", "narrows": "widens", "shifts": "shifts", None: None}


def sides_of(changes: Iterable[Change], *, backwards: bool) -> Counter[str]:
    """What changed from what to what and what it does, turned around with `backwards`."""
    found: Counter[str] = Counter()
    for change in changes:
        values = [change.old, change.new]
        direction = TURNED[change.direction] if backwards else change.direction
        entry = f"{change.entry.kind}/{change.entry.id}"
        found[json.dumps([entry, values[::-1] if backwards else values, change.effect, direction])] += 1
    return found


@pytest.mark.drawn
def test_the_way_back_is_told_as_the_way_there_turned_around() -> None:
    wrong = []
    for key, data in MINIMAL.items():
        for edit in list(edits(data))[:: 9 if times() > 1 else 18]:
            new = {**MINIMAL, key: edit.after}
            there = sides_of(compare_contents(MINIMAL, new), backwards=False)
            back = sides_of(compare_contents(new, MINIMAL), backwards=True)
            if there != back:
                wrong.append(f"{key} {edit}: {list((there - back) + (back - there))[:2]}")
    assert wrong == []
