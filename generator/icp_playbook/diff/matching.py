"""Which items of two lists are the same: by ids, by what else they are known by, or by what they say."""

import difflib
import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from icp_playbook.source import Data

ALIKE = 0.6
"""The share of characters two texts have in common from which one is taken for the other, reworded."""
LONG = 60
"""Lists with more leftovers than this are not searched for reworded texts."""


@dataclass(frozen=True, slots=True)
class Matched:
    """Two lists side by side: key → item. Keys in both are the same item."""

    old: Mapping[str, Data]
    new: Mapping[str, Data]

    @property
    def keys(self) -> list[str]:
        """Every key once: those of the new list in its order, then those that are gone."""
        return list(dict.fromkeys([*self.new, *self.old]))

    @property
    def reordered(self) -> bool:
        """True if the items in both are in a different order."""
        return [key for key in self.old if key in self.new] != [key for key in self.new if key in self.old]


def matched(old: Sequence[Data], new: Sequence[Data], by: str) -> Matched:
    """Items by their natural key; `by` names one key of theirs, or is empty for texts and numbers."""
    if by:
        return Matched(_by_key(old, by), _by_key(new, by))
    return _by_content(old, new)


def _by_key(items: Sequence[Data], by: str) -> dict[str, Data]:
    found: dict[str, Data] = {}
    for item in items:
        known = item.get(by) if isinstance(item, dict) else None
        _put(found, written(known) if known is not None else written(item), item)
    return found


def _by_content(old: Sequence[Data], new: Sequence[Data]) -> Matched:
    """Equal items first; then texts that are alike, the most alike pair first."""
    before: dict[str, Data] = {}
    after: dict[str, Data] = {}
    for item in old:
        _put(before, written(item), item)
    for item in new:
        _put(after, written(item), item)
    renamed = _reworded(
        [key for key in before if key not in after], [key for key in after if key not in before]
    )
    return Matched({renamed.get(key, key): item for key, item in before.items()}, after)


def _reworded(gone: Sequence[str], come: Sequence[str]) -> dict[str, str]:
    """Key of a text that is gone → key of the text it became."""
    if not gone or not come or max(len(gone), len(come)) > LONG:
        return {}
    pairs = sorted(
        (-likeness, at, to)
        for at, old in enumerate(gone)
        for to, new in enumerate(come)
        if (likeness := _likeness(old, new)) >= ALIKE
    )
    found: dict[str, str] = {}
    for _, at, to in pairs:
        if gone[at] not in found and come[to] not in found.values():
            found[gone[at]] = come[to]
    return found


def _likeness(old: str, new: str) -> float:
    """Ids and single words are never alike: `hubspot` did not become `hubspot-pro`."""
    if " " not in old or " " not in new:
        return 0.0
    matcher = difflib.SequenceMatcher(None, old, new, autojunk=False)
    if matcher.real_quick_ratio() < ALIKE or matcher.quick_ratio() < ALIKE:
        return 0.0
    return matcher.ratio()


def _put(found: dict[str, Data], key: str, item: Data) -> None:
    """A key that is taken gets a number, so that nothing is lost."""
    taken = Counter(known.partition(" #")[0] for known in found) if key in found else Counter()
    found[f"{key} #{taken[key] + 1}" if key in found else key] = item


def written(value: Data) -> str:
    """Plain data as one text, the same for the same data."""
    return value if isinstance(value, str) else json.dumps(value, sort_keys=True, ensure_ascii=False)
