"""The search for cycles of Python's garbage collector, put off while values are made that hold none."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


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
            if not gc.get_freeze_count():
                gc.freeze()
                gc.unfreeze()  # all that is there, into the oldest generation
            gc.enable()
