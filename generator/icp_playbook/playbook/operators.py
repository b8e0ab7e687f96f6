"""An operator that does not exist: its name, and what the type of its field offers instead."""

from collections.abc import Mapping
from typing import get_args

from icp_playbook.conditions import OPERATORS, operators_for
from icp_playbook.fields import FieldType
from icp_playbook.phrases import CODE, did_you_mean
from icp_playbook.playbook.linked import Documents, Key

_ANY = (
    "write `field:` with one of is, in, between, at_least, at_most, has_any, has_all, "
    "has_none, within, known; or combine with all, any, not"
)

_ELSEWHERE = {
    **dict.fromkeys(("min", "minimum", "gte", "ge", "gt", "more_than", "over", "from"), "at_least"),
    **dict.fromkeys(("max", "maximum", "lte", "le", "lt", "less_than", "under", "to"), "at_most"),
    **dict.fromkeys(("equals", "equal", "eq", "value"), "is"),
    **dict.fromkeys(("one_of", "any_of", "values"), "in"),
    **dict.fromkeys(("contains", "includes", "has"), "has_any"),
    **dict.fromkeys(("contains_all", "includes_all"), "has_all"),
    **dict.fromkeys(("not_in", "none_of", "excludes"), "has_none"),
    **dict.fromkeys(("exists", "present", "set"), "known"),
    **dict.fromkeys(("range",), "between"),
}
"""What other tools call an operator."""


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
    if not isinstance(condition, dict) or "field" not in condition:
        return "this condition has no operator", _ANY
    type_ = types.get(str(condition["field"]))
    fitting = operators_for(type_) if type_ is not None else tuple(OPERATORS)
    others = [key for key in condition if key != "field"]
    if not others:
        return "this condition has no operator", f"add one of {', '.join(fitting)}"
    meant = _ELSEWHERE.get(others[0])
    of = f"`{condition['field']}` is of type {type_}: " if type_ is not None else ""
    if meant in fitting:
        return (
            f"there is no operator `{others[0]}`",
            f"{of}write `{meant}`; the operators are {', '.join(fitting)}",
        )
    return f"there is no operator `{others[0]}`", of + did_you_mean(
        others[0], fitting, f"use one of {', '.join(fitting)}", CODE
    )
