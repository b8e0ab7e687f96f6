"""Fields of Account as files of Salesforce's Metadata API: the scores as formulas, and the added columns.

https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/customfield.htm
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias
from xml.sax.saxutils import escape

from icp_playbook.activation.added_properties import AddedProperty
from icp_playbook.activation.salesforce_formula import is_too_long, points_formula, sum_of
from icp_playbook.activation.score_draft import DraftGroup, ScoreDraft
from icp_playbook.activation.short_names import short_names
from icp_playbook.activation.steps import ENDS, End
from icp_playbook.fields import Catalogue

METADATA_VERSION = "62.0"
_END_NAMES: dict[End, str] = {"low": "At_Least", "high": "At_Most"}
_END_LABELS: dict[End, str] = {"low": "at least", "high": "at most"}
_LONGEST_NAME, _LONGEST_LABEL = 40, 40
_ROOM_FOR_ID = _LONGEST_NAME - len("Fit__At_Least_99")
Element: TypeAlias = tuple[str, "str | Sequence[Element]"]
"""An element of XML by its name: its text, or what stands in it."""


@dataclass(frozen=True, slots=True)
class AccountField:
    """A custom field. `elements` are those of a CustomField beside its names."""

    name: str
    label: str
    about: str
    elements: Mapping[str, "str | Sequence[Element]"]


def score_fields(drafts: Sequence[ScoreDraft], catalogue: Catalogue) -> Iterator[AccountField]:
    """The formula fields of the scores, each after the parts that it refers to."""
    for draft, id_ in zip(
        drafts, short_names([draft.icp for draft in drafts], _ROOM_FOR_ID, "_"), strict=True
    ):
        for end in ENDS:
            yield from _score(draft, f"Fit_{id_}_{_END_NAMES[end]}", end, catalogue)


def _score(draft: ScoreDraft, name: str, end: End, catalogue: Catalogue) -> Iterator[AccountField]:
    """A score as one formula; where that is too long, criterion by criterion and their sum."""
    formulas = {one.id: points_formula(one, end, catalogue) for one in draft.criteria}
    label = f"{draft.name}, {_END_LABELS[end]}"
    counted = "worst" if end == "low" else "best"
    about = f"Points of the ICP {draft.name}: what is not known counts at its {counted}."
    whole = _whole(draft.groups, formulas)
    if is_too_long(whole):
        places = {id_: f"{name}_{place}" for place, id_ in enumerate(formulas, 1)}
        for criterion in draft.criteria:
            part, place = criterion.label, places[criterion.id]
            yield _formula_field(place, f"{label}: {part}", f"{about} Part: {part}.", formulas[criterion.id])
        whole = _whole(draft.groups, {id_: f"{place}__c" for id_, place in places.items()})
    yield _formula_field(name, label, about, whole)


def _whole(groups: Iterable[DraftGroup], formulas: Mapping[str, str]) -> str:
    return sum_of(
        group_sum if group.at_most is None else f"MIN({group.at_most}, {group_sum})"
        for group in groups
        if (group_sum := sum_of(formulas[criterion.id] for criterion in group.criteria))
    )


def _formula_field(name: str, label: str, about: str, formula: str) -> AccountField:
    number = {"precision": "18", "scale": "0", "type": "Number"}
    return AccountField(
        name, label, about, {"formula": formula, "formulaTreatBlanksAs": "BlankAsBlank", **number}
    )


def added_fields(added: Iterable[AddedProperty]) -> Iterator[AccountField]:
    """The fields for the columns that `score` adds."""
    for one in added:
        name = "_".join(["ICP", *map(str.capitalize, one.name.split("_")[1:])])
        yield AccountField(name, one.label, one.about, dict(_elements(one)))


def _elements(added: AddedProperty) -> Iterator[Element]:
    match added.kind:
        case "choice":
            values: list[Element] = [
                ("value", (("fullName", value), ("default", "false"), ("label", label)))
                for value, label in added.options.items()
            ]
            listed: Element = ("valueSetDefinition", (("sorted", "false"), *values))
            yield from (("type", "Picklist"), ("valueSet", (("restricted", "true"), listed)))
        case "number":
            yield from (("precision", "18"), ("scale", "0"), ("type", "Number"))
        case "text":
            yield from (("length", "255"), ("type", "Text"))
        case "long-text":
            yield from (("length", "32768"), ("type", "LongTextArea"), ("visibleLines", "3"))


def object_xml(fields: Iterable[AccountField]) -> str:
    """objects/Account.object with these fields; what an org has beside them stays."""
    return _document("CustomObject", [("fields", _children(field)) for field in fields])


def package_xml(fields: Iterable[AccountField]) -> str:
    """The manifest of a deployment of these fields."""
    members: list[Element] = [("members", f"Account.{field.name}__c") for field in fields]
    return _document(
        "Package", [("types", (*members, ("name", "CustomField"))), ("version", METADATA_VERSION)]
    )


def _children(field: AccountField) -> list[Element]:
    label = field.label if len(field.label) <= _LONGEST_LABEL else f"{field.label[: _LONGEST_LABEL - 1]}…"
    named = {"description": field.about[:1000], "externalId": "false", "label": label}
    return [("fullName", f"{field.name}__c"), *sorted({**named, **field.elements}.items())]


def _document(root: str, content: Sequence[Element]) -> str:
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<{root} xmlns="http://soap.sforce.com/2006/04/metadata">',
    ]
    return "\n".join([*lines, *_lines(content, 1), f"</{root}>"]) + "\n"


def _lines(content: Sequence[Element], depth: int) -> Iterator[str]:
    indent = "    " * depth
    for name, inner in content:
        if isinstance(inner, str):
            yield f"{indent}<{name}>{escape(inner)}</{name}>"
        else:
            yield from (f"{indent}<{name}>", *_lines(inner, depth + 1), f"{indent}</{name}>")
