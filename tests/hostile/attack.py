"""One hostile input: what is put into a world, the command that meets it, and what must come of it."""

from collections.abc import Callable
from dataclasses import dataclass, field

from tests.hostile.world import World

Line = tuple[str, ...]
CHECK: Line = ("icp-playbook", "check", "--as-of", "2026-03-02")
DIFF: Line = ("icp-playbook", "diff", "HEAD", "--as-of", "2026-03-02")
HISTORY: Line = ("icp-playbook", "history")
OWNERS: Line = ("icp-playbook", "owners", "--check")
BUILD: Line = ("mkdocs", "build", "-q")


@dataclass(frozen=True)
class Attack:
    """A hostile input. `exits` are the exit codes that are right; `says` must stand in what is printed.

    `repository` commits the good playbook first. `writes` are the paths below the world that may change.
    """

    name: str
    plants: Callable[[World], object]
    line: Line = CHECK
    exits: tuple[int, ...] = (1,)
    says: str = ""
    repository: bool = False
    writes: tuple[str, ...] = ()
    variables: dict[str, str] = field(default_factory=dict)
