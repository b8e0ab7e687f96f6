"""Drafts of the example playbook for every CRM: every file, word for word.

After an intended change, `REWRITE_GOLDENS=1 pytest tests/activation/test_targets.py` rewrites them.
"""

import dataclasses
import os
from pathlib import Path

import pytest

from icp_playbook.accounts.columns import ADDED
from icp_playbook.activation import CRM_TARGETS, Activation, CrmTarget, activation
from icp_playbook.activation.added_properties import added_properties
from icp_playbook.findings import CommandError
from icp_playbook.fit import PreparedPlaybook, possible_points
from icp_playbook.playbook import Playbook, load
from tests.playbooks.copies import TWO_ICPS, PlaybookCopy

ROOT = Path(__file__).parents[2]
GOLDEN = Path(__file__).parent / "golden"


@pytest.fixture(scope="module")
def playbook() -> Playbook:
    """The playbook of this repository."""
    loaded = load(ROOT).playbook
    assert loaded is not None
    return loaded


@pytest.mark.parametrize("target", CRM_TARGETS)
def test_the_files_of_a_draft(playbook: Playbook, target: CrmTarget) -> None:
    made = activation(playbook, ["saas"], target)
    version = PreparedPlaybook.of(playbook).words.version.encode()
    files = {name: content.replace(version, b"VERSION") for name, content in made.files.items()}
    folder = GOLDEN / target
    if os.environ.get("REWRITE_GOLDENS"):
        for name, content in files.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes(content)
    expected = {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }
    assert files == expected


@pytest.mark.parametrize("target", CRM_TARGETS)
def test_every_criterion_is_in_a_draft_or_named_with_what_is_missing(
    playbook: Playbook, target: CrmTarget
) -> None:
    prepared = PreparedPlaybook.of(playbook)
    made = activation(playbook, [], target)
    for id_, icp in prepared.program.icps.items():
        if not icp.operational:
            continue
        words = prepared.words.icps[id_]
        share = next(note for note in made.notes if note.startswith(f"{id_}: ") and " in it" in note)
        assert f"of {possible_points(icp)} possible points" in share
        omitted = [
            row
            for row in icp.score
            if f"{id_}: left out, {words.score[row.id].label} (" in "\n".join(made.notes)
        ]
        missing = possible_points(icp) - possible_points(
            dataclasses.replace(icp, score=tuple(row for row in icp.score if row not in omitted))
        )
        assert (f", {missing} missing" in share) == bool(missing)
        for note in made.notes:
            if note.startswith(f"{id_}: left out, "):
                assert note.removeprefix(f"{id_}: left out, ") in made.files["README.md"].decode()


def test_properties_are_the_columns_of_score(playbook: Playbook) -> None:
    names = [one.name for one in added_properties(PreparedPlaybook.of(playbook).words)]
    assert names == [name for name in ADDED if name not in ("icp_rank", "icp_problems")]


def _loaded(root: Path) -> Playbook:
    loaded = load(root).playbook
    assert loaded is not None
    return loaded


def test_a_retired_icp_is_not_written(tmp_path: Path) -> None:
    copy = PlaybookCopy.of(TWO_ICPS, tmp_path / "playbook")
    copy.edit("icp/profiles/hotels.yaml", "status: aspirational", "status: retired")
    with pytest.raises(CommandError, match='the ICP "hotels" is retired'):
        activation(_loaded(copy.root), ["clinics", "hotels"], "hubspot")


@pytest.mark.parametrize("target", CRM_TARGETS)
def test_a_crm_that_can_say_nothing(target: CrmTarget) -> None:
    with pytest.raises(CommandError, match='can express no criterion of "clinics"'):
        activation(_loaded(TWO_ICPS), [], target)  # the only operational one


def test_an_icp_named_twice_is_written_once(playbook: Playbook) -> None:
    once: Activation = activation(playbook, ["saas"], "hubspot")
    assert activation(playbook, ["saas", "saas"], "hubspot") == once
