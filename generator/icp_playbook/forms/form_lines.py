"""The lines of a form: every key of a kind of entry, in order, with its type and description."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias

from pydantic import TypeAdapter

from icp_playbook.conditions import NODES
from icp_playbook.fields import FieldId
from icp_playbook.model import every_kind
from icp_playbook.schema import Properties, schema_of
from icp_playbook.values import Date, Days, Id, MoneyRange, Text

Schema: TypeAlias = Mapping[str, Any]
Shape: TypeAlias = Literal["value", "values", "pair", "mapping", "condition", "group", "items"]

_WORDS = {
    "date": "a date, such as 2026-10-01",
    "days": "a number of days, such as 90d",
    "id": "an id, such as low-urgency",
}
_PATTERNS = {
    TypeAdapter[Any](Date).json_schema()["pattern"]: "date",
    TypeAdapter[Any](Days).json_schema()["pattern"]: "days",
    TypeAdapter[Any](Id).json_schema()["pattern"]: "id",
}
_LONGEST_TEXT = TypeAdapter[Any](Text).json_schema()["maxLength"]
_MONEY = TypeAdapter[Any](MoneyRange).json_schema()["prefixItems"][0]
_FIELD = TypeAdapter[Any](FieldId).json_schema()["pattern"]
OPERATORS = tuple(key for key in NODES if key not in ("all", "any", "not"))


@dataclass(frozen=True, slots=True)
class FormLine:
    """A key of a form. `depth` counts the keys it is below; `first` begins an item of a list."""

    key: str
    depth: int
    shape: Shape
    takes: str
    """What is written there, in a few words; empty for a group."""
    about: str
    needed: bool
    """Whether the entry is refused without it, once the group it is in is there."""
    short: bool
    """Whether the short form has it."""
    first: bool = False


def lines(kind: str, custom: Properties = ()) -> tuple[FormLine, ...]:
    """Every line of the form for a kind of file, with the custom properties that an entry of it has."""
    schema, row = schema_of(kind, custom), every_kind().get(kind)
    own = schema["properties"]["custom"]["properties"] if row else {}
    unasked = ("waive",) if own else ("waive", "custom")  # what is new has no finding to waive
    listed = {key: part for key, part in schema["properties"].items() if key not in unasked}
    whole = {**schema, "properties": listed}
    return tuple(_below(whole, schema["$defs"], _FormPlace((), row.form if row else ())))


def about(kind: str) -> str:
    """What a file of the kind is, in a sentence."""
    return str(schema_of(kind)["description"])


@dataclass(frozen=True, slots=True)
class _FormPlace:
    """Where a part of a form is: the keys above it, and what the short form has beside what it must."""

    keys: tuple[str, ...]
    extra: tuple[str, ...]
    depth: int = 0
    item: bool = False
    short: bool = True

    def is_short(self, key: str, *, needed: bool) -> bool:
        """Whether the short form has a key of this part: a needed one, or one on the way to an extra."""
        path = ".".join((*self.keys, key))
        return self.short and (needed or any(f"{extra}.".startswith(f"{path}.") for extra in self.extra))

    def below(self, key: str, *, items: bool, short: bool) -> "_FormPlace":
        """The place of a part below a key."""
        return _FormPlace((*self.keys, key), self.extra, self.depth + (2 if items else 1), items, short)


def _below(part: Schema, parts: Schema, place: _FormPlace) -> Iterator[FormLine]:
    required = part.get("required", ())
    for number, (key, schema) in enumerate(part["properties"].items()):
        inner = _plain(schema)
        shape, target = _shape(inner, parts)
        about_key = schema.get("description") or (target or {}).get("description", "")
        needed = key in required
        short = place.is_short(key, needed=needed)
        first = place.item and number == 0
        yield FormLine(key, place.depth, shape, _takes(shape, inner), about_key, needed, short, first)
        if target is not None:
            yield from _below(target, parts, place.below(key, items=shape == "items", short=short))


def _plain(schema: Schema) -> Schema:
    """The schema without the choice of leaving it out."""
    options = [option for option in schema.get("anyOf", ()) if option != {"type": "null"}]
    return options[0] if len(options) == 1 else schema


def _shape(schema: Schema, parts: Schema) -> tuple[Shape, Schema | None]:
    """The shape of a value, and its part if it has keys of its own."""
    match schema:
        case {"$ref": str(name)}:
            return "group", parts[name.rpartition("/")[2]]
        case {"oneOf": [{"$ref": "#/$defs/All"}, *_]}:
            return "condition", None
        case {"type": "array", "prefixItems": _}:
            return "pair", None
        case {"type": "array", "items": {"$ref": str(name)} | {"oneOf": [{"$ref": str(name)}, *_]}}:
            return "items", parts[name.rpartition("/")[2]]
        case {"type": "array"}:
            return "values", None
        case {"type": "object", "properties": _}:
            return "group", schema
        case {"type": "object"}:
            return "mapping", None
        case _:
            return "value", None


def _takes(shape: Shape, schema: Schema) -> str:
    match shape:
        case "group":
            return ""
        case "items":
            return "one or more of these"
        case "condition":
            return f"a field of icp/fields.yaml and one of {', '.join(OPERATORS)}"
        case "mapping":
            names = schema.get("propertyNames", {}).get("enum")
            if _FIELD in schema.get("patternProperties", ()):
                return "field: value, one a line, with fields of icp/fields.yaml"
            return f"name: value, for {', '.join(names)}" if names else "name: value"
        case "pair":
            end = schema["prefixItems"][0]
            if end.get("format") == "date":
                return f"from and to, each {_value(end)}"
            return f"from and to, each {'an amount' if end == _MONEY else 'a number'}"
        case "values":
            return f"one or more, each {_value(schema['items'])}"
        case "value":
            return _value(schema)


def _value(schema: Schema) -> str:
    if "enum" in schema:
        return f"one of {', '.join(schema['enum'])}"
    if schema.get("pattern") in _PATTERNS:
        return _WORDS[_PATTERNS[schema["pattern"]]]
    match schema.get("type"):
        case "integer":
            return f"a whole number, {schema['minimum']:,} to {schema['maximum']:,}"
        case "boolean":
            return "true or false"
        case _:
            return "prose" if schema.get("maxLength", 0) > _LONGEST_TEXT else "text"
