"""What an ICP's page says of the rules that shape its points: caps, and what is not known."""

from pathlib import Path

import pytest

from icp_playbook.playbook import load
from icp_playbook.site import build, find_look
from tests.playbooks.copies import MINIMAL, SCORING_ONLY, PlaybookCopy
from tests.site.page import Element, parse

PROFILE = "icp/profiles/bakeries.yaml"
CAP = "  caps: {growth: {at_most: 15, criteria: [headcount, on-paper]}}\n"
ALL = "What is not known counts as not met."
TWO = "What is not known counts as not met: 10–50 employees; Runs an ERP."


def page(root: Path, uri: str) -> Element:
    """A page of the site."""
    playbook = load(root).playbook
    assert playbook is not None
    pages = {made.uri: str(made.content) for made in build(playbook, find_look(root), "").files}
    return parse(pages[uri])


def hints(root: Path, uri: str) -> list[str]:
    """The hints on a page of the site."""
    return [one.text for one in page(root, uri).all(cls="pb-hint")]


def points(root: Path, uri: str) -> dict[str, list[str]]:
    """Criterion → the points of each band, with what stands beside them."""
    rows = page(root, uri).one(cls="pb-score").all("tbody")
    return {row["id"]: [cell.text for cell in row.all(cls="pb-num")] for row in rows}


def test_the_page_says_what_a_cap_takes_off(tmp_path: Path) -> None:
    made = PlaybookCopy.of(MINIMAL, tmp_path / "playbook").edit(PROFILE, "  score:\n", f"{CAP}  score:\n")
    sentence = "Growth earns at most 15 of 40 points: 10–50 employees; Plans on paper."
    assert sentence in hints(made.root, "icp/bakeries.md")


@pytest.mark.parametrize(
    ("general", "own", "sentence"),
    [
        ("missed", "missed", ALL),
        ("missed", "open", ""),
        ("open", "missed", TWO),
        ("open", "open", ""),
    ],
)
def test_the_page_says_which_criteria_count_what_is_not_known_as_not_met(
    tmp_path: Path, general: str, own: str, sentence: str
) -> None:
    made = PlaybookCopy.of(MINIMAL, tmp_path / "playbook")
    made.edit(PROFILE, "  score:\n", f"  unknown: {general}\n  score:\n")
    for id_ in ("headcount", "runs-erp"):
        made.edit(PROFILE, f"    - id: {id_}\n", f"    - id: {id_}\n      unknown: {own}\n")
    found = [one for one in hints(made.root, "icp/bakeries.md") if "not known" in one]
    rest = "What is not known counts as not met: $1M–$5M revenue; Plans on paper."
    assert found == ([sentence] if sentence else [rest] if general == "missed" else [])


def test_the_page_says_base_rates_beside_points_where_they_are_given(tmp_path: Path) -> None:
    made = PlaybookCopy.of(MINIMAL, tmp_path / "playbook")
    sentence = (
        "A base rate is the share of a criterion's points that is expected while it is not known. It ranks "
        "accounts, and decides neither status nor tier."
    )
    assert sentence not in hints(made.root, "icp/bakeries.md")
    for id_, rate in (("headcount", 0), ("on-paper", 80)):
        made.edit(PROFILE, f"    - id: {id_}\n", f"    - id: {id_}\n      base_rate: {rate}\n")
    assert sentence in hints(made.root, "icp/bakeries.md")
    assert points(made.root, "icp/bakeries.md") == {
        "criterion-headcount": ["+20 base rate 0%", "+5"],
        "criterion-turnover": ["+10"],
        "criterion-on-paper": ["+20 base rate 80%"],
        "criterion-runs-erp": ["-5"],
    }


def test_no_page_says_that_none_are_true() -> None:
    assert not {"All of these are true.", "One of these is enough to walk away."} & {
        *hints(SCORING_ONLY, "icp/warehouses.md")
    }
