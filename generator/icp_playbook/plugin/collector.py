"""Python's garbage collector during a build, which makes much and drops little that refers to itself."""

import gc

MANY = 10_000
"""Objects that are made before the newest are searched. Python's own 700 cost a twelfth of a build's time."""


class RareCollection:
    """Has garbage searched for less often, and as before once it is over."""

    def __init__(self) -> None:
        self._before: tuple[int, int, int] | None = None

    def begin(self) -> None:
        """Leaves alone what was set higher, or turned off."""
        before = gc.get_threshold()
        if self._before is None and 0 < before[0] < MANY:
            self._before = before
            gc.set_threshold(MANY, *before[1:])

    def end(self) -> None:
        """May be called again."""
        if self._before is not None:
            gc.set_threshold(*self._before)
            self._before = None
