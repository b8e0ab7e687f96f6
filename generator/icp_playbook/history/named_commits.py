"""The commits that messages name: those they say they revert or pick, by hash or by pull request."""

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from icp_playbook.git import LogEntry
from icp_playbook.history.messages import Message

_HASH = "[0-9a-f]{7,64}"
_REVERTS = re.compile(
    rf"\breverts?\s+commits?\s+({_HASH}\b(?:(?:\s*,\s*and\s+|\s*[,;&]\s*|\s+and\s+|\s+){_HASH}\b)*)",
    re.IGNORECASE,
)
_REQUESTS = re.compile(
    r"\breverts\s+(?:merge request |pull request )?[\w./-]*[#!]([0-9]{1,9})\b", re.IGNORECASE
)
_PICKED = re.compile(rf"\(cherry picked from commit ({_HASH})\)")
_BACK_WORDS = ("revert", "undo", "undid", "back", "restor")
_GOES_BACK = re.compile(r"\b(?:revert|undo|undid|back|roll-?back|restor)")
_NAMING = re.compile("evert|EVERT|cherry picked")
"""Without these, a message names nothing; most are told by it at once."""


@dataclass(frozen=True, slots=True)
class Named:
    """Places in the log of the commits that a message names.

    `reverts` and `picks` are named by hash. `requests` came in with a pull request that it says it reverts,
    where it names no hash.
    """

    reverts: tuple[int, ...] = ()
    picks: tuple[int, ...] = ()
    requests: tuple[int, ...] = ()

    @property
    def places(self) -> tuple[int, ...]:
        """Those named by hash: of a merge, all that it brought in is meant."""
        return (*self.reverts, *self.picks)


def named_commits(log: Sequence[LogEntry], messages: Sequence[Message]) -> dict[int, Named]:
    """Place in the log of a commit → the commits its message names, if it names any that is in the log."""
    hashes = _Hashes(log)
    requests: dict[int, list[int]] = {}
    for place, message in enumerate(messages):
        if message.pull_request is not None:
            requests.setdefault(message.pull_request, []).append(place)
    found: dict[int, Named] = {}
    for place, message in enumerate(messages):
        if _NAMING.search(message.body):
            named = _named(place, message.body, hashes, requests)
            if named is not None:
                found[place] = named
    return found


def goes_back(message: Message) -> bool:
    """Whether a message speaks of going back to what was before."""
    text = f"{message.subject}\n{message.body}".lower()
    return any(word in text for word in _BACK_WORDS) and _GOES_BACK.search(text) is not None


def _named(place: int, body: str, hashes: "_Hashes", requests: Mapping[int, list[int]]) -> Named | None:
    listed = [name for found in _REVERTS.findall(body) for name in re.findall(_HASH, found)]
    reverts, picks = (hashes.places(names, but=place) for names in (listed, _PICKED.findall(body)))
    numbers = () if reverts else dict.fromkeys(map(int, _REQUESTS.findall(body)))
    came_in = tuple(other for number in numbers for other in requests.get(number, ()) if other < place)
    return Named(reverts, picks, came_in) if reverts or picks or came_in else None


class _Hashes:
    """Places in the log by full or shortened hash."""

    def __init__(self, log: Sequence[LogEntry]) -> None:
        self._places = {entry.hash: place for place, entry in enumerate(log)}
        self._sorted: list[str] = []

    def places(self, names: Sequence[str], *, but: int) -> tuple[int, ...]:
        """The places of the commits that names fit, each once."""
        found = dict.fromkeys(self._place(name.lower()) for name in names)
        return tuple(place for place in found if place is not None and place != but)

    def _place(self, name: str) -> int | None:
        if name in self._places:
            return self._places[name]
        self._sorted = self._sorted or sorted(self._places)
        start = bisect_left(self._sorted, name)
        fitting = [hash_ for hash_ in self._sorted[start : start + 2] if hash_.startswith(name)]
        return self._places[fitting[0]] if len(fitting) == 1 else None
