"""Runs that are interrupted at each place where the interpreter may do so, one place after the other."""

import contextlib
import gc
import inspect
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import FrameType
from typing import Any

import icp_playbook.outputs

_INTERRUPTED = (str(Path(icp_playbook.outputs.__file__).parent), contextlib.__file__)
"""Where: in what makes, fills and removes files, and in what enters and leaves blocks."""


def interrupted_at_each_place(run: Callable[[], object]) -> Iterator[int]:
    """Runs again and again, interrupted at the first begin or end of a call, the second, and so on.

    There it is that the interpreter looks for signals. Gives the number after each interrupt, when nothing
    holds objects of the run any more, and stops after a run that came to its end before.
    """
    gc.freeze()  # only what comes of the runs is collected
    number = 1
    while _is_interrupted(run, number):
        gc.collect()
        yield number
        number += 1


def _is_interrupted(run: Callable[[], object], at: int) -> bool:
    left = at

    def hear(frame: FrameType, event: str, _: Any) -> None:
        nonlocal left
        code = frame.f_code
        if event == "return" and code.co_flags & inspect.CO_GENERATOR:
            return  # the end of the `next` that asked for it counts
        if event in ("call", "return", "c_return") and code.co_filename.startswith(_INTERRUPTED):
            left -= 1
            if left == 0:
                sys.setprofile(None)
                raise KeyboardInterrupt

    before = sys.getprofile()
    sys.setprofile(hear)
    try:
        run()
    except KeyboardInterrupt:
        return True
    finally:
        sys.setprofile(before)
    return False
