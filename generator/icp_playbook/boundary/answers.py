"""What a question came to: an account, a proof that there is none, or neither in time."""

from collections.abc import Callable
from dataclasses import dataclass

from icp_playbook.boundary.search import NotDecided
from icp_playbook.boundary.space import Shown


@dataclass(frozen=True, slots=True)
class ShownAnswer:
    """The answer to whether there is an account of some kind."""

    shown: Shown | None = None
    """One, if there is."""
    decided: bool = True

    @property
    def none(self) -> bool:
        """Whether there provably is none."""
        return self.decided and self.shown is None


def answered(question: Callable[[], Shown | None]) -> ShownAnswer:
    """The answer to a question; one that would take too long is not decided."""
    try:
        return ShownAnswer(question())
    except NotDecided:
        return ShownAnswer(decided=False)
