"""A score as a draft for a CRM: the criteria of an ICP that it can express exactly, and those it cannot."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from icp_playbook.activation.empty_values import shifts, with_missing
from icp_playbook.activation.steps import ENDS, End, PointRule, steps_of
from icp_playbook.activation.trees import NEVER
from icp_playbook.campaign import InexpressibleError, Literal, literals
from icp_playbook.fields import Catalogue
from icp_playbook.fit import BandedPoints, IcpProgram, IcpWords, possible_points


@dataclass(frozen=True, slots=True)
class DraftCriterion:
    """A scored criterion as steps, for either end of what it may come to."""

    id: str
    label: str
    low: tuple[PointRule, ...]
    high: tuple[PointRule, ...]

    def steps(self, end: End) -> tuple[PointRule, ...]:
        """Its steps at one end."""
        return self.low if end == "low" else self.high

    @property
    def literals(self) -> dict[Literal, None]:
        """Every test that a CRM has to say, each once."""
        return dict.fromkeys(literals(*(step.when for step in (*self.low, *self.high))))


@dataclass(frozen=True, slots=True)
class DraftGroup:
    """Criteria that are added up; with a cap they earn at most so much together."""

    label: str
    criteria: tuple[DraftCriterion, ...]
    at_most: int | None = None

    def bounds(self, end: End) -> tuple[int, int]:
        """The least and the most that it can come to at one end."""
        points = [step.points for criterion in self.criteria for step in criterion.steps(end)]
        least, most = sum(point for point in points if point < 0), sum(point for point in points if point > 0)
        return least, most if self.at_most is None else min(most, self.at_most)


@dataclass(frozen=True, slots=True)
class OmittedCriterion:
    """A criterion that a CRM cannot express exactly, the most it can earn, and why it is left out."""

    label: str
    points: int
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ScoreDraft:
    """What of an ICP goes into a CRM. `possible` points of `whole`: the rest is in `omitted`."""

    icp: str
    name: str
    groups: tuple[DraftGroup, ...]
    omitted: tuple[OmittedCriterion, ...]
    possible: int
    whole: int

    @property
    def criteria(self) -> Iterator[DraftCriterion]:
        """Every criterion that is in it."""
        for group in self.groups:
            yield from group.criteria


Obstacles: TypeAlias = Callable[[DraftCriterion], Iterator[str]]
"""Why a CRM cannot express a criterion; nothing where it can."""


def score_draft(
    icp: IcpProgram, words: IcpWords, catalogue: Catalogue, obstacles: Obstacles, *, caps: bool = True
) -> ScoreDraft:
    """The draft of an ICP. Without `caps` the CRM knows none: what a cap may cut off is left out."""
    criteria = {row.id: _criterion(row, words, catalogue) for row in icp.score}
    reasons = {id_: list(dict.fromkeys(obstacles(one))) for id_, one in criteria.items()}
    if not caps:
        for cap in icp.caps:
            within = [id_ for id_ in cap.criteria if not reasons[id_]]
            if DraftGroup("", tuple(criteria[id_] for id_ in within)).bounds("high")[1] > cap.at_most:
                for id_ in within:
                    reasons[id_].append(
                        f"“{words.caps[cap.id].label}” caps it at {cap.at_most} points together"
                    )
    kept = replace(icp, score=tuple(row for row in icp.score if not reasons[row.id]))
    omitted = tuple(
        OmittedCriterion(
            criteria[row.id].label, row.possible or min(band.points for band in row.bands), tuple(why)
        )
        for row in icp.score
        if (why := reasons[row.id])
    )
    groups = tuple(_groups(kept, words, criteria, capped=caps))
    return ScoreDraft(icp.id, words.name, groups, omitted, possible_points(kept), possible_points(icp))


def _criterion(row: BandedPoints, words: IcpWords, catalogue: Catalogue) -> DraftCriterion:
    low, high = (_filled(steps_of(row, end), catalogue) for end in ENDS)
    return DraftCriterion(row.id, words.score[row.id].label, low, high)


def _filled(steps: Sequence[PointRule], catalogue: Catalogue) -> tuple[PointRule, ...]:
    made = (PointRule(step.points, with_missing(step.when, catalogue)) for step in steps)
    return tuple(step for step in made if step.when != NEVER)


def _groups(
    icp: IcpProgram, words: IcpWords, criteria: dict[str, DraftCriterion], *, capped: bool
) -> Iterator[DraftGroup]:
    """A group for each cap and for each criterion without one, in the order of the file."""
    cap_of = {id_: cap for cap in icp.caps for id_ in cap.criteria} if capped else {}
    begun: set[str] = set()
    for row in icp.score:
        cap = cap_of.get(row.id)
        if cap is None:
            yield DraftGroup(criteria[row.id].label, (criteria[row.id],))
        elif cap.id not in begun:
            begun.add(cap.id)
            within = tuple(criteria[one.id] for one in icp.score if one.id in cap.criteria)
            yield DraftGroup(words.caps[cap.id].label, within, cap.at_most)


def obstacles_in(
    tests: Sequence[Literal], say: Callable[[Literal], object], catalogue: Catalogue
) -> Iterator[str]:
    """Why a CRM cannot say some of these tests: what contacts answer it never can."""
    for literal in tests:
        if catalogue[literal.field].of == "contact":
            yield f"{catalogue[literal.field].label} is of contacts, not of the account"
            continue
        if shifts(literal, catalogue):
            yield f"{catalogue[literal.field].label}: what an empty value stands for changes by the day"
            continue
        try:
            say(literal)
        except InexpressibleError as error:
            yield str(error)
