"""Of several deals of a company the first counts: others would be judged by what they repeat."""

import json

from tests.cli.running import run
from tests.mining.bakery_deals import bakery_deals, with_deals
from tests.playbooks.copies import PlaybookCopy


def record(playbook: PlaybookCopy) -> dict[str, object]:
    """A run of mining as JSON."""
    result = run("mine", "--root", str(playbook.root), "--format", "json")
    found: dict[str, object] = json.loads(result.stdout)
    return found


def test_a_deal_that_is_written_four_times_counts_once(minimal: PlaybookCopy) -> None:
    rows = bakery_deals(200, 3)
    once = record(with_deals(minimal, rows))
    header, *_ = minimal.text("icp/lists/deals.csv").splitlines()
    minimal.write("icp/lists/deals.csv", "\n".join([header, *rows, *rows, *rows, *rows, ""]))
    fourfold = record(minimal)
    assert fourfold["later_deals"] == 600
    assert {**fourfold, "later_deals": 0} == once
    assert "600 later deals of the same companies" in run("mine", "--root", str(minimal.root)).output
