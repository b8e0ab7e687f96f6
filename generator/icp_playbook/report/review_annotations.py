"""A review as annotations of the files it is about, the boundary first."""

from collections.abc import Collection, Sequence

from icp_playbook.diff.change import EFFECTS, Effect
from icp_playbook.report.annotations import Level, annotation
from icp_playbook.report.plain import printable
from icp_playbook.review.review import ReviewedChange, RevisionReview


def as_annotations(review: RevisionReview, forbidden: Collection[Effect] = ()) -> str:
    """One workflow command a change: an error where its effect is forbidden, else the boundary warns."""
    ordered: Sequence[ReviewedChange] = sorted(
        review.changes, key=lambda told: EFFECTS.index(told.change.effect)
    )
    return "\n".join(_annotation(told, forbidden) for told in ordered)


def _annotation(told: ReviewedChange, forbidden: Collection[Effect]) -> str:
    effect = told.change.effect
    level: Level = "error" if effect in forbidden else "warning" if effect == "boundary" else "notice"
    said = " ".join(part for part in (effect, told.change.direction) if part)
    message = f"{printable(told.change.entry.name)}: {printable(told.sentence)}\n{said}"
    return annotation(level, told.place, told.change.id, message)
