"""What each part of an ICP adds: who meets it beside who misses it, and what cannot be said."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias

from icp_playbook.backtest import Contrast, difference, percent
from icp_playbook.phrases import counted, plural
from icp_playbook.views.pictures import Axis, Whisker, difference_axis

PartTone: TypeAlias = Literal["said", "contrary", "open"]
_KINDS = {"must": "Must", "criterion": "Criterion", "disqualifier": "Disqualifier", "signal": "Signal"}
_ANSWERS: dict[tuple[bool, bool], str] = {
    (True, True): "Wins more often",
    (True, False): "Wins less often, contrary to the playbook",
    (False, True): "Wins less often",
    (False, False): "Wins more often, contrary to the playbook",
}
"""Whether the playbook expects more, and whether it is so."""


@dataclass(frozen=True, slots=True)
class PartRow:
    """A part of an ICP: how often those win who meet it and who miss it, and the difference."""

    label: str
    kind: str
    met: str
    missed: str
    points: str
    """The difference in points, with its interval."""
    whisker: Whisker
    tone: PartTone
    answer: str


@dataclass(frozen=True, slots=True)
class PartRows:
    """Parts of which there are enough to ask, those of which something can be said first."""

    rows: tuple[PartRow, ...]
    axis: Axis
    few: tuple[str, ...]
    """The names of the rest."""
    summary: str
    """What can be said of them, in a sentence."""


def part_rows(contrasts: Iterable[Contrast]) -> PartRows:
    """The rows of a back-test's contrasts; of some of them nothing can be said."""
    found = list(contrasts)
    asked = [one for one in found if one.answer != "too-few"]
    bounds = [bound for one in asked for bound in _bounds(one)]
    axis = difference_axis(bounds)
    order = {"contrary": 0, "as-expected": 0, "unsaid": 1}
    rows = sorted(asked, key=lambda one: (order[one.answer], -abs(_bounds(one)[1])))
    few = [one.first.label for one in found if one.answer == "too-few"]
    return PartRows(
        tuple(row for one in rows for row in _row(one, axis)),
        axis,
        tuple(dict.fromkeys(few)),
        _summary(asked),
    )


def _summary(asked: list[Contrast]) -> str:
    if not asked:
        return "No part has enough decided deals on both sides to compare."
    expected = sum(one.answer == "as-expected" for one in asked)
    contrary = sum(one.answer == "contrary" for one in asked)
    verb = plural(expected, "separates", "separate")
    sentence = f"{expected} of {counted(len(asked), 'part')} {verb} won from lost as the playbook says"
    if contrary:
        sentence += f"; {contrary} {plural(contrary, 'does', 'do')} the opposite"
    unsaid = len(asked) - expected - contrary
    return f"{sentence}; {unsaid} cannot be called." if unsaid else f"{sentence}."


def _bounds(one: Contrast) -> tuple[float, float, float]:
    first, second = one.first.measures.won_rate, one.second.measures.won_rate
    if first is None or second is None:
        return 0.0, 0.0, 0.0
    found = difference(first, second)
    return found.low, found.value, found.high


def _row(one: Contrast, axis: Axis) -> Iterator[PartRow]:
    first, second = one.first.measures, one.second.measures
    if first.won_rate is None or second.won_rate is None:
        return
    low, value, high = _bounds(one)
    tone: PartTone = {"as-expected": "said", "contrary": "contrary"}.get(one.answer, "open")  # type: ignore[assignment]  # its values
    yield PartRow(
        one.first.label,
        _KINDS[one.first.kind],
        f"{percent(first.won_rate.value)}% of {first.decided}",
        f"{percent(second.won_rate.value)}% of {second.decided}",
        f"{_signed(value)} ({_signed(low)} to {_signed(high)})",
        axis.whisker(low, value, high),
        tone,
        _ANSWERS[one.more, one.answer == "as-expected"] if tone != "open" else "Cannot be said",
    )


def _signed(share: float) -> str:
    """A difference in whole points: +14, 0, −3."""
    points = percent(share)
    return f"{points:+d}".replace("-", "−") if points else "0"
