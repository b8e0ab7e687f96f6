"""The search for cycles is off while a playbook is read, and as it was afterwards."""

import gc
import subprocess
import sys

import pytest

from icp_playbook.source import no_cycles


@pytest.mark.parametrize("searching", [True, False])
def test_the_search_is_as_it_was(searching: bool) -> None:
    before = gc.isenabled()
    try:
        (gc.enable if searching else gc.disable)()
        with no_cycles():
            assert not gc.isenabled()
        assert gc.isenabled() is searching
    finally:
        (gc.enable if before else gc.disable)()


OLD = """
import gc, weakref
from icp_playbook.source import no_cycles

class Linked:
    def __init__(self):
        self.itself = self

with no_cycles():
    made = Linked()
    gone = weakref.ref(made)
print([age for age in range(3) if any(one is made for one in gc.get_objects(age))], gc.get_freeze_count())
del made
gc.collect()
print(gone())
"""


def test_what_was_made_is_searched_with_everything_else_alone() -> None:
    """In a process of its own: tests put what they loaded out of the search's way."""
    ran = subprocess.run([sys.executable, "-c", OLD], capture_output=True, text=True, check=True)
    assert ran.stdout == "[2] 0\nNone\n"


def test_what_somebody_else_froze_stays_frozen() -> None:
    frozen = gc.get_freeze_count()
    gc.freeze()
    try:
        assert gc.get_freeze_count() > frozen
        with no_cycles():
            pass
        assert gc.get_freeze_count() > frozen
    finally:
        if not frozen:
            gc.unfreeze()
