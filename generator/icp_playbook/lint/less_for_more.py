"""Points that fall and rise again along a scale: somebody swapped two numbers."""

from collections.abc import Iterator, Sequence

from icp_playbook.conditions import AtLeast, AtMost
from icp_playbook.findings import Finding
from icp_playbook.lint.rule import LintRule
from icp_playbook.lint.scales import BandScale, Stretch, scales
from icp_playbook.playbook import Documents, Playbook


def check(playbook: Playbook, documents: Documents) -> Iterator[Finding]:
    """One finding for each scale whose points take a turn that no preference explains.

    Points may rise, fall, or be highest in the middle. Two shapes are mistakes: a ladder of `at_least` alone,
    or of `at_most` alone, that does not go one way (who likes the middle best writes `between`), and a band
    that earns something, but less than bands below it and bands above it.
    """
    for scale in scales(playbook):
        stretches = [one for one in scale.stretches() if one.band is not None]
        if _is_ladder(scale):
            odd = _broken_step(scale, stretches)
            why = "breaks the ladder: more of it earns less, then more, or the other way round"
        else:
            odd = _valley(stretches)
            why = "earns less than what is below it and what is above it"
        if odd is not None and odd.band is not None:
            yield RULE.at(
                documents[scale.key].at(*scale.path, odd.band, "points"),
                f'band {odd.band + 1} of "{scale.name}" {why}',
                "put the points in order, or write `between` for the values that count most",
            )


def _is_ladder(scale: BandScale) -> bool:
    return len({type(test) for test in scale.tests}) == 1 and isinstance(scale.tests[0], AtLeast | AtMost)


def _broken_step(scale: BandScale, stretches: Sequence[Stretch]) -> Stretch | None:
    """The first step against the way to the top step; beyond the last one nothing is earned."""
    climbing = list(stretches) if isinstance(scale.tests[0], AtLeast) else [*reversed(stretches)]
    points = [0, *(one.points for one in climbing)]
    if points in (sorted(points), sorted(points, reverse=True)):
        return None
    up = points[-1] >= 0
    return next(
        one
        for one, before, now in zip(climbing, points, points[1:], strict=False)
        if (now < before if up else now > before)
    )


def _valley(stretches: Sequence[Stretch]) -> Stretch | None:
    for place, one in enumerate(stretches[1:-1], start=1):
        lower = max(other.points for other in stretches[:place])
        higher = max(other.points for other in stretches[place + 1 :])
        if 0 < one.points < min(lower, higher):
            return one
    return None


RULE = LintRule(
    id="less-for-more",
    about="Points along a scale rise, fall, or are highest in the middle.",
    example=(
        'band 2 of "Headcount" earns less than what is below it and what is above it',
        "put the points in order",
    ),
    check=check,
)
