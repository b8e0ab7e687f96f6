"""The example playbook grown to a thousand entries in memory, without a file or a check."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from icp_playbook.findings import Finding, Location
from icp_playbook.lint import CheckedPlaybook, settable_rules
from icp_playbook.model import Entry, Example, Profile, Segment
from icp_playbook.playbook import Key, Playbook, load
from icp_playbook.playbook.links import references
from icp_playbook.source import Memo
from tests.bench.thousand import COUNTS

ROOT = Path(__file__).parents[2]
EACH = 45
"""Findings of each rule: more than a page lists."""


def thousand() -> tuple[Playbook, CheckedPlaybook]:
    """The playbook, and findings of every rule in it."""
    loaded = load(ROOT).playbook
    assert loaded is not None
    kinds = {
        kind: _grown(entries, COUNTS[kind]) for kind, entries in loaded.by_kind.items() if kind in COUNTS
    }
    entries = {Key(kind, id_): entry for kind, found in kinds.items() for id_, entry in found.items()}
    grown = replace(
        loaded,
        by_kind={**loaded.by_kind, **kinds},
        references=references(entries, loaded.settings, Memo()),
        memo=Memo(),
        paths={**loaded.paths, **{key: f"{key.kind}s/{key.id}.yaml" for key in entries}},
    )
    places = [grown.paths[key] for key in entries]
    findings = tuple(
        Finding(
            Location(places[at], at),
            rule,
            "a sentence of the usual length that says what is wrong. " * 2,
            "h" * 80,
        )
        for rule in settable_rules()
        for at in range(EACH)
    )
    return grown, CheckedPlaybook(findings)


def _grown(entries: Mapping[str, Entry], count: int) -> dict[str, Entry]:
    """So many entries, round after round of those there are, each with the ICP of its round."""
    ids = list(entries)
    grown: dict[str, Entry] = {}
    for at in range(count):
        turn, place = divmod(at, len(ids))
        id_ = ids[place]
        grown[_named(id_, turn)] = _for_round(entries[id_], turn)
    return grown


def _for_round(entry: Entry, turn: int) -> Entry:
    update: dict[str, object] = {"name": f"{entry.name} {turn + 1}", "formerly": ()} if turn else {}
    match entry:
        case Profile():
            update["segments"] = ()
        case Segment() | Example():
            update["icp"] = _named(entry.icp, turn % (COUNTS["profile"] // 5))
        case _:
            pass
    return entry.model_copy(update=update)


def _named(id_: str, turn: int) -> str:
    return f"{id_}-{turn + 1}" if turn else id_
