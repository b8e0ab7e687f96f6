"""The order in which axes are looked at, where many of them hang together.

Rows that share axes are a graph: axes are joined that a row hangs on together. Axes are taken off it, first
one whose neighbours are nearly all joined already, which are then joined; the last to go are looked at first.
What is left then falls apart soon, and hangs on few of the axes that are settled ("min-fill", Rose, 1974).
"""

from collections.abc import Iterable, Sequence

from icp_playbook.boundary.formulas import Mask, bits_of


def last_to_go(masks: Iterable[Mask]) -> Sequence[int]:
    """The axes of some rows, each row a set of them: the one to look at first comes first."""
    joined: dict[int, Mask] = {}
    for mask in masks:
        for axis in bits_of(mask):
            joined[axis] = joined.get(axis, 0) | mask & ~(1 << axis)
    gone: list[int] = []
    while joined:
        axis = min(joined, key=lambda one: (_missing(joined, one), joined[one].bit_count(), one))
        neighbours = joined.pop(axis)
        for other in bits_of(neighbours):
            joined[other] = (joined[other] | neighbours) & ~(1 << other) & ~(1 << axis)
        gone.append(axis)
    return gone[::-1]


def _missing(joined: dict[int, Mask], axis: int) -> int:
    """How many pairs of an axis's neighbours are not joined."""
    neighbours = joined[axis]
    return sum((neighbours & ~joined[other]).bit_count() - 1 for other in bits_of(neighbours))
