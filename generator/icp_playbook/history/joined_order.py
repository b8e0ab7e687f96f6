"""The order of a list that both sides of a merge changed: where one side moved something, it is moved."""

from collections.abc import Collection, Iterable, Sequence
from itertools import pairwise

_MOST = 400
"""Items compared pair by pair where both sides moved some; above, the order is that of one side."""


def joined_order(
    sides: tuple[Sequence[str], Sequence[str], Sequence[str]], keys: Collection[str], taken: Sequence[str]
) -> list[str]:
    """The `keys` that are left of a list in the order of both sides together; `sides` are base, one, other.

    What was added stands behind what it was added behind. Where that leaves a choice, it is as in `taken`,
    the list that the merge made.
    """
    known = set(keys)
    base, one, other = ([key for key in side if key in known] for side in sides)
    kept = [key for key in taken if key in known]
    shared = _shared_order(base, one, other, kept)
    found = kept if all(_follows(kept, rule) for rule in _rules(shared, one, other)) else shared
    for side in (one, other):
        found = _with(found, side)
    return found


def _shared_order(
    base: Sequence[str], one: Sequence[str], other: Sequence[str], taken: Sequence[str]
) -> list[str]:
    """The order of what both sides have: that of a pair is the side's that turned it round.

    Where no order can be so, it is that of the side the merge did not take.
    """
    first, second = _only(one, other), _only(other, one)
    if first == second:
        return first
    if len(first) > _MOST:
        return second if _only(base, first) == _only(first, base) else first
    places = [{key: place for place, key in enumerate(side)} for side in (base, one, other, taken)]

    def precedes(left: str, right: str) -> bool:
        was, by_one, by_other, by_merge = (
            side[left] < side[right] if left in side and right in side else None for side in places
        )
        if by_one == by_other or was is None:
            return bool(by_one if by_one == by_other or by_merge is None else by_merge)
        return bool(by_one if by_one != was else by_other)

    earlier = {key: sum(left != key and precedes(left, key) for left in first) for key in first}
    if len(set(earlier.values())) < len(first):  # both cannot stand
        return second if _only(taken, first) == first else first
    return sorted(first, key=lambda key: earlier[key])


def _rules(shared: Sequence[str], one: Sequence[str], other: Sequence[str]) -> Iterable[Sequence[str]]:
    """The orders that a list has to be in: that of what both have, and of what a side did not leave."""
    yield shared
    for side in (one, other):
        yield side if _only(side, shared) == list(shared) else [key for key in side if key not in set(shared)]


def _follows(order: Sequence[str], rule: Sequence[str]) -> bool:
    places = {key: place for place, key in enumerate(rule)}
    numbers = [places[key] for key in order if key in places]
    return all(left < right for left, right in pairwise(numbers))


def _with(order: Sequence[str], side: Sequence[str]) -> list[str]:
    """The order with what is missing of a side, behind what it stands behind there."""
    missing = set(side).difference(order)
    behind: dict[str, list[str]] = {}
    last = ""
    for key in side:
        if key in missing:
            behind.setdefault(last, []).append(key)
        else:
            last = key
    found = behind.get("", [])
    for key in order:
        found += [key, *behind.get(key, ())]
    return found


def _only(order: Iterable[str], keys: Iterable[str]) -> list[str]:
    known = set(keys)
    return [key for key in order if key in known]
