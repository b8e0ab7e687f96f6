"""Which commits are ancestors of which: sets of commits as bits, the oldest commit first."""

from collections.abc import Iterator, Sequence
from functools import reduce

from icp_playbook.git import LogEntry


class Ancestry:
    """The ancestors of each parent of a merge that touched the playbook.

    Only commits with changes have a bit: a large repository around a small playbook is mostly merges
    without any. Only sets that a merge asks for are kept.
    """

    def __init__(self, log: Sequence[LogEntry]) -> None:
        """`log` is oldest first, no commit before one of its parents."""
        self.bits: dict[int, int] = {}
        """Place of a commit in the log → its bit."""
        self._places: list[int] = []
        self._behind: dict[str, int] = {}
        for place, entry in enumerate(log):
            if entry.changes:
                self.bits[place] = len(self._places)
                self._places.append(place)
        self._walk(log)

    def _walk(self, log: Sequence[LogEntry]) -> None:
        asked = {parent for entry in log if len(entry.parents) > 1 for parent in entry.parents}
        waiting: dict[str, int] = {}
        for entry in log:
            for parent in entry.parents:
                waiting[parent] = waiting.get(parent, 0) + 1
        open_: dict[str, int] = {}
        for place, entry in enumerate(log):
            found = reduce(_joined, (open_.get(parent, 0) for parent in entry.parents), 0)
            if place in self.bits:
                found |= 1 << self.bits[place]
            for parent in entry.parents:
                waiting[parent] -= 1
                if not waiting[parent]:
                    open_.pop(parent, None)
            open_[entry.hash] = found
            if entry.hash in asked:
                self._behind[entry.hash] = found

    def of(self, hash_: str) -> int:
        """The commit and its ancestors."""
        return self._behind.get(hash_, 0)

    def places(self, bits: int) -> Iterator[int]:
        """The places in the log of the commits of a set, the oldest first."""
        while bits:
            lowest = bits & -bits
            yield self._places[lowest.bit_length() - 1]
            bits ^= lowest


def _joined(one: int, other: int) -> int:
    """The union of both sets; the same object if one contains the other, so that most sets are shared."""
    both = one | other
    if both == one:
        return one
    return other if both == other else both


def shared(sides: Sequence[int]) -> int:
    """The ancestors that all sides share."""
    return reduce(lambda some, side: some & side, sides)
