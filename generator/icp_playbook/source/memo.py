"""Results of pure functions, kept from one load of a playbook to the next."""

from collections.abc import Callable, Hashable, Iterator
from dataclasses import dataclass
from typing import Any, TypeVar, TypeVarTuple

KEPT_TURNS = 20
"""Turns that a result nobody asks for is kept: as many edits as a mistake may stand."""
_Inputs = TypeVarTuple("_Inputs")
_Result = TypeVar("_Result")


@dataclass(slots=True)
class _Kept:
    """A result with what it was made from, which thereby keeps its identity."""

    result: Any
    inputs: tuple[object, ...]
    turn: int


class Memo:
    """Calls a function once for the same inputs. Nothing in it can be out of date.

    A function is given all that it reads and reads nothing else; its inputs and its result are never
    changed. Inputs are the same if they are the very same object, equal texts, or tuples of such. Whatever
    is read anew from a file that was edited is another object, so what was made of it is made again.
    """

    def __init__(self) -> None:
        self._kept: dict[Hashable, _Kept] = {}
        self._turn = 0

    def __call__(self, work: Callable[[*_Inputs], _Result], *inputs: *_Inputs) -> _Result:
        """What a function of the module level gives for these inputs. Raises what it raises, each time."""
        place = (work, *map(_sameness, inputs))
        kept = self._kept.get(place)
        if kept is None:
            result = work(*inputs)
            if isinstance(result, Iterator):
                raise TypeError(f"{work.__qualname__} gives an iterator, which can be read only once")
            kept = self._kept[place] = _Kept(result, inputs, self._turn)
        kept.turn = self._turn
        made: _Result = kept.result
        return made

    def next_turn(self) -> None:
        """Begins another load, and drops what the last ones did not ask for."""
        self._turn += 1
        for place, kept in list(self._kept.items()):
            if kept.turn < self._turn - KEPT_TURNS:
                del self._kept[place]


def _sameness(value: object) -> Hashable:
    if isinstance(value, str):
        return value
    if isinstance(value, tuple):
        return (tuple, *map(_sameness, value))
    return id(value)
