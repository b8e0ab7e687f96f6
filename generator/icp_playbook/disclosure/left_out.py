"""What a build leaves out, and why."""

from dataclasses import dataclass
from functools import cached_property

from icp_playbook.findings import Location
from icp_playbook.model import Audience
from icp_playbook.playbook import Key, Loaded, relinked
from icp_playbook.source import Data, Path, without

OPERATING = ("waive", "rules", "outcomes", "lists", "capacity")
"""Keys at the top of a file that say how the company checks its playbook, reasons and lists included."""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """An entry, a key or an item that a build leaves out."""

    key: Key
    path: Path
    """Within the entry, in words of the file; empty for the whole of it."""
    place: Location
    because: str
    """Why, after "since"; empty where its mark or the policy says so."""
    needs: Key | None = None
    """The entry that it names, where that is why."""
    is_whole: bool = False
    """Whether it is an entry or an item of a list with keys of its own, and not a mere value."""

    @property
    def what(self) -> str:
        """The entry, or the place within it."""
        steps = "".join(f"[{step + 1}]" if isinstance(step, int) else f".{step}" for step in self.path)
        return f"{self.key}{steps}"


@dataclass(frozen=True)
class Disclosure:
    """A playbook as an audience may see it.

    `loaded` has no playbook where what is left makes none; its findings say why. It is what `check` goes by.
    """

    audience: Audience
    loaded: Loaded
    left_out: tuple[LeftOut, ...] = ()

    @cached_property
    def published(self) -> Loaded:
        """What a site is made of: `loaded`, for others less how the company checks its playbook."""
        if self.audience == "internal" or self.loaded.playbook is None:
            return self.loaded
        rest = {
            key: without(document, places) if (places := _notes(document.data)) else document
            for key, document in self.loaded.documents.items()
        }
        return relinked(rest)

    @property
    def consequences(self) -> tuple[LeftOut, ...]:
        """The entries and items that go with what is marked; not those that go with them in turn."""
        found = [one for one in self.left_out if one.because and one.is_whole]
        entries = {one.key for one in found if not one.path}
        return tuple(one for one in found if one.needs not in entries)


def _notes(data: Data) -> list[Path]:
    """What says how the company checks its playbook, lists of outcomes and measures included."""
    if not isinstance(data, dict):
        return []
    evidence = data.get("evidence")
    figures = evidence.get("figures") if isinstance(evidence, dict) else None
    measured = [
        ("evidence", "figures", place, "measured")
        for place, figure in enumerate(figures if isinstance(figures, list) else ())
        if isinstance(figure, dict) and "measured" in figure
    ]
    return [*((name,) for name in OPERATING if name in data), *measured]
