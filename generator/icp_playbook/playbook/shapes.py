"""Validates a document against its model: pydantic's errors as findings with place and fix."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby, pairwise
from types import MappingProxyType
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from icp_playbook.fields import FieldType, amount_meant, foreign_amount
from icp_playbook.findings import Finding, rules
from icp_playbook.phrases import CODE, closest, did_you_mean, look_alikes, series, spelled_out, use_one_of
from icp_playbook.playbook.misplaced_keys import moved_to
from icp_playbook.playbook.operator_names import denies
from icp_playbook.playbook.operators import for_list, no_operator, second_operator
from icp_playbook.playbook.patterns import asked_by, id_form, without_space
from icp_playbook.playbook.schema_walk import described_key, has_two_ends, is_required, keys_at
from icp_playbook.playbook.written_values import both_ends, listed, one_end
from icp_playbook.source import Data, Document, Path
from icp_playbook.values import ID_PATTERN, Part, as_range, cut_number, cut_thousands, plain_count


def shape(
    model: type[Part],
    document: Document,
    types: Mapping[str, FieldType] = MappingProxyType({}),
    currency: str | None = None,
) -> tuple[Part | None, list[Finding]]:
    """The document as its model, or None and a finding for each thing that does not fit.

    `types` are those of the fields, for what conditions on them may say; `currency` is the playbook's, for
    amounts that name one.
    """
    try:
        return model.model_validate(document.data), []
    except ValidationError as error:
        errors = error.errors(include_url=False)
        return None, list(_findings(model, document, _Known(types, currency), errors))


def fits(model: type[Part], data: Data) -> bool:
    """Whether `shape` would find nothing."""
    try:
        model.model_validate(data)
    except ValidationError:
        return False
    return True


@dataclass(frozen=True, slots=True)
class _Known:
    """What other files say that the words of a finding need."""

    types: Mapping[str, FieldType]
    currency: str | None


def _findings(
    model: type[Part], document: Document, known: _Known, errors: list[ErrorDetails]
) -> Iterator[Finding]:
    """One finding a place: the branches of a union give one finding."""
    by_place: dict[Path, list[ErrorDetails]] = {}
    for error in errors:
        if error["type"] == "too_short" and len(error["input"]) >= error["ctx"]["min_length"]:
            continue  # its items are at fault, and each is told
        place = document.spans.existing(error["loc"])
        missing = (error["loc"][-1],) if error["type"] == "missing" else ()
        by_place.setdefault((*place, *missing), []).append(error)
    for place, found in by_place.items():
        if len(found) > 1 and all(error["type"].endswith("_type") for error in found):
            kinds = [_KINDS.get(error["type"], "another type") for error in found]
            yield _wrong_type(model, document, known, place, series(kinds, "or"), found[0])
        else:
            yield _finding(model, document, known, place, found[0])


def _finding(
    model: type[Part], document: Document, known: _Known, place: Path, error: ErrorDetails
) -> Finding:
    kind, context = error["type"], error.get("ctx", {})
    name = f"`{place[-1]}`" if place and isinstance(place[-1], str) else "this value"
    match kind:
        case "missing" if isinstance(place[-1], int):
            ends = as_range(error["input"][0]) if error["input"] else None
            return rules.BAD_VALUE.at(
                document.at(*place[:-1]),
                f"{_where(place[:-1])} needs two ends",
                f"write `{ends}`" if ends else "write [low, high]",
            )
        case "missing":
            key = str(place[-1])
            about = described_key(model, error["loc"])
            return rules.MISSING_KEY.at(
                document.at(*place[:-1]),
                f"`{key}` is missing" + (f" from {_where(place[:-1])}" if len(place) > 1 else ""),
                f"add `{key}:`" + (f" - {about}" if about else ""),
            )
        case "extra_forbidden":
            return _unknown_key(model, document, place, error)
        case "union_tag_not_found" | "union_tag_invalid":
            return rules.MISSING_KEY.at(document.at(*place), *no_operator(error["input"], known.types))
        case _ if error["loc"][-1:] == ("[key]",):
            return _bad_key(document, place, error)
        case "literal_error":
            return _not_listed(document, place, error)
        case "inverted_range":
            return rules.INVERTED_RANGE.at(
                document.at(*place),
                f"the range {name} runs from {_end(context['low'])} down to {_end(context['high'])}",
                "write the lower end first",
            )
        case "money" if (misfit := foreign_amount(error["input"], known.currency)) is not None:
            return misfit.rule.at(document.at(*place), misfit.sentence, misfit.remedy)
        case "money" | "day" | "days" | "written_number":
            meant = amount_meant(error["input"], known.currency if kind == "money" else None)
            return rules.BAD_VALUE.at(
                document.at(*place),
                f"{name} is {_shown(error['input'])}",
                f"write `{meant}`" if meant else f"write {error['msg']}",
            )
        case _ if kind.endswith("_type") or kind == "model_attributes_type":
            return _wrong_type(model, document, known, place, _KINDS.get(kind, error["msg"]), error)
        case _:
            refused = _refused(name, kind, context, error)
            return rules.BAD_VALUE.at(
                document.at(*place), refused[0], refused[1] + _or_none(model, place, error)
            )


def _end(number: int | str) -> str:
    """An end of a range; days are texts."""
    return number if isinstance(number, str) else f"{number:,}"


def _wrong_type(
    model: type[Part], document: Document, known: _Known, place: Path, wanted: str, error: ErrorDetails
) -> Finding:
    found = error["input"]
    name = f"`{place[-1]}`" if place and isinstance(place[-1], str) else _where(place)
    remedy = f"write {wanted}{_or_none(model, place, error)}"
    if wanted == "a list" and has_two_ends(model, error["loc"]):
        remedy = _ends_of(place, found) or remedy
    elif wanted == "a list" and isinstance(found, str | int | float) and (items := listed(found)) is not None:
        remedy = f"write a list: `{items}`" if str(found).strip() else remedy
    elif wanted == "a whole number" and (meant := plain_count(found)) is not None:
        remedy = f"write `{meant}`, without quotes or separators"
    elif wanted == "a whole number" and (share := _SHARE.fullmatch(str(found))):
        remedy = f"write `{share[1]}`, without the sign"
    elif wanted == "a whole number" and isinstance(found, float) and found.is_integer():
        remedy = "write a whole number: a point marks decimals, never thousands"
    elif wanted == "text" and isinstance(found, bool | int | float):
        remedy = "put it in quotes"
    elif place[-1:] == ("is",) and isinstance(found, list):
        remedy = for_list(_mapping_at(document, place), known.types)
    return rules.WRONG_TYPE.at(
        document.at(*place), f"{name} must be {wanted}, not {_described(found)}", remedy
    )


def _ends_of(place: Path, found: object) -> str | None:
    """The fix for a range that has another form, or one end only; None if nothing is known of its ends."""
    if (range_ := both_ends(found)) is not None:
        return f"write `{range_}`"
    if (end := one_end(found)) is None:
        return None
    both = f"write both ends, the lower one first: `[{end}, …]` or `[…, {end}]`"
    if place[-1] != "between":
        return f"{both}; `[{end}, {end}]` for exactly {end}"
    return f"{both}; for one end write `at_least: {end}` or `at_most: {end}`, for exactly {end} `is: {end}`"


def _or_none(model: type[Part], place: Path, error: ErrorDetails) -> str:
    """The other way out for a value that says nothing: its key can go, unless it is required."""
    nothing = error["input"] is None or (isinstance(error["input"], str) and not error["input"].strip())
    is_key = bool(place) and isinstance(place[-1], str)
    return ", or remove the key" if nothing and is_key and not is_required(model, error["loc"]) else ""


def _unknown_key(model: type[Part], document: Document, place: Path, error: ErrorDetails) -> Finding:
    key = str(place[-1])
    allowed = keys_at(model, error["loc"][:-1])
    here = _mapping_at(document, place)
    if (second := second_operator(here, key)) is not None and _cut_in_braces(
        document, place, error["input"]
    ) is None:
        return rules.UNKNOWN_KEY.at(document.at_key(*place), *second)
    if (number := _cut_in_braces(document, place, error["input"])) is not None:
        remedy = number
    elif error["input"] is None and (written := without_space(key)) is not None:
        remedy = f"write `{written}`, with a space after the colon"
    elif (there := moved_to(model, document.data, place, error["loc"])) is not None:
        remedy = there
    elif (strange := look_alikes(key)) and (name := closest(key, allowed)) is not None:
        remedy = f"write `{name}`: {series(strange, 'and')} only looks like it belongs there"
    else:
        otherwise = f"remove it; the keys here are {', '.join(allowed)}" if allowed else "remove it"
        remedy = did_you_mean(key, allowed, otherwise, CODE)
        name = closest(key, allowed)
        if name is not None and (name in here or denies(key, name)):
            there = f"`{name}` is there already: move what belongs there, and remove this key"
            remedy = there if name in here else otherwise
    where = f" in {_path(place[:-1])}" if len(place) > 1 else ""
    return rules.UNKNOWN_KEY.at(document.at_key(*place), f"unknown key `{spelled_out(key)}`{where}", remedy)


def _mapping_at(document: Document, place: Path) -> dict[str, Any]:
    """The mapping that a key at a place is in; an empty one if there is none."""
    here: Any = document.data
    for part in place[:-1]:
        here = here[part]
    return here if isinstance(here, dict) else {}


def _cut_in_braces(document: Document, place: Path, value: object) -> str | None:
    """The fix for a number that a comma cut in two, as in `{at_least: 1,5M}`: its other half became a key."""
    items = list(_mapping_at(document, place).items()) if value is None else []
    for (_, before), (key, _) in pairwise(items):
        if key == place[-1] and (number := cut_number([before, key])) is not None:
            return f"a comma in braces ends the value: write `{number}`, with a point"
        if key == place[-1] and (number := cut_thousands([before, key])) is not None:
            return f"a comma in braces ends the value: write `{number}`, without commas"
    return None


def _bad_key(document: Document, place: Path, error: ErrorDetails) -> Finding:
    """A key of a mapping whose keys are the author's, as fields or functions are."""
    pattern = error.get("ctx", {}).get("pattern")
    value = _mapping_at(document, place).get(str(place[-1]))
    remedy = _cut_in_braces(document, place, value) or (asked_by(pattern) if pattern else _listed(error))
    return rules.UNKNOWN_KEY.at(
        document.at_key(*place), f"{_shown(error['input'])} cannot be a key of {_where(place[:-1])}", remedy
    )


def _not_listed(document: Document, place: Path, error: ErrorDetails) -> Finding:
    where = _where(place)
    found = (
        f"{where} is empty"
        if error["input"] is None
        else f"{_shown(error['input'])} is not a value of {where}"
    )
    return rules.BAD_VALUE.at(document.at(*place), found, _listed(error))


def _listed(error: ErrorDetails) -> str:
    """The fix when the allowed values are listed."""
    listed = re.findall(r"'([^']*)'", error.get("ctx", {}).get("expected", ""))
    return did_you_mean(str(error["input"]), listed) if error["input"] is not None else use_one_of(listed)


def _refused(name: str, kind: str, context: dict[str, Any], error: ErrorDetails) -> tuple[str, str]:
    value = error["input"]
    if kind == "string_pattern_mismatch" and context.get("pattern") == ID_PATTERN:
        return f"{_shown(value)} is not kebab-case", id_form(value)
    if kind == "string_pattern_mismatch" and not str(value).strip():
        return f"{name} is blank", "write something"
    if kind == "string_pattern_mismatch":
        return f"{name} is {_shown(value)}", asked_by(context.get("pattern"))
    if kind == "too_short":
        return f"{name} has too few items", f"list at least {context.get('min_length')}"
    if kind == "too_long" and (number := cut_number(value)) is not None:
        return f"{name} is too long", f"a comma separates items: write `{number}`, with a point"
    if kind == "too_long" and context.get("max_length") == 2 and (number := cut_thousands(value)) is not None:
        return f"{name} is too long", f"a comma separates items: write `{number}`, without commas"
    if kind in ("too_long", "string_too_long"):
        unit = "items" if kind == "too_long" else "characters"
        return f"{name} is too long", f"keep it to {context.get('max_length'):,} {unit}"
    if kind == "greater_than_equal":
        return f"{name} is {value}, which is too small", f"use {context.get('ge')} or more"
    if kind == "less_than_equal":
        return f"{name} is {value}, which is too large", f"use {context.get('le')} or less"
    return f"{name}: {error['msg'].lower()}", "see the schema of this kind"


_SHARE = re.compile(r"(\d{1,3}) ?%")
_KINDS = {
    "string_type": "text",
    "int_type": "a whole number",
    "int_from_float": "a whole number",
    "float_type": "a number",
    "bool_type": "true or false",
    "tuple_type": "a list",
    "dict_type": "a mapping",
    "model_type": "a mapping",
    "model_attributes_type": "a mapping",
}


def _path(place: Path) -> str:
    """All of a path: `fit.score`, item 3, `when`. Items count from 1."""
    parts: list[str] = []
    for is_index, steps in groupby(place, lambda step: isinstance(step, int)):
        if is_index:
            parts += [f"item {int(step) + 1}" for step in steps]
        else:
            parts.append(f"`{'.'.join(spelled_out(str(step)) for step in steps)}`")
    return ", ".join(parts)


def _where(place: Path) -> str:
    if not place:
        return "the file"
    named = [part for part in place if isinstance(part, str)]
    if isinstance(place[-1], int):
        return f"item {place[-1] + 1} of `{named[-1]}`" if named else f"item {place[-1] + 1}"
    return f"`{place[-1]}`"


def _shown(value: object) -> str:
    if value is None or isinstance(value, dict | list):
        return _described(value)
    text = str(value).lower() if isinstance(value, bool) else str(value)
    return f'"{text if len(text) <= 60 else text[:57] + "..."}"'


def _described(value: object) -> str:
    match value:
        case None:
            return "empty"
        case bool():
            return f"{str(value).lower()}"
        case int() | float():
            return f"the number {value}"
        case str():
            return f"the text {_shown(value)}"
        case dict():
            return "a mapping"
        case _:
            return "a list"
