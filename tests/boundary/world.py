"""A small world: a few fields, every possible account, and random conditions on them."""

import datetime
import itertools
from collections.abc import Iterator, Sequence
from typing import Any

from hypothesis import strategies as st

from icp_playbook.fields import Catalogue, Conventions, Field
from icp_playbook.fit import Account, CompiledCondition
from icp_playbook.fit.condition import AllOf, AnyOf, Negation
from icp_playbook.values import Interval
from tests.fit.programs import Json, condition_of, types_of

TODAY = datetime.date(2026, 5, 17)
MEMBERS = ("a", "b", "c", "d")
_TEXTS = tuple("".join(text) for size in range(1, 5) for text in itertools.product("xyz", repeat=size))
WORLD: dict[str, tuple[Any, ...]] = {
    "heads": tuple(range(9)),
    "revenue": tuple(range(6)),
    "share": (0, 0.5, 1.5, 2.0, 3, 4.5),
    "growth": (-3, -2, -1.5, -1, -0.5, 0, 2),
    "since": (2013, 2014, 2015, 2016, 2017),
    "site": _TEXTS,
    "stage": ("early", "late", "over"),
    "owner": (True, False),
    "country": ("US", "CA", "FR"),
    "note": _TEXTS,
    "tools": tuple(
        frozenset(chosen) for size in range(5) for chosen in itertools.combinations(MEMBERS, size)
    ),
    "last_round": tuple(TODAY - datetime.timedelta(days=age) for age in range(-2, 9)),
    "founded": tuple(datetime.date(2020, 1, day) for day in range(1, 9)),
}
"""Field → every value it can have, as far as the conditions below can tell."""


def _catalogue() -> Catalogue:
    def field(id_: str, type_: str, values: Sequence[str] = (), minimum: int | None = None) -> Field:
        listed = [{"id": value, "label": value} for value in values]
        return Field.model_validate(
            {"id": id_, "label": id_, "type": type_, "values": listed, "minimum": minimum}
        )

    return Catalogue(
        (
            field("heads", "integer", minimum=0),
            field("revenue", "money", minimum=0),
            field("share", "number", minimum=0),
            field("growth", "percent"),
            field("since", "year"),
            field("site", "domain"),
            field("stage", "choice", ("early", "late", "over")),
            field("owner", "boolean"),
            field("country", "country"),
            field("note", "text"),
            field("tools", "choices", MEMBERS),
            field("last_round", "date"),
            field("founded", "date"),
        ),
        Conventions("USD"),
    )


CATALOGUE = _catalogue()


TYPES = types_of(CATALOGUE)


def read(data: Json) -> CompiledCondition:
    """A condition over the small world, as JSON has it."""
    return condition_of(data, TYPES)


Strategies = dict[str, st.SearchStrategy[CompiledCondition]]


def operators(name: str) -> Strategies:
    """Operator → the tests of a field with it."""

    def over(key: str, operand: st.SearchStrategy[Any]) -> Strategies:
        return {key: operand.map(lambda value: read({"field": name, key: value}))}

    def ordered(bounds: st.SearchStrategy[Any]) -> Strategies:
        pair = st.tuples(bounds, bounds).map(sorted)
        return over("between", pair) | over("at_least", bounds) | over("at_most", bounds) | over("is", bounds)

    known = over("known", st.booleans())
    match name:
        case "heads":
            return known | ordered(st.integers(0, 7)) | over("in", st.lists(st.integers(0, 7), min_size=1))
        case "revenue":
            return known | ordered(st.integers(0, 4))
        case "share":
            return known | ordered(st.sampled_from((0, 1.5, 3)))
        case "growth":
            return known | ordered(st.sampled_from((-2, -1, 0)))
        case "since":
            years = st.integers(2014, 2016)
            return known | ordered(years) | over("in", st.lists(years, min_size=1))
        case "founded":
            days = st.integers(2, 7).map(lambda day: datetime.date(2020, 1, day).isoformat())
            return known | ordered(days)
        case "last_round":
            return known | over("within", st.integers(1, 6))
        case "owner":
            return known | over("is", st.booleans())
        case "tools":
            members = st.lists(st.sampled_from(MEMBERS), min_size=1, unique=True)
            return known | over("has_any", members) | over("has_all", members) | over("has_none", members)
        case "note" | "site":
            parts = st.lists(st.text("xy", min_size=1, max_size=2), min_size=1, max_size=2)
            values = st.sampled_from(["x", "y", "yx"])
            texts = over("contains_any", parts) | over("starts_with", parts) | over("ends_with", parts)
            return known | texts | over("is", values) | over("in", st.lists(values, min_size=1, unique=True))
        case _:
            values = st.sampled_from([value for value in WORLD[name] if value not in ("FR", "z")])
            return known | over("is", values) | over("in", st.lists(values, min_size=1, unique=True))


def conditions(names: Sequence[str]) -> st.SearchStrategy[CompiledCondition]:
    """Conditions over some fields, nested a little."""
    parts = st.one_of([st.one_of(list(operators(name).values())) for name in names])
    return st.recursive(
        parts,
        lambda inner: st.one_of(
            st.lists(inner, min_size=1, max_size=3).map(lambda these: AllOf(tuple(these))),
            st.lists(inner, min_size=1, max_size=3).map(lambda these: AnyOf(tuple(these))),
            inner.map(Negation),
        ),
        max_leaves=4,
    )


FIELDS = st.lists(st.sampled_from(list(WORLD)), min_size=1, max_size=2, unique=True)


@st.composite
def several(draw: st.DrawFn) -> tuple[list[str], list[CompiledCondition]]:
    """Some fields and two conditions over them."""
    names = draw(FIELDS)
    return names, [draw(conditions(names)), draw(conditions(names))]


def everybody(names: Sequence[str], *, absent: bool = True) -> Iterator[Account]:
    """Every account of the small world, with each of these fields known or unknown."""
    options = [((None,) if absent else ()) + WORLD[name] for name in names]
    for values in itertools.product(*options):
        yield {name: value for name, value in zip(names, values, strict=True) if value is not None}


def in_bands(names: Sequence[str]) -> Iterator[Account]:
    """Every account of which one number is known only as a band, and each other field known or unknown."""
    for name in names:
        if name in ("heads", "revenue", "share", "growth", "since"):
            numbers = WORLD[name]
            bands = [Interval(low, high) for low, high in itertools.combinations(numbers, 2)]
            bands += [Interval(low, None) for low in numbers]
            for account in everybody([other for other in names if other != name]):
                yield from ({**account, name: band} for band in bands)
