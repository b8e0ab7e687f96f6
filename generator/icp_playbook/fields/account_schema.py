"""The account catalogue as a JSON Schema: what a record of an account may hold."""

import re
from collections.abc import Iterator, Mapping
from typing import Any, assert_never

from jsonschema import Draft202012Validator, FormatChecker, ValidationError, validators
from jsonschema.protocols import Validator

from icp_playbook.fields.catalogue import Catalogue, Field
from icp_playbook.fields.cell_years import FIRST_YEAR, LAST_YEAR
from icp_playbook.fields.countries import country_names
from icp_playbook.fields.domains import read_domain
from icp_playbook.fields.type_traits import traits
from icp_playbook.values import (
    DATE_PATTERN,
    MAX_MONEY,
    MONEY_PATTERN,
    PERCENT_PATTERN,
    SIGNED_MONEY_PATTERN,
    parse_percent,
    parse_signed_money,
)


def _pattern(_: Validator, pattern: str, text: object, __: Mapping[str, Any]) -> Iterator[ValidationError]:
    # Patterns of JSON Schema are ECMA 262's, where `$` is the very end and not also before a last line break.
    ecma = f"{pattern[:-1]}\\Z" if pattern.endswith("$") else pattern
    if isinstance(text, str) and not re.search(ecma, text):
        yield ValidationError(f"{text!r} does not match {pattern!r}")


def _at_least(_: Validator, least: float, text: object, __: Mapping[str, Any]) -> Iterator[ValidationError]:
    # The minimum of an amount or a percentage that is written as text; other validators pass over the key.
    number = parse_percent(text) if str(text).endswith("%") else parse_signed_money(text)
    if isinstance(text, str) and number is not None and number < least:
        yield ValidationError(f"{text!r} is below {least}")


_KEYWORDS = {"pattern": _pattern, "atLeast": _at_least}
SchemaValidator: type[Validator] = validators.extend(Draft202012Validator, _KEYWORDS)  # type: ignore[no-untyped-call]  # the stubs miss its types
"""Validates with JSON Schema (2020-12), with patterns as the standard defines them."""


def record_validator(catalogue: Catalogue) -> Validator:
    """A validator for account records; dates must exist, and domains be such."""
    formats = FormatChecker(["date"])
    formats.checks("internet-domain")(lambda text: not isinstance(text, str) or read_domain(text) is not None)
    return SchemaValidator(record_schema(catalogue), format_checker=formats)


class RecordCheck:
    """Checks many account records: a value that suited its field once suits it again."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._records = record_validator(catalogue)
        schemas = {field.id: property_schema(field) for field in catalogue.fields.values()}
        self._fields = {id_: self._records.evolve(schema=schema) for id_, schema in schemas.items()}
        self._suits: dict[tuple[str, str], bool] = {}

    def errors(self, record: Mapping[str, Any]) -> Iterator[ValidationError]:
        """What is wrong with a record, as `record_validator` says it."""
        if not record or not all(self._is_suitable(name, value) for name, value in record.items()):
            yield from self._records.iter_errors(record)

    def _is_suitable(self, name: str, value: Any) -> bool:
        """Whether a value of plain data is one that its field can have."""
        if name not in self._fields:
            return False
        key = name, repr(value)  # 1, 1.0 and True are equal
        if key not in self._suits:
            self._suits[key] = self._fields[name].is_valid(value)
        return self._suits[key]


def record_schema(catalogue: Catalogue) -> dict[str, Any]:
    """JSON Schema (2020-12) of an account record as the YAML of an example writes it."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Account",
        "description": "What is known about one account. A field left out is unknown.",
        "type": "object",
        "additionalProperties": False,
        "minProperties": 1,
        "properties": {field.id: property_schema(field) for field in catalogue.fields.values()},
    }


def property_schema(field: Field) -> dict[str, Any]:
    """JSON Schema of what an account record says for a field."""
    described = {"title": field.label}
    if field.about or field.question:
        described["description"] = field.about or field.question or ""
    if traits(field.type).many:
        return described | {"type": "array", "items": value_schema(field), "uniqueItems": True}
    return described | value_schema(field)


def value_schema(field: Field) -> dict[str, Any]:
    """JSON Schema of one value of a field, as the YAML of a playbook writes it."""
    match field.type:
        case "integer" | "number":
            return {"type": field.type} | _least(field)
        case "percent":
            return {
                "anyOf": [
                    {"type": "number", "minimum": -MAX_MONEY, "maximum": MAX_MONEY} | _least(field),
                    {"type": "string", "pattern": PERCENT_PATTERN} | _least(field, "atLeast"),
                ]
            }
        case "year":
            return {"type": "integer", "minimum": FIRST_YEAR, "maximum": LAST_YEAR}
        case "money":
            signed = field.minimum is None or field.minimum < 0
            return {
                "anyOf": [
                    {"type": "integer", "minimum": -MAX_MONEY, "maximum": MAX_MONEY} | _least(field),
                    {"type": "string", "pattern": SIGNED_MONEY_PATTERN if signed else MONEY_PATTERN}
                    | _least(field, "atLeast"),
                ]
            }
        case "boolean":
            return {"type": "boolean"}
        case "date":
            return {"type": "string", "format": "date", "pattern": DATE_PATTERN}
        case "choice" | "choices":
            return {"type": "string", "enum": list(field.choices)}
        case "country":
            return {"type": "string", "enum": list(country_names())}
        case "domain":
            return {"type": "string", "format": "internet-domain"}
        case "text":
            return {"type": "string"}
        case _:
            assert_never(field.type)


def _least(field: Field, keyword: str = "minimum") -> dict[str, Any]:
    return {} if field.minimum is None else {keyword: field.minimum}
