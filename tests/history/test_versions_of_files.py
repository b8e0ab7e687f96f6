"""Versions of files: read one after the other as each is alone, and states that share what is the same."""

import random
from pathlib import Path

from icp_playbook.history.file_content import read_content, version_reader
from icp_playbook.history.revisions import Snapshot
from icp_playbook.history.states import State
from icp_playbook.history.versions import Version
from icp_playbook.model import layout
from icp_playbook.playbook import Key
from icp_playbook.source import read_sources

ROOT = Path(__file__).parents[2]
EDITS = (
    ("name: ", "name: New "),
    ("\nname:", "\nnmae:"),  # does not fit the model
    ("\nname:", "\nformerly: [old-id, 7]\nname:"),
    ("\nname:", "\nname: Twice\nname:"),
    ("\nname:", "\nname: ["),
    ("\n", "\r\n"),
    ("e", "\xe9"),
)


def test_each_version_is_read_as_it_is_alone() -> None:
    for file in read_sources(ROOT, layout())[0]:
        versions = version_reader()
        texts = [file.text, *(file.text.replace(old, new, 1) for old, new in EDITS), file.text]
        for raw in (*(text.encode() for text in texts), b"", b"\xff", None):
            alone = read_content(file.kind, file.path, raw)
            assert read_content(file.kind, file.path, raw, 0, versions) == alone


def version(key: Key, place: int) -> Version:
    return Version(Snapshot(key, str(place), None, None, lambda *_: None), 0, None, -1)


def test_states_share_parts_and_say_what_differs() -> None:
    draw = random.Random(7)  # noqa: S311  # the same states in every run
    keys = [Key("persona", f"id-{number}") for number in range(300)]
    plain: list[dict[Key, Version]] = [{}]
    states = [State()]
    for place in range(60):
        new = {key: version(key, place) for key in draw.sample(keys, 9)}
        removed = draw.sample(keys, 4)
        before = draw.randrange(len(states))
        plain.append({key: one for key, one in plain[before].items() if key not in removed} | new)
        states.append(states[before].changed(removed, new))
    for state, expected in zip(states, plain, strict=True):
        assert (dict(state), len(state)) == (expected, len(expected))
        other = draw.randrange(len(states))
        both = expected.keys() | plain[other].keys()
        assert state.differences(states[other]) == sorted(
            key for key in both if expected.get(key) is not plain[other].get(key)
        )
