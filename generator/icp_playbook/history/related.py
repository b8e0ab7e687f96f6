"""Which commits undo earlier ones, and which make changes that another branch had made already."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace

from icp_playbook.git import LogEntry
from icp_playbook.history.ancestry import Ancestry
from icp_playbook.history.change_log import EARLIER, ChangeLog
from icp_playbook.history.entry_edits import CommitEdits
from icp_playbook.history.line_changes import (
    CONTENT,
    NOTHING,
    Changes,
    Slot,
    Slots,
    Values,
    changes_by_place,
    folded,
    unlike,
)
from icp_playbook.history.messages import Message
from icp_playbook.history.named_commits import Named, goes_back

_BRANCH = 100
"""Commits of a line of history, since it parted, that are put together."""
_ENDS = 8
"""Commits that such a line may end with."""


@dataclass(frozen=True, slots=True)
class Related:
    """Places in the log of the commits that a commit undoes, as a whole or not, and of those it repeats.

    `besides` is whether it does more than it undoes.
    """

    undoes: tuple[tuple[int, bool], ...] = ()
    repeats: tuple[int, ...] = ()
    besides: bool = False


@dataclass(frozen=True, slots=True)
class _Meant:
    """The changes that a message says are taken back, and those it says are made again, by place."""

    reverts: Mapping[int, Changes] = field(default_factory=dict)
    picks: Mapping[int, Changes] = field(default_factory=dict)


def related_commits(
    log: Sequence[LogEntry],
    messages: Sequence[Message],
    named: Mapping[int, Named],
    edits: Sequence[CommitEdits],
    whole: Sequence[CommitEdits],
    ancestry: Ancestry,
) -> dict[int, Related]:
    """Place in the log → what the commit there has to do with earlier ones.

    Only what is true in content counts. Commits are undone when all that changed in them, together, is taken
    back and nothing else is changed; of those that its message names, it is said as well when a commit takes
    back a part, or does more besides. Commits of another branch are repeated when all that they changed,
    together, is changed once more and nothing else. Values are compared one by one, whatever else differs
    in their files and whatever the entries are called; where nothing in the message speaks of going back,
    entries must say again what they said before. `whole` has named merges with all that they brought in.
    """
    changes = changes_by_place(edits)
    everything = {**changes, **changes_by_place(whole)}
    meant = {
        place: _Meant(
            {other: everything[other] for other in one.reverts if other in everything}
            | {other: changes[other] for other in one.requests if other in changes},
            {other: everything[other] for other in one.picks if other in everything},
        )
        for place, one in named.items()
        if place in changes
    }
    backwards = {place for place in changes if goes_back(messages[place])}
    changed = ChangeLog(log, ancestry, changes)
    changed.read_values(
        backwards,
        {place: [*one.reverts.values(), *one.picks.values()] for place, one in meant.items()},
    )
    return _Relations(log, changed, meant, backwards).found


class _Relations:
    """Finds what may be by the changes alone, then what is by the lines of history that they are on."""

    def __init__(
        self,
        log: Sequence[LogEntry],
        changed: ChangeLog,
        meant: Mapping[int, _Meant],
        backwards: AbstractSet[int],
    ) -> None:
        self._log = log
        self._changed = changed
        self._meant = meant
        self._backwards = backwards
        self._opposite: dict[int, list[int]] = {}
        """Place → earlier commits that did just the opposite, the latest first."""
        self._alike: dict[int, list[int]] = {}
        self._find_exact()
        self._back = set(self._find_back())
        self._tips = {place: tips for place in changed.apart if (tips := self._possible_tips(place))}
        """Place → what changed there → the commits that gave the same value."""
        self._ends = {place: self._possible_ends(tips) for place, tips in self._tips.items()}
        """Place → the last commits of lines that may have done the same."""
        asked = {*self._opposite, *self._alike, *self._back, *self._tips, *meant}
        asked |= {tip for tips in self._tips.values() for some in tips.values() for tip in some}
        asked |= {end for ends in self._ends.values() for end in ends}
        asked |= {other for one in meant.values() for other in one.picks}
        self.found: dict[int, Related] = {}
        if asked:
            self._ancestry = Ancestry(log, frozenset(log[place].hash for place in asked))
            for place in sorted(asked & changed.changes.keys()):
                related = replace(self._undone(place), repeats=self._repeated(place))
                if related.undoes or related.repeats:
                    self.found[place] = related

    def _find_exact(self) -> None:
        known: dict[frozenset[tuple[Slot, Values | None]], list[int]] = {}
        for place, made in self._changed.changes.items():
            is_apart = made.keys() <= self._changed.apart.get(place, set())
            for slots, is_read in self._effects(made):
                opposite = known.get(frozenset(_turned(slots).items()))
                if opposite and (place in self._backwards or not is_read):
                    self._opposite.setdefault(place, []).extend(reversed(opposite[-EARLIER:]))
                alike = known.setdefault(frozenset(slots.items()), [])
                if alike and is_apart:
                    self._alike.setdefault(place, []).extend(reversed(alike[-EARLIER:]))
                alike.append(place)

    def _effects(self, made: Changes) -> list[tuple[Slots, bool]]:
        """What a commit did to whole entries, and, where that was read, value by value."""
        found = [(folded([made], made.keys()), False)]
        if any(change.leaves is not None for change in made.values()):
            unread = unlike(made)
            found.append((folded([made], unread), True))
        return [(slots, is_read) for slots, is_read in found if slots]

    def _find_back(self) -> Iterator[int]:
        """The commits after which every entry, or every value in it, may be again what it was before one."""
        left: set[tuple[int, str]] = set()
        for place, made in self._changed.changes.items():
            is_known = all((number, change.states[1]) in left for number, change in made.items())
            if is_known or (place in self._backwards and self._may_go_back(place)):
                yield place
            left.update((number, change.states[0]) for number, change in made.items())

    def _may_go_back(self, place: int) -> bool:
        changed = self._changed

        def may(slots: Mapping[Slot, Values]) -> bool:
            return all(
                changed.leads(changed.before(place, slot), slot, (after, before))
                for slot, (before, after) in slots.items()
                if before != after
            )

        return all(any(map(may, some)) for some in self._ways_back(place))

    def _ways_back(self, place: int) -> Iterator[list[dict[Slot, Values]]]:
        """For each entry that a commit changed, what may have been so before: its values, or all of it."""
        for number, change in self._changed.changes[place].items():
            ways = [change.slots(number, as_whole=True)]
            if place in self._backwards and change.leaves is not None:
                ways.insert(0, change.slots(number, as_whole=False))
            yield ways

    def _possible_tips(self, place: int) -> dict[Slot, list[int]]:
        """What a commit changed → those that gave the same value, if others may have done all it did."""
        changed = self._changed
        made = changed.changes[place]
        found: dict[Slot, list[int]] = {}
        if not made.keys() <= changed.apart[place]:
            return {}
        for slot, values in folded([made], unlike(made)).items():
            before, after = changed.before(place, slot), changed.after(place, slot)
            if values is None or not changed.leads([*before, *after], slot, values):
                return {}
            found[slot] = [
                other for other in (*reversed(before), *after) if changed.values(other, slot)[1] == values[1]
            ]
        return found

    def _possible_ends(self, tips: Mapping[Slot, Sequence[int]]) -> list[int]:
        """The last to give one of the values, or to change again what one of these changed besides."""
        changed = self._changed
        last = sorted({tip for some in tips.values() for tip in some}, reverse=True)[:_ENDS]
        after: set[int] = set()
        for tip in last:
            made = changed.changes[tip]
            besides = folded([made], unlike(made)).keys() - tips.keys()
            for number in {number for number, _ in besides}:
                after.update(changed.after(tip, (number, CONTENT))[:_ENDS])
        return [*last, *sorted(after - set(last), reverse=True)[:_ENDS]]

    def _behind(self, place: int) -> int:
        return self._ancestry.of(self._log[place].hash)

    def _is_behind(self, other: int, behind: int) -> bool:
        """Whether a commit is in a set; one without changes is in none."""
        bit = self._ancestry.bits.get(other)
        return bit is not None and bool(behind >> bit & 1)

    def _are_apart(self, place: int, other: int) -> bool:
        """Whether neither of two commits is an ancestor of the other."""
        early, late = sorted((place, other))
        return early != late and not self._is_behind(early, self._behind(late))

    def _undone(self, place: int) -> Related:
        behind = self._behind(place)
        named = self._named_undone(place, behind)
        if named.undoes and not named.besides and all(whole for _, whole in named.undoes):
            return named
        for other in self._opposite.get(place, ()):
            if self._is_behind(other, behind):
                return Related(((other, True),))
        found = self._taken_back(place, behind) if place in self._back else ()
        return Related(tuple((other, True) for other in found)) if found else named

    def _named_undone(self, place: int, behind: int) -> Related:
        """What is taken back of the commits that the message names."""
        meant = self._meant.get(place, _Meant()).reverts
        parts = {other: meant[other] for other in sorted(meant) if self._is_behind(other, behind)}
        if not parts:
            return Related()
        made = self._changed.changes[place]
        unread = unlike(made, *parts.values())
        theirs, mine = folded(parts.values(), unread), folded([made], unread)
        turned = _turned(theirs)
        if theirs and mine == turned:
            return Related(tuple((other, True) for other in parts))
        back = {slot for slot, values in theirs.items() if _says_again(values, mine.get(slot))}
        found: list[tuple[int, bool]] = []
        for other, part in parts.items():
            slots = folded([part], unread).keys()
            if slots & back:
                found.append((other, slots <= back))
        besides = any(slot not in back or values != turned[slot] for slot, values in mine.items())
        return Related(tuple(found), besides=besides) if found else Related()

    def _taken_back(self, place: int, behind: int) -> list[int]:
        """The ancestors that a commit takes back as a whole, all together, doing nothing else."""
        found: set[int] = set()
        for ways in self._ways_back(place):
            chains = (self._chains_back(place, slots, behind) for slots in ways)
            chain = next((chain for chain in chains if chain is not None), None)
            if chain is None:
                return []
            found |= chain
        made = self._changed.changes[place]
        removes = any(change.states[1] == NOTHING for change in made.values())
        if len(found) > 1 and removes and place not in self._backwards:
            return []  # an entry that is removed after a while is no edit taken back
        parts = [self._changed.changes[other] for other in sorted(found)]
        unread = unlike(made, *parts)
        theirs = folded(parts, unread)
        if not all(folded([part], unread).keys() & theirs.keys() for part in parts):
            return []  # one of them was taken back by another
        return sorted(found) if theirs == _turned(folded([made], unread)) else []

    def _chains_back(self, place: int, slots: Mapping[Slot, Values], behind: int) -> set[int] | None:
        """The ancestors that led away from what these values are again."""
        found: set[int] = set()
        for slot, (before, after) in slots.items():
            if before == after:
                continue
            line = [one for one in self._changed.before(place, slot) if self._is_behind(one, behind)]
            chain = self._changed.chain(line, slot, (after, before))
            if not chain:
                return None
            found.update(chain)
        return found

    def _repeated(self, place: int) -> tuple[int, ...]:
        made = self._changed.changes[place]
        picks = self._meant.get(place, _Meant()).picks
        unread = unlike(made, *picks.values())
        if picks and self._are_all_apart(place, picks):
            parts = [picks[other] for other in sorted(picks)]
            if folded(parts, unread) == folded([made], unread):
                return tuple(sorted(picks))
        for other in self._alike.get(place, ()):
            if self._are_all_apart(place, [other]):
                return (other,)
        found = self._made_elsewhere(place)
        return tuple(found) if self._are_all_apart(place, found) else ()

    def _are_all_apart(self, place: int, others: Collection[int]) -> bool:
        """Whether others are on other lines of history, and do not say themselves that they repeat this."""
        return all(
            self._are_apart(place, other) and place not in self.found.get(other, Related()).repeats
            for other in others
        )

    def _made_elsewhere(self, place: int) -> list[int]:
        """The commits of another line that, all together, did what this one did and nothing else.

        They are those that led to each value; or else, since they may have taken back some of their own, all
        that their line did since it parted.
        """
        tips = self._tips.get(place, {})
        chains = [self._chain_of(place, slot, some) for slot, some in tips.items()]
        if (
            chains
            and all(chains)
            and self._is_same(place, found := {one for chain in chains for one in chain})
        ):
            return sorted(found)
        for end in self._ends.get(place, ()):
            came = self._behind(end) & ~self._behind(place)
            if came.bit_count() <= _BRANCH and self._are_apart(place, end):
                found = set(self._ancestry.places(came)) & self._changed.changes.keys()
                if self._is_same(place, found):
                    return sorted(found)
        return []

    def _is_same(self, place: int, others: AbstractSet[int]) -> bool:
        """Whether others did together what a commit did. Of two alike, the later one says it of the other."""
        if len(others) < 2 and max(others, default=place) >= place:
            return False
        made = self._changed.changes[place]
        parts = [self._changed.changes[other] for other in sorted(others)]
        unread = unlike(made, *parts)
        return folded(parts, unread) == folded([made], unread)

    def _chain_of(self, place: int, slot: Slot, tips: Sequence[int]) -> list[int]:
        """The commits of one line of history, apart from this one, that changed a value as this one did."""
        changed, mine = self._changed, self._behind(place)
        values = changed.values(place, slot)
        for tip in tips:
            if not self._are_apart(place, tip):
                continue
            theirs = self._behind(tip) & ~mine
            line = [one for one in (*changed.before(tip, slot), tip) if self._is_behind(one, theirs)]
            if chain := changed.chain(line, slot, values):
                return chain
        return []


def _turned(slots: Slots) -> Slots:
    """The opposite of changes."""
    return {slot: None if values is None else (values[1], values[0]) for slot, values in slots.items()}


def _says_again(values: Values | None, mine: Values | None) -> bool:
    """Whether a value is again what it was before it was changed."""
    return values is not None and mine is not None and mine[1] == values[0]
