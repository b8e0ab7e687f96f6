"""What decided, in words: the parts of `icp_why` and `icp_reasons`, as `fit` and `accounts` write them."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

import ibis.expr.types as ir

from icp_playbook.engines.expressions import Holds, all_of, any_of, chosen, none_of, number
from icp_playbook.engines.facts import IcpFacts, Kept
from icp_playbook.engines.outcomes import same
from icp_playbook.engines.points import CriterionPoints, Sums, is_false, is_true, is_unknown, sums
from icp_playbook.engines.texts import Item, Text, joined
from icp_playbook.fit import BandedPoints, IcpProgram, IcpWords, signed

REASONS = {
    "ruled": "ruled out by",
    "met": "met",
    "against": "against",
    "missed": "missed",
    "assumed": "not known, counts as not met",
    "unknown": "unknown",
}
"""Part → what stands before its labels, in order."""
LISTS = {
    "earned": "",
    "lacking": "",
    "guessed": "",
    "costs": "",
    "gaps": "",
    "also_ruled": "disqualified",
    "missed_musts": "disqualified",
    "also_missed": "outside",
}
"""Part → the status whose words have it; "" for all but these two."""


@dataclass(frozen=True, slots=True)
class IcpAccount:
    """The accounts of a table before one ICP."""

    table: ir.Table
    icp: IcpProgram
    words: IcpWords
    facts: IcpFacts
    criteria: Sequence[CriterionPoints]

    @property
    def sums(self) -> Sums:
        """What they come to together."""
        return sums(self.icp, self.criteria)

    @property
    def rows(self) -> Iterator[tuple[BandedPoints, CriterionPoints]]:
        """Its criteria with their bands."""
        return zip(self.icp.score, self.criteria, strict=True)

    def label(self, criterion: CriterionPoints) -> str:
        """The label of a criterion."""
        return self.words.score[criterion.id].label

    def musts(self, state: Callable[[ir.Table, Kept], Holds]) -> Iterator[Item]:
        """Its musts with whether they are in a state, by their labels."""
        for row, truth in zip(self.icp.must, self.facts.musts, strict=True):
            yield state(self.table, truth), self.words.must[row.id].label

    def disqualifiers(self, state: Callable[[ir.Table, Kept], Holds]) -> Iterator[Item]:
        """Its disqualifiers with whether they are in a state, by their names."""
        for row, truth in zip(self.icp.disqualifiers, self.facts.disqualifiers, strict=True):
            yield state(self.table, truth), self.words.disqualifiers[row.id].name


@dataclass(frozen=True, slots=True)
class WhyList:
    """The items of a list in order, and what is counted: as many hold as items do."""

    items: list[Item]
    counted: list[Holds]


def reason_parts(case: IcpAccount) -> dict[str, list[Item]]:
    """Part of `REASONS` → its labels."""
    musts = {"met": is_true, "missed": is_false, "unknown": is_unknown}
    states = [(_states(row, one), case.label(one)) for row, one in case.rows]
    found: dict[str, list[Item]] = {
        part: [
            *(case.musts(musts[part]) if part in musts else ()),
            *((state[part], label) for state, label in states if part in state),
        ]
        for part in REASONS
    }
    found["ruled"] = [*case.disqualifiers(is_true)]
    return {part: _possible(items) for part, items in found.items()}


def _states(row: BandedPoints, one: CriterionPoints) -> dict[str, Holds]:
    """Whether a criterion is in each state; friction that does not apply is no reason."""
    sure, values = none_of(one.assumed), _values(row)
    met = against = False
    if one.decided is not None:
        met = all_of([sure, number(one.decided) > 0]) if values[0] > 0 else False
        against = all_of([sure, number(one.decided) < 0]) if values[-1] < 0 else False
    return {
        "met": met,
        "against": against,
        "missed": all_of([sure, one.comes_to(0)]) if one.possible else False,
        "assumed": one.assumed,
        "unknown": one.unknown,
    }


def _possible(items: Iterable[Item]) -> list[Item]:
    return [(holds, label) for holds, label in items if holds is not False]


def why_lists(case: IcpAccount) -> dict[str, WhyList]:
    """Part of `LISTS` → its items, in the order in which `icp_why` names them."""
    states = [_states(row, one) for row, one in case.rows]
    unknown = [holds for holds, _ in (*case.musts(is_unknown), *case.disqualifiers(is_unknown))]
    return {
        "earned": _listed(_earned(case), [one["met"] for one in states]),
        "lacking": _listed(_lacking(case)),
        "guessed": _listed(_guessed(case)),
        "costs": _listed(_costs(case), [one["against"] for one in states]),
        "gaps": _listed(_gaps(case), [*unknown, *(one["unknown"] for one in states)]),
        "also_ruled": _listed(_others([*case.disqualifiers(is_true)])),
        "also_missed": _listed(_others([*case.musts(is_false)])),
        "missed_musts": _listed([*case.musts(is_false)]),
    }


def _listed(items: Iterable[Item], counted: Iterable[Holds] | None = None) -> WhyList:
    found = _possible(items)
    if counted is None:
        counted = [holds for holds, _ in found]
    return WhyList(found, [holds for holds in counted if holds is not False])


def _values(row: BandedPoints) -> list[int]:
    """The points that a criterion may come to, the most first."""
    return sorted({0, *(band.points for band in row.bands)}, reverse=True)


def _earned(case: IcpAccount) -> Iterator[Item]:
    """What earned points, the most first."""
    found = []
    for place, (row, one) in enumerate(case.rows):
        for points in _values(row):
            if points > 0:
                of = f" of {one.possible}" if points != one.possible else ""
                found.append((-points, place, _surely(one, points), f"{case.label(one)} (+{points}{of})"))
    return _in_order(found)


def _lacking(case: IcpAccount) -> Iterator[Item]:
    """What was missed, the most points first."""
    return _in_order(
        (-one.possible, place, _surely(one, 0), f"{case.label(one)} (0 of {one.possible})")
        for place, one in enumerate(case.criteria)
        if one.possible
    )


def _guessed(case: IcpAccount) -> Iterator[Item]:
    """What is assumed, the most points first."""
    return _in_order(
        (
            -one.possible,
            place,
            all_of([one.assumed, one.comes_to(points)]),
            f"{case.label(one)} (counts as {signed(points)} of {one.possible})",
        )
        for place, (row, one) in enumerate(case.rows)
        if one.possible and one.assumed is not False
        for points in _values(row)
    )


def _costs(case: IcpAccount) -> Iterator[Item]:
    """What costs points, the most first."""
    return _in_order(
        (points, place, _surely(one, points), f"{case.label(one)} ({signed(points)})")
        for place, (row, one) in enumerate(case.rows)
        for points in _values(row)
        if points < 0
    )


def _surely(one: CriterionPoints, points: int) -> Holds:
    """Whether a criterion comes to so many points, and that is not assumed."""
    return all_of([none_of(one.assumed), one.comes_to(points)])


def _in_order(found: Iterable[tuple[int, int, Holds, str]]) -> Iterator[Item]:
    """Items by what they weigh, then by their places."""
    for _, _, holds, label in sorted(found, key=lambda item: item[:2]):
        yield holds, label


def _gaps(case: IcpAccount) -> Iterator[Item]:
    """What is unknown: musts, disqualifiers, then criteria by the points at stake."""
    for holds, label in case.musts(is_unknown):
        yield holds, f"{label} (must)"
    for holds, name in case.disqualifiers(is_unknown):
        yield holds, f"{name} (disqualifier)"
    spans = []
    for place, (row, one) in enumerate(case.rows):
        if one.unknown is False:
            continue
        values = _values(row)
        pairs = one.spans
        if pairs is None:
            pairs = frozenset((low, high) for low in values for high in values if low < high)
        for low, high in pairs:
            holds = one.unknown if len(pairs) == 1 else all_of([same(one.low, low), same(one.high, high)])
            label = f"{case.label(one)} ({signed(low)} to {signed(high)})"
            spans.append((low - high, place, holds, label))
    yield from _in_order(spans)


def _others(cases: Sequence[Item]) -> Iterator[Item]:
    """All that hold but the first."""
    before: list[Holds] = []
    for holds, label in cases:
        yield all_of([holds, any_of(before)]), label
        before.append(holds)


def first_words(cases: Sequence[Item], otherwise: str = "") -> Text:
    """The text of the first that holds."""
    left = [(holds, text) for holds, text in cases if holds is not False]
    return chosen(left, otherwise, "string") if left else otherwise


def cap_words(case: IcpAccount) -> Text:
    """Where caps take points off, each sentence behind a space."""
    parts = []
    for name, over in case.sums.over.items():
        cap, points = case.words.caps[name], number(over)
        lead = f" {cap.label} earns at most {cap.at_most}: "
        noun = chosen([(points == 1, " point")], " points", "string")
        sentence = joined([lead, points.cast("string"), noun, " over the cap."])
        parts.append(chosen([(points > 0, sentence)], "", "string"))
    return joined(parts)
