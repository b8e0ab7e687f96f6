"""What was in force when, for pages that compare two days: the same as each commit read from a checkout."""

import itertools
import json
from pathlib import Path
from typing import Any

from icp_playbook.fit import build_word_list, compile_playbook, program_record, word_list_record
from icp_playbook.history import read_history
from icp_playbook.playbook import load
from icp_playbook.timeline import playbook_states
from icp_playbook.views.changes import states_record
from icp_playbook.views.fit import fit_record
from tests.history.repositories import git
from tests.timeline.sample_repository import sample_repository

TITLES: dict[str, str] = {}


def whole(value: Any, parts: list[Any]) -> Any:
    """A value with the parts it names in their places."""
    if isinstance(value, list):
        return [whole(one, parts) for one in value]
    if not isinstance(value, dict):
        return value
    if value.keys() == {"$"}:
        return whole(parts[value["$"]], parts)
    return {key: whole(one, parts) for key, one in value.items()}


def as_json(value: Any) -> Any:
    return json.loads(json.dumps(value))


def states_of(project: Path, titles: dict[str, str] = TITLES) -> list[dict[str, Any]]:
    record = as_json(states_record(playbook_states(read_history(project).mainline), titles))
    return [{**row, "data": whole(row["data"], record["parts"])} for row in record["states"]]


def test_each_state_is_the_playbook_that_a_checkout_has(tmp_path: Path) -> None:
    project = sample_repository(tmp_path)
    states = states_of(project)
    assert len(states) == 6  # all but that of a persona's name
    read = 0
    for state in states:
        git(project, "checkout", "-q", state["commit"])
        loaded = load(project)
        if loaded.playbook is None:
            assert state["data"] is None
            assert state["problem"] == "profile/bakeries could not be read then"
            continue
        program = compile_playbook(loaded.playbook)
        assert state["data"]["program"] == as_json(program_record(program))
        assert state["data"]["words"] == as_json(word_list_record(build_word_list(loaded.playbook, program)))
        form = as_json(fit_record(loaded.playbook, program))
        assert state["data"]["form"].items() <= form.items()
        assert {"fields", "examples"} <= state["data"]["form"].keys()
        read += 1
    assert read == 5


def test_a_line_that_decides_alike_has_the_same_digest_and_no_other(tmp_path: Path) -> None:
    states = states_of(sample_repository(tmp_path))
    found = [
        {(line["icp"], line["part"], line["id"]): line["digest"] for line in state["data"]["lines"]}
        for state in states
        if state["data"]
    ]
    out = [one.get(("bakeries", "disqualifier", "no-night-shift")) for one in found]
    assert out[0] == out[2]
    assert out[1] not in (out[0], None)
    for one, other in itertools.pairwise(found):
        changed = {key for key in one.keys() & other.keys() if one[key] != other[key]}
        assert changed <= {("bakeries", "disqualifier", "no-night-shift")}


def test_states_carry_the_title_of_their_commit_and_share_equal_parts(tmp_path: Path) -> None:
    project = sample_repository(tmp_path)
    hashes = [state["commit"] for state in states_of(project)]
    titled = states_of(project, {hashes[1]: "Turn away small night shifts"})
    assert [state["title"] for state in titled][:2] == ["", "Turn away small night shifts"]
    record = as_json(states_record(playbook_states(read_history(project).mainline), {}))
    assert len(json.dumps(record)) < 2.5 * len(json.dumps(titled[0]))


def test_of_a_long_history_the_latest_states_are_kept(tmp_path: Path) -> None:
    mainline = read_history(sample_repository(tmp_path)).mainline
    every, latest = list(playbook_states(mainline)), list(playbook_states(mainline, latest=2))
    assert [one.commit for one in latest] == [one.commit for one in every[-2:]]
    assert [one.playbook and one.playbook.by_kind for one in latest] == [
        one.playbook and one.playbook.by_kind for one in every[-2:]
    ]
