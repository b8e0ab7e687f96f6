"""What a review proves of every account, z3 proves too; and where it shows an account, z3 finds one."""

from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from random import Random

import pytest
import z3

from icp_playbook.fields import Catalogue
from icp_playbook.fit import IcpProgram, Program, compile_playbook
from icp_playbook.playbook import load
from icp_playbook.review.boundary_proofs import Step
from icp_playbook.review.review import RevisionSide, compare_revisions
from tests.boundary.encoding import Encoding
from tests.boundary.field_terms import Term
from tests.boundary.verdict_encoding import deciding_conditions, moves_found
from tests.drawing import times
from tests.playbooks.copies import MINIMAL, PlaybookCopy

ICP = "bakeries"
PROFILE, FIELDS, SETTINGS = f"icp/profiles/{ICP}.yaml", "icp/fields.yaml", "icp/playbook.yaml"
EDITS = [
    (PROFILE, "{field: has_oven, is: true}", "{not: {field: has_oven, is: false}}"),
    (PROFILE, "{field: has_oven, is: true}", "{field: employees, at_least: 30}"),
    (
        PROFILE,
        "{field: has_oven, is: true}",
        "{any: [{field: has_oven, is: true}, {field: stage, is: grown}]}",
    ),
    (PROFILE, "between: [10, 50]", "between: [10, 90]"),
    (PROFILE, "between: [10, 50]", "between: [20, 50]"),
    (PROFILE, "between: [1M, 5M]", "between: [3M, 5M]"),
    (PROFILE, "points: -5", "points: -40"),
    (PROFILE, "points: 10", "points: 12"),
    (PROFILE, "[no-night-shift]", "[]"),
    (SETTINGS, "at_least: 50, means", "at_least: 70, means"),
    (SETTINGS, "at_least: 50, means", "at_least: 51, means"),
    (SETTINGS, "minimum_coverage: 50", "minimum_coverage: 90"),
    (PROFILE, "fit:\n  must", "fit:\n  enough: {field: employees, known: true}\n  must"),
    (PROFILE, "fit:\n  must", "fit:\n  enough: {field: tools, has_none: [erp]}\n  must"),
    (PROFILE, "  score:\n", "  unknown: missed\n  score:\n"),
    ("icp/disqualifiers/no-night-shift.yaml", "at_least: 3}", "at_least: 30}"),
    ("icp/disqualifiers/no-night-shift.yaml", "at_least: 3}", "at_least: 2}"),
]


def edited(random: Random, made: PlaybookCopy) -> PlaybookCopy:
    """A few of the edits."""
    for path, before, after in random.sample(EDITS, random.randint(0, 2)):
        if before in made.text(path):
            made.edit(path, before, after)
    return made


def surely_inside(encoding: Encoding, icp: IcpProgram) -> Term:
    """That an account surely is inside, as far as enough is known."""
    met = [must.when for must in icp.must] + ([] if icp.enough is None else [icp.enough])
    outs = [encoding.truth(out.when).false for out in icp.disqualifiers]
    return z3.And([*(encoding.truth(one).true for one in met), *outs])


def steps_taken(old: Program, new: Program, catalogue: Catalogue) -> Mapping[Step, bool]:
    """Whether some account takes each step, by z3."""
    before, after = old.icps[ICP], new.icps[ICP]
    encoding = Encoding([*deciding_conditions(before), *deciding_conditions(after)], catalogue)
    was, is_ = surely_inside(encoding, before), surely_inside(encoding, after)
    places = [tier.id for tier in new.tiers_of(ICP)]
    moves = moves_found(old, new, ICP, catalogue, complete=True)
    tiers = [(places.index(one), places.index(other)) for (_, one), (_, other) in moves if one and other]
    return {
        "enters": encoding.find(is_, z3.Not(was)) is not None,
        "leaves": encoding.find(was, z3.Not(is_)) is not None,
        "rises": any(one > other for one, other in tiers),
        "falls": any(one < other for one, other in tiers),
    }


@pytest.mark.drawn
def test_each_step_is_proven_or_shown_as_z3_has_it(tmp_path: Path) -> None:
    found: Counter[bool] = Counter()
    for seed in range(14 * times()):
        random = Random(seed)  # noqa: S311  # the same draws in every run
        folders = (edited(random, PlaybookCopy.of(MINIMAL, tmp_path / f"{seed}-{at}")) for at in range(2))
        loaded = [load(folder.root) for folder in folders]
        base, head = (RevisionSide("", one.documents, one.playbook, one.findings) for one in loaded)
        assert base.playbook is not None
        assert head.playbook is not None
        before, after = compile_playbook(base.playbook), compile_playbook(head.playbook)
        results = {one.step: one.result for one in compare_revisions(base, head).proofs}
        for step, taken in steps_taken(before, after, head.playbook.catalogue).items():
            found[taken] += 1
            assert (results.get(step, "nobody") == "shown") is taken, (seed, step, results)
        assert {*results.values()} <= {"shown", "nobody"}
    assert min(found.values()) > 10
