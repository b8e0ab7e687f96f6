"""The columns that `score` adds to a list, as properties that a CRM can keep them in."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

from icp_playbook.fit import MEMBERSHIP_WORDS, WordList

PropertyKind: TypeAlias = Literal["choice", "number", "text", "long-text"]


@dataclass(frozen=True, slots=True)
class AddedProperty:
    """A property by the name of its column. `options` are what a choice may be, by what `score` writes."""

    name: str
    label: str
    about: str
    kind: PropertyKind
    options: Mapping[str, str]


def added_properties(words: WordList) -> tuple[AddedProperty, ...]:
    """In the order of the columns; what is of the list and not of the account is left out."""
    icps = words.icps
    segments = {id_: name for icp in icps.values() for id_, name in icp.segments.items()}
    outs = {id_: out.name for icp in icps.values() for id_, out in icp.disqualifiers.items()}
    tiers = {id_: tier.label for id_, tier in words.tiers.items()}
    levels = {id_: level.label for id_, level in words.levels.items()}
    plays = {id_: play.label for id_, play in words.plays.items()}
    rows: tuple[tuple[str, str, str, PropertyKind, Mapping[str, str]], ...] = (
        (
            "profile",
            "profile",
            "The ICP it is judged by",
            "choice",
            {id_: icp.name for id_, icp in icps.items()},
        ),
        ("segment", "segment", "Its segment of that ICP", "choice", segments),
        ("status", "status", "Whether it is in", "choice", _STATUS),
        (
            "certain",
            "certainty",
            "How surely it is in",
            "choice",
            {one: one for one in MEMBERSHIP_WORDS.values()},
        ),
        ("tier", "tier", "Its tier, if it is in", "choice", tiers),
        ("potential", "tiers still possible", "The tiers it may still reach", "text", {}),
        ("points_low", "points, at least", "What is not known counted at its worst", "number", {}),
        ("points_high", "points, at most", "What is not known counted at its best", "number", {}),
        ("points_possible", "points, possible", "The most that can be earned", "number", {}),
        ("score_low", "score, at least", "Percent of the possible points, 0 to 100", "number", {}),
        ("score_high", "score, at most", "Percent of the possible points, 0 to 100", "number", {}),
        ("expected", "score, expected", "The score to be expected, 0 to 100", "number", {}),
        ("known", "score of what we know", "Percent of the decided points, 0 to 100", "number", {}),
        ("coverage", "coverage", "Percent of the possible points that are decided", "number", {}),
        ("intent", "intent", "Points of signals", "number", {}),
        ("intent_level", "intent level", "The level of its signals", "choice", levels),
        ("play", "play", "What to do", "choice", plays),
        ("why", "verdict", "The verdict in a sentence", "long-text", {}),
        ("reasons", "reasons", "What decided", "long-text", {}),
        ("disqualifier", "disqualifier", "What rules it out", "choice", outs),
        ("next_question", "next question", "What to ask next", "long-text", {}),
        ("version", "version", "The version of the rules", "text", {}),
    )
    return tuple(
        AddedProperty(f"icp_{name}", f"ICP {label}", about, kind, options)
        for name, label, about, kind, options in rows
        if kind != "choice" or options
    )


_STATUS: Mapping[str, str] = {
    "fit": "Fit",
    "undecided": "Undecided",
    "insufficient": "Too little known",
    "outside": "Outside",
    "disqualified": "Disqualified",
}
