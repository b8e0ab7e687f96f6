"""A verdict as a page shows it: the answer, then every reason with its points."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

from icp_playbook.conditions import say
from icp_playbook.fit import Reason, State, Verdict
from icp_playbook.model import Criterion, steps
from icp_playbook.phrases import counted, plural
from icp_playbook.playbook import Key, Playbook, cap_label, criterion_label, must_label
from icp_playbook.views.labels import DIMENSION_LABELS, STATUS_LABELS
from icp_playbook.views.pictures import Scale, account_scale, score_words, tier_words
from icp_playbook.views.routes import Link, Place

Kind: TypeAlias = Literal["must", "score", "disqualifier"]


@dataclass(frozen=True, slots=True)
class ReasonRow:
    """A must, a criterion or a disqualifier and what became of it."""

    link: Link
    """To where the ICP or the disqualifier says why; the note is the condition in words."""
    tone: str
    """met, part, missed, costs, spared or unknown: the picture beside the word."""
    word: str
    points: str
    """Of a criterion: "10 of 14", "−6", "0–8 of 8"; else empty."""
    earned: int
    """The length of its bar in percent of the highest criterion, and of what may still be added."""
    open: int


@dataclass(frozen=True, slots=True)
class NextQuestion:
    """What to ask next: the field, the words to ask with, what depends on it."""

    field: str
    ask: str
    stakes: str


@dataclass(frozen=True, slots=True)
class VerdictView:
    """A verdict with its breakdown."""

    status: str
    status_id: str
    headline: str
    """The tier, or what there is instead of one."""
    facts: tuple[tuple[str, str, str], ...]
    """Label, value, URL or nothing."""
    scale: Scale
    do: str
    """What the play says to do; empty without a play."""
    question: NextQuestion | None
    cite: str
    """The words to drop the deal with; empty unless disqualified."""
    musts: tuple[ReasonRow, ...]
    criteria: tuple[tuple[str, tuple[ReasonRow, ...]], ...]
    """By dimension."""
    outs: tuple[ReasonRow, ...]
    signals: tuple[tuple[Link, int], ...]
    intent: str
    intent_points: int
    points: str
    version: str


def verdict_view(playbook: Playbook, place: Place, verdict: Verdict, name: str, version: str) -> VerdictView:
    """The view of a verdict on an account of that name, by the program of that version."""
    settings, profile = playbook.settings, playbook.profiles[verdict.icp]
    play = next((play for play in settings.plays if play.id == verdict.play), None)
    reasons = {(reason.kind, reason.id): reason for reason in verdict.reasons}
    out = verdict.disqualifier
    return VerdictView(
        status=STATUS_LABELS[verdict.status],
        status_id=verdict.status,
        headline=_headline(playbook, verdict),
        facts=_facts(playbook, place, verdict),
        scale=account_scale(playbook, verdict, name),
        do=play.do if play else "",
        question=_question(playbook, verdict),
        cite=playbook.disqualifiers[out].cite if out else "",
        musts=tuple(
            _condition_row(
                reasons["must", must.id],
                Link(
                    must_label(must, playbook.catalogue),
                    place.to(f"icp/{verdict.icp}/#in"),
                    say(must.when, playbook.catalogue) if must.label else "",
                ),
            )
            for must in profile.fit.must
        ),
        criteria=_criteria(playbook, place, verdict, reasons),
        outs=tuple(
            _condition_row(
                reasons["disqualifier", id_],
                place.entry(
                    playbook,
                    Key("disqualifier", id_),
                    say(playbook.disqualifiers[id_].when, playbook.catalogue),
                ),
            )
            for id_ in profile.fit.disqualifiers
        ),
        signals=tuple(
            (place.entry(playbook, Key("signal", id_)), points) for id_, points in verdict.intent.signals
        ),
        intent=_level(playbook, verdict),
        intent_points=verdict.intent.points,
        points=points_words(verdict.points_low, verdict.points_high, verdict.possible),
        version=version,
    )


def state_word(reason: Reason) -> tuple[str, str]:
    """The picture and the word of a reason: met, missed or unknown, and what it means for the points."""
    if reason.kind == "disqualifier":
        return _OUT_WORDS[reason.state]
    if reason.state == "unknown" or reason.kind == "must":
        return reason.state, reason.state
    if reason.state == "assumed":
        return "unknown", f"not known, counts as {signed(reason.low)}"
    if reason.low < 0:
        return "costs", "met, costs points"
    if reason.state == "missed":
        return ("missed", "missed") if reason.possible else ("spared", "missed, costs nothing")
    return ("met", "met") if reason.low == reason.possible else ("part", "met in part")


_OUT_WORDS: dict[State, tuple[str, str]] = {
    "met": ("out", "applies"),
    "missed": ("spared", "ruled out"),
    "unknown": ("unknown", "unknown"),
}


def points_words(low: int, high: int, possible: int) -> str:
    """Points earned of those possible: "10 of 14", "0–8 of 8", and "−6" where there is nothing to earn."""
    earned = (
        signed(low) if low == high else f"{signed(low)} to {signed(high)}" if low < 0 else f"{low}–{high}"
    )
    return f"{earned} of {possible}" if possible else earned


def signed(points: int) -> str:
    """Points with a minus sign that is as wide as a digit."""
    return f"−{-points}" if points < 0 else str(points)


def _level(playbook: Playbook, verdict: Verdict) -> str:
    """The level of intent; "" in a playbook without levels."""
    return next((one.label for one in playbook.settings.levels if one.id == verdict.intent.level), "")


def _headline(playbook: Playbook, verdict: Verdict) -> str:
    play = next((play.label for play in playbook.settings.plays if play.id == verdict.play), "")
    match verdict.status:
        case "fit":
            return ": ".join(filter(None, (tier_words(playbook, verdict), play)))
        case "undecided":
            return "No tier yet: ask first"
        case "insufficient":
            return "No verdict yet: ask first"
        case "outside":
            return "A must is missed"
        case "disqualified":
            return playbook.disqualifiers[str(verdict.disqualifier)].name


def _facts(playbook: Playbook, place: Place, verdict: Verdict) -> tuple[tuple[str, str, str], ...]:
    level = _level(playbook, verdict)
    score = f"{score_words(verdict)} of 100"
    points = points_words(verdict.points_low, verdict.points_high, verdict.possible)
    rows = [
        ("Score", score if points == score else f"{score} ({points} points)", ""),
        ("Coverage", f"{verdict.coverage}% of the points are decided", ""),
    ]
    caps = playbook.profiles[verdict.icp].fit.caps
    for name, over in verdict.capped:
        cap = f"at most {caps[name].at_most}: {counted(over, 'point')} over the cap"
        rows.append((cap_label(name, caps[name]), cap, ""))
    if level or verdict.intent.points:
        intent = counted(verdict.intent.points, "point")
        rows.append(("Intent", f"{level}, {intent}" if level else intent, ""))
    segments = [verdict.segment] if verdict.segment else []
    for label, ids in (("Segment", segments), ("May be", verdict.possible_segments)):
        for id_ in ids:
            link = place.entry(playbook, Key("segment", id_))
            rows.append((label, link.text, link.url))
    return tuple(rows)


def _question(playbook: Playbook, verdict: Verdict) -> NextQuestion | None:
    question = verdict.next_question
    if question is None:
        return None
    field = playbook.catalogue[question.field]
    stakes = ["it is needed before anything can be said"] if verdict.status == "insufficient" else []
    if question.decides:
        stakes.append("it can rule the account out")
    if question.points:
        stakes.append(
            f"{counted(question.points, 'point')} {plural(question.points, 'depends', 'depend')} on it"
        )
    return NextQuestion(field.label, field.question or f"{field.label}?", ", and ".join(stakes))


def _condition_row(reason: Reason, link: Link) -> ReasonRow:
    tone, word = state_word(reason)
    return ReasonRow(link, tone, word, "", 0, 0)


def _criteria(
    playbook: Playbook, place: Place, verdict: Verdict, reasons: Mapping[tuple[Kind, str], Reason]
) -> tuple[tuple[str, tuple[ReasonRow, ...]], ...]:
    profile = playbook.profiles[verdict.icp]
    highest = max(abs(band.points) for row in profile.fit.score for band in steps(row)) or 1
    found = []
    for dimension, label in DIMENSION_LABELS.items():
        rows = tuple(
            _criterion_row(playbook, place, verdict.icp, row, reasons["score", row.id], highest)
            for row in profile.fit.score
            if row.dimension == dimension
        )
        if rows:
            found.append((label, rows))
    return tuple(found)


def _criterion_row(
    playbook: Playbook, place: Place, icp: str, row: Criterion, reason: Reason, highest: int
) -> ReasonRow:
    """With the condition of the band that is met, else of the one with the most points."""
    bands = steps(row)
    shown = bands[reason.band] if reason.band is not None else max(bands, key=lambda band: abs(band.points))
    tone, word = state_word(reason)
    return ReasonRow(
        Link(
            criterion_label(row, playbook.catalogue),
            place.to(f"icp/{icp}/#criterion-{row.id}"),
            say(shown.when, playbook.catalogue),
        ),
        tone,
        word,
        points_words(reason.low, reason.high, reason.possible),
        round(100 * abs(reason.low) / highest),
        round(100 * (reason.high - max(0, reason.low)) / highest),
    )
