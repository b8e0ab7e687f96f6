"""Facts that were learnt after the outcome are named, and do not count where they could not be known."""

import csv
from pathlib import Path

import pytest

from icp_playbook.backtest import BackTest, BackTestRequest, back_test
from icp_playbook.playbook import load
from tests.backtest.outcome_lists import COLUMNS, FILE, with_outcomes
from tests.playbooks.copies import SCORING_ONLY, PlaybookCopy

LEADS = Path(__file__).parent / "leads/leads.csv"
LEAK = "__leakage__touches_post_snapshot_21_90"
FIELDS = f"""fields:
  - {{id: demo, label: demo_completed, type: boolean}}
  - {{id: opportunity, label: opportunity_created, type: boolean}}
  - {{id: later_touches, label: {LEAK}, type: integer}}
"""
PROFILE = """name: Leads
status: operational
fit:
  score:
    - {id: demo, when: {field: demo, is: true}, points: 30}
    - {id: opportunity, when: {field: opportunity, is: true}, points: 30}
    - {id: busy, when: {field: later_touches, at_least: 100}, points: 40}
"""
OUTCOMES = """outcomes:
  - id: leads
    label: Leads
    file: leads.csv
    source: leadforge
    date: 2026-06-01
    illustrative: true
    columns: {won: converted, created: scored_on, closed: closed_on, known_on: {later_touches: counted_on}}
"""
DAYS = {"scored_on": "2026-01-01", "closed_on": "2026-01-22", "counted_on": "2026-04-01"}


def back_tested(playbook: PlaybookCopy, *, by_created: bool = False) -> BackTest:
    """The back-test of a playbook."""
    loaded = load(playbook.root)
    assert loaded.playbook is not None, loaded.findings
    return back_test(loaded.playbook, BackTestRequest(playbook.root, by_created=by_created))


@pytest.fixture
def leads(tmp_path: Path) -> PlaybookCopy:
    """The simulated leads beside a playbook of three criteria, with the days that the simulator tells."""
    playbook = PlaybookCopy.of(SCORING_ONLY, tmp_path / "leads")
    playbook.write("icp/fields.yaml", FIELDS).write("icp/profiles/warehouses.yaml", PROFILE)
    playbook.write("icp/playbook.yaml", f"{playbook.text('icp/playbook.yaml')}{OUTCOMES}")
    with LEADS.open(encoding="utf-8", newline="") as source:
        rows = [{**row, **DAYS} for row in csv.DictReader(source)]
    with (playbook.root / "leads.csv").open("w", encoding="utf-8", newline="") as target:
        writer = csv.DictWriter(target, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    return playbook


def test_the_leak_of_the_simulated_leads_is_named_and_not_used(leads: PlaybookCopy) -> None:
    test = back_tested(leads, by_created=True)
    assert (test.whole.won, test.whole.lost) == (300, 700)
    [leak] = test.leaks
    assert (leak.field, leak.column, leak.kind) == ("later_touches", LEAK, "after-close")
    assert (leak.count, leak.of, leak.used) == (1000, 1000, False)
    states = {group.state for group in test.groups if group.id == "busy"}
    assert states == {"unknown"}


def row(result: str, employees: str, revenue: str, learnt: str = "") -> str:
    """A deal of the list of bakeries."""
    return f"A,a@b.example,yes,{employees},{revenue},{learnt},{result},2025-01-10,2025-02-10,,,,,"


def test_a_fact_learnt_after_the_deal_is_not_known(minimal: PlaybookCopy) -> None:
    late = [row("Closed Won", "20", "2M", "2025-03-01")] * 15
    between = [row("Closed Won", "20", "2M", "2025-01-20")] * 5
    early = [row("Closed Lost", "20", "2M", "2025-01-05")] * 20
    playbook = with_outcomes(minimal, [*late, *between, *early])
    after_close, one_sided = back_tested(playbook).leaks
    assert (after_close.kind, after_close.count, after_close.of) == ("after-close", 15, 40)
    assert (one_sided.kind, one_sided.used) == ("one-sided", False)
    found = back_tested(playbook, by_created=True).leaks
    assert [(one.kind, one.count) for one in found] == [
        ("after-close", 15),
        ("after-creation", 20),
        ("one-sided", 20),
    ]


@pytest.mark.parametrize("by_created", [True, False])
def test_a_field_whose_being_known_tells_the_outcome_is_a_leak(
    minimal: PlaybookCopy, *, by_created: bool
) -> None:
    rows = [*[row("Closed Won", "20", "2M")] * 20, *[row("Closed Lost", "20", "")] * 20]
    columns = [one for one in COLUMNS if "known_on" not in one]
    test = back_tested(with_outcomes(minimal, rows, columns=columns), by_created=by_created)
    [leak] = test.leaks
    assert (leak.field, leak.kind, leak.used) == ("revenue", "one-sided", not by_created)
    states = {group.state for group in test.groups if group.id == "turnover"}
    assert states == ({"unknown"} if by_created else {"met", "unknown"})


def test_facts_in_time_are_no_leak(minimal: PlaybookCopy) -> None:
    results = ["Closed Won", "Closed Lost"] * 20
    rows = [row(result, "20", "2M", "2025-01-05") for result in results]
    assert back_tested(with_outcomes(minimal, rows)).leaks == ()
    assert (minimal.root / FILE).is_file()
