"""Ids made short enough for a CRM's names, no two of them alike."""

import re
from collections.abc import Sequence


def short_names(ids: Sequence[str], most: int, joint: str) -> list[str]:
    """The ids in order, of at most so many characters, with `joint` for all that is no letter or digit."""
    found: list[str] = []
    for id_ in ids:
        base = re.sub("[^a-z0-9]+", joint, id_)[:most].strip(joint)
        short, place = base, 1
        while short in found:
            place += 1
            ending = f"{joint}{place}"
            short = base[: most - len(ending)].rstrip(joint) + ending
        found.append(short)
    return found
