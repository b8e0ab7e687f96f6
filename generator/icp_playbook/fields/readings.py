"""A value of a playbook read as its field's type: what is stored, or why it cannot be."""

import datetime
from dataclasses import dataclass
from typing import TypeAlias, assert_never

from icp_playbook.fields.catalogue import Field
from icp_playbook.fields.cell_numbers import is_foreign, read_quantity
from icp_playbook.fields.cell_years import FIRST_YEAR, LAST_YEAR
from icp_playbook.fields.conventions import Conventions
from icp_playbook.fields.countries import country_code, country_meant
from icp_playbook.fields.domains import read_domain
from icp_playbook.fields.folding import folded_text, shortened
from icp_playbook.findings import Rule, rules
from icp_playbook.phrases import did_you_mean, suggestion
from icp_playbook.values import (
    as_number,
    parse_date,
    parse_percent,
    parse_signed_money,
    plain_count,
    short_number,
)

Value: TypeAlias = str | int | float | bool | datetime.date


@dataclass(frozen=True, slots=True)
class Misfit:
    """Why a value does not suit its field: a sentence, how to fix it, and the rule it breaks."""

    sentence: str
    remedy: str
    rule: Rule = rules.UNKNOWN_VALUE


def read_value(field: Field, value: object, currency: str | None = None) -> Value | Misfit:
    """One value (or one member of a list) as the field stores it; amounts in the playbook's currency.

    `currency` is the playbook's, for what is said of an amount that names one; None if it is not known.
    """
    match field.type:
        case "integer":
            return _number(field, value, whole=True)
        case "number":
            return _number(field, value, whole=False)
        case "percent":
            share = parse_percent(value)
            if share is None:
                return _misfit(field, value, "a percentage such as 45% or -3")
            return _at_least(field, value, share)
        case "year":
            fits = isinstance(value, int) and not isinstance(value, bool)
            if fits and FIRST_YEAR <= int(str(value)) <= LAST_YEAR:
                return int(str(value))
            return _misfit(field, value, "a year of four digits, such as 2015")
        case "domain":
            domain = read_domain(value) if isinstance(value, str) else None
            return domain or _misfit(field, value, "a domain such as example.com")
        case "money":
            amount = parse_signed_money(value)
            if amount is not None:
                return _at_least(field, value, amount)
            return foreign_amount(value, currency) or _misfit(
                field, value, "an amount such as 5M or $750k", amount_meant(value, currency)
            )
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


def missing_value(field: Field) -> Value | frozenset[str] | None:
    """What an empty cell of the field stands for; None if nothing. The field's settings must suit it."""
    if field.missing is None:
        return None
    if isinstance(field.missing, tuple):
        return frozenset(map(str, field.missing))
    read = read_value(field, field.missing)
    return None if isinstance(read, Misfit) else read


def part_misfit(field: Field, part: object) -> Misfit | None:
    """Why a part of a text cannot be looked for in a field; None if it can."""
    if not isinstance(part, str):
        return _misfit(field, part, "a part of a text; quote it")
    if folded_text(part).strip():
        return None
    return Misfit(f'"{shortened(part)}" has nothing to look for in `{field.id}`', "write letters or digits")


def foreign_amount(value: object, currency: str | None) -> Misfit | None:
    """What is wrong with an amount in another currency than the playbook's, as `5M EUR`; None if it is none.

    `currency` is None if it is not known.
    """
    if currency is None or not isinstance(value, str) or not is_foreign(value, currency):
        return None
    return Misfit(
        f"`{shortened(value)}` is not in {currency}, the currency of the playbook",
        f"convert it to {currency} and write it without a currency, such as 5M",
        rules.FOREIGN_CURRENCY,
    )


def amount_meant(value: object, currency: str | None) -> str | None:
    """`5.000.000` and `5 Mio. USD` as a playbook writes them, `5M`; None if it is not clear."""
    if (mended := as_number(value)) is not None or currency is None or not isinstance(value, str):
        return mended
    amount = read_quantity(value, whole=True, money=True, conventions=Conventions(currency))
    return short_number(amount) if isinstance(amount, int) and amount >= 0 else None


def _number(field: Field, value: object, *, whole: bool) -> Value | Misfit:
    if isinstance(value, bool) or not isinstance(value, int | float) or (whole and value % 1):
        meant = (plain_count(value) if whole else None) or as_number(value)
        return _misfit(field, value, "a whole number" if whole else "a number", meant)
    return _at_least(field, value, int(value) if whole else value)


def _at_least(field: Field, value: object, number: float) -> Value | Misfit:
    """The number, if the field can be so low."""
    if field.minimum is None or number >= field.minimum:
        return number
    return _misfit(field, value, f"{field.minimum} or more")


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


def _misfit(field: Field, value: object, wanted: str, meant: str | None = None) -> Misfit:
    return Misfit(
        f'"{value}" is not valid for `{field.id}` ({field.type})',
        f"write `{meant}`" if meant else f"write {wanted}",
    )
