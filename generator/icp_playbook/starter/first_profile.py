"""A first ICP from proposed fields: criteria on what the list says most about, for its author to change."""

from collections.abc import Iterator, Sequence
from typing import Literal, TypeAlias, assert_never

from icp_playbook.fields import Conventions, Field, FieldType, cell_reader
from icp_playbook.starter.field_proposals import ProposedField
from icp_playbook.starter.field_text import plain_or_quoted
from icp_playbook.starter.list_sample import ListSample, often
from icp_playbook.values import Interval

_Test: TypeAlias = Literal["is", "in", "has_any", "between"]
_OF_VALUES: tuple[_Test, ...] = ("is", "in", "has_any")
PLACE = "icp/profiles/first-icp.yaml"
_MOST = 2
"""Criteria on fields of each sort."""
_POINTS = 25
_ENOUGH = 4
"""Numbers from which on the middle half of them says something."""


def profile_text(fields: Sequence[ProposedField], sample: ListSample, conventions: Conventions) -> str:
    """The text of a profile that tests only these fields, at least one of them."""
    lines = [
        "# yaml-language-server: $schema=../../.icp-playbook/schemas/profile.schema.json",
        f"# Made from what stands in the list ({sample.extent}), not from what you know.",
        "name: First ICP # Change this: what you call these companies.",
        "product: our-product",
        "fit:",
        "  # What every account must have stands under `must:`; what raises its score is here.",
        "  score:",
    ]
    lasting = [one for one in fields if not one.activity] or fields
    first = sorted(lasting, key=lambda one: not one.usual)
    criteria = [*_listed(first, conventions), *_counted(first, conventions)]
    for id_, comment, when in criteria or [_known(first[0].field)]:
        lines += [
            f"    # {comment}",
            f"    - id: {id_}",
            f"      when: {when}",
            f"      points: {_POINTS}",
        ]
    return "\n".join(lines) + "\n"


def _test(type_: FieldType) -> _Test | None:
    """The operator of a first criterion on a field of a type; None where a list says too little for one."""
    match type_:
        case "choice" | "country":
            return "in"
        case "choices":
            return "has_any"
        case "boolean":
            return "is"
        case "integer" | "money" | "number" | "percent" | "year":
            return "between"
        case "text" | "domain" | "date":
            return None
        case _:
            assert_never(type_)


def _listed(fields: Sequence[ProposedField], conventions: Conventions) -> Iterator[tuple[str, str, str]]:
    """Criteria on the most frequent value of choices and the like. What stands there once may be a name."""
    several = [
        one
        for one in fields
        if _test(one.field.type) in _OF_VALUES
        and len(one.seen) > 1
        and (one.usual or max(one.seen.values()) > 1)
    ]
    for proposed in several[:_MOST]:
        field, read = proposed.field, cell_reader(proposed.field, conventions)
        found = [
            (text, count)
            for text, count in often(proposed.seen)
            if read(text).value not in (None, frozenset())
        ]
        if not found:
            continue
        text, count = found[0]
        value = read(text).value
        name = next(iter(value)) if isinstance(value, frozenset) else value
        comment = f"Change this: the most frequent value, in {count:,} of {proposed.seen.total():,} cells."
        test = _test(field.type)
        if test == "is":
            yield _criterion_id(field), comment, f"{{field: {field.id}, is: {str(name).lower()}}}"
        else:
            yield (
                _criterion_id(field),
                comment,
                f"{{field: {field.id}, {test}: [{plain_or_quoted(str(name))}]}}",
            )


def _counted(fields: Sequence[ProposedField], conventions: Conventions) -> Iterator[tuple[str, str, str]]:
    """Criteria on the middle half of numbers."""
    for proposed in [one for one in fields if _test(one.field.type) == "between"][:_MOST]:
        field, numbers = proposed.field, _numbers(proposed, conventions)
        if not numbers:
            continue
        low, high = numbers[len(numbers) // 4], numbers[(3 * len(numbers)) // 4]
        if len(numbers) < _ENOUGH or low >= high:
            middle = numbers[len(numbers) // 2]
            yield (
                _criterion_id(field),
                "The middle of the list, or more.",
                f"{{field: {field.id}, at_least: {middle}}}",
            )
        else:
            comment = "Change this: where the middle half of the list is."
            yield _criterion_id(field), comment, f"{{field: {field.id}, between: [{low}, {high}]}}"


def _numbers(proposed: ProposedField, conventions: Conventions) -> list[int | float]:
    """The numbers of a column in order, of a range its lower end."""
    read = cell_reader(proposed.field, conventions)
    found: list[int | float] = []
    for text, count in proposed.seen.items():
        value = read(text).value
        number = value.low if isinstance(value, Interval) else value
        if isinstance(number, int | float) and abs(number) < 1e15:
            found += [round(number, 2)] * count
    return sorted(found)


def _known(field: Field) -> tuple[str, str, str]:
    comment = "The list says little that a criterion could test: whether this is known is a beginning."
    return _criterion_id(field), comment, f"{{field: {field.id}, known: true}}"


def _criterion_id(field: Field) -> str:
    return field.id.replace("__", "_").strip("_").replace("_", "-")
