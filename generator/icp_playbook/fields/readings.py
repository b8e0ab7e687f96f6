"""A value of a playbook read as its field's type: what is stored, or why it cannot be."""

import datetime
from dataclasses import dataclass
from typing import TypeAlias, assert_never

from icp_playbook.fields.catalogue import Field
from icp_playbook.fields.countries import country_code, country_meant
from icp_playbook.phrases import did_you_mean, suggestion
from icp_playbook.values import as_number, parse_date, parse_money

Value: TypeAlias = str | int | float | bool | datetime.date


@dataclass(frozen=True, slots=True)
class Misfit:
    """Why a value does not suit its field: a sentence and how to fix it."""

    sentence: str
    remedy: str


def read_value(field: Field, value: object) -> Value | Misfit:
    """One value (or one member of a list) as the field stores it; amounts in the playbook's currency."""
    match field.type:
        case "integer":
            return _number(field, value, whole=True)
        case "number":
            return _number(field, value, whole=False)
        case "money":
            amount = parse_money(value)
            return amount if amount is not None else _misfit(field, value, "an amount such as 5M or $750k")
        case "boolean":
            return value if isinstance(value, bool) else _misfit(field, value, "true or false")
        case "date":
            day = parse_date(value)
            return day if day is not None else _misfit(field, value, "a date that exists, such as 2026-10-01")
        case "text":
            return value if isinstance(value, str) else _misfit(field, value, "text; quote it")
        case "choice" | "choices":
            return _choice(field, value)
        case "country":
            return _country(field, value)
        case _:
            assert_never(field.type)


def _number(field: Field, value: object, *, whole: bool) -> Value | Misfit:
    if isinstance(value, bool) or not isinstance(value, int | float) or (whole and value % 1):
        return _misfit(field, value, "a whole number" if whole else "a number")
    if value < 0:
        return _misfit(field, value, "0 or more")
    return int(value) if whole else value


def _choice(field: Field, value: object) -> Value | Misfit:
    if isinstance(value, str) and value in field.choices:
        return value
    return _not_listed(field, value)


def _synonym(field: Field, value: object) -> str | None:
    wanted = str(value).casefold()
    for choice in field.values:
        if wanted in {choice.label.casefold(), *(word.casefold() for word in choice.synonyms)}:
            return choice.id
    return None


def _country(field: Field, value: object) -> Value | Misfit:
    if isinstance(value, str) and (code := country_code(value)):
        return code
    meant = country_meant(str(value))
    remedy = suggestion(meant) if meant else "use a two-letter ISO 3166 code"
    return Misfit(f'"{value}" is not a value of `{field.id}`', remedy)


def _not_listed(field: Field, value: object) -> Misfit:
    many = f"use a listed value of `{field.id}`, or add it to icp/fields.yaml"
    otherwise = many if len(field.choices) > 12 else ""
    meant = _synonym(field, value)
    remedy = suggestion(meant) if meant else did_you_mean(str(value), field.choices, otherwise)
    return Misfit(f'"{value}" is not a value of `{field.id}`', remedy)


def _misfit(field: Field, value: object, wanted: str) -> Misfit:
    if field.type in ("integer", "number", "money") and (meant := as_number(value)) is not None:
        wanted = f"`{meant}`"
    return Misfit(f'"{value}" is not valid for `{field.id}` ({field.type})', f"write {wanted}")
