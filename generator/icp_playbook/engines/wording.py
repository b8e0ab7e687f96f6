"""What decided, in words: the parts of `icp_why` and `icp_reasons`, as `fit` and `accounts` write them."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import ibis.expr.types as ir

from icp_playbook.engines.expressions import Holds, all_of, any_of, chosen, none_of, number
from icp_playbook.engines.facts import IcpFacts, Kept
from icp_playbook.engines.outcomes import same
from icp_playbook.engines.points import CriterionPoints, Sums, is_false, is_true, is_unknown
from icp_playbook.engines.texts import Text, items_of, joined
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
    sums: Sums

    @property
    def rows(self) -> Iterator[tuple[BandedPoints, CriterionPoints]]:
        """Its criteria with their bands."""
        return zip(self.icp.score, self.criteria, strict=True)

    def label(self, criterion: CriterionPoints) -> str:
        """The label of a criterion."""
        return self.words.score[criterion.id].label

    def musts(self, state: Callable[[ir.Table, Kept], Holds]) -> Iterator[tuple[Holds, str]]:
        """Its musts with whether they are in a state, by their labels."""
        for row, truth in zip(self.icp.must, self.facts.musts, strict=True):
            yield state(self.table, truth), self.words.must[row.id].label

    def disqualifiers(self, state: Callable[[ir.Table, Kept], Holds]) -> Iterator[tuple[Holds, str]]:
        """Its disqualifiers with whether they are in a state, by their names."""
        for row, truth in zip(self.icp.disqualifiers, self.facts.disqualifiers, strict=True):
            yield state(self.table, truth), self.words.disqualifiers[row.id].name


def reason_parts(case: IcpAccount) -> dict[str, Text]:
    """Part of `REASONS` → its labels, each behind a comma."""
    score: dict[str, list[tuple[Holds, str]]] = {part: [] for part in REASONS}
    for one in case.criteria:
        for part, holds in _states(one).items():
            score[part].append((holds, case.label(one)))
    musts = {"met": is_true, "missed": is_false, "unknown": is_unknown}
    found = {part: [*(case.musts(musts[part]) if part in musts else ()), *score[part]] for part in REASONS}
    found["ruled"] = [*case.disqualifiers(is_true)]
    return {part: items_of(cases, ", ") for part, cases in found.items()}


def _states(one: CriterionPoints) -> dict[str, Holds]:
    """Whether a criterion is in each state; friction that does not apply is no reason."""
    sure = none_of(one.assumed)
    return {
        "met": all_of([sure, same(one.low, one.high), one.low > 0]),
        "against": all_of([sure, same(one.low, one.high), one.low < 0]),
        "missed": all_of([sure, _exactly(one, 0)]) if one.possible else False,
        "assumed": one.assumed,
        "unknown": one.unknown,
    }


def why_lists(case: IcpAccount) -> dict[str, Text]:
    """Part of `LISTS` → its items, in the order in which `icp_why` names them."""
    return {
        "earned": items_of(_earned(case)),
        "lacking": items_of(_lacking(case)),
        "guessed": items_of(_guessed(case)),
        "costs": items_of(_costs(case)),
        "gaps": items_of(_gaps(case)),
        "also_ruled": items_of(_others([*case.disqualifiers(is_true)])),
        "also_missed": items_of(_others([*case.musts(is_false)])),
        "missed_musts": items_of([*case.musts(is_false)]),
    }


def _values(row: BandedPoints) -> list[int]:
    """The points that a criterion may come to."""
    return sorted({0, *(band.points for band in row.bands)}, reverse=True)


def _exactly(one: CriterionPoints, points: int) -> Holds:
    """Whether a criterion comes to so many points, and no other outcome is possible."""
    if one.low is one.high:
        return same(one.low, points)
    return all_of([same(one.low, points), same(one.high, points)])


def _earned(case: IcpAccount) -> list[tuple[Holds, str]]:
    """What earned points, the most first."""
    found = []
    for place, (row, one) in enumerate(case.rows):
        sure = none_of(one.assumed)
        for points in _values(row):
            if points > 0:
                of = f" of {one.possible}" if points != one.possible else ""
                label = f"{case.label(one)} (+{points}{of})"
                found.append((-points, place, (all_of([sure, _exactly(one, points)]), label)))
    return [case_ for _, _, case_ in sorted(found, key=lambda item: item[:2])]


def _lacking(case: IcpAccount) -> list[tuple[Holds, str]]:
    """What was missed, the most points first."""
    rows = sorted((one for one in case.criteria if one.possible), key=lambda one: -one.possible)
    return [(_states(one)["missed"], f"{case.label(one)} (0 of {one.possible})") for one in rows]


def _guessed(case: IcpAccount) -> list[tuple[Holds, str]]:
    """What is assumed, the most points first."""
    rows = sorted(((row, one) for row, one in case.rows if one.possible), key=lambda pair: -pair[1].possible)
    return [
        (
            all_of([one.assumed, _exactly(one, points)]),
            f"{case.label(one)} (counts as {signed(points)} of {one.possible})",
        )
        for row, one in rows
        if one.assumed is not False
        for points in _values(row)
    ]


def _costs(case: IcpAccount) -> list[tuple[Holds, str]]:
    """What costs points, the most first."""
    found = []
    for place, (row, one) in enumerate(case.rows):
        sure = none_of(one.assumed)
        for points in _values(row):
            if points < 0:
                label = f"{case.label(one)} ({signed(points)})"
                found.append((points, place, (all_of([sure, _exactly(one, points)]), label)))
    return [case_ for _, _, case_ in sorted(found, key=lambda item: item[:2])]


def _gaps(case: IcpAccount) -> list[tuple[Holds, str]]:
    """What is unknown: musts, disqualifiers, then criteria by the points at stake."""
    found = [(holds, f"{label} (must)") for holds, label in case.musts(is_unknown)]
    found += [(holds, f"{name} (disqualifier)") for holds, name in case.disqualifiers(is_unknown)]
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
            spans.append((low - high, place, (holds, label)))
    return [*found, *(case_ for _, _, case_ in sorted(spans, key=lambda item: item[:2]))]


def _others(cases: Sequence[tuple[Holds, str]]) -> list[tuple[Holds, str]]:
    """All that hold but the first."""
    found: list[tuple[Holds, str]] = []
    before: list[Holds] = []
    for holds, label in cases:
        found.append((all_of([holds, any_of(before)]), label))
        before.append(holds)
    return found


def first_words(cases: Sequence[tuple[Holds, str]], otherwise: str = "") -> Text:
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
