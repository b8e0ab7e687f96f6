"""Two folders exchange their names in one step, where the system can: Python itself only renames one."""

import ctypes
import errno
import os
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path

_HERE = -100
"""AT_FDCWD of Linux: paths are taken from the working directory."""
_EXCHANGE = 2
"""RENAME_EXCHANGE of Linux's renameat2(2), and RENAME_SWAP of macOS's renamex_np(2)."""
_CANNOT = (errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP, errno.EPERM)


def exchanged(one: Path, other: Path) -> bool:
    """Exchanges the names of two files or folders. False where that cannot be done.

    Raises OSError for any other reason, such as one of them missing.
    """
    if (call := _system_call()) is None:
        return False
    if call(os.fsencode(one), os.fsencode(other)) == 0:
        return True
    if (number := ctypes.get_errno()) in _CANNOT:
        return False
    raise OSError(number, os.strerror(number), str(one), None, str(other))


@cache
def _system_call() -> Callable[[bytes, bytes], int] | None:
    try:
        library = ctypes.CDLL(None, use_errno=True)
        if sys.platform == "darwin":
            renamex_np = library.renamex_np
            return lambda one, other: int(renamex_np(one, other, ctypes.c_uint(_EXCHANGE)))
        renameat2 = library.renameat2
    except (OSError, AttributeError):
        return None
    return lambda one, other: int(renameat2(_HERE, one, _HERE, other, ctypes.c_uint(_EXCHANGE)))
