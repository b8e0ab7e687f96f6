"""A review as annotations of the files it is about, the boundary first."""

from collections.abc import Collection, Sequence

from icp_playbook.diff import EFFECTS, Effect
from icp_playbook.report.annotations import Level, annotation
from icp_playbook.report.plain import printable
from icp_playbook.review import ReviewedChange, RevisionReview


def as_annotations(review: RevisionReview, forbidden: Collection[Effect] = ()) -> str:
    """One workflow command a change: an error where its effect is forbidden, else the boundary warns."""
    ordered: Sequence[ReviewedChange] = sorted(
        review.changes, key=lambda reviewed: EFFECTS.index(reviewed.change.effect)
    )
    return "\n".join(_annotation(reviewed, forbidden) for reviewed in ordered)


def _annotation(reviewed: ReviewedChange, forbidden: Collection[Effect]) -> str:
    effect = reviewed.change.effect
    level: Level = "error" if effect in forbidden else "warning" if effect == "boundary" else "notice"
    label = " ".join(part for part in (effect, reviewed.change.direction) if part)
    message = f"{printable(reviewed.change.entry.name)}: {printable(reviewed.sentence)}\n{label}"
    return annotation(level, reviewed.place, reviewed.change.id, message)
