"""The scale of fit from 0 to 100 with the tiers on it, and accounts placed where they score."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, TypeAlias

from icp_playbook.fit import Verdict
from icp_playbook.phrases import number_range
from icp_playbook.playbook import Key, Playbook, tiers_of
from icp_playbook.views.example_verdicts import ExampleVerdicts, examples_of
from icp_playbook.views.labels import STATUS_LABELS
from icp_playbook.views.routes import Link, Place

Side: TypeAlias = Literal["after", "before", "above"]
"""To the right of the mark, to the left if there is no room, or above it if there is none on either side."""
ROOM, ROOM_WITH_NAME = 25, 45
"""Points of the scale that a text beside a mark takes, as scale.js counts, and one with a name before it."""


@dataclass(frozen=True, slots=True)
class Zone:
    """A tier on the scale: where it starts and how wide it is, in points of 100."""

    label: str
    start: int
    width: int
    rank: int
    """0 is the best tier."""


@dataclass(frozen=True, slots=True)
class ScaleMark:
    """An account on the scale; from low to high where its score is not settled."""

    link: Link
    """Its page; without a URL it is the page's own account. The note says what became of it."""
    tone: str
    """Its status."""
    score: str
    low: int
    high: int
    side: Side
    """Where the text stands."""


@dataclass(frozen=True, slots=True)
class Scale:
    """Zones from the lowest tier to the best; the marks, one below the other."""

    zones: tuple[Zone, ...]
    marks: tuple[ScaleMark, ...]


def icp_scale(playbook: Playbook, place: Place, icp: str, judged: ExampleVerdicts) -> Scale:
    """The tiers with the examples of an ICP on them."""
    return _scale(
        playbook,
        icp,
        (
            (
                judged.verdicts[id_],
                place.entry(playbook, Key("example", id_)).text,
                place.to(f"examples/{id_}/"),
            )
            for id_ in examples_of(playbook, icp)
        ),
    )


def account_scale(playbook: Playbook, verdict: Verdict, name: str) -> Scale:
    """The tiers with one account on them."""
    return _scale(playbook, verdict.icp, [(verdict, name, "")])


def score_words(verdict: Verdict) -> str:
    """The score, or the range it lies in: 73, 69–77."""
    return number_range(verdict.score_low, verdict.score_high)


def tier_words(playbook: Playbook, verdict: Verdict) -> str:
    """The tier of a fit, else the status."""
    tiers = playbook.settings.tiers
    return next((tier.label for tier in tiers if tier.id == verdict.tier), STATUS_LABELS[verdict.status])


def _scale(playbook: Playbook, icp: str, accounts: Iterable[tuple[Verdict, str, str]]) -> Scale:
    zones, end = [], 100
    for rank, tier in enumerate(tiers_of(playbook.settings, playbook.profiles[icp].fit)):
        zones.append(Zone(tier.label, tier.at_least, end - tier.at_least, rank))
        end = tier.at_least
    return Scale(tuple(reversed(zones)), tuple(_mark(playbook, *account) for account in accounts))


def _mark(playbook: Playbook, verdict: Verdict, name: str, url: str) -> ScaleMark:
    score, outcome = score_words(verdict), tier_words(playbook, verdict)
    return ScaleMark(
        Link(name, url, outcome),
        verdict.status,
        score,
        verdict.score_low,
        verdict.score_high,
        _side(verdict.score_low, verdict.score_high, ROOM_WITH_NAME if url else ROOM),
    )


def _side(low: int, high: int, room: int) -> Side:
    if high <= 45 and 100 - high >= room:
        return "after"
    return "before" if low >= room else "above"
