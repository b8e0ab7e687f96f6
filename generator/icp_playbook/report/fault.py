"""What a fault of ours says: what to report, and nothing of the user's own files or data."""

import platform
import sys
import traceback
from dataclasses import dataclass

from icp_playbook import __version__

TRACEBACK = "ICP_PLAYBOOK_TRACEBACK"
"""The variable of the environment that shows the traceback as well."""
_PACKAGE = "icp_playbook"


@dataclass(frozen=True, slots=True)
class Fault:
    """The sentence and the remedy for an exception that nothing expected."""

    sentence: str
    remedy: str

    @classmethod
    def of(cls, error: BaseException, command: str) -> "Fault":
        """From the exception and the name of the command, such as `score`, without its arguments."""
        what = f"{type(error).__name__} {_place(error)}"
        about = ", ".join(
            [
                f"icp-playbook {__version__}",
                *([f"`{command}`"] if command else []),
                f"Python {platform.python_version()} on {sys.platform}",
                what,
            ]
        )
        return cls(
            f"this is a fault of icp-playbook, not of your files: {what}",
            f"report it with this line: {about}; {TRACEBACK}=1 shows more, which may hold data of yours",
        )


def _place(error: BaseException) -> str:
    """The last line of ours that ran, and the module that raised it where that is another."""
    frames = list(traceback.walk_tb(error.__traceback__))
    named = [(str(frame.f_globals.get("__name__", "")), line) for frame, line in frames]
    ours = [place for place in named if place[0].split(".")[0] == _PACKAGE]
    words = [f"at {module}, line {line}" for module, line in ours[-1:]]
    if named and named[-1] not in ours[-1:]:
        words.append(f"from {named[-1][0]}, line {named[-1][1]}")
    return " ".join(words)
