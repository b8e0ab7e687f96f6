"""A kind of change: its id, its effect, and what it means in words."""

from dataclasses import dataclass

from icp_playbook.diff.change import Effect
from icp_playbook.phrases import article


@dataclass(frozen=True, slots=True)
class ChangeKind:
    """A kind of change. `title` heads a table row, `means` explains it in a sentence."""

    id: str
    effect: Effect
    title: str
    means: str


def boundary(id_: str, title: str, means: str) -> ChangeKind:
    """One that moves the boundary."""
    return ChangeKind(id_, "boundary", title, means)


def trio(family: str, effect: Effect, noun: str, what: str) -> tuple[ChangeKind, ChangeKind, ChangeKind]:
    """Added, removed and changed, for families that differ only in their noun."""
    return (
        ChangeKind(f"{family}-added", effect, f"{noun} added", f"There is one more {what}."),
        ChangeKind(f"{family}-removed", effect, f"{noun} removed", f"There is one fewer {what}."),
        ChangeKind(
            f"{family}-changed",
            effect,
            f"{noun} changed",
            f"{article(what).capitalize()} {what} changed.",
        ),
    )
