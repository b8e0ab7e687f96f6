"""Bands that cross: a value in both earns what the order of the file happens to say."""

from collections.abc import Iterator
from itertools import combinations

from icp_playbook.findings import Finding
from icp_playbook.lint.rule import LintRule
from icp_playbook.lint.scales import BandScale, Span, scales
from icp_playbook.playbook import Documents, Playbook


def check(playbook: Playbook, documents: Documents) -> Iterator[Finding]:
    """One finding for each two bands that share values, give different points, and do not hold one another.

    A later band that holds an earlier one is a wider step, on purpose. Amounts and shares may meet in one
    value, as in 10M–20M and 20M–50M; whole numbers, years and dates may not.
    """
    for scale in scales(playbook):
        for first, second in combinations(range(len(scale.spans)), 2):
            shared = _shared(scale, first, second)
            if shared is not None:
                yield RULE.at(
                    documents[scale.key].at(*scale.path, second),
                    f'{scale.say(shared)} is in band {first + 1} and in band {second + 1} of "{scale.name}", '
                    "and only their order says which counts",
                    "let one end where the other starts, or let the later one hold all of the earlier one",
                )


def _shared(scale: BandScale, first: int, second: int) -> Span | None:
    one, other = scale.spans[first], scale.spans[second]
    shared = Span(max(one.low, other.low), min(one.high, other.high))
    if shared.low > shared.high or one.within(other) or other.within(one):
        return None
    meets = shared.low == shared.high and (scale.money or not scale.whole)
    return None if meets or scale.points[first] == scale.points[second] else shared


RULE = LintRule(
    id="overlapping-bands",
    about="A value is in one band of a criterion, or in a narrow one before a wider one.",
    example=(
        '100 is in band 1 and in band 2 of "Headcount", and only their order says which counts',
        "let one end where the other starts",
    ),
    check=check,
)
