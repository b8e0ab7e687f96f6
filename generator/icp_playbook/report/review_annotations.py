"""A review as annotations of the files it is about, the boundary first."""

from collections.abc import Collection, Iterator, Sequence

from icp_playbook.diff import EFFECTS, Effect
from icp_playbook.findings import Location
from icp_playbook.report.annotations import Level, annotation
from icp_playbook.report.plain import printable
from icp_playbook.report.policy_lines import policy_annotations
from icp_playbook.report.review_text import membership_counts, move_summary
from icp_playbook.review import ReviewedChange, RevisionReview


def as_annotations(review: RevisionReview, forbidden: Collection[Effect] = ()) -> str:
    """One workflow command a change: an error where its effect is forbidden, else the boundary warns.

    Then one for the examples and one for the list, where verdicts change.
    """
    ordered: Sequence[ReviewedChange] = sorted(
        review.changes, key=lambda reviewed: EFFECTS.index(reviewed.change.effect)
    )
    unread = [
        annotation(
            "error", Location(path), "not-compared", "cannot be read on one side, so it is not compared"
        )
        for path in review.unread
    ]
    changes = [_annotation(reviewed, forbidden) for reviewed in ordered]
    policy = policy_annotations(review.policy) if review.policy is not None else ()
    return "\n".join([*unread, *changes, *policy, *_verdicts(review)])


def _verdicts(review: RevisionReview) -> Iterator[str]:
    """How many accounts are how surely in, before and now; nothing where no verdict changes."""
    for found, lead in ((review.examples, "Examples"), (review.listed, "Listed accounts")):
        if found is not None and found.moved:
            lines = [f"{lead}: {move_summary(found)}"]
            lines += [f"before: {membership_counts(found.before)}", f"now: {membership_counts(found.after)}"]
            yield annotation("notice", None, "verdicts", "\n".join(lines))


def _annotation(reviewed: ReviewedChange, forbidden: Collection[Effect]) -> str:
    effect = reviewed.change.effect
    level: Level = "error" if effect in forbidden else "warning" if effect == "boundary" else "notice"
    label = " ".join(part for part in (effect, reviewed.change.direction) if part)
    message = f"{printable(reviewed.change.entry.name)}: {printable(reviewed.sentence)}\n{label}"
    return annotation(level, reviewed.place, reviewed.change.id, message)
