"""What other tools, and people, call an operator: the same, without its bound, or its opposite."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from icp_playbook.phrases import closest

Sense: TypeAlias = Literal["same", "beyond", "opposite"]
"""`beyond`: the bound itself is not met, while that of the operator is."""


@dataclass(frozen=True, slots=True)
class Meant:
    """The operators a name may stand for, by the type of the field, and in which sense."""

    operators: tuple[str, ...]
    sense: Sense = "same"


def _rows(names: str, operators: str, sense: Sense = "same") -> dict[str, Meant]:
    return dict.fromkeys(names.split(), Meant(tuple(operators.split()), sense))


_NAMES: Mapping[str, Meant] = {
    **_rows("min minimum gte ge from since starting >= no_less_than not_less_than not_below", "at_least"),
    **_rows("max maximum lte le to until up_to <= no_more_than not_more_than not_above", "at_most"),
    **_rows(
        "gt > more more_than over above greater greater_than exceeds after later_than", "at_least", "beyond"
    ),
    **_rows("lt < less less_than under below fewer fewer_than before earlier_than", "at_most", "beyond"),
    **_rows("equals equal eq equal_to value = ==", "is"),
    **_rows("one_of any_of values is_in is_one_of is_any_of", "in has_any"),
    **_rows("contains contain includes include has any contains_any includes_any", "has_any contains_any in"),
    **_rows("like ilike icontains matches match substring has_text", "contains_any has_any in"),
    **_rows(
        "starts start begins begin start_with begin_with begins_with starting_with beginning_with prefix",
        "starts_with",
    ),
    **_rows("ends end end_with finishes_with ending_with suffix", "ends_with"),
    **_rows("not_like lacks", "contains_any has_any in", "opposite"),
    **_rows("contains_all includes_all all_of", "has_all"),
    **_rows("not_in none_of", "has_none"),
    **_rows("excludes exclude not_contains contains_none includes_none without", "has_none"),
    **_rows("exists present set is_known is_set has_value", "known"),
    **_rows("missing empty absent unknown blank null is_null is_empty is_missing", "known", "opposite"),
    **_rows("range in_range", "between"),
    **_rows("outside out_of_range", "between", "opposite"),
    **_rows("last in_last within_days newer_than younger_than max_age days", "within"),
    **_rows("older_than longer_ago", "within", "opposite"),
    **_rows("ne neq != <> differs other_than", "is", "opposite"),
}
_NOT = re.compile(r"(?:is_?not|isnt|does_?not|doesnt|has_?not|hasnt|not|non|no)_(?=.)|(?:un|ex)(?=.)")
_ALONE = ("is_not", "isnt", "not", "isn't")


def meant_by(name: str, fitting: Sequence[str], every: Iterable[str]) -> tuple[str, Sense] | None:
    """The operator that a name stands for where the `fitting` ones are possible; None if none is known.

    `every` are all operators: a name that denies one is never taken for a misspelling of it.
    """
    plain = name.strip().lower().replace("-", "_").replace(" ", "_")
    if plain in _ALONE:
        plain = "!="
    meant = _NAMES.get(plain)
    if meant is not None:
        operator = next((one for one in meant.operators if one in fitting), None)
        if operator is not None:
            return operator, meant.sense
        if meant.operators == ("has_none",):  # of a field with one value, the opposite of a list of them
            if "contains_any" in fitting and plain not in ("not_in", "none_of"):
                return "contains_any", "opposite"
            return ("in", "opposite") if "in" in fitting else ("is", "opposite") if "is" in fitting else None
        return None
    if plain in every:
        return (plain, "same") if plain in fitting else None
    denied = _NOT.match(plain)
    if denied is not None and (inner := meant_by(plain[denied.end() :], fitting, every)) is not None:
        operator, sense = inner
        return None if sense == "opposite" else (operator, "opposite") if sense == "same" else None
    return None


def denies(name: str, other: str) -> bool:
    """Whether a name says the opposite of another, however alike they are: `not_between`, `unknown`."""
    return _NOT.match(name) is not None and _NOT.match(other) is None


def misspelt(name: str, fitting: Sequence[str]) -> str | None:
    """The operator that a name is a misspelling of; None if it is none, or denies it."""
    near = closest(name, fitting)
    return None if near is not None and denies(name, near) else near
