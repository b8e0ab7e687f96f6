"""Every place of every model has words of its own for what can happen there, or is data on purpose."""

import types
from collections.abc import Iterator
from typing import Annotated, Any, Union, get_args, get_origin

import pytest

from icp_playbook.diff import CATALOGUE, EFFECTS
from icp_playbook.diff.facts import Verb
from icp_playbook.diff.judgement import data_effect, kind_effect, plain_id
from icp_playbook.diff.outline import outline_row
from icp_playbook.model import models, outline_of
from icp_playbook.values import Part

EXPRESSLY_DATA = {("data", "review"), ("fit", "fit")}
"""Family and place of mappings whose keys have rows of their own."""
BY_VALUE = {
    *("threshold", "own-threshold", "level-threshold", "minimum-coverage", "base-rate"),
    *("status", "entry-renamed"),
}
"""Families whose ids depend on the values: rows of changes.yaml have each."""
LISTED_IDS = {"disqualifier-cited", "signal-cited", "proof-cited"}
"""Lists of ids: they come and go, and are nothing that could change."""
VERBS: tuple[Verb, ...] = ("added", "removed", "changed")


def keys_in(annotation: Any) -> Iterator[tuple[str, ...]]:
    """Every path of keys below a type, * for items and for free keys."""
    while get_origin(annotation) is Annotated:
        annotation = get_args(annotation)[0]
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin in (Union, types.UnionType):
        for option in arguments:
            yield from keys_in(option)
    elif isinstance(annotation, type) and issubclass(annotation, Part):
        for name, info in annotation.model_fields.items():
            key = info.alias or name
            yield (key,)
            if key not in ("when", "all", "any", "not"):  # conditions are compared as wholes
                yield from ((key, *rest) for rest in keys_in(info.annotation))
    elif origin is tuple:
        yield from (("*", *rest) for rest in keys_in(arguments[0]))
    elif origin is dict:
        yield ("*",)
        yield from (("*", *rest) for rest in keys_in(arguments[1]))


PLACES = [(kind, place) for kind, model in models().items() for place in dict.fromkeys(keys_in(model))]


def test_the_walk_finds_the_places_that_models_have() -> None:
    assert len(PLACES) > 250
    assert ("profile", ("fit", "score", "*", "bands", "*", "points")) in PLACES
    assert ("playbook", ("history", "bots")) in PLACES
    assert ("fields", ("fields", "*", "values", "*", "synonyms")) in PLACES


def test_every_place_has_a_row_of_the_outline() -> None:
    bare = {
        (outline_row(kind, place).family, ".".join(place))
        for kind, place in PLACES
        if outline_row(kind, place).family in ("data", "fit") and "when" not in place
    }
    inside = {one for one in bare if one[1].startswith(("fit.must.*", "fit.score.*"))}
    assert bare - inside == EXPRESSLY_DATA
    # What decides of a must or a criterion is compared by its meaning, not by its place.
    assert {name.rsplit(".", 1)[-1] for _, name in inside} <= {"id", "points", "bands", "when"}


def test_every_row_leads_to_a_model() -> None:
    """A row of what a model no longer has would be words that nothing can call for."""
    known = {(kind, ".".join(place)) for kind, place in PLACES}
    rows = [(kind, name) for kind in models() for name in outline_of(kind)]
    assert [row for row in rows if row not in known and not row[1].endswith(".*")] == []


@pytest.mark.parametrize("kind", models())
def test_whatever_happens_at_a_place_has_a_row_of_the_catalogue(kind: str) -> None:
    missing = [
        (row.family, verb)
        for row in outline_of(kind).values()
        for verb in VERBS
        if row.holds in ("plain", "whole")
        and row.family not in BY_VALUE | {"data", "fit"}
        and not (row.family in LISTED_IDS and verb == "changed")
        and plain_id(row.family, verb).startswith("data-")
    ]
    assert missing == []


def test_what_has_no_row_weighs_as_much_as_the_heaviest_of_its_family() -> None:
    assert plain_id("herb", "added") == "data-added"
    assert data_effect("herb") == "editorial"
    assert data_effect("threshold") == data_effect("fit") == data_effect("must") == "boundary"
    assert data_effect("proof-cited") == "evidence"
    for family in {id_.rpartition("-")[0] for id_ in CATALOGUE}:
        heaviest = min(
            (row.effect for id_, row in CATALOGUE.items() if id_.startswith(f"{family}-")), key=EFFECTS.index
        )
        assert EFFECTS.index(data_effect(family)) <= EFFECTS.index(heaviest)
    assert kind_effect("profile") == kind_effect("playbook") == "boundary"
    assert kind_effect("recipe") == "editorial"
