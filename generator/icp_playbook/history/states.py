"""The playbook after each commit: states share what is the same in them, and what differs is found fast."""

from collections.abc import Iterable, Iterator, Mapping

from icp_playbook.history.versions import Version
from icp_playbook.playbook import Key

_PARTS = 64
"""Entries fall into as many parts; a commit copies those it changes, and shares the others."""


class State(Mapping[Key, Version]):
    """A playbook after a commit: entries in no order. It is never changed."""

    __slots__ = ("_parts",)

    def __init__(self, parts: tuple[dict[Key, Version], ...] = ({},) * _PARTS) -> None:
        self._parts = parts

    def __getitem__(self, entry: Key) -> Version:
        return self._parts[hash(entry) % _PARTS][entry]

    def __contains__(self, entry: object) -> bool:
        return entry in self._parts[hash(entry) % _PARTS]

    def __iter__(self) -> Iterator[Key]:
        for part in self._parts:
            yield from part

    def __len__(self) -> int:
        return sum(map(len, self._parts))

    def changed(self, removed: Iterable[Key], new: Mapping[Key, Version]) -> "State":
        """This state without some entries, and with new ones or new versions."""
        parts = list(self._parts)
        copied: dict[int, dict[Key, Version]] = {}

        def part(entry: Key) -> dict[Key, Version]:
            number = hash(entry) % _PARTS
            if number not in copied:
                copied[number] = parts[number] = dict(parts[number])
            return copied[number]

        for entry in removed:
            part(entry).pop(entry, None)
        for entry, version in new.items():
            part(entry)[entry] = version
        return State(tuple(parts))

    def differences(self, other: "State") -> list[Key]:
        """The entries whose version is not the very same in both, sorted."""
        found: list[Key] = []
        for mine, theirs in zip(self._parts, other._parts, strict=True):
            if mine is not theirs:
                found += [entry for entry, version in mine.items() if theirs.get(entry) is not version]
                found += [entry for entry in theirs if entry not in mine]
        return sorted(found)
