"""Versions of entries: what every commit left, by the commits behind it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from icp_playbook.history.revisions import Snapshot
from icp_playbook.playbook import Key


@dataclass(frozen=True, slots=True)
class Version:
    """An entry as a commit left it.

    `line` is the same for one entry under all ids it had. `readable` is the last content on this line of
    history that could be read, and `since` the place in the log of the commit that wrote it, -1 for none.
    """

    snapshot: Snapshot
    line: int
    readable: Snapshot | None
    since: int

    @property
    def entry(self) -> Key:
        """The id it had."""
        return self.snapshot.entry


class VersionLog:
    """Every version there was. Sets of commits are bits, and closed: with a commit come its ancestors."""

    def __init__(self) -> None:
        self._edited_in: dict[Key, int] = {}
        self._after: dict[Key, dict[int, Version | None]] = {}
        self._ids: list[dict[Key, None]] = []
        self._latest: dict[Key, int] = {}

    def remember(self, bit: int, entries: Iterable[Key], state: Mapping[Key, Version]) -> None:
        """What the commit of a bit left of the entries it touched."""
        for entry in entries:
            self._edited_in[entry] = self._edited_in.get(entry, 0) | 1 << bit
            self._after.setdefault(entry, {})[bit] = state.get(entry)

    def at(self, line: int, commits: int) -> Version | None:
        """The version of an entry after a commit, given with its ancestors.

        The last of these commits to touch it: every line of history from there up leaves it as it is.
        """
        for entry in self._ids[line]:
            last = (self._edited_in.get(entry, 0) & commits).bit_length() - 1
            found = self._after[entry][last] if last >= 0 else None
            if found is not None and found.line == line:
                return found
        return None

    def is_removed(self, line: int, state: Mapping[Key, Version], commits: int) -> bool:
        """Whether a state has no more of an entry that these commits, which led to it, once had."""
        if self.in_state(line, state) is not None:
            return False
        return any(
            after is not None and after.line == line and commits >> bit & 1
            for entry in self._ids[line]
            for bit, after in self._after.get(entry, {}).items()
        )

    def in_state(self, line: int, state: Mapping[Key, Version]) -> Version | None:
        """The version of an entry in a state, under any id it ever had."""
        for entry in self._ids[line]:
            found = state.get(entry)
            if found is not None and found.line == line:
                return found
        return None

    def line_of(self, entry: Key, before: Mapping[Key, Version]) -> int:
        """The line of an entry that is new in a state: its own of earlier, unless that goes by another id."""
        line = self._latest.get(entry)
        if line is None or self.in_state(line, before) is not None:
            self._ids.append({})
            line = len(self._ids) - 1
        return self.named(line, entry)

    def named(self, line: int, entry: Key) -> int:
        """The same line, known by one more id."""
        self._ids[line][entry] = None
        self._latest[entry] = line
        return line

    @property
    def latest(self) -> Iterator[tuple[Key, Version]]:
        """The entries after the last commit, by kind and id."""
        for entry, versions in sorted(self._after.items()):
            found = versions[max(versions)]
            if found is not None:
                yield entry, found
