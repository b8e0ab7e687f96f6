"""The tiers of two scales in one order, so that a move from one to the other is up or down."""

from collections.abc import Mapping, Sequence


def tier_order(old: Mapping[str, int], new: Mapping[str, int]) -> Sequence[str]:
    """Every tier of both scales, the best first, from where each starts; old ones by the ids they have now.

    Tiers of the new scale stand as they do there. One that is gone stands below what it stood below; among
    tiers that came in its place, by where it started.
    """
    order, above = [*new], -1
    for tier, start in old.items():
        if tier in new:
            above = order.index(tier)
            continue
        at = above + 1
        while at < len(order) and order[at] not in old and new[order[at]] >= start:
            at += 1
        order.insert(at, tier)
        above = at
    return order
