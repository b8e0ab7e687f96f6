"""All changes of a log by what they changed, so that those of one value are found without a search."""

from bisect import bisect_left, bisect_right
from collections import deque
from collections.abc import Iterable, Mapping, Sequence
from operator import itemgetter

from icp_playbook.git import LogEntry
from icp_playbook.history.ancestry import Ancestry, each_behind
from icp_playbook.history.line_changes import CONTENT, Changes, LineChange, Slot, Values, read_leaves

EARLIER = 20
"""Changes of one value, or of one entry, that are looked at, on either side in the log."""


class ChangeLog:
    """The changes of each commit, by its place in the log, and the places by entry and by value.

    Values are read only of those commits that can have to do with another: see `read_values`.
    """

    def __init__(self, log: Sequence[LogEntry], ancestry: Ancestry, changes: Mapping[int, Changes]) -> None:
        self.changes = changes
        self._places: dict[Slot, list[int]] = {}
        for place, made in changes.items():
            for number in made:
                self._places.setdefault((number, CONTENT), []).append(place)
        self.apart: dict[int, set[int]] = {}
        """Place → the entries that a commit on another line of history changed as well."""
        if any(len(entry.parents) > 1 for entry in log):
            self._find_apart(log, ancestry)

    def _find_apart(self, log: Sequence[LogEntry], ancestry: Ancestry) -> None:
        recent: dict[int, deque[int]] = {}
        count = 0
        for place, behind in enumerate(each_behind(log, ancestry.bits)):
            count += place in ancestry.bits
            alone = behind.bit_count() < count
            for number in self.changes.get(place, ()):
                before = recent.setdefault(number, deque(maxlen=EARLIER))
                if alone:
                    others = [other for other in before if not behind >> ancestry.bits[other] & 1]
                    for one in (*others, place) if others else ():
                        self.apart.setdefault(one, set()).add(number)
                before.append(place)

    def read_values(self, backwards: Iterable[int], named: Mapping[int, Sequence[Changes]]) -> None:
        """Reads which values differ, wherever a comparison may need them.

        That is where lines of history changed the same entries; of the commits `backwards` and of what
        changed their entries before; and of those whose message names changes, with these.
        """
        asked: dict[int, dict[int, tuple[int, LineChange]]] = {}

        def ask(place: int, number: int, change: LineChange) -> None:
            asked.setdefault(number, {})[id(change)] = place, change

        for place, numbers in self.apart.items():
            for number in numbers:
                ask(place, number, self.changes[place][number])
        for place in backwards:
            for number, change in self.changes[place].items():
                ask(place, number, change)
                for other in self.before(place, (number, CONTENT)):
                    ask(other, number, self.changes[other][number])
        for place, parts in named.items():
            for part in (self.changes.get(place, {}), *parts):
                for number, change in part.items():
                    ask(place, number, change)
        for some in asked.values():
            read_leaves([change for _, change in sorted(some.values(), key=itemgetter(0))])
        for place, made in self.changes.items():
            for number, change in made.items():
                for slot in change.slots(number, as_whole=False):
                    if slot[1] != CONTENT:
                        self._places.setdefault(slot, []).append(place)

    def values(self, place: int, slot: Slot) -> Values:
        """A value before and after a commit that changed it; of an entry as a whole, its content."""
        change = self.changes[place][slot[0]]
        if slot[1] == CONTENT:
            return change.states
        return change.slots(slot[0], as_whole=False)[slot]

    def before(self, place: int, slot: Slot) -> Sequence[int]:
        """The last places before one that changed a value."""
        places = self._places.get(slot, [])
        end = bisect_left(places, place)
        return places[max(0, end - EARLIER) : end]

    def after(self, place: int, slot: Slot) -> Sequence[int]:
        """The first places after one that changed a value."""
        places = self._places.get(slot, [])
        start = bisect_right(places, place)
        return places[start : start + EARLIER]

    def chain(self, places: Sequence[int], slot: Slot, values: Values) -> list[int]:
        """Of these places, the last that led from the first of two values to the second; none if none did."""
        found: list[int] = []
        start, goal = values
        for place in reversed(places):
            old, new = self.values(place, slot)
            if old != new and new == goal:
                found.append(place)
                goal = old
                if goal == start:
                    return found
        return []

    def leads(self, places: Sequence[int], slot: Slot, values: Values) -> bool:
        """Whether a chain of these places is possible, whatever lines of history they are on."""
        known = [self.values(place, slot) for place in places]
        return any(old == values[0] for old, _ in known) and any(new == values[1] for _, new in known)
