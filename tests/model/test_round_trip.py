"""load(dump(m)) == m: an entry written as data is read back the same."""

import json
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from icp_playbook.conditions import Condition
from icp_playbook.model import models
from icp_playbook.source import Document, SourceFile, parse
from tests.playbooks.documents import EXAMPLE_DOCUMENTS, MINIMAL_DOCUMENTS


class _Quoting(yaml.SafeDumper):
    """Writes text in quotes, so that it stays text whoever reads it."""


_Quoting.add_representer(
    str, lambda dumper, text: dumper.represent_scalar("tag:yaml.org,2002:str", text, style='"')
)


def reread(text: str) -> Any:
    document = parse(SourceFile("x", "x", "x.yaml", text))
    assert document.findings == ()
    return document.data


def block(data: Any) -> str:
    return yaml.dump(data, Dumper=_Quoting, allow_unicode=True, sort_keys=False)


def flow(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False)


def comes_back(document: Document, write: Any) -> bool:
    """Whether an entry that is written and read again is the same."""
    model = models()[document.kind]
    entry = model.model_validate(document.data)
    dumped = entry.model_dump(mode="json")
    again = model.model_validate(reread(write(dumped)))
    return bool(again == entry and again.model_dump(mode="json") == dumped)


@pytest.mark.parametrize("write", [block, flow])
def test_every_entry_comes_back_the_same(write: Any) -> None:
    found = EXAMPLE_DOCUMENTS + MINIMAL_DOCUMENTS
    assert len(found) > 70
    assert [document.path for document in found if not comes_back(document, write)] == []


VALUES = st.one_of(
    st.booleans(),
    st.integers(-(10**17), 10**17),
    st.floats(allow_nan=False, allow_infinity=False),
    st.text(st.characters(codec="utf-8", exclude_categories=["C"]), max_size=9),
)
TESTS = st.one_of(
    st.fixed_dictionaries({"field": st.just("tools"), "is": VALUES}),
    st.fixed_dictionaries({"field": st.just("tools"), "has_any": st.lists(VALUES, min_size=1, max_size=3)}),
    st.fixed_dictionaries({"field": st.just("tools"), "between": st.lists(VALUES, min_size=2, max_size=2)}),
    st.fixed_dictionaries({"field": st.just("tools"), "within": st.integers(1, 3650)}),
    st.fixed_dictionaries({"field": st.just("tools"), "known": st.booleans()}),
)
CONDITIONS = st.recursive(
    TESTS,
    lambda parts: st.one_of(
        st.fixed_dictionaries({"not": parts}),
        st.fixed_dictionaries({"all": st.lists(parts, min_size=1, max_size=3)}),
        st.fixed_dictionaries({"any": st.lists(parts, min_size=1, max_size=3)}),
    ),
    max_leaves=6,
)


@given(CONDITIONS, st.sampled_from([block, flow]))
def test_any_condition_comes_back_the_same(data: Any, write: Any) -> None:
    """Types included: 1 does not come back as true, nor 5 as 5.0."""
    adapter: TypeAdapter[Condition] = TypeAdapter(Condition)
    dumped = adapter.dump_python(adapter.validate_python(reread(write(data))), mode="json")
    assert json.dumps(dumped, sort_keys=True) == json.dumps(data, sort_keys=True)
