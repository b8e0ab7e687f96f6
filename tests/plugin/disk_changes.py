"""What a command does to a folder, change by change: looked at, stopped or refused at any of them."""

import errno
import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path

_ADDING = {"os.mkdir", "os.rename", "os.link", "os.symlink", "os.chmod", "os.truncate"}
_REMOVING = {"os.remove", "os.rmdir", "shutil.rmtree"}
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC


def before_each(folder: str, act: Callable[[int], None], *, removing: bool = True) -> None:
    """Calls `act` with a number before each change that this process makes in a folder, from now on."""
    names = _ADDING | (_REMOVING if removing else set())
    count = 0
    busy = False

    def hook(event: str, arguments: tuple[object, ...]) -> None:
        nonlocal count, busy
        changes = event in names or (
            event == "open" and isinstance(arguments[2], int) and bool(arguments[2] & _WRITING)
        )
        if busy or not changes or not any(folder in str(one) for one in arguments):
            return
        busy = True
        try:
            count += 1
            act(count)
        finally:
            busy = False

    sys.addaudithook(hook)


def look(folder: str, site: str, report: str) -> None:
    """Notes what the site looks like before each change: a line for each state, then a count."""
    states: list[str] = []

    def note(number: int) -> None:
        state = listing(Path(site))
        if not states or states[-1] != state:
            states.append(state)
        with open(report, "w", encoding="utf-8") as file:  # noqa: PTH123  # what Path calls is audited too
            file.write("\n".join([*states, str(number)]))

    before_each(folder, note)


def stop(folder: str, at: int, signal_: signal.Signals) -> None:
    """Sends this process a signal before the change of a number."""
    if signal_ == signal.SIGINT:  # which whoever runs the tests in the background has had ignored
        signal.signal(signal.SIGINT, signal.default_int_handler)
    before_each(folder, lambda number: os.kill(os.getpid(), signal_) if number == at else None)


def fill_disk(folder: str, at: int) -> None:
    """Refuses every change from a number on, other than removals, as a full disk does."""

    def refuse(number: int) -> None:
        if number >= at:
            raise OSError(errno.ENOSPC, "No space left on device")

    before_each(folder, refuse, removing=False)


def listing(site: Path) -> str:
    """The names and sizes of a site's files, on one line."""
    found = []
    for folder, _, names in os.walk(site):
        for name in names:
            path = Path(folder, name)
            found.append(f"{path.relative_to(site)}:{path.stat().st_size}")
    return " ".join(sorted(found))
