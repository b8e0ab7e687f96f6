"""Values in words: labels for ids, names for countries, amounts with their currency."""

from typing import assert_never

from icp_playbook.fields.catalogue import Catalogue, Field
from icp_playbook.fields.countries import country_names
from icp_playbook.values import parse_date, parse_percent, parse_signed_money, say_date, say_money

_YEARS = range(1500, 2101)


def say_value(catalogue: Catalogue, field: Field, value: object) -> str:
    """One value of a field in words. Values that do not suit the field come back as text."""
    match field.type:
        case "money":
            amount = parse_signed_money(value)
            return str(value) if amount is None else say_money(amount, catalogue.currency)
        case "choice" | "choices" | "country":
            return _named(field, str(value))
        case "boolean":
            return "yes" if value is True else "no"
        case "integer" | "number":
            return _number(field, value) if isinstance(value, int | float) else str(value)
        case "date":
            day = parse_date(value)
            return str(value) if day is None else say_date(day)
        case "percent":
            share = parse_percent(value)
            return str(value) if share is None else f"{share:,}%"
        case "text" | "year" | "domain":
            return str(value)
        case _:
            assert_never(field.type)


def _number(field: Field, value: float) -> str:
    """With its thousands apart, unless it may be a year: a count has a unit, a year has none."""
    return str(value) if field.unit is None and value in _YEARS else f"{value:,}"


def _named(field: Field, value: str) -> str:
    for group in field.groups:
        if group.id == value:
            return group.label
    if field.type == "country":
        return country_names().get(value, value)
    choice = field.choices.get(value)
    return choice.label if choice else value
