"""Simulated leads of a public simulator, leadforge (MIT licence): one column was only known afterwards.

They are those of the back-test; the touches after the snapshot are what leaks.
"""

import json
from pathlib import Path

from tests.backtest.outcome_lists import FILE, PLAYBOOK, declared
from tests.cli.running import run
from tests.playbooks.copies import PlaybookCopy

LEADS = Path(__file__).parents[1] / "backtest/leads/leads.csv"
LEAK = "__leakage__touches_post_snapshot_21_90"
FIELDS = f"""
  - {{id: opportunity, label: Opportunity, type: boolean, columns: {{other: [opportunity_created]}}}}
  - {{id: activities, label: Activities, type: integer, columns: {{other: [sales_activities]}}}}
  - {{id: touches, label: Later contacts, type: integer, columns: {{other: [{LEAK}]}}}}
"""


def test_the_leak_is_named_and_not_used(minimal: PlaybookCopy) -> None:
    minimal.write(FILE, LEADS.read_bytes())
    minimal.write("icp/fields.yaml", minimal.text("icp/fields.yaml").rstrip() + FIELDS)
    minimal.edit("icp/fields.yaml", "unit: people, minimum: 1}", "columns: {other: [company_size]}}")
    minimal.write(PLAYBOOK, minimal.text(PLAYBOOK) + declared(["won: converted"], values=()))
    result = run("mine", "--root", str(minimal.root), "--format", "json")
    assert result.exit_code == 0, result.stderr
    [icp] = json.loads(result.stdout)["icps"]
    [leak] = icp["leaks"]
    assert (leak["field"], leak["kind"], leak["without"]["won"], leak["without"]["of"]) == (
        "touches",
        "presence",
        3,
        177,
    )
    asked = {one["field"] for one in (*icp["proposals"], *icp["no_signal"])}
    assert asked == {"employees", "opportunity", "activities"}
    assert [one["field"] for one in icp["proposals"]] == ["opportunity", "activities"]
