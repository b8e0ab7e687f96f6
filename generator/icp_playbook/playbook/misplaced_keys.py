"""Keys that exist at another level of the file: what a wrong indentation makes of them."""

from collections.abc import Sequence

from icp_playbook.playbook.schema_walk import keys_at
from icp_playbook.source import Data, Path
from icp_playbook.values import Part


def moved_to(model: type[Part], data: Data, place: Path, loc: Sequence[str | int]) -> str | None:
    """Where an unknown key belongs: in a mapping around it, or in one beside it; None if in neither.

    `place` is its path in the data of the file, `loc` the same path with the branches of unions in it.
    A level that has the key already is not where it was meant to be.
    """
    key = str(loc[-1])
    return _further_out(model, data, place, key) or _further_in(model, data, place, loc)


def _further_out(model: type[Part], data: Data, place: Path, key: str) -> str | None:
    for end in range(len(place) - 2, -1, -1):
        around = place[:end]
        if key in keys_at(model, around) and key not in _mapping(data, around):
            owner = next(
                (f"`{part}`" for part in reversed(around) if isinstance(part, str)), "the file itself"
            )
            return f"`{key}` is a key of {owner}: move it to the left"
    return None


def _further_in(model: type[Part], data: Data, place: Path, loc: Sequence[str | int]) -> str | None:
    key, here = str(loc[-1]), _mapping(data, place[:-1])
    owners = [
        name
        for name in keys_at(model, loc[:-1])
        if key in keys_at(model, (*loc[:-1], name)) and isinstance(here.get(name), dict)
    ]
    if len(owners) != 1 or key in _mapping(data, (*place[:-1], owners[0])):
        return None
    return f"`{key}` is a key of `{owners[0]}`: indent it below `{owners[0]}:`"


def _mapping(data: Data, path: Path) -> dict[str, Data]:
    """The mapping at a path; an empty one if something else is there."""
    here: Data = data
    for part in path:
        here = here[part]  # type: ignore[index]  # a place that exists
    return here if isinstance(here, dict) else {}
