"""What raises fit, as an ICP's page shows it: criteria by dimension, their points, what caps and rates do."""

from collections.abc import Mapping
from dataclasses import dataclass

from icp_playbook.conditions import say
from icp_playbook.model import Criterion, Profile, steps
from icp_playbook.phrases import counted
from icp_playbook.playbook import Playbook, cap_label, criterion_heading, criterion_label
from icp_playbook.views.events import RowChange
from icp_playbook.views.labels import DIMENSION_LABELS

_BASE_RATES = (
    "A base rate is the share of a criterion's points that is expected while it is not known. It ranks "
    "accounts, and decides neither status nor tier."
)


@dataclass(frozen=True, slots=True)
class ScoreStep:
    """A condition with its points; `share` is the length of its bar in percent of the highest."""

    text: str
    points: int
    share: int


@dataclass(frozen=True, slots=True)
class ScoreRow:
    """A criterion as the page shows it."""

    id: str
    name: str
    why: str
    steps: tuple[ScoreStep, ...]
    base_rate: int | None
    """In percent; None where the profile gives none."""
    changed: RowChange | None


def score_groups(
    playbook: Playbook, profile: Profile, changed: Mapping[tuple[str, str], RowChange]
) -> tuple[tuple[str, tuple[ScoreRow, ...]], ...]:
    """The criteria of each dimension that has any."""
    highest = max(abs(band.points) for row in profile.fit.score for band in steps(row)) or 1
    return tuple(
        (name, rows)
        for dimension, name in DIMENSION_LABELS.items()
        if (
            rows := tuple(
                _row(playbook, row, highest, changed)
                for row in profile.fit.score
                if row.dimension == dimension
            )
        )
    )


def _row(
    playbook: Playbook, row: Criterion, highest: int, changed: Mapping[tuple[str, str], RowChange]
) -> ScoreRow:
    bands = tuple(
        ScoreStep(say(band.when, playbook.catalogue), band.points, round(100 * abs(band.points) / highest))
        for band in steps(row)
    )
    return ScoreRow(
        row.id,
        criterion_heading(row, playbook.catalogue),
        row.why,
        bands,
        row.base_rate,
        changed.get(("criteria", row.id)),
    )


def _best_points(criterion: Criterion) -> int:
    """The most that a criterion earns."""
    return max(0, *(band.points for band in steps(criterion)))


def capped_points(profile: Profile) -> int:
    """The most that all criteria earn, of those with a cap the cap."""
    best = {row.id: _best_points(row) for row in profile.fit.score}
    in_caps = [sum(best.pop(id_) for id_ in cap.criteria) for cap in profile.fit.caps.values()]
    capped = zip(profile.fit.caps.values(), in_caps, strict=True)
    return sum(best.values()) + sum(min(cap.at_most, points) for cap, points in capped)


def cap_lines(playbook: Playbook, profile: Profile) -> tuple[str, ...]:
    """What each cap says: "Growth earns at most 30 of 45 points: Recent funding, New office."."""
    rows = {row.id: row for row in profile.fit.score}
    return tuple(
        f"{cap_label(id_, cap)} earns at most {cap.at_most} of "
        f"{counted(sum(_best_points(rows[one]) for one in cap.criteria), 'point')}: "
        f"{'; '.join(criterion_label(rows[one], playbook.catalogue) for one in cap.criteria)}."
        for id_, cap in profile.fit.caps.items()
    )


def counted_missed(playbook: Playbook, profile: Profile) -> str:
    """Which criteria those are: "What is not known counts as not met: Funding; Traffic."."""
    rows = profile.fit.score
    missed = [row for row in rows if (row.unknown or profile.fit.unknown) == "missed"]
    names = "; ".join(criterion_label(row, playbook.catalogue) for row in missed)
    which = f": {names}" if len(missed) < len(rows) else ""
    return f"What is not known counts as not met{which}." if missed else ""


def about_base_rates(profile: Profile) -> str:
    """What base rates do; "" where no criterion gives one."""
    return _BASE_RATES if any(row.base_rate is not None for row in profile.fit.score) else ""
