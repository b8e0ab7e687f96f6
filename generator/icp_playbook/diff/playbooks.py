"""Compares two playbooks: every entry, the vocabulary, and its effects elsewhere."""

from collections.abc import Iterator

from icp_playbook.diff.canonical import of_model
from icp_playbook.diff.change import Change
from icp_playbook.diff.entries import entry_changes
from icp_playbook.diff.facts import label_of
from icp_playbook.diff.lexicon import Lexicon
from icp_playbook.diff.renamed_references import (
    FIELDS,
    SETTINGS,
    Contents,
    NewIds,
    redefined,
    renames_between,
    updated,
)
from icp_playbook.diff.thresholds import thresholds_between
from icp_playbook.diff.vocabulary import weighed
from icp_playbook.fields import Conventions, conventions_in
from icp_playbook.model import models
from icp_playbook.playbook import Key, Playbook
from icp_playbook.source import Data

_ITEMS = {
    "product": "products",
    "tier": "tiers",
    "level": "levels",
    "play": "plays",
    "custom-property": "custom_properties",
    "outcomes": "outcomes",
    "account-list": "lists",
}
_OF_PROFILE = {"value": "value_propositions", "proof": "proof"}


def compare(old: Playbook, new: Playbook) -> tuple[Change, ...]:
    """Every change from one playbook to another, by kind and id; empty when they are the same."""
    return compare_contents(contents(old), contents(new))


def compare_contents(
    old: Contents, new: Contents, renames: NewIds | None = None, lexicon: Lexicon | None = None
) -> tuple[Change, ...]:
    """The same from documents, whether or not they suit today's model.

    `renames` is for who knows of more renames than the documents tell, `lexicon` for who has it already.
    """
    renames = renames_between(old, new) if renames is None else renames
    lexicon = lexicon_of(old, new, renames) if lexicon is None else lexicon
    previous = {after: before for before, after in renames.entries.items()}
    gone = {key for key in old if key not in new and key not in renames.entries}
    changes: list[Change] = []
    for key in _keys(old, new):
        if key in renames.entries:
            continue
        origin = previous.get(key, key)
        changes += entry_changes(
            *key,
            updated(origin, old.get(origin), renames),
            updated(key, new.get(key), renames),
            lexicon,
            origin.id if origin != key else "",
            [one.id for one in gone if one.kind == key.kind],
        )
    return tuple(weighed(changes, _with_fields_of(old, renames), new))


def lexicon_of(old: Contents, new: Contents, renames: NewIds | None = None) -> Lexicon:
    """The words of both sides; everything is called what it is called now, by the ids it has now."""
    renames = renames_between(old, new) if renames is None else renames
    names = {
        name: text for side in (old, new) for key, data in side.items() for name, text in names_of(key, data)
    }
    return Lexicon.of(
        redefined(old.get(FIELDS), renames),
        new.get(FIELDS),
        names,
        (_conventions(old), _conventions(new)),
        thresholds_between(old, new, renames),
    )


def names_of(key: Key, data: Data) -> Iterator[tuple[str, str]]:
    """What a document and the items it defines are called: kind/id and the name.

    Two profiles may have one id for different parts, so each part also stands by its profile; of a segment,
    whose parts are those of its profile, this is said as `owner/segment/id`.
    """
    if not isinstance(data, dict):
        return
    if name := _text(data.get("name")):
        yield str(key), name
    if key.kind == "segment" and isinstance(icp := data.get("icp"), str):
        yield f"owner/{key}", f"profile/{icp}"
    fit = data.get("fit")
    criteria = fit.get("score") if isinstance(fit, dict) and key.kind == "profile" else None
    for one in criteria if isinstance(criteria, list) else ():
        if isinstance(one, dict) and isinstance(id_ := one.get("id"), str):
            yield f"criterion/{key}/{id_}", label_of(one, None, id_)
    lists = _ITEMS if key.kind == "playbook" else _OF_PROFILE if key.kind == "profile" else {}
    for kind, place in lists.items():
        listed = data.get(place)
        for item in listed if isinstance(listed, list) else ():
            if isinstance(item, dict) and isinstance(item.get("id"), str):
                name = next((text for key in ("label", "name", "says") if (text := _text(item.get(key)))), "")
                if name:
                    yield f"{kind}/{item['id']}", name
                    yield f"{kind}/{key}/{item['id']}", name


def contents(playbook: Playbook) -> dict[Key, Data]:
    """A playbook as the documents it would be written as."""
    found: dict[Key, Data] = {SETTINGS: of_model(playbook.settings), FIELDS: of_model(playbook.fields)}
    found.update({key: of_model(entry) for key, entry in playbook.entries()})
    return found


def _keys(old: Contents, new: Contents) -> list[Key]:
    """Every key: the kinds in the order of their table, kinds no longer known last, then by id."""
    kinds = list(models())
    return sorted({*old, *new}, key=lambda key: (kinds.index(key.kind) if key.kind in kinds else 99, key))


def _with_fields_of(old: Contents, renames: NewIds) -> Contents:
    """Old documents with the fields they ask for under the ids these have now."""
    if not renames.of("field"):
        return old
    return {key: updated(key, data, renames) for key, data in old.items()}


def _text(data: Data) -> str:
    return " ".join(data.split()) if isinstance(data, str) else ""


def _conventions(side: Contents) -> Conventions:
    return conventions_in(side.get(SETTINGS))
