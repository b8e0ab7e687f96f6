"""Whatever is marked: no text of it is left for others, and what is left judges as before."""

import copy
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from icp_playbook.disclosure import disclose
from icp_playbook.fit import compile_playbook
from icp_playbook.model import AUDIENCES, Audience, every_kind, may_see, names_at
from icp_playbook.playbook import Key, load, relinked
from icp_playbook.source import Path
from tests.disclosure.canaries import Canaries, texts_of
from tests.drawing import draws
from tests.playbooks.copies import MINIMAL

CANARIES = Canaries()
FILES = {
    key: CANARIES.sung(key.kind, document.data) if key.kind in every_kind() else document.data
    for key, document in load(MINIMAL).documents.items()
}
"""The files of the minimal playbook, each text of an entry like no other."""


def markable(kind: str, data: Any, path: Path = ()) -> Iterator[Path]:
    """Every place of a file where `audience` can be written."""
    pattern = tuple("*" if isinstance(step, int) else step for step in path)
    if isinstance(data, dict):
        if "audience" in names_at(kind, pattern) and (path or kind != "playbook"):
            yield path
        for key, value in data.items():
            yield from markable(kind, value, (*path, key))
    elif isinstance(data, list):
        for index, value in enumerate(data):
            yield from markable(kind, value, (*path, index))


PLACES = [(key, path) for key, data in FILES.items() for path in markable(key.kind, data)]


def at(data: Any, path: Path) -> Any:
    """What is at a path."""
    for step in path:
        data = data[step]
    return data


@draws(30)
@given(
    st.lists(st.tuples(st.sampled_from(PLACES), st.sampled_from(AUDIENCES[:2])), max_size=6),
    st.sampled_from(AUDIENCES[1:]),
)
def test_no_text_is_left_of_what_is_marked(
    marks: list[tuple[tuple[Key, Path], Audience]], reader: Audience
) -> None:
    files = copy.deepcopy(FILES)
    for (key, path), audience in marks:
        at(files[key], path)["audience"] = audience
    hidden = {
        text
        for (key, path), _ in marks
        if not may_see(reader, at(files[key], path)["audience"])
        for text in texts_of(at(files[key], path))
        if text.startswith("zq")
    }
    documents = {key: replace(one, data=files[key]) for key, one in load(MINIMAL).documents.items()}
    whole = relinked(documents)
    assert whole.playbook is not None, whole.findings
    found = disclose(whole, reader)
    left = {text for key, one in found.loaded.documents.items() for text in texts_of(one.data)}
    assert left.isdisjoint(hidden)
    assert not left & {"internal", "partner", "audience"}
    if found.loaded.playbook is not None:
        before, after = compile_playbook(whole.playbook), compile_playbook(found.loaded.playbook)
        for id_, icp in after.icps.items():
            assert replace(icp, segments=()) == replace(before.icps[id_], segments=())
    else:
        assert [one.rule for one in found.loaded.findings] == ["audience"]
