"""The diff never fails, whatever the documents hold."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from icp_playbook.conditions.tree import NODES
from icp_playbook.diff import changes_of_entry
from icp_playbook.fit.program import Json
from icp_playbook.model import layout
from tests.diff.lines import BASE, change_lines
from tests.drawing import draws

JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-3, 99) | st.floats(allow_nan=False) | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["fit", "must", "score", "id", "when", "bands", "fields", "groups", *NODES]),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)


@given(st.sampled_from([*layout().singles, *layout().folders, "recipe"]), JSON, JSON, JSON)
@draws(100)
def test_no_document_is_too_strange_to_be_compared(kind: str, old: Any, new: Any, fields: Any) -> None:
    changes = changes_of_entry(kind, "x", old, new, fields, new)
    assert changes == changes_of_entry(kind, "x", old, new, fields, new)
    assert changes_of_entry(kind, "x", old, old, fields, fields) == ()


def test_a_playbook_does_not_differ_from_itself() -> None:
    assert change_lines(BASE, BASE) == []


def test_a_fingerprint_stays_when_neighbours_and_positions_change() -> None:
    def need(id_: str, pain: str) -> Json:
        return {"id": id_, "pain": pain}

    before: Json = {"needs": [need("waste", "We throw bread away."), need("sleep", "We are tired.")]}
    after: Json = {"needs": [need("waste", "We bin bread."), need("sleep", "We are tired.")]}
    later_before: Json = {"name": "Bakers", "needs": [need("new", "x"), *reversed(before["needs"])]}
    later_after: Json = {"name": "Bakers", "needs": [need("new", "x"), *reversed(after["needs"])]}
    (one,) = changes_of_entry("profile", "bakeries", before, after)
    (other,) = changes_of_entry("profile", "bakeries", later_before, later_after)
    assert one.fingerprint == other.fingerprint
    assert len(one.fingerprint) == 16
    (elsewhere,) = changes_of_entry("profile", "cafes", before, after)
    assert elsewhere.fingerprint != one.fingerprint
