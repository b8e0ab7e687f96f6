"""Of several deals of a company the first counts: others would be judged by what they repeat."""

import json
from typing import Any

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


def test_a_company_under_several_names_is_known_by_its_website(minimal: PlaybookCopy) -> None:
    rows = bakery_deals(200, 3)
    once = record(with_deals(minimal, rows))
    header, *_ = minimal.text("icp/lists/deals.csv").splitlines()
    first = [f"https://www.bakery{at}.example/about,{row}" for at, row in enumerate(rows)]
    again = [f"bakery{at}.example,Owner of {row}" for at, row in enumerate(rows)]
    minimal.write("icp/lists/deals.csv", "\n".join([f"Website,{header}", *first, *again, ""]))
    twice = record(minimal)
    assert twice["later_deals"] == 200
    assert (sizes(twice), tried(twice)) == (sizes(once), tried(once))


def sizes(found: dict[str, object]) -> list[int]:
    """How many accounts there are to learn from and to judge by, of each ICP."""
    icps: Any = found["icps"]
    return [one["learnt_from"]["of"] + one["judged_on"]["of"] for one in icps]


def tried(found: dict[str, object]) -> object:
    """What was asked."""
    return found["tried"]
