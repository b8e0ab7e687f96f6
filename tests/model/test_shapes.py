"""Which places of a document hold one value, beside the JSON schemas of the models."""

from collections.abc import Iterator
from typing import Any

import pytest

from icp_playbook.model import models, shape_at

FIT = ("fit", "score", "*")


def ranges(
    schema: Any, whole: Any, path: tuple[str, ...], known: tuple[str, ...]
) -> Iterator[tuple[str, ...]]:
    """The places of lists whose items have a type each."""
    name = schema.get("$ref", "").rpartition("/")[2]
    if name and name not in known:
        yield from ranges(whole["$defs"][name], whole, path, (*known, name))
    if "prefixItems" in schema:
        yield path
    for option in (*schema.get("anyOf", ()), *schema.get("oneOf", ())):
        yield from ranges(option, whole, path, known)
    for key, below in schema.get("properties", {}).items():
        yield from ranges(below, whole, (*path, key), known)
    for key in ("items", "additionalProperties"):
        if isinstance(below := schema.get(key), dict):
            yield from ranges(below, whole, (*path, "*"), known)


def test_every_list_of_a_fixed_length_is_a_range() -> None:
    found = 0
    for kind, model in models().items():
        whole = model.model_json_schema()
        for place in ranges(whole, whole, (), ()):
            assert shape_at(kind, place).is_range, (kind, place)
            found += 1
    assert found > 10


@pytest.mark.parametrize("kind", models())
def test_no_other_list_is_one(kind: str) -> None:
    assert not shape_at(kind, ("tags",)).is_range
    assert not shape_at(kind, ("nowhere", "*", "between")).is_range


def test_conditions_are_known_however_deep_they_are() -> None:
    when = (*FIT, "bands", "*", "when")
    for deeper in ((), ("all", "*"), ("any", "*", "not", "all", "*")):
        assert shape_at("profile", (*when, *deeper)).is_condition
        assert shape_at("profile", (*when, *deeper, "between")).is_range
        assert not shape_at("profile", (*when, *deeper, "has_any")).is_range


def test_points_stand_instead_of_bands() -> None:
    assert shape_at("profile", FIT).exclusive == {"when", "points", "bands"}
    assert shape_at("profile", ("fit", "must", "*")).exclusive == frozenset()
