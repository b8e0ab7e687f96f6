"""What `check` accepts is valid by a playbook's own schemas, and an id that does not exist is not."""

import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator, FormatChecker

from icp_playbook.editors import playbook_schemas, vocabulary_of
from icp_playbook.fields.account_schema import SchemaValidator
from icp_playbook.playbook import Key, Loaded, load, load_tree, loading
from icp_playbook.schema import schema_of
from icp_playbook.source import parse
from icp_playbook.source.writing import to_yaml
from icp_playbook.values import NAMED
from tests.drawing import draws
from tests.playbooks.copies import MINIMAL, SPARSE, PlaybookCopy
from tests.playbooks.documents import MINIMAL_DOCUMENTS, ROOT
from tests.schema.mutants import Place, mutants, places, replaced, value_at

PLAYBOOKS = (
    ROOT,
    MINIMAL,
    *SPARSE,
    *(MINIMAL.parent / name for name in ("posthog-fit", "gitlab-demographics")),
)
RICHER = (
    ("icp/profiles/bakeries.yaml", "  disqualifiers: [", "  tiers: {tier-1: 60}\n  disqualifiers: ["),
    ("icp/profiles/bakeries.yaml", "signals: [", "segments: [grown-bakeries]\nsignals: ["),
    (
        "icp/profiles/bakeries.yaml",
        "  disqualifiers: [",
        "  caps: {size: {at_most: 20, criteria: [headcount, turnover]}}\n  disqualifiers: [",
    ),
    (
        "icp/profiles/bakeries.yaml",
        "  disqualifiers: [",
        "  enough: {any: [{field: stage, in: [any-age]}, {not: {field: country, in: [nordics]}}]}\n"
        "  disqualifiers: [",
    ),
    ("icp/playbook.yaml", "kinds: [persona], type: text", "kinds: [persona], type: text, section: ask"),
)
"""What makes the minimal playbook name one of everything: file, text, what stands in its place."""
UNKNOWN = "no-such-thing"
REFERENCES = {
    *("fields: fields.*.groups.*.members.*", "segment: by", "segment: icp", "segment: personas.*"),
    *(
        "segment: proof.*",
        "segment: objections.*.proof",
        "segment: outreach.*.persona",
        "signal: count_of.field",
    ),
    *("segment: facets.no-such-thing", "segment: facets.stage.*", "segment: when.field", "segment: when.is"),
    *(
        "profile: fit.disqualifiers.*",
        "profile: fit.caps.size.criteria.*",
        "profile: fit.tiers.no-such-thing",
    ),
    *("profile: committee.*.persona", "profile: product", "profile: signals.*", "profile: segments.*"),
    *("profile: needs.*.value", "profile: value_propositions.*.proof.*", "profile: fit.enough.any.*.in.*"),
    *("example: icp", "example: account.no-such-thing", "example: account.stage", "example: account.tools.*"),
    *("example: expect.tier", "example: expect.level", "example: expect.play", "example: expect.segment"),
    *(
        "playbook: order.*",
        "playbook: facets.*",
        "playbook: grid.no-such-thing",
        "playbook: grid.tier-1.quiet",
    ),
    *("playbook: grid.tier-1.no-such-thing", "playbook: custom_properties.*.kinds.*"),
    *("playbook: custom_properties.*.section", "persona: custom.no-such-thing"),
}
"""Some of the places where the richer playbook names something that is there."""


def validators(loaded: Loaded) -> dict[str, Any]:
    """A validator for each kind of file of a playbook."""
    formats = FormatChecker(["date"])
    found = playbook_schemas(vocabulary_of(loaded))
    return {kind: SchemaValidator(schema, format_checker=formats) for kind, schema in found.items()}


@pytest.fixture
def richer(minimal: PlaybookCopy) -> PlaybookCopy:
    """The minimal playbook, naming more; without findings."""
    for path, old, new in RICHER:
        minimal.edit(path, old, new)
    minimal.copy("icp/signals/second-shop.yaml", "icp/signals/visits.yaml")
    text = re.sub(
        r"bands:.*(?=why:)",
        "count_of: {field: employees, points: 1, at_most: 5}\n",
        minimal.text("icp/signals/visits.yaml"),
        flags=re.DOTALL,
    )
    return minimal.write("icp/signals/visits.yaml", text)


@pytest.mark.parametrize("root", PLAYBOOKS, ids=lambda root: root.name)
def test_every_file_without_findings_is_valid(root: Path) -> None:
    loaded = load(root)
    assert loaded.playbook is not None
    schemas = validators(loaded)
    assert [
        f"{document.path}: {error.message}"
        for document in loaded.documents.values()
        for error in schemas[document.kind].iter_errors(document.data)
    ] == []


def test_they_are_schemas() -> None:
    for schema in playbook_schemas(vocabulary_of(load(MINIMAL))).values():
        Draft202012Validator.check_schema(schema)
        assert NAMED not in json.dumps(schema)


def misspelt(data: Any) -> Iterator[tuple[Place, Any]]:
    """A document with another word in place of one that may be an id, or of a key: where, and all of it."""
    for place in places(data):
        here = value_at(data, place)
        if isinstance(here, str) and re.fullmatch(r"[\w-]+", here):
            yield place, replaced(data, place, UNKNOWN)
        for key in here if isinstance(here, dict) else ():
            renamed = {UNKNOWN if name == key else name: value for name, value in here.items()}
            yield (*place, UNKNOWN), replaced(data, place, renamed)


def test_an_id_that_check_does_not_know_is_refused_and_no_other(
    richer: PlaybookCopy, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(loading, "parse", cache(parse))  # one file of several changes each time
    loaded = load(richer.root)
    assert loaded.findings == ()
    schemas = validators(loaded)
    tree = {one.path: richer.text(one.path).encode() for one in loaded.documents.values()}
    refused: set[str] = set()
    tried: set[str] = set()
    for key, document in loaded.documents.items():
        for place, data in misspelt(document.data):
            pattern = f"{key.kind}: {'.'.join('*' if isinstance(step, int) else step for step in place)}"
            if pattern in tried:
                continue
            tried.add(pattern)
            changed = load_tree({**tree, document.path: to_yaml(data).encode()})
            here = changed.documents[Key(*key)]
            found = [one for one in changed.findings if one.location.path == document.path]
            at = {here.at(*place), here.at_key(*place)}
            valid = schemas[key.kind].is_valid(data)
            if any(one.location in at for one in found):
                refused.add(pattern)
                assert not valid, (document.path, place, [one.sentence for one in found])
            elif not found:
                assert valid, (document.path, place)
    assert refused >= REFERENCES


TREE = {document.path: (MINIMAL / document.path).read_bytes() for document in MINIMAL_DOCUMENTS}
OWN = validators(load(MINIMAL))
PUBLISHED = {kind: SchemaValidator(schema_of(kind), format_checker=FormatChecker(["date"])) for kind in OWN}


@draws(60)
@given(st.data())
def test_what_is_almost_right_is_valid_where_check_accepts_it(data: st.DataObject) -> None:
    document = data.draw(st.sampled_from(MINIMAL_DOCUMENTS))
    place = data.draw(st.sampled_from([one for one in places(document.data) if one]))
    mutant = data.draw(st.sampled_from(list(mutants(document.data, place))))
    valid = OWN[document.kind].is_valid(mutant)
    changed = load_tree({**TREE, document.path: to_yaml(mutant).encode()})
    if all(one.location.path != document.path for one in changed.findings):
        assert valid
    assert PUBLISHED[document.kind].is_valid(mutant) or not valid
