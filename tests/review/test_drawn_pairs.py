"""Any two playbooks can be compared, and no report contradicts itself."""

import datetime
import io
from pathlib import Path
from random import Random

import pytest

from icp_playbook.decisions import MoveSummary, RenamedIds, compare_list
from icp_playbook.diff import EFFECTS
from icp_playbook.fit import PreparedPlaybook
from icp_playbook.playbook import load
from icp_playbook.report import REVIEW_FORMATS, report_review
from icp_playbook.review import RevisionReview, blocking_reasons, five_sentences
from icp_playbook.review.review import RevisionSide, compare_revisions
from tests.drawing import times
from tests.playbooks.copies import MINIMAL, PlaybookCopy

LIST = "Company,Employees,Revenue,Tools,Own oven,Stage,Growth,Last opening\n" + "\n".join(
    f"C{at},{people},{money},{tools},{oven},{stage},{at % 7},2026-03-1{at % 10}"
    for at, (people, money, tools, oven, stage) in enumerate(
        (people, money, tools, oven, stage)
        for people in ("2", "20", "60", "")
        for money in ("2M", "")
        for tools in ("paper", "erp;paper", "")
        for oven in ("yes", "no", "")
        for stage in ("start-up", "Grown")
    )
)
EDITS = [
    ("icp/profiles/bakeries.yaml", "{field: has_oven, is: true}", "{field: employees, at_least: 30}"),
    ("icp/profiles/bakeries.yaml", "between: [10, 50]", "between: [10, 90]"),
    ("icp/profiles/bakeries.yaml", "between: [1M, 5M]", "between: [3M, 5M]"),
    ("icp/profiles/bakeries.yaml", "points: -5", "points: -40"),
    ("icp/profiles/bakeries.yaml", "[no-night-shift]", "[]"),
    ("icp/profiles/bakeries.yaml", "signals: [second-shop]", "signals: []"),
    ("icp/profiles/bakeries.yaml", "status: operational", "status: retired"),
    ("icp/profiles/bakeries.yaml", "says: Bake what sells tomorrow.", "says: Bake."),
    ("icp/playbook.yaml", "at_least: 50, means", "at_least: 70, means"),
    ("icp/playbook.yaml", "quiet: leave}\n  tier-2", "quiet: pursue}\n  tier-2"),
    ("icp/playbook.yaml", "minimum_coverage: 50", "minimum_coverage: 90"),
    ("icp/playbook.yaml", "label: Tier 1, at", "label: Gold, at"),
    ("icp/playbook.yaml", "at_least: 10, means", "at_least: 40, means"),
    ("icp/playbook.yaml", "currency: USD", "currency: EUR"),
    ("icp/fields.yaml", "synonyms: [start-up]", "synonyms: [newcomer]"),
    ("icp/fields.yaml", "label: Own oven", "label: Oven"),
    ("icp/fields.yaml", "label: Revenue, type: money", "label: Turnover, type: money"),
    ("icp/fields.yaml", "{id: erp, label: ERP}", "{id: erp, label: ERP, synonyms: [suite]}"),
    ("icp/fields.yaml", "members: [young, grown]", "members: [young]"),
    ("segments/grown-bakeries.yaml", "is: grown}", "is: young}"),
    ("icp/disqualifiers/no-night-shift.yaml", "at_least: 3}", "at_least: 30}"),
    ("icp/examples/crumb.yaml", "employees: 20", "employees: 45"),
]


def compared(old: PlaybookCopy, new: PlaybookCopy) -> RevisionReview:
    """Two folders, with the list."""

    def listed(before: PreparedPlaybook, after: PreparedPlaybook, renames: RenamedIds) -> MoveSummary:
        day = datetime.date(2026, 3, 20)
        return compare_list(io.BytesIO(LIST.encode()), "list.csv", before, after, day, renames)

    sides = (("main", load(old.root)), ("the branch", load(new.root)))
    base, head = (RevisionSide(label, one.documents, one.playbook, one.findings) for label, one in sides)
    return compare_revisions(base, head, listed)


def edited(random: Random, made: PlaybookCopy) -> PlaybookCopy:
    """A few of the edits."""
    for path, before, after in random.sample(EDITS, random.randint(0, 5)):
        if made.text(path).count(before) == 1:
            made.edit(path, before, after)
    return made


def check(review: RevisionReview) -> None:
    """Every report can be made, and what they say fits together."""
    for form in REVIEW_FORMATS:
        assert isinstance(report_review(review, form, EFFECTS), str)
    look = five_sentences(review)[4].text
    assert all(one.text.endswith(".") for one in five_sentences(review))
    moved = sum(found.moved for found in review.summaries)
    if moved:
        assert [one for one in review.boundary if one.change.direction is not None]
        assert "No change decides who qualifies" not in look
        assert "Nothing to look at" not in look
        if not review.whys:
            assert blocking_reasons(review, (), require_why=True)
    for found in review.summaries:
        assert sum(found.before.values()) == sum(found.after.values()) == found.judged
        moves = found.counts["entered"] + found.counts["confirmed"] - found.counts["left"]
        lost = (
            found.counts["answer-needed"]
            + found.counts["answers-needed"]
            + sum(
                move.old.membership in ("in", "tier-open")
                for move in found.moves
                if move.kind == "disqualified"
            )
        )
        sure = [side["in"] + side["tier-open"] for side in (found.before, found.after)]
        assert sure[1] - sure[0] == moves - lost


@pytest.mark.drawn
@pytest.mark.parametrize("seed", range(40 * times()))
def test_whoever_moves_is_moved_by_a_change_of_the_boundary(seed: int, tmp_path: Path) -> None:
    random = Random(seed)  # noqa: S311  # the same draws in every run
    old, new = (edited(random, PlaybookCopy.of(MINIMAL, tmp_path / name)) for name in ("old", "new"))
    review = compared(old, new)
    assert review.examples is not None
    check(review)
