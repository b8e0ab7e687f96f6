"""A repository in which every commit edits one place of the playbook: told, shown and reviewed."""

import datetime
import itertools
import json
import random
from functools import cache
from pathlib import Path

import pytest

from icp_playbook.model import layout
from icp_playbook.playbook import load, load_tree
from icp_playbook.report import REVIEW_FORMATS, report_review
from icp_playbook.report.timeline import timeline_json, timeline_text
from icp_playbook.review.review import RevisionSide, compare_revisions
from icp_playbook.site import build, find_look
from icp_playbook.timeline import Timeline, read_timeline
from tests.diff.leaf_edits import LeafEdit, edits
from tests.diff.plain_differences import differences
from tests.drawing import times
from tests.history.repositories import Step, repository
from tests.playbooks.copies import MINIMAL
from tests.playbooks.documents import MINIMAL_DOCUMENTS
from tests.timeline.sample_repository import FILES

SEED = 20261128
COMMITS, PAIRS = 500, 150
BEGIN = datetime.datetime(2024, 1, 1, 9, tzinfo=datetime.UTC)
Edits = list[tuple[str, str, LeafEdit]]


@cache
def drawn(count: int) -> Edits:
    """So many edits of any place of any file that change something: its path, its kind, and the edit."""
    every = [(document, edit) for document in MINIMAL_DOCUMENTS for edit in edits(document.data)]
    random.Random(SEED).shuffle(every)  # noqa: S311  # drawn to be tested, and the same in every run
    edited = (
        (document.path, document.kind, edit)
        for document, edit in every
        if any(True for _ in differences(document.kind, document.data, edit.after))
    )
    return list(itertools.islice(edited, count * times()))


def written(edit: LeafEdit) -> str:
    """The file after an edit: JSON, which is YAML."""
    return json.dumps(edit.after, ensure_ascii=False)


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Each commit edits one place and takes back what the one before did; the last takes all back."""
    steps = [Step("0000-begin", {"copy": {path: path for path in FILES}, "date": BEGIN.isoformat()})]
    before = ""
    for number, (path, _, edit) in enumerate(drawn(COMMITS), 1):
        back = {before: before} if before and before != path else {}
        day = BEGIN + datetime.timedelta(days=number)
        spec = {"write": {path: written(edit)}, "copy": back, "message": str(edit), "date": day.isoformat()}
        steps.append(Step(f"{number:04}-edit", spec))
        before = path
    last = BEGIN + datetime.timedelta(days=len(steps))
    steps.append(Step("9999-end", {"copy": {before: before}, "date": last.isoformat()}))
    return repository(steps, tmp_path_factory.mktemp("edits") / "oven")


@pytest.fixture(scope="module")
def timeline(project: Path) -> Timeline:
    return read_timeline(project)


@pytest.mark.drawn
def test_every_commit_is_an_event_that_says_what_it_did(timeline: Timeline) -> None:
    events = {event.commit.subject: event for event in timeline.events}
    silent = [str(edit) for _, _, edit in drawn(COMMITS) if " ".join(str(edit).split()) not in events]
    assert silent == []
    assert all(change.sentence for event in timeline.events for change in event.changes)
    assert len(timeline_text(timeline, None, timeline.events).splitlines()) > len(events)
    assert json.loads(timeline_json(timeline, None, timeline.events))


@pytest.mark.drawn
def test_the_pages_of_changes_are_built_of_all_of_it(project: Path, timeline: Timeline) -> None:
    playbook = load(project).playbook
    assert playbook is not None
    site = build(playbook, find_look(project), "", timeline)
    made = {file.uri: file.content for file in site.files}
    data = json.loads(str(made["api/changes.json"]))
    assert len(data["events"]) == len(timeline.events)
    assert {"changes.md", "changes/2024.md", "changes/feed.xml"} <= made.keys()


@pytest.mark.drawn
@pytest.mark.parametrize("backwards", [False, True], ids=["forwards", "backwards"])
def test_a_review_of_any_edit_reads_in_every_form(backwards: bool) -> None:  # a parameter
    tree = {path: (MINIMAL / path).read_bytes() for path in FILES}
    whole = load_tree(tree)
    base = RevisionSide("main", whole.documents, whole.playbook, whole.findings)
    for path, _, edit in drawn(PAIRS):
        found = load_tree({**tree, path: written(edit).encode()})
        head = RevisionSide("the branch", found.documents, found.playbook, found.findings)
        sides = (head, base) if backwards else (base, head)
        review = compare_revisions(*sides)
        for form in REVIEW_FORMATS:
            assert report_review(review, form).strip() or form == "github", f"{path} {edit}"


def test_the_files_are_those_of_the_playbook() -> None:
    assert {layout().entry_path(one.kind, one.id) for one in MINIMAL_DOCUMENTS} == set(FILES)
