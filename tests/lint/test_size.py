"""What grows in a playbook is checked in bounded work, or told to be too much."""

import datetime

import pytest

from icp_playbook.boundary import impossible
from icp_playbook.fit.condition import AnyOf, Maximum, Minimum
from icp_playbook.lint import lint
from icp_playbook.model import review_due
from icp_playbook.playbook import load
from tests.boundary.world import CATALOGUE
from tests.playbooks.copies import PlaybookCopy

PROFILE = "icp/profiles/bakeries.yaml"
MUST = "    - {{id: m{0}, when: {{field: revenue, at_least: {0}}}, why: Because of {0}.}}\n"
SCORE = (
    "    - {{id: s{0}, label: Row {0}, dimension: firmographic, "
    "when: {{field: revenue, at_least: {0}}}, points: 1, why: Because of {0}.}}\n"
)


@pytest.mark.parametrize(
    ("key", "row", "most"), [("must", MUST, 100), ("score", SCORE, 500)], ids=["musts", "criteria"]
)
def test_more_rows_than_anybody_reads_are_told(minimal: PlaybookCopy, key: str, row: str, most: int) -> None:
    text = (minimal.root / PROFILE).read_text("utf-8")
    rows = "".join(row.format(number) for number in range(1, most + 1))
    minimal.write(PROFILE, text.replace(f"  {key}:\n", f"  {key}:\n{rows}"))
    found = load(minimal.root).findings
    assert [(one.rule, one.sentence, one.help) for one in found] == [
        ("bad-value", f"`{key}` is too long", f"keep it to {most} items")
    ]


def test_more_disqualifiers_than_anybody_reads_are_told(minimal: PlaybookCopy) -> None:
    text = (minimal.root / PROFILE).read_text("utf-8")
    many = ", ".join(["no-night-shift"] * 101)
    minimal.write(PROFILE, text.replace("disqualifiers: [", f"disqualifiers: [{many}, "))
    found = load(minimal.root).findings
    assert ("`disqualifiers` is too long", "keep it to 100 items") in [
        (one.sentence, one.help) for one in found
    ]


def test_thousands_of_tests_of_one_field_are_decided() -> None:
    rising = [Minimum("heads", number) for number in range(5000)]
    assert impossible([*rising, Maximum("heads", 3)], CATALOGUE)
    assert not impossible([AnyOf(tuple(rising)), Maximum("heads", 3)], CATALOGUE)


def test_a_hundred_musts_of_one_field_are_judged(minimal: PlaybookCopy) -> None:
    text = (minimal.root / PROFILE).read_text("utf-8")
    rows = "".join(MUST.format(number) for number in range(1, 90))
    against = "    - {id: small, label: small, when: {field: revenue, at_most: 50}, why: To contradict.}\n"
    minimal.write(PROFILE, text.replace("  must:\n", f"  must:\n{rows}{against}"))
    loaded = load(minimal.root)
    assert loaded.playbook is not None
    found = [one for one in lint(loaded.playbook, loaded.documents) if one.rule == "never-matters"]
    assert len(found) == 1
    assert found[0].sentence.startswith('no account can meet "small" and "Revenue at least $51"')


@pytest.mark.parametrize("last", ["9999-12-31", "9999-10-05", "0001-01-01", "2024-02-29"])
def test_a_review_at_the_edge_of_the_calendar_is_due_within_it(minimal: PlaybookCopy, last: str) -> None:
    text = (minimal.root / PROFILE).read_text("utf-8")
    before = text.partition("last: ")[2][:10]
    minimal.write(PROFILE, text.replace(f"last: {before}", f"last: {last}"))
    loaded = load(minimal.root)
    assert loaded.playbook is not None
    policy = loaded.playbook.settings.review
    due = review_due(loaded.playbook.profiles["bakeries"], policy)
    assert due is not None
    assert datetime.date.fromisoformat(last) <= due <= datetime.date.max
    lint(loaded.playbook, loaded.documents, datetime.date.max)
    lint(loaded.playbook, loaded.documents, datetime.date.min)


def test_a_segment_that_repeats_many_is_told_once(minimal: PlaybookCopy) -> None:
    (segment,) = (minimal.root / "segments").glob("*.yaml")
    for number in range(20):
        minimal.copy(f"segments/{segment.name}", f"segments/copy-{number}.yaml")
    loaded = load(minimal.root)
    assert loaded.playbook is not None
    found = [one for one in lint(loaded.playbook, loaded.documents) if one.rule == "same-messaging"]
    assert len(found) == len({one.location.path for one in found}) == 20
