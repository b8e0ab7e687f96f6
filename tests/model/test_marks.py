"""What models mark is found at its place: names of entries, conditions, lists told apart by id."""

from typing import Annotated

import pytest
from pydantic import Field

from icp_playbook.conditions import Condition, Is
from icp_playbook.model import Profile, conditions_of, models
from icp_playbook.model.marks import IdList, has_conditions, marked, names_in
from icp_playbook.schema import schemas
from icp_playbook.values import Id, Part, Text
from icp_playbook.values.markers import Names, SharesIds

Persona = Annotated[Id, Names("persona")]
IS_BIG = Is.model_validate({"field": "big", "is": True})


class Plain(Part):
    """An item that names one."""

    id: Id
    """Its id."""
    who: Persona
    """Who."""


class Conditional(Part):
    """An item with a condition."""

    id: Id
    """Its id."""
    when: Condition
    """When."""


class Whole(Part):
    """All of them."""

    text: Text = "x"
    """Says nothing."""
    maybe: Persona | None = None
    """One, or none."""
    several: tuple[Persona, ...] = ()
    """Some."""
    items: Annotated[tuple[Plain | Conditional, ...], SharesIds("all"), Field(max_length=9)] = ()
    """Items of two sorts."""
    by_name: dict[str, Plain] = {}
    """A mapping with free keys."""
    other: str = Field("", alias="else")
    """Nothing either."""


class Keyed(Part):
    """Names that are keys, which nothing follows."""

    quotes: dict[Persona, Text]
    """Persona → text."""


def test_everything_marked_is_found_in_the_order_of_reading() -> None:
    whole = Whole.model_construct(
        several=("cfo", "cto"),
        items=(Plain(id="a", who="ceo"), Conditional(id="b", when=IS_BIG)),
        by_name={"c": Plain(id="c", who="coo")},
    )
    found = [(one.path, one.mark) for one in marked(whole)]
    assert [(path, mark) for path, mark in found if isinstance(mark, Names | IdList)] == [
        (("several", 0), Names("persona")),
        (("several", 1), Names("persona")),
        (("items",), IdList("all")),
        (("items", 0, "who"), Names("persona")),
        (("by_name", "c", "who"), Names("persona")),
    ]
    assert list(conditions_of(whole)) == [(("items", 1, "when"), IS_BIG)]
    for kind in {type(mark) for _, mark in found}:
        assert [(one.path, one.mark) for one in marked(whole, kind)] == [
            (path, mark) for path, mark in found if isinstance(mark, kind)
        ]


def test_a_model_says_where_it_names_entries() -> None:
    assert names_in(Whole) == (
        (("maybe",), "persona"),
        (("several", "*"), "persona"),
        (("items", "*", "who"), "persona"),
        (("by_name", "*", "who"), "persona"),
    )
    assert names_in(Profile) == (
        (("fit", "disqualifiers", "*"), "disqualifier"),
        (("committee", "*", "persona"), "persona"),
        (("signals", "*"), "signal"),
        (("segments", "*"), "segment"),
    )


def test_kinds_with_conditions_are_known() -> None:
    found = {kind for kind, model in models().items() if has_conditions(model)}
    assert {"profile", "disqualifier", "signal", "segment"} <= found
    assert found == {kind for kind, schema in schemas().items() if "All" in schema["$defs"]}


def test_a_key_cannot_name_an_entry() -> None:
    with pytest.raises(TypeError, match="a key names no entry"):
        names_in(Keyed)
