"""Conditions checked against the account catalogue: unknown fields, unsuited operators, unknown values."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import assert_never

from icp_playbook.conditions import tree
from icp_playbook.conditions.operators import key_of, operators_for
from icp_playbook.fields import Catalogue, Field, Misfit, Value, part_misfit, read_value
from icp_playbook.findings import Rule, rules
from icp_playbook.phrases import did_you_mean, use_one_of
from icp_playbook.source import Path


@dataclass(frozen=True, slots=True)
class Problem:
    """Something in a condition that makes no sense; `path` is relative to the condition."""

    path: Path
    rule: Rule
    sentence: str
    remedy: str


def problems(condition: tree.Condition, catalogue: Catalogue) -> Iterator[Problem]:
    """Every problem of a condition, in reading order."""
    match condition:
        case tree.All(all=parts):
            yield from _parts("all", parts, catalogue)
        case tree.Any(any=parts):
            yield from _parts("any", parts, catalogue)
        case tree.Not(part=part):
            yield from _below(("not",), problems(part, catalogue))
        case tree.FieldTest():
            yield from _test(condition, catalogue)
        case _:
            assert_never(condition)


def _parts(key: str, parts: tuple[tree.Condition, ...], catalogue: Catalogue) -> Iterator[Problem]:
    for index, part in enumerate(parts):
        yield from _below((key, index), problems(part, catalogue))


def _below(path: Path, found: Iterator[Problem]) -> Iterator[Problem]:
    for problem in found:
        yield Problem((*path, *problem.path), problem.rule, problem.sentence, problem.remedy)


def _test(test: tree.Test, catalogue: Catalogue) -> Iterator[Problem]:
    if test.field not in catalogue:
        yield Problem(
            ("field",),
            rules.UNKNOWN_FIELD,
            f'field "{test.field}" is not declared',
            did_you_mean(test.field, catalogue.fields, "declare it in icp/fields.yaml"),
        )
        return
    field = catalogue[test.field]
    key, fitting = key_of(test), operators_for(field.type)
    if key not in fitting:
        yield Problem(
            (key,),
            rules.OPERATOR_TYPE,
            f"`{key}` does not work for `{field.id}`, which is of type {field.type}",
            use_one_of(fitting) + _instead(field.id, key, fitting),
        )
        return
    yield from _operand(test, key, field, catalogue.currency)


_ALIKE = {"in": ("has_any",), "has_any": ("contains_any", "in"), "contains_any": ("has_any", "in")}
"""Operators that do the same on a field of another type."""


def _instead(field: str, key: str, fitting: tuple[str, ...]) -> str:
    """The operator that does the same for a field with one value, or for one with a list."""
    if key == "has_none" and "in" in fitting:
        return f"; `{{not: {{field: {field}, in: […]}}}}` does the same here"
    same = next((other for other in _ALIKE.get(key, ()) if other in fitting), None)
    return f"; `{same}` does the same here" if same is not None else ""


def _operand(test: tree.Test, key: str, field: Field, currency: str) -> Iterator[Problem]:
    match test:
        case tree.Is(value=value) | tree.AtLeast(bound=value) | tree.AtMost(bound=value):
            yield from _value((key,), field, value, currency)
        case (
            tree.In(values=values)
            | tree.HasAny(values=values)
            | tree.HasAll(values=values)
            | tree.HasNone(values=values)
        ):
            for index, value in enumerate(values):
                if value not in field.group_members:
                    yield from _value((key, index), field, value, currency)
        case tree.Between(bounds=bounds):
            yield from _range(key, field, bounds, currency)
        case tree.ContainsAny(texts=texts) | tree.StartsWith(texts=texts) | tree.EndsWith(texts=texts):
            for index, text in enumerate(texts):
                if (misfit := part_misfit(field, text)) is not None:
                    yield Problem((key, index), misfit.rule, misfit.sentence, misfit.remedy)
        case tree.Within() | tree.Known():
            return
        case _:
            assert_never(test)


def _value(path: Path, field: Field, value: object, currency: str) -> Iterator[Problem]:
    read = read_value(field, value, currency)
    if isinstance(read, Misfit):
        yield Problem(path, read.rule, read.sentence, read.remedy)


def _range(key: str, field: Field, bounds: tuple[object, object], currency: str) -> Iterator[Problem]:
    ends: list[Value] = []
    for index, bound in enumerate(bounds):
        read = read_value(field, bound, currency)
        if isinstance(read, Misfit):
            yield Problem((key, index), read.rule, read.sentence, read.remedy)
        else:
            ends.append(read)
    if len(ends) == 2 and ends[0] > ends[1]:  # type: ignore[operator]  # one field, so one type
        yield Problem(
            (key,),
            rules.INVERTED_RANGE,
            f"the range of `{field.id}` runs from {bounds[0]} down to {bounds[1]}",
            f"write [{bounds[1]}, {bounds[0]}]",
        )
