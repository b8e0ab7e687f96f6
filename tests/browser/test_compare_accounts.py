"""Two states compared in the browser against the comparison in Python: every example, the same move."""

import json
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from icp_playbook.decisions import assignments, compared_examples, move_between
from icp_playbook.fit import PreparedPlaybook
from icp_playbook.history import read_history
from icp_playbook.playbook import Playbook, load
from icp_playbook.timeline import PlaybookState, playbook_states
from icp_playbook.views.changes import states_record
from icp_playbook.views.fit import fit_record
from tests.browser.modules import in_browser, modules_page
from tests.drawing import times
from tests.history.repositories import Step, repository
from tests.playbooks.copies import MINIMAL

pytestmark = pytest.mark.browser

FILES = sorted(path.relative_to(MINIMAL).as_posix() for path in MINIMAL.rglob("*.yaml"))
ICP, OUT, FIELDS, SETTINGS = (
    "icp/profiles/bakeries.yaml",
    "icp/disqualifiers/no-night-shift.yaml",
    "icp/fields.yaml",
    "icp/playbook.yaml",
)
CRUMB = "icp/examples/crumb.yaml"
Edit = tuple[str, str, str]
EDITS: list[list[Edit]] = [
    [(OUT, "at_least: 3}", "at_least: 30}")],
    [(OUT, "at_least: 3}", "at_least: 300}")],
    [(ICP, "{field: has_oven, is: true}", "{field: has_oven, is: false}")],
    [(ICP, "{field: has_oven, is: true}", "{field: employees, at_least: 15}")],
    [(ICP, "{field: has_oven, is: true}", "{field: growth_rate, at_least: 3}")],
    [(SETTINGS, "at_least: 50, m", "at_least: 70, m")],
    [(SETTINGS, "at_least: 50, m", "at_least: 20, m")],
    [(CRUMB, "employees: 20", "employees: 45")],
    [(CRUMB, "employees: 20", "employees: 2")],
]
"""What commits do to the minimal playbook, one or some at a time; each is taken back before the next."""


@pytest.fixture(scope="module")
def states_page(chrome: Browser) -> Iterator[Page]:
    """An empty page with the modules that compare states."""
    with modules_page(chrome, "compare/accounts", "compare/data", "compare/renames") as page:
        page.evaluate(
            """() => {
                window.movesOf = ({ states, form }, from, to) => {
                    const [old, now] = [from, to].map((place) => readState(states, place, form).catalogue);
                    const renames = renamesBetween(states.states, from, to);
                    const sides = { before: old, after: now, renames, tables: states.moves };
                    return comparedExamples(sides).map((account) => {
                        const { before, after, move } = comparedBetween(account, sides);
                        return [account.id, before.words, after.words, move?.kind, move?.sentence];
                    });
                };
            }"""
        )
        yield page


def drawn_steps(seed: int) -> list[Step]:
    """A history of the minimal playbook in which some edits are made and taken back."""
    random = Random(seed)  # noqa: S311  # draws test cases
    steps = [Step("00", {"copy": {path: path for path in FILES if not path.startswith("mkdocs")}})]
    texts = {path: (MINIMAL / path).read_text("utf-8") for path in FILES}
    for number in range(1, 7):
        chosen = {
            path: (old, new) for one in random.sample(EDITS, random.randint(0, 3)) for path, old, new in one
        }
        written = {path: texts[path].replace(*edit) for path, edit in chosen.items()}
        assert all(written[path] != texts[path] for path in chosen)
        back = {path: texts[path] for one in EDITS for path, _, _ in one if path not in written}
        steps.append(Step(f"{number:02}", {"write": {**back, **written, "note.txt": str(number)}}))
    return steps


def states_of(project: Path) -> list[PlaybookState]:
    return [one for one in playbook_states(read_history(project).mainline) if one.playbook is not None]


def page_data(states: list[PlaybookState]) -> dict[str, Any]:
    last = states[-1].playbook
    assert last is not None
    form = fit_record(last, PreparedPlaybook.of(last).program)
    return {"states": states_record(states, {}), "form": form}


def outcomes(old: Playbook, state: PlaybookState) -> list[list[Any]]:
    """What `icp-playbook diff` says of every example of two states in a row."""
    assert state.playbook is not None
    sides = PreparedPlaybook.of(old), PreparedPlaybook.of(state.playbook)
    found = []
    for account in compared_examples(old, state.playbook, state.renames):
        before, after = assignments(account, *sides, state.renames)
        move = move_between(account, before, after, *sides, state.renames)
        found.append([account.id, before.words, after.words, move and move.kind, move and move.sentence])
    return found


@pytest.mark.drawn
def test_states_in_a_row_move_the_examples_that_a_comparison_moves(states_page: Page, tmp_path: Path) -> None:
    moved = compared = 0
    for seed in range(5 * times()):
        states = states_of(repository(drawn_steps(seed), tmp_path / str(seed)))
        data = page_data(states)
        rows = data["states"]["states"]
        kept = [next(one for one in states if one.commit == row["commit"]) for row in rows]
        found = in_browser(
            states_page,
            "(data) => data.states.states.slice(1).map((_, at) => movesOf(data, at, at + 1))",
            data,
        )
        for before, after, moves in zip(kept, kept[1:], found, strict=False):
            assert before.playbook is not None
            expected = outcomes(before.playbook, after)
            assert moves == json.loads(json.dumps(expected)), (seed, after.commit)
            moved += sum(one[3] is not None for one in expected)
            compared += 1
    assert compared > 10
    assert moved > 5


def test_what_was_renamed_on_the_way_moves_nobody(states_page: Page, tmp_path: Path) -> None:
    steps = [
        Step("00", {"copy": {path: path for path in FILES if not path.startswith("mkdocs")}}),
        Step(
            "01",
            {
                "message": "Rename the ICP",
                "rename": {ICP: "icp/profiles/patisseries.yaml"},
                "edit": {
                    "icp/profiles/patisseries.yaml": ["formerly: [bakers]", "formerly: [bakers, bakeries]"],
                    **{
                        path: ["icp: bakeries", "icp: patisseries"]
                        for path in (CRUMB, "icp/examples/doughs.yaml", "segments/grown-bakeries.yaml")
                    },
                    SETTINGS: ["order: [bakeries]", "order: [patisseries]"],
                },
            },
        ),
        Step("02", {"message": "Tighten", "edit": {OUT: ["at_least: 3}", "at_least: 300}"]}}),
        Step("03", {"message": "Relax", "edit": {OUT: ["at_least: 300}", "at_least: 3}"]}}),
    ]
    project = repository(steps, tmp_path / "it")
    assert load(project).playbook is not None
    states = states_of(project)
    assert len(states) == 4
    across, tightened = in_browser(
        states_page, "(data) => [movesOf(data, 0, 3), movesOf(data, 0, 2)]", page_data(states)
    )
    assert [one[3] for one in across] == [None] * len(across)
    assert "disqualified" in [one[3] for one in tightened]


def test_a_tier_that_is_gone_stands_below_what_it_stood_below(states_page: Page, tmp_path: Path) -> None:
    texts = {path: (MINIMAL / path).read_text("utf-8") for path in (SETTINGS, CRUMB)}
    middle = "  - {id: middle, label: Middle tier, at_least: 50, means: Worth a call.}\n"
    three = {
        SETTINGS: texts[SETTINGS]
        .replace("at_least: 50, means", "at_least: 90, means")
        .replace("  - {id: tier-2,", f"{middle}  - {{id: tier-2,")
        .replace("grid:\n", "grid:\n  middle: {strong: pursue, quiet: leave}\n"),
        CRUMB: texts[CRUMB].replace("employees: 20", "employees: 80").replace("tier: tier-1", "tier: middle"),
    }
    two = {SETTINGS: texts[SETTINGS], CRUMB: three[CRUMB].replace("tier: middle", "tier: tier-1")}
    begun = Step("00", {"copy": {path: path for path in FILES if not path.startswith("mkdocs")}})
    project = repository([begun, Step("01", {"write": three}), Step("02", {"write": two})], tmp_path / "it")
    assert load(project).playbook is not None
    states = states_of(project)
    merged, apart = in_browser(
        states_page, "(data) => [movesOf(data, 1, 2), movesOf(data, 2, 1)]", page_data(states)
    )
    assert [one[3] for one in merged if one[3]] == ["raised"], merged
    assert [one[3] for one in apart if one[3]] == ["lowered"]
    assert states[1].playbook is not None
    assert [one for one in outcomes(states[1].playbook, states[2]) if one[3]] == [
        one for one in merged if one[3]
    ]
