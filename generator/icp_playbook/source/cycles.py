"""The search for cycles of Python's garbage collector, put off while values are made that hold none."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


class _Frozen:
    """Whether values are frozen in this process: asking takes long where many are, as it counts them."""

    found = False

    @classmethod
    def some(cls) -> bool:
        """What was found once stays so: a process that freezes does it for good, or again and again."""
        cls.found = cls.found or gc.get_freeze_count() > 0
        return cls.found


@contextmanager
def no_cycles() -> Iterator[None]:
    """While many values are made that hold no cycles and stay, the search would take a good part of the time.

    It goes over all of them again and again and frees nothing. Afterwards it is as it was before, and what
    was made counts as old, so that only a search of everything goes over it.
    """
    searching = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if searching:
            if not _Frozen.some():
                gc.freeze()
                gc.unfreeze()  # all that is there, into the oldest generation
            gc.enable()
