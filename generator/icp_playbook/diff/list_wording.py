"""What lists of ids say, in words: the criteria of a cap, the order of segments, the tiers of a share."""

from collections.abc import Sequence

from icp_playbook.diff.facts import label_of
from icp_playbook.diff.lexicon import Lexicon
from icp_playbook.diff.plain_data import plain, quoted
from icp_playbook.phrases import plural, series
from icp_playbook.source import Data

CRITERIA = 12
"""Criteria that a cap names before it counts the rest."""


def cap_change(path: tuple[str, ...], entry: str, old: Data, new: Data, lexicon: Lexicon) -> str:
    """A cap that came, went or changed: "Growth, at most 30 points of Headcount and Revenue"."""
    name = next((plain(one["label"]) for one in (new, old) if isinstance(one, dict) and one.get("label")), "")
    sides = [_cap(one, entry, lexicon) for one in (old, new) if one is not None]
    return f"{name or label_of(None, None, path[-1])}, {' → '.join(sides)}"


def _cap(data: Data, entry: str, lexicon: Lexicon) -> str:
    if not isinstance(data, dict):
        return quoted(data)
    most, listed = data.get("at_most"), data.get("criteria")
    count = f"{most} {plural(most, 'point')}" if isinstance(most, int) else plain(most)
    names = (
        [lexicon.part("criterion", entry, one) if isinstance(one, str) else plain(one) for one in listed]
        if isinstance(listed, list)
        else [quoted(listed)]
    )
    return f"at most {count} of {series(names, limit=CRITERIA, between='; ' if _commas(names) else ', ')}"


def _commas(names: Sequence[str]) -> bool:
    return any("," in name for name in names)


def segment_order(old: Data, new: Data, lexicon: Lexicon) -> str:
    """Which segments a profile lists, in which order: what came and went, where the rest is as it was."""
    if not isinstance(old, list) or not isinstance(new, list) or not old or not new:
        sides = [_in_order(side, lexicon) if side else "by id" for side in (old, new)]
        return f"Segments reordered: {' → '.join(sides)}"
    gone, come = ([one for one in side if one not in other] for side, other in ((old, new), (new, old)))
    if [one for one in old if one not in gone] != [one for one in new if one not in come]:
        return f"Segments reordered: {_in_order(old, lexicon)} → {_in_order(new, lexicon)}"
    parts = [
        f"{verb} {_in_order(side, lexicon)}" for verb, side in (("loses", gone), ("gains", come)) if side
    ]
    return f"Order of segments: {series(parts)}"


def _in_order(side: Data, lexicon: Lexicon) -> str:
    listed = side if isinstance(side, list) else [side]
    names = [lexicon.name("segment", one) if isinstance(one, str) else plain(one) for one in listed]
    return series(names, "", limit=CRITERIA)


def share_of_list(path: tuple[str, ...], share: Data, lexicon: Lexicon) -> str:
    """A share of a list with its floor and ceiling: "Random control, Tier 1 or Tier 2 (at most 12%)"."""
    data = share if isinstance(share, dict) else {}
    tiers, statuses = (one if isinstance(one := data.get(key), list) else [] for key in ("tiers", "statuses"))
    names = [
        *(lexicon.name("tier", plain(one)) for one in tiers),
        *(plain(one).capitalize() for one in statuses),
    ]
    words = {"at_least": "at least", "at_most": "at most"}
    found = [f"{word} {plain(data[key])}%" for key, word in words.items() if data.get(key) is not None]
    bounds = f" ({', '.join(found)})" if found else ""
    return f"{lexicon.name('account-list', path[1])}, {series(names, 'or') or quoted(share)}{bounds}"
