"""The condition tree: `all`, `any`, `not`, and one test of one field. Closed, frozen, plain data."""

from collections.abc import Iterator
from typing import Annotated, TypeAlias, assert_never

import pydantic
from pydantic import Discriminator, Tag

from icp_playbook.fields import FieldId
from icp_playbook.values import NamesPart, Part, Scalar

Scalars: TypeAlias = Annotated[tuple[Scalar, ...], pydantic.Field(min_length=1, max_length=500)]
DayCount: TypeAlias = Annotated[int, pydantic.Field(strict=True, ge=1, le=3650)]


class All(Part):
    """True if every part is true."""

    all: Annotated[tuple["Condition", ...], pydantic.Field(min_length=1, max_length=50)]
    """The parts."""


class Any(Part):
    """True if at least one part is true."""

    any: Annotated[tuple["Condition", ...], pydantic.Field(min_length=1, max_length=50)]
    """The parts."""


class Not(Part):
    """True if the part is false."""

    part: "Condition" = pydantic.Field(alias="not")
    """The part."""


class FieldTest(Part):
    """A test of one field of an account."""

    field: Annotated[FieldId, NamesPart("field")]
    """The field of fields.yaml that is tested."""


class Is(FieldTest):
    """The value is equal."""

    value: Scalar = pydantic.Field(alias="is")
    """The value it must be."""


class In(FieldTest):
    """The value is one of a list."""

    values: Scalars = pydantic.Field(alias="in")
    """Values, or groups of values."""


class Between(FieldTest):
    """The value is in a range, both ends included."""

    bounds: tuple[Scalar, Scalar] = pydantic.Field(alias="between")
    """The low and the high end."""


class AtLeast(FieldTest):
    """The value is this or more (for a date: this or later)."""

    bound: Scalar = pydantic.Field(alias="at_least")
    """The lowest value that is met."""


class AtMost(FieldTest):
    """The value is this or less (for a date: this or earlier)."""

    bound: Scalar = pydantic.Field(alias="at_most")
    """The highest value that is met."""


class HasAny(FieldTest):
    """The list has at least one of these."""

    values: Scalars = pydantic.Field(alias="has_any")
    """Values, or groups of values."""


class HasAll(FieldTest):
    """The list has all of these."""

    values: Scalars = pydantic.Field(alias="has_all")
    """Values, or groups of values."""


class HasNone(FieldTest):
    """The list has none of these."""

    values: Scalars = pydantic.Field(alias="has_none")
    """Values, or groups of values."""


class ContainsAny(FieldTest):
    """The text has at least one of these in it, whatever the case and the accents."""

    texts: Scalars = pydantic.Field(alias="contains_any")
    """Parts of a text."""


class StartsWith(FieldTest):
    """The text starts with one of these, whatever the case and the accents."""

    texts: Scalars = pydantic.Field(alias="starts_with")
    """Beginnings of a text."""


class EndsWith(FieldTest):
    """The text ends with one of these, whatever the case and the accents."""

    texts: Scalars = pydantic.Field(alias="ends_with")
    """Ends of a text."""


class Within(FieldTest):
    """The date is at most this many days before the as-of date."""

    days: DayCount = pydantic.Field(alias="within")
    """Days before the as-of date."""


class Known(FieldTest):
    """The value is known (with false: is not known). The only test that is never unknown itself."""

    known: pydantic.StrictBool
    """true: there is a value; false: there is none."""


NODES: dict[str, type[Part]] = {
    "all": All,
    "any": Any,
    "not": Not,
    "is": Is,
    "in": In,
    "between": Between,
    "at_least": AtLeast,
    "at_most": AtMost,
    "has_any": HasAny,
    "has_all": HasAll,
    "has_none": HasNone,
    "contains_any": ContainsAny,
    "starts_with": StartsWith,
    "ends_with": EndsWith,
    "within": Within,
    "known": Known,
}
"""The key that identifies a node → the node."""

_KEYS = {node: key for key, node in NODES.items()}


def _tag(value: object) -> str | None:
    if isinstance(value, dict):
        return next((f"<{key}>" for key in NODES if key in value), None)
    key = _KEYS.get(type(value))  # type: ignore[arg-type]  # any object may be asked about
    return f"<{key}>" if key else None


Condition: TypeAlias = Annotated[
    Annotated[All, Tag("<all>")]
    | Annotated[Any, Tag("<any>")]
    | Annotated[Not, Tag("<not>")]
    | Annotated[Is, Tag("<is>")]
    | Annotated[In, Tag("<in>")]
    | Annotated[Between, Tag("<between>")]
    | Annotated[AtLeast, Tag("<at_least>")]
    | Annotated[AtMost, Tag("<at_most>")]
    | Annotated[HasAny, Tag("<has_any>")]
    | Annotated[HasAll, Tag("<has_all>")]
    | Annotated[HasNone, Tag("<has_none>")]
    | Annotated[ContainsAny, Tag("<contains_any>")]
    | Annotated[StartsWith, Tag("<starts_with>")]
    | Annotated[EndsWith, Tag("<ends_with>")]
    | Annotated[Within, Tag("<within>")]
    | Annotated[Known, Tag("<known>")],
    Discriminator(_tag),
]
"""Any node. Tags have angle brackets so that no document key can be mistaken for one."""

for _node in (All, Any, Not):
    _node.model_rebuild()

Test: TypeAlias = (
    Is
    | In
    | Between
    | AtLeast
    | AtMost
    | HasAny
    | HasAll
    | HasNone
    | ContainsAny
    | StartsWith
    | EndsWith
    | Within
    | Known
)


def listed_values(test: Test) -> tuple[Scalar, ...]:
    """The values that a test lists; they may be groups of the field."""
    match test:
        case In(values=values) | HasAny(values=values) | HasAll(values=values) | HasNone(values=values):
            return values
        case Is() | Between() | AtLeast() | AtMost() | Within() | Known():
            return ()
        case ContainsAny() | StartsWith() | EndsWith():
            return ()
        case _:
            assert_never(test)


def tests_of(condition: Condition) -> Iterator[Test]:
    """Every field test of a condition, in reading order."""
    return (test for test, _ in signed_tests(condition))


def signed_tests(condition: Condition, *, negated: bool = False) -> Iterator[tuple[Test, bool]]:
    """The same, each with whether it speaks against the condition: an odd number of `not` is around it."""
    match condition:
        case All(all=parts) | Any(any=parts):
            for part in parts:
                yield from signed_tests(part, negated=negated)
        case Not(part=part):
            yield from signed_tests(part, negated=not negated)
        case FieldTest():
            yield condition, negated
        case _:
            assert_never(condition)
