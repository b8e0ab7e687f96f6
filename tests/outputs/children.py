"""Runs in a process of their own, which ends by itself or is killed right before a change of disk."""

import os
import signal
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from icp_playbook.outputs import swap
from icp_playbook.outputs.exchange import exchanged

Run = Callable[[], object]
Tree = dict[str, bytes] | bytes | None

_CHANGES = {
    "os.mkdir",
    "os.rename",
    "os.remove",
    "os.rmdir",
    "os.link",
    "os.symlink",
    "os.truncate",
    "os.chmod",
}
"""What Python tells of before it is done; opening to write is told too, with its flags."""
_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC


def begun(run: Run, before: Callable[[], object] = lambda: None) -> int:
    """Starts a run in a process of its own and gives its number. It exits with 0 when nothing was raised."""
    if child := os.fork():
        return child
    try:
        before()
        run()
        os._exit(0)
    except BaseException as error:  # noqa: BLE001  # what becomes of it is told by the exit code
        os.write(2, repr(error).encode())
    finally:
        os._exit(1)


def ended(child: int) -> int:
    """Waits for a process: its exit code, or less than 0 the signal that ended it."""
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def killed_at_each_change(run: Run, folder: Path) -> Iterator[int]:
    """Runs again and again, killed before the first change of disk in a folder, the second, and so on.

    Gives the number of the change after each kill, and stops after the run that was not killed.
    """
    number = 0
    while True:
        number += 1
        if (code := ended(begun(run, lambda at=number: kill_at(at, folder)))) == 0:  # type: ignore[misc]
            return
        assert code == -signal.SIGKILL
        yield number


def kill_at(number: int, folder: Path) -> None:
    """Kills this process right before its change of disk of that number."""
    left = [number]

    def count() -> None:
        left[0] -= 1
        if left[0] == 0:
            os.kill(os.getpid(), signal.SIGKILL)

    def hear(event: str, arguments: tuple[Any, ...]) -> None:
        writes = event == "open" and isinstance(arguments[2], int) and arguments[2] & _WRITES
        if (writes or event in _CHANGES) and _is_in(folder, arguments):
            count()

    fsync, exchange = os.fsync, exchanged

    def counted_fsync(descriptor: Any) -> None:
        count()
        fsync(descriptor)

    def counted_exchange(one: Path, other: Path) -> bool:
        count()
        done = exchange(one, other)
        count()
        return done

    setattr(os, "fsync", counted_fsync)  # noqa: B010  # neither of the two is told of by Python
    if swap.exchanged is exchanged:  # type: ignore[attr-defined]
        setattr(swap, "exchanged", counted_exchange)  # noqa: B010
    sys.addaudithook(hear)


def _is_in(folder: Path, arguments: tuple[Any, ...]) -> bool:
    """Whether a change is in a folder; a name without a folder is one, as when a tree is removed."""
    path = arguments[0]
    if isinstance(path, int):
        return True
    name = os.fsdecode(path)
    return name.startswith(str(folder)) or "/" not in name


def tree(place: Path) -> Tree:
    """All that is at a place: a file's content, a folder's files, None for nothing."""
    if place.is_dir():
        return {
            path.relative_to(place).as_posix(): path.read_bytes()
            for path in sorted(place.rglob("*"))
            if path.is_file()
        }
    return place.read_bytes() if place.exists() else None
