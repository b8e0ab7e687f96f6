"""Which commits are ancestors of which: sets of commits as bits, the oldest commit first."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import reduce

from icp_playbook.git import LogEntry


class Ancestry:
    """The ancestors of each commit where lines of history part or meet.

    Only commits with changes have a bit: a large repository around a small playbook is mostly merges
    without any. Only sets that a merge can ask for are kept, and those of `also`.
    """

    def __init__(self, log: Sequence[LogEntry], also: frozenset[str] = frozenset()) -> None:
        """`log` is oldest first, no commit before one of its parents."""
        self.bits: dict[int, int] = {}
        """Place of a commit in the log → its bit."""
        self._places: list[int] = []
        self._behind: dict[str, int] = {}
        self._behind_bit: dict[int, int] = {}
        for place, entry in enumerate(log):
            if entry.changes:
                self.bits[place] = len(self._places)
                self._places.append(place)
        self._walk(log, also)

    def _walk(self, log: Sequence[LogEntry], also: frozenset[str]) -> None:
        waiting = Counter(parent for entry in log for parent in entry.parents)
        asked = {
            parent for entry in log if len(entry.parents) > 1 or not entry.changes for parent in entry.parents
        }
        asked |= also | {hash_ for hash_, children in waiting.items() if children > 1}
        for place, (entry, found) in enumerate(zip(log, each_behind(log, self.bits), strict=True)):
            if entry.hash in asked:
                self._behind[entry.hash] = found
                if place in self.bits:
                    self._behind_bit[self.bits[place]] = found

    def of(self, hash_: str) -> int:
        """The commit and its ancestors."""
        return self._behind.get(hash_, 0)

    def places(self, bits: int) -> Iterator[int]:
        """The places in the log of the commits of a set, the oldest first."""
        while bits:
            lowest = bits & -bits
            yield self._places[lowest.bit_length() - 1]
            bits ^= lowest

    def newest(self, common: int) -> tuple[int, ...]:
        """The commits, with their ancestors, of what sides share: none of them is behind another.

        There are several where branches were merged into each other crosswise. A commit that two sides
        share and none of its children is where lines part or meet, so that its ancestors are known.
        """
        found: list[int] = []
        while common:
            behind = self._behind_bit[common.bit_length() - 1]
            found.append(behind)
            common &= ~behind
        return tuple(found)


def each_behind(log: Sequence[LogEntry], bits: Mapping[int, int]) -> Iterator[int]:
    """Each commit with its ancestors, in the order of the log; none is kept longer than a child needs it."""
    waiting = Counter(parent for entry in log for parent in entry.parents)
    open_: dict[str, int] = {}
    for place, entry in enumerate(log):
        found = _all_behind(open_, entry.parents)
        if place in bits:
            found |= 1 << bits[place]
        for parent in entry.parents:
            waiting[parent] -= 1
            if not waiting[parent]:
                open_.pop(parent, None)
        open_[entry.hash] = found
        yield found


def _all_behind(open_: Mapping[str, int], parents: Sequence[str]) -> int:
    if len(parents) == 1:
        return open_.get(parents[0], 0)
    return reduce(_joined, (open_.get(parent, 0) for parent in parents), 0)


def _joined(one: int, other: int) -> int:
    """The union of both sets; the same object if one contains the other, so that most sets are shared."""
    both = one | other
    if both == one:
        return one
    return other if both == other else both
