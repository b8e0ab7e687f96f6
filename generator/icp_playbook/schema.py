"""JSON Schemas, generated from the models: for editors, for adopters, for the site.

With the custom properties of a playbook they say what its entries may write under `custom`.
"""

import re
from functools import cache, lru_cache
from typing import Any, TypeAlias

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from icp_playbook.model import CustomProperty, every_kind, models, properties_of
from icp_playbook.playbook import custom_model
from icp_playbook.values import NAMED, SUGGESTED

_MARKS = (NAMED, SUGGESTED)
SEARCHED = "searched entry"
"""What the queries of search.yaml name: an entry with a page, as kind/id."""
DIALECT = "https://json-schema.org/draft/2020-12/schema"


class _Schema(GenerateJsonSchema):
    """Pydantic's generator without the noise: titles made from names, empty defaults."""

    def field_title_should_be_set(self, schema: Any) -> bool:
        return False

    def dict_schema(self, schema: core_schema.DictSchema) -> JsonSchemaValue:
        generated = super().dict_schema(schema)
        if "patternProperties" in generated:  # which alone lets every other key pass
            generated["additionalProperties"] = False
        return generated

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        generated = super().default_schema(schema)
        if generated.get("default", ...) in (None, "", [], {}):
            generated.pop("default")
        return generated


Properties: TypeAlias = tuple[CustomProperty, ...]


def schema_of(name: str, custom: Properties | None = None) -> dict[str, Any]:
    """The JSON Schema (2020-12) of one kind of file; without `custom`, of any playbook."""
    return _whole(name, _published(models()[name]), custom)


def marked_schema(name: str, custom: Properties | None = None) -> dict[str, Any]:
    """The same with the keywords NAMED and SUGGESTED where something of a playbook is named or offered.

    Do not modify it.
    """
    return _whole(name, _generated(models()[name]), custom)


def schemas(custom: Properties | None = None) -> dict[str, dict[str, Any]]:
    """Every schema by name."""
    return {name: schema_of(name, custom) for name in models()}


def search_schema() -> dict[str, Any]:
    """The JSON Schema of search.yaml, which is no entry: what readers type, and what they have to find."""
    found: dict[str, Any] = _without_marks(marked_search_schema())
    return found


def marked_search_schema() -> dict[str, Any]:
    """The same with the keyword NAMED where an entry is."""
    typed = {"type": "string", "minLength": 1, "description": "What a reader types, as it is typed."}
    finds = {
        "type": "array",
        "items": {"type": "string", NAMED: SEARCHED},
        "description": "The entries of which one has to come first, as `kind/id`; [] where nothing close is.",
    }
    says = {"type": "string", "minLength": 1, "description": "What the first result has to show."}
    query = {
        "type": "object",
        "title": "A query",
        "description": "What is typed, and the entry that has to come first.",
        "properties": {"typed": typed, "finds": finds, "says": says},
        "required": ["typed", "finds"],
        "additionalProperties": False,
    }
    queries = {
        "type": "array",
        "items": {"$ref": "#/$defs/Query"},
        "description": "Each is asked by `icp-playbook check`.",
    }
    return {
        "$schema": DIALECT,
        "$defs": {"Query": query},
        "type": "object",
        "title": "ICP Playbook: search",
        "description": "What readers type, and the entry that has to come first.",
        "properties": {"queries": queries},
        "required": ["queries"],
        "additionalProperties": False,
    }


def _whole(name: str, generated: dict[str, Any], custom: Properties | None) -> dict[str, Any]:
    schema = {"$schema": DIALECT, **generated, "title": f"ICP Playbook: {name}"}
    return schema if custom is None or name not in every_kind() else _with_custom(schema, name, custom)


def _with_custom(schema: dict[str, Any], kind: str, custom: Properties) -> dict[str, Any]:
    own = properties_of(custom, kind)
    about = schema["properties"]["custom"]["description"]
    part = {**_generated_custom(own), "description": about}
    required = [*schema["required"], *(["custom"] if any(one.required for one in own) else [])]
    return {**schema, "properties": {**schema["properties"], "custom": part}, "required": required}


@lru_cache(maxsize=64)
def _generated_custom(own: Properties) -> dict[str, Any]:
    schema = custom_model(own).model_json_schema(schema_generator=_Schema, mode="validation")
    return {"properties": {}, **{key: part for key, part in schema.items() if key != "title"}}


@cache
def _published(model: type[BaseModel]) -> dict[str, Any]:
    found: dict[str, Any] = _without_marks(_generated(model))
    return found


def _without_marks(part: Any) -> Any:
    match part:
        case dict():
            plain = {key: _without_marks(inner) for key, inner in part.items() if key not in _MARKS}
            return {key: inner for key, inner in plain.items() if (key, inner) != ("propertyNames", {})}
        case list():
            return [_without_marks(inner) for inner in part]
        case _:
            return part


@cache
def _generated(model: type[BaseModel]) -> dict[str, Any]:
    """Cached, because forms ask for the same schema many times. Do not modify the result."""
    schema = model.model_json_schema(schema_generator=_Schema, mode="validation")
    parts = {name: {**part, "title": _title(part["description"])} for name, part in schema["$defs"].items()}
    return {**schema, "$defs": parts}


def _title(about: str) -> str:
    """What editors call a part where they offer its required keys together, in place of a model's name."""
    return re.split(r"[.:;] | \(|\.$", about)[0]
