"""The JSON Schemas of one playbook: those of the models, with what this playbook has in place of any id."""

from collections.abc import Mapping
from typing import Any, TypeAlias

from icp_playbook import values
from icp_playbook.editors.condition_schema import (
    CONDITION,
    NODE_NAMES,
    condition_parts,
    field_is,
    is_condition,
)
from icp_playbook.editors.enums import described, enum_of
from icp_playbook.editors.vocabulary import MERGE_FIELDS, Vocabulary, value_names
from icp_playbook.fields import Field, property_schema, value_schema
from icp_playbook.model import models
from icp_playbook.schema import marked_schema, marked_search_schema

Schema: TypeAlias = dict[str, Any]


def playbook_schemas(words: Vocabulary) -> dict[str, Schema]:
    """Kind of file → its schema. Whatever `check` accepts is valid by it, and unknown ids are not."""
    return {kind: _Writer(words).whole(marked_schema(kind, words.custom)) for kind in models()}


def queries_schema(words: Vocabulary) -> Schema:
    """The schema of search.yaml, with the entries that there are."""
    return _Writer(words).whole(marked_search_schema())


class _Writer:
    """One schema in the making."""

    def __init__(self, words: Vocabulary) -> None:
        self.words = words
        self.fields = {field.id: field for field in words.fields}
        self.named: dict[str, Schema] = {}
        """What the schema names, as parts of it."""

    def whole(self, schema: Mapping[str, Any]) -> Schema:
        """The schema of a kind of file, from that of its model."""
        parts = dict(schema["$defs"])
        if schema["title"].endswith(": fields"):
            parts["Field"] = {**parts["Field"], "allOf": [_of_itself(field) for field in self.words.fields]}
        if parts.keys() >= NODE_NAMES:
            others = {name: part for name, part in parts.items() if name not in NODE_NAMES}
            parts = {**others, **condition_parts(parts, self.words)}
        written = self.part({**schema, "$defs": parts})
        return {**written, "$defs": {**written["$defs"], **self.named}}

    def part(self, part: Any) -> Any:
        """A part with everything that it names."""
        match part:
            case dict() if is_condition(part):
                return {**CONDITION, **{key: inner for key, inner in part.items() if key != "oneOf"}}
            case {"propertyNames": {values.NAMED: str(what)}}:
                return self._mapping(part, what)
            case {values.NAMED: str(what)}:
                return self._name(part, what)
            case {"propertyNames": {values.SUGGESTED: str(what)}}:
                return self._keys(part, what)
            case {values.SUGGESTED: str(what)}:
                return self._suggestion(part, what)
            case dict():
                return {key: self.part(inner) for key, inner in part.items()}
            case list():
                return [self.part(inner) for inner in part]
            case _:
                return part

    def _name(self, part: Schema, what: str) -> Schema:
        """An id of something; what is said of the key stays beside it."""
        beside = {key: inner for key, inner in part.items() if key in ("description", "default")}
        plain = {key: inner for key, inner in part.items() if key not in (*beside, values.NAMED)}
        one = enum_of(self.words.ids[what])
        name = what.replace(" ", "-")
        self.named[name] = {**plain, "anyOf": [one, {}]} if what in self.words.open else one
        return {"$ref": f"#/$defs/{name}", **beside}

    def _mapping(self, part: Schema, what: str) -> Schema:
        """A mapping whose keys are ids of something; of a field, whose values are those of the field."""
        patterns = part["patternProperties"]
        given = {key: part[key] for key in part if key not in ("propertyNames", "patternProperties")}
        ((pattern, held),) = patterns.items()
        own = {id_: self._held(id_, name, held) for id_, name in self.words.ids[what].items()}
        if what not in self.words.open:
            return {**given, "properties": own}
        others = f"^(?!({'|'.join(own)})$){pattern[1:]}"
        return {**given, "properties": own, "patternProperties": {others: self.part(held)}}

    def _keys(self, part: Schema, what: str) -> Schema:
        """A mapping whose keys are offered, and may be others."""
        (held,) = part["patternProperties"].values()
        given = {key: inner for key, inner in part.items() if key != "propertyNames"}
        own = {id_: {**self.part(held), "description": name} for id_, name in self.words.ids[what].items()}
        return {**given, "properties": own}

    def _suggestion(self, part: Schema, what: str) -> Schema:
        """A text for which something is offered: all of it, or what may stand in it."""
        plain = {key: inner for key, inner in part.items() if key != values.SUGGESTED}
        ids = self.words.ids[what]
        if not ids:
            return plain
        if what not in MERGE_FIELDS:
            return {**plain, "anyOf": [enum_of(ids), {}]}
        fields = {f"{{{{{id_}}}}}": name for id_, name in ids.items()}
        about = " · ".join(f"{field} {name}" for field, name in fields.items())
        return {
            **plain,
            "description": f"{plain.get('description', 'A text.')} Merge fields: {about}",
            "defaultSnippets": [
                {"label": field, "description": name, "body": MERGE_FIELDS[what].format(field)}
                for field, name in fields.items()
            ],
        }

    def _held(self, id_: str, name: str, held: Schema) -> Schema:
        field = self.fields.get(id_)
        if field is None or held.get("type") == "string":  # text beside a field, such as the name of a column
            found: Schema = self.part(held)
        else:
            found = _of_field(held, field)
        return {**found, "description": name} if name else found


def _of_itself(field: Field) -> Schema:
    """What fields.yaml says of a field beside its values: they are named there again."""
    value = described(value_schema(field), value_names(field))
    members = {"properties": {"members": {"items": value}}}
    missing = {"anyOf": [{"type": "null"}, property_schema(field)]}
    return {
        "if": field_is([field.id], "id"),
        "then": {"properties": {"groups": {"items": members}, "missing": missing}},
    }


def _of_field(held: Schema, field: Field) -> Schema:
    """What is held for a field: its value as an account has it, or a list of values."""
    if held.get("type") == "array":
        return {**held, "items": described(value_schema(field), value_names(field))}
    found: Schema = described(property_schema(field), value_names(field))
    return found
