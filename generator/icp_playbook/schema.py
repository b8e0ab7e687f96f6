"""JSON Schemas, generated from the models: for editors, for adopters, for the site."""

from functools import cache
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from icp_playbook.model import models

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


def schema_of(name: str) -> dict[str, Any]:
    """The JSON Schema (2020-12) of one kind of file."""
    return {"$schema": DIALECT, **_generated(models()[name]), "title": f"ICP Playbook: {name}"}


@cache
def _generated(model: type[BaseModel]) -> dict[str, Any]:
    """Cached, because forms ask for the same schema many times. Do not modify the result."""
    return model.model_json_schema(schema_generator=_Schema, mode="validation")


def schemas() -> dict[str, dict[str, Any]]:
    """Every schema by name."""
    return {name: schema_of(name) for name in models()}
