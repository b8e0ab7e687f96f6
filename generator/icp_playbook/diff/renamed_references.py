"""References that follow a renamed entry or item: using its new id is not a change.

An entry has a new id where it lists the one it had under `formerly`. A tier, level, play, product, field,
value, group, value proposition or proof point has one where all else it says is the same, or where it alone
has the same name: see `diff.matching`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from icp_playbook.diff.matching import matched
from icp_playbook.model import entries_in, models, names_in
from icp_playbook.playbook import Key
from icp_playbook.source import Data

Contents: TypeAlias = Mapping[Key, Data]
"""The document of every file."""
Renamed: TypeAlias = Mapping[Key, Key]
"""Old → new."""
Ids: TypeAlias = Mapping[str, str]
"""Old id → new id."""

FIELDS, SETTINGS = Key("fields", "fields"), Key("playbook", "playbook")
_OF_SETTINGS = {
    "product": "products",
    "tier": "tiers",
    "level": "levels",
    "play": "plays",
    "property": "custom_properties",
    "list of outcomes": "outcomes",
}
_OF_PROFILE = {"value": "value_propositions", "proof": "proof"}
_PLACES: Mapping[str, tuple[tuple[tuple[str, ...], str], ...]] = {
    "playbook": (
        (("facets", "*"), "field"),
        (("lists", "*", "shares", "*", "tiers", "*"), "tier"),
    ),
    "profile": (
        (("product",), "product"),
        (("needs", "*", "value"), "value"),
        (("value_propositions", "*", "proof", "*"), "proof"),
        (("evidence", "figures", "*", "measured", "*", "tiers", "*"), "tier"),
        (("evidence", "figures", "*", "measured", "*", "outcomes"), "list of outcomes"),
    ),
    "segment": (
        (("by",), "field"),
        (("proof", "*"), "proof"),
        (("objections", "*", "proof"), "proof"),
    ),
    "example": (
        (("expect", "tier"), "tier"),
        (("expect", "level"), "level"),
        (("expect", "play"), "play"),
    ),
}
"""Kind of file → where it names items of other files, and of what sort."""
_KEYS: tuple[tuple[tuple[str, ...], str], ...] = (
    (("capacity", "accounts_per_rep"), "tier"),
    (("capacity", "plays"), "play"),
    (("outcomes", "*", "columns", "known_on"), "field"),
)
"""Mappings of playbook.yaml whose keys name items, and of what sort."""
_BY_FIELD = {"example": "account", "segment": "facets"}
"""Kind → the mapping of it from fields to their values."""


@dataclass(frozen=True)
class NewIds:
    """Everything with a new id, old → new. `values` has values and groups by the new id of their field.

    `items` has products, tiers, levels, plays, properties of one's own and fields by what they are; `owned`
    value propositions and proof points by their profile, under its new id, and what they are.
    """

    entries: Renamed = field(default_factory=dict)
    items: Mapping[str, Ids] = field(default_factory=dict)
    values: Mapping[str, Ids] = field(default_factory=dict)
    owned: Mapping[tuple[str, str], Ids] = field(default_factory=dict)

    def of(self, kind: str) -> Ids:
        """The new ids of one sort of item: "field", or a sort that the settings list, such as "tier"."""
        return self.items.get(kind, {})

    def entry(self, key: Key) -> Key:
        """The entry as it is called now."""
        return self.entries.get(key, key)


def renames_between(old: Contents, new: Contents, known: Renamed | None = None) -> NewIds:
    """What has another id in the new documents, whether or not they suit today's model.

    `known` are entries that something else than the documents tells to be renamed, old → new.
    """
    entries = {**renamed_entries(old, new), **(known or {})}
    items = {
        kind: found
        for kind, key in _OF_SETTINGS.items()
        if (found := _renamed_items(old.get(SETTINGS), new.get(SETTINGS), key))
    }
    fields = _renamed_items(old.get(FIELDS), new.get(FIELDS), "fields")
    owned: dict[tuple[str, str], Ids] = {}
    for key, data in old.items():
        if key.kind == "profile":
            now = entries.get(key, key)
            for kind, listed in _OF_PROFILE.items():
                if found := _renamed_items(data, new.get(now), listed):
                    owned[now.id, kind] = found
    return NewIds(
        entries, {**items, **({"field": fields} if fields else {})}, _renamed_values(old, new, fields), owned
    )


def renamed_entries(old: Contents, new: Contents) -> dict[Key, Key]:
    """Old key → new key of entries that one side lists as its former id, and that the other side has."""
    found: dict[Key, Key] = {}
    for side, other, back in ((new, old, False), (old, new, True)):
        for key, data in side.items():
            former_ids = data.get("formerly") if isinstance(data, dict) else None
            for id_ in former_ids if key not in other and isinstance(former_ids, list) else ():
                partner = Key(key.kind, str(id_))
                before, after = (key, partner) if back else (partner, key)
                if (
                    partner in other
                    and partner not in side
                    and before not in found
                    and after not in found.values()
                ):
                    found[before] = after
                    break
    return found


def updated(key: Key, data: Data, renames: NewIds) -> Data:
    """An old document as it would be with the new ids of all that it names; itself where it names none."""
    data = with_new_ids(key.kind, data, renames.entries)
    if not isinstance(data, dict):
        return data
    owner = data.get("icp") if key.kind == "segment" else renames.entry(key).id
    for path, sort in _PLACES.get(key.kind, ()):
        ids = renames.of(sort) or renames.owned.get((str(owner), sort))
        if ids:
            data = _replaced(data, path, ids)
    if key.kind == "playbook":
        data = _with_new_cells(data, renames)
        for path, sort in _KEYS:
            data = _with_new_keys(data, path, renames.of(sort))
    elif key.kind == "profile":
        data = _with_new_tiers(data, renames.of("tier"))
    if properties := renames.of("property"):
        data = _with_new_properties(data, properties)
    fields = renames.of("field")
    if fields or renames.values:
        data = _with_new_tests(data, fields, renames.values)
        if (by_field := _BY_FIELD.get(key.kind)) is not None:
            data = _with_new_answers(data, by_field, fields, renames.values)
    return data


def redefined(document: Data, renames: NewIds) -> Data:
    """An old fields.yaml with the new ids of its fields, values and groups."""
    fields = document.get("fields") if isinstance(document, dict) else None
    if not isinstance(document, dict) or not isinstance(fields, list):
        return document
    if not renames.of("field") and not renames.values:
        return document
    return {**document, "fields": [_redefined_field(one, renames) for one in fields]}


def with_new_ids(kind: str, data: Data, renamed: Renamed) -> Data:
    """A document with the new ids of entries where it has the old; the same object where it has none."""
    model = models().get(kind)
    for path, target in names_in(model) if model and renamed else ():
        ids = {old.id: new.id for old, new in renamed.items() if old.kind == new.kind == target}
        if ids:
            data = _replaced(data, path, ids)
    for path in entries_in(model) if model and renamed else ():
        data = _replaced(data, path, {str(old): str(new) for old, new in renamed.items()})
    return data


def _renamed_items(old: Data, new: Data, key: str) -> Ids:
    sides = [side.get(key) if isinstance(side, dict) else None for side in (old, new)]
    before, after = (side if isinstance(side, list) else [] for side in sides)
    if before == after:
        return {}
    return {gone: come for come, gone in matched(before, after, "id").renamed.items()}


def _renamed_values(old: Contents, new: Contents, fields: Ids) -> dict[str, Ids]:
    before, after = (_by_id(side.get(FIELDS)) for side in (old, new))
    found: dict[str, Ids] = {}
    for id_, data in before.items():
        now = fields.get(id_, id_)
        ids = {
            **_renamed_items(data, after.get(now), "values"),
            **_renamed_items(data, after.get(now), "groups"),
        }
        if ids:
            found[now] = ids
    return found


def _by_id(document: Data) -> dict[str, Data]:
    fields = document.get("fields") if isinstance(document, dict) else None
    listed = fields if isinstance(fields, list) else []
    return {str(one.get("id")): one for one in listed if isinstance(one, dict)}


def _redefined_field(data: Data, renames: NewIds) -> Data:
    if not isinstance(data, dict):
        return data
    id_ = renames.of("field").get(str(data.get("id")), data.get("id"))
    ids = renames.values.get(str(id_), {})
    found: Data = {**_with_new_members(data, ids), "id": id_}
    for key in ("values", "groups"):
        found = _replaced(found, (key, "*", "id"), ids)
    return found


def _with_new_cells(data: Data, renames: NewIds) -> Data:
    """Members of groups stay: they are told where they are defined. The grid is named by tier and level."""
    grid = data.get("grid") if isinstance(data, dict) else None
    tiers, levels, plays = (renames.of(kind) for kind in ("tier", "level", "play"))
    if not isinstance(data, dict) or not isinstance(grid, dict) or not (tiers or levels or plays):
        return data
    rows: dict[str, Data] = {}
    for tier, row in grid.items():
        cells = row
        if isinstance(row, dict):
            cells = {levels.get(level, level): _named(play, plays) for level, play in row.items()}
        rows[tiers.get(tier, tier)] = cells
    return {**data, "grid": rows}


def _with_new_keys(data: Data, path: tuple[str, ...], ids: Ids) -> Data:
    """A document with the new ids of what is named by the keys of a mapping."""
    if not ids:
        return data
    if not path:
        return {ids.get(key, key): value for key, value in data.items()} if isinstance(data, dict) else data
    head, rest = path[0], path[1:]
    if head == "*" and isinstance(data, list):
        return [_with_new_keys(item, rest, ids) for item in data]
    if isinstance(data, dict) and head in data:
        return {**data, head: _with_new_keys(data[head], rest, ids)}
    return data


def _with_new_tiers(data: Data, tiers: Ids) -> Data:
    """A profile with the new ids of the tiers that it starts itself."""
    fit = data.get("fit") if isinstance(data, dict) else None
    own = fit.get("tiers") if isinstance(fit, dict) else None
    if not tiers or not isinstance(data, dict) or not isinstance(fit, dict) or not isinstance(own, dict):
        return data
    return {**data, "fit": {**fit, "tiers": {tiers.get(tier, tier): at for tier, at in own.items()}}}


def _with_new_tests(data: Data, fields: Ids, values: Mapping[str, Ids]) -> Data:
    """Every condition, and every list of members of a group, with the new ids of fields and values."""
    if isinstance(data, list):
        return [_with_new_tests(item, fields, values) for item in data]
    if not isinstance(data, dict):
        return data
    if isinstance(name := data.get("field"), str):
        now = fields.get(name, name)
        ids = values.get(now, {})
        return {key: now if key == "field" else _named(value, ids) for key, value in data.items()}
    if isinstance(name := data.get("id"), str):
        data = _with_new_members(data, values.get(fields.get(name, name), {}))
    return {key: _with_new_tests(value, fields, values) for key, value in data.items()}


def _with_new_members(data: dict[str, Data], ids: Ids) -> dict[str, Data]:
    """A field whose groups, and what an empty cell means, name its values as they are called now."""
    groups = _replaced(data.get("groups"), ("*", "members", "*"), ids)
    named = {"groups": groups, "missing": _named(data.get("missing"), ids)}
    return {key: named.get(key, value) for key, value in data.items()}


def _with_new_properties(data: Data, ids: Ids) -> Data:
    """An entry that writes its own properties under the names that these have now."""
    custom = data.get("custom") if isinstance(data, dict) else None
    if not isinstance(data, dict) or not isinstance(custom, dict):
        return data
    return {**data, "custom": {ids.get(name, name): value for name, value in custom.items()}}


def _with_new_answers(data: Data, key: str, fields: Ids, values: Mapping[str, Ids]) -> Data:
    """A mapping from fields to values with the new ids of both."""
    answers = data.get(key) if isinstance(data, dict) else None
    if not isinstance(data, dict) or not isinstance(answers, dict):
        return data
    found: dict[str, Data] = {}
    for name, value in answers.items():
        now = fields.get(name, name)
        found[now] = _named(value, values.get(now, {}))
    return {**data, key: found}


def _named(value: Data, ids: Ids) -> Data:
    if isinstance(value, list):
        return [_named(one, ids) for one in value]
    return ids.get(value, value) if isinstance(value, str) else value


def _replaced(data: Data, path: tuple[str, ...], ids: Ids) -> Data:
    if not path:
        return ids.get(data, data) if isinstance(data, str) else data
    head, rest = path[0], path[1:]
    if head == "*" and isinstance(data, list):
        return [_replaced(item, rest, ids) for item in data]
    if isinstance(data, dict) and head in data:
        return {**data, head: _replaced(data[head], rest, ids)}
    return data
