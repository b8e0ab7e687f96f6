"""An operator that does not exist, or one too many: its name, and what to write instead."""

import datetime
import re
from collections.abc import Mapping
from typing import get_args

from icp_playbook.conditions import NODES, OPERATORS, operators_for
from icp_playbook.fields import FieldType
from icp_playbook.phrases import CODE, suggestion
from icp_playbook.playbook.linked import Documents, Key
from icp_playbook.playbook.operator_names import meant_by, misspelt
from icp_playbook.playbook.patterns import without_space
from icp_playbook.playbook.written_values import both_ends, flow, listed
from icp_playbook.values import plain_count

_ANY = (
    "write `field:` with one of is, in, between, at_least, at_most, has_any, has_all, "
    "has_none, contains_any, starts_with, ends_with, within, known; or combine with all, any, not"
)
_JOINS = {"and": "all", "all_of": "all", "every": "all", "or": "any", "any_of": "any", "one_of": "any"}
_NONE = ("none", "nor", "none_of", "not_any")
_FORMULA = re.compile(r"\s*([a-z][a-z0-9_]*)\s*(>=|<=|==|!=|<>|=|>|<)\s*(\S.*?)\s*")
_OF_SEVERAL = ("in", "has_any", "contains_any")
_OTHER_END = {"at_least": "at_most", "at_most": "at_least"}


def field_types(documents: Documents) -> Mapping[str, FieldType]:
    """Field → type as far as fields.yaml can be read, whatever else is wrong with it."""
    document = documents.get(Key("fields", "fields"))
    data = document.data if document is not None else None
    listed = data.get("fields") if isinstance(data, dict) else None
    known: dict[str, FieldType] = {}
    for field in listed if isinstance(listed, list) else ():
        if isinstance(field, dict) and field.get("type") in get_args(FieldType):
            known.setdefault(str(field.get("id")), field["type"])  # type: ignore[arg-type]  # one of them
    return known


def no_operator(condition: object, types: Mapping[str, FieldType]) -> tuple[str, str]:
    """What is wrong with a condition that has no operator, and what to write."""
    if isinstance(condition, str) and (formula := _FORMULA.fullmatch(condition)) is not None:
        field, sign, value = formula.groups()
        return "a condition is no formula", _remedy(field, sign, value, types)
    if isinstance(condition, list):
        return "this is a list, and a condition is one mapping", (
            "put the list below `all:` if each must hold, or below `any:` if one is enough"
        )
    if isinstance(condition, dict) and (spaced := _spaced(condition)) is not None:
        return "a colon without a space after it is part of a word", f"write `{spaced}`"
    if not isinstance(condition, dict) or "field" not in condition:
        return "this condition has no operator", _without_field(condition, types)
    field = str(condition["field"])
    others = [key for key in condition if key != "field"]
    if not others:
        return "this condition has no operator", f"add one of {', '.join(_fitting(field, types))}"
    name = str(others[0])
    ends = _ends(condition, others, _fitting(field, types))
    remedy = f"write `{ends}`" if ends is not None else _remedy(field, name, condition[others[0]], types)
    return f"there is no operator `{name}`", f"{_of(field, types)}{remedy}"


def second_operator(condition: Mapping[str, object], key: str) -> tuple[str, str] | None:
    """What is wrong with a condition that has more than one test, and what to write; None if it has not.

    Removing it would be the wrong way out: both are meant.
    """
    first = next((name for name in NODES if name in condition), None)
    if first is None or key == first:
        return None
    if key == "field" and first in ("all", "any", "not"):
        inner = {name: value for name, value in condition.items() if name not in NODES}
        test = inner | ({"is": condition[first]} if not isinstance(condition[first], dict | list) else {})
        written = f"{{{first}: {flow(test)}}}" if first == "not" and len(test) > 1 else None
        return f"`{first}` is beside a field", (
            f"write `{written}`" if written else f"`{first}` is around whole tests: move the field into it"
        )
    if "field" not in condition or key == "field":
        return None
    if condition[key] is None and first in OPERATORS and OPERATORS[first].takes == "values":
        items = [condition[first], *(name for name, value in condition.items() if value is None)]
        if isinstance(items[0], str):
            return f"a comma in braces ends the value, so `{key}` is a key", f"write `{first}: {flow(items)}`"
    found = meant_by(key, tuple(OPERATORS), OPERATORS)
    if found is None:
        return None
    sentence = f"a test has one operator, and `{key}` is a second one after `{first}`"
    others = [name for name in condition if name != "field"]
    if (ends := _ends(condition, others, ("between",))) is not None:
        return sentence, f"write `{ends}`"
    return sentence, "write a test for each, in a list below `all:` if both must hold, or below `any:`"


def _spaced(condition: Mapping[str, object]) -> str | None:
    """`{field: crm, is: none}` for `{field:crm, is:none}`; None if no key holds what was to be its value."""
    parts = [
        (without_space(str(key)) if value is None else None) or f"{key}: {flow(value)}"
        for key, value in condition.items()
    ]
    found = any(value is None and without_space(str(key)) for key, value in condition.items())
    return f"{{{', '.join(parts)}}}" if found and "…" not in "".join(parts) else None


def for_list(condition: Mapping[str, object], types: Mapping[str, FieldType]) -> str:
    """What to write for several values after `is`, which takes one."""
    field, values = str(condition.get("field")), condition.get("is")
    name = next((name for name in _OF_SEVERAL if name in _fitting(field, types)), "in")
    written = listed(values) or "[one, another]"
    other = ", or `has_all` if each must be there" if name == "has_any" else ""
    return f"write `{name}: {written}`{other}"


def _without_field(condition: object, types: Mapping[str, FieldType]) -> str:
    """What to write for a condition that names no field, as far as it shows what is meant."""
    if not isinstance(condition, dict) or len(condition) != 1:
        return _ANY
    ((name, value),) = condition.items()
    if name in types:
        if isinstance(value, dict) and len(value) == 1:
            ((operator, operand),) = value.items()
            return _remedy(name, str(operator), operand, types)
        many = isinstance(value, list)
        return _remedy(
            name, "one_of" if many else "contains" if types[name] == "choices" else "is", value, types
        )
    if name in _JOINS:
        return f"write `{_JOINS[name]}:`"
    return "write `not:` around `any:`" if name in _NONE else _ANY


def _of(field: str, types: Mapping[str, FieldType]) -> str:
    return f"`{field}` is of type {types[field]}: " if field in types else ""


def _fitting(field: str, types: Mapping[str, FieldType]) -> tuple[str, ...]:
    return operators_for(types[field]) if field in types else tuple(OPERATORS)


def _remedy(field: str, name: str, value: object, types: Mapping[str, FieldType]) -> str:
    fitting = _fitting(field, types)
    choice = f"the operators are {', '.join(fitting)}"
    found = meant_by(name, fitting, OPERATORS)
    if found is None:
        near = misspelt(name, fitting)
        return suggestion(near, CODE) if near is not None else f"use one of {', '.join(fitting)}"
    operator, sense = found
    if sense == "beyond":
        return _beyond(field, operator, value, types.get(field))
    if operator == "known" and isinstance(value, bool | None):
        wanted = (value is not False) == (sense == "same")
        return f"write `known: {str(wanted).lower()}`; {choice}"
    operand = _operand(operator, value)
    if sense == "opposite":
        inner = operand if operand is not None else "…"
        return f"write `{{not: {{field: {field}, {operator}: {inner}}}}}`, the opposite of `{operator}`"
    return f"write `{operator}`; {choice}" if operand is None else f"write `{operator}: {operand}`; {choice}"


def _beyond(field: str, operator: str, value: object, type_: FieldType | None) -> str:
    """What to write for "more than" and "less than": the operators take their bound in."""
    step = 1 if operator == "at_least" else -1
    count = plain_count(str(value)) if not isinstance(value, bool) else None
    if type_ == "integer" and count is not None:
        return f"write `{operator}: {int(count) + step}`, since `{operator}` includes the number itself"
    if type_ == "date" and (day := _beside(value, step)) is not None:
        return f"write `{operator}: {day}`, since `{operator}` includes the day itself"
    operand = _operand(operator, value) or "…"
    other = _OTHER_END[operator]
    test = f"{{not: {{field: {field}, {other}: {operand}}}}}"
    return f"write `{test}`, since `{operator}` includes the value itself"


def _beside(value: object, days: int) -> datetime.date | None:
    """The day before or after one; None if it is no day, or there is none beside it."""
    try:
        return datetime.date.fromisoformat(str(value)) + datetime.timedelta(days=days)
    except (ValueError, OverflowError):
        return None


def _operand(operator: str, value: object) -> str | None:
    """The operand as it is written, in the shape that the operator takes; None if it shows no such thing."""
    match OPERATORS[operator].takes:
        case "values":
            return listed(value)
        case "range":
            return both_ends(value)
        case "days":
            found = re.fullmatch(r"\s*(\d{1,4})\s*(?:d|days?)?\s*", str(value))
            return found[1] if found else None
        case "value":
            return None if isinstance(value, dict | list | None) else flow(value)
        case "flag":
            return None


def _ends(condition: Mapping[str, object], others: list[str], fitting: tuple[str, ...]) -> str | None:
    """Two bounds of one test as the range they are; None if they are not two that take themselves in."""
    if len(others) != 2 or "between" not in fitting:
        return None
    found = [meant_by(str(name), ("at_least", "at_most"), OPERATORS) for name in others]
    ends = {
        one[0]: condition[name] for one, name in zip(found, others, strict=True) if one and one[1] == "same"
    }
    if set(ends) != set(_OTHER_END) or any(isinstance(end, dict | list | None) for end in ends.values()):
        return None
    return f"between: [{flow(ends['at_least'])}, {flow(ends['at_most'])}]"
