"""Where tiers start: what a change does to the ICPs for which it counts, and to no other."""

from typing import Any

from icp_playbook.diff import Contents
from icp_playbook.playbook import Key
from tests.diff.lines import BASE, change_lines, edited

OWN, SHARED, SETTINGS = Key("profile", "bakeries"), Key("profile", "cafes"), Key("playbook", "playbook")
OTHER: Any = {**BASE[OWN], "name": "Cafes", "formerly": []}  # type: ignore[dict-item]


def with_own(contents: Contents, *keys: Key, tiers: dict[str, int] | None = None) -> dict[Key, Any]:
    """Two ICPs; those of the keys start tiers themselves."""
    found: dict[Key, Any] = {SHARED: OTHER, **contents}
    for key in keys:
        found[key] = {**found[key], "fit": {**found[key]["fit"], "tiers": tiers or {}}}
    return found


MOVED = edited("icp/playbook.yaml", ("Tier 1, at_least: 50", "Tier 1, at_least: 60"))


def test_a_threshold_of_the_playbook_names_the_icps_that_use_it() -> None:
    old, new = (with_own(side, OWN, tiers={"tier-1": 40}) for side in (BASE, MOVED))
    assert change_lines(old, new) == [
        "threshold-raised boundary narrows: Tier 1 starts at 50 → 60, for Cafes only"
    ]


def test_a_threshold_that_no_icp_uses_moves_nobody() -> None:
    old, new = (with_own(side, OWN, SHARED, tiers={"tier-1": 40}) for side in (BASE, MOVED))
    assert change_lines(old, new) == [
        "threshold-raised boundary: Tier 1 starts at 50 → 60, for no ICP: each has its own"
    ]


def test_an_icp_that_keeps_the_old_threshold_is_not_moved() -> None:
    old, new = with_own(BASE), with_own(MOVED, OWN, tiers={"tier-1": 50})
    assert change_lines(old, new) == [
        "threshold-raised boundary narrows: Tier 1 starts at 50 → 60, for Cafes only",
        "own-threshold-added boundary: Tier 1 starts at 50 (the playbook's) → 50",
    ]


def test_a_renamed_tier_is_no_change_of_a_threshold() -> None:
    edits = ("{id: tier-1, label", "{id: best, label"), ("  tier-1: {strong", "  best: {strong")
    new = with_own(edited("icp/playbook.yaml", *edits), OWN, tiers={"best": 40})
    lines = change_lines(with_own(BASE, OWN, tiers={"tier-1": 40}), new)
    assert lines == ["item-renamed editorial: Tier 1: id tier-1 → best"]
