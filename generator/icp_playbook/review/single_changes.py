"""What each change does by itself: the old playbook with that change alone, and whom it moves."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from pydantic import ValidationError

from icp_playbook.decisions import UNCHANGED, ComparedAccount, RenamedIds, assignments, move_between
from icp_playbook.diff import Change, contents
from icp_playbook.fit import PreparedPlaybook
from icp_playbook.model import Entry, Settings, layout
from icp_playbook.playbook import Key, Playbook, meaning, model_of
from icp_playbook.review.places import list_item
from icp_playbook.source import Data, Document, Spans
from icp_playbook.values import Part

WEIGHED = 24
"""Changes that are tried one by one; with more than these, none is."""
_FIELDS, _SETTINGS = Key("fields", "fields"), Key("playbook", "playbook")
_CITED = ("disqualifier", "signal")
"""Kinds that move nobody until a profile names them."""


def moved_by_each(
    changes: Sequence[Change],
    base: Playbook,
    head: Playbook,
    cases: Sequence[ComparedAccount],
    renamed: Collection[Key] = (),
) -> Mapping[str, int]:
    """Fingerprint of a change → how many of the accounts it moves by itself.

    A change that makes no sense by itself is left out, as is one of an entry that was `renamed`. Changes
    of fields.yaml are taken together, since each of them alone can make the file invalid; so are those of
    tiers and levels that come and go.
    """
    if not cases or len(changes) > WEIGHED:
        return {}
    old, new, prepared = contents(base), contents(head), PreparedPlaybook.of(base)
    found: dict[str, int] = {}
    for change in changes:
        if Key(change.entry.kind, change.entry.id) in renamed:
            continue
        made = _with(change, base, head, old, new)
        if made is not None:
            found[change.fingerprint] = _moved(change, base, made, prepared, cases)
    return found


def _moved(
    change: Change,
    base: Playbook,
    made: Playbook,
    prepared: PreparedPlaybook,
    cases: Sequence[ComparedAccount],
) -> int:
    other = PreparedPlaybook.of(made)
    fields = change.entry.kind == "fields"
    renames = RenamedIds.between(base, made) if change.entry.kind in ("fields", "playbook") else UNCHANGED
    count = 0
    for case in cases:
        icps = case.icps and (case.icps[0], case.icps[0])
        one = replace(case, after=case.after if fields else case.before, icps=icps)
        before, after = assignments(one, prepared, other, renames)
        count += move_between(one, before, after, prepared, other, renames) is not None
    return count


def _with(
    change: Change, base: Playbook, head: Playbook, old: Mapping[Key, Data], new: Mapping[Key, Data]
) -> Playbook | None:
    """The old playbook with one change of the new; None where it makes no sense."""
    key = Key(change.entry.kind, change.entry.id)
    if key.kind not in base.by_kind and key not in (_FIELDS, _SETTINGS):
        return None
    by_kind = {kind: dict(entries) for kind, entries in base.by_kind.items()}
    for kind in _CITED:
        by_kind[kind] = {**head.by_kind[kind], **by_kind[kind]}
    settings, fields = base.settings, base.fields
    if key == _FIELDS:
        fields = head.fields
    elif key == _SETTINGS:
        settings = _settings(change, head, old, new)
    elif key not in old:
        entry = head.by_kind[key.kind].get(key.id)
        if entry is None:
            return None
        by_kind[key.kind][key.id] = entry
    elif key not in new:
        if key.kind not in _CITED:
            del by_kind[key.kind][key.id]
    else:
        part = _entry(key, spliced(old[key], new[key], change.path))
        if part is None:
            return None
        by_kind[key.kind][key.id] = part
    profiles = by_kind["profile"]
    by_kind["profile"] = {
        id_: profiles[id_] for id_ in dict.fromkeys([*settings.order, *profiles]) if id_ in profiles
    }
    made = Playbook(settings, fields, by_kind, (), {})
    return made if _sensible(made) else None


def _settings(change: Change, head: Playbook, old: Mapping[Key, Data], new: Mapping[Key, Data]) -> Settings:
    """The settings with one change; the whole of the new where it makes none by itself."""
    if change.id == "currency-changed":
        return head.settings
    part = _part(_SETTINGS, spliced(old[_SETTINGS], new[_SETTINGS], change.path))
    return part if isinstance(part, Settings) and _whole_grid(part) else head.settings


def _whole_grid(settings: Settings) -> bool:
    levels = {level.id for level in settings.levels}
    tiers = {tier.id for tier in settings.tiers}
    return set(settings.grid) == tiers and all(set(row) == levels for row in settings.grid.values())


def _entry(key: Key, data: object) -> Entry | None:
    part = _part(key, data)
    return part if isinstance(part, Entry) else None


def _part(key: Key, data: object) -> Part | None:
    try:
        return model_of(key.kind).model_validate(data)
    except ValidationError:
        return None


def _sensible(playbook: Playbook) -> bool:
    """Whether every reference that decides resolves and every condition suits the fields."""
    for profile in playbook.profiles.values():
        if not {*profile.fit.disqualifiers} <= set(playbook.disqualifiers):
            return False
        if not {*profile.signals} <= set(playbook.signals):
            return False
    entries = {key: entry for key, entry in playbook.entries() if key.kind != "example"}
    documents = {
        key: Document(key.kind, key.id, layout().entry_path(*key), None, Spans())
        for key in (_SETTINGS, _FIELDS, *entries)
    }
    return not any(
        True for _ in meaning(entries, playbook.settings, playbook.catalogue, documents, playbook.memo)
    )


def spliced(old: Data, new: Data, path: Sequence[str]) -> Data:
    """Old data with what is at the path, or as far as it leads on both sides, as in the new."""
    if not path:
        return new
    head, rest = path[0], path[1:]
    if isinstance(old, dict) and isinstance(new, dict):
        if head not in new:
            return {key: value for key, value in old.items() if key != head}
        missing: Data = {} if isinstance(new[head], dict) else None
        return {**old, head: spliced(old.get(head, missing), new[head], rest)}
    if isinstance(old, list) and isinstance(new, list):
        return list(_items(old, new, head, rest))
    return new


def _items(old: list[Data], new: list[Data], key: str, rest: Sequence[str]) -> Iterator[Data]:
    at, to = list_item(old, key), list_item(new, key)
    for place, item in enumerate(old):
        if place == at and to is not None:
            yield spliced(item, new[to], rest)
        elif place != at:
            yield item
    if at is None and to is not None:
        yield new[to]
