"""Every key of every model that names something of a playbook is offered what there is, by its own schema."""

from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from icp_playbook.editors import Vocabulary, playbook_schemas, vocabulary_of
from icp_playbook.model import models
from icp_playbook.playbook import load
from icp_playbook.schema import marked_schema
from icp_playbook.values import ID_PATTERN, NAMED, SUGGESTED
from tests.playbooks.documents import ROOT

Place = tuple[str, ...]
IDS = (ID_PATTERN, "^[a-z][a-z0-9_]*$")
"""What ids look like: those of entries and parts, and those of fields."""
NEW = {("id",), ("formerly", "*"), ("tags", "*"), ("facets", "{}", "*")}
"""Where keys with an id end that makes it, or keeps one that nothing else has, or holds values of a field."""
JOINS = ("all", "any", "not")
COMBINED = ("anyOf", "oneOf", "allOf", "then", "else")


@pytest.fixture(scope="module")
def words() -> Vocabulary:
    """What the example can name."""
    return vocabulary_of(load(ROOT))


def places(schema: Mapping[str, Any]) -> Iterator[tuple[Place, Mapping[str, Any]]]:
    """Every part of a schema with the keys that lead to it; `*` is an item, `{}` a key of a mapping."""

    def inner(part: Any, place: Place, open_: tuple[str, ...]) -> Iterator[tuple[Place, Mapping[str, Any]]]:
        if not isinstance(part, dict):
            return
        yield place, part
        name = part.get("$ref", "").rpartition("/")[2]
        if name and name not in open_:
            yield from inner(schema["$defs"][name], place, (*open_, name))
        for key in COMBINED:
            found = part.get(key, [])
            for one in found if isinstance(found, list) else [found]:
                yield from inner(one, place, open_)
        for key, one in part.get("properties", {}).items():
            yield from inner(one, (*place, key), open_)
        yield from inner(part.get("items"), (*place, "*"), open_)
        for one in part.get("patternProperties", {}).values():
            yield from inner(one, (*place, "{}"), open_)

    yield from inner(schema, (), ())


def offered(schema: Mapping[str, Any]) -> dict[Place, list[set[str]]]:
    """Place → what is offered there: values, keys of a mapping, and snippets."""
    found: dict[Place, list[set[str]]] = {}
    for place, part in places(schema):
        for values in (part.get("enum"), part.get("properties")):
            if values:
                found.setdefault(place, []).append({*map(str, values)})
        if "defaultSnippets" in part:
            found.setdefault(place, []).append({one["label"].strip("{}") for one in part["defaultSnippets"]})
    return found


def is_joined(place: Place) -> bool:
    """Whether it is in a condition within another one, for which an own schema refers back."""
    return any(key in JOINS for key in place[:-1])


@pytest.mark.parametrize("kind", models())
def test_what_is_named_is_offered(kind: str, words: Vocabulary) -> None:
    own = offered(playbook_schemas(words)[kind])
    missing = []
    for place, part in places(marked_schema(kind, words.custom)):
        names = part.get("propertyNames", {})
        for mark in (part.get(NAMED), part.get(SUGGESTED), names.get(NAMED), names.get(SUGGESTED)):
            if mark is None or is_joined(place):
                continue
            ids = {*words.ids[mark]}
            assert ids, mark
            within = [found for at, found in own.items() if _reaches(at, place)]
            if not any(ids == one for found in within for one in found):
                missing.append((place, mark))
    assert missing == []


def _reaches(at: Place, place: Place) -> bool:
    """Whether a place of the own schema is one of the model: keys of mappings are written out there."""
    return len(at) == len(place) and all(there in (here, "{}") for here, there in zip(at, place, strict=True))


@pytest.mark.parametrize("kind", models())
def test_no_id_of_a_model_is_without_a_word_for_what_it_names(kind: str, words: Vocabulary) -> None:
    """A new key whose value is an id has to say what it names, or is one that makes an id."""
    found = {
        place
        for place, part in places(marked_schema(kind, words.custom))
        if part.get("pattern") in IDS and NAMED not in part
    }
    assert {place for place in found if not any(place[-len(end) :] == end for end in NEW)} == set()


def test_no_part_is_called_by_the_name_of_its_model(words: Vocabulary) -> None:
    for schema in playbook_schemas(words).values():
        titles = {part["title"] for _, part in places(schema) if "title" in part}
        names = {name for kind in models() for name in marked_schema(kind)["$defs"]}
        assert titles
        assert titles & names <= {"Company"}  # which is a plain word for what it is
