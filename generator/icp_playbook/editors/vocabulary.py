"""What a playbook has that its files can name: entries, fields, tiers, criteria …, each id with its name."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from pydantic import ValidationError

from icp_playbook.fields import Field, country_names, traits
from icp_playbook.lint import catalogue, settable_rules, waivable_rules
from icp_playbook.model import CustomProperty, every_kind, layout, lists_in, models
from icp_playbook.playbook import Documents, Loaded
from icp_playbook.schema import SEARCHED, Properties
from icp_playbook.source import Document

Ids: TypeAlias = Mapping[str, str]
"""Id → its name; empty where it has none."""
_NAMES = ("label", "name", "says")
"""The keys that name an item of a list, the first that it has."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What can be named, as far as the files could be read.

    `open` is of what there may be more than `ids` has, since a file that lists it could not be read.
    """

    ids: Mapping[str, Ids]
    """What it is (a kind of entry, `tier`, `criterion` …) → all of it."""
    open: frozenset[str]
    fields: tuple[Field, ...]
    """Those with a type, for what can be asked of them."""
    custom: Properties | None
    """Custom properties; None where their declarations have errors."""


def vocabulary_of(loaded: Loaded) -> Vocabulary:
    """The vocabulary of a playbook, however many errors it has."""
    documents = loaded.documents
    unread = {document.kind for document in documents.values() if document.data is None}
    unread |= {gap.kind for gap in loaded.gaps}
    ids = {kind: _entries(kind, loaded) for kind in every_kind()}
    closed = {gap.kind for gap in loaded.gaps if gap.id is None}
    for kind, model in models().items():
        for pattern, what in lists_in(model):
            listed, whole = _listed(kind, pattern, documents)
            ids[what] = listed
            closed |= set() if whole and kind not in unread else {what}
    fields = _fields(documents)
    closed |= {"entry", SEARCHED} if closed & every_kind().keys() else set()
    entries = _any_entry(ids)
    return Vocabulary(
        {
            **ids,
            **_of_fields(ids, fields),
            **_of_all(),
            **_of_texts(documents),
            SEARCHED: entries,
            "entry": {**{f"{kind}/{kind}": "" for kind in layout().singles}, **entries},
        },
        frozenset({*closed, *(_FIELDS if "field" in closed else ())}),
        fields,
        _custom(documents),
    )


def value_names(field: Field) -> Ids:
    """The values of a field that are listed somewhere, and its groups."""
    groups = {group.id: f"{group.label}: {', '.join(group.members)}" for group in field.groups}
    values = country_names() if field.type == "country" else {one.id: one.label for one in field.values}
    return {**groups, **values}


def _entries(kind: str, loaded: Loaded) -> Ids:
    found = {key.id: _name(one.data) for key, one in loaded.documents.items() if key.kind == kind}
    unread = {gap.id: "" for gap in loaded.gaps if gap.kind == kind and gap.id is not None}
    return dict(sorted({**unread, **found}.items()))


def _any_entry(ids: Mapping[str, Ids]) -> dict[str, str]:
    """Every entry by kind and id."""
    return {f"{kind}/{id_}": name for kind in every_kind() for id_, name in ids[kind].items()}


def _listed(kind: str, pattern: tuple[str, ...], documents: Documents) -> tuple[Ids, bool]:
    """Everything that a kind of file lists at a place, and whether all of it has an id."""
    found: dict[str, str] = {}
    whole = True
    for document in _of_kind(kind, documents):
        owner = _name(document.data) if kind in every_kind() else ""
        for items in _at(document.data, pattern):
            for item in items if isinstance(items, list) else ():
                id_ = item.get("id") if isinstance(item, dict) else item
                if isinstance(id_, str):
                    names = (found.get(id_, ""), " · ".join(filter(None, (_name(item), owner))))
                    found[id_] = "; ".join(filter(None, names))
                else:
                    whole = False
            whole = whole and isinstance(items, list | None)
    return found, whole


def _at(data: Any, pattern: Collection[str]) -> Iterator[Any]:
    """The values at a place of a document, as far as it has that shape; * is every item."""
    here = [data]
    for key in pattern:
        if key == "*":
            inner = [list(one.values()) if isinstance(one, dict) else one for one in here]
            here = [item for one in inner if isinstance(one, list) for item in one]
        else:
            here = [one[key] for one in here if isinstance(one, dict) and key in one]
    yield from here


def _of_kind(kind: str, documents: Documents) -> list[Document]:
    return [document for key, document in documents.items() if key.kind == kind]


def _name(data: Any) -> str:
    if not isinstance(data, dict):
        return ""
    return next((" ".join(text.split()) for key in _NAMES if isinstance(text := data.get(key), str)), "")


def _fields(documents: Documents) -> tuple[Field, ...]:
    """Every field that fits its model, whatever is wrong with the others; the first of each id."""
    found: dict[str, Field] = {}
    for document in _of_kind("fields", documents):
        for items in _at(document.data, ("fields",)):
            for field in map(_as_field, items if isinstance(items, list) else ()):
                if field is not None:
                    found.setdefault(field.id, field)
    return tuple(found.values())


def _as_field(data: Any) -> Field | None:
    try:
        return Field.model_validate(data)
    except ValidationError:
        return None


_FIELDS = ("choice field", "whole-number field")
"""What some keys ask of a field."""


def _of_fields(ids: Mapping[str, Ids], fields: tuple[Field, ...]) -> dict[str, Ids]:
    """What is named by the id of a field, with the field's name."""
    listed = [field.id for field in fields if traits(field.type).listed]
    whole = [field.id for field in fields if field.type == "integer"]
    found = {"choice field": listed, "whole-number field": whole, "facet": ids["facet"]}
    return {what: {id_: ids["field"].get(id_, "") for id_ in of} for what, of in found.items()}


def _of_all() -> dict[str, Ids]:
    """Kinds, rules and countries, which are the same in every playbook."""
    kinds, rules = every_kind().values(), catalogue()
    return {
        "settable rule": {name: rules[name].about for name in settable_rules()},
        "waivable rule": {name: rules[name].about for name in waivable_rules()},
        "kind": {kind.id: kind.one for kind in kinds},
        "country": country_names(),
        "section": {place: "" for kind in kinds for place in kind.places},
    }


MERGE_FIELDS = {"merge field": "{} ", "quoted merge field": '"{} $1"'}
"""Merge fields in a text of several lines, and in one on a line of its own: how an editor writes one."""


def _of_texts(documents: Documents) -> dict[str, Ids]:
    """What texts may hold or be: merge fields with their meanings, and owners with their handles."""
    merged, owners = _mapped("merge_fields", documents), _mapped("owners", documents)
    named = {owner for one in documents.values() for owner in _at(one.data, ("owner",))}
    unknown = {owner: "" for owner in named if isinstance(owner, str) and owner}
    return {**dict.fromkeys(MERGE_FIELDS, merged), "owner": dict(sorted({**unknown, **owners}.items()))}


def _mapped(key: str, documents: Documents) -> dict[str, str]:
    """The texts of a mapping of playbook.yaml, by their keys."""
    return {
        name: text
        for document in _of_kind("playbook", documents)
        for found in _at(document.data, (key,))
        if isinstance(found, dict)
        for name, text in found.items()
        if isinstance(text, str)
    }


def _custom(documents: Documents) -> Properties | None:
    found: list[CustomProperty] = []
    for document in _of_kind("playbook", documents):
        if document.data is None:
            return None
        for items in _at(document.data, ("custom_properties",)):
            for data in items if isinstance(items, list) else ():
                try:
                    found.append(CustomProperty.model_validate(data))
                except ValidationError:
                    return None
    settled = all(bool(one.values) == (one.type == "choice") for one in found)
    return tuple(found) if settled and len({one.id for one in found}) == len(found) else None
