"""Realistic pull requests: an edit of a playbook, its review, and what a leader must learn from it."""

import datetime
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from icp_playbook.decisions import MoveSummary, RenamedIds, compare_list
from icp_playbook.findings import has_errors
from icp_playbook.fit import PreparedPlaybook
from icp_playbook.lint import lint
from icp_playbook.model import layout
from icp_playbook.playbook import Key, Loaded, load
from icp_playbook.report import ReviewLinks
from icp_playbook.review import RevisionReview
from icp_playbook.review.review import RevisionSide, compare_revisions
from tests.playbooks.copies import PlaybookCopy

ROOT = Path(__file__).parents[2]
CASES = Path(__file__).parent / "pull_requests"
DAY = datetime.date(2026, 11, 30)
LINKS = ReviewLinks(
    "https://icp.example.com/", lambda path, line: f"https://github.com/o/r/blob/0a1b2c3/{path}#L{line}"
)


@dataclass(frozen=True)
class PullRequest:
    """One case: which playbook, what is edited, and the facts that were written down by hand."""

    name: str
    number: int
    playbook: str
    title: str
    edits: Sequence[Mapping[str, Any]]
    before: Sequence[Mapping[str, Any]] = ()
    """Edits that make the old side."""
    rows: Sequence[str] = ()
    """A list of accounts, line by line; the first is its header."""
    list: str = ""
    """A list of the playbook, by its file."""
    why: str = ""
    facts: Mapping[str, Any] = field(default_factory=dict)

    @classmethod
    def read(cls, name: str) -> "PullRequest":
        """The case of a folder."""
        data = yaml.safe_load((CASES / name / "edit.yaml").read_text("utf-8"))
        return cls(name, **data)


def names() -> list[str]:
    """The names of all cases."""
    return sorted(path.parent.name for path in CASES.glob("*/edit.yaml"))


def review_of(case: PullRequest, folder: Path) -> RevisionReview:
    """The review of a case, made below a folder."""
    source = ROOT if case.playbook == "example" else ROOT / "tests/playbooks" / case.playbook
    if case.before:
        base = _side("main", load(_edited(source, folder / "old", case.before).root))
        source = folder / "old"
    else:
        base = _side("main", _loaded(source))
    made = _edited(source, folder / "new", case.edits)
    head = _side(case.name, load(made.root), judged=True)
    text = "\n".join(case.rows).encode() if case.rows else b""
    if case.list:
        text = (made.root / case.list).read_bytes()

    def listed(old: PreparedPlaybook, new: PreparedPlaybook, renames: RenamedIds) -> MoveSummary:
        return compare_list(io.BytesIO(text), "list.csv", old, new, DAY, renames)

    review = compare_revisions(
        base, head, listed if text else None, [case.why] if case.why else [], case.number
    )
    return replace(review, title=case.title)


@cache
def _loaded(root: Path) -> Loaded:
    return load(root)


def documents_of(case: PullRequest) -> list[object]:
    """What the files of a case say before its edits."""
    source = ROOT if case.playbook == "example" else ROOT / "tests/playbooks" / case.playbook
    return [one.data for one in _loaded(source).documents.values()]


def _side(label: str, loaded: Loaded, *, judged: bool = False) -> RevisionSide:
    findings = loaded.findings
    if judged and loaded.playbook is not None:
        findings = tuple(one for one in lint(loaded.playbook, loaded.documents) if has_errors([one]))
    paths = [gap.finding.location.path for gap in loaded.gaps if not gap.finding.rule.startswith("missing")]
    unread = {Key(*found): path for path in paths if (found := layout().entry_at(path))}
    return RevisionSide(label, loaded.documents, loaded.playbook, findings, unread)


def _edited(source: Path, target: Path, edits: Sequence[Mapping[str, Any]]) -> PlaybookCopy:
    """A copy of the playbook with the edits made one after the other."""
    copy = PlaybookCopy(target)
    for top in layout().tops:
        if (source / top).is_dir():
            PlaybookCopy.of(source / top, target / top)
    for edit in edits:
        path = edit["file"]
        if "copy" in edit:
            copy.copy(path, edit["copy"])
        elif "remove" in edit:
            copy.remove(path)
        elif "rename" in edit:
            copy.rename(path, edit["rename"])
        elif "write" in edit:
            copy.write(path, edit["write"])
        else:
            copy.edit(path, edit["old"], edit["new"])
    return copy
